"""All that fits in one document, beside what its words claim."""

from collections.abc import Sequence
from dataclasses import replace

from assets.prose.figures import POINTS
from checks.claims.changes import Change
from checks.claims.fitting.differences import Differences
from checks.claims.fitting.near import Near
from checks.claims.fitting.near_rates import NearRates
from checks.claims.fitting.parallels import Parallels, of_levels
from checks.claims.fitting.quotients import Quotients
from checks.claims.fitting.row import Row, Seat, row_of
from checks.claims.fitting.sums import Sums
from checks.claims.fitting.within import Within
from checks.claims.rates import Rate
from checks.claims.shares import made_up, of_one_whole, of_parts
from checks.claims.statements import Statement
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings

#: Rates that one of all may be made up of stand so many paragraphs back.
_BACK = 6


class Fitting:
    """What fits in a document and its words did not give.

    ``told_changes``: those of the words, read anew where they do not fit; ``sums``, ``around`` (rates about that of their whole), ``rates``, ``changes`` and ``shares``;
    ``nearly``: sums that one slip breaks; ``within``: wholes with a part; ``places``: how many are ranked
    with a place among them.
    """

    def __init__(
        self,
        statements: Sequence[Statement],
        readings: Readings,
        parts: Sequence[Parts],
        rates: Sequence[Rate],
        changes: Sequence[Change],
    ) -> None:
        row = row_of(statements, readings.words)
        parallels = Parallels(row, readings)
        known = {(p.whole.code, frozenset(x.code for x in p.parts)) for p in parts}
        counted = [p for p in parts if p.whole.figure.quantity != "rate" and not p.around]
        sums = Sums(row, readings)
        self.sums = [
            p for p in sums.all()
            if (p.whole.code, frozenset(x.code for x in p.parts)) not in known
        ]  # fmt: skip
        self.sums += parallels.sums([*counted, *self.sums])
        self.sums += parallels.rows([*counted, *self.sums])
        explained = {r.rate.code for r in rates}
        changed = {c.by.code for c in changes}
        differences = Differences(row, readings)
        self.told_changes = [differences.instead_of(c) for c in changes]
        self.changes = differences.all(self.told_changes, explained | changed)
        explained |= changed | {c.by.code for c in self.changes}
        every = [*counted, *self.sums]
        self.nearly = list(Near(row, readings, every).sums())
        told = [*every, *(replace(p, all_named=True) for p in self.nearly)]
        self.rates = self._rates(row, readings, rates, told, explained, parallels)
        all_rates = [*rates, *self.rates]
        self.shares = [*parallels.shares(), *of_parts(every, all_rates), *of_one_whole(all_rates)]
        self.sums += parallels.numerators(every, all_rates)
        self.sums += [*made_up(all_rates), *sums.complements(all_rates)]
        self.around = [*parallels.around(every, all_rates), *of_levels(row, readings), *parallels.of_all(), *parallels.beside(every, all_rates)]
        within = Within(row, readings)
        self.within, self.places = list(within.parts(statements)), list(within.places())

    def _rates(
        self,
        row: Row,
        readings: Readings,
        known: Sequence[Rate],
        parts: Sequence[Parts],
        explained: set[str],
        parallels: Parallels,
    ) -> list[Rate]:
        """What the rates are of that are not explained, the surest ways first."""
        quotients, near = Quotients(row, readings, parts), NearRates(row, readings, parts)
        found: list[Rate] = []

        def rest() -> list[Seat]:
            done = explained | {r.rate.code for r in found}
            return [s for s in row.seats if s.rate and s.noun != POINTS and not s.change and s.code not in done]

        found += [r for s in rest() if (r := quotients.of(s)) is not None]
        found += [r for s in rest() if (r := quotients.together(s, self._before(row, s, [*known, *found]), parts)) is not None]
        found += parallels.rates([*known, *found], rest())
        found += [r for s in rest() if (r := near.of(s)) is not None]
        return found

    def _before(self, row: Row, rate: Seat, known: Sequence[Rate]) -> list[Rate]:
        """The rates of this paragraph and the few before it, in order."""
        near = [
            (row.by_code[r.rate.code].at, r) for r in known
            if r.rate.code in row.by_code and 0 <= rate.row - row.by_code[r.rate.code].row <= _BACK
        ]  # fmt: skip
        return [r for at, r in sorted(near, key=lambda pair: pair[0]) if at < rate.at]
