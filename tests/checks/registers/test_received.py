"""The documents in raw/ as they were received: what is found in them, and that nothing is confronted twice."""

import io
from pathlib import Path

import openpyxl
import pytest

from assets.facts import TEXT
from assets.periods import period
from assets.submissions import File, Received, receive, store, submissions_in
from assets.warehouse import open_warehouse
from checks.registers import gather
from tests.facts import Confronted, confronted, run

PROGRESS, TARGETS = "2023-Y", "2023-Q1"
#: By period, who sent its register; other units may have sent something else.
SENDERS = {PROGRESS: "quang-tri-huyen", TARGETS: "vp-ubnd-tinh"}


def _received(when: str) -> list[Received]:
    of = period(when)
    return [
        receive(file, of)
        for file in submissions_in(Path(__file__).parents[3] / "raw", of)
        if file.unit == SENDERS[when]
    ]


def _confronted(when: str, received: list[Received]) -> Confronted:
    with open_warehouse(None) as warehouse:
        store(warehouse, period(when), received)
        return run(warehouse, when)


def _found(seen: Confronted) -> set[str]:
    """Each finding with the row that it is about."""
    cells = {c["finding"]: c["item"] or c["cell"] for c in reversed(seen.cells)}
    return {f"{f['rule']} {f['severity']} {cells.get(f['id'], '')}" for f in seen.findings}


def test_the_districts_progress_is_judged_row_by_row() -> None:
    seen = _confronted(PROGRESS, _received(PROGRESS))
    assert _found(seen) >= {
        "MUC-TIEU.U02 warning C1",  # "Đã thực hiện" where the header asks for "Đã hoàn thành"
        "MUC-TIEU.U02 warning II.3",  # "(cấp tỉnh thực hiện)" and "Cấp tỉnh"
        "MUC-TIEU.U03 warning II.6",  # over 80 % of 100 %, done
        "MUC-TIEU.Y01 warning II.6",  # 30 % + 3 × 20 % = 90 %
        "MUC-TIEU.U05 warning II.8",  # time, told in procedures
        "MUC-TIEU.U05 warning III.1",  # posts, told in offices
        "MUC-TIEU.U05 warning IV.1",  # officials, told in offices
        "MUC-TIEU.U06 warning II.12",  # 55,54 % and 80,6 %
        "MUC-TIEU.U07 warning II.12",  # done and going on
    }
    (rounded,) = [f for f in seen.findings if f["rule"].startswith("TEXT.")]
    assert (rounded["rule"], rounded["severity"], rounded["diagnosis"]) == (
        "TEXT.R01",
        "warning",
        "rounded_up",
    )
    assert len(seen.findings) == 10
    assert seen.of("MUC-TIEU.N01") == ["satisfied"] * 3  # 33 targets, 10 done, 23 going on


def test_the_offices_targets_are_judged_against_their_path_and_their_resolution() -> None:
    seen = _confronted(TARGETS, _received(TARGETS))
    assert {f["rule"] for f in seen.findings} == {
        "CHI-TIEU.O02", "CHI-TIEU.O03", "CHI-TIEU.O04", "CHI-TIEU.O05", "CHI-TIEU.Y01",
    }  # fmt: skip
    assert {f["severity"] for f in seen.findings} == {"warning"}
    assert set(seen.of("CHI-TIEU.Y02")) == set(seen.of("CHI-TIEU.Y03")) == {"satisfied"}
    assert seen.of("CHI-TIEU.Y05").count("satisfied") == 7


def _typed(received: Received) -> bytes:
    """The table of a document typed into a workbook."""
    assert received.annex
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    texts: dict[tuple[int, int], list[str]] = {}
    for p in received.annex.paragraphs:
        if p.table:
            texts.setdefault((p.row, p.column), []).append(p.text)
    for (row, column), lines in texts.items():
        sheet.cell(row, column, "\n".join(lines))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_table_sent_as_workbook_and_as_document_is_confronted_once(tmp_path: Path) -> None:
    (document,) = _received(PROGRESS)
    path = tmp_path / "muc tieu.xlsx"
    path.write_bytes(_typed(document))
    book = receive(File(PROGRESS, document.file.unit, path.name, path), period(PROGRESS))
    seen = _confronted(PROGRESS, [document, book])
    assert len(seen.findings) == 10
    rates = [r for r in seen.outcomes if r["rule"] == "TEXT.R01" and r["outcome"] != "lacking"]
    assert {r["item"] for r in rates} == {path.name}
    assert len(rates) == len({r["target"] for r in rates})


def test_a_row_that_cannot_be_compared_is_named_and_costs_no_other_rule_its_check(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(_: object) -> list[object]:
        raise RuntimeError("unforeseen")

    monkeypatch.setitem(gather._COMPARE, "done_below_target", fails)
    seen = confronted("2024-H1", {"MUC-TIEU/table": "1 | A b | Đạt\n3 | C d | Đạt"})
    messages = {f["rule"]: f["message_vi"] for f in seen.findings}
    assert messages.keys() == {"S24", "MUC-TIEU.O01"}
    assert "MUC-TIEU.U03" in messages["S24"]
    assert seen.verdict()["decision"] == "hold"


def test_a_table_without_any_figure_is_not_held_for_having_none() -> None:
    seen = confronted("2024-H1", {"MUC-TIEU/table": "1 | Rà soát văn bản | Đạt\n2 | Công khai | Đạt"})
    assert seen.verdict()["decision"] == "publish"
    assert TEXT not in {r["rule"].partition(".")[0] for r in seen.outcomes}
