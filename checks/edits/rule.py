"""What every edit rule has: id, wording, severity, days in force, operands.

Here also: the vocabulary in which a kind writes its SQL (:class:`Wide`, :class:`Instances`). What
one kind means belongs in the module of that kind; its sentences are in ``sentences.py``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import ClassVar, Literal

from pydantic import Field, field_validator, model_validator

from assets.facts import TEXT
from assets.forms.model import FormVersion, Indicator, InForce
from assets.law import Law
from assets.messages import LANGS, Lang
from checks.edits.condition import Condition, Roles

Severity = Literal["error", "warning"]
#: By what the figures themselves show of how an instance misses, where they show it.
Diagnosis = Literal[
    "truncated", "rounded_up", "other_reading", "other_denominator", "row_left_out", "row_twice"
]

#: The prefix of rules over several forms.
CROSS = "X"
#: The role of figures that few have: one that is missing always counts as zero.
EXTRA = "extra"

#: The quantities of figures that can be reckoned with, and of all.
NUMBERS = ("count", "rate", "measure")
ANY = (*NUMBERS, "code")

_OPERAND = re.compile(r"(?:(?P<form>[^/@]+)/)?(?P<code>[^/@]+)(?:@(?P<level>[a-z]+))?$")


@dataclass(frozen=True, slots=True)
class Operand:
    """One figure that a rule names: ``3.1.1``, ``II.06/7`` or ``II.06/7@tinh``; a claim also ``PAR/achieved#1.3``."""

    form: str
    code: str
    level: str = ""
    item: str = ""

    def __str__(self) -> str:
        level, item = (
            f"{sign}{name}" if name else "" for sign, name in (("@", self.level), ("#", self.item))
        )
        return f"{self.form}/{self.code}{level}{item}"


@dataclass(frozen=True, slots=True)
class Term:
    """An operand in a rule: the name of its place there and its sign in the sum."""

    role: str
    operand: Operand
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Instances:
    """SQL for instances of a rule: a value for each of its kind's ``COLUMNS``.

    Usually one instance per row of the wide tables, told from others in that row by ``target``. A
    ``source`` is a sub-query named ``f`` that offers unit, level, item and target by itself.
    """

    values: tuple[str, ...]
    target: str = ""
    source: str | None = None


class Wide:
    """How a kind's SQL names figures: one wide table per form, a row per unit, level and item.

    Each indicator is a column under its code, NULL where the figure is missing: BIGINT for a count or
    a code, else DECIMAL(28,9) with two more columns: how many decimals were printed (``d``), and the
    value in units of 10^-9 (``n``).
    """

    def __init__(self, period: str, versions: dict[str, FormVersion], only: str = "") -> None:
        self.period = period
        self.versions = versions
        #: Name of a table of units, where only theirs are meant.
        self.only = only

    def indicator(self, operand: Operand) -> Indicator:
        """The indicator that an operand names; the loader has made sure that it exists."""
        found = self.versions[operand.form].indicator(operand.code)
        assert found is not None, operand
        return found

    def table(self, form: str) -> str:
        """The wide table of a form; that of written reports only lists the units that sent one."""
        return f'"wide {form} {self.only}"' if self.only else f'"wide {form}"'

    def long(self, form: str, meant: str = "TRUE") -> str:
        """The facts of a form that are ``meant``, a row per figure, with half a unit of its last place."""
        where = f"period = {quoted(self.period)} AND form = {quoted(form)} AND NOT repeated AND {meant}"
        if self.only:
            where += f" AND unit IN (SELECT unit FROM {self.only})"
        half = (
            f"CASE WHEN quantity IN ('count', 'code') THEN 0 ELSE [{', '.join(HALF_UNITS)}][decimals + 1] END"
        )
        return f"(SELECT unit, level, item, indicator, value, {half} AS half FROM facts WHERE {where})"

    @staticmethod
    def alias(operand: Operand) -> str:
        """The name in the FROM clause for the operand's form and level."""
        return f'"{operand.form}@{operand.level}"'

    def value(self, operand: Operand) -> str:
        """SQL for a value; an indicator printed apart in this variant falls back on its members."""
        table = self.alias(operand)
        joins = self.indicator(operand).joins
        if not joins:
            return f'{table}."{operand.code}"'
        members = " + ".join(f'{table}."{code}"' for code in joins)
        return f'coalesce({table}."{operand.code}", {members})'

    def nano(self, operand: Operand) -> str:
        """SQL for a value in units of 10^-9, a HUGEINT."""
        if self.indicator(operand).joins:
            return f"CAST({self.value(operand)} * 1000000000 AS HUGEINT)"
        return f'{self.alias(operand)}."{operand.code} n"'

    def decimals(self, operand: Operand) -> str:
        """SQL for the printed decimals; zero for a count."""
        if self.indicator(operand).quantity in ("count", "code"):
            return "0"
        return f'{self.alias(operand)}."{operand.code} d"'

    def half_unit(self, operand: Operand) -> str:
        """SQL for half a unit of the last printed place: how far the exact value may lie away."""
        if self.indicator(operand).quantity in ("count", "code"):
            return "0"
        own = f"[{', '.join(HALF_UNITS)}][{self.decimals(operand)} + 1]"
        joined = [
            self.half_unit(Operand(operand.form, code, operand.level))
            for code in self.indicator(operand).joins
        ]
        return f"coalesce({own}, {' + '.join(joined)})" if joined else own

    def sum(self, terms: Sequence[Term], missing_is_zero: bool = False) -> str:
        """SQL for a signed sum; NULL where a term is missing, unless missing terms count as zero."""
        parts = []
        for term in terms:
            value = self.value(term.operand)
            if missing_is_zero:
                value = f"coalesce({value}, 0)"
            parts.append(f"{'+' if term.sign > 0 else '-'} {value}")
        text = " ".join(parts).removeprefix("+ ")
        if missing_is_zero:
            given = " OR ".join(f"{self.value(t.operand)} IS NOT NULL" for t in terms)
            return f"CASE WHEN {given} THEN {text} END"
        return f"({text})"

    def slack(self, terms: Iterable[Term]) -> str:
        """SQL for how much rounding of the printed terms may add up to."""
        halves = [h for h in (self.half_unit(t.operand) for t in terms) if h != "0"]
        return " + ".join(f"coalesce({h}, 0)" for h in halves) or "0"


#: Half a unit of the last printed place, by the printed decimals.
HALF_UNITS = [f"{5 * 10 ** (8 - d)}e-9::DECIMAL(28,9)" for d in range(9)] + ["0::DECIMAL(28,9)"]


@lru_cache(maxsize=65536)
def claimed_terms(target: str) -> tuple[Term, ...]:
    """The terms that a claim's name stands for; see ``claimed.py``."""
    found = []
    for word in target.split(" "):
        role, _, place = word.partition("=")
        sign = 1
        if place.startswith("-"):
            sign, place = -1, place[1:]
        elif "*" in place:
            factor, _, place = place.partition("*")
            sign = int(factor)
        if "/" in place:
            form, _, code = place.partition("/")
            code, _, item = code.partition("#")
            code, _, level = code.partition("@")
            found.append(Term(role, Operand(form, code, level, item), sign))
        else:
            found.append(Term(role, Operand(TEXT, place), sign))
    return tuple(found)


@cache
def _operand(text: str, home: str) -> Operand:
    match = _OPERAND.match(text.strip())
    form = (match["form"] or (home if home != CROSS else "")) if match else ""
    if not match or not form:
        raise ValueError(f"“{text}”: FORM/code")
    return Operand(form, match["code"], match["level"] or "")


class Rule(Law):
    """One edit rule. ``level`` is the ESS validation level (0 structure … 5 other providers)."""

    id: str
    label: dict[Lang, str]
    description: dict[Lang, str]
    severity: Severity = "error"
    in_force: InForce
    reference: str
    level: int = Field(ge=0, le=5)
    missing: Literal["lacking", "zero"] = "lacking"
    #: Where a rule names no figures: the kind of claim in written reports whose figures are meant.
    claim: str = ""
    #: Why the rule is kept although it follows from others; ``checks/lint`` asks for it, and whether it is true.
    also: dict[Lang, str] | None = None

    #: The letter before the number in the ids of this kind.
    letter: ClassVar[str] = ""
    #: The quantities that a figure in each role may be; a role not named here: anything but a code.
    QUANTITIES: ClassVar[dict[str, tuple[str, ...]]] = {}
    #: The role whose figures count as zero where they are missing and the rule says so.
    SPARED: ClassVar[str] = ""
    #: What a violation of this kind may be diagnosed as.
    DIAGNOSES: ClassVar[tuple[Diagnosis, ...]] = ()
    #: The columns of this kind's instances.
    COLUMNS: ClassVar[tuple[str, ...]] = ("left_side", "right_side", "slack")
    #: When an instance holds, over those columns; NULL: lacking. The one place where a kind decides.
    HOLDS: ClassVar[str] = "abs({left_side} - {right_side}) <= {slack}"
    #: What is told of the instances that do not hold, all rules of the kind at once: SQL over the
    #: table ``instances`` yielding left_side, right_side, imbalance, tolerance and diagnosis.
    TOLD: ClassVar[str] = """SELECT *, left_side - right_side AS imbalance, slack AS tolerance,
        NULL AS diagnosis FROM instances"""

    @field_validator("id")
    @classmethod
    def _of_its_kind(cls, ident: str) -> str:
        if not re.fullmatch(rf"[^\s/@]+\.{cls.letter}\d\d", ident):
            raise ValueError(f"≠ FORM.{cls.letter}NN")
        return ident

    @field_validator("label", "description", "also")
    @classmethod
    def _in_both(cls, words: dict[Lang, str] | None) -> dict[Lang, str] | None:
        return words and in_both_languages(words)

    @model_validator(mode="after")
    def _operands_readable(self) -> "Rule":
        if bool(self.claim) != (self.home == TEXT):
            raise ValueError(f"claim ⇔ {TEXT}")
        if self.claim and self.terms():
            raise ValueError("claim | operands")
        if not self.claim and (missing := [name for name, given in self.needed().items() if not given]):
            raise ValueError(f"+ {', '.join(missing)}")
        self.terms()
        self.also_named()
        return self

    @property
    def home(self) -> str:
        """The form that the rule belongs to; ``X`` for a rule over several."""
        return self.id.rpartition(".")[0]

    def operand(self, text: str) -> Operand:
        """Read an operand; one that names no form belongs to the rule's own.

        Raises:
            ValueError: not an operand, or no form.
        """
        return _operand(text, self.home)

    def in_role(self, role: str, texts: Iterable[str], sign: int = 1) -> tuple[Term, ...]:
        """Terms for a list of operands; a leading minus turns the sign."""
        return tuple(
            Term(role, self.operand(t.removeprefix("-")), -sign if t.startswith("-") else sign) for t in texts
        )

    def terms(self) -> tuple[Term, ...]:
        """All operands that the rule names outright."""
        raise NotImplementedError

    def needed(self) -> dict[str, object]:
        """The keys that name the kind's operands, with what stands there; a claim names its own."""
        return {}

    def also_named(self) -> tuple[Operand, ...]:
        """Operands that are only looked up to explain a violation."""
        return ()

    def forms(self) -> tuple[str, ...]:
        """The forms that the rule confronts."""
        named = dict.fromkeys(t.operand.form for t in self.terms())
        return tuple(named) or (self.home,)

    def instances(self, wide: Wide) -> list[Instances]:
        """The instances of the rule."""
        raise NotImplementedError

    def holds(self, instances: Instances) -> str:
        """SQL for whether an instance holds."""
        return self.HOLDS.format(**dict(zip(self.COLUMNS, instances.values, strict=True)))

    @property
    def diagnoses(self) -> tuple[Diagnosis, ...]:
        """What a violation of this rule may be diagnosed as."""
        return self.DIAGNOSES

    @property
    def spared(self) -> frozenset[str]:
        """The roles whose figures may be missing."""
        return frozenset({EXTRA, self.SPARED} if self.missing == "zero" and self.SPARED else {EXTRA})

    @property
    def reckoned(self) -> bool:
        """Whether figures can be reckoned from each other by this rule; see :meth:`condition`."""
        return True

    def condition(self, roles: Roles) -> Condition | None:
        """What an instance demands of the figures in each role, which are all there or dispensable.

        None where no figure can be reckoned from the others; must say the same as ``HOLDS``.
        """
        return None

    def applies_to(self, version: FormVersion) -> bool:
        """Whether a rule that names no figure outright finds any in this version of its form."""
        return True

    def terms_of(self, target: str) -> tuple[Term, ...]:
        """The terms of one instance, for the evidence of a finding."""
        return claimed_terms(target) if self.claim else self.terms()


def in_both_languages(words: dict[Lang, str]) -> dict[Lang, str]:
    """The words, if they are there in every language.

    Raises:
        ValueError: a language is missing.
    """
    missing = [lang for lang in LANGS if not words.get(lang, "").strip()]
    if missing:
        raise ValueError(f"+ {', '.join(missing)}")
    return words


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
