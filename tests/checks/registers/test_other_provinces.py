"""Tables of other provinces, made up in their manner: other headers, statuses and numbers, no YAML of their own.

What each of them is found to have is pinned; what is not listed must not be found.
"""

import pytest

from tests.facts import confronted_units

#: No sections, other statuses, the remark before the status; one number is declared wrong.
DISTRICT_BOARD = """
UBND HUYỆN
BIỂU THEO DÕI KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH
(Tính đến ngày 14/6/2024)
Tổng cộng có 8 chỉ tiêu; đạt 4 chỉ tiêu; chưa đạt 3 chỉ tiêu
TT | Chỉ tiêu | Kết quả cụ thể | Đánh giá | Ghi chú
1 | Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98% trở lên | Đã giải quyết 12.540 hồ sơ, trong đó đúng hạn 12.477 hồ sơ, đạt 99,5% | Đạt | Trung tâm HCC
2 | Tỷ lệ hồ sơ nộp trực tuyến đạt 70% | 8.151/12.540 hồ sơ (65%) | Chưa đạt |
3 | 100% hồ sơ được số hóa | Số hóa 100% hồ sơ tiếp nhận mới; hồ sơ cũ đạt 45% | Chưa đạt |
4 | Mức độ hài lòng của người dân đạt trên 90% | Khảo sát 1.200 phiếu, thu về 1.150 phiếu, hài lòng 91,3% | Đạt |
5 | Giảm 5% chi phí in ấn so với năm 2023 | Tiết kiệm 120 triệu đồng, giảm 6,2% chi phí in ấn | Đạt |
6 | 100% văn bản điện tử được ký số | Đạt 100% | Đạt |
7 | 90% cán bộ, công chức cấp xã đạt chuẩn | Có 214/240 cán bộ, công chức đạt chuẩn, đạt 89,2% | Chưa đạt |
8 | Không có hồ sơ bị trả lại quá 02 lần | Không có | Đạt |
"""  # noqa: E501 - a row a line

#: Arabic sections, a blank for another level, statuses in words of their own; nothing is wrong.
PROVINCE_PLAN = """
TIẾN ĐỘ THỰC HIỆN CÁC MỤC TIÊU ĐỀ ÁN 06
Số TT | Nội dung mục tiêu | Mức độ thực hiện | Kết quả thực hiện | Khó khăn
1 | Về thể chế
1.1 | Ban hành danh mục dữ liệu dùng chung | Hoàn thành | Quyết định số 1103/QĐ-UBND ngày 30/5/2024 |
1.2 | Rà soát 100% văn bản quy phạm pháp luật còn hiệu lực | Đang thực hiện | Đã rà soát 312/450 văn bản, đạt 69,3%; còn lại 138 văn bản |
2 | Về hạ tầng
2.1 | 100% xã có cáp quang | Hoàn thành | 125/125 xã, phường, thị trấn (100%) |
2.2 | Tối thiểu 80% máy tính cài phần mềm diệt vi-rút | Vượt mức | Cấp tỉnh 95%, cấp huyện 88%, cấp xã 81% |
2.3 | Kết nối hệ thống báo cáo quốc gia | Cấp huyện thực hiện | |
3 | Về dịch vụ công
3.1 | Năm 2023 đạt 40% hồ sơ trực tuyến, mỗi năm tăng tối thiểu 15%, đến năm 2025 đạt 70% | Đang thực hiện | 6 tháng đầu năm đạt 52,8% |
3.2 | Hằng năm, tối thiểu 95% phản ánh, kiến nghị được trả lời đúng hạn | Đang thực hiện | Tiếp nhận 86 phản ánh, trả lời 86/86 (100%) |
"""  # noqa: E501 - a row a line

#: No numbers at all, a two-row header, results of two years; one row is declared done too early.
COMMUNE_SHEET = """
Mục tiêu | Tình trạng thực hiện | Kết quả | Giải pháp
100% hộ nghèo được hỗ trợ thẻ bảo hiểm y tế | Đã hoàn thành | 100% hộ nghèo được hỗ trợ | Duy trì
Tối thiểu 85% người dân hài lòng với bộ phận một cửa | Đã hoàn thành | Năm 2023 đạt 88%; năm 2024 đạt 82% | Tập huấn
Tối thiểu 30% hồ sơ thanh toán trực tuyến | Chưa hoàn thành | Mới đạt 12,5% hồ sơ | Vận động
100% trường hợp khai sinh được trả kết quả trong ngày | Chưa đánh giá | |
"""

#: Registered targets under other headers, a path that reaches its goal, a figure that falls behind its step.
DEPARTMENT_TARGETS = """
ĐĂNG KÝ CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH
Stt | Tên chỉ tiêu | Kết quả đạt được năm 2023 | Kế hoạch thực hiện năm 2024 | Đơn vị chủ trì
A | CHỈ TIÊU CHUNG
1 | Chỉ số PAR INDEX xếp thứ 20 trở lên | 25 | 20 | Sở Nội vụ
2 | Chỉ số PAPI thuộc nhóm 30 tỉnh đứng đầu | 41 | 30 | Sở Nội vụ
3 | Nâng cao các chỉ số PAR INDEX, PAPI, SIPAS | x | x | Các sở
B | CHỈ TIÊU CỤ THỂ
4 | Hồ sơ trực tuyến mỗi năm tăng tối thiểu 10%, đến năm 2026 đạt 80% | 50% | 60% | Văn phòng
5 | Số hóa kết quả mỗi năm tăng tối thiểu 20% đối với mỗi cấp, đến năm 2025 đạt 90% | Cấp tỉnh: 55%; Cấp huyện: 50%; Cấp xã: 50% | Cấp tỉnh: 75%; Cấp huyện: 65%; Cấp xã: 70% | Văn phòng
6 | Tỷ lệ hồ sơ đúng hạn hằng năm đạt từ 98% trở lên | 99,1% | 99% | Trung tâm
7 | Tối thiểu 90% cán bộ được đánh giá hoàn thành tốt nhiệm vụ trở lên | 92% | 95% | Sở Nội vụ
"""  # noqa: E501 - a row a line


@pytest.mark.parametrize(
    ("form", "table", "found"),
    [
        (
            "MUC-TIEU",
            DISTRICT_BOARD,
            {
                "MUC-TIEU.N01": ["Văn bản nêu 4 (“đã hoàn thành”), nhưng bảng có 5"],
                "MUC-TIEU.N02": ["4 + 3 = 7"],
            },
        ),
        ("MUC-TIEU", PROVINCE_PLAN, {}),
        ("MUC-TIEU", COMMUNE_SHEET, {"MUC-TIEU.U01": ["“Chưa đánh giá”"], "MUC-TIEU.U03": ["82%"]}),
        ("CHI-TIEU", DEPARTMENT_TARGETS, {"CHI-TIEU.O04": ["A.3"], "CHI-TIEU.Y02": ["cấp huyện 65% < 70%"]}),
    ],
    ids=["district", "province", "commune", "department"],
)
def test_tables_of_other_provinces_are_read_and_judged_without_yaml_of_their_own(
    form: str, table: str, found: dict[str, list[str]]
) -> None:
    seen = confronted_units("2024-H1", {"quang-tri": {f"{form}/table": table}})
    told = [(f["rule"], f["message_vi"]) for f in seen.findings]
    assert sorted(rule for rule, _ in told) == sorted(r for r, words in found.items() for _ in words), told
    for rule, message in told:
        assert any(words in message for words in found[rule]), message
