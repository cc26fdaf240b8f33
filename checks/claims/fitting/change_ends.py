"""What may be a change, and which figures near by may be its ends.

Which of them are is ``changes/differences.py`` where they fit, ``changes/near.py`` where one slip keeps them from it.
What a sentence says of a change outright is ``checks/claims/changes``.
"""

import re
from collections.abc import Iterator, Sequence

from assets.prose.figures import POINT, POINTS
from checks.claims.about import BRACKET, between, gap_before, lead_of, words_in
from checks.claims.changes import PLACES, Change
from checks.claims.row import Row, Seat
from checks.claims.wholes.readings import Readings
from checks.claims.words import ANY_YEAR

#: The ends of a change stand among so many figures before it, or after it.
_BEFORE, _AFTER = 8, 4
#: The first figure of so many paragraphs before may be an end; all figures of so many before are near.
HEADS, _ROWS = 6, 2
#: So many figures before a change are nearer to it than the first ones of its paragraph and those before.
_NEAREST = 3
#: So far before a figure are the words that make it a change; twice as far, what it is compared with.
LEAD = 40
#: So far before a rise or fall it may be called a goal.
_GOAL = 14
#: What is compared with ends there: "(giảm 22,1% so với cùng kỳ năm 2018). Qua phân loại có 1.149 đơn".
_TOLD_BEFORE = re.compile(r"\)|\.\s|[;:]")
_YEAR = re.compile(ANY_YEAR)
#: What a change counts, up to a bracket.
_NOUN = re.compile(r"[^\d().;,]{0,30}")
#: A bracket that opens with the name of what its figure is of: "(quý I/2023: 85.528 hồ sơ)".
_NAMED = re.compile(r"\(\s*([^():;]{2,40}):\s*")


def change_between(now: Seat, before: Seat, by: Seat, *, relative: bool = False) -> Change:
    """The change from one figure to another, whichever is the greater; the lower place is the better one."""
    falls = now.value > before.value if by.noun in PLACES else before.value > now.value
    return Change(now.named, before.named, by.named, falls, relative)


class ChangeEnds:
    """Tells changes from other figures, and finds what may be their ends."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings, self.words = row, readings, readings.words

    def direction(self, seat: Seat) -> bool | None:
        """Whether a figure tells a fall (true), a rise (false) or neither (none)."""
        if seat.noun in self.words.law.multiples:
            return None  # "tăng 4,8 lần"
        lead = lead_of(seat.named, LEAD)
        if seat.named.position:
            s, start = seat.named.statement, seat.named.figure.start
            lead = s.text[max(start - LEAD, s.figures[seat.named.position - 1].start) : start]
        found = list(self.words.change.finditer(lead))
        if not found:
            return True if self._apart_by(lead) else self._after_its_base(seat)
        word, after = found[-1], lead[found[-1].end() :]
        text, f = seat.named.statement.text, seat.named.figure
        if self.words.is_level(lead, text[f.stop :]):
            return None
        called = lead[max(0, word.start() - _GOAL) : word.start()].rsplit(")", 1)[-1]
        before = self.row.beside(seat, -1)
        # "giao 2.101 chỉ tiêu, giảm 50 chỉ tiêu": what is counted, and no goal
        counted = before is not None and self.words.goals.fullmatch(before.named.tail.strip())
        if self.words.goals.search(called) and not counted:
            return None  # "vượt mục tiêu giảm 10%", and not "so với năm 2015 (2.276 chỉ tiêu) giảm 227"
        # "nâng tổng số lên 67 thủ tục", "cắt giảm từ 40% …", "tăng so với 2.650 hồ sơ": an end, no change
        words = self.words
        no_change = (words.change_to, words.change_from, words.base, words.goals, words.most)
        if self.words.than.fullmatch(word[0]) and after.partition("(")[1] and after.partition("(")[0].strip():
            return None  # "cao hơn năm 2017 (79,48%)": what it is compared with
        if self._than_then(seat, after):
            return bool(self.words.falls.fullmatch(word[0]))
        if any(c in after for c in ";.") or any(p.search(after) for p in no_change):
            return None
        return bool(self.words.falls.fullmatch(word[0]))

    def _than_then(self, seat: Seat, after: str) -> bool:
        """ "cao hơn quý trước 3,15% (quý IV/2025 là 87,93%)": what is more than then, and not what was then."""
        base = self.words.base.search(after)
        return base is not None and base[0] == after.strip() and self._then_beside(seat)

    def _then_beside(self, seat: Seat) -> bool:
        """Whether what was then stands in a bracket right behind: "452 lượt (cùng kỳ 3.937 lượt)"."""
        following = self.row.beside(seat, 1)
        if following is None or seat.rate != following.rate:
            return False
        outer, opened_, inner = between(seat.named, following.named).partition("(")
        beside = bool(opened_) and not set(outer) & set(".,;:)") and not (seat.rate and outer.strip())
        then = self.words.earlier.search(inner) or self.words.other_time.search(inner)
        return beside and bool(then) and (seat.rate or seat.called == following.called)

    def _apart_by(self, lead: str) -> bool:
        """ "còn thiếu 04": whether words say by how much figures are apart, whichever is the greater."""
        found = list(self.words.apart_by.finditer(lead))
        return bool(found) and not any(c in lead[found[-1].end() :] for c in ";.")

    def _after_its_base(self, seat: Seat) -> bool | None:
        """ "thấp hơn trung bình cả nước (84,11%) 1,06 điểm phần trăm": the base stands between."""
        s, n = seat.named.statement, seat.named.position
        if not n or not self.words.base_closed.fullmatch(gap_before(seat.named)):
            return None
        start = s.figures[n - 1].start
        lead = s.text[max(0, start - 2 * LEAD) : start]
        found = list(self.words.change.finditer(lead))
        if not found or any(c in lead[found[-1].end() :] for c in ";."):
            return None
        return bool(self.words.falls.fullmatch(found[-1][0]))

    def says_direction(self, seat: Seat) -> bool:
        """Whether a figure's own words tell a rise or fall, so that its ends must be in that order."""
        return bool(self.words.change.search(lead_of(seat.named, LEAD)))

    def says_apart(self, seat: Seat) -> bool:
        """Whether a figure's own words tell by how much others are apart."""
        return self._apart_by(lead_of(seat.named, LEAD))

    def is_base(self, seat: Seat) -> bool:
        """Whether the words before a figure say that something is compared with it."""
        if self._is_named_again(seat):
            return True
        lead = gap_before(seat.named)[-2 * LEAD :]
        mark = self.words.mark.search(lead)
        if mark and (mark["among"] or mark["consists"]) and "(" not in lead[mark.end() :]:
            lead = lead[mark.end() :]  # "so với cùng kỳ, trong đó cấp tỉnh 214.385 hồ sơ", ", gồm 12 phường"
        lead = _TOLD_BEFORE.split(lead)[-1]
        for joined in [*self.words.join.finditer(lead)][-1:]:
            rest = lead[joined.end() :]
            again = self.words.base.match(rest) or self.words.earlier.match(rest)
            lead = lead if again else rest  # "so với đầu năm và nợ khó thu 558 tỷ đồng"
        stop = seat.named.figure.stop
        tail = seat.named.statement.text[stop : stop + LEAD].split(")", 1)
        inside = tail[0] if len(tail) > 1 and lead.rstrip().endswith("(") else ""  # "(94,38% năm 2019)"
        earlier = self.words.earlier.search(f"{lead} {inside}") and not self.words.brought_over.search(lead)
        return self.words.names_base(lead) or bool(earlier)

    def _is_named_again(self, seat: Seat) -> bool:
        """ "so với quý I/2023 tăng 7.128 hồ sơ (quý I/2023: 85.528 hồ sơ)": whether it is named as what is compared."""
        gap = gap_before(seat.named)
        named = _NAMED.search(gap)
        if named is None or named.end() < len(gap):
            return False
        sentence = (
            seat.named.statement.text[: seat.named.figure.start - len(gap)].rsplit(". ", 1)[-1].casefold()
        )
        lead, again, _ = sentence.rpartition(named[1].strip().casefold())
        return bool(again) and bool(self.words.base.search(lead[-LEAD:]))

    def base_untold(self, seat: Seat) -> bool:
        """ "tăng 34,2% so với cùng kỳ; thu tiền đất …": whether words name what it is compared with, and no figure."""
        clause = self._clause_after(seat)
        if clause is None or self._then_beside(seat) or self.says_base(seat):
            return False
        # "213 vụ, so với tháng 9/2019 giảm 32 vụ": no figure stands behind what it is compared with
        if self.words.base.search(clause) or self.words.base.search(gap_before(seat.named)):
            return True
        # "so với cùng kỳ, tăng 538 vụ, tương ứng tăng 49,63%": of the same
        before = self.row.beside(seat, -1)
        if before is None or not before.change or before.sentence != seat.sentence:
            return False
        return self.base_untold(before)

    def of_another_time(self, by: Seat, bases: Sequence[Seat]) -> bool:
        """ "Năm 2020 khởi tố 1.199 vụ (tăng 120 vụ so với năm 2019)": whether none of some figures is of that time."""
        if not self.base_untold(by):
            return False
        years, gaps = _YEAR.findall(self._clause_after(by) or ""), [gap_before(s.named) for s in bases]
        if years and any(map(_YEAR.search, gaps)):
            return not any(year in gap for year in years for gap in gaps)
        return not any(map(self.words.names_base, gaps))

    def of_then_untold(self, seat: Seat) -> bool:
        """ "chỉ tiêu giao (60.000), tăng 3.385 so với cùng kỳ": whether a time is named, and no figure of it."""
        clause = self._clause_after(seat)
        return clause is not None and bool(self.words.other_time.search(clause))

    def _clause_after(self, seat: Seat) -> str | None:
        """What follows a change in its clause, without the growth in a bracket; none where another figure does."""
        s, n = seat.named.statement, seat.named.position
        start, after = seat.named.figure.stop, n + 1
        counted, skipped = _NOUN.match(s.text, start), ""
        bracket = BRACKET.match(s.text, counted.end() if counted else start)
        if bracket and n + 1 < len(s.figures) and s.figures[n + 1].stop <= bracket.end():
            inside = [f for f in s.figures[n + 1 :] if f.stop <= bracket.end()]
            if len(inside) == 1 and inside[0].quantity == "rate":
                # "tăng 39.080 việc (tăng 5,60% so với cùng kỳ năm 2016)": what it says of then stays
                since = s.text[inside[0].stop : bracket.end() - 1]
                skipped = s.text[start : bracket.start()] + (since if self.words.base.search(since) else "")
                start, after = bracket.end(), n + 2
        stop = s.figures[after].start if after < len(s.figures) else len(s.text)
        tail = skipped + s.text[start:stop]
        clause = self.words.clause_end.split(tail)[0]
        goes_on = clause == tail and stop < len(s.text)  # up to the next figure
        own = tail.split(";")[0].split(". ")[0]  # of its own sentence: "tăng 24 người (…"
        return None if own.rstrip().endswith("(") or goes_on else clause

    def from_to(self, a: Seat, b: Seat) -> bool:
        """ "giảm từ 1.264 triệu đồng xuống 938 triệu đồng, tiết kiệm 326 triệu đồng": whether one became the other."""
        turned = a.row == b.row and self.words.change_to.search(between(a.named, b.named))
        return bool(turned and self.words.change_from.search(gap_before(a.named)))

    def pairs(self, seat: Seat) -> Iterator[tuple[Seat, Seat]]:
        """The pairs (now, before) that a change may lie between, the nearest first."""
        near, following = self._near(seat), self._following(seat)
        pairs = [
            *((i + j + 1, a, b) for i, a in enumerate(near) for j, b in enumerate(following)),
            *((i + j, a, b) for i, a in enumerate(near) for j, b in enumerate(near) if i < j),
            *((i + j + 2, a, b) for i, a in enumerate(following) for j, b in enumerate(following) if i < j),
        ]
        told = self._told_base(seat, following)
        for _, a, b in sorted(pairs, key=lambda pair: pair[0]):
            if self.comparable(a, b, seat) and (told is None or self._are_its_ends(seat, told, a, b)):
                yield a, b
                yield b, a

    def _are_its_ends(self, seat: Seat, told: Seat, a: Seat, b: Seat) -> bool:
        """ "nội trú 94,3% (tăng 1,9% so với năm 2023 là 93,4%), ngoại trú …": from what it tells to what is before."""
        if told not in (a, b):
            return False
        other = b if told is a else a
        return told.depth > seat.depth or not seat.depth or (other.at < seat.at and other.depth < seat.depth)

    def names_another(self, base: Seat) -> bool:
        """ "tăng 170 tỷ đồng so với cùng kỳ (dự toán năm là 9.800 tỷ đồng)": its bracket tells another thing.

        What is called by words that stand nowhere else in its paragraph, but for those of a time, is no base.
        """
        text, start = base.named.statement.text, base.named.figure.start
        opened = text.rfind("(", 0, start)
        if opened < 0 or ")" in text[opened:start]:
            return False
        inside = text[opened + 1 : start].casefold()
        for pattern in (self.words.base, self.words.earlier, self.words.other_time):
            inside = pattern.sub(" ", inside)
        rest = f"{text[:opened]} {text[text.find(')', start) + 1 :]}"
        law = self.words.law
        told = (
            {w for w in words_in(inside) if len(w) > 1}
            - words_in(rest)
            - law.tell_no_rate
            - law.tell_no_whole
        )
        return bool(told) or bool(self.words.goal_of.search(inside))

    def is_then(self, before: Seat, now: Seat, by: Seat) -> bool:
        """Whether words call one of two figures what there was before, and not the other, or it stands in a bracket.

        "Trong năm tiếp nhận 432.025 hồ sơ, giảm 12,2% so với năm 2021 (385.160 hồ sơ)": what both may be called.
        """
        if now.noun != before.noun or not self.is_base(before):
            return False
        bracketed = self.row.bracketed_behind(by) is before
        return bracketed or bool(self.words.base.search(gap_before(before.named)) and not self.is_base(now))

    def says_base(self, seat: Seat) -> bool:
        """Whether the bracket right behind a change says what there was before."""
        return self._told_base(seat, self._following(seat)) is not None

    def _told_base(self, seat: Seat, following: Sequence[Seat]) -> Seat | None:
        """ "còn 96 trường, giảm 31 trường so với năm 2016 (117 trường)": what the bracket right behind says it was.

        Or the rest of its own bracket: "(tăng 1,9% so với năm 2023 là 93,4%)".
        """
        base = following[0] if following and following[0].at == seat.at + 1 else None
        if base is None or base.rate != seat.rate or base.noun != seat.noun:
            return None
        gap = between(seat.named, base.named)
        within = (
            base.depth == seat.depth > 0 and not set(gap) & set("();") and bool(self.words.base.search(gap))
        )
        return base if (gap.rstrip().endswith("(") or within) and self.is_base(base) else None

    def _near(self, seat: Seat) -> list[Seat]:
        """The figures before a change, the nearest first; before the farther ones, the heads of paragraphs."""
        rows = self.row.rows
        own = [s for s in rows[seat.row] if s.at < seat.at]
        earlier = [s for row in rows[max(0, seat.row - _ROWS) : seat.row][::-1] for s in row[::-1]]
        near = [s for s in [*own[::-1], *earlier][:_BEFORE] if self.may_be_end(s, seat)]
        heads = [s for s in own if s.depth == 0][:1]
        for row in rows[max(0, seat.row - HEADS) : seat.row][::-1]:
            heads += [s for s in row if s.depth == 0 and not s.rate][:1]
        heads = [s for s in heads if s not in near and self.may_be_end(s, seat)]
        return [*near[:_NEAREST], *heads, *near[_NEAREST:]]

    def _following(self, seat: Seat) -> list[Seat]:
        after = [s for s in self.row.rows[seat.row] if s.at > seat.at][:_AFTER]
        return [s for s in after if self.may_be_end(s, seat)]

    def may_be_end(self, end: Seat, by: Seat) -> bool:
        """Whether a figure is no change or place itself."""
        return not end.change and not end.rank and end.at != by.at

    def comparable(self, a: Seat, b: Seat, by: Seat) -> bool:
        """Whether a change may be that from one figure to another, as far as what they count is known."""
        if a.rate != b.rate or a.named.figure.scale != b.named.figure.scale:
            return False
        if by.rate:
            return a.rate or self._alike(a, b)
        if by.noun == POINTS or (by.noun == POINT and a.rate):
            return a.rate or a.noun == b.noun
        return not a.rate and self._alike(a, b) and (self._alike(a, by) or self._alike(by, a))

    def _alike(self, a: Seat, b: Seat) -> bool:
        return self.readings.same_noun(a.named.figure, b.named.figure)
