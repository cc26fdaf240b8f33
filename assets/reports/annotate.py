"""An annotated copy of one annex: the sender's layout with marked cells, and a list of findings first.

Pure: bytes in, bytes out. Which files there are and where copies go belongs in ``write.py``.
"""

import io
import re
import warnings
import zipfile
from pathlib import PurePath
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from assets.messages import Complaint, Lang, say
from assets.periods import Period
from assets.reports.first_sheet import Head, add_first_sheet, free_title
from assets.reports.marks import mark
from assets.reports.rebuilt import rebuild
from assets.reports.records import FileReport, Finding, UnitReport
from assets.reports.stored_values import NotKept, put_back
from assets.reports.words import decision, number, unit_name
from assets.workbook.open import read_workbook
from assets.workbook.shown_ods import is_ods

_KEPT = (".xlsx", ".xlsm")
_ANCHOR = re.compile(rb"<(?:\w+:)?(?:twoCell|oneCell|absolute)Anchor\b")
#: What the workbook library meets in an odd file with, depending on what it trips over.
_ODD_FILE = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, NotImplementedError,
    zipfile.BadZipFile, ParseError, InvalidFileException,
)  # fmt: skip


def copy_name(file: str) -> str:
    """How the copy of a file is called.

    >>> copy_name("Bieu mau 3.xlsx"), copy_name("II.06.xls")
    ('Bieu mau 3.xlsx', 'II.06.xls.xlsx')
    """
    return file if PurePath(file).suffix.casefold() in _KEPT else f"{file}.xlsx"


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
        lang: the language of comments and first sheet.

    Raises:
        Complaint: the file has something that the copy cannot keep without loss of figures.
    """
    findings = findings_of(unit, file.name)
    in_place = data.startswith(b"PK") and not is_ods(data)
    if in_place:
        book, lost = _load(data, file.name)
        sheets: dict[str, Worksheet] = {s.title: s for s in book.worksheets if isinstance(s, Worksheet)}
        note = say("report_sheet_lost", lang) if lost else ""
    else:
        book, sheets = rebuild(read_workbook(data, file.name))
        book.properties.creator = say("report_comment_author", lang)
        note = say("report_sheet_rebuilt", lang, format=PurePath(file.name).suffix)
    title = free_title(book, lang)
    mark(sheets, findings, unit.suspects, file.name, lang, title)
    head = _head(file, unit, period, findings, note, lang)
    add_first_sheet(book, title, head, unit, findings, file.name, sheets, lang)
    return _save(book, data if in_place else None, file.name)


def _head(
    file: FileReport, unit: UnitReport, period: Period, findings: list[Finding], note: str, lang: Lang
) -> Head:
    errors = sum(f.severity == "error" for f in findings)
    lines = [
        say(
            "report_sheet_about", lang, unit=unit_name(unit, lang), period=period.label(lang),
            code=period.code, decision=decision(unit, lang),
        ),
        say(
            "report_sheet_counts", lang, errors=number(errors, lang),
            warnings=number(len(findings) - errors, lang),
        ),
        say("report_sheet_suspects", lang) if any(s.place.file == file.name for s in unit.suspects) else "",
        say("report_sheet_advice", lang),
        note,
    ]  # fmt: skip
    return Head(say("report_sheet_title", lang, file=file.name), [line for line in lines if line])


def _load(data: bytes, file: str) -> tuple[Workbook, bool]:
    """Open the sender's workbook; also says whether some of its layout will be lost."""
    with warnings.catch_warnings(record=True) as remarks:
        warnings.simplefilter("always")
        try:
            macros = PurePath(file).suffix.casefold() == ".xlsm"
            book = load_workbook(io.BytesIO(data), keep_vba=macros, rich_text=True)
            drawn = _drawings(data)
        except _ODD_FILE as error:
            raise _not_annotated(file, error) from None
    if book.calculation:  # else Excel would compute all figures anew on opening
        book.calculation.fullCalcOnLoad = False
    kept = sum(len(_drawn_on(sheet)) for sheet in book.worksheets)
    dropped = any("not supported" in str(r.message) for r in remarks)
    return book, dropped or kept < drawn


def _drawings(data: bytes) -> int:
    """How many pictures, charts and shapes lie on the sheets of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [n for n in archive.namelist() if re.fullmatch(r"xl/drawings/drawing\d+\.xml", n)]
        return sum(len(_ANCHOR.findall(archive.read(part))) for part in parts)


def _drawn_on(sheet: Worksheet) -> list[object]:
    """The pictures and charts that the library has taken over; it has no public list of them."""
    return [*getattr(sheet, "_charts", []), *getattr(sheet, "_images", [])]


def _save(book: Workbook, original: bytes | None, file: str) -> bytes:
    out = io.BytesIO()
    try:
        book.save(out)
        return out.getvalue() if original is None else put_back(out.getvalue(), original)
    except (NotKept, *_ODD_FILE) as error:
        raise _not_annotated(file, error) from None


def _not_annotated(file: str, error: Exception) -> Complaint:
    problem = " ".join(str(error).split())[:120] or type(error).__name__
    return Complaint("report_not_annotated", file=file, problem=problem)
