"""``doisoat check --coverage``: an officer and a script are told which figures nothing confronts."""

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.pipelines.samples import H1, HELD, RAW
from tests.pipelines.test_command_line import BM3, run
from tests.pipelines.test_reports_on_the_command_line import REPORT

KEYS = {"form", "indicator", "level", "printed", "file", "sheet", "cell", "unit", "period", "reason", "label"}


def _json(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    run("check", *words, "--coverage", "--format", "json")
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def _text(folder: Path, text: str) -> Path:
    path = folder / H1 / HELD / "bao cao.txt"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


def test_the_totals_add_up_and_agree_with_the_lists(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, RAW / H1 / HELD, "--facts")
    totals = found["coverage"]
    assert totals["figures"] == sum(f["value"] is not None for f in found["facts"])
    assert totals["figures"] == totals["confronted"] + totals["not_confronted"]
    assert totals["not_confronted"] == totals["uncovered"] + totals["only_lacking"]
    for name in ("uncovered", "only_lacking", "only_limits"):
        assert len(found[name]) == totals[name]
        assert all(set(told) >= KEYS for told in found[name])


def test_a_figure_of_a_form_is_named_with_its_cell(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, RAW / H1 / HELD)
    (told,) = [t for t in found["only_limits"] if (t["form"], t["indicator"]) == ("BM1", "1")]
    assert (told["file"], told["sheet"], told["cell"]) == ("Bieu mau 1.xlsx", "Bieu mau 1", "D13")
    assert (told["printed"], told["value"], told["level"], told["rules"]) == ("17", "17", None, ["BM1.G01"])
    assert told["reason"] == "Số này chỉ được so với giới hạn của chính nó"


def test_a_figure_of_a_sentence_is_named_with_paragraph_and_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _text(
        tmp_path, "Có 333 hồ sơ (đúng hạn 300 hồ sơ, quá hạn 33 hồ sơ).\nĐã tổ chức 17 hội nghị, 4 cuộc họp."
    )
    found = _json(capsys, path)
    assert found["coverage"] | {"figures": 5, "confronted": 3, "uncovered": 2} == found["coverage"]
    first, second = found["uncovered"]
    assert (first["form"], first["indicator"], first["paragraph"], first["cell"]) == ("TEXT", "2.1", 2, "2")
    assert first["reason"] == "Không phép đối chiếu nào chạm tới số này"
    assert [t["sentence"][t["start"] : t["stop"]] for t in (first, second)] == ["17", "4"]
    run("check", path, "--coverage")
    said = " ".join(capsys.readouterr().out.split())
    assert "5 số liệu: 3 được đối chiếu" in said
    assert "Không phép đối chiếu nào chạm tới số này (2): bao cao.txt" in said
    assert "đoạn 2: 17; 4 – “Đã tổ chức 17 hội nghị, 4 cuộc họp”" in said
    run("check", path, "--coverage", "--lang", "en")
    assert "No edit touches this figure (2):" in capsys.readouterr().out


def test_a_figure_whose_edits_lack_others_is_listed_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The form as a workbook without its denominator: its rate cannot be confronted with anything."""
    book = openpyxl.load_workbook(BM3)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.column == 4 and cell.row in (30, 31):
                cell.value = None
    folder = tmp_path / H1 / HELD
    folder.mkdir(parents=True)
    book.save(folder / BM3.name)
    found = _json(capsys, folder)
    told = {t["indicator"]: t for t in found["only_limits"]}
    assert told["3.2"]["lacking"] == ["BM3.R02"]
    run("check", folder, "--coverage")
    assert "(chưa đủ số liệu: BM3.R02)" in " ".join(capsys.readouterr().out.split())


def test_coverage_is_told_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    run("check", BM3, "--format", "json")
    assert not {"coverage", "uncovered"} & set(json.loads(capsys.readouterr().out))
    run("check", BM3)
    assert "độ phủ" not in capsys.readouterr().out


def test_coverage_changes_no_exit_code(tmp_path: Path) -> None:
    assert run("check", BM3, "--coverage") == 1
    assert (
        run("check", _text(tmp_path, "Đã họp 17 cuộc, gồm 5 cuộc ở tỉnh và 12 cuộc ở xã."), "--coverage") == 0
    )
    broken = tmp_path / H1 / HELD / "x.xlsx"
    broken.write_bytes(b"hello")
    assert run("check", broken, "--coverage") == 2


def test_how_many_figures_nothing_was_held_against_is_always_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = _text(tmp_path, "Đã họp 17 cuộc, gồm 5 cuộc ở tỉnh và 12 cuộc ở xã; in 640 tờ gấp.")
    run("check", text, "--period", H1)
    assert "1 trong 4 số liệu" in capsys.readouterr().out
    run("check", text, "--period", H1, "--lang", "en")
    assert "1 of 4 figures" in capsys.readouterr().out


def test_a_report_of_which_nothing_could_be_confronted_is_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", _text(tmp_path, "Đã tổ chức 17 hội nghị."), "--period", H1) == 1
    assert "chưa phép kiểm nào đối chiếu được số liệu" in capsys.readouterr().out


def test_units_that_are_checked_together_are_told_one_by_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for unit in (HELD, "ha-noi"):
        (tmp_path / H1 / unit).mkdir(parents=True)
        shutil.copy(RAW / H1 / HELD / "Bieu II.06.xlsx", tmp_path / H1 / unit)
    run("check", tmp_path, "--coverage")
    assert capsys.readouterr().out.count("độ phủ của đối chiếu") == 2


def test_every_figure_of_a_long_report_is_placed(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, REPORT, "--period", H1)
    assert found["uncovered"]
    for told in found["uncovered"]:
        assert told["sentence"][told["start"] : told["stop"]] == told["printed"]
