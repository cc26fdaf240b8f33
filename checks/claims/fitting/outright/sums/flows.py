"""What came over and what came in, with what was settled of both and what is left: told without their sum.

"Kỳ trước chuyển sang 44 đơn, trong kỳ tiếp nhận 756 đơn; đã giải quyết 770 đơn, còn 30 đơn": what was settled is what
came less what is left. Where the sum of what came is told, that is what is divided
(``checks/claims/fitting/sums/flows.py``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.claims.fitting.sums.flows import words_of
from checks.claims.named import Named
from checks.claims.row import Row, Seat
from checks.claims.words import Words

#: What came over, what came in, what was settled, what is left.
_FOUR = 4


@dataclass(frozen=True, slots=True)
class Flow:
    """``settled`` is all that ``came`` but what is ``left``."""

    settled: Named
    came: tuple[Named, ...]
    left: tuple[Named, ...]

    @property
    def codes(self) -> set[str]:
        """The codes of its figures."""
        return {n.code for n in (self.settled, *self.came, *self.left)}


class OutrightFlows:
    """Finds what was settled of what came over and came in."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words

    def all(self) -> Iterator[Flow]:
        """Each of them, whether it adds up or not."""
        for counts in self.row.counts:
            outer = [s for s in counts if not s.depth]
            for n in range(len(outer) - _FOUR + 1):
                if self._is_told(outer, n):
                    a, b, settled, left = (s.named for s in outer[n : n + _FOUR])
                    yield Flow(settled, (a, b), (left,))

    def _is_told(self, outer: Sequence[Seat], n: int) -> bool:
        """Whether four figures, of one thing and one after the other, are told so, and no fifth beside them."""
        four = outer[n : n + _FOUR]
        nouns = {s.noun for s in four} - {""}
        sentences = {four[0].sentence, four[-1].sentence}
        beside = [*outer[max(0, n - 1) : n], *outer[n + _FOUR : n + _FOUR + 1]]
        if len(nouns) != 1 or any(s.sentence in sentences and s.noun in {"", *nouns} for s in beside):
            return False
        if len({s.named.figure.scale for s in four}) > 1 or any(s.named.figure.over >= 0 for s in four):
            return False
        return self._came(four[0], four[1]) and self._settled(four[2]) and self._left(four[3])

    def _came(self, a: Seat, b: Seat) -> bool:
        """Whether one of two figures came over from before, and the other came in."""
        own = [words_of(s) for s in (a, b)]
        carried = [bool(self.words.flow.carried.search(x)) for x in own]
        got = own[carried.index(False)] if sum(carried) == 1 else ""
        flow = self.words.flow
        other = any(flow.in_all.search(x) or flow.done.search(x) for x in own)
        return bool(flow.received.search(got)) and not other

    def _settled(self, seat: Seat) -> bool:
        flow, own = self.words.flow, words_of(seat)
        return bool(flow.done.search(own)) and not flow.left.search(own)

    def _left(self, seat: Seat) -> bool:
        flow, own = self.words.flow, words_of(seat)
        unsettled = flow.unsettled.search(seat.named.statement.text)
        return bool(flow.left.search(own)) and not unsettled
