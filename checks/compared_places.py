"""Where what was compared as text does not agree, and what is to be said of it, for the findings.

What each comparison keeps is read beside it: ``checks/cited/places.py``, ``checks/registers/places.py``,
``checks/targets/places.py``. Quoting a passage is ``checks/claims/quotes.py``.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from assets.periods import Period
from assets.warehouse import Warehouse
from checks.edits.compared import Compared
from checks.edits.sentences import Involved

Row = Mapping[str, Any]


class ComparedPlaces(ABC):
    """Looks up what a period's comparisons by one kind of rule came to."""

    #: The kind of rule whose comparisons these are; their places are in ``<its table>_places``.
    RULE: ClassVar[type[Compared]]

    def __init__(self, warehouse: Warehouse, period: Period) -> None:
        self._places: dict[tuple[str, ...], list[Involved]] = {}
        for r in self._rows(warehouse, period):
            self._places.setdefault(_key(r), []).append(self._involved(r))
        self._details: dict[tuple[str, ...], dict[str, str]] = {
            _key(r): json.loads(r["details"])
            for r in warehouse.rows(
                f"SELECT * FROM {self.RULE.TABLE} WHERE period = ? AND NOT agrees", [period.code]
            )
        }

    def cells(self, row: Row) -> list[Involved]:
        """The places of one violated instance."""
        return self._places.get(_key(row), [])

    def details(self, row: Row) -> dict[str, str]:
        """What its sentence tells."""
        return self._details.get(_key(row), {})

    def _rows(self, warehouse: Warehouse, period: Period) -> Iterable[Row]:
        """The places, those of one instance in reading order."""
        return warehouse.slice(f"{self.RULE.TABLE}_places", period.code, "unit, rule, item, target, position")

    @staticmethod
    @abstractmethod
    def _involved(r: Row) -> Involved:
        """A place as the findings tell it."""


def _key(r: Row) -> tuple[str, ...]:
    return r["unit"], r["rule"], r["item"], r["target"]
