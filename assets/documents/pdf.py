"""Reading a ``.pdf``: the text layer's lines with their places on the page, and which pages have none.

Which lines make a paragraph is decided in ``pdf_lines.py``. Nothing is recognised from pictures.
"""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from assets.documents import legacy
from assets.documents.model import Document, Paragraph, Remark
from assets.documents.pdf_lines import Line, joined, without_running_lines
from assets.documents.refused import Refused, damaged
from assets.documents.traced import readable, untouched

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_MOST_PAGES = 5000
_STAMP = 200  # characters: a signature or a number stamped on a scan has fewer
_COVERED = 0.6  # of the page by one picture: the page is a scan
_ILLEGIBLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
#: Of the height of type: letters below the line reach less far, the next line is farther.
_OTHER_LINE = 0.6
#: How the library writes a hyphen at the end of a line, which it takes for a word broken in two.
_BROKEN = "\x02\ufffe\uffff"

_Glyph = tuple[str, float, float, float]  # character, left, right, foot


def read_pdf(data: bytes) -> Document:
    """All paragraphs of the text layer.

    Raises:
        Refused: damaged, protected by a password, scanned, or with letters that no one can tell.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Refused("document_encrypted") from None
        raise damaged(error) from None
    lines: list[Line] = []
    scanned: list[int] = []
    with document:
        if len(document) > _MOST_PAGES:
            raise Refused("document_too_long", pages=len(document), most=_MOST_PAGES)
        for index in range(len(document)):
            try:
                page = document[index]
                text = page.get_textpage()
                found = list(_lines(text, index, page.get_size()))
                if sum(len(line.text) for line in found) < _STAMP and _is_picture(page, bool(found)):
                    scanned.append(index + 1)
                lines += found
                text.close()
                page.close()
            except pypdfium2.PdfiumError as error:
                raise damaged(error) from None
        if not lines or len(scanned) == len(document):
            raise Refused("document_scanned")
    everything = "".join(line.text for line in lines)
    if 5 * len(_ILLEGIBLE.findall(everything)) > len(everything):
        raise Refused("document_pdf_illegible")
    texts, encoding = legacy.in_unicode(list(joined(without_running_lines(lines))))
    remarks = [Remark("text_legacy_encoding", details=(("encoding", encoding),))] if encoding else []
    if scanned:
        remarks.append(Remark("text_scanned_pages", details=(("pages", ", ".join(map(str, scanned))),)))
    shown = (readable(untouched(text)).text for text in texts)
    return Document([Paragraph(n, text) for n, text in enumerate(filter(None, shown), 1)], remarks)


def _is_picture(page: "PdfPage", stamped: bool) -> bool:
    """Whether a page with next to no text is a scan: one picture over most of it, any where no text is."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if not stamped or (right - left) * (top - bottom) > _COVERED * width * height:
            return True
    return False


def _lines(text: "PdfTextPage", page: int, size: tuple[float, float]) -> Iterator[Line]:
    """The lines of a page in the order in which they are stored, which is that of reading."""
    import pypdfium2.raw as pdfium

    raw, box = text.raw, pdfium.FS_RECTF()
    place, unicode, height = ctypes.byref(box), pdfium.FPDFText_GetUnicode, 0.0
    glyphs: list[_Glyph] = []
    for index in range(text.count_chars()):
        character = _character(unicode(raw, index))
        if character in "\r\n":
            yield from _line(glyphs, page, size, height)
            glyphs = []
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, place)
        if not glyphs:
            height = _height(text, index)
        elif box.right > box.left and _OTHER_LINE * height < max(
            # A cell beside one of two lines stands between them: the one before tells too.
            abs(box.bottom - glyphs[0][3]),
            abs(box.bottom - glyphs[-1][3]),
        ):
            yield from _line(glyphs, page, size, height)
            glyphs = []
        glyphs.append((character, box.left, box.right, box.bottom))
    yield from _line(glyphs, page, size, height)


def _height(text: "PdfTextPage", index: int) -> float:
    """The height of type as printed: pages may be drawn in another scale than points."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    size: float = pdfium.FPDFText_GetFontSize(text.raw, index)
    if pdfium.FPDFText_GetMatrix(text.raw, index, ctypes.byref(matrix)):
        size *= math.hypot(matrix.c, matrix.d)
    return size or 1.0


def _character(code: int) -> str:
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    character = chr(code)
    return "-" if character in _BROKEN else character


def _line(glyphs: list[_Glyph], page: int, size: tuple[float, float], height: float) -> Iterator[Line]:
    printed = [glyph for glyph in glyphs if not glyph[0].isspace()]
    if not printed:
        return
    left, right = min(g[1] for g in printed), max(g[2] for g in printed)
    foot = sorted(g[3] for g in printed)[len(printed) // 2]
    yield Line(_text(glyphs, height), page, left, right, foot, height, *size)


def _text(glyphs: list[_Glyph], height: float) -> str:
    """The characters from left to right: letters of a second font may be stored after those of the first."""
    if all(
        after[1] >= before[1] - height / 5 for before, after in pairwise(glyphs) if not _is_mark(after[0])
    ):
        return "".join(glyph[0] for glyph in glyphs)
    placed: list[_Glyph] = []
    for character, left, right, foot in glyphs:
        if _is_mark(character) and placed:
            left = placed[-1][1]  # a mark that is stored apart stays with its letter
        # Spaces without width were put where the letters of the other font are missing; they say nothing.
        if right > left or not character.isspace():
            placed.append((character, left, right, foot))
    ordered = sorted(placed, key=lambda glyph: glyph[1])
    parts = [ordered[0][0]]
    for before, glyph in pairwise(ordered):
        if glyph[1] - before[2] > height / 6 and not glyph[0].isspace() and not before[0].isspace():
            parts.append(" ")
        parts.append(glyph[0])
    return "".join(parts)


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0
