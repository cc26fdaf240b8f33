"""Whether a list is plainly all that a figure is divided into: then it is held against it, however far off.

How other lists are read, and how near to their whole they must be, is ``readings.py``.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from checks.claims.about import between, gap_before, words_in
from checks.claims.named import Named, total
from checks.claims.wholes.parts import misses_by_a_slip
from checks.claims.words import Words

#: A list has so many parts at least.
_SEVERAL = 2
#: A bracket right behind a figure and what it counts.
_BRACKET = re.compile(r"(?:\s+[^\W\d_]+){0,8}\s*\([^()]*\)")
#: What stands between two figures that are told apart.
_APART = ",.;:()"


def is_own_list(whole: Named, parts: Sequence[Named], words: Words) -> bool:
    """Whether parts are the list of their whole and nothing else, in its bracket or behind "gồm"."""
    s = whole.statement
    if len(parts) < _SEVERAL or any(
        x.statement is not s or x.figure.scale != whole.figure.scale for x in parts
    ):
        return False
    # "168/184 thủ tục (34 thủ tục mức độ 3, 134 thủ tục mức độ 4)": those of the upper one
    if whole.is_lower or not all(words_in(x.label) for x in parts):
        return False
    if any(x.value == whole.value for x in parts):  # "1.500 phiếu (phát ra 1.600 phiếu, thu về 1.500 phiếu)"
        return False
    if _told_as_all(whole, parts, words):
        return True
    # "1.245 giấy phép (xây dựng 412 giấy, kinh doanh 365 giấy)": no slip, some of them
    meant = total(parts) > whole.value or misses_by_a_slip(whole, parts)
    return meant and _in_its_bracket(whole, parts, words)


def _in_its_bracket(whole: Named, parts: Sequence[Named], words: Words) -> bool:
    """ "03 chi cục (42 chi cục cửa khẩu, 01 chi cục kiểm tra)": all that a bracket right behind counts, of the same."""
    s = whole.statement
    bracket = _BRACKET.match(s.text, whole.figure.stop)
    if bracket is None:
        return False
    inside = [n for n, f in enumerate(s.figures) if bracket.start() <= f.start < bracket.end()]
    nouns = {x.figure.noun for x in parts}
    if [x.position for x in parts] != inside or nouns not in ({""}, {whole.figure.noun}):
        return False
    # "25 thủ tục thuộc 05 lĩnh vực (thu: 5; chi trả: 11)": the ones or the others
    if nouns == {""} and whole.position and not set(_APART) & set(gap_before(whole)):
        return False
    return not words.mark.search(bracket[0]) and not tells_some(bracket[0], words)


def _told_as_all(whole: Named, parts: Sequence[Named], words: Words) -> bool:
    """ "66 văn bản, gồm 12 quyết định, 21 kế hoạch và 33 công văn": kinds of it up to the one that "và" joins."""
    if [x.position for x in parts] != [whole.position + 1 + n for n in range(len(parts))]:
        return False
    gaps = [between(a, b) for a, b in pairwise((whole, *parts))]
    if any(set(gap) & set(".;()") for gap in gaps) or not words.last_joined.search(gaps[-1]):
        return False
    consists = [bool(m["consists"]) for m in words.mark.finditer(gaps[0])]
    kinds = {whole.figure.noun, *words.takes_in.get(whole.figure.noun, ())}
    alike = all(x.figure.noun in kinds for x in parts) and whole.figure.noun != ""
    text = whole.statement.text[whole.figure.stop : parts[-1].figure.stop]
    return consists == [True] and alike and not tells_some(text, words)


def tells_some(text: str, words: Words) -> bool:
    """Whether words between them tell that they overlap, go on, count more than once, or are of another time."""
    return bool(words.overlapping.search(text)) or goes_on_or_again(text, words)


def goes_on_or_again(text: str, words: Words) -> bool:
    """Whether words between parts tell that they go on, count more than once, or are of another time."""
    return any(p.search(text) for p in (words.base, words.other_time, words.and_so_on, words.each))
