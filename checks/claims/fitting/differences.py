"""Rises and falls, differences and growth, whose ends stand near by."""

from collections.abc import Iterator, Sequence

from assets.prose.figures import POINTS
from checks.claims.changes import Change, holds
from checks.claims.fitting.chance import quotient_tells
from checks.claims.fitting.row import Row, Seat
from checks.claims.wholes.readings import Readings
from checks.claims.words import Words

#: The ends of a change stand among so many figures before it, or after it.
_BEFORE, _AFTER = 8, 4
#: An end of a difference is at least so many times the number of pairs tried.
_TELLING = 4
_LEAD = 40


class Differences:
    """Finds the ends of changes."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings = row, readings
        self.words: Words = readings.words

    def all(self, known: set[str]) -> list[Change]:
        """The changes whose ends are found; ``known``: codes of those that the words explain."""
        found = []
        for rows in self.row.rows:
            for seat in rows:
                if seat.code not in known and (falls := self._direction(seat)) is not None:
                    change = self._of(seat, falls)
                    if change is not None:
                        found.append(change)
        return found

    def _direction(self, seat: Seat) -> bool | None:
        """Whether a figure tells a fall (true), a rise (false) or neither (none)."""
        text, start = seat.named.statement.text, seat.named.figure.start
        lead = text[max(0, start - _LEAD) : start]
        position = seat.named.position
        if position:
            lead = text[max(start - _LEAD, seat.named.statement.figures[position - 1].start) : start]
        found = list(self.words.change.finditer(lead))
        if not found:
            found = list(self.words.apart_by.finditer(lead))
            if not found or any(c in lead[found[-1].end() :] for c in ";."):
                return None
            return True
        if any(c in lead[found[-1].end() :] for c in ";."):
            return None
        return bool(self.words.falls.fullmatch(found[-1][0]))

    def _of(self, seat: Seat, falls: bool) -> Change | None:
        tries = 0
        for now, before in self._ends(seat):
            tries += 1
            change = Change(now.named, before.named, seat.named, falls=before.value > now.value)
            if seat.rate and not now.rate:
                relative = Change(now.named, before.named, seat.named, before.value > now.value, relative=True)
                figure = seat.named.figure
                if figure.value and holds(relative) and quotient_tells(tries, float(figure.value), figure.decimals):
                    return relative
            elif holds(change):
                unit = max(2 * now.half, 10**6)
                if max(now.value, before.value) >= _TELLING * (tries - 1) * unit:
                    return change
        return None

    def _ends(self, seat: Seat) -> Iterator[tuple[Seat, Seat]]:
        rows = self.row.rows
        own = rows[seat.row]
        before = [s for s in own if s.at < seat.at][::-1]
        after = [s for s in own if s.at > seat.at][:_AFTER]
        earlier = [s for row in rows[max(0, seat.row - 2) : seat.row][::-1] for s in row[::-1]]
        near = [s for s in [*before, *earlier][:_BEFORE] if self._may(s, seat)]
        following = [s for s in after if self._may(s, seat)]
        pairs = [
            *((i + j + 1, a, b) for i, a in enumerate(near) for j, b in enumerate(following)),
            *((i + j, a, b) for i, a in enumerate(near) for j, b in enumerate(near) if i < j),
            *((i + j + 2, a, b) for i, a in enumerate(following) for j, b in enumerate(following) if i < j),
        ]
        for _, a, b in sorted(pairs, key=lambda pair: pair[0]):
            if self._comparable(a, b, seat):
                yield a, b
                if seat.rate and not a.rate:
                    yield b, a

    def _may(self, end: Seat, by: Seat) -> bool:
        return not end.change and not end.rank and end.at != by.at

    def _comparable(self, a: Seat, b: Seat, by: Seat) -> bool:
        if a.rate != b.rate:
            return False
        if by.rate:
            return a.rate or self.readings.same_noun(a.named.figure, b.named.figure)
        if by.noun == POINTS:
            return a.rate or a.noun == b.noun
        return (
            not a.rate
            and self.readings.same_noun(a.named.figure, b.named.figure)
            and (self.readings.same_noun(a.named.figure, by.named.figure) or self.readings.same_noun(by.named.figure, a.named.figure))
        )


def ends_of(change: Change) -> Sequence[str]:
    """The codes of a change's three figures."""
    return change.now.code, change.before.code, change.by.code
