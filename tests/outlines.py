"""Score tables as offices lay them out, as workbooks and in documents, and what comes of them.

A table is rows of what stands in the cells; what a test expects of it belongs in the test.
"""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from assets.annexes import read_file
from assets.periods import period
from assets.submissions import File, Received, store
from assets.warehouse import open_warehouse
from checks.explain.suspects import explain
from checks.rules.load import catalogue
from tests.assets.documents import made
from tests.facts import Confronted, run

WHEN, UNIT = "2024-H1", "dak-nong"
TITLE = "BẢNG ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH"
Rows = Sequence[Sequence[Any]]
#: Two fields with three levels of codes; every sum holds, one only by rounding (1.2).
HEADER = [
    "STT",
    "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    "Điểm chuẩn",
    "Điểm đạt được",
    "Mục tiêu",
    "Giải pháp",
]
BODY: list[list[Any]] = [
    ["1", "CHỈ ĐẠO, ĐIỀU HÀNH", "5", "3,96", "4,5"],
    ["1.1", "Kế hoạch cải cách", "2", "1,25", "1,5", "Hoàn thành 100% nhiệm vụ"],
    ["1.2", "Kiểm tra", "3", "2,71", "3"],
    ["1.2.1", "Tỷ lệ cơ quan được kiểm tra", "1", "0,8791", "1"],
    ["1.2.2", "Xử lý vấn đề phát hiện", "2", "1,83", "2", "Xử lý từ 90% trở lên"],
    ["2", "CẢI CÁCH THỦ TỤC", "10", "8,5", "9"],
    ["2.1", "Công khai thủ tục", "4", "4", "4"],
    ["2.2", "Giải quyết hồ sơ", "6", "4,5", "5"],
]
TOTAL = ["", "TỔNG ĐIỂM", "15", "12,46", "13,5"]
TABLE: list[list[Any]] = [HEADER, *BODY, TOTAL]


def workbook(rows: Rows, title: str = TITLE, merged: Sequence[str] = ()) -> bytes:
    """The rows on the sheet of a workbook, below a title."""
    book = openpyxl.Workbook()
    for row in [[title], [], *rows]:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word(rows: Rows, before: Sequence[str] = (TITLE,), after: Sequence[str] = ()) -> bytes:
    """The rows as the table of a Word document, between paragraphs."""
    table = made.table(*(made.row(*(str(cell or "") for cell in row)) for row in rows))
    return made.docx("".join([*map(made.p, before), table, *map(made.p, after)]))


def open_document(rows: Rows, before: Sequence[str] = (TITLE,)) -> bytes:
    """The rows as the table of an OpenDocument text."""

    def p(text: Any) -> str:
        return f"<text:p>{text or ''}</text:p>"

    cells = ["".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row) for row in rows]
    inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return made.odt("".join(map(p, before)) + f"<table:table>{inside}</table:table>")


class Checked(Confronted):
    """What came of one file, with the suspects."""

    suspects: list[dict[str, Any]]

    def rules(self) -> list[str]:
        """The rules of the findings, in order."""
        return sorted(f["rule"] for f in self.findings)

    def certain(self) -> list[tuple[str, str]]:
        """The cells that are wrong for certain, with the value that repairs them."""
        return [(s["cell"], str(s["repair"].normalize())) for s in self.suspects if s["certain"]]


def checked(data: bytes, name: str = "a.xlsx", when: str = WHEN) -> Checked:
    """Read, confront and explain one file."""
    of = period(when)
    annex = read_file(data, name, of, UNIT)
    with open_warehouse(None) as warehouse:
        warehouse.connection.execute("SET threads = 1")
        store(warehouse, of, [Received(File(when, UNIT, name, Path(name)), "sha", len(data), annex, None)])
        seen = run(warehouse, when)
        explain(warehouse, of, catalogue())
        found = Checked(seen.outcomes, seen.findings, seen.cells, seen.verdicts)
        object.__setattr__(found, "suspects", warehouse.slice("suspects", when, "position"))
        return found


def changed(rows: Rows, code: str, column: int, value: Any) -> list[list[Any]]:
    """The rows with another value in the row of a code (or label)."""
    return [
        [value if n == column else cell for n, cell in enumerate(row)] if code in row[:2] else list(row)
        for row in rows
    ]
