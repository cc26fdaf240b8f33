"""``doisoat check --try``: proposed values put in place of read ones, in memory only.

No file is changed and nothing is kept: the officer sees what would hold and what would still fail.
How a figure is read is ``assets/numbers.py``; what must hold is ``checks``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from assets.annexes import Annex
from assets.documents.model import Paragraph
from assets.facts import TEXT, Fact, read_figure
from assets.forms.load import forms
from assets.forms.model import ColumnIndicator
from assets.messages import Complaint
from assets.numbers import Quantity, read_text, vietnamese
from assets.periods import Period
from assets.submissions import Received, with_copies_marked
from assets.text import bare
from assets.workbook.cells import Cell
from assets.written import text_facts
from checks.explain.lay_out import Claims, Layouts
from checks.rules.load import catalogue

Row = Mapping[str, Any]

_GIVEN = re.compile(
    r"\s*(?:(?P<form>[^!=]+?)\s*!\s*)?(?P<place>[^!=@]+?)\s*(?:@\s*(?P<level>[^=]*?))?\s*=\s*(?P<value>.+?)\s*$"
)
_CELL = re.compile(r"\$?[a-z]{1,3}\$?[0-9]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tried:
    """One figure that was replaced: where, what stood there, what is tried; ``follows``: by a formula."""

    unit: str
    form: str
    indicator: str
    level: str
    file: str
    cell: str
    printed: str
    value: str
    follows: bool


class Trial:
    """The values to try, as given: ``BM3!3.2.2=9.955``, ``II.06!7@tinh=52.414``, ``BM3!D31=9.955``.

    The form may be left out where only one was sent.
    """

    def __init__(self, given: Sequence[str]) -> None:
        """Raises Complaint where one cannot be understood."""
        self.parts: list[tuple[str, re.Match[str]]] = []
        for text in given:
            match = _GIVEN.match(text)
            if not match:
                raise Complaint("try_malformed", given=text)
            self.parts.append((text, match))
        self.placed: set[str] = set()
        self.facts: list[Fact] = []

    def __bool__(self) -> bool:
        return bool(self.parts)

    def all_placed(self) -> None:
        """Raise a Complaint if a value found no cell in any of the files."""
        forms_sent = {f.form.casefold(): f.form for f in self.facts}
        for text, match in self.parts:
            if text in self.placed:
                continue
            if match["form"] is None and len(forms_sent) != 1:
                raise Complaint("try_form_missing", given=text, forms=_listed(forms_sent.values()))
            form = forms_sent.get((match["form"] or next(iter(forms_sent), "")).casefold())
            if form is None:
                raise Complaint("try_no_form", form=match["form"], forms=_listed(forms_sent.values()))
            mine = [f for f in self.facts if f.form == form]
            if _CELL.fullmatch(match["place"]):
                cells = sorted(
                    {f.cell for f in mine}, key=lambda c: (len(c.lstrip(_LETTERS)), c.lstrip(_LETTERS), c)
                )
                raise Complaint("try_no_cell", cell=match["place"].upper(), form=form, known=", ".join(cells))
            if match["level"] is not None:
                levels = {f.level for f in mine if f.level}
                raise Complaint("try_no_level", given=text, form=form, known=_listed(levels))
            raise Complaint(
                "try_no_place", given=text, form=form, known=", ".join(sorted({f.indicator for f in mine}))
            )


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "–"


def put_in(
    trial: Trial, received: Sequence[Received], before: Sequence[Row], of: Period, claims: Claims
) -> tuple[list[Received], list[Tried]]:
    """What was received, with the values to try in place of those that were read.

    Cells with formulas that agreed with their inputs follow, as they would in Excel; so does what a
    report repeats of a form.

    Args:
        trial: the values to try.
        received: the files as read.
        before: the facts as stored from them.
        of: the period.
        claims: what the reports claim, by unit.

    Raises:
        Complaint: a value is no figure, or its place is several cells.
    """
    received = with_copies_marked(list(received))
    facts = [(r, f) for r in received if r.annex for f in r.annex.facts]
    trial.facts += [f for _, f in facts if not f.repeated]
    forms_sent = {f.form.casefold() for _, f in facts}
    only = forms_sent.pop() if len(forms_sent) == 1 else ""
    new: dict[tuple[str, str, str, str], Fact] = {}
    for text, match in trial.parts:
        found = [(r, f) for r, f in facts if _meant(f, match, only)]
        if not found:
            continue
        trial.placed.add(text)
        if len({r.file.unit for r, _ in found}) < len(found):
            places = [f"{f.form}!{f.cell}" for _, f in found]
            if len(set(places)) < len(places):
                files = _listed({r.file.name for r, _ in found})
                raise Complaint("try_two_files", form=found[0][1].form, files=files)
            example = f"{places[0]}={match['value']}"
            raise Complaint("try_several", given=text, known=", ".join(places), example=example)
        for r, f in found:
            if _at(r, f) in new:
                raise Complaint("try_twice", cell=f.cell, form=f.form)
            new[_at(r, f)] = _with(f, match["value"])
    for r, f in _following(facts, new, before, of, claims):
        new[_at(r, f)] = f
    new |= _copies(facts, new)
    tried = [
        Tried(
            r.file.unit, f.form, f.indicator, f.level, r.file.name, f.cell, f.figure.printed,
            new[_at(r, f)].figure.printed, new[_at(r, f)].formula,
        )
        for r, f in facts
        if _at(r, f) in new and not f.repeated
    ]  # fmt: skip
    return [_changed(r, new) for r in received], sorted(tried, key=lambda t: t.follows)


def _at(received: Received, fact: Fact) -> tuple[str, str, str, str]:
    cell = fact.indicator if fact.form == TEXT else fact.cell  # a paragraph has many figures
    return received.file.unit, received.file.name, fact.sheet, cell


def _copies(
    facts: Sequence[tuple[Received, Fact]], new: Mapping[tuple[str, str, str, str], Fact]
) -> dict[tuple[str, str, str, str], Fact]:
    """The same new figures where a report prints the form a second time, if both were the same."""
    changed = {
        (r.file.unit, f.form, f.indicator, f.level, f.item): (f, new[_at(r, f)])
        for r, f in facts
        if _at(r, f) in new and not f.repeated
    }
    found = {}
    for r, f in facts:
        old, tried = changed.get((r.file.unit, f.form, f.indicator, f.level, f.item), (None, None))
        if f.repeated and old and tried and old.figure.value == f.figure.value:
            found[_at(r, f)] = replace(f, figure=tried.figure)
    return found


def _changed(received: Received, new: dict[tuple[str, str, str, str], Fact]) -> Received:
    """One file with its new figures; what was noticed about how the old ones are written is gone."""
    annex = received.annex
    if annex is None:
        return received
    annex = _written_anew(annex, {f.indicator: f for at, f in new.items() if _is_told(received, at, f)})
    facts = tuple(new.get(_at(received, f), f) for f in annex.facts)
    notices = tuple(
        n
        for n in annex.notices
        if not (n.indicator and (received.file.unit, received.file.name, n.sheet, n.cell) in new)
    )
    return replace(received, annex=replace(annex, facts=facts, notices=notices))


def _is_told(received: Received, at: tuple[str, str, str, str], fact: Fact) -> bool:
    return fact.form == TEXT and at[:3] == (received.file.unit, received.file.name, "")


def _written_anew(annex: Annex, new: Mapping[str, Fact]) -> Annex:
    """A written report with new figures in its sentences, read anew: what they claim may be of others now."""
    spans: dict[int, list[tuple[int, int, str]]] = {}
    for m in annex.mentions:
        if m.indicator in new:
            printed = new[m.indicator].figure.printed
            spans.setdefault(m.paragraph, []).append((m.figure.start, m.figure.stop, printed))
    changed: dict[int, Paragraph] = {}
    for p in annex.paragraphs:
        text = p.text
        for start, stop, printed in sorted(spans.get(p.number, ()), reverse=True):
            percent = "%" if text[start:stop].endswith("%") and not printed.endswith("%") else ""
            text = text[:start] + printed + percent + text[stop:]
        if text != p.text:
            changed[p.number] = replace(p, text=text)
    item = next((f.item for f in new.values()), "")
    facts, mentions = text_facts(list(changed.values()), item)
    told = {f.indicator: f for f in facts}
    where = {m.indicator: m for m in mentions}
    before = {m.indicator for m in annex.mentions if m.paragraph in changed}
    if set(told) != before:
        return annex  # what is tried makes other figures of the sentence
    return replace(
        annex,
        facts=tuple(told.get(f.indicator, f) if f.form == TEXT else f for f in annex.facts),
        mentions=tuple(where.get(m.indicator, m) for m in annex.mentions),
        paragraphs=tuple(changed.get(p.number, p) for p in annex.paragraphs),
    )


def _following(
    facts: Sequence[tuple[Received, Fact]],
    new: dict[tuple[str, str, str, str], Fact],
    before: Sequence[Row],
    of: Period,
    claims: Claims,
) -> list[tuple[Received, Fact]]:
    """The facts that formulas compute from the new figures, with what they will then show."""
    law = catalogue()
    layouts = Layouts(law.in_force(of), law.versions(of), claims)
    found = []
    for unit in sorted({at[0] for at in new}):
        values = {
            (r["form"], r["indicator"], r["level"], r["item"]): fact.figure.value
            for r in before
            if (fact := new.get((r["unit"], r["file"], r["sheet"], _cell_of(r)))) and r["unit"] == unit
        }
        follows = layouts.followed([r for r in before if r["unit"] == unit], values)
        for received, fact in facts:
            value = follows.get((fact.form, fact.indicator, fact.level, fact.item))
            if received.file.unit == unit and value is not None and not fact.repeated:
                percent = "%" if fact.figure.printed.endswith("%") else ""
                printed = vietnamese(value, fact.figure.decimals) + percent
                found.append(
                    (received, replace(fact, figure=replace(fact.figure, printed=printed, value=value)))
                )
    return found


def _cell_of(r: Row) -> str:
    cell: str = r["indicator"] if r["form"] == TEXT else r["cell"]
    return cell


def _meant(fact: Fact, match: re.Match[str], only: str) -> bool:
    """Whether a value is for this fact; ``only`` is the one form that was sent, if there is one."""
    if fact.repeated or fact.form.casefold() != (match["form"] or only).casefold():
        return False
    level = bare(match["level"] or "").removeprefix("cap ").strip()
    if fact.cell.casefold() == match["place"].replace("$", "").casefold():
        return not level or level == fact.level
    return fact.indicator == match["place"] and fact.level == level and (not fact.item or fact.form == TEXT)


def _with(fact: Fact, value: str) -> Fact:
    """The fact with another figure, read as if it had been typed into the cell."""
    if fact.form == TEXT:
        figure = read_text(value, cast(Quantity, fact.quantity))
        if figure.value is None:
            kind = "try_no_count" if fact.quantity == "count" else "try_no_figure"
            raise Complaint(kind, value=value, cell=fact.indicator, form=fact.form)
        return replace(fact, figure=figure)
    form = forms()[fact.form]
    version = next(v for v in form.versions if v.version == fact.version)
    indicator = version.indicator(fact.indicator)
    assert indicator is not None
    figure = read_figure(Cell(0, 0, value), indicator, None)
    if figure.value is None:
        kind = "try_no_count" if indicator.quantity == "count" else "try_no_figure"
        raise Complaint(kind, value=value, cell=fact.cell, form=fact.form)
    if isinstance(indicator, ColumnIndicator) and figure.decimals is not None and fact.figure.decimals:
        kept = min(indicator.places, fact.figure.decimals)  # zeros at the end are left off as in the column
        figure = replace(figure, decimals=max(figure.decimals, kept))
    return replace(fact, figure=figure, formula=False)
