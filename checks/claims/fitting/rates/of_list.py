"""Shares of a list whose whole is not printed: "tốt 7 đơn vị (38,9%), khá 9 (50,0%), trung bình 2 (11,1%)".

They make a hundred and stand each right behind its count, so they are out of all that the list counts. Where the whole
is printed they are out of that.
"""

from collections.abc import Collection, Iterator

from checks.claims.rates import Rate
from checks.claims.row import HUNDRED, Row, Seat, is_share, sum_of

#: A list has so many parts at least: two that make a hundred may be of others.
_SEVERAL = 3


def shares_of_lists(row: Row, known: Collection[str]) -> Iterator[Rate]:
    """The rates of lists of which none is explained, each out of all that it counts; ``known``: codes of others."""
    for seats in row.rows:
        for sentence in dict.fromkeys(s.sentence for s in seats):
            pairs = _with_shares(row, [s for s in seats if s.sentence == sentence])
            rates = [r for _, r in pairs]
            if any(r.code in known for r in rates) or not _make_a_hundred(rates):
                continue
            counts = [c for c, _ in pairs]
            if _is_their_whole_printed(row, counts, rates):
                continue
            named = tuple(c.named for c in counts)
            yield from (Rate(r.named, (c.named,), named, stated=False) for c, r in pairs)


def _with_shares(row: Row, seats: list[Seat]) -> list[tuple[Seat, Seat]]:
    """The counts of a sentence with the rates in brackets right behind them; none unless all of one kind have one."""
    counts = [s for s in seats if s.count and not s.depth]
    pairs = [(s, r) for s in counts if (r := row.rate_behind(s)) is not None and r.depth == s.depth + 1]
    nouns = {s.noun for s, _ in pairs}
    plain = len(nouns) == 1 and all(s.value and s.named.figure.over < 0 for s, _ in pairs)
    return pairs if plain and len(pairs) >= _SEVERAL else []


def _make_a_hundred(rates: list[Seat]) -> bool:
    return bool(rates) and abs(sum_of(rates) - HUNDRED) <= sum(r.half for r in rates)


def _is_their_whole_printed(row: Row, counts: list[Seat], rates: list[Seat]) -> bool:
    """Whether most of the shares are out of a figure told before, which the list then misses."""
    before = row.counts_before(counts[0].row, counts[0].row)
    return any(
        sum(is_share(c, r, s) for c, r in zip(counts, rates, strict=True)) * 2 > len(counts) for s in before
    )
