"""Citations and cut-offs with the place that prints them: a paragraph of a document, a cell of a workbook.

Whether they agree does not belong here: ``compare.py``.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from assets.prose.citations.citation import Citation, CitedDate, CutOff, Role
from assets.prose.citations.cut_offs import cut_offs_in
from assets.prose.citations.dates import dated_in
from assets.prose.citations.find import citations_in


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
