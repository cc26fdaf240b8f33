"""Rates whose sentence tells outright of what they are: they are held against it, however far off.

Where a share stands is ``share_of.py``; what words right about it say ``out_of.py``, what its sentence says
``some_of.py``, what its own name says ``called.py``. What misses by little, or by a slip, is
``checks/claims/fitting/plain_rates.py``.
"""

from collections.abc import Callable, Sequence

from checks.claims.fitting.outright.called import Called
from checks.claims.fitting.outright.out_of import OutOf, Two
from checks.claims.fitting.outright.share_of import ShareOf
from checks.claims.fitting.outright.some_of import SomeOf
from checks.claims.rates import Rate
from checks.claims.row import Row, Seat
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

_Way = Callable[[Seat], Two | None]


class OutrightRates:
    """Finds the rates of one document that are told outright."""

    def __init__(self, row: Row, words: Words, parts: Sequence[Parts]) -> None:
        """``parts``: the wholes and parts that are told or add up."""
        shares = ShareOf(row, words)
        whole_of = {x.code: p for p in sorted(parts, key=lambda p: p.adds_up) for x in p.parts}
        out_of, called = OutOf(row, words, shares), Called(row, words, shares, whole_of)
        some_of = SomeOf(row, words, shares, whole_of)
        self._by_words: tuple[_Way, ...] = (
            out_of.planned, out_of.compared, out_of.in_own_bracket, out_of.set_out_of, out_of.of_all_behind,
            out_of.of_all_in_bracket,
        )  # fmt: skip
        self._ways: tuple[_Way, ...] = (
            *self._by_words, some_of.subset, some_of.divided, some_of.in_all_at_first, some_of.in_those,
            some_of.of_named, some_of.one_of_a_list, some_of.as_those_beside, some_of.of_the_other, some_of.of_its_plan,
            called.as_done, called.as_a_part, called.in_time,
        )  # fmt: skip

    def has_words(self, rate: Seat) -> bool:
        """Whether words right about a rate tell of what it is, whatever else it happens to fit."""
        return any(way(rate) is not None for way in self._by_words)

    def of(self, rate: Seat) -> Rate | None:
        """What a rate is told to be of, if words and places leave nothing else."""
        if rate.change or rate.value <= 0:
            return None
        told = next((found for way in self._ways if (found := way(rate)) is not None), None)
        return Rate(rate.named, (told[0].named,), (told[1].named,), stated=True) if told is not None else None
