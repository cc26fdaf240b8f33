"""Rates, growth, differences, points and rests: whether they are what two figures make, and by which slip they miss it.

Which figures a rate is meant of is ``of_two.py``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from assets.prose.figures import POINTS
from checks.claims.rates.rate import mistyped, with_a_digit_more_or_less
from checks.claims.row import HUNDRED, ONE, Seat, rounds_to, slips_of, sum_of
from checks.claims.thresholds import telling_from
from checks.claims.weighed.observed import number, slip
from checks.typing_slips import SWAPPED, slip_between

SHARE, GROWTH, DIFFERENCE, REST, APART = "share", "growth", "difference", "rest", "points"
#: Those that lie between what is now and what was before, or between any two figures.
CHANGES = (GROWTH, DIFFERENCE, APART)
#: The slips in a figure that a rate is of, the most telling first.
_WAYS = (*SWAPPED, "digit_changed", "digit_lost")


@dataclass(frozen=True, slots=True)
class OfTwo:
    """A rate or change that may be meant of some figures; ``fits``: it is what they make.

    ``falls``: whether words tell a fall (or a rise) so that growth is out of the greater (or lesser) of them.
    """

    told: Seat
    counted: tuple[Seat, ...]
    base: Seat
    likely: float
    fits: bool
    falls: bool | None = None

    @property
    def codes(self) -> tuple[frozenset[str], frozenset[str]]:
        """The codes of what is counted, and of what that is out of, as of a rate."""
        return frozenset(s.code for s in self.counted), frozenset((self.base.code,))

    @property
    def parts(self) -> list[Seat]:
        """What a rest and the counted make up together, in the order of the text."""
        return sorted((*self.counted, self.told), key=lambda s: s.at)


def kind_of(told: Seat) -> str:
    """Whether a figure tells a share, growth, a difference, points between two rates, or a rest.

    What is printed as growth may be meant as points: "tỷ lệ hộ nghèo giảm 2,06%".
    """
    if told.noun == POINTS:
        return APART
    if told.rate:
        return GROWTH if told.change else SHARE
    return DIFFERENCE if told.change else REST


def divides(run: Sequence[Seat], base: Seat) -> bool:
    """Whether there can be a share or growth of some figures out of another, which nothing is of nought."""
    return base.value > 0 and sum_of(run) > 0


def truth(x: OfTwo) -> int:
    """What a rate or change would be, of what it may be of, in millionths; of growth the nearer of both ways."""
    kind, n, base = kind_of(x.told), sum_of(x.counted), x.base.value
    if kind in (DIFFERENCE, REST, APART):
        return abs(n - base)
    if kind == SHARE:
        return _share(n, base)
    grown = (_growth(n, base, by) for by in earlier(n, base, falls=x.falls))
    return min((abs(n - base), *grown) if x.base.rate else grown, key=lambda t: abs(t - x.told.value))


def earlier(n: int, base: int, *, falls: bool | None) -> list[int]:
    """Of two figures that growth lies between, the one that there was before: of a rise the lesser; else either."""
    if falls is None:
        return [base, n]
    return [max(n, base) if falls else min(n, base)]


def _share(n: int, base: int) -> int:
    return HUNDRED * n // base


def _growth(n: int, base: int, by: int) -> int:
    return HUNDRED * abs(n - base) // by


def makes(told: Seat, run: Sequence[Seat], base: Seat, *, falls: bool | None = None) -> bool:
    """Whether a rate or change is what some figures make, as rounded; ``falls``: as of :class:`OfTwo`."""
    n, loose, kind = sum_of(run), sum(s.half for s in run), kind_of(told)
    if kind == REST:
        return abs(base.value - n - told.value) <= loose + base.half + told.half
    if kind == SHARE:
        return rounds_to(told, n, loose, base.value, base.half)
    between = abs(abs(n - base.value) - told.value) <= loose + base.half + told.half
    if kind in (DIFFERENCE, APART) or (base.rate and between):
        return between
    apart_by = abs(n - base.value), loose + base.half
    before = earlier(n, base.value, falls=falls)
    ends = ((base.value, base.half), (n, loose))
    return any(rounds_to(told, *apart_by, b, half) for b, half in ends if b in before)


def slip_of(x: OfTwo) -> str:
    """Which slip in what is told itself would explain a miss; empty for none."""
    unit = ONE // 10**x.told.named.figure.decimals * x.told.named.figure.scale
    return slip_between(x.told.value // unit, (truth(x) + unit // 2) // unit)


def mistyped_in(x: OfTwo) -> str:
    """Which slip in one of the two figures would explain a miss."""
    kind = kind_of(x.told)
    if kind == REST:
        return slip(slips_of(x.base, (*x.counted, x.told)), 1)
    if kind in (DIFFERENCE, APART) or x.base.rate:
        more, less = sorted((x.counted[0], x.base), key=lambda s: -s.value)
        return slip(slips_of(more, (less, x.told)), 1)
    found = set()
    for s, other in ((x.counted[0], x.base), (x.base, x.counted[0])):
        if (
            len(x.counted) > 1
            or s.value < telling_from().count * ONE
            or s.value % ONE
            or s.named.figure.scale != 1
        ):
            continue
        ways = chain(mistyped(s.named), (("digit_lost", v) for v in with_a_digit_more_or_less(s.named)))
        for way, value in ways:
            a, b = (int(value) * ONE, other.value) if s is x.counted[0] else (other.value, int(value) * ONE)
            if b > 0:
                true = _growth(a, b, b) if kind == GROWTH else _share(a, b)
                found |= {way} if abs(true - x.told.value) <= x.told.half else set()
    way = next((way for way in _WAYS if way in found), "none")
    return f"{way}, {number(x.told.named.figure.decimals, 2)} decimals"
