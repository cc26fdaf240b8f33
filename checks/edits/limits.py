"""Range and code list: one figure by itself is one that can be.

Two kinds in one module because both look at a single figure; comparisons between figures belong in
``bound.py``. They run over the facts as they are, a row per figure.
"""

from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import model_validator

from checks.edits.rule import Instances, Operand, Rule, Term, Wide, quoted


class Range(Rule):
    """``least`` ≤ figure ≤ ``most`` for the figures ``of``, or for ``all_of`` one quantity."""

    letter: ClassVar[str] = "G"
    COLUMNS: ClassVar[tuple[str, ...]] = ("left_side", "least", "most")
    DECIDED: ClassVar[str] = """SELECT *, least(greatest(left_side, least), most) AS right_side,
        left_side = right_side AS holds, left_side - right_side AS imbalance, 0 AS tolerance,
        NULL AS diagnosis FROM instances"""
    kind: Literal["range"]
    of: tuple[str, ...] = ()
    all_of: Literal["count", "rate", "measure"] | None = None
    least: Decimal | None = None
    most: Decimal | None = None

    @model_validator(mode="after")
    def _of_something(self) -> "Range":
        if bool(self.of) == bool(self.all_of) or (self.least is None and self.most is None):
            raise ValueError("of | all_of; least, most")
        return self

    def terms(self) -> tuple[Term, ...]:
        return self.in_role("figure", self.of)

    def terms_of(self, target: str) -> tuple[Term, ...]:
        return (Term("figure", Operand(self.home, target)),)

    def instances(self, wide: Wide) -> Instances:
        meant = f"f.quantity = {quoted(self.all_of)}" if self.all_of else _among(self.of)
        least, most = (
            "f.value" if limit is None else f"{limit}::DECIMAL(28,9)" for limit in (self.least, self.most)
        )
        return Instances(
            ("f.value", least, most), "f.indicator", f"{wide.long(self.home)} WHERE {meant}"
        )


class Codes(Rule):
    """The answers ``of`` (or all coded answers of the form) are among the codes that the form admits."""

    letter: ClassVar[str] = "C"
    COLUMNS: ClassVar[tuple[str, ...]] = ("left_side", "admitted")
    DECIDED: ClassVar[str] = """SELECT *, left_side AS right_side, admitted AS holds, 0 AS imbalance,
        0 AS tolerance, NULL AS diagnosis FROM instances"""
    kind: Literal["codes"]
    of: tuple[str, ...] = ()

    def terms(self) -> tuple[Term, ...]:
        return self.in_role("figure", self.of)

    def terms_of(self, target: str) -> tuple[Term, ...]:
        return (Term("figure", Operand(self.home, target)),)

    def instances(self, wide: Wide) -> Instances:
        coded = [i for i in wide.versions[self.home].indicators if i.codes and (not self.of or i.code in self.of)]
        admitted = " ".join(
            f"WHEN {quoted(i.code)} THEN f.value IN ({', '.join(i.codes)})" for i in coded
        )
        return Instances(
            ("f.value", f"CASE f.indicator {admitted} END"),
            "f.indicator",
            f"{wide.long(self.home)} WHERE {_among([i.code for i in coded])}",
        )


def _among(codes: tuple[str, ...] | list[str]) -> str:
    return f"f.indicator IN ({', '.join(quoted(code) for code in codes)})"
