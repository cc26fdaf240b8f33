"""Where a citation disagrees with the register of laws.

The register itself does not belong here: ``assets/prose/citations/laws.yaml``.
"""

import re
from collections.abc import Iterator, Sequence

from assets.prose.citations.citation import Role, symbol_key
from assets.prose.citations.laws import KnownDocument, register
from assets.prose.citations.words import citation_words
from assets.text import fold
from checks.cited.disagreement import Disagreement, Kind, as_printed, disagreement_of
from checks.cited.placed import PlacedCitation


def against_register(placed: Sequence[PlacedCitation]) -> Iterator[Disagreement]:
    """Where citations of one document are not what the register of laws has of it."""
    grouped: dict[tuple[Kind, str, str], list[PlacedCitation]] = {}
    for one in placed:
        if one.citation.role is Role.OWN:
            continue
        for kind, printed, expected in (*_from_register(one), *_without_year(one)):
            grouped.setdefault((kind, printed, expected), []).append(one)
    for (kind, printed, expected), places in grouped.items():
        yield disagreement_of(kind, places, printed, expected)


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
        yield Kind.REGISTER_DATE, as_printed(day), as_printed(known.date)
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
