"""How a register is numbered: its rows within each section, its sections, its columns; and sections without rows.

What a row's number is is read in ``assets/forms/register_rows.py``.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from assets.messages import LANGS, say
from checks.registers.rows import Compared, Register, Row, Text

_ROMAN = {"I": 1, "V": 5, "X": 10}


def rows_numbered(register: Register, number: str) -> list[Compared]:
    """Every section, and the sections themselves: numbered one after the other, none left out or twice.

    Numbers may run on from one section to the next; where the table begins, any number may stand.
    """
    found = []
    before, sections = 0, {row.item for row in register.all_rows}
    for outer, rows in _siblings(register):
        values = [value for row in rows if (value := _value(row.own_number, rows)) is not None]
        if len(values) < len(rows) or not rows:
            continue  # numbered in a manner of its own
        steps = list(pairwise(values))
        left_out = [v for a, b in steps for v in range(a + 1, b) if v not in values]
        twice = sorted({v for v in values if values.count(v) > 1})
        back = [b for a, b in steps if b < a and b not in twice]
        first = range(1, values[0]) if outer in sections and values[0] not in (1, before + 1) else ()
        before = values[-1] if outer else 0
        odd = [row for (a, b), row in zip(steps, rows[1:], strict=True) if b != a + 1]
        agrees = not (left_out or twice or back or first)
        slips = {"left_out": [*first, *left_out], "twice": twice, "back": back}
        details = {"section": outer or "–"}
        for lang in LANGS:
            told = [
                say(f"register_numbers_{name}", lang, numbers=", ".join(map(str, numbers)))
                for name, numbers in slips.items()
                if numbers
            ]
            details[f"slips_{lang}"] = "; ".join(told)
        at = odd or rows[:1]
        places = [row.cells[number] for row in at if number in row.cells]
        found.append(Compared(outer or "–", agrees, places, details))
    return found


def columns_numbered(register: Register) -> list[Compared]:
    """The row that numbers the columns, if there is one: no number is left out."""
    if register.numbers is None:
        return []
    values = [int(text) for text in register.numbers.printed.split(", ") if text.isdigit()]
    left_out = [v for a, b in pairwise(values) for v in range(a + 1, b)]
    details = {"printed": register.numbers.printed, "left_out": ", ".join(map(str, left_out))}
    return [Compared("", not left_out, [register.numbers], details)]


def empty_sections(register: Register, name: str) -> list[Compared]:
    """Every section: there are rows in it."""
    outer = {row.outer for row in register.all_rows}
    found = []
    for row in register.all_rows:
        if row.section:
            cells: Sequence[Text] = [row.cells[name]] if name in row.cells else []
            details = {"section": row.item, "printed": cells[0].printed if cells else ""}
            found.append(Compared(row.item, row.item in outer, cells, details))
    return found


def _siblings(register: Register) -> Iterator[tuple[str, list[Row]]]:
    """The rows below each section, and the outermost rows; by the section as it stands in the table."""
    order: dict[str, int] = {}
    for row in register.all_rows:
        order.setdefault(row.outer, len(order))
    ordered = sorted(register.all_rows, key=lambda row: order[row.outer])
    for outer, group in groupby(ordered, key=lambda row: row.outer):
        rows = [row for row in group if not (row.goes_on or row.own_number.startswith("("))]
        if rows:
            yield outer, rows


def _value(number: str, beside: Sequence[Row]) -> int | None:
    """A number's value, arabic or roman as those beside it are; letters go by more than one alphabet."""
    if number.isdecimal():
        return int(number)
    if set(number) <= _ROMAN.keys() and any(set(row.own_number) <= _ROMAN.keys() for row in beside[:2]):
        values = [_ROMAN[c] for c in number]
        return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return None
