"""Confronting many units with the whole catalogue, beside one hand-written pass over wide figures.

The figures are synthetic: a plausible quarter per unit, every fiftieth unit with one slip. Ours starts
from the tidy facts as the pipeline stores them; the yardstick starts from one wide table made of them
beforehand and decides every edit in one SELECT, as somebody would write who knew all forms by heart.
"""

import os
import statistics
import time

import checks.confront
from assets.forms.model import FormVersion
from assets.periods import period
from assets.warehouse import Warehouse, open_warehouse
from checks.confront import confront
from checks.rules.load import catalogue
from tests.bench.hand_written import EDITS

UNITS = int(os.environ.get("UNITS", 100_000))
PERIOD = period("2024-H1")
LAY_OUT = checks.confront.lay_out_wide


def main() -> None:
    """Print both times, their ratio, and that both found the same violations."""
    with open_warehouse(None) as warehouse:
        versions = catalogue().versions(PERIOD)
        count = _synthesise(warehouse, versions)
        print(f"{UNITS} units, {count} facts, {len(catalogue().in_force(PERIOD))} rules")
        times: dict[str, list[float]] = {"by hand": [], "in all": [], "edits": []}
        for _ in range(3):
            times["by hand"].append(_timed(lambda: _confront_by_hand(warehouse)))
            seconds, laying_out = _confront(warehouse)
            times["in all"].append(seconds)
            times["edits"].append(seconds - laying_out)
        names = {
            "by hand": "one hand-written pass over wide figures",
            "edits": "doisoat, every edit over wide figures",
            "in all": "doisoat, laying tidy facts out wide as well",
        }
        yardstick = statistics.median(times["by hand"])
        for name, words in names.items():
            median = statistics.median(times[name])
            print(f"{words:<46}{median:7.2f} s   ratio {median / yardstick:5.2f}")
        mine = warehouse.rows(
            "SELECT rule, count(*) AS n FROM confrontations WHERE outcome = 'violated' GROUP BY rule ORDER BY rule"
        )
        found = {r["rule"]: r["n"] for r in mine}
        theirs = {
            rule: n
            for rule in EDITS
            if (n := warehouse.rows(f'SELECT count(*) FILTER (NOT "{rule}") AS n FROM by_hand')[0]["n"])
        }
        print(f"violated edits: {sum(found.values())}, the same by rule: {found == theirs}")
        if found != theirs:
            print(
                {
                    k: (found.get(k), theirs.get(k))
                    for k in found.keys() | theirs.keys()
                    if found.get(k) != theirs.get(k)
                }
            )


def _confront(warehouse: Warehouse) -> tuple[float, float]:
    """Seconds in all, and of them those that went into laying the tidy facts out wide."""
    spent: list[float] = []

    def lay_out(*args: object) -> None:
        spent.append(_timed(lambda: LAY_OUT(*args)))

    checks.confront.lay_out_wide = lay_out
    try:
        return _timed(lambda: confront(warehouse, PERIOD, catalogue())), sum(spent)
    finally:
        checks.confront.lay_out_wide = LAY_OUT


def _timed(action) -> float:  # type: ignore[no-untyped-def]
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _confront_by_hand(warehouse: Warehouse) -> None:
    columns = ",\n".join(f'{sql} AS "{rule}"' for rule, sql in EDITS.items())
    warehouse.connection.execute(f"CREATE OR REPLACE TEMP TABLE by_hand AS SELECT unit, {columns} FROM wide")


def _synthesise(warehouse: Warehouse, versions: dict[str, FormVersion]) -> int:
    """Make the wide figures first, true but for the slips, and the tidy facts from them."""
    run = warehouse.connection.execute
    run(_WIDE, [UNITS])
    run(_SLIPS)
    made = {r["column_name"] for r in warehouse.rows("DESCRIBE wide")}
    for form, version in versions.items():
        prefix = form.replace(".", "").casefold()
        for i in version.indicators:
            name = f"{prefix}_{i.code.replace('.', '_')}"
            if i.quantity == "heading" or i.joins or name not in made:
                continue  # forms whose rows are items have no wide figures
            decimals = 2 if i.quantity == "rate" else 0
            run(
                "INSERT INTO facts SELECT ?, unit, ?, ?, ?, ?, '', '', "
                f"{name}::VARCHAR, 'number', {name}, {decimals}, NULL, 'a.xlsx', 's', 'A1', false, false, false, '' "
                "FROM wide",
                [PERIOD.code, form, version.version, i.code, i.quantity],
            )
    return int(warehouse.rows("SELECT count(*) AS n FROM facts")[0]["n"])


def _rate(n: str, q: str) -> str:
    whole = f"((20000 * {n}::HUGEINT + {q}::HUGEINT) // (2 * {q}::HUGEINT))"
    return f"{whole}::DECIMAL(20,0) * 0.01"


_COUNTS = {
    "bm1_1": "5 + i % 20",
    "bm1_2_1": "20 + i % 40",
    "bm1_2_2": "10 + i % 20",
    "bm1_3_1": "i % 9",
    "bm1_3_2": "i % 7",
    "bm1_3_3_1": "10 + i % 30",
    "bm1_3_3_2": "5 + i % 10",
    "bm1_4_1": "i % 5",
    "bm1_5_1": "90 + i % 40",
    "bm1_5_2": "50 + i % 20",
    "bm1_5_3": "i % 5",
    "bm1_5_4": "i % 3",
    "bm1_6": "i % 2",
    "bm1_6_1": "i % 900",
    "bm1_6_2": "i % 3",
    "bm1_7": "i % 2",
    "bm3_1_1": "i % 15",
    "bm3_1_2": "i % 90",
    "bm3_1_3": "i % 300",
    "bm3_1_4_1": "1400 + i % 200",
    "bm3_1_4_2": "200 + i % 90",
    "bm3_1_4_3": "100 + i % 70",
    "bm3_2_1": "i % 60",
    "bm3_2_2": "i % 80",
    "bm3_2_3": "i % 30",
    "bm3_3_1_1": "40000 + i % 20011",
    "bm3_3_1_2": "39000 + i % 1009",
    "bm3_3_2_1": "9000 + i % 3001",
    "bm3_3_2_2": "8900 + i % 97",
    "bm3_3_3_1": "70000 + i % 10007",
    "bm3_3_3_2": "69500 + i % 499",
    "bm3_3_4_1": "50 + i % 60",
    "bm3_3_4_2": "30 + i % 20",
    "bm7_1": "i % 2",
    "bm7_2": "i % 3",
    "bm7_4": "i % 3",
    "bm7_6_1_1": "1000 + i % 300",
    "bm7_6_1_2": "900 + i % 100",
    "bm7_6_2_1": "500 + i % 90",
    "bm7_6_2_2": "400 + i % 90",
    "bm7_6_3_1": "30000 + i % 2003",
    "bm7_6_3_2": "20000 + i % 1999",
    "bm7_6_4_1": "40000 + i % 3001",
    "bm7_6_4_2": "30000 + i % 2999",
    "bm7_6_5_1": "500 + i % 60",
    "bm7_6_5_2": "400 + i % 70",
    "ii06_4": "60000 + i % 5003",
    "ii06_6": "3000 + i % 500",
    "ii06_8": "50000 + i % 7001",
    "ii06_10": "100 + i % 300",
    "ii06_13": "20 + i % 90",
}
_RATES = {
    "bm1_2": ("bm1_2_2", "bm1_2_1"),
    "bm1_3_3": ("bm1_3_3_2", "bm1_3_3_1"),
    **{f"bm3_3_{k}": (f"bm3_3_{k}_2", f"bm3_3_{k}_1") for k in range(1, 5)},
    **{f"bm7_6_{k}": (f"bm7_6_{k}_2", f"bm7_6_{k}_1") for k in range(1, 6)},
}
_FIXED_RATES = [
    "bm1_4_2",
    "bm7_3",
    "bm7_5_1_1",
    "bm7_5_1_2",
    "bm7_5_1_3",
    "bm7_5_2",
    "bm7_5_2_1",
    "bm7_5_2_2",
    "bm7_5_2_3",
    "bm7_5_3_1",
    "bm7_5_3_2",
    "bm7_5_3_3",
]
_TOTALS = {
    "bm3_1_4": "bm3_1_4_1 + bm3_1_4_2 + bm3_1_4_3",
    "ii06_7": "bm3_3_1_1 + bm3_3_2_1 + bm3_3_3_1",
}
#: Columns 9, 12, 11, 3 and 5 of II.06 follow from the others, so that a true unit is true throughout.
_REST = {
    "ii06_9": "bm3_3_1_2 + bm3_3_2_2 + bm3_3_3_2 - ii06_8",
    "ii06_10": "ii06_7 - (bm3_3_1_2 + bm3_3_2_2 + bm3_3_3_2)",
    "ii06_12": "1000 + i % 700",
}


def _layer(columns: dict[str, str], kind: str = "BIGINT") -> str:
    return ", ".join(f"({sql})::{kind} AS {name}" for name, sql in columns.items())


_WIDE = f"""
CREATE TEMP TABLE wide AS
WITH counts AS (
    SELECT i, 'unit-' || i AS unit, {_layer({k: v for k, v in _COUNTS.items() if k != "ii06_10"})} FROM range(?) AS t(i)
), totals AS (SELECT *, {_layer(_TOTALS)} FROM counts
), rest AS (SELECT *, {_layer(_REST)} FROM totals
), progress AS (SELECT *, {_layer({"ii06_11": "ii06_12 + ii06_13"})} FROM rest
), received AS (SELECT *, {_layer({"ii06_3": "ii06_7 + ii06_11"})} FROM progress
), entered AS (SELECT *, {_layer({"ii06_5": "ii06_3 - ii06_4 - ii06_6"})} FROM received)
SELECT *, {_layer({name: _rate(n, q) for name, (n, q) in _RATES.items()}, "DECIMAL(28,9)")},
    {_layer(dict.fromkeys(_FIXED_RATES, "100"), "DECIMAL(28,9)")}
FROM entered
"""
_SLIPS = """
UPDATE wide SET
    bm3_3_2_2 = CASE WHEN i % 50 = 0 THEN bm3_3_2_2 + 9 ELSE bm3_3_2_2 END,
    ii06_11 = CASE WHEN i % 50 = 1 THEN ii06_11 * 10 ELSE ii06_11 END,
    bm7_6_5 = CASE WHEN i % 50 = 2 THEN bm7_6_5 + 0.01 ELSE bm7_6_5 END
"""
