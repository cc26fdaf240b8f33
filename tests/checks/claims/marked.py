"""Passages with their relations marked by hand, held against what is found in them.

A passage is confronted as a report of its own, through the same steps as any report. What may be said of
a passage is in ``passages/README.md``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import yaml

from assets.annexes import Annex
from assets.documents.model import Paragraph
from assets.facts import TEXT
from assets.periods import Period, periods_between
from assets.submissions import File, Received, store
from assets.warehouse import open_warehouse
from assets.written import text_facts
from checks.confront import confront
from checks.edits.rule import claimed_terms
from checks.rules.load import catalogue

#: The files of a folder are confronted in so many turns.
_AT_ONCE = 8
FOLDER = Path(__file__).with_name("passages")
#: A relation in one form: its kind, and in each role the printed figures.
Relation = tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]
#: What was found: by which rule, the relation, and whether it holds.
_Found = tuple[str, Relation, bool | None]
_KINDS = {
    "parts": "balance", "parts_nearly": "balance", "rate": "ratio", "rate_nearly": "ratio",
    "rate_at_least": "ratio", "rate_at_most": "ratio", "multiple": "ratio", "provinces_now": "rank",
    "part_of_whole": "bound", "rates_around": "between", "change": "difference", "growth": "growth",
    "growth_since": "growth", "told_again": "same", "shares": "shares", "place": "rank", "provinces": "rank",
}  # fmt: skip
#: Growth, between two printed figures or since one that is not.
_GROWTH = ("growth", "growth_since")
#: Under what name a marked relation gives each role.
ROLES = {
    "balance": (("whole", "whole"), ("parts", "part")),
    "ratio": (("rate", "rate"), ("numerator", "numerator"), ("denominator", "denominator")),
    "shares": (("parts", "part"),),
    "bound": (("whole", "greater"), ("parts", "lesser")),
    "between": (("whole", "whole"), ("parts", "part")),
    "difference": (("minuend", "end"), ("subtrahend", "end"), ("difference", "end")),
    "growth": (("rate", "rate"), ("now", "end"), ("before", "end")),
    "rank": (("rank", "place"), ("of", "place")),
    "same": (("figure", "end"), ("again", "end")),
}


@dataclass(frozen=True)
class Passage:
    """One passage: its text, and its relations with whether each holds."""

    id: str
    manner: str
    date: date
    text: str
    relations: tuple[tuple[Relation, bool], ...]


@dataclass
class Outcome:
    """What became of one passage's relations."""

    passage: Passage
    found: dict[Relation, bool]
    confronted: list[Relation] = field(default_factory=list)
    missed: list[Relation] = field(default_factory=list)
    reported: list[Relation] = field(default_factory=list)
    overlooked: list[Relation] = field(default_factory=list)
    accused: list[tuple[str, Relation]] = field(default_factory=list)


def name_of(printed: str) -> str:
    """A figure as relations name it: "59,3 %" is named "59,3", for a space ends what is one token."""
    return "".join(re.sub(r"\s+%$", "", printed).split())


def passages(path: Path) -> list[Passage]:
    """The passages of one file, or of a folder with a file each."""
    if path.is_dir():
        return [p for file in sorted(path.glob("*.yaml")) for p in passages(file)]
    data = yaml.safe_load(path.read_text("utf-8"))
    return [passage_of(p) for p in data.get("passages", [data])]


def outcomes(told: Sequence[Passage]) -> list[Outcome]:
    """Confront the passages and compare."""
    by_period: dict[Period, list[Passage]] = {}
    for p in told:
        by_period.setdefault(period_of(p.date), []).append(p)
    found: dict[str, list[_Found]] = {}
    for period, group in by_period.items():
        found |= _confronted(period, group)
    return [_compare(p, found.get(p.id, [])) for p in told]


def outcomes_of(folder: Path) -> list[Outcome]:
    """Confront and compare the passages of a folder, some files at a time, on all processors."""
    files = sorted(folder.glob("*.yaml"))
    with get_context("spawn").Pool() as pool:
        return [
            o for told in pool.imap(_outcomes_of, [files[i::_AT_ONCE] for i in range(_AT_ONCE)]) for o in told
        ]


def _outcomes_of(files: Sequence[Path]) -> list[Outcome]:
    return outcomes([p for file in files for p in passages(file)])


def _compare(p: Passage, found: Sequence[_Found]) -> Outcome:
    under_both_names = [*found, *_shares_of_changes(found)]
    violated = {x for _, r, held in found if held is False for x in same(r)}
    told = {x for _, r, held in under_both_names if held is False for x in same(r)}
    known = {x for _, r, _ in under_both_names for x in same(r)}
    o = Outcome(p, {r: r not in violated for _, r, _ in found})
    wholes = [dict(roles) for kind, roles in known if kind == "balance"]
    for relation, holds in p.relations:
        there = _is_there(relation, known, wholes)
        (o.confronted if there else o.missed).append(relation)
        if not holds:
            (o.reported if _is_told(relation, told) else o.overlooked).append(relation)
    broken = [r for r, holds in p.relations if not holds]
    broken_as, wrong = {x for r in broken for x in same(r)}, {x for r in broken for x in _figures(r)}
    for relation, rule in {r: rule for rule, r, held in found if held is False}.items():
        if not broken_as.isdisjoint(same(relation)) or (
            relation[0] == "rank" and any(b[0] == "rank" for b in broken)
        ):
            o.reported.append(relation)
        elif not _figures(relation) & wrong:  # an edit on a figure that is wrong is rightly violated
            o.accused.append((rule, relation))
    ranks = any(r[0] == "rank" for r in violated)
    o.overlooked = [r for r in o.overlooked if not (r[0] == "rank" and ranks)]
    return o


def _shares_of_changes(found: Sequence[_Found]) -> Iterator[_Found]:
    """Growth, where the difference is printed, as what it is as well: the difference out of the earlier figure.

    And such a share as the growth that it is.
    """
    differences = [dict(x[1])["end"] for _, r, _ in found for x in same(r) if x[0] == "difference"]
    for rule, (kind, roles), held in found:
        figures = dict(roles)
        if kind == "ratio" and len(figures["numerator"]) == len(figures["denominator"]) == 1:
            by, before = figures["numerator"][0], figures["denominator"][0]
            for all_three in differences:
                now = [x for x in all_three if x not in (by, before)]
                if len(now) == 1 and {by, before} < set(all_three):
                    yield rule, ("growth", roles_of({"rate": figures["rate"], "end": [*now, before]})), held
        ends = figures.get("end", ())
        if kind != "growth" or len(ends) != len(set(ends)):
            continue
        for all_three in differences:
            rest = [x for x in all_three if x not in ends]
            if len(rest) == 1 and set(ends) < set(all_three):
                for before in ends:
                    share = {"rate": dict(roles)["rate"], "numerator": rest, "denominator": [before]}
                    yield rule, ("ratio", roles_of(share)), held


def same(relation: Relation) -> Iterator[Relation]:
    """A relation under all its names: that two figures make up a third is that they are its differences."""
    yield relation
    kind, roles = relation
    figures = dict(roles)
    if kind == "balance" and len(figures["part"]) == 2:
        yield "difference", roles_of({"end": [*figures["whole"], *figures["part"]]})
    if kind == "difference" and len(figures["end"]) == 3:
        for whole in figures["end"]:
            parts = list(figures["end"])
            parts.remove(whole)
            yield "balance", roles_of({"whole": [whole], "part": parts})


def _is_there(relation: Relation, known: set[Relation], wholes: Sequence[dict[str, tuple[str, ...]]]) -> bool:
    if relation in known:
        return True
    kind, roles = relation
    if kind != "bound":
        return False
    names = dict(roles)
    if any(
        k == "ratio"
        and dict(r)["denominator"] == names["greater"]
        and set(names["lesser"]) <= set(dict(r)["numerator"])
        for k, r in known
    ):
        return True  # a rate confronts both figures more strictly than a bound does
    single = all(
        ("bound", (("greater", names["greater"]), ("lesser", (x,)))) in known for x in names["lesser"]
    )
    return single or any(
        w["whole"] == names["greater"] and set(names["lesser"]) <= set(w["part"]) for w in wholes
    )


def _is_told(relation: Relation, told: set[Relation]) -> bool:
    """Whether a relation is told to be broken; of several parts that a whole bounds, one is enough."""
    if relation in told:
        return True
    kind, roles = relation
    names = dict(roles)
    return kind == "bound" and any(
        (kind, (("greater", names["greater"]), ("lesser", (x,)))) in told for x in names["lesser"]
    )


def _figures(relation: Relation) -> set[str]:
    return {x for _, figures in relation[1] for x in figures}


def _confronted(period: Period, group: Sequence[Passage]) -> dict[str, list[_Found]]:
    law = catalogue()
    printed: dict[tuple[str, str], str] = {}
    received = []
    for p in group:
        lines = [line.strip() for line in p.text.splitlines() if line.strip()]
        paragraphs = tuple(Paragraph(n, line) for n, line in enumerate(lines, start=1))
        facts, mentions = text_facts(paragraphs, "passage.txt")
        for f in facts:
            printed[p.id, f.indicator] = name_of(f.figure.printed)
        annex = Annex((TEXT,), tuple(facts), (), 0, paragraphs, mentions=tuple(mentions))
        received.append(Received(File(period.code, p.id, "passage.txt", Path()), "", 0, annex, None))
    found: dict[str, list[_Found]] = {}
    with open_warehouse(None) as warehouse:
        store(warehouse, period, received)
        confront(warehouse, period, law)
        for r in warehouse.rows("SELECT * FROM confrontations WHERE target <> '' ORDER BY ALL"):
            claim = law.rules[r["rule"]].claim
            if claim not in _KINDS:
                continue
            roles: dict[str, list[str]] = {}
            for t in claimed_terms(r["target"]):
                role = {
                    "change": "end",
                    "place": "place",
                    "provinces": "place",
                    "provinces_now": "place",
                    "told_again": "end",
                }.get(claim, t.role)
                role = "end" if claim in _GROWTH and t.role == "numerator" else role
                if claim in _GROWTH and t.role == "denominator":
                    continue
                roles.setdefault(role, []).append(printed[r["unit"], t.operand.code])
            relation = (_KINDS[claim], roles_of(roles))
            held = {"satisfied": True, "violated": False}.get(r["outcome"])
            found.setdefault(r["unit"], []).append((r["rule"], relation, held))
    return found


def roles_of(roles: Mapping[str, Sequence[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((role, tuple(sorted(figures))) for role, figures in sorted(roles.items()))


def passage_of(data: Mapping[str, Any]) -> Passage:
    """A passage from its record."""
    relations = tuple((relation_of(r), bool(r["holds"])) for r in data.get("relations") or ())
    day = date.fromisoformat(str(data["date"]))
    return Passage(data["id"], data["manner"], day, data["text"], relations)


def relation_of(data: Mapping[str, Any]) -> Relation:
    """A relation from its record, whichever occurrence of a figure is meant."""
    roles: dict[str, list[str]] = {}
    for name, role in ROLES[data["kind"]]:
        given = data[name] if isinstance(data[name], list) else [data[name]]
        roles.setdefault(role, []).extend("".join(str(x).split("#")[0].split()) for x in given)
    return data["kind"], roles_of(roles)


def period_of(day: date) -> Period:
    """The period whose report would have been written about that day."""
    around = periods_between(date(day.year - 1, 1, 1), date(day.year + 1, 12, 31))
    return min(around, key=lambda p: abs((p.cut_off - day).days))
