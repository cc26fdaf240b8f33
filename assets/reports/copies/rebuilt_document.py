"""A ``.docx`` copy of a document in a format that is not written (.odt, .txt, .pdf).

Built from what the reader read: the paragraphs with their numbers, and tables as tables. Marking figures
belongs in ``word_marks.py``.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from assets.documents.docx import Located
from assets.documents.docx_walk import Run
from assets.documents.model import Document, Kind, Paragraph
from assets.documents.traced import untouched
from assets.reports.words import for_xml

if TYPE_CHECKING:
    from docx.document import Document as Opened
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as Written

_FONT, _SIZE = "Times New Roman", 13
_GREY = RGBColor(0x6D, 0x7B, 0x8A)


def rebuild_document(source: Document) -> tuple["Opened", list[Located]]:
    """The copy, and where in it each paragraph stands."""
    made = docx.Document()
    _set_up(made)
    places: list[Located] = []
    for table, group in groupby(source.paragraphs, key=lambda p: p.table):
        if table:
            places += _table(made, list(group))
        else:
            places += [_fill(made.add_paragraph(), p) for p in group]
    return made, places


def _set_up(made: "Opened") -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.space_after = Pt(6)
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(3), Cm(2)
    page.top_margin = page.bottom_margin = Cm(2)


def _table(made: "Opened", paragraphs: list[Paragraph]) -> Iterable[Located]:
    table = made.add_table(max(p.row for p in paragraphs), max(p.column for p in paragraphs))
    table.style = "Table Grid"
    filled: set[tuple[int, int]] = set()
    grid = [list(row.cells) for row in table.rows]  # asked for one by one, cells of a long table take minutes
    places = []
    for p in paragraphs:
        cell: _Cell = grid[p.row - 1][p.column - 1]
        written = cell.add_paragraph() if (p.row, p.column) in filled else cell.paragraphs[0]
        filled.add((p.row, p.column))
        written.paragraph_format.space_after = Pt(0)
        places.append(_fill(written, p))
    made.add_paragraph()  # two tables that touch would become one
    return places


def _fill(written: "Written", p: Paragraph) -> Located:
    cell = p.kind is Kind.CELL
    label = written.add_run(f"{p.number} " if cell else f"[{p.number}] ")
    label.font.size, label.font.color.rgb = Pt(7 if cell else 9), _GREY
    label.font.superscript = cell
    text = written.add_run("".join(c if for_xml(c) else "\ufffd" for c in p.text))  # as many as were read
    text.bold = p.kind is Kind.HEADING
    if not cell:
        written.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if "\n" not in p.text else WD_ALIGN_PARAGRAPH.LEFT
    return Located(p, written._p, written._p, [Run(text._r, p.text, 0)], untouched(p.text))
