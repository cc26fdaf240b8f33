"""Changes that the order of a few figures and the words between them tell: what was, what is, by how much.

Those that words call a rise or fall are ``of_statement.py``.
"""

import re
from collections.abc import Iterator

from assets.prose.figures import POINT, POINTS, TextFigure
from checks.claims.changes.change import Change
from checks.claims.changes.spans import spans
from checks.claims.changes.tells import LEAD, Tells
from checks.claims.named import Named
from checks.claims.parse import Passage, exact
from checks.claims.statements import Statement

#: Between words that compare and by how much: the name of what is compared with.
_ANOTHER = re.compile(r"\s[^\d;.,]{2,60}\s")
_TWO = 2
#: From the start of a sentence to the bracket with what something is held against.
_HELD_AGAINST = re.compile(r"[^\d().;]{4,60}\(\s*")


class InOrder:
    """Finds the changes that the order of figures tells."""

    def __init__(self, tells: Tells) -> None:
        self.tells, self.words = tells, tells.words

    def of(self, s: Statement, passage: Passage) -> Iterator[Change]:
        """The changes of a statement that its figures tell in their order."""
        yield from self._unsaid(s)
        yield from self._saved(s)
        yield from self._apart(s)
        yield from self._apart_by(s)
        yield from self._more_than_another(s, passage)
        yield from self._than_in_the_sentence_before(s)

    def _unsaid(self, s: Statement) -> Iterator[Change]:
        """ "(1,23 điểm, từ 13,41 xuống 12,18 điểm)": a change that only its ends tell to be one."""
        text = s.text
        for n, (by, a, b) in _in_threes(s):
            lead, gap = text[by.stop : a.start], text[a.stop : b.start]
            said = self.words.change_from.search(lead) and self.words.change_to.search(gap)
            # "1.030 thanh niên loại 1 đến loại 3. Chỉ tiêu là 310": of another sentence
            another = any(x in y for x in (";", ". ") for y in (lead, gap)) or self.words.change.search(lead)
            own = self.words.change_from.sub("", lead.rsplit(",", 1)[-1]) if "," in lead else ""
            # "thành 2 phường, quận B từ 6 phường còn 2 phường": what another thing was
            apart = len(lead) > LEAD or another or own.strip()
            if not said or apart or not all(map(exact, (by, a, b))):
                continue
            if self.tells.direction(s, n) is None and self.tells.comparable(s, n + 2, n + 1, n):
                yield Change(Named(s, n + 2), Named(s, n + 1), Named(s, n), falls=b.value < a.value)

    def _saved(self, s: Statement) -> Iterator[Change]:
        """ "giảm từ 1.264 triệu đồng xuống 938 triệu đồng, tiết kiệm 326 triệu đồng": what its ends go before."""
        text = s.text
        for n, (a, b, by) in _in_threes(s):
            words, gap = text[max(0, a.start - LEAD) : a.start].rsplit(" ", 2), text[a.stop : b.start]
            said = self.words.change_from.search(words[-2] if len(words) > 1 else words[0])
            turned = said and self.words.change_to.search(gap) and not any(x in gap for x in (";", ". "))
            saved = self.words.saved.fullmatch(text[b.stop : by.start])
            if turned and saved and all(map(exact, (a, b, by))) and self.tells.comparable(s, n + 1, n, n + 2):
                change = self.tells.change(s, n + 2, n + 1, n, b.value < a.value)
                yield change
                yield from self.tells.told_again(s, change)

    def _apart(self, s: Statement) -> Iterator[Change]:
        """ "Khoảng cách giữa nơi cao nhất 93,52% và nơi thấp nhất 89,73% là 3,79 điểm phần trăm"."""
        for n, (a, b, by) in _in_threes(s):
            lead, joined = s.text[: a.start].rsplit(". ", 1)[-1], s.text[a.stop : b.start]
            told = s.text[b.stop : by.start].rstrip()
            said = self.words.far_from.search(lead) and self.words.join.search(joined)
            told_so = said and self.words.told_as.search(told) and not set(joined + told) & set(".;")
            if told_so and all(map(exact, (a, b, by))) and self.tells.comparable(s, n, n + 1, n + 2):
                yield Change(Named(s, n), Named(s, n + 1), Named(s, n + 2), falls=b.value > a.value)

    def _apart_by(self, s: Statement) -> Iterator[Change]:
        """ "cấp tỉnh (94,6%); cấp xã (85,7%). Chênh lệch giữa hai cấp còn 8,9 điểm phần trăm": of the two before it."""
        for n, lead in self._points(s):
            begun = max(s.text.rfind(". ", 0, s.figures[n].start), 0)
            if not any(begun < f.start for f in s.figures[:n]):  # "… . Khoảng cách giữa hai cấp là …"
                begun = max(s.text.rfind(". ", 0, begun), 0)
            if self.words.far_from.search(lead) and (told := self._two_rates(s, begun + 1, n)):
                now, before = told
                falls = s.figures[before].value > s.figures[now].value
                yield Change(Named(s, now), Named(s, before), Named(s, n), falls)

    def _more_than_another(self, s: Statement, passage: Passage) -> Iterator[Change]:
        """ "A đạt 86,94%, B đạt 86,05%; A cao hơn B 0,79 điểm phần trăm": between the two rates of a sentence."""
        for n, lead in self._points(s):
            compared = [m for m in self.words.change.finditer(lead) if _ANOTHER.fullmatch(lead[m.end() :])]
            start = next((a for a, b in spans(passage, s.figures[n], len(s.text))[-1:]), 0)
            told = self._two_rates(s, start, n) if compared else None
            if told is None or s.figures[told[0]].value == s.figures[told[1]].value:
                continue
            less, more = sorted(told, key=lambda m: s.figures[m].value)
            falls = bool(self.words.falls.fullmatch(compared[-1][0]))
            now, before = (less, more) if falls else (more, less)
            yield Change(Named(s, now), Named(s, before), Named(s, n), falls, by_name=True)

    def _points(self, s: Statement) -> Iterator[tuple[int, str]]:
        """The points that no word makes a rise or fall, each with the words before it."""
        for n, by in enumerate(s.figures):
            if by.noun in (POINTS, POINT) and exact(by) and self.tells.direction(s, n) is None:
                yield n, s.text[s.figures[n - 1].stop if n else 0 : by.start]

    def _two_rates(self, s: Statement, start: int, n: int) -> tuple[int, int] | None:
        """The two rates from a place in a text up to a figure; none if there are others, or one of them is a change."""
        rates = [m for m in range(n) if s.figures[m].start >= start and s.figures[m].quantity == "rate"]
        if len(rates) != _TWO or not all(exact(s.figures[m]) for m in rates):
            return None
        return (rates[0], rates[1]) if all(self.tells.direction(s, m) is None for m in rates) else None

    def _than_in_the_sentence_before(self, s: Statement) -> Iterator[Change]:
        """ "đạt tỷ lệ 77,67%. So với chỉ tiêu giao (73,50%) vượt 4,26%": what the last rate is held against."""
        for n, (now, base, by) in _in_threes(s):
            if not all(f.quantity == "rate" and exact(f) for f in (now, base, by)) or now.decimals < 1:
                continue
            falls, begun = self.tells.direction(s, n + 2), s.text[now.stop : base.start].partition(". ")
            if falls is None or not begun[1] or not _HELD_AGAINST.fullmatch(begun[2]):
                continue
            closed = s.text[base.stop : by.start].startswith(")")
            told = (
                closed and self.words.base.match(begun[2].casefold()) and self.tells.direction(s, n) is None
            )
            if told and (now.value > base.value) != falls:
                yield Change(Named(s, n), Named(s, n + 1), Named(s, n + 2), falls, by_name=True)


def _in_threes(s: Statement) -> Iterator[tuple[int, tuple[TextFigure, TextFigure, TextFigure]]]:
    """Three figures that follow each other, with the position of the first."""
    yield from enumerate(zip(s.figures, s.figures[1:], s.figures[2:], strict=False))
