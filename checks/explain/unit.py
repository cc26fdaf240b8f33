"""One unit's violated edits explained: what is searched, what its findings say by themselves.

Pure: facts in, components with their repairs out. Reading and writing the warehouse is
``suspects.py``, the wording ``tell.py``.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assets.messages import Lang
from assets.periods import period
from checks.edits.ratio import Ratio
from checks.explain.explanations import Change, Explained, Explainer, Unit
from checks.explain.lay_out import Layout, Layouts, excused, following, without
from checks.explain.search import Edits, Record
from checks.explain.slips import SlipLaw, Surroundings
from checks.explain.solve import Solution, Undecided
from checks.explain.tell import Repair, Teller
from checks.figures import Figures, Row, fitting_denominator
from checks.findings import MILD
from checks.rules.load import Catalogue

_LOG = logging.getLogger(__name__)
_Key = tuple[str, str, str, str]  # rule, level, item, target
Place = tuple[str, str, str, str]  # form, indicator, level, item
#: The last figures that a unit reported before: by place, the period and the figure.
Earlier = Mapping[Place, tuple[str, Decimal]]

#: Kinds whose findings name their cell themselves.
_PLAIN = ("presence", "codes")


@dataclass(frozen=True, slots=True)
class Component:
    """Violated edits that hang together, with what would repair them, the likeliest first.

    ``rules`` are those of the findings by id; ``follows`` are figures that formulas then show, with
    decimals and unit; ``about`` names the findings that each place takes part in.
    """

    findings: Sequence[str]
    rules: Mapping[str, str]
    explanations: Sequence[Sequence[Repair]]
    follows: Sequence[tuple[Row, Decimal, int, str]]
    size: int
    complete: bool
    about: Mapping[Place, Sequence[str]]


class Units:
    """Explains units of one period, one at a time."""

    def __init__(
        self,
        rules: Catalogue,
        layouts: Layouts,
        law: SlipLaw,
        tellers: Mapping[Lang, Teller],
    ) -> None:
        self.rules, self.layouts, self.law, self.tellers = rules, layouts, law, tellers
        self.versions = layouts.versions

    def explain(
        self, unit: str, facts: Sequence[Row], earlier: Earlier, violated: Sequence[Row]
    ) -> list[Component]:
        """The components of one unit; what cannot be reckoned is said to be undecided, never guessed.

        Args:
            unit: the unit's id.
            facts: its facts that are confronted, sorted by place.
            earlier: what it reported the last time before.
            violated: its violated instances with id, kind and diagnosis of their findings.
        """
        try:
            found = [*self._searched(unit, facts, earlier, violated), *self._plain(unit, facts, violated)]
        except Exception:  # a fault here must not keep findings from their readers
            _LOG.exception("unit %s could not be explained", unit)
            found = [_undecided(violated)]
        return sorted(found, key=lambda c: tuple(c.findings))

    def _searched(
        self, unit: str, facts: Sequence[Row], earlier: Earlier, violated: Sequence[Row]
    ) -> Iterator[Component]:
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
            yield _undecided([by_key[k] for k in sorted(theirs)])
            return
        if not mine:
            return
        explainer = Explainer(
            self.law, self._known(unit, layout, given, values, earlier, violated), record, whole
        )
        for explained in explainer.explain():
            yield self._in_words(explained, edits, by_key, layout, given)

    def _known(
        self,
        unit: str,
        layout: Layout,
        given: Sequence[Row],
        values: Sequence[int],
        earlier: Earlier,
        violated: Sequence[Row],
    ) -> Unit:
        """What is known about each figure beside the edits."""
        before = {}
        for v, place in enumerate(layout.places):
            if place in earlier:
                code, value = earlier[place]
                whole = _whole(value, layout.decimals[v])
                if whole is not None:
                    before[v] = (code, whole)
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
        readings = {
            v: _whole(f["other"], layout.decimals[v]) for v, f in enumerate(given) if f["other"] is not None
        }
        otherwise = {v: whole for v, whole in readings.items() if whole is not None}
        places = [(f["file"], f["sheet"], f["cell"]) for f in given]
        around = Surroundings(places, values, layout.decimals, before, otherwise)
        formulas = [bool(f["formula"]) for f in given]
        return Unit(layout.lines, layout.decimals, layout.exact, formulas, around, fitting)

    def _in_words(
        self,
        explained: Explained,
        edits: Edits,
        by_key: Mapping[_Key, Row],
        layout: Layout,
        given: Sequence[Row],
    ) -> Component:
        rows = [by_key[_key_of(edits, n)] for n in explained.edits]
        about: dict[Place, list[str]] = {}
        for n, r in zip(explained.edits, rows, strict=True):
            for v in edits.edits[n].figures:
                about.setdefault(place_of(given[v]), []).append(r["id"])
        follows = []
        for v, value in sorted((explained.explanations[0].follows if explained.explanations else {}).items()):
            decimals = layout.decimals[v]
            follows.append((given[v], Decimal(value).scaleb(-decimals), decimals, layout.units[v]))
        return Component(
            [r["id"] for r in rows],
            {r["id"]: r["rule"] for r in rows},
            [[self._repair(c, layout, given) for c in e.changes] for e in explained.explanations],
            follows,
            explained.size,
            explained.complete,
            about,
        )

    def _repair(self, c: Change, layout: Layout, given: Sequence[Row]) -> Repair:
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

    def _plain(self, unit: str, facts: Sequence[Row], violated: Sequence[Row]) -> Iterator[Component]:
        """Findings that say themselves which cell it is: misprints of a rate, codes, missing figures."""
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
                low, high = filled.get(place_of(f), (None, None))
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
            about = {place_of(f): [r["id"]] for f in cells}
            yield Component([r["id"]], {r["id"]: r["rule"]}, [repairs], [], len(cells), True, about)

    def _filled(
        self, facts: Sequence[Row], cells: Sequence[Row]
    ) -> dict[Place, tuple[Decimal | None, Decimal | None]]:
        """What missing counts must be so that the edits that they would bring to bear hold."""
        missing = {place_of(f) for f in cells}
        zero = Decimal(0)
        filled = [{**f, "value": zero, "decimals": 0} if place_of(f) in missing else f for f in facts]
        layout, given, values = self.layouts.of(filled)
        free = sum(1 << v for v, f in enumerate(given) if place_of(f) in missing)
        if not all(layout.edits.counts[v] for v, f in enumerate(given) if place_of(f) in missing):
            return {}
        try:
            solution = Record(layout.edits, values).solve(free)
        except Undecided:
            return {}
        if not isinstance(solution, Solution):
            return {}
        found: dict[Place, tuple[Decimal | None, Decimal | None]] = {}
        for v, (low, high) in solution.ranges.items():
            found[place_of(given[v])] = (
                None if low is None else Decimal(low),
                None if high is None else Decimal(high),
            )
        return found


def place_of(f: Mapping[str, Any]) -> Place:
    """Where within its unit's forms a fact stands."""
    return f["form"], f["indicator"], f["level"], f["item"]


def _undecided(rows: Sequence[Row]) -> Component:
    return Component([r["id"] for r in rows], {r["id"]: r["rule"] for r in rows}, [], [], 0, False, {})


def _whole(value: Decimal, decimals: int) -> int | None:
    """A value in units of a last place, if it is a whole number of them."""
    scaled = value.scaleb(decimals)
    return int(scaled) if scaled == scaled.to_integral_value() else None


def _key(r: Row) -> _Key:
    return r["rule"], r["level"], r["item"], r["target"]


def _key_of(edits: Edits, n: int) -> _Key:
    edit = edits.edits[n]
    return edit.rule, edit.level, edit.item, edit.target
