"""Partitions: one per period, keyed by the cut-off date where Dagster needs time.

People read and write the period's code. The Dagster window is when files arrive, not what the figures
describe; that is ``periods.py``.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import dagster as dg

from assets.messages import Complaint
from assets.periods import Period, calendar, period_at_cut_off


def _cut_offs() -> list[tuple[int, int]]:
    """Month and day of the cut-offs of a year."""
    return sorted((kind.cut_off.month, kind.cut_off.day) for kind in calendar().kinds.values())


def _cron() -> str:
    days = {day for _, day in _cut_offs()}
    months = ",".join(str(month) for month, _ in _cut_offs())
    if len(days) != 1:
        raise ValueError("periods.yaml: one cut-off day for all periods is assumed here")
    return f"0 0 {days.pop()} {months} *"


def _first() -> datetime:
    first = min(kind.cut_off.within(calendar().earliest) for kind in calendar().kinds.values())
    return datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(calendar().timezone))


#: A year's plan is sent before the year begins: the periods of a year to come are there already (``end_offset``).
PERIODS = dg.TimeWindowPartitionsDefinition(
    start=_first(),
    cron_schedule=_cron(),
    timezone=calendar().timezone,
    fmt="%Y-%m-%d",
    end_offset=1 + len(_cut_offs()),
)


def key_of(period: Period) -> str:
    """The partition key of a period.

    Raises:
        Complaint: it lies more than a year ahead.
    """
    key = period.cut_off.isoformat()
    if not PERIODS.has_partition_key(key):
        raise Complaint("period_to_come", code=period.code)
    return key


def period_of(key: str) -> Period:
    """The period of a partition key.

    Raises:
        Complaint: no period is cut off on that day.
    """
    return period_at_cut_off(date.fromisoformat(key))
