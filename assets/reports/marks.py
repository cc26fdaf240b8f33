"""Marking the cells of findings in a copy of a unit's workbook: a fill and a comment.

Font, number format and value stay as they are, and borders too but for suspected cells. The list of
findings belongs in ``first_sheet.py``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from assets.messages import Lang, say
from assets.reports.records import Finding, Place, Suspect
from assets.reports.words import for_xml, severity

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


@dataclass
class _Marked:
    """A cell with the findings in which it takes part; ``Finding`` by id, each told once."""

    cell: Cell
    findings: dict[str, Finding] = field(default_factory=dict)
    suspects: list[Suspect] = field(default_factory=list)


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
    marked: dict[tuple[str, str], _Marked] = {}
    for finding in findings:
        for place in own_cells(finding, file):
            if place.sheet in sheets:
                cell = _anchor(sheets[place.sheet], place.cell)
                key = (place.sheet, cell.coordinate)
                marked.setdefault(key, _Marked(cell)).findings[finding.id] = finding
    suspects = list(suspects)
    explained = {ident for suspect in suspects for ident in suspect.findings}
    for suspect in suspects:
        place = suspect.place
        if place.file == file and place.sheet in sheets and place.cell:
            cell = _anchor(sheets[place.sheet], place.cell)
            marked.setdefault((place.sheet, cell.coordinate), _Marked(cell)).suspects.append(suspect)
    for found in marked.values():
        told = list(found.findings.values())
        if found.suspects:
            kind = "certain" if any(s.certain for s in found.suspects) else "possible"
        else:
            kind = "error" if any(f.severity == "error" for f in told) else "warning"
        found.cell.fill = FILLS[kind]
        if kind in _EDGES:
            edge = _EDGES[kind]
            found.cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)
        elsewhere = any(f.id in explained for f in told)
        _comment(found.cell, _told(told, found.suspects, elsewhere, lang, list_title), lang)


def _anchor(sheet: Worksheet, address: str) -> Cell:
    """The cell at an address, or the one that stands for it where cells are merged."""
    cell = sheet[address]
    if not isinstance(cell, Cell):
        for merged in sheet.merged_cells.ranges:
            if address in merged:
                cell = sheet.cell(merged.min_row, merged.min_col)
    return cast(Cell, cell)


def _told(
    findings: list[Finding], suspects: list[Suspect], elsewhere: bool, lang: Lang, list_title: str
) -> str:
    """The comment; ``elsewhere``: some other cell of these findings is suspected."""
    lines = [say("report_comment_involved", lang) for _ in findings[:1] if not suspects and elsewhere] + [
        say("report_comment_certain" if s.certain else "report_comment_possible", lang, message=s.message)
        for s in suspects
    ]
    lines += [
        say("report_comment_line", lang, severity=severity(f.severity, lang), rule=f.rule, message=f.message)
        for f in findings
    ]
    text = for_xml("\n\n".join(lines))
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
