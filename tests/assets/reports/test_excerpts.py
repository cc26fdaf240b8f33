"""The passages of documents on the page: short enough to read, with every figure of the finding marked."""

from hypothesis import given
from hypothesis import strategies as st

from assets.reports.excerpts import excerpts
from assets.reports.records import Finding, Passage
from tests.assets.reports.told import SENTENCE, finding, place, said, suspect_in_text, told_in_text, unit

LONG = "Các cơ quan đã triển khai đầy đủ kế hoạch cải cách hành chính của tỉnh trong kỳ báo cáo này"


def figures_of(found: Finding, *suspects) -> list[str]:
    return [p.text for e in excerpts(found, unit(found, suspects=suspects)) for p in e.pieces if p.figure]


def shown(*cells) -> list[str]:
    found = finding(*cells)
    return [e.text for e in excerpts(found, unit(found))]


def test_a_short_paragraph_is_shown_whole_with_its_figures_marked() -> None:
    found = told_in_text()
    (excerpt,) = excerpts(found, unit(found))
    assert excerpt.text == SENTENCE
    assert (excerpt.where.cell, excerpt.file) == ("48", "Bao cao 1125.docx")
    assert figures_of(found) == ["140.394", "140.061", "309"]


def test_only_the_figure_meant_is_marked_and_not_another_printed_alike() -> None:
    text = "Năm trước 309 hồ sơ, năm nay 309 hồ sơ."
    found = finding(said(text, "309", nth=1))
    (excerpt,) = excerpts(found, unit(found))
    assert [p.text for p in excerpt.pieces if p.text] == ["Năm trước 309 hồ sơ, năm nay ", "309", " hồ sơ."]


def test_of_a_long_paragraph_the_sentences_with_the_figures_are_shown() -> None:
    text = f"{LONG}. {LONG}. {LONG}. {SENTENCE} {LONG}. {LONG}."
    assert shown(said(text, "140.394"), said(text, "309")) == [f"… {SENTENCE} …"]


def test_of_a_long_sentence_what_stands_around_the_figures_is_shown() -> None:
    text = f"Có 12 cơ quan, {LONG}, {LONG}, {LONG}, {LONG}, {LONG}, {LONG}, {LONG} và 90 hồ sơ."
    (passage,) = shown(said(text, "12"), said(text, "90"))
    assert passage.startswith("Có 12 cơ quan, Các cơ quan")
    assert passage.endswith("kỳ báo cáo này và 90 hồ sơ.")
    assert passage.count(" … ") == 1
    assert all(word in text.split() for word in passage.split() if word != "…")


def test_several_paragraphs_are_shown_in_the_order_of_the_document() -> None:
    cells = [said("Phần b: 90.", "90", 10), said("Tổng: 190.", "190", 9), said("Phần a: 100.", "100", 9)]
    assert shown(*cells[:2]) == ["Tổng: 190.", "Phần b: 90."]


def test_a_finding_about_a_paragraph_without_figure_shows_how_it_begins() -> None:
    cell = place("48", form="TEXT", sheet="", passage=Passage(f"{LONG}. " * 9))
    (passage,) = shown(cell)
    assert passage.startswith(LONG)
    assert passage.endswith(" …")
    assert len(passage) < 350


def test_figures_of_workbooks_have_no_passage() -> None:
    assert shown(place(), said(SENTENCE, "309")) == [SENTENCE]
    assert shown(place()) == []


def test_a_suspect_is_marked_where_it_stands() -> None:
    found = told_in_text()
    (excerpt,) = excerpts(found, unit(found, suspects=(suspect_in_text(),)))
    assert [(p.text, p.suspect is not None) for p in excerpt.pieces if p.figure] == [
        ("140.394", False), ("140.061", False), ("309", True),
    ]  # fmt: skip


def test_a_suspect_in_another_paragraph_is_shown_if_every_repair_changes_it() -> None:
    found = finding(place())
    other = said("Quá hạn 309 hồ sơ.", "309", 7)
    for certain in (True, False):
        of = unit(found, suspects=(suspect_in_text(place=other, certain=certain, repairs=1, of_repairs=2),))
        assert [e.where.cell for e in excerpts(found, of)] == (["7"] if certain else [])


@given(st.lists(st.sampled_from(["hồ sơ", "1.234", "56", ".", ";", "Đã", LONG, "\n"]), min_size=1), st.data())
def test_no_figure_is_left_out_and_nothing_is_made_up(words: list[str], data: st.DataObject) -> None:
    text, spans = "", []
    for word in words:
        if word[0].isdigit():
            spans.append((len(text), len(text) + len(word)))
        text += f"{word} "
    chosen = data.draw(st.lists(st.sampled_from(spans), unique=True)) if spans else []
    cells = [
        place("48", form="TEXT", sheet="", indicator=f"48.{a}", passage=Passage(text, a, b))
        for a, b in chosen
    ]
    found = finding(*cells) if cells else finding(place("48", form="TEXT", sheet="", passage=Passage(text)))
    assert figures_of(found) == [text[a:b] for a, b in sorted(chosen)]
    for excerpt in excerpts(found, unit(found)):
        assert all(part.strip() in text for part in excerpt.text.split("…"))
