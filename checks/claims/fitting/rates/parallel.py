"""Rates beside rates: "A, B, C; tỷ lệ lần lượt là a%, b%, c%", and what they count in columns.

Columns of figures are ``checks/claims/fitting/sums/columns.py``; rates that lie around the rate of all are
``around.py``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from checks.claims.about import between
from checks.claims.fitting.rates.hardly_other import Sure, hardly_other
from checks.claims.named import Named, total
from checks.claims.rates import Rate, fits
from checks.claims.row import Row, Seat
from checks.claims.thresholds import near_within
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings
from checks.claims.words import Words

#: The rates beside one, nearest first; each is in the same paragraph or at most so many from it.
_STEPS = (-1, 1, -2, 2)
#: The words so far before a rate, and after it, tell what it is about.
_BEFORE, _AFTER = 40, 20


def single(r: Rate) -> bool:
    """Whether a rate is of one figure out of one."""
    return len(r.numerator) == len(r.denominator) == 1


def about(r: Rate, words: Words) -> Mapping[str, str]:
    """What a rate is about: the sides that the words around it and its numerator name, levels apart."""
    f, text = r.rate.figure, r.rate.statement.text
    around = text[max(0, f.start - _BEFORE) : f.stop + _AFTER]
    return words.sides_at_any_level(f"{around} {r.numerator[0].label}")


class ParallelRates:
    """Finds what rates are of by the rates beside them."""

    def __init__(self, row: Row, readings: Readings) -> None:
        self.row, self.words = row, readings.words

    def of(self, known: Sequence[Rate], unexplained: Sequence[Seat]) -> Iterator[Rate]:
        """A rate beside others is of the figure beside theirs, out of the same or of what is beside that."""
        of = {r.rate.code: r for r in known if single(r)}
        for rate in unexplained:
            votes, in_own_row, alike = self._votes(rate, of)
            told = [
                (tuple(self.row.by_code[code].named for code in pair), count, pair in in_own_row)
                for pair, count in votes.most_common()
            ]
            chosen = next(((n, q) for (n, q), _, _ in told if fits(rate.named, (n,), (q,))), None)
            for (n, q), count, own in told if chosen is None else ():
                sure = Sure.BESIDE if alike else Sure.LIKELY if count > 1 else Sure.SLIP
                here = count > 1 or self.row.by_code[n.code].sentence == rate.sentence
                if own and here and hardly_other(rate.named, (n,), (q,), sure):
                    chosen = n, q
                    break
            if chosen is not None:
                of[rate.code] = Rate(rate.named, chosen[:1], chosen[1:], stated=False)
                yield of[rate.code]

    def _votes(
        self, rate: Seat, of: Mapping[str, Rate]
    ) -> tuple[Counter[tuple[str, str]], set[tuple[str, str]], bool]:
        """How many rates beside one tell each numerator and denominator, and which those of its paragraph tell.

        The third: whether it and the one before it stand alike, each right after what it is of.
        """
        rates = self.row.rates
        at = rates.index(rate)
        votes: Counter[tuple[str, str]] = Counter()
        in_own_row: set[tuple[str, str]] = set()
        alike = False
        for step in _STEPS:
            beside = rates[at + step] if 0 <= at + step < len(rates) else None
            if beside is None or abs(beside.row - rate.row) > abs(step):
                continue
            one = of.get(beside.code)
            if one is not None and one.numerator[0].code in self.row.place:
                told = list(self._moved(one, -step))
                votes.update(told)
                in_own_row |= set(told) if beside.row == rate.row else set()
                alike = alike or (step == -1 and self._stand_alike(rate, beside, one, told))
        return votes, in_own_row, alike

    def _stand_alike(self, rate: Seat, beside: Seat, one: Rate, told: Sequence[tuple[str, str]]) -> bool:
        """ "2.096 TTHC có quy trình, đạt 96,63%; 1.984 TTHC …, đạt 89,81%": each right after its numerator."""
        if not told or rate.sentence != beside.sentence:
            return False
        pairs = ((self.row.by_code[told[0][0]], rate), (self.row.by_code[one.numerator[0].code], beside))
        return all(n.at == r.at - 1 and self._told_of(n, r) for n, r in pairs)

    def _told_of(self, numerator: Seat, rate: Seat) -> bool:
        """Whether the words between a figure and the rate after it say that it is of the figure."""
        gap = between(numerator.named, rate.named)
        return self.words.tells_share(gap)

    def _moved(self, one: Rate, shift: int) -> Iterator[tuple[str, str]]:
        """What stands so many figures after a rate's numerator, with its denominator and what stands there after it."""
        numerator, whole = one.numerator[0].code, one.denominator[0].code
        moved = self._at(numerator, shift)
        if moved is None or moved.row != self.row.by_code[numerator].row:
            return
        moved_whole = self._at(whole, shift)
        for q in dict.fromkeys((whole, moved_whole.code if moved_whole is not None else whole)):
            if q != moved.code and q in self.row.by_code:
                yield moved.code, q

    def _at(self, code: str, shift: int) -> Seat | None:
        """What can be added and stands so many figures after another."""
        counts = self.row.all_counts
        at = self.row.place[code] + shift if code in self.row.place else -1
        return counts[at] if 0 <= at < len(counts) else None

    def numerators(self, parts: Sequence[Parts], rates: Sequence[Rate]) -> Iterator[Parts]:
        """ "21.306 trên tổng số 30.487; 14.772 trên 91.358. Cả tỉnh 36.087 trên 121.845": as the lower, the upper."""
        of: dict[str, list[Rate]] = {}
        for r in rates:
            if single(r):
                of.setdefault(r.denominator[0].code, []).append(r)
        for p in parts:
            own = [r for x in (p.whole, *p.parts) if len(found := of.get(x.code, [])) == 1 for r in found]
            if not p.adds_up or len(own) <= len(p.parts):
                continue
            if any(about(r, self.words) != about(own[0], self.words) for r in own):
                continue  # rates of different things
            whole, *uppers = (r.numerator[0] for r in own)
            if _all_different((whole, *uppers)) and self._hardly_misses(whole, uppers):
                yield Parts(whole, tuple(uppers), True, by_column=True)

    def denominators(self, parts: Sequence[Parts], rates: Sequence[Rate]) -> Iterator[Parts]:
        """ "2.374,5 tỷ, đạt 54,4% kế hoạch: 1.528,4/2.607,3; 641,9/1.218,5; 204,2/573,0": the lower, as the upper."""
        of = {r.numerator[0].code: r.denominator[0] for r in rates if single(r) and r.holds}
        for p in parts:
            whole, lowers = of.get(p.whole.code), [x.lower for x in p.parts]
            own = [
                self.row.by_code[x.code].named for x in lowers if x is not None and x.code in self.row.by_code
            ]
            if p.adds_up and whole is not None and whole not in own and len(own) == len(lowers) > 1:
                yield Parts(whole, tuple(own), True, by_column=True)

    def _hardly_misses(self, whole: Named, parts: Sequence[Named]) -> bool:
        return abs(whole.value - total(parts)) <= near_within().sum_share * whole.value


def _all_different(named: Sequence[Named]) -> bool:
    return len({x.code for x in named}) == len(named)
