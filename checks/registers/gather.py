"""From the warehouse and back: a period's registers, compared, as rows that edits are decided on.

What is compared and how is in the modules beside. What agrees is kept too, so that silence is no success.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from assets.facts import TEXT
from assets.forms.load import forms
from assets.messages import say
from assets.periods import Period
from assets.units import units
from assets.warehouse import Warehouse
from checks.edits.register import Register as RegisterRule
from checks.edits.rule import Rule
from checks.registers import counts, numbering, paths, resolutions, results, statuses, twice
from checks.registers.rows import Compared, Register, Text, registers_of
from checks.registers.words import register_words
from checks.unforeseen import Unforeseen


@dataclass(frozen=True, slots=True)
class _Task:
    """One register to compare in one respect: its columns by their part, and what stands beside it."""

    register: Register
    columns: Mapping[str, str]
    period: Period
    beside: Sequence[tuple[Register, str]]

    def __getitem__(self, role: str) -> str:
        return self.columns.get(role, "")


#: What is done in each respect.
_COMPARE: dict[str, Callable[[_Task], list[Compared]]] = {
    "declared": lambda t: counts.declared_counts(t.register, t["status"]),
    "declared_sum": lambda t: counts.declared_sum(t.register, t["status"]),
    "known": lambda t: statuses.known_statuses(t.register, t["status"]),
    "spelling": lambda t: statuses.spellings(t.register, t["status"]),
    "done_below_target": lambda t: results.done_below_target(
        t.register, t["target"], t["status"], t["result"]
    ),
    "reached_but_going_on": lambda t: results.reached_but_going_on(
        t.register, t["target"], t["status"], t["result"]
    ),
    "other_measure": lambda t: results.other_measure(t.register, t["target"], t["result"]),
    "two_results": lambda t: twice.two_results(t.register, t["target"], t["status"], t["result"]),
    "two_statuses": lambda t: twice.two_statuses(t.register, t["target"], t["status"]),
    "final_goal": lambda t: paths.final_goals(t.register, t["target"], t["before"]),
    "yearly_step": lambda t: paths.yearly_steps(t.register, t["target"], t["before"], t["now"]),
    "same_start": lambda t: paths.same_start(t.register, t["target"], t["before"]),
    "every_year": lambda t: paths.goals_of_every_year(t.register, t["target"], t["now"]),
    "resolution": lambda t: resolutions.below_resolution(t.register, t["target"], t.period.cut_off, t.beside),
    "numbers": lambda t: numbering.rows_numbered(t.register, t["number"]),
    "columns": lambda t: numbering.columns_numbered(t.register),
    "sections": lambda t: numbering.empty_sections(t.register, t["name"]),
    "figures": lambda t: paths.without_figure(t.register, t["now"]),
    "two_goals": lambda t: twice.two_goals(t.register, t["target"]),
}


def write_compared(
    warehouse: Warehouse, period: Period, rules: Iterable[Rule], unforeseen: Unforeseen
) -> None:
    """Write the period's slices of ``compared`` and ``compared_places`` from its registers.

    Args:
        warehouse: holds the facts of registers, and the paragraphs and titles above them.
        period: says which year is this year, and which resolutions are in force.
        rules: those in force; what no rule asks for is not compared.
        unforeseen: receives the registers that could not be compared, with the rule.
    """
    asked = [rule for rule in rules if isinstance(rule, RegisterRule)]
    taken: set[tuple[str, ...]] = set()
    rows: list[tuple[Any, ...]] = []
    places: list[tuple[Any, ...]] = []
    found = _registers(warehouse, period) if asked else []
    for unit, of_unit in groupby(found, key=lambda r: r.unit):
        registers = list(of_unit)
        for register in registers:
            beside = [(r, _names(r.form)) for r in registers if r.form != register.form]
            for rule in (r for r in asked if r.home == register.form):
                compared: list[Compared] = []
                with unforeseen.told(unit, register.file, form=register.form, rule=rule.id):
                    compared = _COMPARE[rule.respect](_Task(register, rule.columns, period, beside))
                for one in compared:
                    at = _named(taken, (period.code, unit, rule.id, register.file), one.target)
                    rows.append((*at, one.agrees, dict(one.details)))
                    for n, place in enumerate(one.places if one.agrees is not None else ()):
                        form = register.form if place.sheet else TEXT
                        places.append((*at, n, form, place.indicator, place.item, place.file, place.sheet,
                                       place.cell, place.printed))  # fmt: skip
    with warehouse.transaction():
        for table, slice_ in (("compared", rows), ("compared_places", places)):
            warehouse.clear(table, period.code)
            warehouse.append(table, slice_)


def _named(taken: set[tuple[str, ...]], at: tuple[str, ...], target: str) -> tuple[str, ...]:
    """Where one comparison is kept, under a name that no other of the same rule and file has taken."""
    n, named = 2, (*at, target)
    while named in taken:
        n, named = n + 1, (*at, f"{target} ({n})")
    taken.add(named)
    return named


def _names(form: str) -> str:
    return next(v.register_.name for v in forms()[form].versions if v.register_)


def _registers(warehouse: Warehouse, period: Period) -> list[Register]:
    """The period's registers with the texts above them."""
    codes = [code for code, form in forms().items() if form.is_register]
    facts = warehouse.rows(
        "SELECT unit, form, file, sheet, cell, indicator, level, item, printed, reading FROM facts "
        "WHERE period = ? AND NOT repeated AND list_contains(?::VARCHAR[], form)",
        [period.code, codes],
    )
    words = register_words().law
    levels = {ident: words.level_of.get(unit.kind, "") for ident, unit in units().items()}
    found = registers_of(facts, levels, period.cut_off.year)
    above = _Above(warehouse, period)
    for register in found:
        register.declared = above.texts(register, found)
    return sorted(found, key=lambda r: r.unit)


class _Above:
    """The texts above registers: the paragraphs of a document, the titles of a sheet."""

    def __init__(self, warehouse: Warehouse, period: Period) -> None:
        self._paragraphs: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for r in warehouse.rows(
            "SELECT unit, file, number, text, in_table FROM paragraphs WHERE period = ? AND (unit, file) IN "
            "(SELECT unit, file FROM facts WHERE period = ? AND quantity = 'text') ORDER BY number",
            [period.code, period.code],
        ):
            self._paragraphs.setdefault((r["unit"], r["file"]), []).append(r)
        self._titles = warehouse.slice("titles", period.code, "unit, file, sheet, cell")

    def texts(self, register: Register, others: Sequence[Register]) -> list[Text]:
        """What may declare how many rows a register has: what stands not far above it, below any other."""
        first = next(iter(register.header.values()), None)
        if first is None:
            return []
        paragraphs = self._paragraphs.get((register.unit, register.file), [])
        tables = {say("table_of_document", number=p["in_table"]): p["number"] for p in reversed(paragraphs)}
        if first.sheet not in tables:
            return [
                Text(t["text"], "text", t["file"], t["sheet"], t["cell"])
                for t in self._titles
                if (t["unit"], t["file"], t["sheet"]) == (register.unit, register.file, first.sheet)
            ]
        begins = tables[first.sheet]
        ends = {say("table_of_document", number=p["in_table"]): p["number"] for p in paragraphs}
        mine = {next(iter(r.header.values())).sheet for r in others
                if (r.unit, r.file) == (register.unit, register.file) and r.header}  # fmt: skip
        after = max((ends[sheet] for sheet in mine if ends.get(sheet, 0) < begins), default=0)
        near = [p for p in paragraphs if after < p["number"] < begins and not p["in_table"]]
        return [
            Text(p["text"], "text", register.file, "", str(p["number"]))
            for p in near[-register_words().law.declared.near :]
        ]
