"""An ``.xlsx`` copy of a workbook in a format that the workbook library cannot write (.xls, .ods).

Built from what the reader read: figures with their number formats, texts, merged ranges, names, and
what is hidden. Marking cells belongs in ``marks.py``.
"""

import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import cast

from openpyxl import Workbook as Book
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assets.reports.words import for_xml
from assets.workbook.cells import Cell, Place, Sheet, Workbook
from assets.workbook.number_format import NumberFormat

_NOT_IN_TITLE = re.compile(r"[\\/*?:\[\]]")
_LONGEST_TITLE = 31
_NARROWEST, _WIDEST, _WIDE_TABLE = 8, 46, 110
_LINE, _TALLEST = 15, 400
#: The first row with so many cells is taken for the head of the table; only from there on are lines drawn.
_CELLS_OF_A_TABLE = 3
_EDGE = Side(style="thin", color="FFBFBFBF")
_GRID = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def rebuild(source: Workbook) -> tuple[Book, dict[str, Worksheet]]:
    """The copy, and its sheets by the name they have in the original."""
    book = Book()
    book.remove(book.worksheets[0])
    sheets: dict[str, Worksheet] = {}
    for sheet in source.sheets:
        made = book.create_sheet(_title(sheet.name))
        made.sheet_state = "hidden" if sheet.hidden else "visible"
        _fill(made, sheet)
        sheets[sheet.name] = made
    return book, sheets


def format_code(shown: NumberFormat) -> str:
    """The number format as Excel writes it.

    >>> format_code(NumberFormat(2, True, True))
    '#,##0.00%'
    >>> format_code(NumberFormat(1, grouped=True, thousands=2))
    '#,##0.0,,'
    """
    if shown.decimals is None:
        return "General"
    whole = "#,##0" if shown.grouped else "0"
    places = "." + "0" * shown.decimals if shown.decimals else ""
    return whole + places + "," * shown.thousands + ("%" if shown.percent else "")


def _title(name: str) -> str:
    return _NOT_IN_TITLE.sub("_", for_xml(name)).strip("'")[:_LONGEST_TITLE] or "_"


def _fill(made: Worksheet, sheet: Sheet) -> None:
    # A text that runs over several columns says nothing about the width of its first one.
    spread = {start for start, end in sheet.merged if end[1] > start[1]}
    widths = _widths(sheet, spread)
    filled = Counter(row for row, _ in sheet.cells)
    table = min((row for row, count in filled.items() if count >= _CELLS_OF_A_TABLE), default=0)
    heights: dict[int, int] = {}
    for (row, column), cell in sheet.cells.items():
        target = cast(BookCell, made.cell(row + 1, column + 1))  # nothing is merged yet
        _store(target, cell)
        centred = (row, column) in spread
        target.alignment = Alignment("center" if centred else None, "center", wrap_text=True)
        if row >= table:
            target.border = _GRID
        if not centred:
            lines = sum(1 + len(line) // widths[column] for line in str(cell.raw).splitlines())
            heights[row] = max(heights.get(row, 1), lines)
    for (top, left), (bottom, right) in sheet.merged:
        made.merge_cells(start_row=top + 1, end_row=bottom + 1, start_column=left + 1, end_column=right + 1)
    for column, width in widths.items():
        made.column_dimensions[get_column_letter(column + 1)].width = width
    for row, lines in heights.items():  # programs do not fit rows on opening
        made.row_dimensions[row + 1].height = min(_TALLEST, _LINE * lines + 2)
    for row in sheet.hidden_rows:
        made.row_dimensions[row + 1].hidden = True
    for column in sheet.hidden_columns & {*widths}:
        made.column_dimensions[get_column_letter(column + 1)].hidden = True
    made.page_setup.paperSize = 9
    made.page_setup.orientation = "landscape" if sum(widths.values()) > _WIDE_TABLE else "portrait"
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _widths(sheet: Sheet, spread: set[Place]) -> dict[int, int]:
    """The width of each column that its own texts need."""
    longest: dict[int, int] = {}
    for (row, column), cell in sheet.cells.items():
        own = 0 if (row, column) in spread else max(map(len, str(cell.text).splitlines()), default=0)
        longest[column] = max(longest.get(column, 0), own)
    return {column: max(_NARROWEST, min(_WIDEST, own + 2)) for column, own in longest.items()}


def _store(target: BookCell, cell: Cell) -> None:
    raw = cell.raw
    if cell.shown.error:
        target.value = cell.shown.error
        target.data_type = "e" if cell.shown.error in ERROR_CODES else "s"
    elif isinstance(raw, str):
        target.value = for_xml(raw)
        target.data_type = "s"  # a text that starts with "=" stays a text
    elif isinstance(raw, Decimal):
        target.value = int(raw) if raw == raw.to_integral_value() else float(raw)
        target.number_format = format_code(cell.shown.format)
    elif isinstance(raw, (bool, date, datetime, time, timedelta)):
        target.value = raw
