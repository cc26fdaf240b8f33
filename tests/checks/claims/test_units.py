"""Amounts in the wrong unit are told where all else fits but for it; those in several units are reckoned in one."""

import pytest

from tests.checks.claims.said import accused, said

_SPENT = (
    "Tổng chi ngân sách 21,58 tỷ đồng, trong đó chi đầu tư phát triển 6,24 tỷ đồng, "
    "chi thường xuyên 14,91 tỷ đồng, "
)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (f"{_SPENT}chi dự phòng 430 tỷ đồng.", ("21,58", "6,24", "14,91", "430")),
        (
            f"{_SPENT}chi dự phòng 430 triệu đồng.".replace("21,58 tỷ", "21,58 triệu"),
            ("21,58", "6,24", "14,91", "430"),
        ),
        (
            "Kinh phí cải cách được bố trí 12.450 triệu đồng, đã giải ngân 5.976 tỷ đồng, đạt 48%.",
            ("48%", "5.976", "12.450"),
        ),
        (
            "Giải ngân đạt 1.986,4 tỷ đồng, tăng 212,6 triệu đồng so với cùng kỳ năm 2023 (1.773,8 tỷ đồng).",
            ("1.986,4", "1.773,8", "212,6"),
        ),
    ],
)
def test_what_fits_but_for_one_unit_is_told(text: str, figures: tuple[str, ...]) -> None:
    assert figures in [s.figures for s in accused(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"{_SPENT}chi dự phòng 430 triệu đồng.",
        "Kinh phí được bố trí 12.450 triệu đồng, đã giải ngân 5,976 tỷ đồng, đạt 48%.",
        "Giải ngân đạt 1.986,40 tỷ đồng, tăng 850 triệu đồng so với cùng kỳ năm 2023 (1.985,55 tỷ đồng).",
        "Tổng chi 21,58 tỷ đồng, trong đó chi đầu tư 6,24 tỷ đồng, thưởng 31 triệu đồng.",
    ],
)
def test_amounts_in_several_units_that_agree_are_left_alone(text: str) -> None:
    assert accused(text) == []


def test_a_change_in_another_unit_is_reckoned_in_it() -> None:
    text = "Giải ngân đạt 1.986,40 tỷ đồng, tăng 850 triệu đồng so với cùng kỳ năm 2023 (1.985,55 tỷ đồng)."
    assert all(s.outcome == "satisfied" for s in said(text))
