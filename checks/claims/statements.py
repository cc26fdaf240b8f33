"""From paragraphs to statements: a sentence with the list that follows it is one statement.

An introduction that ends in a colon and its bulleted parts belong together; parts may have parts. What a
statement claims about its figures is not said here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assets.documents.model import Kind, Paragraph
from assets.facts import figure_code
from assets.prose.figures import TextFigure, figures_in

_MARKER = re.compile(
    r"\s*(?:(?P<sign>[-–—+•*·▪])|(?P<letter>[a-zđ])\)|(?P<number>\d{1,2})[.)](?!\d)|\((?P<bracket>\d{1,2}|[a-zđ])\)|(?P<roman>[ivxIVX]+)[.)])\s*"
)
_DEEPEST = 6


@dataclass(eq=False)
class Statement:
    """One paragraph with the paragraphs that are its parts; each is itself, whatever it says."""

    paragraph: Paragraph
    marker: str
    parts: list["Statement"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return self.paragraph.text

    @cached_property
    def figures(self) -> tuple[TextFigure, ...]:
        """The paragraph's own figures."""
        return figures_in(self.paragraph.text)

    def code(self, ordinal: int) -> str:
        """The code of one of its figures as a fact."""
        return figure_code(self.paragraph.number, ordinal)

    def walk(self) -> Iterator["Statement"]:
        """This statement and all that are part of it."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True)
class Seen:
    """One figure where it stands: its statement, and its position among the paragraph's figures."""

    statement: Statement
    position: int

    @cached_property
    def figure(self) -> TextFigure:
        """The figure."""
        return self.statement.figures[self.position]

    @cached_property
    def code(self) -> str:
        """The figure's code as a fact."""
        return self.statement.code(self.position)


def statements(paragraphs: Sequence[Paragraph]) -> list[Statement]:
    """The statements of a document; a list goes on within one cell of a table, and not beyond it."""
    top: list[Statement] = []
    open_: list[Statement] = []  # from the outermost statement down to the one read last
    cell = _cell_of(None)
    for paragraph in paragraphs:
        new = Statement(paragraph, _marker(paragraph))
        if _cell_of(paragraph) != cell:
            cell, open_ = _cell_of(paragraph), []
        if paragraph.kind in (Kind.HEADING, Kind.FOOTNOTE, Kind.TEXTBOX):
            top.append(new)
            open_ = []
            continue
        parent = _parent(open_, new)
        if parent is None:
            top.append(new)
            open_ = [new]
        else:
            open_[parent].parts.append(new)
            open_ = [*open_[: parent + 1], new][:_DEEPEST]
    return top


def _cell_of(paragraph: Paragraph | None) -> tuple[int, int, int]:
    """The cell that a paragraph stands in; zeros outside tables."""
    if paragraph is None or paragraph.kind is not Kind.CELL:
        return 0, 0, 0
    return paragraph.table, paragraph.row, paragraph.column


def _parent(open_: Sequence[Statement], new: Statement) -> int | None:
    """The place among the open statements of the one that ``new`` is a part of."""
    if not open_:
        return None
    last = len(open_) - 1
    if _introduces(open_[last]):
        if new.marker and any(s.marker == new.marker for s in open_):
            # a list of the same kind goes on: "như sau:" of a sub-item had no parts of its own
            return _sibling(open_, new)
        return last if new.marker or _unmarked_part(new) else None
    if new.marker:
        return _sibling(open_, new)
    before = open_[last]
    if not before.marker and last > 0 and before.text.rstrip().endswith(";"):
        return last - 1
    return None


def _sibling(open_: Sequence[Statement], new: Statement) -> int | None:
    for at in range(len(open_) - 1, 0, -1):
        if open_[at].marker == new.marker:
            return at - 1
    return None


def _introduces(statement: Statement) -> bool:
    return statement.text.rstrip().endswith(":")


def _unmarked_part(new: Statement) -> bool:
    return new.text.rstrip().endswith(";") and bool(new.figures)


def _marker(paragraph: Paragraph) -> str:
    """What kind of bullet or number a paragraph begins with; empty for none."""
    if paragraph.kind is Kind.LIST:
        return f"list {paragraph.depth}"
    match = _MARKER.match(paragraph.text)
    if not match:
        return ""
    name = next((n for n, value in match.groupdict().items() if value is not None), "")
    return match["sign"] if name == "sign" else name
