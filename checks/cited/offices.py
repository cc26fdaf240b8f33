"""The offices that a document's symbol and words name, as they are compared."""

import re

from assets.prose.citations.citation import Citation, symbol_key
from assets.prose.citations.words import Issuer, citation_words, issuers_by_symbol
from assets.text import fold


def offices_of(citation: Citation) -> list[Issuer]:
    """The offices that a symbol names."""
    keys = (re.sub(r"\d+$", "", symbol_key(part)) for part in citation.parts)
    return [issuers_by_symbol()[key] for key in keys if key in issuers_by_symbol()]


def one_issuer(a: Citation, b: Citation) -> bool:
    """Whether two citations may be of one office, by the words that name it."""
    if not a.issuer_printed or not b.issuer_printed:
        return True
    if a.issuer and b.issuer and a.issuer != b.issuer:
        return False
    one, other = sorted((_in_short(a.issuer_printed), _in_short(b.issuer_printed)), key=len)
    return one in other


def _in_short(office: str) -> str:
    """ "Ủy ban nhân dân tỉnh" as "ubnd tỉnh"."""
    name = fold(office)
    for short, full in citation_words().short_for.items():
        for words in full:
            name = name.replace(fold(words), short)
    return name
