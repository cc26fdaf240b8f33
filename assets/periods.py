"""Reporting periods: their codes, the time their figures describe, cut-off and due date.

The calendar itself is ``periods.yaml``. A period's cut-off date decides, once, which forms and rules
are in force; nothing downstream compares dates. When things are *run* belongs in ``pipelines``.
"""

import re
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from assets.law import Law, load
from assets.messages import Complaint, Lang
from assets.text import fold

CALENDAR = Path(__file__).with_name("periods.yaml")


_YEARS = {"last": -1, "this": 0, "next": 1}


class _Day(Law):
    year: Literal["last", "this", "next"]
    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)

    @model_validator(mode="after")
    def _in_every_year(self) -> "_Day":
        self.within(2023)  # a day that only leap years have, or none, is no day of the calendar
        return self

    def within(self, year: int) -> date:
        return date(year + _YEARS[self.year], self.month, self.day)


class _Kind(Law):
    label: dict[Lang, str]
    start: _Day = Field(alias="from")
    cut_off: _Day
    due: _Day
    year_to_date: bool
    said_as: tuple[str, ...]

    @model_validator(mode="after")
    def _in_order(self) -> "_Kind":
        start, cut_off, due = (day.within(2023) for day in (self.start, self.cut_off, self.due))
        if not start <= cut_off <= due:
            raise ValueError("from ≤ cut_off ≤ due")
        return self


class Calendar(Law):
    """The calendar as in ``periods.yaml``."""

    reference: str
    earliest: int
    timezone: str
    run_at: time
    #: How titles name spans of time that are no period of ours.
    other_spans: tuple[str, ...]
    #: How titles name a year, and in what what is shorter is counted.
    year_word: str
    shorter_than_a_year: tuple[str, ...]
    #: What a title calls a report, and how the first heading of its body may begin.
    report_words: tuple[str, ...]
    headings: tuple[str, ...]
    kinds: dict[str, _Kind]

    @model_validator(mode="after")
    def _cut_off_on_days_of_their_own(self) -> "Calendar":
        by_day: dict[tuple[int, int], list[str]] = {}
        for code, kind in self.kinds.items():
            by_day.setdefault((kind.cut_off.month, kind.cut_off.day), []).append(code)
        for codes in by_day.values():
            if len(codes) > 1:  # runs are told apart by the day of the cut-off
                raise ValueError(f"cut_off: {' = '.join(codes)}")
        return self


@dataclass(frozen=True, order=True)
class Period:
    """One reporting period, ordered by cut-off.

    ``code`` is what people write (``2024-H1``); ``start`` … ``cut_off`` is what the figures
    describe, both days included; ``due`` is the last day for the report.
    """

    cut_off: date
    code: str
    start: date
    due: date
    year_to_date: bool

    @property
    def kind(self) -> str:
        """``Q1``, ``H1``, ``Q3`` or ``Y``."""
        return self.code.partition("-")[2]

    def label(self, lang: Lang = "vi") -> str:
        """The period's name as the reports print it."""
        return calendar().kinds[self.kind].label[lang].format(year=self.code[:4])


@cache
def calendar() -> Calendar:
    """The calendar in use."""
    return load(CALENDAR, Calendar)


def period(code: str) -> Period:
    """The period with this code.

    Raises:
        Complaint: there is no such period; names the codes that exist.
    """
    known = calendar()
    year, _, kind = code.partition("-")
    if not re.fullmatch(r"[0-9]{4}", year) or kind not in known.kinds or int(year) < known.earliest:
        raise Complaint("period_unknown", code=code, kinds=", ".join(known.kinds))
    y, k = int(year), known.kinds[kind]
    return Period(k.cut_off.within(y), code, k.start.within(y), k.due.within(y), k.year_to_date)


def periods_between(first: date, last: date) -> list[Period]:
    """All periods whose cut-off lies in ``first`` … ``last``, oldest first."""
    return [p for p in _around(first.year, last.year) if first <= p.cut_off <= last]


def open_on(day: date) -> list[Period]:
    """The periods between whose cut-off and due date a day lies, both included, oldest first."""
    return [p for p in _around(day.year, day.year) if p.cut_off <= day <= p.due]


def _around(first: int, last: int) -> list[Period]:
    """All periods with a day in these years, and others beside them, by cut-off."""
    years = range(max(first - 1, calendar().earliest), last + 2)
    return sorted(period(f"{year}-{kind}") for year in years for kind in calendar().kinds)


def period_at_cut_off(day: date) -> Period:
    """The period that is cut off on ``day`` (the key by which runs are partitioned).

    Raises:
        Complaint: no period is cut off on that day.
    """
    for found in periods_between(day, day):
        return found
    raise Complaint("period_unknown", code=day.isoformat(), kinds=", ".join(calendar().kinds))


def last_period(today: date) -> Period:
    """The newest period that is already cut off on ``today``."""
    return [p for p in periods_between(date(today.year - 1, 1, 1), today) if p.cut_off <= today][-1]


def period_said_in(text: str) -> Period | None:
    """The period that a text names ("6 tháng đầu năm 2024"), or None.

    Only a plain naming counts: a text that names two different periods names none.
    """
    folded = fold(text)
    found: set[str] = set()
    for words, code in _spans():
        pattern = rf"(?<!\w){re.escape(words)} (?:{year_word()} )?(20\d\d)(?!\w)"
        found.update(f"{m[1]}-{code}" for m in re.finditer(pattern, folded) if code)
    return _known(found.pop()) if len(found) == 1 else None


def period_of_title(text: str) -> Period | None:
    """The period that a title is about, or None: the first that it names.

    What follows is what it is compared with, or what comes next ("6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm
    2024"); the year is the first one told from there. A span that is no period of the calendar is none.
    """
    folded = fold(text)
    found = [
        (m.start(), -len(words), code, m.end())
        for words, code in _spans()
        if (m := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", folded))
    ]
    if not found:
        return None
    _, _, code, end = min(found)
    year = re.search(r"(?<!\w)20\d\d(?!\w)", folded[end:])
    return _known(f"{year[0]}-{code}") if code and year else None


def year_of_title(text: str) -> Period | None:
    """The whole year that a title is about ("công tác cải cách hành chính năm 2024"), or None.

    A title that names a shorter span, a month or several years is of none.
    """
    folded = fold(text)
    years = set(re.findall(rf"(?<!\w){year_word()} (20\d\d)(?!\w)", folded))
    units = "|".join(re.escape(fold(w)) for w in calendar().shorter_than_a_year)
    shorter = re.search(rf"(?<!\w)(?:(?:{units}) \d|\d+ (?:{units}))", folded) or any(
        re.search(rf"(?<!\w){re.escape(words)}(?!\w)", folded) for words, code in _spans() if code != "Y"
    )
    return None if shorter or len(years) != 1 else _known(f"{years.pop()}-Y")


def year_word() -> str:
    """The word before the number of a year, folded, as a pattern."""
    return re.escape(fold(calendar().year_word))


@cache
def _spans() -> list[tuple[str, str]]:
    """The words by which titles name spans of time, folded, with the kind of period; empty for none of ours."""
    known = calendar()
    spans = [(words, code) for code, kind in known.kinds.items() for words in kind.said_as]
    return [(fold(words), code) for words, code in (*spans, *((w, "") for w in known.other_spans))]


def _known(code: str) -> Period | None:
    """The period with this code; None before the first of the calendar."""
    return period(code) if int(code[:4]) >= calendar().earliest else None


def period_dated_in(text: str) -> Period | None:
    """The period in whose days between cut-off and due date all dates of a text lie, or None."""
    found: set[Period | None] = set()
    for day, month, year in re.findall(r"(?<!\d)(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(20\d\d)(?!\d)", text):
        try:
            when = date(int(year), int(month), int(day))
        except ValueError:
            continue
        found.add(next(iter(open_on(when)), None))
    return found.pop() if len(found) == 1 else None
