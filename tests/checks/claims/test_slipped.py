"""What is made wrong on purpose breaks the relation it was made in, and leaves all other figures as they were."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.checks.claims.slipped import Slipped, slipped

REPORT = {
    "id": "made-01",
    "manner": "ví dụ",
    "date": "2024-06-12",
    "text": (
        "Trung tâm tiếp nhận 1.250 hồ sơ, gồm trực tuyến 900 hồ sơ, trực tiếp 310 hồ sơ, bưu chính 40 hồ sơ.\n"
        "Tỷ lệ trực tuyến 72,0%; so với cùng kỳ (1.000 hồ sơ) tăng 250 hồ sơ, tăng 25,0%; 417 hồ sơ đất đai chiếm "
        "33,4%.\n"
    ),
    "relations": [
        {"kind": "balance", "whole": "1.250", "parts": ["900", "310", "40"], "holds": True},
        {"kind": "ratio", "rate": "72,0%", "numerator": "900", "denominator": "1.250", "holds": True},
        {"kind": "ratio", "rate": "33,4%", "numerator": "417", "denominator": "1.250", "holds": True},
        {"kind": "difference", "minuend": "1.250", "subtrahend": "1.000", "difference": "250", "holds": True},
        {"kind": "growth", "rate": "25,0%", "now": "1.250", "before": "1.000", "holds": True},
    ],
}  # fmt: skip
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*%?")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Slipped]:
    file: Path = tmp_path_factory.mktemp("passages") / "made.yaml"
    file.write_text(yaml.safe_dump(REPORT, allow_unicode=True), "utf-8")
    return list(slipped(file, 400, "test"))


def test_exactly_one_figure_differs(made: list[Slipped]) -> None:
    printed = Counter(_NUMBERS.findall(REPORT["text"]))
    for s in made:
        now = Counter(_NUMBERS.findall(s.passage.text))
        assert sum((printed - now).values()) == sum((now - printed).values()) == 1, s


def test_every_way_of_mistyping_and_misreckoning_occurs(made: list[Slipped]) -> None:
    assert {s.slip for s in made} >= {
        "digit", "swap", "near", "drop", "copy", "other base", "left as it was", "not all parts",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("slip", "kind", "role", "wrong"),
    [
        ("not all parts", "balance", "whole", "350"),  # without those online
        ("other base", "growth", "rate", "20,0%"),  # out of the later end
        ("other base", "ratio", "rate", "41,7%"),  # out of last year's
        ("other base", "ratio", "rate", "90,0%"),
    ],
)
def test_figures_are_misreckoned_as_people_do(
    made: list[Slipped], slip: str, kind: str, role: str, wrong: str
) -> None:
    figures = {f for s in made if (s.slip, s.relation[0]) == (slip, kind) for f in dict(s.relation[1])[role]}
    assert wrong in figures, figures
