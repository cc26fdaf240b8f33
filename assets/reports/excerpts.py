"""What a document says about a finding's figures: its passage, cut to the figures, each marked.

Here is decided which part of a paragraph is shown and which figures in it are told apart; how a mark looks
belongs to the page, and marking the document itself to the annotated copies.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assets.reports.records import Finding, Place, Suspect, UnitReport

#: A paragraph up to so many characters is shown whole; of a longer one, its sentences with figures.
_WHOLE = 320
#: Of sentences that are longer still, so many characters to either side of a figure.
_AROUND = 110
#: Less than this is not worth leaving out.
_SHORT_GAP = 40
_SENTENCE_END = re.compile(r"[.!?…;]”?\s+|\n")
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the passage; ``figure`` where it is a figure of the finding, ``suspect`` if it is one."""

    text: str
    figure: bool = False
    suspect: Suspect | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What one paragraph says, and where it stands."""

    file: str
    where: Place
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The passage as it reads."""
        return "".join(piece.text for piece in self.pieces)


def excerpts(finding: Finding, unit: UnitReport) -> list[Excerpt]:
    """The passages of the finding, in the order in which a reader of the documents meets them."""
    suspects = unit.suspects_of(finding)
    told: dict[tuple[str, str], list[Place]] = {}
    for place in finding.cells:
        if place.in_text and place.passage.sentence:
            told.setdefault((place.file, place.cell), []).append(place)
    for s in suspects:
        if s.place.in_text and s.place.passage.sentence:
            if s.certain:  # what merely might be wrong is no reason to show another paragraph
                told.setdefault((s.place.file, s.place.cell), [])
            if (s.place.file, s.place.cell) in told:
                told[s.place.file, s.place.cell].append(s.place)
    suspected = {_figure(s.place): s for s in reversed(suspects) if s.place.in_text}
    return [
        Excerpt(file, told[file, number][0], tuple(_pieces(told[file, number], suspected)))
        for file, number in sorted(told, key=lambda at: (at[0], int(at[1])))
    ]


def _figure(place: Place) -> tuple[str, str]:
    return place.file, place.indicator


def _pieces(places: Sequence[Place], suspected: dict[tuple[str, str], Suspect]) -> Iterator[Piece]:
    text = places[0].passage.sentence
    figures = {(p.passage.start, p.passage.stop): suspected.get(_figure(p)) for p in places if p.passage.stop}
    before = 0
    for start, stop in _windows(text, sorted(figures)):
        if start > before:
            yield Piece(f"{_CUT} " if not before else f" {_CUT} ")
        at = start
        for (first, last), suspect in sorted(figures.items(), key=lambda item: item[0]):
            if at <= first and last <= stop:
                yield Piece(text[at:first])
                yield Piece(text[first:last], True, suspect)
                at = last
        yield Piece(text[at:stop])
        before = stop
    if before < len(text):
        yield Piece(f" {_CUT}")


def _windows(text: str, figures: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a text to show, so that every figure is seen with the words around it."""
    if len(text) <= _WHOLE:
        return [(0, len(text))]
    if not figures:
        return [(0, _word_end(text, _WHOLE))]
    sentences = _merged([_sentence(text, *figure) for figure in figures])
    if sum(stop - start for start, stop in sentences) <= _WHOLE:
        return sentences
    near = []
    for start, stop in figures:
        first, last = _sentence(text, start, stop)
        near.append((
            first if start - _AROUND - _SHORT_GAP <= first else _word_start(text, start - _AROUND),
            last if last <= stop + _AROUND + _SHORT_GAP else _word_end(text, stop + _AROUND),
        ))  # fmt: skip
    return _merged(near)


def _sentence(text: str, start: int, stop: int) -> tuple[int, int]:
    first = max((m.end() for m in _SENTENCE_END.finditer(text, 0, start) if m.end() <= start), default=0)
    end = _SENTENCE_END.search(text, stop)
    return first, end.end() - len(end[0]) + len(end[0].rstrip()) if end else len(text)


def _merged(windows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(windows):
        if merged and start - merged[-1][1] < _SHORT_GAP:
            merged[-1] = merged[-1][0], max(stop, merged[-1][1])
        else:
            merged.append((start, stop))
    return merged


def _word_start(text: str, at: int) -> int:
    return next((i + 1 for i in range(at, at + _SHORT_GAP) if text[i].isspace()), at)


def _word_end(text: str, at: int) -> int:
    return next((i for i in range(at, at - _SHORT_GAP, -1) if text[i].isspace()), at)
