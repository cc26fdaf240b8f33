"""Grids: the lines are indicators, the columns levels, units of a level, or periods; each cell is both."""

import io
import re

import docx
import pytest
from pydantic import ValidationError

from assets.annexes import read_file
from assets.forms.levels import Across
from assets.messages import Complaint
from assets.periods import period
from tests.by_level import Place, Rows, column, form_of, read

#: As printed in report 1125, by level; the province last.
LINES: Rows = [
    ["1", "Tổng số TTHC thuộc thẩm quyền giải quyết", "Thủ tục", 1465, 261, 151, 1877],
    ["2", "Tổng số hồ sơ TTHC đã giải quyết", "Hồ sơ", "52,414", "10,099", "77,881", "140.394"],
    ["2.1", "Số hồ sơ giải quyết đúng và trước hạn", "Hồ sơ", "52,249", "9,751", "77,857", "140.061"],
    ["3", "Tỷ lệ hồ sơ giải quyết đúng và trước hạn", "%", "99,69%", "98,57%", "99,97%", "99,76%"],
    ["6", "Số tài khoản được cấp quyền khai thác CSDLQG về dân cư", "Tài khoản", 558, 471, 761, "1.790"],
]
EXPECTED: dict[Place, str] = {
    ("tinh", ""): "52,414", ("huyen", ""): "10,099", ("xa", ""): "77,881", ("", ""): "140.394",
}  # fmt: skip
TITLE = ["Tổng hợp chỉ tiêu theo cấp"]


def _ordered(*columns: int) -> Rows:
    return [[row[c] for c in columns] for row in LINES]


HEADERS: dict[str, tuple[Rows, Rows, list[str]]] = {
    "two rows, merged": (
        [["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "", "", ""],
         ["", "", "", "Cấp tỉnh", "Cấp huyện", "Cấp xã", "Tổng"]],
        LINES, ["A2:A3", "B2:B3", "C2:C3", "D2:G2"],
    ),
    "two rows, nothing merged": (
        [["TT", "Chỉ tiêu thống kê", "ĐVT", "Kết quả thực hiện", "", "", ""],
         ["", "", "", "Cấp tỉnh", "Cấp huyện", "Cấp xã", "Tổng cộng"]],
        LINES, [],
    ),
    "the total first, other words, without numbers": (
        [["Nội dung", "Toàn tỉnh", "Cấp sở", "UBND các huyện, thị xã, thành phố", "UBND các xã, phường, thị trấn"]],
        _ordered(1, 6, 3, 4, 5), [],
    ),
    "the communes first, with numbered columns": (
        [["STT", "Chỉ tiêu", "Cấp xã", "Cấp huyện", "Sở, ban, ngành", "Tổng số", "Ghi chú"],
         ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(3)+(4)+(5)", "(7)"]],
        _ordered(0, 1, 5, 4, 3, 6), [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("header", HEADERS)
def test_each_cell_of_a_grid_is_an_indicator_of_a_level(header: str) -> None:
    head, lines, merged = HEADERS[header]
    annex = read([TITLE, *head, *lines], merged=merged)
    assert annex.forms == ("THC",)
    assert column(annex, "2") == EXPECTED
    assert len(annex.facts) == 4 * len(LINES)
    assert {f.cell for f in annex.facts if (f.indicator, f.level) == ("6", "")} == {
        f"{'ABCDEFG'[[str(c) for c in lines[-1]].index('1.790')]}{1 + len(head) + len(lines)}"
    }
    assert annex.notices == ()
    assert annex.unclaimed == 0


UNITS: Rows = [
    ["TT", "Chỉ tiêu", "Số liệu", "", "", "", "", "", ""],
    ["", "", "Cấp tỉnh", "", "", "Cấp xã", "", "", "Tổng cộng"],
    ["", "", "Sở A", "Sở B", "Cộng", "Xã X", "Xã Y", "Cộng", ""],
    ["1", "Tổng số hồ sơ TTHC đã giải quyết", 10, 20, 30, 1, 2, 3, 33],
    ["2", "Số hồ sơ giải quyết đúng và trước hạn", 9, 20, 29, 1, 2, 3, 32],
    ["3", "Số hồ sơ giải quyết quá hạn", 1, 0, 1, 0, 0, 0, 1],
]


@pytest.mark.parametrize("merged", [["A2:A4", "B2:B4", "C2:I2", "C3:E3", "F3:H3", "I3:I4"], []])
def test_units_below_their_level_are_its_items_and_their_sum_is_the_levels(merged: list[str]) -> None:
    assert column(read([TITLE, *UNITS], merged=merged), "2") == {
        ("tinh", "Sở A"): "10", ("tinh", "Sở B"): "20", ("tinh", ""): "30", ("xa", "Xã X"): "1",
        ("xa", "Xã Y"): "2", ("xa", ""): "3", ("", ""): "33",
    }  # fmt: skip


def test_what_another_period_had_stands_beside_and_is_no_part_of_the_whole() -> None:
    head = [
        ["TT", "Chỉ tiêu", "Kỳ này", "", "", "Kỳ trước", "", ""],
        ["", "", "Cấp tỉnh", "Cấp xã", "Tổng", "Cấp tỉnh", "Cấp xã", "Tổng"],
    ]
    lines = [["1", "Tổng số hồ sơ TTHC đã giải quyết", 10, 20, 30, 1, 2, 3],
             ["2", "Số hồ sơ giải quyết đúng và trước hạn", 9, 20, 29, 1, 2, 3],
             ["3", "Số hồ sơ giải quyết quá hạn", 1, 0, 1, 0, 0, 0]]  # fmt: skip
    assert column(read([TITLE, *head, *lines], merged=["C2:E2", "F2:H2"]), "2") == {
        ("tinh", ""): "10", ("xa", ""): "20", ("", ""): "30", ("kytruoc", "Cấp tỉnh"): "1",
        ("kytruoc", "Cấp xã"): "2", ("kytruoc", ""): "3",
    }  # fmt: skip


def test_periods_below_each_level_are_told_apart_too() -> None:
    head = [
        ["TT", "Chỉ tiêu", "Cấp tỉnh", "", "Cấp xã", "", "Toàn tỉnh", ""],
        ["", "", *["Kỳ này", "Kỳ trước"] * 3],
    ]
    lines = [["1", "Tổng số hồ sơ TTHC đã giải quyết", 10, 1, 20, 2, 30, 3],
             ["2", "Số hồ sơ giải quyết đúng và trước hạn", 9, 1, 20, 2, 29, 3],
             ["3", "Số hồ sơ giải quyết quá hạn", 1, 0, 0, 0, 1, 0]]  # fmt: skip
    assert column(read([TITLE, *head, *lines], "2025-Q3", ["C2:D2", "E2:F2", "G2:H2"]), "2") == {
        ("tinh", ""): "10", ("kytruoc", "Cấp tỉnh"): "1", ("xa", ""): "20", ("kytruoc", "Cấp xã"): "2",
        ("", ""): "30", ("kytruoc", ""): "3",
    }  # fmt: skip


def test_columns_that_are_only_periods_are_the_whole_and_what_it_had() -> None:
    rows = [TITLE, ["TT", "Chỉ tiêu", "Kỳ này", "Kỳ trước", "Kế hoạch năm"], *_ordered(0, 1, 3, 4, 5)]
    assert column(read(rows), "2") == {
        ("", ""): "52,414",
        ("kytruoc", ""): "10,099",
        ("kehoach", ""): "77,881",
    }


def test_a_column_of_comparison_is_no_level_and_its_figures_are_said_to_be_unchecked() -> None:
    rows = [TITLE, ["TT", "Chỉ tiêu", "Cấp tỉnh", "Cấp huyện", "Cấp xã", "Tổng", "So sánh cùng kỳ"]]
    annex = read([*rows, *([*row, 5] for row in _ordered(0, 1, 3, 4, 5, 6))])
    assert column(annex, "2") == EXPECTED
    assert [n.code for n in annex.notices] == ["figures_unclaimed"]
    assert annex.unclaimed == len(LINES)


def test_a_huyen_column_after_the_level_was_abolished_is_one_notice_and_no_fact() -> None:
    head = [["STT", "Chỉ tiêu", "ĐVT", "Cấp tỉnh", "Cấp huyện", "Cấp xã", "Tổng"]]
    annex = read([TITLE, *head, *LINES], "2025-Y")
    assert set(column(annex, "2")) == {("tinh", ""), ("xa", ""), ("", "")}
    assert [(n.code, n.cell) for n in annex.notices] == [("line_abolished", "E3")]
    assert annex.unclaimed == 0


def test_a_level_headed_twice_is_read_once_and_told() -> None:
    head = [["STT", "Chỉ tiêu", "ĐVT", "Cấp tỉnh", "Cấp xã", "Cấp xã", "Tổng"]]
    annex = read([TITLE, *head, *LINES])
    assert column(annex, "2") == {("tinh", ""): "52,414", ("xa", ""): "10,099", ("", ""): "140.394"}
    assert [(n.code, n.cell) for n in annex.notices] == [("line_repeated", "F2")]


def test_a_line_that_the_form_does_not_have_is_told_and_not_checked() -> None:
    head = [["STT", "Chỉ tiêu", "ĐVT", "Cấp tỉnh", "Cấp huyện", "Cấp xã", "Tổng"]]
    annex = read([TITLE, *head, *LINES, ["9", "Số lượt truy cập", "Lượt", 1, 2, 3, 6]])
    assert [(n.code, n.cell) for n in annex.notices] == [("line_unknown", "D8")]
    assert annex.unclaimed == 0


def test_a_form_with_one_column_of_figures_is_never_taken_for_a_grid() -> None:
    form = form_of("BM3").versions[0]
    rows = [["STT", "Chỉ tiêu thống kê", "ĐVT", "Tổng số"]]
    rows += [[line.code, line.label, line.unit, "1"] for line in form.lines if "3.1" in line.code]
    with pytest.raises(Complaint) as complaint:
        read([["Phụ lục"], *rows])
    assert complaint.value.key == "file_no_form"


def test_a_grid_that_stands_in_a_written_report_is_read_like_one_in_a_workbook() -> None:
    document = docx.Document()
    document.add_paragraph("BÁO CÁO 6 tháng đầu năm 2024")
    document.add_paragraph("Tổng hợp chỉ tiêu theo cấp")
    rows = [["STT", "Chỉ tiêu", "ĐVT", "Cấp tỉnh", "Cấp huyện", "Cấp xã", "Tổng"], *LINES]
    table = document.add_table(len(rows), 7)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = str(text)
    out = io.BytesIO()
    document.save(out)
    annex = read_file(out.getvalue(), "bao cao.docx", period("2024-H1"), "quang-tri")
    assert column(annex, "2") == EXPECTED


@pytest.mark.parametrize(
    ("places", "problem"),
    [
        ({"whole": [], "levels": {"xa": ["Cấp xã"]}}, "whole"),
        (
            {"whole": ["Tổng"], "levels": {"xa": ["Xã"]}, "beside": {"xa": ["Kỳ trước"]}},
            "levels + beside: xa",
        ),
        ({"whole": ["Tổng"], "levels": {"Cấp xã": ["Xã"]}}, "pattern"),
    ],
)
def test_levels_that_cannot_be_told_apart_are_a_mistake_in_the_form(
    places: dict[str, object], problem: str
) -> None:
    with pytest.raises(ValidationError, match=re.escape(problem)):
        Across.model_validate(places)
