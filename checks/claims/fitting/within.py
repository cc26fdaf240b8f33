"""Figures within others: what "trong đó" names, places among those that are ranked.

Only what holds is claimed: words that name some part of something else make no bound to be held to.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.claims.named import Named
from checks.claims.parse import parse
from checks.claims.row import Row, Seat
from checks.claims.statements import Statement
from checks.claims.wholes.readings import Readings


class Within:
    """Finds parts and places."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings, self.words = row, readings, readings.words

    def parts(self, told: Sequence[Statement]) -> Iterator[tuple[Named, Named]]:
        """Each part with its whole: "428 lượt người, trong đó có 96 trưởng thôn", "giao 52, có mặt 49"."""
        for statement in told:
            for s in statement.walk():
                for passage in parse(s.text).inner():
                    for sentence in passage.sentences:
                        for clause in sentence.clauses:
                            yield from self._among(s, [(p.mark, p.figures) for p in clause.phrases])
        for seats in self.row.counts:
            yield from self._of_it(seats)
            for whole, part in pairwise(seats):
                alike = self.readings.same_noun(whole.named.figure, part.named.figure)
                may_be = whole.sentence == part.sentence and alike and part.value <= whole.value
                if may_be and self.words.is_subset(whole.named.lead, part.named.lead):
                    yield whole.named, part.named

    def _among(
        self, s: Statement, phrases: Sequence[tuple[str, Sequence[int]]]
    ) -> Iterator[tuple[Named, Named]]:
        before: list[Seat] = []
        whole: Seat | None = None
        for mark, figures in phrases:
            if mark == "among":
                whole = before[-1] if before else None
            for n in figures:
                seat = self._seat(s, n)
                if seat is None:
                    continue
                if whole is not None and seat.value <= whole.value and seat.at > whole.at:
                    yield whole.named, seat.named
                before.append(seat)

    def _of_it(self, seats: Sequence[Seat]) -> Iterator[tuple[Named, Named]]:
        """ "kiểm tra 19 văn bản, phát hiện 03 văn bản sai": some of those counted just before."""
        for i, part in enumerate(seats):
            words = f"{part.named.lead} {part.named.tail}"
            if not self.words.of_it.search(words) or self.words.base.search(part.named.lead):
                continue
            before = [s for s in seats[:i] if 0 <= part.sentence - s.sentence <= 1 and s.value >= part.value]
            alike = [s for s in before if s.noun == part.noun or not part.noun or not s.noun]
            for whole in alike[-1:]:
                yield whole.named, part.named

    def _seat(self, s: Statement, n: int) -> Seat | None:
        seat = self.row.by_code.get(s.code(n))
        return None if seat is None or seat.rate or seat.change or seat.rank else seat

    def places(self) -> Iterator[tuple[Named, Named]]:
        """ "xếp thứ 56/63 tỉnh, tăng 5 bậc so với năm 2019 (thứ 61)": each place with how many are ranked."""
        for seats in self.row.rows:
            ranked = [s for s in seats if s.rank and s.named.figure.over >= 0]
            for s in seats:
                if not s.rank or s.named.figure.over >= 0 or not ranked:
                    continue
                near = min(ranked, key=lambda r: abs(r.at - s.at))
                of = near.named.lower
                if (
                    of is not None
                    and s.named.position != near.named.figure.over
                    and s.named.value <= of.value
                ):
                    yield of, s.named
