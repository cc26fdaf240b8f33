"""Shares of one whole: rates that must add up to a hundred.

They are the rates of the parts of a whole that is divided without a rest, or stand in one sentence and
complement each other. Rates that merely stand together claim nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from assets.prose.figures import Meant
from checks.claims.named import Named, groups, total
from checks.claims.parse import Phrase, parse
from checks.claims.rates import Rate
from checks.claims.statements import Statement
from checks.claims.thresholds import near_within
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings

_HUNDRED = Decimal(100)
#: So much of the text before shares may call them goals.
_LEAD = 60
#: More than two rates of which none is nearly all are shares where they come near a hundred.
_PAIR, _MOST = 2, 90


def shares(
    told: Sequence[Statement], parts: Sequence[Parts], rates: Sequence[Rate], readings: Readings
) -> Iterator[tuple[Named, ...]]:
    """The groups of rates that must add up to a hundred."""
    yield from of_parts(parts, rates)
    yield from of_one_whole(rates)
    for statement in told:
        for s in statement.walk():
            for passage in parse(s.text).inner():
                for sentence in passage.sentences:
                    yield from _in_a_row(s, sentence.phrases, readings)


def without_some(found: Iterable[tuple[Named, ...]], rates: Sequence[Rate]) -> Iterator[tuple[Named, ...]]:
    """Those shares that may make a hundred: not some out of one whole that their counts leave something of.

    "Bình thường 96, không hài lòng 43; từ hài lòng trở lên 96,8%, không hài lòng 1,0%".
    """
    of = {r.rate.code: r for r in rates if r.holds}
    for row in found:
        own = [r for x in row if (r := of.get(x.code)) is not None]
        counted = [n for r in own for n in r.numerator]
        one_whole = len(own) == len(row) and len({r.codes[1] for r in own}) == 1
        made = abs(total(row) - _HUNDRED) <= sum((x.half for x in row), Decimal(0))
        if made or not one_whole or total(counted) >= total(own[0].denominator):
            yield row


def of_parts(parts: Sequence[Parts], rates: Sequence[Rate]) -> Iterator[tuple[Named, ...]]:
    """The rates of all the parts of a whole."""
    of: dict[tuple[str, str], Named] = {}
    for r in _exact(rates):
        if len(r.numerator) == len(r.denominator) == 1:
            of[r.numerator[0].code, r.denominator[0].code] = r.rate
    for p in parts:
        found = [of.get((x.code, p.whole.code)) for x in p.parts]
        if (p.all_named or p.adds_up) and len(found) > 1 and None not in found:
            yield tuple(x for x in found if x is not None)


def of_one_whole(rates: Sequence[Rate]) -> Iterator[tuple[Named, ...]]:
    """Rates of one paragraph out of one whole that its numerators make up."""
    by_whole: dict[tuple[int, Decimal], list[Rate]] = {}
    for r in _exact(rates):
        if len(r.numerator) == len(r.denominator) == 1:
            whole = r.denominator[0]
            by_whole.setdefault((whole.statement.paragraph.number, whole.value), []).append(r)
    for (_, whole_value), group in by_whole.items():
        group.sort(key=lambda r: (r.rate.statement.paragraph.number, r.rate.position))
        for start in range(len(group)):
            for stop in range(len(group), start + 1, -1):
                run = group[start:stop]
                if total([r.numerator[0] for r in run]) == whole_value:
                    yield tuple(r.rate for r in run)
                    break


def made_up(rates: Sequence[Rate]) -> Iterator[Parts]:
    """ "64 nhiệm vụ (96,97%) …; 2 nhiệm vụ (3,03%)": parts of one whole, as their rates tell."""
    for group in _by_whole(rates):
        parts = tuple(r.numerator[0] for r in group)
        whole = group[0].denominator[0]
        if len({p.code for p in parts}) > 1 and total(parts) == whole.value:
            yield Parts(whole, parts, False)


def missed(rates: Sequence[Rate]) -> Iterator[Parts]:
    """ "17.651 hồ sơ: 13.767 (78%), 3.254 (18,4%), 634 (3,6%)": parts that miss the whole of which they are all shares.

    Each rate is that of its part, and together they are a hundred: what the parts lack, rounding hides.
    """
    for group in _by_whole(r for r in _exact(rates) if r.numerator[0].code != r.denominator[0].code):
        whole, parts = group[0].denominator[0], tuple(r.numerator[0] for r in group)
        together = len({r.rate.statement.paragraph.number for r in group}) == 1
        if len(parts) <= _PAIR or not together or len({p.code for p in parts}) < len(parts):
            continue
        in_ones = all(x.figure.decimals == 0 for x in (whole, *parts))
        slack = sum((r.rate.half for r in group), Decimal(0))
        all_of_it = abs(total([r.rate for r in group]) - _HUNDRED) <= slack
        fit = all(r.holds for r in group)
        if in_ones and all_of_it and fit and total(parts) != whole.value:
            yield Parts(whole, parts, False)


def _by_whole(rates: Iterable[Rate]) -> Iterable[list[Rate]]:
    """The rates of one figure out of another, those out of the same together."""
    groups: dict[str, list[Rate]] = {}
    for r in rates:
        if len(r.numerator) == len(r.denominator) == 1:
            groups.setdefault(r.denominator[0].code, []).append(r)
    return groups.values()


def _exact(rates: Sequence[Rate]) -> Iterator[Rate]:
    """ "31/63 trên 48%, 32/63 dưới 48%": what is only a bound is no share."""
    return (r for r in rates if r.meant is Meant.EXACT)


def _in_a_row(s: Statement, phrases: Sequence[Phrase], readings: Readings) -> Iterator[tuple[Named, ...]]:
    """Rates of one sentence that no figure stands between, and that add up or complement each other."""
    row = [g[0] for g in groups(s, phrases, readings.words, rates=True)]
    if len(row) < 2 or any(f.quantity != "rate" for f in s.figures[row[0].position : row[-1].position]):
        return
    slack = sum((x.half for x in row), Decimal(0))
    before = s.text[max(0, row[0].figure.start - _LEAD) : row[0].figure.start]
    if readings.words.goals.search(before) or readings.words.goal_of.search(before):
        return  # "kế hoạch giao cho mức độ 3 là 55%, mức độ 4 là 35%"
    behind = s.text[row[-1].figure.stop :].partition(". ")[0]
    if readings.words.remainder.search(behind):
        return  # "hài lòng 86,7%; không hài lòng 1,9%, còn lại chưa có ý kiến": the rest has no figure
    sides = readings.complete(row)
    apart = abs(total(row) - _HUNDRED)
    near = near_within()
    complementary = sides and sides not in (readings.words.law.levels, "term")
    timely = (
        sides == "term" and len(row) == 2
    )  # "đúng và trước hạn 97,54%; trễ 2,64%": of other figures if far
    # "đạt loại tốt 36,2%, khá 55,8%, đạt 8,6%": hardly so near a hundred by chance
    decimals = all(x.figure.decimals for x in row)
    close = len(row) > _PAIR and decimals and max(x.value for x in row) < _MOST and apart <= near.shares_close
    if (
        apart <= slack
        or (complementary and apart <= near.shares)
        or (timely and apart <= near.rate_likely)
        or close
    ):
        yield tuple(row)
