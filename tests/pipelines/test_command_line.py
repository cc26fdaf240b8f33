"""The command line as scripts and officers meet it: words, exit codes, JSON, one line per mistake."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import duckdb
import openpyxl
import pytest

from assets.warehouse import FILE_NAME
from pipelines.cli.main import main
from tests.pipelines.samples import H1, HELD, RAW, RELEASED, copy_samples, repair

BM3 = RAW / H1 / HELD / "Bieu mau 3.xlsx"


def run(*words: object) -> int:
    return main([str(w) for w in words])


def test_exit_codes_say_publish_hold_or_unread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", RAW / H1 / RELEASED) == 0
    assert run("check", RAW / H1 / HELD) == 1
    broken = tmp_path / "2024-H1" / "quang-tri" / "x.xlsx"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"hello")
    assert run("check", broken) == 2
    assert run("check", tmp_path / "nothing") == 2


def test_the_terminal_names_rule_cells_and_arithmetic(capsys: pytest.CaptureFixture[str]) -> None:
    run("check", BM3)
    said = capsys.readouterr().out
    assert "BM3.R02" in said
    assert "98,57%" in said
    assert "96,55%" in said
    assert "D31" in said
    run("check", BM3, "--lang", "en")
    assert "off by 2.02 percentage points" in " ".join(capsys.readouterr().out.split())


def test_json_has_the_keys_that_scripts_rely_on(capsys: pytest.CaptureFixture[str]) -> None:
    run("check", RAW / H1 / HELD, "--format", "json", "--facts")
    found = json.loads(capsys.readouterr().out)
    assert {"verdict", "confronted", "satisfied", "violated", "lacking", "broken", "files", "facts",
            "findings", "suspects"} <= set(found)  # fmt: skip
    assert found["verdict"] == "hold"
    assert found["confronted"] == sum(found[k] for k in ("satisfied", "violated", "lacking", "broken"))
    (ratio,) = [f for f in found["findings"] if f["rule"] == "BM3.R02"]
    assert {k: ratio[k] for k in ("kind", "severity", "form", "unit", "period", "imbalance", "tolerance")} == {
        "kind": "ratio", "severity": "error", "form": "BM3", "unit": HELD, "period": H1,
        "imbalance": "2.02", "tolerance": "0.005",
    }  # fmt: skip
    assert {"file", "sheet", "cell", "indicator", "printed", "value"} <= set(ratio["cells"][0])
    assert {"path", "sha256", "status", "reason", "forms", "facts"} <= set(found["files"][0])
    fact = next(f for f in found["facts"] if f["indicator"] == "3.2.2" and f["form"] == "BM3")
    assert (fact["printed"], fact["value"], fact["decimals"], fact["level"]) == ("9,751", "9751", 0, None)


def test_facts_come_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    run("check", BM3, "--format", "json")
    assert "facts" not in json.loads(capsys.readouterr().out)


def test_unit_and_period_come_from_the_folder_unless_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", BM3, "--format", "json", "--unit", "ha-noi", "--period", "2024-Q1")
    file = json.loads(capsys.readouterr().out)["files"][0]
    assert (file["unit"], file["period"]) == ("ha-noi", "2024-Q1")
    loose = shutil.copy(RAW / H1 / HELD / "Bieu II.06.xlsx", tmp_path / "gui.xlsx")
    run("check", loose, "--format", "json")
    file = json.loads(capsys.readouterr().out)["files"][0]
    assert (file["unit"], file["period"]) == ("", "2024-H1")  # named in its title block


def test_reports_of_a_check_go_where_asked(tmp_path: Path) -> None:
    assert run("check", RAW / H1 / HELD, "--out", tmp_path) == 1
    assert (tmp_path / H1 / "bao-cao-loi.html").exists()
    assert len(list((tmp_path / H1 / "chu-giai" / HELD).glob("*.xlsx"))) == 6


def test_the_catalogue_is_printed_and_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rules") == run("rules", "--lang", "en") == run("forms") == 0
    capsys.readouterr()
    from checks.rules.load import catalogue

    for rule in [*catalogue().rules, *(s.id for s in catalogue().structure.values())]:
        for lang in ("vi", "en"):
            assert run("explain", rule, "--lang", lang) == 0
            said = capsys.readouterr().out
            assert said.startswith(rule)
            assert "{" not in said.replace("{message}", "")


def _complaint(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    capsys.readouterr()
    assert run(*words) == 2
    captured = capsys.readouterr()
    said = captured.err.strip() or next(x for x in captured.out.splitlines() if x.startswith("  !"))
    assert "Traceback" not in captured.err
    return said


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["check", "khong-co.xlsx"], "Không có tệp hoặc thư mục “khong-co.xlsx”"),
        (["check", BM3, "--period", "2024-Q2"], "Không có kỳ báo cáo “2024-Q2”"),
        (["check", BM3, "--unit", "atlantis"], "Đơn vị “atlantis” chưa có trong assets/units.yaml"),
        (["check", BM3, "--format", "xml"], "Giá trị “xml” không hợp lệ cho --format"),
        (["check", BM3, "--nhanh"], "Không hiểu “--nhanh”"),
        (["check"], "Thiếu “PATH”"),
        (["kiem-tra"], "Giá trị “kiem-tra” không hợp lệ"),
        (["explain", "BM9.X99"], "Không có quy tắc “BM9.X99”"),
        (["rules", "--period", "thang-6"], "Không có kỳ báo cáo “thang-6”"),
        ([], "Thiếu"),
    ],
)
def test_a_mistake_on_the_command_line_gets_one_line(
    words: list[object], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _complaint(capsys, *words)
    assert expected in said
    assert len(said.splitlines()) == 1


def test_an_empty_folder_gets_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "không có tệp nào" in _complaint(capsys, "check", tmp_path)


def _unit_folder(tmp_path: Path, unit: str = HELD, when: str = H1) -> Path:
    folder = tmp_path / when / unit
    folder.mkdir(parents=True)
    shutil.copy(BM3, folder / "good.xlsx")
    return folder


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.xlsx", b"", "rỗng"),
        ("a.xlsx", b"hello", "không phải bảng tính"),
        ("a.xlsx", BM3.read_bytes()[:3000], "bị hỏng hoặc bị cắt cụt"),
        ("a.pdf", b"%PDF-1.4", "bị hỏng hoặc bị cắt cụt"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "không phải văn bản Word"),
    ],
)
def test_a_bad_file_gets_one_line_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, expected: str
) -> None:
    folder = _unit_folder(tmp_path)
    (folder / name).write_bytes(content)
    assert run("check", folder) == 2
    said = capsys.readouterr().out
    assert expected in " ".join(said.split())
    assert "BM3.R02" in said


def test_a_workbook_without_a_known_form_gets_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _unit_folder(tmp_path)
    book = openpyxl.Workbook()
    book.active["A1"] = "Danh sách cán bộ"
    book.save(folder / "khac.xlsx")
    assert run("check", folder) == 2
    assert "không có biểu mẫu nào đã biết" in " ".join(capsys.readouterr().out.split())


def test_a_form_out_of_force_an_unknown_unit_and_a_merged_unit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", _unit_folder(tmp_path / "a", when="2015-H1"))
    assert "không có hiệu lực vào ngày chốt số liệu 14/06/2015" in " ".join(capsys.readouterr().out.split())
    run("check", _unit_folder(tmp_path / "b", unit="atlantis"))
    assert "“atlantis” chưa có trong assets/units.yaml" in " ".join(capsys.readouterr().out.split())
    run("check", _unit_folder(tmp_path / "c", unit="ha-giang", when="2025-Q3"))
    assert "không tồn tại vào ngày chốt số liệu" in " ".join(capsys.readouterr().out.split())


def test_two_files_with_one_form_from_one_unit_are_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _unit_folder(tmp_path)
    shutil.copy(BM3, folder / "good (2).xlsx")
    assert run("check", folder) == 1
    assert "có hai bản" in " ".join(capsys.readouterr().out.split())


def test_check_imports_neither_dagster_nor_pandas_nor_great_expectations() -> None:
    code = (
        "import sys; from pipelines.cli.main import main; main(['check', sys.argv[1]]);"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'dagster', 'pandas', 'great_expectations',"
        " 'pandera', 'numpy', 'openpyxl'}))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(BM3)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    raw = copy_samples(tmp_path)
    clean = {k: v for k, v in os.environ.items() if k != "DAGSTER_HOME"}
    return clean | {"DOISOAT_RAW": str(raw), "DOISOAT_WAREHOUSE": str(tmp_path / "warehouse")}


def _doisoat(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipelines.cli.main", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_run_prints_progress_verdicts_and_where_the_reports_lie(environment: dict[str, str]) -> None:
    held = _doisoat(environment, "run")
    assert held.returncode == 1, held.stderr
    assert "Tỉnh Quảng Trị: Chưa được công bố" in held.stdout
    assert "Văn phòng UBND tỉnh: Được công bố" in held.stdout
    assert "Đã nhận 7 tệp" in held.stdout
    assert "reports" in held.stdout
    assert held.stderr == ""
    repair(Path(environment["DOISOAT_RAW"]))
    assert _doisoat(environment, "run", "--period", H1).returncode == 0


def test_a_warehouse_in_use_by_another_process_gets_one_line(environment: dict[str, str]) -> None:
    folder = Path(environment["DOISOAT_WAREHOUSE"])
    folder.mkdir()
    with duckdb.connect(str(folder / FILE_NAME)):
        done = _doisoat(environment, "run")
    assert done.returncode == 2
    assert "đang được một chương trình khác sử dụng" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_file_that_names_no_period_is_judged_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(BM3)
    book.worksheets[0]["A6"] = ""
    book.save(tmp_path / "gui.xlsx")
    code = run("check", tmp_path / "gui.xlsx", "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert code == (0 if found["verdict"] == "publish" else 1)
    assert found["confronted"] > 0
    assert found["verdicts"]


def test_files_that_are_checked_together_are_of_one_period(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (RAW / H1 / HELD).glob("*.xlsx"):
        shutil.copy(path, tmp_path)
    run("check", tmp_path, "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert {f["period"] for f in found["files"]} == {H1}
    assert "X.A02" in {f["rule"] for f in found["findings"]}


def test_the_cell_that_is_wrong_is_named_with_the_value_that_repairs_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run("check", RAW / H1 / HELD, "--format", "json")
    found = json.loads(capsys.readouterr().out)
    (suspect,) = [s for s in found["suspects"] if (s["form"], s["indicator"]) == ("BM3", "3.2.2")]
    assert {k: suspect[k] for k in ("indicator", "cell", "printed", "repair", "certain", "share")} == {
        "indicator": "3.2.2", "cell": "D31", "printed": "9,751", "repair": "9955", "certain": True, "share": 1.0,
    }  # fmt: skip
    rules = {f["id"]: f["rule"] for f in found["findings"]}
    assert sorted(rules[i] for i in suspect["findings"]) == ["BM3.R02", "X.A02"]
    assert all(r["form"] for e in found["explanations"] for repairs in e["repairs"] for r in repairs)
    run("check", RAW / H1 / HELD)
    assert "ô D31 biểu BM3: 9.751 → 9.955" in " ".join(capsys.readouterr().out.split())


def test_a_clean_submission_has_no_suspects(capsys: pytest.CaptureFixture[str]) -> None:
    run("check", RAW / H1 / RELEASED, "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert found["suspects"] == found["explanations"] == []


def test_a_rule_is_explained_in_words_only(capsys: pytest.CaptureFixture[str]) -> None:
    run("explain", "X.A02")
    assert "home" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("rule", "cut_off", "other_reading"),
    [
        ("BM3.R01", True, True),
        ("TEXT.R01", True, False),
        ("TEXT.R02", False, False),
        ("TEXT.R04", False, False),
        ("BM3.B01", False, False),
    ],
)
def test_what_makes_a_rate_s_miss_less_severe_is_told_with_its_rule(
    capsys: pytest.CaptureFixture[str], rule: str, cut_off: bool, other_reading: bool
) -> None:
    run("explain", rule)
    said = capsys.readouterr().out
    assert ("Cảnh báo, khi tỷ lệ bị cắt bớt chữ số thay vì làm tròn" in said) == cut_off
    assert ("Cảnh báo, khi tỷ lệ ghi dạng số thập phân thay cho phần trăm" in said) == other_reading


def test_last_periods_figure_left_standing_is_named_where_both_periods_are_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = copy_samples(tmp_path)
    repair(raw)
    before = raw / "2024-Q1" / HELD
    shutil.copytree(raw / H1 / HELD, before)
    for file, cell, value in (("Bieu mau 3.xlsx", "D31", 5127), ("Bieu II.06.xlsx", "J9", 160)):
        book = openpyxl.load_workbook(before / file)
        book.worksheets[0][cell] = value
        book.save(before / file)
    book = openpyxl.load_workbook(raw / H1 / HELD / "Bieu mau 3.xlsx")
    book.worksheets[0]["D31"] = 5127
    book.save(raw / H1 / HELD / "Bieu mau 3.xlsx")
    run("check", raw / H1 / HELD, before, "--format", "json")
    found = json.loads(capsys.readouterr().out)
    (suspect,) = [s for s in found["suspects"] if s["period"] == H1]
    assert (suspect["cell"], suspect["repair"], suspect["slip"]) == ("D31", "9955", "previous")
    assert suspect["why"] == "còn để số của kỳ Quý I năm 2024"


def test_a_period_may_be_typed_in_small_letters(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", BM3, "--period", "2024-h1", "--format", "json") in (0, 1)
    assert json.loads(capsys.readouterr().out)["verdicts"][0]["period"] == "2024-H1"


def test_a_named_period_without_files_gets_a_line_that_says_so(environment: dict[str, str]) -> None:
    done = _doisoat(environment, "run", "--period", "2019-H1")
    assert done.returncode == 2
    assert "không có tệp nào để kiểm tra" in done.stdout


def test_a_named_period_of_an_empty_raw_folder_gets_one_line_and_no_run(environment: dict[str, str]) -> None:
    raw = Path(environment["DOISOAT_RAW"])
    raw.rename(raw.with_name("elsewhere"))
    raw.mkdir()
    done = _doisoat(environment, "run", "--period", H1)
    assert done.returncode == 2
    said = f"{done.stdout}{done.stderr}".splitlines()
    assert len(said) == 1
    assert f"{raw}" in said[0]
    assert "không có tệp nào để kiểm tra" in said[0]


def test_an_unreadable_file_is_told_once_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bao cao.docx").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    assert run("check", tmp_path / "bao cao.docx", "--period", "2024-H1") == 2
    told = " ".join(capsys.readouterr().out.split())
    assert told.count("Mở bằng Word, lưu thành .docx rồi gửi lại") == 1


SLIPS = (
    "Đã giải quyết 140.394 hồ sơ (đúng và trước hạn 140.061 hồ sơ, quá hạn 309 hồ sơ).\n"
    "Ban hành 25 văn bản, gồm: kế hoạch 10, công văn 04, quyết định 12.\n"
)


def test_each_finding_is_followed_by_its_own_repairs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bao-cao.txt").write_text(SLIPS, encoding="utf-8")
    run("check", tmp_path / "bao-cao.txt", "--period", H1)
    said = capsys.readouterr().out
    places = [said.index(x) for x in ("140.061 hồ sơ + 309", "309 → 333", "10 + 04 + 12", "25 → 26")]
    assert places == sorted(places)


def test_findings_explained_together_share_their_repairs(capsys: pytest.CaptureFixture[str]) -> None:
    run("check", RAW / H1 / HELD, "--lang", "en")
    said = capsys.readouterr().out
    assert said.count("9,751 → 9,955") == 1
    assert "findings above (TEXT.B01, II.06.B04" in " ".join(said.split())


def test_a_small_figure_is_repaired_as_offices_print_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bao-cao.txt").write_text(SLIPS, encoding="utf-8")
    run("check", tmp_path / "bao-cao.txt", "--period", H1)
    assert "04 → 03" in capsys.readouterr().out


def test_a_report_that_is_sent_twice_is_judged_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("bao-cao.txt", "bao-cao (1).txt"):
        (tmp_path / name).write_text(SLIPS, encoding="utf-8")
    run("check", tmp_path, "--period", H1, "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert [f["rule"] for f in found["findings"]] == ["TEXT.B01", "TEXT.B01", "S47"]
    assert "bao-cao (1).txt" in found["findings"][-1]["message"]
    run("check", tmp_path, "--period", H1, "--format", "json", "--coverage")
    assert json.loads(capsys.readouterr().out)["coverage"]["figures"] == 7
    (tmp_path / "bao-cao.txt").write_text(SLIPS + "Hết.\n", encoding="utf-8")
    run("check", tmp_path, "--period", H1, "--format", "json")
    assert len(json.loads(capsys.readouterr().out)["findings"]) == 4


def test_no_sentence_is_repaired_with_a_minus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Thu ngân sách 100,0 tỷ đồng, tăng 50,0 tỷ đồng so với cùng kỳ (209,0 tỷ đồng)."
    (tmp_path / "bao-cao.txt").write_text(text, encoding="utf-8")
    run("check", tmp_path / "bao-cao.txt", "--period", H1)
    said = capsys.readouterr().out
    assert "100,0 → 259,0" in said
    assert "209,0 → 50,0" in said
    assert "-109" not in said


def test_a_title_of_another_period_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"BÁO CÁO Kết quả cải cách hành chính quý I năm 2024\n{SLIPS}"
    (tmp_path / "bao-cao.txt").write_text(text, encoding="utf-8")
    for words, told in ((("--period", H1), True), ((), False)):
        run("check", tmp_path / "bao-cao.txt", *words)
        assert ("S45" in capsys.readouterr().out) is told


@pytest.mark.skipif(os.name != "posix", reason="needs a pipe whose reader can go away")
def test_a_reader_that_stops_reading_is_no_unread_file() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    words = [sys.executable, "-m", "pipelines.cli.main", "rules"]
    done = subprocess.run(words, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def _checked(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    capsys.readouterr()
    run("check", *words, "--format", "json")
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_file_named_twice_is_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    once, twice = _checked(capsys, BM3), _checked(capsys, BM3, BM3.parent / "." / BM3.name)
    assert twice["findings"] == once["findings"] != []
    assert len(twice["files"]) == 1


def test_files_of_one_name_are_told_apart_by_their_folders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("lần 1", "lần 2"):
        (tmp_path / folder).mkdir()
        shutil.copy(BM3, tmp_path / folder / BM3.name)
    names = [f"lần 1/{BM3.name}", f"lần 2/{BM3.name}"]
    for words in ([tmp_path], sorted(tmp_path.glob("*/*.xlsx"))):
        found = _checked(capsys, *words)
        assert [f["path"] for f in found["files"]] == [str(tmp_path / name) for name in names]
        assert {(f["rule"], f["cells"][0]["file"]) for f in found["findings"]} == {
            ("BM3.R02", names[0]), ("S10", names[1]),
        }  # fmt: skip
    out = tmp_path / "ra"
    run("check", *sorted(tmp_path.glob("*/*.xlsx")), "--out", out)
    assert len(list(out.glob("*/chu-giai/**/*.xlsx"))) == 2


def test_a_name_that_is_no_utf8_is_told_by_its_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        shutil.copy(BM3, os.fsencode(tmp_path / "Bi") + b"\xe9u.xlsx")
    except OSError:
        pytest.skip("this file system takes no such names")
    found = _checked(capsys, tmp_path)
    assert [Path(f["path"]).name for f in found["files"]] == ["Bi\\xe9u.xlsx"]
    assert [f["rule"] for f in found["findings"]] == ["BM3.R02"]


def test_a_period_that_cannot_run_costs_the_others_nothing(environment: dict[str, str]) -> None:
    raw = Path(environment["DOISOAT_RAW"])
    ahead = f"{date.today().year + 5}-Y"
    shutil.copytree(raw / H1 / HELD, raw / ahead / HELD)
    shutil.copytree(raw / H1 / HELD, raw / "2023-Q1" / HELD)
    done = _doisoat(environment, "run")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert ahead in done.stderr
    assert done.stdout.index("2023-Q1") < done.stdout.index(H1) < done.stdout.index(ahead)
    assert "Được công bố" not in done.stdout[done.stdout.index(ahead) :]


def test_a_text_that_is_not_understood_is_told_without_a_trace_of_the_code(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr("checks.claims.gather.claims_in", fails)
    assert run("check", RAW / H1 / HELD / "Bao cao 1125.docx") == 2
    said = capsys.readouterr()
    assert "[S23]" in said.out
    assert said.err == ""
