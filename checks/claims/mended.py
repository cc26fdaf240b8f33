"""What else a report tells of a figure that breaks one relation, once that figure is mended.

A mistyped figure breaks every relation that it stands in, but so far from what it should be that most of
them are no longer recognised: where 361 was typed as 631, "631 hồ sơ trả chậm, chiếm 0,62%" is 0,62 % of
nothing, and nothing is claimed. So every slip that would mend a broken relation is tried: the paragraphs
around are read once more with the mended figure, and what fits then for the first time, while nothing
that fitted is lost, was meant. It is claimed of the figure as printed, and so is broken as well; that
also tells which of the figures of the first relation is the wrong one.

How relations are found does not belong here, nor how likely a slip is (``checks/explain/slips.py``).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from typing import TypeVar

from assets.documents.model import Paragraph
from assets.prose.figures import Meant
from checks.claims.changes import Change, holds
from checks.claims.named import Named, total
from checks.claims.rates import Rate
from checks.claims.relations import Relations
from checks.claims.row import ONE, Seat, rounds_to
from checks.claims.thresholds import telling_from
from checks.claims.wholes.parts import Parts
from checks.typing_slips import variants

Relation = Parts | Rate | Change
R = TypeVar("R", Rate, Change)
#: What a relation is known by, whatever its figures read: its kind, and the figures in each of its places.
_Key = tuple[str, frozenset[str], frozenset[str], frozenset[str]]

_DIGITS = re.compile(r"\d(?:[\d.,\u00a0 ]*\d)?")
#: Thousands are told apart, or there are none.
_GROUPED = re.compile(r"\d[.,\u00a0 ]\d{3}(?!\d)|^\d{1,3}(?!\d)")
#: So many paragraphs before and behind a figure are read once more.
_AROUND = 8
#: What a rate is out of stands so many paragraphs from what it is of.
_BASE_AWAY = 3
#: If more slips than these mend a figure, none of them is told from the others.
_MOST = 8


@dataclass(frozen=True)
class Mending:
    """A figure with what should stand in its place, in units of its last decimal."""

    figure: Named
    value: int


class Mended:
    """Finds what mended figures confirm in one document."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        relations: Relations,
        read: Callable[[Sequence[Paragraph]], Relations],
    ) -> None:
        """Look at a document's relations.

        Args:
            paragraphs: all its paragraphs, in reading order.
            relations: what was found in them.
            read: reads some paragraphs by themselves.
        """
        self._paragraphs, self._read, self._row = paragraphs, read, relations.row
        self._known = {_key(r): r for r in _exact(relations)}
        self._fitting: dict[str, list[_Key]] = {}
        for key, relation in self._known.items():
            if _holds(relation):
                for code in _codes(key):
                    self._fitting.setdefault(code, []).append(key)
        self._places = {p.number: n for n, p in enumerate(paragraphs)}
        self._tried: dict[tuple[str, int], dict[_Key, Relation] | None] = {}

    def all(self) -> list[Relation]:
        """The relations that only mended figures make true, each once."""
        found: dict[_Key, Relation] = {}
        for relation in self._known.values():
            if _holds(relation):
                continue
            tried = (self._confirmed_by(m, relation) for m in _mendings(relation))
            confirmed = [{_key(r): r for r in new} for new in map(list, tried) if new]
            # whichever figure it is that is wrong, what all of them confirm is broken
            common = set.intersection(*map(set, confirmed)) if confirmed else set()
            found |= {key: confirmed[0][key] for key in common}
        return [r for r in found.values() if self._is_rather(r)]

    def _is_rather(self, relation: Relation) -> bool:
        """Whether nothing is told of a rate or change yet, or it is of its own whole, as what is told is not."""
        if isinstance(relation, Parts):
            return True
        known = [r for k, r in self._known.items() if k[1] == _key(relation)[1] and not isinstance(r, Parts)]
        broken = [r for r in known if not _holds(r)]
        if not broken or all(self._is_of_a_part(r, relation) for r in broken):
            return True
        return self._is_of_its_whole(relation) and not any(map(self._is_of_its_whole, broken))

    def _is_of_its_whole(self, relation: Relation) -> bool:
        """ "57.973 hồ sơ, 57.612 đúng hạn; 631 trả chậm, chiếm 0,62%": whether it is out of what it is a part of."""
        if not isinstance(relation, Rate):
            return False
        _, _, counted, whole = _key(relation)
        return any(k[1] == whole and counted <= k[2] for k, r in self._known.items() if isinstance(r, Parts))

    def _is_of_a_part(self, broken: Relation, relation: Relation) -> bool:
        """ "1.248 cuộc, gồm 96 cuộc và 1.188 cuộc, đạt 101,9%": whether what misses counts only some of the other's."""
        some, counted = _key(broken)[2], _key(relation)[2]
        return any(k[1] == counted and some <= k[2] for k, r in self._known.items() if isinstance(r, Parts))

    def _confirmed_by(self, mending: Mending, broken: Relation) -> Iterator[Relation]:
        """What fits with a mended figure and did not before, if all that fitted still does."""
        code, own = mending.figure.code, _codes(_key(broken))
        for key, relation in (self._fits_with(mending) or {}).items():
            # what holds of a whole and its parts holds of sums that take it in: that is nothing new
            derived = not isinstance(relation, Rate) and len(_codes(key) & own) > 1
            # rates that are out of one figure that is not printed all fit one that happens to be a slip away from it
            derived = derived or (code in key[3] and code in _key(broken)[3])
            if key != _key(broken) and key not in self._known and not derived and _tells(relation, code):
                yield relation

    def _fits_with(self, mending: Mending) -> dict[_Key, Relation] | None:
        """What fits with a mended figure; none if something that fitted no longer does."""
        code = mending.figure.code
        tried = code, mending.value
        if tried not in self._tried:
            self._tried[tried] = None
            if self._may_fit(mending):
                again = {_key(r): r for r in _exact(self._read(self._around(mending))) if _holds(r)}
                if all(key in again for key in self._fitting.get(code, ()) if self._is_near(key, code)):
                    self._tried[tried] = {key: r for key, r in again.items() if code in _codes(key)}
        return self._tried[tried]

    def _around(self, mending: Mending) -> list[Paragraph]:
        """The paragraphs around a mended figure, with its own as it would read."""
        own = mending.figure.statement.paragraph
        place = self._places[own.number]
        near = self._paragraphs[max(0, place - _AROUND) : place + _AROUND + 1]
        return [replace(p, text=_with(mending)) if p is own else p for p in near]

    def _is_near(self, key: _Key, mended: str) -> bool:
        """Whether all the figures of a relation stand well within what is read once more."""
        seats = [self._row.by_code.get(code) for code in _codes(key)]
        row = self._row.by_code[mended].row
        return all(s is not None and abs(s.row - row) <= _AROUND // 2 for s in seats)

    def _may_fit(self, mending: Mending) -> bool:
        """Whether a mended figure makes up something with figures near it at all: most do not."""
        seat = self._row.by_code.get(mending.figure.code)
        if seat is None:
            return False
        value = int(_value(mending.figure, mending.value) * ONE)
        sums = seat.rate or value >= telling_from().figure * ONE
        return (sums and self._may_add_up(seat, value)) or self._may_be_share(seat, value)

    def _may_add_up(self, seat: Seat, value: int) -> bool:
        """Whether a value in place of a figure is the sum of some near it, or they make up another with it."""
        rows = self._rows(seat, _AROUND)
        alike = [[s.value for s in row if s.rate == seat.rate and s is not seat] for row in rows]
        single = {v for row in alike for v in row if v}
        if any(value + v in single or value - v in single for v in single):
            return True
        runs = {sum(row[i:j]) for row in alike for i in range(len(row)) for j in range(i + 2, len(row) + 1)}
        return value in runs or any(v - value in runs for v in single)

    def _may_be_share(self, seat: Seat, value: int) -> bool:
        """Whether a value in place of a figure fits a rate or growth beside it."""
        rates = [s for s in self._near(seat, 1) if s.rate and s.named.figure.decimals]
        counts = [s.value for s in self._near(seat, _BASE_AWAY) if not s.rate and s is not seat]
        beside = [
            value + s.value for s in self._row.rows[seat.row] if abs(s.at - seat.at) == 1 and not s.rate
        ]
        return not seat.rate and any(
            _is_share(r, told, v) for r in rates for told in (value, *beside) for v in counts
        )

    def _near(self, seat: Seat, away: int) -> list[Seat]:
        return [s for row in self._rows(seat, away) for s in row]

    def _rows(self, seat: Seat, away: int) -> Sequence[list[Seat]]:
        return self._row.rows[max(0, seat.row - away) : seat.row + away + 1]


def _is_share(rate: Seat, one: int, other: int) -> bool:
    """Whether a rate is one figure out of another, or how much more or less the one is than the other."""
    pairs = [(one, other), (other, one)]
    if rate.change:
        pairs = [(abs(one - other), other), (abs(one - other), one)]
    return any(rounds_to(rate, a, 0, b, 0) for a, b in pairs)


def beside(relations: Sequence[R], mended: Sequence[Relation]) -> list[R]:
    """Rates or changes without those that miss what a mended figure shows that they are of."""
    told = {code for r in mended if not isinstance(r, Parts) for code in _key(r)[1]}
    return [r for r in relations if _holds(r) or told.isdisjoint(_key(r)[1])]


def _exact(relations: Relations) -> Iterator[Relation]:
    """The relations whose figures determine each other."""
    for p in chain(relations.parts, relations.sums, relations.nearly):
        if len(p.parts) > 1 and not p.around and p.whole.figure.quantity != "rate":
            yield p
    yield from (r for r in relations.rates if r.meant is Meant.EXACT)
    yield from relations.changes


def _holds(relation: Relation) -> bool:
    match relation:
        case Parts():
            return relation.adds_up
        case Rate():
            return relation.holds
        case Change():
            return holds(relation)


def _key(relation: Relation) -> _Key:
    match relation:
        case Parts():
            sides: tuple[Sequence[Named], ...] = ((relation.whole,), relation.parts, ())
        case Rate():
            sides = ((relation.rate,), relation.numerator, relation.denominator)
        case Change():
            sides = ((relation.by,), (relation.now, relation.before), ())
    one, other, third = (frozenset(n.code for n in side) for side in sides)
    return type(relation).__name__, one, other, third


def _codes(key: _Key) -> frozenset[str]:
    return key[1] | key[2] | key[3]


def _tells(relation: Relation, code: str) -> bool:
    """Whether what fits with a mended figure hardly does by chance."""
    match relation:
        case Rate():
            # a rate with one decimal may be some other of figures elsewhere, as soon as it is mended
            beside = relation.numerator[0].statement is relation.rate.statement
            fine = relation.rate.figure.decimals >= (
                1 if beside or relation.rate.code != code else telling_from().decimals
            )
            return fine and total(relation.denominator) >= telling_from().figure
        case Parts():
            return (
                min(x.value for x in (relation.whole, *relation.parts) if x.code == code)
                >= telling_from().figure
            )
        case Change():
            if relation.relative or relation.now.figure.quantity == "rate":
                return relation.by.figure.decimals > 0
            return min(n.value for n in (relation.now, relation.before, relation.by)) >= telling_from().figure


def _mendings(relation: Relation) -> Iterator[Mending]:
    """The slips that mend a relation, for each of its figures."""
    for figure, low, high in _wanted(relation):
        printed = _in_last_places(figure, figure.value)
        found = [v for v in variants(int(printed)) if v > 0 and low <= _value(figure, v) <= high]
        for value in found if len(found) <= _MOST else ():
            yield Mending(figure, value)


def _wanted(relation: Relation) -> Iterator[tuple[Named, Decimal, Decimal]]:
    """Each figure of a relation, and from where to where its value would make the relation hold."""
    match relation:
        case Parts():
            missing = relation.whole.value - total(relation.parts)
            loose = relation.whole.half + sum((p.half for p in relation.parts), Decimal(0))
            for n, true in (
                (relation.whole, relation.whole.value - missing),
                *((p, p.value + missing) for p in relation.parts),
            ):
                yield n, true - loose, true + loose
        case Rate():
            yield from _wanted_of_rate(relation)
        case Change() if not relation.relative:
            more, less = relation.ends
            missing = more.value - less.value - relation.by.value
            loose = more.half + less.half + relation.by.half
            for n, true in ((more, -missing), (less, missing), (relation.by, missing)):
                yield n, n.value + true - loose, n.value + true + loose


def _wanted_of_rate(r: Rate) -> Iterator[tuple[Named, Decimal, Decimal]]:
    n, q = total(r.numerator), total(r.denominator)
    low, high = (r.rate.value + way * r.rate.half for way in (-1, 1))
    if q <= 0 or low <= 0:
        return
    yield r.rate, 100 * n / q - r.rate.half, 100 * n / q + r.rate.half
    for x in r.numerator:
        yield x, low * q / 100 - n + x.value, high * q / 100 - n + x.value
    for x in r.denominator:
        yield x, 100 * n / high - q + x.value, 100 * n / low - q + x.value


def _in_last_places(n: Named, value: Decimal) -> Decimal:
    return (value / n.figure.scale).scaleb(n.figure.decimals)


def _value(n: Named, last_places: int) -> Decimal:
    return Decimal(last_places).scaleb(-n.figure.decimals) * n.figure.scale


def _with(mending: Mending) -> str:
    """A figure's paragraph with another number in its place, printed as that one is; as it is if that has no digits."""
    f, value, text = mending.figure.figure, mending.value, mending.figure.statement.text
    printed = _DIGITS.match(text, f.start, f.stop)
    if printed is None:
        return text
    ones, decimals = divmod(value, 10**f.decimals)
    mark = "." if f.decimals and "," not in printed[0] else ","
    grouped = (
        f"{ones:,}".replace(",", "," if mark == "." else ".") if _GROUPED.search(printed[0]) else str(ones)
    )
    if printed[0].startswith("0") and not f.decimals:
        grouped = grouped.rjust(len(printed[0]), "0")
    told = f"{grouped}{mark}{decimals:0{f.decimals}d}" if f.decimals else grouped
    return f"{text[: f.start]}{told}{text[printed.end() :]}"
