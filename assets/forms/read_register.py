"""A register: from its rows to facts, one for each cell, with the text that stands there.

The item of a fact is the row's number below those of its sections (``II.6``). Of a section there are only
its number and its name, at the level ``SECTION``; the header's own texts are facts at the level ``HEADER``.
Figures within the texts are read where sentences are read (``assets/prose``).
"""

from assets.facts import Fact, Notice
from assets.forms.register_rows import column_numbers, rows_in
from assets.forms.registers import COLUMN_NUMBERS
from assets.forms.table import Table
from assets.numbers import Figure, Reading, read_mark
from assets.workbook.cells import Cell, Place, address

#: The levels of facts that are no rows' own.
SECTION, HEADER, NUMBERS, CONTINUED = "muc", "tieude", "socot", "tiep"


def read_register(table: Table) -> tuple[list[Fact], list[Notice], set[Place]]:
    """Read the facts of a register and the places it accounts for."""
    law = table.version.register_
    if law is None:
        raise ValueError(f"not a register: {table.form}")
    columns = {i.code: table.columns[i.code] for i in table.version.columns if i.code in table.columns}
    facts = [
        _fact(table, code, HEADER, "", _header_cell(table, column), (table.header, column))
        for code, column in columns.items()
    ]
    if COLUMN_NUMBERS in table.columns:
        row = table.columns[COLUMN_NUMBERS]
        text = ", ".join(map(str, column_numbers(table.sheet, row)))
        facts.append(_fact(table, law.name, NUMBERS, "", Cell(row, 0, text), (row, columns[law.name])))
    seen: set[str] = set()
    part = 1
    for one in rows_in(table.sheet, columns, law, list(table.rows)):
        item = one.item or f"[{one.row + 1}]"
        part = part + 1 if one.goes_on else 1
        if one.goes_on:
            item = f"{item} ({part})"
        elif item in seen:  # kept apart; that a number stands twice is for the edits to say
            item = f"{item} [{one.row + 1}]"
        seen.add(item)
        level = SECTION if one.section else CONTINUED if one.continues else ""
        for code, column in columns.items():
            if one.section and code not in (law.number, law.name):
                continue
            cell = table.sheet.cells.get((one.row, column))
            if code == law.name:
                cell = Cell(one.row, column, one.name)
            elif code == law.number:
                cell = Cell(one.row, column, one.number)
            facts.append(_fact(table, code, level, item, cell, (one.row, column)))
    width = max(columns.values()) + 1
    claimed = {(row, c) for row in range(table.header, table.last + 1) for c in range(width)}
    return facts, [], claimed


def figure_cells(table: Table, facts: list[Fact]) -> list[str]:
    """The cells of a register in whose sentences figures stand, as the addresses of its facts."""
    told = {i.code for i in table.version.columns if i.figures}
    rows = ("", CONTINUED)
    return [f.cell for f in facts if f.indicator in told and f.level in rows and f.figure.printed]


def _header_cell(table: Table, column: int) -> Cell:
    """The texts of a column's header, from the top, each once."""
    rows = range(table.header, table.columns.get(COLUMN_NUMBERS, table.first))
    texts = dict.fromkeys(text for row in rows if (text := table.sheet.text(row, column)))
    return Cell(table.header, column, " ".join(texts))


def _fact(table: Table, code: str, level: str, item: str, cell: Cell | None, at: Place) -> Fact:
    sheet = table.sheet
    hidden = sheet.is_hidden(*at)
    return Fact(
        table.form, table.version.version, code, "text", level, item, _text(cell), sheet.name, address(*at),
        bool(cell and cell.shown.formula), hidden,
    )  # fmt: skip


def _text(cell: Cell | None) -> Figure:
    text = cell.text if cell else ""
    if cell and cell.shown.error:
        return Figure(text, Reading.ERROR)
    return Figure(text, read_mark(text) or Reading.TEXT)
