"""How many times as much one figure is as another, where its sentence tells both."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.numbers import vietnamese
from tests.checks.claims.said import accused, said

SLIPS = {
    "compared with what its bracket says": "Tiếp nhận 2.300 hồ sơ, gấp 3,2 lần so với cùng kỳ năm 2023 (1.000 hồ sơ).",
    "compared with what follows": "Có 2.300 hồ sơ trực tuyến, gấp 3,2 lần so với 1.000 hồ sơ của cùng kỳ năm 2023.",
    "from what to what": "Số hồ sơ trực tuyến tăng từ 1.000 hồ sơ lên 2.300 hồ sơ (gấp 2,5 lần).",
    "what was then told first": "Cùng kỳ năm trước tiếp nhận 1.000 hồ sơ, năm nay tiếp nhận 2.300 hồ sơ, gấp 3,2 lần.",
    "of money in two units": "Giải ngân 2.300 triệu đồng, bằng 3,2 lần so với cùng kỳ năm trước (1,0 tỷ đồng).",
    "in neither way of telling a rise": "Có 2.300 hồ sơ, tăng 3,2 lần so với cùng kỳ năm trước (1.000 hồ sơ).",
}
HARMLESS = {
    "how often, and not how many times as much": "Kiểm tra 12 đơn vị, tăng 04 lần so với năm trước (08 lần).",
    "of what stands elsewhere": "Tiếp nhận 2.300 hồ sơ, gấp 3,2 lần so với cùng kỳ năm 2023.",
    "about so many": "Tiếp nhận 2.300 hồ sơ, gấp hơn 2 lần so với cùng kỳ năm 2023 (1.000 hồ sơ).",
    "of other things": "Cấp 2.300 tài khoản, gấp 3,2 lần so với cùng kỳ năm 2023; số chứng thư số là 1.000 chứng thư.",
    "a rise told by how much it grew": "Có 2.300 hồ sơ, tăng 1,3 lần so với cùng kỳ năm trước (1.000 hồ sơ).",
    "a rise told by what it grew to": "Có 2.300 hồ sơ, tăng 2,3 lần so với cùng kỳ năm trước (1.000 hồ sơ).",
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_wrong_multiple_is_reported(name: str) -> None:
    assert [s.claim for s in accused(SLIPS[name])] == ["multiple"]


@pytest.mark.parametrize("name", HARMLESS)
def test_what_claims_no_multiple_or_another_reading_is_left_alone(name: str) -> None:
    assert accused(HARMLESS[name]) == []


@settings(max_examples=25, deadline=None)
@given(
    before=st.integers(100, 9_000), tenths=st.integers(11, 60), more=st.integers(0, 9), grown=st.booleans()
)
def test_whatever_grew_so_many_times_as_rounded_agrees(
    before: int, tenths: int, more: int, grown: bool
) -> None:
    now = before * tenths // 10 + more
    upper = now - before if grown else now
    times = (Decimal(upper) / before).quantize(Decimal("0.1"), ROUND_HALF_UP)
    how = "tăng" if grown else "gấp"
    so_many = f"{how} {times} lần".replace(".", ",")
    then, today = (vietnamese(Decimal(count)) for count in (before, now))
    text = f"Tiếp nhận {today} hồ sơ, {so_many} so với cùng kỳ ({then} hồ sơ)."
    assert [s.outcome for s in said(text)] == ["satisfied"]
