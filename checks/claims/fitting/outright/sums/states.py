"""What became of what there was: in time or late, done or left.

"Đã giải quyết 8.265 hồ sơ, đúng hạn 7.979 hồ sơ, quá hạn 286 hồ sơ"; "được giao 1.950 biên chế; đã sử dụng 1.796, còn
154 chưa sử dụng". What came over from before is ``flows.py``.
"""

from checks.claims.about import between, led_by, since
from checks.claims.row import HUNDRED, Row, Seat, is_share, makes_up, sum_of
from checks.claims.wholes.own_list import tells_some
from checks.claims.wholes.readings import Readings

#: What is left is told beside what is done.
_BOTH = 2
#: More than so many times what came in was not settled of it, though some came over from before.
_TWICE = 2
#: Sides that tell whether things were done in time.
_TERM = "term"


class OutrightStates:
    """Finds what became of the figures of one document."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings, self.words = row, readings, readings.words

    def in_time_or_not(self, whole: Seat) -> list[Seat]:
        """ "đã giải quyết T hồ sơ, đúng hạn a hồ sơ, quá hạn b hồ sơ": all the terms there are, right behind."""
        words, own = self.words.flow, _phrase(whole)
        if not (words.done.search(own) or words.left.search(own)) or words.received.search(own):
            return []
        if _TERM in self.words.sides(own) or self.words.base.search(own):
            return []
        parts, called = self._terms_behind(whole), self._called_behind(whole)
        if len(parts) < _BOTH or self.readings.complete([s.named for s in parts]) != _TERM:
            parts = called
        if not parts:
            return []
        # "đã hoàn thành 29, đang thực hiện đúng tiến độ 20, chậm tiến độ 03": beside what is done, and no part of it
        left = words.left.search(own) and parts != called
        beside = any(words.left.search(s.named.lead) for s in parts) != bool(left)
        before = [s for s in self.row.sentence_of(whole) if s.at < whole.at]
        if beside or any(makes_up(s, [whole, *parts]) for s in before):
            return []
        text = whole.named.statement.text[whole.named.figure.stop : parts[-1].named.figure.stop]
        missing = whole.value - sum_of(parts)
        if any(s.value == missing for s in self.row.sentence_of(whole)):
            return []  # "đang giải quyết 291, trong hạn 236, quá hạn 5; 50 hồ sơ đang chờ bổ sung": told beside them
        return [] if tells_some(text, self.words) else parts

    def _terms_behind(self, whole: Seat) -> list[Seat]:
        """The figures right behind one that tell a term each, with nothing but their rates between."""
        parts: list[Seat] = []
        for s in self.row.rows[whole.row]:
            if s.at <= whole.at or (s.rate and parts):
                continue
            inside = s.sentence == whole.sentence
            term = self.words.sides(led_by(s.named)).get(_TERM) if inside else None
            if term is None or s.change or s.rank or s.rate or not self._counts_like(s, whole):
                break
            parts.append(s)
        return parts

    def _called_behind(self, whole: Seat) -> list[Seat]:
        """ "6.291, trong đó 6.236 hồ sơ còn trong hạn và 55 hồ sơ đã quá hạn": both terms told behind their figures."""
        first, last = self.row.beside(whole, 1), self.row.beside(whole, _BOTH)
        if first is None or last is None or not first.sentence == last.sentence == whole.sentence:
            return []
        if not all(s.count and s.noun and self._counts_like(s, whole) for s in (first, last)):
            return []
        behind = (between(first.named, last.named), self.words.clause_end.split(last.named.tail)[0])
        sides = {self.words.sides(text).get(_TERM) for text in behind}
        complete = self.words.law.complements[_TERM].complete
        in_time = self.words.sides(led_by(first.named)).get(_TERM)
        return [first, last] if in_time is None and any(sides == set(c) for c in complete) else []

    def _counts_like(self, part: Seat, whole: Seat) -> bool:
        """Whether a figure counts what another does, which may be told before it ("số hồ sơ đã giải quyết 213.504")."""
        return not part.noun or part.noun == whole.noun or (not whole.noun and part.noun in whole.context)

    def done_or_left(self, whole: Seat) -> list[Seat]:
        """ "được giao T biên chế; đã sử dụng a biên chế, còn b biên chế chưa sử dụng": both that became of it."""
        words, own = self.words.flow, _phrase(whole)
        both = self._both_behind(whole) if not whole.depth and not self.words.base.search(own) else []
        text = whole.named.statement.text
        if not both or words.unsettled.search(text):
            return []
        received = words.received.search(own)
        # "thẩm tra 414 hồ sơ, đã phê duyệt 386 hồ sơ, còn lại 28 hồ sơ": what is left is left of all that there was
        rest = self.words.remainder.search(both[1].named.lead) and not received
        in_all = words.in_all.search(own) or self.words.found_in_all.search(own) or rest
        if not (in_all or received):
            return []
        # "được giao 214, hoàn thành 168, còn 31 chưa thực hiện. Có 15 đang thực hiện": the others are told beside them
        missing = whole.value - sum_of(both)
        if any(s.value == missing for s in self.row.counts[whole.row]):
            return []
        if in_all or (sum_of(both) < whole.value and not words.left.search(both[0].named.lead)):
            return both
        # what came over from before may have been settled as well
        return both if sum_of(both) >= _TWICE * whole.value and not words.carried.search(text) else []

    def so_or_not(self, whole: Seat) -> list[Seat]:
        """ "nhận T hồ sơ, công nhận a và không công nhận b": those that are so, and those that are not."""
        a, b = self.row.beside(whole, 1), self.row.beside(whole, 2)
        if a is None or b is None or not a.count or not b.count or whole.named.figure.over >= 0:
            return []
        if not whole.sentence == a.sentence == b.sentence or not whole.depth == a.depth == b.depth:
            return []
        if (
            not whole.noun
            or {a.noun, b.noun} - {"", whole.noun}
            or set(between(whole.named, a.named)) & set("().")
        ):
            return []
        after = self.row.beside(b, 1)
        if after is not None and after.sentence == b.sentence and after.noun in ("", whole.noun):
            return []
        text = whole.named.statement.text[whole.named.figure.stop : b.named.figure.stop]
        named = [(led_by(s.named), self.words.clause_end.split(s.named.tail)[0]) for s in (a, b)]
        told = any(self.words.is_negation(x, y) for x, y in zip(*named, strict=True))
        # "684 ý kiến rất hài lòng, 391 ý kiến hài lòng, 45 ý kiến không hài lòng": all three stand side by side
        told = told and not any(self.words.is_negation(whole.named.label, y) for y in named[1])
        return [a, b] if told and not self._is_beside(whole, a) and not tells_some(text, self.words) else []

    def _is_beside(self, done: Seat, left: Seat) -> bool:
        """ "15 đầu việc hoàn thành, 11 đang thực hiện và 2 chưa thực hiện": what is left is no part of what is done."""
        own, other = (
            f"{led_by(s.named)} {self.words.clause_end.split(s.named.tail)[0]}" for s in (done, left)
        )
        flow = self.words.flow
        return bool(flow.done.search(own) and not flow.left.search(own) and flow.left.search(other))

    def done_with_its_share(self, whole: Seat) -> list[Seat]:
        """ "chỉ ra 67 tồn tại; đã khắc phục 49 nội dung, đạt 73,1%, 16 nội dung còn lại …": the share tells of what.

        So it is whatever both are called, for a share that fits shows that they are what was done of it and what is
        left.
        """
        told = [s for s in self.row.rows[whole.row] if s.at > whole.at and s.sentence == whole.sentence]
        done, share, left = [*told, None, None, None][:3]
        if done is None or share is None or left is None or not (done.count and left.count and share.rate):
            return []
        if not whole.depth == done.depth == left.depth or self.row.rate_behind(done) is not share:
            return []
        if done.noun != left.noun or share.value >= HUNDRED or not is_share(done, share, whole):
            return []
        rest = self.words.remainder.search(
            f"{led_by(left.named)} {self.words.clause_end.split(left.named.tail)[0]}"
        )
        return [done, left] if rest and left.named.figure.over < 0 else []

    def done_or_left_in_list(self, whole: Seat) -> list[Seat]:
        """ "Tổng số T hồ sơ. Trong đó: / + Đã giải quyết: a hồ sơ (…). / + Đang giải quyết: b hồ sơ": both of them."""
        text = whole.named.statement.text[whole.named.figure.stop :].rstrip()
        behind = [s for s in self.row.counts[whole.row] if s.at > whole.at]
        if (
            whole.depth
            or behind
            or not text.endswith(":")
            or not self.words.flow.in_all.search(_phrase(whole))
        ):
            return []
        rows = [r for r in self.row.counts[whole.row + 1 : whole.row + 2 + _BOTH] if r]
        listed = [r[0] for r in rows if r[0].marker and r[0].marker == rows[0][0].marker]
        alike = all(s.noun == whole.noun != "" and not s.depth for s in listed)
        if len(listed) != _BOTH or not alike:
            return []
        return listed if self._is_done(listed[0]) and self._is_left(listed[1]) else []

    def done_or_left_next(self, whole: Seat) -> list[Seat]:
        """ "chỉ ra 109 tồn tại. Sau đó, 84 tồn tại đã khắc phục (77,06%), 25 tồn tại đang khắc phục": both."""
        last = [s for s in self.row.sentence_of(whole) if not s.depth][-1:] == [whole]
        behind = [s for s in self.row.counts[whole.row] if s.sentence == whole.sentence + 1 and not s.depth]
        if (
            not last
            or whole.depth
            or len(behind) != _BOTH
            or not self.words.found_in_all.search(_phrase(whole))
        ):
            return []
        if (
            {s.noun for s in behind} != {whole.noun}
            or not whole.noun
            or any(s.half or s.is_over(whole) for s in behind)
        ):
            return []
        name = whole.named.tail.split(",")[0].strip()
        of_done, of_left = (s.named.tail.strip().removeprefix(name).strip() for s in behind)
        told = self.words.already.match(of_done) and not self.words.flow.left.search(of_done)
        return behind if told and self.words.still.match(of_left) else []

    def done_of_all_and_left(self, whole: Seat) -> list[Seat]:
        """ "hoàn thành 58/73 nhiệm vụ, còn 15 nhiệm vụ đang thực hiện", "37 vụ trong tổng số 47 vụ, còn lại 10 vụ"."""
        told = [s for s in self.row.sentence_of(whole) if s.depth == whole.depth]
        n = told.index(whole) if whole in told else 0
        if n != 1 or len(told) != _BOTH + 1 or any(s.half for s in told):
            return []
        done, _, left = told
        over = done.is_over(whole)
        out_of = over or self.words.out_of_all.search(between(done.named, whole.named))
        plain = left.noun in ("", whole.noun) and done.noun in ("", whole.noun)
        unsettled = self.words.flow.unsettled.search(whole.named.statement.text)
        return [done, left] if out_of and plain and self._is_left(left) and not unsettled else []

    def _both_behind(self, whole: Seat) -> list[Seat]:
        """The only two figures behind one in its sentence that count the same, what was done and what is left."""
        behind = [
            s for s in self.row.rows[whole.row]
            if s.at > whole.at and s.sentence == whole.sentence and not (s.rate or s.depth)
        ]  # fmt: skip
        alike = [s for s in behind if self._counts_as(s, whole)]
        if len(alike) != _BOTH or any(s.change or s.rank for s in behind):
            return []
        if any(s.at > alike[0].at and s not in alike for s in behind):
            return []
        return alike if self._is_done(alike[0]) and self._is_left(alike[1]) else []

    def _counts_as(self, seat: Seat, whole: Seat) -> bool:
        """Whether a figure counts what another does, or says nothing of it ("còn 06 đang khắc phục")."""
        bare = not seat.noun and (not seat.called or self.words.still.match(seat.named.tail) is not None)
        # "biên chế được giao là 92, đã sử dụng 86, còn 5 biên chế chưa sử dụng": what it counts stands before it
        before = not whole.called and seat.noun != "" and seat.noun in whole.context
        return bare or seat.called == whole.called or before

    def _is_done(self, seat: Seat) -> bool:
        """Whether the words before a figure tell that so many were dealt with."""
        own = since(seat.named.lead.rstrip(" :"), (";", ":", "("))
        return bool(self.words.flow.done.search(own) or self.words.already.search(own))

    def _is_left(self, seat: Seat) -> bool:
        """ "còn b biên chế chưa sử dụng", "đang xử lý b phản ánh": whether a figure is all that is left."""
        own = since(seat.named.lead.rstrip(" :"), (",", ";", ":", "("))
        left = self.words.flow.left.search(own)
        if self.words.remainder.search(own) or (left and not self.words.left_over.fullmatch(left[0])):
            return True
        behind = self.words.clause_end.split(seat.named.tail)[0].strip()
        rests = (behind, behind.removeprefix(seat.called).strip())
        return bool(self.words.left_over.search(own)) and any(
            not x or self.words.still.match(x) for x in rests
        )


def _phrase(seat: Seat) -> str:
    """The words of a figure's phrase before it, from the last sign on."""
    return since(seat.phrase.rstrip(" :"), (",", ";", ":", "("))
