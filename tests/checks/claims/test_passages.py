"""Marked passages: what a careful reader would confront is confronted, and nobody is accused wrongly.

What may be said of a passage, and how it is compared, is in ``marked.py``.
"""

from functools import cache

import pytest

from tests.checks.claims.marked import FOLDER, Outcome, outcomes, outcomes_of, passages

MANNERS = FOLDER / "office_manners.yaml"
#: By folder, the least share of the relations that is confronted, of the broken ones that is reported, and
#: the most accusations of right figures in a report. They are what was measured, no aim, but for ``learnt``.
FLOORS = {
    "learnt": (0.94, 0.91, 1 / 38), "unseen": (0.95, 0.91, 1 / 35),
    "varied": (0.92, 0.83, 1 / 20), "varied_unseen": (0.91, 0.82, 2 / 5),
    "published": (0.69, 0.48, 1 / 4), "published_unseen": (0.74, 0.48, 3 / 5),
}  # fmt: skip
IDS = [p.id for p in passages(MANNERS)]


@cache
def _told(name: str) -> dict[str, Outcome]:
    told = outcomes_of(FOLDER / name) if name in FLOORS else outcomes(passages(FOLDER / name))
    return {o.passage.id: o for o in told}


def _manners() -> dict[str, Outcome]:
    return _told(MANNERS.name)


def test_every_passage_has_an_id_of_its_own() -> None:
    for name in (MANNERS.name, *FLOORS):
        ids = [p.id for p in passages(FOLDER / name)]
        assert len(ids) == len(set(ids)) == len(_told(name))
    for name in FLOORS:
        assert len(list((FOLDER / name).glob("*.yaml"))) == len(_told(name))


@pytest.mark.parametrize("ident", IDS)
def test_every_broken_relation_is_reported(ident: str) -> None:
    told = _manners()[ident]
    broken = [relation for relation, holds in told.passage.relations if not holds]
    assert told.overlooked == []
    assert bool(told.reported) == bool(broken)


@pytest.mark.parametrize("ident", IDS)
def test_no_relation_that_holds_is_accused(ident: str) -> None:
    assert _manners()[ident].accused == []


@pytest.mark.parametrize("ident", [p.id for p in passages(MANNERS) if not p.relations])
def test_a_passage_that_claims_nothing_violates_nothing(ident: str) -> None:
    assert [relation for relation, held in _manners()[ident].found.items() if not held] == []


def test_nearly_all_relations_are_confronted() -> None:
    told = _manners().values()
    confronted, marked = (sum(len(x) for x in sizes) for sizes in (
        [o.confronted for o in told], [o.passage.relations for o in told],
    ))  # fmt: skip
    assert marked > 150
    assert confronted >= 0.95 * marked, [(o.passage.id, r) for o in told for r in o.missed]


@pytest.mark.parametrize("name", FLOORS)
def test_most_relations_of_whole_reports_are_confronted(name: str) -> None:
    told, (floor, _, _) = _told(name).values(), FLOORS[name]
    confronted, marked = (sum(len(x) for x in sizes) for sizes in (
        [o.confronted for o in told], [o.passage.relations for o in told],
    ))  # fmt: skip
    assert marked > 350
    assert confronted >= floor * marked, [(o.passage.id, r) for o in told for r in o.missed]


@pytest.mark.parametrize("name", FLOORS)
def test_most_slips_in_whole_reports_are_reported(name: str) -> None:
    told, (_, floor, _) = _told(name).values(), FLOORS[name]
    broken = sum(not holds for o in told for _, holds in o.passage.relations)
    overlooked = [(o.passage.id, r) for o in told for r in o.overlooked]
    assert broken > 25
    assert len(overlooked) <= (1 - floor) * broken, overlooked


@pytest.mark.parametrize("name", FLOORS)
def test_whole_reports_are_accused_wrongly_no_oftener_than_known(name: str) -> None:
    told = _told(name)
    accused = [(o.passage.id, *a) for o in told.values() for a in o.accused]
    assert len(accused) <= FLOORS[name][2] * len(told), accused
