"""Which period the title of a report or workbook names, and when it is another than the one reconciled."""

from collections.abc import Sequence

import pytest

from assets.annexes import read_annex
from assets.documents.model import Paragraph
from assets.periods import period, period_of_title, period_said_in, year_of_title
from assets.titles import misplaced_report, period_named_in
from tests.builders import line_page, xlsx

LETTERHEAD = "ỦY BAN NHÂN DÂN TỈNH\nSố: 12/BC-UBND\n"
BODY = "\nI. KẾT QUẢ\nĐã giải quyết 12 hồ sơ; quý I năm 2020 là 11 hồ sơ.\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kết quả công tác cải cách hành chính 6 tháng đầu năm 2024", "2024-H1"),
        ("Kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2024", "2024-H1"),
        ("Công tác CCHC quý I và nhiệm vụ trọng tâm quý II năm 2024", "2024-Q1"),
        ("Công tác CCHC quý II và nhiệm vụ trọng tâm quý III năm 2021", None),
        ("Thu ngân sách 9 tháng đầu năm, ước thực hiện cả năm 2023", None),
        ("Kết quả quý III/2023 so với quý III/2022", "2023-Q3"),
        ("Công tác CCHC quý I", None),
        ("Công tác CCHC năm 2024", None),
        ("Công tác CCHC quý I năm 2005", None),
    ],
)
def test_a_title_is_about_the_first_period_it_names(text: str, code: str | None) -> None:
    found = period_of_title(text)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kết quả công tác cải cách hành chính năm 2024", "2024-Y"),
        ("Kết quả 02 tháng đầu năm 2026", None),
        ("Kết quả quý IV năm 2025", None),
        ("Kết quả tháng 5 năm 2024", None),
        ("Kết quả năm 2024, nhiệm vụ năm 2025", None),
        ("Hà Nội, ngày 14 tháng 6 năm 2024", None),
    ],
)
def test_a_title_with_one_year_and_no_shorter_span_is_of_that_year(text: str, code: str | None) -> None:
    found = year_of_title(text)
    assert (found.code if found else None) == code


def test_a_year_before_the_calendar_begins_names_no_period() -> None:
    assert period_said_in("Quý I năm 2005") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{LETTERHEAD}BÁO CÁO Kết quả công tác CCHC quý III năm 2023{BODY}", "2023-Q3"),
        (f"{LETTERHEAD}BÁO CÁO\nKết quả công tác CCHC năm 2023{BODY}", "2023-Y"),
        (f"{LETTERHEAD}BÁO CÁO\nKết quả công tác CCHC quý IV năm 2023{BODY}", None),
        (f"{LETTERHEAD}KẾ HOẠCH\nCải cách hành chính quý I năm 2023{BODY}", None),
        (
            "BÁO CÁO Công tác cải cách hành chính\nThực hiện chế độ báo cáo, Sở Nội vụ gửi kết quả "
            f"cải cách hành chính quý I năm 2023 như sau:{BODY}",
            "2023-Q1",
        ),
    ],
)  # fmt: skip
def test_a_report_is_of_the_period_of_its_title_whatever_its_sentences_name(
    text: str, code: str | None
) -> None:
    found = period_named_in(text.encode(), "bao-cao.txt")
    assert (found.code if found else None) == code


def _head(*lines: str) -> list[Paragraph]:
    return [Paragraph(n, line) for n, line in enumerate(lines, start=1)]


def test_a_report_sent_for_another_period_is_told_with_its_title() -> None:
    title = "BÁO CÁO Kết quả công tác CCHC quý I năm 2024"
    (notice,) = misplaced_report(_head("UBND TỈNH", title, "I. KẾT QUẢ"), period("2024-H1"), "")
    assert (notice.code, notice.cell) == ("period_other", "2")
    assert notice.details == {"title": title, "named": "2024-Q1", "period": "2024-H1"}
    assert misplaced_report(_head(title), period("2024-Q1"), "") == []


def test_an_index_of_last_year_is_no_report_of_another_period() -> None:
    title = "BÁO CÁO Phân tích kết quả Chỉ số cải cách hành chính năm 2023"
    assert misplaced_report(_head(title), period("2024-H1"), "") == []


def test_a_long_title_is_quoted_in_part() -> None:
    title = "BÁO CÁO " + "về kết quả thực hiện nhiệm vụ " * 8 + "quý I năm 2024"
    (notice,) = misplaced_report(_head(title), period("2024-H1"), "")
    assert title.startswith(notice.details["title"].removesuffix(" …"))
    assert 100 < len(notice.details["title"]) < 125


LETTER = ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ", "Số: 12/BC-UBND", "BÁO CÁO Công tác CCHC quý I năm 2024")


@pytest.mark.parametrize(
    ("unit", "lines", "told"),
    [
        ("son-la", LETTER, True),
        ("quang-tri", LETTER, False),
        ("", LETTER, False),
        ("vp-ubnd-tinh", LETTER, False),  # an office has its province above its own name
        ("son-la", ("ỦY BAN NHÂN DÂN TỈNH", "BÁO CÁO Công tác CCHC"), False),
        ("ho-chi-minh", ("UBND TP. HỒ CHÍ MINH", "BÁO CÁO Kết quả hợp tác với tỉnh Bến Tre"), False),
        ("son-la", ("UBND TỈNH SƠN LA", "BÁO CÁO Kết quả học tập kinh nghiệm tại tỉnh Quảng Trị"), False),
    ],
)
def test_a_report_of_another_province_is_told(unit: str, lines: Sequence[str], told: bool) -> None:
    notices = misplaced_report(_head(*lines), period("2024-Q1"), unit)
    assert [n.code for n in notices] == (["unit_other"] if told else [])


@pytest.mark.parametrize(
    ("title", "unit", "codes"),
    [
        ("Kỳ báo cáo: Quý I năm 2024", "", ["period_other"]),
        ("Kỳ báo cáo: 6 tháng đầu năm 2024", "", []),
        ("So sánh 6 tháng đầu năm 2024 với 6 tháng đầu năm 2023", "", []),
        ("Đơn vị báo cáo: UBND tỉnh Quảng Trị", "son-la", ["unit_other"]),
        ("Đơn vị báo cáo: UBND tỉnh Quảng Trị", "quang-tri", []),
    ],
)
def test_a_workbook_says_above_its_table_whose_it_is_and_of_when(
    title: str, unit: str, codes: list[str]
) -> None:
    page = line_page("BM3", "2022")
    page.cells[0, 3] = title
    annex = read_annex(xlsx([page]), "a.xlsx", period("2024-H1"), unit)
    assert [n.code for n in annex.notices if n.code in ("period_other", "unit_other")] == codes
