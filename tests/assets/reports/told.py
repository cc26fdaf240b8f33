"""Findings, units and warehouses made by hand for the tests of reports."""

import hashlib
import io
from decimal import Decimal
from typing import Any

from openpyxl import Workbook

from assets.facts import TEXT
from assets.periods import period
from assets.reports.records import (
    Explained,
    FileReport,
    Finding,
    Passage,
    Place,
    ReportData,
    Suspect,
    UnitReport,
    Verdict,
)
from assets.warehouse import TABLES, Warehouse

PERIOD = period("2024-H1")
FILE, REPORT = "Bieu mau 3.xlsx", "Bao cao 1125.docx"
#: 140.061 + 309 = 140.370, and 140.394 was printed.
SENTENCE = "Đã giải quyết 140.394 hồ sơ (đúng và trước hạn 140.061 hồ sơ, quá hạn 309 hồ sơ)."


def place(cell: str = "D31", **changes: Any) -> Place:
    """A cell of a finding."""
    given: dict[str, Any] = {
        "role": "numerator", "form": "BM3", "indicator": "3.2.2", "line": "Số hồ sơ đúng hạn", "level": "",
        "item": "", "file": FILE, "sheet": "BM3", "cell": cell, "printed": "9,751", "value": Decimal(9751),
    }  # fmt: skip
    return Place(**given | changes)


def said(sentence: str, printed: str, number: int = 48, nth: int = 0, **changes: Any) -> Place:
    """A figure in a sentence of a document: the ``nth`` of those printed so."""
    start = -1
    for _ in range(nth + 1):
        start = sentence.index(printed, start + 1)
    passage = Passage(sentence, start, start + len(printed), changes.pop("counts", "hồ sơ"))
    given: dict[str, Any] = {
        "role": "part", "form": TEXT, "indicator": f"{number}.{start}", "line": "", "file": REPORT,
        "item": REPORT, "sheet": "", "printed": printed, "value": None, "passage": passage,
    }  # fmt: skip
    return place(str(number), **given | changes)


def finding(*cells: Place, **changes: Any) -> Finding:
    """A finding over some cells."""
    given: dict[str, Any] = {
        "id": "f1", "unit": "quang-tri", "period": PERIOD.code, "rule": "BM3.R02", "kind": "ratio",
        "severity": "error", "form": "BM3", "level": "", "item": "", "imbalance": Decimal("2.02"),
        "tolerance": Decimal("0.005"), "diagnosis": None, "label": "Tỷ lệ đúng hạn",
        "message": "Tỷ lệ đúng hạn. Ô D29 ghi 98,57%, nhưng 9.751 / 10.099 = 96,55%.",
        "reference": "Biểu mẫu 3", "cells": cells or (place(),),
    }  # fmt: skip
    return Finding(**given | changes)


def suspect(cell: str = "D31", **changes: Any) -> Suspect:
    """A cell that is probably wrong."""
    given: dict[str, Any] = {
        "place": place(cell), "proposal": "9.955", "certain": True, "repairs": 1, "of_repairs": 1,
        "rank": 1, "slip": "",
        "message": f"Ô {cell} biểu BM3 ghi 9,751; 9.955 là số duy nhất.", "findings": ("f1",),
    }  # fmt: skip
    return Suspect(**given | changes)


def told_in_text(number: int = 48, **changes: Any) -> Finding:
    """The finding over the figures of the sentence."""
    cells = [
        said(SENTENCE, printed, number, role=role)
        for printed, role in (("140.394", "whole"), ("140.061", "part"), ("309", "part"))
    ]
    given: dict[str, Any] = {
        "rule": "TEXT.B01", "kind": "balance", "form": TEXT, "item": REPORT, "label": "Tổng bằng các phần",
        "message": f"Tổng bằng các phần. Đoạn {number} ghi 140.394 hồ sơ: lệch 24. Nguyên văn: “Đã giải quyết”. Hết.",
        "reference": "Số học của câu",
    }  # fmt: skip
    return finding(*cells, **given | changes)


def suspect_in_text(printed: str = "309", number: int = 48, **changes: Any) -> Suspect:
    """A figure of the sentence that is probably wrong."""
    given: dict[str, Any] = {
        "place": said(SENTENCE, printed, number), "proposal": "333",
        "message": f"Đoạn {number} của văn bản ghi {printed}; 333 là số duy nhất.",
    }  # fmt: skip
    return suspect(**given | changes)


def explained(*lines: str) -> Explained:
    """What would repair the findings."""
    return Explained(("f1",), lines or ("Chỉ có một cách sửa.",), 1)


def file(name: str = FILE, data: bytes = b"", **changes: Any) -> FileReport:
    """A file that was read."""
    given: dict[str, Any] = {
        "unit": "quang-tri", "name": name, "sha256": hashlib.sha256(data).hexdigest(), "status": "read",
        "reason": None, "forms": ("BM3",), "facts": 22, "figures": 21, "unclaimed": 0,
    }  # fmt: skip
    return FileReport(**given | changes)


def unit(*findings: Finding, files: tuple[FileReport, ...] = (), **changes: Any) -> UnitReport:
    """A unit, held if it has an error."""
    held = any(f.severity == "error" for f in findings)
    verdict = Verdict(
        "hold" if held else "publish", ("errors",) if held else (), "f", "c", 4, 4, 3, 1, 2, 0, 0, None
    )
    given: dict[str, Any] = {
        "id": "quang-tri", "name": "Tỉnh Quảng Trị", "verdict": verdict, "files": files or (file(),),
        "findings": findings,
    }  # fmt: skip
    return UnitReport(**given | changes)


def data(*units: UnitReport, **changes: Any) -> ReportData:
    """A period's report."""
    given: dict[str, Any] = {
        "period": PERIOD, "lang": "vi", "units": units, "rules": (), "validation": None,
        "outcomes": {"satisfied": 3, "violated": 1, "lacking": 2, "broken": 0},
    }  # fmt: skip
    return ReportData(**given | changes)


def insert(warehouse: Warehouse, table: str, **values: Any) -> None:
    """Add a row of the period; columns not given are null."""
    known = {"period": PERIOD.code, "unit": "quang-tri"} | values
    warehouse.append(table, [[known.get(column) for column in TABLES[table]]])


def insert_finding(warehouse: Warehouse, f: Finding) -> None:
    """Add a finding as the checks would."""
    shared = {"unit": f.unit, "form": f.form, "level": f.level, "item": f.item}
    insert(
        warehouse, "findings", id=f.id, rule=f.rule, kind=f.kind, severity=f.severity, imbalance=f.imbalance,
        tolerance=f.tolerance, diagnosis=f.diagnosis, label_vi=f.label, label_en="label",
        message_vi=f.message, message_en="label. message", reference=f.reference, **shared,
    )  # fmt: skip
    for position, c in enumerate(f.cells):
        insert(
            warehouse, "finding_cells", unit=f.unit, finding=f.id, position=position, role=c.role,
            form=c.form, indicator=c.indicator, level=c.level, item=c.item, file=c.file, sheet=c.sheet,
            cell=c.cell, printed=c.printed, value=c.value,
        )  # fmt: skip


def insert_file(warehouse: Warehouse, f: FileReport) -> None:
    """Add a file as the reader would."""
    insert(
        warehouse, "submissions", unit=f.unit, file=f.name, sha256=f.sha256, status=f.status,
        reason_vi=f.reason, reason_en=f.reason, forms=",".join(f.forms), facts=f.facts, unclaimed=f.unclaimed,
    )  # fmt: skip


def workbook(**cells: Any) -> bytes:
    """A small workbook with one sheet ``BM3``."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "BM3"
    for address, value in cells.items():
        sheet[address] = value
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
