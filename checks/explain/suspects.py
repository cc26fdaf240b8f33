"""From the warehouse and back: the suspects of a period's violated edits, unit by unit.

Reads facts and findings, writes ``explained``, ``repairs`` and ``suspects``. Suspicion changes no
figure and holds nothing up; how it is reckoned is ``explanations.py``.
"""

import hashlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from assets.messages import LANGS, Lang
from assets.periods import Period, period
from assets.warehouse import Warehouse
from checks.edits.ratio import Ratio
from checks.explain.explanations import Change, Explained, Explainer, Explanation, Unit
from checks.explain.lay_out import Layout, Layouts, excused, following, without
from checks.explain.search import Record
from checks.explain.slips import SlipLaw, Surroundings, slip_law
from checks.explain.solve import Solution, Undecided
from checks.explain.tell import Repair, Teller
from checks.figures import Figures, Row, fitting_denominator
from checks.findings import MILD, finding_id
from checks.rules.load import Catalogue

_LOG = logging.getLogger(__name__)
_Key = tuple[str, str, str, str]  # rule, level, item, target
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
        "SELECT unit, rule, level, item, target, right_side FROM violations WHERE period = ? "
        "ORDER BY unit, rule, level, item, target",
        [of.code],
    ):
        ident = finding_id(r["unit"], of, r["rule"], r["level"], r["item"], r["target"])
        by_unit.setdefault(r["unit"], []).append(r | found[ident])
    units = list(by_unit)
    layouts = Layouts(rules.in_force(of), rules.versions(of))
    teller = _Unit(warehouse, of, rules, layouts, slip_law())
    with warehouse.transaction():
        for table in ("explained", "repairs", "suspects"):
            warehouse.clear(table, of.code)
        for start in range(0, len(units), _BATCH):
            batch = units[start : start + _BATCH]
            teller.load(batch)
            for unit in batch:
                teller.explain(unit, by_unit[unit])
            teller.write()
    return teller.count


@dataclass(frozen=True, slots=True)
class _Told:
    """One component as it goes into the tables."""

    findings: Sequence[str]
    rules: Mapping[str, str]
    explanations: Sequence[Sequence[Repair]]
    follows: Sequence[tuple[Row, Decimal, int, str]]
    size: int
    complete: bool
    about: Mapping[tuple[str, str], Sequence[str]]


class _Unit:
    """Explains units one after another and gathers what is to be written."""

    def __init__(
        self, warehouse: Warehouse, of: Period, rules: Catalogue, layouts: Layouts, law: SlipLaw
    ) -> None:
        self.warehouse, self.of, self.rules, self.layouts, self.law = warehouse, of, rules, layouts, law
        self.versions = rules.versions(of)
        self.tellers: dict[Lang, Teller] = {lang: Teller(law, lang) for lang in LANGS}
        self.rows: dict[str, list[tuple[Any, ...]]] = {"explained": [], "repairs": [], "suspects": []}
        self.facts: dict[str, list[Row]] = {}
        self.earlier: dict[str, dict[tuple[str, str, str, str], tuple[str, Decimal]]] = {}
        self.count = 0

    def load(self, units: Sequence[str]) -> None:
        """Read the facts of some units, and what they reported the last time before."""
        marks = ", ".join("?" * len(units))
        forms = ", ".join("?" * len(self.versions))
        rows = self.warehouse.rows(
            "SELECT unit, form, indicator, level, item, printed, value, decimals, other, file, sheet, cell, "
            f"formula FROM facts WHERE period = ? AND NOT repeated AND unit IN ({marks}) AND form IN ({forms}) "
            "ORDER BY unit, form, level, item, indicator, file, sheet, cell",
            [self.of.code, *units, *self.versions],
        )
        self.facts = {unit: list(group) for unit, group in groupby(rows, key=lambda r: r["unit"])}
        self.earlier = {}
        known = [r["period"] for r in self.warehouse.rows("SELECT DISTINCT period FROM submissions")]
        before = sorted(p for p in map(period, known) if p < self.of)
        for last in before[-1:]:
            for r in self.warehouse.rows(
                "SELECT unit, form, indicator, level, item, value FROM facts WHERE period = ? "
                f"AND NOT repeated AND value IS NOT NULL AND unit IN ({marks})",
                [last.code, *units],
            ):
                place = r["form"], r["indicator"], r["level"], r["item"]
                self.earlier.setdefault(r["unit"], {})[place] = (last.code, r["value"])

    def write(self) -> None:
        """Append what was gathered."""
        for table, rows in self.rows.items():
            self.warehouse.append(table, rows)
            rows.clear()

    def explain(self, unit: str, violated: Sequence[Row]) -> None:
        """Explain one unit; what cannot be reckoned is said to be undecided, never guessed."""
        try:
            told = [*self._searched(unit, violated), *self._plain(unit, violated)]
        except Exception:  # a fault here must not keep findings from their readers
            _LOG.exception("unit %s could not be explained", unit)
            told = [self._undecided(violated)]
        for component in sorted(told, key=lambda t: tuple(t.findings)):
            self._tell(unit, component)

    def _searched(self, unit: str, violated: Sequence[Row]) -> Iterator[_Told]:
        facts = self.facts.get(unit, [])
        if not facts:
            return
        layout, given, values = self.layouts.of(facts)
        diagnosed = {_key(r): r["diagnosis"] for r in violated if r["diagnosis"] in MILD}
        edits = excused(layout.edits, diagnosed) if diagnosed else layout.edits
        follows = following(layout, given, values)
        whole = Record(edits, values, follows)
        record = Record(without(edits, follows), values) if follows else whole
        by_key = {_key(r): r for r in violated}
        mine = {_key_of(edits, n) for n in whole.violated}
        theirs = {k for k, r in by_key.items() if r["diagnosis"] not in MILD and r["kind"] not in _PLAIN}
        if mine != theirs or len(record.violated) != len(whole.violated):
            _LOG.error(
                "unit %s: the search sees %s, the confrontation %s", unit, mine - theirs, theirs - mine
            )
            yield self._undecided([by_key[k] for k in sorted(theirs)])
            return
        if not mine:
            return
        explainer = Explainer(self.law, self._known(unit, layout, given, values, violated), record, whole)
        for explained in explainer.explain():
            yield self._in_words(explained, edits, by_key, layout, given)

    def _known(
        self, unit: str, layout: Layout, given: Sequence[Row], values: Sequence[int], violated: Sequence[Row]
    ) -> Unit:
        """What is known about each figure beside the edits."""
        earlier = {}
        before = self.earlier.get(unit, {})
        for v, place in enumerate(layout.places):
            if place in before:
                code, value = before[place]
                scaled = value.scaleb(layout.decimals[v])
                if scaled == scaled.to_integral_value():
                    earlier[v] = (code, int(scaled))
        fitting: dict[int, str] = {}
        for r in violated:
            rule = self.rules.rules[r["rule"]]
            if isinstance(rule, Ratio) and r["diagnosis"] == "other_denominator":
                figures = Figures(given, self.versions)
                fits = fitting_denominator(rule, figures, unit, r["level"], r["item"])
                operand = rule.operand(rule.rate)
                place = (operand.form, operand.code, r["level"], r["item"])
                if fits and place in layout.places:
                    fitting[layout.places.index(place)] = rule.id
        otherwise = {}
        for v, f in enumerate(given):
            if f["other"] is not None:
                scaled = f["other"].scaleb(layout.decimals[v])
                if scaled == scaled.to_integral_value():
                    otherwise[v] = int(scaled)
        places = [(f["file"], f["sheet"], f["cell"]) for f in given]
        around = Surroundings(places, values, layout.decimals, earlier, otherwise)
        formulas = [bool(f["formula"]) for f in given]
        return Unit(layout.lines, layout.decimals, layout.exact, formulas, around, fitting)

    def _in_words(
        self,
        explained: Explained,
        edits: Any,
        by_key: Mapping[_Key, Row],
        layout: Layout,
        given: Sequence[Row],
    ) -> _Told:
        rows = [by_key[_key_of(edits, n)] for n in explained.edits]
        about: dict[tuple[str, str], list[str]] = {}
        for n, r in zip(explained.edits, rows, strict=True):
            for v in edits.edits[n].figures:
                about.setdefault((given[v]["form"], _place(given[v])), []).append(r["id"])
        follows = []
        for v, value in sorted((explained.explanations[0].follows if explained.explanations else {}).items()):
            decimals = layout.decimals[v]
            follows.append((given[v], Decimal(value).scaleb(-decimals), decimals, layout.units[v]))
        return _Told(
            [r["id"] for r in rows],
            {r["id"]: r["rule"] for r in rows},
            [[self._repair(c, e, layout, given) for c in e.changes] for e in explained.explanations],
            follows,
            explained.size,
            explained.complete,
            about,
        )

    def _repair(self, c: Change, e: Explanation, layout: Layout, given: Sequence[Row]) -> Repair:
        decimals = layout.decimals[c.figure]
        low, high, value = (
            None if end is None else Decimal(end).scaleb(-decimals) for end in (c.low, c.high, c.value)
        )
        args: dict[Lang, dict[str, str]] = {}
        for lang, teller in self.tellers.items():
            found = dict(c.slip.args)
            names = ("other", "instead")
            for name, v in zip(names, c.slip.others, strict=False):
                found[name] = teller.ref(given[v])
                if name == "other":
                    other = Decimal(given[v]["value"])
                    found["amount"] = teller.figure(other, layout.decimals[v], layout.units[v])
            if c.slip.kind == "other_denominator":
                rule = self.rules.rules[found["name"]]
                found["name"] = self._denominator(rule, given, lang)
            if "period" in found:
                found["period"] = period(found["period"]).label(lang)
            args[lang] = found
        unit = layout.units[c.figure]
        return Repair(given[c.figure], unit, decimals, low, high, value, c.slip.kind, args)

    def _denominator(self, rule: Any, given: Sequence[Row], lang: Lang) -> str:
        fits = fitting_denominator(rule, Figures(given, self.versions), given[0]["unit"], "", "")
        return fits[0][lang] if fits else rule.label[lang]

    def _undecided(self, rows: Sequence[Row]) -> _Told:
        return _Told([r["id"] for r in rows], {r["id"]: r["rule"] for r in rows}, [], [], 0, False, {})

    def _plain(self, unit: str, violated: Sequence[Row]) -> Iterator[_Told]:
        """Findings that say themselves which cell it is: misprints of a rate, codes, missing figures."""
        facts = self.facts.get(unit, [])
        figures = Figures(facts, self.versions)
        for r in violated:
            rule = self.rules.rules[r["rule"]]
            diagnosis = r["diagnosis"] if r["diagnosis"] in MILD else None
            if diagnosis is None and r["kind"] not in _PLAIN:
                continue
            roles = {"presence": "needed", "codes": "figure"}.get(r["kind"], "rate")
            cells = [
                f
                for term in rule.terms_of(r["target"])
                if term.role == roles
                for f in figures.of_term(rule, term, unit, r["level"], r["item"])
                if f and (f["value"] is None) == (r["kind"] == "presence")
            ]
            if not cells:
                continue
            slip = diagnosis or ("missing" if r["kind"] == "presence" else "not_admitted")
            filled = self._filled(facts, cells) if slip == "missing" else {}
            repairs = []
            for f in cells:
                low, high = filled.get(_place(f), (None, None))
                value = None
                if slip in ("truncated", "rounded_up"):
                    value = low = high = r["right_side"]
                elif slip == "other_reading":
                    value = low = high = f["other"]
                elif low is not None and low == high:
                    value = low
                indicator = self.versions[f["form"]].indicator(f["indicator"])
                decimals = int(f["decimals"] or 0) - (2 if slip == "other_reading" else 0)
                repairs.append(
                    Repair(
                        f, indicator.unit if indicator else "", max(0, decimals), low, high, value, slip, {}
                    )
                )
            about = {(f["form"], _place(f)): [r["id"]] for f in cells}
            yield _Told([r["id"]], {r["id"]: r["rule"]}, [repairs], [], len(cells), True, about)

    def _filled(
        self, facts: Sequence[Row], cells: Sequence[Row]
    ) -> dict[str, tuple[Decimal | None, Decimal | None]]:
        """What missing counts must be so that the edits that they would bring to bear hold."""
        missing = {_place(f) for f in cells}
        zero = Decimal(0)
        filled = [{**f, "value": zero, "decimals": 0} if _place(f) in missing else f for f in facts]
        layout, given, values = self.layouts.of(filled)
        free = sum(1 << v for v, f in enumerate(given) if _place(f) in missing)
        if not all(layout.edits.counts[v] for v, f in enumerate(given) if _place(f) in missing):
            return {}
        try:
            solution = Record(layout.edits, values).solve(free)
        except Undecided:
            return {}
        if not isinstance(solution, Solution):
            return {}
        found: dict[str, tuple[Decimal | None, Decimal | None]] = {}
        for v, (low, high) in solution.ranges.items():
            found[_place(given[v])] = (
                None if low is None else Decimal(low),
                None if high is None else Decimal(high),
            )
        return found

    def _tell(self, unit: str, told: _Told) -> None:
        """Put one component into rows."""
        ident = hashlib.sha256("|".join(sorted(told.findings)).encode()).hexdigest()[:12]
        rules = [told.rules[i] for i in told.findings]
        messages = []
        for teller in self.tellers.values():
            follows = [(f, teller.figure(value, d, u)) for f, value, d, u in told.follows]
            messages.append(
                teller.component(
                    told.explanations, rules, count=len(told.explanations), complete=told.complete,
                    told=self.law.search.told, follows=follows,
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
        for position, (fact, value, _, _) in enumerate(told.follows):
            self.rows["repairs"].append((
                self.of.code, unit, ident, 1, 1_000 + position, True, *_cell(fact), value, value, value, "", "", "",
            ))  # fmt: skip
        self._suspects(unit, ident, told)

    def _suspects(self, unit: str, ident: str, told: _Told) -> None:
        """A row per cell that some explanation changes, certain ones first, then by the first explanation."""
        first: dict[tuple[str, str], tuple[int, Repair]] = {}
        inside: dict[tuple[str, str], list[Repair]] = {}
        for rank, repairs in enumerate(told.explanations, start=1):
            for r in repairs:
                at = (str(r.fact["form"]), _place(r.fact))
                first.setdefault(at, (rank, r))
                inside.setdefault(at, []).append(r)
        count = len(told.explanations)
        alone = {(str(e[0].fact["form"]), _place(e[0].fact)) for e in told.explanations if len(e) == 1}

        def order(at: tuple[str, str]) -> tuple[Any, ...]:
            return (not (told.complete and len(inside[at]) == count), first[at][0], at)

        for position, at in enumerate(sorted(first, key=order), start=1):
            rank, r = first[at]
            certain = told.complete and len(inside[at]) == count
            determined = len({(x.low, x.high) for x in inside[at]}) == 1 and r.exact
            findings = list(dict.fromkeys(told.about.get(at, told.findings)))
            rules = [
                told.rules[i] for i in (told.findings if count == 1 and certain and at in alone else findings)
            ]
            messages = [
                t.suspect(
                    r, rules, certain=certain, determined=determined, alone=at in alone,
                    share=(len(inside[at]), count),
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


#: Kinds whose findings name their cell themselves.
_PLAIN = ("presence", "codes")


def _key(r: Row) -> _Key:
    return r["rule"], r["level"], r["item"], r["target"]


def _key_of(edits: Any, n: int) -> _Key:
    edit = edits.edits[n]
    return edit.rule, edit.level, edit.item, edit.target


def _place(f: Mapping[str, Any]) -> str:
    """A place within a form as one text."""
    return f"{f['form']}|{f['level']}|{f['item']}|{f['indicator']}"


def _cell(f: Mapping[str, Any]) -> tuple[Any, ...]:
    return (
        f["form"], f["indicator"], f["level"], f["item"], f["file"], f["sheet"], f["cell"], f["printed"],
        f["value"],
    )  # fmt: skip
