"""One wrong figure that stands in two sums breaks both by as much; then both may be told of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assets.documents.model import Paragraph
from checks.claims.row import Seat, row_of
from checks.claims.statements import statements
from checks.claims.weighed.broken_by_one import broken_by_one
from checks.claims.words import claim_words
from tests.checks.claims.said import accused

_COUNT = st.integers(100, 90_000)


def _seats(*values: int) -> list[Seat]:
    text = "; ".join(f"nhóm A có {f'{v:,}'.replace(',', '.')} hồ sơ" for v in values)
    return row_of(statements([Paragraph(1, text)]), claim_words()).all_counts


@settings(max_examples=50, deadline=None)
@given(own=_COUNT, shared=_COUNT, other=_COUNT, wrong=st.integers(1, 90))
def test_a_part_that_is_wrong_breaks_both_sums(own: int, shared: int, other: int, wrong: int) -> None:
    first, a, p, second, b = _seats(own + shared, own, shared - wrong, other + shared, other)
    assert broken_by_one((first, [a, p]), (second, [p, b]))


@settings(max_examples=50, deadline=None)
@given(own=_COUNT, shared=_COUNT, other=_COUNT, wrong=st.integers(1, 90), more=st.integers(1, 9))
def test_two_sums_that_miss_by_unlike_amounts_are_not_broken_by_one(
    own: int, shared: int, other: int, wrong: int, more: int
) -> None:
    first, a, p, second, b = _seats(own + shared, own, shared - wrong, other + shared + more, other)
    assert not broken_by_one((first, [a, p]), (second, [p, b]))


@settings(max_examples=50, deadline=None)
@given(own=_COUNT, shared=_COUNT, other=_COUNT, wrong=st.integers(1, 90))
def test_a_whole_that_is_wrong_breaks_what_it_is_a_part_of(
    own: int, shared: int, other: int, wrong: int
) -> None:
    whole, a, b, above, c = _seats(own + shared + wrong, own, shared, own + shared + other, other)
    assert broken_by_one((whole, [a, b]), (above, [whole, c]))


def test_both_sums_of_a_wrong_figure_are_told() -> None:
    text = (
        "Cấp tỉnh: tiếp nhận 98.733 hồ sơ, đã giải quyết 84.115 hồ sơ, đang giải quyết 14.618 hồ sơ.\n"
        "Cấp xã: tiếp nhận 208.356 hồ sơ, đã giải quyết 197.480 hồ sơ, đang giải quyết 10.867 hồ sơ.\n"
        "Tổng hợp hai cấp: đã giải quyết 281.595 hồ sơ; đang giải quyết 25.494 hồ sơ."
    )
    told = [sorted(s.figures) for s in accused(text)]
    assert ["10.867", "197.480", "208.356"] in told
    assert ["10.867", "14.618", "25.494"] in told
