"""The reports in the programs that people open them with."""

import base64
import subprocess
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from assets.reports.annotate import annotate
from assets.reports.html import page
from tests.assets.documents import made
from tests.assets.reports.told import (
    FILE,
    PERIOD,
    REPORT,
    SENTENCE,
    data,
    explained,
    file,
    finding,
    place,
    said,
    suspect_in_text,
    told_in_text,
    unit,
    workbook,
)


def shown(browser: Any) -> list[str]:
    return [e.get_attribute("id") for e in browser.find_elements(By.CSS_SELECTOR, ".f") if e.is_displayed()]


def wait_for(browser: Any, *ids: str) -> None:
    expected = [f"f-{i}" for i in ids]
    WebDriverWait(browser, 10).until(lambda b: shown(b) == expected, f"expected {expected}")
    assert browser.find_element(By.ID, "shown").text == str(len(ids))


def choose(browser: Any, name: str, value: str) -> None:
    Select(browser.find_element(By.NAME, name)).select_by_value(value)


@pytest.mark.browser
def test_the_page_filters_remembers_and_prints_without_any_network(chromium: Any, tmp_path: Path) -> None:
    report = data(
        unit(
            finding(id="a"),
            finding(id="b", severity="warning", label="Đạt chỉ tiêu", message="Đạt chỉ tiêu."),
        ),
        unit(finding(place(form="BM7"), id="c", form="BM7", unit="an-giang"), id="an-giang", name="An Giang"),
    )
    path = tmp_path / "bao-cao-loi.html"
    path.write_text(page(report), encoding="utf-8")
    chromium.get(path.as_uri())
    wait_for(chromium, "a", "b", "c")

    choose(chromium, "severity", "warning")
    wait_for(chromium, "b")
    chromium.refresh()
    wait_for(chromium, "b")
    assert "severity=warning" in chromium.current_url
    choose(chromium, "severity", "")
    choose(chromium, "unit", "an-giang")
    wait_for(chromium, "c")
    assert chromium.find_element(By.ID, "filtered").is_displayed()
    choose(chromium, "unit", "")
    choose(chromium, "form", "BM7")
    wait_for(chromium, "c")
    choose(chromium, "form", "")
    chromium.find_element(By.NAME, "q").send_keys("dat CHI tieu")
    wait_for(chromium, "b")
    chromium.find_element(By.NAME, "q").send_keys(" không có")
    wait_for(chromium)
    assert chromium.find_element(By.ID, "none").is_displayed()
    chromium.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    wait_for(chromium, "a", "b", "c")
    chromium.find_element(By.CSS_SELECTOR, ".unit a.screen").click()
    wait_for(chromium, "a", "b")
    chromium.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    wait_for(chromium, "a", "b", "c")

    chromium.execute_script("for (const d of document.querySelectorAll('details')) d.open = false")
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not chromium.find_element(By.ID, "filter").is_displayed()
    heights = "return [...document.querySelectorAll('.cells')].map((t) => t.getBoundingClientRect().height)"
    assert min(chromium.execute_script(heights)) > 20
    assert shown(chromium) == ["f-a", "f-b", "f-c"]
    printed = chromium.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    assert base64.b64decode(printed["data"]).startswith(b"%PDF")
    assert chromium.get_log("browser") == []


@pytest.mark.browser
def test_the_page_fits_a_narrow_window(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "bao-cao-loi.html"
    path.write_text(page(data(unit(finding(place(line="Chỉ tiêu rất dài " * 12))))), encoding="utf-8")
    chromium.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": False},
    )
    chromium.get(path.as_uri())
    assert chromium.execute_script("return document.documentElement.scrollWidth") <= 360


@pytest.mark.browser
def test_a_sentence_is_read_in_a_narrow_window_and_its_link_leads_to_it(
    chromium: Any, tmp_path: Path
) -> None:
    words = "Văn phòng đã triển khai kế hoạch cải cách hành chính đến từng cơ quan, " * 20
    cell = said(words + SENTENCE, "309", 49)
    mixed = finding(cell, place("J9"), id="c")
    doubt = suspect_in_text(place=cell, findings=("c",))
    others = [finding(id=f"b{n}") for n in range(30)]
    of = unit(told_in_text(), *others, mixed, suspects=(doubt,), explained=(explained(),))
    path = tmp_path / "bao-cao-loi.html"
    path.write_text(page(data(of)), encoding="utf-8")
    chromium.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": False},
    )
    chromium.get(path.as_uri())
    assert chromium.execute_script("return document.documentElement.scrollWidth") <= 360
    marks = chromium.find_elements(By.CSS_SELECTOR, "#f-f1 mark")
    assert [m.text for m in marks] == ["140.394", "140.061", "309"]
    (link,) = chromium.find_elements(By.CSS_SELECTOR, ".suspects a.code")
    chromium.execute_script("arguments[0].click()", link)
    top = "return document.getElementById('f-c').getBoundingClientRect().top"
    WebDriverWait(chromium, 10).until(lambda b: -5 <= b.execute_script(top) <= 700)
    passage = chromium.find_element(By.CSS_SELECTOR, "#f-c blockquote").text
    assert passage.startswith("…")
    assert "309 (nghi sai, đề xuất: 333)" in passage
    Select(chromium.find_element(By.NAME, "form")).select_by_visible_text("văn bản")
    wait_for(chromium, "f1", "c")
    assert chromium.get_log("browser") == []


@pytest.mark.office
def test_libreoffice_opens_the_annotated_copy_of_a_report(libreoffice: str, tmp_path: Path) -> None:
    sent = made.docx(made.table(made.row("UBND", "Số 90")) + made.p(SENTENCE) + made.p("Hết"))
    told = told_in_text(3), finding(place("B1", sheet="Bảng 1", file=REPORT, printed="90"), id="f2")
    copy = tmp_path / "chu giai.docx"
    of = unit(*told, suspects=(suspect_in_text("309", 3),))
    copy.write_bytes(annotate(sent, file(REPORT, sent), of, PERIOD))
    for kind in ("pdf", "txt:Text (encoded):UTF8"):
        subprocess.run(
            [
                libreoffice, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                "--convert-to", kind, "--outdir", str(tmp_path), str(copy),
            ],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
    assert (tmp_path / "chu giai.pdf").read_bytes().startswith(b"%PDF")
    lines = [x for x in (tmp_path / "chu giai.txt").read_text("utf-8-sig").splitlines() if x]
    assert lines[0] == "Báo cáo lỗi của tệp “Bao cao 1125.docx”"
    assert lines[-2:] == [SENTENCE, "Hết"]


@pytest.mark.office
def test_libreoffice_opens_the_annotated_copy(libreoffice: str, tmp_path: Path) -> None:
    sent = workbook(A1="Biểu mẫu 3", D31="9,751")
    copy = tmp_path / "chu giai.xlsx"
    copy.write_bytes(annotate(sent, file(FILE, sent), unit(finding()), PERIOD))
    subprocess.run(
        [
            libreoffice, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", str(tmp_path), str(copy),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    pdf = (tmp_path / "chu giai.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type/Page/") + pdf.count(b"/Type /Page\n") >= 2
