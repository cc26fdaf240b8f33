"""Whatever figures plain sentences have (``sentences/made.yaml``): right ones are not accused, a wrong one is told."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checks.claims.made import Sentence, sentences
from tests.checks.claims.said import said_in_each, violated

_TOLD, _RIGHT = sentences("told"), sentences("right")
#: Each example confronts a handful of reports; the same ones each time, so that what fails fails again.
_FEW = settings(max_examples=2, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("sentence", _TOLD, ids=lambda s: s.text[:60])
@_FEW
@given(data=st.data())
def test_a_wrong_figure_is_told_and_right_ones_are_not(sentence: Sentence, data: st.DataObject) -> None:
    figures = sentence.figures(data.draw)
    wrong = [sentence.wrong(name, figures, data.draw) for name in sentence.related]
    right, *slipped = said_in_each([sentence.written(f) for f in (figures, *wrong)])
    assert not violated(right)
    assert all(violated(found) for found in slipped)


@pytest.mark.parametrize("sentence", _RIGHT, ids=lambda s: s.text[:60])
@_FEW
@given(data=st.data())
def test_right_figures_are_not_told(sentence: Sentence, data: st.DataObject) -> None:
    (found,) = said_in_each([sentence.written(sentence.figures(data.draw))])
    assert not violated(found)
