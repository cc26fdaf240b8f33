"""Totals: in a form of columns, each column of a sum row equals its rows, by level or by item.

Sums within one row are ``balance.py``.
"""

from typing import ClassVar, Literal

from checks.edits.rule import Instances, Operand, Rule, Term, Wide, quoted


class Totals(Rule):
    """Over ``levels``: the unit's row = Σ its levels. Over ``items``: a level's row = Σ its items."""

    letter: ClassVar[str] = "T"
    kind: Literal["totals"]
    over: Literal["levels", "items"]

    def terms(self) -> tuple[Term, ...]:
        return ()

    def terms_of(self, target: str) -> tuple[Term, ...]:
        operand = Operand(self.home, target)
        return (Term("whole", operand), Term("part", operand))

    def instances(self, wide: Wide) -> Instances:
        levels = self.over == "levels"
        sums = "item = ''" + (" AND level = ''" if levels else " AND level <> ''")
        rows = "level <> '' AND item " + ("= ''" if levels else "<> ''")
        level = "''" if levels else "level"
        # A unit without such rows gets one undecided instance, so that nobody takes silence for success.
        first = quoted(wide.versions[self.home].indicators[0].code)
        silent = f"bool_and(level = '' AND indicator = {first})"
        given = "count(*)" if self.missing == "zero" else "count(value)"
        source = (
            f"(SELECT unit, {level} AS level, '' AS item, indicator, max(value) FILTER ({sums}) AS whole, "
            f"CASE WHEN {given} FILTER ({rows}) = count(*) FILTER ({rows}) "
            f"THEN sum(value) FILTER ({rows}) END AS parts "
            f"FROM {wide.long(self.home)} GROUP BY ALL HAVING bool_or({sums}) OR {silent}) AS f"
        )
        return Instances(("f.whole", "f.parts", "0"), "f.indicator", source)
