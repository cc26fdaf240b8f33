"""How much each of several kinds rose or fell: "612 doanh nghiệp với 5.847 tỷ đồng, giảm 11,8% và 9,5% (694; 6.215)".

What is told of each kind now, what there was of it then and its growth stand in one order: kinds are told apart by what
they count.
"""

from collections.abc import Sequence
from itertools import pairwise

from checks.claims.about import gap_before
from checks.claims.row import Row, Seat
from checks.claims.words import Words

#: So many kinds at least; what there is of each, and what there was.
_SEVERAL, _BOTH = 2, 2


class SeveralKinds:
    """Finds between which two figures of its kind each of several changes of one document lies."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words

    def of(self, by: Seat) -> tuple[Seat, Seat] | None:
        """What there is and what there was of the kind of a change; none unless its sentence tells of nothing else."""
        told = [s for s in self.row.rows[by.row] if s.sentence == by.sentence]
        changes = [s for s in told if s.rate]
        counts = [s for s in told if not s.rate]
        if len(counts) == len(
            changes
        ):  # "có 486 doanh nghiệp. Vốn 4.217 tỷ đồng. So với cùng kỳ (437; 3.569), tăng"
            counts = [s for s in self.row.counts[by.row] if s.at < counts[0].at][-len(changes) :] + counts
        now, then = counts[: len(changes)], counts[len(changes) :]
        if by not in changes or len(changes) < _SEVERAL or len(counts) != _BOTH * len(changes):
            return None
        kinds = [s.called for s in now]
        plain = all(s.count and s.noun and s.named.figure.over < 0 for s in counts)
        alike = kinds == [s.called for s in then] and len(set(kinds)) == len(kinds)
        if not plain or not alike or not self._are_changes(changes) or not self._are_then(then, changes[-1]):
            return None
        n = changes.index(by)
        return now[n], then[n]

    def _are_changes(self, changes: Sequence[Seat]) -> bool:
        """Whether rates are told to be rises or falls, one behind the other: "tăng 10,1% … và 22,6% …"."""
        joined = all(b.at == a.at + 1 for a, b in pairwise(changes))
        return joined and changes[0].change

    def _are_then(self, then: Sequence[Seat], last: Seat) -> bool:
        """Whether figures are what there was: behind words for it, or in the bracket behind the last change."""
        lead = gap_before(then[0].named)
        told = self.words.base.search(lead) or self.words.other_time.search(lead)
        return bool(told) and (then[0].at < last.at or then[0].depth == last.depth + 1)
