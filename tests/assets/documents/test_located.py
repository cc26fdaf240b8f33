"""Every character that is read can be found again in the file, so that a comment can be set at it."""

import io
import unicodedata

import docx as library
import pytest
from docx.document import Document as Opened
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.documents.docx import Located, located, open_docx, read_docx
from assets.documents.docx_runs import characters, cut
from tests.assets.documents.made import cell, docx, field, p, r, row, table, texts

EVERYTHING = (
    p("có ", field("REF x", "12"), r("<w:softHyphen/>"), " hồ", r("<w:tab/>"), "sơ")
    + table(row(cell(p("Vie\u0302", "\u0323t\u200b Nam")), "ô"))
    + p(f"<w:ins>{r('90')}</w:ins>", "<w:del><w:r><w:delText>80</w:delText></w:r></w:del>", " % ")
    + p("chú thích", r('<w:footnoteReference w:id="2"/>'))
)
NOTES = f'<w:footnote w:id="2">{p("cuối trang")}</w:footnote>'


def opened(body: str, **parts: str) -> Opened:
    """A document as the library knows it."""
    return open_docx(docx(body, **parts))


def spelled(one: Located, start: int, stop: int) -> str:
    """What stands in the file where a span of the text is said to come from."""
    return "".join(
        "".join(text for _, text in characters(piece.run))[piece.start : piece.stop]
        for piece in one.pieces(start, stop)
    )


def test_whoever_walks_counts_as_the_reader_counts() -> None:
    data = docx(EVERYTHING, footnotes=NOTES)
    assert [x.paragraph for x in located(open_docx(data))] == list(read_docx(data).paragraphs)


def test_each_span_is_found_where_it_is_stored() -> None:
    for one in located(opened(EVERYTHING, footnotes=NOTES)):
        text = one.paragraph.text
        for start in range(len(text)):
            for stop in range(start + 1, len(text) + 1):
                stored = spelled(one, start, stop).replace("\u00ad", "").replace("\u200b", "")
                assert unicodedata.normalize("NFC", stored) == text[start:stop]


def test_an_empty_span_comes_from_nowhere() -> None:
    assert next(located(opened(p("chữ")))).pieces(2, 2) == []


def test_a_letter_and_its_mark_in_two_runs_are_found_in_both() -> None:
    (one,) = located(opened(p("Vie\u0302", "\u0323t")))
    assert one.paragraph.text == "Việt"
    assert [(x.start, x.stop) for x in one.pieces(2, 3)] == [(2, 4), (0, 1)]


def test_a_note_and_a_text_box_name_the_paragraph_that_can_carry_a_comment() -> None:
    first, note = located(opened(p("a", r('<w:footnoteReference w:id="2"/>')), footnotes=NOTES))
    assert note.paragraph.text == "cuối trang"
    assert note.host is first.element
    assert first.host is first.element


@pytest.mark.parametrize("offset", range(6))
def test_a_run_is_cut_between_any_two_characters(offset: int) -> None:
    body = p(r("<w:t>a b</w:t><w:tab/><w:t>c</w:t>", "<w:b/>"))
    document = opened(body)
    (one,) = located(document)
    run = one.pieces(0, 1)[0].run
    rest = cut(run, offset)
    assert "".join(text for _, text in characters(run)) == "a b\tc"[:offset]
    assert "".join(text for _, text in characters(rest)) == "a b\tc"[offset:]
    assert run.getnext() is rest
    assert "<w:b/>" in library.oxml.xmlchemy.serialize_for_reading(rest)
    assert [x.paragraph.text for x in located(document)] == ["a b\tc"]


def test_a_comment_set_at_a_figure_holds_that_figure() -> None:
    document = opened(p("quá hạn 30", "9 hồ sơ"))
    (one,) = located(document)
    pieces = one.pieces(8, 11)
    marked = []
    for piece in reversed(pieces):  # from the last, so that what is cut off moves nothing before it
        run = piece.run
        cut(run, piece.stop)
        marked.insert(0, cut(run, piece.start))
    first, last = (library.text.run.Run(x, document.paragraphs[0]) for x in (marked[0], marked[-1]))
    document.add_comment([first, last], "có phải 379?")
    out = io.BytesIO()
    document.save(out)
    assert texts(out.getvalue()) == ["quá hạn 309 hồ sơ"]
    assert [x.text for x in marked] == ["30", "9"]


SENTENCE = "Toàn tỉnh đã giải quyết 140.394 hồ sơ, đúng và trước hạn 140.061 (99,76%)."


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(1, 12), max_size=40), st.sampled_from(["NFC", "NFD"]), st.data())
def test_however_it_is_split_into_runs_the_text_is_one(
    lengths: list[int], form: str, data: st.DataObject
) -> None:
    stored = unicodedata.normalize(form, SENTENCE)  # type: ignore[arg-type]
    runs, at = [], 0
    for length in [*lengths, len(stored)]:
        if at < len(stored):
            runs.append(r(stored[at : at + length]))
            at += length
    (one,) = located(opened(p(*runs)))
    assert one.paragraph.text == SENTENCE
    start = data.draw(st.integers(0, len(SENTENCE) - 1))
    stop = data.draw(st.integers(start + 1, len(SENTENCE)))
    assert unicodedata.normalize("NFC", spelled(one, start, stop)) == SENTENCE[start:stop]


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.sampled_from("aeo\u0302\u0323\u0301đ \u00ad\u200b12.,\u1100\u1161\u0958\u2011"), max_size=20)
)
def test_any_letters_are_traced_back_in_order(stored: str) -> None:
    for one in located(opened(p(r(stored), r("!")))):
        text = one.paragraph.text
        expected = stored.translate({0xAD: None, 0x200B: None, 0x2011: "-"}) + "!"
        assert text == unicodedata.normalize("NFC", expected).strip()
        places = [one.pieces(i, len(text))[0] for i in range(len(text))]
        assert [x.start for x in places[:-1]] == sorted(x.start for x in places[:-1])
