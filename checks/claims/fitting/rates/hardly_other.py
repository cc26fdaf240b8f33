"""Whether a rate that is not the quotient of some figures can hardly be meant of any others.

How surely it is told to be of them decides how far it may be from their quotient; who tells it is in the
modules beside.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from checks.claims.named import Named, total
from checks.claims.rates.rate import HUNDRED, mistyped_sides, prints_as, swapped_neighbours
from checks.claims.thresholds import near_within
from checks.typing_slips import IN_PLACE, SWAPPED, slip_between


class Sure(Enum):
    """How surely a rate is told to be of some figures: by a slip alone, or whatever the slip."""

    SLIP = "slip"
    LIKELY = "likely"
    BESIDE = "beside"
    NAMED = "named"


def hardly_other(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named], sure: Sure) -> bool:
    """Whether a rate that is not the quotient is so near it, or one slip from it, that it must be meant."""
    apart = _apart(rate, numerator, denominator)
    if apart is None:
        return False
    if _slip(rate, numerator, denominator) in IN_PLACE:
        return True
    if sure in (Sure.NAMED, Sure.BESIDE) and _of_swapped(rate, numerator, denominator):
        return True
    near = near_within()
    match sure:
        case Sure.SLIP:
            return False
        case Sure.LIKELY:
            return rate.value < near.rate_telling and apart <= near.rate_likely
        case Sure.BESIDE:
            return apart <= near.rate_beside
        case Sure.NAMED:
            return apart <= near.rate_stated


def swapped(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
    """Whether a rate is the quotient with two neighbouring digits swapped: hardly ever by chance."""
    return _slip(rate, numerator, denominator) in SWAPPED


def _of_swapped(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
    """Whether a rate would be the quotient if neighbouring digits of one of its figures were swapped."""
    if len(numerator) > 1 or len(denominator) > 1:
        return False
    (n,), (q,) = numerator, denominator
    return any(prints_as(rate, upper, lower) for upper, lower in mistyped_sides(n, q, _turned))


def _turned(named: Named) -> Iterator[Decimal]:
    """A count with two neighbouring digits in each other's place, every way."""
    if named.figure.quantity != "count" or named.figure.scale != 1:
        return
    yield from swapped_neighbours(named)


def _slip(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> str:
    """The slip of typing that would make a rate of the quotient; empty for none."""
    apart = _apart(rate, numerator, denominator)
    if apart is None:
        return ""
    unit = Decimal(10) ** rate.figure.decimals
    true = HUNDRED * total(numerator) / total(denominator) * unit
    slip = slip_between(int(rate.value * unit), int(true.to_integral_value(ROUND_HALF_UP)))
    return slip if slip in SWAPPED or apart <= near_within().rate_slip else ""


def _apart(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> Decimal | None:
    """How far a rate is from the quotient, in points; None where it can be none."""
    n, q = total(numerator), total(denominator)
    if q <= 0 or not 0 < n < 2 * q or rate.figure.decimals < 1:
        return None
    return abs(HUNDRED * n / q - rate.value)
