"""The words of reports: all there, in both languages, with the same arguments."""

import re
import string
from datetime import datetime

import pytest

from assets.messages import LANGS, _catalogue
from assets.reports.words import moment
from checks.edits.sentences import _ARGUMENTS
from checks.rules.load import catalogue


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


OURS = sorted(key for key in _catalogue() if key.startswith("report_"))


@pytest.mark.parametrize("key", OURS)
def test_both_languages_take_the_same_arguments(key: str) -> None:
    vi, en = (_catalogue()[key][lang] for lang in LANGS)
    assert names_in(vi) == names_in(en)


def test_every_role_that_a_rule_gives_a_cell_has_a_word() -> None:
    roles = {term.role for rule in catalogue().rules.values() for term in rule.terms()} | {
        "figure",
        "citation",
    }
    assert roles
    assert not {f"report_role_{role}" for role in roles} - set(OURS)


def test_every_kind_of_rule_has_a_word() -> None:
    assert not {f"kind_{kind}" for kind in [*_ARGUMENTS, "structure"]} - set(_catalogue())


def test_no_sentence_of_ours_is_left_unused() -> None:
    from pathlib import Path

    import assets.reports as package

    folder = Path(package.__file__).parent
    texts = [p.read_text("utf-8") for p in folder.rglob("*") if p.suffix in (".py", ".j2")]
    used = set(re.findall(r"report_\w+", "\n".join(texts)))
    built = ("report_role_", "report_outcome_", "report_column_")
    assert [key for key in OURS if key not in used and not key.startswith(built)] == []


def test_a_moment_is_told_on_the_clock_of_the_offices() -> None:
    assert moment(datetime(2024, 6, 15, 0, 30), "vi") == "07:30 ngày 15/06/2024"
    assert moment(datetime(2024, 6, 15, 17, 30), "en") == "2024-06-16 00:30"
