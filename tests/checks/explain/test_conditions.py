"""What an edit demands of figures that may still change is what SQL decides of figures as they are."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.forms.model import FormVersion
from assets.periods import period
from assets.warehouse import Warehouse
from checks.confront import confront
from checks.explain.lay_out import Layouts
from checks.explain.search import Record
from checks.rules.load import catalogue
from tests.facts import stored

#: With three levels, with two, and a year whose cut-off is in the time of two.
PERIODS = ("2024-H1", "2025-Q3", "2025-Y")
#: Kinds whose instances are not decided by sums of figures, or stand in reports' text only.
UNCONDITIONED = (
    "ranking", "banded",
    "presence", "codes", "citation", "shares", "count", "status", "path", "rows", "target", "units", "stated",
)  # fmt: skip
BLANKS = ("", "-", "x")
#: Rows of outlines: with and without those above, one left out, one without a code, one that is there twice.
OUTLINE = ("1", "2", "1.1", "1.2", "1.4", "1.2.1", "1.2.2", "2.1", "2.1(2)", "II", "II.3", "II.4", "2.[19]")
FIGURES = {
    "code": ("0", "1", "2", "3"),
    "count": ("0", "8", "16", "24", "29", "40", "48", "-8"),
    "rate": ("0%", "50%", "50,0%", "33%", "33,33%", "66,7%", "66,667%", "100%", "104%", "55,17%", "60,4%"),
    "measure": ("0", "8", "8,5", "16,25"),
}

Printed = dict[str, str]
Instance = tuple[str, str, str, str, str]  # unit, rule, level, item, target


def _rows(rng: random.Random, version: FormVersion) -> list[str]:
    if version.by_level is None:
        return [""]
    if version.layout == "outline":
        codes = rng.sample(OUTLINE, rng.randint(1, len(OUTLINE)))
        return [row for row in ["", "@survey", *(f"#{c}" for c in sorted(codes))] if rng.random() < 0.9]
    rows = [row for row in ["", *(f"@{level}" for level in version.by_level.codes)] if rng.random() < 0.8]
    rows += [f"{row}#{item}" for row in rows for item in ("Đất đai", "Hộ tịch") if rng.random() < 0.3]
    rows += [
        f"{row} › {part}" for row in rows for part in ("Cấp mới", "Đổi") if "#" in row and rng.random() < 0.3
    ]
    return [row for row in rows if rng.random() < 0.9]  # a level without its own row, a part without its item


def _unit(rng: random.Random, versions: dict[str, FormVersion]) -> Printed:
    """Figures out of few; a joined column may be given, printed apart or blank in any row."""
    printed: Printed = {}
    of_figures = sorted(form for form, version in versions.items() if not version.register_)
    for form in rng.sample(of_figures, rng.randint(1, len(of_figures))):
        for row in _rows(rng, versions[form]):
            for line in versions[form].indicators:
                given = rng.random() < (0.5 if line.joins else 0.93)
                if line.quantity != "heading" and given:
                    choice = BLANKS if rng.random() < 0.06 else FIGURES[line.quantity]
                    printed[f"{form}/{line.code}{row}"] = rng.choice(choice)
    return printed


def _as_confronted(warehouse: Warehouse, when: str) -> dict[Instance, bool]:
    return {
        (r["unit"], r["rule"], r["level"], r["item"], r["target"]): r["outcome"] == "satisfied"
        for r in warehouse.rows("SELECT * FROM confrontations WHERE period = ?", [when])
        if r["outcome"] in ("satisfied", "violated")
        and getattr(catalogue().rules[r["rule"]], "kind") not in UNCONDITIONED  # noqa: B009
    }


def _as_laid_out(warehouse: Warehouse, when: str, units: dict[str, Printed]) -> dict[Instance, bool]:
    of = period(when)
    layouts = Layouts(catalogue().in_force(of), catalogue().versions(of))
    found: dict[Instance, bool] = {}
    for unit in units:
        facts = warehouse.rows(
            "SELECT * FROM facts WHERE period = ? AND unit = ? AND NOT repeated "
            "ORDER BY form, level, item, indicator",
            [when, unit],
        )
        if not facts:
            continue
        layout, _, values = layouts.of(facts)
        record = Record(layout.edits, values)
        for edit in layout.edits.edits:
            state = record.state(edit.condition)
            if state is not None:
                found[unit, edit.rule, edit.level, edit.item, edit.target] = state
    return found


@pytest.mark.parametrize("when", PERIODS)
@settings(max_examples=2, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_conditions_say_of_every_instance_what_sql_says(when: str, seed: int) -> None:
    rng, versions = random.Random(seed), catalogue().versions(period(when))
    units = {f"u{i:03}": _unit(rng, versions) for i in range(15)}
    with stored(when, units) as warehouse:
        confront(warehouse, period(when), catalogue())
        expected = _as_confronted(warehouse, when)
        seen = _as_laid_out(warehouse, when, units)
    assert {k for k in seen if seen[k]} == {k for k in expected if expected[k]}
    assert {k for k in seen if not seen[k]} == {k for k in expected if not expected[k]}
    assert sum(seen.values()) > 50
    assert sum(not holds for holds in seen.values()) > 10


@pytest.mark.parametrize("when", PERIODS)
def test_every_kind_that_adds_figures_up_has_a_condition(when: str) -> None:
    rng, versions = random.Random(1), catalogue().versions(period(when))
    units = {f"u{i:03}": _unit(rng, versions) for i in range(20)}
    with stored(when, units) as warehouse:
        seen = {rule for _, rule, *_ in _as_laid_out(warehouse, when, units)}
    kinds = {getattr(catalogue().rules[r], "kind") for r in seen}  # noqa: B009
    wanted = {getattr(r, "kind") for r in catalogue().in_force(period(when))}  # noqa: B009
    assert kinds == wanted - set(UNCONDITIONED)


RATES = [
    "50%",
    "50,1%",
    "49,9%",
    "49,95%",
    "66,7%",
    "66,66%",
    "66,67%",
    "66,667%",
    "66,666%",
    "67%",
    "0%",
    "100%",
]


@settings(max_examples=4, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(RATES), st.integers(0, 1000), st.integers(0, 999)), min_size=1, max_size=40
    )
)
def test_a_rate_with_any_decimals_is_decided_alike(cases: list[tuple[str, int, int]]) -> None:
    when = "2024-H1"
    near = [
        ("66,7%", 2, 3),
        ("66,66%", 2, 3),
        ("67%", 2, 3),
        ("50,1%", 501, 1000 - 1),
        ("33,5%", 67, 200),
        ("0%", 0, 0),
    ]
    units = {
        f"u{i:03}": {"BM3/3.1": rate, "BM3/3.1.2": str(part), "BM3/3.1.1": str(whole)}
        for i, (rate, part, whole) in enumerate([*cases, *near])
    }
    with stored(when, units) as warehouse:
        confront(warehouse, period(when), catalogue())
        assert _as_laid_out(warehouse, when, units) == _as_confronted(warehouse, when)
