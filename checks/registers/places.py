"""Where the rows of registers do not agree, and what is to be said of it, for the findings."""

import json
from collections.abc import Mapping
from typing import Any

from assets.periods import Period
from assets.warehouse import Warehouse
from checks.edits.sentences import Involved


class ComparedPlaces:
    """Looks up what a period's comparisons came to."""

    def __init__(self, warehouse: Warehouse, period: Period) -> None:
        self._places: dict[tuple[str, ...], list[Involved]] = {}
        for r in warehouse.slice("compared_places", period.code, "unit, rule, item, target, position"):
            self._places.setdefault(_key(r), []).append(
                Involved(
                    "text", 1, r["form"], r["indicator"], "", "", "", r["row"], r["printed"], None, None,
                    r["file"], r["sheet"], r["cell"],
                )
            )  # fmt: skip
        self._details: dict[tuple[str, ...], dict[str, str]] = {
            _key(r): json.loads(r["details"])
            for r in warehouse.rows("SELECT * FROM compared WHERE period = ? AND NOT agrees", [period.code])
        }

    def cells(self, row: Mapping[str, Any]) -> list[Involved]:
        """The places of one violated instance."""
        return self._places.get(_key(row), [])

    def details(self, row: Mapping[str, Any]) -> dict[str, str]:
        """What its sentence tells; nothing for other edits."""
        return self._details.get(_key(row), {})


def _key(r: Mapping[str, Any]) -> tuple[str, ...]:
    return r["unit"], r["rule"], r["item"], r["target"]
