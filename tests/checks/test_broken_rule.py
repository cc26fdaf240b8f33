"""A rule that cannot be run is broken: no finding against any unit, and no other rule is lost for it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assets.periods import period
from checks.edits.balance import Balance
from checks.edits.limits import Codes, Range
from checks.edits.ratio import Ratio
from checks.edits.rule import Instances, Rule, Wide
from checks.rules.load import catalogue
from tests.facts import Confronted, confronted_units, run, stored

WHEN = "2024-H1"
UNITS = {
    "quang-tri": {"BM3/1.4": "1877", "BM3/1.4.1": "1465", "BM3/1.4.2": "261", "BM3/1.4.3": "151",
                  "BM3/3.2": "98,57%", "BM3/3.2.1": "10,099", "BM3/3.2.2": "9,751", "II.06/3": "150.969"},
    "vp-ubnd-tinh": {"II.06/3": "550", "II.06/7": "527", "II.06/11": "23"},
    "hue": {"BM1/2": "55,17", "BM1/2.1": "29", "BM1/2.2": "16", "BM1/6": "1"},
}  # fmt: skip
FAULTS = {
    "syntax": "1 +",
    "no such column": '"no such column"',
    "no such function": "no_such_function(1)",
    "a text that is no number, found out only on the rows": "CAST('x' || unit AS INTEGER)",
    "a number too large, found out only on the rows": "power(10::DOUBLE, 40 + length(unit))::DECIMAL(38,9)",
    "an error raised on the rows": "error('broken on ' || unit)::INTEGER",
}

Broken = Callable[[type[Rule], str, str], None]


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch) -> Broken:
    """Have one rule say something for its first figure that cannot be run."""

    def at(kind: type[Rule], ident: str, sql: str) -> None:
        sound: Any = kind.instances

        def instances(self: Rule, wide: Wide) -> list[Instances]:
            found: list[Instances] = sound(self, wide)
            if self.id != ident:
                return found
            unit = f'"{self.home}@".unit'
            return [replace(i, values=(sql.replace("unit", unit), *i.values[1:])) for i in found]

        monkeypatch.setattr(kind, "instances", instances)

    return at


def _others(seen: Confronted, ident: str) -> list[object]:
    return [[r for r in rows if r["rule"] != ident] for rows in (seen.outcomes, seen.findings)]


@pytest.mark.parametrize("sql", FAULTS.values(), ids=FAULTS)
def test_a_broken_rule_is_no_finding_and_every_other_rule_runs(breaks: Broken, sql: str) -> None:
    sound = confronted_units(WHEN, UNITS)
    breaks(Ratio, "BM3.R02", sql)
    seen = confronted_units(WHEN, UNITS)
    assert seen.of("BM3.R02") == ["broken"]  # of the one unit that sent BM3
    assert "BM3.R02" in {f["rule"] for f in sound.findings}
    assert "BM3.R02" not in {f["rule"] for f in seen.findings}
    assert _others(seen, "BM3.R02") == _others(sound, "BM3.R02")


def test_the_gate_holds_the_units_of_a_broken_rule_and_no_others(breaks: Broken) -> None:
    breaks(Ratio, "BM3.R02", FAULTS["an error raised on the rows"])
    seen = confronted_units(WHEN, UNITS)
    assert (seen.verdict("quang-tri")["decision"], seen.verdict("quang-tri")["reasons"]) == ("hold", "broken")
    assert seen.verdict("vp-ubnd-tinh")["decision"] == "publish"
    assert seen.verdict("hue")["decision"] == "publish"


def test_a_rule_that_breaks_on_a_later_day_breaks_no_other(breaks: Broken) -> None:
    with stored(WHEN, UNITS) as warehouse:
        sound = run(warehouse, WHEN)
        breaks(Ratio, "BM3.R02", FAULTS["an error raised on the rows"])
        seen = run(warehouse, WHEN)
    assert {r["rule"] for r in seen.outcomes if r["outcome"] == "broken"} == {"BM3.R02"}
    assert _others(seen, "BM3.R02") == _others(sound, "BM3.R02")


def test_rules_of_several_kinds_may_be_broken_at_once(breaks: Broken) -> None:
    breaks(Ratio, "BM3.R01", FAULTS["syntax"])
    breaks(Balance, "BM3.B01", FAULTS["no such column"])
    breaks(Range, "BM1.G01", FAULTS["an error raised on the rows"])
    seen = confronted_units(WHEN, UNITS)
    broken = {(r["unit"], r["rule"]) for r in seen.outcomes if r["outcome"] == "broken"}
    assert broken == {("quang-tri", "BM3.R01"), ("quang-tri", "BM3.B01"), ("hue", "BM1.G01")}
    assert seen.only("BM3.R02") == "violated"


def test_a_kind_that_fails_before_it_says_any_sql_breaks_its_rules_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def instances(self: Rule, wide: Wide) -> list[Instances]:
        raise KeyError("no such version")

    monkeypatch.setattr(Balance, "instances", instances)
    seen = confronted_units(WHEN, UNITS)
    rules = catalogue().in_force(period(WHEN))
    sent = {place.partition("/")[0] for printed in UNITS.values() for place in printed}
    balances = [r.id for r in rules if isinstance(r, Balance) and not r.claim and sent & set(r.forms())]
    assert {r["rule"] for r in seen.outcomes if r["outcome"] == "broken"} == set(balances)
    assert seen.only("BM3.R02") == "violated"


def test_the_largest_figures_that_can_be_read_break_no_rule() -> None:
    largest = "9.999.999.999.999"
    forms = catalogue().versions(period(WHEN))
    facts = {
        f"{form}/{i.code}{level}": largest + ("%" if i.quantity == "rate" else "")
        for form, version in forms.items()
        for i in version.indicators
        if i.quantity in ("count", "rate")
        for level in (["", *(f"@{x}" for x in version.by_level.codes)] if version.by_level else [""])
    }
    seen = confronted_units(WHEN, {"quang-tri": facts, "hue": {"BM1/2.1": "29"}})
    assert "broken" not in {r["outcome"] for r in seen.outcomes}
    assert seen.only("BM3.B01") == "violated"
    assert seen.only("BM3.L01") == "satisfied"


def test_a_rule_that_breaks_only_in_telling_what_it_found_is_broken_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sound: Any = Codes.instances

    def instances(self: Rule, wide: Wide) -> list[Instances]:
        found: list[Instances] = sound(self, wide)
        return [replace(i, values=("error('broken in telling')::INTEGER", i.values[1])) for i in found]

    monkeypatch.setattr(Codes, "instances", instances)
    seen = confronted_units(WHEN, UNITS | {"hue": {"BM1/6": "3", "BM1/2.1": "29"}})
    assert seen.of("BM1.C01", "hue") == ["broken"]
    assert (seen.verdict("hue")["decision"], seen.verdict("hue")["reasons"]) == ("hold", "broken")
