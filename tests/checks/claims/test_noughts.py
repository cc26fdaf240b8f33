"""A report may say that there was nothing of anything: no figure of it keeps the others from being checked."""

from datetime import date
from itertools import count

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assets.documents.model import Paragraph
from assets.prose.figures import figures_in
from checks.claims.find import claims_in
from tests.checks.claims.said import accused
from tests.checks.claims.sentences import FILES

TEXTS = [one["text"] for kinds in FILES.values() for ones in kinds.values() for one in ones]

SENT_OUT = (
    "Khảo sát 1.500 phiếu (phát ra 1.600 phiếu, thu về 1.520 phiếu, hợp lệ 1.500 phiếu), mức hài lòng 92,4%."
)


@example(SENT_OUT, {2, 3, 4}, "0")
@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(TEXTS), st.sets(st.integers(0, 20), min_size=1), st.sampled_from(["0", "00", "0,0", "1"])
)
def test_any_figure_may_be_nought(text: str, places: set[int], nought: str) -> None:
    numbers, told = count(), []
    for line in text.splitlines():
        for f in reversed(figures_in(line)):
            if next(numbers) in places:
                line = f"{line[: f.start]}{nought}{line[f.start + len(f.printed.rstrip(' %')) :]}"
        told.append(line)
    claims_in([Paragraph(n, line) for n, line in enumerate(told, start=1)], date(2024, 6, 15))


@pytest.mark.parametrize(
    "nothing",
    [
        "Trong kỳ tiếp nhận 0 phản ánh, kiến nghị; đã xử lý 0 phản ánh, kiến nghị, đạt 100%.",
        "Đã giải quyết 0/0 hồ sơ, đạt 100%.",
        "Có 0 hồ sơ quá hạn (chiếm 0,0%), giảm 100% so với cùng kỳ (0 hồ sơ).",
    ],
)
def test_what_was_nothing_hides_no_slip_elsewhere(nothing: str) -> None:
    slip = "Đã giải quyết 140.394 hồ sơ (đúng và trước hạn 140.061 hồ sơ, quá hạn 309 hồ sơ)."
    assert ("140.394", "140.061", "309") in [s.figures for s in accused(f"{slip}\n{nothing}")]
