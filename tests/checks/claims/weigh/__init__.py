"""Estimate ``checks/claims/weighed/weights`` from the passages that the reading learnt from.

``python -m tests.checks.claims.weigh`` reads every passage as it is, and with a figure mistyped over and over
(``slipped.py``). Nothing of this runs with the product.
"""
