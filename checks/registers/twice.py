"""One thing in two rows of a register: an indicator with two results or two statuses, an index with two goals.

Two rows are only taken for one indicator where their words are the same but for manners of writing; that a
row speaks of a part of what another speaks of is no contradiction.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from assets.text import fold
from checks.registers.goals import Rate, goals_in, results_for
from checks.registers.rows import Compared, Register, Row, years_in
from checks.registers.words import BEYOND, register_words


def two_results(register: Register, target: str, status: str, result: str) -> list[Compared]:
    """Rows of one indicator: they tell one result for this year."""
    found = []
    for one, other in _pairs(register, target, status):
        results = [_result(row, target, result, register.year) for row in (one, other)]
        if None in results:
            continue
        first, second = (r.figure for r in results if r)
        details = {"results": f"{first.printed} – {second.printed}"}
        found.append(_compared(one, other, first.value == second.value, (target, result), details))
    return found


def two_statuses(register: Register, target: str, status: str) -> list[Compared]:
    """Rows of one indicator: they are declared to have one status."""
    words = register_words()
    found = []
    for one, other in _pairs(register, target, status):
        first, second = (words.status(row.text(status), register.level) for row in (one, other))
        details = {"statuses": f"“{one.text(status)}” – “{other.text(status)}”"}
        agrees = None if not first or not second else first == second
        found.append(_compared(one, other, agrees, (target, status), details))
    return found


def two_goals(register: Register, target: str) -> list[Compared]:
    """Every index for which a row sets a goal: no other row sets it another for the same year."""
    words, law = register_words(), register_words().law
    by_index: dict[tuple[object, ...], list[Row]] = {}
    for row in register.rows:
        text = row.text(target)
        if words.says(text, law.ranked) and not words.says(text, law.part_of_index):
            for index, names in law.indices.items():
                if words.says(text, names):
                    by_index.setdefault((index, *sorted(set(years_in(text)))), []).append(row)
    found = []
    for (name, *years), rows in by_index.items():
        goals = {_goal(row.text(target)) for row in rows}
        details = {"index": str(name), "rows": ", ".join(row.item for row in rows)}
        places = [row.cells[target] for row in rows]
        target_name = " ".join(map(str, (name, *years)))
        found.append(Compared(target_name, len(rows) == 1 or len(goals) == 1, places, details))
    return found


def _goal(text: str) -> str:
    """What a row says from the words on that set a goal for an index."""
    folded = fold(text)
    ranked = "|".join(re.escape(fold(w)) for w in register_words().law.ranked)
    match = re.search(rf"(?<!\w)(?:{ranked})(?!\w).*", folded)
    return match[0] if match else folded


def _pairs(register: Register, target: str, status: str) -> Iterator[tuple[Row, Row]]:
    """Rows within the unit's scope that set one goal for one and the same indicator.

    Where sections say whose their rows are, the same words are not the same indicator.
    """
    words = register_words()
    told: list[tuple[Row, Rate, frozenset[str]]] = []
    for row in register.leaves:
        goals = goals_in(row.text(target))
        meaning = words.meaning(row.text(target))
        within = words.status(row.text(status), register.level) != BEYOND
        whose = any(words.says(title, words.law.whose) for title in register.titles(row, target))
        if len(goals) == 1 and within and not whose and len(meaning) >= words.law.fewest_alike:
            told.append((row, goals[0], meaning))
    for (one, goal, meaning), (other, its, words_of_it) in combinations(told, 2):
        if meaning == words_of_it and goal.value == its.value:
            yield one, other


def _result(row: Row, target: str, result: str, year: int) -> Rate | None:
    return results_for(goals_in(row.text(target)), row.text(result), year).get(0)


def _compared(
    one: Row, other: Row, agrees: bool | None, columns: tuple[str, ...], details: dict[str, str]
) -> Compared:
    places = [row.cells[c] for row in (one, other) for c in columns if c in row.cells]
    rows = {"one": one.item, "other": other.item}
    return Compared(f"{one.item} = {other.item}", agrees, places, rows | details)
