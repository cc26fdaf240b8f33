"""Text typed before Unicode is read in Unicode; nothing else is ever taken for it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.documents import legacy
from assets.documents.docx import located, open_docx
from assets.documents.open import read_document
from assets.documents.traced import untouched
from tests.assets.documents.made import docx, odt, p, r, texts

UNICODE = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc"
VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
VNI_VOWELS = (
    "aaøaûaõaùaïaêaèaúaüaéaëaâaàaåaãaáaäeeøeûeõeùeïeâeàeåeãeáeäiìæóíò"
    "ooøoûoõoùoïoâoàoåoãoáoäôôøôûôõôùôïuuøuûuõuùuïööøöûöõöùöïyyøyûyõyùî"
)
TCVN3_VOWELS = "aµ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËeÌÎÏÐÑªÒÓÔÕÖi×ØÜÝÞoßáâãä«åæçèé¬êëìíîuïñòóô\u00adõö÷øùyúûüýþ"


def fonts(name: str) -> str:
    """The properties of a run in this font."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


@pytest.mark.parametrize(("stored", "encoding"), [(TCVN3, "TCVN3"), (VNI, "VNI"), (UNICODE, None)])
def test_each_encoding_is_told(stored: str, encoding: str | None) -> None:
    assert legacy.recognise(stored) == encoding


def test_every_vowel_with_every_tone_is_converted() -> None:
    assert legacy.convert(untouched(TCVN3_VOWELS + "®"), "TCVN3").text == VOWELS + "đ"
    assert legacy.convert(untouched(VNI_VOWELS + "ñ"), "VNI").text == VOWELS + "đ"
    assert legacy.convert(untouched(VNI_VOWELS.upper() + "Ñ"), "VNI").text == VOWELS.upper() + "Đ"
    assert legacy.convert(untouched("¡¢£¤¥¦§"), "TCVN3").text == "ĂÂÊÔƠƯĐ"


@pytest.mark.parametrize(("stored", "encoding"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
@pytest.mark.parametrize("make", [lambda t: docx(p(t)), lambda t: odt(f"<text:p>{t}</text:p>")])
def test_such_a_document_is_read_in_unicode_and_says_so(stored, encoding, make) -> None:  # type: ignore[no-untyped-def]
    read = read_document(make(stored), "a.docx")
    assert [x.text for x in read.paragraphs] == [UNICODE]
    assert [(x.code, dict(x.details)) for x in read.remarks] == [
        ("text_legacy_encoding", {"encoding": encoding})
    ]


@pytest.mark.parametrize(("stored", "encoding"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
@pytest.mark.parametrize("codec", ["utf-8", "latin-1", "utf-16"])
def test_such_a_text_is_read_in_unicode(stored: str, encoding: str, codec: str) -> None:
    read = read_document(stored.encode(codec), "a.txt")
    assert [x.text for x in read.paragraphs] == [UNICODE]
    assert [dict(x.details) for x in read.remarks] == [{"encoding": encoding}]


def test_a_few_words_are_told_by_their_font() -> None:
    data = docx(p(r("Céng hßa", fonts(".VnTime"))) + p("Việt Nam đã có"))
    assert texts(data) == ["Cộng hòa", "Việt Nam đã có"]


def test_a_font_of_capitals_shows_capitals() -> None:
    assert texts(docx(p(r("b¸o c¸o 6 th¸ng", fonts(".VnTimeH")), r(" n¨m", fonts(".VnTime"))))) == [
        "BÁO CÁO 6 THÁNG năm"
    ]


def test_a_font_may_be_that_of_the_style() -> None:
    style = f'<w:style w:type="paragraph" w:styleId="S"><w:rPr>{fonts("VNI-Times")}</w:rPr></w:style>'
    assert texts(docx(p("Vieät Nam", properties='<w:pStyle w:val="S"/>'), styles=style)) == ["Việt Nam"]


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
@pytest.mark.parametrize("typed", [UNICODE, "và có các báo cáo", "hồ sơ à", "Độc lập", "140.394", "Résumé"])
def test_unicode_typed_in_an_old_font_stays(font: str, typed: str) -> None:
    data = docx(p(r(typed, fonts(font))))
    assert texts(data) == [typed]
    assert not read_document(data, "a.docx").remarks


@pytest.mark.parametrize(
    "text",
    [
        "Le développement de la coopération décentralisée à Hué a été financé par l’Agence française, où "
        "les élèves très âgés sont fêtés; c’était là-bas, près du théâtre, déjà rénové",
        "Straße, Köln, Düsseldorf, Münster, Österreich, Übergröße, für, müssen, können, größte",
        "São Paulo, coração, não, são, informação, São João, Açores, três, você, português",
        "Tổ chức GIZ (Đức), ông Jürgen Müller, bà Zoë, khách sạn Hôtel Métropole",
        "The quick brown fox",
        "và có các là cá bà gì mà đó",
        "và có các là cá bà gì mà nó thì sẽ",
        "",
    ],
)
def test_other_languages_and_plain_vietnamese_are_no_old_encoding(text: str) -> None:
    assert legacy.recognise(text) is None


def test_the_reports_at_hand_are_unicode() -> None:
    paths = list((Path(__file__).parents[3] / "raw").rglob("*.docx"))
    assert paths
    for path in paths:
        read = read_document(path.read_bytes(), path.name)
        assert not [x for x in read.remarks if x.code == "text_legacy_encoding"]


def test_characters_of_a_converted_text_are_found_in_the_file() -> None:
    (one,) = located(open_docx(docx(p(r("Coäng hoøa Vie", fonts("VNI-Times")), r("ät", fonts("VNI-Times"))))))
    assert one.paragraph.text == "Cộng hòa Việt"
    assert [(x.start, x.stop) for x in one.pieces(1, 2)] == [(1, 3)]
    assert [(x.start, x.stop) for x in one.pieces(11, 12)] == [(13, 14), (0, 1)]


@given(st.text(max_size=200))
def test_recognising_and_converting_fails_on_no_text(text: str) -> None:
    legacy.recognise(text)
    legacy.reads_as_vietnamese(text)
    for encoding in ("TCVN3", "VNI"):
        traced = legacy.convert(untouched(text), encoding)  # type: ignore[arg-type]
        assert len(traced.origin) == len(traced.text) + 1
