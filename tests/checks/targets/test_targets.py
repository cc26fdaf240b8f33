"""What single sentences set out to reach, and where they are left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.documents.model import Paragraph
from assets.messages import has
from checks.edits.stated import STATED
from checks.edits.target import TARGETS
from checks.edits.units import UNITS
from checks.rules.load import catalogue
from checks.targets.context import title_of
from checks.targets.read import read_plan
from tests.facts import confronted, confronted_units

NEWS = (
    "Triển khai thực hiện giảm tối thiểu 2,5 % số lượng đơn vị sự nghiệp công lập (tương ướng 15 đơn vị); 0,5% "
    "biên chế sự nghiệp hưởng lương từ ngân sách nhà nước (tương ứng với 100 viên chức) và 1,38% biên chế công "
    "chức (tương ứng 23 biên chế) so với năm 2021."
)
SET = [
    ("Phấn đấu tỷ lệ hồ sơ trực tuyến đạt từ 60% đến 50%.", "TEXT.M03", ["violated"]),
    (NEWS, "TEXT.U01", ["satisfied"] * 3),
    ("Phấn đấu giảm 1,38% biên chế (tương ứng 23 biên chế).", "TEXT.U01", ["satisfied"]),
    ("Phấn đấu giảm 13,8% biên chế (tương ứng 1 biên chế).", "TEXT.U01", ["violated"]),
    ("Phấn đấu giảm tối thiểu 40% số phòng (tương ứng 1 phòng).", "TEXT.U01", ["satisfied"]),
    ("Phấn đấu giảm 2,5% số đơn vị (tương ứng 15,5 đơn vị).", "TEXT.U01", ["violated"]),
    # 2,5 of 25 may be rounded to either side
    ("Phấn đấu giảm 10% (tương ứng 2 đơn vị) trong tổng số 25 đơn vị.", "TEXT.U02", ["satisfied"]),
    ("Phấn đấu giảm tối thiểu 10% (tương ứng 2 đơn vị) trong tổng số 25 đơn vị.", "TEXT.U02", ["violated"]),
    ("Giảm tối thiểu 10% số đơn vị, từ 600 xuống còn 540 đơn vị.", "TEXT.U02", ["satisfied"]),
    ("Giảm tối thiểu 10% số đơn vị, từ 600 xuống còn 544 đơn vị.", "TEXT.U02", ["violated"]),
    ("Tăng tối thiểu 10% số đơn vị, từ 600 lên 656 đơn vị.", "TEXT.U02", ["violated"]),
    ("Hiện có 640 đơn vị sự nghiệp công lập.\nPhấn đấu giảm 10% số đơn vị sự nghiệp công lập (tương ứng 64 đơn vị).",
     "TEXT.U02", ["satisfied"]),
    # a task before the target is no part of what it is about
    ("Phấn đấu đến hết năm 2024, tỷ lệ hồ sơ trực tuyến tối thiểu 80%.\nĐẩy mạnh dịch vụ công trực tuyến, phấn đấu đến "
     "hết năm 2024 tỷ lệ hồ sơ trực tuyến tối thiểu 70%.", "TEXT.N02", ["violated"]),
    ("Mỗi năm tổ chức ít nhất 2 lớp, nhiều nhất 2 lớp.", "TEXT.M03", ["satisfied"]),
    ("Phấn đấu giảm 100% hồ sơ giấy.", "TEXT.M02", ["satisfied"]),
]  # fmt: skip
SILENT = [
    # what is more than all of a plan, of another year, of money
    ("Phấn đấu giải ngân đạt 105% kế hoạch.", "TEXT.M01"),
    ("Phấn đấu số hồ sơ trực tuyến bằng 120% năm 2022.", "TEXT.M01"),
    ("Phấn đấu tỷ lệ giường bệnh sử dụng đạt 110%.", "TEXT.M01"),
    ("Phấn đấu tỷ lệ giải ngân đạt 101%.", "TEXT.M01"),
    ("Phấn đấu đạt 120% văn bản theo chương trình công tác.", "TEXT.M01"),
    # a result, and no target
    ("Đã giải quyết 110% hồ sơ so với chỉ tiêu.", "TEXT.M01"),
    # two limits on two things
    ("Tỷ lệ đúng hạn đạt tối thiểu 95%, tối đa 5% quá hạn.", "TEXT.M03"),
    ("Mỗi sở có ít nhất 10 lớp và không quá 8 học viên dự bị.", "TEXT.M03"),
    # shares of different wholes
    ("Phấn đấu ít nhất 40% cán bộ nữ được bồi dưỡng, ít nhất 70% cán bộ nam được bồi dưỡng.", "TEXT.M05"),
    ("Phấn đấu ít nhất 90% hồ sơ nộp trực tuyến đúng hạn, ít nhất 90% hồ sơ nộp trực tiếp đúng hạn.", "TEXT.M05"),
    ("Số hóa:\n- Ít nhất 60% hồ sơ nộp trực tuyến, ít nhất 50% hồ sơ nộp trực tiếp.", "TEXT.M05"),
    # each level may do more than its least
    ("Tỷ lệ hồ sơ trực tuyến toàn tỉnh đạt tối thiểu 50%, trong đó cấp tỉnh 75%, cấp huyện 60%, cấp xã 55%.",
     "TEXT.M07"),
    # who knows of which year the base is
    ("Năm 2022 có tổng số 640 đơn vị sự nghiệp công lập.\nPhấn đấu giảm 10% số đơn vị sự nghiệp công lập (tương ứng "
     "15 đơn vị) so với năm 2021.", "TEXT.U02"),
    # at least so much of ten is one of them
    ("Phấn đấu giảm tối thiểu 5% trong tổng số 10 đơn vị.", "TEXT.U03"),
    # the same time of another year is no base
    ("Phấn đấu giảm 10% đơn vị so với năm 2021; tăng 5% hồ sơ so với cùng kỳ năm 2023.", "TEXT.N01"),
    # other levels, years, scopes, sides, and figures of one row
    ("Phấn đấu 95% hồ sơ cấp tỉnh được giải quyết đúng hạn.\nPhấn đấu 90% hồ sơ cấp xã được giải quyết đúng hạn.",
     "TEXT.N02"),
    ("Năm 2023 phấn đấu 90% hồ sơ cấp xã được giải quyết đúng hạn.\nNăm 2024 phấn đấu 95% hồ sơ cấp xã được giải "
     "quyết đúng hạn.", "TEXT.N02"),
    ("a) Sở Y tế\n- Phấn đấu 90% hồ sơ được giải quyết đúng hạn.\nb) Sở Tư pháp\n- Phấn đấu 99% hồ sơ được giải "
     "quyết đúng hạn.", "TEXT.N02"),
    ("Sở Y tế\n- Phấn đấu 90% hồ sơ được giải quyết đúng hạn.\nSở Tư pháp\n- Phấn đấu 99% hồ sơ được giải quyết "
     "đúng hạn.", "TEXT.N02"),
    ("* Sở Y tế (3 chỉ tiêu)\n- Phấn đấu 90% hồ sơ được giải quyết đúng hạn.\n* Sở Tư pháp (2 chỉ tiêu)\n- Phấn đấu "
     "99% hồ sơ được giải quyết đúng hạn.", "TEXT.N02"),
    ("Sở Y tế chủ trì các việc sau.\n- Phấn đấu 90% hồ sơ được giải quyết đúng hạn.\nSở Tư pháp chủ trì các việc "
     "sau.\n- Phấn đấu 99% hồ sơ được giải quyết đúng hạn.", "TEXT.N02"),
    ("1.1. Sở Y tế\n- Phấn đấu 90% hồ sơ được giải quyết đúng hạn.\n1.2. Sở Tư pháp\n- Phấn đấu 99% hồ sơ được giải "
     "quyết đúng hạn.", "TEXT.N02"),
    ("Đối với cấp huyện:\nPhấn đấu 90% hồ sơ được giải quyết đúng hạn;\nĐối với cấp xã:\nPhấn đấu 99% hồ sơ được giải "
     "quyết đúng hạn;", "TEXT.N02"),
    ("Phấn đấu tỷ lệ hồ sơ trực tuyến đạt từ 50% đến 60%.", "TEXT.M03"),
    ("Phấn đấu giảm tỷ lệ hồ sơ trễ hạn từ 5% đến 3%.", "TEXT.M03"),
    ("Phấn đấu tối đa 5% hồ sơ cấp tỉnh bị trả lại.\nTối thiểu 1% hồ sơ cấp tỉnh bị trả lại.", "TEXT.N02"),
    ("Phấn đấu số hóa kết quả của cấp tỉnh, cấp huyện, cấp xã đạt tỷ lệ tối thiểu tương ứng là 30%, 20%, 15%.",
     "TEXT.N02"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "outcomes"), SET)
def test_a_target_is_held_against_what_can_be_reached(text: str, rule: str, outcomes: list[str]) -> None:
    assert confronted("2024-H1", {"TEXT/text": text}).of(rule) == outcomes


@pytest.mark.parametrize(("text", "rule"), SILENT)
def test_a_target_is_not_accused_of_what_it_does_not_say(text: str, rule: str) -> None:
    told = confronted("2024-H1", {"TEXT/text": text})
    assert told.of(rule)
    assert "violated" not in told.of(rule)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 999), st.integers(1, 400)), min_size=1, max_size=20))
def test_a_count_is_a_share_of_some_whole_number_exactly_if_one_prints_it(
    pairs: list[tuple[int, int]],
) -> None:
    lines = [f"Phấn đấu giảm {t // 10},{t % 10}% số phòng (tương ứng {k} đơn vị)." for t, k in pairs]
    told = confronted_units("2024-H1", {f"u{n:03}": {"TEXT/text": line} for n, line in enumerate(lines)})
    for n, (tenths, count) in enumerate(pairs):
        # |1000·count − tenths·whole| ≤ whole/2 for some whole; it lies near 1000·count/tenths
        near = 1000 * count // tenths
        span = range(max(1, near - near // 2 - 2), near * 2 + 1000 * count // tenths + 2)
        prints = any(abs(2000 * count - 2 * tenths * whole) <= whole for whole in span)
        assert told.only("TEXT.U01", f"u{n:03}") == ("satisfied" if prints else "violated"), lines[n]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 100), st.integers(1, 300), st.integers(1, 300)), min_size=1, max_size=20
    )
)
def test_a_count_that_is_the_share_rounded_to_either_side_is_never_accused(
    triples: list[tuple[int, int, int]],
) -> None:
    texts = [
        f"Phấn đấu giảm {r}% (tương ứng {k} đơn vị) trong tổng số {base} đơn vị." for r, k, base in triples
    ]
    told = confronted_units("2024-H1", {f"u{n:03}": {"TEXT/text": text} for n, text in enumerate(texts)})
    for n, (rate, count, base) in enumerate(triples):
        low, high = (2 * rate - 1) * base, (2 * rate + 1) * base  # in two-hundredths
        held = 200 * (count + 1) > low and 200 * (count - 1) < high
        assert told.only("TEXT.U02", f"u{n:03}") == ("satisfied" if held else "violated"), texts[n]


def test_a_figure_too_large_to_reckon_with_accuses_nobody() -> None:
    text = f"Phấn đấu giảm 33,3% (tương ứng {9 * 10**16} đơn vị) trong tổng số {9 * 10**16} đơn vị."
    assert "broken" not in confronted("2024-H1", {"TEXT/text": text}).of("TEXT.U02")


def test_targets_of_documents_for_the_same_year_are_one_and_of_others_are_not() -> None:
    plan = "Kế hoạch cải cách hành chính năm {}\nTối thiểu {}% hồ sơ được giải quyết đúng hạn."
    told = confronted_units("2024-Y", {
        "same": {"TEXT/text": plan.format(2024, 95), "TEXT/chuong trinh": plan.format(2024, 90)},
        "other": {"TEXT/text": plan.format(2024, 95), "TEXT/chuong trinh": plan.format(2023, 90)},
        "report": {
            "TEXT/text": plan.format(2024, 90),
            "TEXT/bao cao nam": "Báo cáo năm 2024\nPhấn đấu tối thiểu 95% hồ sơ được giải quyết đúng hạn.",
        },
    })  # fmt: skip
    assert told.only("TEXT.N03", "same") == "violated"
    assert told.only("TEXT.N03", "other") == told.only("TEXT.N03", "report") == "lacking"
    finding = told.finding("TEXT.N03", "same")
    assert "“95%” (đoạn 2 của bao cao.txt)" in finding["message_vi"]
    assert "“90%” (đoạn 2 của chuong trinh.txt)" in finding["message_vi"]
    cells = [c for c in told.cells if c["finding"] == finding["id"]]
    assert [(c["file"], c["indicator"], c["value"]) for c in cells] == [
        ("bao cao.txt", "2.1", 95), ("chuong trinh.txt", "2.1", 90),
    ]  # fmt: skip


def test_a_warning_about_targets_holds_no_release_and_what_cannot_be_does() -> None:
    warned = confronted("2024-H1", {"TEXT/text": "Phấn đấu giảm 5% trong tổng số 10 đơn vị."})
    impossible = confronted("2024-H1", {"TEXT/text": "Phấn đấu 105% hồ sơ được giải quyết đúng hạn."})
    assert (warned.verdict()["decision"], warned.verdict()["warnings"]) == ("publish", 1)
    assert impossible.verdict()["decision"] == "hold"


TITLES = [
    (["Kế hoạch cải cách hành chính tỉnh Hưng Yên 2023"], (True, 2023)),
    (["UBND TỈNH", "KẾ HOẠCH", "Cải cách hành chính năm 2024"], (True, 2024)),
    (["KẾ HOẠCH", "Cải cách hành chính giai đoạn 2021-2025"], (True, None)),
    (["BÁO CÁO", "Kết quả thực hiện Kế hoạch năm 2023"], (False, 2023)),
    (["Kế hoạch số 204/KH-UBND ngày 23/12/2022 về cải cách hành chính năm 2023"], (True, 2023)),
    (["Một văn bản không có tên loại"], (False, None)),
]


@pytest.mark.parametrize(("lines", "expected"), TITLES)
def test_a_title_says_whether_a_document_is_a_plan_and_for_which_year(
    lines: list[str], expected: tuple[bool, int | None]
) -> None:
    title = title_of([Paragraph(n, line) for n, line in enumerate(lines, 1)])
    assert (title.plan, title.year) == expected


def test_results_in_a_plan_are_no_targets() -> None:
    lines = ["KẾ HOẠCH", "Năm 2023", "I. KẾT QUẢ NĂM 2022", "- 95% hồ sơ đúng hạn."]
    lines += ["II. MỤC TIÊU", "- 98% hồ sơ đúng hạn."]
    plan = read_plan([Paragraph(n, line) for n, line in enumerate(lines, 1)])
    assert [t.figure.printed for t in plan.targets] == ["98%"]


def test_every_kind_of_claim_has_a_rule_and_a_sentence() -> None:
    rules = {rule.claim for rule in catalogue().rules.values()}
    for kind, claims in (("target", TARGETS), ("units", UNITS), ("stated", STATED)):
        assert set(claims) <= rules
        assert all(has(f"finding_{kind}_{claim}") for claim in claims)
    assert all(has(f"report_role_{role}") for role in ("least", "count", "base", "stated"))
