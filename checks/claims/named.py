"""A figure in its place: the statement it stands in, and the words about it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain

from assets.prose.figures import TextFigure
from checks.claims.parse import Phrase, exact
from checks.claims.statements import Seen, Statement
from checks.claims.words import Words

#: A label goes on over so many phrases without a figure ("sửa đổi, bổ sung").
_PHRASES_AFTER = 2
_ENDS = (":", ";", ".", "(")
#: How much of the text around a figure may be about it.
_LEAD, _TAIL = 80, 60
#: How far from a figure the words are that make it a change, and what it is compared with.
_CHANGE_LEAD = 90
#: The word of a change stands so near before it, with what makes it none ("thuế giá trị gia tăng").
_JUST_BEFORE = 24
#: Between two figures of things that are counted side by side: "4 vụ/22 bị can".
_BESIDE = re.compile(r"\s[^\W\d_]+(?:\s[^\W\d_]+)?\s?/\s?")


@dataclass(frozen=True)
class Named(Seen):
    """One figure with the words about it.

    ``lead`` are the words before it in its phrase, ``tail`` those after it.
    """

    lead: str = ""
    tail: str = ""

    @property
    def label(self) -> str:
        """All the words about it."""
        return f"{self.lead} {self.tail}"

    @cached_property
    def value(self) -> Decimal:
        """Its value in ones."""
        return self.figure.value * self.figure.scale

    @cached_property
    def half(self) -> Decimal:
        """How far the exact value may lie away."""
        if self.figure.quantity == "count":
            return Decimal(0)
        return Decimal("0.5").scaleb(-self.figure.decimals) * self.figure.scale

    @property
    def is_lower(self) -> bool:
        """Whether another figure is set over it."""
        return any(f.over == self.position for f in self.statement.figures)

    @property
    def lower(self) -> "Named | None":
        """The figure that it is set over ("505/541"), if it is."""
        return Named(self.statement, self.figure.over) if self.figure.over >= 0 else None


#: The figures of one phrase, of which one may be a part.
Group = tuple[Named, ...]


def total(named: Sequence[Named]) -> Decimal:
    """The sum of some figures."""
    return sum((n.value for n in named), Decimal(0))


def adds_up(whole: Named, parts: Sequence[Named]) -> bool:
    """Whether some figures make up another, up to the rounding of what is printed."""
    slack = whole.half + sum((p.half for p in parts), Decimal(0))
    return abs(whole.value - total(parts)) <= slack


def is_quotient(
    printed: Decimal, half: Decimal, n: Decimal, loose: Decimal, q: Decimal, slack: Decimal
) -> bool:
    """Whether ``n`` over ``q``, off by ``loose`` and ``slack`` at most, is printed so up to ``half`` a unit."""
    if q - slack <= 0:
        return False
    return (n - loose) / (q + slack) - half <= printed <= (n + loose) / (q - slack) + half


def name(s: Statement, n: int, phrase: Phrase, after: Sequence[Phrase] = ()) -> Named:
    """A figure with the words about it: of its phrase, and of phrases after it without figures."""
    figures, text = s.figures, s.text
    start, stop = phrase.start, phrase.stop
    for p in after[:_PHRASES_AFTER]:
        if p.figures or p.mark or p.brackets:
            break
        stop = p.stop
    place = phrase.figures.index(n) if n in phrase.figures else -1
    if place > 0:
        before = figures[phrase.figures[place - 1]]
        start = before.stop if before.over != n else phrase.start
    for m in phrase.figures[place + 1 :] if place >= 0 else ():
        if m != figures[n].over:
            stop = figures[m].start
            break
    tail = text[figures[n].stop : max(stop, figures[n].stop)]
    for end in _ENDS:
        tail = tail.split(end, 1)[0]
    return Named(s, n, folded(text[start : figures[n].start]), folded(tail))


def groups(s: Statement, phrases: Sequence[Phrase], words: Words, *, rates: bool = False) -> list[Group]:
    """The figures that each phrase counts (or its rates); of one over another, the upper one."""
    figures = s.figures
    lower = {f.over for f in figures}
    found = []
    for i, phrase in enumerate(phrases):
        group = tuple(
            name(s, n, phrase, phrases[i + 1 :])
            for n in phrase.figures
            if (figures[n].quantity == "rate") == rates
            and exact(figures[n])
            and n not in lower
            and not is_change(s, n, words)
        )
        if not rates and (inner := _in_bracket(s, phrase, words)):
            found.append(inner)
        if group:
            found.append(group)
    return found


def _in_bracket(s: Statement, phrase: Phrase, words: Words) -> Group:
    """ "96,7% hài lòng (12.847 phiếu)", "đạt 87,4% (1.488,0/1.702,4 tỷ đồng)": what the rate counts."""
    for after, bracket in phrase.brackets:
        counted_before = [n for n in phrase.figures if n < after and s.figures[n].quantity != "rate"]
        own = after in phrase.figures or not phrase.figures
        of_a_rate = after >= 0 and own and s.figures[after].quantity == "rate"
        # "nhóm cấp bản sao (2.264 hồ sơ, chiếm 62,58%)": the phrase has no other figure
        alone = after < 0 and not phrase.figures
        if (of_a_rate or alone) and bracket.phrases and not counted_before:
            first = bracket.phrases[0]
            inner = groups(s, [first], words) if not first.mark else []
            if inner and (alone or len(bracket.phrases) == 1):
                lead = folded(s.text[phrase.start : bracket.phrases[0].start])
                return tuple(replace(n, lead=f"{lead} {n.lead}") for n in inner[0][:1])
    return ()


def heads(s: Statement, phrases: Sequence[Phrase], words: Words, *, rates: bool = False) -> list[Named]:
    """All those figures in one row."""
    return list(chain.from_iterable(groups(s, phrases, words, rates=rates)))


def plain(s: Statement, n: int) -> Named:
    """A figure with the text around it."""
    f = s.figures[n]
    start = s.figures[n - 1].stop if n else 0
    stop = next(
        (g.start for g in s.figures[n + 1 :] if f.over < 0 or g is not s.figures[f.over]), len(s.text)
    )
    lead = s.text[max(start, f.start - _LEAD) : f.start]
    return Named(s, n, folded(lead), folded(s.text[f.stop : min(stop, f.stop + _TAIL)]))


def is_change(s: Statement, n: int, words: Words) -> bool:
    """Whether a figure tells by how much something rose or fell."""
    lead = s.text[max(0, s.figures[n].start - _CHANGE_LEAD) : s.figures[n].start]
    if based := words.based.search(lead):  # "giảm so với năm 2015 (2.741 người) là 162 người"
        lead = lead[: based.start()]
    near = lead.rstrip()[-_JUST_BEFORE:]
    found = list(words.change.finditer(near))
    if found and found[-1].end() == len(near):
        return not words.is_level(lead, s.text[s.figures[n].stop :])
    return is_beside(s, n) and is_change(s, n - 1, words)  # "tăng 4 vụ/22 bị can": both rose


def is_beside(s: Statement, n: int) -> bool:
    """ "5.285 vụ/7.375 bị can": whether a figure counts other things beside the one before it."""
    gap = s.text[s.figures[n - 1].stop : s.figures[n].start] if n else ""
    return bool(_BESIDE.fullmatch(gap)) and s.figures[n - 1].over < 0


def is_count(f: TextFigure) -> bool:
    """Whether a figure is reckoned with and is no rate."""
    return f.quantity != "rate" and exact(f)


def counts(s: Statement) -> Iterator[int]:
    """The positions of the figures that are reckoned with and are no rates."""
    return (n for n, f in enumerate(s.figures) if is_count(f))


def folded(text: str) -> str:
    """A text in small letters, each gap one space."""
    return " ".join(text.casefold().split())
