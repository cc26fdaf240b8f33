"""All claims of one document: wholes, rates, changes, shares, spans and places among the provinces.

Only gathering belongs here; how each is found, and which claim it makes, is in the modules beside.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from assets.documents.model import Paragraph
from assets.forms.model import FormVersion
from checks.claims import as_claims, tables
from checks.claims.against_forms import AgainstForms
from checks.claims.against_outlines import AgainstOutlines
from checks.claims.changes import Changes
from checks.claims.classes import classes
from checks.claims.mended import Mended, beside
from checks.claims.rates import Rate, Rates
from checks.claims.relations import Relations
from checks.claims.set_over import ranks, set_over
from checks.claims.shares import made_up, shares, without_some
from checks.claims.statements import Statement, statements
from checks.claims.whole_shares import whole_shares
from checks.claims.wholes.of_document import Wholes
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings
from checks.edits.claimed import Claim
from checks.edits.rule import Term

#: What one kind says more surely than the other.
_FAMILIES = {"parts_nearly": "parts", "rate_nearly": "rate", "rate_at_least": "rate", "rate_at_most": "rate"}


def family_of(kind: str) -> str:
    """The kind of claim that says the same most surely."""
    return _FAMILIES.get(kind, kind)


def claims_in(
    paragraphs: Sequence[Paragraph],
    day: date,
    versions: Mapping[str, FormVersion] | None = None,
    facts: Sequence[Mapping[str, Any]] = (),
) -> list[Claim]:
    """The claims of one document, each once, kind by kind.

    Args:
        paragraphs: the document's paragraphs in reading order.
        day: when it was written: how many provinces and which levels there were.
        versions: the form versions in force, by form.
        facts: the figures of the unit's forms; see :meth:`AgainstOutlines.of`.
    """
    found: dict[tuple[str, frozenset[Term]], Claim] = {}
    told = statements(paragraphs)
    readings, parts, rates, relations = read(told, day)
    mended = Mended(
        paragraphs, relations, lambda near: read(statements(near), day, weigh=False).relations
    ).all()
    tabled = list(tables.relations(told, readings.words))
    shown = [*mended, *tabled]
    nearly = tables.without_guesses(tables.without_misread(relations.nearly, tabled), told)
    complementing = [*shares(told, relations.parts, relations.rates, readings), *relations.shares]
    whole_rows = [f for f in facts if not f["item"]]
    claims = [
        *(c for r in tabled for c in as_claims.of_table(r, readings)),
        *(
            c
            for p in tables.without_misread(relations.parts, tabled)
            for c in as_claims.of_parts(p, readings)
        ),
        *(c for p in made_up(relations.rates) for c in as_claims.of_parts(p, readings)),
        *map(as_claims.of_flow, relations.flows),
        *map(as_claims.of_multiple, relations.multiples),
        *map(as_claims.of_rate, beside(relations.rates, shown)),
        *map(as_claims.of_shares, without_some(complementing, relations.rates)),
        *map(as_claims.of_change, beside(relations.changes, shown)),
        *map(as_claims.of_derived, relations.derived),
        *(c for p in relations.sums for c in as_claims.of_parts(p, readings)),
        *(c for p in relations.around for c in as_claims.of_parts(p, readings)),
        *map(as_claims.nearly, nearly),
        *(as_claims.within("part_of_whole", whole, part) for whole, part in relations.within),
        *(as_claims.within("place", of, place) for of, place in relations.places),
        *(as_claims.told_again(before, again) for before, again in relations.again),
        *map(as_claims.of_relation, mended),
        *(c for s in told for c in (*set_over(s), *ranks(s, day), *classes(s), *whole_shares(s))),
        *(AgainstForms(versions, day).of(told, parts, rates, whole_rows) if versions and whole_rows else ()),
        *(AgainstOutlines(versions, day).of(told, facts) if versions and facts else ()),
    ]
    for claim in claims:
        found.setdefault((family_of(claim.kind), frozenset(claim.terms)), claim)
    return list(found.values())


class Read(NamedTuple):
    """What a document's words claim, and all that fits in it or is told although it misses."""

    readings: Readings
    parts: Sequence[Parts]
    rates: Sequence[Rate]
    relations: Relations


def read(told: Sequence[Statement], day: date, *, weigh: bool = True) -> Read:
    """Read the statements of one document as they were written on a day."""
    wholes = Wholes(day)
    readings = wholes.readings
    parts = wholes.of(told)
    rates, changes = Rates(readings).of(told, parts), Changes(readings)
    found_changes = [c for s in told for c in changes.of(s)]
    return Read(readings, parts, rates, Relations(told, readings, parts, rates, found_changes, weigh=weigh))
