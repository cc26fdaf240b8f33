"""Which of several figures the words about a rate name best: what one is called tells little, what no other is, much.

Figures are held against each other here by their words alone; where each stands is ``around.py``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from math import fsum, log

from checks.claims.row import Seat
from checks.claims.weighed.around import Around

#: So much of the words of both is common to them, at most.
_ALIKE = ((0.0, "not"), (0.15, "hardly"), (0.4, "some"), (0.75, "much"))
#: A name that is so much nearer than the next is the nearest by far.
_BY_FAR = 1.3
#: Several figures are named at once: so many at most.
_MOST = 4


@dataclass(frozen=True)
class Competing:
    """Some figures, and how near the words of each are to those that name one of them.

    ``asked``: the words that name; ``score``: by figure, from 0 to 1; ``alone``: by figure, the naming words that no
    other has.
    """

    asked: frozenset[str]
    score: Mapping[int, float]
    alone: Mapping[int, frozenset[str]]

    def of(self, s: Seat) -> str:
        """How near the words of a figure are to the naming ones, and whether those of another are nearer."""
        if not self.asked:
            return "no words"
        own = self.score.get(s.at, 0.0)
        how = next((word for most, word in _ALIKE if own <= most), "all")
        if not own:
            return how
        others = max((x for at, x in self.score.items() if at != s.at), default=0.0)
        rank = "by far" if own >= _BY_FAR * others else "nearest" if own >= others else "another nearer"
        return f"{how}, {rank}"

    def each(self, run: Sequence[Seat]) -> str:
        """Whether each of several figures is named by words that none of the others has."""
        named = sum(bool(self.alone.get(s.at)) for s in run)
        others = sum(bool(words) for words in self.alone.values()) - named
        who = "each" if named == len(run) else "some" if named else "none"
        return f"{who}, {'and others' if others else 'no others'}"

    def named(self, seats: Sequence[Seat]) -> Iterator[tuple[Seat, ...]]:
        """The figures of each paragraph that are named by words of their own, where those are several."""
        found = [s for s in seats if self.alone.get(s.at)]
        for _, row in groupby(found, key=lambda s: s.row):
            together = tuple(row)
            if 1 < len(together) <= _MOST:
                yield together


def competing(around: Around, name: str, seats: Sequence[Seat], *, by_clause: bool = False) -> Competing:
    """How near some figures are to a name; words that all of them have weigh little.

    ``by_clause``: with all the words of their clauses before them ("Cấp xã: tiếp nhận").
    """
    asked = frozenset(around.telling(name))
    own = {s.at: around.words_of(s, by_clause=by_clause) for s in seats}
    many = Counter(chain.from_iterable(own.values()))

    def weight(words: frozenset[str]) -> float:
        # exactly, for words come in no order: two figures called alike are equally near in every run
        return fsum(log(1 + len(own) / max(many[w], 1)) for w in words)

    score = {at: weight(asked & words) / weight(asked | words) for at, words in own.items() if asked & words}
    alone = {at: frozenset(w for w in asked & words if many[w] == 1) for at, words in own.items()}
    return Competing(asked, score, alone)
