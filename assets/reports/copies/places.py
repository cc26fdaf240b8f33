"""Where in a document a finding's figures stand, and where a comment on each of them can be put.

A comment cannot be put inside a note or a text box; there it is put at the paragraph that leads to it, and says
so. What a comment says is ``told.py``, how it is written into the file ``word_marks.py``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assets.documents.docx import Located, Piece
from assets.documents.docx_names import BOX
from assets.messages import Lang, say
from assets.reports.copies.told import Marked
from assets.reports.records import Finding, Place, Suspect


@dataclass(slots=True)
class Spot:
    """One figure, paragraph or cell, with what it takes part in.

    ``pieces`` of runs make it up, none where only its ``paragraph`` is known; ``remark`` says why the comment
    stands elsewhere.
    """

    paragraph: Located
    pieces: list[Piece]
    marked: Marked = field(default_factory=Marked)
    remark: str = ""

    @property
    def hosted(self) -> bool:
        """Whether it stands in a note or text box, beside the main text."""
        return self.paragraph.host is not self.paragraph.element

    @property
    def in_box(self) -> bool:
        """Whether it stands in a text box, so that it is part of the main text's file after all."""
        return next(self.paragraph.element.iterancestors(BOX), None) is not None


class Places:
    """The paragraphs of one document by what findings call them."""

    def __init__(self, paragraphs: Sequence[Located], file: str, lang: Lang) -> None:
        self._file, self._lang = file, lang
        self._first = paragraphs[0]
        self._by_number = {str(one.paragraph.number): one for one in paragraphs}
        self._cells: dict[tuple[str, int, int], list[Located]] = {}
        for one in paragraphs:
            p = one.paragraph
            if p.table:
                table = say("table_of_document", number=p.table)
                self._cells.setdefault((table, p.row, p.column), []).append(one)

    def spots(self, findings: Iterable[Finding], suspects: Iterable[Suspect]) -> list[Spot]:
        """Every place that the findings and suspects of this file name, in reading order."""
        found: dict[tuple[object, ...], Spot] = {}

        def at(place: Place) -> Marked:
            key = (place.sheet, place.cell, *_span(place))
            if key not in found:
                found[key] = self._spot(place)
            return found[key].marked

        for finding in findings:
            for place in finding.cells:
                if place.file == self._file:
                    at(place).findings[finding.id] = finding
        for suspect in suspects:
            if suspect.place.file == self._file:
                at(suspect.place).suspects.append(suspect)
        order = sorted(found.items(), key=lambda item: (item[1].paragraph.paragraph.number, item[0][2:]))
        return [spot for _, spot in order]

    def _spot(self, place: Place) -> Spot:
        if place.sheet:
            return self._cell(place)
        if not place.cell:
            return Spot(self._first, [], remark=say("report_document_whole", self._lang))
        one = self._by_number.get(place.cell)
        if one is None:
            return Spot(self._first, [], remark=self._lost(place))
        start, stop = _span(place)
        if not stop:
            spot = Spot(one, [])
        elif one.paragraph.text[start:stop] != place.printed:
            spot = Spot(one, [], remark=self._lost(place))
        else:
            spot = Spot(one, one.pieces(start, stop))
        if spot.hosted and not spot.remark:
            key = "report_figure_in_box" if spot.in_box else "report_figure_in_note"
            spot.remark = say(key, self._lang, printed=place.printed, paragraph=place.cell).strip()
        return spot

    def _cell(self, place: Place) -> Spot:
        """A cell of a table; one that is blank has no paragraph, so the comment goes to its row."""
        letters = place.cell.rstrip("0123456789")
        row, column = int(place.cell[len(letters) :] or 0), _column(letters)
        inside = self._cells.get((place.sheet, row, column))
        if inside:
            pieces = [piece for one in inside for piece in one.pieces(0, len(one.paragraph.text))]
            return Spot(inside[0], pieces)
        same_table = [(r, c) for table, r, c in self._cells if table == place.sheet]
        if not same_table:
            return Spot(self._first, [], remark=self._lost(place))
        near = min(same_table, key=lambda at: (abs(at[0] - row), abs(at[1] - column)))
        remark = say("report_figure_blank_cell", self._lang, cell=place.cell, table=place.sheet)
        return Spot(self._cells[place.sheet, *near][0], [], remark=remark)

    def _lost(self, place: Place) -> str:
        printed = place.printed or place.cell
        return say("report_figure_lost", self._lang, printed=printed, paragraph=place.cell)


def _span(place: Place) -> tuple[int, int]:
    return (place.passage.start, place.passage.stop) if place.in_text else (0, 0)


def _column(letters: str) -> int:
    """The number of a column.

    >>> _column("A"), _column("D"), _column("AA")
    (1, 4, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
