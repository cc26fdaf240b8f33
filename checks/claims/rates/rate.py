"""A rate with what it is of, and how far it is from being their quotient.

Where a rate, its numerator and denominator stand is not asked here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from assets.numbers import round_half_up
from assets.prose.figures import Meant
from checks.claims.named import Named, is_quotient, total
from checks.claims.thresholds import near_within, telling_from
from checks.edits.ratio import rate_holds
from checks.typing_slips import ONE_PLACE, one_slip, slip_between

HUNDRED = Decimal(100)
#: Counts may be printed in thousands or with decimals: so many places make them whole.
_PLACES = 9


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with its numerator and denominator; ``stated`` by the words, or only near by."""

    rate: Named
    numerator: tuple[Named, ...]
    denominator: tuple[Named, ...]
    stated: bool
    meant: Meant = Meant.EXACT

    @property
    def codes(self) -> tuple[frozenset[str], frozenset[str]]:
        """The codes of what it is of, and of what that is out of."""
        return frozenset(n.code for n in self.numerator), frozenset(q.code for q in self.denominator)

    @property
    def holds(self) -> bool:
        """Whether it is the quotient, as rounded, whatever it is meant as."""
        return fits(self.rate, self.numerator, self.denominator)


#: What a rate may be of: a numerator, a denominator, and whether the words say so.
Sides = tuple[tuple[Named, ...], tuple[Named, ...], bool]


def fits(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
    """Whether a rate is the quotient, as rounded."""
    n, q = total(numerator), total(denominator)
    loose_n, loose_q = (sum((x.half for x in side), Decimal(0)) for side in (numerator, denominator))
    if q - loose_q <= 0 or n < 0:
        return False
    d = rate.figure.decimals
    half = Decimal("0.5").scaleb(-d)
    if loose_n or loose_q:
        return is_quotient(rate.value, half, HUNDRED * n, HUNDRED * loose_n, q, loose_q)
    return rate_holds(int(rate.value.scaleb(d)), d, int(n.scaleb(_PLACES)), int(q.scaleb(_PLACES)), 100)


def rather_of_the_other(rate: Named, one: Named, other: Named, whole: Named) -> bool:
    """Whether of the two parts of a whole the other one is nearer to a rate that both miss."""
    if one.value + other.value != whole.value or not whole.value or fits(rate, (one,), (whole,)):
        return False
    apart = [abs(HUNDRED * x.value / whole.value - rate.value) for x in (other, one)]
    return apart[0] < apart[1]


def off_by_rounding(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
    """Whether a rate misses the quotient by less than one unit of its last place."""
    n, q = total(numerator), total(denominator)
    return q > 0 and abs(HUNDRED * n / q - rate.value) < Decimal(1).scaleb(-rate.figure.decimals)


def plausible(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
    """Whether a rate that is not the quotient may yet have been meant to be it."""
    n, q = total(numerator), total(denominator)
    if q <= 0:
        return False
    true = HUNDRED * n / q
    if abs(true - rate.value) <= near_within().rate_stated:
        return True
    if rate.figure.decimals and n != q and fits(rate, denominator, numerator):
        return True  # the wrong way round
    return one_slip(*_in_last_places(rate, true), ONE_PLACE) or count_mistyped(rate, numerator, denominator)


def count_mistyped(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
    """ "52 nhiệm vụ, hoàn thành 19 nhiệm vụ (94,23%)": whether a digit in one of two counts explains the rate."""
    if len(numerator) > 1 or len(denominator) > 1 or rate.figure.decimals < 1:
        return False
    (n,), (q,) = numerator, denominator
    if any(
        x.figure.quantity != "count" or x.figure.scale != 1 or x.value < telling_from().count for x in (n, q)
    ):
        return False
    printed, places = rate.value, rate.figure.decimals
    sides = chain(((x, q.value) for _, x in mistyped(n)), ((n.value, x) for _, x in mistyped(q)))
    return any(
        0 < upper <= lower and round_half_up(HUNDRED * upper / lower, places) == printed
        for upper, lower in sides
    )


def mistyped_sides(
    n: Named, q: Named, ways: Callable[[Named], Iterator[Decimal]]
) -> Iterator[tuple[Decimal, Decimal]]:
    """What a numerator and a denominator would be with a slip of some kind in either."""
    return chain(((x, q.value) for x in ways(n)), ((n.value, x) for x in ways(q)))


def prints_as(rate: Named, upper: Decimal, lower: Decimal) -> bool:
    """Whether a quotient in per cent is printed as a rate."""
    return round_half_up(HUNDRED * upper / lower, rate.figure.decimals) == rate.value


def swapped_neighbours(named: Named) -> Iterator[Decimal]:
    """A count with two neighbouring digits in each other's place, every way."""
    digits = str(int(named.figure.value))
    for i in range(len(digits) - 1):
        turned = Decimal(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])
        if turned:
            yield turned


def mistyped(named: Named) -> Iterator[tuple[str, Decimal]]:
    """A count with one digit changed, or two neighbours swapped, every way, each with its slip."""
    digits = str(int(named.value))
    for i, own in enumerate(digits):
        for other in "0123456789":
            if other != own and (i or other != "0"):
                yield "digit_changed", Decimal(digits[:i] + other + digits[i + 1 :])
    yield from (("digits_swapped", x) for x in swapped_neighbours(named))


def with_a_digit_more_or_less(named: Named) -> Iterator[Decimal]:
    """A count from which a digit was lost, or to which one was added, every way: what it should have been."""
    digits = str(int(named.value))
    for i in range(len(digits) + 1):
        yield from (Decimal(digits[:i] + d + digits[i:]) for d in "0123456789" if i or d != "0")
    for i in range(len(digits)):
        rest = digits[:i] + digits[i + 1 :]
        if rest and rest[0] != "0":
            yield Decimal(rest)


def hardly_by_chance(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
    """Whether a rate is so near the quotient that it can hardly be meant of anything else."""
    n, q = total(numerator), total(denominator)
    if q <= 0 or not 0 < n < q or rate.figure.decimals < 1:
        return False
    true = HUNDRED * n / q
    apart = abs(true - rate.value)
    near = near_within()
    if apart > near.rate_points:
        return False
    return apart <= near.rate_likely or bool(slip_between(*_in_last_places(rate, true)))


def _in_last_places(rate: Named, true: Decimal) -> tuple[int, int]:
    """A rate and what it should be, in units of its last printed place."""
    decimals = rate.figure.decimals
    printed, exact = (int(round(x, decimals).scaleb(decimals)) for x in (rate.value, true))
    return printed, exact
