"""Workbooks made from the form definitions themselves, as different offices would have typed them.

A :class:`Page` is one sheet before it has a file format; ``xlsx``, ``xls`` and ``ods`` write pages to
bytes. ``line_page`` and ``column_page`` lay out any version of any form; what varies between offices
is a keyword. What a test expects of such a workbook belongs in the test.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import xlwt  # type: ignore[import-untyped]
from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]
from odf.style import Style, TableProperties  # type: ignore[import-untyped]
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow  # type: ignore[import-untyped]
from odf.text import P  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter

from assets.forms.load import forms
from assets.forms.model import FormVersion, Indicator
from assets.workbook.cells import address

Place = tuple[int, int]
#: Periods in which each version of the forms is in force.
PERIOD_OF = {"2022": "2024-H1", "2020": "2024-H1", "2025": "2025-Y"}


@dataclass(frozen=True)
class Shown:
    """A number with the number format that its cell has."""

    value: float
    format: str


@dataclass(frozen=True)
class Formula:
    """A formula with the value that was stored for it: None if none was, "#REF!" for an error."""

    text: str
    cached: float | str | None


@dataclass
class Page:
    """One sheet: cells by place from 0, and where each figure was put, by indicator (level, item)."""

    name: str = "Sheet1"
    cells: dict[Place, Any] = field(default_factory=dict)
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    places: dict[Any, Place] = field(default_factory=dict)
    line_rows: dict[str, int] = field(default_factory=dict)

    def address(self, key: Any) -> str:
        """The A1 address of a figure."""
        return address(*self.places[key])

    @property
    def height(self) -> int:
        """One more than the last row used."""
        return max((row for row, _ in self.cells), default=-1) + 1


def version_of(form: str, version: str) -> FormVersion:
    """A version of a form, from its definition."""
    return next(v for v in forms()[form].versions if v.version == version)


def line_versions() -> list[tuple[str, str]]:
    """Every version of every form whose lines are the indicators."""
    return [(f, v.version) for f, form in forms().items() for v in form.versions if v.layout == "lines"]


def column_versions() -> list[str]:
    """Every version of II.06."""
    return [v.version for v in forms()["II.06"].versions]


def figure_lines(form: str, version: str) -> list[Indicator]:
    """The lines that carry figures."""
    return [line for line in version_of(form, version).lines if line.quantity != "heading"]


def sample(form: str, version: str) -> dict[str, Any]:
    """One figure for each line, all different from each other where the quantity admits it."""
    values: dict[str, Any] = {}
    for i, line in enumerate(figure_lines(form, version)):
        values[line.code] = {"rate": f"{50 + i},2{i % 9 + 1}", "code": int(next(iter(line.codes), "0"))}.get(
            line.quantity, 1001 + i
        )
    return values


def as_date(code: str) -> Any:
    """What Excel makes of a code that it takes for a date (``3.1`` → 3 January), else the code."""
    parts = [int(p) for p in code.split(".")]
    if len(parts) == 2 and parts[1] <= 12:
        return date(2024, parts[1], parts[0])
    if len(parts) == 3 and parts[1] <= 12:
        return date(2000 + parts[2], parts[1], parts[0])
    return code


#: How a line's code may stand in its cell.
CODES: dict[str, Callable[[str], Any]] = {
    "text": lambda code: code,
    "dotted": lambda code: code + ".",
    "comma": lambda code: code + ",",
    "number": lambda code: float(code) if code.count(".") == 1 else int(code) if code.isdigit() else code,
    "date": as_date,
}


def line_page(
    form: str,
    version: str,
    values: Mapping[str, Any] | None = None,
    *,
    sheet: str = "Sheet1",
    first_row: int = 0,
    columns: Sequence[int] = (0, 1, 2, 3, 4),
    header: str = "merged",
    numbered: bool = False,
    title: str | None = "",
    codes: str = "text",
    label: Callable[[str], str] = lambda text: text,
    blank_before: Iterable[str] = (),
    header_before: Iterable[str] = (),
    without: Iterable[str] = (),
    order: Sequence[str] | None = None,
    recode: Mapping[str, Any] | None = None,
    relabel: Mapping[str, str] | None = None,
    repeat: Iterable[str] = (),
    hidden: Iterable[str] = (),
    hidden_sheet: bool = False,
) -> Page:
    """Lay out a form of lines.

    Args:
        form: the form's code.
        version: the version's name.
        values: figures by line; a full sample if left out.
        sheet: the sheet's name.
        first_row: the row of the title, from 0.
        columns: where STT, label, unit, value and note stand.
        header: ``merged`` (two rows), ``plain`` (two rows, nothing merged) or ``single``.
        numbered: whether a row (1) (2) (3) … numbers the columns.
        title: the title; the form's own if empty, none at all if None.
        codes: a key of ``CODES``, or ``none`` for a table without its STT column.
        label: applied to every label.
        blank_before: lines with an empty row above.
        header_before: lines before which the header is printed again, as after a page break.
        without: lines left out.
        order: all lines in another order.
        recode: other contents of code cells, by line.
        relabel: other labels, by line.
        repeat: lines printed twice running.
        hidden: lines whose row is hidden.
        hidden_sheet: whether the sheet is hidden.
    """
    layout = version_of(form, version)
    assert layout.header
    values = sample(form, version) if values is None else values
    page = Page(sheet, hidden=hidden_sheet)
    c_code, c_label, c_unit, c_value, c_note = columns
    row = first_row
    if title is not None:
        page.cells[row, c_code] = label(title or layout.recognise.title[0])
        page.cells[row + 1, c_code] = label(forms()[form].name["vi"])
        row += 3

    def head(row: int) -> int:
        words = {c_code: "STT", c_label: "Chỉ tiêu thống kê", c_note: "Ghi chú"}
        if codes == "none":
            del words[c_code]
        for column, text in words.items():
            page.cells[row, column] = label(text)
        if header == "single":
            page.cells[row, c_unit], page.cells[row, c_value] = label("Đơn vị tính"), label("Số liệu")
            row += 1
        else:
            page.cells[row, c_unit] = label("Kết quả thống kê")
            page.cells[row + 1, c_unit], page.cells[row + 1, c_value] = label("Đơn vị tính"), label("Số liệu")
            if header == "merged":
                page.merged += [((row, c), (row + 1, c)) for c in words]
                page.merged.append(((row, c_unit), (row, c_value)))
            row += 2
        if numbered:
            for number, column in enumerate(sorted(columns), 1):
                page.cells[row, column] = f"({number})"
            row += 1
        return row

    row = head(row)
    by_code = {line.code: line for line in layout.lines}
    for code in order or list(by_code):
        if code in without:
            continue
        if code in blank_before:
            row += 1
        if code in header_before:
            row = head(row)
        line = by_code[code]
        for _ in range(2 if code in repeat else 1):
            if codes != "none":
                page.cells[row, c_code] = (recode or {}).get(code, CODES[codes](code))
            page.cells[row, c_label] = label((relabel or {}).get(code, line.label))
            if line.unit:
                page.cells[row, c_unit] = label(line.unit)
            if values.get(code) is not None:
                page.cells[row, c_value] = values[code]
            page.places.setdefault(code, (row, c_value))
            page.line_rows.setdefault(code, row)
            if code in hidden:
                page.hidden_rows.add(row)
            row += 1
    page.cells = {place: value for place, value in page.cells.items() if value not in (None, "")}
    return page


#: II.06: group header, its columns, each with its header; "trong kỳ" stands above 4 and 5.
_GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Số hồ sơ nhận giải quyết",
        (("3", "Tổng số"), ("4", "Trực tuyến"), ("5", "Trực tiếp, dịch vụ bưu chính"), ("6", "Từ kỳ trước")),
    ),
    ("Số hồ sơ đã giải quyết", (("7", "Tổng số"), ("8", "Trước hạn"), ("9", "Đúng hạn"), ("10", "Quá hạn"))),
    ("Số hồ sơ đang giải quyết", (("11", "Tổng số"), ("12", "Trong hạn"), ("13", "Quá hạn"))),
)
COLUMN_CODES = tuple(code for _, columns in _GROUPS for code, _ in columns)
JOINED_CODES = ("3", "4", "5", "6", "7", "8+9", "10", "11", "12", "13")


def column_row(start: int, codes: Sequence[str] = COLUMN_CODES) -> dict[str, int]:
    """Figures for one row of II.06, all different."""
    return {code: start + i for i, code in enumerate(codes)}


def column_page(
    rows: Sequence[tuple[str, Mapping[str, Any]]],
    *,
    sheet: str = "II.06",
    first_row: int = 0,
    left: int = 0,
    joined: str = "apart",
    numbered: bool = True,
    merged: bool = True,
    title: str | None = "Biểu số II.06/VPCP/KSTT",
    subject: str = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
    label: Callable[[str], str] = lambda text: text,
    ordinals: Sequence[str] | None = None,
    blank_before: Iterable[int] = (),
    label_in_ordinal: Iterable[int] = (),
    hidden: Iterable[int] = (),
) -> Page:
    """Lay out II.06.

    Args:
        rows: each row's label and its figures by column code.
        sheet: the sheet's name.
        first_row: the row of the title, from 0.
        left: empty columns on the left.
        joined: columns 8 and 9 ``apart``, ``merged`` (two columns under one header) or ``one`` column.
        numbered: whether a row (1) (2) (3) … numbers the columns.
        merged: whether the header's cells are merged.
        title: the form's number, or None.
        subject: the title below it, merged across the table.
        label: applied to every text.
        ordinals: what stands in the STT column, row by row.
        blank_before: rows with an empty row above, from 0.
        label_in_ordinal: rows whose label stands in the STT column, merged over both.
        hidden: rows that are hidden, from 0.
    """
    page = Page(sheet)
    row = first_row
    if title is not None:
        page.cells[row, left] = label(title)
        page.cells[row + 1, left] = label(subject)
        page.merged.append(((row + 1, left), (row + 1, left + 12)))
        row += 2
    top = row
    for column, text in ((left, "STT"), (left + 1, "Lĩnh vực, cấp giải quyết")):
        page.cells[top, column] = label(text)
        page.merged.append(((top, column), (top + 2, column)))
    at: dict[str, int] = {}
    column = left + 2
    for group, leaves in _GROUPS:
        if joined != "apart" and group == "Số hồ sơ đã giải quyết":
            leaves = (leaves[0], ("8+9", "Trước hạn và đúng hạn"), leaves[3])
        start = column
        page.cells[top, start] = label(group)
        for code, leaf in leaves:
            at[code] = column
            wide = 2 if code == "8+9" and joined == "merged" else 1
            if code in ("4", "5"):
                page.cells[top + 2, column] = label(leaf)
            elif merged:
                page.cells[top + 1, column] = label(leaf)
                page.merged.append(((top + 1, column), (top + 2, column + wide - 1)))
            else:
                page.cells[top + 2, column] = label(leaf)
            column += wide
        page.merged.append(((top, start), (top, column - 1)))
    page.cells[top + 1, at["4"]] = label("Trong kỳ")
    page.merged.append(((top + 1, at["4"]), (top + 1, at["5"])))
    row = top + 3
    if numbered:
        for number, c in enumerate([left, left + 1, *at.values()], 1):
            page.cells[row, c] = f"({number})"
        row += 1
    for number, (text, figures) in enumerate(rows):
        row += number in blank_before
        if number in label_in_ordinal:
            page.cells[row, left] = label(text)
            page.merged.append(((row, left), (row, left + 1)))
        else:
            page.cells[row, left + 1] = label(text)
            if ordinals:
                page.cells[row, left] = ordinals[number]
        for code, c in at.items():
            if figures.get(code) is not None:
                page.cells[row, c] = figures[code]
            page.places[code, number] = (row, c)
        if number in hidden:
            page.hidden_rows.add(row)
        row += 1
    if not merged:
        page.merged = []
    page.cells = {place: value for place, value in page.cells.items() if value not in (None, "")}
    return page


def stacked(first: Page, *others: Page, gap: int = 2) -> Page:
    """Several pages on one sheet, one below the other; figures are known by (page number, key)."""
    sheet = Page(first.name)
    top = 0
    for number, page in enumerate((first, *others)):
        sheet.cells |= {(r + top, c): v for (r, c), v in page.cells.items()}
        sheet.merged += [((a + top, b), (c + top, d)) for (a, b), (c, d) in page.merged]
        sheet.hidden_rows |= {r + top for r in page.hidden_rows}
        sheet.places |= {(number, key): (r + top, c) for key, (r, c) in page.places.items()}
        top += page.height + gap
    return sheet


def nfd(text: str) -> str:
    """Decomposed Unicode, as some keyboards type Vietnamese."""
    return unicodedata.normalize("NFD", text)


def broken_lines(text: str) -> str:
    """Line breaks between the words of a label, as made by hand in narrow columns."""
    words = text.split(" ")
    return "".join(
        w + ("\n" if i % 3 == 2 else "  " if i % 5 == 4 else " ") for i, w in enumerate(words)
    ).strip()


def annex(form: str, version: str = "2022", values: Mapping[str, Any] | None = None, **layout: Any) -> bytes:
    """One form in one ``.xlsx``: see ``line_page``."""
    return xlsx([line_page(form, version, values, **layout)])


def xlsx(pages: Sequence[Page]) -> bytes:
    """Write pages as ``.xlsx``."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    formulas: dict[int, dict[str, Formula]] = {}
    for number, page in enumerate(pages, 1):
        sheet = book.create_sheet(page.name)
        for (row, column), value in page.cells.items():
            cell = sheet.cell(row + 1, column + 1)
            if isinstance(value, Shown):
                cell.value, cell.number_format = value.value, value.format
            elif isinstance(value, Formula):
                formulas.setdefault(number, {})[address(row, column)] = value
                cell.value = value.cached if value.cached is not None else "=" + value.text
            else:
                cell.value = value
                if isinstance(value, str) and value.startswith(("=", "#")):
                    cell.data_type = "s"
        for (top, left), (bottom, right) in page.merged:
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
        for row in page.hidden_rows:
            sheet.row_dimensions[row + 1].hidden = True
        for column in page.hidden_columns:
            sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
        if page.hidden:
            sheet.sheet_state = "hidden"
    if all(page.hidden for page in pages):
        book.create_sheet("Bìa")
    out = io.BytesIO()
    book.save(out)
    return patched(out.getvalue(), {
        f"xl/worksheets/sheet{number}.xml": lambda xml, by=by: _with_formulas(xml, by)
        for number, by in formulas.items()
    })  # fmt: skip


def _with_formulas(xml: str, formulas: Mapping[str, Formula]) -> str:
    """Give cells that were written as values the formulas that these are the stored results of."""
    for reference, formula in formulas.items():
        if formula.cached is not None:
            xml, count = re.subn(rf'(<c r="{reference}"[^>]*>)(<v>)', rf"\1<f>{formula.text}</f>\2", xml)
            assert count == 1, reference
    return xml


def patched(data: bytes, parts: Mapping[str, Callable[[str], str]]) -> bytes:
    """A zip archive with some of its text parts changed."""
    if not parts:
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name in parts:
                content = parts[name](content.decode()).encode()
            new.writestr(name, content)
    return out.getvalue()


def xls(pages: Sequence[Page]) -> bytes:
    """Write pages as the old binary ``.xls``."""
    book = xlwt.Workbook()
    styles: dict[str, xlwt.XFStyle] = {}

    def style(code: str) -> xlwt.XFStyle:
        if code not in styles:
            styles[code] = xlwt.easyxf(num_format_str=code)
        return styles[code]

    for page in pages:
        sheet = book.add_sheet(page.name)
        spans = dict(page.merged)
        for place, value in page.cells.items():
            code = "General"
            if isinstance(value, Shown):
                value, code = value.value, value.format
            elif isinstance(value, date):
                code = "dd/mm/yyyy"
            elif isinstance(value, Decimal):
                value = float(value)
            if place in spans:
                sheet.write_merge(place[0], spans[place][0], place[1], spans[place][1], value, style(code))
            else:
                sheet.write(*place, value, style(code))
        for row in page.hidden_rows:
            sheet.row(row).hidden = 1
        for column in page.hidden_columns:
            sheet.col(column).hidden = 1
        if page.hidden:
            sheet.visibility = 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(pages: Sequence[Page]) -> bytes:
    """Write pages as OpenDocument, with the text that a Vietnamese office suite would display."""
    book = OpenDocumentSpreadsheet()
    style = Style(name="hidden", family="table")
    style.addElement(TableProperties(display="false"))
    book.automaticstyles.addElement(style)
    for page in pages:
        table = Table(name=page.name, **({"stylename": style} if page.hidden else {}))
        spans = dict(page.merged)
        covered = {
            (r, c)
            for (top, left), (bottom, right) in page.merged
            for r in range(top, bottom + 1)
            for c in range(left, right + 1)
        } - set(spans)
        width = max((c for _, c in page.cells), default=0) + 1
        for column in range(width):
            hidden = {"visibility": "collapse"} if column in page.hidden_columns else {}
            table.addElement(TableColumn(**hidden))
        for row in range(page.height):
            element = TableRow(**({"visibility": "collapse"} if row in page.hidden_rows else {}))
            for column in range(width):
                if (row, column) in covered:
                    element.addElement(CoveredTableCell())
                    continue
                extra = {}
                if (row, column) in spans:
                    bottom, right = spans[row, column]
                    extra = {
                        "numberrowsspanned": bottom - row + 1,
                        "numbercolumnsspanned": right - column + 1,
                    }
                element.addElement(_ods_cell(page.cells.get((row, column)), extra))
            table.addElement(element)
        book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ods_cell(value: Any, extra: dict[str, Any]) -> TableCell:
    formula = {}
    if isinstance(value, Formula):
        formula, value = {"formula": "of:=" + value.text}, value.cached
    if value is None:
        return TableCell(**extra, **formula)
    code = value.format if isinstance(value, Shown) else ""
    number = value.value if isinstance(value, Shown) else value
    if isinstance(number, bool):
        cell = TableCell(valuetype="boolean", booleanvalue=str(number).lower(), **extra, **formula)
        cell.addElement(P(text=str(number).upper()))
    elif isinstance(number, (int, float, Decimal)):
        kind = "percentage" if "%" in code else "float"
        cell = TableCell(valuetype=kind, value=str(number), **extra, **formula)
        cell.addElement(P(text=_displayed(Decimal(str(number)), code)))
    elif isinstance(number, date):
        cell = TableCell(valuetype="date", datevalue=number.isoformat(), **extra, **formula)
        cell.addElement(P(text=f"{number:%d/%m/%Y}"))
    else:
        cell = TableCell(valuetype="string", **extra, **formula)
        for line in str(number).split("\n"):
            cell.addElement(P(text=line))
    return cell


def _displayed(number: Decimal, code: str) -> str:
    if code in ("", "General"):
        return str(number).replace(".", ",")
    decimals = len(code.rstrip("%,").partition(".")[2])
    number = number * 100 if "%" in code else number.scaleb(-3 * (len(code) - len(code.rstrip(","))))
    text = f"{number:,.{decimals}f}" if "#,##0" in code else f"{number:.{decimals}f}"
    return text.translate(str.maketrans(".,", ",.")) + ("%" if "%" in code else "")
