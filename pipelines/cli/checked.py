"""The outcome of a check, and the same as JSON for programs.

The keys of the JSON are relied on by scripts: keys may be added, none renamed. The terminal's rendering
is ``terminal.py``.
"""

from dataclasses import dataclass
from typing import Any

from assets.messages import Lang
from assets.numbers import plain
from assets.periods import Period
from assets.submissions import Received
from checks.gate import PUBLISH


@dataclass(frozen=True)
class Checked:
    """The outcome of one period: what was received, found and decided."""

    period: Period
    guessed: bool
    files: list[Received]
    findings: list[dict[str, Any]]
    cells: dict[str, list[dict[str, Any]]]
    facts: list[dict[str, Any]]
    verdicts: list[dict[str, Any]]


def as_json(results: list[Checked], lang: Lang, with_facts: bool) -> dict[str, Any]:
    """Everything that was read, found and decided; figures as exact decimals in plain text."""
    verdicts = [v for result in results for v in result.verdicts]
    held = any(v["decision"] != PUBLISH for v in verdicts)
    counts = {name: sum(v[name] for v in verdicts) for name in ("satisfied", "violated", "lacking", "broken")}
    document: dict[str, Any] = {
        "verdict": "hold" if held or not verdicts else "publish",
        "confronted": sum(counts.values()),
        **counts,
    }
    document["verdicts"] = [
        {
            "unit": v["unit"],
            "period": v["period"],
            "decision": v["decision"],
            "errors": v["errors"],
            "warnings": v["warnings"],
            "unread": v["unread"],
            "expected_rules": v["expected"],
            "confronted_rules": v["confronted"],
            "reasons": [r for r in v["reasons"].split(",") if r],
            "fingerprint": v["fingerprint"],
        }
        for v in verdicts
    ]
    document["files"] = [
        {
            "path": str(r.file.path),
            "sha256": r.sha256,
            "status": "read" if r.annex else "rejected",
            "reason": r.complaint.say(lang) if r.complaint else None,
            "forms": list(r.annex.forms) if r.annex else [],
            "facts": len(r.annex.facts) if r.annex else 0,
            "unclaimed": r.annex.unclaimed if r.annex else 0,
            "unit": r.file.unit,
            "period": result.period.code,
        }
        for result in results
        for r in result.files
    ]
    if with_facts:
        document["facts"] = [_fact(f) for result in results for f in result.facts]
    document["findings"] = [_finding(f, result, lang) for result in results for f in result.findings]
    document["suspects"] = []
    return document


def _fact(f: dict[str, Any]) -> dict[str, Any]:
    return {
        "form": f["form"],
        "indicator": f["indicator"],
        "level": f["level"] or None,
        "item": f["item"] or None,
        "printed": f["printed"],
        "value": _plain(f["value"]),
        "decimals": f["decimals"],
        "reading": f["reading"],
        "formula": f["formula"],
        "unit": f["unit"],
        "period": f["period"],
        "file": f["file"],
        "sheet": f["sheet"],
        "cell": f["cell"],
    }


def _finding(f: dict[str, Any], result: Checked, lang: Lang) -> dict[str, Any]:
    return {
        "id": f["id"],
        "rule": f["rule"],
        "kind": f["kind"],
        "severity": f["severity"],
        "form": f["form"],
        "unit": f["unit"],
        "period": f["period"],
        "imbalance": _plain(f["imbalance"]),
        "tolerance": _plain(f["tolerance"]),
        "label": f[f"label_{lang}"],
        "message": f[f"message_{lang}"],
        "diagnosis": f["diagnosis"],
        "reference": f["reference"],
        "cells": [
            {
                "file": c["file"],
                "sheet": c["sheet"],
                "cell": c["cell"],
                "form": c["form"],
                "indicator": c["indicator"],
                "level": c["level"] or None,
                "role": c["role"],
                "printed": c["printed"],
                "value": _plain(c["value"]),
            }
            for c in result.cells.get(f["id"], [])
        ],
    }


def _plain(value: Any) -> str | None:
    return None if value is None else plain(value)
