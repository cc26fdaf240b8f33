"""Opening the zip archive that a ``.docx`` or ``.odt`` is, without being drowned by it.

What the parts mean belongs to the formats.
"""

import io
import zipfile

from assets.documents.refused import BAD_ARCHIVE, Refused, damaged

#: A report of 500 pages is some 10 MB of XML; pictures may be many, but are only carried along.
MOST_TEXT, MOST = 64 * 1024**2, 512 * 1024**2


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive in ``data``.

    Raises:
        Refused: cut short, locked by a password, or larger unpacked than any report is.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except BAD_ARCHIVE as error:
        raise damaged(error) from None
    text = sum(entry.file_size for entry in entries if entry.filename.lower().endswith((".xml", ".rels")))
    # The library never unpacks an entry beyond the size it declares, so the sizes declared can be trusted.
    if text > MOST_TEXT or sum(entry.file_size for entry in entries) > MOST:
        raise Refused("document_too_large", most=MOST_TEXT // 1024**2)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("document_encrypted")
    return archive
