"""``doisoat check --try``: what would hold and what would still fail, with nothing changed."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipelines.cli.main import main
from tests.pipelines.samples import H1, HELD, REPAIRS, copy_samples

FORMS = {"Bieu mau 3.xlsx": "BM3", "Bieu II.06.xlsx": "II.06", "Bieu mau 7.xlsx": "BM7"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_samples(tmp_path) / H1 / HELD


def tried(folder: Path, capsys: pytest.CaptureFixture[str], *values: str) -> tuple[int, Any]:
    words = ["check", str(folder), "--format", "json"]
    for value in values:
        words += ["--try", value]
    capsys.readouterr()
    code = main(words)
    return code, json.loads(capsys.readouterr().out)


def rules(found: Any, ids: list[str]) -> list[str]:
    known = {f["id"]: f["rule"] for f in found["findings"]}
    return sorted(known.get(i, "mended") for i in ids)


def test_a_value_that_repairs_says_what_holds_and_what_still_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    code, found = tried(folder, capsys, "BM3!3.2.2=9.955")
    assert code == 1
    (trial,) = found["tried"]
    assert len(trial["mended"]) == 2
    assert rules(found, trial["left"]) == ["II.06.B02", "II.06.B03", "II.06.B04", "X.L01", "X.L02"]
    assert trial["new"] == []
    assert trial["values"] == [
        {"unit": HELD, "form": "BM3", "indicator": "3.2.2", "level": "", "file": "Bieu mau 3.xlsx",
         "cell": "D31", "printed": "9,751", "value": "9.955", "follows": False}
    ]  # fmt: skip
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_values_that_repair_everything_would_publish(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = [f"{FORMS[name]}!{cell}={v}" for name, cells in REPAIRS.items() for cell, v in cells.items()]
    code, found = tried(folder, capsys, *values)
    assert code == 0
    assert found["verdict"] == "publish"
    assert found["findings"] == found["tried"][0]["left"] == []


def test_a_value_that_breaks_something_else_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, found = tried(folder, capsys, "II.06!G9=140.370")
    assert rules(found, found["tried"][0]["new"]) == ["X.A01"]
    main(["check", str(folder), "--try", "II.06!7=140.370"])
    said = capsys.readouterr().out
    trial = " ".join(said[said.index("Kết quả thử") :].split())
    assert "Khớp lại: – II.06.B02 (Đã giải quyết" in trial
    assert "Mới phát sinh: – X.A01 (Hồ sơ đã giải quyết" in trial
    assert said.index("Kết quả thử") > said.index("Chưa được công bố")


def test_an_edit_that_can_no_longer_be_decided_does_not_hold(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, found = tried(folder, capsys, "BM3!3.2.1=0")
    (trial,) = found["tried"]
    assert len(trial["undecided"]) == 1
    assert trial["mended"] == []
    main(["check", str(folder), "--try", "BM3!3.2.1=0"])
    assert "Không còn đối chiếu được" in capsys.readouterr().out


def test_no_report_is_written_of_figures_that_nobody_sent(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder), "--try", "BM3!D31=9955", "--out", str(tmp_path / "out")]) == 2
    assert "--out" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("value", ["D31=9955", "bm3!$d$31 = 9.955", " BM3 ! 3.2.2=9.955 "])
def test_a_cell_may_be_named_as_people_name_it(
    folder: Path, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    _, found = tried(folder / "Bieu mau 3.xlsx", capsys, value)
    assert [(v["cell"], v["value"].replace(".", "")) for v in found["tried"][0]["values"]] == [
        ("D31", "9955")
    ]


def test_a_total_with_a_formula_follows_the_value_that_is_tried(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "Bieu mau 3.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    (total,) = [c.coordinate for row in sheet.iter_rows() for c in row if c.value == 1877]
    (part,) = [c.coordinate for row in sheet.iter_rows() for c in row if c.value == 261]
    sheet[total] = f"={part}+1465+151"
    book.save(path)
    _store_result(path, total, "1877")
    _, found = tried(folder, capsys, f"BM3!{part}=262")
    values = {v["indicator"]: (v["value"], v["follows"]) for v in found["tried"][0]["values"]}
    assert values == {"1.4.2": ("262", False), "1.4": ("1.878", True)}
    new = found["tried"][0]["new"]  # form II.07b says 261, and 1.877 in all
    assert {f["rule"] for f in found["findings"] if f["id"] in new} == {"X.A11", "X.A13"}


def _store_result(path: Path, cell: str, value: str) -> None:
    """Store a formula's result, as Excel does on saving."""
    import re
    import zipfile

    with zipfile.ZipFile(path) as old:
        parts = {n: old.read(n) for n in old.namelist()}
    name = "xl/worksheets/sheet1.xml"
    xml, done = re.subn(
        rf'(<c r="{cell}"[^>]*><f>.*?</f>)<v ?/?>(</v>)?', rf"\1<v>{value}</v>", parts[name].decode()
    )
    assert done == 1
    parts[name] = xml.encode()
    with zipfile.ZipFile(path, "w") as new:
        for n, data in parts.items():
            new.writestr(n, data)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("BM3.3.2.2", "Không hiểu “BM3.3.2.2”"),
        ("BM9!3.2.2=1", "Không có biểu BM9"),
        ("BM3!9.9=1", "Không có ô nào cho “BM3!9.9=1”"),
        ("BM3!Z9=1", "Ô Z9 biểu BM3 không phải ô số liệu; các ô số liệu là: D14, D15"),
        ("BM3!3.2.2=chín nghìn", "“chín nghìn” không ghi được ở ô D31 biểu BM3: ô này là số đếm"),
        ("BM3!3.2.2=9.95", "phải là số nguyên"),
        ("BM3!3.2=chín", "“chín” không phải là số ghi được ở ô D29 biểu BM3"),
        ("BM3!3.2.2@tỉnh=1", "Không có ô nào"),
        ("D31=1", "“D31=1” chưa ghi biểu nào"),
    ],
)
def test_a_value_that_cannot_be_tried_gets_one_clear_line(
    folder: Path, capsys: pytest.CaptureFixture[str], value: str, said: str
) -> None:
    assert main(["check", str(folder), "--try", value]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert len(captured.err.strip().splitlines()) == 1


def test_two_values_for_one_cell_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--try", "BM3!D31=1", "--try", "BM3!3.2.2=2"]) == 2
    assert "Ô D31 biểu BM3 được thử hai giá trị" in capsys.readouterr().err
