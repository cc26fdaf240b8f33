"""Where the targets that do not agree are stated, for the findings.

Marking the passage belongs to the reports (``assets/reports``).
"""

from collections.abc import Iterable
from typing import ClassVar

from assets.facts import TEXT
from assets.periods import Period
from assets.warehouse import Warehouse
from checks.compared_places import ComparedPlaces, Row
from checks.edits.sentences import Involved
from checks.edits.stated import Stated


class StatedPlaces(ComparedPlaces):
    """The places of a period's targets, each with what the fact there is a figure of."""

    RULE: ClassVar[type[Stated]] = Stated

    def _rows(self, warehouse: Warehouse, period: Period) -> Iterable[Row]:
        return warehouse.rows(
            "SELECT p.*, f.noun, f.value, f.decimals, f.quantity FROM stated_places AS p LEFT JOIN facts AS f "
            f"ON f.period = p.period AND f.unit = p.unit AND f.form = '{TEXT}' AND f.item = p.file "
            "AND f.indicator = p.indicator AND NOT f.repeated WHERE p.period = ? "
            "ORDER BY p.unit, p.rule, p.item, p.target, p.position",
            [period.code],
        )

    @staticmethod
    def _involved(r: Row) -> Involved:
        percent = "%" if r["quantity"] == "rate" and not r["noun"] else ""
        return Involved(
            "stated", 1, TEXT, r["indicator"], r["noun"] or "", percent, "", "",
            r["printed"], r["value"], r["decimals"], r["file"], "", r["cell"],
        )  # fmt: skip
