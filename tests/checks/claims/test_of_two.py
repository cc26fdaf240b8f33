"""A rate, a rise or a rest is told of the two figures it is meant of, whatever else happens to fit it."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.claims.weighed.observed import apart, chance
from checks.claims.weighed.weights import Weights
from tests.checks.claims.said import accused, said_in_each, violated

#: What is told, and of which figures.
SLIPS = {
    "plainly, although two others together fit": (
        "Sở đã kiểm tra 31 cơ quan, địa phương (sở, ngành 07, xã, phường 24). Đợt 1 có 10 tổ, đợt 2 có 89 tổ.\n"
        "Đoàn chỉ ra 112 hạn chế, đã khắc phục 97 hạn chế, đạt 88,39%.",
        ("88,39%", "97", "112"),
    ),
    "of those who answered and not of all who were asked": (
        "Khảo sát 800 người dân, 782 phiếu hợp lệ; hài lòng và rất hài lòng 764 phiếu, bằng 95,5% số phiếu hợp lệ.",
        ("95,5%", "764", "782"),
    ),
    "of the very content and the content": (
        "Khảo sát 1.200 người dân: rất hài lòng 486, hài lòng 673, chấp nhận được 35, không hài lòng 6. Tỷ lệ hài "
        "lòng và rất hài lòng 95,6%.",
        ("95,6%", "486", "673", "1.200"),
    ),
    "of what stands before a stroke and a plan": (
        "Bồi dưỡng trực tuyến 2.815 lượt người/kế hoạch 4.200 lượt, đạt 76,2%.",
        ("76,2%", "2.815", "4.200"),
    ),
    "of a figure and what it is out of, in other words": (
        "Có 7 phòng; công chức 58, viên chức 14, hợp đồng 6. Với 72,41% đạt trình độ thạc sĩ trở lên, tức 38 trên 58 "
        "công chức.",
        ("72,41%", "38", "58"),
    ),
    "growth right behind the rise": (
        "Tiếp nhận 46.385 hồ sơ. So với năm 2024 (hai Sở cộng lại 58.127 hồ sơ) giảm 11.742 hồ sơ, tương đương 21,1%.",
        ("46.385", "58.127", "21,1%"),
    ),
    "growth of what is counted and not of what it is out of": (
        "Văn bản ký số gửi đi 5.642 trên 5.871 văn bản, đạt 96,10%; so với cùng kỳ (4.026 văn bản ký số) tăng 41,04%.",
        ("5.642", "4.026", "41,04%"),
    ),
    "a rise since what another paragraph tells": (
        "Tổng số hồ sơ tiếp nhận là 214.863 hồ sơ, trong đó trực tuyến 210.648 hồ sơ, trực tiếp 4.215 hồ sơ.\n"
        "So với năm 2023 (193.407 hồ sơ), số hồ sơ tiếp nhận tăng 21.465 hồ sơ.",
        ("214.863", "193.407", "21.465"),
    ),
    "of what stands before a bracket that divides it": (
        "Chỉ kiểm tra 13 đơn vị (4 sở, 3 huyện, 6 xã), giảm 9 đơn vị so với cùng kỳ năm 2020 (21 đơn vị).",
        ("21", "13", "9"),
    ),
    "what is left of what was allotted": (
        "Được giao 7.412 biên chế. Năm 2024 có mặt 6.968 người, còn thiếu 434 người so với số được giao.",
        ("7.412", "6.968", "434"),
    ),
    "more than the plan that stands behind its rate": (
        "Thanh tra, kiểm tra 214 đơn vị, đạt 98,1% kế hoạch 210 đơn vị.",
        ("98,1%", "214", "210"),
    ),
    "points up to what they led to": (
        "Tỷ lệ hồ sơ trực tuyến quý III là 71,3%, nay tăng 11,8 điểm phần trăm, lên 82,1%.",
        ("71,3%", "11,8", "82,1%"),
    ),
    "a rate beside those of its parts": (
        "Thanh toán viện phí không tiền mặt 73,1%, trong đó tuyến tỉnh 71,4%, tuyến huyện 58,2%.",
        ("73,1%", "71,4%", "58,2%"),
    ),
}
#: Nothing here is a slip: what the rate or rise is of is not told, or is told otherwise.
RIGHT = {
    "of another year that is not printed": (
        "Thu ngân sách nhà nước 684,7 tỷ đồng, bằng 105,0% dự toán tỉnh giao (652,0 tỷ đồng), bằng 93,1% so "
        "với cùng kỳ."
    ),
    "without what came over from before": (
        "Trong kỳ tiếp nhận 2.647 hồ sơ (2.318 hồ sơ trực tuyến, 264 hồ sơ trực tiếp, 65 hồ sơ kỳ trước chuyển sang). "
        "Nếu không tính hồ sơ chuyển kỳ thì tỷ lệ trực tuyến là 89,78%."
    ),
    "two rises, each with its base": (
        "So với 9 tháng năm 2023, hồ sơ lý lịch tư pháp tăng 2.263 hồ sơ (cùng kỳ 14.144 hồ sơ), tỷ lệ tăng 16,0%; "
        "trong khi hồ sơ quốc tịch giảm 16 hồ sơ (cùng kỳ 128 hồ sơ), tỷ lệ giảm 12,5%."
    ),
    "a head who is named without a number": (
        "Nhân sự trực: 18 người, bao gồm Giám đốc Trung tâm và 2 Phó Giám đốc kiêm nhiệm, 15 công chức, viên chức tại "
        "quầy."
    ),
    "a sum of two of the three": (
        "Truy thu 9.418 triệu đồng, phạt 2.305 triệu đồng, giảm khấu trừ 1.140 triệu đồng; tổng truy thu và phạt "
        "11.723 triệu đồng."
    ),
    "roads are no floors": (
        "Cục thực hiện 98 thủ tục, chia ra vận tải 37, kết cấu hạ tầng 25, phương tiện và người lái 22, lĩnh vực "
        "khác 14."
    ),
    "rates of levels of which no figures are told": (
        "Đã giải quyết 178.410 hồ sơ, đúng hạn 178.016 hồ sơ, quá hạn 394 hồ sơ, tỷ lệ đúng hạn 99,78%. Theo cấp: "
        "cấp tỉnh đúng hạn 99,52%, cấp huyện đúng hạn 99,58%, cấp xã đúng hạn 99,97%."
    ),
    "out of what was received, and not of what it is compared with": (
        "Toàn tỉnh tiếp nhận 712.846 hồ sơ. Hồ sơ trực tuyến mức độ 3, 4 là 78.512 hồ sơ, tăng 90,1% so với 41.306 hồ "
        "sơ của năm 2019, bằng 11,01% tổng số tiếp nhận."
    ),
    "another index begins": (
        "Chỉ số PAR INDEX đạt 91,87 điểm; so với năm 2022 (90,09 điểm) tăng 1,78 điểm. Chỉ số SIPAS đạt 89,52%, tăng "
        "3,21 điểm % so với năm trước (86,31%)."
    ),
    "shares of a rate": "Tỷ lệ đúng hạn đạt 99,1%, trong đó trước hạn 95,2%, đúng hạn 3,9%.",
    "of another year, in a bracket of its own": (
        "Thu ngân sách 14.820 tỷ đồng, đạt 109,8% dự toán (13.500 tỷ đồng), bằng 98,1% năm 2022 (15.106 tỷ đồng)."
    ),
    "of what stands right before them": (
        "Số đang thụ lý trong hạn là 81 hồ sơ. Hội đồng tổ chức 3 kỳ sát hạch với 240 thí sinh dự thi, đạt 187 "
        "(77,9%), không đạt 53."
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_what_is_plainly_meant_is_told_although_it_misses(name: str) -> None:
    text, figures = SLIPS[name]
    assert sorted(figures) in [sorted(set(s.figures)) for s in accused(text)]


def test_figures_of_something_else_are_left_alone() -> None:
    for name, found in zip(RIGHT, said_in_each(list(RIGHT.values())), strict=True):
        assert violated(found) == [], name


@settings(max_examples=25, deadline=None)  # each is a report of its own
@given(st.integers(50, 90_000), st.integers(1, 99))
def test_a_rate_that_is_its_quotient_is_never_accused(whole: int, share: int) -> None:
    part = max(1, whole * share // 100)
    rate = (Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)
    printed = str(rate).replace(".", ",")
    text = f"Kế hoạch năm có {whole} nhiệm vụ, đã hoàn thành {part} nhiệm vụ, đạt {printed}%."
    assert accused(text) == []


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_is_likelier_is_never_called_less_likely(a: float, b: float) -> None:
    names = [
        chance(x) for x in (0.0005, 0.002, 0.005, 0.02, 0.06, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 0.995, 1.0)
    ]
    low, high = sorted((a, b))
    assert len(set(names)) == len(names)
    assert names.index(chance(low)) <= names.index(chance(high))


def test_points_apart_are_told_in_steps() -> None:
    assert [apart(x) for x in (0.0, 0.05, 1.0, 9.0, 50.0)] == [
        "up to 0.02",
        "up to 0.06",
        "up to 1.5",
        "up to 10",
        "more",
    ]


@given(st.lists(st.sampled_from(["near", "far", "nowhere"]), min_size=1, max_size=9))
def test_of_candidates_the_chances_add_up_to_one(places: list[str]) -> None:
    law = Weights(reference="-", weights={"place": {"near": 2.0, "far": -1.0}})
    found = dict(zip(places, law.chances([[("place", p)] for p in places]), strict=True))
    assert sum(found[p] for p in places) == pytest.approx(1)
    order = [found[p] for p in ("near", "nowhere", "far") if p in found]
    assert order == sorted(order, reverse=True)


MORE_SLIPS = {
    "a list of kinds, of which three would do": (
        "Ban hành 43 văn bản, trong đó 17 quyết định, 8 kế hoạch, 18 công văn và 2 thông báo.",
        "parts_nearly",
        ("43", "17", "8", "18", "2"),
    ),
    "shares without a word for the whole": (
        "Bồi dưỡng thường xuyên cho giáo viên; trong đó đạt loại tốt 36,2%, khá 55,8%, đạt 8,6%.",
        "shares",
        ("36,2%", "55,8%", "8,6%"),
    ),
    "the average of all the units": (
        "Tỷ lệ đúng hạn: Văn phòng tỉnh 99,91%, các huyện đồng bằng 99,88%, các huyện miền núi 99,85%; bình quân toàn "
        "ngành đạt 99,83%.",
        "rates_around",
        ("99,83%", "99,91%", "99,88%", "99,85%"),
    ),
    "of what stands right before it, in a bracket of its own": (
        "Ban hành 57 văn bản quy phạm pháp luật (nghị quyết 12; quyết định 45), trong đó 61 văn bản theo thủ tục rút "
        "gọn.",
        "part_of_whole",
        ("57", "61"),
    ),
    "the same at each level": (
        "- Cấp thành phố: đã giải quyết 311.460 hồ sơ, đang giải quyết 6.815.\n"
        "- Cấp huyện: đã giải quyết 172.345 hồ sơ, đang giải quyết 4.563.\n"
        "- Cấp xã: đã giải quyết 790.884 hồ sơ, đang giải quyết 373.\n"
        "Chung ba cấp: đã giải quyết 1.274.698 hồ sơ.",
        "parts_nearly",
        ("1.274.698", "311.460", "172.345", "790.884"),
    ),
}


@pytest.mark.parametrize("name", MORE_SLIPS)
def test_other_relations_are_told_by_their_words_and_places(name: str) -> None:
    text, claim, figures = MORE_SLIPS[name]
    assert sorted(figures) in [sorted(s.figures) for s in accused(text) if s.claim == claim]


def test_what_surely_is_meant_and_fits_is_confronted() -> None:
    text = (
        "Tiếp nhận mới 31.574 hồ sơ, gồm trực tuyến 29.843, trực tiếp 1.731.\nThanh toán trực tuyến 28.815 hồ sơ.\n"
        "So với quý I năm 2021 (29.310 hồ sơ), số hồ sơ tiếp nhận mới tăng 2.264 hồ sơ."
    )
    assert ("satisfied", ["2.264", "29.310", "31.574"]) in [
        (s.outcome, sorted(s.figures)) for s in said_in_each([text])[0] if s.claim == "change"
    ]
