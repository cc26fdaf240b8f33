"""Figures that make up another near by."""

from collections.abc import Iterator, Sequence

from checks.claims.about import between
from checks.claims.fitting.chance import sum_tells
from checks.claims.named import adds_up
from checks.claims.rates import Rate
from checks.claims.row import ONE, Row, Seat, firsts, sum_of, unlabelled
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings

#: Parts stand in so many paragraphs after their whole, or before it.
_AFTER, _BEFORE = 9, 6
#: A run of parts is at most so long and begins at most so many figures from its whole.
_LONGEST, _GAP = 12, 3
#: So many figures before and after a whole, any two may make it up.
_PAIRED_BEFORE, _PAIRED_AFTER = 16, 16
#: Smaller figures are not told to be made up even by all that follows them.
_SMALLEST = 3
_Run = tuple[Seat, ...]


class Sums:
    """Finds the sums of a document."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings = row, readings

    def all(self) -> list[Parts]:
        """Every sum that is more than chance; of several of one whole, those that share no part."""
        found: list[Parts] = []
        for whole in self.row.all_counts:
            found += self._of(whole)
        return found

    def _of(self, whole: Seat) -> Iterator[Parts]:
        taken: set[int] = set()
        tried: set[tuple[int, ...]] = set()
        for run in self._runs(whole):
            key = tuple(sorted([s.at for s in run]))
            if key in tried:
                continue
            tried.add(key)
            slack = whole.half + sum([s.half for s in run])
            if abs(sum_of(run) - whole.value) > slack:
                continue
            if sum(1 for s in run if s.value) < 2 or any(s.value > whole.value for s in run):
                continue
            unit = ONE if not whole.half else 2 * whole.half
            told = sum_tells(len(tried), whole.value, slack, unit) or self._right_after(whole, run)
            if (
                not told
                or taken & set(key)
                or _beyond_its_bracket(whole, run)
                or self._leaves_out(whole, run)
            ):
                continue
            taken |= set(key)
            parts = tuple(s.named for s in sorted(run, key=lambda s: s.at))
            yield Parts(whole.named, parts, False, self.readings.complete(parts), by_column=True)

    def _leaves_out(self, whole: Seat, run: _Run) -> bool:
        """Whether a list of a whole, right behind it, goes on after a run of its first parts."""
        ordered = sorted(run, key=lambda s: s.at)
        own = [s for s in self.row.sentence_of(whole) if s.at > whole.at]
        if not own:  # "TTHC của ngành: 118. Đất đai: 41; môi trường: 22; …"
            own = [s for s in self.row.counts[whole.row] if s.sentence == whole.sentence + 1]
        rest = own[len(ordered) :]
        if own[: len(ordered)] != ordered or not rest:
            return False
        opened = between(whole.named, ordered[0].named)
        return (":" in opened or bool(self.readings.words.mark.search(opened))) and self.readings.lists_on(
            ordered[-2].named, ordered[-1].named, rest[0].named
        )

    def complements(self, rates: Sequence[Rate]) -> Iterator[Parts]:
        """ "19 nhiệm vụ xong (55,9%), 15 nhiệm vụ đang làm": with what a rate is of, all that it is out of."""
        counts, place = self.row.all_counts, self.row.place
        for r in rates:
            if len(r.numerator) != 1 or len(r.denominator) != 1 or r.numerator[0].code not in place:
                continue
            at, whole = place[r.numerator[0].code], r.denominator[0]
            for other in counts[max(0, at - 2) : at + 4]:
                if other.code in (whole.code, r.numerator[0].code) or not other.value:
                    continue
                parts = (r.numerator[0], other.named)
                near = abs(other.row - counts[at].row) <= 1
                if near and self.readings.loosely(whole.figure, other.named.figure) and adds_up(whole, parts):
                    yield Parts(whole, parts, False, self.readings.complete(parts), by_column=True)
                    break

    def _whatever(self, whole: Seat) -> Iterator[_Run]:
        """What stands in a bracket after a whole, or right before one that sums up, whatever it counts."""
        own = [s for s in self.row.sentence_of(whole) if s.at != whole.at]
        inside = [s for s in own if s.clause == whole.clause and s.depth > whole.depth and s.at > whole.at]
        if len(inside) > 1:
            yield tuple(inside)
        if self.readings.words.summing_up.search(whole.phrase):
            before = [s for s in own if s.at < whole.at and s.depth <= whole.depth]
            for count in range(min(len(before), _LONGEST), 1, -1):
                yield tuple(before[-count:])

    def _right_after(self, whole: Seat, run: _Run) -> bool:
        """ "21 lượt tại 13 phường và 8 phòng, đơn vị": all that follows in the sentence or clause."""
        own = [s for s in self.row.sentence_of(whole) if s.at > whole.at]
        clause = [s for s in own if s.clause == whole.clause]
        inside = [s for s in clause if s.depth > whole.depth]
        shallow = [s for s in own if s.depth <= whole.depth]
        whatever = list(run) in [list(r) for r in self._whatever(whole)]
        return whole.value >= _SMALLEST * ONE and (whatever or list(run) in (own, clause, inside, shallow))

    def _runs(self, whole: Seat) -> Iterator[_Run]:
        """The runs of figures that may make up a whole, the likeliest first."""
        own = self._like(whole, self.row.sentence_of(whole))
        before, after = [s for s in own if s.at < whole.at], [s for s in own if s.at > whole.at]
        shallow = [s for s in own if s.depth <= whole.depth]
        later = [
            self._like(whole, seats) for seats in self.row.counts[whole.row + 1 : whole.row + 1 + _AFTER]
        ]
        earlier = [
            self._like(whole, seats) for seats in self.row.counts[max(0, whole.row - _BEFORE) : whole.row]
        ]
        rest = [s for s in self._like(whole, self.row.counts[whole.row]) if s not in own]
        rest_after = [s for s in rest if s.at > whole.at]
        rest_before = [s for s in rest if s.at < whole.at]
        for sequence in (
            own, after, [s for s in after if s.depth <= whole.depth], before, shallow, firsts(after), firsts(own),
            # "5.738 phiếu đi lại 01-02 lần, 569 phiếu 03 lần": what counts the very same
            [s for s in after if s.noun == whole.noun != ""], [s for s in before if s.noun == whole.noun != ""],
            unlabelled(after), unlabelled(rest_after),
        ):  # fmt: skip
            if len(sequence) > 1:
                yield tuple(sequence)
        lower = {s.named.figure.over for s in own}
        for sequence in (
            [s for s in own if s.named.figure.over >= 0 and s.named.position != whole.named.figure.over],
            [s for s in own if s.named.position in lower and s.named.figure.over < 0],
        ):
            yield from self._prefixes(sequence)
        yield from self._whatever(whole)
        yield from self._prefixes(after)
        yield from self._prefixes(before[::-1])
        for k in range(3):
            yield from self._prefixes([s[k] for s in later if len(s) > k])
            yield from self._prefixes([s[k] for s in reversed(earlier) if len(s) > k])
        yield from self._prefixes(rest_after)
        yield from self._prefixes(firsts(rest_after))
        yield from self._prefixes(rest_before[::-1])
        yield from self._prefixes([s for s in after if s.depth <= whole.depth])
        flat = [*rest_after, *(s for seats in later for s in seats)]
        yield from self._prefixes([s for s in flat if s.noun == whole.noun != ""])
        flat = [*rest_before[::-1], *(s for seats in reversed(earlier) for s in seats[::-1])]
        yield from self._prefixes([s for s in flat if s.noun == whole.noun != ""])
        near_before = [*(s for seats in earlier for s in seats), *rest_before, *before][-_PAIRED_BEFORE:]
        near_after = [*after, *rest_after, *(s for seats in later for s in seats)][:_PAIRED_AFTER]
        yield from self._pairs(whole, near_before, near_after)

    def _prefixes(self, sequence: Sequence[Seat]) -> Iterator[_Run]:
        for start in range(min(_GAP, len(sequence))):
            for stop in range(start + 2, min(start + _LONGEST, len(sequence)) + 1):
                yield tuple(sequence[start:stop])

    def _pairs(self, whole: Seat, before: Sequence[Seat], after: Sequence[Seat]) -> Iterator[_Run]:
        near = sorted([*before, *after], key=lambda s: abs(s.at - whole.at))
        for i, b in enumerate(near):
            for a in near[:i]:
                yield a, b

    def _like(self, whole: Seat, seats: Sequence[Seat]) -> list[Seat]:
        figure, durations = whole.named.figure, self.readings.words.law.durations
        timed = whole.noun in ("", *durations)  # "tiêu hủy 794 con …; đã qua 21 ngày": days are no animals
        return [
            s for s in seats
            if s.at != whole.at and self.readings.loosely(figure, s.named.figure) and _of_one_scale(whole, s)
            and (timed or s.noun not in durations)
        ]  # fmt: skip


def _of_one_scale(whole: Seat, s: Seat) -> bool:
    """ "phạt 35,1 tỷ đồng, tạm giữ 7429 phương tiện": nothing but money is counted in thousands and in ones."""
    return s.named.figure.scale == whole.named.figure.scale or s.noun == whole.noun


def _beyond_its_bracket(whole: Seat, run: _Run) -> bool:
    """ "73 trường (mầm non 23, tiểu học 31, THCS 16) và 03 đơn vị khác": what a bracket lists, and one more."""
    ordered = sorted(run, key=lambda s: s.at)
    inside = [s for s in ordered if s.depth > whole.depth]
    listed = len(inside) > 1 and inside == ordered[: len(inside)] and inside[0].at == whole.at + 1
    return listed and len(inside) < len(ordered) and ordered[-1].row == whole.row
