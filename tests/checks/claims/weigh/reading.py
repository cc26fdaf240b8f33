"""A marked passage, read as a report of its own."""

from assets.documents.model import Paragraph
from checks.claims.find import read
from checks.claims.named import Named
from checks.claims.relations import Relations
from checks.claims.statements import statements
from tests.checks.claims.marked import Passage, Relation, name_of, period_of


def relations_of(p: Passage) -> Relations:
    """All that fits in a passage, and what is weighed in it."""
    lines = [line.strip() for line in p.text.splitlines() if line.strip()]
    told = statements([Paragraph(n, line) for n, line in enumerate(lines, start=1)])
    return read(told, period_of(p.date).cut_off).relations


def printed(n: Named) -> str:
    """A figure as a relation names it."""
    return name_of(n.figure.printed)


def figures_of(relation: Relation) -> set[str]:
    """All the figures of a relation."""
    return {x for _, figures in relation[1] for x in figures}
