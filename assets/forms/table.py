"""Tables on a sheet: what one is, and what all ways of finding them share.

Finding tables of lines is ``line_tables.py``, of columns ``column_tables.py``, outlines ``outline_tables.py``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assets.forms.match_lines import Matched
from assets.forms.model import FormVersion
from assets.numbers import is_mark, starts_as_figure
from assets.text import fold
from assets.workbook.cells import Cell, Sheet

#: How many rows a header may have.
HEADER_DEPTH = 4
#: What numbers a column: "(3)", "4 = 5 + 6".
COLUMN_NUMBER = re.compile(r"[(-]?\s*(\d{1,2})\s*\)?\s*([=+].*)?$")
#: What stands in brackets; a unit there ("Đúng hạn (%)") makes another column of it.
_ASIDE = re.compile(r"\([^)%]*\)")

#: Folded texts by row and column, with the text of a merged range in all of its places.
Grid = dict[int, dict[int, str]]
Versions = Sequence[tuple[str, FormVersion]]


def says_figure(cell: Cell | None) -> bool:
    """Whether a cell of a figure's column says anything but words: a figure, a mark, a formula or its error."""
    if cell is None:
        return False
    text = cell.text
    return bool(cell.shown.error) or cell.shown.formula or is_mark(text) or starts_as_figure(text)


@dataclass(frozen=True, slots=True)
class Table:
    """One form found in a sheet; rows count from 0, ``last`` is the last row that may belong to it.

    ``columns`` maps what a column holds to its number: ``code``, ``label``, ``value`` … for a form of
    lines, indicator codes and ``label`` for a form of columns (and ``code`` for an outline). ``skipped``
    are the rows of its header wherever that is printed again. ``matched`` says which row is which line, if
    that is known already.
    """

    form: str
    version: FormVersion
    sheet: Sheet
    header: int
    first: int
    last: int
    columns: dict[str, int]
    skipped: frozenset[int] = frozenset()
    matched: Matched | None = None

    @property
    def rows(self) -> Iterator[int]:
        """The rows that may hold figures."""
        return (row for row in range(self.first, self.last + 1) if row not in self.skipped)

    @property
    def header_rows(self) -> set[int]:
        """The rows of the header, wherever it is printed."""
        return {*range(self.header, self.first), *self.skipped}

    def joined_with(self, later: "Table") -> "Table":
        """This table, going on below a header that is printed again."""
        skipped = self.skipped | later.header_rows
        return replace(self, last=later.last, skipped=skipped, matched=None)

    def ending_at(self, row: int) -> "Table":
        """This table, ending at the latest in a row."""
        return self if self.last <= row else replace(self, last=row, matched=None)


def is_column_numbers(texts: Iterable[str]) -> bool:
    """Whether the texts of a row number the columns: ``(1) (2) (3)=(4)+(5) …``, ``A B 1 2 …``."""
    numbers, letters = [], 0
    for text in texts:
        match = COLUMN_NUMBER.match(text)
        if match:
            numbers.append(int(match[1]))
        elif len(fold(text)) > 1:
            return False
        else:
            letters += fold(text).isalpha()
    steps = [b - a for a, b in pairwise(numbers)]
    enough = len(numbers) >= 3 or (len(numbers) == 2 and letters >= 2)
    return enough and numbers[0] <= 2 and all(1 <= step <= 2 for step in steps)


def spread(sheet: Sheet, asides: bool = True) -> Grid:
    """The sheet's texts, with the text of a merged range in all of its places.

    Args:
        sheet: the sheet.
        asides: whether with what stands in brackets ("Đúng hạn (bao gồm cả hồ sơ trả lại)").
    """
    grid: Grid = {}
    for (row, column), cell in sheet.cells.items():
        text = str(cell.raw or "")
        if isinstance(cell.raw, str):
            text = (not asides and "(" in text and fold(_ASIDE.sub(" ", text))) or fold(text)
        if text and row in grid:
            grid[row][column] = text
        elif text:
            grid[row] = {column: text}
    for (top, left), (bottom, right) in sheet.merged:
        text = grid.get(top, {}).get(left, "")
        if text and (bottom - top) * (right - left) < 10_000:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    grid.setdefault(row, {}).setdefault(column, text)
    return grid


def titled_forms(grid: Grid, versions: Versions, above: int, below: int) -> set[str]:
    """The forms whose title stands between two rows (both excluded)."""
    texts = {text for row in range(above + 1, below) for text in grid.get(row, {}).values()}
    return {form for form, version in versions if any(version.titles.search(text) for text in texts)}


def needed_share(version: FormVersion, titled: bool) -> float:
    """The share of the form's labels that must be found, below its title or without one."""
    return version.recognise.with_title if titled else version.recognise.without_title
