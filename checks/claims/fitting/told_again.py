"""Figures that a report tells again in other places: what was received or settled, in its summary and its section.

That figures mean the same is read from the words about them, and from their numbers: only those that are equal, or
that one slip of the hand turns into each other, are held against each other. What is told again of a change is
``changes/differences.py``.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain

from checks.claims.about import heading, own_words, words_in
from checks.claims.named import is_beside
from checks.claims.row import ONE, Row, Seat
from checks.claims.thresholds import telling_from
from checks.claims.words import Words
from checks.typing_slips import one_slip

#: Round figures are one slip apart by chance as often as not.
_ROUND = 100
#: So far back words say of which time a figure is, and so many of all their words both must have.
_LEAD, _SHARED = 160, 0.25
#: What becomes of files, in the order in which words are asked.
_FLOWS = ("received", "done", "left", "out")
#: What a figure counts, in which unit, how finely.
_Kind = tuple[str, int, int]


@dataclass(frozen=True)
class _Meaning:
    """What the words about a figure say that it is: what became of what it counts, where and when."""

    flows: frozenset[str]
    sides: Mapping[str, str]
    times: frozenset[tuple[str, str]]
    words: AbstractSet[str]
    refers_back: bool

    def may_be(self, other: "_Meaning") -> bool:
        """Whether two figures may be the same: neither says what the other denies, and enough of their words agree."""
        if self.flows != other.flows and not self.flows & other.flows:
            return False
        if any(other.sides.get(group, side) != side for group, side in self.sides.items()):
            return False
        if not (self.times <= other.times or other.times <= self.times):
            return False
        return len(self.words & other.words) >= _SHARED * max(1, len(self.words | other.words))

    def is_plainly(self, before: "_Meaning") -> bool:
        """Whether words leave no doubt: they refer back ("trong 5.381 hồ sơ đã giải quyết"), or are the same.

        That of what became of things; what there is of them may be told within another scope.
        """
        if self.refers_back and not before.refers_back:
            return True
        return bool(self.flows) and self.words == before.words


class ToldAgain:
    """Finds the figures of one document that are told in two of its places."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words
        self._lower = {(s.row, s.named.figure.over) for s in row.seats if s.named.figure.over >= 0}

    def all(self) -> Iterator[tuple[Seat, Seat]]:
        """Each figure that is told again, with where it was told before: the first that is equal, else the last."""
        before: dict[_Kind, list[tuple[Seat, _Meaning]]] = {}
        for s in self.row.all_counts:
            meaning = self._meaning(s)
            if meaning is None:
                continue
            f = s.named.figure
            alike = before.setdefault((s.noun, f.scale, f.decimals), [])
            told = [(x, m) for x, m in alike if x.sentence != s.sentence and meaning.may_be(m)]
            equal = (x for x, _ in told if x.value == s.value)
            slipped = (x for x, m in reversed(told) if meaning.is_plainly(m) and _slipped(x, s))
            found = next(chain(equal, slipped), None)
            if found is not None:
                yield found, s
            alike.append((s, meaning))

    def _meaning(self, s: Seat) -> _Meaning | None:
        """What a figure means, if its number is telling and it is told of what is reported on."""
        if not s.noun or s.value < telling_from().large * ONE or self.words.names_base(s.phrase):
            return None
        if is_beside(s.named.statement, s.named.position):
            return None  # "giải quyết 564 vụ/1.381 bị cáo": what became of them is told of the first
        own = f"{s.phrase} {own_words(s.named)}"
        flows = frozenset(name for name in _FLOWS if getattr(self.words.flow, name).search(own))
        text, f = s.named.statement.text.casefold(), s.named.figure
        lead = text[max(0, f.start - _LEAD) : f.start].rsplit(". ", 1)[-1]
        times = frozenset((m["unit"] or "", m["name"]) for m in self.words.time.finditer(lead))
        sides = self.words.sides(f"{heading(s.named)} {own}")
        told = self.words.rate_of_all.sub(" ", own_words(s.named))
        words = words_in(told) - words_in(s.noun) - self.words.law.tell_nothing
        return _Meaning(flows, sides, times, words, self._refers_back(s))

    def _refers_back(self, s: Seat) -> bool:
        """ "số hóa 3.498/3.655 hồ sơ đã giải quyết": whether a figure is there again for what is out of it."""
        lead = f" {s.phrase}"
        out_of = (self.words.out_of_before, self.words.in_all_of, self.words.set_under)
        return (s.row, s.named.position) in self._lower or any(p.search(lead) for p in out_of)


def _slipped(a: Seat, b: Seat) -> bool:
    """Whether one slip turns two figures into each other, and they are not both round."""
    first, second = (int(s.named.figure.value.scaleb(s.named.figure.decimals)) for s in (a, b))
    return bool(first % _ROUND or second % _ROUND) and one_slip(first, second)
