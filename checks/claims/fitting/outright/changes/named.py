"""What rose or fell by its own name: "So với cùng kỳ (16.446 hồ sơ), số hồ sơ tiếp nhận mới tăng 2.531 hồ sơ".

Of several figures it is since what the only one that is called so counts. Rates out of what words name are
``checks/claims/fitting/outright/rates/of_named.py``.
"""

from assets.prose.figures import prose_words
from checks.claims.about import between, own_lead, since, words_in
from checks.claims.fitting.change_ends import ChangeEnds
from checks.claims.row import Row, Seat
from checks.claims.words import Words

#: What rose stands so many paragraphs before at most.
_BACK = 2


class NamedChanges:
    """Finds what changed where the sentence of a change names it."""

    def __init__(self, row: Row, ends: ChangeEnds, words: Words) -> None:
        self.row, self.ends, self.words = row, ends, words

    def of(self, by: Seat) -> tuple[Seat, Seat] | None:
        """The only figure of the paragraph before that is called so, and what it is compared with right before it."""
        base = self.row.beside(by, -1)
        if base is None or not base.count or base.sentence != by.sentence or by.depth or not base.value:
            return None
        lead = between(base.named, by.named).partition(")")[2].casefold()
        changed = self.words.change.search(lead)
        begun = self.words.in_number.search(lead)
        if base.depth != 1 or not self.ends.is_base(base) or changed is None or begun is None:
            return None
        name = lead[begun.end() : changed.start()]
        noun, telling = words_in(prose_words().known_words(name.strip())), words_in(name)
        if set(name) & set(",.;:()") or not noun or not telling - noun or base.noun not in ("", by.noun):
            return None
        before = [s for s in self.row.counts_before(by.row, _BACK) if s.at < base.at]
        told = [s for s in before if telling <= self._called(s) and self._is_now(s, base)]
        return (told[0], base) if len({s.value for s in told}) == 1 else None

    def _is_now(self, seat: Seat, base: Seat) -> bool:
        lead = own_lead(seat.named)
        then = self.words.base.search(lead) or self.words.other_time.search(lead)
        return not then and seat.noun in ("", base.noun) and seat.named.figure.over < 0

    def _called(self, seat: Seat) -> set[str]:
        """The words right before a figure, and what it counts."""
        lead = since(own_lead(seat.named), (",", ";", ":", "("))
        return set() if self.words.mark.search(lead) else words_in(f"{lead} {seat.noun}")
