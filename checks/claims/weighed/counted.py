"""What a rate counts, or what rose or fell: the figures it may be, and what is observed about each.

Out of what, or since when, is ``bases.py``.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from checks.claims.about import between
from checks.claims.rates import Rate
from checks.claims.row import ONE, Seat
from checks.claims.weighed.around import Around
from checks.claims.weighed.competing import Competing, competing
from checks.claims.weighed.made import CHANGES, GROWTH, kind_of
from checks.claims.weighed.observed import Observed, number, with_pairs
from checks.claims.wholes.parts import Divisions

#: So many figures before a rate and behind it may be what it counts, so many paragraphs back.
_BEFORE, _BEHIND, BACK = 12, 2, 6
#: What stands between is long from here on; words are counted in twos.
_FAR, _MOST_WORDS = 160, 9
_ROUND = 100 * ONE
_AFTER = 30
_PAIRS = (
    ("place", "said"), ("place", "named"), ("place", "bracket"), ("place", "sides"), ("place", "rates between"),
    ("place", "next"), ("named", "sides"), ("place", "previous"), ("place", "level"), ("figures", "sides"),
    ("figures", "place"), ("figures", "joined"), ("place", "joined"),
    ("heads", "said"), ("heads", "named"), ("heads", "bracket"), ("heads", "named best"), ("heads", "previous"),
    ("place", "named best"), ("place", "as others"), ("said", "named best"), ("named", "named best"),
    ("figures", "each named", "joined"), ("sides", "named best"), ("heads", "figures"),
    ("divided", "said"), ("clause best", "heads"), ("clause best", "level"), ("figures", "begins", "sides"),
    ("figures", "begins", "named best"), ("reckoned of", "heads"),
)  # fmt: skip
_PAIRS_NOTHING = (
    ("nothing, named", "nothing, before"), ("nothing, bracket", "nothing, previous"),
    ("nothing, previous", "nothing, before"), ("nothing, level", "nothing, previous"),
    ("nothing, rates", "nothing, previous"), ("nothing, then", "nothing, compared"),
    ("nothing, then", "nothing, before"),
)  # fmt: skip
Candidate = tuple[tuple[Seat, ...], list[Observed]]


class Counted:
    """What the rates and changes of one document may count."""

    def __init__(self, around: Around, divisions: Divisions, known: Mapping[str, Rate]) -> None:
        """``known``: the rates that fit, by code."""
        self.known = known
        self.around, self.row, self.words = around, around.row, around.words
        self.divisions = divisions

    def of(self, told: Seat) -> Iterator[Candidate]:
        """Each figure, or two beside each other, that a rate or change may count; at last none of them."""
        counts = [s for s in self.around.may_be_of(told, BACK) if s.at != told.at]
        before = [s for s in counts if s.at < told.at][-_BEFORE:]
        behind = [s for s in counts if s.at > told.at and s.sentence == told.sentence][:_BEHIND]
        runs: list[tuple[Seat, ...]] = [(s,) for s in (*before, *behind)]
        if kind_of(told) not in CHANGES:
            runs += [
                (a, b) for a, b in pairwise(before)
                if (a.row, a.sentence, a.depth) == (b.row, b.sentence, b.depth)
            ]  # fmt: skip
            runs += self._together(before)
        name, seats = self.around.name(told), [*before, *behind]
        by_name = competing(self.around, name, seats)
        by_clause = competing(self.around, f"{name} {self.around.after(told)}", seats, by_clause=True)
        runs += self._named_together(told, before, by_name)
        others = self._others(told)
        for run in dict.fromkeys(runs):
            observed = [*self._observed(told, run, by_name, others), ("clause best", by_clause.of(run[-1]))]
            yield run, with_pairs(observed, _PAIRS)
        yield (), with_pairs(self._nothing(told), _PAIRS_NOTHING)

    def _named_together(
        self, told: Seat, before: Sequence[Seat], by_name: Competing
    ) -> Iterator[tuple[Seat, ...]]:
        """ "chứng thực 42; hộ tịch 19; đất đai 16. Riêng chứng thực và đất đai chiếm": all that are named."""
        if kind_of(told) in CHANGES:
            return
        yield from by_name.named(before)
        if self.words.onward.search(self.around.name(told)):
            best = max(before, key=lambda s: by_name.score.get(s.at, 0.0), default=None)
            if best is not None and by_name.score.get(best.at):
                yield from _onward(before, best)

    def _together(self, before: Sequence[Seat]) -> Iterator[tuple[Seat, ...]]:
        """ "trước hạn A / đúng hạn B / trễ hạn C / tỷ lệ trước và đúng hạn": parts of one whole, each in its item."""
        parts_of = self.divisions.wholes_of
        for a, b in pairwise(before):
            if a.row + 1 == b.row and parts_of.get(a.code, set()) & parts_of.get(b.code, set()):
                yield a, b

    def _nothing(self, told: Seat) -> Iterator[Observed]:
        """What speaks for a rate of which no figure is told."""
        around, words, name = self.around, self.words, self.around.name(told)
        own = [s for s in self.row.rows[told.row] if s.sentence == told.sentence]
        rates = sum(s.rate for s in own)
        before = sum(s.at < told.at and not s.rate for s in own)
        yield "nothing, named", around.named(told)
        yield "nothing, before", number(before, 3)
        yield "nothing, rate", "all" if told.value == _ROUND else "other"
        yield "nothing, decimals", number(told.named.figure.decimals, 2)
        for what, pattern in (("goals", words.goals), ("base", words.base), ("average", words.average)):
            if pattern.search(name):
                yield "nothing, words", what
        yield "nothing, bracket", around.bracket(told)
        yield from (("nothing, it is", what) for _, what in around.called(told))
        yield "nothing, compared", around.compared(told)
        yield "nothing, level", "named" if words.level(name) else "not named"
        yield "nothing, rates", "more than counts" if rates > len(own) - rates else "fewer"
        yield "nothing, previous", around.previous(told)
        behind = self.row.beside(told, 1)
        if behind is None or behind.rate:
            yield "nothing, then", "nothing"
        else:
            yield "nothing, then", "a bracket" if self.around.in_bracket_behind(told) else "a figure"

    def _others(self, told: Seat) -> list[tuple[int, str]]:
        """Of the other rates known of its paragraph: of how many figures each is, and where the last of them stands."""
        found = []
        for r in self.row.rows[told.row]:
            rate = self.known.get(r.code) if r is not told else None
            if rate is not None:
                own = self.row.by_code.get(rate.numerator[-1].code)
                found.append((len(rate.numerator), self.around.place(r, own) if own is not None else ""))
        return found

    def _divided(self, told: Seat, s: Seat) -> str:
        """ "772 cuộc, gồm 78 cuộc thanh tra và 694 cuộc kiểm tra, đạt 102,3% kế hoạch": whether parts stand between."""
        if s.row != told.row or s.at > told.at:
            return "no"
        codes = {x.code for x in self.row.counts[told.row] if s.at < x.at < told.at}
        parts = self.divisions.parts_of.get(s.code, [])
        return "into all between" if codes and any(codes <= d for d in parts) else "no"

    def _observed(
        self, told: Seat, run: Sequence[Seat], by_name: Competing, others: Sequence[tuple[int, str]]
    ) -> Iterator[Observed]:
        s, around, words = run[-1], self.around, self.words
        place, name = around.place(told, s), around.name(told)
        yield "figures", f"{len(run)}"
        if kind_of(told) == GROWTH:
            yield "of", "a rate" if s.rate else "a count"
        yield "place", place
        yield "named", around.named(told)
        yield "bracket", around.bracket(told)
        yield "heads", around.among_heads(told, s)
        if len(run) == 1:
            yield "named best", by_name.of(s)
        else:
            yield "each named", by_name.each(run)
            if self.words.onward.search(name):
                yield "onward", f"{len(run)}, {by_name.of(s)}"
        yield "as others", _as_others((len(run), place), others)
        yield "divided", self._divided(told, s)
        first = self.row.beside(run[0], -1)
        yield (
            "begins",
            "a sentence"
            if first is None or first.sentence != run[0].sentence
            else ("behind a whole" if self.divisions.parts_of.get(first.code) else "behind another"),
        )
        if noun := around.noun_behind(told):
            yield "reckoned of", "its noun" if noun == s.noun else "another"
        if s.at > told.at:
            behind = between(told.named, s.named)
            yield "behind", "in its bracket" if "(" in behind and ")" not in behind else "other"
        yield from self._gap(told, s)
        yield "joined", self._joined(run)
        yield "previous", around.previous(told)
        after = self.row.beside(s, 1)
        yield (
            "next",
            "nothing" if after is None else "it" if after is told else "a rate" if after.rate else "a count",
        )
        yield "depth", around.depth(told, s)
        yield from around.set_over(s)
        yield "sides", around.sides(told, run)
        yield "words alike", around.alike(name, " ".join(x.named.label for x in run))
        yield from around.called(s)
        parts, wholes = self.divisions.wholes_of, self.divisions.parts_of
        yield (
            "is",
            "a part"
            if all(parts.get(x.code) for x in run)
            else "a whole"
            if wholes.get(s.code)
            else "neither",
        )
        if s.noun and s.noun in name:
            yield "noun", "named"
        yield "level", around.levels(told, s)
        f = told.named.figure
        tail = told.named.statement.text[f.stop : f.stop + _AFTER]
        if words.out_of.match(tail.strip()) or words.called.match(tail):
            yield "it goes on", f"out of, {place}"

    def _joined(self, run: Sequence[Seat]) -> str:
        """Whether figures stand in a list with each other, or with the one before: "61 mức độ 3 và 14 mức độ 4"."""
        first = run[0]
        before = self.row.beside(first, -1)
        within = len(run) > 1 and self.around.in_a_list(run[0], run[-1])
        if before is not None and not before.rate and self.around.in_a_list(before, first):
            return "with the one before"
        return "with each other" if within else "no"

    def _gap(self, told: Seat, s: Seat) -> Iterator[Observed]:
        """What the text says between a figure and the rate after it."""
        if s.row != told.row or s.at > told.at:
            return
        gap = between(s.named, told.named)
        if len(gap) > _FAR:
            said = "far"
        elif ";" in gap:
            said = "apart"
        elif ". " in gap:
            said = "another sentence"
        elif self.words.tells_share(gap):
            said = "a share"
        else:
            said = "a change" if self.words.change.search(gap) else "nothing"
        yield "said", said
        rates = sum(s.at < x.at < told.at and x.rate for x in self.row.rows[told.row])
        yield "rates between", number(rates, 2)
        yield "words between", number(min(len(gap.split()), _MOST_WORDS) // 2, 4)


def _as_others(own: tuple[int, str], others: Sequence[tuple[int, str]]) -> str:
    """Whether what a rate counts would stand where what the others of its paragraph count does."""
    alike = [x == own for x in others]
    if not alike:
        return "no others"
    return f"{'all' if all(alike) else 'some' if any(alike) else 'none'} of {number(len(alike), 3)}"


def _onward(seats: Sequence[Seat], last: Seat) -> Iterator[tuple[Seat, ...]]:
    """ "sau đại học 9, đại học 47; tỷ lệ đại học trở lên": a figure with those of its list right before it."""
    before = [s for s in seats if s.at <= last.at and (s.sentence, s.depth) == (last.sentence, last.depth)]
    for count in (2, 3):
        if len(before) >= count:
            yield tuple(before[-count:])
