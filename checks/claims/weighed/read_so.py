"""What rates and changes were read as, before they are weighed, and how surely.

What else they may be of is ``of_two.py``.
"""

from collections.abc import Mapping, Sequence

from checks.claims.changes import Change, holds
from checks.claims.rates import Rate
from checks.claims.row import Row, Seat
from checks.claims.weighed.made import REST, OfTwo, kind_of
from checks.claims.weighed.missing import Missing
from checks.claims.wholes.parts import Parts


class ReadSo:
    """Knows what the rates, changes and sums of one document were read as."""

    def __init__(
        self,
        row: Row,
        rates: Mapping[str, Rate],
        changes: Mapping[str, Change],
        sums: Sequence[Parts],
        missing: Missing,
    ) -> None:
        """``rates`` and ``changes`` by the code of what tells them; ``missing``: knows how near they stand."""
        self.row, self.rates, self.changes, self.missing = row, rates, changes, missing
        self.missed_by = [{x.code for x in p.parts} for p in sums if len(p.parts) > 1 and not p.adds_up]

    def is_of_several(self, told: Seat) -> bool:
        """Whether a rate was read to be out of no one figure, though no words say so."""
        rate = self.rates.get(told.code)
        return rate is not None and len(rate.denominator) > 1 and not rate.stated

    def is_read_so(self, x: OfTwo) -> bool:
        """Whether a rate was read to be just of these figures, which it misses."""
        rate = self.rates.get(x.told.code)
        return rate is not None and not x.fits and self.is_of(rate, x)

    def is_of(self, rate: Rate, x: OfTwo) -> bool:
        """Whether a rate was read to be of some figures, out of another."""
        return rate.codes == x.codes

    def is_sure(self, s: Seat) -> bool:
        """Whether the words state what a rate is of, and it is; or it is told already that it is not.

        A change that misses what the words seem to say may yet be of other figures.
        """
        if kind_of(s) == REST:
            return self.missing.sums.get(s.code) is False
        rate, change = self.rates.get(s.code), self.changes.get(s.code)
        if change is not None and change.by_name:
            return True
        if rate is None or not rate.holds:
            return False
        # what only a name brings together from afar may be of another
        beside = self.missing.is_near(s, rate) or any(n.figure.over >= 0 for n in rate.numerator)
        return (rate.stated and beside) or self._of_itself_and_another(s, rate) or self._as_others(s, rate)

    def _of_itself_and_another(self, s: Seat, rate: Rate) -> bool:
        """ "đúng hạn 33.257 (98,13%), chậm hạn 635 (1,87%)": out of both together, and no whole misses them."""
        counted, both = {n.code for n in rate.numerator}, {q.code for q in rate.denominator}
        near = all(n.statement is s.named.statement for n in (*rate.numerator, *rate.denominator))
        return near and counted < both and not any(both <= parts for parts in self.missed_by)

    def _as_others(self, s: Seat, rate: Rate) -> bool:
        """Whether two other rates of the paragraph are out of the same, and fit it."""
        base = [q.code for q in rate.denominator]
        counted = self.row.by_code.get(rate.numerator[-1].code)
        if counted is not None and self.row.rate_behind(counted) not in (None, s):
            return False  # "bình thường 103 (0,4%), không hài lòng 26 (1,6%)": it has another rate beside it
        others = (self.rates.get(x.code) for x in self.row.rows[s.row] if x.rate and x is not s)
        same = [r for r in others if r and [q.code for q in r.denominator] == base]
        return sum(r.holds for r in same) > 1

    def of_others(self, x: OfTwo) -> bool:
        """Whether a change that was read to be of figures that it misses is of others, and fits them."""
        change = self.changes.get(x.told.code)
        ends = {x.base.code, *(s.code for s in x.counted)}
        return change is not None and not holds(change) and {change.now.code, change.before.code} != ends
