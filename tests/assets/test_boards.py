"""II.06 is found by its columns; its rows are the unit, its levels, and items within a level."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assets.annexes import Annex, read_annex
from assets.facts import Fact
from assets.periods import period
from tests.builders import (
    COLUMN_CODES,
    JOINED_CODES,
    PERIOD_OF,
    Page,
    broken_lines,
    column_page,
    column_row,
    column_versions,
    nfd,
    stacked,
    xlsx,
)


def read(*pages: Page, at: str = "2024-H1", unit: str = "quang-tri") -> Annex:
    """Read pages as one annex."""
    return read_annex(xlsx(pages), "a.xlsx", period(at), unit)


LEVELS = [
    ("Toàn tỉnh", "", ""),
    ("Cấp tỉnh", "tinh", ""),
    ("Đất đai", "tinh", "Đất đai"),
    ("Tư pháp", "tinh", "Tư pháp"),
    ("Cấp huyện", "huyen", ""),
    ("Đất đai", "huyen", "Đất đai"),
    ("Cấp xã", "xa", ""),
    ("Hộ tịch", "xa", "Hộ tịch"),
]
BOARDS: dict[str, dict[str, Any]] = {
    "as printed": {},
    "far down and right": {"first_row": 17, "left": 4},
    "without column numbers": {"numbered": False},
    "nothing merged": {"merged": False},
    "without title": {"title": None},
    "title that speaks of receiving": {
        "subject": "TÌNH HÌNH TIẾP NHẬN, ĐÃ GIẢI QUYẾT VÀ ĐANG GIẢI QUYẾT TTHC"
    },
    "decomposed": {"label": nfd},
    "lines broken": {"label": broken_lines},
    "empty rows": {"blank_before": {0, 3, 5}},
    "labels over two columns": {"label_in_ordinal": {0, 1, 4}, "left": 2},
    "roman numerals": {"ordinals": ["", "I", "1", "2", "II", "1", "III", "1"]},
}


@pytest.mark.parametrize("version", column_versions())
@pytest.mark.parametrize("joined", ["apart", "merged", "one"])
@pytest.mark.parametrize("board", BOARDS)
def test_every_figure_of_a_board_is_found_with_its_level_and_item(
    version: str, joined: str, board: str
) -> None:
    levels = [row for row in LEVELS if version == "2020" or row[1] != "huyen"]
    codes = COLUMN_CODES if joined == "apart" else JOINED_CODES
    layout = dict(BOARDS[board])
    if "ordinals" in layout:
        layout["ordinals"] = layout["ordinals"][: len(levels)]
    page = column_page(
        [(row[0], column_row(100 * i + 1, codes)) for i, row in enumerate(levels)], joined=joined, **layout
    )
    annex = read(page, at=PERIOD_OF[version])
    assert {(f.indicator, f.level, f.item): (f.cell, f.figure.printed) for f in annex.facts} == {
        (code, level, item): (page.address((code, i)), str(100 * i + 1 + j))
        for i, (_, level, item) in enumerate(levels)
        for j, code in enumerate(codes)
    }
    assert annex.notices == ()
    assert annex.unclaimed == 0


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ("Sở, ban, ngành", "tinh"),
        ("I. Các sở, ban, ngành cấp tỉnh", "tinh"),
        ("SỞ, NGÀNH", "tinh"),
        ("A) Cấp tỉnh (17 đơn vị)", "tinh"),
        ("UBND cấp huyện", "huyen"),
        ("UBND các huyện, thị xã, thành phố", "huyen"),
        ("II - Cấp huyện", "huyen"),
        ("UBND cấp xã", "xa"),
        ("UBND xã, phường, thị trấn", "xa"),
        ("3. Xã", "xa"),
        ("Tổng cấp huyện", "huyen"),
        ("Cộng cấp xã", "xa"),
        ("Tổng số cấp tỉnh", "tinh"),
        ("Tổng cộng", ""),
        ("TỔNG SỐ", ""),
        ("Tổng cộng (I+II+III)", ""),
        ("Tổng cộng = I + II + III", ""),
        ("Toàn tỉnh", ""),
        ("UBND tỉnh Quảng Trị", ""),
        ("Tỉnh Quảng Trị", ""),
    ],
)
def test_a_row_is_placed_by_its_label(label: str, level: str) -> None:
    page = column_page([(label, column_row(1)), ("Lĩnh vực đất đai", column_row(50))])
    found = {f.cell: (f.level, f.item) for f in read(page).facts}
    assert found[page.address(("3", 0))] == (level, "")
    assert found[page.address(("3", 1))] == (level, "Lĩnh vực đất đai")


@pytest.mark.parametrize(
    "label", ["UBND huyện Hải Lăng", "Sở Xây dựng", "Xã Triệu Phong", "Huyện Gio Linh", "Tổng hợp"]
)
def test_one_office_is_an_item_and_no_level(label: str) -> None:
    page = column_page([("Cấp tỉnh", column_row(1)), (label, column_row(50))])
    assert {(f.level, f.item) for f in read(page).facts} == {("tinh", ""), ("tinh", label)}


def test_a_total_below_the_levels_is_the_whole() -> None:
    page = column_page(
        [("Cấp tỉnh", column_row(1)), ("Cấp xã", column_row(50)), ("Tổng cộng", column_row(99))]
    )
    assert {f.level: f.cell for f in read(page).facts if f.indicator == "3"} == {
        "tinh": page.address(("3", 0)),
        "xa": page.address(("3", 1)),
        "": page.address(("3", 2)),
    }


def test_a_board_of_one_row_is_the_whole_whatever_the_row_is_called() -> None:
    annex = read(column_page([("Văn phòng UBND tỉnh", column_row(1))]), unit="vp-ubnd-tinh")
    assert {(f.level, f.item) for f in annex.facts} == {("", "")}


def test_a_row_for_one_place_of_the_form_given_twice_is_a_notice() -> None:
    annex = read(
        column_page([("Cấp xã", column_row(1)), ("Đất đai", column_row(20)), ("Cấp xã", column_row(50))])
    )
    assert [(n.code, n.printed) for n in annex.notices] == [("line_repeated", "Cấp xã")]
    assert len([f for f in annex.facts if f.repeated]) == len(COLUMN_CODES)


def test_two_items_of_one_name_are_told_apart_by_their_row() -> None:
    page = column_page([("Cấp xã", column_row(1)), ("Đất đai", column_row(20)), ("Đất đai", column_row(50))])
    annex = read(page)
    row = page.places["3", 2][0] + 1
    assert {f.item for f in annex.facts} == {"", "Đất đai", f"Đất đai [{row}]"}
    assert annex.notices == ()


def test_a_level_that_goes_on_after_a_page_break_stays_the_level() -> None:
    top = column_page([("Cấp tỉnh", column_row(1)), ("Đất đai", column_row(20))])
    below = column_page([("Tư pháp", column_row(40)), ("Cấp xã", column_row(60))], title=None)
    annex = read(stacked(top, below, gap=1))
    assert {(f.level, f.item) for f in annex.facts} == {
        ("tinh", ""),
        ("tinh", "Đất đai"),
        ("tinh", "Tư pháp"),
        ("xa", ""),
    }
    assert annex.notices == ()


def test_missing_columns_are_named_and_joined_ones_are_not() -> None:
    page = column_page([("Toàn tỉnh", column_row(1, JOINED_CODES))], joined="one", merged=False)
    for place in [
        p for p, text in page.cells.items() if text in ("Trong hạn", "(12)") or p == page.places["12", 0]
    ]:
        del page.cells[place]
    (notice,) = read(page).notices
    assert (notice.code, notice.details) == ("line_missing", {"codes": "12", "count": "1"})


def test_dashes_and_crosses_across_a_level_are_kept_as_such() -> None:
    page = column_page([("Cấp tỉnh", column_row(1)), ("Cấp xã", dict.fromkeys(COLUMN_CODES, "-"))])
    assert {f.figure.reading.value for f in read(page).facts if f.level == "xa"} == {"dash"}


def test_the_place_and_date_of_a_signature_are_no_row() -> None:
    page = column_page([("Cấp tỉnh", column_row(1)), ("Cấp xã", column_row(20))])
    bottom = page.height + 1
    page.cells |= {
        (bottom, 9): "Quảng Trị, ngày 14 tháng 6 năm 2024",
        (bottom + 1, 0): "NGƯỜI LẬP",
        (bottom + 1, 9): "GIÁM ĐỐC",
    }
    annex = read(page)
    assert {f.level for f in annex.facts} == {"tinh", "xa"}
    assert annex.notices == ()


def test_a_huyen_row_of_a_board_after_the_level_was_abolished_is_a_notice_and_no_fact() -> None:
    rows = [
        ("Cấp tỉnh", column_row(1)),
        ("Cấp huyện", column_row(20)),
        ("Đất đai", column_row(40)),
        ("Cấp xã", column_row(60)),
    ]
    page = column_page(rows)
    annex = read(page, at="2025-Y")
    assert {(f.level, f.item) for f in annex.facts} == {("tinh", ""), ("xa", "")}
    assert [(n.code, n.cell) for n in annex.notices] == [
        ("line_abolished", page.address(("3", 1))), ("line_abolished", page.address(("3", 2))),
    ]  # fmt: skip
    assert annex.unclaimed == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_board_gives_back_all_figures_with_their_cells(data: st.DataObject) -> None:
    joined = data.draw(st.sampled_from(["apart", "merged", "one"]))
    codes = COLUMN_CODES if joined == "apart" else JOINED_CODES
    version = data.draw(st.sampled_from(column_versions()))
    levels = [row for row in LEVELS if version == "2020" or row[1] != "huyen"]
    figures: list[dict[str, Any]] = [
        {c: data.draw(st.one_of(st.integers(0, 10**6), st.none())) if c != "3" else 5 for c in codes}
        for _ in levels
    ]
    page = column_page(
        [(row[0], values) for row, values in zip(levels, figures, strict=True)],
        first_row=data.draw(st.integers(0, 20)), left=data.draw(st.integers(0, 6)), joined=joined,
        numbered=data.draw(st.booleans()), merged=data.draw(st.booleans()),
        title=data.draw(st.sampled_from(["Biểu số II.06/VPCP/KSTT", "Biểu II.06", None])),
        label=data.draw(st.sampled_from([str, nfd, broken_lines])),
        blank_before=data.draw(st.sets(st.integers(0, 7), max_size=3)),
    )  # fmt: skip
    annex = read(page, at=PERIOD_OF[version])
    found: dict[tuple[str, str, str], Fact] = {(f.indicator, f.level, f.item): f for f in annex.facts}
    assert {key: (f.cell, f.figure.value) for key, f in found.items()} == {
        (code, level, item): (page.address((code, i)), figures[i][code])
        for i, (_, level, item) in enumerate(levels)
        for code in codes
    }
    assert annex.notices == ()
