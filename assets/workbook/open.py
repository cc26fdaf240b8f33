"""Opening a workbook: the format is told from the bytes, not from the name.

The one door to the value reader. A file that cannot be read ends in one :class:`Complaint`; what
the cells mean does not belong here.
"""

import io
import math
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from assets.messages import Complaint
from assets.workbook import shown_ods, shown_xls, shown_xlsx
from assets.workbook.cells import PLAIN, Cell, Place, Raw, Sheet, Supplement, Workbook
from assets.workbook.refused import Damaged, Encrypted, NoWorkbook

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(data: bytes, path: str) -> Workbook:
    """Read a workbook from its bytes.

    Args:
        data: the file's content.
        path: how the file is called in messages.

    Raises:
        Complaint: no workbook, cut short, or protected by a password.
    """
    if not data:
        raise Complaint("file_empty", file=path)
    try:
        supplement = _supplement(data)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = [
                _sheet(
                    book.get_sheet_by_name(meta.name),
                    meta.visible is not SheetVisibleEnum.Visible,
                    supplement(meta.name),
                )
                for meta in book.sheets_metadata
                if meta.typ is SheetTypeEnum.WorkSheet
            ]
    except (Encrypted, PasswordError):
        raise Complaint("file_encrypted", file=path) from None
    except NoWorkbook:
        raise Complaint("file_no_workbook", file=path) from None
    except (Damaged, CalamineError) as error:
        raise Complaint("file_damaged", file=path, problem=_one_line(error)) from None
    return Workbook(path, tuple(sheets))


def _supplement(data: bytes) -> Callable[[str], Supplement]:
    """Choose what adds number formats, formulas and hidden rows, by the file's first bytes."""
    if data.startswith(_ZIP):
        return shown_ods.supplement(data) if shown_ods.is_ods(data) else shown_xlsx.supplement(data)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Encrypted
        return shown_xls.supplement(data)
    raise NoWorkbook


def _sheet(source: CalamineSheet, hidden: bool, supplement: Supplement) -> Sheet:
    shown = supplement.shown
    cells: dict[Place, Cell] = {}
    for row, values in enumerate(source.to_python(skip_empty_area=False)):
        for column, value in enumerate(values):
            if value != "":
                place = (row, column)
                raw = value if type(value) is str else _raw(value)
                cells[place] = Cell(row, column, raw, shown.get(place, PLAIN))
    for (row, column), extra in shown.items():
        if (row, column) not in cells and (extra.error or extra.formula):
            cells[row, column] = Cell(row, column, None, extra)
    merged = source.merged_cell_ranges or supplement.merged
    return Sheet(
        source.name,
        hidden,
        cells,
        list(merged),
        supplement.hidden_rows,
        hidden_columns=supplement.hidden_columns,
    )


def _raw(value: Any) -> Raw:
    """A stored value with no binary float left: 15 significant digits are all that Excel keeps."""
    if isinstance(value, (bool, str, date, time, timedelta)):
        return value
    if isinstance(value, int):
        return Decimal(value)
    return Decimal(format(value, ".15g")) if math.isfinite(value) else str(value)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
