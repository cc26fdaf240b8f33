"""Changes whose ends are told by their time: "quý II so với quý I tăng 8,8%", where each quarter has its figure.

Changes with the figures themselves beside them are ``near.py``.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from checks.claims.changes import Change, holds
from checks.claims.fitting.change_ends import ChangeEnds, change_between
from checks.claims.fitting.changes.near import NearChanges
from checks.claims.row import ONE, Row, Seat
from checks.typing_slips import one_slip

#: The figures of a time stand so many paragraphs before the change, at most; so far before it its own time is told.
_ROWS, _LEAD = 3, 60
#: A difference that is not one slip away is told if it is off by at most such a share of itself.
_OFF = 5
_Time = tuple[str, str]


class DatedChanges:
    """Finds the ends of changes by the times that are named for them."""

    def __init__(self, row: Row, ends: ChangeEnds, near: NearChanges) -> None:
        self.row, self.ends, self.near, self.words = row, ends, near, near.words

    def of(self, seat: Seat, falls: bool) -> Change | None:
        """The change between the figures of two times; none where those are not plain, or it misses them by far."""
        times = self._times(seat)
        if times is None:
            return None
        now, before = (self._figure(time, seat) for time in times)
        if now is None or before is None or now is before or not self.ends.comparable(now, before, seat):
            return None
        change = replace(change_between(now, before, seat, relative=seat.rate and not now.rate), by_name=True)
        return change if change.falls == falls and self._meant(change, seat) else None

    def _times(self, seat: Seat) -> tuple[_Time, _Time] | None:
        """The time of what is now, and that which it is compared with."""
        text, f = seat.named.statement.text.casefold(), seat.named.figure
        lead = text[max(0, f.start - _LEAD) : f.start].rsplit(". ", 1)[-1]
        since = self.words.since_after.match(text[f.stop :])
        told = self.words.since_before.search(lead)
        before = since or told
        if before is None:
            return None
        now = self.words.last_time.search(lead[: told.start()] if told and not since else lead)
        unit = before["b_unit"]
        if now is None or now["n_unit"] != unit or now["n_name"] == before["b_name"]:
            return None
        return (unit, now["n_name"]), (unit, before["b_name"])

    def _figure(self, time: _Time, seat: Seat) -> Seat | None:
        """The one figure that is told of a time, in the paragraph of a change or the few before it."""
        found = [s for s in self._near(seat) if time in self._told_of(s)]
        return found[0] if len(found) == 1 else None

    def _near(self, seat: Seat) -> Iterator[Seat]:
        for s in self.row.counts_before(seat.row, _ROWS):
            if s.at < seat.at and (seat.rate or s.noun in (seat.noun, "")):
                yield s

    def _told_of(self, s: Seat) -> set[_Time]:
        """The times that the words right before a figure name last."""
        figures, start = s.named.statement.figures, s.named.figure.start
        stop = figures[s.named.position - 1].stop if s.named.position else 0
        gap = re.split(r"[;(]|\.\s", s.named.statement.text[stop:start].casefold())[-1]
        times = [m for m in self.words.time.finditer(gap) if m["unit"] or len(m["name"]) == len("2024")]
        return {(times[-1]["unit"] or self.words.law.times[0], times[-1]["name"])} if times else set()

    def _meant(self, change: Change, seat: Seat) -> bool:
        """Whether a change is what two figures make, or near enough that it was meant to be."""
        if holds(change) or (change.relative and self.near.is_near_growth(change)):
            return True
        if change.relative:
            return False
        unit = ONE // 10**seat.named.figure.decimals
        true = int(abs(change.now.value - change.before.value) * ONE)
        return one_slip(seat.value // unit, true // unit) or _OFF * abs(true - seat.value) <= true
