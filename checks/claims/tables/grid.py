"""The figures of a document's tables, each in its row and column.

What they have to do with each other is not said here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from assets.documents.model import Kind
from checks.claims.named import Named, plain
from checks.claims.parse import exact
from checks.claims.statements import Statement

#: A cell is a figure, with a sign before it and a unit behind it at most.
_FIGURE = re.compile(r"\W{0,3}\d")
_UNIT = 20
#: Rows and columns of so many figures that count up are numbers of columns or rows.
_COUNTED = 3
#: Figures from and to where a row of them tells years.
_YEARS = (1990, 2100)
#: What numbers a row: "A", "II.", "3)", "3.1", "-".
_ORDINAL = re.compile(r"\W*(?:[IVXLC]+|[^\W\d_]|\d+(?:\.\d+)*)?\W*")
_MINUS = re.compile(r"[-–−]|\(")

#: A row and a column of a table, as the document numbers them.
Place = tuple[int, int]


@dataclass
class Grid:
    """One table: its figures by place, the texts of its other cells by place."""

    number: int
    figures: dict[Place, Named] = field(default_factory=dict)
    texts: dict[Place, str] = field(default_factory=dict)

    @cached_property
    def rows(self) -> list[int]:
        """The rows that hold figures, from the top."""
        return sorted({row for row, _ in self.figures})

    @cached_property
    def columns(self) -> list[int]:
        """The columns that hold figures in several rows, from the left."""
        held: dict[int, int] = {}
        for _, column in self.figures:
            held[column] = held.get(column, 0) + 1
        return sorted(c for c, rows in held.items() if rows > 1)

    def column(self, column: int) -> dict[int, Named]:
        """The figures of a column by row."""
        return {row: self.figures[row, column] for row in self.rows if (row, column) in self.figures}

    def label(self, row: int) -> str:
        """What a row is called: its first text that is no ordinal."""
        return next((text for text in self._texts_of(row) if not _ORDINAL.fullmatch(text)), "")

    def ordinal(self, row: int) -> str:
        """How a row is numbered, in its first cell."""
        first = next(iter(self._texts_of(row)), "")
        return first if _ORDINAL.fullmatch(first) else ""

    def _texts_of(self, row: int) -> list[str]:
        return [text for (r, _), text in sorted(self.texts.items()) if r == row]

    def heading(self, column: int) -> str:
        """The texts above the figures of a column."""
        first = min(self.column(column), default=0)
        return " ".join(text for (r, c), text in sorted(self.texts.items()) if c == column and r < first)


def is_negative(n: Named) -> bool:
    """Whether a figure is printed as less than nought: "-829", "(829)"."""
    return bool(_MINUS.match(n.statement.text.strip()))


def grids(told: Iterable[Statement]) -> list[Grid]:
    """The tables of a document, without rows and columns that only count rows and columns, or tell years."""
    found: dict[int, Grid] = {}
    for statement in told:
        for s in statement.walk():
            if s.paragraph.kind is not Kind.CELL:
                continue
            grid = found.setdefault(s.paragraph.table, Grid(s.paragraph.table))
            place, named = (s.paragraph.row, s.paragraph.column), _figure(s)
            if named is not None:
                grid.figures.setdefault(place, named)
            else:
                grid.texts[place] = f"{grid.texts.get(place, '')} {s.text}".strip()
    return [_without_numbers(grid) for grid in found.values()]


def _figure(s: Statement) -> Named | None:
    """The one figure that a cell holds."""
    if len(s.figures) != 1 or not exact(s.figures[0]) or not _FIGURE.match(s.text.strip()):
        return None
    return plain(s, 0) if len(s.text.rstrip()) - s.figures[0].stop <= _UNIT else None


def _without_numbers(grid: Grid) -> Grid:
    """A table without what numbers its columns and rows, or dates them."""
    by_row: dict[int, list[Named]] = {}
    for (row, _), n in sorted(grid.figures.items()):
        by_row.setdefault(row, []).append(n)
    heads = {row for row, named in by_row.items() if _counts_up(named) or _are_years(named)}
    first = min((column for _, column in grid.figures), default=0)
    numbers = [n for (row, column), n in sorted(grid.figures.items()) if column == first and row not in heads]
    ordinals = {
        place: n for place, n in grid.figures.items() if place[1] == first and _counts_up(numbers, anew=True)
    }
    left = {place: n for place, n in grid.figures.items() if place[0] not in heads and place not in ordinals}
    odd = {
        column
        for column in {c for _, c in left}
        if _read_both_ways(n for p, n in left.items() if p[1] == column)
    }
    left = {place: n for place, n in left.items() if place[1] not in odd}
    texts = grid.texts | {place: n.statement.text.strip() for place, n in ordinals.items()}
    return Grid(grid.number, left, texts)


def _read_both_ways(column: Iterable[Named]) -> bool:
    """Whether a comma parts decimals in one cell and thousands in the next ("0,250", "1,100"): nobody can tell."""
    printed = [n.figure for n in column if "," in n.figure.printed and n.figure.quantity != "rate"]
    return len({bool(f.decimals) for f in printed}) > 1


def _counts_up(named: list[Named], *, anew: bool = False) -> bool:
    """Whether figures are 1, 2, 3 …; ``anew``: in each group again."""
    values = [n.value for n in named]
    if len(values) < _COUNTED or values[0] > 1:
        return False
    return all(b == a + 1 or (anew and b == 1) for a, b in pairwise(values))


def _are_years(named: list[Named]) -> bool:
    return all(_YEARS[0] <= n.value <= _YEARS[1] and "." not in n.figure.printed for n in named)
