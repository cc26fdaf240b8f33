"""Rises and falls whose sentence tells both ends beside them: they are held against these, however far off.

"Năm 2020 là 684 triệu đồng, giảm 9,0% so với năm 2019 (552 triệu đồng)" cannot be meant of anything else. What fits is
``differences.py``; what only a slip keeps from fitting, or from afar, is ``near_changes.py``.
"""

from dataclasses import replace

from assets.prose.figures import POINTS
from checks.claims.about import between, gap_before
from checks.claims.changes import PLACES, Change
from checks.claims.fitting.change_ends import LEAD, ChangeEnds, change_between
from checks.claims.row import Row, Seat
from checks.claims.words import Words


class OutrightChanges:
    """Finds the changes of one document that are told outright."""

    def __init__(self, row: Row, ends: ChangeEnds, words: Words) -> None:
        self.row, self.ends, self.words = row, ends, words

    def of(self, by: Seat, falls: bool) -> Change | None:
        """The change between the figure right before and what the bracket right behind says it is compared with."""
        now, base = self.row.beside(by, -1), self.row.bracketed_behind(by)
        if now is None or base is None or not self._is_told(now, by, base):
            return None
        change = change_between(now, base, by, relative=bool(by.rate and not now.rate))
        return replace(change, falls=falls, by_name=True)

    def _is_told(self, now: Seat, by: Seat, base: Seat) -> bool:
        """Whether a rise or fall stands between what there is and, in a bracket, what there was."""
        if by.noun in (POINTS, *PLACES) or now.change or now.rate or now.rank or base.rate or base.change:
            return False
        if not now.noun == base.noun != "" or not (by.rate or by.noun in ("", now.noun)):
            return False
        if not now.sentence == by.sentence == base.sentence or now.depth or by.depth or base.depth != 1:
            return False
        lead, behind = between(now.named, by.named), between(by.named, base.named)
        if len(lead) > LEAD or set(lead) & set(";:()") or set(behind) & set(";:,"):
            return False
        after = self.row.beside(base, 1)
        if after is not None and ")" not in between(base.named, after.named):
            return False  # "tăng 40,4% … về số giao dịch (118.406 so với 84.332 giao dịch)": its own two ends
        return bool(self.words.base.search(behind)) and not self._is_part(now) and self.ends.is_base(base)

    def _is_part(self, now: Seat) -> bool:
        """ "84 giải, gồm 09 giải nhất, 75 giải nhì, tăng 05 giải so với năm 2022 (80 giải)": of what it is some of."""
        before = (s for s in self.row.sentence_of(now) if s.at < now.at and s.noun == now.noun)
        return bool(self.words.mark.search(gap_before(now.named))) or any(before)
