"""Which row of a table is which line of its form.

By code and label together; then by what Excel may have made of the code (a date, a number); then by
label alone, in the order of the form. A label that is word for word a line's outweighs a code, and a
row is never given to a line when its label is more like another's ("cấp huyện" is no "cấp xã").
Figures are read elsewhere (``read_lines.py``).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from assets.forms.model import Abolished, FormVersion, Indicator
from assets.numbers import plain
from assets.text import fold, tidy
from assets.workbook.cells import Cell, Sheet

#: Per cent by which a label must be more alike another line's to speak against a code.
_CLEARLY_MORE = 10
_AROUND = " .,;:()'/-–"


class Row(NamedTuple):
    """One row of a table as far as it tells which line it is: number, code, other codes, label."""

    number: int
    code: str
    other_codes: frozenset[str]
    label: str


@dataclass(slots=True)
class Matched:
    """Rows told apart: lines, second rows for a line, lines no longer in force, rows of no line."""

    lines: list[tuple[Indicator, int]] = field(default_factory=list)
    repeated: list[tuple[Indicator, int]] = field(default_factory=list)
    abolished: list[tuple[Abolished, int]] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        """The codes of the lines found."""
        return {line.code for line, _ in self.lines}


@lru_cache(maxsize=4096)
def clean_code(text: str) -> str:
    """A line's code as the form defines it.

    >>> clean_code("2,"), clean_code("2.1."), clean_code("7.1.10")
    ('2', '2.1', '7.1.10')
    """
    return tidy(text).strip(_AROUND).replace(",", ".").replace(" ", "")


def codes_of(cell: Cell | None) -> tuple[str, frozenset[str]]:
    """The code in a cell, and what else it may have been before Excel took it for a date or number."""
    if cell is None:
        return "", frozenset()
    raw = cell.raw
    if isinstance(raw, str):
        return clean_code(raw), frozenset()
    if isinstance(raw, date):
        d, m, y = raw.day, raw.month, raw.year % 100
        texts = {f"{d}.{m}", f"{m}.{d}", f"{m}.{y}", f"{d}.{m}.{y}", f"{m}.{d}.{y}", f"{y}.{m}.{d}"}
        return "", frozenset(texts)
    code = clean_code(cell.text)
    if not isinstance(raw, Decimal):
        return code, frozenset()
    stored = plain(raw)
    others = {stored, stored + "0"} if "." in stored else {stored}
    return code, frozenset(others - {code})


def rows_of(sheet: Sheet, columns: dict[str, int], numbers: Iterable[int]) -> list[Row]:
    """The rows with these numbers that have a code or a label."""
    code_column, label_column = columns.get("code"), columns["label"]
    rows = []
    for number in numbers:
        code, others = "", frozenset[str]()
        if code_column is not None:
            code, others = codes_of(sheet.cells.get((number, code_column)))
        label = fold(sheet.text(number, label_column))
        if code or others or label:
            rows.append(Row(number, code, others, label))
    return rows


def match_lines(rows: list[Row], version: FormVersion) -> Matched:
    """Match the rows of a table with the lines of a form version."""
    work = _Matching(version)
    left = [row for row in rows if not work.by_code_and_label(row)]
    left = [row for row in left if not work.by_only_label(row)]
    left = [row for row in left if not work.by_code(row)]
    left = [row for row in left if not work.by_other_codes(row)]
    left = [row for row in left if not work.by_label(row)]
    left = [row for row in left if not work.by_likeness(row)]
    work.matched.unknown = [row.number for row in left]
    work.matched.lines.sort(key=lambda pair: pair[1])
    work.matched.repeated.sort(key=lambda pair: pair[1])
    return work.matched


class _Matching:
    """One run over a table's rows, from the surest evidence to the weakest.

    Lines are known by their position in the version's outline, which has the abolished lines too: they
    take the rows that are theirs, so that no other line does.
    """

    def __init__(self, version: FormVersion) -> None:
        self.outline = version.outline
        self.codes = version.positions_by_code
        self.labels = version.positions_by_label
        self.recognise = version.recognise
        self.matched = Matched()
        self.taken: dict[int, int] = {}

    def take(self, position: int, row: Row) -> bool:
        line = self.outline[position]
        if isinstance(line, Abolished):
            self.matched.abolished.append((line, row.number))
        elif position in self.taken:
            self.matched.repeated.append((line, row.number))
        else:
            self.matched.lines.append((line, row.number))
        self.taken.setdefault(position, row.number)
        return True

    def by_code_and_label(self, row: Row) -> bool:
        position = self.codes.get(row.code)
        return (
            position is not None and position in self.labels.get(row.label, ()) and self.take(position, row)
        )

    def by_only_label(self, row: Row) -> bool:
        """The one line that has this label word for word."""
        positions = self.labels.get(row.label, ())
        return len(positions) == 1 and self.take(positions[0], row)

    def by_code(self, row: Row) -> bool:
        """The code's line, unless the label says something else."""
        position = self.codes.get(row.code)
        if position is None or row.label in self.labels:
            return False
        return (not row.label or self._means(row.label, position)) and self.take(position, row)

    def by_other_codes(self, row: Row) -> bool:
        possible = [
            self.codes[c] for c in row.other_codes if c in self.codes and self.codes[c] not in self.taken
        ]
        possible = [p for p in possible if self._means(row.label, p)]
        if not possible:
            return False
        return self.take(max(possible, key=lambda p: (self._alike(row.label, p), -p)), row)

    def by_label(self, row: Row) -> bool:
        positions = self.labels.get(row.label, ())
        if not positions:
            return False
        free = self._free(positions, row)
        return self.take(positions[-1] if free is None else free, row)

    def by_likeness(self, row: Row) -> bool:
        if not row.label:
            return False
        nearest = self._nearest(row.label, self.recognise.alike_alone)
        free = self._free(self.labels[nearest], row) if nearest else None
        return free is not None and self.take(free, row)

    def _free(self, positions: Iterable[int], row: Row) -> int | None:
        """The first of the positions not taken yet, best between the lines of the rows around."""
        free = [p for p in positions if p not in self.taken]
        if len(free) > 1:
            before = max((p for p, r in self.taken.items() if r < row.number), default=-1)
            after = min((p for p, r in self.taken.items() if r > row.number), default=len(self.outline))
            free = [p for p in free if before < p < after] or free
        return free[0] if free else None

    def _means(self, label: str, position: int) -> bool:
        """Whether the label may be this line's, and is not clearly another's."""
        alike = self._alike(label, position)
        if alike < self.recognise.alike_with_code:
            return False
        nearest = self._nearest(label, min(alike + _CLEARLY_MORE, max(alike, self.recognise.alike_alone)))
        return nearest is None or position in self.labels[nearest] or fuzz.ratio(label, nearest) <= alike

    def _alike(self, label: str, position: int) -> float:
        return max(fuzz.ratio(label, fold(known)) for known in self.outline[position].labels)

    def _nearest(self, label: str, at_least: float) -> str | None:
        found = process.extractOne(label, self.labels.keys(), scorer=fuzz.ratio, score_cutoff=at_least)
        return found[0] if found else None
