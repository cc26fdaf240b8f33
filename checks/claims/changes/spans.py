"""The clause and the sentence that a figure stands in, as places in the text."""

from collections.abc import Sequence

from assets.prose.figures import TextFigure
from checks.claims.parse import Clause, Passage


def spans(passage: Passage, f: TextFigure, end: int) -> list[tuple[int, int]]:
    """The clause that a figure stands in, then its sentence."""
    found = []
    for clauses in (
        [[c] for s in passage.sentences for c in s.clauses],
        [s.clauses for s in passage.sentences],
    ):
        starts = [_start(c) for c in clauses]
        for a, b in zip(starts, [*starts[1:], end], strict=True):
            if a <= f.start < b:
                found.append((a, b))
    return found


def _start(clauses: Sequence[Clause]) -> int:
    return next((p.start for c in clauses for p in c.phrases), 0)
