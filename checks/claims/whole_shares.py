"""Rates of what can be no more than all: of dossiers on time, of people content, of papers digitised.

Goals and what is measured by them may be passed, and are not meant; what a rate is of is ``checks/claims/rates``.
"""

from collections.abc import Iterator

from checks.claims.about import since
from checks.claims.named import is_change
from checks.claims.parse import exact
from checks.claims.statements import Statement
from checks.claims.words import claim_words
from checks.edits.claimed import Claim, text_term

#: The words so far after a rate may tell that it is one of a goal.
_AFTER = 40


def whole_shares(statement: Statement) -> Iterator[Claim]:
    """The rates of a statement's paragraphs that their own words make shares of all."""
    words = claim_words()
    for s in statement.walk():
        stop = 0
        for n, f in enumerate(s.figures):
            lead, stop = since(s.text[stop : f.start], (",", ";", ".", "(")), f.stop
            if f.quantity != "rate" or not exact(f) or is_change(s, n, words):
                continue
            after = s.text[f.stop : f.stop + _AFTER]
            told = words.of_all.search(lead) and words.rate_of.search(lead)
            other = (words.goal_of, words.base, words.goals)
            if told and not any(p.search(lead) or p.search(after) for p in other):
                yield Claim("share_of_all", (text_term("figure", s.code(n)),))
