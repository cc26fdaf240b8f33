"""A rate is of the figures that its words name best (``sentences/named_best.yaml``): how near they are."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from checks.claims.weighed.around import Around
from checks.claims.weighed.competing import competing
from tests.checks.claims.marked import Passage
from tests.checks.claims.said import said
from tests.checks.claims.weigh.reading import printed, relations_of

ROOT = Path(__file__).resolve().parents[3]


def test_a_figure_that_is_forgotten_in_a_list_is_told_though_two_others_make_a_share() -> None:
    text = (
        "Số hồ sơ phải giải quyết 186.542 hồ sơ, chia theo chi nhánh: Đồng Xoài 31.208; Chơn Thành 24.915; Bù Đăng "
        "21.463; Đồng Phú 19.877; Lộc Ninh 18.304; Hớn Quản 16.720; Phước Long 11.942; Phú Riềng 11.619; Bù Gia Mập "
        "10.827; Bình Long 10.356; Bù Đốp 9.581."
    )
    sums = [s for s in said(text) if s.claim.startswith("parts")]
    assert [(s.figures[0], s.outcome) for s in sums] == [("186.542", "violated")]


LISTED = "Đã giải quyết 421 vụ: đúng 52 vụ, đúng một phần 101 vụ, sai 268 vụ."


def _called(name: str) -> dict[str, str]:
    """How near each figure of a list is to a name, by how it is printed."""
    weighed = relations_of(Passage("report", "", date(2024, 6, 15), LISTED, ())).weighed
    seats = weighed.row.all_counts
    found = competing(Around(weighed.row, weighed.words), name, seats)
    return {printed(s.named): found.of(s) for s in seats}


def test_words_that_no_other_figure_bears_name_one_by_far() -> None:
    found = _called("tỷ lệ sai")
    assert found["268"].endswith("by far")
    assert {found[x] for x in ("421", "52", "101")} == {"not"}


def test_of_two_that_bear_the_same_words_the_one_with_none_beside_is_nearer() -> None:
    found = _called("tỷ lệ đúng")
    assert found["52"].endswith(("nearest", "by far"))
    assert found["101"].endswith("another nearer")


def test_a_rate_without_words_names_nothing() -> None:
    assert set(_called("tỷ lệ đạt").values()) == {"no words"}


#: A text, and how near its figures are to a name, to the last digit.
IN_ONE_RUN = """
from tests.checks.claims.test_named_best import LISTED, nearness
print(nearness(LISTED + " Trung tâm đã giải quyết trước hạn 37 vụ khiếu nại về đất đai, môi trường, đúng hạn 9 vụ."))
"""


def nearness(text: str) -> list[float]:
    """How near each figure of a text is to a name of many words."""
    weighed = relations_of(Passage("report", "", date(2024, 6, 15), text, ())).weighed
    name = "tỷ lệ vụ khiếu nại về đất đai, môi trường đã giải quyết trước hạn, đúng một phần"
    return list(competing(Around(weighed.row, weighed.words), name, weighed.row.all_counts).score.values())


def test_how_near_figures_are_is_the_same_in_every_run() -> None:
    runs = {
        subprocess.run(
            [sys.executable, "-c", IN_ONE_RUN], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True, check=True, text=True,
        ).stdout
        for seed in range(1, 5)
    }  # fmt: skip
    assert len(runs) == 1, runs
