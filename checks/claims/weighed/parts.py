"""Wholes with what may be their parts although it misses them: candidates, and what is observed about each.

Which of them are told is decided by their weights; sums that add up are ``checks/claims/fitting/sums.py``.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations
from math import inf

from checks.claims.about import between, own_words, since, words_in
from checks.claims.fitting.excuses import Excuses
from checks.claims.fitting.row import ONE, Row, Seat, firsts, makes_up, slips_of, sum_of
from checks.claims.slips import SWAPPED
from checks.claims.weighed.observed import Observed, miss, number, slip, with_pairs
from checks.claims.weighed.places import PartPlaces
from checks.claims.weighed.weights import Weights, weights
from checks.claims.wholes.parts import Divisions, Parts
from checks.claims.wholes.readings import Readings

#: A run of parts has so many figures, and is at most so many times its whole.
_FEWEST, _MOST, _FARTHEST = 2, 12, 10
#: Beginnings and ends of a run are tried up to so many figures.
_SHORTENED = 8
#: A rate stands so near behind what it is of.
_BEHIND = 45
#: From here on a sum that is told elsewhere is hardly so by chance.
_TELLING = 50 * ONE
#: Smaller sums are alike by chance.
_CHANCE = 20 * ONE
#: What stands between a whole and its list in another paragraph is so much of that one's beginning.
_HEAD = 60
#: What tells more together than each by itself.
_PAIRS = (
    ("stands", "introduced", "between whole and parts"),
    ("introduced", "counts"),
    ("introduced", "misses"),
    ("introduced", "slip"),
    ("introduced", "parts"),
    ("stands", "sides"),
    ("stands", "counts"),
    ("stands", "then"),
    ("sides", "misses"),
    ("slip", "sides"),
)
#: A list may divide what stands so many paragraphs before it; so many words before a figure tell what was done.
_ROWS_BEFORE, _NAME = 6, 3
_Placed = tuple[str, Sequence[Seat]]


class WeighedParts:
    """Weighs what may be the parts of each figure of a document."""

    def __init__(self, row: Row, readings: Readings, sums: Sequence[Parts]) -> None:
        self.row, self.readings, self.words = row, readings, readings.words
        self.places, self.excuses = PartPlaces(row, readings), Excuses(row)
        divisions = Divisions(sums)
        self.divided, self.part_of = divisions.parts_of, divisions.wholes_of

    @cached_property
    def _law(self) -> Weights:
        return weights().parts

    def all(self) -> list[Parts]:
        """The wholes with the parts that weigh enough, the weightiest first; no figure is told to be a part twice."""
        weighed = [
            (inf if self._last_left_out(whole, run) else self._law.sum(observed), whole, run)
            for whole, run, observed in self.candidates()
        ]
        enough = sorted((x for x in weighed if x[0] >= self._law.enough), key=lambda x: (-x[0], x[1].at))
        wholes: set[int] = set()
        taken: set[int] = set()
        found: list[Parts] = []
        for _, whole, run in enough:
            places = {s.at for s in run}
            if whole.at in wholes or places & taken:
                continue
            wholes.add(whole.at)
            taken |= places
            named = tuple(s.named for s in run)
            found.append(Parts(whole.named, named, False, self.readings.complete(named), by_column=True))
        return found

    def candidates(self) -> Iterator[tuple[Seat, list[Seat], list[Observed]]]:
        """Each whole with each run of figures that stands as parts may, and what is observed about them."""
        for whole in self.row.all_counts:
            tried: set[tuple[int, ...]] = set()
            for place, seats in self._runs(whole) if whole.value else ():
                run = list(seats)
                key = tuple(s.at for s in run)
                if key in tried or not _FEWEST <= len(run) <= _MOST or whole in run:
                    continue
                tried.add(key)
                if self._may_be(whole, run):
                    yield whole, run, with_pairs(self._observed(place, whole, run), _PAIRS)

    def _runs(self, whole: Seat) -> Iterator[_Placed]:
        """What may be parts of a whole, with the name of the place where it stands."""
        own = [s for s in self.row.sentence_of(whole) if s.at != whole.at]
        alike = self.places.like(whole, own)
        yield "bracket", _bracket(whole, own)
        yield from self._in_sentence(whole, own)
        if len(alike) < len(own):
            yield from self._in_sentence(whole, alike)
        yield from self.places.beyond(whole)
        yield from self._sides_elsewhere.get(whole.at, ())
        yield "called alike above", self._called_alike(whole)

    def _in_sentence(self, whole: Seat, seats: Sequence[Seat]) -> Iterator[_Placed]:
        """The same among the figures of its sentence, and of the next."""
        outer = [s for s in seats if s.depth <= whole.depth]
        after, before = [s for s in outer if s.at > whole.at], [s for s in outer if s.at < whole.at]
        clause = [s for s in after if s.clause == whole.clause]
        following = [s for s in self.places.next_sentence(whole) if s.depth == 0]
        yield "clause", clause
        yield "sentence", after
        yield "head of each clause", firsts(after)
        yield "next sentence", following
        yield "head of each next clause", firsts(following)
        yield "before", before
        yield "head of each clause before", firsts(before)
        if not before and self.words.summing_up.search(whole.context.rsplit(",", 1)[-1]):
            yield "sentence before", self.places.like(whole, self.places.last_sentence(whole))
        if after:
            yield "over two sentences", [after[-1], *following[:1]]
            yield "over two sentences", [after[0], *following[:1]]
        for clause_number in dict.fromkeys(s.clause for s in after if s.clause != whole.clause):
            yield "later clause", [s for s in after if s.clause == clause_number]
        for name, run in (("clause", clause), ("sentence", after), ("heads", firsts(after))):
            for count in range(_FEWEST, min(len(run), _SHORTENED + 1)):
                yield f"begins {name}", run[:count]
        for count in range(_FEWEST, min(len(before), _SHORTENED + 1)):
            yield "ends before", before[-count:]

    @cached_property
    def _sides_elsewhere(self) -> dict[int, list[_Placed]]:
        """By whole, the lists of complete sides, or by what divides, in the paragraphs around it."""
        found: dict[int, list[_Placed]] = {}
        for place, run in self._lists():
            rows = self.row.counts[max(0, run[0].row - _ROWS_BEFORE) : run[0].row + 2]
            for whole in (s for seats in rows for s in seats if s not in run):
                far = (whole.row, whole.sentence) != (run[0].row, run[0].sentence)
                if far and self.readings.loosely(whole.named.figure, run[0].named.figure):
                    found.setdefault(whole.at, []).append((place, run))
        return found

    def _lists(self) -> Iterator[tuple[str, list[Seat]]]:
        """The lists that name all the sides of something, or say what divides."""
        for seats in self.row.counts:
            for sentence in dict.fromkeys(s.sentence for s in seats):
                own = [s for s in seats if s.sentence == sentence and s.depth == seats[0].depth]
                for run in (own, firsts(own)):
                    if not _FEWEST <= len(run) <= _MOST:
                        continue
                    if self.readings.complete([s.named for s in run]) in self.words.law.whole_groups:
                        yield "sides elsewhere", run
                    elif len(run) > _FEWEST and self.words.by_what.search(run[0].context):
                        yield "divided elsewhere", run

    def _called_alike(self, whole: Seat) -> list[Seat]:
        """ "Đã trả A. … / đã trả B. … / Chung: trả A + B": the first figure called so in each paragraph above."""
        own = self._name(whole)
        found: list[Seat] = []
        for seats in self.row.counts[max(0, whole.row - _ROWS_BEFORE) : whole.row] if own else ():
            alike = (s for s in seats if s.noun == whole.noun and s.depth == 0 and self._name(s) & own)
            found += [s for s in alike if not found or s.row != found[-1].row][:1]
        return found

    def _name(self, seat: Seat) -> set[str]:
        """The words right before a figure that tell what was done."""
        lead = since(seat.named.lead, (",", ";", ".", ":", "(")).split()[-_NAME:]
        return words_in(self.words.naming.sub(" ", " ".join(lead)))

    def _may_be(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """Whether some figures miss a whole that they may be all the parts of."""
        missing = whole.value - sum_of(run)
        if makes_up(whole, run) or abs(missing) >= _FARTHEST * whole.value or not all(s.value for s in run):
            return False
        if any(makes_up(whole, run[:count]) for count in range(_FEWEST, len(run))):
            return self._last_left_out(whole, run)  # else the last ones tell of something else
        if self._without_some(whole, run) or self._at_once(run[-1]) or self._of_another(whole, run):
            return False
        if missing < 0 and self._carried_over(whole, run):
            return False
        return not self.excuses.unread(Parts(whole.named, tuple(s.named for s in run), True))

    def _last_left_out(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "quý I 57 lượt, quý II 143 lượt, quý III 98 lượt, lũy kế 200 lượt": a sum without the last of them."""
        heads = {own_words(s.named).strip().partition(" ")[0] for s in run}
        together = whole.at == run[-1].at + 1 and len({(s.row, s.sentence) for s in (whole, *run)}) == 1
        alike = together and len(heads) == 1 and {s.noun for s in (whole, *run)} == {whole.noun} != {""}
        sums = self.words.summing_up.search(whole.context.rsplit(",", 1)[-1])
        return alike and bool(sums) and len(run) > _FEWEST and makes_up(whole, run[:-1])

    def _without_some(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "Phiếu số 1: 3.772, phiếu số 2: 1.714": whether they make up the whole without one or two of them."""
        most = min(len(run) - _FEWEST, 2 if whole.value >= _TELLING else 1)
        return any(
            makes_up(whole, [s for i, s in enumerate(run) if i not in left_out])
            for count in range(1, most + 1)
            for left_out in combinations(range(len(run)), count)
        )

    def _of_another(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """Whether some figures are known to be, with others or by themselves, the parts of something else."""
        codes = {s.code for s in run}
        if any(len(codes & d) == len(codes) for x, ds in self.divided.items() if x != whole.code for d in ds):
            return True
        own = self.row.sentence_of(whole)
        # "đăng ký 40; triển khai 34, trong đó 27 hiệu quả, còn 6": 6 is beside 34 in 40
        if any(s.value == whole.value + x.value for s in own for x in run):
            return True
        reached = sum_of(run)
        # "giao 72 nhiệm vụ. … 35 hoàn thành, 33 đang thực hiện, 04 chậm": the whole is one of the parts
        if any(s.value == whole.value + reached for s in self.row.counts[whole.row] if s.at < whole.at):
            return True
        before = [s for s in self.row.counts[whole.row] if s.at < run[0].at and s.at != whole.at]
        return reached >= _CHANCE and any(
            s.value == reached and s.noun in (run[0].noun, whole.noun, "") for s in before
        )

    def _carried_over(self, whole: Seat, run: Sequence[Seat]) -> bool:
        """ "tiếp nhận 1.000 hồ sơ; đã giải quyết 1.005, đang giải quyết 12": some came over from before."""
        flow = self.words.flow
        received, *became = (own_words(s.named) for s in (whole, *run))
        settled = flow.received.search(received) and not flow.in_all.search(received)
        told = settled and any(map(flow.done.search, became)) and bool(flow.left.search(became[-1]))
        return told and set(slips_of(whole, run)).isdisjoint(SWAPPED)

    def _at_once(self, last: Seat) -> bool:
        """ "… 6 thủ tục (có thủ tục vừa cắt giảm thời gian, vừa …)": whether one thing is said to be several."""
        text = last.named.statement.text[last.named.figure.stop :].split(". ")[0]
        opened = text.find("(")
        return 0 <= opened < _HEAD and bool(self.words.at_once.search(text[opened:].split(")")[0]))

    def _observed(self, place: str, whole: Seat, run: Sequence[Seat]) -> Iterator[Observed]:
        yield "stands", place
        yield "parts", number(len(run), 4)
        yield "counts", _nouns(whole, run)
        yield "misses", miss((whole.value - sum_of(run)) / whole.value)
        yield "slip", slip(slips_of(whole, run), len(str(whole.value // ONE)) if not whole.half else 3)
        yield "larger parts", number(sum(s.value > whole.value for s in run), 2)
        yield "least part", f"{min(len(str(min(s.value for s in run) // ONE)), 4)} digits"
        yield "sides", self._sides(whole, run)
        yield from self._words_between(whole, run)
        yield from self._stand(whole, run)
        yield from self._explained(whole, run)
        yield from self._rates(whole, run)
        yield from self._set_apart(whole, run)
        yield from self._called(run)

    def _sides(self, whole: Seat, run: Sequence[Seat]) -> str:
        """Whether the names of the parts are the sides of something, and the whole none of them."""
        group = self.readings.complete([s.named for s in run])
        if group == "remainder":
            return "and what is left"
        if group is None:
            left = self.words.left_over.search(own_words(run[-1].named).split("  ")[0])
            return "left over" if left else "none"
        if self.words.sides(whole.named.label).get(group):
            return "of which the whole is one"
        return "all there are" if group in self.words.law.whole_groups else "complete"

    def _words_between(self, whole: Seat, run: Sequence[Seat]) -> Iterator[Observed]:
        """What the text says between a whole and its list, or before a whole that comes last."""
        first, words = run[0], self.words
        phrase = whole.context.rsplit(",", 1)[-1]
        if first.at < whole.at:
            sums, last = words.summing_up.search(phrase), words.whole_after.search(whole.named.lead)
            yield (
                "introduced",
                "by a total" if sums and last else "by a sum" if sums or last else "by nothing, at last",
            )
            return
        if words.whole.search(phrase):
            yield "called", "a whole"
        gap = between(whole.named, first.named)
        if first.row != whole.row:
            start = first.named.figure.start
            gap = first.named.statement.text[max(0, start - _HEAD) : start]
        gap = gap.rsplit(". ", 1)[-1]
        marks = list(words.mark.finditer(gap))
        if any(m["consists"] for m in marks):
            yield "introduced", "as all"
        elif marks:
            yield "introduced", "as some"
        elif words.by_what.search(gap) or words.list_head.search(gap):
            yield "introduced", "by what divides"
        else:
            yield "introduced", "by a colon" if ":" in gap else "by nothing"

    def _stand(self, whole: Seat, run: Sequence[Seat]) -> Iterator[Observed]:
        """How near to each other the figures stand, and whether anything stands between or behind them."""
        first, last = run[0], run[-1]
        low, high = sorted((whole.at, first.at if first.at > whole.at else last.at))
        counts = self.row.all_counts
        apart = [s for s in counts if low < s.at < high and s.depth <= max(first.depth, whole.depth)]
        yield "between whole and parts", number(len(apart), 2)
        inner = {s.at for s in run} | {whole.at}
        deepest = max(s.depth for s in run)
        among = [s for s in counts if first.at < s.at < last.at and s.at not in inner and s.depth <= deepest]
        yield "among the parts", number(len(among), 2)
        if first.at > whole.at:
            rest = [s for s in self.row.sentence_of(last) if s.at > last.at and s.depth <= last.depth]
            yield "then", "the end" if not rest else "a clause" if rest[0].clause != last.clause else "more"
        together = all((s.row, s.sentence) == (whole.row, whole.sentence) for s in run)
        yield (
            "within",
            "sentence" if together else "paragraph" if all(s.row == whole.row for s in run) else "text",
        )

    def _explained(self, whole: Seat, run: Sequence[Seat]) -> Iterator[Observed]:
        """What else the figures are known to be, by sums that add up."""
        codes = {s.code for s in run}
        divisions = self.divided.get(whole.code, [])
        shared = any(codes & d for d in divisions)
        yield "whole is", "divided with these" if shared else "divided" if divisions else "undivided"
        others = [w for c in codes for w in self.part_of.get(c, set()) if w != whole.code]
        several = len(others) != len(set(others))
        yield "parts are", "of one other" if several else "of others" if others else "of nothing else"
        if any(self.part_of.get(c, set()) & codes for c in codes):
            yield "a part is", "of another part"
        if self.part_of.get(whole.code, set()) & codes:
            yield "whole is part of", "a part"
        near = [
            s for seats in self.row.counts[max(0, whole.row - 1) : run[-1].row + 1] for s in seats
            if s.code not in codes and s.at != whole.at
        ]  # fmt: skip
        reached = sum_of(run)
        if any(s.value == reached for s in near):
            yield "sum is told", "large" if reached >= _TELLING else "small"
        missing = abs(whole.value - reached)
        if any(s.value == missing for s in near):
            yield "what is missing is told", "large" if missing >= _TELLING else "small"

    def _rates(self, whole: Seat, run: Sequence[Seat]) -> Iterator[Observed]:
        """Whether the rates right behind the parts are those out of the whole, and all of it."""
        beside = [(s, r) for s in run if (r := self._rate_behind(s)) is not None]
        fit = sum(_is_share(s, r, whole) for s, r in beside)
        yield "rates of parts", number(fit, 2)
        yield "other rates", number(len(beside) - fit, 2)
        if len(beside) == len(run):
            slack = sum(r.half for _, r in beside) + ONE // 10
            whole_of = abs(sum(r.value for _, r in beside) - 100 * ONE) <= slack
            yield "rates are", "all" if whole_of else "not all"

    def _rate_behind(self, seat: Seat) -> Seat | None:
        for r in self.row.rows[seat.row]:
            if r.at == seat.at + 1 and r.rate and not r.change:
                gap = between(seat.named, r.named)
                return r if len(gap) < _BEHIND and ";" not in gap else None
        return None

    def _set_apart(self, whole: Seat, run: Sequence[Seat]) -> Iterator[Observed]:
        """Words that take some of the figures out of the sum."""
        words = self.words
        apart = (words.base, words.goals, words.not_counted, words.other_time, words.average)
        if any(p.search(s.named.lead) for s in run for p in apart):
            yield "a part is", "of something else"
        if words.base.search(whole.named.lead) or words.goals.search(whole.named.lead):
            yield "the whole is", "of another time, or a goal"
        if any(words.overlapping.search(s.named.label) for s in run):
            sexes = self.readings.complete([s.named for s in run]) == "sex"
            yield "parts overlap", "not" if sexes else "perhaps"
        if self.readings.goes_on([s.named for s in run]):
            yield "the list", "goes on"
        lower = {s.named.figure.over for s in self.row.rows[run[0].row]}
        if any(s.named.figure.over >= 0 for s in run):
            yield "a part is", "set over another"
        if any(s.named.position in lower for s in run if s.row == run[0].row):
            yield "a part is", "what another is set over"
        if any(s.named.lower is not None and s.named.lower.value * ONE == whole.value for s in run):
            yield "the whole is", "told again"

    def _called(self, run: Sequence[Seat]) -> Iterator[Observed]:
        """Whether the parts are called alike, their names all before them or all behind."""
        phrases = [s.named.lead.rsplit(",", 1)[-1].rsplit(";", 1)[-1].strip(" -+•(:") for s in run]
        yield "names stand", "alike" if len({bool(p) for p in phrases}) == 1 else "here and there"
        heads = [own_words(s.named).strip(" ,;:-+•").split() for s in run]
        if all(heads) and len({h[0] for h in heads}) == 1:
            yield "names begin", "alike"
        states = [self.words.sides(s.named.label).get("state") for s in run]
        if len(run) == _FEWEST and states[-1] == "going_on" and states[0] in (None, "done"):
            yield "become", "settled and left"


def _bracket(whole: Seat, seats: Sequence[Seat]) -> list[Seat]:
    """What stands in the bracket right behind a figure."""
    found = []
    for s in (s for s in seats if s.at > whole.at):
        if s.depth <= whole.depth or s.clause != whole.clause:
            break
        if s.depth == whole.depth + 1:
            found.append(s)
    return found


def _nouns(whole: Seat, run: Sequence[Seat]) -> str:
    nouns = {s.noun for s in run}
    if nouns == {""}:
        return "nothing named"
    if nouns == {whole.noun}:
        return "the same"
    if nouns - {""} == {whole.noun}:
        return "the same where named"
    return "another thing" if len(nouns) == 1 else "different things"


def _is_share(part: Seat, rate: Seat, whole: Seat) -> bool:
    return abs(100 * ONE * part.value - rate.value * whole.value) <= rate.half * whole.value
