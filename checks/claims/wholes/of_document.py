"""All the wholes of a document: every way of finding one, and what is left of misreadings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from checks.claims.about import between
from checks.claims.named import heads
from checks.claims.parse import parse
from checks.claims.statements import Statement
from checks.claims.wholes.announced import Announced
from checks.claims.wholes.columns import Columns
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.phrases import unmarked
from checks.claims.wholes.readings import Readings
from checks.claims.wholes.side_by_side import SideBySide

#: A sum that no word announces lies within so many paragraphs; its whole, so many paragraphs back.
_PARAGRAPHS, _EARLIER = 8, 6
#: A whole that comes last has its parts in so many paragraphs before it.
_BEFORE = 3
#: A table written as lines has at most so many rows above its total.
_ROWS = 40
#: Parts are at least so many.
_FEWEST = 2
_BULLETS = "-+*• "


class Wholes:
    """Finds wholes and parts in statements that follow each other."""

    def __init__(self, day: date) -> None:
        self.readings = Readings(day)
        self.announced, self.columns = Announced(self.readings), Columns(self.readings)
        self.side_by_side = SideBySide(self.readings)

    def of(self, siblings: Sequence[Statement]) -> list[Parts]:
        """All wholes with their parts among statements of one rank and what they are made of."""
        return _each_once([self._with_all(p) for at in range(len(siblings)) for p in self._at(siblings, at)])

    def _with_all(self, p: Parts) -> Parts:
        """ "23 văn bản: 19 còn hiệu lực, 04 sửa đổi, 03 hết hiệu lực": with all that their list goes on with."""
        s, first = p.whole.statement, p.parts[0]
        if not p.adds_up or p.around or any(x.statement is not s for x in p.parts) or len(p.parts) < _FEWEST:
            return p
        in_turn = [p.whole.position + 1 + n for n in range(len(p.parts))]
        if [x.position for x in p.parts] != in_turn or ":" not in between(p.whole, first):
            return p
        parts = list(p.parts)
        named = {x.position: x for x in self.readings.all(s)}
        while (following := named.get(parts[-1].position + 1)) is not None and self.readings.lists_on(
            parts[-2], parts[-1], following
        ):
            parts.append(following)
        return replace(p, parts=tuple(parts), all_named=True) if len(parts) > len(p.parts) else p

    def _at(self, siblings: Sequence[Statement], at: int) -> Iterator[Parts]:
        s, words, own = siblings[at], self.readings.words, self.readings.own
        before = siblings[at - 1] if at else None
        passage = parse(s.text)
        yield from self.side_by_side.elsewhere(s, siblings[max(0, at - _EARLIER) : at])
        for inner in passage.inner():
            yield from self.announced.marked(s, inner, before if inner is passage else None)
            yield from self.announced.bracketed(s, inner)
            yield from self.side_by_side.side_by_side(heads(s, unmarked(inner), words))
            yield from self.side_by_side.last_in([heads(s, x.phrases, words) for x in inner.sentences])
            yield from self.columns.columns_of_clauses(s, inner)
        yield from self.side_by_side.remainders(s)
        yield from self.side_by_side.averages(s)
        yield from self.side_by_side.subsets(s)
        yield from self.side_by_side.rates_before(s, passage)
        if s.parts:
            yield from self.announced.listed(s, passage, before)
            yield from self.of(s.parts)
        yield from self._next_to_each_other(siblings[at : at + _PARAGRAPHS])
        if s.figures and at > 1 and words.whole_after.match(s.text.lstrip(_BULLETS)):
            yield from self.columns.total_row(siblings[max(0, at - _ROWS) : at + 1])
        if s.figures and at and not siblings[at - 1].parts:
            yield from self.side_by_side.last_in([*map(own, siblings[max(0, at - _BEFORE) : at]), own(s)[:1]])

    def _next_to_each_other(self, near: Sequence[Statement]) -> Iterator[Parts]:
        if len(near) < 2 or near[0].parts or not near[0].figures:
            return
        if self.readings.words.closing.match(near[0].text.lstrip(_BULLETS)):
            return
        rows = [self.readings.own(s) for s in near]
        yield from self.side_by_side.side_by_side([n for row in rows for n in row], first=len(rows[0]))
        yield from self.columns.columns_of_statements(near, rows)


def _each_once(found: Sequence[Parts]) -> list[Parts]:
    """Without repetitions; what the words announce stands before what only adds up."""
    kept: dict[tuple[str, frozenset[str]], Parts] = {}
    for p in found:
        key = p.whole.code, frozenset(x.code for x in p.parts)
        known = kept.get(key)
        kept[key] = (
            p
            if known is None
            else replace(known, all_named=known.all_named or p.all_named, group=known.group or p.group)
        )
    return _without_rivals(list(kept.values()))


def _begins(p: Parts, q: Parts) -> bool:
    """ "470,1 tỷ đồng, gồm 351,2, 118,9, 16,6": whether what adds up are only the first of a list told to be whole."""
    return (
        p.adds_up and q.all_named and not q.adds_up and not q.around and p.whole.code == q.whole.code
        and len(p.parts) < len(q.parts) and p.parts == q.parts[: len(p.parts)]
    )  # fmt: skip


def _comes_last(p: Parts) -> bool:
    return all(x.statement is p.whole.statement and x.position < p.whole.position for x in p.parts)


def _without_rivals(found: list[Parts]) -> list[Parts]:
    """Of two divisions of one whole that share parts, one that adds up makes the other a misreading."""
    sure: dict[str, list[set[str]]] = {}
    found = [p for p in found if not any(_begins(p, q) for q in found)]
    for p in found:
        if p.adds_up:
            sure.setdefault(p.whole.code, []).append({x.code for x in p.parts})
    listed: dict[str, list[set[str]]] = {}
    for p in found:
        if p.all_named:
            listed.setdefault(p.whole.code, []).append({x.code for x in p.parts})
    made_up = [parts for divisions in sure.values() for parts in divisions]
    twice = [parts | {whole} for whole, divisions in sure.items() for parts in divisions]

    def misread(p: Parts) -> bool:
        mine = {x.code for x in p.parts}
        divided = sure.get(p.whole.code, ())
        return (
            any(mine & other for other in divided)
            or (len(mine) > 1 and any(mine <= other for other in made_up))
            or any(both <= mine for both in twice)  # a whole would be counted beside its own parts
            or any(mine < other for other in listed.get(p.whole.code, ()))  # and the others of its list
            or (bool(divided) and _comes_last(p))  # "… 290. Tổng số là 1.931; trong đó …" opens a list
        )

    return [p for p in found if p.adds_up or p.around or not misread(p)]
