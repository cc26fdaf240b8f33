"""Finding the tables whose lines are the indicators: by header words, then by their own labels.

A header printed again (after a page break) does not end a table. Which row is which line is
``match_lines.py``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assets.forms.match_lines import Matched, Row, match_lines, rows_of
from assets.forms.model import FormVersion, LineLayout
from assets.forms.table import (
    HEADER_DEPTH,
    Grid,
    Table,
    Versions,
    is_column_numbers,
    needed_share,
    titled_forms,
)
from assets.text import fold
from assets.workbook.cells import Sheet


@dataclass(slots=True)
class _Header:
    """The header of a table of lines, the rows below it, and the versions that they may be of."""

    row: int
    body: int
    columns: dict[str, int]
    last: int = 0
    rows: list[Row] = field(default_factory=list)
    matched: Sequence[tuple[str, FormVersion, Matched]] = ()


def find_line_tables(sheet: Sheet, grid: Grid, versions: Versions, taken: set[int], year: int) -> list[Table]:
    """Find the tables of lines on a sheet; the rows in ``taken`` belong to other tables."""
    headers: dict[int, _Header] = {}
    for layout in {v.line_header: None for _, v in versions if v.line_header}:
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
        titles = titled_forms(grid, versions, above, header.row)
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
            needed = needed_share(version, form in titles)
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
        for below in range(row, row + HEADER_DEPTH):
            words = grid.get(below, {})
            if words.get(label, texts[label]) != texts[label]:
                break  # a line, though its unit may be worded as a heading is ("Số lượng")
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
