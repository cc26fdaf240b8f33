"""Figures that count other things than a whole, or count them elsewhere: they are no parts of it.

"Xảy ra 851 vụ, làm chết 133 người"; "tuyển dụng 46 người; nghỉ hưu 31 người". What figures went through is
``stages.py``; what else rules out that they are the parts of another is ``ruled_out.py``.
"""

from collections.abc import Sequence
from itertools import pairwise

from assets.prose.figures import prose_words
from checks.claims.about import between, own_words
from checks.claims.row import ONE, Row, Seat, makes_up
from checks.claims.thresholds import telling_from
from checks.claims.weighed.lists import Lists
from checks.claims.words import Words


class OtherThings:
    """Knows which figures of a document count other things than another."""

    def __init__(self, row: Row, words: Words, lists: Lists) -> None:
        self.row, self.words, self.lists = row, words, lists

    def stand_apart(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """Whether some figures stand apart from a whole, or some of them from the others."""
        return (
            self._came_and_went(whole, run)
            or self._few_apart(whole, run)
            or self._parted_by_a_fraction(run)
            or _with_other_things(whole, run)
        )

    def are(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "xảy ra 851 vụ, làm chết 133 người, bị thương 738 người": whether other things are counted."""
        nouns, known = {s.noun for s in run}, prose_words().counted
        gap = between(whole.named, run[0].named) if run[0].row == whole.row and run[0].at > whole.at else ":"
        # "không phê chuẩn 521 lệnh; hủy 494 quyết định …; hủy 24 quyết định": of any nouns, behind a semicolon
        told_apart = {whole.noun, *nouns} <= known or (";" in gap and "" not in {whole.noun, *nouns})
        if len(nouns) == len(run) and {whole.noun, *nouns} <= known and whole.noun not in nouns:
            # "37 đoàn với 412 người; lãnh đạo tiếp 96 buổi, 318 lượt": each counts something else
            return not nouns <= self.words.takes_in.get(whole.noun, frozenset())
        # "38 trường hợp vi phạm, 12 trường hợp vắng; phê bình 41 người": some of them count something else
        others = {s.noun for s in run if s.noun and s.called != whole.called}
        left = self.words.left_over.search(
            own_words(run[-1].named)
        )  # "có mặt 46 người, còn 2 chỉ tiêu chưa sử dụng"
        if others and not left and whole.called and any(s.called == whole.called for s in run):
            return not others <= self.words.takes_in.get(whole.noun, frozenset())
        if len(nouns) > 1 or not told_apart or whole.noun in nouns or self._became_of_it(run):
            return False
        told = self.lists.divides(gap) or set(gap) & set(":(")
        return not told and not nouns <= self.words.takes_in.get(whole.noun, frozenset())

    def of_another_sentence(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "34 văn bản, trong đó có 06 kế hoạch, 03 chương trình. Số thủ tục hiện còn 27 thủ tục": of other things."""
        known, kinds = prose_words().counted, {whole.noun, "", *self.words.takes_in.get(whole.noun, ())}
        last = run[-1]
        other = last.sentence != run[-2].sentence and last.sentence != whole.sentence
        return other and last.noun in known and last.noun not in kinds and whole.noun in known

    def _came_and_went(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "tuyển dụng 46 người; nghỉ hưu 31 người, thôi việc 12 người": who left is none of those who came."""
        stock = self.words.stock
        added, taken = (
            [bool(p.search(own_words(s.named))) for s in (whole, *run)] for p in (stock.added, stock.taken)
        )
        return added[0] and not taken[0] and any(taken[1:])

    def _few_apart(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "03 thị trấn, 18 xã; 12 xã đạt chuẩn, 4 xã nâng cao, 1 xã kiểu mẫu": so few are near by chance."""
        if whole.value >= telling_from().numerator * ONE or run[0].at < whole.at or run[0].row != whole.row:
            return False
        gap = between(whole.named, run[0].named)
        return (
            ";" in gap
            and not self.lists.divides(gap)
            and not any(s.named.lead.rstrip().endswith(":") for s in run)
        )

    def _parted_by_a_fraction(self, run: Sequence[Seat]) -> bool:
        """ "2.318 hộ văn hóa; 12/12 thôn đạt chuẩn; 38 hộ nghèo, 61 cận nghèo": no list goes on behind a fraction."""
        return any(
            s.named.figure.over >= 0 and s.depth == a.depth
            for a, b in pairwise(run) if a.row == b.row and a.depth == b.depth
            for s in self.row.rows[a.row] if a.at < s.at < b.at
        )  # fmt: skip

    def _became_of_it(self, run: Sequence[Seat]) -> bool:
        """ "phát hiện 37 tồn tại; đã khắc phục 31 nội dung, còn 8 nội dung": whatever it is called, it is left."""
        left = self.words.left_over.search(own_words(run[-1].named))
        return bool(left) and {s.noun for s in run} <= self.words.law.whatever


def _with_other_things(whole: Seat, run: Sequence[Seat]) -> bool:
    """ "4.218 căn, hoàn thành 2 dự án 1.106 căn, 4 dự án 3.112 căn": what counts the same is all of it by itself."""
    own = [s for s in run if s.noun == whole.noun]
    return whole.noun != "" and len(own) < len(run) and makes_up(whole, own)
