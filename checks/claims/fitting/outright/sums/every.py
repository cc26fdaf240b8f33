"""Wholes whose sentence tells outright what they are divided into: they are held against it, however far off.

Lists are in ``lists.py``, what was done and what is left in ``states.py``, sums behind their summands in
``totals.py``. Lists that words only begin are read in ``wholes/``.
"""

from collections.abc import Iterator

from checks.claims.fitting.excuses import Excuses
from checks.claims.fitting.outright.sums.lists import OutrightLists
from checks.claims.fitting.outright.sums.states import OutrightStates
from checks.claims.fitting.outright.sums.totals import OutrightTotals
from checks.claims.row import Row
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings


class OutrightSums:
    """Finds the wholes of one document whose parts are told outright."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self._row, self._excuses = row, Excuses(row, readings.words)
        lists, states = OutrightLists(row, readings), OutrightStates(row, readings)
        totals = OutrightTotals(row, readings.words)
        self._ways = (
            lists.of,
            lists.of_pairs,
            lists.of_those,
            states.in_time_or_not,
            states.done_or_left,
            states.done_or_left_in_list,
            totals.all_before,
            totals.raised_to,
            totals.added,
            totals.of_list_above,
            states.so_or_not,
            states.done_or_left_next,
        )
        #: What a share that fits shows to be all: no part of it is told without its number.
        self._shown = (states.done_with_its_share,)
        self._of_lower = (totals.in_all_at_last, states.done_of_all_and_left)

    def all(self) -> Iterator[Parts]:
        """Each whole with its parts, whether they add up or not."""
        for whole in self._row.all_counts:
            if not whole.value or whole.named.figure.over >= 0:
                continue
            # "… còn phải thu hồi 25 tỷ đồng trong tổng số 110 tỷ đồng": what stands under another
            ways = self._of_lower if whole.named.is_lower else self._ways
            shown = next((found for way in self._shown if (found := way(whole))), None)
            parts = shown or next((found for way in ways if (found := way(whole))), None)
            told = Parts(whole.named, tuple(s.named for s in parts), True) if parts else None
            if told is not None and (told.adds_up or shown or not self._excuses.unread(told)):
                yield told
