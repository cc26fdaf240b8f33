"""A figure that fits another than its words name is told; figures of other things are left alone."""

import pytest

from tests.checks.claims.said import accused, said

#: What is told, and of which figures, although it fits others.
SLIPS = {
    "a share of all, called one of what was to be recovered": (
        "Phát hiện sai phạm 18.462 triệu đồng, kiến nghị thu hồi 11.738 triệu đồng, xử lý khác 6.724 triệu đồng. Đã "
        "thu hồi 8.905 triệu đồng, đạt 48,2% số kiến nghị thu hồi.",
        ("48,2%", "8.905", "11.738"),
    ),
    "a share of all, called one of what could be enforced": (
        "Tổng số phải thi hành 7.336,46 tỷ đồng. Số có điều kiện thi hành 4.127,93 tỷ đồng, chiếm 56,3%. Đã giải quyết "
        "xong 1.486,57 tỷ đồng, đạt 20,3% trên số có điều kiện.",
        ("20,3%", "1.486,57", "4.127,93"),
    ),
    "two shares in each other's place": (
        "Phiếu hợp lệ là 5.164 phiếu: lãnh đạo, công chức 1.392 (27,0%), người dân 2.618 (22,3%), doanh nghiệp 1.154 "
        "(50,7%).",
        ("22,3%", "2.618", "5.164"),
    ),
    "two shares of two wholes in each other's place": (
        "Án tín dụng, ngân hàng: phải thi hành 1.284 việc với 2.963,7 tỷ đồng; thi hành xong 312 việc (14,1%) với "
        "418,2 tỷ đồng (24,3%).",
        ("14,1%", "312", "1.284"),
    ),
    "two rises in each other's place": (
        "Thủ tục hành chính: 88,07% (năm 2018: 85,61%; tăng 2,81 điểm phần trăm).\n"
        "Kết quả cung ứng dịch vụ: 89,73% (năm 2018: 86,92%; tăng 2,46 điểm phần trăm).",
        ("88,07%", "85,61%", "2,81"),
    ),
    "the share of what stands before it, though that of others fits": (
        "Ảnh hưởng 426 hộ; đã chi trả cho 381 hộ với số tiền 38.214/42.500 (đạt 89,4%); còn 45 hộ chưa nhận tiền.",
        ("89,4%", "38.214", "42.500"),
    ),
    "little growth out of the later figure, in a bracket with the earlier one": (
        "Viên chức có mặt: 6.482 người, so với năm 2017: giảm 258 người (4,0%; năm 2017: 6.740 người).",
        ("4,0%", "6.482", "6.740"),
    ),
    "growth out of the later of two counts of posts": (
        "Biên chế được giao năm 2021 là 2.049 chỉ tiêu. So với năm 2015 (2.276 chỉ tiêu) đã giảm 227 chỉ tiêu, tương "
        "ứng 11,08%.",
        ("11,08%", "2.049", "2.276"),
    ),
    "parts that are all shares of a whole which they miss by little": (
        "Đã giải quyết được 12.408 hồ sơ, trong đó có 9.678 hồ sơ trước hạn, chiếm 78%; có 2.283 hồ sơ đúng hạn, chiếm "
        "18,4% và quá hạn còn 451 hồ sơ, chiếm đến 3,6%.",
        ("12.408", "9.678", "2.283", "451"),
    ),
    "what is left behind a share that fits": (
        "Kiến nghị thu hồi 11.905,4 triệu đồng, kiến nghị xử lý khác 6.737,3 triệu đồng; đã thu hồi được 9.218,6 triệu "
        "đồng, bằng 77,4% số phải thu; số còn phải thu 2.668,8 triệu đồng.",
        ("11.905,4", "9.218,6", "2.668,8"),
    ),
    "a whole with its parts before another whole with its own": (
        "Vùng có 213 đơn vị cấp huyện gồm có: 19 quận, 142 huyện, 19 thị xã, 23 thành phố và 2.156 đơn vị cấp xã gồm "
        "có: 1.703 xã, 346 phường, 107 thị trấn.",
        ("213", "19", "142", "19", "23"),
    ),
    "a rise of places, each told out of how many": (
        "Tiến bộ nhất là Sở Giao thông vận tải, từ vị trí 14/20 lên vị trí 5/20, tăng 8 bậc.",
        ("14", "5", "8"),
    ),
    "by how much one of two rates is more than the other": (
        "Tỉnh Phú Yên (cũ) đạt 86,94%, đứng thứ 40/63; tỉnh Đắk Lắk (cũ) đạt 86,05%, đứng thứ 48/63; tỉnh Phú Yên (cũ) "
        "cao hơn tỉnh Đắk Lắk (cũ) 0,79 điểm phần trăm.",
        ("86,94%", "86,05%", "0,79"),
    ),
    "what the last rate of the sentence before is held against": (
        "Đã giải quyết xong 1.164 việc, đạt tỷ lệ 77,67%. So với chỉ tiêu Cục giao (73,50%) vượt 4,26%. Số việc chuyển "
        "kỳ sau 333 việc.",
        ("77,67%", "73,50%", "4,26%"),
    ),
    "a share of all who were asked, called one of those who answered": (
        "Khảo sát 600 phiếu, thu về 564 phiếu hợp lệ (tương ứng 94,00%); 539 phiếu hài lòng trở lên, chiếm 89,83% số "
        "phiếu hợp lệ.",
        ("89,83%", "539", "564"),
    ),
    "vehicles beside money in thousands of millions": (
        "Phạt tiền 35,1 tỷ đồng (cấp tỉnh 18,7 tỷ đồng, cấp huyện 15,1 tỷ đồng, đường thủy 1,3 tỷ đồng); tạm giữ "
        "7429 phương tiện (412 ô tô, 6837 mô tô).",
        ("7429", "412", "6837"),
    ),
}
HARMLESS = {
    "columns between strokes":
        "Chi tiết theo cơ quan (tiếp nhận mới/đã giải quyết/trễ hạn):\nSở Xây dựng: 17.352/17.118/163\n"
        "Sở Tài chính: 9.481/9.467/12",
    "so many in each of two places":
        "Có 48 ca gồm: Bình Dương 20 ca, Long An 12 ca, An Giang và Nghệ An mỗi tỉnh có 8 ca.",
    "so many in each, behind the others of its list":
        "Có 258 ca gồm TP.HCM 154 ca, Bình Dương 48 ca, Long An 28 ca, Phú Yên 10 ca, Hưng Yên 5 ca, Bắc Giang 4 ca, "
        "Nghệ An 3 ca, Hà Tĩnh 3 ca, Bình Phước, Đồng Tháp và Bắc Ninh mỗi tỉnh có 1 ca.",
    "one that is told in letters":
        "Có 40 ca mắc mới, trong đó có 17 ca cộng đồng, 22 ca sàng lọc tại cơ sở y tế, một ca nhập cảnh.",
    "a fall in a part since what is not told":
        "Năng suất lúa đạt 65,7 tạ/ha, giảm 0,7 tạ/ha so với vụ đông xuân trước, trong đó các địa phương phía Bắc đạt "
        "63,5 tạ/ha, giảm 0,6 tạ/ha; các địa phương phía Nam đạt 66,9 tạ/ha, giảm 0,8 tạ/ha.",
    "a place in a list of places":
        "Có 2.171 ca, trong đó TP.HCM 1.797 ca, Bình Dương 186 ca, Long An 130 ca, Đồng Tháp 31 ca, Bà Rịa 27 ca.",
    "a place in a list of places without their whole":
        "Trong ngày có TP.HCM 1.797 ca, Bình Dương 186 ca, Long An 130 ca, Đồng Tháp 31 ca, Bà Rịa 27 ca.",
    "a shortened word before a name":
        "Hộ nghèo của tỉnh là 11.925 hộ, gồm: Ninh Sơn 2.638 hộ, Thuận Bắc 2.456 hộ, Bác Ái 2.601 hộ, Ninh Phước 1.434 "
        "hộ, Thuận Nam 1.203 hộ, Ninh Hải 584 hộ và Tp. Phan Rang - Tháp Chàm 1.009 hộ.",
    "yields beside areas":
        "Vụ Đông Xuân gieo trồng 7.863,5 ha. Cụ thể, lúa 6.838,3 ha, năng suất dự kiến 69,4 tạ/ha; bắp 1.025,2 ha, "
        "năng "
        "suất dự kiến 60,2 tạ/ha.",
    "growth of the next kind of spending since what is not told":
        "Chi đầu tư phát triển 10.661 tỷ đồng, ước đạt 70% so với dự toán và tăng 70,9% so với cùng kỳ, chi thường "
        "xuyên "
        "8.736,6 tỷ đồng, ước đạt 83,9% so với dự toán và tăng 25,4% so với cùng kỳ.",
    "what each of several reaches":
        "Có 5/13 phường đạt từ 90% trở lên.",
    "rates of districts, each out of its own households":
        "Tỉnh có 21.343 hộ nghèo, chiếm tỷ lệ 15,48%. Trong đó Tháp Chàm hộ nghèo 7,42% (3.084 hộ), hộ cận nghèo 8,43% "
        "(3.505 hộ); Ninh Hải hộ nghèo 10,17% (2.276 hộ), hộ cận nghèo 10,89% (2.438 hộ).",
    "what was spent then, out of the plan of then":
        "Giải ngân đạt 103.862 triệu đồng, bằng 55,71% kế hoạch 186.430 triệu đồng (cùng kỳ năm 2023 giải ngân 91.375 "
        "triệu đồng, bằng 53,18%).",
    "a rise since the season before, behind the plan":
        "Riêng cây lúa vượt kế hoạch (bằng 100,3% kế hoạch 54.700 ha) và tăng 318 ha so với vụ trước (54.544 ha).",
    "so many to a hundred":
        "Tỷ số giới tính khi sinh 108,8 bé trai/100 bé gái.",
    "growth of the parts, without what they were":
        "Tổng sản phẩm đạt 15.842 tỷ đồng, tăng 6,7% so với cùng kỳ năm trước (14.847 tỷ đồng); trong đó khu vực nông "
        "nghiệp 4.376 tỷ đồng, tăng 3,6%; công nghiệp 4.918 tỷ đồng, tăng 9,8%.",
    "a fee that is cut by half":
        "Thuế 148.316 triệu đồng, tăng 9,7% so với cùng kỳ (135.204 triệu đồng); lệ phí 52.083 triệu đồng, giảm "
        "18,6% so "
        "với cùng kỳ (63.984 triệu đồng) do chính sách giảm 50% lệ phí trước bạ.",
    "growth since the figure of then that is told":
        "Phạt tiền 35,1 tỷ đồng. Số tiền phạt năm 2019 là 29,6 tỷ đồng, như vậy tăng 5,5 tỷ đồng, tương đương 18,6%.",
    "some of a list, told apart":
        "Hồ sơ quá hạn: cấp tỉnh 96 hồ sơ, cấp huyện 268 hồ sơ, cấp xã 109 hồ sơ; riêng lĩnh vực đất đai 317 hồ sơ.",
    "a list that the next paragraph goes on with":
        "5.014 ca trong nước tại Bình Dương (2.117), TP. Hồ Chí Minh (1.523), Đồng Nai (646), Đồng Tháp (123), Cần Thơ "
        "(104), Đà Nẵng (78), Hà Nội (76), Trà Vinh (66), Khánh Hòa (42), Phú Yên (31);\nBình Thuận (31), Ninh Thuận "
        "(24), Lâm Đồng (22).",
    "what is left when some is taken off":
        "Tổng số giải quyết là 21.356 việc, trong đó: số cũ chuyển sang là 9.874 việc; số thụ lý mới là 11.482 "
        "việc. Sau "
        "khi trừ đi số ủy thác 312 việc và thu hồi quyết định 58 việc, tổng số phải thi hành là 20.986 việc, trong đó: "
        "có điều kiện 14.215 việc; chưa có điều kiện 6.771 việc.\nKết quả: đã thi hành xong 11.708 việc.",
    "parts of what is now, behind what there was":
        "Sản lượng thủy sản 42.316 tấn, tăng 2,8% so với cùng kỳ (41.163 tấn), gồm khai thác 36.870 tấn (riêng cá ngừ "
        "2.215 tấn) và nuôi trồng 5.446 tấn.",
    "what is left of what was received, behind a share of what was settled":
        "Tiếp nhận 48.913 hồ sơ. Giải quyết 48.902 hồ sơ, trong đó đúng hạn 48.871 hồ sơ, đạt 99,94%; còn 11 hồ sơ "
        "chưa "
        "đến hạn.",
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_what_fits_another_figure_than_its_words_name_is_reported(name: str) -> None:
    text, figures = SLIPS[name]
    told = accused(text)
    assert set(figures) in [set(s.figures) for s in told], told


@pytest.mark.parametrize("name", HARMLESS)
def test_figures_of_other_things_are_left_alone(name: str) -> None:
    assert accused(HARMLESS[name]) == []


def test_figures_between_several_strokes_are_not_out_of_each_other() -> None:
    assert said(HARMLESS["columns between strokes"]) == []


def test_a_shortened_word_does_not_end_a_list() -> None:
    sums = [s for s in said(HARMLESS["a shortened word before a name"]) if s.claim.startswith("parts")]
    assert any("1.009" in s.figures and s.outcome == "satisfied" for s in sums), sums
