"""``doisoat rules --lint``: the catalogue is checked from the command line."""

import shutil
from pathlib import Path

import pytest

from checks.rules.load import FOLDER
from pipelines.cli import lint
from tests.pipelines.test_command_line import run


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the rules in use, for the command to check."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "rules"))
    monkeypatch.setattr(lint, "FOLDER", folder)
    return folder


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_rules_in_use_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rules", "--lint") == 0
    assert "Danh mục không có lỗi" in capsys.readouterr().out
    assert run("rules", "--lint", "--lang", "en") == run("rules", "--lint", "--period", "2024-H1") == 0


def test_a_fault_is_told_with_file_rule_reason_and_remedy(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sum of three levels is left in force beside that of two."""
    bm3 = rules / "bm3.yaml"
    before, found, after = bm3.read_text("utf-8").partition("  - id: BM3.B02\n")
    bm3.write_text(before + found + after.replace("2025-07-01", "2021-01-01", 1), "utf-8")
    assert run("rules", "--lint") == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "bm3.yaml: BM3.B01, BM3.B02 – Chỉ thỏa mãn được khi BM3/1.4.2 bằng 0" in said
    assert "giới hạn in_force" in said
    assert "Danh mục có 1 lỗi." in said
    assert run("rules", "--lint", "--lang", "en") == 1
    assert "holds only where BM3/1.4.2 is nought" in " ".join(capsys.readouterr().out.split())
    assert run("rules", "--lint", "--period", "2025-Q3") == 0


def test_a_rule_that_does_not_load_is_told_beside_the_other_faults(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _replace(rules / "bm1.yaml", 'lesser: ["2.2"]', 'lesser: ["2.9"]')
    _replace(rules / "bm3.yaml", 'lesser: ["2.2"]', 'lesser: ["2.1"]')
    assert run("rules", "--lint") == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "bm1.yaml: quy tắc “BM1.L02” dùng mã “2.9”" in said
    assert "bm3.yaml: BM3.L02 – Suy ra được từ BM3.L01" in said
    assert "Danh mục có 2 lỗi." in said


def test_a_rule_file_that_is_not_yaml_gets_one_line(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rules / "bm1.yaml").write_text("form: [\n", "utf-8")
    assert run("rules", "--lint") == 2
    captured = capsys.readouterr()
    assert "bm1.yaml" in captured.err
    assert len(captured.err.strip().splitlines()) == 1


def test_the_reason_for_keeping_a_rule_is_shown_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    run("explain", "X.A01")
    assert "Giữ lại vì: Biểu II.06 có thể chỉ ghi dòng tổng" in " ".join(capsys.readouterr().out.split())
