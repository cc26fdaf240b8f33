"""Which period the title of a report or workbook names, and when it is another than the one reconciled."""

import pytest

from assets.documents.model import Paragraph
from assets.periods import period, period_of_title, period_said_in, year_of_title
from assets.titles import Title, period_named_in, report_of_other_period, workbook_of_other_period

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
    (notice,) = report_of_other_period(_head("UBND TỈNH", title, "I. KẾT QUẢ"), period("2024-H1"))
    assert (notice.code, notice.cell) == ("period_other", "2")
    assert notice.details == {"title": title, "named": "2024-Q1", "period": "2024-H1"}
    assert report_of_other_period(_head(title), period("2024-Q1")) == []


def test_an_index_of_last_year_is_no_report_of_another_period() -> None:
    title = "BÁO CÁO Phân tích kết quả Chỉ số cải cách hành chính năm 2023"
    assert report_of_other_period(_head(title), period("2024-H1")) == []


def test_a_workbook_sent_for_another_period_is_told_where_its_titles_name_one() -> None:
    one, two = (Title("Biểu 1", f"A{n}", f"Kỳ báo cáo: Quý {n} năm 2024") for n in ("I", "III"))
    (notice,) = workbook_of_other_period([one], period("2024-H1"))
    assert (notice.sheet, notice.cell, notice.details["named"]) == ("Biểu 1", "AI", "2024-Q1")
    assert workbook_of_other_period([one], period("2024-Q1")) == []
    assert workbook_of_other_period([one, two], period("2024-H1")) == []


def test_a_long_title_is_quoted_in_part() -> None:
    title = "BÁO CÁO " + "về kết quả thực hiện nhiệm vụ " * 8 + "quý I năm 2024"
    (notice,) = report_of_other_period(_head(title), period("2024-H1"))
    assert title.startswith(notice.details["title"].removesuffix(" …"))
    assert 100 < len(notice.details["title"]) < 125
