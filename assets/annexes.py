"""Reading one file that a unit sent: its bytes to the forms, facts and notices it holds.

Pure: no clock, no warehouse. Which files a unit sent belongs in ``submissions.py``, what is particular
to a written report in ``written.py``.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import PurePath

from assets.document_tables import DocumentTables
from assets.documents import open as documents
from assets.documents.model import Kind, Paragraph, Remark
from assets.facts import TEXT, Fact, Notice
from assets.forms.load import forms
from assets.forms.model import FormVersion, Indicator
from assets.forms.read import read_table
from assets.forms.read_register import figure_cells
from assets.forms.recognise import find_tables
from assets.forms.table import Table
from assets.messages import Complaint
from assets.numbers import is_figure
from assets.periods import Period
from assets.registers import is_copy, sentences
from assets.titles import Title, misplaced_report, misplaced_workbook, titles_above
from assets.units import folded_names
from assets.workbook.cells import Cell, Place, Sheet, Workbook, address, place_at
from assets.workbook.open import SUFFIXES, read_workbook
from assets.written import Mention, read_written, text_facts

#: Written reports that cannot be read as they are; their reader says what to do.
_OLD_DOCUMENTS = (".doc", ".rtf")
_SHOWN_UNCLAIMED = 5


@dataclass(frozen=True, slots=True)
class Annex:
    """What one file holds. ``forms`` in the order found; ``unclaimed`` counts figures of no form.

    ``paragraphs`` and ``mentions`` are those of a written report, or of the sentences in the cells of a
    workbook's registers; ``titles`` are the texts above the tables of a workbook;
    ``of_registers`` names the figures of the text that stand in a register.
    """

    forms: tuple[str, ...]
    facts: tuple[Fact, ...]
    notices: tuple[Notice, ...]
    unclaimed: int
    paragraphs: tuple[Paragraph, ...] = ()
    titles: tuple[Title, ...] = ()
    mentions: tuple[Mention, ...] = ()
    of_registers: frozenset[str] = frozenset()


def read_file(data: bytes, path: str, period: Period, unit: str) -> Annex:
    """Read one file: a workbook, or a written report.

    Args:
        data: the file's content.
        path: how the file is called in messages.
        period: decides which form versions are in force.
        unit: id of the reporting unit; empty if not known.

    Raises:
        Complaint: as :func:`read_annex` and :func:`read_report`.
    """
    suffix = PurePath(path).suffix.casefold()
    if suffix in (*documents.SUFFIXES, *_OLD_DOCUMENTS):
        return read_report(data, path, period, unit)
    return read_annex(data, path, period, unit)


def read_report(data: bytes, path: str, period: Period, unit: str) -> Annex:
    """Read a written report: the figures in its sentences, and the forms that stand in it as tables.

    A table that is a form is no text as well: its figures would count twice. Of an outline only codes,
    labels and figures are the form's; what stands beside them (tasks, who does them) are sentences, and so is
    what stands in the cells of a register.

    Raises:
        Complaint: no document that can be read, or one without any figure.
    """
    document = read_written(data, path)
    facts: list[Fact] = []
    notices = [_remark(r) for r in document.remarks]
    notices += misplaced_report(document.paragraphs, period, unit)
    taken: set[int] = set()
    told_in: set[int] = set()
    found: list[str] = []
    paragraphs = tuple(document.paragraphs)
    if any(p.kind is Kind.CELL for p in paragraphs):
        tables = DocumentTables(paragraphs)
        for table in find_tables(tables.sheet, _versions(period), period.cut_off.year):
            read = read_table(table, folded_names(unit))
            table_facts, again = _mark_repeated(read[0], facts, table)
            facts += table_facts
            notices += [tables.notice(n) for n in (*again, *read[1])]
            if table.version.layout == "outline":
                taken |= tables.paragraphs(read[2] | _header_places(table))
            else:
                whole = tables.numbers(table)
                taken |= {p.number for p in paragraphs if p.kind is Kind.CELL and p.table in whole}
            if table.version.register_ and not again:
                told_in |= tables.paragraphs(map(place_at, figure_cells(table, table_facts)))
            found.append(table.form)
        facts = [tables.fact(f) for f in facts]
    prose = [p for p in paragraphs if p.number not in taken or p.number in told_in]
    told, mentions = text_facts(prose, path)
    if not told and not facts:
        raise Complaint("file_no_figures", file=path)
    return Annex(
        tuple(dict.fromkeys([*found, TEXT])),
        (*facts, *told),
        tuple(notices),
        0,
        paragraphs,
        mentions=tuple(mentions),
        of_registers=frozenset(m.indicator for m in mentions if m.paragraph in told_in),
    )


def _remark(remark: Remark) -> Notice:
    cell = str(remark.paragraph) if remark.paragraph else ""
    return Notice(remark.code, "", cell, TEXT, details=dict(remark.details))


def read_annex(data: bytes, path: str, period: Period, unit: str) -> Annex:
    """Read the forms in one file.

    Args:
        data: the file's content.
        path: how the file is called in messages.
        period: decides which form versions are in force.
        unit: id of the reporting unit; empty if not known.

    Raises:
        Complaint: no workbook, damaged, protected, without a known form, or only with forms that
            are not in force in the period.
    """
    if PurePath(path).suffix.casefold() not in SUFFIXES:
        raise Complaint("file_suffix", file=path, suffixes=", ".join((*SUFFIXES, *documents.SUFFIXES)))
    book = read_workbook(data, path)
    in_force = _versions(period)
    tables: list[Table] = []
    facts: list[Fact] = []
    notices: list[Notice] = []
    paragraphs: list[Paragraph] = []
    mentions: list[Mention] = []
    told: list[Fact] = []
    unclaimed = 0
    for sheet in book.sheets:
        claimed: set[Place] = set()
        on_sheet = find_tables(sheet, in_force, period.cut_off.year)
        for table in on_sheet:
            read = read_table(table, folded_names(unit))
            table_facts, again = _mark_repeated(read[0], facts, table)
            facts += table_facts
            notices += [*again, *read[1]]
            claimed |= read[2] | _header_places(table)
            if table.version.layout == "register" and not again:
                said, figures, where = sentences(table, table_facts, path, len(paragraphs) + 1)
                paragraphs += said
                told += figures
                mentions += where
        tables += on_sheet
        notices += _hidden_figures(sheet, facts)
        loose = sorted(
            place for place, cell in sheet.cells.items() if place not in claimed and _is_figure(cell)
        )
        unclaimed += len(loose)
        if loose:
            notices.append(_unclaimed_figures(sheet, loose))
    if not tables:
        raise _no_form(book, path, period)
    notices += _missing_lines(tables, facts)
    notices += misplaced_workbook(tables, period, unit)
    found = dict.fromkeys([*(table.form for table in tables), *([TEXT] if told else [])])
    return Annex(
        tuple(found),
        (*facts, *told),
        tuple(notices),
        unclaimed,
        tuple(paragraphs),
        tuple(titles_above(tables)),
        tuple(mentions),
        frozenset(f.indicator for f in told),
    )


def _versions(period: Period) -> list[tuple[str, FormVersion]]:
    on_the_day = ((code, form.version_on(period.cut_off)) for code, form in forms().items())
    return [(code, version) for code, version in on_the_day if version]


def _no_form(book: Workbook, path: str, period: Period) -> Complaint:
    """Say why no table was recognised: a form out of force in the period, or none at all."""
    every = [(code, version) for code, form in forms().items() for version in form.versions]
    for sheet in book.sheets:
        for table in find_tables(sheet, every, period.cut_off.year):
            return Complaint(
                "form_out_of_force",
                file=path,
                sheet=sheet.name,
                form=table.form,
                period=period.code,
                cut_off=period.cut_off.strftime("%d/%m/%Y"),
            )
    return Complaint("file_no_form", file=path, forms=", ".join(forms()))


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell.raw, str):
        return not cell.raw[:1].isalpha() and is_figure(cell.text)
    return isinstance(cell.raw, Decimal)


def _header_places(table: Table) -> set[Place]:
    return {(r, c) for r in table.header_rows for c in range(max(table.columns.values()) + 1)}


def _mark_repeated(new: list[Fact], known: list[Fact], table: Table) -> tuple[list[Fact], list[Notice]]:
    """Mark the facts of a second copy of a form; a table that only goes on further is no copy."""
    if table.version.register_ and not is_copy(table.form, new, known):
        return new, []
    taken = {(f.form, f.indicator, f.level, f.item) for f in known if not f.repeated}
    copies = {f for f in new if (f.form, f.indicator, f.level, f.item) in taken}
    if not copies:
        return new, []
    marked = [replace(f, repeated=True) if f in copies else f for f in new]
    first = next(f for f in new if f in copies)
    known_as = next(f for f in known if f.form == table.form and not f.repeated)
    details = {"first": f"{known_as.sheet}!{known_as.cell}"}
    return marked, [Notice("form_repeated", table.sheet.name, first.cell, table.form, details=details)]


def _hidden_figures(sheet: Sheet, facts: list[Fact]) -> list[Notice]:
    hidden = [f for f in facts if f.hidden and f.sheet == sheet.name and f.figure.value is not None]
    if not hidden:
        return []
    details = {"count": str(len(hidden))}
    return [Notice("figures_hidden", sheet.name, hidden[0].cell, hidden[0].form, details=details)]


def _unclaimed_figures(sheet: Sheet, loose: list[Place]) -> Notice:
    cells = ", ".join(address(*place) for place in loose[:_SHOWN_UNCLAIMED])
    if len(loose) > _SHOWN_UNCLAIMED:
        cells += ", …"
    details = {"count": str(len(loose)), "cells": cells}
    return Notice("figures_unclaimed", sheet.name, address(*loose[0]), details=details)


def _called(indicator: Indicator) -> str:
    """What a form's line or column is called by those who fill it in: as numbered, or else in its words."""
    return indicator.code if indicator.code[:1].isdigit() else f"“{indicator.label}”"


def _missing_lines(tables: list[Table], facts: list[Fact]) -> list[Notice]:
    """One notice per form that lacks lines (or columns), over all the tables it is spread on."""
    notices = []
    for form in dict.fromkeys(table.form for table in tables):
        table = next(t for t in tables if t.form == form)
        if table.version.layout == "register":
            continue  # it has no lines, and without a column it needs it is none
        found = {f.indicator for f in facts if f.form == form}
        found |= {j for i in table.version.indicators if i.code in found for j in i.joins}
        missing = [_called(i) for i in table.version.lacking(found)]
        if missing and not table.version.partial:
            details = {"codes": ", ".join(missing), "count": str(len(missing))}
            cell = address(table.header, 0)
            notices.append(Notice("line_missing", table.sheet.name, cell, form, details=details))
    return notices
