"""Shares of what is more than there was: "chỉ ra 29 sai sót, đã khắc phục 72 (93,1%)", where two digits were swapped.

Only shares that nothing else was read of. A part that is no more than its whole is asked for in ``plain.py``.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from checks.claims.fitting.outright.rates.of_named import OfNamed
from checks.claims.rates import Rate
from checks.claims.rates.rate import count_mistyped
from checks.claims.row import Row, Seat

#: What there was stands among so many figures before what became of it, or so many paragraphs, if words call it so.
_BACK, _ROWS = 8, 12


class Exceeding:
    """Finds the shares of one document that are of more than what they are out of."""

    def __init__(self, row: Row, of_named: OfNamed) -> None:
        self.row, self.of_named, self.shares = row, of_named, of_named.shares

    def all(self, known: Sequence[Rate]) -> Iterator[Rate]:
        """The shares that one mistyped digit explains; ``known``: those that were read to be of something."""
        read = {r.rate.code for r in known}
        for told in self.row.rates:
            counted = self.shares.counted(told) if told.code not in read and not told.change else None
            if counted is None:
                continue
            base = next(self._out_of(told, counted), None)
            if base is not None:
                yield Rate(told.named, (counted.named,), (base.named,), stated=True)

    def _out_of(self, told: Seat, counted: Seat) -> Iterator[Seat]:
        """Fewer of the same kind, the nearest first, of which the rate would be a share but for one digit."""
        before = [s for s in self.row.counts[told.row] if s.at < counted.at and s.depth <= counted.depth]
        above = [s for s in self.row.counts_before(told.row, _ROWS) if s.row < told.row]
        called = (s for s in reversed(above) if self.of_named.is_called(told, s))
        for base in chain(before[::-1][:_BACK], called):
            alike = base.noun == counted.noun or not (base.noun and counted.noun)
            fewer = base.value < counted.value and base.named.figure.over < 0
            if alike and fewer and count_mistyped(told.named, (counted.named,), (base.named,)):
                yield base
