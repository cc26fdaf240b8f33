"""What a finding tells: the printed figures, what they add up to, the miss, what is allowed, and where."""

import ast
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import assets
from assets.facts import _NOTICED
from assets.forms.load import forms, load_forms
from assets.messages import LANGS, Lang
from assets.periods import period
from checks.confront import confront
from checks.findings import write_findings
from checks.rules.load import Catalogue, catalogue, load_catalogue
from tests.facts import UNIT, Confronted, confronted, confronted_units, run, seen, store, stored, tell
from tests.points_form import STRUCTURE, points_rules, rule, write_rules

WHEN = "2024-H1"

#: One violated rule of each kind, and the arithmetic that its message must write out.
TOLD = {
    "BM3.B01": (
        {"BM3/1.4": "1887", "BM3/1.4.1": "1465", "BM3/1.4.2": "261", "BM3/1.4.3": "151"},
        "TTHC 1.4 = 1.4.1 + 1.4.2 + 1.4.3. Ô D12 ghi 1.887, nhưng 1.465 (ô D13) + 261 (ô D14) "
        "+ 151 (ô D15) = 1.877: "
        "lệch 10. Số đếm phải khớp tuyệt đối.",
        "Procedures 1.4 = 1.4.1 + 1.4.2 + 1.4.3. Cell D12 says 1,887, but 1,465 (cell D13) + "
        "261 (cell D14) + "
        "151 (cell D15) = 1,877: off by 10. Counts must agree exactly.",
        ["D12", "D13", "D14", "D15"],
    ),
    "BM3.R02": (
        {"BM3/3.2": "98,57%", "BM3/3.2.1": "10,099", "BM3/3.2.2": "9,751"},
        "Ô D24 ghi 98,57%, nhưng 9.751 (ô D26) / 10.099 (ô D25) = 96,55% khi làm tròn đến 2 "
        "chữ số thập phân: "
        "lệch 2,02 điểm phần trăm. Do làm tròn chỉ được lệch tối đa 0,005.",
        "Cell D24 says 98.57%, but 9,751 (cell D26) / 10,099 (cell D25) = 96.55% when rounded to 2 decimals: "
        "off by 2.02 percentage points. Rounding allows 0.005 at most.",
        ["D24", "D26", "D25"],
    ),
    "BM1.L01": (
        {"BM1/5.1": "1.097", "BM1/5.2": "1.085", "BM1/5.3": "", "BM1/5.4": "13"},
        "1.085 (ô D23) + 13 (ô D25) = 1.098 lớn hơn 1.097 (ô D22): vượt 1.",
        "1,085 (cell D23) + 13 (cell D25) = 1,098 is above 1,097 (cell D22): by 1.",
        ["D23", "D24", "D25", "D22"],
    ),
    "BM7.W01": (
        {"BM7/5.2": "89,7", "BM7/5.2.1": "100", "BM7/5.2.2": "99,1", "BM7/5.2.3": "97,25"},
        "Ô D17 ghi 89,7%, nằm ngoài khoảng của các phần (100% (ô D18), 99,1% (ô D19), 97,25% (ô D20)): "
        "lệch 7,55 điểm phần trăm.",
        "Cell D17 says 89.7%, outside the span of its parts (100% (cell D18), 99.1% (cell "
        "D19), 97.25% (cell D20)): "
        "off by 7.55 percentage points.",
        ["D17", "D18", "D19", "D20"],
    ),
    "BM1.C01": (
        {"BM1/6.2": "3"},
        "Ô D28 (“Hình thức khảo sát”) ghi 3, không phải mã nào của biểu: 0 = Trực tuyến; 1 = "
        "Phát phiếu; 2 = Kết hợp.",
        "Cell D28 (“Hình thức khảo sát”) says 3, none of the form's codes: 0 = Trực tuyến; 1 "
        "= Phát phiếu; 2 = Kết hợp.",
        ["D28"],
    ),
    "BM3.G01": (
        {"BM3/1.3": "-1.262"},
        "Ô D11 (“Số TTHC bãi bỏ, thay thế”) ghi -1.262, nhỏ hơn mức thấp nhất là 0.",
        "Cell D11 (“Số TTHC bãi bỏ, thay thế”) says -1,262, below the least admitted, 0.",
        ["D11"],
    ),
    "BM1.P01": (
        {"BM1/2": "55,17", "BM1/2.1": "29", "BM1/2.2": ""},
        "Đã ghi 55,17% (ô D9) nhưng chưa có số liệu ở ô D11 (2.2).",
        "55.17% (cell D9) is there, but cell D11 (2.2) has no figure.",
        ["D9", "D10", "D11"],
    ),
    "X.A01": (
        {"II.06/7": "140.394", "BM3/3.1.1": "52,414", "BM3/3.2.1": "10,909", "BM3/3.3.1": "77,881"},
        "140.394 (ô G9 biểu II.06) không bằng 52.414 (ô D22 biểu BM3) + 10.909 (ô D25 biểu BM3) + "
        "77.881 (ô D28 biểu BM3) = 141.204: lệch 810.",
        "140,394 (cell G9 of form II.06) is not 52,414 (cell D22 of form BM3) + 10,909 (cell "
        "D25 of form BM3) + "
        "77,881 (cell D28 of form BM3) = 141,204: off by 810.",
        ["G9", "D22", "D25", "D28"],
    ),
    "II.06.T01": (
        {"II.06/7": "140.349", "II.06/7@tinh": "52.414", "II.06/7@huyen": "10.099", "II.06/7@xa": "77.881"},
        "cột 7 “Số hồ sơ đã giải quyết: tổng số”. Ô G9 ghi 140.349, nhưng 52.414 (ô G19, cấp tỉnh) + "
        "10.099 (ô G29, cấp huyện) + 77.881 (ô G39, cấp xã) = 140.394: lệch 45. Số đếm phải khớp tuyệt đối.",
        "column 7 “Số hồ sơ đã giải quyết: tổng số”. Cell G9 says 140,349, but 52,414 (cell "
        "G19, tỉnh level) + "
        "10,099 (cell G29, huyện level) + 77,881 (cell G39, xã level) = 140,394: off by 45. "
        "Counts must agree exactly.",
        ["G9", "G19", "G29", "G39"],
    ),
    "PAR.O01": (
        {"PAR/achieved#7.2=Dịch vụ công": "1,21", "PAR/achieved#7.2.1=Phát sinh hồ sơ": "0,50",
         "PAR/achieved#7.2.2=Giải quyết": "1,00"},
        "Dòng 7.2 “Dịch vụ công – Điểm đạt được” (ô G81) ghi 1,21, nhưng 0,50 (ô G730) + 1,00 (ô G731) = 1,50: "
        "lệch 0,29. Do làm tròn chỉ được lệch tối đa 0,015.",
        "Row 7.2 “Dịch vụ công – Điểm đạt được” (cell G81) says 1.21, but 0.50 (cell G730) + 1.00 (cell G731) = 1.50: "
        "off by 0.29. Rounding allows 0.015 at most.",
        ["G81", "G730", "G731"],
    ),
    "TEXT.S01": (
        {"TEXT/text": "Kết quả như sau:\nHồ sơ trực tuyến chiếm 60,5%, hồ sơ trực tiếp chiếm 38,2%, hồ sơ qua "
                      "bưu chính chiếm 2,3%."},
        "Đoạn 2: 60,5% + 38,2% + 2,3% = 101,0%, lệch 1 điểm phần trăm so với 100%. Do làm tròn chỉ được lệch "
        "tối đa 0,15. Nguyên văn: “Hồ sơ trực tuyến chiếm 60,5%",
        "off by 1 percentage points from 100%. Rounding allows 0.15 at most.",
        ["2", "2", "2"],
    ),
    "TEXT.R01": (
        {"TEXT/text": "Đã giải ngân 8.905 triệu đồng trong tổng số 11.738 triệu đồng, đạt 57,8%."},
        "Đoạn 1 ghi 57,8%, nhưng 8.905 triệu đồng / 11.738 triệu đồng = 75,9% khi làm tròn",
        "8.905 triệu đồng / 11.738 triệu đồng = 75.9%",
        ["1", "1", "1"],
    ),
    "TEXT.B03": (
        {"TEXT/text": "Chỉ số đạt 84,93%, tăng 1,61 điểm phần trăm so với năm 2023 (83,22%)."},
        "nhưng 83,22% + 1,61 điểm phần trăm = 84,83",
        "83,22% + 1,61 điểm phần trăm = 84.83",
        ["1", "1", "1"],
    ),
    "TEXT.K02": (
        {"TEXT/text": "Theo Kế hoạch số 3647/QĐ-UBND ngày 17/11/2021.\nCó 12 nhiệm vụ."},
        "3647/QĐ-UBND",
        "3647/QĐ-UBND",
        ["1"],
    ),
    "MUC-TIEU.N01": (
        {"MUC-TIEU/table": "Đã hoàn thành 2 chỉ tiêu\n1 | Rà soát văn bản | Đã hoàn thành\n"
                           "2 | Đăng tải văn bản | Đang thực hiện"},
        "Văn bản nêu 2 (“đã hoàn thành”), nhưng bảng có 1 dòng như vậy (đã hoàn thành: 1; đang thực hiện: 1). "
        "Nơi nêu: Bang: ô A1.",
        "The text declares 2 (“done”), but the table has 1 such rows (done: 1; going on: 1). Declared at Bang: "
        "cell A1.",
        ["A1"],
    ),
    "MUC-TIEU.U03": (
        {"MUC-TIEU/table": "I | Thủ tục\n1 | Tối thiểu 90% hồ sơ đúng hạn | Đã hoàn thành | Đạt 80,5%"},
        "Dòng I.1: mục tiêu 90%, kết quả 80,5%, chưa đạt, nhưng ghi “Đã hoàn thành”. Kiểm tra lại kết quả hoặc "
        "mức độ hoàn thành (Bang: dòng I.1, ô B3, D3, C3).",
        "Row I.1: the target is 90% and the result 80,5%, which is below it, but the status is “Đã hoàn thành”. "
        "Check the result or the status (Bang: row I.1, cell B3, D3, C3).",
        ["B3", "D3", "C3"],
    ),
    "CHI-TIEU.Y02": (
        {"CHI-TIEU/table": "1 | Mỗi năm tăng tối thiểu 20% | Cấp tỉnh: 30% Cấp xã: 15% | Cấp tỉnh: 50% Cấp xã: 25,5%"},
        "Dòng 1: chỉ tiêu năm 2024 thấp hơn năm trước cộng mức tăng tối thiểu 20%: cấp xã 25,5% < 35% "
        "(Bang: dòng 1, ô B2, C2, D2).",
        "Row 1: the figures for 2024 are below last year's and the least step of 20%: xã level 25.5% < 35% "
        "(Bang: row 1, cell B2, C2, D2).",
        ["B2", "C2", "D2"],
    ),
    "MUC-TIEU.O01": (
        {"MUC-TIEU/table": "II | Thủ tục\n1 | Rà soát | Đạt\n4 | Số hóa | Đạt\n4 | Công khai | Đạt"},
        "Mục II: thiếu số 2, 3; lặp lại số 4 (Bang: dòng II.4, ô A4; dòng II.4 [5], ô A5).",
        "Section II: 2, 3 left out; 4 twice (Bang: row II.4, cell A4; row II.4 [5], cell A5).",
        ["A4", "A5"],
    ),
    "TEXT.M05": (
        {"TEXT/text": "Phấn đấu ít nhất 60% hồ sơ nộp trực tuyến, ít nhất 50,5% hồ sơ nộp trực tiếp."},
        "có mức tối thiểu 60%, 50,5%, cộng lại là 110,5%, vượt 100%: không thể cùng đạt. Nguyên văn: “Phấn đấu",
        "are to be at least 60%, 50,5%, together 110.5%, above 100%: they cannot all be reached.",
        ["1", "1"],
    ),
    "TEXT.U02": (
        {"TEXT/text": "Phấn đấu giảm 10% (tương ứng 5 đơn vị) trong tổng số 25 đơn vị sự nghiệp."},
        "10% của 25 đơn vị sự nghiệp là 2,5, nhưng văn bản ghi 5 đơn vị.",
        "10% of 25 đơn vị sự nghiệp is 2.5, but the text says 5 đơn vị.",
        ["1", "1", "1"],
    ),
    "TEXT.N02": (
        {"TEXT/text": "Phấn đấu 95% hồ sơ được giải quyết đúng hạn.\nDuy trì tối thiểu 90% hồ sơ giải quyết đúng hạn."},
        "được nêu các mức khác nhau: “95%” (đoạn 1); “90%” (đoạn 2). Xác định mức đúng và sửa cho thống nhất. "
        "Nguyên văn: “Phấn đấu 95% hồ sơ được giải quyết đúng hạn”.",
        "is told in different figures: “95%” (paragraph 1); “90%” (paragraph 2).",
        ["1", "2"],
    ),
    "XEP-HANG.H01": (
        {"XEP-HANG/achieved#1=Sở A": "92,5", "XEP-HANG/rank#1=Sở A": "1", "XEP-HANG/achieved#2=Sở B": "90,1",
         "XEP-HANG/rank#2=Sở B": "3", "XEP-HANG/achieved#3=Sở C": "89,4", "XEP-HANG/rank#3=Sở C": "2"},
        "“Sở B” được 90,1 (ô I11) và xếp 3 (ô M11), ngược với “Sở C” được 89,4, xếp 2 (ô M12).",
        "“Sở B” has 90.1 (cell I11) and is placed 3 (cell M11), contrary to “Sở C” with 89.4, placed 2 (cell M12).",
        ["M11", "I11", "M12", "I12"],
    ),
    "XEP-HANG.V01": (
        {"XEP-HANG/index#1=Sở A": "89,12%", "XEP-HANG/group#1=Sở A": "A"},
        "“Sở A” được 89,12% (ô K10) nhưng xếp A (ô P10): nhỏ hơn mức thấp nhất là 90 điểm.",
        "“Sở A” has 89.12% (cell K10) but is placed A (cell P10): below the least admitted, 90 points.",
        ["P10", "K10"],
    ),
}  # fmt: skip
#: When rules were in force that are not any more.
ONCE = {"XEP-HANG.V01": "2023-Q1"}


@cache
def _all_told(when: str) -> Confronted:
    """Every case of a period as the submission of a unit of its own, named after its rule."""
    return confronted_units(when, {i: TOLD[i][0] for i in TOLD if ONCE.get(i, WHEN) == when})


@pytest.mark.parametrize("ident", TOLD)
def test_a_finding_writes_out_its_arithmetic_in_both_languages(ident: str) -> None:
    _, vietnamese, english, cells = TOLD[ident]
    told = _all_told(ONCE.get(ident, WHEN))
    found = told.finding(ident, ident)
    assert vietnamese in found["message_vi"]
    assert english in found["message_en"]
    law = catalogue().rules[ident]
    assert found["message_vi"].startswith(law.label["vi"])
    assert found["message_en"].startswith(law.label["en"])
    assert found["reference"] == law.reference
    assert [c["cell"] for c in told.cells if c["finding"] == found["id"]] == cells


def test_every_kind_of_rule_has_its_finding_here() -> None:
    kinds = {catalogue().rules[ident].kind for ident in TOLD}  # type: ignore[attr-defined]
    assert kinds == {rule.kind for rule in catalogue().rules.values()}  # type: ignore[attr-defined]


def test_a_finding_names_lines_that_the_annex_does_not_have() -> None:
    found = confronted(WHEN, {"BM1/2": "55,17", "BM1/2.1": ""}).finding("BM1.P01")
    assert "chưa có số liệu ở ô D10 (2.1), 2.2." in found["message_vi"]
    found = confronted(WHEN, {"BM1/2": "55,17"}).finding("BM1.P01")
    assert "but 2.1, 2.2 has no figure." in found["message_en"]


FULL_ONLINE = {"BM7/6.3.1": "59.789", "BM7/6.3.2": "42.260"}
DEPARTMENTS = {"BM3/3.1.1": "52,414", "BM3/3.1.2": "52,249"}
DISTRICTS = {"BM3/3.2.1": "10,099", "BM3/3.2.2": "9,751"}
IN_HAND = {"II.06/3@tinh": "58.104", "II.06/7@tinh": "52.414", "II.06/11@tinh": "3.053"}
ELSEWHERE = {"II.06/3@xa": "58.104", "II.06/3": "58.104"}
PARTLY = {"BM7/6.4.1": "331.084"}
OTHER = "other_denominator"


EXPLAINED = [
    ({"BM7/6.3": "27,99", "II.06/3": "150.969"} | FULL_ONLINE, "BM7.R03", OTHER,
     "nếu lấy mẫu số là tổng số hồ sơ tiếp nhận (Biểu II.06 cột 3): 150.969."),
    ({"BM7/6.3": "10,81"} | FULL_ONLINE | PARTLY, "BM7.R03", OTHER,
     "nếu lấy mẫu số là hồ sơ của mọi DVCTT (6.3.1 + 6.4.1): 390.873."),
    ({"BM3/3.1": "89,92%"} | DEPARTMENTS | IN_HAND, "BM3.R01", OTHER,
     "mẫu số là hồ sơ các sở, ngành tiếp nhận (Biểu II.06 cột 3): 58.104."),
    ({"BM3/3.1": "94,20%"} | DEPARTMENTS | IN_HAND, "BM3.R01", OTHER,
     "đang giải quyết (Biểu II.06 cột 7 + 11): 55.467."),
    # the same figure of another level, or of the whole unit, is no denominator of the departments
    ({"BM3/3.1": "89,92%"} | DEPARTMENTS | ELSEWHERE, "BM3.R01", None, ""),
    ({"BM3/3.1": "94,20%"} | DEPARTMENTS | IN_HAND | {"II.06/11@tinh": ""}, "BM3.R01", None, ""),
    ({"BM3/3.1": "99,68%"} | DEPARTMENTS, "BM3.R01", "truncated", "cắt bớt"),
    ({"BM3/3.2": "96,56%"} | DISTRICTS, "BM3.R02", "rounded_up", "nâng lên"),
]  # fmt: skip


@cache
def _all_explained() -> Confronted:
    return confronted_units(WHEN, {f"u{i}": facts for i, (facts, *_) in enumerate(EXPLAINED)})


@pytest.mark.parametrize("case", range(len(EXPLAINED)))
def test_a_rate_that_fails_says_what_would_explain_it(case: int) -> None:
    _, rule_id, diagnosis, words = EXPLAINED[case]
    found = _all_explained().finding(rule_id, f"u{case}")
    assert found["diagnosis"] == diagnosis
    assert words in found["message_vi"]
    assert found["severity"] == ("warning" if diagnosis in ("truncated", "rounded_up") else "error")


@pytest.mark.parametrize(
    ("law", "severity"),
    [
        ("", "error"),
        ("severity_when: {truncated: {severity: warning, label: {vi: cắt, en: cut}}}\n", "warning"),
        ("severity_when: {rounded_up: {severity: warning, label: {vi: tăng, en: up}}}\n", "error"),
    ],
)
def test_how_severe_a_rate_cut_off_is_stands_with_the_rules(tmp_path: Path, law: str, severity: str) -> None:
    rate = rule("BM3.R01", kind="ratio", rate='"3.1"', numerator='["3.1.2"]', denominator='["3.1.1"]')
    write_rules(tmp_path, "form: BM3\nrules:\n" + rate, "bm3.yaml")
    (tmp_path / "structure.yaml").write_text(law + STRUCTURE, "utf-8")
    facts = {"BM3/3.1": "99,68%"} | DEPARTMENTS
    found = confronted_units(WHEN, {"u": facts}, load_catalogue(tmp_path, forms())).finding("BM3.R01", "u")
    assert (found["diagnosis"], found["severity"]) == ("truncated", severity)


def test_another_denominator_is_looked_up_in_the_row_that_fails(tmp_path: Path) -> None:
    """A rate in a form of columns has its other denominators in its own row, joined columns included."""
    form = (Path(assets.__file__).parent / "forms" / "ii-06.yaml").read_text("utf-8")
    line = '      - {code: "3", unit: Hồ sơ, label: "Số hồ sơ nhận giải quyết: tổng số",'
    assert line in form
    rate = '      - {code: "14", quantity: rate, unit: "%", label: "Tỷ lệ", leaf: [Tỷ lệ]}\n'
    (tmp_path / "ii-06.yaml").write_text(form.replace(line, rate + line), "utf-8")

    others = '[{label: {vi: "trước và đúng hạn", en: "in time"}, of: ["8+9"]}]'
    law = rule(
        "II.06.R01",
        kind="ratio",
        rate='"14"',
        numerator='["10"]',
        denominator='["7"]',
        other_denominators=others,
    )
    write_rules(tmp_path / "rules", "form: II.06\nrules:\n" + law)
    rules = load_catalogue(tmp_path / "rules", load_forms(tmp_path))
    row = {"II.06/14@tinh": "25%", "II.06/10@tinh": "250", "II.06/7@tinh": "1.250", "II.06/8@tinh": "400",
           "II.06/9@tinh": "600"}  # fmt: skip
    found = confronted(WHEN, row, rules).finding("II.06.R01")
    assert (found["level"], found["diagnosis"]) == ("tinh", "other_denominator")
    assert "trước và đúng hạn: 1.000" in found["message_vi"]
    assert confronted(WHEN, row | {"II.06/9@tinh": ""}, rules).finding("II.06.R01")["diagnosis"] is None


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    label = '{vi: "{x} 100% của {0} %s {whole}", en: "{x} 100% of {0} %s {whole}"}'
    return points_rules(
        tmp_path_factory.mktemp("law"),
        rule("DC.B01", kind="balance", whole='"1"', parts='["1.1", "-1.4"]', label=label),
        rule("DC.G01", kind="range", all_of="measure", most="100", label=label),
    )


def test_braces_and_per_cent_signs_in_a_label_are_only_text(odd: Catalogue) -> None:
    told = confronted(WHEN, {"DC/1": "120,5", "DC/1.1": "87,46", "DC/1.4": "1,5"}, odd)
    assert told.finding("DC.B01")["message_vi"] == (
        "{x} 100% của {0} %s {whole}. Ô D8 ghi 120,5, nhưng 87,46 (ô D9) − 1,5 (ô D12) = 85,96: lệch 34,54. "
        "Do làm tròn chỉ được lệch tối đa 0,105."
    )
    assert told.finding("DC.G01")["message_en"].startswith(
        "{x} 100% of {0} %s {whole}. Cell D8 (“Tổng điểm”)"
    )


def test_a_level_that_only_its_form_knows_is_called_by_its_code(tmp_path: Path) -> None:

    form = (Path(assets.__file__).parent / "forms" / "ii-06.yaml").read_text("utf-8")
    (tmp_path / "ii-06.yaml").write_text(form.replace("huyen: [Cấp huyện", "vung: [Cấp vùng"), "utf-8")
    write_rules(tmp_path / "rules", "form: II.06\nrules:\n" + rule("II.06.T01", kind="totals", over="levels"))
    rules = load_catalogue(tmp_path / "rules", load_forms(tmp_path))
    found = confronted(WHEN, {"II.06/7": "62.531", "II.06/7@tinh": "52.414", "II.06/7@vung": "10.099"}, rules)
    assert "10.099 (ô G29, vung)" in found.finding("II.06.T01")["message_vi"]


def test_ids_stay_the_same_from_run_to_run_and_differ_by_place() -> None:
    facts = {unit: TOLD["II.06.T01"][0] | TOLD["BM3.R02"][0] | {"II.06/3": "-550", "II.06/3@tinh": "-402"}
             for unit in (UNIT, "hue")}  # fmt: skip
    first, second = confronted_units(WHEN, facts), confronted_units(WHEN, facts)
    ids = [f["id"] for f in first.findings]
    assert ids == [f["id"] for f in second.findings]
    assert len(set(ids)) == len(ids) > 4
    later = confronted_units("2024-Q3", facts)
    assert not {f["id"] for f in later.findings} & set(ids)
    worse = {unit: printed | {"BM3/3.2.2": "9,571"} for unit, printed in facts.items()}
    assert [f["id"] for f in confronted_units(WHEN, worse).findings] == ids


# Notices of the reader

#: The details with which the reader gives each notice; every notice has a label or none.
DETAILS: dict[str, dict[str, str]] = {
    "register_not_understood": {"rule": "MUC-TIEU.U03"},
    "value_columns": {"column": "D", "other_column": "E"},
    "file_rejected": {
        "message_vi": "Tệp “a.xlsx” đặt mật khẩu.",
        "message_en": "File “a.xlsx” is protected.",
    },
    "figure_ambiguous": {"label": "Tỷ lệ {x} 100%", "value": "0.9969", "other": "1234.5"},
    "line_missing": {"count": "2", "codes": "2.1, 2.2"},
    "form_repeated": {"first": "BM3 cũ.xlsx, Biểu 3!D42"},
    "line_unknown": {"line": "9.9", "label": "Dòng {lạ}"},
    "line_abolished": {
        "label": "UBND cấp huyện",
        "reason_vi": "Không còn cấp huyện.",
        "reason_en": "No huyện level.",
    },
    "figures_unclaimed": {"count": "3", "cells": "A1, B2, C3"},
    "figures_hidden": {"count": "4"},
    "copy_differs": {"file_of": "Báo cáo.docx", "cell_of": "C9", "printed_of": "9.715"},
    "text_tracked_changes": {"count": "3"},
    "text_hidden": {},
    "text_scanned_pages": {"pages": "2, 3"},
    "text_legacy_encoding": {"encoding": "TCVN3"},
    "text_not_understood": {},
    "outline_missing": {"codes": "1.3 – 1.5"},
    "outline_repeated": {"codes": "1.3"},
    "outline_out_of_order": {},
    "outline_uncoded": {"codes": "Điểm thưởng {x}", "count": "2"},
    "period_other": {"title": "BÁO CÁO {x}", "named": "2024-Q1", "period": "2024-H1"},
    "report_repeated": {"first": "Báo cáo {x}.docx"},
    "unit_other": {"title": "UBND TỈNH {x}", "unit": "Tỉnh Sơn La"},
}


@cache
def _all_noticed() -> Confronted:
    """A unit for every notice, with one sound figure beside it."""
    codes = [s.notice for s in catalogue().structure.values()]
    place = ("Biểu 3", "D42", "BM3", "3.2.2", "9,7{5}1%")
    with stored(WHEN, {code: {"BM3/1.2": "81"} for code in codes}) as warehouse:
        rows = [(WHEN, code, "BM3.xlsx", code, *place, _details(code)) for code in codes]
        confront(warehouse, period(WHEN), catalogue())
        warehouse.append("notices", rows)
        return tell(warehouse, WHEN)


def _details(code: str) -> dict[str, str]:
    return DETAILS.get(code, {"label": "Số hồ sơ {x} giải quyết 100%"})


@pytest.mark.parametrize("code", sorted(s.notice for s in catalogue().structure.values()))
def test_a_notice_of_the_reader_is_told_in_both_languages(code: str) -> None:
    law, details, told = catalogue().structure[code], _details(code), _all_noticed()
    found = told.finding(law.id, code)
    assert (found["kind"], found["severity"]) == ("structure", law.severity)
    for lang in LANGS:
        message = found[f"message_{lang}"]
        assert message.endswith((".", "!"))
        shown = [v for k, v in details.items() if not k.endswith("_en" if lang == "vi" else "_vi")]
        assert all(v in message for v in shown if v not in ("0.9969", "1234.5")), message
    assert told.verdict(code)["decision"] == ("hold" if law.severity == "error" else "publish")
    assert [c["cell"] for c in told.cells if c["finding"] == found["id"]] == ["D42"]


def test_a_figure_with_two_readings_shows_both_as_the_reader_writes_numbers() -> None:
    law = next(s for s in catalogue().structure.values() if s.notice == "figure_ambiguous")
    found = _all_noticed().finding(law.id, "figure_ambiguous")
    assert "đang đọc là 0,9969, cũng có thể là 1.234,5" in found["message_vi"]
    assert "read as 0.9969, it may also be 1,234.5" in found["message_en"]


def _notice_codes() -> set[str]:
    """The codes that stand in the calls by which the reader makes notices."""
    found = set(_NOTICED.values())
    for path in Path(assets.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in ("Notice", "at") and node.args:
                first: Any = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def test_every_notice_that_the_reader_can_give_has_its_rule() -> None:
    assert _notice_codes() - {s.notice for s in catalogue().structure.values()} == set()


def test_telling_the_findings_again_leaves_them_as_they_were() -> None:
    with stored(WHEN, {UNIT: TOLD["X.A01"][0]}) as warehouse:
        store(warehouse, WHEN, "hue", TOLD["BM3.R02"][0])
        first = run(warehouse, WHEN)
        write_findings(warehouse, period(WHEN), catalogue())
        assert seen(warehouse, period(WHEN)) == first
        assert all(json.dumps(f[f"message_{lang}"]) for f in first.findings for lang in LANGS)


def test_a_long_sum_is_cut_short_with_the_number_of_its_figures() -> None:
    items = {f"II.06/7@xa#Xã số {i:02}": "101" for i in range(1, 21)}
    told = confronted(WHEN, {"II.06/7@xa": "2.200"} | items)
    lang: Lang = "vi"
    assert "… (cả thảy 20 số) = 2.020: lệch 180." in told.finding("II.06.T02")[f"message_{lang}"]
    assert len(told.cells) == 21
