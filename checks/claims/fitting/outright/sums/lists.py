"""Lists that leave nothing out: "189 giấy phép (gồm 62 giấy phép kinh doanh và 26 giấy phép xây dựng)".

So are those of all the sides there are ("nam …, nữ …") and those that end in what is other ("nguồn khác …").
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from assets.prose.figures import prose_words
from checks.claims.about import BRACKET, between, led_by, own_lead, words_in
from checks.claims.row import Row, Seat, makes_up, sum_of
from checks.claims.wholes.own_list import goes_on_or_again, tells_some
from checks.claims.wholes.readings import Readings

#: A list has so many parts at least.
_SEVERAL = 2
#: Kinds are told apart by so many words.
_NAME = 2
#: Sides that everybody is one of, and those by which something came in.
_SEX, _RECEIVED = "sex", "received"


class OutrightLists:
    """Finds the lists of one document that are told to be whole."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings, self.words = row, readings, readings.words

    def of(self, whole: Seat) -> list[Seat]:
        """All the parts of a whole that the list right behind it counts; none where it may leave some out."""
        first = self.row.beside(whole, 1)
        if first is None or first.sentence != whole.sentence:
            return []
        gap = between(whole.named, first.named)
        marks = list(self.words.mark.finditer(gap))
        if (
            not marks
            and first.depth == whole.depth
            and gap.rstrip().endswith(":")
            and not set(gap) & set(".;()")
        ):
            return self._kinds(whole, first)
        if not marks and first.depth == whole.depth and not set(gap) & set(".;:()"):
            return self._both_sexes(whole)
        in_bracket = first.depth == whole.depth + 1 and gap.count("(") == 1
        apart = set(gap) & set(".)") or (first.depth != whole.depth and not in_bracket)
        if apart or not (marks or in_bracket) or self._of_another(gap):
            return []
        parts = self._run(whole, first)
        if len(parts) < _SEVERAL or self._is_divided_twice(whole, parts):
            return []
        return parts if self._is_all(whole, parts, marks, in_bracket=in_bracket) else []

    def _both_sexes(self, whole: Seat) -> list[Seat]:
        """ "biên chế có mặt 52 người, nam 29, nữ 23, tuổi bình quân 38": whoever they are, all are one or the other."""
        behind = [s for s in self.row.sentence_of(whole) if s.at > whole.at and s.depth == whole.depth]
        both = [s for s in behind if not s.rate][:_SEVERAL]
        alike = whole.noun != "" and all(s.count and s.noun in ("", whole.noun) for s in both)
        told = alike and len(both) == _SEVERAL and self.readings.complete([s.named for s in both]) == _SEX
        text = _text(whole, both[-1]) if told else ""
        more = self.words.mark.search(text) or goes_on_or_again(text, self.words)
        return both if told and not more and not self._is_told_as_well(whole, both) else []

    def _is_told_as_well(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """ "giao 60 người, nam 29, nữ 23, còn 8 chưa tuyển": whether what the parts lack is told beside them."""
        missing = whole.value - sum_of(parts)
        return any(s.value == missing for s in self.row.sentence_of(whole))

    def _of_another(self, gap: str) -> bool:
        """ "còn 13 hồ sơ; trong số đã giải quyết có …", "32 trường; chia theo loại hình …": of what was told before."""
        begun, _, behind = gap.rpartition(";")
        among = self.words.mark.match(behind.lstrip())
        goes_on = among is not None and bool(among["among"]) and not begun.strip(" ").count(";")
        return bool(self.words.among_those.search(gap)) or (";" in gap and not goes_on)

    def of_those(self, whole: Seat) -> list[Seat]:
        """ "công nhận 140 hồ sơ …. Số được công nhận gồm 28 …, 25 … và 87 …": of the only one that is called so.

        "Trong số tiếp nhận mới: trực tuyến 3.415, trực tiếp 5.770" names all sides there are.
        """
        first = next((s for s in self.row.rows[whole.row] if s.sentence == whole.sentence + 1), None)
        if first is None or first.depth:
            return []
        called = self.words.those_consist.match(own_lead(first.named))
        name = self.words.been.sub("", called["name"]).strip() if called else ""
        own = [s for s in self.row.counts[whole.row] if s.at < first.at and self._is_called(s, name)]
        parts = self._run(first, first)
        if called is None or not name or own != [whole] or len(parts) < _SEVERAL:
            return []
        text = first.named.statement.text[first.named.figure.start : parts[-1].named.figure.stop]
        all_sides = self.readings.complete([s.named for s in parts]) in self.words.law.whole_groups
        alike = len({s.noun for s in parts}) == 1 or all(s.noun in ("", whole.noun) for s in parts)
        told = alike and (called["consists"] or all_sides) and self._ends_sentence(parts[-1])
        return parts if told and not tells_some(text, self.words) else []

    def _is_called(self, seat: Seat, name: str) -> bool:
        """Whether a figure is called by some words, one right behind the other, and tells what there is of it now."""
        lead = own_lead(seat.named)
        other = self.words.opens_change(lead) or self.words.negated.search(lead)
        # "trễ hạn 96 hồ sơ. Hồ sơ trễ hạn gồm": what is counted stands behind its figure
        own = name.casefold().removeprefix(seat.noun).strip() if seat.noun else ""
        called = name in f"{lead} {seat.named.tail}".casefold() or (own and f" {own} " in f" {lead} ")
        return bool(called) and not other

    def of_pairs(self, whole: Seat) -> list[Seat]:
        """ "55 dự án với 392 triệu USD, gồm 39 dự án mới (211 triệu USD) và 16 dự án khác (181 triệu USD)".

        Of a whole that is told in two ways, the parts that are told in the same way.
        """
        for first, second in ((self.row.beside(whole, -1), whole), (whole, self.row.beside(whole, 1))):
            if (
                first is None
                or second is None
                or first.noun == second.noun
                or not (first.noun and second.noun)
            ):
                continue
            pairs = self._pairs_behind(first, second)
            if pairs:
                return [pair[0 if whole is first else 1] for pair in pairs]
        return []

    def _pairs_behind(self, first: Seat, second: Seat) -> list[tuple[Seat, Seat]]:
        """The parts behind a whole told in two ways, each told in both; none unless they are told to be all."""
        seats = [s for s in self.row.rows[first.row] if s.at > second.at and s.sentence == second.sentence]
        pairs = list(zip(seats[::2], seats[1::2], strict=False))
        if (
            len(pairs) < _SEVERAL
            or len(seats) % 2
            or (first.sentence, first.depth) != (second.sentence, second.depth)
        ):
            return []
        if any(s.rate or s.change or s.rank or s.named.figure.over >= 0 for s in (first, second, *seats)):
            return []
        gap, last = between(second.named, seats[0].named), between(seats[-3].named, seats[-2].named)
        marks = list(self.words.mark.finditer(gap))
        told = bool(marks) and bool(marks[-1]["consists"]) and not set(gap) & set(".;()")
        alike = all(
            (a.noun, b.noun) == (first.noun, second.noun) and a.depth == first.depth for a, b in pairs
        )
        scales = {(a.named.figure.scale, b.named.figure.scale) for a, b in ((first, second), *pairs)}
        closed = self.words.last_joined.search(last) or ";" in last
        text = _text(second, seats[-1])
        return (
            pairs
            if told and alike and len(scales) == 1 and closed and not tells_some(text, self.words)
            else []
        )

    def _is_all(
        self, whole: Seat, parts: Sequence[Seat], marks: Sequence[re.Match[str]], *, in_bracket: bool
    ) -> bool:
        """Whether a list leaves nothing out: all sides, what is other at last, or told to be all that there is."""
        named, text = [s.named for s in parts], _text(whole, parts[-1])
        counted = whole.noun != "" and (bool(marks) or in_bracket or all(s.noun == whole.noun for s in parts))
        group = self.readings.complete(named)
        # "1.862 thủ tục, trong đó cấp huyện 284, cấp xã 137": two levels may leave out the third
        few = group == self.words.law.levels and len(parts) == _SEVERAL
        if in_bracket and not marks and self._divide_another(whole, parts):
            return False
        if counted and group in self.words.law.whole_groups and not few:
            # "kỳ trước chuyển sang 143, mới tiếp nhận 20.376": what came over is no figure of another time
            came_over = group == _RECEIVED and self.words.flow.carried.search(text)
            return bool(came_over) or not goes_on_or_again(text, self.words)
        consists = bool(marks) and bool(marks[-1]["consists"])
        if tells_some(text, self.words):
            return False
        if consists and self._named_before(whole, parts):
            # "phân bổ như sau: Trung tâm - 42; cấp huyện - 115; cấp xã - 618."
            return self._ends_sentence(parts[-1])
        if any(not s.noun for s in parts):
            return False
        if in_bracket and not marks and whole.noun and all(s.noun != whole.noun for s in parts):
            return self._are_kinds_in_bracket(whole, parts)
        if self.readings.ends_in_others(named) or (in_bracket and self._others_at_last(parts)):
            return self._is_even(parts)
        return consists and not self.readings.goes_on(named) and (in_bracket or self._is_closed(parts))

    def _divide_another(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """ "09 lớp – 1.482 lượt (lớp trực tiếp 04, lớp trực tuyến 05)": whether a bracket divides the figure before."""
        before = self.row.beside(whole, -1)
        if before is None or before.sentence != whole.sentence or before.depth != whole.depth:
            return False
        named = before.noun != "" and all(before.noun in words_in(led_by(s.named)) for s in parts)
        return named or (before.count and makes_up(before, parts))

    def _are_kinds_in_bracket(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """ "28 đơn vị (09 sở, ban, ngành; 05 UBND cấp huyện và 14 UBND cấp xã)": kinds of it, each with its name.

        "2.577 lượt với 3.214 người (thường xuyên 1.846 lượt; định kỳ 731 lượt)" divides the first of two.
        """
        before = self.row.beside(whole, -1)
        beside = before is not None and before.sentence == whole.sentence
        if beside and before is not None and before.noun in {s.noun for s in parts}:
            return False
        return self._is_closed(parts) and self._fills_bracket(parts[-1])

    def _kinds(self, whole: Seat, first: Seat) -> list[Seat]:
        """ "8 văn bản: 1 dự án luật, 2 nghị định, 4 thông tư.": several kinds of it behind a colon, to the end."""
        parts = self._run(whole, first)
        called = {tuple(s.named.tail.split()[:_NAME]) for s in parts}
        kinds = len(parts) > _SEVERAL and all(s.noun for s in parts) and len(called) == len(parts)
        told = kinds or self._same_divided(whole, parts) or self._named_before(whole, parts)
        if not told or not self._ends_sentence(parts[-1]) or self._is_divided_twice(whole, parts):
            return []
        return [] if tells_some(_text(whole, parts[-1]), self.words) else parts

    def _same_divided(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """ "140 ý kiến: 92 ý kiến gửi bằng văn bản, 48 ý kiến phát biểu trực tiếp": both called as the whole is."""
        alike = {s.noun for s in parts} == {whole.noun} != {""}
        behind = [s.named.tail.strip().casefold() for s in parts]
        tails = [t.removeprefix(prose_words().known_words(t)).split()[:_NAME] for t in behind]
        return len(parts) == _SEVERAL and alike and all(tails) and tails[0] != tails[1]

    def _named_before(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """ "kỷ luật 69 người: khiển trách 40; cảnh cáo 20; cách chức 06; thôi việc 03": kinds before their numbers."""
        bare = all(not s.noun and led_by(s.named).strip() for s in parts)
        return len(parts) > _SEVERAL and whole.noun != "" and bare and self._is_even(parts)

    def _run(self, whole: Seat, first: Seat) -> list[Seat]:
        """What a list counts from its first figure on, nothing else than the whole; none if it tells anything more."""
        nouns = {"", whole.noun, *self.words.takes_in.get(whole.noun, ())}
        parts: list[Seat] = []
        last: Seat | None = None
        for s in self.row.rows[first.row]:
            if s.at < first.at:
                continue
            if s.sentence != first.sentence or s.depth < first.depth:
                break
            gap = between(last.named, s.named) if last is not None else ""
            if ";" in gap and len(parts) >= _SEVERAL and ";" not in between(parts[0].named, parts[1].named):
                break  # "gồm trước hạn 203.118, quá hạn 2.861; đang giải quyết 8.452"
            if s.change or s.rank or s.named.figure.over >= 0:
                return []
            if self.words.mark.search(gap) or self.words.goal_of.search(gap):
                return []
            last = s
            if s.depth > first.depth or s.rate:
                if not parts or not (s.depth > first.depth or self.words.tells_share(gap)):
                    return []
                continue
            if s.noun not in nouns or s.named.figure.scale != whole.named.figure.scale:
                return []
            parts.append(s)
        return parts

    def _others_at_last(self, parts: Sequence[Seat]) -> bool:
        """ "(100 người ngành giáo dục; 50 người ngành y tế; 19 người ngành khác)"."""
        last = self.words.clause_end.split(parts[-1].named.tail)[0]
        return len(parts) > _SEVERAL and bool(self.words.others.search(last))

    def _is_even(self, parts: Sequence[Seat]) -> bool:
        """ "trong đó quý IV 1.106; nhiều nhất là văn bằng 2.874, chuyển trường 893, khác 826": no, of two lists."""
        return len({";" in between(a.named, b.named) for a, b in pairwise(parts)}) == 1

    def _is_closed(self, parts: Sequence[Seat]) -> bool:
        """Whether a list ends: with an "and" before its last part, or with its sentence."""
        gaps = [between(a.named, b.named) for a, b in pairwise(parts)]
        return (
            self._ends_sentence(parts[-1])
            or bool(self.words.last_joined.search(gaps[-1]))
            or all(";" in gap for gap in gaps)
        )

    def _fills_bracket(self, last: Seat) -> bool:
        """Whether the bracket ends with a figure and what it counts."""
        rest = last.named.statement.text[last.named.figure.stop :]
        return not set(rest.partition(")")[0]) & set(",;:(.")

    def _ends_sentence(self, last: Seat) -> bool:
        """Whether nothing more is told behind a figure and what it counts."""
        rest = last.named.statement.text[last.named.figure.stop :].partition(". ")[0]
        share = self.row.rate_behind(last)
        own = share is not None and share.depth == last.depth + 1  # "7 người chưa hài lòng (1,8%)."
        return not set((BRACKET.sub(" ", rest, count=1) if own else rest).rstrip(". ;")) & set(",;:(")

    def _is_divided_twice(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """Whether some of a list are all of its whole, or the whole once more."""
        several = range(_SEVERAL, len(parts))
        twice = any(makes_up(whole, parts[:n]) or makes_up(whole, parts[n:]) for n in several)
        return twice or any(s.value == whole.value for s in parts)


def _text(whole: Seat, last: Seat) -> str:
    """From a whole to the last figure of its list."""
    return whole.named.statement.text[whole.named.figure.stop : last.named.figure.stop]
