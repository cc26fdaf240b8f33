"""Figures that stand in each other's place: two cells, two lines, two rows or two columns.

An exchange is one slip although it spoils several figures, so it is offered beside the smallest sets
of figures. Only an exchange that mends something and breaks nothing is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assets.facts import TEXT
from checks.explain.search import Record, figures_in, mask_of
from checks.explain.slips import Surroundings

_REACH = 4
#: Where so many pairs of cells disagree, nobody could tell two that were merely exchanged.
_MOST_PAIRS = 50_000
#: Whole lines are compared only where an edit on few figures is violated, and so many at most: a grand
#: total that is wrong says nothing about two of its hundred rows.
_FEW, _MOST = 40, 5_000
Place = tuple[str, str, str, str]  # form, indicator, level, item


@dataclass(frozen=True, slots=True)
class Exchange:
    """New values of the exchanged figures, which stands for which, and which violated edits that mends."""

    kind: str
    new: Mapping[int, int]
    partners: Mapping[int, int]
    mended: tuple[int, ...]


#: Lines, rows or columns that could be taken for each other: their figures by what they share.
Alike = Sequence[Sequence[Mapping[tuple[str, ...], int]]]


def alike(places: Sequence[Place]) -> Alike:
    """Rows, columns and families of lines (3.1, 3.1.1, 3.1.2 …) of one shape, in groups."""
    families: dict[tuple[str, ...], dict[tuple[str, ...], int]] = {}
    for v, (form, code, level, item) in enumerate(places):
        if form == TEXT:  # sentences have no rows
            continue
        families.setdefault(("row", form, level, item), {})[(code,)] = v
        families.setdefault(("column", form, code), {})[level, item] = v
        parts = code.split(".")
        for i in range(1, len(parts) + 1):
            head, tail = ".".join(parts[:i]), ".".join(parts[i:])
            families.setdefault(("line", form, level, item, str(i), head), {})[(tail,)] = v
    groups: dict[tuple[object, ...], list[dict[tuple[str, ...], int]]] = {}
    for name, members in families.items():
        shape = name[:-1] if name[0] == "line" else name[:2]
        if len(members) > 1:
            groups.setdefault((*shape, frozenset(members)), []).append(members)
    return [group for group in groups.values() if len(group) > 1]


def exchanges(
    record: Record,
    around: Surroundings,
    lines: Alike,
    decimals: Sequence[int],
    exact: Sequence[bool],
    typed: Sequence[bool],
) -> Iterator[Exchange]:
    """Exchanges of figures that were ``typed`` that mend violated edits and break none, each once."""
    seen: set[tuple[int, int]] = set()
    values, tried = record.values, 0
    for n in record.violated:
        if tried > _MOST_PAIRS:
            return
        edit = record.edits.edits[n]
        within = edit.figures if len(edit.figures) <= _FEW else ()
        for a in edit.figures:
            for b in (*around.near(a, _REACH), *within):
                pair = (a, b) if a < b else (b, a)
                if values[a] == values[b] or pair in seen:
                    continue
                if decimals[a] != decimals[b] or exact[a] != exact[b] or not (typed[a] and typed[b]):
                    continue
                tried += 1
                new = {a: values[b], b: values[a]}
                if record.state_with(n, new) is not True:
                    continue
                seen.add(pair)
                mended = record.mended_by(new)
                if mended and (b in edit.figures or _telling(record, mended, pair)):
                    yield Exchange("exchanged", new, {a: b, b: a}, tuple(mended))
    if len(record.violated) > 1:
        yield from _of_lines(record, lines, decimals, typed)


def _of_lines(
    record: Record, lines: Alike, decimals: Sequence[int], typed: Sequence[bool]
) -> Iterator[Exchange]:
    """Whole lines, rows or columns that were filled in the wrong way round."""
    disturbed = 0
    for n in record.violated:
        edit = record.edits.edits[n]
        if len(edit.figures) <= _FEW:
            disturbed |= edit.mask
    touched = set(figures_in(disturbed))
    values, tried = record.values, 0
    violated = mask_of(record.violated)
    for group in lines:
        concerned = [i for i, members in enumerate(group) if not touched.isdisjoint(members.values())]
        for i in concerned:
            for j, theirs in enumerate(group):
                if j == i or (j < i and j in concerned):
                    continue
                pairs = [(v, theirs[key]) for key, v in group[i].items()]
                pairs = [(a, b) for a, b in pairs if values[a] != values[b] and typed[a] and typed[b]]
                tried += 1
                if tried > _MOST:
                    return
                if len(pairs) < 2 or any(decimals[a] != decimals[b] for a, b in pairs):
                    continue
                new = {v: values[w] for a, b in pairs for v, w in ((a, b), (b, a))}
                touched_edits = violated & record.edits.touching(new)
                if sum(record.state_with(n, new) is True for n in figures_in(touched_edits)) < 2:
                    continue
                mended = record.mended_by(new)
                if mended and _telling(record, mended, ()):
                    partners = {v: w for a, b in pairs for v, w in ((a, b), (b, a))}
                    yield Exchange("lines_exchanged", new, partners, tuple(mended))


def _telling(record: Record, mended: Sequence[int], both: Sequence[int]) -> bool:
    """Whether an equation is mended, any smaller figure doing for a limit; and something on ``both``."""
    edits = [record.edits.edits[n] for n in mended]
    return any(e.condition.exact for e in edits) and all(any(v in e.figures for e in edits) for v in both)
