"""Balances, agreements and totals: counts to the last unit, rounded figures up to their rounding."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.numbers import round_half_up, vietnamese
from checks.rules.load import Catalogue
from tests.facts import confronted, confronted_units
from tests.points_form import points_rules, rule

WHEN = "2024-H1"


@pytest.fixture(scope="module")
def sums(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return points_rules(
        tmp_path_factory.mktemp("law"),
        rule("DC.B01", kind="balance", whole='"1"', parts='["1.1", "1.2", "1.3", "-1.4"]'),
        rule("DC.B02", kind="balance", whole='"2.2"', parts='["2.1", "2.3"]', missing="zero"),
        rule("DC.B03", kind="balance", whole='"1"', parts='["5"]'),
        rule("DC.A01", kind="agreement", left='["1"]', right='["5.1", "5.2"]'),
    )


def _true_figures() -> st.SearchStrategy[tuple[list[Fraction], list[int]]]:
    exact = st.integers(0, 10**9).map(lambda n: Fraction(n, 10**6))
    decimals = st.lists(st.integers(0, 4), min_size=5, max_size=5)
    return st.tuples(st.lists(exact, min_size=4, max_size=4), decimals)


COUNTS = st.integers(0, 10**12)


def _print(exact: Fraction, decimals: int) -> Decimal:
    return round_half_up(Decimal(exact.numerator) / Decimal(exact.denominator), decimals)


def _text(value: Decimal, decimals: int) -> str:
    """As printed, without marks that could be read in two ways."""
    return vietnamese(value, decimals, grouped=False) if decimals != 3 else vietnamese(value, decimals) + "0"


PLACES = ("DC/1", "DC/1.1", "DC/1.2", "DC/1.3", "DC/1.4")


@settings(max_examples=6, deadline=None)
@given(st.lists(_true_figures(), min_size=1, max_size=40))
def test_rounding_true_figures_never_unbalances_a_sum(
    sums: Catalogue, cases: list[tuple[list[Fraction], list[int]]]
) -> None:
    units, beyond = {}, {}
    for i, (parts, decimals) in enumerate(cases):
        decimals = [4 if d == 3 else d for d in decimals]  # three decimals read like thousands
        exact = [parts[0] + parts[1] + parts[2] - parts[3], *parts]
        printed = [_print(value, d) for value, d in zip(exact, decimals, strict=True)]
        units[f"u{i:03}"] = dict(zip(PLACES, map(_text, printed, decimals), strict=True))
        # The whole, printed more finely, one unit beyond what rounding can explain.
        slack = sum((Fraction(1, 2 * 10**d) for d in decimals[1:]), Fraction(1, 2 * 10**6))
        total = sum(map(Fraction, printed[1:4]), -Fraction(printed[4]))
        off = Decimal(int((total + slack) * 10**6) + 1).scaleb(-6)
        beyond[f"u{i:03}"] = units[f"u{i:03}"] | {"DC/1": vietnamese(off, 6, grouped=False)}
    assert set(confronted_units(WHEN, units, sums).of("DC.B01")) == {"satisfied"}
    assert set(confronted_units(WHEN, beyond, sums).of("DC.B01")) == {"violated"}


def test_half_a_unit_of_every_figure_is_the_most_that_rounding_explains(sums: Catalogue) -> None:
    parts = {"DC/1.1": "30,1", "DC/1.2": "20,1", "DC/1.3": "10,1", "DC/1.4": "0,0"}
    # 5 × 0,05 = 0,25, half of it from the whole's own place
    assert confronted(WHEN, parts | {"DC/1": "60,5"}, sums).only("DC.B01") == "satisfied"
    seen = confronted(WHEN, parts | {"DC/1": "60,6"}, sums)
    assert seen.only("DC.B01") == "violated"
    assert seen.finding("DC.B01")["tolerance"] == Decimal("0.25")
    assert seen.finding("DC.B01")["imbalance"] == Decimal("0.3")
    assert "lệch 0,3. Do làm tròn chỉ được lệch tối đa 0,25." in seen.finding("DC.B01")["message_vi"]


def test_a_joined_figure_is_as_exact_as_the_members_printed_for_it(sums: Catalogue) -> None:
    assert confronted(WHEN, {"DC/1": "8,46", "DC/5": "8,46"}, sums).only("DC.B03") == "satisfied"
    halves = {"DC/5.1": "3,2", "DC/5.2": "5,2"}
    seen = confronted(WHEN, halves | {"DC/1": "8,46"}, sums)
    assert (seen.only("DC.B03"), seen.only("DC.A01")) == ("satisfied", "satisfied")
    seen = confronted(WHEN, halves | {"DC/1": "8,56"}, sums)
    assert (seen.only("DC.B03"), seen.only("DC.A01")) == ("violated", "violated")
    seen = confronted(WHEN, {"DC/5.1": "3,2", "DC/1": "8,46"}, sums)
    assert (seen.only("DC.B03"), seen.only("DC.A01")) == ("lacking", "lacking")


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(COUNTS, COUNTS, st.integers(-2, 2)), min_size=1, max_size=60))
def test_counts_balance_exactly_or_not_at_all(sums: Catalogue, cases: list[tuple[int, int, int]]) -> None:
    units = {
        f"u{i:03}": {"DC/2.1": str(a), "DC/2.3": str(b), "DC/2.2": str(max(0, a + b + miss))}
        for i, (a, b, miss) in enumerate(cases)
    }
    expected = ["satisfied" if max(0, a + b + miss) == a + b else "violated" for a, b, miss in cases]
    assert confronted_units(WHEN, units, sums).of("DC.B02") == expected


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"DC/2.2": "29", "DC/2.1": "29", "DC/2.3": ""}, "satisfied"),
        ({"DC/2.2": "29", "DC/2.1": "16", "DC/2.3": ""}, "violated"),
        ({"DC/2.2": "29", "DC/2.1": "16"}, "violated"),
        ({"DC/2.2": "29", "DC/2.1": "", "DC/2.3": "x"}, "lacking"),
        ({"DC/2.2": "", "DC/2.1": "16", "DC/2.3": "13"}, "lacking"),
    ],
)
def test_a_part_not_given_counts_as_zero_where_the_rule_says_so(
    sums: Catalogue, facts: dict[str, str], outcome: str
) -> None:
    assert confronted(WHEN, facts, sums).only("DC.B02") == outcome


def test_columns_8_and_9_count_as_one_only_if_both_are_given() -> None:
    rest = {"II.06/7": "140.370", "II.06/10": "309"}
    early, on_time = {"II.06/8": "118.215"}, {"II.06/9": "21.846"}
    assert confronted(WHEN, rest | early | on_time).only("II.06.B02") == "satisfied"
    assert confronted(WHEN, rest | {"II.06/8+9": "140.061"}).only("II.06.B02") == "satisfied"
    assert confronted(WHEN, rest | early | {"II.06/9": ""}).only("II.06.B02") == "lacking"
    assert confronted(WHEN, rest | on_time).only("II.06.B02") == "lacking"
    assert confronted(WHEN, rest | early | on_time | {"II.06/8+9": ""}).only("II.06.B02") == "satisfied"


LEVELS = {"II.06/7@tinh": "52.414", "II.06/7@huyen": "10.099", "II.06/7@xa": "77.881"}


def test_every_column_of_the_total_row_is_the_sum_of_the_levels() -> None:
    received = {
        "II.06/3": "150.969",
        "II.06/3@tinh": "58.104",
        "II.06/3@huyen": "11.884",
        "II.06/3@xa": "80.981",
    }
    seen = confronted(WHEN, {"II.06/7": "140.394"} | LEVELS | received)
    assert seen.of("II.06.T01") == ["satisfied", "satisfied"]
    seen = confronted(WHEN, {"II.06/7": "140.349"} | LEVELS | received)
    assert seen.of("II.06.T01") == ["satisfied", "violated"]
    assert [c["level"] for c in seen.cells] == ["", "tinh", "huyen", "xa"]


def test_a_level_left_blank_leaves_its_column_undecided() -> None:
    assert confronted(WHEN, {"II.06/7": "140.394"} | LEVELS | {"II.06/7@xa": ""}).of("II.06.T01") == [
        "lacking"
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"II.06/3": "550", "II.06/7": "527"},  # only the unit's own row
        LEVELS,  # only level rows
        {"II.06/7@tinh#Đất đai": "40.102"},  # only an item
        {"II.06/13": "92"},  # without the form's first column
    ],
)
def test_a_unit_without_level_rows_or_total_row_has_one_undecided_total(facts: dict[str, str]) -> None:
    seen = confronted(WHEN, facts)
    assert seen.of("II.06.T01") == ["lacking"]
    assert seen.of("II.06.T02") == ["lacking"]
    assert "short" not in seen.verdict()["reasons"]


def test_each_level_is_the_sum_of_its_own_items() -> None:
    items = {"II.06/7@tinh#Đất đai": "40.102", "II.06/7@tinh#Hộ tịch": "12.312"}
    more = {"II.06/7@xa#Đất đai": "70.000", "II.06/7@xa#Hộ tịch": "7.881"}
    assert confronted(WHEN, LEVELS | items | more).of("II.06.T02") == ["satisfied", "satisfied"]
    seen = confronted(WHEN, LEVELS | items | more | {"II.06/7@xa#Hộ tịch": "7.818"})
    assert seen.of("II.06.T02") == ["satisfied", "violated"]
    assert [(c["level"], c["item"]) for c in seen.cells] == [("xa", ""), ("xa", "Đất đai"), ("xa", "Hộ tịch")]


def test_a_unit_without_levels_is_the_sum_of_its_items() -> None:
    items = {"II.06/3#Đất đai": "402", "II.06/3#Hộ tịch": "148"}
    assert confronted(WHEN, {"II.06/3": "550"} | items).of("II.06.T02") == ["satisfied"]
    seen = confronted(WHEN, {"II.06/3": "505"} | items)
    assert seen.of("II.06.T02") == ["violated"]
    assert [c["item"] for c in seen.cells] == ["", "Đất đai", "Hộ tịch"]
    # With level rows, what stands outside them may belong to any of them.
    assert confronted(WHEN, {"II.06/7": "140.394", "II.06/7#Khác": "9"} | LEVELS).of("II.06.T02") == [
        "lacking"
    ]
