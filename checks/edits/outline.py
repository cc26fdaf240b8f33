"""Outline totals: in each column of an outline, a row equals the rows right below it, at any depth.

Which rows those are is read from their places (``assets/forms/outline_codes.py``): ``1.3`` has ``1.3.1`` and
``1.3.2``, the whole has the rows that are part of no other. Where a row among them is left out, or one has no code
to say where it belongs, only a sum that holds is told: one that does not may be for want of that row. Sums
within one row are ``balance.py``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Literal

from pydantic import Field

from assets.forms.model import FormVersion
from assets.forms.outline_codes import UNPLACED, above
from checks.edits.balance import equal
from checks.edits.condition import Condition, Roles
from checks.edits.rule import Instances, Operand, Rule, Term, Wide, quoted


class OutlineTotal(Rule):
    """In the columns ``of``: each row = Σ the rows right below it; the whole = Σ the rows at the top.

    Weights are given as shares of all or of the row above: there the sum may be ``or_equal`` to 100.
    """

    letter: ClassVar[str] = "O"
    #: ``sure`` is whether the rows below are all there and known to be.
    COLUMNS: ClassVar[tuple[str, ...]] = ("left_side", "right_side", "slack", "sure")
    HOLDS: ClassVar[str] = (
        "CASE WHEN abs({left_side} - {right_side}) <= {slack} THEN TRUE "
        "WHEN {sure} AND {left_side} IS NOT NULL AND {right_side} IS NOT NULL THEN FALSE END"
    )
    kind: Literal["outline_total"]
    of: tuple[str, ...] = Field(min_length=1)
    or_equal: int | None = None

    def terms(self) -> tuple[Term, ...]:
        return self.in_role("part", self.of)

    def terms_of(self, target: str) -> tuple[Term, ...]:
        operand = Operand(self.home, target)
        return (Term("whole", operand), Term("part", operand))

    def applies_to(self, version: FormVersion) -> bool:
        return version.layout == "outline"

    def holds(self, instances: Instances) -> str:
        own = super().holds(instances)
        if self.or_equal is None:
            return own
        _, parts, slack, _ = instances.values
        return f"CASE WHEN abs({parts} - {self.or_equal}) <= {slack} THEN TRUE ELSE {own} END"

    @staticmethod
    def adds(fact: Mapping[str, Any], level: str, item: str) -> bool:
        """Whether a fact of the column stands in one of the rows right below a row."""
        return bool(fact["item"]) and fact["level"] == level and above(fact["item"]) == item

    def instances(self, wide: Wide) -> list[Instances]:
        columns = ", ".join(quoted(t.operand.code) for t in self.terms())
        source = f"""(WITH given AS (
            SELECT *, CASE WHEN contains(item, '.') THEN regexp_replace(item, '[.][^.]*$', '') ELSE '' END AS over,
                regexp_extract(item, '[^.]*$') AS last
            FROM {wide.long(self.home, f"indicator IN ({columns})")}
        ), places AS (SELECT DISTINCT unit, level, item, over, last FROM given WHERE item <> ''
        ), lost AS (
            SELECT unit, level, item FROM places AS p WHERE starts_with(last, {quoted(UNPLACED)}) OR (over <> ''
                AND NOT EXISTS (SELECT 1 FROM places AS q WHERE (q.unit, q.level, q.item) = (p.unit, p.level, p.over)))
        ), unsure AS (
            SELECT unit, level, over AS item FROM places GROUP BY ALL
            HAVING count(*) = count(TRY_CAST(last AS INTEGER)) AND (
                max(TRY_CAST(last AS INTEGER)) - min(TRY_CAST(last AS INTEGER)) + 1 > count(*)
                OR (min(TRY_CAST(last AS INTEGER)) > 1
                    AND (over = '' OR TRY_CAST(regexp_extract(over, '[^.]*$') AS INTEGER) IS NOT NULL)))
            UNION SELECT g.unit, g.level, g.item FROM (SELECT DISTINCT unit, level, item FROM given) AS g JOIN lost AS l
                ON (g.unit, g.level) = (l.unit, l.level) AND (g.item = '' OR starts_with(l.item, g.item || '.'))
        ), sums AS (
            SELECT unit, level, over AS item, indicator,
                CASE WHEN {"TRUE" if self.missing == "zero" else "count(*) = count(value)"} THEN sum(value) END AS parts,
                sum(half) AS halves
            FROM given WHERE item <> '' GROUP BY ALL
        ), found AS (
            SELECT g.unit, g.level, g.item, g.indicator AS target, g.value AS whole, s.parts,
                g.half + s.halves AS slack, u.item IS NULL AS sure
            FROM given AS g JOIN sums AS s USING (unit, level, item, indicator)
                LEFT JOIN unsure AS u USING (unit, level, item)
        )
        SELECT * FROM found
        UNION ALL SELECT DISTINCT unit, '', '', '', NULL, NULL, NULL, NULL
            FROM {wide.table(self.home)} ANTI JOIN found USING (unit)) AS f"""
        return [Instances(("f.whole", "f.parts", "f.slack", "f.sure"), source=source)]

    def condition(self, roles: Roles) -> Condition | None:
        own = equal(roles["whole"], roles["part"], whole=self.or_equal is None)
        if self.or_equal is None:
            return own
        # As loose as the sum with its whole is: the same slack decides both.
        of_all = sum_between([*roles["part"], *(w._replace(sign=0) for w in roles["whole"])], self.or_equal, self.or_equal)
        return Condition(either=((own.sums[0], of_all),))


def sums_in(items: Iterable[str]) -> Iterator[str]:
    """The rows of an outline that have rows below them, all there and known to be; empty for the whole."""
    places = [*dict.fromkeys(items)]
    below: dict[str, list[str]] = {}
    for place in filter(None, places):
        below.setdefault(above(place), []).append(place.rpartition(".")[2])
    lost = [p for p in places if p and (p.rpartition(".")[2].startswith(UNPLACED) or (above(p) and above(p) not in places))]
    for place in places:
        without = any(not place or p.startswith(place + ".") for p in lost)
        if place in below and not without and not _leaves_out(place, below[place]):
            yield place


def _leaves_out(place: str, parts: Sequence[str]) -> bool:
    """Whether the numbers of rows leave one out; below I, II … they may go on from the row before."""
    if not all(part.isdecimal() for part in parts):
        return False
    numbers = [int(part) for part in parts]
    first = min(numbers)
    numbered = not place or place.rpartition(".")[2].isdecimal()
    return max(numbers) - first + 1 > len(numbers) or (first > 1 and numbered)
