"""Rules that contradict each other: together they leave no figures, or no other than nought.

A sum of counts can always be satisfied by noughts, so that is no consolation: rules that leave a figure
nothing but nought are at odds. So are limits that shut each other in, and two quotients for one rate.
Figures are taken as they were before rounding; severities make no difference.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from checks.edits.bound import Bound
from checks.edits.condition import Share, Sum
from checks.edits.limits import Range
from checks.lint.demands import Situation
from checks.lint.fault import Fault, fault
from checks.lint.linear import Clause, Premise, Proof, impossible, proof
from checks.rules.load import Catalogue

Terms = tuple[tuple[int, int], ...]


def contradictions(catalogue: Catalogue, situation: Situation) -> list[Fault]:
    """The contradictions among the rules in force together, each set of rules once."""
    since = situation.periods[0].code
    found: list[Fault] = []
    out: set[str] = set()
    while used := impossible(situation.premises(out, rounded=False), situation.free):
        rules = owners(used)
        found.append(fault(catalogue, "contradiction", rules, "lint_impossible", since=since))
        out |= rules
    told: set[frozenset[str]] = {frozenset(f.rules) for f in found}
    for rules, reason, figures in [*_noughts(situation, out), *_shut_in(situation, out), *_rates(situation)]:
        if not any(before <= rules for before in told):
            told.add(rules)
            found.append(fault(catalogue, "contradiction", rules, reason, figures=figures, since=since))
    return found


def _noughts(situation: Situation, out: set[str]) -> list[tuple[frozenset[str], str, str]]:
    """Rules that together leave some figures no value but nought; fewest rules first."""
    premises, free = situation.premises(out, rounded=False), situation.free
    limits = {rule.id for rule in situation.rules if isinstance(rule, Range)}
    compared = {n for p in premises if p.owner not in limits for n in p.figures}
    if impossible([_apart(p) for p in premises], ()) is None:
        return []  # all figures at once may be more than nought
    found: dict[frozenset[str], list[str]] = {}
    for n in sorted(compared):
        proofs = [proof(premises, (s,), free) for s in _nought(n, n in free)]
        if None in proofs:
            continue
        rules = frozenset[str]().union(*(owners(p) for p in proofs if p))
        if not rules <= limits:  # a figure that limits of its own hold at nought is meant to be
            found.setdefault(rules, []).append(str(situation.figures[n]))
    ordered = sorted(found.items(), key=lambda kv: (len(kv[0]), sorted(kv[0])))
    return [(rules, "lint_only_nought", ", ".join(figures)) for rules, figures in ordered]


def _nought(figure: int, free: bool) -> list[Sum]:
    at_most = Sum(((figure, 1),), None, 0)
    return [at_most, Sum(((figure, 1),), 0, None)] if free else [at_most]


def _apart(premise: Premise) -> Premise:
    """What a premise says of figures that are all at least one, with one taken off each."""
    clause = []
    for terms, low, high in premise.clause:
        off = sum(c for _, c in terms)
        clause.append(Sum(terms, None if low is None else low - off, None if high is None else high - off))
    return Premise(premise.owner, tuple(clause))


def _shut_in(situation: Situation, out: set[str]) -> Iterator[tuple[frozenset[str], str, str]]:
    """Bounds that other limits turn round, so that both sides must be the same, and no equation says so."""
    equations = {i for i, demands in situation.demands.items() if any(d.equation for d in demands)}
    limits = situation.premises(out | equations, rounded=False)
    for rule in situation.rules:
        if not isinstance(rule, Bound) or rule.id in out:
            continue
        for demand in situation.demands[rule.id]:
            for clause in demand.clauses(rounded=False):
                used = proof([p for p in limits if p.owner != rule.id], _turned(clause), situation.free)
                if used and owners(used):
                    yield owners(used) | {rule.id}, "lint_only_equal", ""


def _turned(clause: Clause) -> Clause:
    return tuple(Sum(terms, high, low) for terms, low, high in clause)


def _rates(situation: Situation) -> Iterator[tuple[frozenset[str], str, str]]:
    """Rates that are two quotients, or the quotient of a sum by itself."""
    premises = situation.premises((), rounded=False)
    shares = [(d.rule.id, s) for demands in situation.demands.values() for d in demands if (s := d.share)]
    for rule, share in shares:
        used = same(premises, share.numerator, share.denominator, situation.free)
        if used is not None:
            yield owners(used) | {rule}, "lint_only_whole", str(situation.figures[share.rate])
    for (one, a), (other, b) in combinations(shares, 2):
        if a.rate == b.rate and one != other and same_quotient(premises, a, b, situation.free) is None:
            yield frozenset({one, other}), "lint_two_quotients", str(situation.figures[a.rate])


def same_quotient(premises: Sequence[Premise], a: Share, b: Share, free: Collection[int]) -> Proof | None:
    """The premises by which both sides of two quotients are the same; None where they may differ."""
    numerators = same(premises, a.numerator, b.numerator, free)
    denominators = same(premises, a.denominator, b.denominator, free)
    return None if numerators is None or denominators is None else numerators | denominators


def same(premises: Sequence[Premise], one: Terms, other: Terms, free: Collection[int]) -> Proof | None:
    """The premises by which two sums of figures are the same; None where they may differ."""
    terms = dict(one)
    for figure, c in other:
        terms[figure] = terms.get(figure, 0) - c
    apart = tuple((figure, c) for figure, c in terms.items() if c)
    return proof(premises, (Sum(apart, 0, 0),), free)


def owners(used: Iterable[Premise]) -> frozenset[str]:
    """The rules that some premises are demands of."""
    return frozenset(p.owner for p in used if p.owner)
