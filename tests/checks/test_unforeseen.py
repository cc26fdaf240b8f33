"""A text that fails in a way that nobody foresaw is told as unchecked, and costs no other text its check."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.facts import Confronted, Row, confronted_units, run, stored

WHEN = "2024-H1"
#: What the texts of the unit say that fails; no other unit's say it.
_STRANGE = "Nội dung chưa ai lường trước"
_REPORT = """
Số: 318/KH-UBND
Quảng Trị, ngày 20 tháng 12 năm 2023
Tiếp nhận 110 hồ sơ, gồm: trực tuyến 60 hồ sơ, trực tiếp 40 hồ sơ.
{said} theo Kế hoạch số 312/KH-UBND ngày 28/12/2023, có 12 nhiệm vụ.
Phấn đấu tỷ lệ hồ sơ trực tuyến đạt từ 60% đến 50%.
Phấn đấu đến hết năm 2024, tỷ lệ hồ sơ trực tuyến tối thiểu 80%.
Phấn đấu đến hết năm 2024, tỷ lệ hồ sơ trực tuyến tối thiểu 70%.
"""
UNITS = {
    unit: {
        "TEXT/text": _REPORT.format(said=said),
        "TEXT/ke hoach": "Đã hoàn thành 6/15 nhiệm vụ, đạt 50%.",
        "MUC-TIEU/table": f"{said}\n1 | {said} | Đạt\n3 | Rà soát văn bản | Đạt",
    }
    for unit, said in (("hue", _STRANGE), ("quang-tri", "Nội dung như mọi kỳ"))
}
FAILING, OTHER = UNITS
#: What is told of the texts of either unit where nothing fails.
TOLD = {"TEXT.B01", "TEXT.R01", "TEXT.K10", "TEXT.M03", "TEXT.N02", "MUC-TIEU.O01"}

#: What fails: which notice tells it, and what is no longer told of that unit.
STEPS = {
    "checks.claims.gather.claims_in": ("S23", {"TEXT.B01"}),
    "checks.cited.gather.citations_of": ("S23", {"TEXT.K10"}),
    "checks.cited.gather.cut_offs_of": ("S23", set()),
    "checks.cited.gather.title_citations": ("S23", set()),
    "checks.cited.gather.disagreements": ("S23", {"TEXT.K10"}),
    "checks.targets.gather.read_plan": ("S23", {"TEXT.M03", "TEXT.N02"}),
    "checks.targets.gather.limits": ("S23", {"TEXT.M03", "TEXT.N02"}),
    "checks.targets.gather.base_years": ("S23", {"TEXT.N02"}),
    "checks.targets.gather.told_twice": ("S23", {"TEXT.N02"}),
    "checks.registers.numbering.rows_numbered": ("S24", {"MUC-TIEU.O01"}),
}


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Have one step of understanding fail on what is strange."""

    def at(step: str) -> None:
        module, _, name = step.rpartition(".")
        sound: Any = getattr(__import__(module, fromlist=[name]), name)

        def strange(*given: Any) -> Any:
            if _STRANGE in repr(given):
                raise ZeroDivisionError
            return sound(*given)

        monkeypatch.setattr(step, strange)

    return at


def _of(seen: Confronted, unit: str) -> list[list[Row]]:
    return [[r for r in rows if r["unit"] == unit] for rows in (seen.outcomes, seen.findings, seen.cells)]


def _rules(seen: Confronted, unit: str) -> set[str]:
    return {f["rule"] for f in seen.findings if f["unit"] == unit}


@pytest.mark.parametrize("step", STEPS)
def test_a_text_that_nobody_foresaw_is_told_and_every_other_text_is_checked(
    fails: Callable[[str], None], step: str
) -> None:
    sound = confronted_units(WHEN, UNITS)
    assert _rules(sound, FAILING) == _rules(sound, OTHER) == TOLD
    fails(step)
    seen = confronted_units(WHEN, UNITS)
    assert _of(seen, OTHER) == _of(sound, OTHER)
    notice, lost = STEPS[step]
    assert seen.verdict(FAILING)["decision"] == "hold"
    assert _rules(seen, FAILING) == TOLD - lost | {notice}


def test_a_text_that_fails_in_several_respects_is_told_once(fails: Callable[[str], None]) -> None:
    for step in ("checks.claims.gather.claims_in", "checks.cited.gather.citations_of"):
        fails(step)
    (found,) = [f for f in confronted_units(WHEN, UNITS).findings if f["rule"] == "S23"]
    assert "“bao cao.txt”" in found["message_vi"]


def test_what_failed_once_and_is_understood_now_is_told_no_more(
    fails: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with stored(WHEN, UNITS) as warehouse:
        fails("checks.cited.gather.citations_of")
        assert "S23" in _rules(run(warehouse, WHEN), FAILING)
        monkeypatch.undo()
        assert _rules(run(warehouse, WHEN), FAILING) == TOLD
