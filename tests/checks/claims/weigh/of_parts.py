"""Wholes with what may be their parts, in marked passages: which were meant."""

from collections.abc import Iterator
from pathlib import Path

from checks.claims.weighed.observed import Observed
from tests.checks.claims.marked import Passage, Relation, passages, roles_of, same
from tests.checks.claims.weigh.estimate import Case
from tests.checks.claims.weigh.of_slips import meant_in_slips
from tests.checks.claims.weigh.reading import figures_of, printed, relations_of


def cases_of(file: Path) -> list[Case]:
    """The candidates of the passages of one file, with those that are meant where a figure is mistyped on purpose."""
    return [*(c for p in passages(file) for c in _cases(p)), *meant_in_slips(file, _cases)]


def _cases(p: Passage) -> Iterator[Case]:
    marked = {x: holds for r, holds in p.relations for x in same(r)}
    wrong = {x for r, holds in p.relations if not holds for x in figures_of(r)}
    for relation, observed in _candidates(p):
        if marked.get(relation) is False:
            yield Case(p.id, True, observed)
        elif relation not in marked and not figures_of(relation) & wrong:
            yield Case(p.id, False, observed)


def _candidates(p: Passage) -> Iterator[tuple[Relation, tuple[Observed, ...]]]:
    for whole, run, observed in relations_of(p).weighed.candidates():
        roles = {"whole": [printed(whole.named)], "part": [printed(s.named) for s in run]}
        yield ("balance", roles_of(roles)), tuple(observed)
