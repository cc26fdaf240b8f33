"""Confronting facts with edits: set operations over all units of a period at once.

The facts become one wide table per form (a row per unit, level and item); each kind's rules are then
one statement over them. A rule that fails to run is *broken*, never a finding against a unit. What a
violation means to a reader belongs in ``findings.py``.
"""

from collections.abc import Iterable
from itertools import groupby

import duckdb

from assets.forms.model import FormVersion
from assets.fingerprint import fingerprints
from assets.periods import Period
from assets.warehouse import Warehouse
from checks.edits.rule import Rule, Wide, quoted
from checks.rules.load import Catalogue, wide


def confront(warehouse: Warehouse, period: Period, rules: Catalogue) -> None:
    """Write the period's slices of ``confrontations`` and ``confronted`` from its slice of ``facts``."""
    vocabulary = wide(period)
    connection = warehouse.connection
    for form, version in vocabulary.versions.items():
        connection.execute(_wide_table(form, version), [period.code, form])
    kinds = [
        list(group)
        for _, group in groupby(
            sorted(rules.in_force(period), key=lambda r: type(r).__name__), key=lambda r: type(r)
        )
    ]
    broken: dict[str, Rule] = {}
    while True:
        try:
            with warehouse.transaction():
                warehouse.clear("confrontations", period.code)
                for kind in kinds:
                    whole = [rule for rule in kind if rule.id not in broken]
                    if whole:
                        _confront_kind(connection, period, whole, vocabulary)
                for rule in broken.values():
                    _record_broken(connection, period, rule)
                _record_confronted(warehouse, period, rules)
            break
        except _KindFailed as failed:
            # Set the rules apart that fail by themselves; the others are confronted all the same.
            guilty = [r for r in failed.rules if not _runs(connection, period, r, vocabulary)]
            if not guilty:
                raise
            broken |= {rule.id: rule for rule in guilty}
    for form in vocabulary.versions:
        connection.execute(f"DROP TABLE {Wide.table(form)}")


class _KindFailed(Exception):
    """The statement for these rules, all of one kind, could not be run."""

    def __init__(self, rules: list[Rule], problem: Exception) -> None:
        super().__init__([rule.id for rule in rules], problem)
        self.rules = rules


def expected(rules: Iterable[Rule], forms: set[str]) -> set[str]:
    """Ids of the rules that must be confronted for a unit that sent these forms."""
    return {rule.id for rule in rules if forms & set(rule.forms())}


def _wide_table(form: str, version: FormVersion) -> str:
    columns = []
    for indicator in version.indicators:
        if indicator.quantity == "heading":
            continue
        code = quoted(indicator.code)
        columns.append(f'max(value) FILTER (indicator = {code}) AS "{indicator.code}"')
        if indicator.quantity in ("rate", "measure"):
            columns.append(f'max(decimals) FILTER (indicator = {code}) AS "{indicator.code} d"')
    return (
        f"CREATE OR REPLACE TEMP TABLE {Wide.table(form)} AS SELECT unit, level, item, {', '.join(columns)} "
        "FROM facts WHERE period = ? AND form = ? AND NOT repeated GROUP BY unit, level, item"
    )


def _confront_kind(
    connection: duckdb.DuckDBPyConnection, period: Period, rules: list[Rule], vocabulary: Wide
) -> None:
    """Confront all rules of one kind in one statement.

    Raises:
        _KindFailed: the statement failed.
    """
    try:
        connection.execute(_statement(rules, period, vocabulary))
    except (duckdb.Error, AssertionError) as error:
        raise _KindFailed(rules, error) from error


def _runs(
    connection: duckdb.DuckDBPyConnection, period: Period, rule: Rule, vocabulary: Wide
) -> bool:
    try:
        statement = _statement([rule], period, vocabulary).removeprefix(_INSERT)
        connection.execute(f"SELECT count(*) FROM ({statement})").fetchone()
    except (duckdb.Error, AssertionError):
        return False
    return True


def _record_broken(connection: duckdb.DuckDBPyConnection, period: Period, rule: Rule) -> None:
    """One broken row for every unit that sent a form of the rule."""
    forms = ", ".join(quoted(form) for form in rule.forms())
    connection.execute(
        "INSERT INTO confrontations SELECT DISTINCT period, unit, ?, '', '', '', 'broken', "
        "NULL::DECIMAL(38,9), NULL::DECIMAL(38,9), NULL::DECIMAL(38,9), NULL::DECIMAL(38,9), NULL "
        f"FROM facts WHERE period = ? AND form IN ({forms})",  # noqa: S608 - quoted
        [rule.id, period.code],
    )


def _record_confronted(warehouse: Warehouse, period: Period, rules: Catalogue) -> None:
    """Remember what was confronted, so that the gate sees whether anything changed since."""
    warehouse.clear("confronted", period.code)
    found = fingerprints(warehouse, period.code)
    warehouse.append("confronted", [(period.code, unit, f, rules.fingerprint) for unit, f in found.items()])


_INSERT = "INSERT INTO confrontations "


def _statement(rules: list[Rule], period: Period, vocabulary: Wide) -> str:
    """One statement that decides every instance of some rules of one kind."""
    instances = " UNION ALL ".join(_instances(rule, vocabulary) for rule in rules)
    return (
        f"{_INSERT} SELECT {quoted(period.code)}, unit, rule, level, item, target, "
        "CASE WHEN holds AND left_side IS NOT NULL AND right_side IS NOT NULL THEN 'satisfied' "
        "WHEN NOT holds THEN 'violated' ELSE 'lacking' END, "
        "left_side, right_side, imbalance, tolerance, CASE WHEN NOT holds THEN diagnosis END "
        f"FROM (WITH instances AS ({instances}) SELECT * FROM ({rules[0].DECIDED}))"
    )


def _instances(rule: Rule, vocabulary: Wide) -> str:
    found = rule.instances(vocabulary)
    usual, unit = _source(rule)
    if found.source:
        usual, unit = found.source, "f"
    at = "'' AS level, '' AS item" if unit == "u" else f"{unit}.level AS level, {unit}.item AS item"
    values = ", ".join(
        f"{value} AS {name}" for value, name in zip(found.values, rule.COLUMNS, strict=True)
    )
    return (
        f"SELECT {unit}.unit AS unit, {quoted(rule.id)} AS rule, {at}, {found.target} AS target, "
        f"{values} FROM {usual}"
    )


def _source(rule: Rule) -> tuple[str, str]:
    """The usual FROM clause: the rows of one form, or several forms (or levels) side by side by unit."""
    places = dict.fromkeys((t.operand.form, t.operand.level) for t in rule.terms())
    if [level for _, level in places] in ([], [""]):
        return f'{Wide.table(rule.forms()[0])} AS "{rule.forms()[0]}@"', f'"{rule.forms()[0]}@"'
    units = " UNION ".join(f"SELECT unit FROM {Wide.table(form)}" for form in rule.forms())
    joins = "".join(
        f' LEFT JOIN {Wide.table(form)} AS "{form}@{level}" ON "{form}@{level}".unit = u.unit '
        f"AND \"{form}@{level}\".level = {quoted(level)} AND \"{form}@{level}\".item = ''"
        for form, level in places
    )
    return f"({units}) AS u{joins}", "u"
