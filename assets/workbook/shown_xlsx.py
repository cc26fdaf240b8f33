"""What the value reader does not tell about ``.xlsx`` and ``.xlsm``: formats, formulas, hidden rows.

Reads the sheet's XML once for attributes only; values stay the value reader's.
"""

import re
import zipfile
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from xml.etree import ElementTree

from assets.workbook.cells import PLAIN, Place, Shown
from assets.workbook.number_format import BUILT_IN, GENERAL, NumberFormat, parse

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_REL = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class Damaged(Exception):
    """The file is cut short or is not the workbook it claims to be."""


def supplement(data: bytes) -> Callable[[str], tuple[dict[Place, Shown], frozenset[int]]]:
    """Prepare to tell, by sheet name, what each cell shows and which rows are hidden.

    Raises:
        Damaged: no workbook, or cut short.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        targets = {
            rel.get("Id"): rel.get("Target", "")
            for rel in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        }
        formats = _formats(archive)
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, EOFError, ValueError) as error:
        raise Damaged(str(error)) from None
    parts: dict[str, str] = {}
    for sheet in book.iter():
        if _local(sheet.tag) == "sheet":
            target = targets.get(sheet.get(_REL) or sheet.get(_STRICT_REL), "")
            part = target.lstrip("/") if target.startswith("/") else "xl/" + target
            parts[sheet.get("name", "")] = part

    def of_sheet(name: str) -> tuple[dict[Place, Shown], frozenset[int]]:
        try:
            return _read_sheet(archive.read(parts[name]), formats)
        except KeyError:
            return {}, frozenset()

    return of_sheet


def _formats(archive: zipfile.ZipFile) -> list[NumberFormat]:
    """Number formats by cell style."""
    try:
        styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    except KeyError:
        return []
    ns = _STRICT if styles.tag.startswith(_STRICT) else _MAIN
    codes = dict(BUILT_IN)
    for custom in styles.iter(f"{ns}numFmt"):
        codes[int(custom.get("numFmtId", 0))] = custom.get("formatCode", "")
    styled = styles.find(f"{ns}cellXfs")
    if styled is None:
        return []
    return [parse(codes.get(int(xf.get("numFmtId", 0)), "")) for xf in styled]


def _read_sheet(
    xml: bytes, formats: list[NumberFormat]
) -> tuple[dict[Place, Shown], frozenset[int]]:
    root = ElementTree.fromstring(xml)
    ns = _STRICT if root.tag.startswith(_STRICT) else _MAIN
    row_tag, cell_tag, formula_tag = f"{ns}row", f"{ns}c", f"{ns}f"
    shown: dict[Place, Shown] = {}
    hidden: set[int] = set()
    row = -1
    for element in root.iter(row_tag):
        row = int(element.get("r", row + 2)) - 1
        if element.get("hidden") in ("1", "true"):
            hidden.add(row)
        column = -1
        for cell in element.iter(cell_tag):
            reference = cell.get("r")
            column = _column(reference) if reference else column + 1
            style = int(cell.get("s", 0))
            formula = cell.find(formula_tag) is not None
            kind = cell.get("t")
            if not style and not formula and kind != "e":
                continue
            number_format = formats[style] if style < len(formats) else GENERAL
            stored = cell.findtext(f"{ns}v")
            error = stored if kind == "e" else None
            computed = not formula or bool(stored) or kind == "str"
            if formula or error or not number_format.general:
                shown[row, column] = Shown(number_format, formula, error, computed)
            else:
                shown[row, column] = PLAIN
    return shown, frozenset(hidden)


@lru_cache(maxsize=65536)
def _column(reference: str) -> int:
    number = 0
    for letter in re.match(r"[A-Z]*", reference)[0]:  # type: ignore[index]
        number = number * 26 + ord(letter) - 64
    return number - 1


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
