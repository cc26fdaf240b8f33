"""Where an annex carries another number or day than the document that it goes with."""

from collections.abc import Iterator, Sequence

from assets.prose.citations.citation import CitedDate, Role
from checks.cited.disagreement import Disagreement, Kind, disagreement_of
from checks.cited.placed import PlacedCitation


def of_annexes(cited: Sequence[PlacedCitation]) -> Iterator[Disagreement]:
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
        yield disagreement_of(kind, placed, printed, expected)


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
