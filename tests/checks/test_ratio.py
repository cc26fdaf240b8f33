"""A printed rate is its numerator over its denominator, rounded as printed: exactly, in SQL and in Python."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.numbers import vietnamese
from checks.edits.ratio import rate_holds
from checks.rules.load import Catalogue, catalogue
from tests.facts import Confronted, confronted, confronted_units
from tests.points_form import points_rules, rule

WHEN = "2024-H1"


@pytest.fixture(scope="module")
def rates(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return points_rules(
        tmp_path_factory.mktemp("law"),
        rule("DC.R01", kind="ratio", rate='"2"', numerator='["2.1"]', denominator='["2.2"]'),
        rule("DC.R02", kind="ratio", rate='"3"', numerator='["2.1"]', denominator='["2.2"]'),
        rule("DC.R03", kind="ratio", rate='"4"', numerator='["1.1", "-1.4"]', denominator='["1.2", "1.3"]'),
    )


def _printed(last_places: int, decimals: int) -> str:
    """A rate of so many units of its last printed place."""
    return vietnamese(Decimal(last_places).scaleb(-decimals), decimals) + "%"


def _places(n: int, q: int, decimals: int, scale: int = 100) -> Fraction:
    """The exact rate in units of the last printed place."""
    return Fraction(scale * 10**decimals * n, q)


def _half_up(exact: Fraction) -> int:
    return floor(exact + Fraction(1, 2))


def _facts(n: int, q: int, places: int, decimals: int) -> dict[str, str]:
    return {"DC/2": _printed(places, decimals), "DC/2.1": str(n), "DC/2.2": str(q)}


def _all(rules: Catalogue, cases: list[dict[str, str]]) -> Confronted:
    return confronted_units(WHEN, {f"u{i:03}": facts for i, facts in enumerate(cases)}, rules)


DECIMALS = st.integers(0, 4)
SMALL = st.integers(1, 400)
HUGE = st.integers(1, 10**12)


@st.composite
def parts_of_a_whole(draw: st.DrawFn) -> tuple[int, int, int]:
    q = draw(st.one_of(SMALL, HUGE))
    return draw(st.integers(0, q)), q, draw(DECIMALS)


@st.composite
def exact_ties(draw: st.DrawFn) -> tuple[int, int, int]:
    """Numerators and denominators whose rate lies exactly between two printed values."""
    decimals, common = draw(DECIMALS), draw(st.integers(1, 10**6))
    unit = 2 * 100 * 10**decimals  # half a unit of the last place is 1/unit
    odd = 2 * draw(st.integers(0, unit // 2 - 1)) + 1
    return odd * common, unit * common, decimals


@settings(max_examples=6, deadline=None)
@given(st.lists(st.one_of(parts_of_a_whole(), exact_ties()), min_size=1, max_size=60))
def test_a_rate_rounded_half_up_holds_and_its_neighbours_do_not(
    rates: Catalogue, cases: list[tuple[int, int, int]]
) -> None:
    right, high, low = [], [], []
    for n, q, d in cases:
        exact = _places(n, q, d)
        places = _half_up(exact)
        right.append(_facts(n, q, places, d))
        high.append(_facts(n, q, places + 1, d))
        # At an exact tie the value below is what half-to-even may print: two below is wrong for sure.
        below = places - (2 if exact + Fraction(1, 2) == places else 1)
        low.append(_facts(n, q, max(below, -1), d))
        assert rate_holds(places, d, n, q, 100)
        assert not rate_holds(places + 1, d, n, q, 100)
        assert not rate_holds(below, d, n, q, 100)
    assert set(_all(rates, right).of("DC.R01")) == {"satisfied"}
    assert set(_all(rates, high).of("DC.R01")) == {"violated"}
    assert set(_all(rates, low).of("DC.R01")) == {"violated"}


@settings(max_examples=6, deadline=None)
@given(st.lists(parts_of_a_whole(), min_size=1, max_size=60))
def test_a_rate_cut_off_or_raised_is_a_warning_that_says_so(
    rates: Catalogue, cases: list[tuple[int, int, int]]
) -> None:
    facts, wanted = [], []
    for n, q, d in cases:
        exact = _places(n, q, d)
        cut, raised = floor(exact), -floor(-exact)
        for places, diagnosis in ((cut, "truncated"), (raised, "rounded_up")):
            if abs(exact - places) > Fraction(1, 2):
                facts.append(_facts(n, q, places, d))
                wanted.append(diagnosis)
    seen = _all(replace(rates, severity_when=catalogue().severity_when), facts)
    assert [f["diagnosis"] for f in seen.findings] == wanted
    assert {f["severity"] for f in seen.findings} <= {"warning"}


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(parts_of_a_whole(), st.integers(-300, 10_300)), min_size=1, max_size=60))
def test_sql_and_python_decide_alike_whatever_is_printed(
    rates: Catalogue, cases: list[tuple[tuple[int, int, int], int]]
) -> None:
    facts = [_facts(n, q, places, d) for (n, q, d), places in cases]
    holds = [rate_holds(places, d, n, q, 100) for (n, q, d), places in cases]
    assert _all(rates, facts).of("DC.R01") == ["satisfied" if h else "violated" for h in holds]


@pytest.mark.parametrize(
    ("printed", "n", "q", "outcome", "diagnosis"),
    [
        ("97%", "9.751", "10.099", "satisfied", None),  # no decimals printed: 96,55 rounds to 97
        ("96%", "9.751", "10.099", "violated", "truncated"),
        ("96,56%", "9.751", "10.099", "violated", "rounded_up"),
        ("96,5541%", "9.751", "10.099", "satisfied", None),
        ("55,2", "16", "29", "satisfied", None),
        ("12,5%", "1", "8", "satisfied", None),
        ("13%", "1", "8", "satisfied", None),  # an exact tie, half up
        ("12%", "1", "8", "satisfied", None),  # the same tie, half to even: DESIGN §5 admits both
        ("11%", "1", "8", "violated", None),
        ("100%", "77", "77", "satisfied", None),
        ("100,00%", "99.994", "100.000", "violated", "rounded_up"),
        ("0%", "0", "77", "satisfied", None),
        ("0,00%", "0", "1.234.567", "satisfied", None),
        ("150%", "30", "20", "satisfied", None),  # above 100: the bound, not the ratio, objects
        ("-5%", "1", "20", "violated", None),
        ("5%", "-1", "20", "lacking", None),  # a negative count is the range's finding
        ("100%", "0", "0", "lacking", None),
        ("100%", "5", "0", "lacking", None),
        ("", "5", "8", "lacking", None),
        ("62,5%", "", "8", "lacking", None),
        ("62,5%", "5", "-", "lacking", None),
        ("99.999.999%", "9.999.999.999.999", "1", "violated", None),
        ("9.999.999.999.999%", "9.999.999.999.999", "9.999.999.999.999", "violated", None),
        ("0,000000001%", "1", "9.999.999.999.999", "violated", "rounded_up"),
    ],
)  # fmt: skip
def test_rates_as_offices_print_them(
    rates: Catalogue, printed: str, n: str, q: str, outcome: str, diagnosis: str | None
) -> None:
    seen = confronted(WHEN, {"DC/2": printed, "DC/2.1": n, "DC/2.2": q}, rates)
    assert seen.only("DC.R01") == outcome
    assert [f["diagnosis"] for f in seen.findings] == ([] if outcome != "violated" else [diagnosis])


def test_an_index_is_the_fraction_itself_and_no_percentage(rates: Catalogue) -> None:
    seen = confronted(WHEN, {"DC/3": "0,8791", "DC/2.1": "87.911", "DC/2.2": "100.000"}, rates)
    assert seen.only("DC.R02") == "satisfied"
    seen = confronted(WHEN, {"DC/3": "87,91", "DC/2.1": "87.911", "DC/2.2": "100.000"}, rates)
    assert seen.only("DC.R02") == "violated"
    assert "điểm phần trăm" not in seen.finding("DC.R02")["message_vi"]


def test_a_rate_of_measures_reckons_with_their_decimals_and_signs(rates: Catalogue) -> None:
    points = {"DC/1.1": "87,46", "DC/1.4": "1,5", "DC/1.2": "98,25", "DC/1.3": "1,75"}
    assert confronted(WHEN, points | {"DC/4": "85,96"}, rates).only("DC.R03") == "satisfied"
    seen = confronted(WHEN, points | {"DC/4": "88,96"}, rates)
    assert seen.finding("DC.R03")["imbalance"] == 3
    assert (
        "(87,46 (ô D9) − 1,5 (ô D12) = 85,96) / (98,25 (ô D10) + 1,75 (ô D11) = 100,00) = 85,96%"
        in (seen.finding("DC.R03")["message_vi"])
    )


def test_a_denominator_that_is_not_positive_is_no_denominator() -> None:
    with pytest.raises(ValueError, match="denominator"):
        rate_holds(10000, 2, 5, 0, 100)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Đã giải quyết 8.910/10.000 hồ sơ, đạt trên 90%.", "89,10%"),
        ("Hồ sơ trễ hạn dưới 3% (39/1.000 hồ sơ).", "3,90%"),
        ("Đã giải quyết 130/140 hồ sơ, đạt trên 93%.", "92,86%"),
    ],
)
def test_a_limit_missed_by_less_than_it_is_printed_in_is_no_question_of_rounding(
    text: str, told: str
) -> None:
    (finding,) = confronted("2024-H1", {"TEXT/text": text}).findings
    assert (finding["severity"], finding["diagnosis"]) == ("error", None)
    assert told in finding["message_vi"]


@pytest.mark.parametrize("rate", ["trên 90%", "trên 93%", "dưới 81%"])
def test_a_limit_that_some_reading_of_rounded_amounts_keeps_is_kept(rate: str) -> None:
    # 1,35/1,45 = 93,1 %, 1,25/1,55 = 80,6 %
    seen = confronted("2024-H1", {"TEXT/text": f"Đã số hóa 1,3 triệu/1,5 triệu hồ sơ, đạt {rate}."})
    assert seen.findings == []
