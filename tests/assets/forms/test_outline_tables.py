"""Score tables of other offices: other headers, depths and numbers of columns, found and read as they are."""

from decimal import Decimal
from typing import Any

import pytest

from assets.annexes import Annex, read_file
from assets.messages import Complaint
from assets.numbers import Reading
from assets.periods import period
from tests.outlines import (
    BODY,
    HEADER,
    TABLE,
    TITLE,
    TOTAL,
    UNIT,
    WHEN,
    Rows,
    changed,
    checked,
    open_document,
    word,
    workbook,
)

#: Four levels, five columns of scores and an index, no row of the whole.
DEEP: list[list[Any]] = [
    ["TT", "Nội dung tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Điểm điều tra XHH", "Điểm đạt",
     "Tỷ lệ (%)"],
    ["I", "CHỈ ĐẠO", 20, 18.5, 13, 4, 17, 85],
    ["1", "Kế hoạch", 12, 11, 8, 2, 10, 83.33],
    ["1.1", "Ban hành", 6, 6, 6, None, 6, 100],
    ["a", "Đúng hạn", 4, 4, 4, None, 4, 100],
    ["b", "Chất lượng", 2, 2, 2, None, 2, 100],
    ["1.2", "Thực hiện", 6, 5, 2, 2, 4, 66.67],
    ["2", "Kiểm tra", 8, 7.5, 5, 2, 7, 87.5],
    ["II", "THỂ CHẾ", 10, 9, 7, 1.5, 8.5, 85],
    ["1", "Rà soát", 10, 9, 7, 1.5, 8.5, 85],
]  # fmt: skip
#: A header of two rows and a row of column numbers; three years side by side.
YEARS: list[list[Any]] = [
    ["STT", "Tiêu chí", "Điểm chuẩn", "Điểm đạt được", None, None, "Kế hoạch năm 2025"],
    [None, None, None, "Năm 2022", "Năm 2023", "Năm 2024", None],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
    ["1", "Chỉ đạo", 10, 7.5, 8, 8.5, 9],
    ["1.1", "Kế hoạch", 6, 4.5, 5, 5.5, 6],
    ["1.2", "Kiểm tra", 4, 3, 3, 3, 3],
    ["2", "Thể chế", 5, 4, 4, 4.25, 5],
    ["Tổng cộng", None, 15, 11.5, 12, 12.75, 14],
]
#: A row more than HEADER at the top of the sheet is the title, another is empty.
MERGED_YEARS = ("A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:G4", "A10:B10")
WEIGHTS: list[list[Any]] = [
    ["STT", "Lĩnh vực", "Trọng số (%)", "Điểm chuẩn", "Điểm đạt được"],
    ["1", "Chỉ đạo", "60%", "60", "50"],
    ["1.1", "Kế hoạch", "25%", "25", "20"],
    ["1.2", "Kiểm tra", "35%", "35", "30"],
    ["2", "Thể chế", "40%", "40", "35,5"],
    ["", "Tổng cộng", "100%", "100", "85,5"],
]
WEIGHTS_WITHIN = [
    [*row[:2], weight, *row[3:]]
    for row, weight in zip(WEIGHTS, ["Trọng số (%)", "60", "0,5", "99,5", "40", "100"], strict=True)
]
WITHOUT_CODES: list[list[Any]] = [
    ["Nội dung", "Điểm chuẩn", "Điểm đạt được"],
    ["I. Chỉ đạo", "5", "4"],
    ["1. Kế hoạch", "2", "2"],
    ["2. Kiểm tra", "3", "2"],
    ["- Kiểm tra trên 30%: 3 điểm", "3", ""],
    ["Kiểm tra dưới 30%: 1 điểm", "1", ""],
    ["II. Thể chế", "5", "5"],
    ["Tổng điểm", "10", "9"],
]
HEADINGS: list[list[Any]] = [
    ["STT", "Tiêu chí", "Điểm chuẩn", "Điểm đạt"],
    [None, "Chỉ đạo điều hành", 5, 4],
    ["1", "Kế hoạch", 2, 2],
    ["2", "Kiểm tra", 3, 2],
    [None, "Thể chế", 5, 5],
    ["1", "Ban hành", 3, 3],
    ["2", "Rà soát", 2, 2],
    [None, "Tổng", 10, 9],
]
SHAPES = {
    "three columns": (workbook(TABLE), "a.xlsx", 9, 12),
    "as a Word table": (word(TABLE), "a.docx", 9, 12),
    "as an OpenDocument table": (open_document(TABLE), "a.odt", 9, 12),
    "four levels, five columns, no total": (workbook(DEEP), "a.xlsx", 9, 19),
    "the same in Word": (word(DEEP), "a.docx", 9, 19),
    "a header of two rows": (workbook(YEARS, merged=MERGED_YEARS), "a.xlsx", 5, 10),
    "a header of two rows in Word": (word(YEARS), "a.docx", 5, 10),
    "weights of all": (workbook(WEIGHTS), "a.xlsx", 5, 4),
    "weights within each field": (workbook(WEIGHTS_WITHIN), "a.xlsx", 5, 4),
    "codes before the labels": (workbook(WITHOUT_CODES), "a.xlsx", 5, 4),
    "fields without codes": (workbook(HEADINGS), "a.xlsx", 7, 6),
    "without a title": (workbook(TABLE, title=""), "a.xlsx", 9, 12),
    "with two totals": (workbook([HEADER, TOTAL, *BODY, TOTAL]), "a.xlsx", 9, 12),
    "whole points": (workbook([
        ["STT", "Tiêu chí", "Điểm tối đa", "Điểm đạt"],
        ["1", "Một", 30, 25], ["1.1", "Hai", 20, 15], ["1.2", "Ba", 10, 10], ["2", "Bốn", 70, 60],
        ["", "Tổng", 100, 85],
    ]), "a.xlsx", 5, 4),
}  # fmt: skip


def _read(data: bytes, name: str = "a.xlsx", when: str = WHEN) -> Annex:
    return read_file(data, name, period(when), UNIT)


def _figures(annex: Annex, column: str) -> dict[str, Decimal | None]:
    return {f.item: f.figure.value for f in annex.facts if f.indicator == column and not f.repeated}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_of_any_shape_that_adds_up_is_confirmed_and_not_accused(shape: str) -> None:
    data, name, rows, sums = SHAPES[shape]
    assert len({f.item for f in _read(data, name).facts if f.form == "PAR"}) == rows
    told = checked(data, name)
    assert told.rules() == []
    totals = [o["outcome"] for o in told.outcomes if o["rule"] in ("PAR.O01", "PAR.O03")]
    assert totals.count("satisfied") == sums


@pytest.mark.parametrize(
    ("rows", "code", "column", "slip", "cell", "right"),
    [
        (TABLE, "1.2", 3, "2,17", "D6", "2.71"),
        (TABLE, "2.1", 3, "3,4", "D10", "4"),
        (TABLE, "TỔNG ĐIỂM", 3, "12,64", "D12", "12.46"),
        (DEEP, "Đúng hạn", 2, 7, "C7", "4"),
        (YEARS, "1", 4, 6, "E6", "8"),
        (WITHOUT_CODES, "1. Kế hoạch", 1, "7", "B5", "2"),
        (HEADINGS, "Ban hành", 2, 8, "C8", "3"),
    ],
)
def test_one_figure_mistyped_is_found_with_the_value_that_mends_the_sums(
    rows: Rows, code: str, column: int, slip: object, cell: str, right: str
) -> None:
    told = checked(workbook(changed(rows, code, column, slip)))
    assert "PAR.O01" in told.rules()
    assert (cell, right) in told.certain() or [s["cell"] for s in told.suspects][:1] == [cell]


def test_a_figure_of_this_years_column_is_told_from_those_of_other_years() -> None:
    annex = _read(workbook(YEARS, merged=MERGED_YEARS))
    assert [_figures(annex, c)["2"] for c in ("achieved", "achieved-1", "achieved-2", "target")] == [
        Decimal("4.25"), 4, 4, 5
    ]  # fmt: skip
    assert _figures(_read(workbook(YEARS, merged=MERGED_YEARS), when="2023-Y"), "achieved")["1"] == 8


def test_a_row_says_what_it_is_about_and_the_whole_does_not() -> None:
    nouns = {f.item: f.noun for f in _read(workbook(TABLE)).facts}
    assert (nouns["1.2.1"], nouns[""]) == ("Tỷ lệ cơ quan được kiểm tra", "")


def test_figures_are_as_exact_as_the_column_gives_them() -> None:
    decimals = {f.item: f.figure.decimals for f in _read(workbook(TABLE)).facts if f.indicator == "achieved"}
    assert (decimals["1.2"], decimals["1.2.1"], decimals["2.1"]) == (2, 4, 2)
    kept = [
        HEADER,
        *(
            [*row[:3], x, *row[4:]]
            for row, x in zip(BODY, ["4,0", "1,3", "2,7", "0,9", "1,8", "8,5", "4,0", "4,5"], strict=True)
        ),
    ]
    rounded = {f.item: f.figure.decimals for f in _read(workbook(kept)).facts if f.indicator == "achieved"}
    assert set(rounded.values()) == {1}


def test_rates_of_one_column_are_read_on_one_scale() -> None:
    within = _figures(_read(workbook(WEIGHTS_WITHIN)), "weight")
    assert (within["1.1"], within["1.2"]) == (Decimal("0.5"), Decimal("99.5"))
    index = [
        [*HEADER[:5], "Chỉ số"],
        *(
            [*row[:5], x]
            for row, x in zip(
                BODY, ["0,792", "0,625", "0,903", "0,879", "0,915", "0,85", "1", "0,75"], strict=True
            )
        ),
    ]
    annex = _read(workbook(index))
    assert _figures(annex, "index")["1"] == Decimal("79.2")
    assert {f.figure.reading for f in annex.facts} == {Reading.NUMBER}


def test_shares_of_one_that_are_too_coarse_accuse_nobody() -> None:
    scores = [["Một", "10", "8,8", "0,9"], ["Hai", "10", "8", "0,8"], ["Ba", "10", "10", "1"]]
    rows = [
        ["STT", "Tiêu chí", "Điểm chuẩn", "Điểm đạt", "Tỷ lệ"],
        *([str(n), *r] for n, r in enumerate(scores, 1)),
    ]
    told = checked(workbook(rows))
    assert (told.rules(), set(told.of("PAR.R01"))) == ([], {"lacking"})
    fine = [[*row[:4], rate] for row, rate in zip(rows, ["Tỷ lệ", "0,88", "0,8", "1"], strict=True)]
    assert checked(workbook(fine)).of("PAR.R01").count("satisfied") == 3
    wrong = [[*row[:4], rate] for row, rate in zip(rows, ["Tỷ lệ", "0,98", "0,8", "1"], strict=True)]
    assert checked(workbook(wrong)).rules() == ["PAR.R01"]


def test_rows_of_parts_are_no_part_of_the_outline() -> None:
    parts = [["", "Điểm thẩm định", "10", "8,46", ""], ["", "Điểm điều tra xã hội học", "5", "4", ""]]
    told = checked(workbook([*TABLE, *parts]))
    assert (told.only("PAR.B02"), told.only("PAR.B03")) == ("satisfied", "satisfied")
    assert told.rules() == []
    assert "PAR.B02" in checked(workbook([*TABLE, *changed(parts, "Điểm thẩm định", 3, "8,64")])).rules()


def test_a_row_left_out_is_told_and_leaves_only_the_sum_above_it_undecided() -> None:
    told = checked(workbook([row for row in TABLE if row[0] != "1.2.1"]))
    assert told.rules() == ["S41"]
    assert "1.2.1" in told.finding("S41")["message_vi"]
    undecided = {o["item"] for o in told.outcomes if o["rule"] == "PAR.O01" and o["outcome"] == "lacking"}
    assert undecided == {"1.2"}


def test_a_list_of_some_criteria_is_not_added_up() -> None:
    some = [row for row in TABLE if row[0] not in ("1.1", "1.2.2", "2.1")]
    assert {r for r in checked(workbook(some)).rules() if not r.startswith("S")} == set()


def test_a_row_without_a_code_leaves_the_sums_that_it_may_belong_to_undecided() -> None:
    rows = [["", *row[1:]] if row[0] == "1.1" else row for row in TABLE]
    told = checked(workbook([*rows[:3], *rows[3:]]))
    assert {r for r in told.rules() if r.startswith("PAR")} == set()
    assert told.finding("S44")["severity"] == "warning"


def test_sums_of_sections_are_not_taken_for_the_whole() -> None:
    rows = [
        HEADER,
        *BODY[:5],
        ["", "Cộng", "5", "3,96", "4,5"],
        *BODY[5:],
        ["", "Cộng", "10", "8,5", "9"],
        TOTAL,
    ]
    told = checked(workbook(rows))
    assert {r for r in told.rules() if r.startswith("PAR")} == set()


def test_two_rows_with_one_code_both_count() -> None:
    told = checked(workbook(changed(TABLE, "2.2", 0, "2.1")))
    assert told.rules() == ["S42"]


def test_a_header_printed_again_on_the_next_page_goes_on_with_the_table() -> None:
    told = checked(workbook([HEADER, *BODY[:4], HEADER, *BODY[4:], TOTAL]))
    assert told.rules() == []
    assert len([o for o in told.outcomes if o["rule"] == "PAR.O01" and o["outcome"] == "satisfied"]) == 12


def test_a_table_with_other_columns_is_no_score_table() -> None:
    progress = [
        ["STT", "Nội dung", "Số nhiệm vụ", "Hoàn thành"],
        ["1", "Một", 3, 2],
        ["2", "Hai", 4, 4],
        ["3", "Ba", 1, 1],
    ]
    with pytest.raises(Complaint, match="PAR"):
        _read(workbook(progress))


def test_a_figure_that_is_none_is_told_with_its_row_and_column() -> None:
    told = checked(workbook(changed(TABLE, "1.1", 3, "1,2x5")))
    assert "Kế hoạch cải cách – Điểm đạt được" in told.finding("S02")["message_vi"]


def test_the_title_stands_above_and_the_signature_below() -> None:
    told = checked(
        workbook(
            [*TABLE, [], ["", "Ngày 12 tháng 6", "", "", ""], ["", "GIÁM ĐỐC", "", "12", ""]], title=TITLE
        )
    )
    assert {r for r in told.rules() if not r.startswith("S")} == set()


def test_a_column_that_is_missing_is_called_by_its_words_and_not_by_its_code() -> None:
    rows = [[*HEADER[:2], "Điểm mục tiêu", *HEADER[3:4]], *(row[:4] for row in (*BODY, TOTAL))]
    (notice,) = [n for n in _read(workbook(rows)).notices if n.code == "line_missing"]
    assert notice.details["codes"] == "“Điểm chuẩn”"


@pytest.mark.parametrize("header", ["Điểm tự đánh giá", "Điểm thẩm định"])
def test_scores_of_the_units_own_or_of_the_appraisal_are_the_scores_of_a_table_without_others(
    header: str,
) -> None:
    rows = [[*HEADER[:3], header], *(row[:4] for row in (*BODY, TOTAL))]
    assert [n for n in _read(workbook(rows)).notices if n.code == "line_missing"] == []
