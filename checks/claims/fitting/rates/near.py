"""Rates that would be the quotient of figures near by but for one slip.

Only where the words, or the figures beside them, say which: a part called as the rate is called, the figure
right before a rate out of a whole that it is part of.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from assets.prose.figures import prose_words
from checks.claims.about import BRACKET, between, gap_before, heading, lead_of, since, words_in
from checks.claims.fitting.rates.hardly_other import Sure, hardly_other, swapped
from checks.claims.named import Named
from checks.claims.rates import Rate, fits
from checks.claims.row import ByRow, Row, Seat
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings

#: Parts that a rate may be of stand so many paragraphs back.
_BACK = 5
#: A rate, what it is of and what it is out of: no other figure in the sentence.
_TWO = 2
#: So much of the text about a rate may say what it is out of; so many letters may stand before it.
_AROUND, _SHORT = 40, 12
#: Denominators of rates with swapped digits are among so many figures.
_WINDOW = 24
_Sides = tuple[tuple[Named, ...], tuple[Named, ...]]
_Told = tuple[Sure, tuple[Named, ...], tuple[Named, ...]]


class NearRates:
    """Finds what rates that fit nothing are told to be of."""

    def __init__(self, row: Row, readings: Readings, parts: Sequence[Parts]) -> None:
        self.row, self.readings, self.words = row, readings, readings.words
        self.parts = [p for p in parts if p.adds_up]
        told = [p for p in parts if p.adds_up or p.all_named]
        self.all_parts = ByRow((row.by_code.get(p.whole.code), p) for p in told)

    def of(self, rate: Seat) -> Rate | None:
        """What a rate that fits nothing is told to be of."""
        figure = rate.named.figure
        if figure.decimals < 1 or figure.value <= 0:
            return None
        goals = list(self._of_goal(rate))
        for numerator, denominator in goals:
            if fits(rate.named, numerator, denominator):
                return Rate(rate.named, numerator, denominator, stated=False)
        for numerator, denominator in goals[:1]:
            if hardly_other(rate.named, numerator, denominator, Sure.LIKELY):
                return Rate(rate.named, numerator, denominator, stated=False)
        if self._of_something_else(rate) or self._of_another_time(rate) or self._is_one_of_many(rate):
            return None
        told = list(self._told(rate))
        fitting = ((n, q) for _, n, q in told if fits(rate.named, n, q))
        slipped = ((n, q) for sure, n, q in told if hardly_other(rate.named, n, q, sure))
        for numerator, denominator in chain(fitting, slipped):
            return Rate(rate.named, numerator, denominator, stated=False)
        return self._with_swapped_digits(rate)

    def _is_one_of_many(self, rate: Seat) -> bool:
        """ "Tỷ lệ đúng hạn theo lĩnh vực: cư trú 99,97%, căn cước 99,95%, …": of each field, with no figures."""
        own = [s for s in self.row.rows[rate.row] if s.sentence == rate.sentence]
        return len(own) > _TWO and all(s.rate and not s.change for s in own) and own[0] is not rate

    def _with_swapped_digits(self, rate: Seat) -> Rate | None:
        """What a rate beside its numerator is out of, but for two neighbouring digits of its own."""
        for n in self._beside(rate):
            for q in self._window(rate):
                larger = q.at != n.at and n.value < q.value
                alike = larger and self.readings.same_noun(q.named.figure, n.named.figure)
                if alike and swapped(rate.named, (n.named,), (q.named,)):
                    return Rate(rate.named, (n.named,), (q.named,), stated=False)
        return None

    def _window(self, rate: Seat) -> list[Seat]:
        rows = self.row.counts[max(0, rate.row - _BACK) : rate.row + 1]
        return [s for row in rows for s in row][-_WINDOW:]

    def _told(self, rate: Seat) -> Iterator[_Told]:
        """What a rate is told to be of, and how surely, the surest ways first."""
        yield from self._called(rate)
        yield from ((Sure.LIKELY, n, q) for n, q in self._before(rate))
        yield from self._by_side(rate)
        yield from self._of_pair(rate)
        yield from self._of_parts_in_sentence(rate)
        yield from self._of_larger_before(rate)

    def _of_parts_in_sentence(self, rate: Seat) -> Iterator[_Told]:
        """ "tỷ lệ …": of any part of a whole in the sentence."""
        if self.words.rate_of.search(rate.context):
            for p in self.parts:
                whole = self.row.by_code.get(p.whole.code)
                if whole is not None and (whole.row, whole.sentence) == (rate.row, rate.sentence):
                    yield from ((Sure.SLIP, (x,), (p.whole,)) for x in p.parts)

    def _of_larger_before(self, rate: Seat) -> Iterator[_Told]:
        """The figure beside a rate out of the last larger one before it, or the first of its sentence."""
        for n in self._beside(rate)[:1]:
            counts = self.row.sentence_of(n)
            larger = [s for s in counts if s.at < n.at and s.value > n.value and s.noun == n.noun]
            for q in larger[-1:]:
                apart = any(q.at < s.at < n.at for s in counts)
                plainly = n.noun and n.at < rate.at and not self._name(rate)  # "thu về 96 phiếu, hài lòng r%"
                sure = Sure.BESIDE if plainly and not apart else Sure.SLIP
                yield sure, (n.named,), (q.named,)
            alone = len(counts) == _TWO and rate.named.figure.decimals > 1
            yield from ((Sure.LIKELY if alone else Sure.SLIP, (n.named,), (q.named,)) for q in larger[:1])

    def _of_goal(self, rate: Seat) -> Iterator[_Sides]:
        """ "A tỷ đồng, bằng 86,3% dự toán tỉnh giao (B tỷ đồng) và 77,9% dự toán huyện giao (C tỷ đồng)".

        So is what is compared with another time: "bằng 106,6% so với năm 2020 (B tỷ đồng)", and what stands before its
        rate: "tăng 75 phù hiệu so với cùng kỳ (242), bằng 131,0%", "kế hoạch giao 140 lượt, đạt 104,3%".
        """
        own = self.row.counts[rate.row]
        before = [s for s in own if s.at < rate.at and s.sentence == rate.sentence and s.depth <= rate.depth]
        for q in (s for s in own if s.at == rate.at + 1):
            gap = between(rate.named, q.named)
            told = q.depth == rate.depth or gap.rstrip().endswith("(")
            held = self.words.goal_of.search(gap) or self.words.base.search(gap)
            if held and told and not set(gap) & set(",;."):
                yield from (((n.named,), (q.named,)) for n in reversed(before))
        for q in (s for s in own if s.at == rate.at - 1 and s.sentence == rate.sentence):
            lead, gap = since(gap_before(q.named), (",", ";")), between(q.named, rate.named)
            named = bool(self.words.goal_of.search(lead)) or self.words.names_base(lead)
            if named and self.words.shares.search(gap) and not set(gap) & set(";."):
                yield from (((n.named,), (q.named,)) for n in reversed(before) if n.at < q.at)

    def _of_something_else(self, rate: Seat) -> bool:
        """ "đạt 92% kế hoạch": a rate of a goal that is told in no figure, or a goal itself."""
        f, text = rate.named.figure, rate.named.statement.text
        after = text[f.stop : f.stop + _AROUND].split(".")[0].split(",")[0]
        lead = since(lead_of(rate.named, _AROUND), (";", ". "))
        other_time = self.words.base.search(after.split(";")[0].split("(")[0])
        return bool(other_time or self.words.goal_of.search(after) or self.words.goals.search(lead))

    def _of_pair(self, rate: Seat) -> Iterator[_Told]:
        """ "được giao A, có mặt B. Tỷ lệ có mặt so với được giao r%"; "31,8 tỷ, kế hoạch 67,4 tỷ, đạt r%"."""
        near = [
            s for row in self.row.counts[max(0, rate.row - 1) : rate.row + 1] for s in row if s.at < rate.at
        ]
        for whole, part in pairwise(near):
            for of_whole, of_part in self.words.subsets:
                named = of_whole.search(whole.named.lead) and of_part.search(part.named.lead)
                told = of_whole.search(rate.context) and of_part.search(rate.context)
                if named and told and part.value <= whole.value:
                    yield Sure.LIKELY, (part.named,), (whole.named,)
        own = [s for s in near if s.row == rate.row and s.sentence == rate.sentence and s.depth == rate.depth]
        if len(own) > 1 and own[-1].at == rate.at - 1 and self.words.goal_of.search(own[-1].named.lead):
            a, b = own[-2:]
            if a.noun == b.noun and a.at == b.at - 1:
                yield Sure.BESIDE, (a.named,), (b.named,)

    def _of_another_time(self, rate: Seat) -> bool:
        """ "(năm 2021 là 90,30%)", "(cùng kỳ 98,94%)": nothing here is what it is of."""
        gap = BRACKET.sub(" ", since(gap_before(rate.named), (";", ". ")))
        lead = gap if gap.rstrip().endswith("(") else since(gap, ("(",))
        return bool(self.words.base.search(lead) or self.words.other_time.search(lead))

    def _by_side(self, rate: Seat) -> Iterator[_Told]:
        """ "Tỷ lệ hoàn thành đúng hạn trên số đã hoàn thành: 96,13%": the part that has the side it names."""
        sides, level = self.words.sides_at_any_level(rate.context), self.words.level(rate.named.lead)
        if not sides or not self.words.rate_of.search(rate.context):
            return
        for whole, p in reversed(self.all_parts.near(rate.row, _BACK)):
            if whole.at > rate.at:
                continue
            if level and level not in (self._level(whole), self._level(self.row.by_code[p.parts[0].code])):
                continue
            for group, side in sides.items():
                wanted = {side, *self.words.law.near_sides.get(side, ())}
                alike = [x for x in p.parts if self.words.sides(x.label).get(group) in wanted]
                if len(alike) == 1:
                    yield (Sure.LIKELY if whole.row == rate.row else Sure.SLIP), (alike[0],), (p.whole,)
                    for x in p.parts:
                        if x.code != alike[0].code:
                            yield Sure.SLIP, (alike[0],), (alike[0], x)

    def _level(self, seat: Seat) -> str | None:
        """The level of government that a figure's words, or the first ones of its paragraph, name."""
        for words in (seat.named.lead, seat.context, heading(seat.named)):
            if found := self.words.level(words):
                return found
        return None

    def _beside(self, rate: Seat) -> list[Seat]:
        """The figure that a rate is of as it stands: right before it, in its bracket, or called after it."""
        own = [s for s in self.row.counts[rate.row] if s.sentence == rate.sentence]
        before_it = [s for s in own if s.at < rate.at]
        after_it = [s for s in own if s.at == rate.at + 1]
        # "đạt 92,47% (16.927 hồ sơ)": what stands in the bracket comes first
        found = [s for s in after_it if self._follows(rate, s)]
        found += [s for s in before_it if self._precedes(rate, s, before_it)]
        return [s for s in found if s.named.figure.over < 0]

    def _precedes(self, rate: Seat, seat: Seat, before_it: Sequence[Seat]) -> bool:
        """Whether a figure is the last before a rate, or the last outside of brackets, and words join them."""
        outer = [s for s in before_it if s.depth == 0][-1:]
        in_brackets = all(s.depth for s in self.row.counts[rate.row] if seat.at < s.at < rate.at)
        if seat.at != rate.at - 1 and not (seat in outer and in_brackets):
            return False
        gap = between(seat.named, rate.named)
        return (
            gap.rstrip().endswith("(")
            or bool(self.words.shares.search(gap))
            or len(gap.split(",")[-1]) < _SHORT
        )

    def _follows(self, rate: Seat, seat: Seat) -> bool:
        """Whether a figure right after a rate stands in its bracket or is called the same."""
        gap = between(rate.named, seat.named)
        return gap.strip() == "(" or bool(self.words.equivalent.search(gap))

    def _called(self, rate: Seat) -> Iterator[_Told]:
        """ "bác sĩ 1.462 người, … Bác sĩ chiếm 27,0%": the part that bears the rate's own words."""
        name = self._name(rate)
        if not name or self._only_a_level(name):
            return
        for whole, p in reversed(self.all_parts.near(rate.row, _BACK)):
            called = [x for x in p.parts if name <= words_in(x.label)]
            if len(called) == 1:
                beside = whole.row == rate.row and p.adds_up
                sure = Sure.NAMED if beside else Sure.LIKELY if rate.row - whole.row <= 1 else Sure.SLIP
                yield sure, (called[0],), (p.whole,)

    def _only_a_level(self, name: set[str]) -> bool:
        """ "Tỷ lệ trực tuyến …, cấp xã đạt r%": the level does not tell of what the rate is."""
        return any(name == words_in(word) for word in self.words.level_words)

    def _name(self, rate: Seat) -> set[str]:
        """The words that a rate is called by in its own phrase, without those that all rates bear."""
        lead = since(gap_before(rate.named).casefold(), (",", ";", ".", ":", "("))
        lead = self.words.naming.sub(" ", self.words.shares.sub(" ", lead))
        return words_in(lead) - prose_words().ends

    def _before(self, rate: Seat) -> Iterator[_Sides]:
        """ "…, đúng hạn B hồ sơ, đạt r%": the figure right before a rate out of its whole."""
        own = [s for s in self.row.counts[rate.row] if s.sentence == rate.sentence and s.at < rate.at]
        if not own or own[-1].at != rate.at - 1:
            return
        last = own[-1]
        gap = between(last.named, rate.named)
        if not self.words.shares.search(gap) and "(" not in gap:
            return
        for p in self.parts:
            if any(x.code == last.code for x in p.parts):
                yield (last.named,), (p.whole,)
