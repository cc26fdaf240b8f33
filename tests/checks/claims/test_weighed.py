"""Parts that miss their whole are told where all that stands around them speaks for it, however they were mistyped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.claims.weighed.observed import miss, with_pairs
from checks.claims.weighed.weights import Weights, weights
from tests.checks.claims.said import accused, said_in_each, violated

SLIPS = {
    "a part above its whole in a list of all": (
        "Trong năm ban hành 53 văn bản quy phạm pháp luật, gồm 92 nghị quyết, 41 quyết định.",
        ("53", "92", "41"),
    ),
    "a bracket of documents": (
        "UBND xã đã ban hành 26 văn bản về cải cách hành chính (08 quyết định, 06 kế hoạch, 17 công văn).",
        ("26", "08", "06", "17"),
    ),
    "persons and organisations": (
        "Kiến nghị xử lý hành chính 100 đối tượng, gồm 14 tổ chức và 89 cá nhân.",
        ("100", "14", "89"),
    ),
    "a list after a colon": (
        "Danh mục thủ tục hành chính của Sở: 124 thủ tục: cấp tỉnh 87; cấp huyện 24; cấp xã 16.",
        ("124", "87", "24", "16"),
    ),
    "what is left, without a word for the whole": (
        "Sở được giao tham mưu 48 nhiệm vụ; đã hoàn thành 37 nhiệm vụ, đang thực hiện 17 nhiệm vụ.",
        ("48", "37", "17"),
    ),
}
#: Nothing here is a slip, although figures that stand near each other do not add up.
RIGHT = {
    "some of many": "Trong quý ban hành 27 văn bản chỉ đạo, trong đó có 04 kế hoạch chuyên đề và 02 chỉ thị.",
    "one thing may be two": (
        "Đơn giản hóa 19 thủ tục, trong đó cắt giảm thời gian 15 thủ tục, cắt giảm thành phần hồ sơ 6 thủ tục (có "
        "thủ tục vừa cắt giảm thời gian, vừa cắt giảm thành phần)."
    ),
    "a list that goes on": "UBND xã ban hành 112 văn bản (gồm 41 quyết định, 27 báo cáo và các loại văn bản khác).",
    "parts of what was told before": (
        "Giao 72 nhiệm vụ. Đến nay có 35 nhiệm vụ hoàn thành, 33 nhiệm vụ đang thực hiện, 04 nhiệm vụ chậm."
    ),
    "beside the whole in another": (
        "Tỉnh đăng ký 40 mô hình; triển khai 34 mô hình, trong đó 27 mô hình hiệu quả, còn 6 mô hình chưa triển khai."
    ),
    "lists of what stands before": "Tập huấn 09 lớp – 1.482 lượt (lớp trực tiếp 04, lớp trực tuyến 05).",
    "added tax is no rise": (
        "Cơ quan thuế tiếp nhận 345 hồ sơ hoàn thuế giá trị gia tăng, đã giải quyết 318 hồ sơ (92,2%), còn 27 hồ sơ."
    ),
    "a number of a paragraph": "9- Nhiệm vụ 6 tháng cuối năm: kiểm tra 18 đơn vị còn lại; phấn đấu tăng từ 2 bậc.",
    "of what stands in the bracket of the whole": (
        "Có 11.284 hồ sơ phải giải quyết (11.196 hồ sơ nhận mới và 88 hồ sơ tồn).\nChia theo hai giai đoạn: trước "
        "01/7 tiếp nhận 6.870 hồ sơ, sau 01/7 tiếp nhận 4.326 hồ sơ."
    ),
    "things of another kind among the parts": (
        "Mức độ 3: 64 thủ tục, phát sinh 382 hồ sơ; mức độ 4: 17 thủ tục, phát sinh 27 hồ sơ; tổng số hồ sơ 409."
    ),
    "a rise that is a part": (
        "Vốn đầu tư thu hút 2,37 tỷ USD, bao gồm cấp mới 2,18 tỷ USD, điều chỉnh tăng vốn 0,14 tỷ USD, góp vốn "
        "0,05 tỷ USD."
    ),
    "another comparison begins": (
        "Tỷ lệ nộp trực tuyến đạt 55,3%, tăng 21,4 điểm phần trăm so với năm 2022 và vượt mục tiêu 50%."
    ),
    "one out of the other is no growth": (
        "Bồi dưỡng 1.640 lượt, so với quý I/2025 (1.312 lượt) tăng 328 lượt, bằng 125,0%."
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_parts_that_can_only_be_those_of_a_whole_are_told(name: str) -> None:
    text, figures = SLIPS[name]
    assert figures in [s.figures for s in accused(text)]


def test_figures_that_merely_stand_near_each_other_are_left_alone() -> None:
    for name, found in zip(RIGHT, said_in_each(list(RIGHT.values())), strict=True):
        assert violated(found) == [], name


def test_growth_out_of_the_wrong_year_is_told() -> None:
    text = (
        "Lũy kế tiếp nhận 481.760 hồ sơ, tăng so với 9 tháng năm 2022 (402.851 hồ sơ) là 78.909 hồ sơ, "
        "tương ứng 16,4%."
    )
    assert [s.claim for s in accused(text)] == ["growth"]


def test_places_in_a_list_are_held_against_how_many_are_ranked() -> None:
    found = said_in_each(["Hạng năm 2024: Lào Cai cũ 19/63; Yên Bái cũ 28/63."])[0]
    assert [(s.claim, s.figures) for s in found if s.claim == "place"] == [
        ("place", ("19", "63")),
        ("place", ("28", "63")),
    ]


def test_a_rate_lies_among_those_in_its_bracket() -> None:
    found = said_in_each(["Tỷ lệ lấp đầy đạt 71,6% (khu vực phía Bắc 73,8%, khu vực phía Nam 66,2%)."])[0]
    assert ("rates_around", "satisfied") in [(s.claim, s.outcome) for s in found]


@given(st.decimals(-2, 2, places=4))
def test_the_greater_a_miss_the_further_on_it_stands_in_words(share: object) -> None:
    order = ["hardly", "little", "some", "much", "half", "all"]
    x = float(str(share))
    near, far = (order.index(miss(v).split()[0]) for v in (x, 2 * x))
    assert near <= far


def test_weights_add_up_and_what_was_never_seen_weighs_nothing() -> None:
    law = Weights(
        reference="-", base=-1.0, enough=0.0, weights={"stands": {"bracket": 2.5}, "parts": {"2": -0.5}}
    )
    assert law.sum([("stands", "bracket"), ("parts", "2"), ("parts", "7")]) == 1.0
    assert law.sum([]) == -1.0


def test_a_bracket_weighs_more_than_the_sentence_before() -> None:
    law = weights("parts")
    assert law.weights["stands"]["bracket"] > 0 > law.weights["stands"]["begins sentence"]
    assert law.base < law.enough  # nothing is told of which nothing is observed


def test_what_tells_more_together_is_named_by_both() -> None:
    seen = [("stands", "clause"), ("parts", "2"), ("stands", "later")]
    assert with_pairs(seen, [("stands", "parts"), ("stands", "absent")]) == [
        *seen,
        ("stands, parts", "clause, 2"),
    ]
