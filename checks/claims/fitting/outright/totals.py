"""Sums that stand behind all that they sum up: "2.152 hồ sơ …; 3.279 hồ sơ …; tổng cộng: 5.431 hồ sơ"."""

from checks.claims.about import between, led_by, words_in
from checks.claims.row import Row, Seat, makes_up
from checks.claims.wholes.own_list import tells_some
from checks.claims.words import Words

#: A sum has so many summands at least.
_SEVERAL = 2


class OutrightTotals:
    """Finds the summands of the sums of one document."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words

    def all_before(self, whole: Seat) -> list[Seat]:
        """All that the sentence of a total counts before it; none where it is not plainly their sum."""
        seats = self._before(whole)
        if len(seats) < _SEVERAL:
            return []
        lead = between(seats[-1].named, whole.named)
        total = self.words.totals.search(lead)
        # "… 42 cuộc kiểm tra (tổng số 57 cuộc)"
        in_bracket = self.words.sum_of_name.fullmatch(lead.partition("(")[2])
        plainly = (total is not None and not set(lead[total.end() :]) & set(",.;()")) or in_bracket
        if self.words.so_far.search(lead) or self.words.at_last.search(lead):
            return []  # "có thêm 06 xã và 01 thị trấn; tổng cộng đến nay có 39": with those before
        if not plainly and not self._sums_up_by_name(whole, seats):
            return []
        if any(makes_up(whole, seats[n:]) for n in range(1, len(seats) - 1)):
            return []  # "tổng số 182 điều kiện; đã cắt bỏ 67, đơn giản hóa 38, tổng cộng 105": of the last ones
        called = {whole.noun} | {s.noun for s in seats if s.noun and s.noun in whole.named.tail.casefold()}
        alike = whole.noun != "" and all(s.noun in called for s in seats)
        text = whole.named.statement.text[seats[0].named.figure.start : whole.named.figure.start]
        marked = self.words.mark.search(text) or self.words.change.search(text)
        return seats if alike and not marked and not tells_some(text, self.words) else []

    def _before(self, whole: Seat) -> list[Seat]:
        """All the figures of a sentence before one; none unless all are counts, outside of brackets."""
        seats = [s for s in self.row.rows[whole.row] if s.at < whole.at and s.sentence == whole.sentence]
        return seats if all(s.count and not s.depth for s in seats) else []

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
