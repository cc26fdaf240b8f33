"""What an instance of an edit demands of its figures, as exact linear conditions over whole numbers.

SQL decides for all units at once whether an edit holds (``HOLDS`` of each kind); to tell which figure
is wrong, the same demand is needed over figures that may still change. Each kind states it here as
sums between limits; that both say the same is proven by the tests. Solving them is ``checks/explain``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

#: Figures by their number, in units of their last place.
Values = Sequence[int] | Mapping[int, int]


def prints(printed: int, exact: int, denominator: int) -> bool:
    """Whether a whole number is ``exact``/``denominator`` rounded to the nearest; at a tie both are."""
    return abs(2 * exact - 2 * printed * denominator) <= denominator


class Stands(NamedTuple):
    """A figure in an edit: which one, its sign there, and how it is printed.

    ``figure`` numbers the unit's figures; a figure is a whole number of 10^-``decimals``, the unit of
    its last printed place; an ``exact`` one is a count or a code, not rounded. ``unit``
    is the form's (``%`` …).
    """

    figure: int
    sign: int
    decimals: int
    exact: bool
    unit: str = ""


class Sum(NamedTuple):
    """``low`` ≤ Σ coefficient · figure ≤ ``high``, figures in their own units; None: no limit."""

    terms: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None


class Share(NamedTuple):
    """A rate is a numerator over a denominator, rounded: |2·n·scale − 2·rate·q| ≤ q, with q > 0 ≤ n.

    ``numerator`` and ``denominator`` are coefficients over figures that bring both to one unit;
    ``scale`` turns their quotient into units of the rate's last place. Where sides are rounded
    themselves, ``loose`` is by how many half units each may be off: the rate is that of some reading. A ``signed``
    numerator is what a sentence tells as a rise, and may be less than nought.
    """

    rate: int
    numerator: tuple[tuple[int, int], ...]
    denominator: tuple[tuple[int, int], ...]
    scale: int
    loose: tuple[int, int] = (0, 0)
    signed: bool = False

    def decides(self, n: int, q: int) -> bool:
        """Whether a rate can be held against the quotient of these sides at all."""
        return q > 0 and (self.signed or n >= 0)

    @property
    def sides(self) -> tuple[int, ...]:
        """The figures of which the rate is the quotient."""
        return tuple(v for v, _ in (*self.numerator, *self.denominator))

    def quotient(self, values: Values) -> tuple[int, int]:
        """Numerator and denominator, in one unit."""
        n = q = 0
        for v, c in self.numerator:
            n += c * values[v]
        for v, c in self.denominator:
            q += c * values[v]
        return n, q

    def holds(self, rate: int, n: int, q: int) -> bool:
        """Whether a rate is the quotient of these sides, rounded."""
        a, b = self.loose
        if not (a or b):
            return prints(rate, self.scale * n, q)
        apart = 4 * rate * q - 4 * self.scale * n
        return (
            apart <= 2 * q + 2 * self.scale * a + (2 * rate - 1) * b
            and -apart <= 2 * q + 2 * self.scale * a + (2 * rate + 1) * b
        )

    def rounded(self, n: int, q: int) -> int:
        """The quotient of these sides, rounded half up, in units of the rate's last place."""
        return (2 * self.scale * n + q) // (2 * q)

    def within(self, rate: int) -> list[Sum]:
        """What the sides must be for a rate that stands."""
        a, b = self.loose
        below, above = ((2 * self.scale * a + (2 * rate + end) * b) for end in (-1, 1))
        # In quarters where halves are loose, so that all stays whole.
        return [
            Sum(self.beyond(2 * rate + 1), None, above // 2),
            Sum(self.beyond(2 * rate - 1), -(below // 2), None),
        ]

    def around(self, n: int, q: int) -> Sum:
        """What the rate must be for sides that stand."""
        a, b = self.loose
        if not (a or b):
            exact = 2 * self.scale * n
            return Sum(((self.rate, 2 * q),), exact - q, exact + q)
        # r·(4q − 2b) ≤ 4sn + 2q + 2sa − b and r·(4q + 2b) ≥ 4sn − 2q − 2sa − b
        most = (4 * self.scale * n + 2 * q + 2 * self.scale * a - b) // max(1, 4 * q - 2 * b)
        least = -((-(4 * self.scale * n - 2 * q - 2 * self.scale * a - b)) // (4 * q + 2 * b))
        return Sum(((self.rate, 1),), least, most)

    def beyond(self, halves: int) -> tuple[tuple[int, int], ...]:
        """The terms of 2·n·scale − halves·q: how far the quotient lies beyond a number of half units."""
        terms = {v: 2 * self.scale * c for v, c in self.numerator}
        for v, c in self.denominator:
            terms[v] = terms.get(v, 0) - halves * c
        return tuple(terms.items())


@dataclass(frozen=True, slots=True)
class Condition:
    """All ``sums`` hold, one of each ``either`` does, and the ``share`` does.

    ``whole`` is the figure that the edit computes from the others, if it computes one; ``exact`` is
    whether a wrong figure could hardly satisfy it (an equation, not a mere limit).
    """

    sums: tuple[Sum, ...] = ()
    either: tuple[tuple[Sum, ...], ...] = ()
    share: Share | None = None
    whole: int | None = None
    exact: bool = False


Roles = Mapping[str, Sequence[Stands]]


def sum_between(figures: Sequence[Stands], low: int | None, high: int | None) -> Sum:
    """A signed sum between limits, widened by half a unit of every rounded figure.

    Limits are whole numbers of ones. Everything is doubled where something is rounded, so that half
    units are whole numbers too.
    """
    places = max((f.decimals for f in figures), default=0)
    rounded = [f for f in figures if not f.exact]
    unit = 10**places * (2 if rounded else 1)
    slack = sum(abs(f.sign) * 10 ** (places - f.decimals) for f in rounded)
    terms: dict[int, int] = {}
    for f in figures:
        terms[f.figure] = terms.get(f.figure, 0) + f.sign * unit // 10**f.decimals
    return Sum(
        tuple((i, c) for i, c in terms.items() if c),
        None if low is None else low * unit - slack,
        None if high is None else high * unit + slack,
    )


def turned(figures: Sequence[Stands]) -> list[Stands]:
    """The same figures with the opposite sign."""
    return [f._replace(sign=-f.sign) for f in figures]
