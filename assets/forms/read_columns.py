"""A table whose columns are the indicators: from its rows to facts by level and item.

Where the columns stand is decided in ``column_tables.py``, which row is which place in ``row_places.py``.
"""

from assets.facts import Fact, Notice, notice_of, read_figure
from assets.forms.row_places import place_rows, row_label, settled
from assets.forms.table import Table, says_figure
from assets.numbers import proven_decimal_mark
from assets.workbook.cells import Place, address


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
    read = {
        (r, i.code): read_figure(sheet.cells.get((r, c)), i, marks.get(i.code))
        for r in body
        for i, c in columns
    }
    places = settled(
        place_rows(table, rows, body, unit_names),
        [i.code for i, _ in columns],
        lambda row, code: read[row, code].value,
    )
    facts: list[Fact] = []
    notices = _abolished_columns(table, body)
    claimed = {(row, c) for row in table.rows for c in range(label_column + 1)}
    claimed |= {(r, table.columns[i.code]) for i in table.version.abolished_columns
                if i.code in table.columns for r in body}  # fmt: skip
    seen: set[tuple[str, str]] = set()
    for number, row in sorted(places.items()):
        claimed |= {(number, c) for _, c in columns}
        if row.gone:
            first = next(c for _, c in columns if says_figure(sheet.cells.get((number, c))))
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
                read[number, indicator.code], sheet.name, address(number, column),
                bool(cell and cell.shown.formula), sheet.is_hidden(number, column), repeated,
            )  # fmt: skip
            facts.append(fact)
            notice = notice_of(fact, f"{indicator.label} – {row.label}")
            if notice:
                notices.append(notice)
    return facts, notices, claimed


def _abolished_columns(table: Table, body: list[int]) -> list[Notice]:
    """A notice for each column that the form no longer has and that still holds a figure other than nought."""
    notices = []
    for gone in table.version.abolished_columns:
        column = table.columns.get(gone.code)
        if column is None:
            continue
        for row in body:
            figure = read_figure(table.sheet.cells.get((row, column)), gone, None)
            if figure.value:
                notices.append(
                    Notice("line_abolished", table.sheet.name, address(row, column), table.form, "",
                           figure.printed, {"label": gone.label, "reason_vi": gone.reason["vi"],
                                            "reason_en": gone.reason["en"]})
                )  # fmt: skip
                break
    return notices


def _is_body(table: Table, row: int, columns: list[int]) -> bool:
    """Whether a row has figures: one beside a label, or several (a lone one may date a signature)."""
    figures = sum(says_figure(table.sheet.cells.get((row, c))) for c in columns)
    return figures > 1 or (figures == 1 and bool(row_label(table, row)))
