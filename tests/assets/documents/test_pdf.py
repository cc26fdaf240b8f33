"""The text layer of a PDF becomes paragraphs again; a scan is refused, or its pages are named."""

import subprocess
import time
from pathlib import Path

import pytest

from assets.documents.model import Remark
from assets.documents.open import read_document
from assets.messages import Complaint
from tests.assets.documents.made import pdf, texts

FULL = "Trong ky bao cao, toan tinh da tiep nhan va giai quyet tong cong ca thay la"  # reaches the margin
OTHER = FULL.replace("Trong ky bao", "Van phong da")
LEFT, SET_IN = 85, 121
SAMPLE = Path("raw/2024-H1/quang-tri/Bao cao 1125.docx")


def page(*lines: tuple[int, str], top: int = 700) -> list[tuple[float, float, str]]:
    """Lines one below the other."""
    return [(left, top - 16 * i, text) for i, (left, text) in enumerate(lines)]


def test_lines_that_the_margin_broke_are_one_paragraph() -> None:
    data = pdf(page((SET_IN, FULL), (LEFT, "1.234 ho so."), (SET_IN, OTHER), (LEFT, "het.")))
    assert texts(data, "a.pdf") == [f"{FULL} 1.234 ho so.", f"{OTHER} het."]


def test_a_short_line_ends_its_paragraph() -> None:
    assert texts(pdf(page((SET_IN, FULL), (LEFT, "het"), (LEFT, "Muc moi"))), "a.pdf") == [
        f"{FULL} het",
        "Muc moi",
    ]


def test_a_bullet_begins_a_paragraph() -> None:
    data = pdf(page((SET_IN, "- " + FULL), (SET_IN, "- " + FULL), (LEFT, "het.")))
    assert texts(data, "a.pdf") == [f"- {FULL}", f"- {FULL} het."]


def test_a_dash_at_the_start_of_a_line_in_a_sentence_begins_none() -> None:
    assert texts(pdf(page((SET_IN, FULL), (LEFT, "- xa hoi cua tinh."))), "a.pdf") == [
        f"{FULL} - xa hoi cua tinh."
    ]


def test_more_room_between_lines_ends_a_paragraph() -> None:
    data = pdf([(LEFT, 700, FULL), (LEFT, 660, "tiep theo")])
    assert texts(data, "a.pdf") == [FULL, "tiep theo"]


def test_a_paragraph_goes_on_over_a_page_and_page_numbers_are_dropped() -> None:
    pages = [[(297, 800, str(n)), (SET_IN, 600, f"Muc {n} " + FULL), (LEFT, 584, FULL)] for n in range(1, 4)]
    pages[2].append((LEFT, 568, "het 505."))
    read = texts(pdf(*pages), "a.pdf")
    assert len(read) == 3
    assert read[2] == f"Muc 3 {FULL} {FULL} het 505."
    going_on = pdf(
        [(SET_IN, 90, FULL), (297, 30, "- 1 -")], [(LEFT, 780, "con lai 309 ho so."), (297, 30, "- 2 -")]
    )
    assert texts(going_on, "a.pdf") == [f"{FULL} con lai 309 ho so."]


def test_a_figure_at_the_foot_of_a_page_is_no_page_number() -> None:
    assert texts(pdf([(LEFT, 700, "Tong so"), (297, 60, "505")]), "a.pdf") == ["Tong so", "505"]


def test_what_stands_at_the_head_of_each_page_is_dropped() -> None:
    pages = [[(LEFT, 800, "UBND TINH"), (LEFT, 400, f"Muc so {n}.")] for n in range(4)]
    assert texts(pdf(*pages), "a.pdf") == [f"Muc so {n}." for n in range(4)]


def test_a_hyphen_at_the_end_of_a_line_stays_between_its_words() -> None:
    data = pdf(page((SET_IN, FULL + " 2023-"), (LEFT, "2025 dat ke hoach.")))
    assert texts(data, "a.pdf") == [f"{FULL} 2023-2025 dat ke hoach."]


def test_figures_of_two_lines_are_never_mixed() -> None:
    read = texts(pdf([(85, 700, "Ho so"), (160, 707, "331.08"), (160, 693, "4")]), "a.pdf")
    assert "".join(read).replace(" ", "") == "Hoso331.084"


def test_a_scan_is_refused_and_told_what_to_send() -> None:
    for data in (
        pdf([], [], picture=[0, 1]),
        pdf([]),
        pdf([(400, 800, "Ky boi: So Noi vu 14/6/2024")], picture=[0]),
    ):
        with pytest.raises(Complaint) as refusal:
            read_document(data, "a.pdf")
        assert refusal.value.key == "document_scanned"
        assert ".docx" in refusal.value.say()


def test_scanned_pages_among_others_are_named() -> None:
    data = pdf(page((LEFT, "Bao cao 505 ho so.")), [], page((LEFT, "Het.")), [], picture=[1, 3])
    read = read_document(data, "a.pdf")
    assert [x.text for x in read.paragraphs] == ["Bao cao 505 ho so.", "Het."]
    assert read.remarks == [Remark("text_scanned_pages", details=(("pages", "2, 4"),))]


def test_a_page_with_a_seal_and_an_empty_page_are_no_scans() -> None:
    assert not read_document(pdf(page((LEFT, FULL), (LEFT, "het.")), []), "a.pdf").remarks


def test_old_encodings_are_converted() -> None:
    read = read_document(pdf(page((LEFT, "Céng hßa x· héi chñ nghÜa ViÖt Nam"))), "a.pdf")
    assert [x.text for x in read.paragraphs] == ["Cộng hòa xã hội chủ nghĩa Việt Nam"]


def test_five_hundred_pages_are_read_in_reasonable_time() -> None:
    written = page(*[(SET_IN if i % 5 == 0 else LEFT, FULL) for i in range(38)])
    data = pdf(*[written] * 500)
    start = time.perf_counter()
    assert len(read_document(data, "a.pdf").paragraphs) >= 500
    assert time.perf_counter() - start < 30


@pytest.mark.office
def test_the_sentences_of_a_report_printed_by_libreoffice_are_those_of_the_report(
    libreoffice: str, tmp_path: Path
) -> None:
    subprocess.run(
        [
            libreoffice, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", str(tmp_path), str(SAMPLE),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    written = {
        " ".join(x.text.split())
        for x in read_document(SAMPLE.read_bytes(), SAMPLE.name).paragraphs
        if not x.table
    }
    printed = set(texts((tmp_path / SAMPLE.with_suffix(".pdf").name).read_bytes(), "a.pdf"))
    assert len(written & printed) > 0.9 * len(written)
