"""Where the documents that a unit cites disagree: with each other, with the register of laws, with the
calendar, with the document that an annex goes with; and where figures of one report go to different days.

One record per cause, with every place that prints it; silence where another reading is possible. How a
citation is read belongs in ``assets/prose/citations.py``, how severe a disagreement is and how it is
worded in YAML.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from assets.prose.citations import (
    Citation,
    CitedDate,
    CutOff,
    DocumentKey,
    Issuer,
    KnownDocument,
    Role,
    citation_words,
    citations_in,
    cut_offs_in,
    dated_in,
    issuers_by_name,
    issuers_by_symbol,
    register,
    symbol_key,
    types_by_symbol,
)
from assets.text import fold
from checks.claims.slips import ONE_PLACE, SWAPPED, slip_between


class Kind(StrEnum):
    """What disagrees with what."""

    TWO_DATES = "two_dates"  # one document, two dates
    TWO_NUMBERS = "two_numbers"  # one document, two numbers
    TYPE_AND_SYMBOL = "type_and_symbol"  # "Kế hoạch số 3647/QĐ-UBND"
    ANNEX_NUMBER = "annex_number"  # the number in "kèm theo" is not the document's own
    ANNEX_DATE = "annex_date"  # the same of the date
    REGISTER_DATE = "register_date"  # the date is not the one in the register of laws
    REGISTER_TYPE = "register_type"  # the same of the kind
    REGISTER_NUMBER = "register_number"  # "Nghị định 108/NĐ-CP ngày 20/11/2014" lacks the year in its number
    SYMBOL_AND_ISSUER = "symbol_and_issuer"  # "NĐ-CP … của Bộ Nội vụ"
    IMPOSSIBLE_DATE = "impossible_date"  # 31/02/2024
    AFTER_REPORT = "after_report"  # dated after the report that cites it
    YEAR_IN_NUMBER = "year_in_number"  # "34/2016/NĐ-CP ngày 14/5/2017"
    CUT_OFFS = "cut_offs"  # figures of one report go to different days


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: a paragraph of a document, or a cell of a workbook."""

    file: str
    paragraph: int = 0
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class PlacedCitation:
    """A citation, where it stands and the text it stands in; ``date`` is of the text's own date line if
    a document's own number has none beside it."""

    place: Place
    citation: Citation
    text: str
    date: CitedDate | None


@dataclass(frozen=True, slots=True)
class PlacedCutOff:
    """A cut-off and where it stands."""

    place: Place
    cut_off: CutOff


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One disagreement: what it is about, the citations (or cut-offs) that show it, in reading order, and
    the facts for a message, by name: ``document`` as officials write it, ``printed`` what is doubtful, and
    ``expected`` what should stand there, "" where that is open. Of two dates both are ``printed``, and the
    one that more places print is ``expected``."""

    kind: Kind
    citations: tuple[PlacedCitation, ...]
    facts: tuple[tuple[str, str], ...]
    cut_offs: tuple[PlacedCutOff, ...] = ()

    def fact(self, name: str) -> str:
        """One of the facts; "" if the kind has none of this name."""
        return dict(self.facts).get(name, "")


def citations_of(file: str, paragraphs: Iterable[tuple[int, str]]) -> list[PlacedCitation]:
    """The citations of one document, given its paragraphs with their numbers, in order.

    The document's own number takes its date from the line of place and date near it.
    """
    read = [(number, text, citations_in(text)) for number, text in paragraphs]
    found: list[PlacedCitation] = []
    for i, (number, text, citations) in enumerate(read):
        for citation in citations:
            dated = citation.date
            if dated is None and citation.role is Role.OWN:
                near = (dated_in(line) for _, line, _ in read[i + 1 : i + _HEAD])
                dated = next((line for line in near if line), None)
            found.append(PlacedCitation(Place(file, number), citation, text, dated))
    return found


#: How many paragraphs a document's number and its date line lie apart at most.
_HEAD = 8


def title_citations(file: str, sheet: str, cell: str, text: str) -> list[PlacedCitation]:
    """The citations of a title text of a workbook."""
    text = unicodedata.normalize("NFC", text)
    place = Place(file, sheet=sheet, cell=cell)
    return [PlacedCitation(place, c, text, c.date) for c in citations_in(text, title=True)]


def cut_offs_of(file: str, paragraphs: Iterable[tuple[int, str]]) -> list[PlacedCutOff]:
    """The cut-offs of one document, given its paragraphs with their numbers."""
    return [PlacedCutOff(Place(file, n), cut_off) for n, text in paragraphs for cut_off in cut_offs_in(text)]


def title_cut_offs(file: str, sheet: str, cell: str, text: str) -> list[PlacedCutOff]:
    """The cut-offs of a title or remark of a workbook."""
    text = unicodedata.normalize("NFC", text)
    return [PlacedCutOff(Place(file, sheet=sheet, cell=cell), c) for c in cut_offs_in(text)]


def disagreements(cited: Sequence[PlacedCitation], reported: date | None = None) -> list[Disagreement]:
    """Everything in which the citations of one unit disagree, in reading order.

    Args:
        cited: the citations of all documents and titles of one unit and period.
        reported: the report's date, for documents that do not print their own.
    """
    whole = [c for c in cited if c.citation.symbol]
    found = list(_alone(whole, reported))
    found += _annexes(whole)
    documents = _documents(whole)
    for placed in documents.values():
        found += _against_register(placed)
        found += _two_dates(placed)
    found += _two_numbers(whole)
    order = {id(c): i for i, c in enumerate(cited)}
    found = _one_per_cause(found)
    return sorted(found, key=lambda d: min(order[id(c)] for c in d.citations))


def differing_cut_offs(
    cut_offs: Sequence[PlacedCutOff], cut_off: date, reported: date | None = None
) -> Disagreement | None:
    """All cut-offs of one report that are meant to be the period's, if they are not all the same day.

    What took place within some days, from one to the other, is an event and has no cut-off.

    Args:
        cut_offs: those of the report and its annexes.
        cut_off: the period's own.
        reported: the report's date; what is later is a plan.
    """
    near = citation_words().near_cut_off
    meant = []
    for placed in cut_offs:
        day = placed.cut_off.date.value
        if day is None or abs((day - cut_off).days) > near or (reported is not None and day > reported):
            continue
        since = _first_day(placed.cut_off)
        if since is None or (day - since).days > near:
            meant.append((day, placed))
    days = sorted({day for day, _ in meant})
    if len(days) < 2:
        return None
    facts = (("printed", "; ".join(map(_shown, days))), ("expected", _shown(cut_off)))
    return Disagreement(Kind.CUT_OFFS, (), facts, tuple(placed for _, placed in meant))


def _first_day(cut_off: CutOff) -> date | None:
    """The day from which a cut-off's figures are; of the same year as the last where none is printed."""
    since, until = cut_off.since, cut_off.date.value
    if since is None or until is None or since.day is None or since.month is None:
        return None
    year = since.year or (
        until.year if (since.month, since.day) <= (until.month, until.day) else until.year - 1
    )
    try:
        return date(year, since.month, since.day)
    except ValueError:
        return None


def _shown(day: date) -> str:
    """A date as it is printed in reports; the one notation that both languages use here."""
    return (
        f"{day.day:02d}/{day.month:02d}/{day.year}"
        if day.month < 3
        else f"{day.day:02d}/{day.month}/{day.year}"
    )


def _disagreement(
    kind: Kind, placed: Sequence[PlacedCitation], printed: str, expected: str = ""
) -> Disagreement:
    facts = (("document", placed[0].citation.name), ("printed", printed), ("expected", expected))
    return Disagreement(kind, tuple(placed), facts)


def _documents(cited: Sequence[PlacedCitation]) -> dict[DocumentKey, list[PlacedCitation]]:
    found: dict[DocumentKey, list[PlacedCitation]] = {}
    for placed in cited:
        if placed.citation.plain_number:
            found.setdefault(placed.citation.key, []).append(placed)
    return found


# What one citation says for itself.


def _alone(cited: Sequence[PlacedCitation], reported: date | None) -> Iterator[Disagreement]:
    own: dict[str, date] = {}
    for one in cited:
        if one.citation.role is Role.OWN and one.date and one.date.value:
            own[one.place.file] = max(one.date.value, own.get(one.place.file, date.min))
    grouped: dict[tuple[Kind, DocumentKey, str, str], list[PlacedCitation]] = {}
    for placed in cited:
        until = own.get(placed.place.file) or reported
        for kind, printed, expected in (*_of_type(placed), *_of_issuer(placed), *_of_date(placed, until)):
            grouped.setdefault((kind, placed.citation.key, printed, expected), []).append(placed)
    for (kind, _, printed, expected), places in grouped.items():
        yield _disagreement(kind, places, printed, expected)


def _of_type(placed: PlacedCitation) -> Iterator[tuple[Kind, str, str]]:
    """The kind in words against the kind in the symbol."""
    citation, law = placed.citation, citation_words()
    kind = next((t for t in law.types if t.name == citation.type_word), None)
    if kind is None or not kind.symbols or not citation.type_printed:
        return
    if any(kind.name in types_by_symbol().get(symbol_key(p), ()) for p in citation.parts):
        return
    first = symbol_key(citation.parts[0])
    meant = types_by_symbol().get(first)
    if not meant or len(citation.parts) < 2:
        return
    if first in map(symbol_key, law.ambiguous) and not _offices(citation):
        return
    usual = [t.name for t in law.types if t.symbols and symbol_key(t.symbols[0]) == first]
    yield Kind.TYPE_AND_SYMBOL, kind.name, " / ".join(usual or sorted(meant))


def _of_issuer(placed: PlacedCitation) -> Iterator[tuple[Kind, str, str]]:
    """The office in words against the office in the symbol."""
    offices, said = _offices(placed.citation), issuers_by_name().get(placed.citation.issuer)
    if said is None or not said.certain or not offices:
        return
    if all(o.certain and not _same_office(o, said) for o in offices):
        yield Kind.SYMBOL_AND_ISSUER, placed.citation.issuer_printed, " / ".join(o.name for o in offices)


def _offices(citation: Citation) -> list[Issuer]:
    """The offices that a symbol names."""
    keys = (re.sub(r"\d+$", "", symbol_key(part)) for part in citation.parts)
    return [issuers_by_symbol()[key] for key in keys if key in issuers_by_symbol()]


def _same_office(named: Issuer, said: Issuer) -> bool:
    return named.name == said.name or said.name in named.also


def _of_date(placed: PlacedCitation, until: date | None) -> Iterator[tuple[Kind, str, str]]:
    dated, citation = placed.date, placed.citation
    if dated is None or not dated.is_whole:
        return
    day = dated.value
    if day is None:
        yield Kind.IMPOSSIBLE_DATE, _printed(dated), ""
    elif citation.year is not None and day.year != citation.year:
        yield Kind.YEAR_IN_NUMBER, _shown(day), str(citation.year)
    elif until is not None and day > until and citation.role is Role.CITED:
        yield Kind.AFTER_REPORT, _shown(day), _shown(until)


def _printed(dated: CitedDate) -> str:
    return f"{dated.day}/{dated.month}/{dated.year}"


# The document that an annex goes with.


def _annexes(cited: Sequence[PlacedCitation]) -> Iterator[Disagreement]:
    """Annexes that carry another number, or another day, than the document; those that carry the same one together."""
    owns = [c for c in cited if c.citation.role is Role.OWN and c.citation.plain_number]
    found: dict[tuple[Kind, str, str, str], list[PlacedCitation]] = {}
    for annex in cited:
        if annex.citation.role is not Role.ANNEX_OF or not annex.citation.plain_number:
            continue
        near = [o for o in owns if o.place.file == annex.place.file] or owns
        near = [o for o in near if _same_symbol(o, annex) or _same_number_and_office(o, annex)]
        same = [o for o in near if o.citation.key == annex.citation.key]
        if near and not same:
            names = {o.citation.name: o for o in near}
            key = (Kind.ANNEX_NUMBER, near[0].place.file, annex.citation.name, "; ".join(names))
            found.setdefault(key, [*names.values()]).append(annex)
        elif same and all(_dates_conflict(o.date, annex.date) for o in same):
            printed = annex.date.printed if annex.date else ""
            expected = same[0].date.printed if same[0].date else ""
            key = (Kind.ANNEX_DATE, same[0].place.file, printed, expected)
            found.setdefault(key, [same[0]]).append(annex)
    for (kind, _, printed, expected), placed in found.items():
        yield _disagreement(kind, placed, printed, expected)


def _same_symbol(a: PlacedCitation, b: PlacedCitation) -> bool:
    return a.citation.key[1:] == b.citation.key[1:]


def _same_number_and_office(a: PlacedCitation, b: PlacedCitation) -> bool:
    same_office = a.citation.parts[-1:] == b.citation.parts[-1:]
    return same_office and a.citation.plain_number == b.citation.plain_number


def _dates_conflict(a: CitedDate | None, b: CitedDate | None) -> bool:
    """Whether two dates differ in a part that both give."""
    if a is None or b is None:
        return False
    pairs = ((a.day, b.day), (a.month, b.month), (a.year, b.year))
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)


# The register of laws.


def _against_register(placed: Sequence[PlacedCitation]) -> Iterator[Disagreement]:
    grouped: dict[tuple[Kind, str, str], list[PlacedCitation]] = {}
    for one in placed:
        if one.citation.role is Role.OWN:
            continue
        for kind, printed, expected in (*_from_register(one), *_without_year(one)):
            grouped.setdefault((kind, printed, expected), []).append(one)
    for (kind, printed, expected), places in grouped.items():
        yield _disagreement(kind, places, printed, expected)


def in_register(placed: PlacedCitation) -> bool:
    """Whether a citation is held against the register of laws."""
    return _known(placed) is not None


def _known(placed: PlacedCitation) -> KnownDocument | None:
    """The one document of the register that a citation means, if that is sure.

    A number without a year means a document of that year, or the one that the words around speak of.
    """
    entries = register().get(placed.citation.key, ())
    if placed.citation.year is not None:
        return entries[0] if entries else None
    day = placed.date.value if placed.date else None
    if day is None:
        return None
    if exact := [e for e in entries if e.date == day]:
        return exact[0]
    around = fold(_sentence(placed))
    meant = [e for e in entries if e.date.year == day.year or any(fold(w) in around for w in e.known_by)]
    return meant[0] if len(meant) == 1 else None


def _sentence(placed: PlacedCitation) -> str:
    """The sentence, or item of a list, that a citation stands in."""
    text, citation = placed.text, placed.citation
    before = re.split(r"[.;]\s|\n", text[: citation.start])[-1]
    after = re.split(r"[.;]\s|\n", text[citation.stop :], maxsplit=1)[0]
    return f"{before} {after}"


def _from_register(placed: PlacedCitation) -> Iterator[tuple[Kind, str, str]]:
    citation, known = placed.citation, _known(placed)
    if known is None:
        return
    day = placed.date.value if placed.date else None
    if day is not None and day != known.date:
        yield Kind.REGISTER_DATE, _shown(day), _shown(known.date)
    kind = next((t for t in citation_words().types if t.name == citation.type_word), None)
    if kind and citation.type_printed and not kind.symbols and not kind.generic and kind.name != known.type:
        yield Kind.REGISTER_TYPE, kind.name, known.type


def _without_year(placed: PlacedCitation) -> Iterator[tuple[Kind, str, str]]:
    """A document of the register by number, symbol and day, but for the year in its number."""
    citation, day = placed.citation, placed.date.value if placed.date else None
    if citation.year is None and day is not None:
        key = (citation.plain_number, day.year, symbol_key(citation.symbol))
        for known in register().get(key, ()):
            if known.date == day:
                yield Kind.REGISTER_NUMBER, citation.name, known.number


# One document with two dates.


def _two_dates(placed: Sequence[PlacedCitation]) -> Iterator[Disagreement]:
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
        expected = _shown(day) if most > next_most else ""
        yield _disagreement(Kind.TWO_DATES, places, "; ".join(map(_shown, sorted(days))), expected)


# One document with two numbers.


def _two_numbers(cited: Sequence[PlacedCitation]) -> Iterator[Disagreement]:
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
                yield _disagreement(Kind.TWO_NUMBERS, [*first, *second], f"{a}; {b}", expected)


def _slipped_number(a: PlacedCitation, b: PlacedCitation) -> bool:
    """Whether two numbers are those of one document: documents of one day are often about nearly the same.

    Two digits swapped are a slip where the titles agree as far as both go; one digit only where they are long and
    the same.
    """
    if not _one_issuer(a.citation, b.citation):
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
    if first is None or second is None or not _one_issuer(a.citation, b.citation):
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
    levels = any(o.levels for o in _offices(a.citation))
    both_said = bool(a.citation.issuer_printed and b.citation.issuer_printed)
    return titled or near or both_said or not levels


def _one_issuer(a: Citation, b: Citation) -> bool:
    if not a.issuer_printed or not b.issuer_printed:
        return True
    if a.issuer and b.issuer and a.issuer != b.issuer:
        return False
    one, other = sorted((_in_short(a.issuer_printed), _in_short(b.issuer_printed)), key=len)
    return one in other


def _in_short(office: str) -> str:
    """ "Ủy ban nhân dân tỉnh" as "ubnd tỉnh"."""
    name = fold(office)
    for short, full in citation_words().short_for.items():
        for words in full:
            name = name.replace(fold(words), short)
    return name


def _years(title: str) -> set[str]:
    return set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", title))


def _titles_agree(a: str, b: str) -> bool:
    """Whether two titles, one of which may be cut short, are the same."""
    one, other = fold(a).split(), fold(b).split()
    length = min(len(one), len(other))
    return length >= _TITLE and one[:length] == other[:length]


#: Fewer words than these tell no title from another; so many tell it from those that are nearly the same.
_TITLE, _LONG_TITLE = 4, 8
#: A number of so many digits is one of many in a year.
_HIGH = 3

#: Which kinds say the same of a document's date as a stronger one does.
_SAID_BY = {
    Kind.TWO_DATES: {Kind.REGISTER_DATE, Kind.YEAR_IN_NUMBER},
    Kind.YEAR_IN_NUMBER: {Kind.REGISTER_DATE},
    Kind.AFTER_REPORT: {Kind.REGISTER_DATE, Kind.TWO_DATES},
    Kind.REGISTER_TYPE: {Kind.TYPE_AND_SYMBOL},
}


def _one_per_cause(found: Sequence[Disagreement]) -> list[Disagreement]:
    """Leave out what a stronger disagreement about the same citations already says."""
    said = {(d.kind, id(c)) for d in found for c in d.citations}
    stronger = {d: [(k, id(c)) for k in _SAID_BY.get(d.kind, ()) for c in d.citations] for d in found}
    return [d for d in found if said.isdisjoint(stronger[d])]
