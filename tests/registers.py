"""Registers for tests, typed as lines: cells apart by ``|``, any other line a text above the table.

``{year}`` and ``{last}`` stand for the period's year and the one before. Where no header is typed, the form's
usual one is put in. They are read as the tables of workbooks are.
"""

from assets.annexes import Annex
from assets.facts import TEXT
from assets.forms.load import forms
from assets.forms.read_register import read_register
from assets.forms.recognise import find_tables
from assets.periods import period
from assets.registers import sentences
from assets.titles import Title
from assets.warehouse import Warehouse
from assets.workbook.cells import Cell, Place, Sheet, address

HEADERS = {
    "MUC-TIEU": "STT | Các mục tiêu cụ thể | Mức độ hoàn thành | Thực trạng",
    "CHI-TIEU": "STT | Nội dung/Chỉ tiêu | Chỉ tiêu đạt năm {last} | Chỉ tiêu đạt năm {year} | Phân công",
}
SHEET = "Bang"


def register_sheet(text: str, form: str = "", when: str = "2024-H1") -> Sheet:
    """A sheet with a table and the texts above it, each on a row of its own."""
    year = period(when).cut_off.year
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if form and not any(line.startswith(("STT", "TT", "Số TT")) for line in lines if "|" in line):
        first = next(n for n, line in enumerate(lines) if "|" in line)
        lines.insert(first, HEADERS[form])
    cells: dict[Place, Cell] = {}
    for row, line in enumerate(lines):
        typed = line.replace("{year}", str(year)).replace("{last}", str(year - 1))
        for column, part in enumerate(typed.split("|")):
            if part.strip():
                cells[row, column] = Cell(row, column, part.strip().replace("\\n", "\n"))
    return Sheet(SHEET, False, cells)


def read_sheet(sheet: Sheet, when: str = "2024-H1") -> Annex:
    """The registers of a sheet, read as the annex of a unit."""
    of = period(when)
    versions = [(code, v) for code, form in forms().items() if (v := form.version_on(of.cut_off))]
    tables = find_tables(sheet, versions, of.cut_off.year)
    assert tables, "no register found"
    facts, paragraphs, told, mentions = [], [], [], []
    for table in tables:
        own = read_register(table)[0]
        said, figures, where = sentences(table, own, "bang.xlsx", len(paragraphs) + 1)
        facts += own
        paragraphs += said
        told += figures
        mentions += where
    top = min(t.header for t in tables)
    titles = [Title(SHEET, address(*place), c.text) for place, c in sheet.cells.items() if place[0] < top]
    found = dict.fromkeys([*(t.form for t in tables), *([TEXT] if told else [])])
    return Annex(tuple(found), (*facts, *told), (), 0, tuple(paragraphs), tuple(titles), tuple(mentions))


def store_register(warehouse: Warehouse, when: str, unit: str, form: str, text: str) -> None:
    """Add a register to what a warehouse holds, as if the unit had sent it in a workbook of its own."""
    name = f"{form}.xlsx"
    annex = read_sheet(register_sheet(text, form, when), when)
    at = (when, unit, name)
    warehouse.append(
        "facts",
        [(when, unit, f.form, f.version, f.indicator, f.quantity, f.level, name if f.form == TEXT else f.item,
          f.figure.printed, f.figure.reading.value, f.figure.value, f.figure.decimals, None, name, f.sheet,
          f.cell, False, False, False, f.noun) for f in annex.facts],
    )  # fmt: skip
    warehouse.append(
        "paragraphs",
        [(*at, p.number, p.text, p.kind.value, p.depth, p.table, p.row, p.column) for p in annex.paragraphs],
    )
    warehouse.append(
        "mentions",
        [(*at, m.indicator, m.paragraph, m.figure.start, m.figure.stop, m.figure.meant.value, m.figure.scale)
         for m in annex.mentions],
    )  # fmt: skip
    warehouse.append("titles", [(*at, t.sheet, t.cell, t.text) for t in annex.titles])
    forms_of = ",".join(annex.forms)
    warehouse.append(
        "submissions",
        [(when, unit, name, f"sha of {form}", 9000, "read", None, None, forms_of, len(annex.facts), 0)],
    )
