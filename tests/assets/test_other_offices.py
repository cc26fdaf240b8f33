"""Annexes as other offices lay them out, met in use: each once cost a figure or accused a true one."""

import io
from collections.abc import Sequence

import openpyxl
import pytest

from assets.annexes import Annex, read_annex
from assets.forms.load import forms
from assets.periods import period
from assets.titles import period_named_in
from tests.facts import confronted

PERIOD = period("2024-H1")
BM3 = forms()["BM3"].version_on(PERIOD.cut_off)
assert BM3 is not None
ROW = ["3760", "3000", "600", "160", "3600", "2200", "1369", "31", "160", "154", "6"]


def _sheet(rows: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _read(rows: Sequence[Sequence[object]]) -> Annex:
    return read_annex(_sheet(rows), "a.xlsx", PERIOD, "")


def _bm3(header: Sequence[str], figures: dict[str, Sequence[object]]) -> list[list[object]]:
    assert BM3 is not None
    lines = [
        [line.code, line.label, line.unit, *figures.get(line.code, [None] * (len(header) - 3))]
        for line in BM3.lines
    ]
    return [["Biểu mẫu 3"], list(header), *lines]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["Số liệu 6 tháng 2023", "Số liệu 6 tháng 2024"], "81"),
        (["Số liệu 6 tháng 2024", "Số liệu 6 tháng 2023"], "70"),
        (["Số liệu kỳ trước", "Số liệu kỳ này"], "81"),
        (["Kế hoạch", "Thực hiện"], "81"),
        (["Kỳ này", "So sánh cùng kỳ"], "70"),
    ],
)
def test_the_column_of_this_period_is_told_from_its_neighbour(header: list[str], expected: str) -> None:
    annex = _read(_bm3(["STT", "Chỉ tiêu thống kê", "Đơn vị tính", *header], {"1.2": ["70", "81"]}))
    assert [f.figure.printed for f in annex.facts if f.indicator == "1.2"] == [expected]
    assert "value_columns" not in {n.code for n in annex.notices}


def test_two_columns_that_nothing_tells_apart_hold_the_unit() -> None:
    header = ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu (1)", "Số liệu (2)"]
    (notice,) = [n for n in _read(_bm3(header, {"1.2": ["70", "81"]})).notices if n.code == "value_columns"]
    assert notice.details == {"column": "D", "other_column": "E"}


def test_a_label_without_its_brackets_is_still_its_line() -> None:
    rows = _bm3(["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu"], {"1.4.1": ["1465"]})
    for row in rows:
        if len(row) > 1 and isinstance(row[1], str):
            row[1] = row[1].partition(" (")[0]
    annex = _read(rows)
    assert [f.figure.printed for f in annex.facts if f.indicator == "1.4.1"] == ["1465"]
    assert not annex.notices


def test_a_header_in_one_row_names_group_and_column_together() -> None:
    header = [
        "STT", "Lĩnh vực", "Tổng số hồ sơ nhận giải quyết", "Tiếp nhận trực tuyến trong kỳ",
        "Tiếp nhận trực tiếp, bưu chính trong kỳ", "Từ kỳ trước chuyển qua", "Tổng số hồ sơ đã giải quyết",
        "Đã giải quyết trước hạn", "Đã giải quyết đúng hạn", "Đã giải quyết quá hạn",
        "Tổng số hồ sơ đang giải quyết", "Đang giải quyết trong hạn", "Đang giải quyết quá hạn",
    ]  # fmt: skip
    annex = _read([["Biểu số II.06/VPCP/KSTT"], header, [None, "Tổng cộng", *ROW]])
    figures = {f.indicator: f.figure.printed for f in annex.facts}
    assert figures == dict(zip([str(n) for n in range(3, 14)], ROW, strict=True))


def _ii06(rows: Sequence[Sequence[object]]) -> dict[tuple[str, str], str]:
    top = ["STT", "Lĩnh vực", "Số hồ sơ nhận giải quyết"] + [""] * 3
    top += ["Số hồ sơ đã giải quyết"] + [""] * 3 + ["Số hồ sơ đang giải quyết", "", ""]
    leaves = ["", "", "Tổng số", "Trực tuyến", "Trực tiếp, bưu chính", "Từ kỳ trước", "Tổng số"]
    leaves += ["Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"]
    annex = _read([["Biểu số II.06/VPCP/KSTT"], top, leaves, *rows])
    return {(f.level, f.item): f.figure.printed for f in annex.facts if f.indicator == "3"}


def test_a_group_numbered_like_the_levels_stands_beside_them() -> None:
    found = _ii06([["I", "Cấp tỉnh", "5"], ["II", "Cấp xã", "7"], ["III", "Cơ quan ngành dọc", "3"]])
    assert found == {("tinh", ""): "5", ("xa", ""): "7", ("khac", ""): "3"}


def test_the_fields_of_an_agency_are_part_of_the_agency() -> None:
    rows = [["A", "Cấp tỉnh", "9"], ["I", "Sở Tư pháp", "9"], ["1", "Hộ tịch", "5"], ["2", "Luật sư", "4"]]
    assert list(_ii06(rows)) == [
        ("tinh", ""),
        ("tinh", "Sở Tư pháp"),
        ("tinh", "Sở Tư pháp › Hộ tịch"),
        ("tinh", "Sở Tư pháp › Luật sư"),
    ]


def test_parts_that_are_named_among_others_do_not_add_up_to_the_whole() -> None:
    rows = [["", "Cấp tỉnh", "9"], ["", "Trong đó: Đất đai", "5"], ["", "Tư pháp", "1"]]
    assert {level for level, item in _ii06(rows) if "›" in item} == {"tinh"}
    facts = {"II.06/3@tinh": "9", "II.06/3@tinh#Trong đó › Đất đai": "5"}
    assert confronted("2024-H1", facts).of("II.06.T02") == ["lacking"]


def test_a_table_of_something_else_below_is_counted_and_not_told_row_by_row() -> None:
    rows = _bm3(["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu"], {"1.2": ["81"]})
    annex = _read([*rows, *([f"9.{n}", f"Thủ tục số {n}", "", n] for n in range(200))])
    codes = [n.code for n in annex.notices]
    assert 0 < codes.count("line_unknown") <= 12
    assert codes.count("line_unknown") + annex.unclaimed == 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Kèm theo Báo cáo số 1125/BC-VP ngày 14/6/2024)", "2024-H1"),
        ("Hà Nội, ngày 18/3/2024", "2024-Q1"),
        ("ngày 01/7/2024", None),
        ("từ ngày 15/12/2023 đến ngày 14/6/2024", None),
        ("Kỳ báo cáo: Quý III năm 2024, ngày 14/6/2024", "2024-Q3"),
    ],
)
def test_the_period_of_a_loose_file_is_named_or_dated_in_it(text: str, expected: str | None) -> None:
    found = period_named_in(_sheet([[text]]), "a.xlsx")
    assert (found.code if found else None) == expected
