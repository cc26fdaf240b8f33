"""Ranking: in a table of units, who has more points stands no lower, in rank or in class.

Rows are held against the other rows of their section (``assets/forms/outline_codes.py``), since offices rank
departments and districts apart. A row is out of place where more of the others contradict it than contradict any
of those; so one slip is told once, and not of every row that it moves. Bands are in the same module because both hold
a place against points: the order needs no law, a band is one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from assets.forms.model import FormVersion
from assets.forms.outline_codes import above
from assets.law import Law
from checks.edits.outline import OVER
from checks.edits.rule import ANY, Instances, Rule, Term, Wide, quoted

#: Where at least one row in so many is out of place, and more than one, the table is ordered by something else.
_OTHERWISE = 4

Fact = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a row stands among the others: the places and the points that would be in order, and who contradicts it.

    ``first`` to ``last`` are the places that its points call for, ``least`` to ``most`` the points that its place
    calls for; None where the others set no limit. ``taken``: another row stands where this one should.
    """

    first: Decimal | None
    last: Decimal | None
    least: Decimal | None
    most: Decimal | None
    taken: bool
    against: tuple[str, ...]


class Ranking(Rule):
    """Rows of more points ``by`` have a lower ``place``; with ``ties`` the same one will do (a class)."""

    letter: ClassVar[str] = "H"
    QUANTITIES: ClassVar[dict[str, tuple[str, ...]]] = {"place": ANY}
    COLUMNS: ClassVar[tuple[str, ...]] = ("left_side", "in_order")
    HOLDS: ClassVar[str] = "{in_order}"
    TOLD: ClassVar[str] = """SELECT *, NULL AS right_side, NULL AS imbalance, 0 AS tolerance,
        NULL AS diagnosis FROM instances"""
    kind: Literal["ranking"]
    by: str
    place: str
    ties: bool = False

    def terms(self) -> tuple[Term, ...]:
        return self.in_role("place", [self.place]) + self.in_role("by", [self.by])

    def terms_of(self, target: str) -> tuple[Term, ...]:
        return (*self.terms(), *self.in_role("other", [self.place, self.by]))

    def applies_to(self, version: FormVersion) -> bool:
        return version.layout == "outline"

    @property
    def reckoned(self) -> bool:
        return False  # the other rows say where one belongs; nothing is added up

    def instances(self, wide: Wide) -> list[Instances]:
        codes = ", ".join(quoted(t.operand.code) for t in self.terms())
        own = {t.role: f"max(value) FILTER (indicator = {quoted(t.operand.code)})" for t in self.terms()}
        worse = "b.place < a.place" if self.ties else "b.place <= a.place"
        source = f"""(WITH listed AS (
            SELECT unit, item, {OVER} AS over, {own["by"]} AS points, {own["place"]} AS place
            FROM {wide.long(self.home, f"indicator IN ({codes}) AND level = '' AND item <> ''")} GROUP BY unit, item
        ), placed AS (
            SELECT * FROM listed WHERE points IS NOT NULL AND place IS NOT NULL
        ), against AS (
            SELECT a.unit, a.over, a.item, b.item AS other FROM placed AS a JOIN placed AS b
                ON (a.unit, a.over) = (b.unit, b.over) AND a.points > b.points AND {worse}
        ), both_ways AS (
            SELECT unit, over, item, other, TRUE AS better FROM against
            UNION ALL SELECT unit, over, other, item, FALSE FROM against
        ), often AS (
            SELECT unit, over, item, count(*) AS n FROM both_ways GROUP BY ALL
        ), odd AS (
            SELECT unit, over, item FROM often AS o WHERE NOT EXISTS (
                SELECT 1 FROM both_ways AS w JOIN often AS p ON (p.unit, p.item) = (w.unit, w.other)
                WHERE (w.unit, w.item) = (o.unit, o.item) AND (p.n > o.n OR (p.n = o.n AND NOT w.better)))
        ), otherwise AS (
            SELECT p.unit, p.over FROM placed AS p LEFT JOIN odd AS d USING (unit, over, item) GROUP BY ALL
            HAVING count(d.item) > 1 AND count(d.item) * {_OTHERWISE} >= count(*)
        ), found AS (
            SELECT l.unit, '' AS level, l.item, '' AS target, l.place,
                CASE WHEN l.points IS NULL OR l.place IS NULL OR count(p.item) < 2 OR o.over IS NOT NULL THEN NULL
                    ELSE count(d.item) = 0 END AS in_order
            FROM listed AS l LEFT JOIN placed AS p ON (p.unit, p.over) = (l.unit, l.over)
                LEFT JOIN odd AS d ON (d.unit, d.item) = (l.unit, l.item)
                LEFT JOIN otherwise AS o ON (o.unit, o.over) = (l.unit, l.over)
            GROUP BY l.unit, l.item, l.points, l.place, o.over
        )
        SELECT * FROM found
        UNION ALL SELECT DISTINCT unit, '', '', '', NULL, NULL
            FROM {wide.table(self.home)} ANTI JOIN found USING (unit)) AS f"""
        return [Instances(("f.place", "f.in_order"), source=source)]

    def others(self, facts: Sequence[Fact], item: str) -> list[tuple[str, Decimal, Decimal]]:
        """The other rows of a row's section that have both, each with its points and its place.

        Args:
            facts: those of the unit in the two columns.
            item: the row.
        """
        found: dict[str, dict[str, Decimal]] = {}
        for f in facts:
            beside = f["item"] and not f["level"] and f["item"] != item and above(f["item"]) == above(item)
            if beside and f["value"] is not None:
                found.setdefault(f["item"], {})[f["indicator"]] = f["value"]
        place, by = (t.operand.code for t in self.terms())
        return [(i, v[by], v[place]) for i, v in found.items() if len(v) > 1]

    def standing(self, facts: Sequence[Fact], item: str, points: Decimal, place: Decimal) -> Standing:
        """Where a row would be in order among the others, by its points, and with which points at its place."""
        others = self.others(facts, item)
        better = [p for _, more, p in others if more > points]
        worse = [p for _, more, p in others if more < points]
        first, last = max(better, default=None), min(worse, default=None)
        if not self.ties:
            # Of those ranked only some may be listed; then nobody knows who stands between.
            whole = all(p <= len(others) + 1 for _, _, p in others)
            first = last = Decimal(len(better) + 1) if whole else None
        taken = not self.ties and any(p == first for _, more, p in others if more != points)
        least = [more for _, more, p in others if p > place]
        most = [more for _, more, p in others if p < place]
        against = tuple(
            i for i, more, p in others
            if (more > points and p > place) or (more < points and p < place)
            or (not self.ties and p == place and more != points)
        )  # fmt: skip
        return Standing(first, last, max(least, default=None), min(most, default=None), taken, against)


class Band(Law):
    """From how many points (included) to how many (not included) a class goes; without an end, to the last."""

    least: Decimal | None = None
    below: Decimal | None = None


class Banded(Rule):
    """The points ``by`` are within the ``bands`` of the class ``place``, as rounding may have printed them."""

    letter: ClassVar[str] = "V"
    QUANTITIES: ClassVar[dict[str, tuple[str, ...]]] = {"place": ("code",)}
    COLUMNS: ClassVar[tuple[str, ...]] = ("left_side", "least", "most")
    HOLDS: ClassVar[str] = "{left_side} BETWEEN {least} AND {most}"
    TOLD: ClassVar[str] = """SELECT *, least(greatest(left_side, least), most) AS right_side,
        left_side - right_side AS imbalance, 0 AS tolerance, NULL AS diagnosis FROM instances"""
    kind: Literal["banded"]
    by: str
    place: str
    bands: dict[Annotated[str, Field(pattern=r"^\d+$")], Band] = Field(min_length=1)

    def terms(self) -> tuple[Term, ...]:
        return self.in_role("place", [self.place]) + self.in_role("by", [self.by])

    @property
    def reckoned(self) -> bool:
        return False  # either may be wrong, and each says by itself what it must be

    def instances(self, wide: Wide) -> list[Instances]:
        place, by = (t.operand for t in self.terms())
        ends = []
        for name, sign, without in (("least", "-", -_NO_LIMIT), ("below", "+", _NO_LIMIT)):
            whens = " ".join(
                f"WHEN {code} THEN {limit if (limit := getattr(band, name)) is not None else without}::DECIMAL(28,9)"
                for code, band in self.bands.items()
            )
            ends.append(f"(CASE {wide.value(place)} {whens} END {sign} {wide.half_unit(by)})")
        return [Instances((wide.value(by), *ends))]

    def admitted(self, points: Decimal) -> list[str]:
        """The classes that have such points in their band."""
        return [
            code for code, band in self.bands.items()
            if (band.least is None or points >= band.least) and (band.below is None or points < band.below)
        ]  # fmt: skip


#: Stands for no limit, where a number must stand.
_NO_LIMIT = 10**9
