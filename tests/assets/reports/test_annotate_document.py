"""Annotated copies of written reports: each figure marked and commented, and no word of the sender's changed."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx as library
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from assets.documents.docx import located, open_docx, read_docx
from assets.documents.open import read_document
from assets.messages import Complaint
from assets.reports.annotate import annotate, copy_name
from assets.reports.copies import document as copies
from assets.reports.copies.word_marks import COLOURS
from assets.reports.records import Passage
from tests.assets.documents.made import cell, docx, odt, p, pdf, r, row, table
from tests.assets.reports.told import (
    PERIOD,
    REPORT,
    SENTENCE,
    file,
    finding,
    place,
    said,
    suspect,
    suspect_in_text,
    told_in_text,
    unit,
)

RAW = Path(__file__).parents[3] / "raw"
ONE = docx(p(SENTENCE))


def copied(data: bytes, *findings: Any, name: str = REPORT, lang: Any = "vi", suspects: Any = ()) -> bytes:
    sent = file(name, data)
    return annotate(data, sent, unit(*findings, files=(sent,), suspects=suspects), PERIOD, lang)


def opened(data: bytes, *findings: Any, **how: Any) -> Document:
    return library.Document(io.BytesIO(copied(data, *findings, **how)))


def block(document: Document) -> str:
    """The words of the block at the top."""
    return "\n".join(paragraph.text for paragraph in document.tables[0].cell(0, 0).paragraphs)


def comments(document: Document) -> dict[str, str]:
    """The comments by the text that they are put at."""
    found: dict[str, str] = {}
    for comment in document.comments:
        ident = str(comment.comment_id)
        inside, text = False, ""
        for e in document.element.body.iter():
            if e.tag == qn("w:commentRangeStart") and e.get(qn("w:id")) == ident:
                inside = True
            elif e.tag == qn("w:commentRangeEnd") and e.get(qn("w:id")) == ident:
                break
            elif inside and e.tag == qn("w:t"):
                text += e.text
        assert inside
        found[text] = comment.text
    return found


def coloured(document: Document) -> dict[str, str]:
    """The texts that are coloured, each with its colour, side by side runs joined."""
    found: dict[str, str] = {}
    for run in document.element.body.iter(qn("w:r")):
        shade = run.find(f"{qn('w:rPr')}/{qn('w:shd')}")
        if shade is not None:
            found["".join(t.text for t in run.iter(qn("w:t")))] = shade.get(qn("w:fill"))
    return found


def texts_below(data: bytes) -> list[str]:
    """What is read of a copy below its block."""
    return [x.text for x in read_docx(data).paragraphs if x.table != 1]


def test_a_comment_stands_at_the_figure_and_at_nothing_else() -> None:
    document = opened(ONE, told_in_text(1))
    assert list(comments(document)) == ["140.394", "140.061", "309"]
    assert {c.author for c in document.comments} == {"Đối soát"}
    assert {c.initials for c in document.comments} == {"ĐS"}
    assert coloured(document) == dict.fromkeys(["140.394", "140.061", "309"], COLOURS["error"])


def test_a_comment_says_what_is_wrong_without_quoting_what_stands_beside_it() -> None:
    text = comments(opened(ONE, told_in_text(1)))["140.394"]
    assert text == "Lỗi TEXT.B01: Tổng bằng các phần. Đoạn 1 ghi 140.394 hồ sơ: lệch 24. Hết."


def test_a_suspect_is_told_apart_by_its_colour_its_frame_and_its_comment() -> None:
    doubts = (
        suspect_in_text("309", 1),
        suspect_in_text("140.061", 1, certain=False, repairs=1, of_repairs=3),
    )
    document = opened(ONE, told_in_text(1), suspects=doubts)
    assert coloured(document) == {
        "140.394": COLOURS["error"], "140.061": COLOURS["possible"], "309": COLOURS["certain"],
    }  # fmt: skip
    frames = {
        "".join(t.text for t in run.iter(qn("w:t"))): frame.get(qn("w:val"))
        for run in document.element.body.iter(qn("w:r"))
        if (frame := run.find(f"{qn('w:rPr')}/{qn('w:bdr')}")) is not None
    }
    assert frames == {"140.061": "dashed", "309": "single"}
    told = comments(document)
    assert told["309"].startswith("SỐ NGHI SAI: Đoạn 1 của văn bản ghi 309; 333")
    assert told["140.061"].startswith("SỐ CÓ THỂ SAI: ")
    assert told["140.394"].startswith("SỐ LIÊN QUAN, không bị nghi sai.")
    assert "Lỗi TEXT.B01" in told["309"]


def test_a_figure_in_two_findings_has_one_comment_that_tells_both() -> None:
    both = told_in_text(1), told_in_text(1, id="f2", rule="TEXT.B02", severity="warning")
    document = opened(ONE, *both)
    assert len(list(document.comments)) == 3
    assert "TEXT.B01" in comments(document)["309"]
    assert "TEXT.B02" in comments(document)["309"]


def test_a_figure_keeps_its_font_and_so_do_the_words_around_it() -> None:
    data = docx(
        p(
            r(
                "quá hạn 309 hồ sơ",
                '<w:b/><w:color w:val="FF0000"/><w:sz w:val="28"/><w:vertAlign w:val="baseline"/>',
            )
        )
    )
    document = opened(data, finding(said("quá hạn 309 hồ sơ", "309", 1)))
    runs = document.paragraphs[1].runs  # after the gap below the block
    assert [x.text for x in runs if x.text] == ["quá hạn ", "309", " hồ sơ"]
    assert all(
        (x.bold, x.font.size.pt, str(x.font.color.rgb)) == (True, 14, "FF0000") for x in runs if x.text
    )
    inside = [e.tag.split("}")[1] for e in runs[1]._r.rPr]
    assert inside == ["b", "color", "sz", "shd", "vertAlign"]  # Word insists on this order


def test_a_figure_stored_in_several_runs_is_found() -> None:
    data = docx(p(r("quá hạn 3", "<w:i/>"), r("0"), r("9 hồ sơ")))
    document = opened(data, finding(said("quá hạn 309 hồ sơ", "309", 1)))
    assert list(comments(document)) == ["309"]
    assert coloured(document) == dict.fromkeys("309", COLOURS["error"])


def test_a_document_typed_with_combining_marks_stays_as_it_was_typed() -> None:
    import unicodedata

    typed = unicodedata.normalize("NFD", SENTENCE)
    document = opened(docx(p(typed)), told_in_text(1))
    assert document.paragraphs[1].text == typed
    assert list(comments(document)) == ["140.394", "140.061", "309"]


def test_tracked_changes_stay_and_a_figure_typed_with_them_is_commented() -> None:
    deleted = "<w:del w:id='7' w:author='A'><w:r><w:delText>308</w:delText></w:r></w:del>"
    inserted = f"<w:ins w:id='8' w:author='A'>{r('hạn 309 hồ')}</w:ins>"
    data = docx(p("quá ", deleted, inserted, " sơ"))
    copy = copied(data, finding(said("quá hạn 309 hồ sơ", "309", 1)))
    document = library.Document(io.BytesIO(copy))
    assert list(comments(document)) == ["309"]
    xml = document.element.body.xml
    assert "<w:delText>308</w:delText>" in xml
    assert len(document.element.body.findall(f".//{qn('w:ins')}")) == 1
    assert texts_below(copy) == ["quá hạn 309 hồ sơ"]


def test_a_figure_in_a_note_is_commented_where_the_note_is_referred_to_and_says_so() -> None:
    notes = f'<w:footnote w:id="2">{p("quá hạn 309 hồ sơ")}</w:footnote>'
    data = docx(p("Xem chú thích", r('<w:footnoteReference w:id="2"/>')), footnotes=notes)
    copy = copied(data, finding(said("quá hạn 309 hồ sơ", "309", 2)))
    ((at, text),) = comments(library.Document(io.BytesIO(copy))).items()
    assert at == "Xem chú thích"
    assert text.startswith("Về số 309 trong chú thích (đoạn 2)")
    with zipfile.ZipFile(io.BytesIO(copy)) as archive, zipfile.ZipFile(io.BytesIO(data)) as old:
        assert archive.read("word/footnotes.xml").count(b"309") == old.read("word/footnotes.xml").count(
            b"309"
        )


def test_a_figure_in_a_text_box_is_coloured_there_and_commented_beside_it() -> None:
    inside = f"<w:txbxContent>{p('quá hạn 309 hồ sơ')}</w:txbxContent>"
    box = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    data = docx(p("Trong 308 hồ sơ", r(box), " khác"))
    told = finding(said("quá hạn 309 hồ sơ", "309", 2), said("Trong 308 hồ sơ khác", "308", 1))
    document = opened(data, told)
    assert set(coloured(document)) == {"308", "309"}
    told_of = {c.text.split(" (")[0] for c in document.comments}
    assert "Về số 309 trong khung chữ" in told_of
    for mark in document.element.body.iter(qn("w:commentRangeStart"), qn("w:commentReference")):
        assert not list(mark.iterancestors(qn("w:txbxContent")))


def test_a_figure_in_a_form_inside_the_document_is_marked_in_its_cell() -> None:
    data = docx(p("Biểu") + table(row("STT", "Số"), row("1", cell(p("90")))) + p("Hết"))
    document = opened(data, finding(place("B2", sheet="Bảng 1", file=REPORT, printed="90")))
    assert list(comments(document)) == ["90"]
    assert coloured(document) == {"90": COLOURS["error"]}
    assert "BM3.R02, Bảng 1: B2:" in block(document)


def test_a_blank_cell_is_commented_beside_it_and_nothing_is_coloured() -> None:
    data = docx(table(row("STT", "Số"), row("1", cell("<w:p/>"))))
    document = opened(data, finding(place("B2", sheet="Bảng 1", file=REPORT, printed="")))
    ((at, text),) = comments(document).items()
    assert at == "1"
    assert text.startswith("Về ô B2 (Bảng 1), là ô trống")
    assert coloured(document) == {}


@pytest.mark.parametrize(
    ("where", "remark"),
    [
        (place("", form="TEXT", sheet="", file=REPORT), "Về cả văn bản:"),
        (said(SENTENCE, "309", 99), "Về 309 (đoạn 99); không xác định được"),
        (said("Khác 309", "309", 1), "Về 309 (đoạn 1); không xác định được"),
        (place("B2", sheet="Bảng 9", file=REPORT, printed="5"), "Về 5 (đoạn B2); không xác định được"),
        (place("2", form="TEXT", sheet="", file=REPORT, passage=Passage("Hai.")), "Lỗi BM3.R02"),
    ],
)
def test_what_has_no_figure_of_its_own_is_commented_at_a_paragraph(where: Any, remark: str) -> None:
    document = opened(docx(p(SENTENCE) + p("Hai.")), finding(where))
    ((at, text),) = comments(document).items()
    assert at == ("Hai." if where.cell == "2" else SENTENCE)
    assert text.startswith(remark)
    assert coloured(document) == {}


def test_a_comment_of_the_senders_stays() -> None:
    sent = library.Document()
    paragraph = sent.add_paragraph(SENTENCE)
    sent.add_comment(paragraph.runs, "Sở xem lại", "Sở")
    out = io.BytesIO()
    sent.save(out)
    document = opened(out.getvalue(), told_in_text(1))
    assert [c.author for c in document.comments] == ["Sở", "Đối soát", "Đối soát", "Đối soát"]


def test_the_block_stands_apart_at_the_very_top_and_says_what_the_copy_is() -> None:
    doubts = (suspect_in_text("309", 1),)
    document = opened(docx(table(row("UBND", "CỘNG HÒA")) + p(SENTENCE)), told_in_text(3), suspects=doubts)
    first, gap, letterhead = list(document.element.body)[:3]
    assert [e.tag for e in (first, gap, letterhead)] == [qn("w:tbl"), qn("w:p"), qn("w:tbl")]
    assert first.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}/{qn('w:top')}").get(qn("w:val")) == "single"
    lines = block(document).splitlines()
    assert lines[0] == "Báo cáo lỗi của tệp “Bao cao 1125.docx”"
    assert lines[1].startswith("Tỉnh Quảng Trị – 6 tháng đầu năm 2024")
    assert lines[2].startswith("1 lỗi, 0 cảnh báo.")
    assert any("đóng khung" in line for line in lines)
    assert "Đây là bản sao để xem. Sửa trong tệp gốc rồi gửi lại." in lines
    assert lines[-1].startswith("1. Lỗi TEXT.B01, đoạn 3: Tổng bằng các phần.")


def test_the_block_names_the_suspect_and_links_to_the_figure() -> None:
    document = opened(ONE, told_in_text(1), suspects=(suspect_in_text("309", 1),))
    assert "Số nghi sai: 309 hồ sơ, đề xuất: 333." in block(document)
    (link,) = document.element.body.iter(qn("w:hyperlink"))
    names = [b.get(qn("w:name")) for b in document.element.body.iter(qn("w:bookmarkStart"))]
    assert link.get(qn("w:anchor")) in names
    assert len(set(names)) == len(names) == 3


def test_bookmarks_do_not_take_the_numbers_of_the_senders_own() -> None:
    data = docx(p('<w:bookmarkStart w:id="5" w:name="a"/>', SENTENCE, '<w:bookmarkEnd w:id="5"/>'))
    ids = [b.get(qn("w:id")) for b in opened(data, told_in_text(1)).element.body.iter(qn("w:bookmarkStart"))]
    assert sorted(ids) == ["5", "6", "7", "8"]


def test_a_document_without_findings_says_so() -> None:
    document = opened(ONE)
    assert "Không phát hiện lỗi hay cảnh báo nào trong tệp này." in block(document)
    assert list(document.comments) == []


def test_of_many_findings_the_block_lists_the_first_and_says_how_many_more() -> None:
    lines = block(opened(ONE, *(told_in_text(1, id=f"f{n}") for n in range(25)))).splitlines()
    assert lines[-2].startswith("20. ")
    assert lines[-1].startswith("… và 5 phát hiện khác")


def test_characters_that_no_document_can_hold_are_left_out() -> None:
    document = opened(ONE, told_in_text(1, message="a\x00b\x0b<w:p>&c\ud800d"))
    assert comments(document)["309"].endswith("ab<w:p>&cd")
    assert "ab<w:p>&cd" in block(document)


def test_figures_in_other_files_are_left_to_them() -> None:
    told = finding(said(SENTENCE, "309", 1), place("D31"), said(SENTENCE, "140.394", 1, file="Khac.docx"))
    doubts = (suspect("D31"), suspect_in_text(place=said(SENTENCE, "140.061", 1, file="Khac.docx")))
    assert list(comments(opened(ONE, told, suspects=doubts))) == ["309"]


def test_a_copy_that_does_not_read_as_the_original_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_saved", lambda document: docx(p("khác")))
    with pytest.raises(Complaint, match=r"Bao cao 1125\.docx.*đoạn 1"):
        copied(ONE, told_in_text(1))


def test_a_rebuilt_copy_numbers_its_paragraphs_keeps_its_tables_and_says_so() -> None:
    sent = f"Đầu.\n\nSTT\tSố\n1\t90\n\n{SENTENCE}\n".encode()
    cells = said(SENTENCE, "309", 6, file="a.txt"), place("B2", sheet="Bảng 1", file="a.txt", printed="90")
    document = opened(sent, finding(*cells), name="a.txt")
    assert "định dạng .txt nên bản này được lập lại dưới dạng .docx" in block(document)
    assert [x.text for x in document.paragraphs if x.text] == ["[1] Đầu.", f"[6] {SENTENCE}"]
    assert [[c.text for c in line.cells] for line in document.tables[1].rows] == [
        ["2 STT", "3 Số"],
        ["4 1", "5 90"],
    ]
    assert list(comments(document)) == ["90", "309"]
    assert document.core_properties.author == "Đối soát"


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("a.odt", odt("<text:p>Quá hạn 309 hồ sơ<text:line-break/>và<text:tab/>90</text:p>")),
        ("a.pdf", pdf([(70, 700, "Qua han 309 ho so, va 90")])),
    ],
)
def test_a_copy_of_another_format_is_a_word_document_with_the_same_words(name: str, sent: bytes) -> None:
    before = read_document(sent, name).paragraphs
    cells = [said(x.text, printed, x.number, file=name) for x in before for printed in ("309", "90")]
    copy = copied(sent, finding(*cells), name=name)
    assert list(comments(library.Document(io.BytesIO(copy)))) == ["309", "90"]
    assert texts_below(copy) == [f"[{x.number}] {x.text}" for x in before]


def test_a_rebuilt_copy_of_odd_characters_can_be_opened() -> None:
    sent = "Một\ufffe hai 309 hồ\u00a0sơ.".encode()
    (one,) = read_document(sent, "a.txt").paragraphs
    document = opened(sent, finding(said(one.text, "309", 1, file="a.txt")), name="a.txt")
    assert list(comments(document)) == ["309"]


def test_a_word_document_under_another_name_is_annotated_all_the_same() -> None:
    document = opened(ONE, finding(said(SENTENCE, "309", 1, file="a.odt")), name="a.odt")
    assert list(comments(document)) == ["309"]
    assert "lập lại" not in block(document)


def test_the_copy_of_a_document_is_a_docx() -> None:
    assert [copy_name(n) for n in ("a.docx", "A.DOCX", "a.odt", "a.txt", "sub/a.pdf")] == [
        "a.docx", "A.DOCX", "a.odt.docx", "a.txt.docx", "sub/a.pdf.docx",
    ]  # fmt: skip


def test_english_copies_speak_english() -> None:
    document = opened(ONE, told_in_text(1), lang="en", suspects=(suspect_in_text("309", 1),))
    assert block(document).startswith("Errors in file “Bao cao 1125.docx”")
    assert comments(document)["309"].startswith("SUSPECTED FIGURE: ")


REPORTS = sorted(RAW.glob("*/*/*.docx"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_word_of_a_real_report_is_in_its_copy_however_many_figures_are_marked(path: Path) -> None:
    sent = path.read_bytes()
    before = list(located(open_docx(sent)))
    cells = [
        place(
            str(one.paragraph.number), form="TEXT", sheet="", file=path.name, printed=found[0],
            indicator=f"{one.paragraph.number}.{found.start()}",
            passage=Passage(one.paragraph.text, *found.span()),
        )
        for one in before
        for found in re.finditer(r"\d[\d.,]*", one.paragraph.text)
    ]  # fmt: skip
    copy = copied(sent, finding(*cells), name=path.name)
    assert texts_below(copy) == [one.paragraph.text for one in before]
    document = library.Document(io.BytesIO(copy))
    assert len(list(document.comments)) == len(cells)
    old, new = (
        ["".join(t.text or "" for t in body.iter(qn("w:t"))) for body in bodies]
        for bodies in (
            list(library.Document(io.BytesIO(sent)).element.body),
            list(document.element.body)[2:],
        )
    )
    assert new == old
    with zipfile.ZipFile(io.BytesIO(sent)) as theirs, zipfile.ZipFile(io.BytesIO(copy)) as ours:
        assert set(theirs.namelist()) <= set(ours.namelist())
