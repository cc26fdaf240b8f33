"""What would put a unit's place right in a ranking: another rank or class, or other points.

Which of them is wrong, the table does not say, nor whose, where two rows contradict each other and no third; all that
would do is told, the places first, which are typed by themselves. Sums that show points to be right or wrong are
explained by themselves.
"""

from collections.abc import Iterator
from decimal import Decimal

from assets.messages import LANGS, Lang
from checks.edits.ranking import Banded, Ranking
from checks.edits.rule import Rule
from checks.explain.tell import Repair
from checks.figures import Figures, Row, described


def placed(rule: Rule, figures: Figures, unit: str, level: str, item: str) -> list[list[Repair]]:
    """The explanations of one violated instance of a rule over places; none for other rules."""
    if isinstance(rule, Banded):
        return [*_Placed(rule, figures, unit, level).in_band(item)]
    if isinstance(rule, Ranking):
        return [*_Placed(rule, figures, unit, level).in_order(item)]
    return []


class _Placed:
    """The explanations of one rule's instances for one unit."""

    def __init__(self, rule: Ranking | Banded, figures: Figures, unit: str, level: str) -> None:
        self.rule, self.figures, self.unit, self.level = rule, figures, unit, level

    def in_order(self, item: str) -> Iterator[list[Repair]]:
        """What puts a row in order among the others, or the one row that alone contradicts it."""
        assert isinstance(self.rule, Ranking)
        standing = self.figures.standing(self.rule, self.unit, item)
        if standing is None:
            return
        rows = {item: standing}
        if len(standing.against) == 1:
            other = self.figures.standing(self.rule, self.unit, standing.against[0])
            if other and other.against == (item,):
                rows[standing.against[0]] = other
        if len(rows) > 1 and not self.rule.ties:
            one, two = (self._figures(row)[0] for row in rows)
            yield [
                self._repair(one, two["value"], two["value"]),
                self._repair(two, one["value"], one["value"]),
            ]
        for row, found in rows.items():
            if _are_limits(found.first, found.last) and not found.taken:
                yield [self._repair(self._figures(row)[0], found.first, found.last)]
        for row, found in rows.items():
            if _are_limits(found.least, found.most):
                yield [self._repair(self._figures(row)[1], found.least, found.most)]

    def in_band(self, item: str) -> Iterator[list[Repair]]:
        """The class that admits the points, and the points that the class admits."""
        assert isinstance(self.rule, Banded)
        place, by = self._figures(item)
        admitted = self.rule.admitted(by["value"])
        if len(admitted) == 1:
            yield [self._repair(place, Decimal(admitted[0]), Decimal(admitted[0]))]
        band = self.rule.bands[str(int(place["value"]))]
        yield [self._repair(by, band.least, band.below)]

    def _figures(self, item: str) -> tuple[Row, Row]:
        """A row's place and its points."""
        place, by = (
            self.figures.of_operand(self.rule, t.operand, self.unit, self.level, item)[0]
            for t in self.rule.terms()[:2]
        )
        assert place is not None  # the instance was decided
        assert by is not None
        return place, by

    def _repair(self, fact: Row, low: Decimal | None, high: Decimal | None) -> Repair:
        versions = self.figures.versions
        value = low if low == high else None
        indicator = versions[fact["form"]].indicator(fact["indicator"])
        codes = indicator.codes if indicator else {}
        words = [
            w
            for code, w in codes.items()
            if (low or 0) <= int(code) <= (len(codes) if high is None else high)
        ]
        args: dict[Lang, dict[str, str]] = {
            lang: {"words": "; ".join(words)} if words else {} for lang in LANGS
        }
        return Repair(
            fact, described(versions, fact)[1], int(fact["decimals"]), low, high, value, "unknown", args
        )


def _are_limits(low: Decimal | None, high: Decimal | None) -> bool:
    """Whether there is a limit, and two of them leave something between."""
    if low is None or high is None:
        return low is not high
    return low <= high
