"""The text about a figure: before it, between it and another, at the head of its paragraph.

What the words there mean is ``words.py``; how a paragraph is taken apart is ``parse.py``.
"""

import re
from collections.abc import Sequence

from checks.claims.named import Named
from checks.claims.words import ANY_YEAR

#: A bracket with all that is in it.
BRACKET = re.compile(r"\([^()]*\)")
#: More figures than two are a list; so little stands behind its last one where it is broken off.
_PAIR, _TAIL = 2, 60
_YEAR = re.compile(rf"(?<!\d){ANY_YEAR}(?!\d)")
_SENTENCE_END = re.compile(r"[.;)](?:\s|$)")


def since(text: str, ends: tuple[str, ...]) -> str:
    """What comes after the last of some signs.

    >>> since("cấp tỉnh 99,61%; cấp xã", (",", ";"))
    ' cấp xã'
    """
    for end in ends:
        text = text.rsplit(end, 1)[-1]
    return text


def lead_of(n: Named, reach: int) -> str:
    """So many letters before a figure, whatever they are."""
    start = n.figure.start
    return n.statement.text[max(0, start - reach) : start]


def gap_before(n: Named) -> str:
    """What stands between a figure and the one before it, or the beginning of its paragraph."""
    figures = n.statement.figures
    start = figures[n.position - 1].stop if n.position else 0
    return n.statement.text[start : n.figure.start]


def only_year(n: Named) -> str:
    """The one year that is named between a figure and the one before it; empty where none is, or several are."""
    years = _YEAR.findall(gap_before(n))
    return years[0] if len(years) == 1 else ""


def own_lead(n: Named) -> str:
    """The same in small letters, of its own sentence only."""
    return since(gap_before(n), (". ",)).casefold()


def between(a: Named, b: Named) -> str:
    """What stands between a figure and a later one of its paragraph."""
    return a.statement.text[a.figure.stop : b.figure.start]


def opened(gap: str) -> tuple[str, str] | None:
    """What stands before a bracket that opens between two figures, and the few words that it opens with.

    >>> opened("% kế hoạch năm (kế hoạch: ")
    ('% kế hoạch năm ', 'kế hoạch')
    """
    outer, sign, inner = gap.rpartition("(")
    inner = inner.strip().removesuffix(":")
    return (outer, inner) if sign and not set(inner) & set(",.;:)") else None


def heading(n: Named, reach: int | None = None) -> str:
    """What the figure's paragraph begins with, up to its first figure: "cấp xã: tiếp nhận"."""
    return n.statement.text[: n.statement.figures[0].start][:reach].casefold()


def broken_off(listed: Sequence[Named]) -> bool:
    """ "…, Khánh Hòa (42), Phú Yên (31);": whether a list of one paragraph goes on in the next."""
    last = listed[-1]
    tail = last.statement.text[last.figure.stop :].rstrip()
    in_a_row = len(listed) > _PAIR and all(x.statement is last.statement for x in listed)
    return in_a_row and tail.endswith(";") and len(tail) < _TAIL


def named_behind(last: Named, listing: re.Pattern[str]) -> int:
    """How many things are named with no number behind the last of a list: "3 tổng cục, 6 vụ, Văn phòng và Thanh tra".

    ``listing``: what stands between the items of a list.
    """
    behind = _SENTENCE_END.split(last.statement.text[last.figure.stop :])[0]
    if any(map(str.isdigit, behind)) or set(behind) & set(";:()"):
        return 0
    _, *named = listing.split(behind)
    return len(named) if all(x.strip()[:1].isupper() for x in named) else 0


def own_words(n: Named) -> str:
    """The words of a figure's own phrase."""
    return f"{since(n.lead, (',', ';', '.', ':'))} {n.tail.split(',')[0]}"


def led_by(n: Named) -> str:
    """The words right before a figure: of its phrase, from the last sign on."""
    return since(n.lead, (",", ";", ":", "("))


def words_in(text: str) -> set[str]:
    """The words of a text, without numbers and signs.

    >>> sorted(words_in("Bác sĩ, 1.462 người"))
    ['bác', 'người', 'sĩ']
    """
    return {w for w in text.casefold().replace(",", " ").split() if w.isalpha()}
