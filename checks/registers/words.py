"""The words of ``words.yaml``, ready for use: statuses, levels, and what a text speaks of.

What is compared by them is in the modules beside.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from pathlib import Path

from pydantic import Field

from assets.law import Law, load
from assets.messages import Lang
from assets.text import fold

WORDS = Path(__file__).with_name("words.yaml")
#: The status of a row that is beyond the unit's scope.
BEYOND = "beyond"


class StatusWords(Law):
    """One status: its name, its wordings, what may be counted with it, whether the target is met."""

    label: dict[Lang, str]
    words: tuple[str, ...] = Field(min_length=1)
    takes_in: tuple[str, ...] = ()
    reached: bool = False


class MeasureWords(Law):
    """One thing that rates may be of."""

    label: dict[Lang, str]
    words: tuple[str, ...] = Field(min_length=1)


class DeclaredWords(Law):
    """How the text above a register says how many rows it has."""

    nouns: tuple[str, ...]
    near: int
    total: tuple[str, ...]


class RegisterWords(Law):
    """``words.yaml``."""

    reference: str
    statuses: dict[str, StatusWords]
    but: tuple[str, ...]
    scopes: dict[str, tuple[str, ...]]
    beyond: tuple[str, ...]
    scope_label: dict[Lang, str]
    level_of: dict[str, str]
    levels: dict[str, tuple[str, ...]]
    declared: DeclaredWords
    whose: tuple[str, ...]
    empty: tuple[str, ...]
    alike: dict[str, tuple[str, ...]]
    same_share: Decimal
    clear_share: Decimal
    fewest_alike: int
    named_share: Decimal
    shares: tuple[str, ...]
    left: tuple[str, ...]
    reaches: tuple[str, ...]
    among: tuple[str, ...]
    negated: tuple[str, ...]
    changes: tuple[str, ...]
    falls: tuple[str, ...]
    completes: tuple[str, ...]
    kept_up: tuple[str, ...]
    every_year: tuple[str, ...]
    leads: tuple[str, ...]
    how_much: tuple[str, ...]
    clause_ends: tuple[str, ...]
    measures: dict[str, MeasureWords]
    unlike: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    by_the_year: tuple[str, ...]
    indices: dict[str, tuple[str, ...]]
    part_of_index: tuple[str, ...]
    ranked: tuple[str, ...]


@cache
def register_words() -> "Words":
    """The words in use."""
    return Words(load(WORDS, RegisterWords))


class Words:
    """The law's words as patterns over folded texts."""

    def __init__(self, law: RegisterWords) -> None:
        self.law = law
        self._alike = [
            (_any(words), meant)
            for meant, words in sorted(law.alike.items(), key=lambda kv: -max(map(len, kv[1])))
        ]
        self._empty = _any(law.empty)
        #: Where a clause ends that a figure stands in.
        self.clause_end = re.compile(rf"[,;()\n]|\.(?!\d)|{_any(law.clause_ends).pattern}", re.IGNORECASE)

    @cached_property
    def _statuses(self) -> list[tuple[str, str]]:
        found = [(fold(word), key) for key, status in self.law.statuses.items() for word in status.words]
        return sorted(found, key=lambda pair: -len(pair[0]))

    def status(self, printed: str, level: str = "") -> str:
        """The status that a cell says, to a unit of a level (empty: not known); empty if that is not known.

        A wording that goes on with figures ("Hoàn thành 80%") says more than a status.
        """
        text = fold(printed)
        if not text or any(c.isdigit() for c in text):
            return ""
        others = [words for key, words in self.law.scopes.items() if key != level]
        for word in sorted((fold(w) for words in (*others, self.law.beyond) for w in words), key=len):
            if text == word:
                return BEYOND
        for word, status in self._statuses:
            if text == word:
                return status
            if text.startswith(word + " "):
                return "" if _any(self.law.but).search(text, len(word)) else status
        return ""

    def reached(self, key: str) -> bool:
        """Whether a status says that the target is met."""
        return key in self.law.statuses and self.law.statuses[key].reached

    def label(self, key: str) -> dict[Lang, str]:
        """What a status is called."""
        return self.law.scope_label if key == BEYOND else self.law.statuses[key].label

    def meaning(self, text: str) -> frozenset[str]:
        """The words of a text that say what it speaks of, in one wording, without figures."""
        return _meaning(self, text)

    def says(self, text: str, words: tuple[str, ...]) -> bool:
        """Whether a text has one of some wordings."""
        return bool(_any(words).search(fold(text)))

    def levels_in(self, text: str) -> list[tuple[int, str]]:
        """The levels that a text names, with where, in order."""
        folded = text.casefold()
        return sorted(
            (match.start(), level)
            for level, words in self.law.levels.items()
            for match in _any(words).finditer(folded)
        )

    def ends_with(self, lead: str, words: tuple[str, ...]) -> bool:
        """Whether a text ends with one of some wordings, perhaps with a word that says how much."""
        folded = fold(lead)
        for less in ("", *map(fold, self.law.how_much)):
            bare = folded.removesuffix(less).strip() if less else folded
            if any(bare == fold(w) or bare.endswith(" " + fold(w)) for w in words):
                return True
        return False

    def unlike(self, one: str, other: str) -> bool:
        """Whether a figure of one measure says nothing about a goal for the other."""
        return (one, other) in self.law.unlike or (other, one) in self.law.unlike

    def measure_after(self, text: str) -> str:
        """What a rate is of whose following words these are; empty if they do not say."""
        folded = fold(text)
        for lead in sorted(map(fold, self.law.leads), key=len, reverse=True):
            if folded.startswith(lead + " "):
                folded = folded[len(lead) + 1 :]
                break
        found = [
            (len(word), key)
            for key, measure in self.law.measures.items()
            for word in map(fold, measure.words)
            if folded == word or folded.startswith(word + " ")
        ]
        return max(found)[1] if found else ""


@lru_cache(maxsize=256)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = sorted({fold(w) for w in words}, key=len, reverse=True)
    return re.compile(rf"(?<![\w%])(?:{'|'.join(map(re.escape, listed))})(?![\w%])")


@lru_cache(maxsize=8192)
def _meaning(words: Words, text: str) -> frozenset[str]:
    folded = fold(text)
    for pattern, meant in words._alike:
        folded = pattern.sub(meant, folded)
    return frozenset(_bare(words._empty.sub(" ", folded).split()))


def _bare(found: Iterable[str]) -> Iterable[str]:
    return (word for word in found if word.isalpha())
