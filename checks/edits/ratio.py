"""Ratio: a printed rate is its numerator over its denominator, rounded as printed.

A rate printed with d decimals as the whole number R = rate·10^d holds when half-up rounding prints it:
``|2·scale·10^d·n − 2·R·q| ≤ q`` in whole numbers, with scale 100 for a percentage. Binary floats and
fixed tolerances reject correct rates at exact ties; this form rejects none.
"""

from typing import ClassVar, Literal

from pydantic import Field, field_validator

from assets.law import Law
from assets.messages import Lang
from checks.edits import claimed
from checks.edits.condition import Condition, Roles, Share, prints
from checks.edits.rule import Diagnosis, Instances, Operand, Rule, Term, Wide, in_both_languages

#: SQL for powers of ten by the printed decimals.
_SHIFT = "CAST(pow(10, {places}) AS HUGEINT)"
_REST = "CAST(pow(10, 9 - {places}) AS HUGEINT)"
#: A quotient that misses a limit is told with so many decimals more than the limit is printed with.
_FINER = 2


class Denominator(Law):
    """Another denominator in real use under the same name, tried when the form's own fails."""

    label: dict[Lang, str]
    of: tuple[str, ...] = Field(min_length=1)

    _both = field_validator("label")(in_both_languages)


class Ratio(Rule):
    """``rate`` = ``numerator`` / ``denominator``."""

    letter: ClassVar[str] = "R"
    QUANTITIES: ClassVar[dict[str, tuple[str, ...]]] = {
        "rate": ("rate", "measure"),
        "numerator": ("count", "measure"),
        "denominator": ("count", "measure"),
    }
    DIAGNOSES: ClassVar[tuple[Diagnosis, ...]] = (
        "truncated", "rounded_up", "other_reading", "other_denominator",
    )  # fmt: skip
    #: ``n_loose`` and ``q_loose``: how far rounding may have moved the sides, in their unit; ``fine``: how many
    #: times finer than the rate its quotient is told: a limit is missed by less than it is printed in.
    COLUMNS: ClassVar[tuple[str, ...]] = (
        "rate", "nano", "places", "half_unit", "n", "q", "scale", "n_loose", "q_loose", "fine",
    )  # fmt: skip
    # In units of 10^-9, so that nothing is divided. A product too large to hold belongs to a figure
    # that no report prints: it does not hold.
    HOLDS: ClassVar[str] = (
        "CASE WHEN {q} > 0 AND {counted} AND {rate} IS NOT NULL THEN coalesce(TRY("
        f"abs(2000000000 * {{scale}} * {{n}} - 2 * {{nano}} * {{q}}) <= {_REST} * {{q}}), FALSE) END"
    )
    # Where a side is rounded itself: whether the rate is that of some reading of the sides.
    HOLDS_LOOSELY: ClassVar[str] = (
        "CASE WHEN {q} > {q_loose} AND {counted} AND {rate} IS NOT NULL THEN coalesce(TRY("
        f"2000000000 * {{scale}} * ({{n}} + {{n_loose}}) >= (2 * {{nano}} - {_REST}) * ({{q}} - {{q_loose}}) AND "
        f"2000000000 * {{scale}} * ({{n}} - {{n_loose}}) <= (2 * {{nano}} + {_REST}) * ({{q}} + {{q_loose}})), "
        "FALSE) END"
    )
    HOLDS_ONE_SIDED: ClassVar[str] = (
        "CASE WHEN {q} > {q_loose} AND {n} >= 0 AND {rate} IS NOT NULL THEN coalesce(TRY("
        "1000000000 * {scale} * ({n} {most} {n_loose}) {sign} {nano} * ({q} {least} {q_loose})), FALSE) END"
    )
    TOLD: ClassVar[str] = f"""
        WITH whole_numbers AS (
            SELECT *, {_SHIFT} AS shift, {_REST} AS rest, nano // rest AS printed FROM instances
        ), compared AS (
            SELECT *, TRY(scale * shift * n) AS exact, TRY(printed * q) AS product,
                TRY(sign(exact)::HUGEINT * ((2 * fine * abs(exact) + q) // (2 * q))) AS rounded FROM whole_numbers
        )
        SELECT *, rate AS left_side, half_unit AS tolerance,
            TRY((rounded * rest // fine)::DECIMAL(28,0) * 0.000000001) AS right_side,
            TRY(((printed * fine - rounded) * rest // fine)::DECIMAL(28,0) * 0.000000001) AS imbalance,
            CASE WHEN fine > 1 THEN NULL WHEN TRY(product <= exact AND exact < product + q) THEN 'truncated'
                WHEN TRY(product - q < exact AND exact <= product) THEN 'rounded_up' END AS diagnosis
        FROM compared""".format(places="places")
    kind: Literal["ratio"]
    rate: str = ""
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    other_denominators: tuple[Denominator, ...] = ()
    #: "trên 95%": the quotient is at least (at most) the rate.
    side: Literal["equal", "at_least", "at_most"] = "equal"
    #: What a sentence claims is in per cent, or so many times as much.
    in_times: bool = False

    def terms(self) -> tuple[Term, ...]:
        return (
            self.in_role("rate", [self.rate] if self.rate else [])
            + self.in_role("numerator", self.numerator)
            + self.in_role("denominator", self.denominator)
        )

    def needed(self) -> dict[str, object]:
        return {"rate": self.rate, "numerator": self.numerator, "denominator": self.denominator}

    @property
    def diagnoses(self) -> tuple[Diagnosis, ...]:
        if not self.claim:
            return self.DIAGNOSES
        # A sentence says what its rate is of, and what misses a limit is no question of rounding.
        return ("truncated", "rounded_up") if self.side == "equal" else ()

    def also_named(self) -> tuple[Operand, ...]:
        return tuple(self.operand(t) for other in self.other_denominators for t in other.of)

    def holds(self, instances: Instances) -> str:
        columns = dict(zip(self.COLUMNS, instances.values, strict=True))
        if self.side != "equal":
            sign, most, least = (">=", "+", "-") if self.side == "at_least" else ("<=", "-", "+")
            return self.HOLDS_ONE_SIDED.format(sign=sign, most=most, least=least, **columns)
        exact = columns["n_loose"] == columns["q_loose"] == "0"
        # what a sentence tells as a rise and is a fall is less than nought, and no rise; a count is never
        counted = "TRUE" if self.claim else f"{columns['n']} >= 0"
        return (self.HOLDS if exact else self.HOLDS_LOOSELY).format(counted=counted, **columns)

    def instances(self, wide: Wide) -> list[Instances]:
        if self.claim:
            return [claimed.instances(wide, self.id, _claimed(self._scale_of_claim, 10**self.finer))]
        rate = self.operand(self.rate)
        sides = [self.in_role("side", side) for side in (self.numerator, self.denominator)]
        counts = all(wide.indicator(t.operand).quantity == "count" for t in sides[0] + sides[1])
        # Both sides as whole numbers; a common factor does not change the rate.
        n, q = (
            f"CAST({wide.sum(side)} AS HUGEINT)"
            if counts
            else f"CAST({wide.sum(side)}::DECIMAL(28,9) * 1000000000 AS HUGEINT)"
            for side in sides
        )
        scale = f"{scale_of(wide.indicator(rate).unit)}::HUGEINT"
        places, half = wide.decimals(rate), wide.half_unit(rate)
        loose = [
            "0"
            if counts or (slack := wide.slack(side)) == "0"
            else f"CAST(({slack}) * 1000000000 AS HUGEINT)"
            for side in sides
        ]
        return [Instances((wide.value(rate), wide.nano(rate), places, half, n, q, scale, *loose, "1"))]

    @property
    def _scale_of_claim(self) -> int:
        return scale_of("" if self.in_times else "%")

    @property
    def finer(self) -> int:
        """With how many decimals more than the rate has its quotient is told: a limit may be missed by less."""
        return 0 if self.side == "equal" else _FINER

    @property
    def reckoned(self) -> bool:
        return self.side == "equal"  # a limit on a quotient is no linear demand on its rate

    def condition(self, roles: Roles) -> Condition | None:
        if not self.reckoned:
            return None
        (rate,) = roles["rate"]
        sides = [*roles["numerator"], *roles["denominator"]]
        places = max(f.decimals for f in sides)
        n, q = (
            tuple((f.figure, f.sign * 10 ** (places - f.decimals)) for f in roles[side])
            for side in ("numerator", "denominator")
        )
        loose = tuple(
            sum(abs(f.sign) * 10 ** (places - f.decimals) for f in roles[side] if not f.exact)
            for side in ("numerator", "denominator")
        )
        # a column of rates has its "%" in the heading
        scale = self._scale_of_claim if self.claim else scale_of(rate.unit)
        share = Share(rate.figure, n, q, scale * 10**rate.decimals, (loose[0], loose[1]), bool(self.claim))
        return Condition(share=share, whole=rate.figure, exact=True)


def _claimed(scale: int, fine: int) -> dict[str, str]:
    """The columns of a rate that a sentence claims, which is so many times its fraction."""
    rate = "FILTER (role = 'rate')"
    return {
        "rate": f"max(value) {rate}",
        "nano": f"CAST(max(value) {rate} * 1000000000 AS HUGEINT)",
        "places": f"max(decimals) {rate}",
        "half_unit": f"max(half) {rate}",
        "n": f"CAST({claimed.sum_of('numerator')} * 1000000000 AS HUGEINT)",
        "q": f"CAST({claimed.sum_of('denominator')} * 1000000000 AS HUGEINT)",
        "scale": f"{scale}::HUGEINT",
        "n_loose": "CAST(sum(half) FILTER (role = 'numerator') * 1000000000 AS HUGEINT)",
        "q_loose": "CAST(sum(half) FILTER (role = 'denominator') * 1000000000 AS HUGEINT)",
        "fine": str(fine),
    }


def scale_of(unit: str) -> int:
    """A rate in per cent is a hundred times its fraction; an index is the fraction itself."""
    return 100 if unit == "%" else 1


def rate_holds(printed: int, decimals: int, numerator: int, denominator: int, scale: int) -> bool:
    """Whether ``printed``·10^-decimals is ``numerator``/``denominator`` rounded to the nearest.

    At an exact tie both neighbours hold, since half up and half to even are both in use. Both sides may
    carry one common factor. Raises ValueError for a denominator that is not positive.
    """
    if denominator <= 0:
        raise ValueError("denominator")
    exact: int = scale * 10**decimals * numerator
    return prints(printed, exact, denominator)
