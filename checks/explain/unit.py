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
from assets.numbers import round_half_up
from assets.periods import period
from checks.edits.ratio import Ratio, rate_holds, scale_of
from checks.explain.explanations import Change, Explained, Explainer, Explanation, Unit
from checks.explain.lay_out import Layout, Layouts, following, without
from checks.explain.search import Edits, Record, figures_in, mask_of
from checks.explain.slips import SlipLaw, Surroundings
from checks.explain.solve import Solution, Undecided
from checks.explain.tell import Repair, Teller
from checks.figures import Figures, Row, fitting_denominator
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
    findings that each place takes part in.
    """

    findings: Sequence[str]
    rules: Mapping[str, str]
    explanations: Sequence[Sequence[Repair]]
    follows: Sequence[tuple[Row, Decimal, int, str]]
    size: int
    complete: bool
    believable: int
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
        edits = layout.edits
        follows = following(layout, given, values)
        whole = Record(edits, values, follows)
        record = Record(without(edits, follows), values) if follows else whole
        by_key = {_key(r): r for r in violated}
        mine = {_key_of(edits, n) for n in whole.violated}
        theirs = {k for k, r in by_key.items() if r["kind"] not in _PLAIN}
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
            [[self._repair(c, e, layout, given) for c in e.changes] for e in explained.explanations],
            follows,
            explained.size,
            explained.complete,
            sum(e.plausible for e in explained.explanations),
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
        unit, kind = layout.units[c.figure], c.slip.kind
        printed_otherwise = self._other_decimals(c, e, layout, given) if c.exact else None
        if printed_otherwise:
            value, decimals, kind = printed_otherwise
            low = high = value
        return Repair(given[c.figure], unit, decimals, low, high, value, kind, args)

    def _other_decimals(
        self, c: Change, e: Explanation, layout: Layout, given: Sequence[Row]
    ) -> tuple[Decimal, int, str] | None:
        """A rate that was meant with more or fewer decimals than it shows: value, decimals, slip.

        Without its decimal mark (9997 for 99,97) or as a share of one (0,9969 for 99,69%); only where
        its edits ask for nothing but the quotient of sides that stand as they should.
        """
        v, own = c.figure, layout.decimals[c.figure]
        edits = [layout.edits.edits[n] for n in figures_in(layout.edits.of_figure[v])]
        shares = [s for edit in edits if (s := edit.condition.share) and s.rate == v]
        if len(shares) != 1 or any(len(edit.figures) > 1 and not edit.condition.share for edit in edits):
            return None
        (share,) = shares
        if any(w in e.figures for w, _ in (*share.numerator, *share.denominator)):
            return None
        a, q = (
            sum(k * int(given[w]["value"].scaleb(layout.decimals[w])) for w, k in side)
            for side in (share.numerator, share.denominator)
        )
        percent = scale_of(layout.units[v])
        if c.slip.kind == "other_reading":
            decimals = max(0, own - 2)
            other = round_half_up(given[v]["other"], decimals)
            if q > 0 and rate_holds(int(other.scaleb(decimals)), decimals, a, q, percent):
                return other, decimals, "other_reading"
            return None
        digits = str(int(given[v]["value"].scaleb(own)))
        for decimals in range(own + 1, _MOST_DECIMALS + 1):
            scale = percent * 10**decimals
            true = (2 * scale * a + q) // (2 * q) if q > 0 else 0
            if str(true) == digits:
                return Decimal(true).scaleb(-decimals), decimals, "mark_dropped"
        return None

    def _denominator(self, rule: Any, given: Sequence[Row], lang: Lang) -> str:
        fits = fitting_denominator(rule, Figures(given, self.versions), given[0]["unit"], "", "")
        return fits[0][lang] if fits else rule.label[lang]

    def _plain(self, unit: str, facts: Sequence[Row], violated: Sequence[Row]) -> Iterator[Component]:
        """Findings that say themselves which cell it is: codes, missing figures."""
        figures = Figures(facts, self.versions)
        for r in violated:
            rule = self.rules.rules[r["rule"]]
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
                indicator = self.versions[f["form"]].indicator(f["indicator"])
                codes = (
                    "; ".join(f"{code} ({name})" for code, name in indicator.codes.items())
                    if indicator
                    else ""
                )
                args: dict[Lang, dict[str, str]] = {lang: {"codes": codes} for lang in self.tellers}
                unit_of = indicator.unit if indicator else ""
                repairs.append(Repair(f, unit_of, int(f["decimals"] or 0), low, high, value, slip, args))
            about = {place_of(f): [r["id"]] for f in cells}
            yield Component([r["id"]], {r["id"]: r["rule"]}, [repairs], [], len(cells), True, 1, about)

    def _filled(
        self, facts: Sequence[Row], cells: Sequence[Row]
    ) -> dict[Place, tuple[Decimal | None, Decimal | None]]:
        """What missing counts must be so that the edits that they would bring to bear hold."""
        missing = {place_of(f) for f in cells}
        zero = Decimal(0)
        filled = [{**f, "value": zero, "decimals": 0} if place_of(f) in missing else f for f in facts]
        layout, given, values = self.layouts.of(filled)
        free = [v for v, f in enumerate(given) if place_of(f) in missing]
        if not all(layout.edits.counts[v] for v in free):
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
    return Component([r["id"] for r in rows], {r["id"]: r["rule"] for r in rows}, [], [], 0, False, 0, {})


def _whole(value: Decimal, decimals: int) -> int | None:
    """A value in units of a last place, if it is a whole number of them."""
    scaled = value.scaleb(decimals)
    return int(scaled) if scaled == scaled.to_integral_value() else None


def _key(r: Row) -> _Key:
    return r["rule"], r["level"], r["item"], r["target"]


def _key_of(edits: Edits, n: int) -> _Key:
    edit = edits.edits[n]
    return edit.rule, edit.level, edit.item, edit.target
