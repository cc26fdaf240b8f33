"""Rates that would be the quotient of figures near by but for one slip.

Only where the words, or the figures beside them, say which: a part called as the rate is called, the figure
right before a rate out of a whole that it is part of.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from assets.prose.figures import prose_words
from checks.claims.fitting.row import Row, Seat
from checks.claims.named import Named, total
from checks.claims.rates import Rate, fits
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings
from checks.explain.slips import typing_slip

#: Parts that a rate may be of stand so many paragraphs back.
_BACK = 5
_HUNDRED = Decimal(100)
_SLIPS = ("digit_changed", "digits_swapped", "digits_jumped")
_POINTS = {"slip": Decimal(10), "whatever": Decimal(1)}


class NearRates:
    """Finds what rates that fit nothing are told to be of."""

    def __init__(self, row: Row, readings: Readings, parts: Sequence[Parts]) -> None:
        self.row, self.readings, self.words = row, readings, readings.words
        self.parts = [p for p in parts if p.adds_up]

    def of(self, rate: Seat) -> Rate | None:
        """What a rate that fits nothing is told to be of."""
        if rate.named.figure.decimals < 1:
            return None
        for numerator, denominator in (*self._called(rate), *self._before(rate)):
            if fits(rate.named, numerator, denominator) or hardly_other(rate.named, numerator, denominator):
                return Rate(rate.named, numerator, denominator, stated=False)
        return None

    def _called(self, rate: Seat) -> Iterator[tuple[tuple[Named, ...], tuple[Named, ...]]]:
        """ "bác sĩ 1.462 người, … Bác sĩ chiếm 27,0%": the part that bears the rate's own words."""
        name = self._name(rate)
        if not name:
            return
        for p in reversed(self.parts):
            whole = self.row.by_code.get(p.whole.code)
            if whole is None or not 0 <= rate.row - whole.row <= _BACK:
                continue
            called = [x for x in p.parts if name <= _words(f"{x.lead} {x.tail}")]
            if len(called) == 1:
                yield (called[0],), (p.whole,)

    def _name(self, rate: Seat) -> set[str]:
        s, n = rate.named.statement, rate.named.position
        start = s.figures[n - 1].stop if n else 0
        lead = s.text[start : rate.named.figure.start].casefold()
        for end in (",", ";", ".", ":", "("):
            lead = lead.rsplit(end, 1)[-1]
        lead = self.words.shares.sub(" ", lead)
        return _words(lead) - prose_words().ends

    def _before(self, rate: Seat) -> Iterator[tuple[tuple[Named, ...], tuple[Named, ...]]]:
        """ "…, đúng hạn B hồ sơ, đạt r%": the figure right before a rate out of its whole."""
        own = [s for s in self.row.counts[rate.row] if s.sentence == rate.sentence and s.at < rate.at]
        if not own or own[-1].at != rate.at - 1:
            return
        last = own[-1]
        between = last.named.statement.text[last.named.figure.stop : rate.named.figure.start]
        if not self.words.shares.search(between) and "(" not in between:
            return
        for p in self.parts:
            if any(x.code == last.code for x in p.parts):
                yield (last.named,), (p.whole,)


def hardly_other(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
    """Whether a rate that is not the quotient is so near it, or one slip from it, that it must be meant."""
    n, q = total(numerator), total(denominator)
    if q <= 0 or not 0 < n < q or rate.figure.decimals < 1:
        return False
    unit = Decimal(10) ** rate.figure.decimals
    true = (_HUNDRED * n / q * unit).to_integral_value(ROUND_HALF_UP)
    printed = rate.value * unit
    apart = abs(true - printed) / unit
    if apart <= _POINTS["whatever"]:
        return True
    slip = typing_slip(int(printed), int(true))
    return slip is not None and slip[0] in _SLIPS and apart <= _POINTS["slip"]


def _words(text: str) -> set[str]:
    return {w for w in text.casefold().replace(",", " ").split() if w.isalpha()}
