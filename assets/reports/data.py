"""From the warehouse to the records that every report tells, in one language and one order.

Reads tables only; nothing is decided and nothing is worded here.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from assets.documents.model import Kind
from assets.facts import TEXT
from assets.forms.load import forms
from assets.messages import Lang
from assets.periods import Period
from assets.reports.records import (
    Explained,
    FileReport,
    Finding,
    Passage,
    Place,
    ReportData,
    RuleCount,
    Suspect,
    UnitReport,
    Validation,
    Verdict,
)
from assets.units import units
from assets.warehouse import Warehouse

OUTCOMES = ("satisfied", "violated", "lacking", "broken")
_SEVERITIES = ("error", "warning")
_NOWHERE = Passage()
#: The passages that findings and suspects name, and no others: reports hold thousands.
_PASSAGES = f"""
WITH named AS (
    SELECT unit, file, indicator, cell FROM finding_cells WHERE period = $1 AND form = '{TEXT}'
    UNION SELECT unit, file, indicator, cell FROM suspects WHERE period = $1 AND form = '{TEXT}'
)
SELECT n.unit, n.file, n.indicator, n.cell, p.text, m.start, m.stop, f.noun, f.quantity,
    p.kind, p.in_table, p.in_row, p.in_column
FROM named AS n
JOIN paragraphs AS p ON p.period = $1 AND p.unit = n.unit AND p.file = n.file
    AND p.number = coalesce(try_cast(n.cell AS INTEGER), try_cast(split_part(n.indicator, '.', 1) AS INTEGER))
LEFT JOIN mentions AS m ON m.period = $1 AND m.unit = n.unit AND m.file = n.file AND m.indicator = n.indicator
LEFT JOIN facts AS f ON f.period = $1 AND f.unit = n.unit AND f.form = '{TEXT}' AND f.file = n.file
    AND f.indicator = n.indicator AND NOT f.repeated"""

_Passages = Mapping[tuple[str, str, str, str], Passage]


def gather(
    warehouse: Warehouse,
    period: Period,
    lang: Lang = "vi",
    unit_names: Mapping[str, str] | None = None,
) -> ReportData:
    """Everything that a period's reports tell.

    Args:
        warehouse: holds the period's submissions, findings and verdicts.
        period: the period to report on.
        lang: the language of labels, messages and reasons.
        unit_names: names of units by id; a unit not named here has its name from the register, or its id.
    """
    files = _files(warehouse, period, lang)
    passages = _passages(warehouse, period)
    findings = _findings(warehouse, period, lang, passages)
    verdicts = {r["unit"]: _verdict(r) for r in warehouse.slice("verdicts", period.code)}
    suspects = _suspects(warehouse, period, lang, passages)
    explained = _explained(warehouse, period, lang)
    names = {u: found.name for u, found in units().items()} | dict(unit_names or {})
    told = tuple(
        UnitReport(
            u, names.get(u, u), verdicts.get(u), tuple(files[u]), tuple(findings[u]), tuple(suspects[u]),
            tuple(explained[u]),
        )
        for u in sorted({*files, *findings, *verdicts})
    )  # fmt: skip
    counted = warehouse.rows(
        "SELECT outcome, count(*) AS n FROM confrontations WHERE period = ? GROUP BY outcome", [period.code]
    )
    outcomes = dict.fromkeys(OUTCOMES, 0) | {r["outcome"]: r["n"] for r in counted}
    return ReportData(period, lang, told, _rules(told), outcomes, _validation(warehouse, period))


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key under which ``BM7`` comes before ``BM10``."""
    parts = re.findall(r"\d+|\D+", text)
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts)


def _files(warehouse: Warehouse, period: Period, lang: Lang) -> dict[str, list[FileReport]]:
    figures = warehouse.rows(
        "SELECT unit, file, count(value) AS n FROM facts WHERE period = ? GROUP BY unit, file", [period.code]
    )
    by_file = {(r["unit"], r["file"]): r["n"] for r in figures}
    found: dict[str, list[FileReport]] = defaultdict(list)
    for r in warehouse.slice("submissions", period.code, "unit, file"):
        found[r["unit"]].append(
            FileReport(
                r["unit"], r["file"], r["sha256"], r["status"], r[f"reason_{lang}"],
                tuple(filter(None, (r["forms"] or "").split(","))), r["facts"] or 0,
                by_file.get((r["unit"], r["file"]), 0), r["unclaimed"] or 0,
            )
        )  # fmt: skip
    return found


def _passages(warehouse: Warehouse, period: Period) -> _Passages:
    return {
        (r["unit"], r["file"], r["indicator"] or "", r["cell"]): Passage(
            r["text"],
            r["start"] or 0,
            r["stop"] or 0,
            r["noun"] or "",
            r["quantity"] == "rate",
            (r["in_table"], r["in_row"], r["in_column"]) if r["kind"] == Kind.CELL.value else None,
        )
        for r in warehouse.rows(_PASSAGES, [period.code])
    }


def _findings(
    warehouse: Warehouse, period: Period, lang: Lang, passages: _Passages
) -> dict[str, list[Finding]]:
    line_of = _lines(period)
    cells: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for r in warehouse.slice("finding_cells", period.code, "unit, finding, position"):
        cells[r["unit"], r["finding"]].append(_place(r, r["role"], line_of, passages))
    found: dict[str, list[Finding]] = defaultdict(list)
    for r in warehouse.slice("findings", period.code):
        found[r["unit"]].append(_finding(r, lang, tuple(cells[r["unit"], r["id"]])))
    for of_unit in found.values():
        of_unit.sort(key=_order)
    return found


def _suspects(
    warehouse: Warehouse, period: Period, lang: Lang, passages: _Passages
) -> dict[str, list[Suspect]]:
    line_of = _lines(period)
    counts = {
        (r["unit"], r["component"]): r["explanations"] for r in warehouse.slice("explained", period.code)
    }
    found: dict[str, list[Suspect]] = defaultdict(list)
    for r in warehouse.slice("suspects", period.code, "unit, NOT certain, component, position"):
        count = counts[r["unit"], r["component"]]
        found[r["unit"]].append(
            Suspect(
                _place(r, "", line_of, passages), r[f"proposal_{lang}"], r["certain"], round(r["share"] * count), count,
                r["rank"],
                r[f"slip_{lang}"], r[f"message_{lang}"], tuple(r["findings"].split(",")),
            )
        )  # fmt: skip
    return found


def _place(
    r: Mapping[str, Any], role: str, line_of: Callable[[str | None, str | None], str], passages: _Passages
) -> Place:
    passage = passages.get((r["unit"], r["file"], r["indicator"] or "", r["cell"]), _NOWHERE)
    printed = r["printed"] or ""
    if not passage.stop and printed and passage.sentence.count(printed) == 1:  # words that are no figure
        start = passage.sentence.index(printed)
        passage = replace(passage, start=start, stop=start + len(printed))
    return Place(
        role, r["form"] or "", r["indicator"] or "", line_of(r["form"], r["indicator"]), r["level"] or "",
        r["item"] or "", r["file"] or "", r["sheet"] or "", r["cell"] or "", printed, r["value"],
        passage if r["form"] == TEXT else _NOWHERE,
    )  # fmt: skip


def _explained(warehouse: Warehouse, period: Period, lang: Lang) -> dict[str, list[Explained]]:
    found: dict[str, list[Explained]] = defaultdict(list)
    for r in warehouse.slice("explained", period.code, "unit, component"):
        lines = tuple(r[f"message_{lang}"].splitlines())
        found[r["unit"]].append(Explained(tuple(r["findings"].split(",")), lines, r["explanations"]))
    return found


def _finding(r: Mapping[str, Any], lang: Lang, cells: tuple[Place, ...]) -> Finding:
    return Finding(
        r["id"], r["unit"], r["period"], r["rule"], r["kind"], r["severity"], r["form"] or "",
        r["level"] or "", r["item"] or "", r["imbalance"], r["tolerance"], r["diagnosis"],
        r[f"label_{lang}"], r[f"message_{lang}"], r["reference"] or "", cells,
    )  # fmt: skip


def _order(f: Finding) -> tuple[Any, ...]:
    place = [(c.file, c.sheet, natural(c.cell)) for c in f.cells[:1]]
    return (_SEVERITIES.index(f.severity), natural(f.form), natural(f.rule), f.level, f.item, place, f.id)


def _lines(period: Period) -> Callable[[str | None, str | None], str]:
    """A look-up of an indicator's wording on the form in force; empty where there is none."""

    @cache
    def line_of(form: str | None, indicator: str | None) -> str:
        known = forms().get(form or "")
        version = known.version_on(period.cut_off) if known else None
        found = version.indicator(indicator) if version and indicator else None
        return found.label if found else ""

    return line_of


def _verdict(r: Mapping[str, Any]) -> Verdict:
    return Verdict(
        r["decision"], tuple(filter(None, (r["reasons"] or "").split(","))), r["fingerprint"],
        r["catalogue"], r["expected"], r["confronted"], r["satisfied"], r["violated"], r["lacking"],
        r["broken"], r["waived"], r["judged_at"],
    )  # fmt: skip


def _rules(told: tuple[UnitReport, ...]) -> tuple[RuleCount, ...]:
    """Rules by how often they were violated, the most frequent first."""
    labels: dict[str, str] = {}
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(_SEVERITIES, 0))
    for unit in told:
        for f in unit.findings:
            labels.setdefault(f.rule, f.label)
            counts[f.rule][f.severity] += 1
    rows = [RuleCount(rule, labels[rule], n["error"], n["warning"]) for rule, n in counts.items()]
    return tuple(sorted(rows, key=lambda r: (-r.total, natural(r.rule))))


def _validation(warehouse: Warehouse, period: Period) -> Validation | None:
    for r in warehouse.slice("validations", period.code, "validated_at DESC"):
        return Validation(r["success"], r["promises"])
    return None
