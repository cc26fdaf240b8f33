"""The days up to which a text says that its figures go; deadlines and plans are none."""

import re
from functools import cache

from assets.prose.citations.citation import CitedDate, CutOff
from assets.prose.citations.dates import dates
from assets.prose.citations.words import PUNCTUATION, CitationWords, any_of, citation_words


class _CutOffs:
    """How a text says up to when its figures go."""

    def __init__(self, law: CitationWords) -> None:
        self.up_to = re.compile(rf"(?<!\w)(?i:{any_of(law.cut_offs)})\s*:?\s*(?=\d|(?i:{any_of(law.day)}))")
        heads = [w.capitalize() for w in law.cut_offs_at_head]
        self.head = re.compile(
            rf"(?:^|(?<=[.;:+)\n-]))[\s*]*({any_of(heads)})\s*(?=\d|(?i:{any_of(law.day)}))"
        )
        self.since = re.compile(rf"(?<!\w)(?i:{any_of(law.from_day)})\s*(?=\d|(?i:{any_of(law.day)}))")
        self.until = re.compile(rf"\s*(?:[-–]|(?i:{any_of(law.to_day)}))\s*(?=\d|(?i:{any_of(law.day)}))")
        self.deadline = re.compile(rf"(?<!\w)(?i:{any_of(law.deadlines)})(?!\w)")
        self.dated = re.compile(
            rf"\d\s?/\s?\d{{1,2}}\s?[/]|\d[-.]\d{{1,2}}[-.]\d{{4}}|(?i:{any_of(law.month)})\s*\d"
        )


@cache
def _cut_offs() -> _CutOffs:
    return _CutOffs(citation_words())


def cut_offs_in(text: str) -> list[CutOff]:
    """The days up to which one paragraph says that its figures go; deadlines and plans are none.

    Args:
        text: the paragraph, NFC.
    """
    patterns = _cut_offs()
    found: dict[int, CutOff] = {}
    if not patterns.dated.search(text):
        return []
    for lead in patterns.up_to.finditer(text):
        _add_cut_off(text, lead.start(), dates().at(text, lead.end()), found)
    for lead in patterns.head.finditer(text):
        _add_cut_off(text, lead.start(1), dates().at(text, lead.end()), found)
    for lead in patterns.since.finditer(text):
        first = dates().at(text, lead.end()) or dates().day_and_month(text, lead.end())
        then = patterns.until.match(text, first.stop) if first else None
        if then:
            _add_cut_off(text, lead.start(), dates().at(text, then.end()), found, first)
    return [found[k] for k in sorted(found)]


def _add_cut_off(
    text: str, start: int, until: CitedDate | None, found: dict[int, CutOff], since: CitedDate | None = None
) -> None:
    """Keep one cut-off per date, said in the most words, unless it is a deadline."""
    if until is None or not until.is_whole:
        return
    sentence = PUNCTUATION.split(text[max(0, start - 60) : start])[-1]
    if _cut_offs().deadline.search(sentence):
        return
    before = found.get(until.start)
    if before is None or start < before.start:
        found[until.start] = CutOff(start, until.stop, text[start : until.stop], until, since)
