"""Reading one written report: its paragraphs and the figures in them.

Pure: no clock, no warehouse. Forms that stand in it as tables are found by ``document_tables.py``; workbooks
are read by ``annexes.py``, which also chooses between the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assets.documents.model import Document, Paragraph
from assets.documents.open import read_document
from assets.facts import TEXT, Fact, figure_code
from assets.numbers import Figure, Reading
from assets.prose.figures import TextFigure, figures_in


@dataclass(frozen=True, slots=True)
class Mention:
    """Where in its paragraph a figure of the text stands, and how it is meant there."""

    indicator: str
    paragraph: int
    figure: TextFigure


def read_written(data: bytes, path: str) -> Document:
    """Read a report's paragraphs.

    Raises:
        Complaint: no document that can be read.
    """
    return read_document(data, path)


def text_facts(paragraphs: Sequence[Paragraph], item: str) -> tuple[list[Fact], list[Mention]]:
    """The figures in the sentences of a document.

    Args:
        paragraphs: those whose figures are meant.
        item: what tells this document from the unit's others.
    """
    facts, mentions = [], []
    for p in paragraphs:
        for ordinal, f in enumerate(figures_in(p.text)):
            code = figure_code(p.number, ordinal)
            figure = Figure(f.printed, Reading.NUMBER, f.value, f.decimals)
            facts.append(
                Fact(TEXT, "", code, f.quantity, "", item, figure, "", str(p.number), noun=f.counted)
            )
            mentions.append(Mention(code, p.number, f))
    return facts, mentions
