"""Vietnamese typed before Unicode: TCVN3 (fonts ``.Vn…``) and VNI (fonts ``VNI-…``), told and converted.

In both, the letters are stored as other letters of Latin-1 and only a special font shows them right. A text is
held to be in one of them only where its words, read so, are Vietnamese syllables, and read as they stand are
not: names and words of other languages hardly ever are. Which file a text comes from does not matter here.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

from assets.documents.traced import Traced, untouched

Encoding = Literal["TCVN3", "VNI"]

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # level, grave, hook, tilde, acute, dot


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _tcvn3() -> dict[str, str]:
    """Each stored character's letter: vowels with their five tones, then those without, then capitals."""
    table = dict(zip("¨©ª«¬\u00ad®¡¢£¤¥¦§", "ăâêôơưđĂÂÊÔƠƯĐ", strict=True))
    rows = {
        "a": "µ¶·¸¹", "ă": "»¼½¾Æ", "â": "ÇÈÉÊË", "e": "ÌÎÏÐÑ", "ê": "ÒÓÔÕÖ", "i": "×ØÜÝÞ",
        "o": "ßáâãä", "ô": "åæçèé", "ơ": "êëìíî", "u": "ïñòóô", "ư": "õö÷øù", "y": "úûüýþ",
    }  # fmt: skip
    for vowel, stored in rows.items():
        for character, tone in zip(stored, _TONES[1:], strict=True):
            table[character] = _nfc(vowel + tone)
    return table


def _vni() -> dict[str, str]:
    """Each stored letter, or vowel followed by its mark, in lower case and in capitals."""
    table = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
    plain = dict(zip("øûõùï", _TONES[1:], strict=True))
    circumflex = dict(zip("âàåãáä", _TONES, strict=True))
    breve = dict(zip("êèúüéë", _TONES, strict=True))
    for vowel, stored in zip("aeouyơư", "aeouyôö", strict=True):
        table |= {stored + mark: _nfc(vowel + tone) for mark, tone in plain.items()}
    for vowel, letter in zip("aeo", "âêô", strict=True):
        table |= {vowel + mark: _nfc(letter + tone) for mark, tone in circumflex.items()}
    table |= {"a" + mark: _nfc("ă" + tone) for mark, tone in breve.items()}
    for stored, letter in list(table.items()):
        # A capital takes its mark in capitals; in a name it may have been typed small.
        table[stored.upper()] = letter.upper()
        table[stored[0].upper() + stored[1:]] = letter.upper()
    return table


_TABLES: dict[Encoding, dict[str, str]] = {"TCVN3": _tcvn3(), "VNI": _vni()}
_STORED = {
    name: re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    for name, table in _TABLES.items()
}

_ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
_NUCLEUS = (
    "(?:uyê|iê|yê|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|uya|uyu|uâ|uê|uô|uơ|uy|oa|oă|oe|ươ|ưa|ưi|ưu|ia|iu|ua|"
    "ui|oi|ôi|ơi|ai|ay|ao|au|âu|ây|eo|êu|[aăâeêioôơuưy])"
)
_SYLLABLE = re.compile(f"{_ONSET}{_NUCLEUS}(ch|ng|nh|[cmnpt])?")
_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff\u0100-\u024f\u0300-\u0323\u1e00-\u1eff\u20ab]+")
_TONE_MARKS = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED = ("c", "ch", "p", "t")
#: Letters that only Unicode has.
_UNICODE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_FEWEST = 5  # different words that read only so: a heading of the state has seven
_MOST = 400_000  # characters looked at


def recognise(text: str, fewest: int = _FEWEST) -> Encoding | None:
    """The encoding that ``text`` is in, none for Unicode.

    >>> recognise("Céng hßa x· héi chñ nghÜa ViÖt Nam"), recognise("Cộng hòa xã hội chủ nghĩa Việt Nam")
    ('TCVN3', None)
    >>> recognise("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam")
    'VNI'
    """
    words = {word for word in _WORD.findall(text[:_MOST]) if not word.isascii()}
    if len(words) < fewest:
        return None
    plain = {word for word in words if _is_syllable(word)}
    best: tuple[int, Encoding | None] = (0, None)
    for name in _TABLES:
        legible = {word for word in words if _is_syllable(_converted(word, name))}
        pro, contra = len(legible - plain), len(plain - legible)
        if pro >= fewest and pro > 5 * contra and 2 * pro > len(words - (legible & plain)):
            best = max(best, (pro, name), key=lambda known: known[0])
    return best[1]


def reads_as_vietnamese(text: str) -> bool:
    """Whether most words with marks are syllables of Vietnamese as they stand."""
    words = {w for w in _WORD.findall(_nfc(text[:_MOST])) if not w.isascii()}
    return 2 * sum(map(_is_syllable, words)) >= len(words)


def is_unicode(text: str) -> bool:
    """Whether the text has letters that no older encoding has."""
    return _UNICODE.search(text) is not None


def of_font(name: str) -> tuple[Encoding | None, bool]:
    """The encoding that a font was made for, and whether it shows small letters as capitals.

    >>> of_font(".VnTimeH"), of_font("VNI-Times"), of_font("Times New Roman")
    (('TCVN3', True), ('VNI', False), (None, False))
    """
    if name.casefold().startswith(".vn"):
        return "TCVN3", name.endswith("H")
    return ("VNI" if name.casefold().startswith("vni-") else None), False


def convert(source: Traced, encoding: Encoding, capitals: bool = False) -> Traced:
    """The text in Unicode, each letter traced back to the characters it was stored as."""
    parts: list[str] = []
    origin: list[int] = []
    for start, letter in _letters(source.text, encoding):
        raised = letter.upper() if capitals else letter
        parts.append(raised if len(raised) == 1 else letter)
        origin.append(source.origin[start])
    return Traced("".join(parts), [*origin, source.origin[len(source.text)]])


def in_unicode(texts: Sequence[str]) -> tuple[Sequence[str], Encoding | None]:
    """The paragraphs of a document whose fonts are not known, converted if they are in one of the encodings."""
    encoding = recognise("\n".join(texts))
    if encoding is None:
        return texts, None
    return [text if is_unicode(text) else convert(untouched(text), encoding).text for text in texts], encoding


def _letters(text: str, encoding: Encoding) -> Iterator[tuple[int, str]]:
    table, at = _TABLES[encoding], 0
    for found in _STORED[encoding].finditer(text):
        yield from ((i, text[i]) for i in range(at, found.start()))
        yield found.start(), table[found[0]]
        at = found.end()
    yield from ((i, text[i]) for i in range(at, len(text)))


def _converted(text: str, encoding: Encoding) -> str:
    return _STORED[encoding].sub(lambda found: _TABLES[encoding][found[0]], text)


def _is_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONE_MARKS.findall(apart)
    plain = _SYLLABLE.fullmatch(_nfc(_TONE_MARKS.sub("", apart)))
    if plain is None or len(tones) > 1:
        return False
    return plain[1] not in _STOPPED or tones in (["\u0301"], ["\u0323"])
