"""Rows of an outline add up to the row above them, at any depth and with any rounding."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.numbers import round_half_up, vietnamese
from checks.edits.outline import sums_in
from tests.facts import confronted, confronted_units

WHEN = "2024-H1"


def _outcomes(figures: Mapping[str, str], rule: str = "PAR.O01", column: str = "achieved") -> dict[str, str]:
    printed = {f"PAR/{column}#{item}".removesuffix("#"): text for item, text in figures.items()}
    return {
        r["item"]: r["outcome"]
        for r in confronted(WHEN, printed).outcomes
        if r["rule"] == rule and r["target"]
    }


@st.composite
def trees(draw: st.DrawFn) -> dict[str, tuple[Decimal, int]]:
    """Scores of an outline of any depth, exact, with how many decimals each is printed."""
    found: dict[str, tuple[Decimal, int]] = {}

    def add(place: str, depth: int) -> Decimal:
        count = draw(st.integers(2, 4) if not place else st.integers(0, 3)) if depth < 4 else 0
        parts = [add(f"{place}.{n}" if place else str(n), depth + 1) for n in range(1, count + 1)]
        value = sum(parts, Decimal(0)) if parts else Decimal(draw(st.integers(0, 99_999))).scaleb(-4)
        found[place] = value, draw(st.integers(0, 4))
        return value

    add("", 0)
    return found


@settings(max_examples=25, deadline=None)
@given(trees())
def test_sums_that_hold_before_rounding_are_never_accused(tree: dict[str, tuple[Decimal, int]]) -> None:
    printed = {place: vietnamese(round_half_up(value, d), d) for place, (value, d) in tree.items()}
    assert set(_outcomes(printed).values()) == {"satisfied"}


@settings(max_examples=25, deadline=None)
@given(trees(), st.data())
def test_a_row_off_by_more_than_rounding_is_told_in_every_sum_it_is_part_of(
    tree: dict[str, tuple[Decimal, int]], data: st.DataObject
) -> None:
    printed = {place: vietnamese(value, 4) for place, (value, _) in tree.items()}
    wrong = data.draw(st.sampled_from(sorted(place for place in tree if place)))
    printed[wrong] = vietnamese(tree[wrong][0] + 1, 4)
    above = wrong.rpartition(".")[0]
    has_parts = any(place.startswith(wrong + ".") for place in tree)
    violated = {item for item, outcome in _outcomes(printed).items() if outcome == "violated"}
    assert violated == ({above, wrong} if has_parts else {above})


@pytest.mark.parametrize(
    ("figures", "outcome"),
    [
        ({"3": "2,71", "3.1": "0,8791", "3.2": "1,00", "3.3": "0,83"}, "satisfied"),
        ({"3": "2,72", "3.1": "0,8791", "3.2": "1,00", "3.3": "0,83"}, "satisfied"),
        ({"3": "2,73", "3.1": "0,8791", "3.2": "1,00", "3.3": "0,83"}, "violated"),
        ({"3": "2,70", "3.1": "0,8791", "3.2": "1,0000", "3.3": "0,8300"}, "violated"),
    ],
)
def test_rounding_allows_half_a_unit_of_every_figure(figures: Mapping[str, str], outcome: str) -> None:
    assert _outcomes(figures)["3"] == outcome


UNDECIDED = {
    "a row left out between": ({"1": "5,00", "1.1": "1,00", "1.3": "2,00"}, "1"),
    "the first row left out": ({"1": "5,00", "1.2": "1,00", "1.3": "2,00"}, "1"),
    "a row without a code": ({"1": "5,00", "1.1": "1,00", "1.1.[9]": "4,00", "1.2": "2,00"}, "1"),
    "a row above left out": ({"1": "5,00", "1.1": "1,00", "1.2.1": "2,00"}, "1"),
    "a figure left out": ({"1": "5,00", "1.1": "1,00", "1.2": ""}, "1"),
    "a dash for a figure": ({"1": "5,00", "1.1": "1,00", "1.2": "-"}, "1"),
    "no figure above": ({"1": "", "1.1": "1,00", "1.2": "2,00"}, "1"),
}


@pytest.mark.parametrize("why", UNDECIDED)
def test_a_sum_that_may_miss_for_want_of_a_row_is_undecided(why: str) -> None:
    figures, item = UNDECIDED[why]
    assert _outcomes(figures)[item] == "lacking"


def test_a_row_left_out_leaves_the_other_sums_as_they_are() -> None:
    tree = {"": "9,00", "1": "5,00", "1.1": "1,00", "1.3": "2,00", "2": "4,00", "2.1": "1,00", "2.2": "2,00"}
    assert _outcomes(tree) == {"": "satisfied", "1": "lacking", "2": "violated"}


def test_numbers_below_roman_ones_may_go_on() -> None:
    tree = {"I": "3,00", "I.1": "1,00", "I.2": "2,00", "II": "4,00", "II.3": "1,00", "II.4": "3,00"}
    assert _outcomes(tree) == {"I": "satisfied", "II": "satisfied"}


def test_a_table_of_some_rows_is_not_added_up() -> None:
    some = ["", "1", "1.2", "2", "2.3", "3", "3.1"]
    assert list(sums_in(some)) == []
    assert list(sums_in(["", "1", "1.1", "1.2", "2", "2.1", "3"])) == ["", "1", "2"]


def test_two_rows_of_one_code_both_count() -> None:
    assert _outcomes({"1": "5,00", "1.1": "1,00", "1.1(2)": "2,00", "1.2": "2,00"}) == {"1": "satisfied"}


def test_weights_are_of_all_or_of_the_row_above() -> None:
    of_all = {"": "100%", "1": "60%", "1.1": "20%", "1.2": "40%", "2": "40%"}
    within = {"": "100%", "1": "60%", "1.1": "33,3%", "1.2": "66,7%", "2": "40%"}
    neither = {"": "100%", "1": "60%", "1.1": "20%", "1.2": "30%", "2": "40%"}
    outcomes = [set(_outcomes(w, "PAR.O02", "weight").values()) for w in (of_all, within)]
    assert outcomes == [{"satisfied"}, {"satisfied"}]
    assert _outcomes(neither, "PAR.O02", "weight") == {"": "satisfied", "1": "violated"}


def test_a_unit_without_rows_below_others_is_undecided_and_each_unit_has_its_own_rows() -> None:
    units = {"a": {"PAR/achieved#1": "5,00"}, "b": {"PAR/achieved#1": "5,00", "PAR/achieved#1.1": "5,00"}}
    told = confronted_units(WHEN, units)
    assert (told.only("PAR.O01", "a"), told.only("PAR.O01", "b")) == ("lacking", "satisfied")


def test_the_sentence_names_the_row_its_wording_and_every_part() -> None:
    told = confronted(WHEN, {
        "PAR/achieved#7=Hiện đại hóa": "1,21", "PAR/achieved#7.1=Dịch vụ": "0,50", "PAR/achieved#7.2=Hồ sơ": "1,00",
    })  # fmt: skip
    said = told.finding("PAR.O01")
    assert "Dòng 7 “Hiện đại hóa – Điểm đạt được”" in said["message_vi"]
    assert "= 1,50: lệch 0,29" in said["message_vi"]
    assert "Row 7" in said["message_en"]
