"""Where one citation disagrees with itself: its kind or office with its symbol, its date with the calendar."""

from collections.abc import Iterator, Sequence
from datetime import date

from assets.prose.citations.citation import CitedDate, DocumentKey, Role, symbol_key
from assets.prose.citations.words import Issuer, citation_words, issuers_by_name, types_by_symbol
from checks.cited.disagreement import Disagreement, Kind, as_printed, disagreement_of
from checks.cited.offices import offices_of
from checks.cited.placed import PlacedCitation


def by_itself(cited: Sequence[PlacedCitation], reported: date | None) -> Iterator[Disagreement]:
    """Whatever a citation says against itself; the same said in several places is told once."""
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
        yield disagreement_of(kind, places, printed, expected)


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
    if first in map(symbol_key, law.ambiguous) and not offices_of(citation):
        return
    usual = [t.name for t in law.types if t.symbols and symbol_key(t.symbols[0]) == first]
    yield Kind.TYPE_AND_SYMBOL, kind.name, " / ".join(usual or sorted(meant))


def _of_issuer(placed: PlacedCitation) -> Iterator[tuple[Kind, str, str]]:
    """The office in words against the office in the symbol."""
    offices, said = offices_of(placed.citation), issuers_by_name().get(placed.citation.issuer)
    if said is None or not said.certain or not offices:
        return
    if all(o.certain and not _same_office(o, said) for o in offices):
        yield Kind.SYMBOL_AND_ISSUER, placed.citation.issuer_printed, " / ".join(o.name for o in offices)


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
        yield Kind.YEAR_IN_NUMBER, as_printed(day), str(citation.year)
    elif until is not None and day > until and citation.role is Role.CITED:
        yield Kind.AFTER_REPORT, as_printed(day), as_printed(until)


def _printed(dated: CitedDate) -> str:
    return f"{dated.day}/{dated.month}/{dated.year}"
