"""Edits over registers: how many rows there are, what their status says, where targets lead, how they are numbered.

Four kinds in one module because all only turn into instances what ``checks/registers`` compared: their rows
hold texts, so nothing is added up here. Arithmetic inside a row's sentences belongs to the rules of texts.
"""

from typing import ClassVar, Literal

from pydantic import Field

from checks.edits.compared import Compared
from checks.edits.rule import Term

#: In what respects registers are compared, by kind, and the columns that each needs; one with "?" may be left out.
RESPECTS: dict[str, dict[str, tuple[str, ...]]] = {
    "count": {"declared": ("status",), "declared_sum": ("status",)},
    "status": {
        "known": ("status",),
        "spelling": ("status",),
        "done_below_target": ("target", "status", "result"),
        "reached_but_going_on": ("target", "status", "result"),
        "other_measure": ("target", "result"),
        "two_results": ("target", "status", "result"),
        "two_statuses": ("target", "status"),
    },
    "path": {
        "final_goal": ("target", "before?"),
        "yearly_step": ("target", "before", "now"),
        "same_start": ("target", "before"),
        "every_year": ("target", "now"),
        "resolution": ("target",),
    },
    "rows": {
        "numbers": ("number",),
        "columns": (),
        "sections": ("name",),
        "figures": ("now",),
        "two_goals": ("target",),
    },
}


#: The parts that columns play.
_PARTS = ("target", "status", "result", "before", "now", "number", "name")


class Register(Compared):
    """The rows of a register agree in one ``respect``; ``columns`` says which column plays which part."""

    TABLE: ClassVar[str] = "compared"
    QUANTITIES: ClassVar[dict[str, tuple[str, ...]]] = dict.fromkeys(_PARTS, ("text",))
    respect: str
    columns: dict[str, str] = Field(default_factory=dict)

    def terms(self) -> tuple[Term, ...]:
        return tuple(Term(role, self.operand(code)) for role, code in self.columns.items())

    def needed(self) -> dict[str, object]:
        kind = str(getattr(self, "kind"))  # noqa: B009 - every concrete rule has one
        asked = RESPECTS[kind].get(self.respect)
        if asked is None:
            raise ValueError(f"respect: “{self.respect}” ≠ {', '.join(RESPECTS[kind])}")
        admitted = {role.rstrip("?") for role in asked}
        if set(self.columns) - admitted:
            raise ValueError(f"columns: {', '.join(sorted(set(self.columns) - admitted))}?")
        return {role: self.columns.get(role) for role in asked if not role.endswith("?")}


class Count(Register):
    """A declared number of rows is how many there are."""

    letter: ClassVar[str] = "N"
    kind: Literal["count"]


class Status(Register):
    """What is declared of a row agrees with its figures and with other rows."""

    letter: ClassVar[str] = "U"
    kind: Literal["status"]


class Steps(Register):
    """Targets of one row, by year and level, agree with each other and with their source."""

    letter: ClassVar[str] = "Y"
    kind: Literal["path"]


class Rows(Register):
    """A register is numbered and filled in as one is."""

    letter: ClassVar[str] = "O"
    kind: Literal["rows"]
