"""Figures as printed: what a cell says, to an exact decimal, and back.

A figure keeps its printed text, its exact value, how many decimals were printed and how it was read.
Separators are decided from the quantity (a count admits no decimals, so ``52,414`` is 52414; a rate
does, so ``55,17`` is 55.17), then from the other cells of its column. What stays ambiguous carries
both readings. No binary float takes part in any of this. Whether the figure is *right* belongs in
``checks``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Literal

from assets.text import tidy

Quantity = Literal["count", "rate", "measure", "code"]

#: What the warehouse stores exactly: 19 digits before the decimal point, 9 after.
PLACES = 9
LARGEST = Decimal(10) ** 13


class Reading(StrEnum):
    """How a cell was read. Only the first four carry a value."""

    NUMBER = "number"  # one reading is possible
    AMBIGUOUS = "ambiguous"  # two are; the likelier is the value, the other is kept beside it
    CODE = "code"  # an answer given as a code
    CODE_LABEL = "code_label"  # an answer given in words that stand for a code
    BLANK = "blank"
    DASH = "dash"  # "-": nothing to report
    CROSS = "cross"  # "x": does not apply
    ELLIPSIS = "ellipsis"  # "...": to be filled in
    TEXT = "text"  # words, where words belong
    NOTE = "note"  # words without a figure ("Sở TTTT theo dõi")
    UNREADABLE = "unreadable"  # something with digits that is no figure
    FRACTION = "fraction"  # a count with decimals
    ERROR = "error"  # a formula error such as #REF!
    UNCOMPUTED = "uncomputed"  # a formula whose value was not stored


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as printed; ``value`` and ``decimals`` are None unless ``reading`` carries a value."""

    printed: str
    reading: Reading
    value: Decimal | None = None
    decimals: int | None = None
    other: Decimal | None = None


_MARKS = {"-": Reading.DASH, "–": Reading.DASH, "—": Reading.DASH, "x": Reading.CROSS}
#: Full-width signs and digits, and the other shapes of the minus sign and of the apostrophe.
_SHAPES = str.maketrans({c + 0xFEE0: c for c in range(0x21, 0x7F)} | {"−": "-", "’": "'", "٬": "'"})
_SIGNED = re.compile(r"([+-]?) ?(\d[\d., ']*)")
_FIGURE = re.compile(r"[+-]?\d[\d., ']* ?%?")
_GROUPS = re.compile(r"[., ']")
_DECIMAL_MARKS = (".", ",")
#: Wide enough for any number that a workbook can hold.
_EXACT = Context(prec=800)


def is_mark(text: str) -> bool:
    """Whether a tidy text is a dash, a cross or dots: an answer that is no figure."""
    return text.casefold() in _MARKS or (bool(text) and set(text) <= {".", "…"})


def read_mark(text: str) -> Reading | None:
    """How a tidy text that says nothing is read: blank, a dash, a cross or dots; None if it says something."""
    if not text:
        return Reading.BLANK
    return _MARKS.get(text.casefold(), Reading.ELLIPSIS) if is_mark(text) else None


def starts_as_figure(text: str) -> bool:
    """Whether a tidy text begins as a figure does, however it goes on ("12 hồ sơ", "1O5")."""
    return text.translate(_SHAPES).lstrip("'+- ")[:1].isdecimal()


def is_figure(text: str) -> bool:
    """Whether a tidy text is a figure and nothing else, whatever its separators mean."""
    return not text[:1].isalpha() and bool(_FIGURE.fullmatch(text.translate(_SHAPES)))


def read_text(text: str, quantity: Quantity, unit: str = "", decimal_mark: str | None = None) -> Figure:
    """Read a figure typed as text.

    Args:
        text: the cell's text, as it stands there.
        quantity: what the indicator counts or measures.
        unit: the indicator's unit; tolerated after the figure ("12 hồ sơ").
        decimal_mark: the decimal mark that other cells of the column prove, if any.
    """
    printed = tidy(text)
    bare = printed.translate(_SHAPES)
    if not bare:
        return Figure(printed, Reading.BLANK)
    if is_mark(bare):
        return Figure(printed, _MARKS.get(bare.casefold(), Reading.ELLIPSIS))
    if not any(c.isdigit() for c in bare):
        return Figure(printed, Reading.NOTE)
    bare = bare.lstrip("'")
    percent = bare.endswith("%")
    if percent and quantity != "rate":
        return Figure(printed, Reading.UNREADABLE)
    bare = bare.removesuffix("%").strip()
    if unit and bare.casefold().endswith(unit.casefold()):
        bare = bare[: -len(unit)].strip()
    match = _SIGNED.fullmatch(bare)
    if not match:
        return Figure(printed, Reading.UNREADABLE)
    figure = _read_digits(printed, match[2].strip(), quantity, decimal_mark)
    if figure.value is not None and match[1] == "-":
        other = None if figure.other is None else figure.other.copy_negate()
        figure = Figure(printed, figure.reading, figure.value.copy_negate(), figure.decimals, other)
    if quantity == "rate" and not percent:
        figure = _maybe_a_fraction(figure)
    return _bounded(figure)


def read_number(
    value: Decimal,
    decimals: int,
    quantity: Quantity,
    *,
    percent: bool = False,
    general: bool = False,
    grouped: bool = False,
) -> Figure:
    """Read a figure that the workbook stores as a number.

    Args:
        value: the stored number, in the cell's own terms (0.9969 where the cell shows 99,69%).
        decimals: how many decimals the cell shows.
        quantity: what the indicator counts or measures.
        percent: the cell's number format is a percentage.
        general: the cell has no number format of its own, so its decimals were typed.
        grouped: the cell shows thousands apart.
    """
    shown = round_half_up(value * 100 if percent else value, decimals)
    printed = vietnamese(shown, decimals, grouped=grouped) + ("%" if percent else "")
    if quantity in ("count", "code"):
        if percent:
            return Figure(printed, Reading.UNREADABLE)
        if shown == shown.to_integral_value():
            return _bounded(Figure(printed, Reading.NUMBER, round_half_up(shown, 0), 0))
        # "52.414" typed where Excel takes the point as a decimal mark: a count admits no decimals.
        if (general or decimals == 3) and decimals <= 3 and 1 <= abs(shown) < 1000:
            reading = Reading.NUMBER if decimals == 3 else Reading.AMBIGUOUS
            other = None if decimals == 3 else shown
            return Figure(printed, reading, round_half_up(shown * 1000, 0), 0, other)
        return Figure(printed, Reading.FRACTION)
    figure = Figure(printed, Reading.NUMBER, shown, decimals)
    return _bounded(figure if percent or quantity != "rate" else _maybe_a_fraction(figure))


def _read_digits(printed: str, digits: str, quantity: Quantity, decimal_mark: str | None) -> Figure:
    """Decide what the separators among ``digits`` mean; no sign, no unit, no percent sign left."""
    marks = _GROUPS.findall(digits)
    groups = _GROUPS.split(digits)
    if "" in groups:
        return Figure(printed, Reading.UNREADABLE)
    if not marks:
        return Figure(printed, Reading.NUMBER, Decimal(digits), 0)
    thousands = all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3 and groups[0][0] != "0"
    if quantity in ("count", "code"):
        if thousands:  # "1.234,567" mixes marks, but no count has decimals
            reading = Reading.NUMBER if len(set(marks)) == 1 else Reading.AMBIGUOUS
            other = None if reading is Reading.NUMBER else _decimal(groups)
            return Figure(printed, reading, Decimal("".join(groups)), 0, other)
        whole, fraction = groups[:-1], groups[-1]
        if not _grouped(whole, marks[:-1], marks[-1]):
            return Figure(printed, Reading.UNREADABLE)
        if fraction.strip("0"):
            return Figure(printed, Reading.FRACTION)
        return Figure(printed, Reading.NUMBER, Decimal("".join(whole)), 0)
    last = marks[-1]
    if len(marks) == 1 and last in _DECIMAL_MARKS:
        if quantity == "rate" or not thousands or decimal_mark == last:
            return Figure(printed, Reading.NUMBER, _decimal(groups), len(groups[1]))
        if decimal_mark is not None:
            return Figure(printed, Reading.NUMBER, Decimal("".join(groups)), 0)
        whole_value, decimal_value = Decimal("".join(groups)), _decimal(groups)
        if last == ",":  # the Vietnamese decimal mark
            return Figure(printed, Reading.AMBIGUOUS, decimal_value, len(groups[1]), whole_value)
        return Figure(printed, Reading.AMBIGUOUS, whole_value, 0, decimal_value)
    if thousands and len(set(marks)) == 1:
        return Figure(printed, Reading.NUMBER, Decimal("".join(groups)), 0)
    if _grouped(groups[:-1], marks[:-1], last):
        return Figure(printed, Reading.NUMBER, _decimal(groups), len(groups[-1]))
    return Figure(printed, Reading.UNREADABLE)


def _decimal(groups: list[str]) -> Decimal:
    return Decimal("".join(groups[:-1]) + "." + groups[-1])


def _grouped(whole: list[str], marks: list[str], decimal_mark: str) -> bool:
    """Whether the last mark may be a decimal one: what is before it is grouped with one other mark."""
    if decimal_mark not in _DECIMAL_MARKS:
        return False
    if not marks:
        return True
    tail = all(len(g) == 3 for g in whole[1:]) and len(whole[0]) <= 3
    return tail and len(set(marks)) == 1 and marks[0] != decimal_mark


def _maybe_a_fraction(figure: Figure) -> Figure:
    """A rate in percent at or below one, with no percent sign, may be a share of one (0,9969)."""
    value = figure.value
    if figure.reading is not Reading.NUMBER or value is None or not 0 < value <= 1:
        return figure
    other = value * 100
    return Figure(figure.printed, Reading.AMBIGUOUS, value, figure.decimals, other)


def _bounded(figure: Figure) -> Figure:
    """Refuse what no report prints and the warehouse could not hold exactly."""
    if figure.value is None or figure.decimals is None:
        return figure
    if abs(figure.value) >= LARGEST or figure.decimals > PLACES:
        return Figure(figure.printed, Reading.UNREADABLE)
    return figure


def proven_decimal_mark(texts: Iterable[str]) -> str | None:
    """The decimal mark that a column's unambiguous texts prove ("1.234,5" or "55,17"), or None."""
    proven: set[str] = set()
    for text in texts:
        bare = tidy(text).removesuffix("%").strip()
        if not re.fullmatch(r"\d[\d., ']*", bare):
            continue
        marks, groups = _GROUPS.findall(bare), _GROUPS.split(bare)
        if not marks or marks[-1] not in _DECIMAL_MARKS:
            continue
        if len(set(marks)) == 2 or (len(marks) == 1 and len(groups[-1]) != 3):
            proven.add(marks[-1])
        elif len(marks) > 1:
            proven.add("," if marks[0] == "." else ".")
    return proven.pop() if len(proven) == 1 else None


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Round as Excel shows a number: half away from zero, and nothing below zero shown as zero."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT)
    return rounded if rounded else abs(rounded)


def vietnamese(value: Decimal, decimals: int | None = None, *, grouped: bool = True) -> str:
    """Print a number as the reports do: ``1.234,56``.

    >>> vietnamese(Decimal("1234.5")), vietnamese(Decimal("1234.50"), 2)
    ('1.234,5', '1.234,50')
    """
    text = plain(value) if decimals is None else format(round_half_up(value, decimals), "f")
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, fraction = text.partition(".")
    if grouped:
        whole = f"{int(whole):,}".replace(",", ".")
    return sign + whole + ("," + fraction if fraction else "")


def english(value: Decimal) -> str:
    """Print a number for an English reader: ``1,234.56``."""
    return vietnamese(value).translate(str.maketrans(".,", ",."))


def plain(value: Decimal) -> str:
    """Print a number for a machine: no grouping, no exponent, no trailing zeros after the point."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
