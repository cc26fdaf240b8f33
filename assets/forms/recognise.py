"""Finding the forms in a sheet, wherever they stand and whatever the sheet is called.

A table is found by its header words and told apart by its title and its own labels, never by sheet
name or row number: ``line_tables.py`` (lines and grids), ``column_tables.py``, ``outline_tables.py`` and
``registers.py``. What the rows say is read in ``read.py``.
"""

from assets.forms.column_tables import find_column_tables
from assets.forms.line_tables import find_line_tables
from assets.forms.outline_tables import find_outline_tables
from assets.forms.registers import find_register_tables
from assets.forms.table import Table, Versions, spread
from assets.workbook.cells import Sheet


def find_tables(sheet: Sheet, versions: Versions, year: int) -> list[Table]:
    """Find every table of a sheet that is one of the given form versions, from top to bottom.

    Args:
        sheet: the sheet.
        versions: the form versions to look for, each with its form's code.
        year: the year of the period, by which a column is told from last year's.
    """
    grid = spread(sheet)
    of_columns = find_column_tables(sheet, grid, [(f, v) for f, v in versions if v.layout == "columns"])
    taken = {row for table in of_columns for row in table.header_rows}
    of_grids = find_line_tables(sheet, grid, [(f, v) for f, v in versions if v.layout == "grid"], taken, year)
    taken |= {row for table in of_grids for row in table.header_rows}
    of_lines = find_line_tables(
        sheet, grid, [(f, v) for f, v in versions if v.layout == "lines"], taken, year
    )
    taken |= {row for table in of_lines for row in table.header_rows}
    of_outline = find_outline_tables(
        sheet, grid, [(f, v) for f, v in versions if v.layout == "outline"], taken, year
    )
    taken |= {row for table in of_outline for row in table.header_rows}
    of_texts = find_register_tables(
        sheet, grid, [(f, v) for f, v in versions if v.layout == "register"], taken, year
    )
    found = sorted(of_columns + of_grids + of_lines + of_outline + of_texts, key=lambda t: t.header)
    ends = [t.header - 1 for t in found[1:]] + [sheet.height - 1]
    return [t.ending_at(end) for t, end in zip(found, ends, strict=False)]
