"""The words and symbols by which documents are cited: ``words.yaml``, and patterns made of them.

Whole patterns of a citation, a date or a cut-off do not belong here: each stands where it is looked for.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pydantic import Field

from assets.law import Law, load
from assets.prose.citations.citation import symbol_key

WORDS = Path(__file__).with_name("words.yaml")

#: Space, and the stars that text made from print has around bold words; what stands for a blank.
GAP = r"[\s*]{0,16}"
BLANK = r"[\s*.…_]{0,60}"
UPPER = "A-ZĐÐÂÊÔƠƯĂ"
LETTER = r"[^\W\d_]"
END = r"(?=\s*(?:$|[;:)\]\n]|[.,](?!\d)))"
PUNCTUATION = re.compile(r"[.;,()\[\]\n\t“”\"!?]")
SENTENCE_END = re.compile(rf"[.!?]\s+[{UPPER}]|\n")


class DocumentType(Law):
    """One kind of document, with the symbols that go with it."""

    name: str
    symbols: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    capital: bool = False
    generic: bool = False
    by_number: bool = False


class Issuer(Law):
    """One office that issues documents."""

    name: str
    words: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    certain: bool = False
    levels: bool = False
    also: tuple[str, ...] = ()


class NotFigures(Law):
    """The words beside digits that are no figures."""

    named: tuple[str, ...]
    named_below_ten: tuple[str, ...]
    numbered_offices: tuple[str, ...]
    not_numbered: tuple[str, ...]
    there_is: tuple[str, ...]
    not_named: tuple[str, ...]
    tiered: tuple[str, ...]
    tiers: tuple[str, ...]
    named_at_end: tuple[str, ...]
    not_named_at_end: tuple[str, ...]
    acts: tuple[str, ...]
    named_at_head: tuple[str, ...]
    list: tuple[str, ...]
    standards: tuple[str, ...]
    after_names: tuple[str, ...]
    telephones: tuple[str, ...]
    not_telephones: tuple[str, ...]
    counted_by_telephone: tuple[str, ...]
    domains: tuple[str, ...]
    hour: tuple[str, ...]
    minute: tuple[str, ...]
    at: tuple[str, ...]
    part_of_year: tuple[str, ...]
    months_named: tuple[str, ...]
    before_months: tuple[str, ...]
    quarter: tuple[str, ...]
    each_day: tuple[str, ...]
    after_day: tuple[str, ...]
    always: tuple[str, ...]
    streets: tuple[str, ...]


class CitationWords(Law):
    """``words.yaml``."""

    reference: str
    types: tuple[DocumentType, ...] = Field(min_length=1)
    ambiguous: tuple[str, ...]
    issuers: tuple[Issuer, ...] = Field(min_length=1)
    number: tuple[str, ...]
    issued_by: tuple[str, ...]
    short_for: dict[str, tuple[str, ...]]
    about: tuple[str, ...]
    places: tuple[str, ...]
    titled: tuple[str, ...]
    issuing: tuple[str, ...]
    annexed: tuple[str, ...]
    annex_titles: tuple[str, ...]
    day: tuple[str, ...]
    month: tuple[str, ...]
    year: tuple[str, ...]
    after_number_alone: tuple[str, ...]
    cut_offs: tuple[str, ...]
    cut_offs_at_head: tuple[str, ...]
    from_day: tuple[str, ...]
    to_day: tuple[str, ...]
    near_cut_off: int
    deadlines: tuple[str, ...]
    not_figures: NotFigures


@cache
def citation_words() -> CitationWords:
    """The words in use."""
    return load(WORDS, CitationWords)


@cache
def types_by_symbol() -> dict[str, frozenset[str]]:
    """The names of the kinds that go with each symbol, by the symbol's key."""
    found: dict[str, set[str]] = {}
    for kind in citation_words().types:
        for symbol in kind.symbols:
            found.setdefault(symbol_key(symbol), set()).add(kind.name)
    return {key: frozenset(names) for key, names in found.items()}


@cache
def issuers_by_symbol() -> dict[str, Issuer]:
    """The office of each symbol, by the symbol's key."""
    return {symbol_key(s): issuer for issuer in citation_words().issuers for s in issuer.symbols}


@cache
def issuers_by_name() -> dict[str, Issuer]:
    """The offices by their name in the law."""
    return {issuer.name: issuer for issuer in citation_words().issuers}


def any_of(words: Iterable[str]) -> str:
    """A pattern of one of some words, the longest first, however the spaces between them are printed."""
    listed = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, w.split())) for w in listed) + ")"


def plain(words: str) -> str:
    """Words as they are looked up: one space between them, no capitals."""
    return " ".join(words.split()).casefold()
