"""Facts and notices: what one annex says, with the cell that says it.

A fact is one place of a form where a figure belongs, whether or not one stands there. A notice is
something the reader saw that is not as the form wants it (a line that is missing, text where a figure
belongs); whether a notice is an error is decided by ``checks/rules/structure.yaml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from assets.forms.model import Indicator
from assets.numbers import Figure, Reading, read_number, read_text
from assets.text import fold
from assets.workbook.cells import Cell


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of one form.

    ``level`` and ``item`` are empty for a figure of the whole unit. ``repeated`` marks a second
    figure for the same place of the form: it is kept and shown, but not confronted. A figure in a
    sentence has the document as its item, the paragraph's number as its cell, and says itself what it
    counts (``noun``); what a figure of a form counts, the form says. A row of an outline is on no form: its
    place among the others is the item (``1.3.2``), its wording the noun.
    """

    form: str
    version: str
    indicator: str
    quantity: str
    level: str
    item: str
    figure: Figure
    sheet: str
    cell: str
    formula: bool = False
    hidden: bool = False
    repeated: bool = False
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something not as the form wants it: a code of ``checks/rules/structure.yaml``, where, and the details."""

    code: str
    sheet: str = ""
    cell: str = ""
    form: str = ""
    indicator: str = ""
    printed: str = ""
    details: Mapping[str, str] = field(default_factory=dict, hash=False)


#: The form, as it were, of figures in the sentences of a report: it has no lines.
TEXT = "TEXT"
#: Between an item and an item that is part of it; sums over items leave the parts out.
NESTED = " › "

#: The readings that are notices of their own.
_NOTICED = {
    Reading.UNREADABLE: "figure_unreadable",
    Reading.FRACTION: "count_fraction",
    Reading.ERROR: "formula_error",
    Reading.UNCOMPUTED: "formula_uncomputed",
    Reading.AMBIGUOUS: "figure_ambiguous",
    Reading.NOTE: "figure_note",
}


def figure_code(paragraph: int, ordinal: int) -> str:
    """The indicator of a figure in a sentence: its paragraph, and its place there from 0, told from 1."""
    return f"{paragraph}.{ordinal + 1}"


def paragraph_of_code(indicator: str) -> str:
    """The number of the paragraph that a figure of a sentence stands in, by its indicator."""
    return indicator.partition(".")[0]


def read_figure(cell: Cell | None, indicator: Indicator, decimal_mark: str | None) -> Figure:
    """Read the figure that ``indicator`` has in ``cell``; ``decimal_mark`` is what the column proves."""
    if cell is None:
        return Figure("", Reading.BLANK)
    if cell.shown.error:
        return Figure(cell.shown.error, Reading.ERROR)
    if cell.shown.formula and not cell.shown.computed:
        return Figure("", Reading.UNCOMPUTED)
    quantity = indicator.quantity
    if quantity == "heading" or quantity == "text":
        raise ValueError(f"a {quantity} has no figure: {indicator.code}")
    if isinstance(cell.raw, str):
        if quantity == "code":
            return _read_code(cell.raw, indicator)
        unit = "" if quantity == "rate" else indicator.unit
        return read_text(cell.raw, quantity, unit, decimal_mark)
    if cell.raw is None:
        return Figure("", Reading.BLANK)
    if not isinstance(cell.raw, Decimal):
        return Figure(cell.text, Reading.UNREADABLE)
    shown = cell.shown.format
    _, decimals = shown.show(cell.raw)
    figure = read_number(
        shown.scaled(cell.raw),
        decimals,
        quantity,
        percent=shown.percent,
        general=shown.general,
        grouped=shown.grouped,
    )
    if quantity == "code" and figure.reading is Reading.NUMBER:
        return Figure(figure.printed, Reading.CODE, figure.value, figure.decimals)
    return figure


def _read_code(text: str, indicator: Indicator) -> Figure:
    """Read a coded answer: the code itself, or the words that stand for it."""
    figure = read_text(text, "code")
    if figure.reading is Reading.NUMBER:
        return Figure(figure.printed, Reading.CODE, figure.value, figure.decimals)
    code = indicator.answers.get(fold(text))
    if code is None:
        return figure
    meant = read_text(code, "code")
    return Figure(figure.printed, Reading.CODE_LABEL, meant.value, meant.decimals)


def notice_of(fact: Fact, label: str) -> Notice | None:
    """The notice that a fact's reading calls for, or None."""
    code = _NOTICED.get(fact.figure.reading)
    if code is None:
        return None
    details = {"label": label}
    if fact.figure.value is not None and fact.figure.other is not None:
        details |= {"value": str(fact.figure.value), "other": str(fact.figure.other)}
    return Notice(code, fact.sheet, fact.cell, fact.form, fact.indicator, fact.figure.printed, details)
