"""The figures behind the operands of an edit, for any number of units.

One place where an operand of a rule becomes facts: a joined column falls back on its members, a total
gathers its rows. Used to show the cells of a finding and to reckon which one is wrong; deciding all
units at once is SQL (``confront.py``).
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from assets.facts import TEXT
from assets.forms.model import FormVersion
from assets.messages import Lang
from assets.numbers import PLACES, round_half_up
from checks.edits.outline import OutlineTotal
from checks.edits.ranking import Ranking, Standing
from checks.edits.ratio import Ratio, rate_holds, scale_of
from checks.edits.rule import Operand, Rule, Term
from checks.edits.totals import Totals

Row = Mapping[str, Any]


def described(versions: Mapping[str, FormVersion], fact: Row) -> tuple[str, str]:
    """What a fact counts, in words, and its unit: the form says it, or the sentence, or both row and column."""
    if fact["form"] == TEXT:  # points are called by their name: "1,61 điểm phần trăm"
        return fact["noun"], "%" if fact["quantity"] == "rate" and not fact["noun"] else ""
    indicator = versions[fact["form"]].indicator(fact["indicator"])
    assert indicator is not None  # facts are read by these versions
    return " – ".join(filter(None, (fact["noun"], indicator.label))), indicator.unit


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
        if rule.claim:  # a figure of the document, or of the whole unit
            place = ("", item) if o.form == TEXT else (o.level, o.item)
            return [self.at.get((unit, o.form, o.code, *place))]
        if isinstance(rule, Totals):  # of a column as it is printed: a joined one has no members here
            if term.role == "part":
                by_level = self.versions[o.form].by_level
                rows = self.rows_of.get((unit, o.form, o.code), [])
                return [*rule.parts_of(rows, level, item, by_level.beside if by_level else ())]
            return [self.at.get((unit, o.form, o.code, level, item))]
        if isinstance(rule, OutlineTotal):
            if term.role == "part":
                return [f for f in self.rows_of.get((unit, o.form, o.code), []) if rule.adds(f, level, item)]
            return [self.at.get((unit, o.form, o.code, level, item))]
        if isinstance(rule, Ranking) and term.role == "other":
            return [self.at.get((unit, o.form, o.code, level, i)) for i in self.against(rule, unit, item)]
        return self.of_operand(rule, o, unit, level, item)

    def standing(self, rule: Ranking, unit: str, item: str) -> Standing | None:
        """Where a row of a ranking would be in order among the others; None where it has no points or no place."""
        place, by = (t.operand for t in rule.terms())
        own = [self.at.get((unit, o.form, o.code, "", item)) for o in (by, place)]
        if any(f is None or f["value"] is None for f in own):
            return None
        facts = [f for o in (by, place) for f in self.rows_of.get((unit, o.form, o.code), [])]
        points, at = (f["value"] for f in own if f)
        return rule.standing(facts, item, points, at)

    def against(self, rule: Ranking, unit: str, item: str) -> tuple[str, ...]:
        """The rows that contradict where a row of a ranking stands."""
        found = self.standing(rule, unit, item)
        return found.against if found else ()

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
    rate = figures.of_operand(rule, rule.operand(rule.rate), unit, level, item)[0]
    if not rate or rate["value"] is None:
        return None
    for other in rule.other_denominators:
        sides = _sides(rule, other.of, figures, unit, level, item)
        if sides and _prints(rule, rate["value"], rate["decimals"], sides, figures):
            return other.label, sides[1]
    return None


def fitting_reading(rule: Ratio, figures: Figures, unit: str, level: str, item: str) -> Decimal | None:
    """The other reading of an ambiguous rate (0,9969 for 99,69%), as printed, if it makes the edit hold."""
    rate = figures.of_operand(rule, rule.operand(rule.rate), unit, level, item)[0]
    sides = _sides(rule, rule.denominator, figures, unit, level, item)
    if not rate or rate["other"] is None or rate["decimals"] is None or not sides:
        return None
    decimals = max(0, rate["decimals"] - 2)
    other = round_half_up(rate["other"], decimals)
    return other if _prints(rule, other, decimals, sides, figures) else None


def _sides(
    rule: Ratio, denominator: Iterable[str], figures: Figures, unit: str, level: str, item: str
) -> tuple[Decimal, Decimal] | None:
    """The numerator and a denominator of a rate; None where a figure is missing."""
    totals = []
    for terms in (rule.in_role("", rule.numerator), rule.in_role("", denominator)):
        total = Decimal(0)
        for term in terms:
            for f in figures.of_operand(rule, term.operand, unit, level, item):
                if f is None or f["value"] is None:
                    return None
                total += term.sign * f["value"]
        totals.append(total)
    return totals[0], totals[1]


def _prints(
    rule: Ratio, rate: Decimal, decimals: int, sides: tuple[Decimal, Decimal], figures: Figures
) -> bool:
    """Whether a rate printed with so many decimals is the quotient of the sides."""
    operand = rule.operand(rule.rate)
    indicator = figures.versions[operand.form].indicator(operand.code)
    assert indicator is not None  # the loader has made sure
    n, q = (int(side.scaleb(PLACES)) for side in sides)
    printed = int(rate.scaleb(decimals))
    return q > 0 and rate_holds(printed, decimals, n, q, scale_of(indicator.unit))
