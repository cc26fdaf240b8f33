"""Amounts told in the wrong unit: millions for thousand millions, in a list, beside a rate or as a change.

"21,58 tỷ đồng, trong đó đầu tư 6,24 tỷ đồng, thường xuyên 14,91 tỷ đồng, dự phòng 430 tỷ đồng" adds up with 430 triệu
đồng: so exact a fit is no chance. Amounts in one unit are ``sums/``, ``rates/`` and ``changes/``.
"""

from collections.abc import Iterator, Sequence

from checks.claims.about import between
from checks.claims.changes import Change
from checks.claims.fitting.change_ends import ChangeEnds
from checks.claims.rates import Rate
from checks.claims.row import Row, Seat, makes_up, rounds_to, sum_of
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

#: From one unit of amounts to the next.
_STEP = 1000
#: A list has so many parts.
_FEWEST = 2


class UnitSlips:
    """Finds what fits but for the unit of one amount."""

    def __init__(self, row: Row, words: Words, ends: ChangeEnds) -> None:
        self.row, self.words, self.ends = row, words, ends
        self.amounts = [s for s in row.all_counts if s.named.figure.scale > 1]

    def parts(self) -> Iterator[Parts]:
        """Each amount with the list right behind it, where one unit keeps it from adding up."""
        for whole in self.amounts:
            run = self._listed(whole)
            if len(run) < _FEWEST or makes_up(whole, run):
                continue
            if any(_adds_up_in_another_unit(whole, run, s) for s in (whole, *run)):
                yield Parts(whole.named, tuple(s.named for s in run), True)

    def _listed(self, whole: Seat) -> list[Seat]:
        after = [s for s in self.row.sentence_of(whole) if s.at > whole.at]
        if not after or after[0].at != whole.at + 1:
            return []
        gap = between(whole.named, after[0].named)
        told = self.words.mark.search(gap) or set(gap) & set(":(")
        run = [s for s in after if s.depth == after[0].depth and s.noun == whole.noun]
        return run if told and all(s.named.figure.scale > 1 for s in run) else []

    def rates(self) -> Iterator[Rate]:
        """Each rate right behind two amounts that it is of, but for the unit of one."""
        for counted in self.amounts:
            told, whole = self.row.rate_behind(counted), self.row.beside(counted, -1)
            if (
                told is None
                or whole is None
                or whole.sentence != counted.sentence
                or whole.noun != counted.noun
                or ";" in between(counted.named, told.named)
            ):
                continue
            for n, q in ((counted, whole), (whole, counted)):
                if n.named.figure.scale == q.named.figure.scale or rounds_to(
                    told, n.value, n.half, q.value, q.half
                ):
                    continue
                if any(rounds_to(told, x, n.half, q.value, q.half) for x in _other_units(n)):
                    yield Rate(told.named, (n.named,), (q.named,), stated=True)
                    break

    def changes(self) -> Iterator[Change]:
        """ "1.986,4 tỷ đồng, tăng 212,6 triệu đồng so với cùng kỳ (1.773,8 tỷ đồng)"."""
        for by in (s for s in self.row.seats if s.change and not s.rate and s.named.figure.scale > 1):
            now, before, falls = self.row.beside(by, -1), self.row.beside(by, 1), self.ends.direction(by)
            if now is None or before is None or falls is None or not self.ends.is_base(before):
                continue
            if {now.noun, before.noun} != {by.noun} or now.sentence != before.sentence:
                continue
            apart, slack = abs(now.value - before.value), now.half + before.half
            if abs(apart - by.value) > slack + by.half and any(
                abs(apart - x) <= slack for x in _other_units(by)
            ):
                yield Change(now.named, before.named, by.named, falls, by_name=True)


def _adds_up_in_another_unit(whole: Seat, run: Sequence[Seat], one: Seat) -> bool:
    """Whether a list adds up with one amount in the unit before or behind its own, and not without that one."""
    others = [s for s in run if s is not one]
    if one is not whole and makes_up(whole, others):
        return False
    loose = sum(s.half for s in (whole, *others) if s is not one)
    rest = sum_of(others) - (0 if one is whole else whole.value)
    for value, half in zip(_other_units(one), (one.half * _STEP, one.half // _STEP), strict=True):
        apart = rest - value if one is whole else rest + value
        if abs(apart) <= loose + half < value:
            return True
    return False


def _other_units(s: Seat) -> Sequence[int]:
    """What an amount would be in the units beside its own."""
    return s.value * _STEP, s.value // _STEP
