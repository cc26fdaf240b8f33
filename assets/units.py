"""Reporting units: who reports. The list is ``units.yaml``; a unit's id is its folder name in ``raw/``.

What a unit *sent* belongs in ``submissions.py``.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from assets.law import Law, LawError, load
from assets.messages import Complaint
from assets.text import fold

REGISTRY = Path(__file__).with_name("units.yaml")


class Unit(Law):
    """One reporting unit; ``until`` is its last day where it was merged or dissolved."""

    id: str
    name: str
    kind: Literal["province", "district", "commune", "office"]
    also: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def exists_on(self, day: date) -> bool:
        """Whether the unit exists on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class _Registry(Law):
    reference: str
    units: tuple[Unit, ...]


@cache
def units() -> dict[str, Unit]:
    """All units by id.

    Raises:
        LawError: two entries have one id.
    """
    found: dict[str, Unit] = {}
    for unit in load(REGISTRY, _Registry).units:
        if unit.id in found:
            raise LawError("law_duplicate_id", file=REGISTRY.name, id=unit.id)
        found[unit.id] = unit
    return found


def unit(unit_id: str) -> Unit:
    """The unit with this id.

    Raises:
        Complaint: no such unit in the register.
    """
    try:
        return units()[unit_id]
    except KeyError:
        raise Complaint("unit_unknown", unit=unit_id) from None


@cache
def folded_names(unit_id: str) -> frozenset[str]:
    """The unit's names, folded, as a row label may print them ("Tỉnh Quảng Trị", "UBND tỉnh …")."""
    known = units().get(unit_id)
    return frozenset(fold(name) for name in (known.name, *known.also)) if known else frozenset()
