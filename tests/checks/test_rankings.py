"""Tables that rank units by points: in order or not, told once, with what would put it right."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.outlines import Checked, checked, workbook

WHEN = "2023-Y"
TITLE = "KẾT QUẢ XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023"
HEADER = [
    "STT",
    "Tên cơ quan, đơn vị",
    "Điểm thẩm định",
    "Điểm điều tra XHH",
    "Tổng điểm",
    "Xếp hạng",
    "Xếp loại",
]
OFFICES: list[list[Any]] = [
    ["I", "Các sở, ban, ngành"],
    [1, "Sở Nội vụ", "62,50", "31,24", "93,74", 1, "Xuất sắc"],
    [2, "Sở Tài chính", "61,00", "30,55", "91,55", 2, "Xuất sắc"],
    [3, "Sở Y tế", "59,50", "29,04", "88,54", 3, "Tốt"],
    [4, "Sở Xây dựng", "58,25", "29,90", "88,15", 4, "Tốt"],
    [5, "Sở Công Thương", "56,50", "27,03", "83,53", 5, "Tốt"],
    [6, "Thanh tra tỉnh", "54,00", "26,50", "80,50", 6, "Khá"],
]
DISTRICTS: list[list[Any]] = [
    ["II", "UBND các huyện, thị xã, thành phố"],
    [1, "Thành phố", "60,00", "30,20", "90,20", 1, "Xuất sắc"],
    [2, "Huyện Bắc", "57,00", "29,10", "86,10", 2, "Tốt"],
    [3, "Huyện Nam", "50,00", "26,60", "76,60", 3, "Khá"],
]
MEAN = ["", "Trung bình", "57,63", "28,91", "86,54"]
TABLE = [HEADER, *OFFICES, *DISTRICTS, MEAN]


def _checked(rows: list[list[Any]], title: str = TITLE) -> Checked:
    return checked(workbook(rows, title), when=WHEN)


def _with(name: str, **cells: Any) -> list[list[Any]]:
    """The table with other cells in the row of a unit: ``E="83,53"``."""
    return [
        [cells.get("ABCDEFG"[n], cell) for n, cell in enumerate(row)] if name in row else list(row)
        for row in TABLE
    ]


def test_offices_and_districts_are_ranked_apart_and_everything_is_in_order() -> None:
    told = _checked(TABLE)
    assert told.rules() == []
    assert told.of("XEP-HANG.H01").count("satisfied") == 9
    assert told.of("XEP-HANG.H03").count("satisfied") == 9
    assert told.of("XEP-HANG.B01").count("satisfied") == 10  # with the mean of all


def test_one_rank_that_is_wrong_is_told_once_with_the_rank_that_is_free() -> None:
    told = _checked(_with("Sở Xây dựng", F=9))
    finding = told.finding("XEP-HANG.H01")
    assert told.rules() == ["XEP-HANG.H01"]
    assert "“Sở Xây dựng” được 88,15 (ô E8) và xếp 9 (ô F8)" in finding["message_vi"]
    assert "“Sở Công Thương” được 83,53, xếp 5 (ô F9)" in finding["message_vi"]
    first = told.suspects[0]
    assert (first["cell"], first["repair"]) == ("F8", 4)


def test_points_that_are_wrong_are_told_by_the_sum_of_their_parts() -> None:
    told = _checked(_with("Sở Y tế", E="85,54"))
    assert told.rules() == ["XEP-HANG.B01", "XEP-HANG.H01"]
    assert ("E7", "88.54") in [
        (s["cell"], str(s["repair"].normalize())) for s in told.suspects if s["repair"]
    ]


def test_two_ranks_that_were_exchanged_are_put_right_together() -> None:
    rows = _with("Sở Y tế", F=4)
    rows = [[*row[:5], 3, *row[6:]] if "Sở Xây dựng" in row else row for row in rows]
    told = _checked(rows)
    assert told.rules() == ["XEP-HANG.H01"]
    assert {(s["cell"], s["repair"]) for s in told.suspects if s["cell"][0] == "F"} == {("F7", 3), ("F8", 4)}


def test_the_same_rank_for_different_points_is_a_slip_and_for_the_same_points_is_none() -> None:
    assert _checked(_with("Sở Xây dựng", F=3)).rules() == ["XEP-HANG.H01"]
    tied = [
        [*row[:2], "59,50", "29,04", "88,54", 3, row[6]] if "Sở Xây dựng" in row else row for row in TABLE
    ]
    assert _checked(tied).rules() == []


def test_a_class_above_that_of_a_unit_with_more_points_is_told_with_both_classes() -> None:
    told = _checked(_with("Huyện Nam", G="Xuất sắc"))
    assert told.rules() == ["XEP-HANG.H03"]
    assert "“Huyện Bắc” được 86,10 (ô E13) và xếp Tốt (ô G13)" in told.finding("XEP-HANG.H03")["message_vi"]
    proposed = {s["cell"]: s["proposal_vi"] for s in told.suspects}
    assert proposed["G13"] == "Xuất sắc"
    assert proposed["G14"] == "Tốt; Khá; Trung bình; Yếu"
    assert {"E13", "E14"} <= set(proposed)


def test_a_bonus_counts_and_one_that_is_not_there_counts_as_nothing() -> None:
    bonus = {"Sở Nội vụ": ("1,00", "94,74"), "Sở Y tế": ("", "88,54")}
    rows = [[*HEADER[:4], "Điểm thưởng", *HEADER[4:]]]
    for row in [*OFFICES, *DISTRICTS]:
        extra, total = bonus.get(row[1], ("", row[4] if len(row) > 4 else ""))
        rows.append([*row[:4], extra, total, *row[5:]] if len(row) > 4 else row)
    assert _checked(rows).rules() == []
    assert _checked(
        [[*row[:4], "2,00", *row[5:]] if "Sở Nội vụ" in row else row for row in rows]
    ).rules() == ["XEP-HANG.B01"]


def test_a_table_ordered_by_something_else_is_not_held_against_its_points() -> None:
    ranks = iter([4, 6, 1, 5, 2, 3])
    rows = [HEADER, *([*row[:5], next(ranks), row[6]] for row in OFFICES[1:])]
    told = _checked(rows)
    assert "XEP-HANG.H01" not in told.rules()
    assert set(told.of("XEP-HANG.H01")) == {"lacking"}


@pytest.mark.parametrize(
    ("header", "rows"),
    {
        "provinces by index and group": (
            ["TT", "Tỉnh, thành phố", "Chỉ số CCHC (%)", "Nhóm", "Thứ hạng"],
            [[1, "Một", "90,10", "A", 1], [2, "Hai", "89,79", "B", 2], [3, "Ba", "79,50", "C", 3]],
        ),
        "communes by class only": (
            ["STT", "Đơn vị", "Tổng điểm đạt được", "Xếp loại"],
            [[1, "Xã Một", "95", "Hoàn thành xuất sắc nhiệm vụ"], [2, "Xã Hai", "85", "Hoàn thành tốt nhiệm vụ"],
             [3, "Xã Ba", "84", "Hoàn thành tốt nhiệm vụ"]],
        ),
        "not in the order of rank": (
            ["Số TT", "Cơ quan", "Điểm tự chấm", "Điểm thẩm định", "Tổng điểm", "Hạng"],
            [[1, "Sở A", "80", "70,5", "70,5", 3], [2, "Sở B", "90", "88", "88", 1], [3, "Sở C", "85", "71", "71", 2]],
        ),
    }.values(),
    ids=["provinces", "classes", "unordered"],
)  # fmt: skip
def test_other_offices_rank_in_other_columns(header: list[Any], rows: list[list[Any]]) -> None:
    told = _checked([header, *rows], title="PHỤ LỤC")
    assert told.rules() == []
    decided = [o for o in told.outcomes if o["rule"].startswith("XEP-HANG.H") and o["outcome"] == "satisfied"]
    assert len(decided) >= len(rows)


def test_a_table_of_quantities_with_units_of_measure_is_no_ranking() -> None:
    header = ["STT", "Chỉ tiêu", "Đơn vị tính", "Điểm", "Xếp hạng"]
    with pytest.raises(Exception, match="XEP-HANG"):
        _checked([header, [1, "Một", "hồ sơ", 5, 1], [2, "Hai", "hồ sơ", 6, 2], [3, "Ba", "%", 7, 3]])


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), count=st.integers(5, 20))
def test_one_unit_out_of_place_is_the_one_that_is_told(seed: int, count: int) -> None:
    rng = random.Random(seed)
    points = rng.sample(range(500, 1000), count)
    ranks = [1 + sum(p > own for p in points) for own in points]
    moved = rng.randrange(count)
    ranks[moved] = rng.choice([r for r in range(1, count + 1) if abs(r - ranks[moved]) > 1])
    rows = [
        [n, f"Đơn vị {n}", f"{p // 10},{p % 10}", r]
        for n, (p, r) in enumerate(zip(points, ranks, strict=True), start=1)
    ]
    told = _checked([["STT", "Tên đơn vị", "Tổng điểm", "Xếp hạng"], *rows])
    assert told.rules() == ["XEP-HANG.H01"]
    assert f"“Đơn vị {moved + 1}” được" in told.finding("XEP-HANG.H01")["message_vi"]
