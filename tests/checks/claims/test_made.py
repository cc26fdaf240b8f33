"""Whatever figures plain sentences have (``made.yaml``): right ones are not accused, a wrong one is told."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.checks.claims.made import sentences
from tests.checks.claims.said import said_in_each, violated

#: An example takes all sentences at once, hundreds of reports: the same each time, so that what fails fails again.
_FEW = settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@_FEW
@given(st.data())
def test_right_figures_are_not_accused(data: st.DataObject) -> None:
    texts = [s.written(s.figures(data.draw)) for kind in ("told", "right") for s in sentences(kind)]
    said = said_in_each(texts)
    assert [text for text, found in zip(texts, said, strict=True) if violated(found)] == []


@_FEW
@given(st.data())
def test_a_wrong_figure_is_told(data: st.DataObject) -> None:
    texts = []
    for sentence in sentences("told"):
        figures = sentence.figures(data.draw)
        texts += [sentence.written(sentence.wrong(name, figures, data.draw)) for name in sentence.related]
    said = said_in_each(texts)
    assert [text for text, found in zip(texts, said, strict=True) if not violated(found)] == []
