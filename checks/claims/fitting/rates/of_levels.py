"""Rates of one level behind the rate of all: "đã giải quyết đạt 98,82% số tiếp nhận; riêng cấp huyện đạt 97,36%".

What the rate of all counts, and what it is out of, are told by levels elsewhere. That the rate of all lies between
those of the levels is ``around.py``.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP

from checks.claims.about import gap_before, own_words
from checks.claims.rates import Rate
from checks.claims.row import Row, Seat
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words
from checks.typing_slips import IN_PLACE, one_slip


class LevelRates:
    """Finds what rates of levels are of."""

    def __init__(self, row: Row, words: Words, parts: Sequence[Parts]) -> None:
        """``parts``: which figures are divided; of those that add up, the parts that name their level are asked."""
        self.row, self.words = row, words
        self.by_level: dict[str, dict[str, Seat]] = {}
        for p in parts:
            for seat in self.row.seats_of(p)[1:] if p.adds_up else ():
                level = words.level(own_words(seat.named))
                if level is not None:
                    self.by_level.setdefault(p.whole.code, {}).setdefault(level, seat)

    def of(self, known: Sequence[Rate], unexplained: Sequence[Seat]) -> Iterator[Rate]:
        """Each rate of a level that is the quotient of its level's figures, or one slip away from it."""
        alone = {r.rate.code: r for r in known if r.holds and len(r.numerator) == len(r.denominator) == 1}
        for told in unexplained:
            level = self.words.level(gap_before(told.named))
            before = [s for s in self.row.rows[told.row] if s.at < told.at and s.code in alone]
            if level is None or not before:
                continue
            of_all = alone[before[-1].code]
            sides = [
                self.by_level.get(x.code, {}).get(level) for x in (of_all.numerator[0], of_all.denominator[0])
            ]
            counted, whole = sides
            if counted is None or whole is None:
                continue
            rate = Rate(told.named, (counted.named,), (whole.named,), stated=False)
            if rate.holds or _slipped(rate):
                yield rate


def _slipped(rate: Rate) -> bool:
    """Whether one digit, or two of them exchanged, keep a rate from being its quotient."""
    whole = rate.denominator[0].value
    if not whole:
        return False
    unit = 10**rate.rate.figure.decimals
    true = (100 * unit * rate.numerator[0].value / whole).to_integral_value(ROUND_HALF_UP)
    return one_slip(int(rate.rate.value * unit), int(true), IN_PLACE)
