"""Which phrases of a sentence belong together, and what a row of a list is called."""

from collections.abc import Sequence

from checks.claims.named import Named
from checks.claims.parse import Passage, Phrase
from checks.claims.statements import Statement


def outer(phrases: Sequence[Phrase], *, first: bool) -> list[Phrase]:
    """The phrases up to words that introduce parts of a part."""
    found: list[Phrase] = []
    for i, phrase in enumerate(phrases):
        if phrase.mark and not (first and i == 0):
            break
        found.append(phrase)
    return found


def unmarked(passage: Passage) -> list[Phrase]:
    """The phrases that no word makes a part of another; a colon alone makes none."""
    found: list[Phrase] = []
    for sentence in passage.sentences:
        for clause in sentence.clauses:
            for phrase in clause.phrases:
                if phrase.mark and phrase.mark != "colon":
                    break
                found.append(phrase)
    return found


def last_with_figures(passage: Passage) -> list[Phrase]:
    """The phrases of the last sentence that has figures: the one that a list belongs to."""
    for sentence in reversed(passage.sentences):
        if any(p.figures for p in sentence.phrases):
            return sentence.phrases
    return []


def row(part: Statement) -> Named:
    """The first figure of a row, with all the words before it."""
    first = part.figures[0]
    return Named(part, 0, part.text[: first.start].casefold())
