"""Rows that a sum leaves out, or counts twice: by how the columns of one sum row miss.

Where several columns of a sum row miss by just what one of its rows has in them, it is that row. One
column alone proves nothing: its slips are ranked in ``explain``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from assets.forms.load import level_name
from assets.messages import Lang
from checks.edits.totals import Totals
from checks.figures import Figures

Row = Mapping[str, Any]
#: A sum row: its rule, unit, level and item.
Key = tuple[str, str, str, str]
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class OddRow:
    """The row whose figures a sum row misses by, and whether they are left out of it or in it twice."""

    how: Literal["row_left_out", "row_twice"]
    level: str
    item: str

    def called(self, lang: Lang) -> str:
        """The row's own label, or its level."""
        return self.item or level_name(self.level, lang)


def odd_rows(violated: Iterable[Row], rules: Mapping[str, Any], figures: Figures) -> dict[Key, OddRow]:
    """The rows that explain by themselves how the columns of a sum row miss, by that sum row.

    Args:
        violated: violated instances with unit, rule, level, item, target and imbalance.
        rules: the rules by id.
        figures: the units' figures.
    """
    missed: dict[Key, dict[str, Decimal]] = {}
    for row in violated:
        if isinstance(rules[row["rule"]], Totals):
            key = row["rule"], row["unit"], row["level"], row["item"]
            missed.setdefault(key, {})[row["target"]] = row["imbalance"]
    found = {}
    for key, by_column in missed.items():
        if len(by_column) >= _FEWEST_COLUMNS:
            odd = _odd_row(rules[key[0]], key[1:], by_column, figures)
            if odd:
                found[key] = odd
    return found


def _odd_row(
    rule: Totals, at: tuple[str, str, str], missed: Mapping[str, Decimal], figures: Figures
) -> OddRow | None:
    unit, level, item = at
    version = figures.versions[rule.home]
    beside = version.by_level.beside if version.by_level else ()
    columns: dict[str, dict[tuple[str, str], Decimal]] = {}
    for code in rule.targets(version):
        parts = rule.parts_of(figures.rows_of.get((unit, rule.home, code), []), level, item, beside)
        columns[code] = {(f["level"], f["item"]): f["value"] or Decimal(0) for f in parts}
    return _only(_matching(columns, missed, -1), "row_left_out") or _only(
        _matching(columns, missed, 1), "row_twice"
    )


def _matching(
    columns: Mapping[str, Mapping[tuple[str, str], Decimal]], missed: Mapping[str, Decimal], sign: int
) -> Sequence[tuple[str, str]]:
    """The rows that have, in every column, just what the sum misses by there."""
    rows: set[tuple[str, str]] | None = None
    for code, values in columns.items():
        wanted = sign * missed.get(code, Decimal(0))
        here = {row for row, value in values.items() if value == wanted}
        if values:
            rows = here if rows is None else rows & here
    return sorted(rows or ())


def _only(rows: Sequence[tuple[str, str]], how: Literal["row_left_out", "row_twice"]) -> OddRow | None:
    return OddRow(how, *rows[0]) if len(rows) == 1 else None
