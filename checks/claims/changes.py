"""Differences and growth: by how much a figure rose or fell, where the sentence gives both ends.

Where only one end is given nothing is claimed. A change of rates may be told in points or in per cent;
the reading that holds is what its writer meant.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assets.prose.figures import POINT, POINTS, Meant, TextFigure
from checks.claims.about import gap_before
from checks.claims.named import Named
from checks.claims.parse import Clause, Passage, exact, parse
from checks.claims.statements import Statement
from checks.claims.wholes.readings import Readings

#: How many figures before a change are looked at for its later end.
_REACH = 8
#: How far from a figure the words are that make it a change, or the start of one.
_LEAD, _BASE_LEAD = 40, 60
#: So far before a rise or fall it may be called a goal.
_GOAL = 14
#: What a rise or fall among others is counted in.
PLACES = ("bậc", "hạng")
#: What is compared with is named up to one of these; before what it is compared with, up to one of those.
_APART = re.compile(r"[;:)]|\.\s|\s(?:gồm|và)\s", re.IGNORECASE)
_ENDS_A_BASE = re.compile(r"[,;:)]|\.\s|\s(?:và|nhưng|gồm)\s", re.IGNORECASE)
#: Between words that compare and by how much: the name of what is compared with.
_ANOTHER = re.compile(r"\s[^\d;.,]{2,60}\s")
#: From the start of a sentence to the bracket with what something is held against.
_HELD_AGAINST = re.compile(r"[^\d().;]{4,60}\(\s*")
#: Between what something is compared with and by how much: "bình quân cả nước (92,4%) là 1,05 điểm".
_IS = re.compile(r"\)\s*là\s*")


@dataclass(frozen=True, slots=True)
class Change:
    """``now`` − ``before`` = ``by`` (or their quotient less one, if ``relative``); falls are turned.

    ``places``: a rise by so many places among others makes the number of the place smaller. ``by_name``: both ends
    are told by the names of their times, or of whose they are.
    """

    now: Named
    before: Named
    by: Named
    falls: bool
    relative: bool = False
    by_name: bool = False

    @property
    def ends(self) -> tuple[Named, Named]:
        """The greater end and the smaller one, as the words have it."""
        down = self.falls != (self.by.figure.noun in PLACES)
        return (self.before, self.now) if down else (self.now, self.before)


class Changes:
    """Finds the changes that one statement tells."""

    def __init__(self, readings: Readings) -> None:
        self.readings, self.words = readings, readings.words

    def of(self, statement: Statement) -> list[Change]:
        """The changes of a statement and its list."""
        return [c for s in statement.walk() for c in _on_one_base(list(self._in(s, parse(s.text))))]

    def _in(self, s: Statement, passage: Passage) -> Iterator[Change]:
        figures = s.figures
        yield from self._unsaid(s)
        yield from self._saved(s)
        yield from self._apart(s)
        yield from self._more_than_another(s, passage)
        yield from self._than_in_the_sentence_before(s)
        for n, f in enumerate(figures):
            falls = self._direction(s, n)
            if falls is None or not exact(f):
                continue
            # "từ vị trí 14/20 lên vị trí 5/20, tăng 9 bậc": how many are ranked is no place
            apart = {g.over for g in figures if f.noun in PLACES}
            clause, *wider = _spans(passage, f, len(s.text)) or [(0, len(s.text))]
            for start, stop, by_words in (
                (*clause, True), *((a, b, True) for a, b in wider), (0, len(s.text), False),
            ):  # fmt: skip
                near = [
                    m
                    for m, g in enumerate(figures)
                    if start <= g.start < stop and m != n and m not in apart and self._usable(g, f)
                ]
                pairs = list(self._ends(s, n, near))
                made = [(self._change(s, n, now, before, falls), sure) for now, before, sure in pairs]
                chosen = next((c for c, _ in made if holds(c)), None) or next(
                    (c for c, sure in made if sure and by_words), None
                )
                if chosen is not None:
                    chosen = replace(chosen, by_name=self._is_dated(chosen))
                    yield chosen
                    yield from self._told_again(s, chosen)
                    break

    def _unsaid(self, s: Statement) -> Iterator[Change]:
        """ "(1,23 điểm, từ 13,41 xuống 12,18 điểm)": a change that only its ends tell to be one."""
        text = s.text
        for n, (by, a, b) in _in_threes(s):
            lead, gap = text[by.stop : a.start], text[a.stop : b.start]
            said = self.words.change_from.search(lead) and self.words.change_to.search(gap)
            # "1.030 thanh niên loại 1 đến loại 3. Chỉ tiêu là 310": of another sentence
            another = any(x in y for x in (";", ". ") for y in (lead, gap)) or self.words.change.search(lead)
            own = self.words.change_from.sub("", lead.rsplit(",", 1)[-1]) if "," in lead else ""
            # "thành 2 phường, quận B từ 6 phường còn 2 phường": what another thing was
            apart = len(lead) > _LEAD or another or own.strip()
            if not said or apart or not all(map(exact, (by, a, b))):
                continue
            if self._direction(s, n) is None and self._comparable(s, n + 2, n + 1, n):
                yield Change(Named(s, n + 2), Named(s, n + 1), Named(s, n), falls=b.value < a.value)

    def _saved(self, s: Statement) -> Iterator[Change]:
        """ "giảm từ 1.264 triệu đồng xuống 938 triệu đồng, tiết kiệm 326 triệu đồng": what its ends go before."""
        text = s.text
        for n, (a, b, by) in _in_threes(s):
            words, gap = text[max(0, a.start - _LEAD) : a.start].rsplit(" ", 2), text[a.stop : b.start]
            said = self.words.change_from.search(words[-2] if len(words) > 1 else words[0])
            turned = said and self.words.change_to.search(gap) and not any(x in gap for x in (";", ". "))
            saved = self.words.saved.fullmatch(text[b.stop : by.start])
            if turned and saved and all(map(exact, (a, b, by))) and self._comparable(s, n + 1, n, n + 2):
                change = self._change(s, n + 2, n + 1, n, b.value < a.value)
                yield change
                yield from self._told_again(s, change)

    def _apart(self, s: Statement) -> Iterator[Change]:
        """ "Khoảng cách giữa nơi cao nhất 93,52% và nơi thấp nhất 89,73% là 3,79 điểm phần trăm"."""
        for n, (a, b, by) in _in_threes(s):
            lead, joined = s.text[: a.start].rsplit(". ", 1)[-1], s.text[a.stop : b.start]
            told = s.text[b.stop : by.start].rstrip()
            said = self.words.far_from.search(lead) and self.words.join.search(joined)
            told_so = said and told.endswith((" là", " là:")) and not set(joined + told) & set(".;")
            if told_so and all(map(exact, (a, b, by))) and self._comparable(s, n, n + 1, n + 2):
                yield Change(Named(s, n), Named(s, n + 1), Named(s, n + 2), falls=b.value > a.value)

    def _more_than_another(self, s: Statement, passage: Passage) -> Iterator[Change]:
        """ "A đạt 86,94%, B đạt 86,05%; A cao hơn B 0,79 điểm phần trăm": between the two rates of a sentence."""
        for n, by in enumerate(s.figures):
            if by.noun not in (POINTS, POINT) or not exact(by) or self._direction(s, n) is not None:
                continue
            lead = s.text[s.figures[n - 1].stop if n else 0 : by.start]
            compared = [m for m in self.words.change.finditer(lead) if _ANOTHER.fullmatch(lead[m.end() :])]
            start = next((a for a, b in _spans(passage, by, len(s.text))[-1:]), 0)
            rates = [m for m in range(n) if s.figures[m].start >= start and s.figures[m].quantity == "rate"]
            told = [m for m in rates if exact(s.figures[m]) and self._direction(s, m) is None]
            if compared and len(rates) == len(told) == len({s.figures[m].value for m in told}) == 2:
                less, more = sorted(told, key=lambda m: s.figures[m].value)
                falls = bool(self.words.falls.fullmatch(compared[-1][0]))
                now, before = (less, more) if falls else (more, less)
                yield Change(Named(s, now), Named(s, before), Named(s, n), falls, by_name=True)

    def _than_in_the_sentence_before(self, s: Statement) -> Iterator[Change]:
        """ "đạt tỷ lệ 77,67%. So với chỉ tiêu giao (73,50%) vượt 4,26%": what the last rate is held against."""
        figures = s.figures
        for a, b, n in zip(range(len(figures)), range(1, len(figures)), range(2, len(figures)), strict=False):
            now, base, by = figures[a], figures[b], figures[n]
            if not all(f.quantity == "rate" and exact(f) for f in (now, base, by)) or now.decimals < 1:
                continue
            falls, begun = self._direction(s, n), s.text[now.stop : base.start].partition(". ")
            if falls is None or not begun[1] or not _HELD_AGAINST.fullmatch(begun[2]):
                continue
            told = self.words.base.match(begun[2].casefold()) and s.text[base.stop : by.start].startswith(")")
            if told and self._direction(s, a) is None and (now.value > base.value) != falls:
                yield Change(Named(s, a), Named(s, b), Named(s, n), falls, by_name=True)

    def _usable(self, end: TextFigure, by: TextFigure) -> bool:
        if by.noun in PLACES:
            return end.meant is Meant.RANK or (exact(end) and end.quantity == "count")
        return exact(end)

    def _told_again(self, s: Statement, change: Change) -> Iterator[Change]:
        """ "giảm 31 đơn vị (tương đương 12,65%)": the same change as a rate."""
        if change.relative or change.now.figure.quantity == "rate":
            return
        n = change.by.position + 1
        if n < len(s.figures) and s.figures[n].quantity == "rate" and exact(s.figures[n]):
            between = s.text[change.by.figure.stop : s.figures[n].start]
            told = "(" in between or between.strip() == "," or self.words.equivalent.search(between)
            again = Change(change.now, change.before, Named(s, n), change.falls, relative=True)
            near = told and len(between) < _BASE_LEAD and ";" not in between and ". " not in between
            if near and self._direction(s, n) in (None, change.falls) and not is_index(again):
                yield again

    def _direction(self, s: Statement, n: int) -> bool | None:
        """Whether a figure tells a fall (true), a rise (false), or no change (None)."""
        f = s.figures[n]
        if f.noun in self.words.law.multiples:
            return None  # "tăng 4,8 lần"
        lead = s.text[max(0, f.start - _LEAD) : f.start]
        if n:  # "thấp hơn bình quân cả nước (92,4%) là 1,05 điểm"
            between = s.text[s.figures[n - 1].stop : f.start]
            if _IS.fullmatch(between):
                lead = s.text[max(0, s.figures[n - 1].start - _BASE_LEAD) : s.figures[n - 1].start].replace(
                    "(", " "
                )
        found = list(self.words.change.finditer(lead))
        if not found or any(c in lead[found[-1].end() :] for c in ",;.("):
            return None
        after = lead[found[-1].end() :]
        if self.words.is_level(lead, s.text[f.stop :]):
            return None
        called = lead[max(0, found[-1].start() - _GOAL) : found[-1].start()].rsplit(")", 1)[-1]
        if self.words.goals.search(called):
            return None  # "vượt mục tiêu giảm 10%", and not "so với năm 2015 (2.276 chỉ tiêu) giảm 227"
        if len(lead) <= _LEAD and n and s.figures[n - 1].stop > f.start - len(after):
            return None  # another figure stands between
        others = (self.words.change_from, self.words.change_to, self.words.base, self.words.goals)
        if len(lead) <= _LEAD and any(p.search(after) for p in others):
            return None  # "giảm từ 40%", "giảm xuống còn 173", "tăng so với 2.650", "vượt yêu cầu 10%"
        return bool(self.words.falls.fullmatch(found[-1][0]))

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
                and self._comparable(s, b, a, n)
            ):
                low, high = sorted((n, a))
                yield b, a, ";" not in text[figures[low].stop : figures[high].start]
            elif (
                self.words.base.search(_ENDS_A_BASE.split(gap)[-1])
                and b == a + 1
                and a > n
                and self._comparable(s, a, b, n)
                and self._direction(s, a) is None  # "tăng 2.263 hồ sơ; … giảm 16 hồ sơ (cùng kỳ 128 hồ sơ)"
                and self._direction(s, b) is None
            ):
                yield a, b, True  # "vượt 9,8% dự toán (27.815,0 so với 25.342,0 tỷ đồng)"
        if by.noun in PLACES:
            ranks = [
                m for m in near if figures[m].meant is Meant.RANK and not any(g.over == m for g in figures)
            ]
            # of one index: "thứ 04/21, tăng 05 bậc so với năm 2021 (thứ 09)"
            for a, b in itertools.pairwise(ranks):
                gap = text[figures[a].stop : figures[b].start].rsplit(";", 1)[-1]
                yield a, b, bool(self.words.base.search(gap) or self.words.other_time.search(gap))
            return
        yield from self._up_to(s, n)
        yield from self._first_and_last(s, n, near)
        based = [m for m in near if self._is_base(s, m, n) and self._direction(s, m) is None]
        for b in based:
            now = [
                m
                for m in near
                if m not in based and m < n and self._comparable(s, m, b, n) and self._direction(s, m) is None
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
                yield m, b, m == now[-1] and abs(b - n) <= 2 and not goal
        after = [m for m in near if m == n + 1 and "(" in text[by.stop : figures[m].start]]
        for b in after:  # "thấp hơn năm trước 1,31 điểm (87,24 điểm)"
            told = self.words.other_time.search(text[by.stop : figures[b].start])
            if self._direction(s, b) is not None:
                continue  # "tăng 7,25% (cùng kỳ tăng 6,67%)": the change of then, and no base
            for a in [m for m in reversed(near) if m < n and self._comparable(s, m, b, n)][:_REACH]:
                yield a, b, bool(told) and a == n - 1 and figures[a].quantity == figures[b].quantity
        for a, b in itertools.pairwise(near):  # "X (năm 2022: Y), tăng Z"
            gap = text[figures[a].stop : figures[b].start]
            earlier = self._earlier_beside(s, a, b, n) or self._in_its_bracket(s, a, b, n)
            apart = "(" in gap or earlier
            if apart and b < n and self._comparable(s, a, b, n) and self._direction(s, a) is None:
                yield a, b, earlier

    def _earlier_beside(self, s: Statement, a: int, b: int, n: int) -> bool:
        """ "tỷ lệ 90,8%; năm 2021 là 85,8%, tăng 5,0 điểm phần trăm": the same of another time, and the change."""
        figures, text = s.figures, s.text
        if not a + 1 == b == n - 1 or figures[a].quantity != figures[b].quantity:
            return False
        gap, lead = text[figures[a].stop : figures[b].start], text[figures[b].stop : figures[n].start]
        said = self.words.earlier.search(gap) and len(gap) < _LEAD and len(lead) < _GOAL
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
            and len(gap) < _LEAD
            and len(lead) < _GOAL
            and ")" not in gap + lead
        )

    def _up_to(self, s: Statement, n: int) -> Iterator[tuple[int, int, bool]]:
        """ "quý III là 71,3%, nay tăng 11,8 điểm phần trăm, lên 83,1%": from the figure before to the one after."""
        figures, text = s.figures, s.text
        if not 0 < n < len(figures) - 1 or not self._comparable(s, n + 1, n - 1, n):
            return
        gap = text[figures[n].stop : figures[n + 1].start]
        lead = text[figures[n - 1].stop : figures[n].start]
        apart = any(c in gap + lead for c in (";", ". ", "("))
        ends = any(m.end() == len(gap.rstrip()) for m in self.words.change_to.finditer(gap))
        if ends and not apart and len(gap) < _LEAD:
            yield n + 1, n - 1, True

    def _first_and_last(self, s: Statement, n: int, near: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
        """ "đầu năm 412 đơn vị, cuối năm 398 đơn vị (…), giảm 14 đơn vị": what there was at both ends."""
        ends = [m for m in near if m < n and self._direction(s, m) is None]
        first = [m for m in ends if self.words.at_first.search(gap_before(Named(s, m)))]
        last = [m for m in ends if self.words.at_last.search(gap_before(Named(s, m)))]
        # "từ đầu năm đến nay 37 vụ, giảm 4 vụ": one figure of the whole time is no two
        if len(first) == len(last) == 1 and first != last and self._comparable(s, last[0], first[0], n):
            yield last[0], first[0], True

    def _is_dated(self, change: Change) -> bool:
        """Whether the words before both ends tell that they are those of one period."""
        first, last = gap_before(change.before), gap_before(change.now)
        return bool(self.words.at_first.search(first) and self.words.at_last.search(last))

    def _is_base(self, s: Statement, m: int, n: int) -> bool:
        """Whether a figure is what another is compared with."""
        f = s.figures[m]
        before = [g.stop for g in s.figures[:m]]
        start = max([0, f.start - _BASE_LEAD, *before[-1:]])
        lead = s.text[start : f.start].rsplit("; ", 1)[-1]
        # "tăng 75,6% so với cùng kỳ, gồm: thuế 1.292", "giảm 6.251 so với năm 2018 và 23.912": of what is not told
        lead = (_ENDS_A_BASE if m > n else _APART).split(lead)[-1]
        # "tăng 70,9% so với cùng kỳ, chi thường xuyên 8.736,6 tỷ đồng": of the change before, and its base is not told
        if m < n and "," in lead and m and self._direction(s, m - 1) is not None:
            lead = lead.rsplit(",", 1)[-1]
        for mark in self.words.mark.finditer(lead):
            lead = (
                lead[mark.end() :] if mark["among"] else lead
            )  # "so với cùng kỳ, trong đó cấp tỉnh 214.385"
            break
        if m == n + 1 and self.words.change.search(lead):
            return False  # "tăng 21,4 điểm so với năm 2022 và vượt mục tiêu 50%": another comparison begins
        between = s.text[f.stop : s.figures[n].start] if m + 1 == n else ""
        compared = _IS.fullmatch(between) and self.words.change.search(lead)
        return self.words.names_base(lead) or bool(compared)

    def _comparable(self, s: Statement, now: int, before: int, by: int) -> bool:
        a, b, d = (s.figures[m] for m in (now, before, by))
        if d.noun in PLACES:
            return True
        if (a.quantity == "rate") != (b.quantity == "rate") or a.scale != b.scale:
            return False
        if a.quantity == "rate":
            # "tỷ lệ 36,2%, tăng 11,4 điểm so với cuối năm 2022 (24,8%)"
            return d.quantity == "rate" or d.noun in (POINTS, POINT) or (not d.noun and d.decimals > 0)
        if d.quantity != "rate" and not (self.readings.same_noun(a, d) or self.readings.same_noun(b, d)):
            return False
        return self.readings.same_noun(a, b)

    def _change(self, s: Statement, n: int, now: int, before: int, falls: bool) -> Change:
        change = Change(Named(s, now), Named(s, before), Named(s, n), falls)
        of_rates = change.now.figure.quantity == "rate"
        told_in_rates = change.by.figure.quantity == "rate"
        relative = Change(change.now, change.before, change.by, falls, relative=True)
        if change.by.figure.noun in (POINTS, POINT):
            return change
        if told_in_rates and not of_rates:
            return relative
        return relative if told_in_rates and not holds(change) and holds(relative) else change


def holds(change: Change) -> bool:
    """Whether a change is the difference, or the growth, of its ends as rounded."""
    more, less = change.ends
    if not change.relative:
        return abs(more.value - less.value - change.by.value) <= more.half + less.half + change.by.half
    low, high = change.before.value - change.before.half, change.before.value + change.before.half
    if low <= 0:
        return False
    least, most = (
        more.value - less.value - loose for loose in (more.half + less.half, -more.half - less.half)
    )
    return 100 * least / high - change.by.half <= change.by.value <= 100 * most / low + change.by.half


def _on_one_base(changes: Sequence[Change]) -> Iterator[Change]:
    """ "so với năm 2023 (1.744,3 tỷ đồng) tăng 224,1 tỷ đồng, tăng 13,0%": both are of the same ends."""
    now = {c.before.code: c.now for c in changes if holds(c) and not c.relative}
    for c in changes:
        yield c if holds(c) or not c.relative else replace(c, now=now.get(c.before.code, c.now))


def is_index(change: Change) -> bool:
    """ "tăng 328 lượt, bằng 125,0%": whether a rate tells the one end out of the other, and not the growth."""
    if change.before.value <= 0:
        return False
    return abs(100 * change.now.value / change.before.value - change.by.value) <= change.by.half


def _in_threes(s: Statement) -> Iterator[tuple[int, tuple[TextFigure, TextFigure, TextFigure]]]:
    """Three figures that follow each other, with the position of the first."""
    yield from enumerate(zip(s.figures, s.figures[1:], s.figures[2:], strict=False))


def _in_a_closed_bracket(text: str, stop: int, start: int) -> bool:
    """Whether what ends at a place stands in a bracket that closes before another place."""
    gap = text[stop:start]
    closed, opened = gap.find(")"), gap.find("(")
    return closed >= 0 and not 0 <= opened < closed


def _spans(passage: Passage, f: TextFigure, end: int) -> list[tuple[int, int]]:
    """The clause that a figure stands in, then its sentence."""
    found = []
    for clauses in (
        [[c] for s in passage.sentences for c in s.clauses],
        [s.clauses for s in passage.sentences],
    ):
        starts = [_start(c) for c in clauses]
        for a, b in zip(starts, [*starts[1:], end], strict=True):
            if a <= f.start < b:
                found.append((a, b))
    return found


def _start(clauses: Sequence[Clause]) -> int:
    return next((p.start for c in clauses for p in c.phrases), 0)
