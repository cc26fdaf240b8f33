"""The runs of figures that may be the parts of a whole, each with the name of the place where it stands.

Those beyond the sentence of a whole that take reading are ``beyond.py``, those with much in between ``farther.py``;
whether any of them is meant is decided by what weighs for it (``parts.py``).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from checks.claims.about import between, own_words, since, words_in
from checks.claims.row import ONE, Row, Seat, firsts, lasts
from checks.claims.weighed.beyond import Beyond
from checks.claims.weighed.farther import Farther
from checks.claims.wholes.readings import Readings

#: A run of parts has so many figures.
FEWEST, MOST = 2, 12
#: Beginnings and ends of a run are tried up to so many figures.
_SHORTENED = 8
#: A list may divide what stands so many paragraphs before it; so many words before a figure tell what was done.
_ROWS_BEFORE, _ROWS_BELOW, _NAME = 6, 4, 3
#: Words with a colon before the first figure, and no figure in them.
_HEADED = re.compile(r"(?:\W*\w{1,3}[.)/]\s)?[^\d:;]{3,80}:")
_Placed = tuple[str, Sequence[Seat]]


class Runs:
    """Lays out what may be the parts of each figure of a document."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.readings, self.words = row, readings, readings.words
        self.beyond = Beyond(row, readings)
        self.farther = Farther(self.beyond)

    def of(self, whole: Seat) -> Iterator[_Placed]:
        """What may be parts of a whole, with the name of the place where it stands."""
        own = [s for s in self.row.sentence_of(whole) if s.at != whole.at]
        alike = self.beyond.like(whole, own)
        bracket = _bracket(whole, own)
        yield "bracket", bracket
        yield from (("side of a bracket", side) for side in _sides(bracket))
        yield "bracket behind their number", _behind_their_number(whole, own)
        yield from self._with_the_rest(whole, own)
        yield from self._in_sentence(whole, own)
        if len(alike) < len(own):
            yield from self._in_sentence(whole, alike)
        yield from self.beyond.all(whole)
        yield from self.farther.all(whole)
        yield from self._sides_elsewhere.get(whole.at, ())
        above = self.row.counts[max(0, whole.row - _ROWS_BEFORE) : whole.row]
        below = self.row.counts[whole.row + 1 : whole.row + 1 + _ROWS_BELOW]
        yield "called alike above", self._called_alike(whole, above)
        yield "called alike below", self._called_alike(whole, below)
        yield "called alike in brackets", self._called_alike(whole, below, depth=1)
        yield "called alike before", self._called_alike_before(whole)

    def _in_sentence(self, whole: Seat, seats: Sequence[Seat]) -> Iterator[_Placed]:
        """The same among the figures of its sentence, and of the next."""
        outer = [s for s in seats if s.depth <= whole.depth]
        after, before = [s for s in outer if s.at > whole.at], [s for s in outer if s.at < whole.at]
        clause = [s for s in after if s.clause == whole.clause]
        following = [s for s in self.beyond.next_sentence(whole) if s.depth == 0]
        following_alike = self.beyond.like(whole, following)
        yield "clause", clause
        yield "sentence", after
        yield "head of each clause", firsts(after)
        yield "next sentence", following
        yield "head of each next clause", firsts(following)
        if len(following_alike) < len(following):
            yield "called alike in the next sentence", following_alike
        yield "before", before
        yield "head of each clause before", firsts(before)
        if self.words.summing_up.search(whole.phrase):
            yield "last of each clause before", lasts(before)
            yield from self._over_sentences(whole, bool(before))
        if after:
            yield "over two sentences", [after[-1], *following[:1]]
            yield "over two sentences", [after[0], *following[:1]]
        for clause_number in dict.fromkeys(s.clause for s in after if s.clause != whole.clause):
            yield "later clause", [s for s in after if s.clause == clause_number]
        for name, run in (("clause", clause), ("sentence", after), ("heads", firsts(after))):
            for count in range(FEWEST, min(len(run), _SHORTENED + 1)):
                yield f"begins {name}", run[:count]
        for count in range(FEWEST, min(len(before), _SHORTENED + 1)):
            yield "ends before", before[-count:]

    def _with_the_rest(self, whole: Seat, own: Sequence[Seat]) -> Iterator[_Placed]:
        """ "29.846 trường hợp: nồng độ cồn 8.265; tốc độ 7.438. Số còn lại 14.143": the rest is told a sentence on."""
        rest = [s for s in self.beyond.next_sentence(whole) if s.depth == 0][:1]
        after = [s for s in own if s.at > whole.at and s.depth <= whole.depth]
        if after and rest and self.words.left_over.search(own_words(rest[0].named)):
            yield "with the rest a sentence on", [*after, *rest]
            yield "with the rest a sentence on", [*firsts(after), *rest]

    def _over_sentences(self, whole: Seat, more: bool) -> Iterator[_Placed]:
        """What stands in the sentences before a sum; ``more``: figures stand before it in its own."""
        last = self.beyond.like(whole, self.beyond.last_sentence(whole))
        if not more:
            yield "sentence before", last
        yield "head of each clause of the sentence before", firsts(last)
        for count in range(FEWEST, min(len(last), _SHORTENED)):
            yield "begins the sentence before", last[:count]
        heads: dict[int, Seat] = {}
        for s in self.beyond.like(whole, self.row.counts[whole.row]):
            if s.sentence < whole.sentence and s.depth == 0:
                heads.setdefault(s.sentence, s)
        found = list(heads.values())
        for count in range(FEWEST, min(len(found), _SHORTENED) + 1):
            yield "heads of sentences before", found[-count:]

    @cached_property
    def _sides_elsewhere(self) -> dict[int, list[_Placed]]:
        """By whole, the lists of complete sides, or by what divides, in the paragraphs around it."""
        found: dict[int, list[_Placed]] = {}
        for place, run in self._lists():
            rows = self.row.counts[max(0, run[0].row - _ROWS_BEFORE) : run[0].row + 2]
            for whole in (s for seats in rows for s in seats if s not in run):
                far = (whole.row, whole.sentence) != (run[0].row, run[0].sentence)
                alike = self.beyond.like(whole, run) if far else []
                # "theo nhóm tuổi, dưới 25 tuổi có 312 người, …": the first figure is an age
                if alike or (far and self.readings.loosely(whole.named.figure, run[0].named.figure)):
                    found.setdefault(whole.at, []).append((place, run))
                    if FEWEST < len(alike) < len(run):
                        found[whole.at].append((place, alike))
        return found

    def _lists(self) -> Iterator[tuple[str, list[Seat]]]:
        """The lists that name all the sides of something, or say what divides."""
        for seats in self.row.counts:
            for sentence in dict.fromkeys(s.sentence for s in seats):
                own = [s for s in seats if s.sentence == sentence and s.depth == seats[0].depth]
                for run in (own, firsts(own)):
                    if not FEWEST <= len(run) <= MOST:
                        continue
                    if self.readings.complete([s.named for s in run]) in self.words.law.whole_groups:
                        yield "sides elsewhere", run
                    elif len(run) > FEWEST and self.words.by_what.search(run[0].context):
                        yield "divided elsewhere", run
                    elif len(run) > FEWEST and _HEADED.match(run[0].context):
                        yield "headed elsewhere", run
                    elif self.readings.ends_in_others([s.named for s in run]):
                        yield "with others elsewhere", run
        yield from (("items elsewhere", run) for run in self._item_lists())

    def _item_lists(self) -> Iterator[list[Seat]]:
        """The first figure of each item, of items that follow each other."""
        for items in self.row.lists:
            run = [seats[0] for seats in items if seats[0].depth == 0]
            if FEWEST < len(run) <= MOST:
                yield run

    def _called_alike(self, whole: Seat, rows: Sequence[Sequence[Seat]], depth: int = 0) -> list[Seat]:
        """ "Đã trả A. … / đã trả B. … / Chung: trả A + B": the first figure called so in each paragraph."""
        own = self._name(whole)
        found: list[Seat] = []
        for seats in rows if own else ():
            alike = (
                s for s in seats
                if s.noun in (whole.noun, "") and s.depth == depth and self._name(s) & own
                and self.beyond.as_due(s, whole)
            )  # fmt: skip
            found += [s for s in alike if not found or s.row != found[-1].row][:1]
        return found

    def _called_alike_before(self, whole: Seat) -> list[Seat]:
        """ "giao A, khuyết a; … giao B, khuyết b. Cộng lại được giao …, khuyết a + b": what is called so before."""
        name = self._name(whole) - self._sum_words
        row = self.row.counts[whole.row] if name else ()
        return [s for s in row if s.at < whole.at and s.depth == whole.depth and self._name(s) == name]

    @cached_property
    def _sum_words(self) -> set[str]:
        """The words that tell that something is a sum, one by one."""
        law = self.words.law
        return set(" ".join((*law.summing_up, *law.sum_begins)).split())

    def _name(self, seat: Seat) -> set[str]:
        """The words right before a figure that tell what was done."""
        lead = since(seat.named.lead.rstrip(" :"), (",", ";", ".", ":", "("))
        lead = self.words.level_named.sub(" ", self.words.how_many.sub(" ", lead))
        return words_in(self.words.naming.sub(" ", " ".join(lead.split()[-_NAME:])))


def _bracket(whole: Seat, seats: Sequence[Seat]) -> list[Seat]:
    """What stands in the bracket right behind a figure."""
    found = []
    for s in (s for s in seats if s.at > whole.at):
        if s.depth <= whole.depth or s.clause != whole.clause:
            break
        if s.depth == whole.depth + 1:
            found.append(s)
    return found


def _behind_their_number(whole: Seat, seats: Sequence[Seat]) -> list[Seat]:
    """ "131 người qua 02 đợt (đợt I 58 người, đợt II 73 người)": the bracket behind how many parts there are."""
    after = [s for s in seats if s.at > whole.at]
    found = _bracket(after[0], after) if after and after[0].depth == whole.depth else []
    return found if found and after[0].value == len(found) * ONE else []


def _sides(bracket: Sequence[Seat]) -> Iterator[list[Seat]]:
    """ "(14 chuyển sang, 82 mới; theo kế hoạch 71, đột xuất 25)": the lists between the semicolons of a bracket."""
    found: list[list[Seat]] = [[]]
    for i, s in enumerate(bracket):
        if i and ";" in between(bracket[i - 1].named, s.named):
            found.append([])
        found[-1].append(s)
    yield from (side for side in found if len(found) > 1 and len(side) >= FEWEST)
