"""Rises and falls, differences and growth, that are those of figures near by.

What may be a change and its ends is ``checks/claims/fitting/change_ends.py``; changes that one
slip breaks are ``near.py``.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from assets.prose.figures import POINTS
from checks.claims.about import between, own_lead
from checks.claims.changes import PLACES, Change, holds, is_index
from checks.claims.fitting.chance import quotient_tells
from checks.claims.fitting.change_ends import LEAD, ChangeEnds, change_between
from checks.claims.fitting.changes.dated import DatedChanges
from checks.claims.fitting.changes.near import NearChanges, has_wrong_base, slipped_growth
from checks.claims.fitting.outright.changes.every import OutrightChanges
from checks.claims.row import ONE, Row, Seat
from checks.claims.wholes.readings import Readings

#: What is told of a rate ends there.
_ENDS = re.compile(r"[.;)]|\d")
#: An end of a difference is at least so many times the number of pairs tried.
_TELLING = 4


class Differences:
    """Finds the ends of changes."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row = row
        self.ends = ChangeEnds(row, readings)
        self.near = NearChanges(row, self.ends, readings.words)
        self.dated = DatedChanges(row, self.ends, self.near)
        self.outright = OutrightChanges(row, self.ends, readings.words)

    def all(self, told: Sequence[Change], known: set[str]) -> list[Change]:
        """The changes whose ends are found, beside those ``told``; ``known``: codes that are explained."""
        found: list[Change] = []
        for seat in self.row.seats:
            if seat.code in known:
                continue
            falls = self.ends.direction(seat)
            change = self._of(seat, falls) if falls is not None else self.outright.of_next_kind(seat)
            if change is not None:
                found.append(change)
        known |= {c.by.code for c in found}
        again = list(self.told_again([*told, *found], known))
        known |= {c.by.code for c in again}
        every = [*told, *found]
        return [*found, *again, *self._growth_later(every, known), *self._risen_by(every, known)]

    def instead_of(self, told: Change) -> Change:
        """A change that fits, or misses by a slip, in place of one that the words seem to tell."""
        seat = self.row.by_code.get(told.by.code)
        outright = self.outright.of(seat, told.falls) if seat is not None else None
        if outright is not None and not holds(outright):
            return outright
        if holds(told) or told.by_name or seat is None:
            return told
        if (turned := self._turned(seat, told.falls)) is not None:
            return turned
        own = [(a, b) for a, b in self.ends.pairs(seat) if a.row == b.row == seat.row]
        if not self.ends.says_base(seat):
            own = [(a, b) for a, b in own if a.sentence == b.sentence == seat.sentence]
        return (
            self._fitting(seat, own, 0, falls=told.falls)
            or self._nearly(seat, told.falls)
            or outright
            or told
        )

    def _of(self, seat: Seat, falls: bool) -> Change | None:
        """The change that a figure tells: of ends in its paragraph, then those that a slip misses, then others."""
        pairs = list(self.ends.pairs(seat))
        own = [(a, b) for a, b in pairs if a.row == b.row == seat.row]
        others = [pair for pair in pairs if pair not in own]
        outright = self.outright.of(seat, falls)
        if outright is not None and not holds(outright):
            return self._of_places(seat, falls) or outright
        return (
            self._of_places(seat, falls)
            or self._fitting(seat, own, 0, falls=falls)
            or self.dated.of(seat, falls)
            or self._turned(seat, falls)
            or self._nearly(seat, falls)
            or outright
            or self._fitting(seat, others, len(own), falls=falls)
        )

    def _turned(self, seat: Seat, falls: bool) -> Change | None:
        """ "120 hồ sơ, tăng 20,0% so với cùng kỳ (150 hồ sơ)": by so much it fell; told as the words have it."""
        if not self.ends.says_direction(seat):
            return None
        for tries, (now, before) in enumerate(self.ends.pairs(seat), start=1):
            if not self._are_then_and_now(now, before, seat):
                continue
            grown = seat.rate and not now.rate
            turned = change_between(now, before, seat, relative=grown)
            telling = _growth_tells(seat, tries) if grown else _difference_tells(now, before, tries)
            if turned.falls != falls and telling and holds(turned):
                return replace(turned, falls=falls, by_name=True)
        return None

    def _are_then_and_now(self, now: Seat, before: Seat, by: Seat) -> bool:
        """Whether words tell which of two figures was then: "so với cùng kỳ (150 hồ sơ)", "từ 150 còn 120"."""
        alike = now.noun == before.noun and (now.rate or now.noun)
        if not alike or now.change or now.rank or before.sentence != by.sentence:
            return False
        if self.near.words.goals.search(own_lead(before.named)) and self.ends.of_then_untold(by):
            return False  # "tăng 2,1 điểm so với năm 2020, mục tiêu đến 2025 đạt 40%": since what is not told
        return self.ends.from_to(before, now) or (
            self.ends.is_then(before, now, by) and now.sentence <= before.sentence
        )

    def _nearly(self, seat: Seat, falls: bool) -> Change | None:
        """A change that a slip misses; where the words name a base without its figure, of one that is called so."""
        found = self.near.of(seat, falls)
        base = self.row.by_code.get(found.before.code) if found is not None else None
        if base is not None and self.ends.base_untold(seat) and not self.ends.is_base(base):
            return None
        return found

    def _of_places(self, seat: Seat, falls: bool) -> Change | None:
        """ "xếp thứ 04/21, tăng 05 bậc so với năm 2021 (91,45 điểm, thứ 09)"."""
        if seat.noun not in PLACES:
            return None
        places = self.row.places_beside(seat)
        for now in places:
            for before in places:
                rises = before.value - now.value
                if now.at != before.at and rises == (-seat.value if falls else seat.value):
                    return Change(now.named, before.named, seat.named, falls)
        return None

    def _fitting(
        self, seat: Seat, pairs: Sequence[tuple[Seat, Seat]], tried: int, *, falls: bool
    ) -> Change | None:
        """The first of some pairs that a change fits, if that is more than chance after so many tried."""
        any_order = not self.ends.says_direction(seat)
        for tries, (now, before) in enumerate(pairs, start=tried + 1):
            in_order = any_order or now.value == before.value or (before.value > now.value) == falls
            if not in_order:
                continue
            change = change_between(now, before, seat)
            if seat.rate and not now.rate:
                grown = replace(change, relative=True)
                if _growth_tells(seat, tries) and holds(grown):
                    return grown
            elif holds(change) and _difference_tells(now, before, tries):
                return change
        return None

    def _growth_later(self, changes: Sequence[Change], known: set[str]) -> Iterator[Change]:
        """ "nhiều hơn năm 2024 là 8.214 hồ sơ vì năm 2024 nhận 98.337 hồ sơ, tốc độ tăng 7,71%": of the same ends."""
        for c in changes:
            seats = [self.row.by_code.get(n.code) for n in (c.now, c.before, c.by)]
            ends = [s for s in seats if s is not None]
            if len(ends) < len(seats) or c.relative or not holds(c) or ends[2].rate or ends[2].noun == POINTS:
                continue
            last = max(ends, key=lambda s: s.at)
            after = [s for s in self.row.rows[last.row] if s.at > last.at and s.sentence == last.sentence]
            if len({(s.row, s.sentence) for s in ends}) > 1 or not after or not after[0].rate:
                continue
            again = Change(c.now, c.before, after[0].named, c.falls, relative=True)
            gap = between(last.named, after[0].named)
            told = self.ends.direction(after[0]) == c.falls or self.near.words.equivalent.search(gap)
            if after[0].code in known or not told or ";" in gap:
                continue
            if holds(again) or (self.near.is_near_growth(again) and not self._is_share(after[0])):
                yield self._as_told(again, after[0])

    def _risen_by(self, changes: Sequence[Change], known: Container[str]) -> Iterator[Change]:
        """ "tăng 2.906 người (năm 2021 là 16.127 người), tương ứng tăng 17,5%": by how much, where the growth fits."""
        for c in changes:
            rate, base = (self.row.by_code.get(n.code) for n in (c.by, c.before))
            if rate is None or base is None or not c.relative or not holds(c):
                continue
            before = self.row.beside(rate, -1)
            by = self.row.beside(base, -1) if before is base else before
            if before is None or by is None or not by.change or by.rate or by.code in known:
                continue
            gap = between(before.named, rate.named)
            # "giảm 24,5 tỷ đồng (tỷ lệ giảm 6,3%)"
            in_bracket = rate.depth == by.depth + 1 and gap.count("(") == 1 and not set(gap) & set(".;:)")
            same = in_bracket or self.near.words.same_change.search(gap)
            alike = by.noun == base.noun != "" and by.sentence == rate.sentence
            if same and alike and self.ends.direction(by) == c.falls:
                yield Change(c.now, c.before, by.named, c.falls)

    def _as_told(self, c: Change, by: Seat) -> Change:
        """ "tăng 1.242 hồ sơ (giảm 27,8%)": the same change, the other way round if its own words have it so."""
        own = self.ends.direction(by) if self.ends.says_direction(by) else None
        return c if own in (None, c.falls) else replace(c, falls=own, by_name=True)

    def _is_share(self, rate: Seat) -> bool:
        """ "tăng 71 so với năm 2019 (247), bằng 24,1% số thủ tục đưa ra": whether it is told out of what it is."""
        words, tail = self.near.words, rate.named.statement.text[rate.named.figure.stop :]
        called = words.called.match(tail)
        return called is not None and not words.base.search(called[0])

    def told_again(self, changes: Sequence[Change], known: Container[str]) -> Iterator[Change]:
        """ "giảm 33 công trình (18,6%)": the rate right after a change, or after its base, is its growth."""
        for c in changes:
            by = self.row.by_code.get(c.by.code)
            if by is None or c.relative or by.rate or by.noun == POINTS:
                continue
            ends = (c.now.code, c.before.code)
            last = [
                s for s in self.row.rows[by.row] if s.at == by.at or (s.at == by.at + 1 and s.code in ends)
            ][-1]
            for s in self.row.rows[by.row]:
                if s.at != last.at + 1 or not s.rate or s.code in known:
                    continue
                gap = between(last.named, s.named)
                again = Change(c.now, c.before, s.named, c.falls, relative=True)
                beside = _beside(gap)
                told = holds(c) and self._tells_the_same(c, last, s, gap)
                if beside and (holds(again) or slipped_growth(again) or (told and not is_index(again))):
                    yield self._as_told(again, s)

    def _tells_the_same(self, c: Change, last: Seat, rate: Seat, gap: str) -> bool:
        """ "so với cùng kỳ (169.083 hồ sơ), tăng 13.557 hồ sơ, tăng 6,8%": whether words tell one change as growth.

        A rate that goes on to say since when, or out of what, is another one.
        """
        words = self.near.words
        behind = rate.named.statement.text[rate.named.figure.stop :].lstrip()
        # "giảm 22,5 tỷ đồng (5,2%) so với đề nghị"
        in_bracket = gap.rstrip().endswith("(") and behind.startswith(")") and not words.than.search(gap)
        if (words.same_change.search(gap) or in_bracket) and last.code == c.by.code:
            return True
        again = words.same_change.search(gap) or words.change.search(gap)
        base = self.row.by_code.get(c.before.code)
        if not again or base is None or not self.ends.is_base(base):
            return False
        if self.ends.direction(rate) != c.falls or self._is_share(rate):
            return False
        tail = rate.named.statement.text[rate.named.figure.stop :][:LEAD]
        goes_on = _ENDS.split(tail)[0]
        return not any(p.search(goes_on) for p in (words.base, words.other_time, words.goal_of))

    def of_wrong_base(self, changes: Sequence[Change]) -> Iterator[Change]:
        """ "tăng so với năm trước (402.851 hồ sơ) là 78.909 hồ sơ, tương ứng 16,4%": of the later end, not the base."""
        for c in changes:
            by = self.row.by_code.get(c.by.code)
            if by is None or c.relative or by.rate or by.noun == POINTS or not holds(c):
                continue
            falls = self.ends.direction(by)
            if falls is None:
                continue  # "tiếp nhận 345 hồ sơ, đã giải quyết 318 hồ sơ (92,2%), còn 27": no rise or fall
            less, more = sorted((c.now, c.before), key=lambda n: n.value)
            now, before = (less, more) if falls else (more, less)
            for s in (s for s in self.row.rows[by.row] if abs(s.at - by.at) == 1 and s.rate):
                gap = between(*sorted((by.named, s.named), key=lambda n: n.position))
                again = Change(now, before, s.named, falls, relative=True)
                words = self.near.words
                same = (
                    gap.rstrip().endswith("(") or words.same_change.search(gap) or words.rate_of.search(gap)
                )
                told = same or words.equivalent.search(gap) or words.change.search(gap)
                behind = bool(same) and s.at > by.at
                if told and _beside(gap) and not holds(again) and has_wrong_base(again, beside=behind):
                    yield again


def _beside(gap: str) -> bool:
    """Whether what stands between two figures leaves them side by side in one clause."""
    return len(gap) <= LEAD and not set(gap) & set(";.:")


def _growth_tells(seat: Seat, tries: int) -> bool:
    figure = seat.named.figure
    return figure.value != 0 and quotient_tells(tries, float(figure.value), figure.decimals)


def _difference_tells(now: Seat, before: Seat, tries: int) -> bool:
    unit = max(2 * now.half, ONE)
    return max(now.value, before.value) >= _TELLING * (tries - 1) * unit
