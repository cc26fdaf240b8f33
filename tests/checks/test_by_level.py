"""Totals by level, in boards with groups of rows and in grids: confronted, and the wrong cell found."""

import copy
import random
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from assets import annexes
from assets.forms.load import level_name, load_forms
from checks.rules.load import Catalogue, load_catalogue
from tests.by_level import CODES, Rows, balanced, board, check, read, summed
from tests.facts import confronted
from tests.points_form import rule, write_rules

#: Without shrinking: a board that fails is short enough to be read.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
A, B, C = (balanced(n) for n in (3, 5, 9))
#: By level as printed in report 1125; the number overdue at each level is not printed there.
REPORT: Rows = [
    ["Tổng hợp chỉ tiêu theo cấp"],
    ["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "", "", ""],
    ["", "", "", "Cấp tỉnh", "Cấp huyện", "Cấp xã", "Toàn tỉnh"],
    ["1", "Tổng số TTHC thuộc thẩm quyền giải quyết", "Thủ tục", 1465, 261, 151, 1877],
    ["2", "Tổng số hồ sơ TTHC đã giải quyết", "Hồ sơ", "52,414", "10,099", "77,881", "140.394"],
    ["2.1", "Số hồ sơ giải quyết đúng và trước hạn", "Hồ sơ", "52,249", "9,751", "77,857", "140.061"],
    ["2.2", "Số hồ sơ giải quyết quá hạn", "Hồ sơ", "", "", "", "309"],
    ["3", "Tỷ lệ hồ sơ giải quyết đúng và trước hạn", "%", "99,69%", "98,57%", "99,97%", "99,76%"],
    ["4", "Tỷ lệ số hóa hồ sơ khi tiếp nhận", "%", "99,61%", "94,76%", "96,94%", "97,79%"],
    ["5", "Tỷ lệ số hóa kết quả giải quyết TTHC", "%", "70,09%", "98,67%", "99,84%", "88,51%"],
    ["6", "Số tài khoản được cấp quyền khai thác CSDLQG về dân cư", "Tài khoản", 558, 471, 761, "1.790"],
]


def test_the_figures_of_the_report_by_level_lead_to_the_two_cells_that_are_wrong() -> None:
    seen = check(read(REPORT))
    assert seen.violated == ["THC.B01", "THC.R01", "THC.T01"]
    assert seen.proposals == {"G7": 333, "E6": 9955}
    (total,) = [f["message_vi"] for f in seen.findings if f["rule"] == "THC.T01"]
    assert total == (
        "Cột tổng = cộng các cấp, dòng 2.1 “Số hồ sơ giải quyết đúng và trước hạn”. Ô G6 ghi 140.061, nhưng "
        "52.249 (ô D6, cấp tỉnh) + 9.751 (ô E6, cấp huyện) + 77.857 (ô F6, cấp xã) = 139.857: lệch 204. "
        "Số đếm phải khớp tuyệt đối."
    )
    assert seen.of("THC.T01")["", "", "6"] == "satisfied"
    assert {code for _, _, code in seen.of("THC.T01")} == {"1", "2", "2.1", "2.2", "6"}


def test_rates_are_never_added_up() -> None:
    places = {"THC/4": "97,79%", "THC/4@tinh": "99,61%", "THC/4@xa": "96,94%"}
    assert confronted("2025-Q3", places).of("THC.T01") == ["lacking"]


def test_what_stands_beside_the_levels_is_held_to_its_own_edits_and_left_out_of_the_sum() -> None:
    figures = {"THC/2": "30", "THC/2@tinh": "10", "THC/2@xa": "20", "THC/2@kytruoc": "7"}
    rates = {"THC/2.1@kytruoc": "6", "THC/2.2@kytruoc": "2"}
    seen = confronted("2025-Q3", figures | rates)
    assert seen.of("THC.T01") == ["satisfied"]
    assert "violated" in seen.of("THC.B01")


def test_a_heading_without_figures_counts_by_its_items_in_the_grand_total() -> None:
    rows = [["Sở ban ngành"], [1, "Sở A", *A], [2, "Sở B", *B], ["Xã, phường, thị trấn"], [1, "Xã C", *C]]
    seen = check(read(board([*rows, ["", "Tổng số", *summed(A, B, C)]])))
    assert set(seen.of("II.06.T01").values()) == {"satisfied"}
    assert len(seen.of("II.06.T01")) == len(CODES)
    off = summed(A, B, C)
    off[0] += 10
    seen = check(read(board([*rows, ["", "Tổng số", *off]])))
    assert [r for r in seen.violated if "T" in r.rpartition(".")[2]] == ["II.06.T01"]


def test_a_total_is_its_levels_rows_and_the_items_of_levels_without_one() -> None:
    facts = {"II.06/3": "30", "II.06/3@tinh": "10", "II.06/3@tinh#Đất đai": "4"}
    items = {"II.06/3@xa#Đất đai": "12", "II.06/3@xa#Hộ tịch": "8"}
    assert confronted("2024-H1", facts | items).of("II.06.T01") == ["satisfied"]
    assert confronted("2024-H1", facts | items | {"II.06/3@xa#Hộ tịch": ""}).of("II.06.T01") == ["lacking"]
    among = {"II.06/3@xa#Trong đó › Hộ tịch": "8"}
    assert confronted("2024-H1", facts | among).of("II.06.T01") == ["lacking"]


def test_an_agency_is_the_sum_of_its_fields_and_the_finding_names_them() -> None:
    rows = [
        ["I", "Cấp xã", *summed(A, B)],
        [1, "Huyện Đ", *summed(A, B)],
        ["1.1", "Xã A", *A],
        ["1.2", "Xã B", *B],
    ]
    assert check(read(board(rows))).violated == []
    slip = copy.deepcopy(rows)
    slip[2][5] = 33
    seen = check(read(board(slip)))
    assert seen.violated == ["II.06.B01", "II.06.T03"]
    assert seen.proposals == {"F6": 3}
    assert [f["item"] for f in seen.findings if f["rule"] == "II.06.T03"] == ["Huyện Đ"]


def test_what_units_have_in_common_may_be_counted_once_in_their_sum_but_never_more_than_each() -> None:
    units = {"II.07b/6@xa#Đất đai": "151", "II.07b/6@xa#Hộ tịch": "151"}
    for total, outcome in (("151", "satisfied"), ("302", "satisfied"), ("303", "violated")):
        assert confronted("2025-Q3", {"II.07b/6@xa": total} | units).of("II.07b.T02") == [outcome]
    seen = confronted("2025-Q3", {"II.07b/6@xa": "303"} | units)
    assert "lớn hơn 151 (ô" in seen.finding("II.07b.T02")["message_vi"]
    assert seen.finding("II.07b.T02")["message_vi"].endswith("= 302: vượt 1.")


def _province(rng: random.Random, communes: int) -> list[list[object]]:
    """A province of two levels: departments and communes, each with its sum, and the grand total."""

    def row() -> list[int]:
        online, direct, carried = rng.randint(50, 4000), rng.randint(10, 900), rng.randint(0, 60)
        received = online + direct + carried
        left, late, overdue = rng.randint(2, 60), rng.randint(0, 5), rng.randint(0, 2)
        early = (received - left) * 7 // 10
        on_time = received - left - early - late
        return [received, online, direct, carried, received - left, early, on_time, late, left,
                left - overdue, overdue]  # fmt: skip

    rows: list[list[object]] = []
    sums = []
    for mark, name, one, count in (("I", "Các sở, ban, ngành", "Sở", 14),
                                   ("II", "Các xã, phường, đặc khu", "Phường", communes)):  # fmt: skip
        items = [row() for _ in range(count)]
        rows.append([mark, name, *summed(*items)])
        rows += [[n, f"{one} số {n}", *figures] for n, figures in enumerate(items, 1)]
        sums.append(summed(*items))
    return [*rows, ["", "Toàn tỉnh", *summed(*sums)]]


PROVINCE = _province(random.Random(7), 300)
COMMUNE, LEVEL, TOTAL = 14 + 2 + 199, 14 + 1, -1


def test_a_province_of_three_hundred_communes_adds_up() -> None:
    annex = read(board(PROVINCE), "2025-Q3")
    seen = check(annex, "2025-Q3")
    assert (annex.notices, seen.violated) == ((), [])
    assert len(seen.of("II.06.B01")) == 300 + 14 + 3
    assert {place[:2]: o for place, o in seen.of("II.06.T02").items()} == {
        ("tinh", ""): "satisfied", ("xa", ""): "satisfied",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column", "by", "rules"),
    [
        (COMMUNE, 3, 90, ["II.06.B01", "II.06.T02"]),
        (LEVEL, 2, -9, ["II.06.B01", "II.06.B04", "II.06.T01", "II.06.T02"]),
        (TOTAL, 6, 1000, ["II.06.B02", "II.06.B04", "II.06.T01"]),
    ],
    ids=["one commune", "the sum of its level", "the grand total"],
)
def test_one_slip_among_hundreds_of_rows_is_found_with_the_value_that_repairs_it(
    row: int, column: int, by: int, rules: list[str]
) -> None:
    slip = copy.deepcopy(PROVINCE)
    true = slip[row][column]
    assert isinstance(true, int)
    slip[row][column] = true + by
    seen = check(read(board(slip), "2025-Q3"), "2025-Q3")
    at = f"{'ABCDEFG'[column]}{4 + row % len(slip)}"
    assert seen.violated == rules
    assert seen.proposals == {at: true}


@pytest.mark.parametrize(("sign", "how"), [(-1, "chưa được cộng vào tổng"), (1, "đã được cộng hai lần")])
def test_a_row_that_a_sum_leaves_out_or_counts_twice_is_named(sign: int, how: str) -> None:
    rows = [["I", "Cấp tỉnh", *summed(A, B, C)], [1, "Sở A", *A], [2, "Sở B", *B], [3, "Sở C", *C]]
    rows[0][2:] = [n + sign * b for n, b in zip(summed(A, B, C), B, strict=True)]
    seen = check(read(board(rows)))
    assert seen.violated == ["II.06.T02"] * len(CODES)
    assert all(f"dòng “Sở B”: dòng này {how}." in f["message_vi"] for f in seen.findings)
    assert {f["diagnosis"] for f in seen.findings} == {"row_left_out" if sign < 0 else "row_twice"}


def test_a_row_is_not_named_for_one_column_or_where_two_rows_are_the_same() -> None:
    rows = [["I", "Cấp tỉnh", *summed(A, B, B)], [1, "Sở A", *A], [2, "Sở B", *B], [3, "Sở C", *B]]
    one = copy.deepcopy(rows)
    one[0][2] = summed(A, B, B)[0] - B[0]
    rows[0][2:] = summed(A, B)
    for each in (one, rows):
        found = [f for f in check(read(board(each))).findings if f["rule"] == "II.06.T02"]
        assert found
        assert not [f for f in found if f["diagnosis"]]


@settings(max_examples=6, deadline=None, phases=PHASES)
@given(st.data())
def test_a_board_that_adds_up_is_never_accused_and_one_slip_is_always_found(data: st.DataObject) -> None:
    foot, first = data.draw(st.booleans()), data.draw(st.booleans())
    levels = data.draw(st.permutations(["Cấp tỉnh", "Cấp huyện", "Cấp xã"]))
    rows: list[list[object]] = []
    items: list[list[int]] = []
    for mark, level in zip(("I", "II", "III"), levels, strict=True):
        sizes = data.draw(st.lists(st.integers(1, 400), min_size=1, max_size=4))
        own = [[n, f"Đơn vị {mark}.{n}", *balanced(size)] for n, size in enumerate(sizes, 1)]
        items += [balanced(size) for size in sizes]
        total = balanced(sum(sizes))
        rows += [[mark, level], *own, ["", "Cộng", *total]] if foot else [[mark, level, *total], *own]
    whole = ["", "Tổng cộng", *summed(*items)]
    rows = [whole, *rows] if first else [*rows, whole]
    annex = read(board(rows))
    assert (annex.notices, check(annex).violated) == ((), [])
    row = data.draw(st.sampled_from([n for n, r in enumerate(rows) if len(r) > 2]))
    column = data.draw(st.integers(2, 12))
    rows[row][column] = int(str(rows[row][column])) + data.draw(st.integers(1, 999))
    seen = check(read(board(rows)))
    assert "II.06.T01" in seen.violated or "II.06.T02" in seen.violated
    assert f"{'ABCDEFGHIJKLM'[column]}{4 + row}" in seen.proposals


@settings(max_examples=6, deadline=None, phases=PHASES)
@given(st.data())
def test_a_grid_that_adds_up_is_never_accused_and_one_slip_is_always_found(data: st.DataObject) -> None:
    order = data.draw(st.permutations(["Cấp tỉnh", "Cấp xã", "Tổng"]))
    counts = st.integers(1, 10**6)
    on_time, overdue, accounts = (
        {level: data.draw(counts) for level in ("Cấp tỉnh", "Cấp xã")} for _ in range(3)
    )
    for each in (on_time, overdue, accounts):
        each["Tổng"] = each["Cấp tỉnh"] + each["Cấp xã"]
    rows: list[list[object]] = [
        ["Chỉ tiêu theo cấp"],
        ["STT", "Chỉ tiêu", *order],
        ["1", "Tổng số hồ sơ TTHC đã giải quyết", *(on_time[c] + overdue[c] for c in order)],
        ["2", "Số hồ sơ giải quyết đúng và trước hạn", *(on_time[c] for c in order)],
        ["3", "Số hồ sơ giải quyết quá hạn", *(overdue[c] for c in order)],
        ["4", "Số tài khoản khai thác CSDLQG về dân cư", *(accounts[c] for c in order)],
    ]
    assert check(read(rows, "2025-Q3"), "2025-Q3").violated == []
    row, column = data.draw(st.integers(2, 5)), data.draw(st.integers(2, 4))
    rows[row][column] = int(str(rows[row][column])) + data.draw(st.integers(1, 999))
    seen = check(read(rows, "2025-Q3"), "2025-Q3")
    assert "THC.T01" in seen.violated
    assert f"{'ABCDE'[column]}{1 + row}" in seen.proposals


def test_levels_are_called_as_the_catalogue_or_else_their_form_calls_them() -> None:
    assert [level_name(code, "vi") for code in ("xa", "khac2", "kytruoc", "vung")] == [
        "cấp xã", "nhóm khác 2", "Kỳ trước", "vung",
    ]  # fmt: skip


QUARTERS = """
form: DT
name: {vi: "Đào tạo theo quý", en: "Training by quarter"}
versions:
  - version: "1"
    in_force: {from: 2022-01-01}
    reference: "Không có: biểu chỉ dùng để kiểm thử"
    recognise: {title: [Biểu đào tạo], with_title: 0.5, without_title: 0.8, alike_with_code: 55, alike_alone: 88}
    layout: grid
    header: {code: [TT], label: [Nội dung đào tạo], unit: [ĐVT]}
    across:
      whole: [Cả năm, 6 tháng, Cộng]
      levels: {mot: [Quý I], hai: [Quý II]}
      beside: {chitieu: [Chỉ tiêu được giao]}
    lines:
      - {code: "1", label: "Số lượt người được đào tạo", unit: "Lượt"}
      - {code: "1.1", label: "Lãnh đạo, quản lý", unit: "Lượt"}
      - {code: "1.2", label: "Chuyên môn", unit: "Lượt"}
      - {code: "2", label: "Kinh phí", quantity: measure, unit: "triệu đồng"}
      - {code: "3", label: "Tỷ lệ lãnh đạo, quản lý", quantity: rate, unit: "%"}
"""
WARDS = """
form: TD
name: {vi: "Tiếp dân theo địa bàn", en: "Citizens received by area"}
versions:
  - version: "1"
    in_force: {from: 2022-01-01}
    reference: "Không có: biểu chỉ dùng để kiểm thử"
    recognise: {title: [Biểu tiếp dân], with_title: 0.5, without_title: 0.8, alike_with_code: 55, alike_alone: 88}
    layout: columns
    rows:
      label: [Nơi tiếp]
      whole: [Tổng hợp chung, Cộng]
      levels: {so: [Khối sở], kv: [Khu vực]}
    columns:
      - {code: "a", label: "Lượt tiếp: chung", group: [Lượt tiếp], leaf: [Chung]}
      - {code: "b", label: "Lượt tiếp: lãnh đạo", group: [Lượt tiếp], leaf: [Lãnh đạo tiếp]}
      - {code: "c", label: "Lượt tiếp: cán bộ", group: [Lượt tiếp], leaf: [Cán bộ tiếp]}
      - {code: "d", label: "Số đơn nhận", group: [Đơn thư], leaf: [Đơn nhận]}
"""


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The catalogue of two forms that no office has, read and confronted as those in use are."""
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "dt.yaml").write_text(QUARTERS, "utf-8")
    (tmp_path / "forms" / "td.yaml").write_text(WARDS, "utf-8")
    known = load_forms(tmp_path / "forms")
    monkeypatch.setattr(annexes, "forms", lambda: known)
    quarters = [
        rule("DT.B01", kind="balance", whole='"1"', parts='["1.1", "1.2"]'),
        rule("DT.R01", kind="ratio", rate='"3"', numerator='["1.1"]', denominator='["1"]'),
        rule("DT.T01", kind="totals", over="levels"),
        rule("DT.T02", kind="totals", over="levels", adds='["2"]'),
    ]
    write_rules(tmp_path / "rules", "form: DT\nrules:\n" + "".join(quarters))
    wards = [
        rule("TD.B01", kind="balance", whole="a", parts="[b, c]"),
        rule("TD.T01", kind="totals", over="levels"),
        rule("TD.T02", kind="totals", over="items"),
    ]
    write_rules(tmp_path / "rules", "form: TD\nrules:\n" + "".join(wards), "td.yaml")
    return load_catalogue(tmp_path / "rules", known)


def _quarters(**changes: object) -> Rows:
    rows: list[list[object]] = [
        ["BIỂU ĐÀO TẠO"],
        ["TT", "Nội dung đào tạo", "Chỉ tiêu được giao", "6 tháng", "Quý I", "Quý II"],
        ["1", "Số lượt người được đào tạo", 100, 90, 40, 50],
        ["1.1", "Lãnh đạo, quản lý", 30, 27, 12, 15],
        ["1.2", "Chuyên môn", 70, 63, 28, 35],
        ["2", "Kinh phí", "200,5", "150,75", "70,25", "80,5"],
        ["3", "Tỷ lệ lãnh đạo, quản lý", "30%", "30%", "30%", "30%"],
    ]
    for cell, value in changes.items():
        rows[int(cell[1:]) - 1]["ABCDEF".index(cell[0])] = value
    return rows


def test_a_grid_of_quarters_needs_only_yaml(made_up: Catalogue) -> None:
    seen = check(read(_quarters()), rules=made_up)
    assert seen.violated == []
    assert len(seen.of("DT.B01")) == 4
    assert seen.of("DT.T02") == {("", "", "2"): "satisfied"}
    seen = check(read(_quarters(E4=21)), rules=made_up)
    assert seen.violated == ["DT.B01", "DT.R01", "DT.T01"]
    assert seen.proposals == {"E4": 12}
    assert check(read(_quarters(C4=13)), rules=made_up).violated == ["DT.B01", "DT.R01"]


def test_money_is_added_up_where_its_rule_says_so(made_up: Catalogue) -> None:
    assert check(read(_quarters(D6="151,75")), rules=made_up).violated == ["DT.T02"]
    assert check(read(_quarters(D6="150,81")), rules=made_up).violated == []  # as far as 80,5 is rounded


def test_units_of_no_level_add_up_though_another_period_stands_beside() -> None:
    units = {"THC/6": "761", "THC/6#Đất đai": "400", "THC/6#Hộ tịch": "361", "THC/6@kytruoc": "500"}
    assert confronted("2024-H1", units).of("THC.T02") == ["satisfied"]


def test_a_board_of_areas_with_its_own_levels_needs_only_yaml(made_up: Catalogue) -> None:
    rows: list[list[object]] = [
        ["Biểu tiếp dân"],
        ["Nơi tiếp", "Lượt tiếp", "", "", "Đơn thư"],
        ["", "Lãnh đạo tiếp", "Cán bộ tiếp", "Chung", "Đơn nhận"],
        ["Khu vực"],
        ["Phường Một", 1, 9, 10, 4],
        ["Phường Hai", 2, 18, 20, 6],
        ["Cộng khu vực", 3, 27, 30, 10],
        ["Khối sở", 5, 15, 20, 2],
        ["Tổng hợp chung", 8, 42, 50, 12],
    ]
    assert check(read(rows), rules=made_up).violated == []
    rows[4][4] = 5
    assert check(read(rows), rules=made_up).violated == ["TD.T02"]
