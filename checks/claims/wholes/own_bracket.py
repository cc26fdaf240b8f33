"""Whether a bracket is all that a figure is divided into: then it is held against it, however far off.

How other lists are read, and how near to their whole they must be, is ``readings.py``.
"""

import re
from collections.abc import Sequence

from checks.claims.about import gap_before, words_in
from checks.claims.named import Named
from checks.claims.words import Words

#: A list has so many parts at least.
_SEVERAL = 2
#: A bracket right behind a figure and what it counts.
_BRACKET = re.compile(r"(?:\s+[^\W\d_]+){0,8}\s*\([^()]*\)")

#: What stands between two figures that are told apart.
_APART = ",.;:()"


def in_its_bracket(whole: Named, parts: Sequence[Named], words: Words) -> bool:
    """ "03 chi cục (42 chi cục cửa khẩu, 01 chi cục kiểm tra)": all that a bracket right behind counts, of the same."""
    s = whole.statement
    bracket = _BRACKET.match(s.text, whole.figure.stop)
    if bracket is None or len(parts) < _SEVERAL or any(x.statement is not s for x in parts):
        return False
    inside = [n for n, f in enumerate(s.figures) if bracket.start() <= f.start < bracket.end()]
    nouns = {x.figure.noun for x in parts}
    if [x.position for x in parts] != inside or nouns not in ({""}, {whole.figure.noun}):
        return False
    # "168/184 thủ tục (34 thủ tục mức độ 3, 134 thủ tục mức độ 4)": those of the upper one; "145 triệu đồng (máy 98)"
    if any(f.over == whole.position for f in s.figures) or any(
        x.figure.scale != whole.figure.scale for x in parts
    ):
        return False
    if not all(words_in(x.label) for x in parts):  # "lỗi 4 ngày (11, 12, 22, 23/9)"
        return False
    # "25 thủ tục thuộc 05 lĩnh vực (thu: 5; chi trả: 11)": the ones or the others
    if nouns == {""} and whole.position and not set(_APART) & set(gap_before(whole)):
        return False
    some = (words.mark, words.overlapping, words.base, words.other_time, words.and_so_on)
    return not any(p.search(bracket[0]) for p in some)
