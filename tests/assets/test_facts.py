"""From a cell to a figure of its indicator, and to the notice that an odd one calls for."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assets.annexes import read_annex
from assets.facts import Fact, notice_of, read_figure
from assets.forms.model import Indicator
from assets.numbers import Figure, Reading
from assets.periods import period
from assets.titles import period_named_in
from assets.workbook.cells import Cell, Shown
from assets.workbook.number_format import NumberFormat
from tests.builders import column_page, column_row, line_page, version_of, xlsx

RAW = Path(__file__).parents[2] / "raw"


def indicator(form: str, code: str) -> Indicator:
    """An indicator of the forms until June 2025."""
    found = version_of(form, "2022").indicator(code)
    assert found
    return found


COUNT, RATE = indicator("BM3", "1.4"), indicator("BM3", "3.1")
SURVEY, HOW = indicator("BM1", "6"), indicator("BM1", "6.2")

CELLS: Sequence[tuple[Indicator, Any, Shown, str | None, Reading]] = [
    (COUNT, "1.877", Shown(), "1877", Reading.NUMBER),
    (COUNT, Decimal(1877), Shown(), "1877", Reading.NUMBER),
    (COUNT, "1877 thủ tục", Shown(), "1877", Reading.NUMBER),
    (COUNT, None, Shown(), None, Reading.BLANK),
    (COUNT, True, Shown(), None, Reading.UNREADABLE),
    (COUNT, date(2024, 3, 1), Shown(), None, Reading.UNREADABLE),
    (COUNT, None, Shown(error="#REF!"), None, Reading.ERROR),
    (COUNT, Decimal(0), Shown(error="#N/A", formula=True), None, Reading.ERROR),
    (COUNT, None, Shown(formula=True, computed=False), None, Reading.UNCOMPUTED),
    (COUNT, Decimal(0), Shown(formula=True), "0", Reading.NUMBER),
    (RATE, Decimal("0.9969"), Shown(NumberFormat(2, percent=True)), "99.69", Reading.NUMBER),
    (RATE, "99,69 %", Shown(), "99.69", Reading.NUMBER),
    (SURVEY, Decimal(1), Shown(), "1", Reading.CODE),
    (SURVEY, "1", Shown(), "1", Reading.CODE),
    (SURVEY, "01", Shown(), "1", Reading.CODE),
    (SURVEY, "Có", Shown(), "1", Reading.CODE_LABEL),
    (SURVEY, "KHÔNG", Shown(), "0", Reading.CODE_LABEL),
    (SURVEY, "7", Shown(), "7", Reading.CODE),  # whether the form has this code is for the rules to say
    (SURVEY, "-", Shown(), None, Reading.DASH),
    (SURVEY, "Sở Nội vụ theo dõi", Shown(), None, Reading.NOTE),
    (SURVEY, "1,5", Shown(), None, Reading.FRACTION),
    (HOW, "Phát phiếu", Shown(), "1", Reading.CODE_LABEL),
    (HOW, "Có", Shown(), None, Reading.NOTE),
]


@pytest.mark.parametrize(("line", "raw", "shown", "value", "reading"), CELLS)
def test_a_cell_is_read_as_its_line_wants_it(
    line: Indicator, raw: Any, shown: Shown, value: str | None, reading: Reading
) -> None:
    figure = read_figure(Cell(0, 0, raw, shown), line, None)
    assert (None if figure.value is None else str(figure.value), figure.reading) == (value, reading)


def test_no_cell_is_a_blank() -> None:
    assert read_figure(None, COUNT, None) == Figure("", Reading.BLANK)


def test_a_heading_has_no_figure() -> None:
    heading = version_of("BM3", "2022").lines[0]
    with pytest.raises(ValueError, match="heading"):
        read_figure(Cell(0, 0, "5"), heading, None)


NOTICED = {
    Reading.UNREADABLE: "figure_unreadable",
    Reading.FRACTION: "count_fraction",
    Reading.ERROR: "formula_error",
    Reading.UNCOMPUTED: "formula_uncomputed",
    Reading.AMBIGUOUS: "figure_ambiguous",
    Reading.NOTE: "figure_note",
}


@pytest.mark.parametrize("reading", Reading)
def test_odd_readings_are_notices_and_the_others_are_none(reading: Reading) -> None:
    figure = Figure("0,5", reading, Decimal("0.5"), 1, Decimal(50))
    notice = notice_of(Fact("BM3", "2022", "3.1", "rate", "", "", figure, "S", "D5"), "Tỷ lệ")
    assert (notice.code if notice else None) == NOTICED.get(reading)
    if notice:
        assert (notice.sheet, notice.cell, notice.form, notice.indicator) == ("S", "D5", "BM3", "3.1")
        assert notice.details == {"label": "Tỷ lệ", "value": "0.5", "other": "50"}


@pytest.mark.parametrize(
    "path", sorted(RAW.glob("2024-H1/*/*.xlsx")), ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_the_sample_annexes_are_read_whole(path: Path) -> None:
    annex = read_annex(path.read_bytes(), path.name, period("2024-H1"), path.parent.name)
    assert len(annex.forms) == 1
    assert (annex.notices, annex.unclaimed) == ((), 0)
    assert {f.level for f in annex.facts} - {"", "tinh", "huyen", "xa"} == set()


def test_the_figures_of_the_report_are_read_as_printed() -> None:
    facts = {}
    for path in (RAW / "2024-H1" / "quang-tri").glob("*.xlsx"):
        for f in read_annex(path.read_bytes(), path.name, period("2024-H1"), "quang-tri").facts:
            facts[f.form, f.indicator] = (f.figure.printed, f.figure.value)
    assert facts["BM3", "3.1.1"] == ("52,414", Decimal(52414))
    assert facts["BM3", "3.2.2"] == ("9,751", Decimal(9751))
    assert facts["BM3", "3.2"] == ("98,57%", Decimal("98.57"))
    assert facts["BM1", "2"] == ("55,17", Decimal("55.17"))
    assert facts["BM7", "6.1.1"] == ("1.081", Decimal(1081))
    assert facts["BM7", "6.4.2"] == ("206.913", Decimal(206913))
    assert facts["BM7", "6.4"] == ("62,50", Decimal("62.50"))
    assert facts["II.06", "3"] == ("150.969", Decimal(150969))


def test_a_workbook_may_name_its_period() -> None:
    page = column_page([("Toàn tỉnh", column_row(1))], first_row=1)
    page.cells[0, 3] = "Kỳ báo cáo: 6 tháng đầu năm 2024"
    assert period_named_in(xlsx([page]), "a.xlsx") == period("2024-H1")
    assert period_named_in(xlsx([line_page("BM3", "2022")]), "a.xlsx") is None
