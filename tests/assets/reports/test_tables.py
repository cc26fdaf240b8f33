"""Findings as CSV and JSON."""

import csv
import io
import json
from decimal import Decimal

import pytest

from assets.reports.tables import csv_text, json_text
from assets.reports.words import without_formula
from tests.assets.reports.told import (
    SENTENCE,
    data,
    file,
    finding,
    place,
    said,
    suspect,
    suspect_in_text,
    told_in_text,
    unit,
)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_csv_opens_as_utf8_in_excel_and_has_vietnamese_headings() -> None:
    text = csv_text(data(unit(finding())))
    assert text.startswith("\ufeffMã đơn vị,Đơn vị,Kỳ,Mức độ,Quy tắc,")
    (row,) = rows_of(text)
    assert row["Mức độ"] == "Lỗi"
    assert row["Loại quy tắc"] == "tỷ lệ bằng tử số chia mẫu số"
    assert row["Chênh lệch"] == "2.02"
    assert row["Các ô"] == "Bieu mau 3.xlsx [BM3] D31 = 9,751"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_in_csv_is_taken_for_a_formula(start: str) -> None:
    evil = f"{start}HYPERLINK(1)"
    told = finding(place(file=evil), message=evil, label=evil, reference=evil)
    (row,) = rows_of(csv_text(data(unit(told, name=evil))))
    assert without_formula(evil) == "'" + evil
    for column in ("Đơn vị", "Tên quy tắc", "Nội dung", "Các ô", "Căn cứ"):
        assert row[column].startswith("'" + start)


def test_a_negative_imbalance_stays_a_number_in_csv() -> None:
    (row,) = rows_of(csv_text(data(unit(finding(imbalance=Decimal("-24.000000000"))))))
    assert row["Chênh lệch"] == "-24"


def test_separators_quotes_and_line_breaks_survive_csv() -> None:
    message = 'a, "b";\nc'
    assert rows_of(csv_text(data(unit(finding(message=message)))))[0]["Nội dung"] == message


def test_csv_without_findings_has_only_its_headings() -> None:
    assert rows_of(csv_text(data(unit()))) == []


def test_json_has_the_keys_of_the_command_line() -> None:
    told = json.loads(json_text(data(unit(finding(), files=(file(),)))))
    assert {"units", "verdicts", "files", "findings", "satisfied", "violated", "lacking", "broken"} <= set(
        told
    )
    (found,) = told["findings"]
    assert {
        "id", "rule", "kind", "severity", "form", "unit", "period", "imbalance", "tolerance", "message",
        "diagnosis", "cells",
    } <= set(found)  # fmt: skip
    assert {"file", "sheet", "cell", "indicator", "printed", "value"} <= set(found["cells"][0])
    assert {"path", "sha256", "status", "reason", "forms", "facts"} <= set(told["files"][0])
    assert told["verdicts"][0]["decision"] == "hold"


def test_decimals_in_json_are_plain_texts_and_letters_stay_letters() -> None:
    text = json_text(
        data(unit(finding(place(value=Decimal("9751.000000000")), tolerance=Decimal("0.005000000"))))
    )
    found = json.loads(text)["findings"][0]
    assert (found["cells"][0]["value"], found["tolerance"]) == ("9751", "0.005")
    assert "Tỷ lệ đúng hạn" in text
    assert "\\u" not in text


def test_suspects_are_in_both_tables_beside_their_findings() -> None:
    of = unit(finding(), suspects=(suspect(certain=False, repairs=1, of_repairs=4, rank=3),))
    (row,) = rows_of(csv_text(data(of)))
    assert (
        row["Ô nghi sai và giá trị đề xuất"]
        == "D31 (BM3): 9,751 → 9.955 [Có thể: cách 3 (nằm trong 1/4 cách)]"
    )
    (told,) = json.loads(json_text(data(of)))["suspects"]
    assert (told["cell"], told["proposal"], told["share"], told["findings"]) == ("D31", "9.955", 0.25, ["f1"])


def test_figures_of_a_text_read_well_in_one_line() -> None:
    of = unit(told_in_text(), suspects=(suspect_in_text(),))
    (row,) = rows_of(csv_text(data(of)))
    assert row["Biểu"] == "văn bản"
    assert row["Các ô"] == " | ".join(
        f"Bao cao 1125.docx đoạn 48: {n} hồ sơ" for n in ("140.394", "140.061", "309")
    )
    assert (
        row["Ô nghi sai và giá trị đề xuất"]
        == "đoạn 48: 309 hồ sơ → 333 [Gần như chắc chắn: cách sửa nào cũng có]"
    )


def test_json_says_where_in_its_sentence_a_figure_stands() -> None:
    of = unit(told_in_text(), suspects=(suspect_in_text(),))
    told = json.loads(json_text(data(of)))
    cells = [*told["findings"][0]["cells"], *told["suspects"]]
    assert {(c["form"], c["cell"], c["sheet"], c["sentence"]) for c in cells} == {
        ("TEXT", "48", "", SENTENCE)
    }
    assert [SENTENCE[c["start"] : c["stop"]] for c in cells] == ["140.394", "140.061", "309", "309"]


def test_json_gives_no_span_where_a_paragraph_or_a_document_is_meant_and_none_to_forms() -> None:
    whole = place("", form="TEXT", sheet="", printed="")
    told = json.loads(json_text(data(unit(finding(whole, place(), said(SENTENCE, "309", sheet="Bảng 1"))))))
    first, second, third = told["findings"][0]["cells"]
    assert (first["start"], first["stop"], first["sentence"]) == (None, None, None)
    assert "start" not in second
    assert "start" not in third
