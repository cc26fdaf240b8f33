"""A table that was found, from its rows to facts, whatever its layout.

Finding tables is ``recognise.py``.
"""

from assets.facts import Fact, Notice
from assets.forms.read_columns import read_columns
from assets.forms.read_grid import read_grid
from assets.forms.read_lines import read_lines
from assets.forms.read_outline import read_outline
from assets.forms.read_register import read_register
from assets.forms.table import Table
from assets.workbook.cells import Place


def read_table(table: Table, unit_names: frozenset[str]) -> tuple[list[Fact], list[Notice], set[Place]]:
    """Read the facts of a table, what was odd about it, and the places it accounts for.

    Args:
        table: the table.
        unit_names: the reporting unit's own names, folded.
    """
    if table.version.layout == "lines":
        return read_lines(table)
    if table.version.layout == "outline":
        return read_outline(table)
    if table.version.layout == "register":
        return read_register(table)
    return (read_columns if table.version.layout == "columns" else read_grid)(table, unit_names)
