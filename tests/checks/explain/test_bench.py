"""The benchmark of explaining runs on the records that it makes: by us, and by the MILP beside."""

from tests.bench import explain


def test_spoilt_records_are_explained_by_us_and_by_a_milp() -> None:
    for spoilt in explain.spoilt_records("typing", 5, 3, explain._visible, True):
        facts = explain.rows(spoilt.printed, explain.VERSIONS)
        layout, found = explain._explained(facts)
        _, _, values = explain.LAYOUTS.of(facts)
        assert all(e.figures for component in found for e in component.explanations)
        assert explain._by_milp(layout.edits, values)
