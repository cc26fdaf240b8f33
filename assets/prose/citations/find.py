"""The documents that one paragraph cites: number, symbol, kind, date and office of each.

The patterns do not belong here: ``patterns.py``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assets.prose.citations.citation import Citation, CitedDate, Role, symbol_key
from assets.prose.citations.patterns import Citing, citing_patterns
from assets.prose.citations.words import PUNCTUATION, SENTENCE_END, DocumentType, plain


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
    citing = citing_patterns()
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


def _numbers(text: str, citing: Citing) -> Iterator[_Found]:
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
        word = citing.types_by_word[plain(kind[0])]
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


def _placed(text: str, found: _Found, before: Citation | None, citing: Citing) -> bool:
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
        kind = citing.types_by_word[plain(before.type_word)]
        if not SENTENCE_END.search(text, before.stop, found.type_start) and _goes_with(kind, found, citing):
            found.type, found.carried = kind, True
    elif found.type is None and before is not None and before.type_word and before.symbol == found.symbol:
        between = text[before.stop : found.type_start].strip(" ,;")
        if not between or between in citing.law.not_figures.list:
            found.type, found.carried = citing.types_by_word[plain(before.type_word)], True
    if found.said or (found.type is not None and found.adjacent):
        return True
    return found.number.isdecimal() and ("-" in found.symbol or found.year is not None)


def _find_type(window: str, found: _Found, citing: Citing) -> None:
    """The kind that a number belongs to: right before it, or some words away if "số" stands between."""
    rest = window.rstrip(" *:\t\u00a0")
    stops = [m.end() for m in PUNCTUATION.finditer(rest)]
    floor = stops[-1] if stops else 0
    options: list[tuple[bool, bool, int, DocumentType, bool]] = []
    for match in citing.types.finditer(rest, floor):
        gap = rest[match.end() :]
        adjacent = not gap.strip()
        if not adjacent and (not found.said or len(gap.split()) > 6 or match[0] in citing.shorts):
            continue
        if any(c.isdecimal() for c in gap):
            continue
        kind = citing.types_by_word[plain(match[0])]
        fits = bool(kind.symbols) and _goes_with(kind, found, citing)
        options.append((fits, match[0][0].isupper(), match.start(), kind, adjacent))
    if options:
        _, _, start, found.type, found.adjacent = max(options, key=lambda o: o[:3])
        found.type_start -= len(window) - start


def _goes_with(kind: DocumentType, found: _Found, citing: Citing) -> bool:
    own = citing.symbols[kind.name]
    return not own or any(symbol_key(p) in own for p in found.symbol.split("-"))


def _citation(text: str, found: _Found, title: bool, citing: Citing) -> Citation:
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
    if dated is None and role is Role.OWN and (place := citing.dates.place.match(text, stop)):
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


def _type_printed(text: str, found: _Found, citing: Citing) -> str:
    if found.carried or not found.adjacent:
        return ""
    match = citing.types.match(text, found.type_start)
    return match[0] if match else ""


def _issuer(text: str, position: int, citing: Citing) -> tuple[str, str, int]:
    """The office that follows: its name in the law, its words, where they end."""
    lead = citing.issued_by.match(text, position)
    if lead is None:
        return "", "", position
    known = citing.office.match(text, lead.end())
    words = known or citing.other_office.match(text, lead.end())
    if words is None:
        return "", "", position
    name = citing.offices[plain(known[1])] if known else ""
    return name, " ".join(words[0].split()), words.end()


def _role(text: str, found: _Found, start: int, title: bool, citing: Citing) -> Role:
    before = text[:start]
    annexed = citing.annexed.search(before[-60:])
    if annexed:
        heading = before[: len(before) - (len(annexed[0]))].rpartition("\n")[2].strip(" *_\t")
        titled = bool(annexed[1]) and (not _has_lower(heading) or citing.annex_title.match(heading))
        return Role.ANNEX_OF if title or not heading or titled else Role.CITED
    if found.capital and found.type is None:
        colon = ":" in text[start : found.start]
        at_head = not before.strip(" *_") or before.endswith(("\n", "\t", "  ")) or before[-1:].isalpha()
        alone = not text[found.stop :].strip(" *_") or citing.dates.place.match(text, found.stop)
        if at_head and (colon or alone):
            return Role.OWN
    return Role.CITED


def _has_lower(text: str) -> bool:
    return any(c.islower() for c in text)


def _date_before(text: str, start: int, citing: Citing) -> CitedDate | None:
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
        begins = not before or bool(PUNCTUATION.match(before[-1])) or before[-1] == ":"
        return citing.dates.at(text, floor + match.start()) if begins else None
    return None


def _title(printed: str) -> str:
    end = SENTENCE_END.search(printed)
    return " ".join(printed[: end.start() if end else None].split()).strip(" .,")
