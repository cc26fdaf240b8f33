"""Where the parts of a whole may stand: right after it or before it, in a list, at the head of what follows.

Each place gives a run of figures and how surely it makes them parts; whether they are is ``near_sums.py``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum

from checks.claims.about import heading, own_words
from checks.claims.fitting.row import Row, Seat, firsts
from checks.claims.wholes.readings import Readings

#: So many figures before another, or after it over two sentences, are hardly something else than its parts.
_MANY_PARTS, _FEW = 3, 2
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


class Place(IntEnum):
    """How surely the place of some figures makes them parts of another."""

    NEAR = 1
    LIKELY = 2
    SURE = 3
    BRACKET = 4


_Placed = tuple[list[Seat], Place]


class PartPlaces:
    """Finds the runs of figures that stand as parts of a whole do."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings, self.words = row, readings, readings.words

    def of(self, whole: Seat) -> Iterator[_Placed]:
        """Runs of parts, each with how surely its place makes them parts; some have less than two figures."""
        own = self._like(whole, self.row.sentence_of(whole))
        after = [s for s in own if s.at > whole.at]
        before = [s for s in own if s.at < whole.at]
        following = self._like(whole, self._next_sentence(whole))
        yield from self._in_sentence(whole, before, after)
        if self._sums_up(whole) and not before:
            yield self._like(whole, self._last_sentence(whole)), Place.SURE
            yield from ((rows, Place.SURE) for rows in self._list_above(whole))
        yield self._listed(whole), Place.LIKELY
        told = _parallel(following) or len(following) > _MANY_PARTS
        yield following, Place.LIKELY if told else Place.NEAR
        yield self._named_by(whole, after), Place.SURE
        yield from ((pair, Place.SURE) for pair in self._over(whole))
        yield self._of_side(whole), Place.SURE
        yield from self._over_sentences(whole, after, following)
        yield from self._in_later_clauses(whole, after)
        yield self._items(whole), Place.LIKELY
        yield self._of_level(whole), Place.SURE
        yield self._same_side(whole), Place.SURE

    def _in_sentence(self, whole: Seat, before: list[Seat], after: list[Seat]) -> Iterator[_Placed]:
        """In brackets, clause or sentence of a whole; before it, the surer if words sum them up."""
        clause = [s for s in after if s.clause == whole.clause]
        yield [s for s in clause if s.depth > whole.depth], Place.BRACKET
        if not before:
            yield after, Place.LIKELY
            yield [s for s in after if s.depth <= whole.depth], Place.LIKELY
            yield firsts(after), Place.LIKELY
        if not any(s.clause == whole.clause for s in before):
            yield clause, Place.LIKELY
        lower = {s.named.figure.over for s in clause}
        alike = [s for s in clause if s.noun == whole.noun != "" and s.depth <= whole.depth]
        alike = [s for s in alike if s.named.figure.over < 0 and s.named.position not in lower]
        if len(alike) > _FEW:
            yield alike, Place.LIKELY
        if self._sums_up(whole):
            yield before, Place.SURE
        else:
            yield before, Place.LIKELY if len(before) > _MANY_PARTS else Place.NEAR

    def _sums_up(self, whole: Seat) -> bool:
        """ "tổng cộng …": whether the words before a figure sum up what stands before."""
        return bool(self.words.summing_up.search(whole.context.rsplit(",", 1)[-1]))

    def _over_sentences(self, whole: Seat, after: Sequence[Seat], following: list[Seat]) -> Iterator[_Placed]:
        """In the sentence of a whole and the next ones."""
        outer = [s for s in following if s.depth == 0]
        shallow = [s for s in after if s.depth <= whole.depth]
        if shallow:  # "tiếp nhận A, giải quyết B; …. Số đang giải quyết là C"
            yield [shallow[-1], *outer[:1]], Place.NEAR
            yield [shallow[0], *outer[:1]], Place.NEAR
        yield outer, Place.NEAR
        yield firsts(outer), Place.NEAR
        yield from ((heads, Place.NEAR) for heads in self._heads(whole))
        two = [*following, *self._like(whole, self._next_sentence(following[-1]))] if following else []
        alike = len(two) > _FEW and len({s.noun for s in (whole, *two)}) == 1 and whole.noun
        yield two, Place.LIKELY if alike else Place.NEAR

    def _in_later_clauses(self, whole: Seat, after: Sequence[Seat]) -> Iterator[_Placed]:
        """In a clause of its sentence after its own."""
        for number in dict.fromkeys(s.clause for s in after if s.clause != whole.clause):
            run = [s for s in after if s.clause == number and s.depth <= whole.depth]
            yield run, Place.LIKELY if len(run) > _FEW else Place.NEAR

    def _rows_after(self, whole: Seat) -> Iterator[list[Seat]]:
        """By paragraph, the countable figures after the sentence of a whole."""
        for seats in self.row.counts[whole.row : whole.row + _ROWS_AFTER]:
            later = [s for s in seats if s.sentence > whole.sentence]
            if later:
                yield later

    def _next_sentence(self, whole: Seat) -> list[Seat]:
        """The countable figures of the sentence after that of a whole."""
        later = next(self._rows_after(whole), [])
        return [s for s in later if s.sentence == later[0].sentence]

    def are_next_sentence(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """Whether some figures are all of the sentence after that of a whole."""
        return list(parts) == self._next_sentence(whole)

    def _last_sentence(self, whole: Seat) -> list[Seat]:
        """The countable figures of the sentence before that of a whole."""
        for seats in self.row.counts[max(0, whole.row - 1) : whole.row + 1][::-1]:
            before = [s for s in seats if s.sentence < whole.sentence]
            if before:
                return [s for s in before if s.sentence == before[-1].sentence]
        return []

    def _list_above(self, whole: Seat) -> Iterator[list[Seat]]:
        """ "a) … 48 dự thảo. / b) … 137 dự thảo. / Tổng các mục là 387 dự thảo": the first figure of each row."""
        rows: list[Seat] = []
        for seats in self.row.counts[max(0, whole.row - _LIST_ABOVE) : whole.row][::-1]:
            if not seats or not seats[0].named.statement.marker:
                break
            rows.insert(0, seats[0])
            if len(rows) > 1:
                yield self._like(whole, rows)

    def _listed(self, whole: Seat) -> list[Seat]:
        """ "Theo lĩnh vực, hồ sơ có kết quả gồm: đầu tư 412, xây dựng 268, …": all that a sentence lists."""
        for later in self._rows_after(whole):
            outer = [s for s in self._like(whole, later) if s.depth == 0]
            outer = [s for s in outer if s.sentence == later[0].sentence]
            run = self._first_clause(whole, later)
            if len(run) == 1 and len(firsts(outer)) == len(outer):
                run = outer  # one part a clause
            mark = self.words.mark.search(later[0].context)
            told = (mark and mark["consists"]) or self.words.by_what.search(later[0].context)
            told = told or self.words.list_head.search(later[0].context)
            if told and len(run) > _FEW:
                return run
        return []

    def _named_by(self, whole: Seat, after: Sequence[Seat]) -> list[Seat]:
        """ "57 khu phố, thôn, trong đó khu phố 51, thôn 16": what a whole counts names its parts."""
        if not after:
            return []
        s = whole.named.statement
        tail = s.text[whole.named.figure.stop : after[0].named.figure.start].casefold()
        mark = self.words.mark.search(tail)
        parts = list(after[:_PAIR])
        names = [own_words(x.named).strip(" ,;:-") for x in parts]
        told = mark and all(n and n in tail[: mark.start()] for n in names)
        return parts if told else []

    def _over(self, whole: Seat) -> Iterator[list[Seat]]:
        """ "đúng và trước hạn 38.255/38.290 hồ sơ. Trễ hạn 53 hồ sơ": the upper figure and its other side."""
        row = self.row.counts[whole.row]
        for upper in row:
            if upper.named.figure.over == whole.named.position:
                for other in row:
                    if 0 < other.at - whole.at <= _PAIR and other.sentence - whole.sentence <= 1:
                        yield [upper, other]

    def _of_side(self, whole: Seat) -> list[Seat]:
        """ "trễ hạn 324 hồ sơ. / Hồ sơ trễ hạn thuộc Sở A 274, Sở B 51 …": what a sentence about a side divides."""
        own = self._side(whole)
        for later in self._rows_after(whole) if own else ():
            if self.words.sides_at_any_level(later[0].context) == own:
                return self._first_clause(whole, later)
        return []

    def _first_clause(self, whole: Seat, later: Sequence[Seat]) -> list[Seat]:
        return [s for s in self._like(whole, later) if s.clause == later[0].clause and s.depth == 0]

    def _of_level(self, whole: Seat) -> list[Seat]:
        """ "(cấp tỉnh A; cấp xã B). / Cấp xã: …": what a paragraph that begins with the level divides."""
        level = self.words.level(whole.named.lead)
        for seats in self.row.counts[whole.row + 1 : whole.row + 1 + _ROWS_AFTER] if level else ():
            if seats and self._begins_with(seats[0], level) and seats[0].at > whole.at:
                return [
                    s for s in self._like(whole, seats) if s.depth == 0 and s.sentence == seats[0].sentence
                ]
        return []

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
        if len(chosen) != _PAIR or len(set(leads)) != _PAIR:
            leads = [f"{heading(s.named, _HEADING)} {_clause(s)}" for s in chosen]
        names = [replace(s.named, lead=lead, tail="") for s, lead in zip(chosen, leads, strict=True)]
        return chosen if self.readings.complete(names) == self.words.law.levels else []

    def _side(self, seat: Seat) -> dict[str, str]:
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
        heads = self._like(whole, heads[: _HEADS + 1])
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
        return self._like(whole, found) if len(found) == len(numbers) else []

    def _like(self, whole: Seat, seats: Sequence[Seat]) -> list[Seat]:
        """Those of some figures that may be counted among a whole."""
        figure = whole.named.figure
        return [s for s in seats if s.at != whole.at and self.readings.same_noun(figure, s.named.figure)]


def _parallel(seats: Sequence[Seat]) -> bool:
    """Whether each figure is called by words of one pattern: "khối phường nhận A, khối xã nhận B"."""
    leads = [s.named.lead.strip(" ,;:-+•").split() for s in seats]
    return (
        len(leads) > 1
        and all(leads)
        and len({lead[0] for lead in leads}) == len({lead[-1] for lead in leads}) == 1
    )


def _clause(seat: Seat) -> str:
    """The words of a figure's part of its clause, which may name its level."""
    return seat.context.rsplit(";", 1)[-1]
