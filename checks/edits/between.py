"""Between: a rate over everybody lies between the lowest and the highest rate of the parts."""

from typing import ClassVar, Literal

from pydantic import Field

from checks.edits.rule import Instances, Rule, Term, Wide


class Between(Rule):
    """``whole`` lies in the span of ``parts``, give or take half a unit of each."""

    letter: ClassVar[str] = "W"
    COLUMNS: ClassVar[tuple[str, ...]] = ("left_side", "low", "high", "slack")
    DECIDED: ClassVar[str] = """SELECT *, CASE WHEN left_side > high THEN high ELSE low END AS right_side,
        left_side BETWEEN low - slack AND high + slack AS holds, left_side - right_side AS imbalance,
        slack AS tolerance, NULL AS diagnosis FROM instances"""
    kind: Literal["between"]
    whole: str
    parts: tuple[str, ...] = Field(min_length=2)

    def terms(self) -> tuple[Term, ...]:
        return self.in_role("whole", [self.whole]) + self.in_role("part", self.parts)

    def instances(self, wide: Wide) -> Instances:
        whole, *parts = self.terms()
        values = [wide.value(p.operand) for p in parts]
        given = " AND ".join(f"{value} IS NOT NULL" for value in values)
        low, high = (f"CASE WHEN {given} THEN {f}({', '.join(values)}) END" for f in ("least", "greatest"))
        # Half a unit of the whole and, at the most, of the coarsest part.
        halves = ", ".join(wide.half_unit(p.operand) for p in parts)
        slack = f"{wide.half_unit(whole.operand)} + greatest({halves})"
        return Instances((wide.value(whole.operand), low, high, slack))
