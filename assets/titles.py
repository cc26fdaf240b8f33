"""What stands above the figures of a file, and which period and unit it names.

A workbook's titles are the texts above its tables, a report's those before its first running sentence.
What a plan's title says of its targets belongs in ``checks/targets/context.py``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from assets.documents import open as documents
from assets.documents.model import Kind, Paragraph
from assets.facts import TEXT, Notice
from assets.forms.table import Table
from assets.periods import Period, calendar, period_dated_in, period_of_title, period_said_in, year_of_title
from assets.text import fold
from assets.units import units
from assets.workbook.cells import address
from assets.workbook.open import read_workbook
from assets.written import read_written

#: So many paragraphs of a report may be its head.
_HEAD = 25
#: A paragraph with as many words is a sentence, if it ends as one does.
_RUNNING = 12
_SENTENCE_END = re.compile(r"[.;:…]\s*$")
#: How headings are numbered.
_NUMBERED_HEADING = r"[ivx]{1,4}[.)\s]|\d{1,2}[.)]\s|[a-zđ][.)]\s"
#: So much of a title is quoted.
_QUOTED = 120


@dataclass(frozen=True, slots=True)
class Title:
    """A text above the tables of a sheet."""

    sheet: str
    cell: str
    text: str


def titles_above(tables: Sequence[Table]) -> list[Title]:
    """The texts with figures above the first table of each sheet; there a workbook says what it goes with."""
    return [t for t in _texts_above(tables) if any(c.isdigit() for c in t.text)]


def _texts_above(tables: Sequence[Table]) -> Iterator[Title]:
    for sheet in {id(t.sheet): t.sheet for t in tables}.values():
        first = min(t.header for t in tables if t.sheet is sheet)
        for place, cell in sorted(sheet.cells.items()):
            if place[0] < first and isinstance(cell.raw, str):
                yield Title(sheet.name, address(*place), cell.text)


def period_named_in(data: bytes, path: str) -> Period | None:
    """The period that the texts of a workbook, or the title of a report, name, if they name just one.

    Where they name none, the one year that a report's title is of, or a date on which one period is due
    ("Kèm theo Báo cáo số … ngày 14/6/2024").

    Raises:
        Complaint: the file cannot be read.
    """
    if PurePath(path).suffix.casefold() in documents.SUFFIXES:
        paragraphs = read_written(data, path).paragraphs
        head, opening = _head(paragraphs)
        named = {found for _, found in _titled(head, opening)} or _whole_year(head)
        texts = [p.text for p in paragraphs[:_HEAD]]
    else:
        book = read_workbook(data, path)
        texts = [c.text for s in book.sheets for c in s.cells.values() if isinstance(c.raw, str)]
        named = {found for text in texts if (found := period_said_in(text))}
    if not named:
        named = {found for text in texts if (found := period_dated_in(text))}
    return named.pop() if len(named) == 1 else None


def misplaced_report(paragraphs: Sequence[Paragraph], of: Period, unit: str) -> list[Notice]:
    """Notices where the head of a report names another period, or another province, than it was sent for."""
    head, opening = _head(paragraphs)
    titled = ((_at(p), found) for p, found in _titled(head, opening))
    return [*_of_other_period(titled, of), *_of_other_unit([_at(p) for p in head], of, unit)]


def misplaced_workbook(tables: Sequence[Table], of: Period, unit: str) -> list[Notice]:
    """Notices where the texts above a workbook's tables name one period, or province, and it is another."""
    texts = list(_texts_above(tables))
    titled = ((t, found) for t in texts if (found := period_said_in(t.text)))
    return [*_of_other_period(titled, of), *_of_other_unit(texts, of, unit)]


def _at(p: Paragraph) -> Title:
    return Title("", str(p.number), p.text)


def _of_other_period(named: Iterable[tuple[Title, Period]], of: Period) -> list[Notice]:
    found = list(named)
    if len({period for _, period in found}) != 1 or found[0][1] == of:
        return []
    title, period = found[0]
    return [_notice("period_other", title, named=period.code, period=of.code)]


def _of_other_unit(texts: Sequence[Title], of: Period, unit: str) -> list[Notice]:
    """Of provinces only: who reports within one has its name above as well."""
    if not unit or units()[unit].kind != "province":
        return []
    # "ỦY BAN NHÂN DÂN" and "TỈNH QUẢNG TRỊ" are often two lines
    whole = " ".join(t.text for t in texts)
    if any(_names(whole, name) for name in (units()[unit].name, *units()[unit].also)):
        return []  # "TP. HỒ CHÍ MINH", whatever other province it works with
    provinces = (u for u in units().values() if u.kind == "province" and u.exists_on(of.cut_off))
    named = [u.name for u in provinces if _names(whole, u.name)]
    if len(named) != 1:
        return []
    at = next((t for t in texts if _names(t.text, named[0])), texts[0])
    return [_notice("unit_other", at, unit=units()[unit].name)]


def _names(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", fold(text)) is not None


def _notice(code: str, title: Title, **details: str) -> Notice:
    text = title.text if len(title.text) <= _QUOTED else title.text[:_QUOTED].rsplit(" ", 1)[0] + " …"
    form = "" if title.sheet else TEXT
    return Notice(code, title.sheet, title.cell, form, details={"title": text, **details})


@cache
def _report_words() -> tuple[str, ...]:
    """What titles call a report, folded."""
    return tuple(map(fold, calendar().report_words))


@cache
def _first_heading() -> re.Pattern[str]:
    """Where the body begins: "I. …", "1. …", "Phần thứ nhất"."""
    named = "|".join(map(re.escape, calendar().headings))
    return re.compile(rf"(?:(?:{named})\s|{_NUMBERED_HEADING})", re.IGNORECASE)


def _names_report(text: str) -> bool:
    return any(word in fold(text) for word in _report_words())


def _titled(head: Sequence[Paragraph], opening: Sequence[Paragraph]) -> list[tuple[Paragraph, Period]]:
    """The paragraph of a report's title that names its period; else the sentence that opens the report."""
    if not any(_names_report(p.text) for p in (*head, *opening)):
        return []
    # "BÁO CÁO" and what it is about, often on several lines.
    named = next(((p, found) for p in head if (found := period_of_title(p.text))), None)
    if not named and opening and _names_report(opening[0].text):
        found = period_said_in(opening[0].text)
        named = (opening[0], found) if found else None
    return [named] if named else []


def _whole_year(head: Sequence[Paragraph]) -> set[Period]:
    """The year of "Báo cáo … năm 2024", a title that names no shorter span."""
    begins = next((n for n, p in enumerate(head) if fold(p.text).startswith(_report_words())), None)
    if begins is None:
        return set()
    found = {period for p in head[begins:] if (period := year_of_title(p.text))}
    return found if len(found) == 1 else set()


def _head(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stands above a report's body, and the sentence that opens it, if one does."""
    head: list[Paragraph] = []
    for p in paragraphs[:_HEAD]:
        if p.kind is not Kind.CELL and _first_heading().match(p.text):
            return head, []
        if len(p.text.split()) >= _RUNNING and _SENTENCE_END.search(p.text):
            return head, [p]
        head.append(p)
    return head, []
