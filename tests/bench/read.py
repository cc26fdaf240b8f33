"""How fast annexes are read to facts, beside openpyxl merely loading the same files."""

import io
import time

import openpyxl

from assets.annexes import read_annex
from assets.forms.load import forms
from assets.periods import period
from assets.workbook.open import read_workbook

FILES = 200
PERIOD = period("2024-H1")


def _workbook(seed: int) -> bytes:
    """Three sheets of about fifty rows: forms BM1, BM3 and BM7 with a title block, filled."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for code in ("BM1", "BM3", "BM7"):
        version = forms()[code].version_on(PERIOD.cut_off)
        sheet = book.create_sheet(f"Sheet {code}")
        for line in range(12):
            sheet.append([None, f"Dòng tiêu đề {line} của đơn vị {seed}"])
        sheet.append([f"Biểu mẫu {code[2:]}"])
        sheet.append(["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"])
        for i, line in enumerate(version.lines):
            value = None if line.quantity == "heading" else (seed * 31 + i) % 100
            sheet.append([f"{line.code}.", line.label, line.unit, value, None])
            if line.quantity == "rate":
                sheet.cell(sheet.max_row, 4).number_format = "0.00"
        for line in range(8):
            sheet.append([None, f"Ghi chú cuối trang {line}"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def main() -> None:
    """Print the time per file of the three ways, and the ratios."""
    files = [_workbook(seed) for seed in range(FILES)]
    ways = {
        "openpyxl, full load": lambda data: openpyxl.load_workbook(io.BytesIO(data)),
        "doisoat, workbook to cells": lambda data: read_workbook(data, "a.xlsx"),
        "doisoat, workbook to facts": lambda data: read_annex(data, "a.xlsx", PERIOD, ""),
    }
    spent = dict.fromkeys(ways, 0.0)
    for data in files:  # in turn, so that drift meets all alike
        for name, way in ways.items():
            start = time.perf_counter()
            way(data)
            spent[name] += time.perf_counter() - start
    yardstick = spent["openpyxl, full load"]
    for name, seconds in spent.items():
        print(
            f"{name:<32}{seconds / FILES * 1000:8.2f} ms a file   openpyxl / this = {yardstick / seconds:5.1f}"
        )
