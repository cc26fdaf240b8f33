"""Which cell of an outline is wrong, and which value mends every sum it is part of."""

import pytest

from tests.outlines import TABLE, changed, checked, word, workbook


def _certain(rows: list[list[object]]) -> list[tuple[str, str]]:
    return checked(workbook(rows)).certain()


@pytest.mark.parametrize(
    ("code", "slip", "cell", "right"),
    [
        ("1.2", "2,17", "D6", "2.71"),  # two sums: of its parts, and of the field
        ("1", "3,69", "D4", "3.96"),
        ("2", "5,8", "D9", "8.5"),
        ("TỔNG ĐIỂM", "12,64", "D12", "12.46"),
    ],
)
def test_a_figure_in_two_sums_is_certain(code: str, slip: str, cell: str, right: str) -> None:
    if code == "TỔNG ĐIỂM":  # one sum only: any part may be wrong as well
        told = checked(workbook(changed(TABLE, code, 3, slip)))
        assert (told.suspects[0]["cell"], str(told.suspects[0]["repair"].normalize())) == (cell, right)
    else:
        assert _certain(changed(TABLE, code, 3, slip)) == [(cell, right)]


def test_a_part_above_its_standard_is_told_from_a_sum_that_is_wrong() -> None:
    told = checked(workbook(changed(TABLE, "2.1", 3, "40")))
    assert told.certain() == [("D10", "4")]
    assert {f["rule"] for f in told.findings} == {"PAR.O01", "PAR.L01", "PAR.L05"}


def test_of_values_within_rounding_the_one_that_adds_up_is_proposed() -> None:
    rows = changed(changed(TABLE, "2.1", 3, "3,21"), "2.1", 4, "4")
    (suspect,) = [s for s in checked(workbook(rows)).suspects if s["cell"] == "D10"]
    assert str(suspect["repair"].normalize()) == "4"


def test_a_cell_of_a_word_table_is_named_as_a_cell_of_the_table() -> None:
    told = checked(word(changed(TABLE, "1.2", 3, "2,17")), "a.docx")
    assert [(s["sheet"], s["cell"], str(s["repair"].normalize())) for s in told.suspects] == [
        ("Bảng 1", "D4", "2.71")
    ]
