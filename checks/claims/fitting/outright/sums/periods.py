"""What is told of a period and of the shorter ones in it: "quý I 3.145, quý II 7.556; lũy kế 6 tháng 10.701".

Only what is told to be summed up ("lũy kế", "cộng") is held against its quarters: how many there are at the end of a
quarter adds up to nothing.
"""

from collections.abc import Iterator, Sequence

from checks.claims.about import own_lead
from checks.claims.row import Row, Seat
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words


class PeriodSums:
    """Finds what is told of a period and of its parts."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words

    def all(self) -> Iterator[Parts]:
        """Each figure of a whole period with those of its parts, whether they add up or not."""
        for counts in self.row.counts:
            named = [(s, period) for s in counts if (period := self._period(s))]
            for whole, period in named:
                ways = self.words.law.periods_of.get(period, ()) if self._sums_up(whole) else ()
                told = (_one_each(whole, named, shorter) for shorter in ways)
                yield from (
                    Parts(whole.named, tuple(s.named for s in parts), True) for parts in told if parts
                )

    def _period(self, seat: Seat) -> str:
        """The period that the words right before a figure name; empty for none, or for what it is compared with."""
        gap = own_lead(seat.named)
        found = list(self.words.period_named.finditer(gap))
        if not found or self.words.base.search(gap) or self.words.goals.search(gap):
            return ""
        return " ".join(found[-1][0].casefold().split())

    def _sums_up(self, seat: Seat) -> bool:
        gap = own_lead(seat.named)
        return bool(self.words.so_far.search(gap) or self.words.totals.search(gap))


def _one_each(whole: Seat, named: Sequence[tuple[Seat, str]], shorter: Sequence[str]) -> list[Seat]:
    """The one figure of the same that is told of each shorter period; none if one has none, or several."""
    told = [
        [s for s, period in named if period == name.casefold() and s.noun == whole.noun] for name in shorter
    ]
    return [found[0] for found in told] if whole.noun and all(len(found) == 1 for found in told) else []
