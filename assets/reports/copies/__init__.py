"""Annotated copies of what a unit sent: the sender's own file with marks and comments at the figures.

Workbooks (``workbook.py``, ``marks.py``, ``first_sheet.py``, ``rebuilt.py``, ``stored_values.py``) and written
reports (``document.py``, ``places.py``, ``word_marks.py``, ``first_block.py``, ``rebuilt_document.py``) are kept
apart; what both say is in ``told.py``. ``assets/reports/annotate.py`` chooses between them.

Here does not belong: which copies there are and where they lie (``assets/reports/write.py``), and any wording. No
figure and no word of a sender's is changed.
"""
