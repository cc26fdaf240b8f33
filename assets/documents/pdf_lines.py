"""Lines on pages to paragraphs, by where they stand; lines that only number or name the pages dropped.

A line that the margin broke reaches so far right that the next word found no room; the first line of a
paragraph is set in, or those after it are, or there is more room above it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assets.documents.lines import STARTS_ANEW, goes_on

_NEAR = 4.0  # points: two left edges that are meant to be one
_HANGING = 45.0  # points that the lines after a bullet may be set in
_PITCH = 1.75  # heights of type between two lines of one paragraph, at most
_EDGE = 0.13  # of the page's height, above and below, where running lines stand
_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–—]?\s*(\d{1,4})\s*(?:/\s*\d{1,4}\s*)?[-–—]?", re.IGNORECASE)
_CLOSED = (".", ";", ":", "!", "?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line and where it stands, in points from the left and from the foot of the page."""

    text: str
    page: int
    left: float
    right: float
    foot: float
    height: float
    page_width: float
    page_height: float


def joined(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs, also those that go on over a page."""
    margins = _margins(lines)
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not _continues(paragraph, line, margins[line.page_width]):
            yield _text(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield _text(paragraph)


def without_running_lines(lines: Sequence[Line]) -> list[Line]:
    """Without page numbers and without what stands at the edge of most pages."""
    edges = {id(line): line for line in _edges(lines)}
    pages = len({line.page for line in lines})
    numbers: dict[int, int] = {}
    texts: Counter[str] = Counter()
    for key, line in edges.items():
        if number := _PAGE_NUMBER.fullmatch(line.text.strip()):
            numbers[key] = int(number[1]) - line.page
        else:
            texts[line.text.strip()] += 1
    # A figure at the foot of a table is no page number: those rise by one from page to page.
    offsets = Counter(numbers.values())
    usual = {offset for offset, times in offsets.items() if times > 1 or offset == 1}
    running = {text for text, times in texts.items() if times > 2 and 2 * times > pages}
    return [
        line
        for line in lines
        if not (id(line) in edges and (numbers.get(id(line)) in usual or line.text.strip() in running))
    ]


def _edges(lines: Sequence[Line]) -> Iterator[Line]:
    """The highest and the lowest line of each page, if they stand near its edge."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    for page in pages.values():
        highest, lowest = max(page, key=lambda line: line.foot), min(page, key=lambda line: line.foot)
        if highest.foot > (1 - _EDGE) * highest.page_height:
            yield highest
        if lowest is not highest and lowest.foot < _EDGE * lowest.page_height:
            yield lowest


def _margins(lines: Sequence[Line]) -> dict[float, float]:
    """The right margin of each width of page: where the long lines end, but for the odd one."""
    ends: dict[float, list[float]] = {}
    for line in lines:
        ends.setdefault(line.page_width, []).append(line.right)
    return {width: sorted(rights)[math.ceil(0.95 * (len(rights) - 1))] for width, rights in ends.items()}


def _continues(paragraph: Sequence[Line], line: Line, margin: float) -> bool:
    last = paragraph[-1]
    if line.page_width != last.page_width or not 0.8 < line.height / last.height < 1.25:
        return False
    if line.page == last.page and not 0 < last.foot - line.foot < _PITCH * max(line.height, last.height):
        return False
    if line.page > last.page + 1:
        return False
    set_in = paragraph[0].left > line.left + _NEAR
    if STARTS_ANEW.match(line.text.lstrip()) and not (set_in and _is_full(last, line, margin)):
        return False
    if not _is_full(last, line, margin):
        # Lines in the middle of the page, or of a cell: only the sentence tells.
        return _aligned(last, line) and goes_on(last.text, line.text, long=12, digits=False)
    if len(paragraph) > 1:
        expected = abs(line.left - last.left) <= _NEAR or line.page != last.page
    else:
        hanging = STARTS_ANEW.match(last.text.lstrip()) is not None and line.left - last.left < _HANGING
        expected = line.left <= last.left + _NEAR or hanging
    if not expected:
        return False
    return set_in or not last.text.rstrip().endswith(_CLOSED) or not line.text.lstrip()[:1].isupper()


def _is_full(line: Line, following: Line, margin: float) -> bool:
    """Whether the first word of the line that follows would have found no room at the end of this one."""
    words = following.text.split()
    letter = (following.right - following.left) / max(1, len(following.text))
    return line.right + letter * (1 + len(words[0] if words else "")) > margin - _NEAR


def _aligned(last: Line, line: Line) -> bool:
    centre = (last.left + last.right - line.left - line.right) / 2
    return abs(last.left - line.left) <= _NEAR or abs(centre) <= 2 * _NEAR


def _text(lines: Sequence[Line]) -> str:
    text = ""
    for line in lines:
        words = " ".join(line.text.split())
        # "2023-" and "2025" are one span; "kinh tế -" and "xã hội" keep their space.
        glued = not text or (text.endswith("-") and text[-2:-1].isalnum())
        text = text.removesuffix("\u00ad") if text.endswith("\u00ad") else text if glued else text + " "
        text += words
    return text
