"""The characters of one run, and cutting a run in two between two of them.

A run's characters are those of its texts, and one for each tab, break, hyphen or symbol. What is left out of
a paragraph (fields' instructions, what is not printed) is decided elsewhere.
"""

import copy
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assets.documents.docx_names import ALTERNATE, CHOICE, EQUATION, FALLBACK, SPACE, M, T, W
from assets.documents.docx_symbols import symbol

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SINGLE = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\u00ad",
}
#: Inside a text these are plain white space: only elements make tabs and line breaks.
_SPACES = str.maketrans("\n\r\t", "   ")


def characters(run: "Element") -> Iterator[tuple["Element", str]]:
    """Each child of a run with the characters it stands for; an equation is one child, itself."""
    if run.tag == EQUATION:
        yield run, _equation(run)
        return
    for child in run:
        yield child, _characters(child)


def _characters(child: "Element") -> str:
    tag = child.tag
    if tag == T:
        return (child.text or "").translate(_SPACES)
    if tag == W + "sym":
        return symbol(child.get(W + "font") or "", child.get(W + "char") or "")
    if tag == ALTERNATE:
        return "".join(_characters(inner) for inner in chosen(child))
    return _SINGLE.get(tag, "")


def chosen(alternate: "Element") -> "Element":
    """The one of several descriptions of the same thing that is read: the first that holds any text."""
    branches = [branch for branch in alternate if branch.tag in (CHOICE, FALLBACK)]
    with_text = (b for b in branches if next(b.iter(T, W + "sym"), None) is not None)
    return next(with_text, branches[0] if branches else alternate)


def cut(run: "Element", offset: int) -> "Element":
    """Leave ``run`` its first ``offset`` characters; a run of the same looks, right after it, gets the rest."""
    rest = copy.deepcopy(run)
    run.addnext(rest)
    before = 0
    for (left, text), right in zip(list(characters(run)), list(rest), strict=True):
        after = before + len(text)
        if left.tag == W + "rPr":
            pass
        elif after <= offset and (text or before < offset):
            rest.remove(right)
        elif before >= offset:
            run.remove(left)
        elif left.tag == T:
            content = left.text or ""
            left.text, right.text = content[: offset - before], content[offset - before :]
            left.set(SPACE, "preserve")
            right.set(SPACE, "preserve")
        else:
            rest.remove(right)  # several characters that stand in one element stay together
        before = after
    return rest


def _equation(node: "Element") -> str:
    """An equation on one line: a fraction's bar must not vanish between its two figures."""
    if node.tag == M + "t":
        return node.text or ""
    sign = {M + "f": "/", M + "sSup": "^", M + "sSub": "_"}.get(node.tag, "")
    parts = [_equation(child) for child in node if isinstance(child.tag, str)]
    return sign.join(part for part in parts if part)
