"""What a text above a register declares, and how rows are counted against it."""

import pytest

from tests.facts import confronted_units

DISTRICT = "quang-tri-huyen"

ROWS = """
I | Cải cách thể chế
1 | Rà soát văn bản | Đã hoàn thành
2 | Đăng tải văn bản | Vượt chỉ tiêu
3 | Theo dõi thi hành pháp luật | Đang thực hiện
4 | Tăng thu ngân sách | Cấp tỉnh
"""


def _outcomes(text: str, rows: str = ROWS, rule: str = "MUC-TIEU.N01") -> list[str]:
    seen = confronted_units("2024-H1", {DISTRICT: {"MUC-TIEU/table": f"{text}\n{rows}"}})
    return seen.of(rule)


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Tổng số: 3 chỉ tiêu", ["satisfied"]),
        ("Tổng số: 4 chỉ tiêu (có 1 chỉ tiêu của cấp tỉnh)", ["satisfied"]),  # beyond scope, counted or not
        ("Có 3 chỉ tiêu, trong đó 2 chỉ tiêu đã hoàn thành, 1 chỉ tiêu đang thực hiện", ["satisfied"] * 3),
        ("Nghị quyết đề ra 20 chỉ tiêu, trong đó có 5 chỉ tiêu của huyện", ["lacking"]),
        ("Toàn huyện đã hoàn thành 12/20 chỉ tiêu kinh tế - xã hội", ["lacking"]),
        ("Đã hoàn thành 5 nhiệm vụ được giao", ["lacking"]),
        ("Tổng số: 5 chỉ tiêu", ["violated"]),
        ("Đã hoàn thành 1 chỉ tiêu", ["satisfied"]),
        ("Đã hoàn thành 2 chỉ tiêu", ["satisfied"]),  # with the one that is exceeded
        ("Đã hoàn thành 3 chỉ tiêu", ["violated"]),
        ("01/03 mục tiêu đang thực hiện", ["satisfied", "satisfied"]),
        ("Có hơn 2 chỉ tiêu đã hoàn thành", ["lacking"]),
        ("Báo cáo đánh giá 5 nội dung lớn", ["lacking"]),
        ("Thực hiện Quyết định số 12/QĐ-UBND giao 12 nhiệm vụ", ["lacking"]),
    ],
)
def test_only_what_is_plainly_declared_is_held_against_the_rows(text: str, outcomes: list[str]) -> None:
    assert _outcomes(text) == outcomes


def test_rows_below_rows_may_be_counted_or_not() -> None:
    rows = """
    1 | Số hóa hồ sơ | Đang thực hiện
    1.1 | Cấp huyện | Đã hoàn thành
    1.2 | Cấp xã | Đang thực hiện
    2 | Đăng tải văn bản | Đã hoàn thành
    """
    for total in (2, 3, 4):
        assert _outcomes(f"Tổng số {total} mục tiêu", rows) == ["satisfied"]
    assert _outcomes("Tổng số 5 mục tiêu", rows) == ["violated"]


def test_a_row_whose_status_is_not_known_leaves_the_difference_undecided() -> None:
    rows = "1 | Rà soát văn bản | Đã hoàn thành\n2 | Đăng tải văn bản | Theo tiến độ chung 80%"
    assert _outcomes("Đã hoàn thành 2 chỉ tiêu", rows) == ["lacking"]


@pytest.mark.parametrize(
    "status", ["Đã thực hiện một phần", "Hoàn thành 80%", "Đạt nhưng chưa bền vững", "Xanh"]
)
def test_a_wording_that_says_less_than_a_status_is_not_taken_for_it(status: str) -> None:
    rows = f"1 | Rà soát văn bản | {status} | Đang làm"
    assert _outcomes("", rows, "MUC-TIEU.U01") == ["violated"]


def test_a_level_is_beyond_the_scope_of_units_of_other_levels_only() -> None:
    table = {"MUC-TIEU/table": "1 | Tăng thu ngân sách | Cấp tỉnh | Đạt 5%"}
    seen = confronted_units("2024-H1", {DISTRICT: table, "quang-tri": table})
    assert seen.only("MUC-TIEU.U01", DISTRICT) == "satisfied"
    assert seen.only("MUC-TIEU.U01", "quang-tri") == "violated"
