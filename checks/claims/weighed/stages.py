"""Stages that some figures went through, so that they are no parts of one: received, settled, left, late, in hand.

"Tiếp nhận 21.950, giải quyết 20.072, quá hạn 40": each is of the one before. What else rules out that figures are the
parts of another is ``ruled_out.py``.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from checks.claims.about import gap_before, led_by, own_words, since
from checks.claims.row import ONE, Row, Seat, slips_of
from checks.claims.thresholds import telling_from
from checks.claims.words import Words
from checks.typing_slips import IN_PLACE, SWAPPED

#: Sides that tell whether things were done in time.
_TERM = "term"


class Stages:
    """Knows what the figures of a document went through."""

    def __init__(self, row: Row, words: Words, divided: Mapping[str, Sequence[AbstractSet[str]]]) -> None:
        """``divided``: by the code of a whole, the codes of its parts, in each way that they add up."""
        self.row, self.words, self.divided = row, words, divided

    def left_of_done(self, whole: Seat, run: Sequence[Seat]) -> list[Seat]:
        """ "đã trả 1.911 hồ sơ, trong đó đúng hạn 1.907 hồ sơ; đang xử lý 34 hồ sơ": what is left was not settled."""
        flow, own = self.words.flow, own_words(whole.named)
        if any(s.is_over(whole) for s in run):
            return []  # "đã hoàn thành 142/148 xã, còn 06 xã": of all, and not only of what was done
        if (
            not flow.done.search(flow.in_all.sub(" ", own))
            or flow.left.search(own)
            or flow.received.search(own)
        ):
            return []
        parts = ((s, own_words(s.named)) for s in run)
        return [s for s, x in parts if flow.left.search(x) and not flow.done.search(flow.left.sub(" ", x))]

    def of_two(self, run: Sequence[Seat]) -> bool:
        """ "tiếp nhận 21.950, giải quyết 20.072, quá hạn 40": each is of the one before, and they are no parts."""
        flow = self.words.flow
        own = [own_words(s.named) for s in run]
        received = [bool(flow.received.search(x)) and not flow.done.search(x) for x in own]
        others = (flow.received, flow.left)
        done = [bool(flow.done.search(x)) and not any(p.search(x) for p in others) for x in own]
        term = [_TERM in self.words.sides(x) for x in own]
        late = [t and not flow.left.search(x) and not d for t, x, d in zip(term, own, done, strict=True)]
        settled = [d and not t for d, t in zip(done, term, strict=True)]
        # "giao 20, có mặt 20": who is there is of those there may be
        present = [bool(self.words.present.search(x)) for x in own]
        assigned = any(flow.in_all.search(led_by(s.named)) for s in run) and any(present)
        return assigned or (any(received) and any(done)) or (any(settled) and any(late))

    def one_was_done(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "phát hiện 74 vụ, trong đó có 3 vụ ma túy; đã xử phạt 68 vụ": behind some of it, what was done with all."""
        first, *rest = run
        marks = (m for m in self.words.mark.finditer(gap_before(first.named)) if m["among"])
        return any(marks) and any(
            ";" in gap_before(s.named) and self.words.is_subset(whole.named.lead, s.named.lead) for s in rest
        )

    def of_the_term(self, run: Sequence[Seat]) -> bool:
        """ "988 người trình độ đại học. Trong kỳ có 58 người nghỉ": what happened is no part of what there is."""
        first, *rest = run
        happened = [
            s.sentence != first.sentence and bool(self.words.within_time.match(_sentence_lead(s)))
            for s in rest
        ]
        return any(happened) and not self.words.within_time.search(_sentence_lead(first))

    def in_hand(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "lũy kế đã và đang giải quyết 37.682. Trả đúng hạn 33.257, chậm hạn 635": some are still in hand."""
        flow, own = self.words.flow, own_words(whole.named)
        left = flow.left.search(own)
        joins = [m for m in self.words.join.finditer(own) if left and m.end() <= left.start() + 1]
        if not joins:
            return False  # "còn 6.486 phiếu đưa vào phân tích": what is left, and not also what was done
        return not any(flow.left.search(own_words(s.named)) for s in run)

    def carried_over(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "tiếp nhận 1.000 hồ sơ; đã giải quyết 1.005, đang giải quyết 12": some came over from before."""
        flow = self.words.flow
        received, *became = (own_words(s.named) for s in (whole, *run))
        settled = flow.received.search(received) and not flow.in_all.search(received)
        told = settled and any(map(flow.done.search, became)) and flow.left.search(became[-1])
        if not told or self._is_among(whole):
            return False
        # more than were received can only be settled with those from before; of large figures that are one digit
        # apart a slip is likelier
        mistyped = set(slips_of(whole, run))
        if whole.value >= telling_from().large * ONE and all(s.value <= whole.value for s in run):
            return mistyped.isdisjoint((*SWAPPED, *IN_PLACE))
        return mistyped.isdisjoint(SWAPPED)

    def _is_among(self, whole: Seat) -> bool:
        """ "tiếp nhận 3.221 hồ sơ, trong đó kỳ trước chuyển sang 64 hồ sơ": whether what came over is counted in."""
        codes = {c for parts in self.divided.get(whole.code, ()) for c in parts}
        seats = (self.row.by_code.get(c) for c in codes)
        return any(s is not None and self.words.flow.carried.search(own_words(s.named)) for s in seats)

    def is_left(self, s: Seat) -> bool:
        own = own_words(s.named)
        return any(words.search(own) for words in (self.words.flow.left, self.words.flow.carried))


def _sentence_lead(s: Seat) -> str:
    """What stands before a figure in its sentence, up to the figure before it."""
    return since(gap_before(s.named), (". ",)).lstrip()
