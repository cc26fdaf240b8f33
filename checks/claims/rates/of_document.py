"""The rates of a document: among all that each may be of, what it is of.

How candidates are found is in the modules beside.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checks.claims.about import gap_before
from checks.claims.named import Named, counts, plain
from checks.claims.parse import exact, is_rough
from checks.claims.rates.denominators import Denominators, chain
from checks.claims.rates.numerators import Numerator, numerators
from checks.claims.rates.places import Place, places
from checks.claims.rates.printed_over import printed_over
from checks.claims.rates.rate import (
    HUNDRED,
    Rate,
    Sides,
    fits,
    hardly_by_chance,
    off_by_rounding,
    plausible,
    rather_of_the_other,
)  # fmt: skip
from checks.claims.rates.several import by_name, two_together
from checks.claims.statements import Statement
from checks.claims.thresholds import near_within, telling_from
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings

#: Denominators are looked for so many statements back.
_STATEMENTS = 3
#: So soon after a rate words say that it is out of a plan, or of what was before.
_PLAN, _SOON = 30, 8
#: Rounding moves no two figures further apart than so many times.
_ROUNDED = 3


@dataclass(frozen=True, slots=True)
class _Known:
    """What is told up to a statement: wholes by the codes of their parts, figures near and far, wholes near."""

    whole_of: Mapping[str, Named]
    near: Sequence[Named]
    parts: Sequence[Parts]
    all_before: "_Sizes"


class _Sizes:
    """Figures to be found by their size."""

    def __init__(self) -> None:
        self.told: dict[str, Named] = {}
        self.sizes: list[tuple[Decimal, int, Named]] = []

    def add(self, named: Named) -> None:
        """Take in one more figure; once is enough."""
        if named.code not in self.told:
            insort(self.sizes, (named.value, len(self.told), named), key=lambda x: x[:2])
            self.told[named.code] = named

    def between(self, low: Decimal, high: Decimal) -> Iterator[Named]:
        """Those of a size, the last told first."""
        first = bisect_left(self.sizes, low, key=lambda x: x[0])
        last = bisect_right(self.sizes, high, key=lambda x: x[0])
        return (x for _, _, x in sorted(self.sizes[first:last], key=lambda x: -x[1]))


class Rates:
    """Finds what the rates of a document are of."""

    def __init__(self, readings: Readings) -> None:
        self.readings, self.words = readings, readings.words
        self.denominators = Denominators(readings)

    def of(self, told: Sequence[Statement], parts: Sequence[Parts]) -> list[Rate]:
        """The rates of which a whole is found."""
        counted = [p for p in parts if p.whole.figure.quantity != "rate"]
        whole_of: dict[str, Named] = {}
        for p in counted:
            for x in p.parts if not p.by_column else ():
                whole_of.setdefault(x.code, p.whole)
        found: list[Rate] = []
        all_before, counted_in = _Sizes(), _in_order(counted)
        own = [[plain(s, n) for n in counts(s)] for s in told]
        for at, statement in enumerate(told):
            seen = [x for figures in own[max(0, at - _STATEMENTS) : at] for x in figures]
            about = {*statement.walk(), *told[max(0, at - 1) : at]}
            near = sorted(n for s in about for n in counted_in.get(s, ()))
            known = _Known(whole_of, seen, [counted[n] for n in near], all_before)
            for s in statement.walk():
                explained = (self._explained(place, known) for place in places(s, self.words))
                found += [
                    self._rather_of_the_whole(self._rather_of_the_done(self._rather_of_the_plan(r)), whole_of)
                    for r in explained
                    if r
                ]
                seen += [plain(s, n) for n in counts(s)]
            for x in seen:
                all_before.add(x)
        return found

    def _rather_of_the_whole(self, r: Rate, whole_of: Mapping[str, Named]) -> Rate:
        """ "08 văn bản, gồm 01 nghị định, 07 thông tư; so với kế hoạch 10 văn bản, đạt 80%": of all of them."""
        whole = whole_of.get(r.numerator[0].code)
        if r.holds or len(r.numerator) != 1 or whole is None:
            return r
        s = r.rate.statement
        between_them = (plain(s, n) for n in counts(s) if r.numerator[0].position < n < r.rate.position)
        planned = [
            q
            for q in between_them
            if self.words.goal_of.search(gap_before(q)) and fits(r.rate, (whole,), (q,))
        ]
        return replace(r, numerator=(whole,), denominator=(planned[-1],)) if planned else r

    def _rather_of_the_plan(self, r: Rate) -> Rate:
        """ "583 lượt (kế hoạch 550 lượt, đạt 106,0%)": out of what was planned, and not the other way round."""
        if r.holds or len(r.numerator) != 1 or len(r.denominator) != 1:
            return r
        planned, done = r.numerator[0], r.denominator[0]
        called = [self.words.goal_of.search(gap_before(n)) is not None for n in (planned, done)]
        turned = called == [True, False] and fits(r.rate, r.denominator, r.numerator)
        return replace(r, numerator=r.denominator, denominator=r.numerator) if turned else r

    def _rather_of_the_done(self, r: Rate) -> Rate:
        """ "đã thực hiện 648 thủ tục, còn 112 trong tổng số 760 thủ tục, đạt 82,5%": of what is done."""
        if len(r.numerator) != 1 or len(r.denominator) != 1:
            return r
        (rest,), (whole,) = r.numerator, r.denominator
        before = [n for n in counts(rest.statement) if n == rest.position - 1]
        done = [plain(rest.statement, n) for n in before if self.words.left_over.search(gap_before(rest))]
        of_it = done and rather_of_the_other(r.rate, rest, done[0], whole)
        return replace(r, numerator=tuple(done)) if of_it else r

    def _explained(self, place: Place, known: _Known) -> Rate | None:
        """What a rate is of: what it fits, else what is told of it, else what it nearly fits."""
        rate = place.rate
        if place.of_a_change or place.is_base:
            return None
        over = list(printed_over(place))
        if not exact(rate.figure):  # "đạt trên 95% (6.120/6.514 hồ sơ)"
            said = [sides for sides in over if sides[2]]
            return Rate(rate, *said[0][:2], stated=True, meant=rate.figure.meant) if said else None
        found = numerators(place)
        tried, stated_wholes = self._tried(place, over, found, known)
        allowed = tried
        if stated_wholes:  # what the words say is not to be excused by a figure that only stands near by
            allowed = [t for t in tried if t[2] or any(d.code in stated_wholes for d in t[1])]
        for numerator, denominator, stated in allowed:
            if (rate.value != HUNDRED or stated) and fits(rate, numerator, denominator):
                return Rate(rate, numerator, denominator, stated)
        said = list(self._said(place, tried, over))
        if said and said[0] in over:
            return Rate(rate, *said[0][:2], stated=True)
        for (
            numerator,
            denominator,
            _,
        ) in said:  # cut off or raised, rather than of a figure that happens to fit
            if off_by_rounding(rate, numerator, denominator):
                return Rate(rate, numerator, denominator, stated=True)
        excuse = self._excuse(rate, tried, known.all_before)
        if excuse is not None:
            return excuse
        for numerator, denominator, _ in said:
            if plausible(rate, numerator, denominator):
                return Rate(rate, numerator, denominator, True)
        return self._near_by(place, found, allowed, known)

    def _said(self, place: Place, tried: Sequence[Sides], over: Sequence[Sides]) -> Iterator[Sides]:
        """What the words say that a rate is of, as far as they do not tell of something else beside."""
        of_a_plan = self._of_a_plan(place)
        for t in tried:
            if not t[2] or _has_its_own(place.rate, t) or _roughly_between(t):
                continue
            if t in over or of_a_plan is None or any(of_a_plan.search(q.lead) for q in t[1]):
                yield t

    def _of_a_plan(self, place: Place) -> re.Pattern[str] | None:
        """ "dầu thô 8.097 tỷ đồng, đạt 33,9% so với dự toán": by what words its whole is called, told elsewhere."""
        tail = self.words.clause_end.split(place.statement.text[place.rate.figure.stop :])[0]
        if any(c.isdigit() for c in tail) or "(" in tail:
            return None
        start = tail[:_PLAN].strip()
        for pattern in (self.words.goal_of, self.words.base):
            found = pattern.search(start)
            if found and found.start() <= _SOON:
                return pattern
        return None

    def _tried(
        self, place: Place, over: Sequence[Sides], found: Sequence[Numerator], known: _Known
    ) -> tuple[list[Sides], set[str]]:
        """All that a rate may be of, and the codes of the wholes that the words say it is out of."""
        tried = [*over]
        stated_wholes: set[str] = set()
        for sure, numerator in found:
            for stated, whole in self.denominators.of(place, numerator, known.whole_of, known.near):
                tried.append(((numerator,), (whole,), stated and sure))
                if stated and sure:
                    stated_wholes |= {whole.code, *(w.code for w in chain(known.whole_of, numerator.code))}
        goals = [q for sides in tried if sides[2] for q in sides[1] if q.statement is place.statement]
        for q in goals:  # "21 đơn vị, cụ thể 06 sở; 03 huyện và 12 xã, đạt 60% so với kế hoạch (35 đơn vị)"
            wholes = chain(known.whole_of, found[0][1].code) if found else ()
            tried += [((whole,), (q,), False) for whole in wholes if whole.code != q.code]
        tried += two_together(place, found, known.near)
        tried += by_name(place, known.parts)
        return tried, stated_wholes

    def _excuse(self, rate: Named, tried: Sequence[Sides], earlier: _Sizes) -> Rate | None:
        """What a rate does fit although the words seem to say otherwise; a rate with decimals fits little.

        One without is hardly the quotient of two figures to the last digit by chance: 75% of 444 and 592.
        """
        if rate.value in (0, HUNDRED):
            return None
        if rate.figure.decimals < 1:
            return next((Rate(rate, a, b, False) for a, b, _ in tried if _is_just(rate, a, b)), None)
        for numerator, denominator, _ in tried:
            if fits(rate, numerator, denominator):
                return Rate(rate, numerator, denominator, False)
        single = {t[0][0].code: t[0][0] for t in tried if len(t[0]) == 1}
        for n in single.values():
            if n.value < telling_from().figure:
                continue
            low, high = (HUNDRED * n.value / r for r in (rate.value + rate.half, rate.value - rate.half))
            for q in earlier.between(low / _ROUNDED, high * _ROUNDED):
                if (
                    q.code != n.code
                    and self.readings.same_noun(q.figure, n.figure)
                    and fits(rate, (n,), (q,))
                ):
                    return Rate(rate, (n,), (q,), False)
        return None

    def _near_by(
        self, place: Place, found: Sequence[Numerator], tried: Sequence[Sides], known: _Known
    ) -> Rate | None:
        """What a rate without a name nearly fits: the likeliest numerator out of a whole that it stands in."""
        if not found or place.named or self.denominators.called_otherwise(place):
            return None
        first = found[0][1]
        likely = {w.code for w in chain(known.whole_of, first.code)}
        if first.position and first.statement is place.statement:
            likely.add(plain(place.statement, first.position - 1).code)
        for numerator, denominator, _ in tried:
            single = len(numerator) == len(denominator) == 1 and numerator[0].code == first.code
            if (
                single
                and denominator[0].code in likely
                and hardly_by_chance(place.rate, numerator, denominator)
            ):
                return Rate(place.rate, numerator, denominator, False)
        return None


def _is_just(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
    """Whether a rate is the quotient of two figures and not only rounds to it, and what it counts is many."""
    if len(numerator) != 1 or len(denominator) != 1 or numerator[0].value < telling_from().figure:
        return False
    return HUNDRED * numerator[0].value == rate.value * denominator[0].value


def _roughly_between(sides: Sides) -> bool:
    """ "tiếp nhận 28.817, giải quyết gần 27.000; trong đó trước hạn 22.357": whether a rough figure stands between."""
    numerator, (whole, *_), _ = sides
    first = numerator[0]
    if first.statement is not whole.statement:
        return False
    between = first.statement.figures[whole.position + 1 : first.position]
    return any(is_rough(f) for f in between)


def _has_its_own(rate: Named, sides: Sides) -> bool:
    """ "giải ngân 9.424,9, đạt 43,5%: trung ương 4.316,2 (43,7%)": whether a whole has such a rate of its own."""
    numerator, (whole, *_), _ = sides
    figures, next_ = whole.statement.figures, whole.position + 1
    if (
        whole.figure.quantity == "rate"
        or numerator[0].statement is whole.statement
        or next_ >= len(figures)
        or figures[next_].quantity != "rate"
    ):
        return False
    return abs(figures[next_].value - rate.value) <= near_within().rate_around


def _in_order(parts: Sequence[Parts]) -> dict[Statement, list[int]]:
    """By statement, which of some parts have their whole in it."""
    found: dict[Statement, list[int]] = {}
    for n, p in enumerate(parts):
        found.setdefault(p.whole.statement, []).append(n)
    return found
