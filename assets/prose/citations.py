"""Documents that a text cites, and every other span whose digits are no figures.

A citation is kind, number, symbol, date and office as one paragraph prints them ("Kế hoạch số
45/KH-UBND ngày 04/3/2024 của UBND tỉnh"); all words by which they are found are ``citations.yaml``.
Whether citations agree with each other, with the register ``laws.yaml`` or with the calendar does not
belong here: see ``checks/cited/compare.py``. What is left over are figures: ``figures.py``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from pydantic import Field

from assets.law import Law, load

WORDS = Path(__file__).with_name("citations.yaml")
REGISTER = Path(__file__).with_name("laws.yaml")


#: The type, where a field has its name.
Day = date


class Role(StrEnum):
    """What a citation is to the text that prints it."""

    OWN = "own"  # the text's own number
    ANNEX_OF = "annex_of"  # the document that this annex goes with
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class CitedDate:
    """A date as printed; a part left blank is None, and a date may be none of the calendar."""

    start: int
    stop: int
    printed: str
    day: int | None
    month: int | None
    year: int | None

    @property
    def is_whole(self) -> bool:
        """Whether day, month and year are all given."""
        return None not in (self.day, self.month, self.year)

    @property
    def value(self) -> date | None:
        """The day, if all of it is given and the calendar has it."""
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited document.

    ``start`` and ``stop`` are its span in the paragraph, kind to date or office. ``type_word`` is the
    kind's name as in the law ("" where none is printed); ``type_printed`` stands right before the
    number or "số" and is "" where the kind is further away or ``carried`` over from the citation
    before. ``number`` is as printed ("01", "M25"), "" where left blank. ``symbol`` is made of ``parts``
    ("KH-UBND" of KH and UBND; "TB/BTCTU" becomes "TB-BTCTU"), "" for a document named by its number
    alone. ``issuer`` is the office's name as in the law ("" if unknown), ``issuer_printed`` its words
    here. ``date`` may stand before the citation ("Ngày 28/02/2024 … ban hành Kế hoạch số 111/KH-VP").
    ``about`` is what follows "về", to compare titles.
    """

    start: int
    stop: int
    printed: str
    role: Role
    type_word: str
    type_printed: str
    carried: bool
    number: str
    year: int | None
    symbol: str
    issuer: str
    issuer_printed: str
    date: CitedDate | None
    about: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The symbol's parts."""
        return tuple(self.symbol.split("-")) if self.symbol else ()

    @property
    def plain_number(self) -> str:
        """The number without leading zeros and dots, for comparison."""
        return self.number.replace(".", "").lstrip("0")

    @property
    def key(self) -> "DocumentKey":
        """What identifies the document, but for the office and the year."""
        return self.plain_number, self.year, symbol_key(self.symbol)

    @property
    def name(self) -> str:
        """Number, year and symbol in one word, as officials write it: "34/2016/NĐ-CP"."""
        return "/".join(filter(None, (self.number, str(self.year or ""), self.symbol)))


@dataclass(frozen=True, slots=True)
class CutOff:
    """A day up to which figures of a paragraph go ("tính đến ngày 10/6/2024"), and from when if that is
    said; where the first day is printed without its year, ``since`` lacks it too."""

    start: int
    stop: int
    printed: str
    date: CitedDate
    since: CitedDate | None = None


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
    """``citations.yaml``."""

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


class InForce(Law):
    """From when to when a document is in force, as far as that is known for sure."""

    since: date | None = Field(None, alias="from")
    until: date | None = Field(None, alias="to")


class KnownDocument(Law):
    """One document of the register; ``known_by`` are words of which a text about it has at least one."""

    number: str
    type: str
    issuer: str
    date: Day
    title: str
    known_by: tuple[str, ...] = ()
    in_force: InForce | None = None
    replaced_by: tuple[str, ...] = ()
    source: str


class Register(Law):
    """``laws.yaml``."""

    reference: str
    documents: tuple[KnownDocument, ...]


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


#: Number without leading zeros, year in the number, key of the symbol: what identifies a document,
#: within one calendar year where the number has no year.
DocumentKey = tuple[str, int | None, str]


@cache
def register() -> dict[DocumentKey, tuple[KnownDocument, ...]]:
    """The register of laws; numbers without a year may stand for several documents."""
    found: dict[DocumentKey, tuple[KnownDocument, ...]] = {}
    for known in load(REGISTER, Register).documents:
        (cited,) = citations_in(f"{known.type} số {known.number}")
        found[cited.key] = (*found.get(cited.key, ()), known)
    return found


def symbol_key(symbol: str) -> str:
    """A symbol as it is compared: case and the several letters Đ do not tell symbols apart."""
    return symbol.replace("Ð", "Đ").replace("Ɖ", "Đ").casefold()


#: Space, and the stars that text made from print has around bold words; what stands for a blank.
_GAP = r"[\s*]{0,16}"
_BLANK = r"[\s*.…_]{0,60}"
_UPPER = "A-ZĐÐÂÊÔƠƯĂ"
_LETTER = r"[^\W\d_]"
_END = r"(?=\s*(?:$|[;:)\]\n]|[.,](?!\d)))"
_PUNCTUATION = re.compile(r"[.;,()\[\]\n\t“”\"!?]")
_SENTENCE_END = re.compile(rf"[.!?]\s+[{_UPPER}]|\n")


def _any(words: Iterable[str]) -> str:
    """One of some words, the longest first, however the spaces between them are printed."""
    listed = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, w.split())) for w in listed) + ")"


class _Dates:
    """How dates are printed."""

    def __init__(self, law: CitationWords) -> None:
        day, month, year = (rf"(?i:{_any(words)})" for words in (law.day, law.month, law.year))
        slashed = rf"(\d{{1,2}})?{_BLANK}/{_BLANK}(\d{{1,2}})?{_BLANK}/{_BLANK}(\d{{4}}|\d\d(?!\d))?"
        worded = rf"(\d{{1,2}})?{_BLANK}{month}{_BLANK}(\d{{1,2}})?{_BLANK}{year}{_BLANK}(\d{{4}})?"
        self.said = re.compile(
            rf"{day}{_GAP}(?:{slashed}|(\d{{1,2}})[-.](\d{{1,2}})[-.](\d{{4}})|{worded}|(\d{{1,2}})\s?/\s?(\d{{1,2}})(?![/\d]))"
        )
        self.bare = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?(\d{4})(?!\d)")
        self.short = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})(?!\s?/|\d)")
        self.clause = re.compile(rf"[\s*,]*[{_UPPER}]")
        self.lead = re.compile(rf"[\s*,(]*(?=\d|{day})")

    def at(self, text: str, position: int) -> CitedDate | None:
        """The date that begins here, if any."""
        match = self.said.match(text, position) or self.bare.match(text, position)
        if match is None:
            return None
        given = match.groups()
        for i in range(0, len(given), 3):
            parts = (*given[i : i + 3], None)[:3]
            if any(parts):
                break
        else:
            parts = (None, None, None)
        day, month, year = (int(p) if p else None for p in parts)
        if year is not None and year < 100:
            year += 2000
        stop = match.start() + len(match[0].rstrip(" *_\t\n"))
        return CitedDate(match.start(), stop, text[match.start() : stop], day, month, year)

    def day_and_month(self, text: str, position: int) -> CitedDate | None:
        """The day that begins here, printed without a year."""
        match = self.short.match(text, position)
        if match is None:
            return None
        return CitedDate(match.start(), match.end(), match[0], int(match[1]), int(match[2]), None)

    def after(self, text: str, position: int) -> CitedDate | None:
        """The date that follows, with nothing but a comma or a bracket between.

        After a comma it may begin a clause of its own: ", ngày 12/6/2024 UBND tỉnh đã ban hành".
        """
        lead = self.lead.match(text, position)
        found = self.at(text, lead.end()) if lead else None
        if lead is None or found is None or "," not in lead[0]:
            return found
        own_clause = found.printed[0].isdecimal() or self.clause.match(text, found.stop)
        return None if own_clause else found


class _Citing:
    """How documents are cited."""

    def __init__(self, law: CitationWords) -> None:
        self.law, self.dates = law, _Dates(law)
        glued = rf"(?i:{_any((*law.day, *law.issued_by, *law.titled))})"
        part = (
            rf"[{_UPPER}](?:[{_UPPER}0-9&]|\.(?=[{_UPPER}])|[a-z](?=[{_UPPER}]))*"
            rf"(?:(?={glued})|(?=[{_UPPER}]{_LETTER}{{2}})|[a-z](?!\w)|(?!\w))"
        )
        symbol = rf"(?P<symbol>(?=[{_UPPER}][{_UPPER}0-9&]){part}(?:(?:\s[-–/](?=\S)|[-–/]\s?){part})*)"
        number = rf"(?i:{_any(law.number)})"
        capital = [w.capitalize() for w in law.number]
        after = "|".join([r"(?<![\w/.,])", *(rf"(?<={w})" for w in (*law.number, *capital))])
        self.numbered = re.compile(
            rf"(?=[A-Za-z]{{0,2}}\d)(?:{after})(?P<number>[A-Za-z]{{0,2}}(?:\d{{1,2}}\.\d{{3}}|\d{{1,5}})[A-Za-z]?)"
            rf"(?:\s?/\s?(?P<year>(?:19|20)\d\d))?{_GAP}[/\-–]{_GAP}{symbol}"
        )
        self.blank = re.compile(rf"(?<!\w){number}{_GAP}:?(?P<number>{_BLANK})/{_GAP}{symbol}")
        self.alone = re.compile(_number_alone(law, number))
        self.lead = re.compile(rf"(?:(?<!\w){number}|(?<={_LETTER}){_any(capital)}){_GAP}:?{_GAP}$")
        self.types = re.compile(_type_words(law))
        self.types_by_word = {_plain(t.name): t for t in law.types} | {
            _plain(s): t for t in law.types for s in t.short
        }
        self.shorts = frozenset(s for t in law.types for s in t.short)
        self.symbols = {t.name: frozenset(map(symbol_key, t.symbols)) for t in law.types}
        self.place = re.compile(rf"[^,;.\d\n]{{2,40}},\s*(?=(?i:{_any(law.day)}))")
        self.issued_by = re.compile(rf"\s*,?\s*(?i:{_any(law.issued_by)})\s+")
        self.offices = {_plain(w): i.name for i in law.issuers for w in i.words}
        kinds = _type_words(law)
        ends = rf"(?:(?i:{_any((*law.about, *law.issued_by, *law.day))})(?!\w)|{kinds})"
        proper = rf"(?!{ends})[{_UPPER}ỦỲÝỨẤÁẨÍÓÔ]\w*"
        place = rf"(?:\s+(?i:{_any(law.places)})(?!\w))?"
        self.office = re.compile(rf"((?i:{_any(self.offices)}))(?!\w){place}(?:\s+{proper})*")
        self.other_office = re.compile(rf"{proper}(?:\s+(?!{ends}){_LETTER}+){{0,6}}")
        self.titled = re.compile(rf"\s*,?\s*(?i:{_any(law.titled)})\s+([^;()\n]{{1,160}})")
        self.issuing = re.compile(rf"(?<!\w)(?i:{_any(law.issuing)})\s*$")
        self.annexed = re.compile(rf"(\(?)[\s*_]*(?i:{_any(law.annexed)})\s*:?\s*$")
        self.annex_title = re.compile(rf"\s*(?i:{_any(law.annex_titles)})(?!\w)")


def _number_alone(law: CitationWords, number: str) -> str:
    names = _any(t.name for t in law.types if t.by_number)
    shorts = _any(s for t in law.types if t.by_number for s in t.short)
    then = rf"(?:{_END}|(?=\s+{_any(law.after_number_alone)}(?!\w)))"
    whole = rf"(?![\w%/]|[.,]\d|\s?[-–/]\s?[{_UPPER}])"
    more = rf"(?:\s*(?:,|{_any(law.not_figures.list)})\s*\d{{1,4}}{whole}{then})*"
    return (
        rf"(?<!\w)(?:(?i:{names})\s+{number}\s*:?\s*\d{{1,4}}{whole}"
        rf"|{names}\s+\d{{2,4}}{whole}{then}"
        rf"|{shorts}\s+(?:{number}\s*)?\d{{1,4}}{whole}){more}"
    )


def _type_words(law: CitationWords) -> str:
    common = _any(t.name for t in law.types if not t.capital)
    proper = _any(form for t in law.types if t.capital for form in (t.name, t.name.upper()))
    shorts = _any(s for t in law.types for s in t.short)
    return rf"(?<!\w)(?:(?i:{common})|{proper}|{shorts})(?!\w)"


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


@cache
def _citing() -> _Citing:
    return _Citing(citation_words())


@dataclass(slots=True)
class _Found:
    """A number with its symbol, before what stands around it is read."""

    start: int
    stop: int
    number: str
    year: int | None
    symbol: str
    said: bool = False  # "số" stands before it
    capital: bool = False  # as "Số:" does before a text's own number
    type: DocumentType | None = None
    type_start: int = -1
    adjacent: bool = False
    carried: bool = False


@lru_cache(maxsize=8192)
def _cited(text: str, title: bool = False) -> tuple[Citation, ...]:
    if "/" not in text and not any(c.isdecimal() for c in text):
        return ()
    citing = _citing()
    made: list[Citation] = []
    for found in sorted(_numbers(text, citing), key=lambda f: f.start):
        before = made[-1] if made else None
        first = found.start if found.type is None else found.type_start
        if before is not None and first < before.stop:
            continue
        if _placed(text, found, before, citing):
            made.append(_citation(text, found, title, citing))
    return tuple(made)


def citations_in(text: str, *, title: bool = False) -> list[Citation]:
    """The documents that one paragraph cites, in order; their spans do not overlap.

    Args:
        text: the paragraph, NFC.
        title: it is the title of an annex, in which "kèm theo" always names what the annex goes with.
    """
    return list(_cited(text, title))


def _numbers(text: str, citing: _Citing) -> Iterator[_Found]:
    """Whatever looks like a document's number."""
    for match in citing.numbered.finditer(text):
        year = int(match["year"]) if match["year"] else None
        yield _Found(match.start(), match.end(), match["number"], year, _symbol(match["symbol"]))
    for match in citing.blank.finditer(text):
        start = match.start("number")
        yield _Found(start, match.end(), "", None, _symbol(match["symbol"]))
    for match in citing.alone.finditer(text):
        kind = citing.types.match(text, match.start())
        assert kind is not None
        word = citing.types_by_word[_plain(kind[0])]
        start = match.start()
        for digits in re.finditer(r"\d+", match[0]):
            found = _Found(match.start() + digits.start(), match.start() + digits.end(), digits[0], None, "")
            found.type, found.type_start = word, start if start == match.start() else found.start
            found.said = found.adjacent = True
            found.carried = start != match.start()
            yield found
            start = found.stop


def _symbol(printed: str) -> str:
    return re.sub(r"\s*[-–/]\s*", "-", printed.replace("Ð", "Đ").replace("Ɖ", "Đ"))


def _placed(text: str, found: _Found, before: Citation | None, citing: _Citing) -> bool:
    """Find "số" and the kind before a number; whether it is a document's number at all."""
    if found.type is not None:
        return True
    floor = before.stop if before is not None else 0
    window = text[max(floor, found.start - 120) : found.start]
    lead = citing.lead.search(window)
    if lead:
        found.said, found.capital = True, window[lead.start()].isupper()
        window = window[: lead.start()]
        found.type_start = found.start - (lead.end() - lead.start())
    else:
        found.type_start = found.start
    _find_type(window, found, citing)
    if found.type is None and found.said and before is not None and before.type_word:
        kind = citing.types_by_word[_plain(before.type_word)]
        if not _SENTENCE_END.search(text, before.stop, found.type_start) and _goes_with(kind, found, citing):
            found.type, found.carried = kind, True
    elif found.type is None and before is not None and before.type_word and before.symbol == found.symbol:
        between = text[before.stop : found.type_start].strip(" ,;")
        if not between or between in citing.law.not_figures.list:
            found.type, found.carried = citing.types_by_word[_plain(before.type_word)], True
    if found.said or (found.type is not None and found.adjacent):
        return True
    return found.number.isdecimal() and ("-" in found.symbol or found.year is not None)


def _find_type(window: str, found: _Found, citing: _Citing) -> None:
    """The kind that a number belongs to: right before it, or some words away if "số" stands between."""
    rest = window.rstrip(" *:\t\u00a0")
    stops = [m.end() for m in _PUNCTUATION.finditer(rest)]
    floor = stops[-1] if stops else 0
    options: list[tuple[bool, bool, int, DocumentType, bool]] = []
    for match in citing.types.finditer(rest, floor):
        gap = rest[match.end() :]
        adjacent = not gap.strip()
        if not adjacent and (not found.said or len(gap.split()) > 6 or match[0] in citing.shorts):
            continue
        if any(c.isdecimal() for c in gap):
            continue
        kind = citing.types_by_word[_plain(match[0])]
        fits = bool(kind.symbols) and _goes_with(kind, found, citing)
        options.append((fits, match[0][0].isupper(), match.start(), kind, adjacent))
    if options:
        _, _, start, found.type, found.adjacent = max(options, key=lambda o: o[:3])
        found.type_start -= len(window) - start


def _goes_with(kind: DocumentType, found: _Found, citing: _Citing) -> bool:
    own = citing.symbols[kind.name]
    return not own or any(symbol_key(p) in own for p in found.symbol.split("-"))


def _citation(text: str, found: _Found, title: bool, citing: _Citing) -> Citation:
    start, stop = found.type_start, found.stop
    dated = citing.dates.after(text, stop)
    stop = dated.stop if dated else stop
    issuer, words, stop = _issuer(text, stop, citing)
    if dated is None:
        dated = citing.dates.after(text, stop)
        stop = dated.stop if dated else stop
    if dated is not None and not issuer and not words:
        issuer, words, stop = _issuer(text, stop, citing)
    role = _role(text, found, start, title, citing)
    if dated is None and role is Role.OWN and (place := citing.place.match(text, stop)):
        dated = citing.dates.at(text, place.end())
        stop = dated.stop if dated else stop
    if dated is None and role is Role.CITED:
        dated = _date_before(text, start, citing)
    titled = citing.titled.match(text, stop)
    kind = found.type
    return Citation(
        start=start, stop=stop, printed=text[start:stop], role=role, type_word=kind.name if kind else "",
        type_printed=_type_printed(text, found, citing), carried=found.carried,
        number=found.number, year=found.year, symbol=found.symbol, issuer=issuer, issuer_printed=words,
        date=dated, about=_title(titled[1]) if titled else "",
    )  # fmt: skip


def _type_printed(text: str, found: _Found, citing: _Citing) -> str:
    if found.carried or not found.adjacent:
        return ""
    match = citing.types.match(text, found.type_start)
    return match[0] if match else ""


def _issuer(text: str, position: int, citing: _Citing) -> tuple[str, str, int]:
    """The office that follows: its name in the law, its words, where they end."""
    lead = citing.issued_by.match(text, position)
    if lead is None:
        return "", "", position
    known = citing.office.match(text, lead.end())
    words = known or citing.other_office.match(text, lead.end())
    if words is None:
        return "", "", position
    name = citing.offices[_plain(known[1])] if known else ""
    return name, " ".join(words[0].split()), words.end()


def _role(text: str, found: _Found, start: int, title: bool, citing: _Citing) -> Role:
    before = text[:start]
    annexed = citing.annexed.search(before[-60:])
    if annexed:
        heading = before[: len(before) - (len(annexed[0]))].rpartition("\n")[2].strip(" *_\t")
        titled = bool(annexed[1]) and (not _has_lower(heading) or citing.annex_title.match(heading))
        return Role.ANNEX_OF if title or not heading or titled else Role.CITED
    if found.capital and found.type is None:
        colon = ":" in text[start : found.start]
        at_head = not before.strip(" *_") or before.endswith(("\n", "\t", "  ")) or before[-1:].isalpha()
        alone = not text[found.stop :].strip(" *_") or citing.place.match(text, found.stop)
        if at_head and (colon or alone):
            return Role.OWN
    return Role.CITED


def _has_lower(text: str) -> bool:
    return any(c.islower() for c in text)


def _date_before(text: str, start: int, citing: _Citing) -> CitedDate | None:
    """The date in "Ngày 28/02/2024, Văn phòng đã ban hành Kế hoạch số 111/KH-VP"."""
    verb = citing.issuing.search(text[max(0, start - 24) : start])
    if verb is None:
        return None
    floor = max(0, start - 140)
    window = text[floor:start]
    for match in reversed(list(citing.dates.said.finditer(window))):
        between = window[match.end() :]
        if re.search(r"[.;:()\n\d]", between) or between.count(",") > 1:
            return None
        before = window[: match.start()].rstrip(" *_-+")
        begins = not before or bool(_PUNCTUATION.match(before[-1])) or before[-1] == ":"
        return citing.dates.at(text, floor + match.start()) if begins else None
    return None


def _title(printed: str) -> str:
    end = _SENTENCE_END.search(printed)
    return " ".join(printed[: end.start() if end else None].split()).strip(" .,")


def dated_in(text: str) -> CitedDate | None:
    """The date of a paragraph that is nothing but place and date ("Quảng Trị, ngày 14 tháng 6 năm 2024")."""
    citing = _citing()
    bare = text.strip(" *\t\n")
    if len(bare) > 90:
        return None
    offset = text.index(bare) if bare else 0
    place = citing.place.match(text, offset)
    found = citing.dates.at(text, place.end() if place else offset)
    return found if found and not text[found.stop :].strip(" *./_\t\n") else None


class _NotFigures:
    """The spans, beside citations and dates, whose digits are no figures."""

    def __init__(self, law: CitationWords) -> None:
        words = law.not_figures
        dates = _Dates(law)
        month, year = _any(law.month), _any(law.year)
        listed = rf"\s*(?:,|[-–]|{_any(words.list)})\s*"
        a_year = r"(?:19|20)\d\d(?![\w%]|[.,]\d)"
        years = rf"{a_year}(?:\s*(?:[-–,/]|{_any(words.list)})\s*{a_year})*"
        number = rf"(?:(?i:{_any(law.number)})\s*:?\s*)?"
        grouped = r"\d{1,3}(?:\.\d{3})+(?![\d.])"  # "trên máy tính bảng 1.905 lượt": no number of a table
        ordinal = (
            rf"(?!{grouped})"
            r"(?:[IVX]+\.)?\d{1,4}[a-zđ]?(?:\.\d+[a-z]?)*(?:/[A-ZĐ][\w/&-]*)?(?![\w%]|[.,/]\d)"
        )
        few = r"\d{1,2}(?![\w%]|[.,/]\d)"
        then = rf"(?:{_END}|(?=\s+{_any((*law.after_number_alone, *words.after_names))}(?!\w)))"
        not_after = "".join(rf"(?<!{re.escape(w)} )" for w in words.acts)
        not_alike = "".join(rf"(?<!{re.escape(w)} )" for w in words.not_named_at_end)
        not_named = "".join(rf"(?<!{re.escape(w)} )" for w in words.not_named)
        not_called = "".join(rf"(?<!{re.escape(w)} )" for w in words.not_telephones)
        not_each = "".join(rf"(?<!{re.escape(w)} )" for w in words.each_day)
        hour, minute = _any(words.hour), _any(words.minute)
        words_first = [
            rf"{_any(words.tiered)}\s+\d{{1,2}}(?=\s+{_any(words.tiers)})",
            rf"{not_named}{_any(words.named)}\s+{number}(?:{years}|{ordinal}(?:{listed}{few}{then})*)",
            rf"{not_named}{_any(words.named_below_ten)}\s+{number}\d(?![\w%]|[.,/]\d)(?:{listed}{few}{then})*",
            rf"{not_after}{not_alike}{_any(words.named_at_end)}\s+{number}{few}{_END}",
            rf"{_any(words.quarter)}\s+(?:\d(?![\d%]|[.,]\d)|[IV]+\s*/\s*{a_year})",
            rf"{month}\s*(?:0?[1-9]|1[0-2])(?!\d|\s\d{{3}}(?!\d))(?:{listed}\d{{1,2}}(?=[\s/.,;)]))*"
            r"(?:\s*/\s*\d{4}(?!\d))?(?![\w%]|[.,]\d)",
            rf"{year}\s*(?:{_any(law.number)}\s*)?{years}",
            rf"{_any(words.before_months)}[\s,]+{_any(words.months_named)}\s+{month}(?!\w)",
            rf"{not_each}{_any(law.day)}\s+\d{{1,2}}(?:{_END}|(?=\s*(?:,|[-–]|{_any(words.after_day)}(?!\w))))",
            rf"{_any(law.day)}\s+(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])(?![\d%]|[.,]\d)",
            rf"{_any(law.from_day)}\s+(?:{_any(law.day)}\s*)?\d{{1,2}}/\d{{1,2}}(?=\s*(?:[-–]|{_any(law.to_day)})\s*(?:{_any(law.day)}\s*)?\d{{1,2}}/)",
            rf"{_any(words.at)}\s+\d{{1,2}}\s*{hour}(?!\w)",
            # Long enough for a telephone, or right behind its name: "điện thoại thông minh (82,2%)" is none.
            rf"{not_called}{_any(words.telephones)}(?:\s+{_LETTER}+){{0,3}}\s*[:.]?\s*[+(]?\d(?:[.\s)xX-]*[\dxX]){{5,}}",
            rf"{not_called}{_any(words.telephones)}(?:(?:\s+{_LETTER}+){{0,3}}\s*[:.]?\s*1|\s*[:.]?\s*\d)\d{{2,3}}(?![\w%]|[.,]\d|\s{_any(words.counted_by_telephone)}(?!\w))",
            rf"{_any(words.standards)}(?:[\s/-]+{_any(words.standards)})*[\s:-]*\d+(?:\s?[:\-–]\s?\d{{4}}(?!\d))?",
        ]
        addresses = [
            r"[“\"'][1-9]\s[^\W\d_][^“”\"'\n]{0,40}[”\"']",  # "thực hiện “5 tại chỗ”": a name
            r"(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:]",
            r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+",
            rf"(?:[\w-]{{1,64}}\.){{1,6}}{_any(words.domains)}(?!\w)(?:/[^\s<>()]*[^\s<>().,;:])?",
        ]
        digits_first = [
            rf"\d{{1,2}}\s+{month}\s+(?:{_any(words.part_of_year)}(?!\w)(?:\s*{a_year})?|(?:{year}\s+)?{a_year})",
            rf"{_any(words.months_named)}\s+{month}(?=\s*(?:[/,]\s*(?:{year}|\d{{4}})|{year}(?!\w)))",
            rf"(?<![.,])\d{{1,2}}\s*{hour}\s*\d{{2}}(?!\d)(?:\s*{minute}(?!\w))?",
            rf"(?<!/){_any(words.always)}(?![\w/]|\s*%)",
            rf"\d{{1,4}}[a-z]?,?\s+{_any(words.streets)}\s+(?-i:[{_UPPER}])",
            r"(?<!/)\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}(?!\d)",
            r"(?<![./-])\d{1,2}[-.]\d{1,2}[-.](?:19|20)\d\d(?!\d)",
            r"(?<![/.,])(?:0?[1-9]|1[0-2])\s?/\s?(?:19|20)\d\d(?![\w%/]|[.,]\d)",
            rf"(?<![/.,]){a_year}\s*[-–]\s*{a_year}",
            r"(?<![.,])0\d{2,3}[.\s-]\d{3,4}[.\s-](?:\d{3,4}|[xX]{3})(?!\d)",
            r"(?<![.,])0\d{9,10}(?!\w)",
            r"(?<![.,])(?:1800|1900)[.\s]\d{3,4}(?!\w)",
        ]
        self.folded = re.compile(
            rf"(?<!\w)(?:(?=\d)(?:{'|'.join(digits_first)})|(?=\w[^\d\n]{{0,48}}\d)(?:{'|'.join(words_first)}))",
            re.IGNORECASE,
        )
        self.exact = re.compile(
            rf"(?<!\w)(?:{dates.said.pattern}|[{_UPPER}][A-Za-zĐđ]*[-–]?\d{{1,4}}(?![\w%]|[.,/]\d)"
            rf"|\(0\d{{2,3}}\)[\d.\s-]{{6,}}\d|{'|'.join(addresses)})"
        )
        self.head = re.compile(
            rf"^\W*(?i:{_any(words.named_at_head)})\s+{number}{few}(?=\s*[:.])"
            rf"|^[\s*+•–-]*(?:\d{{1,2}}(?:\.\d{{1,2}})*(?:[.)/](?=\s|\*|$)|-(?=\s+[{_UPPER}]))|\d{{1,2}}(?:\.\d{{1,2}})+(?=\s+[{_UPPER}]))"
        )


@cache
def _not_figures() -> _NotFigures:
    return _NotFigures(citation_words())


def spans_not_figures(text: str) -> list[tuple[int, int]]:
    """The spans of one paragraph whose digits are no figures, in order and apart from each other.

    Args:
        text: the paragraph, NFC.
    """
    if not any(c.isdecimal() for c in text):
        return []
    patterns = _not_figures()
    found = [(c.start, c.stop) for c in _cited(text)]
    found += [m.span() for m in patterns.folded.finditer(text)]
    found += [m.span() for m in patterns.exact.finditer(text)]
    found += [m.span() for m in [patterns.head.match(text)] if m]
    return _merged(found)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    apart: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(stop, apart[-1][1]))
        elif start < stop:
            apart.append((start, stop))
    return apart


class _CutOffs:
    """How a text says up to when its figures go."""

    def __init__(self, law: CitationWords) -> None:
        self.up_to = re.compile(rf"(?<!\w)(?i:{_any(law.cut_offs)})\s*:?\s*(?=\d|(?i:{_any(law.day)}))")
        heads = [w.capitalize() for w in law.cut_offs_at_head]
        self.head = re.compile(rf"(?:^|(?<=[.;:+)\n-]))[\s*]*({_any(heads)})\s*(?=\d|(?i:{_any(law.day)}))")
        self.since = re.compile(rf"(?<!\w)(?i:{_any(law.from_day)})\s*(?=\d|(?i:{_any(law.day)}))")
        self.until = re.compile(rf"\s*(?:[-–]|(?i:{_any(law.to_day)}))\s*(?=\d|(?i:{_any(law.day)}))")
        self.deadline = re.compile(rf"(?<!\w)(?i:{_any(law.deadlines)})(?!\w)")
        self.dated = re.compile(
            rf"\d\s?/\s?\d{{1,2}}\s?[/]|\d[-.]\d{{1,2}}[-.]\d{{4}}|(?i:{_any(law.month)})\s*\d"
        )


@cache
def _cut_offs() -> _CutOffs:
    return _CutOffs(citation_words())


def cut_offs_in(text: str) -> list[CutOff]:
    """The days up to which one paragraph says that its figures go; deadlines and plans are none.

    Args:
        text: the paragraph, NFC.
    """
    patterns, dates = _cut_offs(), _citing().dates
    found: dict[int, CutOff] = {}
    if not patterns.dated.search(text):
        return []
    for lead in patterns.up_to.finditer(text):
        _add_cut_off(text, lead.start(), dates.at(text, lead.end()), found)
    for lead in patterns.head.finditer(text):
        _add_cut_off(text, lead.start(1), dates.at(text, lead.end()), found)
    for lead in patterns.since.finditer(text):
        first = dates.at(text, lead.end()) or dates.day_and_month(text, lead.end())
        then = patterns.until.match(text, first.stop) if first else None
        if then:
            _add_cut_off(text, lead.start(), dates.at(text, then.end()), found, first)
    return [found[k] for k in sorted(found)]


def _add_cut_off(
    text: str, start: int, until: CitedDate | None, found: dict[int, CutOff], since: CitedDate | None = None
) -> None:
    """Keep one cut-off per date, said in the most words, unless it is a deadline."""
    if until is None or not until.is_whole:
        return
    sentence = _PUNCTUATION.split(text[max(0, start - 60) : start])[-1]
    if _cut_offs().deadline.search(sentence):
        return
    before = found.get(until.start)
    if before is None or start < before.start:
        found[until.start] = CutOff(start, until.stop, text[start : until.stop], until, since)
