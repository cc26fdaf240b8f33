"""What Dagster is given, in short literals, so that a gate that vanishes shows in review."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import dagster as dg
import pytest

from assets import partitions, periods
from assets.messages import Complaint
from assets.partitions import PERIODS, key_of, period_of
from assets.periods import period
from pipelines.definitions import defs
from pipelines.jobs import reconcile_until_due

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def test_the_assets_and_what_they_follow_from() -> None:
    graph = defs.resolve_asset_graph()
    parents = {
        key.to_user_string(): {p.to_user_string() for p in graph.get(key).parent_keys}
        for key in graph.get_all_asset_keys()
    }
    assert parents == {
        "submissions": set(),
        "facts": {"submissions"},
        "findings": {"facts"},
        "verdict": {"findings"},
        "release_validation": {"verdict"},
        "release": {"release_validation"},
        "annotated_annexes": {"verdict"},
        "error_report": {"annotated_annexes"},
    }


def test_every_asset_has_a_description_an_owner_a_kind_and_the_one_writer_s_pool() -> None:
    graph = defs.resolve_asset_graph()
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert all((node.description, node.owners, node.kinds)), key
        assert node.pools == {"warehouse"}, key


def test_the_checks_and_the_one_that_blocks() -> None:
    graph = defs.resolve_asset_graph()
    checks = {key.name: graph.get(key).blocking for key in graph.asset_check_keys}
    assert [name for name, blocking in checks.items() if blocking] == ["integrity"]
    assert sorted(checks) == [
        "BM1_bound", "BM1_codes", "BM1_presence", "BM1_range", "BM1_ratio",
        "BM3_balance", "BM3_bound", "BM3_presence", "BM3_range", "BM3_ratio",
        "BM7_between", "BM7_bound", "BM7_codes", "BM7_presence", "BM7_range", "BM7_ratio",
        "CHI_TIEU_path", "CHI_TIEU_rows",
        "II_06_balance", "II_06_presence", "II_06_range", "II_06_totals",
        "II_07b_balance", "II_07b_bound", "II_07b_presence", "II_07b_range", "II_07b_totals",
        "MUC_TIEU_count", "MUC_TIEU_path", "MUC_TIEU_rows", "MUC_TIEU_status",
        "PAR_balance", "PAR_bound", "PAR_outline_total", "PAR_ratio",
        "TEXT_agreement", "TEXT_balance", "TEXT_between", "TEXT_bound", "TEXT_citation", "TEXT_codes",
        "TEXT_range", "TEXT_ratio", "TEXT_shares", "TEXT_stated", "TEXT_target", "TEXT_units", "THC_balance",
        "THC_between", "THC_bound", "THC_presence", "THC_range", "THC_ratio", "THC_totals",
        "XEP_HANG_balance", "XEP_HANG_banded", "XEP_HANG_bound", "XEP_HANG_ranking", "XEP_HANG_ratio",
        "X_agreement", "X_bound", "integrity", "structure",
    ]  # fmt: skip


def test_the_job_the_schedule_and_the_sensor() -> None:
    repository = defs.get_repository_def()
    assert [j.name for j in repository.get_all_jobs() if j.name != "__ASSET_JOB"] == ["reconcile"]
    (schedule,) = repository.schedule_defs
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("0 7 * * *", "Asia/Ho_Chi_Minh")
    (sensor,) = repository.sensor_defs
    assert sensor.name == "raw_changed"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2024, 6, 14, 7, 0, tzinfo=HANOI), "2024-H1"),
        (datetime(2024, 6, 20, 7, 0, tzinfo=HANOI), "2024-H1"),
        (datetime(2024, 3, 15, 7, 0, tzinfo=HANOI), "2024-Q1"),
        (datetime(2024, 12, 19, 7, 0, tzinfo=HANOI), "2024-Y"),
        (datetime(2024, 6, 21, 7, 0, tzinfo=HANOI), None),
        (datetime(2024, 6, 13, 7, 0, tzinfo=HANOI), None),
        (datetime(2024, 6, 13, 23, 30, tzinfo=UTC), "2024-H1"),  # already the 14th in Hà Nội
    ],
)
def test_each_morning_from_cut_off_to_due_date_asks_for_its_period(
    moment: datetime, expected: str | None
) -> None:
    context = dg.build_schedule_context(scheduled_execution_time=moment)
    asked = reconcile_until_due(context)
    if expected is None:
        assert isinstance(asked, dg.SkipReason)
    else:
        assert isinstance(asked, list)
        assert [a.partition_key for a in asked] == [key_of(period(expected))]
        assert asked[0].partition_key in PERIODS.get_partition_keys(
            current_time=moment + timedelta(minutes=1)
        )


#: The six months are cut off on the 10th; a year's report is due in January, when that of quarter I is not yet.
EDITED = {
    "cut_off: {year: this, month: 6, day: 14}": "cut_off: {year: this, month: 6, day: 10}",
    "due: {year: this, month: 6, day: 20}": "due: {year: this, month: 9, day: 15}",
    "due: {year: this, month: 12, day: 20}": "due: {year: next, month: 1, day: 5}",
}


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    text = periods.CALENDAR.read_text("utf-8")
    for old, new in EDITED.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    (tmp_path / "periods.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(periods, "CALENDAR", tmp_path / "periods.yaml")
    periods.calendar.cache_clear()
    monkeypatch.setattr(partitions, "PERIODS", partitions.partitions_of(periods.calendar()))
    yield
    periods.calendar.cache_clear()


@pytest.mark.usefixtures("edited")
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 6, 9), []),
        (date(2024, 6, 10), ["2024-H1"]),
        (date(2024, 7, 31), ["2024-H1"]),
        (date(2024, 9, 14), ["2024-H1", "2024-Q3"]),
        (date(2024, 9, 16), ["2024-Q3"]),
        (date(2024, 12, 31), ["2024-Y"]),
        (date(2025, 1, 5), ["2024-Y"]),
        (date(2025, 1, 6), []),
    ],
)
def test_an_edited_calendar_is_run_by_its_own_days(day: date, expected: list[str]) -> None:
    moment = datetime(day.year, day.month, day.day, 7, tzinfo=HANOI)
    asked = reconcile_until_due(dg.build_schedule_context(scheduled_execution_time=moment))
    keys = [a.partition_key for a in asked] if isinstance(asked, list) else []
    assert keys == [key_of(period(code)) for code in expected]


@pytest.mark.usefixtures("edited")
def test_an_edited_calendar_has_a_partition_for_each_cut_off_and_no_other() -> None:
    now = datetime(2024, 6, 30, tzinfo=HANOI)
    of_a_year = [k for k in partitions.PERIODS.get_partition_keys(current_time=now) if k.startswith("2024")]
    assert of_a_year == ["2024-03-14", "2024-06-10", "2024-09-14", "2024-12-14"]
    assert [period_of(k).code for k in of_a_year] == ["2024-Q1", "2024-H1", "2024-Q3", "2024-Y"]


def test_a_plan_may_be_sent_before_its_year_but_not_years_ahead() -> None:
    year = date.today().year
    assert key_of(period(f"{year + 1}-Q1")) in PERIODS.get_partition_keys()
    with pytest.raises(Complaint) as refusal:
        key_of(period(f"{year + 3}-Y"))
    assert refusal.value.key == "period_to_come"


@pytest.mark.parametrize("code", ["2021-Y", "2024-Q1", "2024-H1", "2024-Q3", "2026-Q3"])
def test_a_partition_and_its_period_are_each_other_s(code: str) -> None:
    assert period_of(key_of(period(code))).code == code
    assert key_of(period(code)) in PERIODS.get_partition_keys()
