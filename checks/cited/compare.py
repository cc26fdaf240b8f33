"""Where the documents that a unit cites disagree: with themselves, with each other, with the register of
laws, with the document that an annex goes with.

One record per cause, with every place that prints it; silence where another reading is possible. How a
citation is read belongs in ``assets/prose/citations/``, how severe a disagreement is and how it is
worded in YAML.
"""

from collections.abc import Sequence
from datetime import date

from assets.prose.citations.citation import DocumentKey
from checks.cited.annexes import of_annexes
from checks.cited.by_itself import by_itself
from checks.cited.disagreement import Disagreement, Kind
from checks.cited.in_register import against_register
from checks.cited.one_document import two_dates, two_numbers
from checks.cited.placed import PlacedCitation


def disagreements(cited: Sequence[PlacedCitation], reported: date | None = None) -> list[Disagreement]:
    """Everything in which the citations of one unit disagree, in reading order.

    Args:
        cited: the citations of all documents and titles of one unit and period.
        reported: the report's date, for documents that do not print their own.
    """
    whole = [c for c in cited if c.citation.symbol]
    found = list(by_itself(whole, reported))
    found += of_annexes(whole)
    documents = _documents(whole)
    for placed in documents.values():
        found += against_register(placed)
        found += two_dates(placed)
    found += two_numbers(whole)
    order = {id(c): i for i, c in enumerate(cited)}
    found = _one_per_cause(found)
    return sorted(found, key=lambda d: min(order[id(c)] for c in d.citations))


def _documents(cited: Sequence[PlacedCitation]) -> dict[DocumentKey, list[PlacedCitation]]:
    found: dict[DocumentKey, list[PlacedCitation]] = {}
    for placed in cited:
        if placed.citation.plain_number:
            found.setdefault(placed.citation.key, []).append(placed)
    return found


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
