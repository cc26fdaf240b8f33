"""The targets of a document: figures that are to be reached, each with the words that say of what.

What targets have to do with each other is in the modules beside; only reading them belongs here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assets.documents.model import Kind, Paragraph
from assets.prose.figures import Meant, TextFigure, prose_words
from checks.claims.parse import Passage, Phrase, Sentence, parse
from checks.claims.statements import Seen, Statement
from checks.claims.words import claim_words
from checks.targets.context import Placed, Title, placed, sets_target, title_of, words_of
from checks.targets.words import Words, target_words

#: How targets are meant that can be met or missed.
_MEANT = (Meant.EXACT, Meant.AT_LEAST, Meant.AT_MOST)
#: An abbreviation in brackets is at most so many words, and tells nothing new.
_SHORT = 3
_BEFORE_CHANGE = 40


@dataclass(frozen=True, slots=True)
class Target(Seen):
    """One figure that is to be reached.

    ``key`` are the words that tell what it is about, ``years`` the years named with it; ``scope`` what the
    words above and before it say of it beyond that. ``key`` is empty where the words are too few, or not its own.
    ``sentence`` is where its sentence begins in the paragraph: two of one sentence are two targets.
    """

    key: tuple[str, ...]
    years: frozenset[int]
    scope: frozenset[str]
    sentence: int


@dataclass(frozen=True, slots=True)
class Goal:
    """One sentence that sets targets: where it stands and its parts."""

    at: Placed
    sentence: Sentence
    start: int
    stop: int

    @property
    def statement(self) -> Statement:
        """The paragraph it stands in."""
        return self.at.statement

    @property
    def text(self) -> str:
        """The sentence."""
        return self.at.statement.text[self.start : self.stop]


@dataclass(frozen=True, slots=True)
class Plan:
    """What one document sets out to reach: its sentences that set targets, and the targets in them."""

    title: Title
    placed: tuple[Placed, ...]
    goals: tuple[Goal, ...]
    targets: tuple[Target, ...]


def read_plan(paragraphs: Sequence[Paragraph]) -> Plan:
    """The targets of a document, given its paragraphs in reading order."""
    title = title_of(paragraphs)
    everything = tuple(placed(paragraphs, title))
    goals = tuple(g for at in everything for g in _goals(at, title))
    targets = tuple(t for g in goals for t in _Clauses(g, title).targets())
    return Plan(title, everything, goals, targets)


def is_change(s: Statement, n: int) -> bool:
    """Whether a figure tells by how much something is to rise or fall."""
    return _change(s, n) is not None


def falls(s: Statement, n: int) -> bool:
    """Whether a figure tells by how much something is to fall."""
    word = _change(s, n)
    return word is not None and bool(claim_words().falls.fullmatch(word))


def is_counted(f: TextFigure) -> bool:
    """Whether a figure counts things that there are only whole ones of."""
    words = prose_words()
    not_counted = f.noun in target_words().law.not_counted or f.noun in words.measured
    return (
        f.quantity != "rate"
        and f.scale == 1
        and bool(f.noun)
        and not not_counted
        and (f.quantity == "count" or f.noun in words.law.nouns)
    )


def _change(s: Statement, n: int) -> str | None:
    """The word that makes a figure a change."""
    f = s.figures[n]
    lead = s.text[max(0, f.start - _BEFORE_CHANGE, s.figures[n - 1].stop if n else 0) : f.start]
    found = list(claim_words().change.finditer(lead))
    return found[-1][0] if found and not any(c in lead[found[-1].end() :] for c in ",;.:(") else None


def span(phrases: Sequence[Phrase]) -> tuple[int, int]:
    """Where some phrases begin and end."""
    return phrases[0].start, max(p.stop for p in phrases)


def _goals(at: Placed, title: Title) -> Iterator[Goal]:
    passage: Passage = parse(at.statement.text)
    for sentence in passage.sentences:
        if sentence.phrases:
            start, stop = span(sentence.phrases)
            if sets_target(at, at.statement.text[start:stop], title):
                yield Goal(at, sentence, start, stop)


class _Clauses:
    """Reads the targets of one sentence, clause by clause."""

    def __init__(self, goal: Goal, title: Title) -> None:
        self.goal, self.title = goal, title
        self.statement, self.text = goal.statement, goal.statement.text
        self.words: Words = target_words()

    def targets(self) -> Iterator[Target]:
        """The targets of the sentence."""
        lower = {f.over for f in self.statement.figures}
        for clause in self.goal.sentence.clauses:
            meant = [
                [n for n in p.figures if n not in lower and self.statement.figures[n].meant in _MEANT]
                for p in clause.phrases
            ]
            keys = self._keys(clause.phrases, meant)
            start, stop = span(clause.phrases)
            years = self.words.years(self.text[start:stop])
            above, years_above = words_of(self.goal.at, self.words, self.title.year)
            scope = above | self._before(start, stop)
            for phrase, found in zip(clause.phrases, meant, strict=True):
                for n in found:
                    key = () if phrase.mark == "among" or self._in_a_table else keys.get(n, ())
                    own = (years | years_above) - {self.title.year}
                    yield Target(self.statement, n, key, own, scope - set(key), self.goal.start)

    @property
    def _in_a_table(self) -> bool:
        return self.statement.paragraph.kind is Kind.CELL  # what its row and column are about is not known

    def _keys(self, phrases: Sequence[Phrase], meant: Sequence[Sequence[int]]) -> dict[int, tuple[str, ...]]:
        """The telling words of each target of a clause; none where a phrase has several."""
        rows = [n for n, found in enumerate(meant) if found]
        if not rows or any(len(phrases[n].figures) > 1 for n in rows) or any(p.mark for p in phrases[1:]):
            return {}
        first = phrases[rows[0]]
        begin = self._after_colon(phrases[0].start, self.statement.figures[meant[rows[0]][0]].start)
        leads = len(self.words.telling(self.text[begin : self.statement.figures[first.figures[0]].start])) > 1
        parts = []
        for at, row in enumerate(rows):
            if leads:  # "A đạt 90%, B đạt 80%"
                a = begin if at == 0 else phrases[rows[at - 1]].stop
                b = phrases[row].stop if row != rows[-1] else span(phrases)[1]
            else:  # "90% A, 80% B"
                a = begin if at == 0 else phrases[row].start
                b = phrases[rows[at + 1]].start if row != rows[-1] else span(phrases)[1]
            parts.append(self._own(phrases, a, b))
        told = [self.words.telling(part) for part in parts]
        if leads and not all(told):
            return {}  # "cấp tỉnh, cấp huyện, cấp xã tương ứng là 30%, 20%, 15%"
        return {
            meant[row][0]: key
            for at, row in enumerate(rows)
            if len(key := self._whole(at, parts, told, leads)) >= self.words.law.fewest_words
        }

    def _whole(
        self, at: int, parts: Sequence[str], told: Sequence[tuple[str, ...]], leads: bool
    ) -> tuple[str, ...]:
        """The words of one of several targets, with those that it shares with the others."""
        last = len(parts) - 1
        if leads:
            return told[at] if at == 0 else (*told[0], "|", *told[at])
        if at == last or self.words.predicate.search(parts[at]):
            return told[at]
        shared = self.words.predicate.search(parts[last])
        return (*told[at], *self.words.telling(parts[last][shared.start() :])) if shared else ()

    def _own(self, phrases: Sequence[Phrase], a: int, b: int) -> str:
        """A part of the text without figures, and without brackets that hold figures or abbreviations."""
        gone = [(f.start, f.stop) for f in self.statement.figures if a <= f.start < b]
        for p in phrases:
            for _, bracket in p.brackets:
                if bracket.phrases:
                    start, stop = span(bracket.phrases)
                    inner = any(q.figures for q in bracket.phrases)
                    if a <= start < b and (inner or len(self.text[start:stop].split()) <= _SHORT):
                        gone.append((start - 1, stop + 1))
        text, at = "", a
        for start, stop in sorted(gone):
            if start >= at:
                text, at = f"{text}{self.text[at:start]} ", stop
        return text + self.text[at:b]

    def _after_colon(self, start: int, stop: int) -> int:
        """Where a clause's own words begin: after its number, the words of a heading before a colon, and a task.

        "Đẩy mạnh dịch vụ công trực tuyến, phấn đấu tỷ lệ hồ sơ trực tuyến đạt 70%": what it is for.
        """
        colon = self.text.rfind(":", start, stop)
        number = self.words.number.match(self.text) if start == 0 else None
        begin = max(colon + 1, start, number.end() if number else 0)
        aims = [m.start() for m in self.words.sets.finditer(self.text, begin, stop)]
        return next((at for at in reversed(aims) if self.text[begin:at].rstrip().endswith(",")), begin)

    def _before(self, start: int, stop: int) -> frozenset[str]:
        """What stands before a clause's own words and is said of them too."""
        figures = [f.start for f in self.statement.figures if start <= f.start < stop]
        colon = self.text.rfind(":", 0, min(figures, default=stop))
        found: frozenset[str] = frozenset()
        if colon >= 0:
            begin = max(self.text.rfind(c, 0, colon) for c in ".;:")
            found = self.words.scope(self.text[begin + 1 : colon])
        own = claim_words().levels(self.text[start:stop])
        return found | (frozenset() if own else frozenset(claim_words().levels(self.text[:start])))
