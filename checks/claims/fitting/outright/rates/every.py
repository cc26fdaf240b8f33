"""Rates whose sentence tells outright of what they are: they are held against it, however far off.

Where a share stands is ``share_of.py``; what words right about it say ``out_of.py``, what its sentence says
``some_of.py``, what its own name says ``called.py``. What misses by little, or by a slip, is
``checks/claims/fitting/rates/plain.py``.
"""

from collections.abc import Callable, Sequence

from checks.claims.fitting.outright.rates.called import Called
from checks.claims.fitting.outright.rates.in_turn import InTurn
from checks.claims.fitting.outright.rates.of_named import OfNamed
from checks.claims.fitting.outright.rates.out_of import OutOf, Two
from checks.claims.fitting.outright.rates.share_of import ShareOf
from checks.claims.fitting.outright.rates.some_of import SomeOf
from checks.claims.rates import Rate
from checks.claims.row import Row, Seat
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

_Way = Callable[[Seat], Two | None]


class OutrightRates:
    """Finds the rates of one document that are told outright."""

    def __init__(self, row: Row, words: Words, parts: Sequence[Parts]) -> None:
        """``parts``: the wholes and parts that are told or add up."""
        whole_of = {x.code: p for p in sorted(parts, key=lambda p: p.adds_up) for x in p.parts}
        shares = ShareOf(row, words, whole_of)
        out_of, called = OutOf(row, words, shares), Called(row, words, shares, whole_of)
        self.of_named = of_named = OfNamed(row, words, shares)
        in_turn, some_of = InTurn(row, words), SomeOf(row, words, shares, whole_of)
        self._in_turn: tuple[_Way, ...] = (in_turn.of_one, in_turn.of_brackets)
        self._by_words: tuple[_Way, ...] = (
            *self._in_turn, out_of.planned, out_of.planned_behind, out_of.compared,
            out_of.in_own_bracket, out_of.set_out_of, out_of.of_all_behind, out_of.of_all_in_bracket,
            of_named.of_called, of_named.of_total, some_of.of_all_called,
        )  # fmt: skip
        self._ways: tuple[_Way, ...] = (
            *self._by_words, some_of.subset, some_of.divided, some_of.in_all_at_first, some_of.in_those,
            some_of.of_named, some_of.one_of_a_list, some_of.as_those_beside, some_of.of_the_other,
            some_of.of_its_plan, called.as_done, called.as_a_part, called.in_time, in_turn.of_their_own,
        )  # fmt: skip

        self._told: dict[str, tuple[Two, _Way] | None] = {}

    def of(self, rate: Seat) -> Rate | None:
        """What a rate is told to be of, if words and places leave nothing else."""
        told = self._of(rate)
        if told is None:
            return None
        counted, base = told[0]
        return Rate(rate.named, (counted.named,), (base.named,), stated=True)

    def has_words(self, rate: Seat) -> bool:
        """Whether words right about a rate tell of what it is, whatever else it happens to fit."""
        told = self._of(rate)
        return told is not None and told[1] in self._by_words

    def is_in_turn(self, rate: Seat) -> bool:
        """Whether a rate stands in turn with others, which tell what it is out of."""
        told = self._of(rate)
        return told is not None and told[1] in self._in_turn

    def _of(self, rate: Seat) -> tuple[Two, _Way] | None:
        """What a rate is told to be of, and in which way; asked once and kept."""
        if rate.code not in self._told:
            ways = self._ways if not rate.change and rate.value > 0 else ()
            found = ((two, way) for way in ways if (two := way(rate)) is not None)
            self._told[rate.code] = next(found, None)
        return self._told[rate.code]
