"""Exact solutions of sums between limits over whole numbers: what may freed figures be?

Whole numbers throughout, so there is no tolerance and no big M. Knows nothing of forms, edits or
slips: unknowns are numbers, and every condition carries a mask that says where it came from, so that
a contradiction names the conditions it rests on. Which unknowns to free belongs in ``search.py``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import gcd

Terms = dict[int, int]
#: Σ coefficient · unknown between two limits (None: none), and where the condition came from.
Condition = tuple[Terms, int | None, int | None, int]
Range = tuple[int | None, int | None]

#: Beyond these the answer is "not found", never a guess.
_MOST_CONDITIONS = 160
_MOST_STEPS = 3_000
_MOST_ROUNDS = 20


class Undecided(Exception):
    """The limits of this search were reached before an answer was certain."""


@dataclass(slots=True)
class Solution:
    """All solutions: every unknown's range, and the unknowns in terms of the ``loose`` ones.

    ``ranges`` are exact where at most one loose unknown takes part, else outer limits.
    ``expressed`` gives coefficient·unknown + Σ terms = constant for each unknown not loose.
    """

    ranges: dict[int, Range]
    loose: tuple[int, ...] = ()
    expressed: list[tuple[int, int, Terms, int]] = field(default_factory=list)
    witness: dict[int, int] = field(default_factory=dict)
    groups: list[tuple[int, ...]] = field(default_factory=list)

    def open(self, v: int) -> bool:
        """Whether an unknown may have more than one value."""
        low, high = self.ranges[v]
        return low is None or low != high

    @property
    def determined(self) -> bool:
        """Whether there is only one."""
        return not self.loose

    def with_loose(self, chosen: Mapping[int, int]) -> dict[int, int] | None:
        """The solution in which loose unknowns have these values; None if an unknown is not whole."""
        values = {**self.witness, **chosen}
        for unknown, coefficient, terms, constant in self.expressed:
            rest = constant - sum(c * values[v] for v, c in terms.items())
            if rest % coefficient:
                return None
            values[unknown] = rest // coefficient
        return values


@dataclass(slots=True)
class _Limits:
    """The limits of the unknowns so far, each with the mask of what set it."""

    low: dict[int, int | None]
    high: dict[int, int | None]
    low_from: dict[int, int]
    high_from: dict[int, int]

    def fixed(self, v: int) -> bool:
        return self.low[v] is not None and self.low[v] == self.high[v]

    def origin(self, v: int) -> int:
        return self.low_from[v] | self.high_from[v]

    def tighten(self, v: int, c: int, low: int | None, high: int | None, mask: int) -> bool | None:
        """Take c·v between two limits into account; True if that changed anything, None: impossible."""
        if c < 0:
            c, low, high = -c, None if high is None else -high, None if low is None else -low
        changed = False
        if low is not None:
            least = -(-low // c)
            known = self.low[v]
            if known is None or least > known:
                self.low[v], self.low_from[v], changed = least, mask, True
        if high is not None:
            most = high // c
            known = self.high[v]
            if known is None or most < known:
                self.high[v], self.high_from[v], changed = most, mask, True
        a, b = self.low[v], self.high[v]
        return None if a is not None and b is not None and a > b else changed


def solve(
    unknowns: Sequence[int], limits: Mapping[int, Range], conditions: Iterable[Condition]
) -> Solution | list[int]:
    """All solutions, or the masks of contradictions found: each alone shows that there is none.

    Args:
        unknowns: what may change.
        limits: of each unknown by itself.
        conditions: over these unknowns and no others.

    Raises:
        Undecided: too large to be certain.
    """
    known = _Limits(
        {v: limits[v][0] for v in unknowns},
        {v: limits[v][1] for v in unknowns},
        dict.fromkeys(unknowns, 0),
        dict.fromkeys(unknowns, 0),
    )
    rest, contradictions = _propagate(list(conditions), known)
    if contradictions:
        return contradictions
    if not rest:
        ranges = {v: (known.low[v], known.high[v]) for v in unknowns}
        loose = tuple(v for v in unknowns if not known.fixed(v))
        return Solution(ranges, loose, [], {v: nearest(*ranges[v]) for v in unknowns}, [(v,) for v in loose])
    try:
        return _reduce(unknowns, rest, known)
    except _Contradiction as found:
        return [found.mask]


def united(solutions: Sequence[Solution]) -> Solution:
    """All solutions of several alternatives as one; what lies between them has to be verified."""
    first = solutions[0]
    if len(solutions) == 1:
        return first
    ranges: dict[int, Range] = {}
    for v in first.ranges:
        lows, highs = zip(*(s.ranges[v] for s in solutions), strict=True)
        ranges[v] = (
            None if None in lows else min(lows),
            None if None in highs else max(highs),
        )
    one = Solution(ranges, witness=first.witness)
    one.loose = tuple(v for v in ranges if one.open(v))
    one.groups = [one.loose] if one.loose else []
    return one


def nearest(low: int | None, high: int | None) -> int:
    """The number in a range that is nearest to zero."""
    if low is not None and low > 0:
        return low
    return high if high is not None and high < 0 else 0


class _Contradiction(Exception):
    def __init__(self, mask: int) -> None:
        self.mask = mask


def _propagate(pending: list[Condition], known: _Limits) -> tuple[list[Condition], list[int]]:
    """Use every condition that has one unknown left, until none is; the others, and contradictions."""
    contradictions: list[int] = []
    dead: set[int] = set()
    while True:
        rest: list[Condition] = []
        progress = False
        for condition in pending:
            terms, low, high, mask = condition
            fixed = [v for v in terms if known.fixed(v)]
            if fixed:
                terms = dict(terms)
                for v in fixed:
                    by = terms.pop(v) * known.low[v]  # type: ignore[operator]
                    low = None if low is None else low - by
                    high = None if high is None else high - by
                    mask |= known.origin(v)
                condition = (terms, low, high, mask)
            if not terms:
                if (low is not None and low > 0) or (high is not None and high < 0):
                    contradictions.append(mask)
            elif len(terms) == 1:
                ((v, c),) = terms.items()
                if v in dead:
                    continue
                changed = known.tighten(v, c, low, high, mask)
                if changed is None:
                    contradictions.append(known.origin(v))
                    dead.add(v)
                else:
                    progress = progress or changed
            else:
                rest.append(condition)
        if contradictions or not progress or not rest:
            return rest, contradictions
        pending = rest


def _reduce(unknowns: Sequence[int], rest: list[Condition], known: _Limits) -> Solution:
    """Eliminate equations, then find the range of what is left."""
    everything = 0
    for condition in rest:
        everything |= condition[3]
    for v in unknowns:
        everything |= known.origin(v)
    equations = [c for c in rest if c[1] is not None and c[1] == c[2]]
    others = [c for c in rest if c[1] is None or c[1] != c[2]]
    pivots: dict[int, Condition] = {}
    while equations:
        terms, constant, _, mask = equations.pop()
        assert constant is not None
        if not terms:
            if constant:
                raise _Contradiction(mask)
            continue
        if constant % gcd(*terms.values()):
            raise _Contradiction(mask)
        pivot = min(terms, key=lambda v: (abs(terms[v]), v))
        p = terms[pivot]
        equation: Condition = (terms, constant, constant, mask)
        equations = [_without(pivot, p, c, equation) for c in equations]
        others = [_without(pivot, p, c, equation) for c in others]
        pivots = {v: _without(pivot, p, c, equation) for v, c in pivots.items()}
        low, high = known.low[pivot], known.high[pivot]
        if low is not None or high is not None:
            own = ({pivot: 1}, low, high, known.origin(pivot))
            others.append(_without(pivot, p, own, equation))
        pivots[pivot] = equation
    others, contradictions = _propagate(others, known)
    if contradictions:
        raise _Contradiction(contradictions[0])
    left = [v for v in unknowns if v not in pivots]
    fixed = {v: low for v in left if (low := known.low[v]) is not None and known.fixed(v)}
    solution = Solution({v: (at, at) for v, at in fixed.items()}, witness=dict(fixed))
    for pivot, (terms, constant, _, _) in pivots.items():
        assert constant is not None
        rest_of = {v: c for v, c in terms.items() if v != pivot and v not in fixed}
        at = constant - sum(c * fixed[v] for v, c in terms.items() if v in fixed)
        if not rest_of and at % terms[pivot]:
            raise _Contradiction(everything)
        solution.expressed.append((pivot, terms[pivot], rest_of, at))
    whole = [e for e in solution.expressed if abs(e[1]) != 1 and e[2]]
    free = [v for v in left if v not in fixed]
    solution.groups = _groups(free, others, whole)
    for group in solution.groups:
        _settle(group, others, whole, known, solution, everything)
    values = solution.with_loose({})
    if values is None:
        raise Undecided
    solution.witness = values
    for pivot, p, terms, constant in solution.expressed:
        solution.ranges[pivot] = _range_of(p, terms, constant, solution, known.low[pivot], known.high[pivot])
    solution.groups = [g for g in solution.groups if any(solution.open(v) for v in g)]
    solution.loose = tuple(v for v in free if solution.open(v))
    return solution


def _without(pivot: int, p: int, condition: Condition, equation: Condition) -> Condition:
    """A condition in which the equation's pivot, of coefficient p, no longer occurs."""
    terms, low, high, mask = condition
    c = terms.get(pivot)
    if c is None:
        return condition
    shared = gcd(c, p)
    times, by = abs(p) // shared, (c // shared) * (1 if p > 0 else -1)
    found = {v: k * times for v, k in terms.items()}
    for v, k in equation[0].items():
        found[v] = found.get(v, 0) - by * k
    constant = by * equation[1]  # type: ignore[operator]
    return (
        {v: k for v, k in found.items() if k},
        None if low is None else low * times - constant,
        None if high is None else high * times - constant,
        mask | equation[3],
    )


def _groups(
    left: list[int], others: list[Condition], whole: list[tuple[int, int, Terms, int]]
) -> list[tuple[int, ...]]:
    """The unknowns that are left, those together that some condition ties together."""
    parent = {v: v for v in left}

    def root(v: int) -> int:
        while parent[v] != v:
            v = parent[v]
        return v

    for terms in [c[0] for c in others] + [e[2] for e in whole]:
        first, *more = terms or [None]
        for v in more:
            parent[root(v)] = root(first)  # type: ignore[arg-type]
    found: dict[int, list[int]] = {}
    for v in left:
        found.setdefault(root(v), []).append(v)
    return [tuple(vs) for vs in found.values()]


def _settle(
    group: tuple[int, ...],
    others: list[Condition],
    whole: list[tuple[int, int, Terms, int]],
    known: _Limits,
    solution: Solution,
    everything: int,
) -> None:
    """Range and a value for each unknown of a group."""
    mine = [e for e in whole if set(e[2]) & set(group)]
    if len(group) == 1:
        (v,) = group
        low, high = _whole_range(v, known.low[v], known.high[v], mine)
        if low is not None and high is not None and low > high:
            raise _Contradiction(everything)
        known.low[v], known.high[v] = low, high
        solution.ranges[v] = low, high
        solution.witness[v] = _first_whole(v, nearest(low, high), low, high, mine)
        return
    conditions = [c for c in others if set(c[0]) & set(group)]
    limits = {v: (known.low[v], known.high[v]) for v in group}
    for _ in range(_MOST_ROUNDS):  # an end moved to a whole number may move another
        changed = False
        for v in group:
            found = _projected(v, group, conditions, limits)
            if found is None:
                raise _Contradiction(everything)
            changed = changed or found != limits[v]
            limits[v] = found
        if not changed:
            break
    open_ones = [v for v in group if limits[v][0] is None or limits[v][0] != limits[v][1]]
    if len(open_ones) == 1:
        (v,) = open_ones
        at = {w: low for w, (low, _) in limits.items() if w != v and low is not None}
        alone = [
            (pivot, p, {v: terms[v]}, constant - sum(c * at[w] for w, c in terms.items() if w != v))
            for pivot, p, terms, constant in mine
            if v in terms
        ]
        low, high = limits[v] = _whole_range(v, *limits[v], alone)
        if low is not None and high is not None and low > high:
            raise _Contradiction(everything)
    solution.ranges |= limits
    for values in _points(group, conditions, limits, [_MOST_STEPS]):
        if all((e[3] - sum(c * values[v] for v, c in e[2].items())) % e[1] == 0 for e in mine):
            solution.witness |= values
            return
    raise Undecided


def _whole_range(v: int, low: int | None, high: int | None, mine: list[tuple[int, int, Terms, int]]) -> Range:
    """The range of a single loose unknown, its ends moved to where every unknown is whole."""
    if mine:
        if low is not None:
            low = _first_whole(v, low, low, high, mine)
        if high is not None:
            high = _first_whole(v, high, low, high, mine, -1)
    return low, high


def _first_whole(
    v: int,
    start: int,
    low: int | None,
    high: int | None,
    mine: list[tuple[int, int, Terms, int]],
    step: int = 1,
) -> int:
    """The first number from ``start`` on for which every expressed unknown is whole."""
    at = start
    for _ in range(_MOST_STEPS):
        if (high is not None and at > high) or (low is not None and at < low):
            return at
        if all((constant - terms[v] * at) % p == 0 for _, p, terms, constant in mine):
            return at
        at += step
    raise Undecided


def _range_of(
    p: int, terms: Terms, constant: int, solution: Solution, low: int | None, high: int | None
) -> Range:
    """The range of an expressed unknown: exact for one loose unknown, else outer limits."""
    ends: list[int | None] = []
    for upper in (False, True):
        total: int | None = constant
        for v, c in terms.items():
            # A larger term makes a positive pivot smaller.
            end = solution.ranges[v][(c * p > 0) != upper] if v in solution.ranges else None
            total = None if end is None or total is None else total - c * end
        ends.append(None if total is None else (total // p if upper else -(-total // p)))
    least = [e for e in (ends[0], low) if e is not None]
    most = [e for e in (ends[1], high) if e is not None]
    return max(least, default=None), min(most, default=None)


def _projected(
    v: int, group: tuple[int, ...], conditions: list[Condition], limits: Mapping[int, Range]
) -> Range | None:
    """The range of one unknown over the rationals, the others eliminated (Fourier and Motzkin)."""
    atmost: list[tuple[Terms, int]] = []
    for terms, low, high, _ in conditions:
        if high is not None:
            atmost.append((terms, high))
        if low is not None:
            atmost.append(({u: -c for u, c in terms.items()}, -low))
    for u, (low, high) in limits.items():
        if high is not None:
            atmost.append(({u: 1}, high))
        if low is not None:
            atmost.append(({u: -1}, -low))
    for u in group:
        if u == v:
            continue
        up = [c for c in atmost if c[0].get(u, 0) > 0]
        down = [c for c in atmost if c[0].get(u, 0) < 0]
        atmost = [c for c in atmost if not c[0].get(u)]
        for a, b in ((a, b) for a in up for b in down):
            ca, cb = a[0][u], -b[0][u]
            joined: Terms = {}
            for terms, times in ((a[0], cb), (b[0], ca)):
                for w, c in terms.items():
                    joined[w] = joined.get(w, 0) + c * times
            atmost.append(({w: c for w, c in joined.items() if c}, a[1] * cb + b[1] * ca))
        if len(atmost) > _MOST_CONDITIONS:
            raise Undecided
    least: int | None = None
    most: int | None = None
    for terms, limit in atmost:
        c = terms.get(v, 0)
        if not c:
            if limit < 0:
                return None
        elif c > 0:
            most = limit // c if most is None else min(most, limit // c)
        else:
            at_least = -(limit // -c)
            least = at_least if least is None else max(least, at_least)
    return None if least is not None and most is not None and least > most else (least, most)


def _points(
    group: tuple[int, ...], conditions: list[Condition], limits: Mapping[int, Range], steps: list[int]
) -> Iterator[dict[int, int]]:
    """Some whole-numbered solutions, those near zero first, until the steps are used up."""
    v, rest = group[0], group[1:]
    found = _projected(v, group, conditions, limits)
    if found is None:
        return
    low, high = found
    for at in _outward(nearest(low, high), low, high):
        steps[0] -= 1
        if steps[0] < 0:
            return
        if not rest:
            yield {v: at}
            continue
        narrowed: list[Condition] = []
        for terms, a, b, mask in conditions:
            c = terms.get(v, 0)
            remaining = {u: k for u, k in terms.items() if u != v}
            a, b = (None if end is None else end - c * at for end in (a, b))
            if remaining:
                narrowed.append((remaining, a, b, mask))
            elif (a is not None and a > 0) or (b is not None and b < 0):
                break
        else:
            for values in _points(rest, narrowed, {u: limits[u] for u in rest}, steps):
                yield {v: at} | values
                break  # another value for this one is worth more than another for the next


def _outward(start: int, low: int | None, high: int | None) -> Iterator[int]:
    """Numbers of a range, from one of them outwards."""
    yield start
    for step in range(1, 10**6):
        inside = False
        for at in (start + step, start - step):
            if (low is None or at >= low) and (high is None or at <= high):
                inside = True
                yield at
        if not inside:
            return
