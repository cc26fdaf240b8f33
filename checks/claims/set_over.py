"""What figures that are printed one over the other claim by that alone: "505/541 thủ tục", "thứ 42/63 tỉnh".

Rates of them are ``checks/claims/rates``.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from assets.prose.figures import POINT, Meant, prose_words
from checks.claims.about import gap_before, since
from checks.claims.named import Named
from checks.claims.parse import exact
from checks.claims.statements import Statement
from checks.claims.words import claim_words, listed
from checks.edits.claimed import Claim, terms, text_term

#: The words after a figure that may tell what it is or what is ranked.
_TAIL = 60
#: Fewer than so many that are ranked are no provinces.
_FEWEST_PROVINCES = 20
_HUNDRED = 100
#: What stands behind such a sign is no name of the figure before it.
_LISTED_NEXT = re.compile(r"[,;.](?!\d)")
#: A figure so many times what it is set over counts another thing.
_SIDE_BY_SIDE = 10
#: No more than so many are ranked.
_MOST_RANKED = 200


def set_over(statement: Statement) -> Iterator[Claim]:
    """A figure over another is at most that; two over one whole are its sides where they say so."""
    words = claim_words()
    for s in statement.walk():
        figures = s.figures
        over = [(n, f) for n, f in enumerate(figures) if f.over >= 0 and exact(f)]
        for n, f in over:
            if f.value <= figures[f.over].value or not _more_than_all(s, n):
                yield _at_most("part_of_whole", s, n, f.over)
        for (n, a), (m, b) in pairwise(over):
            whole = figures[a.over]
            if whole.value != figures[b.over].value or a.noun != b.noun or a.noun == POINT:
                continue  # "tự chấm 61,5/65 điểm, thẩm định 57,82/65 điểm": each is held against its own standard
            labels = [s.text[x.start : x.stop + _TAIL].casefold() for x in (whole, figures[b.over])]
            labels[0] = labels[0][: max(0, b.start - whole.start)]
            labels[1] = _LISTED_NEXT.split(labels[1], maxsplit=1)[0]  # "10/100, còn lại là lĩnh vực khác"
            # "cấp huyện 3.000/3.030 hồ sơ; cấp xã 2.990/3.030 hồ sơ": each level has what it received itself
            sides = words.complete(labels, date.max) not in (None, words.law.levels)
            if a.value + b.value == whole.value or sides:
                parts = terms("part", [s.code(n), s.code(m)])
                yield Claim("parts", (text_term("whole", s.code(a.over)), *parts))


def ranks(statement: Statement, day: date) -> Iterator[Claim]:
    """ "Xếp thứ 42/63 tỉnh": a place is at most as many as there are, and those are the provinces."""
    words = claim_words()
    for s in statement.walk():
        for n, f in enumerate(s.figures):
            if f.over < 0 or not (f.meant is Meant.RANK or _is_ranked(s, n)):
                continue
            of = s.figures[f.over]
            yield _at_most("place", s, n, f.over)
            following = s.text[of.stop : of.stop + _TAIL]
            if (
                words.of_provinces.search(following)
                and not words.of_some.search(following)
                and of.noun == prose_words().law.provinces
                and of.value > _FEWEST_PROVINCES
            ):
                # A ranking of an earlier year is one of the provinces of that year.
                this_year = str(day.year) in s.text
                kind = "provinces_now" if this_year else "provinces"
                yield Claim(kind, (text_term("figure", s.code(f.over)),))


def _is_ranked(s: Statement, n: int) -> bool:
    """ "Hạng DTI năm 2024: Lào Cai cũ 19/63; Yên Bái cũ 28/63": places in a list that says so at its head."""
    f, of = s.figures[n], s.figures[s.figures[n].over]
    if not exact(f) or f.quantity != "count" or not f.value <= of.value <= _MOST_RANKED or f.noun != of.noun:
        return False
    lead = since(s.text[: f.start], (". ",))
    words = claim_words()
    return bool(words.ranked.search(lead)) and not any(
        g.noun for g in (f, of) if g.noun not in words.law.who_is_ranked
    )


def _at_most(kind: str, s: Statement, lesser: int, greater: int) -> Claim:
    return Claim(kind, (text_term("lesser", s.code(lesser)), text_term("greater", s.code(greater))))


def _more_than_all(s: Statement, upper: int) -> bool:
    """ "412/405 cuộc theo kế hoạch (101,7%)", "9.846 trên dự toán 8.120 triệu đồng, vượt 21,3%": it is more."""
    lower = s.figures[upper].over
    before, words = s.text[: s.figures[upper].start], claim_words()
    least = s.figures[lower].value
    if words.goal_of.search(s.text[s.figures[upper].stop : s.figures[lower].start]):
        return True  # "1.380 triệu USD/kế hoạch 1.200 triệu USD"
    if s.figures[upper].value + least == _HUNDRED:
        return True  # "tỷ lệ 70/30": two shares of one whole
    if least == _HUNDRED and s.figures[upper].decimals:
        return True  # "108,8 bé trai/100 bé gái": so many to a hundred
    if least < _HUNDRED and s.figures[upper].value > _SIDE_BY_SIDE * least:
        return True  # "58.177/21": those who fell ill, and those who died
    if _two_named().search(before) or (before.endswith("(") and _is_by_how_much(s, upper - 1)):
        return True  # "tăng 93 vụ (206/113 vụ)": now and then
    following = s.figures[lower + 1 : lower + 2]
    rates = (*s.figures[max(0, upper - 1) : upper], *following)
    if any(f.quantity == "rate" and f.value > _HUNDRED for f in rates):
        return True
    return any(words.rises.search(s.text[s.figures[lower].stop : f.start]) for f in following)


@cache
def _two_named() -> re.Pattern[str]:
    """ "thụ lý và giải quyết 330/178 vụ việc": two things, each with its figure."""
    return re.compile(rf"\w\s+(?:{listed(claim_words().law.listed_with)})\s+(?:\w+\s+){{1,4}}$")


def _is_by_how_much(s: Statement, n: int) -> bool:
    """Whether a figure, if there is one, tells by how much something rose or fell."""
    return n >= 0 and bool(claim_words().change.search(gap_before(Named(s, n))))
