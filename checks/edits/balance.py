"""Balance: the whole equals its parts, up to the rounding of what is printed.

Agreement of two forms on one figure is ``agreement.py``; sums by level are ``totals.py``.
"""

from collections.abc import Sequence
from typing import ClassVar, Literal

from checks.edits import claimed
from checks.edits.condition import Condition, Roles, Stands, sum_between, turned
from checks.edits.rule import EXTRA, Instances, Rule, Term, Wide


class Balance(Rule):
    """``whole`` = Σ ``parts`` (a part with a leading minus is taken off).

    ``extras`` are parts that few have (points of bonus): one that is not there counts as zero.
    """

    letter: ClassVar[str] = "B"
    SPARED: ClassVar[str] = "part"
    kind: Literal["balance"]
    whole: str = ""
    parts: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()

    def terms(self) -> tuple[Term, ...]:
        whole = self.in_role("whole", [self.whole] if self.whole else [])
        return whole + self.in_role("part", self.parts) + self.in_role(EXTRA, self.extras)

    def needed(self) -> dict[str, object]:
        return {"whole": self.whole, "parts": self.parts}

    def instances(self, wide: Wide) -> list[Instances]:
        if self.claim:
            return [claimed.two_sides(wide, self.id, "whole", "part")]
        whole, parts = self.in_role("whole", [self.whole]), self.in_role("part", self.parts)
        found = two_sides(wide, whole, parts, self.missing == "zero")
        if self.extras:
            extras = self.in_role(EXTRA, self.extras)
            left, right, slack = found.values
            found = Instances(
                (
                    left,
                    f"({right} + coalesce({wide.sum(extras, True)}, 0))",
                    f"{slack} + {wide.slack(extras)}",
                )
            )
        return [found]

    def condition(self, roles: Roles) -> Condition | None:
        return equal(roles["whole"], [*roles["part"], *roles.get(EXTRA, ())], whole=True)


def two_sides(wide: Wide, left: tuple[Term, ...], right: tuple[Term, ...], zero: bool) -> Instances:
    """Both sides and how far rounding may keep them apart: half a unit of every rounded figure.

    That is the interval arithmetic of XBRL Calculations 1.1; between counts the slack is zero.
    """
    return Instances((wide.sum(left), wide.sum(right, zero), wide.slack(left + right)))


def equal(left: Sequence[Stands], right: Sequence[Stands], *, whole: bool) -> Condition:
    """Both sides are the same up to rounding; ``whole``: the left one is computed from the right one."""
    computed = left[0].figure if whole else None
    return Condition((sum_between([*left, *turned(right)], 0, 0),), whole=computed, exact=True)
