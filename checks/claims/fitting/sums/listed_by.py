"""Lists that divide something by what they name: "Theo lĩnh vực: chứng thực A; hộ tịch B; đất đai C".

Such a list is whole, so its sum is a figure told before: where it is none, it is held against the one that it must
mean. Lists that add up are found wherever they stand (``near_by.py``).
"""

from collections.abc import Iterator, Sequence

from checks.claims.about import since
from checks.claims.row import ONE, Row, Seat, firsts, makes_up, slips_of, sum_of
from checks.claims.statements import Statement
from checks.claims.thresholds import near_within
from checks.claims.wholes.parts import Divisions, Parts
from checks.claims.wholes.readings import Readings

#: The figure that is divided stands so many paragraphs before its list at most.
_BACK = 8
#: A list has so many parts at least, and divides no smaller figure.
_FEWEST, _SMALLEST = 3, 50
#: An item of a list that divides what those beside it divide has so many, and there are so many of those.
_PAIR = 2


class ListedBy:
    """Finds what lists must divide that add up to nothing."""

    def __init__(
        self, row: Row, readings: Readings, sums: Sequence[Parts], statements: Sequence[Statement]
    ) -> None:
        self.row, self.readings, self.words = row, readings, readings.words
        self.statements = [s for told in statements for s in told.walk() if s.parts]
        divisions = Divisions(sums)
        self.divided, self.parts = divisions.parts_of, divisions.wholes_of

    def all(self) -> Iterator[Parts]:
        """Each such list with the figure before it that it misses by little."""
        for head, parts in (*self._in_sentences(), *self._in_items()):
            if len(parts) < _FEWEST or len({s.noun for s in parts}) > 1 or any(s.half for s in parts):
                continue
            if self.readings.goes_on([s.named for s in parts]):
                continue
            whole = self._whole(head, parts)
            if whole is not None:
                yield Parts(whole.named, tuple(s.named for s in parts), False, by_column=True)
        for whole, parts in self._beside_others():
            yield Parts(whole.named, tuple(s.named for s in parts), False, by_column=True)

    def _beside_others(self) -> Iterator[tuple[Seat, list[Seat]]]:
        """ "- Giới tính: nam A, nữ B. / - Độ tuổi: … / - Nơi ở: …": one that misses what the others make."""
        for items in self.row.lists:
            divided = [
                {x for x in self.parts.get(item[0].code, ()) if self._divides(x, item)} if item else set()
                for item in items
            ]
            for item, own in zip(items, divided, strict=True):
                if own or len(item) < _PAIR or len({s.noun for s in item}) > 1 or any(s.half for s in item):
                    continue
                others = [x for near in divided for x in near]
                wholes = [self.row.by_code[x] for x in set(others) if others.count(x) >= _PAIR]
                before = [s for s in wholes if s.at < items[0][0].at] if items[0] else []
                if len({s.value for s in wholes}) == 1 and before and any(slips_of(before[0], item)):
                    yield max(before, key=lambda s: s.at), item

    def _divides(self, whole: str, item: Sequence[Seat]) -> bool:
        """Whether the figures of an item are just the parts of another."""
        return any(parts == {s.code for s in item} for parts in self.divided[whole])

    def _in_sentences(self) -> Iterator[tuple[str, list[Seat]]]:
        """ "Theo lĩnh vực: a A; b B; c C." in one sentence."""
        for seats in self.row.counts:
            for sentence in dict.fromkeys(s.sentence for s in seats):
                own = [s for s in seats if s.sentence == sentence and s.depth == 0]
                lead = own[0].named.statement.text[: own[0].named.figure.start] if own else ""
                if head := self.words.by_what.search(since(lead, (". ", "; "))):
                    heads = firsts(own)
                    yield head[0], heads if len(heads) >= _FEWEST else own

    def _in_items(self) -> Iterator[tuple[str, list[Seat]]]:
        """ "Hồ sơ theo lĩnh vực:" and below it an item for each."""
        by_number = {seats[0].named.statement.paragraph.number: seats for seats in self.row.counts if seats}
        for statement in self.statements:
            numbers = [p.paragraph.number for p in statement.parts]
            told = since(statement.text, (". ",))
            head = self.words.by_what.search(told)
            if head and len(numbers) >= _FEWEST and all(n in by_number for n in numbers):
                yield told, [by_number[n][0] for n in numbers]

    def _whole(self, head: str, parts: Sequence[Seat]) -> Seat | None:
        """The figure before a list that it must divide; none if it divides one, or none is near it."""
        first = parts[0]
        rows = self.row.counts[max(0, first.row - _BACK) : first.row + 1]
        before = [s for seats in rows for s in seats if s.at < first.at]
        after = [s for s in self.row.counts[parts[-1].row] if s.at > parts[-1].at]
        if any(makes_up(s, parts) for s in (*before, *after)):
            return None
        sides = self.words.sides_at_any_level(head)
        most = max(s.value for s in parts)
        found = [
            s for s in before
            if s.value >= most and s.value >= _SMALLEST * ONE
            and (s.noun == first.noun or "" in (first.noun, s.noun)) and not self.words.base.search(s.named.lead)
        ]  # fmt: skip
        named = [s for s in found if sides and sides == self.words.sides_at_any_level(s.named.label)]
        # what the head calls its whole may miss by a part that was forgotten
        named = [s for s in named if self._misses(s, parts) or self._is_near(s, parts)]
        found = [
            s
            for s in found
            if (s.noun == first.noun or not first.noun)
            and self._misses(s, parts)
            and s.code not in self.parts
        ]
        reached = sum_of(parts)
        return min(
            named or found, key=lambda s: (s.code not in self.divided, abs(s.value - reached)), default=None
        )

    def _is_near(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """Whether a list right below a figure misses it by less than lists do that are of something else."""
        below = parts[0].row - whole.row == 1
        return below and abs(whole.value - sum_of(parts)) <= near_within().list_share * whole.value

    def _misses(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """Whether a list misses a figure by little, or by a slip in one of them."""
        missing = whole.value - sum_of(parts)
        near = near_within()
        if abs(missing) <= near.sum_share * whole.value:
            return True
        if abs(missing) > near.slip_share * whole.value:
            return False
        return any(slips_of(whole, parts))
