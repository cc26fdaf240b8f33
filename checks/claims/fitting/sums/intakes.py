"""What there was to settle is what was received and what came over from before, though told paragraphs apart.

"Trong 9 tháng, bộ phận một cửa tiếp nhận A hồ sơ …. / Kỳ trước chuyển sang B hồ sơ, nâng tổng số phải giải quyết lên
C": a sum that fits, or that one slip breaks. What became of it is ``flows.py``.
"""

from collections.abc import Callable, Iterator, Sequence

from checks.claims.about import heading, own_words
from checks.claims.row import Row, Seat, makes_up, slips_of
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings
from checks.typing_slips import IN_PLACE

#: What was received stands so many paragraphs before at most.
_ROWS = 2
#: So much of a paragraph's beginning may name a level.
_HEADING = 60


class Intakes:
    """Finds what there was to settle with what it is made up of."""

    def __init__(self, row: Row, readings: Readings, sums: Sequence[Parts]) -> None:
        """``sums``: what is divided already; a whole that is told with its parts is asked nothing."""
        self.row, self.readings, self.words = row, readings, readings.words
        self.divided = {p.whole.code for p in sums}

    def all(self) -> Iterator[Parts]:
        """Each figure of what there was to settle, with what was received and what came over."""
        for whole in self.row.all_counts:
            if whole.code in self.divided or not self._is_due(whole):
                continue
            carried, received = (
                self._before(whole, self._is_carried, 0),
                self._before(whole, self._is_new, _ROWS),
            )
            if carried is None or received is None:
                continue
            parts = [received, carried]
            if makes_up(whole, parts) or not set(slips_of(whole, parts)).isdisjoint(IN_PLACE):
                yield Parts(whole.named, tuple(s.named for s in parts), False, "state", by_column=True)

    def _is_due(self, s: Seat) -> bool:
        """ "nâng tổng số phải giải quyết lên 22.530 hồ sơ"."""
        flow, own = self.words.flow, own_words(s.named)
        return bool(flow.in_all.search(own) and flow.received.search(own)) and not s.depth

    def _is_carried(self, s: Seat) -> bool:
        flow, own = self.words.flow, own_words(s.named)
        return bool(flow.carried.search(own)) and not flow.in_all.search(own)

    def _is_new(self, s: Seat) -> bool:
        flow, own = self.words.flow, own_words(s.named)
        others = (flow.in_all, flow.carried, flow.done, flow.left, self.words.base)
        return bool(flow.received.search(own)) and not any(p.search(own) for p in others)

    def _before(self, whole: Seat, asked: Callable[[Seat], bool], back: int) -> Seat | None:
        """The nearest figure before another of which something is said, where nothing tells of another level."""
        level = self.words.levels(heading(whole.named, _HEADING))
        found = [
            s for s in self.row.counts_before(whole.row, back)
            if s.at < whole.at and not s.depth and self.readings.same_noun(s.named.figure, whole.named.figure)
            and asked(s) and self.words.levels(heading(s.named, _HEADING)) == level
        ]  # fmt: skip
        return found[-1] if found else None
