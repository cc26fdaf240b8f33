"""The block above the text of an annotated document: what the copy is, and its findings in short.

It is a framed table of one cell, so that nobody takes it for the sender's words. Marking the figures
themselves belongs in ``word_marks.py``.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Pt, RGBColor
from docx.table import Table
from docx.text.run import Run

from assets.messages import Lang, say
from assets.reports.copies.told import Head
from assets.reports.records import Finding, Suspect, UnitReport
from assets.reports.words import address, figure, for_xml, number, severity, without_quote

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Tbl
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

#: So many findings are listed; the others have their comments, and are all on the page.
_SHOWN = 20
_FONT = "Times New Roman"
_DEEP, _LINK, _RED, _AMBER = (
    RGBColor(0x1F, 0x3A, 0x5F),
    RGBColor(0x0B, 0x4F, 0x9E),
    RGBColor(0xA3, 0x23, 0x1B),
    RGBColor(0x7A, 0x52, 0x00),
)
_EDGE = 'w:val="single" w:sz="18" w:space="0" w:color="1F3A5F"'
_FRAME = f"""<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/><w:tblBorders>
<w:top {_EDGE}/><w:left {_EDGE}/><w:bottom {_EDGE}/><w:right {_EDGE}/></w:tblBorders>
<w:tblCellMar><w:top w:w="80" w:type="dxa"/><w:left w:w="140" w:type="dxa"/><w:bottom w:w="100" w:type="dxa"/>
<w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr>
<w:tcW w:w="5000" w:type="pct"/><w:shd w:val="clear" w:color="auto" w:fill="F4F6F8"/></w:tcPr><w:p/></w:tc></w:tr>
</w:tbl>"""


def add_first_block(
    document: "Document",
    head: Head,
    unit: UnitReport,
    findings: Sequence[Finding],
    bookmarks: Mapping[str, str],
    file: str,
    lang: Lang,
) -> int:
    """Insert the block at the very top; returns how many paragraphs with text it has.

    Args:
        document: the copy.
        head: title and lines.
        unit: the unit, for its suspects.
        findings: those of this file.
        bookmarks: where a finding's figure is, by the finding's id.
        file: the file that the copy is of.
        lang: the language of the block.
    """
    frame = cast("CT_Tbl", parse_xml(_FRAME))
    body = document.element.body
    body.insert(0, _gap())
    body.insert(0, frame)
    cell = Table(frame, document).cell(0, 0)
    title = _paragraph(cell.paragraphs[0])
    _run(title, head.title, 15, bold=True, colour=_DEEP)
    written = 1
    for line in head.lines:
        _run(_paragraph(cell.add_paragraph()), line)
        written += 1
    if findings:
        _run(_paragraph(cell.add_paragraph(), before=4), say("report_document_list", lang), bold=True)
    else:
        _run(_paragraph(cell.add_paragraph()), say("report_sheet_nothing", lang), bold=True)
    written += 1
    for n, finding in enumerate(findings[:_SHOWN], start=1):
        _finding(_paragraph(cell.add_paragraph(), hanging=True), n, finding, unit, bookmarks, file, lang)
        written += 1
    if len(findings) > _SHOWN:
        rest = say("report_document_rest", lang, count=number(len(findings) - _SHOWN, lang))
        _run(_paragraph(cell.add_paragraph(), hanging=True), rest)
        written += 1
    return written


def _finding(
    paragraph: "Paragraph",
    n: int,
    finding: Finding,
    unit: UnitReport,
    bookmarks: Mapping[str, str],
    file: str,
    lang: Lang,
) -> None:
    _run(paragraph, f"{n}. ")
    colour = _RED if finding.severity == "error" else _AMBER
    _run(paragraph, severity(finding.severity, lang), bold=True, colour=colour)
    name = ", ".join([finding.rule, *_where(finding, file, lang)])
    _run(paragraph, " ")
    link = _run(paragraph, name, colour=_LINK)
    if finding.id in bookmarks:
        link.font.underline = True
        _link(link, bookmarks[finding.id])
    _run(paragraph, f": {without_quote(finding.message, lang)}")
    for s in unit.suspects_of(finding):
        if s.certain:
            said = say("report_document_suspect", lang, printed=_suspected(s, lang), proposal=s.proposal)
            _run(paragraph, f" {said}", bold=True)


def _where(finding: Finding, file: str, lang: Lang) -> list[str]:
    """The finding's paragraphs and, table by table, cells in this file."""
    by_table: dict[str, dict[str, None]] = {}
    for c in finding.cells:
        if c.file == file and c.known:
            by_table.setdefault(c.sheet, {})[address(c, lang)] = None
    return [
        f"{table}: {', '.join(cells)}" if table else ", ".join(cells) for table, cells in by_table.items()
    ]


def _suspected(suspect: Suspect, lang: Lang) -> str:
    place = suspect.place
    printed = figure(place) or "–"
    if place.in_text:
        return printed
    return f"{printed} ({say('at_cell_of_form', lang, cell=place.cell, form=place.form)})"


def _paragraph(paragraph: "Paragraph", before: float = 0, *, hanging: bool = False) -> "Paragraph":
    """A paragraph that takes over nothing of how the sender's own are set."""
    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(3), 1.0
    form.left_indent = Pt(14) if hanging else Pt(0)
    form.first_line_indent = Pt(-14) if hanging else Pt(0)
    form.right_indent = Pt(0)
    form.alignment = 0
    return paragraph


def _run(
    paragraph: "Paragraph", text: str, size: float = 11, *, bold: bool = False, colour: RGBColor | None = None
) -> Run:
    run = paragraph.add_run(for_xml(text))
    font = run.font
    font.name, font.size, font.bold, font.italic, font.all_caps = _FONT, Pt(size), bold, False, False
    font.color.rgb = colour or RGBColor(0, 0, 0)
    return run


def _link(run: Run, bookmark: str) -> None:
    """Make a run a link to a bookmark of the same document."""
    link = OxmlElement("w:hyperlink", {qn("w:anchor"): bookmark, qn("w:history"): "1"})
    run._r.addprevious(link)  # the library has no links
    link.append(run._r)


def _gap() -> "BaseOxmlElement":
    """An empty paragraph: two tables that touch would become one."""
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:firstLine="0"/></w:pPr></w:p>'
    )
