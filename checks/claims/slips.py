"""Whether one slip of the hand turns one number into another: figures so near hardly belong apart.

Which slips there are, and how likely each is, is ``checks/explain/slips.py``.
"""

from collections.abc import Sequence

from checks.explain.slips import typing_slip

#: Two neighbouring digits in each other's place: two numbers are hardly ever so apart by chance.
SWAPPED = ("digits_swapped",)
#: A number with one digit wrong, or two neighbours swapped.
ONE_PLACE = ("digit_changed", "digits_swapped")
#: A number that keeps its digits but for one, or has two of them in each other's place.
IN_PLACE = ("digit_changed", "digits_swapped", "digits_jumped")


def slip_between(printed: int, true: int) -> str:
    """The slip that turns one number into another; empty for none.

    >>> slip_between(9751, 9571), slip_between(9751, 1234)
    ('digits_swapped', '')
    """
    slip = typing_slip(printed, true)
    return slip[0] if slip is not None else ""


def one_slip(printed: int, true: int, kinds: Sequence[str] = IN_PLACE) -> bool:
    """Whether a slip of one of these kinds turns one number into another."""
    return slip_between(printed, true) in kinds
