"""Goals and results as rates in texts: which figure is the goal, which the result, and of what.

A text says more than its figures: only a rate whose words tell what it is of is compared with another. What
comes of comparing is in ``results.py``, ``twice.py`` and ``paths.py``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assets.prose.figures import POINTS, Meant, TextFigure, figures_in
from checks.registers.rows import sentences_of, years_in
from checks.registers.words import register_words

#: How much of the text after a rate is about it.
_NEAR = 30
#: So many words hardly say what a rate is of.
_FEW = 2
_MARKS = tuple(",;:.(")
_ASIDE = re.compile(r"[;:()]")


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate of a text: what is said of it (``clause``), what of its whole sentence, and for which years."""

    figure: TextFigure
    clause: str
    sentence: str
    lead: str
    tail: str

    @property
    def value(self) -> Decimal:
        """Its value in per cent."""
        return self.figure.value

    @property
    def meaning(self) -> frozenset[str]:
        """The words that say what it is of."""
        return register_words().meaning(self.clause)

    @property
    def levels(self) -> frozenset[str]:
        """The levels that its clause names."""
        return frozenset(level for _, level in register_words().levels_in(self.clause))

    @property
    def years(self) -> list[int]:
        """The years that are named right before it."""
        return years_in(self.lead)

    @property
    def is_share(self) -> bool:
        """Whether it is a share of another whole, a change, or what is left, and no result of the row's own."""
        words = register_words()
        return (
            words.ends_with(self.lead, (*words.law.shares, *words.law.changes))
            or words.says(self.tail[:_NEAR], words.law.left)
            or self.figure.noun == POINTS
        )


def rates_in(text: str) -> list[Rate]:
    """The rates of a text that are meant as limits or exactly, each with its clause.

    A rate speaks of what comes before it where that says that it is reached ("tỷ lệ … đạt 80%"), or where
    hardly anything follows; else of what follows ("80% hồ sơ …").
    """
    found = []
    figures = [f for f in figures_in(text) if f.quantity == "rate"]
    for start, sentence in sentences_of(text):
        stop = start + len(sentence)
        inside = [f for f in figures if start <= f.start < stop]
        if not inside:
            continue
        for n, f in enumerate(inside):
            before = inside[n - 1].stop if n else start
            after = inside[n + 1].start if n + 1 < len(inside) else stop
            lead, tail = text[before : f.start], text[f.stop : after]
            found.append(Rate(f, _clause(lead, tail), sentence, lead, tail))
    return [r for r in found if r.figure.meant in (Meant.EXACT, Meant.AT_LEAST, Meant.AT_MOST)]


def _clause(lead: str, tail: str) -> str:
    """What is said of a rate between the rates before and after it."""
    words = register_words()
    lead = re.split(rf"(?i);|{_among()}", lead)[-1]
    tail = re.split(rf"(?i);|{_among()}", tail)[0]
    following = "" if tail.lstrip()[:1] in _MARKS else _ASIDE.split(tail)[0]
    before = len(words.meaning(lead))
    if len(words.meaning(following)) < _FEW or (before >= _FEW and words.ends_with(lead, words.law.reaches)):
        return lead + words.clause_end.split(tail)[0].split(":")[0]
    return tail


def _among() -> str:
    return "|".join(re.escape(w) for w in register_words().law.among)


def goals_in(text: str) -> list[Rate]:
    """The rates of a target that are goals; where one is that of a last year, only that."""
    found = [r for r in rates_in(text) if not r.is_share and r.figure.meant is not Meant.AT_MOST]
    last = [r for r in found if final_year(r)]
    if len(last) == 1:
        (one,) = last
        return [Rate(one.figure, text, one.sentence, one.lead, one.tail)]
    return found


def final_year(rate: Rate) -> int | None:
    """The year by which a goal is to be reached ("đến năm 2025 đạt 100%"), if the words before it say so."""
    by_the_year = "|".join(re.escape(w) for w in register_words().law.by_the_year)
    match = re.search(rf"(?:{by_the_year})\s+(20\d\d)[^,;.]*$", rate.lead, re.IGNORECASE)
    return int(match[1]) if match else None


def is_of(result: Rate, goal: Rate) -> Decimal:
    """How much of a result's words are the goal's; one without any is the row's own."""
    law = register_words().law
    if result.levels and goal.levels and not result.levels <= goal.levels:
        return Decimal(0)
    words = register_words()
    if words.says(result.clause, law.negated) and not words.says(goal.clause, law.negated):
        return Decimal(0)
    mine, its = result.meaning, goal.meaning
    return Decimal(len(mine & its)) / min(len(mine), max(1, len(its))) if mine else Decimal(1)


def results_for(goals: Sequence[Rate], text: str, year: int) -> dict[int, Rate]:
    """For each goal (by position) the one rate of a remark that is its result this year; others are left out."""
    law = register_words().law
    rates = [
        r
        for r in rates_in(text)
        if not r.is_share
        and not register_words().says(r.lead, law.among)
        and (not r.years or max(r.years) >= year)
    ]
    mine: dict[int, list[Rate]] = {}
    for rate in rates:
        likeness = sorted(((is_of(rate, goal), -n) for n, goal in enumerate(goals)), reverse=True)
        if not likeness or likeness[0][0] < law.same_share:
            continue
        if len(likeness) > 1 and likeness[0][0] - likeness[1][0] < law.clear_share:
            continue
        mine.setdefault(-likeness[0][1], []).append(rate)
    return {n: found[0] for n, found in mine.items() if len(found) == 1}
