"""What words tell outright is meant so, whatever else happens to fit; and nothing is told of what they leave "
"open."""

import pytest

from tests.checks.claims.said import accused, said, violated

#: What is told, and of which figures.
SLIPS = {
    "growth right behind the difference that it is": (
        "Trong kỳ tiếp nhận 182.640 hồ sơ, trong đó trực tuyến 171.529 hồ sơ, trực tiếp 11.111 hồ sơ.\nTheo lĩnh "
        "vực: "
        "cư trú 96.318; căn cước 48.215; đăng ký xe 21.744; xuất nhập cảnh 13.682; khác 2.681.\nĐã giải quyết "
        "179.866 "
        "hồ sơ, quá hạn 354 hồ sơ.\nSo với cùng kỳ năm 2023 (169.083 hồ sơ), số hồ sơ tiếp nhận tăng 13.557 hồ "
        "sơ, tăng "
        "6,8%.",
        ("6,8%", "182.640", "169.083"),
    ),
    "growth out of what there is now, behind its difference": (
        "Tổng hồ sơ tiếp nhận từ 15/12/2025 đến 14/3/2026: 6.522 hồ sơ (mới 6.318, tồn kỳ trước 204). Phân theo hình "
        "thức nộp của hồ sơ mới: trực tuyến 5.867 hồ sơ (92,86%), trực tiếp 432 hồ sơ, bưu chính 19 hồ sơ. So với quý "
        "IV/2025 (tiếp nhận mới 5.740 hồ sơ), hồ sơ mới tăng 578 hồ sơ, tăng 9,15%.",
        ("9,15%", "6.318", "5.740"),
    ),
    "growth behind the bracket with what there was before": (
        "Giải quyết 87.200 hồ sơ, đúng hạn 85.981; trễ hạn 1.219 hồ sơ. Số hồ sơ trễ hạn giảm 304 hồ sơ so với "
        "cùng kỳ "
        "năm 2023 (1.523 hồ sơ), tương đương giảm 19,9%.",
        ("19,9%", "1.523", "1.219"),
    ),
    "growth out of what there is now": (
        "Toàn tỉnh tiếp nhận 324.671 hồ sơ, bao gồm 6.214 hồ sơ kỳ trước chuyển qua và 318.457 hồ sơ tiếp nhận "
        "mới; số "
        "tiếp nhận mới tăng 5,44% so với năm 2018 (301.120 hồ sơ).",
        ("5,44%", "318.457", "301.120"),
    ),
    "a difference to what the bracket behind it says": (
        "Sau sắp xếp, toàn huyện còn 96 trường công lập (mầm non: 38; tiểu học và trung học cơ sở: 51; trung học "
        "cơ sở: "
        "7), giảm 31 trường so với năm 2016 (117 trường).",
        ("31", "117", "96"),
    ),
    "what is short of what was granted, a list in between": (
        "Tỉnh có 124 đơn vị cấp xã, gồm 117 xã và 07 phường. Cán bộ, công chức cấp xã hiện có 4.216 người; về "
        "trình độ: "
        "412 người trên đại học, 3.598 người đại học, 206 người cao đẳng. So với định mức giao 4.640 người, cấp "
        "xã còn "
        "thiếu 414 người.",
        ("4.640", "4.216", "414"),
    ),
    "a list with a last kind that its sum forgot": (
        "Đã ban hành 52 văn bản phục vụ công tác cải cách: 08 kế hoạch, 05 quyết định, 39 công văn, 12 thông báo.",
        ("52", "08", "05", "39", "12"),
    ),
    "some of what words say they are among": (
        "Tiếp nhận 412.365 hồ sơ, gồm 405.118 hồ sơ tiếp nhận mới và 7.247 hồ sơ từ kỳ trước chuyển sang.\nTrong "
        "số hồ "
        "sơ tiếp nhận mới có 268.940 hồ sơ nộp trực tuyến, đạt 65,22%.",
        ("65,22%", "268.940", "405.118"),
    ),
    "the content among what came back, reckoned from what was sent": (
        "Phát ra 150 phiếu, thu về 142 phiếu, tỷ lệ thu hồi 94,67%. Trong số phiếu thu về có 133 phiếu đánh giá "
        "hài "
        "lòng, chiếm 88,67%.",
        ("88,67%", "133", "142"),
    ),
    "some of the late ones, reckoned from all": (
        "Có 3.718 người nhận kết quả đúng hẹn hoặc sớm hẹn (93,61%), 254 người bị trễ hẹn (6,39%). Trong số người "
        "bị trễ "
        "hẹn, 167 người được cơ quan gửi thư xin lỗi, đạt 4,2%.",
        ("4,2%", "167", "254"),
    ),
    "more than there are of what they are among": (
        "Đã giải quyết 3.297 hồ sơ, trong đó đúng hạn 3.231 hồ sơ, chậm hạn 66 hồ sơ. Trong số hồ sơ chậm hạn có "
        "84 hồ sơ "
        "bảo hộ giống cây trồng.",
        ("84", "66"),
    ),
    "a share of what its words name, reckoned from that with another": (
        "Tổng số hồ sơ phải giải quyết là 34.872 hồ sơ, gồm 3.416 hồ sơ kỳ trước chuyển sang và 31.456 hồ sơ tiếp "
        "nhận "
        "mới. Hồ sơ nộp trực tuyến 12.758 hồ sơ, chiếm 36,59% số hồ sơ tiếp nhận mới.",
        ("36,59%", "12.758", "31.456"),
    ),
    "what is printed over its whole, with the rate of another": (
        "Có 9.862/21.438 người hưởng lương hưu, trợ cấp hằng tháng nhận tiền qua tài khoản cá nhân, đạt 38,74%; "
        "cuối năm "
        "2021 là 8.103/20.916 người, đạt 38,74%.",
        ("38,74%", "9.862", "21.438"),
    ),
    "what was found wrong, put right under another name": (
        "Qua kiểm tra phát hiện 37 tồn tại, hạn chế; đến nay các đơn vị đã khắc phục xong 31 nội dung, còn 8 nội "
        "dung "
        "đang khắc phục.",
        ("37", "31", "8"),
    ),
    "what was received, of which more was settled and is left by one digit": (
        "Toàn tỉnh đã tiếp nhận 84.215 hồ sơ; đã giải quyết 79.846 hồ sơ (đúng hạn 79.102 hồ sơ, quá hạn 744 hồ "
        "sơ); đang "
        "giải quyết 4.469 hồ sơ.",
        ("84.215", "79.846", "4.469"),
    ),
    "more than there are of so many as its sentence begins with": (
        "Cấp xã quá hạn 711 hồ sơ. Trong 142 hồ sơ quá hạn trên 10 ngày ở cấp xã có 214 hồ sơ đất đai.",
        ("214", "142"),
    ),
    "a share of what is due, reckoned from the plan of the year": (
        "Kế hoạch năm 2026 của Cục gồm 38 nhiệm vụ; trong quý có 12 nhiệm vụ đến hạn, đã hoàn thành 11 nhiệm "
        "vụ, đạt "
        "28,95% số nhiệm vụ đến hạn.",
        ("28,95%", "11", "12"),
    ),
    "a list of all kinds, the names of which have commas": (
        "Tỉnh tổ chức kiểm tra 18 cơ quan, đơn vị, gồm 04 sở, ngành và 13 xã, phường; phát hiện 46 tồn tại, hạn "
        "chế.",
        ("18", "04", "13"),
    ),
    "a share of what its words name within the year": (
        "Tổng số 412.386 hồ sơ, gồm 406.172 hồ sơ tiếp nhận mới và 6.214 hồ sơ kỳ trước chuyển sang.\nSố hồ sơ "
        "trực tuyến "
        "là 128.145 hồ sơ, chiếm 31,07% số hồ sơ tiếp nhận mới trong năm.",
        ("31,07%", "128.145", "406.172"),
    ),
    "a share that happens to fit what it is hardly out of": (
        "Đã số hóa 2.157 hồ sơ, trong đó hộ tịch 1.208 hồ sơ, đất đai 421 hồ sơ, khác 528 hồ sơ. Số hồ sơ tái "
        "sử dụng dữ "
        "liệu là 714 hồ sơ, đạt 41,1%. Cùng kỳ số hóa 1.736 hồ sơ.",
        ("41,1%", "714", "2.157"),
    ),
    "both levels in all, each by its first figure": (
        "Cấp huyện: tổng số hồ sơ 3.486 (mới tiếp nhận 3.272, kỳ trước chuyển sang 214); đã giải quyết 3.251 "
        "(trước hạn "
        "2.704, đúng hạn 532, quá hạn 15); đang giải quyết 235 (231 hồ sơ chưa đến hạn, 04 hồ sơ quá hạn).\n"
        "Cấp xã: tổng số hồ sơ 9.118; đã giải quyết 9.064 (trước hạn 6.215, đúng hạn 2.846, quá hạn 03); đang "
        "giải quyết "
        "54.\n"
        "Tính chung toàn huyện: tiếp nhận 12.406 hồ sơ, đã giải quyết 12.315 hồ sơ.",
        ("12.406", "3.486", "9.118"),
    ),
    "the average of rates that are all less": (
        "Yếu tố công chức đạt 88,36%, là bình quân của 4 tiêu chí: thái độ giao tiếp 87,94%, lắng nghe ý kiến "
        "87,12%, giải "
        "đáp thắc mắc 86,80%, hướng dẫn hồ sơ 88,05%.",
        ("88,36%", "87,94%", "87,12%", "86,80%", "88,05%"),
    ),
    "a list in the middle of which one happens to be the others": (
        "Trong năm đã thanh tra, kiểm tra 226 đơn vị sử dụng lao động, gồm thanh tra chuyên ngành 96 đơn vị, kiểm tra "
        "118 đơn vị và phối hợp liên ngành 22 đơn vị.",
        ("226", "96", "118", "22"),
    ),
    "a rise of those who take part": (
        "Toàn tỉnh có 24.175 người tham gia bảo hiểm; số người tham gia tăng 6.331 người so với năm 2020 "
        "(17.862 người).",
        ("24.175", "17.862", "6.331"),
    ),
    "a sum of levels, where one tells before what was to be done": (
        "- Cấp huyện: phải giải quyết 12.846 hồ sơ (318 hồ sơ năm 2018 chuyển qua, 12.528 hồ sơ mới); đã giải quyết "
        "12.417 hồ sơ, trong đó trước hạn 3.906, đúng hạn 8.375, quá hạn 136; còn 429 hồ sơ đang giải quyết.\n"
        "- Cấp xã: tiếp nhận 61.374 hồ sơ; đã giải quyết 61.289 hồ sơ (99,86%), gồm 61.102 hồ sơ đúng hạn và 187 hồ "
        "sơ quá hạn; đang giải quyết 85 hồ sơ.\n- Tính chung hai cấp, toàn huyện đã giải quyết 73.760/74.220 hồ sơ, "
        "đạt 99,38%.",
        ("73.760", "12.417", "61.289"),
    ),
    "what came over and what was received, a paragraph before": (
        "Trong 9 tháng, bộ phận một cửa của Sở tiếp nhận 21.583 hồ sơ.\n"
        "- Kỳ trước chuyển sang 947 hồ sơ, nâng tổng số phải giải quyết lên 22.350 hồ sơ.",
        ("22.350", "21.583", "947"),
    ),
    "a share of all, reckoned from a part of them": (
        "Lĩnh vực hàng hải có 87 thủ tục hành chính, trong đó cấp trung ương 59 thủ tục và cấp cảng vụ 28 thủ tục. Năm "
        "2020 đã đơn giản hóa 31 thủ tục, chiếm 52,5% tổng số thủ tục. Về điều kiện kinh doanh, cắt giảm từ 74 xuống "
        "còn 29 điều kiện, tức giảm 45 điều kiện (60,8%); Nghị quyết số 19-2018/NQ-CP yêu cầu cắt giảm ít nhất 50%.",
        ("52,5%", "31", "87"),
    ),
    "the rate of one level, behind that of all": (
        "Toàn tỉnh tiếp nhận 692.479 hồ sơ, gồm các sở, ngành 96.418 hồ sơ, cấp huyện 183.752 hồ sơ, cấp xã 412.309 hồ "
        "sơ. Đã giải quyết 684.307 hồ sơ, gồm cấp tỉnh 93.876 hồ sơ, cấp huyện 178.904 hồ sơ, cấp xã 411.527 hồ sơ.\n"
        "Tỷ lệ hồ sơ đã giải quyết trên số tiếp nhận toàn tỉnh đạt 98,82%; riêng cấp huyện đạt 97,63%.",
        ("97,63%", "178.904", "183.752"),
    ),
    "a rise that was a fall": (
        "Số hồ sơ trễ hạn là 120 hồ sơ, tăng 30 hồ sơ so với cùng kỳ năm 2023 (150 hồ sơ).",
        ("120", "150", "30"),
    ),
    "points by which a rate rose that fell": (
        "Chỉ số hài lòng năm 2023 đạt 81,92%, tăng 0,44 điểm phần trăm so với năm 2022 (82,36%).",
        ("81,92%", "82,36%", "0,44"),
    ),
    "a share of a total with its name": (
        "Phí, lệ phí thanh toán không dùng tiền mặt: 12.916 triệu đồng trên tổng thu 18.642 triệu đồng, đạt 65,12%.",
        ("65,12%", "12.916", "18.642"),
    ),
    "some of what was handed in, by what was done with it": (
        "Chi cục phát ra 460 phiếu, thu về 425 phiếu hợp lệ. Trong số phiếu thu về, 391 phiếu đánh giá hài lòng trở "
        "lên, chiếm 85,0%.",
        ("85,0%", "391", "425"),
    ),
    "a share of what its words name, though it is that of two together": (
        "Cục có 33 nhiệm vụ đến hạn trong quý. Cục đã trình đúng hạn 24 nhiệm vụ, trình chậm 4 nhiệm vụ và xin lùi "
        "thời hạn 5 nhiệm vụ; tỷ lệ trình đúng hạn đạt 85,7% số nhiệm vụ đến hạn trong quý.",
        ("85,7%", "24", "33"),
    ),
    "a share right behind what it is of, the last of a sentence": (
        "Đơn vị tiếp nhận 271.304 hồ sơ, trong đó trực tuyến 253.128 hồ sơ, đạt 93,30%; trực tiếp 18.176 hồ sơ.\n"
        "- Cấp hộ chiếu phổ thông: 16.238 hồ sơ, gấp 2,4 lần cùng kỳ; nộp trực tuyến 14.906 hồ sơ (90,17%).",
        ("90,17%", "14.906", "16.238"),
    ),
    "more of one kind than of all": (
        "Rà soát, tái cấu trúc 74 thủ tục, trong đó có 18 thủ tục lĩnh vực nông nghiệp, 13 thủ tục lĩnh vực y tế và "
        "85 thủ tục lĩnh vực xây dựng.",
        ("85", "74"),
    ),
    "what was settled, where its parts and what is left make up what was received": (
        "Tổng số hồ sơ tiếp nhận là 214.906 hồ sơ.\nĐã giải quyết 231.142 hồ sơ; trước và đúng hạn 212.838 hồ sơ, "
        "quá hạn 304 hồ sơ. Số tồn là 1.764 hồ sơ.",
        ("231.142", "212.838", "304"),
    ),
    "two ways to hand in with the shares that they have of their own sum": (
        "Trong quý, các cảng vụ tiếp nhận 30.331 hồ sơ, tăng 10,7% so với quý I năm trước (27.390 hồ sơ). Hồ sơ trực "
        "tuyến 31.018 (99,3%), hồ sơ giấy 213 (0,7%).",
        ("30.331", "31.018", "213"),
    ),
    "an item of a list that misses what the items beside it make up": (
        "Số phiếu thu về 2.618 phiếu; trong đó 2.584 phiếu hợp lệ và 34 phiếu không hợp lệ.\nĐẶC ĐIỂM NGƯỜI TRẢ LỜI\n"
        "- Giới tính: nam 1.402 người, nữ 1.182 người.\n"
        "- Độ tuổi: dưới 35 tuổi 834 người; từ 35 đến 60 tuổi 1.457 người; trên 60 tuổi 293 người.\n"
        "- Nơi sinh sống: đô thị 976 người, nông thôn 1.508 người.",
        ("2.584", "976", "1.508"),
    ),
    "a share of what its words name among others, though it is that of two together": (
        "Tổng số hồ sơ dịch vụ công trực tuyến tiếp nhận trong quý là 4.318 hồ sơ. Trong đó, phê duyệt 4.226 hồ sơ, từ "
        "chối 61 hồ sơ, đang xử lý 31 hồ sơ. Tỷ lệ phê duyệt đạt 98,58% số hồ sơ tiếp nhận.",
        ("98,58%", "4.226", "4.318"),
    ),
    "a share of a total told long before, two of its digits swapped": (
        "Bộ thủ tục hành chính trên địa bàn có 1.902 thủ tục, gồm 1.463 thủ tục cấp tỉnh, 291 thủ tục cấp huyện và 148 "
        "thủ tục cấp xã.\nNiêm yết công khai tại 138 nơi.\nGóp ý 12 dự thảo.\nMở 4 lớp tập huấn.\nKiểm tra 9 phòng.\n"
        "Bố trí 26 máy tính.\nTuyên truyền 31 lượt.\nLắp đặt 17 màn hình.\nTiếp 44 lượt người.\n"
        "Cổng dịch vụ công của tỉnh cung cấp 749 dịch vụ công trực tuyến mức độ 3, 4, chiếm 39,83% tổng số TTHC nêu "
        "trên.",
        ("39,83%", "749", "1.902"),
    ),
    "a share of what it is called by, far from it": (
        "Tỉnh hiện có 124 đơn vị hành chính cấp xã (103 xã, 20 phường, 1 đặc khu). Đoàn đã làm việc với 25 cơ quan, "
        "gồm 7 sở, ngành và 18 UBND cấp xã; số UBND cấp xã được kiểm tra bằng 15,42% tổng số đơn vị hành chính cấp xã.",
        ("15,42%", "18", "124"),
    ),
    "the rate of all, in the sentence of those of its levels": (
        "Số hồ sơ đã giải quyết: 353.798 hồ sơ (cấp tỉnh 97.508 hồ sơ, cấp xã 256.290 hồ sơ). Hồ sơ đúng và trước hạn: "
        "cấp tỉnh 96.114 hồ sơ, đạt 98,57%; cấp xã 255.037 hồ sơ, đạt 99,51%; tính chung toàn tỉnh đạt 98,25%.",
        ("98,25%", "96.114", "255.037", "353.798"),
    ),
    "how many are missing from what was granted, in a bracket behind": (
        "Số công chức cấp xã có mặt là 5.318 người, thiếu 468 người so với biên chế được giao (5.876 người).",
        ("5.876", "5.318", "468"),
    ),
    "the part of a whole, and not the other way": (
        "Biên chế công chức được giao là 2.015 người, hiện có mặt 1.948 người (đạt 96,7%), chưa sử dụng 67 biên chế.\n"
        "Các cơ quan đã gửi 187.212 văn bản trên trục liên thông, trong đó 183.655 văn bản được ký số, đạt 98,7%.",
        ("98,7%", "183.655", "187.212"),
    ),
    "a list of fields with one forgotten, right below what it divides": (
        "- Hồ sơ phải giải quyết: 5.286 hồ sơ (kỳ trước chuyển sang: 312; tiếp nhận mới: 4.974). Hồ sơ tiếp nhận mới "
        "chia theo lĩnh vực:\n+ Lý lịch tư pháp: 4.611 hồ sơ;\n+ Quốc tịch, hộ tịch: 27 hồ sơ;\n+ Công chứng, luật "
        "sư: 214 hồ sơ.",
        ("4.974", "4.611", "27", "214"),
    ),
}  # fmt: skip
#: Where nothing is wrong, or nobody can tell.
HARMLESS = {
    "what there was in a bracket behind growth": (
        "Tiếp nhận 152.364 hồ sơ, trong đó 146.908 hồ sơ tiếp nhận mới và 5.456 hồ sơ từ kỳ trước chuyển qua. "
        "Trong số hồ "
        "sơ tiếp nhận mới có 88.735 hồ sơ nộp trực tuyến, chiếm 60,40%, tăng 44,98% so với cùng kỳ năm trước "
        "(61.204 hồ "
        "sơ)."
    ),
    "rates of those within, behind the rate of all": (
        "Đến ngày 15/12/2018, toàn tỉnh có 9.842 doanh nghiệp đang hoạt động, trong đó Văn phòng Cục quản lý 2.274 "
        "doanh nghiệp, các Chi cục quản lý 7.568 doanh nghiệp.\nKhai thuế điện tử: 9.784 doanh nghiệp, đạt 99,4 % số "
        "doanh nghiệp đang hoạt động (Văn phòng Cục 99,8 %, các Chi cục 99,3 %)."
    ),
    "out of a plan in all": "Toàn tỉnh giải ngân được 926,4 tỷ đồng trên tổng kế hoạch vốn đầu tư công 2.815,9 tỷ "
    "đồng.",
    "growth that goes on to tell since when": (
        "So với cùng kỳ (169.083 hồ sơ), tăng 13.557 hồ sơ, tăng 6,8% so với kế hoạch; tiếp nhận 182.640 hồ sơ."
    ),
    "a list of all kinds that is the whole": (
        "Đã ban hành 64 văn bản: 08 kế hoạch, 05 quyết định, 39 công văn, 12 thông báo."
    ),
    "other things behind the kinds of a whole": (
        "Đã ban hành 52 văn bản: 08 kế hoạch, 05 quyết định, 39 công văn; tổ chức 12 cuộc họp."
    ),
    "more settled than received, for some came from before": (
        "Tiếp nhận 1.000 hồ sơ; đã giải quyết 1.005 hồ sơ, đang giải quyết 12 hồ sơ."
    ),
    "how many were in time, untold": (
        "Cấp huyện: đã giải quyết 9.512 hồ sơ, trong đó trước hạn 6.874, đúng hạn 2.601, quá hạn 37; tỷ lệ trước "
        "và đúng "
        "hạn đạt 99,61%.\nTính chung hai cấp tiếp nhận 31.223 hồ sơ, đã giải quyết 30.853 hồ sơ, tỷ lệ trước và "
        "đúng hạn "
        "đạt 99,74%."
    ),
    "how many were content, untold": (
        "Phản ánh, kiến nghị: 5.472 lượt, đã xử lý 5.318 lượt, đang xử lý 154 lượt, tỷ lệ hài lòng về kết quả xử "
        "lý 93,7%."
    ),
    "each out of its own, although words name them all": (
        "Tiếp nhận 28.461 hồ sơ, trong đó Văn phòng 6.874, các Chi cục 21.587. Kết quả giải quyết:\n- Văn phòng: "
        "6.803 "
        "hồ sơ, đạt 98,97% số tiếp nhận.\n- Các Chi cục: 21.309 hồ sơ, đạt 98,71% số tiếp nhận.\n- Toàn ngành: "
        "28.112 hồ sơ, đạt 98,77%."
    ),
    "rates of several in turn, behind figures of all": (
        "Đã giải quyết 403.902 hồ sơ, gồm 318.441 hồ sơ trước hạn, 84.236 hồ sơ đúng hạn và 1.225 hồ sơ quá hạn. "
        "Theo cấp, "
        "số hồ sơ đã giải quyết của cấp tỉnh là 121.734, cấp huyện 97.305, cấp xã 184.863; tỷ lệ trước và đúng "
        "hạn lần "
        "lượt là 99,86%, 99,41% và 99,73%."
    ),
    "those who were there, and some of those who were not": (
        "Kiểm tra sự có mặt của 1.640 cán bộ; có mặt 1.527 người, vắng có lý do 98 người, vắng không lý do 15 "
        "người. Tỷ lệ "
        "có mặt đạt 93,1%, tỷ lệ vắng không lý do là 0,9%."
    ),
    "a figure of another sentence in place of one that made it up": (
        "Cục có 07 phòng. Biên chế công chức được giao 96 người, hiện có 89 người, chưa tuyển dụng 07 người. Trong số "
        "89 công chức hiện có: nam 37 người, nữ 52 người; tiến sĩ 08 người, thạc sĩ 46 người, đại học 33 người, trình "
        "độ khác 02 người. Tỷ lệ công chức có trình độ thạc sĩ trở lên đạt 60,67 %."
    ),
    "a change between figures of two sentences, among them what there was": (
        "Có 228 hồ sơ chậm, chiếm 0,2%. Hồ sơ chậm gồm 141 hồ sơ chế độ, 62 hồ sơ thu, 25 hồ sơ do lỗi đường "
        "truyền; giảm "
        "37 hồ sơ so với quý III/2021 (265 hồ sơ)."
    ),
    "a bracket that divides the last of those before it": (
        "Toàn tỉnh có 08 đơn vị hành chính cấp huyện và 76 đơn vị hành chính cấp xã (54 xã, 12 phường, 10 thị trấn)."
    ),
    "out of all those that another figure is set over": (
        "Khai thuế qua mạng: 13.284/13.309 doanh nghiệp đang hoạt động (99,81%). Đăng ký nộp thuế điện tử: 13.190 "
        "doanh nghiệp, đạt 99,11% trên tổng số doanh nghiệp nêu trên."
    ),
    "of both levels, behind those of each": (
        "Tại cấp huyện đã giải quyết 8.902 hồ sơ, gồm 5.117 hồ sơ trước hạn, 3.761 hồ sơ đúng hạn và 24 hồ sơ trễ hạn; "
        "tỷ lệ trước và đúng hạn đạt 99,73%. Tại cấp xã đã giải quyết 16.407 hồ sơ, tất cả đều trước và đúng hạn (tỷ "
        "lệ 100%). Tính chung hai cấp, tỷ lệ giải quyết trước và đúng hạn đạt 99,91%."
    ),
    "a fall of all levels together, behind the last": (
        "Hồ sơ quá hạn: Công an cấp tỉnh 64, cấp huyện 187, cấp xã 28; giảm 131 hồ sơ so với quý IV năm 2022 (410 hồ "
        "sơ), giảm 32,0%."
    ),
    "growth of what ends with a word of another": (
        "Qua Cơ chế một cửa quốc gia có 48.215 hồ sơ, chiếm 92,2% số hồ sơ kiểm dịch nhập khẩu. So với năm 2016 "
        "(39.275 hồ sơ), số hồ sơ qua Cơ chế một cửa quốc gia tăng 8.940 hồ sơ, tương đương 22,8%."
    ),
    "amounts of a list in the unit of their whole": (
        "Tiết kiệm 1.284 triệu đồng (quản lý hành chính 76, giáo dục 1.112, sự nghiệp khác 96)."
    ),
    "what is signed, before what it is out of": (
        "Phát hành 1.263 văn bản điện tử có ký số trên tổng số 1.290 văn bản đi, đạt 97,91%."
    ),
    "what is missing behind a bracket": (
        "Biên chế được giao 62; có mặt 57 (lãnh đạo 5; Văn phòng 14; Phòng Kinh tế 15; Phòng Văn hóa 13; Trung tâm "
        "10); còn thiếu 5."
    ),
    "out of all of whom a part stands nearer": (
        "Đến ngày 31/5/2021, có 144.512 người tham gia BHXH, gồm 132.640 người tham gia bắt buộc và 11.872 người tham "
        "gia tự nguyện. So với cuối năm 2020, người tham gia BHXH tự nguyện tăng 1.326 người (từ 10.546 người), tương "
        "ứng 12,57%. Tỷ lệ bao phủ bảo hiểm y tế đạt 91,6% dân số, chỉ tiêu Chính phủ giao năm 2021 là 92%.\n"
        "3. Thanh tra, kiểm tra\nThanh tra, kiểm tra tại 48 đơn vị sử dụng lao động: thanh tra chuyên ngành 19, kiểm "
        "tra 23, liên ngành 06. Số tiền phải truy thu và khắc phục là 1.840 triệu đồng, các đơn vị đã nộp 1.519 triệu "
        "đồng (82,55%), còn 321 triệu đồng.\n4. Hiện đại hóa hành chính\nĐã có 87.350 người tham gia BHXH cài đặt ứng "
        "dụng VssID, bằng 60,44% tổng số người tham gia BHXH nêu trên. Tại khu vực đô thị, 17.962/31.480 người hưởng "
        "các chế độ nhận tiền qua tài khoản ngân hàng, đạt 57,06%; cụ thể lương hưu và trợ cấp hằng tháng 12.305 "
        "người, BHXH một lần 3.410 người, trợ cấp thất nghiệp 2.247 người. Toàn Ngành phấn đấu đến hết năm đạt 60%."
    ),
    "what was settled of what was received, field by field": (
        "Trong kỳ, toàn tỉnh tiếp nhận 9.442 hồ sơ mới. Kết quả giải quyết theo lĩnh vực:\n- Đất đai: đã giải quyết "
        "8.412 hồ sơ.\n- Môi trường: đã giải quyết 214 hồ sơ.\n- Khoáng sản: đã giải quyết 57 hồ sơ.\n- Đo đạc bản "
        "đồ: đã giải quyết 693 hồ sơ.\nCộng cả 4 nhóm, đã giải quyết 9.376 hồ sơ, còn 604 hồ sơ đang giải quyết."
    ),
    "some of those found, and what was done with all": (
        "Phát hiện 74 vụ vi phạm, giảm 18,7% so với cùng kỳ (91 vụ), trong đó có 3 vụ ma túy; đã xử phạt 68 vụ."
    ),
    "how many kinds there are, before them": (
        "UBND tỉnh đã ban hành 65 văn bản chỉ đạo, gồm 3 loại: chỉ thị 2, kế hoạch 15, công văn 48."
    ),
    "a fall of what was late, behind a rise of what was received": (
        "Kết quả đã giải quyết 1.819 hồ sơ, trong đó trước hạn 806 hồ sơ, đúng hạn 988 hồ sơ và trễ hạn 25 hồ sơ.\nSo "
        "với cùng kỳ năm 2018, số hồ sơ nhận mới tăng từ 1.702 lên 1.874 hồ sơ, tăng 10,11%; số hồ sơ trễ hạn giảm 16 "
        "hồ sơ (cùng kỳ 41 hồ sơ)."
    ),
    "the rate of one level out of what is not divided": (
        "Toàn tỉnh tiếp nhận 692.479 hồ sơ. Đã giải quyết 684.307 hồ sơ, gồm cấp tỉnh 93.876 hồ sơ, cấp huyện 178.904 "
        "hồ sơ, cấp xã 411.527 hồ sơ.\nTỷ lệ hồ sơ đã giải quyết trên số tiếp nhận toàn tỉnh đạt 98,82%; riêng cấp "
        "huyện đạt 97,63%."
    ),
    "a rise since what was less": "Số hồ sơ trễ hạn là 150 hồ sơ, tăng 30 hồ sơ so với cùng kỳ năm 2023 (120 hồ sơ).",
    "taxes on what is added": (
        "Số thu là 154,413 tỷ đồng, gồm thuế giá trị gia tăng 124,816 tỷ đồng, thuế nhập khẩu 20,160 tỷ đồng và thuế "
        "xuất khẩu 9,437 tỷ đồng."
    ),
    "a number right behind what may be the name of a level": (
        "Niêm yết 341 thủ tục; trong đó thủ tục cấp xã cũ 86, tiếp nhận từ cấp huyện 218, thủ tục được tỉnh phân cấp "
        "37."
    ),
    "some of what stands behind it": (
        "Cấp huyện có 2.186 hồ sơ nộp trực tuyến trong số 7.904 hồ sơ mới (mức độ 3: 1.402; mức độ 4: 784)."
    ),
    "goals one after the other": (
        "Quý II, tỉnh phấn đấu tỷ lệ hồ sơ đúng hạn từ 99,0%, cắt giảm 40% thời gian giải quyết thủ tục đầu tư, đưa "
        "tỷ lệ thanh toán trực tuyến lên 75%."
    ),
    "the best and the worst of several": (
        "Hồ sơ đang giải quyết còn 9.604, trong hạn 9.428, đã quá hạn 176.\nXét theo cơ quan, tỷ lệ đúng hạn cao nhất "
        "là Sở Y tế (100%), thấp nhất là Sở Xây dựng (98,07%)."
    ),
    "what happened in the term, beside what there is": (
        "Huyện hiện có 1.036 cán bộ, công chức, gồm 94 người ở cơ quan huyện và 942 người ở cấp xã; số có trình độ đại "
        "học trở lên là 988 người, chiếm 95,4%. Trong kỳ có 58 người nghỉ hưu."
    ),
    "what is counted beside others, by its own noun": (
        "Toàn tỉnh tiếp 4.812 lượt, 5.630 người. Lãnh đạo tiếp định kỳ 1.704 lượt, bằng 35,4% tổng số lượt."
    ),
    "the last of a list, before a share of all": (
        "Trong quý, Bộ ban hành 38 văn bản, bao gồm 01 luật, 07 nghị định, 03 quyết định và 27 thông tư, đạt 24,84% "
        "chương trình năm (153 văn bản)."
    ),
    "an item of a list that tells of other things": (
        "Số phiếu thu về 2.618 phiếu; trong đó 2.584 phiếu hợp lệ và 34 phiếu không hợp lệ.\nĐẶC ĐIỂM NGƯỜI TRẢ LỜI\n"
        "- Giới tính: nam 1.402 người, nữ 1.182 người.\n"
        "- Độ tuổi: dưới 35 tuổi 834 người; từ 35 đến 60 tuổi 1.457 người; trên 60 tuổi 293 người.\n"
        "- Đã dùng dịch vụ công trực tuyến: đô thị 611 người, nông thôn 705 người."
    ),
    "a share of all its sides, which are not summed up": (
        "Trong năm tiếp nhận 62.214 hồ sơ. Kết quả: giải quyết trước hạn 40.217, đúng hạn 21.306, quá hạn 48; còn 643 "
        "hồ sơ chưa đến hạn trả kết quả. Tính trên số hồ sơ đã giải quyết, tỷ lệ trước hạn và đúng hạn đạt 99,92%."
    ),
    "a share of what stands before a bracket": (
        "Cung cấp 33 dịch vụ công trực tuyến (22 dịch vụ mức độ 3, 11 dịch vụ mức độ 4), chiếm 39,3% số thủ tục hiện "
        "có."
    ),
    "so many missing from what was granted": (
        "Số công chức cấp xã có mặt là 5.318 người, thiếu 468 người so với biên chế được giao (5.786 người)."
    ),
    "what fits and is called by one word more": (
        "+ Tiếp nhận: 3.433 hồ sơ (mới trong kỳ 3.187, kỳ trước chuyển sang 246).\n+ Đã giải quyết 3.259 hồ sơ.\n- Hồ "
        "sơ nộp trực tuyến: 1.528, đạt 47,94% số hồ sơ tiếp nhận mới."
    ),
    "out of both kinds together": (
        "Huyện có 17 đơn vị hành chính cấp xã (16 xã, 01 thị trấn).\nKiểm tra: 12 đơn vị (04 phòng chuyên môn; 08 xã, "
        "thị trấn, đạt 47,1% số xã, thị trấn)."
    ),
    "one of two kinds by its name": (
        "Tỉnh hiện có 135 đơn vị hành chính cấp xã, gồm 110 xã và 25 phường. Tổ công tác đã kiểm tra 27 cơ quan, địa "
        "phương (5 sở, 22 xã, phường); số xã, phường được kiểm tra bằng 16,3% tổng số đơn vị cấp xã."
    ),
    "what some of are insured": (
        "Số người tham gia BHXH tự nguyện đạt 35.842 người, tăng 6.928 người (tăng 24,0%) so với cuối năm 2020 là "
        "28.914 người. Số người tham gia BHYT là 1.702.418 trên tổng dân số 1.870.200 người, tỷ lệ bao phủ đạt 91,0%."
    ),
    "some of all that is provided, which a part is called by as well": (
        "Đã cung cấp 412 dịch vụ công mức độ 3 và 588 dịch vụ công mức độ 4, tổng cộng đúng "
        "1.000 dịch vụ; tuy nhiên chỉ có 367 dịch vụ phát sinh hồ sơ, bằng 36,7% tổng số dịch vụ được cung cấp."
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SLIPS)
def test_what_words_tell_outright_is_held_against_the_figures(what: str) -> None:
    text, figures = SLIPS[what]
    assert set(figures) in [set(s.figures) for s in accused(text)]


@pytest.mark.parametrize("what", HARMLESS)
def test_what_words_leave_open_is_left_alone(what: str) -> None:
    assert accused(HARMLESS[what]) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Tổng số công chức hiện có 645 người, trong đó trình độ tiến sĩ 04 người, thạc sĩ 178 người, đại học 426 "
            "người, còn lại 28 người; nữ 251 người, chiếm 38,9%.",
            {"645", "04", "178", "426", "28"},
        ),
        (
            "HĐND và UBND tỉnh ban hành 23 văn bản quy phạm pháp luật (09 nghị quyết của HĐND tỉnh, 13 quyết định của "
            "UBND tỉnh), tăng 05 văn bản so với cùng kỳ năm 2023 (18 văn bản).",
            {"23", "09", "13"},
        ),
        (
            "Toàn tỉnh giải quyết 301.265 hồ sơ. Trong đó, các sở, ngành giải quyết 84.562 hồ sơ (đúng hạn 83.975 hồ "
            "sơ); UBND cấp huyện giải quyết 79.438 hồ sơ (đúng hạn 77.406 hồ sơ); UBND cấp xã giải quyết 137.355 hồ sơ "
            "(đúng hạn 137.036 hồ sơ).",
            {"301.265", "84.562", "79.438", "137.355"},
        ),
    ],
)
def test_of_two_lists_for_one_whole_that_which_a_slip_explains_is_told(text: str, figures: set[str]) -> None:
    assert [set(s.figures) for s in accused(text)] == [figures]


def test_of_a_list_that_is_whole_nothing_is_held_without_its_last() -> None:
    text, figures = SLIPS["a list with a last kind that its sum forgot"]
    assert [s.figures for s in said(text)] == [figures]


def test_officers_sent_elsewhere_are_no_part_of_those_who_were_trained() -> None:
    text = "Đã tập huấn cho 9.860 lượt người, trong đó 6.725 lượt cấp xã; biệt phái 214 công chức cấp tỉnh về cơ sở."
    assert violated(said(text, when="2025-Y")) == []
