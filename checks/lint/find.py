"""Looks for every kind of fault in a catalogue, over all times at which its rules are in force."""

from collections.abc import Sequence
from datetime import date

from assets.law import LawError
from assets.periods import Period, periods_between
from checks.lint.contradictions import contradictions
from checks.lint.demands import Situation, situations
from checks.lint.fault import Fault, fault, refused
from checks.lint.idle import beside_all_periods, idle
from checks.lint.redundant import implied_in, redundant
from checks.rules.load import Catalogue


def faults_in(
    catalogue: Catalogue, errors: Sequence[LawError] = (), periods: Sequence[Period] | None = None
) -> list[Fault]:
    """Every fault of the catalogue, by rule; a fault that lasts is told once, of when it begins.

    Args:
        catalogue: the rules that were loaded.
        errors: why others were not.
        periods: look only at what is in force in these; left out: at all times.
    """
    found = [refused(error) for error in errors]
    if periods is None:
        found += beside_all_periods(catalogue)
    together = situations(catalogue, all_periods(catalogue) if periods is None else periods)
    for situation in together:
        at_odds = contradictions(catalogue, situation)
        idling = [*idle(catalogue, situation)]
        ruled_out = {i for f in (*at_odds, *idling) for i in f.rules}
        found += [*at_odds, *idling, *redundant(catalogue, situation, ruled_out)]
    if periods is None:
        found += _kept_for_nothing(catalogue, together)
    first: dict[tuple[str, tuple[str, ...]], Fault] = {}
    for f in found:
        first.setdefault((f.kind, f.rules), f)
    return sorted(first.values(), key=lambda f: (f.files, f.rules, f.kind))


def all_periods(catalogue: Catalogue) -> list[Period]:
    """The periods in which anything of the catalogue may change, and some after the last change."""
    days = [
        day
        for in_force in (
            *(rule.in_force for rule in catalogue.rules.values()),
            *(version.in_force for form in catalogue.forms.values() for version in form.versions),
        )
        for day in (in_force.start, in_force.end)
        if day
    ]
    return periods_between(min(days), date(max(days).year + 2, 12, 31)) if days else []


def _kept_for_nothing(catalogue: Catalogue, together: Sequence[Situation]) -> list[Fault]:
    """Rules that say why they are kept although nothing makes them redundant."""
    kept = {rule.id for rule in catalogue.rules.values() if rule.also}
    with_reason = {
        rule.id
        for situation in together
        for rule in situation.rules
        if rule.also and implied_in(situation, rule, kept)
    }
    return [fault(catalogue, "idle_also", [i], "lint_idle_also") for i in sorted(kept - with_reason)]
