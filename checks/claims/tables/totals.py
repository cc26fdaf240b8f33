"""Rows of a table that sum up others, by what they are called and by the columns that add up.

Which columns are made up of others is ``columns.py``.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from checks.claims.named import Named, total
from checks.claims.tables.grid import Grid
from checks.claims.thresholds import telling_from
from checks.claims.wholes.parts import Parts
from checks.typing_slips import one_slip

#: Parts are at least so many.
_FEWEST = 2
#: A list of so many rows is summed up for sure; fewer may be some of it.
_SEVERAL = 3
#: How rows are numbered, the outermost first: "A", "II", "3", "3.1", "-".
_ORDINALS = (r"[^\W\d_IVXLCa-zđ]", r"[IVXLC]+", r"\d+", r"[a-zđ]", r"\d+\.\d+", r"\W+")


class Totals:
    """Finds the totals of one table."""

    def __init__(self, grid: Grid, rows: Sequence[int], columns: Collection[int], near: Decimal) -> None:
        """``rows``: those called totals; ``columns``: those of amounts and counts; ``near``: see :func:`_slipped`."""
        self.grid, self.rows, self.near = grid, rows, near
        self.columns = {c: grid.column(c) for c in grid.columns if c in columns}

    def all(self) -> Iterator[Parts]:
        """Each total with the rows that it sums up, column by column."""
        found = {row: self._found(row) for row in self.rows}
        places = [place for lists in found.values() for place, sums in lists if _agrees(sums)]
        told = {place for place in places if 2 * places.count(place) > len(places)}
        for lists in found.values():
            # where most totals of the table have their rows, each has them
            there = [sums for place, sums in lists if not told or place in told]
            best = max(there, key=_score, default=[])
            if _agrees(best):
                yield from best
            elif len(there) == 1 and len(there[0]) == 1 and _slipped(there[0][0], self.near):
                yield Parts(there[0][0].whole, there[0][0].parts, False, by_column=True)

    def _found(self, row: int) -> list[tuple[str, list[Parts]]]:
        """What a row may be the total of: where those rows stand, and the sums of each column."""
        lists = ((place, list(self._sums(row, rows))) for place, rows in self._lists(row))
        return [(place, sums) for place, sums in lists if sums]

    def _lists(self, row: int) -> Iterator[tuple[str, list[int]]]:
        """The rows that a total may sum up: above or below it up to the next one, the outermost of them, or totals."""
        at = self.grid.rows.index(row)
        above = list(takewhile(lambda r: r not in self.rows, self.grid.rows[:at][::-1]))[::-1]
        below = list(takewhile(lambda r: r not in self.rows, self.grid.rows[at + 1 :]))
        for place, rows in (("above", above), ("below", below)):
            if len(rows) < _FEWEST:
                continue
            yield place, rows
            depths = [self._depth(r) for r in rows]
            outermost = [r for r, depth in zip(rows, depths, strict=True) if depth == min(depths)]
            if 1 < len(outermost) < len(rows):
                yield f"{place}, outermost", outermost
        others = [r for r in self.rows if r != row]
        if len(others) >= _FEWEST:
            yield "totals", others

    def _depth(self, row: int) -> int:
        """How deep a row's number says that it stands; one without a number is outermost."""
        ordinal = self.grid.ordinal(row).rstrip(".)").strip()
        return next((n for n, kind in enumerate(_ORDINALS) if re.fullmatch(kind, ordinal)), 0)

    def _sums(self, row: int, rows: Sequence[int]) -> Iterator[Parts]:
        for column in self.columns.values():
            parts = tuple(column[r] for r in rows if r in column)
            if row in column and len(parts) > 1 and sum(bool(n.value) for n in parts) > 1:
                yield Parts(column[row], parts, True)


def _agrees(sums: Sequence[Parts]) -> bool:
    """Whether so many columns add up that all are meant to."""
    holding = [p.whole.value for p in sums if p.adds_up]
    return max(holding, default=0) >= telling_from().numerator and 2 * len(holding) >= len(sums)


def _score(sums: Sequence[Parts]) -> int:
    return sum(1 if p.adds_up else -1 for p in sums)


def _slipped(p: Parts, near: Decimal) -> bool:
    """Whether the only column of a total is near enough to it, or one figure mistyped keeps it from adding up."""
    if len(p.parts) < _SEVERAL or p.whole.value < telling_from().numerator:
        return False
    missing = p.whole.value - total(p.parts)
    if abs(missing) <= near * p.whole.value:
        return True
    return any(
        _is_slip(n, n.value - missing if n is p.whole else n.value + missing) for n in (p.whole, *p.parts)
    )


def _is_slip(n: Named, true: Decimal) -> bool:
    places = n.figure.decimals
    return true > 0 and one_slip(int(n.value.scaleb(places)), int(true.scaleb(places)))
