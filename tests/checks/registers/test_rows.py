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
        # what is left, what is late, what is to fall
        "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 95% | Đã hoàn thành | Còn 5% hồ sơ giải quyết trễ hạn",
        "Tỷ lệ hộ nghèo giảm xuống còn 2% | Đã hoàn thành | Tỷ lệ hộ nghèo 1,5%",
        "Tỷ lệ hồ sơ quá hạn 1% | Đã hoàn thành | Tỷ lệ hồ sơ quá hạn 0,4%",
        "Tỷ lệ hồ sơ trực tuyến đạt 70% | Đã hoàn thành | Vượt 15% so với tỷ lệ hồ sơ trực tuyến được giao",
        # the target's measure is spoken of, though not by a figure right after a rate
        "Cắt giảm ít nhất 25% thời gian giải quyết | Đang thực hiện | Đã rút ngắn thời gian của 40% thủ tục",
        "100% thủ tục đủ điều kiện được cung cấp trực tuyến | Đang thực hiện | 1.200 thủ tục; giảm 30% thời gian",
    ],
)  # fmt: skip
def test_nothing_is_said_of_a_row_that_may_well_be_right(row: str) -> None:
    assert _violated(f"1 | {row}") == set()


def test_two_goals_in_one_row_that_are_printed_alike_are_compared_one_by_one() -> None:
    both = "100% hồ sơ được số hóa; 100% văn bản được ký số"
    told = _progress(f"1 | {both} | Đã hoàn thành | {both}").outcomes
    assert [r["target"] for r in told if r["rule"] == "MUC-TIEU.U03"] == ["1 100%", "1 100% (2)"]


def test_the_same_statement_about_two_fields_is_no_indicator_told_twice() -> None:
    assert (
        _violated("""
        1 | Tối thiểu 95% hồ sơ lĩnh vực đất đai được giải quyết đúng hạn | Đã hoàn thành | Đạt 96%
        2 | Tối thiểu 95% hồ sơ lĩnh vực hộ tịch được giải quyết đúng hạn | Đang thực hiện | Đạt 91%
        3 | Tối thiểu 95% hồ sơ được giải quyết đúng hạn | Đang thực hiện | Đạt 93%
    """)
        == set()
    )


def test_the_same_words_in_sections_of_two_levels_are_two_indicators() -> None:
    rows = "1 | Tối thiểu 95% hồ sơ thủ tục hành chính được giải quyết đúng hạn | {} | Đạt {}%"
    by_level = f"""
        I | CẤP HUYỆN
        {rows.format("Đã hoàn thành", 96)}
        II | CẤP XÃ
        {rows.format("Chưa hoàn thành", 91)}
    """
    assert _violated(by_level) == set()
    by_field = by_level.replace("CẤP HUYỆN", "CẢI CÁCH THỦ TỤC").replace("CẤP XÃ", "CHÍNH QUYỀN SỐ")
    assert _violated(by_field) == {"MUC-TIEU.U06", "MUC-TIEU.U07"}


def test_a_column_of_other_answers_is_no_column_of_statuses() -> None:
    seen = _progress("1 | Rà soát văn bản | 9,5 điểm\n2 | Công khai | 8 điểm\n3 | Số hóa | Tốt")
    assert seen.of("MUC-TIEU.U01") == ["lacking"]


def test_an_index_has_one_goal_for_each_year() -> None:
    rows = (
        "1 | Năm 2024, chỉ số PAPI thuộc nhóm 30 tỉnh || x\n2 | Năm {}, chỉ số PAPI thuộc nhóm 20 tỉnh || x"
    )
    for year, outcome in ((2025, {"satisfied"}), (2024, {"violated"})):
        seen = confronted("2024-H1", {"CHI-TIEU/table": rows.format(year)})
        assert set(seen.of("CHI-TIEU.O05")) == outcome


def test_a_goal_of_a_later_year_binds_no_year_before_it() -> None:
    rows = "1 | Rà soát định kỳ hằng năm, đến năm 2026 đạt 100% thủ tục | 40% | 60% | Sở Nội vụ"
    assert confronted("2024-H1", {"CHI-TIEU/table": rows}).only("CHI-TIEU.Y04") == "lacking"


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
