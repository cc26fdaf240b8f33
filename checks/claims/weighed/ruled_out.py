"""What rules out that some figures are all the parts of another, however much seems to speak for it.

What they went through is ``stages.py``, what else they count ``other_things.py``, of what they are only some
``only_some.py``. What only speaks for or against it is observed and weighed (``parts.py``).
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import combinations, pairwise

from checks.claims.about import BRACKET, between, gap_before, opened, own_words, since
from checks.claims.fitting.excuses import Excuses
from checks.claims.row import HUNDRED, ONE, Row, Seat, makes_up, rounds_to, slips_of, sum_of
from checks.claims.thresholds import telling_from
from checks.claims.weighed.lists import Lists
from checks.claims.weighed.only_some import OnlySome
from checks.claims.weighed.other_things import OtherThings
from checks.claims.weighed.stages import Stages
from checks.claims.wholes.parts import Divisions, Parts
from checks.claims.wholes.readings import Readings

#: Two figures are parts at least; parts are at most so many times their whole.
_FEWEST, _FARTHEST = 2, 10
#: What is no chance however small the figures are.
_NEVER = ("the first is the others", "a closed list")
#: So many digits are a group, which a comma parts by mistake.
_DIGITS, _GROUP = 3, 1000
#: What is counted has so many words.
_NAME = 4
#: Sides that tell whether things were done in time.
_TERM = "term"


class RuledOut:
    """Knows what figures of a document cannot be a whole and its parts.

    ``divisions``: what adds up; ``shares``: which figure a rate is of, out of which.
    """

    def __init__(
        self, row: Row, readings: Readings, divisions: Divisions, shares: Container[tuple[str, str]] = ()
    ) -> None:
        self.row, self.readings, self.words, self.shares = row, readings, readings.words, shares
        self.excuses, self.lists = Excuses(row, self.words), Lists(row, self.words)
        self.only_some = OnlySome(row, readings)
        self.divided, self.wholes_of = divisions.parts_of, divisions.wholes_of
        self.stages = Stages(row, self.words, self.divided)
        self.other_things = OtherThings(row, self.words, self.lists)

    def may_be(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """Whether some figures miss a whole that they may be all the parts of."""
        missing = whole.value - sum_of(run)
        if makes_up(whole, run) or abs(missing) >= _FARTHEST * whole.value or not all(s.value for s in run):
            return False
        if _with_a_comma(whole, run):
            return True
        # "tháng này thu 906. … / doanh nghiệp 2.219 … / chi 1.325": of other paragraphs, and far from it
        if 2 * abs(missing) > whole.value and all(s.row != whole.row for s in run) and len(run) == _FEWEST:
            return False
        # "kinh phí 93,6 tỷ đồng … dưới 35 tuổi có 31; trên 50 tuổi có 12": no counts make up what has decimals
        if whole.half and not any(s.half for s in run):
            return False
        if _set_over(whole, run) or _in_columns((whole, *run)) or self.excuses.make_up_another(whole, run):
            return False
        if (
            self._reaches_out(whole, run)
            or self.only_some.are(whole, run)
            or self.other_things.of_another_sentence(whole, run)
            or self._of_then(whole, run)
            or self.excuses.for_each(run)
            or self.words.each.search(own_words(whole.named))  # "lấy 30 phiếu mỗi xã"
        ):
            return False
        if self.stages.left_of_done(whole, run) or self.lists.is_one(whole, run):
            return False
        if (
            self._is_listed_with(whole, run)
            or self.stages.of_the_term(run)
            or _after_their_number(whole, run)
            or self.stages.one_was_done(whole, run)
            or self._out_of_its_bracket(whole, run)
            or self._was_before(run)
            or self._holds_another(run)
            or self._without_the_rest(whole, run)
            or self._make_up_one_told(whole, run)
            or self._make_up_its_base(whole, run)
            or self.stages.of_two(run)
            or self._begins_the_list(whole, run)
            or self.other_things.stand_apart(whole, run)
        ):
            return False
        if self._turned((whole, *run)) or self.lists.goes_on(run) or self._is_another_side(whole, run):
            return False
        if self._all_kinds(whole, run):
            return not self._of_another(whole, run)
        if self.last_left_out(whole, run):
            return True
        if self.lists.are_beside(whole, run) or self._one_in_another(run):
            return False
        if any(s.value == whole.value for s in run) or self._of_durations(whole, run):
            return False  # "trong 2.140 hộ ấy thì hộ nghèo còn 31 hộ": told again
        if self.stages.in_hand(whole, run) or self.only_some.at_once(whole, run[-1]):
            return False
        if self._of_another(whole, run) or self.other_things.are(whole, run) or self._made_nearer(whole, run):
            return False
        if any(
            whole.value >= telling_from().figure * ONE or how in _NEVER for how in self.otherwise(whole, run)
        ):
            return False
        if missing < 0 and self.stages.carried_over(whole, run):
            return False
        return not self.excuses.unread(Parts(whole.named, tuple(s.named for s in run), True))

    def is_of_another(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """Whether some figures are what became of another, or what is left of it."""
        return bool(self.stages.left_of_done(whole, run)) or self._of_another(whole, run)

    def otherwise(self, whole: Seat, run: Sequence[Seat]) -> Iterator[str]:
        """How other sums would explain the figures; of small ones that is often chance."""
        if self._all_kinds(whole, run):
            return
        if self._closed(whole, run):
            yield "a closed list"
        group = self.readings.complete([s.named for s in run])
        if group == self.words.law.levels and not self.words.levels(whole.context):
            return  # "32.948 triệu đồng: cấp tỉnh 18.742, cấp huyện 14.206, cấp xã 9.357": one level was forgotten
        filled = _fills(whole, run)
        if any(makes_up(whole, run[:count]) for count in range(_FEWEST, len(run))) and not filled:
            yield "by the first of them"  # the last ones tell of something else
        elif self._without_some(whole, run) and not filled:
            yield "without some"
        # "05 dự thảo, gồm 03 nghị quyết và 02 quyết định": one of them is the others, which stand before or behind
        # it; "thanh tra 96, kiểm tra 118, phối hợp 22" is chance
        others = group not in self.words.law.whole_groups
        twice = [s for s in run if 2 * s.value == sum_of(run)][:1]
        if len(run) > _FEWEST and others and twice and twice[0] in (run[0], run[-1]):
            yield "the first is the others" if twice[0] is run[0] else "one is the others"
        if self._with_others(whole, run):
            yield "with one more"

    def is_plainly_all(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """Whether a list leaves no doubt that it is whole, though its sum is without some of it."""
        kinds = self._all_kinds(whole, run) and self._is_even_list(whole, run)
        return (
            _with_a_comma(whole, run)
            or kinds
            or self.last_left_out(whole, run)
            or self._with_the_rest(whole, run)
        )

    def _make_up_one_told(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "tiếp nhận mới 41.962. … toàn tỉnh 228.216. … 37.598, 3.105 và 1.259": all of another, by no slip of it."""
        made = sum_of(run)
        if made < telling_from().large * ONE or any(slips_of(whole, run)):
            return False
        return any(
            s.value == made and s.noun in ("", whole.noun) and s.at not in (whole.at, *(x.at for x in run))
            for s in self.row.all_counts
        )

    def _make_up_its_base(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "241 người trình độ đại học, chiếm 84,0%. Xếp loại: 54, 226, 7": all of what the first is a share of."""
        share, made = self.row.rate_behind(whole), sum_of(run)
        return share is not None and made > whole.value and rounds_to(share, whole.value, 0, made, 0)

    def _begins_the_list(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "danh mục gồm 18 thủ tục về A, 11 thủ tục về B và 05 thủ tục về C": the first of a list is not its whole."""
        lead = gap_before(whole.named)
        marks = [*self.words.mark.finditer(lead)]
        begins = bool(marks) and not lead[marks[-1].end() :].strip(" :")
        plain = not set(between(whole.named, run[0].named)) & set(".;:(")
        return begins and plain and {s.noun for s in run} == {whole.noun} and whole.noun != ""

    def _with_the_rest(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "24 tồn tại. Các đơn vị đã khắc phục 15 tồn tại, 7 tồn tại còn lại …": some, and all the others."""
        if len(run) != _FEWEST or [s.at - whole.at for s in run] != [1, 2] or run[1].row != whole.row:
            return False
        alike = {s.noun for s in (whole, *run)} == {whole.noun} != {""}
        return alike and bool(self.words.remainder.search(run[1].named.tail.split(",")[0]))

    def last_left_out(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "quý I 57 lượt, quý II 143 lượt, quý III 98 lượt, lũy kế 200 lượt": a sum without the last of them.

        Or behind a list of its own: "như sau: cư trú 184.236; giao thông 46.518; hộ chiếu 15.427. Tổng cộng 230.754".
        """
        if whole.at != run[-1].at + 1 or not {s.noun for s in (whole, *run)} == {whole.noun} != {""}:
            return False
        heads = {own_words(s.named).strip().partition(" ")[0] for s in run}
        together = len({(s.row, s.sentence) for s in (whole, *run)}) == 1
        in_turn = together and len(heads) == 1 and self.words.summing_up.search(whole.phrase)
        # "5 sao: 1.377; 4 sao: 98; dưới 3 sao: 31. Như vậy có 1.475 lượt từ 4 sao trở lên" is no total of all
        listed = (
            whole.row == run[-1].row and _in_a_list(run) and self.words.whole_after.search(whole.named.lead)
        )
        return bool(in_turn or listed) and len(run) > _FEWEST and makes_up(whole, run[:-1])

    def _all_kinds(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "43 văn bản, trong đó 17 quyết định, 8 kế hoạch, 18 công văn và 2 thông báo": a list without a gap.

        It ends with the last of them that is joined by "và", or with its bracket or sentence.
        """
        kinds = self.words.takes_in.get(whole.noun, frozenset())
        if len(run) <= _FEWEST or any(s.noun not in kinds for s in run) or whole.row != run[-1].row:
            return False
        if any(b.at != a.at + 1 for a, b in pairwise((whole, *run))):
            return False
        joined = self.words.join.search(between(run[-2].named, run[-1].named))
        return bool(joined) or self._is_even_list(whole, run)

    def _is_even_list(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "52 văn bản: 08 kế hoạch, 05 quyết định, 39 công văn, 12 thông báo.": no other word between its commas."""
        opened = between(whole.named, run[0].named)
        gaps = [between(a.named, b.named) for a, b in pairwise(run)]
        more = [s for s in self.row.sentence_of(run[-1]) if s.at > run[-1].at and s.depth >= run[-1].depth]
        told = ":" in opened or "(" in opened or any(m["consists"] for m in self.words.mark.finditer(opened))
        return told and not more and all(_comma(a, gap) for a, gap in zip(run, gaps, strict=False))

    def _closed(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "42 văn bản, gồm 6 nghị quyết và 36 quyết định, phát hiện 3 văn bản sai": whether the first make it up."""
        joined = [
            count for count in range(_FEWEST, len(run))
            if run[count - 2].row == run[count - 1].row
            and self.words.join.search(between(run[count - 2].named, run[count - 1].named))
        ]  # fmt: skip
        return any(makes_up(whole, run[:count]) for count in joined)

    def _without_some(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "Phiếu số 1: 3.772, phiếu số 2: 1.714": whether they make up the whole without one or two of them."""
        most = min(len(run) - _FEWEST, 2 if whole.value >= telling_from().elsewhere * ONE else 1)
        return any(
            makes_up(whole, [s for i, s in enumerate(run) if i not in left_out])
            for count in range(1, most + 1)
            for left_out in combinations(range(len(run)), count)
        )

    def _with_others(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "9 trên tổng số 32 nhiệm vụ; 18 đang thực hiện; 5 chưa đến kỳ": one more makes it up."""
        upper = [
            s
            for s in self.row.counts[whole.row]
            if s.named.figure.over == whole.named.position and s not in run
        ]
        last = run[-1]
        after = [s for s in self.row.sentence_of(last) if s.at > last.at and s.at != whole.at]
        # "73 trường (mầm non 23, tiểu học 31, THCS 16) và 03 đơn vị khác"; "25 công văn; tổ chức 02 cuộc họp"
        after = [
            s for s in after
            if s.depth >= last.depth and (s.clause == last.clause or s.noun in (last.noun, whole.noun, ""))
        ]  # fmt: skip
        later = [s for s in self.row.counts[last.row] if s.at > last.at and s.sentence > last.sentence][:1]
        later = [s for s in later if s.noun in (last.noun, whole.noun)]  # "… Lần này có 4 người tự ứng cử"
        others = [[s] for s in (*upper, *after[:1], *later)] + [[*upper, *after[:1]], after[:_FEWEST]]
        return any(extra and makes_up(whole, [*run, *extra]) for extra in others)

    def _of_durations(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "12 quyết định được trình đúng thời hạn 05 ngày": whether days are counted among other things."""
        durations = self.words.law.durations
        if whole.noun in durations:  # "thai sản còn 6 ngày, ốm đau còn 6 ngày, một lần còn 10 ngày"
            sums = self.words.whole.search(whole.phrase) or self.words.summing_up.search(whole.phrase)
            return run[-1].at < whole.at and not sums
        return any(s.noun in durations for s in run)

    def _of_another(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """Whether some figures are known to be, with others or by themselves, the parts of something else."""
        others = {x for s in run for x in self.wholes_of.get(s.code, ())} - {whole.code}
        if self.settled_of_received(whole, run):
            return False
        if any(self.within(d, whole, run) for x in others for d in self.divided[x]):
            return True
        # "42.316 tấn, so với cùng kỳ (41.163 tấn), gồm khai thác 36.870 (riêng cá ngừ 2.215) và nuôi trồng 5.446": all
        # the parts of what stands before it
        codes = {s.code for s in run}
        for x in others:
            seat = self.row.by_code.get(x)
            near = seat is not None and seat.row == whole.row and seat.at < whole.at
            if near and x not in codes and any(d <= codes for d in self.divided[x]):
                return True
        # "08 huyện và 76 xã, phường, thị trấn (54 xã, 12 phường, 10 thị trấn)": the whole is a part of one of them
        if any(whole.code in d for x in codes for d in self.divided.get(x, ())):
            return True
        # "tiếp nhận 913, giải quyết 902, còn 11": the whole is beside one of the parts in another
        if whole.value >= telling_from().elsewhere * ONE and any(
            whole.code in d for x in others for d in self.divided[x]
        ):
            return True
        reached = sum_of(run)
        above = (self.row.by_code.get(x) for x in self.wholes_of.get(whole.code, ()))
        if any(s is not None and s.value == reached for s in above):
            return True  # "38 kiến nghị: 31 về hành vi; 07 về quy định. Đã trả lời 36, đang xử lý 02"
        if len(run) == _FEWEST and abs(run[0].value - run[1].value) == whole.value:
            return True  # "có 66 người. So với định mức 69 người còn thiếu 3 người"
        own = self.row.sentence_of(whole)
        # "đăng ký 40; triển khai 34, trong đó 27 hiệu quả, còn 6": 6 is beside 34 in 40
        if any(s.value == whole.value + x.value for s in own for x in run):
            return True
        # "giao 72 nhiệm vụ. … 35 hoàn thành, 33 đang thực hiện, 04 chậm": the whole is one of the parts
        earlier = [s for seats in self.row.counts[max(0, whole.row - 1) : whole.row + 1] for s in seats]
        of_it = (s for s in earlier if s.at < whole.at and _may_be_of(s, (whole,)))
        if any(s.value == whole.value + reached for s in of_it):
            return True
        before = (s for s in self.row.counts[whole.row] if s.at < run[0].at and s.at != whole.at)
        return reached >= telling_from().numerator * ONE and any(
            s.value == reached for s in before if _may_be_of(s, (run[0], whole))
        )

    def settled_of_received(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "tiếp nhận 214.906; đã trả 231.142: đúng hạn 212.838, quá hạn 304; còn 1.764": all that was settled.

        With what is left they make up what was received, which speaks for them as soon as one slip explains why they
        miss what is told right before them.
        """
        codes = {s.code for s in run}
        behind = all(b.at == a.at + 1 for a, b in pairwise((whole, *run)))
        group = self.readings.complete([s.named for s in run])
        done = self.words.flow.done.search(own_words(whole.named))
        if not (
            behind and done and run[-1].sentence == whole.sentence and group in self.words.law.whole_groups
        ):
            return False
        others = self.wholes_of.get(run[0].code, set()) - {whole.code}
        rests = [d - codes for x in others for d in self.divided[x] if codes < d]
        left = any(all(self.stages.is_left(self.row.by_code[c]) for c in rest) for rest in rests)
        return left and any(slips_of(whole, run))

    def _is_listed_with(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "trong đó có 18 thủ tục nông nghiệp, 13 thủ tục y tế và 85 thủ tục xây dựng": the first of one list."""
        alike = {s.noun for s in (whole, *run)} == {whole.noun} != {""}
        above = self.row.beside(whole, -1)
        of_those = above is not None and above.noun == whole.noun and above.sentence == whole.sentence
        # "214 quyết định, trong đó đất đai có 11 quyết định, hộ tịch có 6 quyết định, bảo trợ xã hội có 9 quyết định"
        in_all = of_those and above is not None and above.value >= whole.value + sum_of(run)
        if not alike or run[0].at != whole.at + 1 or not (in_all or any(s.value > whole.value for s in run)):
            return False
        opened = between(whole.named, run[0].named)
        marks = self.words.mark.finditer(gap_before(whole.named))
        listed = any(m["among"] for m in marks) and not self.words.mark.search(opened)
        return listed and run[0].clause == whole.clause and not set(opened) & set(":(")

    def _out_of_its_bracket(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "32 cơ quan (12 trực tiếp, 20 tự kiểm tra), đã chấn chỉnh 18 đơn vị": no part of what a bracket divides."""
        outside = all(s.row == whole.row and s.at > whole.at and s.depth < whole.depth for s in run)
        return outside and any(s.at < whole.at and s.depth < whole.depth for s in self.row.sentence_of(whole))

    def _holds_another(self, run: Sequence[Seat]) -> bool:
        """ "kiểm tra 16 đơn vị, gồm 11 xã và 05 phòng; … tổng số 29 xã": what is made up of another counts it in."""
        codes = {s.code for s in run}
        for s in run:
            own = {x.code for x in self.row.sentence_of(s) if x.at > s.at}
            if any(codes & parts and parts <= own for parts in self.divided.get(s.code, ())):
                return True
        return False

    def _was_before(self, run: Sequence[Seat]) -> bool:
        """ "34 văn bản (13 nghị quyết; 12 quyết định), giảm 05 so với cùng kỳ năm 2023 (39 văn bản)": no part of it."""
        gaps = map(gap_before, (s.named for s in run))
        return any(gap.rstrip().endswith("(") and self.words.base.search(gap) for gap in gaps)

    def _without_the_rest(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "52 nhiệm vụ: hoàn thành 31, đang triển khai 18, còn 02 nhiệm vụ chưa đến hạn": the list goes on."""
        last = run[-1]
        rest = next((s for s in self.row.sentence_of(last) if s.at > last.at and s.depth <= last.depth), None)
        beside = (whole.row, whole.sentence) == (last.row, last.sentence)
        if (
            rest is None
            or rest.clause != last.clause
            or rest.noun not in (last.noun, whole.noun)
            or not beside
        ):
            return False
        return rest.value < whole.value and bool(self.words.left_over.search(gap_before(rest.named)))

    def _made_nearer(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "giao 96 người, hiện có 89, chưa tuyển 07. Trong đó tiến sĩ 08": made up with one of them already."""
        if all(s.sentence == whole.sentence and s.row == whole.row for s in run):
            return False
        own, told = {s.value for s in self.row.sentence_of(whole)}, {s.value for s in run}
        made = ({self.row.by_code[c].value for c in d} for d in self.divided.get(whole.code, ()))
        return any(values & told and values <= own for values in made)

    def within(self, parts: set[str], whole: Seat, run: Sequence[Seat]) -> bool:
        """Whether some figures stand together among the parts of something else, or with their whole."""
        codes = {s.code for s in run}
        if whole.code in parts and len(codes & parts) >= _FEWEST:
            return True
        if not codes <= parts:
            return False
        # "cấp tỉnh: đã giải quyết A, đang giải quyết a; cấp xã: đã giải quyết B, đang giải quyết b"
        others = (self.row.by_code[c].at for c in parts - codes)
        return not any(run[0].at < at < run[-1].at for at in others)

    def _one_in_another(self, run: Sequence[Seat]) -> bool:
        """ "94 vụ, đã giải quyết 79 vụ; trong đó 21 vụ hòa giải": whether words make one part some of another."""
        pairs = [(a, b) for a, b in pairwise(run) if a.row == b.row and a.depth == b.depth]
        gaps = (since(BRACKET.sub("", between(a.named, b.named)), (". ", ";")) for a, b in pairs)
        marks = (self.words.mark.search(gap) for gap in gaps)
        if any(marks):
            return True
        return not self.complement(run) and any((b.code, a.code) in self.shares for a in run for b in run)

    def complement(self, run: Sequence[Seat]) -> bool:
        """ "trực tuyến 31.018 (99,3%), hồ sơ giấy 213 (0,7%)": whether the rates behind some figures are a hundred."""
        rates = [self.row.rate_behind(s) for s in run]
        told = [r for r in rates if r is not None]
        return len(told) == len(run) and abs(sum_of(told) - HUNDRED) <= sum(r.half for r in told)

    def _reaches_out(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "có mặt 57 (phòng A 15, phòng B 13, trung tâm 10); còn thiếu 5": no sum of both."""
        depths = {s.depth for s in run if s.row == whole.row}
        sums_up = self.words.summing_up.search(whole.phrase)
        return len(depths) > 1 and min(depths) < whole.depth and not sums_up

    def _of_then(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "87 tổ chức, cá nhân: 13 tổ chức và 74 cá nhân, giảm so với cùng kỳ (103 …)": no sum of what is now."""
        gap = gap_before(whole.named)
        if run[-1].at < whole.at:
            return gap.rstrip().endswith("(") and bool(self.words.base.search(gap))
        # "8.076 hồ sơ (cùng kỳ: trực tuyến 5.462, trực tiếp 1.265)"
        bracket = opened(between(whole.named, run[0].named).partition(":")[0])
        return bracket is not None and self.words.other_time.fullmatch(bracket[1]) is not None

    def _turned(self, run: Sequence[Seat]) -> bool:
        """ "sắp xếp 03 phường thành 01 phường", "từ 6 phường còn 2 phường": whether one figure became another."""
        if any(a.row == b.row and a.at < b.at and self._became(a, b) for a, b in pairwise(run)):
            return True
        # "phòng thuộc sở giảm từ 104 còn 78; …; phòng thuộc huyện giảm từ 120 còn 100": each by itself
        before = [(self.row.beside(s, -1), s) for s in (run[0], run[-1])]
        return all(b is not None and self._became(b, s) for b, s in before)

    def _became(self, a: Seat, b: Seat) -> bool:
        gap = between(a.named, b.named)
        if self.words.turned_into.search(gap):
            return True
        since_it = self.words.change_from.search(gap_before(a.named).rsplit(",", 1)[-1])
        return bool(since_it and self.words.change_to.search(gap)) and "," not in gap

    def _is_another_side(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "công bố mới 214 thủ tục, sửa đổi 178 thủ tục, bãi bỏ 96 thủ tục": the first is beside the others."""
        own = self.words.sides(whole.named.label)
        others = [self.words.sides(s.named.label) for s in run]
        return any(
            group != self.words.law.levels and all(x.get(group) not in (None, side) for x in others)
            for group, side in own.items()
        )


def _in_a_list(run: Sequence[Seat]) -> bool:
    """ "như sau: cư trú 184.236 hồ sơ; giao thông 46.518 hồ sơ": whether behind a colon semicolons part them."""
    gaps = [between(a.named, b.named) if a.row == b.row else "" for a, b in pairwise(run)]
    return ":" in gap_before(run[0].named) and all(gap.count(";") == 1 for gap in gaps)


def _comma(s: Seat, gap: str) -> bool:
    """Whether between a figure and the next there is only what it counts, and a comma."""
    counted, _, rest = gap.casefold().strip().partition(",")
    return not rest and counted.startswith(s.noun) and len(counted.split()) <= _NAME


def _may_be_of(s: Seat, others: Sequence[Seat]) -> bool:
    """ "28 tin, bài. Kiểm tra tại 05 cơ quan (02 sở …)": small figures of other things are alike by chance."""
    named = {other.noun for other in others}
    return s.noun in named or "" in {s.noun, *named} or s.value >= telling_from().large * ONE


def _in_columns(seats: Sequence[Seat]) -> bool:
    """ "(tiếp nhận/đã giải quyết/trễ hạn): 38.214/37.906/874": columns between strokes, and no sum."""
    in_order = pairwise(sorted(seats, key=lambda s: s.at))
    beside = ((a, b) for a, b in in_order if a.row == b.row and a.named.figure.over < 0)
    return any(between(a.named, b.named).strip() == "/" for a, b in beside)


def _with_a_comma(whole: Seat, run: Sequence[Seat]) -> bool:
    """ "2.186 thủ tục, trong đó cấp tỉnh 1,735 thủ tục, cấp xã 451": what makes up the whole with a dot instead."""
    with_dots = (sum_of(run) - s.value + s.value * _GROUP for s in run if s.named.figure.decimals == _DIGITS)
    return not whole.half and any(whole.value == made for made in with_dots)


def _set_over(whole: Seat, run: Sequence[Seat]) -> bool:
    """ "điều tra 341/360 vụ, khám phá 35 vụ", "rà soát 22 thủ tục, nâng tổng số lên 67/85 thủ tục": no parts beside."""
    upper = [s for s in (whole, *run) if s.named.figure.over >= 0]
    if any(a.is_over(b) for a in upper for b in run):
        return True
    over_it = any(s.is_over(whole) for s in run)
    return over_it and any(s.at < whole.at and s.named.figure.over < 0 for s in run)


def _after_their_number(whole: Seat, run: Sequence[Seat]) -> bool:
    """ "65 văn bản, gồm 3 loại: chỉ thị 2, kế hoạch 15, công văn 48": the first counts the others, which make it up."""
    first, *rest = sorted(run, key=lambda s: s.at)
    counted = len(rest) >= _FEWEST and first.value == len(rest) * ONE and first.row == rest[0].row
    return counted and ":" in between(first.named, rest[0].named) and makes_up(whole, rest)


def _fills(whole: Seat, run: Sequence[Seat]) -> bool:
    """ "14 trường hợp (khiển trách 09, cảnh cáo 05, buộc thôi việc 01)": whether all in a bracket are its parts."""
    if len(run) <= _FEWEST or run[0].at != whole.at + 1 or any(s.depth != whole.depth + 1 for s in run):
        return False
    if any(s.noun not in (whole.noun, "") for s in run):
        return False
    text, last = whole.named.statement.text, run[-1].named.figure
    opened = between(whole.named, run[0].named)
    if ")" in text[run[0].named.figure.stop : last.start]:
        return False  # "thiếu phiếu (28 hồ sơ), sai mẫu (19 hồ sơ), thừa giấy tờ (7 hồ sơ)"
    closed = text[last.stop :].split(")")[0]
    return whole.row == run[-1].row and "(" in opened and not re.search(r"\d", closed)
