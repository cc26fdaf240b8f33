"""The words by which plans set targets (``words.yaml``), ready for use.

Only words belong here; which sentences set targets is ``read.py``.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from pydantic import Field

from assets.law import Law, load
from assets.text import fold
from checks.claims.words import anywhere, listed

WORDS = Path(__file__).with_name("words.yaml")
_YEAR = r"(?:19|20)\d\d"


class TargetWords(Law):
    """``words.yaml``."""

    reference: str
    plans: tuple[str, ...]
    others: tuple[str, ...]
    sets: tuple[str, ...]
    limits: tuple[str, ...]
    under: tuple[str, ...]
    done: tuple[str, ...]
    results: tuple[str, ...]
    result_headings: tuple[str, ...]
    beyond: tuple[str, ...]
    share_of: tuple[str, ...]
    share_of_noun: tuple[str, ...]
    rates: tuple[str, ...]
    of_noun: tuple[str, ...]
    and_limit: tuple[str, ...]
    out_of: tuple[str, ...]
    not_counted: tuple[str, ...]
    equal_to: tuple[str, ...]
    equal_begins: tuple[str, ...]
    equal_ends: tuple[str, ...]
    of_count: tuple[str, ...]
    there_are: tuple[str, ...]
    excluding: dict[str, tuple[str, ...]]
    each: tuple[str, ...]
    of_all: tuple[str, ...]
    base_years: tuple[str, ...]
    not_base: tuple[str, ...]
    left_out: tuple[str, ...]
    same_words: dict[str, str]
    fewest_words: int = Field(ge=1)
    predicates: tuple[str, ...]
    plain_headings: tuple[str, ...]
    numbered: tuple[str, ...]
    ordinals: tuple[str, ...]


class Words:
    """The words of the law as patterns."""

    def __init__(self, law: TargetWords) -> None:
        self.law = law
        titles = dict.fromkeys(law.plans, True) | dict.fromkeys(law.others, False)
        self.title = re.compile(rf"\W*(?P<word>{listed(titles)})(?!\w)", re.IGNORECASE)
        self.is_plan = {word.casefold(): is_plan for word, is_plan in titles.items()}
        self.sets, self.limits, self.under = anywhere(law.sets), anywhere(law.limits), anywhere(law.under)
        self.done = anywhere(law.done)
        self.results, self.result_headings = _anywhere(law.results), anywhere(law.result_headings)
        self.beyond, self.share_of = anywhere(law.beyond), anywhere(law.share_of)
        self.share_of_noun, self.rates = anywhere(law.share_of_noun), anywhere(law.rates)
        self.of_noun = re.compile(rf"\s*(?:(?:{listed(law.of_noun)})\s+)*", re.IGNORECASE)
        self.and_limit = anywhere(law.and_limit)
        self.out_of = re.compile(rf"(?:\s[^\W\d_]+){{0,4}}\s(?:{listed(law.out_of)})\s", re.IGNORECASE)
        begins = "|".join(rf"{re.escape(word)}\s+\w+" for word in law.equal_begins)
        self.equal_to = re.compile(
            rf"(?<!\w)(?:{listed(law.equal_to)}|{begins})(?:\s+(?:{listed(law.equal_ends)}))?\s*$",
            re.IGNORECASE,
        )
        self.of_count = re.compile(rf"(?<!\w)(?:{listed(law.of_count)})\s*$", re.IGNORECASE)
        self.there_are = re.compile(rf"(?<!\w)(?:{listed(law.there_are)})\s*:?\s*$", re.IGNORECASE)
        self.each, self.of_all = _anywhere(law.each), anywhere(law.of_all)
        self.base_year = re.compile(
            rf"(?<!\w)(?:{listed(law.base_years)})\s+(?P<between>(?:[^\W\d_]+\s+){{0,4}}?)(?P<year>{_YEAR})(?![\w/])",
            re.IGNORECASE,
        )
        self.not_base = anywhere(law.not_base)
        self.predicate = anywhere(law.predicates)
        self.year = re.compile(rf"(?<![\w/.,]){_YEAR}(?![\w/.,]\d)")
        self._left_out = re.compile(rf"(?<!\w)(?:{listed(map(fold, law.left_out))})(?!\w)")
        self._same = re.compile(rf"(?<!\w)(?:{listed(law.same_words)})(?!\w)")
        self._plain = frozenset(law.plain_headings)
        self.number = re.compile(
            rf"\W*(?:{listed(law.numbered)})?\s*(?:(?:{listed(law.ordinals)})\s+\w+|[ivx]+|\d+(?:\.\d+)*|[a-zđ])\s*[.):]",
            re.IGNORECASE,
        )

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one instance for as long as the program runs
    def telling(self, text: str) -> tuple[str, ...]:
        """The words of a text that tell one target from another, in order; years are not among them."""
        words = self._same.sub(lambda m: self.law.same_words[m[0]], fold(text))
        return tuple(self._left_out.sub(" ", self.year.sub(" ", words)).split())

    def scope(self, text: str) -> frozenset[str]:
        """The words of a heading or introduction that say what a target below it is about."""
        number = self.number.match(text)
        return frozenset(
            w for w in self.telling(text[number.end() if number else 0 :]) if w not in self._plain
        )

    def years(self, text: str) -> frozenset[int]:
        """The years that a text names."""
        return frozenset(int(found) for found in self.year.findall(text))


@cache
def target_words() -> Words:
    """The words in use."""
    return Words(load(WORDS, TargetWords))


def _anywhere(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these words; marks need no ends of words around them."""
    found = (
        (r"(?<!\w)" if w[0].isalnum() else "") + re.escape(w) + (r"(?!\w)" if w[-1].isalnum() else "")
        for w in words
    )
    return re.compile("|".join(found), re.IGNORECASE)
