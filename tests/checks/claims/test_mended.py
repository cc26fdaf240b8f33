"""A figure mistyped is told wherever it breaks something, also where only its mending shows what was meant."""

import pytest

from checks.claims import find
from tests.checks.claims.said import accused, said

#: A slip that breaks one relation plainly, and another which nobody would recognise from what is printed.
SLIPS = {
    "a rate a paragraph on": (
        "Chi nhánh đã trả kết quả 48.317 hồ sơ, gồm 47.955 hồ sơ đúng hạn và 632 hồ sơ trả chậm.\n"
        "Công tác kiểm tra được duy trì hằng tuần.\n"
        "Số hồ sơ trả chậm chiếm 0,75%.",
        ("48.317", "47.955", "632"),
        ("0,75%", "632", "48.317"),
    ),
    "what was received, before a list of what became of it": (
        "- Tổng số hồ sơ tiếp nhận trong kỳ của các chi nhánh là 214.906 hồ sơ.\n"
        "- Lĩnh vực có nhiều hồ sơ nhất là đất đai.\n"
        "- Đã trả kết quả 231.142 hồ sơ; trước và đúng hạn 212.838 hồ sơ, quá hạn 304 hồ sơ.\n"
        "- Lãnh đạo các chi nhánh trực tiếp xin lỗi công dân.\n"
        "- Số tồn là 1.764 hồ sơ.",
        ("231.142", "212.838", "304"),
        ("214.906", "231.142", "1.764"),
    ),
    "growth a sentence on": (
        "Thu phạt 18.264 triệu đồng, trong đó phạt tiền 17.918 triệu đồng, tịch thu 364 triệu đồng.\n"
        "Số tiền tịch thu tăng 12,3% so với năm trước (308 triệu đồng).",
        ("18.264", "17.918", "364"),
        ("12,3%", "364", "308", "308"),
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_what_fits_once_a_figure_is_mended_was_meant(slip: str) -> None:
    text, plain, confirmed = SLIPS[slip]
    assert {s.figures for s in accused(text)} == {plain, confirmed}


@pytest.mark.parametrize("gap", [" ", "\u00a0"])
def test_thousands_may_be_told_apart_by_spaces(gap: str) -> None:
    text, plain, confirmed = SLIPS["a rate a paragraph on"]
    spaced = [tuple(f.replace(".", gap) for f in figures) for figures in (plain, confirmed)]
    told = {
        s.figures for s in accused(text.replace("48.317", f"48{gap}317").replace("47.955", f"47{gap}955"))
    }
    assert told == set(spaced)


def test_what_is_below_nought_is_mended_by_nothing_and_costs_nothing() -> None:
    text = (
        "Sản xuất công nghiệp quý I giảm còn -3,1%, quý II -4,2%, bình quân hai quý -3,9%.\n"
        "Tiếp nhận 1.240 hồ sơ, gồm 1.105 hồ sơ trực tuyến và 153 hồ sơ trực tiếp."
    )
    assert ("1.240", "1.105", "153") in [s.figures for s in accused(text)]


@pytest.mark.parametrize("slip", SLIPS)
def test_nothing_else_tells_it(slip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find.Mended, "all", lambda _: [])
    text, plain, _ = SLIPS[slip]
    assert [s.figures for s in accused(text)] == [plain]


@pytest.mark.parametrize("slip", SLIPS)
def test_where_the_figure_is_right_both_hold(slip: str) -> None:
    text, plain, confirmed = SLIPS[slip]
    right = {"632": "362", "231.142": "213.142", "364": "346"}
    (wrong,) = set(plain) & set(confirmed) & set(right)
    found = {s.figures: s.outcome for s in said(text.replace(wrong, right[wrong]))}
    mended = [tuple(right[wrong] if f == wrong else f for f in figures) for figures in (plain, confirmed)]
    assert [found[figures] for figures in mended] == ["satisfied", "satisfied"]


def test_a_rate_that_a_mended_figure_shows_to_be_of_one_thing_is_told_of_nothing_else() -> None:
    text = (
        "Chi nhánh nhận trong năm 48.317 hồ sơ, giảm 11.031 hồ sơ so với năm trước (59.348 hồ sơ). Văn phòng nhận "
        "9.318 hồ sơ, các tổ nhận 38.999 hồ sơ. Có 47.955 hồ sơ được trả đúng hạn, đạt 99,25%; 632 hồ sơ trả chậm, "
        "chiếm 0,75%."
    )
    assert {s.figures for s in accused(text)} == {("48.317", "47.955", "632"), ("0,75%", "632", "48.317")}


def test_of_two_figures_either_of_which_may_be_wrong_what_both_confirm_is_told() -> None:
    text = (
        "- Tổng số thủ tục hành chính của Sở là 128 thủ tục: 71 thủ tục cung cấp ở mức độ 2, 42 thủ tục ở mức độ 3 và "
        "25 thủ tục ở mức độ 4. Tỷ lệ thủ tục mức độ 3, 4 đạt 44,53%."
    )
    assert ("44,53%", "42", "25", "128") in [s.figures for s in accused(text)]


def test_a_mending_by_which_something_no_longer_fits_shows_nothing() -> None:
    # 48.371 would make 83,12% that of 40.208, but 48.317 is the sum of the levels
    text = (
        "Chi nhánh đã trả 48.317 hồ sơ, gồm 47.955 hồ sơ đúng hạn và 416 hồ sơ trả chậm.\n"
        "Theo cấp: cấp tỉnh 12.104 hồ sơ, cấp huyện 36.213 hồ sơ.\n"
        "Công tác kiểm tra được duy trì.\n"
        "Có 40.208 hồ sơ thu phí.\n"
        "Tỷ lệ hồ sơ thu phí của chi nhánh là 83,12%."
    )
    assert [s.figures for s in accused(text)] == [("48.317", "47.955", "416")]


def test_a_slip_that_could_be_in_either_of_two_figures_shows_nothing_more() -> None:
    # 2.351 is 12,37 % of 19.006, but 1.462 is 7,69 % of it
    text = (
        "Toàn ngành tiếp nhận 19.006 hồ sơ.\n"
        "Chi nhánh tiếp nhận 3.777 hồ sơ, gồm 2.315 hồ sơ trực tuyến và 1.426 hồ sơ trực tiếp.\n"
        "Hồ sơ trực tuyến của chi nhánh chiếm 12,37%.\n"
        "Hồ sơ trực tiếp của chi nhánh chiếm 7,69%."
    )
    assert [s.figures for s in accused(text)] == [("3.777", "2.315", "1.426")]


def test_shares_of_one_figure_that_is_not_printed_confirm_none_that_is_a_slip_from_it() -> None:
    # all are out of 487 who were there, and not of the 457 who agreed
    text = (
        "Trước khi thông qua, hai điều được lấy ý kiến riêng, với Điều 22 có 449 đại biểu đồng ý (chiếm 92,2%), 19 đại "
        "biểu không đồng ý (3,9%) và 1 đại biểu không bỏ phiếu (0,21%). Với Điều 47 có 457 đại biểu đồng ý (chiếm "
        "94,84%), chỉ có 3 đại biểu không đồng ý (0,62%) và 4 đại biểu không bỏ phiếu (0,82%)."
    )
    assert {s.figures for s in accused(text)} <= {("0,82%", "4", "457")}


def test_what_a_share_is_told_of_outright_is_not_given_up_for_what_a_mended_figure_happens_to_fit() -> None:
    # 22.530 would be right, and 513 are 2,28 % of it by chance
    text = (
        "- Tiếp nhận 22.350 hồ sơ, gồm 21.583 hồ sơ tiếp nhận mới và 947 hồ sơ kỳ trước chuyển sang.\n"
        "- Đã giải quyết 20.874 hồ sơ: đúng và trước hạn 20.361 (97,54%), quá hạn 513 (2,28%)."
    )
    told = {s.figures for s in accused(text)}
    assert ("2,28%", "513", "20.874") in told
    assert ("2,28%", "513", "22.350") not in told
