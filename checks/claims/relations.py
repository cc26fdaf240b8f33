"""The relations that the figures of one document are told to have.

What words claim comes first (``wholes/``, ``rates/``, ``changes/``), then what fits (``fitting/``), then
what misses but weighs enough to be meant (``weighed/``); each may take the place of what was read before.
Here is only the order in which they are asked; no way of finding a relation belongs here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assets.prose.figures import POINTS
from checks.claims.changes import Change, holds
from checks.claims.fitting.changes.derived import Derived, DerivedGrowth
from checks.claims.fitting.changes.differences import Differences
from checks.claims.fitting.changes.together import ChangedTogether
from checks.claims.fitting.excuses import Excuses
from checks.claims.fitting.misread import (
    all_of_its_whole,
    based_elsewhere,
    behind_those_beside_it,
    beside_its_part,
    divided_in,
    exceeds,
    in_a_list,
    items_of_one,
    left_of_another,
    of_another_subject,
    of_others,
    one_of_another,
    part_of_its_part,
    planned_for_another,
    printed_over,
    rates_of_others,
    rather_of_another,
    received_of_settled,
    settled_of_received,
    shares_of_another,
    some_of_all,
    turns_round,
    with_others,
    without_some_of,
    without_those_of_their_own,
    without_those_told_rightly,
)
from checks.claims.fitting.outright.changes.multiples import Multiples
from checks.claims.fitting.outright.rates.every import OutrightRates
from checks.claims.fitting.outright.sums.every import OutrightSums
from checks.claims.fitting.outright.sums.flows import OutrightFlows
from checks.claims.fitting.outright.sums.periods import PeriodSums
from checks.claims.fitting.outright.sums.stocks import OutrightStocks
from checks.claims.fitting.rates.around import RatesAround
from checks.claims.fitting.rates.backed import Backed
from checks.claims.fitting.rates.exceeding import Exceeding
from checks.claims.fitting.rates.near import NearRates
from checks.claims.fitting.rates.of_levels import LevelRates
from checks.claims.fitting.rates.of_list import shares_of_lists
from checks.claims.fitting.rates.parallel import ParallelRates
from checks.claims.fitting.rates.plain import PlainRates
from checks.claims.fitting.rates.quotients import Quotients
from checks.claims.fitting.rates.shares import shares_in_rows
from checks.claims.fitting.rates.wrong_base import WrongBases
from checks.claims.fitting.rather import Rather
from checks.claims.fitting.sums.columns import Columns
from checks.claims.fitting.sums.flows import Flows
from checks.claims.fitting.sums.intakes import Intakes
from checks.claims.fitting.sums.listed_by import ListedBy
from checks.claims.fitting.sums.near_by import Sums
from checks.claims.fitting.told_again import ToldAgain
from checks.claims.fitting.unit_slips import UnitSlips
from checks.claims.fitting.within import Within
from checks.claims.rates import Rate
from checks.claims.row import ByRow, Seat, row_of, slips_of
from checks.claims.shares import made_up, missed, of_one_whole, of_parts
from checks.claims.statements import Statement
from checks.claims.weighed.of_two import WeighedTwo
from checks.claims.weighed.parts import WeighedParts
from checks.claims.weighed.rests import Rests
from checks.claims.weighed.unmeant import Unmeant, of_a_bracket
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings
from checks.typing_slips import IN_PLACE

#: Rates that one of all may be made up of stand so many paragraphs back.
_BACK = 6


class Relations:
    """The relations of one document's figures.

    ``parts``, ``changes`` and ``rates`` are those of the words, read anew where they do not fit and something else
    does, and those that only fit. Beside what the words gave: ``sums``, ``shares``, ``around`` (rates about
    that of their whole), ``nearly`` (sums that one slip breaks), ``within`` (wholes with a part) and
    ``places`` (how many are ranked, with a place among them); ``again``: figures told before, and where they are
    told again.
    """

    parts: list[Parts]
    rates: list[Rate]
    changes: list[Change]
    sums: list[Parts]
    nearly: list[Parts]
    weighed: WeighedParts

    def __init__(
        self,
        statements: Sequence[Statement],
        readings: Readings,
        parts: Sequence[Parts],
        rates: Sequence[Rate],
        changes: Sequence[Change],
        *,
        weigh: bool = True,
    ) -> None:
        """Ask all ways of finding relations, one after the other.

        Args:
            statements: the document's statements.
            readings: how lists are read on its day.
            parts: the wholes and parts, rates and changes that its words claim.
            rates: see ``parts``.
            changes: see ``parts``.
            weigh: whether relations that figures miss are weighed; without, only what fits is found beside the words.
        """
        self._weigh = weigh
        self.row, self._readings = row_of(statements, readings.words), readings
        self._parallels = ParallelRates(self.row, readings)
        self._differences = Differences(self.row, readings)
        self._sums = Sums(self.row, readings)

        together = list(ChangedTogether(self.row, readings).all())
        every, found_so_far = self._add_up(parts, rates, [p for p in together if p.adds_up]), len(self.sums)
        self._outright, self._backed = OutrightRates(self.row, readings.words, every), Backed(self.row, every)
        nearly = self._beside_what_was_told(every, statements)
        self.nearly = [*nearly, *_beside([p for p in together if not p.adds_up], [*parts, *nearly])]
        nearly = [replace(p, all_named=True) for p in self.nearly]
        self.rates, self.changes, derived = self._rates_and_changes(rates, changes, every, nearly)
        self.derived = [d for d in derived if d.told]
        explained = {x.code for d in derived for x in (d.rate, d.by)} | self._leave_those_before()
        self.two = WeighedTwo(
            self.row, readings, self.weighed.ruled_out, self.rates, self.changes, [*every, *nearly],
            explained,
        )  # fmt: skip
        self._unmeant = Unmeant(self.row, readings.words, self.two, self._differences, self._outright)
        self.parts = [p for p in self.parts if not rates_of_others(p, self.two.bases.known)]
        self._tell_anew(every)
        self._add_up_rates(every)
        self._leave_misreadings(self.sums[found_so_far:])
        self._tell_the_nearer()
        self._tell_units()
        self._tell_outright()
        wrong = WrongBases(self.row, readings.words, [*self.parts, *self.sums], self._outright.of_named)
        self.rates = [wrong.instead_of(r, self.rates) for r in self.rates]
        self.rates += Exceeding(self.row, self._outright.of_named).all(self.rates)
        rather = Rather(self.row, self._differences.ends, readings.words, self._outright.of_named)
        self.rates = [rather.rate(r) for r in self.rates]
        self.changes = [rather.change(c) for c in self.changes]
        self.sums = [rather.parts(p) for p in self.sums]

        self.around = without_some_of(list(RatesAround(self.row, readings).all(every, self.rates)))
        within, bound = Within(self.row, readings), self.two.out_of_named.named_base.bound
        # "Với 13 xã và 02 thị trấn, toàn huyện có 15 đơn vị": what it is made up of, and not some of
        made_of = {(p.whole.code, x.code) for p in (*self.parts, *self.sums) if p.adds_up for x in p.parts}
        self.within = [
            *within.parts(statements),
            *(
                (of.named, s.named) for s in self.row.all_counts
                if (of := bound(s)) is not None and (s.code, of.code) not in made_of
            ),
        ]  # fmt: skip
        self.places = list(within.places())
        self.again = [(a.named, b.named) for a, b in ToldAgain(self.row, readings.words).all()]

    def _add_up(
        self, parts: Sequence[Parts], rates: Sequence[Rate], together: Sequence[Parts]
    ) -> list[Parts]:
        """The wholes and parts that words claim and those that add up beside them; all of them, as they were read."""
        excuses = Excuses(self.row, self._readings.words)
        self.parts = [read for p in parts if (read := excuses.of(p)) is not None]
        told = [p for p in self.parts if p.whole.figure.quantity != "rate" and not p.around]
        self.sums = _beside(self._sums.all(), parts)
        columns = Columns(self.row, self._readings)
        self.sums += _beside(together, parts)
        for more in (columns.beside, columns.rows):
            self.sums += more([*told, *self.sums])
        every = [*told, *self.sums]
        self.weighed = WeighedParts(self.row, self._readings, every, _shares_of(rates))
        return every

    def _beside_what_was_told(self, every: Sequence[Parts], statements: Sequence[Statement]) -> list[Parts]:
        """What is told to be parts although it misses its whole, and what words claim without what cannot be meant."""
        self.parts = [
            self._without_what_is_left(p) for p in self.parts
            if p.adds_up or not (
                any(with_others(p, q) for q in self.sums) or settled_of_received(p, self._readings.words)
            )
        ]  # fmt: skip
        return self._nearly(every, statements)

    def _add_up_rates(self, every: Sequence[Parts]) -> None:
        """Shares and rates that are told to make up a whole, or another one."""
        words = self._readings.words
        self.shares = [
            *shares_in_rows(self.row, words), *of_parts(every, self.rates), *of_one_whole(self.rates),
        ]  # fmt: skip
        self.sums += [
            *self._parallels.numerators(every, self.rates),
            *_beside(self._parallels.denominators(every, self.rates), every), *made_up(self.rates),
            *self._sums.complements(self.rates),
        ]  # fmt: skip
        rests = Rests(self.row, words, self.weighed.ruled_out).all(self.rates)
        self.nearly += _beside([*missed(self.rates), *rests], [*self.nearly, *self.parts, *self.sums])

    def _leave_misreadings(self, later: Sequence[Parts]) -> None:
        """What all that was found makes a misreading: of parts that miss, and of some out of a whole list.

        ``later``: the sums found after those of the words and beside them.
        """
        shares = _shares_of(self.rates)
        sums, bases = [*self.weighed.sums, *later], {base for _, base in shares}
        known = [*self.parts, *self.sums]
        self.nearly = [
            p for p in self.nearly
            if not (
                self._parts_of_one(p, sums)
                or (one_of_another(p, shares) and not self.weighed.ruled_out.complement(self.row.seats_of(p)[1:]))
                or any(divided_in(p, q) for q in self.nearly)
                or shares_of_another(p, shares, bases)
                or any(planned_for_another(p, q, self._readings.words) for q in self.parts)
                or any(
                    some_of_all(p, q) or items_of_one(p, q) or behind_those_beside_it(p, q) for q in known
                )
            )
        ]  # fmt: skip
        self.parts = [
            p for p in self.parts
            if p.adds_up
            or not (
                any(divided_in(p, q) for q in self.nearly)
                or any(
                    part_of_its_part(p, q) or all_of_its_whole(p, q, self.sums) or items_of_one(p, q)
                    for q in known
                )
                or exceeds(p, shares)
            )
        ]  # fmt: skip
        self.sums = [
            p for p in self.sums
            if p.adds_up or not any(items_of_one(p, q) for q in known)
        ]  # fmt: skip
        self.parts, self.sums = self._without_some_of(self.parts), self._without_some_of(self.sums)

    def _leave_those_before(self) -> set[str]:
        """ "tỷ lệ 0,61%, quý I là 1,04%, giảm 0,43%": what was before is of no figure here; its code."""
        told = {s.code for s in self.row.seats if s.change and self._differences.ends.says_base(s)}
        then = {
            c.before.code for c in self.changes
            if c.before.statement is c.by.statement and (holds(c) or c.by.code in told)
        }  # fmt: skip
        self.rates = [
            r for r in self.rates
            if r.rate.code not in then or r.stated or r.holds
        ]  # fmt: skip
        return then - {r.rate.code for r in self.rates}

    def _without_what_is_left(self, p: Parts) -> Parts:
        """Parts that miss a whole that was settled, without what words join to them that was not."""
        seats = self.row.seats_of(p)
        left = (
            self.weighed.ruled_out.stages.left_of_done(seats[0], seats[1:]) if seats and not p.adds_up else []
        )
        settled = tuple(s.named for s in seats[1:] if s not in left)
        return replace(p, parts=settled, all_named=False) if left and settled else p

    def _without_some_of(self, found: Sequence[Parts]) -> list[Parts]:
        """What adds up, but for those that leave out some of a list that is told to be whole."""
        return [
            p for p in found
            if not p.adds_up or not any(
                p.whole.code == q.whole.code and {x.code for x in p.parts} < {x.code for x in q.parts}
                for q in self.nearly
            )
        ]  # fmt: skip

    def _tell_the_nearer(self) -> None:
        """Of two lists for one whole, one of which has more in it, the one that a slip keeps from adding up.

        "645 người: tiến sĩ 04, thạc sĩ 178, đại học 426, còn lại 28; nữ 251": without the women 178 is mistyped.
        """
        told = [p for p in self.parts if p.all_named and not p.adds_up]
        for p in told:
            for q in [q for q in self.nearly if q.whole.code == p.whole.code]:
                codes = [{x.code for x in r.parts} for r in (p, q)]
                slipped = [self._slipped(r) for r in (p, q)]
                nested = codes[0] < codes[1] or codes[1] < codes[0]
                if not nested or slipped[0] == slipped[1]:
                    continue
                self.nearly = [r for r in self.nearly if r is not q]
                if slipped[1]:
                    self.parts = [replace(q, all_named=True) if r is p else r for r in self.parts]
                    break

    def _tell_units(self) -> None:
        """What fits but for the unit of one amount takes the place of what else was read of it."""
        units = UnitSlips(self.row, self._readings.words, self._differences.ends)
        parts, rates, changes = list(units.parts()), list(units.rates()), list(units.changes())
        wholes, told = {p.whole.code for p in parts}, {r.rate.code for r in rates}
        by = {c.by.code for c in changes}
        self.parts = [*(p for p in self.parts if p.whole.code not in wholes), *parts]
        self.nearly = [p for p in self.nearly if p.whole.code not in wholes]
        self.rates = [*(r for r in self.rates if r.rate.code not in told), *rates]
        self.changes = [*(c for c in self.changes if c.by.code not in by), *changes]

    def _tell_outright(self) -> None:
        """What a sentence tells outright is held against its figures, whatever else they were read to be."""
        periods = PeriodSums(self.row, self._readings.words)
        known = [*self.parts, *self.sums]
        outright = [
            p for p in OutrightSums(self.row, self._readings).all()
            if p.adds_up or not any(beside_its_part(p, q) or all_of_its_whole(p, q, known) for q in known)
        ]  # fmt: skip
        told = [*outright, *_beside(periods.all(), [p for p in self.parts if p.all_named or p.adds_up])]

        def is_told(p: Parts) -> bool:
            again = any(p.whole.code == q.whole.code and p.codes[1] & q.codes[1] for q in told)
            # "là 1.443 tỷ đồng, nâng tổng số từ 2.528 lên 3.971": the first two are the last, and none of the other
            same = any(p.codes[1] == q.codes[1] for q in told)  # of the whole that words name
            return again or same or any(p.all_codes <= q.all_codes for q in told)

        self.parts = [*(p for p in self.parts if p.adds_up or not is_told(p)), *told]
        self.nearly = [p for p in self.nearly if not is_told(p)]
        words = self._readings.words
        self.flows = [*OutrightFlows(self.row, words).all(), *OutrightStocks(self.row, words).all()]
        self.multiples = list(Multiples(self.row, self._readings.words).all())
        times = {m.times.code for m in self.multiples}
        self.changes = [c for c in self.changes if c.by.code not in times]
        for flow in self.flows:
            self.parts = [p for p in self.parts if p.adds_up or not p.all_codes <= flow.codes]
            self.nearly = [p for p in self.nearly if not p.all_codes <= flow.codes]

    def _slipped(self, p: Parts) -> bool:
        """Whether one figure mistyped keeps parts from adding up."""
        seats = self.row.seats_of(p)
        return bool(seats) and not set(slips_of(seats[0], seats[1:])).isdisjoint(IN_PLACE)

    def _nearly(self, every: Sequence[Parts], statements: Sequence[Statement]) -> list[Parts]:
        """What is told to be parts although they miss their whole; flows that add up join the sums."""
        found = self.weighed.all() if self._weigh else []
        found += _beside(ListedBy(self.row, self._readings, every, statements).all(), found)
        flows = list(Flows(self.row, self._readings, every).all())
        flows += Intakes(self.row, self._readings, [*every, *found]).all()
        self.sums += _beside([p for p in flows if p.adds_up], every)
        divided = [*every, *(p for p in flows if p.adds_up)]
        told = [p for p in flows if not (p.adds_up or any(with_others(p, q) for q in divided))]
        self.parts = [p for p in self.parts if not (left_of_another(p, told) or rather_of_another(p, found))]
        found = [*(p for p in found if not left_of_another(p, told)), *_beside(told, found)]
        words = self._readings.words
        return [p for p in found if not (settled_of_received(p, words) or received_of_settled(p, words))]

    def _rates_and_changes(
        self,
        rates: Sequence[Rate],
        changes: Sequence[Change],
        every: Sequence[Parts],
        nearly: Sequence[Parts],
    ) -> tuple[list[Rate], list[Change], list[Derived]]:
        """The rates and changes of the words, read anew where others fit, those that only fit, and derived growth."""
        quotients = Quotients(self.row, self._readings, every)
        rates = [quotients.instead_of(r) for r in rates]
        sure = [r for r in rates if r.stated or r.holds]
        differences = self._differences
        own = [differences.instead_of(c) for c in changes]
        known = {r.rate.code for r in sure} | {c.by.code for c in own}
        own = [*own, *differences.all(own, known)]
        told = [c for c in own if holds(c) or not (of_others(c, own) or in_a_list(c, every))]
        again = {c.by.code: c for c in differences.of_wrong_base(told)}
        told = [*(c for c in told if c.by.code not in again), *again.values()]
        sure = [r for r in sure if r.rate.code not in again]
        rates = [r for r in rates if r.rate.code not in again]
        told, derived = self._with_derived(told)
        changed = {c.by.code for c in told} | {d.rate.code for d in derived}
        sure = [r for r in sure if r.rate.code not in changed]
        rates = [r for r in rates if r.rate.code not in changed]
        plain = PlainRates(self.row, self._readings.words, [*every, *nearly])
        found = [*sure, *self._rates(sure, [*every, *nearly], known | changed)]
        taken = {r.rate.code: r for r in found}
        for seat in self.row.rates:
            read = taken.get(seat.code)
            if seat.code in changed or (read is not None and read.stated and not self._of_a_part(read)):
                continue  # words state of what it is
            if read is not None and self._backed.is_backed(read, taken.values()):
                continue
            anew, outright = plain.of(seat, read), self._outright.of(seat)
            misses = anew is None and (read is None or not read.holds)
            # words right about it tell what it is out of, whatever other base it happens to fit
            same = outright is not None and read is not None and (
                read.codes[0] == outright.codes[0] or len(read.denominator) > 1
            )  # fmt: skip
            if read is not None and self._is_of_all_called(read):
                continue
            if outright is not None and (
                outright.holds
                or misses
                or self._outright.is_in_turn(seat)
                or (same and self._outright.has_words(seat))
            ):
                anew = outright
            if anew is not None:
                found = [*(r for r in found if r.rate.code != seat.code), anew]
        codes = {r.rate.code for r in found}
        found += [r for r in rates if r.rate.code not in codes and not of_a_bracket(r, self.row)]
        found += shares_of_lists(self.row, {r.rate.code for r in found})
        return without_those_told_rightly(found), told, derived

    def _with_derived(self, told: Sequence[Change]) -> tuple[list[Change], list[Derived]]:
        """Growth since what is not printed, and the changes without those that it explains better."""
        holding = {c.by.code for c in told if holds(c)}
        derived = list(DerivedGrowth(self.row, self._differences.ends).all(holding))
        better = {x.code for d in derived if d.fits for x in (d.by, d.rate)}
        told = [c for c in told if c.by_name or c.by.code not in better]
        missed = {c.by.code for c in told}
        return told, [d for d in derived if d.by.code not in missed and d.rate.code not in missed]

    def _tell_anew(self, every: Sequence[Parts]) -> None:
        """What weighs enough to be meant takes the place of what only fits; what cannot be meant is left out."""
        rates, found, rests = self.two.all() if self._weigh else ([], [], [])
        named = {r.rate.code for r in self.rates if self._is_named(r)}
        over = {r.rate.code: r.codes for r in self.rates if printed_over(r)}
        named |= {
            r.rate.code for r in self.rates if self._backed.is_backed(r, self.rates) or self._is_of_all_called(r)
        }  # fmt: skip
        rates = [r for r in rates if r.rate.code not in named and over.get(r.rate.code, r.codes) == r.codes]
        outright = {c.by.code for c in self.changes if c.by_name}
        changes = [c for c in found if c.by.code not in outright and (holds(c) or not self._is_of_others(c))]
        self.rates = [
            r
            for r in self.rates
            if self._is_out_of_called(r) or not (self._unmeant.rate(r, self.rates) or self._unmeant.bound(r))
        ]
        differ = {frozenset((c.now.code, c.before.code)) for c in self.changes if holds(c) and not c.relative}
        self.changes = [
            c for c in self.changes
            if holds(c) or c.told_behind
            or (
                c.relative and frozenset((c.now.code, c.before.code)) in differ
                and not self._unmeant.rather_of_rates(c)
            )
            or not self._unmeant.between(c)
        ]  # fmt: skip
        self.changes = [
            c for c in self.changes
            if holds(c) or c.told_behind
            or not (self._is_of_others(c) or turns_round(c) or self._unmeant.since_another(c))
        ]  # fmt: skip
        self.rates = without_those_of_their_own(self.rates)
        codes = {r.rate.code for r in rates} | {c.by.code for c in changes}
        self.rates = [*(r for r in self.rates if r.rate.code not in codes), *rates]
        self.changes = [*(c for c in self.changes if c.by.code not in codes), *changes]
        self.nearly += _beside(rests, [*self.nearly, *every])
        known = {r.rate.code for r in self.rates if r.holds} | {c.by.code for c in self.changes}
        known |= {d.rate.code for d in self.derived}
        again = list(self._differences.told_again([c for c in changes if holds(c)], known))
        told = {c.by.code for c in again}
        self.changes, self.rates = [*self.changes, *again], [r for r in self.rates if r.rate.code not in told]

    def _is_of_others(self, c: Change) -> bool:
        """Whether words or the other changes tell that a change is not between the ends that it was read of."""
        return based_elsewhere(c, self.changes) or of_another_subject(c, self._readings.words)

    def _of_a_part(self, rate: Rate) -> bool:
        """ "312 cuộc, gồm 47 và 265 cuộc, đạt 38,9% kế hoạch (668 cuộc)": whether what misses was read of a part."""
        outright = self._as_named(rate)
        if outright is None or rate.holds or outright.codes[1] != rate.codes[1]:
            return False
        return any(outright.codes[0] == {p.whole.code} and rate.codes[0] <= p.codes[1] for p in self.parts)

    def _is_of_all_called(self, rate: Rate) -> bool:
        """ "quá hạn ở cấp xã 7.158, ở cấp tỉnh 2.248; đất đai 6.884, chiếm 73,2% số quá hạn": of both, not of one."""
        outright = self._as_named(rate)
        of_levels = all(self._readings.words.levels(q.label) for q in rate.denominator)
        return rate.holds and of_levels and outright is not None and outright.codes[1] < rate.codes[1]

    def _is_named(self, rate: Rate) -> bool:
        """Whether words right about a rate tell that it is out of what it was read to be out of."""
        outright = self._as_named(rate)
        return outright is not None and outright.codes == rate.codes

    def _is_out_of_called(self, rate: Rate) -> bool:
        """ "đăng ký hộ kinh doanh chiếm 25,5% tổng số hồ sơ tiếp nhận trong kỳ": of the only one that is called so."""
        told, counted = (self.row.by_code.get(n.code) for n in (rate.rate, rate.numerator[0]))
        if told is None or counted is None or not counted.count or len(rate.numerator) > 1:
            return False
        two = self._outright.of_named.known_of_called(told, counted)
        return two is not None and [q.code for q in rate.denominator] == [two[1].code]

    def _as_named(self, rate: Rate) -> Rate | None:
        """The same rate of what words right about it name."""
        seat = self.row.by_code.get(rate.rate.code)
        return self._outright.of(seat) if seat is not None and self._outright.has_words(seat) else None

    def _rates(self, known: Sequence[Rate], parts: Sequence[Parts], explained: set[str]) -> list[Rate]:
        """What the rates are of that nothing explains, the surest ways first."""
        quotients = Quotients(self.row, self._readings, parts)
        near = NearRates(self.row, self._readings, parts)
        found: list[Rate] = []

        def rest() -> list[Seat]:
            done = explained | {r.rate.code for r in found}
            rates = (s for s in self.row.seats if s.rate and s.noun != POINTS and not s.change)
            return [s for s in rates if s.code not in done]

        found += [r for s in rest() if (r := quotients.of(s)) is not None]
        before = ByRow((self.row.by_code.get(r.rate.code), r) for r in (*known, *found))
        found += [r for s in rest() if (r := quotients.together(s, _before(s, before))) is not None]
        found += self._parallels.of([*known, *found], rest())
        found += LevelRates(self.row, self._readings.words, parts).of([*known, *found], rest())
        found += [r for s in rest() if (r := near.of(s)) is not None]
        return found

    def _parts_of_one(self, p: Parts, sums: Sequence[Parts]) -> bool:
        """ "350 phiếu: rất hài lòng 172, hài lòng 161, không hài lòng 17": the parts are those of what adds up."""
        seats = self.row.seats_of(p)
        if not seats or self.weighed.ruled_out.settled_of_received(seats[0], seats[1:]):
            return False
        return any(
            self.weighed.ruled_out.within({x.code for x in s.parts}, seats[0], seats[1:])
            for s in sums
            if s.adds_up and len(s.parts) > len(p.parts)
        )


def _before(rate: Seat, known: ByRow[Rate]) -> list[Rate]:
    """The rates of a rate's paragraph and the few before it, in order, up to it."""
    near = sorted(known.near(rate.row, _BACK), key=lambda x: x[0].at)
    return [r for s, r in near if s.at < rate.at]


def _shares_of(rates: Iterable[Rate]) -> set[tuple[str, str]]:
    """What one figure is a rate of another that fits, by their codes."""
    return {
        (r.numerator[0].code, r.denominator[0].code)
        for r in rates
        if len(r.numerator) == len(r.denominator) == 1 and r.holds
    }


def _beside(found: Iterable[Parts], told: Sequence[Parts]) -> list[Parts]:
    """Those found that are not told already."""
    known = {p.codes for p in told}
    return [p for p in found if p.codes not in known]
