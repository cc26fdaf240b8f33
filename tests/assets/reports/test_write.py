"""Writing reports to a folder."""

import json
from pathlib import Path

import pytest

from assets.reports.write import write_annotated, write_error_report, write_reports
from assets.warehouse import Warehouse, open_warehouse
from tests.assets.documents.made import docx, p
from tests.assets.reports.told import (
    FILE,
    PERIOD,
    REPORT,
    SENTENCE,
    file,
    finding,
    insert_file,
    insert_finding,
    workbook,
)

DATA = workbook(D31="9,751")


@pytest.fixture
def warehouse():
    with open_warehouse(None) as opened:
        insert_file(opened, file(FILE, DATA))
        insert_finding(opened, finding())
        yield opened


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw" / PERIOD.code / "quang-tri"
    folder.mkdir(parents=True)
    (folder / FILE).write_bytes(DATA)
    return tmp_path / "raw"


def written(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_everything_of_a_period_lies_in_its_folder(warehouse: Warehouse, raw: Path, tmp_path: Path) -> None:
    page = write_reports(warehouse, PERIOD, tmp_path / "out", raw=raw)
    assert page == tmp_path / "out" / "2024-H1" / "bao-cao-loi.html"
    assert written(tmp_path / "out") == {
        "2024-H1/bao-cao-loi.html", "2024-H1/bao-cao-loi.csv", "2024-H1/bao-cao-loi.json",
        "2024-H1/chu-giai/danh-muc.json", f"2024-H1/chu-giai/quang-tri/{FILE}",
    }  # fmt: skip
    assert 'href="chu-giai/quang-tri/Bieu%20mau%203.xlsx"' in page.read_text("utf-8")
    assert (raw / PERIOD.code / "quang-tri" / FILE).read_bytes() == DATA


def test_a_file_elsewhere_is_found_by_unit_and_name(warehouse: Warehouse, tmp_path: Path) -> None:
    (tmp_path / "khác.xlsx").write_bytes(DATA)
    paths = {("quang-tri", FILE): tmp_path / "khác.xlsx"}
    copies, problems = write_annotated(warehouse, PERIOD, None, tmp_path / "out", paths=paths)
    assert [c.name for c in copies] == [FILE]
    assert problems == []


def test_a_file_changed_since_it_was_checked_is_not_annotated(
    warehouse: Warehouse, raw: Path, tmp_path: Path
) -> None:
    (raw / PERIOD.code / "quang-tri" / FILE).write_bytes(workbook(D31="9,955"))
    copies, problems = write_annotated(warehouse, PERIOD, raw, tmp_path)
    assert copies == []
    assert "đã thay đổi sau khi được kiểm tra" in problems[0]
    html = write_error_report(warehouse, PERIOD, tmp_path).read_text("utf-8")
    assert "đã thay đổi sau khi được kiểm tra" in html
    assert "Mở bản chú giải:" not in html


def test_a_file_that_is_gone_does_not_stop_the_others(
    warehouse: Warehouse, raw: Path, tmp_path: Path
) -> None:
    insert_file(warehouse, file("mat.xlsx"))
    copies, problems = write_annotated(warehouse, PERIOD, raw, tmp_path)
    assert [c.name for c in copies] == [FILE]
    assert "không còn thấy tệp gốc" in problems[0]


def test_a_rejected_file_gets_no_copy(warehouse: Warehouse, raw: Path, tmp_path: Path) -> None:
    insert_file(warehouse, file("hong.xlsx", status="rejected", reason="Tệp hỏng"))
    copies, problems = write_annotated(warehouse, PERIOD, raw, tmp_path)
    assert [c.name for c in copies] == [FILE]
    assert problems == []


def test_copies_that_no_longer_apply_are_removed(warehouse: Warehouse, raw: Path, tmp_path: Path) -> None:
    write_annotated(warehouse, PERIOD, raw, tmp_path)
    warehouse.clear("submissions", PERIOD.code)
    warehouse.clear("findings", PERIOD.code)
    write_annotated(warehouse, PERIOD, raw, tmp_path)
    assert written(tmp_path / PERIOD.code) == {"chu-giai/danh-muc.json"}
    assert not (tmp_path / PERIOD.code / "chu-giai" / "quang-tri").exists()


def test_two_files_whose_copies_would_share_a_name_keep_both(
    warehouse: Warehouse, raw: Path, tmp_path: Path
) -> None:
    upper = FILE.upper().replace(".XLSX", ".xlsx")
    (raw / PERIOD.code / "quang-tri" / upper).write_bytes(DATA)
    insert_file(warehouse, file(upper, DATA))
    copies, _ = write_annotated(warehouse, PERIOD, raw, tmp_path)
    assert len({str(c).casefold() for c in copies}) == 2


def test_a_name_cannot_lead_out_of_the_folder(warehouse: Warehouse, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(DATA)
    insert_file(warehouse, file("../../../../x.xlsx", DATA))
    paths = {("quang-tri", "../../../../x.xlsx"): tmp_path / "x.xlsx"}
    copies, _ = write_annotated(warehouse, PERIOD, None, tmp_path / "out", paths=paths)
    assert copies[0] == tmp_path / "out" / PERIOD.code / "chu-giai" / "quang-tri" / "x.xlsx"


def test_the_page_written_before_the_copies_links_to_where_they_will_be(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    html = write_error_report(warehouse, PERIOD, tmp_path).read_text("utf-8")
    assert 'href="chu-giai/quang-tri/Bieu%20mau%203.xlsx"' in html


def test_no_half_written_file_stays_behind(warehouse: Warehouse, raw: Path, tmp_path: Path) -> None:
    write_reports(warehouse, PERIOD, tmp_path / "out", raw=raw)
    write_reports(warehouse, PERIOD, tmp_path / "out", raw=raw)
    assert not [name for name in written(tmp_path / "out") if name.endswith(".part")]


def test_the_reports_are_written_in_english_too(warehouse: Warehouse, raw: Path, tmp_path: Path) -> None:
    page = write_reports(warehouse, PERIOD, tmp_path, "en", raw=raw)
    assert "Report on errors in figures" in page.read_text("utf-8")
    assert (
        json.loads(page.with_suffix(".json").read_text("utf-8"))["findings"][0]["message"] == "label. message"
    )


def test_a_report_has_its_copy_beside_those_of_workbooks(
    warehouse: Warehouse, raw: Path, tmp_path: Path
) -> None:
    sent = docx(p(SENTENCE))
    (raw / PERIOD.code / "quang-tri" / REPORT).write_bytes(sent)
    insert_file(warehouse, file(REPORT, sent, forms=("TEXT",)))
    page = write_reports(warehouse, PERIOD, tmp_path / "out", raw=raw)
    assert f"2024-H1/chu-giai/quang-tri/{REPORT}" in written(tmp_path / "out")
    assert 'href="chu-giai/quang-tri/Bao%20cao%201125.docx"' in page.read_text("utf-8")
    assert (raw / PERIOD.code / "quang-tri" / REPORT).read_bytes() == sent
