"""Marking the cells of findings in a copy of a unit's workbook: a fill and a comment.

Font, number format and value stay as they are, and borders too but for suspected cells. The list of
findings belongs in ``first_sheet.py``.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from assets.messages import Lang, say
from assets.reports.copies.told import Marked, comment_parts, explained
from assets.reports.records import Finding, Place, Suspect
from assets.reports.words import for_xml

FILLS = {
    "error": PatternFill("solid", fgColor="FFF8C9C4"),
    "warning": PatternFill("solid", fgColor="FFFFF0B3"),
    # Suspected cells stand out from those that merely take part.
    "certain": PatternFill("solid", fgColor="FFF28C28"),
    "possible": PatternFill("solid", fgColor="FFFFC98B"),
}
#: Borders tell suspected cells apart where colours do not print.
_EDGES = {
    "certain": Side("thick", color="FFB34700"),
    "possible": Side("mediumDashed", color="FFB34700"),
}
LONGEST_COMMENT = 1_000
_CHARACTERS_A_LINE, _LINE, _WIDTH, _TALLEST = 52, 17, 360, 440


def own_cells(finding: Finding, file: str) -> list[Place]:
    """The finding's cells that lie in ``file`` at a known place."""
    return [c for c in finding.cells if c.file == file and c.sheet and c.cell]


def mark(
    sheets: Mapping[str, Worksheet],
    findings: Iterable[Finding],
    suspects: Iterable[Suspect],
    file: str,
    lang: Lang,
    list_title: str,
) -> None:
    """Fill and comment every cell of ``file`` that a finding names, suspected ones apart.

    Args:
        sheets: the copy's sheets by the name they have in the sender's file.
        findings: the findings of this file.
        suspects: the unit's suspects; what is proposed goes into the comment, never into the cell.
        file: the sender's name for the file; cells of other files are left alone.
        lang: the language of the comments.
        list_title: the name of the sheet that lists the findings in full.
    """
    cells: dict[tuple[str, str], Cell] = {}
    marked: dict[tuple[str, str], Marked] = {}

    def at(place: Place) -> Marked:
        cell = _anchor(sheets[place.sheet], place.cell)
        key = (place.sheet, cell.coordinate)
        cells[key] = cell
        return marked.setdefault(key, Marked())

    for finding in findings:
        for place in own_cells(finding, file):
            if place.sheet in sheets:
                at(place).findings[finding.id] = finding
    suspects = list(suspects)
    for suspect in suspects:
        place = suspect.place
        if place.file == file and place.sheet in sheets and place.cell:
            at(place).suspects.append(suspect)
    known = explained(suspects)
    for key, found in marked.items():
        cell, kind = cells[key], found.kind
        cell.fill = FILLS[kind]
        if kind in _EDGES:
            edge = _EDGES[kind]
            cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)
        _comment(cell, _told(comment_parts(found, known, lang), lang, list_title), lang)


def _anchor(sheet: Worksheet, address: str) -> Cell:
    """The cell at an address, or the one that stands for it where cells are merged."""
    cell = sheet[address]
    if not isinstance(cell, Cell):
        for merged in sheet.merged_cells.ranges:
            if address in merged:
                cell = sheet.cell(merged.min_row, merged.min_col)
    return cast(Cell, cell)


def _told(parts: Sequence[str], lang: Lang, list_title: str) -> str:
    text = for_xml("\n\n".join(parts))
    if len(text) > LONGEST_COMMENT:
        more = say("report_comment_more", lang, sheet=list_title)
        text = text[: LONGEST_COMMENT - len(more) - 1].rstrip() + " " + more
    return text


def _comment(cell: Cell, text: str, lang: Lang) -> None:
    if cell.comment and cell.comment.text:
        text = f"{cell.comment.text.rstrip()}\n\n{text}"
    lines = sum(1 + len(line) // _CHARACTERS_A_LINE for line in text.splitlines())
    height = min(_TALLEST, _LINE * lines + 2 * _LINE)
    cell.comment = Comment(text, say("report_comment_author", lang), height=height, width=_WIDTH)
