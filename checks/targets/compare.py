"""Targets beside each other: one target told in two figures, and changes measured from different years.

Two targets are one only if all their words are, but for those that set targets; the same noun with another
qualifier, level, year or scope is another target. Whether that is severe, and its wording, is YAML.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assets.prose.figures import Meant, TextFigure
from checks.claims.words import claim_words
from checks.targets.read import Plan, Target, is_change
from checks.targets.words import target_words


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is stated: a paragraph of a document, and the figure or words there."""

    file: str
    paragraph: int
    printed: str
    start: int
    stop: int
    code: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared in one respect (``claim``), where, and whether it agrees."""

    claim: str
    spots: tuple[Spot, ...]
    agrees: bool
    details: dict[str, str] = field(default_factory=dict)


def base_years(file: str, plan: Plan) -> Iterator[Comparison]:
    """The years from which the changes of each list are measured: one and the same."""
    lists: dict[int, list[tuple[str, Spot]]] = {}
    words = target_words()
    for goal in plan.goals:
        s = goal.statement
        for found in words.base_year.finditer(s.text, goal.start, goal.stop):
            before = s.text[goal.start : found.start("between")]
            if words.not_base.search(found["between"]) or not claim_words().change.search(before):
                continue
            spot = Spot(file, s.paragraph.number, found[0], found.start(), found.end())
            lists.setdefault(goal.at.list_of, []).append((found["year"], spot))
    for rows in lists.values():
        if len(rows) > 1:
            years = sorted({year for year, _ in rows})
            yield Comparison(
                "base_years", tuple(spot for _, spot in rows), len(years) == 1, {"printed": ", ".join(years)}
            )


def told_twice(plans: Sequence[tuple[str, Plan]]) -> Iterator[Comparison]:
    """One target in several sentences, of one document or of several of a unit: in one figure."""
    groups: dict[tuple[object, ...], list[tuple[str, Target]]] = {}
    for file, plan in plans:
        for t in plan.targets:
            f = t.figure
            if not t.key:
                continue
            year = plan.title.year
            scope = (
                t.key,
                t.years,
                t.scope,
                f.quantity == "rate",
                f.noun,
                is_change(t.statement, t.position),
            )
            groups.setdefault(("target_twice", file, *scope), []).append((file, t))
            # Plans of different years set different targets; what a report sets is mostly for the next year.
            if year is not None and plan.title.plan:
                groups.setdefault(("target_elsewhere", year, *scope), []).append((file, t))
    for (claim, *_), told in groups.items():
        # Two in one sentence are two targets; of several documents, what each says of itself is told apart.
        told = _first_of_each(told, whole=claim == "target_elsewhere")
        if len(told) > 1:
            figures = [t.figure for _, t in told]
            spots = tuple(_spot(file, t) for file, t in told)
            printed = "; ".join(dict.fromkeys(f.printed for f in figures))
            yield Comparison(str(claim), spots, _agree(figures), {"printed": printed})


def _first_of_each(told: Sequence[tuple[str, Target]], *, whole: bool) -> list[tuple[str, Target]]:
    """The first telling in each sentence, or in each ``whole`` document."""
    first: dict[tuple[object, ...], tuple[str, Target]] = {}
    for file, t in told:
        at = (file,) if whole else (file, t.statement.paragraph.number, t.sentence)
        first.setdefault(at, (file, t))
    return list(first.values())


def _agree(figures: Sequence[TextFigure]) -> bool:
    """Whether figures are one target: the same, or limits on either side of each other."""
    values = [(f.meant, f.value * f.scale) for f in figures]
    least = {v for meant, v in values if meant is not Meant.AT_MOST}
    most = {v for meant, v in values if meant is Meant.AT_MOST}
    return len(least) <= 1 and len(most) <= 1 and not (least and most and max(least) > min(most))


def _spot(file: str, t: Target) -> Spot:
    f = t.figure
    return Spot(file, t.statement.paragraph.number, f.printed, f.start, f.stop, t.code)
