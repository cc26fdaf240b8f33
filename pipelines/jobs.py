"""The job and the schedule: the whole of a period, at 07:00 from its cut-off to its due date.

What starts a run when a file changes is ``sensors.py``.
"""

from datetime import timedelta
from zoneinfo import ZoneInfo

import dagster as dg

from assets.partitions import PERIODS, key_of
from assets.periods import calendar, periods_between

reconcile = dg.define_asset_job(
    "reconcile",
    selection=dg.AssetSelection.all(),
    partitions_def=PERIODS,
    executor_def=dg.in_process_executor,
    description="Đối soát toàn bộ số liệu của một kỳ. / Reconcile one period.",
)


def _cron() -> str:
    hour, minute = calendar().run_at.split(":")
    kinds = calendar().kinds.values()
    first = min(k.cut_off.day for k in kinds)
    last = max(k.due.day for k in kinds)
    months = ",".join(str(m) for m in sorted({k.cut_off.month for k in kinds}))
    return f"{int(minute)} {int(hour)} {first}-{last} {months} *"


@dg.schedule(
    job=reconcile,
    cron_schedule=_cron(),
    execution_timezone=calendar().timezone,
    name="reconcile_until_due",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description=f"Chạy lúc {calendar().run_at} mỗi ngày, từ ngày chốt số liệu đến hạn gửi báo cáo.",
)
def reconcile_until_due(
    context: dg.ScheduleEvaluationContext,
) -> dg.RunRequest | dg.SkipReason:
    """Request the period that is between cut-off and due date on the scheduled day."""
    today = context.scheduled_execution_time.astimezone(ZoneInfo(calendar().timezone)).date()
    for found in periods_between(today - timedelta(days=31), today):
        if found.cut_off <= today <= found.due:
            return dg.RunRequest(
                run_key=f"{found.code}@{today.isoformat()}",
                partition_key=key_of(found),
                tags={"doisoat/period": found.code},
            )
    return dg.SkipReason(f"{today}: no period is between cut-off and due date")
