"""Figures that fit each other are confronted whatever the words; what fits by chance, or nearly, is left alone."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.numbers import vietnamese
from checks.claims.fitting.chance import quotient_tells, sum_tells
from tests.checks.claims.said import Said, said_in_each

FITS = [
    (
        "Xã nhận 16.927 hồ sơ trong kỳ.\nNgười dân nộp qua mạng 15.340 hồ sơ, nộp tại quầy 1.587 hồ sơ.",
        Said("parts_nearly", "satisfied", ("16.927", "15.340", "1.587")),
    ),
    (
        "Bộ phận Một cửa huyện nhận 3.268 hồ sơ; 15 xã nhận 11.407 hồ sơ; toàn huyện nhận 14.675 hồ sơ.",
        Said("parts_nearly", "satisfied", ("14.675", "3.268", "11.407")),
    ),
    (
        "Kiểm tra đột xuất 21 lượt, khối phường 13 lượt và khối phòng 8 lượt.",
        Said("parts_nearly", "satisfied", ("21", "13", "8")),
    ),
    (
        "Số hồ sơ đã giải quyết: 12.402; sớm hạn 10.953; đúng hạn 1.426; trễ hạn 23.\n"
        "Tỷ lệ sớm hạn: 88,3%. Tỷ lệ đúng hạn: 11,5%. Tỷ lệ trễ hạn: 0,2%.",
        Said("rate_nearly", "satisfied", ("0,2%", "23", "12.402")),
    ),
    (
        "Số giấy cấp trong năm là 52.419 giấy. Số giấy cấp năm 2022 là 58.730, như vậy giảm 10,7%.",
        Said("growth", "satisfied", ("10,7%", "58.730", "52.419", "58.730")),
    ),
    (
        "Biên chế: giao 68; có mặt 64. Khuyết 04.",
        Said("change", "satisfied", ("68", "64", "04")),
    ),
    (
        "Tiếp nhận 8.200 lượt: mầm non hài lòng 91,8%, tiểu học 90,3%, THCS 87,6%; chung 89,4%.",
        Said("rates_around", "satisfied", ("89,4%", "91,8%", "90,3%", "87,6%")),
    ),
    (
        "Xếp thứ 56/63 tỉnh, thành phố, tăng 5 bậc so với năm 2019 (thứ 61).",
        Said("place", "satisfied", ("61", "63")),
    ),
]  # fmt: skip
SLIPS = [
    ("Cấp trong năm 4.182 thẻ: trực tuyến 2.964 thẻ, trực tiếp 1.238 thẻ.", ("4.182", "2.964", "1.238")),
    ("Chứng thực 3.914 hồ sơ, năm 2022 2.650 hồ sơ, tăng 1.246 hồ sơ.", ("3.914", "2.650", "1.246")),
    ("Xử lý 301 hồ sơ trực tuyến, tỷ lệ 67,43%.\nTrong kỳ nhận 465 hồ sơ.", ()),  # the whole comes too late
    ("Trong kỳ nhận 465 hồ sơ.\nXử lý 301 hồ sơ trực tuyến, tỷ lệ 67,43%.", ("67,43%", "301", "465")),
    (
        "Quý trước 30.418 hồ sơ.\nTheo quý: quý I nhận 14.682 hồ sơ, quý II nhận 17.209 hồ sơ; cộng cả hai quý "
        "31.981 hồ sơ.",
        ("31.981", "14.682", "17.209"),
    ),
    (
        "So với năm 2021 (642 hồ sơ) tăng 50,2%; năm nay 1.288 hồ sơ.\nNăm nay có 1.288 hồ sơ. So với năm 2021 "
        "(642 hồ sơ) tăng 50,2%.",
        ("50,2%", "1.288", "642", "642"),
    ),
]  # fmt: skip
ALONE = [
    "Khảo sát 1.200 phiếu, thu về 1.150 phiếu, hài lòng 91,3%.",
    # other units, other periods, goals: nothing adds up and nothing is near
    "Tổ chức 286 cuộc tuyên truyền; in 214 pa nô; phát 1.500 tờ gấp.",
    "Đề ra 85 nhiệm vụ. Quý này đã rà soát 22 nhiệm vụ, nâng tổng số lên 67/85 nhiệm vụ.",
    "Có 47 hồ sơ sai sót: thiếu phiếu (28 hồ sơ), phiếu không đúng mẫu (19 hồ sơ), thừa giấy tờ (7 hồ sơ); có hồ "
    "sơ mắc nhiều lỗi.",
    "Hồ sơ số hóa 12.940/31.500 hồ sơ (41,08%); dự kiến cuối năm đạt 60%.",
    "Giảm 13,16% so với năm 2015 (471 đơn vị), vượt mục tiêu 10%; còn 409 đơn vị.",
    "Hoàn thành 412/405 cuộc theo kế hoạch (101,7%).",
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), FITS)
def test_figures_that_fit_are_confronted_however_the_sentence_is_worded(text: str, claim: Said) -> None:
    told = said_in_each([text])[0]
    same = {(s.outcome, s.figures) for s in told}
    assert (claim.outcome, claim.figures) in same or (
        claim.outcome, (claim.figures[0], *sorted(claim.figures[1:])),
    ) in {(o, (f[0], *sorted(f[1:]))) for o, f in same}, told  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), SLIPS)
def test_figures_one_slip_away_from_what_stands_beside_them_are_reported(
    text: str, figures: tuple[str, ...]
) -> None:
    violated = {tuple(sorted(set(s.figures))) for s in said_in_each([text])[0] if s.outcome == "violated"}
    assert violated == ({tuple(sorted(set(figures)))} if figures else set())


@pytest.mark.parametrize("text", ALONE)
def test_figures_that_merely_stand_together_are_not_accused(text: str) -> None:
    assert [s for s in said_in_each([text])[0] if s.outcome == "violated"] == []


@given(st.integers(2, 10**6), st.integers(1, 500))
def test_the_larger_a_sum_the_more_tries_it_may_have_taken(value: int, tries: int) -> None:
    if sum_tells(tries, value, 0, 1):
        assert sum_tells(tries, value + 1, 0, 1)
        assert tries == 1 or sum_tells(tries - 1, value, 0, 1)
    else:
        assert not sum_tells(tries + 1, value, 0, 1)


@given(st.floats(0.1, 99.9), st.integers(0, 3), st.integers(1, 500))
def test_the_more_decimals_a_rate_has_the_more_tries_its_quotient_may_have_taken(
    rate: float, decimals: int, tries: int
) -> None:
    if quotient_tells(tries, rate, decimals):
        assert quotient_tells(tries, rate, decimals + 1)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1_000, 90_000), min_size=2, max_size=5, unique=True), st.data())
def test_parts_listed_after_their_whole_are_never_accused_when_they_add_up(
    parts: list[int], data: st.DataObject
) -> None:
    joined = data.draw(st.sampled_from([", ", "; ", ". Sở "]))
    whole, *printed = (vietnamese(Decimal(count)) for count in (sum(parts), *parts))
    listed = joined.join(f"khu vực {chr(65 + i)} {p} hồ sơ" for i, p in enumerate(printed))
    told = said_in_each([f"Toàn tỉnh tiếp nhận {whole} hồ sơ: {listed}."])[0]
    assert [s for s in told if s.outcome == "violated"] == []
    assert any(len(s.figures) == len(parts) + 1 and s.outcome == "satisfied" for s in told)
