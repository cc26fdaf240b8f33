"""The documents of a unit are read together, but each is as old as itself."""

from tests.facts import confronted

#: The date and number of a plan, and what another document cites that is younger than it.
PLAN = "Số: 318/KH-UBND\nQuảng Trị, ngày 20 tháng 12 năm 2023\nKế hoạch có 15 nhiệm vụ."
CITING = "Theo Kế hoạch số 312/KH-UBND ngày 28/12/2023, có 12 nhiệm vụ."


def _rules_told(**texts: str) -> set[str]:
    told = confronted("2024-H1", {f"TEXT/{name}": text for name, text in texts.items()})
    return {f["rule"] for f in told.findings}


def test_what_a_plan_cites_is_not_younger_than_the_plan() -> None:
    assert "TEXT.K10" in _rules_told(plan=f"{PLAN}\n{CITING}")


def test_a_report_without_a_date_is_not_as_old_as_the_plan_beside_it() -> None:
    assert "TEXT.K10" not in _rules_told(plan=PLAN, report=CITING)
