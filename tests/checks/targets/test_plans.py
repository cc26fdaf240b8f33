"""Whole plans with their slips marked by hand: what a careful reader would object to, and nothing else.

What may be said of a plan stands at the head of ``plans.yaml``.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checks.edits.stated import Stated
from checks.edits.target import Target
from checks.edits.units import Units
from checks.rules.load import catalogue
from tests.checks.claims.marked import FOLDER, passages
from tests.facts import confronted_units

PLANS: dict[str, dict[str, Any]] = {
    p["id"]: p for p in yaml.safe_load(Path(__file__).with_name("plans.yaml").read_text("utf-8"))["plans"]
}
RULES = {rule.id for rule in catalogue().rules.values() if isinstance(rule, Target | Units | Stated)}
Objection = tuple[str, tuple[str, ...]]


@cache
def _told() -> dict[str, list[Objection]]:
    """What is objected to in each plan."""
    found: dict[str, list[Objection]] = {ident: [] for ident in PLANS}
    for when in {p["period"] for p in PLANS.values()}:
        units = {i: {"TEXT/text": p["text"]} for i, p in PLANS.items() if p["period"] == when}
        seen = confronted_units(when, units)
        printed: dict[str, list[str]] = {}
        for c in seen.cells:
            printed.setdefault(c["finding"], []).append(c["printed"])
        for f in seen.findings:
            if f["rule"] in RULES:
                found[f["unit"]].append((f["rule"], _sorted(printed[f["id"]])))
    return found


def _sorted(printed: list[str]) -> tuple[str, ...]:
    return tuple(sorted(text.removeprefix("hơn ") for text in printed))


def _marked(ident: str, *, missed: bool) -> list[Objection]:
    slips = PLANS[ident]["slips"]
    return sorted((s["rule"], _sorted(s["figures"])) for s in slips if bool(s.get("missed")) == missed)


def test_half_of_the_plans_have_slips_and_every_rule_over_one_document_is_among_them() -> None:
    with_slips = [p for p in PLANS.values() if p["slips"]]
    assert len(PLANS) == 2 * len(with_slips) == 24
    assert {s["rule"] for p in with_slips for s in p["slips"]} == RULES - {"TEXT.N03"}


@pytest.mark.parametrize("ident", PLANS)
def test_of_a_plan_its_slips_are_found_and_nothing_else(ident: str) -> None:
    assert sorted(_told()[ident]) == _marked(ident, missed=False)


def test_what_is_known_to_be_missed_is_little() -> None:
    marked = sum(len(p["slips"]) for p in PLANS.values())
    assert marked > 30
    assert sum(len(_marked(ident, missed=True)) for ident in PLANS) <= 2


@pytest.mark.parametrize("name", ["office_manners.yaml", "learnt"])
def test_no_report_is_accused_of_a_target(name: str) -> None:
    reports = {p.id: {"TEXT/text": p.text} for p in passages(FOLDER / name)}
    seen = confronted_units("2024-H1", reports)
    assert any(r["target"] for r in seen.outcomes if r["rule"] in RULES)
    assert [(f["unit"], f["rule"], f["message_vi"]) for f in seen.findings if f["rule"] in RULES] == []
