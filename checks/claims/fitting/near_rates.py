"""Rates that would be the quotient of figures near by but for one slip.

Only where the words, or the figures beside them, say which: a part called as the rate is called, the figure
right before a rate out of a whole that it is part of.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from itertools import pairwise

from assets.prose.figures import prose_words
from checks.claims.fitting.row import Row, Seat
from checks.claims.named import Named, total
from checks.claims.rates import Rate, fits
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings
from checks.explain.slips import typing_slip

#: Parts that a rate may be of stand so many paragraphs back.
_BACK = 5
_HUNDRED = Decimal(100)
_SLIPS = ("digit_changed", "digits_swapped", "digits_jumped")
#: A slip of one digit, but for neighbours swapped, moves a rate by at most so many points.
_BY_SLIP = Decimal(10)
#: From here on rates are near each other by themselves.
_ALL_BUT = Decimal(97)
#: A rate, what it is of and what it is out of: no other figure in the sentence.
_TWO = 2
#: So much of the text after a rate may say what it is out of; so many letters may stand before it.
_AFTER_RATE, _SHORT = 40, 12
#: Denominators of rates with swapped digits are among so many figures.
_WINDOW = 24


class Sure(Enum):
    """How surely a rate is told to be of some figures: by a slip alone, or whatever the slip."""

    SLIP = "slip"
    LIKELY = "likely"
    BESIDE = "beside"
    NAMED = "named"


#: How many points a rate may be from the quotient that it is told to be.
_POINTS = {Sure.LIKELY: Decimal(1), Sure.BESIDE: Decimal(5), Sure.NAMED: Decimal(10)}
_Side = tuple[Sure, tuple[Named, ...], tuple[Named, ...]]


class NearRates:
    """Finds what rates that fit nothing are told to be of."""

    def __init__(self, row: Row, readings: Readings, parts: Sequence[Parts]) -> None:
        self.row, self.readings, self.words = row, readings, readings.words
        self.parts = [p for p in parts if p.adds_up]
        self.all_parts = [p for p in parts if p.adds_up or p.all_named]

    def of(self, rate: Seat) -> Rate | None:
        """What a rate that fits nothing is told to be of."""
        figure = rate.named.figure
        if figure.decimals < 1 or figure.value <= 0:
            return None
        for numerator, denominator in self._of_goal(rate):
            if hardly_other(rate.named, numerator, denominator, Sure.LIKELY):
                return Rate(rate.named, numerator, denominator, stated=False)
        if self._of_something_else(rate) or self._of_another_time(rate):
            return None
        for sure, numerator, denominator in self._sides(rate):
            if fits(rate.named, numerator, denominator) or hardly_other(
                rate.named, numerator, denominator, sure
            ):
                return Rate(rate.named, numerator, denominator, stated=False)
        beside = self._beside(rate)
        for n in beside:  # neighbouring digits swapped: hardly ever by chance
            for q in self._window(rate):
                if (
                    q.at != n.at
                    and n.value < q.value
                    and self.readings.same_noun(q.named.figure, n.named.figure)
                ) and _slip(rate.named, (n.named,), (q.named,)) == "digits_swapped":
                    return Rate(rate.named, (n.named,), (q.named,), stated=False)
        return None

    def _sides(self, rate: Seat) -> Iterator[_Side]:
        yield from self._called(rate)
        yield from ((Sure.LIKELY, n, q) for n, q in self._before(rate))
        yield from self._by_side(rate)
        yield from self._of_pair(rate)
        if self.words.rate_of.search(rate.context):
            for p in self.parts:
                whole = self.row.by_code.get(p.whole.code)
                if whole is not None and (whole.row, whole.sentence) == (rate.row, rate.sentence):
                    yield from ((Sure.SLIP, (x,), (p.whole,)) for x in p.parts)
        beside = self._beside(rate)
        for n in beside[:1]:
            counts = self.row.sentence_of(n)
            own = [s for s in counts if s.at < n.at and s.value > n.value and s.noun == n.noun]
            for q in own[-1:]:
                between = [s for s in counts if q.at < s.at < n.at]
                plainly = n.noun and n.at < rate.at and not self._name(rate)  # "thu về 96 phiếu, hài lòng r%"
                sure = Sure.BESIDE if plainly and not between else Sure.SLIP
                yield sure, (n.named,), (q.named,)
            alone = len(counts) == _TWO and rate.named.figure.decimals > 1
            yield from ((Sure.LIKELY if alone else Sure.SLIP, (n.named,), (q.named,)) for q in own[:1])

    def _of_goal(self, rate: Seat) -> Iterator[tuple[tuple[Named, ...], tuple[Named, ...]]]:
        """ "A tỷ đồng, bằng 86,3% dự toán tỉnh giao (B tỷ đồng) và 77,9% dự toán huyện giao (C tỷ đồng)"."""
        own = self.row.counts[rate.row]
        after = [s for s in own if s.at == rate.at + 1 and s.depth > rate.depth]
        before = [s for s in own if s.at < rate.at and s.sentence == rate.sentence and s.depth <= rate.depth]
        text = rate.named.statement.text
        for q in after:
            between = text[rate.named.figure.stop : q.named.figure.start]
            if before and self.words.goal_of.search(between) and between.rstrip().endswith("("):
                yield (before[-1].named,), (q.named,)

    def _of_something_else(self, rate: Seat) -> bool:
        """ "đạt 92% kế hoạch": a rate of a goal that is told in no figure, or a goal itself."""
        f, text = rate.named.figure, rate.named.statement.text
        after = text[f.stop : f.stop + _AFTER_RATE].split(".")[0].split(",")[0]
        before = text[max(0, f.start - _AFTER_RATE) : f.start].rsplit(";", 1)[-1].rsplit(". ", 1)[-1]
        return bool(self.words.goal_of.search(after) or self.words.goals.search(before))

    def _of_pair(self, rate: Seat) -> Iterator[_Side]:
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
        s, n = rate.named.statement, rate.named.position
        lead = s.text[s.figures[n - 1].stop if n else 0 : rate.named.figure.start].rsplit(";", 1)[-1]
        lead = lead.rsplit(". ", 1)[-1].rsplit("(", 1)[-1]
        return bool(self.words.base.search(lead) or self.words.other_time.search(lead))

    def _by_side(self, rate: Seat) -> Iterator[_Side]:
        """ "Tỷ lệ hoàn thành đúng hạn trên số đã hoàn thành: 96,13%": the part that has the side it names."""
        levels = self.words.law.levels
        sides = self.words.sides(rate.context)
        level = self.words.sides(rate.named.lead).get(levels)
        sides.pop(levels, None)
        if not sides or not self.words.rate_of.search(rate.context):
            return
        for p in reversed(self.all_parts):
            whole = self.row.by_code.get(p.whole.code)
            if whole is None or not 0 <= rate.row - whole.row <= _BACK or whole.at > rate.at:
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
        text = seat.named.statement.text
        heading = text[: seat.named.statement.figures[0].start].casefold()
        for words in (seat.named.lead, seat.context, heading):
            found = self.words.sides(words).get(self.words.law.levels)
            if found:
                return found
        return None

    def _beside(self, rate: Seat) -> list[Seat]:
        """The figure that a rate is of as it stands: right before it, in its bracket, or called after it."""
        own = self.row.counts[rate.row]
        text, f = rate.named.statement.text, rate.named.figure
        found: list[Seat] = []
        for s in own:
            g = s.named.figure
            outer = [x for x in own if x.at < rate.at and x.depth == 0 and x.sentence == rate.sentence][-1:]
            skipped = [x for x in own if s.at < x.at < rate.at]
            last = s.at == rate.at - 1 or (s in outer and all(x.depth for x in skipped))
            if last and s.sentence == rate.sentence:
                between = text[g.stop : f.start]
                if (
                    between.rstrip().endswith("(")
                    or self.words.shares.search(between)
                    or len(between.split(",")[-1]) < _SHORT
                ):
                    found.append(s)
            if s.at == rate.at + 1 and s.sentence == rate.sentence:
                between = text[f.stop : g.start]
                if between.strip() == "(" or self.words.equivalent.search(between):
                    found.append(s)
        found.sort(key=lambda s: s.at < rate.at)  # "đạt 92,47% (16.927 hồ sơ)": what stands in the bracket
        return [s for s in found if s.named.figure.over < 0]

    def _window(self, rate: Seat) -> list[Seat]:
        rows = self.row.counts[max(0, rate.row - _BACK) : rate.row + 1]
        return [s for row in rows for s in row][-_WINDOW:]

    def _called(self, rate: Seat) -> Iterator[_Side]:
        """ "bác sĩ 1.462 người, … Bác sĩ chiếm 27,0%": the part that bears the rate's own words."""
        name = self._name(rate)
        if not name:
            return
        for p in reversed(self.all_parts):
            whole = self.row.by_code.get(p.whole.code)
            if whole is None or not 0 <= rate.row - whole.row <= _BACK:
                continue
            called = [x for x in p.parts if name <= _words(f"{x.lead} {x.tail}")]
            if len(called) == 1:
                beside = (whole.row, whole.sentence) == (rate.row, rate.sentence) and p.adds_up
                sure = Sure.NAMED if beside else Sure.LIKELY if rate.row - whole.row <= 1 else Sure.SLIP
                yield sure, (called[0],), (p.whole,)

    def _name(self, rate: Seat) -> set[str]:
        s, n = rate.named.statement, rate.named.position
        start = s.figures[n - 1].stop if n else 0
        lead = s.text[start : rate.named.figure.start].casefold()
        for end in (",", ";", ".", ":", "("):
            lead = lead.rsplit(end, 1)[-1]
        lead = self.words.shares.sub(" ", lead)
        return _words(self.words.naming.sub(" ", lead)) - prose_words().ends

    def _before(self, rate: Seat) -> Iterator[tuple[tuple[Named, ...], tuple[Named, ...]]]:
        """ "…, đúng hạn B hồ sơ, đạt r%": the figure right before a rate out of its whole."""
        own = [s for s in self.row.counts[rate.row] if s.sentence == rate.sentence and s.at < rate.at]
        if not own or own[-1].at != rate.at - 1:
            return
        last = own[-1]
        between = last.named.statement.text[last.named.figure.stop : rate.named.figure.start]
        if not self.words.shares.search(between) and "(" not in between:
            return
        for p in self.parts:
            if any(x.code == last.code for x in p.parts):
                yield (last.named,), (p.whole,)


def hardly_other(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named], sure: Sure) -> bool:
    """Whether a rate that is not the quotient is so near it, or one slip from it, that it must be meant."""
    slip = _slip(rate, numerator, denominator)
    if slip in _SLIPS:
        return True
    apart = _apart(rate, numerator, denominator)
    if apart is None or sure is Sure.SLIP:
        return False
    if sure is Sure.LIKELY and rate.value >= _ALL_BUT:
        return False
    return apart <= _POINTS[sure]


def _slip(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> str:
    """The slip of typing that would make a rate of the quotient; empty for none."""
    apart = _apart(rate, numerator, denominator)
    if apart is None:
        return ""
    unit = Decimal(10) ** rate.figure.decimals
    true = _HUNDRED * total(numerator) / total(denominator) * unit
    slip = typing_slip(int(rate.value * unit), int(true.to_integral_value(ROUND_HALF_UP)))
    if slip is None or (apart > _BY_SLIP and slip[0] != "digits_swapped"):
        return ""
    return slip[0]


def _apart(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> Decimal | None:
    """How far a rate is from the quotient, in points; None where it can be none."""
    n, q = total(numerator), total(denominator)
    if q <= 0 or not 0 < n < 2 * q or rate.figure.decimals < 1:
        return None
    return abs(_HUNDRED * n / q - rate.value)


def _words(text: str) -> set[str]:
    return {w for w in text.casefold().replace(",", " ").split() if w.isalpha()}
