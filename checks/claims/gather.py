"""From the warehouse and back: the claims of a period's documents, as rows that edits are decided on.

How claims are found is in the modules beside; how they are decided is ``checks/edits``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from assets.documents.model import Kind, Paragraph
from assets.facts import TEXT
from assets.forms.model import FormVersion
from assets.periods import Period
from assets.prose.figures import figures_in
from assets.warehouse import Warehouse
from checks.claims.find import claims_in
from checks.edits.rule import Rule
from checks.unforeseen import Unforeseen


def write_claims(
    warehouse: Warehouse,
    period: Period,
    rules: Iterable[Rule],
    versions: Mapping[str, FormVersion],
    unforeseen: Unforeseen,
) -> None:
    """Write the period's slice of ``claims`` from its slice of ``paragraphs``.

    Args:
        warehouse: holds the paragraphs and facts.
        period: its cut-off decides how many provinces and which levels there were.
        rules: those in force; a claim that no rule asks for is left out.
        versions: the form versions in force.
        unforeseen: receives the documents whose claims could not be found.
    """
    by_kind: dict[str, list[str]] = {}
    for rule in rules:
        if rule.claim:
            by_kind.setdefault(rule.claim, []).append(rule.id)
    forms, mentioned = _forms_of(warehouse, period.code), _mentioned(warehouse, period.code)
    rows: list[tuple[Any, ...]] = []
    for unit, file, paragraphs in documents(warehouse, period.code):
        with unforeseen.told(unit, file):
            # a cell whose figures are those of a form is no sentence
            own = [
                p for p in paragraphs
                if p.kind is not Kind.CELL or (unit, file, p.number) in mentioned or not figures_in(p.text)
            ]  # fmt: skip
            rows += [
                (
                    period.code, unit, rule, file, claim.target, t.role, t.sign, t.operand.form, t.operand.code,
                    t.operand.level, file if t.operand.form == TEXT else t.operand.item,
                )
                for claim in claims_in(own, period.cut_off, versions, forms.get(unit, ()))
                for rule in by_kind.get(claim.kind, ())
                for t in claim.terms
            ]  # fmt: skip
    with warehouse.transaction():
        warehouse.clear("claims", period.code)
        warehouse.append("claims", rows)


def _mentioned(warehouse: Warehouse, period: str) -> set[tuple[str, str, int]]:
    """The paragraphs whose figures are facts of the text: unit, file and number."""
    rows = warehouse.rows("SELECT DISTINCT unit, file, paragraph FROM mentions WHERE period = ?", [period])
    return {(r["unit"], r["file"], r["paragraph"]) for r in rows}


def _forms_of(warehouse: Warehouse, period: str) -> dict[str, list[dict[str, Any]]]:
    """The figures of the forms of the units that sent a report, by unit; of items, those of outlines only."""
    found: dict[str, list[dict[str, Any]]] = {}
    for r in warehouse.rows(
        "SELECT unit, form, indicator, level, item, noun, value, decimals, quantity FROM facts WHERE period = ? "
        "AND NOT repeated AND value IS NOT NULL AND (item = '' OR noun <> '') AND form <> ? "
        "AND unit IN (SELECT unit FROM paragraphs WHERE period = ?) ORDER BY ALL",
        [period, TEXT, period],
    ):
        found.setdefault(r["unit"], []).append(r)
    return found


def documents(warehouse: Warehouse, period: str) -> Iterator[tuple[str, str, Sequence[Paragraph]]]:
    """The documents of a period with the paragraphs whose figures are facts: unit, file, paragraphs."""
    rows = warehouse.rows(
        "SELECT p.* FROM paragraphs AS p SEMI JOIN facts AS f ON f.period = p.period AND f.unit = p.unit "
        f"AND f.file = p.file AND f.form = '{TEXT}' WHERE p.period = ? ORDER BY p.unit, p.file, p.number",
        [period],
    )
    for (unit, file), group in groupby(rows, key=lambda r: (r["unit"], r["file"])):
        yield unit, file, [paragraph_of(r) for r in group]


def paragraph_of(r: dict[str, Any]) -> Paragraph:
    """A paragraph from its row."""
    return Paragraph(
        r["number"], r["text"], Kind(r["kind"]), r["depth"], r["in_table"], r["in_row"], r["in_column"]
    )


def claims_of(warehouse: Warehouse, period: str) -> dict[str, list[tuple[str, str, str]]]:
    """The claims by unit: rule, document, target."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for r in warehouse.rows(
        "SELECT DISTINCT unit, rule, item, target FROM claims WHERE period = ? ORDER BY ALL", [period]
    ):
        found.setdefault(r["unit"], []).append((r["rule"], r["item"], r["target"]))
    return found
