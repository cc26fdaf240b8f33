"""Where the parts of a whole may stand beyond its sentence: in a list, at the head of what follows, above it.

Each place gives a run of figures; whether they are the parts is decided by what weighs for it
(``checks/claims/weighed``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checks.claims.about import heading, own_words, since
from checks.claims.row import Row, Seat, firsts
from checks.claims.wholes.readings import Readings

_BULLETS, _FIRST_WORDS = "-–+*• ", 4
#: The first words of a paragraph that may name what it is about.
_HEADING = 40
_PAIR = 2
#: What follows a whole stands in its paragraph and so many after it.
_ROWS_AFTER = 3
#: Sentences that follow a whole, each headed by a part; the first of them may come so many later.
_HEADS, _LATER = 4, 3
#: Rows of a list above its total, and paragraphs of levels above what they share, at most.
_LIST_ABOVE, _LEVELS_ABOVE = 12, 6
#: Items with several parts each that follow a whole, at most.
_ITEMS = 6


class Beyond:
    """Finds the runs of figures that stand as parts of a whole do."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings, self.words = row, readings, readings.words

    def all(self, whole: Seat) -> Iterator[tuple[str, list[Seat]]]:
        """Runs of parts beyond the sentence of a whole, each with the name of its place."""
        yield "items", self._items(whole)
        yield "all of the items", self._all_of_items(whole)
        yield "listed", self._listed(whole)
        yield "of its side", self._of_side(whole)
        yield "of its level", self._of_level(whole)
        yield "side of each level", self._same_side(whole)
        yield "first of each level above", self._first_of_levels(whole)
        yield from (("heads of sentences", heads) for heads in self._heads(whole))
        yield from (("list above", rows) for rows in self._list_above(whole))
        yield from (("over it", pair) for pair in self._over(whole))

    def _rows_after(self, whole: Seat) -> Iterator[list[Seat]]:
        """By paragraph, the countable figures after the sentence of a whole."""
        for seats in self.row.counts[whole.row : whole.row + _ROWS_AFTER]:
            later = [s for s in seats if s.sentence > whole.sentence]
            if later:
                yield later

    def as_due(self, one: Seat, other: Seat) -> bool:
        """ "phải giải quyết 12.846 hồ sơ; đã giải quyết 12.417": whether both, or neither, are what was to be done."""
        leads = (since(s.named.lead.rstrip(" :"), (",", ";", ".", ":", "(")) for s in (one, other))
        due = [bool(self.words.flow.received.search(lead)) for lead in leads]
        return due[0] == due[1]

    def next_sentence(self, whole: Seat) -> list[Seat]:
        """The countable figures of the sentence after that of a whole."""
        later = next(self._rows_after(whole), [])
        return [s for s in later if s.sentence == later[0].sentence]

    def last_sentence(self, whole: Seat) -> list[Seat]:
        """The countable figures of the sentence before that of a whole."""
        for seats in self.row.counts[max(0, whole.row - 1) : whole.row + 1][::-1]:
            before = [s for s in seats if s.sentence < whole.sentence]
            if before:
                return [s for s in before if s.sentence == before[-1].sentence]
        return []

    def _list_above(self, whole: Seat) -> Iterator[list[Seat]]:
        """ "a) … 48 dự thảo. / b) … 137 dự thảo. / Tổng các mục là 387 dự thảo": the first figure of each row."""
        rows: list[Seat] = []
        for _, first in self.items_above(whole, _LIST_ABOVE):
            rows[:0] = first
            if len(rows) > 1:
                yield list(rows)

    def items_above(self, whole: Seat, most: int) -> Iterator[tuple[list[Seat], list[Seat]]]:
        """The items right above a whole, the nearest first: all figures of each, and the first that may be a part."""
        for seats in self.row.counts[max(0, whole.row - most) : whole.row][::-1]:
            if not seats or not seats[0].marker:
                break
            # "a) Ngành Công an (11 dịch vụ): tiếp nhận 77.521 hồ sơ"
            yield seats, self.like(whole, [s for s in seats if s.depth == 0])[:1]

    def _listed(self, whole: Seat) -> list[Seat]:
        """ "Theo lĩnh vực, hồ sơ có kết quả gồm: đầu tư 412, xây dựng 268, …": all that a sentence lists."""
        for later in self._rows_after(whole):
            run = self._clauses(whole, later)
            mark = self.words.mark.search(later[0].context)
            told = (mark and mark["consists"]) or self.words.by_what.search(later[0].context)
            told = told or self.words.list_head.search(later[0].context)
            if told and len(run) > _PAIR:
                return run
        return []

    def _over(self, whole: Seat) -> Iterator[list[Seat]]:
        """ "đúng và trước hạn 38.255/38.290 hồ sơ. Trễ hạn 53 hồ sơ": the upper figure and its other side."""
        row = self.row.counts[whole.row]
        for upper in row:
            if upper.named.figure.over == whole.named.position:
                for other in row:
                    beside = 0 < other.at - whole.at <= _PAIR and other.sentence - whole.sentence <= 1
                    if beside and (self._side(other) or self.words.left_over.search(own_words(other.named))):
                        yield [upper, other]

    def _of_side(self, whole: Seat) -> list[Seat]:
        """ "trễ hạn 324 hồ sơ. / Hồ sơ trễ hạn thuộc Sở A 274, Sở B 51 …": what a sentence about a side divides."""
        own = self._side(whole)
        for later in self._rows_after(whole) if own else ():
            head = later[0].context.split(":", 1)[0]
            if own.items() <= self.words.sides_at_any_level(head).items():
                return self._clauses(whole, later)
        return []

    def _clauses(self, whole: Seat, later: Sequence[Seat]) -> list[Seat]:
        """The figures of the first clause; where each clause has one, those of all."""
        outer = [s for s in self.like(whole, later) if s.depth == 0 and s.sentence == later[0].sentence]
        run = self._first_clause(whole, later)
        return outer if len(run) == 1 and len(firsts(outer)) == len(outer) else run

    def _first_clause(self, whole: Seat, later: Sequence[Seat]) -> list[Seat]:
        return [s for s in self.like(whole, later) if s.clause == later[0].clause and s.depth == 0]

    def _of_level(self, whole: Seat) -> list[Seat]:
        """ "(cấp tỉnh A; cấp xã B). / Cấp xã: …": what a paragraph that begins with the level divides."""
        level = self.words.level(whole.named.lead)
        for seats in self.row.counts[whole.row + 1 : whole.row + 1 + _ROWS_AFTER] if level else ():
            if seats and self._begins_with(seats[0], level) and seats[0].at > whole.at:
                return [
                    s for s in self.like(whole, seats) if s.depth == 0 and s.sentence == seats[0].sentence
                ]
        return []

    def _first_of_levels(self, whole: Seat) -> list[Seat]:
        """ "Cấp huyện: tổng số A, …. / Cấp xã: tổng số B, …. / Tính chung: tiếp nhận X": the first of each."""
        row = self.row.counts[whole.row]
        summed = self.words.summing_up.search(whole.context) or self.words.rate_of_all.search(whole.context)
        if row[0] is not whole or not summed:
            return []
        found: dict[str, Seat] = {}
        for seats in reversed(self.row.counts[max(0, whole.row - _LEVELS_ABOVE) : whole.row]):
            level = self.words.level(heading(seats[0].named, _HEADING)) if seats else None
            if level and level not in found and self._begins_with(seats[0], level):
                found[level] = seats[0]
        return self.like(whole, sorted(found.values(), key=lambda s: s.at))

    def _begins_with(self, seat: Seat, level: str | None) -> bool:
        """Whether a paragraph's very first words name a level."""
        first = heading(seat.named, _HEADING).strip(_BULLETS).split(")", 1)[-1].split()[:_FIRST_WORDS]
        return self.words.level(" ".join(first)) == level

    def _same_side(self, whole: Seat) -> list[Seat]:
        """ "Cấp tỉnh: …, quá hạn a. / Cấp xã: …, quá hạn b. / Số quá hạn X": one side of every level."""
        own = self._side(whole)
        if not own or self.words.levels(whole.named.lead):
            return []
        found: dict[str, Seat] = {}
        for seats in reversed(self.row.counts[max(0, whole.row - _LEVELS_ABOVE) : whole.row + 1]):
            of_row = self.words.level(heading(seats[0].named, _HEADING)) if seats else None
            for s in (s for s in reversed(seats) if s.at < whole.at):
                level = self.words.level(_clause(s)) or of_row
                if level and level not in found and self._side(s) == own:
                    found[level] = s
        chosen = sorted(found.values(), key=lambda s: s.at)
        leads = [_clause(s) for s in chosen]
        if len(set(leads)) != len(chosen):
            leads = [f"{heading(s.named, _HEADING)} {_clause(s)}" for s in chosen]
        names = [replace(s.named, lead=lead, tail="") for s, lead in zip(chosen, leads, strict=True)]
        return chosen if self.readings.complete(names) == self.words.law.levels else []

    def _side(self, seat: Seat) -> Mapping[str, str]:
        return self.words.sides_at_any_level(own_words(seat.named))

    def _heads(self, whole: Seat) -> Iterator[list[Seat]]:
        """The first figures of the sentences after that of a whole."""
        heads: list[Seat] = []
        seen = {whole.sentence}
        for seats in self.row.counts[whole.row : whole.row + _HEADS + 1]:
            for s in seats:
                if s.at > whole.at and s.sentence not in seen and s.depth == 0:
                    seen.add(s.sentence)
                    heads.append(s)
        heads = self.like(whole, heads[: _HEADS + 1])
        for start in range(_LATER):
            for count in range(2, min(len(heads) - start, _HEADS) + 1):
                yield heads[start : start + count]

    def _items(self, whole: Seat) -> list[Seat]:
        """The first figure of each item of the list that a whole's paragraph introduces."""
        statement = whole.named.statement
        last = [s for s in self.row.counts[whole.row] if s.depth == 0][-1:]
        if len(statement.parts) < 2 or not last or last[0].at != whole.at:
            return []
        numbers = {p.paragraph.number for p in statement.parts}
        rows = self.row.counts[whole.row + 1 : whole.row + 1 + 3 * len(numbers)]
        found = [r[0] for r in rows if r and r[0].named.statement.paragraph.number in numbers]
        return self.like(whole, found) if len(found) == len(numbers) else []

    def _all_of_items(self, whole: Seat) -> list[Seat]:
        """ "- Có sai sót 214: / + thiếu phiếu: 48 - sai mẫu: 63 / + không nhập: 57 - khác: 64": several an item."""
        found: list[Seat] = []
        for seats in self.row.counts[whole.row + 1 : whole.row + 1 + _ITEMS]:
            if not seats and not found:
                continue  # "- Loại sai sót: / + thiếu phiếu: 48 …"
            marker = seats[0].marker if seats else ""
            if not marker or (found and marker != found[0].marker):
                break
            found += self.like(whole, [s for s in seats if s.depth == 0])
        return found

    def like(self, whole: Seat, seats: Sequence[Seat]) -> list[Seat]:
        """Those of some figures that may be counted among a whole."""
        figure = whole.named.figure
        return [s for s in seats if s.at != whole.at and self.readings.same_noun(figure, s.named.figure)]


def _clause(seat: Seat) -> str:
    """The words of a figure's part of its clause, which may name its level."""
    return seat.context.rsplit(";", 1)[-1]
