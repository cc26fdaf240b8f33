"""Wholes whose sentence tells outright what they are divided into: they are held against it, however far off.

"189 giấy phép (gồm 62 giấy phép kinh doanh và 26 giấy phép xây dựng)", "đã giải quyết 8.265 hồ sơ, đúng hạn 7.979 hồ
sơ, quá hạn 286 hồ sơ" and "2.152 hồ sơ …; 3.279 hồ sơ …; tổng cộng: 5.431 hồ sơ" can be meant of nothing else. Lists
that words only begin are read in ``wholes/``; what became of what was received is ``flows.py``.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.claims.about import between, since
from checks.claims.row import Row, Seat, makes_up, sum_of
from checks.claims.wholes.own_list import tells_some
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings

#: A list has so many parts at least.
_SEVERAL = 2
#: More than so many times what came in was not settled of it, though some came over from before.
_TWICE = 2
#: Sides that tell whether things were done in time.
_TERM = "term"


class OutrightSums:
    """Finds the wholes of one document whose parts are told outright and miss them."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings, self.words = row, readings, readings.words

    def all(self) -> Iterator[Parts]:
        """Each whole that its parts miss, with them."""
        for whole in self.row.all_counts:
            if not whole.value or whole.named.figure.over >= 0 or self._is_lower(whole):
                continue
            for parts in (
                self._listed(whole), self._in_time_or_not(whole), self._done_or_left(whole), self._summed_up(whole),
            ):  # fmt: skip
                if parts and not makes_up(whole, parts):
                    yield Parts(whole.named, tuple(s.named for s in parts), True)
                    break

    def _is_lower(self, seat: Seat) -> bool:
        """Whether a figure is what another is set over."""
        return any(f.over == seat.named.position for f in seat.named.statement.figures)

    def _listed(self, whole: Seat) -> list[Seat]:
        """ "T giấy phép (gồm a giấy phép … và b giấy phép …)", "trong đó a …, b …, nguồn khác c": the whole list."""
        first = self.row.beside(whole, 1)
        if first is None or first.sentence != whole.sentence:
            return []
        gap = between(whole.named, first.named)
        marks = list(self.words.mark.finditer(gap))
        in_bracket = first.depth == whole.depth + 1 and gap.count("(") == 1
        if not marks or set(gap) & set(".;)") or (first.depth != whole.depth and not in_bracket):
            return []
        parts = self._run(whole, first)
        if len(parts) < _SEVERAL or self._tells_less(whole, parts):
            return []
        named = [s.named for s in parts]
        if self.readings.complete(named) in self.words.law.whole_groups:
            return parts
        if any(not s.noun for s in parts) or self.readings.goes_on(named):
            return []
        if self.readings.ends_in_others(named):
            return parts
        return parts if marks[-1]["consists"] and (in_bracket or self._is_closed(parts)) else []

    def _run(self, whole: Seat, first: Seat) -> list[Seat]:
        """What a list counts from its first figure on, nothing else than the whole; none if it tells anything more."""
        parts: list[Seat] = []
        last: Seat | None = None
        for s in self.row.rows[first.row]:
            if s.at < first.at:
                continue
            if s.sentence != first.sentence or s.depth < first.depth:
                break
            gap = between(last.named, s.named) if last is not None else ""
            if s.change or s.rank or s.named.figure.over >= 0 or self.words.mark.search(gap):
                return []
            last = s
            if s.depth > first.depth or s.rate:
                if not parts or not (s.depth > first.depth or self.words.tells_share(gap)):
                    return []
                continue
            if s.noun not in ("", whole.noun) or s.named.figure.scale != whole.named.figure.scale:
                return []
            parts.append(s)
        return parts

    def _is_closed(self, parts: Sequence[Seat]) -> bool:
        """Whether a list ends: with an "and" before its last part, or with its sentence, each part a clause."""
        gaps = [between(a.named, b.named) for a, b in pairwise(parts)]
        return bool(self.words.last_joined.search(gaps[-1])) or all(";" in gap for gap in gaps)

    def _tells_less(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """Whether a list tells of some, of one thing twice, or divides its whole by two respects."""
        text = whole.named.statement.text[whole.named.figure.stop : parts[-1].named.figure.stop]
        if tells_some(text, self.words) or any(s.value == whole.value for s in parts):
            return True
        several = range(_SEVERAL, len(parts))
        return any(makes_up(whole, parts[:n]) or makes_up(whole, parts[n:]) for n in several)

    def _in_time_or_not(self, whole: Seat) -> list[Seat]:
        """ "đã giải quyết T hồ sơ, đúng hạn a hồ sơ, quá hạn b hồ sơ": all the terms there are, right behind."""
        own = since(whole.phrase, (",", ";", ":", "("))
        words = self.words.flow
        settled = words.done.search(own) or words.left.search(own)
        if (
            not settled
            or words.received.search(own)
            or _TERM in self.words.sides(own)
            or self.words.base.search(own)
        ):
            return []
        parts: list[Seat] = []
        for s in self.row.rows[whole.row]:
            if s.at <= whole.at or (s.rate and parts):
                continue
            inside = s.sentence == whole.sentence
            term = self.words.sides(since(s.named.lead, (",", ";", ":", "("))).get(_TERM) if inside else None
            if term is None or s.change or s.rank or s.rate or s.noun not in ("", whole.noun):
                break
            parts.append(s)
        if len(parts) < _SEVERAL or self.readings.complete([s.named for s in parts]) != _TERM:
            return []
        # "đã hoàn thành 29, đang thực hiện đúng tiến độ 20, chậm tiến độ 03": beside what is done, and no part of it
        beside = any(words.left.search(s.named.lead) for s in parts) != bool(words.left.search(own))
        before = [s for s in self.row.sentence_of(whole) if s.at < whole.at]
        if beside or any(makes_up(s, [whole, *parts]) for s in before):
            return []
        text = whole.named.statement.text[whole.named.figure.stop : parts[-1].named.figure.stop]
        return [] if tells_some(text, self.words) else parts

    def _done_or_left(self, whole: Seat) -> list[Seat]:
        """ "được giao T biên chế; đã sử dụng a biên chế, còn b biên chế chưa sử dụng": both that became of it."""
        own, words = since(whole.phrase, (",", ";", ":", "(")), self.words.flow
        in_all, received = words.in_all.search(own), words.received.search(own)
        if whole.depth or not (in_all or received) or self.words.base.search(own):
            return []
        told = [
            s for s in self.row.rows[whole.row] if s.sentence == whole.sentence and not (s.rate or s.depth)
        ]
        after = [s for s in told if s.at > whole.at]
        if len(after) != _SEVERAL or any(s.change or s.rank or s.noun not in ("", whole.noun) for s in after):
            return []
        done, left = after
        text = whole.named.statement.text
        if not self._is_done(done) or not self._is_left(left) or words.unsettled.search(text):
            return []
        if in_all or (sum_of(after) < whole.value and not words.left.search(done.named.lead)):
            return after
        # what came over from before may have been settled as well
        carried = words.carried.search(text)
        return after if sum_of(after) >= _TWICE * whole.value and not carried else []

    def _is_done(self, seat: Seat) -> bool:
        """Whether the words before a figure tell that so many were dealt with."""
        own = since(seat.named.lead, (";", ":", "("))
        return bool(self.words.flow.done.search(own) or self.words.already.search(own))

    def _is_left(self, seat: Seat) -> bool:
        """ "còn b biên chế chưa sử dụng", "đang xử lý b phản ánh": whether a figure is all that is left."""
        own = since(seat.named.lead, (",", ";", ":", "("))
        left = self.words.flow.left.search(own)
        if self.words.remainder.search(own) or (left and not self.words.left_over.fullmatch(left[0])):
            return True
        rest = self.words.clause_end.split(seat.named.tail)[0].strip()
        rest = rest.removeprefix(seat.noun).strip()
        return bool(self.words.left_over.search(own)) and (not rest or bool(self.words.still.match(rest)))

    def _summed_up(self, whole: Seat) -> list[Seat]:
        """ "a hồ sơ …; b hồ sơ …; tổng cộng: T hồ sơ": all that its sentence counts before."""
        lead = (
            between(before.named, whole.named) if (before := self.row.beside(whole, -1)) is not None else ""
        )
        total = self.words.totals.search(lead)
        if total is None or set(lead[total.end() :]) & set(",.;()"):
            return []
        seats = [s for s in self.row.rows[whole.row] if s.at < whole.at and s.sentence == whole.sentence]
        if any(s.rate or s.change or s.rank or s.depth for s in seats) or len(seats) < _SEVERAL:
            return []
        if any(makes_up(whole, seats[n:]) for n in range(1, len(seats) - 1)):
            return []  # "tổng số 182 điều kiện; đã cắt bỏ 67, đơn giản hóa 38, tổng cộng 105": of the last ones
        called = {whole.noun} | {s.noun for s in seats if s.noun and s.noun in whole.named.tail.casefold()}
        alike = whole.noun != "" and all(s.noun in called for s in seats)
        text = whole.named.statement.text[seats[0].named.figure.start : whole.named.figure.start]
        marked = self.words.mark.search(text) or self.words.change.search(text)
        return seats if alike and not marked and not tells_some(text, self.words) else []
