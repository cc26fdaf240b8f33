"""Wholes and their parts: which figures a document adds up.

``of_document.py`` asks all the ways in which a whole is found; each way is a module of its own. Rates of wholes are
``checks/claims/rates``.
"""
