"""What is meant in marked passages where one figure is mistyped on purpose.

Offices' own slips are few, and mostly small: a wrong leading digit is as easily typed, and told as well. They count for
less than what offices wrote, for they teach nothing of how offices misreckon.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.checks.claims.marked import Passage
from tests.checks.claims.slipped import slipped
from tests.checks.claims.weigh.estimate import Case

#: So many slips are tried in each report, of these kinds; each counts for so much of one of an office.
_TIMES, _KINDS, _COUNTS = 5, ("digit", "swap", "near", "drop", "left as it was"), 0.3


def meant_in_slips(file: Path, cases_of: Callable[[Passage], Iterable[Case]]) -> Iterator[Case]:
    """The candidates that are meant, and missed, once a figure of theirs is mistyped."""
    for s in slipped(file, _TIMES, "weigh"):
        if s.slip in _KINDS:
            mistyped = replace(s.passage, relations=((s.relation, False),))
            yield from (replace(c, counts=_COUNTS) for c in cases_of(mistyped) if c.meant)
