"""What the value reader does not tell about ``.xlsx`` and ``.xlsm``: formats, formulas, hidden rows and columns.

Values stay the value reader's. A sheet's XML is scanned for the few cells of interest (a number format,
a formula, an error); only XML that is not written the way the common programs do is parsed in full.
"""

import re
import zipfile
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from xml.etree import ElementTree

from assets.workbook.cells import MOST_COLUMNS, Place, Shown, Supplement
from assets.workbook.number_format import BUILT_IN, GENERAL, NumberFormat, parse
from assets.workbook.refused import BAD_ARCHIVE, Damaged, NoWorkbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_REL = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

#: A cell that does not name its place first, as Excel, LibreOffice and openpyxl write it; a prefix.
_ODD = re.compile(rb'<c(?! r="[A-Z]+\d)[\s/>]|<[\w.]+:c[\s/>]|<!')
_HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^>]*\shidden="(?:1|true)"')
_HIDDEN_COLUMNS = re.compile(
    rb'<col(?=\s)(?=[^>]*\shidden="(?:1|true)")(?=[^>]*\smin="(\d+)")(?=[^>]*\smax="(\d+)")'
)
_STYLE = re.compile(r'\ss="(\d+)"')
_VALUE = re.compile(r"<v(?:\s[^>]*)?>([^<]*)</v>")


def supplement(data: bytes) -> Callable[[str], Supplement]:
    """Prepare to tell, by sheet name, what each cell shows and which rows are hidden.

    Raises:
        NoWorkbook: an archive of something else.
        Damaged: cut short. So does what is returned.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        if "xl/workbook.xml" not in archive.namelist():
            raise NoWorkbook
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - expat limits expansion
        targets = {
            rel.get("Id"): rel.get("Target", "")
            for rel in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - expat limits expansion
        }
        formats = _formats(archive.read("xl/styles.xml")) if "xl/styles.xml" in archive.namelist() else ()
    except BAD_ARCHIVE as error:
        raise Damaged(str(error)) from None
    parts: dict[str, str] = {}
    for sheet in book.iter():
        if _local(sheet.tag) == "sheet":
            target = targets.get(sheet.get(_REL) or sheet.get(_STRICT_REL), "")
            part = target.lstrip("/") if target.startswith("/") else "xl/" + target
            parts[sheet.get("name", "")] = part

    def of_sheet(name: str) -> Supplement:
        if parts.get(name) not in archive.namelist():
            return Supplement()
        try:
            return _read_sheet(archive.read(parts[name]), formats)
        except BAD_ARCHIVE as error:
            raise Damaged(str(error)) from None

    return of_sheet


@lru_cache(maxsize=32)
def _formats(xml: bytes) -> tuple[NumberFormat, ...]:
    """Number formats by cell style."""
    styles = ElementTree.fromstring(xml)  # noqa: S314 - expat limits expansion
    ns = _STRICT if styles.tag.startswith(_STRICT) else _MAIN
    codes = dict(BUILT_IN)
    for custom in styles.iter(f"{ns}numFmt"):
        codes[int(custom.get("numFmtId", 0))] = custom.get("formatCode", "")
    styled = styles.find(f"{ns}cellXfs")
    if styled is None:
        return ()
    return tuple(parse(codes.get(int(xf.get("numFmtId", 0)), "")) for xf in styled)


def _read_sheet(xml: bytes, formats: tuple[NumberFormat, ...]) -> Supplement:
    return _parse(xml, formats) if _ODD.search(xml) else _scan(xml, formats)


def _scan(xml: bytes, formats: tuple[NumberFormat, ...]) -> Supplement:
    """Read only the cells of interest, found by what they must contain."""
    text = xml.decode("utf-8")
    styles = "|".join(str(i) for i, known in enumerate(formats) if not known.general)
    wanted = [rf'(?=[^>]*\ss="(?:{styles})")'] if styles else []
    if b"<f" in xml:
        wanted.append(r"(?=[^>]*>\s*<f)")
    if b't="e"' in xml:
        wanted.append(r"(?=[^>]*\st=\"e\")")
    if not wanted:
        return Supplement(hidden_rows=_hidden_rows(xml), hidden_columns=_hidden_columns(xml))
    shown: dict[Place, Shown] = {}
    for found in _interesting("|".join(wanted)).finditer(text):
        column, row, rest = found.groups()
        inside = "" if rest.endswith("/") else text[found.end() : text.find("</c>", found.end())]
        style = _STYLE.search(rest)
        stored = _VALUE.search(inside)
        kind = "e" if ' t="e"' in rest else "str" if ' t="str"' in rest else ""
        shown[int(row) - 1, _column(column)] = _shown(
            formats,
            int(style[1]) if style else 0,
            kind,
            inside.lstrip().startswith("<f"),
            stored and stored[1],
        )
    return Supplement(shown, _hidden_rows(xml), hidden_columns=_hidden_columns(xml))


def _hidden_rows(xml: bytes) -> frozenset[int]:
    if b" hidden=" not in xml:
        return frozenset()
    return frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(xml))


def _hidden_columns(xml: bytes) -> frozenset[int]:
    spans = _HIDDEN_COLUMNS.findall(xml) if b" hidden=" in xml else []
    return frozenset(n for first, last in spans for n in range(int(first) - 1, min(int(last), MOST_COLUMNS)))


@lru_cache(maxsize=128)
def _interesting(wanted: str) -> re.Pattern[str]:
    return re.compile(rf'<c r="([A-Z]+)(\d+)"(?:{wanted})([^>]*)>')


def _parse(xml: bytes, formats: tuple[NumberFormat, ...]) -> Supplement:
    """Read the whole sheet as XML, with any prefix, order of attributes, or cells without a place."""
    root = ElementTree.fromstring(xml)  # noqa: S314 - expat limits expansion
    ns = _STRICT if root.tag.startswith(_STRICT) else _MAIN
    shown: dict[Place, Shown] = {}
    hidden: set[int] = set()
    row = -1
    for element in root.iter(f"{ns}row"):
        row = int(element.get("r", row + 2)) - 1
        if element.get("hidden") in ("1", "true"):
            hidden.add(row)
        column = -1
        for cell in element.iter(f"{ns}c"):
            reference = cell.get("r")
            column = _column(reference) if reference else column + 1
            shown[row, column] = _shown(
                formats,
                int(cell.get("s", 0)),
                cell.get("t", ""),
                cell.find(f"{ns}f") is not None,
                cell.findtext(f"{ns}v"),
            )
    spans = (
        range(int(c.get("min", 1)) - 1, min(int(c.get("max", 1)), MOST_COLUMNS))
        for c in root.iter(f"{ns}col") if c.get("hidden") in ("1", "true")
    )  # fmt: skip
    return Supplement(shown, frozenset(hidden), hidden_columns=frozenset(n for span in spans for n in span))


def _shown(
    formats: tuple[NumberFormat, ...], style: int, kind: str, formula: bool, stored: str | None
) -> Shown:
    return Shown(
        formats[style] if style < len(formats) else GENERAL,
        formula,
        (stored or "#ERROR!") if kind == "e" else None,
        not formula or bool(stored) or kind == "str",
    )


@lru_cache(maxsize=65536)
def _column(reference: str) -> int:
    number = 0
    for letter in re.match(r"[A-Z]*", reference)[0]:  # type: ignore[index]
        number = number * 26 + ord(letter) - 64
    return number - 1


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
