"""A mistake in a YAML file of the catalogue is said with file, line, place and remedy."""

from pathlib import Path

import pytest

from assets.forms.load import FOLDER, forms, load_forms
from assets.forms.model import Form
from assets.law import LawError, load, read_yaml
from assets.messages import LANGS
from assets.periods import CALENDAR, Calendar, calendar
from assets.units import units
from tests.builders import version_of

ROOT = Path(__file__).parents[2]

FORM = """\
form: BMX
name: {vi: Biểu thử, en: A form}
versions:
  - version: "2022"
    in_force: {from: 2021-01-01, to: 2025-06-30}
    reference: "Công văn 1"
    recognise: {title: [Biểu X], with_title: 0.3, without_title: 0.6, alike_with_code: 55, alike_alone: 88}
    layout: lines
    header: {code: [STT], label: [Chỉ tiêu], value: [Số liệu]}
    lines:
      - {code: "3.1", label: Một}
      - {code: 3.10, label: Mười}
      - {code: "4", label: Có, quantity: code, codes: {"0": no, "1": yes}}
  - version: "2025"
    in_force: {from: 2025-07-01}
    reference: "Công văn 2"
    recognise: {title: [Biểu X], with_title: 0.3, without_title: 0.6, alike_with_code: 55, alike_alone: 88}
    layout: lines
    header: {code: [STT], label: [Chỉ tiêu], value: [Số liệu]}
    lines:
      - {code: "3.1", label: Một}
"""

MISTAKES = [
    # what is typed instead of what, the error's key, words it must contain
    (
        "layout: lines\n    header",
        "layuot: lines\n    header",
        "law_unknown_key",
        ["dòng 8", "layuot", "2022"],
    ),
    (
        '{code: "3.1", label: Một}',
        '{code: "3.1", lable: Một}',
        "law_unknown_key",
        ["dòng 11", "lable", "3.1"],
    ),
    ('    reference: "Công văn 1"\n', "", "law_missing_key", ["reference", "versions › 2022"]),
    ("form: BMX", 'form: ""', "law_wrong_value", ["dòng 1", "form"]),
    ("with_title: 0.3", "with_title: nửa", "law_wrong_value", ["dòng 7", "nửa", "with_title"]),
    ("with_title: 0.3", "with_title: 3", "law_wrong_value", ["dòng 7", "“3”"]),
    ("from: 2021-01-01", "from: đầu năm", "law_wrong_value", ["dòng 5", "đầu năm"]),
    ("to: 2025-06-30", "to: 2020-06-30", "law_wrong_value", ["dòng 5", "2021-01-01", "2020-06-30"]),
    ("layout: lines\n    header", "layout: rows\n    header", "law_wrong_value", ["dòng 8", "rows"]),
    ("layout: lines\n    header", "layout: columns\n    header", "law_wrong_value", ["rows + columns"]),
    ("layout: lines\n    header", "layout: register\n    header", "law_wrong_value", ["register + columns"]),
    ("quantity: code, ", "", "law_wrong_value", ["dòng 13", "codes", "4"]),
    (', codes: {"0": no, "1": yes}', "", "law_wrong_value", ["dòng 13", "codes", "4"]),
    ("quantity: code, ", "quantity: số, ", "law_wrong_value", ["dòng 13", "số", "quantity"]),
    ("code: 3.10", 'code: "3.1"', "law_wrong_value", ["code × 2", "3.1"]),
    ("from: 2025-07-01", "from: 2025-08-01", "law_wrong_value", ["gap", "2025-06-30", "2025-08-01"]),
    ("from: 2025-07-01", "from: 2025-06-30", "law_wrong_value", ["overlap", "2022", "2025"]),
    (", to: 2025-06-30", "", "law_wrong_value", ["overlap", "2022"]),
    ("form: BMX", "form: BMX\nform: BMY", "law_duplicate_key", ["dòng 2", "“form”"]),
    ("label: Mười", "label: Mười, code: a", "law_duplicate_key", ["dòng 12", "“code”"]),
    ("name: {vi: Biểu thử, en: A form}", "name: {vi: Biểu thử", "law_not_yaml", ["dòng"]),
    ("versions:", "\tversions:", "law_not_yaml", ["dòng 3"]),
    ("form: BMX", "? [a, b]\n: c\nform: BMX", "law_not_yaml", ["dòng 1"]),
    ("form: BMX", "form: \x07", "law_not_yaml", ["dòng 1"]),
    ("form: BMX", "form: BMX\n---\nform: BMY", "law_not_yaml", ["dòng 2"]),
    (FORM, "", "law_wrong_value", ["bmx.yaml", "dòng 1"]),
    (FORM, "- một\n- hai\n", "law_wrong_value", ["bmx.yaml"]),
]


@pytest.mark.parametrize(("old", "new", "key", "words"), MISTAKES)
def test_a_mistake_in_a_form_names_file_line_and_place(
    tmp_path: Path, old: str, new: str, key: str, words: list[str]
) -> None:
    assert old in FORM
    path = tmp_path / "bmx.yaml"
    path.write_text(FORM.replace(old, new, 1), "utf-8")
    with pytest.raises(LawError) as mistake:
        load(path, Form)
    assert mistake.value.key == key
    for word in ["bmx.yaml", *words]:
        assert word in mistake.value.say("vi")
    for lang in LANGS:
        assert "\n" not in mistake.value.say(lang)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_a_file_that_is_not_utf8_is_not_yaml(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "bmx.yaml"
    path.write_bytes("form: B\u00ea".encode(encoding))
    with pytest.raises(LawError) as mistake:
        read_yaml(path)
    assert mistake.value.key == "law_not_yaml"
    assert "UTF-8" in mistake.value.say()


def test_the_mark_that_windows_puts_before_utf8_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "bmx.yaml"
    path.write_text(FORM, "utf-8-sig")
    assert load(path, Form).form == "BMX"


def test_the_form_without_mistake_loads_and_guesses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bmx.yaml"
    path.write_text(FORM, "utf-8")
    lines = load(path, Form).versions[0].lines
    assert [line.code for line in lines] == ["3.1", "3.10", "4"]
    assert lines[2].codes == {"0": "no", "1": "yes"}


def test_two_files_with_one_form_are_a_mistake(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(FORM, "utf-8")
    with pytest.raises(LawError) as mistake:
        load_forms(tmp_path)
    assert mistake.value.key == "law_duplicate_id"
    assert "b.yaml" in mistake.value.say()
    assert "BMX" in mistake.value.say()


def test_a_column_that_joins_unknown_columns_is_a_mistake(tmp_path: Path) -> None:
    text = (FOLDER / "ii-06.yaml").read_text("utf-8").replace('joins: ["8", "9"]', 'joins: ["8", "99"]', 1)
    (tmp_path / "ii-06.yaml").write_text(text, "utf-8")
    with pytest.raises(LawError) as mistake:
        load_forms(tmp_path)
    assert "99" in mistake.value.say()


@pytest.mark.parametrize(
    ("day", "problem"), [("{year: this, month: 13, day: 1}", "13"), ("{year: this, month: 2, day: 30}", "30")]
)
def test_a_day_that_no_year_has_is_a_mistake_in_the_calendar(tmp_path: Path, day: str, problem: str) -> None:
    text = CALENDAR.read_text("utf-8").replace("{year: this, month: 3, day: 14}", day, 1)
    (tmp_path / "periods.yaml").write_text(text, "utf-8")
    with pytest.raises(LawError) as mistake:
        load(tmp_path / "periods.yaml", Calendar)
    assert problem in mistake.value.say()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("due: {year: this, month: 3, day: 20}", "due: {year: this, month: 3, day: 13}", "cut_off ≤ due"),
        ("due: {year: this, month: 12, day: 20}", "due: {year: this, month: 1, day: 5}", "cut_off ≤ due"),
        (
            "cut_off: {year: this, month: 9, day: 14}\n    due: {year: this, month: 9, day: 20}",
            "cut_off: {year: this, month: 12, day: 14}\n    due: {year: this, month: 12, day: 20}",
            "Q3 = Y",
        ),
        ('run_at: "07:00"', 'run_at: "7h"', "7h"),
    ],
    ids=["due before the cut-off", "due a year too early", "two cut-offs on one day", "no time of day"],
)
def test_a_calendar_that_could_not_be_run_is_a_mistake(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    text = CALENDAR.read_text("utf-8")
    assert old in text
    (tmp_path / "periods.yaml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(LawError) as mistake:
        load(tmp_path / "periods.yaml", Calendar)
    assert problem in mistake.value.say()


LAW = sorted(path for room in ("assets", "checks", "tests") for path in (ROOT / room).rglob("*.yaml"))


@pytest.mark.parametrize("path", LAW, ids=lambda path: path.name)
def test_every_yaml_of_the_repo_is_yaml_without_a_repeated_key(path: Path) -> None:
    assert read_yaml(path)


def test_forms_calendar_and_units_of_the_repo_load() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == {
        "bm1", "bm3", "bm7", "chi-tieu", "ii-06", "ii-07b", "muc-tieu", "par", "thc", "xep-hang",
    }  # fmt: skip
    assert list(forms()) == [
        "BM1", "BM3", "BM7", "CHI-TIEU", "II.06", "II.07b", "MUC-TIEU", "PAR", "THC", "XEP-HANG",
    ]  # fmt: skip
    assert list(calendar().kinds) == ["Q1", "H1", "Q3", "Y"]
    assert {"quang-tri", "vp-ubnd-tinh"} <= units().keys()


@pytest.mark.parametrize("form", ["BM1", "BM3", "BM7", "II.06", "II.07b", "THC"])
def test_every_form_changes_on_the_day_the_huyen_level_ends(form: str) -> None:
    old, new = forms()[form].versions
    assert str(old.in_force.end) == "2025-06-30"
    assert str(new.in_force.start) == "2025-07-01"
    if old.by_level and new.by_level:
        assert set(old.by_level.levels) - set(new.by_level.levels) == {"huyen"}
        gone = {column.code for column in old.columns} - {column.code for column in new.columns}
        assert gone == {column.code for column in new.abolished_columns}
    else:
        gone = {line.code for line in old.lines} - {line.code for line in new.lines}
        assert gone == {line.code for line in new.abolished}


def test_the_outline_of_a_version_has_the_abolished_lines_where_their_codes_belong() -> None:
    codes = [line.code for line in version_of("BM3", "2025").outline]
    assert codes == [line.code for line in version_of("BM3", "2022").lines]
