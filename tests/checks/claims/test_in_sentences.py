"""A slip in a sentence is told with its figures, and nothing is told where nothing is wrong (``sentences/``)."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.checks.claims.said import accused
from tests.checks.claims.sentences import FILES


def _all(kind: str) -> Iterator[Any]:
    for file, kinds in FILES.items():
        yield from (pytest.param(one, id=f"{file}: {one['what']}") for one in kinds[kind])


@pytest.mark.parametrize("one", _all("slips"))
def test_a_slip_in_a_sentence_is_told_with_its_figures(one: Mapping[str, Any]) -> None:
    told = accused(one["text"])
    assert set(one["figures"]) in [set(s.figures) for s in told], told


@pytest.mark.parametrize("one", _all("harmless"))
def test_nothing_is_told_of_a_sentence_in_which_nothing_is_wrong(one: Mapping[str, Any]) -> None:
    assert accused(one["text"]) == []


def test_no_sentence_stands_twice() -> None:
    texts = [one["text"] for kinds in FILES.values() for ones in kinds.values() for one in ones]
    assert len(texts) == len(set(texts))
