"""Scores in sentences are those of the score table, where it is sure which row and which year is meant."""

import pytest

from tests.checks.claims.said import Said, said

TABLE = {
    "PAR/standard": "100", "PAR/achieved": "86,26", "PAR/target": "89,93",
    "PAR/standard#3=CẢI CÁCH THỦ TỤC HÀNH CHÍNH": "13,50", "PAR/achieved#3=CẢI CÁCH THỦ TỤC HÀNH CHÍNH": "12,64",
    "PAR/target#3=CẢI CÁCH THỦ TỤC HÀNH CHÍNH": "13,20",
    "PAR/standard#4=CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH": "11,50",
    "PAR/achieved#4=CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH": "10,21",
    "PAR/standard#4.3=Thực hiện phân cấp quản lý": "1,00", "PAR/achieved#4.3=Thực hiện phân cấp quản lý": "1,00",
}  # fmt: skip
INDEXED = {**TABLE, "PAR/index#3=CẢI CÁCH THỦ TỤC HÀNH CHÍNH": "93,63%"}


def _of(text: str, table: dict[str, str] = TABLE) -> list[Said]:
    return [s for s in said(text, table) if s.claim in ("same_as_outline", "index_of_outline")]


def _pairs(found: list[Said]) -> set[tuple[str, ...]]:
    return {(s.outcome, *s.figures) for s in found}


def test_a_score_over_its_standard_is_held_against_the_row_of_its_code() -> None:
    found = _of("- Lĩnh vực 3: Cải cách thủ tục hành chính (TTHC) đạt 12,64/13,50, đạt chỉ số 93,62%.")
    assert _pairs(found) == {
        ("satisfied", "12,64", "PAR/achieved#3"),
        ("satisfied", "13,50", "PAR/standard#3"),
    }


def test_a_score_that_differs_from_the_row_is_told() -> None:
    found = _of("- Lĩnh vực 3: Cải cách thủ tục hành chính đạt 12,46/13,50 điểm.")
    assert ("violated", "12,46", "PAR/achieved#3") in _pairs(found)


def test_a_row_may_be_named_by_its_wording_alone() -> None:
    found = _of("Tiêu chí Thực hiện phân cấp quản lý đạt 0,50/1,00 điểm.")
    assert ("violated", "0,50", "PAR/achieved#4.3") in _pairs(found)


def test_several_rows_in_one_sentence_are_told_apart() -> None:
    text = (
        "Cụ thể: cải cách thủ tục hành chính đạt 12,64/13,50 điểm; cải cách tổ chức bộ máy hành chính đạt "
        "10,21/11,50 điểm."
    )
    assert _pairs(_of(text)) == {
        ("satisfied", "12,64", "PAR/achieved#3"), ("satisfied", "13,50", "PAR/standard#3"),
        ("satisfied", "10,21", "PAR/achieved#4"), ("satisfied", "11,50", "PAR/standard#4"),
    }  # fmt: skip


def test_a_goal_is_held_against_the_target() -> None:
    found = _of("Phấn đấu lĩnh vực 3: Cải cách thủ tục hành chính đạt 13,20/13,50 điểm.")
    assert ("satisfied", "13,20", "PAR/target#3") in _pairs(found)


def test_the_total_is_recognised_where_it_is_the_same() -> None:
    found = _of("Tổng điểm Chỉ số Par Index của tỉnh đạt 86,26/100 điểm.")
    assert ("satisfied", "86,26", "PAR/achieved") in _pairs(found)


def test_an_index_alone_is_the_quotient_of_the_row() -> None:
    right = _of("Lĩnh vực 3: Cải cách thủ tục hành chính đạt chỉ số 93,63%.")
    wrong = _of("Lĩnh vực 3: Cải cách thủ tục hành chính đạt chỉ số 96,33%.")
    assert [(s.claim, s.outcome) for s in right + wrong] == [
        ("index_of_outline", "satisfied"), ("index_of_outline", "violated")
    ]  # fmt: skip


def test_an_index_is_the_one_in_the_table_where_that_prints_it() -> None:
    found = _of("Lĩnh vực 3: Cải cách thủ tục hành chính đạt 12,64/13,50 điểm, đạt chỉ số 96,33%.", INDEXED)
    assert ("violated", "96,33%", "PAR/index#3") in _pairs(found)


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2019, lĩnh vực 3: Cải cách thủ tục hành chính đạt 10,25/13,50 điểm.",
        "Lĩnh vực 3: Cải cách thủ tục hành chính đạt 10,25/13,50 điểm (năm 2019).",
        "Lĩnh vực 3: Tài chính công đạt 10,25/13,50 điểm.",
        "Lĩnh vực 9: Cải cách thủ tục hành chính đạt 10,25/13,50 điểm.",
        "Cải cách thủ tục hành chính của Sở Y tế đạt 10,25/13,50 điểm.",
        "Tổng điểm của UBND huyện Cư Jút đạt 75,40/100 điểm.",
        "Đã công khai 505/541 thủ tục hành chính.",
        "Lĩnh vực 3: Cải cách thủ tục hành chính giải quyết 1.250/1.300 hồ sơ.",
    ],
)
def test_sentences_about_something_else_are_left_alone(text: str) -> None:
    assert [s for s in _of(text) if s.outcome == "violated"] == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Chỉ số Par Index của tỉnh đạt 86,26/100 điểm, tăng 4,21 điểm, nằm trong nhóm B.", ["class_b"]),
        ("Chỉ số CCHC đạt 91,80%, thuộc nhóm A.", ["class_a"]),
        ("Chỉ số CCHC năm 2020 đạt 82,05%, năm 2021 đạt 86,26%, thuộc nhóm B.", []),
        ("Chỉ số hài lòng đạt 82,05%, thuộc nhóm B.", []),
        ("Chỉ số CCHC đạt 86,26%. Các đơn vị thuộc nhóm B phải cải thiện.", []),
        ("Chỉ số CCHC đạt 86,26%: a) nhóm a gồm 3 sở; b) nhóm b gồm 5 sở.", []),
    ],
)
def test_a_class_is_claimed_where_one_score_and_one_class_are_named(text: str, claims: list[str]) -> None:
    found = said(text, when="2022-Y")
    assert [s.claim for s in found if s.claim.startswith("class_")] == claims
