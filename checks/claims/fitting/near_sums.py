"""Figures that would make up another but for one slip.

Only where they stand as parts stand (``part_places.py``). Whoever is near by chance is seldom one mistyped
digit away and placed so; figures that another sum explains are left alone.
"""

from collections.abc import Iterator, Sequence

from assets.prose.figures import prose_words
from checks.claims.about import own_words
from checks.claims.fitting.part_places import PartPlaces, Place
from checks.claims.fitting.row import ONE, Row, Seat, makes_up, slips_of, sum_of
from checks.claims.slips import IN_PLACE, SWAPPED
from checks.claims.wholes.parts import Divisions, Parts
from checks.claims.wholes.readings import Readings

#: Sums of small figures are near each other by chance, unless they are named or surely placed.
_TELLING, _NAMED = 100, 20
#: Beyond the sentence, figures must be so many times as large to tell.
_BEYOND = 5
#: In its own clause, three figures or more that count the same tell of so small a whole.
_LISTED = 5
#: Of so large a whole, parts that complement each other hardly miss it by chance, whatever the slip.
_MANY = 1000
_PAIR = 2


class NearSums:
    """Finds sums that one slip breaks."""

    def __init__(self, row: Row, readings: Readings, sums: Sequence[Parts]) -> None:
        self.row, self.readings, self.words = row, readings, readings.words
        self.places = PartPlaces(row, readings)
        divisions = Divisions(sums)
        self.divided, self.part_of = divisions.parts_of, divisions.wholes_of

    def all(self) -> Iterator[Parts]:
        """Each whole with the parts that miss it by one slip."""
        for whole in self.row.all_counts:
            for run, place in self.places.of(whole):
                parts = self._tops(run)
                if self._told(whole, parts, place):
                    named = tuple(s.named for s in parts)
                    yield Parts(whole.named, named, False, self.readings.complete(named), by_column=True)
                    break

    def _tops(self, run: Sequence[Seat]) -> list[Seat]:
        """A run without what is part of another of its figures."""
        codes = {s.code for s in run}
        return [s for s in run if not (self.part_of.get(s.code, set()) & (codes - {s.code}))]

    def _told(self, whole: Seat, parts: Sequence[Seat], place: Place) -> bool:
        """Whether figures are told to make up another and miss it by a slip, or hardly."""
        if len(parts) < _PAIR or makes_up(whole, parts) or not self._may_be(whole, parts, place):
            return False
        if self._leaves_out(whole, parts, place):
            return True
        if self._of_something_else(whole, parts):
            return False
        group = self._group(whole, parts)
        return self._tells(whole, parts, place, group) and self._misses(whole, parts, place, group)

    def _leaves_out(self, whole: Seat, parts: Sequence[Seat], place: Place) -> bool:
        """ "quý I 57 lượt, quý II 143 lượt, quý III 98 lượt, lũy kế 200 lượt": a sum without the last of them."""
        if place is not Place.SURE or len(parts) <= _PAIR or whole.at != parts[-1].at + 1:
            return False
        heads = {own_words(s.named).strip().partition(" ")[0] for s in parts}
        together = len({(s.row, s.sentence) for s in (whole, *parts)}) == 1
        alike = together and len(heads) == 1 and {s.noun for s in (whole, *parts)} == {whole.noun} != {""}
        return alike and makes_up(whole, parts[:-1])

    def _may_be(self, whole: Seat, parts: Sequence[Seat], place: Place) -> bool:
        """Whether nothing about some figures forbids that they are all the parts of another."""
        if not all(s.value for s in parts):
            return False
        above = sum(s.value >= whole.value for s in parts)
        rest = self.words.left_over.search(own_words(parts[-1].named)) and parts[-1].value >= whole.value
        if above > (place is Place.BRACKET or bool(rest)):
            return False  # in a bracket one part may be mistyped above its whole, or the rest may be
        if any(self.words.not_counted.search(x.named.lead) for x in parts):
            return False
        if any(x.named.figure.over == y.named.position and x.row == y.row for x in parts for y in parts):
            return False  # "12/13 nhiệm vụ … trong tổng số 52"
        of_first = self.words.is_subset(whole.named.lead, parts[0].named.lead)
        if of_first and len(parts) > _PAIR and parts[1].clause != parts[0].clause:
            return False  # "được giao 108, có mặt 101; 6 tháng có 02 người nghỉ hưu, 01 người chuyển đi"
        lowers = [x.named.lower for x in parts]
        values = {x.value for x in parts}
        if any(low is not None and low.value * ONE in values for low in lowers):
            return False  # "phát hiện 09 văn bản; đã xử lý 08/09": a part once more
        if any(low is not None and low.value * ONE == whole.value for low in lowers):
            return False  # "rà soát 85 thủ tục … đến nay 67/85": the whole once more
        return not self.readings.goes_on([s.named for s in parts]) and not self._overlap(parts)

    def _overlap(self, parts: Sequence[Seat]) -> bool:
        """ "dân tộc thiểu số 261 người; nữ 87 người": who is one may be the other, unless they are men and women."""
        if self.readings.complete([s.named for s in parts]) == "sex":
            return False
        return any(self.words.overlapping.search(s.named.label) for s in parts)

    def _of_something_else(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """Whether other sums explain some figures, or the whole."""
        codes = {s.code for s in parts}
        if any(codes & d for d in self.divided.get(whole.code, ())):
            return True
        if any(s.value == whole.value + x.value for s in self.row.sentence_of(whole) for x in parts):
            return True  # "đăng ký 40; triển khai 34, trong đó 27 hiệu quả, còn 6": 6 is beside 34 in 40
        others = [w for c in codes for w in self.part_of.get(c, set()) if w != whole.code]
        return len(others) != len(set(others))

    def _tells(self, whole: Seat, parts: Sequence[Seat], place: Place, group: str | None) -> bool:
        """Whether names, nouns or place make figures the parts of another that is large enough to tell."""
        if not group and (place is Place.NEAR or not _alike(whole, parts, place)):
            return False
        unit = ONE if not whole.half else 2 * whole.half
        beyond = any((s.row, s.sentence) != (whole.row, whole.sentence) for s in parts)
        if len(parts) > _PAIR and all(s.noun == whole.noun != "" and s.clause == whole.clause for s in parts):
            return whole.value >= _LISTED * unit
        if place >= Place.SURE or group or (len(parts) > _PAIR and _listed(parts)):
            return whole.value >= _NAMED * unit
        return whole.value >= _TELLING * unit * (_BEYOND if beyond and not group else 1)

    def _misses(self, whole: Seat, parts: Sequence[Seat], place: Place, group: str | None) -> bool:
        """Whether parts miss their whole by little: one slip explains it, or they are all and it is large."""
        near = self.words.near
        apart = abs(whole.value - sum_of(parts))
        large = whole.value >= _MANY * ONE and place is not Place.NEAR
        if large and group and group != "remainder" and apart <= near.sum_share * whole.value:
            return True
        same = all(s.noun == whole.noun != "" for s in parts) and apart < min(s.value for s in parts)
        if large and same and apart <= near.nothing_share * whole.value:
            return True
        placed = place is Place.BRACKET or apart <= near.placed_share * whole.value
        if group == "remainder" and parts[-1].value >= whole.value:
            return _slipped(whole, parts, SWAPPED)
        return placed and _slipped(whole, parts)

    def _group(self, whole: Seat, parts: Sequence[Seat]) -> str | None:
        """The group of sides that the parts make complete, if the whole is no side of it itself."""
        group = self.readings.complete([s.named for s in parts])
        if group is None and self.words.left_over.search(own_words(parts[-1].named).split("  ")[0]):
            group = "remainder" if parts[-1].sentence == whole.sentence else None
        if group == "remainder":
            near = parts[-1].row == whole.row or parts[0].row == whole.row + 1
            nouns = {s.noun for s in (whole, *parts)} & prose_words().counted
            return group if near and len(nouns) <= 1 else None
        if group is None:
            return "state" if self._goes_on_at_last(whole, parts) else None
        apart = len({(s.row, s.sentence) for s in (whole, *parts)}) > 1
        sides = self.words.sides(whole.named.label)
        if sides.get(group) or group not in self.words.law.whole_groups:
            return None
        called = self.words.whole.search(whole.context) or self.places.are_next_sentence(whole, parts)
        if apart and (set(sides) - {"received"} or not called):
            return None  # beyond its sentence a whole must be called one, or divided by all of the next
        return group

    def _goes_on_at_last(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """ "tiếp nhận A hồ sơ, giải quyết B hồ sơ; đang giải quyết C hồ sơ"."""
        if len(parts) != _PAIR or not self.words.whole.search(whole.context):
            return False
        states = [self.words.sides(s.named.label).get("state") for s in parts]
        return states[0] in (None, "done") and states[1] == "going_on" and parts[0].row == whole.row


def _listed(parts: Sequence[Seat]) -> bool:
    """Whether figures of one sentence are listed, one a clause: "áp dụng 24; bãi bỏ 13; hết hiệu lực 3"."""
    together = len({(s.row, s.sentence) for s in parts}) == 1
    return together and len({s.clause for s in parts}) == len(parts) and len({s.noun for s in parts}) == 1


def _alike(whole: Seat, parts: Sequence[Seat], place: Place) -> bool:
    """Whether some figures count one thing, as far as they say what."""
    nouns = {s.noun for s in (whole, *parts)}
    told = len(nouns - {""}) == 1 and (len(parts) > _PAIR or place >= Place.SURE)
    return len(nouns) == 1 or told


def _slipped(whole: Seat, parts: Sequence[Seat], kinds: Sequence[str] = IN_PLACE) -> bool:
    """Whether one figure mistyped explains why parts do not add up to their whole."""
    return not set(slips_of(whole, parts)).isdisjoint(kinds)
