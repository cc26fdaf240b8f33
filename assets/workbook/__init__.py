"""Workbooks as received: every cell with its value, its printed text and whether it is a formula.

``open.py`` is the way in. Values come from one fast reader for all formats; what that reader does
not tell (number formats, formulas, errors, what is hidden) comes from one small module per format:
``shown_xlsx.py``, ``shown_xls.py``, ``shown_ods.py``. Which table of a sheet is which form belongs
in ``assets/forms``.
"""
