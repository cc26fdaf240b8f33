"""Rates whose sentence tells outright of what they are: they are held against it, however far off.

"Thu ngân sách đạt 325 tỷ đồng, bằng 26% dự toán giao (1.250 tỷ đồng)" and "1.250 cuộc, trong đó có 325 cuộc đột xuất,
chiếm 26%" can be meant of nothing else. What misses by little, or by a slip, is ``plain_rates.py``.
"""

from checks.claims.about import between
from checks.claims.rates import Rate
from checks.claims.row import Row, Seat
from checks.claims.words import Words

#: So many letters may stand between what is counted and its share.
_GAP = 60


class OutrightRates:
    """Finds the rates of one document that are told outright."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words

    def of(self, rate: Seat) -> Rate | None:
        """What a rate is told to be of, if words and places leave nothing else."""
        counted = self.row.beside(rate, -1)
        if rate.change or rate.value <= 0 or counted is None or not self._has_this_share(counted, rate):
            return None
        base = self._planned(counted, rate) or self._divided(counted, rate)
        return Rate(rate.named, (counted.named,), (base.named,), stated=True) if base is not None else None

    def _has_this_share(self, counted: Seat, rate: Seat) -> bool:
        """Whether a rate stands right behind a figure as its share."""
        plain = not (counted.rate or counted.rank or counted.change) and counted.named.figure.over < 0
        if not plain or counted.sentence != rate.sentence or counted.depth != rate.depth or not counted.value:
            return False
        gap = between(counted.named, rate.named)
        called = [*self.words.rate_of.finditer(gap)]
        if called and gap[called[-1].end() :].strip():
            return False  # "cấp tỉnh 168.240 hồ sơ với tỷ lệ đúng hạn 99,12%": a rate of what it is called by
        return len(gap) <= _GAP and not set(gap) & set(";:()") and bool(self.words.tells_share(gap))

    def _planned(self, counted: Seat, rate: Seat) -> Seat | None:
        """ "bằng 26% dự toán giao (1.250 tỷ đồng)": what the bracket right behind says was planned."""
        base = self.row.bracketed_behind(rate)
        if base is None or base.rate or base.change or base.sentence != rate.sentence:
            return None
        gap = between(rate.named, base.named)
        plainly = base.depth == rate.depth + 1 and not set(gap[:-1]) & set(".;:,()")
        told = plainly and self.words.goal_of.search(gap)
        return base if told and base.value and base.noun == counted.noun != "" else None

    def _divided(self, counted: Seat, rate: Seat) -> Seat | None:
        """ "1.250 cuộc kiểm tra, trong đó có 325 cuộc đột xuất, chiếm 26%": what it is some of."""
        base = self.row.beside(counted, -1)
        if base is None or base.rate or base.rank or base.change or base.sentence != counted.sentence:
            return None
        if base.depth != counted.depth or base.named.figure.over >= 0 or not base.value:
            return None
        gap, tail = between(base.named, counted.named), rate.named.statement.text[rate.named.figure.stop :]
        among = any(m["among"] for m in self.words.mark.finditer(gap))
        named = self.words.clause_end.split(tail)[0].strip()
        told = among and not set(gap) & set(";:()") and not named
        return base if told and base.noun == counted.noun != "" else None
