"""What is told of rows and what is left alone: statuses, repeated indicators, numbering, paths."""

import pytest

from tests.facts import Confronted, confronted


def _progress(rows: str) -> Confronted:
    return confronted("2024-H1", {"MUC-TIEU/table": rows})


def _violated(rows: str) -> set[str]:
    return {r["rule"] for r in _progress(rows).outcomes if r["outcome"] == "violated"}


@pytest.mark.parametrize(
    "row",
    [
        # kept up every year: reached this year and going on all the same
        "Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 95% trở lên | Đang thực hiện | Đạt 99,2%",
        "Mức độ hài lòng của người dân đạt tối thiểu 90% | Đang thực hiện | Đạt 95%",
        "100% văn bản được ban hành kịp thời | Đang thực hiện | 100% văn bản được ban hành kịp thời",
        # not yet reached, and says so
        "100% hồ sơ được số hóa | Đang thực hiện | Đạt 60%",
        "100% hồ sơ được số hóa | Chưa hoàn thành | Đạt 60%",
        # reached
        "Tối thiểu 80% hồ sơ được số hóa | Đã hoàn thành | Đạt trên 80%",
        "Tối thiểu 80% hồ sơ được số hóa | Vượt chỉ tiêu | Đạt 91%",
        # no figure, or one of something else
        "100% hồ sơ được số hóa | Đã hoàn thành | Đã triển khai tại 12 xã",
        "100% công chức được bồi dưỡng | Đã hoàn thành | Đã cử hơn 450 lượt công chức tham gia",
        "Cắt giảm ít nhất 25% thời gian giải quyết | Đang thực hiện | Đã bố trí 02 biên chế",
        "100% hồ sơ được số hóa | Cấp xã thực hiện |",
    ],
)  # fmt: skip
def test_nothing_is_said_of_a_row_that_may_well_be_right(row: str) -> None:
    assert _violated(f"1 | {row}") == set()


def test_the_same_statement_about_two_fields_is_no_indicator_told_twice() -> None:
    assert (
        _violated("""
        1 | Tối thiểu 95% hồ sơ lĩnh vực đất đai được giải quyết đúng hạn | Đã hoàn thành | Đạt 96%
        2 | Tối thiểu 95% hồ sơ lĩnh vực hộ tịch được giải quyết đúng hạn | Đang thực hiện | Đạt 91%
        3 | Tối thiểu 95% hồ sơ được giải quyết đúng hạn | Đang thực hiện | Đạt 93%
    """)
        == set()
    )


def test_sums_and_rates_in_a_remark_are_held_against_each_other() -> None:
    good = "Có 1.381 người được đánh giá, trong đó: xuất sắc 287 người, chiếm 20,8%; tốt 1.032 người, chiếm 74,7%; " \
           "hoàn thành 61 người, chiếm 4,4%; không hoàn thành 01 người, chiếm 0,1%."  # fmt: skip
    row = "1 | Tối thiểu 95% công chức hoàn thành nhiệm vụ | Đã hoàn thành | "
    assert _violated(row + good) == set()
    seen = _progress(row + good.replace("20,8%", "28,0%"))
    (found,) = [f for f in seen.findings if f["rule"] == "TEXT.R01"]
    assert [(c["sheet"], c["cell"]) for c in seen.cells if c["finding"] == found["id"]] == [
        ("Bang", "D2")
    ] * 3
    assert "Ô D2 trang Bang ghi 28,0%" in found["message_vi"]
    assert "“Có 1.381 người được đánh giá" in found["message_vi"]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("II | Phần hai\n3 | A b | Đạt\n4 | C d | Đạt", True),  # within a section one begins at 1
        ("I | Phần một\n1 | A b | Đạt\nII | Phần hai\n2 | C d | Đạt", False),  # or runs on
        ("3 | A b | Đạt\n4 | C d | Đạt", False),  # an extract
        ("1 | A b | Đạt\n2 | C d | Đạt\n2 | E g | Đạt", True),
        ("1 | A b | Đạt\n3 | C d | Đạt\n2 | E g | Đạt", True),
        ("I | Phần một\n1 | A b | Đạt\nIII | Phần ba\n1 | C d | Đạt", True),
        ("1.9 | A b | Đạt\n1.10 | C d | Đạt", False),
    ],
)
def test_numbers_are_left_out_or_repeated_within_their_section(rows: str, wrong: bool) -> None:
    assert ("MUC-TIEU.O01" in _violated(rows)) == wrong


def test_every_finding_about_a_register_is_a_warning_so_that_none_holds_a_release() -> None:
    seen = _progress("""
        Đã hoàn thành 7 chỉ tiêu
        1 | Tối thiểu 90% hồ sơ được giải quyết đúng hạn | Đã hoàn thành | 80% hồ sơ được giải quyết đúng hạn
        3 | Cắt giảm 25% thời gian giải quyết | Hoàn thành | Đề nghị 25% so với tổng số TTHC
    """)
    assert {f["severity"] for f in seen.findings} == {"warning"}
    assert len({f["rule"] for f in seen.findings}) >= 5
    assert seen.verdict()["decision"] == "publish"
