"""Where a row stands is told by its code, however offices number."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.forms.outline_codes import Outline, above, code_before, is_code

Codes = Sequence[str | tuple[str, ...]]


def _outline(codes: Codes) -> tuple[list[str], Outline]:
    outline = Outline()
    places = [
        outline.place(row, (code,) if isinstance(code, str) else code, f"dòng {row}")
        for row, code in enumerate(codes)
    ]
    return places, outline


def _odd(outline: Outline) -> list[tuple[str, int, str]]:
    return sorted((o.kind, o.row, o.codes) for o in (*outline.oddities, *outline.missing()))


NUMBERINGS = {
    "numbers with points": (
        ["1", "1.1", "1.2", "1.2.1", "1.2.1.1", "1.3", "2", "2.1"],
        ["1", "1.1", "1.2", "1.2.1", "1.2.1.1", "1.3", "2", "2.1"],
    ),
    "after nine comes ten": (
        ["1", *(f"1.{n}" for n in range(1, 12)), "2"],
        ["1", *(f"1.{n}" for n in range(1, 12)), "2"],
    ),
    "numbers below Roman ones begin anew": (
        ["I", "1", "1.1", "2", "II", "1", "1.1", "III", "IV", "V"],
        ["I", "I.1", "I.1.1", "I.2", "II", "II.1", "II.1.1", "III", "IV", "V"],
    ),
    "numbers below Roman ones go on": (["I", "1", "2", "II", "3", "4"], ["I", "I.1", "I.2", "II", "II.3", "II.4"]),
    "a Roman field called by its number": (["I", "1.1", "1.2", "II", "2.1"], ["I", "I.1", "I.2", "II", "II.1"]),
    "Roman codes with points": (["I", "I.1", "I.1.1", "II", "II.1"], ["I", "I.1", "I.1.1", "II", "II.1"]),
    "letters, Roman, numbers, small letters": (
        ["A", "I", "1", "a", "b", "2", "II", "1", "B", "I", "C", "I"],
        ["A", "A.I", "A.I.1", "A.I.1.a", "A.I.1.b", "A.I.2", "A.II", "A.II.1", "B", "B.I", "C", "C.I"],
    ),
    "letters with and without đ": (
        ["1", "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "2", "a", "b", "c", "d", "e"],
        [*("1", *(f"1.{x}" for x in "abcdđeghik")), *("2", *(f"2.{x}" for x in "abcde"))],
    ),
    "small Roman numbers": (["1", "i", "ii", "iii", "iv"], ["1", "1.i", "1.ii", "1.iii", "1.iv"]),
}  # fmt: skip


@pytest.mark.parametrize("manner", NUMBERINGS)
def test_every_manner_of_numbering_makes_the_tree_that_a_reader_sees(manner: str) -> None:
    codes, expected = NUMBERINGS[manner]
    places, outline = _outline(codes)
    assert places == expected
    assert _odd(outline) == []


def test_a_code_that_a_spreadsheet_took_for_a_number_is_the_one_that_comes_next() -> None:
    tenth: Codes = ["1", *(f"1.{n}" for n in range(1, 10)), ("1.1", "1.10"), "1.11"]
    places, outline = _outline(tenth)
    assert places[-2:] == ["1.10", "1.11"]
    assert _odd(outline) == []


def test_a_code_left_out_is_named_at_the_row_after_it() -> None:
    assert _odd(_outline(["1", "1.1", "1.2", "1.6", "2", "4"])[1]) == [
        ("missing", 3, "1.3 – 1.5"),
        ("missing", 5, "3"),
    ]
    assert _odd(_outline(["I", "III"])[1]) == [("missing", 1, "II")]


def test_a_row_whose_parent_is_left_out_keeps_its_place_and_what_follows_its_own() -> None:
    places, outline = _outline(["1", "1.1", "2.1", "2.2", "3"])
    assert places == ["1", "1.1", "2.1", "2.2", "3"]
    assert ("missing", 2, "2") in _odd(outline)


def test_a_code_that_stands_over_two_wordings_is_two_rows() -> None:
    places, outline = _outline(["1", "1.1", "1.1", "1.2"])
    assert places == ["1", "1.1", "1.1(2)", "1.2"]
    assert above("1.1(2)") == "1"
    assert _odd(outline) == [("repeated", 2, "1.1")]


def test_a_row_printed_twice_is_one() -> None:
    outline = Outline()
    places = [outline.place(row, (code,), label) for row, (code, label) in enumerate(
        [("1", "một"), ("1.1", "một một"), ("1.1", "một một"), ("1.2", "một hai")]
    )]  # fmt: skip
    assert places == ["1", "1.1", "1.1", "1.2"]
    assert _odd(outline) == []


def test_a_row_behind_one_with_a_higher_number_is_out_of_order_and_not_missing() -> None:
    places, outline = _outline(["1", "1.1", "1.3", "1.2", "2"])
    assert places == ["1", "1.1", "1.3", "1.2", "2"]
    assert _odd(outline) == [("out_of_order", 3, "1.2")]


def test_codes_are_told_from_other_texts() -> None:
    assert all(map(is_code, ("1", "1.3.2", "II", "A", "a", "đ", "II.1.a", "iv")))
    assert not any(map(is_code, ("", "2024", "TTHC", "1.2345", "Sở", "1-2", "KẾ")))
    found = [
        code_before(text)
        for text in ("II. Thể chế", "1.2 Kế hoạch", "a) Đúng hạn", "Kế hoạch 1.2", "12 văn bản")
    ]
    assert found == ["II", "1.2", "a", "", ""]


@st.composite
def trees(draw: st.DrawFn) -> list[str]:
    """Places of a tree of any shape, in reading order."""

    def below(parent: str, depth: int) -> list[str]:
        count = draw(st.integers(1 if not parent else 0, 3))
        found = []
        for n in range(1, count + 1):
            place = f"{parent}.{n}" if parent else str(n)
            found += [place, *(below(place, depth + 1) if depth < 5 and count else [])]
        return found

    return below("", 0)


@given(trees())
def test_a_tree_of_any_depth_is_read_as_it_is_numbered(codes: list[str]) -> None:
    places, outline = _outline(codes)
    assert places == codes
    assert _odd(outline) == []
