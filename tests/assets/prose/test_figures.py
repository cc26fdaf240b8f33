"""Figures in sentences: read as printed, with what they count and how exactly they are meant."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assets.numbers import LARGEST, vietnamese
from assets.prose.figures import POINTS, Meant, TextFigure, figures_in

EXACT, ABOUT, AT_LEAST, AT_MOST = Meant.EXACT, Meant.ABOUT, Meant.AT_LEAST, Meant.AT_MOST


def only(text: str) -> TextFigure:
    """The one figure of a sentence."""
    (found,) = figures_in(text)
    return found


ONE = [
    ("Tiếp nhận 150.969 hồ sơ trong kỳ.", "150.969", "150969", 0, "hồ sơ", EXACT),
    ("Tiếp nhận 150969 hồ sơ trong kỳ.", "150969", "150969", 0, "hồ sơ", EXACT),
    ("Tiếp nhận 52,414 hồ sơ trong kỳ.", "52,414", "52414", 0, "hồ sơ", EXACT),
    ("Tiếp nhận 1,234,567 hồ sơ trong kỳ.", "1,234,567", "1234567", 0, "hồ sơ", EXACT),
    ("Tiếp nhận 12 345 hồ sơ trong kỳ.", "12 345", "12345", 0, "hồ sơ", EXACT),
    ("Tiếp nhận 12\u00a0345 hồ sơ trong kỳ.", "12\u00a0345", "12345", 0, "hồ sơ", EXACT),
    ("Có 05 viên chức được cử đi học.", "05", "5", 0, "người", EXACT),
    ("Công bố 450 TTHC.", "450", "450", 0, "thủ tục", EXACT),
    ("Tỷ lệ đạt 88,12% trên tổng số TTHC.", "88,12%", "88.12", 2, "%", EXACT),
    ("Tỷ lệ đạt 99,69 % tổng số.", "99,69 %", "99.69", 2, "%", EXACT),
    ("Tỷ lệ đạt 14.7% kế hoạch.", "14.7%", "14.7", 1, "%", EXACT),
    ("Tỷ lệ đạt 52,414% kế hoạch.", "52,414%", "52.414", 3, "%", EXACT),
    ("Tỷ lệ đạt 18,4 phần trăm kế hoạch.", "18,4", "18.4", 1, "%", EXACT),
    ("Chỉ số đạt 4,21 điểm phần trăm.", "4,21", "4.21", 2, POINTS, EXACT),
    ("Chỉ số đạt 4,21 điểm %.", "4,21", "4.21", 2, POINTS, EXACT),
    ("Chỉ số đạt 87,24 điểm.", "87,24", "87.24", 2, "điểm", EXACT),
    ("Chỉ số đạt 12,640 điểm.", "12,640", "12.640", 3, "điểm", EXACT),
    ("Có hơn 450 lượt truy cập.", "450", "450", 0, "lượt", AT_LEAST),
    ("Có trên 450 lượt truy cập.", "450", "450", 0, "lượt", AT_LEAST),
    ("Đạt tối thiểu 80% số hồ sơ.", "80%", "80", 0, "%", AT_LEAST),
    ("Tỷ lệ đạt trên 90%.", "90%", "90", 0, "%", AT_LEAST),
    ("Tỷ lệ từ 60% trở lên.", "60%", "60", 0, "%", AT_LEAST),
    ("Đã cập nhật khoảng 37.431 hồ sơ.", "37.431", "37431", 0, "hồ sơ", ABOUT),
    ("Đã cập nhật gần 37.000 hồ sơ.", "37.000", "37000", 0, "hồ sơ", ABOUT),
    ("Tỷ lệ quá hạn dưới 5%.", "5%", "5", 0, "%", AT_MOST),
    ("Không quá 10 hồ sơ bị trả lại.", "10", "10", 0, "hồ sơ", AT_MOST),
]


@pytest.mark.parametrize(("text", "printed", "value", "decimals", "noun", "meant"), ONE)
def test_a_figure_is_read_with_its_noun_and_how_it_is_meant(
    text: str, printed: str, value: str, decimals: int, noun: str, meant: Meant
) -> None:
    f = only(text)
    assert (f.printed, str(f.value), f.decimals, f.noun, f.meant) == (printed, value, decimals, noun, meant)
    assert (f.scale, f.over) == (1, -1)
    assert f.quantity == ("rate" if noun in ("%", POINTS) else "measure" if decimals else "count")


@pytest.mark.parametrize(
    ("text", "value", "scale", "noun"),
    [
        ("Đã số hóa 1,2 ngàn hồ sơ.", "1.2", 1_000, "hồ sơ"),
        ("Đã số hóa 12 nghìn hồ sơ.", "12", 1_000, "hồ sơ"),
        ("Kinh phí 1.250,5 triệu đồng.", "1250.5", 1_000_000, "đồng"),
        ("Vốn đăng ký 2,6 nghìn tỷ đồng.", "2.6", 10**12, "đồng"),
        ("Kinh phí 3 tỷ đồng.", "3", 1_000_000_000, "đồng"),
    ],
)
def test_words_of_scale_multiply_a_rounded_figure(text: str, value: str, scale: int, noun: str) -> None:
    f = only(text)
    assert (str(f.value), f.scale, f.noun, f.quantity) == (value, scale, noun, "measure")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Tiếp nhận 140.394 hồ sơ.", "hồ sơ"),
        ("Kinh phí 1.250,5 triệu đồng.", "triệu đồng"),
        ("Đã số hóa 1,2 ngàn hồ sơ.", "nghìn hồ sơ"),
        ("Vốn đăng ký 2,6 ngàn tỷ đồng.", "nghìn tỷ đồng"),
        ("Chỉ số tăng 4,21 điểm %.", "điểm phần trăm"),
        ("Tỷ lệ đạt 88,12%.", ""),
    ],
)
def test_a_figure_is_told_with_all_that_stands_behind_it(text: str, counted: str) -> None:
    assert only(text).counted == counted


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Công dân từ 6 đến dưới 14 tuổi 61.745 hồ sơ.", ["61.745"]),
        ("Người từ đủ 16 tuổi đến dưới 18 tuổi là 12 người.", ["12"]),
        ("Có 7 dự án đạt từ 30% đến dưới 60% kế hoạch.", ["7"]),
    ],
)
def test_up_to_below_a_figure_is_a_span(text: str, ends: list[str]) -> None:
    assert [f.printed for f in figures_in(text) if f.meant is EXACT] == ends


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Hình phạt: tử hình 17, chung thân 24.", ["17", "24"]),
        ("Chưa có phương án 52, đang lập phương án 18.", ["52", "18"]),
        ("Theo phương án 2, xem Hình 17.", []),
    ],
)
def test_what_is_counted_is_no_name_though_a_name_ends_like_it(text: str, printed: list[str]) -> None:
    assert [f.printed for f in figures_in(text)] == printed


def test_groups_told_apart_in_two_ways_are_read_over_a_count() -> None:
    assert [f.printed for f in figures_in("Nộp qua mạng 3.918,000/5.246.")] == ["3.918,000", "5.246"]


def test_a_figure_set_over_another_shares_what_it_counts() -> None:
    for text, printed, noun in [
        ("Đã tích hợp 505/541 thủ tục hành chính.", ("505", "541"), "thủ tục"),
        ("Đã tích hợp 505 / 541 thủ tục hành chính.", ("505", "541"), "thủ tục"),
        ("Hoàn thành 505 trên 541 thủ tục.", ("505", "541"), "thủ tục"),
        ("Hoàn thành 505 thủ tục trên tổng số 541 thủ tục.", ("505", "541"), "thủ tục"),
        ("Hoàn thành 31 trong 44 nhiệm vụ.", ("31", "44"), "nhiệm vụ"),
        ("Có 187 hồ sơ trễ hạn/44.512 hồ sơ.", ("187", "44.512"), "hồ sơ"),
        ("Có 52,414/60,000 hồ sơ đúng hạn.", ("52,414", "60,000"), "hồ sơ"),
    ]:
        upper, lower = figures_in(text)
        assert (upper.printed, lower.printed) == printed, text
        assert (upper.over, lower.over) == (1, -1), text
        assert upper.noun == lower.noun == noun, text
        assert upper.meant is lower.meant is EXACT, text


def test_above_so_much_is_not_out_of_so_many() -> None:
    above = only("Tỷ lệ đạt trên 90% số thủ tục.")
    assert (above.meant, above.over) == (AT_LEAST, -1)
    upper, lower = figures_in("Đã giải quyết 505 trên 541 thủ tục.")
    assert (upper.meant, upper.over, lower.value) == (EXACT, 1, 541)


@pytest.mark.parametrize(
    "lead", ["xếp thứ", "đứng thứ", "xếp hạng", "xếp vị trí thứ", "vị trí thứ", "xếp", "thứ hạng"]
)
def test_a_place_among_others_is_a_rank(lead: str) -> None:
    place, of = figures_in(f"Chỉ số CCHC của tỉnh {lead} 42/63 tỉnh, thành phố.")
    assert (place.value, of.value, of.noun) == (42, 63, "tỉnh")
    assert (place.meant, place.over, of.meant) == (Meant.RANK, 1, Meant.RANK)


@pytest.mark.parametrize(
    "text",
    [
        "Mỗi đơn vị có 2-5 sáng kiến.",
        "Mỗi đơn vị có 2 – 5 sáng kiến.",
        "Mỗi đơn vị có từ 2 đến 5 sáng kiến.",
        "Mỗi đơn vị có từ 2 tới 5 sáng kiến.",
    ],
)
def test_the_ends_of_a_range_are_not_exact(text: str) -> None:
    assert [(int(f.value), f.meant) for f in figures_in(text)] == [(2, Meant.SPAN), (5, Meant.SPAN)]


def test_a_change_from_one_figure_to_another_is_no_range() -> None:
    assert [f.meant for f in figures_in("Số đơn vị tăng từ 12 đến 15 đơn vị.")] == [EXACT, EXACT]
    assert [f.meant for f in figures_in("Số đơn vị giảm từ 15 xuống còn 12 đơn vị.")] == [EXACT, EXACT]


NONE = [
    "Kế hoạch số 250/KH-UBND ngày 22/12/2023 của UBND tỉnh.",
    "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.",
    "Thông báo số 604-TB/BTCTU ngày 19 tháng 10 năm 2023.",
    "Theo khoản 2 Điều 5 Nghị định này.",
    "Theo điểm a khoản 1, Điều 14.",
    "Điện thoại: 0233.3852.123.",
    "Điện thoại liên hệ 0905 123 456.",
    "Số liệu tính đến 15/12.",
    "Số liệu từ ngày 15/12/2023 đến 14/6/2024.",
    "Báo cáo 9 tháng năm 2024.",
    "Báo cáo 06 tháng đầu năm.",
    "Trong quý II/2024.",
    "Giai đoạn 2021-2025.",
    "Hệ thống vận hành 24/7.",
    "Nhóm 1: các thủ tục về đất đai.",
    "Đợt 2, các xã còn lại.",
    "Không có figure nào.",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_dates_numbers_articles_telephones_and_ordinals_are_no_figures(text: str) -> None:
    assert figures_in(text) == ()


@pytest.mark.parametrize("text", [t for t in NONE if t])
def test_what_is_no_figure_hides_none_after_it(text: str) -> None:
    assert only(f"{text} Đã giải quyết 1.071 hồ sơ.").printed == "1.071"


def test_a_day_without_its_year_is_told_from_some_out_of_others() -> None:
    assert only("Tính đến 15/12, có 30 hồ sơ.").printed == "30"
    assert [f.printed for f in figures_in("Hoàn thành 5/12 nhiệm vụ.")] == ["5", "12"]


def test_a_number_behind_an_ordinal_is_a_figure_of_its_own() -> None:
    text = "1.482 đơn vị đã giao tự chủ: nhóm 1 21, nhóm 2 97, nhóm 3 478, nhóm 4 886."
    assert [int(f.value) for f in figures_in(text)] == [1482, 21, 97, 478, 886]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Các đơn vị nhóm 1 và nhóm 2 chiếm 5,09%.", ["5,09%"]),
        ("Dịch vụ công mức độ 3, 4 chiếm 45,6% tổng số thủ tục.", ["45,6%"]),
        ('Có 1.392 thủ tục thực hiện "5 tại chỗ", bằng 82,2%.', ["1.392", "82,2%"]),
        ("Thực hiện “4 tăng, 2 giảm, 3 không” tại 12 xã.", ["12"]),
    ],
)
def test_numbers_that_only_name_one_of_a_kind_are_no_figures(text: str, printed: list[str]) -> None:
    assert [f.printed for f in figures_in(text)] == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Đã phê duyệt hồ sơ đề xuất cấp độ 88 hệ thống.", ["88"]),
        ('Báo cáo ghi "12 hồ sơ quá hạn" là chưa đúng.', ["12"]),
        ("Tổng số thuê bao điện thoại 1.611.911 thuê bao.", ["1.611.911"]),
        ("Tiếp nhận qua điện thoại 312 lượt, qua thư điện tử 45 lượt.", ["312", "45"]),
    ],
)
def test_what_is_counted_is_a_figure_whatever_stands_before_it(text: str, printed: list[str]) -> None:
    assert [f.printed for f in figures_in(text)] == printed


def test_roads_and_kinds_of_all_sorts_are_no_ordinals() -> None:
    assert only("Thủ tục thuộc lĩnh vực hạ tầng 25, còn lại chưa công bố.").value == 25
    assert only("Báo cáo các loại 14, còn lại chưa thống kê.").value == 14


def test_cells_of_a_row_that_lost_its_lines_are_figures_each() -> None:
    assert [f.printed for f in figures_in("Cộng 12.846 12.599 9.418 3.174 7 247")] == [
        "12.846", "12.599", "9.418", "3.174", "7", "247",
    ]  # fmt: skip
    assert [f.printed for f in figures_in("Tiếp nhận 12 345 hồ sơ, thu 1 234 567 đồng")] == [
        "12 345",
        "1 234 567",
    ]


def test_a_number_at_the_end_of_a_name_is_no_figure() -> None:
    assert [f.printed for f in figures_in("Đông Hải 1 1.893, Đông Hải 2 1.458, Nam Hải 1.127")] == [
        "1.893", "1.458", "1.127",
    ]  # fmt: skip
    assert [f.printed for f in figures_in("Phiếu số 1: 3.772 phiếu; phiếu số 2: 1.714 phiếu")] == [
        "3.772",
        "1.714",
    ]


def test_bare_figures_take_the_unit_of_the_last_of_their_list() -> None:
    told = (
        "Gồm: doanh nghiệp 2.914,6; tiền đất 1.872,3 (chiếm 22,2%); các khoản khác 1.104,7 tỷ đồng. Còn 3,5"
    )
    assert [(f.scale, f.noun) for f in figures_in(told) if f.quantity == "measure"] == [
        *[(10**9, "đồng")] * 3, (1, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Còn 17 đơn/13 vụ khiếu nại",
        "Đã giải quyết 1.109 vụ/1.490 bị can, đạt 73,64%",
        "Tiếp 45 lượt/61 người",
    ],
)
def test_things_counted_side_by_side_are_not_set_over_each_other(text: str) -> None:
    assert {f.over for f in figures_in(text)} == {-1}


def test_an_area_is_rounded_even_without_decimals() -> None:
    assert [f.quantity for f in figures_in("Gieo trồng 1.294 ha, 199 ha cho 250 hộ")] == [
        "measure",
        "measure",
        "count",
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Gieo trồng 11.397,2ha lúa", ["11.397,2"]),
        ("Thu hồi 3.908.666m2 đất", ["3.908.666"]),
        ("Giải ngân 5.138,4tỷ đồng", ["5.138,4"]),
        ("Cấp huyện 1.200hồ sơ, cấp xã 800 Hồ sơ", ["1.200", "800"]),
        ("Có 10cán bộ", ["10"]),
        ("Đã thu phí 100.000đ của 12 hồ sơ, chi 500k, hỗ trợ 3tr", ["100.000", "12", "500", "3"]),
        ("Theo mẫu 12a, có 15 hồ sơ", ["15"]),
        ("Mã 11.397,2x của hồ sơ", []),
    ],
)
def test_a_figure_glued_to_its_unit_is_read_whole_or_not_at_all(text: str, printed: list[str]) -> None:
    assert [f.printed for f in figures_in(text)] == printed


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Tốc độ tăng đạt -3,1%, giảm 8,3 điểm phần trăm.", ["-3.1", "8.3"]),
        ("Cân đối là −125 tỷ đồng.", ["-125"]),
        ("Giảm 400 vụ (-18,74%).", ["400", "18.74"]),
        ("Giảm 5 - 10% số xã", ["5", "10"]),
        ("- 12,5 ha lúa", ["12.5"]),
        ("gồm -12 nghị quyết, -15 quyết định", ["12", "15"]),
    ],
)
def test_a_rate_or_amount_below_nought_keeps_its_sign(text: str, values: list[str]) -> None:
    assert [str(f.value) for f in figures_in(text)] == values


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Giảm 09 khiếu nại so với năm 2022 (46); do phát chậm 22", ["09", "46", "22"]),
        ("Tại Trung tâm A (46), Trung tâm B (39) và Cơ sở C (92).", ["46", "39", "92"]),
        ("Gồm: (1) quyết định: 17; (2) kế hoạch: 12", ["17", "12"]),
        ("Cấp mới 5.902, đổi 7.914, nâng hạng 395", ["5.902", "7.914", "395"]),
    ],
)
def test_a_number_alone_in_a_bracket_is_a_figure_unless_it_counts_what_follows(
    text: str, printed: list[str]
) -> None:
    assert [f.printed for f in figures_in(text)] == printed


def test_hours_from_and_to_are_the_ends_of_a_span() -> None:
    text = "Quầy thường xuyên quá tải từ 8 giờ đến 10 giờ hằng ngày."
    assert [f.meant for f in figures_in(text)] == [Meant.SPAN, Meant.SPAN]


def test_a_plan_behind_a_stroke_is_what_a_figure_is_out_of() -> None:
    found = figures_in(
        "Bồi dưỡng 2.815 lượt người/kế hoạch 4.200 lượt; thu 164,8 tỷ đồng/dự toán 623,0 tỷ đồng."
    )
    assert [f.over for f in found] == [1, -1, 3, -1]


def test_an_ordinal_is_told_from_a_count() -> None:
    assert only("Nhóm 1: có 12 hồ sơ.").printed == "12"
    assert only("Thành lập nhóm 12 người.").value == 12


COUNTS = st.integers(0, int(LARGEST) - 1)
MEASURES = st.tuples(st.integers(0, 10**9), st.integers(1, 4))


@given(COUNTS, st.sampled_from(["hồ sơ", "thủ tục", "nhiệm vụ", "lượt", "văn bản"]))
def test_a_printed_count_is_read_back(value: int, noun: str) -> None:
    text = f"Đến nay, toàn tỉnh có {vietnamese(Decimal(value))} {noun} được cập nhật."
    f = only(text)
    assert (f.value, f.decimals, f.quantity, f.noun, f.meant) == (value, 0, "count", noun, EXACT)
    assert text[f.start : f.stop] == f.printed == vietnamese(Decimal(value))


@given(st.integers(0, 10**6), st.integers(0, 4), st.sampled_from(["%", " %"]))
def test_a_printed_rate_is_read_back(places: int, decimals: int, sign: str) -> None:
    value = Decimal(places).scaleb(-decimals)
    printed = vietnamese(value, decimals, grouped=False) + sign
    text = f"Tỷ lệ hồ sơ đúng hạn đạt {printed}, cao hơn kế hoạch."
    f = only(text)
    assert (f.value, f.decimals, f.quantity, f.unit) == (value, decimals, "rate", "%")
    assert text[f.start : f.stop] == f.printed == printed


@given(MEASURES)
def test_a_printed_score_is_read_back(measure: tuple[int, int]) -> None:
    places, decimals = measure
    assume(decimals < 3)  # "1.000,000" may be a million
    value = Decimal(places).scaleb(-decimals)
    f = only(f"Chỉ số CCHC của tỉnh đạt {vietnamese(value, decimals)} điểm.")
    assert (f.value, f.decimals, f.quantity) == (value, decimals, "measure")


@given(st.integers(1, 10**9), st.data())
def test_one_printed_over_another_is_read_back(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    over = data.draw(st.sampled_from(["/", " trên ", " trên tổng số ", " trong tổng số "]))
    printed = f"{vietnamese(Decimal(part))}{over}{vietnamese(Decimal(whole))}"
    assume(printed != "24/24")  # round the clock
    upper, lower = figures_in(f"Đã tích hợp {printed} thủ tục hành chính.")
    assert (upper.value, upper.over, lower.value) == (part, 1, whole)


@given(st.lists(st.tuples(COUNTS, st.sampled_from([", ", "; ", " và ", " (", ") ", ". Có "])), max_size=8))
def test_figures_come_in_order_and_lie_in_the_text(told: list[tuple[int, str]]) -> None:
    text = "Có " + "".join(f"{vietnamese(Decimal(v))} hồ sơ{joint}" for v, joint in told)
    found = figures_in(text)
    assert [f.value for f in found] == [v for v, _ in told]
    assert [text[f.start : f.stop] for f in found] == [f.printed for f in found]
    assert all(a.stop <= b.start for a, b in pairwise(found))


@given(st.text(st.sampled_from("0123456789.,%/-– ()hồsơ điểmtỷ\u00a0"), max_size=40))
def test_whatever_is_written_spans_lie_in_the_text_and_hold_no_more_than_the_figure(text: str) -> None:
    found = figures_in(text)
    assert all(0 <= f.start < f.stop <= len(text) and text[f.start : f.stop] == f.printed for f in found)
    assert all(a.stop <= b.start for a, b in pairwise(found))
    assert all(f.over == -1 or n < f.over < len(found) for n, f in enumerate(found))
    assert all(0 <= f.value < LARGEST and f.decimals == max(0, -f.value.as_tuple().exponent) for f in found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("có 2.186 thủ tục, trong đó cấp tỉnh 1,735 thủ tục", "1.735"),
        ("có 864 thủ tục, trong đó cấp tỉnh 1,735 thủ tục", "1735"),  # thousands may be parted so here
        ("có 1,735 thủ tục theo Quyết định số 2.186/QĐ-UBND", "1735"),
    ],
)
def test_a_thousand_with_a_comma_is_as_printed_only_beside_thousands_with_a_dot(
    text: str, value: str
) -> None:
    (figure,) = (f for f in figures_in(text) if f.printed == "1,735")
    assert figure.value == Decimal(value)
