"""Confronting facts with edits: set operations over all units of a period at once.

The facts become one wide table per form (a row per unit, level and item). One pass over each decides
every instance of every rule, a letter each; what does not hold is then told in full, kind by kind, for
the units concerned alone. A rule that cannot be run is *broken*, never a finding against a unit. What
a violation means to a reader belongs in ``findings.py``.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import duckdb

from assets.facts import TEXT
from assets.fingerprint import fingerprints
from assets.periods import Period
from assets.warehouse import Warehouse
from checks.cited.gather import write_cited
from checks.claims.gather import write_claims
from checks.edits.claimed import TERMS, lay_out_terms
from checks.edits.rule import CROSS, Instances, Rule, Wide, quoted
from checks.registers.gather import write_compared
from checks.rules.load import Catalogue
from checks.targets.gather import write_targets
from checks.unforeseen import Unforeseen

_LOG = logging.getLogger(__name__)

#: The table of the units of which something is to be told.
_SOME = "units_to_tell"
#: The plan of what is decided across forms or levels, by unit.
_ACROSS = CROSS


@dataclass(frozen=True, slots=True)
class _Position:
    """One instance in a plan: its rule and whether it holds; without SQL the rule is broken."""

    rule: Rule
    target: str
    holds: str | None


class _Failed(Exception):
    """A statement for these rules could not be run."""

    def __init__(self, rules: Iterable[Rule], problem: Exception) -> None:
        self.rules = list({rule.id: rule for rule in rules}.values())
        super().__init__([rule.id for rule in self.rules], problem)


def confront(warehouse: Warehouse, period: Period, rules: Catalogue) -> None:
    """Write the period's slice of ``confrontations`` from its slice of ``facts``.

    Args:
        warehouse: holds the facts; receives ``outcomes``, ``plans`` and ``violations``.
        period: the period to confront.
        rules: the rules; those in force at the cut-off are confronted.
    """
    sent = {
        form
        for r in warehouse.rows(
            "SELECT form FROM facts WHERE period = $1 UNION SELECT unnest(string_split(forms, ',')) "
            "FROM submissions WHERE period = $1",
            [period.code],
        )
        if (form := r["form"])
    }
    concerned = [rule for rule in rules.in_force(period) if sent & set(rule.forms())]
    named = {form for rule in concerned for form in rule.forms()}
    versions = {form: version for form, version in rules.versions(period).items() if form in named}
    vocabulary = Wide(period.code, versions)
    lay_out_wide(warehouse, vocabulary)
    unforeseen = Unforeseen(period)
    write_claims(warehouse, period, concerned, rules.versions(period), unforeseen)
    write_cited(warehouse, period, concerned, unforeseen)
    write_compared(warehouse, period, concerned, unforeseen)
    write_targets(warehouse, period, concerned, unforeseen)
    unforeseen.write(warehouse)
    warehouse.connection.execute(lay_out_terms(period.code))
    broken: set[str] = set()
    confrontation = _Confrontation(warehouse, period, concerned, vocabulary)
    while True:
        try:
            confrontation.run(broken)
            break
        except _Failed as failed:
            # Set the rules apart that fail by themselves; the others are confronted all the same.
            guilty = {rule.id for rule in failed.rules if not confrontation.runs(rule)}
            if not guilty:
                raise
            broken |= guilty
    for form in (*vocabulary.versions, TEXT):
        warehouse.connection.execute(f"DROP TABLE {vocabulary.table(form)}")
    warehouse.connection.execute(f"DROP TABLE {TERMS}")


def remember_confronted(warehouse: Warehouse, period: Period, rules: Catalogue) -> None:
    """Remember which facts and rules were confronted, so that the gate sees what changed since."""
    found = fingerprints(warehouse, period.code)
    with warehouse.transaction():
        warehouse.clear("confronted", period.code)
        warehouse.append(
            "confronted", [(period.code, unit, f, rules.fingerprint) for unit, f in found.items()]
        )


def expected(rules: Iterable[Rule], forms: set[str]) -> set[str]:
    """Ids of the rules that must be confronted for a unit that sent these forms."""
    return {rule.id for rule in rules if forms & set(rule.forms())}


class _Confrontation:
    """One period's facts and rules, over wide tables that are there already."""

    def __init__(self, warehouse: Warehouse, period: Period, rules: list[Rule], vocabulary: Wide) -> None:
        self.warehouse, self.connection = warehouse, warehouse.connection
        self.period, self.rules, self.wide = period, rules, vocabulary

    def run(self, broken: set[str]) -> None:
        """Decide and tell everything, all or nothing.

        Raises:
            _Failed: a statement could not be run.
        """
        with self.warehouse.transaction():
            self._rewrite(self.rules, broken)

    def runs(self, rule: Rule) -> bool:
        """Whether a rule can be confronted by itself; it is tried in full, and what it wrote taken back."""
        self.connection.execute("BEGIN")
        try:
            self._rewrite([rule], set())
        except Exception as error:
            _LOG.error("rule %s is broken: %s", rule.id, error)
            return False
        finally:
            self.connection.execute("ROLLBACK")
        return True

    def _rewrite(self, rules: list[Rule], broken: set[str]) -> None:
        """Put what some rules come to in the place of the period's slices."""
        for table in ("outcomes", "plans", "violations"):
            self.warehouse.clear(table, self.period.code)
        self._decide(rules, broken)
        self._tell()

    def _decide(self, rules: list[Rule], broken: set[str]) -> None:
        """One statement: a pass over each form, one across forms, and one per sum over rows."""
        plans: dict[str, list[_Position]] = {}
        sums: list[tuple[Rule, Instances]] = []
        for rule in rules:
            positions = plans.setdefault(_plan_of(rule), [])
            if rule.id in broken:
                positions.append(_Position(rule, "", None))
                continue
            try:
                for found in rule.instances(self.wide):
                    if found.source:
                        sums.append((rule, found))
                    else:
                        positions.append(_Position(rule, found.target, rule.holds(found)))
            except Exception as error:  # whatever is wrong with a rule breaks the rule, and never the run
                raise _Failed([rule], error) from error
        selects = [self._letters(plan, positions) for plan, positions in plans.items() if positions]
        selects += [self._letters_of_sums(rule, found) for rule, found in sums]
        if selects:
            self._execute("INSERT INTO outcomes " + " UNION ALL ".join(selects), rules)
        self.warehouse.append(
            "plans",
            [
                (self.period.code, plan, n, p.rule.id, p.target)
                for plan, positions in plans.items()
                for n, p in enumerate(positions, 1)
            ],
        )
        for rule, _ in sums:
            self.connection.execute(
                "INSERT INTO plans SELECT DISTINCT period, plan, 1, ?, substr(plan, ?) FROM outcomes "
                "WHERE period = ? AND starts_with(plan, ?)",
                [rule.id, len(rule.id) + 2, self.period.code, rule.id + "/"],
            )

    def _letters(self, plan: str, positions: list[_Position]) -> str:
        """The letters of one plan, a row for each row of its form, or for each unit across forms."""
        if plan == _ACROSS:
            source, at = _across(self.wide, [p.rule for p in positions]), ("u.unit", "''", "''")
            letters = [_if_concerned(p.rule, _letter(p.holds)) for p in positions]
        else:
            source = f'{self.wide.table(plan)} AS "{plan}@"'
            at = (f'"{plan}@".unit', f'"{plan}@".level', f'"{plan}@".item')
            letters = [_letter(p.holds) for p in positions]
        unit, level, item = at
        return (
            f"SELECT {quoted(self.period.code)}, {unit}, {quoted(plan)}, {level}, {item}, "
            f"concat({', '.join(letters)}) FROM {source}"
        )

    def _letters_of_sums(self, rule: Rule, found: Instances) -> str:
        """Instances that come from a sub-query of their own: a plan for each of their targets."""
        return (
            f"SELECT {quoted(self.period.code)}, f.unit, concat({quoted(rule.id + '/')}, f.target), "
            f"f.level, f.item, {_letter(rule.holds(found))} FROM {found.source}"
        )

    def _tell(self) -> None:
        """Write what was compared, and by how much it misses, for every instance that does not hold."""
        violated = self.warehouse.rows(
            "SELECT p.rule, count(*) AS n FROM outcomes AS o JOIN plans AS p USING (period, plan) "
            "WHERE o.period = ? AND contains(o.letters, 'v') AND substr(o.letters, p.position, 1) = 'v' "
            "GROUP BY p.rule",
            [self.period.code],
        )
        counts = {row["rule"]: row["n"] for row in violated}
        rules = sorted((r for r in self.rules if r.id in counts), key=lambda r: (type(r).__name__, r.id))
        if not rules:
            return
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {_SOME} AS SELECT DISTINCT unit FROM outcomes "
            "WHERE period = ? AND contains(letters, 'v')",
            [self.period.code],
        )
        some = Wide(self.period.code, self.wide.versions, only=_SOME)
        for form in dict.fromkeys(form for rule in rules for form in rule.forms()):
            self.connection.execute(
                f"CREATE OR REPLACE TEMP TABLE {some.table(form)} AS SELECT * FROM {self.wide.table(form)} "
                f"WHERE unit IN (SELECT unit FROM {_SOME})"
            )
        for _, group in groupby(rules, key=type):
            kind = list(group)
            self._execute(_told(self.period, kind, some), kind)
        told = self.warehouse.rows(
            "SELECT rule, count(*) AS n FROM violations WHERE period = ? GROUP BY rule", [self.period.code]
        )
        if {row["rule"]: row["n"] for row in told} != counts:
            raise RuntimeError(f"decided {counts}, told {told}")

    def _execute(self, statement: str, rules: Iterable[Rule]) -> None:
        try:
            self.connection.execute(statement)
        except duckdb.Error as error:
            raise _Failed(rules, error) from error


def lay_out_wide(warehouse: Warehouse, vocabulary: Wide) -> None:
    """Lay a period's facts out wide: a temporary table per form, a row per unit, level and item."""
    for form, version in vocabulary.versions.items():
        columns = []
        for indicator in version.indicators:
            if indicator.quantity == "heading":
                continue
            code = quoted(indicator.code)
            value = f"max(value) FILTER (indicator = {code})"
            if indicator.quantity in ("count", "code"):
                value = f"CAST({value} AS BIGINT)"
            columns.append(f'{value} AS "{indicator.code}"')
            if indicator.quantity in ("rate", "measure"):
                columns.append(f'max(decimals) FILTER (indicator = {code}) AS "{indicator.code} d"')
                columns.append(f'CAST({value} * 1000000000 AS HUGEINT) AS "{indicator.code} n"')
        warehouse.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {vocabulary.table(form)} AS "
            f"SELECT unit, level, item, {', '.join(columns)} "
            "FROM facts WHERE period = ? AND form = ? AND NOT repeated GROUP BY unit, level, item",
            [vocabulary.period, form],
        )
    warehouse.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {vocabulary.table(TEXT)} AS "
        # A document without a single figure was sent all the same.
        f"SELECT unit, '' AS level, '' AS item FROM facts WHERE period = $1 AND form = '{TEXT}' UNION "
        f"SELECT unit, '', '' FROM submissions WHERE period = $1 AND list_contains(string_split(forms, ','), '{TEXT}')",
        [vocabulary.period],
    )


def _plan_of(rule: Rule) -> str:
    """The form over whose rows a rule is decided; else the plan across forms and levels."""
    places = {(t.operand.form, t.operand.level) for t in rule.terms()} or {(rule.home, "")}
    forms = {form for form, _ in places}
    return forms.pop() if len(places) == 1 and {level for _, level in places} == {""} else _ACROSS


def _letter(holds: str | None) -> str:
    if holds is None:
        return "'b'"
    return f"CASE WHEN {holds} THEN 's' WHEN ({holds}) IS NULL THEN '-' ELSE 'v' END"


def _if_concerned(rule: Rule, letter: str) -> str:
    sent = " OR ".join(f'u."{form}"' for form in rule.forms())
    return f"CASE WHEN {sent} THEN {letter} ELSE ' ' END"


def _across(wide: Wide, rules: Iterable[Rule]) -> str:
    """A FROM clause with the units, which forms each sent, and the rows of those forms side by side."""
    places = dict.fromkeys((t.operand.form, t.operand.level) for rule in rules for t in rule.terms())
    forms = list(dict.fromkeys(form for form, _ in places))
    units = " UNION ALL ".join(
        f"SELECT DISTINCT unit, {quoted(form)} AS form FROM {wide.table(form)}" for form in forms
    )
    sent = ", ".join(f'bool_or(form = {quoted(form)}) AS "{form}"' for form in forms)
    joins = "".join(
        f" LEFT JOIN (SELECT * FROM {wide.table(form)} WHERE level = {quoted(level)} AND item = '') "
        f'AS "{form}@{level}" ON "{form}@{level}".unit = u.unit'
        for form, level in places
    )
    return f"(SELECT unit, {sent} FROM ({units}) GROUP BY unit) AS u{joins}"


def _told(period: Period, rules: list[Rule], wide: Wide) -> str:
    """One statement that tells of every instance of one kind's rules that does not hold."""
    instances = " UNION ALL ".join(select for rule in rules for select in _failing(rule, wide))
    return (
        f"INSERT INTO violations SELECT {quoted(period.code)}, unit, rule, level, item, target, "
        "left_side, right_side, imbalance, tolerance, diagnosis "
        f"FROM (WITH instances AS ({instances}) SELECT * FROM ({rules[0].TOLD}))"
    )


def _failing(rule: Rule, wide: Wide) -> Iterator[str]:
    plan = _plan_of(rule)
    for found in rule.instances(wide):
        if found.source:
            at, source = "f.unit, f.level, f.item, f.target", found.source
        elif plan == _ACROSS:
            at = f"u.unit, '' AS level, '' AS item, {quoted(found.target)} AS target"
            source = _across(wide, [rule])
        else:
            row = f'"{plan}@"'
            at = f"{row}.unit, {row}.level, {row}.item, {quoted(found.target)} AS target"
            source = f"{wide.table(plan)} AS {row}"
        values = ", ".join(
            f"{value} AS {name}" for value, name in zip(found.values, rule.COLUMNS, strict=True)
        )
        yield f"SELECT {quoted(rule.id)} AS rule, {at}, {values} FROM {source} WHERE NOT ({rule.holds(found)})"
