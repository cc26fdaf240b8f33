"""What is found, as claims: each relation with its figures in the roles of its rule.

Figures of one claim may be printed in ones and in thousands: a term counts how often the smallest of their
units goes into its own. How relations are found is in the modules beside.
"""

from collections.abc import Iterator, Mapping, Sequence

from assets.prose.figures import Meant
from checks.claims.changes import Change
from checks.claims.fitting.changes.derived import Derived
from checks.claims.fitting.outright.changes.multiples import Multiple
from checks.claims.fitting.outright.sums.flows import Flow
from checks.claims.named import Named, total
from checks.claims.rates import Rate
from checks.claims.thresholds import near_within, telling_from
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings
from checks.edits.claimed import Claim, terms, text_term
from checks.edits.rule import Term
from checks.typing_slips import one_slip

_KINDS_OF_RATES = {Meant.AT_LEAST: "rate_at_least", Meant.AT_MOST: "rate_at_most"}


def of_parts(p: Parts, readings: Readings) -> Iterator[Claim]:
    """A sum where nothing is left out, else that no part is more than the whole; of rates, that they lie around."""
    if p.whole.figure.quantity == "rate" or p.around:
        if (p.around or p.group == readings.words.law.levels) and len(p.parts) > 1:
            parts = terms("part", [x.code for x in p.parts])
            yield Claim("rates_around", (text_term("whole", p.whole.code), *parts))
        return
    if p.adds_up or p.all_named:
        if len(p.parts) > 1:
            yield _sum("parts" if p.all_named or p.group else "parts_nearly", p)
            yield from _lowers_of(p)
        return
    if _nearly_all(p, readings):
        yield nearly(p)
    factor = _factors((p.whole, *p.parts))
    for x in p.parts:
        more = x.value > p.whole.value
        if more and (readings.words.goal_of.search(x.lead) or readings.words.balances.search(p.whole.lead)):
            continue  # "chi 2.838,4 tỷ đồng, đạt 11,0% dự toán (trong đó dự toán giao: 25.716,56 tỷ đồng)"
        if more and (_is_no_bound(p, x, readings) or _is_not_counted(x, readings)):
            continue
        if x.value <= p.whole.value or p.is_plainly(x):
            yield _at_most("part_of_whole", x, p.whole, factor)


def _is_no_bound(p: Parts, x: Named, readings: Readings) -> bool:
    """Whether a figure may be more than what it stands behind: than an average, or than what only came in anew.

    "Bình quân 18 hồ sơ/ngày; riêng quầy hộ tịch 25 hồ sơ/ngày"; "phát sinh mới 62 phản ánh; đã xử lý 65. Số tồn từ quý
    trước chuyển sang là 07".
    """
    words = readings.words
    carried = words.flow.carried.search(p.whole.statement.text) and words.flow.done.search(x.label)
    return bool(words.average.search(p.whole.lead) or carried)


def _is_not_counted(x: Named, readings: Readings) -> bool:
    """ "riêng ngành dọc tiếp nhận 1.206.418 hồ sơ, không tính vào số liệu nêu trên": whether it is left out."""
    behind = x.statement.text[x.figure.stop :].partition(". ")[0].partition(";")[0]
    return bool(readings.words.not_counted.search(behind))


def of_flow(f: Flow) -> Claim:
    """That what was settled is all that came but what is left."""
    factor = _factors((f.settled, *f.came, *f.left))
    came = (_term("part", x, factor) for x in f.came)
    left = (text_term("part", x.code, -factor[x.code]) for x in f.left)
    return Claim("parts", (_term("whole", f.settled, factor), *came, *left))


def of_multiple(m: Multiple) -> Claim:
    """That one figure is so many times another, or more by so many times."""
    factor = _factors((m.now, m.before))
    before = factor[m.before.code]
    upper = (
        _term("numerator", m.now, factor),
        *([text_term("numerator", m.before.code, -before)] if m.grown else ()),
    )
    return Claim(
        "multiple", (text_term("rate", m.times.code), *upper, text_term("denominator", m.before.code, before))
    )


def nearly(p: Parts) -> Claim:
    """A sum that no word tells."""
    return _sum("parts_nearly", p)


def of_relation(relation: Parts | Rate | Change) -> Claim:
    """A sum, a rate or a change that a mended figure confirms."""
    match relation:
        case Parts():
            return nearly(relation)
        case Rate():
            return of_rate(relation)
        case Change():
            return of_change(relation)


def of_table(relation: Parts | Rate | Change, readings: Readings) -> Iterator[Claim]:
    """A sum, a rate or a change that a table tells by itself."""
    if isinstance(relation, Parts):
        yield from of_parts(relation, readings) if relation.all_named else (nearly(relation),)
    else:
        yield of_relation(relation)


def within(kind: str, greater: Named, lesser: Named) -> Claim:
    """That one figure is at most another."""
    return _at_most(kind, lesser, greater, _factors((greater, lesser)))


def told_again(before: Named, again: Named) -> Claim:
    """That a figure is the same where a report tells it again."""
    return Claim("told_again", (text_term("left", again.code), text_term("right", before.code)))


def of_shares(row: Sequence[Named]) -> Claim:
    """That shares add up to a hundred."""
    return Claim("shares", terms("part", [x.code for x in row]))


def of_rate(r: Rate) -> Claim:
    """That a rate is a quotient, or at least or at most that."""
    factor = _factors((*r.numerator, *r.denominator))
    return Claim(
        _KINDS_OF_RATES.get(r.meant, "rate" if r.stated else "rate_nearly"),
        (
            text_term("rate", r.rate.code),
            *(_term("numerator", x, factor) for x in r.numerator),
            *(_term("denominator", x, factor) for x in r.denominator),
        ),
    )


def of_change(c: Change) -> Claim:
    """That a change is the difference of its ends, or their growth."""
    more, less = c.ends
    if not c.relative:
        factor = _factors((more, less, c.by))
        return Claim(
            "change", (_term("whole", more, factor), *(_term("part", x, factor) for x in (less, c.by)))
        )
    return Claim(
        "growth",
        (
            text_term("rate", c.by.code),
            text_term("numerator", more.code),
            text_term("numerator", less.code, -1),
            text_term("denominator", c.before.code),
        ),
    )


def of_derived(d: Derived) -> Claim:
    """That growth is that since the earlier end, which is what is told without its change."""
    factor = _factors((d.now, d.by))
    return Claim(
        "growth_since",
        (
            text_term("rate", d.rate.code),
            _term("numerator", d.by, factor),
            _term("denominator", d.now, factor),
            text_term("denominator", d.by.code, factor[d.by.code] if d.falls else -factor[d.by.code]),
        ),
    )


def _factors(named: Sequence[Named]) -> dict[str, int]:
    """By code, how often the smallest of the scales goes into each figure's own."""
    least = min(n.figure.scale for n in named)
    return {n.code: n.figure.scale // least for n in named}


def _term(role: str, n: Named, factor: Mapping[str, int]) -> Term:
    return text_term(role, n.code, factor[n.code])


def _sum(kind: str, p: Parts) -> Claim:
    factor = _factors((p.whole, *p.parts))
    return Claim(kind, (_term("whole", p.whole, factor), *(_term("part", x, factor) for x in p.parts)))


def _at_most(kind: str, lesser: Named, greater: Named, factor: Mapping[str, int]) -> Claim:
    return Claim(kind, (_term("lesser", lesser, factor), _term("greater", greater, factor)))


def _lowers_of(p: Parts) -> Iterator[Claim]:
    """ "59,98/66,5 điểm; 26,28/33,5 điểm": what the parts are set over adds up as well."""
    lowers = [lower for m in (p.whole, *p.parts) if (lower := m.lower) is not None]
    if len(lowers) > len(p.parts) and len({x.value for x in lowers}) > 1:
        whole, *parts = lowers
        yield Claim("parts", (text_term("whole", whole.code), *terms("part", [x.code for x in parts])))


def _nearly_all(p: Parts, readings: Readings) -> bool:
    """Whether parts that no word calls all can hardly be less than all: near the whole, or a slip from it."""
    if (
        len(p.parts) < 2
        or p.whole.value < telling_from().figure
        or readings.goes_on(p.parts)
        or readings.overlap(p.parts)
    ):
        return False
    near = near_within()
    apart = abs(total(p.parts) - p.whole.value)
    if p.whole.value >= telling_from().large and apart <= near.sum_share * p.whole.value:
        return True
    return apart <= near.slip_share * p.whole.value and _slipped(p)


def _slipped(p: Parts) -> bool:
    """Whether one figure mistyped explains why parts do not add up to their whole."""
    figures = (p.whole, *p.parts)
    if len({x.figure.scale for x in figures}) > 1:
        return False  # "1,2 ngàn" beside "1.187" is rounded, not mistyped
    digits = max(x.figure.decimals for x in figures)
    missing = p.whole.value - total(p.parts)
    for x in figures:
        true = x.value - missing if x is p.whole else x.value + missing
        if true > 0 and one_slip(int(x.value.scaleb(digits)), int(true.scaleb(digits))):
            return True
    return False
