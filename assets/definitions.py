"""The Dagster assets of this package: submissions, facts, release and the two kinds of reports.

Each reads a slice, calls one pure function and writes a slice. Figures travel through the warehouse,
not through the IO manager. How and when assets are run belongs in ``pipelines``.
"""

from datetime import UTC, datetime
from functools import partial

import dagster as dg

from assets.messages import Complaint, say
from assets.partitions import PERIODS, period_of
from assets.places import Places
from assets.release import release as release_candidates
from assets.release_files import export
from assets.reports.write import write_annotated, write_error_report
from assets.submissions import read_submissions, register
from assets.warehouse import open_warehouse

OWNERS = ["team:doi-soat"]
#: One writer at a time: every step that opens the warehouse takes this pool's only place.
POOL = "warehouse"
#: What every asset has in common; each adds its inputs, group, kinds and description.
period_asset = partial(dg.asset, partitions_def=PERIODS, owners=OWNERS, pool=POOL)


def period_metadata(key: str) -> dict[str, dg.MetadataValue]:
    """What people call the partition."""
    period = period_of(key)
    return {say("report_column_period"): dg.MetadataValue.text(f"{period.code} – {period.label()}")}


@period_asset(
    group_name="received",
    kinds={"excel", "duckdb"},
    description="Các tệp đơn vị đã gửi trong kỳ, nhận biết theo mã băm sha256. / The files the units sent.",
)
def submissions(context: dg.AssetExecutionContext, places: Places) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """List the period's files under ``raw/`` with their sha256.

    Raises:
        dg.Failure: ``raw/`` is out of reach; what is stored stays.
    """
    period = period_of(context.partition_key)
    with open_warehouse(places.warehouse_folder) as warehouse:
        try:
            count = register(warehouse, period, places.raw_folder)
        except Complaint as complaint:
            raise dg.Failure(complaint.say()) from None
    context.log.info(say("progress_submissions", count=count))
    return dg.MaterializeResult(
        metadata=period_metadata(context.partition_key) | {"files": dg.MetadataValue.int(count)}
    )


@period_asset(
    deps=[submissions],
    group_name="received",
    kinds={"excel", "duckdb"},
    description="Số liệu trong các biểu, mỗi số kèm tệp, trang, ô và nguyên văn. / Every figure with its cell.",
)
def facts(context: dg.AssetExecutionContext, places: Places) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Read the registered files to facts and notices."""
    period = period_of(context.partition_key)
    with open_warehouse(places.warehouse_folder) as warehouse:
        read = read_submissions(warehouse, period, places.raw_folder)
    context.log.info(say("progress_facts", facts=read.facts, read=read.read, rejected=read.rejected))
    return dg.MaterializeResult(
        metadata=period_metadata(context.partition_key)
        | {
            "facts": dg.MetadataValue.int(read.facts),
            "files_read": dg.MetadataValue.int(read.read),
            "files_rejected": dg.MetadataValue.int(read.rejected),
        }
    )


@period_asset(
    deps=[dg.AssetKey("release_validation")],
    group_name="published",
    kinds={"duckdb", "parquet", "excel"},
    description="Số liệu được công bố: chỉ của các đơn vị có kết luận đạt. / What is published.",
)
def release(context: dg.AssetExecutionContext, places: Places) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Publish the units whose verdict is publish, and export what is released."""
    period = period_of(context.partition_key)
    with open_warehouse(places.warehouse_folder) as warehouse:
        found = release_candidates(warehouse, period, datetime.now(UTC))
        files = export(warehouse, period, places.release_folder)
    context.log.info(say("progress_release", published=len(found.published), stale=len(found.stale)))
    return dg.MaterializeResult(
        metadata=period_metadata(context.partition_key)
        | {
            "published": dg.MetadataValue.text(", ".join(found.published) or "–"),
            "stale": dg.MetadataValue.text(", ".join(found.stale) or "–"),
            "refused": dg.MetadataValue.text(", ".join(found.refused) or "–"),
            "folder": dg.MetadataValue.path(str(files[-1].parent)),
        }
    )


@period_asset(
    deps=[dg.AssetKey("verdict")],  # which each copy tells
    group_name="reports",
    kinds={"excel"},
    description="Bản sao các biểu có đánh dấu và chú giải tại ô sai. / Annotated copies of the annexes.",
)
def annotated_annexes(context: dg.AssetExecutionContext, places: Places) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Write an annotated copy of every annex of the period."""
    period = period_of(context.partition_key)
    with open_warehouse(places.warehouse_folder) as warehouse:
        written, problems = write_annotated(warehouse, period, places.raw_folder, places.reports_folder)
    context.log.info(say("progress_annotated", count=len(written)))
    for problem in problems:
        context.log.warning(problem)
    return dg.MaterializeResult(
        metadata=period_metadata(context.partition_key)
        | {
            "files": dg.MetadataValue.int(len(written)),
            "problems": dg.MetadataValue.text("\n".join(problems) or "–"),
        }
    )


@period_asset(
    deps=[annotated_annexes],
    group_name="reports",
    kinds={"html", "csv", "json"},
    description="Báo cáo lỗi của kỳ: một trang HTML, kèm CSV và JSON. / The period's error report.",
)
def error_report(context: dg.AssetExecutionContext, places: Places) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Write the error report of the period."""
    period = period_of(context.partition_key)
    with open_warehouse(places.warehouse_folder) as warehouse:
        path = write_error_report(warehouse, period, places.reports_folder)
    context.log.info(say("progress_report", path=path))
    return dg.MaterializeResult(
        metadata=period_metadata(context.partition_key) | {"report": dg.MetadataValue.path(str(path))}
    )


ASSETS = [submissions, facts, release, error_report, annotated_annexes]
