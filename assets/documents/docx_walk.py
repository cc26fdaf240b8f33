"""The paragraphs of a Word document in reading order, each with the runs its characters come from.

Here is decided what is part of the text: tracked changes as accepted, fields as shown, merged cells once,
a text box once although it is stored twice. A text box stands after the paragraph it is anchored in, a
footnote or endnote after the paragraph that refers to it. What the characters read as belongs elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assets.documents.docx_names import (
    ALTERNATE,
    BOX,
    EQUATION,
    FALLBACK,
    PASSED_OVER,
    TBL,
    TC,
    TR,
    VALUE,
    P,
    R,
    W,
)  # fmt: skip
from assets.documents.docx_runs import characters, chosen
from assets.documents.docx_styles import Styles
from assets.documents.model import Kind

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
Notes = Mapping[tuple[str, str], "Element"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands; ``host`` is the paragraph of the main text that leads to it."""

    kind: Kind = Kind.BODY
    table: int = 0
    row: int = 0
    column: int = 0
    host: "Element | None" = None


@dataclass(frozen=True, slots=True)
class Run:
    """A run with those of its characters that are read: ``text`` begins at its character ``skipped``."""

    element: "Element"
    text: str
    skipped: int


@dataclass(slots=True)
class Found:
    """One paragraph as it is stored, perhaps empty."""

    element: "Element"
    place: Place
    depth: int = 0
    runs: list[Run] = field(default_factory=list)


class Walk:
    """One reading of a document: the count of its tables and the fields that are open."""

    def __init__(self, styles: Styles, notes: Notes) -> None:
        self._styles = styles
        self._notes = notes
        self._noted: set[tuple[str, str]] = set()
        self._tables = 0
        self._whole_fields: set[Element] = set()
        self._open: list[bool] = []  # of each field around: whether its instruction is being read

    def story(self, element: "Element", place: Place) -> Iterator[Found]:
        """The paragraphs of the body, a text box or a note: fields do not reach beyond it."""
        outer, self._open = self._open, []
        self._whole_fields |= _whole_fields(element)
        yield from self._blocks(element, place)
        self._open = outer

    def _blocks(self, container: "Element", place: Place) -> Iterator[Found]:
        joined: list[Element] = []
        for block in _children(container, (P, TBL)):
            if block.tag == TBL:
                yield from self._paragraph(joined, place)
                joined = []
                yield from self._table(block, place)
            else:
                joined.append(block)
                if not _mark_deleted(block):
                    yield from self._paragraph(joined, place)
                    joined = []
        yield from self._paragraph(joined, place)

    def _table(self, table: "Element", place: Place) -> Iterator[Found]:
        self._tables += 1
        place = replace(place, kind=Kind.CELL, table=self._tables)
        row = 0
        merged: set[int] = set()  # columns whose cell goes on downward
        for line in _children(table, (TR,)):
            if line.find(f"{W}trPr/{W}del") is not None:
                continue
            row += 1
            column = 1 + _attribute(line, "trPr", "gridBefore")
            below: set[int] = set()
            for cell in _children(line, (TC,)):
                goes_on = _merge(cell, "vMerge")
                if goes_on is not None:
                    below.add(column)
                covered = (goes_on == "continue" and column in merged) or _merge(cell, "hMerge") == "continue"
                if not covered and cell.find(f"{W}tcPr/{W}cellDel") is None:
                    yield from self._blocks(cell, replace(place, row=row, column=column))
                column += max(1, _attribute(cell, "tcPr", "gridSpan"))
            merged = below

    def _paragraph(self, elements: "list[Element]", place: Place) -> Iterator[Found]:
        """One paragraph, made of several where the marks between them were deleted; then what hangs on it."""
        if not elements:
            return
        first, last = elements[0], elements[-1]
        depth = 0
        if place.kind is Kind.BODY:
            if heading := self._styles.heading(last):
                place, depth = replace(place, kind=Kind.HEADING), heading
            elif level := self._styles.list_level(last):
                place, depth = replace(place, kind=Kind.LIST), level
        host = first if place.host is None else place.host
        found = Found(first, replace(place, host=host), depth)
        hanging: list[tuple[Element, Kind]] = []
        for element in elements:
            self._inline(element, found, hanging)
        yield found
        for element, kind in hanging:
            yield from self.story(element, Place(kind, host=host))

    def _inline(
        self, nodes: "Iterable[Element]", found: Found, hanging: "list[tuple[Element, Kind]]"
    ) -> None:
        for child in nodes:
            tag = child.tag
            if tag in (R, EQUATION):
                self._run(child, found, hanging)
            elif tag == ALTERNATE:
                self._inline(chosen(child), found, hanging)
            elif tag == BOX:
                hanging.append((child, Kind.TEXTBOX))
            elif isinstance(tag, str) and tag not in PASSED_OVER:
                self._inline(child, found, hanging)

    def _run(self, run: "Element", found: Found, hanging: "list[tuple[Element, Kind]]") -> None:
        offset, start, parts = 0, 0, list[str]()

        def keep() -> None:
            if parts:
                found.runs.append(Run(run, "".join(parts), start))
                parts.clear()

        for child, text in characters(run):
            if text and not any(self._open):
                start = start if parts else offset
                parts.append(text)
            elif child.tag == W + "fldChar":
                keep()  # a run may close one field and open the next
                self._field(child)
            elif child.tag in _NOTES:
                self._note((_NOTES[child.tag], child.get(W + "id") or ""), hanging)
            elif len(child) and not text and child is not run:
                keep()
                self._inline((child,), found, hanging)
            offset += len(text)
        keep()

    def _note(self, note: tuple[str, str], hanging: "list[tuple[Element, Kind]]") -> None:
        if note in self._notes and note not in self._noted:
            self._noted.add(note)
            hanging.append((self._notes[note], Kind.FOOTNOTE))

    def _field(self, mark: "Element") -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin" and mark in self._whole_fields:
            self._open.append(True)
        elif kind == "separate" and self._open:
            self._open[-1] = False
        elif kind == "end" and self._open:
            self._open.pop()


def _children(container: "Element", tags: tuple[str, ...]) -> "Iterator[Element]":
    """The blocks, rows or cells of a container, also those inside content controls and the like."""
    for child in container:
        if child.tag in tags:
            yield child
        elif child.tag == ALTERNATE:
            yield from _children(chosen(child), tags)
        elif isinstance(child.tag, str) and child.tag not in PASSED_OVER:
            yield from _children(child, tags)


def _whole_fields(story: "Element") -> "set[Element]":
    """The beginnings of those fields that also end: one that does not would swallow the rest of the text."""
    whole: set[Element] = set()
    begun: dict[Element, list[Element]] = {}
    for mark in story.iter(W + "fldChar"):
        around = [a.tag for a in mark.iterancestors()]
        if FALLBACK in around or not PASSED_OVER.isdisjoint(around):
            continue
        inside = next((a for a in mark.iterancestors(BOX)), story)
        kind, stack = mark.get(W + "fldCharType"), begun.setdefault(inside, [])
        if kind == "begin":
            stack.append(mark)
        elif kind == "end" and stack:
            whole.add(stack.pop())
    return whole


def _mark_deleted(paragraph: "Element") -> bool:
    """Whether the end of the paragraph is deleted, so that the next one continues it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)


def _merge(cell: "Element", name: str) -> str | None:
    merge = cell.find(f"{W}tcPr/{W}{name}")
    return None if merge is None else merge.get(VALUE) or "continue"


def _attribute(element: "Element", properties: str, name: str) -> int:
    found = element.find(f"{W}{properties}/{W}{name}")
    value = (found.get(VALUE) or "") if found is not None else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 5 else 0
