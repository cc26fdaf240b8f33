"""Which figures the edits have confronted, and with what: what nothing looks at must not pass for checked.

Looks only at what was confronted already (``confront.py``); a figure that a finding concerns is covered like
one that agrees. How the figures are listed for a reader belongs in ``pipelines/cli/coverage.py``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from assets.facts import TEXT
from assets.messages import say
from assets.periods import Period
from assets.warehouse import Warehouse
from assets.workbook.cells import address
from checks.edits.presence import Presence
from checks.edits.rule import Rule
from checks.figures import Figures, Row, described
from checks.rules.load import Catalogue


class Reach(IntEnum):
    """How far the edits reach a figure, from least to most."""

    UNCOVERED = 0  # no edit touches it
    ONLY_LACKING = 1  # those that do lack other figures, or could not be run
    ONLY_LIMITS = 2  # confronted with limits of its own alone, such as not being negative
    COMPARED = 3  # confronted with other figures


@dataclass(frozen=True, slots=True)
class Covered:
    """A figure, what it counts, how far edits reach it, by which rules, and those that lack others."""

    fact: Row
    label: str
    reach: Reach
    rules: tuple[str, ...]
    lacking: tuple[str, ...]


def coverage(warehouse: Warehouse, period: Period, catalogue: Catalogue) -> list[Covered]:
    """Every figure of a period that was read, in the order of the files, with how far edits reach it.

    A figure that a report repeats of a workbook is compared with it by the reader, wherever it stands.
    """
    facts = warehouse.slice("facts", period.code, "unit, file, sheet, form, length(cell), cell, level, item")
    versions = catalogue.versions(period)
    figures = Figures((f for f in facts if not f["repeated"]), versions)
    reached: dict[tuple[str, str, str, str, str], dict[Reach, dict[str, None]]] = {}
    for row in warehouse.slice("confrontations", period.code, "unit, rule, level, item, target"):
        rule = catalogue.rules[row["rule"]]
        touched = [*_touched(rule, figures, row)]
        for fact in touched:
            reach = _reach(rule, row["outcome"], len(touched))
            reached.setdefault(_place(fact), {}).setdefault(reach, {})[rule.id] = None
    stated = {(r["unit"], TEXT, r["indicator"], "", r["file"]): r["rule"]
              for r in warehouse.slice("stated_places", period.code, "unit, rule, item, target, position")
              if r["indicator"]}  # fmt: skip
    for place, rule_id in (*_in_registers(warehouse, period, facts), *stated.items()):
        reached.setdefault(place, {}).setdefault(Reach.COMPARED, {})[rule_id] = None
    found = []
    for fact in facts:
        if fact["value"] is None or (fact["repeated"] and fact["form"] == TEXT and not fact["sheet"]):
            continue  # nothing to confront, or a report that was sent a second time
        by_reach = {} if fact["repeated"] else reached.get(_place(fact), {})
        reach = _of_copy(figures, fact) if fact["repeated"] else max(by_reach, default=Reach.UNCOVERED)
        label = described(versions, fact)[0]
        rules, lacking = (tuple(by_reach.get(r, ())) for r in (reach, Reach.ONLY_LACKING))
        found.append(Covered(fact, label, reach, rules, lacking))
    return found


def _touched(rule: Rule, figures: Figures, row: Row) -> Iterator[Row]:
    """The figures that one instance of an edit concerns, as far as they are given."""
    if rule.claim and not row["target"]:
        return  # the documents make no such claim
    for term in rule.terms_of(row["target"]):
        for fact in figures.of_term(rule, term, row["unit"], row["level"], row["item"]):
            if fact and fact["value"] is not None:
                yield fact


def _in_registers(
    warehouse: Warehouse, period: Period, facts: Sequence[Row]
) -> Iterator[tuple[tuple[str, str, str, str, str], str]]:
    """The figures in cells of registers that were compared as texts, each with the rule that did."""
    cells: dict[tuple[str, str, str, str], dict[str, None]] = {}
    for row in warehouse.slice("compared_places", period.code, "unit, rule, item, target, position"):
        if row["sheet"]:
            cells.setdefault((row["unit"], row["file"], row["sheet"], row["cell"]), {})[row["rule"]] = None
    if not cells:
        return
    in_tables = {
        (p["unit"], p["file"], str(p["number"])): (
            say("table_of_document", number=p["in_table"]), address(p["in_row"] - 1, p["in_column"] - 1),
        )
        for p in warehouse.slice("paragraphs", period.code, "unit, file, number") if p["in_table"]
    }  # fmt: skip
    for fact in facts:
        if fact["form"] == TEXT:
            own = (fact["sheet"], fact["cell"])
            where = in_tables.get((fact["unit"], fact["file"], fact["cell"]), own)
            for rule_id in cells.get((fact["unit"], fact["file"], *where), ()):
                yield _place(fact), rule_id


def _reach(rule: Rule, outcome: str, touched: int) -> Reach:
    if outcome in ("lacking", "broken"):
        return Reach.ONLY_LACKING
    # That a figure is there says nothing about whether it is right.
    return Reach.ONLY_LIMITS if touched < 2 or isinstance(rule, Presence) else Reach.COMPARED


def _of_copy(figures: Figures, fact: Row) -> Reach:
    """A figure that stands a second time: compared where a report prints what a workbook has."""
    first = figures.at.get(_place(fact))
    if first is None or first["value"] is None or first["file"] == fact["file"]:
        return Reach.UNCOVERED
    return Reach.COMPARED


def _place(fact: Row) -> tuple[str, str, str, str, str]:
    return fact["unit"], fact["form"], fact["indicator"], fact["level"], fact["item"]
