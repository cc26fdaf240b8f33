"""A table of a report tells its own law: what most of its rows agree on is held against the others."""

import pytest

from tests.checks.claims.said import accused, said
from tests.facts import confronted

LEVELS = """
STT\tĐơn vị\tTiếp nhận\tĐã giải quyết\tTrước, đúng hạn\tQuá hạn\tĐang giải quyết\tTỷ lệ (%)
1\tCấp tỉnh\t24.318\t22.790\t22.600\t190\t1.528\t99,2
2\tCấp huyện\t21.607\t19.715\t19.555\t160\t1.892\t99,2
3\tUBND cấp xã\t111.607\t101.278\t100.090\t1.188\t10.329\t98,8
\tTổng cộng\t157.532\t143.783\t142.245\t1.538\t13.749\t98,9
"""
YEARS = """
Nội dung\t2023\t2024\tTăng, giảm\tTỷ lệ
Hồ sơ tiếp nhận\t171.306\t181.547\t+10.241\t+5,98
Hồ sơ trễ hạn\t6.646\t5.817\t-829\t-12,47
Hồ sơ đúng hạn\t163.820\t177.225\t+13.405\t+8,18
Phí, lệ phí\t2.100\t2.310\t+210\t+10,00
"""
#: A total on top, of groups with rows of their own.
GROUPS = """
TT\tCơ quan\tSố cuộc\tSố đơn vị
\tTổng số\t120\t240
I\tKhối sở\t50\t110
1\tSở Nội vụ\t30\t60
2\tSở Tư pháp\t20\t50
II\tKhối huyện\t70\t130
1\tHuyện A\t40\t70
2\tHuyện B\t30\t60
"""
SHARES = """
Mức độ\tSố phiếu\tCơ cấu (%)
Rất hài lòng\t1.204\t60,2
Hài lòng\t612\t30,6
Bình thường\t150\t7,5
Không hài lòng\t34\t1,7
Tổng cộng\t2.000\t100
"""
QUARTERS = """
Kỳ\tTiếp nhận\tGiải quyết\tQuá hạn
Quý I\t651\t640\t4
Quý II\t725\t702\t4
Quý III\t731\t646\t5
Cộng 9 tháng\t2.107\t1.988\t13
"""
#: Questions with an answer and a total each, out of as many people.
QUESTIONS = """
Câu hỏi\tTrả lời\tSố phiếu
Tiếp cận\tDễ\t318
\tBình thường\t447
\tKhó\t135
\tCộng\t900
Phục vụ\tHài lòng\t394
\tBình thường\t421
\tKhông hài lòng\t85
\tCộng\t900
Kết quả\tĐúng\t812
\tChưa đủ\t61
\tSai\t27
\tCộng\t900
"""
#: A comma that parts decimals in one cell and thousands in the next.
BOTH_WAYS = """
Nội dung\tTổng\tTrung ương\tTỉnh\tKhác
Nâng cấp Cổng dịch vụ công\t18,035\t4,250\t12,685\t1,100
Số hóa dữ liệu\t18,375\t10,000\t8,375\t0,000
Đào tạo, bồi dưỡng\t3,717\t0,000\t3,467\t0,250
Tổng cộng\t40,127\t14,250\t24,527\t1,350
"""
ONE_COLUMN = """
Đơn vị\tSố cuộc
UBND huyện Sơn Tịnh\t47
UBND huyện Bình Sơn\t81
UBND huyện Mộ Đức\t92
UBND huyện Ba Tơ\t65
UBND huyện Trà Bồng\t88
UBND huyện Đức Phổ\t66
Tổng cộng\t439
"""
TABLES = {"levels": LEVELS, "years": YEARS, "groups": GROUPS, "shares": SHARES, "one column": ONE_COLUMN,
          "quarters": QUARTERS, "questions": QUESTIONS, "both ways": BOTH_WAYS}  # fmt: skip

#: In which table what is printed instead of what, and a relation that must be told with it.
SLIPS = {
    "digits swapped break a row and a column": (
        LEVELS, "101.278", "101.287", {"143.783", "22.790", "19.715", "101.287"},
    ),
    "a total that is not updated": (LEVELS, "142.245", "142.254", {"142.254", "22.600", "19.555", "100.090"}),
    "a rate copied from the row above": (LEVELS, "98,8", "99,2", {"99,2", "100.090", "101.278"}),
    "the difference of two years": (YEARS, "+10.241", "+10.421", {"10.421", "181.547", "171.306"}),
    "growth out of the later year": (YEARS, "-12,47", "-14,25", {"14,25", "5.817", "6.646"}),
    "this year's figure": (YEARS, "177.225", "177.252", {"177.252", "163.820", "13.405"}),
    "a part of what was asked": (SHARES, "612", "621", {"2.000", "1.204", "621", "150", "34"}),
    "a group that its offices do not make up": (GROUPS, "50", "52", {"120", "52", "70"}),
    "a share of the total": (SHARES, "7,5", "5,7", {"5,7", "150", "2.000"}),
    "a total with the months in its name": (QUARTERS, "1.988", "1.978", {"1.978", "640", "702", "646"}),
    "one of several totals": (QUESTIONS, "421", "431", {"900", "394", "431", "85"}),
    "the only column": (ONE_COLUMN, "\t47", "\t74", {"439", "74", "81", "92", "65", "88", "66"}),
}  # fmt: skip


@pytest.mark.parametrize("what", TABLES)
def test_nothing_is_told_of_a_table_that_agrees(what: str) -> None:
    assert accused(TABLES[what]) == []


@pytest.mark.parametrize("what", SLIPS)
def test_a_slip_in_a_table_is_told_by_what_its_other_rows_agree_on(what: str) -> None:
    table, right, printed, figures = SLIPS[what]
    assert table.count(right) >= 1
    told = accused(table.replace(right, printed, 1))
    assert figures in [set(s.figures) for s in told], told


def test_every_row_of_a_table_is_confronted() -> None:
    held = [s for s in said(LEVELS) if s.outcome == "satisfied"]
    sums = [set(s.figures) for s in held if s.claim == "parts"]
    assert {"111.607", "100.090", "1.188", "10.329"} in sums
    assert {"1.538", "190", "160", "1.188"} in sums
    assert [s.figures[0] for s in held if s.claim == "rate"].count("99,2") == 2


def test_a_total_sums_up_the_groups_and_not_their_rows_as_well() -> None:
    sums = [s.figures for s in said(GROUPS) if s.claim == "parts"]
    assert ("120", "50", "70") in sums
    assert ("240", "110", "130") in sums


def test_columns_that_have_nothing_to_do_with_each_other_are_left_alone() -> None:
    table = "Đơn vị\tVăn bản\tCuộc họp\tTin, bài\nSở A\t12\t7\t5\nSở B\t31\t9\t14\nSở C\t18\t11\t6\nSở D\t25\t8\t19\n"
    assert accused(table) == []


def test_numbers_of_rows_and_columns_are_no_figures_of_a_table() -> None:
    table = "STT\tĐơn vị\tTiếp nhận\tTrả\tCòn\n(1)\t(2)\t(3)\t(4)\t(5)\n" + "".join(
        f"{n}\tXã {name}\t{a + b}\t{a}\t{b}\n"
        for n, (name, a, b) in enumerate([("A", 412, 31), ("B", 655, 18), ("C", 398, 45)], start=1)
    )
    assert {frozenset(s.figures) for s in said(table) if s.outcome == "satisfied"} >= {
        frozenset({"443", "412", "31"}), frozenset({"673", "655", "18"}), frozenset({"443", "398", "45"}),
    }  # fmt: skip
    assert accused(table) == []


def test_a_cell_is_told_by_its_place_in_the_table_and_its_row_is_quoted() -> None:
    (finding,) = confronted("2024-H1", {"TEXT/text": SHARES.replace("7,5", "5,7")}).findings
    assert "Bảng 1, dòng 4, cột 3 ghi 5,7" in finding["message_vi"]
    assert "table 1, row 4, column 2" in finding["message_en"]
    assert "“Bình thường | 150 | 5,7”" in finding["message_vi"]
