"""Finding registers: tables of texts, told by the words of their headers and by their titles.

Which row is a row of the table and what its number is, is decided in ``register_rows.py``; what the rows
say is read in ``read_register.py``.
"""

import re

from assets.forms.model import FormVersion
from assets.forms.register_law import heading
from assets.forms.register_rows import body_of, is_numbered
from assets.forms.table import HEADER_DEPTH, Grid, Table, Versions, needed_share, titled_forms
from assets.workbook.cells import Sheet

#: Where the numbers of the columns stand, as a column of a table: a row, if there is one.
COLUMN_NUMBERS = "column numbers"


def find_register_tables(
    sheet: Sheet, grid: Grid, versions: Versions, taken: set[int], year: int
) -> list[Table]:
    """Find the registers on a sheet; the rows in ``taken`` belong to other tables."""
    tables: list[Table] = []
    row, above = 0, -1
    while row < sheet.height:
        found = None if row in taken else _table_at(sheet, grid, row, above, versions, year)
        if found is None:
            row += 1
            continue
        titled = titled_forms(grid, [(found.form, found.version)], above, row)
        before = tables[-1] if tables else None
        if before and not titled and (before.form, _columns(before)) == (found.form, _columns(found)):
            tables[-1] = before.joined_with(found)
        else:
            tables.append(found)
        above, row = found.last, found.last + 1
    return tables


def _columns(table: Table) -> dict[str, int]:
    return {code: c for code, c in table.columns.items() if code != COLUMN_NUMBERS}


def _table_at(sheet: Sheet, grid: Grid, row: int, above: int, versions: Versions, year: int) -> Table | None:
    """The register whose header begins in a row: of those it may be, the one with the most columns."""
    best: tuple[bool, float, Table] | None = None
    titles = titled_forms(grid, versions, above, row) if row in grid else set()
    for form, version in versions:
        columns, below = _header(grid, row, version, year) if row in grid else ({}, row)
        law = version.register_
        if law is None or not {law.name, *law.needed} <= columns.keys():
            continue
        share = len(columns) / len(version.columns)
        if share < needed_share(version, form in titles):
            continue
        if is_numbered(sheet, below):
            columns[COLUMN_NUMBERS] = below
            below += 1
        last = body_of(sheet, columns, law, below, _heads_of(version, year, law.number))
        if last < below:
            continue
        table = Table(form, version, sheet, row, below, last, columns)
        if best is None or (form in titles, share) > best[:2]:
            best = form in titles, share, table
    return best[2] if best else None


def _header(grid: Grid, row: int, version: FormVersion, year: int) -> tuple[dict[str, int], int]:
    """The columns that a header beginning in a row names, and the first row below it."""
    law = version.register_
    texts = grid[row]
    if law is None or not any(_heads_of(version, year, law.name).match(t) for t in texts.values()):
        return {}, row
    name = min(c for c, t in texts.items() if _heads_of(version, year, law.name).match(t))
    below = row + 1
    while below < row + HEADER_DEPTH and _goes_on(grid.get(below, {}), texts, name):
        below += 1
    columns = {law.name: name}
    for i in version.columns:
        if i.code == law.name:
            continue
        pattern = _heads_of(version, year, i.code)
        found = [
            (-len(match[0]), c)
            for r in range(row, below)
            for c, text in grid.get(r, {}).items()
            if c not in columns.values() and (match := pattern.match(text))
        ]
        if i.code == law.number:
            found = [(c, c) for _, c in found if c < name]
        if found:
            columns[i.code] = min(found)[1]
    return columns, below


def _goes_on(texts: dict[int, str], first: dict[int, str], name: int) -> bool:
    """Whether a row below a header's first belongs to it: a merged name, or headers under a group's."""
    if name in texts:
        return texts[name] == first[name]
    return bool(texts) and all(c > name and c in first for c in texts)


def _heads_of(version: FormVersion, year: int, code: str) -> re.Pattern[str]:
    return heading(next(i.leaf for i in version.columns if i.code == code), year)
