"""The job and the schedule: the whole of a period, every day from its cut-off to its due date.

What starts a run when a file changes is ``sensors.py``.
"""

from zoneinfo import ZoneInfo

import dagster as dg

from assets.partitions import PERIODS, key_of
from assets.periods import calendar, open_on

reconcile = dg.define_asset_job(
    "reconcile",
    selection=dg.AssetSelection.all(),
    partitions_def=PERIODS,
    executor_def=dg.in_process_executor,
    description="Đối soát toàn bộ số liệu của một kỳ. / Reconcile one period.",
)


@dg.schedule(
    job=reconcile,
    cron_schedule=f"{calendar().run_at.minute} {calendar().run_at.hour} * * *",
    execution_timezone=calendar().timezone,
    name="reconcile_until_due",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description=f"Chạy lúc {calendar().run_at:%H:%M} mỗi ngày, từ ngày chốt số liệu đến hạn gửi báo cáo.",
)
def reconcile_until_due(
    context: dg.ScheduleEvaluationContext,
) -> list[dg.RunRequest] | dg.SkipReason:
    """Request the periods that are between cut-off and due date on the scheduled day; on most days none is."""
    today = context.scheduled_execution_time.astimezone(ZoneInfo(calendar().timezone)).date()
    requests = [
        dg.RunRequest(
            run_key=f"{found.code}@{today.isoformat()}",
            partition_key=key_of(found),
            tags={"doisoat/period": found.code},
        )
        for found in open_on(today)
    ]
    return requests or dg.SkipReason(f"{today}: no period is between cut-off and due date")
