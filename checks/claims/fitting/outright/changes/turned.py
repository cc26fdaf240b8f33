"""What one figure became: "từ 156 xuống còn 70 đơn vị, giảm 86", "trước khi sắp xếp có 487 đơn vị, nay còn 414".

Both ends are told beside the rise or fall between them. What is compared with what was then is ``every.py``.
"""

from assets.prose.figures import POINTS
from checks.claims.about import between, own_lead, since
from checks.claims.changes import PLACES
from checks.claims.fitting.change_ends import LEAD
from checks.claims.row import Row, Seat
from checks.claims.words import Words

#: What is now, and what was then.
Ends = tuple[Seat, Seat]


class Turned:
    """Finds between which two figures of one document a rise or fall lies, where one became the other."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words

    def into(self, by: Seat) -> Ends | None:
        """ "sáp nhập 30 trường thành 21 trường, giảm 09 trường"; "giảm từ 156 xuống còn 70 đơn vị (giảm 86 đơn vị"."""
        now = self.row.beside(by, -1)
        base = self.row.beside(now, -1) if now is not None else None
        if now is None or base is None or by.noun in (POINTS, *PLACES) or by.rate:
            return None
        plain = not any(s.change or s.rate or s.rank or s.named.figure.over >= 0 for s in (now, base))
        if not plain or {by.noun, base.noun} - {"", now.noun}:
            return None
        if not base.sentence == now.sentence == by.sentence or base.depth != now.depth:
            return None
        turned, lead = between(base.named, now.named), between(now.named, by.named)
        if self._has_its_own_subject(by, lead):
            return None
        if len(turned) > LEAD or len(lead) > LEAD or set(turned) & set(",.;:()") or set(lead) & set(".;:)"):
            return None
        told = self.words.turned_into.search(turned.casefold()) or self.words.became.search(turned)
        return (now, base) if told else None

    def behind(self, by: Seat) -> Ends | None:
        """ "tăng 32,08% (từ 29.952 lên 39.560 hồ sơ)", "giảm 68,66%, từ 351 xuống còn 110": from what to what."""
        then, now = self.row.beside(by, 1), self.row.beside(by, 2)
        if then is None or now is None or not then.sentence == now.sentence == by.sentence:
            return None
        lead, turned = between(by.named, then.named), between(then.named, now.named)
        plain = not set(lead) & set(".;:)") and not set(turned) & set(",.;:()") and then.depth == now.depth
        told = self.words.change_from.fullmatch(
            since(lead, (",", "(")).strip()
        ) and self.words.change_to.search(turned)
        return (now, then) if plain and told and self._alike(then, now, by) else None

    def after_it(self, by: Seat) -> Ends | None:
        """ "Trước khi sắp xếp có 487 đơn vị. Sau đó còn 414 đơn vị, giảm 73 đơn vị": what was before and after."""
        now = self.row.beside(by, -1)
        then = self.row.beside(now, -1) if now is not None else None
        if now is None or then is None or now.sentence != by.sentence or then.depth != now.depth:
            return None
        lead = between(now.named, by.named)
        if len(lead) > LEAD or set(lead) & set(".;:") or not now.noun or by.rate:
            return None
        first = self.words.at_first.search(own_lead(then.named))
        last = self.words.at_last.search(between(then.named, now.named))
        return (now, then) if first and last and self._alike(then, now, by) else None

    def _alike(self, then: Seat, now: Seat, by: Seat) -> bool:
        """Whether two figures count the same, and a rise or fall what they do, or their growth."""
        if by.noun in PLACES or not (then.count and now.count) or by.noun == POINTS:
            return False
        nouns = {then.noun, now.noun} - {""}
        return len(nouns) <= 1 and (by.rate or not by.noun or by.noun in nouns)

    def _has_its_own_subject(self, by: Seat, lead: str) -> bool:
        """ "3 sở còn 1 sở, số phòng chuyên môn giảm 7": whether what rose or fell is named right before it."""
        told = since(lead, (",", "(")).strip().casefold()
        changed = self.words.change.search(told)
        return not by.noun and changed is not None and bool(self.words.naming.match(told))
