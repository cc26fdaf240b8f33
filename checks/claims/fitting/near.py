"""Figures that would make up another but for one slip.

Only where they stand as parts stand: right after their whole or right before it, up to the end of the
sentence, in a list, or as heads of the sentences that follow. Whoever is near by chance is seldom one
mistyped digit away and placed so; figures that another sum explains are left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum

from assets.prose.figures import prose_words
from checks.claims.fitting.row import ONE, Row, Seat, firsts
from checks.claims.named import Named
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings
from checks.explain.slips import typing_slip

#: Sums of small figures are near each other by chance.
_TELLING, _NAMED = 100, 20
#: Parts miss their whole by at most this share of it.
_MISSES = 10
#: Of a large whole, parts that complement each other miss it by at most this, whatever the slip.
_HARDLY, _MANY = 50, 1000
#: So many figures before another, or after it over two sentences, are hardly something else than its parts.
_MANY_PARTS, _FEW = 3, 2
_BULLETS, _FIRST_WORDS = "-–+*• ", 4
#: Of a large whole, whatever counts the same and follows it to the end misses it by less by mistake only.
_NOTHING = 500
#: The first words of a paragraph that may name what it is about.
_HEADING = 40
_SLIPS = ("digit_changed", "digits_swapped", "digits_jumped")
#: Sentences that follow a whole, each headed by a part.
_HEADS = 4
_PAIR = 2
#: Rows of a list above its total, at most.
_ROWS = 12
#: Beyond the sentence, figures must be so many times as large to tell.
_BEYOND = 5


class _Place(IntEnum):
    """How surely the place of some figures makes them parts of another."""

    NEAR = 1
    LIKELY = 2
    SURE = 3
    BRACKET = 4


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
                for run, place in self._runs(whole):
                    if len(run) < 2:
                        continue
                    parts = self._tops(whole, run)
                    if self._told(whole, parts, place):
                        named = tuple(s.named for s in parts)
                        yield Parts(whole.named, named, False, self.readings.complete(named), by_column=True)
                        break

    def _runs(self, whole: Seat) -> Iterator[tuple[list[Seat], _Place]]:
        """Runs of parts, each with how surely its place makes them parts."""
        own = self._like(whole, self.row.sentence_of(whole))
        after = [s for s in own if s.at > whole.at]
        before = [s for s in own if s.at < whole.at]
        clause = [s for s in after if s.clause == whole.clause]
        yield [s for s in clause if s.depth > whole.depth], _Place.BRACKET
        if not before:
            yield after, _Place.LIKELY
            yield [s for s in after if s.depth <= whole.depth], _Place.LIKELY
            yield firsts(after), _Place.LIKELY
        if not any(s.clause == whole.clause for s in before):
            yield clause, _Place.LIKELY
        called = bool(self.words.summing_up.search(whole.context.rsplit(",", 1)[-1]))
        yield before, _Place.SURE if called else _Place.LIKELY if len(before) > _MANY_PARTS else _Place.NEAR
        if called and not before:
            yield self._like(whole, self._last_sentence(whole)), _Place.SURE
            yield from ((rows, _Place.SURE) for rows in self._rows_before(whole))
        yield self._listed(whole), _Place.LIKELY
        following = self._like(whole, self._next_sentence(whole))
        told = _parallel(following) or len(following) > _MANY_PARTS
        yield following, _Place.LIKELY if told else _Place.NEAR
        yield self._named_by(whole, after), _Place.SURE
        yield from ((pair, _Place.SURE) for pair in self._over(whole))
        yield self._of_side(whole), _Place.SURE
        deep = [s for s in after if s.depth <= whole.depth]
        if deep:  # "tiếp nhận A, giải quyết B; …. Số đang giải quyết là C"
            yield [*deep[-1:], *firsts([s for s in following if s.depth == 0])[:1]], _Place.NEAR
            yield [*deep[:1], *firsts([s for s in following if s.depth == 0])[:1]], _Place.NEAR
        yield [s for s in following if s.depth == 0], _Place.NEAR
        yield firsts([s for s in following if s.depth == 0]), _Place.NEAR
        yield from ((heads, _Place.NEAR) for heads in self._heads(whole))
        two = [*following, *self._like(whole, self._next_sentence(following[-1]))] if following else []
        alike = len(two) > _FEW and len({s.noun for s in (whole, *two)}) == 1 and whole.noun
        yield two, _Place.LIKELY if alike else _Place.NEAR
        for number in dict.fromkeys(s.clause for s in after if s.clause != whole.clause):
            run = [s for s in after if s.clause == number and s.depth <= whole.depth]
            yield run, _Place.LIKELY if len(run) > _FEW else _Place.NEAR
        yield self._children(whole), _Place.LIKELY
        yield self._of_level(whole), _Place.SURE
        yield self._same_side(whole), _Place.SURE

    def _next_sentence(self, whole: Seat) -> list[Seat]:
        """The countable figures of the sentence after that of a whole."""
        for seats in self.row.counts[whole.row : whole.row + 3]:
            later = [s for s in seats if s.sentence > whole.sentence]
            if later:
                return [s for s in later if s.sentence == later[0].sentence]
        return []

    def _last_sentence(self, whole: Seat) -> list[Seat]:
        """The countable figures of the sentence before that of a whole."""
        for seats in self.row.counts[max(0, whole.row - 1) : whole.row + 1][::-1]:
            before = [s for s in seats if s.sentence < whole.sentence]
            if before:
                return [s for s in before if s.sentence == before[-1].sentence]
        return []

    def _rows_before(self, whole: Seat) -> Iterator[list[Seat]]:
        """ "a) … 48 dự thảo. / b) … 137 dự thảo. / Tổng các mục là 387 dự thảo": the first figure of each row."""
        rows: list[Seat] = []
        for seats in self.row.counts[max(0, whole.row - _ROWS) : whole.row][::-1]:
            if not seats or not seats[0].named.statement.marker:
                break
            rows.insert(0, seats[0])
            if len(rows) > 1:
                yield self._like(whole, rows)

    def _listed(self, whole: Seat) -> list[Seat]:
        """ "Theo lĩnh vực, hồ sơ có kết quả gồm: đầu tư 412, xây dựng 268, …": all that a sentence lists."""
        for seats in self.row.counts[whole.row : whole.row + 3]:
            later = [s for s in seats if s.sentence > whole.sentence]
            for first in later[:1]:
                like = [s for s in self._like(whole, later) if s.depth == 0 and s.sentence == first.sentence]
                run = [s for s in like if s.clause == first.clause]
                if len(run) == 1 and len(firsts(like)) == len(like):
                    run = like  # one part a clause
                mark = self.words.mark.search(first.context)
                told = (mark and mark["consists"]) or self.words.by_what.search(first.context)
                if told and len(run) > _FEW:
                    return run
        return []

    def _named_by(self, whole: Seat, after: Sequence[Seat]) -> list[Seat]:
        """ "57 khu phố, thôn, trong đó khu phố 51, thôn 16": what a whole counts names its parts."""
        s, figure = whole.named.statement, whole.named.figure
        tail = s.text[figure.stop : after[0].named.figure.start if after else figure.stop].casefold()
        parts = after[:_PAIR]
        names = [_own_words(x.named).strip(" ,;:-") for x in parts]
        mark = self.words.mark.search(tail)
        if not mark or any(not n for n in names):
            return []
        return list(parts) if all(n in tail[: mark.start()] for n in names) else []

    def _over(self, whole: Seat) -> Iterator[list[Seat]]:
        """ "đúng và trước hạn 38.255/38.290 hồ sơ. Trễ hạn 53 hồ sơ": the upper figure and its other side."""
        row = self.row.counts[whole.row]
        for upper in row:
            if upper.named.figure.over == whole.named.position:
                for other in row:
                    if 0 < other.at - whole.at <= _PAIR and other.sentence - whole.sentence <= 1:
                        yield [upper, other]

    def _of_level(self, whole: Seat) -> list[Seat]:
        """ "(cấp tỉnh A; cấp xã B). / Cấp xã: …": what a paragraph that begins with the level divides."""
        level = self.words.sides(whole.named.lead).get(self.words.law.levels)
        for seats in self.row.counts[whole.row + 1 : whole.row + 4] if level else ():
            if seats and self._begins_with(seats[0], level) and seats[0].at > whole.at:
                return [
                    s for s in self._like(whole, seats) if s.depth == 0 and s.sentence == seats[0].sentence
                ]
        return []

    def _begins_with(self, seat: Seat, level: str | None) -> bool:
        """Whether a paragraph's very first words name a level."""
        words = self._heading(seat).strip(_BULLETS).split(")", 1)[-1].split()[:_FIRST_WORDS]
        return self.words.sides(" ".join(words)).get(self.words.law.levels) == level

    def _level_of_row(self, seat: Seat) -> str | None:
        text = seat.named.statement.text
        first = seat.named.statement.figures[0].start
        return self.words.sides(text[: min(first, _HEADING)].casefold()).get(self.words.law.levels)

    def _of_side(self, whole: Seat) -> list[Seat]:
        """ "trễ hạn 324 hồ sơ. / Hồ sơ trễ hạn thuộc Sở A 274, Sở B 51 …": what a sentence about a side divides."""
        own = self._side(whole)
        for seats in self.row.counts[whole.row : whole.row + 3] if own else ():
            later = [s for s in seats if s.sentence > whole.sentence]
            if not later:
                continue
            first = later[0]
            sides = self.words.sides(first.context)
            sides.pop(self.words.law.levels, None)
            if sides == own:
                return [s for s in self._like(whole, later) if s.clause == first.clause and s.depth == 0]
        return []

    def _same_side(self, whole: Seat) -> list[Seat]:
        """ "Cấp tỉnh: …, quá hạn a. / Cấp xã: …, quá hạn b. / Số quá hạn X": one side of every level."""
        own = self._side(whole)
        if not own or self.words.levels(whole.named.lead):
            return []
        found: dict[str, Seat] = {}
        for seats in reversed(self.row.counts[max(0, whole.row - _HEADS - 2) : whole.row + 1]):
            heading = self._level_of_row(seats[0]) if seats else None
            for s in reversed(seats):
                if s.at >= whole.at:
                    continue
                level = self.words.sides(_clause(s)).get(self.words.law.levels) or heading
                if level and level not in found and self._side(s) == own:
                    found[level] = s
        chosen = sorted(found.values(), key=lambda s: s.at)
        names = [replace(s.named, lead=f"{self._heading(s)} {_clause(s)}", tail="") for s in chosen]
        if len(found) == _PAIR and len({_clause(s) for s in chosen}) == _PAIR:
            names = [replace(s.named, lead=_clause(s), tail="") for s in chosen]
        return chosen if self.readings.complete(names) == self.words.law.levels else []

    def _heading(self, seat: Seat) -> str:
        text = seat.named.statement.text
        return text[: min(seat.named.statement.figures[0].start, _HEADING)].casefold()

    def _side(self, seat: Seat) -> dict[str, str]:
        sides = self.words.sides(_own_words(seat.named))
        sides.pop(self.words.law.levels, None)
        return sides

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
        for start in range(3):
            for count in range(2, min(len(heads) - start, _HEADS) + 1):
                yield heads[start : start + count]

    def _children(self, whole: Seat) -> list[Seat]:
        """The first figure of each item of the list that a whole's paragraph introduces."""
        statement = whole.named.statement
        last = [s for s in self.row.counts[whole.row] if s.depth == 0][-1:]
        if len(statement.parts) < 2 or not last or last[0].at != whole.at:
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

    def _told(self, whole: Seat, parts: Sequence[Seat], place: _Place) -> bool:
        if self._adds_up(whole, parts):
            return False
        if len(parts) < 2 or not all(s.value for s in parts):
            return False
        above = [s for s in parts if s.value >= whole.value]
        if above and (len(above) > 1 or place is not _Place.BRACKET):
            return False
        codes = {s.code for s in parts}
        if self.divided.get(whole.code) and any(codes & d for d in self.divided[whole.code]):
            return False
        if any(s.value == whole.value + x.value for s in self.row.sentence_of(whole) for x in parts):
            return False  # "đăng ký 40; triển khai 34, trong đó 27 hiệu quả, còn 6": 6 is beside 34 in 40
        if any(self.words.not_counted.search(x.named.lead) for x in parts):
            return False
        if any(x.named.figure.over == y.named.position and x.row == y.row for x in parts for y in parts):
            return False  # "12/13 nhiệm vụ … trong tổng số 52"
        lowers = [x.named.lower for x in parts]
        if any(low is not None and low.value * ONE == whole.value for low in lowers):
            return False  # "rà soát 85 thủ tục … đến nay 67/85": the whole once more
        others = [w for c in codes for w in self.part_of.get(c, set()) if w != whole.code]
        if len(others) != len(set(others)):
            return False  # they are parts of something else
        if self.readings.goes_on([s.named for s in parts]) or self._overlap(parts):
            return False
        group = self._group(whole, parts)
        nouns = {s.noun for s in (whole, *parts)}
        alike = len(nouns) == 1 or (len(nouns - {""}) == 1 and (len(parts) > 2 or place >= _Place.SURE))
        if not group and (place is _Place.NEAR or not alike):
            return False
        beyond = {(s.row, s.sentence) for s in (whole, *parts)} != {(whole.row, whole.sentence)}
        telling = _TELLING * (_BEYOND if beyond else 1)
        named = (group and not beyond) or place >= _Place.SURE
        unit = ONE if not whole.half else 2 * whole.half
        if whole.value < (_NAMED if named else _TELLING if group else telling) * unit:
            return False
        apart = abs(whole.value - sum(s.value for s in parts))
        large = whole.value >= _MANY * ONE and place is not _Place.NEAR
        if group and group != "remainder" and apart * _HARDLY <= whole.value and large:
            return True
        hardly = alike and "" not in nouns and large and apart * _NOTHING <= whole.value
        hardly = hardly and apart < min(s.value for s in parts)  # or one of them is part of another
        near = apart * _MISSES <= whole.value or place is _Place.BRACKET
        return hardly or (near and self._one_slip(whole, parts))

    def _overlap(self, parts: Sequence[Seat]) -> bool:
        """ "dân tộc thiểu số 261 người; nữ 87 người": who is one may be the other, unless they are men and women."""
        if self.readings.complete([s.named for s in parts]) == "sex":
            return False
        return any(self.words.overlapping.search(s.named.label) for s in parts)

    def _group(self, whole: Seat, parts: Sequence[Seat]) -> str | None:
        """The group of sides that the parts make complete, if the whole is no side of it itself."""
        group = self.readings.complete([s.named for s in parts])
        if group is None and self.words.left_over.search(_own_words(parts[-1].named).split("  ")[0]):
            group = "remainder" if parts[-1].sentence == whole.sentence else None
        if group == "remainder":
            near = parts[-1].row == whole.row or parts[0].row == whole.row + 1
            nouns = {s.noun for s in (whole, *parts)} & prose_words().counted
            return group if near and len(nouns) <= 1 else None
        if group is None and self._goes_on_at_last(whole, parts):
            return "state"
        if group is None:
            return None
        apart = len({(s.row, s.sentence) for s in (whole, *parts)}) > 1
        sides = self.words.sides(whole.named.label)
        if sides.get(group) or group not in self.words.law.whole_groups:
            return None
        called = self.words.whole.search(whole.context) or list(parts) == self._next_sentence(whole)
        if apart and (set(sides) - {"received"} or not called):
            return None  # beyond its sentence a whole must be called one, or divided by all of the next
        return group

    def _goes_on_at_last(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """ "tiếp nhận A hồ sơ, giải quyết B hồ sơ; đang giải quyết C hồ sơ"."""
        if len(parts) != _PAIR or not self.words.whole.search(whole.context):
            return False
        states = [self.words.sides(s.named.label).get("state") for s in parts]
        return states[0] in (None, "done") and states[1] == "going_on" and parts[0].row == whole.row

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


def _own_words(named: Named) -> str:
    """The words of a figure's own phrase."""
    lead = named.lead
    for end in (",", ";", ".", ":"):
        lead = lead.rsplit(end, 1)[-1]
    return f"{lead} {named.tail.split(',')[0]}"


def _parallel(seats: Sequence[Seat]) -> bool:
    """Whether each figure is called by words of one pattern: "khối phường nhận A, khối xã nhận B"."""
    leads = [s.named.lead.strip(" ,;:-+•").split() for s in seats]
    return (
        len(leads) > 1
        and all(leads)
        and len({lead[0] for lead in leads}) == len({lead[-1] for lead in leads}) == 1
    )


def _clause(seat: Seat) -> str:
    """The words of a figure's part of its clause: from the last comma after which a level may be named."""
    return seat.context.rsplit(";", 1)[-1]
