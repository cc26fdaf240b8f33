"""The tables of a document are read as a sheet, and lead back to where they stand; no figure counts twice."""

from collections.abc import Sequence

from assets.annexes import Annex, read_file
from assets.document_tables import DocumentTables
from assets.facts import TEXT
from assets.forms.load import forms
from assets.forms.recognise import find_tables
from assets.periods import period
from tests.assets.documents import made
from tests.outlines import (
    BODY,
    HEADER,
    TABLE,
    TITLE,
    TOTAL,
    UNIT,
    WHEN,
    checked,
    open_document,
    word,
    workbook,
)
from tests.pipelines.samples import RAW

PLAN = RAW / "2021-Y" / "dak-nong" / "Ke hoach 434.docx"
SENTENCE = "Năm 2024 có 27 nhiệm vụ."


def _read(data: bytes, name: str = "a.docx") -> Annex:
    return read_file(data, name, period(WHEN), UNIT)


def _in_sentences(annex: Annex) -> list[str]:
    return [f.figure.printed for f in annex.facts if f.form == TEXT]


def _rows(rows: Sequence[Sequence[object]]) -> str:
    return made.table(*(made.row(*(str(cell or "") for cell in row)) for row in rows))


def test_a_sheet_has_a_row_for_each_row_and_paragraph_in_reading_order() -> None:
    body = made.p("Đầu") + _rows([["a", "b"], ["c", ""]]) + made.p("Giữa") + _rows([["d"]])
    tables = DocumentTables(made.paragraphs(made.docx(body)))
    texts = {place: cell.text for place, cell in tables.sheet.cells.items()}
    assert texts == {(0, 0): "Đầu", (1, 0): "a", (1, 1): "b", (2, 0): "c", (3, 0): "Giữa", (4, 0): "d"}
    assert tables.paragraphs([(1, 1), (4, 0), (9, 9)]) == {3, 6}


def test_a_fact_leads_back_to_its_table_row_and_column() -> None:
    other = _rows([["Nơi nhận", "Chủ tịch"]])
    annex = _read(made.docx(other + made.p(TITLE) + _rows(TABLE)))
    places = {(f.sheet, f.cell) for f in annex.facts if (f.item, f.indicator) == ("1.2.1", "achieved")}
    assert places == {("Bảng 2", "D5")}


def test_an_open_document_leads_back_likewise() -> None:
    annex = _read(open_document(TABLE), "a.odt")
    assert [(f.sheet, f.cell) for f in annex.facts if (f.item, f.indicator) == ("", "target")] == [
        ("Bảng 1", "E10")
    ]


def test_paragraphs_of_one_cell_are_one_text() -> None:
    cells = [made.cell(made.p("1,") + made.p("25")) if x == "1,25" else str(x) for x in TABLE[2]]
    table = made.table(*(made.row(*map(str, r)) for r in TABLE[:2]), made.row(*cells),
                       *(made.row(*map(str, r)) for r in TABLE[3:]))  # fmt: skip
    annex = _read(made.docx(made.p(TITLE) + table))
    assert [f.figure.reading.value for f in annex.facts if (f.item, f.indicator) == ("1.1", "achieved")] == [
        "unreadable"
    ]


def test_figures_of_the_form_are_no_figures_of_sentences_and_those_beside_it_are() -> None:
    annex = _read(word(TABLE, before=[SENTENCE, TITLE], after=["Trong đó có 3 sở."]))
    assert _in_sentences(annex) == ["27", "100%", "90%", "3"]
    assert len([f for f in annex.facts if f.form == "PAR"]) == 27


def test_a_table_that_is_no_form_stays_text() -> None:
    rows = [
        ["STT", "Nội dung", "Kết quả"],
        ["1", "Văn bản", "Ban hành 12 văn bản"],
        ["2", "Hội nghị", "Tổ chức 3 hội nghị"],
    ]
    annex = _read(word(rows, before=[SENTENCE]))
    assert annex.forms == (TEXT,)
    assert {"27", "12", "3"} <= {*_in_sentences(annex)}


def test_what_stands_below_a_table_is_no_part_of_it() -> None:
    after = ["1. Tổ chức thực hiện", "2. Kinh phí 35 triệu đồng", "TỔNG ĐIỂM 99", *["Các sở thực hiện."] * 30]
    annex = _read(word(TABLE, after=after))
    assert len([f for f in annex.facts if f.form == "PAR"]) == 27
    assert "35" in _in_sentences(annex)


def test_another_table_below_changes_nothing() -> None:
    other = _rows(
        [["STT", "Việc", "Ai làm", "Khi nào", "Kết quả"], *[["1", "Họp", "Sở", "Quý I", "Báo cáo"]] * 20]
    )
    annex = _read(made.docx(made.p(TITLE) + _rows(TABLE) + made.p("Phân công") + other))
    assert len([f for f in annex.facts if f.form == "PAR"]) == 27


def test_a_form_goes_on_in_the_next_table_below_its_header_printed_again() -> None:
    body = (
        made.p(TITLE) + _rows([HEADER, *BODY[:4]]) + made.p("(tiếp theo)") + _rows([HEADER, *BODY[4:], TOTAL])
    )
    annex = _read(made.docx(body))
    cells = {(f.item, f.sheet, f.cell) for f in annex.facts if f.indicator == "achieved"}
    assert {("1.2.1", "Bảng 1", "D5"), ("1.2.2", "Bảng 2", "D2"), ("", "Bảng 2", "D6")} <= cells
    assert not any(f.repeated for f in annex.facts)


def test_a_table_is_found_below_its_title_among_others() -> None:
    body = _rows([["a", "b"]]) + made.p(TITLE) + _rows(TABLE) + made.p("Hết") + _rows([["1", "2"]])
    tables = DocumentTables(made.paragraphs(made.docx(body)))
    versions = [("PAR", v) for v in forms()["PAR"].versions]
    (found,) = find_tables(tables.sheet, versions, 2024)
    assert tables.numbers(found) == {2}


def test_merged_headers_of_a_word_table_are_read_as_they_look() -> None:
    def cell(text: str, properties: str = "") -> str:
        return made.cell(text, properties)

    down, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    top = made.row(cell("STT", down), cell("Tiêu chí", down), cell("Điểm chuẩn", down),
                   cell("Điểm đạt được", '<w:gridSpan w:val="2"/>'), cell("Mục tiêu 2025", down))  # fmt: skip
    lower = made.row(*(cell("", below) for _ in range(3)), "Năm 2023", "Năm 2024", cell("", below))
    body = [
        ["1", "Một", "10", "8", "8,5", "9"],
        ["1.1", "Hai", "6", "5", "5,5", "6"],
        ["1.2", "Ba", "4", "3", "3", "3"],
    ]
    total = made.row(cell("Tổng cộng", '<w:gridSpan w:val="2"/>'), "10", "8", "8,5", "9")
    table = made.table(top, lower, *(made.row(*row) for row in body), total)
    annex = _read(made.docx(made.p(TITLE) + table))
    found = {(f.indicator, f.item): f.figure.printed for f in annex.facts if f.form == "PAR"}
    assert (found["achieved", "1.1"], found["achieved-1", "1.1"], found["target", ""]) == ("5,5", "5", "9")
    assert len(found) == 16


def test_the_annex_of_a_plan_is_read_from_a_workbook_as_from_the_plan() -> None:
    plan = PLAN.read_bytes()
    cells = [c for c in made.paragraphs(plan) if c.table == 3]
    rows = [["" for _ in range(7)] for _ in range(max(c.row for c in cells))]
    for c in cells:
        rows[c.row - 1][c.column - 1] += c.text
    told, again = checked(plan, PLAN.name, "2021-Y"), checked(workbook(rows), when="2021-Y")
    in_plan, in_book = (
        {(f.indicator, f.item): (f.figure.value, f.noun) for f in read_file(data, name, period("2021-Y"), UNIT).facts
         if f.form == "PAR"}
        for data, name in ((plan, PLAN.name), (workbook(rows), "a.xlsx"))
    )  # fmt: skip
    assert len(in_plan) == 360
    assert in_book == in_plan
    assert again.rules() == [r for r in told.rules() if r.startswith("PAR")] == ["PAR.O01", "PAR.O01"]
