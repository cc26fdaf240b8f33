"""Slips are recognised for what they are by what stands around a figure, and the likeliest is told."""

import pytest

from assets.messages import LANGS
from checks.explain.slips import Surroundings, address, far_off, likeliest, slip_law


def test_every_slip_is_named_in_both_languages_and_has_a_source() -> None:
    law = slip_law()
    assert set(law.slips).isdisjoint(law.diagnoses)
    for slip in [*law.slips.values(), *law.diagnoses.values()]:
        assert set(slip.name) == set(LANGS)
        assert all(name.strip() for name in slip.name.values())
    for slip in law.slips.values():
        assert len(slip.source) > 5


def test_the_shares_of_all_slips_are_shares() -> None:
    assert 0.5 < sum(s.frequency for s in slip_law().slips.values()) < 1.5


@pytest.mark.parametrize(("printed", "true"), [(10_099, 1), (5, 900), (-5, 5), (1, 101), (0, 101)])
def test_a_figure_many_times_as_large_or_of_the_other_sign_is_far_off(printed: int, true: int) -> None:
    assert far_off(slip_law(), printed, true)
    assert far_off(slip_law(), true, printed)


@pytest.mark.parametrize(("printed", "true"), [(10_099, 1_010), (5, 100), (0, 100), (0, 0), (-50, -400)])
def test_a_figure_of_the_same_size_is_not_far_off(printed: int, true: int) -> None:
    assert not far_off(slip_law(), printed, true)
    assert not far_off(slip_law(), true, printed)


def _around(*values: int, earlier: dict[int, tuple[str, int]] | None = None) -> Surroundings:
    """Figures one below the other."""
    places = [("f.xlsx", "s", f"D{8 + n}") for n in range(len(values))]
    return Surroundings(places, values, [0] * len(values), earlier)


def _likeliest(around: Surroundings, v: int, true: int, sums: list[tuple[int, ...]] | None = None) -> str:
    return likeliest(slip_law(), around, v, true, formula=False, sums=sums or [], on_another=False).kind


def test_a_mistyped_digit_is_likelier_than_no_known_slip() -> None:
    around = _around(10_099)
    known = likeliest(slip_law(), around, 0, 10_098, formula=False, sums=[], on_another=False)
    unknown = likeliest(slip_law(), around, 0, 24_681, formula=False, sums=[], on_another=False)
    assert (known.kind, unknown.kind) == ("digit_changed", "unknown")
    assert known.cost < unknown.cost


@pytest.mark.parametrize(
    ("values", "true", "sums", "kind"),
    [
        ((1726, 1465, 261, 151), 1877, [(1, 2, 3)], "left_out"),
        ((2138, 1465, 261, 151), 1877, [(1, 2, 3)], "counted_twice"),
        ((1465, 1465, 261, 151), 1877, [], "copied_neighbour"),
        ((4711, 1, 2, 3, 4, 5, 6, 4711), 9028, [], "other_line"),
        ((9571, 1465), 9751, [], "digits_swapped"),
    ],
)
def test_the_figures_around_tell_the_slip(
    values: tuple[int, ...], true: int, sums: list[tuple[int, ...]], kind: str
) -> None:
    assert _likeliest(_around(*values), 0, true, sums) == kind


def test_a_form_takes_no_figure_over_from_a_report_that_repeats_it_whichever_is_asked_about_first() -> None:
    places = [("Bieu mau 3.xlsx", "BM3", "D31"), ("Bao cao.docx", "", "12")]
    for v in (0, 1):
        around = Surroundings(places, [9751, 9751], [0, 0])
        assert around.equal_to(v, 9751, 0) == [v]
        assert _likeliest(around, v, 24_681) == "unknown"


def test_last_periods_figure_is_told_as_such() -> None:
    assert _likeliest(_around(8804, earlier={0: ("2024-Q1", 8804)}), 0, 9955) == "previous"
    assert _likeliest(_around(8804, earlier={0: ("2024-Q1", 8803)}), 0, 9955) == "unknown"


def test_a_formula_makes_no_typing_slip() -> None:
    slip = likeliest(slip_law(), _around(9751), 0, 9755, formula=True, sums=[], on_another=False)
    assert slip.kind == "formula"


@pytest.mark.parametrize(
    ("cell", "at"), [("A1", (1, 1)), ("D31", (31, 4)), ("AA10", (10, 27)), ("x", (0, 0)), ("", (0, 0))]
)
def test_a_cell_has_a_row_and_a_column(cell: str, at: tuple[int, int]) -> None:
    assert address(cell) == at


def test_near_are_figures_in_the_same_row_or_column_of_the_same_sheet() -> None:
    places = [("f", "s", c) for c in ("D8", "D9", "D10", "D11", "E8", "E9")] + [("f", "t", "D9")]
    around = Surroundings(places, [1] * 7, [0] * 7)
    assert set(around.near(0, 2)) == {1, 2, 4}
    assert set(around.near(0, 1)) == {1, 4}
