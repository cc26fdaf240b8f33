"""A document as one row of figures: each in its sentence, clause and bracket, as whole numbers.

Only the order of things belongs here; what fits what is found in ``fitting/``, what misses in ``weighed/``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby, zip_longest
from typing import Generic, TypeVar

from assets.prose.figures import POINTS, Meant
from checks.claims.about import between
from checks.claims.named import Named, folded, is_change, name
from checks.claims.parse import Passage, Phrase, exact, parse
from checks.claims.statements import Statement
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words
from checks.typing_slips import slip_between

#: Values are held in millionths, so that sums are of whole numbers; what is told more finely has no seat.
_PLACES = 6
ONE: int = 10**_PLACES
#: All of a whole, in per cent.
HUNDRED = 100 * ONE
#: Between two figures of a list.
_PARTED = re.compile(r"[,;:.()]|\d")
#: What is counted is called by so many words.
_NAME = 2
_WORD = re.compile(r"[^\W\d_]+")
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Seat:
    """One exact figure in its place; no other is equal to it.

    ``row``: which paragraph of the row; ``sentence`` and ``clause``: running numbers through the document
    (a bracket has its own); ``depth``: in how many brackets; ``value`` and ``half``: in millionths;
    ``context``: the words of its clause before it; ``change``: it tells a rise or fall; ``rank``: it is a
    place among others.
    """

    at: int
    named: Named
    context: str
    row: int
    sentence: int
    clause: int
    depth: int
    value: int
    half: int
    change: bool
    rank: bool

    @cached_property
    def rate(self) -> bool:
        """Whether it is a rate."""
        return self.named.figure.quantity == "rate"

    @cached_property
    def count(self) -> bool:
        """Whether it tells how many there are: it is no rate, change or place."""
        return not (self.rate or self.change or self.rank)

    def is_over(self, lower: "Seat") -> bool:
        """Whether it is set over another: 505 in "505/541 thủ tục"."""
        return self.row == lower.row and self.named.figure.over == lower.named.position

    @cached_property
    def phrase(self) -> str:
        """The words of its phrase before it: of its clause, from the last comma on."""
        return self.context.rsplit(",", 1)[-1]

    @cached_property
    def noun(self) -> str:
        """What it counts."""
        return self.named.figure.noun

    @cached_property
    def called(self) -> str:
        """What it counts; where its noun is none that is known, the words right behind it ("1.909 chỉ tiêu")."""
        return self.noun or " ".join(_WORD.findall(self.named.tail.split(",")[0].casefold())[:_NAME])

    @property
    def marker(self) -> str:
        """What its paragraph is marked with as one of a list; empty for none."""
        return self.named.statement.marker

    @cached_property
    def code(self) -> str:
        """The figure's code as a fact."""
        return self.named.code


@dataclass
class Row:
    """All exact figures of a document in reading order; ``rows``: by paragraph."""

    seats: list[Seat] = field(default_factory=list)
    rows: list[list[Seat]] = field(default_factory=list)

    @cached_property
    def by_code(self) -> dict[str, Seat]:
        """The seats by the code of their figure."""
        return {s.code: s for s in self.seats}

    @cached_property
    def counts(self) -> list[list[Seat]]:
        """By paragraph, the figures that can be added: no rates, changes, points or places."""
        return [[s for s in row if s.count and s.noun != POINTS] for row in self.rows]

    @cached_property
    def all_counts(self) -> list[Seat]:
        """The same of all paragraphs, one after the other."""
        return [s for row in self.counts for s in row]

    def beside(self, seat: Seat, by: int) -> Seat | None:
        """The figure so many places behind another in its paragraph (before it, if negative); none beyond it."""
        at = seat.at + by
        found = self.seats[at] if 0 <= at < len(self.seats) else None
        return found if found is not None and found.row == seat.row else None

    def rate_behind(self, seat: Seat) -> Seat | None:
        """The rate right behind a figure that tells no change; none if something else stands there."""
        rate = self.beside(seat, 1)
        return rate if rate is not None and rate.rate and not rate.change else None

    def bracketed_behind(self, seat: Seat) -> Seat | None:
        """The figure that a bracket opens with right behind another: "dự toán giao (" between 26% and 1.250."""
        base = self.beside(seat, 1)
        return base if base is not None and between(seat.named, base.named).endswith("(") else None

    @cached_property
    def lists(self) -> list[list[list[Seat]]]:
        """The lists of a document: paragraphs that follow each other with one marker, their countable figures."""
        groups = groupby(self.counts, key=lambda seats: seats[0].marker if seats else "")
        return [list(items) for marker, items in groups if marker]

    def counts_before(self, row: int, back: int) -> list[Seat]:
        """The same of a paragraph and so many before it."""
        return [s for seats in self.counts[max(0, row - back) : row + 1] for s in seats]

    def counts_between(self, a: Seat, b: Seat) -> list[Seat]:
        """The same between two of them, in the order of the text."""
        low, high = sorted((self.place[a.code], self.place[b.code]))
        return self.all_counts[low + 1 : high]

    @cached_property
    def place(self) -> dict[str, int]:
        """By code, where a figure is among all that can be added."""
        return {s.code: i for i, s in enumerate(self.all_counts)}

    @cached_property
    def rates(self) -> list[Seat]:
        """All rates that tell no change."""
        return [s for s in self.seats if s.rate and not s.change]

    def is_beside(self, told: Seat, of: Iterable[Named]) -> bool:
        """Whether all of some figures stand in the sentence of another."""
        seats = [self.by_code.get(n.code) for n in of]
        return all(s is not None and (s.row, s.sentence) == (told.row, told.sentence) for s in seats)

    def seats_of(self, p: Parts) -> list[Seat]:
        """The seats of a whole and its parts, in that order; none if one of them has none."""
        seats = [self.by_code.get(x.code) for x in (p.whole, *p.parts)]
        found = [s for s in seats if s is not None]
        return found if len(found) == len(seats) else []

    def places_beside(self, seat: Seat) -> list[Seat]:
        """The places among others in a figure's paragraph, without how many there are: 12 of "xếp thứ 12/63"."""
        lower = {s.named.figure.over for s in self.rows[seat.row]}
        return [s for s in self.rows[seat.row] if s.rank and s.named.position not in lower]

    def sentence_of(self, seat: Seat) -> list[Seat]:
        """The countable figures of a seat's sentence, brackets included, in order."""
        return [s for s in self.counts[seat.row] if s.sentence == seat.sentence]


def row_of(told: Sequence[Statement], words: Words) -> Row:
    """Lay out the statements of a document."""
    found = Row()
    sentences = clauses = 0
    for n, s in enumerate(x for statement in told for x in statement.walk()):
        seats: list[Seat] = []
        lower = {f.over for f in s.figures}
        for position, sentence, clause, depth, phrases, start in _places(parse(s.text)):
            figure = s.figures[position]
            if not (exact(figure) or figure.meant is Meant.RANK) or figure.decimals > _PLACES:
                continue  # "0260.3822246": nothing is counted so finely
            named = name(s, position, phrases[0], phrases[1:])
            if not words.sides(named.label):  # "sở, ban, ngành 13 lượt": commas are part of the name
                before = s.figures[position - 1].stop if position else 0
                named = replace(named, lead=folded(s.text[max(start, before) : figure.start]))
            seats.append(
                Seat(
                    0, named, s.text[start : figure.start].casefold(), n, sentences + sentence, clauses + clause, depth,
                    int(named.value.scaleb(_PLACES)), int(named.half.scaleb(_PLACES)),
                    is_change(s, position, words) and position not in lower,
                    figure.meant is Meant.RANK,
                )
            )  # fmt: skip
        sentences += 1 + max((x.sentence - sentences for x in seats), default=0)
        clauses += 1 + max((x.clause - clauses for x in seats), default=0)
        found.rows.append(sorted(seats, key=lambda x: x.named.position))
    at = 0
    for i, row in enumerate(found.rows):
        found.rows[i] = [replace(x, at=at + j) for j, x in enumerate(row)]
        at += len(row)
        found.seats += found.rows[i]
    return found


_Place = tuple[int, int, int, int, Sequence[Phrase], int]


def _places(passage: Passage) -> Iterator[_Place]:
    """Each figure's position, sentence, clause and depth in brackets, its phrase on, and its clause's start."""
    clause = 0
    for n, sentence in enumerate(passage.sentences):
        for c in sentence.clauses:
            clause += 1
            start = c.phrases[0].start if c.phrases else 0
            yield from _inside(c.phrases, n, clause, 0, start)


def _inside(
    phrases: Sequence[Phrase], sentence: int, clause: int, depth: int, start: int
) -> Iterator[_Place]:
    for i, phrase in enumerate(phrases):
        for position in phrase.figures:
            yield position, sentence, clause, depth, phrases[i:], start
        for _, bracket in phrase.brackets:
            yield from _inside(bracket.phrases, sentence, clause, depth + 1, start)


class ByRow(Generic[T]):
    """What belongs to figures, found again by the paragraph that they stand in."""

    def __init__(self, placed: Iterable[tuple[Seat | None, T]]) -> None:
        """``placed``: each with its figure; what has none is left out."""
        self._in: dict[int, list[tuple[int, Seat, T]]] = {}
        for n, (seat, x) in enumerate(placed):
            if seat is not None:
                self._in.setdefault(seat.row, []).append((n, seat, x))

    def near(self, row: int, back: int) -> list[tuple[Seat, T]]:
        """What belongs to a paragraph or so many before it, in the order given."""
        found = [x for n in range(row - back, row + 1) for x in self._in.get(n, ())]
        return [(seat, x) for _, seat, x in sorted(found, key=lambda x: x[0])]


def sum_of(seats: Iterable[Seat]) -> int:
    """The sum of some figures, in millionths."""
    return sum([s.value for s in seats])


def makes_up(whole: Seat, parts: Sequence[Seat]) -> bool:
    """Whether some figures make up another, as rounded."""
    slack = whole.half + sum(s.half for s in parts)
    return abs(whole.value - sum_of(parts)) <= slack


def is_share(part: Seat, rate: Seat, whole: Seat) -> bool:
    """Whether a rate is what one figure makes of another, as the rate is rounded."""
    return abs(100 * ONE * part.value - rate.value * whole.value) <= rate.half * whole.value


def rounds_to(rate: Seat, n: int, loose: int, by: int, half: int) -> bool:
    """Whether a rate is one number out of another, each with how far it may be off, as rounded; in millionths."""
    if by <= half:
        return False
    low, high = 100 * ONE * (n - loose), 100 * ONE * (n + loose)
    return low <= (rate.value + rate.half) * (by + half) and high >= (rate.value - rate.half) * (by - half)


def slips_of(whole: Seat, parts: Sequence[Seat]) -> Iterator[str]:
    """The slips of typing in one figure, each by itself, by which parts miss their whole; empty for none."""
    figures = [s.named.figure for s in (whole, *parts)]
    if len({f.scale for f in figures}) > 1:
        return  # "1,2 ngàn" beside "1.187" is rounded, not mistyped
    unit = ONE // 10 ** max(f.decimals for f in figures) * whole.named.figure.scale
    missing = whole.value - sum_of(parts)
    for s, by in ((whole, -missing), *((s, missing) for s in parts)):
        true = s.value + by
        if true > 0 and not true % unit and not s.value % unit:
            yield slip_between(s.value // unit, true // unit)


def firsts(seats: Sequence[Seat]) -> list[Seat]:
    """The first figure of each clause."""
    return list({s.clause: s for s in reversed(seats)}.values())[::-1]


def lasts(seats: Sequence[Seat]) -> list[Seat]:
    """The last figure of each clause."""
    return list({s.clause: s for s in seats}.values())


def unlabelled(seats: Sequence[Seat]) -> list[Seat]:
    """Figures without those that only name what the next one counts: "05 chi nhánh còn lại 14.860"."""
    return [
        a for a, b in zip_longest(seats, seats[1:])
        if b is None or not a.noun or a.noun == b.noun or a.row != b.row
        or _PARTED.search(between(a.named, b.named))
    ]  # fmt: skip
