"""Estimate ``checks/claims/weighed/weights`` from the passages that the reading learnt from.

``python -m tests.checks.claims.weigh`` reads every passage as it is. Figures mistyped on purpose (``slipped.py``) are
left out: with them, the weights tell fewer of the slips that offices make, at the same number of accusations. Nothing
of this runs with the product.
"""
