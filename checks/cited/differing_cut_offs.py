"""Where figures of one report go to different days.

How a cut-off is read does not belong here: ``assets/prose/citations/cut_offs.py``.
"""

from collections.abc import Sequence
from datetime import date

from assets.prose.citations.citation import CutOff
from assets.prose.citations.words import citation_words
from checks.cited.disagreement import Disagreement, Kind, as_printed
from checks.cited.placed import PlacedCutOff


def differing_cut_offs(
    cut_offs: Sequence[PlacedCutOff], cut_off: date, reported: date | None = None
) -> Disagreement | None:
    """All cut-offs of one report that are meant to be the period's, if they are not all the same day.

    What took place within some days, from one to the other, is an event and has no cut-off.

    Args:
        cut_offs: those of the report and its annexes.
        cut_off: the period's own.
        reported: the report's date; what is later is a plan.
    """
    near = citation_words().near_cut_off
    meant = []
    for placed in cut_offs:
        day = placed.cut_off.date.value
        if day is None or abs((day - cut_off).days) > near or (reported is not None and day > reported):
            continue
        since = _first_day(placed.cut_off)
        if since is None or (day - since).days > near:
            meant.append((day, placed))
    days = sorted({day for day, _ in meant})
    if len(days) < 2:
        return None
    facts = (("printed", "; ".join(map(as_printed, days))), ("expected", as_printed(cut_off)))
    return Disagreement(Kind.CUT_OFFS, (), facts, tuple(placed for _, placed in meant))


def _first_day(cut_off: CutOff) -> date | None:
    """The day from which a cut-off's figures are; of the same year as the last where none is printed."""
    since, until = cut_off.since, cut_off.date.value
    if since is None or until is None or since.day is None or since.month is None:
        return None
    year = since.year or (
        until.year if (since.month, since.day) <= (until.month, until.day) else until.year - 1
    )
    try:
        return date(year, since.month, since.day)
    except ValueError:
        return None
