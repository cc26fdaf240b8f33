"""What single sentences claim, and where they are left alone."""

import pytest

from tests.facts import confronted

SAID = [
    ("Đã giải quyết 140.394 hồ sơ (đúng và trước hạn 140.061 hồ sơ, quá hạn 309 hồ sơ).", "TEXT.B01", "violated"),
    ("Đã giải quyết 140.394 hồ sơ (đúng và trước hạn 140.061 hồ sơ, quá hạn 333 hồ sơ).", "TEXT.B01", "satisfied"),
    ("Đã rà soát 505/541 thủ tục, đạt tỷ lệ 93,35%.", "TEXT.R01", "satisfied"),
    ("Đã rà soát 505/541 thủ tục, đạt tỷ lệ 93,53%.", "TEXT.R01", "violated"),
    # one figure mistyped explains it: the parts that "trong đó" names are hardly less than all
    ("Đăng tải 277 tin, bài, trong đó trên Trang thông tin điện tử huyện 64 tin, trên sóng phát thanh huyện "
     "108 tin, trên trang zalo các xã 95 tin.", "TEXT.B02", "violated"),
    # parts of the last quarter's figure are no parts of a year's: "quý" before a figure is no number of one
    ("Cấp trong quý 1.802 giấy, gồm 1.738 giấy cho hộ gia đình, cá nhân và 64 giấy cho tổ chức.", "TEXT.B01",
     "satisfied"),
    ("UBND xã ban hành 65 văn bản về vận hành chính quyền địa phương 02 cấp: 12 quyết định, 07 kế hoạch, 46 "
     "công văn, thông báo.", "TEXT.B01", "satisfied"),
]  # fmt: skip
SILENT = [
    # "trong đó" names some parts; what they lack is no slip
    ("Đã tiếp nhận 5.000 hồ sơ, trong đó đất đai 1.200 hồ sơ, hộ tịch 900 hồ sơ.", "TEXT.B01"),
    # the rate is of what stands in other words, and the only figure near is not it
    ("Sở thực hiện 202 cuộc (38 cuộc thanh tra, 164 cuộc kiểm tra) đối với 912 tổ chức, cá nhân; phát hiện 247 "
     "tổ chức, cá nhân vi phạm, bằng 27,08% số được thanh tra, kiểm tra.", "TEXT.R01"),
    # a total that opens a list of its own does not close the one before
    ("Công bố 290 TTHC: ban hành mới 39, sửa đổi, bổ sung 187, bãi bỏ 64. Tổng số TTHC đang có hiệu lực là 1.931 "
     "TTHC; trong đó: cấp tỉnh 1.521 TTHC, cấp huyện 268 TTHC, cấp xã 142 TTHC.", "TEXT.B01"),
    # only some provinces are ranked
    ("PAPI năm 2024 đạt 42,96 điểm, xếp thứ 24/61 tỉnh, thành phố có kết quả công bố.", "TEXT.C01"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "outcome"), SAID)
def test_a_sentence_is_held_to_what_it_says(text: str, rule: str, outcome: str) -> None:
    assert outcome in confronted("2024-H1", {"TEXT/text": text}).of(rule)


@pytest.mark.parametrize(("text", "rule"), SILENT)
def test_a_sentence_is_not_accused_of_what_it_does_not_say(text: str, rule: str) -> None:
    told = confronted("2024-H1", {"TEXT/text": text})
    assert "violated" not in told.of(rule)
    assert told.outcomes
