"""Which row of a column form is which place: the whole, a level, an item of a level, a part of an item.

A level's row stands above its items or below them. The walk down the rows is ``row_walk.py``, reading the
figures ``read_columns.py``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from assets.facts import NESTED
from assets.forms.levels import Levels, bare, enumerator
from assets.forms.row_nesting import numbering_of
from assets.forms.row_walk import Line, RowPlace, Walk
from assets.forms.table import Table
from assets.text import fold


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
    walk = Walk(levels)
    ordered = _levels_of_items(lines) or _heads_first(lines)
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


def _line(table: Table, row: int, figures: bool, levels: Levels, unit: frozenset[str]) -> Line:
    label = row_label(table, row)
    words = bare(label)
    before = [table.sheet.text(row, c) for c in range(table.columns["label"])]
    own = enumerator(table.sheet.text(row, table.columns["label"]))
    mark = next((text for text in reversed(before) if text and text != label), own or enumerator(label))
    return Line(
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


def _levels_of_items(lines: Sequence[Line]) -> list[Line]:
    """The lines where each item is told by level ("Đất đai": cấp tỉnh, cấp xã); none where it is not so.

    Then a level's row is a part of the item above it, numbered like no item.
    """
    found: list[Line] = []
    named: set[object] = set()
    repeated = False
    item: Line | None = None
    for line in lines:
        if not line.named:
            item = line if line.figures and not line.whole else item
            found.append(line)
            continue
        if item is None or not line.figures:
            return []
        repeated = repeated or line.level in named
        named.add(line.level)
        found.append(replace(line, within=True, numbering="level"))
    return found if repeated else []


def _heads_first(lines: Sequence[Line]) -> list[Line]:
    """The lines with each level's before its items, where the levels stand at the foot of theirs."""
    told = [line for line in lines if line.named or line.figures]
    pairs = [(before, line) for before, line in pairwise(told) if line.named]
    closes = [line.figures and not before.named and not before.whole for before, line in pairs]
    if not told or told[0].named or not closes or not all(closes):
        return list(lines)
    found: list[Line] = []
    items: list[Line] = []
    for line in lines:
        if line.named:
            found += [line, *items]
            items = []
        else:
            items.append(line)
    return found + items
