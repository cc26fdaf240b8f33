"""A table whose columns are the indicators: from its rows to facts by level and item.

Where the columns stand is decided in ``recognise.py``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assets.facts import NESTED, Fact, Notice, notice_of, read_figure
from assets.forms.model import Rows
from assets.forms.table import Table
from assets.messages import Lang
from assets.numbers import is_mark, proven_decimal_mark, starts_as_figure
from assets.text import fold
from assets.workbook.cells import Cell, Place, address

_ENUMERATOR = re.compile(r"^\s*(?:[IVX]+|\d+(?:\.\d+)*|[A-Za-z])\s*[.)/-]\s*")
_NUMBERINGS = {
    "roman": re.compile(r"[IVX]+"),
    "letter": re.compile(r"[A-Za-zĐđ]"),
    "dotted": re.compile(r"\d+(\.\d+)+"),
    "number": re.compile(r"\d+"),
}
_AMONG_THEM = "trong đó"
#: The level of a group that stands beside the levels and is none that the form names.
_OTHER = "khac"
_ASIDE = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class _Row:
    """Where a row stands in the form; ``gone`` says why its level is no longer in force."""

    label: str
    level: str
    item: str
    gone: dict[Lang, str] | None = None


def read_columns(table: Table, unit_names: frozenset[str]) -> tuple[list[Fact], list[Notice], set[Place]]:
    """Read the facts of a table of columns, what was odd about it, and the places it accounts for.

    Args:
        table: the table.
        unit_names: the reporting unit's own names, folded: its row is the unit as a whole.
    """
    sheet, rows = table.sheet, table.version.rows
    if rows is None:
        raise ValueError(f"not a form of columns: {table.form}")
    label_column = table.columns["label"]
    columns = [(i, table.columns[i.code]) for i in table.version.columns if i.code in table.columns]
    marks = {
        i.code: proven_decimal_mark(sheet.text(r, c) for r in table.rows)
        for i, c in columns
        if i.quantity == "measure"
    }
    body = [r for r in table.rows if _is_body(table, r, [c for _, c in columns])]
    facts: list[Fact] = []
    notices: list[Notice] = []
    claimed = {(row, c) for row in table.rows for c in range(label_column + 1)}
    seen: set[tuple[str, str]] = set()
    for number, row in _place_rows(table, rows, body, unit_names).items():
        claimed |= {(number, c) for _, c in columns}
        if row.gone:
            first = next(c for _, c in columns if _has_figure(sheet.cells.get((number, c))))
            notices.append(
                Notice("line_abolished", sheet.name, address(number, first), table.form, "",
                       sheet.text(number, first),
                       {"label": row.label, "reason_vi": row.gone["vi"], "reason_en": row.gone["en"]})
            )  # fmt: skip
            continue
        repeated = (row.level, row.item) in seen
        seen.add((row.level, row.item))
        if repeated:
            notices.append(
                Notice("line_repeated", sheet.name, address(number, label_column), table.form, "",
                       row.label, {"label": row.label})
            )  # fmt: skip
        for indicator, column in columns:
            cell = sheet.cells.get((number, column))
            fact = Fact(
                table.form, table.version.version, indicator.code, indicator.quantity, row.level, row.item,
                read_figure(cell, indicator, marks.get(indicator.code)), sheet.name,
                address(number, column), bool(cell and cell.shown.formula),
                sheet.hidden or number in sheet.hidden_rows, repeated,
            )  # fmt: skip
            facts.append(fact)
            notice = notice_of(fact, f"{indicator.label} – {row.label}")
            if notice:
                notices.append(notice)
    return facts, notices, claimed


def _is_body(table: Table, row: int, columns: list[int]) -> bool:
    """Whether a row has figures: one beside a label, or several (a lone one may date a signature)."""
    figures = sum(_has_figure(table.sheet.cells.get((row, c))) for c in columns)
    return figures > 1 or (figures == 1 and bool(_label(table, row)))


def _has_figure(cell: Cell | None) -> bool:
    """Whether a cell of a figure's column says anything but words."""
    if cell is None:
        return False
    text = cell.text
    return bool(cell.shown.error) or cell.shown.formula or is_mark(text) or starts_as_figure(text)


def _place_rows(table: Table, rows: Rows, body: list[int], unit_names: frozenset[str]) -> dict[int, _Row]:
    """Level and item of each row with figures; rows without figures may still open a level."""
    places: dict[int, _Row] = {}
    level, numbering, nest = "", "", _Nest()
    gone: dict[Lang, str] | None = None
    items: set[tuple[str, str]] = set()
    for number in table.rows:
        label = _label(table, number)
        bare = fold(_ASIDE.sub(" ", _ENUMERATOR.sub("", label)))
        whole = _is_one_of(bare, rows.whole) or bare in unit_names
        rest = _without(bare, rows.whole)
        opened = next((k for k, words in rows.levels.items() if _is_one_of(rest, words)), None)
        abolished = next((r for words, r in rows.abolished.items() if _is_one_of(rest, (words,))), None)
        own_numbering = _numbering(table, number)
        beside = bool(level) and number in body and own_numbering == numbering in ("roman", "letter")
        if opened or abolished:
            level, gone = opened or "", abolished
            numbering, nest = own_numbering, _Nest()
            place = _Row(label, level, "", gone)
        elif whole:
            place = _Row(label, "", "")
            nest = _Nest()
        elif beside:
            # Numbered as the levels are: a group beside them that the form does not name.
            level, gone, nest = _other_level(places), None, _Nest()
            place = _Row(label, level, "")
        else:
            item = nest.path(label, own_numbering)
            if not label or (level, item) in items:
                item = f"{item} [{number + 1}]".strip()
            place = _Row(label, level, item, gone)
            if number in body:
                items.add((level, item))
        if number in body:
            places[number] = place
    if len(body) == 1 and not places[body[0]].level and not places[body[0]].gone:
        places[body[0]] = _Row(places[body[0]].label, "", "")
    return places


class _Nest:
    """Items within items: an agency's fields below the agency, parts below "Trong đó"."""

    def __init__(self) -> None:
        self.numbering: str | None = None
        self.above = ""
        self.parts = False

    def path(self, label: str, numbering: str) -> str:
        """The item's name, below the item that it is part of."""
        if fold(label).startswith(_AMONG_THEM):
            self.parts = True
        if self.parts:
            return f"{_AMONG_THEM.capitalize()}{NESTED}{label}"
        if self.numbering is None:
            self.numbering = numbering
        if numbering == self.numbering:
            self.above = label
            return label
        return f"{self.above}{NESTED}{label}"


def _numbering(table: Table, row: int) -> str:
    """How a row is numbered: roman, letter, number, dotted, or not at all."""
    label_column = table.columns["label"]
    texts = [table.sheet.text(row, c) for c in range(label_column)]
    enumerator = _ENUMERATOR.match(table.sheet.text(row, label_column))
    text = next((t for t in reversed(texts) if t), enumerator[0] if enumerator else "").strip(" .)/-")
    for name, pattern in _NUMBERINGS.items():
        if pattern.fullmatch(text):
            return name
    return ""


def _other_level(places: dict[int, _Row]) -> str:
    others = {place.level for place in places.values() if place.level.startswith(_OTHER)}
    return _OTHER + (str(len(others) + 1) if others else "")


def _label(table: Table, row: int) -> str:
    """A row's label; where it stands in the column before, over which it may be merged, from there."""
    for column in range(table.columns["label"], -1, -1):
        text = table.sheet.text(row, column)
        if any(c.isalpha() for c in text):
            return text
    return ""


def _without(bare: str, prefixes: Iterable[str]) -> str:
    """A label without the word for a sum before it: "tổng cấp huyện" is the huyện level's row."""
    for prefix in sorted((fold(p) for p in prefixes), key=len, reverse=True):
        if bare.startswith(prefix + " "):
            return bare[len(prefix) + 1 :]
    return bare


def _is_one_of(bare: str, words: Iterable[str]) -> bool:
    for word in words:
        folded = fold(word)
        if bare == folded or (" " in folded and bare.startswith(folded + " ")):
            return True
    return False
