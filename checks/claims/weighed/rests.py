"""What is left behind a share that fits: "đã thu hồi 9.218,6, bằng 77,4% số phải thu; số còn phải thu 2.668,8".

It may be told in several figures ("hoàn thành 31/52 nhiệm vụ (59,6%), đang triển khai 18, còn 02 chưa đến hạn").

The share says out of what, so the rest is what that lacks. Rests that fit are
``checks/claims/fitting/sums/near_by.py``; those that no share tells of are weighed (``of_two.py``).
"""

from collections.abc import Iterator, Sequence

from checks.claims.about import between, gap_before
from checks.claims.rates import Rate
from checks.claims.row import Row, Seat, makes_up, slips_of
from checks.claims.weighed.ruled_out import RuledOut
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words
from checks.typing_slips import IN_PLACE

#: A rest stands so soon behind its share.
_SOON = 60


class Rests:
    """Finds the rests that one slip keeps from being what is left."""

    def __init__(self, row: Row, words: Words, ruled_out: RuledOut) -> None:
        self.row, self.words, self.ruled_out = row, words, ruled_out

    def all(self, rates: Sequence[Rate]) -> Iterator[Parts]:
        """What was counted and what is left of its whole, where one slip keeps them from making it up."""
        for r in rates:
            if len(r.numerator) != 1 or len(r.denominator) != 1 or not r.holds:
                continue
            seats = (self.row.by_code.get(n.code) for n in (*r.denominator, *r.numerator, r.rate))
            whole, done, rate = seats
            if whole is None or done is None or rate is None:
                continue
            rests = self._rests(rate, done)
            if not rests or any(s in (whole, done) for s in rests) or makes_up(whole, (done, *rests)):
                continue
            slipped = set(slips_of(whole, (done, *rests))) & set(IN_PLACE)
            if slipped and not self.ruled_out.is_of_another(whole, (done, *rests)):
                yield Parts(whole.named, (done.named, *(s.named for s in rests)), False, by_column=True)

    def _rests(self, rate: Seat, done: Seat) -> list[Seat]:
        """What is left, behind a share of what was done: the last of it is called so, all count the same."""
        found: list[Seat] = []
        before = rate
        while (rest := self.row.beside(before, 1)) is not None and self._is_left(before, rest, done):
            found.append(rest)
            before = rest
        return found if found and self.words.left_over.search(gap_before(found[-1].named)) else []

    def _is_left(self, before: Seat, rest: Seat, done: Seat) -> bool:
        """Whether words right behind a share, or what is left already, call a figure what is left."""
        gap = between(before.named, rest.named)
        if rest.rate or rest.change or len(gap) > _SOON or ". " in gap or "(" in gap:
            return False
        if rest.noun != done.noun and rest.noun not in self.words.takes_in.get(done.noun, ()):
            return False
        return any(p.search(gap) for p in (self.words.left_over, self.words.flow.left))
