"""The whole pipeline through Dagster, in process, and attempts to go round its gate."""

import shutil
from pathlib import Path
from typing import Any, NoReturn

import dagster as dg
import openpyxl
import pytest

import assets.definitions
import checks.definitions
from assets.partitions import key_of
from assets.periods import period
from assets.places import Places
from assets.warehouse import open_warehouse
from checks.edits.balance import Balance
from pipelines.cli.run import run
from pipelines.definitions import defs
from tests.pipelines.samples import H1, HELD, RAW, RELEASED, copy_samples, repair, write_cells


class Project:
    """One raw folder and one warehouse, and runs on them."""

    def __init__(self, folder: Path) -> None:
        self.raw = copy_samples(folder)
        self.warehouse = folder / "warehouse"

    def run(self) -> dg.ExecuteInProcessResult:
        """The whole job, as ``doisoat run`` and the schedule run it."""
        with dg.DagsterInstance.ephemeral() as instance:
            return defs.resolve_job_def("reconcile").execute_in_process(
                partition_key=key_of(period(H1)),
                instance=instance,
                resources={"places": self.places()},
                raise_on_error=False,
            )

    def run_only(self, *names: str) -> dg.ExecuteInProcessResult:
        """Some of the assets by themselves, as an operator may click them."""
        with dg.DagsterInstance.ephemeral() as instance:
            return dg.materialize(
                [*assets.definitions.ASSETS, *checks.definitions.ASSETS],
                partition_key=key_of(period(H1)),
                selection=list(names),
                instance=instance,
                resources={"places": self.places()},
                raise_on_error=False,
            )

    def places(self) -> Places:
        return Places(raw=str(self.raw), warehouse=str(self.warehouse))

    def rows(self, sql: str) -> list[dict[str, Any]]:
        with open_warehouse(self.warehouse) as warehouse:
            return warehouse.rows(sql)

    def execute(self, sql: str) -> None:
        with open_warehouse(self.warehouse) as warehouse:
            warehouse.connection.execute(sql)

    def decisions(self) -> dict[str, str]:
        return {r["unit"]: r["decision"] for r in self.rows("SELECT unit, decision FROM verdicts")}

    def releases(self) -> dict[str, bool]:
        """Whether the release is stale, by unit."""
        return {r["unit"]: r["stale"] for r in self.rows("SELECT unit, stale FROM releases")}

    def released_figure(self, indicator: str, unit: str = HELD) -> list[str]:
        sql = f"SELECT printed FROM released_facts WHERE unit = '{unit}' AND indicator = '{indicator}'"
        return [r["printed"] for r in self.rows(sql)]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_one_unit_is_held_and_does_not_stop_the_other(project: Project) -> None:
    assert project.run().success
    assert project.decisions() == {HELD: "hold", RELEASED: "publish"}
    assert project.releases() == {RELEASED: False}
    reports = project.warehouse / "reports" / H1
    assert (reports / "bao-cao-loi.html").stat().st_size > 10_000
    assert len(list((reports / "chu-giai" / HELD).glob("*.xlsx"))) == 6
    assert (project.warehouse / "release" / H1 / "facts.parquet").exists()


def test_an_annotated_copy_tells_the_verdict_of_its_own_run(project: Project) -> None:
    def told() -> str:
        assert project.run().success
        copies = project.warehouse / "reports" / H1 / "chu-giai" / HELD
        sheet = openpyxl.load_workbook(min(copies.glob("*.xlsx"))).worksheets[0]
        return " ".join(str(c.value) for row in sheet.iter_rows(max_row=3) for c in row if c.value)

    assert "Chưa được công bố" in told()
    repair(project.raw)
    assert "Được công bố" in told()


def test_a_repaired_unit_is_released_and_a_later_slip_leaves_its_release_stale(project: Project) -> None:
    project.run()
    repair(project.raw)
    assert project.run().success
    assert project.decisions() == {HELD: "publish", RELEASED: "publish"}
    assert project.releases() == {HELD: False, RELEASED: False}
    assert project.released_figure("3.2.2") == ["9,955"]

    write_cells(project.raw / H1 / HELD / "Bieu mau 3.xlsx", {"D31": "9,751"})
    project.run()
    assert project.decisions()[HELD] == "hold"
    assert project.releases() == {HELD: True, RELEASED: False}
    assert project.released_figure("3.2.2") == ["9,955"]  # as it was


def test_a_unit_whose_files_are_gone_keeps_its_release_marked_stale(project: Project) -> None:
    project.run()
    for path in (project.raw / H1 / RELEASED).iterdir():
        path.unlink()
    project.run()
    assert project.releases() == {RELEASED: True}


@pytest.mark.parametrize("left", ["nothing", "an empty folder"])
def test_a_raw_folder_out_of_reach_fails_the_run_and_costs_nothing_stored(
    project: Project, left: str
) -> None:
    def stored() -> tuple[object, ...]:
        return project.decisions(), project.releases(), project.rows("SELECT * FROM received ORDER BY ALL")

    project.run()
    before = stored()
    project.raw.rename(project.raw.with_name("elsewhere"))
    if left == "an empty folder":
        project.raw.mkdir()
    result = project.run()
    assert not result.success
    assert stored() == before
    failed = result.failure_data_for_node("submissions")
    assert failed is not None
    assert failed.user_failure_data is not None
    said = failed.user_failure_data.description or ""
    assert str(project.raw) in said
    assert len(said.splitlines()) == 1


def test_running_the_release_alone_publishes_nothing(project: Project) -> None:
    project.run_only("submissions", "facts")
    project.run_only("release")
    assert project.releases() == {}


def test_a_fact_changed_after_the_verdict_is_not_published(project: Project) -> None:
    project.run_only("submissions", "facts", "findings", "verdict", "release_validation")
    project.execute(
        f"UPDATE facts SET value = 551, printed = '551' WHERE unit = '{RELEASED}' AND indicator = '3'"
    )
    project.run_only("release")
    assert project.releases() == {}
    project.run_only("release_validation", "release")
    assert project.releases() == {}
    # Judging again without confronting again does not help either.
    project.run_only("verdict", "release_validation", "release")
    assert project.decisions()[RELEASED] == "hold"
    assert project.releases() == {}


def test_a_verdict_written_by_hand_does_not_open_the_gate(project: Project) -> None:
    project.run_only("submissions", "facts", "findings", "verdict", "release_validation")
    project.execute(f"UPDATE verdicts SET decision = 'publish', reasons = '' WHERE unit = '{HELD}'")
    project.run_only("release")
    assert HELD not in project.releases()


def test_a_broken_rule_holds_its_units_and_blocks_the_release_but_not_the_reports(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Balance, "HOLDS", "no_such_function({left_side})")
    result = project.run()
    assert not result.success or project.releases() == {}
    assert set(project.decisions().values()) == {"hold"}
    assert (project.warehouse / "reports" / H1 / "bao-cao-loi.html").exists()
    assert project.rows("SELECT count(*) AS n FROM findings WHERE kind = 'balance'")[0]["n"] == 0
    checks = {e.check_name: e for e in result.get_asset_check_evaluations()}
    assert not checks["integrity"].passed


def test_a_text_that_the_system_fails_on_is_its_own_fault_and_holds_the_texts_unit_only(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr("checks.claims.gather.claims_in", fails)
    repair(project.raw)
    (project.raw / H1 / HELD / "bao cao.txt").write_text("Tiếp nhận 10 hồ sơ, gồm 6 và 4 hồ sơ.", "utf-8")
    result = project.run()
    assert result.success
    assert project.decisions() == {HELD: "hold", RELEASED: "publish"}
    assert project.releases() == {RELEASED: False}
    (integrity,) = [e for e in result.get_asset_check_evaluations() if e.check_name == "integrity"]
    assert not integrity.passed
    assert {name: told.value for name, told in integrity.metadata.items()} == {"not_understood": HELD}
    for name, folder in (("DOISOAT_RAW", project.raw), ("DOISOAT_WAREHOUSE", project.warehouse)):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr("pipelines.cli.run._execute", lambda _: (result.success, True))
    assert run(H1, "vi") == 2


def test_an_unreadable_file_holds_its_unit_and_the_other_goes_on(project: Project) -> None:
    repair(project.raw)
    (project.raw / H1 / HELD / "Bieu mau 2.xlsx").write_bytes(b"PK\x03\x04 cut short")
    assert project.run().success
    assert project.decisions() == {HELD: "hold", RELEASED: "publish"}
    assert (
        project.rows(f"SELECT reasons FROM verdicts WHERE unit = '{HELD}'")[0]["reasons"] == "unread,errors"
    )


def test_findings_show_as_checks_by_form_and_kind(project: Project) -> None:
    checks = {e.check_name: e for e in project.run().get_asset_check_evaluations()}
    assert not checks["BM3_ratio"].passed
    assert checks["BM3_balance"].passed
    assert checks["integrity"].passed
    cells = checks["II_06_balance"].metadata["cells"].records
    assert {"140.394", "140.061", "309"} <= {r.data["ghi trên biểu"] for r in cells}


def test_a_written_report_is_confronted_and_annotated_and_none_of_its_figures_is_released(
    project: Project,
) -> None:
    shutil.copy(RAW / H1 / HELD / "Bao cao 1125.docx", project.raw / H1 / HELD)
    sound = "Đã giải quyết 1.394 hồ sơ (đúng và trước hạn 1.061 hồ sơ, quá hạn 333 hồ sơ)."
    (project.raw / H1 / RELEASED / "bao cao.txt").write_text(sound, "utf-8")
    result = project.run()
    assert result.success
    checks = {e.check_name: e for e in result.get_asset_check_evaluations()}
    assert not checks["TEXT_balance"].passed
    assert not checks["TEXT_citation"].passed
    assert checks["integrity"].passed
    assert project.decisions() == {HELD: "hold", RELEASED: "publish"}
    copies = project.warehouse / "reports" / H1 / "chu-giai"
    assert len(list((copies / HELD).glob("*1125*.docx"))) == 1
    assert project.rows("SELECT * FROM facts WHERE form = 'TEXT'")
    assert project.rows("SELECT * FROM released_facts WHERE form = 'TEXT'") == []


def test_figures_of_an_earlier_period_stay_when_another_is_run(project: Project) -> None:
    project.run()
    before = project.rows("SELECT * FROM released_facts ORDER BY ALL")
    job = defs.resolve_job_def("reconcile")
    with dg.DagsterInstance.ephemeral() as instance:
        job.execute_in_process(
            partition_key=key_of(period("2024-Q3")),
            instance=instance,
            resources={"places": Places(raw=str(project.raw), warehouse=str(project.warehouse))},
        )
    assert project.rows("SELECT * FROM released_facts ORDER BY ALL") == before


def test_suspects_show_in_the_table_of_the_checks_and_hold_nothing_up(project: Project) -> None:
    result = project.run()
    evaluations = {e.check_name: e for e in result.get_asset_check_evaluations()}
    records = evaluations["BM3_ratio"].metadata["cells"].records
    shown = {r.data["ô"]: (r.data["nghi sai"], r.data["giá trị đề xuất"]) for r in records}
    assert shown == {"D29": ("", ""), "D31": ("cách sửa nào cũng có", "9.955"), "D30": ("", "")}
    before = project.decisions()
    project.execute("DELETE FROM suspects")
    project.run_only("verdict")
    assert project.decisions() == before
