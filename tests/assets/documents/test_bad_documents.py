"""A document that cannot be read ends in one clear line, in both languages, and never in a crash."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable

import docx as library
import openpyxl
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assets.documents import archive
from assets.documents.open import read_document
from assets.messages import LANGS, Complaint
from tests.assets.documents.made import docx, docx_parts, odt, p, pdf, r, row, table, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PARTS = docx_parts(p("140.394 hồ sơ", r("x", "<w:vanish/>")) + table(row("a", "b")), styles="", footnotes="")


def word() -> bytes:
    """A document as the library writes it."""
    made = library.Document()
    made.add_heading("Kết quả", 1)
    made.add_paragraph("140.394 hồ sơ")
    made.add_table(2, 2).cell(0, 0).text = "ô"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


GOOD = {
    "a.docx": word(),
    "a.odt": odt("<text:p>140.394 hồ sơ</text:p>"),
    "a.pdf": pdf([(85, 700, "140.394 ho so")]),
    "a.txt": "140.394 hồ sơ\na\tb\nc\td".encode(),
}


def workbook() -> bytes:
    """A workbook."""
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def without(name: str) -> bytes:
    """A Word document that lacks a part."""
    return zipped({part: content for part, content in PARTS.items() if part != name})


def replaced(name: str, old: str, new: str) -> bytes:
    """A Word document with something else in one part."""
    return zipped(PARTS | {name: str(PARTS[name]).replace(old, new)})


def locked_zip() -> bytes:
    """An archive whose entries say that they are encrypted."""
    data = bytearray(GOOD["a.docx"])
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def locked_odt() -> bytes:
    """An OpenDocument text protected by a password."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": b"\x01\x02",
            "META-INF/manifest.xml": "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
        }
    )


def locked_pdf() -> bytes:
    """A PDF with a password that is not known."""
    good = GOOD["a.pdf"]
    key = b"<" + b"41" * 32 + b">"
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O " + key + b"/U " + key + b">>/ID[<41><41>]"
    return good.replace(b"/Root 1 0 R", b"/Root 1 0 R" + lock)


def bomb() -> bytes:
    """A small archive with a part that unpacks to more than any report has."""
    return zipped(PARTS | {"word/document.xml": b" " * (archive.MOST_TEXT + 1)})


def laughs(root: str) -> str:
    """XML that says of itself that it is very long."""
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 20}">' for i in range(1, 12))
    return f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>{root}'


def old(stream: str) -> bytes:
    """A compound file with a stream of this name."""
    return OLE + stream.encode("utf-16-le") + bytes(100)


REFUSED: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("an empty file", "a.docx", lambda: b"", "document_empty"),
    ("an old Word document", "a.doc", lambda: old("WordDocument"), "document_old_word"),
    ("an old Word document renamed", "a.docx", lambda: old("WordDocument"), "document_old_word"),
    ("an old workbook renamed", "a.docx", lambda: old("Workbook"), "document_unknown"),
    ("a protected docx", "a.docx", lambda: old("EncryptedPackage"), "document_encrypted"),
    ("a protected archive", "a.docx", locked_zip, "document_encrypted"),
    ("a protected odt", "a.odt", locked_odt, "document_encrypted"),
    ("a protected pdf", "a.pdf", locked_pdf, "document_encrypted"),
    ("RTF renamed", "a.doc", lambda: b"{\\rtf1\\ansi Bao cao}", "document_rtf"),
    ("RTF renamed once more", "a.docx", lambda: b"{\\rtf1\\ansi Bao cao}", "document_rtf"),
    ("a web page renamed", "a.doc", lambda: b"\xef\xbb\xbf <HTML><body>", "document_html"),
    ("a page with a prologue", "a.docx", lambda: b'<?xml version="1.0"?>\n<html>', "document_html"),
    ("text renamed", "a.docx", lambda: "báo cáo".encode(), "document_unknown"),
    ("junk", "a.pdf", lambda: b"\x00\x01\x02", "document_unknown"),
    ("a workbook renamed", "a.docx", workbook, "document_not_word"),
    ("another archive", "a.docx", lambda: zipped({"a.txt": "x"}), "document_not_word"),
    (
        "a document with macros",
        "a.docx",
        lambda: replaced(
            "[Content_Types].xml",
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            "vnd.ms-word.document.macroEnabled.main",
        ),
        "document_not_word",
    ),
    (
        "a strict document",
        "a.docx",
        lambda: replaced(
            "_rels/.rels",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/",
        ),
        "document_strict",
    ),
    ("docx cut short", "a.docx", lambda: GOOD["a.docx"][: len(GOOD["a.docx"]) // 2], "document_damaged"),
    ("odt cut short", "a.odt", lambda: GOOD["a.odt"][:-40], "document_damaged"),
    ("pdf cut short", "a.pdf", lambda: GOOD["a.pdf"][:30], "document_damaged"),
    ("no document in it", "a.docx", lambda: without("word/document.xml"), "document_damaged"),
    ("no relationships in it", "a.docx", lambda: without("_rels/.rels"), "document_damaged"),
    (
        "no body in it",
        "a.docx",
        lambda: replaced("word/document.xml", "w:body", "w:bodi"),
        "document_damaged",
    ),
    ("half a document", "a.docx", lambda: replaced("word/document.xml", "</w:body>", ""), "document_damaged"),
    ("half the notes", "a.docx", lambda: replaced("word/footnotes.xml", "</w:foot", "<"), "document_damaged"),
    ("half an odt", "a.odt", lambda: odt("<text:p>"), "document_damaged"),
    ("a bomb", "a.docx", bomb, "document_too_large"),
    ("a document of nothing", "a.docx", lambda: docx(p() + table(row(""))), "document_without_text"),
    ("a text of nothing", "a.txt", lambda: b" \n\t\n ", "document_without_text"),
    ("a scan", "a.pdf", lambda: pdf([], picture=[0]), "document_scanned"),
]


@pytest.mark.parametrize(("name", "make", "key"), [x[1:] for x in REFUSED], ids=[x[0] for x in REFUSED])
def test_a_file_that_cannot_be_read_is_refused_in_one_line(
    name: str, make: Callable[[], bytes], key: str
) -> None:
    with pytest.raises(Complaint) as refusal:
        read_document(make(), name)
    assert refusal.value.key == key
    for lang in LANGS:
        line = refusal.value.say(lang)
        assert name in line
        assert "\n" not in line
        assert "{" not in line


def test_a_spreadsheet_of_another_office_is_no_report() -> None:
    sheet = GOOD["a.odt"]
    with zipfile.ZipFile(io.BytesIO(sheet)) as source:
        content = source.read("content.xml").replace(b"office:text>", b"office:spreadsheet>")
    with pytest.raises(Complaint) as refusal:
        read_document(
            zipped({"mimetype": "application/vnd.oasis.opendocument", "content.xml": content}), "a.odt"
        )
    assert refusal.value.key == "document_unknown"


@pytest.mark.parametrize("name", GOOD)
def test_the_format_is_told_from_the_bytes_and_not_from_the_name(name: str) -> None:
    if name != "a.txt":
        assert read_document(GOOD[name], "a.txt").paragraphs == read_document(GOOD[name], name).paragraphs


ENTITY = '<!DOCTYPE x [<!ENTITY e "EXPANDED">]>'


def _with_an_entity(data: bytes, part: str, text: str) -> bytes:
    """The archive with a text of one of its parts as an entity."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    parts[part] = ENTITY + _text(parts[part]).replace(text, "&e;")
    return zipped(parts)


def _text(part: str | bytes) -> str:
    """The text of a part, without a declaration before it."""
    text = part if isinstance(part, str) else part.decode("utf-8")
    return text.split("?>", 1)[-1]


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("a.docx", zipped(PARTS), "word/document.xml"),
        ("a.odt", odt("<text:p>Có 140.394 hồ sơ.</text:p>"), "content.xml"),
    ],
)
def test_an_entity_is_never_put_in_its_place(name: str, data: bytes, part: str) -> None:
    try:
        read = read_document(_with_an_entity(data, part, "140.394"), name)
    except Complaint:
        return
    assert not [p for p in read.paragraphs if "EXPANDED" in p.text]


def test_entities_that_grow_without_end_are_no_crash() -> None:
    body = laughs(str(PARTS["word/document.xml"]).replace("140", "&e11;"))
    attempt(zipped(PARTS | {"word/document.xml": body}), "a.docx")


def test_a_very_deep_document_is_no_crash() -> None:
    deep = table(row("x"))
    for _ in range(400):
        deep = table(row(f"<w:tc>{deep}</w:tc>"))
    attempt(docx(deep), "a.docx")
    attempt(odt("<text:section>" * 400 + "<text:p>x</text:p>" + "</text:section>" * 400), "a.odt")


def attempt(data: bytes, name: str) -> None:
    """Read an altered file: whatever it says, or a complaint; anything else is a crash."""
    try:
        read_document(data, name)
    except Complaint as complaint:
        lines = [complaint.say(lang) for lang in LANGS]
    else:
        return
    assert not [line for line in lines if "\n" in line]


@pytest.mark.parametrize("name", GOOD)
@settings(max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_damage_to_a_file_is_a_crash(name: str, data: st.DataObject) -> None:
    good = GOOD[name]
    start = data.draw(st.integers(0, len(good) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=40))
    attempt(good[:start] + junk + good[start + len(junk) :], name)
    attempt(good[:start], name)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(PARTS)), st.data())
def test_no_damage_inside_an_archive_is_a_crash(part: str, data: st.DataObject) -> None:
    xml = str(PARTS[part])
    start = data.draw(st.integers(0, len(xml) - 1))
    junk = data.draw(st.text("<>&\"'=/0aZ :", max_size=5))
    attempt(zipped(PARTS | {part: xml[:start] + junk + xml[start + 3 :]}), "a.docx")


def test_nothing_is_loaded_before_a_file_needs_it() -> None:
    loaded = (
        "import sys, assets.documents.open\n"
        "print([m for m in ('docx', 'lxml', 'pypdfium2') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_the_library_reads_the_pdf_that_the_tests_make() -> None:
    with pypdfium2.PdfDocument(GOOD["a.pdf"]) as document:
        assert document[0].get_textpage().get_text_range() == "140.394 ho so"
