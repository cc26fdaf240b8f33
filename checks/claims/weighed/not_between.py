"""What rules out that a rise or fall is that between two figures that it misses, whatever the words about it.

Of shares, that is ``not_of.py``; what only speaks for or against a change is observed and weighed (``of_two.py``).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from checks.claims.about import between, gap_before, own_words
from checks.claims.fitting.change_ends import ChangeEnds
from checks.claims.rates import Rate
from checks.claims.row import Seat
from checks.claims.weighed.around import GOALS, Around

#: Signs behind which something else is told.
_APART = frozenset(".;(")
#: "39 chỉ tiêu đạt và vượt (vượt 11)".
_SAME_WORD = re.compile(r"(\w+)\s*\(\1\s*$", re.IGNORECASE)
#: What a change goes on to tell.
_GOES_ON = re.compile(r"[^,;.()\d]{0,40}")
#: Two rates are each rounded.
_TWICE = 2


class NotBetween:
    """Knows between which figures the changes of one document cannot be."""

    def __init__(self, around: Around, ends: ChangeEnds, known: Mapping[str, Rate]) -> None:
        """``known``: the rates that fit, by code."""
        self.around, self.row, self.words, self.ends = around, around.row, around.words, ends
        self.known = known

    def rules_out(self, by: Seat, now: Seat, base: Seat) -> bool:
        """Whether a rise or fall cannot be that between two figures that it misses."""
        if not by.rate and by.named.figure.scale != base.named.figure.scale:
            return True  # "12.145 việc/tổng số 23.812 việc. Về tiền, … tăng 306,49 tỷ đồng"
        if (
            self._of_a_plan(by, now, base)
            or self._one_in_the_other(now, base)
            or self.of_their_rates(by, now, base)
        ):
            return True
        if any(self._has_its_own_change(by, s) for s in (now, base)) or self._not_comparable(by, now, base):
            return True
        if self._since_another(by, now, base) or self._told_further_on(by, now, base) or _called_again(by):
            return True
        if self._of_all_levels(by, (now, base)) or self._of_another_side(by, now):
            return True
        # "đạt 69,8% dự toán trung ương giao, 57,8% dự toán tỉnh giao và tăng 26,7% so với cùng kỳ": of what is counted
        planned = now.rate and any(self.around.compared(s) == "with a plan" for s in (now, base))
        if planned and self.ends.of_then_untold(by):
            return True
        if self.ends.base_untold(by) and any(self._is_what_a_share_is_of(s) for s in (now, base)):
            return True
        bases = [s for s in (now, base) if self.ends.is_base(s)]
        if not bases or self.ends.of_another_time(by, bases):
            apart = self.ends.base_untold(by) or self._of_another_index(by, (now, base))
            return apart or self._of_a_list(by, (now, base))
        # "đạt 35,86% chỉ tiêu (60.000 tỷ đồng), tăng 3.385 tỷ đồng so với cùng kỳ": a goal is no figure of then
        goals = [s for s in bases if any(what in GOALS for _, what in self.around.called(s))]
        return goals == bases and self.ends.of_then_untold(by)

    def _of_a_plan(self, by: Seat, now: Seat, base: Seat) -> bool:
        """ "so với cùng kỳ (169.083) tăng 13.557, tăng 6,8% so với kế hoạch": since what was planned."""
        text, stop = by.named.statement.text, by.named.figure.stop
        behind = _GOES_ON.match(text, stop)
        planned = (
            behind is not None and self.words.base.search(behind[0]) and self.words.goal_of.search(behind[0])
        )
        return bool(planned) and not any(
            what in GOALS for s in (now, base) for _, what in self.around.called(s)
        )

    def _not_comparable(self, by: Seat, now: Seat, base: Seat) -> bool:
        """ "86,26/100 điểm, tăng 4,21 điểm"; "bằng 100,3% kế hoạch 54.700 ha và tăng 318 so với vụ trước (54.544)"."""
        if any(a.is_over(b) for a, b in ((now, base), (base, now))):
            return True
        planned = [s for s in (now, base) if self._is_planned(s)]
        return (
            len(planned) == 1
            and self.around.compared(by) != "with a plan"
            and self.ends.is_base(base if planned[0] is now else now)
        )

    def _since_another(self, by: Seat, now: Seat, base: Seat) -> bool:
        """ "còn thiếu 3 người so với 30 biên chế được giao": since what stands right behind it, and no other figure."""
        told = self.row.beside(by, 1)
        if told is None or told in (now, base) or not told.count or told.sentence != by.sentence:
            return False
        gap = between(by.named, told.named)
        return bool(self.words.base.search(gap)) and not _APART & set(gap) and self.ends.is_base(told)

    def _told_further_on(self, by: Seat, now: Seat, base: Seat) -> bool:
        """ "cấp tỉnh tăng 1, cấp cơ sở giảm 3, tổng cộng từ 24 xuống 22": the ends of what is told after it."""
        first = min((now, base), key=lambda s: (s.row, s.at))
        if (first.row, first.sentence) != (by.row, by.sentence) or first.at < by.at:
            return False
        amid = (s for s in self.row.sentence_of(by) if by.at < s.at < first.at)
        other = any(s.change and not s.rate for s in amid)
        return other or bool(self.words.totals.search(between(by.named, first.named)))

    def _is_planned(self, s: Seat) -> bool:
        """Whether a rate right before a figure is of it as a plan: "bằng 100,3% kế hoạch 54.700 ha"."""
        rate = self.row.beside(s, -1)
        return rate is not None and rate.rate and _joined_by(self.words.goal_of, rate, s)

    def _has_its_own_change(self, by: Seat, s: Seat) -> bool:
        """ "khai thác 2.199.800 tấn, tăng 4,9% (khai thác biển 2.099.600, tăng 5,1%)": each since then by itself."""
        change = self.row.beside(s, 1)
        if change is None or change is by or not (change.change and change.rate and by.rate):
            return False
        then = self.ends.is_base(s) or self.words.other_time.search(s.phrase)
        return not then and not self.words.base.search(between(s.named, change.named))

    def of_their_rates(self, by: Seat, now: Seat, base: Seat) -> bool:
        """ "4.512 hộ nghèo, chiếm 0,73%; năm 2020 5.548 hộ, chiếm 0,90%, giảm 0,17%": in points of what both are of."""
        rates = [self._rate_of(s) for s in (now, base)]
        told = [s.value for s in rates if s is not None]
        return (
            by.rate
            and len(told) == len(rates)
            and abs(abs(told[0] - told[-1]) - by.value) <= _TWICE * by.half
        )

    def _rate_of(self, s: Seat) -> Seat | None:
        """The rate of a figure: known to be of it alone, or right behind it."""
        return self.row.by_code.get(self._of_one.get(s.code, "")) or self.row.rate_behind(s)

    @cached_property
    def _of_one(self) -> dict[str, str]:
        """By the code of a figure, that of the first rate known to be of it alone."""
        alone = [(r.numerator[0].code, r.rate.code) for r in self.known.values() if len(r.numerator) == 1]
        return dict(reversed(alone))

    def _one_in_the_other(self, a: Seat, b: Seat) -> bool:
        """ "cả nước đạt 65,7 tạ/ha, giảm 0,7 tạ/ha, trong đó phía Bắc đạt 63,5 tạ/ha, giảm 0,6 tạ/ha": no base."""
        first, last = sorted((a, b), key=lambda s: s.at)
        if (first.row, first.sentence) != (last.row, last.sentence):
            return False
        gap = between(first.named, last.named)
        marks = [m for m in self.words.mark.finditer(gap) if m["among"]]
        return bool(marks) and not self.words.base.search(gap[marks[-1].end() :])

    def _of_another_side(self, by: Seat, now: Seat) -> bool:
        """ "nhận mới 1.874 hồ sơ, tăng 10,11%; số hồ sơ trễ hạn giảm 16 hồ sơ (cùng kỳ 41)": another side fell."""
        gap = between(now.named, by.named) if now.row == by.row and now.at < by.at else ""
        if ";" not in gap or by.rate:
            return False
        asked, own = self.words.sides(gap.rsplit(";", 1)[-1]), self.words.sides(own_words(now.named))
        return any(own.get(group) != side for group, side in asked.items())

    def _of_all_levels(self, by: Seat, ends: Sequence[Seat]) -> bool:
        """ "quá hạn: cấp tỉnh 64, cấp huyện 187, cấp xã 28; giảm 131 hồ sơ": how many they are together fell."""
        if self.words.levels(gap_before(by.named).casefold()):
            return False
        for end in ends:
            level, own = self._level(end), self.row.counts[by.row]
            beside = (s for s in own if (s.clause, s.depth) == (end.clause, end.depth) and s.at < by.at)
            listed = end.row == by.row and end.at < by.at and level
            if listed and any(self._level(s) not in ("", level) for s in beside):
                return True
        return False

    def _level(self, s: Seat) -> str:
        return self.words.level(own_words(s.named)) or ""

    def _is_what_a_share_is_of(self, s: Seat) -> bool:
        """ "11.925 hộ, chiếm 6,74% so với 176.822 hộ, giảm 1,6% so với năm 2018"."""
        share = self.row.beside(s, -1)
        if share is None or not share.rate or share.change or share.clause != s.clause:
            return False
        return _joined_by(self.words.base, share, s)

    def _of_a_list(self, by: Seat, ends: Sequence[Seat]) -> bool:
        """ "huyện A 16,67 tiêu chí, tăng 6,44; huyện B 17,25 tiêu chí": whether the ends are of different things.

        So are those of "khách quốc tế 340.000 lượt, tăng 54,9%, khách nội địa 220.000 lượt".
        """
        first, last = sorted(ends, key=lambda s: s.at)
        gap = between(first.named, last.named) if first.row == last.row else ""
        if self.ends.from_to(first, last):
            return False  # "giảm 67 hồ sơ, từ 311 hồ sơ xuống còn 235 hồ sơ"
        if self.words.far_from.search(gap_before(by.named)) and last.at < by.at:
            return False  # "đứng đầu là 93,18%; đứng cuối 77,05%; khoảng cách giữa hai đơn vị là 15,13 điểm"
        if last.at > by.at and last.depth <= by.depth:
            return True
        # "189 tiêu chí, tăng 25; bình quân 17,18 tiêu chí/xã, tăng 2,28": one is an average
        if bool(first.half) != bool(last.half) and by.half:
            return True
        return ";" in gap and not self.words.base.search(gap)

    def _of_another_index(self, by: Seat, ends: Sequence[Seat]) -> bool:
        """ "PAR INDEX đạt 87,61 điểm; PCI đạt 69,03 điểm (tăng 3,55 điểm)": whether another thing stands between."""
        bracketed = self.around.bracket(by) in ("first", "first in words")
        return bracketed and len({s.clause for s in ends}) > 1


def _called_again(by: Seat) -> bool:
    """Whether a bracket tells how many of those right before it are the last that these are called."""
    return _SAME_WORD.search(gap_before(by.named)) is not None


def _joined_by(words: re.Pattern[str], a: Seat, b: Seat) -> bool:
    """Whether nothing but words, among them some of these, stands between two figures."""
    gap = between(a.named, b.named)
    return bool(words.search(gap)) and not set(gap) & set(",;.")
