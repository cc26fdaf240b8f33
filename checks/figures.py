"""The figures behind the operands of an edit, for any number of units.

One place where an operand of a rule becomes facts: a joined column falls back on its members, a total
gathers its rows. Used to show the cells of a finding and to reckon which one is wrong; deciding all
units at once is SQL (``confront.py``).
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from assets.forms.model import FormVersion
from assets.messages import Lang
from checks.edits.ratio import Ratio, rate_holds, scale_of
from checks.edits.rule import Operand, Rule, Term
from checks.edits.totals import Totals

Row = Mapping[str, Any]


class Figures:
    """Facts by unit and place; facts that are repeated in an annex are not confronted and not here."""

    def __init__(self, facts: Iterable[Row], versions: Mapping[str, FormVersion]) -> None:
        self.versions = versions
        self.at: dict[tuple[str, str, str, str, str], Row] = {}
        self.rows_of: dict[tuple[str, str, str], list[Row]] = {}
        for f in facts:
            self.at[f["unit"], f["form"], f["indicator"], f["level"], f["item"]] = f
            self.rows_of.setdefault((f["unit"], f["form"], f["indicator"]), []).append(f)

    def of_term(self, rule: Rule, term: Term, unit: str, level: str, item: str) -> list[Row | None]:
        """The facts behind one term of an instance; None where an annex has no such line."""
        o = term.operand
        if isinstance(rule, Totals):  # of a column as it is printed: a joined one has no members here
            if term.role == "part":
                return [f for f in self.rows_of.get((unit, o.form, o.code), []) if rule.adds(f, level)]
            return [self.at.get((unit, o.form, o.code, level, item))]
        return self.of_operand(rule, o, unit, level, item)

    def of_operand(self, rule: Rule, o: Operand, unit: str, level: str, item: str) -> list[Row | None]:
        """The fact of an operand where an instance stands, or the members of a joined figure."""
        here = not o.level and o.form in rule.forms()
        place = (level, item) if here else (o.level, "")
        fact = self.at.get((unit, o.form, o.code, *place))
        indicator = self.versions[o.form].indicator(o.code)
        if indicator and indicator.joins and (fact is None or fact["value"] is None):
            return [self.at.get((unit, o.form, code, *place)) for code in indicator.joins]
        return [fact]


def fitting_denominator(
    rule: Ratio, figures: Figures, unit: str, level: str, item: str
) -> tuple[dict[Lang, str], Decimal] | None:
    """Another denominator in real use with which the printed rate holds: its name and value."""

    def values(texts: Iterable[str]) -> list[Decimal] | None:
        found: list[Decimal] = []
        for text in texts:
            sign = -1 if text.startswith("-") else 1
            for f in figures.of_operand(rule, rule.operand(text.removeprefix("-")), unit, level, item):
                if f is None or f["value"] is None:
                    return None
                found.append(sign * f["value"])
        return found

    operand = rule.operand(rule.rate)
    rate = figures.of_operand(rule, operand, unit, level, item)[0]
    indicator = figures.versions[operand.form].indicator(operand.code)
    above = values(rule.numerator)
    if not rate or rate["value"] is None or indicator is None or above is None:
        return None
    printed, decimals = int(rate["value"].scaleb(rate["decimals"])), rate["decimals"]
    n = int(sum(above, Decimal(0)).scaleb(9))
    for other in rule.other_denominators:
        below = values(other.of)
        total: Decimal = sum(below or [], Decimal(0))
        q = int(total.scaleb(9))
        if q > 0 and rate_holds(printed, decimals, n, q, scale_of(indicator.unit)):
            return other.label, total
    return None
