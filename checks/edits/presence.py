"""Presence: a figure that is given calls for the figures it rests on."""

from typing import ClassVar, Literal

from pydantic import Field

from checks.edits.rule import ANY, Instances, Rule, Term, Wide


class Presence(Rule):
    """Where all figures ``when`` are given, all figures ``of`` must be; elsewhere undecided.

    ``left_side`` is how many of them are missing.
    """

    letter: ClassVar[str] = "P"
    QUANTITIES: ClassVar[dict[str, tuple[str, ...]]] = {"given": ANY, "needed": ANY}
    kind: Literal["presence"]
    when: tuple[str, ...] = Field(min_length=1)
    of: tuple[str, ...] = Field(min_length=1)

    def terms(self) -> tuple[Term, ...]:
        return self.in_role("given", self.when) + self.in_role("needed", self.of)

    def instances(self, wide: Wide) -> list[Instances]:
        given = " AND ".join(f"{wide.value(t.operand)} IS NOT NULL" for t in self.in_role("given", self.when))
        missing = " + ".join(
            f"({wide.value(t.operand)} IS NULL)::INTEGER" for t in self.in_role("needed", self.of)
        )
        return [Instances((f"CASE WHEN {given} THEN {missing} END", "0", "0"))]
