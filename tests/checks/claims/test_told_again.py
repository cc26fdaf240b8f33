"""A figure that a report tells in two places is one figure."""

import pytest

from tests.checks.claims.said import accused, said

_KNOWN = "Trong kỳ, toàn tỉnh đã giải quyết 140.394 hồ sơ, còn 5.210 hồ sơ đang giải quyết.\n"
#: What is told again with a slip in it.
SLIPS = {
    "what is out of it refers back": "Trong 140.349 hồ sơ đã giải quyết, lĩnh vực đất đai nhiều nhất.",
    "it is what another figure is set over": "Số hóa kết quả được 98.210/140.349 hồ sơ đã giải quyết.",
    "it is what there are in all": "Số hóa kết quả 98.210 hồ sơ trên tổng số 140.349 hồ sơ đã giải quyết.",
    "the same words are said again": "Như vậy, toàn tỉnh đã giải quyết 140.349 hồ sơ.",
}
#: What may be of another scope.
HARMLESS = {
    "of one level": "Cấp xã đã giải quyết 140.349 hồ sơ.",
    "of another quarter": "Quý I đã giải quyết 140.349 hồ sơ.",
    "of then": "Cùng kỳ năm trước đã giải quyết 140.349 hồ sơ.",
    "of what was received": "Trong kỳ tiếp nhận 140.349 hồ sơ.",
    "of what was in time": "Trong kỳ đã giải quyết đúng hạn 140.349 hồ sơ.",
    "of other things": "Trong 140.349 nhiệm vụ đã giải quyết, nhiều nhất là đất đai.",
    "no slip away": "Trong 98.765 hồ sơ đã giải quyết, lĩnh vực đất đai nhiều nhất.",
    "of an office that has its name": "Sở Tài nguyên và Môi trường đã giải quyết 140.349 hồ sơ.",
}


@pytest.mark.parametrize("what", SLIPS)
def test_a_slip_in_what_is_told_again_is_told_with_both_figures(what: str) -> None:
    assert [set(s.figures) for s in accused(_KNOWN + SLIPS[what]) if s.claim == "told_again"] == [
        {"140.349", "140.394"}
    ]


@pytest.mark.parametrize("what", HARMLESS)
def test_what_may_be_of_another_scope_is_not_held_against_it(what: str) -> None:
    assert [s for s in said(_KNOWN + HARMLESS[what]) if s.claim == "told_again"] == []


def test_what_is_told_again_rightly_is_confronted() -> None:
    text = "Phát ra 2.400 phiếu, số phiếu hợp lệ là 2.280 phiếu.\nTrong 2.280 phiếu hợp lệ có 603 phiếu rất hài lòng."
    assert [s.figures for s in said(text) if s.claim == "told_again"] == [("2.280", "2.280")]


def test_round_figures_are_alike_by_chance() -> None:
    text = "Trong kỳ đã giải quyết 12.000 hồ sơ.\nTrong 13.000 hồ sơ đã giải quyết, đất đai nhiều nhất."
    assert accused(text) == []


def test_a_small_figure_is_alike_by_chance() -> None:
    text = "Trong kỳ đã giải quyết 394 hồ sơ.\nTrong 349 hồ sơ đã giải quyết, đất đai nhiều nhất."
    assert accused(text) == []
