"""What the value reader does not tell about ``.ods``: decimals as displayed, formulas, merges.

OpenDocument stores the displayed text beside each value, so the decimals are read from it.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree

from assets.numbers import round_half_up
from assets.workbook.cells import MOST_COLUMNS, Place, Range, Shown, Supplement
from assets.workbook.number_format import GENERAL, NumberFormat
from assets.workbook.refused import BAD_ARCHIVE, Damaged, Encrypted, NoWorkbook

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ENCRYPTED = b"encryption-data"
_FAR = MOST_COLUMNS  # a repeat beyond this only pads the sheet
_HIDDEN = ("collapse", "filter")
#: A number is shown in thousands at most so many times.
_MOST_THOUSANDS = 2


def is_ods(data: bytes) -> bool:
    """Whether the zip archive in ``data`` has the parts of an OpenDocument file (names are never packed)."""
    return b"content.xml" in data and b"xl/workbook.xml" not in data


def supplement(data: bytes) -> Callable[[str], Supplement]:
    """Prepare to tell, by sheet name, what each cell shows, which rows are hidden and what is merged.

    Raises:
        NoWorkbook: another kind of OpenDocument file.
        Damaged: cut short, or altered. So does what is returned.
        Encrypted: protected by a password.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        if "META-INF/manifest.xml" in archive.namelist() and _ENCRYPTED in archive.read(
            "META-INF/manifest.xml"
        ):
            raise Encrypted
        content = ElementTree.fromstring(archive.read("content.xml"))  # noqa: S314 - expat limits expansion
    except BAD_ARCHIVE as error:
        raise Damaged(str(error)) from None
    if content.find(f"{_OFFICE}body/{_OFFICE}spreadsheet") is None:
        raise NoWorkbook
    tables = {t.get(f"{_TABLE}name", ""): t for t in content.iter(f"{_TABLE}table")}

    def of_sheet(name: str) -> Supplement:
        try:
            return _read_table(tables[name]) if name in tables else Supplement()
        except BAD_ARCHIVE as error:
            raise Damaged(str(error)) from None

    return of_sheet


def _read_table(table: ElementTree.Element) -> Supplement:
    shown: dict[Place, Shown] = {}
    merged: list[Range] = []
    hidden: set[int] = set()
    row = 0
    for element in table.iter(f"{_TABLE}table-row"):
        rows = int(element.get(f"{_TABLE}number-rows-repeated", 1))
        if rows < _FAR:
            if element.get(f"{_TABLE}visibility") in _HIDDEN:
                hidden.update(range(row, row + rows))
            for offset in range(rows):
                _read_row(element, row + offset, shown, merged)
        row += rows
    return Supplement(shown, frozenset(hidden), merged, frozenset(_hidden_columns(table)))


def _hidden_columns(table: ElementTree.Element) -> Iterator[int]:
    column = 0
    for element in table.iter(f"{_TABLE}table-column"):
        columns = int(element.get(f"{_TABLE}number-columns-repeated", 1))
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            yield from range(column, min(column + columns, MOST_COLUMNS))
        column += columns


def _read_row(element: ElementTree.Element, row: int, shown: dict[Place, Shown], merged: list[Range]) -> None:
    column = 0
    for cell in element:
        repeats = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        if repeats < _FAR:
            found = _shown(cell)
            if found:
                for offset in range(repeats):
                    shown[row, column + offset] = found
        down = int(cell.get(f"{_TABLE}number-rows-spanned", 1))
        across = int(cell.get(f"{_TABLE}number-columns-spanned", 1))
        if down > 1 or across > 1:
            merged.append(((row, column), (row + down - 1, column + across - 1)))
        column += repeats


def _shown(cell: ElementTree.Element) -> Shown | None:
    kind = cell.get(f"{_OFFICE}value-type")
    formula = cell.get(f"{_TABLE}formula") is not None
    text = "".join("".join(p.itertext()) for p in cell.findall(f"{_TEXT}p"))
    if text.startswith(("#", "Err:")) and formula:
        return Shown(formula=True, error=text)
    if kind not in ("float", "percentage", "currency"):
        return Shown(formula=True, computed=bool(text) or kind == "string") if formula else None
    return Shown(_format(text, cell.get(f"{_OFFICE}value", "0"), kind == "percentage"), formula)


def _format(text: str, stored: str, percent: bool) -> NumberFormat:
    """The number format that displays ``stored`` as ``text``; none where every stored digit is shown."""
    value = Decimal(stored) * 100 if percent else Decimal(stored)
    fraction = re.search(r"[.,](\d+)\D*$", text)
    behind_mark = len(fraction[1]) if fraction else 0
    decimals, thousands = _as_shown(value, re.sub(r"\D", "", text), behind_mark)
    grouped = bool(re.search(r"\d[., \u00a0]\d{3}(?!\d)", text[: len(text) - decimals]))
    places = max(0, -int(Decimal(stored).normalize().as_tuple().exponent))
    if decimals == places and not percent and not grouped and not thousands:
        return GENERAL
    return NumberFormat(decimals, percent, grouped, thousands)


def _as_shown(value: Decimal, digits: str, behind_mark: int) -> tuple[int, int]:
    """With how many decimals, in how many times thousands, a value has the digits that are shown.

    What stands behind the last mark may be a group of thousands: "52.414" shows 52414 as well as 52,414.
    """
    for thousands in range(_MOST_THOUSANDS + 1):
        scaled = abs(value).scaleb(-3 * thousands)
        for decimals in dict.fromkeys((behind_mark, 0)):
            if digits and int(round_half_up(scaled, decimals).scaleb(decimals)) == int(digits):
                return decimals, thousands
    return behind_mark, 0
