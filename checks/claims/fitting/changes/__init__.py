"""Rises and falls, and growth, between figures near by.

A change that does not fit is claimed here only where one slip explains it (``near.py``), where its ends are named by
their time (``dated.py``), or where the earlier of them is not printed and follows from the other figures
(``derived.py``). What a sentence says of a change does not belong here (``checks/claims/changes``).
"""
