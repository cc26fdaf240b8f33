"""Opening a document: the format is told from the bytes, not from the name.

A file that cannot be read ends in one :class:`Complaint`, which is worded here; how a format stores text is
said in its own module. Libraries are loaded only where a file needs them.
"""

import re

from assets.documents.model import Document
from assets.documents.refused import Refused
from assets.messages import Complaint

SUFFIXES = (".docx", ".odt", ".txt", ".pdf")

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_ENCRYPTED, _WORD, _WORKBOOK = (
    name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument", "Workbook")
)
_RTF = b"{\\rtf"
_HTML = re.compile(
    rb"(?:<!--.*?-->\s*)?(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|meta|table)", re.I | re.S
)
_HEAD = 1024  # where programs look for what a file is


def read_document(data: bytes, path: str) -> Document:
    """Read a document from its bytes.

    Args:
        data: the file's content.
        path: how the file is called in messages.

    Raises:
        Complaint: no document of a known format, cut short, protected by a password, or without text.
    """
    try:
        document = _read(data, path)
        if not document.paragraphs:
            raise Refused("document_without_text")
    except Refused as refusal:
        raise Complaint(refusal.key, file=path, **refusal.args_by_name) from None
    return document


def _read(data: bytes, path: str) -> Document:
    if not data:
        raise Refused("document_empty")
    if data.startswith(_OLE):
        raise Refused(_compound(data))
    if data.startswith(_ZIP):
        from assets.documents import odt

        if odt.is_odt(data):
            return odt.read_odt(data)
        from assets.documents import docx

        return docx.read_docx(data)
    if _PDF in data[:_HEAD]:
        from assets.documents import pdf

        return pdf.read_pdf(data)
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:_HEAD]
    if start.startswith(_RTF):
        raise Refused("document_rtf")
    if _HTML.match(start):
        raise Refused("document_html")
    if not path.lower().endswith(".txt"):
        # Text under another name is a file that lost its beginning, not a report.
        raise Refused("document_unknown")
    from assets.documents import plain

    return plain.read_plain(data)


def _compound(data: bytes) -> str:
    """Why a compound file is refused: the names of its streams stand in it as they are."""
    if _ENCRYPTED in data:
        return "document_encrypted"
    return "document_unknown" if _WORKBOOK in data and _WORD not in data else "document_old_word"
