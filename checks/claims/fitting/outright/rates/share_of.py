"""Whether a rate stands right behind a figure as its share, and what words right behind it name.

What it is a share of is in ``out_of.py`` and ``some_of.py``.
"""

from collections.abc import Mapping

from checks.claims.about import between
from checks.claims.row import Row, Seat
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

#: So many letters may stand between what is counted and its share.
GAP = 110
#: Signs that part what is told.
APART = frozenset(";:()")
#: And all signs.
SIGNS = APART | {",", "."}


class ShareOf:
    """Knows the shares of one document and what they stand behind."""

    def __init__(self, row: Row, words: Words, whole_of: Mapping[str, Parts]) -> None:
        """``whole_of``: by the codes of parts, what they are parts of."""
        self.row, self.words, self.whole_of = row, words, whole_of

    def counted(self, rate: Seat) -> Seat | None:
        """The figure that a rate stands right behind as its share."""
        last = self.row.beside(rate, -1)
        if last is None:
            return None
        counted = last if last.depth <= rate.depth else self._divided_by(last, rate.depth)
        before = self.row.beside(last, -1)
        if counted is last and last.noun in self.words.law.attributes and before is not None:
            counted = before  # "22.417 người từ đủ 14 tuổi (93,0%)"
        return counted if counted is not None and self.has_this_share(counted, rate, last) else None

    def _divided_by(self, last: Seat, depth: int) -> Seat | None:
        """ "chi 122,8 tỷ đồng (đầu tư 34,6; thường xuyên 88,2), đạt 88,0%": what the bracket before a rate divides."""
        before = [s for s in self.row.rows[last.row] if s.at < last.at and s.depth == depth]
        of = before[-1] if before else None
        if of is None or of.sentence != last.sentence:
            return None
        if any(not s.count for s in self.row.rows[last.row] if of.at < s.at <= last.at):
            return None  # "2.917 trên 6.583 văn bản (44,3%), cùng kỳ mới đạt 31,8%"
        outer, opened, _ = between(of.named, last.named).partition("(")
        return of if opened and not set(outer) & SIGNS else None

    def with_its_list(self, last: Seat) -> Seat:
        """ "312 cuộc, gồm 47 và 265 cuộc, đạt 46,7%": the whole before its last part; any other figure is itself."""
        p = self.whole_of.get(last.code)
        seats = self.row.seats_of(p) if p is not None and p.adds_up else []
        if not seats or seats[-1] is not last or seats[0].at > last.at or seats[0].sentence != last.sentence:
            return last
        return seats[0] if self.words.mark.search(between(seats[0].named, seats[1].named)) else last

    def has_this_share(self, counted: Seat, rate: Seat, last: Seat | None = None) -> bool:
        """Whether a rate stands right behind a figure, or behind the ``last`` one told with it, as its share."""
        if not counted.count or counted.sentence != rate.sentence or counted.named.figure.over >= 0:
            return False
        gap = self.words.joint_name.sub(" ", between((last or counted).named, rate.named))
        if last is not None and last.depth > counted.depth:
            gap = gap.rpartition(")")[2]
        if rate.depth == counted.depth + 1:  # "nữ 706 người (56,6%)", "(đạt 56,6%)"
            lead, _, inside = gap.partition("(")
            share = not inside.strip() or self.words.shares.fullmatch(inside.strip())
            return bool(share) and len(gap) <= GAP and not set(lead) & set(";:.,)")
        if counted.depth != rate.depth or len(gap) > GAP or set(gap) & APART:
            return False
        called = [*self.words.rate_of.finditer(gap)]
        if called and gap[called[-1].end() :].strip():
            return False  # "cấp tỉnh 168.240 hồ sơ với tỷ lệ đúng hạn 99,12%": a rate of what it is called by
        return bool(self.words.tells_share(gap)) and not self.words.goals.search(gap)

    def has_its_own(self, base: Seat) -> bool:
        """ "469 đại biểu (chiếm 96,3%), trong đó 468 tán thành (chiếm 96,1%)": both may be shares of more than that."""
        rate = self.row.rate_behind(base)
        if rate is None:
            return False
        in_bracket = rate.depth == base.depth + 1 and between(base.named, rate.named).count("(") == 1
        return in_bracket or self.has_this_share(base, rate)

    def named(self, rate: Seat) -> str:
        """What the words right behind a rate say that it is out of; nothing for nothing."""
        tail = rate.named.statement.text[rate.named.figure.stop :]
        return self.words.clause_end.split(tail)[0].strip()

    def alone_in_bracket(self, rate: Seat) -> Seat | None:
        """ "chiếm 90,81% (5.605 hồ sơ)": the only figure in the bracket right behind."""
        of = self.row.bracketed_behind(rate)
        if of is None or not of.count or between(rate.named, of.named).strip() != "(":
            return None
        after = self.row.beside(of, 1)
        closed = after is None or ")" in between(of.named, after.named)
        return of if closed and of.named.figure.over < 0 else None

    def outer_before(self, seat: Seat) -> Seat | None:
        """The figure before another, but for those in brackets between, and for their rates."""
        before = [s for s in self.row.rows[seat.row] if s.at < seat.at and s.sentence == seat.sentence]
        outer = [s for s in before if s.depth <= seat.depth and not s.rate]
        return outer[-1] if outer else None
