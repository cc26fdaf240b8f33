"""A whole with its parts, as found; what follows from it is decided by ``checks/claims/as_claims.py``."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from checks.claims.named import Named, adds_up

#: Below this, figures that add up may do so by chance; so many times below it, with more than that to tell.
TELLING, TELLING_TOGETHER = 100, 20


@dataclass(frozen=True)
class Parts:
    """Parts found for a whole. ``all_named``: the words say that nothing is left out.

    ``group`` is the group of sides that the parts' labels make complete, if they do; ``by_column`` is
    whether each part stands in a row of a list beside other figures of that row; ``around``: they do not
    make up the whole but lie around it, as rates do.
    """

    whole: Named
    parts: tuple[Named, ...]
    all_named: bool
    group: str | None = None
    by_column: bool = False
    around: bool = False

    @cached_property
    def adds_up(self) -> bool:
        """Whether the parts make up the whole, as rounded."""
        return adds_up(self.whole, self.parts)

    @cached_property
    def codes(self) -> tuple[str, frozenset[str]]:
        """The whole's code and those of its parts, by which the same parts are known again."""
        return self.whole.code, frozenset(x.code for x in self.parts)


class Divisions:
    """Which figures make up which, of what adds up: by whole each set of its parts, by part its wholes."""

    def __init__(self, sums: Iterable[Parts]) -> None:
        self.parts_of: dict[str, list[set[str]]] = {}
        self.wholes_of: dict[str, set[str]] = {}
        for p in sums:
            if p.adds_up:
                whole, parts = p.codes
                self.parts_of.setdefault(whole, []).append(set(parts))
                for code in parts:
                    self.wholes_of.setdefault(code, set()).add(whole)
