"""Lists that leave nothing out: "189 giấy phép (gồm 62 giấy phép kinh doanh và 26 giấy phép xây dựng)".

So are those of all the sides there are ("nam …, nữ …") and those that end in what is other ("nguồn khác …").
"""

from collections.abc import Sequence
from itertools import pairwise

from checks.claims.about import between
from checks.claims.row import Row, Seat, makes_up
from checks.claims.wholes.own_list import goes_on_or_again, tells_some
from checks.claims.wholes.readings import Readings

#: A list has so many parts at least.
_SEVERAL = 2


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
        in_bracket = first.depth == whole.depth + 1 and gap.count("(") == 1
        if (
            not (marks or in_bracket)
            or set(gap) & set(".;)")
            or (first.depth != whole.depth and not in_bracket)
        ):
            return []
        parts = self._run(whole, first)
        if len(parts) < _SEVERAL or self._is_divided_twice(whole, parts):
            return []
        named, text = [s.named for s in parts], _text(whole, parts[-1])
        if marks and self.readings.complete(named) in self.words.law.whole_groups:
            return [] if goes_on_or_again(text, self.words) else parts
        if any(not s.noun for s in parts) or tells_some(text, self.words):
            return []
        if self.readings.ends_in_others(named) or (in_bracket and self._others_at_last(parts)):
            return parts if self._is_even(parts) else []
        if self.readings.goes_on(named):
            return []
        consists = bool(marks) and bool(marks[-1]["consists"])
        return parts if consists and (in_bracket or self._is_closed(parts)) else []

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
            if s.change or s.rank or s.named.figure.over >= 0:
                return []
            if self.words.mark.search(gap) or self.words.goal_of.search(gap):
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
        last = parts[-1].named
        rest = last.statement.text[last.figure.stop :].partition(". ")[0]
        ends = not set(rest.rstrip(". ;")) & set(",;:(")
        return ends or bool(self.words.last_joined.search(gaps[-1])) or all(";" in gap for gap in gaps)

    def _is_divided_twice(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """Whether some of a list are all of its whole, or the whole once more."""
        several = range(_SEVERAL, len(parts))
        twice = any(makes_up(whole, parts[:n]) or makes_up(whole, parts[n:]) for n in several)
        return twice or any(s.value == whole.value for s in parts)


def _text(whole: Seat, last: Seat) -> str:
    """From a whole to the last figure of its list."""
    return whole.named.statement.text[whole.named.figure.stop : last.named.figure.stop]
