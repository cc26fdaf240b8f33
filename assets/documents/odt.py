"""Reading an ``.odt``: its ``content.xml``, parsed here, for that is all that holds text.

A text box stands after the paragraph it is anchored in, a note after the paragraph that refers to it. Tracked
deletions are stored apart from the text; leaving them out accepts them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from assets.documents import legacy
from assets.documents.archive import open_archive
from assets.documents.model import Document, Kind, Paragraph, Remark
from assets.documents.refused import BAD_ARCHIVE, Refused, damaged
from assets.documents.traced import readable, untouched

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE, _DRAW, _STYLE = (
    _NS % name for name in ("office", "text", "table", "drawing", "style")
)
_P, _H, _BOX = _TEXT + "p", _TEXT + "h", _DRAW + "text-box"
_MARK = b"application/vnd.oasis.opendocument"
_PASSED_OVER = frozenset({
    _TEXT + "tracked-changes", _TEXT + "note-citation", _TEXT + "ruby-text", _TEXT + "sequence-decls",
    _TEXT + "variable-decls", _TEXT + "user-field-decls", _TEXT + "index-title-template", _OFFICE + "annotation",
    _OFFICE + "forms", _TABLE + "covered-table-cell", _TEXT + "table-of-content-source",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
})  # fmt: skip
_SHOWN = 60  # characters of hidden text that are quoted
_MOST_SPACES = 1000


@dataclass(frozen=True, slots=True)
class _Place:
    kind: Kind = Kind.BODY
    depth: int = 0
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(slots=True)
class _Found:
    place: _Place
    parts: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    hanging: "list[tuple[Element, Kind]]" = field(default_factory=list)


def is_odt(data: bytes) -> bool:
    """Whether the archive in ``data`` says that it is an OpenDocument file (that entry is never packed)."""
    return _MARK in data[:200] or (b"content.xml" in data and b"[Content_Types].xml" not in data)


def read_odt(data: bytes) -> Document:
    """All paragraphs of the document.

    Raises:
        Refused: another kind of file, damaged, or protected by a password.
    """
    with open_archive(data) as archive:
        try:
            names = archive.namelist()
            manifest = "META-INF/manifest.xml"
            if manifest in names and b"encryption-data" in archive.read(manifest):
                raise Refused("document_encrypted")
            content = _parsed(archive.read("content.xml"))
            styles = _parsed(archive.read("styles.xml")) if "styles.xml" in names else None
        except BAD_ARCHIVE as error:
            raise damaged(error) from None
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        raise Refused("document_unknown")
    found = [one for one in _Walk(_hidden_styles(content, styles)).blocks(text, _Place()) if one.parts]
    texts, encoding = legacy.in_unicode(["".join(one.parts) for one in found])
    paragraphs: list[Paragraph] = []
    remarks = [Remark("text_legacy_encoding", details=(("encoding", encoding),))] if encoding else []
    for one, stored in zip(found, texts, strict=True):
        printed = readable(untouched(stored)).text
        if not printed:
            continue
        at = one.place
        number = len(paragraphs) + 1
        paragraphs.append(Paragraph(number, printed, at.kind, at.depth, at.table, at.row, at.column))
        hidden = " ".join("".join(one.hidden).split())
        if hidden:
            remarks.append(Remark("text_hidden", number, (("text", hidden[:_SHOWN]),)))
    changes = sum(1 for _ in text.iter(_TEXT + "changed-region"))
    if changes:
        remarks.append(Remark("text_tracked_changes", details=(("count", str(changes)),)))
    return Document(paragraphs, remarks)


def _parsed(xml: bytes) -> "Element":
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise damaged(error) from None


class _Walk:
    def __init__(self, hidden: frozenset[str]) -> None:
        self._hidden = hidden
        self._tables = count(1)

    def blocks(self, container: "Iterable[Element]", place: _Place) -> Iterator[_Found]:
        for block in container:
            tag = block.tag
            if not isinstance(tag, str) or tag in _PASSED_OVER:
                continue
            if tag in (_P, _H):
                yield from self._paragraph(block, place)
            elif tag == _TABLE + "table":
                yield from self._table(block)
            elif tag == _TEXT + "list" and place.kind in (Kind.BODY, Kind.LIST):
                yield from self.blocks(block, replace(place, kind=Kind.LIST, depth=place.depth + 1))
            elif tag.startswith(_DRAW):
                yield from self.blocks(block, _Place(Kind.TEXTBOX))
            else:
                yield from self.blocks(block, place)

    def _paragraph(self, element: "Element", place: _Place) -> Iterator[_Found]:
        if element.tag == _H and place.kind in (Kind.BODY, Kind.LIST):
            place = _Place(Kind.HEADING, _number(element, _TEXT + "outline-level"))
        found = _Found(place)
        self._inline(element, found, element.get(_TEXT + "style-name") in self._hidden)
        yield found
        for hanging, kind in found.hanging:
            yield from self.blocks(hanging, _Place(kind))

    def _table(self, table: "Element") -> Iterator[_Found]:
        place = _Place(Kind.CELL, table=next(self._tables))
        row = 1
        for line in _within(table, _TABLE + "table-row"):
            column = 1
            for cell in line:
                if cell.tag == _TABLE + "table-cell":
                    yield from self.blocks(cell, replace(place, row=row, column=column))
                column += _number(cell, _TABLE + "number-columns-repeated")
            row += _number(line, _TABLE + "number-rows-repeated")

    def _inline(self, node: "Element", found: _Found, hidden: bool) -> None:
        self._add(node.text, found, hidden)
        for child in node:
            tag = child.tag
            if not isinstance(tag, str) or tag in _PASSED_OVER:
                pass
            elif tag == _TEXT + "s":
                spaces = _number(child, _TEXT + "c")
                found.parts.append(" " * min(spaces, _MOST_SPACES))
            elif tag == _TEXT + "tab":
                found.parts.append("\t")
            elif tag == _TEXT + "line-break":
                found.parts.append("\n")
            elif tag == _TEXT + "note":
                found.hanging.extend((body, Kind.FOOTNOTE) for body in child.iterfind(_TEXT + "note-body"))
            elif tag.startswith(_DRAW) and tag != _DRAW + "a":
                found.hanging.append((child, Kind.TEXTBOX))
            else:
                self._inline(child, found, hidden or child.get(_TEXT + "style-name") in self._hidden)
            self._add(child.tail, found, hidden)

    @staticmethod
    def _add(text: str | None, found: _Found, hidden: bool) -> None:
        if text:
            shown = re.sub(r"[ \t\r\n]+", " ", text)  # more than one space is an element of its own
            found.parts.append(shown)
            if hidden:
                found.hidden.append(shown)


def _within(container: "Element", tag: str) -> "Iterator[Element]":
    """The rows of a table, also those in groups, but not those of tables inside cells."""
    for child in container:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _PASSED_OVER:
            yield from _within(child, tag)


def _number(element: "Element", name: str) -> int:
    value = element.get(name) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _hidden_styles(*roots: "Element | None") -> frozenset[str]:
    """The styles of text that is not shown, with those based on them."""
    parents: dict[str, str] = {}
    shown: dict[str, bool] = {}
    for root in roots:
        for style in () if root is None else root.iter(_STYLE + "style"):
            name = style.get(_STYLE + "name") or ""
            parents[name] = style.get(_STYLE + "parent-style-name") or ""
            properties = style.find(_STYLE + "text-properties")
            display = None if properties is None else properties.get(_TEXT + "display")
            if display is not None:
                shown[name] = display != "none"
    hidden = {name for name, is_shown in shown.items() if not is_shown}
    while more := {n for n, p in parents.items() if p in hidden and n not in hidden and n not in shown}:
        hidden |= more
    return frozenset(hidden)
