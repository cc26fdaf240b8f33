"""The changes that one statement tells: what its words call a rise or fall, and the ends that it gives.

Where only one end is given nothing is claimed. A change of rates may be told in points or in per cent;
the reading that holds is what its writer meant.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assets.prose.figures import POINTS, Meant, TextFigure
from checks.claims.about import gap_before, only_year
from checks.claims.changes.change import PLACES, Change, holds
from checks.claims.changes.in_order import InOrder
from checks.claims.changes.spans import spans
from checks.claims.changes.tells import BASE_LEAD, GOAL, LEAD, Tells
from checks.claims.named import Named
from checks.claims.parse import Passage, exact, parse
from checks.claims.statements import Statement
from checks.claims.wholes.readings import Readings

#: "từ 12 giảm 2 phòng xuống còn 10": so many words at most stand between by how much and to what.
_TO = 4
#: How many figures before a change are looked at for its later end.
_REACH = 8


class Changes:
    """Finds the changes that one statement tells."""

    def __init__(self, readings: Readings) -> None:
        self.words, self.tells = readings.words, Tells(readings)
        self.in_order = InOrder(self.tells)

    def of(self, statement: Statement) -> list[Change]:
        """The changes of a statement and its list."""
        return [c for s in statement.walk() for c in _on_one_base(list(self._in(s, parse(s.text))))]

    def _in(self, s: Statement, passage: Passage) -> Iterator[Change]:
        figures = s.figures
        yield from self.in_order.of(s, passage)
        for n, f in enumerate(figures):
            falls = self.tells.direction(s, n)
            if falls is None and self.tells.falls_short(s, n):
                falls = True
            if falls is None or not exact(f):
                continue
            # "từ vị trí 14/20 lên vị trí 5/20, tăng 9 bậc": how many are ranked is no place
            apart = {g.over for g in figures if f.noun in PLACES}
            clause, *wider = spans(passage, f, len(s.text)) or [(0, len(s.text))]
            for start, stop, by_words in (
                (*clause, True), *((a, b, True) for a, b in wider), (0, len(s.text), False),
            ):  # fmt: skip
                near = [
                    m
                    for m, g in enumerate(figures)
                    if start <= g.start < stop and m != n and m not in apart and self._usable(g, f)
                ]
                pairs = list(self._ends(s, n, near))
                made = [(self.tells.change(s, n, now, before, falls), sure) for now, before, sure in pairs]
                chosen = next((c for c, _ in made if holds(c)), None) or next(
                    (c for c, sure in made if sure and by_words), None
                )
                if chosen is not None:
                    chosen = replace(chosen, by_name=self._is_dated(chosen))
                    yield chosen
                    yield from self.tells.told_again(s, chosen)
                    break

    def _usable(self, end: TextFigure, by: TextFigure) -> bool:
        if by.noun in PLACES:
            return end.meant is Meant.RANK or (exact(end) and end.quantity == "count")
        return exact(end)

    def _ends(self, s: Statement, n: int, near: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
        """Pairs (now, before, whether the words say so), the likeliest first."""
        figures, text = s.figures, s.text
        by = figures[n]
        for a, b in itertools.pairwise(near):  # "từ A lên B", "từ A xuống còn B"
            lead = text[max(0, figures[a].start - 16) : figures[a].start]
            gap = text[figures[a].stop : figures[b].start]
            if (
                self.words.change_from.search(lead)
                and self.words.change_to.search(gap)
                and not (a < n < b and len(text[by.stop : figures[b].start].split()) > _TO)
                and all(m == n or figures[m].noun not in PLACES for m in range(a + 1, b))
                and self.tells.comparable(s, b, a, n)
            ):
                low, high = sorted((n, a))
                yield b, a, ";" not in text[figures[low].stop : figures[high].start]
            elif (
                self.words.base.search(self.words.base_end.split(gap)[-1])
                and b == a + 1
                and a > n
                and self.tells.comparable(s, a, b, n)
                and self.tells.direction(s, a)
                is None  # "tăng 2.263 hồ sơ; … giảm 16 hồ sơ (cùng kỳ 128 hồ sơ)"
                and self.tells.direction(s, b) is None
            ):
                yield a, b, True  # "vượt 9,8% dự toán (27.815,0 so với 25.342,0 tỷ đồng)"
        if by.noun in PLACES:
            ranks = [
                m for m in near if figures[m].meant is Meant.RANK and not any(g.over == m for g in figures)
            ]
            # of one index: "thứ 04/21, tăng 05 bậc so với năm 2021 (thứ 09)"
            for a, b in itertools.pairwise(ranks):
                if any(n < m < b and figures[m].noun in PLACES for m in range(a + 1, b)):
                    continue  # "tăng 2 bậc (từ hạng 7), giảm 3 bậc (từ hạng 8)": each its own
                gap = text[figures[a].stop : figures[b].start].rsplit(";", 1)[-1]
                compared = bool(self.words.base.search(gap) or self.words.other_time.search(gap))
                # "hạng 11 về SIPAS và hạng 8 về PAR INDEX; lần lượt tăng 2 bậc (từ hạng 7), …": of the first of them
                compared = compared and not self.words.in_turn.search(gap)
                if _comes_first(s, a, b):
                    yield b, a, True
                    continue
                yield a, b, compared
                if not compared:  # "năm trước xếp thứ 29, năm nay xếp thứ 21, tăng 8 bậc"
                    yield b, a, False
            # "năm 2022 thứ 47, năm 2023 thứ 38, năm 2024 là 41/63: qua hai năm tăng 6 bậc"
            yield from ((b, a, False) for a, b in itertools.combinations(ranks, 2))
            return
        yield from self._up_to(s, n)
        yield from self._first_and_last(s, n, near)
        based = [m for m in near if self._is_base(s, m, n) and self.tells.direction(s, m) is None]
        for b in based:
            now = [
                m
                for m in near
                if m not in based
                and m < n
                and self.tells.comparable(s, m, b, n)
                and self.tells.direction(s, m) is None
            ]
            # "bằng 100,3% kế hoạch 54.700 ha) và tăng 318 ha so với vụ trước (54.544 ha)": what was planned is not now
            now = [m for m in now if not self._is_planned(s, m)]
            # "gửi đi 5.642 trên 5.871 văn bản; so với cùng kỳ (4.026 văn bản) tăng 40,1%": what is counted, and not
            # what that is out of
            now = [m for m in now if all(g.over != m for g in figures)] or now
            # "kiểm tra 13 đơn vị (4 sở, 3 huyện, 6 xã), giảm 9 đơn vị": what is divided, and no part of it
            now = [m for m in now if not _in_a_closed_bracket(text, figures[m].stop, by.start)] or now
            # "có 78 đơn vị, gồm 69 xã, 08 phường, 01 đặc khu. So với 264 đơn vị giảm 168 đơn vị": what counts the same
            now = [m for m in now if by.noun and figures[m].noun == by.noun == figures[b].noun] or now
            for m in [*reversed(now)][:_REACH]:
                goal = b > n and self.words.goals.search(text[by.stop : figures[b].start])
                # "đạt 94,3%, vượt 4,3 điểm phần trăm so với chỉ tiêu 90%": points are of no other two
                beside = by.noun == POINTS and m == n - 1 and b == n + 1
                yield m, b, m == now[-1] and abs(b - n) <= 2 and (beside or not goal)
        after = [m for m in near if m == n + 1 and "(" in text[by.stop : figures[m].start]]
        for b in after:  # "thấp hơn năm trước 1,31 điểm (87,24 điểm)"
            told = self.words.other_time.search(text[by.stop : figures[b].start])
            if self.tells.direction(s, b) is not None:
                continue  # "tăng 7,25% (cùng kỳ tăng 6,67%)": the change of then, and no base
            for a in [m for m in reversed(near) if m < n and self.tells.comparable(s, m, b, n)][:_REACH]:
                yield a, b, bool(told) and a == n - 1 and figures[a].quantity == figures[b].quantity
        for a, b in itertools.pairwise(near):  # "X (năm 2022: Y), tăng Z"
            gap = text[figures[a].stop : figures[b].start]
            earlier = self._earlier_beside(s, a, b, n) or self._in_its_bracket(s, a, b, n)
            apart = "(" in gap or earlier
            if apart and b < n and self.tells.comparable(s, a, b, n) and self.tells.direction(s, a) is None:
                yield a, b, earlier

    def _earlier_beside(self, s: Statement, a: int, b: int, n: int) -> bool:
        """ "tỷ lệ 90,8%; năm 2021 là 85,8%, tăng 5,0 điểm phần trăm": the same of another time, and the change."""
        figures, text = s.figures, s.text
        if not a + 1 == b == n - 1 or figures[a].quantity != figures[b].quantity:
            return False
        gap, lead = text[figures[a].stop : figures[b].start], text[figures[b].stop : figures[n].start]
        said = self.words.earlier.search(gap) and len(gap) < LEAD and len(lead) < GOAL
        return bool(said) and not set(lead) & set(";(") and ". " not in gap + lead

    def _is_planned(self, s: Statement, m: int) -> bool:
        """Whether a figure is what a rate right before it is held against: "bằng 100,3% kế hoạch 54.700 ha"."""
        before = s.figures[m - 1] if m else None
        if before is None or before.quantity != "rate":
            return False
        gap = s.text[before.stop : s.figures[m].start]
        return bool(self.words.goal_of.search(gap)) and not set(gap) & set(",;")

    def _in_its_bracket(self, s: Statement, a: int, b: int, n: int) -> bool:
        """ "88,07% (năm 2018: 85,61%; tăng 2,81 điểm phần trăm)": what it was and the change, in one bracket."""
        figures, text = s.figures, s.text
        if not a + 1 == b == n - 1 or figures[a].quantity != figures[b].quantity:
            return False
        gap, lead = text[figures[a].stop : figures[b].start], text[figures[b].stop : figures[n].start]
        said = self.words.other_time.search(gap) or self.words.base.search(gap)
        return (
            bool(said)
            and gap.count("(") == 1
            and len(gap) < LEAD
            and len(lead) < GOAL
            and ")" not in gap + lead
        )

    def _up_to(self, s: Statement, n: int) -> Iterator[tuple[int, int, bool]]:
        """ "quý III là 71,3%, nay tăng 11,8 điểm phần trăm, lên 83,1%": from the figure before to the one after."""
        figures, text = s.figures, s.text
        if not 0 < n < len(figures) - 1 or not self.tells.comparable(s, n + 1, n - 1, n):
            return
        gap = text[figures[n].stop : figures[n + 1].start]
        lead = text[figures[n - 1].stop : figures[n].start]
        apart = any(c in gap + lead for c in (";", ". ", "("))
        ends = any(m.end() == len(gap.rstrip()) for m in self.words.change_to.finditer(gap))
        if ends and not apart and len(gap) < LEAD:
            yield n + 1, n - 1, True

    def _first_and_last(self, s: Statement, n: int, near: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
        """ "đầu năm 412 đơn vị, cuối năm 398 đơn vị (…), giảm 14 đơn vị": what there was at both ends."""
        ends = [m for m in near if m < n and self.tells.direction(s, m) is None]
        first = [m for m in ends if self.words.at_first.search(gap_before(Named(s, m)))]
        last = [m for m in ends if self.words.at_last.search(gap_before(Named(s, m)))]
        # "từ đầu năm đến nay 37 vụ, giảm 4 vụ": one figure of the whole time is no two
        if len(first) == len(last) == 1 and first != last and self.tells.comparable(s, last[0], first[0], n):
            yield last[0], first[0], True

    def _is_dated(self, change: Change) -> bool:
        """Whether the words before both ends tell that they are those of one period."""
        first, last = gap_before(change.before), gap_before(change.now)
        return bool(self.words.at_first.search(first) and self.words.at_last.search(last))

    def _is_base(self, s: Statement, m: int, n: int) -> bool:
        """Whether a figure is what another is compared with."""
        f = s.figures[m]
        before = [g.stop for g in s.figures[:m]]
        start = max([0, f.start - BASE_LEAD, *before[-1:]])
        lead = s.text[start : f.start].rsplit("; ", 1)[-1]
        # "tăng 75,6% so với cùng kỳ, gồm: thuế 1.292", "giảm 6.251 so với năm 2018 và 23.912": of what is not told
        lead = (self.words.base_end if m > n else self.words.apart_end).split(lead)[-1]
        # "tăng 70,9% so với cùng kỳ, chi thường xuyên 8.736,6 tỷ đồng": of the change before, and its base is not told
        if m < n and "," in lead and m and self.tells.direction(s, m - 1) is not None:
            lead = lead.rsplit(",", 1)[-1]
        for mark in self.words.mark.finditer(lead):
            lead = (
                lead[mark.end() :] if mark["among"] else lead
            )  # "so với cùng kỳ, trong đó cấp tỉnh 214.385"
            break
        if m == n + 1 and self.words.change.search(lead):
            return False  # "tăng 21,4 điểm so với năm 2022 và vượt mục tiêu 50%": another comparison begins
        between = s.text[f.stop : s.figures[n].start] if m + 1 == n else ""
        compared = self.words.closed_told_as.fullmatch(between) and self.words.change.search(lead)
        return self.words.names_base(lead) or bool(compared)


def _on_one_base(changes: Sequence[Change]) -> Iterator[Change]:
    """ "so với năm 2023 (1.744,3 tỷ đồng) tăng 224,1 tỷ đồng, tăng 13,0%": both are of the same ends."""
    now = {c.before.code: c.now for c in changes if holds(c) and not c.relative}
    for c in changes:
        yield c if holds(c) or not c.relative else replace(c, now=now.get(c.before.code, c.now))


def _comes_first(s: Statement, a: int, b: int) -> bool:
    """ "năm 2022 xếp thứ 29/63, năm 2023 xếp thứ 21/63, tăng 08 bậc": whether the first is of an earlier year."""
    first, then = (only_year(Named(s, m)) for m in (a, b))
    return "" not in (first, then) and first < then


def _in_a_closed_bracket(text: str, stop: int, start: int) -> bool:
    """Whether what ends at a place stands in a bracket that closes before another place."""
    gap = text[stop:start]
    closed, opened = gap.find(")"), gap.find("(")
    return closed >= 0 and not 0 <= opened < closed
