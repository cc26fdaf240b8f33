"""Which columns of a table are made up of others, as most of its rows show.

A relation that holds in several rows, by figures that hardly agree by chance, is meant in every row: a sum, a
difference, a share of another column or of its total, growth. Rows that sum up others are ``totals.py``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from checks.claims.changes import Change, holds
from checks.claims.named import Named, adds_up
from checks.claims.rates import Rate
from checks.claims.rates.rate import HUNDRED
from checks.claims.tables.grid import Grid, is_negative
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

Relation = Parts | Rate | Change
#: A relation is meant if it holds in so many rows, and in twice as many as it fails in.
_ROWS, _TIMES = 2, 2
#: So many digits in all hardly agree by chance; a rate agrees by two more than its decimals.
_DIGITS, _OF_A_RATE = 5, 2
#: From so many rows on that agree, one that does not is wrong for sure.
_SURE = 3
#: What a change is printed with.
_SIGNS = "+-–−"
#: A column is the sum of so many beside each other at most.
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class _Law:
    """A relation between columns in each of a table's rows: those where it holds, and the others."""

    holding: tuple[Relation, ...]
    failing: tuple[Relation, ...]
    columns: frozenset[int]

    @property
    def rank(self) -> tuple[int, int, int]:
        """The surest first."""
        return 2 * len(self.failing) - len(self.holding), len(self.failing), len(self.columns)

    @property
    def relations(self) -> tuple[Relation, ...]:
        return self.holding + self.failing


class Columns:
    """Finds what the columns of one table are made up of."""

    def __init__(self, grid: Grid, words: Words, total_rows: Sequence[int]) -> None:
        """``total_rows``: the rows that sum up others."""
        self.grid, self.words, self.totals = grid, words, total_rows
        self.columns = {c: grid.column(c) for c in grid.columns}
        self.called_rates = {c for c in self.columns if self._is_called_rate(c)}
        laws = {c: law for c in self.columns if (law := _surest(self._of_rates(c))) is not None}
        #: The columns of amounts and counts: neither called rates nor found to be.
        self.counted = [c for c in self.columns if c not in self.called_rates | laws.keys()]
        laws |= {c: law for c in self.counted if (law := _surest(self._of_changes(c))) is not None}
        self.laws, self.apart = laws, [c for c in self.counted if c not in laws]

    def all(self) -> Iterator[Relation]:
        """The relations of every row, those that hold as well as those that do not."""
        for law in self.laws.values():
            yield from law.relations
        for column in self.apart:
            taken: set[int] = set()
            for law in sorted(self._of_sums(column), key=lambda law: law.rank):
                if taken.isdisjoint(law.columns):
                    taken |= law.columns
                    yield from law.relations

    def _is_called_rate(self, column: int) -> bool:
        """Whether a column's figures are printed as rates, or its heading calls them so."""
        told = self.columns[column].values()
        printed = sum(n.figure.quantity == "rate" for n in told)
        return 2 * printed > len(told) or bool(self.words.rate_heading.search(self.grid.heading(column)))

    def _of_rates(self, column: int) -> Iterator[_Law]:
        """What a column of rates may be shares or growth of."""
        if column not in self.called_rates and not any(
            n.figure.decimals for n in self.columns[column].values()
        ):
            return
        others = [c for c in self.columns if c != column and c not in self.called_rates]
        pairs = list(permutations(others, 2))
        grown = [law for ends in pairs for law in self._law(column, ends, _growth)]
        if grown and self._is_signed(column):
            yield from grown  # a rise out of what was before is the difference out of it as well
            return
        for counted, base in pairs:
            yield from self._law(column, (counted, base), lambda r, x: _rate(r, x[:1], x[1:]))
        for a, b in combinations(others, 2):
            for base in (c for c in others if c not in (a, b)):
                yield from self._law(column, (a, b, base), lambda r, x: _rate(r, x[:2], x[2:]))
        for counted in others:
            for total in (self.columns[counted][row] for row in self.totals if row in self.columns[counted]):
                yield from self._law(
                    column,
                    (counted,),
                    lambda r, x, total=total: _rate(r, x, (total,)),  # type: ignore[misc]
                )
        yield from grown

    def _is_signed(self, column: int) -> bool:
        """Whether some figures of a column are printed with a sign."""
        return any(n.statement.text.strip()[0] in _SIGNS for n in self.columns[column].values())

    def _of_changes(self, column: int) -> Iterator[_Law]:
        """Between which two columns one that is printed with signs, or headed so, tells the change."""
        if not self._is_signed(column) and not self.words.change.search(self.grid.heading(column)):
            return
        for now, before in permutations([c for c in self.counted if c != column], 2):
            yield from self._law(column, (now, before), _difference)

    def _of_sums(self, column: int) -> Iterator[_Law]:
        """Which columns beside each other a column may be the sum of."""
        others = [c for c in self.apart if c != column]
        for start in range(len(others)):
            for stop in range(start + 2, min(start + _LONGEST, len(others)) + 1):
                run = others[start:stop]
                yield from self._law(column, run, lambda w, x: Parts(w, tuple(x), True), blanks=True)

    def _law(
        self, column: int, others: Sequence[int], made: Callable[[Named, tuple[Named, ...]], Relation | None],
        *, blanks: bool = False,
    ) -> Iterator[_Law]:  # fmt: skip
        """A relation in each row, if it is meant; ``blanks``: a blank cell stands for nought."""
        holding: list[Relation] = []
        failing: list[Relation] = []
        digits = 0
        for row, told in self.columns[column].items():
            cells = [self.columns[c].get(row) for c in others]
            figures = tuple(n for n in cells if n is not None)
            if len(figures) < (2 if blanks else len(cells)):
                continue
            relation = made(told, figures)
            if relation is None:
                continue
            if _holds(relation):
                holding.append(relation)
                digits += _told_by(relation)
            else:
                failing.append(relation)
        if len(holding) >= max(_ROWS, _TIMES * len(failing)) and digits >= _DIGITS:
            sure = len(holding) >= _SURE or not failing
            yield _Law(tuple(holding), tuple(failing if sure else map(_unsure, failing)), frozenset(others))


def _surest(laws: Iterable[_Law]) -> _Law | None:
    return min(laws, key=lambda law: law.rank, default=None)


def _unsure(relation: Relation) -> Relation:
    """A relation that few other rows speak for."""
    match relation:
        case Parts():
            return Parts(relation.whole, relation.parts, False, by_column=True)
        case Rate():
            return Rate(relation.rate, relation.numerator, relation.denominator, stated=False)
        case Change():
            return relation


def _rate(told: Named, counted: tuple[Named, ...], base: tuple[Named, ...]) -> Rate | None:
    same = {n.code for n in counted} & {n.code for n in base}
    if not base[0].value or same:
        return None
    return Rate(told, counted, base, stated=True)


def _growth(told: Named, ends: tuple[Named, ...]) -> Change | None:
    return _change(told, ends, relative=True)


def _difference(told: Named, ends: tuple[Named, ...]) -> Change | None:
    return _change(told, ends, relative=False)


def _change(told: Named, ends: tuple[Named, ...], *, relative: bool) -> Change | None:
    now, before = ends
    if not before.value and relative:
        return None
    falls = is_negative(told) or (before.value > now.value and told.statement.text.strip()[0] != "+")
    return Change(now, before, told, falls, relative)


def _holds(relation: Relation) -> bool:
    match relation:
        case Parts():
            return adds_up(relation.whole, relation.parts)
        case Rate():
            return relation.holds
        case Change():
            return holds(relation)


def _told_by(relation: Relation) -> int:
    """How many digits agree; none where that is no wonder."""
    match relation:
        case Parts():
            nought = sum(bool(x.value) for x in relation.parts) < _ROWS
            return 0 if nought else len(str(int(relation.whole.figure.value)))
        case Rate():
            plain = relation.rate.value in (0, HUNDRED)
            return 0 if plain else relation.rate.figure.decimals + _OF_A_RATE
        case Change():
            if relation.relative:
                return relation.by.figure.decimals + _OF_A_RATE if relation.by.value else 0
            return len(str(int(relation.by.figure.value))) if relation.by.value else 0
