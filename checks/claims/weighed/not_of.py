"""What rules out that a share is of two figures that it misses, whatever the words about it.

Of changes, that is ``not_between.py``, of parts ``ruled_out.py``; what only speaks for or against it is observed and
weighed (``of_two.py``).
"""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from assets.prose.figures import prose_words
from checks.claims.about import between, gap_before, own_words, since, words_in
from checks.claims.named import is_beside
from checks.claims.parse import is_rough
from checks.claims.rates import Rate
from checks.claims.rates.rate import rather_of_the_other
from checks.claims.row import HUNDRED, ONE, Seat, rounds_to, sum_of
from checks.claims.thresholds import likely_from, near_within, telling_from
from checks.claims.weighed.around import GOALS, Around, label_of
from checks.claims.weighed.counted import BACK
from checks.claims.weighed.made import (
    CHANGES,
    SHARE,
    OfTwo,
    kind_of,
    makes,
    mistyped_in,
    slip_of,
    truth,
)
from checks.claims.weighed.not_between import NotBetween
from checks.typing_slips import ONE_PLACE, SWAPPED

#: So many words in common are hardly chance.
_ALIKE = 2
#: "số xã, thị trấn": two kinds with a comma between.
_BOTH = re.compile(r"\s*(?:\w+\s+)?([^\W\d_]+),\s*([^\W\d_]+\s[^\W\d_]+|[^\W\d_]+)")
#: A share under a hundred counts at most so many times its whole.
_MORE = 2
#: So many shares that agree are no chance.
_SEVERAL = 3
#: Whether something was done in time.
_TERM = "term"
#: What figures that a rate is compared with are called.
_COMPARED = ("a base", "of another time", *GOALS)
_CALLED = {"with a plan": ("a base", *GOALS), "with another": _COMPARED}


class NotOf:
    """Knows of which figures the rates and changes of one document cannot be."""

    def __init__(self, around: Around, not_between: NotBetween, known: Mapping[str, Rate]) -> None:
        """``known``: the rates that fit, by code."""
        self.around, self.row, self.words = around, around.row, around.words
        self.not_between, self.known = not_between, known

    def is_goal(self, rate: Seat) -> bool:
        """ "vượt 15,1% so với chỉ tiêu tỉnh giao (65,0%)": whether a rate is only what was, or is, to be reached."""
        gap = since(self.around.name(rate), (",",))
        if self.words.foretold.search(gap):
            return True  # "nếu đào tạo xong 40 người trong số 67 người thì tỷ lệ sẽ là 89,9%"
        found = list(self.words.goals.finditer(gap))
        return bool(found) and not self.words.shares.search(gap[found[-1].end() :])

    def rules_out(self, x: OfTwo, *, named: bool = False) -> bool:
        """Whether a share or growth cannot be of two figures that it misses.

        ``named``: words say outright of what it is, so that it may be as far off as it likes.
        """
        if kind_of(x.told) in CHANGES:
            return self.not_between.rules_out(x.told, x.counted[-1], x.base) or self.by_no_slip(x)
        if kind_of(x.told) != SHARE:
            return False
        if self._opens_its_bracket(x):  # "tỷ lệ đúng hạn đạt 95% (1.100/1.200 hồ sơ)"
            return self._of_all(x) or self._of_each(x) or self._of_the_rest(x) or self._asks_for_answers(x)
        if self._is_set_over(x):
            return (
                self._of_all(x)
                or self._called_otherwise(x)
                or self._of_each(x)
                or self._of_the_rest(x)
                or self._of_other_things(x)
            )
        return (
            self._of_all(x)
            or self._of_each(x)
            or self._far_more(x)
            or self._of_its_bracket(x)
            or self._in_brackets_alike(x)
            or self._has_its_own(x)
            or self._compared(x)
            or self._called_otherwise(x)
            or self._of_then(x)
            or self.fits_by_name(x)
            or self._of_the_first_of_two(x)
            or self._more_than_its_part(x)
            or self._of_an_opinion(x)
            or self._of_the_rest(x)
            or self._of_the_best(x)
            or self._of_a_part(x)
            or self._of_the_first(x)
            or (self._of_what_is_below(x) and not named)
            or self._of_one_level(x)
            or (self._of_one_untold(x) and not named)
            or self._has_another_rate(x)
            or self._of_two_together(x)
            or self._of_a_change(x)
            or self._names_another(x)
            or self._of_other_things(x)
            or self._of_another_noun(x)
            or self._of_what_was_done(x)
            or self._of_an_untold_whole(x)
            or self._of_what_it_became(x)
            or self._counts_its_base(x)
            or self._asks_for_another_side(x)
            or self._is_one_of_several(x)
            or self._of_what_is_told_roughly(x)
            or self._of_several_in_all(x)
            or self._of_the_base_and_another(x)
            or (self.by_no_slip(x) and not (named or self._is_plainly_of(x)))
        )

    def _of_all(self, x: OfTwo) -> bool:
        """ "11/11 phường đạt 60% thanh toán trực tuyến": a rate that no slip makes of a hundred is of others."""
        return sum_of(x.counted) == x.base.value and slip_of(x) not in ONE_PLACE

    def _of_each(self, x: OfTwo) -> bool:
        """ "Có 94/157 xã, phường đạt 100% cử tri đi bầu": what each of some reached is no share of them."""
        return x.told.value == HUNDRED and bool(self.around.words_behind(x.told).strip())

    def fits_by_name(self, x: OfTwo) -> bool:
        """ "27 cơ quan (5 sở, 22 xã, phường); số xã, phường được kiểm tra bằng 16,3%": what it is called by fits."""
        name, after = words_in(self.around.name(x.told)), words_in(self.around.after(x.told))
        called = [
            s
            for s in self.row.counts[x.told.row]
            if s.noun
            and words_in(s.noun) <= name
            and s not in x.counted
            and s.sentence == x.told.sentence
            and self.row.rate_behind(s) in (None, x.told)
        ]
        near = self.row.counts_before(x.told.row, BACK) if called and after else []
        bases = [x.base, *(s for s in near if len(after & words_in(label_of(s))) >= _ALIKE)]
        return any(makes(x.told, (s,), base) for s in called for base in bases if base is not s)

    def _of_the_first_of_two(self, x: OfTwo) -> bool:
        """ "08 xã, thị trấn, đạt 47,1% số xã, thị trấn": out of both kinds, and not of the first of them."""
        behind = _BOTH.match(x.told.named.statement.text, x.told.named.figure.stop)
        if behind is None or prose_words().known_head(behind[1]) != x.base.noun:
            return False
        nouns = {s.noun for s in self.row.all_counts} - {"", x.base.noun}
        return any(behind[2].casefold().startswith(noun) for noun in nouns)

    def _is_set_over(self, x: OfTwo) -> bool:
        """ "giải ngân 5.138 tỷ đồng/9.876 tỷ đồng, bằng 62,0% kế hoạch": whether the figures say so themselves."""
        return self.is_printed_over(x) and x.told.clause == x.base.clause

    def _opens_its_bracket(self, x: OfTwo) -> bool:
        """Whether the bracket right behind a rate opens with what it is of, set over what it is out of."""
        upper = x.counted[-1]
        opens = self.row.bracketed_behind(x.told) is upper
        return upper.is_over(x.base) and opens and not between(x.told.named, upper.named).strip(" (")

    def is_printed_over(self, x: OfTwo) -> bool:
        """Whether what is counted is set over the other, right before a rate of the same sentence."""
        upper = x.counted[-1].is_over(x.base)
        return upper and self.row.beside(x.told, -1) is x.base and x.told.sentence == x.base.sentence

    def _more_than_its_part(self, x: OfTwo) -> bool:
        """ "187.212 văn bản, trong đó 183.655 được ký số, đạt 98,7%": the part of the whole, and not the other way."""
        last = x.counted[-1]
        turned = last.at < x.base.at < x.told.at and x.base.value < sum_of(x.counted)
        if not turned or x.told.value >= HUNDRED or x.base.sentence != last.sentence:
            return False
        # "6.941 người trên tổng số 3.947 người": whichever of them is wrong
        return not self.words.out_of_before.search(between(last.named, x.base.named))

    def _of_an_opinion(self, x: OfTwo) -> bool:
        """ "thu về 1.462 phiếu, tỷ lệ hài lòng chung 94,7%": how many were content, whose number is not told."""
        last = x.counted[-1]
        asked = self.words.opinion.search(self.around.name(x.told)) and last.at < x.told.at
        return bool(asked) and bool(last.named.lead) and not self.words.opinion.search(last.named.label)

    def _of_the_rest(self, x: OfTwo) -> bool:
        """ "đã thực hiện 648 thủ tục, còn 112 trong tổng số 760 thủ tục, đạt 82,5%": of what is done."""
        rest = x.counted[-1].named
        done = self.row.beside(x.counted[-1], -1)
        if done is None or len(x.counted) > 1 or not self.words.left_over.search(gap_before(rest)):
            return False
        return rather_of_the_other(x.told.named, rest, done.named, x.base.named)

    def _far_more(self, x: OfTwo) -> bool:
        """ "69.523.133 cử tri bỏ phiếu (99,60%) bầu đủ 500 đại biểu"."""
        return x.told.value <= HUNDRED and sum_of(x.counted) > _MORE * x.base.value

    def _of_its_bracket(self, x: OfTwo) -> bool:
        """ "đã xử lý 2.260 đơn (99,7%) với 1.889 đơn": whether a rate in a bracket is of what stands before it."""
        told, last = x.told, x.counted[-1]
        before = self.row.beside(told, -1)
        # "giảm ít nhất 55 hộ nghèo (tỷ lệ 0,29%) và 13 hộ cận nghèo": and of nothing behind its bracket
        if told.depth and last.at > told.at and last.depth < told.depth and last.row == told.row:
            return True
        # "33 dịch vụ (22 mức độ 3, 11 mức độ 4), chiếm 39,3% số thủ tục": of what stands before its bracket
        outside = x.base.depth == told.depth < last.depth and x.base.at < last.at < told.at
        own = words_in(own_words(last.named)) | words_in(last.named.label)
        called = words_in(since(self.around.name(told), (")",))) & own
        if outside and x.base.clause == told.clause and not called:
            return True
        if self.around.bracket(told) != "first" or before is None or before.rate:
            return False
        return before not in x.counted and before is not x.base and last.at < told.at

    def _has_its_own(self, x: OfTwo) -> bool:
        """ "giải ngân 9.424,9, đạt 43,5%: / trung ương 4.316,2 (43,7%)": whether each is out of its own plan."""
        after = self._own_rate(x.base)
        if after is None or self._is_out_of(after, x.base):
            return False
        if after.row == x.told.row:
            # "ước đạt 8.356 tỷ đồng, bằng 54% dự toán. Trong đó: văn phòng 7.130, đạt 52%; chi cục 1.226, đạt 65%"
            planned = self.around.compared(after) == "with a plan"
            return planned and after is not x.told and self._own_rate(x.counted[-1]) is x.told
        return abs(after.value - x.told.value) <= near_within().rate_around * ONE

    def _is_out_of(self, rate: Seat, base: Seat) -> bool:
        """ "4.986 doanh nghiệp trên tổng số 5.027 doanh nghiệp, đạt 99,18%": a rate of a part of it."""
        known = self.known.get(rate.code)
        return known is not None and known.codes[1] == {base.code}

    def _called_otherwise(self, x: OfTwo) -> bool:
        """ "hợp lệ 53 phiếu; 4 phiếu (chiếm 6,9% tổng số đại biểu)": whether it is out of other things."""
        after = self.around.after(x.told)
        noun = prose_words().head(after)
        label = label_of(x.base)
        if x.base.noun in self.words.takes_in.get(noun, ()):
            return False  # "kiểm tra 12/17 xã, thị trấn, đạt 66,7% số đơn vị"
        return bool(noun) and noun not in label and self.around.alike(after, label) == "hardly"

    def _compared(self, x: OfTwo) -> bool:
        """ "đạt 18,8% so với dự toán": whether it is out of something that this figure is not called.

        "Dự thi 541, trúng tuyển 128, tỷ lệ trúng tuyển 21,8% so với số dự thi" is out of what its words call.
        """
        compared = self._is_compared(x.told)
        if not compared or any(what in compared for _, what in self.around.called(x.base)):
            return False
        after = self.around.after(x.told)
        return not after or self.around.alike(after, label_of(x.base)) != "all"

    def _of_then(self, x: OfTwo) -> bool:
        """ "(cùng kỳ năm 2023 giải ngân 91.375, bằng 53,18%)": what there was then is out of what there was then."""
        told, n = x.told, x.counted[-1]
        if not (told.depth and told.depth == n.depth and n.at + 1 == told.at) or x.base.depth >= told.depth:
            return False
        lead = since(gap_before(n.named), ("(",))
        then = self.words.other_time.search(lead)
        return then is not None and then[0].casefold() not in x.base.phrase

    def _of_the_best(self, x: OfTwo) -> bool:
        """ "cao nhất là Sở A (100%), thấp nhất là Sở B (98,12%)": of one of several, and no other sentence."""
        if x.counted[-1].sentence == x.told.sentence:
            return False
        lead = since(gap_before(x.told.named), (". ", ";"))
        return any(words.search(lead) for words in (self.words.highest, self.words.lowest))

    def _is_compared(self, told: Seat) -> Sequence[str]:
        """ "đạt 11% dự toán và bằng 93,4%": what is called so that it, or the rate it goes on with, is held against."""
        compared = self.around.compared(told)
        if compared != "no":
            return _CALLED[compared]
        if self._goes_on_comparing(told):
            return _COMPARED
        before = self.row.beside(told, -1)
        if before is None or not before.rate or before.clause != told.clause:
            return ()
        joined = self.words.join.search(between(before.named, told.named))
        return _COMPARED if joined and self.around.compared(before) != "no" else ()

    def _goes_on_comparing(self, told: Seat) -> bool:
        """ "bằng 99,3% cùng kỳ (đông xuân đạt 3.007,1, bằng 99,4% cùng kỳ; mùa đạt 1.409,1, bằng 97,9%)"."""
        word = gap_before(told.named).rsplit(maxsplit=1)[-1:]
        own = (r for r in self.row.rows[told.row] if r.rate and not r.change and r.sentence == told.sentence)
        before = [r for r in own if r.at < told.at and gap_before(r.named).rsplit(maxsplit=1)[-1:] == word]
        compared = any(self.around.compared(r) == "with another" for r in before)
        named = self.around.after(told) or self.around.in_bracket_behind(told)
        return bool(word) and compared and not named

    def _of_a_part(self, x: OfTwo) -> bool:
        """ "dự toán 13.498; thu 5.950 (44,1%). Trong đó thu nội địa 5.240, đạt 44,4% dự toán": out of its own plan."""
        if x.base.at == x.told.at + 1 and x.base.depth > x.told.depth:
            return False  # "thu 5 tháng 1.687,4, đạt 40,30% kế hoạch giao (4.215,0 tỷ đồng); gồm …"
        planned = any(what == "a plan" for _, what in self.around.called(x.base))
        of_plan = self.around.compared(x.told) == "with a plan"
        if not (planned and of_plan):
            return False
        others = [r for r in self.known.values() if [q.code for q in r.denominator] == [x.base.code]]
        own = {s.code for s in x.counted}
        return any({n.code for n in r.numerator} != own and r.rate.code != x.told.code for r in others)

    def _of_two_together(self, x: OfTwo) -> bool:
        """ "19 vụ cháy, 1 vụ nổ, trong đó 5 vụ ngoài trời (chiếm 25%)": whether it is out of a figure and the next."""
        for by in (-1, 1):
            other = self.row.beside(x.base, by)
            if other is None or other in x.counted or other.rate or other.change:
                continue
            if (other.sentence, other.noun) != (x.base.sentence, x.base.noun):
                continue
            first, last = sorted((x.base, other), key=lambda s: s.at)
            together = x.base.value + other.value
            # where both together are printed, they may have been taken for the base by mistake
            if set(between(first.named, last.named)) & set("(:;") or self._is_printed(together):
                continue
            if rounds_to(x.told, sum_of(x.counted), 0, together, 0):
                return True
        return False

    def _of_a_change(self, x: OfTwo) -> bool:
        """ "nợ xấu tăng 428 tỷ đồng, tập trung ở y tế 118,7 tỷ đồng, chiếm 27,7%": whether it is out of a rise."""
        changes = (s for s in self.row.rows[x.told.row] if s.change and not s.rate and s.at < x.told.at)
        return any(s.sentence == x.told.sentence and makes(x.told, x.counted, s) for s in changes)

    def _of_what_is_told_roughly(self, x: OfTwo) -> bool:
        """ "tiếp nhận 28.917, giải quyết gần 27.000; trong đó trước hạn 22.357 (83%)": out of the rough one."""
        n, base = x.counted[0].named, x.base.named
        if n.statement is not base.statement or base.position > n.position:
            return False
        rough = (f for f in n.statement.figures[base.position + 1 : n.position] if is_rough(f))
        return any(f.value * f.scale * ONE >= x.counted[0].value for f in rough)

    def _of_the_base_and_another(self, x: OfTwo) -> bool:
        """ "hoàn thành 4.182 (đúng hạn 4.078), quá hạn 63. Tỷ lệ đúng hạn 96,07%": out of both, to two decimals."""
        known = self.known.get(x.told.code)
        if known is None or x.told.named.figure.decimals < telling_from().decimals:
            return False
        after = self.around.after(x.told)
        if after and self.around.alike(after, label_of(x.base)) == "all":
            return False  # "… chiếm 36,59% số hồ sơ tiếp nhận mới": out of what its words name
        (counted, bases), (own, base) = known.codes, x.codes
        return counted == own and base < bases

    def by_no_slip(self, x: OfTwo) -> bool:
        """Whether a rate or change is far off, and no slip in it or in one of its figures would make it so."""
        true, told = truth(x), x.told.value
        if 2 * abs(true - told) <= max(true, told):
            return False
        return not slip_of(x) and mistyped_in(x).startswith("none")

    def _is_plainly_of(self, x: OfTwo) -> bool:
        """ "chi 4.872 triệu đồng, bằng 86,1% dự toán (57.900 triệu đồng)": however far off, it is of nothing else."""
        told, base, counted = x.told, x.base, x.counted[-1]
        right_behind = self.row.rate_behind(counted) is told and base.sentence == told.sentence
        if not right_behind or x.likely < likely_from().of_no_others:
            return False
        if self.row.bracketed_behind(told) is base:
            return bool(self.words.goal_of.search(between(told.named, base.named)))
        return base.at == counted.at - 1

    def _names_another(self, x: OfTwo) -> bool:
        """ "khảo sát 1.200 phiếu, thu về 1.150 phiếu, hài lòng 91,3%": a rate of what its own words name, untold."""
        told, words = x.told, self.words
        name = since(self.around.name(told), (",",))
        if told.depth or words.rate_of.search(name) or words.tells_share(name):
            return False
        asked = self.around.telling(name)
        own = (self.around.words_of(s, by_clause=True) for s in (*x.counted, x.base))
        return len(asked) > 1 and asked.isdisjoint(chain.from_iterable(own))

    def _of_other_things(self, x: OfTwo) -> bool:
        """ "18/22 đơn vị báo cáo, trong khi tỷ lệ nhiệm vụ hoàn thành là 95,2%": of what its words count, untold."""
        name = since(self.around.name(x.told), (",",))
        called = self.words.rate_of.search(name)
        noun = prose_words().known_head(name[called.end() :].strip()) if called is not None else ""
        seats = (*x.counted, x.base)
        known = all(s.noun and s.noun != noun and noun not in label_of(s) for s in seats)
        takes_in = self.words.takes_in
        kinds = any(noun in takes_in.get(s.noun, ()) or s.noun in takes_in.get(noun, ()) for s in seats)
        return bool(noun) and known and not kinds

    def _of_another_noun(self, x: OfTwo) -> bool:
        """ "3.218 triệu đồng với 14.672 giao dịch, bằng 64,1% số giao dịch phải thu phí": of what its words count."""
        behind = self.around.words_behind(x.told).strip()
        begins = self.words.in_number.match(behind)
        noun, other = x.counted[-1].noun, x.base.noun
        if begins is None or not noun or not other or not behind[begins.end() :].lower().startswith(noun):
            return False
        takes_in = self.words.takes_in
        alike = noun == other or other in takes_in.get(noun, ()) or noun in takes_in.get(other, ())
        return not alike and noun not in label_of(x.base).split()

    def _of_what_was_done(self, x: OfTwo) -> bool:
        """ "tiếp nhận 2.318; đúng hạn 2.196, đạt 96,4% số hồ sơ đã giải quyết": out of what was settled, untold."""
        flow, behind = self.words.flow, self.around.words_behind(x.told).strip()
        done = (
            self.words.in_number.match(behind)
            and flow.done.search(behind)
            and not flow.received.search(behind)
        )
        own = own_words(x.base.named)
        return bool(done) and bool(flow.received.search(own)) and not flow.done.search(own)

    def _of_an_untold_whole(self, x: OfTwo) -> bool:
        """ "Tỷ lệ bao phủ bảo hiểm y tế đạt 91,2% dân số": out of all people, and of no figure called otherwise."""
        told = self.words.untold_whole.match(self.around.words_behind(x.told))
        return told is not None and told[0].strip().casefold() not in label_of(x.base).casefold()

    def _of_what_it_became(self, x: OfTwo) -> bool:
        """ "tăng từ 41.800 hồ sơ (chiếm 62,4%) lên 57.265 hồ sơ": a share of then is not out of what there is now."""
        last = x.counted[-1]
        own = self.row.beside(last, 1) is x.told and x.told.depth > last.depth
        if not own or self.row.beside(x.told, 1) is not x.base:
            return False
        since_then = self.words.change_from.search(gap_before(last.named))
        return bool(since_then) and bool(self.words.change_to.search(between(x.told.named, x.base.named)))

    def _counts_its_base(self, x: OfTwo) -> bool:
        """ "3.699 hộ, so với kế hoạch 3.649 hộ thì vượt 50 hộ (đạt 101,4%)": of the plan, and not the plan of them."""
        last = x.counted[-1]
        if not x.base.at < last.at < x.told.at or x.base.sentence != last.sentence:
            return False
        found = self.words.base.search(gap_before(last.named))
        return (
            found is not None
            and x.base.noun == last.noun
            and bool(self.words.goal_of.search(gap_before(last.named)))
        )

    def _asks_for_another_side(self, x: OfTwo) -> bool:
        """ "tiếp nhận 31.223, đã giải quyết 30.853, tỷ lệ đúng hạn đạt 99,74%": how many were in time is untold."""
        name = since(self.around.name(x.told), (",",))
        called = self.words.rate_of.search(name)
        if called is None:
            return False
        name, seats = name[called.start() :], (*x.counted, x.base)
        if self.words.all_sides(name, _TERM):
            return not any(self.words.sides(s.named.label).get(_TERM) for s in seats)
        return self._asks_for_answers(x)

    def _asks_for_answers(self, x: OfTwo) -> bool:
        """ "phản ánh 5.472 lượt, đã xử lý 5.318 lượt, tỷ lệ hài lòng 93,7%": how many answered so is untold."""
        name, seats = since(self.around.name(x.told), (",",)), (*x.counted, x.base)
        called = self.words.rate_of.search(name)
        asked = self.words.opinion.search(name[called.start() :]) if called is not None else None
        return asked is not None and not any(
            self.words.opinion.search(f"{s.context} {s.named.label}") or s.noun in self.words.law.answers
            for s in seats
        )

    def _of_several_in_all(self, x: OfTwo) -> bool:
        """ "12 tiến sĩ, 149 thạc sĩ, chiếm tổng cộng 43,4% nhân lực": of all of them, and not of the last one."""
        last = x.counted[-1]
        gap = between(last.named, x.told.named) if last.at < x.told.at else ""
        return (
            len(x.counted) == 1
            and bool(self.words.totals.search(gap))
            and len(self.row.sentence_of(last)) > 1
        )

    def _is_one_of_several(self, x: OfTwo) -> bool:
        """ "tỷ lệ đúng hạn lần lượt là 99,86%, 99,41% và 99,73%": each of others, and none of all."""
        after = self.row.beside(x.told, 1)
        return after is not None and after.rate and bool(self.words.in_turn.search(self.around.name(x.told)))

    def _is_printed(self, value: int) -> bool:
        return any(s.value == value for s in self.row.all_counts)

    def _has_another_rate(self, x: OfTwo) -> bool:
        """ "đạt 108,2% dự toán, bằng 106,6% so với năm 2020 (189,3 tỷ đồng)": two figures have one rate."""
        # "2.903/2.946 đơn vị, đạt 98,5%. Số chứng từ … bình quân 97,5%": a sentence on it may be told again
        on = x.likely < likely_from().rather
        beside = (
            s for s in self.row.rows[x.told.row]
            if (on or s.sentence == x.told.sentence) and s is not x.told
        )  # fmt: skip
        # "người dân 2.618 (22,3%), doanh nghiệp 1.154 (50,7%)": the rate of another figure is in its place
        counts = (s for s in self.row.counts[x.told.row] if s not in x.counted)
        others = {own_rate.at for s in counts if (own_rate := self._own_rate(s)) is not None}
        if self._own_rate(x.counted[-1]) is x.told:
            beside = (s for s in beside if s.at not in others)
        beside = (s for s in beside if s.value != x.told.value and not self.is_goal(s))
        rates = (r for s in beside if (r := self.known.get(s.code)) is not None)
        if any(r.codes == x.codes for r in rates):
            return True
        # "tỷ lệ trực tuyến 96,4%", and elsewhere 94,6%: two digits swapped are told of themselves
        return (
            (on or x.counted[-1].row != x.told.row) and slip_of(x) not in SWAPPED and self._told_elsewhere(x)
        )

    def _told_elsewhere(self, x: OfTwo) -> bool:
        """ "Cấp huyện: … 99,61%. / Tính chung hai cấp đã giải quyết 30.853, tỷ lệ 99,74%": it has its own rate."""
        return any(
            r.codes == x.codes and r.rate.code != x.told.code and r.rate.figure.value * ONE != x.told.value
            for r in self.known.values()
        )

    def _of_one_untold(self, x: OfTwo) -> bool:
        """ "43 phiếu (95,6%), 41 phiếu (91,1%)": whether both are out of one whole that is not printed."""
        if self._of_a_whole_of_all_shares(x.told, x.base):
            return True
        counted, own = x.counted[-1], self._own_rate(x.base)
        if own is None or len(x.counted) > 1 or self._own_rate(counted) is not x.told:
            return False
        low, high = _whole_of(((x.base, own), (counted, x.told)))
        if not low <= high or high < x.base.value + ONE:
            return False
        bracketed = all(self.around.bracket(r) == "first" for r in (own, x.told))
        if bracketed and own.at + 1 == counted.at and not set(between(own.named, counted.named)) & set(":.;"):
            return True  # "khá 3.297 em (45,2%), trung bình 2.218 em (30,4%)": one after the other in a list
        # "thu về 1.652 phiếu, hợp lệ 1.640 phiếu (99,3%), …: xã 520 phiếu (31,5%)": what is printed is not untold
        return not self._is_printed_before(x.told, low, high)

    def _in_brackets_alike(self, x: OfTwo) -> bool:
        """ "sở 96,4% (38.412 hồ sơ), xã 88,2% (112.604), chung 90,2% (151.016)": each is out of what is not told."""
        counted, other = x.counted[-1], self.row.beside(x.base, -1)
        if other is None or not other.rate or other.change or other is x.told or other.value == HUNDRED:
            return False
        alike = all(self.row.bracketed_behind(r) is s for r, s in ((x.told, counted), (other, x.base)))
        return alike and other.sentence == x.told.sentence and x.base.at > counted.at

    def _of_a_whole_of_all_shares(self, told: Seat, base: Seat) -> bool:
        """ "5.205,2 triệu USD, chiếm 39,4%; 5.003,1, chiếm 37,9%; 2.997,1, chiếm 22,7%": all out of one, untold."""
        shares = [
            (s, r)
            for r in self.row.rows[told.row]
            if r.rate and not r.change and r.value > r.half and r.sentence == told.sentence
            and (s := self.row.beside(r, -1)) is not None and not s.rate and not s.change
        ]  # fmt: skip
        if len(shares) < _SEVERAL or all(r is not told for _, r in shares):
            return False
        (low, high), missed = _whole_of(shares), near_within().of_all_share
        if low > high or (1 - missed) * low <= base.value <= (1 + missed) * high:
            return False  # "1.387 người …: 285 người, chiếm 20,6%": one of them misses it by a digit
        return not self._is_printed_before(told, low, high)

    def _is_printed_before(self, told: Seat, low: float, high: float) -> bool:
        return any(low <= s.value <= high for s in self.row.counts_before(told.row, BACK))

    def _of_what_is_below(self, x: OfTwo) -> bool:
        """ "khai thuế 13.284/13.309 doanh nghiệp. Nộp thuế 13.190, đạt 99,11% số doanh nghiệp": out of all of them."""
        over = x.base.named.figure.over
        lower = next((s for s in self.row.rows[x.base.row] if s.named.position == over), None)
        return lower is not None and lower not in x.counted and makes(x.told, x.counted, lower)

    def _of_one_level(self, x: OfTwo) -> bool:
        """ "Cấp huyện … đạt 99,73%. Cấp xã … đạt 100%. Tính chung hai cấp, tỷ lệ đạt 99,91%": of none of them alone."""
        name = since(self.around.name(x.told), (";",))
        of_all = self.words.rate_of_all.search(name) and not self.words.level(name)
        return (
            bool(of_all)
            and x.base.sentence != x.told.sentence
            and len(self.words.levels(x.base.context)) == 1
        )

    def _own_rate(self, s: Seat) -> Seat | None:
        """The rate right behind a figure, if it is of something."""
        rate = self.row.rate_behind(s)
        return rate if rate is not None and rate.value > 0 else None

    def _of_the_first(self, x: OfTwo) -> bool:
        """ "thụ lý 5.285 vụ/7.375 bị can, giải quyết 5.068 vụ/6.855 bị can, đạt 95,9%": of those before the strokes."""
        firsts = [self.row.beside(s, -1) for s in (x.counted[-1], x.base) if _is_beside(s)]
        n, q = firsts if len(firsts) > 1 else (None, None)
        return n is not None and q is not None and makes(x.told, (n,), q)


def _whole_of(shares: Sequence[tuple[Seat, Seat]]) -> tuple[float, float]:
    """The least and the greatest figure that some figures, each with its rate, may all be out of."""
    low = max(HUNDRED * s.value / (r.value + r.half) for s, r in shares)
    return low, min(HUNDRED * s.value / max(1, r.value - r.half) for s, r in shares)


def _is_beside(s: Seat) -> bool:
    return is_beside(s.named.statement, s.named.position)
