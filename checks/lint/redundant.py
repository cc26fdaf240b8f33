"""Rules that follow from others in force at the same time, so that they tell nothing new.

Two grades. A rule that follows from rules over no other figures than its own finds nothing that these do
not find, whatever a unit leaves blank: it is redundant, be it an equation or a limit. An equation that
follows only where further figures are given still finds something where they are not, but where they are,
it tells one slip twice and vouches twice for the same figures: an analyst has to say what it is there for
(``also``). A *limit* that follows only with further figures is left alone: that a part is at most its whole
follows from every sum of counts, and is wanted where another part is blank, or to say plainly what is wrong.

A rule is only redundant beside rules at least as severe. Rates and measures are taken as printed: rounding
keeps a sum of sums from saying as much as the sum itself. Rules that are kept on purpose count for nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from checks.edits.condition import Share, Sum
from checks.edits.presence import Presence
from checks.edits.rule import Operand, Rule
from checks.lint.contradictions import owners, same_quotient
from checks.lint.demands import Demand, Situation
from checks.lint.fault import Fault, fault
from checks.lint.linear import Premise, Proof, proof
from checks.rules.load import Catalogue


@dataclass(frozen=True)
class Implied:
    """From which rules one follows, and the figures that it does not name and that they rest on."""

    by: frozenset[str]
    further: tuple[Operand, ...]
    outright: bool


def redundant(catalogue: Catalogue, situation: Situation, at_odds: Collection[str]) -> list[Fault]:
    """The redundant rules among those in force together; those ``at_odds`` prove nothing."""
    found: list[Fault] = []
    without = {*at_odds, *(rule.id for rule in situation.rules if rule.also)}
    # Of rules that follow from each other, the one that says most at once is the one to spare.
    ordered = sorted(situation.rules, key=lambda r: (len(r.terms()), r.id), reverse=True)
    for outright in (True, False):
        for rule in ordered:
            equation = any(d.equation for d in situation.demands[rule.id])
            if rule.id in without or not (outright or equation):
                continue
            implied = implied_in(situation, rule, without)
            if implied and implied.outright >= outright:
                without.add(rule.id)
                args = {"rules": ", ".join(sorted(implied.by)), "since": situation.periods[0].code}
                figures = ", ".join(map(str, implied.further))
                reason = "lint_implied" if outright else "lint_implied_where_given"
                found.append(fault(catalogue, "implied", [rule.id], reason, figures=figures, **args))
    return found


def implied_in(situation: Situation, rule: Rule, without: Collection[str]) -> Implied | None:
    """From what a rule follows; None where it does not follow from the others."""
    milder = {r.id for r in situation.rules if rule.severity == "error" and r.severity == "warning"}
    without = {*without, *milder, rule.id}
    if isinstance(rule, Presence):
        by = _presences(situation, rule, without)
        return Implied(frozenset(by), (), True) if by else None
    demands = situation.demands[rule.id]
    used: set[Premise] = set()
    outright = True
    for demand in demands:
        found = _proof(situation, demand, without, None)
        if found is None:
            return None
        used |= found
        outright = outright and all(
            _proof(situation, demand, without, situation.closed(pattern)) is not None
            for pattern in demand.patterns()
        )
    if not owners(used):
        return None  # follows from nothing at all: it never fails
    own = {f for demand in demands for f in demand.figures}
    further = {f for p in used for f in p.figures} - own or {f for demand in demands for f in demand.spared}
    return Implied(owners(used), tuple(situation.figures[n] for n in sorted(further)), outright)


def _proof(
    situation: Situation, demand: Demand, without: Collection[str], given: Collection[int] | None
) -> Proof | None:
    """From what one demand follows, with all figures or with those given; None: from nothing."""
    others = [d for i, demands in situation.demands.items() if i not in without for d in demands]
    if demand.key:
        return next((frozenset({_named(d)}) for d in others if d.key == demand.key), None)
    premises, free = situation.premises(without, given), situation.free
    if demand.share:
        decided = [d for d in others if d.condition(given)]
        return _quotient(demand.share, decided, premises, free)
    if len(demand.figures) == 1:
        free |= demand.figures  # what is asked of one figure is not to be taken for granted
    used: Proof = frozenset()
    for clause in demand.clauses(given):
        found = proof(premises, clause, free)
        if found is None:
            return None
        used |= found
    return used


def _quotient(
    share: Share, others: Sequence[Demand], premises: Sequence[Premise], free: Collection[int]
) -> Proof | None:
    """Another rule that makes the same rate the same quotient, and by what it is the same."""
    for other in others:
        if other.share and other.share.rate == share.rate:
            used = same_quotient(premises, share, other.share, free)
            if used is not None:
                return used | {_named(other)}
    return None


def _named(demand: Demand) -> Premise:
    """What is no demand on sums, as a premise that says whose it is and what it is about."""
    return Premise(demand.rule.id, (Sum(tuple((f, 0) for f in sorted(demand.figures)), None, None),))


def _presences(situation: Situation, rule: Presence, without: Collection[str]) -> list[str]:
    """The rules by which what a rule calls for is called for anyway; fewest that will do."""
    others = [r for r in situation.rules if isinstance(r, Presence) and r.id not in without]
    if not _called_for(situation, rule, others):
        return []
    for other in list(others):
        fewer = [r for r in others if r is not other]
        if _called_for(situation, rule, fewer):
            others = fewer
    return [r.id for r in others]


def _called_for(situation: Situation, rule: Presence, others: list[Presence]) -> bool:
    given = {t.operand for t in rule.in_role("", rule.when)}
    while True:
        more = {o for r in others if _there(situation, r, r.when, given) for o in _operands(r, r.of)} - given
        if not more:
            return _there(situation, rule, rule.of, given)
        given |= more


def _operands(rule: Presence, texts: tuple[str, ...]) -> Iterator[Operand]:
    yield from (t.operand for t in rule.in_role("", texts))


def _there(situation: Situation, rule: Presence, texts: tuple[str, ...], given: set[Operand]) -> bool:
    return all(o in given or situation.made_up(o, given) for o in _operands(rule, texts))


def never_calls(situation: Situation, rule: Presence) -> bool:
    """Whether a rule calls for nothing but what it starts from."""
    return _called_for(situation, rule, [])
