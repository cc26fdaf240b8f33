"""A table whose lines are the indicators: from its rows to facts.

Which row is which line is decided in ``match_lines.py``.
"""

from assets.facts import Fact, Notice, notice_of, read_figure
from assets.forms.match_lines import clean_code, codes_of, match_lines, rows_of
from assets.forms.model import Abolished, Indicator
from assets.forms.table import Table
from assets.numbers import proven_decimal_mark, starts_as_figure
from assets.workbook.cells import Place, address

#: Rows of no line that are told one by one; more of them are some other table.
_TOLD = 12


def read_lines(table: Table) -> tuple[list[Fact], list[Notice], set[Place]]:
    """Read the facts of a table of lines, what was odd about it, and the places it accounts for."""
    sheet, version, columns = table.sheet, table.version, table.columns
    matched = table.matched or match_lines(rows_of(sheet, columns, table.rows), version)
    value_column = columns["value"]
    mark = proven_decimal_mark(
        sheet.text(row, value_column) for line, row in matched.lines if line.quantity == "measure"
    )
    facts: list[Fact] = []
    notices: list[Notice] = []
    claimed = {(row, columns["label"]) for row in range(table.header, table.last + 1)}
    if "code" in columns:
        claimed |= {(row, columns["code"]) for row in range(table.header, table.last + 1)}

    def notice(code: str, row: int, column: int, line: Indicator | None = None, /, **details: str) -> None:
        indicator, printed = line.code if line else "", sheet.text(row, column)
        notices.append(
            Notice(code, sheet.name, address(row, column), table.form, indicator, printed, details)
        )

    if "other value" in columns:
        here = {"column": value_column, "other_column": columns["other value"]}
        header = table.first - 1
        letters = {name: address(header, c).rstrip("0123456789") for name, c in here.items()}
        notice("value_columns", header, value_column, **letters)
    for repeated, pairs in ((False, matched.lines), (True, matched.repeated)):
        for line, row in pairs:
            place = (row, value_column)
            claimed.add(place)
            cell = sheet.cells.get(place)
            if "code" in columns:
                code = codes_of(sheet.cells.get((row, columns["code"])))[0]
                if code in version.positions_by_code and code != line.code:
                    notice("line_miscoded", row, columns["code"], line, label=line.label)
            if line.quantity == "heading":
                if cell and cell.text:
                    notice("heading_with_figure", row, value_column, line, label=line.label)
                continue
            fact = Fact(
                table.form, version.version, line.code, line.quantity, "", "", read_figure(cell, line, mark),
                sheet.name, address(*place), bool(cell and cell.shown.formula),
                sheet.is_hidden(*place), repeated,
            )  # fmt: skip
            facts.append(fact)
            noticed = notice_of(fact, line.label)
            if noticed:
                notices.append(noticed)
            if repeated:
                notice("line_repeated", row, value_column, line, label=line.label)
    others: list[tuple[Abolished | None, int]] = [*matched.abolished, *((None, r) for r in matched.unknown)]
    told = 0
    for gone, row in sorted(others, key=lambda pair: pair[1]):
        if not starts_as_figure(sheet.text(row, value_column)):
            continue
        told += gone is None
        if gone is None and told > _TOLD:
            continue  # counted among the figures of no form
        claimed.add((row, value_column))
        label = sheet.text(row, columns["label"])
        if gone:
            notice("line_abolished", row, value_column, label=label,
                   reason_vi=gone.reason["vi"], reason_en=gone.reason["en"])  # fmt: skip
        else:
            code = clean_code(sheet.text(row, columns["code"])) if "code" in columns else ""
            notice("line_unknown", row, value_column, label=label, line=code)
    return facts, notices, claimed
