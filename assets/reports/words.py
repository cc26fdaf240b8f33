"""How reports print figures, dates, codes and text from workbooks for their readers.

Every word comes from the message catalogue; here is only which one, and what must be made harmless
before it goes into a spreadsheet.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from assets.facts import TEXT
from assets.forms.load import level_name
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


def form_name(code: str, lang: Lang) -> str:
    """How a form is called; the sentences of a document, which are none, in words."""
    return say("report_form_text", lang) if code == TEXT else code


def address(place: Place, lang: Lang) -> str:
    """The cell, or of a text the paragraph or the place in its table; empty where the whole file is meant."""
    if place.in_text and place.passage.in_table:
        table, row, column = place.passage.in_table
        return say("at_table", lang, table=table, row=row, column=column)
    if place.in_text and place.cell:
        return say("at_paragraph", lang, paragraph=place.cell)
    return place.cell


def line(place: Place, lang: Lang) -> str:
    """Which line of which form a cell is: code, wording, level, row; of a text, what the figure counts.

    The code is that which the form prints; columns of an outline or of texts have names that only we use.
    """
    if place.form == TEXT:
        return place.passage.counts or (say("report_counts_rate", lang) if place.passage.rate else "")
    level = level_name(place.level, lang) if place.level else ""
    code = place.indicator if place.indicator[:1].isdigit() else ""
    head = " ".join(filter(None, (code, place.line)))
    return ", ".join(filter(None, (head, level, place.item)))


def how_certain(suspect: Suspect, lang: Lang) -> str:
    """Whether a suspected cell is certain, or in how many repairs it is."""
    if suspect.certain:
        return say("report_suspect_certain", lang)
    key = "report_suspect_likeliest" if suspect.rank == 1 else "report_suspect_possible"
    return say(key, lang, share=suspect.repairs, count=suspect.of_repairs, rank=suspect.rank)


def finding_name(finding: Finding, alike: bool) -> str:
    """How a finding is referred to: by its rule, and by its first figure where there are others ``alike``."""
    first = next((c.printed or c.cell for c in finding.cells), "")
    return f"{finding.rule} ({first})" if alike and first else finding.rule


def suspects_in_one_line(suspects: Iterable[Suspect], lang: Lang) -> str:
    """The suspects of a finding for a table that has one row per finding."""
    return " | ".join(
        say(
            "report_suspect_short_text" if s.place.in_text else "report_suspect_short", lang,
            cell=address(s.place, lang), form=s.place.form, printed=figure(s.place) or "–",
            proposal=s.proposal, sure=how_certain(s, lang),
        )
        for s in suspects
    )  # fmt: skip


def cells_in_one_line(finding: Finding, lang: Lang) -> str:
    """All cells of a finding for a table that has one row per finding."""
    return " | ".join(
        " ".join(filter(None, (c.file, c.sheet and f"[{c.sheet}]", address(c, lang))))
        + (f"{':' if c.in_text else ' ='} {figure(c)}" if c.printed else "")
        for c in finding.cells
    )


def without_quote(message: str, lang: Lang) -> str:
    """A finding's sentence without the passage that it quotes, for where the passage itself is seen."""
    before, after = say("finding_quote", lang, quote="\0").split("\0")
    start = message.find(before)
    stop = message.find(after, start + len(before))
    if start < 0 or stop < 0:
        return message
    return f"{message[:start].rstrip()} {message[stop + len(after) :].lstrip()}".strip()


def figure(place: Place) -> str:
    """The figure, and in a text what it counts."""
    return " ".join(filter(None, (place.printed, place.passage.counts)))


def without_formula(text: str) -> str:
    """Text that no spreadsheet takes for a formula when it opens a CSV file.

    >>> without_formula("=1+1"), without_formula("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def for_xml(text: str) -> str:
    """Text without the characters that a workbook cannot hold."""
    return _NOT_IN_XML.sub("", text)
