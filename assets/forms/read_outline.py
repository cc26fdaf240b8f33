"""A table whose rows are an outline: from its rows to facts, an item per code.

Where the table stands is decided in ``outline_tables.py``, where a row stands among the others in
``outline_codes.py``. The item of a fact is the row's place in the outline (``1.3.2``), its noun the row's
wording, since no form lists the rows; the row of the whole has neither. Rows without a code that only say
how points are given are no part of the outline.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assets.facts import Fact, Notice, notice_of, read_figure
from assets.forms.match_lines import codes_of
from assets.forms.model import ColumnIndicator, Rows
from assets.forms.outline_codes import Outline, code_before, is_code
from assets.forms.table import Table
from assets.numbers import Figure, Reading, is_mark, proven_decimal_mark, starts_as_figure
from assets.text import fold
from assets.workbook.cells import Cell, Place, address

_ASIDE = re.compile(r"\([^)]*\)")
_BULLET = re.compile(r"\s*[-–—+•*]")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its place: the code of a part of the whole in ``level``, its place among the rows in ``item``."""

    number: int
    label: str
    level: str = ""
    item: str = ""
    repeated: bool = False


def read_outline(table: Table) -> tuple[list[Fact], list[Notice], set[Place]]:
    """Read the facts of an outline, what was odd about it, and the places it accounts for."""
    sheet = table.sheet
    columns = [(c, table.columns[c.code]) for c in table.version.columns if c.code in table.columns]
    rows, notices = _placed(table, [at for _, at in columns])
    figures = {c.code: _figures(table, c, at, rows) for c, at in columns}
    facts: list[Fact] = []
    for n, row in enumerate(rows):
        for column, at in columns:
            cell = sheet.cells.get((row.number, at))
            fact = Fact(
                table.form, table.version.version, column.code, column.quantity, row.level, row.item,
                figures[column.code][n], sheet.name, address(row.number, at),
                bool(cell and cell.shown.formula), sheet.hidden or row.number in sheet.hidden_rows,
                row.repeated, row.label if row.item else "",
            )  # fmt: skip
            facts.append(fact)
            notice = notice_of(fact, f"{row.label} – {column.label}")
            if notice:
                notices.append(notice)
    body = [r for r in table.rows if _is_of_table(table, r)]
    named = [at for name, at in table.columns.items() if name in ("code", "label")]
    claimed = {(r, at) for r in body for at in [*named, *(at for _, at in columns)]}
    return facts, [*notices, *_repeated_rows(facts)], claimed


def _placed(table: Table, columns: Sequence[int]) -> tuple[list[_Row], list[Notice]]:
    """The rows with their places, and what is odd about the numbering."""
    sheet, law = table.sheet, table.version.rows
    assert law is not None  # the form's definition has made sure
    outline, rows = Outline(), list[_Row]()
    seen: set[tuple[str, str]] = set()
    waiting: list[tuple[int, str, bool]] = []  # rows without a code: the next one says what they are
    unplaced: list[tuple[int, str]] = []

    def add(number: int, label: str, level: str, item: str) -> None:
        rows.append(_Row(number, label, level, item, (level, item) in seen))
        seen.add((level, item))

    def settle(codes: Sequence[str]) -> None:
        if waiting and codes and outline.starts_anew(codes):
            number, label, _ = waiting.pop()
            flush()
            add(number, label, "", outline.section(number, fold(label)))
        flush()

    def flush() -> None:
        for number, label, has_figures in waiting:
            if has_figures:
                unplaced.append((number, label))
                add(number, label, "", outline.unplaced(number))
        waiting.clear()

    for number in table.rows:
        codes, label = _codes_and_label(table, number)
        has_figures = any(_says_something(sheet.cells.get((number, c))) for c in columns)
        level = None if codes else _level(label, law)
        if codes:
            settle(codes)
            add(number, label, "", outline.place(number, codes, fold(label)))
        elif level is not None and has_figures:
            flush()
            add(number, label, level, "")
        elif label and not _BULLET.match(label):
            waiting.append((number, label, has_figures))
    flush()
    code_column = table.columns.get("code", table.columns["label"])
    oddities = [(o.kind, o.row, o.codes) for o in (*outline.oddities, *outline.missing())]
    oddities += [("uncoded", number, label) for number, label in unplaced]
    notices = [
        Notice(f"outline_{kind}", sheet.name, address(row, code_column), table.form, "",
               sheet.text(row, code_column), {"codes": codes})
        for kind, row, codes in sorted(oddities, key=lambda o: o[1])
    ]  # fmt: skip
    return rows, notices


def _codes_and_label(table: Table, row: int) -> tuple[list[str], str]:
    """What a row's code may be, the printed one first, and its wording."""
    sheet, columns = table.sheet, table.columns
    label = sheet.text(row, columns["label"])
    if "code" not in columns:
        code = code_before(label)
        return ([code] if code else []), label
    code, others = codes_of(sheet.cells.get((row, columns["code"])))
    codes = [c for c in (code, *sorted(others)) if c and is_code(c)]
    if not codes and not label:  # "TỔNG ĐIỂM" stands in the column of the codes, over which it is merged
        label = sheet.text(row, columns["code"])
    return codes, label


def _level(label: str, law: Rows) -> str | None:
    """Whether a row without a code is the whole (empty) or one of its named parts; None: neither."""
    bare = fold(_ASIDE.sub(" ", label))
    if _is_one_of(bare, law.whole):
        return ""
    return next((level for level, words in law.levels.items() if _is_one_of(bare, words)), None)


def _is_one_of(bare: str, words: Sequence[str]) -> bool:
    folded = [fold(word) for word in words]
    return any(bare == word or (" " in word and bare.startswith(word + " ")) for word in folded)


def _says_something(cell: Cell | None) -> bool:
    if cell is None:
        return False
    return bool(cell.shown.error) or cell.shown.formula or is_mark(cell.text) or starts_as_figure(cell.text)


def _is_of_table(table: Table, row: int) -> bool:
    """Whether a row belongs to the table and not to what follows it on the sheet."""
    figures = [at for name, at in table.columns.items() if name not in ("code", "label")]
    codes, _ = _codes_and_label(table, row)
    return bool(codes) or any(_says_something(table.sheet.cells.get((row, at))) for at in figures)


def _figures(table: Table, column: ColumnIndicator, at: int, rows: Sequence[_Row]) -> list[Figure]:
    """A column's figures: each as read by itself, then as the others of the column show it to be meant."""
    sheet = table.sheet
    mark = proven_decimal_mark(sheet.text(row.number, at) for row in rows)
    figures = [read_figure(sheet.cells.get((row.number, at)), column, mark) for row in rows]
    if column.quantity == "rate":
        return _of_one_scale(figures)
    return [_with_zeros(f, _kept_places(figures, column.places)) for f in figures]


def _of_one_scale(figures: Sequence[Figure]) -> list[Figure]:
    """Rates of one column are all per cent or all shares of one: where one exceeds one, all are per cent."""
    in_doubt = [f for f in figures if f.reading is Reading.AMBIGUOUS]
    sure = [f for f in figures if f.value and f.reading is Reading.NUMBER]
    if not in_doubt or (not sure and len(in_doubt) < 2):
        return list(figures)
    found = []
    for f in figures:
        if f.reading is Reading.AMBIGUOUS and f.other is not None and f.decimals is not None:
            value, decimals = (f.value, f.decimals) if sure else (f.other, max(0, f.decimals - 2))
            f = Figure(f.printed, Reading.NUMBER, value, decimals)
        found.append(f)
    return found


def _kept_places(figures: Sequence[Figure], places: int) -> int:
    """To how many places figures are given that are printed with fewer, as zeros at the end are left off.

    As many as the form's figures have, but no more than some figure of the column shows: 8,5 beside 7,0 is
    rounded to one. A column of nothing but whole numbers gives whole points, and rounds none.
    """
    printed = {f.decimals for f in figures if f.decimals is not None and f.value}
    most = max(printed, default=0)
    if len(printed) == 1 and most:
        return most
    return min(places, most) if most else places


def _with_zeros(figure: Figure, places: int) -> Figure:
    if figure.decimals is None or figure.decimals >= places:
        return figure
    return replace(figure, decimals=places)


def _repeated_rows(facts: Sequence[Fact]) -> Iterator[Notice]:
    """A row printed twice says so where its figures differ."""
    first = {(f.indicator, f.level, f.item): f for f in facts if not f.repeated}
    told: set[tuple[str, str]] = set()
    for f in facts:
        same = first.get((f.indicator, f.level, f.item))
        if f.repeated and same and same.figure.value != f.figure.value and (f.level, f.item) not in told:
            told.add((f.level, f.item))
            yield Notice("line_repeated", f.sheet, f.cell, f.form, f.indicator, f.figure.printed,
                         {"label": f.noun or f.level})  # fmt: skip
