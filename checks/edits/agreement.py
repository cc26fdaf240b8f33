"""Agreement: one figure that stands in two places, mostly in two forms, is the same in both."""

from typing import ClassVar, Literal

from checks.edits import claimed
from checks.edits.balance import equal, two_sides
from checks.edits.condition import Condition, Roles
from checks.edits.rule import ANY, Instances, Rule, Term, Wide


class Agreement(Rule):
    """Σ ``left`` = Σ ``right``."""

    letter: ClassVar[str] = "A"
    SPARED: ClassVar[str] = "right"
    QUANTITIES: ClassVar[dict[str, tuple[str, ...]]] = {"left": ANY, "right": ANY}
    kind: Literal["agreement"]
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()

    def terms(self) -> tuple[Term, ...]:
        return self.in_role("left", self.left) + self.in_role("right", self.right)

    def needed(self) -> dict[str, object]:
        return {"left": self.left, "right": self.right}

    def instances(self, wide: Wide) -> list[Instances]:
        if self.claim:
            return [claimed.two_sides(wide, self.id, "left", "right")]
        left, right = self.in_role("left", self.left), self.in_role("right", self.right)
        return [two_sides(wide, left, right, self.missing == "zero")]

    def condition(self, roles: Roles) -> Condition | None:
        # What a sentence repeats of a form is computed from it, as it were.
        return equal(roles["left"], roles["right"], whole=bool(self.claim))
