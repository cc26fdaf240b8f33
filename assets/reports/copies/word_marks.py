"""Marking figures in a Word document: colour and frame, a comment, and a bookmark to jump to.

Runs are cut so that only the figure is marked; their own formatting stays but for the colour behind the text
and, of suspects, the frame. Where figures stand is ``places.py``, what comments say ``told.py``.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from assets.documents.docx_names import EQUATION, W
from assets.documents.docx_runs import characters, cut
from assets.messages import Lang, say
from assets.reports.copies.places import Spot
from assets.reports.copies.told import MarkKind, comment_parts
from assets.reports.words import for_xml

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

#: The colours of workbooks' copies, lighter where words must be read on them.
COLOURS: dict[MarkKind, str] = {
    "error": "F8C9C4", "warning": "FFF0B3", "certain": "F9B26B", "possible": "FFE0BF",
}  # fmt: skip
#: Frames tell suspects apart where colours do not print.
_FRAMES: dict[MarkKind, tuple[str, str]] = {"certain": ("single", "12"), "possible": ("dashed", "8")}
_FRAME_COLOUR = "B34700"
#: What may follow in a run's properties: Word refuses them in another order.
_AFTER_SHADE = (
    "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish",
    "w:oMath", "w:rPrChange",
)  # fmt: skip
#: Elements in which the ends of a comment may stand between runs.
_HOLDS_COMMENTS = frozenset(
    W + name
    for name in (
        "p", "hyperlink", "ins", "moveTo", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo",
    )
)  # fmt: skip
_BOOKMARK = "_doisoat_{number}"


def paint(spots: Sequence[Spot]) -> list[list["Element"]]:
    """Colour each spot, cutting runs so that nothing else is coloured; returns the runs that each has then."""
    wanted: dict[Element, list[tuple[int, int, int]]] = {}
    own: list[dict[tuple[int, int], Element]] = [{} for _ in spots]
    for i, spot in enumerate(spots):
        if not spot.hosted or spot.in_box:  # notes are read from a copy of their part
            for piece in spot.pieces:
                wanted.setdefault(piece.run, []).append((piece.start, piece.stop, i))
    # From the end: a run may hold a text box, whose paragraphs come after it and are copied with it.
    for n, (run, spans) in reversed(list(enumerate(wanted.items()))):
        for start, stop, part in _parts(run, {at for a, b, _ in spans for at in (a, b)}):
            for a, b, i in spans:
                if a < stop and start < b:
                    own[i][n, start] = part
                    _colour(part, spots[i].marked.kind)
    return [[parts[at] for at in sorted(parts)] for parts in own]


def comment(
    document: "Document", spots: Sequence[Spot], runs: Sequence[list["Element"]], known: set[str], lang: Lang
) -> dict[str, str]:
    """Put a comment at each spot; returns a bookmark to jump to for each finding.

    Args:
        document: the copy.
        spots: what is commented.
        runs: the runs of each spot.
        known: the findings that some figure is suspected for.
        lang: the language of the comments.
    """
    author, initials = say("report_comment_author", lang), say("report_comment_initials", lang)
    used = [int(b.get(W + "id") or 0) for b in document.element.body.iter(W + "bookmarkStart")]
    free = max(used, default=0) + 1
    bookmarks: dict[str, str] = {}
    for i, (spot, own) in enumerate(zip(spots, runs, strict=True)):
        parts = comment_parts(spot.marked, known, lang, document=True)
        text = for_xml("\n".join([spot.remark, *parts] if spot.remark else parts))
        ident = str(document.comments.add_comment(text, author, initials).comment_id)
        first, last = _ends(spot, own)
        first.addprevious(_element("bookmarkStart", id=str(free + i), name=_BOOKMARK.format(number=i + 1)))
        first.addprevious(_element("bookmarkEnd", id=str(free + i)))
        first.addprevious(_element("commentRangeStart", id=ident))
        last.addnext(_reference(ident))
        last.addnext(_element("commentRangeEnd", id=ident))
        for finding in spot.marked.findings:
            bookmarks.setdefault(finding, _BOOKMARK.format(number=i + 1))
    return bookmarks


def _ends(spot: Spot, own: list["Element"]) -> tuple["Element", "Element"]:
    """The elements of the main text between which the commented text lies: the figure, or its paragraph."""
    if own and not spot.hosted:
        first, last = _lifted(own[0]), _lifted(own[-1])
        if first is not None and last is not None:
            return first, last
    inside = [child for child in spot.paragraph.host if child.tag != W + "pPr"]
    return inside[0], inside[-1]


def _lifted(run: "Element") -> "Element | None":
    """The run, or what it is part of, where the end of a comment may stand beside it."""
    at: Element | None = run
    while at is not None:
        around = at.getparent()
        if around is None or around.tag in _HOLDS_COMMENTS:
            return at if around is not None else None
        at = around
    return None


def _parts(run: "Element", offsets: set[int]) -> Iterator[tuple[int, int, "Element"]]:
    """The run cut at offsets of its characters: each part with where it begins and ends."""
    stop = sum(len(text) for _, text in characters(run))
    if run.tag != EQUATION:
        for at in sorted(offsets, reverse=True):
            if 0 < at < stop:
                yield at, stop, cut(run, at)
                stop = at
    yield 0, stop, run


def _colour(run: "Element", kind: MarkKind) -> None:
    if run.tag == EQUATION:
        return
    properties = run.get_or_add_rPr()  # type: ignore[attr-defined]
    for name in ("highlight", "bdr", "shd"):  # a highlight would hide the colour
        for old in properties.findall(W + name):
            if name != "bdr" or kind in _FRAMES:
                properties.remove(old)
    if kind in _FRAMES:
        style, size = _FRAMES[kind]
        frame = _element("bdr", val=style, sz=size, space="0", color=_FRAME_COLOUR)
        properties.insert_element_before(frame, "w:shd", *_AFTER_SHADE)
    shade = _element("shd", val="clear", color="auto", fill=COLOURS[kind])
    properties.insert_element_before(shade, *_AFTER_SHADE)


def _reference(ident: str) -> "Element":
    run = _element("r")
    properties = _element("rPr")
    properties.append(_element("rStyle", val="CommentReference"))
    run.append(properties)
    run.append(_element("commentReference", id=ident))
    return run


def _element(tag: str, /, **attributes: str) -> "Element":
    made: Element = OxmlElement(f"w:{tag}", {qn(f"w:{key}"): value for key, value in attributes.items()})
    return made
