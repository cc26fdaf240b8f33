"""The relations of all tables of a document, and what was misread of their figures before."""

from collections.abc import Iterable, Iterator, Sequence

from assets.documents.model import Kind
from checks.claims.named import Named
from checks.claims.statements import Statement
from checks.claims.tables.columns import Columns, Relation
from checks.claims.tables.grid import grids
from checks.claims.tables.totals import Totals
from checks.claims.thresholds import near_within
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

#: A table of so many rows with figures tells by itself what its columns have in common.
_SEVERAL = 3


def relations(told: Sequence[Statement], words: Words) -> Iterator[Relation]:
    """What the tables of a document tell by themselves, whether it holds or not.

    Args:
        told: the document's statements; a cell is one of its own.
        words: what total rows are called.
    """
    for grid in grids(told):
        total_rows = [row for row in grid.rows if words.total_row.match(grid.label(row))]
        columns = Columns(grid, words, total_rows)
        yield from Totals(grid, total_rows, columns.counted, near_within().list_share).all()
        yield from columns.all()


def without_misread(found: Iterable[Parts], tabled: Sequence[Relation]) -> list[Parts]:
    """Sums without those that miss a whole of which its table tells the parts, or that mix cells with sentences."""
    told = {r.whole.code for r in tabled if isinstance(r, Parts)}
    return [p for p in found if p.adds_up or (p.whole.code not in told and len(_tables_of(p)) == 1)]


def without_guesses(found: Iterable[Parts], told: Sequence[Statement]) -> list[Parts]:
    """Sums that no word tells without those in tables of several rows: such a table tells its own."""
    several = {grid.number for grid in grids(told) if len(grid.rows) >= _SEVERAL}
    return [p for p in found if p.adds_up or not _tables_of(p) & several]


def _tables_of(p: Parts) -> set[int]:
    return {_in_table(n) for n in (p.whole, *p.parts)}


def _in_table(n: Named) -> int:
    """The number of the table that a figure stands in; 0 for a sentence."""
    p = n.statement.paragraph
    return p.table if p.kind is Kind.CELL else 0
