"""A claim of a sentence as an instance of a rule: which figures stand in which role, and its name.

The name says the whole claim, so that whoever has it needs no other table: ``whole=37.1 part=37.2
part=37.3``. A figure of the text is named by paragraph and place in it; one of a form as in rules.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assets.facts import TEXT
from checks.edits.rule import HALF_UNITS, Instances, Operand, Rule, Term, Wide, quoted

#: The kinds of claims that documents are read for; ``checks/claims`` finds them.
CLAIMS = (
    "parts", "parts_nearly", "part_of_whole", "rate", "rate_nearly", "rate_at_least", "rate_at_most",
    "growth", "growth_since", "multiple", "change", "rates_around", "shares", "place", "provinces", "provinces_now",
    "told_again", "same_as_forms", "same_as_forms_perhaps", "same_as_outline", "index_of_outline",
    "class_a", "class_b", "class_c", "share_of_all",
)  # fmt: skip
#: In what respects cited documents are compared; ``checks/cited/compare.py`` compares them.
CITED = (
    "two_dates", "two_numbers", "type_and_symbol", "annex_number", "annex_date", "register_date",
    "register_type",
    "register_number", "symbol_and_issuer", "impossible_date", "after_report",
    "year_in_number", "cut_offs",
)  # fmt: skip
#: The temporary table of claimed terms, laid out anew for every confrontation.
TERMS = "claimed_terms"


class OnlyClaimed(Rule):
    """A kind that names no figures of forms: what it decides on is what documents claim or set out.

    No value repairs what it finds, so nothing is reckoned by it.
    """

    def terms(self) -> tuple[Term, ...]:
        return ()

    def needed(self) -> dict[str, object]:
        return {"claim": self.claim}

    @property
    def reckoned(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation that a document claims: the ``kind`` of claim that rules name, and its terms."""

    kind: str
    terms: tuple[Term, ...]

    @property
    def target(self) -> str:
        """The claim in one line."""
        return " ".join(map(_word, self.terms))


def _word(term: Term) -> str:
    sign = "" if term.sign == 1 else "-" if term.sign == -1 else f"{term.sign}*"
    o = term.operand
    place = o.code if o.form == TEXT else str(o)
    return f"{term.role}={sign}{place}"


def text_term(role: str, code: str, sign: int = 1) -> Term:
    """A term for a figure of the text."""
    return Term(role, Operand(TEXT, code), sign)


def terms(role: str, codes: Iterable[str], sign: int = 1) -> tuple[Term, ...]:
    """Terms for several figures of the text in one role."""
    return tuple(text_term(role, code, sign) for code in codes)


def found(wide: Wide, rule: str, columns: Mapping[str, str]) -> str:
    """SQL for a sub-query ``f`` with the claims of a rule, a row each with these columns.

    The columns are aggregates over the claim's terms: ``role``, ``sign``, ``value``, ``half`` (half a unit
    of the last printed place, as often as ``sign`` says), ``decimals``; all NULL where a figure is
    missing. A unit whose documents make no such claim is undecided: silence is no success.
    """
    selected = ", ".join(
        f"CASE WHEN bool_and(value IS NOT NULL) THEN {sql} END AS {name}" for name, sql in columns.items()
    )
    nothing = ", ".join("NULL" for _ in columns)
    mine = wide.table(TEXT)
    return f"""(WITH claimed AS (SELECT unit, '' AS level, item, target, {selected} FROM {TERMS}
        WHERE rule = {quoted(rule)} AND unit IN (SELECT unit FROM {mine}) GROUP BY unit, item, target)
    SELECT * FROM claimed
    UNION ALL SELECT unit, '', '', '', {nothing} FROM {mine} ANTI JOIN claimed USING (unit)) AS f"""


def lay_out_terms(period: str) -> str:
    """SQL that makes the table of a period's claimed terms with their figures."""
    return f"""CREATE OR REPLACE TEMP TABLE {TERMS} AS
        SELECT c.unit, c.rule, c.item, c.target, c.role, c.sign, f.value, f.decimals,
            CASE WHEN f.quantity IN ('count', 'code') THEN 0
                ELSE abs(c.sign) * [{", ".join(HALF_UNITS)}][f.decimals + 1] END AS half
        FROM claims AS c LEFT JOIN facts AS f ON f.period = c.period AND f.unit = c.unit
            AND f.form = c.form AND f.indicator = c.indicator AND f.level = c.level
            AND f.item = c.fact_item AND NOT f.repeated
        WHERE c.period = {quoted(period)}"""


def sum_of(role: str) -> str:
    """SQL for the signed sum of the figures in a role."""
    return f"sum(sign * value) FILTER (role = {quoted(role)})"


def two_sides(wide: Wide, rule: str, left: str, right: str) -> Instances:
    """Claims that compare the figures in one role with those in another."""
    columns = {"left_side": sum_of(left), "right_side": sum_of(right), "slack": "sum(half)"}
    return instances(wide, rule, columns)


def instances(wide: Wide, rule: str, columns: Mapping[str, str]) -> Instances:
    """Claims with a value for each of a kind's columns, in its order."""
    return Instances(tuple(f"f.{name}" for name in columns), source=found(wide, rule, columns))
