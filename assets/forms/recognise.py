"""Finding the forms in a sheet, wherever they stand and whatever the sheet is called.

A table is found by its header words and told apart by its title and its own labels, never by sheet
name or row number. What its rows say is read in ``read_lines.py`` and ``read_columns.py``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assets.forms.match_lines import match_lines
from assets.forms.model import FormVersion, LineLayout
from assets.text import fold
from assets.workbook.cells import Place, Sheet

_HEADER_DEPTH = 4
_COLUMN_NUMBER = re.compile(r"\(?\s*(\d{1,2})\s*\)?\s*([=+].*)?$")


@dataclass(frozen=True, slots=True)
class Table:
    """One form found in a sheet; rows count from 0, ``last`` is the last row that may belong to it.

    ``columns`` maps what a column holds to its number: ``code``, ``label``, ``value`` … for a form of
    lines, indicator codes and ``label`` for a form of columns.
    """

    form: str
    version: FormVersion
    sheet: Sheet
    header: int
    first: int
    last: int
    columns: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    body: int
    columns: dict[str, int]


def find_tables(sheet: Sheet, versions: Sequence[tuple[str, FormVersion]]) -> list[Table]:
    """Find every table of a sheet that is one of the given form versions, from top to bottom."""
    grid = _spread(sheet)
    lines = [(form, v) for form, v in versions if v.layout == "lines"]
    columns = [(form, v) for form, v in versions if v.layout == "columns"]
    found = _find_column_tables(sheet, grid, columns)
    taken = {row for table in found for row in range(table.header, table.first)}
    found += _find_line_tables(sheet, grid, lines, taken)
    found.sort(key=lambda t: t.header)
    ends = [t.header - 1 for t in found[1:]] + [sheet.height - 1]
    return [
        Table(t.form, t.version, sheet, t.header, t.first, min(t.last, end), t.columns)
        for t, end in zip(found, ends, strict=False)
    ]


def is_column_numbers(texts: Iterable[str]) -> bool:
    """Whether the texts of a row number the columns: ``(1) (2) (3)=(4)+(5) …`` or ``1 2 3 …``."""
    numbers = []
    for text in texts:
        match = _COLUMN_NUMBER.match(text)
        if match:
            numbers.append(int(match[1]))
        elif len(fold(text)) > 1:
            return False
    steps = [b - a for a, b in zip(numbers, numbers[1:], strict=False)]
    return len(numbers) >= 3 and numbers[0] <= 2 and all(1 <= step <= 2 for step in steps)


def _spread(sheet: Sheet) -> dict[Place, str]:
    """Folded texts by place, with the text of a merged range in all of its places."""
    grid = {place: fold(cell.text) for place, cell in sheet.cells.items()}
    for (top, left), (bottom, right) in sheet.merged:
        text = grid.get((top, left), "")
        if text and (bottom - top) * (right - left) < 10_000:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    grid.setdefault((row, column), text)
    return {place: text for place, text in grid.items() if text}


def _titled(grid: dict[Place, str], version: FormVersion, above: int, below: int) -> bool:
    """Whether a title of the form stands between two rows (both excluded)."""
    titles = [re.compile(rf"(?<!\w){re.escape(fold(t))}(?!\w)") for t in version.recognise.title]
    return any(
        above < row < below and any(t.search(text) for t in titles)
        for (row, _), text in grid.items()
    )


def _find_line_tables(
    sheet: Sheet,
    grid: dict[Place, str],
    versions: Sequence[tuple[str, FormVersion]],
    taken: set[int],
) -> list[Table]:
    layouts = {v.header: None for _, v in versions if v.header}
    headers: dict[int, _Header] = {}
    for layout in layouts:
        for header in _line_headers(grid, layout, sheet.height):
            if header.row not in taken:
                headers.setdefault(header.row, header)
    ordered = [headers[row] for row in sorted(headers)]
    tables: list[Table] = []
    above = -1
    for header, following in zip(ordered, [*ordered[1:], None], strict=False):
        last = (following.row if following else sheet.height) - 1
        best: tuple[float, bool, str, FormVersion] | None = None
        for form, version in versions:
            titled = _titled(grid, version, above, header.row)
            share = _share_of_lines(sheet, header, last, version)
            needed = version.recognise.with_title if titled else version.recognise.without_title
            if share >= needed and (best is None or (share, titled) > best[:2]):
                best = (share, titled, form, version)
        above = header.row
        if best:
            tables.append(
                Table(best[2], best[3], sheet, header.row, header.body, last, header.columns)
            )
    return tables


def _line_headers(grid: dict[Place, str], layout: LineLayout, height: int) -> Iterable[_Header]:
    """Rows that head a table of lines: a "STT" and a "Chỉ tiêu" side by side, a value column below."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in grid.items():
        rows.setdefault(row, {})[column] = text
    row = 0
    while row < height:
        texts = rows.get(row, {})
        code = _column_like(texts, layout.code, exact=True)
        label = _column_like(texts, layout.label)
        columns = {"code": code, "label": label}
        body = row + 1
        if label is not None:
            for below in range(row, row + _HEADER_DEPTH):
                words = rows.get(below, {})
                for name in ("value", "unit", "note"):
                    column = _column_like(words, getattr(layout, name))
                    if column is not None and column != label:
                        if columns.get(name) != column:
                            body = max(body, below + 1)
                        columns[name] = column
                if words.get(label) == texts[label]:
                    body = max(body, below + 1)
                else:
                    break
        if label is not None and columns.get("value") is not None:
            while is_column_numbers(rows.get(body, {}).values()):
                body += 1
            yield _Header(row, body, {k: v for k, v in columns.items() if v is not None})
            row = body
        else:
            row += 1


def _column_like(texts: dict[int, str], words: Sequence[str], exact: bool = False) -> int | None:
    for word in words:
        folded = fold(word)
        for column in sorted(texts):
            text = texts[column]
            if text == folded or (not exact and text.startswith(folded + " ")):
                return column
    return None


def _share_of_lines(sheet: Sheet, header: _Header, last: int, version: FormVersion) -> float:
    matched = match_lines(sheet, header.columns, header.body, last, version)
    return len({line.code for line, _ in matched.lines}) / len(version.lines)


def _find_column_tables(
    sheet: Sheet, grid: dict[Place, str], versions: Sequence[tuple[str, FormVersion]]
) -> list[Table]:
    if not versions:
        return []
    by_column: dict[int, dict[int, str]] = {}
    for (row, column), text in grid.items():
        by_column.setdefault(column, {})[row] = text
    tables: list[Table] = []
    row, above = 0, -1
    while row < sheet.height:
        best: tuple[float, str, FormVersion, dict[str, int]] | None = None
        for form, version in versions:
            columns = _columns_at(by_column, row, version)
            needed = {i.code for i in version.columns if not i.joins}
            present = set(columns) | {j for i in version.columns if i.code in columns for j in i.joins}
            share = len(needed & present) / len(needed)
            if share < version.recognise.with_title:
                continue
            titled = _titled(grid, version, above, row)
            enough = version.recognise.with_title if titled else version.recognise.without_title
            if share >= enough and (best is None or share > best[0]):
                best = (share, form, version, columns)
        if best is None:
            row += 1
            continue
        _, form, version, columns = best
        body = row + 1
        while _columns_at(by_column, body, version) == columns or is_column_numbers(
            sheet.text(body, c) for c in range(sheet.width) if sheet.text(body, c)
        ):
            body += 1
        columns |= {"label": _label_column(by_column, row, version, columns)}
        tables.append(Table(form, version, sheet, row, body, sheet.height - 1, columns))
        above, row = row, body
    return tables


def _columns_at(
    by_column: dict[int, dict[int, str]], row: int, version: FormVersion
) -> dict[str, int]:
    """Columns of the form whose header ends in ``row``: its leaf there, its group somewhere above."""
    found: dict[str, int] = {}
    for column in sorted(by_column):
        texts = by_column[column]
        leaf = texts.get(row)
        if not leaf:
            continue
        over = [texts[r] for r in range(row - _HEADER_DEPTH, row) if r in texts]
        for indicator in version.columns:
            in_group = not indicator.group or any(
                fold(group) in text for group in indicator.group for text in over
            )
            if in_group and leaf in {fold(words) for words in indicator.leaf}:
                found.setdefault(indicator.code, column)
                break
    return found


def _label_column(
    by_column: dict[int, dict[int, str]], row: int, version: FormVersion, columns: dict[str, int]
) -> int:
    assert version.rows is not None
    first = min(columns.values())
    for column in range(first):
        for r in range(row - _HEADER_DEPTH, row + 1):
            text = by_column.get(column, {}).get(r, "")
            if any(text == fold(w) or text.startswith(fold(w) + " ") for w in version.rows.label):
                return column
    return first - 1
