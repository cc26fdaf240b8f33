"""A register as it is compared: its header, its rows and sections, each cell with its place.

From facts alone; what comes of comparing is in the modules beside.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from assets.forms.load import forms
from assets.forms.read_register import CONTINUED, HEADER, NUMBERS, SECTION
from assets.messages import Lang
from assets.text import fold
from assets.workbook.cells import place_at

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Text:
    """One cell or paragraph: what it says and where. ``sheet`` is empty for a paragraph."""

    printed: str
    reading: str
    file: str
    sheet: str
    cell: str
    indicator: str = ""
    item: str = ""


@dataclass(slots=True)
class Row:
    """One row or section: its number below those of its sections, and its cells by column."""

    item: str
    section: bool
    cells: dict[str, Text] = field(default_factory=dict)

    def text(self, column: str) -> str:
        """What a column says; empty where it has a mark or nothing."""
        cell = self.cells.get(column)
        return cell.printed if cell and cell.reading == "text" else ""

    @property
    def goes_on(self) -> bool:
        """Whether the row stands under the number of the row above."""
        return " (" in self.item

    @property
    def own_number(self) -> str:
        """The row's number as printed, without those above it."""
        return self.item.partition(" ")[0].rpartition(".")[2]

    @property
    def outer(self) -> str:
        """The item of the section that it stands in; empty for none."""
        return self.item.partition(" ")[0].rpartition(".")[0]


@dataclass
class Register:
    """One register of one unit; ``declared`` are the texts above it that may say how many rows it has."""

    unit: str
    form: str
    file: str
    level: str
    year: int
    header: dict[str, Text] = field(default_factory=dict)
    numbers: Text | None = None
    all_rows: list[Row] = field(default_factory=list)
    declared: list[Text] = field(default_factory=list)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows that are no sections."""
        return [row for row in self.all_rows if not row.section]

    @cached_property
    def leaves(self) -> list[Row]:
        """The rows that no rows stand below."""
        outer = {row.outer for row in self.all_rows}
        return [row for row in self.rows if row.item not in outer]

    def titles(self, row: Row, column: str) -> list[str]:
        """What the sections are called that a row stands in."""
        return [r.text(column) for r in self.all_rows if r.section and row.item.startswith(r.item + ".")]

    def is_blank(self, row: Row) -> bool:
        """Whether a row has at most its number and its name."""
        naming = {
            c for v in forms()[self.form].versions if (law := v.register_) for c in (law.number, law.name)
        }
        return not any(cell.printed for column, cell in row.cells.items() if column not in naming)

    def header_year(self, column: str) -> int | None:
        """The year that a column's header names, if it names one."""
        found = set(_YEAR.findall(self.header[column].printed)) if column in self.header else set()
        return int(found.pop()) if len(found) == 1 else None

    def where(self, column: str) -> list[Text]:
        """The header of a column, or whatever of the header there is."""
        found = self.header.get(column) or next(iter(self.header.values()), None)
        return [found] if found else []


@dataclass(frozen=True, slots=True)
class Compared:
    """What one comparison came to: its name, whether it agrees (None: undecided), where, and what is told.

    Details whose name ends in a language are told in that language only.
    """

    target: str
    agrees: bool | None
    places: Sequence[Text] = ()
    details: Mapping[str, str] = field(default_factory=dict)


def in_languages(name: str, words: Mapping[Lang, str]) -> dict[str, str]:
    """A detail in every language."""
    return {f"{name}_{lang}": text for lang, text in words.items()}


def registers_of(facts: Iterable[Mapping[str, Any]], levels: Mapping[str, str], year: int) -> list[Register]:
    """The registers among a period's facts of registers' forms.

    Args:
        facts: sorted by unit, file, sheet; each table's header comes before its rows.
        levels: the level of each unit; one that is not known is left out.
        year: the period's.
    """
    found: list[Register] = []
    by_table = groupby(sorted(facts, key=_order), key=lambda f: (f["unit"], f["form"], f["file"], f["sheet"]))
    for (unit, form, file, _), group in by_table:
        register: Register | None = None
        for _, cells in groupby(group, key=lambda f: place_at(f["cell"])[0]):
            of_row = list(cells)
            for fact in of_row:
                if fact["level"] == HEADER and (register is None or register.all_rows):
                    register = Register(unit, form, file, levels.get(unit, ""), year)
                    found.append(register)
            if register is not None:
                _add(register, of_row)
    return found


def _order(f: Mapping[str, Any]) -> tuple[Any, ...]:
    return f["unit"], f["form"], f["file"], f["sheet"], *place_at(f["cell"])


def _add(register: Register, facts: Sequence[Mapping[str, Any]]) -> None:
    for f in facts:
        text = Text(f["printed"], f["reading"], f["file"], f["sheet"], f["cell"], f["indicator"], f["item"])
        if f["level"] == HEADER:
            register.header[f["indicator"]] = text
        elif f["level"] == NUMBERS:
            register.numbers = text
        elif f["level"] == CONTINUED:
            continue
        else:
            last = register.all_rows[-1] if register.all_rows else None
            if last is None or last.item != f["item"]:
                last = Row(f["item"], f["level"] == SECTION)
                register.all_rows.append(last)
            last.cells[f["indicator"]] = text


def listed(items: Sequence[str], most: int = 8) -> str:
    """Some names in one line; of very many, the first."""
    return ", ".join(items[:most]) + (", …" if len(items) > most else "")


def cells_of(rows: Iterable[Row], column: str) -> list[Text]:
    """The cells of a column in some rows."""
    return [row.cells[column] for row in rows if column in row.cells]


def years_in(text: str) -> list[int]:
    """The years that a text names, in order."""
    return [int(year) for year in _YEAR.findall(text)]


def sentences_of(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with where each begins; figures keep their marks."""
    start = 0
    for match in re.finditer(r"[.;!?](?=\s|$)|\n", text):
        yield start, text[start : match.end()]
        start = match.end()
    if text[start:].strip():
        yield start, text[start:]


def same(one: str, other: str) -> bool:
    """Whether two texts are the same but for case and punctuation."""
    return fold(one) == fold(other)
