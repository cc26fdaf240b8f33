"""An analyst's slip in a rule file ends in one line that names the file, the rule and the remedy."""

from pathlib import Path

import pytest

from assets.forms.load import forms
from assets.law import LawError
from assets.messages import LANGS
from checks.rules.load import Catalogue, load_catalogue
from tests.points_form import STRUCTURE, points_form, rule, write_rules


def _load(folder: Path, text: str, name: str = "bm3.yaml") -> Catalogue:
    write_rules(folder, text, name)
    return load_catalogue(folder, forms())


def _bm3(*rules: str) -> str:
    return "form: BM3\nrules:\n" + "".join(rules)


def _bm1(*rules: str) -> str:
    return "form: BM1\nrules:\n" + "".join(rules)


def _cross(*rules: str) -> str:
    return "form: X\nrules:\n" + "".join(rules)


def _progress(*rules: str) -> str:
    return "form: MUC-TIEU\nrules:\n" + "".join(rules)


WITHIN_2022 = "{from: 2021-01-01, to: 2025-06-30}"
BALANCE = {"kind": "balance", "whole": '"1.4"', "parts": '["1.4.1", "1.4.3"]'}
RATIO = {"kind": "ratio", "rate": '"3.1"', "numerator": '["3.1.2"]', "denominator": '["3.1.1"]'}
SUM_OF_LEVELS = {"kind": "agreement", "left": '["II.06/7@huyen"]', "right": '["BM3/3.1.1"]'}

#: What is wrong, and the words that the error must contain, whatever the language.
SLIPS = {
    "a register compared in no known respect": (
        _progress(rule("MUC-TIEU.U01", kind="status", respect="knwon", columns="{status: tinh-trang}")),
        ["bm3.yaml", "MUC-TIEU.U01", "knwon", "known"],
    ),
    "a column that a respect needs is missing": (
        _progress(
            rule("MUC-TIEU.U03", kind="status", respect="done_below_target", columns="{status: tinh-trang}")
        ),
        ["bm3.yaml", "MUC-TIEU.U03", "target, result"],
    ),
    "a column that the respect has no use for": (
        _progress(
            rule("MUC-TIEU.U01", kind="status", respect="known", columns="{status: tinh-trang, now: ket-qua}")
        ),
        ["bm3.yaml", "MUC-TIEU.U01", "now"],
    ),
    "a column that the register does not have": (
        _progress(rule("MUC-TIEU.U01", kind="status", respect="known", columns="{status: tien-do}")),
        ["bm3.yaml", "MUC-TIEU.U01", "tien-do", "MUC-TIEU"],
    ),
    "texts added up": (
        _progress(rule("MUC-TIEU.B01", kind="balance", whole="muc-tieu", parts="[tinh-trang]")),
        ["bm3.yaml", "MUC-TIEU.B01", "text", "count, rate, measure"],
    ),
    "unknown key": (_bm3(rule("BM3.B01", **BALANCE, tolerence="0.01")), ["bm3.yaml", "tolerence", "BM3.B01"]),
    "key missing": (_bm3(rule("BM3.B01", kind="balance", whole='"1.4"')), ["bm3.yaml", "parts", "BM3.B01"]),
    "key twice": (_bm3(rule("BM3.B01", **BALANCE) + "    whole: '1.4'\n"), ["bm3.yaml", "whole", "12"]),
    "not YAML": ("form: BM3\nrules:\n  - id: [BM3.B01\n", ["bm3.yaml", "YAML"]),
    "not a list of rules": ("form: BM3\nrules: {id: BM3.B01}\n", ["bm3.yaml", "rules"]),
    "id used twice": (
        _bm3(rule("BM3.B01", **BALANCE), rule("BM3.B01", **BALANCE)),
        ["bm3.yaml", "BM3.B01"],
    ),
    "letter of another kind": (_bm3(rule("BM3.R01", **BALANCE)), ["bm3.yaml", "BM3.R01", "FORM.BNN"]),
    "number without two digits": (_bm3(rule("BM3.B1", **BALANCE)), ["bm3.yaml", "BM3.B1", "FORM.BNN"]),
    "id of another form": (_bm3(rule("BM1.B01", **BALANCE)), ["bm3.yaml", "BM1.B01", "BM3"]),
    "unknown kind": (
        _bm3(rule("BM3.B01", **BALANCE | {"kind": "ballance"})),
        ["bm3.yaml", "ballance", "BM3.B01", "ratio"],
    ),
    "unknown severity": (
        _bm3(rule("BM3.B01", **BALANCE, severity="fatal")),
        ["bm3.yaml", "fatal", "severity", "BM3.B01", "warning"],
    ),
    "ESS level out of range": (
        _bm3(rule("BM3.B01", **BALANCE, level="6")),
        ["bm3.yaml", "level", "BM3.B01", "5"],
    ),
    "unknown indicator": (
        _bm3(rule("BM3.B01", **BALANCE | {"parts": '["1.4.1", "1.4.9"]'})),
        ["bm3.yaml", "BM3.B01", "1.4.9", "BM3"],
    ),
    "a heading has no figure": (
        _bm3(rule("BM3.B01", **BALANCE | {"whole": '"2"'})),
        ["bm3.yaml", "BM3.B01", "“2”", "BM3"],
    ),
    "code as YAML number keeps its digits": (
        _bm3(rule("BM3.B01", **BALANCE | {"whole": "1.40"})),
        ["bm3.yaml", "BM3.B01", "1.40"],
    ),
    "code gone from a later version": (
        _bm3(rule("BM3.B01", **BALANCE | {"parts": '["1.4.1", "1.4.2"]'})),
        ["bm3.yaml", "BM3.B01", "1.4.2", "2025", "in_force"],
    ),
    "level gone from a later version": (
        _cross(rule("X.A01", **SUM_OF_LEVELS)),
        ["bm3.yaml", "X.A01", "huyen", "2025", "in_force"],
    ),
    "unknown level": (
        _cross(rule("X.A01", **SUM_OF_LEVELS | {"left": '["II.06/7@thon"]'})),
        ["bm3.yaml", "X.A01", "thon", "II.06"],
    ),
    "level of a form without levels": (
        _cross(rule("X.A01", **SUM_OF_LEVELS | {"left": '["BM1/1@tinh"]'})),
        ["bm3.yaml", "X.A01", "tinh", "BM1"],
    ),
    "operand that cannot be read": (
        _bm3(rule("BM3.B01", **BALANCE | {"whole": '"BM3/1.4/1"'})),
        ["bm3.yaml", "BM3.B01", "BM3/1.4/1", "FORM/code"],
    ),
    "operand over several forms without its form": (
        _cross(rule("X.A01", **SUM_OF_LEVELS | {"right": '["3.1.1"]'})),
        ["bm3.yaml", "X.A01", "3.1.1", "FORM/code"],
    ),
    "unknown form": (
        _cross(rule("X.A01", **SUM_OF_LEVELS | {"left": '["BM9/1"]'})),
        ["bm3.yaml", "X.A01", "BM9", "BM1, BM3"],
    ),
    "file of an unknown form": (
        "form: BM9\nrules:\n" + rule("BM9.T01", kind="totals", over="levels"),
        ["bm3.yaml", "BM9.T01", "BM9", "BM1, BM3"],
    ),
    "in force before its form": (
        _bm3(rule("BM3.B01", **BALANCE, in_force="{from: 2019-01-01}")),
        ["bm3.yaml", "BM3.B01", "BM3", "in_force"],
    ),
    "no such day": (
        _bm3(rule("BM3.B01", **BALANCE, in_force="{from: 2021-13-01}")),
        ["bm3.yaml", "BM3.B01", "2021-13-01"],
    ),
    "ends before it begins": (
        _bm3(rule("BM3.B01", **BALANCE, in_force="{from: 2022-01-01, to: 2021-01-01}")),
        ["bm3.yaml", "BM3.B01", "2022-01-01", "2021-01-01"],
    ),
    "label in one language": (
        _bm3(rule("BM3.B01", **BALANCE, label='{vi: "Tổng"}')),
        ["bm3.yaml", "BM3.B01", "label", "+ en"],
    ),
    "label in a language nobody reads": (
        _bm3(rule("BM3.B01", **BALANCE, label='{vi: "Tổng", fr: "Somme"}')),
        ["bm3.yaml", "BM3.B01", "label", "fr"],
    ),
    "description left empty": (
        _bm3(rule("BM3.B01", **BALANCE, description='{vi: "", en: "Sum"}')),
        ["bm3.yaml", "BM3.B01", "description", "+ vi"],
    ),
    "no parts": (_bm3(rule("BM3.B01", **BALANCE | {"parts": "[]"})), ["bm3.yaml", "BM3.B01", "parts"]),
    "parts that are no list": (
        _bm3(rule("BM3.B01", **BALANCE | {"parts": '"1.4.1"'})),
        ["bm3.yaml", "BM3.B01", "parts"],
    ),
    "span of one part": (
        _bm3(rule("BM3.W01", kind="between", whole='"3.1"', parts='["3.3"]')),
        ["bm3.yaml", "BM3.W01", "parts"],
    ),
    "limits of nothing": (
        _bm3(rule("BM3.G01", kind="range", least="0")),
        ["bm3.yaml", "BM3.G01", "of | all_of"],
    ),
    "no limit": (_bm3(rule("BM3.G01", kind="range", all_of="count")), ["bm3.yaml", "BM3.G01", "least, most"]),
    "limit that is no number": (
        _bm3(rule("BM3.G01", kind="range", all_of="count", least="không")),
        ["bm3.yaml", "BM3.G01", "least", "không"],
    ),
    "limit of another form's figure": (
        _bm3(rule("BM3.G01", kind="range", of='["BM1/2.1"]', least="0")),
        ["bm3.yaml", "BM3.G01", "BM1/2.1"],
    ),
    "other denominator in one language": (
        _bm3(rule("BM3.R01", **RATIO, other_denominators='[{label: {vi: "nhận"}, of: ["1.4"]}]')),
        ["bm3.yaml", "BM3.R01", "label", "+ en"],
    ),
    "other denominator unknown": (
        _bm3(rule("BM3.R01", **RATIO, other_denominators='[{label: {vi: "nhận", en: "got"}, of: ["1.9"]}]')),
        ["bm3.yaml", "BM3.R01", "1.9"],
    ),
    "unknown way of summing": (
        "form: II.06\nrules:\n" + rule("II.06.T01", kind="totals", over="units"),
        ["bm3.yaml", "II.06.T01", "over", "units", "levels"],
    ),
}


@pytest.mark.parametrize(("text", "words"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_with_file_rule_and_remedy(tmp_path: Path, text: str, words: list[str]) -> None:
    with pytest.raises(LawError) as error:
        _load(tmp_path, text)
    for lang in LANGS:
        line = error.value.say(lang)
        assert [word for word in words if word not in line] == [], line
        assert "\n" not in line


#: Rules that would load and then never object, or object to the wrong thing.
IDLE = {
    "rate and numerator exchanged": (
        _bm3(rule("BM3.R01", kind="ratio", rate='"3.1.1"', numerator='["3.1"]', denominator='["3.1.2"]')),
        "law_wrong_quantity",
        {"id": "BM3.R01", "code": "3.1.1", "role": "rate", "quantity": "count"},
    ),
    "sum over a coded answer": (
        _bm1(rule("BM1.B01", kind="balance", whole='"5.1"', parts='["6", "5.2"]')),
        "law_wrong_quantity",
        {"id": "BM1.B01", "code": "6", "role": "part", "quantity": "code"},
    ),
    "codes of a figure that has none": (
        _bm1(rule("BM1.C01", kind="codes", of='["5.1"]')),
        "law_wrong_quantity",
        {"id": "BM1.C01", "code": "5.1", "role": "figure", "quantity": "count"},
    ),
    "codes of a form without answers": (
        _bm3(rule("BM3.C01", kind="codes")),
        "law_rule_idle",
        {"id": "BM3.C01", "form": "BM3", "version": "2022"},
    ),
    "limits of a quantity that the form does not have": (
        _bm3(rule("BM3.G01", kind="range", all_of="measure", least="0")),
        "law_rule_idle",
        {"id": "BM3.G01", "form": "BM3", "version": "2022"},
    ),
    "totals of a line of a form without rows": (
        _bm3(rule("BM3.T01", kind="totals", over="levels", adds='["1.4"]')),
        "law_rule_idle",
        {"id": "BM3.T01", "form": "BM3", "version": "2022"},
    ),
    "totals of a form without rows": (
        _bm3(rule("BM3.T01", kind="totals", over="levels")),
        "law_rule_idle",
        {"id": "BM3.T01", "form": "BM3", "version": "2022"},
    ),
}


@pytest.mark.parametrize(("text", "key", "args"), IDLE.values(), ids=IDLE)
def test_a_rule_that_could_never_object_is_refused(
    tmp_path: Path, text: str, key: str, args: dict[str, str]
) -> None:
    with pytest.raises(LawError) as error:
        _load(tmp_path, text)
    assert error.value.key == key
    assert error.value.args_by_name | args == error.value.args_by_name
    assert error.value.args_by_name["file"] == "bm3.yaml"


def test_an_id_is_not_used_again_in_another_file(tmp_path: Path) -> None:
    _load(tmp_path, _bm3(rule("BM3.B01", **BALANCE)), "bm3.yaml")
    with pytest.raises(LawError, match=r"them\.yaml.*BM3\.B01"):
        _load(tmp_path, _bm3(rule("BM3.B01", **BALANCE)), "them.yaml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rules:\n  - {id: S01}\n", ["structure.yaml", "S01", "notice"]),
        ("rules: none\n", ["structure.yaml", "rules", "none"]),
        ("severity_when: {cut_short: {severity: warning, label: {vi: cắt, en: cut}}}\nrules: []\n",
         ["structure.yaml", "severity_when", "cut_short", "truncated"]),
        ("severity_when: {truncated: {severity: mild, label: {vi: cắt, en: cut}}}\nrules: []\n",
         ["structure.yaml", "severity_when", "mild", "warning"]),
        ("severity_when: {truncated: {severity: warning, label: {vi: cắt}}}\nrules: []\n",
         ["structure.yaml", "severity_when", "label", "+ en"]),
        ("rules:\n  - id: S01\n    notice: file_rejected\n    severity: error\n    label: {vi: Tệp}\n"
         "    description: {vi: Tệp, en: File}\n    message: {vi: Tệp, en: File}\n    reference: r\n",
         ["structure.yaml", "S01", "label", "+ en"]),
    ],
)  # fmt: skip
def test_slips_in_the_structure_rules_are_told_too(tmp_path: Path, text: str, words: list[str]) -> None:
    write_rules(tmp_path, _bm3(rule("BM3.B01", **BALANCE)), "bm3.yaml")
    (tmp_path / "structure.yaml").write_text(text, "utf-8")
    with pytest.raises(LawError) as error:
        load_catalogue(tmp_path, forms())
    assert [word for word in words if word not in str(error.value)] == [], str(error.value)


def test_a_rule_may_end_with_its_form_version(tmp_path: Path) -> None:
    parts = '["1.4.1", "1.4.2", "1.4.3"]'
    found = _load(tmp_path, _bm3(rule("BM3.B01", **BALANCE | {"parts": parts}, in_force=WITHIN_2022)))
    assert list(found.rules) == ["BM3.B01"]


def test_a_new_form_and_its_rules_need_no_python(tmp_path: Path) -> None:
    known = points_form(tmp_path / "forms")
    text = rule("DC.B01", kind="balance", whole='"1"', parts='["1.1", "1.2"]')
    write_rules(tmp_path / "rules", "form: DC\nrules:\n" + text)
    assert (tmp_path / "rules" / "structure.yaml").read_text() == STRUCTURE
    assert load_catalogue(tmp_path / "rules", known).rules["DC.B01"].forms() == ("DC",)
