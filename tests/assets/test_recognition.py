"""A form is found by its title and its own words, wherever it stands and however it was typed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assets.annexes import Annex, read_annex
from assets.facts import Notice
from assets.forms.match_lines import clean_code
from assets.forms.table import is_column_numbers
from assets.periods import period
from tests.builders import (
    PERIOD_OF,
    Page,
    Shown,
    broken_lines,
    column_page,
    column_row,
    figure_lines,
    line_page,
    line_versions,
    nfd,
    sample,
    stacked,
    version_of,
    xlsx,
)

LINE_FORMS = ["BM1", "BM3", "BM7"]


def read(*pages: Page, at: str = "2024-H1", unit: str = "quang-tri") -> Annex:
    """Read pages as one annex."""
    return read_annex(xlsx(pages), "a.xlsx", period(at), unit)


def printed(annex: Annex, form: str = "") -> dict[str, tuple[str, str]]:
    """Cell and printed text of every fact that is not a repetition and not blank."""
    return {
        f.indicator: (f.cell, f.figure.printed)
        for f in annex.facts
        if not f.repeated and f.figure.printed and form in ("", f.form)
    }


def expected(page: Page, values: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """What ``printed`` must say of a page with these values."""
    return {code: (page.address(code), str(value)) for code, value in values.items() if code in page.places}


def notices(annex: Annex, code: str) -> list[Notice]:
    """The notices of one kind."""
    return [n for n in annex.notices if n.code == code]


def assert_plain(annex: Annex, page: Page, values: Mapping[str, Any]) -> None:
    """All figures are there, at their cells, and nothing was odd."""
    assert printed(annex) == expected(page, values)
    assert annex.notices == ()
    assert annex.unclaimed == 0


# --- where a form stands and how it is typed

LAYOUTS: dict[str, dict[str, Any]] = {
    "as printed": {},
    "on another sheet name": {"sheet": "Phụ lục kèm theo"},
    "far down": {"first_row": 37},
    "far right": {"columns": (7, 8, 9, 10, 11)},
    "with empty columns between": {"columns": (1, 3, 6, 8, 9)},
    "with the note before the value": {"columns": (0, 1, 2, 4, 3)},
    "header in one row": {"header": "single"},
    "header not merged": {"header": "plain"},
    "with column numbers": {"numbered": True},
    "with column numbers below one header row": {"numbered": True, "header": "single"},
    "without title": {"title": None},
    "with another title": {"title": "Phụ lục I"},
    "codes with a point": {"codes": "dotted"},
    "codes with a comma": {"codes": "comma"},
    "codes as numbers": {"codes": "number"},
    "codes as dates": {"codes": "date"},
    "without codes": {"codes": "none"},
    "decomposed": {"label": nfd},
    "decomposed, without codes": {"label": nfd, "codes": "none"},
    "lines broken": {"label": broken_lines},
    "in capitals": {"label": str.upper},
    "with a full stop": {"label": lambda text: text + "."},
}


@pytest.mark.parametrize(("form", "version"), line_versions())
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_figure_of_a_form_is_found_in_its_cell(form: str, version: str, layout: str) -> None:
    values = sample(form, version)
    page = line_page(form, version, values, **LAYOUTS[layout])
    annex = read(page, at=PERIOD_OF[version])
    assert annex.forms == (form,)
    assert_plain(annex, page, values)


@pytest.mark.parametrize(("form", "version"), line_versions())
def test_a_form_left_blank_is_found_with_all_its_lines(form: str, version: str) -> None:
    annex = read(line_page(form, version, {}), at=PERIOD_OF[version])
    assert [f.indicator for f in annex.facts] == [line.code for line in figure_lines(form, version)]
    assert {f.figure.reading.value for f in annex.facts} == {"blank"}
    assert annex.notices == ()


@pytest.mark.parametrize(("form", "version"), line_versions())
def test_empty_rows_and_a_header_printed_again_change_nothing(form: str, version: str) -> None:
    lines = version_of(form, version).lines
    for cut in (1, 3, len(lines) // 2, len(lines) - 2):
        for numbered in (False, True):
            for codes in ("text", "none"):
                values = sample(form, version)
                page = line_page(
                    form,
                    version,
                    values,
                    header_before=[lines[cut].code],
                    blank_before=[lines[cut - 1].code],
                    numbered=numbered,
                    codes=codes,
                )
                assert_plain(read(page, at=PERIOD_OF[version]), page, values)


def test_a_title_with_the_words_continued_does_not_make_a_second_copy() -> None:
    values = sample("BM3", "2022")
    page = line_page("BM3", "2022", values, header_before=["3.2"], blank_before=["3.2"])
    page.cells[page.line_rows["3.2"] - 3, 0] = "Biểu mẫu 3 (tiếp theo)"
    assert_plain(read(page), page, values)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(line_versions()), st.data())
def test_any_layout_gives_back_all_figures_with_their_cells(
    which: tuple[str, str], data: st.DataObject
) -> None:
    form, version = which
    lines = version_of(form, version).lines
    codes = [line.code for line in lines]
    columns = data.draw(st.lists(st.integers(0, 12), min_size=5, max_size=5, unique=True).map(sorted))
    values: dict[str, Any] = {}
    shown: dict[str, str] = {}
    for line in figure_lines(form, version):
        if line.quantity == "code":
            values[line.code] = data.draw(st.sampled_from([None, *map(int, line.codes)]))
            shown[line.code] = str(values[line.code])
        elif line.quantity == "rate":
            tenths = data.draw(st.integers(1001, 9999))
            values[line.code], shown[line.code] = data.draw(st.sampled_from([
                (Shown(tenths / 10000, "0.00%"), f"{tenths // 100},{tenths % 100:02}%"),
                (f"{tenths // 100}.{tenths % 100:02}", f"{tenths // 100}.{tenths % 100:02}"),
                (Shown(tenths / 100, "0.00"), f"{tenths // 100},{tenths % 100:02}"),
            ]))  # fmt: skip
        else:
            count = data.draw(st.integers(0, 999_999))
            values[line.code], shown[line.code] = data.draw(st.sampled_from([
                (count, str(count)), (f"{count:,}", f"{count:,}"), (None, ""),
                (Shown(count, "#,##0"), f"{count:,}".replace(",", ".")),
            ]))  # fmt: skip
    page = line_page(
        form, version, values,
        sheet=data.draw(st.sampled_from(["Sheet1", "BM 9", "Phụ lục", "a"])),
        first_row=data.draw(st.integers(0, 30)),
        columns=columns,
        header=data.draw(st.sampled_from(["merged", "plain", "single"])),
        numbered=data.draw(st.booleans()),
        title=data.draw(st.sampled_from(["", None, "Phụ lục"])),
        codes=data.draw(st.sampled_from(["text", "dotted", "comma", "number", "date", "none"])),
        label=data.draw(st.sampled_from([str, nfd, broken_lines, lambda text: nfd(broken_lines(text))])),
        blank_before=data.draw(st.sets(st.sampled_from(codes[1:]), max_size=4)),
        header_before=data.draw(st.sets(st.sampled_from(codes[1:]), max_size=1)),
    )  # fmt: skip
    annex = read(page, at=PERIOD_OF[version])
    assert annex.forms == (form,)
    assert printed(annex) == {c: (page.address(c), shown[c]) for c, v in values.items() if v is not None}
    assert {n.code for n in annex.notices} <= {"figure_ambiguous"}
    assert annex.unclaimed == 0


@pytest.mark.parametrize("code", [line.code for line in version_of("BM1", "2025").lines][1:])
def test_a_header_repeated_before_any_line_takes_no_line_for_its_own(code: str) -> None:
    """BM1's line 6.1 has the unit "Số lượng", which heads the value column elsewhere."""
    values = {line.code: 0 for line in figure_lines("BM1", "2025")}
    page = line_page("BM1", "2025", values, header="merged", header_before={code})
    annex = read(page, at=PERIOD_OF["2025"])
    assert printed(annex) == {c: (page.address(c), "0") for c in values}
    assert annex.notices == ()


# --- several forms, and what is none


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize("order", [LINE_FORMS, LINE_FORMS[::-1]])
def test_several_forms_on_one_sheet_are_told_apart(titled: bool, order: list[str]) -> None:
    pages = [line_page(form, "2022", title="" if titled else None) for form in order]
    pages.insert(
        1, column_page([("Toàn tỉnh", column_row(9001))], title="Biểu số II.06/VPCP/KSTT" if titled else None)
    )
    sheet = stacked(*pages)
    annex = read(sheet)
    forms = [order[0], "II.06", *order[1:]]
    assert list(annex.forms) == forms
    assert annex.notices == ()
    for number, form in enumerate(forms):
        keys = [key for which, key in sheet.places if which == number]
        found = {f.indicator: f.cell for f in annex.facts if f.form == form}
        if form == "II.06":
            assert found == {code: sheet.address((number, (code, 0))) for code, _ in keys}
        else:
            assert found == {
                c: sheet.address((number, c)) for c in (x.code for x in figure_lines(form, "2022"))
            }


def test_one_form_per_sheet_after_a_cover_and_a_text() -> None:
    cover = Page("Bìa", {(2, 1): "BÁO CÁO CCHC", (4, 1): "Biểu mẫu 1, 3, 7; Biểu II.06"})
    text = Page("Thuyết minh", {(0, 0): "Trong kỳ tiếp nhận 150.969 hồ sơ", (1, 0): "Chỉ tiêu đạt 98,5%"})
    annex = read(cover, line_page("BM3", "2022", sheet="1"), text, line_page("BM1", "2022", sheet="2"))
    assert annex.forms == ("BM3", "BM1")
    assert annex.notices == ()


OTHER_FORM = [
    ("1", "Số văn bản quy phạm pháp luật ban hành trong kỳ", 12),
    ("1.1", "Số nghị quyết của HĐND", 3),
    ("1.2", "Số quyết định của UBND", 9),
    ("2", "Tỷ lệ văn bản được rà soát", "88,5%"),
    ("2.1", "Số văn bản phải rà soát", 26),
    ("2.2", "Số văn bản đã rà soát", 23),
    ("3", "Kiểm tra văn bản quy phạm pháp luật", None),
    ("3.1", "Số văn bản đã kiểm tra theo thẩm quyền", 14),
    ("3.2", "Số văn bản trái pháp luật", 0),
]


def other_form() -> Page:
    """A table of a form that is not in the catalogue, with the same header and codes as the others."""
    page = Page("BM2", {(0, 0): "Biểu mẫu 2"})
    for column, words in enumerate(("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")):
        page.cells[2, column] = words
    for row, (code, label, value) in enumerate(OTHER_FORM, 3):
        page.cells |= {(row, 0): code, (row, 1): label, (row, 2): "Văn bản"}
        if value is not None:
            page.cells[row, 3] = value
    return page


@pytest.mark.parametrize("first", LINE_FORMS)
def test_the_lines_of_a_form_that_is_not_known_are_never_claimed(first: str) -> None:
    sheet = stacked(line_page(first, "2022"), other_form())
    below = min(r for (r, _), v in sheet.cells.items() if v == "Biểu mẫu 2")
    annex = read(sheet)
    assert annex.forms == (first,)
    assert not [f for f in annex.facts if int("".join(filter(str.isdigit, f.cell))) > below]
    assert len(annex.facts) == len(figure_lines(first, "2022"))
    (loose,) = notices(annex, "figures_unclaimed")
    assert annex.unclaimed >= sum(1 for _, _, value in OTHER_FORM if value is not None)
    assert loose.details["count"] == str(annex.unclaimed)


@pytest.mark.parametrize("like", [{1}, {3}, {0, 8}])
def test_a_table_below_that_shares_a_line_by_chance_is_not_a_continuation(like: set[int]) -> None:
    other = other_form()
    for number, line in zip(sorted(like), ("1.2", "1.3"), strict=False):
        other.cells[number + 3, 0] = line
        other.cells[number + 3, 1] = next(x.label for x in figure_lines("BM3", "2022") if x.code == line)
    values = {c: v for c, v in sample("BM3", "2022").items() if c not in ("1.2", "1.3")}
    page = line_page("BM3", "2022", values, without={"1.2", "1.3"})
    annex = read(stacked(page, other))
    assert printed(annex) == expected(page, values)


def test_figures_outside_any_form_are_counted_and_shown() -> None:
    page = line_page("BM3", "2022")
    for row in range(6):
        page.cells[row, 8] = 100 + row
    page.cells[7, 8] = "1.234,5"
    page.cells[8, 8] = "14/6/2024"
    annex = read(page, Page("Nháp", {(4, 2): 77, (4, 3): "hồ sơ"}))
    assert annex.unclaimed == 8
    assert [(n.sheet, n.cell, n.details) for n in notices(annex, "figures_unclaimed")] == [
        ("Sheet1", "I1", {"count": "7", "cells": "I1, I2, I3, I4, I5, …"}),
        ("Nháp", "C5", {"count": "1", "cells": "C5"}),
    ]


@pytest.mark.parametrize(("form", "version"), line_versions())
def test_a_signature_block_below_the_table_is_no_line(form: str, version: str) -> None:
    page = line_page(form, version)
    bottom = page.height + 1
    page.cells |= {
        (bottom, 3): "Quảng Trị, ngày 14 tháng 6 năm 2024",
        (bottom + 1, 1): "NGƯỜI LẬP BIỂU",
        (bottom + 1, 3): "CHÁNH VĂN PHÒNG",
        (bottom + 3, 1): "Nơi nhận: Sở Nội vụ",
        (bottom + 4, 1): "(Ký tên)",
        (bottom + 4, 3): "(Ký, đóng dấu)",
    }
    assert_plain(read(page, at=PERIOD_OF[version]), page, sample(form, version))


# --- lines that are missing, repeated, unknown, or not where their code says


def test_missing_lines_are_named_once() -> None:
    annex = read(line_page("BM3", "2022", without={"1.4.2", "3.2.1", "1"}))
    (notice,) = annex.notices
    assert (notice.code, notice.form) == ("line_missing", "BM3")
    assert notice.details == {"codes": "1.4.2, 3.2.1", "count": "2"}
    assert {"1.4.2", "3.2.1"}.isdisjoint(f.indicator for f in annex.facts)
    assert len(annex.facts) == len(figure_lines("BM3", "2022")) - 2


@pytest.mark.parametrize("codes", ["text", "none"])
def test_a_missing_line_does_not_shift_the_lines_below_it(codes: str) -> None:
    values = sample("BM3", "2022")
    for gone in ("1.4.2", "3.1.1", "3.2.2", "3.3"):
        page = line_page("BM3", "2022", values, without={gone}, codes=codes)
        annex = read(page)
        assert printed(annex) == expected(page, values)
        assert [n.code for n in annex.notices] == ["line_missing"]


@pytest.mark.parametrize("codes", ["text", "none"])
def test_a_line_given_twice_is_kept_once_and_shown(codes: str) -> None:
    page = line_page("BM3", "2022", repeat={"1.4.1"}, codes=codes)
    annex = read(page)
    twice = [f for f in annex.facts if f.indicator == "1.4.1"]
    row = page.line_rows["1.4.1"]
    assert [(f.cell, f.repeated) for f in twice] == [(f"D{row + 1}", False), (f"D{row + 2}", True)]
    assert [(n.code, n.indicator, n.cell) for n in annex.notices] == [
        ("line_repeated", "1.4.1", f"D{row + 2}")
    ]


def test_the_line_whose_label_fits_word_for_word_is_the_line_and_the_other_the_repetition() -> None:
    page = line_page(
        "BM3", "2022", {"1.2": 81}, recode={"1.1": "1.2"}, relabel={"1.1": "Số TTHC công bố mới trong năm"}
    )
    annex = read(page)
    assert printed(annex)["1.2"] == (page.address("1.2"), "81")


def test_a_label_word_for_word_is_surer_than_a_code_with_a_like_label() -> None:
    page = line_page(
        "BM3",
        "2022",
        {"1.1": 5, "1.2": 81},
        recode={"1.1": "1.2", "1.2": "1.9"},
        relabel={"1.1": "Số TTHC công bố mới trong năm"},
    )
    assert printed(read(page))["1.2"] == (page.address("1.2"), "81")


def test_a_code_does_not_claim_a_row_whose_label_is_clearly_more_like_another_line() -> None:
    page = line_page(
        "BM3",
        "2022",
        {"2.1": 55},
        without={"2.2"},
        recode={"2.1": "2.2"},
        relabel={"2.1": "Số TTHC thực hiện liên thông cùng cấp"},
    )
    annex = read(page)
    assert "2.2" not in {f.indicator for f in annex.facts}
    assert [n.details["codes"] for n in notices(annex, "line_missing")] == ["2.1, 2.2"]
    assert [n.printed for n in notices(annex, "line_unknown")] == ["55"]


def test_a_line_that_is_not_on_the_form_is_a_notice() -> None:
    page = line_page("BM3", "2022")
    page.cells |= {(page.height, 0): "4", (page.height, 1): "Số lượt xin lỗi công dân", (page.height, 3): 12}
    (notice,) = read(page).notices
    assert (notice.code, notice.printed) == ("line_unknown", "12")
    assert notice.details == {"label": "Số lượt xin lỗi công dân", "line": "4"}


def test_a_form_given_twice_is_kept_once_and_shown() -> None:
    annex = read(line_page("BM3", "2022", sheet="1"), line_page("BM3", "2022", {"1.2": 5}, sheet="2"))
    (notice,) = annex.notices
    assert (notice.code, notice.sheet, notice.form) == ("form_repeated", "2", "BM3")
    assert notice.details["first"].startswith("1!")
    assert {f.sheet for f in annex.facts if f.repeated} == {"2"}
    assert {f.sheet for f in annex.facts if not f.repeated} == {"1"}


def test_a_form_given_twice_on_one_sheet_is_shown_too() -> None:
    annex = read(stacked(line_page("BM3", "2022"), line_page("BM3", "2022")))
    assert [n.code for n in annex.notices] == ["form_repeated"]
    assert sum(f.repeated for f in annex.facts) == len(figure_lines("BM3", "2022"))


def shifted(codes: list[str], by: int) -> dict[str, str]:
    """Each line's code replaced by the code of a line above or below."""
    return {code: codes[i + by] for i, code in enumerate(codes) if 0 <= i + by < len(codes)}


@pytest.mark.parametrize("by", [1, -1])
@pytest.mark.parametrize("form", LINE_FORMS)
def test_codes_that_slipped_by_a_row_are_outweighed_by_the_labels(form: str, by: int) -> None:
    codes = [line.code for line in version_of(form, "2022").lines]
    values = sample(form, "2022")
    page = line_page(form, "2022", values, recode=shifted(codes, by))
    annex = read(page)
    assert printed(annex) == expected(page, values)
    assert {n.code for n in annex.notices} == {"line_miscoded"}
    assert len(annex.notices) == len(codes) - 1


def test_rows_in_another_order_are_the_same_lines() -> None:
    codes = [line.code for line in version_of("BM3", "2022").lines]
    order = codes[:]
    for one, other in (("1.2", "1.3"), ("3.2.1", "3.2.2"), ("3.1", "3.4")):
        i, j = order.index(one), order.index(other)
        order[i], order[j] = order[j], order[i]
    values = sample("BM3", "2022")
    page = line_page("BM3", "2022", values, order=order)
    assert_plain(read(page), page, values)


OTHER_WORDS = {
    "1.2": "Số thủ tục hành chính công bố mới",
    "1.4": "Tổng số TTHC thuộc thẩm quyền giải quyết của địa phương",
    "1.4.1": "Số TTHC cấp tỉnh (gồm cả TTHC của các cơ quan ngành dọc)",
    "1.4.2": "Số TTHC cấp huyện (gồm cả TTHC của các cơ quan ngành dọc)",
    "1.4.3": "Số TTHC cấp xã (gồm cả TTHC của các cơ quan ngành dọc)",
    "2.1": "Số TTHC thực hiện liên thông cùng cấp",
    "3.1": "Tỷ lệ hồ sơ TTHC do các sở, ban, ngành tiếp nhận được giải quyết đúng hạn",
    "3.2": "Tỷ lệ hồ sơ TTHC do UBND các huyện tiếp nhận được giải quyết đúng hạn",
    "3.2.1": "Tổng số hồ sơ TTHC đã được giải quyết xong",
    "3.2.2": "Số hồ sơ TTHC được giải quyết đúng hạn",
}


@pytest.mark.parametrize("slip", [0, 1, -1])
def test_labels_in_slightly_other_words_are_the_same_lines(slip: int) -> None:
    codes = [line.code for line in version_of("BM3", "2022").lines]
    values = sample("BM3", "2022")
    page = line_page(
        "BM3", "2022", values, relabel=OTHER_WORDS, recode=shifted(codes, slip) if slip else None
    )
    found = printed(read(page))
    sure = (
        set(values) if not slip else set(values) - {"1.2", "2.1"}
    )  # too far from the form's words without a code
    assert {c: found.get(c) for c in sure} == {c: v for c, v in expected(page, values).items() if c in sure}


def test_a_level_in_other_words_is_never_taken_for_another_level() -> None:
    page = line_page("BM3", "2025", {"1.4.1": 1465, "1.4.3": 151}, codes="none")
    row = page.line_rows["1.4.3"]
    page.cells[row, 1] = "Số TTHC cấp huyện (gồm cả TTHC của cơ quan ngành dọc)"
    annex = read(page, at="2025-Y")
    assert "1.4.3" not in printed(annex)


def test_a_figure_on_a_heading_is_a_notice() -> None:
    (notice,) = read(line_page("BM3", "2022", {"3": 7})).notices
    assert (notice.code, notice.indicator, notice.printed) == ("heading_with_figure", "3", "7")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("2,", "2"), ("2.1.", "2.1"), (" 3.1 ", "3.1"), ("3.1)", "3.1"), ("(3.1)", "3.1"), ("3,1,2", "3.1.2"),
     ("'7.1.10", "7.1.10"), ("7.1.1", "7.1.1"), ("3. 1", "3.1"), ("3.10", "3.10")],
)  # fmt: skip
def test_a_code_is_read_without_what_is_typed_around_it(typed: str, code: str) -> None:
    assert clean_code(typed) == code


@pytest.mark.parametrize(
    ("line", "stored"),
    [
        ("1.1", 1.1),
        ("2", 2),
        ("2", Shown(2, "0.0")),
        ("2.1", Shown(2.1, "0.00")),
        ("3.1", date(2024, 1, 3)),
        ("3.1", date(2024, 3, 1)),
        ("1.4.1", date(2001, 4, 1)),
        ("1.4.1", date(2001, 1, 4)),
        ("3.1", "3.1,"),
        ("3.1", "3,1"),
        ("3.1", ""),
        ("3.1", "III.1"),
        ("3.1", 45352),
    ],
)
def test_a_code_that_excel_mangled_is_still_its_line(line: str, stored: Any) -> None:
    values = sample("BM3", "2022")
    page = line_page("BM3", "2022", values, recode={line: stored})
    assert_plain(read(page), page, values)


@pytest.mark.parametrize("stored", [date(2024, 2, 1), 1.2])
def test_a_mangled_code_still_counts_beside_a_label_in_other_words(stored: Any) -> None:
    page = line_page(
        "BM3", "2022", {"1.2": 81}, recode={"1.2": stored}, relabel={"1.2": "Thủ tục công bố mới"}
    )
    assert printed(read(page)) == {"1.2": (page.address("1.2"), "81")}


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["(1)", "(2)", "(3)", "(4)"], True), (["1", "2", "3"], True), (["A", "B", "1", "2"], True),
        (["(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)"], True), (["(1)", "(2)", "(8)+(9)"], False),
        (["1", "2", "4"], True), (["-1", "-2", "-3"], True), (["1", "Số văn bản", "12"], False),
        (["5", "6", "7"], False), (["1", "12"], False), (["1", "%", "2"], False), ([], False),
    ],
)  # fmt: skip
def test_a_row_that_numbers_the_columns_is_known(texts: list[str], numbers: bool) -> None:
    assert is_column_numbers(texts) is numbers


# --- from 1 July 2025 there is no huyện level

HUYEN = {"BM1": {"3.2"}, "BM3": {"1.4.2", "3.2", "3.2.1", "3.2.2"}, "BM7": {"5.1.2", "5.2.2", "5.3.2"}}


@pytest.mark.parametrize("codes", ["text", "none"])
@pytest.mark.parametrize("form", LINE_FORMS)
def test_a_huyen_figure_after_the_level_was_abolished_is_a_notice_and_no_fact(form: str, codes: str) -> None:
    values = sample(form, "2022")
    page = line_page(form, "2022", values, codes=codes)
    annex = read(page, at="2025-Y")
    abolished = notices(annex, "line_abolished")
    assert {n.cell for n in abolished} == {page.address(code) for code in HUYEN[form]}
    assert all(
        "118/2025" in n.details["reason_vi"] and "118/2025" in n.details["reason_en"] for n in abolished
    )
    assert {f.version for f in annex.facts} == {"2025"}
    assert printed(annex) == {c: v for c, v in expected(page, values).items() if c not in HUYEN[form]}
    assert len(annex.notices) == len(abolished)
    assert annex.unclaimed == 0


@pytest.mark.parametrize("form", LINE_FORMS)
def test_a_huyen_line_left_blank_is_no_notice(form: str) -> None:
    values = {c: v for c, v in sample(form, "2022").items() if c not in HUYEN[form]}
    page = line_page(form, "2022", values)
    assert_plain(read(page, at="2025-Y"), page, values)
