"""What the value reader does not tell about the old binary ``.xls``: formats, errors, hidden rows.

The file format's reader library does not say which cells are formulas, so a formula in ``.xls`` is
read as the value it last had.
"""

import struct
from collections.abc import Callable

import xlrd
from xlrd.compdoc import CompDocError

from assets.workbook.cells import Place, Shown, Supplement
from assets.workbook.number_format import parse
from assets.workbook.refused import Damaged, Encrypted


def supplement(data: bytes) -> Callable[[str], Supplement]:
    """Prepare to tell, by sheet name, what each cell shows and which rows are hidden.

    Raises:
        Damaged: no workbook, or cut short.
        Encrypted: protected by a password.
    """
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, logfile=_Silent(), ignore_workbook_corruption=False
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).casefold():
            raise Encrypted from None
        raise Damaged(str(error)) from None
    except (CompDocError, struct.error, ArithmeticError, AssertionError, AttributeError, LookupError,
            NotImplementedError, TypeError, UnboundLocalError, ValueError) as error:  # fmt: skip
        # xlrd meets a file cut short with whatever its parser tripped over.
        raise Damaged(type(error).__name__) from None

    def of_sheet(name: str) -> Supplement:
        sheet = book.sheet_by_name(name)
        shown: dict[Place, Shown] = {}
        for row in range(sheet.nrows):
            for column, cell in enumerate(sheet.row(row)):
                if cell.ctype == xlrd.XL_CELL_ERROR:
                    error = xlrd.error_text_from_code.get(cell.value, "#ERROR!")
                    shown[row, column] = Shown(error=error)
                elif cell.ctype == xlrd.XL_CELL_NUMBER:
                    style = book.xf_list[cell.xf_index]
                    code = book.format_map[style.format_key].format_str
                    shown[row, column] = Shown(parse(code))
        hidden = frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden)
        return Supplement(shown, hidden)

    return of_sheet


class _Silent:
    """Takes the remarks that the library would print about unusual files."""

    def write(self, text: str) -> None:
        """Drop ``text``."""
