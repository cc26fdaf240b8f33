"""What was printed is what is read: separators, marks, notes, and numbers as Excel stores them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.numbers import (
    PLACES,
    Figure,
    Reading,
    english,
    is_figure,
    proven_decimal_mark,
    read_number,
    read_text,
    vietnamese,
)

NUMBER, AMBIGUOUS, FRACTION = Reading.NUMBER, Reading.AMBIGUOUS, Reading.FRACTION
UNREADABLE = Reading.UNREADABLE
THOUSANDS = [",", ".", " ", "\u00a0", "\u202f", "\u2009", "'", "’"]


def said(figure: Figure) -> tuple[str | None, int | None, Reading]:
    """Value as text, decimals and reading, to compare with a table of expectations."""
    return (None if figure.value is None else str(figure.value), figure.decimals, figure.reading)


COUNTS = [
    ("0", "0", NUMBER),
    ("17", "17", NUMBER),
    ("01", "1", NUMBER),
    ("1877", "1877", NUMBER),
    ("52,414", "52414", NUMBER),
    ("1.081", "1081", NUMBER),
    ("331.084", "331084", NUMBER),
    ("1,234,567", "1234567", NUMBER),
    ("1.234.567", "1234567", NUMBER),
    ("12 345", "12345", NUMBER),
    ("12\u00a0345", "12345", NUMBER),
    ("12\u202f345", "12345", NUMBER),
    ("12\u2009345", "12345", NUMBER),
    ("1'234", "1234", NUMBER),
    ("'123", "123", NUMBER),
    ("  17 ", "17", NUMBER),
    ("17,0", "17", NUMBER),
    ("17.00", "17", NUMBER),
    ("1.234,0", "1234", NUMBER),
    ("17,000", "17000", NUMBER),
    ("12 hồ sơ", "12", NUMBER),
    ("12 Hồ Sơ", "12", NUMBER),
    ("12ho so", None, UNREADABLE),
    ("\uff11\uff12", "12", NUMBER),
    ("-5", "-5", NUMBER),
    ("−5", "-5", NUMBER),
    ("- 5", "-5", NUMBER),
    ("1.234,567", "1234567", AMBIGUOUS),
    ("52,4", None, FRACTION),
    ("55.17", None, FRACTION),
    ("0,123", None, FRACTION),
    ("1.234,5", None, FRACTION),
    ("1 234,56", None, FRACTION),
    ("1234.567", None, FRACTION),
    ("12 34", None, UNREADABLE),
    ("1'5", None, UNREADABLE),
    ("99%", None, UNREADABLE),
    ("1O5", None, UNREADABLE),
    ("5,2,1", None, UNREADABLE),
    ("1.23.456", None, UNREADABLE),
    ("0.123.456", None, UNREADABLE),
    ("1..2", None, UNREADABLE),
    ("12,", None, UNREADABLE),
    ("2e5", None, UNREADABLE),
    ("10²", None, UNREADABLE),
    ("①", None, UNREADABLE),
    ("½", None, Reading.NOTE),
    ("12/15", None, UNREADABLE),
    ("khoảng 100", None, UNREADABLE),
    ("9" * 13, "9" * 13, NUMBER),
    ("1" * 14, None, UNREADABLE),
    ("1" * 5000, None, UNREADABLE),
]


@pytest.mark.parametrize(("printed", "value", "reading"), COUNTS)
def test_a_count_has_no_decimals_so_its_separators_are_thousands(
    printed: str, value: str | None, reading: Reading
) -> None:
    assert said(read_text(printed, "count", "Hồ sơ")) == (value, None if value is None else 0, reading)


RATES = [
    ("55,17", "55.17", 2, NUMBER),
    ("99,69%", "99.69", 2, NUMBER),
    ("99,69 %", "99.69", 2, NUMBER),
    ("14.7%", "14.7", 1, NUMBER),
    ("62,50", "62.50", 2, NUMBER),
    ("100%", "100", 0, NUMBER),
    ("100", "100", 0, NUMBER),
    ("100.0", "100.0", 1, NUMBER),
    ("01", "1", 0, AMBIGUOUS),
    ("0", "0", 0, NUMBER),
    ("0%", "0", 0, NUMBER),
    ("1%", "1", 0, NUMBER),
    ("0,5%", "0.5", 1, NUMBER),
    ("0,8791", "0.8791", 4, AMBIGUOUS),
    ("0.9969", "0.9969", 4, AMBIGUOUS),
    ("1", "1", 0, AMBIGUOUS),
    ("1.234,5", "1234.5", 1, NUMBER),
    ("1,234.5", "1234.5", 1, NUMBER),
    ("1 234,56", "1234.56", 2, NUMBER),
    ("1.234.567,89", "1234567.89", 2, NUMBER),
    ("12,345", "12.345", 3, NUMBER),
    ("99,690", "99.690", 3, NUMBER),
    ("1,234,567", "1234567", 0, NUMBER),
    ("-0,5", "-0.5", 1, NUMBER),
    ("\uff19\uff19\uff0c\uff16\uff19\uff05", "99.69", 2, NUMBER),
    ("99 69", None, None, UNREADABLE),
    ("99'69", None, None, UNREADABLE),
    ("99,69%%", None, None, UNREADABLE),
    ("99,6,9", None, None, UNREADABLE),
    ("0,1234567891", None, None, UNREADABLE),
]


@pytest.mark.parametrize(("printed", "value", "decimals", "reading"), RATES)
def test_a_rate_keeps_the_decimals_that_were_printed(
    printed: str, value: str | None, decimals: int | None, reading: Reading
) -> None:
    assert said(read_text(printed, "rate")) == (value, decimals, reading)


@pytest.mark.parametrize("quantity", ["count", "rate", "measure", "code"])
@pytest.mark.parametrize(
    ("printed", "reading"),
    [
        ("", Reading.BLANK),
        (" \u00a0\n", Reading.BLANK),
        ("-", Reading.DASH),
        ("–", Reading.DASH),
        ("—", Reading.DASH),
        ("−", Reading.DASH),
        ("x", Reading.CROSS),
        ("X", Reading.CROSS),
        ("...", Reading.ELLIPSIS),
        ("…", Reading.ELLIPSIS),
        ("……..", Reading.ELLIPSIS),
        ("Sở TTTT theo dõi", Reading.NOTE),
        ("không", Reading.NOTE),
        ("%", Reading.NOTE),
    ],
)
def test_an_empty_cell_a_dash_a_cross_dots_and_a_note_are_different_things(
    printed: str, reading: Reading, quantity: str
) -> None:
    assert said(read_text(printed, quantity)) == (None, None, reading)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "quantity", "value", "other"),
    [
        ("0,8791", "rate", "0.8791", "87.91"),
        ("1", "rate", "1", "100"),
        ("1.234,567", "count", "1234567", "1234.567"),
        ("-1.234,567", "count", "-1234567", "-1234.567"),
        ("1,234", "measure", "1.234", "1234"),
        ("1.234", "measure", "1234", "1.234"),
    ],
)
def test_what_stays_ambiguous_names_both_readings(
    printed: str, quantity: str, value: str, other: str
) -> None:
    figure = read_text(printed, quantity)  # type: ignore[arg-type]
    assert figure.reading is AMBIGUOUS
    assert (str(figure.value), figure.other) == (value, Decimal(other))


@pytest.mark.parametrize(
    ("mark", "value", "decimals"), [(",", "1.234", 3), (".", "1234", 0), (None, "1.234", 3)]
)
def test_a_measure_is_read_as_its_column_proves(mark: str | None, value: str, decimals: int) -> None:
    figure = read_text("1,234", "measure", decimal_mark=mark)
    assert (str(figure.value), figure.decimals) == (value, decimals)
    assert (figure.reading is AMBIGUOUS) == (mark is None)


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["55,17", "1,234"], ","),
        (["14.7%", "Ghi chú", ""], "."),
        (["1.234,5"], ","),
        (["1,234,567"], "."),
        (["1 234,5"], ","),
        (["1,234", "5.678"], None),
        (["55,17", "14.7"], None),
        (["12 345", "1'234"], None),
        ([], None),
    ],
)
def test_a_column_proves_its_decimal_mark_only_without_contradiction(
    texts: list[str], mark: str | None
) -> None:
    assert proven_decimal_mark(texts) == mark


GENERAL = {"general": True}
STORED = [
    # stored, decimals shown, quantity, how shown → printed, value, decimals, reading
    ("0.9969", 2, "rate", {"percent": True}, "99,69%", "99.69", 2, NUMBER),
    ("1", 0, "rate", {"percent": True}, "100%", "100", 0, NUMBER),
    ("0.99685", 1, "rate", {"percent": True}, "99,7%", "99.7", 1, NUMBER),
    ("0.9969", 4, "rate", GENERAL, "0,9969", "0.9969", 4, AMBIGUOUS),
    ("55.17", 2, "rate", GENERAL, "55,17", "55.17", 2, NUMBER),
    ("55.1", 2, "rate", {}, "55,10", "55.10", 2, NUMBER),
    ("52.414", 3, "count", GENERAL, "52,414", "52414", 0, NUMBER),
    ("52.414", 3, "count", {}, "52,414", "52414", 0, NUMBER),
    ("1.08", 2, "count", GENERAL, "1,08", "1080", 0, AMBIGUOUS),
    # no count of thousands begins with a nought
    ("0.262", 3, "count", GENERAL, "0,262", None, None, FRACTION),
    ("0.005", 3, "count", {}, "0,005", None, None, FRACTION),
    ("16", 1, "count", {}, "16,0", "16", 0, NUMBER),
    ("3.6", 0, "count", {}, "4", "4", 0, NUMBER),
    ("52414", 0, "count", {"grouped": True}, "52.414", "52414", 0, NUMBER),
    ("-3", 0, "count", GENERAL, "-3", "-3", 0, NUMBER),
    ("-0.4", 0, "count", {}, "0", "0", 0, NUMBER),
    ("1080.5", 1, "count", GENERAL, "1080,5", None, None, FRACTION),
    ("52.41", 2, "count", {}, "52,41", None, None, FRACTION),
    ("0.5", 0, "count", {"percent": True}, "50%", None, None, UNREADABLE),
    ("1E+300", 0, "count", GENERAL, "1" + "0" * 300, None, None, UNREADABLE),
    ("123456789012345", 30, "rate", {}, "123456789012345," + "0" * 30, None, None, UNREADABLE),
]


@pytest.mark.parametrize(
    ("stored", "shown", "quantity", "how", "printed", "value", "decimals", "reading"), STORED
)
def test_a_stored_number_is_read_as_its_cell_shows_it(
    stored: str, shown: int, quantity: str, how: dict[str, bool], printed: str, value: str | None,
    decimals: int | None, reading: Reading,
) -> None:  # fmt: skip
    figure = read_number(Decimal(stored), shown, quantity, **how)  # type: ignore[arg-type]
    assert (figure.printed, *said(figure)) == (printed, value, decimals, reading)


@given(st.integers(min_value=0, max_value=10**13 - 1), st.sampled_from(THOUSANDS))
def test_a_count_printed_with_any_thousands_separator_is_read_back(count: int, mark: str) -> None:
    figure = read_text(f"{count:,}".replace(",", mark), "count")
    assert said(figure) == (str(count), 0, NUMBER)


@given(
    st.integers(min_value=0, max_value=10**9),
    st.integers(min_value=0, max_value=4),
    st.sampled_from(",."),
    st.sampled_from(["", "%", " %"]),
)
def test_a_rate_printed_with_comma_or_point_is_read_back(
    digits: int, decimals: int, mark: str, percent: str
) -> None:
    rate = Decimal(digits).scaleb(-decimals)
    figure = read_text(format(rate, "f").replace(".", mark) + percent, "rate")
    assert (figure.value, figure.decimals) == (rate, decimals)
    fraction_of_one = 0 < rate <= 1 and not percent
    assert figure.reading is (AMBIGUOUS if fraction_of_one else NUMBER)
    assert figure.other == (rate * 100 if fraction_of_one else None)


@given(
    st.integers(min_value=-(10**12), max_value=10**12), st.integers(min_value=0, max_value=9), st.booleans()
)
def test_what_we_print_we_read(digits: int, decimals: int, grouped: bool) -> None:
    value = Decimal(digits).scaleb(-decimals)
    printed = vietnamese(value, decimals, grouped=grouped)
    figure = read_text(printed + "%", "rate")
    if printed.count(".") == 1 and "," not in printed:
        assert figure.decimals == 3  # "1.234" of a rate is its decimals
    else:
        assert (figure.value, figure.decimals) == (value, decimals)
    assert english(value).translate(str.maketrans(".,", ",.")) == vietnamese(value)


ODDS = st.text(alphabet=st.sampled_from("0123456789.,  '%-+x…eEO²①٣１Hồsơ\u00a0\u202f\u0301"), max_size=24)


@given(st.one_of(st.text(max_size=40), ODDS), st.sampled_from(["count", "rate", "measure", "code"]))
def test_no_text_is_too_odd_to_be_read_and_none_gives_more_than_can_be_stored(
    text: str, quantity: str
) -> None:
    figure = read_text(text, quantity, "Hồ sơ")  # type: ignore[arg-type]
    assert (figure.value is None) == (figure.reading not in (NUMBER, AMBIGUOUS))
    if figure.value is not None and figure.decimals is not None:
        assert any(c.isdecimal() for c in text)
        exponent = figure.value.as_tuple().exponent
        assert figure.decimals == -int(exponent) <= PLACES
        assert figure.decimals == 0 or quantity in ("rate", "measure")
    assert (figure.other is not None) == (figure.reading is AMBIGUOUS)


@given(st.text().filter(lambda text: not any(c.isnumeric() for c in text)))
def test_a_text_without_a_digit_has_no_value(text: str) -> None:
    assert read_text(text, "rate").value is None


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(min_value=0, max_value=30),
    st.booleans(),
    st.booleans(),
)
def test_no_stored_number_is_too_odd_to_be_read(
    value: float, decimals: int, percent: bool, general: bool
) -> None:
    stored = Decimal(format(value, ".15g"))
    for quantity in ("count", "rate", "measure", "code"):
        figure = read_number(stored, decimals, quantity, percent=percent, general=general)  # type: ignore[arg-type]
        assert figure.decimals is None or figure.decimals <= PLACES


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("17", True),
        ("1.234,5%", True),
        ("-5", True),
        ("１２", True),
        ("14/6/2024", False),
        ("Biểu mẫu 1", False),
        ("", False),
        ("-", False),
        ("1125/BC-VP", False),
        ("٣", True),
    ],
)
def test_a_loose_figure_is_told_from_a_date_or_a_number_of_a_document(text: str, yes: bool) -> None:
    assert is_figure(text) is yes
