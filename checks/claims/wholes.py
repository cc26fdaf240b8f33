"""Wholes and their parts: which figures a sentence, or the list that follows it, adds up.

A reading of a sentence that adds up is what its writer meant. Where none adds up, the reading that the
words ask for is held against the writer only if they say that nothing is left out; otherwise each part
is at most the whole. Rates of wholes are ``rates.py``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from assets.prose.figures import TextFigure
from checks.claims.named import Group, Named, adds_up, groups, heads, name, plain, total
from checks.claims.parse import Clause, Passage, Phrase, Sentence, exact, parse
from checks.claims.statements import Statement
from checks.claims.words import Words, claim_words

#: A whole is looked for among so many figures before the words that introduce its parts.
_REACH = 6
#: A sum that no word announces has at most so many parts, over at most so many paragraphs.
_MOST_PARTS, _PARAGRAPHS = 8, 8
#: So many paragraphs back the whole of a list of figures may stand.
_EARLIER = 6
#: A table written as lines has at most so many rows above its total.
_ROWS = 40
#: Below this, figures that add up may do so by chance.
_TELLING = 100


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts found for a whole. ``all_named``: the words say that nothing is left out.

    ``group`` is the group of sides that the parts' labels make complete, if they do; ``by_column`` is
    whether each part stands in a row of a list beside other figures of that row; ``around``: they do not
    make up the whole but lie around it, as rates do.
    """

    whole: Named
    parts: tuple[Named, ...]
    all_named: bool
    group: str | None = None
    by_column: bool = False
    around: bool = False

    @property
    def adds_up(self) -> bool:
        """Whether the parts make up the whole, as rounded."""
        return adds_up(self.whole, self.parts)


class Wholes:
    """Finds wholes and parts in statements that follow each other."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.words: Words = claim_words()
        self._heads_of: dict[int, list[Named]] = {}

    def of(self, siblings: Sequence[Statement]) -> list[Parts]:
        """All wholes with their parts among statements of one rank and what they are made of."""
        found: list[Parts] = []
        for at, s in enumerate(siblings):
            found += self._elsewhere(s, siblings[max(0, at - _EARLIER) : at])
            before = siblings[at - 1] if at else None
            passage = parse(s.text)
            for inner in passage.inner():
                found += self._marked(s, inner, before if inner is passage else None)
                found += self._bracketed(s, inner)
                found += self._side_by_side(heads(s, _unmarked(inner), self.words))
                found += self._after(s, inner)
                found += self._columns_of_clauses(s, inner)
            found += self._remainders(s)
            found += self._averages(s)
            found += self._subsets(s)
            found += self._rates_before(s, passage)
            if s.parts:
                found += self._listed(s, passage, before)
                found += self.of(s.parts)
            found += self._next_to_each_other(siblings[at : at + _PARAGRAPHS])
            if s.figures and at > 1 and self.words.whole_after.match(s.text.lstrip("-+*• ")):
                found += self._total_row(siblings[max(0, at - _ROWS) : at + 1])
            if s.figures and at and not siblings[at - 1].parts:
                found += self._last_in([*(self._own(x) for x in siblings[max(0, at - 3) : at]), self._own(s)[:1]])
        return _each_once(found)

    def _next_to_each_other(self, near: Sequence[Statement]) -> Iterator[Parts]:
        if len(near) < 2 or near[0].parts or not near[0].figures:
            return
        rows = [self._own(s) for s in near]
        yield from self._side_by_side([n for row in rows for n in row], first=len(rows[0]))
        yield from self._columns_of_statements(near, rows)

    def _own(self, s: Statement) -> list[Named]:
        """The figures of a statement that no word makes a part of another."""
        known = self._heads_of.get(id(s))
        if known is None:
            known = self._heads_of[id(s)] = heads(s, _unmarked(parse(s.text)), self.words)
        return known

    def _columns_of_statements(
        self, near: Sequence[Statement], rows: Sequence[Sequence[Named]]
    ) -> Iterator[Parts]:
        """ "Toàn tỉnh: A, B. / Cấp tỉnh: a, b. / Cấp xã: …": one level a paragraph, column by column."""
        width = len(rows[0])
        for count in (3, 2):
            below = rows[1 : 1 + count]
            if width < 2 or len(below) < count or any(len(row) != width for row in below):
                continue
            labels = self.complete([_row(s) for s in near[1 : 1 + count]])
            if labels != self.words.law.levels:
                continue
            for i, whole in enumerate(rows[0]):
                yield Parts(whole, tuple(row[i] for row in below), True, labels, by_column=True)
            rates = [heads(s, parse(s.text).phrases, self.words, rates=True) for s in near[: 1 + count]]
            if all(rates):
                yield Parts(rates[0][0], tuple(r[0] for r in rates[1:]), True, labels, by_column=True)
            return

    # Brackets: "450 TTHC (81 TTHC ban hành mới, 262 …)".

    def _bracketed(self, s: Statement, passage: Passage) -> Iterator[Parts]:
        for phrase in passage.phrases:
            for after, bracket in phrase.brackets:
                phrases = bracket.phrases
                if after < 0 or not phrases:
                    continue
                wholes = self._bracketed_of(s, passage, phrase, after, marked=bool(phrases[0].mark))
                marked = next((p.mark for p in phrases if p.mark), "")
                if wholes and (phrases[0].mark or not marked):
                    yield from self._read(s, wholes, bracket.sentences, phrases[0].mark or "brackets")

    def _bracketed_of(
        self, s: Statement, passage: Passage, phrase: Phrase, after: int, *, marked: bool
    ) -> list[Named]:
        """The figure that a bracket divides: the one right before it, past a rate of it."""
        figure = s.figures[after]
        if figure.quantity != "rate":
            return [name(s, after, phrase)] if exact(figure) else []
        if not marked:
            return []  # what a rate counts: "96,7% (12.847 phiếu)"
        place = next(i for i, p in enumerate(passage.phrases) if p is phrase)
        near = [*passage.phrases[max(0, place - 1) : place], phrase]
        return [h for h in reversed(heads(s, near, self.words)) if h.position < after][:1]

    # "…, trong đó …": the words introduce the parts of a figure before them.

    def _marked(self, s: Statement, passage: Passage, before: Statement | None) -> Iterator[Parts]:
        for at, sentence in enumerate(passage.sentences):
            for c, clause in enumerate(sentence.clauses):
                for p, phrase in enumerate(clause.phrases):
                    if not phrase.mark:
                        continue
                    rest = Sentence([Clause(clause.phrases[p:]), *sentence.clauses[c + 1 :]])
                    for rates in (False, True):
                        wholes = self._before(s, passage, at, c, p, rates=rates)
                        if not wholes and before is not None and at == c == 0 and not rates:
                            wholes = self._ranked(heads(before, parse(before.text).phrases, self.words))
                        if wholes:
                            yield from self._read(s, wholes, [rest], phrase.mark)

    def _before(
        self, s: Statement, passage: Passage, at: int, c: int, p: int, *, rates: bool
    ) -> list[Named]:
        """The figures before a mark that it may divide, the likeliest first."""
        sentence = passage.sentences[at]
        near = [*chain.from_iterable(x.phrases for x in sentence.clauses[:c]), *sentence.clauses[c].phrases[:p]]
        bracketed = any(q.brackets for q in near)
        if not bracketed and not heads(s, near, self.words) and not heads(s, near, self.words, rates=True) and at:
            phrase = sentence.clauses[c].phrases[p]
            named = s.text[phrase.start : phrase.stop].split(",")[0].casefold() if not phrase.figures else ""
            return self._ranked(heads(s, passage.sentences[at - 1].phrases, self.words, rates=rates), named)
        inside = [
            h for q in near[-2:] for _, b in q.brackets for h in heads(s, b.phrases, self.words, rates=rates)
        ]
        if inside and not heads(s, near, self.words, rates=rates):
            return inside
        if near and near[-1].mark == "" and sentence.clauses[c].phrases[p].mark == "colon":
            return list(reversed(heads(s, near[-1:], self.words, rates=rates)))
        return list(reversed(heads(s, near, self.words, rates=rates)))[:_REACH]

    def _ranked(self, found: Sequence[Named], named: str = "") -> list[Named]:
        """Figures of a sentence before, those first that are named again or called a whole."""
        sides = self.words.sides(named)

        def key(n: Named) -> tuple[bool, bool]:
            again = bool(sides) and sides.items() <= self.words.sides(n.label).items()
            return not again, not self.words.whole.search(n.lead)

        return sorted(found[:_REACH], key=key)

    # Lists: "…, trong đó:" and the paragraphs that follow.

    def _listed(self, s: Statement, passage: Passage, before: Statement | None) -> Iterator[Parts]:
        rows = [g for part in s.parts if (g := groups(part, parse(part.text).phrases, self.words))]
        labels = self.complete([_row(part) for part in s.parts if part.figures])
        last = _last_with_figures(passage)
        marks = [p.mark for p in passage.phrases if p.mark in ("among", "consists")]
        mark = marks[-1] if marks else "list"
        own_rates = heads(s, last, self.words, rates=True)
        if own_rates:
            of_rates = [g for x in s.parts if (g := groups(x, parse(x.text).phrases, self.words, rates=True))]
            if labels and len(of_rates) == len(s.parts):
                yield Parts(own_rates[0], tuple(g[0][0] for g in of_rates), True, labels)
        if len(rows) < 2:
            return
        own = heads(s, last, self.words)
        if own:
            columns = _columns(own, rows)
            if columns and len(columns) > 1:
                for whole, column in zip(own, columns, strict=True):
                    if adds_up(whole, column) or labels or mark == "consists":
                        yield Parts(whole, tuple(column), True, labels, by_column=True)
                return
            wholes = list(reversed(own)) if marks else own
            readings = [[g[0] for g in rows], [tuple(chain.from_iterable(g)) for g in rows]]
            yield from self._choose(wholes[:_REACH], readings, mark)
        elif before is not None and not before.parts:
            yield from self._listed_of(s, rows, heads(before, parse(before.text).phrases, self.words), labels)
        elif before is not None:
            yield from self._listed_of(s, rows, [n for x in before.walk() for n in self._all(x)], labels)

    def _listed_of(
        self, s: Statement, rows: Sequence[Sequence[Group]], earlier: Sequence[Named], labels: str | None
    ) -> Iterator[Parts]:
        """ "Số hồ sơ đã giải quyết chia theo Chi nhánh như sau:" – the whole stands in the statement before."""
        flat = [list(chain.from_iterable(row)) for row in rows]
        said = self.words.sides(s.text.casefold())
        for column in range(min(map(len, flat))):
            parts = tuple(row[column] for row in flat)
            for whole in earlier:
                if adds_up(whole, parts) and whole.value >= _TELLING // 5:
                    yield Parts(whole, parts, True, labels, by_column=column > 0)
                    break
            else:
                for whole in earlier:
                    named = said and said == self.words.sides(whole.lead) and column == 0
                    if named and self._says_all("list", whole, parts, rows):
                        yield Parts(whole, parts, True, labels)
                        break

    # How a list may be read.

    def _read(
        self, s: Statement, wholes: Sequence[Named], sentences: Sequence[Sentence], mark: str
    ) -> Iterator[Parts]:
        clauses = [c for sentence in sentences for c in sentence.clauses]
        if not clauses:
            return
        rates = all(w.figure.quantity == "rate" for w in wholes)
        by_clause = [
            groups(s, _outer(c.phrases, first=n == 0), self.words, rates=rates) for n, c in enumerate(clauses)
        ]
        first = by_clause[0]
        tops = [found[0] for found in by_clause if found]
        readings: list[list[Group]] = [first]
        if len(tops) > 1 and len(clauses) > 1:
            readings = [tops, list(chain.from_iterable(by_clause)), first]
        yield from self._choose(wholes, readings, mark)

    def _choose(
        self, wholes: Sequence[Named], readings: Sequence[Sequence[Group]], mark: str
    ) -> Iterator[Parts]:
        """The reading that adds up; else the one that the words ask for."""
        if all(w.figure.quantity == "rate" for w in wholes):
            yield from self._of_rates(wholes, readings)
            return
        sure = self._that_adds_up(wholes, readings, mark)
        if sure is not None:
            yield sure
            return
        for whole in wholes:
            for reading in readings:
                parts = self._alike(whole, reading)
                group = self.complete(parts) if len(parts) > 1 else None
                if group == "remainder" and total(parts) * 2 < whole.value:
                    continue
                if group and self._believable(whole, parts):
                    yield Parts(whole, tuple(parts), True, group)
                    return
            for reading in readings if mark in ("consists", "brackets") else ():
                others = [g[0] for g in reading]
                apart = abs(total(others) - whole.value)
                if len(others) > 1 and apart <= whole.value * self.words.near.sum_share and whole.value >= _TELLING:
                    yield Parts(whole, tuple(others), not self._goes_on(others))
                    return
            for reading in readings[:-1]:
                parts = self._alike(whole, reading)
                apart = abs(total(parts) - whole.value)
                if len(parts) > 1 and apart <= whole.value * self.words.near.sum_share and whole.value >= _TELLING:
                    yield Parts(whole, tuple(parts), self._says_all(mark, whole, parts, reading))
                    return
            for reading in readings[-1:]:  # without words for it, no part stands behind a semicolon
                parts = self._alike(whole, reading)
                if not parts or not (self._believable(whole, parts) or (mark == "among" and len(parts) == 1)):
                    continue
                yield Parts(whole, tuple(parts), self._says_all(mark, whole, parts, reading))
                return

    def _that_adds_up(
        self, wholes: Sequence[Named], readings: Sequence[Sequence[Group]], mark: str
    ) -> Parts | None:
        all_named = mark != "among"
        for whole in wholes:
            for reading in readings:
                parts = self._alike(whole, reading)
                for count in range(len(parts), 1, -1):
                    if adds_up(whole, parts[:count]):
                        return Parts(whole, tuple(parts[:count]), all_named, self.complete(parts[:count]))
                others = [g[0] for g in reading]
                for count in range(len(others), 1, -1):
                    if others[:count] != parts[:count] and whole.value > 10 and adds_up(whole, others[:count]):
                        return Parts(whole, tuple(others[:count]), all_named, self.complete(others[:count]))
        return None

    def _believable(self, whole: Named, parts: Sequence[Named]) -> bool:
        """Whether parts could be of the whole: none above it but by a slip."""
        above = [p for p in parts if p.value > whole.value]
        return not above or (len(above) < len(parts) and all(p.value < 10 * whole.value for p in above))

    def _says_all(self, mark: str, whole: Named, parts: Sequence[Named], reading: Sequence[object]) -> bool:
        """Whether the words say that the parts are all there are."""
        if len(parts) < 2 or self._goes_on(parts):
            return False
        near = abs(total(parts) - whole.value) <= whole.value * self.words.near.list_share
        if mark == "consists":
            return near or total(parts) < whole.value  # parts far above their whole overlap
        return near and (mark == "brackets" or (mark in ("colon", "list") and len(parts) == len(reading)))

    def _of_rates(self, wholes: Sequence[Named], readings: Sequence[Sequence[Group]]) -> Iterator[Parts]:
        """ "97,79%, trong đó: cấp tỉnh 99,61%, cấp huyện 94,76%, cấp xã 96,94%": rates of complete sides."""
        for whole in wholes[:1]:
            for reading in readings:
                parts = [g[0] for g in reading]
                if len(parts) > 1 and (group := self.complete(parts)):
                    yield Parts(whole, tuple(parts), True, group)
                    return

    def _alike(self, whole: Named, reading: Sequence[Group]) -> list[Named]:
        """The figures of a list that count what the whole counts, up to the first phrase without one."""
        found: list[Named] = []
        for group in reading:
            one = next((n for n in group if self.same_noun(whole.figure, n.figure)), None)
            if one is None:
                if found:
                    break
                continue
            if one.code != whole.code:
                found.append(one)
        return found

    # What no word announces.

    def _side_by_side(self, row: Sequence[Named], first: int | None = None) -> Iterator[Parts]:
        """ "Tiếp nhận A hồ sơ; đã giải quyết B; đang giải quyết C": the sides say so, or the sum does."""
        for i, whole in enumerate(row[: first if first is not None else len(row)]):
            following = row[i + 1 : i + 1 + _MOST_PARTS]
            alike: list[Named] = []
            for n in following:
                if not self.same_noun(whole.figure, n.figure):
                    break
                alike.append(n)
            if first is not None and not any(n.statement is not whole.statement for n in alike):
                continue
            yield from self._one_side_by_side(whole, alike)
            yield from self._of_group(whole, alike)

    def _one_side_by_side(self, whole: Named, following: Sequence[Named]) -> Iterator[Parts]:
        for start, count in (
            (start, count) for start in range(min(3, len(following))) for count in range(len(following) - start, 1, -1)
        ):
            parts = following[start : start + count]
            together = len({n.statement.paragraph.number for n in (whole, *parts)}) == 1
            named = whole.figure.noun and len({n.figure.noun for n in (whole, *parts)}) == 1 and together
            sided = named or any(self.words.sides(x.label).get("state") for x in parts)
            sure = whole.value >= (_TELLING if count < 3 and not sided else _TELLING // 5) or _just_before(self.words.whole, whole.lead)
            if start == 0 and sure and adds_up(whole, parts):
                yield Parts(whole, tuple(parts), False, self.complete(parts))
                return
            group = self.complete(parts)
            sides = self.words.sides(whole.label)
            if not group or sides.get(group):
                continue
            called = self.words.whole.search(whole.lead) and not set(sides) - {"received"}
            apart = group in self.words.law.apart and (start == 0 or group == "state")
            if adds_up(whole, parts) or (apart and called and self._believable(whole, parts)):
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
                if side.get(group) and not any(self.words.sides(p.label)[group] == side[group] for p in parts):
                    parts.append(n)
            if len(parts) < 2 or self.complete(parts) != group:
                continue
            called = self.words.whole.search(whole.lead) and not set(own) - {"received"}
            if adds_up(whole, parts) or (called and self._believable(whole, parts)):
                yield Parts(whole, tuple(parts), True, group)

    def _after(self, s: Statement, passage: Passage) -> Iterator[Parts]:
        """ "A thường xuyên, B trọng tâm và C phát sinh, tổng cộng W": the whole comes last."""
        yield from self._last_in([heads(s, sentence.phrases, self.words) for sentence in passage.sentences])

    def _last_in(self, rows: Sequence[Sequence[Named]]) -> Iterator[Parts]:
        for at, own in enumerate(rows):
            row = [*(n for other in rows[max(0, at - 3) : at] for n in other), *own]
            for i, whole in list(enumerate(row))[len(row) - len(own) :]:
                called = self.words.whole_after.search(whole.lead)
                parts: list[Named] = []
                for n in reversed(row[max(0, i - _MOST_PARTS) : i]):
                    if not self.same_noun(whole.figure, n.figure):
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
                    if adds_up(whole, parts[-count:]) and (called or whole.value >= _TELLING):
                        yield Parts(whole, tuple(parts[-count:]), bool(called), self.complete(parts[-count:]))
                        break
                else:
                    group = self.complete(parts) if len(parts) > 1 else None
                    stands = called and not rates_between and len(parts) > 1
                    apart = group in self.words.law.apart
                    if self.words.so_far.search(whole.lead) and len(parts) < 3:
                        stands = False  # "lũy kế" may begin before what is listed
                    if stands and (apart or not beyond) and self._believable(whole, parts):
                        yield Parts(whole, tuple(parts), True, group)

    def _rates_before(self, s: Statement, passage: Passage) -> Iterator[Parts]:
        """ "lần lượt là 99,2%; 98,7%; 99,6%, bình quân chung đạt 99,36%": the rate of all comes last."""
        for sentence in passage.sentences:
            row = heads(s, sentence.phrases, self.words, rates=True)
            if len(row) < 3 or any(f.quantity != "rate" for f in s.figures[row[0].position : row[-1].position]):
                continue
            of_all = self.words.rate_of_all.search(row[-1].lead)
            if of_all and (self.complete(row[:-1]) or self.words.in_turn.search(row[0].lead)):
                yield Parts(row[-1], tuple(row[:-1]), True, self.words.law.levels)

    def _elsewhere(self, s: Statement, earlier: Sequence[Statement]) -> Iterator[Parts]:
        """ "Theo đối tượng: 17 người; 76 người; 25 người.": the whole stands in a paragraph before."""
        passage = parse(s.text)
        for phrases in [*(x.phrases for x in passage.sentences), *(_unmarked(Passage([x])) for x in passage.sentences)]:
            parts: list[Named] = []
            for n in heads(s, phrases, self.words):
                if parts and not self.same_noun(parts[0].figure, n.figure):
                    break
                parts.append(n)
            if len(parts) < 2 or total(parts) < _TELLING:
                continue
            here = [n for n in heads(s, parse(s.text).phrases, self.words) if n.position < parts[0].position]
            for row in (here, *(self._all(other) for other in reversed(earlier))):
                for n in row:
                    if self.same_noun(n.figure, parts[0].figure) and adds_up(n, parts):
                        yield Parts(n, tuple(parts), False, self.complete(parts))
                        return

    def _all(self, s: Statement) -> list[Named]:
        return heads(s, parse(s.text).phrases, self.words)

    def _total_row(self, rows: Sequence[Statement]) -> Iterator[Parts]:
        """ "Sở Tài chính: 4.216 - 4.209 / … / Tổng cộng: 27.605 - 24.350": a table in lines."""
        own = self._all(rows[-1])
        above: list[list[Named]] = []
        for s in reversed(rows[:-1]):
            row = self._all(s)
            if len(row) != len(own):
                break
            above.insert(0, row)
        if len(above) < 2:
            return
        for i, whole in enumerate(own):
            column = tuple(row[i] for row in above)
            if adds_up(whole, column) or self._says_all("list", whole, column, above):
                yield Parts(whole, column, True, by_column=len(own) > 1)
        rates = [heads(s, parse(s.text).phrases, self.words, rates=True) for s in rows[-1 - len(above) :]]
        if all(len(r) == 1 for r in rates):
            yield Parts(rates[-1][0], tuple(r[0] for r in rates[:-1]), True, around=True)

    def _averages(self, s: Statement) -> Iterator[Parts]:
        """ "bình quân 87,64%, cao nhất 93,12%, thấp nhất 81,05%"."""
        row = [plain(s, n) for n, f in enumerate(s.figures) if exact(f)]
        for a, b, c in zip(row, row[1:], row[2:], strict=False):
            ends = [[bool(p.search(n.lead)) for p in (self.words.highest, self.words.lowest)] for n in (b, c)]
            if self.words.average.search(a.lead) and ends in ([[True, False], [False, True]], [[False, True], [True, False]]):
                if a.figure.quantity == b.figure.quantity == c.figure.quantity:
                    yield Parts(a, (b, c), True, around=True)

    def _columns_of_clauses(self, s: Statement, passage: Passage) -> Iterator[Parts]:
        """ "tiếp nhận A, trực tuyến B. Nhóm một tiếp nhận a, trực tuyến b; nhóm hai …": column by column."""
        for own, rows_of in zip(passage.sentences, passage.sentences[1:], strict=False):
            rows = [row for c in rows_of.clauses if (row := heads(s, c.phrases, self.words))]
            wholes = heads(s, own.phrases, self.words)
            width = min(map(len, rows), default=0)
            if len(rows) < 2 or width < 2 or len(wholes) < width:
                continue
            wholes = wholes[-width:]
            columns = [tuple(row[i] for row in rows) for i in range(width)]
            if not all(adds_up(w, c) for w, c in zip(wholes, columns, strict=True)):
                continue
            for whole, column in zip(wholes, columns, strict=True):
                yield Parts(whole, column, False, by_column=True)
            rates = [heads(s, c.phrases, self.words, rates=True) for c in rows_of.clauses]
            of_all = heads(s, own.phrases, self.words, rates=True)
            if of_all and len(rates) == len(rows) and all(rates):
                yield Parts(of_all[-1], tuple(r[0] for r in rates), True, around=True)

    def _subsets(self, s: Statement) -> Iterator[Parts]:
        """ "phát ra 60 phiếu, thu về 57 phiếu": by their names the second is part of the first."""
        row = heads(s, _unmarked(parse(s.text)), self.words)
        for whole, part in zip(row, row[1:], strict=False):
            explicit = whole.figure.noun and self.same_noun(whole.figure, part.figure)
            if not explicit or not self._believable(whole, [part]) and part.value > 2 * whole.value:
                continue
            for of_whole, of_part in self.words.subsets:
                if of_whole.search(whole.lead) and of_part.search(part.lead) and not of_whole.search(part.lead):
                    yield Parts(whole, (part,), False)
                    break

    def _remainders(self, s: Statement) -> Iterator[Parts]:
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
                near = abs(upper.value + left.value - lower.value) * 10 <= lower.value
                called = self.words.left_over.search(lead.rsplit(";", 1)[-1].rsplit(",", 1)[-1])
                if fits or (called and near and self.same_noun(f, g)):
                    yield Parts(lower, (upper, left), bool(called))
                    break

    def same_noun(self, whole: TextFigure, part: TextFigure) -> bool:
        """Whether a part may be counted among a whole."""
        if part.quantity == "rate" or whole.quantity == "rate":
            return part.quantity == whole.quantity
        if not part.noun or not whole.noun or part.noun == whole.noun:
            return True
        return part.noun in self.words.takes_in.get(whole.noun, ())

    def complete(self, parts: Sequence[Named] | Sequence[Group]) -> str | None:
        """The group of sides that the labels of some parts make complete."""
        labels = [(p[0] if isinstance(p, tuple) else p).label for p in parts]
        return self.words.complete(labels, self.day)

    def _goes_on(self, parts: Sequence[Named]) -> bool:
        last = parts[-1]
        rest = last.statement.text[last.figure.stop : last.figure.stop + 120]
        rest = rest.split(";")[0].split(". ")[0].split(")")[0]
        return bool(self.words.and_so_on.search(rest) or self.words.others.search(rest))


def _columns(own: Sequence[Named], rows: Sequence[Sequence[Group]]) -> list[list[Named]] | None:
    """Where each row of a list has as many figures as its introduction: the figures column by column."""
    flat = [list(chain.from_iterable(row)) for row in rows]
    if len(own) < 2 or any(len(row) != len(own) for row in flat):
        return None
    columns = [list(column) for column in zip(*flat, strict=True)]
    alike = all(n.figure.noun == whole.figure.noun for whole, column in zip(own, columns, strict=True) for n in column)
    return columns if alike else None


def _just_before(pattern: re.Pattern[str], lead: str) -> bool:
    """Whether these words stand right before a figure."""
    return any(m.end() == len(lead) for m in pattern.finditer(lead))


def _row(part: Statement) -> Named:
    """The first figure of a row, with all the words before it."""
    first = part.figures[0]
    return Named(part, 0, part.text[: first.start].casefold())


def _outer(phrases: Sequence[Phrase], *, first: bool) -> list[Phrase]:
    """The phrases up to words that introduce parts of a part."""
    found: list[Phrase] = []
    for i, phrase in enumerate(phrases):
        if phrase.mark and not (first and i == 0):
            break
        found.append(phrase)
    return found


def _unmarked(passage: Passage) -> list[Phrase]:
    """The phrases that no word makes a part of another; a colon alone makes none."""
    found: list[Phrase] = []
    for sentence in passage.sentences:
        for clause in sentence.clauses:
            for phrase in clause.phrases:
                if phrase.mark and phrase.mark != "colon":
                    break
                found.append(phrase)
    return found


def _last_with_figures(passage: Passage) -> list[Phrase]:
    """The phrases of the last sentence that has figures: the one that a list belongs to."""
    for sentence in reversed(passage.sentences):
        if any(p.figures for p in sentence.phrases):
            return sentence.phrases
    return []


def _each_once(found: Sequence[Parts]) -> list[Parts]:
    """Without repetitions; what the words announce stands before what only adds up."""
    kept: dict[tuple[str, frozenset[str]], Parts] = {}
    for p in found:
        key = p.whole.code, frozenset(x.code for x in p.parts)
        known = kept.get(key)
        kept[key] = p if known is None else replace(known, all_named=known.all_named or p.all_named, group=known.group or p.group)
    return _without_rivals(list(kept.values()))


def _without_rivals(found: list[Parts]) -> list[Parts]:
    """Of two divisions of one whole that share parts, one that adds up makes the other a misreading."""
    sure: dict[str, list[set[str]]] = {}
    for p in found:
        if p.adds_up:
            sure.setdefault(p.whole.code, []).append({x.code for x in p.parts})
    made_up = [parts for divisions in sure.values() for parts in divisions]

    def misread(p: Parts) -> bool:
        mine = {x.code for x in p.parts}
        return any(mine & other for other in sure.get(p.whole.code, ())) or (
            len(mine) > 1 and any(mine <= other for other in made_up)
        )

    return [p for p in found if p.adds_up or p.around or not misread(p)]


