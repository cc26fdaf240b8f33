"""What the value reader does not tell about the old binary ``.xls``: formats, errors, hidden rows and columns.

The file format's reader library does not say which cells are formulas, so a formula in ``.xls`` is
read as the value it last had.
"""

import struct
from collections.abc import Callable

import xlrd
from xlrd.compdoc import CompDoc, CompDocError

from assets.workbook.cells import Place, Shown, Supplement
from assets.workbook.number_format import parse
from assets.workbook.refused import Damaged, Encrypted

#: Records of the file format: type and length, then two numbers that these begin with.
_HEADER, _PAIR = struct.Struct("<HH"), struct.Struct("<II")
_DIMENSIONS, _TEXTS = 0x0200, 0x00FC
_MOST_ROWS = 65_536


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
        stream = _stream(data)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).casefold():
            raise Encrypted from None
        raise Damaged(str(error)) from None
    except (CompDocError, struct.error, ArithmeticError, AssertionError, AttributeError, LookupError,
            NotImplementedError, TypeError, UnboundLocalError, ValueError) as error:  # fmt: skip
        # xlrd meets a file cut short with whatever its parser tripped over.
        raise Damaged(type(error).__name__) from None
    if not _sizes_are_possible(stream):
        raise Damaged("DIMENSIONS")

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
        columns = frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden)
        return Supplement(shown, hidden, hidden_columns=columns)

    return of_sheet


def _stream(data: bytes) -> bytes:
    """The records of the workbook, out of the file that they are kept in."""
    kept = CompDoc(data, logfile=_Silent())
    for name in ("Workbook", "Book"):
        memory, base, length = kept.locate_named_stream(name)
        if memory is not None:
            return bytes(memory[base : base + length])
    return b""


def _sizes_are_possible(stream: bytes) -> bool:
    """Whether sheets and the table of texts claim sizes that they can have.

    The value reader sets memory aside for as many cells and texts as a file claims to have; a damaged one may
    claim more than any machine has, and nothing could catch that.
    """
    at = 0
    while at + _HEADER.size <= len(stream):
        record, length = _HEADER.unpack_from(stream, at)
        at += _HEADER.size
        if record in (_DIMENSIONS, _TEXTS) and _PAIR.size <= min(length, len(stream) - at):
            first, second = _PAIR.unpack_from(stream, at)
            rows, texts = (max(first, second), 0) if record == _DIMENSIONS else (0, second)
            if rows > _MOST_ROWS or texts > len(stream):
                return False
        at += length
    return True


class _Silent:
    """Takes the remarks that the library would print about unusual files."""

    def write(self, text: str) -> None:
        """Drop ``text``."""
