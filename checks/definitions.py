"""The Dagster assets and asset checks of this package: findings, verdict, validation of the release.

One asset check per form and kind of edit shows the findings; none of them blocks, because a finding
is a normal outcome. The one blocking check guards the system itself and stops a release, never the
reports. How and when these are run belongs in ``pipelines``.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import dagster as dg

from assets.definitions import POOL, period_asset, period_metadata
from assets.forms.load import forms
from assets.messages import say
from assets.partitions import PERIODS, period_of
from assets.places import Places
from assets.submissions import submissions_in
from assets.warehouse import Warehouse, open_warehouse
from checks.confront import confront, remember_confronted
from checks.expectations import validate
from checks.explain.suspects import explain
from checks.findings import write_findings
from checks.gate import judge
from checks.rules.load import catalogue
from checks.schemas import guard

Row = Mapping[str, Any]
#: Cells shown in a check; the error report has them all.
_SHOWN = 20
#: The columns of the table of a check: whose figure, of which rule, what is wrong, where, as printed, and its repair.
_HEADS = tuple(
    say(f"check_column_{name}")
    for name in ("unit", "rule", "message", "file", "sheet", "cell", "printed", "suspect", "proposal")
)
_TABLE = dg.TableSchema(columns=[dg.TableColumn(name) for name in _HEADS])
#: The fault of texts and registers that the system failed on.
_NOT_UNDERSTOOD = "not_understood"


@period_asset(
    deps=[dg.AssetKey("facts")],
    group_name="checked",
    kinds={"duckdb"},
    description="Số liệu không khớp, kèm phép tính và địa chỉ ô. / Violated edits with their arithmetic.",
)
def findings(context: dg.AssetExecutionContext, places: Places) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Confront the period's facts with the rules in force and tell what does not agree."""
    period, rules = period_of(context.partition_key), catalogue()
    with open_warehouse(places.warehouse_folder) as warehouse:
        guard(warehouse, "facts", period.code)
        confront(warehouse, period, rules)
        remember_confronted(warehouse, period, rules)
        write_findings(warehouse, period, rules)
        count = guard(warehouse, "findings", period.code)
        suspects = explain(warehouse, period, rules)
        guard(warehouse, "suspects", period.code)
        outcomes = {
            r["outcome"]: r["n"]
            for r in warehouse.rows(
                "SELECT outcome, count(*) AS n FROM confrontations WHERE period = ? GROUP BY ALL",
                [period.code],
            )
        }
    context.log.info(
        say("progress_findings", count=sum(outcomes.values()), findings=count, suspects=suspects)
    )
    return dg.MaterializeResult(
        metadata=period_metadata(context.partition_key)
        | {
            "findings": dg.MetadataValue.int(count),
            "suspects": dg.MetadataValue.int(suspects),
            "catalogue": dg.MetadataValue.text(rules.fingerprint),
        }
        | {name: dg.MetadataValue.int(n) for name, n in sorted(outcomes.items())}
    )


@period_asset(
    deps=[findings],
    group_name="checked",
    kinds={"duckdb"},
    description="Kết luận từng đơn vị: được công bố hay chưa, và vì sao. / Publish or hold, per unit.",
)
def verdict(context: dg.AssetExecutionContext, places: Places) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Judge every unit that sent something."""
    period = period_of(context.partition_key)
    with open_warehouse(places.warehouse_folder) as warehouse:
        judge(warehouse, period, catalogue(), datetime.now(UTC))
        guard(warehouse, "verdicts", period.code)
        rows = warehouse.slice("verdicts", period.code, "unit")
    publish = [r["unit"] for r in rows if r["decision"] == "publish"]
    hold = [r["unit"] for r in rows if r["decision"] == "hold"]
    context.log.info(say("progress_verdict", publish=len(publish), hold=len(hold)))
    return dg.MaterializeResult(
        metadata=period_metadata(context.partition_key)
        | {
            "publish": dg.MetadataValue.text(", ".join(publish) or "–"),
            "hold": dg.MetadataValue.text(", ".join(hold) or "–"),
        }
    )


@period_asset(
    deps=[verdict],
    group_name="published",
    kinds={"greatexpectations"},
    description="Kiểm định cam kết về số liệu sắp công bố. / The promises about what is released.",
    check_specs=[
        dg.AssetCheckSpec(
            "integrity",
            asset="release_validation",
            blocking=True,
            description="Chính hệ thống chạy đúng: mọi tệp được đọc hoặc nêu rõ, mọi quy tắc được đối chiếu, "
            "cam kết được giữ. Không đạt thì không công bố gì; riêng văn bản, bảng mà hệ thống gặp lỗi khi đối "
            "chiếu chỉ giữ lại đơn vị gửi. / The system itself is sound.",
        )
    ],
)
def release_validation(context: dg.AssetExecutionContext, places: Places) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Validate what would be released, and whether the system itself is sound."""
    period, rules = period_of(context.partition_key), catalogue()
    with open_warehouse(places.warehouse_folder) as warehouse:
        success = validate(warehouse, period, rules.fingerprint, datetime.now(UTC))
        row = warehouse.slice("validations", period.code)[0]
        faults = system_faults(warehouse, period.code)
        known = {(f.unit, f.name) for f in submissions_in(places.raw_folder, period)}
        listed = {(r["unit"], r["file"]) for r in warehouse.slice("submissions", period.code)}
    uncounted = sorted(f"{unit}/{name}" for unit, name in known ^ listed)
    if uncounted:
        faults["uncounted_files"] = ", ".join(uncounted)
    if not success:
        faults["promises"] = row["result"]
    context.log.info(
        say("progress_validation", kept=row["result"].count('"kept": true'), count=row["promises"])
    )
    return dg.MaterializeResult(
        metadata=period_metadata(context.partition_key) | {"result": dg.MetadataValue.text(row["result"])},
        check_results=[
            dg.AssetCheckResult(
                check_name="integrity",
                passed=not faults,
                # whose text failed is held as it is, and stops nobody else
                severity=dg.AssetCheckSeverity.WARN
                if faults.keys() == {_NOT_UNDERSTOOD}
                else dg.AssetCheckSeverity.ERROR,
                metadata={name: dg.MetadataValue.text(text) for name, text in faults.items()},
            )
        ],
    )


def system_faults(warehouse: Warehouse, period: str) -> dict[str, str]:
    """What is wrong with the system itself, not with any unit: by name, with the units or rules."""
    faults = {}
    broken = warehouse.rows(
        "SELECT DISTINCT rule FROM confrontations WHERE period = ? AND outcome = 'broken' ORDER BY rule",
        [period],
    )
    if broken:
        faults["broken_rules"] = ", ".join(r["rule"] for r in broken)
    for reason in ("short", "changed", "waiting"):
        units = warehouse.rows(
            "SELECT unit FROM verdicts WHERE period = ? AND list_contains(string_split(reasons, ','), ?)",
            [period, reason],
        )
        if units:
            faults[reason] = ", ".join(r["unit"] for r in units)
    failed = warehouse.rows(
        "SELECT DISTINCT unit FROM findings WHERE period = ? AND list_contains(?, rule) ORDER BY unit",
        [period, catalogue().faults()],
    )
    if failed:
        faults[_NOT_UNDERSTOOD] = ", ".join(r["unit"] for r in failed)
    return faults


def _check_names() -> dict[str, tuple[str, str]]:
    """Name of each asset check: its form and its kind of edit; the reader's notices are one more."""
    pairs = dict.fromkeys((rule.home, str(getattr(rule, "kind"))) for rule in catalogue().rules.values())  # noqa: B009
    names = {
        "".join(c if c.isalnum() else "_" for c in f"{form}_{kind}"): (form, kind) for form, kind in pairs
    }
    return names | {"structure": ("", "structure")}


CHECKS = _check_names()


def _describe(form: str, kind: str) -> str:
    known = forms().get(form)
    name = f"{form} – {known.name['vi']}" if known else say("check_cross")
    return f"{say('check_structure') if kind == 'structure' else name}: {say('kind_' + kind)}"


@dg.multi_asset_check(
    name="findings_by_form_and_kind",
    specs=[
        dg.AssetCheckSpec(name, asset=findings, partitions_def=PERIODS, description=_describe(*pair))
        for name, pair in CHECKS.items()
    ],
    pool=POOL,
)
def findings_checks(context: dg.AssetCheckExecutionContext, places: Places) -> Iterator[dg.AssetCheckResult]:
    """Show the findings of the period by form and kind of edit; none of these holds anything up."""
    period = period_of(context.partition_key)
    with open_warehouse(places.warehouse_folder) as warehouse:
        found = warehouse.slice("findings", period.code, "unit, position")
        cells = warehouse.slice("finding_cells", period.code, "finding, position")
        suspected = {
            (s["unit"], finding, s["file"], s["sheet"], s["cell"]): s
            for s in warehouse.slice("suspects", period.code, "unit, component, position")
            for finding in s["findings"].split(",")
        }
    by_finding: dict[str, list[dict[str, object]]] = {}
    for cell in cells:
        by_finding.setdefault(str(cell["finding"]), []).append(cell)
    homes = {rule.id: rule.home for rule in catalogue().rules.values()}
    for name, (form, kind) in CHECKS.items():
        mine = [f for f in found if f["kind"] == kind and (kind == "structure" or homes[f["rule"]] == form)]
        errors = sum(f["severity"] == "error" for f in mine)
        records = [
            _record(f, c, suspected.get((f["unit"], f["id"], c["file"], c["sheet"], c["cell"])))
            for f in mine
            for c in by_finding.get(f["id"], [])
        ]
        yield dg.AssetCheckResult(
            check_name=name,
            asset_key=findings.key,
            passed=not mine,
            severity=dg.AssetCheckSeverity.ERROR if errors else dg.AssetCheckSeverity.WARN,
            metadata={
                "errors": dg.MetadataValue.int(errors),
                "warnings": dg.MetadataValue.int(len(mine) - errors),
                "report": dg.MetadataValue.path(str(places.reports_folder / period.code)),
            }
            | ({"cells": dg.MetadataValue.table(records[:_SHOWN], _TABLE)} if records else {}),
        )


def _record(f: Row, c: Row, suspect: Row | None) -> dg.TableRecord:
    """A cell of a finding in the table of a check: whether it is suspected, and what would repair it."""
    certain = "suspect_is_certain" if suspect and suspect["certain"] else "suspect_is_possible"
    told = (say(certain), suspect["proposal_vi"]) if suspect else ("", "")
    place = (str(c[name]) for name in ("file", "sheet", "cell", "printed"))
    cells = (f["unit"], f["rule"], f["message_vi"], *place, *told)
    return dg.TableRecord(dict(zip(_HEADS, cells, strict=True)))


ASSETS = [findings, verdict, release_validation]
ASSET_CHECKS = [findings_checks]
