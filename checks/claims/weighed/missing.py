"""What is observed about two figures that a rate or change may be meant of, and misses.

Which of them it is meant of is ``of_two.py``; how likely each is, by words and places alone, ``counted.py`` and
``bases.py``.
"""

from collections.abc import Iterator, Mapping

from checks.claims.changes import Change, holds
from checks.claims.rates import Rate
from checks.claims.row import HUNDRED, ONE, Seat, sum_of
from checks.claims.weighed.around import Around
from checks.claims.weighed.bases import Bases
from checks.claims.weighed.made import (
    APART,
    DIFFERENCE,
    GROWTH,
    REST,
    SHARE,
    OfTwo,
    kind_of,
    mistyped_in,
    slip_of,
    truth,
)
from checks.claims.weighed.observed import Observed, apart, chance, number, slip, with_pairs

#: The figures that an item of a list begins with.
_ITEM = 3
_PAIRS = (
    ("apart", "likely"), ("fits", "likely"), ("read", "apart"), ("read", "likely"), ("kind", "apart"),
    ("nothing", "likely"), ("mistyped", "apart"), ("read", "decimals"), ("fits", "decimals"), ("likely", "decimals"),
    ("siblings", "likely"), ("level", "likely"), ("siblings", "read"),
    ("words name it", "likely"), ("words name it", "read"),
    ("was read", "likely"), ("was read", "decimals"), ("out of another", "likely"), ("out of another", "decimals"),
    ("ends", "likely"), ("ends", "relative"), ("ends", "slip"),
)  # fmt: skip


class Missing:
    """Observes what rates and changes miss; ``rates``, ``changes`` and ``sums``: what they were read as so far."""

    def __init__(
        self, around: Around, bases: Bases,
        rates: Mapping[str, Rate], changes: Mapping[str, Change], sums: Mapping[str, bool],
    ) -> None:  # fmt: skip
        self.around, self.row, self.bases = around, around.row, bases
        self.rates, self.changes, self.sums = rates, changes, sums

    def observed(
        self, x: OfTwo, fit: float, nothing: float, rank: int, fitting: OfTwo | None
    ) -> list[Observed]:
        """All about one candidate: ``fit`` and ``nothing``, how likely those are that fit, and that it is of nothing.

        ``rank``: how many likelier ones it misses; ``fitting``: the likeliest that it fits.
        """
        return with_pairs([*self._own(x, fit, nothing, rank), *self._against(x, fitting)], _PAIRS)

    def _own(self, x: OfTwo, fit: float, nothing: float, rank: int) -> Iterator[Observed]:
        told, kind, true = x.told, kind_of(x.told), truth(x)
        unit = ONE // 10**told.named.figure.decimals * told.named.figure.scale
        yield "kind", kind
        yield "likely", chance(x.likely)
        yield "fits", chance(fit)
        yield "nothing", chance(nothing)
        yield "fits, against it", "likelier" if fit > x.likely else chance(fit / x.likely)
        yield "rank", number(rank, 3)
        points = abs(true - told.value) / ONE
        if kind_of(told) in (GROWTH, APART):
            yield "ends", "rates" if x.base.rate else "counts"
        if kind in (DIFFERENCE, REST):
            points = HUNDRED * abs(true - told.value) / max(x.base.value, sum_of(x.counted)) / ONE
        yield "apart", apart(points)
        yield "relative", apart(100 * abs(true - told.value) / max(true, unit))
        yield "slip", slip([slip_of(x)], len(str(told.value // unit)))
        yield "mistyped", mistyped_in(x)
        yield "decimals", number(told.named.figure.decimals, 2)
        yield "figures", f"{len(x.counted)}"
        yield "read", self.read(told)
        if kind == SHARE and (true > HUNDRED) != (told.value > HUNDRED):
            yield "over a hundred", "one of them"
        if told.value == HUNDRED:
            yield "it is", "a hundred"
        yield "level", f"{self.around.levels(told, x.counted[-1])}, {self.around.levels(told, x.base)}"
        if kind == SHARE:
            yield "siblings", self._siblings(x)

    def _against(self, x: OfTwo, fitting: OfTwo | None) -> Iterator[Observed]:
        """What the words call the base, and what speaks for the figures that happen to fit."""
        own = self.bases.named(x.told, x.counted[-1], x.base)
        other = "no other" if fitting is None else self.bases.named(x.told, fitting.counted[-1], fitting.base)
        yield "words name it", f"{own}, the fitting one {other}"
        # a rate out of another figure, exactly, is no chance: it is meant so, or was reckoned so by mistake
        if fitting is not None and fitting.counted == x.counted:
            yield "out of another", f"{own}, that one {other}"
        rate = self.rates.get(x.told.code)
        if rate is None or kind_of(x.told) != SHARE:
            return
        seats = [s for n in (*rate.numerator, *rate.denominator) if (s := self.row.by_code.get(n.code))]
        away = max((abs(s.row - x.told.row) for s in seats), default=0)
        same = {n.code for n in rate.numerator} == {s.code for s in x.counted}
        fit = "fits" if rate.holds else "misses"
        yield (
            "was read",
            f"{fit}, {'of the same' if same else 'of another'}, {number(away, 3)} paragraphs away",
        )

    def _siblings(self, x: OfTwo) -> str:
        """How many other rates of its sentence, or of the items beside it, are known to be out of the same figure."""
        told, counted = x.told, x.counted[-1]
        rows = self.row.rows[max(0, told.row - 1) : told.row + 2]
        beside = [s for s in self.row.rows[told.row] if s.sentence == told.sentence]
        beside += [
            s for row in rows for s in row[:_ITEM] if s.row != told.row and s.marker == told.marker != ""
        ]
        bases = [
            [q.code for q in r.denominator]
            for s in beside
            if s.rate and s is not told and (r := self.rates.get(s.code)) is not None
            and r.holds
            and counted.code not in {n.code for n in (*r.numerator, *r.denominator)}
        ]  # fmt: skip
        same = bases.count([x.base.code])
        return f"{number(same, 2)} of the same, {number(len(bases) - same, 2)} of others"

    def read(self, told: Seat) -> str:
        """What the rate was read as so far."""
        if kind_of(told) == REST:
            held = self.sums.get(told.code)
            return "nothing" if held is None else "fits a sum" if held else "misses a sum"
        rate, change = self.rates.get(told.code), self.changes.get(told.code)
        if rate is not None:
            fit = "fits" if rate.holds else "misses"
            said = "stated" if rate.stated else "found"
            figures = number(len(rate.numerator) + len(rate.denominator), 3)
            return f"{fit}, {said}, {figures}, {'near' if self.is_near(told, rate) else 'far'}"
        if change is not None:
            return "fits a change" if holds(change) else "misses a change"
        return "nothing"

    def is_near(self, told: Seat, rate: Rate) -> bool:
        """Whether all that a rate was read to be of stands in its own sentence."""
        return self.row.is_beside(told, (*rate.numerator, *rate.denominator))
