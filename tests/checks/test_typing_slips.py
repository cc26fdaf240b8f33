"""A slip of the hand is recognised from two numbers, and what a slip would have spoilt is guessed back."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checks.explain.slips import slip_law
from checks.typing_slips import typing_slip, variants

TRUE = st.integers(10, 999_999)


@pytest.mark.parametrize(
    ("printed", "true", "kind"),
    [
        (9751, 9755, "digit_changed"),
        (9751, 9571, "digits_swapped"),
        (9751, 5791, "digits_jumped"),
        (9441, 9771, "twin_digits"),
        (309, 3090, "digit_dropped"),
        (309, 3209, "digit_dropped"),
        (3090, 309, "scaled"),
        (30900, 309, "scaled"),
        (309_000, 309, "separator"),
        (309, 309_000, "separator"),
        (3099, 309, "digit_added"),
        (-7, 7, "sign"),
        (9751, 9955, None),
        (9751, 12, None),
        (0, 0, None),
        (-7, 8, None),
    ],
)
def test_a_typing_slip_is_named(printed: int, true: int, kind: str | None) -> None:
    found = typing_slip(printed, true)
    assert (found and found[0]) == kind


def _recognised(printed: int, true: int, *kinds: str) -> None:
    found = typing_slip(printed, true)
    assert found
    assert found[0] in kinds
    assert found[1] >= 1
    assert found[0] in slip_law().slips
    assert true in set(variants(printed))


@settings(max_examples=100, deadline=None)
@given(TRUE, st.data())
def test_a_mistyped_digit_is_recognised_and_guessed_back(true: int, data: st.DataObject) -> None:
    digits = str(true)
    i = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(
        st.sampled_from("123456789" if i == 0 else "0123456789").filter(lambda d: d != digits[i])
    )
    _recognised(int(digits[:i] + digit + digits[i + 1 :]), true, "digit_changed")


@settings(max_examples=100, deadline=None)
@given(TRUE, st.data())
def test_swapped_neighbours_are_recognised_and_guessed_back(true: int, data: st.DataObject) -> None:
    digits = str(true)
    i = data.draw(st.integers(0, len(digits) - 2))
    assume(digits[i] != digits[i + 1] and (i or digits[1] != "0"))
    _recognised(int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]), true, "digits_swapped")


@settings(max_examples=100, deadline=None)
@given(st.integers(100, 999_999), st.data())
def test_digits_swapped_around_a_third_are_recognised_and_guessed_back(
    true: int, data: st.DataObject
) -> None:
    digits = str(true)
    i = data.draw(st.integers(0, len(digits) - 3))
    a, b, c = digits[i : i + 3]
    assume(a != c and (i or c != "0"))
    _recognised(int(digits[:i] + c + b + a + digits[i + 3 :]), true, "digits_jumped")


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 999))
def test_a_mistyped_pair_of_equal_digits_is_recognised(a: int, b: int, rest: int) -> None:
    assume(a != b)
    found = typing_slip(int(f"{a}{a}{rest:03}"), int(f"{b}{b}{rest:03}"))
    assert found
    assert found[0] == "twin_digits"


@settings(max_examples=100, deadline=None)
@given(TRUE, st.data())
def test_a_dropped_digit_is_recognised_and_guessed_back(true: int, data: st.DataObject) -> None:
    digits = str(true)
    i = data.draw(st.integers(0, len(digits) - 1))
    left = digits[:i] + digits[i + 1 :]
    assume(left[0] != "0")
    _recognised(int(left), true, "digit_dropped")


@settings(max_examples=100, deadline=None)
@given(TRUE, st.data())
def test_a_digit_too_many_is_recognised_and_guessed_back(true: int, data: st.DataObject) -> None:
    digits = str(true)
    i = data.draw(st.integers(0, len(digits)))
    digit = data.draw(st.sampled_from("0123456789"))
    longer = digits[:i] + digit + digits[i:]
    assume(longer[0] != "0")
    _recognised(int(longer), true, "digit_added", "scaled")


@settings(max_examples=60, deadline=None)
@given(TRUE, st.integers(1, 3))
def test_zeros_too_many_or_too_few_are_recognised_and_guessed_back(true: int, places: int) -> None:
    wanted = "separator" if places == 3 else "scaled"
    _recognised(true * 10**places, true, wanted)
    _recognised(true, true * 10**places, wanted, "digit_dropped")


@settings(max_examples=30, deadline=None)
@given(TRUE)
def test_a_turned_sign_is_recognised_and_guessed_back(true: int) -> None:
    _recognised(-true, true, "sign")
    _recognised(true, -true, "sign")


@settings(max_examples=100, deadline=None)
@given(st.integers(-99_999, 99_999))
def test_nothing_is_guessed_twice_and_never_what_is_printed(printed: int) -> None:
    guesses = list(variants(printed))
    assert len(guesses) == len(set(guesses))
    assert printed not in guesses


@settings(max_examples=150, deadline=None)
@given(st.integers(-9_999, 9_999), st.data())
def test_every_guess_is_a_typing_slip(printed: int, data: st.DataObject) -> None:
    assume(printed)
    true = data.draw(st.sampled_from(list(variants(printed))))
    assert typing_slip(printed, true) is not None


def test_nobody_writes_minus_nought() -> None:
    assert 0 in variants(1)
    assert 0 not in variants(-1)
