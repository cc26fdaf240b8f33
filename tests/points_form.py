"""A small form that no office has, to show that a new form and its rules need no Python.

It has what the forms in use do not: measures, an index, rates with measures for both sides. Its
rules are given by the test as YAML; ``points_rules`` loads them as the catalogue is loaded.
"""

from pathlib import Path

from assets.forms.load import load_forms
from assets.forms.model import Form
from checks.rules.load import Catalogue, load_catalogue

FORM = """
form: DC
name: {vi: "Điểm chấm", en: "Points"}
versions:
  - version: "1"
    in_force: {from: 2022-01-01}
    reference: "Không có: biểu chỉ dùng để kiểm thử"
    recognise: {title: [Biểu điểm], with_title: 0.3, without_title: 0.6, alike_with_code: 55, alike_alone: 88}
    layout: lines
    header: {code: [STT], label: [Tiêu chí], value: [Điểm]}
    lines:
      - {code: "1", label: "Tổng điểm", quantity: measure, unit: "điểm"}
      - {code: "1.1", label: "Điểm thẩm định", quantity: measure, unit: "điểm"}
      - {code: "1.2", label: "Điểm khảo sát", quantity: measure, unit: "điểm"}
      - {code: "1.3", label: "Điểm thưởng", quantity: measure, unit: "điểm"}
      - {code: "1.4", label: "Điểm trừ", quantity: measure, unit: "điểm"}
      - {code: "2", label: "Tỷ lệ", quantity: rate, unit: "%"}
      - {code: "2.1", label: "Tử số", unit: "Hồ sơ"}
      - {code: "2.2", label: "Mẫu số", unit: "Hồ sơ"}
      - {code: "2.3", label: "Số khác", unit: "Hồ sơ"}
      - {code: "3", label: "Chỉ số", quantity: measure}
      - {code: "4", label: "Tỷ lệ điểm đạt", quantity: rate, unit: "%"}
      - {code: "5.1", label: "Điểm nửa đầu", quantity: measure, unit: "điểm"}
      - {code: "5.2", label: "Điểm nửa sau", quantity: measure, unit: "điểm"}
      - {code: "5", label: "Điểm cả năm", quantity: measure, unit: "điểm", joins: ["5.1", "5.2"]}
      - {code: "6", label: "Có khảo sát", quantity: code, codes: {"0": Không, "1": Có}}
"""

#: What every rule must say, whatever its kind.
COMMON = """
    label: {vi: "%(id)s đúng", en: "%(id)s right"}
    description: {vi: "Quy tắc kiểm thử.", en: "A rule for tests."}
    level: 1
    in_force: {from: 2022-01-01}
    reference: "kiểm thử"
"""
STRUCTURE = "rules: []\n"


def rule(ident: str, **keys: object) -> str:
    """A rule in YAML: its own keys and what every rule must say; a key given here replaces that."""
    own = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    common = [line for line in (COMMON % {"id": ident}).strip("\n").split("\n")
              if line.strip().partition(":")[0] not in keys]  # fmt: skip
    return f"  - id: {ident}\n{own}" + "\n".join(common) + "\n"


def write_rules(folder: Path, text: str, name: str = "dc.yaml") -> None:
    """Write a rule file, and the structure rules that a catalogue needs."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    if not (folder / "structure.yaml").exists():
        (folder / "structure.yaml").write_text(STRUCTURE, "utf-8")


def points_form(folder: Path) -> dict[str, Form]:
    """The form, loaded from YAML like any other."""
    folder.mkdir(exist_ok=True)
    (folder / "dc.yaml").write_text(FORM, "utf-8")
    return load_forms(folder)


def points_rules(folder: Path, *rules: str) -> Catalogue:
    """A catalogue of rules for the form, which is its only form."""
    forms = points_form(folder / "forms")
    write_rules(folder / "rules", "form: DC\nrules:\n" + "".join(rules))
    return load_catalogue(folder / "rules", forms)
