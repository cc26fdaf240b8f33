"""What the status cells of a register say, as wordings: known or not, and one wording for one status.

How many rows a status has is ``counts.py``; whether it agrees with the row's figures is ``results.py``.
"""

import re

from assets.messages import LANGS, say
from assets.text import fold
from checks.registers.rows import Compared, Register, Text, cells_of, in_languages, listed
from checks.registers.words import register_words

_BRACKET = re.compile(r"\(([^)]*)\)")
_PIECES = re.compile(r"[,;/\n]")


def known_statuses(register: Register, status: str) -> list[Compared]:
    """Every wording of the status column: one that is known, or one that nothing can be counted by.

    A row that says nothing beside its name is not reported yet, and undecided. A column of which hardly
    anything is known is none of statuses, and undecided as a whole.
    """
    words = register_words()
    found = []
    by_wording: dict[str, list[Text]] = {}
    for row in register.leaves:
        cell = row.cells.get(status)
        if register.is_blank(row):
            found.append(Compared(row.item, None))
        elif cell is not None:
            by_wording.setdefault(fold(cell.printed), []).append(cell)
    unknown = [cells for wording, cells in by_wording.items() if not words.status(wording, register.level)]
    if len(unknown) > 1 and 2 * sum(map(len, unknown)) > sum(map(len, by_wording.values())):
        return [Compared(status, None)]
    for wording, cells in by_wording.items():
        known = bool(words.status(wording, register.level))
        details = {"rows": listed([c.item for c in cells])}
        for lang in LANGS:
            details[f"printed_{lang}"] = (
                f"“{cells[0].printed}”" if cells[0].printed else say("register_blank", lang)
            )
        found.append(Compared(wording or "–", known, cells, details))
    return found


def spellings(register: Register, status: str) -> list[Compared]:
    """Every status that is there: written in one way in all its rows, and as the header asks for it."""
    words = register_words()
    found = []
    by_status: dict[str, dict[str, list[Text]]] = {}
    for cell in cells_of(register.leaves, status):
        if key := words.status(cell.printed, register.level):
            by_status.setdefault(key, {}).setdefault(fold(cell.printed), []).append(cell)
    asked: dict[str, str] = {}
    header = register.header[status].printed if status in register.header else ""
    for piece in (p for bracket in _BRACKET.findall(header) for p in _PIECES.split(bracket)):
        if key := words.status(piece, register.level):
            asked[key] = piece.strip()
    for key, wordings in by_status.items():
        ways = {cells[0].printed: listed([c.item for c in cells]) for cells in wordings.values()}
        places = [cells[0] for cells in wordings.values()]
        if key in asked and fold(asked[key]) not in wordings:
            places = [*register.where(status), *places]
        one_way = len(places) == 1
        details = in_languages("status", words.label(key))
        for lang in LANGS:
            told = [say("register_way", lang, printed=way, rows=rows) for way, rows in ways.items()]
            if places[0].item == "":
                told.append(say("register_way_asked", lang, printed=asked[key]))
            details[f"ways_{lang}"] = "; ".join(told)
        found.append(Compared(key, one_way, places, details))
    return found
