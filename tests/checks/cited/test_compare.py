"""Cited documents that disagree, and those that only seem to."""

from datetime import date

import pytest

from assets.prose.citations.citation import Role
from assets.prose.citations.laws import KnownDocument, register
from checks.cited.compare import disagreements
from checks.cited.differing_cut_offs import differing_cut_offs
from checks.cited.disagreement import Disagreement, Kind
from checks.cited.placed import PlacedCitation, citations_of, cut_offs_of, title_citations, title_cut_offs

REPORT = "Báo cáo 1125.docx"


def found(
    *paragraphs: str, reported: date | None = None, also: list[PlacedCitation] | None = None
) -> list[Disagreement]:
    cited = citations_of(REPORT, enumerate(paragraphs, 1))
    return disagreements([*cited, *(also or [])], reported)


def kinds(*paragraphs: str, reported: date | None = None) -> list[Kind]:
    return [d.kind for d in found(*paragraphs, reported=reported)]


def test_a_document_with_two_dates_in_one_year_is_told_with_every_place() -> None:
    (one,) = found(
        "Kế hoạch số 16/KH-VP ngày 09/01/2024 về tiết kiệm",
        "kế hoạch số 16/KH-VP ngày 19/01/2024 và Kế hoạch số 17/KH-VP ngày 09/01/2024",
        "Kế hoạch số 16/KH-VP",
    )
    assert one.kind is Kind.TWO_DATES
    assert [c.place.paragraph for c in one.citations] == [1, 2]
    assert (one.fact("document"), one.fact("printed")) == ("16/KH-VP", "09/01/2024; 19/01/2024")
    assert one.fact("expected") == ""


def test_of_two_dates_the_one_that_more_places_print_is_expected() -> None:
    right = "Kế hoạch số 16/KH-VP ngày 09/01/2024"
    (one,) = found(right, "Kế hoạch số 16/KH-VP ngày 19/01/2024", right)
    assert one.fact("expected") == "09/01/2024"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kế hoạch số 16/KH-VP ngày 09/01/2023", "Kế hoạch số 16/KH-VP ngày 10/01/2024"),
        (
            "Kế hoạch số 16/KH-VP ngày 09/01/2023 về thực hành tiết kiệm năm 2023",
            "Kế hoạch số 16/KH-VP ngày 10/01/2024 về thực hành tiết kiệm năm 2024",
        ),
        (
            "Kế hoạch số 16/KH-VP ngày 09/01/2023 về thực hành tiết kiệm, chống lãng phí",
            "Kế hoạch số 16/KH-VP ngày 10/02/2024 về thực hành tiết kiệm, chống lãng phí",
        ),
        (
            "Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh",
            "Kế hoạch số 12/KH-UBND ngày 15/01/2024 của UBND huyện Hải Lăng",
        ),
        (
            "Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh về kiểm soát thủ tục hành chính",
            "Kế hoạch số 12/KH-UBND ngày 16/02/2024 về tuyên truyền cải cách hành chính",
        ),
        ("Kế hoạch số 16/KH-VP ngày 09/01/2024", "Kế hoạch số 16/KH-UBND ngày 10/01/2024"),
        ("Kế hoạch số 016/KH-VP ngày 09/01/2024", "Kế hoạch số 16/KH-VP, ngày 9/1/2024"),
        ("Kế hoạch số 16/KH-VP ngày 09/01/2024", "Kế hoạch số 16/KH-VP ngày   /01/2024"),
    ],
)
def test_two_documents_that_share_a_number_accuse_nobody(first: str, second: str) -> None:
    assert kinds(first, second) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Quyết định số 676/QĐ-VP ngày 31/12/2020 về việc ban hành Quy chế quản lý",
            "Quyết định số 676/QĐ-VP ngày 31/12/2021 về việc ban hành Quy chế quản lý",
        ),
        (
            "Kế hoạch số 16/KH-VP ngày 09/01/2024 về thực hành tiết kiệm năm 2024",
            "Kế hoạch số 16/KH-VP ngày 10/02/2023 về thực hành tiết kiệm năm 2024",
        ),
        ("Quyết định số 53/2019/QĐ-UBND ngày 30/12/2019", "Quyết định số 53/2019/QĐ-UBND ngày 20/11/2019"),
        ("Quyết định số 1148/QĐ-UBND ngày 29/4/2024", "Theo Quyết định số 1148/QĐ-UBND ngày 29/4/2023"),
        (
            "Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh",
            "Kế hoạch số 12/KH-UBND ngày 16/02/2024 của UBND tỉnh Quảng Trị",
        ),
    ],
)
def test_titles_years_and_offices_show_that_two_dates_are_of_one_document(first: str, second: str) -> None:
    assert kinds(first, second) == [Kind.TWO_DATES]


@pytest.mark.parametrize(
    ("text", "printed", "expected"),
    [
        ("Kế hoạch số 3647/QĐ-UBND ngày 17/11/2021 của UBND tỉnh", "Kế hoạch", "Quyết định"),
        ("Quyết định số 12/KH-UBND", "Quyết định", "Kế hoạch"),
        ("quyết định 12/KH-UBND", "Quyết định", "Kế hoạch"),
        ("Nghị định số 76/NQ-CP", "Nghị định", "Nghị quyết"),
        ("Báo cáo số 12/CT-TTg", "Báo cáo", "Chỉ thị"),
    ],
)
def test_a_kind_that_its_symbol_contradicts_is_told(text: str, printed: str, expected: str) -> None:
    (one,) = found(text)
    assert (one.kind, one.fact("printed"), one.fact("expected")) == (Kind.TYPE_AND_SYMBOL, printed, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Công văn số 12/KH-UBND",
        "Công văn số 115/UBND-NC ngày 08/01/2024",
        "Công văn hướng dẫn số 223/SNV-CCHCVTLT",
        "Hướng dẫn số 581/BNV-CCHC",
        "Báo cáo số 12/CT-KTNB",
        "Đề án số 12/QĐ-UBND",
        "Quyết định phê duyệt Kế hoạch số 12/QĐ-UBND",
        "Quyết định ban hành Kế hoạch số 12/KH-UBND",
        "báo cáo UBND tỉnh tại số 45/QĐ-UBND",
        "Kế hoạch số 16/KH-VP ngày 09/01/2024; số 19/QĐ-VP ngày 10/01/2024",
        "Quy định số 69-QĐ/TW",
        "Thông báo kết luận số 71/TB-VPCP",
        "Nghị quyết số 12/2020/UBTVQH14",
        "Số: 12/KH-UBND",
    ],
)
def test_free_symbols_and_far_words_accuse_nobody(text: str) -> None:
    assert kinds(text) == []


PLAN = "ban hành Kế hoạch cải cách hành chính nhà nước tỉnh năm 2024"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (f"2451/QĐ-UBND ngày 29/12/2023 {PLAN}", f"2415/QĐ-UBND ngày 29/12/2023 {PLAN}", True),
        (f"2451/QĐ-UBND ngày 29/12/2023 {PLAN}", f"2457/QĐ-UBND ngày 29/12/2023 {PLAN}", True),
        # another day, another title, another kind, another number, and numbers of a short title
        (f"2451/QĐ-UBND ngày 29/12/2023 {PLAN}", f"2415/QĐ-UBND ngày 28/12/2023 {PLAN}", False),
        (f"2451/QĐ-UBND ngày 29/12/2023 {PLAN}", "2415/QĐ-UBND ngày 29/12/2023 phê duyệt Đề án", False),
        (f"2451/QĐ-UBND ngày 29/12/2023 {PLAN}", f"2415/KH-UBND ngày 29/12/2023 {PLAN}", False),
        (f"2451/QĐ-UBND ngày 29/12/2023 {PLAN}", f"1872/QĐ-UBND ngày 29/12/2023 {PLAN}", False),
        (
            "451/QĐ-UBND ngày 29/12/2023 công bố danh mục thủ tục",
            "452/QĐ-UBND ngày 29/12/2023 công bố danh mục thủ tục",
            False,
        ),
    ],
)
def test_one_document_with_two_numbers_is_told_where_a_slip_turns_one_into_the_other(
    first: str, second: str, told: bool
) -> None:
    text = (f"Thực hiện Quyết định số {first}, đã họp.", f"Theo Quyết định số {second}, đã làm.")
    assert (Kind.TWO_NUMBERS in kinds(*text)) is told


def test_of_two_numbers_the_one_that_more_places_print_is_expected() -> None:
    text = f"Theo Quyết định số 2451/QĐ-UBND ngày 29/12/2023 {PLAN}, đã họp."
    (one,) = found(text, text.replace("2451", "2415"), text)
    assert (one.kind, one.fact("expected")) == (Kind.TWO_NUMBERS, "2451/QĐ-UBND")


def test_an_annex_that_names_another_number_is_told_beside_the_documents_own() -> None:
    (one,) = found(
        "Số: 434/KH-UBND",
        "Đắk Nông, ngày 27 tháng 7 năm 2022",
        "(Ban hành kèm theo Kế hoạch số: 435/KH-UBND ngày 27/7/2022 của Chủ tịch UBND tỉnh Đk Nông)",
    )
    assert (one.kind, one.fact("printed"), one.fact("expected")) == (
        Kind.ANNEX_NUMBER,
        "435/KH-UBND",
        "434/KH-UBND",
    )
    assert [c.citation.role for c in one.citations] == [Role.OWN, Role.ANNEX_OF]


def test_an_annex_with_an_unreadable_number_is_told() -> None:
    (one,) = found(
        "Số: **1125**/BC-VPQuảng Trị, ngày **14** tháng **6** năm 2024",
        "(Ban hành kèm theo Báo cáo số **M25/BC-VP** ngày **14/ 6** / 2024 của Văn phòng UBND tỉnh)",
    )
    assert (one.kind, one.fact("printed")) == (Kind.ANNEX_NUMBER, "M25/BC-VP")


def test_an_annex_with_another_date_than_its_document_is_told() -> None:
    (one,) = found(
        "Số: 1125/BC-VP",
        "Quảng Trị, ngày 14 tháng 6 năm 2024",
        "(Kèm theo Báo cáo số 1125/BC-VP ngày 15/6/2024)",
    )
    assert (one.kind, one.fact("printed")) == (Kind.ANNEX_DATE, "ngày 15/6/2024")


def test_annexes_that_name_the_same_other_number_are_one_finding() -> None:
    titles = [
        title_citations(f"BM{n}.xlsx", "S", "A2", "(Kèm theo Báo cáo số 1152/BC-VP ngày 14/6/2024)")
        for n in (1, 3, 7)
    ]
    (one,) = found(
        "Số: 1125/BC-VP", "Quảng Trị, ngày 14 tháng 6 năm 2024", also=[c for t in titles for c in t]
    )
    assert one.kind is Kind.ANNEX_NUMBER
    assert [c.place.file for c in one.citations] == [REPORT, "BM1.xlsx", "BM3.xlsx", "BM7.xlsx"]


def test_annexes_with_the_same_other_day_are_one_finding() -> None:
    also = [
        c
        for n in (1, 3)
        for c in title_citations(f"BM{n}.xlsx", "S", "A2", "(Kèm theo Báo cáo số 1125/BC-VP ngày 15/6/2024)")
    ]
    (one,) = found("Số: 1125/BC-VP", "Quảng Trị, ngày 14 tháng 6 năm 2024", also=also)
    assert one.kind is Kind.ANNEX_DATE
    assert [c.place.file for c in one.citations] == [REPORT, "BM1.xlsx", "BM3.xlsx"]


def test_a_workbooks_title_is_held_against_the_report_it_goes_with() -> None:
    title = title_citations(
        "BM3.xlsx", "BM3", "A2", "Biểu mẫu 3 (Kèm theo Báo cáo số 1152/BC-VP ngày 14/6/2024)"
    )
    (one,) = found("Số: 1125/BC-VP", "Quảng Trị, ngày 14 tháng 6 năm 2024", also=title)
    assert one.kind is Kind.ANNEX_NUMBER
    assert [(c.place.file, c.place.paragraph, c.place.cell) for c in one.citations] == [
        (REPORT, 1, ""),
        ("BM3.xlsx", 0, "A2"),
    ]


@pytest.mark.parametrize(
    "annex",
    [
        "(Kèm theo Báo cáo số 1125/BC-VP ngày 14/6/2024)",
        "(Kèm theo Báo cáo số 1125/BC-VP ngày   /6/2024)",
        "(Kèm theo Báo cáo số      /BC-VP ngày   tháng   năm 2024)",
        "(Kèm theo Công văn số 725/BNV-CCHC ngày 01/3/2024 của Bộ Nội vụ)",
    ],
)
def test_an_annex_left_blank_or_of_another_office_accuses_nobody(annex: str) -> None:
    assert kinds("Số: 1125/BC-VP", "Quảng Trị, ngày 14 tháng 6 năm 2024", annex) == []


def test_an_annex_without_its_document_accuses_nobody() -> None:
    assert kinds("(Kèm theo Báo cáo số 1125/BC-VP ngày 14/6/2024)", "Số: /BC-VP") == []


@pytest.mark.parametrize(
    ("text", "printed", "expected"),
    [
        (
            "Công khai kết quả đánh giá Bộ chỉ số phục vụ người dân theo Quyết định số 766/QĐ-TTg ngày 23/6/2023 "
            "của Thủ tướng Chính phủ; các thủ tục hành chính",
            "23/6/2023",
            "23/6/2022",
        ),
        ("Quyết định số 766/QĐ-TTg ngày 26/3/2022", "26/3/2022", "23/6/2022"),
        ("Nghị định số 61/2018/NĐ-CP ngày 24/4/2018", "24/4/2018", "23/4/2018"),
        ("Nghị định số 34/2016/NĐ-CP ngày 14/5/2017", "14/5/2017", "14/5/2016"),
    ],
)
def test_a_date_that_the_register_contradicts_is_told_once(text: str, printed: str, expected: str) -> None:
    (one,) = found(text)
    assert (one.kind, one.fact("printed"), one.fact("expected")) == (Kind.REGISTER_DATE, printed, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 766/QĐ-TTg ngày 27/6/2023 về giao vốn đầu tư công",
        "Nghị quyết số 76/NQ-CP ngày 15/5/2023 về phiên họp Chính phủ thường kỳ",
        "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ",
        "Quyết định số 06/QĐ-TTg",
        "Nghị định số 59/2022/NĐ-CP ngày 05/9/2022 của Chính phủ",
        "Quyết định số 1291/QĐ/TTg ngày 07/10/2019 của Thủ tướng Chính phủ",
        "Nghị định số 12/2099/NĐ-CP",
    ],
)
def test_a_number_given_anew_every_year_is_another_document_in_another_year(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("known", [k for group in register().values() for k in group], ids=lambda k: k.number)
def test_a_law_cited_as_the_register_has_it_accuses_nobody(known: KnownDocument) -> None:
    day = known.date
    cited = f"{known.type} số {known.number} ngày {day.day}/{day.month}/{day.year} của {known.issuer}"
    assert kinds(f"Thực hiện {cited} về {known.title[:60]}; {cited}", reported=date(2026, 1, 1)) == []
    wrong = cited.replace(f"/{day.year} của", f"/{day.year + 1} của")
    assert kinds(f"Thực hiện {wrong} về {' '.join(known.known_by)}") == [Kind.REGISTER_DATE]


def test_a_law_under_another_kind_or_office_is_told() -> None:
    assert kinds("Luật số 202/2025/QH15 ngày 12/6/2025") == [Kind.REGISTER_TYPE]
    assert kinds("Công văn số 202/2025/QH15 ngày 12/6/2025") == []
    assert kinds("Nghị quyết số 202/2025/QH15 của Chính phủ") == [Kind.SYMBOL_AND_ISSUER]


def test_a_decree_without_the_year_in_its_number_is_told() -> None:
    (one,) = found("Nghị định 108/NĐ-CP ngày 20/11/2014 của Chính phủ")
    assert (one.kind, one.fact("expected")) == (Kind.REGISTER_NUMBER, "108/2014/NĐ-CP")
    assert kinds("Nghị định 108/NĐ-CP ngày 21/11/2014", "Nghị định 108/NĐ-CP") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 15/2099/NĐ-CP của Bộ Nội vụ",
        "Quyết định số 5/QĐ-BNV của UBND tỉnh",
        "số 9/NQ-HĐND của UBND tỉnh",
    ],
)
def test_a_symbol_of_another_office_is_told(text: str) -> None:
    assert kinds(text) == [Kind.SYMBOL_AND_ISSUER]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 5/QĐ-TTg của Chính phủ",
        "Thông báo số 71/TB-VPCP của Văn phòng Chính phủ",
        "Thông báo số 72/TB-VPCP của Thủ tướng Chính phủ",
        "Nghị quyết số 01-NQ/TU của Ban Thường vụ Tỉnh ủy Quảng Trị",
        "Kế hoạch số 5/KH-UBND của Chủ tịch UBND tỉnh",
        "Quyết định số 5/QĐ-SNV của UBND tỉnh",
        "Kế hoạch số 5/KH-BCĐ của UBND tỉnh",
        "Công văn số 859/CAT-PC06 của Công an tỉnh",
    ],
)
def test_offices_loosely_named_accuse_nobody(text: str) -> None:
    assert kinds(text) == []


def test_a_day_the_calendar_lacks_is_told() -> None:
    (one,) = found("Quyết định số 12/QĐ-UBND ngày 31/02/2024")
    assert (one.kind, one.fact("printed")) == (Kind.IMPOSSIBLE_DATE, "31/2/2024")


def test_a_year_in_a_number_is_the_year_of_its_date() -> None:
    assert kinds("Quyết định số 11/2023/QĐ-UBND ngày 06/6/2024") == [Kind.YEAR_IN_NUMBER]
    assert kinds("Quyết định số 11/2023/QĐ-UBND ngày 06/6/2023") == []


def test_a_report_cites_nothing_dated_after_it() -> None:
    own = ("Số: 1125/BC-VP", "Quảng Trị, ngày 14 tháng 6 năm 2024")
    (one,) = found(
        *own, "Quyết định số 1367/QĐ-UBND ngày 12/7/2024", "Quyết định số 12/QĐ-UBND ngày 14/6/2024"
    )
    assert (one.kind, one.fact("printed"), one.fact("expected")) == (
        Kind.AFTER_REPORT,
        "12/7/2024",
        "14/6/2024",
    )
    assert kinds("Quyết định số 1367/QĐ-UBND ngày 12/7/2024") == []
    late = kinds("Quyết định số 1367/QĐ-UBND ngày 12/7/2024", reported=date(2024, 6, 14))
    assert late == [Kind.AFTER_REPORT]


def test_one_cause_is_told_once() -> None:
    right, wrong = "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2019"
    (one,) = found(right, wrong, wrong)
    assert one.kind is Kind.REGISTER_DATE
    assert [c.place.paragraph for c in one.citations] == [2, 3]


CUT_OFFS = [
    "6 tháng đầu năm 2024 (tính đến 10/6/2024) kết quả đạt được như sau:",
    "Thống kê từ ngày 15/12/2023 đến 12/6/2024, tổng số nhiệm vụ đã giao",
    "Thống kê đến ngày 13/6/2024, đã biên tập 591 tin",
    "số hóa đến ngày 31/12/2025 đạt 100%; từ ngày 15/12/2022 đến 14/12/2023",
]


def test_cut_offs_that_differ_within_one_report_are_told_together() -> None:
    placed = cut_offs_of(REPORT, enumerate(CUT_OFFS, 1))
    placed += title_cut_offs("BM7.xlsx", "BM7", "E40", "Số liệu trên Công DVC QG, tính đến ngày 14/6/2024")
    one = differing_cut_offs(placed, date(2024, 6, 14))
    assert one is not None
    assert one.kind is Kind.CUT_OFFS
    assert [c.place.paragraph or c.place.cell for c in one.cut_offs] == [1, 2, 3, "E40"]
    assert one.fact("printed") == "10/6/2024; 12/6/2024; 13/6/2024; 14/6/2024"
    assert one.fact("expected") == "14/6/2024"


@pytest.mark.parametrize(
    "texts",
    [
        ["tính đến 14/6/2024", "số liệu đến hết ngày 14/6/2024"],
        ["tính đến 14/6/2024", "tính đến ngày 14/12/2023"],
        ["tính đến 14/6/2024", "Tính đến ngày 30/6/2024"],
        ["tính đến 14/6/2024", "hoàn thành trước ngày 30/6/2024"],
        ["tính đến 14/6/2024", "từ ngày 03/6/2024 đến 07/6/2024 đã kiểm tra 5 đơn vị", "từ 3/6 đến 7/6/2024"],
        ["từ ngày 15/12/2023 đến 14/6/2024", "từ 15/12 đến 14/6/2024"],
        [],
    ],
)
def test_one_cut_off_history_and_plans_accuse_nobody(texts: list[str]) -> None:
    placed = cut_offs_of(REPORT, enumerate(texts, 1))
    assert differing_cut_offs(placed, date(2024, 6, 14), reported=date(2024, 6, 20)) is None


def test_a_citation_without_number_or_symbol_accuses_nobody() -> None:
    assert kinds("Số: /VP-HCTC", "QĐ 766 và Quyết định 766 của Bộ Nội vụ", "") == []
