"""How documents are cited: the patterns of numbers, symbols, kinds and offices, made of ``words.yaml``."""

import re
from functools import cache

from assets.prose.citations.citation import symbol_key
from assets.prose.citations.dates import dates
from assets.prose.citations.words import (
    BLANK,
    END,
    GAP,
    LETTER,
    UPPER,
    CitationWords,
    any_of,
    citation_words,
    plain,
)


class Citing:
    """How documents are cited."""

    def __init__(self, law: CitationWords) -> None:
        self.law, self.dates = law, dates()
        glued = rf"(?i:{any_of((*law.day, *law.issued_by, *law.titled))})"
        part = (
            rf"[{UPPER}](?:[{UPPER}0-9&]|\.(?=[{UPPER}])|[a-z](?=[{UPPER}]))*"
            rf"(?:(?={glued})|(?=[{UPPER}]{LETTER}{{2}})|[a-z](?!\w)|(?!\w))"
        )
        symbol = rf"(?P<symbol>(?=[{UPPER}][{UPPER}0-9&]){part}(?:(?:\s[-–/](?=\S)|[-–/]\s?){part})*)"
        number = rf"(?i:{any_of(law.number)})"
        capital = [w.capitalize() for w in law.number]
        after = "|".join([r"(?<![\w/.,])", *(rf"(?<={w})" for w in (*law.number, *capital))])
        self.numbered = re.compile(
            rf"(?=[A-Za-z]{{0,2}}\d)(?:{after})(?P<number>[A-Za-z]{{0,2}}(?:\d{{1,2}}\.\d{{3}}|\d{{1,5}})[A-Za-z]?)"
            rf"(?:\s?/\s?(?P<year>(?:19|20)\d\d))?{GAP}[/\-–]{GAP}{symbol}"
        )
        self.blank = re.compile(rf"(?<!\w){number}{GAP}:?(?P<number>{BLANK})/{GAP}{symbol}")
        self.alone = re.compile(_number_alone(law, number))
        self.lead = re.compile(rf"(?:(?<!\w){number}|(?<={LETTER}){any_of(capital)}){GAP}:?{GAP}$")
        self.types = re.compile(_type_words(law))
        self.types_by_word = {plain(t.name): t for t in law.types} | {
            plain(s): t for t in law.types for s in t.short
        }
        self.shorts = frozenset(s for t in law.types for s in t.short)
        self.symbols = {t.name: frozenset(map(symbol_key, t.symbols)) for t in law.types}
        self.issued_by = re.compile(rf"\s*,?\s*(?i:{any_of(law.issued_by)})\s+")
        self.offices = {plain(w): i.name for i in law.issuers for w in i.words}
        kinds = _type_words(law)
        ends = rf"(?:(?i:{any_of((*law.about, *law.issued_by, *law.day))})(?!\w)|{kinds})"
        proper = rf"(?!{ends})[{UPPER}ỦỲÝỨẤÁẨÍÓÔ]\w*"
        place = rf"(?:\s+(?i:{any_of(law.places)})(?!\w))?"
        self.office = re.compile(rf"((?i:{any_of(self.offices)}))(?!\w){place}(?:\s+{proper})*")
        self.other_office = re.compile(rf"{proper}(?:\s+(?!{ends}){LETTER}+){{0,6}}")
        self.titled = re.compile(rf"\s*,?\s*(?i:{any_of(law.titled)})\s+([^;()\n]{{1,160}})")
        self.issuing = re.compile(rf"(?<!\w)(?i:{any_of(law.issuing)})\s*$")
        self.annexed = re.compile(rf"(\(?)[\s*_]*(?i:{any_of(law.annexed)})\s*:?\s*$")
        self.annex_title = re.compile(rf"\s*(?i:{any_of(law.annex_titles)})(?!\w)")


def _number_alone(law: CitationWords, number: str) -> str:
    names = any_of(t.name for t in law.types if t.by_number)
    shorts = any_of(s for t in law.types if t.by_number for s in t.short)
    then = rf"(?:{END}|(?=\s+{any_of(law.after_number_alone)}(?!\w)))"
    whole = rf"(?![\w%/]|[.,]\d|\s?[-–/]\s?[{UPPER}])"
    more = rf"(?:\s*(?:,|{any_of(law.not_figures.list)})\s*\d{{1,4}}{whole}{then})*"
    return (
        rf"(?<!\w)(?:(?i:{names})\s+{number}\s*:?\s*\d{{1,4}}{whole}"
        rf"|{names}\s+\d{{2,4}}{whole}{then}"
        rf"|{shorts}\s+(?:{number}\s*)?\d{{1,4}}{whole}){more}"
    )


def _type_words(law: CitationWords) -> str:
    common = any_of(t.name for t in law.types if not t.capital)
    proper = any_of(form for t in law.types if t.capital for form in (t.name, t.name.upper()))
    shorts = any_of(s for t in law.types for s in t.short)
    return rf"(?<!\w)(?:(?i:{common})|{proper}|{shorts})(?!\w)"


@cache
def citing_patterns() -> Citing:
    """The patterns in use."""
    return Citing(citation_words())
