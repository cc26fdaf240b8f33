"""What a sentence tells plainly is held against it whatever else fits; what only looks so is left alone."""

import pytest

from tests.checks.claims.said import Said, accused, said_in_each

SLIPS = {
    "received is settled and left, over sentences": (
        "Trong kỳ tiếp nhận 1.583 hồ sơ (kỳ trước chuyển sang 96, tiếp nhận trong kỳ 1.487). Đã trả kết quả "
        "1.452 hồ sơ, "
        "gồm trước hạn 1.098, đúng hạn 347, quá hạn 07. Đang giải quyết 113 hồ sơ.",
        ("1.583", "1.452", "113"),
    ),
    "less than received is settled and left": (
        "Xã tiếp nhận 6.851 hồ sơ; đã giải quyết 6.762 hồ sơ, trễ hạn 18 hồ sơ; đang giải quyết 53 hồ sơ.",
        ("6.851", "6.762", "53"),
    ),
    "two settled and one left": (
        "Tỉnh giao 1.214 nhiệm vụ; hoàn thành đúng hạn 1.176 nhiệm vụ, hoàn thành nhưng quá hạn 12 nhiệm vụ, "
        "đang thực hiện "
        "36 nhiệm vụ.",
        ("1.214", "1.176", "12", "36"),
    ),
    "a rate right after what it is of, though another fits": (
        "Tiếp nhận 1.583 hồ sơ, trong kỳ 1.487 hồ sơ.\nSố người làm việc được giao 4.860, có mặt 4.517, đạt 93,9%.",
        ("93,9%", "4.517", "4.860"),
    ),
    "one figure set over another": (
        "Tỷ lệ công chức ngạch chuyên viên chính trở lên là 38,18%, cụ thể 21 người trong 54 người.",
        ("38,18%", "21", "54"),
    ),
    "two sides by name": (
        "Đã giải quyết 8.897 hồ sơ, gồm trước hạn 8.204, đúng hạn 671, trễ hạn 22.\nTỷ lệ đúng và trước hạn: 95,80%.",
        ("95,80%", "8.204", "671", "8.897"),
    ),
    "a decimal mark moved": (
        "Đã trả 2.047 hồ sơ, gồm sớm hạn 1.703, đúng hạn 325, trễ hạn 19; tỷ lệ trễ hạn 9,3%.",
        ("9,3%", "19", "2.047"),
    ),
    "a place that ends in a number": (
        "Tại 4 phường: tiếp nhận 14.632 hồ sơ: Đông Hải 1 4.893, Đông Hải 2 4.458, Nam Hải 3.127, Tràng Cát 2.142; đã "
        "giải quyết 14.566 hồ sơ.",
        ("14.632", "4.893", "4.458", "3.127", "2.142"),
    ),
    "few in a bracket before other units": (
        "Huyện có 76 đơn vị sự nghiệp, trong đó có 73 trường học công lập (mầm non 23, tiểu học 31, THCS 16) và 03 "
        "đơn vị sự nghiệp khác.",
        ("73", "23", "31", "16"),
    ),
    "each with the name of what is counted": (
        "Phường tiếp nhận 62.418 hồ sơ; giải quyết 62.395 hồ sơ, 62.372 hồ sơ đúng hạn (99,96%), 13 hồ sơ trễ hạn.",
        ("62.395", "62.372", "13"),
    ),
    "rows of a list below what they share": (
        "+ Ngành Công an (11 dịch vụ): tiếp nhận 77.521 hồ sơ\n+ Các sở, ngành (14 dịch vụ): tiếp nhận 52.316 hồ sơ\n"
        "+ Cộng hai nhóm: 129.873 hồ sơ.",
        ("129.873", "77.521", "52.316"),
    ),
    "out of what its words call": (
        "Đăng ký dự thi 612 người, đủ điều kiện 587 người, không đủ 25 người; dự thi 541 người, trúng tuyển 128 người, "
        "tỷ lệ trúng tuyển 21,8% so với số dự thi.",
        ("21,8%", "128", "541"),
    ),
    "growth after its difference": (
        "Cả năm tiếp nhận 106.551 hồ sơ, nhiều hơn năm 2024 là 8.214 hồ sơ vì năm 2024 nhận 98.337 hồ sơ, tốc "
        "độ tăng 7,71%.",
        ("7,71%", "106.551", "98.337", "98.337"),
    ),
    "by how much they are short": (
        "Biên chế tạm giao 72 người, hiện có 66 người: khối Đảng 19, khối chính quyền 47. Thiếu 8 người.",
        ("72", "66", "8"),
    ),
    "an enumerated list": (
        "Nhận được 37 kiến nghị: (i) giải quyết ngay 22 kiến nghị; (ii) chuyển sở 12 kiến nghị; (iii) báo cáo 5 "
        "kiến nghị.",
        ("37", "22", "12", "5"),
    ),
    "a list that ends in others": (
        "Đơn vị trực thuộc: 60 đơn vị. Trong đó trường THPT 42, chuyên biệt 04, giáo dục thường xuyên 13, trung "
        "tâm khác 02.",
        ("60", "42", "04", "13", "02"),
    ),
    "a list by what it names": (
        "Hồ sơ tiếp nhận: 9.264.\nTheo hình thức: trực tuyến 8.615 hồ sơ, trực tiếp 649 hồ sơ.\nTheo lĩnh vực: "
        "chứng thực 4.120; "
        "hộ tịch 2.268; đất đai 915; hộ kinh doanh 1.107; bảo trợ xã hội 818.",
        ("9.264", "4.120", "2.268", "915", "1.107", "818"),
    ),
    "the last quarter left out": (
        "Cử đi bồi dưỡng: quý I - 57 lượt, quý II - 143 lượt, quý III - 98 lượt, tổng cộng 200 lượt.",
        ("200", "57", "143", "98"),
    ),
    "what is left is more than all": (
        "Rà soát 164 văn bản, kiến nghị bãi bỏ 19 văn bản, thay thế 11 văn bản, sửa đổi 27 văn bản, còn lại 170 "
        "văn bản.",
        ("164", "19", "11", "27", "170"),
    ),
    "what is left of what was to be settled, and not of what was settled": (
        "Hồ sơ phải giải quyết 67.415; đã giải quyết 66.902, trong đó sớm và đúng hạn 66.744, đạt 99,76%; còn 531 hồ "
        "sơ đang trong thời hạn.",
        ("67.415", "66.902", "531"),
    ),
    "what became of it in the items of a list": (
        "- Tiếp nhận: 96.427 hồ sơ\n- Giải quyết xong: 88.914, đạt 92,2%, gồm:\n+ trước hạn 85.146\n+ đúng hạn 3.768\n"
        "- Tồn: 7.531 hồ sơ.",
        ("96.427", "88.914", "7.531"),
    ),
    "a rate the wrong way round": (
        "Tổ chức thực hiện 28 cuộc kiểm tra, đạt 92,9% kế hoạch năm (26 cuộc).",
        ("92,9%", "28", "26"),
    ),
    "points since the rate of another year right before": (
        "Tỷ lệ người dân đánh giá tốt 90,8%; năm 2021 là 85,8%, tăng 2,3 điểm phần trăm.",
        ("90,8%", "85,8%", "2,3"),
    ),
    "points that are not called so": (
        "Theo yếu tố: tiếp cận 86,30% (năm 2023: 84,75%, tăng 1,55); phục vụ 84,62% (năm 2023: 82,18%, tăng 2,34).",
        ("84,62%", "82,18%", "2,34"),
    ),
    "all that stands in a bracket, its last figure left out of the sum": (
        "Xử lý kỷ luật 14 trường hợp (khiển trách 09, cảnh cáo 05, buộc thôi việc 01).",
        ("14", "09", "05", "01"),
    ),
    "one side of every level in one sentence": (
        "Kết quả trả đúng hạn: cấp tỉnh đã giải quyết 66.985 hồ sơ, đúng hạn 66.481 hồ sơ; cấp huyện đã giải quyết "
        "149.306 hồ sơ, đúng hạn 147.118 hồ sơ; cấp xã đã giải quyết 417.205 hồ sơ, đúng hạn 416.954 hồ sơ. Tính chung "
        "ba cấp đúng hạn 630.913/633.496 hồ sơ.",
        ("630.913", "66.481", "147.118", "416.954"),
    ),
    "growth since the same base as the rise before it": (
        "Thu 1.968,4 tỷ đồng, gồm thu nội địa 1.897,6 tỷ đồng, xuất nhập khẩu 70,8 tỷ đồng; so với năm 2023 (1.744,3 "
        "tỷ đồng) tăng 224,1 tỷ đồng, tăng 13,0%.",
        ("13,0%", "1.968,4", "1.744,3", "1.744,3"),
    ),
    "growth from one quarter to the next": (
        "Quý I tiếp nhận 8.827 hồ sơ, quý II tiếp nhận 9.684 hồ sơ, 6 tháng là 18.511 hồ sơ. Riêng quý II so với quý I "
        "tăng 8,8%.",
        ("8,8%", "9.684", "8.827", "8.827"),
    ),
    "a rise from one quarter to the next, each in its paragraph": (
        "Quý III: 3.960 hồ sơ (tháng 7: 1.108; tháng 8: 1.397; tháng 9: 1.455).\nQuý IV: 4.539 hồ sơ (tháng 10: 1.502; "
        "tháng 11: 1.346; tháng 12: 1.691).\nNhư vậy 6 tháng tiếp nhận 8.499 hồ sơ; quý IV tăng 597 hồ sơ so với quý "
        "III.",
        ("597", "4.539", "3.960"),
    ),
    "a fall between two years of a list": (
        "Chia theo năm: 2018 có 257 người; 2019 có 216 người; 2020 có 181 người. Số tinh giản năm 2020 giảm 17,2% so "
        "với năm 2019.",
        ("17,2%", "181", "216", "216"),
    ),
    "figures of accounts": (
        "Đã cấp 1.790 tài khoản, trong đó cấp tỉnh: tài khoản 558, cấp huyện: tài khoản 471, cấp xã: tài khoản 716.",
        ("1.790", "558", "471", "716"),
    ),
    "saved from the one to the other": (
        "Chi phí tuân thủ giảm từ 1.264 triệu đồng/năm xuống 938 triệu đồng/năm, tiết kiệm 362 triệu đồng (25,79%).",
        ("1.264", "938", "362"),
    ),
    "by how much, and then from and to": (
        "Hồ sơ trễ hạn giảm 67 hồ sơ, từ 311 hồ sơ xuống còn 235 hồ sơ.",
        ("311", "235", "67"),
    ),
    "growth of which the earlier end follows": (
        "Hồ sơ trực tuyến là 92.417 hồ sơ, tăng 12.062 hồ sơ (15,0%) so với quý I năm 2022 là 80.535 hồ sơ.",
        ("92.417", "80.535", "12.062"),
    ),
    "one money set over another, out of the plan": (
        "Giải ngân vốn đầu tư công 5.138 tỷ đồng/9.876 tỷ đồng, bằng 62,0% kế hoạch; cùng kỳ năm 2024 là 47,3%.",
        ("62,0%", "5.138", "9.876"),
    ),
    "units of another name": (
        "Kiểm tra 12/17 xã, thị trấn, đạt 66,7% số đơn vị; kế hoạch đề ra kiểm tra tối thiểu 50% số đơn vị.",
        ("66,7%", "12", "17"),
    ),
    "the plan in a bracket behind its rate": (
        "Thu bảo hiểm 5 tháng 1.687,4 tỷ đồng, đạt 40,30% kế hoạch được giao (4.215,0 tỷ đồng); gồm thu bắt buộc "
        "1.115,1 tỷ đồng, tự nguyện 572,3 tỷ đồng.",
        ("40,30%", "1.687,4", "4.215,0"),
    ),
    "from the first of the year to the last": (
        "Đơn vị sự nghiệp công lập: đầu năm 412 đơn vị, cuối năm 398 đơn vị (y tế 23, giáo dục 341, lĩnh vực khác 34), "
        "giảm 21 đơn vị.",
        ("412", "398", "21"),
    ),
    "how far the first is from the last": (
        "Khoảng cách giữa yếu tố cao nhất 93,52% và thấp nhất 89,73% là 3,89 điểm phần trăm.",
        ("93,52%", "89,73%", "3,89"),
    ),
    "points of a rate, for short": (
        "Tỷ lệ chi trả qua tài khoản 36,2%, tăng 14,1 điểm so với cuối năm 2022 (24,8%).",
        ("36,2%", "24,8%", "14,1"),
    ),
    "a bracket of what was changed, and what was cut": (
        "Cấp 29.508 giấy phép, trong đó mô tô 15.107, ô tô 14.238 (cấp mới 5.902, đổi 7.914, nâng hạng 395), "
        "quốc tế 163.",
        ("14.238", "5.902", "7.914", "395"),
    ),
    "out of a plan that is less": (
        "Kiểm tra 43 cuộc (tại trụ sở hải quan 34, tại trụ sở người khai 09), đạt 105,7% kế hoạch 40 cuộc.",
        ("105,7%", "43", "40"),
    ),
}  # fmt: skip

HARMLESS = {
    "more settled than received, where some came over from before":
        "Tiếp nhận 1.000 hồ sơ; đã giải quyết 1.005 hồ sơ; đang giải quyết 12 hồ sơ.",
    "some returned":
        "Tiếp nhận 1.250 hồ sơ; đã giải quyết 1.190 hồ sơ, trả lại 35 hồ sơ; đang giải quyết 25 hồ sơ.",
    "a rate of another time":
        "Đã giải quyết 41.730 hồ sơ, gồm 29.844 hồ sơ trước hạn, 11.562 hồ sơ đúng hạn, 324 hồ sơ trễ hạn. Tỷ "
        "lệ trước hạn và "
        "đúng hạn 99,22%, thấp hơn quý IV/2025 (99,36%) 0,14 điểm phần trăm.",
    "ordinals":
        "Trung tâm có hai điểm: điểm số 1 tại phường A với 26 quầy và điểm số 2 tại phường B với 19 quầy. Tất "
        "cả 45 quầy đã "
        "lắp máy. Tuyển sinh: lớp 1 có 48.206 hồ sơ, lớp 6 có 50.918 hồ sơ, lớp 10 có 41.377 hồ sơ, tổng cộng "
        "140.501 hồ sơ.",
    "the whole after its share":
        "Có 1.794 TTHC của cơ quan cấp tỉnh. Số TTHC thực hiện phi địa giới là 1.652, đạt 92,08% trong số 1.794 "
        "TTHC.",
    "more than what was planned":
        "Thu ngân sách xã 9.846 triệu đồng trên dự toán 8.120 triệu đồng, vượt 21,3%.",
    "what is made concrete":
        "Tỉnh giao 112 nhiệm vụ.\nSở đã cụ thể hóa Kế hoạch thành 31 nhiệm vụ, quý I hoàn thành 8 nhiệm vụ.",
    "a part that is read nowhere":
        "Thành phố có 47 trường công lập (mầm non 16, tiểu học 17, trung học cơ sở 12, trường liên cấp 02).",
    "who left is none of those who are there":
        "Công chức được giao 108, có mặt 101, đạt 93,52%; 6 tháng có 02 công chức nghỉ hưu, 01 công chức chuyển "
        "công tác.",
    "a change of something else":
        "Có 590 đơn vị sự nghiệp. So với năm 2021 (604 đơn vị) giảm 14 đơn vị. Số phòng giảm 12 phòng so với "
        "năm 2015.",
    "another change begins":
        "Tỷ lệ trực tuyến nâng từ 60% lên 80%, giảm tỷ lệ trễ hạn từ 2% xuống 1%.",
    "what a sentence later tells of those sent back":
        "Tổng hồ sơ phải giải quyết: 27.778. Đã giải quyết 26.105. Đang giải quyết 1.673. Hồ sơ trả lại, rút: 218.",
    "a share right behind a rise and its base":
        "Trung tâm có 1.322 TTHC. TTHC thực hiện tại chỗ là 318, tăng 71 so với năm 2019 (247), bằng 24,1% số TTHC "
        "của Trung tâm.",
    "a whole that the community has nothing to do with":
        "Có 2.318 doanh nghiệp số. Sàn có 642 sản phẩm. Thành lập 604 tổ công nghệ số cộng đồng với 4.391 thành viên.",
    "a fall since what stands before a list":
        "Kỷ luật 29 người: khiển trách 17, cảnh cáo 08, cách chức 01, buộc thôi việc 03; so với năm 2021 (36 người) "
        "giảm 07 người (19,4%).",
    "a cut in time with its goal":
        "Cắt giảm 139/451 điều kiện, đạt 30,8%; giảm 32,4% thời gian giải quyết, mục tiêu 50%.",
    "what is left of what was received, behind those on time":
        "Cấp xã tiếp nhận 38.913 hồ sơ. Giải quyết 38.902 hồ sơ, trong đó đúng hạn 38.871 hồ sơ, đạt 99,92%; còn 11 "
        "hồ sơ chưa đến hạn.",
    "rates of the levels about the rate of this year":
        "Chỉ số hài lòng chung là 85,13%, tăng 1,87 điểm phần trăm so với năm 2023 (83,26%). Khối sở, ngành đạt "
        "86,94%; khối huyện, thành phố đạt 85,02%; khối xã, phường, thị trấn đạt 84,11%.",
    "more than a plan, by so many":
        "Tinh giản 248 người, vượt 33 người so với kế hoạch 215 người, đạt 115,3% kế hoạch.",
    "more than a plan, its rate before":
        "Đạt 103,7% kế hoạch (612 cuộc/590 cuộc).",
    "ranks of three indices":
        "PAR INDEX xếp 9/63 (tăng 26 bậc); PAPI xếp 10/63 (tăng 34 bậc); PCI xếp 16/63 (tăng 2 bậc).",
    "a rise since a year that is not told, and parts":
        "Thu nội địa đạt 2.533 tỷ đồng, tăng 75,6% so với cùng kỳ, gồm: thu thuế, phí 1.392 tỷ đồng, tăng 34,2% so với "
        "cùng kỳ; thu tiền sử dụng đất 1.141 tỷ đồng, tăng 169,7% so với cùng kỳ.",
    "a fall since a year that is not told, and what is sorted out":
        "Tiếp nhận 1.877 đơn (giảm 22,1% so với cùng kỳ năm 2018). Qua phân loại có 1.149 đơn đủ điều kiện.",
    "a fall, and what stands beside":
        "Có 54.581 việc có điều kiện, giảm 6.251 việc so với năm 2018 và 23.812 việc chưa có điều kiện giải quyết.",
    "shares of plans that are not told":
        "Tổng thu 22.156 tỷ đồng, trong đó thu dầu thô 8.197 tỷ đồng, đạt 33,9% so với dự toán; thu nội địa 9.877 tỷ "
        "đồng, đạt 23% so với dự toán và bằng 81,7% so với cùng kỳ.",
    "cases and those accused in them":
        "Cơ quan điều tra thụ lý 5.285 vụ/7.375 bị can, đã giải quyết 5.068 vụ/6.855 bị can, đạt tỷ lệ 95,9%.",
    "accepted and settled, each with its figure":
        "Án dân sự thụ lý và giải quyết 179/29 vụ án.",
    "those overdue among those settled":
        "Tiếp nhận 340.160 hồ sơ, đã giải quyết 329.696 hồ sơ; trong đó, đúng và trước hạn 324.011 hồ sơ, còn 5.685 hồ "
        "sơ quá hạn.",
    "offices side by side, each in its bracket":
        "Nhiều nhất là Công an tỉnh (590 hồ sơ), Sở Giao thông (156 hồ sơ), Sở Lao động (209 hồ sơ), Sở Tư pháp (128 "
        "hồ sơ), Sở Kế hoạch (107 hồ sơ).",
    "on time and late out of both":
        "Lũy kế đã và đang giải quyết 37.782 hồ sơ. Trả trước và đúng hạn 33.257 hồ sơ (98,13%), chậm hạn 635 hồ sơ "
        "(1,87%).",
    "part of what is told roughly":
        "Tiếp nhận 28.917 hồ sơ; đã giải quyết gần 27.000 hồ sơ, đạt 93,5%; trong đó trả trước hạn 22.357 hồ sơ, "
        "đạt 83%.",
    "days with a hyphen":
        "Từ ngày 30-4 đến ngày 03-5, khách quốc tế đạt 2.500 lượt (tăng 212,5% so với cùng kỳ năm 2020), khách nội địa "
        "147.500 lượt (tăng 172,1% so với cùng kỳ năm 2020).",
    "years without their word":
        "Chỉ số cải cách hành chính 2021 đạt 87,41%; chia theo năm: 2019 có 216 người; 2020 có 181 người.",
    "those who are short of a norm":
        "Xã có 66 người: khối Đảng 16 người, khối Mặt trận 9 người, khối chính quyền 41 người. So với định mức 69 "
        "người còn thiếu 3 người.",
    "answered of all and not of one kind":
        "Tiếp nhận 38 kiến nghị: 31 về hành vi hành chính; 07 về quy định. Đã trả lời 36, đạt 94,7%; đang xử lý 02.",
    "a fall and what was asked":
        "Biên chế 2.044 chỉ tiêu, thấp hơn năm 2015 (2.278 chỉ tiêu) 234 chỉ tiêu, đạt mức giảm 10,3%, vượt yêu "
        "cầu 10%.",
    "more than half off":
        "Có 571.312 phiếu bầu cấp tỉnh. Cấp huyện có 567.723 cử tri, cấp xã có 556.832 cử tri đi bầu.",
    "wards that became one":
        "Sau khi sắp xếp 03 phường thành 01 phường, quận còn 11 phường và 74 khu vực.",
    "the next one of a list with its own rise":
        "Huyện A có 6/9 xã đạt chuẩn, bình quân 16,67 tiêu chí, tăng 6,44 tiêu chí/xã; huyện B có 4/8 xã, bình "
        "quân 17,25 tiêu chí, tăng 9 tiêu chí/xã.",
    "two kinds of one month":
        "Tháng này đón 560.000 lượt; trong đó khách quốc tế 340.000 lượt, tăng 54,9%, khách nội địa 220.000 lượt, "
        "tăng 8,6%.",
    "a mean is no level of last year":
        "Các xã đạt tổng cộng 189 tiêu chí, tăng 25 tiêu chí so với năm 2022; bình quân 17,18 tiêu chí/xã, tăng 2,28 "
        "tiêu chí/xã.",
    "since two other years":
        "Tỷ trọng năm 2021 đạt 11,9%, năm 2022 ước đạt 12,3%, tăng 0,4% so với năm 2021 và tăng 2,5% so với năm 2020.",
    "growth then and now":
        "Khu vực dịch vụ tăng 7,98% (cùng kỳ tăng 7,96%), khu vực công nghiệp tăng 7,25% (cùng kỳ tăng 6,67%), nông "
        "nghiệp tăng 5,83% (cùng kỳ tăng 5,62%).",
    "what two districts had before":
        "Quận A từ 9 phường sáp nhập thành 2 phường, quận B từ 6 phường còn 2 phường, quận C từ 6 phường còn 2 phường.",
    "down to so many":
        "Số đơn vị cấp huyện không thay đổi (9 đơn vị); số đơn vị cấp xã từ 180 đơn vị giảm xuống còn 173 đơn vị với "
        "150 xã, 10 thị trấn, 13 phường.",
    "a goal is no level of last year":
        "Khu vực thu 21.515,52 tỷ đồng, đạt 35,86% chỉ tiêu thành phố giao (60.000 tỷ đồng), tăng 3.385,54 tỷ đồng "
        "(tương ứng 18,67%) so với cùng kỳ năm 2021.",
    "rates of other things":
        "Thụ lý mới 5.621 việc (tăng 5,6% so với năm 2019); thi hành xong 5.024 việc (tăng 46 việc, 0,9% so với cùng "
        "kỳ năm 2019); số đình chỉ bằng 7,8% số có điều kiện.",
    "each out of its own plan":
        "Dự toán thu năm 2019 là 13.498 tỷ đồng. 5 tháng thu ước đạt 5.950 tỷ đồng, bằng 44,1% dự toán.\n"
        "Trong đó: thu nội địa ước 5.240 tỷ đồng, đạt 44,4% dự toán và tăng 20,5% so với cùng kỳ.",
    "a plan that is not printed":
        "Tổng thu được 174.597 tỷ đồng.\nTrong đó, thu nội địa được 123.697 tỷ đồng, đạt 49,8% dự toán; thu từ xuất "
        "nhập khẩu được 50.900 tỷ đồng, đạt 47,1% dự toán và tăng 27,3%.",
    "compared as well, with what is said at the end":
        "Thu ngân sách 1.660 tỷ đồng, đạt 11,1% dự toán; trong đó, thu nội địa 1.500 tỷ đồng, đạt 11% dự toán và bằng "
        "93,4%; thu xuất nhập khẩu 160 tỷ đồng, đạt 12,3% dự toán và bằng 146,1% so với cùng kỳ.",
    "the plan in a bracket":
        "Chi ngân sách ước thực hiện 2.838,4 tỷ đồng, đạt 11,0% dự toán giao (trong đó dự toán giao: 25.716,56 tỷ "
        "đồng).",
    "cases and the people in them":
        "Kiểm sát điều tra 1.506 vụ/1.999 bị can, đã giải quyết 1.109 vụ/1.490 bị can, đạt 73,64%; số đơn còn lại có "
        "17 đơn/13 vụ.",
    "a list that goes on":
        "Gieo trồng 6.794 ha cây hằng năm. Trong đó: ngô 1.294 ha, giảm 9 ha; đậu tương 199 ha, tăng 6 ha; khoai lang "
        "132 ha, giảm 3 ha; rau các loại 5.097 ha, giảm 51 ha; đậu các loại 63 ha, giảm 10 ha; …",
    "of other paragraphs":
        "Tháng 8 đã thu ngân sách 906 tỷ đồng.\nDoanh thu từ doanh nghiệp có vốn nước ngoài là 2.219 tỷ đồng.\n"
        "Trong tháng 8 đã chi ngân sách là 1.325 tỷ đồng.",
    "three kinds side by side":
        "Có 82 doanh nghiệp thành lập mới; có 25 doanh nghiệp đăng ký tạm ngừng hoạt động; số doanh nghiệp giải thể 16 "
        "doanh nghiệp; có 12 doanh nghiệp hoạt động trở lại.",
    "a bound of each one's plan":
        "30/63 địa phương có số thu đạt dưới 45% dự toán.",
    "one bound told twice":
        "Có 31/63 địa phương đạt được trên 48% dự toán và có 32/63 địa phương tiến độ thu thấp (dưới 48%).",
    "doings of other things":
        "Không phê chuẩn 521 lệnh, quyết định áp dụng biện pháp ngăn chặn; quyết định hủy 494 quyết định tạm giữ; "
        "hủy 24 quyết định tạm đình chỉ.",
    "examples that go on":
        "Kim ngạch xuất khẩu các mặt hàng chủ lực như dệt may đạt 11,7 tỉ USD, dầu thô 6,1 tỉ USD, giày dép 5,1 tỉ "
        "USD... Các thị trường khác tăng nhanh.",
    "the next one behind a bracket":
        "Tổng số hộ dân 19.051 hộ; hộ nghèo 726, tỷ lệ 3,81%. Năm 2023, huyện phấn đấu giảm ít nhất 55 hộ nghèo (tỷ lệ "
        "0,29%) và 13 hộ cận nghèo (tỷ lệ 0,07%).",
    "out of two plans, and a rise":
        "Thu nội địa 4.162 tỷ đồng, đạt 69,8% so với dự toán trung ương giao, 57,8% dự toán tỉnh giao và tăng 26,7% so "
        "với cùng kỳ năm 2019.",
    "a balance of two":
        "Xuất siêu còn 2,84 tỉ USD trong 11 tháng, trong đó khu vực trong nước nhập siêu 18,4 tỉ USD; khu vực nước "
        "ngoài xuất siêu 21,24 tỉ USD.",
    "people in the cases":
        "Tai nạn giao thông xảy ra 851 vụ, làm chết 133 người, bị thương 738 người.",
    "now and then in a bracket":
        "Công an tỉnh bắt giữ 214 vụ, so với cùng kỳ năm 2019 tăng 97 vụ (214/117 vụ).",
    "the first of what is listed":
        "Huyện hoàn thành 5/6 chỉ tiêu về xã hội, gồm: lao động qua đào tạo 81%, giảm nghèo 4,2%.",
    "votes out of a house that is not told":
        "Chủ tịch có 43 phiếu tín nhiệm cao (chiếm 95,6%); Phó Chủ tịch có 41 phiếu (chiếm 91,1%), 40 phiếu (chiếm "
        "88,9%) và 38 phiếu (chiếm 84,4%).",
    "each office out of its own plan":
        "Lũy kế thu đạt 8.412 tỷ đồng, bằng 54% dự toán Hội đồng nhân dân tỉnh giao. Trong đó, Văn phòng Cục thu 7.148 "
        "tỷ đồng, đạt 52%; các chi cục thu 1.264 tỷ đồng, đạt 65%.",
    "a goal is not what was before":
        "Có 45/53 trường đạt chuẩn, đạt tỷ lệ 85% (chỉ tiêu nghị quyết 94%); 100% giáo viên đạt chuẩn, tăng 4,3% so "
        "với đầu nhiệm kỳ.",
    "out of its own KH":
        "Gieo trồng được 408.216 ha, đạt 99,5% kế hoạch (KH). Trong đó, vụ thu mùa 157.304 ha, đạt 100,5% KH.",
    "classes one to three":
        "Có 1.036 thanh niên sức khỏe từ loại 1 đến loại 3. Chỉ tiêu của huyện là 310 công dân.",
    "another debt":
        "Nợ đang xử lý 9,6 tỷ đồng, giảm 5,1 tỷ đồng so với đầu năm và nợ khó thu 562 tỷ đồng, giảm 68,4 tỷ đồng so "
        "với đầu năm.",
    "what a figure is set over":
        "Đã điều tra 341/360 vụ phạm tội, khám phá 35 vụ rất nghiêm trọng.",
    "a share of this year and a fall since the last":
        "Hộ nghèo là 11.925 hộ, chiếm 6,74% so với 176.822 hộ, giảm 1,6% so với năm 2018.",
    "areas with their yields":
        "Diện tích gieo trồng 64,5 ha. Cụ thể, lúa 40,2 ha, năng suất 69,4 tạ/ha; ngô 24,3 ha, năng suất 60,2 tạ/ha.",
    "now out of then":
        "Thực hiện 201,8 tỷ đồng, đạt 108,2% dự toán, bằng 106,6% so với năm 2020 (189,3 tỷ đồng). Thu hồi 317 "
        "phù hiệu, "
        "tăng 75 phù hiệu so với cùng kỳ (242), bằng 131,0%.",
    "more than a plan":
        "Bồi dưỡng 146 lượt (lý luận 34, quản lý nhà nước 52, tiếng dân tộc 60), kế hoạch giao 140 lượt, đạt "
        "104,3%. Kiểm "
        "tra tại trụ sở 64 doanh nghiệp, vượt 04 doanh nghiệp so với kế hoạch (60).",
    "days before and after a cut":
        "Tổng thời gian theo quy định 612 ngày, sau cắt giảm 447 ngày, rút ngắn 165 ngày (giảm 27,0%).",
    "what is left was not settled":
        "Toàn Ban đã trả 1.911 hồ sơ, trong đó đúng và trước hạn 1.907 hồ sơ, đạt 99,79%; đang xử lý 34 hồ sơ.",
    "places lost":
        "Ban xếp thứ 07/22 sở, ngành, tụt 02 bậc so với năm 2022 (thứ 05/22).",
    "a line of the telephone among the counts":
        "Tiếp nhận 07 phản ánh (02 về hành vi hành chính và 0,0 về quy định); đang xử lý 06, còn 01. Đường dây nóng "
        "nhận "
        "96 phản ánh, 0260.3822246 là số tiếp nhận thứ hai.",
    "all since the first of the year":
        "Từ đầu năm đến nay xảy ra 37 vụ, giảm 4 vụ. Tính từ đầu năm đến nay, xử lý 412 trường hợp, tăng 21 "
        "trường hợp.",
    "items side by side":
        "- Xuất khẩu tháng 7 đạt 11,67 tỷ USD và 7 tháng đạt 81,09 tỷ USD;\n- Nhập khẩu trong tháng đạt 10,24 tỷ "
        "USD và "
        "7 tháng đạt 70,89 tỷ USD.",
    "a month of a year is no base":
        "Kim ngạch đạt 9,13 tỷ USD, giảm 29,4% so với nửa cuối tháng 12-2021.",
    "those who fell ill and those who died":
        "Trong tuần số nhập viện là 7.582/1, so với tuần trước (8.811/2). So với cùng kỳ (58.177/21) số mắc tăng 4,8 "
        "lần.",
    "out of two kinds together":
        "Xảy ra 19 vụ cháy, 1 vụ nổ, làm chết 2 người. Trong đó, 5 vụ ngoài trời (chiếm 25% tổng số vụ cháy, nổ), 8 vụ "
        "nhà dân (chiếm 40%).",
    "the first of a list":
        "Trong số các vụ cháy, có 125 vụ cháy nhà dân (chiếm 33,3%); 47 vụ cháy cơ sở kinh doanh; 32 vụ cháy phương "
        "tiện; 25 vụ cháy kho; 33 vụ cháy rừng.",
    "two kinds together out of all":
        "Tổng số thủ tục đang áp dụng 318 thủ tục, gồm cấp quận 206, cấp phường 112. Có 61 thủ tục mức độ 3 và 14 thủ "
        "tục mức độ 4, chiếm 23,6% tổng số thủ tục.",
    "arranged and not ranked":
        "Công chức sau sắp xếp 6.480 người, đúng chuyên ngành 5.417 người, chiếm 83,6%; chưa đúng chuyên ngành "
        "1.063 người, "
        "chiếm 16,4%.",
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_what_is_told_plainly_is_reported(name: str) -> None:
    text, figures = SLIPS[name]
    told = accused(text)
    assert sorted(figures) in [sorted(s.figures) for s in told], told


@pytest.mark.parametrize("name", HARMLESS)
def test_nobody_is_accused_of_what_is_told_rightly(name: str) -> None:
    assert accused(HARMLESS[name]) == []


def test_one_slip_in_what_is_left_is_told_once() -> None:
    text, figures = SLIPS["what is left of what was to be settled, and not of what was settled"]
    assert [s.figures for s in accused(text)] == [figures]


def test_what_was_received_is_confronted_with_what_became_of_it() -> None:
    (found,) = said_in_each(
        ["Sở có 1.276 hồ sơ phải giải quyết. Sở đã trả 1.195 hồ sơ, bao gồm 1.164 hồ sơ đúng và trước hạn, 31 "
         "hồ sơ quá hạn. "
         "Số chưa giải quyết là 81 hồ sơ."]
    )  # fmt: skip
    assert any(
        s.outcome == "satisfied" and sorted(s.figures) == sorted(("1.276", "1.195", "81")) for s in found
        if isinstance(s, Said)
    )  # fmt: skip
