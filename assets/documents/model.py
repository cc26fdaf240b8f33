"""A written report as paragraphs and tables, whatever program it was typed in.

Only shapes belong here: opening a file is ``open.py``; what the sentences say is ``assets/prose``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Where in a document a paragraph stands."""

    BODY = "body"
    HEADING = "heading"
    LIST = "list"  # with a bullet or number that the program sets by itself, so it is not in the text
    CELL = "cell"  # in a table
    FOOTNOTE = "footnote"
    TEXTBOX = "textbox"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph that is not empty.

    ``number`` counts from 1 through the whole document, tables included, as a reader meets them;
    ``text`` is NFC, on one line but for tabs and typed line breaks, with tracked changes accepted and
    fields as they are shown. ``depth`` is that of a list or heading. ``table``, ``row`` and ``column``
    count from 1 and are 0 outside tables.
    """

    number: int
    text: str
    kind: Kind = Kind.BODY
    depth: int = 0
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about how the document was read: a notice's code, where (0: the whole), the details."""

    code: str
    paragraph: int = 0
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """All paragraphs in reading order; those of tables say where in which table they stand."""

    paragraphs: Sequence[Paragraph]
    remarks: Sequence[Remark] = ()
