"""Passages in which one figure is mistyped: what a reading would have to report.

Of every relation that holds, one figure is changed as people mistype: a digit, two neighbours, a little more or less,
a digit lost, a figure of the same line copied. What the reading makes of it is ``marked.py``; what it should, nobody
needs to mark: the relation does not hold any more.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from tests.checks.claims.marked import ROLES, Passage, Relation, passage_of, relation_of

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?")
_KINDS = ("balance", "ratio", "difference", "growth", "shares", "between")
#: How often people make each slip, about (Verhoeff 1969 for typing; the others estimated).
_SLIPS = {"digit": 45, "swap": 22, "near": 18, "drop": 5, "copy": 10}
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
        new = _mistyped(printed, slip, chance, _TOKEN.findall(line))
        now = {name: [p[1] for p in ps if p] for name, ps in places.items()}
        if new is None or _holds(relation["kind"], now) is not True:
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
