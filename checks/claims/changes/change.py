"""A rise or fall between two figures, and whether it is what they make."""

from dataclasses import dataclass

from checks.claims.named import Named, is_quotient

#: What a rise or fall among others is counted in.
PLACES = ("bậc", "hạng")


@dataclass(frozen=True, slots=True)
class Change:
    """``now`` − ``before`` = ``by`` (or their quotient less one, if ``relative``); falls are turned.

    ``places``: a rise by so many places among others makes the number of the place smaller. ``by_name``: both ends
    are told by the names of their times, or of whose they are.
    """

    now: Named
    before: Named
    by: Named
    falls: bool
    relative: bool = False
    by_name: bool = False

    @property
    def told_behind(self) -> bool:
        """ "tăng 36,7% (từ 2.334 lên 3.191)": whether both ends stand right behind it, by their names."""
        told = [
            n.position - self.by.position for n in (self.before, self.now) if n.statement is self.by.statement
        ]
        return self.by_name and told == [1, 2]

    @property
    def ends(self) -> tuple[Named, Named]:
        """The greater end and the smaller one, as the words have it."""
        down = self.falls != (self.by.figure.noun in PLACES)
        return (self.before, self.now) if down else (self.now, self.before)


def holds(change: Change) -> bool:
    """Whether a change is the difference, or the growth, of its ends as rounded."""
    more, less = change.ends
    if not change.relative:
        return abs(more.value - less.value - change.by.value) <= more.half + less.half + change.by.half
    risen, loose, before = 100 * (more.value - less.value), 100 * (more.half + less.half), change.before
    return is_quotient(change.by.value, change.by.half, risen, loose, before.value, before.half)


def is_index(change: Change) -> bool:
    """ "tăng 328 lượt, bằng 125,0%": whether a rate tells the one end out of the other, and not the growth."""
    if change.before.value <= 0:
        return False
    return abs(100 * change.now.value / change.before.value - change.by.value) <= change.by.half
