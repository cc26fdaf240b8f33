"""The explanations of what is violated among one unit's figures, the likeliest first.

Puts together the smallest sets (``search``), exchanges (``exchanges``) and how people slip
(``slips``). Every value that leaves here was put in place and every edit decided anew with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import log

from assets.messages import Lang
from checks.explain.exchanges import Alike, Exchange, exchanges
from checks.explain.search import Found, Record, figures_in
from checks.explain.slips import (
    Slip,
    SlipLaw,
    Surroundings,
    far_off,
    likeliest,
    unknown,
    values_alike,
)
from checks.explain.solve import Range, Solution, nearest
from checks.typing_slips import variants

#: Slips in adding up, which name a figure that stands as it should.
_OF_SUMS = ("left_out", "counted_twice", "term_replaced")
#: For want of a smallest set, one so many times as large is looked for.
_MOST_AT_ALL = 3
#: So many components' worth of work is done for one unit.
_COMPONENTS = 5
#: Ranges of at most so many numbers are tried out one by one.
_FEW = 40


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of an explanation: the values it may have, and the likeliest one if one stands out.

    Values are in units of the figure's last place. ``exact``: only this value will do.
    """

    figure: int
    low: int | None
    high: int | None
    value: int | None
    slip: Slip

    @property
    def exact(self) -> bool:
        """Whether there is one value only."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class Explanation:
    """Figures that, changed together, make every edit hold; ``follows``: what formulas then show."""

    changes: tuple[Change, ...]
    follows: Mapping[int, int]
    cost: float
    plausible: bool

    @property
    def figures(self) -> tuple[int, ...]:
        """The figures that change."""
        return tuple(c.figure for c in self.changes)


@dataclass(frozen=True, slots=True)
class Explained:
    """One component: its violated edits and its explanations, the likeliest first.

    ``complete``: all explanations with the fewest wrong figures are there; ``size`` is how many.
    """

    edits: tuple[int, ...]
    explanations: tuple[Explanation, ...]
    size: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit's figures with what is known about each."""

    lines: Alike
    decimals: Sequence[int]
    exact: Sequence[bool]
    formulas: Sequence[bool]
    around: Surroundings
    #: The names of other denominators with which a printed rate holds.
    other_denominators: Mapping[int, Mapping[Lang, str]]


class Explainer:
    """Explains one unit: ``record`` is searched, ``whole`` is what every answer is verified against."""

    def __init__(self, law: SlipLaw, unit: Unit, record: Record, whole: Record) -> None:
        self.law, self.unit, self.record, self.whole = law, unit, record, whole
        self.sums: dict[int, list[tuple[int, ...]]] = {}
        for edit in whole.edits.edits:
            computed = edit.condition.whole
            if computed is not None and not edit.condition.share:
                parts = tuple(v for v in edit.figures if v != computed)
                self.sums.setdefault(computed, []).append(parts)

    def explain(self) -> list[Explained]:
        """Every component of violated edits with its explanations."""
        components = self.record.components()
        if not components:
            return []
        unit = self.unit
        typed = [v not in self.whole.follows for v in range(len(unit.decimals))]
        offered = list(exchanges(self.record, unit.around, unit.lines, unit.decimals, unit.exact, typed))
        components = _joined(components, [set(e.mended) for e in offered])
        found = [self._component(c, offered) for c in components]
        if len(found) > 1:
            everything = sorted(n for c in components for n in c)
            if not self._together(found) or self._fewer_together(everything, found):
                return [self._component(everything, offered)]
        return found

    def _fewer_together(self, everything: list[int], found: Sequence[Explained]) -> bool:
        """Whether fewer figures than the components' own explain all components at once."""
        total = sum(e.size for e in found)
        if all(e.size <= 1 for e in found) or total > self.law.search.figures:
            return False
        return bool(self.record.smallest(everything, total - 1, self.law.search.work // 10).sets)

    def _component(self, component: list[int], offered: list[Exchange]) -> Explained:
        law = self.law.search
        left = max(0, min(law.work, _COMPONENTS * law.work - self.record.work))
        found = self.record.smallest(component, law.figures, left)
        retyped = [(self._retyped(figures, s), s) for figures, s in found.sets]
        offered = [*offered, *self._exchanges_within(found, offered)]
        told = [e for e, _ in retyped if e] + self._exchanged(component, offered, found)
        # A set with loose figures that could not be verified may still have values that would do.
        complete = found.complete and all(e or s.determined for e, s in retyped)
        if told and complete and not any(e.plausible for e in told) and found.size < law.figures:
            wider = self.record.smallest(component, found.size + 1, left, found.size + 1)
            smaller = [set(figures) for figures, _ in found.sets]
            more = [
                (figures, s)
                for figures, s in wider.sets
                if len(figures) > found.size and not any(inside.issubset(figures) for inside in smaller)
            ]
            more_told = [e for e in (self._retyped(figures, s) for figures, s in more) if e]
            told += [e for e in more_told if e.plausible]
        if not told:
            told = self._best_so_far(component)
            complete = complete and not told
        told.sort(key=lambda e: (not e.plausible, e.cost, e.figures))
        once: dict[tuple[object, ...], Explanation] = {}
        for e in told:
            once.setdefault(_as_changed(e), e)
        told = list(once.values())
        return Explained(
            tuple(component), tuple(told[: law.kept]), found.size, complete and len(told) <= law.kept
        )

    def _exchanges_within(self, found: Found, offered: Sequence[Exchange]) -> list[Exchange]:
        """Exchanges of two figures of one smallest set, however far apart they stand."""
        known = {frozenset(e.new) for e in offered}
        values, more = self.record.values, []
        for figures, _ in found.sets:
            for a, b in combinations(figures, 2):
                alike = (
                    self.unit.decimals[a] == self.unit.decimals[b]
                    and self.unit.exact[a] == self.unit.exact[b]
                )
                if not alike or values[a] == values[b] or frozenset((a, b)) in known:
                    continue
                known.add(frozenset((a, b)))
                new = {a: values[b], b: values[a]}
                mended = self.record.mended_by(new)
                if mended:
                    more.append(Exchange("exchanged", new, {a: b, b: a}, tuple(mended)))
        return more

    def _best_so_far(self, component: list[int]) -> list[Explanation]:
        """Some set that explains everything, for want of the smallest."""
        found = self.record.any_set(component, _MOST_AT_ALL * self.law.search.figures)
        told = self._retyped(*found) if found else None
        return [told] if told else []

    def _together(self, found: Sequence[Explained]) -> bool:
        """Whether the first explanations of all components hold together."""
        new: dict[int, int] = {}
        for explained in found:
            if not explained.explanations:
                return True
            first = explained.explanations[0]
            for c in first.changes:
                value = (
                    c.value
                    if c.value is not None
                    else self.record.values[c.figure]
                    + nearest(
                        None if c.low is None else c.low - self.record.values[c.figure],
                        None if c.high is None else c.high - self.record.values[c.figure],
                    )
                )
                if new.setdefault(c.figure, value) != value:
                    return False
        return self.record.holds_with(new)

    def _exchanged(self, component: list[int], offered: list[Exchange], found: Found) -> list[Explanation]:
        """Explanations by one exchange, or by one and fewer retyped figures than it takes without."""
        told = []
        for exchange in offered:
            mended = set(exchange.mended) & set(component)
            rest = [n for n in component if n not in mended]
            if not mended:
                continue
            if not rest:
                told.append(self._with_exchange(exchange, [], {}))
            elif found.size > 2 or (found.size == 2 and len(rest) < len(component)):
                values = [exchange.new.get(v, value) for v, value in enumerate(self.record.values)]
                after = Record(self.record.edits, values)
                inner = after.smallest(rest, max(1, found.size - 1), self.law.search.work // 10)
                for figures, solution in inner.sets:
                    if not solution.determined or set(figures) & set(exchange.new):
                        continue
                    new = {v: values[v] + solution.witness[v] for v in figures}
                    changes = [self._change(v, value, value, value) for v, value in new.items()]
                    told.append(self._with_exchange(exchange, changes, new))
        return [e for e in told if e]

    def _with_exchange(
        self, exchange: Exchange, more: Sequence[Change], new: Mapping[int, int]
    ) -> Explanation | None:
        changes = {**exchange.new, **new}
        follows = self._verified(changes)
        if follows is None:
            return None
        cost = self.law.cost(exchange.kind, 4 if exchange.kind == "exchanged" else 2)
        slip = Slip(exchange.kind, cost)
        made = [
            Change(v, n, n, n, replace(slip, others=(exchange.partners[v],)))
            for v, n in sorted(exchange.new.items())
        ]
        total = cost - log(self.law.search.figure_wrong) + self._corroborated(exchange.new)
        total += sum(c.slip.cost - log(self.law.search.figure_wrong) for c in more)
        return Explanation((*made, *more), follows, total, True)

    def _retyped(self, figures: Sequence[int], solution: Solution) -> Explanation | None:
        """An explanation by retyped figures, with the likeliest values where several will do."""
        values = self.record.values
        choices: dict[int, int] = {}
        loose_known = True
        for group in solution.groups:
            if len(group) == 1:
                chosen = self._likeliest_of(group[0], figures, solution)
                if chosen is not None:
                    choices[group[0]] = chosen
                    continue
            loose_known = False
        changes_by = solution.with_loose(choices)
        if changes_by is None:
            return None
        new = self.record.completed(changes_by, figures)
        follows = self._verified(new)
        if follows is None:
            new = self.record.completed(solution.witness, figures)
            follows, loose_known = self._verified(new), False
            if follows is None:
                return None
        changes, cost, plausible = [], 0.0, True
        ranges = self._verified_ranges(figures, solution, new)
        for v in figures:
            low, high = ranges[v]
            if solution.determined or self._rate_follows(v, figures, solution):
                low = high = new[v]
            change = self._change(v, low, high, new[v])
            if change.slip.kind in ("unknown", "formula") and not change.exact:
                change = replace(change, value=new[v] if loose_known and choices else None)
            changes.append(change)
        changes = [self._believable(c, figures, new) for c in self._carried(changes, new)]
        for c in changes:
            cost += c.slip.cost - log(self.law.search.figure_wrong)
            if c.slip.kind == "unknown" and far_off(self.law, values[c.figure], new[c.figure]):
                plausible = False
        if not plausible:  # a guess among many values would lend it a weight that it has not
            changes = [
                c
                if c.exact
                else replace(c, value=None, slip=unknown(self.law, values[c.figure], new[c.figure], False))
                for c in changes
            ]
        cost += self._corroborated(new)
        return Explanation(tuple(changes), follows, cost, plausible)

    def _verified_ranges(
        self, figures: Sequence[int], solution: Solution, new: Mapping[int, int]
    ) -> dict[int, Range]:
        """The values that each figure may have; where one figure is loose, both ends are put in place first.

        Where several vary together these are outer limits.
        """
        values = self.record.values
        ranges: dict[int, Range] = {}
        for v in figures:
            low, high = solution.ranges[v]
            ranges[v] = None if low is None else low + values[v], None if high is None else high + values[v]
        if len(solution.loose) != 1 or len(solution.groups) != 1:
            return ranges
        (loose,) = solution.loose
        held, failed = [new], False
        for end in solution.ranges[loose]:
            changes = None if end is None else solution.with_loose({loose: end})
            at = changes and self.record.completed(changes, figures)
            if at and self._verified(at) is not None:
                held.append(at)
            elif end is not None:
                failed = True
        if failed:
            for v in figures:
                ranges[v] = min(at[v] for at in held), max(at[v] for at in held)
        return ranges

    def _rate_follows(self, v: int, figures: Sequence[int], solution: Solution) -> bool:
        """Whether a freed rate is computed from its own sides, which are determined."""
        for _, share in self.record.edits.shares.get(v, ()):
            sides = [w for w in share.sides if w in figures]
            if sides:
                return not any(solution.open(w) for w in sides)
        return False

    def _likeliest_of(self, loose: int, figures: Sequence[int], solution: Solution) -> int | None:
        """The value of a loose unknown that the likeliest slips lead to; None if nothing speaks for any.

        Sums of rounded figures mostly hold to the last place, so a value by which they do is likelier.
        """
        low, high = solution.ranges[loose]
        hangs_on = [e for e in solution.expressed if loose in e[2]]
        candidates: set[int] = set()
        if low is not None and high is not None and high - low <= _FEW:
            candidates.update(range(low, high + 1))
        else:
            values = self.record.values
            for true in self._guesses(loose):
                at = true - values[loose]
                if (low is None or at >= low) and (high is None or at <= high):
                    candidates.add(at)
            for v, p, terms, constant in hangs_on:
                if len(terms) == 1:
                    for true in self._guesses(v):
                        at, rest = divmod(constant - p * (true - values[v]), terms[loose])
                        if not rest and (low is None or at >= low) and (high is None or at <= high):
                            candidates.add(at)
        best: tuple[float, int, int] | None = None
        for at in candidates:
            found = solution.with_loose({loose: at})
            if found is None:
                continue
            new = self.record.completed(found, figures)
            cost, known = 0.0, 0
            for v in (loose, *(e[0] for e in hangs_on)):
                if new[v] == self.record.values[v]:
                    cost = float("inf")
                    break
                slip = self._slip(v, new[v])
                cost += slip.cost + _magnitude(self.record.values[v], new[v])
                known += slip.kind not in ("unknown", "formula")
            hit, missed = self._sums_hit(new)
            cost -= missed * log(self.law.search.sum_missed)
            known += hit > 0 and not missed
            if known and (best is None or (cost, abs(at), at) < best) and self._verified(new) is not None:
                best = (cost, abs(at), at)
        return None if best is None else best[2]

    def _sums_hit(self, new: Mapping[int, int]) -> tuple[int, int]:
        """How many sums of rounded figures then hold to the last place, and how many only by rounding."""
        hit = missed = 0
        for n in figures_in(self.whole.edits.touching(new)):
            condition = self.whole.edits.edits[n].condition
            for terms, low, high in condition.sums if condition.exact else ():
                if low is None or high is None or low == high:
                    continue
                apart = sum(c * new.get(v, self.whole.values[v]) for v, c in terms)
                hit, missed = (hit + 1, missed) if 2 * apart == low + high else (hit, missed + 1)
        return hit, missed

    def _guesses(self, v: int) -> set[int]:
        """Values that a known slip could have spoilt."""
        printed = self.record.values[v]
        found = set() if self.unit.formulas[v] else set(variants(printed))
        for parts in self.sums.get(v, ()):
            for w in parts:
                if self.unit.decimals[w] == self.unit.decimals[v]:
                    found |= {printed + self.record.values[w], printed - self.record.values[w]}
        if v in self.unit.around.otherwise:
            found.add(self.unit.around.otherwise[v])
        found.discard(printed)
        return found

    def _change(self, v: int, low: int | None, high: int | None, value: int) -> Change:
        return Change(v, low, high, value, self._slip(v, value))

    def _slip(self, v: int, true: int) -> Slip:
        beside, rounding = frozenset[int](), None
        for n in figures_in(self.whole.edits.of_figure[v]):
            share = self.whole.edits.edits[n].condition.share
            if not share:
                continue
            if share.rate != v:  # all that was asked for was done: both sides are the same
                beside |= set(share.sides)
            elif n in self.whole.violated:
                rounding = rounding or self.whole.rounding(share, true)
        return likeliest(
            self.law,
            self.unit.around,
            v,
            true,
            formula=self.unit.formulas[v],
            sums=self.sums.get(v, ()),
            on_another=v in self.unit.other_denominators,
            rounding=rounding,
            beside=beside,
        )

    def _carried(self, changes: list[Change], new: Mapping[int, int]) -> list[Change]:
        """A total or rate that agrees with a wrong figure was most likely worked out from it."""
        told = list(changes)
        for i, c in enumerate(told):
            for n in figures_in(self.whole.edits.of_figure[c.figure]):
                edit = self.whole.edits.edits[n]
                inputs = [w for w in edit.figures if w != c.figure and w in new]
                if edit.condition.whole != c.figure or not inputs or n in self.whole.violated:
                    continue
                cost = self.law.cost("carried", 1)
                if cost < c.slip.cost:
                    told[i] = replace(c, slip=Slip("carried", cost, (inputs[0],)))
                    break
        return told

    def _believable(self, c: Change, figures: Sequence[int], new: Mapping[int, int]) -> Change:
        """A change without a slip that this explanation itself denies, and with what its range is worth.

        A sum cannot have left out a figure that is wrong as it stands; and where many values will do,
        it takes less of a coincidence to hit one.
        """
        printed, true = self.record.values[c.figure], new[c.figure]
        if c.slip.kind in _OF_SUMS and any(v in figures for v in c.slip.others):
            c = replace(c, slip=unknown(self.law, printed, true, self.unit.formulas[c.figure]))
        if c.slip.kind in ("unknown", "formula"):
            many = None if c.low is None or c.high is None else c.high - c.low + 1
            cost = c.slip.cost - log(values_alike(printed, true) if many is None else many)
            least = self.law.cost(c.slip.kind, 1)
            c = replace(c, slip=replace(c.slip, cost=max(cost, least) + _magnitude(printed, true)))
        elif not c.exact:
            c = replace(c, slip=replace(c.slip, cost=c.slip.cost + _magnitude(printed, true)))
        return c

    def _corroborated(self, new: Mapping[int, int]) -> float:
        """What it costs that edits on these figures held although the figures are wrong."""
        law = self.law.search
        cost = 0.0
        for n in figures_in(self.whole.edits.touching(new)):
            edit = self.whole.edits.edits[n]
            if not edit.condition.exact or n in self.whole.violated:
                continue
            cost -= log(law.corroborated)
            wrong = [v for v in edit.figures if v in new]
            if len(wrong) > 1 and edit.condition.whole not in wrong:
                cost -= log(law.coincidence)
        return cost

    def _verified(self, new: Mapping[int, int]) -> dict[int, int] | None:
        """What formulas show once the new values are in place; None if some edit then fails."""
        values = list(self.whole.values)
        for v, value in new.items():
            values[v] = value
        follows = self.whole.followed(values)
        return follows if self.whole.holds_with({**new, **follows}) else None


def _magnitude(printed: int, true: int) -> float:
    """What it costs that a figure which may be many things is of quite another size than printed."""
    return abs(log((abs(true) + 1) / (abs(printed) + 1)))


def _as_changed(e: Explanation) -> tuple[object, ...]:
    """What an explanation comes to; an exchange and the retyping that equals it are one."""
    return tuple(sorted((c.figure, c.low or 0, c.high or 0, c.exact) for c in e.changes))


def _joined(components: list[list[int]], together: Sequence[set[int]]) -> list[list[int]]:
    """Components that one exchange mends are one."""
    groups = [set(c) for c in components]
    for mended in together:
        apart = [g for g in groups if not g & mended]
        meet = [g for g in groups if g & mended]
        if len(meet) > 1:
            groups = [*apart, set().union(*meet)]
    return sorted(sorted(g) for g in groups)
