"""The gate: per unit and period, publish or hold, and everything the decision rests on.

The verdict is data. Silence is no success: a file that was not read, a rule that broke, fewer rules
confronted than expected, or facts that changed since they were confronted all hold. Publishing
itself belongs in ``assets/release.py``, which reads the verdict and compares the fingerprint anew.
"""

from datetime import datetime
from typing import Any

from assets.fingerprint import fingerprints
from assets.periods import Period
from assets.warehouse import Warehouse
from checks.confront import expected
from checks.rules.load import Catalogue

PUBLISH, HOLD = "publish", "hold"


def judge(warehouse: Warehouse, period: Period, rules: Catalogue, now: datetime) -> None:
    """Write the period's slice of ``verdicts``: one row for every unit that sent something.

    Args:
        warehouse: holds the period's submissions, facts, confrontations and findings.
        period: the period to judge.
        rules: the rules that were confronted.
        now: when the judgement is made, in UTC.
    """
    code = period.code
    in_force = rules.in_force(period)
    current = fingerprints(warehouse, code)
    confronted_as = {r["unit"]: r for r in warehouse.slice("confronted", code)}
    submissions = _by_unit(
        warehouse.rows(
            "SELECT unit, count(*) FILTER (status <> 'read') AS unread, "
            "string_agg(DISTINCT forms, ',') FILTER (forms <> '') AS forms "
            "FROM submissions WHERE period = ? GROUP BY unit ORDER BY unit",
            [code],
        )
    )
    outcomes = _by_unit(
        warehouse.rows(
            "SELECT unit, list(DISTINCT rule) AS rules, "
            "count(*) FILTER (outcome = 'satisfied') AS satisfied, "
            "count(*) FILTER (outcome = 'violated') AS violated, "
            "count(*) FILTER (outcome = 'lacking') AS lacking, "
            "count(*) FILTER (outcome = 'broken') AS broken "
            "FROM confrontations WHERE period = ? GROUP BY unit",
            [code],
        )
    )
    noticed = _by_unit(
        warehouse.rows(  # the same of the same place is one finding
            "SELECT unit, count(DISTINCT (file, sheet, cell, code, details)) AS notices FROM notices "
            "WHERE period = ? GROUP BY unit",
            [code],
        )
    )
    findings = _by_unit(
        warehouse.rows(
            "SELECT unit, count(*) FILTER (kind <> 'structure') AS violations, "
            "count(*) FILTER (kind = 'structure') AS notices, "
            "count(*) FILTER (severity = 'error') AS errors, "
            "count(*) FILTER (severity = 'warning') AS warnings "
            "FROM findings WHERE period = ? GROUP BY unit",
            [code],
        )
    )
    figures = _by_unit(
        warehouse.rows(
            "SELECT unit, count(*) FILTER (value IS NOT NULL OR reading = 'text') AS figures "
            "FROM facts WHERE period = ? GROUP BY unit",
            [code],
        )
    )
    rows = []
    for unit, sent in submissions.items():
        outcome = outcomes.get(unit, {})
        found = findings.get(unit, {})
        forms = set(filter(None, (sent["forms"] or "").split(",")))
        due = expected(in_force, forms)
        seen = set(outcome.get("rules", []))
        told = confronted_as.get(unit)
        # Findings of an earlier confrontation say nothing about this one.
        has_figures = bool(figures.get(unit, {}).get("figures"))
        due_findings = outcome.get("violated", 0), noticed.get(unit, {}).get("notices", 0)
        told_anew = due_findings == (found.get("violations", 0), found.get("notices", 0))
        rests_on = current[unit], rules.fingerprint
        reasons = [
            name
            for name, holds in (
                ("nothing", not has_figures),
                ("unread", sent["unread"] > 0),
                ("waiting", told is None),
                (
                    "changed",
                    told and not (told_anew and rests_on == (told["fingerprint"], told["catalogue"])),
                ),
                ("broken", outcome.get("broken", 0) > 0),
                ("short", not due <= seen),
                (
                    "unchecked",
                    has_figures and not (outcome.get("satisfied", 0) or outcome.get("violated", 0)),
                ),
                ("errors", found.get("errors", 0) > 0),
            )
            if holds
        ]
        rows.append((
            code, unit, HOLD if reasons else PUBLISH, current[unit], rules.fingerprint, len(due),
            len(due & seen), outcome.get("satisfied", 0), outcome.get("violated", 0),
            outcome.get("lacking", 0), outcome.get("broken", 0), found.get("errors", 0),
            found.get("warnings", 0), 0, sent["unread"], ",".join(reasons), now.replace(tzinfo=None),
        ))  # fmt: skip
    with warehouse.transaction():
        warehouse.clear("verdicts", code)
        warehouse.append("verdicts", rows)


def _by_unit(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["unit"]: row for row in rows}
