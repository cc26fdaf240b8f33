"""Sentences with their figures left open, and the relations that make some of them of the others.

A sentence of ``made.yaml`` has ``drawn`` figures, each between the least and the most that it may be (with
as many decimals as these are written with), and ``made`` ones: ``a + b``, ``a - b``, ``a / b, 2`` for what ``a`` is
out of ``b`` in per cent, with two decimals, or ``a // b, 2`` for by how much it differs from ``b``. A figure that
stands in no relation is ``alone``; what the text does not print only helps to make the others.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import yaml
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from assets.numbers import round_half_up, vietnamese
from checks.typing_slips import variants

_FILE = Path(__file__).with_name("made.yaml")
_SUMMAND = re.compile(r"([+-]?)\s*(\w+)")
_PLACE = re.compile(r"\{(\w+)\}")
#: A wrong figure is so many times the right one at most, or so small a part of it; mistyped, more than a tenth.
_PARTS, _TENTH = 6, 10
Figures = Mapping[str, Decimal]


class Sentence(BaseModel):
    """One sentence with its figures left open."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    drawn: dict[str, tuple[Decimal, Decimal]]
    made: dict[str, str] = {}
    alone: frozenset[str] = frozenset()

    @property
    def related(self) -> list[str]:
        """The figures that some relation makes or is made of, in the order of the text."""
        found = {x for name, terms in self._printed_relations().items() for x in (name, *terms)}
        return [name for name in _PLACE.findall(self.text) if name in found]

    def _printed_relations(self) -> dict[str, list[str]]:
        """What the text has the figures of, with what each is made of."""
        told = {*_PLACE.findall(self.text)} - self.alone
        made = {name: _terms(formula.partition(", ")[0]) for name, formula in self.made.items()}
        return {name: terms for name, terms in made.items() if {name, *terms} <= told}

    def figures(self, draw: st.DrawFn) -> dict[str, Decimal]:
        """Figures that all its relations hold for."""
        found = {name: draw(_between(low, high)) for name, (low, high) in self.drawn.items()}
        for name in self.made:
            found[name] = self._made(name, found)
        return found

    def written(self, figures: Figures) -> str:
        """The sentence with its figures as reports print them."""
        return _PLACE.sub(lambda m: self._printed(m[1], figures[m[1]]), self.text)

    def wrong(self, name: str, figures: Figures, draw: st.DrawFn) -> dict[str, Decimal]:
        """The same figures but for one that is mistyped, or another number, and breaks a relation; none beside it."""
        unit = Decimal(1).scaleb(-self._decimals(name))
        whole = int(figures[name] / unit)
        others = {figures[x] for x in self.related if x != name}
        near = {v for v in variants(whole) if v * _TENTH > whole}
        far = {max(1, whole * by // _PARTS) for by in range(1, _PARTS * _PARTS + 1)}
        found = [{**figures, name: v * unit} for v in sorted(near | far) if v * unit not in others]
        return draw(st.sampled_from([changed for changed in found if not self._hold(changed)]))

    def _hold(self, figures: Figures) -> bool:
        """Whether all relations hold still, as their figures are rounded."""
        return all(self._holds(name, figures) for name in self._printed_relations())

    def _holds(self, name: str, figures: Figures) -> bool:
        formula, _, decimals = self.made[name].partition(", ")
        if not decimals:
            slack = sum(self._half(x) for x in (name, *_terms(formula)))
            return abs(_sum(formula, figures) - figures[name]) <= slack
        upper, lower = _terms(formula)
        half, ends = self._half(name), []
        for sign in (-1, 1):
            a, b = figures[upper] + sign * self._half(upper), figures[lower] - sign * self._half(lower)
            ends.append(_share(formula, a, b))
        return min(ends) - half <= figures[name] <= max(ends) + half

    def _half(self, name: str) -> Decimal:
        """Half a unit of the last place: counts of things are exact, rates and amounts are rounded."""
        rounded = self._decimals(name) or self._unit(name)
        return Decimal("0.5").scaleb(-self._decimals(name)) if rounded else Decimal(0)

    def _unit(self, name: str) -> bool:
        behind = self.text.partition(f"{{{name}}}")[2].lstrip()
        return behind.startswith(("%", "triệu", "tỷ", "điểm"))

    def _made(self, name: str, figures: Figures) -> Decimal:
        formula, _, decimals = self.made[name].partition(", ")
        if not decimals:
            return _sum(formula, figures)
        return round_half_up(_share(formula, *(figures[x] for x in _terms(formula))), int(decimals))

    def _decimals(self, name: str) -> int:
        if name in self.drawn:
            return _places(self.drawn[name][0])
        formula, _, decimals = self.made[name].partition(", ")
        return int(decimals) if decimals else max(self._decimals(x) for x in _terms(formula))

    def _printed(self, name: str, value: Decimal) -> str:
        decimals = self._decimals(name)
        text = vietnamese(round_half_up(value, decimals), decimals)
        return text if decimals or value >= 10 else f"{int(value):02d}"


def sentences(kind: str) -> list[Sentence]:
    """The sentences of the file in which any wrong figure is ``told``, or that are only ever ``right``."""
    return [Sentence.model_validate(s) for s in yaml.safe_load(_FILE.read_text("utf-8"))[kind]]


def _between(low: Decimal, high: Decimal) -> st.SearchStrategy[Decimal]:
    unit = Decimal(1).scaleb(-_places(low))
    return st.integers(int(low / unit), int(high / unit)).map(lambda n: n * unit)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _terms(formula: str) -> list[str]:
    return re.findall(r"\w+", formula)


def _sum(formula: str, figures: Figures) -> Decimal:
    return sum(
        (-figures[name] if sign == "-" else figures[name] for sign, name in _SUMMAND.findall(formula)),
        Decimal(0),
    )


def _share(formula: str, a: Decimal, b: Decimal) -> Decimal:
    """What one is out of the other in per cent, or by how much it differs from it."""
    return 100 * (abs(a - b) if "//" in formula else a) / b
