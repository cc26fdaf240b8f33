"""Figures that are alike by chance hide no slip (``sentences/by_chance.yaml``): how many are told."""

from tests.checks.claims.said import accused, said
from tests.checks.claims.sentences import sentence


def test_of_a_list_nothing_is_held_without_its_last_part() -> None:
    one = sentence("by_chance", "slips", "the last grade of all, joined behind the rate of the one before")
    sums = [set(s.figures) for s in accused(one["text"]) if s.claim.startswith("parts")]
    assert sums == [set(one["figures"])]


def test_shares_of_their_own_sum_tell_a_slip_in_the_whole() -> None:
    text = (
        "Tổng thụ lý là 16.647 việc. Kết quả phân loại gồm: 13.799 việc đủ điều kiện giải quyết (chiếm tỷ lệ 83,80%) "
        "và 2.668 việc chưa đủ điều kiện giải quyết (chiếm tỷ lệ 16,20%)."
    )
    assert {"16.647", "13.799", "2.668"} in [set(s.figures) for s in accused(text)], said(text)
