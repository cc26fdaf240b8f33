"""How reports print figures, dates, codes and text from workbooks for their readers.

Every word comes from the message catalogue; here is only which one, and what must be made harmless
before it goes into a spreadsheet.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from assets.messages import Lang, say
from assets.numbers import english, vietnamese
from assets.periods import calendar
from assets.reports.records import Finding, Place, Suspect, UnitReport

#: What XML 1.0 cannot hold, and what no spreadsheet can show.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def number(value: int, lang: Lang) -> str:
    """A count as readers of ``lang`` expect it."""
    return vietnamese(Decimal(value)) if lang == "vi" else english(Decimal(value))


def day(value: date, lang: Lang) -> str:
    """A day as readers of ``lang`` expect it."""
    return say("report_date", lang, day=f"{value.day:02}", month=f"{value.month:02}", year=value.year)


def moment(value: datetime, lang: Lang) -> str:
    """A moment of the warehouse (UTC, without zone) on the clock of the offices."""
    local = value.replace(tzinfo=UTC).astimezone(ZoneInfo(calendar().timezone))
    return say("report_moment", lang, date=day(local.date(), lang), time=f"{local:%H:%M}")


def severity(code: str, lang: Lang) -> str:
    """The word for a severity."""
    return say(f"severity_{code}", lang)


def decision(unit: UnitReport, lang: Lang) -> str:
    """The word for a unit's verdict."""
    return say(f"decision_{unit.verdict.decision}" if unit.verdict else "report_no_verdict", lang)


def reasons(unit: UnitReport, lang: Lang) -> str:
    """Why a unit is held, in plain words; empty if it is not."""
    codes = unit.verdict.reasons if unit.verdict else ("waiting",)
    return "; ".join(say(f"reason_{code}", lang) for code in codes)


def unit_name(unit: UnitReport, lang: Lang) -> str:
    """The unit's name, also where nobody said which unit it is."""
    return unit.name or say("unit_not_given", lang)


def line(place: Place, lang: Lang) -> str:
    """Which line of which form a cell is: code, wording, level, row."""
    level = say(f"level_{place.level}", lang) if place.level else ""
    head = " ".join(filter(None, (place.indicator, place.line)))
    return ", ".join(filter(None, (head, level, place.item)))


def how_certain(suspect: Suspect, lang: Lang) -> str:
    """Whether a suspected cell is certain, or in how many repairs it is."""
    if suspect.certain:
        return say("report_suspect_certain", lang)
    key = "report_suspect_likeliest" if suspect.rank == 1 else "report_suspect_possible"
    return say(key, lang, share=suspect.repairs, count=suspect.of_repairs, rank=suspect.rank)


def suspects_in_one_line(suspects: Iterable[Suspect], lang: Lang) -> str:
    """The suspects of a finding for a table that has one row per finding."""
    return " | ".join(
        say("report_suspect_short", lang, cell=s.place.cell, form=s.place.form, printed=s.place.printed or "–",
            proposal=s.proposal, sure=how_certain(s, lang))
        for s in suspects
    )  # fmt: skip


def cells_in_one_line(finding: Finding) -> str:
    """All cells of a finding for a table that has one row per finding."""
    return " | ".join(
        " ".join(filter(None, (c.file, c.sheet and f"[{c.sheet}]", c.cell)))
        + (f" = {c.printed}" if c.printed else "")
        for c in finding.cells
    )


def without_formula(text: str) -> str:
    """Text that no spreadsheet takes for a formula when it opens a CSV file.

    >>> without_formula("=1+1"), without_formula("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def for_xml(text: str) -> str:
    """Text without the characters that a workbook cannot hold."""
    return _NOT_IN_XML.sub("", text)
