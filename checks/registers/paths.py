"""Targets that rise year by year: where the steps of a text lead, and whether the registered figures follow it.

Figures by level stand in one cell ("Cấp tỉnh: 30% Cấp huyện: 20%"), or in turn in a sentence ("cấp tỉnh, cấp
huyện đạt tương ứng 30%, 20%"). Steps are taken as percentage points, which is the reading that rises most.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from assets.messages import LANGS, Lang, say
from assets.numbers import vietnamese
from checks.registers.goals import Rate, final_year, goals_in, rates_in
from checks.registers.rows import Compared, Register, Row, listed, years_in
from checks.registers.words import register_words

_WHOLE = Decimal(100)
#: Figures by level; without a level, of the row as a whole.
ByLevel = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Path:
    """What a text says of a target that rises: from where and when, by how much a year, to what and when."""

    step: Decimal
    start_year: int | None
    end_year: int | None
    end: Decimal | None
    start: ByLevel = field(default_factory=dict)


def figures_by_level(text: str) -> ByLevel:
    """The rates of a cell by the level named before each; one rate alone is of the whole row."""
    rates = rates_in(text)
    levels = register_words().levels_in(text)
    if not levels:
        return {"": rates[0].value} if len(rates) == 1 else {}
    found: dict[str, Decimal] = {}
    ends = [at for at, _ in levels[1:]] + [len(text)]
    for (at, level), end in zip(levels, ends, strict=True):
        inside = [r for r in rates if at <= r.figure.start < end]
        if len(inside) == 1 and level not in found:
            found[level] = inside[0].value
    return found


def path_in(text: str) -> Path | None:
    """The path that a text lays down, if it has a step for every year."""
    words = register_words()
    rates = rates_in(text)
    steps = [n for n, r in enumerate(rates) if words.ends_with(r.lead, words.law.steps)]
    if len(steps) != 1:
        return None
    step = rates[steps[0]]
    before, after = rates[: steps[0]], rates[steps[0] + 1 :]
    ends = [(year, r) for r in after if (year := final_year(r))]
    end_year, end = (ends[0][0], ends[0][1].value) if len(ends) == 1 else (None, None)
    years = years_in(text[: before[0].figure.start]) if before else []
    start = _in_turn(text[: step.figure.start], before)
    return Path(step.value, years[-1] if len(years) == 1 else None, end_year, end, start)


def final_goals(register: Register, target: str, before: str = "") -> list[Compared]:
    """Every row with a yearly step and a final goal: the steps, from where it starts, reach the goal.

    Where the text does not say from where, the figures of last year's column do.
    """
    found = []
    for row, path in _paths(register, target):
        start, year = path.start, path.start_year
        if (not start or not year) and before:
            start, year = figures_by_level(row.text(before)), register.header_year(before)
        if not start or not year or not path.end_year or path.end is None or path.end_year <= year:
            found.append(Compared(row.item, None, [row.cells[target]]))
            continue
        steps = path.end_year - year
        reached = {level: value + steps * path.step for level, value in start.items()}
        short = {level: value for level, value in reached.items() if value < path.end}
        told = short or reached
        details = {"row": row.item, "goal": _rate(path.end, "vi"), "year": str(path.end_year)}
        for lang in LANGS:
            sums = [
                f"{_level(level, lang)}{_rate(start[level], lang)} + {steps} × {_rate(path.step, lang)} = "
                f"{_rate(value, lang)}"
                for level, value in told.items()
            ]
            details[f"sums_{lang}"] = "; ".join(sums)
        found.append(Compared(row.item, not short, [row.cells[target]], details))
    return found


def yearly_steps(register: Register, target: str, before: str, now: str) -> list[Compared]:
    """Every row with a yearly step: this year's figures are last year's and the step, or more."""
    found = []
    years = register.header_year(before), register.header_year(now)
    for row, path in _paths(register, target):
        first, last = figures_by_level(row.text(before)), figures_by_level(row.text(now))
        if not first and path.start_year and path.start_year == years[0]:
            first = path.start
        both = [level for level in first if level in last]
        if not both or not years[0] or not years[1] or years[1] <= years[0]:
            found.append(Compared(row.item, None, [row.cells[target]]))
            continue
        needed = {
            level: min(first[level] + (years[1] - years[0]) * path.step, path.end or _WHOLE) for level in both
        }
        short = [level for level in both if last[level] < needed[level]]
        details = {"row": row.item, "step": _rate(path.step, "vi"), "year": str(years[1])}
        for lang in LANGS:
            told = [
                f"{_level(level, lang)}{_rate(last[level], lang)} < {_rate(needed[level], lang)}"
                for level in short
            ]
            details[f"sums_{lang}"] = "; ".join(told)
        places = [row.cells[c] for c in (target, before, now) if c in row.cells]
        found.append(Compared(row.item, not short, places, details))
    return found


def same_start(register: Register, target: str, before: str) -> list[Compared]:
    """Every row whose text says what was to be reached in the year of last year's column: the column agrees."""
    found = []
    for row, path in _paths(register, target):
        first = figures_by_level(row.text(before))
        both = [level for level in first if level in path.start]
        if not both or path.start_year is None or path.start_year != register.header_year(before):
            continue
        apart = [level for level in both if first[level] < path.start[level]]
        details = {"row": row.item, "year": str(path.start_year)}
        for lang in LANGS:
            told = [
                f"{_level(level, lang)}{_rate(first[level], lang)} < {_rate(path.start[level], lang)}"
                for level in apart
            ]
            details[f"sums_{lang}"] = "; ".join(told)
        found.append(Compared(row.item, not apart, [row.cells[before], row.cells[target]], details))
    return found


def goals_of_every_year(register: Register, target: str, now: str) -> list[Compared]:
    """Every row with one goal that binds every year: this year's figure is not below it."""
    words = register_words()
    found = []
    for row in register.rows:
        text = row.text(target)
        goals = goals_in(text)
        every_year = words.says(text, words.law.every_year) and not path_in(text)
        if len(goals) != 1 or not every_year or final_year(goals[0]):
            continue
        mine = figures_by_level(row.text(now))
        agrees = mine[""] >= goals[0].value if set(mine) == {""} else None
        details = {"row": row.item, "goal": goals[0].figure.printed, "printed": row.text(now)}
        places = [row.cells[c] for c in (now, target) if c in row.cells]
        found.append(Compared(row.item, agrees, places, details))
    return found


def without_figure(register: Register, now: str) -> list[Compared]:
    """Whether every row has a figure for the year; those that have none are named together.

    A blank that is sent round, without any figure for the year, is undecided.
    """
    apart: dict[str, list[str]] = {}
    rows: list[Row] = []
    for row in register.leaves:
        cell = row.cells.get(now)
        if cell is None or any(c.isdigit() for c in cell.printed):
            continue
        apart.setdefault("" if cell.reading == "blank" else cell.printed, []).append(row.item)
        rows.append(row)
    details = {"count": str(len(rows)), "all": str(len(register.leaves))}
    for lang in LANGS:
        told = [
            f"{say('register_blank', lang) if not printed else f'“{printed}”'}: {listed(items, 40)}"
            for printed, items in apart.items()
        ]
        details[f"listed_{lang}"] = "; ".join(told)
    places = [*register.where(now), *(row.cells[now] for row in rows)]
    if len(rows) == len(register.leaves):
        return [Compared(now, None)]
    return [Compared(now, not rows, places, details)]


def _paths(register: Register, target: str) -> Iterator[tuple[Row, Path]]:
    for row in register.rows:
        if path := path_in(row.text(target)):
            yield row, path


def _in_turn(text: str, rates: list[Rate]) -> ByLevel:
    """Rates in the order of the levels named before them, or each after its own level's name."""
    levels = [level for _, level in register_words().levels_in(text)]
    if rates and len(levels) == len(set(levels)) == len(rates) > 1:
        return dict(zip(levels, (r.value for r in rates), strict=True))
    return figures_by_level(text)


def _level(level: str, lang: Lang) -> str:
    return f"{say(f'level_{level}', lang)} " if level else ""


def _rate(value: Decimal, lang: Lang) -> str:
    text = vietnamese(value, max(0, -int(value.normalize().as_tuple().exponent)))
    return (text if lang == "vi" else text.translate(str.maketrans(".,", ",."))) + "%"
