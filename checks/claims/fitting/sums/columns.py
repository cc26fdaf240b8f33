"""Columns beside columns that add up: of levels, of fractions, of the rows of a table.

"Cấp tỉnh: tiếp nhận A, đúng hạn B. Cấp xã: tiếp nhận a, đúng hạn b. Chung: tiếp nhận X, đúng hạn Y.": where
A and a make up X, B and b are told to make up Y, even if they do not. Rates beside rates are
``checks/claims/fitting/rates/parallel.py``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checks.claims.about import since, words_in
from checks.claims.named import Named
from checks.claims.row import Row, Seat, makes_up
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings

#: So many figures on either side of one that fits.
_SHIFT = 6
#: What holds in so many rows of a table holds in the others.
_ROWS_ALIKE = 3
#: What so many words before figures have in common is what they count.
_A_NAME = 2
#: Where a row has its whole, where its parts, and how many figures.
_Pattern = tuple[int, tuple[int, ...], int]


class Columns:
    """Finds the columns beside those that add up."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings = row, readings

    def beside(self, found: Sequence[Parts]) -> Iterator[Parts]:
        """Columns beside a column that adds up: those that do as well, and those that are told to."""
        known = {p.codes for p in found}
        for p in found:
            for other in (*self._uppers(p), *self._moved(_by_heads(p, found))):
                if other.codes not in known:
                    known.add(other.codes)
                    yield other

    def _uppers(self, p: Parts) -> Iterator[Parts]:
        """ "21.306 trên 30.487 …; 14.772 trên 91.358 …; cả tỉnh 36.087 trên 121.845": the upper ones as the lower."""
        uppers = [upper for x in (p.whole, *p.parts) if (upper := self._upper(x)) is not None]
        if not p.adds_up or len(uppers) <= len(p.parts):
            return
        whole, *parts = uppers
        if self.readings.says_all("brackets", whole, parts, parts):
            yield Parts(whole, tuple(parts), True, by_column=True)

    def _upper(self, lower: Named) -> Named | None:
        """The figure that is set over another."""
        s = lower.statement
        over = next((n for n, f in enumerate(s.figures) if f.over == lower.position), -1)
        if over < 0:
            return None
        seat = self.row.by_code.get(s.code(over))
        return seat.named if seat is not None else Named(s, over)

    def _moved(self, p: Parts) -> Iterator[Parts]:
        """The figures so many places on in the sentences of a whole and its parts."""
        for whole, *parts in self._shifted(self._apart(p)):
            if any(x.noun != whole.noun for x in parts):
                continue
            named = tuple(x.named for x in parts)
            if whole.value and makes_up(whole, parts):
                yield Parts(whole.named, named, False, by_column=True)
            elif self._alike(whole, parts, p) and self.readings.says_all(
                "brackets", whole.named, named, named
            ):
                yield Parts(whole.named, named, True, by_column=True)

    def _apart(self, p: Parts) -> list[Seat]:
        """Whole and parts that add up, each part in a clause of its own; none where they are not."""
        seats = self.row.seats_of(p)
        if not p.adds_up or p.whole.value == 0:
            return []
        clauses = {(s.row, s.sentence, s.clause) for s in seats[1:]}
        return seats if len(clauses) == len(seats) - 1 else []

    def _shifted(self, members: Sequence[Seat]) -> Iterator[list[Seat]]:
        """What stands one place, two places … after all these figures, and before them, as far as all have it."""
        for shifts in (range(1, _SHIFT + 1), range(-1, -_SHIFT - 1, -1)) if members else ():
            for shift in shifts:
                moved = [other for m in members if (other := self._at(m, shift)) is not None]
                places = {m.at for m in moved} - {m.at for m in members}
                if len(places) != len(members):
                    break
                yield moved

    def _at(self, seat: Seat, shift: int) -> Seat | None:
        """The countable figure so many places on in the same sentence."""
        own = self.row.sentence_of(seat)
        at = next((i for i, s in enumerate(own) if s.at == seat.at), -1)
        if at < 0 or not 0 <= at + shift < len(own):
            return None
        return own[at + shift]

    def _alike(self, whole: Seat, parts: Sequence[Seat], p: Parts) -> bool:
        """Whether figures count what others beside them do not, or their words name one side of a group, or are one's.

        "Cấp huyện …, đã giải quyết 8.017 hồ sơ. Cấp xã …, đã giải quyết 41.879 hồ sơ. Toàn huyện …, giải quyết 49.806".
        """
        if whole.noun and whole.noun != p.whole.figure.noun:
            return True
        own, called = self._sides(whole), _called(whole)
        by_side = bool(own) and all(self._sides(x) == own for x in parts)
        return by_side or (len(called) >= _A_NAME and all(called <= _called(x) for x in parts))

    def _sides(self, seat: Seat) -> Mapping[str, str]:
        return self.readings.words.sides_at_any_level(since(seat.named.lead, (",", ";")))

    def rows(self, found: Sequence[Parts]) -> Iterator[Parts]:
        """ "Sở A | 1.846 | 1.702 | 144": what adds up in most rows of a table does so in each."""
        divided = {p.whole.code for p in found if p.adds_up}
        for (at, parts_at, width), rows in self._patterns(found).items():
            if len(rows) < _ROWS_ALIKE:
                continue
            nouns = {s.noun for s in self.row.counts[min(rows)]}
            for n in range(min(rows) - 1, max(rows) + 2):
                own = self.row.counts[n] if 0 <= n < len(self.row.counts) else []
                if n in rows or len(own) != width or {s.noun for s in own} != nouns:
                    continue
                whole, parts = own[at].named, tuple(own[i].named for i in parts_at)
                if whole.code not in divided and self.readings.says_all("brackets", whole, parts, parts):
                    yield Parts(whole, parts, True, by_column=True)

    def _patterns(self, found: Sequence[Parts]) -> dict[_Pattern, set[int]]:
        """How the rows of a table add up, each with the rows that do so."""
        patterns: dict[_Pattern, set[int]] = {}
        for p in found:
            seats = self.row.seats_of(p)
            if len({s.row for s in seats}) != 1 or not p.adds_up:
                continue
            own = self.row.counts[seats[0].row]
            if all(s in own for s in seats):
                at, *parts_at = [own.index(s) for s in seats]
                patterns.setdefault((at, tuple(sorted(parts_at)), len(own)), set()).add(seats[0].row)
        return patterns


def _called(seat: Seat) -> set[str]:
    """The words right before a figure, in its clause."""
    return words_in(since(seat.named.lead, (",", ";")))


def _by_heads(p: Parts, found: Sequence[Parts]) -> Parts:
    """ "8.426, đã giải quyết 8.017, đang giải quyết 409 …": 50.363 is of 8.426 and not of what that is divided into."""
    for q in found:
        own, inner = p.codes[1], q.codes[1]
        if q.adds_up and len(inner) > 1 and inner < own and q.whole.code not in (*own, p.whole.code):
            left = [x for x in p.parts if x.code not in inner]
            return _by_heads(replace(p, parts=(q.whole, *left)), found)
    return p
