"""All smallest sets of figures whose change makes every edit hold, by exact search.

Deepens on the number of figures, and at each step frees one figure of a contradiction: whoever solves
it must change one of those, so no smallest set is missed and none needs a big M. Counts stay whole,
what has no place for a minus stays without one, satisfied edits stay satisfied, and a printed rate may
itself be the wrong one. The work is counted, not timed, so that the same figures give the same answer
on every machine. How likely a set is belongs in ``slips.py``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from checks.edits.condition import Condition, Share, Sum, Values
from checks.explain import solve as exact
from checks.explain.solve import Range, Solution, Undecided


@dataclass(frozen=True, slots=True)
class Edit:
    """One instance of a rule over a unit's figures; ``figures`` are their numbers."""

    rule: str
    level: str
    item: str
    target: str
    condition: Condition
    figures: tuple[int, ...]
    mask: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mask", mask_of(self.figures))


@dataclass(slots=True)
class Edits:
    """What the figures of one layout must meet; the same for every unit that sent the same figures."""

    edits: list[Edit]
    #: Whether each figure has no place for a minus. (All figures are whole in their unit.)
    unsigned: list[bool]
    #: The edits on each figure, as a mask.
    of_figure: list[int] = field(init=False)
    #: The coefficients of each edit's sums, by figure.
    weights: list[tuple[dict[int, int], ...]] = field(init=False)
    #: The edits that say of what each rate is the quotient, with what they demand.
    shares: dict[int, list[tuple[int, Share]]] = field(init=False)

    def __post_init__(self) -> None:
        self.of_figure = [0] * len(self.unsigned)
        self.shares = {}
        for n, edit in enumerate(self.edits):
            for v in edit.figures:
                self.of_figure[v] |= 1 << n
            if edit.condition.share:
                self.shares.setdefault(edit.condition.share.rate, []).append((n, edit.condition.share))
        self.weights = [tuple(dict(s.terms) for s in edit.condition.sums) for edit in self.edits]

    def touching(self, figures: Iterable[int]) -> int:
        """The edits on some figures, as a mask."""
        touched = 0
        for v in figures:
            touched |= self.of_figure[v]
        return touched


@dataclass(slots=True)
class Found:
    """The outcome for one component: sets of freed figures with all their solutions.

    ``complete``: every set of this size is there, if there is any; otherwise the search was cut short.
    """

    sets: list[tuple[tuple[int, ...], Solution]]
    size: int
    complete: bool


class Record:
    """One unit's figures held against its edits."""

    def __init__(self, edits: Edits, values: Sequence[int], follows: Mapping[int, int] | None = None) -> None:
        """``follows``: figures that Excel computes from others, each with the edit that says how."""
        self.edits, self.values = edits, list(values)
        self.follows = dict(follows or {})
        self.violated = [n for n, edit in enumerate(edits.edits) if self.state(edit.condition) is False]
        self._solved: dict[int, Solution | list[int]] = {}
        self._totals: dict[int, tuple[int, ...]] = {}
        self.work = 0

    def state(self, condition: Condition, values: Values | None = None) -> bool | None:
        """Whether a condition holds; None where it is undecided (a rate of nothing)."""
        values = self.values if values is None else values
        share = condition.share
        if share:
            n, q = share.quotient(values)
            return share.holds(values[share.rate], n, q) if share.decides(n, q) else None
        for terms, low, high in condition.sums:
            total = 0
            for v, c in terms:
                total += c * values[v]
            if (low is not None and total < low) or (high is not None and total > high):
                return False
        return all(any(_holds(s, values) for s in clause) for clause in condition.either)

    def components(self) -> list[list[int]]:
        """The violated edits, those together that share a figure."""
        members: dict[int, list[int]] = {}  # by one edit of each component
        head_of: dict[int, int] = {}  # of each figure
        for n in self.violated:
            figures = self.edits.edits[n].figures
            heads = {head_of[v] for v in figures if v in head_of}
            head = max(heads, key=lambda h: (len(members[h]), -h), default=n)
            joined = [n]
            for other in heads - {head}:
                joined += members.pop(other)
            members.setdefault(head, []).extend(joined)
            for edit in joined:  # the smaller ones move to the largest
                head_of |= dict.fromkeys(self.edits.edits[edit].figures, head)
        return sorted(sorted(found) for found in members.values())

    def smallest(self, component: Sequence[int], most: int, work: int, least: int = 1) -> Found:
        """All smallest sets of figures that explain a component.

        Args:
            component: numbers of violated edits.
            most: no set may be larger.
            work: how many conditions may be looked at before the search is cut short.
            least: no set is to be smaller; sets that contain a smaller one may then be among those found.
        """
        limit = self.work + work
        masks = [self.edits.edits[n].mask for n in component]
        least = max(least, _disjoint(masks, 0))
        for size in range(least, most + 1):
            sets: dict[int, Solution] = {}
            complete = self._deepen(0, size, masks, set(), sets, limit)
            if sets or not complete:
                found = sorted((figures_in(mask), solution) for mask, solution in sets.items())
                return Found(found, size, complete)
        return Found([], max(least, most), True)

    def _deepen(
        self, free: int, left: int, masks: list[int], seen: set[int], sets: dict[int, Solution], limit: int
    ) -> bool:
        """Try a set and all that contain it, up to ``left`` more figures; False: cut short."""
        self.work += 1 + len(masks) // 8
        if self.work > limit:
            return False
        untouched = [m for m in masks if not m & free]
        if untouched:
            if not left:
                return True
            contradictions = untouched
        else:
            try:
                outcome = self.solve(free)
            except Undecided:
                return False
            if isinstance(outcome, Solution):
                sets[free] = outcome
                return True
            if not left:
                return True
            contradictions = outcome
        if left == 1:
            candidates = ~free
            for mask in contradictions:
                candidates &= mask
        else:
            if _disjoint(contradictions, free) > left:
                return True
            candidates = min((m & ~free for m in contradictions), key=lambda m: (m.bit_count(), m))
        complete = True
        while candidates:
            v = candidates & -candidates
            candidates ^= v
            if free | v in seen:
                continue
            seen.add(free | v)
            complete = self._deepen(free | v, left - 1, masks, seen, sets, limit) and complete
            if not complete and self.work > limit:
                return False
        return complete

    def solve(self, free: int) -> Solution | list[int]:
        """All values of freed figures with which every edit on them holds, or contradictions.

        A contradiction is the mask of all figures of the edits that it rests on.

        Raises:
            Undecided: too large to be certain.
        """
        known = self._solved.get(free)
        if known is None:
            known = self._solved[free] = self._solve(free)
        return known

    def _solve(self, free: int) -> Solution | list[int]:
        figures = figures_in(free)
        touched = self.edits.touching(figures)
        conditions: list[exact.Condition] = []
        clauses: list[list[list[exact.Condition]]] = []
        contradictions: list[int] = []
        computed = self._computed(free)
        for n in figures_in(touched):
            edit = self.edits.edits[n]
            condition = edit.condition
            self.work += 1
            if condition.sums:
                parts = zip(condition.sums, self.edits.weights[n], self.totals(n), strict=True)
                for (_, low, high), weights, total in parts:
                    terms = {v: weights[v] for v in figures if v in weights}
                    if computed and len(weights) == 1 and not computed.keys().isdisjoint(terms):
                        ((v, weight),) = weights.items()
                        limits_of = quotient_between(computed[v], weight, low, high)
                        conditions += [self._over(s, free, edit.mask) for s in limits_of]
                    elif terms:
                        low = None if low is None else low - total
                        high = None if high is None else high - total
                        conditions.append((terms, low, high, edit.mask))
            if condition.share:
                self.work += 3
                alternatives: list[list[exact.Condition]] = [
                    [c for s in sums if (c := self._over(s, free, edit.mask))[0] or not _within(c)]
                    for sums in self._share(condition.share, free)
                ]
                alternatives = [a for a in alternatives if all(terms for terms, *_ in a)]
                if len(alternatives) == 1:
                    conditions += alternatives[0]
                elif not alternatives:
                    contradictions.append(edit.mask)
                elif all(alternatives):
                    clauses.append(alternatives)
            for clause in condition.either:
                self.work += len(clause)
                open_ones = [self._over(s, free, edit.mask) for s in clause]
                if any(not c[0] and _within(c) for c in open_ones):
                    continue
                open_ones = [c for c in open_ones if c[0]]
                if not open_ones:
                    contradictions.append(edit.mask)
                elif len(open_ones) == 1:
                    conditions.append(open_ones[0])
                else:
                    clauses.append([[c] for c in open_ones])
        if contradictions:
            return contradictions
        limits: dict[int, Range] = {
            v: ((-self.values[v] if self.edits.unsigned[v] else None), None) for v in figures
        }
        found: list[int] = []
        solutions: list[Solution] = []
        for chosen in product(*clauses):
            self.work += len(conditions)
            outcome = exact.solve(figures, limits, [*conditions, *(c for part in chosen for c in part)])
            if not isinstance(outcome, Solution):
                found += outcome
            elif self._true(outcome, figures):
                solutions.append(outcome)
            elif not outcome.determined:
                raise Undecided  # other values of what is loose might do
        if solutions:
            return exact.united(solutions)
        # Where an edit offers alternatives, a contradiction rests on all of them.
        return found if found and not clauses else [self._reach(touched)]

    def _computed(self, free: int) -> dict[int, Share]:
        """The freed rates that are freed beside their own sides: what they are follows from these."""
        return {
            v: share
            for v in figures_in(free)
            for _, share in self.edits.shares.get(v, ())
            if any(free >> w & 1 for w in share.sides)
        }

    def totals(self, n: int) -> tuple[int, ...]:
        """What the sums of an edit come to as printed."""
        known = self._totals.get(n)
        if known is None:
            values = self.values
            known = self._totals[n] = tuple(
                sum(c * values[v] for v, c in s.terms) for s in self.edits.edits[n].condition.sums
            )
        return known

    def _reach(self, touched: int) -> int:
        mask = 0
        for n in figures_in(touched):
            mask |= self.edits.edits[n].mask
        return mask

    def _over(self, s: Sum, free: int, mask: int) -> exact.Condition:
        """A sum in terms of how much the freed figures change."""
        total = 0
        terms = {}
        for v, c in s.terms:
            total += c * self.values[v]
            if free >> v & 1:
                terms[v] = c
        return (
            terms,
            None if s.low is None else s.low - total,
            None if s.high is None else s.high - total,
            mask,
        )

    def _share(self, share: Share, free: int) -> list[list[Sum]]:
        """A rate's edit as alternatives of sums: over its sides with the rate as printed, or over the rate.

        An edit that is undecided as printed (a rate of nothing) may also stay so.
        """
        n, q = share.quotient(self.values)
        decided, undecided = [Sum(share.denominator, 1, None)], [[Sum(share.denominator, None, 0)]]
        if not share.signed:
            decided.append(Sum(share.numerator, 0, None))
            undecided.append([Sum(share.numerator, None, -1)])
        if free >> share.rate & 1:
            if any(free >> v & 1 for v in share.sides):
                return [decided] if share.decides(n, q) else [decided, *undecided]  # the rate follows
            if not share.decides(n, q):
                return [[]]
            return [[share.around(n, q)]]
        holds = [*share.within(self.values[share.rate]), *decided]
        return [holds] if share.decides(n, q) else [holds, *undecided]

    def _true(self, solution: Solution, figures: Sequence[int]) -> bool:
        """Whether the solution, put in place, makes every edit on these figures hold; nothing is assumed."""
        return self.holds_with(self.completed(solution.witness, figures))

    def completed(self, changes: Mapping[int, int], figures: Sequence[int]) -> dict[int, int]:
        """New values from changes; a rate freed beside its own sides becomes their quotient, rounded."""
        new = {v: self.values[v] + changes[v] for v in figures}
        for v in figures:
            for _, share in self.edits.shares.get(v, ()):
                if any(w in new for w in share.sides):
                    n, q = share.quotient({w: new.get(w, self.values[w]) for w in share.sides})
                    if q > 0:
                        new[v] = share.rounded(n, q)
        return new

    def holds_with(self, new: Mapping[int, int]) -> bool:
        """Whether every edit that these new values touch holds with them, decided anew and exactly."""
        if not self._possible(new):
            return False
        values = list(self.values)
        for v, value in new.items():
            values[v] = value
        for n in figures_in(self.edits.touching(new)):
            condition = self.edits.edits[n].condition
            after = self.state(condition, values)
            if after is False or (after is None and self.state(condition) is not None):
                return False
        return True

    def _possible(self, new: Mapping[int, int]) -> bool:
        """Whether no figure without a minus would fall below zero."""
        return not any(value < 0 and self.edits.unsigned[v] for v, value in new.items())

    def state_with(self, n: int, new: Mapping[int, int]) -> bool | None:
        """Whether an edit would hold with new values."""
        condition = self.edits.edits[n].condition
        if condition.share or condition.either:
            return self.state(condition, {v: new.get(v, self.values[v]) for v in self.edits.edits[n].figures})
        parts = zip(condition.sums, self.edits.weights[n], self.totals(n), strict=True)
        for (_, low, high), weights, total in parts:
            for v, value in new.items():
                c = weights.get(v)
                if c:
                    total += c * (value - self.values[v])
            if (low is not None and total < low) or (high is not None and total > high):
                return False
        return True

    def rounding(self, share: Share, true: int) -> str | None:
        """How the printed rate was rounded, if a true one differs from it by nothing else."""
        n, q = share.quotient(self.values)
        printed = self.values[share.rate]
        if not share.decides(n, q) or not share.holds(true, n, q):
            return None
        below, rest = divmod(share.scale * n, q)
        if printed == below:
            return "truncated"
        return "rounded_up" if rest and printed == below + 1 else None

    def followed(self, values: list[int]) -> dict[int, int]:
        """What the formulas show with these values, which they are put among; inputs come first."""
        found: dict[int, int] = {}
        for v, n in self.follows.items():
            condition = self.edits.edits[n].condition
            if condition.share:
                a, q = condition.share.quotient(values)
                computed = condition.share.rounded(a, q) if q > 0 else values[v]
            else:
                terms = dict(condition.sums[0].terms)
                own = terms.pop(v)
                computed = -sum(c * values[w] for w, c in terms.items()) // own
            if computed != values[v]:
                values[v] = found[v] = computed
        return found

    def any_set(self, component: Sequence[int], most: int) -> tuple[tuple[int, ...], Solution] | None:
        """Some set that explains a component, of ``most`` figures at most, not the smallest."""
        masks = [self.edits.edits[n].mask for n in component]
        free = 0
        for _ in range(most + 1):
            untouched = [m for m in masks if not m & free]
            try:
                outcome = untouched or self.solve(free)
            except Undecided:
                return None
            if isinstance(outcome, Solution):
                return figures_in(free), outcome
            # The figure that meets most contradictions at once.
            candidates = figures_in(min((m & ~free for m in outcome), key=lambda m: (m.bit_count(), m)))
            if not candidates:
                return None
            free |= 1 << max(candidates, key=lambda v: (sum(m >> v & 1 for m in outcome), -v))
        return None

    def mended_by(self, new: Mapping[int, int]) -> list[int] | None:
        """The violated edits that new values make hold; None if they break one that held or was undecided."""
        if not self._possible(new):
            return None
        violated = set(self.violated)
        mended = []
        for n in figures_in(self.edits.touching(new)):
            after = self.state_with(n, new)
            if n in violated:
                if after is True:
                    mended.append(n)
            elif after is False or (after is None and self.state(self.edits.edits[n].condition)):
                return None
        return mended


def mask_of(figures: Iterable[int]) -> int:
    """Numbers as a mask."""
    mask = 0
    for v in figures:
        mask |= 1 << v
    return mask


def figures_in(mask: int) -> tuple[int, ...]:
    """The numbers in a mask, ascending."""
    found = []
    while mask:
        bit = mask & -mask
        found.append(bit.bit_length() - 1)
        mask ^= bit
    return tuple(found)


def quotient_between(share: Share, c: int, low: int | None, high: int | None) -> list[Sum]:
    """``low`` ≤ c·rate ≤ ``high`` for a rate that is its sides' quotient, rounded half up."""
    if c < 0:
        c, low, high = -c, None if high is None else -high, None if low is None else -low
    found = []
    if low is not None:
        found.append(Sum(share.beyond(2 * -(-low // c) - 1), 0, None))
    if high is not None:
        found.append(Sum(share.beyond(2 * (high // c) + 1), None, -1))
    return found


def _holds(s: Sum, values: Values) -> bool:
    total = sum(c * values[v] for v, c in s.terms)
    return (s.low is None or total >= s.low) and (s.high is None or total <= s.high)


def _within(condition: exact.Condition) -> bool:
    _, low, high, _ = condition
    return (low is None or low <= 0) and (high is None or high >= 0)


def _disjoint(masks: Sequence[int], free: int) -> int:
    """How many contradictions can be picked that share no figure: so many figures it takes at least."""
    taken = count = 0
    for mask in sorted((m & ~free for m in masks), key=lambda m: (m.bit_count(), m)):
        if not mask & taken:
            taken |= mask
            count += 1
    return max(count, 1)
