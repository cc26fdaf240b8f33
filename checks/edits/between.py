"""Between: a rate over everybody lies between the lowest and the highest rate of the parts."""

from typing import ClassVar, Literal

from checks.edits import claimed
from checks.edits.condition import Condition, Roles, sum_between, turned
from checks.edits.rule import Instances, Rule, Term, Wide


class Between(Rule):
    """``whole`` lies in the span of ``parts``, each give or take half a unit of its own last place."""

    letter: ClassVar[str] = "W"
    #: The span as printed, and as far as rounding may stretch it.
    COLUMNS: ClassVar[tuple[str, ...]] = ("left_side", "low", "high", "lowest", "highest")
    HOLDS: ClassVar[str] = "{left_side} BETWEEN {lowest} AND {highest}"
    TOLD: ClassVar[str] = """SELECT *, CASE WHEN left_side > high THEN high ELSE low END AS right_side,
        left_side - right_side AS imbalance,
        CASE WHEN left_side > high THEN highest - high ELSE low - lowest END AS tolerance,
        NULL AS diagnosis FROM instances"""
    kind: Literal["between"]
    whole: str = ""
    parts: tuple[str, ...] = ()

    def terms(self) -> tuple[Term, ...]:
        return self.in_role("whole", [self.whole] if self.whole else []) + self.in_role("part", self.parts)

    def needed(self) -> dict[str, object]:
        return {"whole": self.whole, "parts": len(self.parts) > 1}

    def instances(self, wide: Wide) -> list[Instances]:
        if self.claim:
            own, part = "max(half) FILTER (role = 'whole')", "FILTER (role = 'part')"
            columns = {
                "left_side": claimed.sum_of("whole"),
                "low": f"min(value) {part}",
                "high": f"max(value) {part}",
                "lowest": f"min(value - half) {part} - {own}",
                "highest": f"max(value + half) {part} + {own}",
            }
            return [claimed.instances(wide, self.id, columns)]
        whole, *parts = self.terms()
        values = [wide.value(p.operand) for p in parts]
        given = " AND ".join(f"{value} IS NOT NULL" for value in values)
        halves = [wide.half_unit(p.operand) for p in parts]
        ends = {
            sign: [f"{value} {sign} {half}" for value, half in zip(values, halves, strict=True)]
            for sign in "-+"
        }
        own = wide.half_unit(whole.operand)
        bounds = (
            f"least({', '.join(values)})",
            f"greatest({', '.join(values)})",
            f"least({', '.join(ends['-'])}) - {own}",
            f"greatest({', '.join(ends['+'])}) + {own}",
        )
        spans = (f"CASE WHEN {given} THEN {bound} END" for bound in bounds)
        return [Instances((wide.value(whole.operand), *spans))]

    def condition(self, roles: Roles) -> Condition | None:
        whole, parts = roles["whole"], roles["part"]
        above = tuple(sum_between([*whole, *turned([p])], 0, None) for p in parts)
        below = tuple(sum_between([*whole, *turned([p])], None, 0) for p in parts)
        return Condition(either=(above, below))
