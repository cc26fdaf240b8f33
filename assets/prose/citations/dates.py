"""Dates as texts print them, also with a part left blank, and the place and date of a text."""

import re
from functools import cache

from assets.prose.citations.citation import CitedDate
from assets.prose.citations.words import BLANK, GAP, UPPER, CitationWords, any_of, citation_words


class Dates:
    """How dates are printed."""

    def __init__(self, law: CitationWords) -> None:
        day, month, year = (rf"(?i:{any_of(words)})" for words in (law.day, law.month, law.year))
        slashed = rf"(\d{{1,2}})?{BLANK}/{BLANK}(\d{{1,2}})?{BLANK}/{BLANK}(\d{{4}}|\d\d(?!\d))?"
        worded = rf"(\d{{1,2}})?{BLANK}{month}{BLANK}(\d{{1,2}})?{BLANK}{year}{BLANK}(\d{{4}})?"
        self.said = re.compile(
            rf"{day}{GAP}(?:{slashed}|(\d{{1,2}})[-.](\d{{1,2}})[-.](\d{{4}})|{worded}|(\d{{1,2}})\s?/\s?(\d{{1,2}})(?![/\d]))"
        )
        self.bare = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?(\d{4})(?!\d)")
        self.short = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})(?!\s?/|\d)")
        self.clause = re.compile(rf"[\s*,]*[{UPPER}]")
        #: The place before a text's own date: "Quảng Trị, ngày …".
        self.place = re.compile(rf"[^,;.\d\n]{{2,40}},\s*(?={day})")
        self.lead = re.compile(rf"[\s*,(]*(?=\d|{day})")

    def at(self, text: str, position: int) -> CitedDate | None:
        """The date that begins here, if any."""
        match = self.said.match(text, position) or self.bare.match(text, position)
        if match is None:
            return None
        given = match.groups()
        for i in range(0, len(given), 3):
            parts = (*given[i : i + 3], None)[:3]
            if any(parts):
                break
        else:
            parts = (None, None, None)
        day, month, year = (int(p) if p else None for p in parts)
        if year is not None and year < 100:
            year += 2000
        stop = match.start() + len(match[0].rstrip(" *_\t\n"))
        return CitedDate(match.start(), stop, text[match.start() : stop], day, month, year)

    def day_and_month(self, text: str, position: int) -> CitedDate | None:
        """The day that begins here, printed without a year."""
        match = self.short.match(text, position)
        if match is None:
            return None
        return CitedDate(match.start(), match.end(), match[0], int(match[1]), int(match[2]), None)

    def after(self, text: str, position: int) -> CitedDate | None:
        """The date that follows, with nothing but a comma or a bracket between.

        After a comma it may begin a clause of its own: ", ngày 12/6/2024 UBND tỉnh đã ban hành".
        """
        lead = self.lead.match(text, position)
        found = self.at(text, lead.end()) if lead else None
        if lead is None or found is None or "," not in lead[0]:
            return found
        own_clause = found.printed[0].isdecimal() or self.clause.match(text, found.stop)
        return None if own_clause else found


@cache
def dates() -> Dates:
    """The patterns in use."""
    return Dates(citation_words())


def dated_in(text: str) -> CitedDate | None:
    """The date of a paragraph that is nothing but place and date ("Quảng Trị, ngày 14 tháng 6 năm 2024")."""
    bare = text.strip(" *\t\n")
    if len(bare) > 90:
        return None
    offset = text.index(bare) if bare else 0
    place = dates().place.match(text, offset)
    found = dates().at(text, place.end() if place else offset)
    return found if found and not text[found.stop :].strip(" *./_\t\n") else None
