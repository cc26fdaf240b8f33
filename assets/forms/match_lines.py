"""Which row of a table is which line of its form.

By code and label together; then by what Excel may have made of the code (a date, a number); then by
label alone, in the order of the form. Figures are read elsewhere (``read_lines.py``).
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from rapidfuzz import fuzz

from assets.forms.model import FormVersion, Indicator
from assets.text import fold, tidy
from assets.workbook.cells import Cell, Sheet

_PLAIN_CODE = re.compile(r"\d+(\.\d+)*$")
_TRAILING = " .,;:)"


@dataclass(slots=True)
class Matched:
    """Rows told apart: lines with their row, repeated lines, abolished lines, rows of no line."""

    lines: list[tuple[Indicator, int]] = field(default_factory=list)
    repeated: list[tuple[Indicator, int]] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    code: str
    other_codes: frozenset[str]
    label: str


def clean_code(text: str) -> str:
    """A line's code as the form defines it.

    >>> clean_code("2,"), clean_code("2.1."), clean_code("7.1.10")
    ('2', '2.1', '7.1.10')
    """
    return tidy(text).strip(_TRAILING).replace(",", ".").replace(" ", "")


def codes_of(cell: Cell | None) -> tuple[str, frozenset[str]]:
    """The code in a cell, and what else it may have been before Excel took it for a date or number."""
    if cell is None:
        return "", frozenset()
    if isinstance(cell.raw, (date, datetime)):
        d, m, y = cell.raw.day, cell.raw.month, cell.raw.year % 100
        texts = {f"{d}.{m}", f"{m}.{d}", f"{m}.{y}", f"{d}.{m}.{y}", f"{m}.{d}.{y}", f"{y}.{m}.{d}"}
        return "", frozenset(texts)
    code = clean_code(cell.text)
    others = {code + "0"} if not isinstance(cell.raw, str) and "." in code else set()
    return code, frozenset(others)


def match_lines(
    sheet: Sheet, columns: dict[str, int], first: int, last: int, version: FormVersion
) -> Matched:
    """Match the rows ``first`` … ``last`` of a sheet with the lines of a form version."""
    rows = [_row(sheet, columns, number) for number in range(first, last + 1)]
    rows = [row for row in rows if row.code or row.other_codes or row.label]
    labels = {line.code: [fold(label) for label in line.labels] for line in version.lines}
    by_code = {line.code: line for line in version.lines}
    matched, open_rows = Matched(), []
    taken: dict[str, int] = {}

    def take(line: Indicator, row: _Row) -> None:
        if line.code in taken:
            matched.repeated.append((line, row.number))
        else:
            taken[line.code] = row.number
            matched.lines.append((line, row.number))

    alike_with_code = version.recognise.alike_with_code
    printed = {label for known in labels.values() for label in known}

    for row in rows:
        line = by_code.get(row.code)
        # A label that is word for word another line's outweighs the code.
        elsewhere = line and row.label in printed and row.label not in labels[line.code]
        alike = line and (not row.label or _alike(row.label, labels[line.code]) >= alike_with_code)
        if line and alike and not elsewhere:
            take(line, row)
        else:
            open_rows.append(row)
    still_open = []
    for row in open_rows:
        candidates = [by_code[c] for c in sorted(row.other_codes) if c in by_code and c not in taken]
        scored = [(_alike(row.label, labels[c.code]), c) for c in candidates]
        best = max(scored, key=lambda s: s[0], default=(0.0, None))
        if best[1] and best[0] >= alike_with_code:
            take(best[1], row)
        else:
            still_open.append(row)
    order = {line.code: i for i, line in enumerate(version.lines)}
    for row in still_open:
        line = _by_label(row, version, labels, order, taken)
        if line:
            take(line, row)
        else:
            matched.unknown.append(row.number)
    matched.lines.sort(key=lambda pair: pair[1])
    return matched


def _row(sheet: Sheet, columns: dict[str, int], number: int) -> _Row:
    code, others = ("", frozenset[str]())
    if "code" in columns:
        code, others = codes_of(sheet.cells.get((number, columns["code"])))
    return _Row(number, code, others, fold(sheet.text(number, columns["label"])))


def _alike(label: str, known: list[str]) -> float:
    return max(100.0 if label == k else fuzz.ratio(label, k) for k in known)


def _by_label(
    row: _Row,
    version: FormVersion,
    labels: dict[str, list[str]],
    order: dict[str, int],
    taken: dict[str, int],
) -> Indicator | None:
    """The one line, between the lines of the rows around, that has this label."""
    if not row.label or (_PLAIN_CODE.match(row.code) and row.code in taken):
        return None
    before = max((order[c] for c, r in taken.items() if r < row.number), default=-1)
    after = min((order[c] for c, r in taken.items() if r > row.number), default=len(order))
    free = [line for line in version.lines if line.code not in taken]
    near = [line for line in free if before < order[line.code] < after]
    for lines in (near, free):
        scored = [(_alike(row.label, labels[line.code]), -order[line.code], line) for line in lines]
        best = max(scored, key=lambda s: s[:2], default=None)
        if best and best[0] >= version.recognise.alike_alone:
            return best[2]
    return None
