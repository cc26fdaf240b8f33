"""Where citations of one document disagree: two dates of one number, two numbers of one title."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from assets.prose.citations.citation import Role
from assets.text import fold
from checks.cited.disagreement import Disagreement, Kind, as_printed, disagreement_of
from checks.cited.offices import offices_of, one_issuer
from checks.cited.placed import PlacedCitation
from checks.typing_slips import ONE_PLACE, SWAPPED, slip_between

#: Fewer words than these tell no title from another; so many tell it from those that are nearly the same.
_TITLE, _LONG_TITLE = 4, 8
#: A number of so many digits is one of many in a year.
_HIGH = 3


def two_dates(placed: Sequence[PlacedCitation]) -> Iterator[Disagreement]:
    """The dates of one document, given all its citations, if there are two."""
    own = any(c.citation.role is Role.OWN for c in placed)
    dated = [c for c in placed if c.date and c.date.value and not (own and c.citation.role is Role.ANNEX_OF)]
    shown: dict[int, PlacedCitation] = {}
    for a, b in combinations(dated, 2):
        if a.date and b.date and a.date.value != b.date.value and _one_document(a, b):
            shown |= {id(a): a, id(b): b}
    if shown:
        places = [c for c in dated if id(c) in shown]
        days = Counter(c.date.value for c in places if c.date and c.date.value)
        (day, most), (_, next_most) = days.most_common(2)
        expected = as_printed(day) if most > next_most else ""
        yield disagreement_of(Kind.TWO_DATES, places, "; ".join(map(as_printed, sorted(days))), expected)


def two_numbers(cited: Sequence[PlacedCitation]) -> Iterator[Disagreement]:
    """Documents of one kind, office, day and title, whose numbers one slip of typing turns into each other."""
    by_day: dict[tuple[object, ...], dict[str, list[PlacedCitation]]] = {}
    for c in cited:
        if c.citation.role is Role.CITED and c.citation.plain_number.isdecimal() and c.date and c.date.value:
            of_day = by_day.setdefault((c.citation.key[1:], c.date.value), {})
            of_day.setdefault(c.citation.plain_number, []).append(c)
    for numbers in by_day.values():
        for (a, first), (b, second) in combinations(numbers.items(), 2):
            if any(_slipped_number(x, y) for x in first for y in second):
                more, less = sorted((first, second), key=len, reverse=True)
                expected = more[0].citation.name if len(more) > len(less) else ""
                yield disagreement_of(Kind.TWO_NUMBERS, [*first, *second], f"{a}; {b}", expected)


def _slipped_number(a: PlacedCitation, b: PlacedCitation) -> bool:
    """Whether two numbers are those of one document: documents of one day are often about nearly the same.

    Two digits swapped are a slip where the titles agree as far as both go; one digit only where they are long and
    the same.
    """
    if not one_issuer(a.citation, b.citation):
        return False
    one, other = _title(a), _title(b)
    slip = slip_between(int(a.citation.plain_number), int(b.citation.plain_number))
    if slip in SWAPPED:
        return _titles_agree(one, other)
    return slip in ONE_PLACE and one == other and len(one.split()) >= _LONG_TITLE


def _title(placed: PlacedCitation) -> str:
    """What a document is about: its title, or the words behind it."""
    about = placed.citation.about or re.split(r"[.;,(]", placed.text[placed.citation.stop :], maxsplit=1)[0]
    return " ".join(fold(about).split())


def _one_document(a: PlacedCitation, b: PlacedCitation) -> bool:
    """Whether two citations with one number and two dates can only mean one document.

    Numbers begin anew every year and at every office, so those with dates in two years are two
    documents unless their titles say otherwise, and so are those of two offices.
    """
    first, second = a.date and a.date.value, b.date and b.date.value
    if first is None or second is None or not one_issuer(a.citation, b.citation):
        return False
    if a.citation.year is not None:
        return True
    titled = _titles_agree(a.citation.about, b.citation.about)
    near = [first.day != second.day, first.month != second.month, first.year != second.year].count(True) == 1
    if first.year != second.year:
        # "số 1148/QĐ-UBND ngày 29/4/2024", "… 29/4/2023": a high number is hardly given on one day of two years
        untitled = not (a.citation.about and b.citation.about)
        if near and untitled and len(a.citation.plain_number) >= _HIGH:
            return True
        return titled and (near or bool(_years(a.citation.about) & _years(b.citation.about)))
    levels = any(o.levels for o in offices_of(a.citation))
    both_said = bool(a.citation.issuer_printed and b.citation.issuer_printed)
    return titled or near or both_said or not levels


def _years(title: str) -> set[str]:
    return set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", title))


def _titles_agree(a: str, b: str) -> bool:
    """Whether two titles, one of which may be cut short, are the same."""
    one, other = fold(a).split(), fold(b).split()
    length = min(len(one), len(other))
    return length >= _TITLE and one[:length] == other[:length]
