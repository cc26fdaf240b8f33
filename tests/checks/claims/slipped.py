"""Passages in which one figure is wrong: what a reading would have to report.

Of a relation that holds, one figure is changed as people mistype: a digit, two neighbours, a little more or less, a
digit lost, a figure of the same line copied; or as they misreckon: out of another figure near by, cut off instead of
rounded, without one of the parts, or left as it was before. What the reading makes of it is ``marked.py``; what it
should, nobody needs to mark: the relation does not hold any more.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from tests.checks.claims.marked import ROLES, Passage, Relation, passage_of, relation_of

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?")
_KINDS = ("balance", "ratio", "difference", "growth", "shares", "between")
#: How often people make each slip, about (Verhoeff 1969 for typing; the others estimated).
_SLIPS = {
    "digit": 30, "swap": 15, "near": 12, "drop": 3, "copy": 7,
    "other base": 16, "left as it was": 9, "not all parts": 5, "cut off": 3,
}  # fmt: skip
#: Of fewer parts, none is left out.
_FEWEST_PARTS = 2
#: A figure is reckoned with another that stands so many letters before it, at most.
_NEAR = 500
_HALF = Decimal("0.5")
_Names = dict[str, list[str]]


@dataclass(frozen=True)
class Slipped:
    """A passage with one figure mistyped, the relation that it breaks, and by which slip."""

    passage: Passage
    relation: Relation
    slip: str


def slipped(path: Path, times: int, seed: str) -> Iterator[Slipped]:
    """So many slips in each passage of a file."""
    data = yaml.safe_load(path.read_text("utf-8"))
    for record in data.get("passages", [data]):
        yield from _of_record(record, times, random.Random(f"{seed} {record['id']}"))


def _of_record(record: Mapping[str, Any], times: int, chance: random.Random) -> Iterator[Slipped]:
    text = record["text"]
    tokens = [(m.start(), m[0]) for m in _TOKEN.finditer(text)]
    relations = [r for r in record.get("relations") or () if r["holds"] and r["kind"] in _KINDS]
    for _ in range(times if relations else 0):
        relation = chance.choice(relations)
        names = {name: _listed(relation[name]) for name, _ in ROLES[relation["kind"]]}
        places = {name: [_place(x, tokens) for x in xs] for name, xs in names.items()}
        chosen, at = chance.choice([(name, i) for name, xs in places.items() for i in range(len(xs))])
        place = places[chosen][at]
        if place is None or any(p is None for ps in places.values() for p in ps):
            continue
        start, printed = place
        line = text[text.rfind("\n", 0, start) + 1 : text.find("\n", start) % (len(text) + 1)]
        slip = chance.choices(list(_SLIPS), list(_SLIPS.values()))[0]
        now = {name: [p[1] for p in ps if p] for name, ps in places.items()}
        if _holds(relation["kind"], now) is not True:
            continue
        if slip in _RECKONED:
            chosen, at = _OF[relation["kind"]], 0
            place = places[chosen][at]
            if place is None:
                continue
            start, printed = place
            near = [t for at_, t in tokens if start - _NEAR < at_ < start + len(line)]
            new = _misreckoned(relation["kind"], now, slip, chance, near)
        else:
            new = _mistyped(printed, slip, chance, _TOKEN.findall(line))
        if new is None:
            continue
        now[chosen][at] = new
        if _holds(relation["kind"], now) is not False:
            continue
        mistyped = text[:start] + new + text[start + len(printed) :]
        broken = relation_of({"kind": relation["kind"], **now})
        yield Slipped(passage_of({**record, "text": mistyped}), broken, slip)


def _listed(value: Any) -> list[str]:
    return [str(x) for x in (value if isinstance(value, list) else [value])]


def _place(name: str, tokens: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """Where a figure of a relation stands; ``#2`` names its second occurrence."""
    printed, _, number = name.partition("#")
    found = [t for t in tokens if t[1] == printed]
    return found[int(number or 1) - 1] if len(found) >= int(number or 1) else None


def _mistyped(printed: str, slip: str, chance: random.Random, line: Sequence[str]) -> str | None:
    """A figure mistyped; none where this slip cannot be made in it."""
    body = printed.rstrip("%")
    sign = printed[len(body) :]
    digits = [i for i, c in enumerate(body) if c.isdigit()]
    new = list(body)
    if slip == "digit":
        i = chance.choice(digits)
        new[i] = chance.choice([c for c in "0123456789" if c != new[i]])
    elif slip == "swap":
        pairs = [(a, b) for a, b in pairwise(digits) if new[a] != new[b]]
        if not pairs:
            return None
        a, b = chance.choice(pairs)
        new[a], new[b] = new[b], new[a]
    elif slip == "near":
        value = int("".join(new[i] for i in digits)) + chance.choice([-9, -5, -3, -2, -1, 1, 2, 3, 4, 6, 10])
        if value <= 0 or len(str(value)) > len(digits):
            return None
        for i, c in zip(digits, str(value).zfill(len(digits)), strict=True):
            new[i] = c
    elif slip == "drop":
        if len(digits) < 3 or "," in body:
            return None
        lost = chance.choice(digits[1:])
        value = int("".join(new[i] for i in digits if i != lost))
        return (f"{value:,}".replace(",", ".") if "." in body else str(value)) + sign
    else:
        others = [x for x in line if x.endswith("%") == bool(sign) and x != printed]
        alike = [x for x in others if _decimals(x) == _decimals(printed) and abs(len(x) - len(printed)) <= 1]
        return chance.choice(alike) if alike else None
    starts_wrong = new[0] == "0" and body[0] != "0" and (len(new) == 1 or new[1].isdigit())
    return None if starts_wrong else "".join(new) + sign


#: The slips of reckoning, and the figure of each relation that is reckoned.
_RECKONED = ("other base", "left as it was", "not all parts", "cut off")
_OF = {"balance": "whole", "ratio": "rate", "difference": "difference", "growth": "rate", "shares": "parts",
       "between": "whole"}  # fmt: skip
#: How far a figure that was left as it was lies from what it is now, in hundredths.
_LEFT = (-15, -8, -4, -2, 2, 3, 6, 12)


def _misreckoned(kind: str, now: _Names, slip: str, chance: random.Random, near: Sequence[str]) -> str | None:
    """The figure that a relation reckons, reckoned wrongly; none where this slip cannot be made in it."""
    printed = now[_OF[kind]][0]
    true = _value(printed)
    if slip == "left as it was":
        return _printed_as(true * (100 + chance.choice(_LEFT)) / 100, printed)
    if slip == "not all parts":
        if kind != "balance" or len(now["parts"]) <= _FEWEST_PARTS:
            return None
        return _printed_as(true - chance.choice((1, -1)) * _value(chance.choice(now["parts"])), printed)
    by = {
        "ratio": ("numerator", "denominator"),
        "growth": ("now", "before"),
        "difference": ("minuend", "subtrahend"),
    }
    if kind not in by:
        return None
    a, b = (sum(map(_value, now[name])) for name in by[kind])
    if slip == "cut off":
        return _printed_as(_quotient(kind, a, b), printed, ROUND_DOWN) if kind != "difference" else None
    counts = [_value(x) for x in near if not x.endswith("%")]
    others = [x for x in counts if x not in (a, b) and (x > a if kind == "ratio" else a / 2 < x < 2 * a)]
    if kind == "growth":
        others = [x for x in others if x != 0] + [a]
    if not others:
        return None
    other = chance.choice(others)
    wrong = (
        abs(a - other)
        if kind == "difference"
        else 100 * abs(a - b) / a
        if other == a
        else _quotient(kind, a, other)
    )
    return _printed_as(wrong, printed) if wrong > 0 else None


def _quotient(kind: str, a: Decimal, b: Decimal) -> Decimal:
    return 100 * (abs(a - b) if kind == "growth" else a) / b


def _printed_as(value: Decimal, like: str, rounding: str = ROUND_HALF_UP) -> str:
    """A value printed as another figure is: its decimals, and its percent sign."""
    rounded = value.quantize(Decimal(1).scaleb(-_decimals(like)), rounding)
    digits = f"{rounded:,}".translate(str.maketrans(",.", ".,"))
    return digits + ("%" if like.endswith("%") else "")


def _value(printed: str) -> Decimal:
    return Decimal(printed.rstrip("%").replace(".", "").replace(",", "."))


def _decimals(printed: str) -> int:
    return len(printed.rstrip("%").partition(",")[2])


def _half(printed: Sequence[str]) -> Decimal:
    return sum((_HALF.scaleb(-_decimals(x)) for x in printed if _decimals(x)), Decimal(0))


def _holds(kind: str, printed: _Names) -> bool | None:
    """Whether a relation of printed figures holds; none where it cannot be said."""
    try:
        v = {name: [_value(x) for x in xs] for name, xs in printed.items()}
        return _HOLDS[kind](v, printed)
    except (ArithmeticError, ValueError):
        return None


def _close(by: Decimal, printed: str) -> bool:
    return abs(by) <= _HALF.scaleb(-_decimals(printed))


_HOLDS: dict[str, Any] = {
    "balance": lambda v, p: abs(sum(v["parts"]) - v["whole"][0]) <= _half([*p["parts"], *p["whole"]]),
    "ratio": lambda v, p: _close(
        100 * sum(v["numerator"]) / sum(v["denominator"]) - v["rate"][0], p["rate"][0]
    ),
    "shares": lambda v, p: abs(sum(v["parts"]) - 100) <= _half(p["parts"]),
    "difference": lambda v, p: (
        abs(abs(v["minuend"][0] - v["subtrahend"][0]) - v["difference"][0])
        <= _half([*p["minuend"], *p["subtrahend"], *p["difference"]])
    ),
    "growth": lambda v, p: _close(
        100 * abs(v["now"][0] - v["before"][0]) / v["before"][0] - v["rate"][0], p["rate"][0]
    ),
    "between": lambda v, _: min(v["parts"]) <= v["whole"][0] <= max(v["parts"]),
}
