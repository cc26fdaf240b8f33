"""One paragraph taken apart: sentences, clauses, phrases and what stands in brackets, with their figures.

Only the structure belongs here; what it claims is found by ``wholes``, ``rates`` and ``changes``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assets.prose.citations.not_figures import spans_not_figures
from assets.prose.figures import Meant, TextFigure, figures_in
from checks.claims.words import claim_words

_OPEN, _CLOSE = "([{", ")]}"
#: What a stop shortens has so few letters.
_SHORT = 5
_STOP = re.compile(
    r"[.!?…](?=\s+[“\"(\[]?[A-ZĐÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÈÉẺẼẸÊẾỀỂỄỆÌÍỈĨỊÒÓỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÙÚỦŨỤƯỨỪỬỮỰỲÝỶỸỴ0-9]|\s*$)"
)


@dataclass(slots=True)
class Phrase:
    """Words between two commas, with the positions of its figures among the paragraph's.

    ``mark`` is "among" or "consists" where it begins with such words, "colon" after a colon; ``brackets``
    are what stands in brackets, each after the figure of this position (-1: before the first).
    """

    start: int
    stop: int
    mark: str = ""
    figures: list[int] = field(default_factory=list)
    brackets: list[tuple[int, "Passage"]] = field(default_factory=list)


@dataclass(slots=True)
class Clause:
    """Phrases between two semicolons."""

    phrases: list[Phrase] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """Clauses between two stops."""

    clauses: list[Clause] = field(default_factory=list)

    @property
    def phrases(self) -> list[Phrase]:
        """All phrases in order."""
        return [p for c in self.clauses for p in c.phrases]


@dataclass(slots=True)
class Passage:
    """The sentences of a paragraph, or of what stands in one pair of brackets."""

    sentences: list[Sentence] = field(default_factory=list)
    opened_after: int = -1

    @property
    def phrases(self) -> list[Phrase]:
        """All phrases in order."""
        return [p for s in self.sentences for p in s.phrases]

    def inner(self) -> Iterator["Passage"]:
        """This and everything in brackets below it."""
        yield self
        for phrase in self.phrases:
            for _, bracket in phrase.brackets:
                yield from bracket.inner()


@lru_cache(maxsize=4096)
def parse(text: str) -> Passage:
    """Take one paragraph apart."""
    return _Parser(text).run()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.figures: Sequence[TextFigure] = figures_in(text)
        self.at = {f.start: n for n, f in enumerate(self.figures)}
        self.barred = dict(spans_not_figures(text))
        words = claim_words()
        self.marks = {m.start(): m for m in words.mark.finditer(text)}
        self.joins = {m.start(): m for m in words.join.finditer(text)}
        stops = (m.start() for m in _STOP.finditer(text))
        self.stops = {at for at in stops if not words.shortened.search(text, max(0, at - _SHORT), at)}

    def run(self) -> Passage:
        whole, _ = self._sequence(0, "")
        return whole

    def _sequence(self, i: int, closing: str) -> tuple[Passage, int]:
        found = Passage()
        sentence, clause = Sentence(), Clause()
        phrase = Phrase(i, i)
        last = -1  # the figure read last in this clause

        def end_phrase(at: int, restart: int, mark: str = "") -> None:
            nonlocal phrase
            phrase.stop = at
            if phrase.figures or phrase.brackets or self.text[phrase.start : at].strip() or phrase.mark:
                clause.phrases.append(phrase)
            phrase = Phrase(restart, restart, mark)

        def end_clause(at: int, restart: int) -> None:
            nonlocal clause
            end_phrase(at, restart)
            if clause.phrases:
                sentence.clauses.append(clause)
            clause = Clause()

        def end_sentence(at: int, restart: int) -> None:
            nonlocal sentence
            end_clause(at, restart)
            if sentence.clauses:
                found.sentences.append(sentence)
            sentence = Sentence()

        text = self.text
        while i < len(text):
            c = text[i]
            if i in self.at:
                last = self.at[i]
                phrase.figures.append(last)
                i = self.figures[last].stop
            elif i in self.barred:
                i = max(i + 1, self.barred[i])
            elif i in self.marks and (i > phrase.start or not phrase.mark):
                match = self.marks[i]
                end_phrase(i, match.end(), "among" if match["among"] else "consists")
                i = match.end()
            elif c in _OPEN:
                inner, i = self._sequence(i + 1, _CLOSE[_OPEN.index(c)])
                inner.opened_after = last
                phrase.brackets.append((last, inner))
            elif c == closing:
                end_sentence(i, i + 1)
                return found, i + 1
            elif c in ";\n":
                end_clause(i, i + 1)
                last = -1
                i += 1
            elif i in self.stops:
                end_sentence(i, i + 1)
                last = -1
                i += 1
            elif c == ":" and phrase.figures and self._counts(phrase.figures[-1], i):
                end_phrase(i, i + 1, "colon")
                i += 1
            elif c == ",":
                end_phrase(i, i + 1)
                i += 1
            elif i in self.joins and phrase.figures:
                match = self.joins[i]
                end_phrase(i, match.end())
                i = match.end()
            else:
                i += 1
        end_sentence(i, i)
        return found, i

    def _counts(self, n: int, colon: int) -> bool:
        """Whether a colon comes right after what a figure counts, so that its parts follow."""
        f = self.figures[n]
        between = self.text[f.stop : colon]
        return f.quantity != "rate" and len(between) < 60 and not any(c in between for c in ";.:")


def is_rough(figure: TextFigure) -> bool:
    """Whether a figure is a count that is only told roughly: "gần 27.000"."""
    return figure.meant in (Meant.ABOUT, Meant.AT_LEAST, Meant.AT_MOST) and figure.quantity != "rate"


def exact(figure: TextFigure) -> bool:
    """Whether a figure can be reckoned with; what is below nought is told in too many ways ("-3,1%, giảm 8,3")."""
    return figure.meant is Meant.EXACT and figure.value >= 0
