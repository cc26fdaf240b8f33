"""A whole with its parts, as found; what follows from it is decided by ``checks/claims/as_claims.py``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from checks.claims.about import BRACKET, between
from checks.claims.named import Named, adds_up, total
from checks.typing_slips import slip_between


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

    @property
    def all_codes(self) -> frozenset[str]:
        """The codes of all its figures."""
        return self.codes[1] | {self.whole.code}

    def is_plainly(self, part: Named) -> bool:
        """Whether a part stands right after the whole in one sentence, so that nothing else can be its whole.

        Other parts may stand between if all count the same: "82 thủ tục, trong đó có 19 thủ tục …, 91 thủ tục …".
        """
        whole, parts = self.whole, self.parts
        s = whole.statement
        if s is not part.statement or part.position <= whole.position:
            return False
        gap = between(whole, part)
        outside = BRACKET.sub("", gap)  # "57 văn bản (nghị quyết 12; quyết định 45), trong đó 61 văn bản"
        ends = (". ",) if ";" in outside else (". ", "; ", "(")
        start = max(s.text.rfind(end, 0, whole.figure.start) for end in ends) + 1
        nouns = (whole.figure.noun, "")
        alike = [
            f
            for f in s.figures[: whole.position]
            if f.start >= start and f.noun in nouns and f.quantity != "rate"
        ]
        if alike:
            return (
                False  # one of a list, or the last of several: "41 người, 36 người, 24 người; trong đó 62 …"
            )
        inside = [(whole.figure.stop + m.start(), whole.figure.stop + m.end()) for m in BRACKET.finditer(gap)]
        alike_between = {
            x.position for x in parts if x.figure.noun == part.figure.noun == whole.figure.noun != ""
        }
        plain_rates = all(
            f.quantity == "rate" or n in alike_between or any(a <= f.start < b for a, b in inside)
            for n, f in enumerate(s.figures[whole.position + 1 : part.position], start=whole.position + 1)
        )
        return plain_rates and ". " not in outside and ")" not in outside

    @cached_property
    def exceeding(self) -> list[Named]:
        """The parts that are more than the whole although nothing else can be theirs."""
        return [x for x in self.parts if x.value > self.whole.value and self.is_plainly(x)]


def misses_by_a_slip(whole: Named, parts: Sequence[Named]) -> bool:
    """Whether parts miss their whole by any slip of typing in it."""
    values = (whole.value, total(parts))
    return all(v == int(v) for v in values) and bool(slip_between(*map(int, values)))


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
