"""Range and code list: one figure by itself is one that can be.

Two kinds in one module because both look at a single figure; comparisons between figures belong in
``bound.py``.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from assets.forms.model import FormVersion
from checks.edits import claimed
from checks.edits.condition import Condition, Roles, Sum, sum_between
from checks.edits.rule import Instances, Operand, Rule, Term, Wide


class Range(Rule):
    """``least`` ≤ figure ≤ ``most`` for the figures ``of``, or for ``all_of`` one quantity.

    A figure that a sentence claims to be within whole limits may be so by the rounding of its last place.
    """

    letter: ClassVar[str] = "G"
    COLUMNS: ClassVar[tuple[str, ...]] = ("left_side", "least", "most")
    # Written out for the limits that there are; see holds().
    HOLDS: ClassVar[str] = ""
    # The nearest admitted figure; DuckDB's least() and greatest() pass over a limit that is NULL.
    TOLD: ClassVar[str] = """SELECT *, least(greatest(left_side, least), most) AS right_side,
        left_side - right_side AS imbalance, 0 AS tolerance, NULL AS diagnosis FROM instances"""
    kind: Literal["range"]
    of: tuple[str, ...] = ()
    all_of: Literal["count", "rate", "measure"] | None = None
    least: Decimal | None = None
    most: Decimal | None = None

    @model_validator(mode="after")
    def _of_something(self) -> "Range":
        limits = [limit for limit in (self.least, self.most) if limit is not None]
        named = [bool(self.of), bool(self.all_of), bool(self.claim)]
        if named.count(True) != 1 or not limits:
            raise ValueError("of | all_of | claim; least, most")
        if self.claim and any(limit != limit.to_integral_value() for limit in limits):
            raise ValueError("claim: least, most = 0, 1, 2 …")
        return self

    def terms(self) -> tuple[Term, ...]:
        return own_figures(self, self.of)

    def applies_to(self, version: FormVersion) -> bool:
        return not self.all_of or any(i.quantity == self.all_of for i in version.indicators)

    def terms_of(self, target: str) -> tuple[Term, ...]:
        return super().terms_of(target) if self.claim else (Term("figure", Operand(self.home, target)),)

    def holds(self, instances: Instances) -> str:
        value, least, most = instances.values
        limits = (f"{value} >= {least}", self.least), (f"{value} <= {most}", self.most)
        return " AND ".join(sql for sql, limit in limits if limit is not None)

    def condition(self, roles: Roles) -> Condition | None:
        if self.claim:
            ends = (None if limit is None else int(limit) for limit in (self.least, self.most))
            return Condition((sum_between(roles["figure"], *ends),))
        figures = roles["figure"]  # several where a joined figure is printed apart
        places = max(f.decimals for f in figures)
        least, most = (
            None if limit is None else int(limit.scaleb(places).to_integral_value(rounding))
            for limit, rounding in ((self.least, ROUND_CEILING), (self.most, ROUND_FLOOR))
        )
        terms = tuple((f.figure, 10 ** (places - f.decimals)) for f in figures)
        return Condition((Sum(terms, least, most),))

    def instances(self, wide: Wide) -> list[Instances]:
        least, most = (
            f"CAST({'NULL' if limit is None else limit} AS DECIMAL(28,9))"
            for limit in (self.least, self.most)
        )
        if self.claim:
            half = "max(half) FILTER (role = 'figure')"
            columns = {
                "left_side": claimed.sum_of("figure"),
                "least": f"{least} - {half}",
                "most": f"{most} + {half}",
            }
            return [claimed.instances(wide, self.id, columns)]
        return [
            Instances((wide.value(term.operand), least, most), term.operand.code)
            for term in self.terms() or _all_of(self, wide, self.all_of)
        ]


class Codes(Rule):
    """The answers ``of`` (or all coded answers of the form) are among the codes that the form admits.

    A figure that a sentence claims to be one of a few is among those ``admitted``.
    """

    letter: ClassVar[str] = "C"
    QUANTITIES: ClassVar[dict[str, tuple[str, ...]]] = {"figure": ("code",)}
    COLUMNS: ClassVar[tuple[str, ...]] = ("left_side", "admitted")
    HOLDS: ClassVar[str] = "{admitted}"
    TOLD: ClassVar[str] = """SELECT *, left_side AS right_side, 0 AS imbalance, 0 AS tolerance,
        NULL AS diagnosis FROM instances"""
    kind: Literal["codes"]
    of: tuple[str, ...] = ()
    admitted: tuple[Annotated[str, Field(pattern=r"^\d+$")], ...] = ()

    @model_validator(mode="after")
    def _admits(self) -> "Codes":
        if bool(self.admitted) != bool(self.claim):
            raise ValueError("admitted ⇔ claim")
        return self

    def terms(self) -> tuple[Term, ...]:
        return own_figures(self, self.of)

    def terms_of(self, target: str) -> tuple[Term, ...]:
        return super().terms_of(target) if self.claim else (Term("figure", Operand(self.home, target)),)

    def applies_to(self, version: FormVersion) -> bool:
        return any(i.codes for i in version.indicators)

    def instances(self, wide: Wide) -> list[Instances]:
        if self.claim:
            figure = claimed.sum_of("figure")
            columns = {"left_side": figure, "admitted": f"{figure} IN ({', '.join(self.admitted)})"}
            return [claimed.instances(wide, self.id, columns)]
        found = []
        for term in self.terms() or _all_of(self, wide, "code"):
            value = wide.value(term.operand)
            codes = ", ".join(wide.indicator(term.operand).codes)
            found.append(Instances((value, f"{value} IN ({codes})"), term.operand.code))
        return found


def own_figures(rule: Rule, texts: tuple[str, ...]) -> tuple[Term, ...]:
    """Terms for single figures of the rule's own form, at every level and item.

    Raises:
        ValueError: one names another form or a level, or has a sign.
    """
    terms = rule.in_role("figure", texts)
    for text, term in zip(texts, terms, strict=True):
        if term != Term("figure", Operand(rule.home, term.operand.code)):
            raise ValueError(f"“{text}” ≠ {rule.home}/{term.operand.code}")
    return terms


def _all_of(rule: Rule, wide: Wide, quantity: str | None) -> tuple[Term, ...]:
    """Terms for every figure of one quantity on the rule's own form."""
    indicators = wide.versions[rule.home].indicators
    return tuple(Term("figure", Operand(rule.home, i.code)) for i in indicators if i.quantity == quantity)
