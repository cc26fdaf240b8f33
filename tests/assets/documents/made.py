"""Documents made part by part, the way programs store what no library writes."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from assets.documents.model import Paragraph
from assets.documents.open import read_document

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive of these parts, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx_parts(body: str, **others: str) -> dict[str, str | bytes]:
    """The parts of a Word document: its body, and perhaps ``styles``, ``footnotes``, ``endnotes``."""
    types = f'<Override PartName="/word/document.xml" ContentType="{_WORD}document.main+xml"/>' + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}{name}+xml"/>' for name in others
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_RELATION}{name}" Target="{name}.xml"/>' for name in others
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="rId1" '
        f'Type="{_RELATION}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}relationships">{relations}</Relationships>',
    }
    return parts | {
        f"word/{name}.xml": f"<w:{name} {_NAMESPACES}>{content}</w:{name}>"
        for name, content in others.items()
    }


def docx(body: str, **others: str) -> bytes:
    """A Word document of those parts."""
    return zipped(docx_parts(body, **others))


def p(*content: str, properties: str = "") -> str:
    """A paragraph of runs; text that is no element becomes a run."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr>{''.join(c if c.startswith('<') else r(c) for c in content)}</w:p>"
    )


def r(text: str, properties: str = "") -> str:
    """A run."""
    inside = text if text.startswith("<") else f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells; text that is no element becomes a cell."""
    inside = "".join(c if c.startswith(("<w:tc", "<w:sdt")) else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """A cell; text that is no element becomes its paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def field(instruction: str, result: str) -> str:
    """A field in five runs, as Word stores it."""
    return (
        r('<w:fldChar w:fldCharType="begin"/>')
        + r(f"<w:instrText>{instruction}</w:instrText>")
        + r('<w:fldChar w:fldCharType="separate"/>')
        + (result if result.startswith("<") else r(result))
        + r('<w:fldChar w:fldCharType="end"/>')
    )


def paragraphs(data: bytes, path: str = "a.docx") -> Sequence[Paragraph]:
    """What is read."""
    return read_document(data, path).paragraphs


def texts(data: bytes, path: str = "a.docx") -> list[str]:
    """The texts read."""
    return [paragraph.text for paragraph in paragraphs(data, path)]


def grid(data: bytes, path: str = "a.docx") -> list[tuple[int, int, int, str]]:
    """The cells read: table, row, column, text."""
    return [(c.table, c.row, c.column, c.text) for c in paragraphs(data, path) if c.table]


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text."""
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name if name != "draw" else "drawing"}:1.0"'
        for name in ("office", "text", "table", "draw", "style")
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {namespaces}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def pdf(*pages: Sequence[tuple[float, float, str]], picture: Sequence[int] = ()) -> bytes:
    """A PDF of pages of 595 by 842 points: each line from the left, from the foot, its text in Helvetica 13.

    ``picture`` says, counted from 0, which pages are covered by one.
    """
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    font, image = 3, 4
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    objects.append(
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
        b"stream\n\x80\nendstream"
    )
    kids = []
    for index, page in enumerate(pages):
        content = b"q 595 0 0 842 0 0 cm /I Do Q\n" if index in picture else b""
        for left, foot, text in page:
            said = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            content += b"BT /F 13 Tf %d %d Td (%s) Tj ET\n" % (left, foot, said)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F %d 0 R>>/XObject<</I %d 0 R>>>>>>" % (len(objects), font, image)
        )
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    out, places = b"%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
