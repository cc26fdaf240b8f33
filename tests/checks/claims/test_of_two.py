"""A rate, a rise or a rest is told of the two figures it is meant of, whatever else happens to fit it."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.claims.weighed.observed import apart, chance
from checks.claims.weighed.weights import Weights
from tests.checks.claims.said import accused, said_in_each, violated

#: What is told, and of which figures.
SLIPS = {
    "plainly, although two others together fit": (
        "Sở đã kiểm tra 31 cơ quan, địa phương (sở, ngành 07, xã, phường 24). Đợt 1 có 10 tổ, đợt 2 có 89 tổ.\n"
        "Đoàn chỉ ra 112 hạn chế, đã khắc phục 97 hạn chế, đạt tỷ lệ 88,39%.",
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
        "Biên chế công chức được giao 7.412 người, trong đó cấp tỉnh 2.285 người, cấp xã 5.127 người. Thực có 6.968 "
        "người (cấp tỉnh 2.190, cấp xã 4.778), còn chưa sử dụng 434 biên chế.",
        ("7.412", "6.968", "434"),
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
}


@pytest.mark.parametrize("name", SLIPS)
def test_what_is_plainly_meant_is_told_although_it_misses(name: str) -> None:
    text, figures = SLIPS[name]
    assert sorted(figures) in [sorted(set(s.figures)) for s in accused(text)]


def test_figures_of_something_else_are_left_alone() -> None:
    for name, found in zip(RIGHT, said_in_each(list(RIGHT.values())), strict=True):
        assert violated(found) == [], name


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
