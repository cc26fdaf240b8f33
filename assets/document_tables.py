"""The tables of a written document as one sheet, so that forms are found there as in a workbook.

The sheet has a row for each row of a table and for each paragraph between tables, in reading order, so that
titles stand above their tables. What is found there goes back to its place in the document: a fact's or
notice's sheet is the table's number, its cell the column's letter and the row in that table; the paragraphs
that a form accounts for are known by their numbers, so that no figure is read twice, as one of a form and as
one of a sentence. Which forms there are is ``assets/forms``; what a document is, ``assets/documents``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assets.documents.model import Kind, Paragraph
from assets.facts import Fact, Notice
from assets.forms.table import Table
from assets.messages import say
from assets.workbook.cells import Cell, Place, Sheet


class DocumentTables:
    """A document's tables as one sheet, each below the paragraphs before it, and the way back."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._at: dict[int, tuple[int, int]] = {}  # row of the sheet: table and its row
        self._numbers: dict[Place, list[int]] = {}
        cells: dict[Place, Cell] = {}
        row = -1
        last: tuple[int, int] | None = None
        for p in paragraphs:
            here = (p.table, p.row) if p.kind is Kind.CELL else None
            row += here is None or here != last
            last = here
            if here:
                self._at[row] = here
            place = (row, p.column - 1 if here else 0)
            before = cells.get(place)
            text = f"{before.raw}\n{p.text}" if before else p.text
            cells[place] = Cell(*place, text)
            self._numbers.setdefault(place, []).append(p.number)
        breaks = frozenset(range(row + 1)) - self._at.keys()
        self.sheet = Sheet("", False, cells, breaks=breaks)

    def numbers(self, table: Table) -> set[int]:
        """The numbers of the document's tables that a form takes up."""
        return {self._at[row][0] for row in range(table.header, table.last + 1) if row in self._at}

    def paragraphs(self, places: Iterable[Place]) -> set[int]:
        """The numbers of the paragraphs at some places of the sheet."""
        return {number for place in places for number in self._numbers.get(place, ())}

    def fact(self, fact: Fact) -> Fact:
        """A fact with its place as a reader of the document finds it: the table, and the cell in it."""
        sheet, cell = self._place(fact.cell)
        return replace(fact, sheet=sheet, cell=cell)

    def notice(self, notice: Notice) -> Notice:
        """A notice likewise."""
        sheet, cell = self._place(notice.cell)
        return replace(notice, sheet=sheet, cell=cell)

    def _place(self, cell: str) -> tuple[str, str]:
        letters = cell.rstrip("0123456789")
        at = self._at.get(int(cell[len(letters) :] or 0) - 1)
        if at is None:
            return "", ""
        return say("table_of_document", number=at[0]), f"{letters}{at[1]}"
