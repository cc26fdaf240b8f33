"""From the warehouse and back: the suspects of a period's violated edits.

Reads facts and findings, writes ``explained``, ``repairs`` and ``suspects``. Suspicion changes no
figure and holds nothing up; how one unit is explained is ``unit.py``.
"""

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from assets.documents.model import Kind
from assets.facts import TEXT
from assets.messages import LANGS, Lang
from assets.periods import Period, period
from assets.warehouse import Warehouse
from checks.claims.gather import claims_of
from checks.explain.lay_out import Layouts
from checks.explain.slips import slip_law
from checks.explain.tell import Repair, Teller
from checks.explain.unit import Component, Earlier, Place, Units, place_of
from checks.figures import Row
from checks.findings import finding_id
from checks.rules.load import Catalogue

#: How many units are read and written at a time.
_BATCH = 2_000


def explain(warehouse: Warehouse, of: Period, rules: Catalogue) -> int:
    """Write the period's slices of ``explained``, ``repairs`` and ``suspects``; returns how many suspects.

    Args:
        warehouse: holds the period's facts, confrontations and findings.
        of: the period; figures of the period before it are looked at for what was left standing.
        rules: the rules that were confronted.
    """
    found = {
        r["id"]: r
        for r in warehouse.rows("SELECT id, diagnosis, kind FROM findings WHERE period = ?", [of.code])
    }
    by_unit: dict[str, list[Row]] = {}
    for r in warehouse.rows(
        "SELECT unit, rule, level, item, target FROM violations WHERE period = ? "
        "ORDER BY unit, rule, level, item, target",
        [of.code],
    ):
        ident = finding_id(r["unit"], of, r["rule"], r["level"], r["item"], r["target"])
        by_unit.setdefault(r["unit"], []).append(r | found[ident])
    with warehouse.transaction():
        for table in ("explained", "repairs", "suspects"):
            warehouse.clear(table, of.code)
        if not by_unit:
            return 0
        units = list(by_unit)
        layouts = Layouts(rules.in_force(of), rules.versions(of), claims_of(warehouse, of.code))
        slice_of = _Slice(warehouse, of)
        explainer = Units(rules, layouts, slip_law(), slice_of.tellers)
        for start in range(0, len(units), _BATCH):
            batch = units[start : start + _BATCH]
            facts, earlier = _facts(warehouse, of, batch), _earlier(warehouse, of, batch)
            for unit in batch:
                known, before = facts.get(unit, []), earlier.get(unit, {})
                for component in explainer.explain(unit, known, before, by_unit[unit]):
                    slice_of.add(unit, component)
            slice_of.write()
    return slice_of.count


def _facts(warehouse: Warehouse, of: Period, units: Sequence[str]) -> dict[str, list[Row]]:
    """The facts of some units that are confronted, by unit, sorted by place."""
    marks = ", ".join("?" * len(units))
    rows = warehouse.rows(
        "SELECT f.unit, form, indicator, level, item, quantity, noun, printed, value, decimals, other, f.file, "
        "sheet, cell, formula, in_table, in_row, in_column FROM facts AS f LEFT JOIN paragraphs AS p "
        "ON p.period = f.period AND p.unit = f.unit AND p.file = f.file AND p.kind = ? AND f.form = ? "
        "AND CAST(p.number AS VARCHAR) = f.cell "
        f"WHERE f.period = ? AND NOT repeated AND f.unit IN ({marks}) "
        "ORDER BY f.unit, form, level, item, indicator, f.file, sheet, cell",
        [Kind.CELL.value, TEXT, of.code, *units],
    )
    return {unit: list(group) for unit, group in groupby(rows, key=lambda r: r["unit"])}


def _earlier(warehouse: Warehouse, of: Period, units: Sequence[str]) -> dict[str, Earlier]:
    """The figures of the last period before of which anything is known, by unit."""
    known = [r["period"] for r in warehouse.rows("SELECT DISTINCT period FROM submissions")]
    before = sorted(p for p in map(period, known) if p < of)
    marks = ", ".join("?" * len(units))
    found: dict[str, dict[Place, tuple[str, Decimal]]] = {}
    for last in before[-1:]:
        for r in warehouse.rows(
            "SELECT unit, form, indicator, level, item, value FROM facts WHERE period = ? "
            f"AND NOT repeated AND value IS NOT NULL AND form <> ? AND unit IN ({marks})",
            [last.code, TEXT, *units],  # no paragraph stands where it stood in the last report
        ):
            found.setdefault(r["unit"], {})[place_of(r)] = (last.code, r["value"])
    return dict(found)


class _Slice:
    """The rows of a period's tables, gathered until they are written."""

    def __init__(self, warehouse: Warehouse, of: Period) -> None:
        self.warehouse, self.of = warehouse, of
        self.tellers: dict[Lang, Teller] = {lang: Teller(slip_law(), lang) for lang in LANGS}
        self.rows: dict[str, list[tuple[Any, ...]]] = {"explained": [], "repairs": [], "suspects": []}
        self.count = 0

    def write(self) -> None:
        """Append what was gathered."""
        for table, rows in self.rows.items():
            self.warehouse.append(table, rows)
            rows.clear()

    def add(self, unit: str, told: Component) -> None:
        """Put one component into rows."""
        ident = hashlib.sha256("|".join(sorted(told.findings)).encode()).hexdigest()[:12]
        rules = [told.rules[i] for i in told.findings]
        messages = []
        for teller in self.tellers.values():
            follows = [(f, teller.figure(value, d, u)) for f, value, d, u in told.follows]
            messages.append(
                teller.component(
                    told.explanations, rules, complete=told.complete,
                    told=min(slip_law().search.told, told.believable or len(told.explanations)),
                    follows=follows, broken=told.broken,
                )
            )  # fmt: skip
        self.rows["explained"].append((
            self.of.code, unit, ident, ",".join(told.findings), len(told.explanations), told.size,
            told.complete, *messages,
        ))  # fmt: skip
        for rank, repairs in enumerate(told.explanations, start=1):
            for position, r in enumerate(repairs):
                self.rows["repairs"].append((
                    self.of.code, unit, ident, rank, position, False, *_cell(r.fact), r.value, r.low, r.high,
                    r.slip, *(t.slip(r) for t in self.tellers.values()),
                ))  # fmt: skip
        after = len(told.explanations[0]) if told.explanations else 0
        for position, (fact, value, _, _) in enumerate(told.follows, start=after):
            self.rows["repairs"].append((
                self.of.code, unit, ident, 1, position, True, *_cell(fact), value, value, value, "", "", "",
            ))  # fmt: skip
        self._suspects(unit, ident, told)

    def _suspects(self, unit: str, ident: str, told: Component) -> None:
        """A row per cell that some explanation changes, certain ones first, then by the first explanation."""
        first: dict[Place, tuple[int, Repair]] = {}
        inside: dict[Place, list[Repair]] = {}
        for rank, repairs in enumerate(told.explanations, start=1):
            for r in repairs:
                at = place_of(r.fact)
                first.setdefault(at, (rank, r))
                inside.setdefault(at, []).append(r)
        count = len(told.explanations)
        alone = {place_of(e[0].fact) for e in told.explanations if len(e) == 1}
        everywhere = {at for at, repairs in inside.items() if told.complete and len(repairs) == count}

        def order(at: Place) -> tuple[Any, ...]:
            return at not in everywhere, first[at][0], at

        for position, at in enumerate(sorted(first, key=order), start=1):
            rank, r = first[at]
            certain = at in everywhere
            findings = list(dict.fromkeys(told.about.get(at, told.findings)))
            # Named beside it: what shares an edit with it and is not changed whatever is chosen.
            together = [
                x
                for x in told.explanations[rank - 1]
                if place_of(x.fact) != at
                and place_of(x.fact) not in everywhere
                and set(told.about.get(place_of(x.fact), told.findings)) & set(findings)
            ]
            determined = len({(x.low, x.high) for x in inside[at]}) == 1 and r.exact
            rules = [
                told.rules[i] for i in (told.findings if count == 1 and certain and at in alone else findings)
            ]
            messages = [
                t.suspect(
                    r, rules, certain=certain, determined=determined, together=together, rank=rank,
                    share=(len(inside[at]), count), broken=told.broken,
                )
                for t in self.tellers.values()
            ]  # fmt: skip
            self.rows["suspects"].append((
                self.of.code, unit, ident, position, ",".join(findings), *_cell(r.fact), r.value, r.low,
                r.high, certain, determined, Decimal(len(inside[at])) / count, rank, r.slip,
                *(t.slip(r) for t in self.tellers.values()), *(t.values(r) for t in self.tellers.values()),
                *messages,
            ))  # fmt: skip
            self.count += 1


def _cell(f: Mapping[str, Any]) -> tuple[Any, ...]:
    return (
        f["form"], f["indicator"], f["level"], f["item"], f["file"], f["sheet"], f["cell"], f["printed"],
        f["value"],
    )  # fmt: skip
