"""Wholes whose sentence tells outright what they are divided into: they are held against it, however far off.

Lists are in ``lists.py``, what was done and what is left in ``states.py``, sums behind their summands in
``totals.py``. Lists that words only begin are read in ``wholes/``.
"""

from collections.abc import Iterator

from checks.claims.fitting.excuses import Excuses
from checks.claims.fitting.outright.lists import OutrightLists
from checks.claims.fitting.outright.states import OutrightStates
from checks.claims.fitting.outright.totals import OutrightTotals
from checks.claims.row import Row, makes_up
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings


class OutrightSums:
    """Finds the wholes of one document whose parts are told outright and miss them."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self._row, self._excuses = row, Excuses(row, readings.words)
        lists, states = OutrightLists(row, readings), OutrightStates(row, readings)
        totals = OutrightTotals(row, readings.words)
        self._ways = (
            lists.of,
            states.in_time_or_not,
            states.done_or_left,
            totals.all_before,
            totals.raised_to,
        )

    def all(self) -> Iterator[Parts]:
        """Each whole that its parts miss, with them."""
        for whole in self._row.all_counts:
            lower = any(f.over == whole.named.position for f in whole.named.statement.figures)
            if not whole.value or whole.named.figure.over >= 0 or lower:
                continue
            for way in self._ways:
                parts = way(whole)
                told = Parts(whole.named, tuple(s.named for s in parts), True)
                if parts and not makes_up(whole, parts):
                    if not self._excuses.unread(told):
                        yield told
                    break
