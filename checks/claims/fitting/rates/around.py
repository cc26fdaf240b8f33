"""Rates around the rate of all: those of parts or levels lie about that of their whole.

What a rate is of is not asked here, but where its figures are known they tell which rates belong together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from assets.prose.figures import POINTS
from checks.claims.about import between, gap_before, heading, lead_of, since
from checks.claims.fitting.rates.parallel import about
from checks.claims.named import Named
from checks.claims.rates import Rate
from checks.claims.row import HUNDRED, ONE, Row, Seat, sum_of
from checks.claims.thresholds import near_within
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings

#: The words so far before a rate tell that it is only compared with.
_LEAD = 40
#: So many letters before a rate name it.
_NAME = 60
#: The rates of so few parts, or of so many levels, are those of all.
_FEWEST, _LEVELS = 2, (3, 2)
#: The rate of all levels stands so many rates before theirs at most, and so many paragraphs from them.
_RATES_BEFORE, _ROWS = 2, 2
_EXACTLY = Decimal(0)
#: Rates that come so near to their whole, or to a hundred, when added up are shares.
_SHARES = 2 * ONE


class RatesAround:
    """Finds the rates of parts around that of all."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings, self.words = row, readings, readings.words

    def all(self, parts: Sequence[Parts], rates: Sequence[Rate]) -> Iterator[Parts]:
        """By what the rates are of, by the levels they name, by words for all, by where they stand."""
        for p in self._all(parts, rates):
            whole = self.row.by_code.get(p.whole.code)
            # "lần lượt là 92,4%, 88,1% và 97,5%, đều cao hơn mức chung 84,6% của toàn tỉnh": only compared with
            compared = whole is not None and self.words.change.search(whole.phrase)
            if not compared and not _shares_of_it(p):
                yield p

    def _all(self, parts: Sequence[Parts], rates: Sequence[Rate]) -> Iterator[Parts]:
        yield from self._of_parts(parts, rates)
        yield from self._of_levels()
        yield from self._of_all()
        yield from self._averages()
        yield from self._in_brackets()
        yield from self._parts_in_sentence()
        yield from self._beside(parts, rates)

    def _of_parts(self, parts: Sequence[Parts], rates: Sequence[Rate]) -> Iterator[Parts]:
        """The rates of parts about the rate of their whole, where numerators or denominators add up."""
        by_side: dict[str, list[Rate]] = {}
        for one in rates:
            if len(one.denominator) == 1:
                for n in (*one.numerator, *one.denominator):
                    by_side.setdefault(n.code, []).append(one)
        divided = {p.codes for p in parts if p.adds_up}
        for p in parts:
            if not p.adds_up or len(p.parts) < _FEWEST:
                continue
            for own in by_side.get(p.whole.code, ()):
                found = [r for x in p.parts if (r := _same(own, p.whole, x, by_side)) is not None]
                if len(found) == len(p.parts) and _belongs(own, found, p, divided):
                    yield Parts(own.rate, tuple(r.rate for r in found), True, around=True)

    def _of_levels(self) -> Iterator[Parts]:
        """ "chiếm 99,74%. Tính riêng, cấp huyện đạt 98,94%, cấp xã đạt 99,97%": rates of all the levels."""
        rates = [s for s in self.row.rates if not self._goal(s)]
        for i in range(len(rates)):
            for count in _LEVELS:
                run = rates[i : i + count]
                if len(run) < count or not self._all_levels(run, rates[i - 1] if i else None):
                    continue
                near = [*rates[max(0, i - _RATES_BEFORE) : i][::-1], *rates[i + count : i + count + 1]]
                whole = next((s for s in near if self._is_of_levels(s, run)), None)
                if whole is not None:
                    yield replace(_around(whole, run), group=self.words.law.levels)
                break

    def _goal(self, seat: Seat) -> bool:
        """ "Chỉ tiêu tỉnh giao: cấp huyện 85%, cấp xã 90%": what is to be reached."""
        return bool(self.words.goals.search(seat.context) or self.words.goal_of.search(seat.context))

    def _all_levels(self, run: Sequence[Seat], before_it: Seat | None) -> bool:
        """Whether rates near each other name all the levels of government, and none before them one more."""
        if run[-1].row - run[0].row > len(run):
            return False
        if before_it is not None and before_it.row == run[0].row and self.words.levels(before_it.context):
            return False
        groups = (self.readings.complete([named(s) for s in run]) for named in (_own, _in_clause, _headed))
        return next((g for g in groups if g), None) == self.words.law.levels

    def _is_of_levels(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """Whether a rate is that of all the levels."""
        if abs(whole.row - run[0].row) > _ROWS or self.words.levels(whole.named.lead) or self._base(whole):
            return False
        # "đạt 81,3% toàn tỉnh; cấp tỉnh đạt 92,4%, cấp xã đạt 83,9%"
        behind = self.words.clause_end.split(whole.named.tail)[0].strip()
        if self.words.rate_of_all.search(gap_before(whole.named)) or self.words.rate_of_all.fullmatch(behind):
            return _encloses(run, whole, near_within().rate_around)
        return whole.at < run[0].at and _encloses(run, whole)

    def _of_all(self) -> Iterator[Parts]:
        """ "mầm non 91,8%, tiểu học 90,3%, THCS 87,6%; chung 89,4%": the rate of all among those of its parts."""
        for seats in self.row.rows:
            rates = [s for s in seats if s.rate and not s.change and s.noun != POINTS and not self._base(s)]
            for i, whole in enumerate(rates):
                if not self.words.rate_of_all.search(whole.named.lead):
                    continue
                for others in (rates[:i], rates[i + 1 :]):
                    run = [s for s in others if s.sentence == whole.sentence] or others
                    if len(run) >= _FEWEST and (
                        self._divided(whole, run) or self._sums_up(whole, run) or _encloses(run, whole)
                    ):
                        yield _around(whole, run)
                        break

    def _averages(self) -> Iterator[Parts]:
        """ "đạt 88,36%, là bình quân của 4 tiêu chí: thái độ 87,94%, lắng nghe 87,12%": what it averages."""
        for seats in self.row.rows:
            rates = [s for s in seats if s.rate and not s.change and s.noun != POINTS]
            for whole, first in pairwise(rates):
                run = [s for s in rates if s.at >= first.at and s.sentence == whole.sentence]
                said = between(whole.named, first.named).partition(":")
                # "tỷ lệ hài lòng chung là 98,65%, cụ thể: cư trú 96,40%, căn cước 97,62%"
                # and not "toàn tỉnh 80,42% (tỉnh: 86,75%; huyện: 71,28%)"
                name = since(lead_of(whole.named, _NAME), (";", ". "))
                of_all = ";" not in said[0] and self.words.rate_of_all.search(name)
                listed = said[1] and (of_all or self.words.average_of.search(said[0]))
                if first in run and listed and len(run) >= _FEWEST:
                    yield _around(whole, run)

    def _sums_up(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "ở phường 87,6%, ở xã 85,9%, tính chung 85,4%": alone in a sentence of rates, at most a little outside."""
        own = [s.at for s in self.row.rows[whole.row] if s.sentence == whole.sentence]
        alone = own in ([*(s.at for s in run), whole.at], [whole.at, *(s.at for s in run)])
        compared = self.words.change.search(whole.phrase) or self.words.nationwide.search(whole.phrase)
        return alone and not compared and _encloses(run, whole, near_within().rate_around)

    def _in_brackets(self) -> Iterator[Parts]:
        """ "tỷ lệ lấp đầy 71,6% (khu vực A 73,8%, khu vực B 66,2%)": rates alone in the bracket of a rate."""
        for seats in self.row.rows:
            for whole in (s for s in seats if s.rate and not s.change and s.noun != POINTS):
                inside = _in_bracket(seats[seats.index(whole) + 1 :], whole.depth)
                alone = all(s.rate and not s.change and s.depth == whole.depth + 1 for s in inside)
                if len(inside) < _FEWEST or not alone or any(s.noun == POINTS for s in inside):
                    continue
                opened = between(whole.named, inside[0].named)
                apart = any(
                    p.search(s.named.label)
                    for s in inside
                    for p in (self.words.base, self.words.earlier, self.words.other_time, self.words.goals)
                )
                if (
                    opened.lstrip().startswith("(")
                    and not apart
                    and _encloses(inside, whole, near_within().rate_around)
                ):
                    yield _around(whole, inside)

    def _divided(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "hài lòng chung 93,84%, trong đó nội trú 94,61%, ngoại trú 94,27%": told to be about it."""
        if run[0].at != whole.at + 1 or run[0].sentence != whole.sentence:
            return False
        near = _encloses(run, whole, near_within().rate_around)
        return near and bool(self.words.mark.search(between(whole.named, run[0].named)))

    def _parts_in_sentence(self) -> Iterator[Parts]:
        """ "Thanh toán không tiền mặt 73,1%, trong đó tuyến tỉnh 71,4%, tuyến huyện 58,2%": all but shares of it."""
        for seats in self.row.rows:
            for sentence in dict.fromkeys(s.sentence for s in seats):
                whole, *run = [s for s in seats if s.sentence == sentence]
                if len(run) < _FEWEST or any(
                    not s.rate or s.change or s.depth != whole.depth for s in (whole, *run)
                ):
                    continue
                sums = (abs(sum_of(run) - made) for made in (whole.value, HUNDRED))
                others = (self.words.goals, self.words.base, self.words.other_time, self.words.change)
                compared = any(p.search(s.phrase) for s in (whole, *run) for p in others)
                if not compared and min(sums) > _SHARES and self._divided(whole, run):
                    yield _around(whole, run)

    def _beside(self, parts: Sequence[Parts], rates: Sequence[Rate]) -> Iterator[Parts]:
        """The rate in the sentence of a whole, where each of its parts has a rate of the same side."""
        of: dict[str, list[Rate]] = {}
        for r in rates:
            for n in r.denominator if len(r.denominator) == 1 else ():
                of.setdefault(n.code, []).append(r)
        known = {r.rate.code for r in rates}
        for p in parts:
            whole = self.row.by_code.get(p.whole.code)
            own = [r for x in p.parts if len(found := of.get(x.code, [])) == 1 for r in found]
            if whole is None or not p.adds_up or len(own) < len(p.parts):
                continue
            run = [self.row.by_code[r.rate.code] for r in own if r.rate.code in self.row.by_code]
            near = self._unexplained_after(whole, known)
            if near is None or len(run) < len(p.parts):
                continue
            told = all(about(r, self.words) == self.words.sides_at_any_level(near.named.lead) for r in own)
            if _encloses(run, near, near_within().rate_around if told else _EXACTLY):
                yield _around(near, run)

    def _unexplained_after(self, whole: Seat, known: set[str]) -> Seat | None:
        """The first rate after a whole in its sentence that is of nothing known."""
        for s in self.row.rows[whole.row]:
            if not s.rate or s.change or s.noun == POINTS or s.code in known:
                continue
            if s.sentence == whole.sentence and s.at > whole.at and not self._base(s):
                return s
        return None

    def _base(self, seat: Seat) -> bool:
        """Whether a rate is only what another is compared with: "so với quý II (71,65%)"."""
        lead = since(lead_of(seat.named, _LEAD), (",", ";"))
        if self.words.own_average.search(lead) and not self.words.change.search(lead):
            return False  # "các huyện miền núi 99,85%; bình quân toàn ngành đạt 99,87%"
        return bool(self.words.base.search(lead))


def _in_bracket(seats: Sequence[Seat], depth: int) -> list[Seat]:
    """The figures up to the first that stands in no bracket deeper than this."""
    return list(seats[: next((i for i, s in enumerate(seats) if s.depth <= depth), len(seats))])


def _shares_of_it(p: Parts) -> bool:
    """ "chiếm 0,42% (chủ quan 0,24%, khách quan 0,18%)": whether rates are not around another, but make it up."""
    return p.adds_up and all(x.value < p.whole.value for x in p.parts)


def _around(whole: Seat, run: Sequence[Seat]) -> Parts:
    return Parts(whole.named, tuple(s.named for s in run), True, around=True)


def _encloses(run: Sequence[Seat], whole: Seat, points: Decimal = _EXACTLY) -> bool:
    """Whether a rate lies among others, or at most so many points outside."""
    low, high = min(s.value for s in run), max(s.value for s in run)
    return low - points * ONE <= whole.value <= high + points * ONE


def _same(own: Rate, whole: Named, part: Named, by_side: Mapping[str, Sequence[Rate]]) -> Rate | None:
    """The rate of a part that is of it as another rate is of its whole: counting it, or out of it."""
    over = whole.code == own.denominator[0].code
    for r in by_side.get(part.code, ()):
        side = r.denominator if over else r.numerator
        if side[0].code == part.code and r.rate.code != own.rate.code:
            return r
    return None


def _belongs(own: Rate, of_parts: Sequence[Rate], p: Parts, divided: set[tuple[str, frozenset[str]]]) -> bool:
    """Whether the rates of parts are about the rate of their whole: their other sides add up, or they enclose it."""
    if {n.code for n in own.numerator} == {n.code for r in of_parts for n in r.numerator}:
        return True
    over = p.whole.code == own.denominator[0].code
    whole, *others = ((r.numerator if over else r.denominator)[0].code for r in (own, *of_parts))
    values = [r.rate.value for r in of_parts]
    return (whole, frozenset(others)) in divided or min(values) <= own.rate.value <= max(values)


def _own(seat: Seat) -> Named:
    return seat.named


def _in_clause(seat: Seat) -> Named:
    """A figure called by all the words of its clause before it."""
    return replace(seat.named, lead=seat.context, tail="")


def _headed(seat: Seat) -> Named:
    """A figure called by the first words of its paragraph."""
    return replace(seat.named, lead=heading(seat.named), tail="")
