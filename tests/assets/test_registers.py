"""Registers are found and read whatever an office calls its columns and however it numbers its rows."""

import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.annexes import Annex, read_file
from assets.facts import TEXT, Fact
from assets.forms.load import forms
from assets.forms.recognise import find_tables
from assets.forms.register_rows import column_numbers
from assets.periods import period
from assets.workbook.cells import place_at
from tests.registers import read_sheet, register_sheet

RAW = Path("raw")
PROGRESS = RAW / "2023-Y/quang-tri-huyen/Phu luc muc tieu NQ 76.docx"
TARGETS = RAW / "2023-Q1/vp-ubnd-tinh/Phu luc chi tieu CCHC 2023.docx"


def _read(path: Path) -> Annex:
    when, unit = path.parts[1:3]
    return read_file(path.read_bytes(), path.name, period(when), unit)


def _rows(annex: Annex, column: str, form: str = "MUC-TIEU") -> dict[str, str]:
    """What a column says, by row."""
    return {
        f.item: f.figure.printed for f in annex.facts if (f.form, f.indicator, f.level) == (form, column, "")
    }


def _sections(annex: Annex) -> list[str]:
    return [f.item for f in annex.facts if f.level == "muc" and f.indicator in ("muc-tieu", "chi-tieu")]


def _statuses(text: str) -> dict[str, str]:
    return _rows(read_sheet(register_sheet(text)), "tinh-trang")


def test_the_districts_table_of_progress_is_read_row_by_row_below_its_sections() -> None:
    annex = _read(PROGRESS)
    statuses = _rows(annex, "tinh-trang")
    assert len(statuses) == 35
    assert _sections(annex) == ["I", "II", "III", "IV", "V", "VI"]
    assert statuses["II.3"] == "(cấp tỉnh thực hiện)"
    assert list(statuses)[:4] == ["I.1", "I.2", "I.3", "II.1"]
    assert annex.notices == ()


def test_the_offices_table_of_targets_is_read_with_levels_in_its_cells_and_a_section_without_rows() -> None:
    annex = _read(TARGETS)
    assert _rows(annex, "nam-nay", "CHI-TIEU")["II.3"] == "Cấp tỉnh: 50% Cấp huyện: 40% Cấp xã: 35%"
    assert len(_rows(annex, "chi-tieu", "CHI-TIEU")) == 28
    assert "VIII" in _sections(annex)


def test_figures_in_the_sentences_of_a_words_table_are_facts_once_each_with_their_paragraph() -> None:
    annex = _read(PROGRESS)
    told = [f for f in annex.facts if f.form == TEXT]
    assert len({f.indicator for f in told}) == len(told)
    texts = {str(p.number): p.text for p in annex.paragraphs}
    assert all(f.figure.printed in texts[f.cell] for f in told)
    assert [f.figure.printed for f in told if f.figure.printed == "1.381"] == ["1.381"]
    # what a target demands is a goal and no figure of the unit's
    assert not [f for f in told if "so với năm 2021" in texts[f.cell] and "tối thiểu 10%" in texts[f.cell]]


def _as_workbook(annex: Annex, titles: list[str]) -> bytes:
    """The register of a document typed into a workbook, below its titles."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for title in titles:
        sheet.append([title])
    texts: dict[tuple[int, int], list[str]] = {}
    for p in annex.paragraphs:
        if p.table == 1:
            texts.setdefault((p.row, p.column), []).append(p.text)
    for (row, column), lines in texts.items():
        sheet.cell(row + len(titles), column, "\n".join(lines))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_table_typed_into_a_workbook_says_what_it_says_in_a_document() -> None:
    document = _read(PROGRESS)
    book = read_file(
        _as_workbook(document, ["Phụ lục"]), "muc tieu.xlsx", period("2023-Y"), "quang-tri-huyen"
    )

    def said(annex: Annex) -> list[tuple[str, ...]]:
        return [(f.indicator, f.level, f.item, f.figure.printed) for f in annex.facts if f.form != TEXT]

    def figures(annex: Annex, above: int) -> list[str]:
        return [f.figure.printed for f in annex.facts if f.form == TEXT][above:]

    assert said(book) == said(document)
    assert figures(book, 0) == figures(document, 3)  # the document's first three are in the text above
    assert all(f.sheet == "Sheet" and place_at(f.cell)[1] == 3 for f in book.facts if f.form == TEXT)


SECTIONS_IN_ARABIC = """
TT | Tên chỉ tiêu | Kết quả cụ thể | Trạng thái
1 | Cải cách thể chế
1.1 | 100% văn bản được rà soát | Đạt 100% | Đạt
1.2 | 100% văn bản được đăng tải | Đạt 90% | Chưa đạt
2 | Cải cách thủ tục hành chính
2.1 | 80% hồ sơ được số hóa | Đạt 85% | Đạt
"""
NO_SECTIONS = """
BẢNG THEO DÕI NHIỆM VỤ
Số TT | Các chỉ tiêu | Tiến độ | Ghi chú
1 | 100% văn bản được rà soát | Hoàn thành
2 | 100% văn bản được đăng tải | Đang triển khai | Chờ phần mềm
"""
NO_NUMBERS = """
Mục tiêu | Đánh giá | Diễn giải
100% văn bản được rà soát | Đạt
100% văn bản được đăng tải | Không đạt | Thiếu kinh phí
"""
NUMBERS_BEGIN_ANEW = """
STT | Mục tiêu | Mức độ thực hiện | Kết quả
1 | CẢI CÁCH THỂ CHẾ
1 | Rà soát văn bản | Đã thực hiện
2 | Đăng tải văn bản | Đã thực hiện
2 | CẢI CÁCH THỦ TỤC HÀNH CHÍNH
1 | Số hóa hồ sơ | Đang thực hiện
"""
LETTERS_OVER_NUMBERS = """
STT | Mục tiêu | Tình trạng | Thực trạng
A | CẤP TỈNH GIAO
I | Cải cách thể chế
1 | Rà soát văn bản | Đạt
2 | Đăng tải văn bản | Đạt
II | Cải cách tài chính công
1 | Giao quyền tự chủ | Đạt
B | ĐƠN VỊ TỰ ĐẶT RA
I | Cải cách thể chế
1 | Tự kiểm tra | Đạt
"""
NAMES_IN_THE_NUMBERS_CELL = """
STT | Mục tiêu | Tình trạng | Thực trạng
I. CẢI CÁCH THỂ CHẾ
1 | Rà soát văn bản | Đạt
II. CẢI CÁCH TỔ CHỨC BỘ MÁY
1 | Sắp xếp phòng | Đạt
Người lập biểu || Thủ trưởng đơn vị
(ký tên) || (ký tên, đóng dấu)
"""
UNNUMBERED_SECTIONS = """
STT | Mục tiêu | Tình trạng | Thực trạng
| Cải cách thể chế
1 | Rà soát văn bản | Đạt
2 | Đăng tải văn bản | Đạt
| Cải cách tổ chức bộ máy
1 | Sắp xếp phòng | Đạt
"""


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (SECTIONS_IN_ARABIC, ["1.1", "1.2", "2.1"]),
        (NO_SECTIONS, ["1", "2"]),
        (NO_NUMBERS, ["(1)", "(2)"]),
        (NUMBERS_BEGIN_ANEW, ["1.1", "1.2", "2.1"]),
        (LETTERS_OVER_NUMBERS, ["A.I.1", "A.I.2", "A.II.1", "B.I.1"]),
        (NAMES_IN_THE_NUMBERS_CELL, ["I.1", "II.1"]),
        (UNNUMBERED_SECTIONS, ["(1).1", "(1).2", "(2).1"]),
    ],
    ids=["arabic sections", "no sections", "no numbers", "numbers begin anew", "letters over numbers",
         "names in the number's cell", "unnumbered sections"],
)  # fmt: skip
def test_rows_are_known_by_their_sections_however_an_office_numbers_them(text: str, items: list[str]) -> None:
    assert list(_statuses(text)) == items


def test_a_table_that_goes_on_below_a_repeated_header_is_one() -> None:
    statuses = _statuses("""
        STT | Mục tiêu | Tình trạng | Thực trạng
        I | Cải cách thể chế
        1 | Rà soát văn bản | Đạt
        STT | Mục tiêu | Tình trạng | Thực trạng
        2 | Đăng tải văn bản | Chưa đạt
    """)
    assert statuses == {"I.1": "Đạt", "I.2": "Chưa đạt"}


def test_a_number_that_stands_twice_loses_no_row() -> None:
    statuses = _statuses("1 | A b | Đạt\n1 | C d | Chưa đạt".join(["STT | Mục tiêu | Tình trạng\n", ""]))
    assert list(statuses.values()) == ["Đạt", "Chưa đạt"]


def test_rows_under_one_number_are_rows_and_what_a_page_break_cut_off_is_none() -> None:
    text = """
        STT | Mục tiêu | Tình trạng | Thực trạng
        1 | Số hóa hồ sơ tại cấp huyện, | Đạt | Đạt 92%
        | tại cấp xã || và 81%
        2 | Hài lòng về y tế | Đạt
        | Hài lòng về giáo dục | Chưa đạt
        3 | Công khai | Đạt
    """
    assert _statuses(text) == {"1": "Đạt", "2": "Đạt", "2 (2)": "Chưa đạt", "3": "Đạt"}
    told = [f.figure.printed for f in read_sheet(register_sheet(text)).facts if f.form == TEXT]
    assert told == ["92%", "81%"]


def test_a_number_merged_over_the_last_rows_is_that_of_each() -> None:
    sheet = register_sheet(
        "STT | Mục tiêu | Tình trạng\n1 | Y tế | Đạt\n| Giáo dục | Chưa đạt\n| Người lập | Ký"
    )
    sheet.merged.append(((1, 0), (2, 0)))
    assert _rows(read_sheet(sheet), "tinh-trang") == {"1": "Đạt", "1 (2)": "Chưa đạt"}


def test_columns_of_years_are_told_by_the_period() -> None:
    text = "STT | Chỉ tiêu | Năm 2022 | Năm 2023 | Năm 2024\n1 | Số hóa hồ sơ | 20% | 30% | 50%"
    annex = read_sheet(register_sheet(text, when="2024-H1"), "2024-H1")
    assert _rows(annex, "nam-truoc", "CHI-TIEU") == {"1": "30%"}
    assert _rows(annex, "nam-nay", "CHI-TIEU") == {"1": "50%"}


@pytest.mark.parametrize(
    "text",
    [
        "STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành\n1 | Rà soát văn bản | Sở Tư pháp | Quý I",
        "STT | Chỉ tiêu thống kê | Đơn vị tính | Số liệu\n1 | Số văn bản | Văn bản | 12",
        "STT | Tiêu chí | Điểm chuẩn | Điểm đạt\n1 | Chỉ đạo điều hành | 8,5 | 7,25",
        "STT | Mục tiêu | Tình trạng",
    ],
    ids=["tasks", "statistics", "scores", "a header alone"],
)
def test_other_tables_are_no_registers(text: str) -> None:
    versions = [(c, v) for c, f in forms().items() if (v := f.version_on(period("2024-H1").cut_off))]
    assert [t.form for t in find_tables(register_sheet(text), versions, 2024)] == []


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ("1 | 2 | 3 | 4 | 7", [1, 2, 3, 4, 7]),
        ("(1) | (2) | (3)=(1)+(2)", [1, 2, 3]),
        ("A | B | 1 | 2", [1, 2]),
        ("1 | Rà soát văn bản | 2", []),
        ("3 | 2 | 1", []),
    ],
)
def test_a_row_numbers_the_columns_only_if_it_says_nothing_else(row: str, numbers: list[int]) -> None:
    assert column_numbers(register_sheet(row), 0) == numbers


_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]
_STYLES = {
    "roman over number": (lambda s: _ROMAN[s], lambda s, n: str(n)),
    "letter over number": (lambda s: "ABCDĐEGHKLM"[s], lambda s, n: str(n)),
    "number over dotted": (lambda s: str(s + 1), lambda s, n: f"{s + 1}.{n}"),
    "roman over letter": (lambda s: _ROMAN[s], lambda s, n: "abcdđeghklmn"[n - 1]),
}


@given(st.sampled_from(sorted(_STYLES)), st.lists(st.integers(1, 6), min_size=2, max_size=9))
def test_every_row_is_read_below_its_own_section(style: str, sizes: list[int]) -> None:
    section, number = _STYLES[style]
    lines, items = ["STT | Mục tiêu | Tình trạng"], []
    for s, size in enumerate(sizes):
        lines.append(f"{section(s)} | Phần")
        for n in range(1, size + 1):
            lines.append(f"{number(s, n)} | Mục tiêu | Đạt")
            items.append(number(s, n) if "dotted" in style else f"{section(s)}.{number(s, n)}")
    annex = read_sheet(register_sheet("\n".join(lines)))
    assert list(_rows(annex, "tinh-trang")) == items
    assert _sections(annex) == [section(s) for s in range(len(sizes))]


def _facts(annex: Annex) -> list[Fact]:
    return [f for f in annex.facts if f.form == "MUC-TIEU"]


def test_every_cell_keeps_its_printed_text_and_its_place() -> None:
    sheet = register_sheet(SECTIONS_IN_ARABIC)
    facts = [f for f in _facts(read_sheet(sheet)) if not f.level]
    assert facts
    for fact in facts:
        assert fact.figure.printed == sheet.text(*place_at(fact.cell))
