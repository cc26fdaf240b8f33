"""Rates and changes with the two figures that they may be of, in marked passages: which were meant."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checks.claims.row import Seat
from checks.claims.weighed.made import APART, DIFFERENCE, GROWTH, REST, SHARE, kind_of
from checks.claims.weighed.of_two import WeighedTwo
from checks.claims.weighed.weights import Weights
from tests.checks.claims.marked import Passage, Relation, passages
from tests.checks.claims.weigh.estimate import Case, Choice
from tests.checks.claims.weigh.of_slips import meant_in_slips
from tests.checks.claims.weigh.reading import figures_of, printed, relations_of

#: A rest is one of so many parts at most.
_MOST = 3
_KINDS = {"ratio": (SHARE,), "growth": (GROWTH,), "difference": (DIFFERENCE, APART, GROWTH)}


@dataclass(frozen=True)
class Asked:
    """Of one rate or change: which figures it may count, and out of what those that were meant may be."""

    kind: str
    counted: Choice
    bases: tuple[Choice, ...]


def asked_in(file: Path) -> list[Asked]:
    """The rates and changes of the passages of one file that are marked, or of which nothing is marked."""
    return [x for p in passages(file) for x in _asked(p)]


def _asked(p: Passage) -> Iterator[Asked]:
    two = relations_of(p).two
    for told in two.told():
        wanted = [r for r, _ in p.relations if _is_of(r, told)]
        counted, bases = [], []
        for run, observed in two.counted.of(told):
            meant = any(_counts(r, told, run) for r in wanted)
            counted.append((tuple(observed), meant if run else not wanted))
            if meant and run:
                of_it = [
                    (tuple(o), any(_is_out_of(r, told, run, b) for r in wanted))
                    for b, o in two.bases.of(told, run)
                ]
                if any(m for _, m in of_it):
                    bases.append(Choice(p.id, tuple(of_it)))
        if any(m for _, m in counted):
            yield Asked(kind_of(told), Choice(p.id, tuple(counted)), tuple(bases))


def cases_of(file: Path, laws: Mapping[str, Mapping[str, Weights]]) -> list[Case]:
    """What the rates and changes of one file miss, weighed by the weights for each passage.

    With what is meant where a figure is mistyped on purpose.
    """

    def of(p: Passage) -> Iterator[Case]:
        return _cases(p, laws[p.id])

    return [*(c for p in passages(file) for c in of(p)), *meant_in_slips(file, of)]


def _cases(p: Passage, law: Mapping[str, Weights]) -> Iterator[Case]:
    wrong = {x for r, holds in p.relations if not holds for x in figures_of(r)}
    marked = [r for r, _ in p.relations]
    for told, run, base, observed in _missed(p, law):
        names = {printed(s.named) for s in (told, *run, base)}
        meant = [r for r in marked if _counts(r, told, run) and _is_out_of(r, told, run, base)]
        if any(not holds for r, holds in p.relations if r in meant):
            yield Case(p.id, True, observed)
        elif not meant and not names & wrong:
            yield Case(p.id, False, observed)


def _missed(p: Passage, law: Mapping[str, Weights]) -> Iterator[tuple[Seat, Sequence[Seat], Seat, tuple]]:
    """What the rates and changes of a passage miss."""
    two: WeighedTwo = relations_of(p).two
    two.law = law
    for told in two.told():
        found = two.candidates(told)
        for x, observed in two.missed(told, found) if two.asks(told, found) else ():
            yield told, x.counted, x.base, tuple(observed)


def _is_of(r: Relation, told: Seat) -> bool:
    """Whether a relation may be of a figure."""
    kind, figures, name = kind_of(told), dict(r[1]), printed(told.named)
    if kind == REST:
        of_few = r[0] == "balance" and 1 < len(figures["part"]) <= _MOST
        return name in figures["part"] if of_few else r[0] == "difference" and name in figures["end"]
    return kind in _KINDS.get(r[0], ()) and name in figures["end" if r[0] == "difference" else "rate"]


def _counts(r: Relation, told: Seat, run: Sequence[Seat]) -> bool:
    if not run or not _is_of(r, told):
        return False
    names = sorted(printed(s.named) for s in run)
    if r[0] == "ratio":
        return names == sorted(dict(r[1])["numerator"])
    if r[0] == "balance":
        return names == sorted(_others(dict(r[1])["part"], told))
    return len(names) == 1 and names[0] in _ends(r, told)


def _is_out_of(r: Relation, told: Seat, run: Sequence[Seat], base: Seat) -> bool:
    figures, name = dict(r[1]), printed(base.named)
    if r[0] in ("ratio", "balance"):
        return [name] == list(figures["denominator" if r[0] == "ratio" else "whole"])
    return sorted([printed(run[0].named), name]) == sorted(_ends(r, told))


def _ends(r: Relation, told: Seat) -> list[str]:
    ends = dict(r[1])["end"]
    return list(ends) if r[0] == "growth" else _others(ends, told)


def _others(names: Sequence[str], told: Seat) -> list[str]:
    rest = list(names)
    rest.remove(printed(told.named))
    return rest
