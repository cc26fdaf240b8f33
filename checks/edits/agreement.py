"""Agreement: one figure that stands in two places, mostly in two forms, is the same in both."""

from typing import ClassVar, Literal

from pydantic import Field

from checks.edits.balance import equal, two_sides
from checks.edits.condition import Condition, Roles
from checks.edits.rule import ANY, Instances, Rule, Term, Wide


class Agreement(Rule):
    """Σ ``left`` = Σ ``right``."""

    letter: ClassVar[str] = "A"
    QUANTITIES: ClassVar[dict[str, tuple[str, ...]]] = {"left": ANY, "right": ANY}
    kind: Literal["agreement"]
    left: tuple[str, ...] = Field(min_length=1)
    right: tuple[str, ...] = Field(min_length=1)

    def terms(self) -> tuple[Term, ...]:
        return self.in_role("left", self.left) + self.in_role("right", self.right)

    def instances(self, wide: Wide) -> list[Instances]:
        left, right = self.in_role("left", self.left), self.in_role("right", self.right)
        return [two_sides(wide, left, right, self.missing == "zero")]

    def condition(self, roles: Roles) -> Condition | None:
        return equal(roles["left"], roles["right"], whole=False)
