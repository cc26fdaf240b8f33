"""Boards with several groups of rows: whose sum a row is, and what is part of what, in whatever order."""

import pytest

from assets.facts import Fact
from tests.by_level import Place, Rows, balanced, board, column, read, summed

A, B, C, D = (balanced(n) for n in (1, 2, 4, 8))

#: Each as one province or another lays it out: rows, and the places expected, with column 3.
LAYOUTS: dict[str, tuple[Rows, dict[Place, int]]] = {
    "sums on top": (
        [["", "Tổng cộng", *summed(A, B, C)], ["I", "Cấp tỉnh", *summed(A, B)], [1, "Sở A", *A],
         [2, "Sở B", *B], ["II", "Cấp xã", *C], [1, "Xã C", *C]],
        {("", ""): 70, ("tinh", ""): 30, ("tinh", "Sở A"): 10, ("tinh", "Sở B"): 20, ("xa", ""): 40,
         ("xa", "Xã C"): 40},
    ),
    "headings, and bare sums at the foot of each group": (
        [["I", "Cấp tỉnh"], [1, "Sở A", *A], [2, "Sở B", *B], ["", "Cộng", *summed(A, B)], ["II", "Cấp xã"],
         [1, "Xã C", *C], ["", "Cộng", *C], ["", "Tổng cộng", *summed(A, B, C)]],
        {("tinh", "Sở A"): 10, ("tinh", "Sở B"): 20, ("tinh", ""): 30, ("xa", "Xã C"): 40, ("xa", ""): 40,
         ("", ""): 70},
    ),
    "the grand total first, bare sums at the foot": (
        [["", "Toàn tỉnh", *summed(A, C)], ["I", "Cấp tỉnh"], [1, "Sở A", *A], ["", "Cộng", *A],
         ["II", "Cấp xã"], [1, "Xã C", *C], ["", "Cộng", *C]],
        {("", ""): 50, ("tinh", "Sở A"): 10, ("tinh", ""): 10, ("xa", "Xã C"): 40, ("xa", ""): 40},
    ),
    "sums that name the group by its number": (
        [["I", "Cấp tỉnh"], [1, "Sở A", *A], ["", "Cộng (I)", *A], ["II", "Cấp xã"], [1, "Xã C", *C],
         ["", "Cộng mục II", *C], ["", "Tổng cộng (I + II)", *summed(A, C)]],
        {("tinh", "Sở A"): 10, ("tinh", ""): 10, ("xa", "Xã C"): 40, ("xa", ""): 40, ("", ""): 50},
    ),
    "sums at the foot without headings": (
        [[1, "Sở A", *A], [2, "Sở B", *B], ["", "Cộng cấp tỉnh", *summed(A, B)], [1, "Xã C", *C],
         ["", "Cộng cấp xã", *C], ["", "Tổng cộng", *summed(A, B, C)]],
        {("tinh", "Sở A"): 10, ("tinh", "Sở B"): 20, ("tinh", ""): 30, ("xa", "Xã C"): 40, ("xa", ""): 40,
         ("", ""): 70},
    ),
    "as a system exports it: headings in the first column, only a grand total": (
        [["Sở ban ngành"], [1, "Sở A", *A], [2, "Sở B", *B], ["Huyện, thị xã, thành phố"],
         [1, "Huyện D", *D], ["Xã, phường, thị trấn"], [1, "Xã C", *C], ["", "Tổng số", *summed(A, B, C, D)]],
        {("tinh", "Sở A"): 10, ("tinh", "Sở B"): 20, ("huyen", "Huyện D"): 80, ("xa", "Xã C"): 40,
         ("", ""): 150},
    ),
    "the communes before the province": (
        [["A", "UBND các xã, phường, thị trấn", *C], [1, "Xã C", *C],
         ["B", "Các cơ quan chuyên môn thuộc UBND tỉnh", *A], [1, "Sở A", *A], ["", "TỔNG", *summed(A, C)]],
        {("xa", ""): 40, ("xa", "Xã C"): 40, ("tinh", ""): 10, ("tinh", "Sở A"): 10, ("", ""): 50},
    ),
    "a group beside the levels, headed as they are": (
        [["Sở ban ngành"], [1, "Sở A", *A], ["Cơ quan trung ương đóng trên địa bàn"], [1, "Cục B", *B],
         ["Xã, phường, thị trấn"], [1, "Xã C", *C], ["", "Tổng số", *summed(A, B, C)]],
        {("tinh", "Sở A"): 10, ("khac", "Cục B"): 20, ("xa", "Xã C"): 40, ("", ""): 70},
    ),
    "a group beside the levels, numbered as they are": (
        [["I", "Cấp tỉnh"], [1, "Sở A", *A], ["II", "Ngành dọc"], [1, "Cục B", *B],
         ["", "Tổng số", *summed(A, B)]],
        {("tinh", "Sở A"): 10, ("khac", "Cục B"): 20, ("", ""): 30},
    ),
    "groups with their sums within a level": (
        [["I", "Cấp tỉnh"], ["", "Khối kinh tế"], [1, "Sở A", *A], [2, "Sở B", *B],
         ["", "Cộng khối kinh tế", *summed(A, B)], ["", "Khối văn xã"], [3, "Sở D", *D], ["", "Cộng", *D],
         ["", "Cộng cấp tỉnh", *summed(A, B, D)], ["II", "Cấp xã", *C], ["", "Tổng số", *summed(A, B, C, D)]],
        {("tinh", "Khối kinh tế › Sở A"): 10, ("tinh", "Khối kinh tế › Sở B"): 20,
         ("tinh", "Khối kinh tế"): 30, ("tinh", "Khối văn xã › Sở D"): 80, ("tinh", "Khối văn xã"): 80,
         ("tinh", ""): 110, ("xa", ""): 40, ("", ""): 150},
    ),
    "groups without sums within a level": (
        [["", "Cấp tỉnh"], ["", "Khối kinh tế"], [1, "Sở A", *A], ["", "Khối văn xã"], [2, "Sở B", *B],
         ["", "Cộng cấp tỉnh", *summed(A, B)], ["", "Cấp xã", *C], ["", "Tổng số", *summed(A, B, C)]],
        {("tinh", "Sở A"): 10, ("tinh", "Sở B"): 20, ("tinh", ""): 30, ("xa", ""): 40, ("", ""): 70},
    ),
    "an agency with nothing to report": (
        [["I", "Cấp tỉnh"], [1, "Sở A", *A], [2, "Sở không có hồ sơ"], [3, "Sở B", *B],
         ["", "Cộng", *summed(A, B)], ["II", "Cấp xã", *C], ["", "Tổng số", *summed(A, B, C)]],
        {("tinh", "Sở A"): 10, ("tinh", "Sở B"): 20, ("tinh", ""): 30, ("xa", ""): 40, ("", ""): 70},
    ),
    "communes below their districts": (
        [["I", "Cấp xã", *summed(A, B, C)], [1, "Huyện D", *summed(A, B)], ["1.1", "Xã A", *A],
         ["1.2", "Xã B", *B], [2, "Huyện E", *C], ["2.1", "Xã C", *C], ["", "Tổng số", *summed(A, B, C)]],
        {("xa", ""): 70, ("xa", "Huyện D"): 30, ("xa", "Huyện D › Xã A"): 10, ("xa", "Huyện D › Xã B"): 20,
         ("xa", "Huyện E"): 40, ("xa", "Huyện E › Xã C"): 40, ("", ""): 70},
    ),
    "fields, each told by level": (
        [[1, "Đất đai", *summed(A, B)], ["", "Cấp tỉnh", *A], ["", "Cấp xã", *B], [2, "Hộ tịch", *summed(C, D)],
         ["", "Cấp tỉnh", *C], ["", "Cấp xã", *D], ["", "Tổng cộng", *summed(A, B, C, D)]],
        {("", "Đất đai"): 30, ("", "Đất đai › Cấp tỉnh"): 10, ("", "Đất đai › Cấp xã"): 20,
         ("", "Hộ tịch"): 120, ("", "Hộ tịch › Cấp tỉnh"): 40, ("", "Hộ tịch › Cấp xã"): 80, ("", ""): 150},
    ),
    "all fields, and then the levels": (
        [[1, "Đất đai", *A], [2, "Hộ tịch", *B], ["", "Tổng cộng", *summed(A, B)], ["", "Cấp tỉnh", *A],
         ["", "Cấp xã", *B]],
        {("", "Đất đai"): 10, ("", "Hộ tịch"): 20, ("", ""): 30, ("tinh", ""): 10, ("xa", ""): 20},
    ),
    "rows among others below one agency, and then the next": (
        [["I", "Cấp tỉnh", *summed(B, C)], [1, "Sở B", *B], ["", "Trong đó: Đất đai", *A], [2, "Sở C", *C],
         ["", "Tổng số", *summed(B, C)]],
        {("tinh", ""): 60, ("tinh", "Sở B"): 20, ("tinh", "Sở B › Trong đó › Trong đó: Đất đai"): 10,
         ("tinh", "Sở C"): 40, ("", ""): 60},
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_row_of_a_board_has_its_place_wherever_the_sums_stand(layout: str) -> None:
    rows, places = LAYOUTS[layout]
    annex = read(board(rows), merged=["A2:A3", "B2:B3", "C2:F2", "G2:J2", "K2:M2"])
    assert column(annex, "3") == {place: str(n) for place, n in places.items()}
    assert annex.notices == ()
    assert annex.unclaimed == 0


def test_a_row_without_a_number_stands_beside_the_others_where_only_so_they_add_up() -> None:
    rows = [["I", "Cấp tỉnh", *summed(A, B, C)], [1, "Sở A", *A], [2, "Sở B", *B], ["", "Đơn vị khác", *C]]
    assert ("tinh", "Đơn vị khác") in column(read(board(rows)), "3")


def test_rows_without_a_number_are_parts_of_the_agency_above_where_the_agencies_add_up() -> None:
    rows = [
        ["I", "Cấp tỉnh", *summed(A, B, C)],
        [1, "Sở D", *summed(A, B)],
        ["", "Đất đai", *A],
        ["", "Môi trường", *B],
        [2, "Sở C", *C],
    ]
    assert list(column(read(board(rows)), "3")) == [
        ("tinh", ""), ("tinh", "Sở D"), ("tinh", "Sở D › Đất đai"), ("tinh", "Sở D › Môi trường"),
        ("tinh", "Sở C"),
    ]  # fmt: skip


def test_a_slip_in_one_column_does_not_change_where_a_row_belongs() -> None:
    slip = summed(A, B, C)
    slip[0] += 9
    rows = [["I", "Cấp tỉnh", *slip], [1, "Sở A", *A], [2, "Sở B", *B], ["", "Đơn vị khác", *C]]
    assert ("tinh", "Đơn vị khác") in column(read(board(rows)), "3")


def test_a_huyen_row_below_a_field_after_the_level_was_abolished_is_a_notice_and_no_fact() -> None:
    rows = [[1, "Đất đai", *summed(A, B)], ["", "Cấp huyện", *A], ["", "Cấp xã", *B], [2, "Hộ tịch", *C],
            ["", "Cấp xã", *C]]  # fmt: skip
    annex = read(board(rows), "2025-Q3")
    assert [(n.code, n.cell) for n in annex.notices] == [("line_abolished", "C5")]
    assert list(column(annex, "3")) == [("", "Đất đai"), ("", "Đất đai › Cấp xã"), ("", "Hộ tịch"),
                                        ("", "Hộ tịch › Cấp xã")]  # fmt: skip


def test_headers_with_explanations_in_brackets_are_the_forms_columns() -> None:
    facts: dict[str, Fact] = {f.indicator: f for f in read(board([["", "Toàn tỉnh", *A]])).facts}
    assert list(facts) == [str(n) for n in range(3, 14)]
    assert facts["9"].figure.printed == "3"


def test_a_column_of_per_cents_is_not_the_column_of_its_name() -> None:
    rows = [list(row) for row in board([["", "Toàn tỉnh", *A]])]
    rows[2].append("Quá hạn (%)")
    rows[3].append("12,5%")
    annex = read(rows)
    assert column(annex, "13") == {("", ""): "1"}
    assert annex.unclaimed == 1


PROCEDURES: Rows = [
    ["Biểu số II.07b/VPCP/KSTT"],
    ["TT", "Đơn vị", "Tổng số TTHC thuộc thẩm quyền giải quyết của địa phương", "", "", "",
     "TTHC được thực hiện theo CCMC, MCLT", "", "", "",
     "Quy trình nội bộ giải quyết TTHC theo CCMC, MCLT được ban hành", "", "", ""],
    ["", "", "Tổng số TTHC", "Cấp tỉnh", "Cấp huyện", "Cấp xã", "Tổng số TTHC", "Tại BPMC cấp tỉnh",
     "Tại BPMC cấp huyện", "Tại BPMC cấp xã", "Tổng số quy trình", "Cấp tỉnh", "Cấp huyện", "Cấp Xã"],
    list(range(1, 15)),
]  # fmt: skip
MERGED = ["A2:A3", "B2:B3", "C2:F2", "G2:J2", "K2:N2"]


@pytest.mark.parametrize("merged", [MERGED, []], ids=["merged", "nothing merged"])
def test_a_group_header_that_speaks_of_two_groups_is_the_one_that_it_begins_with(merged: list[str]) -> None:
    figures = [1877, 1465, 261, 151, 1862, 1450, 261, 151, 1800, 1400, 250, 150]
    annex = read([*PROCEDURES, [1, "Toàn tỉnh", *figures]], merged=merged)
    assert annex.forms == ("II.07b",)
    assert {f.indicator: f.figure.printed for f in annex.facts} == {
        str(code): str(n) for code, n in zip(range(3, 15), figures, strict=True)
    }
    assert annex.notices == ()


def test_a_huyen_column_with_figures_after_the_level_was_abolished_is_one_notice() -> None:
    rows = [
        [1, "Sở Tư pháp", 120, 120, 0, "", 110, 110, "-", "", 120, 120, "", ""],
        [2, "Xã Gio Linh", 151, "", 0, 151, 151, "", 7, 151, 151, "", "", 151],
        [3, "Xã Cửa Tùng", 151, "", 0, 151, 151, "", 5, 151, 151, "", "", 151],
    ]
    annex = read([*PROCEDURES, *rows], "2025-Y", MERGED)
    assert [(n.code, n.cell, n.printed) for n in annex.notices] == [("line_abolished", "I6", "7")]
    assert {f.indicator for f in annex.facts} == {"3", "4", "6", "7", "8", "10", "11", "12", "14"}
    assert annex.unclaimed == 0
