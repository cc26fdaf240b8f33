"""The first sheet of an annotated copy: one line per finding, each with a link to its cell.

Marking the cells themselves belongs in ``marks.py``.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assets.messages import Lang, say
from assets.reports.copies.marks import FILLS, own_cells
from assets.reports.copies.told import Head
from assets.reports.records import Finding, Suspect, UnitReport
from assets.reports.words import for_xml, severity, suspects_in_one_line
from assets.text import fold

#: Columns by the name of their heading, with their widths.
_COLUMNS = {
    "number": 6, "severity": 12, "rule": 11, "message": 66, "suspects": 44, "sheet": 16, "cell": 13,
    "reference": 28,
}  # fmt: skip
_LONGEST_TEXT = 32_000
_CHARACTERS_A_LINE, _LINE = 150, 16
_TALLEST = 400  # Excel allows 409
_FONT = "Times New Roman"
_EDGE = Side(style="thin", color="FF8C96A3")
_GRID = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_HEAD = PatternFill("solid", fgColor="FF1F3A5F")


def free_title(book: Workbook, lang: Lang) -> str:
    """A name for the first sheet that no sheet of the workbook has."""
    wanted = say("report_sheet", lang)
    taken = {fold(title) for title in book.sheetnames}
    title, number = wanted, 2
    while fold(title) in taken:
        title, number = f"{wanted} {number}", number + 1
    return title


def add_first_sheet(
    book: Workbook,
    title: str,
    head: Head,
    unit: UnitReport,
    findings: Iterable[Finding],
    file: str,
    sheets: Mapping[str, Worksheet],
    lang: Lang,
) -> None:
    """Insert the sheet, and make it the one that the workbook opens on."""
    sheet = book.create_sheet(title, 0)
    row = _write_head(sheet, head)
    _write_row(sheet, row, [say(f"report_column_{name}", lang) for name in _COLUMNS])
    for column in range(1, len(_COLUMNS) + 1):
        cell = sheet.cell(row, column)
        cell.font, cell.fill = Font(_FONT, 11, bold=True, color="FFFFFFFF"), _HEAD
        cell.alignment = Alignment("center", "center", wrap_text=True)
    first = row
    for number, finding in enumerate(findings, start=1):
        row += 1
        _write_finding(sheet, row, number, finding, unit.suspects_of(finding), file, sheets, lang)
    if row == first:
        row += 1
        _write_row(sheet, row, ["", "", "", say("report_sheet_nothing", lang), "", "", "", ""])
    _set_up(sheet, first, row)
    for other in book.worksheets:  # two selected sheets would be edited together
        other.sheet_view.tabSelected = other is sheet
    book.active = 0


def _write_head(sheet: Worksheet, head: Head) -> int:
    """Write title and lines over the table's width; returns the row of the table's own header."""
    for row, text in enumerate([head.title, *head.lines], start=1):
        cell = _text(sheet, row, 1, text)
        cell.font = Font(_FONT, 15 if row == 1 else 11, bold=row == 1, color="FF1F3A5F" if row == 1 else None)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.border = Border()
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_COLUMNS))
        # Programs do not fit the height of merged cells.
        lines = 1 + len(text) // _CHARACTERS_A_LINE
        sheet.row_dimensions[row].height = 26 if row == 1 else _LINE * lines + 2
    return len(head.lines) + 2


def _write_finding(
    sheet: Worksheet,
    row: int,
    number: int,
    finding: Finding,
    suspects: Sequence[Suspect],
    file: str,
    sheets: Mapping[str, Worksheet],
    lang: Lang,
) -> None:
    own = own_cells(finding, file)
    names = list(dict.fromkeys(c.sheet for c in own))
    cells = ", ".join(dict.fromkeys(c.cell if len(names) == 1 else f"{c.sheet}!{c.cell}" for c in own))
    _write_row(
        sheet,
        row,
        [
            number, severity(finding.severity, lang), finding.rule, finding.message,
            "\n".join(suspects_in_one_line([s], lang) for s in suspects), "\n".join(names), cells,
            finding.reference,
        ],
    )  # fmt: skip
    sheet.cell(row, 2).fill = FILLS[finding.severity]
    sheet.cell(row, 2).font = Font(_FONT, 11, bold=True)
    for place in own[:1]:
        if place.sheet in sheets:
            link = sheet.cell(row, 1 + list(_COLUMNS).index("cell"))
            location = f"{quote_sheetname(sheets[place.sheet].title)}!{place.cell}"
            link.hyperlink = Hyperlink(ref=link.coordinate, location=location)
            link.font = Font(_FONT, 11, underline="single", color="FF0B4F9E")


def _write_row(sheet: Worksheet, row: int, values: Sequence[str | int]) -> None:
    for column, value in enumerate(values, start=1):
        cell = _text(sheet, row, column, value)
        cell.font, cell.border = Font(_FONT, 11), _GRID
        cell.alignment = Alignment("center" if column in (1, 2, 3) else "left", "top", wrap_text=True)
    # Not every program fits rows to wrapped text on opening; none must cut a sentence off.
    needed = (_lines(str(v), width) for v, width in zip(values, _COLUMNS.values(), strict=True))
    sheet.row_dimensions[row].height = min(_TALLEST, _LINE * max(needed) + 4)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column, words kept whole: rather one too many."""
    return sum(1 + int(1.1 * len(line) // width) for line in (text or " ").splitlines())


def _text(sheet: Worksheet, row: int, column: int, value: str | int) -> Cell:
    cell = cast(Cell, sheet.cell(row, column))
    if isinstance(value, int):
        cell.value = value
    else:
        cell.value = for_xml(value)[:_LONGEST_TEXT]
        cell.data_type = "s"  # text from workbooks is never a formula
    return cell


def _set_up(sheet: Worksheet, header: int, last: int) -> None:
    """Widths, frozen header, and how it prints: A4, landscape, as wide as the page."""
    for column, width in enumerate(_COLUMNS.values(), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{header + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"{header}:{header}"
    sheet.print_area = f"A1:{get_column_letter(len(_COLUMNS))}{last}"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    if sheet.oddFooter:
        sheet.oddFooter.center.text = "&P/&N"
