"""What can be observed about figures, whatever relation is looked for: how far off, by which slip, how large.

What stands around them is observed where the candidates are laid out, in the modules beside.
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

#: One observation: what is observed, and what was found.
Observed = tuple[str, str]
_SHARES = (0.002, 0.02, 0.1, 0.4, 1.0)
_NAMES = ("hardly", "little", "some", "much", "half", "all")
_MANY_DIGITS = 5
_POINTS = (0.02, 0.06, 0.2, 0.6, 1.5, 4, 10, 25)
_CHANCES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.25, 0.5, 0.7, 0.85, 0.93, 0.97, 0.99, 0.997)


def miss(share: float) -> str:
    """How far a sum is from its whole, as a share of it, in words.

    >>> miss(0.01), miss(-0.3)
    ('little below', 'much above')
    """
    return f"{_NAMES[bisect_left(_SHARES, abs(share))]} {'below' if share > 0 else 'above'}"


def slip(kinds: Iterable[str], digits: int) -> str:
    """The most telling of some slips that would explain a miss, with the number of digits it was made in."""
    found = set(kinds) - {""}
    kind = next((k for k in ("digits_swapped", "digit_changed", "digits_jumped") if k in found), None)
    return f"{kind or ('other' if found else 'none')} in {min(digits, _MANY_DIGITS)}"


def apart(points: float) -> str:
    """How far apart two rates are, in points, in words.

    >>> apart(0.3), apart(30.0)
    ('up to 0.6', 'more')
    """
    place = bisect_left(_POINTS, points)
    return f"up to {_POINTS[place]:g}" if place < len(_POINTS) else "more"


def chance(share: float) -> str:
    """How likely something is, in words: fine near nothing and near certainty.

    >>> chance(0.004), chance(0.95)
    ('up to 0.01', 'up to 0.97')
    """
    place = bisect_left(_CHANCES, share)
    return f"up to {_CHANCES[place]:g}" if place < len(_CHANCES) else "certain"


def number(count: int, most: int) -> str:
    """A count up to a most: "2", "3 or more"."""
    return f"{count}" if count < most else f"{most} or more"


def with_pairs(observed: Iterable[Observed], pairs: Iterable[tuple[str, ...]]) -> list[Observed]:
    """Observations with those that tell more together, each combination under the names of all.

    >>> with_pairs([("stands", "clause"), ("then", "the end")], [("stands", "then")])[-1]
    ('stands, then', 'clause, the end')
    """
    found = list(observed)
    first = dict(reversed(found))
    for names in pairs:
        values = [first[name] for name in names if name in first]
        if len(values) == len(names):
            found.append((_joined(names), ", ".join(values)))
    return found


@cache
def _joined(names: tuple[str, ...]) -> str:
    return ", ".join(names)
