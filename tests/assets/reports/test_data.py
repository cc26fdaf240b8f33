"""Gathering a period's report from the warehouse."""

from decimal import Decimal

import pytest

from assets.reports.data import gather, natural
from assets.warehouse import Warehouse, open_warehouse
from tests.assets.reports.told import (
    FILE,
    PERIOD,
    REPORT,
    SENTENCE,
    file,
    finding,
    insert,
    insert_file,
    insert_finding,
    place,
    told_in_text,
)


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


def insert_sentence(warehouse: Warehouse, unit: str = "quang-tri", number: int = 48) -> None:
    insert(warehouse, "paragraphs", unit=unit, file=REPORT, number=number, text=SENTENCE, kind="body")
    for printed in ("140.394", "140.061", "309"):
        start = SENTENCE.index(printed)
        named = {"unit": unit, "file": REPORT, "indicator": f"{number}.{start}"}
        insert(warehouse, "mentions", paragraph=number, start=start, stop=start + len(printed), **named)
        insert(
            warehouse, "facts", form="TEXT", item=REPORT, quantity="count", noun="hồ sơ", cell=str(number),
            repeated=False, **named,
        )  # fmt: skip


def test_a_figure_of_a_text_comes_with_its_sentence_its_span_and_what_it_counts(warehouse: Warehouse) -> None:
    insert_sentence(warehouse)
    insert_sentence(warehouse, "an-giang")
    insert_finding(warehouse, told_in_text())
    (found,) = gather(warehouse, PERIOD).findings
    assert found.of_text
    assert found == told_in_text()


def test_a_suspect_in_a_text_comes_with_its_sentence_too(warehouse: Warehouse) -> None:
    insert_sentence(warehouse)
    start = SENTENCE.index("309")
    insert(warehouse, "explained", component="c", findings="f1", explanations=1, message_vi="", message_en="")
    insert(
        warehouse, "suspects", component="c", position=1, findings="f1", form="TEXT", indicator=f"48.{start}",
        item=REPORT, file=REPORT, sheet="", cell="48", printed="309", certain=True, share=1, rank=1,
        proposal_vi="333", message_vi="",
    )  # fmt: skip
    insert_finding(warehouse, told_in_text())
    ((suspect,),) = (u.suspects for u in gather(warehouse, PERIOD).units)
    assert suspect.place.passage == told_in_text().cells[2].passage


def test_a_finding_about_a_paragraph_or_a_whole_document_has_no_span(warehouse: Warehouse) -> None:
    insert_sentence(warehouse)
    about = place("48", form="TEXT", sheet="", file=REPORT, indicator="", printed="", value=None)
    whole = place("", form="TEXT", sheet="", file=REPORT, indicator="", printed="", value=None)
    insert_finding(warehouse, finding(about, whole))
    first, second = gather(warehouse, PERIOD).findings[0].cells
    assert (first.passage.sentence, first.passage.stop, first.known) == (SENTENCE, 0, True)
    assert (second.passage.sentence, second.known) == ("", False)


def test_a_form_inside_a_document_is_a_form(warehouse: Warehouse) -> None:
    insert_sentence(warehouse)
    insert_finding(warehouse, finding(place("D12", sheet="Bảng 3", file=REPORT)))
    (cell,) = gather(warehouse, PERIOD).findings[0].cells
    assert (cell.in_text, cell.known, cell.line) == (False, True, "Số hồ sơ TTHC giải quyết đúng hạn")


def test_words_that_are_no_figure_are_found_in_their_paragraph_if_they_stand_there_once(
    warehouse: Warehouse,
) -> None:
    text = "Quyết định số 766/QĐ-TTg ngày 23/6/2023; ngày chốt 10/6/2024, ngày chốt 10/6/2024"
    insert(warehouse, "paragraphs", file=REPORT, number=5, text=text, kind="body")
    cited = [
        place(
            "5",
            form="TEXT",
            sheet="",
            file=REPORT,
            indicator="",
            role="citation",
            printed=printed,
            value=None,
        )
        for printed in ("số 766/QĐ-TTg", "10/6/2024")
    ]
    insert_finding(warehouse, finding(*cited))
    first, second = (c.passage for c in gather(warehouse, PERIOD).findings[0].cells)
    assert text[first.start : first.stop] == "số 766/QĐ-TTg"
    assert (second.start, second.stop) == (0, 0)
