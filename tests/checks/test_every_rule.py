"""Every rule of the catalogue has been seen to hold, to fail and to stay undecided."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from assets.law import read_yaml
from assets.periods import Period, period, periods_between
from checks.edits.rule import CROSS, Rule
from checks.rules.load import catalogue
from tests.facts import Confronted, confronted_units

CASES = Path(__file__).with_name("cases")
WANTED = ("satisfied", "violated", "lacking")
USUAL = ("2024-H1", "2025-Q3")

Cases = dict[str, dict[str, dict[str, str]]]


def _cases() -> Cases:
    found: Cases = {}
    for path in sorted(CASES.glob("*.yaml")):
        found |= read_yaml(path)
    return found


CASES_OF = _cases()


def _periods(rule: Rule) -> list[Period]:
    """Periods in which a rule is in force: the usual ones, or else its first."""
    usual = [p for p in map(period, USUAL) if rule.in_force.holds_on(p.cut_off)]
    start = rule.in_force.start
    later = periods_between(start, date(start.year + 2, 1, 1))
    return usual or [p for p in later if rule.in_force.holds_on(p.cut_off)][:1]


def _facts(rule: Rule, wanted: str) -> dict[str, str]:
    own = "" if rule.home == CROSS else f"{rule.home}/"
    return {place if "/" in place else own + place: text for place, text in CASES_OF[rule.id][wanted].items()}


@cache
def _confronted(when: str) -> Confronted:
    """All cases of the rules in force in a period, each the submission of a unit of its own."""
    return confronted_units(
        when, {f"{rule.id} {wanted}": _facts(rule, wanted) for rule in RULES if rule.id in CASES_OF
               if period(when) in _periods(rule) for wanted in WANTED},
    )  # fmt: skip


RULES = list(catalogue().rules.values())
RUNS = [
    pytest.param(rule, p, id=f"{rule.id}-{p.code}")
    for rule in RULES
    if rule.id in CASES_OF
    for p in _periods(rule)
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_data_that_satisfies_violates_and_leaves_it_undecided(rule: Rule) -> None:
    cases = CASES_OF.get(rule.id)
    assert cases, f"give {rule.id} its cases in tests/checks/cases/"
    assert [kind for kind in WANTED if cases.get(kind)] == list(WANTED)
    assert _periods(rule), f"{rule.id} is in force at no cut-off"


def test_there_are_no_cases_of_rules_that_do_not_exist() -> None:
    assert set(CASES_OF) <= set(catalogue().rules)


@pytest.mark.parametrize(("rule", "when"), RUNS)
def test_a_rule_holds_fails_and_stays_undecided(rule: Rule, when: Period) -> None:
    seen = _confronted(when.code)
    satisfied, violated, lacking = (seen.of(rule.id, f"{rule.id} {wanted}") for wanted in WANTED)
    assert "satisfied" in satisfied
    assert set(satisfied) <= {"satisfied", "lacking"}
    assert violated.count("violated") == 1
    assert seen.finding(rule.id, f"{rule.id} violated")["severity"] == rule.severity
    assert set(lacking) == {"lacking"}
    assert {f["unit"] for f in seen.findings if f["rule"] == rule.id and f["unit"].startswith(rule.id)} == {
        f"{rule.id} violated"
    }
