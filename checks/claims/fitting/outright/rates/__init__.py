"""Rates whose words and place tell outright of what they are.

``every.py`` asks all ways in turn. What happens to fit, or misses by a slip, does not belong here
(``checks/claims/fitting/rates``).
"""
