"""A grid: its lines are the indicators, its columns the levels; each cell is one of both.

Which row is which line is decided in ``match_lines.py``, which column which level in ``grid_columns.py``.
"""

from collections.abc import Sequence

from assets.facts import Fact, Notice, notice_of, read_figure
from assets.forms.grid_columns import GridColumn, body_of, grid_columns
from assets.forms.match_lines import Matched, match_lines, rows_of
from assets.forms.model import Indicator
from assets.forms.table import Table
from assets.numbers import proven_decimal_mark, starts_as_figure
from assets.workbook.cells import Place, address

#: Rows of no line that are told one by one; more of them are some other table.
_TOLD = 12


def read_grid(table: Table, unit_names: frozenset[str]) -> tuple[list[Fact], list[Notice], set[Place]]:
    """Read the facts of a grid, what was odd about it, and the places it accounts for.

    Args:
        table: the table.
        unit_names: the reporting unit's own names, folded: its column is the unit as a whole.
    """
    sheet, version = table.sheet, table.version
    if version.across is None:
        raise ValueError(f"not a grid: {table.form}")
    matched = table.matched or match_lines(rows_of(sheet, table.columns, table.rows), version)
    columns = grid_columns(table, version.across, unit_names)
    facts: list[Fact] = []
    notices: list[Notice] = []
    seen: set[tuple[str, str]] = set()
    for column in columns:
        if column.gone:
            notices += _abolished(table, column, matched.lines)
            continue
        twice = (column.level, column.item) in seen
        seen.add((column.level, column.item))
        if twice:
            place = address(body_of(table) - 1, column.column)
            notices.append(_notice("line_repeated", table, place, column.heading, column.heading))
        measures = (
            sheet.text(row, column.column) for line, row in matched.lines if line.quantity == "measure"
        )
        mark = proven_decimal_mark(measures)
        for again, pairs in ((False, matched.lines), (True, matched.repeated)):
            for line, row in pairs:
                if line.quantity == "heading":
                    continue
                cell = sheet.cells.get((row, column.column))
                fact = Fact(
                    table.form, version.version, line.code, line.quantity, column.level, column.item,
                    read_figure(cell, line, mark), sheet.name, address(row, column.column),
                    bool(cell and cell.shown.formula), sheet.is_hidden(row, column.column),
                    again or twice,
                )  # fmt: skip
                facts.append(fact)
                noticed = notice_of(fact, f"{line.label} – {column.heading}")
                if noticed:
                    notices.append(noticed)
    told, rows = _other_rows(table, matched, columns)
    rows |= {row for _, row in [*matched.lines, *matched.repeated]}
    claimed = {(row, c.column) for row in rows for c in columns}
    claimed |= {(row, c) for row in (*table.header_rows, *range(table.first, body_of(table)))
                for c in range(sheet.width)}  # fmt: skip
    named = [table.columns[name] for name in ("code", "label") if name in table.columns]
    claimed |= {(row, c) for row in range(table.header, table.last + 1) for c in named}
    return facts, [*notices, *told], claimed


def _abolished(table: Table, column: GridColumn, lines: Sequence[tuple[Indicator, int]]) -> list[Notice]:
    """A notice of the first figure other than nought in a column whose level is no longer in force."""
    assert column.gone is not None
    for line, row in lines:
        cell = table.sheet.cells.get((row, column.column))
        if line.quantity != "heading" and read_figure(cell, line, None).value:
            place, printed = address(row, column.column), table.sheet.text(row, column.column)
            reason = {"reason_vi": column.gone["vi"], "reason_en": column.gone["en"]}
            return [_notice("line_abolished", table, place, printed, column.heading, **reason)]
    return []


def _other_rows(
    table: Table, matched: Matched, columns: Sequence[GridColumn]
) -> tuple[list[Notice], set[int]]:
    """Notices of rows with figures that are no line of the form or one for the second time; which rows."""
    sheet, label = table.sheet, table.columns["label"]
    found: list[Notice] = []
    others: list[tuple[str, int, dict[str, str]]] = [
        ("line_repeated", row, {}) for _, row in matched.repeated
    ]
    others += [
        ("line_abolished", row, {"reason_vi": line.reason["vi"], "reason_en": line.reason["en"]})
        for line, row in matched.abolished
    ]
    others += [
        (
            "line_unknown",
            row,
            {"line": sheet.text(row, table.columns["code"]) if "code" in table.columns else ""},
        )
        for row in matched.unknown
    ]
    told: set[int] = set()
    for code, row, details in sorted(others, key=lambda other: other[1]):
        first = next((c for c in columns if starts_as_figure(sheet.text(row, c.column))), None)
        if first and sum(n.code == code for n in found) < _TOLD:
            told.add(row)
            place, printed = address(row, first.column), sheet.text(row, first.column)
            found.append(_notice(code, table, place, printed, sheet.text(row, label), **details))
    return found, told


def _notice(code: str, table: Table, cell: str, printed: str, label: str, /, **details: str) -> Notice:
    return Notice(code, table.sheet.name, cell, table.form, "", printed, {"label": label, **details})
