"""Which row of a column form is which place: the whole, a level, an item of a level, a part of an item.

A level's row stands above its items or below them; where only a heading without figures names the level,
a bare sum ("Cộng") at the foot of its items is its row. Reading the figures is ``read_columns.py``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assets.facts import NESTED
from assets.forms.levels import Levels, bare, enumerator
from assets.forms.row_nesting import Nest, numbering_of
from assets.forms.table import Table
from assets.messages import Lang
from assets.text import fold

#: The level of a group that stands beside the levels and is none that the form names.
_OTHER = "khac"
#: How levels are numbered where their numbers alone tell a group beside them.
_OF_LEVELS = ("roman", "letter")


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row stands in the form; ``gone`` says why its level is no longer in force.

    ``unsure``: its number does not tell whether it is part of the item above it or stands beside it.
    """

    label: str
    level: str
    item: str
    gone: Mapping[Lang, str] | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """What a row says about its place: label, number, whether it has figures, the level it names."""

    row: int
    label: str
    numbering: str
    mark: str
    figures: bool
    level: str | None
    gone: Mapping[Lang, str] | None
    whole: bool

    @property
    def named(self) -> bool:
        """Whether its words name a level, in force or not."""
        return self.level is not None or self.gone is not None


def place_rows(
    table: Table, levels: Levels, body: Iterable[int], unit: frozenset[str]
) -> dict[int, RowPlace]:
    """The place of each row with figures, by its number.

    Args:
        table: the table.
        levels: the words of its form.
        body: the rows that have figures; the others may still open a level.
        unit: the reporting unit's own names, folded: its row is the whole.
    """
    with_figures = set(body)
    lines = [_line(table, row, row in with_figures, levels, unit) for row in table.rows]
    lines = [line for line in lines if line.label or line.figures]
    walk = _Walk(levels)
    ordered = _heads_first(lines)
    for n, line in enumerate(ordered):
        walk.take(line, ordered[n + 1 :])
    places = walk.places
    if len(places) == 1:
        ((row, place),) = places.items()
        if not place.level and not place.gone:
            places[row] = RowPlace(place.label, "", "")
    return places


def settled(
    places: Mapping[int, RowPlace], columns: Sequence[str], value: Callable[[int, str], Decimal | None]
) -> dict[int, RowPlace]:
    """The places, with rows whose number does not tell where they belong put where they add up.

    In each level such rows are parts of the item above them, unless more columns of the level's own row
    are the sum of all its items with them beside the others.

    Args:
        places: the places by row.
        columns: the columns that have figures.
        value: the figure of a row in a column.
    """
    found = dict(places)
    own = {p.level: row for row, p in places.items() if not p.item and not p.gone}
    for level in dict.fromkeys(p.level for p in places.values() if p.unsure):
        if level not in own:
            continue
        items = {row: p for row, p in places.items() if p.level == level and p.item and not p.gone}
        parts = [row for row, p in items.items() if NESTED not in p.item]
        unsure = [row for row, p in items.items() if p.unsure]

        def fitting(rows: Sequence[int], sum_row: int = own[level]) -> int:
            return sum(_adds_up(value(sum_row, c), [value(row, c) for row in rows]) for c in columns)

        if fitting([*parts, *unsure]) > fitting(parts):
            taken = {p.item for row, p in items.items() if row not in unsure}
            for row in unsure:
                item = places[row].item.rpartition(NESTED)[2]
                item += f" [{row + 1}]" if item in taken else ""
                taken.add(item)
                found[row] = replace(places[row], item=item, unsure=False)
    return found


def _adds_up(whole: Decimal | None, parts: Sequence[Decimal | None]) -> bool:
    known = [p for p in parts if p is not None]
    return whole is not None and len(known) == len(parts) and sum(known, Decimal(0)) == whole


def _line(table: Table, row: int, figures: bool, levels: Levels, unit: frozenset[str]) -> _Line:
    label = row_label(table, row)
    words = bare(label)
    before = [table.sheet.text(row, c) for c in range(table.columns["label"])]
    own = enumerator(table.sheet.text(row, table.columns["label"]))
    mark = next((text for text in reversed(before) if text and text != label), own or enumerator(label))
    return _Line(
        row,
        label,
        numbering_of(mark),
        fold(mark),
        figures,
        levels.level_of(words),
        levels.gone(words),
        levels.is_whole(words) or words in unit,
    )


def row_label(table: Table, row: int) -> str:
    """A row's label; where it stands in the column before, over which it may be merged, from there."""
    for column in range(table.columns["label"], -1, -1):
        text = table.sheet.text(row, column)
        if any(c.isalpha() for c in text):
            return text
    return ""


def _heads_first(lines: Sequence[_Line]) -> list[_Line]:
    """The lines with each level's before its items, where the levels stand at the foot of theirs."""
    told = [line for line in lines if line.named or (line.figures and not line.whole)]
    if not told or told[0].named or not (told[-1].named and told[-1].figures):
        return list(lines)
    found: list[_Line] = []
    items: list[_Line] = []
    for line in lines:
        if line.named:
            found += [line, *items]
            items = []
        else:
            items.append(line)
    return found + items


class _Walk:
    """One walk down the rows: the level that is open, and what of it has been seen."""

    def __init__(self, levels: Levels) -> None:
        self.levels = levels
        self.places: dict[int, RowPlace] = {}
        self.level, self.numbering = "", ""
        self.gone: Mapping[Lang, str] | None = None
        self.nest = Nest()
        #: Whether the open level still lacks its own row; the level of the last heading without figures,
        #: and the groups of no name opened since.
        self.headed, self.heading = False, ""
        self.unnamed: list[str] = []
        self.others = 0
        self.marks: dict[str, str] = {}
        self.items: set[tuple[str, str]] = set()

    def take(self, line: _Line, later: Sequence[_Line]) -> None:
        """Place one line; ``later`` are those after it."""
        summed = self._summed(line, later)
        if line.named:
            self._open_named(line)
        elif summed is not None:
            self._put(line, RowPlace(line.label, summed, ""))
            self.headed = self.headed and summed != self.level
            self.nest = Nest()
        elif line.whole:
            self._put(line, RowPlace(line.label, "", ""))
            self.nest = Nest()
        elif self._beside(line):
            self.others += 1
            name = _OTHER + (str(self.others) if self.others > 1 else "")
            self._open(line, name, None)
            self.unnamed.append(name)
        else:
            item, unsure = self.nest.path(line.label, line.numbering)
            if not line.label or (self.level, item) in self.items:
                item = f"{item} [{line.row + 1}]".strip()
            if line.figures:
                self.items.add((self.level, item))
            self._put(line, RowPlace(line.label, self.level, item, self.gone, unsure))

    def _put(self, line: _Line, place: RowPlace) -> None:
        if line.figures:
            self.places[line.row] = place

    def _open_named(self, line: _Line) -> None:
        level = line.level or ""
        if line.figures and level and level == self.heading and self.unnamed:
            # Its sum comes at last: groups of no name below its heading were groups of it.
            for row, place in self.places.items():
                if place.level in self.unnamed:
                    self.places[row] = replace(place, level=level)
        self._open(line, level, line.gone)
        self.unnamed = []
        self.heading = level if not line.figures else ""

    def _open(self, line: _Line, level: str, gone: Mapping[Lang, str] | None) -> None:
        self.level, self.gone, self.nest = level, gone, Nest()
        self.headed = not line.figures
        if line.numbering or not self.numbering:
            self.numbering = line.numbering
        if line.mark:
            self.marks.setdefault(line.mark, level)
        self._put(line, RowPlace(line.label, level, "", gone))

    def _summed(self, line: _Line, later: Sequence[_Line]) -> str | None:
        """The level that a sum at the foot of its items is of: by its number ("Cộng I"), or as it stands."""
        full = fold(line.label)
        rest = self.levels.without_sum(full)
        words = rest.split() if rest != full else []
        if words and words[-1] in self.marks and not [w for w in words[:-1] if w in self.marks or words[2:]]:
            return self.marks[words[-1]]
        if not (line.whole and line.figures and self.headed and self.level):
            return None
        summed_already = any(p.level == p.item == "" for p in self.places.values())
        to_come = any(other.named or (other.whole and other.figures) for other in later)
        return self.level if summed_already or to_come else None

    def _beside(self, line: _Line) -> bool:
        """Whether a line is written as the levels are: a group beside them that the form does not name."""
        if not self.level or not line.label or line.numbering != self.numbering:
            return False
        if self.numbering in _OF_LEVELS:
            return True
        return not line.figures and not self.numbering and self.headed and bool(self.nest.numbering)
