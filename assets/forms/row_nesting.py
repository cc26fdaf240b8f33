"""How rows below a level hang together: an agency's fields below the agency, parts below "Trong đó".

By how they are numbered; whether the sums bear that out is ``row_places.py``.
"""

import re

from assets.facts import NESTED
from assets.forms.levels import Levels

_NUMBERINGS = {
    "roman": re.compile(r"[IVX]+"),
    "letter": re.compile(r"[A-Za-zĐđ]"),
    "number": re.compile(r"\d+"),
}
_DOTTED = re.compile(r"\d+(\.\d+)+")
_BULLET = re.compile(r"\s*[-+–•*]")


def numbering_of(mark: str) -> str:
    """How a row is numbered: roman, letter, number, dotted (and how deep), or not at all.

    >>> numbering_of("II."), numbering_of("1.2"), numbering_of("1.2.3"), numbering_of("-")
    ('roman', 'dotted1', 'dotted2', '')
    """
    text = mark.strip(" .)/-")
    if _DOTTED.fullmatch(text):
        return f"dotted{text.count('.')}"
    return next((name for name, pattern in _NUMBERINGS.items() if pattern.fullmatch(text)), "")


class Nest:
    """Items within items, from one row of a level to the next."""

    def __init__(self, levels: Levels) -> None:
        self.levels = levels
        #: The item of the last row and those it is part of: how each is numbered, and its label.
        self.stack: list[tuple[str, str]] = []
        #: Where parts are being named among others: how the rows are numbered, and below which items.
        self.among: tuple[str, list[str]] | None = None

    @property
    def numbering(self) -> str:
        """How the level's own items are numbered."""
        return self.stack[0][0] if self.stack else ""

    def path(self, label: str, numbering: str) -> tuple[str, bool]:
        """The item's name, below the items that it is part of, and whether that is unsure."""
        known = [n for n, _ in self.stack]
        if self.levels.names_parts(label):
            above = [] if numbering in known[:1] else [name for _, name in self.stack]
            self.among = numbering, above
        elif self.among and numbering and numbering != self.among[0] and numbering in known:
            self.among = None
        if self.among:
            return NESTED.join([*self.among[1], self.levels.among, label]), False
        if numbering in known:
            del self.stack[known.index(numbering) :]
        self.stack.append((numbering, label))
        unsure = not numbering and len(self.stack) > 1 and not _BULLET.match(label)
        return NESTED.join(name for _, name in self.stack), unsure
