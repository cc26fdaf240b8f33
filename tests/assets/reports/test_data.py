"""Gathering a period's report from the warehouse."""

from decimal import Decimal

import pytest

from assets.reports.data import gather, natural
from assets.warehouse import Warehouse, open_warehouse
from tests.assets.reports.told import FILE, PERIOD, file, finding, insert, insert_file, insert_finding, place


@pytest.fixture
def warehouse():
    with open_warehouse(None) as opened:
        yield opened


def test_findings_come_by_unit_then_errors_first_then_form_then_rule(warehouse: Warehouse) -> None:
    for n, (unit, severity, form, rule) in enumerate([
        ("quang-tri", "warning", "BM1", "BM1.B01"),
        ("quang-tri", "error", "BM10", "BM10.B01"),
        ("quang-tri", "error", "BM7", "BM7.R10"),
        ("quang-tri", "error", "BM7", "BM7.R02"),
        ("an-giang", "warning", "BM7", "BM7.R02"),
    ]):  # fmt: skip
        insert_finding(warehouse, finding(id=str(n), unit=unit, severity=severity, form=form, rule=rule))
    told = gather(warehouse, PERIOD)
    assert [u.id for u in told.units] == ["an-giang", "quang-tri"]
    assert [f.rule for f in told.units[1].findings] == ["BM7.R02", "BM7.R10", "BM10.B01", "BM1.B01"]


def test_every_cell_keeps_its_order_its_figure_and_the_wording_of_its_line(warehouse: Warehouse) -> None:
    cells = [
        place("D29", role="rate", indicator="3.2", printed="98,57%", value=Decimal("98.57")),
        place("D31"),
    ]
    insert_finding(warehouse, finding(*cells))
    (found,) = gather(warehouse, PERIOD).findings
    assert [c.cell for c in found.cells] == ["D29", "D31"]
    assert found.cells[0].value == Decimal("98.57")
    assert found.cells[1].line == "Số hồ sơ TTHC giải quyết đúng hạn"
    assert found.arithmetic == "Ô D29 ghi 98,57%, nhưng 9.751 / 10.099 = 96,55%."


def test_a_disagreement_of_two_forms_belongs_to_both(warehouse: Warehouse) -> None:
    insert_finding(warehouse, finding(place(form="II.06"), place(form="BM3"), form="II.06"))
    assert gather(warehouse, PERIOD).findings[0].forms == ("II.06", "BM3")


def test_a_unit_has_its_verdict_files_and_figures(warehouse: Warehouse) -> None:
    insert_file(warehouse, file())
    insert_file(warehouse, file("hong.xlsx", status="rejected", reason="Tệp hỏng", forms=()))
    for value in (Decimal(5), None):
        insert(warehouse, "facts", file=FILE, form="BM3", value=value)
    insert(
        warehouse, "verdicts", decision="hold", reasons="unread,errors", fingerprint="f", catalogue="c",
        expected=2, confronted=2, satisfied=1, violated=1, lacking=0, broken=0, errors=1, warnings=0,
        waived=0, unread=1, judged_at="2024-06-15 00:30:00",
    )  # fmt: skip
    (unit,) = gather(warehouse, PERIOD).units
    assert unit.name == "Tỉnh Quảng Trị"
    assert unit.held
    assert unit.verdict
    assert unit.verdict.reasons == ("unread", "errors")
    assert [(f.read, f.figures, f.reason) for f in unit.files] == [(True, 1, None), (False, 0, "Tệp hỏng")]


def test_a_unit_without_verdict_is_held(warehouse: Warehouse) -> None:
    insert_file(warehouse, file(unit="khong-biet"))
    (unit,) = gather(warehouse, PERIOD).units
    assert unit.name == "khong-biet"
    assert unit.held


def test_names_given_come_before_the_register(warehouse: Warehouse) -> None:
    insert_file(warehouse, file())
    assert gather(warehouse, PERIOD, unit_names={"quang-tri": "Tên khác"}).units[0].name == "Tên khác"


def test_rules_are_counted_the_most_frequent_first(warehouse: Warehouse) -> None:
    for n, rule in enumerate(["B", "A", "B"]):
        insert_finding(warehouse, finding(id=str(n), rule=rule, severity="warning" if n else "error"))
    counts = gather(warehouse, PERIOD).rules
    assert [(r.rule, r.errors, r.warnings) for r in counts] == [("B", 1, 1), ("A", 0, 1)]


def test_confrontations_are_counted_by_outcome(warehouse: Warehouse) -> None:
    for position in range(1, 5):
        insert(warehouse, "plans", plan="BM3", position=position, rule=f"BM3.R0{position}", target="")
    insert(warehouse, "outcomes", plan="BM3", letters="ss-b")
    assert gather(warehouse, PERIOD).outcomes == {"satisfied": 2, "violated": 0, "lacking": 1, "broken": 1}


def test_the_latest_validation_of_the_release_is_told(warehouse: Warehouse) -> None:
    assert gather(warehouse, PERIOD).validation is None
    insert(warehouse, "validations", success=True, promises=6, validated_at="2024-06-15 00:30:00")
    validation = gather(warehouse, PERIOD).validation
    assert validation
    assert (validation.success, validation.promises) == (True, 6)


def test_another_language_takes_its_own_label_message_and_reason(warehouse: Warehouse) -> None:
    insert_finding(warehouse, finding())
    (found,) = gather(warehouse, PERIOD, "en").findings
    assert (found.label, found.message, found.arithmetic) == ("label", "label. message", "message")


def test_numbers_in_codes_sort_as_numbers() -> None:
    assert sorted(["BM10", "BM7", "II.06", "D9", "D10"], key=natural) == ["BM7", "BM10", "D9", "D10", "II.06"]
