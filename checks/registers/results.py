"""A row's result against its target and its declared status, and whether both are of one thing.

Only what a row's own figures say is compared, and only where they are plainly of the target; which figures
those are is ``goals.py``. Rows among each other are ``twice.py``.
"""

from collections.abc import Iterator

from assets.messages import LANGS, say
from assets.prose.figures import Meant, figures_in
from checks.registers.goals import Rate, final_year, goals_in, rates_in, results_for
from checks.registers.rows import Compared, Register, Row, Text
from checks.registers.words import BEYOND, register_words


def done_below_target(register: Register, target: str, status: str, result: str) -> list[Compared]:
    """Rows that are declared done, with a result for this year: it is not below the target.

    Targets that are to fall are left out: of those less is better.
    """
    words = register_words()
    found = []
    for row, goal, reached in _with_results(register, target, status, result):
        falls = words.says(row.text(target), words.law.falls)
        if not falls and words.reached(words.status(row.text(status), register.level)):
            agrees = reached.value >= goal.value or reached.figure.meant is Meant.AT_MOST
            found.append(_compared(row, goal, reached, agrees, (target, result, status)))
    return found


def reached_but_going_on(register: Register, target: str, status: str, result: str) -> list[Compared]:
    """Rows that are declared going on, of targets that are reached once and for all: the result is below.

    What is to be kept up every year goes on although this year's figure is reached, so it is left out.
    """
    words, law = register_words(), register_words().law
    found = []
    for row, goal, reached in _with_results(register, target, status, result):
        text = row.text(target)
        for_good = words.says(text, law.completes) and not words.says(text, law.kept_up)
        going_on = words.status(row.text(status), register.level) == "going_on"
        if going_on and for_good and len(goals_in(text)) == 1 and reached.figure.meant is Meant.EXACT:
            agrees = reached.value < goal.value
            found.append(_compared(row, goal, reached, agrees, (target, result, status)))
    return found


def other_measure(register: Register, target: str, result: str) -> list[Compared]:
    """Rows whose target says what its rate is of: the result is not of something else altogether.

    A remark that speaks of the target's measure in any words is left alone.
    """
    words = register_words()
    found = []
    for row in register.rows:
        goals = {m for r in rates_in(row.text(target)) if (m := words.measure_after(r.tail))}
        if len(goals) != 1:
            continue
        (goal,) = goals
        measures = list(dict.fromkeys(_measures(row.text(target), row.text(result))))
        if goal in measures:
            agrees = True
        elif words.says(row.text(result), words.law.measures[goal].words):
            continue
        elif any(words.unlike(goal, m) for m in measures):
            agrees = False
        else:
            continue
        details: dict[str, str] = {}
        for lang in LANGS:
            named = [words.law.measures[m].label[lang] for m in measures]
            details |= {f"goal_{lang}": words.law.measures[goal].label[lang]}
            details |= {f"result_{lang}": ", ".join(named)}
        found.append(_of_row(row, agrees, (target, result), details))
    return found


def _measures(target: str, remark: str) -> Iterator[str]:
    """What a remark's rates are of, and its counts where they are changes as the target's rate is one."""
    words = register_words()
    for rate in rates_in(remark):
        if measure := words.measure_after(rate.tail):
            yield measure
    if not any(words.ends_with(r.lead, words.law.changes) for r in rates_in(target)):
        return
    for f in figures_in(remark):
        changed = f.quantity == "count" and words.ends_with(remark[: f.start], words.law.changes)
        if changed and (measure := words.measure_after(remark[f.stop :])):
            yield measure


def _with_results(
    register: Register, target: str, status: str, result: str
) -> Iterator[tuple[Row, Rate, Rate]]:
    """Rows within the unit's scope, each goal with its result."""
    words = register_words()
    for row in register.rows:
        if words.status(row.text(status), register.level) == BEYOND:
            continue
        goals = goals_in(row.text(target))
        for n, reached in results_for(goals, row.text(result), register.year).items():
            yield row, goals[n], reached


def _compared(row: Row, goal: Rate, reached: Rate, agrees: bool, columns: tuple[str, ...]) -> Compared:
    by = final_year(goal)
    details = {"status": row.text(columns[2])}
    for lang in LANGS:
        key = "register_goal_by" if by else "register_goal"
        details[f"goal_{lang}"] = say(key, lang, goal=goal.figure.printed, year=by)
        least = reached.figure.meant is Meant.AT_LEAST
        printed = reached.figure.printed
        details[f"result_{lang}"] = say("register_at_least", lang, figure=printed) if least else printed
    return _of_row(row, agrees, columns, details, goal.figure.printed)


def _of_row(
    row: Row, agrees: bool, columns: tuple[str, ...], details: dict[str, str], which: str = ""
) -> Compared:
    places: list[Text] = [row.cells[c] for c in columns if c in row.cells]
    return Compared(f"{row.item} {which}".strip(), agrees, places, {"row": row.item, **details})
