"""Rates whose sentence tells outright of what they are: they are held against it, however far off.

"Thu ngân sách đạt 325 tỷ đồng, bằng 26% dự toán giao (1.250 tỷ đồng)" and "1.250 cuộc, trong đó có 325 cuộc đột xuất,
chiếm 26%" can be meant of nothing else. What misses by little, or by a slip, is ``plain_rates.py``.
"""

from collections.abc import Callable, Sequence

from checks.claims.about import between, gap_before, since, words_in
from checks.claims.rates import Rate
from checks.claims.row import ONE, Row, Seat, is_share
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

#: So many letters may stand between what is counted and its share.
_GAP = 60
#: A name of several words is no chance; two parts are what was done and what is left, or in time and late.
_NAME = _PAIR = 2
#: All of a whole.
_HUNDRED = 100 * ONE
#: Whether something was done in time.
_TERM = "term"
#: Signs that part what is told.
_APART = frozenset(";:()")


class OutrightRates:
    """Finds the rates of one document that are told outright."""

    def __init__(self, row: Row, words: Words, parts: Sequence[Parts]) -> None:
        """``parts``: the wholes and parts that are told or add up."""
        self.row, self.words = row, words
        by_fit = sorted(parts, key=lambda p: p.adds_up)
        self.whole_of = {x.code: p for p in by_fit for x in p.parts}

    def of(self, rate: Seat) -> Rate | None:
        """What a rate is told to be of, if words and places leave nothing else."""
        if rate.change or rate.value <= 0:
            return None
        ways: tuple[Callable[[Seat], tuple[Seat, Seat] | None], ...] = (
            self._planned, self._in_own_bracket, self._set_out_of, self._of_all_behind, self._of_all_in_bracket,
            self._divided, self._in_all_at_first, self._of_named, self._one_of_a_list, self._as_those_beside,
            self._called_as_done, self._called_in_time,
        )  # fmt: skip
        told = next((found for way in ways if (found := way(rate)) is not None), None)
        return Rate(rate.named, (told[0].named,), (told[1].named,), stated=True) if told is not None else None

    def _counted(self, rate: Seat) -> Seat | None:
        """The figure that a rate stands right behind as its share."""
        counted = self.row.beside(rate, -1)
        return counted if counted is not None and self._has_this_share(counted, rate) else None

    def _has_this_share(self, counted: Seat, rate: Seat, last: Seat | None = None) -> bool:
        """Whether a rate stands right behind a figure, or behind the ``last`` one told with it, as its share."""
        if not _is_count(counted) or counted.sentence != rate.sentence or counted.named.figure.over >= 0:
            return False
        gap = between((last or counted).named, rate.named)
        if rate.depth == counted.depth + 1:  # "nữ 706 người (56,6%)", "(đạt 56,6%)"
            lead, _, inside = gap.partition("(")
            share = not inside.strip() or self.words.shares.fullmatch(inside.strip())
            return bool(share) and len(gap) <= _GAP and not set(lead) & set(";:.,)")
        if counted.depth != rate.depth or len(gap) > _GAP or set(gap) & _APART:
            return False
        called = [*self.words.rate_of.finditer(gap)]
        if called and gap[called[-1].end() :].strip():
            return False  # "cấp tỉnh 168.240 hồ sơ với tỷ lệ đúng hạn 99,12%": a rate of what it is called by
        return bool(self.words.tells_share(gap)) and not self.words.goals.search(gap)

    def _planned(self, rate: Seat) -> tuple[Seat, Seat] | None:
        """ "bằng 26% dự toán giao (1.250 tỷ đồng)": what the bracket right behind says was planned."""
        base = self._in_bracket_behind(rate)
        if base is None or not self.words.goal_of.search(between(rate.named, base.named)):
            return None
        return self._counted_like(base, rate)

    def _of_all_in_bracket(self, rate: Seat) -> tuple[Seat, Seat] | None:
        """ "217 thủ tục, đạt 22,46% tổng số thủ tục (966 thủ tục)": all there are, in the bracket right behind."""
        base = self._in_bracket_behind(rate)
        gap = between(rate.named, base.named) if base is not None else ""
        return (
            self._counted_like(base, rate)
            if base is not None and self.words.out_of.match(gap.lstrip())
            else None
        )

    def _in_own_bracket(self, rate: Seat) -> tuple[Seat, Seat] | None:
        """ "đạt 95,1% (4.367 trẻ trong tổng số 4.590 trẻ)", "(đúng hạn 7.729 hồ sơ/tổng 7.823 hồ sơ)"."""
        counted = self.row.bracketed_behind(rate) or self._opened_behind(rate)
        base = self.row.beside(counted, 1) if counted is not None else None
        if counted is None or base is None or not (_is_count(counted) and _is_count(base)) or not base.value:
            return None
        gap = between(counted.named, base.named)
        told = any(
            p.search(gap) for p in (self.words.out_of_all, self.words.out_of_before, self.words.over_total)
        )
        plain = counted.depth == base.depth == rate.depth + 1 and not set(gap) & (_APART | {",", "."})
        return (counted, base) if told and plain and counted.noun in ("", base.noun) else None

    def _opened_behind(self, rate: Seat) -> Seat | None:
        """The first figure of the bracket right behind a rate, with a few words before it."""
        first = self.row.beside(rate, 1)
        gap = between(rate.named, first.named).strip() if first is not None else ""
        return first if gap.startswith("(") and not set(gap[1:]) & (_APART | {",", "."}) else None

    def _in_bracket_behind(self, rate: Seat) -> Seat | None:
        """The figure that opens the bracket right behind a rate and its words."""
        base = self.row.bracketed_behind(rate)
        if base is None or not _is_count(base) or base.sentence != rate.sentence or not base.value:
            return None
        gap = between(rate.named, base.named)
        return base if base.depth == rate.depth + 1 and not set(gap[:-1]) & set(".;:,()") else None

    def _counted_like(self, base: Seat, rate: Seat) -> tuple[Seat, Seat] | None:
        """A rate's base with the last figure before it that counts the same: "1.663 giấy … 1.204 ha, đạt 70,7% …"."""
        before = [s for s in self.row.rows[rate.row] if s.at < rate.at and s.sentence == rate.sentence]
        same = [s for s in before if s.noun == base.noun != "" and _is_count(s)]
        if not same or any(s.rate or s.change for s in before if s.at > same[-1].at):
            return None
        return (same[-1], base) if self._has_this_share(same[-1], rate, before[-1]) else None

    def _set_out_of(self, rate: Seat) -> tuple[Seat, Seat] | None:
        """ "749 dịch vụ trên tổng số 1.201 dịch vụ, đạt 62,36%": both right before."""
        base = self._counted(rate)
        counted = self.row.beside(base, -1) if base is not None else None
        if base is None or counted is None or not _is_count(counted) or not base.value:
            return None
        gap = between(counted.named, base.named)
        told = self.words.out_of_before.search(gap) or self.words.out_of_total.search(gap)
        beside = (counted.sentence, counted.depth) == (base.sentence, base.depth) and len(gap) <= _GAP
        if not told or not beside or set(gap) & (_APART | {"."}):
            return None
        return (counted, base) if counted.noun in ("", base.noun) and base.noun else None

    def _of_all_behind(self, rate: Seat) -> tuple[Seat, Seat] | None:
        """ "849 người, chiếm 56,2% trong tổng số 1.512 công chức"; "90,8% (a hồ sơ), … (b hồ sơ) trong tổng số T"."""
        counted = self._alone_in_bracket(rate) or self._counted(rate)
        if counted is None:
            return None
        last = max(rate, counted, key=lambda s: s.at)
        while (base := self.row.beside(last, 1)) is not None and base.sentence == rate.sentence:
            gap = between(last.named, base.named).strip(") ")
            told = self.words.out_of_all.search(gap) or self.words.out_of_total_before.search(gap)
            if told and not set(gap) & (_APART | {",", "."}):
                return (counted, base) if _is_count(base) and base.value else None
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
        alike = self._has_this_share(*pair) if pair[0] is seat else self._alone_in_bracket(seat) is after
        return after if alike else None

    def _alone_in_bracket(self, rate: Seat) -> Seat | None:
        """ "chiếm 90,81% (5.605 hồ sơ)": the only figure in the bracket right behind."""
        of = self.row.bracketed_behind(rate)
        if of is None or not _is_count(of) or between(rate.named, of.named).strip() != "(":
            return None
        after = self.row.beside(of, 1)
        closed = after is None or ")" in between(of.named, after.named)
        return of if closed and of.named.figure.over < 0 else None

    def _divided(self, rate: Seat) -> tuple[Seat, Seat] | None:
        """ "1.250 cuộc kiểm tra, trong đó có 325 cuộc đột xuất, chiếm 26%": what it is some of."""
        counted = self._counted(rate)
        base = self.row.beside(counted, -1) if counted is not None else None
        if counted is None or base is None or not _is_count(base) or base.sentence != counted.sentence:
            return None
        if base.depth != counted.depth or base.named.figure.over >= 0 or not base.value or self._named(rate):
            return None
        gap = between(base.named, counted.named)
        among = any(m["among"] for m in self.words.mark.finditer(gap))
        told = among and not set(gap) & _APART
        return (counted, base) if told and base.noun == counted.noun != "" else None

    def _in_all_at_first(self, rate: Seat) -> tuple[Seat, Seat] | None:
        """ "Trong số T đảng viên có a đảng viên nữ, chiếm p%; b đảng viên trẻ, chiếm q%": of what it begins with."""
        counted = self._counted(rate)
        if counted is None or self._named(rate):
            return None
        told = [s for s in self.row.rows[rate.row] if s.sentence == rate.sentence and s.at <= counted.at]
        base = told[0]
        if base is counted or not _is_count(base) or base.depth != counted.depth or not base.value:
            return None
        if not self.words.in_so_many.fullmatch(since(gap_before(base.named), (". ",))):
            return None
        text = base.named.statement.text[base.named.figure.stop : rate.named.figure.start]
        counts = [s for s in told[1:] if not s.rate]
        plain = not self.words.mark.search(text) and all(s.noun == base.noun and not s.change for s in counts)
        return (counted, base) if plain and base.noun else None

    def _of_named(self, rate: Seat) -> tuple[Seat, Seat] | None:
        """ "thu về 588 phiếu …; 555 phiếu hài lòng, chiếm 94,4% số phiếu thu về": the only one that is called so."""
        counted, named = self._counted(rate), self._named(rate)
        begins = self.words.in_number.match(named)
        if counted is None or begins is None:
            return None
        called = words_in(named[begins.end() :])
        if called <= words_in(counted.noun):
            return None  # "đạt 100% tổng số thủ tục": of all there are, whichever
        before = [s for s in self.row.counts[rate.row] if s.at < counted.at and s.noun == counted.noun != ""]
        alike = [s for s in before if called <= words_in(f"{s.context.rsplit(';', 1)[-1]} {s.named.tail}")]
        told = (
            len(called) >= _NAME and len(alike) == 1 and alike[0].sentence == rate.sentence and alike[0].value
        )
        return (counted, alike[0]) if told else None

    def _one_of_a_list(self, rate: Seat) -> tuple[Seat, Seat] | None:
        """ "nam 542 người (43,4%), nữ 706 người (5,4%); tổng số 1.248 người": of the whole, as those beside it."""
        counted = self._counted(rate)
        p = self.whole_of.get(counted.code) if counted is not None else None
        if counted is None or p is None or self._named(rate):
            return None
        whole, *parts = self.row.seats_of(p) or [counted]
        others = [s for s in parts if s is not counted]
        behind = [self.row.rate_behind(s) for s in others]
        fit = [
            r is not None and self._has_this_share(s, r) and is_share(s, r, whole)
            for s, r in zip(others, behind, strict=True)
        ]
        return (counted, whole) if fit and all(fit) else None

    def _as_those_beside(self, rate: Seat) -> tuple[Seat, Seat] | None:
        """ "thu về 728 phiếu. Có 361 phiếu (49,6%), 347 phiếu (41,7%), 20 phiếu (2,7%)": of what all others are of."""
        counted = self._counted(rate)
        if counted is None or self._named(rate):
            return None
        told = [
            s for s in self.row.sentence_of(counted) if s.depth == counted.depth and s.noun == counted.noun
        ]
        others = [(s, r) for s in told if s is not counted and (r := self.row.rate_behind(s)) is not None]
        others = [(s, r) for s, r in others if r.depth == rate.depth and self._has_this_share(s, r)]
        # one other is enough beside what is left of it: "1.464 (81,2%), 340 (18,8%)"
        all_of_it = rate.value + sum(r.value for _, r in others) == _HUNDRED
        if len(others) < _PAIR - all_of_it or not counted.noun:
            return None
        before = [
            s
            for s in self.row.counts[rate.row]
            if s.at < min(counted.at, others[0][0].at) and s.noun == counted.noun
        ]
        bases = [b for b in before if all(is_share(s, r, b) for s, r in others)]
        return (counted, bases[-1]) if bases else None

    def _called(self, rate: Seat) -> str:
        """What the only rate of a sentence is called after "tỷ lệ"; nothing in a bracket, or beside other rates."""
        rates = [s for s in self.row.rows[rate.row] if s.rate and s.sentence == rate.sentence]
        lead = since(gap_before(rate.named), (";", ",", ":", ". "))
        called = [*self.words.rate_of.finditer(lead)]
        alone = len(rates) == 1 and not rate.depth and not self._named(rate)
        return lead[called[-1].end() :] if alone and called else ""

    def _only_sum_beside(self, rate: Seat) -> Parts | None:
        """The whole of two parts that is all that the sentence of a rate counts."""
        counts = {s.code for s in self.row.sentence_of(rate)}
        sums = {
            p.whole.code: p
            for s in self.row.sentence_of(rate)
            if (p := self.whole_of.get(s.code)) is not None
        }
        only = next(iter(sums.values()), None)
        return (
            only
            if only is not None and {only.whole.code, *only.codes[1]} == counts and len(only.parts) == _PAIR
            else None
        )

    def _called_as_done(self, rate: Seat) -> tuple[Seat, Seat] | None:
        """ "được giao 5.077, đã chi 3.982, còn lại 1.095, tỷ lệ giải ngân 78,4%": what was done of it."""
        named, p = self._called(rate), self._only_sum_beside(rate)
        if p is None or not self.words.done_rates.search(named) or self.words.all_sides(named, _TERM):
            return None
        whole, done, left = self.row.seats_of(p)
        told = self.words.already.search(done.named.lead) and self.words.left_over.search(left.named.lead)
        return (done, whole) if told and whole.at < done.at < left.at else None

    def _called_in_time(self, rate: Seat) -> tuple[Seat, Seat] | None:
        """ "Tỷ lệ đúng hạn 96,54%: đã giải quyết 8.265 hồ sơ, đúng hạn 7.979 hồ sơ, quá hạn 286 hồ sơ"."""
        p = self._only_sum_beside(rate)
        asked = self.words.all_sides(self._called(rate), _TERM) if p is not None else frozenset[str]()
        if p is None or not asked:
            return None
        whole, *parts = self.row.seats_of(p)
        late = set(self.words.law.left_sides[_TERM])
        told = [s for s in parts if (self.words.sides(s.named.label).get(_TERM) in late) == (asked <= late)]
        sided = all(self.words.sides(s.named.label).get(_TERM) for s in parts)
        return (told[0], whole) if sided and len(told) == 1 else None

    def _named(self, rate: Seat) -> str:
        """What the words right behind a rate say that it is out of; nothing for nothing."""
        tail = rate.named.statement.text[rate.named.figure.stop :]
        return self.words.clause_end.split(tail)[0].strip()


def _is_count(seat: Seat) -> bool:
    """Whether a figure tells how many there are."""
    return not (seat.rate or seat.rank or seat.change)
