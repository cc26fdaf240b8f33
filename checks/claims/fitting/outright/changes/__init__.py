"""Rises, falls and multiples whose sentence tells both ends outright.

``every.py`` asks all ways in turn. Which figures near by a change may lie between does not belong here
(``checks/claims/fitting/change_ends.py``).
"""
