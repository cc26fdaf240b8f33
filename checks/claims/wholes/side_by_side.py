"""Wholes that no word announces: figures side by side whose names, or whose sum, tell that they belong together.

Lists with a word for it are ``announced.py``, tables in lines ``columns.py``.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.claims.named import Named, adds_up, heads, plain, total
from checks.claims.parse import Passage, exact, parse
from checks.claims.statements import Statement
from checks.claims.thresholds import near_within, telling_from
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.phrases import unmarked
from checks.claims.wholes.readings import Readings

#: A sum that no word announces has at most so many parts.
_MOST_PARTS = 8


class SideBySide:
    """Finds what stands side by side."""

    def __init__(self, readings: Readings) -> None:
        self.readings, self.words = readings, readings.words

    def side_by_side(self, row: Sequence[Named], first: int | None = None) -> Iterator[Parts]:
        """ "Tiếp nhận A hồ sơ; đã giải quyết B; đang giải quyết C": the sides say so, or the sum does."""
        for i, whole in enumerate(row[: first if first is not None else len(row)]):
            following = row[i + 1 : i + 1 + _MOST_PARTS]
            alike: list[Named] = []
            for n in following:
                if not self.readings.same_noun(whole.figure, n.figure):
                    break
                alike.append(n)
            if first is not None and not any(n.statement is not whole.statement for n in alike):
                continue
            yield from self._one_side_by_side(whole, alike)
            yield from self._of_group(whole, alike)

    def _one_side_by_side(self, whole: Named, following: Sequence[Named]) -> Iterator[Parts]:
        runs = (
            (at, count) for at in range(min(3, len(following))) for count in range(len(following) - at, 1, -1)
        )
        for start, count in runs:
            parts = following[start : start + count]
            together = len({n.statement.paragraph.number for n in (whole, *parts)}) == 1
            named = whole.figure.noun and len({n.figure.noun for n in (whole, *parts)}) == 1 and together
            sided = named or any(self.words.sides(x.label).get("state") for x in parts)
            sure = whole.value >= (
                telling_from().figure if count < 3 and not sided else telling_from().numerator
            ) or _just_before(self.words.whole, whole.lead)
            # "131; 07 / 05 người / 97 lượt: 08; 14; 52; 32": nothing is made up of the beginning of another list
            cut = not together and any(
                n.statement is parts[-1].statement for n in following[start + count : start + count + 1]
            )
            if start == 0 and sure and not cut and adds_up(whole, parts):
                yield Parts(whole, tuple(parts), False, self.readings.complete(parts))
                return
            group = self.readings.complete(parts)
            sides = self.words.sides(whole.label)
            if not group or sides.get(group):
                continue
            called = self.words.whole.search(whole.lead) and not set(sides) - {"received"}
            apart = group in self.words.law.apart and (start == 0 or group == "state")
            if adds_up(whole, parts) or (apart and called and self._likely(whole, parts)):
                yield Parts(whole, tuple(parts), True, group)
                return

    def _of_group(self, whole: Named, following: Sequence[Named]) -> Iterator[Parts]:
        """ "tiếp nhận A; đã giải quyết B, trong đó …; trễ hạn b; đang giải quyết C": the sides of one group."""
        own = self.words.sides(whole.label)
        for group in self.words.law.apart:
            if own.get(group):
                continue
            parts: list[Named] = []
            for n in following:
                side = self.words.sides(n.label)
                if side.get(group) and not any(
                    self.words.sides(p.label)[group] == side[group] for p in parts
                ):
                    parts.append(n)
            if len(parts) < 2 or self.readings.complete(parts) != group:
                continue
            called = self.words.whole.search(whole.lead) and not set(own) - {"received"}
            if adds_up(whole, parts) or (called and self._likely(whole, parts)):
                yield Parts(whole, tuple(parts), True, group)

    def _likely(self, whole: Named, parts: Sequence[Named]) -> bool:
        """Whether parts that only their names tell to be all could be: beyond their paragraph they must be near."""
        apart = abs(total(parts) - whole.value)
        one = len({n.statement.paragraph.number for n in (whole, *parts)}) == 1
        if one and self.readings.believable(whole, parts):
            return apart <= near_within().paragraph_share * whole.value
        return max(p.value for p in parts) <= whole.value and apart <= near_within().list_share * whole.value

    def last_in(self, rows: Sequence[Sequence[Named]]) -> Iterator[Parts]:
        for at, own in enumerate(rows):
            row = [*(n for other in rows[max(0, at - 3) : at] for n in other), *own]
            for i, whole in list(enumerate(row))[len(row) - len(own) :]:
                out_of = self.words.out_of_total.search(whole.lead)
                called = None if out_of else self.words.whole_after.search(whole.lead)
                parts: list[Named] = []
                for n in reversed(row[max(0, i - _MOST_PARTS) : i]):
                    if not self.readings.same_noun(whole.figure, n.figure):
                        break
                    parts.insert(0, n)
                    if self.words.whole_after.search(n.lead):
                        break
                rates_between = parts and whole.statement is parts[-1].statement and any(
                    f.quantity == "rate"
                    for f in whole.statement.figures[parts[-1].position + 1 : whole.position]
                )  # fmt: skip
                beyond = any(p not in own for p in parts)
                for count in range(len(parts), 1, -1):
                    if adds_up(whole, parts[-count:]) and (called or whole.value >= telling_from().figure):
                        yield Parts(
                            whole, tuple(parts[-count:]), bool(called), self.readings.complete(parts[-count:])
                        )
                        break
                else:
                    group = self.readings.complete(parts) if len(parts) > 1 else None
                    near = abs(total(parts) - whole.value) <= near_within().list_share * whole.value
                    stands = called and not rates_between and len(parts) > 1 and near
                    if self.words.out_of_before.search(whole.lead) or self.words.goals.search(whole.lead):
                        stands = False  # "A trên tổng số B": what A is out of
                    if self.words.added_to.search(whole.lead):
                        stands = False  # "tổng toàn tỉnh (tính cả cấp huyện)": and some that are not told
                    without = [p for p in parts if adds_up(whole, [x for x in parts if x is not p])]
                    if called and len(parts) > 2 and len(without) == 1 and _a_name(without[0]):
                        yield Parts(whole, tuple(p for p in parts if p is not without[0]), True)
                        stands = False
                    apart = group in self.words.law.apart
                    if self.words.so_far.search(whole.lead) and len(parts) < 3:
                        stands = False  # "lũy kế" may begin before what is listed
                    if stands and (apart or not beyond) and self.readings.believable(whole, parts):
                        yield Parts(whole, tuple(parts), True, group)

    def rates_before(self, s: Statement, passage: Passage) -> Iterator[Parts]:
        """ "lần lượt là 99,2%; 98,7%; 99,6%, bình quân chung đạt 99,36%": the rate of all comes last."""
        for sentence in passage.sentences:
            row = heads(s, sentence.phrases, self.words, rates=True)
            if len(row) < 3 or any(
                f.quantity != "rate" for f in s.figures[row[0].position : row[-1].position]
            ):
                continue
            of_all = self.words.rate_of_all.search(row[-1].lead)
            if of_all and (self.readings.complete(row[:-1]) or self.words.in_turn.search(row[0].lead)):
                yield Parts(row[-1], tuple(row[:-1]), True, self.words.law.levels)

    def elsewhere(self, s: Statement, earlier: Sequence[Statement]) -> Iterator[Parts]:
        """ "Theo đối tượng: 17 người; 76 người; 25 người.": the whole stands in a paragraph before."""
        passage = parse(s.text)
        for phrases in [
            *(x.phrases for x in passage.sentences),
            *(unmarked(Passage([x])) for x in passage.sentences),
        ]:
            parts: list[Named] = []
            for n in heads(s, phrases, self.words):
                if parts and not self.readings.same_noun(parts[0].figure, n.figure):
                    break
                parts.append(n)
            if len(parts) < 2 or total(parts) < telling_from().figure:
                continue
            here = [n for n in heads(s, parse(s.text).phrases, self.words) if n.position < parts[0].position]
            for row in (here, *(self.readings.all(other) for other in reversed(earlier))):
                for n in row:
                    if self.readings.same_noun(n.figure, parts[0].figure) and adds_up(n, parts):
                        yield Parts(n, tuple(parts), False, self.readings.complete(parts))
                        return

    def averages(self, s: Statement) -> Iterator[Parts]:
        """ "bình quân 87,64%, cao nhất 93,12%, thấp nhất 81,05%"."""
        row = [plain(s, n) for n, f in enumerate(s.figures) if exact(f)]
        for a, b, c in zip(row, row[1:], row[2:], strict=False):
            ends = [[bool(p.search(n.lead)) for p in (self.words.highest, self.words.lowest)] for n in (b, c)]
            apart = ends in ([[True, False], [False, True]], [[False, True], [True, False]])
            alike = a.figure.quantity == b.figure.quantity == c.figure.quantity
            if self.words.average.search(a.lead) and apart and alike:
                yield Parts(a, (b, c), True, around=True)

    def subsets(self, s: Statement) -> Iterator[Parts]:
        """ "phát ra 60 phiếu, thu về 57 phiếu": by their names the second is part of the first."""
        row = heads(s, unmarked(parse(s.text)), self.words)
        for whole, part in pairwise(row):
            explicit = whole.figure.noun and self.readings.same_noun(whole.figure, part.figure)
            if ". " in s.text[whole.figure.stop : part.figure.start]:
                continue
            if not explicit or (not self.readings.believable(whole, [part]) and part.value > 2 * whole.value):
                continue
            if self.words.is_subset(whole.lead, part.lead) and not self._carried_over(whole, part):
                yield Parts(whole, (part,), False)

    def _carried_over(self, whole: Named, part: Named) -> bool:
        """ "tiếp nhận 1.000 hồ sơ; đã giải quyết 1.005": some of what was settled came over from before."""
        flow = self.words.flow
        settled = flow.received.search(whole.lead) and flow.done.search(part.lead)
        return part.value > whole.value and bool(settled)

    def remainders(self, s: Statement) -> Iterator[Parts]:
        """ "117/184 xã …; còn 67 đơn vị": what is left of the lower figure."""
        figures = s.figures
        for n, f in enumerate(figures):
            if f.over < 0 or not exact(f):
                continue
            upper, lower = Named(s, n), Named(s, f.over)
            for m in range(f.over + 1, min(f.over + 4, len(figures))):
                g = figures[m]
                if g.quantity == "rate" or not exact(g) or g.over >= 0:
                    continue
                lead = s.text[max(0, g.start - 40) : g.start]
                left = Named(s, m, lead.casefold())
                fits = adds_up(lower, (upper, left))
                if not fits and ". " in s.text[figures[f.over].stop : g.start]:
                    continue
                near = abs(upper.value + left.value - lower.value) * 10 <= lower.value
                called = self.words.left_over.search(lead.rsplit(";", 1)[-1].rsplit(",", 1)[-1])
                if fits or (called and near and self.readings.same_noun(f, g)):
                    yield Parts(lower, (upper, left), bool(called))
                    break


def _a_name(n: Named) -> bool:
    """ "qua kênh 479 1.055 lượt": a number with another right behind it names something."""
    return n.statement.text[n.figure.stop : n.figure.stop + 2].strip()[:1].isdigit()


def _just_before(pattern: re.Pattern[str], lead: str) -> bool:
    """Whether these words stand right before a figure."""
    return any(m.end() == len(lead) for m in pattern.finditer(lead))
