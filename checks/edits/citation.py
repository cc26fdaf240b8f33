"""Citation: every cited document has one number, type word and date, wherever it is cited.

What is compared is text, so nothing is added up here: ``checks/cited/gather.py`` compares and keeps what
came of it in the table ``cited``; the kind only turns that into instances.
"""

from typing import ClassVar, Literal

from assets.facts import TEXT
from checks.edits.rule import Instances, Rule, Term, Wide, quoted


class Citation(Rule):
    """What documents cite agrees in the respect that ``claim`` names."""

    letter: ClassVar[str] = "K"
    COLUMNS: ClassVar[tuple[str, ...]] = ("agrees",)
    HOLDS: ClassVar[str] = "{agrees}"
    TOLD: ClassVar[str] = """SELECT *, NULL AS left_side, NULL AS right_side, 0 AS imbalance,
        0 AS tolerance, NULL AS diagnosis FROM instances"""
    kind: Literal["citation"]

    def terms(self) -> tuple[Term, ...]:
        return ()

    def terms_of(self, target: str) -> tuple[Term, ...]:
        return ()  # its places are no figures

    def needed(self) -> dict[str, object]:
        return {"claim": self.claim}

    @property
    def reckoned(self) -> bool:
        return False

    def instances(self, wide: Wide) -> list[Instances]:
        mine = wide.table(TEXT)
        source = f"""(WITH compared AS (SELECT unit, '' AS level, item, target, agrees FROM cited
            WHERE period = {quoted(wide.period)} AND rule = {quoted(self.id)}
                AND unit IN (SELECT unit FROM {mine}))
            SELECT * FROM compared
            UNION ALL SELECT unit, '', '', '', NULL FROM {mine} ANTI JOIN compared USING (unit)) AS f"""
        return [Instances(("f.agrees",), source=source)]
