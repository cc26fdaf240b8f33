"""Rates that are quotients of figures near by."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.claims.about import between, gap_before, since
from checks.claims.fitting.chance import quotient_tells
from checks.claims.fitting.rates.hardly_other import Sure, hardly_other
from checks.claims.rates import Rate, fits
from checks.claims.row import ONE, Row, Seat, sum_of
from checks.claims.thresholds import telling_from
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings

#: Numerators are looked for so many paragraphs back, denominators so many.
_NUMERATORS, _DENOMINATORS = 5, 8
#: And so many figures after a rate in its paragraph, or in the next.
_AFTER = 4
_HUNDRED = 100
_PAIR = 2


class Quotients:
    """Finds what the rates of a document are quotients of."""

    def __init__(self, row: Row, readings: Readings, parts: Sequence[Parts]) -> None:
        self.row, self.readings = row, readings
        self.wholes = {p.codes[1]: p.whole for p in parts if p.adds_up}
        self.by_row: dict[int, list[tuple[Seat, list[Seat]]]] = {}
        for p in parts:
            seats = row.seats_of(p)
            if p.adds_up and seats:
                self.by_row.setdefault(seats[0].row, []).append((seats[0], seats[1:]))

    def of(self, rate: Seat) -> Rate | None:
        """What a rate is the quotient of, if that is more than chance."""
        figure = rate.named.figure
        if figure.value == _HUNDRED:
            return self._whole(rate)
        if figure.value <= 0:
            return None
        tries = 0
        for numerator, denominator in self._sides(rate):
            tries += 1
            n, q = sum_of(numerator), sum_of(denominator)
            if q <= 0 or abs(100 * n / q - float(figure.value)) > 2 * 10.0**-figure.decimals + 0.5:
                continue
            sides = tuple(s.named for s in numerator), tuple(s.named for s in denominator)
            if fits(rate.named, *sides):
                if not quotient_tells(tries, float(figure.value), figure.decimals):
                    return None
                return Rate(rate.named, *sides, stated=False)
        return None

    def _whole(self, rate: Seat) -> Rate | None:
        """ "tiếp nhận 21.655 hồ sơ, giải quyết 21.655 hồ sơ, đạt 100%"."""
        own = [s for s in self.row.counts[rate.row] if s.at < rate.at and s.sentence == rate.sentence][-2:]
        if len(own) == _PAIR and own[0].value == own[1].value and own[0].noun == own[1].noun:
            return Rate(rate.named, (own[1].named,), (own[0].named,), stated=False)
        return None

    def _sides(self, rate: Seat) -> Iterator[tuple[Sequence[Seat], Sequence[Seat]]]:
        yield from self._complements(rate)
        yield from self._right_before(rate)
        bracketed = self._bracketed_after(rate)
        if bracketed is None:
            yield from self._of_parts(rate)
        near = self._near(rate, _NUMERATORS) if bracketed is None else [bracketed]
        far = self._near(rate, _DENOMINATORS)
        pairs = sorted(
            (i + j, i, j)
            for i, n in enumerate(near[:30])
            for j, q in enumerate(far[:40])
            if n.at != q.at and n.value <= q.value
            and self.readings.same_noun(q.named.figure, n.named.figure)
        )  # fmt: skip
        for _, i, j in pairs:
            yield (near[i],), (far[j],)
        # "trực tuyến A, trực tiếp B, tỷ lệ trực tuyến r": out of both
        for i, n in enumerate(near[:16]):
            for m in near[:16]:
                if m.at != n.at and abs(m.at - n.at) <= 3 and m.noun == n.noun:
                    yield (n,), (n, m)
            for m in near[i + 1 : 16]:
                if m.noun == n.noun and abs(m.at - n.at) <= 3:
                    for q in far[:16]:
                        if q.at not in (n.at, m.at) and n.value + m.value <= q.value:
                            yield (n, m), (q,)
        yield from self._of_runs(near, far)

    def _complements(self, rate: Seat) -> Iterator[tuple[Sequence[Seat], Sequence[Seat]]]:
        """ "đúng hạn 33.257 (98,13%), chậm hạn 635 (1,87%)": of both, where their rates make up a hundred."""
        own = [s for s in self.row.rows[rate.row] if s.sentence == rate.sentence]
        beside = [(n, r) for n, r in pairwise(own) if r.rate and not n.rate and not n.change and not r.change]
        for (a, r), (b, q) in pairwise(beside):
            if rate in (r, q) and abs(r.value + q.value - _HUNDRED * ONE) <= r.half + q.half:
                yield ((a,) if rate is r else (b,)), (a, b)

    def _right_before(self, rate: Seat) -> Iterator[tuple[Sequence[Seat], Sequence[Seat]]]:
        """ "có 6.480 người, đúng chuyên ngành 5.417 người, chiếm r%": the last figure out of one of its sentence."""
        own = [s for s in self.row.counts[rate.row] if s.sentence == rate.sentence and s.at < rate.at]
        if own and own[-1].at == rate.at - 1:
            n = own[-1]
            for q in own[-2::-1]:
                if n.value <= q.value and self.readings.same_noun(q.named.figure, n.named.figure):
                    yield (n,), (q,)
            yield from self._joined_before(rate, own)

    def _joined_before(
        self, rate: Seat, own: Sequence[Seat]
    ) -> Iterator[tuple[Sequence[Seat], Sequence[Seat]]]:
        """ "Có 318 thủ tục. … 61 thủ tục mức độ 3 và 14 thủ tục mức độ 4, chiếm 23,6% tổng số": both together."""
        if len(own) < _PAIR or own[-2].noun != own[-1].noun:
            return
        if self.readings.words.joined(between(own[-2].named, own[-1].named)):
            earlier = [s for s in self.row.counts[rate.row] if s.at < own[-2].at and s.noun == own[-1].noun]
            for q in earlier[::-1]:
                if own[-2].value + own[-1].value <= q.value:
                    yield (own[-2], own[-1]), (q,)

    def _bracketed_after(self, rate: Seat) -> Seat | None:
        """The figure that a rate alone in a bracket, or called its share, can only be of: "31 hồ sơ (20,3%)"."""
        text, f = rate.named.statement.text, rate.named.figure
        for s in self.row.counts[rate.row]:
            if s.at == rate.at - 1 and s.named.figure.over < 0 and s.depth < rate.depth:
                between = text[s.named.figure.stop : f.start]
                if between.rstrip().endswith("(") and not set(between) & set(",;."):
                    return s
        return None

    def _of_parts(self, rate: Seat) -> Iterator[tuple[Sequence[Seat], Sequence[Seat]]]:
        """One or more parts of a whole near by."""
        for n in range(rate.row, max(-1, rate.row - _NUMERATORS - 1), -1):
            for whole, parts in self.by_row.get(n, ()):
                yield from (((x,), (whole,)) for x in parts)
                for count in range(2, len(parts)):
                    yield parts[:count], (whole,)
                    yield parts[-count:], (whole,)

    def _of_runs(
        self, near: Sequence[Seat], far: Sequence[Seat]
    ) -> Iterator[tuple[Sequence[Seat], Sequence[Seat]]]:
        """ "chứng thực A, hộ tịch B, đất đai C. Các lĩnh vực này chiếm r%"; out of two figures together."""
        for run in _runs_of(near[:12], range(3, 5)):
            for q in far[:12]:
                if q not in run and sum_of(run) <= q.value:
                    yield run, (q,)
        for pair in _runs_of(far[:20], range(2, 3)):
            for n in near[:8]:
                if n not in pair and n.value <= sum_of(pair):
                    yield (n,), pair

    def instead_of(self, told: Rate) -> Rate:
        """A rate of several parts of one whole in its paragraph, in place of one that does not fit."""
        rate = self.row.by_code.get(told.rate.code)
        if rate is None or not rate.named.figure.decimals or told.holds:
            return told
        if told.stated and self._right_behind(rate, told):
            return told
        figure = rate.named.figure
        for numerator, denominator in self._complements(rate):
            both = tuple(s.named for s in numerator), tuple(s.named for s in denominator)
            if fits(rate.named, *both):
                return Rate(rate.named, *both, stated=False)
        if (settled := self._of_all_sides(rate, told)) is not None:
            return settled
        for tries, (numerator, denominator) in enumerate(self._of_parts(rate), start=1):
            sides = tuple(s.named for s in numerator), tuple(s.named for s in denominator)
            near = numerator[0].row == rate.row and fits(rate.named, *sides)
            if near and quotient_tells(tries, float(figure.value), figure.decimals):
                return Rate(rate.named, *sides, stated=False)
        return told

    def _of_all_sides(self, rate: Seat, told: Rate) -> Rate | None:
        """ "trước hạn 40.217, đúng hạn 21.306, quá hạn 48. Tỷ lệ trước hạn và đúng hạn 99,92%": out of the three."""
        if len(told.numerator) < _PAIR:
            return None
        counted = [self.row.by_code.get(n.code) for n in told.numerator]
        last = max((s for s in counted if s is not None), key=lambda s: s.at, default=None)
        late = self.row.beside(last, 1) if last is not None else None
        if late is None or late.rate or self.readings.complete([*told.numerator, late.named]) is None:
            return None
        # "tiếp nhận 62.214: …; còn 643": what it was read to be out of has more in it
        sides, of = {s.code for s in (*counted, late) if s is not None}, [q.code for q in told.denominator]
        more = any(sides < codes and [whole.code] == of for codes, whole in self.wholes.items())
        both = Rate(told.rate, told.numerator, (*told.numerator, late.named), told.stated)
        return both if more and both.holds and rate.named.figure.decimals >= telling_from().decimals else None

    def _right_behind(self, rate: Seat, told: Rate) -> bool:
        """ "với số tiền 38.214/42.500 (đạt 89,4%)": whether a rate stands right behind what is set over another."""
        lower = self.row.beside(rate, -1)
        upper = told.numerator[-1]
        if lower is None or [q.code for q in told.denominator] != [lower.code]:
            return False
        return upper.figure.over == lower.named.position and upper.statement is rate.named.statement

    def together(self, rate: Seat, known: Sequence[Rate]) -> Rate | None:
        """ "cấp tỉnh đạt 92,19%, cấp xã đạt 88,67%; chung đạt 89,57%": all that rates before it are of."""
        figure, words = rate.named.figure, self.readings.words
        # "tỷ lệ chung 87,2% (tuyến tỉnh 96,5%)": what stands before another rate is of that one
        named = since(gap_before(rate.named).casefold(), (";", ". "))
        asked = (words.rate_of_all.search(named) or words.summing_up.search(named)) and not any(
            s.clause == rate.clause for s in self.row.counts[rate.row]
        )
        if not asked and not figure.decimals:
            return None  # "tiếp nhận 21, đã xử lý 12, đạt 100%": so roughly it is of any two together
        single = [r for r in known if len(r.numerator) == 1 and r.rate.code != rate.code]
        for count in (2, 3):
            for start in range(len(single) - count, -1, -1):
                run = single[start : start + count]
                numerator = tuple(r.numerator[0] for r in run)
                denominator = tuple({q.code: q for r in run for q in r.denominator}.values())
                if len({n.code for n in numerator}) < count or len(denominator) < count:
                    continue
                if (whole := self.wholes.get(frozenset(q.code for q in denominator))) is not None:
                    denominator = (whole,)
                if (upper := self.wholes.get(frozenset(n.code for n in numerator))) is not None:
                    numerator = (upper,)
                tries = len(single) - start
                fit = fits(rate.named, numerator, denominator) and quotient_tells(
                    tries, float(figure.value), figure.decimals
                )
                of_all = asked and start + count == len(single) and self._all_told(rate, run)
                if fit or (of_all and hardly_other(rate.named, numerator, denominator, Sure.SLIP)):
                    return Rate(rate.named, numerator, denominator, stated=False)
        return None

    def _all_told(self, rate: Seat, run: Sequence[Rate]) -> bool:
        """ "cấp tỉnh 98,57%; cấp xã 99,51%; tính chung 99,25%": so far as the rates of one sentence, and no farther."""
        seats = [self.row.by_code.get(r.rate.code) for r in run]
        near = all(s is not None and s.sentence == rate.sentence for s in seats)
        return near or not self.readings.words.so_far.search(rate.context)

    def _near(self, rate: Seat, back: int) -> list[Seat]:
        """The countable figures about a rate, the nearest first."""
        rows = self.row.counts
        own = rows[rate.row]
        before = [s for s in own if s.at < rate.at][::-1]
        after = [s for s in own if s.at > rate.at][:_AFTER]
        earlier = [s for row in rows[max(0, rate.row - back) : rate.row][::-1] for s in row[::-1]]
        return [*_alternating(before, after), *earlier]


def _alternating(before: Sequence[Seat], after: Sequence[Seat]) -> list[Seat]:
    """By distance in the row: two before for one after."""
    found: list[Seat] = []
    left, right = list(before), list(after)
    while left or right:
        found += left[:2]
        found += right[:1]
        left, right = left[2:], right[1:]
    return found


def _runs_of(seats: Sequence[Seat], lengths: range) -> Iterator[tuple[Seat, ...]]:
    """Runs of figures of one noun that follow each other in one sentence."""
    ordered = sorted(seats, key=lambda s: s.at)
    for count in lengths:
        for start in range(len(ordered) - count + 1):
            run = tuple(ordered[start : start + count])
            if len({(s.row, s.sentence, s.noun) for s in run}) == 1:
                yield run
