"""Nothing is told of passages in which every figure is right (``all_right.yaml``), though they are read."""

from pathlib import Path

import pytest
import yaml

from tests.checks.claims.said import Said, said_in_each, violated

TEXTS: list[str] = yaml.safe_load(Path(__file__).with_name("all_right.yaml").read_text("utf-8"))
#: Of so many passages at least something is read that is right; the others only name figures.
_READ = 0.85


@pytest.fixture(scope="module")
def told() -> list[list[Said]]:
    """What each passage claims."""
    return said_in_each(TEXTS)


def test_none_of_their_figures_is_accused(told: list[list[Said]]) -> None:
    accused = {text: violated(said) for text, said in zip(TEXTS, told, strict=True)}
    assert {text: said for text, said in accused.items() if said} == {}


def test_what_they_claim_is_read(told: list[list[Said]]) -> None:
    assert sum(any(s.outcome == "satisfied" for s in said) for said in told) >= _READ * len(TEXTS)
