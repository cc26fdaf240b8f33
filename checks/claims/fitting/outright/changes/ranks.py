"""By how many places something rose or fell: "xếp thứ 12/63, tăng 11 bậc so với năm 2021 (hạng 21)".

Whether a place is one of so many is no question of a change (``checks/claims/set_over.py``).
"""

from checks.claims.about import between
from checks.claims.changes import PLACES
from checks.claims.row import Row, Seat
from checks.claims.words import Words

#: The place now and that before.
_BOTH = 2
#: Signs behind which something else is told.
_APART = frozenset(".;")


class Ranks:
    """Finds between which two places of one document something rose or fell."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words

    def of(self, by: Seat) -> tuple[Seat, Seat] | None:
        """The place now and that before, where a sentence tells no third one; none otherwise."""
        if by.noun not in PLACES or by.depth:
            return None
        own = [s for s in self.row.places_beside(by) if s.sentence == by.sentence]
        if not own:
            return self._of_those_before(by)
        now, then = [s for s in own if s.at < by.at], [s for s in own if s.at > by.at]
        if len(now) == _BOTH and not then:
            # "tháng 11 xếp thứ 17/102; tháng 10 xếp thứ 26, như vậy tăng 11 bậc"
            summed = self.words.so_then.search(between(now[1].named, by.named))
            return (now[0], now[1]) if summed else None
        if len(now) != 1 or len(then) != 1 or now[0].depth:
            return None
        return self._with_that_behind(now[0], by, then[0])

    def _of_those_before(self, by: Seat) -> tuple[Seat, Seat] | None:
        """ "quý I xếp thứ 13/34; quý IV năm 2025 xếp thứ 15. Như vậy tăng 3 bậc": the only two of the paragraph."""
        told = self.row.places_beside(by)
        if len(told) != _BOTH or any(s.at > by.at or s.depth for s in told):
            return None
        now, then = told
        return (now, then) if self.words.other_time.search(between(now.named, then.named)) else None

    def _with_that_behind(self, now: Seat, by: Seat, then: Seat) -> tuple[Seat, Seat] | None:
        behind = between(by.named, then.named)
        plain = not _APART & set(behind) and not _APART & set(between(now.named, by.named))
        told = self.words.base.search(behind) or self.words.other_time.search(behind)
        return (now, then) if plain and told else None
