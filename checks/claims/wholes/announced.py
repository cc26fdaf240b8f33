"""Wholes whose parts a sentence announces: "trong đó", "gồm", brackets, a list after a colon.

How such a list is read is ``readings.py``; what no word announces is ``side_by_side.py``.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from checks.claims.about import opened, words_in
from checks.claims.named import Group, Named, adds_up, groups, heads, name
from checks.claims.parse import Clause, Passage, Phrase, Sentence, exact, parse
from checks.claims.statements import Statement
from checks.claims.thresholds import telling_from
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.phrases import last_with_figures, outer, row
from checks.claims.wholes.readings import Readings
from checks.claims.words import claim_words

#: Words of so many letters before "gồm" tell what it divides by themselves.
_SUBJECT = 60
#: A whole is looked for among so many figures before the words that introduce its parts.
_REACH = 6
#: What is named again stands in so many sentences before.
_SENTENCES = 3


class Announced:
    """Finds what words announce."""

    def __init__(self, readings: Readings) -> None:
        self.readings, self.words = readings, readings.words

    def marked(self, s: Statement, passage: Passage, before: Statement | None) -> Iterator[Parts]:
        for at, sentence in enumerate(passage.sentences):
            for c, clause in enumerate(sentence.clauses):
                for p, phrase in enumerate(clause.phrases):
                    if not phrase.mark or _is_whole(s, phrase):
                        continue
                    own = _without_the_next_whole(s, clause.phrases[p:])
                    rest = Sentence([Clause(own), *sentence.clauses[c + 1 :]])
                    for rates in (False, True):
                        wholes = self._before(s, passage, at, c, p, rates=rates)
                        if not wholes and before is not None and at == c == 0 and not rates:
                            wholes = self._ranked(heads(before, parse(before.text).phrases, self.words))
                        if wholes:
                            yield from self._read(s, wholes, [rest], phrase.mark)

    def _before(self, s: Statement, passage: Passage, at: int, c: int, p: int, *, rates: bool) -> list[Named]:
        """The figures before a mark that it may divide, the likeliest first."""
        sentence = passage.sentences[at]
        near = [
            *chain.from_iterable(x.phrases for x in sentence.clauses[:c]),
            *sentence.clauses[c].phrases[:p],
        ]
        bracketed = any(q.brackets for q in near)
        if (
            not bracketed
            and not heads(s, near, self.words)
            and not heads(s, near, self.words, rates=True)
            and at
        ):
            phrase = sentence.clauses[c].phrases[p]
            named = s.text[phrase.start : phrase.stop].split(",")[0].casefold() if not phrase.figures else ""
            if phrase.mark == "consists" and _of_another_subject(s, near):
                return []
            before = self._ranked(heads(s, passage.sentences[at - 1].phrases, self.words, rates=rates), named)
            again = self._named_again(s, passage, at, near)
            return [again, *before] if again is not None and not rates else before
        inside = [
            h
            for q in near[-2:]
            for _, b in q.brackets
            if b.phrases and not self.words.base.search(s.text[q.start : b.phrases[0].start])
            for h in heads(s, b.phrases, self.words, rates=rates)
        ]
        if inside and not heads(s, near, self.words, rates=rates):
            return inside
        if near and near[-1].mark == "" and sentence.clauses[c].phrases[p].mark == "colon":
            return list(reversed(heads(s, near[-1:], self.words, rates=rates)))
        return list(reversed(heads(s, near, self.words, rates=rates)))[:_REACH]

    def _named_again(self, s: Statement, passage: Passage, at: int, near: Sequence[Phrase]) -> Named | None:
        """ "tiếp nhận 186.745 hồ sơ. … Số hồ sơ tiếp nhận gồm các lĩnh vực: …": what is divided, sentences before."""
        words = words_in(s.text[near[0].start : near[-1].stop]) if near else set()
        subject = words - self.words.law.tell_no_rate
        earlier = passage.sentences[max(0, at - _SENTENCES) : at][::-1] if subject else ()
        found = (n for sentence in earlier for n in heads(s, sentence.phrases, self.words))
        return next((n for n in found if subject <= words_in(n.label)), None)

    def _ranked(self, found: Sequence[Named], named: str = "") -> list[Named]:
        """Figures of a sentence before, those first that are named again or called a whole, and no plan."""
        sides = self.words.sides(named)

        def key(n: Named) -> tuple[bool, bool, bool]:
            again = bool(sides) and sides.items() <= self.words.sides(n.label).items()
            return not again, bool(self.words.goal_of.search(n.lead)), not self.words.whole.search(n.lead)

        return sorted(found[:_REACH], key=key)

    def bracketed(self, s: Statement, passage: Passage) -> Iterator[Parts]:
        for phrase in passage.phrases:
            for after, bracket in phrase.brackets:
                phrases = bracket.phrases
                if after < 0 or not phrases or self._of_then(s, after):
                    continue
                wholes = self._bracketed_of(s, passage, phrase, after, marked=bool(phrases[0].mark))
                marked = next((p.mark for p in phrases if p.mark), "")
                if wholes and (phrases[0].mark or not marked):
                    yield from self._read(s, wholes, bracket.sentences, phrases[0].mark or "brackets")

    def _of_then(self, s: Statement, after: int) -> bool:
        """ "8.076 hồ sơ (cùng kỳ: qua mạng 5.462, trực tiếp 1.265)": whether a bracket tells of another time."""
        following = s.figures[after + 1].start if after + 1 < len(s.figures) else len(s.text)
        bracket = opened(s.text[s.figures[after].stop : following].partition(":")[0])
        return bracket is not None and self.words.other_time.fullmatch(bracket[1]) is not None

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

    def listed(self, s: Statement, passage: Passage, before: Statement | None) -> Iterator[Parts]:
        rows = [g for part in s.parts if (g := groups(part, parse(part.text).phrases, self.words))]
        labels = self.readings.complete([row(part) for part in s.parts if part.figures])
        last = last_with_figures(passage)
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
            yield from self.readings.choose(wholes[:_REACH], readings, mark)
        elif before is not None and not before.parts:
            yield from self._listed_of(s, rows, heads(before, parse(before.text).phrases, self.words), labels)
        elif before is not None:
            yield from self._listed_of(
                s, rows, [n for x in before.walk() for n in self.readings.all(x)], labels
            )

    def _listed_of(
        self, s: Statement, rows: Sequence[Sequence[Group]], earlier: Sequence[Named], labels: str | None
    ) -> Iterator[Parts]:
        """ "Số hồ sơ đã giải quyết chia theo Chi nhánh như sau:" – the whole stands in the statement before."""
        flat = [list(chain.from_iterable(row)) for row in rows]
        said = self.words.sides(s.text.casefold())
        for column in range(min(map(len, flat))):
            parts = tuple(row[column] for row in flat)
            for whole in earlier:
                if adds_up(whole, parts) and whole.value >= telling_from().numerator:
                    yield Parts(whole, parts, True, labels, by_column=column > 0)
                    break
            else:
                for whole in earlier:
                    named = said and said == self.words.sides(whole.lead) and column == 0
                    if named and self.readings.says_all("list", whole, parts, rows):
                        yield Parts(whole, parts, True, labels)
                        break

    def _read(
        self, s: Statement, wholes: Sequence[Named], sentences: Sequence[Sentence], mark: str
    ) -> Iterator[Parts]:
        clauses = [c for sentence in sentences for c in sentence.clauses]
        if not clauses:
            return
        rates = all(w.figure.quantity == "rate" for w in wholes)
        by_clause = [
            groups(s, outer(c.phrases, first=n == 0), self.words, rates=rates) for n, c in enumerate(clauses)
        ]
        first = by_clause[0]
        tops = [found[0] for found in by_clause if found]
        readings: list[list[Group]] = [first]
        if len(tops) > 1 and len(clauses) > 1:
            readings = [tops, list(chain.from_iterable(by_clause)), first]
        yield from self.readings.choose(wholes, readings, mark)


def _without_the_next_whole(s: Statement, phrases: Sequence[Phrase]) -> list[Phrase]:
    """ "713 đơn vị gồm 49 quận, 512 huyện … và 11.156 đơn vị cấp xã gồm …": what a word divides next is no part."""
    for n, phrase in enumerate(phrases[1:], start=1):
        before = phrases[n - 1]
        if phrase.mark != "consists" or not before.figures or n == 1:
            continue
        joined = claim_words().join.search(s.text[phrases[n - 2].start : before.start])
        first = next((s.figures[m] for p in phrases[: n - 1] for m in p.figures), None)
        if joined and first is not None and first.noun != s.figures[before.figures[-1]].noun:
            return [*phrases[: n - 1]]
    return list(phrases)


def _of_another_subject(s: Statement, near: Sequence[Phrase]) -> bool:
    """ "102 xã. Trong quý, Chủ tịch ký Quyết định ban hành Kế hoạch gồm …": what it divides stands before it."""
    words = s.text[near[0].start : near[-1].stop] if near else ""
    return len(words) > _SUBJECT and not claim_words().by_what.search(words)


def _is_whole(s: Statement, phrase: Phrase) -> bool:
    """ "1.652 thủ tục, đạt 92,08% trong số 1.794": what follows is no part but the whole."""
    if phrase.mark != "among" or not phrase.figures:
        return False
    n = phrase.figures[0]
    before = s.text[s.figures[n - 1].stop if n else 0 : s.figures[n].start]
    return bool(n) and s.figures[n - 1].quantity == "rate" and bool(claim_words().in_all_of.search(before))


def _columns(own: Sequence[Named], rows: Sequence[Sequence[Group]]) -> list[list[Named]] | None:
    """Where each row of a list has as many figures as its introduction: the figures column by column."""
    flat = [list(chain.from_iterable(row)) for row in rows]
    if len(own) < 2 or any(len(row) != len(own) for row in flat):
        return None
    columns = [list(column) for column in zip(*flat, strict=True)]
    alike = all(
        n.figure.noun == whole.figure.noun for whole, column in zip(own, columns, strict=True) for n in column
    )
    return columns if alike else None
