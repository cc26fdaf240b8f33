"""Under which headings and introductions a paragraph stands, and whether its sentences set targets.

Only where a sentence stands and what it is for belongs here; its figures are ``read.py``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assets.documents.model import Kind, Paragraph
from assets.prose.citations.not_figures import spans_not_figures
from checks.claims.statements import Statement, statements
from checks.targets.words import Words, target_words

#: A title stands among the first paragraphs; a heading is no longer than this.
_HEAD, _LONGEST = 25, 160
_STOP = re.compile(r"(?<=[^\W\d])[.;]\s+")
_DIGIT = re.compile(r"\d")
_ENDS = re.compile(r"[.;,…]\s*$")
#: The ranks of headings that stand below nothing but those before them.
_OUTER = ("capitals", "roman")
#: What is read in the order of the page.
_IN_ORDER = (Kind.BODY, Kind.LIST, Kind.HEADING)


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph with what stands above it: headings, prose that leads over to a list, and the introductions
    that it is a part of.

    ``under`` is the number of the nearest heading; 0 where there is none.
    """

    statement: Statement
    headings: tuple[str, ...]
    above: tuple[Statement, ...]
    under: int = 0

    @property
    def texts(self) -> tuple[str, ...]:
        """All that stands above it; of prose and introductions, the sentence that leads over to the list."""
        told = [*self.headings, *(s.text for s in self.above)]
        return tuple(_STOP.split(text.rstrip())[-1] for text in told)

    @property
    def list_of(self) -> int:
        """The number of the paragraph whose list it belongs to; its own if it is in no list."""
        if self.above:
            return self.above[-1].paragraph.number
        return self.under if self.statement.marker and self.under else self.statement.paragraph.number


@dataclass(frozen=True, slots=True)
class Title:
    """Whether a document is a plan, and the one year that it is for; None where its title names no one year.

    ``last`` is the number of the last paragraph of the title; 0 where there is none.
    """

    plan: bool
    year: int | None
    last: int = 0


def title_of(paragraphs: Sequence[Paragraph]) -> Title:
    """What the title of a document says: the first paragraph that begins with the name of a kind of document."""
    words = target_words()
    head = paragraphs[:_HEAD]
    for n, p in enumerate(head):
        if found := words.title.match(p.text):
            # "KẾ HOẠCH" mostly stands on a line of its own, and what it is about on the next.
            lines = head[n : n + (1 if p.text[found.end() :].strip() else 2)]
            years = words.years(_undated(" ".join(line.text for line in lines)))
            year = next(iter(years)) if len(years) == 1 else None
            return Title(words.is_plan[found["word"].casefold()], year, lines[-1].number)
    return Title(False, None)


def placed(paragraphs: Sequence[Paragraph], title: Title) -> Iterator[Placed]:
    """The paragraphs of a document with what stands above each; cells of tables have nothing above them."""
    open_: list[tuple[str, Paragraph]] = []  # the headings and their ranks, from the outermost
    lead = ""  # the paragraph of plain prose since the last heading
    for s, above in _walk(statements(paragraphs), ()):
        if s.paragraph.kind not in _IN_ORDER:
            yield Placed(s, (), ())
            continue
        rank = _rank(s)
        at = next((n for n, (known, _) in enumerate(open_) if not _below(rank, known)), len(open_))
        open_ = open_[:at]
        texts = [heading.text for _, heading in open_]
        if s.marker and lead:
            texts.append(lead)
        yield Placed(s, tuple(texts), above, open_[-1][1].number if open_ else 0)
        if _is_heading(s) and s.paragraph.number > title.last:
            open_.append((rank, s.paragraph))
            lead = ""
        elif not s.marker:
            lead = s.text


def sets_target(at: Placed, sentence: str, title: Title) -> bool:
    """Whether a sentence says what is to be reached, and not what was."""
    words = target_words()
    if words.sets.search(sentence):
        return True
    first = _DIGIT.search(sentence)
    if words.results.search(sentence) or words.done.search(sentence[: first.start() if first else None]):
        return False
    if words.limits.search(sentence):
        return True
    if any(words.result_headings.search(t) for t in at.headings):
        return False
    return title.plan or any(words.under.search(t) for t in (sentence, *at.texts))


def _walk(
    told: Sequence[Statement], above: tuple[Statement, ...]
) -> Iterator[tuple[Statement, tuple[Statement, ...]]]:
    for s in told:
        yield s, above
        yield from _walk(s.parts, (*above, s))


def _is_heading(s: Statement) -> bool:
    """Whether a paragraph is a heading: a short one that is no sentence and names no rate to be reached."""
    p = s.paragraph
    if p.kind is Kind.HEADING:
        return True
    rates = any(f.quantity == "rate" for f in s.figures)
    return len(p.text) <= _LONGEST and not rates and not _ENDS.search(p.text)


def _rank(s: Statement) -> str:
    """What kind of number or bullet a paragraph has; of a heading without one, its depth or its letters."""
    if s.marker:
        return s.marker
    if s.paragraph.kind is Kind.HEADING:
        return f"depth {s.paragraph.depth}"
    if not _is_heading(s):
        return ""
    return "capitals" if s.paragraph.text.isupper() else "line"


def _below(rank: str, known: str) -> bool:
    """Whether a paragraph of one rank stands below an open heading of another.

    Only the outermost ranks have an order of their own; others may hold each other, but not their like.
    """
    if rank == known:
        return False
    if rank.startswith("depth"):
        return known.startswith("depth") and known < rank
    if rank in _OUTER:
        return known.startswith("depth") or (known in _OUTER and _OUTER.index(known) < _OUTER.index(rank))
    return True


def _undated(text: str) -> str:
    """A text without its dates and the numbers of documents: their years are not the plan's."""
    for start, stop in reversed(spans_not_figures(text)):
        if "/" in text[start:stop]:
            text = text[:start] + " " * (stop - start) + text[stop:]
    return text


def words_of(at: Placed, words: Words, own_year: int | None) -> tuple[frozenset[str], frozenset[int]]:
    """What the headings and introductions above a paragraph say of it, and the years they name."""
    years: set[int] = set()
    found: set[str] = set()
    for text in at.texts:
        found |= words.scope(text)
        years |= words.years(text)
    return frozenset(found), frozenset(years - {own_year})
