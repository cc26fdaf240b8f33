"""Rates that are told apart from what they count, and bear its name: "tỷ lệ giải ngân 78,4%" of what was spent.

Only where the sentence counts nothing but one whole with its parts.
"""

from collections.abc import Mapping

from checks.claims.about import gap_before, led_by, since, words_in
from checks.claims.fitting.outright.rates.out_of import Two
from checks.claims.fitting.outright.rates.share_of import ShareOf
from checks.claims.row import Row, Seat
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

#: What was done, and what is left.
_BOTH = 2
#: Whether something was done in time.
_TERM = "term"


class Called:
    """Finds what the rates of one document are called by."""

    def __init__(self, row: Row, words: Words, shares: ShareOf, whole_of: Mapping[str, Parts]) -> None:
        """``whole_of``: by the codes of parts, what they are parts of."""
        self.row, self.words, self.shares, self.whole_of = row, words, shares, whole_of

    def as_done(self, rate: Seat) -> Two | None:
        """ "được giao 5.077, đã chi 3.982, còn lại 1.095, tỷ lệ giải ngân 78,4%": what was done of it."""
        named, p = self._name(rate), self._only_sum_beside(rate)
        if p is None or not self.words.done_rates.search(named) or self.words.all_sides(named, _TERM):
            return None
        if len(p.parts) != _BOTH:
            return None
        whole, done, left = self.row.seats_of(p)
        told = self.words.already.search(done.named.lead) and self.words.left_over.search(left.named.lead)
        return (done, whole) if told and whole.at < done.at < left.at else None

    def as_a_part(self, rate: Seat) -> Two | None:
        """ "28 nhiệm vụ (hoàn thành 15, đang thực hiện 11, chưa 2), tỷ lệ hoàn thành 60,00%": the part called so."""
        name, p = words_in(self._name(rate)), self._only_sum_beside(rate)
        if p is None or not name:
            return None
        whole, *parts = self.row.seats_of(p)
        told = [s for s in parts if words_in(led_by(s.named)) == name]
        return (told[0], whole) if len(told) == 1 and whole.at < told[0].at < rate.at else None

    def in_time(self, rate: Seat) -> Two | None:
        """ "Tỷ lệ đúng hạn 96,54%: đã giải quyết 8.265 hồ sơ, đúng hạn 7.979 hồ sơ, quá hạn 286 hồ sơ"."""
        p = self._only_sum_beside(rate)
        asked = self.words.all_sides(self._name(rate), _TERM) if p is not None else frozenset[str]()
        if p is None or not asked:
            return None
        whole, *parts = self.row.seats_of(p)
        late = set(self.words.law.left_sides[_TERM])
        sides = [self.words.sides(s.named.label).get(_TERM) for s in parts]
        told = [s for s, side in zip(parts, sides, strict=True) if (side in late) == (asked <= late)]
        return (told[0], whole) if all(sides) and len(told) == 1 else None

    def _name(self, rate: Seat) -> str:
        """What the only rate of a sentence is called after "tỷ lệ"; nothing in a bracket, or beside other rates."""
        rates = [s for s in self.row.rows[rate.row] if s.rate and s.sentence == rate.sentence]
        lead = since(gap_before(rate.named), (";", ",", ":", ". "))
        called = [*self.words.rate_of.finditer(lead)]
        alone = len(rates) == 1 and not rate.depth and not self.shares.named(rate)
        return lead[called[-1].end() :] if alone and called else ""

    def _only_sum_beside(self, rate: Seat) -> Parts | None:
        """The whole with its parts that is all that the sentence of a rate counts."""
        told = self.row.sentence_of(rate)
        counts = {s.code for s in told}
        sums = (p for s in told if (p := self.whole_of.get(s.code)) is not None)
        return next((p for p in sums if p.adds_up and p.all_codes == counts), None)
