"""Lines of text to paragraphs: where a line goes on in the next, and which lines are rows of a table.

For formats that keep lines and no paragraphs. Where the lines come from belongs to the formats.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count, groupby

from assets.documents.model import Kind, Paragraph

_LONG = 60  # characters: a shorter line was ended on purpose
_WRAPPED = 160  # characters: a text with longer lines was not wrapped, so that each line is a paragraph
_ENDS = ".;:!?…"
STARTS_ANEW = re.compile(
    r"[-–—+*•▪●◦■□➢✓➔→]\s"  # a bullet
    r"|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,4}|[IVX]{1,5})[.)]\s"  # 1. 1.2. a) iv)
    r"|\d{1,2}(?:\.\d{1,2})+\s+[^\W\d_]"  # 1.2 Công tác
)


def goes_on(line: str, following: str, long: int = _LONG, digits: bool = True) -> bool:
    """Whether ``following`` goes on with the sentence that ``line`` breaks off in.

    ``long`` is how long a line must be to have been broken by the margin; ``digits`` whether a figure can be
    what goes on.

    >>> goes_on("Trong kỳ báo cáo, toàn tỉnh đã tiếp nhận và giải quyết tổng cộng", "1.234 hồ sơ")
    True
    """
    line, following = line.rstrip(), following.lstrip()
    if not line or not following or line[-1] in _ENDS or STARTS_ANEW.match(following):
        return False
    if len(line) < long and line[-1] != ",":
        return False
    return following[0].islower() or (digits and (following[0].isdigit() or following[0] in "(%/"))


def paragraphs(lines: Sequence[str]) -> Iterator[Paragraph]:
    """Number paragraphs and cells: an empty line ends either, two lines with tabs make a table."""
    digits = max(map(len, lines), default=0) <= _WRAPPED
    numbers, tables = count(1), count(1)
    for tabbed, group in groupby(lines, key=lambda line: "\t" in line.strip()):
        block = list(group)
        if tabbed and len(block) > 1:
            table = next(tables)
            for row, line in enumerate(block, 1):
                for column, cell in enumerate(line.split("\t"), 1):
                    if cell.strip():
                        yield Paragraph(next(numbers), cell.strip(), Kind.CELL, 0, table, row, column)
        else:
            for text in _joined(block, digits):
                yield Paragraph(next(numbers), text)


def _joined(lines: Sequence[str], digits: bool) -> Iterator[str]:
    text, last = "", ""
    for line in map(str.strip, lines):
        if goes_on(last, line, digits=digits):
            text = f"{text} {line}"
        else:
            if text:
                yield text
            text = line
        last = line
    if text:
        yield text
