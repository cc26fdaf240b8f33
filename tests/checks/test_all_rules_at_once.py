"""What SQL decides for many units at once is what plain arithmetic decides for each, in any order."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.forms.model import FormVersion
from assets.periods import period
from checks.rules.load import catalogue
from tests import oracle
from tests.facts import Confronted, confronted_units, run, store, stored

PERIODS = ("2024-H1", "2025-Q3")
BLANKS = ("", "-", "x", "...", "Sở TTTT theo dõi")

Units = dict[str, dict[str, str]]
#: Rows of an outline; one in four is left out, some have no code or one that is there already.
OUTLINE = ("1", "1.1", "1.2", "1.2.1", "1.2.2", "2", "2.1", "2.1(2)", "2.[19]", "II", "II.3", "II.4")

FIGURES = {
    "code": ("0", "1", "2", "3"),
    "count": ("0", "8", "16", "24", "29", "40", "48", "-8"),
    "rate": ("0%", "50,0%", "33,33%", "66,7%", "66,66%", "100%", "104%", "55,17%", "60,4%", "60,42%"),
    "measure": ("0", "8", "8,0", "8,5", "16", "16,5", "0,8791", "24,25"),
}


def _some_figure(rng: random.Random, quantity: str) -> str:
    """A figure out of few, so that sums and bounds are met as often as missed."""
    return rng.choice(BLANKS if rng.random() < 0.08 else FIGURES[quantity])


def _rows(rng: random.Random, version: FormVersion) -> list[str]:
    """How the places of a form's rows end: of the unit, of its levels, of items within them."""
    if version.by_level is None:
        return [""]
    if version.layout == "outline":
        return ["", "@survey", *(f"#{code}" for code in OUTLINE if rng.random() < 0.75)]
    rows = [row for row in ["", *(f"@{level}" for level in version.by_level.codes)] if rng.random() < 0.8]
    rows += [f"{row}#{item}" for row in rows for item in ("Đất đai", "Hộ tịch") if rng.random() < 0.3]
    rows += [
        f"{row} › {part}" for row in rows for part in ("Cấp mới", "Đổi") if "#" in row and rng.random() < 0.3
    ]
    return [row for row in rows if rng.random() < 0.9]  # a level without its own row, a part without its item


def _random_unit(rng: random.Random, versions: dict[str, FormVersion]) -> dict[str, str]:
    of_figures = sorted(form for form, version in versions.items() if not version.register_)
    return {
        f"{form}/{line.code}{row}": _some_figure(rng, line.quantity)
        for form in rng.sample(of_figures, rng.randint(1, len(of_figures)))
        for row in _rows(rng, versions[form])
        for line in versions[form].indicators
        if line.quantity != "heading" and rng.random() < 0.93
    }


def _random_units(seed: int, when: str, count: int = 25) -> Units:
    rng, versions = random.Random(seed), catalogue().versions(period(when))
    return {f"u{i:03}": _random_unit(rng, versions) for i in range(count)}


def _by_instance(seen: Confronted) -> dict[tuple[str, ...], str]:
    key = ("unit", "rule", "level", "item", "target")
    return {tuple(r[k] for k in key): r["outcome"] for r in seen.outcomes}


@pytest.mark.parametrize("when", PERIODS)
@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_sql_decides_as_plain_arithmetic_does(when: str, seed: int) -> None:
    units, versions = _random_units(seed, when), catalogue().versions(period(when))
    expected = {
        (unit, rule.id, *place): outcome
        for unit, printed in units.items()
        for figures in [oracle.read(printed, versions)]
        for rule in catalogue().in_force(period(when))
        for place, outcome in oracle.decide(rule, figures, versions).items()
    }
    seen = confronted_units(when, units)
    assert _by_instance(seen) == expected
    assert min(Counter(expected.values())[o] for o in ("satisfied", "violated", "lacking")) > 30
    assert len(seen.findings) == sum(outcome == "violated" for outcome in expected.values())
    assert not [v for v in seen.verdicts if {"short", "broken", "changed"} & set(v["reasons"].split(","))]


def _told(seen: Confronted) -> list[object]:
    """Everything but when it was judged, and the fingerprint, which knows the order of nothing."""
    return [seen.outcomes, seen.findings, seen.cells, seen.verdicts]


@pytest.mark.parametrize("when", PERIODS)
def test_the_order_of_facts_units_and_files_changes_nothing(when: str) -> None:
    units = _random_units(7, when, 8)
    straight = confronted_units(when, units)
    backwards = {u: dict(reversed(units[u].items())) for u in reversed(units)}
    assert _told(confronted_units(when, backwards)) == _told(straight)


@pytest.mark.parametrize("when", PERIODS)
def test_units_do_not_touch_each_other(when: str) -> None:
    units = _random_units(11, when, 12)
    together = confronted_units(when, units)
    for unit in ("u000", "u005", "u011"):
        alone = confronted_units(when, {unit: units[unit]})
        mine = [[row for row in table if row["unit"] == unit] for table in _told(together)]  # type: ignore[attr-defined]
        assert _told(alone) == mine


def test_other_periods_do_not_touch_each_other() -> None:
    units = _random_units(13, "2024-H1", 4)
    alone = confronted_units("2024-H1", units)
    with stored("2024-Q1", _random_units(17, "2024-Q1", 4)) as warehouse:
        earlier = run(warehouse, "2024-Q1")
        for unit, printed in units.items():
            store(warehouse, "2024-H1", unit, printed)
        assert _told(run(warehouse, "2024-H1")) == _told(alone)
        assert _told(run(warehouse, "2024-Q1")) == _told(earlier)


def test_a_figure_given_twice_is_not_confronted_twice() -> None:
    printed = {"BM3/3.2": "98,57%", "BM3/3.2.1": "10,099", "BM3/3.2.2": "9,955"}
    with stored("2024-H1", {"quang-tri": printed}) as warehouse:
        again = {"BM3/3.2.2": "19,751"}
        store(warehouse, "2024-H1", "quang-tri", again, file="BM3 (1).xlsx", repeated=True)
        seen = run(warehouse, "2024-H1")
    assert seen.only("BM3.R02") == "satisfied"
    assert not seen.findings


def test_one_unit_without_a_form_does_not_lend_it_from_another() -> None:
    seen = confronted_units(
        "2024-H1",
        {
            "quang-tri": {"BM3/3.1.1": "52,414", "BM3/3.2.1": "10,099", "BM3/3.3.1": "77,881"},
            "vp-ubnd-tinh": {"II.06/7": "527"},
            "hue": {"BM1/1": "17"},
        },
    )
    assert seen.only("X.A01", "quang-tri") == "lacking"
    assert seen.only("X.A01", "vp-ubnd-tinh") == "lacking"
    assert seen.of("X.A01", "hue") == []
    assert not seen.findings
