"""Whether a limit on a sum of figures follows from other limits, and from which: exact, in whole numbers.

By the lemma of Farkas a limit follows from others exactly when nonnegative multiples of these add up to
it or to something stricter. Finding such multiples is one phase of the simplex method, on rows of whole
numbers and with Bland's choice of pivots, so that it neither rounds nor cycles. Knows nothing of rules:
figures and limits are numbered.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import gcd
from typing import NamedTuple

from checks.edits.condition import Sum

#: One of these sums lies within its limits.
Clause = tuple[Sum, ...]

#: So many alternatives of other rules are gone through; those beyond are passed over, which proves less.
_MOST_OPEN = 4


class Used(NamedTuple):
    """The limits that add up to something, by position, and the figures that have to be not negative."""

    limits: frozenset[int]
    figures: frozenset[int]


class Limit(NamedTuple):
    """Σ coefficient · figure ≤ ``most``."""

    terms: Mapping[int, int]
    most: int


@dataclass(frozen=True, slots=True)
class Premise:
    """A clause that holds, and the name of what demands it, if anything does."""

    owner: str
    clause: Clause

    @property
    def figures(self) -> frozenset[int]:
        """The figures that it is about."""
        return frozenset(figure for s in self.clause for figure, _ in s.terms)


#: Premises from which something follows, none of them in vain.
Proof = frozenset[Premise]


def proof(premises: Sequence[Premise], clause: Clause, free: Collection[int]) -> Proof | None:
    """The premises from which a clause follows; None where it does not.

    Premises are taken to be possible together; from impossible ones everything follows.

    Args:
        premises: what holds.
        clause: what is asked about.
        free: the figures that may be negative; all others are at least zero.
    """
    near = _connected(premises, {*Premise("", clause).figures})
    return _proof(near, clause, free)


def impossible(premises: Sequence[Premise], free: Collection[int]) -> Proof | None:
    """The premises that no figures satisfy together; None where some figures do."""
    return _proof(premises, (Sum((), None, -1),), free)


def limits_of(s: Sum) -> list[Limit]:
    """A sum between limits, one limit at a time."""
    found = []
    if s.high is not None:
        found.append(Limit(dict(s.terms), s.high))
    if s.low is not None:
        found.append(Limit({figure: -c for figure, c in s.terms}, -s.low))
    return found


def _connected(premises: Sequence[Premise], figures: set[int]) -> list[Premise]:
    """The premises that have to do with some figures, over however many others."""
    rest = list(premises)
    found: list[Premise] = []
    while True:
        near: list[Premise] = []
        far: list[Premise] = []
        for p in rest:
            (far if p.figures.isdisjoint(figures) else near).append(p)
        if not near:
            return found
        found += near
        figures = figures.union(*(p.figures for p in near))
        rest = far


def _proof(premises: Sequence[Premise], clause: Clause, free: Collection[int]) -> Proof | None:
    """As :func:`proof`; alternatives among the premises are gone through one by one."""
    limits: list[tuple[Premise, Limit]] = []
    guards: dict[int, Premise] = {}
    for p in premises:
        for limit in limits_of(p.clause[0]) if len(p.clause) == 1 else ():
            figure = _not_negative(limit)
            if figure is None or (figure in free and limit.most):
                limits.append((p, limit))
            elif figure in free:
                guards.setdefault(figure, p)
    unguarded = set(free) - guards.keys()
    found: set[Premise] = set()
    # That none of the alternatives holds means one broken limit of each.
    for targets in product(*(limits_of(s) for s in clause)):
        used = combined([limit for _, limit in limits], targets, unguarded)
        if used is None:
            return _by_alternatives(premises, clause, free)
        found |= {limits[i][0] for i in used.limits} | {guards[f] for f in used.figures & guards.keys()}
    return frozenset(found)


def _not_negative(limit: Limit) -> int | None:
    """The figure of which a limit says that it is not negative, or not very."""
    if len(limit.terms) != 1 or limit.most < 0:
        return None
    ((figure, c),) = limit.terms.items()
    return figure if c < 0 else None


def _by_alternatives(premises: Sequence[Premise], clause: Clause, free: Collection[int]) -> Proof | None:
    undecided = [p for p in premises if len(p.clause) > 1][:_MOST_OPEN]
    if not undecided:
        return None
    first, rest = undecided[0], [p for p in premises if len(p.clause) == 1] + undecided[1:]
    found: set[Premise] = set()
    for alternative in first.clause:
        chosen = Premise(first.owner, (alternative,))
        used = _proof([*rest, chosen], clause, free)
        if used is None:
            return None
        found |= {first if p == chosen else p for p in used}
    return frozenset(found)


def combined(limits: Sequence[Limit], targets: Sequence[Limit], free: Collection[int]) -> Used | None:
    """Which limits, each so many times, add up to a mix of the targets or to something stricter.

    A mix has shares of the targets that add up to one, so with one target it is the target itself.
    """
    rows, basis, figures = _tableau(limits, targets, free)
    missing = _missing(rows, basis)
    while missing[_RIGHT]:
        column = min((c for c, v in missing.items() if v > 0 and c != _RIGHT), default=None)
        if column is None:
            return None
        leaving = _leaving(rows, basis, column)
        pivot = rows[leaving]
        for n, row in enumerate(rows):
            if n != leaving and column in row:
                rows[n] = _without(row, column, pivot)
        missing = _without(missing, column, pivot)
        basis[leaving] = column
    used = {c for row, c in zip(rows, basis, strict=True) if row[_RIGHT]}
    return Used(
        frozenset(c for c in used if 0 <= c < len(limits)),
        frozenset(figures[c] for c in used if c in figures),
    )


#: The key of a row's right side; multiples of limits are columns from 0, what is left over is above them,
#: and rows that nothing accounts for yet have a negative number in the basis.
_RIGHT = -1
_Row = dict[int, int]


def _tableau(
    limits: Sequence[Limit], targets: Sequence[Limit], free: Collection[int]
) -> tuple[list[_Row], list[int], dict[int, int]]:
    """The rows of the first phase, their basis, and the figures of the columns for what is left over."""
    columns = len(limits) + len(targets)
    by_figure: dict[int, _Row] = {}
    for column, sign, (terms, _) in _columns(limits, targets):
        for figure, c in terms.items():
            if c:
                by_figure.setdefault(figure, {})[column] = sign * c
    # A figure's coefficients add up to that of the mix, or exceed it where it is not negative.
    rows: list[_Row] = []
    basis: list[int] = []
    figures: dict[int, int] = {}
    for figure, row in sorted(by_figure.items()):
        if figure in free:
            rows.append(row | {_RIGHT: 0})
            basis.append(-2 - len(rows))
        else:
            rest = columns + len(rows)
            figures[rest] = figure
            rows.append({c: -v for c, v in row.items()} | {rest: 1, _RIGHT: 0})
            basis.append(rest)
    right = {column: sign * most for column, sign, (_, most) in _columns(limits, targets) if most}
    basis.append(columns + len(rows))
    rows.append(right | {basis[-1]: 1, _RIGHT: 0})
    rows.append({len(limits) + n: 1 for n in range(len(targets))} | {_RIGHT: 1})
    basis.append(-2 - len(rows))
    return rows, basis, figures


def _missing(rows: Sequence[_Row], basis: Sequence[int]) -> _Row:
    """The sum of the rows that nothing accounts for yet."""
    found: _Row = {_RIGHT: 0}
    for row, column in zip(rows, basis, strict=True):
        if column < 0:
            for c, v in row.items():
                found[c] = found.get(c, 0) + v
    return found


def _columns(limits: Sequence[Limit], targets: Sequence[Limit]) -> Iterator[tuple[int, int, Limit]]:
    for column, limit in enumerate([*limits, *targets]):
        yield column, 1 if column < len(limits) else -1, limit


def _leaving(rows: Sequence[_Row], basis: Sequence[int], column: int) -> int:
    """The row that first forbids more of a column; at a tie the lowest in the basis."""
    best = None
    for n, row in enumerate(rows):
        c = row.get(column, 0)
        if c <= 0:
            continue
        if best is not None:
            apart = row[_RIGHT] * rows[best][column] - rows[best][_RIGHT] * c
            if apart > 0 or (apart == 0 and basis[n] > basis[best]):
                continue
        best = n
    assert best is not None  # what is not accounted for cannot become less than nothing
    return best


def _without(row: Mapping[int, int], column: int, pivot: Mapping[int, int]) -> _Row:
    """A row in which a column is taken out by means of the pivot's row; only scaled up otherwise."""
    p, c = pivot[column], row.get(column, 0)
    if not c:
        return dict(row)
    found = {k: p * v for k, v in row.items()}
    for k, v in pivot.items():
        found[k] = found.get(k, 0) - c * v
    divisor = gcd(*found.values()) or 1
    return {k: v // divisor for k, v in found.items() if v or k == _RIGHT}
