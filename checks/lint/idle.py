"""Rules that do nothing: they can never fail, or are in force at no cut-off, or have nothing to add up."""

from collections.abc import Iterator
from datetime import date

from assets.periods import periods_between
from checks.edits.limits import Range
from checks.edits.presence import Presence
from checks.edits.rule import Rule
from checks.edits.totals import Totals
from checks.lint.demands import Situation
from checks.lint.fault import Fault, fault
from checks.lint.linear import proof
from checks.lint.redundant import never_calls
from checks.rules.load import Catalogue


def beside_all_periods(catalogue: Catalogue) -> Iterator[Fault]:
    """Rules in force on no day on which a period is cut off, the only days on which rules are asked for."""
    for rule in catalogue.rules.values():
        start, end = rule.in_force.start, rule.in_force.end
        if not periods_between(start, end or date(start.year + 2, 1, 1)):
            days = {"start": f"{start:%d/%m/%Y}", "end": f"{end:%d/%m/%Y}" if end else "…"}
            yield fault(catalogue, "never_applies", [rule.id], "lint_no_cut_off", **days)


def idle(catalogue: Catalogue, situation: Situation) -> Iterator[Fault]:
    """Rules that do nothing in a situation, although they are in force in it."""
    for rule in situation.rules:
        since = situation.periods[0].code
        if isinstance(rule, Totals) and rule.over == "levels" and not situation.levels(rule.home):
            version = situation.versions[rule.home].version
            yield fault(
                catalogue, "never_applies", [rule.id], "lint_no_levels", form=rule.home, version=version
            )
        elif isinstance(rule, Presence) and never_calls(situation, rule):
            yield fault(catalogue, "never_fails", [rule.id], "lint_calls_for_nothing", since=since)
        elif never_fails(situation, rule):
            yield fault(catalogue, "never_fails", [rule.id], "lint_never_fails", since=since)


def never_fails(situation: Situation, rule: Rule) -> bool:
    """Whether all figures satisfy a rule, so long as counts are not negative."""
    if isinstance(rule, Range) and rule.least == 0 and rule.most is None:
        return False  # just this guards what is taken for granted of counts
    demands = situation.demands[rule.id]
    joined = [p for p in situation.premises(situation.demands) if not p.owner]
    return bool(demands) and all(
        (clauses := demand.clauses())
        and all(proof(joined, clause, situation.free) is not None for clause in clauses)
        for demand in demands
    )
