"""Bound: some figures together are at most some others."""

from typing import ClassVar, Literal

from checks.edits import claimed
from checks.edits.condition import Condition, Roles, sum_between, turned
from checks.edits.rule import Instances, Rule, Term, Wide


class Bound(Rule):
    """Σ ``lesser`` ≤ Σ ``greater``; with ``missing: zero`` lesser figures not given count as zero."""

    letter: ClassVar[str] = "L"
    SPARED: ClassVar[str] = "lesser"
    HOLDS: ClassVar[str] = "{left_side} - {right_side} <= {slack}"
    kind: Literal["bound"]
    lesser: tuple[str, ...] = ()
    greater: tuple[str, ...] = ()

    def terms(self) -> tuple[Term, ...]:
        return self.in_role("lesser", self.lesser) + self.in_role("greater", self.greater)

    def needed(self) -> dict[str, object]:
        return {"lesser": self.lesser, "greater": self.greater}

    def instances(self, wide: Wide) -> list[Instances]:
        if self.claim:
            return [claimed.two_sides(wide, self.id, "lesser", "greater")]
        left = wide.sum(self.in_role("lesser", self.lesser), self.missing == "zero")
        right = wide.sum(self.in_role("greater", self.greater))
        return [Instances((left, right, wide.slack(self.terms())))]

    def condition(self, roles: Roles) -> Condition | None:
        return Condition((sum_between([*roles["lesser"], *turned(roles["greater"])], None, 0),))
