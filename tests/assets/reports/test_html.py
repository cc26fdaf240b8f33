"""The page: complete, harmless, and dependent on nothing outside itself."""

import re

import pytest

from assets.reports.html import Copy, page
from assets.reports.records import RuleCount, Validation
from tests.assets.reports.told import FILE, data, explained, file, finding, place, suspect, unit

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
    assert "Các ô có thể sai khác (25)" in html
    assert "Các ô có thể sai khác (36)" in html
    assert all(f">D{n} <small>" in html for n in range(1, 41))
