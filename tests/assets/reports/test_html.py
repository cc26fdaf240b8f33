"""The page: complete, harmless, and dependent on nothing outside itself."""

import re

import pytest

from assets.reports.html import Copy, page
from assets.reports.records import RuleCount, Validation
from tests.assets.reports.told import (
    FILE,
    REPORT,
    SENTENCE,
    data,
    explained,
    file,
    finding,
    place,
    said,
    suspect,
    suspect_in_text,
    told_in_text,
    unit,
)

EVIL = "<script>alert(1)</script>"


def test_text_from_a_workbook_is_escaped_everywhere() -> None:
    told = finding(
        place(sheet=EVIL, file=EVIL, printed=EVIL, line=EVIL, item=EVIL, form=EVIL, indicator=EVIL),
        label=EVIL, message=EVIL, reference=EVIL, form=EVIL, rule=EVIL, id='"><u>',
    )  # fmt: skip
    files = (
        file(EVIL, unit=EVIL),
        file("x.xlsx", unit=EVIL, status="rejected", reason=EVIL),
        file("y.xlsx", unit=EVIL),
    )
    doubt = suspect(
        place=place(printed=EVIL, form=EVIL, line=EVIL, indicator=EVIL), proposal=EVIL, slip=EVIL, message=EVIL,
        findings=('"><u>',),
    )  # fmt: skip
    copies = {(EVIL, EVIL): Copy('a"b<c>.xlsx'), (EVIL, "y.xlsx"): Copy(None, EVIL)}
    html = page(
        data(
            unit(told, id=EVIL, name=EVIL, files=files, suspects=(doubt,), explained=(explained(EVIL),)),
            rules=(RuleCount(EVIL, EVIL, 1, 0),),
        ),
        copies,
    )
    assert "<script>alert" not in html
    assert '"><u>' not in html
    assert "&lt;script&gt;" in html
    assert 'href="a%22b%3Cc%3E.xlsx"' in html


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_reaches_for_nothing_outside_itself(lang: str) -> None:
    html = page(data(unit(finding()), lang=lang), {("quang-tri", FILE): Copy("chu-giai/quang-tri/x.xlsx")})
    assert not re.search(r"https?:|//[a-z]|@import|url\(|<link rel=.stylesheet|<img|<iframe", html)
    assert re.search(r"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'", html)
    assert set(re.findall(r'href="([^"]*)"', html)) == {
        "data:,", "chu-giai/quang-tri/x.xlsx", "#unit=quang-tri",
    }  # fmt: skip


def test_a_finding_is_told_with_its_arithmetic_its_cells_and_its_reference() -> None:
    html = page(data(unit(finding())))
    for text in (
        "BM3.R02",
        "9.751 / 10.099 = 96,55%",
        "D31",
        "9,751",
        FILE,
        "Số hồ sơ đúng hạn",
        "Biểu mẫu 3",
    ):
        assert text in html


def test_the_verdict_is_told_in_words_with_its_reasons() -> None:
    html = page(data(unit(finding()), unit(id="vp-ubnd-tinh", name="Văn phòng")))
    assert "Chưa được công bố" in html
    assert "còn lỗi phải sửa" in html
    assert "Được công bố" in html


def test_a_rejected_file_is_told_with_its_reason() -> None:
    html = page(data(unit(files=(file("x.xls", status="rejected", reason="Tệp đặt mật khẩu."),))))
    assert "Không đọc được" in html
    assert "Tệp đặt mật khẩu." in html


def test_a_file_without_copy_says_why() -> None:
    html = page(data(unit(finding())), {("quang-tri", FILE): Copy(None, "không lập được")})
    assert "không lập được" in html
    assert "Mở bản chú giải:" not in html


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_period_without_findings_or_units_has_a_page_too(lang: str) -> None:
    assert 'class="f ' not in page(data(unit(), lang=lang))
    assert 'id="filter"' not in page(data(lang=lang))


def test_a_verdict_not_yet_given_is_said() -> None:
    assert "Chưa có kết luận" in page(data(unit(verdict=None)))


def test_the_validation_of_the_release_is_told() -> None:
    assert "đạt cả 6 cam kết" in page(data(unit(), validation=Validation(True, 6)))
    assert "không đạt đủ 6 cam kết" in page(data(unit(), validation=Validation(False, 6)))


def test_a_broken_rule_is_counted_aloud() -> None:
    outcomes = {"satisfied": 3, "violated": 0, "lacking": 0, "broken": 2}
    html = page(data(unit(), outcomes=outcomes))
    assert re.search(r"<b>2</b> quy tắc không chạy được", html)


def test_rules_beyond_the_first_dozen_are_folded_away_but_there() -> None:
    rules = tuple(RuleCount(f"BM3.B{n:02}", "x", 1, 0) for n in range(20))
    html = page(data(unit(finding()), rules=rules))
    assert "8 quy tắc khác" in html
    assert "BM3.B19" in html


def test_a_finding_of_a_whole_file_has_no_table_of_cells() -> None:
    html = page(data(unit(finding(place("", sheet="", printed="", role="figure")))))
    assert '<table class="cells"' not in html


def test_suspects_stand_above_the_findings_of_their_unit_with_what_is_proposed() -> None:
    doubts = (
        suspect("D31", slip="gõ sai một chữ số"),
        suspect("D29", certain=False, repairs=1, of_repairs=3, rank=2),
    )
    of = unit(finding(), suspects=doubts, explained=(explained("Mọi cách sửa.", "(1) ô D31"),))
    html = page(data(of))
    table = html[html.index('class="suspects"') : html.index('<article class="f error')]
    for words in (
        "9.955",
        "Gần như chắc chắn",
        "Có thể: cách 2 (nằm trong 1/3 cách)",
        "gõ sai một chữ số",
        "(1) ô D31",
        'href="#f-f1"',
    ):
        assert words in table
    card = html[html.index('<article class="f error') :]
    assert card.index("là số duy nhất") < card.index("<details")


def test_without_suspects_there_is_no_empty_table_of_them() -> None:
    assert 'class="suspects"' not in page(data(unit(finding())))


def test_many_suspects_are_a_click_away_and_none_is_lost() -> None:
    doubts = tuple(suspect(f"D{n}", certain=False, repairs=1, of_repairs=40) for n in range(1, 41))
    html = page(data(unit(finding(), suspects=doubts)))
    assert "Các số có thể sai khác (25)" in html
    assert "Các số có thể sai khác (36)" in html
    assert all(f">D{n} <small>" in html for n in range(1, 41))


def card(html: str) -> str:
    return html[html.index('<article class="f ') :]


def test_a_finding_in_a_text_shows_its_sentence_with_the_figures_marked() -> None:
    html = card(page(data(unit(told_in_text(), suspects=(suspect_in_text(),)))))
    assert "Đã giải quyết <mark>140.394</mark> hồ sơ (đúng và trước hạn <mark>140.061</mark> hồ sơ" in html
    assert "Đoạn 48, Bao cao 1125.docx" in html
    # Not by colour only: what is suspected, and what is proposed, can be read.
    assert (
        '<mark class="certain" title="Đoạn 48 của văn bản ghi 309; 333 là số duy nhất.">309'
        "<small> (nghi sai, đề xuất: 333)</small></mark>"
    ) in html
    assert "Nguyên văn" not in html
    assert "lệch 24. Hết." in html


def test_a_figure_that_may_be_wrong_says_so() -> None:
    maybe = suspect_in_text(certain=False, repairs=1, of_repairs=3)
    html = page(data(unit(told_in_text(), suspects=(maybe,))))
    assert '<mark class="possible"' in html
    assert "(có thể sai, đề xuất: 333)" in html


def test_the_figures_of_a_text_are_listed_by_what_they_count_and_their_paragraph() -> None:
    html = card(page(data(unit(told_in_text()))))
    head = html[html.index("<thead>") : html.index("</thead>")]
    assert "Các số liên quan (3)" in html
    assert "Nội dung" in head
    assert "Vị trí" in head
    assert "Trang" not in head
    row = html[html.index("<tbody>") :]
    assert ">Tổng<" in row
    assert ">hồ sơ<" in row
    assert ">đoạn 48<" in row
    assert ">48.14<" not in row  # the number of a figure in its paragraph is ours, not the reader's


def test_a_rate_in_a_text_is_called_one() -> None:
    from dataclasses import replace

    cell = said("đạt 99,78%", "99,78%", counts="")
    cell = replace(cell, passage=replace(cell.passage, rate=True))
    assert "<td>tỷ lệ</td>" in page(data(unit(finding(cell))))


def test_a_finding_over_a_text_and_a_form_leaves_no_column_empty() -> None:
    html = card(page(data(unit(finding(said(SENTENCE, "309"), place("J9"))))))
    assert "Ô, đoạn" in html
    assert 'colspan="2">đoạn 48<' in html
    assert ">J9<" in html
    assert '<td class="form">văn bản</td>' in html
    assert not re.search(r"<td[^>]*></td>", html)


def test_a_finding_about_a_paragraph_shows_it_and_one_about_a_document_has_no_table() -> None:
    passage = said(SENTENCE, "309").passage
    about = place("48", form="TEXT", sheet="", file=REPORT, indicator="", printed="", role="figure")
    from dataclasses import replace

    html = card(page(data(unit(finding(replace(about, passage=replace(passage, start=0, stop=0)))))))
    assert "Đoạn 48, Bao cao 1125.docx" in html
    assert "<mark" not in html
    assert ">đoạn 48<" in html
    assert "(trống)" not in html
    assert '<table class="cells' not in page(data(unit(finding(replace(about, cell="")))))


def test_suspects_in_a_text_are_listed_with_paragraph_and_document() -> None:
    html = page(data(unit(told_in_text(), suspects=(suspect_in_text(),))))
    table = html[html.index('class="suspects"') : html.index('<article class="f ')]
    assert "đoạn 48 <small>Bao cao 1125.docx</small>" in table
    assert "<td>hồ sơ</td>" in table
    assert "TEXT.B01" in table


def test_findings_of_one_rule_are_told_apart_by_their_figures() -> None:
    both = told_in_text(), told_in_text(49, id="f2")
    html = page(data(unit(*both, suspects=(suspect_in_text(findings=("f1", "f2")),))))
    assert 'href="#f-f2">TEXT.B01 (140.394)</a>' in html
    html = page(data(unit(told_in_text(), suspects=(suspect_in_text(),))))
    assert 'href="#f-f1">TEXT.B01</a>' in html


def test_the_code_of_sentences_is_never_shown_as_a_form() -> None:
    sent = file(REPORT, forms=("BM3", "TEXT"))
    html = page(data(unit(told_in_text(), files=(sent,), suspects=(suspect_in_text(),))))
    assert "<td>BM3, văn bản</td>" in html
    assert '<option value="TEXT">văn bản</option>' in html
    assert not re.search(r">[^<]*\bTEXT\b(?!\.B01)[^<]*<", html)
    assert "<td>BM3, text</td>" in page(data(unit(told_in_text(), files=(sent,)), lang="en"))


def test_text_from_a_document_is_escaped_everywhere() -> None:
    sentence = f"{EVIL} 309 {EVIL}"
    cell = said(sentence, "309", counts=EVIL, file=EVIL, item=EVIL)
    doubt = suspect_in_text(place=cell, proposal=EVIL, message=f'"{EVIL}')
    evil = said(EVIL, EVIL, 5, counts=EVIL)
    html = page(data(unit(finding(cell, evil), suspects=(doubt,))))
    assert "<script>alert" not in html
    assert 'title="&#34;&lt;script' in html


def test_what_is_cited_wrongly_is_shown_as_written_and_not_as_a_figure() -> None:
    text = "Theo Quyết định số 766/QĐ-TTg ngày 23/6/2023."
    cell = said(text, "số 766/QĐ-TTg", 101, indicator="", role="citation", counts="")
    html = card(page(data(unit(finding(cell, rule="TEXT.K05", kind="citation", form="TEXT")))))
    assert "<mark>số 766/QĐ-TTg</mark>" in html
    assert "Các chỗ liên quan (1)" in html
    assert "Nguyên văn</th>" in html
    assert "Số đã ghi" not in html
    assert not re.search(r"<td[^>]*></td>", html)
