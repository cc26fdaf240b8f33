"""Rises and falls that make up another are held against it, as what there is would be."""

import pytest

from tests.checks.claims.said import accused, said

AGREES = {
    "summed up behind them": (
        "Cấp xã giảm từ 285 xuống 210 người, giảm 75 người; ở bản giảm từ 1.428 xuống 597 người, giảm 831 người. Cộng "
        "hai loại giảm 906 người.",
        ("906", "75", "831"),
    ),
    "listed behind a colon": (
        "Số lãnh đạo cấp phòng giảm 55 người: cấp tỉnh 36 người, cấp huyện 19 người.", ("55", "36", "19"),
    ),
    "in a bracket": ("Tinh giản, giảm 31 người (nghỉ hưu trước tuổi 24, thôi việc 7).", ("31", "24", "7")),
}  # fmt: skip
SLIPS = {
    "the sum mistyped": (
        "Cấp xã giảm từ 285 xuống 210 người, giảm 75 người; ở bản giảm từ 1.428 xuống 597 người, giảm 831 người. Cộng "
        "hai loại giảm 916 người.",
        ("75", "831", "916"),
    ),
    "one of the list with its digits swapped": (
        "Số lãnh đạo cấp phòng giảm 155 người: cấp tỉnh 63 người, cấp huyện 119 người.",
        ("119", "155", "63"),
    ),
}
HARMLESS = {
    "its own ends in the bracket": "Số phòng giảm 12 phòng (từ 45 phòng xuống 33 phòng).",
    "years before": "Số đơn vị giảm 17 đơn vị (năm 2022: 641 đơn vị, năm 2023: 624 đơn vị).",
    "a rise and a fall": "Cấp tỉnh tăng 15 hồ sơ; cấp xã giảm 40 hồ sơ. Cộng hai cấp giảm 25 hồ sơ.",
    "other things": "Toàn huyện giảm 55 đơn vị: sáp nhập 12 trường học, 9 trạm y tế.",
}


@pytest.mark.parametrize("name", AGREES)
def test_what_makes_up_a_rise_or_fall_is_confronted_with_it(name: str) -> None:
    text, figures = AGREES[name]
    assert ("parts_nearly", "satisfied", figures) in said(text) or ("parts", "satisfied", figures) in said(
        text
    )
    assert accused(text) == []


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_it_is_reported(name: str) -> None:
    text, figures = SLIPS[name]
    assert sorted(figures) in [sorted(s.figures) for s in accused(text)]


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_stands_beside_a_change_is_left_alone(name: str) -> None:
    assert accused(HARMLESS[name]) == []
