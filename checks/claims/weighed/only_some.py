"""Figures that are only some of a whole, or that overlap: they miss it on purpose.

Lists that go on, and those that a figure stands in itself, are ``lists.py``; what else rules out that figures are the
parts of another is ``ruled_out.py``.
"""

from collections.abc import Sequence

from checks.claims.about import between, gap_before
from checks.claims.row import ONE, Row, Seat, slips_of, sum_of
from checks.claims.thresholds import telling_from
from checks.claims.wholes.readings import Readings

#: By more than one of so many shares of it, parts exceed their whole on purpose.
_SHARE_OF_ALL = 4
#: A bracket that says how figures overlap opens so soon behind them.
_OPENS = 60


class OnlySome:
    """Knows which figures of a document do not divide another."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings, self.words = row, readings, readings.words

    def are(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """Whether some figures are only some of a whole, or may count the same twice."""
        return (
            self._are_a_few(whole, run)
            or self._overlap(run)
            or self._may_be_several(whole, run)
            or self._leaves_out_a_level(whole, run)
            or self._some_beside(whole, run)
            or self.words.such_as.match(run[0].phrase) is not None
        )

    def at_once(self, whole: Seat, last: Seat) -> bool:
        """ "… 6 thủ tục (có thủ tục vừa cắt giảm thời gian, vừa …)": whether one thing is said to be several.

        Or behind it: "… (288 ý kiến); một phiếu có thể ghi nhiều nội dung". Or before what they make up: "cấp tỉnh
        1.486, cấp xã 402; do 51 thủ tục ở cả hai cấp nên không tính trùng, toàn tỉnh có 1.837".
        """
        if whole.row == last.row and whole.at > last.at:
            return bool(self.words.at_once.search(between(last.named, whole.named)))
        text = last.named.statement.text[last.named.figure.stop :].split(". ")[0]
        opened = text.find("(")
        in_bracket = 0 <= opened < _OPENS and self.words.at_once.search(text[opened:].split(")")[0])
        return bool(in_bracket) or bool(self.words.at_once.search(text.partition(";")[2]))

    def _are_a_few(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "12 hội nghị (trong đó 03 hội nghị trực tuyến, 02 hội nghị chuyên đề)": some of them, by no slip all."""
        if run[0].at != whole.at + 1 or 2 * sum_of(run) > whole.value:
            return False
        if whole.value >= telling_from().figure * ONE and any(slips_of(whole, run)):
            return False
        return self._introduced_as_some(whole, run[0])

    def _overlap(self, run: Sequence[Seat]) -> bool:
        """ "338 người, trong đó dân tộc thiểu số 261 người, nữ 87 người": one may be of both."""
        labels = [s.named.label for s in run if self.words.overlapping.search(s.named.label)]
        groups = [self.words.sides(label).get("sex") for label in labels]
        if "women" in groups and self.readings.complete([s.named for s in run]) != "sex":
            return True  # "nữ 178 người; trình độ đại học trở lên 344 người"
        return len(labels) > 1 and (None in groups or len(set(groups)) < len(groups))

    def _leaves_out_a_level(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "84.512 hồ sơ, trong đó cấp xã 46.230, cấp huyện 21.875": two levels, and what is left is of the third."""
        if run[0].at < whole.at or not self.readings.leaves_out_a_level(whole.named, [s.named for s in run]):
            return False
        return self._introduced_as_some(whole, run[0])

    def _some_beside(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "22 cá nhân, trong đó 8 người bị khai trừ; cấp xã 17 người, cấp huyện 4 người": of all, beside some."""
        apart = run[0].at == whole.at + 1 and ";" in between(whole.named, run[0].named)
        some = any(m["among"] for m in self.words.mark.finditer(gap_before(whole.named)))
        return some and apart and any(s.value > whole.value for s in run)

    def _may_be_several(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "trong đó 52 … về thuế, 47 … về đất đai và 30 … về tín dụng" of 86: far more than there are, one of several.

        So are those of "Trong 56 sáng kiến, 41 …, 33 … và 12 …", and some of them.
        """
        first, above = run[0], self.row.beside(whole, -1)
        named = [s.named for s in run]
        closed = self.readings.complete(named) is not None or self.readings.ends_in_others(named)
        if first.at < whole.at or closed:
            return False
        beside = {whole.sentence, first.sentence, above.sentence} if above is not None else set()
        if above is not None and len(beside) == 1 and above.noun == whole.noun != "":
            plain = not set(between(whole.named, first.named)) & set(":(")
            if self.words.in_so_many.fullmatch(above.context) and plain:
                return True
        some = self._introduced_as_some(whole, first) or bool(self.words.in_so_many.fullmatch(whole.context))
        # "6.842,7 tỷ đồng, trong đó …, bảo hiểm thất nghiệp 2.681,0": ten times too much is a slip
        mistyped = whole.value >= telling_from().figure * ONE and "scaled" in slips_of(whole, run)
        return some and not mistyped and sum_of(run) * _SHARE_OF_ALL >= whole.value * (_SHARE_OF_ALL + 1)

    def _introduced_as_some(self, whole: Seat, first: Seat) -> bool:
        """Whether the words before the first of some figures say that these are some of a whole: "trong đó"."""
        marks = list(self.words.mark.finditer(between(whole.named, first.named)))
        return bool(marks) and bool(marks[-1]["among"])
