"""From the warehouse and back: what a period's documents cite, compared, as rows that edits are decided on.

How citations disagree is ``compare.py``. What agrees is kept too, so that silence is no success.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from assets.periods import Period
from assets.prose.citations.citation import Role
from assets.warehouse import Warehouse
from checks.cited.compare import disagreements
from checks.cited.differing_cut_offs import differing_cut_offs
from checks.cited.disagreement import Disagreement, Kind
from checks.cited.in_register import in_register
from checks.cited.placed import (
    Place,
    PlacedCitation,
    PlacedCutOff,
    citations_of,
    cut_offs_of,
    title_citations,
    title_cut_offs,
)
from checks.claims.gather import documents
from checks.edits.citation import Citation
from checks.edits.rule import Rule
from checks.unforeseen import Unforeseen

#: What has to be there for a kind of disagreement to be looked for.
_LOOKED_AT: dict[Kind, Callable[[PlacedCitation], object]] = {
    Kind.TWO_DATES: lambda p: p.date and p.citation.key,
    Kind.TWO_NUMBERS: lambda p: p.date and p.date.value and p.citation.plain_number.isdecimal(),
    Kind.TYPE_AND_SYMBOL: lambda p: p.citation.type_printed and p.citation.symbol,
    Kind.ANNEX_NUMBER: lambda p: p.citation.role is Role.ANNEX_OF,
    Kind.ANNEX_DATE: lambda p: p.citation.role is Role.ANNEX_OF and p.date,
    Kind.REGISTER_DATE: lambda p: p.date and in_register(p),
    Kind.REGISTER_TYPE: lambda p: p.citation.type_printed and in_register(p),
    Kind.REGISTER_NUMBER: lambda p: p.date and p.citation.symbol and not p.citation.year,
    Kind.SYMBOL_AND_ISSUER: lambda p: p.citation.issuer and p.citation.symbol,
    Kind.IMPOSSIBLE_DATE: lambda p: p.date and p.date.is_whole,
    Kind.AFTER_REPORT: lambda p: p.date and p.date.is_whole,
    Kind.YEAR_IN_NUMBER: lambda p: p.date and p.citation.year,
}


def write_cited(warehouse: Warehouse, period: Period, rules: Iterable[Rule], unforeseen: Unforeseen) -> None:
    """Write the period's slices of ``cited`` and ``cited_places`` from its paragraphs and titles.

    Args:
        warehouse: holds the paragraphs of documents and the titles of workbooks.
        period: figures go to its cut-off.
        rules: those in force; what no rule asks for is left out.
        unforeseen: receives the documents and workbooks whose citations could not be found or compared.
    """
    by_kind = {rule.claim: rule.id for rule in rules if isinstance(rule, Citation)}
    rows: list[tuple[Any, ...]] = []
    places: list[tuple[Any, ...]] = []
    for unit, cited, cut_offs in _by_unit(warehouse, period, unforeseen) if by_kind else ():
        found: list[Disagreement] = []
        files = {p.place.file for p in cited} | {p.place.file for p in cut_offs}
        with unforeseen.told(unit, *sorted(files)):
            found = _disagreements(period, cited, cut_offs)
            rows += _agreeing(period.code, unit, cited, cut_offs, found, by_kind)
        taken: dict[tuple[str, str, str], int] = {}
        for d in found:
            rule = by_kind.get(d.kind.value)
            if rule is None:
                continue
            file = _first(d).file
            target = f"{d.fact('document')} {_at(_first(d))}".strip()
            told = taken.get((rule, file, target), 0)
            taken[rule, file, target] = told + 1
            target += f" #{told + 1}" if told else ""  # two that begin at one place are two findings
            rows.append((period.code, unit, rule, file, target, False, dict(d.facts)))
            at = (period.code, unit, rule, file, target)
            for n, (place, printed, start, stop) in enumerate(_printed(d)):
                cell = place.cell or str(place.paragraph)
                places.append((*at, n, place.file, place.sheet, cell, printed, start, stop))
    with warehouse.transaction():
        for table, slice_ in (("cited", rows), ("cited_places", places)):
            warehouse.clear(table, period.code)
            warehouse.append(table, slice_)


def _disagreements(
    period: Period, cited: Sequence[PlacedCitation], cut_offs: Sequence[PlacedCutOff]
) -> list[Disagreement]:
    """How what the documents of one unit cite and say disagrees."""
    own = (p.date.value for p in cited if p.citation.role is Role.OWN and p.date)
    reported = max((day for day in own if day), default=None)
    # Of several texts, one without a date of its own may be younger than the one that has it.
    texts = {p.place.file for p in cited if not p.place.sheet}
    found = disagreements(cited, reported if len(texts) == 1 else None)
    if apart := differing_cut_offs(cut_offs, period.cut_off, reported):
        found.append(apart)
    return found


def _by_unit(
    warehouse: Warehouse, period: Period, unforeseen: Unforeseen
) -> Iterator[tuple[str, list[PlacedCitation], list[PlacedCutOff]]]:
    titles: dict[str, list[dict[str, Any]]] = {}
    for r in warehouse.slice("titles", period.code, "unit, file, sheet, cell"):
        titles.setdefault(r["unit"], []).append(r)
    for unit, group in groupby(documents(warehouse, period.code), key=lambda d: d[0]):
        cited: list[PlacedCitation] = []
        cut_offs: list[PlacedCutOff] = []
        for _, file, paragraphs in group:
            with unforeseen.told(unit, file):
                numbered = [(p.number, p.text) for p in paragraphs]
                cited += citations_of(file, numbered)
                cut_offs += cut_offs_of(file, numbered)
        for r in titles.get(unit, ()):
            with unforeseen.told(unit, r["file"]):
                cited += title_citations(r["file"], r["sheet"], r["cell"], r["text"])
                cut_offs += title_cut_offs(r["file"], r["sheet"], r["cell"], r["text"])
        yield unit, cited, cut_offs


def _agreeing(
    period: str,
    unit: str,
    cited: Sequence[PlacedCitation],
    cut_offs: Sequence[PlacedCutOff],
    found: Sequence[Disagreement],
    by_kind: Mapping[str, str],
) -> Iterator[tuple[Any, ...]]:
    """A row for every document that was looked at in some respect and agrees."""
    wrong = {(d.kind, id(c)) for d in found for c in d.citations}
    for kind, looked_at in _LOOKED_AT.items():
        rule = by_kind.get(kind.value)
        if rule is None:
            continue
        good = [p for p in cited if looked_at(p) and (kind, id(p)) not in wrong]
        for target, p in {f"{p.citation.name} {_at(p.place)}": p for p in good}.items():
            yield period, unit, rule, p.place.file, target, True, {}
    rule = by_kind.get(Kind.CUT_OFFS.value)
    if rule and len(cut_offs) > 1 and not any(d.kind is Kind.CUT_OFFS for d in found):
        place = cut_offs[0].place
        yield period, unit, rule, place.file, _at(place), True, {}


def _first(d: Disagreement) -> Place:
    return d.citations[0].place if d.citations else d.cut_offs[0].place


def _at(place: Place) -> str:
    return f"¶{place.paragraph}" if place.paragraph else f"{place.sheet}!{place.cell}"


def _printed(d: Disagreement) -> Iterator[tuple[Place, str, int, int]]:
    """Where a disagreement is seen, with what is printed there and its span."""
    for p in d.citations:
        yield p.place, p.citation.printed, p.citation.start, p.citation.stop
    for c in d.cut_offs:
        yield c.place, c.cut_off.printed, c.cut_off.start, c.cut_off.stop
