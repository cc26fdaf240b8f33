"""The rows of a register: which are sections, which are rows, and what each is numbered.

Sections and rows are told apart by the manner of their numbers (``I``, ``A``, ``1``, ``1.1``, ``a``) and by
whether they say anything beside their name; no manner is fixed. What the rows say is read in
``read_register.py``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assets.forms.match_lines import codes_of
from assets.forms.register_law import RegisterLayout
from assets.forms.table import COLUMN_NUMBER
from assets.text import tidy
from assets.workbook.cells import Sheet

#: "I. CẢI CÁCH THỂ CHẾ": a number and a name in one cell.
_LED = re.compile(
    r"(?P<number>[IVX]+|[A-ZĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,3}){0,4})\s?[.)/:–-]+\s*(?P<name>\D.*)", re.S
)
_NUMBER = re.compile(r"[(]?(?P<number>[IVX]+|[A-ZĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,3}){0,4})\s?[.)/:–-]*")
_ROMAN = re.compile(r"[IVX]+")
#: So many rows that are neither numbered nor blank may stand between two that are numbered.
_BETWEEN = 3


@dataclass(slots=True)
class RegisterRow:
    """One row: where it stands, what its number is (empty without one) and whether it is a section.

    ``path`` are the numbers of its sections from the outermost, and its own: ``II``, ``6``. A row without a
    number among such as have one goes on under the number above (``goes_on``); if it has not what every row
    needs, it only ``continues`` the texts of the row above, as after a page break.
    """

    row: int
    number: str
    name: str
    says: bool
    manner: str = ""
    path: tuple[str, ...] = ()
    section: bool = False
    goes_on: bool = False
    continues: bool = False
    below: list["RegisterRow"] = field(default_factory=list, repr=False)

    @property
    def item(self) -> str:
        """What the row is called: ``II.6``; of a number that tells its sections itself (``1.2``), that."""
        return ".".join(self.path)


def is_numbered(sheet: Sheet, row: int) -> bool:
    """Whether a row numbers the columns, with or without gaps: ``1 2 3 4 7``, ``A B (1) (2)=(3)+(4)``."""
    numbers = column_numbers(sheet, row)
    said = sum(1 for c in range(sheet.width) if sheet.text(row, c))
    return len(numbers) > 2 or (len(numbers) == 2 and said >= 4)


def column_numbers(sheet: Sheet, row: int) -> list[int]:
    """The numbers of the columns in a row that numbers them; else none."""
    texts = [text for c in range(sheet.width) if (text := sheet.text(row, c))]
    found = [COLUMN_NUMBER.match(text) for text in texts]
    numbers = [int(match[1]) for match in found if match]
    letters = [text for text, match in zip(texts, found, strict=True) if not match]
    if any(len(text.strip("()")) > 1 for text in letters) or any(b <= a for a, b in pairwise(numbers)):
        return []
    return numbers if numbers and numbers[0] <= 2 else []


def body_of(
    sheet: Sheet, columns: Mapping[str, int], law: RegisterLayout, first: int, heads: re.Pattern[str]
) -> int:
    """The last row of the table that begins in row ``first``; the row before that if it has none."""
    last, between, numbered = first - 1, 0, False
    for row in range(first, sheet.height):
        texts = {code: sheet.text(row, c) for code, c in columns.items() if sheet.text(row, c)}
        if not texts:
            between += 1
        elif heads.match(texts.get(law.number, "").casefold()):
            break
        elif _number(sheet, row, columns, law)[0] or _is_led_section(texts, law):
            last, between, numbered = row, 0, True
        elif _is_under(sheet, row, columns, law):
            last, between = row, 0
        elif not numbered and law.name in texts and len(texts) > 1:
            last, between = row, 0  # a table without numbers
        else:
            between += 1
        if between > _BETWEEN:
            break
    return last


def rows_in(
    sheet: Sheet, columns: Mapping[str, int], law: RegisterLayout, rows: Sequence[int]
) -> list[RegisterRow]:
    """The rows and sections among some rows of a sheet, in order.

    Args:
        sheet: the sheet.
        columns: where each column of the register stands.
        law: which of them number and name the rows.
        rows: the rows of the table below its header.
    """
    found = [one for row in rows if (one := _read(sheet, row, columns, law))]
    numbered = any(one.number for one in found)
    # Below the last number stand signatures; a number may be merged over several rows.
    last = max((one.row for one in found if one.number), default=sheet.height)
    kept = [one for one in found if one.row <= last or _is_under(sheet, one.row, columns, law)]
    for one in kept:
        one.goes_on = numbered and not one.number and one.says
        needed = all(sheet.text(one.row, columns[code]) for code in law.needed)
        one.continues = one.goes_on and not needed
    _give_manners(kept)
    _give_paths(kept)
    for one in kept:
        one.section = not one.says and (bool(one.below) or not one.number)
    manners = {one.manner for one in kept if one.section and one.number}
    for one in kept:
        one.section = one.section or (not one.says and one.manner in manners and _is_bare(one, kept))
    return kept


def _is_bare(one: RegisterRow, rows: Sequence[RegisterRow]) -> bool:
    """Whether a row is a section that has no rows: all that say nothing and are numbered so are sections."""
    alike = [r for r in rows if r.manner == one.manner and len(r.path) == len(one.path)]
    return not any(r.says and not r.below for r in alike)


def _is_under(sheet: Sheet, row: int, columns: Mapping[str, int], law: RegisterLayout) -> bool:
    """Whether a number above is merged down to a row."""
    column = columns.get(law.number, -1)
    return any(
        top < row <= bottom and left <= column <= right for (top, left), (bottom, right) in sheet.merged
    )


def _read(sheet: Sheet, row: int, columns: Mapping[str, int], law: RegisterLayout) -> RegisterRow | None:
    number, name = _number(sheet, row, columns, law)
    others = [c for code, c in columns.items() if code not in (law.number, law.name)]
    says = any(sheet.text(row, c) for c in others)
    if not name and not (number and says):
        return None
    return RegisterRow(row, number, name, says)


def _number(sheet: Sheet, row: int, columns: Mapping[str, int], law: RegisterLayout) -> tuple[str, str]:
    """A row's number and its name, either of which may be empty."""
    name = sheet.text(row, columns[law.name])
    if law.number not in columns:
        led = _LED.fullmatch(name)
        return (led["number"], led["name"]) if led else ("", name)
    cell = sheet.cells.get((row, columns[law.number]))
    code, others = codes_of(cell)
    text = tidy(cell.text) if cell else ""
    if others:  # Excel took it for a number or a date
        code = min(others, key=len) if not code else code.replace(",", ".")
        return code, name
    if match := _NUMBER.fullmatch(text):
        return match["number"], name
    if not name and (led := _LED.fullmatch(text)):
        return led["number"], led["name"]
    return "", name or text


def _is_led_section(texts: Mapping[str, str], law: RegisterLayout) -> bool:
    return set(texts) == {law.number} and bool(_LED.fullmatch(texts[law.number]))


def _give_manners(rows: Sequence[RegisterRow]) -> None:
    """Say how each row is numbered; a number that another 1 follows is a section's."""
    letters = {one.number for one in rows if len(one.number) == 1 and one.number.isalpha()}
    roman = letters <= {"I", "V", "X"} or any(_ROMAN.fullmatch(r.number) and len(r.number) > 1 for r in rows)
    for one in rows:
        if not one.number:
            one.manner = ""
        elif _ROMAN.fullmatch(one.number) and (roman or len(one.number) > 1):
            one.manner = "roman"
        elif one.number.isalpha():
            one.manner = "letter" if one.number.isupper() else "small letter"
        else:
            one.manner = f"number {one.number.count('.')}"
    for one, after in pairwise([one for one in rows if not one.goes_on]):
        if one.manner == "number 0" == after.manner and after.number == "1" and not one.says:
            one.manner = "section's number"


def _give_paths(rows: Sequence[RegisterRow]) -> None:
    """Say in which sections each row stands: a manner not met before opens a level below."""
    above: list[RegisterRow] = []
    unnumbered = 0
    for one in rows:
        if one.goes_on and above:
            one.path = above[-1].path
            continue
        if not one.number:
            unnumbered += 1
            above = [one]
            one.manner, one.path = "unnumbered", (f"({unnumbered})",)
            continue
        at = next((n for n, a in enumerate(above) if a.manner == one.manner), len(above))
        above = above[:at]
        outer = above
        if "." in one.number:  # says itself what it stands in
            outer = [a for a in above if not a.manner.startswith("number ")]
        one.path = (*(outer[-1].path if outer else ()), one.number)
        for a in above[-1:]:
            a.below.append(one)
        above = [*above, one]
