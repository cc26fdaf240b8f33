"""Rates that are quotients of figures near by, and those that must be by what stands beside them.

A rate that does not fit is claimed here only where its neighbours do (``parallel.py``, ``around.py``), where one slip
explains it (``near.py``), where its sentence leaves two figures alone (``plain.py``), where it is of more than there
was (``exceeding.py``) or where what it fits cannot be its base (``wrong_base.py``). What the words about a rate say it
counts does not belong here (``checks/claims/rates``).
"""
