"""Wholes whose sentence tells outright what they are divided into, and totals behind all that they sum up.

``every.py`` asks all ways in turn, but for what comes over from before (``flows.py``) and for periods (``periods.py``).
Sums that only fit do not belong here (``checks/claims/fitting/sums``).
"""
