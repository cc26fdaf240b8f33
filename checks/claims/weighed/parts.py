"""Wholes with what may be their parts although it misses them: what is observed about each, and which are told.

Where parts may stand is ``runs.py``, what they cannot be ``ruled_out.py``; sums that add up are
``checks/claims/fitting/sums/near_by.py``.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from functools import cached_property
from math import inf

from checks.claims.about import between, own_words
from checks.claims.row import ONE, Row, Seat, is_share, slips_of, sum_of
from checks.claims.thresholds import telling_from
from checks.claims.weighed.broken_by_one import broken_by_one
from checks.claims.weighed.observed import Observed, miss, number, slip, with_pairs
from checks.claims.weighed.ruled_out import RuledOut
from checks.claims.weighed.runs import FEWEST, MOST, Runs
from checks.claims.weighed.weights import Weights, weights
from checks.claims.wholes.parts import Divisions, Parts
from checks.claims.wholes.readings import Readings

#: A rate stands so near behind what it is of.
_BEHIND = 45
#: Only so many figures make up another by chance, where no words tell that they are its parts.
_BY_CHANCE = 4
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
#: What a whole and its run weigh.
_Weighed = tuple[float, Seat, list[Seat]]


class WeighedParts:
    """Weighs what may be the parts of each figure of a document."""

    def __init__(
        self, row: Row, readings: Readings, sums: Sequence[Parts], shares: Container[tuple[str, str]] = ()
    ) -> None:
        """``sums``: what adds up or is told to; ``shares``: which figure a rate is of, out of which."""
        self.row, self.readings, self.words = row, readings, readings.words
        self.runs = Runs(row, readings)
        self.sums = [p for p in sums if self._stands_so(p)]
        divisions = Divisions(self.sums)
        self.divided, self.part_of = divisions.parts_of, divisions.wholes_of
        self.ruled_out = RuledOut(row, readings, divisions, shares)

    @cached_property
    def _law(self) -> Weights:
        return weights("parts")

    def _stands_so(self, p: Parts) -> bool:
        """Whether parts that make up a whole stand as parts do: many figures from here and there do it by chance.

        "Đã giải quyết 3.105 hồ sơ. Đang giải quyết 126, trong hạn 114, quá hạn 02. / Đất đai 1.947; hộ tịch 486; …" may
        make it up, and 126 is the whole of the next two nevertheless.
        """
        seats = self.row.seats_of(p)
        if len(p.parts) < _BY_CHANCE or not p.by_column or not seats:
            return True
        together = len({(s.row, s.sentence) for s in seats[1:]}) == 1
        if together and len({s.noun for s in seats[1:]} - {""}) <= 1:
            return True
        places = {s.at for s in seats[1:]}
        return any(places == {s.at for s in run} for _, run in self.runs.of(seats[0]))

    def all(self) -> list[Parts]:
        """The wholes with the parts that weigh enough, the weightiest first; no figure is told to be a part twice.

        Unless it is what is wrong: then it breaks both sums by as much.
        """
        weighed = [
            (inf if self.ruled_out.is_plainly_all(whole, run) else self._law.sum(observed), whole, run)
            for whole, run, observed in self.candidates()
        ]
        enough = sorted((x for x in weighed if x[0] >= self._law.enough), key=lambda x: (-x[0], x[1].at))
        sums: dict[int, int] = {}
        told: list[tuple[Seat, Sequence[Seat]]] = []
        found: list[Parts] = []
        for _, whole, run in _rather(enough, self._of_another_time):
            places = {s.at for s in run}
            overlapping = [x for x in told if not places.isdisjoint(s.at for s in x[1])]
            if not all(broken_by_one((whole, run), x) for x in overlapping):
                continue
            # what is divided twice, and both times into the same sum, is wrong by itself
            if sums.setdefault(whole.at, sum_of(run)) != sum_of(run):
                continue
            told.append((whole, run))
            named = tuple(s.named for s in run)
            found.append(Parts(whole.named, named, False, self.readings.complete(named), by_column=True))
        return found

    def _of_another_time(self, whole: Seat) -> bool:
        """Whether words call a whole what it was before, or is to be."""
        lead = whole.named.lead
        return bool(self.words.base.search(lead) or self.words.goals.search(lead))

    def candidates(self) -> Iterator[tuple[Seat, list[Seat], list[Observed]]]:
        """Each whole with each run of figures that stands as parts may, and what is observed about them."""
        for whole, run, places in self._laid_out():
            yield whole, run, with_pairs(self._observed(places, whole, run), _PAIRS)

    def _laid_out(self) -> Iterator[tuple[Seat, list[Seat], list[str]]]:
        """Each whole with each run that it may be divided into, and the names of the places where that stands."""
        for whole in self.row.all_counts:
            places: dict[tuple[int, ...], list[str]] = {}
            for place, seats in self.runs.of(whole) if whole.value else ():
                run = list(seats)
                if FEWEST <= len(run) <= MOST and whole not in run:
                    places.setdefault(tuple(s.at for s in run), []).append(place)
            for key, names in places.items():
                run = [self.row.seats[at] for at in key]
                if self.ruled_out.may_be(whole, run):
                    yield whole, run, list(dict.fromkeys(names))

    def _observed(self, places: Sequence[str], whole: Seat, run: Sequence[Seat]) -> Iterator[Observed]:
        yield from (("stands", place) for place in places)
        yield "parts", number(len(run), 4)
        yield "counts", self._nouns(whole, run)
        yield "misses", miss((whole.value - sum_of(run)) / whole.value)
        yield "slip", slip(slips_of(whole, run), len(str(whole.value // ONE)) if not whole.half else 3)
        yield "larger parts", number(sum(s.value > whole.value for s in run), 2)
        yield "least part", f"{min(len(str(min(s.value for s in run) // ONE)), 4)} digits"
        yield "sides", self._sides(whole, run)
        yield from self._words_between(whole, run)
        yield from self._stand(whole, run)
        yield from self._explained(whole, run)
        yield from self._rates(whole, run)
        yield from self._how_many(whole, run)
        yield from self._set_apart(whole, run)
        yield from self._called(run)
        yield from (("told otherwise", how) for how in self.ruled_out.otherwise(whole, run))

    def _nouns(self, whole: Seat, run: Sequence[Seat]) -> str:
        """Whether the parts are called what the whole is, or kinds of it ("văn bản": "kế hoạch", "công văn")."""
        nouns = {s.noun for s in run}
        if nouns == {""}:
            return "nothing named"
        if nouns == {whole.noun}:
            return "the same"
        if nouns - {""} == {whole.noun}:
            return "the same where named"
        if nouns - {"", whole.noun} <= self.words.takes_in.get(whole.noun, frozenset()):
            return "kinds of it"
        return "another thing" if len(nouns) == 1 else "different things"

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
        if first.at < whole.at:
            sums, last = words.summing_up.search(whole.phrase), words.whole_after.search(whole.named.lead)
            yield (
                "introduced",
                "by a total" if sums and last else "by a sum" if sums or last else "by nothing, at last",
            )
            return
        if words.whole.search(whole.phrase):
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
            yield (
                "introduced",
                "as some there are" if words.some_there_are.search(gap[marks[-1].start() :]) else "as some",
            )
        elif words.by_what.search(gap) or words.list_head.search(gap):
            yield "introduced", "by what divides"
        else:
            yield "introduced", "by a colon" if ":" in gap else "by nothing"

    def _stand(self, whole: Seat, run: Sequence[Seat]) -> Iterator[Observed]:
        """How near to each other the figures stand, and whether anything stands between or behind them."""
        first, last = run[0], run[-1]
        apart = [
            s
            for s in self.row.counts_between(whole, first if first.at > whole.at else last)
            if s.depth <= max(first.depth, whole.depth)
        ]
        yield "between whole and parts", number(len(apart), 2)
        inner = {s.at for s in run} | {whole.at}
        deepest = max(s.depth for s in run)
        among = [s for s in self.row.counts_between(first, last) if s.at not in inner and s.depth <= deepest]
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
            yield "sum is told", "large" if reached >= telling_from().elsewhere * ONE else "small"
        missing = abs(whole.value - reached)
        if any(s.value == missing for s in near):
            yield (
                "what is missing is told",
                "large" if missing >= telling_from().elsewhere * ONE else "small",
            )

    def _rates(self, whole: Seat, run: Sequence[Seat]) -> Iterator[Observed]:
        """Whether the rates right behind the parts are those out of the whole, and all of it."""
        beside = [(s, r) for s in run if (r := self._rate_behind(s)) is not None]
        fit = sum(is_share(s, r, whole) for s, r in beside)
        yield "rates of parts", number(fit, 2)
        yield "other rates", number(len(beside) - fit, 2)
        if len(beside) == len(run):
            slack = sum(r.half for _, r in beside) + ONE // 10
            whole_of = abs(sum(r.value for _, r in beside) - 100 * ONE) <= slack
            yield "rates are", "all" if whole_of else "not all"

    def _rate_behind(self, seat: Seat) -> Seat | None:
        r = self.row.rate_behind(seat)
        gap = between(seat.named, r.named) if r is not None else ""
        return r if len(gap) < _BEHIND and ";" not in gap else None

    def _how_many(self, whole: Seat, run: Sequence[Seat]) -> Iterator[Observed]:
        """ "Cả ba loại việc có 17.761 trường hợp": whether the words say how many parts there are."""
        told = self.words.how_many.search(whole.phrase)
        if told is not None:
            yield (
                "says how many",
                "so many" if self.words.law.numbers[told["number"].casefold()] == len(run) else "others",
            )

    def _set_apart(self, whole: Seat, run: Sequence[Seat]) -> Iterator[Observed]:
        """Words that take some of the figures out of the sum."""
        words = self.words
        apart = (words.base, words.goals, words.not_counted, words.other_time, words.average)
        if any(p.search(s.named.lead) for s in run for p in apart):
            yield "a part is", "of something else"
        if self._of_another_time(whole):
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
        if len(run) == FEWEST and states[-1] == "going_on" and states[0] in (None, "done"):
            yield "become", "settled and left"


def _rather(enough: Sequence[_Weighed], of_another_time: Callable[[Seat], bool]) -> list[_Weighed]:
    """Those that no other one speaks against.

    "318 lượt, trong đó A 142; B 76; C 58; D 19; khác 32": 76 is no whole of 58 and 19. "1.208 đơn, tăng so với
    1.143 đơn; gồm …": what is divided is what is told, and not what it was before.
    """
    places = [({s.at for s in run}, whole) for _, whole, run in enough]

    def better(whole: Seat, own: set[int]) -> bool:
        return any(
            (whole.at in others and own < others)
            or (own == others and of_another_time(whole) and not of_another_time(other))
            for others, other in places
        )

    return [x for x, (own, whole) in zip(enough, places, strict=True) if not better(whole, own)]
