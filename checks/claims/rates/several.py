"""Rates of two figures together, and rates that bear the name of a part: "tỷ lệ hoàn thành đúng hạn".

One figure out of one is ``numerators.py`` and ``denominators.py``.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checks.claims.named import Named, counts, plain
from checks.claims.rates.numerators import Numerator
from checks.claims.rates.places import Place
from checks.claims.rates.rate import Sides
from checks.claims.thresholds import telling_from
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

#: So many figures before a rate may be its denominator two by two.
_PAIRED = 8
#: From so many parts on, two of them are not yet the whole.
_MORE_THAN_TWO = 3


def two_together(place: Place, found: Sequence[Numerator], earlier: Sequence[Named]) -> Iterator[Sides]:
    """Rates whose numerator or denominator is two figures: "1.081 … và 647 …, đạt 61,98%"."""
    s, rate = place.statement, place.rate
    if rate.figure.decimals < 1 or not found:
        return
    own = [plain(s, n) for n in counts(s) if n < rate.position]
    known = [*earlier[-_PAIRED:], *own][-_PAIRED:]
    first = found[0][1]
    if first.value < telling_from().numerator:
        return
    for a, b in combinations(known, 2):
        if a.figure.noun == b.figure.noun and first.code not in (a.code, b.code):
            yield (first,), (a, b), False
    second = found[1][1] if len(found) > 1 else None
    if second is not None and second.figure.noun == first.figure.noun:
        for q in known:
            if q.code not in (first.code, second.code):
                yield (second, first), (q,), False


def by_name(place: Place, parts: Sequence[Parts]) -> Iterator[Sides]:
    """ "Tỷ lệ hoàn thành đúng hạn là 96,07%": of the part that has that name, after its whole."""
    words = place.words
    lead = place.statement.text[place.phrase.start : place.rate.figure.start].casefold()
    sides = words.sides_at_any_level(lead)
    if not sides or not words.rate_of.search(lead):
        return
    term = sides.get("term")
    onward = term == "on_time" and bool(words.onward.search(lead))  # "đúng hạn trở lên" is early as well
    for p in parts:
        alike = [] if onward else _alike(p, sides, words)
        for x in alike:
            yield (x,), (p.whole,), False
            yield from _with_others(x, p)
            yield from _out_of_others(x, p, parts)
        if not alike and len(p.parts) >= _MORE_THAN_TWO and (term == "both" or onward):
            for pair in combinations(p.parts, 2):
                timely = {words.sides(x.label).get("term") for x in pair} == {"early", "on_time"}
                yield pair, (p.whole,), timely


def _alike(p: Parts, sides: Mapping[str, str], words: Words) -> list[Named]:
    """The parts whose names tell one of these sides."""
    return [x for x in p.parts if any(words.sides(x.label).get(g) == side for g, side in sides.items())]


def _with_others(x: Named, p: Parts) -> Iterator[Sides]:
    """ "trên số đã hoàn thành": on time out of on time and late; or two parts of the whole."""
    for other in p.parts:
        if other.code == x.code:
            continue
        if len(p.parts) >= _MORE_THAN_TWO:
            yield (x, other), (p.whole,), False
        yield (x,), (x, other), False


def _out_of_others(x: Named, p: Parts, parts: Sequence[Parts]) -> Iterator[Sides]:
    """Out of the whole and another figure that is divided or a part, or out of another whole."""
    for q in parts:
        for y in (*q.parts, q.whole):
            if y.code not in (x.code, p.whole.code) and y.value > 0:
                yield (x,), (p.whole, y), False
        if q.whole.code != p.whole.code:
            yield (x,), (q.whole,), False
