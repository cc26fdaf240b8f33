"""``doisoat check``: files or folders against the rules, without Dagster and without keeping anything."""

import argparse
import json
import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from assets.messages import Complaint, Lang
from assets.periods import Period, last_period, period
from assets.submissions import (
    File,
    Received,
    is_sent,
    name_in,
    not_opened,
    not_written,
    receive,
    store,
)
from assets.titles import period_named_in
from assets.units import unit
from assets.warehouse import Warehouse, open_warehouse
from checks.claims.find import family_of
from checks.claims.gather import claims_of
from checks.confront import confront, remember_confronted
from checks.coverage import coverage
from checks.explain.suspects import explain
from checks.findings import finding_id, write_findings
from checks.gate import judge
from checks.rules.load import catalogue
from pipelines.cli.checked import Checked, as_json, exit_code
from pipelines.cli.terminal import show_check
from pipelines.cli.trying import Trial, Tried, put_in


def check(options: argparse.Namespace) -> int:
    """Check what the command line names; returns the exit code."""
    if options.period:
        period(options.period)
    if options.unit:
        unit(options.unit)
    lang: Lang = options.lang
    if options.tried and options.out:
        raise Complaint("try_with_out")
    by_period: dict[tuple[Period, bool], list[File]] = {}
    files = _apart([f for path in options.paths for f in _files(Path(path), options.period, options.unit)])
    named, guessed = _period_of([f for f in files if not f.period])
    for file in files:
        at = (period(file.period), False) if file.period else (named, guessed)
        by_period.setdefault(at, []).append(replace(file, period=at[0].code))
    results = []
    trial = Trial(options.tried)
    with open_warehouse(None) as warehouse:  # one for all: a figure may be last period's
        for (found, guessed), files in sorted(by_period.items(), key=lambda kv: kv[0][0]):
            results.append(_check_period(warehouse, found, guessed, files, options, trial))
            if options.out:
                _write(warehouse, found, files, Path(options.out), lang)
    trial.all_placed()
    if options.format == "json":
        told = as_json(results, lang, with_facts=options.facts, with_coverage=options.coverage)
        json.dump(told, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        out = Path(options.out) if options.out else None
        show_check(results, lang, out, with_coverage=options.coverage)
    return exit_code(
        [v for result in results for v in result.verdicts],
        [f for result in results for f in result.findings],
        unread=any(r.complaint for result in results for r in result.files),
    )


def _passages(warehouse: Warehouse, of: Period) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Where each figure of the written reports stands, by unit, file and indicator."""
    found = warehouse.rows(
        "SELECT m.unit, m.file, m.indicator, m.start, m.stop, p.text AS sentence FROM mentions AS m "
        "JOIN paragraphs AS p ON p.period = m.period AND p.unit = m.unit AND p.file = m.file "
        "AND p.number = m.paragraph WHERE m.period = ?",
        [of.code],
    )
    return {
        (r["unit"], r["file"], r["indicator"]): {k: r[k] for k in ("start", "stop", "sentence")}
        for r in found
    }


def _check_period(
    warehouse: Warehouse,
    of: Period,
    guessed: bool,
    files: list[File],
    options: argparse.Namespace,
    trial: Trial,
) -> Checked:
    received = [receive(file, of) for file in files]
    tried: list[Tried] = []
    before: list[dict[str, Any]] = []
    failing: list[dict[str, Any]] = []
    if trial:
        _reconcile(warehouse, of, received)
        before = warehouse.slice("findings", of.code, "unit, position")
        failing = warehouse.slice("violations", of.code)
        facts = warehouse.rows(
            "SELECT * FROM facts WHERE period = ? AND NOT repeated "
            "ORDER BY unit, form, level, item, indicator",
            [of.code],
        )
        received, tried = put_in(trial, received, facts, of, claims_of(warehouse, of.code))
    _reconcile(warehouse, of, received)
    explain(warehouse, of, catalogue())
    cells: dict[str, list[dict[str, Any]]] = {}
    for cell in warehouse.slice("finding_cells", of.code, "finding, position"):
        cells.setdefault(cell["finding"], []).append(cell)
    return Checked(
        of,
        guessed,
        received,
        warehouse.slice("findings", of.code, "unit, position"),
        cells,
        warehouse.slice("facts", of.code, "unit, file, sheet, form, level, item, indicator")
        if options.facts
        else [],
        _passages(warehouse, of),
        warehouse.slice("verdicts", of.code, "unit"),
        warehouse.slice("explained", of.code, "unit, component"),
        warehouse.slice("suspects", of.code, "unit, component, position"),
        warehouse.slice("repairs", of.code, "unit, component, rank, position"),
        tried,
        before,
        _become(warehouse, of, failing),
        coverage(warehouse, of, catalogue()),
    )


def _become(warehouse: Warehouse, of: Period, failing: list[dict[str, Any]]) -> dict[str, str]:
    """What became of instances that failed, by the ids of their findings; empty where nobody demands them now.

    A sentence is read anew with a value that is tried, so it may claim the same more surely than before, or no
    longer claim it.
    """
    outcomes = {}
    for r in warehouse.slice("confrontations", of.code):
        outcomes[_same(r)] = outcomes[_same(r, kin=True)] = r["outcome"]
    return {
        finding_id(r["unit"], of, r["rule"], r["level"], r["item"], r["target"]): outcomes.get(
            _same(r), outcomes.get(_same(r, kin=True), "")
        )
        for r in failing
    }


def _same(r: dict[str, Any], *, kin: bool = False) -> tuple[str, ...]:
    """What says that two instances are one: rule and figures; ``kin``: the same claim, however surely made."""
    claim = catalogue().rules[r["rule"]].claim
    return (r["unit"], family_of(claim) if kin and claim else r["rule"], r["level"], r["item"], r["target"])


def _reconcile(warehouse: Warehouse, of: Period, received: list[Received]) -> None:
    """Store what was received and take it through every step up to the verdict."""
    rules = catalogue()
    store(warehouse, of, received)
    confront(warehouse, of, rules)
    remember_confronted(warehouse, of, rules)
    write_findings(warehouse, of, rules)
    judge(warehouse, of, rules, datetime.now(UTC))


def _files(path: Path, period_code: str | None, unit_id: str | None) -> list[File]:
    """The files a path stands for; unit and period come from the folders unless given.

    Raises:
        Complaint: no such path, or a folder without files.
    """
    try:
        if not path.exists():
            raise Complaint("path_missing", path=path)
        paths = [path] if path.is_file() else [p for p in sorted(path.rglob("*")) if is_sent(p)]
    except OSError as error:
        raise not_opened(path, error) from None
    if not paths:
        raise Complaint("folder_empty", path=path)
    return [_placed(p, path, period_code, unit_id) for p in paths]


def _apart(files: list[File]) -> list[File]:
    """Each file once, however often it is named; those of one name by the folders in which they differ."""
    once = list({f.path.resolve(): f for f in files}.values())
    alike: dict[tuple[str, str, str], list[File]] = {}
    for f in once:
        alike.setdefault((f.period, f.unit, f.name), []).append(f)
    found = []
    for f in once:
        same = [x.path.resolve() for x in alike[f.period, f.unit, f.name]]
        common = Path(os.path.commonpath(same)) if len(same) > 1 else None
        found.append(replace(f, name=name_in(common, f.path.resolve())) if common else f)
    return found


def _placed(path: Path, named: Path, period_code: str | None, unit_id: str | None) -> File:
    """Look for ``<period>/<unit>/`` among the folders above a file; else it is called as below what was named."""
    parents = list(path.resolve().parents)
    for inner, outer in pairwise(parents):
        try:
            found = period(outer.name)
        except Complaint:
            continue
        name = name_in(inner, path.resolve())
        return File(period_code or found.code, unit_id or inner.name, name, path)
    name = name_in(named if named.is_dir() else path.parent, path)
    return File(period_code or "", unit_id or "", name, path)


def _period_of(files: list[File]) -> tuple[Period, bool]:
    """The one period that files in no period's folder name among them; else the newest one cut off.

    Files that are checked together are one submission, so that forms meet that belong together.
    """
    named: set[Period] = set()
    for file in files:
        try:
            found = period_named_in(file.path.read_bytes(), file.name)
        except (Complaint, OSError):
            continue
        named |= {found} if found else set()
    return (named.pop(), False) if len(named) == 1 else (last_period(date.today()), True)


def _write(warehouse: Warehouse, of: Period, files: list[File], out: Path, lang: Lang) -> None:
    from assets.reports.write import write_reports

    try:
        write_reports(warehouse, of, out, lang, {(f.unit, f.name): f.path for f in files})
    except OSError as error:
        raise not_written(out, error) from None
