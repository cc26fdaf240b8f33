"""The annotated copy of a written report: the sender's document with comments, and a block with its findings.

A Word document keeps all that its sender put into it, tracked changes and comments too; of another format
the copy is built anew from what was read.
"""

import io
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from assets.documents import odt
from assets.documents.docx import Located, located, open_docx, read_docx
from assets.documents.open import read_document
from assets.documents.refused import Refused
from assets.messages import Complaint, Lang, say
from assets.periods import Period
from assets.reports.copies.first_block import add_first_block
from assets.reports.copies.places import Places
from assets.reports.copies.rebuilt_document import rebuild_document
from assets.reports.copies.told import explained, head
from assets.reports.copies.word_marks import comment, paint
from assets.reports.records import FileReport, Finding, UnitReport

if TYPE_CHECKING:
    from docx.document import Document


class _Changed(Exception):
    """The copy does not read as the original."""


def annotate_document(
    data: bytes, file: FileReport, unit: UnitReport, findings: Sequence[Finding], period: Period, lang: Lang
) -> bytes:
    """The copy; see ``annotate``.

    Raises:
        Complaint: the document has something that the copy cannot keep without loss of words.
    """
    try:
        in_place = data.startswith(b"PK") and not odt.is_odt(data)
        if in_place:
            document = open_docx(data)
            paragraphs = list(located(document))
            note = ""
        else:
            document, paragraphs = rebuild_document(read_document(data, file.name))
            document.core_properties.author = say("report_comment_author", lang)
            note = say("report_document_rebuilt", lang, format=PurePath(file.name).suffix)
        spots = Places(paragraphs, file.name, lang).spots(findings, unit.suspects)
        runs = paint(spots)
        bookmarks = comment(document, spots, runs, explained(unit.suspects), lang)
        above = head(file, unit, period, findings, note, lang, document=True)
        added = add_first_block(document, above, unit, findings, bookmarks, file.name, lang)
        copy = _saved(document)
        if in_place:
            _must_keep(paragraphs, copy, added, lang)
    except (Refused, _Changed) as error:
        problem = " ".join(str(a) for a in error.args[:1]) or type(error).__name__
        raise Complaint("report_not_annotated_document", file=file.name, problem=problem) from None
    return copy


def _saved(document: "Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _must_keep(paragraphs: Sequence[Located], copy: bytes, added: int, lang: Lang) -> None:
    """Refuse a copy that does not read as the original did, after the paragraphs added at its top.

    Raises:
        _Changed: a paragraph is missing or has changed.
    """
    before = [one.paragraph.text for one in paragraphs]
    after = [p.text for p in read_docx(copy).paragraphs[added:]]
    if before != after:
        changed = next(
            (i for i, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0
        )
        raise _Changed(say("at_paragraph", lang, paragraph=changed + 1))
