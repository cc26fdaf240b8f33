"""Annotated copies: cells marked, findings listed first, and no figure of the sender's changed."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, Side

from assets.messages import Complaint
from assets.reports.annotate import annotate, copy_name, findings_of
from assets.reports.copies.marks import FILLS, LONGEST_COMMENT
from assets.reports.copies.stored_values import NotKept, put_back
from assets.workbook.open import read_workbook
from tests.assets.reports.told import FILE, PERIOD, file, finding, place, saved, suspect, unit, workbook

RAW = Path(__file__).parents[3] / "raw"
RED, YELLOW = FILLS["error"].fgColor.rgb, FILLS["warning"].fgColor.rgb


def annotated(data: bytes, *findings, name: str = FILE, lang="vi") -> Workbook:
    return load_workbook(io.BytesIO(copied(data, *findings, name=name, lang=lang)))


def copied(data: bytes, *findings, name: str = FILE, lang="vi") -> bytes:
    sent = file(name, data)
    return annotate(data, sent, unit(*findings, files=(sent,)), PERIOD, lang)


def with_stored(data: bytes, **results: str) -> bytes:
    """The workbook with results stored for its formulas, as Excel saves it: ``D3='n:42'``."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                xml = text.decode()
                for address, result in results.items():
                    kind, _, value = result.partition(":")
                    xml, done = re.subn(
                        rf'<c r="{address}"([^>]*)><f>(.*?)</f><v ?/?>(</v>)?',
                        rf'<c r="{address}"\1 t="{kind}"><f>\2</f><v>{value}</v>',
                        xml,
                    )
                    assert done == 1, address
                text = xml.encode()
            new.writestr(name, text)
    return out.getvalue()


def sheet_xml(data: bytes, number: int) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(f"xl/worksheets/sheet{number}.xml")


def values(data: bytes, sheet: str, *, stored: bool) -> dict[str, object]:
    book = load_workbook(io.BytesIO(data), data_only=stored)
    return {c.coordinate: c.value for row in book[sheet].iter_rows() for c in row if c.value is not None}


def test_cells_of_an_error_are_red_of_a_warning_yellow_and_of_both_red() -> None:
    book = annotated(
        workbook(D29="98,57%", D31="9,751", D33=5),
        finding(place("D29"), place("D31")),
        finding(place("D31"), place("D33"), id="f2", severity="warning"),
    )
    fills = [book["BM3"][a].fill.fgColor.rgb for a in ("D29", "D31", "D33", "D34")]
    assert fills == [RED, RED, YELLOW, "00000000"]


def test_each_cell_says_all_that_is_wrong_with_it() -> None:
    book = annotated(workbook(D31=1), finding(rule="BM3.R02"), finding(id="f2", rule="X.A02", message="Hai."))
    comment = book["BM3"]["D31"].comment
    assert comment.text.startswith("Lỗi BM3.R02: Tỷ lệ đúng hạn.")
    assert comment.text.endswith("Lỗi X.A02: Hai.")
    assert comment.author == "Đối soát"


def test_a_finding_that_names_a_cell_twice_is_told_there_once() -> None:
    book = annotated(workbook(D31=1), finding(place(), place(role="denominator")))
    assert book["BM3"]["D31"].comment.text.count("BM3.R02") == 1


def test_a_long_comment_ends_with_where_to_read_on() -> None:
    book = annotated(workbook(D31=1), finding(message="dài " * 800))
    text = book["BM3"]["D31"].comment.text
    assert len(text) <= LONGEST_COMMENT
    assert text.endswith("… (xem đủ ở trang “Báo cáo lỗi”)")


def test_a_comment_of_the_sender_stays_above_ours() -> None:
    book = load_workbook(io.BytesIO(workbook(D31=1)))
    book["BM3"]["D31"].comment = Comment("Sở theo dõi", "Sở")
    text = annotated(saved(book), finding())["BM3"]["D31"].comment.text
    assert text.startswith("Sở theo dõi\n\nLỗi BM3.R02")


def test_font_border_and_number_format_stay() -> None:
    book = load_workbook(io.BytesIO(workbook(D31=0.9655)))
    cell = book["BM3"]["D31"]
    cell.font, cell.number_format = Font("Times New Roman", 13, bold=True), "0.00%"
    cell.border = Border(left=Side(style="thick"))
    copy = annotated(saved(book), finding())["BM3"]["D31"]
    assert (copy.font.name, copy.font.sz, copy.font.b) == ("Times New Roman", 13, True)
    assert (copy.number_format, copy.border.left.style) == ("0.00%", "thick")


def test_merged_cells_are_marked_where_they_start() -> None:
    book = load_workbook(io.BytesIO(workbook(D31=7)))
    book["BM3"].merge_cells("D31:E32")
    sheet = annotated(saved(book), finding(place("E32")))["BM3"]
    assert sheet["D31"].fill.fgColor.rgb == RED
    assert sheet["D31"].comment


def test_the_list_comes_first_and_alone_is_open() -> None:
    book = annotated(workbook(D31=1), finding())
    assert book.sheetnames == ["Báo cáo lỗi", "BM3"]
    assert book.active.title == "Báo cáo lỗi"
    assert [s.sheet_view.tabSelected for s in book.worksheets] == [True, False]
    sheet = book["Báo cáo lỗi"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.freeze_panes == "A6"
    assert [c.value for c in sheet[5]] == [
        "STT", "Mức độ", "Quy tắc", "Nội dung",
        "Ô nghi sai và giá trị đề xuất", "Trang", "Ô", "Căn cứ",
    ]  # fmt: skip
    assert [c.value for c in sheet[6]][:3] == [1, "Lỗi", "BM3.R02"]


def test_a_sheet_of_that_name_keeps_it() -> None:
    book = Workbook()
    book.worksheets[0].title = "báo cáo LỖI"
    book.create_sheet("BM3")
    assert annotated(saved(book), finding()).sheetnames == ["Báo cáo lỗi 2", "báo cáo LỖI", "BM3"]


def test_each_line_links_to_its_cell_however_the_sheet_is_called() -> None:
    book = load_workbook(io.BytesIO(workbook(D31=1)))
    book["BM3"].title = "Sở 'A' & B"
    sheet = annotated(saved(book), finding(place(sheet="Sở 'A' & B")))["Báo cáo lỗi"]
    assert sheet["G6"].hyperlink.location == "'Sở ''A'' & B'!D31"
    assert sheet["G6"].value == "D31"


def test_cells_in_other_files_are_left_to_them() -> None:
    told = finding(place("D31"), place("C9", file="Bieu II.06.xlsx", sheet="BM3"))
    book = annotated(workbook(D31=1, C9=2), told)
    assert book["BM3"]["C9"].comment is None
    assert book["Báo cáo lỗi"]["G6"].value == "D31"
    assert findings_of(unit(told), "Bieu mau 7.xlsx") == []


def test_a_finding_of_the_whole_file_or_a_sheet_unknown_is_listed_without_link() -> None:
    book = annotated(workbook(D31=1), finding(place("", sheet="")), finding(place(sheet="BM9"), id="f2"))
    assert book["Báo cáo lỗi"]["G6"].hyperlink is None
    assert book["Báo cáo lỗi"]["G7"].hyperlink is None


def test_a_file_without_findings_says_so() -> None:
    sheet = annotated(workbook(D31=1))["Báo cáo lỗi"]
    assert sheet["D6"].value == "Không phát hiện lỗi hay cảnh báo nào trong tệp này."


def test_text_from_a_workbook_is_never_a_formula() -> None:
    evil = '=HYPERLINK("http://x","y")'
    book = load_workbook(io.BytesIO(workbook(A1="x", D31="x")))
    for address in ("A1", "D31"):
        book["BM3"][address].value = evil
        book["BM3"][address].data_type = "s"
    told = finding(message=evil, label=evil, reference=evil, rule=evil)
    copy = copied(saved(book), told)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if "worksheets/sheet" in n]
    assert not any("<f>" in xml for xml in sheets)
    assert load_workbook(io.BytesIO(copy))["Báo cáo lỗi"]["D6"].value == evil


def test_characters_that_no_workbook_can_hold_are_left_out() -> None:
    book = annotated(workbook(D31=1), finding(message="a\x00b\x0bc\ud800d"))
    assert book["Báo cáo lỗi"]["D6"].value == "abcd"
    assert book["BM3"]["D31"].comment.text == "Lỗi BM3.R02: abcd"


def test_formulas_and_their_stored_values_stay_as_they_were() -> None:
    sent = with_stored(
        workbook(
            D29=0.1, D30=3.0, D31="9,751", D32=True, D33=date(2024, 3, 1), D34="=D29+D30", D35='=D31&"x"',
            D36="=D29>0", D37="=1/0", D38="=NOW()", D39="#REF!",
        ),
        D34="n:3.1000000000000001", D35="str:9,751x", D36="b:1", D37="e:#DIV/0!",
    )  # fmt: skip
    copy = copied(sent, *(finding(place(f"D{n}"), id=str(n)) for n in range(29, 40)))
    for stored in (True, False):
        assert values(copy, "BM3", stored=stored) == values(sent, "BM3", stored=stored)
    stored_values = values(copy, "BM3", stored=True)
    assert [stored_values.get(f"D{n}") for n in (34, 35, 36, 37, 38)] == [
        3.1,
        "9,751x",
        True,
        "#DIV/0!",
        None,
    ]
    assert b"<v>3.1000000000000001</v>" in sheet_xml(copy, 2)


def test_a_figure_that_excel_takes_for_a_date_keeps_its_number() -> None:
    book = load_workbook(io.BytesIO(workbook(D31=9751.123456789)))
    book["BM3"]["D31"].number_format = "dd/mm/yyyy"
    sent = saved(book)
    assert sheet_xml(sent, 1).count(b"<v>9751.123456789001</v>") == 1
    assert sheet_xml(copied(sent, finding()), 2).count(b"<v>9751.123456789001</v>") == 1


def test_excel_is_not_told_to_compute_all_anew() -> None:
    with zipfile.ZipFile(io.BytesIO(copied(workbook(D31="=1"), finding()))) as archive:
        assert b'fullCalcOnLoad="1"' not in archive.read("xl/workbook.xml")


def test_a_copy_that_lost_a_cell_is_refused() -> None:
    with pytest.raises(NotKept, match="BM3!D31"):
        put_back(workbook(A1=1), workbook(A1=1, D31=5))


def test_the_copy_is_sound_xml_with_its_usual_prefixes() -> None:
    sheet = sheet_xml(copied(workbook(D31=1), finding()), 2)
    assert b"ns0:" not in sheet
    assert ElementTree.fromstring(sheet).tag.endswith("}worksheet")  # noqa: S314 - our own


def test_an_old_xls_becomes_an_xlsx_that_says_so() -> None:
    old = xlwt.Workbook()
    sheet = old.add_sheet("BM3")
    hidden = old.add_sheet("ẩn")
    hidden.visibility = 1
    percent = xlwt.easyxf(num_format_str="0.00%")
    sheet.write_merge(0, 0, 0, 3, "Biểu mẫu 3")
    sheet.write(28, 3, 0.9857, percent)
    sheet.write(30, 3, "=1+1")
    sheet.write(31, 3, 9751)
    sheet.row(31).hidden = True
    out = io.BytesIO()
    old.save(out)
    book = annotated(out.getvalue(), finding(place("D29"), place("D31")), name="BM3.xls")
    copy = book["BM3"]
    assert book.sheetnames == ["Báo cáo lỗi", "BM3", "ẩn"]
    assert book["ẩn"].sheet_state == "hidden"
    assert (copy["D29"].value, copy["D29"].number_format) == (0.9857, "0.00%")
    assert (copy["D31"].value, copy["D31"].data_type) == ("=1+1", "s")
    assert (copy["D32"].value, copy.row_dimensions[32].hidden) == (9751, True)
    assert [str(r) for r in copy.merged_cells.ranges] == ["A1:D1"]
    assert "định dạng .xls" in book["Báo cáo lỗi"]["A5"].value


def test_an_ods_becomes_an_xlsx_that_says_so() -> None:
    old = OpenDocumentSpreadsheet()
    table = Table(name="BM3")
    row = TableRow()
    for cell, text in (
        (TableCell(valuetype="string"), "=1+1"),
        (TableCell(valuetype="percentage", value="0.9857"), "98,57%"),
    ):
        cell.addElement(P(text=text))
        row.addElement(cell)
    table.addElement(row)
    old.spreadsheet.addElement(table)
    out = io.BytesIO()
    old.save(out)
    book = annotated(out.getvalue(), finding(place("B1", file="BM3.ods")), name="BM3.ods")
    assert (book["BM3"]["A1"].value, book["BM3"]["A1"].data_type) == ("=1+1", "s")
    assert (book["BM3"]["B1"].value, book["BM3"]["B1"].number_format) == (0.9857, "0.00%")
    assert book["BM3"]["B1"].comment
    assert "định dạng .ods" in book["Báo cáo lỗi"]["A5"].value


def test_a_copy_is_an_xlsx_unless_it_holds_macros() -> None:
    assert [copy_name(n) for n in ("a.xlsx", "A.XLSM", "a.xls", "sub/a.ods")] == [
        "a.xlsx", "A.XLSM", "a.xls.xlsx", "sub/a.ods.xlsx",
    ]  # fmt: skip


def test_drawings_that_cannot_be_kept_are_owned_up_to() -> None:
    out = io.BytesIO()
    drawing = (
        b'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">'
        b"<xdr:twoCellAnchor></xdr:twoCellAnchor></xdr:wsDr>"
    )
    with zipfile.ZipFile(io.BytesIO(workbook(D31=1))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/drawings/drawing1.xml", drawing)
    assert "không giữ được" in annotated(out.getvalue(), finding())["Báo cáo lỗi"]["A5"].value


def test_an_odd_file_ends_in_a_complaint_that_names_it() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("odd.xml", "<odd/>")
    with pytest.raises(Complaint, match=r"Bieu mau 3\.xlsx"):
        copied(out.getvalue(), finding())


def test_english_copies_speak_english() -> None:
    book = annotated(workbook(D31=1), finding(), lang="en")
    assert book.sheetnames[0] == "Error report"
    assert book["Error report"]["B6"].value == "Error"


@pytest.mark.parametrize("path", sorted(RAW.glob("*/*/*.xls*")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_the_reader_finds_the_same_figures_in_the_copy_as_in_what_was_sent(path: Path) -> None:
    sent = path.read_bytes()
    before = read_workbook(sent, path.name).sheets
    cells = [place(c.address, sheet=s.name, file=path.name) for s in before for c in s.cells.values()]
    after = read_workbook(copied(sent, finding(*cells), name=path.name), path.name).sheets[1:]
    assert [s.name for s in after] == [s.name for s in before]
    for ours, theirs in zip(after, before, strict=True):
        assert ours.cells == theirs.cells
        assert sorted(ours.merged) == sorted(theirs.merged)
        assert (ours.hidden, ours.hidden_rows) == (theirs.hidden, theirs.hidden_rows)


def test_a_workbook_with_macros_keeps_them() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(D31=1))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            kinds = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
            macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
            new.writestr(name, old.read(name).replace(kinds, macros))
        new.writestr("xl/vbaProject.bin", b"macros")
    copy = copied(out.getvalue(), finding(place(file="a.xlsm")), name="a.xlsm")
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert archive.read("xl/vbaProject.bin") == b"macros"
        assert b"macroEnabled" in archive.read("[Content_Types].xml")
    assert load_workbook(io.BytesIO(copy))["BM3"]["D31"].comment


def suspected(data: bytes, *suspects, findings=None) -> Workbook:
    sent = file(FILE, data)
    of = unit(*(findings or [finding(place("D29"), place("D31"))]), files=(sent,), suspects=suspects)
    return load_workbook(io.BytesIO(annotate(data, sent, of, PERIOD, "vi")))


def test_a_suspected_cell_is_told_apart_from_one_that_merely_takes_part() -> None:
    book = suspected(workbook(D29=98.57, D31=9751), suspect("D31"))
    sheet = book["BM3"]
    fills = {cell: sheet[cell].fill.fgColor.rgb for cell in ("D29", "D31")}
    assert fills == {"D29": RED, "D31": FILLS["certain"].fgColor.rgb}
    assert sheet["D31"].comment.text.startswith("Ô NGHI SAI: Ô D31")
    assert "BM3.R02" in sheet["D31"].comment.text
    assert sheet["D29"].comment.text.startswith("Ô LIÊN QUAN, không bị nghi sai.")


def test_a_cell_that_may_be_wrong_looks_less_certain_than_one_that_every_repair_changes() -> None:
    maybe = suspect("D29", certain=False, repairs=1, of_repairs=3)
    sheet = suspected(workbook(D29=98.57, D31=9751), suspect("D31"), maybe)["BM3"]
    assert sheet["D29"].fill.fgColor.rgb == FILLS["possible"].fgColor.rgb
    assert sheet["D29"].comment.text.startswith("Ô CÓ THỂ SAI")
    assert len({FILLS[k].fgColor.rgb for k in FILLS}) == 4


def test_what_is_proposed_stands_in_the_comment_and_never_in_the_cell() -> None:
    book = suspected(workbook(D29=98.57, D31=9751), suspect("D31"))
    assert book["BM3"]["D31"].value == 9751
    assert "9.955" in book["BM3"]["D31"].comment.text
    listed = [c.value for c in book["Báo cáo lỗi"][7]]
    assert "D31 (BM3): 9,751 → 9.955 [Gần như chắc chắn: cách sửa nào cũng có]" in listed


def test_a_suspect_in_a_cell_of_no_finding_of_this_file_is_marked_as_well() -> None:
    sheet = suspected(workbook(D29=98.57, D31=9751, D40=1), suspect("D40"))["BM3"]
    assert sheet["D40"].fill.fgColor.rgb == FILLS["certain"].fgColor.rgb


def test_a_suspect_in_another_file_leaves_this_one_alone() -> None:
    other = suspect(place=place("D40", file="Bieu mau 7.xlsx"))
    assert suspected(workbook(D31=9751, D40=1), other)["BM3"]["D40"].comment is None


def test_suspected_cells_are_framed_where_colours_do_not_print_and_no_other_border_changes() -> None:
    book = load_workbook(io.BytesIO(workbook(D29=98.57, D31=9751, D40=1)))
    book["BM3"]["D29"].border = Border(top=Side("double"))
    maybe = suspect("D40", certain=False, repairs=1, of_repairs=3)
    sheet = suspected(saved(book), suspect("D31"), maybe)["BM3"]
    assert (sheet["D31"].border.left.style, sheet["D40"].border.left.style) == ("thick", "mediumDashed")
    assert sheet["D29"].border.top.style == "double"
    assert not (sheet["D29"].border.left and sheet["D29"].border.left.style)
