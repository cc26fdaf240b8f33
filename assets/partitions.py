"""Partitions: one per period, keyed by the cut-off date where Dagster needs time.

People read and write the period's code. The Dagster window is when files arrive, not what the figures
describe; that is ``periods.py``.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import dagster as dg

from assets.periods import Period, calendar, period_at_cut_off


def _cron() -> str:
    cut_offs = [kind.cut_off for kind in calendar().kinds.values()]
    days = {c.day for c in cut_offs}
    months = ",".join(str(m) for m in sorted(c.month for c in cut_offs))
    if len(days) != 1:
        raise ValueError("periods.yaml: one cut-off day for all periods is assumed here")
    return f"0 0 {days.pop()} {months} *"


def _first() -> datetime:
    first = min(kind.cut_off.within(calendar().earliest) for kind in calendar().kinds.values())
    return datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(calendar().timezone))


#: A period exists from its cut-off on, so the newest window is still open (``end_offset``).
PERIODS = dg.TimeWindowPartitionsDefinition(
    start=_first(),
    cron_schedule=_cron(),
    timezone=calendar().timezone,
    fmt="%Y-%m-%d",
    end_offset=1,
)


def key_of(period: Period) -> str:
    """The partition key of a period."""
    return period.cut_off.isoformat()


def period_of(key: str) -> Period:
    """The period of a partition key.

    Raises:
        Complaint: no period is cut off on that day.
    """
    return period_at_cut_off(date.fromisoformat(key))
