"""What was received is what was settled and what is left: figures that no word brings together but what they count.

"Tiếp nhận A hồ sơ, … Đã giải quyết B hồ sơ (…). Đang giải quyết C hồ sơ": over sentences and brackets, as far as
nothing else received stands between. Where what came over from before is not told to be in A, more may have been
settled than received; then only less is held against anybody.
"""

import re
from collections.abc import Iterator, Sequence

from checks.claims.about import heading, since
from checks.claims.row import Row, Seat, makes_up, slips_of, sum_of
from checks.claims.thresholds import near_within
from checks.claims.wholes.parts import Divisions, Parts
from checks.claims.wholes.readings import Readings
from checks.typing_slips import IN_PLACE, SWAPPED

#: What is settled and what is left stand so many paragraphs further at most, and so many figures.
_ROWS, _FIGURES = 5, 24
#: "… 1.284 hồ sơ (trực tuyến 1.259, trực tiếp 02, chuyển kỳ 23)": its parts begin so soon after a figure.
_LEAD = 30
_OPENED = re.compile(r"[^.;,()]{0,30}\(")
#: So much of a paragraph's beginning may name a level.
_HEADING = 60


class Flows:
    """Finds what was received with what became of it."""

    def __init__(self, row: Row, readings: Readings, sums: Sequence[Parts]) -> None:
        self.row, self.words = row, readings.words
        self.readings = readings
        divisions = Divisions(sums)
        self.divided, self.within = divisions.parts_of, divisions.wholes_of
        carried = self.words.flow.carried
        self.carried = {
            p.whole.code for p in sums if p.adds_up and any(carried.search(x.label) for x in p.parts)
        }

    def all(self) -> Iterator[Parts]:
        """Each figure of what was received, with what became of it, that it is or can be held against."""
        became = [
            (r, parts) for r in self.row.all_counts if self._is_received(r) and (parts := self._became(r))
        ]
        whole = any(makes_up(received, parts) for received, parts in became)
        for received, parts in became:
            if makes_up(received, parts) or self._told(received, parts, whole):
                yield Parts(received.named, tuple(s.named for s in parts), False, "state", by_column=True)

    def _is_received(self, seat: Seat) -> bool:
        words = self.words.flow
        own = words_of(seat)
        # "Tổng hồ sơ 6.273: nhận bàn giao 214, tiếp nhận mới 6.059": what came over is in it
        if seat.depth or not (words.received.search(own) or seat.code in self.carried):
            return False
        if self._is_done(own) or words.left.search(own) or self.words.base.search(own):
            return False
        part_of_all = {"received", "channel"} & self.words.sides(own).keys()
        return not (part_of_all and self.within.get(seat.code))

    def _is_done(self, own: str) -> bool:
        """Whether the words about a figure say that it was settled, and not that it is to be."""
        return bool(self.words.flow.done.search(self.words.flow.in_all.sub(" ", own)))

    def _became(self, received: Seat) -> list[Seat]:
        """What was settled of it and what is left, in order; none where that is not plain."""
        inside = self._inside(received)
        settled: list[Seat] = []
        left: list[Seat] = []
        at = self.row.place[received.code]
        for s in self.row.all_counts[at + 1 : at + 1 + _FIGURES]:
            if s.row - received.row > _ROWS or (left and s.sentence != left[-1].sentence):
                break
            if s.depth or s.half or s.code in inside or not self._alike(received, s):
                continue
            own = words_of(s)
            if left:
                if self._goes_on(left[0], s):
                    left.append(s)
                break
            if self._starts_anew(received, s, own):
                break
            if self.words.flow.left.search(own):
                if not settled:
                    return []
                if self._among(s, settled):
                    continue  # "đã giải quyết 329.596, đúng hạn 323.911, còn 5.685 quá hạn"
                left.append(s)
            elif self._is_done(own):
                if not settled or self._beside(s, settled[0]):
                    settled.append(s)
                elif not self._part_of(s, settled[0]):
                    return []
            elif settled and self.words.flow.out.search(own):
                settled.append(s)
        return [*settled, *left] if settled and left else []

    def _inside(self, received: Seat) -> set[str]:
        """The parts of what was received that tell where it came from, and not what became of it."""
        words = self.words.flow
        found: set[str] = set()
        for codes in self.divided.get(received.code, ()):
            own = [words_of(self.row.by_code[c]) for c in codes if c in self.row.by_code]
            if not any(
                words.done.search(o) or (words.left.search(o) and not words.carried.search(o)) for o in own
            ):
                found |= codes
        return found

    def _alike(self, one: Seat, other: Seat) -> bool:
        return self.readings.same_noun(one.named.figure, other.named.figure)

    def _beside(self, seat: Seat, settled: Seat) -> bool:
        """ "hoàn thành đúng hạn A, hoàn thành nhưng quá hạn B": both were settled."""
        terms = [self.words.sides(words_of(s)).get("term") for s in (seat, settled)]
        return None not in terms and terms[0] != terms[1] and seat.sentence == settled.sentence

    def _starts_anew(self, received: Seat, seat: Seat, own: str) -> bool:
        """Whether something else received, or another level, is told of from here on."""
        words = self.words.flow
        if words.received.search(own) and not (self._is_done(own) or words.left.search(own)):
            return True
        if self.words.levels(own) - self.words.levels(words_of(received)):
            return True
        other = self.words.levels(heading(seat.named, _HEADING))
        return seat.row != received.row and bool(other - self.words.levels(heading(received.named, _HEADING)))

    def _part_of(self, seat: Seat, settled: Seat) -> bool:
        """Whether a figure is one of those that were settled, and not another settled beside them."""
        divided = set().union(*self.divided.get(settled.code, [set()]))
        return seat.code in divided or (
            seat.value < settled.value and bool({"term", "channel"} & self.words.sides(words_of(seat)).keys())
        )

    def _among(self, seat: Seat, settled: Sequence[Seat]) -> bool:
        """Whether a figure is a part of what was settled, whatever the words: one more of its terms."""
        if any(seat.code in codes for x in settled for codes in self.divided.get(x.code, ())):
            return True
        own = [s for s in self.row.sentence_of(seat) if settled[0].at < s.at < seat.at and not s.depth]
        terms = [s.named for s in own if "term" in self.words.sides(words_of(s))]
        return bool(terms) and self.readings.complete([*terms, seat.named]) == "term"

    def _goes_on(self, left: Seat, seat: Seat) -> bool:
        """ "đang trong hạn A, quá hạn B": both are left."""
        return "term" in self.words.sides(words_of(left)) and "term" in self.words.sides(words_of(seat))

    def _told(self, received: Seat, parts: Sequence[Seat], whole_elsewhere: bool) -> bool:
        """Whether what became of it misses it by so little that nothing but a slip explains it.

        ``whole_elsewhere``: what was received makes up what became of it in another place of the document.
        """
        reached = sum_of(parts)
        bracket = self._bracket(received)
        if bracket and sum_of(bracket) == reached:
            return True  # "nhận 23 phản ánh (hành vi 31, quy định 02), đã trả lời 28, đang xử lý 05"
        if any(s.value > received.value for s in parts):
            return False
        apart = abs(received.value - reached)
        if any(s.value == apart for s in self.row.counts[received.row]):
            return False  # something beside them is what is missing
        if self._out_near(received, parts[-1]):
            return False
        slips = set(slips_of(received, parts))
        slipped = not slips.isdisjoint(IN_PLACE)
        # an office that tells what was settled and left of all that it received does so again
        whole = self._whole(received) or (slipped and whole_elsewhere)
        if reached > received.value and not whole and slips.isdisjoint(SWAPPED):
            return False
        share = near_within().placed_share if slipped else near_within().sum_share
        return apart <= share * received.value

    def _bracket(self, received: Seat) -> list[Seat]:
        """What stands in the bracket right after a figure."""
        after = self.row.counts[received.row]
        inside = []
        for s in (s for s in after if s.at > received.at):
            if s.depth <= received.depth:
                break
            inside.append(s)
        return inside if len(inside) > 1 else []

    def _whole(self, received: Seat) -> bool:
        """Whether the words, or its parts, say that what came over from before is in it."""
        if received.code in self.carried or self.words.flow.in_all.search(words_of(received)):
            return True
        named = received.named
        after = named.statement.text[named.figure.stop :].split(". ")[0]
        opened = _OPENED.match(after)
        if opened is None and not self.words.mark.search(after[:_LEAD]):
            return False
        return bool(self.words.flow.carried.search(after.split(")")[0] if opened else after.split(";")[0]))

    def _out_near(self, received: Seat, last: Seat) -> bool:
        """Whether the text in between, or right after, tells of what was neither settled nor left."""
        told = {s.row: s.named.statement.text for s in (received, last)}
        return any(self.words.flow.unsettled.search(text) for text in told.values())


def words_of(seat: Seat) -> str:
    """The words about a figure: of its clause before it, from the last sign on, and right after it."""
    lead = seat.named.lead.rstrip(" :")
    return f"{since(lead, (',', ';', ':', '('))} {seat.named.tail.split(',')[0]}"
