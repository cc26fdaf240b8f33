"""A text that remembers, for each of its characters, where it stood in the text it was made from.

Here belong the changes that make a text readable (NFC, marks that are not printed) and how they are
traced back. What a character of a document is belongs to the formats.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: Characters that take no room on paper: the soft hyphen, zero-width spaces and joiners, marks of direction.
UNPRINTED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b-\x1f\x7f]")
_NO_BREAK_HYPHEN = "\u2011"


@dataclass(frozen=True, slots=True)
class Traced:
    """``origin[i]`` is where ``text[i]`` begins in the source; one more entry says where the last ends."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """The span of the source that ``text[start:stop]`` was made from."""
        return self.origin[start], self.origin[stop]


def untouched(text: str) -> Traced:
    """A text that is its own source."""
    return Traced(text, range(len(text) + 1))


def joined(parts: Sequence[Traced]) -> Traced:
    """Texts whose sources stand one after the other."""
    if len(parts) == 1:
        return parts[0]
    origin: list[int] = []
    before = 0
    for part in parts:
        origin.extend(before + place for place in part.origin[:-1])
        before += part.origin[-1]
    return Traced("".join(part.text for part in parts), [*origin, before])


def readable(source: Traced) -> Traced:
    """NFC, without what is not printed, without white space at either end."""
    plain = _without_unprinted(source)
    return _stripped(_composed(plain))


def _without_unprinted(source: Traced) -> Traced:
    text = source.text.replace(_NO_BREAK_HYPHEN, "-")
    if not UNPRINTED.search(text):
        return Traced(text, source.origin)
    kept = [i for i, character in enumerate(text) if not UNPRINTED.match(character)]
    return Traced(
        "".join(text[i] for i in kept), [*(source.origin[i] for i in kept), source.origin[len(text)]]
    )


def _composed(source: Traced) -> Traced:
    if unicodedata.is_normalized("NFC", source.text):
        return source
    parts: list[str] = []
    origin: list[int] = []
    for start, stop in _clusters(source.text):
        part = unicodedata.normalize("NFC", source.text[start:stop])
        parts.append(part)
        origin.extend(source.origin[min(start + i, stop - 1)] for i in range(len(part)))
    return Traced("".join(parts), [*origin, source.origin[len(source.text)]])


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Spans that compose by themselves: a letter with its marks, more where a script joins letters."""
    start = 0
    for i in range(1, len(text)):
        if unicodedata.combining(text[i]) == 0 and not _joins(text[start:i], text[i]):
            yield start, i
            start = i
    if text:
        yield start, len(text)


def _joins(before: str, letter: str) -> bool:
    if letter < "\u0900":  # no letter of the scripts that reports are written in joins the one before it
        return False
    together = unicodedata.normalize("NFC", before + letter)
    return together != unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", letter)


def _stripped(source: Traced) -> Traced:
    text = source.text.strip()
    if len(text) == len(source.text):
        return source
    start = len(source.text) - len(source.text.lstrip())
    return Traced(text, source.origin[start : start + len(text) + 1])
