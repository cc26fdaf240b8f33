"""Sums between limits are solved as trying every point of a small box solves them."""

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.explain.solve import Condition, Range, Solution, Undecided, nearest, solve

Box = dict[int, Range]
System = tuple[Box, list[Condition]]
Point = dict[int, int]


@st.composite
def systems(draw: st.DrawFn, equations: int, steepest: int) -> System:
    """Equations and limits over a few unknowns in a box, about half of them around a common point.

    Every condition has a bit of its own for its mask.

    Args:
        draw: given by hypothesis.
        equations: how many there may be at most.
        steepest: no coefficient is larger.
    """
    count = draw(st.integers(2, 4))
    reach = 6 if count < 4 else 3
    lows = [draw(st.integers(-reach, 1)) for _ in range(count)]
    box: Box = {v: (low, draw(st.integers(max(low, -1), reach))) for v, low in enumerate(lows)}
    point = {v: draw(st.integers(*limits)) for v, limits in box.items()}  # type: ignore[arg-type]
    solvable = draw(st.booleans())
    conditions: list[Condition] = []
    for n in range(draw(st.integers(1, 5))):
        terms = {v: c for v in range(count) if (c := draw(st.integers(-steepest, steepest)))}
        if not terms:
            continue
        middle = sum(c * point[v] for v, c in terms.items())
        if not solvable:
            middle += draw(st.integers(-9, 9))
        if n < equations and draw(st.booleans()):
            conditions.append((terms, middle, middle, 1 << n))
            continue
        low, high = middle - draw(st.integers(0, 5)), middle + draw(st.integers(1, 5))
        open_end = draw(st.sampled_from(("none", "low", "high")))
        limits = None if open_end == "low" else low, None if open_end == "high" else high
        conditions.append((terms, *limits, 1 << n))
    return box, conditions


SYSTEMS = systems(equations=5, steepest=3)


def holds(conditions: Sequence[Condition], point: Point) -> bool:
    """Whether a point meets all conditions."""
    return all(
        (low is None or low <= total) and (high is None or total <= high)
        for terms, low, high, _ in conditions
        for total in [sum(c * point[v] for v, c in terms.items())]
    )


def points(box: Box, conditions: Sequence[Condition]) -> Iterator[Point]:
    """Every solution, by trying all points of the box."""
    for values in product(*(range(low, high + 1) for low, high in box.values())):  # type: ignore[operator, arg-type]
        point = dict(zip(box, values, strict=True))
        if holds(conditions, point):
            yield point


def inside(box: Box, point: Point) -> bool:
    """Whether a point lies in the box."""
    return all(low <= point[v] <= high for v, (low, high) in box.items())  # type: ignore[operator]


def span(found: Sequence[Point], v: int) -> Range:
    """The least and the greatest value of an unknown."""
    return min(p[v] for p in found), max(p[v] for p in found)


def test_there_is_a_solution_if_and_only_if_some_point_of_the_box_is_one() -> None:
    tried, undecided = 0, 0

    @settings(max_examples=200, deadline=None)
    @given(SYSTEMS)
    def tried_out(system: System) -> None:
        nonlocal tried, undecided
        box, conditions = system
        tried += 1
        try:
            outcome = solve(tuple(box), box, conditions)
        except Undecided:
            undecided += 1
            return
        found = list(points(box, conditions))
        assert isinstance(outcome, Solution) == bool(found)
        if isinstance(outcome, Solution):
            assert holds(conditions, outcome.witness)
            assert inside(box, outcome.witness)
            assert set(outcome.ranges) == set(box)
            for v, (low, high) in outcome.ranges.items():
                least, most = span(found, v)
                assert low is not None
                assert high is not None
                assert low <= least  # type: ignore[operator]
                assert most <= high  # type: ignore[operator]
            assert outcome.determined == (not outcome.loose)
            assert not outcome.determined or len(found) == 1

    tried_out()
    assert undecided < 0.05 * tried


@settings(max_examples=100, deadline=None)
@given(SYSTEMS)
def test_ranges_are_exact_where_at_most_one_unknown_is_loose(system: System) -> None:
    box, conditions = system
    try:
        outcome = solve(tuple(box), box, conditions)
    except Undecided:
        return
    if isinstance(outcome, Solution) and len(outcome.loose) <= 1:
        found = list(points(box, conditions))
        assert outcome.ranges == {v: span(found, v) for v in box}


@settings(max_examples=100, deadline=None)
@given(SYSTEMS)
def test_what_a_contradiction_names_is_impossible_by_itself(system: System) -> None:
    box, conditions = system
    try:
        outcome = solve(tuple(box), box, conditions)
    except Undecided:
        return
    if isinstance(outcome, Solution):
        return
    assert outcome
    for mask in outcome:
        named = [c for c in conditions if c[3] & mask]
        assert mask == sum(c[3] for c in named)
        assert not any(points(box, named)), named


@settings(max_examples=100, deadline=None)
@given(SYSTEMS, st.data())
def test_choosing_the_one_loose_unknown_gives_a_solution_or_none(system: System, data: st.DataObject) -> None:
    box, conditions = system
    try:
        outcome = solve(tuple(box), box, conditions)
    except Undecided:
        return
    if not isinstance(outcome, Solution) or len(outcome.loose) != 1:
        return
    (loose,) = outcome.loose
    low, high = outcome.ranges[loose]
    chosen = data.draw(st.integers(low, high))
    values = outcome.with_loose({loose: chosen})
    solutions = [p for p in points(box, conditions) if p[loose] == chosen]
    assert solutions == ([] if values is None else [values])


@settings(max_examples=100, deadline=None)
@given(SYSTEMS, st.data())
def test_any_solution_is_found_again_from_its_loose_unknowns(system: System, data: st.DataObject) -> None:
    box, conditions = system
    try:
        outcome = solve(tuple(box), box, conditions)
    except Undecided:
        return
    if isinstance(outcome, Solution):
        point = data.draw(st.sampled_from(list(points(box, conditions))))
        assert outcome.with_loose({v: point[v] for v in outcome.loose}) == point
        grouped = {v for group in outcome.groups for v in group}
        assert set(outcome.loose) <= grouped


@settings(max_examples=100, deadline=None)
@given(SYSTEMS, st.randoms(use_true_random=False))
def test_the_order_of_conditions_changes_no_answer(system: System, rng: object) -> None:
    box, conditions = system
    shuffled = list(conditions)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    try:
        one, other = solve(tuple(box), box, conditions), solve(tuple(box), box, shuffled)
    except Undecided:
        return
    assert isinstance(one, Solution) == isinstance(other, Solution)


def test_without_limits_an_unknown_that_nothing_holds_may_be_anything() -> None:
    outcome = solve((0, 1), {0: (None, None), 1: (0, None)}, [({0: 1, 1: 1}, 5, 5, 1)])
    assert isinstance(outcome, Solution)
    assert outcome.ranges in ({0: (None, 5), 1: (0, None)}, {1: (0, None), 0: (None, 5)})
    assert not outcome.determined
    assert outcome.with_loose(dict.fromkeys(outcome.loose, 7)) in ({0: 7, 1: -2}, {0: -2, 1: 7})


def test_a_sum_that_only_fractions_meet_has_no_solution() -> None:
    box: Box = {0: (-9, 9), 1: (-9, 9)}
    assert solve((0, 1), box, [({0: 2, 1: 4}, 3, 3, 1)]) == [1]


def test_two_contradictions_are_both_named() -> None:
    box: Box = {0: (0, 9), 1: (0, 9)}
    outcome = solve((0, 1), box, [({0: 1}, 10, None, 1), ({1: 1}, None, -1, 2), ({0: 1, 1: 1}, 3, 3, 4)])
    assert isinstance(outcome, list)
    assert sorted(outcome) == [1, 2]


def test_the_number_nearest_to_zero_is_zero_where_it_may_be() -> None:
    assert [nearest(-3, 4), nearest(2, 4), nearest(-4, -2), nearest(None, None), nearest(None, -1)] == [
        0, 2, -2, 0, -1,
    ]  # fmt: skip
