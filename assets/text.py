"""Text as people type it, folded so that two spellings of one thing are equal.

Only folding belongs here; what a folded text means is decided by whoever compares it.
"""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^\w%]+")
_ASIDE = re.compile(r"\([^)]*\)")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Unicode NFC, lower case, every run of spaces and punctuation as one space.

    >>> fold("Tổng số\\n hồ sơ  TTHC.") == fold("tổng số hồ sơ TTHC")
    True
    """
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()


@lru_cache(maxsize=65536)
def tidy(text: str) -> str:
    """NFC with runs of white space as one space: how a text is shown on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def bare(text: str) -> str:
    """Folded, and without the marks of Vietnamese letters: for words typed on any keyboard.

    >>> bare("Cấp huyện"), bare("ĐẤT")
    ('cap huyen', 'dat')
    """
    apart = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def without_asides(text: str) -> str:
    """A text with a space in place of each bracket and what stands in it.

    >>> without_asides("TỔNG ĐIỂM (100 điểm)")
    'TỔNG ĐIỂM  '
    """
    return _ASIDE.sub(" ", text)
