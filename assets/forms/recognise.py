"""Finding the forms in a sheet, wherever they stand and whatever the sheet is called.

A table is found by its header words and told apart by its title and its own labels, never by sheet
name or row number. A header printed again (after a page break) does not end a table. What the rows
say is read in ``read_lines.py`` and ``read_columns.py``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assets.forms.match_lines import Matched, Row, match_lines, rows_of
from assets.forms.model import FormVersion, LineLayout
from assets.text import fold
from assets.workbook.cells import Sheet

_HEADER_DEPTH = 4
_FEWEST_LEAVES = 3
_COLUMN_NUMBER = re.compile(r"[(-]?\s*(\d{1,2})\s*\)?\s*([=+].*)?$")

#: Folded texts by row and column, with the text of a merged range in all of its places.
Grid = dict[int, dict[int, str]]
Versions = Sequence[tuple[str, FormVersion]]


@dataclass(frozen=True, slots=True)
class Table:
    """One form found in a sheet; rows count from 0, ``last`` is the last row that may belong to it.

    ``columns`` maps what a column holds to its number: ``code``, ``label``, ``value`` … for a form of
    lines, indicator codes and ``label`` for a form of columns. ``skipped`` are the rows of its header
    wherever that is printed again. ``matched`` says which row is which line, if that is known already.
    """

    form: str
    version: FormVersion
    sheet: Sheet
    header: int
    first: int
    last: int
    columns: dict[str, int]
    skipped: frozenset[int] = frozenset()
    matched: Matched | None = None

    @property
    def rows(self) -> Iterator[int]:
        """The rows that may hold figures."""
        return (row for row in range(self.first, self.last + 1) if row not in self.skipped)

    @property
    def header_rows(self) -> set[int]:
        """The rows of the header, wherever it is printed."""
        return {*range(self.header, self.first), *self.skipped}

    def joined_with(self, later: "Table") -> "Table":
        """This table, going on below a header that is printed again."""
        skipped = self.skipped | later.header_rows
        return replace(self, last=later.last, skipped=skipped, matched=None)

    def ending_at(self, row: int) -> "Table":
        """This table, ending at the latest in a row."""
        return self if self.last <= row else replace(self, last=row, matched=None)


@dataclass(slots=True)
class _Header:
    """The header of a table of lines, the rows below it, and the versions that they may be of."""

    row: int
    body: int
    columns: dict[str, int]
    last: int = 0
    rows: list[Row] = field(default_factory=list)
    matched: Sequence[tuple[str, FormVersion, Matched]] = ()


def find_tables(sheet: Sheet, versions: Versions, year: int) -> list[Table]:
    """Find every table of a sheet that is one of the given form versions, from top to bottom.

    Args:
        sheet: the sheet.
        versions: the form versions to look for, each with its form's code.
        year: the year of the period, by which a column is told from last year's.
    """
    grid = _spread(sheet)
    of_columns = _find_column_tables(sheet, grid, [(f, v) for f, v in versions if v.layout == "columns"])
    taken = {row for table in of_columns for row in table.header_rows}
    of_lines = _find_line_tables(
        sheet, grid, [(f, v) for f, v in versions if v.layout == "lines"], taken, year
    )
    found = sorted(of_columns + of_lines, key=lambda t: t.header)
    ends = [t.header - 1 for t in found[1:]] + [sheet.height - 1]
    return [t.ending_at(end) for t, end in zip(found, ends, strict=False)]


def is_column_numbers(texts: Iterable[str]) -> bool:
    """Whether the texts of a row number the columns: ``(1) (2) (3)=(4)+(5) …``, ``A B 1 2 …``."""
    numbers, letters = [], 0
    for text in texts:
        match = _COLUMN_NUMBER.match(text)
        if match:
            numbers.append(int(match[1]))
        elif len(fold(text)) > 1:
            return False
        else:
            letters += fold(text).isalpha()
    steps = [b - a for a, b in pairwise(numbers)]
    enough = len(numbers) >= 3 or (len(numbers) == 2 and letters >= 2)
    return enough and numbers[0] <= 2 and all(1 <= step <= 2 for step in steps)


def _spread(sheet: Sheet) -> Grid:
    grid: Grid = {}
    for (row, column), cell in sheet.cells.items():
        text = fold(cell.raw) if isinstance(cell.raw, str) else str(cell.raw or "")
        if text and row in grid:
            grid[row][column] = text
        elif text:
            grid[row] = {column: text}
    for (top, left), (bottom, right) in sheet.merged:
        text = grid.get(top, {}).get(left, "")
        if text and (bottom - top) * (right - left) < 10_000:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    grid.setdefault(row, {}).setdefault(column, text)
    return grid


def _titled(grid: Grid, versions: Versions, above: int, below: int) -> set[str]:
    """The forms whose title stands between two rows (both excluded)."""
    texts = {text for row in range(above + 1, below) for text in grid.get(row, {}).values()}
    return {form for form, version in versions if any(version.titles.search(text) for text in texts)}


def _find_line_tables(
    sheet: Sheet, grid: Grid, versions: Versions, taken: set[int], year: int
) -> list[Table]:
    headers: dict[int, _Header] = {}
    for layout in {v.header: None for _, v in versions if v.header}:
        for header in _line_headers(grid, layout, sheet.height, year):
            if header.row not in taken:
                headers.setdefault(header.row, header)
    ordered = [headers[row] for row in sorted(headers)]
    for header, below in zip(ordered, [*ordered[1:], None], strict=False):
        header.last = (below.row if below else sheet.height) - 1
        header.rows = rows_of(sheet, header.columns, range(header.body, header.last + 1))
        header.matched = _matches(header.rows, versions)
    tables: list[Table] = []
    for titles, group in _groups(grid, ordered, versions):
        tables += _tables_of(sheet, titles, group)
    return tables


def _groups(grid: Grid, headers: list[_Header], versions: Versions) -> list[tuple[set[str], list[_Header]]]:
    """Headers with the forms named above them; a header without a title of its own belongs to the last."""
    groups: list[tuple[set[str], list[_Header]]] = []
    above = -1
    for header in headers:
        titles = _titled(grid, versions, above, header.row)
        if groups and (not titles or titles == groups[-1][0]):
            groups[-1][1].append(header)
        else:
            groups.append((titles, [header]))
        above = header.row
    return groups


def _tables_of(sheet: Sheet, titles: set[str], group: list[_Header]) -> list[Table]:
    """The tables under one title; a table that goes on below another header is one."""
    codes: dict[tuple[str, str], set[str]] = {}
    for header in group:
        for form, version, matched in header.matched:
            codes.setdefault((form, version.version), set()).update(matched.codes)
    tables: list[Table] = []
    seen: set[str] = set()
    for header in group:
        best: tuple[float, bool, Table, set[str]] | None = None
        for form, version, matched in header.matched:
            needed = _needed(version, form in titles)
            alone, together = (
                len(c) / len(version.lines) for c in (matched.codes, codes[form, version.version])
            )
            enough = alone >= needed or (together >= needed and _goes_on(header, matched))
            if enough and (best is None or (alone, form in titles) > best[:2]):
                table = Table(
                    form,
                    version,
                    sheet,
                    header.row,
                    header.body,
                    header.last,
                    header.columns,
                    matched=matched,
                )
                best = (alone, form in titles, table, matched.codes)
        if best is None:
            continue
        _, _, table, found = best
        before = tables[-1] if tables else None
        same = before and (before.form, before.columns) == (table.form, table.columns)
        if before and same and len(found & seen) * 2 < len(found):
            tables[-1] = before.joined_with(table)
            seen |= found
        else:
            tables.append(table)
            seen = set(found)
    return tables


def _needed(version: FormVersion, titled: bool) -> float:
    return version.recognise.with_title if titled else version.recognise.without_title


def _goes_on(header: _Header, matched: Matched) -> bool:
    """Whether the rows below a header are, from the first, mostly lines of one form."""
    rows = {row for _, row in [*matched.lines, *matched.repeated, *matched.abolished]}
    if not rows or header.rows[0].number not in rows:
        return False
    return len(rows) * 2 >= sum(1 for row in header.rows if row.number <= max(rows))


def _matches(rows: list[Row], versions: Versions) -> list[tuple[str, FormVersion, Matched]]:
    """Match rows with the versions that their labels, word for word, point at; if with none, with all."""
    labels = {row.label for row in rows if row.label}
    points = [len(labels & version.positions_by_label.keys()) for _, version in versions]
    most = max(points, default=0)
    clear = most * 2 >= len(labels)
    return [
        (form, version, match_lines(rows, version))
        for (form, version), found in zip(versions, points, strict=True)
        if not clear or found * 2 >= most
    ]


def _line_headers(grid: Grid, layout: LineLayout, height: int, year: int) -> Iterable[_Header]:
    """Rows that head a table of lines: a "STT" and a "Chỉ tiêu" side by side, a value column below."""
    row = 0
    starts = tuple(fold(words) for words in layout.label)
    likely = {row for row, texts in grid.items() for text in texts.values() if text.startswith(starts)}
    while row < height:
        texts = grid.get(row, {})
        label = _column_like(texts, layout.label) if row in likely else None
        if label is None:
            row += 1
            continue
        columns: dict[str, int | None] = {
            "code": _column_like(texts, layout.code, exact=True),
            "label": label,
        }
        body = row + 1
        for below in range(row, row + _HEADER_DEPTH):
            words = grid.get(below, {})
            for name in ("value", "unit", "note"):
                column = _column_like(words, getattr(layout, name))
                if name == "value":
                    column, *others = _value_columns(words, layout, label, year) or [None]
                    if column is not None:
                        columns["other value"] = others[0] if others else None
                if column is not None and column != label:
                    if columns.get(name) != column:
                        body = max(body, below + 1)
                    columns[name] = column
            if words.get(label) == texts[label]:
                body = max(body, below + 1)
            else:
                break
        if columns.get("value") is not None:
            while is_column_numbers(grid.get(body, {}).values()):
                body += 1
            yield _Header(row, body, {k: v for k, v in columns.items() if v is not None})
            row = body
        else:
            row += 1


def _value_columns(texts: dict[int, str], layout: LineLayout, label: int, year: int) -> list[int | None]:
    """The columns that may hold the period's figures; more than one where the header does not tell."""
    words = [fold(word) for word in layout.value]
    found: dict[str, int] = {}
    for column, text in sorted(texts.items()):
        known = any(text == word or text.startswith(word + " ") for word in words)
        if known and column != label and not any(fold(w) in text for w in layout.not_value):
            found.setdefault(text, column)
    of_year = {text: c for text, c in found.items() if str(year) in text}
    of_none = {text: c for text, c in found.items() if not re.search(r"\b20\d\d\b", text)}
    likely = of_year or of_none or found
    for word in words:  # in the order of the form's own wording
        exact = [c for text, c in likely.items() if text == word]
        if exact:
            return [*exact]
    return [*likely.values()]


def _column_like(texts: dict[int, str], words: Sequence[str], exact: bool = False) -> int | None:
    for word in words:
        folded = fold(word)
        for column in sorted(texts):
            text = texts[column]
            if text == folded or (not exact and text.startswith(folded + " ")):
                return column
    return None


def _find_column_tables(sheet: Sheet, grid: Grid, versions: Versions) -> list[Table]:
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
        found = _column_header(grid, row, above, versions) if row in likely else None
        if found is None:
            row += 1
            continue
        leaf_row, form, version, columns = found
        body = leaf_row + 1
        while _columns_at(grid, body, version) == columns or is_column_numbers(
            text for c in range(sheet.width) if (text := sheet.text(body, c))
        ):
            body += 1
        columns |= {"label": _label_column(grid, leaf_row, version, columns)}
        top = max(above + 1, leaf_row - _HEADER_DEPTH + 1)
        top = next((r for r in range(top, leaf_row) if columns["label"] in grid.get(r, {})), leaf_row)
        table = Table(form, version, sheet, top, body, sheet.height - 1, columns)
        titled = _titled(grid, [(form, version)], tables[-1].first if tables else -1, top)
        if tables and not titled and (tables[-1].form, tables[-1].columns) == (form, columns):
            tables[-1] = tables[-1].joined_with(table)
        else:
            tables.append(table)
        above, row = body - 1, body
    return tables


def _column_header(
    grid: Grid, row: int, above: int, versions: Versions
) -> tuple[int, str, FormVersion, dict[str, int]] | None:
    """The header whose leaves stand in or just below ``row``, where the most of them do."""
    best: tuple[float, int, str, FormVersion, dict[str, int]] | None = None
    for form, version in versions:
        needed = {i.code for i in version.columns if not i.joins}
        for leaf_row in range(row, row + _HEADER_DEPTH - 1):
            columns = _columns_at(grid, leaf_row, version)
            if not columns:
                break
            titled = bool(_titled(grid, [(form, version)], above, row))
            present = set(columns) | {j for i in version.columns if i.code in columns for j in i.joins}
            share = len(needed & present) / len(needed)
            if share >= _needed(version, titled) and (best is None or share > best[0]):
                best = (share, leaf_row, form, version, columns)
    return best[1:] if best else None


def _columns_at(grid: Grid, row: int, version: FormVersion) -> dict[str, int]:
    """Columns of the form whose header ends in ``row``: the leaf there, its group above or above left."""
    found: dict[str, int] = {}
    known = version.columns_by_leaf
    leaves = [(column, known[text]) for column, text in sorted(grid.get(row, {}).items()) if text in known]
    over = [grid.get(r, {}) for r in range(row - 1, row - _HEADER_DEPTH - 1, -1)]
    for column, candidates in leaves:
        code = next((code for code, groups in candidates if not groups), None)
        for texts in over:
            near = max((c for c in texts if c <= column), default=None)
            if near is None:
                continue
            inside = [code for code, groups in candidates if any(g in texts[near] for g in groups)]
            if inside:
                code = inside[0]
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
        for r in range(row - _HEADER_DEPTH, row + 1):
            text = grid.get(r, {}).get(column, "")
            if any(text == word or text.startswith(word + " ") for word in words):
                return column
    return max(first - 1, 0)
