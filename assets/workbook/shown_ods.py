"""What the value reader does not tell about ``.ods``: decimals as displayed, formulas, hidden rows.

OpenDocument stores the displayed text beside each value, so the decimals are read from it.
"""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

from assets.workbook.cells import Place, Shown
from assets.workbook.number_format import GENERAL, NumberFormat
from assets.workbook.shown_xlsx import Damaged

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FAR = 16_384  # a repeat beyond this only pads the sheet


def is_ods(data: bytes) -> bool:
    """Whether the zip archive in ``data`` says that it is an OpenDocument spreadsheet."""
    return b"opendocument.spreadsheet" in data[:200]


def supplement(data: bytes) -> Callable[[str], tuple[dict[Place, Shown], frozenset[int]]]:
    """Prepare to tell, by sheet name, what each cell shows and which rows are hidden.

    Raises:
        Damaged: no workbook, or cut short.
    """
    try:
        content = ElementTree.fromstring(zipfile.ZipFile(BytesIO(data)).read("content.xml"))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, EOFError) as error:
        raise Damaged(str(error)) from None
    tables = {t.get(f"{_TABLE}name", ""): t for t in content.iter(f"{_TABLE}table")}
    return lambda name: _read_table(tables[name]) if name in tables else ({}, frozenset())


def _read_table(table: ElementTree.Element) -> tuple[dict[Place, Shown], frozenset[int]]:
    shown: dict[Place, Shown] = {}
    hidden: set[int] = set()
    row = 0
    for element in table.iter(f"{_TABLE}table-row"):
        rows = int(element.get(f"{_TABLE}number-rows-repeated", 1))
        if rows < _FAR:
            if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                hidden.update(range(row, row + rows))
            for offset in range(rows):
                _read_row(element, row + offset, shown)
        row += rows
    return shown, frozenset(hidden)


def _read_row(element: ElementTree.Element, row: int, shown: dict[Place, Shown]) -> None:
    column = 0
    for cell in element:
        repeats = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        if repeats < _FAR:
            found = _shown(cell)
            if found:
                for offset in range(repeats):
                    shown[row, column + offset] = found
        column += repeats


def _shown(cell: ElementTree.Element) -> Shown | None:
    kind = cell.get(f"{_OFFICE}value-type")
    formula = cell.get(f"{_TABLE}formula") is not None
    text = "".join("".join(p.itertext()) for p in cell.iter(f"{_TEXT}p"))
    if text.startswith(("#", "Err:")) and formula:
        return Shown(formula=True, error=text)
    if kind not in ("float", "percentage", "currency"):
        return Shown(formula=True, computed=bool(text)) if formula else None
    decimals = re.search(r"[.,](\d+)\D*$", text)
    percent = kind == "percentage"
    grouped = bool(re.search(r"\d[., \u00a0]\d{3}(?!\d)", text))
    if decimals and not (len(decimals[1]) == 3 and _integral(cell)):
        return Shown(NumberFormat(len(decimals[1]), percent, grouped), formula)
    return Shown(NumberFormat(0, percent, grouped) if percent or decimals else GENERAL, formula)


def _integral(cell: ElementTree.Element) -> bool:
    """Whether the stored value is whole, so that "52.414" shows thousands and not decimals."""
    return float(cell.get(f"{_OFFICE}value", "0.5")).is_integer()
