"""Reading one written report: its paragraphs, the figures in them, and forms that stand in it as tables.

Pure: no clock, no warehouse. Workbooks are read by ``annexes.py``, which also chooses between the two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assets.documents.model import Document, Kind, Paragraph
from assets.documents.open import read_document
from assets.facts import TEXT, Fact, Notice, figure_code
from assets.forms.table import Table
from assets.messages import say
from assets.numbers import Figure, Reading
from assets.prose.figures import TextFigure, figures_in
from assets.workbook.cells import Cell, Place, Sheet, place_at


@dataclass(frozen=True, slots=True)
class Mention:
    """Where in its paragraph a figure of the text stands, and how it is meant there."""

    indicator: str
    paragraph: int
    figure: TextFigure


def read_written(data: bytes, path: str) -> Document:
    """Read a report's paragraphs.

    Raises:
        Complaint: no document that can be read.
    """
    return read_document(data, path)


class Tables:
    """A document's tables as one sheet, each below the paragraphs before it, and the way back."""

    def __init__(self, document: Document) -> None:
        self._at: dict[int, tuple[int, int]] = {}  # row of the sheet: table and its row
        self._paragraphs: dict[int, int] = {}
        cells: dict[Place, Cell] = {}
        row = -1
        last: tuple[int, int] | None = None
        for p in document.paragraphs:
            if p.kind is Kind.CELL:
                if (p.table, p.row) != last:
                    row += 1
                    last = (p.table, p.row)
                    self._at[row] = last
                place = (row, p.column - 1)
                before = cells.get(place)
                text = f"{before.raw}\n{p.text}" if before else p.text
                cells[place] = Cell(*place, text)
            else:
                row += 1
                last = None
                cells[row, 0] = Cell(row, 0, p.text)
        self.sheet = Sheet("", False, cells)

    def numbers(self, table: Table) -> set[int]:
        """The numbers of the document's tables that a form takes up."""
        return {self._at[row][0] for row in range(table.header, table.last + 1) if row in self._at}

    def cells(self, addresses: Iterable[str]) -> set[tuple[int, int, int]]:
        """Table, row and column in the document of cells of the sheet."""
        places = map(place_at, addresses)
        return {(*self._at[row], column + 1) for row, column in places if row in self._at}

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


def text_facts(paragraphs: Sequence[Paragraph], item: str) -> tuple[list[Fact], list[Mention]]:
    """The figures in the sentences of a document.

    Args:
        paragraphs: those whose figures are meant.
        item: what tells this document from the unit's others.
    """
    facts, mentions = [], []
    for p in paragraphs:
        for ordinal, f in enumerate(figures_in(p.text)):
            code = figure_code(p.number, ordinal)
            figure = Figure(f.printed, Reading.NUMBER, f.value, f.decimals)
            facts.append(Fact(TEXT, "", code, f.quantity, "", item, figure, "", str(p.number), noun=_noun(f)))
            mentions.append(Mention(code, p.number, f))
    return facts, mentions


def _noun(f: TextFigure) -> str:
    return "" if f.quantity == "rate" else f.phrase
