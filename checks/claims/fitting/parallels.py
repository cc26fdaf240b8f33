"""What stands beside figures that fit, in the same places: columns of levels, rates of each, shares.

"Cấp tỉnh: tiếp nhận A, đúng hạn B. Cấp xã: tiếp nhận a, đúng hạn b. Chung: tiếp nhận X, đúng hạn Y.": where
A and a make up X, B and b are told to make up Y, even if they do not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assets.prose.figures import POINTS
from checks.claims.fitting.near_rates import Sure, hardly_other
from checks.claims.fitting.row import ONE, Row, Seat
from checks.claims.named import Named, total
from checks.claims.rates import Rate, fits
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings

#: So many figures on either side of one that fits.
_SHIFT = 6
_HUNDRED = 100 * ONE
#: A rate of all, in points, that is so far from those of its levels is of something else.
_AROUND = 5
_MISSING = 10**6
#: What holds in so many rows of a table holds in the others.
_ROWS_ALIKE = 3
#: From so many on, shares told to be a composition are held to a hundred.
_COMPOSED = 3
_LEAD, _LEAST = 40, 2
#: Numerators whose denominators add up miss their sum by at most this part of it.
_HARDLY = 50
#: Shares in a row, at least and at most.
_SHARES = range(2, 9)


class Parallels:
    """Finds what goes on beside what fits."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings = row, readings

    def sums(self, found: Sequence[Parts]) -> Iterator[Parts]:
        """Columns beside a column that adds up."""
        known = {(p.whole.code, frozenset(x.code for x in p.parts)) for p in found}
        for p in found:
            yield from self._uppers(p, known)
            members = self._apart(p)
            if members is None:
                continue
            for shift in (*range(1, _SHIFT + 1), *range(-1, -_SHIFT - 1, -1)):
                moved = [self._moved(m, shift) for m in members]
                places = {m.at for m in moved if m} - {m.at for m in members}
                if None in moved or len(places) != len(moved):
                    break
                whole, *parts = (m for m in moved if m is not None)
                key = whole.code, frozenset(x.code for x in parts)
                if key in known or any(x.noun != whole.noun for x in parts):
                    continue
                slack = whole.half + sum(x.half for x in parts)
                adds_up = abs(whole.value - sum(x.value for x in parts)) <= slack
                named = tuple(x.named for x in parts)
                if adds_up and whole.value:
                    known.add(key)
                    yield Parts(whole.named, named, False, by_column=True)
                elif self._alike(whole, parts, p) and self.readings.says_all(
                    "brackets", whole.named, named, named
                ):
                    known.add(key)
                    yield Parts(whole.named, named, True, by_column=True)

    def _uppers(self, p: Parts, known: set[tuple[str, frozenset[str]]]) -> Iterator[Parts]:
        """ "21.306 trên 30.487 …; 14.772 trên 91.358 …; cả tỉnh 36.087 trên 121.845": the upper ones as the lower."""
        uppers: list[Named] = []
        for x in (p.whole, *p.parts):
            over = [n for n, f in enumerate(x.statement.figures) if f.over == x.position]
            if not over or not p.adds_up:
                return
            uppers.append(
                self.row.by_code[x.statement.code(over[0])].named
                if x.statement.code(over[0]) in self.row.by_code
                else Named(x.statement, over[0])
            )
        whole, *parts = uppers
        key = whole.code, frozenset(x.code for x in parts)
        if key not in known and self.readings.says_all("brackets", whole, parts, parts):
            known.add(key)
            yield Parts(whole, tuple(parts), True, by_column=True)

    def rows(self, found: Sequence[Parts]) -> Iterator[Parts]:
        """ "Sở A | 1.846 | 1.702 | 144": what adds up in most rows of a table does so in each."""
        patterns: dict[tuple[int, tuple[int, ...], int], set[int]] = {}
        for p in found:
            members = [self.row.by_code.get(x.code) for x in (p.whole, *p.parts)]
            seats = [m for m in members if m is not None]
            if len(seats) == len(members) and len({s.row for s in seats}) == 1 and p.adds_up:
                own = self.row.counts[seats[0].row]
                if not all(s in own for s in seats):
                    continue
                where = [own.index(s) for s in seats]
                patterns.setdefault((where[0], tuple(sorted(where[1:])), len(own)), set()).add(seats[0].row)
        for (at, parts_at, width), rows in patterns.items():
            if len(rows) < _ROWS_ALIKE:
                continue
            for n in range(min(rows) - 1, max(rows) + 2):
                own = self.row.counts[n] if 0 <= n < len(self.row.counts) else []
                if n in rows or len(own) != width:
                    continue
                like = {s.noun for s in own} == {s.noun for s in self.row.counts[min(rows)]}
                whole, parts = own[at].named, tuple(own[i].named for i in parts_at)
                if like and self.readings.says_all("brackets", whole, parts, parts):
                    yield Parts(whole, parts, True, by_column=True)

    def _apart(self, p: Parts) -> list[Seat] | None:
        """Whole and parts that add up, each in a sentence of its own."""
        members = [self.row.by_code.get(x.code) for x in (p.whole, *p.parts)]
        seats = [m for m in members if m is not None]
        if len(seats) != len(members) or not p.adds_up or p.whole.value == 0:
            return None
        clauses = {(s.row, s.sentence, s.clause) for s in seats[1:]}
        return seats if len(clauses) == len(seats) - 1 else None

    def _moved(self, seat: Seat, shift: int) -> Seat | None:
        """The countable figure so many places on in the same sentence."""
        own = self.row.sentence_of(seat)
        at = next((i for i, s in enumerate(own) if s.at == seat.at), -1)
        if at < 0 or not 0 <= at + shift < len(own):
            return None
        return own[at + shift]

    def _alike(self, whole: Seat, parts: Sequence[Seat], p: Parts) -> bool:
        """Whether figures count what others beside them do not, or their words name one side of a group."""
        if whole.noun and whole.noun != p.whole.figure.noun:
            return True

        def sides(n: Named) -> dict[str, str]:
            found = self.readings.words.sides(n.lead.rsplit(",", 1)[-1].rsplit(";", 1)[-1])
            found.pop(self.readings.words.law.levels, None)
            return found

        own = sides(whole.named)
        return bool(own) and all(sides(x.named) == own for x in parts)

    def shares(self) -> Iterator[tuple[Named, ...]]:
        """Rates in a row that add up to a hundred, wherever sentences end between them."""
        for seats in self.row.rows:
            rates = [s for s in seats if s.rate and not s.change and 0 < s.value < _HUNDRED]
            yield from self._composition(rates)
            taken = -1
            for start in range(len(rates)):
                for count in _SHARES:
                    run = rates[start : start + count]
                    if len(run) < count or start <= taken:
                        break
                    exact = all(s.named.figure.decimals for s in run)
                    slack = sum(s.half for s in run)
                    if exact and abs(sum(s.value for s in run) - _HUNDRED) <= slack:
                        taken = start + count - 1
                        yield tuple(s.named for s in run)
                        break

    def _composition(self, rates: Sequence[Seat]) -> Iterator[tuple[Named, ...]]:
        """ "Cơ cấu kiến nghị: lao động 31,7%, môi trường 18,3%, …, nội dung khác 10,4%": all there are."""
        words = self.readings.words
        for first in rates:
            run = [s for s in rates if s.sentence == first.sentence]
            if run[0].at != first.at or len(run) < _COMPOSED:
                continue
            closed = words.others.search(run[-1].named.lead) or words.remainder.search(run[-1].named.lead)
            near = abs(sum(s.value for s in run) - _HUNDRED) <= int(words.near.shares) * ONE
            if words.composition.search(first.context) and closed and near:
                yield tuple(s.named for s in run)

    def rates(self, known: Sequence[Rate], unexplained: Sequence[Seat]) -> Iterator[Rate]:
        """ "A, B, C; tỷ lệ lần lượt là a%, b%, c%": a rate beside others is of the figure beside theirs."""
        by_rate = {r.rate.code: r for r in known if len(r.numerator) == len(r.denominator) == 1}
        all_rates = [s for s in self.row.seats if s.rate and not s.change]
        counts = [s for row in self.row.counts for s in row]
        place = {s.code: i for i, s in enumerate(counts)}
        found: dict[str, Rate] = {}
        for rate in unexplained:
            at = next((i for i, s in enumerate(all_rates) if s.at == rate.at), -1)
            votes: dict[tuple[str, str], int] = {}
            own: set[tuple[str, str]] = set()
            alike = False
            for step in (-1, 1, -2, 2):
                beside = all_rates[at + step] if 0 <= at + step < len(all_rates) else None
                if beside is None or abs(beside.row - rate.row) > abs(step):
                    continue
                one = by_rate.get(beside.code) or found.get(beside.code)
                if one is None or one.numerator[0].code not in place:
                    continue
                n_at = place[one.numerator[0].code] - step
                if not 0 <= n_at < len(counts):
                    continue
                numerator, whole = counts[n_at], one.denominator[0]
                if numerator.row != self.row.by_code[one.numerator[0].code].row:
                    continue
                its = self.row.by_code[one.numerator[0].code]
                alike |= (
                    step == -1 and numerator.at == rate.at - 1 and its.at == beside.at - 1
                    and rate.sentence == beside.sentence
                    and self._told_of(numerator, rate) and self._told_of(its, beside)
                )  # fmt: skip
                q_at = place.get(whole.code, -_MISSING) - step
                moved = counts[q_at].code if 0 <= q_at < len(counts) else whole.code
                for q_code in dict.fromkeys((whole.code, moved)):
                    if q_code != numerator.code and q_code in self.row.by_code:
                        votes[numerator.code, q_code] = votes.get((numerator.code, q_code), 0) + 1
                        own |= {(numerator.code, q_code)} if beside.row == rate.row else set()
            for (n_code, q_code), count in sorted(votes.items(), key=lambda v: -v[1]):
                n, q = self.row.by_code[n_code].named, self.row.by_code[q_code].named
                sure = Sure.BESIDE if alike else Sure.LIKELY if count > 1 else Sure.SLIP
                slipped = (n_code, q_code) in own and hardly_other(rate.named, (n,), (q,), sure)
                if fits(rate.named, (n,), (q,)) or slipped:
                    found[rate.code] = Rate(rate.named, (n,), (q,), stated=False)
                    break
        yield from found.values()

    def _told_of(self, numerator: Seat, rate: Seat) -> bool:
        """Whether the words between a figure and the rate after it say that it is of the figure."""
        between = numerator.named.statement.text[numerator.named.figure.stop : rate.named.figure.start]
        return bool(self.readings.words.shares.search(between)) or between.rstrip().endswith("(")

    def of_all(self) -> Iterator[Parts]:
        """ "mầm non 91,8%, tiểu học 90,3%, THCS 87,6%; chung 89,4%": the rate of all among those of its parts."""
        for seats in self.row.rows:
            rates = [s for s in seats if s.rate and not s.change and s.noun != POINTS and not self._base(s)]
            for i, whole in enumerate(rates):
                if not self.readings.words.rate_of_all.search(whole.named.lead):
                    continue
                for run in (rates[:i], rates[i + 1 :]):
                    own = [s for s in run if s.sentence == whole.sentence] or run
                    if run is not rates[:i] and self._divided(whole, own):
                        yield Parts(whole.named, tuple(s.named for s in own), True, around=True)
                        break
                    low, high = min((s.value for s in own), default=0), max((s.value for s in own), default=0)
                    if len(own) > 1 and low <= whole.value <= high:
                        yield Parts(whole.named, tuple(s.named for s in own), True, around=True)
                        break

    def _divided(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "hài lòng chung 93,84%, trong đó nội trú 94,61%, ngoại trú 94,27%": told to be about it."""
        if len(run) < _LEAST or run[0].at != whole.at + 1 or run[0].sentence != whole.sentence:
            return False
        gap = whole.named.statement.text[whole.named.figure.stop : run[0].named.figure.start]
        near = all(abs(s.value - whole.value) <= _AROUND * ONE for s in run)
        return near and bool(self.readings.words.mark.search(gap))

    def _base(self, seat: Seat) -> bool:
        """Whether a rate is only what another is compared with: "so với quý II (71,65%)"."""
        lead = seat.named.statement.text[max(0, seat.named.figure.start - _LEAD) : seat.named.figure.start]
        return bool(self.readings.words.base.search(lead.rsplit(",", 1)[-1].rsplit(";", 1)[-1]))

    def numerators(self, parts: Sequence[Parts], rates: Sequence[Rate]) -> Iterator[Parts]:
        """ "21.306 trên tổng số 30.487; 14.772 trên 91.358. Cả tỉnh 36.087 trên 121.845": as the lower, the upper."""
        of: dict[str, list[Rate]] = {}
        for r in rates:
            if len(r.numerator) == len(r.denominator) == 1:
                of.setdefault(r.denominator[0].code, []).append(r)
        for p in parts:
            own = [of.get(x.code, []) for x in (p.whole, *p.parts)]
            if not p.adds_up or not all(len(r) == 1 for r in own):
                continue
            whole, *uppers = [r[0].numerator[0] for r in own if r]
            if len({self._about(r[0]) for r in own if r}) > 1:
                continue  # rates of different things
            apart = abs(whole.value - total(uppers))
            if len({x.code for x in (whole, *uppers)}) > len(uppers) and apart * _HARDLY <= whole.value:
                yield Parts(whole, tuple(uppers), True, by_column=True)

    def _side_of(self, rate: Seat) -> frozenset[tuple[str, str]]:
        sides = self.readings.words.sides(rate.named.lead)
        sides.pop(self.readings.words.law.levels, None)
        return frozenset(sides.items())

    def _about(self, r: Rate) -> frozenset[tuple[str, str]]:
        """What a rate is about: the sides that the words around it and its numerator name, levels apart."""
        text = r.rate.statement.text
        around = text[max(0, r.rate.figure.start - _LEAD) : r.rate.figure.stop + _LEAD // 2]
        sides = self.readings.words.sides(f"{around} {r.numerator[0].label}")
        sides.pop(self.readings.words.law.levels, None)
        return frozenset(sides.items())

    def beside(self, parts: Sequence[Parts], rates: Sequence[Rate]) -> Iterator[Parts]:
        """The rate in the sentence of a whole, where each of its parts has a rate of the same side."""
        of: dict[str, list[Rate]] = {}
        known = {r.rate.code for r in rates}
        for r in rates:
            for n in r.denominator if len(r.denominator) == 1 else ():
                of.setdefault(n.code, []).append(r)
        for p in parts:
            whole = self.row.by_code.get(p.whole.code)
            own = [of.get(x.code, []) for x in p.parts]
            if whole is None or not p.adds_up or not all(len(r) == 1 for r in own):
                continue
            chosen = [self.row.by_code[r[0].rate.code] for r in own if r[0].rate.code in self.row.by_code]
            near = [
                s for s in self.row.rows[whole.row]
                if s.rate and s.sentence == whole.sentence and s.at > whole.at and not s.change
                and s.code not in known and s.noun != POINTS and not self._base(s)
            ]  # fmt: skip
            if len(chosen) < len(p.parts) or not near:
                continue
            low, high = min(s.value for s in chosen), max(s.value for s in chosen)
            inside = low <= near[0].value <= high
            about = {self._about(r[0]) for r in own}
            told = len(about) == 1 and self._side_of(near[0]) == next(iter(about))
            if inside or (told and low - _AROUND * ONE <= near[0].value <= high + _AROUND * ONE):
                yield Parts(near[0].named, tuple(s.named for s in chosen), True, around=True)

    def around(self, parts: Sequence[Parts], rates: Sequence[Rate]) -> Iterator[Parts]:
        """The rates of parts about the rate of their whole, where numerators or denominators add up."""
        by_side: dict[str, list[Rate]] = {}
        for r in rates:
            if len(r.denominator) == 1:
                for n in (*r.numerator, *r.denominator):
                    by_side.setdefault(n.code, []).append(r)
        divided = {(p.whole.code, frozenset(x.code for x in p.parts)) for p in parts if p.adds_up}
        for p in parts:
            if not p.adds_up or len(p.parts) < 2:
                continue
            for own in by_side.get(p.whole.code, ()):
                of_parts = [self._same(own, p.whole, x, by_side) for x in p.parts]
                if any(r is None for r in of_parts):
                    continue
                chosen = [r for r in of_parts if r is not None]
                over = p.whole.code == own.denominator[0].code
                others = [(r.numerator if over else r.denominator)[0].code for r in chosen]
                other = (own.numerator if over else own.denominator)[0].code
                low, high = min(r.rate.value for r in chosen), max(r.rate.value for r in chosen)
                if {n.code for n in own.numerator} == {n.code for r in chosen for n in r.numerator}:
                    yield Parts(own.rate, tuple(r.rate for r in chosen), True, around=True)
                    continue
                if (other, frozenset(others)) in divided or low <= own.rate.value <= high:
                    yield Parts(own.rate, tuple(r.rate for r in chosen), True, around=True)

    def _same(
        self, own: Rate, whole: Named, part: Named, by_side: Mapping[str, Sequence[Rate]]
    ) -> Rate | None:
        over = whole.code == own.denominator[0].code
        for r in by_side.get(part.code, ()):
            side = r.denominator if over else r.numerator
            if side[0].code == part.code and r.rate.code != own.rate.code:
                return r
        return None


def of_levels(row: Row, readings: Readings) -> Iterator[Parts]:
    """ "chiếm 99,74%. Tính riêng, cấp huyện đạt 98,94%, cấp xã đạt 99,97%": rates of all the levels."""
    words = readings.words
    rates = [s for s in row.seats if s.rate and not s.change and not _goal(s, readings)]
    for i in range(len(rates)):
        for count in (3, 2):
            run = rates[i : i + count]
            if len(run) < count or run[-1].row - run[0].row > count:
                continue
            group = next(
                (
                    g
                    for named in (_own, _in_clause, _headed)
                    if (g := readings.complete([named(s) for s in run]))
                ),
                None,
            )
            before = rates[i - 1] if i else None
            if before is not None and before.row == run[0].row and words.levels(before.context):
                continue  # one level is left out
            if group != words.law.levels:
                continue
            near = [*rates[max(0, i - 2) : i][::-1], *rates[i + count : i + count + 1]]
            low, high = min(s.value for s in run), max(s.value for s in run)
            for whole in near:
                beside = abs(whole.row - run[0].row) <= 2 and not words.levels(whole.named.lead)
                of_all = words.rate_of_all.search(whole.context)
                inside = low <= whole.value <= high
                near = low - _AROUND * ONE <= whole.value <= high + _AROUND * ONE
                if beside and ((inside and whole.at < run[0].at) or (of_all and near)):
                    yield Parts(whole.named, tuple(s.named for s in run), True, group, around=True)
                    break
            break


def _goal(seat: Seat, readings: Readings) -> bool:
    """ "Chỉ tiêu tỉnh giao: cấp huyện 85%, cấp xã 90%": what is to be reached."""
    return bool(readings.words.goals.search(seat.context) or readings.words.goal_of.search(seat.context))


def _own(seat: Seat) -> Named:
    return seat.named


def _in_clause(seat: Seat) -> Named:
    """A figure called by all the words of its clause before it."""
    return replace(seat.named, lead=seat.context, tail="")


def _headed(seat: Seat) -> Named:
    """A figure called by the first words of its paragraph."""
    text = seat.named.statement.text
    return replace(seat.named, lead=text[: seat.named.statement.figures[0].start].casefold(), tail="")
