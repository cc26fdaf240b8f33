"""Rates, growth, differences and rests: whether they are what two figures make, and by which slip they miss it.

Which figures a rate is meant of is ``of_two.py``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from checks.claims.fitting.row import ONE, Seat, rounds_to, slips_of, sum_of
from checks.claims.rates.rate import mistyped
from checks.claims.slips import SWAPPED, slip_between
from checks.claims.weighed.observed import number, slip

SHARE, GROWTH, DIFFERENCE, REST = "share", "growth", "difference", "rest"
KINDS = (SHARE, GROWTH, DIFFERENCE, REST)
#: A hundred per cent, in millionths.
HUNDRED = 100 * ONE
#: Counts of less fit anything with one digit changed.
_TELLING = 10 * ONE


@dataclass(frozen=True, slots=True)
class OfTwo:
    """A rate or change that may be meant of some figures; ``fits``: it is what they make."""

    told: Seat
    counted: tuple[Seat, ...]
    base: Seat
    likely: float
    fits: bool

    @property
    def codes(self) -> tuple[frozenset[str], frozenset[str]]:
        """The codes of what is counted, and of what that is out of, as of a rate."""
        return frozenset(s.code for s in self.counted), frozenset((self.base.code,))

    @property
    def parts(self) -> list[Seat]:
        """What a rest and the counted make up together, in the order of the text."""
        return sorted((*self.counted, self.told), key=lambda s: s.at)


def kind_of(told: Seat) -> str:
    """Whether a figure tells a share, growth, a difference or a rest."""
    if told.rate:
        return GROWTH if told.change else SHARE
    return DIFFERENCE if told.change else REST


def truth(x: OfTwo) -> int:
    """What a rate or change would be, of what it may be of, in millionths; of growth the nearer of both ways."""
    kind, n, base = kind_of(x.told), sum_of(x.counted), x.base.value
    if kind in (DIFFERENCE, REST):
        return abs(n - base)
    if kind == SHARE:
        return _share(n, base)
    return min((_growth(n, base, by) for by in (base, n)), key=lambda t: abs(t - x.told.value))


def _share(n: int, base: int) -> int:
    return HUNDRED * n // base


def _growth(n: int, base: int, by: int) -> int:
    return HUNDRED * abs(n - base) // by


def makes(told: Seat, run: Sequence[Seat], base: Seat) -> bool:
    """Whether a rate or change is what some figures make, as rounded."""
    n, loose, kind = sum_of(run), sum(s.half for s in run), kind_of(told)
    if kind == REST:
        return abs(base.value - n - told.value) <= loose + base.half + told.half
    if kind == DIFFERENCE:
        return abs(abs(n - base.value) - told.value) <= loose + base.half + told.half
    if kind == SHARE:
        return rounds_to(told, n, loose, base.value, base.half)
    apart_by = abs(n - base.value), loose + base.half
    return any(rounds_to(told, *apart_by, b, half) for b, half in ((base.value, base.half), (n, loose)))


def slip_of(x: OfTwo) -> str:
    """Which slip in what is told itself would explain a miss; empty for none."""
    unit = ONE // 10**x.told.named.figure.decimals * x.told.named.figure.scale
    return slip_between(x.told.value // unit, (truth(x) + unit // 2) // unit)


def mistyped_in(x: OfTwo) -> str:
    """Which slip in one of the two figures would explain a miss."""
    kind = kind_of(x.told)
    if kind == REST:
        return slip(slips_of(x.base, (*x.counted, x.told)), 1)
    if kind == DIFFERENCE:
        more, less = sorted((x.counted[0], x.base), key=lambda s: -s.value)
        return slip(slips_of(more, (less, x.told)), 1)
    found = set()
    for s, other in ((x.counted[0], x.base), (x.base, x.counted[0])):
        if len(x.counted) > 1 or s.value < _TELLING or s.value % ONE or s.named.figure.scale != 1:
            continue
        for way, value in mistyped(s.named):
            a, b = (int(value) * ONE, other.value) if s is x.counted[0] else (other.value, int(value) * ONE)
            if b > 0:
                true = _growth(a, b, b) if kind == GROWTH else _share(a, b)
                found |= {way} if abs(true - x.told.value) <= x.told.half else set()
    way = "digits_swapped" if set(SWAPPED) & found else "digit_changed" if found else "none"
    return f"{way}, {number(x.told.named.figure.decimals, 2)} decimals"
