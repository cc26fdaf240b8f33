"""Shares of things that are counted one by one: of how many they are, and to how many they come.

"Giảm 2,5% đơn vị (tương ứng 15 đơn vị)", "giảm 5% của 10 đơn vị", "giảm tối thiểu 10%, từ 600 xuống còn 550".
Found is what is to be compared; whether some whole number fits is ``checks/edits/units.py``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assets.prose.figures import POINTS, Meant, TextFigure, prose_words
from assets.text import fold
from checks.claims.statements import Statement
from checks.claims.words import claim_words
from checks.edits.claimed import Claim, text_term
from checks.targets.read import Goal, Plan, falls, is_change, is_counted
from checks.targets.words import target_words

#: How far a rate and the figure that it is of, or comes to, stand apart at most.
_NEAR = 120
_REACHED = (Meant.EXACT, Meant.AT_LEAST)
_APART = re.compile(r"[;:]|\.\s|\n")
#: The word before the start of a change is so near.
_WORDS = 8
#: A name of what is counted that is shorter may be of anything.
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Known:
    """A figure that says how many there are of something, with the years that its sentence names."""

    code: str
    years: frozenset[int]


def units(plan: Plan) -> Iterator[Claim]:
    """What the shares of a plan are of, and come to."""
    known = _known(plan)
    for goal in plan.goals:
        s = goal.statement
        for phrase in goal.sentence.phrases:
            for n in phrase.figures:
                f = s.figures[n]
                if f.quantity == "rate" and f.noun != POINTS and f.meant in _REACHED and f.value > 0:
                    yield from _of_rate(goal, s, n, known, plan.title.year)


def _of_rate(
    goal: Goal, s: Statement, n: int, known: Mapping[str, _Known], own_year: int | None
) -> Iterator[Claim]:
    f = s.figures[n]
    ends = _ends(s, n)
    share = text_term("least" if f.meant is Meant.AT_LEAST else "rate", s.code(n))
    if ends is not None:
        if f.meant is Meant.AT_LEAST:  # an exact change is one of TEXT.R03
            before, now = ends if falls(s, n) else ends[::-1]
            yield Claim(
                "target_count_of",
                (
                    share, text_term("count", s.code(before)), text_term("count", s.code(now), -1),
                    text_term("base", s.code(ends[0])),
                ),
            )  # fmt: skip
        return
    count, base = _next(s, n, equal=True), _next(s, n, equal=False)
    if count is not None and base is not None and s.figures[count].noun != s.figures[base].noun:
        return
    of = (
        s.code(base)
        if base is not None
        else _stated(goal, s, n, known, own_year)
        if count is not None
        else None
    )
    if count is not None and of is not None:
        yield Claim("target_count_of", (share, text_term("count", s.code(count)), text_term("base", of)))
    elif count is not None:
        yield Claim("target_count", (share, text_term("count", s.code(count))))
    elif base is not None and f.meant is Meant.EXACT:
        yield Claim("target_unit", (share, text_term("base", s.code(base))))


def _next(s: Statement, n: int, *, equal: bool) -> int | None:
    """The figure that a rate comes to (``equal``), or that it is of; before the next rate."""
    words = target_words()
    pattern = words.equal_to if equal else words.of_count
    f = s.figures[n]
    for m in range(n + 1, len(s.figures)):
        g = s.figures[m]
        between = s.text[f.stop : g.start]
        if g.quantity == "rate" or len(between) > _NEAR or _APART.search(between):
            return None
        lead = s.text[s.figures[m - 1].stop : g.start]
        if is_counted(g) and pattern.search(lead) and g.meant is Meant.EXACT and g.over < 0:
            return m
    return None


def _ends(s: Statement, n: int) -> tuple[int, int] | None:
    """ "… từ 600 xuống còn 550 đơn vị": the figures before and after the change that a rate tells."""
    words = claim_words()
    if n + 2 >= len(s.figures) or not is_change(s, n):
        return None
    by, a, b = s.figures[n : n + 3]
    lead, gap = s.text[by.stop : a.start], s.text[a.stop : b.start]
    counts = is_counted(b) and a.quantity == b.quantity and a.noun in ("", b.noun)
    said = words.change_from.search(lead[-_WORDS:])
    if (
        counts
        and said
        and words.change_to.search(gap)
        and not _APART.search(lead + gap)
        and len(lead) < _NEAR
    ):
        return n + 1, n + 2
    return None


def _known(plan: Plan) -> dict[str, _Known]:
    """How many there are of what, by name; what is told twice in different figures is not known."""
    words = target_words()
    found: dict[str, _Known] = {}
    values: dict[str, set[TextFigure]] = {}
    for at in plan.placed:
        s = at.statement
        for n, f in enumerate(s.figures):
            if (
                f.meant is Meant.EXACT
                and f.over < 0
                and is_counted(f)
                and words.there_are.search(s.text[: f.start])
            ):
                name = fold(f.phrase)
                if len(name.split()) >= _FEWEST_WORDS:
                    values.setdefault(name, set()).add(f)
                    found[name] = _Known(s.code(n), words.years(s.text))
    return {name: one for name, one in found.items() if len({f.value for f in values[name]}) == 1}


def _stated(
    goal: Goal, s: Statement, n: int, known: Mapping[str, _Known], own_year: int | None
) -> str | None:
    """The figure elsewhere in the document that says how many there are of what a rate is a share of."""
    words = target_words()
    noun = words.of_noun.match(s.text, s.figures[n].stop)
    rest = re.split(r"[,;.:()\d]", s.text[noun.end() if noun else s.figures[n].stop :], maxsplit=1)[0]
    one = known.get(fold(prose_words().phrase(rest)))
    years = words.years(goal.text) - {own_year}
    # Of another year, or of one that is not said, it may have been another number.
    return one.code if one and one.years - {own_year} == years else None
