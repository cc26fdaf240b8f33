"""An annotated copy of one file: the sender's own layout, with comments at the figures of its findings.

Pure: bytes in, bytes out. How the copy of a workbook or a document is made is in ``copies``; which files there
are and where copies go belongs in ``write.py``.
"""

from pathlib import PurePath

from assets.documents import open as documents
from assets.messages import Lang
from assets.periods import Period
from assets.reports.records import FileReport, Finding, UnitReport

_KEPT = (".xlsx", ".xlsm", ".docx")


def copy_name(file: str) -> str:
    """How the copy of a file is called.

    >>> copy_name("Bieu mau 3.xlsx"), copy_name("II.06.xls"), copy_name("Bao cao.odt")
    ('Bieu mau 3.xlsx', 'II.06.xls.xlsx', 'Bao cao.odt.docx')
    """
    if PurePath(file).suffix.casefold() in _KEPT:
        return file
    return f"{file}.docx" if _is_document(file) else f"{file}.xlsx"


def findings_of(unit: UnitReport, file: str) -> list[Finding]:
    """The unit's findings that name a cell or the whole of ``file``."""
    return [f for f in unit.findings if file in f.files]


def annotate(data: bytes, file: FileReport, unit: UnitReport, period: Period, lang: Lang = "vi") -> bytes:
    """The annotated copy of one file that was read.

    Args:
        data: the sender's bytes.
        file: the file as received.
        unit: the unit that sent it, with its verdict and findings.
        period: the period it was sent for.
        lang: the language of comments and of the list of findings.

    Raises:
        Complaint: the file has something that the copy cannot keep without loss of figures or words.
    """
    findings = findings_of(unit, file.name)
    if _is_document(file.name):  # the libraries are loaded only where a file needs them
        from assets.reports.copies.document import annotate_document

        return annotate_document(data, file, unit, findings, period, lang)
    from assets.reports.copies.workbook import annotate_workbook

    return annotate_workbook(data, file, unit, findings, period, lang)


def _is_document(file: str) -> bool:
    return PurePath(file).suffix.casefold() in documents.SUFFIXES
