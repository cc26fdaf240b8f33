"""Shares of one whole in a row: rates that add up to a hundred, or that a composition lists.

What the words of a sentence, or the parts of a whole, tell of shares is ``checks/claims/shares.py``.
"""

from collections.abc import Iterator, Sequence

from checks.claims.named import Named
from checks.claims.row import HUNDRED, ONE, Row, Seat, sum_of
from checks.claims.thresholds import near_within
from checks.claims.words import Words

#: From so many on, shares told to be a composition are held to a hundred.
_COMPOSED = 3
#: So many shares in a row may add up to a hundred.
_COUNTS = range(2, 9)


def shares_in_rows(row: Row, words: Words) -> Iterator[tuple[Named, ...]]:
    """The shares of each paragraph, wherever sentences end between them."""
    for seats in row.rows:
        yield from (tuple(s.named for s in run) for run in _listed(seats, words))
        rates = [s for s in seats if s.rate and not s.change and 0 < s.value < HUNDRED]
        for run in (*_compositions(rates, words), *_adding_up(rates)):
            yield tuple(s.named for s in run)


def _compositions(rates: Sequence[Seat], words: Words) -> Iterator[Sequence[Seat]]:
    """ "Cơ cấu kiến nghị: lao động 31,7%, môi trường 18,3%, …, nội dung khác 10,4%": all there are."""
    for sentence in dict.fromkeys(s.sentence for s in rates):
        run = [s for s in rates if s.sentence == sentence]
        if len(run) < _COMPOSED:
            continue
        last, apart = run[-1].named.lead, abs(sum_of(run) - HUNDRED)
        composed = words.composition.search(run[0].context) and (
            words.others.search(last) or words.remainder.search(last)
        )
        divided = words.by_what.search(run[0].context) and len(run) > _COMPOSED
        if composed and apart <= near_within().shares * ONE:
            yield run
        elif divided and apart <= near_within().rate_around * ONE:
            yield run  # "Theo độ tuổi: dưới 25 tuổi 9,4%, từ 25 đến 34 tuổi 24,8%, …"


def _listed(seats: Sequence[Seat], words: Words) -> Iterator[Sequence[Seat]]:
    """ "Nguyên nhân: chờ lâu 46,2%, thái độ 12,8%, …, khác 19,7%": a list of shares that ends in the others."""
    for sentence in dict.fromkeys(s.sentence for s in seats):
        run = [s for s in seats if s.sentence == sentence]
        rates = all(s.rate and not s.change and not s.rank and 0 < s.value < HUNDRED for s in run)
        if len(run) <= _COMPOSED or not rates or ":" not in run[0].context:
            continue
        near = abs(sum_of(run) - HUNDRED) <= near_within().shares * ONE
        if near and words.others.search(run[-1].named.lead):
            yield run


def _adding_up(rates: Sequence[Seat]) -> Iterator[Sequence[Seat]]:
    """Runs of rates with decimals that add up, none of which begins within another."""
    start = 0
    while start < len(rates):
        runs = (rates[start : start + count] for count in _COUNTS)
        run = next((r for r in runs if _is_whole(r)), None)
        if run is None:
            start += 1
        else:
            yield run
            start += len(run)


def _is_whole(run: Sequence[Seat]) -> bool:
    """Whether rates with decimals add up to a hundred."""
    exact = len(run) > 1 and all(s.named.figure.decimals for s in run)
    return exact and abs(sum_of(run) - HUNDRED) <= sum(s.half for s in run)
