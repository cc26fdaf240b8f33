"""An OpenDocument text is read as it is shown."""

import io

from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentText

from assets.documents.model import Kind, Remark
from assets.documents.open import read_document
from tests.assets.documents.made import grid, odt, paragraphs, texts


def par(content: str) -> str:
    """A paragraph."""
    return f"<text:p>{content}</text:p>"


def cell(content: str) -> str:
    """A cell."""
    return f"<table:table-cell>{content}</table:table-cell>"


def test_paragraphs_headings_and_lists() -> None:
    inner = f"<text:list><text:list-item>{par('hai')}</text:list-item></text:list>"
    items = f"<text:list-item>{par('một')}{inner}</text:list-item>"
    body = f'<text:h text:outline-level="2">Đầu</text:h>{par("thân")}{par(" ")}<text:list>{items}</text:list>'
    assert [(x.number, x.text, x.kind, x.depth) for x in paragraphs(odt(body))] == [
        (1, "Đầu", Kind.HEADING, 2),
        (2, "thân", Kind.BODY, 0),
        (3, "một", Kind.LIST, 1),
        (4, "hai", Kind.LIST, 2),
    ]


def test_spans_links_spaces_tabs_and_breaks() -> None:
    inside = (
        'a<text:span>b</text:span>\n <text:a>c</text:a><text:s text:c="2"/>d<text:tab/>e<text:line-break/>f'
    )
    assert texts(odt(par(inside))) == ["ab c  d\te\nf"]


def test_tables_with_merged_cells_and_tables_in_cells() -> None:
    inner = f"<table:table><table:table-row>{cell(par('trong'))}</table:table-row></table:table>"
    wide = f'<table:table-cell table:number-columns-spanned="2">{par("rộng")}</table:table-cell>'
    covered = "<table:covered-table-cell/>"
    rows = (
        f"<table:table-header-rows><table:table-row>{wide}{covered}{cell(par('c'))}</table:table-row>"
        "</table:table-header-rows>"
        f"<table:table-row>{cell(par('d') + inner)}{cell('')}{cell(par('f'))}</table:table-row>"
    )
    assert grid(odt(f"<table:table>{rows}</table:table>")) == [
        (1, 1, 1, "rộng"),
        (1, 1, 3, "c"),
        (1, 2, 1, "d"),
        (2, 1, 1, "trong"),
        (1, 2, 3, "f"),
    ]


def test_notes_and_text_boxes_follow_their_paragraph_and_comments_are_left_out() -> None:
    body = f"<text:note-body>{par('dưới')}</text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    box = f"<draw:frame><draw:text-box>{par('khung')}</draw:text-box></draw:frame>"
    comment = f"<office:annotation>{par('ghi chú')}</office:annotation>"
    assert [(x.text, x.kind) for x in paragraphs(odt(par(f"a{note}b{box}c{comment}") + par("sau")))] == [
        ("abc", Kind.BODY),
        ("dưới", Kind.FOOTNOTE),
        ("khung", Kind.TEXTBOX),
        ("sau", Kind.BODY),
    ]


def test_tracked_changes_are_read_as_accepted_and_counted() -> None:
    region = f"<text:changed-region><text:deletion>{par('80')}</text:deletion></text:changed-region>"
    gone = f"<text:tracked-changes>{region}</text:tracked-changes>"
    read = read_document(odt(gone + par("đạt <text:change/>90%")), "a.odt")
    assert [x.text for x in read.paragraphs] == ["đạt 90%"]
    assert read.remarks == [Remark("text_tracked_changes", details=(("count", "1"),))]


def test_hidden_text_is_read_and_remarked() -> None:
    styles = (
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="H2" style:parent-style-name="H"/>'
    )
    read = read_document(odt(par('a<text:span text:style-name="H2"> ẩn</text:span>'), styles), "a.odt")
    assert [x.text for x in read.paragraphs] == ["a ẩn"]
    assert read.remarks == [Remark("text_hidden", 1, (("text", "ẩn"),))]


def test_what_a_library_writes_is_read() -> None:
    made = OpenDocumentText()
    made.text.addElement(odf_text.P(text="140.394 hồ sơ"))
    table = odf_table.Table()
    line = odf_table.TableRow()
    held = odf_table.TableCell()
    held.addElement(odf_text.P(text="ô"))
    line.addElement(held)
    table.addElement(line)
    made.text.addElement(table)
    out = io.BytesIO()
    made.save(out)
    assert texts(out.getvalue(), "a.odt") == ["140.394 hồ sơ", "ô"]
