"""The outcome of a check, and the same as JSON for programs.

The keys of the JSON are relied on by scripts: keys may be added, none renamed. The terminal's rendering
is ``terminal.py``.
"""

from dataclasses import asdict, dataclass
from typing import Any

from assets.facts import TEXT
from assets.messages import Lang
from assets.numbers import plain
from assets.periods import Period
from assets.submissions import Received, as_text
from checks.coverage import Covered
from checks.gate import PUBLISH
from checks.rules.load import catalogue
from pipelines.cli.coverage import SHOWN, listed, totals
from pipelines.cli.trying import Tried


@dataclass(frozen=True)
class Checked:
    """The outcome of one period: what was received, found and decided."""

    period: Period
    guessed: bool
    files: list[Received]
    findings: list[dict[str, Any]]
    cells: dict[str, list[dict[str, Any]]]
    facts: list[dict[str, Any]]
    passages: dict[tuple[str, str, str], dict[str, Any]]
    verdicts: list[dict[str, Any]]
    explained: list[dict[str, Any]]
    suspects: list[dict[str, Any]]
    repairs: list[dict[str, Any]]
    tried: list[Tried]
    before: list[dict[str, Any]]
    became: dict[str, str]
    covered: list[Covered]

    def changed_by_trial(self) -> dict[str, list[str]]:
        """Ids of findings that the tried values mended, made undecidable, took away, left, and brought about.

        Taken away (``unconfronted``): a sentence claims no such thing any more, and nothing shows the value right.
        A notice of the reader is no edit: it is mended once it is gone.
        """
        old, new = ({f["id"]: None for f in found} for found in (self.before, self.findings))
        gone = {i: self.became.get(i, "satisfied") for i in old if i not in new}
        return {
            "mended": [i for i, outcome in gone.items() if outcome == "satisfied"],
            "undecided": [i for i, outcome in gone.items() if outcome in ("lacking", "broken")],
            "unconfronted": [i for i, outcome in gone.items() if not outcome],
            "left": [i for i in old if i in new],
            "new": [i for i in new if i not in old],
        }


def exit_code(verdicts: list[dict[str, Any]], findings: list[dict[str, Any]], *, unread: bool) -> int:
    """What a program is told of verdicts and findings; ``unread`` says that some file could not be read."""
    faults = catalogue().faults()
    if unread or any(v["broken"] for v in verdicts) or any(f["rule"] in faults for f in findings):
        return 2
    return 0 if all(v["decision"] == PUBLISH for v in verdicts) else 1


def as_json(results: list[Checked], lang: Lang, *, with_facts: bool, with_coverage: bool) -> dict[str, Any]:
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
            "path": as_text(r.file.path),
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
    document["suspects"] = [
        _suspect(s, lang) | _passage(s, result) for result in results for s in result.suspects
    ]
    document["explanations"] = [_explanation(e, result, lang) for result in results for e in result.explained]
    if any(result.tried for result in results):
        document["tried"] = [_trial(result) for result in results if result.tried]
    if with_coverage:
        document["coverage"] = totals([c for result in results for c in result.covered])
        for reach in SHOWN:
            document[reach.name.lower()] = [
                told for r in results for told in listed(r.covered, reach, r.passages, lang)
            ]
    return document


def _suspect(s: dict[str, Any], lang: Lang) -> dict[str, Any]:
    return _cell(s) | {
        "repair": _plain(s["repair"]),
        "low": _plain(s["low"]),
        "high": _plain(s["high"]),
        "certain": s["certain"],
        "determined": s["determined"],
        "slip": "" if s["slip"] == "unknown" else s["slip"],
        "why": s[f"slip_{lang}"],
        "message": s[f"message_{lang}"],
        "findings": s["findings"].split(","),
        "share": float(s["share"]),
        "rank": s["rank"],
    }


def _cell(r: dict[str, Any]) -> dict[str, Any]:
    return {
        "indicator": r["indicator"],
        "form": r["form"],
        "level": r["level"] or None,
        "item": r["item"] or None,
        "unit": r["unit"],
        "period": r["period"],
        "file": r["file"],
        "sheet": r["sheet"],
        "cell": r["cell"],
        "printed": r["printed"],
    }


def _passage(r: dict[str, Any], result: Checked) -> dict[str, Any]:
    """Where a figure of a written report stands: its span in the paragraph, and the paragraph's text."""
    if r["form"] != TEXT or r["sheet"]:
        return {}
    return result.passages.get((r["unit"], r["file"], r["indicator"])) or {
        "start": None, "stop": None, "sentence": None,
    }  # fmt: skip


def _explanation(e: dict[str, Any], result: Checked, lang: Lang) -> dict[str, Any]:
    """One group of findings with every explanation found, the likeliest first."""
    ranks: dict[int, list[dict[str, Any]]] = {}
    follows = []
    for r in result.repairs:
        if (r["unit"], r["component"]) != (e["unit"], e["component"]):
            continue
        told = _cell(r) | {"repair": _plain(r["repair"]), "low": _plain(r["low"]), "high": _plain(r["high"])}
        if r["follows"]:
            follows.append(told)
        else:
            slip = {"slip": "" if r["slip"] == "unknown" else r["slip"], "why": r[f"slip_{lang}"]}
            ranks.setdefault(r["rank"], []).append(told | slip)
    return {
        "unit": e["unit"],
        "period": e["period"],
        "findings": e["findings"].split(","),
        "complete": e["complete"],
        "cells": e["figures"],
        "message": e[f"message_{lang}"],
        "repairs": [ranks[rank] for rank in sorted(ranks)],
        "follows": follows,
    }


def _trial(result: Checked) -> dict[str, Any]:
    return {
        "period": result.period.code,
        "values": [asdict(t) for t in result.tried],
        **result.changed_by_trial(),
    }


def _fact(f: dict[str, Any]) -> dict[str, Any]:
    return _cell(f) | {
        "value": _plain(f["value"]),
        "decimals": f["decimals"],
        "reading": f["reading"],
        "formula": f["formula"],
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
            | _passage(c | {"unit": f["unit"]}, result)
            for c in result.cells.get(f["id"], [])
        ],
    }


def _plain(value: Any) -> str | None:
    return None if value is None else plain(value)
