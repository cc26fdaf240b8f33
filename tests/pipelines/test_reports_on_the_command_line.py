"""A written report checked by itself: what an officer sees who has nothing but the Word file."""

import json
from pathlib import Path

import pytest

from tests.pipelines.samples import RAW
from tests.pipelines.test_command_line import run

REPORT = RAW / "2024-H1" / "quang-tri" / "Bao cao 1125.docx"
SLIP = "Đã giải quyết 140.394 hồ sơ (đúng và trước hạn 140.061 hồ sơ, quá hạn 309 hồ sơ)."


def _text(folder: Path, text: str) -> Path:
    path = folder / "2024-H1" / "quang-tri" / "bao cao.txt"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


def _said(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def test_a_report_alone_is_held_with_the_sentence_that_does_not_add_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("check", REPORT, "--period", "2024-H1") == 1
    said = _said(capsys)
    assert "140.061 hồ sơ + 309 hồ sơ = 140.370" in said
    assert "đoạn 41" in said.casefold()


def test_a_slip_in_a_text_file_holds_it_and_its_repair_frees_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _text(tmp_path, SLIP)
    assert run("check", path) == 1
    assert "TEXT.B01" in _said(capsys)
    path.write_text(SLIP.replace("309", "333"), "utf-8")
    assert run("check", path) == 0


def test_a_correction_can_be_tried_on_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("check", _text(tmp_path, SLIP), "--try", "TEXT!1.3=333", "--format", "json")
    (tried,) = json.loads(capsys.readouterr().out)["tried"]
    assert len(tried["mended"]) == 1
    assert tried["new"] == []


def test_programs_are_told_where_in_the_text_a_figure_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", _text(tmp_path, SLIP), "--format", "json")
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert [c["sentence"][c["start"] : c["stop"]] for c in found["cells"]] == ["140.394", "140.061", "309"]
