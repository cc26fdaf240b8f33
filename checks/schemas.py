"""Table contracts (pandera): what every table between two assets looks like, whatever its figures.

A breach is a fault of the system, never of a unit, and stops the run. What must hold between figures
belongs in ``rules``; what is promised about a release in ``expectations.py``.
"""

import pandas as pd
import pandera.pandas as pa

from assets.numbers import Reading
from assets.warehouse import Warehouse

_VALUED = [Reading.NUMBER.value, Reading.AMBIGUOUS.value, Reading.CODE.value, Reading.CODE_LABEL.value]


def _text(*checks: pa.Check, unique: bool = False) -> pa.Column:
    return pa.Column(object, checks=list(checks), nullable=False, unique=unique)


#: A cell of a sheet, or a paragraph of a written report.
_PLACE = r"^([A-Z]+[0-9]+|[1-9][0-9]*)$"

FACTS = pa.DataFrameSchema(
    {
        "unit": _text(),
        "form": _text(),
        "indicator": _text(),
        "level": _text(),
        "item": _text(),
        "reading": _text(pa.Check.isin([r.value for r in Reading])),
        "file": _text(),
        "cell": _text(pa.Check.str_matches(_PLACE)),
        "valued": pa.Column(bool, checks=pa.Check.eq(True)),
    },
    name="facts",
)
FINDINGS = pa.DataFrameSchema(
    {
        "id": _text(unique=True),
        "rule": _text(),
        "severity": _text(pa.Check.isin(["error", "warning"])),
        "message_vi": _text(pa.Check.str_length(min_value=10)),
        "message_en": _text(pa.Check.str_length(min_value=10)),
    },
    name="findings",
)
SUSPECTS = pa.DataFrameSchema(
    {
        "component": _text(),
        "cell": _text(pa.Check.str_matches(_PLACE)),
        "share": pa.Column(float, checks=pa.Check.in_range(0, 1, include_min=False)),
        "message_vi": _text(pa.Check.str_length(min_value=10)),
        "message_en": _text(pa.Check.str_length(min_value=10)),
        "sound": pa.Column(bool, checks=pa.Check.eq(True)),
        **{name: _text() for name in ("unit", "form", "indicator", "level", "item")},
    },
    unique=["unit", "component", "form", "indicator", "level", "item"],
    name="suspects",
)
VERDICTS = pa.DataFrameSchema(
    {
        "unit": _text(unique=True),
        "decision": _text(pa.Check.isin(["publish", "hold"])),
        "fingerprint": _text(pa.Check.str_length(min_value=32)),
        "sound": pa.Column(bool, checks=pa.Check.eq(True)),
    },
    name="verdicts",
)


def guard(warehouse: Warehouse, table: str, period: str) -> int:
    """Hold a period's slice of ``facts``, ``findings``, ``suspects`` or ``verdicts`` against its contract.

    Returns:
        The number of rows.

    Raises:
        pandera.errors.SchemaErrors: the slice breaks its contract; names every case.
    """
    frame: pd.DataFrame = warehouse.frame(_QUERIES[table], [period])
    schema = {"facts": FACTS, "findings": FINDINGS, "suspects": SUSPECTS, "verdicts": VERDICTS}[table]
    if len(frame):
        kinds = {"valued": bool, "sound": bool, "share": float}
        schema.validate(frame.astype({c: k for c, k in kinds.items() if c in frame}), lazy=True)
    return len(frame)


# pandera counts a missing value in a comparison as a failure, so what ties columns together is
# decided in SQL: a figure has a value exactly if its reading says so, and no count has decimals.
_QUERIES = {
    "facts": "SELECT unit, form, indicator, level, item, reading, file, cell, "
    f"(value IS NOT NULL) = (reading IN {tuple(_VALUED)}) AND (value IS NULL) = (decimals IS NULL) "
    "AND (quantity <> 'count' OR coalesce(decimals, 0) = 0) AS valued "
    "FROM facts WHERE period = ?",
    "findings": "SELECT id, rule, severity, message_vi, message_en FROM findings WHERE period = ?",
    # A cell is certain exactly if every explanation has it; a proposed value lies in its own range.
    "suspects": "SELECT unit, component, form, indicator, level, item, cell, share, message_vi, message_en, "
    "(NOT certain OR share = 1) AND coalesce(repair >= low, true) AND coalesce(repair <= high, true) AS sound "
    "FROM suspects WHERE period = ?",
    "verdicts": "SELECT unit, decision, fingerprint, "
    "(decision = 'publish') = (reasons = '') AND confronted <= expected AS sound "
    "FROM verdicts WHERE period = ?",
}
