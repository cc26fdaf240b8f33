"""Rates, growth and differences with the two figures that they are meant of, although they miss them.

Of what a rate may be is ``counted.py`` and ``bases.py``; here it is asked of which it is meant, and whether one that it
misses is likelier than all that it happens to fit. Rates that fit are found by ``checks/claims/rates`` and
``checks/claims/fitting``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assets.prose.figures import POINTS
from checks.claims.changes import Change, holds
from checks.claims.fitting.row import ONE, Row, Seat, slips_of, sum_of
from checks.claims.rates import Rate, fits
from checks.claims.rates.rate import mistyped
from checks.claims.slips import SWAPPED, slip_between
from checks.claims.weighed.around import Around
from checks.claims.weighed.bases import Bases
from checks.claims.weighed.counted import Counted
from checks.claims.weighed.observed import Observed, apart, chance, number, slip, with_pairs
from checks.claims.weighed.weights import Weights, weights
from checks.claims.wholes.parts import Divisions
from checks.claims.wholes.readings import Readings

SHARE, GROWTH, DIFFERENCE = "share", "growth", "difference"
#: Of what is counted, so many are followed up, each if so likely; of what is left, whatever is so likely.
_FOLLOWED, _FOLLOW, _LIKELY = 4, 0.01, 0.02
#: Counts of less fit anything with one digit changed.
_TELLING = 10 * ONE
_HUNDRED = 100 * ONE
_ROUND = 100 * ONE
_PAIRS = (
    ("apart", "likely"), ("fits", "likely"), ("read", "apart"), ("read", "likely"), ("kind", "apart"),
    ("nothing", "likely"), ("mistyped", "apart"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfTwo:
    """A rate or change that may be meant of some figures; ``fits``: it is what they make."""

    told: Seat
    counted: tuple[Seat, ...]
    base: Seat
    likely: float
    fits: bool


class WeighedTwo:
    """Weighs what each rate and change of a document may be of."""

    def __init__(self, row: Row, readings: Readings, divisions: Divisions) -> None:
        self.row, self.words = row, readings.words
        self.around = Around(row, readings.words)
        self.counted = Counted(self.around, divisions)
        self.divisions = divisions
        self.law: Mapping[str, Weights] | None = None
        self.rates: Mapping[str, Rate] = {}
        self.changes: Mapping[str, Change] = {}
        self.bases = Bases(self.around, divisions, {})

    def read_as(self, rates: Sequence[Rate], changes: Sequence[Change]) -> None:
        """What the rates and changes were read as so far."""
        self.rates = {r.rate.code: r for r in rates}
        self.changes = {c.by.code: c for c in changes}
        known = {code: r for code, r in self.rates.items() if fits(r.rate, r.numerator, r.denominator)}
        self.bases = Bases(self.around, self.divisions, known)

    def _law(self, name: str) -> Weights:
        """The weights for one question: those in use, or those set."""
        return weights(name) if self.law is None else self.law[name]

    def told(self) -> Iterator[Seat]:
        """The rates and changes that are asked about."""
        for s in self.row.seats:
            if (s.rate or s.change) and s.noun != POINTS and not s.rank and s.value > 0:
                yield s

    def all(self) -> tuple[list[Rate], list[Change]]:
        """The rates and changes that weigh enough to be told although they miss what they are of."""
        rates: list[Rate] = []
        changes: list[Change] = []
        enough = weights("of_two").enough
        for s in self.told():
            if self._sure(s):
                continue
            weighed = [(weights("of_two").sum(observed), x) for x, observed in self.missed(s)]
            weight, best = max(weighed, key=lambda pair: pair[0], default=(enough - 1, None))
            if best is None or weight < enough:
                continue
            if kind_of(s) == SHARE:
                counted = tuple(x.named for x in best.counted)
                rates.append(Rate(s.named, counted, (best.base.named,), stated=False))
            else:
                changes.append(self._change(best))
        return rates, changes

    def _sure(self, s: Seat) -> bool:
        """Whether the words state what a rate is of, and it is; or it is told already that it is not."""
        rate, change = self.rates.get(s.code), self.changes.get(s.code)
        if rate is not None:
            return rate.stated or not fits(rate.rate, rate.numerator, rate.denominator)
        return change is not None and not holds(change)

    def candidates(self, told: Seat) -> list[OfTwo]:
        """All that a rate or change may be of, the likeliest first; what is left to a hundred is that it is of nothing."""
        kind, found = kind_of(told), []
        counted = list(self.counted.of(told))
        likely = self._law(f"counted_{kind}").chances([observed for _, observed in counted])
        order = sorted(range(len(counted)), key=lambda i: -likely[i])[:_FOLLOWED]
        for i in order:
            run = counted[i][0]
            if not run or likely[i] < _FOLLOW:
                continue
            bases = list(self.bases.of(told, run))
            of_these = self._law(f"base_{kind}").chances([observed for _, observed in bases])
            found += [
                OfTwo(told, run, base, likely[i] * p, makes(told, run, base))
                for (base, _), p in zip(bases, of_these, strict=True)
            ]
        return sorted(found, key=lambda x: -x.likely)

    def missed(self, told: Seat) -> Iterator[tuple[OfTwo, list[Observed]]]:
        """What a rate or change may be of although it misses it, and what is observed about that."""
        found = self.candidates(told)
        fit = sum(x.likely for x in found if x.fits)
        nothing = 1 - sum(x.likely for x in found)
        read = self._read(told)
        rank = 0
        for x in found:
            if x.fits or x.likely < _LIKELY or not x.base.value or not sum_of(x.counted):
                continue
            yield x, with_pairs(self._observed(x, fit, nothing, read, rank), _PAIRS)
            rank += 1

    def _observed(self, x: OfTwo, fit: float, nothing: float, read: str, rank: int) -> Iterator[Observed]:
        told, kind, true = x.told, kind_of(x.told), truth(x)
        unit = ONE // 10**told.named.figure.decimals * told.named.figure.scale
        printed, exact = told.value // unit, (true + unit // 2) // unit
        yield "kind", kind
        yield "likely", chance(x.likely)
        yield "fits", chance(fit)
        yield "nothing", chance(nothing)
        yield "fits, against it", "likelier" if fit > x.likely else chance(fit / x.likely)
        yield "rank", number(rank, 3)
        points = abs(true - told.value) / ONE
        if kind == DIFFERENCE:
            points = _HUNDRED * abs(true - told.value) / max(x.base.value, sum_of(x.counted)) / ONE
        yield "apart", apart(points)
        yield "relative", apart(100 * abs(true - told.value) / max(true, unit))
        yield "slip", slip([slip_between(printed, exact)], len(str(printed)))
        yield "mistyped", self._mistyped(x, kind)
        yield "decimals", number(told.named.figure.decimals, 2)
        yield "figures", f"{len(x.counted)}"
        yield "read", read
        if kind == SHARE and (true > _ROUND) != (told.value > _ROUND):
            yield "over a hundred", "one of them"
        if told.value == _ROUND:
            yield "it is", "a hundred"

    def _read(self, told: Seat) -> str:
        """What the rate was read as so far."""
        rate, change = self.rates.get(told.code), self.changes.get(told.code)
        if rate is not None:
            seats = [self.row.by_code.get(n.code) for n in (*rate.numerator, *rate.denominator)]
            near = all(s is not None and (s.row, s.sentence) == (told.row, told.sentence) for s in seats)
            fit = "fits" if fits(rate.rate, rate.numerator, rate.denominator) else "misses"
            said = "stated" if rate.stated else "found"
            return f"{fit}, {said}, {number(len(seats), 3)}, {'near' if near else 'far'}"
        if change is not None:
            return "fits a change" if holds(change) else "misses a change"
        return "nothing"

    def _mistyped(self, x: OfTwo, kind: str) -> str:
        """Whether one of the two figures mistyped would explain the miss."""
        if kind == DIFFERENCE:
            more, less = sorted((x.counted[0], x.base), key=lambda s: -s.value)
            return slip(slips_of(more, (less, x.told)), 1)
        found = set()
        for s, other in ((x.counted[0], x.base), (x.base, x.counted[0])):
            if len(x.counted) > 1 or s.value < _TELLING or s.value % ONE or s.named.figure.scale != 1:
                continue
            for way, value in mistyped(s.named):
                a, b = (int(value) * ONE, other.value) if s is x.counted[0] else (other.value, int(value) * ONE)
                if b > 0 and abs(_quotient(a, b, kind) - x.told.value) <= x.told.half:
                    found.add(way)
        kind_found = "digits_swapped" if set(SWAPPED) & found else "digit_changed" if found else "none"
        return f"{kind_found}, {number(x.told.named.figure.decimals, 2)} decimals"

    def _change(self, x: OfTwo) -> Change:
        """A change of two figures: that called a base, or of another time, is the earlier one."""
        n, base, words = x.counted[-1], x.base, self.words
        for s, other in ((n, base), (base, n)):
            if words.base.search(s.phrase) or words.other_time.search(s.phrase) or s.at > x.told.at > other.at:
                n, base = other, s
                break
        relative = x.told.rate and not n.rate
        return Change(n.named, base.named, x.told.named, base.value > n.value, relative=relative)


def kind_of(told: Seat) -> str:
    """Whether a figure tells a share, growth or a difference."""
    return (GROWTH if told.change else SHARE) if told.rate else DIFFERENCE


def truth(x: OfTwo) -> int:
    """What a rate or change would be, of what it may be of, in millionths; of growth the nearer of both ways."""
    kind, n, base = kind_of(x.told), sum_of(x.counted), x.base.value
    if kind == DIFFERENCE:
        return abs(n - base)
    ways = (base, n) if kind == GROWTH else (base,)
    return min((_quotient(n, b, kind, of=base) for b in ways), key=lambda t: abs(t - x.told.value))


def _quotient(n: int, by: int, kind: str, of: int | None = None) -> int:
    base = by if of is None else of
    return _HUNDRED * (abs(n - base) if kind == GROWTH else n) // by


def makes(told: Seat, run: Sequence[Seat], base: Seat) -> bool:
    """Whether a rate or change is what some figures make, as rounded."""
    n, loose, kind = sum_of(run), sum(s.half for s in run), kind_of(told)
    if kind == DIFFERENCE:
        return abs(abs(n - base.value) - told.value) <= loose + base.half + told.half
    if kind == SHARE:
        return _as_rounded(told, n, loose, base.value, base.half)
    apart_by = abs(n - base.value), loose + base.half
    return any(_as_rounded(told, *apart_by, b, half) for b, half in ((base.value, base.half), (n, loose)))


def _as_rounded(told: Seat, n: int, loose: int, by: int, half: int) -> bool:
    if by <= half:
        return False
    low, high = _HUNDRED * (n - loose), _HUNDRED * (n + loose)
    return low <= (told.value + told.half) * (by + half) and high >= (told.value - told.half) * (by - half)

