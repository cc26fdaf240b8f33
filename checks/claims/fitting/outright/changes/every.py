"""Rises and falls whose sentence tells both ends beside them: they are held against these, however far off.

"Năm 2020 là 684 triệu đồng, giảm 9,0% so với năm 2019 (552 triệu đồng)" cannot be meant of anything else. What fits,
or what only a slip keeps from it, is found in ``checks/claims/fitting``.
"""

from collections.abc import Sequence
from dataclasses import replace

from assets.prose.figures import POINTS
from checks.claims.about import between, gap_before, only_year, opened
from checks.claims.changes import PLACES, Change
from checks.claims.changes.tells import is_of_their_number
from checks.claims.fitting.change_ends import LEAD, ChangeEnds, change_between
from checks.claims.fitting.outright.changes.bracketed import Bracketed
from checks.claims.fitting.outright.changes.named import NamedChanges
from checks.claims.fitting.outright.changes.points import Points
from checks.claims.fitting.outright.changes.ranks import Ranks
from checks.claims.fitting.outright.changes.several_kinds import SeveralKinds
from checks.claims.fitting.outright.changes.turned import Turned
from checks.claims.row import Row, Seat
from checks.claims.words import Words

#: What was then and what is now.
_BOTH = 2


class OutrightChanges:
    """Finds the changes of one document that are told outright."""

    def __init__(self, row: Row, ends: ChangeEnds, words: Words) -> None:
        self.row, self.ends, self.words = row, ends, words
        self.turned, self.ranks = Turned(row, words), Ranks(row, words)
        self.named, self.points = NamedChanges(row, ends, words), Points(row, ends, words)
        self.kinds, self.bracketed = SeveralKinds(row, words), Bracketed(row, ends, words)

    def of(self, by: Seat, falls: bool) -> Change | None:
        """The change from what was then to what is now, where the words right about it tell which is which."""
        ways = (
            self.ranks.of, self._compared, self.named.of, self.turned.into, self._same_again, self._of_two_years,
            self._beyond_plan, self._both_in_bracket, self.turned.behind, self.turned.after_it,
            self.bracketed.behind, self.bracketed.before, self.points.of, self.kinds.of,
        )  # fmt: skip
        ends = next((found for way in ways if (found := way(by)) is not None), None)
        if ends is None or is_of_their_number(ends[0].named, by.named, self.words):
            return None
        now, base = ends
        change = change_between(now, base, by, relative=bool(by.rate and not now.rate))
        # "316,8 tỷ đồng, chênh 48,3 tỷ đồng so với giá khởi điểm (268,5 tỷ đồng)": no word says which is more
        return replace(change, falls=falls if self.ends.says_direction(by) else change.falls, by_name=True)

    def of_next_kind(self, by: Seat) -> Change | None:
        """ "tăng 9,4% về số doanh nghiệp và 21,8% về số vốn": the growth of the next of several kinds."""
        ends = self.kinds.of(by) if by.rate else None
        return replace(change_between(*ends, by, relative=True), by_name=True) if ends is not None else None

    def _compared(self, by: Seat) -> tuple[Seat, Seat] | None:
        """What stands right before a change, and what it says right behind that it is compared with."""
        now, base = self._now(by), self.row.beside(by, 1)
        return (now, base) if now is not None and base is not None and self._is_told(now, by, base) else None

    def _now(self, by: Seat) -> Seat | None:
        """The figure right before a change, but for its rates and brackets: "5.296 tỷ, đạt 91,8% (…) và tăng"."""
        before = [s for s in self.row.rows[by.row] if s.at < by.at and s.sentence == by.sentence]
        outer = [s for s in before if not s.depth]
        # "còn 09 phòng và 01 đơn vị sự nghiệp, giảm 02 phòng": of what the change counts
        alike = [s for s in outer if s.noun == by.noun] if by.noun and not by.rate and not by.depth else []
        if len(alike) == 1 and len(outer) == _BOTH and all(s.count for s in outer):
            return alike[0]
        if len(outer) == 1 and outer[0].count and not by.depth:
            return outer[0]  # "4.362 lượt (hưu trí 118; …; ốm đau 3.101), nhiều hơn cùng kỳ 452 lượt (…)"
        rates = outer[1:] if outer and not outer[0].rate else []
        told_with = rates and all(s.rate and not s.change for s in rates) and not by.depth
        return outer[0] if told_with else self.row.beside(by, -1)

    def _beyond_plan(self, by: Seat) -> tuple[Seat, Seat] | None:
        """ "đạt 10.847 tỷ đồng, bằng 103,3% dự toán (10.500 tỷ đồng), vượt 374 tỷ đồng": more than planned."""
        plan, rate, now = (self.row.beside(by, n) for n in (-1, -2, -3))
        if plan is None or rate is None or now is None or by.rate or by.depth or plan.depth != 1:
            return None
        alike = now.called == plan.called == by.called != "" and now.count and plan.count
        beside = (
            now.sentence == by.sentence and rate.rate and not rate.change and now.depth == rate.depth == 0
        )
        lead = between(plan.named, by.named).partition(")")[2]
        planned = self.words.goal_of.search(between(rate.named, plan.named))
        told = self.words.beyond.search(lead) and not set(lead) & set(".;:")
        return (now, plan) if alike and beside and planned and told else None

    def _of_two_years(self, by: Seat) -> tuple[Seat, Seat] | None:
        """ "Năm 2024 đạt 75,37%; năm 2023 đạt 73,93%; tăng 1,44 điểm": the rates of the years right before."""
        told = [s for s in (self.row.beside(by, -2), self.row.beside(by, -1)) if s is not None]
        if not (by.noun == POINTS or by.rate) or any(s.change or not s.rate for s in told):
            return None
        beside = len({(s.sentence, s.depth) for s in (*told, by)}) == 1
        return _by_year(told) if beside else None

    def _both_in_bracket(self, by: Seat) -> tuple[Seat, Seat] | None:
        """ "so với năm 2024 tăng 533 hồ sơ (năm 2024: 4.282 hồ sơ; năm 2025: 4.815 hồ sơ)": both in its bracket."""
        told = [s for s in (self.row.beside(by, 1), self.row.beside(by, 2)) if s is not None]
        if by.rate or by.noun in (POINTS, *PLACES) or not told or not self._opens(by, told[0]):
            return None
        alike = len({(s.sentence, s.depth, s.called) for s in told}) == 1 and by.noun in ("", told[0].noun)
        plain = told[0].depth == by.depth + 1 and not any(s.rate or s.change for s in told)
        return _by_year(told) if alike and plain else None

    def _opens(self, by: Seat, first: Seat) -> bool:
        """Whether a bracket opens between a change and what stands behind it, and nothing else parts them."""
        gap = between(by.named, first.named)
        return gap.endswith("(") or (gap.count("(") == 1 and not set(gap) & set(".;,)"))

    def _same_again(self, by: Seat) -> tuple[Seat, Seat] | None:
        """ "giảm 86 đơn vị, tương đương 55,1%": the growth between the ends of the change right before."""
        change = self.row.beside(by, -1)
        if (
            change is None
            or not by.rate
            or change.rate
            or not change.change
            or change.sentence != by.sentence
        ):
            return None
        gap = between(change.named, by.named)
        if change.depth != by.depth or len(gap) > LEAD or set(gap) & set(".;:()"):
            return None
        if not self.words.same_change.search(gap):
            return None
        return self.turned.into(change) or self._since_behind(change, by)

    def _since_behind(self, change: Seat, by: Seat) -> tuple[Seat, Seat] | None:
        """ "41 dự thảo (…), tăng 6 văn bản, tương đương 17,14% so với 6 tháng đầu năm 2018 (35 văn bản)"."""
        base = self.row.bracketed_behind(by)
        before = [s for s in self.row.sentence_of(change) if s.at < change.at and s.depth == change.depth]
        if base is None or not before or not self.words.base.search(between(by.named, base.named)):
            return None
        now, alike = before[-1], base.called in (change.called, before[-1].called)
        return (now, base) if alike and self.ends.is_base(base) and not self._is_part(now) else None

    def _is_told(self, now: Seat, by: Seat, base: Seat) -> bool:
        """Whether a rise or fall stands between what there is and what there was, in a bracket or called so."""
        if by.noun in (POINTS, *PLACES) or not now.count or now.depth or base.rate or base.change:
            return False
        if not now.called == base.called != "" or not now.sentence == by.sentence == base.sentence:
            return False
        last, behind = self.row.beside(by, -1) or now, between(by.named, base.named)
        lead = between(last.named, by.named)
        if last is not now:  # "5.296 tỷ, đạt 91,8% dự toán (5.766 tỷ) và tăng 2,9% so với (5.145 tỷ)"
            lead = lead.rpartition(")")[2]
        if self._is_part(now):
            return False
        if by.depth == base.depth == 1:  # "(giảm 134 đơn vị so với 249 xã, phường)"
            plain = lead.count("(") == 1 and not set(lead) & set(".;:") and not set(behind) & set(";:,()")
            return plain and bool(self.words.since_this.search(behind))
        if by.depth or not (by.rate or by.noun in ("", now.noun)):
            return False
        bracket = opened(behind) if base.depth == 1 else None
        in_bracket = bracket is not None and (
            not bracket[1] or bool(self.words.other_time.search(bracket[1]))
        )
        if not in_bracket and (base.depth or "(" in behind or not self.words.told_as.search(behind)):
            return False
        if len(lead) > LEAD or set(lead) & set(";:()") or set(bracket[0] if bracket else behind) & set(";:,"):
            return False
        after = self.row.beside(base, 1)
        if after is not None and ")" not in between(base.named, after.named):
            return False  # "tăng 40,4% … về số giao dịch (118.406 so với 84.332 giao dịch)": its own two ends
        # "tăng 5,3% (cùng kỳ: 751 doanh nghiệp)": its bracket calls it so
        called = bracket is not None and bool(bracket[1])
        # "nhiều hơn cùng kỳ 452 lượt (cùng kỳ 3.937 lượt)"
        again = called and self.words.other_time.search(lead)
        return bool(self.words.base.search(behind) or again) and (called or self.ends.is_base(base))

    def _is_part(self, now: Seat) -> bool:
        """ "84 giải, gồm 09 giải nhất, 75 giải nhì, tăng 05 giải so với năm 2022 (80 giải)": of what it is some of."""
        # "cấp mới 146,5 triệu USD; …; tổng vốn 324,7 triệu USD": in a clause of its own it is none
        own = (s for s in self.row.sentence_of(now) if s.at < now.at and s.clause == now.clause)
        before = (s for s in own if s.noun == now.noun)
        return bool(self.words.mark.search(gap_before(now.named))) or any(before)


def _by_year(told: Sequence[Seat]) -> tuple[Seat, Seat] | None:
    """What is now and what was then, of two figures that are each called by a year of their own."""
    years = [only_year(s.named) for s in told]
    if len(told) != _BOTH or not all(years) or years[0] == years[1]:
        return None
    first, last = sorted(zip(years, told, strict=True), key=lambda x: x[0])
    return last[1], first[1]
