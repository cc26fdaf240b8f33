"""Of what is told outright, only that (``sentences/told_outright.yaml``)."""

import pytest

from tests.checks.claims.said import accused, said, violated
from tests.checks.claims.sentences import sentence


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Tổng số công chức hiện có 645 người, trong đó trình độ tiến sĩ 04 người, thạc sĩ 178 người, đại học 426 "
            "người, còn lại 28 người; nữ 251 người, chiếm 38,9%.",
            {"645", "04", "178", "426", "28"},
        ),
        (
            "HĐND và UBND tỉnh ban hành 23 văn bản quy phạm pháp luật (09 nghị quyết của HĐND tỉnh, 13 quyết định của "
            "UBND tỉnh), tăng 05 văn bản so với cùng kỳ năm 2023 (18 văn bản).",
            {"23", "09", "13"},
        ),
        (
            "Toàn tỉnh giải quyết 301.265 hồ sơ. Trong đó, các sở, ngành giải quyết 84.562 hồ sơ (đúng hạn 83.975 hồ "
            "sơ); UBND cấp huyện giải quyết 79.438 hồ sơ (đúng hạn 77.406 hồ sơ); UBND cấp xã giải quyết 137.355 hồ sơ "
            "(đúng hạn 137.036 hồ sơ).",
            {"301.265", "84.562", "79.438", "137.355"},
        ),
    ],
)
def test_of_two_lists_for_one_whole_that_which_a_slip_explains_is_told(text: str, figures: set[str]) -> None:
    assert [set(s.figures) for s in accused(text)] == [figures]


def test_of_a_list_that_is_whole_nothing_is_held_without_its_last() -> None:
    one = sentence("told_outright", "slips", "a list with a last kind that its sum forgot")
    assert [s.figures for s in said(one["text"])] == [tuple(one["figures"])]


def test_officers_sent_elsewhere_are_no_part_of_those_who_were_trained() -> None:
    text = "Đã tập huấn cho 9.860 lượt người, trong đó 6.725 lượt cấp xã; biệt phái 214 công chức cấp tỉnh về cơ sở."
    assert violated(said(text, when="2025-Y")) == []
