"""``doisoat rules``, ``explain`` and ``forms``: the law in use, printed."""

from typing import Any

from assets.forms.load import forms
from assets.forms.model import InForce
from assets.messages import Complaint, Lang, say
from assets.periods import period
from checks.edits.ranking import Banded
from checks.edits.rule import Rule
from checks.edits.sentences import number
from checks.rules.load import StructureRule, catalogue
from pipelines.cli.terminal import wrapped

#: What a rule has beside what it compares.
_COMMON = {
    "id",
    "kind",
    "label",
    "description",
    "severity",
    "in_force",
    "reference",
    "level",
    "also",
    "other_denominators",
    "respect",
    "claim",
    "columns",
}


def show_rules(period_code: str | None, lang: Lang) -> int:
    """Print the catalogue of rules, or those in force in one period."""
    known = catalogue()
    rules = known.in_force(period(period_code)) if period_code else list(known.rules.values())
    home = ""
    for rule in rules:
        if rule.home != home:
            home = rule.home
            form = forms().get(home)
            print(f"\n{home}  {form.name[lang] if form else say('check_cross', lang)}")
        print(f"  {rule.id:<14}{say('severity_' + rule.severity, lang):<9}{rule.label[lang]}")
    print(f"\n{say('check_structure', lang)}")
    for found in known.structure.values():
        print(f"  {found.id:<14}{say('severity_' + found.severity, lang):<9}{found.label[lang]}")
    print(
        "\n" + say("rules_count", lang, count=len(rules) + len(known.structure), catalogue=known.fingerprint)
    )
    return 0


def explain_rule(rule_id: str, lang: Lang) -> int:
    """Print one rule in full.

    Raises:
        Complaint: there is no such rule.
    """
    known = catalogue()
    by_id: dict[str, Rule | StructureRule] = {r.id.casefold(): r for r in known.rules.values()}
    by_id |= {r.id.casefold(): r for r in known.structure.values()}
    rule = by_id.get(rule_id.casefold())
    if rule is None:
        raise Complaint("rule_unknown", rule=rule_id)
    print(f"{rule.id}  {rule.label[lang]}\n")
    print(wrapped(rule.description[lang], "  ") + "\n")
    kind = str(getattr(rule, "kind", "structure"))
    rows = [("kind", say(f"kind_{kind}", lang))]
    if isinstance(rule, Rule):
        rows += [
            (name, _shown(name, value, lang))
            for name, value in rule
            if name not in _COMMON and value not in (None, (), "", "equal", False) and name != "bands"
        ]
        if isinstance(rule, Banded):
            rows.append(("bands", _bands(rule, lang)))
        for term in rule.terms():
            indicator = _indicator(rule, term.operand.form, term.operand.code)
            rows.append((str(term.operand), indicator))
        for other in getattr(rule, "other_denominators", ()):
            rows.append(("other_denominators", f"{', '.join(other.of)} – {other.label[lang]}"))
        if rule.also:
            rows.append(("also", rule.also[lang]))
        rows.append(("in_force", _in_force(rule.in_force, lang)))
        rows.append(("level", say(f"ess_level_{rule.level}", lang)))
    rows.append(("severity", say("severity_" + rule.severity, lang)))
    if isinstance(rule, Rule):
        rows += [
            ("severity_when", say(f"severity_{when.severity}_when", lang, label=when.label[lang]))
            for name, when in known.severity_when.items()
            if name in rule.diagnoses and when.severity != rule.severity
        ]
    rows.append(("reference", rule.reference))
    for name, text in rows:
        head = say(f"rule_{name}", lang) if name in _NAMED else name
        print(f"  {head + ':':<22}{text}")
    return 0


_NAMED = {
    "kind",
    "whole",
    "parts",
    "rate",
    "numerator",
    "denominator",
    "lesser",
    "greater",
    "left",
    "right",
    "of",
    "all_of",
    "when",
    "over",
    "relation",
    "adds",
    "least",
    "most",
    "missing",
    "also",
    "in_force",
    "level",
    "severity",
    "severity_when",
    "reference",
    "other_denominators",
    "extras",
    "by",
    "place",
    "bands",
    "ties",
}


def show_forms(lang: Lang) -> int:
    """Print every form with its versions and how many figures it has."""
    for code, form in forms().items():
        print(f"{code}  {form.name[lang]}")
        for version in form.versions:
            figures = sum(i.quantity != "heading" for i in version.indicators)
            print(
                "  "
                + say(
                    "forms_version",
                    lang,
                    version=version.version,
                    in_force=_in_force(version.in_force, lang),
                    figures=figures,
                )
            )
            print(wrapped(version.reference, "      "))
    return 0


def _indicator(rule: Rule, form: str, code: str) -> str:
    for version in reversed(forms()[form].versions):
        found = version.indicator(code)
        if found and version.in_force.start <= (rule.in_force.end or version.in_force.start):
            return found.label
    return ""


def _in_force(days: InForce, lang: Lang) -> str:
    start = days.start.strftime("%d/%m/%Y")
    if days.end is None:
        return say("in_force_from", lang, start=start)
    return say("in_force_between", lang, start=start, end=days.end.strftime("%d/%m/%Y"))


def _shown(name: str, value: Any, lang: Lang) -> str:
    if name == "ties":
        return say("ties_admitted", lang)
    if name == "missing":
        return say(f"missing_{value}", lang)
    if name == "relation":
        return say(f"relation_{value}", lang)
    return ", ".join(str(v) for v in value) if isinstance(value, tuple) else str(value)


def _bands(rule: Banded, lang: Lang) -> str:
    """Each class in words with its points."""
    place = rule.operand(rule.place)
    codes = next((i.codes for v in forms()[place.form].versions if (i := v.indicator(place.code))), {})
    told = []
    for code, band in rule.bands.items():
        ends = {name: number(end, lang) for name, end in band if end is not None}
        told.append(f"{codes.get(code, code)} {say('_'.join(['band', *ends]), lang, **ends)}")
    return "; ".join(told)
