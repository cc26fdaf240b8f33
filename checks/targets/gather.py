"""From the warehouse and back: the targets of a period's documents, as rows that edits are decided on.

How targets are found and put beside each other is in the modules beside; how they are decided is
``checks/edits``. What agrees is kept too, so that silence is no success.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from assets.periods import Period
from assets.warehouse import Warehouse
from checks.claims.gather import documents
from checks.edits.claimed import Claim
from checks.edits.rule import Rule
from checks.edits.stated import STATED
from checks.edits.target import TARGETS
from checks.edits.units import UNITS
from checks.targets.compare import Comparison, base_years, told_twice
from checks.targets.limits import limits
from checks.targets.read import Plan, read_plan
from checks.targets.units import units
from checks.unforeseen import Unforeseen


def write_targets(
    warehouse: Warehouse, period: Period, rules: Iterable[Rule], unforeseen: Unforeseen
) -> None:
    """Add what the period's documents set out to its slice of ``claims``; write its slice of ``stated``.

    Args:
        warehouse: holds the paragraphs and facts; what sentences claim has been written.
        period: its cut-off decides which levels there were.
        rules: those in force; what no rule asks for is left out.
        unforeseen: receives the documents whose targets could not be found or compared.
    """
    by_kind: dict[str, list[str]] = {}
    for rule in rules:
        if rule.claim in (*TARGETS, *UNITS, *STATED):
            by_kind.setdefault(rule.claim, []).append(rule.id)
    claims: list[tuple[Any, ...]] = []
    stated: list[tuple[Any, ...]] = []
    places: list[tuple[Any, ...]] = []
    for unit, group in groupby(documents(warehouse, period.code) if by_kind else (), key=lambda d: d[0]):
        plans: list[tuple[str, Plan]] = []
        found: list[Comparison] = []
        for _, file, paragraphs in group:
            with unforeseen.told(unit, file):
                plan = read_plan(paragraphs)
                claims += _claims(period, unit, file, plan, by_kind)
                found += base_years(file, plan)
                plans.append((file, plan))
        with unforeseen.told(unit, *(file for file, _ in plans)):
            found += told_twice(plans)
        for c in found:
            for rule_id in by_kind.get(c.claim, ()):
                row, its_places = _stated(period.code, unit, rule_id, c)
                stated.append(row)
                places += its_places
    with warehouse.transaction():
        ids = [rule_id for found_ids in by_kind.values() for rule_id in found_ids]
        warehouse.connection.execute(
            "DELETE FROM claims WHERE period = ? AND list_contains(?, rule)", [period.code, ids]
        )
        warehouse.append("claims", claims)
        for table, slice_ in (("stated", stated), ("stated_places", places)):
            warehouse.clear(table, period.code)
            warehouse.append(table, slice_)


def _claims(
    period: Period, unit: str, file: str, plan: Plan, by_kind: dict[str, list[str]]
) -> list[tuple[Any, ...]]:
    found: dict[tuple[str, str], Claim] = {}
    for claim in (*limits(plan, period.cut_off), *units(plan)):
        found.setdefault((claim.kind, claim.target), claim)
    return [
        (
            period.code, unit, rule, file, claim.target, t.role, t.sign, t.operand.form, t.operand.code,
            t.operand.level, file,
        )
        for claim in found.values()
        for rule in by_kind.get(claim.kind, ())
        for t in claim.terms
    ]  # fmt: skip


def _stated(
    period: str, unit: str, rule: str, c: Comparison
) -> tuple[tuple[Any, ...], list[tuple[Any, ...]]]:
    """A comparison as a row, and as rows its places; it is named by where it is first stated."""
    first = c.spots[0]
    target = " ".join(f"¶{spot.paragraph}:{spot.start}" for spot in c.spots)
    at = (period, unit, rule, first.file, target)
    places = [
        (*at, n, spot.file, str(spot.paragraph), spot.code, spot.printed, spot.start, spot.stop)
        for n, spot in enumerate(c.spots)
    ]
    return (*at, c.agrees, c.details), places
