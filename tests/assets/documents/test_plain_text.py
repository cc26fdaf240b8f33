"""Plain text is read by its lines: wrapped lines are one paragraph, lines with tabs are a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.documents.model import Kind
from assets.messages import Complaint
from tests.assets.documents.made import grid, paragraphs, texts

LONG = "Trong kỳ báo cáo, toàn tỉnh đã tiếp nhận và giải quyết tổng cộng"


def read(text: str, codec: str = "utf-8") -> list[str]:
    """The texts of the paragraphs."""
    return texts(text.encode(codec), "a.txt")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(codec: str, end: str) -> None:
    assert read(f"Đạt 90%.{end}Hồ sơ: 505.", codec) == ["Đạt 90%.", "Hồ sơ: 505."]


def test_the_code_page_of_old_windows_is_read() -> None:
    stored = "Co\u0323ng ho\u0300a xa\u0303 hô\u0323i chu\u0309 nghi\u0303a Viê\u0323t Nam đạt".replace(
        "ạ", "a\u0323"
    )
    assert read(stored, "cp1258") == ["Cọng hòa xã hội chủ nghĩa Việt Nam đạt"]


def test_letters_stored_apart_from_their_marks_are_composed() -> None:
    assert read("Vie\u0302\u0323t") == ["Việt"]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (LONG, "là nhiều hồ sơ", True),
        (LONG, "1.234 hồ sơ", True),
        (LONG, "(đúng hạn 99%)", True),
        ("Công tác cải cách,", "nâng cao chỉ số", True),
        (LONG + ".", "là nhiều hồ sơ", False),
        (LONG + ":", "là nhiều hồ sơ", False),
        (LONG, "Văn phòng đã", False),
        (LONG, "- là nhiều hồ sơ", False),
        (LONG, "+ là nhiều hồ sơ", False),
        (LONG, "• là nhiều hồ sơ", False),
        (LONG, "a) là nhiều hồ sơ", False),
        (LONG, "1. Cải cách", False),
        (LONG, "2.1. cải cách", False),
        (LONG, "2.1 cải cách", False),
        (LONG, "", False),
        ("Ngắn", "là nhiều hồ sơ", False),
    ],
)
def test_a_line_ends_a_paragraph_unless_the_next_goes_on(first: str, second: str, one: bool) -> None:
    expected = [f"{first} {second}"] if one else [x for x in (first, second) if x]
    assert read(f"{first}\n{second}") == expected


def test_an_empty_line_always_ends_a_paragraph() -> None:
    assert read(f"{LONG}\n\nlà nhiều hồ sơ") == [LONG, "là nhiều hồ sơ"]


def test_where_lines_are_not_wrapped_a_figure_begins_a_paragraph() -> None:
    assert read(f"{LONG * 3}\n{LONG}\n100% văn bản") == [LONG * 3, LONG, "100% văn bản"]


def test_lines_with_tabs_are_rows_of_a_table() -> None:
    data = "Biểu 1\nSTT\tChỉ tiêu\tSố\n1\t\t505\n\nA\tB\n2\tC\nhết\n".encode()
    assert grid(data, "a.txt") == [
        (1, 1, 1, "STT"), (1, 1, 2, "Chỉ tiêu"), (1, 1, 3, "Số"), (1, 2, 1, "1"), (1, 2, 3, "505"),
        (2, 1, 1, "A"), (2, 1, 2, "B"), (2, 2, 1, "2"), (2, 2, 2, "C"),
    ]  # fmt: skip
    read = paragraphs(data, "a.txt")
    assert [x.number for x in read] == list(range(1, 12))
    assert (read[0].kind, read[1].kind, read[-1].text) == (Kind.BODY, Kind.CELL, "hết")


def test_one_line_with_a_tab_is_no_table() -> None:
    assert [x.kind for x in paragraphs(b"So:\t12", "a.txt")] == [Kind.BODY]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("Số: **1125**/BC", ["Số: 1125/BC"]),
        ("đạt *90%* hồ sơ", ["đạt 90% hồ sơ"]),
        ("xem <https://a.vn/b> và <i>chú</i>", ["xem https://a.vn/b và chú"]),
        ("* mục một", ["* mục một"]),
        ("5*3*2", ["5*3*2"]),
        ("x < 5 và y > 3", ["x < 5 và y > 3"]),
        ("**BÁO CÁO****Công tác**", ["BÁO CÁO", "Công tác"]),
        ("hành chính**1. Công tác**", ["hành chính", "1. Công tác"]),
    ],
)
def test_the_marks_of_exported_texts_are_dropped(stored: str, shown: list[str]) -> None:
    assert read(stored) == shown


@pytest.mark.parametrize(
    "data",
    [b"\x00\x01\x02", b"\xff\xfea", "tiếng Việt".encode("utf-16-le"), "Straße müssen".encode("latin-1")],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Complaint) as refusal:
        texts(data, "a.txt")
    assert refusal.value.key == "document_text_encoding"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80))
def test_every_text_is_read_or_has_no_text(text: str) -> None:
    try:
        read = paragraphs(b"\xef\xbb\xbf" + text.encode(), "a.txt")
    except Complaint:
        return
    assert [x.number for x in read] == list(range(1, len(read) + 1))
    assert all(x.text.strip() for x in read)
