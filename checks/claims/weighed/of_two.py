"""Rates, growth, differences and rests with the two figures that they are meant of, although they miss them.

Of what a rate may be is ``counted.py`` and ``bases.py``; here it is asked of which it is meant, and whether one that it
misses is likelier than all that it happens to fit. Rates that fit are found by ``checks/claims/rates`` and
``checks/claims/fitting``.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from assets.prose.figures import POINTS
from checks.claims.about import own_words
from checks.claims.changes import PLACES, Change, holds
from checks.claims.fitting.change_ends import ChangeEnds
from checks.claims.rates import Rate
from checks.claims.row import HUNDRED, ONE, Row, Seat, sum_of
from checks.claims.thresholds import likely_from
from checks.claims.weighed.around import Around
from checks.claims.weighed.bases import Bases
from checks.claims.weighed.counted import Counted
from checks.claims.weighed.made import (
    GROWTH,
    REST,
    SHARE,
    OfTwo,
    divides,
    kind_of,
    makes,
)
from checks.claims.weighed.missing import Missing
from checks.claims.weighed.not_between import NotBetween
from checks.claims.weighed.not_of import NotOf
from checks.claims.weighed.observed import Observed
from checks.claims.weighed.out_of_named import OutOfNamed
from checks.claims.weighed.read_so import ReadSo
from checks.claims.weighed.ruled_out import RuledOut
from checks.claims.weighed.weights import Weights, weights
from checks.claims.wholes.parts import Divisions, Parts
from checks.claims.wholes.readings import Readings

#: Of what is counted, so many are followed up.
_FOLLOWED = 4
#: So far back words call a figure something.
_CALLED = 60
#: So many shares of one figure beside each other tell what the next is of.
_SEVERAL = 2


class WeighedTwo:
    """Weighs what each rate and change of a document may be of."""

    def __init__(
        self, row: Row, readings: Readings, ruled_out: RuledOut,
        rates: Sequence[Rate], changes: Sequence[Change], sums: Sequence[Parts], explained: Container[str] = (),
    ) -> None:  # fmt: skip
        """``rates``, ``changes`` and ``sums``: what figures were read as so far; ``explained``: codes not asked."""
        self.explained = explained
        self.row, self.words, self.ruled_out = row, readings.words, ruled_out
        self.law: Mapping[str, Weights] | None = None
        self.rates = {r.rate.code: r for r in rates}
        self.changes = {c.by.code: c for c in changes}
        self.sums: dict[str, bool] = {}
        for p in sums:
            for x in p.parts if len(p.parts) > 1 and (p.adds_up or p.all_named) else ():
                self.sums[x.code] = self.sums.get(x.code, True) and p.adds_up
        divisions = Divisions(sums)
        known = {code: r for code, r in self.rates.items() if r.holds}
        self.around = Around(row, readings.words)
        self.not_between = NotBetween(self.around, ChangeEnds(row, readings), known)
        self.not_of = NotOf(self.around, self.not_between, known)
        self.counted = Counted(self.around, divisions, known)
        self.bases = Bases(self.around, divisions, known)
        self.missing = Missing(self.around, self.bases, self.rates, self.changes, self.sums)
        self.read_so = ReadSo(row, self.rates, self.changes, sums, self.missing)
        self.out_of_named = OutOfNamed(
            self.around, self.not_of, self.read_so, divisions.parts_of, self._counted
        )

    def _law(self, name: str) -> Weights:
        """The weights for one question: those in use, or those set."""
        return weights(name) if self.law is None else self.law[name]

    def told(self) -> Iterator[Seat]:
        """The rates, changes and rests that are asked about."""
        for s in self.row.seats:
            if s.code in self.explained or s.noun in PLACES or s.rank or s.value <= 0:
                continue
            if (s.rate and self.not_of.is_goal(s)) or (s.noun == POINTS and not self._lies_apart(s)):
                continue
            if s.rate or s.change or (s.code in self.row.place and self._is_rest(s)):
                yield s

    def _lies_apart(self, s: Seat) -> bool:
        """Whether points tell a rise or fall, or by how much two rates are apart."""
        return self.not_between.ends.direction(s) is not None

    def _is_rest(self, s: Seat) -> bool:
        """Whether a count is called what is left of another."""
        words, lead = self.words, s.phrase[-_CALLED:]
        called = (words.flow.left, words.flow.unsettled, words.left_over, words.remainder, words.balances)
        if any(p.search(lead) for p in called):
            return True
        sides = words.sides(own_words(s.named))
        return any(sides.get(group) in left for group, left in words.law.left_sides.items())

    def all(self) -> tuple[list[Rate], list[Change], list[Parts]]:
        """The rates, changes and sums that nothing was read as and that fit, and those told although they miss."""
        rates: list[Rate] = []
        changes: list[Change] = []
        sums: list[Parts] = []
        for x in filter(None, map(self._meant, self.told())):
            kind = kind_of(x.told)
            if kind == REST:
                sums.append(Parts(x.base.named, tuple(s.named for s in x.parts), False, by_column=True))
            elif kind == SHARE:
                counted = tuple(s.named for s in x.counted)
                rates.append(Rate(x.told.named, counted, (x.base.named,), stated=False))
            else:
                changes.append(self._change(x))
        return [r for r in rates if r.holds or not self._has_its_rate(r, rates)], changes, sums

    def _has_its_rate(self, rate: Rate, found: Sequence[Rate]) -> bool:
        """ "9.784 doanh nghiệp, đạt 99,4% (Văn phòng 99,8%, các Chi cục 99,3%)": two figures have one rate."""
        told, counted = (self.row.by_code.get(n.code) for n in (rate.rate, rate.numerator[-1]))
        if counted is not None and self.row.rate_behind(counted) is told:
            return False  # "31 (42,2%), 27 (48,4%)": each has the other's, and its own place
        others = (r for r in (*found, *self.rates.values()) if r.rate.code != rate.rate.code and r.holds)
        seats = (self.row.by_code.get(r.rate.code) for r in others if r.codes == rate.codes)
        return told is not None and any(s is not None and s.row == told.row for s in seats)

    def _meant(self, told: Seat) -> OfTwo | None:
        """What a figure is meant of, if that is sure enough and not read so already."""
        sure = self.read_so.is_sure(told)
        if sure and not self.out_of_named.named_base.names_any(told):
            return None
        found = self.candidates(told)
        named = self.out_of_named.of(told, found)
        if sure and (named is None or not self.out_of_named.is_rather_named(named)):
            return None
        behind = next((x for x in found if x.fits and self._is_right_behind(x)), None)
        if behind is not None:
            rate = self.rates.get(told.code)
            return None if rate is not None and self.read_so.is_of(rate, behind) else behind
        if named is not None:
            return None if self.read_so.is_read_so(named) else named
        if _likeliest_fits(found):
            rate = self.rates.get(told.code)
            # "ba chi nhánh A, B, C chiếm 41,6%", and two others happen to make as much
            other = rate is not None and not self.read_so.is_of(rate, found[0])
            anew = other or self.missing.read(told) == "nothing" or self.read_so.of_others(found[0])
            return found[0] if anew else None
        plain = next((x for x in found[:1] if self._is_of_no_others(x, found)), None)
        plain = plain or next((x for x in found if self._as_those_beside(x, found)), None)
        if plain is not None:
            return None if self.read_so.is_read_so(plain) else plain
        law = weights("of_two")
        swapped = next((x for x in found if self._is_swapped(x)), None)
        if swapped is not None:
            return None if self.read_so.is_read_so(swapped) else swapped
        weighed = [(law.sum(observed), x) for x, observed in self.missed(told, found)]
        weight, best = max(weighed, key=lambda pair: pair[0], default=(law.enough - 1, None))
        if (
            best is None
            or weight < law.enough
            or self.read_so.is_read_so(best)
            or self._fits_as_well(best, found)
            or self._fits_both_of_its_kind(best)
            or self.out_of_named.fits_far_behind(best)
        ):
            return None
        # what was read and misses is told already, unless something else is likelier by far
        read_so = [x.likely for x in found if self.read_so.is_read_so(x)]
        return None if read_so and best.likely < max(likely_from().meant, *read_so) else best

    def _is_of_no_others(self, x: OfTwo, found: Sequence[OfTwo]) -> bool:
        """ "đạt 37,18% dự toán năm (386.150)": whether words and places leave no doubt, though others happen to fit."""
        if kind_of(x.told) != SHARE or x.fits or not x.base.value or not sum_of(x.counted):
            return False
        if self.out_of_named.is_out_of_its_own(x, found) or self._is_out_of_all(x, found):
            return False
        if self.out_of_named.is_rather_of_another(x, found) or self._is_out_of_a_part(x, found):
            return False
        # "318.640 hồ sơ, đạt 82,89%" that was read with two digits swapped is of no other by far
        if self.out_of_named.fits_far_behind(x) or (x.told.code in self.rates and self.not_of.by_no_slip(x)):
            return False
        fitting = sum(other.likely for other in found if other.fits)
        rather = (
            x.likely >= likely_from().rather
            and any(y.fits and y.counted == x.counted for y in found)
            and (fitting <= likely_from().hardly or self._is_all_that_is_named(x, found))
        )
        # "9.862/21.438 người …, đạt 38,74%": what is printed over the other just before it
        printed_over = x.likely >= likely_from().rather and self.not_of.is_printed_over(x)
        plainly = (
            rather
            or printed_over
            or x.likely >= likely_from().of_no_others
            or self._is_all_that_is_left(x, found)
            or (
                x.likely >= likely_from().meant
                and (self._is_of_all_its_parts(x) or self._as_the_other_parts(x))
            )
        )
        return plainly and not self.not_of.rules_out(x)

    def _is_out_of_a_part(self, x: OfTwo, found: Sequence[OfTwo]) -> bool:
        """ "cấp tỉnh 91.237 hồ sơ (94,63%), cấp xã 263.904 hồ sơ (88,54%)": each out of its own part of all."""
        divisions = self.bases.divisions.parts_of.get(x.base.code, ())
        beside = [
            r for s in self.row.rows[x.told.row] if (r := self.rates.get(s.code)) is not None and r.holds
        ]
        return any(
            y.fits and y.counted == x.counted and y.base.code in parts
            and any(
                len(r.denominator) == 1 and r.rate.code != x.told.code
                and r.denominator[0].code in parts - {y.base.code}
                for r in beside
            )
            for y in found
            for parts in divisions
        )  # fmt: skip

    def _as_the_other_parts(self, x: OfTwo) -> bool:
        """ "638 phiếu: 627 hài lòng (98,28%), 11 bình thường (1,69%)": out of what the others are out of."""
        if len(x.counted) > 1 or self.row.rate_behind(x.counted[0]) is not x.told:
            return False
        of_whole = {
            r.numerator[0].code for r in self.rates.values()
            if r.holds and len(r.numerator) == 1 and [q.code for q in r.denominator] == [x.base.code]
        }  # fmt: skip
        own = x.counted[0].code
        divisions = self.bases.divisions.parts_of.get(x.base.code, ())
        return any(own in parts and parts - {own} <= of_whole for parts in divisions)

    def _as_those_beside(self, x: OfTwo, found: Sequence[OfTwo]) -> bool:
        """ "trong 52 người, đại học 27 người (71,2%), thạc sĩ 15 người (28,8%)": of what those beside it are of.

        Two of them tell it, or one that makes a hundred with it; however far off it is.
        """
        read = self.rates.get(x.told.code)
        if kind_of(x.told) != SHARE or len(x.counted) > 1 or (read is not None and read.stated):
            return False
        if any(y.fits for y in found):
            return False
        if self.row.rate_behind(x.counted[0]) is not x.told or self.not_of.rules_out(x):
            return False
        told = (
            r for r in self.row.rows[x.told.row] if r.sentence == x.told.sentence and r.depth == x.told.depth
        )
        beside = [
            s for s in told
            if (r := self.rates.get(s.code)) is not None and s is not x.told and r.holds and self._behind_its_own(s, r)
            and [q.value * ONE for q in r.denominator] == [x.base.value]
        ]  # fmt: skip
        whole = sum(s.value for s in beside) + x.told.value
        slack = sum(s.half for s in beside) + x.told.half
        return len(beside) >= _SEVERAL or (len(beside) > 0 and abs(whole - HUNDRED) <= slack)

    def _behind_its_own(self, s: Seat, rate: Rate) -> bool:
        """Whether a rate stands right behind the one figure that it is of."""
        counted = self.row.by_code.get(rate.numerator[0].code)
        return len(rate.numerator) == 1 and counted is not None and self.row.rate_behind(counted) is s

    def _is_of_all_its_parts(self, x: OfTwo) -> bool:
        """ "Cục 8.124 bộ, đạt 82,51%; các Cảng vụ 158.903 bộ, đạt 94,26%; chung 167.027 bộ": out of all of theirs."""
        if len(x.counted) > 1:
            return False
        parts_of = self.bases.divisions.parts_of
        out_of = {
            r.numerator[0].code: r.denominator[0].code
            for r in self.rates.values() if r.holds and len(r.numerator) == len(r.denominator) == 1
        }  # fmt: skip
        bases = parts_of.get(x.base.code, ())
        return any({out_of.get(c) for c in parts} in bases for parts in parts_of.get(x.counted[0].code, ()))

    def _is_all_that_is_left(self, x: OfTwo, found: Sequence[OfTwo]) -> bool:
        """Whether a rate stands right behind what it is of, and nothing else that it may be out of is left."""
        if (
            x.likely < likely_from().meant
            or self.out_of_named.named_base.names_any(x.told)
            or self.row.rate_behind(x.counted[-1]) is not x.told
            or any(y.fits for y in found)
        ):
            return False
        rate = self.rates.get(x.told.code)
        if sum(y.likely for y in found if y.counted == x.counted) < likely_from().right_behind or (
            rate is not None and rate.holds
        ):
            return False
        others = (y for y in found if (y.counted, y.base) != (x.counted, x.base))
        left = (y.likely for y in others if y.likely < likely_from().possible or not self.not_of.rules_out(y))
        return sum(left) <= likely_from().all_others

    def _is_all_that_is_named(self, x: OfTwo, found: Sequence[OfTwo]) -> bool:
        """ "87 thủ tục, trong đó trung ương 59; đơn giản hóa 31, chiếm 52,5% tổng số thủ tục": not of a part."""
        if not self.out_of_named.names_all(x.told):
            return False
        parts = {c for d in self.bases.divisions.parts_of.get(x.base.code, ()) for c in d}
        return all(y.base.code in parts for y in found if y.fits and y.likely > likely_from().hardly)

    def _is_out_of_all(self, x: OfTwo, found: Sequence[OfTwo]) -> bool:
        """ "144.512 người, gồm 132.640 bắt buộc, … bằng 60,44% tổng số người": of all that it fits."""
        if not self.out_of_named.names_all(x.told):
            return False
        parts_of = self.bases.divisions.parts_of
        return any(
            y.fits and y.counted == x.counted and any(x.base.code in d for d in parts_of.get(y.base.code, ()))
            for y in found
        )

    def _fits_as_well(self, x: OfTwo, found: Sequence[OfTwo]) -> bool:
        """ "450 phiếu, thu về 436 phiếu (96,9%); hài lòng 427 phiếu, đạt 97,9%": whether it fits what it may be out of.

        Where words name the one that it misses, that is what it should be out of.
        """
        if kind_of(x.told) != SHARE or self.bases.named(x.told, x.counted[-1], x.base) != "untold":
            return False
        return any(y.fits and y.counted == x.counted and y.likely > likely_from().as_well for y in found)

    def _fits_both_of_its_kind(self, x: OfTwo) -> bool:
        """ "820 dịch vụ toàn trình và 640 một phần trên 1.790 thủ tục; đã tích hợp 1.402 dịch vụ, đạt 96,0%"."""
        rate = self.rates.get(x.told.code)
        if not self.read_so.is_of_several(x.told) or rate is None or not rate.holds:
            return False
        kinds = {n.figure.noun for n in (*rate.numerator, *rate.denominator)}
        together = all(q.statement is rate.rate.statement for q in rate.denominator)
        return together and len(kinds) == 1 and kinds.isdisjoint(("", x.base.noun))

    def _is_right_behind(self, x: OfTwo) -> bool:
        """ "giải quyết 338.756 vụ (đạt 87,5%) trong tổng số 387.051 vụ": whether words set a share under the next."""
        beside = x.base.at == x.told.at + 1 and x.counted[-1].at == x.told.at - 1
        return beside and self.bases.named(x.told, x.counted[-1], x.base) == "right behind"

    def _counted(self, told: Seat) -> list[tuple[float, tuple[Seat, ...]]]:
        """All that a figure may count, each with how likely that is."""
        counted = list(self.counted.of(told))
        likely = self._law(f"counted_{kind_of(told)}").chances([observed for _, observed in counted])
        return list(zip(likely, (run for run, _ in counted), strict=True))

    def _is_swapped(self, x: OfTwo) -> bool:
        """ "người dân 2.618 (22,3%), doanh nghiệp 1.154 (50,7%)": whether two figures have each other's rates."""
        if kind_of(x.told) != SHARE or not self._misses_its_own(x):
            return False
        for told in self.row.rows[x.told.row]:
            if not told.rate or told.change or told.value == x.told.value:
                continue
            other = next(iter(self.candidates(told)), None)
            if other is None or not self._misses_its_own(other):
                continue
            if makes(x.told, other.counted, other.base) and makes(told, x.counted, x.base):
                return True
        return False

    def _misses_its_own(self, x: OfTwo) -> bool:
        """Whether a rate surely is of the figure that it stands right behind, and is not."""
        return (
            not x.fits and x.likely >= likely_from().meant and self.row.rate_behind(x.counted[-1]) is x.told
        )

    def candidates(self, told: Seat) -> list[OfTwo]:
        """All that a figure may be of, the likeliest first; what their chances lack is that it is of nothing."""
        kind, found = kind_of(told), []
        falls = self.not_between.ends.direction(told) if kind == GROWTH else None
        likeliest = sorted(self._counted(told), key=lambda x: -x[0])[:_FOLLOWED]
        for likely, run in likeliest:
            if not run or likely < likely_from().hardly:
                continue
            bases = list(self.bases.of(told, run))
            of_these = self._law(f"base_{kind}").chances([observed for _, observed in bases])
            found += [
                OfTwo(told, run, base, likely * p, makes(told, run, base, falls=falls), falls)
                for (base, _), p in zip(bases, of_these, strict=True)
                if kind not in (SHARE, GROWTH) or divides(run, base)
            ]
        return sorted(found, key=lambda x: -x.likely)

    def asks(self, told: Seat, found: Sequence[OfTwo]) -> bool:
        """Whether it is asked what a figure misses: neither surely read, nor what the likeliest figures make."""
        return not self.read_so.is_sure(told) and not _likeliest_fits(found)

    def missed(self, told: Seat, found: Sequence[OfTwo]) -> Iterator[tuple[OfTwo, list[Observed]]]:
        """Those candidates of a figure that it misses, and what is observed about each."""
        fit = sum(x.likely for x in found if x.fits)
        nothing = 1 - sum(x.likely for x in found)
        fitting = next((x for x in found if x.fits), None)
        rank = 0
        for x in found:
            if x.fits or x.likely < likely_from().possible or not x.base.value or not sum_of(x.counted):
                continue
            if self.not_of.rules_out(x) or self.out_of_named.is_out_of_its_own(x, found):
                continue
            if self.out_of_named.is_rather_of_another(x, found):
                continue
            if kind_of(told) == REST and not (
                x.base.value > sum_of(x.counted) and self.ruled_out.may_be(x.base, x.parts)
            ):
                continue
            yield x, self.missing.observed(x, fit, nothing, rank, fitting)
            rank += 1

    def _change(self, x: OfTwo) -> Change:
        """A change of two figures: that called a base, or of another time, is the earlier one."""
        n, base, words = x.counted[-1], x.base, self.words
        pairs = ((n, base), (base, n))
        # "năm 2020 là 1.067, …, tức giảm 12,7% so với năm 2019 (1.203)": what is compared with, before any year
        became = [(s, other) for s, other in pairs if self.not_between.ends.from_to(s, other)]
        earlier = (
            became
            or [(s, other) for s, other in pairs if words.base.search(s.phrase)]
            or [
                (s, other)
                for s, other in pairs
                if words.other_time.search(s.phrase) or s.at > x.told.at > other.at
            ]
        )
        if earlier:
            base, n = earlier[0]
        elif x.falls is not None and x.falls != (base.value > n.value):
            n, base = base, n
        relative = x.told.rate and not n.rate
        change = Change(n.named, base.named, x.told.named, base.value > n.value, relative=relative)
        # "Dự ước năm 2017 đạt 293.500, tăng 7,81% so với năm 2016 (272.239)": where both name a year, as it fits
        turned = Change(base.named, n.named, x.told.named, n.value > base.value, relative=relative)
        ends = self.not_between.ends
        falls = ends.direction(x.told)
        if not holds(change) and falls == turned.falls and holds(turned):
            return turned
        then = base.sentence == x.told.sentence and ends.is_then(base, n, x.told)
        if then and falls not in (None, change.falls) and ends.says_direction(x.told):
            return replace(change, falls=falls, by_name=True)  # it is told as a fall, and is a rise
        return change


def _likeliest_fits(found: Sequence[OfTwo]) -> bool:
    """Whether the likeliest of some candidates is what is meant, for it fits."""
    return bool(found) and found[0].fits and found[0].likely >= likely_from().meant
