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
from tests.assets.reports.told import FILE, PERIOD, data, file, finding, place, unit, workbook


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
