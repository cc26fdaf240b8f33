"""A limit follows from others exactly when some nonnegative multiples of them add up to it."""

import itertools
import random

import highspy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.edits.condition import Sum
from checks.lint.linear import Clause, Premise, combined, impossible, limits_of, proof

FIGURES = range(4)
ENDS = range(-2, 5)


def at_most(terms: dict[int, int], most: int) -> Sum:
    return Sum(tuple(terms.items()), None, most)


def same(terms: dict[int, int], value: int = 0) -> Sum:
    return Sum(tuple(terms.items()), value, value)


def premises(**sums: Sum) -> list[Premise]:
    return [Premise(owner, (s,)) for owner, s in sums.items()]


def _owners(found: frozenset[Premise] | None) -> set[str] | None:
    return None if found is None else {p.owner for p in found}


def test_the_proof_names_what_it_needs_and_nothing_else() -> None:
    known = premises(
        a=same({0: 1, 1: -1, 2: -1}), b=same({1: 1, 3: -1}), c=at_most({2: 1}, 7), d=at_most({4: 1}, 3)
    )
    assert _owners(proof(known, (same({0: 1, 3: -1, 2: -1}),), ())) == {"a", "b"}
    assert _owners(proof(known, (at_most({0: 1, 3: -1}, 7),), ())) == {"a", "b", "c"}
    assert proof(known, (at_most({0: 1, 3: -1}, 6),), ()) is None


def test_figures_that_are_not_negative_need_no_premise() -> None:
    whole = premises(a=same({0: 1, 1: -1, 2: -1}))
    part = at_most({1: 1, 0: -1}, 0)
    assert _owners(proof(whole, (part,), ())) == {"a"}
    assert proof(whole, (part,), {2}) is None


def test_one_of_several_may_follow_where_neither_does() -> None:
    above = (Sum(((0, 1), (1, -1)), 0, None), Sum(((0, 1), (2, -1)), 0, None))
    known = premises(a=Sum(((0, 2), (1, -1), (2, -1)), 0, None))
    assert _owners(proof(known, above, {0, 1, 2})) == {"a"}
    assert all(proof(known, (s,), {0, 1, 2}) is None for s in above)


def test_each_alternative_of_a_premise_is_gone_through() -> None:
    either = Premise("a", (Sum(((0, 1),), 5, None), Sum(((1, 1),), 5, None)))
    both = Sum(((0, 1), (1, 1)), 5, None)
    assert _owners(proof([either], (both,), ())) == {"a"}
    assert proof([either], (both,), {0, 1}) is None


def test_limits_that_leave_nothing_are_named() -> None:
    known = premises(
        a=Sum(((0, 1),), 5, None), b=at_most({0: 1, 1: 1}, 9), c=Sum(((1, 1),), 5, None), d=same({2: 1})
    )
    assert _owners(impossible(known, ())) == {"a", "b", "c"}
    assert impossible(known[:2], ()) is None


SUMS = st.builds(
    lambda terms, low, width: Sum(
        tuple((f, c) for f, c in enumerate(terms) if c), low, None if width is None else low + width
    ),
    st.lists(st.integers(-2, 2), min_size=4, max_size=4),
    st.integers(-3, 3),
    st.none() | st.integers(0, 3),
)
CLAUSES = st.lists(SUMS, min_size=1, max_size=2).map(tuple)


def _holds(clause: Clause, values: tuple[int, ...]) -> bool:
    return any(
        (low is None or low <= total) and (high is None or total <= high)
        for terms, low, high in clause
        for total in [sum(c * values[f] for f, c in terms)]
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(CLAUSES, max_size=4), CLAUSES, st.sets(st.sampled_from(FIGURES)))
def test_what_is_proven_holds_wherever_its_premises_do(
    known: list[Clause], clause: Clause, free: set[int]
) -> None:
    found = proof([Premise(str(n), c) for n, c in enumerate(known)], clause, free)
    if found is None:
        return
    ends = [ENDS if f in free else range(5) for f in FIGURES]
    for values in itertools.product(*ends):
        if all(_holds(p.clause, values) for p in found):
            assert _holds(clause, values)


def _solver(limits: list[Sum], free: set[int]) -> highspy.Highs:
    solver = highspy.Highs()
    solver.silent()
    for f in FIGURES:
        solver.addVar(-highspy.kHighsInf if f in free else 0, highspy.kHighsInf)
    for terms, low, high in limits:
        least = -highspy.kHighsInf if low is None else low
        most = highspy.kHighsInf if high is None else high
        solver.addRow(least, most, len(terms), [f for f, _ in terms], [c for _, c in terms])
    return solver


@pytest.mark.parametrize("seed", range(150))
def test_whatever_follows_is_proven_as_a_solver_of_linear_programmes_has_it(seed: int) -> None:
    rng = random.Random(seed)
    limits = [
        Sum(
            tuple((f, c) for f in FIGURES if (c := rng.randint(-2, 2))), low, rng.choice([None, low, low + 2])
        )
        for low in (rng.randint(-3, 3) for _ in range(rng.randint(1, 5)))
    ]
    free = {f for f in FIGURES if rng.random() < 0.3}
    known = [Premise(str(n), (s,)) for n, s in enumerate(limits)]
    solver = _solver(limits, free)
    solver.run()
    feasible = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    assert (impossible(known, free) is None) == feasible
    if not feasible:
        return
    terms = {f: c for f in FIGURES if (c := rng.randint(-2, 2))}
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    for f, c in terms.items():
        solver.changeColCost(f, c)
    solver.run()
    bounded = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    highest = round(solver.getObjectiveValue(), 6) if bounded else None
    for most in range(-4, 9):
        asked = (at_most(terms, most),)
        assert (proof(known, asked, free) is not None) == (highest is not None and highest <= most)


@settings(max_examples=100, deadline=None)
@given(st.lists(SUMS, min_size=1, max_size=4), st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_multiples_of_limits_always_add_up(sums: list[Sum], times: list[int]) -> None:
    limits = [limit for s in sums for limit in limits_of(s)]
    terms: dict[int, int] = {}
    most = 0
    for n, limit in zip(times, limits, strict=False):
        most += n * limit.most
        for f, c in limit.terms.items():
            terms[f] = terms.get(f, 0) + n * c
    (target, *_) = limits_of(at_most(terms, most))
    assert combined(limits, [target], set(FIGURES)) is not None
