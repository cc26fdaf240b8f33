"""What rates count: the figures that a rate may be of, the likeliest first.

What they are out of is ``denominators.py``.
"""

from collections.abc import Sequence

from checks.claims.named import Named, is_change, is_count, plain
from checks.claims.parse import exact
from checks.claims.rates.places import Place, is_out_of

#: So many figures are tried, and so many where a rate with a name has none beside it.
_TRIED, _FAR = 7, 6
#: A numerator with whether the words say that the rate is of it.
Numerator = tuple[bool, Named]


def numerators(place: Place) -> list[Numerator]:
    """The figures a rate may be of, the likeliest first, each with whether the words say so."""
    s, rate, named = place.statement, place.rate, place.named
    if place.bracket_of >= 0:
        n = place.bracket_of
        return [(True, plain(s, n))] if is_count(s.figures[n]) and n not in _lower(place) else []
    found, past_a_rate = _before(place)
    n = place.own_bracket
    if n >= 0 and not place.tells_a_goal(n):  # "20,8% (287 người)"
        bracketed = plain(s, n)
        of_it = found and found[0][0] and found[0][1].value <= bracketed.value
        if not of_it:  # "96.318 hồ sơ, đạt 45,08% (213.640 hồ sơ …)" gives what it is out of
            found.insert(0, (not named, bracketed))
    if not found:
        found += _of_the_same(place)
    if not found and named:  # "Nếu chỉ tính … (151.209 hồ sơ) thì tỷ lệ toàn trình là 84,92%"
        lower = _lower(place)
        far = [n for n in range(rate.position - 1, -1, -1) if is_count(s.figures[n]) and n not in lower]
        found += [(False, plain(s, n)) for n in far[:_FAR]]
    if past_a_rate:  # "đạt 98,70% số đã giải quyết và bằng 93,43% số đã tiếp nhận": of the same figure
        found += [(False, plain(s, n)) for n in _uppers(place, rate.position)]
    return found[:_TRIED]


def _lower(place: Place) -> set[int]:
    """The figures that another is set over."""
    return {f.over for f in place.statement.figures}


def _uppers(place: Place, stop: int) -> Sequence[int]:
    """The figures before a place that are set over another."""
    figures = place.statement.figures
    return [n for n in range(stop) if figures[n].over >= 0 and exact(figures[n])]


def _before(place: Place) -> tuple[list[Numerator], bool]:
    """The figures before a rate, and whether another rate stands between."""
    s, rate, named = place.statement, place.rate, place.named
    lower = _lower(place)
    found: list[Numerator] = []
    past_a_rate = False
    for n in place.before:
        f = s.figures[n]
        if f.quantity == "rate":
            past_a_rate = True
            if found or n != rate.position - 1:
                break
            continue
        if place.words.base.search(s.text[s.figures[n - 1].stop if n else 0 : f.start]):
            continue  # "78.512 hồ sơ, tăng 90,1% so với 41.306 hồ sơ của năm 2019, bằng 11,01% tổng số"
        if exact(f) and f.over < 0 and n not in lower and not is_out_of(s, n, place.words):
            said = place.words.shares.search(s.text[f.stop : rate.figure.start])
            sure = (
                not found
                and not past_a_rate
                and not named
                and bool(said)
                and not is_change(s, n, place.words)
            )
            found.append((sure, plain(s, n)))
    return found, past_a_rate


def _of_the_same(place: Place) -> list[Numerator]:
    """ "A/B hồ sơ (r%); nếu tính trên tổng số C thì đạt s%": of the same figure."""
    s = place.statement
    out_of = next(iter(place.before), -1)
    if out_of < 0 or not is_out_of(s, out_of, place.words):
        return []
    if ";" in s.text[s.figures[out_of].stop : place.rate.figure.start]:
        return []
    return [(True, plain(s, n)) for n in _uppers(place, out_of)[-1:]]
