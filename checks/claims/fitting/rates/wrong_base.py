"""Shares that happen to fit a figure that they cannot be of, or out of: reckoned of the wrong one that is printed.

"Trong nước 9.617 tỷ đồng, FDI 3.228 tỷ đồng, tổng 12.845 tỷ đồng; FDI chiếm 33,6% tổng vốn": out of its sibling.
Where no figure fits, what is meant is asked in ``outright/`` and ``checks/claims/weighed``.
"""

from collections.abc import Iterator, Sequence

from checks.claims.about import between, led_by, own_lead, own_words, words_in
from checks.claims.fitting.outright.rates.of_named import OfNamed
from checks.claims.rates import Rate
from checks.claims.row import Row, Seat, is_share
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

#: So many shares beside one are no chance.
_SEVERAL = 2
#: A name of so many words is no chance.
_NAME = 2
#: Whether something was done in time.
_TERM = "term"


class WrongBases:
    """Knows which bases the shares of one document cannot be out of, and of what they are instead."""

    def __init__(self, row: Row, words: Words, sums: Sequence[Parts], of_named: OfNamed) -> None:
        """``sums``: the wholes with parts that add up."""
        self.row, self.words, self.of_named = row, words, of_named
        self._sums: dict[str, list[Parts]] = {}
        for p in sums:
            for x in p.parts if p.adds_up and not p.around else ():
                self._sums.setdefault(x.code, []).append(p)

    def instead_of(self, r: Rate, rates: Sequence[Rate]) -> Rate:
        """A share as it was read, or out of what it must be though that is not its quotient."""
        if not r.holds or len(r.numerator) != 1 or len(r.denominator) != 1:
            return r
        told, counted, base = (
            self.row.by_code.get(n.code) for n in (r.rate, r.numerator[0], r.denominator[0])
        )
        if told is None or counted is None or base is None or not (counted.count and base.count):
            return r
        if told.change or self._is_compared(told, counted):
            return r
        own = self._right_before(told, counted, base) or self._copied(told, counted, base)
        if own is not None:
            return Rate(r.rate, (own.named,), r.denominator, stated=True)
        meant = next((s for s in self._meant(told, counted, base, rates) if s is not None), None)
        if meant is None or meant.value in (0, base.value) or meant.value < counted.value:
            return r
        return Rate(r.rate, r.numerator, (meant.named,), stated=True)

    def _meant(self, told: Seat, counted: Seat, base: Seat, rates: Sequence[Rate]) -> Iterator[Seat | None]:
        yield self._whole_of_both(told, counted, base)
        yield self._as_the_other_parts(told, counted, base, rates)
        yield self._as_the_part_beside(told, counted, base)
        yield self._settled(told, counted, base)
        yield self._named(told, counted, base)
        yield self._opening(told, counted, base)
        yield self._called_the_same(told, counted, base)
        yield self._planned(told, counted, base, rates)

    def _right_before(self, told: Seat, counted: Seat, base: Seat) -> Seat | None:
        """ "96 người, trong đó 61 người được xin lỗi, chiếm 36,5%; 35 người không": of that before it."""
        if counted.at < told.at or counted.clause == told.clause:
            return None
        own, after = self.of_named.shares.counted(told), self.row.beside(told, 1)
        if after is not None and after.rate:
            return None  # "có 4, 12 và 4 đơn vị, tương ứng 20,0%, 60,0% và 20,0%": in turn
        alike = own is not None and own.noun == counted.noun and own.value <= base.value
        return own if alike and own is not base else None

    def _copied(self, told: Seat, counted: Seat, base: Seat) -> Seat | None:
        """ "171 ý kiến (91,9%). … có 42 ý kiến (91,9% số ý kiến)": of what it stands behind; the other has its own."""
        shares = self.of_named.shares
        own, first = shares.counted(told), self.row.rate_behind(counted)
        if own is None or own is counted or first is None or first is told or first.value != told.value:
            return None
        alike = own.noun in ("", counted.noun) or not counted.noun
        plain = alike and shares.has_this_share(counted, first) and is_share(counted, first, base)
        return own if plain and counted.value != own.value <= base.value and own is not base else None

    def _is_compared(self, told: Seat, counted: Seat) -> bool:
        """ "bằng 67,2% so với trong nước": what is compared with another is no share; with a plan, it is."""
        behind = self.of_named.shares.named(told)
        if self.words.goal_of.search(behind):
            return False
        before = (
            between(counted.named, told.named) if counted.row == told.row and counted.at < told.at else ""
        )
        return any(self.words.base.search(text) for text in (behind, before))

    def _shares_it(self, told: Seat, counted: Seat) -> bool:
        """Whether a rate stands right behind a figure, called its share."""
        return self.row.beside(counted, 1) is told and self.of_named.shares.has_this_share(counted, told)

    def _whole_of_both(self, told: Seat, counted: Seat, base: Seat) -> Seat | None:
        """The whole of which both are parts, where words tell a share of all."""
        of_all = self.words.sum_of_name.match(self.of_named.shares.named(told))
        if not of_all:
            return None
        both = (p for p in self._sums.get(counted.code, ()) if base.code in p.codes[1])
        return next((self.row.by_code.get(p.whole.code) for p in both), None)

    def _as_the_other_parts(
        self, told: Seat, counted: Seat, base: Seat, rates: Sequence[Rate]
    ) -> Seat | None:
        """ "1.127, 1.486, 419, 327, 287; tương ứng 30,9%, 40,8%, 11,1%, 9,0% và 7,9%": out of what the others are."""
        for p in self._sums.get(counted.code, ()):
            if base.code in p.all_codes:
                continue
            beside = [
                r
                for r in rates
                if r.holds and len(r.numerator) == 1 and r.numerator[0].code in p.codes[1] - {counted.code}
                and self.row.is_beside(told, (r.rate,))
            ]  # fmt: skip
            of_whole = [r for r in beside if [q.code for q in r.denominator] == [p.whole.code]]
            if len(of_whole) >= _SEVERAL and len(of_whole) == len(beside):
                return self.row.by_code.get(p.whole.code)
        return None

    def _as_the_part_beside(self, told: Seat, counted: Seat, base: Seat) -> Seat | None:
        """ "đã giải quyết 1.137, trong đó 1.123 đúng hạn, chiếm 98,8%, và 14 quá hạn, chiếm 69,0%": as the other is."""
        if base.row == told.row or not self._shares_it(told, counted) or self.of_named.shares.named(told):
            return None
        for p in self._sums.get(counted.code, ()):
            seats = self.row.seats_of(p)
            if not seats or seats[0].sentence != told.sentence:
                continue
            others = [(s, self.row.rate_behind(s)) for s in seats[1:] if s is not counted]
            if all(r is not None and self._shares_it(r, s) and is_share(s, r, seats[0]) for s, r in others):
                return seats[0]
        return None

    def _settled(self, told: Seat, counted: Seat, base: Seat) -> Seat | None:
        """ "tiếp nhận 1.296, giải quyết 1.241, đúng hạn 1.203 (92,8%)": out of what was settled, and not received."""
        side = self.words.sides(counted.named.label).get(_TERM)
        received = self.words.flow.received.search(own_words(base.named))
        if side is None or not received or self.words.flow.done.search(own_words(base.named)):
            return None
        if not self._shares_it(told, counted) or self.of_named.shares.named(told):
            return None
        done = self.row.beside(counted, -1)
        if done is None or done.sentence != counted.sentence or not done.count or done.at <= base.at:
            return None
        own = own_words(done.named)
        settled = self.words.flow.done.search(own) and not self.words.flow.left.search(own)
        return done if settled and done.depth == counted.depth else None

    def _named(self, told: Seat, counted: Seat, base: Seat) -> Seat | None:
        """ "chiếm 25,5% tổng số hồ sơ tiếp nhận trong kỳ": out of the only figure that is called so."""
        two = self.of_named.known_of_called(told, counted)
        return two[1] if two is not None and not self.of_named.is_called(told, base, now=False) else None

    def _opening(self, told: Seat, counted: Seat, base: Seat) -> Seat | None:
        """ "Trong 451.220 hồ sơ có …, nâng tổng số lên 398.706 hồ sơ, đạt 81,98%": out of what it begins with."""
        first = next(s for s in self.row.rows[told.row] if s.sentence == told.sentence)
        if base.sentence == told.sentence or first.at >= counted.at or self.of_named.shares.named(told):
            return None
        begins = first.count and first.noun == counted.noun != "" and not first.named.is_lower
        plainly = begins and self.words.in_so_many.fullmatch(own_lead(first.named))
        if self.words.mark.search(between(first.named, counted.named)):
            return None  # "tỷ lệ đúng hạn 99,02%, trong đó cấp tỉnh 51.999, đạt 98,21%"
        return first if plainly and self._shares_it(told, counted) else None

    def _called_the_same(self, told: Seat, counted: Seat, base: Seat) -> Seat | None:
        """ "Kế hoạch 55.051, trong đó vốn trong nước 49.284. … vốn trong nước 36.870, đạt 67,0%": of its own plan."""
        gap = between(counted.named, told.named) if self._shares_it(told, counted) else ""
        reached = self.words.reached.search(gap) if gap else None
        if not reached or self.of_named.shares.named(told) or base.sentence == counted.sentence:
            return None
        name = self._name(counted)
        own = [s for s in self.row.sentence_of(base) if s.at > base.at and s.depth == base.depth]
        called = [s for s in own if self._name(s) == name and s.noun == counted.noun]
        return called[0] if len(name) >= _NAME and len(called) == 1 else None

    def _planned(self, told: Seat, counted: Seat, base: Seat, rates: Sequence[Rate]) -> Seat | None:
        """ "đạt 3.127 tỷ, bằng 91,2% kế hoạch (3.428 tỷ). … nợ 84,7 tỷ, bằng 2,7% kế hoạch": of what that was to be."""
        if not self.words.goal_of.search(self.of_named.shares.named(told)):
            return None
        reached = [
            r for r in rates
            if r.holds and r.rate.code != told.code and r.codes[0] == {base.code} and len(r.denominator) == 1
            and r.rate.statement is told.named.statement
        ]  # fmt: skip
        planned = [self.row.by_code.get(r.denominator[0].code) for r in reached]
        plans = [s for s in planned if s is not None and self.words.goal_of.search(own_lead(s.named))]
        return plans[0] if len(plans) == 1 and plans[0].noun == counted.noun else None

    def _name(self, s: Seat) -> set[str]:
        return words_in(self.words.mark.sub(" ", led_by(s.named)))
