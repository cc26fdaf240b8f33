"""The annotated copy of a workbook: the sender's layout with marked cells, and a list of findings first."""

import io
import re
import warnings
import zipfile
from collections.abc import Sequence
from pathlib import PurePath
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from assets.messages import Complaint, Lang, say
from assets.periods import Period
from assets.reports.copies.first_sheet import add_first_sheet, free_title
from assets.reports.copies.marks import mark
from assets.reports.copies.rebuilt import rebuild
from assets.reports.copies.stored_values import NotKept, put_back
from assets.reports.copies.told import head
from assets.reports.records import FileReport, Finding, UnitReport
from assets.workbook.open import read_workbook
from assets.workbook.shown_ods import is_ods

_ANCHOR = re.compile(rb"<(?:\w+:)?(?:twoCell|oneCell|absolute)Anchor\b")
#: What the workbook library meets in an odd file with, depending on what it trips over.
_ODD_FILE = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, NotImplementedError,
    zipfile.BadZipFile, ParseError, InvalidFileException,
)  # fmt: skip


def annotate_workbook(
    data: bytes, file: FileReport, unit: UnitReport, findings: Sequence[Finding], period: Period, lang: Lang
) -> bytes:
    """The copy; see ``annotate``.

    Raises:
        Complaint: the file has something that the copy cannot keep without loss of figures.
    """
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
    above = head(file, unit, period, findings, note, lang)
    add_first_sheet(book, title, above, unit, findings, file.name, sheets, lang)
    return _save(book, data if in_place else None, file.name)


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
