"""Rates told one after the other behind as many counts: "14.912, 3.467 và 261 lượt, tương ứng 80,0%, 18,6% và 14,0%".

Each is of the count in its place; out of what, the others tell: all of one figure, or each of one in its own place.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from checks.claims.about import between, gap_before
from checks.claims.fitting.outright.rates.out_of import Two
from checks.claims.row import HUNDRED, ONE, Row, Seat, is_share, sum_of
from checks.claims.words import Words

#: So many rates stand in turn at least; so many that fit one figure are no chance.
_FEWEST, _SEVERAL = 2, 2
#: What they are out of stands so many paragraphs before at most; if several of them agree on it, so many.
_BACK, _FAR = 2, 12


class InTurn:
    """Finds what the rates of one document that stand in turn are of."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words

    def of_one(self, rate: Seat) -> Two | None:
        """The count in the place of a rate, out of the one figure that all the others beside it are out of."""
        pairs = self._pairs(rate)
        others = [(c, r) for c, r in pairs if r is not rate]
        if not others:
            return None
        counted = next(c for c, r in pairs if r is rate)
        most, all_of_them = max(c.value for c, _ in pairs), sum_of([c for c, _ in pairs])
        before = [s for s in self._before(pairs[0][0], _FAR) if s.value >= most]
        # "nam 1.471 người, nữ 1.092 người, tương ứng 75,4% và 42,6%": of both together
        if len(others) < _SEVERAL:
            before = [s for s in before if s.value == all_of_them]
        fit = [b for b in reversed(before) if all(is_share(c, r, b) for c, r in others)]
        # of those that are so near each other, the one that it fits as well
        base = next((b for b in fit if is_share(counted, rate, b)), fit[0] if fit else None)
        return (counted, base) if base is not None else None

    def of_their_own(self, rate: Seat) -> Two | None:
        """The same out of the figure in its place of as many before them, where each other is out of that in its own.

        "Thường xuyên 1.284,2 và đầu tư 862,5. … lần lượt là 1.057,9 và 535,4, tương ứng 82,4% và 64,2% của từng nguồn".
        """
        pairs = self._pairs(rate)
        if not pairs or abs(sum(r.value for _, r in pairs) - HUNDRED) <= ONE:
            return None  # shares of one figure
        counts, before = [c for c, _ in pairs], self._before(pairs[0][0], _BACK)
        for n in range(len(before) - len(counts), -1, -1):
            bases = before[n : n + len(counts)]
            trios = [(c, r, b) for (c, r), b in zip(pairs, bases, strict=True)]
            fit = all(is_share(c, r, b) for c, r, b in trios if r is not rate)
            if fit and _divide(counts, bases):
                return next((c, b) for c, r, b in trios if r is rate)
        return None

    def of_brackets(self, rate: Seat) -> Two | None:
        """ "A (a), B (b), C (c); tỷ lệ … tương ứng là x%, y% và z%": of what is in each bracket."""
        rates = self._rates_beside(rate)
        if len(rates) <= _FEWEST:
            return None
        own = [s for s in self.row.counts[rate.row] if s.sentence == rate.sentence and s.at < rates[0].at]
        told = own[-2 * len(rates) :]
        outer, inner = told[::2], told[1::2]
        alike = len(inner) == len(rates) and all(
            b.depth == a.depth + 1 and b.value <= a.value for a, b in zip(outer, inner, strict=True)
        )
        if not alike or not self._told_in_turn(between(told[-1].named, rates[0].named)):
            return None
        trios = list(zip(inner, rates, outer, strict=True))
        if not all(is_share(c, r, b) for c, r, b in trios if r is not rate):
            return None
        return next((c, b) for c, r, b in trios if r is rate)

    def _told_in_turn(self, behind: str) -> bool:
        return bool(self.words.same_change.search(behind) or self.words.in_turn.search(behind))

    def _pairs(self, rate: Seat) -> list[tuple[Seat, Seat]]:
        """The rates that stand in turn with one, each with its count; none unless words say so."""
        rates = self._rates_beside(rate)
        counts = self._counts_before(rates)
        if len(rates) < _FEWEST or len(counts) != len(rates) or not self._in_turn(counts, rates):
            return []
        return list(zip(counts, rates, strict=True))

    def _before(self, first: Seat, back: int) -> list[Seat]:
        """What may be out of what is counted: outside of brackets, in its paragraph or so many before it."""
        return [s for s in self.row.counts_before(first.row, back) if s.at < first.at and not s.depth]

    def _rates_beside(self, rate: Seat) -> list[Seat]:
        """The rates that stand in a row with one, only signs and "và" between them."""
        own = [s for s in self.row.rows[rate.row] if (s.sentence, s.depth) == (rate.sentence, rate.depth)]
        n = own.index(rate)
        before = takewhile(self._joined, pairwise(reversed(own[: n + 1])))
        after = takewhile(lambda p: self._joined(p[::-1]), pairwise(own[n:]))
        found = [b for _, b in before][::-1] + [rate] + [b for _, b in after]
        return found if all(s.rate and not s.change for s in found) else []

    def _joined(self, pair: tuple[Seat, Seat]) -> bool:
        """Whether a figure stands right behind another in a row: the later is given first."""
        later, first = pair
        gap = between(first.named, later.named)
        plain = gap.strip() in ("", ",", ";") or self.words.join.fullmatch(gap) is not None
        return first.rate and later.rate and later.at == first.at + 1 and plain

    def _counts_before(self, rates: Sequence[Seat]) -> list[Seat]:
        """As many counts right before rates, outside of brackets, in their sentence or all in the one before it."""
        if not rates:
            return []
        first = rates[0]
        told = [s for s in self.row.rows[first.row] if s.at < first.at and s.depth == first.depth]
        own = [s for s in told if s.sentence == first.sentence]
        before = (own or [s for s in told if s.sentence == first.sentence - 1])[-len(rates) :]
        plain = (
            all(s.count and s.named.figure.over < 0 for s in before)
            and len({s.noun for s in before} - {""}) < _FEWEST
        )
        return before if plain else []

    def _in_turn(self, counts: Sequence[Seat], rates: Sequence[Seat]) -> bool:
        """Whether words say that rates are those of counts, each in its place."""
        lead, behind = gap_before(counts[0].named), between(counts[-1].named, rates[0].named)
        if set(behind) & set("()"):
            return False
        # "…, khác 109; tỷ lệ tương ứng 71,1%, …", "… nộp tiền mặt. Cơ cấu tương ứng là 70,6%, …"
        before, _, last = behind.replace(". ", ";").rpartition(";")
        in_turn = not before and self.words.in_turn.search(lead) and self.words.tells_share(behind)
        return ";" not in before and (self._told_in_turn(last) or bool(in_turn))


def _divide(counts: Sequence[Seat], bases: Sequence[Seat]) -> bool:
    """Whether each of some figures may be out of that in its place: they count the same, and are not more."""
    alike = {s.noun for s in bases} == {s.noun for s in counts} != {""}
    together = len({s.sentence for s in bases}) == 1
    return alike and together and all(c.value <= b.value for c, b in zip(counts, bases, strict=True))
