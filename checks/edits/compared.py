"""Compared: edits over texts that were compared beforehand, as rows of one table of the warehouse.

What is compared is text, so nothing is added up here. Comparing, and keeping what came of it, is done in
``checks/cited``, ``checks/registers`` and ``checks/targets``; the kinds only turn that into instances.
"""

from typing import ClassVar

from checks.edits.rule import Instances, Rule, Term, Wide, quoted


class Compared(Rule):
    """What was compared agrees; a unit of which nothing was compared leaves the edit undecided."""

    #: The table in the warehouse: unit, rule, item, target and whether they agree.
    TABLE: ClassVar[str]
    COLUMNS: ClassVar[tuple[str, ...]] = ("agrees",)
    HOLDS: ClassVar[str] = "{agrees}"
    TOLD: ClassVar[str] = """SELECT *, NULL AS left_side, NULL AS right_side, 0 AS imbalance,
        0 AS tolerance, NULL AS diagnosis FROM instances"""

    def terms_of(self, target: str) -> tuple[Term, ...]:
        return ()  # its places are texts

    @property
    def reckoned(self) -> bool:
        return False

    def instances(self, wide: Wide) -> list[Instances]:
        mine = wide.table(self.home)
        source = f"""(WITH looked_at AS (SELECT unit, '' AS level, item, target, agrees FROM {self.TABLE}
            WHERE period = {quoted(wide.period)} AND rule = {quoted(self.id)}
                AND unit IN (SELECT unit FROM {mine}))
            SELECT * FROM looked_at
            UNION ALL SELECT DISTINCT unit, '', '', '', NULL::BOOLEAN FROM {mine} ANTI JOIN looked_at
                USING (unit)) AS f"""
        return [Instances(("f.agrees",), source=source)]
