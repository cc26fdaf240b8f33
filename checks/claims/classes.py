"""The class that a sentence gives a score: "đạt 86,26/100 điểm, … nằm trong nhóm B".

Only where the sentence names one class and one score of the whole index. Which scores make a class is a
rule; rows of a table are ``against_outlines.py``.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assets.law import Law, load
from checks.claims.named import is_change
from checks.claims.parse import exact
from checks.claims.statements import Statement
from checks.claims.words import anywhere, claim_words, listed
from checks.edits.claimed import Claim, text_term

WORDS = Path(__file__).with_name("classes.yaml")
_STOP = re.compile(r"[.;](?=\s)")


class _Classes(Law):
    reference: str
    about: tuple[str, ...]
    out_of: int
    classes: dict[str, tuple[str, ...]]


@cache
def _law() -> tuple[_Classes, re.Pattern[str], dict[str, re.Pattern[str]]]:
    law = load(WORDS, _Classes)
    # "nhóm a" may enumerate, so the letter counts as it is written.
    named = {code: re.compile(rf"(?<!\w)(?:{listed(words)})(?!\w)") for code, words in law.classes.items()}
    return law, anywhere(law.about), named


def classes(statement: Statement) -> Iterator[Claim]:
    """The classes that a statement's paragraphs give a score."""
    law, about, named = _law()
    for s in statement.walk():
        found = [(code, m.start()) for code, pattern in named.items() for m in pattern.finditer(s.text)]
        if len(found) != 1:
            continue
        code, at = found[0]
        start = max((m.end() for m in _STOP.finditer(s.text, 0, at)), default=0)
        if not about.search(s.text[start:at]):
            continue
        scores = [
            n
            for n, f in enumerate(s.figures)
            if start <= f.start < at
            and exact(f)
            and (f.quantity == "rate" or (f.over >= 0 and s.figures[f.over].value == law.out_of))
            and not is_change(s, n, claim_words())
        ]
        if len(scores) == 1:
            yield Claim(code, (text_term("figure", s.code(scores[0])),))
