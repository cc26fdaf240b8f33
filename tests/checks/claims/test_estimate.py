"""Weights say how much likelier what is observed is where a relation is meant; what is seldom seen weighs nothing."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.claims.weigh.estimate import Case, Choice, chosen, estimated, folds


def _choice(passage: str, meant: str) -> Choice:
    """Of a figure right before a rate and one far from it, which is meant."""
    return Choice(passage, tuple(((("place", place),), place == meant) for place in ("before", "far")))


@settings(max_examples=20, deadline=None)  # each estimates weights
@given(st.integers(20, 60), st.integers(1, 15))  # of nearly as often, no weight is kept
def test_of_two_places_the_one_that_is_meant_oftener_weighs_more(before: int, far: int) -> None:
    choices = [_choice("a", "before")] * before + [_choice("b", "far")] * far
    candidates = [[("place", "before")], [("place", "far")]]
    near, other = chosen(choices).chances(candidates)
    assert near > other
    # of few choices weights are held small; the more there are, the nearer to how often each is meant
    surer, _ = chosen(choices * 10).chances(candidates)
    assert near <= surer + 0.001
    assert math.isclose(surer, before / (before + far), abs_tol=0.05)


def test_what_is_hardly_ever_seen_weighs_nothing() -> None:
    seldom = Choice("a", (((("place", "before"), ("colour", "red")), True), ((("place", "far"),), False)))
    law = chosen([_choice("a", "before")] * 30 + [seldom])
    assert "colour" not in law.weights


def test_a_relation_is_told_from_where_hardly_any_report_is_accused_wrongly() -> None:
    cases = [
        case
        for n in range(40)
        for case in (
            Case(f"report {n}", True, (("stands", "in a bracket"),)),
            Case(f"report {n}", False, (("stands", "elsewhere"),)),
        )
    ]
    cases += [Case("report 1", False, (("stands", "in a bracket"),))]
    law = estimated("parts", cases, reports=40, of_reports=20, spread=1.0)
    assert law.sum([("stands", "in a bracket")]) > law.enough > law.sum([("stands", "elsewhere")])


def test_each_passage_is_in_one_fold_and_the_folds_are_alike() -> None:
    found = folds([f"report {n}" for n in range(23)] * 2)
    sizes = [list(found.values()).count(k) for k in set(found.values())]
    assert len(found) == 23
    assert max(sizes) - min(sizes) <= 1
