"""``doisoat rules --lint``: the catalogue itself is checked, without any figures."""

from assets.forms.load import forms
from assets.law import LawError
from assets.messages import Lang, say
from assets.periods import period
from checks.lint.find import faults_in
from checks.rules.load import FOLDER, load_catalogue
from pipelines.cli.terminal import wrapped


def lint_rules(period_code: str | None, lang: Lang) -> int:
    """Print the faults of the catalogue, or of what is in force in one period; 1 if there are any.

    Raises:
        Complaint: there is no such period, or a rule file cannot be read.
    """
    periods = [period(period_code)] if period_code else None
    errors: list[LawError] = []
    known = load_catalogue(FOLDER, forms(), errors)
    faults = faults_in(known, errors, periods)
    for fault in faults:
        print(wrapped(fault.say(lang), "") + "\n")
    if faults:
        print(say("lint_faults", lang, count=len(faults)))
    else:
        count = len(known.in_force(periods[0]) if periods else known.rules)
        print(say("lint_clean", lang, count=count))
    return 1 if faults else 0
