"""Sums that stand behind all that they sum up: "2.152 hồ sơ …; 3.279 hồ sơ …; tổng cộng: 5.431 hồ sơ"."""

import re
from itertools import pairwise, takewhile

from checks.claims.about import between, gap_before, led_by, words_in
from checks.claims.named import Named
from checks.claims.row import Row, Seat, makes_up
from checks.claims.wholes.own_list import tells_some
from checks.claims.words import Words

#: A sum has so many summands at least.
_SEVERAL = 2
#: What is so many times less than one of those before it counts other things.
_TOO_FEW = 1000


class OutrightTotals:
    """Finds the summands of the sums of one document."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words

    def all_before(self, whole: Seat) -> list[Seat]:
        """All that the sentence of a total counts before it; none where it is not plainly their sum."""
        seats = self._of_its_clause(self._before(whole))
        if len(seats) < _SEVERAL:
            return []
        lead = between(seats[-1].named, whole.named)
        text = whole.named.statement.text[seats[0].named.figure.start : whole.named.figure.start]
        if self.words.mark.search(text) or self.words.change.search(text) or tells_some(text, self.words):
            return []
        if self.words.so_far.search(lead) or self.words.at_last.search(lead):
            return []  # "có thêm 06 xã và 01 thị trấn; tổng cộng đến nay có 39": with those before
        if any(makes_up(whole, seats[n:]) for n in range(1, len(seats) - 1)):
            return []  # "tổng số 182 điều kiện; đã cắt bỏ 67, đơn giản hóa 38, tổng cộng 105": of the last ones
        # "khai sinh 344, khai tử 69, kết hôn 92 - cộng 505 việc hộ tịch"
        kinds = {"", whole.noun, *self.words.takes_in.get(whole.noun, ())}
        few = whole.value * _TOO_FEW < max(s.value for s in seats)  # "…, cộng 4 chi nhánh 34.444 hồ sơ"
        if self.words.closing_sum.search(lead) and not few and all(s.noun in kinds for s in seats):
            return seats
        called = {whole.noun} | {s.noun for s in seats if s.noun and s.noun in whole.named.tail.casefold()}
        alike = whole.noun != "" and all(s.noun in called for s in seats)
        return seats if alike and self._is_total(whole, seats, lead) else []

    def _is_total(self, whole: Seat, seats: list[Seat], lead: str) -> bool:
        """Whether the words right before a figure call it the total: "tổng cộng", "(tổng số 57 cuộc)"."""
        total = self.words.totals.search(lead)
        in_bracket = self.words.sum_of_name.fullmatch(lead.partition("(")[2])
        plainly = (total is not None and not set(lead[total.end() :]) & set(",.;()")) or in_bracket
        return bool(plainly) or self._sums_up_by_name(whole, seats)

    def _before(self, whole: Seat) -> list[Seat]:
        """All the figures of a sentence before one; none unless all are counts, outside of brackets."""
        inside = [s for s in self.row.rows[whole.row] if s.at < whole.at and s.sentence == whole.sentence]
        seats = [s for s in inside if not s.named.is_lower and not _is_behind_a_stroke(s.named)]
        kinds = {"", whole.noun, *self.words.takes_in.get(whole.noun, ())}
        # "9 viên chức, 64 công chức do 19 sở cử đến và 22 nhân viên, cộng chung là 94 người"
        # "324 dự án FDI với 4,62 tỷ USD và 728 dự án DDI với 75,3 nghìn tỷ đồng, tổng cộng 1.115 dự án"
        told_with = (self.words.by_whom, self.words.along)
        seats = [
            s for s in seats if s.noun in kinds or not any(p.search(gap_before(s.named)) for p in told_with)
        ]
        return seats if all(s.count and not s.depth for s in seats) else []

    def _of_its_clause(self, seats: list[Seat]) -> list[Seat]:
        """Those behind the last semicolon, if several: "… - cộng 541 việc; sao y 2.418, chữ ký 395 - cộng"."""
        # "lần lượt là 21.306; 14.872 và 55.940 hồ sơ, tổng cộng 92.118": no total of its own ends the first clause
        parted = [
            n
            for n, (a, b) in enumerate(pairwise(seats), 1)
            if ";" in between(a.named, b.named) and self.words.closing_sum.search(gap_before(a.named))
        ]
        last = seats[parted[-1] :] if parted else []
        return last if len(last) >= _SEVERAL else seats

    def added(self, whole: Seat) -> list[Seat]:
        """ "tháng 8 có 5.245 hồ sơ; cộng với 7 tháng trước (44.579 hồ sơ) thì lũy kế là 49.824": what words add."""
        more = self.row.beside(whole, -1)
        first = self.row.beside(more, -1) if more is not None else None
        if more is None or first is None or not first.sentence == more.sentence == whole.sentence:
            return []
        before = self.row.beside(first, -1)
        if before is not None and before.sentence == first.sentence and before.noun == first.noun:
            return []  # "quý III 1.614 hồ sơ, quý IV 1.387 hồ sơ, cộng với 73 hồ sơ …": more than two
        if not (first.count and more.count) or first.depth or whole.depth:
            return []
        joined, told = between(first.named, more.named), between(more.named, whole.named)
        summed = self.words.told_as.search(told) or self.words.raised_to.search(told)
        alike = {s.noun for s in (first, more, whole)} - {""}
        added = self.words.added_to.search(joined) and not self.words.mark.search(told)
        return [first, more] if summed and added and len(alike) == 1 and "." not in told else []

    def of_list_above(self, whole: Seat) -> list[Seat]:
        """ "- Số tin: 220 / - Số bài viết: 80 / - Số phóng sự: 19 / Cộng: 319 sản phẩm": the total line of a list."""
        lead = gap_before(whole.named).strip(" -+•:").casefold()
        if whole.named.position or whole.depth or not self.words.closing_sum_line.fullmatch(lead):
            return []
        above = self.row.rows[: whole.row]
        marker = above[-1][0].marker if above and above[-1] else ""
        rows = [*takewhile(lambda row: row and row[0].marker == marker, reversed(above))][::-1]
        listed = [row[0] for row in rows]
        alone = all(len(row) == 1 and row[0].count for row in rows)
        told = marker not in ("", whole.marker) and alone and all(s.noun in ("", whole.noun) for s in listed)
        return listed if told and len(listed) >= _SEVERAL else []

    def _sums_up_by_name(self, whole: Seat, seats: list[Seat]) -> bool:
        """ "chi thường xuyên 2.563, chi đầu tư 4.634, tổng chi 7.197": the total of what each is called."""
        lead = led_by(whole.named).strip()
        begun = self.words.sum_of_name.match(lead)
        name = words_in(lead[begun.end() :]) if begun is not None else set()
        return bool(name) and all(name <= words_in(led_by(s.named)) for s in seats)

    def in_all_at_last(self, whole: Seat) -> list[Seat]:
        """ "Đã thu hồi 85 tỷ, còn phải thu hồi 25 tỷ trong tổng số 110 tỷ đồng": what is done, what is left."""
        seats = self._before(whole)
        if len(seats) != _SEVERAL or whole.depth:
            return []
        lead, gap = between(seats[1].named, whole.named), between(seats[0].named, seats[1].named)
        told = self.words.out_of_all.search(lead) and not set(lead) & set(",.;:()")
        states = self.words.already.search(seats[0].named.lead) and self.words.left_over.search(gap)
        return seats if told and states and all(s.noun == whole.noun != "" for s in seats) else []

    def raised_to(self, whole: Seat) -> list[Seat]:
        """ "thành lập 22 hợp tác xã, nâng tổng số hợp tác xã từ 576 lên 598": what there was, and what came to it."""
        before = self.row.beside(whole, -1)
        more = self.row.beside(before, -1) if before is not None else None
        if before is None or more is None or not more.sentence == before.sentence == whole.sentence:
            return []
        if not all(s.count and not s.depth for s in (before, more)):
            return []
        from_, to = between(more.named, before.named), between(before.named, whole.named)
        raised = self.words.raised.search(from_) and self.words.change_from.search(from_)
        told = raised and self.words.raised_to.search(to) and not set(from_ + to) & set(".;()")
        alike = whole.noun != "" and more.noun == whole.noun and before.noun in ("", whole.noun)
        return [before, more] if told and alike else []


def _is_behind_a_stroke(n: Named) -> bool:
    """ "12/14 cuộc", "296 người/biên chế giao 312": what the figure before is set over.

    The strokes of documents and dates are none: "viên chức 21, hợp đồng theo Nghị định 111/2022/NĐ-CP 06".
    """
    gap = gap_before(n)
    return n.position > 0 and ". " not in gap and "/" in re.split(r"[,;:(]", gap, maxsplit=1)[0]
