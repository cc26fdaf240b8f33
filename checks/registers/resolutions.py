"""Goals that a unit registers, against those of the resolution they come from.

The resolutions are ``goals.yaml``, dated; the unit's own table of progress, if it sent one for the period, says
what it took over too. Which words make two goals one is ``words.yaml``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from assets.forms.model import InForce
from assets.law import Law, load
from checks.registers.goals import Rate, goals_in
from checks.registers.rows import Compared, Register, Text
from checks.registers.words import register_words

GOALS = Path(__file__).with_name("goals.yaml")


class Resolution(Law):
    """What a resolution demands, of whom and when."""

    name: str
    reference: str
    in_force: InForce
    units: tuple[str, ...] = ()
    goals: tuple[str, ...]


class _Resolutions(Law):
    resolutions: tuple[Resolution, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """One goal that is known: where from, and in which cell, if in one."""

    rate: Rate
    meaning: frozenset[str]
    name: str
    place: Text | None = None


@cache
def resolutions() -> tuple[Resolution, ...]:
    """The resolutions in use."""
    return load(GOALS, _Resolutions).resolutions


def below_resolution(
    register: Register, target: str, day: date, others: Sequence[tuple[Register, str]] = ()
) -> list[Compared]:
    """Every row with one goal that a resolution sets as well: it is not lower.

    Args:
        register: the register.
        target: its column of goals.
        day: on which the resolutions are in force.
        others: other registers of the unit with their columns of goals.
    """
    law, words = register_words().law, register_words()
    known = [*_of_resolutions(register.unit, day), *_of_registers(others)]
    found = []
    for row in register.rows:
        goals = goals_in(row.text(target))
        meaning = words.meaning(row.text(target))
        if len(goals) != 1 or len(meaning) < law.fewest_alike:
            continue
        for one in known:
            if len(meaning & one.meaning) < law.named_share * len(meaning | one.meaning):
                continue
            places = [row.cells[target], *([one.place] if one.place else [])]
            details = {"row": row.item, "goal": goals[0].figure.printed}
            details |= {"known": one.rate.figure.printed, "name": one.name}
            agrees = goals[0].value >= one.rate.value
            found.append(Compared(f"{row.item} {one.name}", agrees, places, details))
    return found


def _of_resolutions(unit: str, day: date) -> Iterator[_Known]:
    for resolution in resolutions():
        if resolution.in_force.holds_on(day) and unit in (resolution.units or (unit,)):
            for text in resolution.goals:
                yield from _known(text, resolution.name)


def _of_registers(others: Sequence[tuple[Register, str]]) -> Iterator[_Known]:
    for register, target in others:
        for row in register.rows:
            cell = row.cells.get(target)
            yield from _known(row.text(target), f"{register.file}, {row.item}", cell)


def _known(text: str, name: str, place: Text | None = None) -> Iterator[_Known]:
    goals = goals_in(text)
    if len(goals) == 1:
        yield _Known(goals[0], register_words().meaning(text), name, place)
