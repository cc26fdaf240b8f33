"""Figures side by side in a list: none of them is the whole of the others, and a list that goes on is none of a whole.

What else rules out that figures make up another is ``ruled_out.py``.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from checks.claims.about import (
    BRACKET,
    between,
    broken_off,
    gap_before,
    led_by,
    named_behind,
    own_words,
    since,
    words_in,
)
from checks.claims.row import Row, Seat
from checks.claims.words import Words

#: Two figures are parts at least.
_FEWEST = 2
#: A sentence ends with one dot, and not with several.
_SENTENCE = re.compile(r"(?<!\.)\.\s")
#: Between two figures of a list of names: what the first counts, and the name of the second.
_NEXT_NAME = re.compile(r"(?:\s[^\W\d_]+){0,3},\s(?P<name>[^\W\d_][^\d,;:.()]{1,40})")
#: What stands between a whole and the list of its parts.
_INTRODUCES = re.compile(r"[:(;]")


class Lists:
    """Knows the lists of one document."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words

    def is_one(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """Whether a figure is one of a list with those that may be its parts, or some of them."""
        return (
            self._last_of_a_list(whole, run)
            or self._some_of_them(whole, run)
            or self._among_names(whole, run)
            or self._first_of_a_list(whole, run)
            or self._of_another_item(whole, run)
            or self._its_counterpart(whole, run[0])
            or self._begins_amid(whole, run)
            or self._amid_one(whole, run)
        )

    def _amid_one(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "1.024 nông dân, 587 người kinh doanh, 446 công chức, 291 công nhân và 215 khác": amid a list."""
        seats = (whole, *run)
        in_a_row = all(b.at == a.at + 1 for a, b in pairwise(seats))
        if not in_a_row or len({(s.sentence, s.clause, s.depth) for s in seats}) > 1:
            return False
        if not all(self._are_items(a, b) for a, b in pairwise(seats)):
            return False
        before, after = self.row.beside(whole, -1), self.row.beside(run[-1], 1)
        return bool(
            (before and self._are_items(before, whole)) or (after and self._are_items(run[-1], after))
        )

    def _are_items(self, a: Seat, b: Seat) -> bool:
        """Whether two counts are told side by side: only names, a comma or "và" between them, and no word of a flow."""
        if (a.sentence, a.clause, a.depth) != (b.sentence, b.clause, b.depth) or not (a.count and b.count):
            return False
        flow, gap = self.words.flow, between(a.named, b.named)
        told = (
            flow.received,
            flow.done,
            flow.left,
            self.words.left_over,
            self.words.remainder,
            self.words.mark,
        )
        if any(p.search(gap) for p in told) or self.words.sides(led_by(b.named)) or set(gap) & set(":;()"):
            return False
        takes_in = self.words.takes_in
        alike = b.noun == a.noun or b.noun in takes_in.get(a.noun, ()) or a.noun in takes_in.get(b.noun, ())
        return bool(a.noun and b.noun and alike) and ("," in gap or self.words.join.search(gap) is not None)

    def _begins_amid(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "công chức 31 người, viên chức 128 người, cấp xã 36 người; nghỉ hưu 161": not the first of a list."""
        before = self.row.beside(run[0], -1)
        if before is None or before.clause != run[0].clause or not before.count:
            return False
        if len({s.clause for s in run}) > 1 or not run[-1].at < whole.at or whole.sentence != run[0].sentence:
            return False
        comma = between(before.named, run[0].named).partition(",")[1]
        return (
            bool(comma) and (before.noun, before.depth) == (run[0].noun, run[0].depth) and before.noun != ""
        )

    def _its_counterpart(self, whole: Seat, first: Seat) -> bool:
        """ "bổ nhiệm mới 64 người; bổ nhiệm lại 39", "3.418 văn bản đến, 1.276 văn bản đi": but for a word."""
        if whole.row != first.row or whole.depth != first.depth:
            return False
        mine, its = (words_in(own_words(s.named)) for s in (whole, first))
        noun = words_in(f"{whole.noun} {first.noun}")
        told = [self.words.flow.received, self.words.flow.done, self.words.flow.left, self.words.whole]
        if any(p.search(own_words(s.named)) for p in told for s in (whole, first)):
            return False  # "nhận 17 hồ sơ; trả 15 hồ sơ"
        mine, its = mine - noun, its - noun
        behind = not mine & its and all(s.named.tail.startswith(s.noun) and s.noun for s in (whole, first))
        return len(mine - its) == len(its - mine) == 1 and (bool(mine & its) or behind)

    def are_beside(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """Whether a figure stands in a list of clauses, names or brackets with those that may be its parts."""
        # "Tổng số thu 6.842,7. Trong đó thu BHXH 3.914,6, thu BHYT 2.561,7": words make the others its parts
        divided = run[0].at == whole.at + 1 and self.words.mark.search(between(whole.named, run[0].named))
        alike = (not divided and _called_alike(whole, run)) or _each_in_a_bracket((whole, *run))
        return alike or self._one_of_a_list(whole, run)

    def goes_on(self, run: Sequence[Seat]) -> bool:
        """Whether there is more than is listed."""
        last = run[-1]
        more = self._has_more(last) or broken_off([s.named for s in run])
        # "7 vụ, 11 cục, 01 tổng cục, Thanh tra và Văn phòng"
        return more or named_behind(last.named, self.words.listing) > 0

    def _last_of_a_list(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "nợ có khả năng thu 536,6 tỷ đồng, đang xử lý 9,6 tỷ đồng và khó thu 558 tỷ đồng": one more of them."""
        if run[-1].at > whole.at or run[-1].row != whole.row or run[-1].sentence != whole.sentence:
            return False
        gap = since(gap_before(whole.named), (",", ";"))
        joined = [m for m in self.words.join.finditer(gap) if not self.words.left_over.search(m[0])]
        sums = self.words.summing_up.search(whole.phrase) or self.words.whole_after.search(whole.named.lead)
        return bool(joined) and not sums

    def _some_of_them(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "cấp tỉnh 96, cấp huyện 268, cấp xã 109; riêng lĩnh vực đất đai 317": what is some of a list is no whole."""
        if run[-1].at > whole.at:
            return False
        marks = list(self.words.mark.finditer(since(gap_before(whole.named), (",", ";", ". "))))
        return bool(marks) and bool(marks[-1]["among"])

    def _among_names(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "gồm TP.HCM 1.797 ca, Bình Dương 186 ca, Long An 130 ca, Đồng Tháp 31 ca": a place of a list of places."""
        before = self.row.beside(whole, -1)
        if before is None or run[0].at != whole.at + 1 or not before.noun == whole.noun == run[0].noun:
            return False
        gaps = between(before.named, whole.named), between(whole.named, run[0].named)
        return all(m is not None and m["name"][0].isupper() for m in map(_NEXT_NAME.fullmatch, gaps))

    def _first_of_a_list(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "có 125 vụ cháy nhà dân (33,3%); 47 vụ cháy xe; 32 vụ cháy kho; 33 vụ cháy rừng": it has a share itself."""
        seats, share = (whole, *run), self.row.beside(whole, 1)
        # "Theo lĩnh vực: chứng thực 7.284; hộ tịch 2.916; đất đai 1.258": behind the head of the list
        _, colon, name = gap_before(whole.named).rpartition(":")
        headed = bool(colon and name.strip()) and all(not s.noun for s in seats)
        headed = headed and sum(bool(self.words.sides(s.named.label)) for s in run) < _FEWEST
        if not headed and (share is None or not share.rate or share.depth <= whole.depth):
            return False
        if len(run) <= _FEWEST or run[0].at < whole.at or any(s.row != whole.row for s in run):
            return False
        one_a_clause = len({s.clause for s in seats}) == len(seats) and len({s.noun for s in seats}) == 1
        gap = BRACKET.sub(" ", between(whole.named, run[0].named))
        if not (one_a_clause and ";" in gap) or self.divides(gap) or set(gap) & set(":("):
            return False
        called = self.words.whole.search(whole.phrase) or self.words.flow.received.search(
            own_words(whole.named)
        )
        return not called and not self.words.flow.in_all.search(own_words(whole.named))

    def _of_another_item(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "- Xuất khẩu đạt 81,09 tỷ USD; / - Nhập khẩu đạt 10,24 tỷ USD, 7 tháng 70,89 tỷ USD": items side by side."""
        if len(run) > _FEWEST or ":" in run[0].context:
            return False  # "- Tổng 47 xã; / - Theo khu vực: …": it says what it divides
        beside = whole.marker and all(s.row > whole.row and s.marker == whole.marker for s in run)
        return bool(beside) and len({s.row for s in run}) == 1 and not self.words.whole.search(whole.phrase)

    def _one_of_a_list(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "có 82 thành lập mới; có 25 tạm ngừng; số giải thể 16; có 12 hoạt động trở lại": clauses side by side."""
        seats = (whole, *run)
        if run[0].at < whole.at or len({s.clause for s in seats}) < len(seats):
            return False
        gap = between(whole.named, run[0].named) if run[0].row == whole.row else ""
        if ";" not in gap or self.divides(gap):
            return False
        own = self.row.sentence_of(whole)
        return any(
            s.at < whole.at and s.clause != whole.clause and (s.depth, s.noun) == (whole.depth, whole.noun)
            for s in own
        )

    def _has_more(self, last: Seat) -> bool:
        """ "rau các loại 5.097 ha, đậu các loại 63 ha; …": whether there is more than is listed."""
        after = _SENTENCE.split(last.named.statement.text[last.named.figure.stop :])[0]
        if last.depth:  # "(tháng 1: 5.702 hồ sơ; …; tháng 4: 6.314 hồ sơ; tháng 5 như trên)"
            after = after.split(")")[0]
            return bool(self.words.and_so_on.search(after) or self.words.not_counted.search(after))
        more = [s for s in self.row.sentence_of(last) if s.at > last.at and s.depth <= last.depth]
        return not more and bool(self.words.and_so_on.search(after))

    def divides(self, gap: str) -> bool:
        """Whether words between a whole and what follows say that it is divided."""
        return bool(self.words.mark.search(gap) or self.words.by_what.search(gap))


def _each_in_a_bracket(seats: Sequence[Seat]) -> bool:
    """ "Công an (590 hồ sơ), Sở A (156 hồ sơ), Sở B (209 hồ sơ)": none of them is the whole of the others."""
    leads = [s.named.statement.text[: s.named.figure.start].rstrip()[-1:] for s in seats]
    return all(s.depth for s in seats) and set(leads) == {"("}


def _called_alike(whole: Seat, run: Sequence[Seat]) -> bool:
    """ "thuộc Sở Tài nguyên 31, Sở Xây dựng 14, Sở Y tế 11": whether a whole is called as its parts are."""
    if run[0].at != whole.at + 1 or _INTRODUCES.search(between(whole.named, run[0].named)):
        return False
    names = [_words_before(s) for s in run]
    heads = {name[0] for name in names if name}
    return len(heads) == 1 and all(names) and heads <= set(_words_before(whole))


def _words_before(s: Seat) -> list[str]:
    """The words of a figure's phrase before it."""
    return [w for w in since(s.named.lead, (",", ";", ":")).split() if any(map(str.isalpha, w))]
