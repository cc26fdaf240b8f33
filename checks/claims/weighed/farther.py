"""Where the parts of a whole may stand farther away: in a list that names it again, a column of brackets, each state.

Those in its sentence, and right after or before it, are ``runs.py`` and ``beyond.py``; whether any of them is meant is
decided by what weighs for it (``parts.py``).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise

from checks.claims.about import between, heading, own_words, since, words_in
from checks.claims.row import Seat, firsts, lasts
from checks.claims.weighed.beyond import Beyond

#: Paragraphs that may tell what became of a whole, or divide it by name, come so many later; sums so many before it.
_ROWS_AFTER, _ROWS_BEFORE = 14, 8
#: A list is of so many figures at least; so many columns of brackets, and so many of the last parts, are tried.
_LIST, _COLUMNS, _LAST = 3, 2, 4
#: Paragraphs between a list and its whole, at most.
_APART = 6
#: So much of a paragraph's beginning may name its level, or what became of what it counts.
_HEADING = 60
#: The last words before a figure that tell what was done; a list's beginning has more than such a share of a name.
_DONE, _SHARE = 2, 0.5
_Placed = tuple[str, list[Seat]]


class Farther:
    """Finds the runs of figures that may be the parts of a whole although much stands between."""

    def __init__(self, beyond: Beyond) -> None:
        self.row, self.readings, self.words = beyond.row, beyond.readings, beyond.words
        self.beyond = beyond

    def all(self, whole: Seat) -> Iterator[_Placed]:
        """Runs of parts, each with the name of its place."""
        yield from (("later sentence", run) for run in self._later_sentences(whole))
        yield from (("named again", run) for run in self._named_again(whole))
        yield from (("called the same above", run) for run in self._called_the_same(whole))
        yield "became elsewhere", self._became(whole)
        yield from (("first of the list above", run) for run in self._first_above(whole))
        yield from self._elsewhere.get(whole.at, ())

    @cached_property
    def _sentences(self) -> list[list[list[Seat]]]:
        """By paragraph, the countable figures of each of its sentences, brackets left out."""
        found: list[list[list[Seat]]] = []
        for seats in self.row.counts:
            by_sentence: dict[int, list[Seat]] = {}
            for s in seats:
                if s.depth == 0:
                    by_sentence.setdefault(s.sentence, []).append(s)
            found.append(list(by_sentence.values()))
        return found

    def _later_sentences(self, whole: Seat) -> Iterator[list[Seat]]:
        """ "tiếp nhận 10.559 hồ sơ. Nhiều nhất …. Nộp trực tiếp 9.269 hồ sơ, nộp qua bưu chính 1.263 hồ sơ"."""
        later = [x for x in self._sentences[whole.row] if x[0].sentence > whole.sentence]
        for sentence in later[1:]:
            run = self.beyond.like(whole, sentence)
            yield run
            yield firsts(run)
        for sentence in later[:1]:
            yield lasts(self.beyond.like(whole, sentence))

    def _named_again(self, whole: Seat) -> Iterator[list[Seat]]:
        """ "trễ hạn 855 hồ sơ. … Nguyên nhân trễ hạn: chờ xác định 512; chờ ý kiến 204": a list that names it."""
        name = self._name(whole)
        for sentences in self._sentences[whole.row : whole.row + 1 + _ROWS_AFTER] if name else ():
            for sentence in sentences:
                if sentence[0].at <= whole.at or sentence[0].sentence == whole.sentence:
                    continue
                begins = words_in(sentence[0].context.replace(":", " "))
                if len(name & begins) > _SHARE * len(name):
                    run = self.beyond.like(whole, sentence)
                    yield run
                    yield firsts(run)

    def _name(self, seat: Seat) -> set[str]:
        """The words that tell a figure from others that count the same."""
        return words_in(own_words(seat.named)) - self.words.law.tell_nothing - words_in(seat.noun)

    def _called_the_same(self, whole: Seat) -> Iterator[list[Seat]]:
        """ "Đã trả A …. / đã trả B …. / Chung: A + B hồ sơ đã trả": the last figures called so, one a paragraph."""
        own = self._done_what(whole)
        rows = self.row.counts[max(0, whole.row - _ROWS_BEFORE) : whole.row + 1] if own else ()
        found: list[Seat] = []
        for seats in rows:
            alike = (
                s for s in seats if s.at < whole.at and s.noun in (whole.noun, "") and s.depth < _COLUMNS
            )
            found += [s for s in alike if self._done_what(s) == own and self.beyond.as_due(s, whole)][:1]
        for count in range(2, min(len(found), _LAST) + 1):
            yield found[-count:]

    def _done_what(self, seat: Seat) -> tuple[str, ...]:
        """The last words right before a figure that tell what was done, or else those behind it."""
        lead = since(seat.named.lead.rstrip(" :"), (",", ";", ".", ":", "("))
        lead = self.words.level_named.sub(" ", self.words.how_many.sub(" ", lead))
        for text in (lead, seat.named.tail.split(",")[0].removeprefix(seat.noun)):
            told = [
                w
                for w in self.words.naming.sub(" ", text).split()
                if w.isalpha() and w not in self.words.law.tell_nothing
            ]
            if told:
                return tuple(told[-_DONE:])
        return ()

    def _became(self, whole: Seat) -> list[Seat]:
        """ "cấp xã tiếp nhận A. / … cấp xã giải quyết B. / … đang giải quyết: cấp xã C": of the same level."""
        if self._state(whole) != "received" or whole.depth:
            return []
        level = self._level(whole)
        found: dict[str, Seat] = {}
        for seats in self.row.counts[whole.row : whole.row + 1 + _ROWS_AFTER]:
            for s in seats:
                if s.at <= whole.at or s.depth or self._level(s) != level or not self.beyond.like(whole, [s]):
                    continue
                state = self._state(s)
                if state == "received" and s.row != whole.row and s.sentence != whole.sentence:
                    return []
                if state in ("done", "left") and state not in found and (state == "done" or found):
                    found[state] = s
                if len(found) > 1:
                    return list(found.values())
        return []

    def _level(self, seat: Seat) -> str | None:
        own = self.words.level(own_words(seat.named))
        return own or self.words.level(heading(seat.named, _HEADING))

    def _state(self, seat: Seat) -> str:
        flow = self.words.flow
        for lead in (own_words(seat.named), heading(seat.named, _HEADING)):
            for state, pattern in (
                ("carried", flow.carried), ("left", flow.left), ("received", flow.in_all), ("done", flow.done),
                ("received", flow.received),
            ):  # fmt: skip
                if pattern.search(lead):
                    return state
        return ""

    def _first_above(self, whole: Seat) -> Iterator[list[Seat]]:
        """ "+ Nhóm 1: 06; / + Nhóm 2: 19; / + Nhóm 3: 75; / + Nhóm 4: 526. / (nhóm 1, 2, 3) là 100"."""
        rows: list[Seat] = []
        for seats, first in self.beyond.items_above(whole, _ROWS_BEFORE):
            if rows and seats[0].marker != rows[0].marker:
                break
            rows[:0] = first
        for count in range(2, len(rows)):
            yield rows[:count]

    @cached_property
    def _elsewhere(self) -> dict[int, list[_Placed]]:
        """By whole, the columns of brackets and the paragraphs of one thing around it."""
        found: dict[int, list[_Placed]] = {}
        for place, run in (*self._columns(), *self._paragraphs()):
            rows = self.row.counts[max(0, run[0].row - _APART) : run[-1].row + 3]
            for whole in (s for seats in rows for s in seats if s not in run):
                if self.readings.loosely(whole.named.figure, run[0].named.figure):
                    found.setdefault(whole.at, []).append((place, run))
        return found

    def _columns(self) -> Iterator[_Placed]:
        """ "- Nhóm 1: 38 (23 thuộc tỉnh, 15 thuộc huyện); / - Nhóm 2: 184 (61 thuộc tỉnh, …)": one of each bracket."""
        for items in self.row.lists:
            inner = ([s for s in seats if s.depth == 1] for seats in items)
            for opened, group in groupby(inner, key=bool):
                brackets = list(group) if opened else []
                for k in range(_COLUMNS if len(brackets) > 1 else 0):
                    if all(len(bracket) > k for bracket in brackets):
                        yield "in brackets of items", [bracket[k] for bracket in brackets]

    def _paragraphs(self) -> Iterator[_Placed]:
        """ "Nhiều nhất là hộ tịch 2.186 hồ sơ, …. Các lĩnh vực khác 969 hồ sơ": all that a paragraph counts."""
        for sentences in self._sentences:
            for name, run in (
                ("a sentence elsewhere", sentences[0] if sentences else []),
                ("a paragraph elsewhere", [s for x in sentences for s in x]),
            ):
                nouns = {s.noun for s in run} - {""}
                if len(run) >= _LIST and len(nouns) <= 1 and not _is_bare(run):
                    yield name, run


def _is_bare(run: Sequence[Seat]) -> bool:
    """Whether a list has no words between its figures."""
    return any(a.row == b.row and not re.search(r"\w", between(a.named, b.named)) for a, b in pairwise(run))
