"""Reading a ``.txt``: its encoding, the marks of exported texts, its lines.

Which lines make a paragraph is decided in ``lines.py``.
"""

import codecs
import re

from assets.documents import legacy
from assets.documents.lines import STARTS_ANEW, paragraphs
from assets.documents.model import Document, Remark
from assets.documents.refused import Refused
from assets.documents.traced import readable, untouched

_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\u2028\u2029]")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|sub|sup)>", re.IGNORECASE)
#: Two bold texts side by side, or a bold numbered one right after a word, were two paragraphs.
_RUN_TOGETHER = re.compile(rf"\*\*\*\*|(?<=\w)\*\*(?={STARTS_ANEW.pattern})")


def read_plain(data: bytes) -> Document:
    """All paragraphs of the text.

    Raises:
        Refused: no text, or in an encoding that cannot be told.
    """
    text, encoding = _decoded(data)
    lines = [_line(line) for line in _LINE_END.split(_bare(text))]
    remarks = [Remark("text_legacy_encoding", details=(("encoding", encoding),))] if encoding else []
    return Document(list(paragraphs(lines)), remarks)


def _line(line: str) -> str:
    """A line as it is read; of the row of a table, the blank cells that it begins with stay."""
    text = readable(untouched(line)).text if line.strip() else ""
    blank = len(line) - len(line.lstrip("\t"))
    return "\t" * blank + text if "\t" in text else text


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and the name of the older encoding that it was converted from, if it was."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codec = "utf-16"
    elif data.startswith(codecs.BOM_UTF8):
        codec = "utf-8-sig"
    else:
        codec = "utf-8"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        if codec != "utf-8":
            raise Refused("document_text_encoding") from None
        return _single_byte(data)
    if "\0" in text:
        raise Refused("document_text_encoding")
    encoding = legacy.recognise(text)
    return (legacy.convert(untouched(text), encoding).text, encoding) if encoding else (text, "")


def _single_byte(data: bytes) -> tuple[str, str]:
    if b"\0" in data:
        raise Refused("document_text_encoding")
    text = data.decode("latin-1")
    encoding = legacy.recognise(text)
    if encoding:
        return legacy.convert(untouched(text), encoding).text, encoding
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        raise Refused("document_text_encoding") from None
    if not legacy.reads_as_vietnamese(text):
        raise Refused("document_text_encoding")
    return text, ""


def _bare(text: str) -> str:
    """Without the marks that exported texts set around bold and italic words and addresses."""
    text = _RUN_TOGETHER.sub("\n", text)
    for marked in (_BOLD, _ITALIC, _ADDRESS):
        text = marked.sub(r"\1", text)
    return _TAG.sub("", text).replace("**", "")
