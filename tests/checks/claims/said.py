"""What sentences are found to claim and what came of it, told by the figures as they are printed.

The whole path is gone: a text is confronted as a report of its own (``tests.facts``).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assets.facts import TEXT
from assets.prose.figures import figures_in
from checks.edits.claimed import CLAIMS
from checks.edits.rule import claimed_terms
from checks.rules.load import catalogue
from tests.facts import confronted_units, paragraphs_of

WHEN = "2024-H1"


class Said(NamedTuple):
    """One claim: its kind, what came of it, and its figures in order (a form's by their place)."""

    claim: str
    outcome: str
    figures: tuple[str, ...]


def said_in_each(
    texts: Sequence[str], forms: Mapping[str, str] | None = None, when: str = WHEN
) -> list[list[Said]]:
    """What each of several reports claims; ``forms``: the figures of the forms sent with each."""
    units = {f"u{n:04}": {"TEXT/text": text, **(forms or {})} for n, text in enumerate(texts)}
    found: dict[str, list[Said]] = {unit: [] for unit in units}
    for r in confronted_units(when, units).outcomes:
        claim = catalogue().rules[r["rule"]].claim
        if claim in CLAIMS and r["target"]:
            lines = [p.text for p in paragraphs_of(units[r["unit"]]["TEXT/text"])]
            terms = [t.operand for t in claimed_terms(r["target"])]
            figures = (_printed(lines, o.code) if o.form == TEXT else str(o) for o in terms)
            found[r["unit"]].append(Said(claim, r["outcome"], tuple(figures)))
    return list(found.values())


def said(text: str, forms: Mapping[str, str] | None = None, when: str = WHEN) -> list[Said]:
    """What one report claims."""
    return said_in_each([text], forms, when)[0]


def accused(text: str, forms: Mapping[str, str] | None = None, when: str = WHEN) -> list[Said]:
    """What one report claims that is not so."""
    return violated(said(text, forms, when))


def violated(found: Sequence[Said]) -> list[Said]:
    """Those claims that are not so."""
    return [s for s in found if s.outcome == "violated"]


def _printed(lines: Sequence[str], code: str) -> str:
    paragraph, ordinal = map(int, code.split("."))
    return figures_in(lines[paragraph - 1])[ordinal - 1].printed
