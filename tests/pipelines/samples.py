"""A copy of the sample submissions to run on, and hands to repair or break it."""

import shutil
from pathlib import Path

import openpyxl

RAW = Path(__file__).resolve().parents[2] / "raw"
H1 = "2024-H1"
HELD, RELEASED = "quang-tri", "vp-ubnd-tinh"

#: Figures with which every edit on the Quảng Trị sample holds, by file and cell.
REPAIRS = {
    "Bieu mau 3.xlsx": {"D31": "9,955"},
    "Bieu II.06.xlsx": {"J9": 333, "K9": "6.015", "C9": "146.409"},
    "Bieu mau 7.xlsx": {"D41": "33.108", "D42": "20.691"},
}


def copy_samples(folder: Path) -> Path:
    """Copy the received annexes below ``folder``, without the written reports; returns the raw folder."""
    return Path(shutil.copytree(RAW, folder / "raw", ignore=shutil.ignore_patterns("README.md", "*.docx")))


def write_cells(path: Path, cells: dict[str, object]) -> None:
    """Type values into a workbook's first sheet and save it."""
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book.worksheets[0][cell] = value
    book.save(path)


def repair(raw: Path) -> None:
    """Repair the held unit's files, as its officer would."""
    for name, cells in REPAIRS.items():
        write_cells(raw / H1 / HELD / name, cells)
