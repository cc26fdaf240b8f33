"""Stated: what plans set out stands in one way wherever they state it.

What is compared is words and where they stand, so nothing is added up here: ``checks/targets/gather.py``
compares and keeps what came of it in the table ``stated``; the kind only turns that into instances.
"""

from typing import ClassVar, Literal

from pydantic import model_validator

from assets.facts import TEXT
from checks.edits.rule import Instances, Rule, Term, Wide, quoted

#: In what respects targets are compared; ``checks/targets`` compares them.
STATED = ("base_years", "target_twice", "target_elsewhere")


class Stated(Rule):
    """What documents set out agrees in the respect that ``claim`` names."""

    letter: ClassVar[str] = "N"
    COLUMNS: ClassVar[tuple[str, ...]] = ("agrees",)
    HOLDS: ClassVar[str] = "{agrees}"
    TOLD: ClassVar[str] = """SELECT *, NULL AS left_side, NULL AS right_side, 0 AS imbalance,
        0 AS tolerance, NULL AS diagnosis FROM instances"""
    kind: Literal["stated"]

    @model_validator(mode="after")
    def _of_a_claim(self) -> "Stated":
        if not self.claim:
            raise ValueError("+ claim")
        return self

    def terms(self) -> tuple[Term, ...]:
        return ()

    def terms_of(self, target: str) -> tuple[Term, ...]:
        return ()  # its places are of several documents

    @property
    def reckoned(self) -> bool:
        return False

    def instances(self, wide: Wide) -> list[Instances]:
        mine = wide.table(TEXT)
        source = f"""(WITH compared AS (SELECT unit, '' AS level, item, target, agrees FROM stated
            WHERE period = {quoted(wide.period)} AND rule = {quoted(self.id)}
                AND unit IN (SELECT unit FROM {mine}))
            SELECT * FROM compared
            UNION ALL SELECT unit, '', '', '', NULL FROM {mine} ANTI JOIN compared USING (unit)) AS f"""
        return [Instances(("f.agrees",), source=source)]
