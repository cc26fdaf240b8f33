"""A workbook says the same in every format, and what it does not store is known to be missing."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from assets.annexes import Annex, read_annex
from assets.numbers import Reading
from assets.periods import period
from assets.workbook import shown_xlsx
from assets.workbook.cells import Cell, Supplement, address
from assets.workbook.cells import Shown as ShownCell
from assets.workbook.number_format import GENERAL, NumberFormat, parse
from assets.workbook.open import read_workbook
from tests.builders import Formula, Page, Shown, column_page, column_row, line_page, ods, patched, xls, xlsx

Writer = Callable[[Sequence[Page]], bytes]
WRITERS: dict[str, Writer] = {"xlsx": xlsx, "xlsm": xlsx, "xls": xls, "ods": ods}
H1 = period("2024-H1")


def read(data: bytes, name: str = "a.xlsx") -> Annex:
    """Read an annex of the first half of 2024."""
    return read_annex(data, name, H1, "quang-tri")


def figures(
    annex: Annex,
) -> dict[tuple[str, str, str], tuple[str, str, Decimal | None, int | None, Reading, bool]]:
    """Every fact with all that a file format could change."""
    return {
        (f.indicator, f.level, f.item): (
            f.cell, f.figure.printed, f.figure.value, f.figure.decimals, f.figure.reading, f.hidden,
        )
        for f in annex.facts
    }  # fmt: skip


MIXED = {
    "1.1": 81,
    "1.2": "52,414",
    "1.3": Shown(52414, "#,##0"),
    "1.4": Shown(16, "0.0"),
    "1.4.1": 52.414,
    "1.4.2": 1.08,
    "1.4.3": "Sở TTTT theo dõi",
    "2.1": "-",
    "2.2": True,
    "2.3": date(2024, 3, 1),
    "3.1": Shown(0.9969, "0.00%"),
    "3.1.1": "  12\u00a0345\n",
    "3.2": 98.57,
    "3.3": Shown(99.5, "0.00"),
    "3.3.1": Shown(3.6, "0"),
    "3.4": "100%",
    "3.4.1": None,
}


@pytest.mark.parametrize("suffix", [s for s in WRITERS if s != "xlsx"])
def test_the_same_table_gives_the_same_facts_in_every_format(suffix: str) -> None:
    pages = [
        line_page("BM3", "2022", MIXED, first_row=2, hidden={"2.1", "3.1"}),
        column_page([("Cấp tỉnh", column_row(100)), ("Đất đai", column_row(200))]),
        line_page("BM1", "2022", sheet="ẩn", hidden_sheet=True),
    ]
    expected, got = read(xlsx(pages)), read(WRITERS[suffix](pages), f"a.{suffix}")
    assert figures(got) == figures(expected)
    assert got.forms == expected.forms == ("BM3", "II.06", "BM1")
    assert [n.code for n in got.notices] == [n.code for n in expected.notices]
    assert got.unclaimed == expected.unclaimed == 0


@pytest.mark.parametrize("suffix", WRITERS)
def test_hidden_rows_and_sheets_are_read_and_said_to_be_hidden(suffix: str) -> None:
    pages = [
        line_page("BM3", "2022", hidden={"1.4.1"}),
        line_page("BM1", "2022", sheet="ẩn", hidden_sheet=True),
    ]
    annex = read(WRITERS[suffix](pages), f"a.{suffix}")
    hidden = {(f.form, f.indicator) for f in annex.facts if f.hidden}
    assert hidden == {("BM3", "1.4.1")} | {("BM1", f.indicator) for f in annex.facts if f.form == "BM1"}
    notices = [(n.form, n.details["count"]) for n in annex.notices if n.code == "figures_hidden"]
    assert notices == [("BM3", "1"), ("BM1", "19")]


@pytest.mark.parametrize("suffix", WRITERS)
def test_figures_in_a_hidden_column_are_said_to_be_hidden(suffix: str) -> None:
    page = line_page("BM3", "2022")
    page.hidden_columns.add(3)
    annex = read(WRITERS[suffix]([page]), f"a.{suffix}")
    figures = [f for f in annex.facts if f.figure.value is not None]
    assert figures
    assert all(f.hidden for f in figures)
    assert [n.code for n in annex.notices] == ["figures_hidden"]


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize(
    ("stored", "code", "printed", "value"),
    [
        (9954.7, "#,##0", "9.955", "9955"),
        (9955000, "#,##0,", "9.955", "9955"),
        (52414, "#,##0", "52.414", "52414"),
    ],
)
def test_a_figure_is_what_its_cell_shows_in_every_format(
    suffix: str, stored: float, code: str, printed: str, value: str
) -> None:
    page = line_page("BM3", "2022", {"3.2.2": Shown(stored, code)})
    facts = read(WRITERS[suffix]([page]), f"a.{suffix}").facts
    (fact,) = (f for f in facts if f.indicator == "3.2.2")
    assert (fact.figure.printed, fact.figure.value) == (printed, Decimal(value))


FORMULAS = [
    (Formula("SUM(D8:D9)", 52414), "52.414", "52414", Reading.NUMBER, None),
    (Formula("SUM(D8:D9)", None), "", None, Reading.UNCOMPUTED, "formula_uncomputed"),
    (Formula("#REF!+1", "#REF!"), "#REF!", None, Reading.ERROR, "formula_error"),
    (Formula("1/0", "#DIV/0!"), "#DIV/0!", None, Reading.ERROR, "formula_error"),
]


@pytest.mark.parametrize(("formula", "printed", "value", "reading", "notice"), FORMULAS)
@pytest.mark.parametrize("layout", ["scanned", "parsed"])
def test_a_formula_is_known_as_one_and_read_by_its_stored_value(
    formula: Formula, printed: str, value: str | None, reading: Reading, notice: str | None, layout: str
) -> None:
    data = xlsx([line_page("BM3", "2022", {"1.4": formula, "1.2": 3})])
    if layout == "parsed":
        data = patched(
            data, {"xl/worksheets/sheet1.xml": lambda xml: xml.replace("<sheetData>", "<!-- --><sheetData>")}
        )
    annex = read(data)
    fact = next(f for f in annex.facts if f.indicator == "1.4")
    assert fact.formula
    assert (fact.figure.printed.replace(".", ""), fact.figure.reading) == (printed.replace(".", ""), reading)
    assert (None if fact.figure.value is None else str(fact.figure.value)) == value
    assert [n.code for n in annex.notices if n.indicator == "1.4"] == ([notice] if notice else [])
    assert [f.indicator for f in annex.facts if f.formula] == ["1.4"]


@pytest.mark.parametrize("cached", [None, "#REF!"])
def test_a_row_of_nothing_but_formulas_without_value_is_not_passed_over(cached: str | None) -> None:
    rows = [("Toàn tỉnh", column_row(1)), ("Cấp tỉnh", dict.fromkeys(column_row(0), Formula("1+1", cached)))]
    annex = read(xlsx([column_page(rows)]))
    wanted = Reading.ERROR if cached else Reading.UNCOMPUTED
    assert {f.figure.reading for f in annex.facts if f.level == "tinh"} == {wanted}
    assert len([n for n in annex.notices if n.code.startswith("formula_")]) == 11


def test_a_formula_that_gives_no_text_is_a_blank_formula() -> None:
    data = xlsx([line_page("BM3", "2022", {"1.4": 5})])
    data = patched(data, {"xl/worksheets/sheet1.xml": _blank_formula})
    fact = next(f for f in read(data).facts if f.indicator == "1.4")
    assert (fact.figure.reading, fact.formula) == (Reading.BLANK, True)


def _blank_formula(xml: str) -> str:
    place = line_page("BM3", "2022", {}).address("1.4")
    start = xml.index(f'<c r="{place}"')
    end = xml.index("</c>", start)
    return xml[:start] + f'<c r="{place}" t="str"><f>IF(1,"")</f><v></v>' + xml[end:]


def test_a_formula_in_ods_is_known_as_one() -> None:
    values = {
        "1.4": Formula("SUM([.D1])", 1877),
        "1.3": Formula("[.#REF!]", "#REF!"),
        "1.2": Formula("[.A1]", None),
    }
    facts = {f.indicator: f for f in read(ods([line_page("BM3", "2022", values)]), "a.ods").facts}
    assert [(facts[c].figure.reading, facts[c].formula) for c in ("1.4", "1.3", "1.2", "1.1")] == [
        (Reading.NUMBER, True), (Reading.ERROR, True), (Reading.UNCOMPUTED, True), (Reading.BLANK, False),
    ]  # fmt: skip


SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<{p}worksheet xmlns{ns}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><{p}sheetData>
<{p}row r="3" {hidden}>{a}<{p}v>0.5</{p}v></{p}c>{b}<{p}is><{p}t>chữ trong ô</{p}t></{p}is></{p}c>
{c}<{p}f>A3*2</{p}f><{p}v>1</{p}v></{p}c>{d}<{p}v>#N/A</{p}v></{p}c></{p}row></{p}sheetData></{p}worksheet>"""
USUAL = {
    "p": "", "ns": "", "hidden": 'hidden="1"',
    "a": '<c r="A3" s="1">', "b": '<c r="B3" t="inlineStr">', "c": '<c r="C3">', "d": '<c r="D3" t="e">',
}  # fmt: skip
PREFIXED = {
    "p": "x:",
    "ns": ":x",
    "hidden": 'hidden="true"',
    "a": '<x:c r="A3" s="1">',
    "b": '<x:c r="B3" t="inlineStr">',
    "c": '<x:c r="C3">',
    "d": '<x:c r="D3" t="e">',
}
PLACELESS = USUAL | {"a": '<c s="1">', "b": '<c t="inlineStr">', "c": "<c>", "d": '<c t="e">'}
TURNED = USUAL | {
    "a": '<c s="1" r="A3">',
    "b": '<c t="inlineStr" r="B3">',
    "c": '<c r="C3" >',
    "d": '<c t="e" r="D3">',
}


@pytest.mark.parametrize("parts", [USUAL, PREFIXED, PLACELESS, TURNED])
def test_a_sheet_is_understood_however_its_xml_is_written(parts: dict[str, str]) -> None:
    found = shown_xlsx._read_sheet(SHEET.format(**parts).encode(), (GENERAL, NumberFormat(2, percent=True)))
    told = {place: shown for place, shown in found.shown.items() if shown != ShownCell()}
    assert told == {
        (2, 0): ShownCell(NumberFormat(2, percent=True)),
        (2, 2): ShownCell(formula=True),
        (2, 3): ShownCell(error="#N/A"),
    }
    assert found.hidden_rows == {2}


@pytest.mark.parametrize("parts", [USUAL, PREFIXED])
def test_inline_text_is_read_like_shared_text(parts: dict[str, str]) -> None:
    data = patched(
        xlsx([Page("S", {(0, 0): 1})]), {"xl/worksheets/sheet1.xml": lambda _: SHEET.format(**parts)}
    )
    sheet = read_workbook(data, "a.xlsx").sheets[0]
    assert sheet.text(2, 1) == "chữ trong ô"
    assert sheet.text(2, 3) == "#N/A"


def test_scanning_and_parsing_a_real_sheet_agree() -> None:
    values = {"1.4": Formula("SUM(D8:D9)", 7), "3.1": Shown(0.5, "0%"), "1.2": Formula("A1", "#REF!")}
    with zipfile.ZipFile(io.BytesIO(xlsx([line_page("BM3", "2022", values, hidden={"1.1"})]))) as archive:
        xml, styles = archive.read("xl/worksheets/sheet1.xml"), archive.read("xl/styles.xml")
    formats = shown_xlsx._formats(styles)

    def told(found: Supplement) -> tuple[dict[tuple[int, int], ShownCell], frozenset[int]]:
        return {k: v for k, v in found.shown.items() if v != ShownCell()}, found.hidden_rows

    assert len(told(shown_xlsx._scan(xml, formats))[0]) == 3
    assert told(shown_xlsx._scan(xml, formats)) == told(shown_xlsx._parse(xml, formats))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", GENERAL),
        ("", GENERAL),
        ("@", GENERAL),
        ("Standard", GENERAL),
        ("dd/mm/yyyy", GENERAL),
        ("[h]:mm", GENERAL),
        ("# ?/?", GENERAL),
        ("0", NumberFormat(0)),
        ("0.00", NumberFormat(2)),
        ("0.0##", NumberFormat(3)),
        ("#,##0", NumberFormat(0, grouped=True)),
        ("#,##0.0", NumberFormat(1, grouped=True)),
        ("0%", NumberFormat(0, percent=True)),
        ("0.00%", NumberFormat(2, percent=True)),
        ('0.00" %"', NumberFormat(2)),
        (r"0.00\%", NumberFormat(2)),
        ("0.00;[Red]-0.00", NumberFormat(2)),
        ('_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', NumberFormat(0, grouped=True)),
        ('#,##0 "hồ sơ; bộ"', NumberFormat(0, grouped=True)),
        ("[$-42A]#,##0.00", NumberFormat(2, grouped=True)),
        ("0.00E+00", NumberFormat(2)),
        ("#,##0,", NumberFormat(0, grouped=True, thousands=1)),
        ('0.0,," triệu"', NumberFormat(1, thousands=2)),
        ("#,##0.00,;-#,##0.00,", NumberFormat(2, grouped=True, thousands=1)),
    ],
)
def test_a_number_format_says_decimals_percent_and_grouping(code: str, expected: NumberFormat) -> None:
    assert parse(code) == expected


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("52.414", "52,414"),
        ("99.6900000000001", "99,69"),
        ("0.333333333333333", "0,333333333"),
        ("12345678.125", "12345678,13"),
        ("1E+20", "1" + "0" * 20),
        ("1E-300", "0"),
        ("0", "0"),
    ],
)
def test_a_cell_without_format_shows_no_more_than_excel_does(stored: str, shown: str) -> None:
    assert Cell(0, 0, Decimal(stored)).text == shown


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_an_enormous_number_is_no_figure_and_no_crash(suffix: str) -> None:
    annex = read(
        WRITERS[suffix]([line_page("BM3", "2022", {"1.1": 1e300, "3.1": Shown(1e300, "0.00%")})]),
        f"a.{suffix}",
    )
    assert {f.figure.reading for f in annex.facts if f.indicator in ("1.1", "3.1")} == {Reading.UNREADABLE}


def test_a_comment_in_ods_is_no_part_of_the_figure() -> None:
    def annotate(xml: str) -> str:
        figure = "<text:p>99,69%</text:p></table:table-cell>"
        assert xml.count(figure) == 1
        return xml.replace(
            figure, f"<office:annotation><text:p>xem 1,2345</text:p></office:annotation>{figure}"
        )

    data = patched(
        ods([line_page("BM3", "2022", {"3.1": Shown(0.9969, "0.00%")})]), {"content.xml": annotate}
    )
    fact = next(f for f in read(data, "a.ods").facts if f.indicator == "3.1")
    assert (fact.figure.printed, fact.figure.decimals) == ("99,69%", 2)


def test_a_workbook_written_by_openpyxl_alone_is_read() -> None:
    book = openpyxl.Workbook()
    book.active["B3"] = "Số liệu"  # type: ignore[index]
    out = io.BytesIO()
    book.save(out)
    (sheet,) = read_workbook(out.getvalue(), "a.xlsx").sheets
    assert {cell.address: cell.text for cell in sheet.cells.values()} == {"B3": "Số liệu"}
    assert (sheet.height, sheet.width) == (3, 2)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ((0, 0), "A1"),
        ((41, 3), "D42"),
        ((0, 25), "Z1"),
        ((9, 26), "AA10"),
        ((0, 701), "ZZ1"),
        ((0, 702), "AAA1"),
    ],
)
def test_addresses_are_those_of_excel(place: tuple[int, int], name: str) -> None:
    assert address(*place) == name
