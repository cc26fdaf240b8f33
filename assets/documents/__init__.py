"""Reading written reports: Word, OpenDocument, plain text and PDF to paragraphs and tables.

Here belongs how each format stores text. Here does not belong: what a sentence says (``assets/prose``),
workbooks (``assets/workbook``), the annotated copy of a document (``assets/reports``).
"""
