"""Registers among the other forms of a file: their sentences as paragraphs, and copies told from others.

How a register is found and read is ``assets/forms``; figures in sentences are read as in any written report
(``written.py``).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assets.documents.model import Kind, Paragraph
from assets.facts import Fact
from assets.forms.load import forms
from assets.forms.read_register import HEADER, NUMBERS, figure_cells
from assets.forms.table import Table
from assets.text import fold, tidy
from assets.workbook.cells import place_at
from assets.written import Mention, text_facts


def is_copy(form: str, new: Iterable[Fact], known: Iterable[Fact]) -> bool:
    """Whether facts of a form repeat known ones; of a register, whether most rows have the same names.

    Two registers of one form may stand side by side; two copies of any other form may not.
    """
    columns = {v.register_.name for v in forms()[form].versions if v.register_}
    if not columns:
        return True
    names, before = (
        {(f.item, fold(f.figure.printed)) for f in facts
         if f.form == form and f.indicator in columns and f.level not in (HEADER, NUMBERS)}
        for facts in (new, known)
    )  # fmt: skip
    return len(names & before) * 2 > len(names)


def sentences(
    table: Table, facts: Sequence[Fact], path: str, first: int
) -> tuple[list[Paragraph], list[Fact], list[Mention]]:
    """The sentences that stand in the cells of a workbook's register, with the figures in them.

    Args:
        table: the register.
        facts: its facts.
        path: the workbook.
        first: the number of the first paragraph.

    Returns:
        A paragraph for each line of a cell; the figures, each with the cell that it stands in.
    """
    paragraphs: list[Paragraph] = []
    cells: dict[int, str] = {}
    for cell in figure_cells(table, list(facts)):
        row, column = place_at(cell)
        found = table.sheet.cells[row, column]
        text = found.raw if isinstance(found.raw, str) else found.text
        for line in filter(None, map(tidy, text.splitlines())):
            number = first + len(paragraphs)
            cells[number] = cell
            paragraphs.append(Paragraph(number, line, Kind.CELL, 0, table.header + 1, row + 1, column + 1))
    told, mentions = text_facts(paragraphs, path)
    return paragraphs, [replace(f, sheet=table.sheet.name, cell=cells[int(f.cell)]) for f in told], mentions
