"""Figures that are alike by chance hide no slip, and are no slip themselves."""

import pytest

from tests.checks.claims.said import accused, said

#: What is told, and of which figures, although others near by happen to fit.
SLIPS = {
    "parts that make up their whole with what follows them, of other things": (
        "Đàn gia cầm 20,36 triệu con. Dịch tả heo châu Phi xảy ra tại 39 hộ thuộc 11 xã, phường, tiêu hủy 794 con, "
        "gồm Đức Trọng 218 con, Hàm Thuận Bắc 309 con, các nơi khác 222 con; đã qua 21 ngày 24 hộ, chưa qua 21 ngày "
        "13 hộ, đang theo dõi 02 hộ.",
        ("794", "218", "309", "222"),
    ),
    "a few offices after as many items of news as they and their parts together": (
        "Báo và Đài đã đăng, phát 63 tin, bài (Báo tỉnh 28 tin, bài; Đài tỉnh 35 tin, bài). Sở chủ trì kiểm tra công "
        "tác cải cách hành chính tại 05 cơ quan, đơn vị (02 sở, 01 huyện và 20 xã).",
        ("05", "02", "01", "20"),
    ),
    "petitions after as many visits as their parts": (
        "Toàn tỉnh tiếp 163 lượt công dân (Cục 52 lượt, các Chi cục 111 lượt). Tiếp nhận 92 đơn gồm 33 đơn khiếu "
        "nại, 19 đơn tố cáo, giảm 16 đơn (14,8%) so với năm 2021 (108 đơn).",
        ("92", "33", "19"),
    ),
    "the last grade of all, joined behind the rate of the one before": (
        "Cán bộ, công chức cấp xã 2.229 người, trong đó hoàn thành xuất sắc nhiệm vụ 806 người, chiếm tỷ lệ 36,16%; "
        "hoàn thành tốt nhiệm vụ 1.367 người, chiếm tỷ lệ 61,33%; hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực "
        "22 người, chiếm tỷ lệ 0,99% và không hoàn thành nhiệm vụ 10 người, chiếm tỷ lệ 0,45%.",
        ("2.229", "806", "1.367", "22", "10"),
    ),
    "a level that was forgotten in the sum of all": (
        "Kinh phí tiết kiệm 32.948 triệu đồng, trong đó cấp tỉnh 18.742 triệu đồng, cấp huyện 14.206 triệu đồng, cấp "
        "xã 9.357 triệu đồng.",
        ("32.948", "18.742", "14.206", "9.357"),
    ),
    "what is left, which with figures of other offices happens to make up all": (
        "3.2. Hồ sơ cấp huyện: tiếp nhận 3.417 hồ sơ, giảm 50,49% so với quý II/2021 (6.902 hồ sơ). Giải quyết 3.268 "
        "hồ sơ: trước hạn 2.417, đúng hạn 798, trễ hạn 71. Tồn 131 hồ sơ.\n"
        "3.3. Hồ sơ cấp xã: tiếp nhận 6.228 hồ sơ, giảm 57,26% so với quý II/2021 (14.571 hồ sơ); giải quyết 6.219 "
        "hồ sơ, trong đó trễ hạn 0, đúng hạn và trước hạn 6.219; tồn 09.",
        ("3.417", "3.268", "131"),
    ),
    "ages from one to below another": (
        "Thu nhận 164.269 hồ sơ, trong đó người dưới 6 tuổi 24.318 hồ sơ, từ 6 đến dưới 14 tuổi 61.745 hồ sơ, từ 14 "
        "tuổi trở lên 78.260 hồ sơ.",
        ("164.269", "24.318", "61.745", "78.260"),
    ),
    "what is left of all, where those from before are among them": (
        "Trung tâm tiếp nhận 3.221 hồ sơ, trong đó nộp trực tuyến 2.738 hồ sơ, trực tiếp 419 hồ sơ, kỳ trước chuyển "
        "sang 64 hồ sơ. Đã giải quyết 3.105 hồ sơ; đang giải quyết 126 hồ sơ.",
        ("3.221", "3.105", "126"),
    ),
    "a share of all that a slip keeps from a hundred": (
        "Cấp thư điện tử công vụ cho 61/61 công chức, đạt 106%.",
        ("61", "61", "106%"),
    ),
    "a share of the plan in the bracket behind it, reckoned from another plan": (
        "Thu ngân sách quận 58.214 triệu đồng, đạt 27,24% dự toán năm (213.700 triệu đồng); chi ngân sách 79.463 "
        "triệu đồng, đạt 37,18% dự toán năm (386.150 triệu đồng).",
        ("37,18%", "79.463", "386.150"),
    ),
}
#: What is right, or nothing that anybody claims.
HARMLESS = {
    "part of an office's share that has another base": "Có 11/11 phường đạt 60% thanh toán trực tuyến.",
    "more than was planned": (
        "Kế hoạch được giao 486 cuộc, đã thực hiện 504 cuộc, đạt 103,7% kế hoạch; gồm 92 cuộc thanh tra và 412 cuộc "
        "kiểm tra."
    ),
    "a share of what came back, beside a share of what was sent": (
        "Phát 450 phiếu khảo sát, thu về 436 phiếu (96,9%); hài lòng trở lên 427 phiếu, đạt 97,9%."
    ),
    "what each of some reached": (
        "Tổng số cử tri là 1.057.437 người (nam 508.274, nữ 549.163); đã đi bỏ phiếu 1.052.680 người, đạt 99,55%. Có "
        "94/157 xã, phường, thị trấn đạt 100% cử tri đi bầu, chiếm 59,87%. Theo huyện, tỷ lệ cao nhất là Tuy Phong."
    ),
    "what a rise is since is not told, and what is told is far from it": (
        "Tính chung cả 10 tháng, khách quốc tế ước đạt 6.338.600 lượt người, giảm 4,1% so với cùng kỳ năm trước. "
        "Trong đó khách đến bằng đường hàng không đạt 5.171.100 lượt người, giảm 0,7%; bằng đường bộ đạt 1.127.000 "
        "lượt người, giảm 16,8% và bằng đường biển đạt 40.500 lượt người, giảm 11,5%."
    ),
    "growth in another money": (
        "Số thu ngân sách nhà nước từ hoạt động xuất nhập khẩu trong 9 tháng đạt 336.540 tỷ đồng, tăng 9,9% so với "
        "cùng kỳ năm 2024.\nTổng trị giá xuất nhập khẩu hàng hóa trong 9 tháng đạt 680,66 tỷ USD tăng 17,3%, tương "
        "ứng tăng 100,51 tỷ USD so với cùng kỳ năm trước."
    ),
    "one more is told a sentence on": (
        "Trong số 864 ứng viên có 217 người do Trung ương đề cử và 643 người do địa phương đề cử. Lần này có 4 người "
        "tự ứng cử."
    ),
    "growth between two figures that both name their year": (
        "Dự ước cả năm 2017 số thu của ngành hải quan đạt 293.500 tỷ đồng, tăng 7,81% so với cùng kỳ năm 2016 "
        "(272.239 tỷ đồng), đạt 102,99% dự toán được giao."
    ),
    "a rise in one bracket, called one of more": (
        "Lực lượng chức năng phát hiện 726 vụ, tăng thêm 103 vụ (16,5%) so với cùng kỳ năm 2018."
    ),
    "what came over from before is nothing that a rise is since": (
        "Số việc các cơ quan thụ lý là 736.747 việc, tăng 39.080 việc (tăng 5,60% so với cùng kỳ năm 2016), trong đó: "
        "kỳ trước chuyển sang có 290.524 việc; thụ lý mới có 446.223 việc, tăng 5.703 việc (tăng 1,29%)."
    ),
    "what rose most is told, and not by how much": (
        "Trong đó, loại hình có vốn tăng nhiều nhất là công ty hợp danh 1.071 tỷ đồng (so với 79 tỷ đồng cùng kỳ năm "
        "trước), sau đó là công ty trách nhiệm hữu hạn 666 tỷ đồng (so với 475 tỷ đồng cùng kỳ năm trước)."
    ),
    "a province whose name tells of too much": (
        "Quảng Nam (31), Phú Yên (24), Đắk Nông (22), Cà Mau (20), Trà Vinh (19), Thừa Thiên Huế (16), Gia Lai (15)."
    ),
    "shares of their own sum, which nobody prints": (
        "Tổng thụ lý là 16.632 việc. Kết quả phân loại gồm: 13.799 việc đủ điều kiện giải quyết (chiếm tỷ lệ 83,80%) "
        "và 2.668 việc chưa đủ điều kiện giải quyết (chiếm tỷ lệ 16,20%)."
    ),
    "a rate that lies above what it is at least": (
        "Trung tâm đã giải quyết và trả kết quả 2.051 hồ sơ; trong đó 2.041 hồ sơ giải quyết trước hạn, đạt tỉ lệ "
        "trên 99%."
    ),
    "what is counted of all behind a rise since then": (
        "48 địa phương đạt loại tốt, tăng 38 địa phương so với năm 2016, gồm 12 phường thuộc thành phố, 36 xã thuộc "
        "các huyện."
    ),
    "a list of sides of which the first is taken for the whole": (
        "Năm 2019 công bố mới 214 thủ tục, sửa đổi 178 thủ tục, bãi bỏ 96 thủ tục."
    ),
    "offices that are left without a plan": (
        "Sắp xếp 303 trụ sở dôi dư: chuyển công năng 164, điều chuyển 87, chưa có phương án 52."
    ),
    "the first of all punishments": (
        "Hình phạt đã áp dụng đối với 3.026 bị cáo: tử hình 17, tù chung thân 24, tù có thời hạn 2.218, tù cho hưởng "
        "án treo 584, cải tạo không giam giữ 97, phạt tiền 86."
    ),
    "some were left from before": (
        "Quý I tiếp nhận 1.000 hồ sơ; đã giải quyết 1.005 hồ sơ, đang giải quyết 12 hồ sơ."
    ),
}


@pytest.mark.parametrize("what", SLIPS)
def test_a_slip_is_told_though_other_figures_happen_to_fit(what: str) -> None:
    text, figures = SLIPS[what]
    assert set(figures) in [set(s.figures) for s in accused(text)], said(text)


def test_of_a_list_nothing_is_held_without_its_last_part() -> None:
    text, figures = SLIPS["the last grade of all, joined behind the rate of the one before"]
    sums = [set(s.figures) for s in accused(text) if s.claim.startswith("parts")]
    assert sums == [set(figures)]


def test_shares_of_their_own_sum_tell_a_slip_in_the_whole() -> None:
    text = (
        "Tổng thụ lý là 16.647 việc. Kết quả phân loại gồm: 13.799 việc đủ điều kiện giải quyết (chiếm tỷ lệ 83,80%) "
        "và 2.668 việc chưa đủ điều kiện giải quyết (chiếm tỷ lệ 16,20%)."
    )
    assert {"16.647", "13.799", "2.668"} in [set(s.figures) for s in accused(text)], said(text)


@pytest.mark.parametrize("what", HARMLESS)
def test_what_only_happens_to_miss_is_left_alone(what: str) -> None:
    assert not accused(HARMLESS[what]), said(HARMLESS[what])
