"""A table whose columns are the indicators: from its rows to facts by level and item.

Where the columns stand is decided in ``recognise.py``.
"""

import re

from assets.facts import Fact, Notice, notice_of, read_figure
from assets.forms.model import Rows
from assets.forms.recognise import Table
from assets.numbers import proven_decimal_mark
from assets.text import fold, tidy
from assets.workbook.cells import Place, address

_ENUMERATOR = re.compile(r"^\s*(?:[IVX]+|\d+(?:\.\d+)*|[A-Za-z])\s*[.)/-]\s*")
_ASIDE = re.compile(r"\([^)]*\)")


def read_columns(
    table: Table, unit_names: frozenset[str]
) -> tuple[list[Fact], list[Notice], set[Place]]:
    """Read the facts of a table of columns, what was odd about it, and the places it accounts for.

    Args:
        table: the table.
        unit_names: the reporting unit's own names, folded: its row is the unit as a whole.
    """
    sheet, rows = table.sheet, table.version.rows
    assert rows is not None
    label_column = table.columns["label"]
    columns = [(i, table.columns[i.code]) for i in table.version.columns if i.code in table.columns]
    marks = {
        i.code: proven_decimal_mark(sheet.text(r, c) for r in range(table.first, table.last + 1))
        for i, c in columns
        if i.quantity != "count"
    }
    body = [
        row
        for row in range(table.first, table.last + 1)
        if any(any(ch.isdigit() for ch in sheet.text(row, c)) for _, c in columns)
    ]
    places = _place_rows(table, rows, body, unit_names)
    facts: list[Fact] = []
    notices: list[Notice] = []
    claimed = {(row, c) for row in body for c in range(label_column + 1)}
    claimed |= {(r, c) for r in range(table.header, table.first) for c in range(sheet.width)}
    seen: set[tuple[str, str]] = set()
    for row in body:
        label = sheet.text(row, label_column)
        gone = _abolished(rows, label)
        if gone:
            first = min(c for _, c in columns)
            notices.append(
                Notice("line_abolished", sheet.name, address(row, first), table.form, "",
                       sheet.text(row, first),
                       {"label": label, "reason_vi": gone["vi"], "reason_en": gone["en"]})
            )
        level, item = places[row]
        repeated = (level, item) in seen
        seen.add((level, item))
        if repeated:
            notices.append(
                Notice("line_repeated", sheet.name, address(row, label_column), table.form, "",
                       label, {"label": label})
            )
        for indicator, column in columns:
            claimed.add((row, column))
            cell = sheet.cells.get((row, column))
            fact = Fact(
                table.form, table.version.version, indicator.code, indicator.quantity, level, item,
                read_figure(cell, indicator, marks.get(indicator.code)), sheet.name,
                address(row, column), bool(cell and cell.shown.formula),
                sheet.hidden or row in sheet.hidden_rows, repeated,
            )
            facts.append(fact)
            notice = notice_of(fact, f"{indicator.label} – {label}")
            if notice:
                notices.append(notice)
    return facts, notices, claimed


def _place_rows(
    table: Table, rows: Rows, body: list[int], unit_names: frozenset[str]
) -> dict[int, tuple[str, str]]:
    """Level and item of each row with figures; rows without figures may still open a level."""
    label_column = table.columns["label"]
    places: dict[int, tuple[str, str]] = {}
    level = ""
    items: set[tuple[str, str]] = set()
    for row in range(table.first, table.last + 1):
        label = tidy(table.sheet.text(row, label_column) or table.sheet.text(row, 0))
        bare = fold(_ASIDE.sub(" ", _ENUMERATOR.sub("", label)))
        opened = next((k for k, words in rows.levels.items() if _is_one_of(bare, words)), None)
        if opened:
            level = opened
            places[row] = (level, "")
        elif _is_one_of(bare, rows.whole) or bare in unit_names:
            places[row] = ("", "")
        elif row in body:
            key = (level, label)
            if key in items or not label:
                key = (level, f"{label} [{row + 1}]".strip())
            items.add(key)
            places[row] = key
    if len(body) == 1 and not places[body[0]][0]:
        places[body[0]] = ("", "")
    return places


def _is_one_of(bare: str, words: tuple[str, ...]) -> bool:
    for word in words:
        folded = fold(word)
        if bare == folded or (" " in folded and bare.startswith(folded + " ")):
            return True
    return False


def _abolished(rows: Rows, label: str) -> dict[str, str] | None:
    bare = fold(_ASIDE.sub(" ", _ENUMERATOR.sub("", label)))
    for words, reason in rows.abolished.items():
        if _is_one_of(bare, (words,)):
            return dict(reason)  # type: ignore[arg-type]
    return None
