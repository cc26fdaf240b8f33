"""Finding the tables whose columns are the indicators: by the texts of their headers, group over leaf.

What the rows say is read in ``read_columns.py``.
"""

from collections.abc import Iterable, Sequence

from assets.forms.model import FormVersion
from assets.forms.table import (
    HEADER_DEPTH,
    Grid,
    Table,
    Versions,
    is_column_numbers,
    needed_share,
    spread,
    titled_forms,
)
from assets.text import fold
from assets.workbook.cells import Sheet

#: So many columns must be known before a row counts as a header.
_FEWEST_LEAVES = 3


def find_column_tables(sheet: Sheet, grid: Grid, versions: Versions) -> list[Table]:
    """Find the tables of columns on a sheet."""
    grids = (spread(sheet, asides=False), grid)
    tables: list[Table] = []
    leaves = {leaf for _, version in versions for leaf in version.columns_by_leaf}
    likely = {
        row
        for row, texts in grid.items()
        if len(texts) >= _FEWEST_LEAVES
        and sum(any(leaf in text for leaf in leaves) for text in texts.values()) >= _FEWEST_LEAVES
    }
    row, above = min(likely, default=sheet.height), -1
    while row < sheet.height:
        found = _column_header(grids, row, above, versions) if row in likely else None
        if found is None:
            row += 1
            continue
        leaf_row, form, version, columns = found
        body = leaf_row + 1
        while _columns_in(grids, body, version) == columns or is_column_numbers(
            text for c in range(sheet.width) if (text := sheet.text(body, c))
        ):
            body += 1
        columns |= {"label": _label_column(grid, leaf_row, version, columns)}
        top = max(above + 1, leaf_row - HEADER_DEPTH + 1)
        top = next((r for r in range(top, leaf_row) if columns["label"] in grid.get(r, {})), leaf_row)
        table = Table(form, version, sheet, top, body, sheet.height - 1, columns)
        titled = titled_forms(grid, [(form, version)], tables[-1].first if tables else -1, top)
        if tables and not titled and (tables[-1].form, tables[-1].columns) == (form, columns):
            tables[-1] = tables[-1].joined_with(table)
        else:
            tables.append(table)
        above, row = body - 1, body
    return tables


def _column_header(
    grids: Sequence[Grid], row: int, above: int, versions: Versions
) -> tuple[int, str, FormVersion, dict[str, int]] | None:
    """The header whose leaves stand in or just below ``row``, where the most of them do."""
    best: tuple[float, int, str, FormVersion, dict[str, int]] | None = None
    for form, version in versions:
        needed = {i.code for i in version.columns if not i.joins}
        for leaf_row in range(row, row + HEADER_DEPTH - 1):
            columns = _columns_in(grids, leaf_row, version)
            if not columns:
                break
            titled = bool(titled_forms(grids[-1], [(form, version)], above, row))
            present = set(columns) | {j for i in version.columns if i.code in columns for j in i.joins}
            share = len(needed & present) / len(needed)
            if share >= needed_share(version, titled) and (best is None or share > best[0]):
                best = (share, leaf_row, form, version, columns)
    return best[1:] if best else None


def _columns_in(grids: Iterable[Grid], row: int, version: FormVersion) -> dict[str, int]:
    """Columns of the form whose header ends in ``row``, with or without asides: the most of them."""
    return max((_columns_at(grid, row, version) for grid in grids), key=len)


def _columns_at(grid: Grid, row: int, version: FormVersion) -> dict[str, int]:
    """Columns of the form whose header ends in ``row``: the leaf there, its group above or above left."""
    found: dict[str, int] = {}
    known = version.columns_by_leaf
    leaves = [(column, known[text]) for column, text in sorted(grid.get(row, {}).items()) if text in known]
    over = [grid.get(r, {}) for r in range(row - 1, row - HEADER_DEPTH - 1, -1)]
    for column, candidates in leaves:
        code = next((code for code, groups in candidates if not groups), None)
        for texts in over:
            near = max((c for c in texts if c <= column), default=None)
            if near is None:
                continue
            inside = [
                (texts[near].index(g), n, code)
                for n, (code, groups) in enumerate(candidates)
                for g in groups
                if g in texts[near]
            ]
            if inside:  # a group that speaks of two ("quy trình … TTHC theo cơ chế một cửa") is the first
                code = min(inside)[2]
                break
        if code is not None:
            found.setdefault(code, column)
    return found or _columns_headed(grid.get(row, {}), version)


def _columns_headed(texts: dict[int, str], version: FormVersion) -> dict[str, int]:
    """Columns of the form whose whole header is one row: group and leaf in one text."""
    found: dict[str, int] = {}
    for column, text in sorted(texts.items()):
        code = version.column_headed(text)
        if code is not None:
            found.setdefault(code, column)
    if len(found) < _FEWEST_LEAVES:
        return {}
    for column, text in sorted(texts.items()):  # a leaf that only one column has needs no group
        candidates = version.columns_by_leaf.get(text, ())
        if len(candidates) == 1:
            found.setdefault(candidates[0][0], column)
    return found


def _label_column(grid: Grid, row: int, version: FormVersion, columns: dict[str, int]) -> int:
    first = min(columns.values())
    words = [fold(word) for word in (version.rows.label if version.rows else ())]
    for column in range(first):
        for r in range(row - HEADER_DEPTH, row + 1):
            text = grid.get(r, {}).get(column, "")
            if any(text == word or text.startswith(word + " ") for word in words):
                return column
    return max(first - 1, 0)
