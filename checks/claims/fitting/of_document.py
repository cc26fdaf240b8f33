"""All that fits in one document, beside what its words claim."""

from collections.abc import Sequence

from checks.claims.changes import Change
from checks.claims.fitting.differences import Differences
from checks.claims.fitting.near import Near
from checks.claims.fitting.parallels import Parallels, of_levels
from checks.claims.fitting.quotients import Quotients
from checks.claims.fitting.row import row_of
from checks.claims.fitting.sums import Sums
from checks.claims.named import Named
from checks.claims.rates import Rate
from checks.claims.statements import Statement
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings


class Fitting:
    """What fits in a document and its words did not give.

    ``sums``, ``around`` (rates about that of their whole), ``rates``, ``changes`` and ``shares``;
    ``nearly``: sums that one slip breaks.
    """

    def __init__(
        self,
        told: Sequence[Statement],
        readings: Readings,
        parts: Sequence[Parts],
        rates: Sequence[Rate],
        changes: Sequence[Change],
    ) -> None:
        row = row_of(told, readings.words)
        parallels = Parallels(row, readings)
        known = {(p.whole.code, frozenset(x.code for x in p.parts)) for p in parts}
        counted = [p for p in parts if p.whole.figure.quantity != "rate" and not p.around]
        self.sums = [
            p for p in Sums(row, readings).all()
            if (p.whole.code, frozenset(x.code for x in p.parts)) not in known
        ]  # fmt: skip
        self.sums += parallels.sums([*counted, *self.sums])
        self.sums += parallels.rows([*counted, *self.sums])
        explained = {r.rate.code for r in rates} | {c.by.code for c in changes}
        quotients = Quotients(row, readings)
        self.rates = [
            r for s in row.seats
            if s.rate and not s.change and s.code not in explained and (r := quotients.of(s)) is not None
        ]  # fmt: skip
        told_changes = {c.by.code for c in changes}
        self.changes = Differences(row, readings).all(changes, told_changes | {r.rate.code for r in (*rates, *self.rates)})
        self.shares: list[tuple[Named, ...]] = list(parallels.shares())
        every = [*counted, *self.sums]
        self.around = [*parallels.around(every, [*rates, *self.rates]), *of_levels(row, readings)]
        self.nearly = list(Near(row, readings, every).sums())
