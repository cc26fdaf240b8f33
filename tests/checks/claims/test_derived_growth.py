"""Growth of which the earlier end is not printed: it is what is told without its change."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.numbers import vietnamese
from tests.checks.claims.said import accused, said

AGREES = {
    "a rise in brackets": ("Toàn huyện xảy ra 81 vụ, tăng 13 vụ (19,1%).", ("19,1%", "13", "81", "13")),
    "a fall with a sign": ("Phát hiện 1.734 vụ, giảm 400 vụ (-18,74%).", ("18,74%", "400", "1.734", "400")),
    "the rise told once more": (
        "Đã thi hành xong 31.104 việc, tăng 3.418 việc (tăng 12,35%).", ("12,35%", "3.418", "31.104", "3.418"),
    ),
    "in other words": (
        "Đã giải quyết 25.140 việc, đạt tỷ lệ 91,38%, tăng 1.668 việc (tương đương 7%).",
        ("7%", "1.668", "25.140", "1.668"),
    ),
    "in the sentence before": (
        "Xảy ra 12 vụ tai nạn, làm 11 người chết, 6 người bị thương. So với cùng kỳ giảm 24 vụ (-67%), giảm 4 "
        "người bị thương (-40%).",
        ("40%", "4", "6", "4"),
    ),
    "more than then": ("Phát hiện 318 vụ, nhiều hơn cùng kỳ năm 2022 15 vụ (4,95%).", ("4,95%", "15", "318", "15")),
    "the rate first": ("Gieo trồng 6.794 ha, giảm 0,85% (giảm 58 ha).", ("0,85%", "58", "6.794", "58")),
    "of money": (
        "Tổng số thụ lý 8.081,6 tỷ đồng, tăng 3.751,7 tỷ đồng (87%).", ("87%", "3.751,7", "8.081,6", "3.751,7"),
    ),
    "of an area, which is rounded": ("Gieo trồng 3.192 ha, giảm 64 ha (1,96%).", ("1,96%", "64", "3.192", "64")),
}  # fmt: skip
SLIPS = {
    "digits swapped": ("Phát hiện 1.734 vụ, giảm 400 vụ (-17,84%).", ("17,84%", "400", "1.734", "400")),
    "out of the later end": (
        "Tiếp nhận 1.250 đơn, tăng 250 đơn (20%) so với cùng kỳ.",
        ("20%", "250", "1.250", "250"),
    ),
}
HARMLESS = {
    "points, not growth": "Còn 16.003/80.276 hộ nghèo, tỷ lệ 19,93%, giảm 1.432 hộ (1,95%) so với đầu năm.",
    "a share of another thing": "Toàn tỉnh có 640 đơn vị; sáp nhập, giảm 12 đơn vị (đạt 96% kế hoạch).",
    "out of what was looked at": "Rà soát 127 thủ tục, đề xuất cắt giảm 19 thủ tục (15,0%).",
    "out of what it is said to be": "Rà soát 127 thủ tục, tăng 19 thủ tục (tương đương 14,0% số thủ tục niêm yết).",
    "of what stands elsewhere": "Đội tàu 512 chiếc; số hộ nuôi trồng 81 hộ; tăng 13 vụ (19,9%).",
    "both ends are printed": "Tiếp nhận 1.100 hồ sơ, tăng 100 hồ sơ (10%) so với năm 2022 (1.000 hồ sơ).",
}


@pytest.mark.parametrize("name", AGREES)
def test_growth_since_what_is_not_printed_is_confronted(name: str) -> None:
    text, figures = AGREES[name]
    assert ("growth_since", "satisfied", figures) in said(text)
    assert accused(text) == []


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_it_is_reported(name: str) -> None:
    text, figures = SLIPS[name]
    assert [s.figures for s in accused(text)] == [figures]


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_like_it_is_left_alone(name: str) -> None:
    assert accused(HARMLESS[name]) == []


@settings(max_examples=40, deadline=None)
@given(before=st.integers(200, 9_000), by=st.integers(11, 190), falls=st.booleans())
def test_whatever_rose_or_fell_its_growth_as_rounded_agrees(before: int, by: int, falls: bool) -> None:
    rate = (Decimal(100 * by) / before).quantize(Decimal("0.01"), ROUND_HALF_UP)
    now = before - by if falls else before + by
    told, how = vietnamese(Decimal(now)), "giảm" if falls else "tăng"
    text = f"Phát hiện {told} vụ, {how} {by} vụ ({vietnamese(rate, 2)}%)."
    found = [s for s in said(text) if s.claim == "growth_since"]
    assert [s.outcome for s in found] == ["satisfied"]
