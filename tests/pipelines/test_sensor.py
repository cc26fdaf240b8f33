"""What the sensor takes for a change in ``raw/``."""

import os
from pathlib import Path
from typing import NoReturn

import dagster as dg
import pytest

from assets.partitions import key_of
from assets.periods import period
from pipelines.sensors import SETTLE_SECONDS, look, raw_changed

NOW = 1_700_000_000.0
OLD = NOW - 10 * SETTLE_SECONDS


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    put(folder / "2024-H1" / "quang-tri" / "a.xlsx", b"one")
    return folder


def put(path: Path, content: bytes, at: float = OLD) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (at, at))


def test_a_new_file_is_a_change_once(raw: Path) -> None:
    seen, changed = look(raw, {}, NOW)
    assert changed == {"2024-H1"}
    assert look(raw, seen, NOW) == (seen, set())


def test_a_file_with_other_bytes_is_a_change(raw: Path) -> None:
    seen, _ = look(raw, {}, NOW)
    put(raw / "2024-H1" / "quang-tri" / "a.xlsx", b"two", OLD + 1)
    assert look(raw, seen, NOW)[1] == {"2024-H1"}


def test_a_file_saved_again_with_the_same_bytes_is_no_change(raw: Path) -> None:
    seen, _ = look(raw, {}, NOW)
    put(raw / "2024-H1" / "quang-tri" / "a.xlsx", b"one", OLD + 1)
    assert look(raw, seen, NOW)[1] == set()


def test_a_removed_file_is_a_change(raw: Path) -> None:
    seen, _ = look(raw, {}, NOW)
    (raw / "2024-H1" / "quang-tri" / "a.xlsx").unlink()
    assert look(raw, seen, NOW) == ({}, {"2024-H1"})


def test_a_file_still_being_copied_waits_for_the_next_look(raw: Path) -> None:
    seen, _ = look(raw, {}, NOW)
    put(raw / "2024-Q3" / "quang-tri" / "b.xlsx", b"half", NOW - 1)
    seen, changed = look(raw, seen, NOW)
    assert changed == set()
    assert look(raw, seen, NOW + 2 * SETTLE_SECONDS)[1] == {"2024-Q3"}


def test_a_file_that_is_locked_at_a_look_is_as_it_was_and_its_change_is_seen_at_the_next(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_: Path) -> NoReturn:
        raise PermissionError

    first, _ = look(raw, {}, NOW)
    put(raw / "2024-H1" / "quang-tri" / "a.xlsx", b"two", OLD + 1)
    put(raw / "2024-Q3" / "quang-tri" / "b.xlsx", b"new")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", locked)
        assert look(raw, first, NOW) == (first, set())
    assert look(raw, first, NOW)[1] == {"2024-H1", "2024-Q3"}


@pytest.mark.parametrize("left", ["nothing", "an empty folder"])
def test_a_raw_folder_out_of_reach_is_no_removal_of_all_its_files(
    raw: Path, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    monkeypatch.setenv("DOISOAT_RAW", str(raw))
    with dg.build_sensor_context() as context:
        cursor = raw_changed(context).cursor
    raw.rename(raw.with_name("elsewhere"))
    if left == "an empty folder":
        raw.mkdir()
    with dg.build_sensor_context(cursor=cursor) as context:
        result = raw_changed(context)
    assert result.run_requests == []
    assert result.cursor == cursor
    assert result.skip_reason is not None
    assert str(raw) in str(result.skip_reason.skip_message)


@pytest.mark.parametrize("name", ["~$a.xlsx", ".DS_Store", "Thumbs.db"])
def test_what_programs_leave_behind_is_no_change(raw: Path, name: str) -> None:
    seen, _ = look(raw, {}, NOW)
    put(raw / "2024-H1" / "quang-tri" / name, b"x")
    assert look(raw, seen, NOW)[1] == set()


def test_the_sensor_asks_for_the_right_partition_and_remembers(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOISOAT_RAW", str(raw))
    put(raw / "thang 6" / "quang-tri" / "a.xlsx", b"one")  # no period: a warning, not a run
    with dg.build_sensor_context() as context:
        first = raw_changed(context)
    assert [r.partition_key for r in first.run_requests] == [key_of(period("2024-H1"))]
    with dg.build_sensor_context(cursor=first.cursor) as context:
        assert raw_changed(context).run_requests == []


def test_a_file_that_goes_back_to_earlier_bytes_is_run_again(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOISOAT_RAW", str(raw))
    keys, cursor = [], None
    for content in (b"one", b"two", b"one"):
        put(raw / "2024-H1" / "quang-tri" / "a.xlsx", content, OLD + len(keys))
        with dg.build_sensor_context(cursor=cursor) as context:
            result = raw_changed(context)
        cursor = result.cursor
        keys += [r.run_key for r in result.run_requests]
    assert len(set(keys)) == 3
