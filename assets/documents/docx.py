"""Reading a ``.docx``: the paragraphs, and where in the file each of their characters stands.

The reader and whoever writes comments into a copy go the same way (:func:`located`), so that they can never
count differently. What belongs to the text is decided in ``docx_walk.py``; writing comments belongs in
``assets/reports``.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from assets.documents import legacy
from assets.documents.archive import open_archive
from assets.documents.docx_mend import without_loose_ends
from assets.documents.docx_names import TRACKED, W
from assets.documents.docx_styles import Styles
from assets.documents.docx_walk import Found, Notes, Place, Run, Walk
from assets.documents.model import Document, Paragraph, Remark
from assets.documents.refused import BAD_ARCHIVE, Refused, damaged
from assets.documents.traced import Traced, joined, readable, untouched

if TYPE_CHECKING:
    from docx.document import Document as Opened
    from lxml.etree import _Element as Element

_CONTENTS, _MAIN = "[Content_Types].xml", b"wordprocessingml.document.main+xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_SHOWN = 60  # characters of hidden text that are quoted


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters ``[start, stop)`` of one run, counted as ``docx_runs.characters`` gives them."""

    run: "Element"
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Located:
    """A paragraph with its ``w:p`` and the runs that its text comes from.

    ``host`` is the ``w:p`` of the main text that can carry a comment: the element itself, or for a note or
    text box the paragraph that refers to it. Where a deleted mark joins paragraphs, ``element`` is the first.
    """

    paragraph: Paragraph
    element: "Element"
    host: "Element"
    _runs: Sequence[Run]
    _traced: Traced

    def pieces(self, start: int, stop: int) -> list[Piece]:
        """What of which runs makes up ``paragraph.text[start:stop]``, in order; none for an empty span.

        Letters that were stored as several characters are whole. An equation is one run, ``m:oMath``, that
        cannot be cut.
        """
        if stop <= start:
            return []
        first, last = self._traced.span(start, stop)
        pieces = []
        at = 0
        for run in self._runs:
            begin, end = max(first - at, 0), min(last - at, len(run.text))
            if begin < end:
                pieces.append(Piece(run.element, run.skipped + begin, run.skipped + end))
            at += len(run.text)
        return pieces


def read_docx(data: bytes) -> Document:
    """All paragraphs of the document.

    Raises:
        Refused: not a Word document, or damaged.
    """
    opened = open_docx(data)
    remarks: list[Remark] = []
    paragraphs = [one.paragraph for one in _located(opened, remarks)]
    return Document(paragraphs, remarks)


def open_docx(data: bytes) -> "Opened":
    """The document as the library knows it, for reading it or for writing comments into it.

    Raises:
        Refused: not a Word document, or damaged.
    """
    with open_archive(data) as archive:
        if _CONTENTS not in archive.namelist():
            raise Refused("document_not_word")
        try:
            if _MAIN not in archive.read(_CONTENTS):
                raise Refused("document_not_word")
            if _STRICT in archive.read("_rels/.rels"):
                raise Refused("document_strict")
        except BAD_ARCHIVE as error:
            raise damaged(error) from None
    import docx
    from docx.opc.exceptions import OpcError
    from docx.oxml.exceptions import InvalidXmlError
    from lxml.etree import LxmlError

    # The library trusts the parts of a package to be there and of their kind; what it trips over is the file's.
    broken = (*BAD_ARCHIVE, OpcError, InvalidXmlError, LxmlError, AttributeError, TypeError)
    try:
        try:
            opened = docx.Document(io.BytesIO(data))
        except KeyError:
            opened = docx.Document(io.BytesIO(without_loose_ends(data)))
        if opened.element.body is None:
            raise ValueError("w:body")
    except broken as error:
        raise damaged(error) from None
    return opened


def located(document: "Opened") -> Iterator[Located]:
    """The paragraphs that :func:`read_docx` gives, with the same numbers, each with its place in the file."""
    return _located(document, [])


def _located(document: "Opened", remarks: list[Remark]) -> Iterator[Located]:
    styles = Styles(_related(document, "styles"))
    notes = _notes(document)
    walk = Walk(styles, notes)
    found = [one for one in walk.story(document.element.body, Place()) if one.runs]
    number = 0
    for one, source in zip(found, _in_unicode(found, styles, remarks), strict=True):
        traced = readable(source)
        if not traced.text:
            continue
        number += 1
        place = one.place
        paragraph = Paragraph(
            number, traced.text, place.kind, one.depth, place.table, place.row, place.column
        )
        hidden = "".join(run.text for run in one.runs if styles.hidden(run.element, one.element))
        if hidden.strip():
            remarks.append(Remark("text_hidden", number, (("text", " ".join(hidden.split())[:_SHOWN]),)))
        host = one.element if place.host is None else place.host
        yield Located(paragraph, one.element, host, one.runs, traced)
    changes = sum(1 for root in (document.element.body, *notes.values()) for _ in root.iter(*TRACKED))
    if changes:
        remarks.append(Remark("text_tracked_changes", details=(("count", str(changes)),)))


def _in_unicode(found: Sequence[Found], styles: Styles, remarks: list[Remark]) -> Iterator[Traced]:
    """The paragraphs as they are stored, but what was typed in an older encoding than Unicode converted.

    A font that was made for such an encoding is evidence and no proof: where it is not installed, people type
    Unicode in it.
    """
    hints = [[legacy.of_font(styles.font(run.element, one.element)) for run in one.runs] for one in found]
    typed: dict[legacy.Encoding | None, list[str]] = {}
    for one, hinted in zip(found, hints, strict=True):
        for (encoding, _), runs in groupby(zip(hinted, one.runs, strict=True), key=lambda pair: pair[0]):
            typed.setdefault(encoding, []).append("".join(run.text for _, run in runs))
    told = {
        encoding: legacy.recognise("\n".join(texts), *([1] if encoding else []))
        for encoding, texts in typed.items()
    }
    remarks.extend(
        Remark("text_legacy_encoding", details=(("encoding", name),))
        for name in sorted({name for name in told.values() if name})
    )
    for one, hinted in zip(found, hints, strict=True):
        parts = []
        for (encoding, capitals), runs in groupby(
            zip(hinted, one.runs, strict=True), key=lambda pair: pair[0]
        ):
            part = untouched("".join(run.text for _, run in runs))
            name = told[encoding]
            parts.append(
                legacy.convert(part, name, capitals) if name and not legacy.is_unicode(part.text) else part
            )
        yield joined(parts)


def _notes(document: "Opened") -> Notes:
    """Footnotes and endnotes by kind and id; parts of their own, parsed for reading only."""
    notes = {}
    for kind in ("footnote", "endnote"):
        root = _related(document, kind + "s")
        if root is not None:
            for note in root.iterfind(W + kind):
                notes[kind, note.get(W + "id") or ""] = note
    return notes


def _related(document: "Opened", kind: str) -> "Element | None":
    """The part of that kind which belongs to the text, if there is one."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.part import XmlPart
    from docx.oxml.parser import parse_xml
    from lxml.etree import XMLSyntaxError

    try:
        part = document.part.part_related_by(getattr(RELATIONSHIP_TYPE, kind.upper()))
        return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    except KeyError:
        return None
    except (ValueError, XMLSyntaxError) as error:
        raise damaged(error) from None
