"""Totals: in a form of columns, each column of a sum row equals its rows, by level or by item.

Sums within one row are ``balance.py``.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from assets.facts import NESTED
from assets.forms.model import FormVersion
from checks.edits.balance import equal
from checks.edits.condition import Condition, Roles
from checks.edits.rule import Instances, Operand, Rule, Term, Wide, quoted


class Totals(Rule):
    """Over ``levels``: the unit's row = Σ its levels. Over ``items``: a level's row = Σ its items.

    Where a unit has items but no levels, its own row is the sum of the items.
    """

    letter: ClassVar[str] = "T"
    kind: Literal["totals"]
    over: Literal["levels", "items"]

    def terms(self) -> tuple[Term, ...]:
        return ()

    def terms_of(self, target: str) -> tuple[Term, ...]:
        operand = Operand(self.home, target)
        return (Term("whole", operand), Term("part", operand))

    def adds(self, fact: Mapping[str, Any], level: str) -> bool:
        """Whether a fact of the column is one of the rows that add up to the sum at ``level``."""
        if self.over == "levels":
            return bool(fact["level"]) and not fact["item"]
        return bool(fact["item"]) and NESTED not in fact["item"] and fact["level"] == level

    def applies_to(self, version: FormVersion) -> bool:
        return version.rows is not None

    def instances(self, wide: Wide) -> list[Instances]:
        levels = self.over == "levels"
        sums = "item = ''" + (" AND level = ''" if levels else "")
        # An item's own parts are in it already.
        rows = (
            "level <> '' AND item = ''" if levels else f"item <> '' AND NOT contains(item, {quoted(NESTED)})"
        )
        level = "''" if levels else "level"
        # Items of no level add up to the unit's row only where the unit has no levels.
        having_levels = f"SELECT unit FROM {wide.table(self.home)} WHERE level <> ''"
        meant = f"unit IN (SELECT unit FROM {wide.table(self.home)} WHERE {rows})"
        if not levels:
            meant += f" AND (level <> '' OR unit NOT IN ({having_levels}))"
        given = "count(*)" if self.missing == "zero" else "count(value)"
        source = (
            f"(WITH found AS (SELECT unit, {level} AS level, '' AS item, indicator AS target, "
            f"max(value) FILTER ({sums}) AS whole, "
            f"CASE WHEN {given} FILTER ({rows}) = count(*) FILTER ({rows}) "
            f"THEN sum(value) FILTER ({rows}) END AS parts "
            f"FROM {wide.long(self.home, meant)} GROUP BY ALL HAVING bool_or({sums}) AND bool_or({rows})) "
            # A unit without such rows is undecided: nobody is to take silence for success.
            "SELECT * FROM found UNION ALL SELECT DISTINCT unit, '', '', '', NULL, NULL "
            f"FROM {wide.table(self.home)} ANTI JOIN found USING (unit)) AS f"
        )
        return [Instances(("f.whole", "f.parts", "0"), source=source)]

    def condition(self, roles: Roles) -> Condition | None:
        return equal(roles["whole"], roles["part"], whole=True)
