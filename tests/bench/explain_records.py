"""Records with planted slips, for measuring how well and how fast the wrong figure is named.

A record is the figures of BM3, BM7 and II.06 (province and three levels) of one made-up unit, true
throughout; then one or two figures are spoilt. The slips are drawn here and nowhere else: nothing of
this knows the costs in ``checks/explain/slips.yaml``.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.facts import _cell

LEVELS = ("tinh", "huyen", "xa")
Place = tuple[str, str, str, str]
Figures = dict[Place, tuple[int, int]]  # value in units of the last place, decimals


@dataclass(frozen=True)
class Spoilt:
    """A record as printed, its true values at the places that were spoilt, and how."""

    printed: Figures
    true: dict[Place, int]
    kinds: tuple[str, ...]


def _rate(n: int, q: int, decimals: int) -> int:
    scale = 100 * 10**decimals
    return (2 * scale * n + q) // (2 * q)


def true_record(rng: random.Random, by_level: bool) -> Figures:
    """A plausible quarter of one province, true in every edit; II.06 by level or for the province alone."""
    f: Figures = {}

    def put(form: str, code: str, value: int, level: str = "", decimals: int = 0) -> None:
        f[form, code, level, ""] = (value, decimals)

    size = 10 ** rng.uniform(3.0, 5.3)
    columns: dict[str, dict[str, int]] = {}
    for level, part in zip(
        LEVELS, (rng.uniform(0.2, 0.5), rng.uniform(0.05, 0.2), rng.uniform(0.3, 0.6)), strict=True
    ):
        resolved = max(20, int(size * part))
        late = int(resolved * rng.uniform(0, 0.03))
        early = int((resolved - late) * rng.uniform(0.3, 0.8))
        progress = int(resolved * rng.uniform(0.02, 0.15)) + 3
        overdue = int(progress * rng.uniform(0, 0.2))
        received = resolved + progress
        before = int(received * rng.uniform(0.02, 0.08))
        online = int((received - before) * rng.uniform(0.2, 0.8))
        columns[level] = {
            "3": received, "4": online, "5": received - online - before, "6": before, "7": resolved,
            "8": early, "9": resolved - late - early, "10": late, "11": progress, "12": progress - overdue,
            "13": overdue,
        }  # fmt: skip
    columns[""] = {c: sum(columns[lv][c] for lv in LEVELS) for c in columns["tinh"]}
    for level, row in columns.items():
        if level and not by_level:
            continue
        for code, value in row.items():
            put("II.06", code, value, level)
    for k, level in enumerate(LEVELS, start=1):
        q = columns[level]["7"]
        n = columns[level]["8"] + columns[level]["9"]
        decimals = rng.choice((2, 2, 2, 1))
        put("BM3", f"3.{k}.1", q)
        put("BM3", f"3.{k}.2", n)
        put("BM3", f"3.{k}", _rate(n, q, decimals), decimals=decimals)
    asked = rng.randint(20, 300)
    settled = rng.randint(asked // 2, asked)
    put("BM3", "3.4.1", asked)
    put("BM3", "3.4.2", settled)
    put("BM3", "3.4", _rate(settled, asked, 2), decimals=2)
    for code, value in zip(
        ("1.4.1", "1.4.2", "1.4.3"),
        (rng.randint(1000, 1800), rng.randint(150, 320), rng.randint(80, 200)),
        strict=True,
    ):
        put("BM3", code, value)
    put("BM3", "1.4", sum(f["BM3", c, "", ""][0] for c in ("1.4.1", "1.4.2", "1.4.3")))
    for code in ("2.1", "2.2", "2.3"):
        put("BM3", code, rng.randint(0, 90))
    received = columns[""]["3"]
    for code, share in (("6.1", 0.2), ("6.2", 0.1), ("6.3", 0.35), ("6.4", 0.5), ("6.5", 0.05)):
        q = max(5, int(received * share * rng.uniform(0.4, 0.9)))
        n = int(q * rng.uniform(0.3, 1.0))
        decimals = rng.choice((2, 2, 1))
        put("BM7", f"{code}.1", q)
        put("BM7", f"{code}.2", n)
        put("BM7", code, _rate(n, q, decimals), decimals=decimals)
    return f


def rows(figures: Figures, versions: dict[str, Any], unit: str = "u") -> list[dict[str, Any]]:
    """The figures as rows of facts, sorted by place, each at its cell on the form."""
    found = []
    quantities = {(form, i.code): i.quantity for form, v in versions.items() for i in v.indicators}
    for (form, code, level, item), (value, decimals) in sorted(
        figures.items(), key=lambda kv: (kv[0][0], kv[0][2], kv[0][3], kv[0][1])
    ):
        exact = Decimal(value).scaleb(-decimals)
        found.append(
            {
                "unit": unit, "form": form, "indicator": code, "level": level, "item": item,
                "printed": str(exact), "value": exact, "decimals": decimals, "other": None,
                "file": f"{form}.xlsx", "sheet": form, "cell": _cell(versions[form], code, level, item),
                "quantity": quantities[form, code], "noun": "", "formula": False,
            }
        )  # fmt: skip
    return found


# How figures are spoilt. Each takes the record and a place and returns new values by place, or None.
Slip = Callable[[random.Random, Figures, Place], dict[Place, int] | None]


def _digit_changed(rng: random.Random, f: Figures, at: Place) -> dict[Place, int]:
    s = str(f[at][0])
    i = rng.randrange(len(s))
    d = rng.choice([c for c in "0123456789" if c != s[i]])
    return {at: int(s[:i] + d + s[i + 1 :])}


def _digit_dropped(rng: random.Random, f: Figures, at: Place) -> dict[Place, int] | None:
    s = str(f[at][0])
    i = rng.randrange(len(s))
    return {at: int(s[:i] + s[i + 1 :])} if len(s) > 1 else None


def _digit_added(rng: random.Random, f: Figures, at: Place) -> dict[Place, int]:
    s = str(f[at][0])
    i = rng.randrange(len(s) + 1)
    return {at: int(s[:i] + rng.choice("0123456789") + s[i:])}


def _swapped(rng: random.Random, f: Figures, at: Place) -> dict[Place, int] | None:
    s = str(f[at][0])
    if len(s) < 2:
        return None
    i = rng.randrange(len(s) - 1)
    return {at: int(s[:i] + s[i + 1] + s[i] + s[i + 2 :])}


def _scaled(rng: random.Random, f: Figures, at: Place) -> dict[Place, int] | None:
    k = rng.choice((10, 100, 1000))
    v = f[at][0]
    return {at: v * k} if rng.random() < 0.6 or v % k else {at: v // k}


def _exchanged(rng: random.Random, f: Figures, at: Place) -> dict[Place, int] | None:
    form, code, level, _ = at
    near = [
        p for p in f
        if p[0] == form and p[2] == level and p != at and f[p][1] == f[at][1] and f[p][0] != f[at][0]
        and _order(form, p[1], f) is not None and abs(_order(form, p[1], f) - _order(form, code, f)) <= 2
    ]  # fmt: skip
    if not near:
        return None
    other = rng.choice(near)
    return {at: f[other][0], other: f[at][0]}


def _order(form: str, code: str, f: Figures) -> int:
    codes = sorted({c for g, c, _, _ in f if g == form}, key=lambda c: [int(x) for x in c.split(".")])
    return codes.index(code)


def _copied(rng: random.Random, f: Figures, at: Place) -> dict[Place, int] | None:
    swapped = _exchanged(rng, f, at)
    return {at: swapped[at]} if swapped else None


def _other_line(rng: random.Random, f: Figures, at: Place) -> dict[Place, int] | None:
    alike = [p for p in f if f[p][1] == f[at][1] and p != at]
    return {at: f[rng.choice(alike)][0]} if alike else None


_SUMS = {
    ("BM3", "1.4"): ("1.4.1", "1.4.2", "1.4.3"),
    ("II.06", "3"): ("4", "5", "6"),
    ("II.06", "7"): ("8", "9", "10"),
    ("II.06", "11"): ("12", "13"),
}


def _left_out(rng: random.Random, f: Figures, at: Place) -> dict[Place, int] | None:
    parts = _SUMS.get(at[:2])
    if not parts:
        return None
    part = f[at[0], rng.choice(parts), at[2], at[3]][0]
    return {at: f[at][0] + (part if rng.random() < 0.3 else -part)}


def _carried(rng: random.Random, f: Figures, at: Place) -> dict[Place, int] | None:
    """A numerator mistyped, and the rate worked out from it."""
    form, code, level, item = at
    if f[at][1] or not code.endswith(".2") or form == "II.06" or (form, code[:-2], level, item) not in f:
        return None
    rate = (form, code[:-2], level, item)
    if f[rate][1] == 0:
        return None
    wrong = _digit_changed(rng, f, at)[at]
    q = f[form, code[:-1] + "1", level, item][0]
    return {at: wrong, rate: _rate(wrong, q, f[rate][1])}


def _any_number(rng: random.Random, f: Figures, at: Place) -> dict[Place, int]:
    v = f[at][0]
    return {at: rng.randint(v // 2, 2 * v + 9)}


def _two_digits(rng: random.Random, f: Figures, at: Place) -> dict[Place, int] | None:
    first = _digit_changed(rng, f, at)[at]
    return _digit_changed(rng, {at: (first, 0)}, at)


def _rounded(rng: random.Random, f: Figures, at: Place) -> dict[Place, int]:
    k = rng.choice((10, 100, 1000))
    return {at: (f[at][0] + k // 2) // k * k}


def _thirteen_thirty(rng: random.Random, f: Figures, at: Place) -> dict[Place, int] | None:
    s = str(f[at][0])
    spots = [i for i in range(len(s) - 1) if s[i + 1] == "0" and s[i] not in "01"]
    if not spots:
        return None
    i = rng.choice(spots)
    return {at: int(s[:i] + "1" + s[i] + s[i + 2 :])}


MODELS: dict[str, list[tuple[float, str, Slip]]] = {
    "typing": [
        (0.6, "digit changed", _digit_changed), (0.15, "neighbours swapped", _swapped),
        (0.12, "digit dropped", _digit_dropped), (0.13, "digit added", _digit_added),
    ],
    "mixed": [
        (0.30, "digit changed", _digit_changed), (0.10, "neighbours swapped", _swapped),
        (0.08, "digit dropped", _digit_dropped), (0.07, "digit added", _digit_added),
        (0.10, "scaled", _scaled), (0.10, "exchanged", _exchanged), (0.08, "copied", _copied),
        (0.07, "other line", _other_line), (0.06, "left out", _left_out), (0.04, "carried", _carried),
    ],
    "foreign": [
        (0.5, "any number", _any_number), (0.3, "two digits", _two_digits), (0.15, "rounded", _rounded),
        (0.05, "13 for 30", _thirteen_thirty),
    ],
}  # fmt: skip


def spoilt_records(
    model: str, count: int, seed: int, visible: Callable[[Figures], bool], by_level: bool
) -> Iterator[Spoilt]:
    """Records with one or two slips, each of which some edit alone would show.

    ``visible`` says whether a record violates anything; a slip that nothing can show has no bad record.
    """
    rng = random.Random(seed)
    weights = [w for w, _, _ in MODELS[model]]
    for _ in range(count):
        true = true_record(rng, by_level)
        wanted = rng.choice((1, 2))
        printed, changed, kinds = dict(true), {}, []
        while len(kinds) < wanted:
            ((_, kind, slip),) = rng.choices(MODELS[model], weights)
            at = rng.choice(list(true))
            new = slip(rng, true, at)
            if not new or any(v < 0 for v in new.values()) or set(new) & set(changed):
                continue
            if all(true[p][0] == v for p, v in new.items()):
                continue
            new = {p: v for p, v in new.items() if true[p][0] != v}
            if not visible({p: (new.get(p, v[0]), v[1]) for p, v in true.items()}):
                continue
            changed |= {p: true[p][0] for p in new}
            kinds.append(kind)
            for p, v in new.items():
                printed[p] = (v, true[p][1])
        if visible(printed):
            yield Spoilt(printed, changed, tuple(kinds))
