"""Estimate ``checks/claims/weighed/weights`` from the passages that the reading learnt from.

``python -m tests.checks.claims.weigh`` reads every passage as it is, and once more with figures mistyped on purpose
(``of_slips.py``), which count for less than what offices wrote. Nothing of this runs with the product.
"""
