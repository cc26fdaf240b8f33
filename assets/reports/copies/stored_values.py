"""Putting back, cell by cell, what a sender's workbook stores and the workbook library does not keep.

The library drops the stored results of formulas, and rewrites numbers by way of binary floats and
dates. Here every stored value of the original returns to the copy as the very text it was, and a copy
that has lost a cell is refused. Only values belong here; layout is the library's business.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NS = f"{{{_MAIN}}}"
_C, _V, _F, _IS, _T = (f"{_NS}{tag}" for tag in ("c", "v", "f", "is", "t"))
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


class NotKept(Exception):
    """The copy lacks a sheet or a cell of the original."""


def put_back(copy: bytes, original: bytes) -> bytes:
    """The copy with every value that the original stores.

    Args:
        copy: an ``.xlsx`` or ``.xlsm`` that was loaded from ``original`` and saved with added sheets.
        original: the sender's workbook.

    Raises:
        NotKept: a sheet or cell of the original is not in the copy.
    """
    ElementTree.register_namespace("", _MAIN)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
        parts, shared = _sheet_parts(new), _shared_strings(old)
        changed: dict[str, bytes] = {}
        for name, part in _sheet_parts(old).items():
            if name not in parts:
                raise NotKept(name)
            stored = {c.get("r", ""): c for c in _parse(old.read(part)).iter(_C)}
            root = _parse(new.read(parts[name]))
            _restore(root, stored, shared, name)
            changed[parts[name]] = ElementTree.tostring(root, "UTF-8", xml_declaration=True)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for item in new.infolist():
                target.writestr(item.filename, changed.get(item.filename) or new.read(item.filename))
    return out.getvalue()


def _restore(root: Element, stored: dict[str, Element], shared: list[str], sheet: str) -> None:
    """Give the cells of one sheet their stored values; every cell that held one must be there."""
    cells = {c.get("r", ""): c for c in root.iter(_C)}
    for address, old in stored.items():
        value, kind = old.findtext(_V), old.get("t", "n")
        if value is None and kind != "inlineStr":
            continue  # nothing stored: a blank, or a formula that was never computed
        text = kind in ("s", "inlineStr", "str")
        if kind == "s" and value is not None:
            value = shared[int(value)]
        elif kind == "inlineStr":
            value = "".join(t.text or "" for t in old.iter(_T))
        if not value:
            continue  # an empty text prints as a blank
        if address not in cells:
            raise NotKept(f"{sheet}!{address}")
        cell = cells[address]
        if cell.find(_F) is not None:
            _set(cell, value, "str" if text else kind)
        elif not text:
            _set(cell, value, kind)
        elif cell.find(_V) is None and cell.find(_IS) is None:
            # Excel keeps, and the library drops, what lies hidden under a merged range.
            cell.set("t", "inlineStr")
            inner = ElementTree.SubElement(ElementTree.SubElement(cell, _IS), _T, {_PRESERVE: "preserve"})
            inner.text = value


def _set(cell: Element, value: str, kind: str) -> None:
    for child in [*cell.findall(_V), *cell.findall(_IS)]:
        cell.remove(child)
    ElementTree.SubElement(cell, _V).text = value
    if kind == "n":
        cell.attrib.pop("t", None)
    else:
        cell.set("t", kind)


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The archive's part for each worksheet, by sheet name."""
    relations = _parse(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {
        r.get("Id"): posixpath.normpath(posixpath.join("/xl", r.get("Target", ""))).lstrip("/")
        for r in relations
        if r.get("Type", "").endswith("/worksheet")
    }
    return dict(_named(_parse(archive.read("xl/workbook.xml")), targets))


def _named(book: Element, targets: dict[str | None, str]) -> Iterator[tuple[str, str]]:
    for sheet in book.iter(f"{_NS}sheet"):
        if sheet.get(_REL) in targets:
            yield sheet.get("name", ""), targets[sheet.get(_REL)]


def _parse(data: bytes) -> Element:
    return ElementTree.fromstring(data)  # noqa: S314 - expat itself refuses entities that blow up


def _shared_strings(archive: zipfile.ZipFile) -> list[str]:
    """The shared texts, without the phonetic guides that Excel keeps beside them."""
    try:
        root = _parse(archive.read("xl/sharedStrings.xml"))
    except KeyError:
        return []
    return [
        "".join(t.text or "" for t in [*item.findall(_T), *item.findall(f"{_NS}r/{_T}")])
        for item in root.findall(f"{_NS}si")
    ]
