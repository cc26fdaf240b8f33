"""What there was, with what was added and taken away since, and what there is now.

"Đầu kỳ có 116 thủ tục; công bố mới 9, bãi bỏ 17; hiện còn 108 thủ tục". What becomes of what comes in is ``flows.py``.
"""

from collections.abc import Iterator, Sequence

from checks.claims.about import own_lead
from checks.claims.fitting.outright.sums.flows import Flow
from checks.claims.fitting.sums.flows import words_of
from checks.claims.row import Row, Seat
from checks.claims.words import Words

#: What there is now is told so many sentences behind what there was at most.
_SENTENCES = 3


class OutrightStocks:
    """Finds what became of what there was, where both what was added and what was taken away are told."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words.stock

    def all(self) -> Iterator[Flow]:
        """Each of them, whether it adds up or not."""
        for counts in self.row.counts:
            outer = [s for s in counts if not s.depth and not s.change]
            for n, before in enumerate(outer):
                if self.words.before.search(own_lead(before.named)) and before.noun:
                    told = self._from(before, outer[n + 1 :])
                    if told is not None:
                        yield told

    def _from(self, before: Seat, following: Sequence[Seat]) -> Flow | None:
        """What is told of one thing from what there was on, up to what there is; none where anything else is."""
        added: list[Seat] = []
        taken: list[Seat] = []
        for s in following:
            apart = (
                s.sentence - before.sentence >= _SENTENCES
                or s.named.figure.scale != before.named.figure.scale
            )
            if apart or s.named.figure.over >= 0:
                return None
            if s.noun not in ("", before.noun):
                continue
            own = words_of(s)
            if self.words.now.search(own):
                came = (before.named, *(x.named for x in added))
                left = tuple(x.named for x in taken)
                return Flow(s.named, came, left) if added and taken else None
            if self.words.altered.search(own):
                continue  # "sửa đổi 25 thủ tục": they are as many as they were
            kinds = [k for k, p in ((added, self.words.added), (taken, self.words.taken)) if p.search(own)]
            if len(kinds) != 1:
                return None
            kinds[0].append(s)
        return None
