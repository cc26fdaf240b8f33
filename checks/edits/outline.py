"""Outline totals: in each column of an outline, a row equals the rows right below it, at any depth.

Which rows those are is read from their places (``assets/forms/outline_codes.py``): ``1.3`` has ``1.3.1`` and
``1.3.2``, the whole has the rows that are part of no other. Where a row among them is left out, or one has no code
to say where it belongs, the sum is undecided: it may miss for want of that row; where many are, the table is a
selection, and no sum is held against it. Sums within one row are ``balance.py``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Literal

from pydantic import Field

from assets.forms.model import FormVersion
from assets.forms.outline_codes import UNPLACED, above
from checks.edits.balance import equal
from checks.edits.condition import Condition, Roles, Sum
from checks.edits.rule import Instances, Operand, Rule, Term, Wide, quoted

#: SQL for the place that a place is part of, and for the last part of a code.
OVER = "CASE WHEN contains(item, '.') THEN regexp_replace(item, '[.][^.]*$', '') ELSE '' END"
_LAST = "regexp_extract({}, '[^.]*$')"
#: A table is a selection where at least one in so many of its sums lacks a row, and no less than two do.
_SELECTED = 4


class OutlineTotal(Rule):
    """In the columns ``of``: each row = Σ the rows right below it; the whole = Σ the rows at the top.

    Weights are given as shares of all or of the row above: there the sum may be ``or_equal`` to 100.
    """

    letter: ClassVar[str] = "O"
    SPARED: ClassVar[str] = "part"
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
        _, parts, slack = instances.values
        return f"CASE WHEN abs({parts} - {self.or_equal}) <= {slack} THEN TRUE ELSE {own} END"

    @staticmethod
    def adds(fact: Mapping[str, Any], level: str, item: str) -> bool:
        """Whether a fact of the column stands in one of the rows right below a row."""
        return bool(fact["item"]) and fact["level"] == level and above(fact["item"]) == item

    def instances(self, wide: Wide) -> list[Instances]:
        given = "count(*)" if self.missing == "zero" else "count(value)"
        columns = ", ".join(quoted(t.operand.code) for t in self.terms())
        # ``over``: the place that a place is part of; ``lost``: places whose rows above are not all known.
        source = f"""(WITH places AS (
            SELECT unit, level, item, {OVER} AS over, {_LAST.format("item")} AS last,
                TRY_CAST(last AS INTEGER) AS number FROM {wide.table(self.home)}
        ), lost AS (
            SELECT unit, level, item FROM places AS p WHERE starts_with(last, {quoted(UNPLACED)}) OR (over <> ''
                AND NOT EXISTS (SELECT 1 FROM places AS q WHERE (q.unit, q.level, q.item) = (p.unit, p.level, p.over)))
        ), sizes AS (
            SELECT unit, level, over AS item, count(*) = count(number) AND (max(number) - min(number) + 1 > count(*)
                OR (min(number) > 1 AND (over = '' OR TRY_CAST({_LAST.format("over")} AS INTEGER) IS NOT NULL))) AS gap
            FROM places WHERE item <> '' GROUP BY unit, level, over
        ), selections AS (
            SELECT unit, level FROM sizes GROUP BY ALL
            HAVING count_if(gap) > 1 AND count_if(gap) * {_SELECTED} >= count(*)
        ), unsure AS (
            SELECT unit, level, item FROM sizes WHERE gap OR (unit, level) IN (SELECT (unit, level) FROM selections)
            UNION SELECT p.unit, p.level, p.item FROM places AS p JOIN lost AS l
                ON (p.unit, p.level) = (l.unit, l.level) AND (p.item = '' OR starts_with(l.item, p.item || '.'))
        ), figures AS (
            SELECT *, {OVER} AS over FROM {wide.long(self.home, f"indicator IN ({columns})")}
        ), sums AS (
            SELECT unit, level, over AS item, indicator, sum(half) AS halves,
                CASE WHEN {given} = count(*) THEN sum(value) END AS parts
            FROM figures WHERE item <> '' GROUP BY ALL
        ), found AS (
            SELECT f.unit, f.level, f.item, f.indicator AS target, f.value AS whole,
                CASE WHEN u.item IS NULL THEN s.parts END AS parts, f.half + s.halves AS slack
            FROM figures AS f JOIN sums AS s USING (unit, level, item, indicator)
                LEFT JOIN unsure AS u USING (unit, level, item)
        )
        SELECT * FROM found
        UNION ALL SELECT DISTINCT unit, '', '', '', NULL, NULL, NULL
            FROM {wide.table(self.home)} ANTI JOIN found USING (unit)) AS f"""
        return [Instances(("f.whole", "f.parts", "f.slack"), source=source)]

    def condition(self, roles: Roles) -> Condition | None:
        own = equal(roles["whole"], roles["part"], whole=self.or_equal is None)
        if self.or_equal is None:
            return own
        (terms, low, high), whole = own.sums[0], roles["whole"][0]
        assert low is not None  # an equation has both limits
        assert high is not None
        # The same sum with the number in the whole's place, in the unit that the terms are in.
        instead = self.or_equal * dict(terms)[whole.figure] * 10**whole.decimals
        parts = tuple(t for t in terms if t[0] != whole.figure)
        return Condition(either=((own.sums[0], Sum(parts, low - instead, high - instead)),))


def sums_in(items: Iterable[str]) -> Iterator[str]:
    """The rows of an outline that have rows below them, all there and known to be; the whole is empty."""
    places = [*dict.fromkeys(items)]
    below: dict[str, list[str]] = {}
    for place in filter(None, places):
        below.setdefault(above(place), []).append(place.rpartition(".")[2])
    lost = [
        p
        for p in places
        if p and (p.rpartition(".")[2].startswith(UNPLACED) or (above(p) and above(p) not in places))
    ]
    gaps = {place for place, parts in below.items() if _leaves_out(place, parts)}
    selected = len(gaps) > 1 and len(gaps) * _SELECTED >= len(below)
    for place in places if not selected else ():
        without = any(not place or p.startswith(place + ".") for p in lost)
        if place in below and not without and place not in gaps:
            yield place


def _leaves_out(place: str, parts: Sequence[str]) -> bool:
    """Whether the numbers of rows leave one out; below I, II … they may go on from the row before."""
    if not all(part.isdecimal() for part in parts):
        return False
    numbers = [int(part) for part in parts]
    first = min(numbers)
    numbered = not place or place.rpartition(".")[2].isdecimal()
    return max(numbers) - first + 1 > len(numbers) or (first > 1 and numbered)
