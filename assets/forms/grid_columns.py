"""Which column of a grid is which place: the whole, a level, an item of a level, by its header.

A header may have several rows: a level over its units and their sum. Reading the cells is ``read_grid.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assets.forms.levels import Across, bare, is_one_of
from assets.forms.table import Table, is_column_numbers
from assets.messages import Lang
from assets.numbers import starts_as_figure
from assets.text import fold
from assets.workbook.cells import Sheet


@dataclass(frozen=True, slots=True)
class GridColumn:
    """Where a column stands in the form; ``gone`` says why its level is no longer in force."""

    column: int
    heading: str
    level: str
    item: str
    gone: Mapping[Lang, str] | None = None


def grid_columns(table: Table, across: Across, unit_names: frozenset[str]) -> list[GridColumn]:
    """The columns of figures, from left to right; a column headed by no word of the form is none of it.

    Args:
        table: the table.
        across: the words of its form.
        unit_names: the reporting unit's own names, folded: its column is the unit as a whole.
    """
    rows = range(table.header, body_of(table))
    headings = _headings(table, across, rows)
    leaves = {bare(text) for text, _, own in headings.values() if own}
    found = []
    for column, (heading, above, _) in headings.items():
        leaf = bare(heading)
        groups = [bare(text) for text in reversed(above)]
        # A level that is a column itself stands over no other, though nothing may stand between them.
        over = next((g for g in groups if g not in leaves and _names_level(across, g)), "")
        whole = not leaf or across.is_whole(leaf) or leaf in unit_names
        if leaf and _names_level(across, leaf) and across.level_of(over) not in across.beside:
            level, item, gone = across.level_of(leaf) or "", "", across.gone(leaf)
            if over and level in across.beside:  # what a level had before is no part of what it has
                item = next(text for text in above if bare(text) == over)
        else:
            level, item, gone = across.level_of(over) or "", "" if whole else heading, across.gone(over)
            if not (whole or across.items or level in across.beside):
                continue
        found.append(GridColumn(column, heading, level, item, gone))
    return found


def _names_level(across: Across, words: str) -> bool:
    return across.level_of(words) is not None or across.gone(words) is not None


def _headings(table: Table, across: Across, rows: Sequence[int]) -> dict[int, tuple[str, list[str], bool]]:
    """The header of each column that may hold figures, what stands above it, and whether it is its own.

    A column whose header names no place has the one above, or none.
    """
    layout = table.version.header
    assert layout is not None  # of every grid
    known = {c for name, c in table.columns.items() if name in ("code", "label", "unit", "note")}
    found = {}
    for column in range(table.columns["label"] + 1, table.sheet.width):
        own = [text for row in rows if (text := _text(table.sheet, row, column))]
        if column in known or not own:
            continue
        leaf = fold(own[-1])
        aside = is_one_of(leaf, (*layout.unit, *layout.note))
        if aside or any(fold(word) in leaf for word in layout.not_value):
            continue
        heading, above = own[-1], _above(table.sheet, rows, column, own[-1])
        names = not is_one_of(bare(heading), across.plain)
        if not names:
            above = [text for text in above if text and not is_one_of(bare(text), across.plain)]
            heading = above.pop() if above else ""
        found[column] = heading, above, names
    return found


def body_of(table: Table) -> int:
    """The first row below the header, whose last row may have nothing where the lines are named."""
    sheet, row = table.sheet, table.first
    named = [table.columns[name] for name in ("code", "label") if name in table.columns]
    while row <= table.last:
        texts = [text for c in range(sheet.width) if (text := sheet.text(row, c))]
        if any(sheet.text(row, c) for c in named) or not texts or is_column_numbers(texts):
            break
        if any(starts_as_figure(text) for text in texts):
            break
        row += 1
    return row


def _above(sheet: Sheet, rows: Sequence[int], column: int, leaf: str) -> list[str]:
    """The headers over a column's own: in its cells, or to the left where nothing is merged."""
    found = []
    for row in rows:
        text = next((t for c in range(column, -1, -1) if (t := _text(sheet, row, c))), "")
        if text == leaf:
            break
        found.append(text)
    return found


def _text(sheet: Sheet, row: int, column: int) -> str:
    """The words at a place of the header, where cells may be merged; a column's number is none."""
    text = sheet.text(row, column)
    if not text:
        for (top, left), (bottom, right) in sheet.merged:
            if top <= row <= bottom and left <= column <= right:
                text = sheet.text(top, left)
                break
    return text if any(c.isalpha() for c in text) else ""
