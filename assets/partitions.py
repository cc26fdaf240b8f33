"""Partitions: one per period, keyed by the cut-off date where Dagster needs time.

People read and write the period's code. The Dagster window is when files arrive, not what the figures
describe; that is ``periods.py``.
"""

from calendar import monthrange
from datetime import date, datetime
from zoneinfo import ZoneInfo

import dagster as dg

from assets.messages import Complaint
from assets.periods import Calendar, Period, calendar, period_at_cut_off

#: A year that has every day of the calendar.
_LEAP = 2024


def partitions_of(known: Calendar) -> dg.TimeWindowPartitionsDefinition:
    """A partition for every cut-off of a calendar.

    A year's plan is sent before the year begins: the periods of a year to come are there already (``end_offset``).
    """
    cut_offs = {(kind.cut_off.month, kind.cut_off.day) for kind in known.kinds.values()}
    months, days = (sorted(set(part)) for part in zip(*cut_offs, strict=True))
    # A cron line names days and months apart, so that each day falls in every month: what is no cut-off is taken out.
    beside = [(m, d) for m in months for d in days if (m, d) not in cut_offs and d <= monthrange(_LEAP, m)[1]]
    first = min(kind.cut_off.within(known.earliest) for kind in known.kinds.values())
    return dg.TimeWindowPartitionsDefinition(
        start=datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(known.timezone)),
        cron_schedule=f"0 0 {','.join(map(str, days))} {','.join(map(str, months))} *",
        exclusions=[f"0 0 {day} {month} *" for month, day in beside] or None,
        timezone=known.timezone,
        fmt="%Y-%m-%d",
        end_offset=1 + len(cut_offs),
    )


PERIODS = partitions_of(calendar())


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
