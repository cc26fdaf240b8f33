"""A written report checked by itself: what an officer sees who has nothing but the Word file."""

import json
from pathlib import Path

import pytest

from tests.pipelines.samples import RAW
from tests.pipelines.test_command_line import run

REPORT = RAW / "2024-H1" / "quang-tri" / "Bao cao 1125.docx"
PLAN = RAW / "2021-Y" / "dak-nong" / "Ke hoach 434.docx"
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


def test_a_plan_is_held_for_the_score_that_does_not_add_up_and_for_nothing_that_is_right(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("check", PLAN, "--period", "2021-Y", "--format", "json", "--facts") == 1
    found = json.loads(capsys.readouterr().out)
    told = sorted((f["rule"], f["cells"][0]["printed"]) for f in found["findings"])
    assert told[:2] == [("PAR.O01", "1,21"), ("PAR.O01", "13,25")]
    assert [rule for rule, _ in told[2:]] == ["TEXT.K03", "TEXT.K07"]
    (suspect,) = found["suspects"]
    assert (suspect["item"], suspect["cell"], suspect["repair"]) == ("7.2", "D106", "1.5")
    assert suspect["certain"]
    scores = [f for f in found["facts"] if f["form"] == "PAR"]
    assert len(scores) == 360


def test_a_plan_whose_score_is_corrected_is_held_for_its_number_only(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("check", PLAN, "--period", "2021-Y", "--format", "json", "--try", "PAR!D106=1,50") == 1
    rules = {f["rule"] for f in json.loads(capsys.readouterr().out)["findings"]}
    assert rules == {"TEXT.K03", "TEXT.K07"}
