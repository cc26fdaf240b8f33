"""Loading what the figures of forms are called in sentences (``*.yaml`` beside this module).

Whether a code is one of the form is proven by the tests, as the form's versions come and go by date.
"""

import re
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import Field

from assets.forms.model import InForce
from assets.law import Law, load
from checks.claims.words import anywhere

FOLDER = Path(__file__).parent


class _Figure(Law):
    code: str
    says: tuple[str, ...] = Field(min_length=1)
    with_: tuple[tuple[str, ...], ...] = Field(default=(), alias="with")
    without: tuple[str, ...] = ()


class FormInSentences(Law):
    """One file: the figures of one form, and which level each side of the group of levels is."""

    form: str
    in_force: InForce
    reference: str
    levels: dict[str, str] = Field(default_factory=dict)
    figures: tuple[_Figure, ...]


class Meaning:
    """By which words a figure is one of a form."""

    def __init__(self, law: _Figure) -> None:
        self.code = law.code
        self._says = anywhere(law.says)
        self._with = [anywhere(words) for words in law.with_]
        self._without = anywhere(law.without) if law.without else re.compile(r"(?!)")

    def fits(self, own: str, around: str) -> bool:
        """Whether words about a figure, and about the wholes it is part of, say so."""
        if not self._says.search(own) or self._without.search(own):
            return False
        whole = f"{own} {around}"
        return all(pattern.search(whole) for pattern in self._with)


@cache
def forms_in_sentences() -> tuple[tuple[FormInSentences, tuple[Meaning, ...]], ...]:
    """All files, in the order of their names."""
    found = [load(path, FormInSentences) for path in sorted(FOLDER.glob("*.yaml"))]
    return tuple((law, tuple(map(Meaning, law.figures))) for law in found)


def in_force(day: date) -> list[tuple[FormInSentences, tuple[Meaning, ...]]]:
    """Those in force on a day."""
    return [pair for pair in forms_in_sentences() if pair[0].in_force.holds_on(day)]
