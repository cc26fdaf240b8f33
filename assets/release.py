"""Releasing: the facts of units whose verdict is *publish*, and nothing else.

Reads the verdict as a table and compares the fingerprint anew, so that running the release alone, or
changing a fact after the verdict, publishes nothing. A held unit's earlier release stays as it was
and is marked stale. Whether figures are right belongs in ``checks``; the files that the release is
exported to are ``release_files.py``.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from assets.facts import TEXT
from assets.fingerprint import fingerprints
from assets.forms.load import forms
from assets.periods import Period
from assets.warehouse import TABLES, Warehouse

#: Which facts are released. A report is published as it is written; its figures are those of the forms.
RELEASED = f"NOT repeated AND form <> '{TEXT}' AND quantity <> 'text'"


@dataclass(frozen=True)
class Candidates:
    """What may be released: fingerprint by unit, and one fingerprint for all of it.

    ``refused`` are units whose verdict says publish although their facts, or the rules, are no longer
    those that were judged.
    """

    units: dict[str, str]
    refused: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """Changes with any unit or figure among the candidates."""
        text = "\n".join(f"{unit}:{found}" for unit, found in sorted(self.units.items()))
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Released:
    """The outcome of a release: units published by it, units left stale, units refused."""

    published: tuple[str, ...]
    stale: tuple[str, ...]
    refused: tuple[str, ...]


def candidates(warehouse: Warehouse, period: Period, catalogue: str) -> Candidates:
    """The units that may be released now.

    Args:
        warehouse: holds the period's facts and verdicts.
        period: the period to release.
        catalogue: fingerprint of the rules that must have been used.
    """
    current = fingerprints(warehouse, period.code)
    units, refused = {}, []
    for row in warehouse.slice("verdicts", period.code, "unit"):
        if row["decision"] != "publish":
            continue
        if (current.get(row["unit"]), catalogue) == (row["fingerprint"], row["catalogue"]):
            units[row["unit"]] = row["fingerprint"]
        else:
            refused.append(row["unit"])
    return Candidates(units, tuple(refused))


def release(warehouse: Warehouse, period: Period, now: datetime) -> Released:
    """Publish the period's candidates, if the promises about exactly them were kept.

    Args:
        warehouse: holds facts, verdicts and validations; receives ``releases`` and ``released_facts``.
        period: the period to release.
        now: when it is released, in UTC.
    """
    validation = next(iter(warehouse.slice("validations", period.code)), None)
    catalogue = validation["catalogue"] if validation else ""
    found = candidates(warehouse, period, catalogue)
    validated = bool(validation and validation["success"] and validation["fingerprint"] == found.fingerprint)
    publish = found.units if validated else {}
    columns = ", ".join(TABLES["released_facts"])
    with warehouse.transaction():
        # Whatever is not confirmed below stays what it was, and is marked.
        warehouse.connection.execute("UPDATE releases SET stale = true WHERE period = ?", [period.code])
        for unit, fingerprint in publish.items():
            earlier = warehouse.rows(
                "SELECT fingerprint, released_at FROM releases WHERE period = ? AND unit = ?",
                [period.code, unit],
            )
            same = bool(earlier) and earlier[0]["fingerprint"] == fingerprint
            released_at = earlier[0]["released_at"] if same else now.replace(tzinfo=None)
            for table in ("releases", "released_facts"):
                warehouse.clear(table, period.code, unit)
            warehouse.append("releases", [(period.code, unit, fingerprint, catalogue, released_at, False)])
            warehouse.connection.execute(
                f"INSERT INTO released_facts SELECT {columns} FROM facts "
                f"WHERE period = ? AND unit = ? AND {RELEASED}",
                [period.code, unit],
            )
    _make_wide_views(warehouse)
    stale = [r["unit"] for r in warehouse.slice("releases", period.code, "unit") if r["stale"]]
    return Released(tuple(publish), tuple(stale), found.refused)


def wide_view(form: str) -> str:
    """The name of the view with a row per unit, level and item of a form's released figures."""
    return "release_" + "".join(c if c.isalnum() else "_" for c in form).casefold()


def _make_wide_views(warehouse: Warehouse) -> None:
    for code, form in forms().items():
        indicators = {i.code: None for v in form.versions for i in v.indicators if i.quantity != "heading"}
        columns = ", ".join(f"max(f.value) FILTER (f.indicator = '{i}') AS \"{i}\"" for i in indicators)
        warehouse.connection.execute(
            f"CREATE OR REPLACE VIEW {wide_view(code)} AS "
            f"SELECT f.period, f.unit, r.stale, r.released_at, f.level, f.item, {columns} "
            "FROM released_facts AS f JOIN releases AS r ON r.period = f.period AND r.unit = f.unit "
            f"WHERE f.form = '{code}' GROUP BY ALL"
        )
