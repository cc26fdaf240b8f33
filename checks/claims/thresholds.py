"""From where on the reading of sentences takes something for meant, near or telling (``thresholds.yaml``).

How far back and how many words is looked stands in the modules that look; the words are ``words.py``; how much each
observation counts is ``weighed/weights.py``.
"""

from decimal import Decimal
from functools import cache
from pathlib import Path

from assets.law import Law, load

THRESHOLDS = Path(__file__).with_name("thresholds.yaml")


class _Near(Law):
    """How far a claim may be off, and be held against sentences that do not state it outright.

    ``…_share`` is a share of the whole; everything else is in points of a rate.
    """

    rate_points: Decimal
    rate_likely: Decimal
    rate_stated: Decimal
    rate_beside: Decimal
    rate_slip: Decimal
    rate_telling: Decimal
    rate_around: Decimal
    growth: Decimal
    placed_share: Decimal
    sum_share: Decimal
    slip_share: Decimal
    list_share: Decimal
    paragraph_share: Decimal
    shares: Decimal
    shares_close: Decimal
    of_all_share: float


class _Likely(Law):
    """How likely, from 0 to 1, what may be meant must be (``weighed/weights.py``: ``chances``)."""

    of_no_others: float
    counted: float
    rather: float
    right_behind: float
    counted_among: float
    meant: float
    all_others: float
    as_well: float
    possible: float
    hardly: float


class _Telling(Law):
    """How large figures must be, or how fine, for an agreement to be no coincidence."""

    count: int
    numerator: int
    elsewhere: int
    figure: int
    large: int
    decimals: int
    digits: int
    tries: int
    decades: int


class Thresholds(Law):
    """``thresholds.yaml``."""

    reference: str
    near: _Near
    likely: _Likely
    telling: _Telling


def near_within() -> _Near:
    """How near is near enough."""
    return thresholds().near


def likely_from() -> _Likely:
    """How likely is likely enough."""
    return thresholds().likely


def telling_from() -> _Telling:
    """How large or fine is no coincidence."""
    return thresholds().telling


@cache
def thresholds() -> Thresholds:
    """All thresholds in use.

    Raises:
        LawError: the file is not as the model says.
    """
    return load(THRESHOLDS, Thresholds)
