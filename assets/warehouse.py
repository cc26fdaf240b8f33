"""The warehouse: every derived table, embedded in one DuckDB file, one writer at a time.

The one door to DuckDB. A table holds slices by period; a slice is replaced whole, in a transaction,
so that a run that fails leaves what was there. What the rows mean belongs to whoever writes them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from assets.messages import Complaint

FILE_NAME = "doisoat.duckdb"

#: A figure as a table about figures names it: its place in a form, its cell, what stands there.
_CELL = {
    "form": "VARCHAR",
    "indicator": "VARCHAR",
    "level": "VARCHAR",
    "item": "VARCHAR",
    "file": "VARCHAR",
    "sheet": "VARCHAR",
    "cell": "VARCHAR",
    "printed": "VARCHAR",
    "value": "DECIMAL(28,9)",
}
#: What was compared: by which rule, in which file, and its name.
_COMPARISON = dict.fromkeys(("period", "unit", "rule", "item", "target"), "VARCHAR")
#: Every table: its columns with their types. All are keyed by period first.
TABLES: dict[str, dict[str, str]] = {
    # The files of a period as listed, before any was read.
    "received": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "file": "VARCHAR",
        "sha256": "VARCHAR",
        "size": "BIGINT",
    },
    # One row per file once read. status: read | rejected; forms: codes joined by a comma.
    "submissions": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "file": "VARCHAR",
        "sha256": "VARCHAR",
        "size": "BIGINT",
        "status": "VARCHAR",
        "reason_vi": "VARCHAR",
        "reason_en": "VARCHAR",
        "forms": "VARCHAR",
        "facts": "INTEGER",
        "unclaimed": "INTEGER",
    },
    # One row per place of a form where a figure belongs; see assets/facts.py.
    "facts": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "form": "VARCHAR",
        "version": "VARCHAR",
        "indicator": "VARCHAR",
        "quantity": "VARCHAR",
        "level": "VARCHAR",
        "item": "VARCHAR",
        "printed": "VARCHAR",
        "reading": "VARCHAR",
        "value": "DECIMAL(28,9)",
        "decimals": "TINYINT",
        "other": "DECIMAL(28,9)",
        "file": "VARCHAR",
        "sheet": "VARCHAR",
        "cell": "VARCHAR",
        "formula": "BOOLEAN",
        "hidden": "BOOLEAN",
        "repeated": "BOOLEAN",
        "noun": "VARCHAR",
    },
    # The paragraphs of written reports, as read; see assets/documents/model.py.
    "paragraphs": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "file": "VARCHAR",
        "number": "INTEGER",
        "text": "VARCHAR",
        "kind": "VARCHAR",
        "depth": "INTEGER",
        "in_table": "INTEGER",
        "in_row": "INTEGER",
        "in_column": "INTEGER",
    },
    # Where in its paragraph each figure of a sentence stands (characters from 0), and how it is meant.
    "mentions": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "file": "VARCHAR",
        "indicator": "VARCHAR",
        "paragraph": "INTEGER",
        "start": "INTEGER",
        "stop": "INTEGER",
        "meant": "VARCHAR",
        "scale": "BIGINT",
    },
    # What the sentences of a document (item) claim: a row per figure of a claim, which target names.
    "claims": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "rule": "VARCHAR",
        "item": "VARCHAR",
        "target": "VARCHAR",
        "role": "VARCHAR",
        "sign": "BIGINT",
        "form": "VARCHAR",
        "indicator": "VARCHAR",
        "level": "VARCHAR",
        "fact_item": "VARCHAR",
    },
    # What the reader saw that is not as the form wants it; details: a JSON object.
    "notices": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "file": "VARCHAR",
        "code": "VARCHAR",
        "sheet": "VARCHAR",
        "cell": "VARCHAR",
        "form": "VARCHAR",
        "indicator": "VARCHAR",
        "printed": "VARCHAR",
        "details": "VARCHAR",
    },
    # Texts above the tables of workbooks, which may cite the report that they go with.
    "titles": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "file": "VARCHAR",
        "sheet": "VARCHAR",
        "cell": "VARCHAR",
        "text": "VARCHAR",
    },
    # What documents cite, compared in one respect (rule); details: a JSON object for the sentence.
    "cited": {**_COMPARISON, "agrees": "BOOLEAN", "details": "VARCHAR"},
    # Where that is printed which does not agree; cell: a paragraph's number where sheet is empty.
    "cited_places": {
        **_COMPARISON,
        "position": "INTEGER",
        "file": "VARCHAR",
        "sheet": "VARCHAR",
        "cell": "VARCHAR",
        "printed": "VARCHAR",
        "start": "INTEGER",
        "stop": "INTEGER",
    },
    # What the rows of registers come to, compared in one respect (rule); agrees: NULL where undecided.
    "compared": {**_COMPARISON, "agrees": "BOOLEAN", "details": "VARCHAR"},
    # Where that is printed which was compared; cell: a paragraph's number where sheet is empty.
    "compared_places": {
        **_COMPARISON,
        "position": "INTEGER",
        "form": "VARCHAR",
        "indicator": "VARCHAR",
        "row": "VARCHAR",
        "file": "VARCHAR",
        "sheet": "VARCHAR",
        "cell": "VARCHAR",
        "printed": "VARCHAR",
    },
    # What plans set out, compared in one respect (rule), and where that is stated;
    # indicator: the figure's code, empty where words are meant.
    "stated": {**_COMPARISON, "agrees": "BOOLEAN", "details": "VARCHAR"},
    "stated_places": {
        **_COMPARISON,
        "position": "INTEGER",
        "file": "VARCHAR",
        "cell": "VARCHAR",
        "indicator": "VARCHAR",
        "printed": "VARCHAR",
        "start": "INTEGER",
        "stop": "INTEGER",
    },
    # What confronting came to, kept small: one row per row of a form, a letter per instance of a rule
    # (s satisfied, v violated, - lacking, b broken, blank: does not concern the unit), in the order
    # of the plan. Read the view "confrontations" instead.
    "outcomes": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "plan": "VARCHAR",
        "level": "VARCHAR",
        "item": "VARCHAR",
        "letters": "VARCHAR",
    },
    "plans": {
        "period": "VARCHAR",
        "plan": "VARCHAR",
        "position": "INTEGER",
        "rule": "VARCHAR",
        "target": "VARCHAR",
    },
    # One row per violated instance; left_side and right_side are what was compared.
    "violations": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "rule": "VARCHAR",
        "level": "VARCHAR",
        "item": "VARCHAR",
        "target": "VARCHAR",
        "left_side": "DECIMAL(38,9)",
        "right_side": "DECIMAL(38,9)",
        "imbalance": "DECIMAL(38,9)",
        "tolerance": "DECIMAL(38,9)",
        "diagnosis": "VARCHAR",
    },
    # Which facts and rules each unit's confrontations rest on.
    "confronted": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "fingerprint": "VARCHAR",
        "catalogue": "VARCHAR",
    },
    # One row per violated edit or notice of the reader, with its sentence in both languages;
    # position is the order in which a reader comes upon them.
    "findings": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "id": "VARCHAR",
        "rule": "VARCHAR",
        "kind": "VARCHAR",
        "severity": "VARCHAR",
        "form": "VARCHAR",
        "level": "VARCHAR",
        "item": "VARCHAR",
        "imbalance": "DECIMAL(38,9)",
        "tolerance": "DECIMAL(38,9)",
        "diagnosis": "VARCHAR",
        "label_vi": "VARCHAR",
        "label_en": "VARCHAR",
        "message_vi": "VARCHAR",
        "message_en": "VARCHAR",
        "reference": "VARCHAR",
        "position": "INTEGER",
    },
    # The cells of a finding, in the order in which its sentence names them.
    "finding_cells": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "finding": "VARCHAR",
        "position": "INTEGER",
        "role": "VARCHAR",
        **_CELL,
    },
    # One row per group of findings that hang together, with what explains them; findings: ids joined
    # by a comma; explanations: how many there are; figures: how many wrong figures they take at least.
    "explained": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "component": "VARCHAR",
        "findings": "VARCHAR",
        "explanations": "INTEGER",
        "figures": "INTEGER",
        "complete": "BOOLEAN",
        "message_vi": "VARCHAR",
        "message_en": "VARCHAR",
    },
    # One row per figure that an explanation changes, the likeliest explanation first (rank 1).
    # repair: the only or likeliest value; low … high: all that will do; follows: by a formula.
    "repairs": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "component": "VARCHAR",
        "rank": "INTEGER",
        "position": "INTEGER",
        "follows": "BOOLEAN",
        **_CELL,
        "repair": "DECIMAL(28,9)",
        "low": "DECIMAL(28,9)",
        "high": "DECIMAL(28,9)",
        "slip": "VARCHAR",
        "slip_vi": "VARCHAR",
        "slip_en": "VARCHAR",
    },
    # One row per cell that some explanation changes; certain: every one does; determined: to one value.
    # findings: those it takes part in; rank: of the first explanation it is in; proposal: its repair in words.
    "suspects": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "component": "VARCHAR",
        "position": "INTEGER",
        "findings": "VARCHAR",
        **_CELL,
        "repair": "DECIMAL(28,9)",
        "low": "DECIMAL(28,9)",
        "high": "DECIMAL(28,9)",
        "certain": "BOOLEAN",
        "determined": "BOOLEAN",
        "share": "DECIMAL(9,6)",
        "rank": "INTEGER",
        "slip": "VARCHAR",
        "slip_vi": "VARCHAR",
        "slip_en": "VARCHAR",
        "proposal_vi": "VARCHAR",
        "proposal_en": "VARCHAR",
        "message_vi": "VARCHAR",
        "message_en": "VARCHAR",
    },
    # One row per unit: the decision and everything it rests on; see checks/gate.py.
    "verdicts": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "decision": "VARCHAR",
        "fingerprint": "VARCHAR",
        "catalogue": "VARCHAR",
        "expected": "INTEGER",
        "confronted": "INTEGER",
        "satisfied": "INTEGER",
        "violated": "INTEGER",
        "lacking": "INTEGER",
        "broken": "INTEGER",
        "errors": "INTEGER",
        "warnings": "INTEGER",
        "waived": "INTEGER",
        "unread": "INTEGER",
        "reasons": "VARCHAR",
        "judged_at": "TIMESTAMP",
    },
    # The promises about what is released, as validated; result: JSON.
    "validations": {
        "period": "VARCHAR",
        "fingerprint": "VARCHAR",
        "catalogue": "VARCHAR",
        "success": "BOOLEAN",
        "promises": "INTEGER",
        "result": "VARCHAR",
        "validated_at": "TIMESTAMP",
    },
    # What is published: one row per unit and period, and its facts as they were when released.
    "releases": {
        "period": "VARCHAR",
        "unit": "VARCHAR",
        "fingerprint": "VARCHAR",
        "catalogue": "VARCHAR",
        "released_at": "TIMESTAMP",
        "stale": "BOOLEAN",
    },
}
#: A released fact is a fact without what only its reading needed.
TABLES["released_facts"] = {
    column: kind
    for column, kind in TABLES["facts"].items()
    if column not in ("other", "formula", "hidden", "repeated", "noun")
}

#: One row per instance of a rule with its outcome in words.
CONFRONTATIONS = """
CREATE VIEW confrontations AS
SELECT o.period, o.unit, p.rule, o.level, o.item, p.target,
    CASE substr(o.letters, p.position, 1) WHEN 's' THEN 'satisfied' WHEN 'b' THEN 'broken'
        ELSE 'lacking' END AS outcome,
    NULL::DECIMAL(38,9) AS left_side, NULL::DECIMAL(38,9) AS right_side,
    NULL::DECIMAL(38,9) AS imbalance, NULL::DECIMAL(38,9) AS tolerance, NULL::VARCHAR AS diagnosis
FROM outcomes AS o JOIN plans AS p ON p.period = o.period AND p.plan = o.plan
WHERE substr(o.letters, p.position, 1) IN ('s', '-', 'b')
UNION ALL
SELECT period, unit, rule, level, item, target, 'violated', left_side, right_side, imbalance,
    tolerance, diagnosis
FROM violations"""

Row = Mapping[str, Any]


class Warehouse:
    """An open warehouse. Use :func:`open_warehouse`; in memory for a check that keeps nothing."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        if not connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            tables = [
                f"CREATE TABLE {name} ({', '.join(f'{column} {kind}' for column, kind in columns.items())})"
                for name, columns in TABLES.items()
            ]
            connection.execute(";".join([*tables, CONFRONTATIONS]))
            return
        laid_out: dict[str, list[str]] = {}
        for table, column in connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() ORDER BY column_index"
        ).fetchall():
            laid_out.setdefault(table, []).append(column)
        if any(laid_out.get(name) != list(columns) for name, columns in TABLES.items()):
            raise duckdb.CatalogException("another layout")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written inside."""
        self.connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def clear(self, table: str, period: str, unit: str | None = None) -> None:
        """Remove a period's slice of a table, or one unit's part of it."""
        where, args = (
            ("period = ?", [period]) if unit is None else ("period = ? AND unit = ?", [period, unit])
        )
        self.connection.execute(f"DELETE FROM {table} WHERE {where}", args)

    def append(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows, each with a value per column of the table, in the table's order."""
        columns = list(zip(*rows, strict=True))
        if not columns:
            return
        kinds = list(TABLES[table].values())
        select = ", ".join(f"unnest(?::VARCHAR[])::{kind}" for kind in kinds)
        texts = [[_text(value) for value in column] for column in columns]
        self.connection.execute(f"INSERT INTO {table} SELECT {select}", texts)

    def rows(self, sql: str, args: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """The rows of a query as dicts by column."""
        result = self.connection.execute(sql, list(args))
        names = [d[0] for d in result.description or []]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def slice(self, table: str, period: str, order: str = "") -> list[dict[str, Any]]:
        """A period's rows of a table."""
        by = f" ORDER BY {order}" if order else ""
        return self.rows(f"SELECT * FROM {table} WHERE period = ?{by}", [period])

    def frame(self, sql: str, args: Sequence[Any] = ()) -> Any:
        """A query's rows as a pandas data frame (decimals as exact Decimal objects)."""
        import pandas as pd  # here, so that a check of one file does not pay for it

        result = self.connection.execute(sql, list(args))
        names = [d[0] for d in result.description or []]
        return pd.DataFrame(result.fetchall(), columns=names, dtype=object)


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value)


@contextmanager
def open_warehouse(folder: Path | None) -> Iterator[Warehouse]:
    """Open the warehouse in a folder (made if need be), or one in memory for None; always closed.

    Raises:
        Complaint: another process has it open, the file is not a warehouse, or one of another version.
    """
    target = ":memory:"
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        target = str(folder / FILE_NAME)
    try:
        connection = duckdb.connect(target)
    except duckdb.IOException as error:
        locked = "lock" in str(error).casefold()
        raise Complaint("warehouse_locked" if locked else "warehouse_damaged", file=target) from None
    try:
        try:
            warehouse = Warehouse(connection)
        except duckdb.CatalogException:
            raise Complaint("warehouse_outdated", file=target) from None
        yield warehouse
    finally:
        connection.close()
