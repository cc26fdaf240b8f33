"""Totals: each figure of a sum row is the sum of its rows: over levels, over items, over parts of an item.

In a grid the rows are its columns. Sums within one row are ``balance.py``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Literal

from assets.facts import NESTED
from assets.forms.model import FormVersion
from checks.edits.balance import equal
from checks.edits.condition import Condition, Roles, sum_between, turned
from checks.edits.rule import Diagnosis, Instances, Operand, Rule, Term, Wide, quoted

Row = Mapping[str, Any]


class Totals(Rule):
    """``over`` says what is summed, ``relation`` what the sum is to the row that tells it.

    levels: the unit's row = Σ its levels, each by its own row, or by its items where it has none.
    items: a level's row = Σ its items; where a unit has items but no levels, its own row is their sum.
    parts: an item = Σ the items that are named as its parts.

    Half a unit of every rounded figure may be missed. With ``at_most`` the row that tells the sum is at
    most that: what several rows have in common is counted once in it. Only counts are added up, unless
    ``adds`` names other indicators.
    """

    letter: ClassVar[str] = "T"
    SPARED: ClassVar[str] = "part"
    DIAGNOSES: ClassVar[tuple[Diagnosis, ...]] = ("row_left_out", "row_twice")
    kind: Literal["totals"]
    over: Literal["levels", "items", "parts"]
    relation: Literal["equal", "at_most"] = "equal"
    adds: tuple[str, ...] = ()

    def terms(self) -> tuple[Term, ...]:
        return ()

    def also_named(self) -> tuple[Operand, ...]:
        return tuple(self.operand(code) for code in self.adds)

    def terms_of(self, target: str) -> tuple[Term, ...]:
        operand = Operand(self.home, target)
        return (Term("whole", operand), Term("part", operand))

    def targets(self, version: FormVersion) -> list[str]:
        """The indicators that are added up."""
        return [
            i.code
            for i in version.indicators
            if (i.code in self.adds if self.adds else i.quantity == "count")
        ]

    def applies_to(self, version: FormVersion) -> bool:
        return version.by_level is not None and bool(self.targets(version))

    def sums(self, rows: Iterable[tuple[str, str]], beside: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Level and item of the rows that tell a sum, among the rows that a unit has."""
        known = set(rows)
        added = {level for level, _ in known if level and level not in beside}
        if self.over == "levels":
            yield from (row for row in known if row == ("", "") and added)
        elif self.over == "parts":
            wholes = {(level, item.rpartition(NESTED)[0]) for level, item in known if NESTED in item}
            yield from sorted(wholes & known)
        else:
            with_items = {level for level, item in known if item}
            yield from sorted(
                row for row in known if not row[1] and row[0] in with_items and (row[0] or not added)
            )

    def parts_of(self, figures: Sequence[Row], level: str, item: str, beside: Iterable[str]) -> list[Row]:
        """The figures of one indicator that add up to the sum at a place; none where one level has none."""
        if self.over == "parts":
            return [f for f in figures if f["level"] == level and f["item"].rpartition(NESTED)[0] == item
                    and NESTED in f["item"]]  # fmt: skip
        items = [f for f in figures if f["item"] and NESTED not in f["item"]]
        if self.over == "items":
            return [f for f in items if f["level"] == level]
        found: list[Row] = []
        for each in dict.fromkeys(f["level"] for f in figures if f["level"] and f["level"] not in beside):
            own = [f for f in figures if f["level"] == each and not f["item"]]
            parts = own or [f for f in items if f["level"] == each]
            if not parts:  # all that is known of this level are some rows among others
                return []
            found += parts
        return found

    def holds(self, instances: Instances) -> str:
        if self.relation == "equal":
            return super().holds(instances)
        left, right, slack = instances.values
        return f"{left} - {right} <= {slack}"

    def instances(self, wide: Wide) -> list[Instances]:
        source = {"levels": self._of_levels, "items": self._of_items, "parts": self._of_parts}[self.over](
            wide
        )
        source = (
            f"(WITH found AS ({source}) "
            # A unit without such rows is undecided: nobody is to take silence for success.
            "SELECT * FROM found UNION ALL SELECT DISTINCT unit, '', '', '', NULL, NULL, 0 "
            f"FROM {wide.table(self.home)} ANTI JOIN found USING (unit)) AS f"
        )
        return [Instances(("f.whole", "f.parts", "f.slack"), source=source)]

    def _of_levels(self, wide: Wide) -> str:
        added = self._added(wide)
        # A level is in the sum by its own row; else by its items, of which their own parts are part.
        part = f"{added} AND (item = '' OR (NOT own AND {_PLAIN}))"
        meant = f"unit IN (SELECT unit FROM {wide.table(self.home)} WHERE {added})"
        whole = "level = '' AND item = ''"
        complete = f"count(DISTINCT level) FILTER ({part}) = count(DISTINCT level) FILTER ({added})"
        return (
            "SELECT unit, '' AS level, '' AS item, indicator AS target, "
            f"max(value) FILTER ({whole}) AS whole, CASE WHEN {complete} THEN {self._sum(part)} END AS parts, "
            f"sum(half) FILTER ({whole} OR {part}) AS slack "
            "FROM (SELECT *, bool_or(item = '') OVER (PARTITION BY unit, indicator, level) AS own "
            f"FROM {self._figures(wide, meant)}) GROUP BY unit, indicator "
            f"HAVING bool_or({whole}) AND bool_or({added})"
        )

    def _of_items(self, wide: Wide) -> str:
        part, whole = f"item <> '' AND {_PLAIN}", "item = ''"
        # Items of no level add up to the unit's row only where the unit has no levels.
        having_levels = f"SELECT unit FROM {wide.table(self.home)} WHERE {self._added(wide)}"
        meant = f"unit IN (SELECT unit FROM {wide.table(self.home)} WHERE {part}) "
        meant += f"AND (level <> '' OR unit NOT IN ({having_levels}))"
        return (
            "SELECT unit, level, '' AS item, indicator AS target, "
            f"max(value) FILTER ({whole}) AS whole, {self._sum(part)} AS parts, "
            f"sum(half) FILTER ({whole} OR {part}) AS slack "
            f"FROM {self._figures(wide, meant)} GROUP BY unit, level, indicator "
            f"HAVING bool_or({whole}) AND bool_or({part})"
        )

    def _of_parts(self, wide: Wide) -> str:
        meant = f"unit IN (SELECT unit FROM {wide.table(self.home)} WHERE NOT {_PLAIN})"
        above = f"regexp_replace(item, {quoted(f'^(.*){NESTED}.*$')}, '\\1')"
        return (
            f"WITH known AS (SELECT * FROM {self._figures(wide, meant)}), "
            f"below AS (SELECT unit, level, {above} AS item, indicator, {self._sum('TRUE')} AS parts, "
            "sum(half) AS halves "
            f"FROM known WHERE NOT {_PLAIN} GROUP BY ALL) "
            "SELECT unit, level, item, indicator AS target, value AS whole, parts, half + halves AS slack "
            "FROM known JOIN below USING (unit, level, item, indicator)"
        )

    def _added(self, wide: Wide) -> str:
        """SQL for rows of a level that is part of the whole."""
        by_level = wide.versions[self.home].by_level
        beside = ["", *(by_level.beside if by_level else ())]
        return f"level NOT IN ({', '.join(quoted(code) for code in beside)})"

    def _figures(self, wide: Wide, meant: str) -> str:
        codes = ", ".join(quoted(code) for code in self.targets(wide.versions[self.home]))
        return wide.long(self.home, f"indicator IN ({codes}) AND {meant}")

    def _sum(self, rows: str) -> str:
        """SQL for the sum of some rows; NULL where one is missing, unless missing ones count as zero."""
        given = "count(*)" if self.missing == "zero" else "count(value)"
        complete = f"{given} FILTER ({rows}) = count(*) FILTER ({rows})"
        return f"CASE WHEN {complete} THEN sum(value) FILTER ({rows}) END"

    def condition(self, roles: Roles) -> Condition | None:
        if self.relation == "at_most":
            return Condition((sum_between([*roles["whole"], *turned(roles["part"])], None, 0),))
        return equal(roles["whole"], roles["part"], whole=True)


#: SQL for rows that are no part of an item.
_PLAIN = f"NOT contains(item, {quoted(NESTED)})"
