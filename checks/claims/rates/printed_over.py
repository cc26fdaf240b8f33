"""Rates of figures that are printed one over the other: "505/541 thủ tục, đạt tỷ lệ 93,35%".

The fraction stands in a bracket after the rate, before its bracket, before it or after it. So does a pair of
figures in one bracket that are compared. Of several rates in a row, each is of the fraction in its place.
"""

from collections.abc import Iterator

from assets.prose.figures import TextFigure
from checks.claims.named import is_count, plain
from checks.claims.parse import exact
from checks.claims.rates.places import Place
from checks.claims.rates.rate import HUNDRED, Sides
from checks.claims.thresholds import telling_from

_PAIR = 2
#: A name is of so many words.
_NAMED = 2


def printed_over(place: Place) -> Iterator[Sides]:
    """What a rate is of by the fractions near it, the nearest first."""
    yield from _in_own_bracket(place)
    yield from _compared_in_own_bracket(place)
    if place.bracket_of >= 0:  # "15.872/18.340 hồ sơ (86,54%)"
        for n, f in enumerate(place.statement.figures):
            if f.over == place.bracket_of and exact(f):
                yield _sides(place, n, stated=True)
        return
    in_turn = list(_in_turn(place))
    yield from in_turn or _before(place)
    yield from _after(place)


def _sides(place: Place, n: int, *, stated: bool) -> Sides:
    s = place.statement
    return (plain(s, n),), (plain(s, s.figures[n].over),), stated


def _is_upper(f: TextFigure) -> bool:
    return f.over >= 0 and exact(f)


def _in_own_bracket(place: Place) -> Iterator[Sides]:
    """ "đạt 93,35% (505/541 thủ tục)"."""
    for after, bracket in place.phrase.brackets:
        if after == place.rate.position:
            first = [n for p in bracket.phrases[:2] for n in p.figures][:1]
            yield from (_sides(place, n, stated=True) for n in first if _is_upper(place.statement.figures[n]))


def _compared_in_own_bracket(place: Place) -> Iterator[Sides]:
    """ "bằng 102,89% dự toán (A tỷ đồng so với B tỷ đồng)"."""
    s = place.statement
    for after, bracket in place.phrase.brackets:
        inside = [n for p in bracket.phrases for n in p.figures] if after == place.rate.position else []
        if len(inside) != _PAIR or not all(is_count(s.figures[n]) for n in inside):
            continue
        upper, lower = inside
        if place.words.base.search(s.text[s.figures[upper].stop : s.figures[lower].start]):
            yield (plain(s, upper),), (plain(s, lower),), True


def _in_turn(place: Place) -> Iterator[Sides]:
    """ "trong nước 8.120/8.415 và nước ngoài 2.553/2.855, tương ứng 96,5% và 89,4%": of the fraction in its place."""
    figures, rates = place.statement.figures, _in_a_row(place)
    if len(rates) < _PAIR:
        return
    before = range(
        max((n for n in range(rates[0]) if figures[n].quantity == "rate"), default=-1) + 1, rates[0]
    )
    told = [n for n in before if _is_upper(figures[n])]
    uppers = told[-len(rates) :]
    if len(uppers) != len(rates):
        return
    text, lower = place.statement.text, figures[uppers[-1]].over
    behind, lead = text[figures[lower].stop : figures[rates[0]].start], text[: figures[uppers[0]].start]
    if any(is_count(f) for f in figures[lower + 1 : rates[0]]) or ". " in behind:
        return
    words = place.words
    says_so = words.same_change.search(behind) or words.in_turn.search(behind) or words.in_turn.search(lead)
    if says_so or (told == uppers and words.shares.search(behind)):
        yield _sides(place, uppers[rates.index(place.rate.position)], stated=True)


def _in_a_row(place: Place) -> list[int]:
    """The rates that stand in a row with one, only signs and "và" between them."""
    found = [place.rate.position]
    while _is_next(place, found[0] - 1):
        found.insert(0, found[0] - 1)
    while _is_next(place, found[-1]):
        found.append(found[-1] + 1)
    return found


def _is_next(place: Place, n: int) -> bool:
    """Whether a figure and that behind it are rates in a row."""
    figures = place.statement.figures
    if not 0 <= n < len(figures) - 1 or {f.quantity for f in figures[n : n + 2]} != {"rate"}:
        return False
    gap = place.statement.text[figures[n].stop : figures[n + 1].start]
    return gap.strip() in (",", ";") or place.words.join.fullmatch(gap) is not None


def _before(place: Place) -> Iterator[Sides]:
    """ "505/541 thủ tục, đạt tỷ lệ 93,35%": the nearest fraction before a rate, up to another rate."""
    figures = place.statement.figures
    for n in place.before:
        if figures[n].quantity == "rate":
            return
        if _is_upper(figures[n]):
            yield _sides(place, n, stated=_said_of_it(place, n))
            return


def _said_of_it(place: Place, n: int) -> bool:
    """Whether the words between a fraction and a rate after it make it the rate's."""
    figures, rate, words = place.statement.figures, place.rate, place.words
    lower = figures[n].over
    between = place.statement.text[figures[lower].stop : rate.figure.start]
    others = (f for f in figures[lower + 1 : rate.position] if is_count(f) and f.over < 0)
    listed = between.rsplit(":", 1)[-1] if ":" in between else ""
    if len(words.shares.sub(" ", listed).split()) >= _NAMED:
        return False  # "đạt và vượt 5/6 chỉ tiêu, gồm: lao động qua đào tạo 81%"
    if ";" in between or place.named or any(others):
        return False  # "89/90 phiếu hợp lệ, tín nhiệm cao đạt 49, chiếm 52,13%"
    if (figures[n].value == figures[lower].value) != (rate.value == HUNDRED):
        joined = between.strip(" ,()[]")  # "11/11 phường đạt 60% …", "05/08 huyện hoàn thành 100%"
        if figures[n].value == figures[lower].value >= telling_from().figure and rate.figure.decimals:
            return bool(
                words.shares.fullmatch(joined)
            )  # "5.068 trên 5.068, đạt 97,2%": one of them was copied
        return figures[n].value != figures[lower].value and (rate.value != HUNDRED or not joined)
    if not exact(
        rate.figure
    ):  # "đạt trên 95%" may be anything's goal; "14/19 sở và 102/124 xã" each reach it
        begins = place.statement.text.rfind(". ", 0, figures[n].start)
        several = any(_is_upper(f) for f in figures[:n] if f.start > begins)
        return bool(words.shares.search(between)) and not several
    told_before = any(f.quantity == "rate" for f in figures[lower + 1 : rate.position])
    return not told_before and not words.out_of.search(between)


def _after(place: Place) -> Iterator[Sides]:
    """ "93,35%, tương ứng 505/541 thủ tục": the nearest fraction after a rate, up to another rate."""
    figures = place.statement.figures
    own = place.phrase.figures
    following = place.passage.phrases[place.at + 1 : place.at + 2]
    for n in [*own[own.index(place.rate.position) + 1 :], *(n for p in following for n in p.figures)]:
        if figures[n].quantity == "rate":
            return
        if _is_upper(figures[n]):
            between = place.statement.text[place.rate.figure.stop : figures[n].start]
            said = place.words.shares.search(between) and not set(between) & set(";.,")
            yield _sides(place, n, stated=bool(said) or not between.strip(" ,:–-"))
            return
