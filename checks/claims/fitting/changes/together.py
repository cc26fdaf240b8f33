"""Rises and falls that make up another: "giảm 75 người; … giảm 831 người. Cộng hai loại giảm 906 người".

What a rise or fall is the difference of is ``differences.py``; sums of what there is are
``checks/claims/fitting/sums``.
"""

from collections.abc import Iterator, Sequence

from assets.prose.figures import POINTS
from checks.claims.about import between
from checks.claims.changes import PLACES
from checks.claims.row import Row, Seat, makes_up, slips_of, sum_of
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings

#: So many rises are summed up at most; so many are, if nothing else is said.
_MOST, _PAIR = 5, 2


class ChangedTogether:
    """Finds what a rise or fall is divided into."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings, self.words = row, readings, readings.words

    def all(self) -> Iterator[Parts]:
        """Each rise or fall with those that make it up, or that are told to and miss it by one slip."""
        for seats in self.row.rows:
            changes = [s for s in seats if s.change and not s.rate and s.noun not in (POINTS, *PLACES)]
            for whole in changes:
                for run in (self._summed(whole, changes), self._divided(whole)):
                    if len(run) >= _PAIR and (makes_up(whole, run) or any(slips_of(whole, run))):
                        parts = tuple(s.named for s in run)
                        yield Parts(whole.named, parts, False, self.readings.complete(parts), by_column=True)

    def _summed(self, whole: Seat, changes: Sequence[Seat]) -> list[Seat]:
        """The changes of the same before one that sums up: as many as the words say, or all of the paragraph."""
        if not self.words.summing_up.search(whole.phrase) or not whole.noun:
            return []
        before = [s for s in changes if s.at < whole.at and s.noun == whole.noun and not s.depth]
        told = self.words.how_many.search(whole.phrase)
        count = self.words.law.numbers[told["number"].casefold()] if told else len(before)
        falls = {bool(self.words.falls.search(s.phrase)) for s in (*before[-count:], whole)}
        return before[-count:] if len(falls) == 1 and count <= _MOST else []

    def _divided(self, whole: Seat) -> list[Seat]:
        """ "giảm 55 người: cấp tỉnh 36 người, cấp huyện 19 người": what follows a colon, or stands in its bracket."""
        after = [s for s in self.row.sentence_of(whole) if s.at > whole.at]
        if not after or after[0].at != whole.at + 1:
            return []
        gap = between(whole.named, after[0].named)
        run = [s for s in after if s.depth == after[0].depth and s.clause == after[0].clause]
        run = [s for s in run if s.noun in (whole.noun, "")]
        told = ":" in gap or gap.lstrip().startswith("(") or self.words.mark.search(gap)
        apart = any(self.words.base.search(s.phrase) or self.words.change_from.search(s.phrase) for s in run)
        sums_up = told and not apart and all(s.value < whole.value for s in run)
        return run if sums_up and sum_of(run) else []
