"""Which rate of a remark is the result of which goal; where that is not plain, none is."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.registers.goals import final_year, goals_in, results_for
from checks.registers.paths import figures_by_level, path_in
from checks.registers.resolutions import below_resolution
from checks.registers.rows import Register, Row, Text
from checks.registers.words import Words, register_words

ON_TIME = "Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 95% trở lên"
SATISFIED = (
    "Mức độ hài lòng của người dân đối với sự phục vụ của cơ quan hành chính đạt tối thiểu 90%; "
    "mức độ hài lòng của người dân về dịch vụ y tế, giáo dục công lập đạt tối thiểu 85%"
)
BY_LEVEL = (
    "Trên 95% hồ sơ công việc tại cấp tỉnh, trên 90% hồ sơ công việc tại cấp huyện được xử lý trên mạng"
)


def _results(target: str, remark: str, year: int = 2024) -> dict[str, str]:
    goals = goals_in(target)
    found = results_for(goals, remark, year)
    return {goals[n].figure.printed: rate.figure.printed for n, rate in found.items()}


@pytest.mark.parametrize(
    ("target", "remark", "results"),
    [
        (ON_TIME, "Đạt 93,2%", {"95%": "93,2%"}),
        (ON_TIME, "93,2% hồ sơ được giải quyết đúng hạn, tăng 2% so với năm trước", {"95%": "93,2%"}),
        (ON_TIME, "Năm 2023 đạt 97%, năm 2024 đạt 92%", {"95%": "92%"}),
        (SATISFIED, "Mức độ hài lòng về dịch vụ y tế, giáo dục công lập đạt 88%", {"85%": "88%"}),
        (BY_LEVEL, "Đã thực hiện trên 92% hồ sơ công việc tại cấp huyện", {"90%": "92%"}),
        ("100% TTHC được công khai. Trong đó, ít nhất 80% TTHC được tích hợp lên cổng quốc gia",
         "Có 85% TTHC được tích hợp lên cổng quốc gia", {"80%": "85%"}),
    ],
)  # fmt: skip
def test_a_result_is_found_with_the_goal_that_its_words_are_of(
    target: str, remark: str, results: dict[str, str]
) -> None:
    assert _results(target, remark) == results


@pytest.mark.parametrize(
    ("target", "remark"),
    [
        (ON_TIME, "Tiếp nhận 1.200 hồ sơ, trong đó 80% nộp trực tuyến"),
        (ON_TIME, "Số hóa đạt 70%"),
        (ON_TIME, "Năm 2022 đạt 80%"),
        (ON_TIME, "Hồ sơ quá hạn giảm 40%"),
        (ON_TIME, "12% hồ sơ chưa giải quyết đúng hạn"),
        (ON_TIME, "Lĩnh vực đất đai đạt 90% hồ sơ giải quyết đúng hạn, hộ tịch đạt 99% hồ sơ giải quyết đúng hạn"),
        ("Tối thiểu 95% công chức được đánh giá hoàn thành nhiệm vụ",
         "Hoàn thành xuất sắc nhiệm vụ 287 người, chiếm 20,8%; hoàn thành tốt nhiệm vụ 1.032 người, chiếm 74,7%"),
        (SATISFIED, "Mức độ hài lòng chung đạt 80%"),
        ("Giảm tối thiểu 10% biên chế sự nghiệp so với năm 2021", "Đã sắp xếp 9% đơn vị"),
        (BY_LEVEL, "Tại cấp xã đạt 70% hồ sơ công việc"),
        (ON_TIME, "Khoảng 90% hồ sơ giải quyết đúng hạn"),
    ],
)  # fmt: skip
def test_a_rate_that_may_be_of_something_else_is_no_result(target: str, remark: str) -> None:
    assert _results(target, remark) == {}


def test_a_rate_of_what_is_left_is_no_result_in_whatever_order_the_law_lists_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    law = register_words().law
    turned = Words(law.model_copy(update={"shares": law.shares[::-1]}))
    monkeypatch.setattr("checks.registers.goals.register_words", lambda: turned)
    assert _results(ON_TIME, "5% hồ sơ còn lại giải quyết đúng hạn trong tháng tới") == {}
    assert _results(ON_TIME, "96% hồ sơ giải quyết đúng hạn") == {"95%": "96%"}


def test_a_goal_with_exactly_the_share_of_words_that_the_law_asks_for_is_the_one_that_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = Words(register_words().law.model_copy(update={"named_share": Decimal("0.7")}))
    monkeypatch.setattr("checks.registers.resolutions.register_words", lambda: words)
    mine = _register("Tối thiểu 80% hồ sơ giải quyết trực tuyến sớm nhanh")
    other = _register("Tối thiểu 90% hồ sơ giải quyết trực tuyến sớm gọn nhẹ")  # 7 words of 10 are the same
    (found,) = below_resolution(mine, "1", date(1900, 1, 1), [(other, "1")])
    assert found.agrees is False


def _register(goal: str) -> Register:
    rows = [Row("1", False, {"1": Text(goal, "text", "chi tieu.xlsx", "", "A1")})]
    return Register("quang-tri", "CHI-TIEU", "chi tieu.xlsx", "tinh", 2024, all_rows=rows)


def test_of_goals_by_year_the_one_of_the_last_year_counts() -> None:
    (goal,) = goals_in("Năm 2022 đạt 30%; mỗi năm tăng tối thiểu 20%, đến năm 2025 đạt tỷ lệ 100%")
    assert (goal.figure.printed, final_year(goal)) == ("100%", 2025)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Cấp tỉnh: 30% Cấp huyện: 20,5% Cấp xã: 15%", {"tinh": "30", "huyen": "20.5", "xa": "15"}),
        ("CẤP TỈNH 30%; CẤP XÃ 15%", {"tinh": "30", "xa": "15"}),
        ("Cấp tỉnh: Cấp huyện: 20% Cấp xã:", {"huyen": "20"}),
        ("100%", {"": "100"}),
        ("Từ 50% trở lên", {"": "50"}),
        ("30%, 20%, 15%", {}),
        ("x", {}),
    ],
)
def test_figures_of_a_cell_belong_to_the_level_named_before_them(text: str, figures: dict[str, str]) -> None:
    assert figures_by_level(text) == {level: Decimal(value) for level, value in figures.items()}


@given(
    st.integers(0, 90), st.integers(1, 30), st.integers(2019, 2026), st.integers(1, 6), st.integers(50, 100)
)
def test_a_path_is_read_whatever_its_figures(start: int, step: int, year: int, years: int, end: int) -> None:
    text = f"Năm {year} đạt {start}% hồ sơ; mỗi năm tăng tối thiểu {step}%, đến năm {year + years} đạt {end}%"
    path = path_in(text)
    assert path is not None
    assert (path.start, path.step, path.end) == ({"": Decimal(start)}, Decimal(step), Decimal(end))
    assert (path.start_year, path.end_year) == (year, year + years)


@pytest.mark.parametrize(
    "text", ["Đến năm 2025 đạt 100%", "Tăng 20% so với năm trước", "Năm 2022 đạt 30%, năm 2023 đạt 50%"]
)
def test_a_text_without_a_step_for_every_year_lays_down_no_path(text: str) -> None:
    assert path_in(text) is None
