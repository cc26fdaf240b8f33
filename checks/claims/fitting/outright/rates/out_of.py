"""What words right about a rate tell that it is out of: of all, of a plan, of what was before.

"849 người, chiếm 56,2% trong tổng số 1.512 công chức"; "bằng 26% dự toán giao (1.250 tỷ đồng)". What a figure is some
of by its own sentence is ``some_of.py``.
"""

import re

from checks.claims.about import between, opened
from checks.claims.fitting.outright.rates.share_of import APART, GAP, SIGNS, ShareOf
from checks.claims.row import HUNDRED, Row, Seat, is_share
from checks.claims.words import Words

#: What is counted, and what it is out of.
Two = tuple[Seat, Seat]


class OutOf:
    """Finds what the rates of one document are told to be out of right about them."""

    def __init__(self, row: Row, words: Words, shares: ShareOf) -> None:
        self.row, self.words, self.shares = row, words, shares

    def planned(self, rate: Seat) -> Two | None:
        """ "bằng 26% dự toán giao (1.250 tỷ đồng)": what the bracket right behind says was planned."""
        base = self._in_bracket_behind(rate, self.words.goal_of)
        if base is None or not self.words.goal_of.search(between(rate.named, base.named)):
            return None
        return self._counted_like(base, rate)

    def planned_behind(self, rate: Seat) -> Two | None:
        """ "đã cử 6.240 lượt, đạt 104% so với kế hoạch là 6.000 lượt": what the words right behind say was planned."""
        base = self.row.beside(rate, 1)
        if base is None or base.sentence != rate.sentence or base.depth != rate.depth or not base.count:
            return None
        gap = between(rate.named, base.named)
        if (
            set(gap) & SIGNS
            or not self.words.goal_of.search(gap)
            or not base.value
            or base.named.figure.over >= 0
        ):
            return None
        return self._counted_like(base, rate)

    def compared(self, rate: Seat) -> Two | None:
        """ "bằng 95,1% so với cùng kỳ (8.551 ha)": what the bracket right behind says there was before."""
        base = self._in_bracket_behind(rate, self.words.other_time)
        if base is None or not self.words.base.search(between(rate.named, base.named)):
            return None
        return self._counted_like(base, rate)

    def of_all_in_bracket(self, rate: Seat) -> Two | None:
        """ "217 thủ tục, đạt 22,46% tổng số thủ tục (966 thủ tục)": all there are, in the bracket right behind."""
        base = self._in_bracket_behind(rate)
        if base is None or not self.words.out_of.match(between(rate.named, base.named).lstrip()):
            return None
        return self._counted_like(base, rate)

    def _in_bracket_behind(self, rate: Seat, called: re.Pattern[str] | None = None) -> Seat | None:
        """The figure that opens the bracket right behind a rate, but for what it may be ``called`` there."""
        base = self.row.beside(rate, 1)
        bracket = opened(between(rate.named, base.named)) if base is not None else None
        if (
            base is None
            or bracket is None
            or not base.count
            or base.sentence != rate.sentence
            or not base.value
        ):
            return None
        outer, inner = bracket
        # "bằng 95% kế hoạch năm (kế hoạch: 604 cuộc)", and not "chiếm 11,8% (cùng kỳ 4.108 hồ sơ)"
        named = not inner or (called is not None and called.search(inner) and outer.strip(" %"))
        return base if named and base.depth == rate.depth + 1 and not set(outer) & SIGNS else None

    def _counted_like(self, base: Seat, rate: Seat) -> Two | None:
        """A rate's base with the last figure before it that counts the same: "1.663 giấy … 1.204 ha, đạt 70,7% …".

        So does what is compared twice: "đạt 8.133 ha, bằng 96,7% kế hoạch (8.413 ha) và bằng 95,1% cùng kỳ (8.551 ha)".
        """
        before = [s for s in self.row.rows[rate.row] if s.at < rate.at and s.sentence == rate.sentence]
        same = [s for s in before if s.noun == base.noun != "" and s.count and s.depth == rate.depth]
        if not same:
            return None
        between_them = [s for s in before if s.at > same[-1].at]
        again = any(s.rate for s in between_them) and all(
            s.rate or s.depth > rate.depth for s in between_them
        )
        if any(s.change for s in between_them) or (any(s.rate for s in between_them) and not again):
            return None
        share = self.shares.has_this_share(same[-1], rate, before[-1])
        return (self.shares.with_its_list(same[-1]), base) if share else None

    def in_own_bracket(self, rate: Seat) -> Two | None:
        """ "đạt 95,1% (4.367 trẻ trong tổng số 4.590 trẻ)", "(đúng hạn 7.729 hồ sơ/tổng 7.823 hồ sơ)"."""
        counted = self._opened_behind(rate)
        base = self.row.beside(counted, 1) if counted is not None else None
        if counted is None or base is None or not (counted.count and base.count) or not base.value:
            return None
        gap = between(counted.named, base.named)
        told = (self.words.out_of_all, self.words.out_of_before, self.words.over_total)
        plain = counted.depth == base.depth == rate.depth + 1 and not set(gap) & SIGNS
        return (
            (counted, base) if plain and any(p.search(gap) for p in told) and _alike(counted, base) else None
        )

    def _opened_behind(self, rate: Seat) -> Seat | None:
        """The first figure of the bracket right behind a rate, with a few words before it."""
        first = self.row.beside(rate, 1)
        gap = between(rate.named, first.named).strip() if first is not None else ""
        return first if gap.startswith("(") and not set(gap[1:]) & SIGNS else None

    def set_out_of(self, rate: Seat) -> Two | None:
        """ "749 dịch vụ trên tổng số 1.201 dịch vụ, đạt 62,36%": both right before."""
        base = self.shares.counted(rate)
        counted = self.row.beside(base, -1) if base is not None else None
        if base is None or counted is None or not counted.count or not base.value:
            return None
        gap = self.words.joint_name.sub(" ", between(counted.named, base.named))
        # "412,8 triệu đồng trên tổng thu phí, lệ phí 503,4 triệu đồng": a comma in the name of all there is
        named = gap.replace(",", " ")
        told = bool(self.words.out_of_before.search(gap) or self.words.out_of_all.search(named))
        # "548.216 người trên dân số 632.375 người (86,7%)", "36 TTHC/52 TTHC phải thực hiện, đạt 69,2%"
        over = self.words.out_of_name.search(gap) or gap.strip().casefold() in ("/", f"{counted.called}/")
        told = told or (bool(over) and is_share(counted, rate, base))
        beside = (counted.sentence, counted.depth) == (base.sentence, base.depth) and len(gap) <= GAP
        if not told or not beside or set(gap) & (APART | {"."}):
            return None
        return (counted, base) if _alike(counted, base) and base.noun else None

    def of_all_behind(self, rate: Seat) -> Two | None:
        """ "849 người, chiếm 56,2% trong tổng số 1.512 công chức"; "90,8% (a hồ sơ), … (b hồ sơ) trong tổng số T"."""
        counted = self.shares.alone_in_bracket(rate) or self.shares.counted(rate)
        if counted is None:
            return None
        last = max(rate, counted, key=lambda s: s.at)
        while (base := self.row.beside(last, 1)) is not None and base.sentence == rate.sentence:
            gap = between(last.named, base.named).rpartition(")")[2].strip()
            told = self.words.out_of_all.search(gap) or self.words.since_total.search(gap)
            if told and not set(gap) & SIGNS:
                p = self.shares.whole_of.get(counted.code)
                if (
                    p is not None
                    and p.adds_up
                    and p.whole.value == base.named.value
                    and rate.value == HUNDRED
                ):
                    return None  # "223 cơ quan, gồm 24, 15 và 184, đạt 100% trên tổng số 223 cơ quan": of them all
                return (counted, base) if base.count and base.value else None
            follows = self._next_in_list(base, counted)
            if follows is None or self.words.mark.search(gap):
                return None
            last = follows
        return None

    def _next_in_list(self, seat: Seat, counted: Seat) -> Seat | None:
        """The end of what is told next as a figure is: so many with their share, or a share with so many."""
        after = self.row.beside(seat, 1)
        if after is None or after.sentence != seat.sentence:
            return None
        pair = (after, seat) if seat.rate else (seat, after)
        if not pair[1].rate or pair[0].noun != counted.noun:
            return None
        if pair[0] is seat:
            return after if self.shares.has_this_share(*pair) else None
        return after if self.shares.alone_in_bracket(seat) is after else None


def _alike(counted: Seat, base: Seat) -> bool:
    return counted.noun in ("", base.noun)
