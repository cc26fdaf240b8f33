"""Figures that would make up another but for one slip.

Only where they stand as parts stand: right after their whole or right before it, up to the end of the
sentence, in a list, or as heads of the sentences that follow. Whoever is near by chance is seldom one
mistyped digit away and placed so; figures that another sum explains are left alone.
"""

from collections.abc import Iterator, Sequence

from checks.claims.fitting.row import ONE, Row, Seat
from checks.claims.named import Named
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings
from checks.explain.slips import typing_slip

#: Sums of small figures are near each other by chance.
_TELLING, _NAMED = 100, 20
#: Parts miss their whole by at most this share of it.
_MISSES = 10
_SLIPS = ("digit_changed", "digits_swapped", "digits_jumped")
#: Sentences that follow a whole, each headed by a part.
_HEADS = 4


class Near:
    """Finds sums that one slip breaks."""

    def __init__(self, row: Row, readings: Readings, sums: Sequence[Parts]) -> None:
        self.row, self.readings, self.words = row, readings, readings.words
        self.divided: dict[str, list[set[str]]] = {}
        self.part_of: dict[str, set[str]] = {}
        for p in sums:
            if p.adds_up:
                codes = {x.code for x in p.parts}
                self.divided.setdefault(p.whole.code, []).append(codes)
                for c in codes:
                    self.part_of.setdefault(c, set()).add(p.whole.code)

    def sums(self) -> Iterator[Parts]:
        """Each whole with the parts that miss it by one slip."""
        for seats in self.row.counts:
            for whole in seats:
                for run, sure in self._runs(whole):
                    parts = self._tops(whole, run)
                    if self._adds_up(whole, parts):
                        break
                    if self._told(whole, parts, sure):
                        named = tuple(s.named for s in parts)
                        yield Parts(whole.named, named, False, self.readings.complete(named), by_column=True)
                        break

    def _runs(self, whole: Seat) -> Iterator[tuple[list[Seat], bool]]:
        """Runs of parts with whether their place alone makes them parts."""
        own = self._like(whole, self.row.sentence_of(whole))
        after = [s for s in own if s.at > whole.at]
        before = [s for s in own if s.at < whole.at]
        if not before and len(after) > 1:
            yield after, True
            yield [s for s in after if s.depth <= whole.depth], True
        inside = [s for s in after if s.depth > whole.depth and s.clause == whole.clause]
        if len(inside) > 1:
            yield inside, True
        if len(before) > 1:
            yield before, bool(self.words.whole_after.search(whole.named.lead) or self.words.whole.search(whole.named.lead))
        yield from ((heads, False) for heads in self._heads(whole))
        children = self._children(whole)
        if len(children) > 1:
            yield children, True

    def _heads(self, whole: Seat) -> Iterator[list[Seat]]:
        """The first figures of the sentences after that of a whole."""
        heads: list[Seat] = []
        seen = {whole.sentence}
        for seats in self.row.counts[whole.row : whole.row + _HEADS + 1]:
            for s in seats:
                if s.at > whole.at and s.sentence not in seen and s.depth == 0:
                    seen.add(s.sentence)
                    heads.append(s)
        heads = self._like(whole, heads[:_HEADS])
        for count in range(2, len(heads) + 1):
            yield heads[:count]

    def _children(self, whole: Seat) -> list[Seat]:
        """The first figure of each item of the list that a whole's paragraph introduces."""
        statement = whole.named.statement
        last = [s for s in self.row.counts[whole.row] if s.depth == 0][-1:]
        if not statement.parts or not last or last[0].at != whole.at:
            return []
        numbers = {p.paragraph.number for p in statement.parts}
        rows = self.row.counts[whole.row + 1 : whole.row + 1 + 3 * len(numbers)]
        firsts = [r[0] for r in rows if r and r[0].named.statement.paragraph.number in numbers]
        return self._like(whole, firsts) if len(firsts) == len(numbers) else []

    def _tops(self, whole: Seat, run: Sequence[Seat]) -> list[Seat]:
        """A run without what is part of another of its figures."""
        codes = {s.code for s in run}
        return [s for s in run if not (self.part_of.get(s.code, set()) & (codes - {s.code}))]

    def _adds_up(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        slack = whole.half + sum(s.half for s in parts)
        return len(parts) > 1 and abs(whole.value - sum(s.value for s in parts)) <= slack

    def _told(self, whole: Seat, parts: Sequence[Seat], sure: bool) -> bool:
        if len(parts) < 2 or any(s.value >= whole.value or not s.value for s in parts):
            return False
        codes = {s.code for s in parts}
        if self.divided.get(whole.code) and any(codes & d for d in self.divided[whole.code]):
            return False
        if any(self.part_of.get(c, set()) - {whole.code} for c in codes):
            return False  # they are parts of something else
        named = [s.named for s in parts]
        if self.readings.goes_on(named):
            return False
        nouns = {s.noun for s in (whole, *parts)}
        group = self.readings.complete(named)
        if group == "remainder":
            group = None
        alike = len(nouns) == 1 or (len(nouns - {""}) == 1 and len(parts) > 2)
        if not (group or (sure and alike)):
            return False
        if whole.value < (_NAMED if group else _TELLING) * ONE:
            return False
        apart = abs(whole.value - sum(s.value for s in parts))
        return apart * _MISSES <= whole.value and self._one_slip(whole, parts)

    def _one_slip(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        missing = whole.value - sum(s.value for s in parts)
        members: list[tuple[Named, int]] = [(whole.named, -missing), *((s.named, missing) for s in parts)]
        digits = max(n.figure.decimals for n, _ in members)
        if len({n.figure.scale for n, _ in members}) > 1:
            return False
        unit = ONE // 10**digits * whole.named.figure.scale
        for (n, by), s in zip(members, (whole, *parts), strict=True):
            del n
            true = s.value + by
            if true <= 0 or true % unit or s.value % unit:
                continue
            slip = typing_slip(s.value // unit, true // unit)
            if slip is not None and slip[0] in _SLIPS:
                return True
        return False

    def _like(self, whole: Seat, seats: Sequence[Seat]) -> list[Seat]:
        figure = whole.named.figure
        return [s for s in seats if s.at != whole.at and self.readings.same_noun(figure, s.named.figure)]
