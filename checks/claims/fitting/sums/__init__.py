"""Figures that make up another: near by, in columns, by what they divide, as what came and what was settled of it.

A sum that does not fit is claimed here only where the figures beside it do (``columns.py``), or where its words and its
subject leave no other reading (``flows.py``, ``listed_by.py``). Sums that a sentence claims do not belong here
(``checks/claims/wholes``).
"""
