"""A file that cannot be read ends in one clear line, in both languages, and never in a crash."""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentText
from xlwt.CompoundDoc import XlsDoc

from assets.annexes import Annex, read_annex
from assets.messages import LANGS, Complaint
from assets.periods import period
from assets.submissions import not_opened, not_written
from assets.workbook.open import read_workbook
from tests.builders import Page, annex, column_page, column_row, line_page, ods, patched, xls, xlsx

GOOD = {
    "xlsx": annex("BM3"),
    "xls": xls([line_page("BM3", "2022")]),
    "ods": ods([line_page("BM3", "2022")]),
}


def zipped(**parts: str) -> bytes:
    """An archive of other things."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def text_document() -> bytes:
    """An OpenDocument text."""
    out = io.BytesIO()
    OpenDocumentText().save(out)
    return out.getvalue()


def protected_xls() -> bytes:
    """An ``.xls`` that says, after its first record, that the rest is encrypted."""
    book = xlwt.Workbook()
    book.add_sheet("S")
    stream = book.get_biff_data()
    first = 4 + struct.unpack("<H", stream[2:4])[0]
    out = io.BytesIO()
    XlsDoc().save(out, stream[:first] + struct.pack("<HHHHH", 0x2F, 6, 0, 1, 2) + stream[first:])
    return out.getvalue()


def protected_xlsx() -> bytes:
    """An ``.xlsx`` as Excel encrypts it: a compound file with the stream EncryptedPackage."""
    book = xlwt.Workbook()
    book.add_sheet("S")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue() + "EncryptedPackage".encode("utf-16-le")


def protected_ods() -> bytes:
    """An ``.ods`` whose manifest says that its content is encrypted."""
    end = "</manifest:manifest>"
    return patched(
        GOOD["ods"],
        {
            "META-INF/manifest.xml": lambda xml: xml.replace(end, "<manifest:encryption-data/>" + end),
            "content.xml": lambda _: "\x01\x02 not xml",
        },
    )


def halved(xml: str) -> str:
    """The first half of a part."""
    return xml[: len(xml) // 2]


def cover_and_text() -> bytes:
    """Sheets that speak of forms and figures and hold none."""
    cover = Page("Bìa", {(0, 0): "BÁO CÁO", (3, 0): "Biểu mẫu 1, Biểu mẫu 3"})
    return xlsx([cover, Page("Lời", {(1, 1): "1877 hồ sơ"})])


REFUSED: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("a document by its name", "a.docx", lambda: GOOD["xlsx"], "file_suffix"),
    ("no suffix", "annex", lambda: GOOD["xlsx"], "file_suffix"),
    ("an empty file", "a.xlsx", lambda: b"", "file_empty"),
    ("text", "a.xlsx", lambda: b"STT;Chi tieu", "file_no_workbook"),
    ("a web page saved as a workbook", "a.xls", lambda: b"<html><table></table></html>", "file_no_workbook"),
    ("a Word document renamed", "a.xlsx", lambda: zipped(word__document="<w/>"), "file_no_workbook"),
    ("an OpenDocument text renamed", "a.ods", text_document, "file_no_workbook"),
    ("a PDF renamed", "a.xls", lambda: b"%PDF-1.7 ...", "file_no_workbook"),
    ("xlsx cut short", "a.xlsx", lambda: GOOD["xlsx"][: len(GOOD["xlsx"]) // 2], "file_damaged"),
    ("ods cut short", "a.ods", lambda: GOOD["ods"][: len(GOOD["ods"]) // 2], "file_damaged"),
    ("xls cut short", "a.xls", lambda: GOOD["xls"][: len(GOOD["xls"]) // 2], "file_damaged"),
    ("xls cut very short", "a.xls", lambda: GOOD["xls"][:600], "file_damaged"),
    (
        "a sheet that is no XML",
        "a.xlsx",
        lambda: patched(GOOD["xlsx"], {"xl/worksheets/sheet1.xml": halved}),
        "file_damaged",
    ),
    (
        "styles that are no XML",
        "a.xlsx",
        lambda: patched(GOOD["xlsx"], {"xl/styles.xml": halved}),
        "file_damaged",
    ),
    ("a protected xlsx", "a.xlsx", protected_xlsx, "file_encrypted"),
    ("a protected xls", "a.xls", protected_xls, "file_encrypted"),
    ("a protected ods", "a.ods", protected_ods, "file_encrypted"),
    ("a workbook of nothing", "a.xlsx", lambda: xlsx([Page("Bìa")]), "file_no_form"),
    ("a cover and a text", "a.xlsx", cover_and_text, "file_no_form"),
]


@pytest.mark.parametrize(("name", "make", "key"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_a_file_that_is_no_annex_is_refused_in_one_line(
    name: str, make: Callable[[], bytes], key: str
) -> None:
    with pytest.raises(Complaint) as refusal:
        read_annex(make(), name, period("2024-H1"), "quang-tri")
    assert refusal.value.key == key
    for lang in LANGS:
        line = refusal.value.say(lang)
        assert name in line
        assert "\n" not in line
        assert "{" not in line


@pytest.mark.parametrize("page", [line_page("BM3", "2022"), column_page([("Toàn tỉnh", column_row(1))])])
def test_a_form_before_it_was_introduced_is_out_of_force(page: Page) -> None:
    with pytest.raises(Complaint) as refusal:
        read_annex(xlsx([page]), "a.xlsx", period("2018-H1"), "quang-tri")
    assert refusal.value.key == "form_out_of_force"
    for lang in LANGS:
        assert "2018-H1" in refusal.value.say(lang)
        assert "14/06/2018" in refusal.value.say(lang)


def test_a_suffix_in_capitals_is_a_suffix() -> None:
    assert read_annex(GOOD["xlsx"], "BIEU.XLSX", period("2024-H1"), "").forms == ("BM3",)


def test_the_format_is_told_from_the_bytes_and_not_from_the_name() -> None:
    assert read_annex(GOOD["xls"], "a.xlsx", period("2024-H1"), "").forms == ("BM3",)


def attempt(data: bytes) -> Annex | None:
    """Read an altered file: whatever it says, or a complaint; anything else is a crash."""
    try:
        return read_annex(data, "a.xlsx", period("2024-H1"), "")
    except Complaint as complaint:
        line = complaint.say()
    assert "\n" not in line
    return None


@pytest.mark.parametrize("suffix", GOOD)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_damage_to_a_file_is_a_crash(suffix: str, data: st.DataObject) -> None:
    good = GOOD[suffix]
    start = data.draw(st.integers(min_value=0, max_value=len(good) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=40))
    attempt(good[:start] + junk + good[start + len(junk) :])
    attempt(good[:start])


def test_an_old_workbook_that_claims_more_rows_than_there_can_be_is_damaged() -> None:
    """The value reader would set aside memory for all of them, and no program survives that."""
    stream = GOOD["xls"]
    at = stream.index(bytes((0x00, 0x02, 0x0E, 0x00)))  # the record of a sheet's dimensions
    claims = stream[: at + 8] + bytes((0xFF, 0xFF, 0x7D, 0xF1)) + stream[at + 12 :]
    with pytest.raises(Complaint) as refusal:
        read_annex(claims, "a.xls", period("2024-H1"), "")
    assert refusal.value.key == "file_damaged"


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(
        [
            ("xlsx", "xl/workbook.xml"),
            ("xlsx", "xl/styles.xml"),
            ("xlsx", "xl/worksheets/sheet1.xml"),
            ("xlsx", "xl/_rels/workbook.xml.rels"),
            ("ods", "content.xml"),
        ]
    ),
    st.data(),
)
def test_no_damage_inside_an_archive_is_a_crash(of: tuple[str, str], data: st.DataObject) -> None:
    suffix, part = of

    def alter(xml: str) -> str:
        start = data.draw(st.integers(min_value=0, max_value=len(xml) - 1))
        return xml[:start] + data.draw(st.text("<>&\"'=/0aZ ", max_size=5)) + xml[start + 3 :]

    attempt(patched(GOOD[suffix], {part: alter}))


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("office:value", "12,5"),
        ("table:number-columns-repeated", "ba"),
        ("table:number-rows-spanned", ""),
    ],
)
def test_an_opendocument_cell_of_no_number_is_damage(attribute: str, value: str) -> None:
    def alter(xml: str) -> str:
        return re.sub(r"<table:table-cell(?=[^>]*office:value-type=\"float\")(?: office:value=\"[^\"]*\")?",
                      f'<table:table-cell {attribute}="{value}"', xml)  # fmt: skip

    with pytest.raises(Complaint) as refusal:
        read_annex(patched(GOOD["ods"], {"content.xml": alter}), "a.ods", period("2024-H1"), "")
    assert refusal.value.key == "file_damaged"


def test_a_chart_sheet_is_passed_over() -> None:
    book = openpyxl.load_workbook(io.BytesIO(GOOD["xlsx"]))
    book.create_chartsheet("Biểu đồ")
    out = io.BytesIO()
    book.save(out)
    assert [sheet.name for sheet in read_workbook(out.getvalue(), "a.xlsx").sheets] == ["Sheet1"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "không có quyền đọc"),
        (FileNotFoundError(2, "No such file or directory"), "tệp không còn ở đó"),
        (OSError(5, "Input/output error"), "hệ điều hành báo lỗi số 5"),
    ],
    ids=["no permission", "gone", "other"],
)
def test_a_file_that_the_system_does_not_open_is_said_in_the_users_language(
    error: OSError, said: str
) -> None:
    line = not_opened("bieu.xlsx", error).say("vi")
    assert said in line
    assert "bieu.xlsx" in line
    assert error.strerror not in line


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "không có quyền ghi"),
        (FileExistsError(17, "File exists"), "không phải thư mục"),
        (NotADirectoryError(20, "Not a directory"), "không phải thư mục"),
        (OSError(28, "No space left on device"), "hết chỗ"),
        (OSError(5, "Input/output error"), "hệ điều hành báo lỗi số 5"),
    ],
    ids=["no permission", "a file", "within a file", "full", "other"],
)
def test_a_folder_that_the_system_does_not_write_into_is_said_in_the_users_language(
    tmp_path: Path, error: OSError, said: str
) -> None:
    line = not_written(tmp_path, error).say("vi")
    assert said in line
    assert str(tmp_path) in line
    assert error.strerror not in line
