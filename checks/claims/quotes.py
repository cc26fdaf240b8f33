"""The passage of a report that makes a claim, as it is quoted to readers.

Marking figures in a whole paragraph is for the reports (``assets/reports``).
"""

from collections.abc import Sequence

from assets.documents.model import Kind
from assets.facts import TEXT, paragraph_of_code
from assets.periods import Period
from assets.warehouse import Warehouse
from checks.edits.sentences import Involved

#: A quotation is at most so long, and goes so far beyond its figures.
_LONGEST, _AROUND = 320, 40
#: Between the cells of a row.
_BETWEEN_CELLS = " | "
_STOPS = (". ", "; ", "\n")


class Quotes:
    """Quotes the paragraphs of a period's documents."""

    def __init__(self, warehouse: Warehouse, period: Period) -> None:
        told = "unit IN (SELECT unit FROM violations WHERE period = ?)"
        self._texts: dict[tuple[str, str, str], str] = {}
        self._row_of: dict[tuple[str, str, str], tuple[str, str, int, int]] = {}
        self._rows: dict[tuple[str, str, int, int], list[str]] = {}
        for r in warehouse.rows(
            "SELECT unit, file, number, text, kind, in_table, in_row FROM paragraphs "
            f"WHERE period = ? AND {told} ORDER BY unit, file, number",
            [period.code, period.code],
        ):
            at = r["unit"], r["file"], str(r["number"])
            self._texts[at] = r["text"]
            if r["kind"] == Kind.CELL.value:
                row = r["unit"], r["file"], r["in_table"], r["in_row"]
                self._row_of[at] = row
                self._rows.setdefault(row, []).append(r["text"])
        self._spans = {
            (r["unit"], r["file"], r["indicator"]): (r["start"], r["stop"])
            for r in warehouse.rows(
                f"SELECT unit, file, indicator, start, stop FROM mentions WHERE period = ? AND {told}",
                [period.code, period.code],
            )
        }

    def of(self, unit: str, cells: Sequence[Involved]) -> str:
        """What the text says about these figures, or the row of its table; empty where they are of no text."""
        mine = [c for c in cells if c.form == TEXT]
        if not mine:
            return ""
        first = mine[0]
        number = paragraph_of_code(first.indicator)
        row = self._row_of.get((unit, first.file, number))
        if row is not None and len({c.cell for c in mine}) > 1:
            return _shortened(_BETWEEN_CELLS.join(self._rows[row]))
        text = self._texts.get((unit, first.file, number), "")
        spans = [
            span
            for c in mine
            if paragraph_of_code(c.indicator) == number
            and (span := self._spans.get((unit, c.file, c.indicator)))
        ]
        return excerpt(text, min(a for a, _ in spans), max(b for _, b in spans)) if spans else ""


def _shortened(row: str) -> str:
    """The row of a table, cut where it is too long."""
    return row if len(row) <= _LONGEST else row[: row.rfind(_BETWEEN_CELLS, 0, _LONGEST)] + " …"


def excerpt(text: str, start: int, stop: int) -> str:
    """The part of a text from before ``start`` to after ``stop``, cut where sentences or words end."""
    a = max((text.rfind(s, 0, start) + len(s) for s in _STOPS if text.rfind(s, 0, start) >= 0), default=0)
    ends = [at for s in _STOPS if (at := text.find(s, stop)) >= 0]
    b = min(ends, default=len(text))
    if b - a > _LONGEST:
        a, b = max(a, start - _AROUND), min(b, stop + _AROUND)
        a = text.find(" ", a) + 1 if a and text.find(" ", a) < start else a
        b = text.rfind(" ", stop, b) if b < len(text) and text.rfind(" ", stop, b) > 0 else b
    quote = " ".join(text[a:b].split()).strip(" .;,")
    return ("… " if a else "") + quote + (" …" if b < len(text.rstrip(" .;")) else "")
