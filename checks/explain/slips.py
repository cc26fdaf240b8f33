"""How a person would have turned the true figure into the one that is printed, and how likely that is.

The kinds of slips with their shares are ``slips.yaml``. A cost is the negative logarithm of a
likelihood, so that costs add up. Which figures could be wrong belongs in ``search.py``, which slips one number
shows by itself in ``checks/typing_slips.py``.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import log
from pathlib import Path

from pydantic import Field, field_validator

from assets.law import Law, load
from assets.messages import Lang
from checks.edits.rule import in_both_languages
from checks.typing_slips import typing_slip

SLIPS = Path(__file__).with_name("slips.yaml")

#: A share of one is two decimals coarser in per cent: so far apart are readings that print alike.
_HUNDREDTHS = 50
#: So many digits are a group of a number's digits.
_GROUP = 3
#: Below this many digits, two figures are often alike by chance.
_TELLING = 100


class _Named(Law):
    name: dict[Lang, str]

    _both = field_validator("name")(in_both_languages)


class _Slip(_Named):
    frequency: float = Field(gt=0, le=1)
    source: str = Field(min_length=1)


class _Search(Law):
    figures: int = Field(ge=1)
    work: int = Field(ge=1)
    kept: int = Field(ge=1)
    told: int = Field(ge=1)
    plausible_factor: int = Field(ge=2)
    figure_wrong: float = Field(gt=0, lt=1)
    corroborated: float = Field(gt=0, le=1)
    coincidence: float = Field(gt=0, le=1)
    sum_missed: float = Field(gt=0, le=1)


class _ByChance(Law):
    claims: frozenset[str]
    decimals: int = Field(ge=0)
    below: int = Field(ge=0)
    below_beside: int = Field(ge=0)


class SlipLaw(Law):
    """``slips.yaml``: the kinds of slips, and how far explanations are looked for."""

    search: _Search
    by_chance: _ByChance
    slips: dict[str, _Slip]
    diagnoses: dict[str, _Named]

    def cost(self, kind: str, ways: float) -> float:
        """How unlikely one certain way of a kind of slip is."""
        return log(ways) - log(self.slips[kind].frequency)

    def name(self, kind: str, lang: Lang, **args: str) -> str:
        """What a slip is called."""
        named = self.slips.get(kind) or self.diagnoses[kind]
        return named.name[lang].format_map(args)


@cache
def slip_law() -> SlipLaw:
    """The slips in use."""
    return load(SLIPS, SlipLaw)


@dataclass(frozen=True, slots=True)
class Slip:
    """One way in which a true figure became the printed one; ``others`` are figures that it names."""

    kind: str
    cost: float
    others: tuple[int, ...] = ()
    args: Mapping[str, str] = field(default_factory=dict, hash=False)


@lru_cache(maxsize=4096)
def address(cell: str) -> tuple[int, int]:
    """Row and column of a cell address; a place in no grid is (0, 0)."""
    letters = cell.rstrip("0123456789")
    row = cell[len(letters) :]
    if not letters.isascii() or not letters.isalpha() or not row:
        return 0, 0
    column = 0
    for letter in letters.upper():
        column = 26 * column + ord(letter) - 64
    return int(row), column


class Surroundings:
    """What stands around a unit's figures: neighbours, equal figures, last period's figures."""

    def __init__(
        self,
        places: Sequence[tuple[str, str, str]],
        values: Sequence[int],
        decimals: Sequence[int],
        earlier: Mapping[int, tuple[str, int]] | None = None,
        otherwise: Mapping[int, int] | None = None,
    ) -> None:
        """What is known beside the values.

        Args:
            places: file, sheet and cell of each figure.
            values: the figures, in units of their last place.
            decimals: how many decimals each is printed with.
            earlier: the period before and its figure, where there is one.
            otherwise: the other reading of a figure whose separators are ambiguous.
        """
        self.places, self.values, self.decimals = places, values, decimals
        self.earlier, self.otherwise = earlier or {}, otherwise or {}
        self._equal: dict[tuple[int, int], list[int]] = {}
        for n, known in enumerate(zip(values, decimals, strict=True)):
            self._equal.setdefault(known, []).append(n)
        self._near: dict[int, tuple[int, ...]] = {}
        self._lines: dict[tuple[str, str, str, int], list[tuple[int, int]]] | None = None

    def equal_to(self, v: int, value: int, decimals: int) -> list[int]:
        """The figures that read so and that a person could have taken for ``v``.

        What a report repeats of a form is no slip: a figure of a sentence is taken for another of its
        paragraph only, one of a form for one of a form.
        """
        return [w for w in self._equal.get((value, decimals), ()) if self._of_one_kind(v, w)]

    def _of_one_kind(self, v: int, w: int) -> bool:
        (file, sheet, cell), (other_file, other_sheet, other_cell) = self.places[v], self.places[w]
        in_text = not address(cell)[0]
        return (
            (file, sheet, cell) == (other_file, other_sheet, other_cell)
            if in_text
            else bool(address(other_cell)[0])
        )

    def near(self, v: int, reach: int = 2) -> tuple[int, ...]:
        """The figures in the same row or column of the same sheet, at most ``reach`` cells away."""
        key = v * 16 + reach
        known = self._near.get(key)
        if known is None:
            if self._lines is None:
                self._lines = {}
                for w, (file, sheet, cell) in enumerate(self.places):
                    row, column = address(cell)
                    if row:
                        self._lines.setdefault((file, sheet, "row", row), []).append((column, w))
                        self._lines.setdefault((file, sheet, "column", column), []).append((row, w))
                for line in self._lines.values():
                    line.sort()
            file, sheet, cell = self.places[v]
            row, column = address(cell)
            found: list[int] = []
            for way, at, across in (("row", row, column), ("column", column, row)):
                members = self._lines.get((file, sheet, way, at), [])
                start = bisect_left(members, (across - reach, -1))
                for there, w in members[start:]:
                    if there > across + reach:
                        break
                    if w != v:
                        found.append(w)
            known = self._near[key] = tuple(found)
        return known


def likeliest(
    law: SlipLaw,
    around: Surroundings,
    v: int,
    true: int,
    *,
    formula: bool,
    sums: Sequence[tuple[int, ...]],
    on_another: bool,
    rounding: str | None = None,
    beside: frozenset[int] = frozenset(),
) -> Slip:
    """The likeliest slip that made the printed figure of a true one.

    Args:
        law: the shares.
        around: the unit's figures as printed.
        v: the figure.
        true: what should stand there, in the figure's own unit.
        formula: whether Excel computes the figure.
        sums: for each sum that the figure is the whole of, its parts.
        on_another: whether the printed rate holds with another denominator.
        rounding: how the printed rate was rounded, if that alone is wrong with it.
        beside: figures that are often equal to it without anybody's slip.
    """
    printed, decimals = around.values[v], around.decimals[v]
    best = unknown(law, printed, true, formula)

    def offer(kind: str, ways: float, others: tuple[int, ...] = (), **args: str) -> None:
        nonlocal best
        cost = law.cost(kind, ways)
        if cost < best.cost:
            best = Slip(kind, cost, others, args)

    if not formula:
        typed = typing_slip(printed, true)
        if typed:
            kind, ways = typed
            # of a rate, places are no group of digits; "1,735 thủ tục" are 1.735
            grouped = decimals == _GROUP and not true % 10**_GROUP
            if kind == "separator" and decimals and not grouped:
                kind, ways = "scaled", 6
            larger, smaller = max(abs(printed), abs(true)), max(1, min(abs(printed), abs(true)))
            offer(kind, ways, times=str(larger // smaller))
        if abs(printed) >= _TELLING:
            alike = [w for w in around.equal_to(v, printed, decimals) if w != v and w not in beside]
            near = around.near(v)
            for w in alike:
                offer(
                    "copied_neighbour" if w in near else "other_line",
                    4 if w in near else len(around.values),
                    (w,),
                )
        elif printed:
            near = around.near(v, 1)
            for w in around.equal_to(v, printed, decimals):
                if w in near and w not in beside:
                    offer("copied_neighbour", 4, (w,))
        other = around.otherwise.get(v)
        if other is not None and not decimals and other == true:
            offer("separator", 1)
        if other is not None and decimals > 1 and abs(true - other) <= _HUNDREDTHS:
            offer("other_reading", 1)
        if v in around.earlier and around.earlier[v][1] == printed:
            offer("previous", 1 if abs(printed) >= _TELLING else 10, (), period=around.earlier[v][0])
    if rounding is not None:
        offer(rounding, 1)
    if on_another:
        offer("other_denominator", 2)
    off = true - printed
    for parts in sums:
        for w in parts:
            if around.decimals[w] != decimals or not around.values[w]:
                continue
            if around.values[w] == off:
                offer("left_out", len(parts), (w,))
            elif around.values[w] == -off:
                offer("counted_twice", len(parts), (w,))
            elif abs(off) >= _TELLING:
                for other in around.equal_to(v, around.values[w] - off, decimals)[:1]:
                    if other != v and other != w:
                        offer("term_replaced", len(parts) * len(around.values), (other, w))
    if sums and abs(off) >= _TELLING:
        for kind, amount in (("left_out", off), ("counted_twice", -off)):
            for w in around.equal_to(v, amount, decimals)[:1]:
                if w != v:
                    offer(kind, 2 * len(around.values), (w,))
    return best


def unknown(law: SlipLaw, printed: int, true: int, formula: bool) -> Slip:
    """Nothing known made it: any number of as many digits could stand there."""
    kind = "formula" if formula else "unknown"
    return Slip(kind, law.cost(kind, values_alike(printed, true)))


def values_alike(printed: int, true: int) -> int:
    """How many numbers have as many digits as the longer of two."""
    return int(10 ** len(str(max(abs(printed), abs(true)))))


def far_off(law: SlipLaw, printed: int, true: int) -> bool:
    """Whether a figure would change so many times over that only a known slip makes it believable."""
    larger, smaller = max(abs(printed), abs(true)), min(abs(printed), abs(true))
    if (printed < 0) != (true < 0) and printed and true:
        return True
    return larger > law.search.plausible_factor * max(smaller, law.search.plausible_factor)
