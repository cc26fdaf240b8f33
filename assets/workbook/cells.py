"""Cells and sheets: the one shape in which every workbook format is handed on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, cached_property
from typing import NamedTuple

from assets.numbers import vietnamese
from assets.text import tidy
from assets.workbook.number_format import GENERAL, NumberFormat

Raw = str | Decimal | bool | date | datetime | time | timedelta | None
Place = tuple[int, int]
#: A rectangle of cells: its top left and its bottom right place.
Range = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the value reader does not tell about one cell."""

    format: NumberFormat = GENERAL
    formula: bool = False
    error: str | None = None
    computed: bool = True


PLAIN = Shown()
#: As many columns as a sheet can have.
MOST_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class Supplement:
    """What the value reader does not tell about one sheet; ``merged`` only where it tells no ranges."""

    shown: Mapping[Place, Shown] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    merged: Sequence[Range] = ()
    hidden_columns: frozenset[int] = frozenset()


class Cell(NamedTuple):
    """One cell; ``row`` and ``column`` count from 0. ``raw`` is None where nothing is stored."""

    row: int
    column: int
    raw: Raw
    shown: Shown = PLAIN

    @property
    def address(self) -> str:
        """The A1 address."""
        return address(self.row, self.column)

    @property
    def text(self) -> str:
        """The printed text on one line."""
        if self.shown.error:
            return self.shown.error
        if isinstance(self.raw, str):
            return tidy(self.raw)
        if self.raw is None:
            return ""
        if isinstance(self.raw, bool):
            return "TRUE" if self.raw else "FALSE"
        if isinstance(self.raw, Decimal):
            number, decimals = self.shown.format.show(self.raw)
            shown = vietnamese(number, decimals, grouped=self.shown.format.grouped)
            return shown + ("%" if self.shown.format.percent else "")
        return str(self.raw)


@dataclass
class Sheet:
    """One sheet: its cells by place, merged ranges, and what of it is hidden.

    ``breaks`` are rows that no table goes beyond; only a sheet made of a document's tables has any.
    """

    name: str
    hidden: bool
    cells: dict[Place, Cell]
    merged: list[Range] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    breaks: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def text(self, row: int, column: int) -> str:
        """The printed text at a place; empty where there is no cell."""
        cell = self.cells.get((row, column))
        return cell.text if cell else ""

    def is_hidden(self, row: int, column: int) -> bool:
        """Whether a reader does not see a place: its row, its column or the sheet is hidden."""
        return self.hidden or row in self.hidden_rows or column in self.hidden_columns

    @cached_property
    def height(self) -> int:
        """One more than the last row with a cell."""
        return max((row for row, _ in self.cells), default=-1) + 1

    @cached_property
    def width(self) -> int:
        """One more than the last column with a cell."""
        return max((column for _, column in self.cells), default=-1) + 1


@dataclass(frozen=True, slots=True)
class Workbook:
    """One workbook as received."""

    path: str
    sheets: tuple[Sheet, ...]


def address(row: int, column: int) -> str:
    """The A1 address of a place counted from 0.

    >>> address(41, 3), address(0, 26)
    ('D42', 'AA1')
    """
    return f"{_letters(column)}{row + 1}"


def place_at(address: str) -> Place:
    """The place, counted from 0, of an A1 address.

    >>> place_at("D42"), place_at("AA1")
    ((41, 3), (0, 26))
    """
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(address[len(letters) :]) - 1, column - 1


@cache
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
