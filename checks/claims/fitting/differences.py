"""Rises and falls, differences and growth, whose ends stand near by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assets.prose.figures import POINTS
from checks.claims.changes import Change, holds
from checks.claims.fitting.chance import quotient_tells
from checks.claims.fitting.row import ONE, Row, Seat
from checks.claims.wholes.readings import Readings
from checks.claims.words import Words
from checks.explain.slips import typing_slip

#: The ends of a change stand among so many figures before it, or after it.
_BEFORE, _AFTER = 8, 4
#: An end of a difference is at least so many times the number of pairs tried.
_TELLING = 4
_LEAD = 40
#: So many figures before a change are nearer to it than the first ones of its paragraph and those before.
_NEAREST = 3
#: Between the end of a base in brackets and a change from it.
_CLOSED = re.compile(r"[^()\d]{0,12}\)\s*(?:là\s+)?")
#: So far before a rise or fall it may be called a goal.
_GOAL = 14
_PLACES = ("bậc", "hạng")
#: The first figure of so many paragraphs before may be an end.
_HEADS = 6
#: Growth told outright is at most so many points from what it should be.
_POINTS_APART = 5
#: A change of so many digits is hardly one digit from another by chance.
_TELLING_DIGITS = 3
#: A change of fewer units is near another by chance.
_PRINTED = 10
_SLIPS = ("digit_changed", "digits_swapped", "digits_jumped")


class Differences:
    """Finds the ends of changes."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings = row, readings
        self.words: Words = readings.words

    def all(self, told: Sequence[Change], known: set[str]) -> list[Change]:
        """The changes whose ends are found, beside those ``told``; ``known``: codes that are explained."""
        found: list[Change] = []
        for rows in self.row.rows:
            for seat in rows:
                if seat.code not in known and (falls := self._direction(seat)) is not None:
                    change = self.of(seat, falls)
                    if change is not None:
                        found.append(change)
        return [*found, *self._told_again([*told, *found], known | {c.by.code for c in found})]

    def instead_of(self, told: Change) -> Change:
        """A change that fits, or misses by a slip, in place of one that the words seem to tell."""
        seat = self.row.by_code.get(told.by.code)
        if holds(told) or seat is None:
            return told
        own = [(a, b) for a, b in self._ends(seat) if a.sentence == b.sentence == seat.sentence]
        return self._fitting(seat, own, 0, falls=told.falls) or self._nearly(seat, told.falls) or told

    def of(self, seat: Seat, falls: bool) -> Change | None:
        """The change that a figure tells: of ends in its paragraph, then those that a slip misses, then others."""
        pairs = list(self._ends(seat))
        own = [(a, b) for a, b in pairs if a.row == b.row == seat.row]
        others = [pair for pair in pairs if pair not in own]
        return (
            self._ranks(seat, falls)
            or self._fitting(seat, own, 0, falls=falls)
            or self._nearly(seat, falls)
            or self._fitting(seat, others, len(own), falls=falls)
        )

    def _told_again(self, changes: Sequence[Change], known: set[str]) -> Iterator[Change]:
        """ "giảm 33 công trình (18,6%)": the rate right after a change is its growth."""
        for c in changes:
            by = self.row.by_code.get(c.by.code)
            if by is None or c.relative or by.rate or by.noun == POINTS:
                continue
            following = [s for s in self.row.rows[by.row] if s.at == by.at + 1]
            text = by.named.statement.text
            for s in following:
                gap = text[by.named.figure.stop : s.named.figure.start]
                again = Change(c.now, c.before, s.named, c.falls, relative=True)
                beside = s.rate and s.code not in known and len(gap) <= _LEAD and not set(gap) & set(";.:")
                if beside and (holds(again) or self._slipped_growth(again)):
                    yield again

    def _slipped_growth(self, c: Change, slips: Sequence[str] = _SLIPS) -> bool:
        """Whether one digit of a printed growth explains that it does not fit, or its base taken for its end."""
        before, now = c.before.value, c.now.value
        if before <= 0 or now <= 0:
            return False
        figure = c.by.figure
        unit = 10**figure.decimals
        printed = int(figure.value * unit)
        true, turned = (
            int((abs(now - before) * 100 * unit / base).to_integral_value(ROUND_HALF_UP))
            for base in (before, now)
        )
        slip = typing_slip(printed, true)
        wrong_base = turned == printed and printed >= _PRINTED * unit
        return wrong_base or (slip is not None and slip[0] in slips)

    def _ranks(self, seat: Seat, falls: bool) -> Change | None:
        """ "xếp thứ 04/21, tăng 05 bậc so với năm 2021 (91,45 điểm, thứ 09)"."""
        if seat.noun not in _PLACES:
            return None
        lower = {s.named.figure.over for s in self.row.rows[seat.row]}
        places = [s for s in self.row.rows[seat.row] if s.rank and s.named.position not in lower]
        for now in places:
            for before in places:
                rises = before.value - now.value
                if now.at != before.at and rises == (-seat.value if falls else seat.value):
                    return Change(now.named, before.named, seat.named, falls)
        return None

    def _nearly(self, seat: Seat, falls: bool) -> Change | None:
        """A change between two figures right beside it that one slip keeps from being their difference."""
        own = [s for s in self.row.rows[seat.row] if self._may(s, seat) and (s.at == seat.at or not s.change)]
        before = [s for s in own if s.at < seat.at and s.rate == (seat.rate and s.rate)]
        before = [s for s in before if not s.rate or seat.rate or seat.noun == POINTS]
        after = [s for s in own if s.at > seat.at and s.noun == seat.noun and s.sentence == seat.sentence][:1]
        after = after or [s for s in own if s.at == seat.at + 1]
        pairs: list[tuple[Seat, Seat]] = []
        told = len(before) > 1 and (self._starts_a_change(before[-1]) or self._plainly(before, seat))
        firsts = [s for s in before if s.sentence == seat.sentence][:1] + before[:1]
        if told:
            pairs += [(a, before[-1]) for a in (before[-2], *firsts) if a.at != before[-1].at]
            if self._plainly(before, seat):
                pairs.append((before[-1], before[-2]))
        for b in after:
            if self._starts_a_change(b):
                outer = [s for s in before if s.depth == 0][-1:]
                pairs += [(a, b) for a in (*before[-1:], *outer, *firsts)]
        found: list[tuple[Decimal, Change]] = []
        pairs += self._far_pairs(seat, before)
        for now, base in pairs:
            if not self._comparable(now, base, seat):
                continue
            change = Change(now.named, base.named, seat.named, falls=base.value > now.value)
            if seat.rate and not now.rate:
                relative = replace(change, relative=True)
                if self._slipped_growth(relative):
                    found.append((Decimal(0), relative))
                elif self._told_growth(relative, now, base, seat):
                    found.append((Decimal(1), relative))
                continue
            digits = max(n.figure.decimals for n in (now.named, base.named, seat.named))
            true = abs(now.named.value - base.named.value)
            apart_by = not self.words.change.search(self._lead(seat))
            turned = apart_by or falls == (base.value > now.value)
            telling = seat.value >= _PRINTED * ONE or (apart_by and self._given(now, base))
            slipped = _one_slip(int(seat.named.value.scaleb(digits)), int(true.scaleb(digits)))
            slipped = slipped or _lost_a_digit(seat.named.figure.printed, true)
            if slipped and (telling or digits) and turned:
                found.append((abs(true - seat.named.value), change))
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def _far_pairs(self, seat: Seat, before: Sequence[Seat]) -> list[tuple[Seat, Seat]]:
        """ "so với 6 tháng cuối năm 2025 (30.418 hồ sơ) tăng 1.437 hồ sơ": now is told paragraphs before."""
        if not before or not self._starts_a_change(before[-1]):
            return []
        outer = [s for s in before if s.at < seat.at][-1:]
        bracket = [
            s for s in self.row.counts[seat.row] if s.at < seat.at and s.depth and s.sentence == seat.sentence
        ]
        base, found = (bracket[0] if seat.rate and bracket else outer[0]), []
        if not seat.rate and base.at != seat.at - 1:
            return []
        for row in self.row.counts[max(0, seat.row - _HEADS) : seat.row + 1][::-1]:
            for now in row[:1]:
                if now.at >= base.at:
                    continue
                if seat.rate:
                    c = Change(now.named, base.named, seat.named, base.value > now.value, relative=True)
                    if self._slipped_growth(c, ("digits_swapped",)):
                        found.append((now, base))
                    continue
                unit = ONE // 10**seat.named.figure.decimals
                slip = typing_slip(seat.value // unit, abs(now.value - base.value) // unit)
                if slip is not None and slip[0] == "digits_swapped" and now.noun == base.noun:
                    found.append((now, base))
        return found

    def _told_growth(self, c: Change, now: Seat, base: Seat, by: Seat) -> bool:
        """ "1.508 hồ sơ (…), tăng 58,3% so với cùng kỳ (972 hồ sơ)": told outright, and not far from it."""
        outer = [s for s in self.row.counts[by.row] if s.at < by.at and s.depth == 0][-1:]
        if base.at != by.at + 1 or outer != [now] or now.noun != base.noun or not now.noun:
            return False
        true = 100 * abs(c.now.value - c.before.value) / c.before.value
        return (c.before.value > c.now.value) == c.falls and abs(true - c.by.value) <= _POINTS_APART

    def _given(self, a: Seat, b: Seat) -> bool:
        """ "được giao 91, hiện có 86": one is part of the other by its name."""
        pairs = self.words.subsets
        return any(x.search(a.named.lead) and y.search(b.named.lead) for x, y in pairs)

    def _lead(self, seat: Seat) -> str:
        text, start = seat.named.statement.text, seat.named.figure.start
        return text[max(0, start - _LEAD) : start]

    def _apart_by(self, lead: str) -> bool:
        found = list(self.words.apart_by.finditer(lead))
        return bool(found) and not any(c in lead[found[-1].end() :] for c in ";.")

    def _plainly(self, before: Sequence[Seat], seat: Seat) -> bool:
        """ "đề nghị 1.862,7 tỷ đồng, được duyệt 1.847,9 tỷ đồng, cắt giảm 14,6 tỷ đồng"; "chênh lệch 19,31"."""
        if len(before) < 2:
            return False
        a, b = before[-2:]
        text, start = seat.named.statement.text, seat.named.figure.start
        beside = a.sentence == b.sentence == seat.sentence and seat.at == b.at + 1 and b.at == a.at + 1
        digits = sum(c.isdigit() for c in seat.named.figure.printed)
        alike = a.noun == b.noun and (seat.noun == a.noun or seat.rate)
        return (
            beside
            and alike
            and (digits >= _TELLING_DIGITS or self._apart_by(text[max(0, start - _LEAD) : start]))
        )

    def _starts_a_change(self, seat: Seat) -> bool:
        """Whether the words before a figure say that something is compared with it."""
        s, n = seat.named.statement, seat.named.position
        start = s.figures[n - 1].stop if n else 0
        lead = s.text[max(start, s.figures[n].start - 2 * _LEAD) : s.figures[n].start]
        tail = s.text[s.figures[n].stop : s.figures[n].stop + _LEAD].split(")", 1)
        inside = tail[0] if len(tail) > 1 and lead.rstrip().endswith("(") else ""  # "(94,38% năm 2019)"
        return bool(self.words.base.search(lead) or self.words.earlier.search(f"{lead} {inside}"))

    def _direction(self, seat: Seat) -> bool | None:
        """Whether a figure tells a fall (true), a rise (false) or neither (none)."""
        text, start = seat.named.statement.text, seat.named.figure.start
        lead = text[max(0, start - _LEAD) : start]
        position = seat.named.position
        if position:
            lead = text[max(start - _LEAD, seat.named.statement.figures[position - 1].start) : start]
        found = list(self.words.change.finditer(lead))
        if not found:
            return True if self._apart_by(lead) else self._after_its_base(seat)
        after = lead[found[-1].end() :]
        start = found[-1].start()
        if self.words.goals.search(lead[max(0, start - _GOAL) : start]):
            return None  # "vượt mục tiêu giảm 10%"
        # "nâng tổng số lên 67 thủ tục", "cắt giảm từ 40% …", "tăng so với 2.650 hồ sơ": an end, no change
        ends = (self.words.change_to, self.words.change_from, self.words.base)
        to = any(p.search(after) for p in ends)
        if any(c in after for c in ";.") or to or self.words.goals.search(after):
            return None
        return bool(self.words.falls.fullmatch(found[-1][0]))

    def _after_its_base(self, seat: Seat) -> bool | None:
        """ "thấp hơn trung bình cả nước (84,11%) 1,06 điểm phần trăm": the base stands between."""
        s, n = seat.named.statement, seat.named.position
        if not n:
            return None
        before = s.figures[n - 1]
        if not _CLOSED.fullmatch(s.text[before.stop : seat.named.figure.start]):
            return None
        lead = s.text[max(0, before.start - 2 * _LEAD) : before.start]
        found = list(self.words.change.finditer(lead))
        if not found or any(c in lead[found[-1].end() :] for c in ";."):
            return None
        return bool(self.words.falls.fullmatch(found[-1][0]))

    def _fitting(
        self, seat: Seat, pairs: Sequence[tuple[Seat, Seat]], tried: int, *, falls: bool
    ) -> Change | None:
        figure = seat.named.figure
        apart_by = not self.words.change.search(self._lead(seat))
        for tries, (now, before) in enumerate(pairs, start=tried + 1):
            if not apart_by and now.value != before.value and (before.value > now.value) != falls:
                continue
            change = Change(now.named, before.named, seat.named, falls=before.value > now.value)
            if seat.rate and not now.rate:
                relative = replace(change, relative=True)
                tells = figure.value and quotient_tells(tries, float(figure.value), figure.decimals)
                if tells and holds(relative):
                    return relative
            elif holds(change):
                unit = max(2 * now.half, ONE)
                if max(now.value, before.value) >= _TELLING * (tries - 1) * unit:
                    return change
        return None

    def _ends(self, seat: Seat) -> Iterator[tuple[Seat, Seat]]:
        rows = self.row.rows
        own = rows[seat.row]
        before = [s for s in own if s.at < seat.at][::-1]
        after = [s for s in own if s.at > seat.at][:_AFTER]
        earlier = [s for row in rows[max(0, seat.row - 2) : seat.row][::-1] for s in row[::-1]]
        near = [s for s in [*before, *earlier][:_BEFORE] if self._may(s, seat)]
        heads = [s for s in own if s.at < seat.at and s.depth == 0][:1]
        for row in rows[max(0, seat.row - _HEADS) : seat.row][::-1]:
            heads += [s for s in row if s.depth == 0 and not s.rate][:1]
        heads = [s for s in heads if s not in near and self._may(s, seat)]
        near = [*near[:_NEAREST], *heads, *near[_NEAREST:]]
        following = [s for s in after if self._may(s, seat)]
        pairs = [
            *((i + j + 1, a, b) for i, a in enumerate(near) for j, b in enumerate(following)),
            *((i + j, a, b) for i, a in enumerate(near) for j, b in enumerate(near) if i < j),
            *((i + j + 2, a, b) for i, a in enumerate(following) for j, b in enumerate(following) if i < j),
        ]
        for _, a, b in sorted(pairs, key=lambda pair: pair[0]):
            if self._comparable(a, b, seat):
                yield a, b
                yield b, a

    def _may(self, end: Seat, by: Seat) -> bool:
        return not end.change and not end.rank and end.at != by.at

    def _comparable(self, a: Seat, b: Seat, by: Seat) -> bool:
        if a.rate != b.rate:
            return False
        if by.rate:
            return a.rate or self.readings.same_noun(a.named.figure, b.named.figure)
        if by.noun == POINTS:
            return a.rate or a.noun == b.noun
        return (
            not a.rate
            and self.readings.same_noun(a.named.figure, b.named.figure)
            and (
                self.readings.same_noun(a.named.figure, by.named.figure)
                or self.readings.same_noun(by.named.figure, a.named.figure)
            )
        )


def _lost_a_digit(printed: str, true: Decimal) -> bool:
    """ "06" for 16: a nought that is written before a figure is a digit of it."""
    return printed.startswith("0") and len(str(true)) == len(printed) and str(true)[1:] == printed[1:]


def _one_slip(printed: int, true: int) -> bool:
    slip = typing_slip(printed, true)
    return slip is not None and slip[0] in _SLIPS
