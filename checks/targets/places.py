"""Where the targets that do not agree are stated, and what is to be said of them.

Quoting the passage is ``checks/claims/quotes.py``; marking it belongs to the reports (``assets/reports``).
"""

import json
from collections.abc import Mapping
from typing import Any

from assets.facts import TEXT
from assets.periods import Period
from assets.warehouse import Warehouse
from checks.edits.sentences import Involved

_KEY = ("unit", "rule", "item", "target")


class StatedPlaces:
    """The places of a period's comparisons that do not agree."""

    def __init__(self, warehouse: Warehouse, period: Period) -> None:
        self._places: dict[tuple[str, ...], list[Involved]] = {}
        for r in warehouse.rows(
            "SELECT p.*, f.noun, f.value, f.decimals, f.quantity FROM stated_places AS p LEFT JOIN facts AS f "
            f"ON f.period = p.period AND f.unit = p.unit AND f.form = '{TEXT}' AND f.item = p.file "
            "AND f.indicator = p.indicator AND NOT f.repeated WHERE p.period = ? "
            "ORDER BY p.unit, p.rule, p.item, p.target, p.position",
            [period.code],
        ):
            self._places.setdefault(_key(r), []).append(
                Involved(
                    "stated", 1, TEXT, r["indicator"], r["noun"] or "",
                    "%" if r["quantity"] == "rate" else "", "", "", r["printed"], r["value"], r["decimals"],
                    r["file"], "", r["cell"],
                )
            )  # fmt: skip
        self._details: dict[tuple[str, ...], dict[str, str]] = {
            _key(r): json.loads(r["details"])
            for r in warehouse.rows("SELECT * FROM stated WHERE period = ? AND NOT agrees", [period.code])
        }

    def cells(self, row: Mapping[str, Any]) -> list[Involved]:
        """The places of one violated instance."""
        return self._places.get(_key(row), [])

    def details(self, row: Mapping[str, Any]) -> dict[str, str]:
        """What its sentence tells; nothing for edits over figures."""
        return self._details.get(_key(row), {})


def _key(r: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(r[name] for name in _KEY)
