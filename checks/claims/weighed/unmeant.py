"""Which rates and changes that were read cannot be meant, by all that is known of the document's other figures.

What the words about two figures rule out is ``not_of.py`` and ``not_between.py``; what other relations make a
misreading is ``checks/claims/fitting/misread.py``.
"""

from collections.abc import Sequence

from assets.prose.figures import Meant
from checks.claims.about import gap_before
from checks.claims.changes import PLACES, Change
from checks.claims.fitting.changes.differences import Differences
from checks.claims.fitting.outright.rates.every import OutrightRates
from checks.claims.named import total
from checks.claims.rates import Rate
from checks.claims.row import Row
from checks.claims.thresholds import near_within, telling_from
from checks.claims.weighed.made import OfTwo, divides
from checks.claims.weighed.of_two import WeighedTwo
from checks.claims.words import Words

#: So soon behind a rate words say that it is one of a plan.
_SOON = 10


class Unmeant:
    """Knows which rates and changes of one document were misread."""

    def __init__(
        self, row: Row, words: Words, two: WeighedTwo, differences: Differences, outright: OutrightRates
    ) -> None:
        self._row, self._words, self._two = row, words, two
        self._differences, self._outright = differences, outright

    def rate(self, r: Rate, known: Sequence[Rate]) -> bool:
        """Whether a rate that misses cannot be of what it was read as; ``known``: the rates of the document."""
        if r.holds or r.meant is not Meant.EXACT or _as_one_beside(r, known) or self._is_outright(r):
            return False
        if len(r.denominator) > 1:
            return self._of_an_opinion(r)
        told, base, *counted = (self._row.by_code.get(n.code) for n in (r.rate, *r.denominator, *r.numerator))
        of = [s for s in counted if s is not None]
        if told is None or base is None or len(of) < len(counted) or not divides(of, base):
            return False
        x = OfTwo(told, tuple(of), base, 1.0, fits=False)
        # "Trong số hồ sơ đã giải quyết có 3.174 hồ sơ đúng hạn, đạt 91,16%": out of what words say, however it misses
        name = self._two.out_of_named.named_base
        among = bool(name.among(of[-1])) and name.of(told, of[-1]) is base
        return self._two.not_of.rules_out(x, named=among)

    def bound(self, r: Rate) -> bool:
        """ "30/63 địa phương đạt dưới 45% dự toán": a bound of a plan, or told twice, is no bound of their share."""
        s, f = r.rate.statement, r.rate.figure
        if r.meant is Meant.EXACT:
            return False
        if self._begins_there(r) and not self._reached(r):
            return True
        planned = self._words.goal_of.search(s.text[f.stop : f.stop + _SOON])
        bounds = [g.value for g in s.figures if g.quantity == "rate" and g.meant is not Meant.EXACT]
        return bool(planned) or bounds.count(f.value) > 1

    def since_another(self, c: Change) -> bool:
        """Whether the bracket behind a change that it was read to be since tells of another thing."""
        base, by = (self._row.by_code.get(n.code) for n in (c.before, c.by))
        if base is None or by is None or base.at < by.at or base.depth == by.depth or base.rank:
            return False  # "tăng 11 bậc so với năm 2021 (hạng 21)"
        return self._differences.ends.names_another(base)

    def between(self, c: Change) -> bool:
        """Whether a change that misses cannot be that between the figures it was read to be of."""
        by, now, before = (self._row.by_code.get(n.code) for n in (c.by, c.now, c.before))
        if c.by_name or by is None or now is None or before is None or by.noun in PLACES:
            return False
        return self._two.not_between.rules_out(by, now, before)

    def rather_of_rates(self, c: Change) -> bool:
        """Whether a change is that between the rates of its ends, and not between them."""
        by, now, before = (self._row.by_code.get(n.code) for n in (c.by, c.now, c.before))
        if by is None or now is None or before is None:
            return False
        return self._two.not_between.of_their_rates(by, now, before)

    def _is_outright(self, r: Rate) -> bool:
        """Whether words and places leave nothing else that a rate may be of."""
        seat = self._row.by_code.get(r.rate.code)
        told = self._outright.of(seat) if seat is not None and seat.rate else None
        return told is not None and told.codes == r.codes

    def _of_an_opinion(self, r: Rate) -> bool:
        """ "thu về 2.914 phiếu và 397 phiếu; mức độ hài lòng chung 95,3%": nobody tells how many were content."""
        opinion = self._words.opinion
        return bool(opinion.search(gap_before(r.rate))) and not any(
            opinion.search(n.label) for n in r.numerator
        )

    def _begins_there(self, r: Rate) -> bool:
        """ "đạt từ 90% trở lên": whether a rate is where what each of several is to reach begins."""
        lead = gap_before(r.rate)
        begun = [*self._words.change_from.finditer(lead)]
        return bool(begun) and not lead[begun[-1].end() :].strip()

    def _reached(self, r: Rate) -> bool:
        """ "5/13 phường đạt từ 90% trở lên": whether so many are about that share, and do not each reach it."""
        share = 100 * total(r.numerator) / total(r.denominator) if total(r.denominator) else 0
        return abs(share - r.rate.value) <= near_within().rate_around


def of_a_bracket(r: Rate, row: Row) -> bool:
    """ "46 xã (Lâm Đồng cũ 18, …, Bình Thuận cũ 17), bằng 37,1%": of the whole and not of its last part."""
    rate = row.by_code.get(r.rate.code)
    seats = [row.by_code.get(n.code) for n in r.numerator]
    return rate is not None and any(s is not None and s.depth > rate.depth for s in seats)


def _as_one_beside(r: Rate, known: Sequence[Rate]) -> bool:
    """ "1.874 cơ sở. Trong đó doanh nghiệp 1.036, chiếm 55,3%; hộ 838 cơ sở, chiếm 47,7%": as the one before."""
    base = r.denominator[0]
    beside = (x for x in known if x.holds and x.stated and x.rate.statement is r.rate.statement)
    return r.stated and any(
        x.codes[1] == {base.code} and total(x.numerator) + total(r.numerator) == base.value
        and total(x.numerator) >= telling_from().numerator
        for x in beside
    )  # fmt: skip
