"""Shares that fit and are backed by those beside them: nothing that one of them misses is meant instead.

"Trực tuyến 8.064 (86,2%); trực tiếp 1.187 (12,7%); bưu chính 104 (1,1%)", all of one figure; "cấp xã 487.503 (90,9%),
cấp tỉnh 118.711 (80,3%)", each of its own part of another.
"""

from collections.abc import Iterable, Iterator, Sequence

from checks.claims.rates import Rate, fits
from checks.claims.row import HUNDRED, Row, Seat, sum_of
from checks.claims.wholes.parts import Divisions, Parts

#: So many others out of the same figure are no chance.
_SEVERAL = 2


class Backed:
    """Knows which shares of one document others beside them back."""

    def __init__(self, row: Row, sums: Sequence[Parts]) -> None:
        """``sums``: the wholes with parts that add up."""
        self.row, self._parts_of = row, Divisions(sums).parts_of

    def is_backed(self, r: Rate, rates: Iterable[Rate]) -> bool:
        """Whether a share that fits is one of several in its sentence that fit alike."""
        if not self._is_plain(r):
            return False
        told = self.row.by_code[r.rate.code]
        out_of_it = [
            s for s, counted in self._shares_beside(told) if fits(s.named, (counted.named,), r.denominator)
        ]
        own = (q for q in rates if self._is_plain(q) and self.row.is_beside(told, (q.rate, *q.numerator)))
        return self._are_no_chance(told, out_of_it) or any(self._of_parts(r, q) for q in own)

    def _shares_beside(self, told: Seat) -> Iterator[tuple[Seat, Seat]]:
        """The other rates of a share's sentence that stand right behind a figure, with that."""
        for counted in self.row.sentence_of(told):
            share = self.row.rate_behind(counted)
            if share is not None and share is not told and share.sentence == told.sentence:
                yield share, counted

    def _is_plain(self, r: Rate) -> bool:
        """Whether a rate fits one figure out of another, and stands right behind the one."""
        if not r.holds or len(r.numerator) != 1 or len(r.denominator) != 1 or not r.denominator[0].value:
            return False
        told, counted = (self.row.by_code.get(n.code) for n in (r.rate, r.numerator[0]))
        return told is not None and counted is not None and self.row.rate_behind(counted) is told

    def _are_no_chance(self, told: Seat, others: Sequence[Seat]) -> bool:
        """Whether shares of one figure are several, or all there are of it."""
        whole = sum_of((told, *others))
        slack = told.half + sum(s.half for s in others)
        return len(others) >= _SEVERAL or (bool(others) and abs(whole - HUNDRED) <= slack)

    def _of_parts(self, r: Rate, q: Rate) -> bool:
        """Whether two shares are of two parts of one figure, out of two parts of another."""
        (n, d), (other_n, other_d) = ((x.numerator[0].code, x.denominator[0].code) for x in (r, q))
        of_one = [{n, other_n} <= parts for divisions in self._parts_of.values() for parts in divisions]
        out_of_one = [{d, other_d} <= parts for divisions in self._parts_of.values() for parts in divisions]
        return n != other_n and d != other_d and any(of_one) and any(out_of_one)
