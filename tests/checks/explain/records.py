"""Small records with demands on them, and what is wrong with them found out by trying everything.

Decided in plain arithmetic with fractions; of ``checks.explain`` only the records are known.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, product
from math import ceil, floor

from checks.edits.condition import Condition, Share, Sum
from checks.explain.search import Edit, Edits, Record

#: Counts are looked for up to here.
MOST = 30
#: A rate is in per cent with one decimal, so a whole is this much.
WHOLE = 1000


@dataclass(frozen=True)
class Demand:
    """One edit over figures: a balance (first = sum of the others), a bound (first ≤ their sum),

    between (first is neither below nor above all others), or a share (rate, part, whole).
    """

    kind: str
    figures: tuple[int, ...]

    def holds(self, values: Sequence[int]) -> bool | None:
        """Whether it holds; None where it is undecided."""
        first, *rest = (values[v] for v in self.figures)
        if self.kind == "balance":
            return first == sum(rest)
        if self.kind == "bound":
            return first <= sum(rest)
        if self.kind == "between":
            return min(rest) <= first <= max(rest)
        part, whole = rest
        if whole <= 0 or part < 0:
            return None
        return abs(Fraction(WHOLE * part, whole) - first) <= Fraction(1, 2)

    def edit(self, name: str = "") -> Edit:
        """The same demand as the search knows it."""
        first, *rest = self.figures
        if self.kind == "share":
            part, whole = rest
            share = Share(first, ((part, 1),), ((whole, 1),), WHOLE)
            condition = Condition(share=share, whole=first, exact=True)
        elif self.kind == "between":
            apart = [((first, 1), (v, -1)) for v in rest]
            above, below = (tuple(Sum(t, *ends) for t in apart) for ends in ((0, None), (None, 0)))
            condition = Condition(either=(above, below))
        else:
            terms = ((first, 1), *((v, -1) for v in rest))
            equal = self.kind == "balance"
            condition = Condition(
                (Sum(terms, 0 if equal else None, 0),), whole=first if equal else None, exact=equal
            )
        figures = tuple(sorted(self.figures))
        return Edit(name or f"{self.kind} {self.figures}", "", "", "", condition, figures)


@dataclass(frozen=True)
class Small:
    """A record that is true in all its demands; ``rates`` are the figures that are no counts."""

    values: tuple[int, ...]
    demands: tuple[Demand, ...]
    rates: frozenset[int] = field(default_factory=frozenset)

    def record(self, values: Sequence[int]) -> Record:
        """The record for the search, with other values."""
        counts = [v not in self.rates for v in range(len(self.values))]
        return Record(Edits([d.edit() for d in self.demands], counts), values)

    def mends(self, values: Sequence[int], new: Mapping[int, int]) -> bool:
        """Whether new values leave every demand on them true, and none undecided that was decided."""
        after = list(values)
        for v, value in new.items():
            if v not in self.rates and value < 0:
                return False
            after[v] = value
        touched = [d for d in self.demands if set(d.figures) & set(new)]
        states = [(d.holds(values), d.holds(after)) for d in touched]
        return not any(b is False or (b is None and a is not None) for a, b in states)

    def repairs(self, values: Sequence[int], size: int, component: Sequence[int]) -> set[tuple[int, ...]]:
        """All sets of so many figures with some new values that make the component and all else hold."""
        wrong = [set(self.demands[n].figures) for n in component]
        involved = sorted(set().union(*(d.figures for d in self.demands)))
        return {
            figures
            for figures in combinations(involved, size)
            if all(w & set(figures) for w in wrong)
            and any(self.mends(values, new) for new in self._tries(values, figures))
        }

    def _tries(self, values: Sequence[int], figures: Sequence[int]) -> Iterator[dict[int, int]]:
        counts = [v for v in figures if v not in self.rates]
        for chosen in product(range(MOST + 1), repeat=len(counts)):
            new = dict(zip(counts, chosen, strict=True))
            fitting = [self._fitting(values, new, v) for v in figures if v in self.rates]
            for rates in product(*fitting):
                yield new | dict(zip((v for v in figures if v in self.rates), rates, strict=True))

    def _fitting(self, values: Sequence[int], new: Mapping[int, int], rate: int) -> set[int]:
        """The values that a rate may have beside others."""
        found = {values[rate]}
        for d in self.demands:
            if d.kind == "share" and d.figures[0] == rate:
                part, whole = (new.get(v, values[v]) for v in d.figures[1:])
                if whole > 0:
                    exact = Fraction(WHOLE * part, whole)
                    found |= {floor(exact), ceil(exact)}
        return found


def rounded(part: int, whole: int) -> int:
    """A rate, half up."""
    return (2 * WHOLE * part + whole) // (2 * whole)


KINDS = ("balance", "balance", "share", "share", "bound", "between")


def true_record(rng: random.Random, kinds: Sequence[str] = KINDS) -> Small:
    """Up to eight figures with demands of every kind that all hold; no whole of a share is zero."""
    values = [rng.randint(1, 9) for _ in range(rng.randint(2, 4))]
    demands: list[Demand] = []
    rates: set[int] = set()
    for _ in range(rng.randint(2, 4)):
        counts = [v for v in range(len(values)) if v not in rates]
        kind = rng.choice(kinds)
        if kind == "balance":
            parts = rng.sample(counts, 2)
            total = sum(values[v] for v in parts)
            if total > MOST:
                continue
            values.append(total)
            demands.append(Demand("balance", (len(values) - 1, *parts)))
        elif kind == "between":
            parts = rng.sample(counts, 2)
            values.append(rng.randint(*sorted(values[v] for v in parts)))
            demands.append(Demand("between", (len(values) - 1, *parts)))
        else:
            part, whole = sorted(rng.sample(counts, 2), key=lambda v: values[v])
            demands.append(Demand("bound", (part, whole)))
            if kind == "share":
                values.append(rounded(values[part], values[whole]))
                rates.add(len(values) - 1)
                demands.append(Demand("share", (len(values) - 1, part, whole)))
    return Small(tuple(values), tuple(dict.fromkeys(demands)), frozenset(rates))


def spoilt(rng: random.Random, small: Small, count: int) -> list[int]:
    """The values of a true record with so many figures changed; a count stays one."""
    values = list(small.values)
    for v in rng.sample(range(len(values)), count):
        most = WHOLE if v in small.rates else MOST
        values[v] = rng.choice([n for n in range(most + 1) if n != values[v]])
    return values
