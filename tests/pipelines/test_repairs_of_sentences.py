"""Which repairs of a sentence are offered, and what becomes of it when one is tried."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.cli.main import main

CHANNELS = "Toàn tỉnh tiếp nhận 84.215 hồ sơ (trực tuyến 61.372; trực tiếp 20.418; bưu chính 2.245).\n"
#: 20.418 / 61.372 = 33,3 % by chance.
THIRDS = "Theo lĩnh vực: đất đai 33,3%; tư pháp 33,3%; lĩnh vực khác 33,4%.\n"


def _checked(folder: Path, capsys: pytest.CaptureFixture[str], text: str, *words: str) -> dict[str, Any]:
    path = folder / "bao-cao.txt"
    path.write_text(text, encoding="utf-8")
    main(["check", str(path), "--period", "2024-H1", "--format", "json", *words])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def _repairs(found: dict[str, Any]) -> set[tuple[str, str]]:
    return {(r["printed"], r["repair"]) for e in found["explanations"] for one in e["repairs"] for r in one}


def test_a_rate_of_other_paragraphs_that_fits_by_chance_guards_no_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = _repairs(_checked(tmp_path, capsys, CHANNELS))
    assert ("20.418", "20598") in alone
    assert _repairs(_checked(tmp_path, capsys, CHANNELS + THIRDS)) == alone


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", "mà không làm sai phép đối chiếu nào khác"),
        (THIRDS, "mà chỉ làm sai phép đối chiếu có thể đang khớp do ngẫu nhiên (TEXT.R02)"),
    ],
)
def test_the_only_repair_says_which_edits_it_breaks_that_may_hold_by_chance(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: str, told: str
) -> None:
    text = (
        "Toàn tỉnh tiếp nhận 84.215 hồ sơ (trực tuyến 61.372 hồ sơ, chiếm 72,88%; trực tiếp 20.418 hồ sơ; bưu chính "
        "2.245 hồ sơ, chiếm 2,67%).\n"
    )
    found = _checked(tmp_path, capsys, text + more)
    assert _repairs(found) == {("20.418", "20598")}
    for message in (found["explanations"][0]["message"], found["suspects"][0]["message"]):
        assert told in message
        assert message.count("phép đối chiếu") == 2


def test_small_figures_of_a_sentence_that_add_up_by_chance_guard_none_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """16 + 21 + 22 + 13 = 72, which counts something else."""
    text = (
        "Sở hiện có 113 TTHC thuộc thẩm quyền giải quyết, chia theo lĩnh vực: đất đai 43 TTHC, môi trường 16 TTHC, tài "
        "nguyên nước 21 TTHC, khoáng sản 22 TTHC, đo đạc bản đồ 13 TTHC. Trong số này có 72 TTHC cung cấp dịch vụ công "
        "trực tuyến toàn trình (63,7%), 41 TTHC cung cấp một phần (36,3%)."
    )
    assert {printed for printed, _ in _repairs(_checked(tmp_path, capsys, text))} == {
        "43",
        "16",
        "21",
        "22",
        "13",
    }


def test_of_a_change_the_other_way_round_the_words_are_asked_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Số hồ sơ trễ hạn là 120 hồ sơ, tăng 30 hồ sơ so với cùng kỳ năm 2023 (150 hồ sơ)."
    found = _checked(tmp_path, capsys, text)
    (finding,) = found["findings"]
    assert "ngược chiều" in finding["message"]
    ((first, *_),) = [e["repairs"] for e in found["explanations"]]
    assert [(r["printed"], r["repair"]) for r in first] == [("120", "150"), ("150", "120")]
    assert "số 150 cùng đoạn" in found["explanations"][0]["message"]


def test_of_growth_the_other_way_round_the_words_are_asked_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Số hồ sơ trễ hạn là 120 hồ sơ, tăng 23,6% so với cùng kỳ năm 2023 (157 hồ sơ)."
    found = _checked(tmp_path, capsys, text)
    (finding,) = found["findings"]
    assert finding["rule"] == "TEXT.R03"
    assert "ngược chiều" in finding["message"]
    assert "-23,6%" in finding["message"]
    assert found["explanations"][0]["repairs"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Số hồ sơ trễ hạn là 150 hồ sơ, tăng 40 hồ sơ so với cùng kỳ năm 2023 (120 hồ sơ).", "TEXT.B03"),
        ("Tiết kiệm năm 2023 là 684 triệu đồng, giảm 9,0% so với năm 2022 (552 triệu đồng).", "TEXT.R03"),
    ],
    ids=["a difference", "growth"],
)
def test_a_change_of_the_wrong_size_is_not_called_the_other_way_round(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, rule: str
) -> None:
    (finding,) = _checked(tmp_path, capsys, text)["findings"]
    assert finding["rule"] == rule
    assert "ngược chiều" not in finding["message"]


def test_of_two_figures_that_are_alike_the_noun_tells_which_is_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Đã ban hành 45 văn bản, gồm 07 kế hoạch, 07 báo cáo, 29 công văn."
    (told,) = _checked(tmp_path, capsys, text)["explanations"]
    assert "07 kế hoạch → 09" in told["message"]
    assert "07 báo cáo → 09" in told["message"]
    assert "29 → 31" in told["message"]


def test_an_amount_in_the_wrong_unit_is_told_with_the_unit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Kinh phí được bố trí 12.450 triệu đồng, đã giải ngân 5.976 tỷ đồng, đạt 48%."
    (finding,) = _checked(tmp_path, capsys, text)["findings"]
    assert "ghi nhầm đơn vị tiền" in finding["message"]
    (other,) = _checked(tmp_path, capsys, text.replace("tỷ đồng, đạt 48%", "triệu đồng, đạt 48,9%"))[
        "findings"
    ]
    assert "đơn vị tiền" not in other["message"]


def test_a_rate_of_its_own_sentence_guards_the_figures_that_it_fits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Đã giải quyết 1.200 hồ sơ, trong đó đúng hạn 1.170 hồ sơ (97,5%), quá hạn 20 hồ sơ."
    assert _repairs(_checked(tmp_path, capsys, text)) == {("20", "30")}


def test_a_value_that_is_tried_is_read_anew_with_its_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mended = CHANNELS.replace("20.418", "20.598") + THIRDS
    written = _checked(tmp_path, capsys, mended)
    tried = _checked(tmp_path, capsys, CHANNELS + THIRDS, "--try", "TEXT!1.3=20.598")
    assert tried["findings"] == written["findings"] == []
    assert [t["new"] for t in tried["tried"]] == [[]]


RECEIVED = "Tiếp nhận 1.250 hồ sơ, đã giải quyết 1.100 hồ sơ, đang giải quyết 140 hồ sơ."


@pytest.mark.parametrize(("value", "outcome"), [("150", "mended"), ("400", "unconfronted")])
def test_a_value_with_which_a_sentence_claims_nothing_any_more_mends_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], value: str, outcome: str
) -> None:
    (finding,) = _checked(tmp_path, capsys, RECEIVED)["findings"]
    found = _checked(tmp_path, capsys, RECEIVED, "--try", f"TEXT!1.3={value}")
    (trial,) = found["tried"]
    groups = ("mended", "undecided", "unconfronted", "left", "new")
    assert {g: trial[g] for g in groups} == {g: [finding["id"]] if g == outcome else [] for g in groups}


@pytest.mark.parametrize(
    ("lang", "told", "mended"),
    [
        ("vi", "Không còn được đối chiếu", "Không có phép đối chiếu nào khớp lại."),
        ("en", "No longer confronted", "No edit that failed holds now."),
    ],
)
def test_what_is_no_longer_confronted_is_told_apart_from_what_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, told: str, mended: str
) -> None:
    path = tmp_path / "bao-cao.txt"
    path.write_text(RECEIVED, encoding="utf-8")
    main(["check", str(path), "--period", "2024-H1", "--try", "TEXT!1.3=400", "--lang", lang])
    said = " ".join(capsys.readouterr().out.split())
    assert mended in said
    assert said.index(told) < said.index("– TEXT.B01 (")


def test_a_sum_that_is_now_claimed_more_surely_is_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "- Tổng số hồ sơ tiếp nhận trong kỳ của các chi nhánh là 214.906 hồ sơ.\n"
        "- Lĩnh vực có nhiều hồ sơ nhất là đất đai.\n"
        "- Đã trả kết quả 231.142 hồ sơ; trước và đúng hạn 212.838 hồ sơ, quá hạn 304 hồ sơ.\n"
        "- Lãnh đạo các chi nhánh trực tiếp xin lỗi công dân.\n"
        "- Số tồn là 1.764 hồ sơ."
    )
    before = _checked(tmp_path, capsys, text)["findings"]
    assert {f["rule"] for f in before} == {"TEXT.B01", "TEXT.B02"}
    (trial,) = _checked(tmp_path, capsys, text, "--try", "TEXT!3.1=213.142")["tried"]
    assert sorted(trial["mended"]) == sorted(f["id"] for f in before)


def test_a_rate_is_tried_with_its_sign_or_without(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Đã giải quyết 1.200 hồ sơ, trong đó đúng hạn 1.170 hồ sơ, đạt 95,7%, quá hạn 30 hồ sơ."
    for value in ("97,5", "97,5%"):
        found = _checked(tmp_path, capsys, text, "--try", f"TEXT!1.3={value}")
        assert found["findings"] == []


def test_a_value_that_is_no_figure_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bao-cao.txt"
    path.write_text(CHANNELS, encoding="utf-8")
    assert main(["check", str(path), "--period", "2024-H1", "--try", "TEXT!1.3=hai"]) == 2
    assert "hai" in capsys.readouterr().err


def test_a_thousand_with_a_comma_is_repaired_by_a_dot_and_the_slip_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Danh mục TTHC của tỉnh có 2.186 thủ tục, trong đó thuộc thẩm quyền cấp tỉnh 1,735 thủ tục, cấp xã 451."
    found = _checked(tmp_path, capsys, text)
    assert _repairs(found) == {("1,735", "1735")}
    message = found["explanations"][0]["message"]
    assert "1,735 → 1.735 (nhầm dấu phân cách hàng nghìn với dấu thập phân)" in message
