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
from checks.edits.limits import Codes
from checks.edits.ratio import Ratio
from checks.edits.rule import Rule
from checks.explain.by_chance import broken, guarding
from checks.explain.explanations import Change, Explained, Explainer, Explanation, Unit
from checks.explain.lay_out import Layout, Layouts, following, without
from checks.explain.placed import placed
from checks.explain.search import Edits, Record, figures_in, mask_of
from checks.explain.slips import SlipLaw, Surroundings
from checks.explain.solve import Solution, Undecided
from checks.explain.tell import Repair, Teller
from checks.figures import Figures, Row, described, fitting_denominator
from checks.rules.load import Catalogue

#: Rates are printed with at most so many decimals where somebody forgot the mark.
_MOST_DECIMALS = 2
_LOG = logging.getLogger(__name__)
_Key = tuple[str, str, str, str]  # rule, level, item, target
Place = tuple[str, str, str, str]  # form, indicator, level, item
#: The last figures that a unit reported before: by place, the period and the figure.
Earlier = Mapping[Place, tuple[str, Decimal]]

#: Kinds whose findings name their cell themselves: in which role, and what is wrong with it.
_PLAIN = {"presence": ("needed", "missing"), "codes": ("figure", "not_admitted")}


@dataclass(frozen=True, slots=True)
class Component:
    """Violated edits that hang together, with what would repair them, the likeliest first.

    ``rules`` are those of the findings by id; ``follows`` are figures that formulas then show, with
    decimals and unit; so many of the first explanations are ``believable``; ``about`` names the
    findings that each place takes part in, ``broken`` the rules of edits that may hold by chance and then do not.
    """

    rules: Mapping[str, str]
    explanations: Sequence[Sequence[Repair]]
    follows: Sequence[tuple[Row, Decimal, int, str]]
    size: int
    complete: bool
    believable: int
    about: Mapping[Place, Sequence[str]]
    broken: Sequence[str] = ()

    @property
    def findings(self) -> tuple[str, ...]:
        """Ids of the findings that it explains."""
        return tuple(self.rules)


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
        return sorted(found, key=lambda c: c.findings)

    def _searched(
        self, unit: str, facts: Sequence[Row], earlier: Earlier, violated: Sequence[Row]
    ) -> Iterator[Component]:
        if not facts:
            return
        layout, given, values = self.layouts.of(facts)
        layout, by_chance = guarding(layout, given, values, self.rules.rules, self.law)
        edits = layout.edits
        follows = following(layout, given, values)
        whole = Record(edits, values, follows)
        record = Record(without(edits, follows), values) if follows else whole
        by_key = {_key(r): r for r in violated}
        mine = {_key_of(edits, n) for n in whole.violated}
        theirs = {
            k for k, r in by_key.items() if r["kind"] not in _PLAIN and self.rules.rules[r["rule"]].reckoned
        }
        if mine != theirs or len(record.violated) != len(whole.violated):
            _LOG.error(
                "unit %s: the search sees %s, the confrontation %s", unit, mine - theirs, theirs - mine
            )
            yield _undecided([by_key[k] for k in sorted(theirs)])
            return
        if not mine:
            return
        known = self._known(unit, layout, given, values, earlier, violated)
        for explained in Explainer(self.law, known, record, whole).explain():
            yield self._in_words(explained, known, by_key, layout, given, by_chance)

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
        otherwise = {
            v: whole
            for v, f in enumerate(given)
            if f["other"] is not None and (whole := _whole(f["other"], layout.decimals[v])) is not None
        }
        denominators: dict[int, Mapping[Lang, str]] = {}
        for r in violated:
            rule = self.rules.rules[r["rule"]]
            if isinstance(rule, Ratio) and r["diagnosis"] == "other_denominator":
                operand = rule.operand(rule.rate)
                v = layout.places.index((operand.form, operand.code, r["level"], r["item"]))
                figures = Figures(given, self.versions)
                if fits := fitting_denominator(rule, figures, unit, r["level"], r["item"]):
                    denominators[v] = fits[0]
        places = [(f["file"], f["sheet"], f["cell"]) for f in given]
        around = Surroundings(places, values, layout.decimals, before, otherwise)
        formulas = [bool(f["formula"]) for f in given]
        return Unit(layout.lines, layout.decimals, layout.exact, formulas, around, denominators)

    def _in_words(
        self,
        explained: Explained,
        known: Unit,
        by_key: Mapping[_Key, Row],
        layout: Layout,
        given: Sequence[Row],
        by_chance: Record,
    ) -> Component:
        edits = layout.edits
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
            {r["id"]: r["rule"] for r in rows},
            [[self._repair(c, e, known, layout, given) for c in e.changes] for e in explained.explanations],
            follows,
            explained.size,
            explained.complete,
            sum(e.plausible for e in explained.explanations),
            about,
            tuple(dict.fromkeys(rule for e in explained.explanations for rule in broken(e, by_chance))),
        )

    def _repair(self, c: Change, e: Explanation, known: Unit, layout: Layout, given: Sequence[Row]) -> Repair:
        v, decimals, kind = c.figure, layout.decimals[c.figure], c.slip.kind
        low, high, value = (
            None if end is None else Decimal(end).scaleb(-decimals) for end in (c.low, c.high, c.value)
        )
        args: dict[Lang, dict[str, str]] = {}
        for lang, teller in self.tellers.items():
            found = dict(c.slip.args)
            for name, w in zip(("other", "instead"), c.slip.others, strict=False):
                found[name] = teller.other(given[w], given[v])
            for w in c.slip.others[:1]:
                found["amount"] = teller.figure(given[w]["value"], layout.decimals[w], layout.units[w])
            if kind == "other_denominator":
                found["name"] = known.other_denominators[v][lang]
            if "period" in found:
                found["period"] = period(found["period"]).label(lang)
            args[lang] = found
        if c.exact and (meant := self._in_other_decimals(c, e, known, layout, given)):
            value, decimals, kind = meant
            low = high = value
        return Repair(given[v], layout.units[v], decimals, low, high, value, kind, args)

    def _in_other_decimals(
        self, c: Change, e: Explanation, known: Unit, layout: Layout, given: Sequence[Row]
    ) -> tuple[Decimal, int, str] | None:
        """A rate that was meant with more or fewer decimals than it shows: value, decimals, slip.

        As a share of one (0,9969 for 99,69%) or without its decimal mark (9997 for 99,97); only where
        its edits ask for nothing but the quotient of sides that stand as they should.
        """
        v, edits, own = c.figure, layout.edits, layout.decimals[c.figure]
        shares = [share for _, share in edits.shares.get(v, ())]
        if len(shares) != 1 or any(w in e.figures for w in shares[0].sides):
            return None
        for n in figures_in(edits.of_figure[v]):
            if len(edits.edits[n].figures) > 1 and not edits.edits[n].condition.share:
                return None
        values = {w: int(given[w]["value"].scaleb(layout.decimals[w])) for w in (v, *shares[0].sides)}
        a, q = shares[0].quotient(values)
        if c.slip.kind == "other_reading":
            meant = [(own - 2, known.around.otherwise[v] // 100, c.slip.kind)]
        else:
            meant = [(d, values[v], "mark_dropped") for d in range(own + 1, _MOST_DECIMALS + 1)]
        for decimals, printed, kind in meant:
            shift = 10 ** abs(decimals - own)
            scale = shares[0].scale * shift if decimals > own else shares[0].scale // shift
            if q > 0 and shares[0]._replace(scale=scale).holds(printed, a, q):
                return Decimal(printed).scaleb(-decimals), decimals, kind
        return None

    def _plain(self, unit: str, facts: Sequence[Row], violated: Sequence[Row]) -> Iterator[Component]:
        """Findings that say themselves which cell it is: codes, missing figures."""
        figures = Figures(facts, self.versions)
        for r in violated:
            rule = self.rules.rules[r["rule"]]
            if explanations := placed(rule, figures, unit, r["level"], r["item"]):
                about = {place_of(change.fact): [r["id"]] for e in explanations for change in e}
                yield Component({r["id"]: r["rule"]}, explanations, [], 1, True, len(explanations), about)
            if r["kind"] not in _PLAIN:
                continue
            role, slip = _PLAIN[r["kind"]]
            cells = [
                f
                for term in rule.terms_of(r["target"])
                if term.role == role
                for f in figures.of_term(rule, term, unit, r["level"], r["item"])
                if f and (f["value"] is None) == (r["kind"] == "presence")
            ]
            if not cells:
                continue
            filled = self._filled(facts, cells) if slip == "missing" else {}
            repairs = []
            for f in cells:
                low, high = filled.get(place_of(f), (None, None))
                value = low if low is not None and low == high else None
                unit_of = described(self.versions, f)[1]
                args: dict[Lang, dict[str, str]] = {
                    lang: {"codes": self._codes(rule, f)} for lang in self.tellers
                }
                repairs.append(Repair(f, unit_of, int(f["decimals"] or 0), low, high, value, slip, args))
            about = {place_of(f): [r["id"]] for f in cells}
            yield Component({r["id"]: r["rule"]}, [repairs], [], len(cells), True, 1, about)

    def _codes(self, rule: Rule, f: Row) -> str:
        """The answers that would be admitted in the place of a fact."""
        if isinstance(rule, Codes) and rule.admitted:
            return "; ".join(rule.admitted)
        indicator = self.versions[f["form"]].indicator(f["indicator"])
        return "; ".join(f"{code} ({name})" for code, name in indicator.codes.items()) if indicator else ""

    def _filled(
        self, facts: Sequence[Row], cells: Sequence[Row]
    ) -> dict[Place, tuple[Decimal | None, Decimal | None]]:
        """What missing counts must be so that the edits that they would bring to bear hold."""
        missing = {place_of(f) for f in cells}
        zero = Decimal(0)
        filled = [{**f, "value": zero, "decimals": 0} if place_of(f) in missing else f for f in facts]
        layout, given, values = self.layouts.of(filled)
        free = [v for v, f in enumerate(given) if place_of(f) in missing]
        if not all(given[v]["quantity"] == "count" for v in free):
            return {}
        try:
            solution = Record(layout.edits, values).solve(mask_of(free))
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
    return Component({r["id"]: r["rule"] for r in rows}, [], [], 0, False, 0, {})


def _whole(value: Decimal, decimals: int) -> int | None:
    """A value in units of a last place, if it is a whole number of them."""
    scaled = value.scaleb(decimals)
    return int(scaled) if scaled == scaled.to_integral_value() else None


def _key(r: Row) -> _Key:
    return r["rule"], r["level"], r["item"], r["target"]


def _key_of(edits: Edits, n: int) -> _Key:
    edit = edits.edits[n]
    return edit.rule, edit.level, edit.item, edit.target
