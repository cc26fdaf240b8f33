"""Where the parts of a whole are looked for although much stands between them."""

from datetime import date

import pytest

from assets.documents.model import Paragraph
from checks.claims.find import read
from checks.claims.statements import statements

#: The text, the whole, the place of its parts by name, and the parts.
LAID_OUT = {
    "a sentence further on": (
        "Huyện tiếp nhận 10.559 hồ sơ. Nhiều nhất là người có công với 6.742 hồ sơ. Nộp trực tiếp 9.269 hồ sơ, qua bưu "
        "chính 1.290 hồ sơ.",
        "10.559", "later sentence", ("9.269", "1.290"),
    ),
    "the last of each clause": (
        "Toàn ngành trả 305.944 hồ sơ, chậm 46 hồ sơ. Văn phòng trả 87.316 hồ sơ, chậm 21 hồ sơ; cấp huyện trả 218.628 "
        "hồ sơ, chậm 25 hồ sơ.",
        "46", "later sentence", ("21", "25"),
    ),
    "a list that names it again": (
        "Đã giải quyết 42.780 hồ sơ; trễ hạn 909 hồ sơ.\nHai chi nhánh quá tải.\nNguyên nhân trễ hạn: chờ xác "
        "định nghĩa "
        "vụ tài chính 512 hồ sơ; chờ ý kiến phối hợp 204 hồ sơ; chủ quan 193 hồ sơ.",
        "909", "named again", ("512", "204", "193"),
    ),
    "called so in each paragraph": (
        "- Khai sinh: phát sinh 3.018 hồ sơ, đã trả kết quả 2.764 hồ sơ.\n- Khai tử: phát sinh 1.257 hồ sơ, đã trả kết "
        "quả 1.102 hồ sơ.\nCộng hai nhóm: 4.275 hồ sơ phát sinh, 3.866 hồ sơ đã trả kết quả.",
        "3.866", "called the same above", ("2.764", "1.102"),
    ),
    "what became of it, level by level": (
        "Tiếp nhận: cấp tỉnh 402.318 hồ sơ, cấp xã 1.080.612 hồ sơ.\nĐã giải quyết: cấp tỉnh 396.740 hồ sơ, cấp xã "
        "1.068.204 hồ sơ.\nĐang giải quyết: cấp tỉnh 5.578 hồ sơ, cấp xã 12.408 hồ sơ.",
        "1.080.612", "became elsewhere", ("1.068.204", "12.408"),
    ),
    "the first of the list above": (
        "+ Nhóm một: 06 đơn vị;\n+ Nhóm hai: 19 đơn vị;\n+ Nhóm ba: 75 đơn vị;\n+ Nhóm bốn: 526 đơn vị.\nTự chủ "
        "một phần "
        "trở lên có 100 đơn vị.",
        "100", "first of the list above", ("06", "19", "75"),
    ),
    "a column of brackets": (
        "Có 721 đơn vị; thuộc huyện 604 đơn vị.\n- Tự bảo đảm: 38 đơn vị (23 thuộc tỉnh, 15 thuộc huyện);\n- Một "
        "phần: 193 "
        "đơn vị (61 thuộc tỉnh, 132 thuộc huyện);\n- Ngân sách: 499 đơn vị (42 thuộc tỉnh, 457 thuộc huyện).",
        "604", "in brackets of items", ("15", "132", "457"),
    ),
    "all that a paragraph counts": (
        "Cả quý tiếp nhận 6.278 hồ sơ.\nNộp trực tuyến 5.417 hồ sơ.\nNhiều nhất là hộ tịch 2.186 hồ sơ, chứng "
        "thực 1.904 "
        "hồ sơ, đất đai 721 hồ sơ, kinh doanh 498 hồ sơ. Các lĩnh vực khác 969 hồ sơ.",
        "6.278", "a paragraph elsewhere", ("2.186", "1.904", "721", "498", "969"),
    ),
}  # fmt: skip
LEFT_OUT = {
    "another level": (
        "what became of it, level by level",
        "402.318",
        "became elsewhere",
        ("1.068.204", "12.408"),
    ),
    "called otherwise": ("called so in each paragraph", "4.275", "called the same above", ("2.764", "1.102")),
    "a name that is not taken up": (
        "a list that names it again",
        "42.780",
        "named again",
        ("512", "204", "193"),
    ),
}


def _laid_out(text: str, whole: str) -> set[tuple[str, tuple[str, ...]]]:
    told = [Paragraph(n, line) for n, line in enumerate(text.splitlines(), start=1)]
    weighed = read(statements(told), date(2025, 6, 30)).relations.weighed
    (seat,) = [s for s in weighed.row.all_counts if s.named.figure.printed == whole]
    return {(place, tuple(s.named.figure.printed for s in run)) for place, run in weighed.runs.of(seat)}


@pytest.mark.parametrize("name", LAID_OUT)
def test_parts_are_looked_for(name: str) -> None:
    text, whole, place, parts = LAID_OUT[name]
    assert (place, parts) in _laid_out(text, whole)


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_called_otherwise_is_not(name: str) -> None:
    other, whole, place, parts = LEFT_OUT[name]
    assert (place, parts) not in _laid_out(LAID_OUT[other][0], whole)
