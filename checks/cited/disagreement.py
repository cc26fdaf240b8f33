"""What disagrees with what: one record per cause, with the facts that a message tells.

How disagreements are found does not belong here: ``compare.py`` and what it calls.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checks.cited.placed import PlacedCitation, PlacedCutOff


class Kind(StrEnum):
    """What disagrees with what."""

    TWO_DATES = "two_dates"  # one document, two dates
    TWO_NUMBERS = "two_numbers"  # one document, two numbers
    TYPE_AND_SYMBOL = "type_and_symbol"  # "Kế hoạch số 3647/QĐ-UBND"
    ANNEX_NUMBER = "annex_number"  # the number in "kèm theo" is not the document's own
    ANNEX_DATE = "annex_date"  # the same of the date
    REGISTER_DATE = "register_date"  # the date is not the one in the register of laws
    REGISTER_TYPE = "register_type"  # the same of the kind
    REGISTER_NUMBER = "register_number"  # "Nghị định 108/NĐ-CP ngày 20/11/2014" lacks the year in its number
    SYMBOL_AND_ISSUER = "symbol_and_issuer"  # "NĐ-CP … của Bộ Nội vụ"
    IMPOSSIBLE_DATE = "impossible_date"  # 31/02/2024
    AFTER_REPORT = "after_report"  # dated after the report that cites it
    YEAR_IN_NUMBER = "year_in_number"  # "34/2016/NĐ-CP ngày 14/5/2017"
    CUT_OFFS = "cut_offs"  # figures of one report go to different days


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One disagreement: what it is about, the citations (or cut-offs) that show it, in reading order, and
    the facts for a message, by name: ``document`` as officials write it, ``printed`` what is doubtful, and
    ``expected`` what should stand there, "" where that is open. Of two dates both are ``printed``, and the
    one that more places print is ``expected``."""

    kind: Kind
    citations: tuple[PlacedCitation, ...]
    facts: tuple[tuple[str, str], ...]
    cut_offs: tuple[PlacedCutOff, ...] = ()

    def fact(self, name: str) -> str:
        """One of the facts; "" if the kind has none of this name."""
        return dict(self.facts).get(name, "")


def disagreement_of(
    kind: Kind, placed: Sequence[PlacedCitation], printed: str, expected: str = ""
) -> Disagreement:
    """A disagreement about one document: what is printed, and what should stand there if that is known."""
    facts = (("document", placed[0].citation.name), ("printed", printed), ("expected", expected))
    return Disagreement(kind, tuple(placed), facts)


def as_printed(day: date) -> str:
    """A date as it is printed in reports; the one notation that both languages use here."""
    return (
        f"{day.day:02d}/{day.month:02d}/{day.year}"
        if day.month < 3
        else f"{day.day:02d}/{day.month}/{day.year}"
    )
