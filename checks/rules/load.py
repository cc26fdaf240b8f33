"""Loading the rules and proving them against the forms, so that a slip in YAML never blames a unit.

Unknown keys, repeated ids, unknown indicators and rules in force beside their form all end in one
:class:`LawError` that names file, id and remedy.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator

from assets.forms.load import forms
from assets.forms.model import Form, FormVersion
from assets.law import Law, LawError, fit, read_yaml
from assets.messages import CATALOGUE as MESSAGES
from assets.messages import Lang
from assets.periods import Period
from checks.edits.agreement import Agreement
from checks.edits.balance import Balance
from checks.edits.between import Between
from checks.edits.bound import Bound
from checks.edits.citation import Citation
from checks.edits.claimed import CITED, CLAIMS
from checks.edits.limits import Codes, Range
from checks.edits.outline import OutlineTotal
from checks.edits.presence import Presence
from checks.edits.ranking import Banded, Ranking
from checks.edits.ratio import Ratio
from checks.edits.register import Count, Rows, Status, Steps
from checks.edits.rule import NUMBERS, Diagnosis, Operand, Rule, Severity, Term, in_both_languages
from checks.edits.shares import Shares
from checks.edits.stated import STATED, Stated
from checks.edits.target import TARGETS, Target
from checks.edits.totals import Totals
from checks.edits.units import UNITS, Units

FOLDER = Path(__file__).parent
STRUCTURE = "structure.yaml"

AnyRule = Annotated[
    Balance
    | Ratio
    | Bound
    | Between
    | Range
    | Codes
    | Presence
    | Agreement
    | Totals
    | OutlineTotal
    | Ranking
    | Banded
    | Shares
    | Citation
    | Count
    | Status
    | Steps
    | Rows
    | Target
    | Units
    | Stated,
    Field(discriminator="kind"),
]


#: The kinds of claims that a kind of edit may name; those of the others are CLAIMS.
_CLAIMS_OF: dict[type[Rule], tuple[str, ...]] = {
    Citation: CITED, Target: TARGETS, Units: UNITS, Stated: STATED,
}  # fmt: skip


class _RuleFile(Law):
    form: str
    rules: tuple[AnyRule, ...]


class StructureRule(Law):
    """What a notice of the reader amounts to (ESS level 0).

    ``notice`` is the reader's code; ``of_system`` says that the system failed, and no unit did.
    """

    id: str
    notice: str
    of_system: bool = False
    severity: Severity
    label: dict[Lang, str]
    description: dict[Lang, str]
    message: dict[Lang, str]
    reference: str

    _both = field_validator("label", "description", "message")(in_both_languages)


class SeverityWhen(Law):
    """How severe what is diagnosed so is, in place of the rule's own severity, and what it is called."""

    severity: Severity
    label: dict[Lang, str]

    _both = field_validator("label")(in_both_languages)


class _StructureFile(Law):
    severity_when: dict[Diagnosis, SeverityWhen] = Field(default_factory=dict)
    rules: tuple[StructureRule, ...]


@dataclass(frozen=True)
class Catalogue:
    """All rules of all dates; ``fingerprint`` changes with any byte of the law.

    ``files`` names the file that each rule stands in.
    """

    rules: dict[str, Rule]
    structure: dict[str, StructureRule]
    forms: dict[str, Form]
    fingerprint: str
    files: dict[str, str]
    severity_when: dict[str, SeverityWhen]

    def severity_of(self, rule: Rule, diagnosis: str | None) -> Severity:
        """How severe a violation of the rule is that is diagnosed so, if at all."""
        when = self.severity_when.get(diagnosis or "")
        return when.severity if when else rule.severity

    def in_force(self, period: Period) -> list[Rule]:
        """The rules in force at the period's cut-off, in the order of their ids."""
        return [r for r in self.rules.values() if r.in_force.holds_on(period.cut_off)]

    def faults(self) -> list[str]:
        """Ids of the notices' rules that tell a failure of the system itself."""
        return [s.id for s in self.structure.values() if s.of_system]

    def versions(self, period: Period) -> dict[str, FormVersion]:
        """The form versions in force at the period's cut-off, by form."""
        found = {code: form.version_on(period.cut_off) for code, form in self.forms.items()}
        return {code: version for code, version in found.items() if version}


def load_catalogue(folder: Path, known: dict[str, Form], refused: list[LawError] | None = None) -> Catalogue:
    """Load and prove every rule file of a folder against the forms.

    Args:
        folder: the rule files.
        known: the forms.
        refused: receives what contradicts the forms, whose rules are left out; without it that is raised.

    Raises:
        LawError: a file is malformed or contradicts the forms.
    """
    rules: dict[str, Rule] = {}
    files: dict[str, str] = {}
    for path in sorted(p for p in folder.glob("*.yaml") if p.name != STRUCTURE):
        file = fit(read_yaml(path), _RuleFile, path)
        for rule in file.rules:
            if rule.id in files:
                raise LawError("law_duplicate_id", file=path.name, id=rule.id)
            if rule.home != file.form:
                raise LawError("law_rule_elsewhere", file=path.name, id=rule.id, form=file.form)
            files[rule.id] = path.name
            try:
                _prove(rule, path.name, known)
            except LawError as error:
                if refused is None:
                    raise
                refused.append(error)
                continue
            rules[rule.id] = rule
    path = folder / STRUCTURE
    structure: dict[str, StructureRule] = {}
    of_structure = fit(read_yaml(path), _StructureFile, path)
    for found in of_structure.rules:
        if found.notice in structure or any(found.id == s.id for s in structure.values()):
            raise LawError("law_duplicate_id", file=path.name, id=found.id)
        structure[found.notice] = found
    severity_when = {str(name): when for name, when in of_structure.severity_when.items()}
    return Catalogue(dict(sorted(rules.items())), structure, known, fingerprint(folder), files, severity_when)


@cache
def catalogue() -> Catalogue:
    """The rules in use."""
    return load_catalogue(FOLDER, forms())


def fingerprint(folder: Path) -> str:
    """One short text that changes with any byte of any YAML file that verdicts rest on.

    Words, weights, slips, units and the register of laws decide as rules do; only how users are told
    (``assets/messages.yaml``) decides nothing.

    Args:
        folder: the rule files; others than those in use stand in their place.
    """
    digest = hashlib.sha256()
    packages = [path for root in (MESSAGES.parent, FOLDER.parent) for path in sorted(root.rglob("*.yaml"))]
    others = [path for path in packages if path != MESSAGES and path.parent != FOLDER]
    for path in [*others, *sorted(folder.glob("*.yaml"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _prove(rule: Rule, file: str, known: dict[str, Form]) -> None:
    """Every operand exists, and carries figures, in every form version that meets the rule's days."""
    if rule.claim:
        known_claims = _CLAIMS_OF.get(type(rule), CLAIMS)
        if rule.claim not in known_claims:
            raise LawError(
                "law_unknown_claim", file=file, id=rule.id, claim=rule.claim, claims=", ".join(known_claims)
            )
        return
    also = [Term("", operand) for operand in rule.also_named()]
    for term in [*(rule.terms() or [Term("", Operand(rule.home, ""))]), *also]:
        operand = term.operand
        form = known.get(operand.form)
        if form is None:
            raise LawError(
                "law_unknown_form", file=file, id=rule.id, form=operand.form, forms=", ".join(known)
            )
        versions = [v for v in form.versions if _meet(rule, v)]
        if not versions or not _covered(rule, form):
            raise LawError("law_rule_beside_form", file=file, id=rule.id, form=operand.form)
        for version in versions:
            _prove_term(rule, term, version, file)


def _prove_term(rule: Rule, term: Term, version: FormVersion, file: str) -> None:
    operand = term.operand
    found = version.indicator(operand.code) if operand.code else None
    if operand.code and found is None:
        raise LawError(
            "law_unknown_indicator",
            file=file,
            id=rule.id,
            code=operand.code,
            form=operand.form,
            version=version.version,
        )
    if found and found.quantity not in rule.QUANTITIES.get(term.role, NUMBERS):
        raise LawError(
            "law_wrong_quantity",
            file=file,
            id=rule.id,
            code=operand.code,
            quantity=found.quantity,
            role=term.role,
            admitted=", ".join(rule.QUANTITIES.get(term.role, NUMBERS)),
            form=operand.form,
            version=version.version,
        )
    if not operand.code and not rule.applies_to(version):
        raise LawError("law_rule_idle", file=file, id=rule.id, form=operand.form, version=version.version)
    levels = version.by_level.codes if version.by_level else ()
    if operand.level and operand.level not in levels:
        raise LawError(
            "law_unknown_level",
            file=file,
            id=rule.id,
            level=operand.level,
            form=operand.form,
            version=version.version,
        )


def _meet(rule: Rule, version: FormVersion) -> bool:
    a, b = rule.in_force, version.in_force
    return (b.end is None or a.start <= b.end) and (a.end is None or b.start <= a.end)


def _covered(rule: Rule, form: Form) -> bool:
    first, last = form.versions[0].in_force, form.versions[-1].in_force
    ends = last.end is None or (rule.in_force.end is not None and rule.in_force.end <= last.end)
    return first.start <= rule.in_force.start and ends
