"""Bounds, spans, limits, codes, presence: where each begins to fail, and what leaves it undecided."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.rules.load import Catalogue
from tests.facts import confronted, confronted_units
from tests.points_form import points_rules, rule

WHEN = "2024-H1"


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return points_rules(
        tmp_path_factory.mktemp("law"),
        rule("DC.L01", kind="bound", lesser='["2.1", "2.3"]', greater='["2.2"]', missing="zero"),
        rule("DC.L02", kind="bound", lesser='["1.1"]', greater='["1.2"]'),
        rule("DC.L03", kind="bound", lesser='["2.1", "2.3"]', greater='["2.2"]'),
        rule("DC.W01", kind="between", whole='"1"', parts='["1.1", "1.2", "1.3"]'),
        rule("DC.G01", kind="range", of='["2.1"]', least=3, most=9),
        rule("DC.G02", kind="range", of='["2.2"]', most=9),
        rule("DC.G03", kind="range", of='["2.3"]', least=3),
        rule("DC.G04", kind="range", all_of="measure", least="-1.5", most="100"),
        rule("DC.C01", kind="codes", of='["6"]'),
        rule("DC.P01", kind="presence", when='["1", "2"]', of='["5", "6"]'),
    )


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(*[st.integers(-5, 10**12)] * 3), min_size=1, max_size=60))
def test_a_bound_on_counts_holds_up_to_equality(kinds: Catalogue, cases: list[tuple[int, int, int]]) -> None:
    cases = [*cases, (29, 13, 42), (29, 14, 42)]
    units = {
        f"u{i:03}": {"DC/2.1": str(a), "DC/2.3": str(b), "DC/2.2": str(c)}
        for i, (a, b, c) in enumerate(cases)
    }
    seen = confronted_units(WHEN, units, kinds)
    assert seen.of("DC.L01") == ["satisfied" if a + b <= c else "violated" for a, b, c in cases]
    assert seen.of("DC.L01") == seen.of("DC.L03")


def test_a_lesser_figure_not_given_is_zero_only_where_the_rule_says_so(kinds: Catalogue) -> None:
    seen = confronted(WHEN, {"DC/2.1": "58", "DC/2.3": "", "DC/2.2": "97"}, kinds)
    assert (seen.only("DC.L01"), seen.only("DC.L03")) == ("satisfied", "lacking")
    seen = confronted(WHEN, {"DC/2.1": "", "DC/2.2": "97"}, kinds)
    assert (seen.only("DC.L01"), seen.only("DC.L03")) == ("lacking", "lacking")
    seen = confronted(WHEN, {"DC/2.1": "58", "DC/2.3": "0"}, kinds)
    assert (seen.only("DC.L01"), seen.only("DC.L03")) == ("lacking", "lacking")


@pytest.mark.parametrize(
    ("lesser", "greater", "outcome"),
    [
        ("8,46", "8,46", "satisfied"),
        ("8,46", "8,4", "violated"),  # 8,455 … above 8,45
        ("8,46", "8,5", "satisfied"),
        ("8,45", "8,4", "satisfied"),  # both may be 8,45
        ("-1,25", "-1,3", "satisfied"),
    ],
)
def test_a_bound_on_rounded_figures_allows_their_rounding(
    kinds: Catalogue, lesser: str, greater: str, outcome: str
) -> None:
    seen = confronted(WHEN, {"DC/1.1": lesser, "DC/1.2": greater}, kinds)
    assert seen.only("DC.L02") == outcome


@pytest.mark.parametrize(
    ("whole", "outcome"),
    [
        ("97,2", "satisfied"),  # the lowest part is 97,25, give or take
        ("97,1", "violated"),
        ("97", "satisfied"),  # printed without decimals: 96,5 … 97,5
        ("96", "violated"),
        ("100", "satisfied"),
        ("101", "satisfied"),  # 100,5 at the least, and the highest part 100,5 at the most
        ("100,6", "violated"),
        ("", "lacking"),
    ],
)
def test_a_total_lies_in_the_span_of_its_parts_give_or_take_their_rounding(
    kinds: Catalogue, whole: str, outcome: str
) -> None:
    parts = {"DC/1.1": "100", "DC/1.2": "99,1", "DC/1.3": "97,25"}
    assert confronted(WHEN, parts | {"DC/1": whole}, kinds).only("DC.W01") == outcome
    assert confronted(WHEN, parts | {"DC/1": whole, "DC/1.2": "-"}, kinds).only("DC.W01") == "lacking"
    # Printed to two decimals, the highest part is no higher than 100,005.
    stricter = "violated" if whole == "101" else outcome
    assert confronted(WHEN, parts | {"DC/1": whole, "DC/1.1": "100,00"}, kinds).only("DC.W01") == stricter


@settings(max_examples=6, deadline=None)
@given(st.lists(st.integers(-20, 20), min_size=1, max_size=60))
def test_limits_hold_on_either_side_and_alone(kinds: Catalogue, figures: list[int]) -> None:
    figures = [*figures, 2, 3, 9, 10]
    units = {f"u{i:03}": dict.fromkeys(("DC/2.1", "DC/2.2", "DC/2.3"), str(v)) for i, v in enumerate(figures)}
    seen = confronted_units(WHEN, units, kinds)
    assert seen.of("DC.G01") == ["satisfied" if 3 <= v <= 9 else "violated" for v in figures]
    assert seen.of("DC.G02") == ["satisfied" if v <= 9 else "violated" for v in figures]
    assert seen.of("DC.G03") == ["satisfied" if v >= 3 else "violated" for v in figures]


def test_a_figure_beyond_its_limits_misses_by_the_way_to_the_nearer_one(kinds: Catalogue) -> None:
    seen = confronted(WHEN, {"DC/2.1": "12", "DC/2.2": "12", "DC/2.3": "1"}, kinds)
    misses = {f["rule"]: f["imbalance"] for f in seen.findings if f["rule"].startswith("DC.G")}
    assert misses == {"DC.G01": 3, "DC.G02": 3, "DC.G03": -2}


def test_limits_of_all_measures_reach_every_one_of_them(kinds: Catalogue) -> None:
    seen = confronted(WHEN, {"DC/1": "100,01", "DC/1.1": "", "DC/1.4": "-1,5", "DC/2.1": "999"}, kinds)
    found = {r["target"]: r["outcome"] for r in seen.outcomes if r["rule"] == "DC.G04"}
    assert found | {"1": "violated", "1.1": "lacking", "1.4": "satisfied"} == found
    assert set(confronted(WHEN, {"DC/2.1": "8"}, kinds).of("DC.G04")) == {"lacking"}


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("0", "satisfied"), ("1", "satisfied"), ("01", "satisfied"), ("Có", "satisfied"), ("KHÔNG", "satisfied"),
     ("2", "violated"), ("-1", "violated"), ("10", "violated"), ("", "lacking"), ("x", "lacking"),
     ("1,5", "lacking"), ("Có nhưng chưa xong", "lacking")],
)  # fmt: skip
def test_an_answer_is_one_of_the_forms_codes(kinds: Catalogue, answer: str, outcome: str) -> None:
    assert confronted(WHEN, {"DC/6": answer}, kinds).only("DC.C01") == outcome


@pytest.mark.parametrize(
    ("facts", "outcome", "missing"),
    [
        ({"DC/5": "8,46", "DC/6": "1"}, "satisfied", 0),
        ({"DC/5.1": "3,2", "DC/5.2": "5,2", "DC/6": "0"}, "satisfied", 0),
        ({"DC/5": "8,46", "DC/6": ""}, "violated", 1),
        ({"DC/5.1": "3,2", "DC/6": "0"}, "violated", 1),
        ({"DC/5": "x"}, "violated", 2),
        ({"DC/2": "", "DC/5": "", "DC/6": ""}, "lacking", None),
    ],
)
def test_figures_given_call_for_the_figures_they_rest_on(
    kinds: Catalogue, facts: dict[str, str], outcome: str, missing: int | None
) -> None:
    seen = confronted(WHEN, {"DC/1": "8,46", "DC/2": "84,6%"} | facts, kinds)
    assert seen.only("DC.P01") == outcome
    told = [r["left_side"] for r in seen.outcomes if r["rule"] == "DC.P01" and r["outcome"] == "violated"]
    assert told == ([Decimal(missing)] if missing else [])
