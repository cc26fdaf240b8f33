"""How far a figure is from another that stands in a bracket: "đạt 82,13%, tăng 2,65 điểm so với năm 2017 (79,48%)".

Or with the bracket before: "88,40 điểm, cao hơn bình quân cả nước (87,15 điểm) 1,25 điểm". Counts whose base stands
behind are told in ``every.py``.
"""

from assets.prose.figures import POINT, POINTS
from checks.claims.about import between, gap_before, opened
from checks.claims.changes import PLACES
from checks.claims.fitting.change_ends import LEAD, ChangeEnds
from checks.claims.row import Row, Seat
from checks.claims.words import Words


class Bracketed:
    """Finds what is compared with a figure in a bracket, by how much."""

    def __init__(self, row: Row, ends: ChangeEnds, words: Words) -> None:
        self.row, self.ends, self.words = row, ends, words

    def before(self, by: Seat) -> tuple[Seat, Seat] | None:
        """The figure before a comparison whose base stands in a bracket right before by how much it differs."""
        base = self.row.beside(by, -1)
        if base is None or base.depth != by.depth + 1 or by.noun in PLACES:
            return None
        closed = self.words.base_closed.fullmatch(gap_before(by.named))
        now = self._now(base, by) if closed and not base.change else None
        return (now, base) if now is not None and self._compares(now, base) else None

    def behind(self, by: Seat) -> tuple[Seat, Seat] | None:
        """The rate right before points, with that in the bracket that their base opens right behind them."""
        now, base = self.row.beside(by, -1), self.row.beside(by, 1)
        if (
            by.noun not in (POINTS, POINT)
            or now is None
            or base is None
            or base.depth != by.depth + 1
            or base.change
        ):
            return None
        bracket = opened(between(by.named, base.named))
        since = (
            bracket is not None and not set(bracket[0]) & set(".;:,") and self.words.base.search(bracket[0])
        )
        lead = between(now.named, by.named)
        beside = len(lead) <= LEAD and not set(lead) & set(".;:()") and now.depth == by.depth
        plain = now.rate and base.rate and not now.change and now.sentence == by.sentence == base.sentence
        return (now, base) if since and beside and plain else None

    def _now(self, base: Seat, by: Seat) -> Seat | None:
        """The nearest figure of the same kind before the comparison, but for those in brackets and by how much."""
        own = [s for s in self.row.rows[by.row] if s.sentence == by.sentence and s.at < base.at]
        told = [s for s in own if s.depth == by.depth and not (s.change or s.rank)]
        now = told[-1] if told else None
        alike = now is not None and (now.rate, now.noun) == (base.rate, base.noun)
        return now if alike and (by.noun in (POINTS, base.noun) or base.rate) else None

    def _compares(self, now: Seat, base: Seat) -> bool:
        """Whether nothing but a word that compares stands between two figures, up to the bracket of the other."""
        told = self.row.beside(base, -1)
        lead = between((told if told is not None and told.at > now.at else now).named, base.named)
        outer = lead.rpartition("(")[0].rpartition(")")[2]
        return len(outer) <= 2 * LEAD and not set(outer) & set(".:") and bool(self.words.change.search(outer))
