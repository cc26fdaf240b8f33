"""The calendar of the reports, and the units that report in it."""

from datetime import date

import pytest

from assets.messages import LANGS, Complaint
from assets.periods import last_period, period, period_at_cut_off, period_said_in, periods_between
from assets.units import folded_names, unit, units
from tests.builders import nfd

CALENDAR = [
    ("2024-Q1", "2023-12-15", "2024-03-14", "2024-03-20", True, "Quý I năm 2024"),
    ("2024-H1", "2023-12-15", "2024-06-14", "2024-06-20", True, "6 tháng đầu năm 2024"),
    ("2024-Q3", "2024-06-15", "2024-09-14", "2024-09-20", False, "Quý III năm 2024"),
    ("2024-Y", "2023-12-15", "2024-12-14", "2024-12-20", True, "Năm 2024"),
]


@pytest.mark.parametrize(("code", "start", "cut_off", "due", "year_to_date", "label"), CALENDAR)
def test_a_period_has_its_dates_by_the_calendar(
    code: str, start: str, cut_off: str, due: str, year_to_date: bool, label: str
) -> None:
    found = period(code)
    assert [d.isoformat() for d in (found.start, found.cut_off, found.due)] == [start, cut_off, due]
    assert (found.year_to_date, found.label(), found.kind) == (year_to_date, label, code[5:])
    assert period_at_cut_off(found.cut_off) == found
    assert period_said_in(f"Báo cáo {label.lower()}") in (found, None if found.kind == "Y" else found)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "2024",
        "2024-Q2",
        "2024-Q4",
        "2024-h1",
        "24-H1",
        "2011-H1",
        "2024-H1 ",
        "H1-2024",
        "２０２４-H1",
        "../2024-H1",
    ],
)
def test_a_period_that_does_not_exist_names_those_that_do(code: str) -> None:
    with pytest.raises(Complaint) as complaint:
        period(code)
    assert complaint.value.key == "period_unknown"
    for lang in LANGS:
        assert "Q1, H1, Q3, Y" in complaint.value.say(lang)


def test_no_period_is_cut_off_on_another_day() -> None:
    with pytest.raises(Complaint):
        period_at_cut_off(date(2024, 6, 15))


def test_the_periods_of_a_year_come_in_order_of_their_cut_off() -> None:
    codes = [p.code for p in periods_between(date(2023, 12, 14), date(2024, 12, 14))]
    assert codes == ["2023-Y", "2024-Q1", "2024-H1", "2024-Q3", "2024-Y"]
    assert sorted(map(period, reversed(codes))) == list(map(period, codes))


@pytest.mark.parametrize(
    ("today", "code"),
    [
        ("2024-03-13", "2023-Y"),
        ("2024-03-14", "2024-Q1"),
        ("2024-09-30", "2024-Q3"),
        ("2025-01-01", "2024-Y"),
    ],
)
def test_the_last_period_is_the_newest_already_cut_off(today: str, code: str) -> None:
    assert last_period(date.fromisoformat(today)).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kỳ báo cáo: 6 tháng đầu năm 2024 (từ 15/12/2023 đến 14/6/2024)", "2024-H1"),
        ("BÁO CÁO CÔNG TÁC CCHC QUÝ III NĂM 2023", "2023-Q3"),
        ("Báo cáo quý I/2024", "2024-Q1"),
        ("Báo cáo năm 2024", "2024-Y"),
        (nfd("sáu tháng đầu năm 2024"), "2024-H1"),
        ("Quý II năm 2024", None),
        ("Quý I năm 2024 và 6 tháng đầu năm 2024", None),
        ("Kế hoạch CCHC năm 2024", None),
        ("", None),
    ],
)
def test_a_title_block_names_its_period_or_none(text: str, code: str | None) -> None:
    found = period_said_in(text)
    assert (found.code if found else None) == code


def test_provinces_are_63_until_june_2025_and_34_from_july() -> None:
    provinces = [u for u in units().values() if u.kind == "province"]
    assert sum(u.exists_on(date(2025, 6, 30)) for u in provinces) == 63
    assert sum(u.exists_on(date(2025, 7, 1)) for u in provinces) == 34


def test_an_unknown_unit_is_named() -> None:
    with pytest.raises(Complaint) as complaint:
        unit("quang-chi")
    assert complaint.value.key == "unit_unknown"
    assert "quang-chi" in complaint.value.say("vi")
    assert "quang-chi" in complaint.value.say("en")


def test_a_unit_is_known_by_all_its_names() -> None:
    assert {"tỉnh quảng trị", "ubnd tỉnh quảng trị"} <= folded_names("quang-tri")
    assert folded_names("") == frozenset()
