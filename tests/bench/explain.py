"""Naming the wrong figure: how often right, and how fast, beside a plain MILP on the same records.

Records and slips are made in ``explain_records.py``, seeds fixed. "Among" and "first" ask whether
the set of figures that was spoilt is one of the smallest explanations, or the first of them. The MILP
(HiGHS) is error localisation as usually programmed: one binary per figure, the fewest of them, M a
hundred times the largest figure of the record; it gives one set and cannot rank.
"""

import os
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import highspy

from assets.periods import period
from assets.warehouse import open_warehouse
from checks.confront import confront
from checks.edits.balance import equal
from checks.edits.condition import Stands
from checks.explain.exchanges import alike
from checks.explain.explanations import Explained, Explainer, Unit
from checks.explain.lay_out import Layout, Layouts
from checks.explain.search import Edit, Edits, Record
from checks.explain.slips import Surroundings, slip_law
from checks.explain.suspects import explain
from checks.findings import write_findings
from checks.rules.load import catalogue
from tests.bench.explain_records import MODELS, Figures, Spoilt, rows, spoilt_records

PERIOD = period("2024-H1")
RECORDS = int(os.environ.get("RECORDS", 1_000))
BULK = int(os.environ.get("BULK", 20_000))
TABLES = int(os.environ.get("TABLES", 10))
BESIDE_MILP = 150
VERSIONS = catalogue().versions(PERIOD)
LAYOUTS = Layouts(catalogue().in_force(PERIOD), VERSIONS)


def main() -> None:
    """Print accuracy and time by slip model, then the MILP, the bulk run and the large tables."""
    print(
        f"{RECORDS} bad records a model, BM3 + BM7 + II.06, one or two slips; milliseconds a record, one core"
    )
    print(f"{'':44}{'among':>8}{'first':>8}{'mean':>8}{'median':>8}{'99 %':>8}{'max':>8}")
    for model in MODELS:
        for levels, words in ((True, "by level"), (False, "province alone")):
            note = " (costs not written for it)" if model == "foreign" else ""
            _accuracy(f"{model}, {words}{note}", list(spoilt_records(model, RECORDS, 7, _visible, levels)))
    _beside_milp()
    _bulk()
    _tables()


def _visible(figures: Figures) -> bool:
    layout, _, values = LAYOUTS.of(rows(figures, VERSIONS))
    return bool(Record(layout.edits, values).violated)


def _explained(facts: Sequence[dict[str, Any]]) -> tuple[Layout, list[Explained]]:
    layout, given, values = LAYOUTS.of(facts)
    record = Record(layout.edits, values)
    around = Surroundings([(f["file"], f["sheet"], f["cell"]) for f in given], values, layout.decimals)
    unit = Unit(layout.lines, layout.decimals, layout.exact, [False] * len(given), around, {})
    return layout, Explainer(slip_law(), unit, record, record).explain()


def _right(true: set[int], sets: Sequence[Sequence[set[int]]]) -> tuple[bool, bool]:
    """Whether the true set is made up of one explanation per component, and of the first ones."""
    inside = [[s for s in component if s <= true] for component in sets]
    among = all(inside) and set().union(*(s for component in inside for s in component)) == true
    first = all(sets) and set().union(*(component[0] for component in sets)) == true
    return among, first


def _accuracy(name: str, records: Sequence[Spoilt]) -> None:
    times, among, first, missed = [], 0, 0, Counter[str]()
    for spoilt in records:
        facts = rows(spoilt.printed, VERSIONS)
        start = time.perf_counter()
        layout, found = _explained(facts)
        times.append((time.perf_counter() - start) * 1e3)
        true = {layout.places.index(place) for place in spoilt.true}
        is_among, is_first = _right(true, [[set(e.figures) for e in c.explanations] for c in found])
        among, first = among + is_among, first + is_first
        if not is_first:
            missed[" + ".join(sorted(spoilt.kinds))] += 1
    n = len(records)
    print(f"{name:<44}{among / n:8.1%}{first / n:8.1%}" + _spread(times))
    print(f"    not first, most often: {', '.join(f'{k} {c}' for k, c in missed.most_common(3)) or '–'}")


def _spread(times: Sequence[float]) -> str:
    ordered = sorted(times)
    last = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
    return "".join(f"{t:8.2f}" for t in (statistics.mean(times), statistics.median(times), last, ordered[-1]))


def _beside_milp() -> None:
    print(f"\n{BESIDE_MILP} records of each model, ours and a MILP in one run")
    for model in MODELS:
        ours, theirs, times, milp_times = 0, 0, [], []
        for spoilt in spoilt_records(model, BESIDE_MILP, 11, _visible, True):
            facts = rows(spoilt.printed, VERSIONS)
            start = time.perf_counter()
            layout, found = _explained(facts)
            times.append((time.perf_counter() - start) * 1e3)
            true = {layout.places.index(place) for place in spoilt.true}
            ours += _right(true, [[set(e.figures) for e in c.explanations] for c in found])[1]
            _, _, values = LAYOUTS.of(facts)
            start = time.perf_counter()
            theirs += _by_milp(layout.edits, values) == true
            milp_times.append((time.perf_counter() - start) * 1e3)
        ratio = statistics.mean(milp_times) / statistics.mean(times)
        print(f"{model:<10} ours: right {ours / BESIDE_MILP:6.1%}{_spread(times)}")
        print(
            f"{'':<10} MILP: right {theirs / BESIDE_MILP:6.1%}{_spread(milp_times)}   {ratio:.0f} times ours"
        )


def _by_milp(edits: Edits, values: Sequence[int]) -> set[int]:
    """The fewest figures to change, by one MILP over all edits."""
    solver = highspy.Highs()
    solver.silent()
    count, big = len(values), 100.0 * max(map(abs, values))
    inf = highspy.kHighsInf
    for v in range(count):  # how much each figure changes
        solver.addVar(-float(values[v]) if edits.unsigned[v] else -inf, inf)
        solver.changeColIntegrality(v, highspy.HighsVarType.kInteger)
    for v in range(count):  # whether it changes
        solver.addVar(0.0, 1.0)
        solver.changeColIntegrality(count + v, highspy.HighsVarType.kInteger)
        solver.changeColCost(count + v, 1.0)
        solver.addRow(-inf, 0.0, 2, [v, count + v], [1.0, -big])
        solver.addRow(0.0, inf, 2, [v, count + v], [1.0, big])
    for edit in edits.edits:
        share = edit.condition.share
        for terms, low, high in edit.condition.sums:
            total = sum(c * values[v] for v, c in terms)
            solver.addRow(
                -inf if low is None else float(low - total),
                inf if high is None else float(high - total),
                len(terms), [v for v, _ in terms], [float(c) for _, c in terms],
            )  # fmt: skip
        if share:  # unless the rate itself changes, both its sides stay within its rounding
            rate = values[share.rate]
            slack = big * 4.0 * share.scale
            for odd in (1, -1):
                terms = {v: 2 * share.scale * c for v, c in share.numerator}
                for v, c in share.denominator:
                    terms[v] = terms.get(v, 0) - (2 * rate + odd) * c
                total = sum(c * values[v] for v, c in terms.items())
                columns, parts = [*terms, count + share.rate], [float(c) for c in terms.values()]
                low, high, own = (-inf, float(-total), -slack) if odd == 1 else (float(-total), inf, slack)
                solver.addRow(low, high, len(columns), columns, [*parts, own])
    solver.run()
    return {v for v in range(count) if solver.getSolution().col_value[count + v] > 0.5}


def _bulk() -> None:
    """Many bad records through the warehouse, facts to suspects, as the pipeline does it; on two cores."""
    half = BULK // 2
    print(f"\n{BULK} bad records from facts in a warehouse to suspects in it, two processes")
    with ProcessPoolExecutor(2) as pool:
        done = list(pool.map(_bulk_of, [(half, 1), (half, 2)]))
    print(f"{max(seconds for seconds, _ in done):6.1f} s, {sum(n for _, n in done)} suspects")


def _bulk_of(part: tuple[int, int]) -> tuple[float, int]:
    count, seed = part
    made = list(spoilt_records("mixed", 400, seed, _visible, True))
    with open_warehouse(None) as warehouse:
        warehouse.connection.execute("SET threads = 1")
        batch = []
        for i in range(count):
            for f in rows(made[i % len(made)].printed, VERSIONS, f"u{i:05}"):
                form = VERSIONS[f["form"]]
                indicator = form.indicator(f["indicator"])
                assert indicator is not None
                batch.append((
                    PERIOD.code, f["unit"], f["form"], form.version, f["indicator"], indicator.quantity, f["level"],
                    f["item"], f["printed"], "number", f["value"], f["decimals"], None, f["file"], f["sheet"],
                    f["cell"], False, False, False, "",
                ))  # fmt: skip
            if len(batch) > 200_000:
                warehouse.append("facts", batch)
                batch.clear()
        warehouse.append("facts", batch)
        confront(warehouse, PERIOD, catalogue())
        write_findings(warehouse, PERIOD, catalogue())
        start = time.perf_counter()
        suspects = explain(warehouse, PERIOD, catalogue())
        return time.perf_counter() - start, suspects


def _tables() -> None:
    """A table of 34 provinces by four columns with margins, and up to five slips in it."""
    print(f"\n34 × 4 table with margins, {TABLES} tables each; milliseconds a table")
    print(f"{'slips':>6}{'among':>8}{'first':>8}{'cut short':>11}{'mean':>10}{'max':>10}")
    for slips in range(1, 6):
        rng, times, among, first, cut = random.Random(slips), [], 0, 0, 0
        for _ in range(TABLES):
            edits, values, true = _table(rng, slips)
            start = time.perf_counter()
            record = Record(edits, values)
            places = [(f"T{v:04}", "T", f"{chr(65 + v % 5)}{v // 5 + 1}") for v in range(len(values))]
            around = Surroundings([("t.xlsx", "T", cell) for _, _, cell in places], values, [0] * len(values))
            names = [("T", str(v % 5), "", str(v // 5)) for v in range(len(values))]
            unit = Unit(
                alike(names), [0] * len(values), [True] * len(values), [False] * len(values), around, {}
            )
            found = Explainer(slip_law(), unit, record, record).explain()
            times.append((time.perf_counter() - start) * 1e3)
            is_among, is_first = _right(true, [[set(e.figures) for e in c.explanations] for c in found])
            among, first = among + is_among, first + is_first
            cut += not all(c.complete for c in found)
        print(f"{slips:>6}{among:>8}{first:>8}{cut:>11}{statistics.mean(times):>10.1f}{max(times):>10.1f}")


def _table(rng: random.Random, slips: int) -> tuple[Edits, list[int], set[int]]:
    """Rows of four columns and their total, a row of totals below; some figures spoilt."""
    body = [[rng.randint(10, 20_000) for _ in range(4)] for _ in range(34)]
    table = [[*row, sum(row)] for row in body]
    table.append([sum(row[c] for row in table) for c in range(5)])
    values = [v for row in table for v in row]
    true = dict(enumerate(values))
    change: list[Callable[..., Any]] = [slip for _, _, slip in MODELS["typing"]]
    spoilt: set[int] = set()
    while len(spoilt) < slips:
        v = rng.randrange(len(values))
        place = ("T", str(v), "", "")
        new = rng.choice(change)(rng, {place: (true[v], 0)}, place)
        if v not in spoilt and new and new[place] != true[v]:
            values[v] = new[place]
            spoilt.add(v)
    edits = []

    def add(rule: str, whole: int, parts: Sequence[int]) -> None:
        stands = [Stands(v, 1, 0, True) for v in (whole, *parts)]
        figures = tuple(sorted((whole, *parts)))
        condition = equal(stands[:1], stands[1:], whole=True)
        edits.append(Edit(rule, "", "", str(whole), condition, figures))

    for r in range(35):
        add("T.B01", 5 * r + 4, [5 * r + c for c in range(4)])
    for c in range(5):
        add("T.T01", 5 * 34 + c, [5 * r + c for r in range(34)])
    return Edits(edits, [True] * len(values)), values, spoilt
