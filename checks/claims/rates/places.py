"""Where rates stand in a paragraph, and what stands there tells about each: a name, a bracket, a comparison.

Which figures a rate is of is not decided here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assets.prose.figures import POINTS, Meant
from checks.claims.named import Named, is_change, is_count, plain
from checks.claims.parse import Passage, Phrase, parse
from checks.claims.statements import Statement
from checks.claims.words import Words

_READ = (Meant.EXACT, Meant.AT_LEAST, Meant.AT_MOST)
#: So many phrases before a rate's own are near it.
_PHRASES = 3
#: The words that make two figures the ends of a span, or one what another is out of, stand so near.
_SPAN, _OUT_OF = 10, 24
#: A rate whose name has so many words has a name of its own.
_NAME = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rate stands: its passage and phrase, which is ``at`` among the passage's."""

    rate: Named
    passage: Passage
    phrase: Phrase
    at: int
    words: Words

    @property
    def statement(self) -> Statement:
        """The statement it stands in."""
        return self.rate.statement

    @property
    def before(self) -> list[int]:
        """The figures of its phrase before it, and of the phrases before that, nearest first."""
        own = self.phrase.figures
        order = [*reversed(own[: own.index(self.rate.position)])]
        for p in reversed(self._near[:-1]):
            order += reversed(p.figures)
        return order

    @property
    def _near(self) -> list[Phrase]:
        """The phrases of its sentence up to its own, three before it at most."""
        sentence = next(s.phrases for s in self.passage.sentences if any(p is self.phrase for p in s.phrases))
        at = next(i for i, p in enumerate(sentence) if p is self.phrase)
        return sentence[max(0, at - _PHRASES) : at + 1]

    @property
    def bracket_of(self) -> int:
        """ "31.872 hồ sơ (86,54%)": the figure whose bracket the rate comes first in; -1 where none is."""
        first = self.passage.phrases[0].figures[:1] == [self.rate.position]
        return self.passage.opened_after if first else -1

    @property
    def own_bracket(self) -> int:
        """The figure that stands first in a bracket right after the rate; -1 where none does."""
        figures = self.statement.figures
        for after, bracket in self.phrase.brackets:
            if after == self.rate.position and bracket.phrases and not bracket.phrases[0].mark:
                for n in bracket.phrases[0].figures[:1]:
                    if is_count(figures[n]) and figures[n].over < 0:
                        return n
        return -1

    @property
    def named(self) -> bool:
        """Whether the rate has a name of its own: "tỷ lệ nhiệm vụ hoàn thành đúng hạn … đạt r%"."""
        start = min(self.phrase.start, max(self._last_stop, self._clause_start(self.statement.text)))
        lead = self.statement.text[start : self.rate.figure.start].casefold()
        found = self.words.rate_of.search(lead)
        return found is not None and len(self.words.shares.sub(" ", lead[found.end() :]).split()) >= _NAME

    @property
    def is_base(self) -> bool:
        """ "thấp hơn bình quân chung cả nước (46,30%) 1,83 điểm", "(cùng kỳ 98,94%)": of what stands elsewhere."""
        text = self.statement.text
        start = max(self._last_stop, self._clause_start(text.replace("(", " ")))
        lead = text[start : self.rate.figure.start]
        if "(" not in lead:
            return False
        return bool(self.words.base.search(lead)) and not self.words.shares.search(lead.rsplit("(", 1)[-1])

    @property
    def of_a_change(self) -> bool:
        """ "giảm 31 đơn vị (12,65%)": the rate is of growth (``checks/claims/changes``)."""
        before = [self.bracket_of] if self.bracket_of >= 0 else self.before[:1]
        return any(is_change(self.statement, n, self.words) for n in before)

    def tells_a_goal(self, n: int) -> bool:
        """ "đạt 26,5% dự toán năm (1.240,0 triệu đồng)": what the rate is out of, not what it counts."""
        gap = self.statement.text[self.rate.figure.stop : self.statement.figures[n].start]
        return bool(self.words.goal_of.search(gap)) or bool(self.words.called.match(gap))

    @property
    def _last_stop(self) -> int:
        """Where the figure before it ends."""
        n = self.rate.position
        return self.statement.figures[n - 1].stop if n else 0

    def _clause_start(self, text: str) -> int:
        """Where its clause begins: commas are part of a name ("tỷ lệ trước hạn, đúng hạn")."""
        return max(text.rfind(c, 0, self.rate.figure.start) for c in ";.(:") + 1


def places(s: Statement, words: Words) -> Iterator[Place]:
    """The places of the rates of a paragraph that may be of figures."""
    for passage in parse(s.text).inner():
        for at, phrase in enumerate(passage.phrases):
            for n in phrase.figures:
                f = s.figures[n]
                if (
                    f.quantity == "rate"
                    and f.noun != POINTS
                    and f.meant in _READ
                    and f.value > 0
                    and not is_change(s, n, words)
                    and not _spans(s, n, words)
                ):
                    yield Place(plain(s, n), passage, phrase, at, words)


def is_out_of(s: Statement, n: int, words: Words) -> bool:
    """Whether a figure is what another is out of: "trên tổng số 31.225 hồ sơ"."""
    f = s.figures[n]
    lead = s.text[max(0, f.start - _OUT_OF) : f.start]
    return is_count(f) and bool(words.out_of_before.search(lead) or words.out_of_total.search(lead))


def _spans(s: Statement, n: int, words: Words) -> bool:
    """ "cắt giảm từ 40% đến 60% thời gian": the ends of a span, and no rates of figures."""
    f = s.figures[n]
    tail = s.text[f.stop : f.stop + _SPAN].lstrip()
    begins = _after_from(s, n, words) and words.change_to.match(tail)
    return bool(begins) or (n > 0 and _ends_a_span(s, n, words))


def _ends_a_span(s: Statement, n: int, words: Words) -> bool:
    before = s.figures[n - 1]
    gap = s.text[before.stop : s.figures[n].start].strip()
    return before.quantity == "rate" and bool(words.change_to.fullmatch(gap)) and _after_from(s, n - 1, words)


def _after_from(s: Statement, n: int, words: Words) -> bool:
    """Whether "từ" stands right before a figure."""
    f = s.figures[n]
    lead = s.text[max(0, f.start - _SPAN) : f.start].rstrip()
    return any(m.end() == len(lead) for m in words.change_from.finditer(lead))
