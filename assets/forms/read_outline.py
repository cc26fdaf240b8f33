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
from assets.forms.levels import Rows
from assets.forms.match_lines import codes_of
from assets.forms.model import ColumnIndicator
from assets.forms.outline_codes import UNPLACED, Outline, code_before, is_code
from assets.forms.table import Table, says_figure
from assets.numbers import Figure, Reading, proven_decimal_mark
from assets.text import fold, without_asides
from assets.workbook.cells import Place, address

_HUNDREDTHS = 2
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
    rows, notices = _Placing(table, [at for _, at in columns]).run()
    figures = {c.code: _figures(table, c, at, rows) for c, at in columns}
    facts: list[Fact] = []
    for n, row in enumerate(rows):
        for column, at in columns:
            cell = sheet.cells.get((row.number, at))
            fact = Fact(
                table.form, table.version.version, column.code, column.quantity, row.level, row.item,
                figures[column.code][n], sheet.name, address(row.number, at),
                bool(cell and cell.shown.formula), sheet.is_hidden(row.number, at),
                row.repeated, row.label if row.item else "",
            )  # fmt: skip
            facts.append(fact)
            notice = notice_of(fact, f"{row.label} – {column.label}")
            if notice:
                notices.append(notice)
    body = [r for r in _rows(table) if _is_of_table(table, r)]
    named = [at for name, at in table.columns.items() if name in ("code", "label")]
    claimed = {(r, at) for r in body for at in [*named, *(at for _, at in columns)]}
    return facts, [*notices, *_repeated_rows(facts)], claimed


def _rows(table: Table) -> Iterator[int]:
    """The rows of a table; where it goes on on another page, without what stands between."""
    return (row for row in table.rows if row not in table.sheet.breaks)


class _Placing:
    """One run down the rows of a table."""

    def __init__(self, table: Table, columns: Sequence[int]) -> None:
        assert table.version.rows is not None  # the form's definition has made sure
        self.table, self.columns, self.law = table, columns, table.version.rows
        self.outline = Outline()
        self.rows: list[_Row] = []
        self.waiting: list[_Row] = []  # rows without a code: the next one may say what they are
        self.sums: list[
            tuple[int, str]
        ] = []  # rows of a whole, each with where it stands if it is no such row

    def run(self) -> tuple[list[_Row], list[Notice]]:
        """The rows with their places, and what is odd about the numbering."""
        for number in _rows(self.table):
            codes, label = _codes_and_label(self.table, number)
            level = None if codes else _level(label, self.law)
            if codes:
                if self.waiting and self.outline.starts_anew(codes):
                    heading = self.waiting.pop()
                    self._leave_unplaced()
                    self.rows.append(
                        replace(heading, item=self.outline.section(heading.number, fold(heading.label)))
                    )
                self._leave_unplaced()
                self.rows.append(_Row(number, label, "", self.outline.place(number, codes, fold(label))))
            elif level is not None and self._figures_in(number):
                self._leave_unplaced()
                if not level:
                    self.sums.append((len(self.rows), self.outline.unplaced(number)))
                self.rows.append(_Row(number, label, level))
            elif label and not _BULLET.match(label):
                self.waiting.append(_Row(number, label))
        self._leave_unplaced()
        self._only_the_last_sum_is_the_whole()
        seen: set[tuple[str, str]] = set()
        for n, row in enumerate(self.rows):
            self.rows[n] = replace(row, repeated=(row.level, row.item) in seen)
            seen.add((row.level, row.item))
        return self.rows, [*self._notices()]

    def _leave_unplaced(self) -> None:
        """Rows without a code that no numbering follows: those with figures stand nobody knows where.

        One figure, below the standard, only says how points are given ("Ban hành đúng hạn: 0,5").
        """
        for row in self.waiting:
            figures = self._figures_in(row.number)
            if figures and figures != [min(self.columns)]:
                self.rows.append(replace(row, item=self.outline.unplaced(row.number)))
        self.waiting = []

    def _only_the_last_sum_is_the_whole(self) -> None:
        """Of several sums, those before the last that say something else are sums of who knows what."""
        for n, place in self.sums[:-1]:
            mine, last = self.rows[n], self.rows[self.sums[-1][0]]
            texts = [[self.table.sheet.text(r.number, c) for c in self.columns] for r in (mine, last)]
            if texts[0] != texts[1]:
                self.rows[n] = replace(mine, item=place)

    def _figures_in(self, row: int) -> list[int]:
        return [c for c in self.columns if says_figure(self.table.sheet.cells.get((row, c)))]

    def _notices(self) -> Iterator[Notice]:
        sheet, at = self.table.sheet, self.table.columns.get("code", self.table.columns["label"])
        found = [
            (o.row, o.kind, {"codes": o.codes}) for o in (*self.outline.oddities, *self.outline.missing())
        ]
        unplaced = [r for r in self.rows if r.item.rpartition(".")[2].startswith(UNPLACED)]
        for row in unplaced[:1]:
            found.append((row.number, "uncoded", {"codes": row.label, "count": str(len(unplaced))}))
        for number, kind, details in sorted(found, key=lambda f: f[:2]):
            cell, printed = address(number, at), sheet.text(number, at)
            yield Notice(f"outline_{kind}", sheet.name, cell, self.table.form, "", printed, details)


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
    bare = fold(without_asides(label))
    of_a_part = any(c.isdigit() for c in bare) or any(f" {fold(word)}" in bare for word in law.label)
    if _is_one_of(bare, law.whole) and not of_a_part:
        return ""
    return next((level for level, words in law.levels.items() if _is_one_of(bare, words)), None)


def _is_one_of(bare: str, words: Sequence[str]) -> bool:
    folded = [fold(word) for word in words]
    return any(bare == word or (" " in word and bare.startswith(word + " ")) for word in folded)


def _is_of_table(table: Table, row: int) -> bool:
    """Whether a row belongs to the table and not to what follows it on the sheet."""
    figures = [at for name, at in table.columns.items() if name not in ("code", "label")]
    codes, _ = _codes_and_label(table, row)
    return bool(codes) or any(says_figure(table.sheet.cells.get((row, at))) for at in figures)


def _figures(table: Table, column: ColumnIndicator, at: int, rows: Sequence[_Row]) -> list[Figure]:
    """A column's figures: each as read by itself, then as the others of the column show it to be meant."""
    sheet = table.sheet
    mark = proven_decimal_mark(sheet.text(row.number, at) for row in rows)
    figures = [read_figure(sheet.cells.get((row.number, at)), column, mark) for row in rows]
    if column.quantity == "rate":
        return _of_one_scale(figures)
    return [_with_zeros(f, _kept_places(figures, column.places)) for f in figures]


def _of_one_scale(figures: list[Figure]) -> list[Figure]:
    """Rates of one column are all per cent or all shares of one: where one exceeds one, all are per cent.

    A share of one that is given to less than a hundredth (0,9) is too coarse to be told in per cent.
    """
    in_doubt = [f for f in figures if f.reading is Reading.AMBIGUOUS]
    sure = [f for f in figures if f.value and f.reading is Reading.NUMBER]
    if not in_doubt or (not sure and len(in_doubt) < 2):
        return figures
    fine = max(f.decimals or 0 for f in in_doubt) >= _HUNDREDTHS
    found = []
    for f in figures:
        if f.reading is not Reading.AMBIGUOUS or f.decimals is None:
            found.append(f)
        elif sure:
            found.append(replace(f, reading=Reading.NUMBER, other=None))
        elif fine:  # zeros at the end are left off here as well
            decimals = max(f.decimals, _HUNDREDTHS) - _HUNDREDTHS
            found.append(Figure(f.printed, Reading.NUMBER, f.other, decimals))
        else:
            found.append(Figure(f.printed, Reading.BLANK))
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
