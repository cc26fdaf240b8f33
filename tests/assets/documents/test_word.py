"""A Word document is read as it is shown: in reading order, each thing once."""

import io

import docx as library
import pytest

from assets.documents.model import Kind, Remark
from assets.documents.open import read_document
from tests.assets.documents.made import (
    cell,
    docx,
    docx_parts,
    field,
    grid,
    p,
    paragraphs,
    r,
    row,
    table,
    texts,
    zipped,
)

VANISH = "<w:vanish/>"


def box(content: str) -> str:
    """A text box as Word stores it: once for new programs, once for old ones."""
    return r(
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{content}'
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{content}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )


def sdt(content: str) -> str:
    """A content control around it."""
    return f'<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def test_a_figure_split_over_runs_is_one_figure() -> None:
    assert texts(docx(p("giải quyết 140", ".3", "94 hồ sơ"))) == ["giải quyết 140.394 hồ sơ"]


def test_empty_paragraphs_are_not_numbered() -> None:
    read = paragraphs(docx(p("một") + p() + p("  ") + p("hai")))
    assert [(x.number, x.text) for x in read] == [(1, "một"), (2, "hai")]


def test_tables_stand_where_they_stand_in_the_text() -> None:
    read = paragraphs(docx(p("trước") + table(row("a", "b"), row("c", "d")) + p("sau")))
    assert [x.text for x in read] == ["trước", "a", "b", "c", "d", "sau"]
    assert [x.number for x in read] == [1, 2, 3, 4, 5, 6]
    assert [x.kind for x in read] == [Kind.BODY, *[Kind.CELL] * 4, Kind.BODY]
    assert [(x.table, x.row, x.column) for x in read][3:5] == [(1, 2, 1), (1, 2, 2)]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = p("ngoài") + table(row("trong")) + p()
    assert grid(docx(table(row(cell(inner), "sau")) + table(row("ba")))) == [
        (1, 1, 1, "ngoài"),
        (2, 1, 1, "trong"),
        (1, 1, 2, "sau"),
        (3, 1, 1, "ba"),
    ]


def test_merged_cells_are_read_once_and_keep_their_place_in_the_grid() -> None:
    wide = cell("rộng", '<w:gridSpan w:val="2"/>')
    tall, below = cell("cao", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    data = docx(table(row(wide, "c"), row(tall, "e", "f"), row(below, "h", "i")))
    assert grid(data) == [
        (1, 1, 1, "rộng"),
        (1, 1, 3, "c"),
        (1, 2, 1, "cao"),
        (1, 2, 2, "e"),
        (1, 2, 3, "f"),
        (1, 3, 2, "h"),
        (1, 3, 3, "i"),
    ]


def test_the_hidden_text_of_a_cell_that_is_merged_upward_is_not_read() -> None:
    tall, below = cell("cao", '<w:vMerge w:val="restart"/>'), cell("cũ", "<w:vMerge/>")
    assert texts(docx(table(row(tall), row(below)))) == ["cao"]


def test_a_cell_merged_upward_to_nothing_is_read() -> None:
    assert texts(docx(table(row(cell("chữ", "<w:vMerge/>"))))) == ["chữ"]


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    assert grid(docx(table(row("x", properties='<w:gridBefore w:val="2"/>')))) == [(1, 1, 3, "x")]


def test_what_the_library_merges_is_read_once() -> None:
    made = library.Document()
    cells = made.add_table(2, 3)
    cells.cell(0, 0).merge(cells.cell(1, 1)).text = "gộp"
    cells.cell(1, 2).text = "cuối"
    out = io.BytesIO()
    made.save(out)
    assert grid(out.getvalue()) == [(1, 1, 1, "gộp"), (1, 2, 3, "cuối")]


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on() -> None:
    read = paragraphs(docx(p("đầu", box(p("trong khung")), " cuối") + p("sau")))
    assert [(x.text, x.kind) for x in read] == [
        ("đầu cuối", Kind.BODY),
        ("trong khung", Kind.TEXTBOX),
        ("sau", Kind.BODY),
    ]


def test_a_text_box_in_a_text_box_and_a_table_in_one_are_read_once() -> None:
    inner = p("ngoài", box(p("trong"))) + table(row("ô"))
    assert texts(docx(p("đầu", box(inner)))) == ["đầu", "ngoài", "trong", "ô"]


def test_a_text_box_that_only_old_programs_know_is_read() -> None:
    old = r(f"<w:pict><v:textbox><w:txbxContent>{p('cũ')}</w:txbxContent></v:textbox></w:pict>")
    assert texts(docx(p(old))) == ["cũ"]


def test_a_picture_letter_is_read_from_what_old_programs_show() -> None:
    letter = r(
        "<mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(docx(p("vui", letter))) == ["vui☺"]


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    note = '<w:footnote w:id="2">{}</w:footnote><w:footnote w:id="9">{}</w:footnote>'
    data = docx(
        p("Đạt 90%", r('<w:footnoteReference w:id="2"/>'), " hồ sơ", r('<w:endnoteReference w:id="3"/>'))
        + p("sau"),
        footnotes=note.format(p(r("<w:footnoteRef/>"), "505/541 hồ sơ"), p("không ai dẫn")),
        endnotes=f'<w:endnote w:id="3">{p("cuối bài")}</w:endnote>',
    )
    assert [(x.text, x.kind) for x in paragraphs(data)] == [
        ("Đạt 90% hồ sơ", Kind.BODY),
        ("505/541 hồ sơ", Kind.FOOTNOTE),
        ("cuối bài", Kind.FOOTNOTE),
        ("sau", Kind.BODY),
    ]


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    again = p("vòng", r('<w:footnoteReference w:id="2"/>'))
    data = docx(again, footnotes=f'<w:footnote w:id="2">{again}</w:footnote>')
    assert texts(data) == ["vòng", "vòng"]


def test_content_controls_hide_nothing() -> None:
    data = docx(
        p("có ", sdt(r("12")), " hồ sơ")
        + sdt(p("khối"))
        + table(
            sdt(
                row(
                    sdt(
                        cell(sdt(p("ô"))),
                    ),
                    "b",
                )
            )
        )
    )
    assert texts(data) == ["có 12 hồ sơ", "khối", "ô", "b"]


def test_links_and_smart_tags_are_text() -> None:
    data = docx(p("xem ", f"<w:hyperlink>{r('cổng')}</w:hyperlink>", f"<w:smartTag>{r(' DVC')}</w:smartTag>"))
    assert texts(data) == ["xem cổng DVC"]


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    simple = f'<w:fldSimple w:instr="PAGE">{r("7")}</w:fldSimple>'
    nested = field("IF</w:instrText></w:r>" + field("X", "ẩn") + "<w:r><w:instrText>", "thấy")
    assert texts(docx(p("trang ", simple, " ", field("REF a", "12"), " ", nested))) == ["trang 7 12 thấy"]


def test_a_field_may_go_over_several_paragraphs() -> None:
    begin = r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>TOC</w:instrText>")
    data = docx(
        p(begin, r('<w:fldChar w:fldCharType="separate"/>'), "mục 1") + p("mục 2")
        + p(r('<w:fldChar w:fldCharType="end"/>'), "sau")
    )  # fmt: skip
    assert texts(data) == ["mục 1", "mục 2", "sau"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    assert texts(docx(p(r('<w:fldChar w:fldCharType="begin"/>'), "còn 12 hồ sơ") + p("sau"))) == [
        "còn 12 hồ sơ",
        "sau",
    ]


def test_tracked_changes_are_read_as_accepted_and_counted() -> None:
    data = docx(
        p("đạt ", f"<w:ins>{r('90')}</w:ins>", "<w:del><w:r><w:delText>80</w:delText></w:r></w:del>", "%")
        + p(f"<w:moveFrom>{r('cũ')}</w:moveFrom>", f"<w:moveTo>{r('mới')}</w:moveTo>")
    )
    read = read_document(data, "a.docx")
    assert [x.text for x in read.paragraphs] == ["đạt 90%", "mới"]
    assert read.remarks == [Remark("text_tracked_changes", details=(("count", "4"),))]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert texts(docx(p("có 1", properties=gone) + p("2 hồ sơ") + p("sau"))) == ["có 12 hồ sơ", "sau"]
    assert texts(docx(p("trước bảng", properties=gone) + table(row("ô")))) == ["trước bảng", "ô"]


def test_a_deleted_row_is_no_row() -> None:
    assert grid(docx(table(row("cũ", properties="<w:del/>"), row("mới")))) == [(1, 1, 1, "mới")]


def test_hidden_text_is_read_and_remarked() -> None:
    styles = (
        f'<w:style w:type="character" w:styleId="H"><w:rPr>{VANISH}</w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="H2"><w:basedOn w:val="H"/></w:style>'
    )
    data = docx(
        p("thấy")
        + p("a", r(" ẩn", VANISH))
        + p(r("kiểu", '<w:rStyle w:val="H2"/>'))
        + p(r("hiện", '<w:rStyle w:val="H"/><w:vanish w:val="0"/>')),
        styles=styles,
    )
    read = read_document(data, "a.docx")
    assert [x.text for x in read.paragraphs] == ["thấy", "a ẩn", "kiểu", "hiện"]
    assert [(x.code, x.paragraph, dict(x.details)["text"]) for x in read.remarks] == [
        ("text_hidden", 2, "ẩn"),
        ("text_hidden", 3, "kiểu"),
    ]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("<w:tab/>", "a\tb"),
        ("<w:br/>", "a\nb"),
        ("<w:cr/>", "a\nb"),
        ("<w:noBreakHyphen/>", "a-b"),
        ("<w:softHyphen/>", "ab"),
        ("<w:t>\u00ad\u200b\ufeff</w:t>", "ab"),
        ("<w:t>\u2011</w:t>", "a-b"),
        ("<w:t>\n</w:t>", "a b"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "a≥b"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "a☑b"),
        ('<w:sym w:font="Wingdings" w:char="F04A"/>', "a•b"),
        ('<w:sym w:font="Times New Roman" w:char="1EC7"/>', "aệb"),
        ('<w:sym w:font="Symbol" w:char="junk"/>', "ab"),
        ("<w:lastRenderedPageBreak/>", "ab"),
        ('<w:commentReference w:id="1"/>', "ab"),
    ],
)
def test_what_is_no_letter_is_read_as_it_is_printed(stored: str, shown: str) -> None:
    assert texts(docx(p("a", r(stored), "b"))) == [shown]


def test_an_equation_keeps_the_bar_of_its_fraction() -> None:
    part = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>"
    equation = f"<m:oMath><m:f><m:fPr/>{part.format('num', 505)}{part.format('den', 541)}</m:f></m:oMath>"
    assert texts(docx(p("tỷ lệ ", equation, " hồ sơ"))) == ["tỷ lệ 505/541 hồ sơ"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="A1"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="A2"><w:basedOn w:val="A1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="O"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "kind", "depth"),
    [
        ("", Kind.BODY, 0),
        ('<w:pStyle w:val="A1"/>', Kind.HEADING, 2),
        ('<w:pStyle w:val="A2"/>', Kind.HEADING, 2),
        ('<w:pStyle w:val="O"/>', Kind.HEADING, 3),
        ('<w:pStyle w:val="O"/><w:outlineLvl w:val="9"/>', Kind.BODY, 0),
        ('<w:outlineLvl w:val="0"/>', Kind.HEADING, 1),
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>', Kind.LIST, 2),
        ('<w:pStyle w:val="L"/>', Kind.LIST, 1),
        ('<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>', Kind.BODY, 0),
        ('<w:pStyle w:val="Loop"/>', Kind.BODY, 0),
        ('<w:pStyle w:val="unknown"/>', Kind.BODY, 0),
    ],
)
def test_headings_and_lists_are_told_by_their_styles(properties: str, kind: Kind, depth: int) -> None:
    read = paragraphs(docx(p("chữ", properties=properties), styles=STYLES))
    assert [(x.kind, x.depth) for x in read] == [(kind, depth)]


def test_a_list_in_a_cell_is_a_cell() -> None:
    numbered = p("chữ", properties='<w:numPr><w:numId w:val="4"/></w:numPr>')
    assert [x.kind for x in paragraphs(docx(table(row(cell(numbered)))))] == [Kind.CELL]


def test_letters_stored_apart_from_their_marks_are_composed() -> None:
    assert texts(docx(p("Vie\u0302", "\u0323t Nam"))) == ["Việt Nam"]


def test_headers_footers_and_comments_are_left_out() -> None:
    made = library.Document()
    made.sections[0].header.paragraphs[0].text = "đầu trang"
    made.sections[0].footer.paragraphs[0].text = "chân trang"
    body = made.add_paragraph("thân")
    made.add_comment(body.runs, text="ghi chú")
    out = io.BytesIO()
    made.save(out)
    assert texts(out.getvalue()) == ["thân"]


def test_a_relationship_to_a_part_that_is_not_there_is_passed_over() -> None:
    parts = docx_parts(p("chữ"))
    name = "word/_rels/document.xml.rels"
    loose = '<Relationship Id="x" Type="t" Target="../NULL"/><Relationship Id="y" Type="t" Target="#_Toc1"/>'
    parts[name] = str(parts[name]).replace("</Relationships>", loose + "</Relationships>")
    assert texts(zipped(parts)) == ["chữ"]
