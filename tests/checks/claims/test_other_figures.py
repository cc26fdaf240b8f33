"""What figures of other things are not, and what they are (``sentences/other_figures.yaml``)."""

from tests.checks.claims.said import said
from tests.checks.claims.sentences import sentence


def test_figures_between_several_strokes_are_not_out_of_each_other() -> None:
    assert said(sentence("other_figures", "harmless", "columns between strokes")["text"]) == []


def test_a_shortened_word_does_not_end_a_list() -> None:
    one = sentence("other_figures", "harmless", "a shortened word before a name")
    sums = [s for s in said(one["text"]) if s.claim.startswith("parts")]
    assert any("1.009" in s.figures and s.outcome == "satisfied" for s in sums), sums
