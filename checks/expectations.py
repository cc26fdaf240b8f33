"""Promises about what leaves the house (Great Expectations), validated before anything is released.

The result is kept in the warehouse and shown in our own reports; the library's own pages are not
used, because they load their styles from outside. Importing the library takes seconds, so nothing on
the way of ``doisoat check`` imports this module.
"""

import json
import logging
import os
import warnings
from datetime import datetime

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")

import great_expectations as gx
from great_expectations import expectations as gxe
from great_expectations.expectations.row_conditions import Column

from assets.numbers import Reading
from assets.periods import Period
from assets.release import RELEASED, candidates
from assets.warehouse import TABLES, Warehouse

_VALUED = [Reading.NUMBER.value, Reading.CODE.value, Reading.CODE_LABEL.value, Reading.AMBIGUOUS.value]


def promises(period: Period, publishable: list[str]) -> list[gxe.Expectation]:
    """What is promised about the table of released facts."""
    key = ["unit", "form", "indicator", "level", "item"]
    return [
        gxe.ExpectTableColumnsToMatchOrderedList(column_list=list(TABLES["released_facts"])),
        gxe.ExpectColumnValuesToBeInSet(column="period", value_set=[period.code]),
        gxe.ExpectColumnValuesToBeInSet(column="unit", value_set=publishable),
        gxe.ExpectCompoundColumnsToBeUnique(column_list=key),
        *(gxe.ExpectColumnValuesToNotBeNull(column=c) for c in [*key, "file", "sheet", "cell"]),
        gxe.ExpectColumnValuesToBeInSet(column="quantity", value_set=["count", "rate", "measure", "code"]),
        # Nothing unreadable leaves the house: a figure, or a place that is honestly empty.
        gxe.ExpectColumnValuesToBeInSet(
            column="reading", value_set=[*_VALUED, "blank", "dash", "cross", "ellipsis", "note"]
        ),
        gxe.ExpectColumnValuesToNotBeNull(column="value", row_condition=Column("reading").is_in(_VALUED)),
        gxe.ExpectColumnValuesToBeBetween(column="decimals", min_value=0, max_value=9),
    ]


def validate(warehouse: Warehouse, period: Period, catalogue: str, now: datetime) -> bool:
    """Validate the promises on exactly what would be released, and keep the result.

    Args:
        warehouse: holds facts and verdicts; receives the period's slice of ``validations``.
        period: the period to release.
        catalogue: fingerprint of the rules in use.
        now: when it is validated, in UTC.

    Returns:
        Whether every promise is kept.
    """
    found = candidates(warehouse, period, catalogue)
    columns = ", ".join(TABLES["released_facts"])
    frame = warehouse.frame(
        f"SELECT {columns} FROM facts WHERE period = ? AND {RELEASED} AND list_contains(?::VARCHAR[], unit)",
        [period.code, sorted(found.units)],
    )
    frame["decimals"] = frame["decimals"].astype("float")
    expected = promises(period, sorted(found.units))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.getLogger("great_expectations").setLevel(logging.ERROR)
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = {"globally": False}
        batch = (
            context.data_sources.add_pandas("release")
            .add_dataframe_asset("facts")
            .add_batch_definition_whole_dataframe("all")
            .get_batch({"dataframe": frame})
        )
        suite = gx.ExpectationSuite(name="release", expectations=expected)
        result = batch.validate(suite)
    kept = [
        {
            "promise": r.expectation_config.type,
            "about": r.expectation_config.kwargs.get("column"),
            "kept": r.success,
        }
        for r in result.results
        if r.expectation_config is not None
    ]
    success = bool(result.success) and len(kept) == len(expected)
    row = (
        period.code,
        found.fingerprint,
        catalogue,
        success,
        len(kept),
        json.dumps(kept, ensure_ascii=False),
        now.replace(tzinfo=None),
    )
    with warehouse.transaction():
        warehouse.clear("validations", period.code)
        warehouse.append("validations", [row])
    return success
