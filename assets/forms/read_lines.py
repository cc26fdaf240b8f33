"""A table whose lines are the indicators: from its rows to facts.

Which row is which line is decided in ``match_lines.py``.
"""

from assets.facts import Fact, Notice, notice_of, read_figure
from assets.forms.match_lines import clean_code, codes_of, match_lines
from assets.forms.model import Indicator
from assets.forms.recognise import Table
from assets.numbers import proven_decimal_mark
from assets.text import fold
from assets.workbook.cells import Place, address


def read_lines(table: Table) -> tuple[list[Fact], list[Notice], set[Place]]:
    """Read the facts of a table of lines, what was odd about it, and the places it accounts for."""
    sheet, version, columns = table.sheet, table.version, table.columns
    matched = match_lines(sheet, columns, table.first, table.last, version)
    value_column = columns["value"]
    mark = proven_decimal_mark(
        sheet.text(row, value_column) for line, row in matched.lines if line.quantity != "count"
    )
    facts: list[Fact] = []
    notices: list[Notice] = []
    claimed = {(row, columns["label"]) for row in range(table.header, table.last + 1)}
    if "code" in columns:
        claimed |= {(row, columns["code"]) for row in range(table.header, table.last + 1)}

    def at(code: str, row: int, column: int, line: Indicator | None = None, **details: str) -> Notice:
        return Notice(
            code,
            sheet.name,
            address(row, column),
            table.form,
            line.code if line else "",
            sheet.text(row, column),
            details,
        )

    known = {line.code for line in version.lines}
    for repeated, pairs in ((False, matched.lines), (True, matched.repeated)):
        for line, row in pairs:
            place = (row, value_column)
            claimed.add(place)
            if "code" in columns:
                code = codes_of(sheet.cells.get((row, columns["code"])))[0]
                if code in known and code != line.code:
                    notices.append(at("line_miscoded", row, columns["code"], line, label=line.label))
            if line.quantity == "heading":
                if sheet.text(*place):
                    notices.append(at("heading_with_figure", row, value_column, line, label=line.label))
                continue
            fact = Fact(
                table.form,
                version.version,
                line.code,
                line.quantity,
                "",
                "",
                read_figure(sheet.cells.get(place), line, mark),
                sheet.name,
                address(*place),
                bool(place in sheet.cells and sheet.cells[place].shown.formula),
                sheet.hidden or row in sheet.hidden_rows,
                repeated,
            )
            facts.append(fact)
            notice = notice_of(fact, line.label)
            if notice:
                notices.append(notice)
            if repeated:
                notices.append(at("line_repeated", row, value_column, line, label=line.label))
    notices += _rows_of_no_line(table, matched.unknown, claimed, at)
    return facts, notices, claimed


def _rows_of_no_line(table: Table, rows: list[int], claimed: set[Place], at) -> list[Notice]:  # type: ignore[no-untyped-def]
    """Notices for rows with a figure that are no line of the form, the abolished ones apart."""
    sheet, columns = table.sheet, table.columns
    notices = []
    for row in rows:
        printed = sheet.text(row, columns["value"])
        if not any(c.isdigit() for c in printed):
            continue
        claimed.add((row, columns["value"]))
        label = sheet.text(row, columns["label"])
        code = clean_code(sheet.text(row, columns["code"])) if "code" in columns else ""
        gone = [
            a
            for a in table.version.abolished
            if fold(a.label) == fold(label) or (a.code == code and fold(label).startswith(fold(a.label)[:20]))
        ]
        if gone:
            notices.append(
                at("line_abolished", row, columns["value"], label=label,
                   reason_vi=gone[0].reason["vi"], reason_en=gone[0].reason["en"])
            )
        else:
            notices.append(at("line_unknown", row, columns["value"], label=label, line=code))
    return notices
