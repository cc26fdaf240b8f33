"""Finding the tables whose rows are an outline and whose columns are figures: by their headers and codes.

The rows are not on the form: a table counts as one if its header names enough of the form's columns and
codes of an outline stand below. What the rows say is read in ``read_outline.py``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from assets.forms.match_lines import codes_of
from assets.forms.model import ColumnIndicator, FormVersion, Indicator
from assets.forms.outline_codes import code_before, is_code
from assets.forms.table import (
    HEADER_DEPTH,
    Grid,
    Table,
    Versions,
    is_column_numbers,
    needed_share,
    titled_forms,
)
from assets.numbers import is_figure, is_mark
from assets.periods import year_word
from assets.text import fold, without_asides
from assets.workbook.cells import Sheet

#: A table has at least so many rows with a code.
_FEWEST_ROWS = 3
_YEAR = re.compile(r"\b(20\d\d)\b")


def find_outline_tables(
    sheet: Sheet, grid: Grid, versions: Versions, taken: set[int], year: int
) -> list[Table]:
    """Find the outlines on a sheet; the header rows in ``taken`` belong to other tables."""
    tables: list[Table] = []
    row, above = 0, -1
    while row < sheet.height:
        found = None if row in taken else _table_at(sheet, grid, row, above, versions, year)
        if found is None:
            row += 1
            continue
        before = tables[-1] if tables else None
        same = before and (before.form, before.columns) == (found.form, found.columns)
        if before and same and not titled_forms(grid, versions, above, row):
            tables[-1] = before.joined_with(found)  # the header printed again on another page
        else:
            tables.append(found)
        above, row = found.first - 1, found.first
    return tables


def _table_at(sheet: Sheet, grid: Grid, row: int, above: int, versions: Versions, year: int) -> Table | None:
    """The table whose header begins in a row, if one does."""
    texts = grid.get(row, {})
    for form, version in versions:
        label = _label_column(texts, version)
        if label is None:
            continue
        body = _body(sheet, grid, row, label)
        rows = range(body, _end(sheet, body))
        columns = _columns(sheet, grid, range(row, body), rows, label, version, year)
        titled = form in titled_forms(grid, versions, above, row)
        needed = sum(not c.optional for c in version.columns)
        share = (needed - len(version.lacking(columns))) / needed
        if len(columns) < 2 or share < needed_share(version, titled):
            continue
        columns["label"] = label
        code = _code_column(sheet, texts, rows, label, version)
        if code is not None:
            columns["code"] = code
        if _coded_rows(sheet, columns, rows) >= _FEWEST_ROWS:
            return Table(form, version, sheet, row, body, rows.stop - 1, columns)
    return None


def _label_column(texts: Mapping[int, str], version: FormVersion) -> int | None:
    """The column that says what a row is about: by its header, the longest wording first."""
    if version.rows is None:
        return None
    other = tuple(fold(word) for word in version.rows.not_label)
    for word in sorted(map(fold, version.rows.label), key=len, reverse=True):
        for column, text in sorted(texts.items()):
            if (text == word or text.startswith(word + " ")) and text not in other:
                return column
    return None


def _code_column(
    sheet: Sheet, texts: Mapping[int, str], rows: range, label: int, version: FormVersion
) -> int | None:
    """The column of the codes: by its header, or before the labels, where most rows have a code there."""
    words = [fold(word) for word in (version.rows.code if version.rows else ())]
    headed = [c for c, text in sorted(texts.items()) if text in words]
    columns: list[int] = [*headed, *range(label - 1, -1, -1)]
    for column in columns:
        codes = [t for r in rows if (t := codes_of(sheet.cells.get((r, column)))[0])]
        if column != label and sum(map(is_code, codes)) * 2 > len(codes):
            return column
    return None


def _coded_rows(sheet: Sheet, columns: Mapping[str, int], rows: range) -> int:
    figures = [c for name, c in columns.items() if name not in ("code", "label")]
    count = 0
    for row in rows:
        code, others = codes_of(sheet.cells.get((row, columns["code"]))) if "code" in columns else ("", ())
        label = sheet.text(row, columns["label"])
        coded = is_code(code) or bool(others) or bool("code" not in columns and code_before(label))
        count += coded and any(_is_answer(sheet.text(row, c)) for c in figures)
    return count


def _body(sheet: Sheet, grid: Grid, row: int, label: int) -> int:
    """The first row below a header: where the label column says something else than in the header."""
    own = grid[row][label]
    body = row + 1
    while body < min(row + HEADER_DEPTH, sheet.height) and grid.get(body, {}).get(label, own) == own:
        if sum(_is_answer(sheet.text(body, c)) for c in range(sheet.width)) > 1:
            break
        body += 1
    while is_column_numbers(grid.get(body, {}).values()):
        body += 1
    return body


def _end(sheet: Sheet, body: int) -> int:
    """The row that a table ends before: at a break, or where two rows are empty."""
    filled = {row for row, _ in sheet.cells}
    for row in range(body, sheet.height):
        if row in sheet.breaks or (row not in filled and row + 1 not in filled):
            return row
    return sheet.height


def _columns(
    sheet: Sheet, grid: Grid, header: range, rows: range, label: int, version: FormVersion, year: int
) -> dict[str, int]:
    """The form's columns by code: those whose header is one of its wordings, and below which figures stand."""
    found: dict[str, list[tuple[int, int]]] = {}
    for column in range(label + 1, sheet.width):
        texts = list(_header_texts(grid, header, column, label))
        code = _meant(texts, version.columns)
        if code is None or not _mostly_answers(sheet, column, rows, version.indicator(code)):
            continue
        years = [int(y) for text in texts for y in _YEAR.findall(text)]
        found.setdefault(code, []).append((years[-1] if years else 0, column))
    columns: dict[str, int] = {}
    for definition in version.columns:
        own = found.get(definition.code, [])
        if not own:
            continue
        now = next((x for x in own if x[0] == year), None) or max(own, key=lambda x: (x[0], -x[1]))
        columns[definition.code] = now[1]
        rest = sorted((x for x in own if x is not now), key=lambda x: -x[0])
        if all(x[0] for x in rest):  # the same of other years; else nobody knows what they are
            columns |= {code: x[1] for code, x in zip(definition.earlier, rest, strict=False)}
    return columns


def _header_texts(grid: Grid, header: range, column: int, label: int) -> Iterator[str]:
    """The texts of a header above a column, from the top; a group stands at the left end of its columns."""
    own = [r for r in header if column in grid.get(r, {})]
    for row in header:
        texts = grid.get(row, {})
        near = max((c for c in texts if label < c <= column), default=None)
        if own and near is not None and (near == column or row < own[0]):
            yield texts[near]


def _meant(texts: Sequence[str], columns: Sequence[ColumnIndicator]) -> str | None:
    """The column that header texts name: all together or the lowest of them, word for word or within."""
    joined = " ".join(text for text, _ in groupby(texts))
    bare = [_bare(joined), _bare(texts[-1]) if texts else ""]
    words = [(fold(leaf), c.code) for c in columns for leaf in c.leaf]
    for text in bare:
        exact = [code for word, code in words if word == text]
        if exact:
            return exact[0]
    for text in bare:  # one word alone says too little
        inside = [(len(word), code) for word, code in words if " " in word and f" {word} " in f" {text} "]
        if inside:
            return max(inside, key=lambda x: x[0])[1]
    return None


def _bare(text: str) -> str:
    return " ".join(_beside().sub(" ", without_asides(text)).split())


@cache
def _beside() -> re.Pattern[str]:
    """What a header may say beside what its column holds."""
    return re.compile(rf"\b(?:{year_word()} )?20\d\d\b|\b{year_word()}\b|%")


def _mostly_answers(sheet: Sheet, column: int, rows: range, indicator: Indicator | None) -> bool:
    texts = [text for row in rows if (text := sheet.text(row, column))]
    words = indicator.answers if indicator else {}
    return sum(_is_answer(text) or fold(text) in words for text in texts) * 2 > len(texts)


def _is_answer(text: str) -> bool:
    """Whether a text is a figure, or a mark that stands for none."""
    return is_figure(text) or is_mark(text)
