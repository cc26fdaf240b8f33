"""Cited documents, cut-offs, and digits that are no figures, as reports print them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.prose.citations.citation import Citation, Role
from assets.prose.citations.cut_offs import cut_offs_in
from assets.prose.citations.dates import dated_in
from assets.prose.citations.find import citations_in
from assets.prose.citations.laws import register
from assets.prose.citations.not_figures import spans_not_figures
from assets.prose.citations.words import citation_words


def only(text: str) -> Citation:
    (found,) = citations_in(text)
    return found


def day(citation: Citation) -> str:
    return citation.date.value.isoformat() if citation.date and citation.date.value else ""


def left(text: str) -> str:
    """The text with what is no figure cut out."""
    for start, stop in reversed(spans_not_figures(text)):
        text = text[:start] + "#" + text[stop:]
    return text


AS_PRINTED = [
    ("Kế hoạch số 250/KH-UBND ngày 22/12/2023 của UBND tỉnh", "Kế hoạch", "250", "KH-UBND", "2023-12-22", "UBND"),
    ("Kế hoạch số 60/KH-VP, ngày 26/01/2024 về cải cách", "Kế hoạch", "60", "KH-VP", "2024-01-26", ""),
    ("kế hoạch số 28/KH-VP ngày 15/01/2024", "Kế hoạch", "28", "KH-VP", "2024-01-15", ""),
    ("KẾ HOẠCH SỐ 28/KH-VP", "Kế hoạch", "28", "KH-VP", "", ""),
    ("Quyết định 2955/QĐ-UBND ngày 17/12/2018 của UBND tỉnh", "Quyết định", "2955", "QĐ-UBND", "2018-12-17", "UBND"),
    ("quyết định 1103/QĐ-UBND ngày 30/5/2023", "Quyết định", "1103", "QĐ-UBND", "2023-05-30", ""),
    ("Quyết định số 12/QÐ-UBND", "Quyết định", "12", "QĐ-UBND", "", ""),
    ("Quyết định số 1291/QĐ/TTg ngày 07/10/2019 của Thủ tướng Chính phủ", "Quyết định", "1291", "QĐ-TTg",
     "2019-10-07", "Thủ tướng Chính phủ"),
    ("Thông báo số 604-TB/BTCTU ngày 19/10/2023 của Ban Tổ chức Tỉnh ủy Quảng Trị.", "Thông báo", "604",
     "TB-BTCTU", "2023-10-19", "Ban Tổ chức Tỉnh ủy"),
    ("Nghị quyết số 02-NQ/TU, ngày 04/11/2021 của Tỉnh ủy Quảng Trị", "Nghị quyết", "02", "NQ-TU", "2021-11-04",
     "Tỉnh ủy"),
    ("Chỉ thị số 35-CT/TU ngày 11/12/2023 của Ban Thường vụ Tỉnh ủy", "Chỉ thị", "35", "CT-TU", "2023-12-11",
     "Tỉnh ủy"),
    ("công văn số 1226/ UBND-TH ngày 08/8/2023 đề xuất", "Công văn", "1226", "UBND-TH", "2023-08-08", ""),
    ("Công văn số 1.226/UBND-TH", "Công văn", "1.226", "UBND-TH", "", ""),
    ("Công văn số 77/ STTTT- CNTT", "Công văn", "77", "STTTT-CNTT", "", ""),
    ("Công văn hướng dẫn số 223/SNV-CCHCVTLT ngày 10/3/2022 của Sở Nội vụ", "Công văn", "223", "SNV-CCHCVTLT",
     "2022-03-10", "Sở Nội vụ"),
    ("Công văn số 859/CAT-PC06 ngày 17/4/2024 của Công an tỉnh", "Công văn", "859", "CAT-PC06", "2024-04-17",
     "Công an"),
    ("Tờ trình 486/TTr-VP ngày 22/4/2024", "Tờ trình", "486", "TTr-VP", "2024-04-22", ""),
    ("Hướng dẫn số 207/HD-SNV ngày 26/02/2024", "Hướng dẫn", "207", "HD-SNV", "2024-02-26", ""),
    ("Thông báo kết luận số 71/TB-VPCP ngày 28/02/2024", "Thông báo", "71", "TB-VPCP", "2024-02-28", ""),
    ("Quyết định phê duyệt Kế hoạch số 12/QĐ-UBND", "Quyết định", "12", "QĐ-UBND", "", ""),
    ("Tờ trình số 12/TTr-SNV ngày 05.6.2024", "Tờ trình", "12", "TTr-SNV", "2024-06-05", ""),
    ("Kế hoạch số 12 /KH-UBND ngày  05 /6/ 2024", "Kế hoạch", "12", "KH-UBND", "2024-06-05", ""),
    ("Chỉ thị 16/CT-TTg (20/5/2024)", "Chỉ thị", "16", "CT-TTg", "2024-05-20", ""),
    ("Quyết định số 12/QĐ-UBND của Chủ tịch UBND tỉnh ngày 05/5/2023", "Quyết định", "12", "QĐ-UBND",
     "2023-05-05", "UBND"),
    ("Kết luận số 63-KL/TW ngày 18/7/2013 của Bộ Chính trị", "Kết luận", "63", "KL-TW", "2013-07-18",
     "Bộ Chính trị"),
    ("QĐ 766 trên Cổng DVC quốc gia", "Quyết định", "766", "", "", ""),
    ("Quyết định 766 của Thủ tướng", "Quyết định", "766", "", "", "Thủ tướng Chính phủ"),
    ("các Kế hoạch: Số 16/KH-VP ngày 09/01/2024", "Kế hoạch", "16", "KH-VP", "2024-01-09", ""),
    ("Quyết định số 12/QĐ-UBNDngày 12/3/2024", "Quyết định", "12", "QĐ-UBND", "2024-03-12", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "number", "symbol", "dated", "issuer"), AS_PRINTED)
def test_a_citation_is_read_as_officials_print_it(
    text: str, kind: str, number: str, symbol: str, dated: str, issuer: str
) -> None:
    found = only(text)
    assert (found.type_word, found.number, found.symbol, found.issuer) == (kind, number, symbol, issuer)
    assert day(found) == dated
    assert found.role is Role.CITED
    assert text[found.start : found.stop] == found.printed


def test_a_law_has_a_year_in_its_number() -> None:
    found = only("Điều 143 Nghị định số 34/2016/NĐ-CP của Chính phủ quy định chi tiết một số điều")
    assert (found.name, found.year, found.issuer_printed) == ("34/2016/NĐ-CP", 2016, "Chính phủ")
    found = only("Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội")
    assert (found.year, found.symbol, day(found)) == (2025, "QH15", "2025-06-12")


def test_a_list_carries_its_kind_over() -> None:
    text = (
        "các Kế hoạch: Số 16/KH-VP ngày 09/01/2024 về thực hành tiết kiệm, chống lãng phí; số 19/KH-VP ngày "
        "10/01/2024 về thực hiện Đề án Văn hóa công vụ; tăng cường kỷ luật; số 28/KH-VP ngày 15/01/2024"
    )
    found = citations_in(text)
    assert [(c.type_word, c.name, c.carried, day(c)) for c in found] == [
        ("Kế hoạch", "16/KH-VP", False, "2024-01-09"),
        ("Kế hoạch", "19/KH-VP", True, "2024-01-10"),
        ("Kế hoạch", "28/KH-VP", True, "2024-01-15"),
    ]
    assert found[0].about == "thực hành tiết kiệm, chống lãng phí"


def test_a_list_may_leave_out_the_word_so() -> None:
    found = citations_in("các Nghị định số 61/2018/NĐ-CP, 107/2021/NĐ-CP và 118/2025/NĐ-CP của Chính phủ")
    assert [(c.type_word, c.name) for c in found] == [
        ("Nghị định", "61/2018/NĐ-CP"),
        ("Nghị định", "107/2021/NĐ-CP"),
        ("Nghị định", "118/2025/NĐ-CP"),
    ]


def test_resolutions_are_named_by_number_alone() -> None:
    found = citations_in("theo Nghị quyết số 18, 19 của Ban Chấp hành Trung ương Đảng khóa XII")
    assert [(c.type_word, c.number, c.symbol) for c in found] == [
        ("Nghị quyết", "18", ""),
        ("Nghị quyết", "19", ""),
    ]


def test_a_symbol_of_the_party_is_no_number_alone() -> None:
    assert only("Nghị quyết số 18-NQ/TW").symbol == "NQ-TW"


@pytest.mark.parametrize(
    "text",
    [
        "ban hành 42 Quyết định, công bố 450 TTHC",
        "Kế hoạch 5 năm",
        "xử lý được 09/10 văn bản QPPL",
        "đạt 505/541 TTHC-DVC",
        "12/2024 hồ sơ",
        "Số hồ sơ: 15",
        "Quyết định 15 hồ sơ",
        "",
    ],
)
def test_figures_beside_kinds_of_documents_are_no_citations(text: str) -> None:
    assert citations_in(text) == []


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        (
            "Ngày 28/02/2024, Văn phòng UBND tỉnh đã ban hành Kế hoạch số 111/KH-VP về tuyên truyền",
            "2024-02-28",
        ),
        ("Ngày 12/01/2023, Sở Nội vụ có Công văn số 49/SNV-CCHCVTLT về việc ban hành kế hoạch", "2023-01-12"),
        ("Ngày 28/02/2024 họp bàn. Văn phòng đã ban hành Kế hoạch số 111/KH-VP", ""),
        (
            "liên tục, ngày 09/01/2024, Văn phòng UBND tỉnh đã ban hành Kế hoạch số 17/KH-VP nhằm",
            "2024-01-09",
        ),
        ("Theo kết quả cuộc họp ngày 28/02/2024, UBND tỉnh có Công văn số 12/UBND-NC", ""),
        ("theo Nghị định số 61/2018/NĐ-CP, ngày 12/6/2024 UBND tỉnh đã họp", ""),
        ("theo Nghị định số 61/2018/NĐ-CP, ngày 12/6/2024, Văn phòng đã họp", ""),
        ("Kế hoạch số 776/KH-VP ngày 15/5/2024, về tinh giản biên chế", "2024-05-15"),
        ("Trước ngày 28/02/2024 thực hiện xong Kế hoạch số 111/KH-VP", ""),
    ],
)
def test_a_date_near_a_document_is_its_own_only_where_it_was_issued_on_it(text: str, issued: str) -> None:
    assert day(only(text)) == issued


@pytest.mark.parametrize(
    ("text", "number", "dated"),
    [
        ("Số: **1125**/BC-VPQuảng Trị, ngày **14** tháng **6** năm 2024**BÁO CÁO**", "1125", "2024-06-14"),
        ("Độc lập - Tự do - Hạnh phúcSố: 1125/BC-VP", "1125", ""),
        ("UBND TỈNH\nVĂN PHÒNG\nSố: 1125/BC-VP", "1125", ""),
        ("Số: 434/KH-UBND", "434", ""),
        ("Số hiệu: 434/KH-UBND", "434", ""),
        ("Số 434/KH-UBND", "434", ""),
        ("Số: 434/KH-UBND\tĐắk Nông, ngày 27 tháng 7 năm 2022", "434", "2022-07-27"),
        ("Số: /VP-HCTC", "", ""),
        ("Số: ……/BC-UBND\tHải Lăng, ngày … tháng … năm 2024", "", ""),
    ],
)
def test_a_document_prints_its_own_number(text: str, number: str, dated: str) -> None:
    found = only(text)
    assert (found.role, found.number, found.type_word, day(found)) == (Role.OWN, number, "", dated)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("(Kèm theo Công văn số /VP-HCTC ngày /02/2023 của Văn phòng UBND tỉnh)", Role.ANNEX_OF),
        (
            "(Ban hành kèm theo Kế hoạch số: 435/KH-UBND ngày 27/7/2022 của Chủ tịch UBND tỉnh Đk Nông)",
            Role.ANNEX_OF,
        ),
        ("PHỤ LỤC\n(Ban hành kèm theo Báo cáo số **M25/BC-VP** ngày **14/ 6** / 2024)", Role.ANNEX_OF),
        ("Biểu mẫu 3 (Kèm theo Báo cáo số 12/BC-SNV)", Role.ANNEX_OF),
        ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH (Kèm theo Báo cáo số 12/BC-SNV)", Role.ANNEX_OF),
        ("Quy chế làm việc ban hành kèm theo Quyết định số 12/QĐ-UBND", Role.CITED),
        ("Thực hiện Quy chế (ban hành kèm theo Quyết định số 12/QĐ-UBND)", Role.CITED),
        ("Số 19/KH-VP ngày 10/01/2024 về thực hiện Đề án Văn hóa công vụ;", Role.CITED),
    ],
)
def test_an_annex_names_the_document_it_goes_with(text: str, role: Role) -> None:
    assert only(text).role is role


def test_in_a_title_kem_theo_always_names_what_the_annex_goes_with() -> None:
    text = "Thống kê số liệu CCHC (Kèm theo Báo cáo số 12/BC-SNV)"
    assert [c.role for c in citations_in(text)] == [Role.CITED]
    assert [c.role for c in citations_in(text, title=True)] == [Role.ANNEX_OF]


def test_what_is_left_blank_is_known_to_be_blank() -> None:
    found = only("(Kèm theo Công văn số /VP-HCTC ngày /02/2023 của Văn phòng UBND tỉnh)")
    assert found.number == ""
    assert found.date is not None
    assert (found.date.day, found.date.month, found.date.year, found.date.value) == (None, 2, 2023, None)


def test_an_unreadable_number_is_kept_as_printed() -> None:
    found = only("Báo cáo số **M25/BC-VP** ngày **14/ 6** / 2024 của Văn phòng UBND tỉnh")
    assert (found.number, day(found), found.issuer) == ("M25", "2024-06-14", "Văn phòng UBND")


def test_a_date_the_calendar_lacks_is_read_but_is_no_day() -> None:
    found = only("Quyết định số 12/QĐ-UBND ngày 31/02/2024")
    assert found.date is not None
    assert found.date.is_whole
    assert found.date.value is None


def test_an_office_does_not_swallow_the_next_document() -> None:
    found = citations_in("theo Nghị quyết 76/NQ-CP của Chính phủ và Nghị quyết 01-NQ/TU của Tỉnh ủy")
    assert [(c.name, c.issuer_printed) for c in found] == [("76/NQ-CP", "Chính phủ"), ("01/NQ-TU", "Tỉnh ủy")]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Quảng Trị, ngày 14 tháng 6 năm 2024", date(2024, 6, 14)),
        ("*Đắk Nông, ngày 27 tháng 7 năm 2022* ", date(2022, 7, 27)),
        ("Ngày 14/6/2024", date(2024, 6, 14)),
        ("Quảng Trị, ngày tháng năm 2023", None),
        ("Ngày 14/6/2024 tổ chức Hội nghị", None),
        ("", None),
    ],
)
def test_a_line_of_place_and_date_dates_a_document(text: str, dated: date | None) -> None:
    found = dated_in(text)
    assert (found.value if found else None) == dated


NO_FIGURES = [
    ("Điều 143 và khoản 2 Điều 5, Khoản 10, Điều 23; điểm a khoản 1", "# và # #, #, #; điểm a #"),
    ("tháng 6 năm 2024, năm 2024, tháng 6/2024, 10/2023", "# #, #, #, #"),
    ("giai đoạn 2021-2025; giai đoạn 2021 -2025; kỳ 2019-2023", "#; #; kỳ #"),
    ("các năm 2021, 2022 và 2023 có 15 hồ sơ", "các # có 15 hồ sơ"),
    ("ngày 14/ 6 / 2024 và 15/12/2023, ngày 15-6-2024", "# và #, #"),
    ("từ 15/12 đến 14/6/2024 có 5/6 xã", "# đến # có 5/6 xã"),
    ("6 tháng đầu năm 2024 có 15 hồ sơ", "# có 15 hồ sơ"),
    ("báo cáo 9 tháng, quý I/2024, quý 2 năm 2024", "#, #, # #"),
    ("điện thoại: 0233.3852.486; (0233) 3 852 486; hotline 1022", "#; #; #"),
    ("Tổng đài hỗ trợ 1022 tiếp nhận 35 cuộc gọi", "# tiếp nhận 35 cuộc gọi"),
    ("vp2@quangtri.gov.vn, http://congbao.quangtri.gov.vn/12, ipa24.vn", "#, #, #"),
    ("8 giờ 30, 8h30, lúc 8 giờ, rút ngắn 8 giờ", "#, #, #, rút ngắn 8 giờ"),
    ("(Mã Dịch vụ 033): 1.077 lượt", "(#): 1.077 lượt"),
    ("Đề án 06; Mẫu số 02; Biểu mẫu 1; Phụ lục 3; Biểu II.06b/VPCP/KSTT", "#; #; #; #; #"),
    ("ISO 9001:2015, TCVN ISO 9001, ISO TCVN 9001 -2015", "#, #, #"),
    (
        "trực tuyến mức độ 3, 4 theo danh mục; mức độ 3 và 4 của tỉnh",
        "trực tuyến # theo danh mục; # của tỉnh",
    ),
    ("mức độ 4, 15 hồ sơ", "#, 15 hồ sơ"),
    ("khóa XIII, kỳ họp thứ 8, lần thứ 8, trường cấp 2", "khóa XIII, #, #, #"),
    ("hoạt động 24/7, COVID-19, VTV1, PC06", "hoạt động #, #, #, #"),
    ("2.1. Đối với 5 xã", "# Đối với 5 xã"),
    ("- Lĩnh vực 3: Cải cách TTHC đạt 12,64/13,50", "#: Cải cách TTHC đạt 12,64/13,50"),
    ("mỗi ngày 20 hồ sơ; ngày 20 hằng tháng", "mỗi ngày 20 hồ sơ; # hằng tháng"),
    ("Kế hoạch số 45/KH-UBND ngày 04/3/2024 giao 15 nhiệm vụ", "# giao 15 nhiệm vụ"),
    ("theo NQ 76 và QĐ 766", "theo # và #"),
]


@pytest.mark.parametrize(("text", "without"), NO_FIGURES)
def test_digits_that_are_no_figures_are_told_apart(text: str, without: str) -> None:
    assert left(text) == without


@pytest.mark.parametrize(
    "text",
    [
        "đã tiếp nhận 150.969 hồ sơ, đã giải quyết 140.394 hồ sơ (đúng hạn 140.061, quá hạn 309)",
        "xếp thứ 42/63 tỉnh thành",
        "111/238 TTHC đã được cung cấp toàn trình",
        "cấp tỉnh: 558 tài khoản, cấp huyện 471 tài khoản, cấp xã 761 tài khoản",
        "đạt chỉ số 88,1%, chỉ số 87,76%",
        "đã cấp 15 giấy phép; đã cấp 15.",
        "Tổng số chỉ tiêu: 33 chỉ tiêu",
        "có từ 2-3 sáng kiến",
        "đạt 12,64/13,50; 5/6 điểm",
        "liên thông 4 cấp",
        "rút ngắn 3 tháng; trong 02 năm",
        "- 15 hồ sơ",
        "15.000 hồ sơ",
        "trong nhóm 20 địa phương dẫn đầu",
        "giải quyết 12.345/12.400 TTHC",
        "TTHC100%",
        "Trên 95% hồ sơ; từ 60% trở lên",
    ],
)
def test_figures_are_left_alone(text: str) -> None:
    assert spans_not_figures(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("6 tháng đầu năm 2024 (tính đến 10/6/2024) kết quả đạt được", ["2024-06-10"]),
        ("Số liệu trên Công DVC QG, tính đến ngày 14/6/2024", ["2024-06-14"]),
        ("số liệu đến hết ngày 14/6/2024", ["2024-06-14"]),
        ("Thống kê từ ngày 15/12/2023 đến 12/6/2024, tổng số nhiệm vụ", ["2024-06-12"]),
        ("(Số liệu đánh giá tính từ 15/11/2021 đến 14/10/2023)", ["2023-10-14"]),
        ("Thống kê đến ngày 13/6/2024, đã biên tập", ["2024-06-13"]),
        ("ổn định, tính đến ngày 12/6/2024 đã phục vụ 69 cuộc họp", ["2024-06-12"]),
        ("Đến ngày 10/6/2024, toàn tỉnh có 15 xã", ["2024-06-10"]),
        ("Lũy kế đến 12/6/2024; từ 15/12/2023 - 14/6/2024", ["2024-06-12", "2024-06-14"]),
        ("tính đến ngày 14 tháng 6 năm 2024", ["2024-06-14"]),
        ("từ ngày 15 tháng 12 năm 2023 đến hết ngày 14 tháng 6 năm 2024", ["2024-06-14"]),
        ("hoàn thành trước ngày 30/6/2024", []),
        ("phấn đấu đến ngày 30/6/2024", []),
        ("từ ngày 01/7/2024 sử dụng tài khoản VNeID", []),
        ("tính đến ngày 31/6", []),
        ("tính đến nay", []),
    ],
)
def test_a_cut_off_is_the_day_figures_go_to(text: str, days: list[str]) -> None:
    found = cut_offs_in(text)
    assert [c.date.value.isoformat() for c in found if c.date.value] == days
    assert all(text[c.start : c.stop] == c.printed for c in found)


def test_every_law_of_the_register_is_of_a_known_kind_and_office() -> None:
    law = citation_words()
    kinds = {t.name: t for t in law.types}
    offices = {i.name for i in law.issuers}
    for key, documents in register().items():
        for known in documents:
            assert known.type in kinds, known.number
            assert known.issuer in offices, known.number
            assert key[1] in (None, known.date.year), known.number
            assert key[1] is not None or known.known_by, known.number


def test_an_offices_other_names_are_offices() -> None:
    law = citation_words()
    names = {i.name for i in law.issuers}
    assert all(set(i.also) <= names for i in law.issuers)
    assert len(names) == len(law.issuers)


_PIECES = st.sampled_from(
    [text for text, *_ in AS_PRINTED]
    + [text for text, _ in NO_FIGURES]
    + [
        "Số: ",
        "số ",
        "ngày ",
        "/",
        "-",
        "Kế hoạch ",
        "15",
        "2024",
        ", ",
        "; ",
        " của ",
        "UBND",
        "(",
        ")",
        "\n",
        "…",
        "*",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=8).map("".join)))
def test_spans_lie_inside_the_text_in_order_and_apart(text: str) -> None:
    cited = [(c.start, c.stop) for c in citations_in(text)]
    for spans in (cited, spans_not_figures(text)):
        assert all(0 <= start < stop <= len(text) for start, stop in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = spans_not_figures(text)
    for start, stop in cited:
        if any(c.isdecimal() for c in text[start:stop]):
            assert any(a <= start and stop <= b for a, b in covered)
    for cut_off in cut_offs_in(text):
        assert 0 <= cut_off.start < cut_off.stop <= len(text)
    dated_in(text)
