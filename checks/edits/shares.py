"""Shares: the shares of one whole add up to a hundred, up to the rounding of each.

Shares that were made to add up by raising one are wrong by themselves (``ratio.py`` says so); here only
their sum is looked at.
"""

from typing import ClassVar, Literal

from checks.edits import claimed
from checks.edits.condition import Condition, Roles, sum_between
from checks.edits.rule import Instances, Rule, Term, Wide

WHOLE = 100


class Shares(Rule):
    """Σ ``parts`` = 100 per cent."""

    letter: ClassVar[str] = "S"
    kind: Literal["shares"]
    parts: tuple[str, ...] = ()

    def terms(self) -> tuple[Term, ...]:
        return self.in_role("part", self.parts)

    def needed(self) -> dict[str, object]:
        return {"parts": len(self.parts) > 1}

    def instances(self, wide: Wide) -> list[Instances]:
        if self.claim:
            columns = {"left_side": claimed.sum_of("part"), "right_side": str(WHOLE), "slack": "sum(half)"}
            return [claimed.instances(wide, self.id, columns)]
        return [Instances((wide.sum(self.terms()), str(WHOLE), wide.slack(self.terms())))]

    def condition(self, roles: Roles) -> Condition | None:
        return Condition((sum_between(roles["part"], WHOLE, WHOLE),), exact=True)
