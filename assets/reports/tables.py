"""The findings as tables for other programs: CSV for spreadsheets, JSON for everything else.

The keys of a finding are those of the command line's JSON; keys may be added, none renamed.
"""

import csv
import io
import json
from decimal import Decimal
from typing import Any

from assets.messages import say
from assets.numbers import plain
from assets.reports.records import FileReport, Finding, Place, ReportData, Suspect, UnitReport
from assets.reports.words import (
    cells_in_one_line,
    form_name,
    severity,
    suspects_in_one_line,
    unit_name,
    without_formula,
)

_COLUMNS = (
    "unit", "unit_name", "period", "severity", "rule", "kind", "form", "label", "message", "imbalance",
    "tolerance", "cells", "suspects", "reference", "id",
)  # fmt: skip


def csv_text(data: ReportData) -> str:
    """One row per finding, with a byte order mark so that Excel takes it for UTF-8."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(say(f"report_column_{name}", data.lang) for name in _COLUMNS)
    for unit in data.units:
        for f in unit.findings:
            writer.writerow(_csv_row(data, unit, f))
    return out.getvalue()


def _csv_row(data: ReportData, unit: UnitReport, f: Finding) -> list[str]:
    texts = [
        unit.id, unit_name(unit, data.lang), f.period, severity(f.severity, data.lang), f.rule,
        say(f"kind_{f.kind}", data.lang), form_name(f.form, data.lang), f.label, f.message,
    ]  # fmt: skip
    # Our own figures need no guard against formulas: a negative one must stay a number.
    figures = [_decimal(f.imbalance) or "", _decimal(f.tolerance) or ""]
    suspects = suspects_in_one_line(unit.suspects_of(f), data.lang)
    rest = [cells_in_one_line(f, data.lang), suspects, f.reference, f.id]
    return [*map(without_formula, texts), *figures, *map(without_formula, rest)]


def json_text(data: ReportData) -> str:
    """Units, verdicts, files and findings of the period as JSON."""
    p = data.period
    whole = {
        "period": p.code,
        "label": p.label(data.lang),
        "start": p.start.isoformat(),
        "cut_off": p.cut_off.isoformat(),
        "due": p.due.isoformat(),
        **data.outcomes,
        "units": [{"unit": u.id, "name": unit_name(u, data.lang)} for u in data.units],
        "verdicts": [verdict_record(u) for u in data.units],
        "files": [file_record(f) for f in data.files],
        "findings": [finding_record(f) for f in data.findings],
        "suspects": [suspect_record(u, s) for u in data.units for s in u.suspects],
        "validation": data.validation
        and {"success": data.validation.success, "promises": data.validation.promises},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def verdict_record(unit: UnitReport) -> dict[str, Any]:
    """A unit's verdict; ``decision`` is null where the gate has not judged it."""
    v = unit.verdict
    return {
        "unit": unit.id,
        "decision": v and v.decision,
        "reasons": list(v.reasons) if v else ["waiting"],
        "fingerprint": v and v.fingerprint,
        "catalogue": v and v.catalogue,
        "expected": v.expected if v else 0,
        "confronted": v.confronted if v else 0,
        "satisfied": v.satisfied if v else 0,
        "violated": v.violated if v else 0,
        "lacking": v.lacking if v else 0,
        "broken": v.broken if v else 0,
        "errors": unit.count("error"),
        "warnings": unit.count("warning"),
        "waived": v.waived if v else 0,
        "judged_at": f"{v.judged_at.isoformat()}Z" if v and v.judged_at else None,
    }


def file_record(f: FileReport) -> dict[str, Any]:
    """One file as received."""
    return {
        "unit": f.unit, "path": f.name, "sha256": f.sha256, "status": f.status, "reason": f.reason,
        "forms": list(f.forms), "facts": f.facts, "figures": f.figures, "unclaimed": f.unclaimed,
    }  # fmt: skip


def finding_record(f: Finding) -> dict[str, Any]:
    """One finding with its cells."""
    return {
        "id": f.id, "rule": f.rule, "kind": f.kind, "severity": f.severity, "form": f.form or None,
        "unit": f.unit, "period": f.period, "level": f.level or None, "item": f.item or None,
        "imbalance": _decimal(f.imbalance), "tolerance": _decimal(f.tolerance), "label": f.label,
        "message": f.message, "diagnosis": f.diagnosis, "reference": f.reference,
        "cells": [
            {
                "file": c.file, "sheet": c.sheet, "cell": c.cell, "form": c.form or None,
                "indicator": c.indicator, "role": c.role, "printed": c.printed, "value": _decimal(c.value),
                **_passage(c),
            }
            for c in f.cells
        ],
    }  # fmt: skip


def suspect_record(unit: UnitReport, s: Suspect) -> dict[str, Any]:
    """One cell that is probably wrong, with what is proposed; exact values are in the command line's JSON."""
    return {
        "unit": unit.id, "form": s.place.form, "indicator": s.place.indicator, "level": s.place.level or None,
        "item": s.place.item or None, "file": s.place.file, "sheet": s.place.sheet, "cell": s.place.cell,
        "printed": s.place.printed, "proposal": s.proposal, "certain": s.certain,
        "share": s.repairs / s.of_repairs, "why": s.slip, "message": s.message, "findings": list(s.findings),
        **_passage(s.place),
    }  # fmt: skip


def _passage(place: Place) -> dict[str, Any]:
    """Of a figure in a text: where it stands in its paragraph, and the paragraph."""
    if not place.in_text:
        return {}
    passage, figure = place.passage, place.passage.stop > 0
    return {
        "start": passage.start if figure else None,
        "stop": passage.stop if figure else None,
        "sentence": passage.sentence or None,
    }


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
