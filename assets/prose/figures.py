"""Figures in a sentence: what is printed, its exact value, what it counts, and how exactly it is meant.

A figure in a sentence has no form that says what it is; the words around it do. Those words are
``figures.yaml``. Digits that are no figures (dates, numbers of documents, articles, telephone numbers)
are told apart by ``citations/``. What figures have to do with each other belongs in ``checks/claims``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from pydantic import Field

from assets.law import Law, load
from assets.numbers import LARGEST, PLACES, Quantity, Reading, read_text
from assets.prose.citations.not_figures import spans_not_figures

WORDS = Path(__file__).with_name("figures.yaml")


#: Numbers that are counted off, up to the next one: "1, 2, 3 và ".
_COUNTED_OFF = re.compile(r"(?<![\d.,])\d{1,2}(?:,\s\d{1,2})*(?:,\s|\svà\s)$")
_DIGITS = re.compile(r"\d+")
#: "1.207 phiếu …": a number right before a word.
_NUMBER_BEFORE = re.compile(r"\d\s+(?:[^\W\d_]+\s+)?$")
#: What a difference of two rates counts, in full and for short; the short one also counts scores.
POINTS, POINT = "điểm %", "điểm"


class Meant(StrEnum):
    """How exactly a figure is meant."""

    EXACT = "exact"
    ABOUT = "about"  # "khoảng 37.431"
    AT_LEAST = "at_least"  # "hơn 450", "trên 90%", "từ 60% trở lên"
    AT_MOST = "at_most"
    RANK = "rank"  # "xếp thứ 42/63": a place, or out of how many
    SPAN = "span"  # either end of "2-3 sáng kiến"


@dataclass(frozen=True, slots=True)
class TextFigure:
    """One figure of a paragraph.

    ``start`` and ``stop`` are its span in the paragraph; ``value`` is in units of ``scale`` (1,2 for
    "1,2 ngàn", scale 1000); ``noun`` is what it counts, in one word for all its wordings, ``phrase`` as
    it is printed; ``over`` is the position, among the paragraph's figures, of the one it is set over
    ("505/541"), -1 without one.
    """

    start: int
    stop: int
    printed: str
    value: Decimal
    decimals: int
    quantity: Quantity
    scale: int
    noun: str
    phrase: str
    meant: Meant
    over: int = -1

    @property
    def unit(self) -> str:
        """The unit as forms name it: per cent for a rate, else the words."""
        return "%" if self.quantity == "rate" else self.phrase

    @property
    def counted(self) -> str:
        """What stands behind it when it is told: "hồ sơ", "triệu đồng", "điểm phần trăm"; nothing behind per cent."""
        law = prose_words().law
        if self.quantity == "rate":
            return law.points_name if self.noun == POINTS else ""
        return f"{law.scale_names.get(self.scale, '')} {self.phrase}".strip()


class ProseWords(Law):
    """``figures.yaml``: the words around figures."""

    reference: str
    scales: dict[str, int]
    scale_names: dict[int, str]
    percent: tuple[str, ...]
    points: tuple[str, ...]
    points_name: str
    about: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    at_least_after: tuple[str, ...]
    at_most_after: tuple[str, ...]
    most_there_is: tuple[str, ...]
    not_ordinal: tuple[str, ...]
    more_than_after: tuple[str, ...]
    out_of: str
    than: str
    compares: tuple[str, ...]
    ordinal: tuple[str, ...]
    ordinal_goes_on: tuple[str, ...]
    ordinals_join: tuple[str, ...]
    set_over: tuple[str, ...]
    compared_with: tuple[str, ...]
    year_goes_on: tuple[str, ...]
    set_over_goal: tuple[str, ...]
    differs: tuple[str, ...]
    goals: tuple[str, ...]
    rank: tuple[str, ...]
    not_rank: tuple[str, ...]
    nouns: dict[str, tuple[str, ...]]
    side_by_side: dict[str, tuple[str, ...]]
    measured: tuple[str, ...]
    continuous: tuple[str, ...]
    durations: tuple[str, ...]
    before_days: tuple[str, ...]
    days: tuple[str, ...] = Field(min_length=1)
    provinces: str
    number_of: tuple[str, ...]
    not_counted_off: frozenset[str]
    ends: tuple[str, ...] = Field(min_length=1)
    changes: tuple[str, ...] = Field(min_length=1)
    changes_from: tuple[str, ...] = Field(min_length=1)
    from_: tuple[str, ...] = Field(min_length=1, alias="from")
    from_full: tuple[str, ...] = Field(min_length=1)
    spans: tuple[str, ...] = Field(min_length=1)
    span_ends: tuple[str, ...] = Field(min_length=1)


@cache
def prose_words() -> "_Words":
    """The words in use."""
    return _Words(load(WORDS, ProseWords))


#: Digits, in groups of three with one mark, or with decimals; spaces group only whole triples, and not right behind
#: another number ("3.174 7 247" are cells of a row that lost their lines). Nothing is given back:
#: "11.397,2x" is no 11.397.
_NUMBER = (
    r"(?<![\w.,])(?<![^\W\d_][\-–])(?<![A-ZĐ]/)"
    r"(?P<digits>(?<!\d[ \u00a0])\d{1,3}(?:[ \u00a0]\d{3}(?!\d))++(?:,\d+)?+|\d++(?:[.,]\d+)*+)"
    r"(?P<percent>\s?%)?+"
)
#: "505/541", and "187 hồ sơ trễ hạn/44.512 hồ sơ".
_OVER = re.compile(r"(?:\s[^\W\d_]+){0,6}\s?/\s?")
#: A thousand with a comma, and one with a dot.
_COMMA_FOR_DOT, _DOTTED = (
    re.compile(r"\d{1,3},\d{3}"),
    re.compile(r"(?<![\d.,/])\d{1,3}(?:\.\d{3})+(?![\d.,/])"),
)
#: How far before a figure the words are that say how it is meant.
_LEAD = 40
#: A fraction is of so many figures.
_FRACTION = 2
#: A name that ends in a number, right before a figure: "Đông Hải 1 1.893".
_NAMED, _NUMBERED = re.compile(r"[^\W\d_] $"), re.compile(r"\d{1,2} \d+(?:[.,]\d+)*(?![\d%])")
#: A bare figure of so few digits beside amounts may count something by itself.
_SHORT = 2
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-ZĐ]|\s*$)|\n")
_YEAR = re.compile(r"20[0-4]\d")
#: "12-2021".
_MONTH_BEFORE, _YEAR_BEHIND = re.compile(r"(?<!\d)\d{1,2}-$"), re.compile(r"-20[0-4]\d(?!\d)")
_RATE_BEHIND, _ABOUT = re.compile(r"[^\d;.]{0,60}(?P<rate>\d{1,3}(?:[,.]\d+)?)\s?%"), 5
#: "đạt -3,1%"; "quý I -12 văn bản" and "- 12,5 ha" are items of a list, "giảm 400 vụ (-18,74%)" tells a fall once more.
_BELOW_NOUGHT = re.compile(r"[^\W\d_][ \u00a0][-–−]$")
_OF_MONTH = re.compile(r"-\d{1,2}(?!\d)")
#: "(1) quyết định: 17"; "so với năm 2022 (46); …" is a figure.
_ENUMERATES = re.compile(r"\(\d{1,2}\)\s?(?P<word>[^\W\d_]+)")
#: Digits after a comma that could as well group a count.
_DECIMALS = 3
_PHRASE_END = re.compile(r"[.,;:=()\[\]\n\t“”\"…]|\d")
_WORD = re.compile(r"[^\W\d_]+|[<>≥≤%]")
#: A unit may end in a digit: "m2".
_HEAD = re.compile(r"k?m[23](?!\w)|[^\W\d_]+|[<>≥≤%]")


class _Words:
    """The words of the law, ready for use."""

    def __init__(self, law: ProseWords) -> None:
        self.law = law
        self.scales = {w.casefold(): n for w, n in law.scales.items()}
        heads = [(w.casefold(), noun) for noun, words in law.nouns.items() for w in words]
        self.heads = sorted(heads, key=lambda pair: -len(pair[0]))
        self.counted = frozenset(noun for noun in law.nouns)
        self.ends = frozenset(w.casefold() for w in law.ends)
        self.before_days = _before(law.before_days)
        self.durations = frozenset(w.casefold() for w in law.durations)
        self.measured = frozenset(w.casefold() for w in law.measured)
        self.continuous = frozenset(w.casefold() for w in law.continuous)
        glued = (*self.measured, *self.scales, *(word for word, _ in self.heads))
        units = "|".join(sorted(map(re.escape, glued), key=len, reverse=True))
        # "408,5ha", "1.200hồ sơ": what it counts may be glued to a number, and nothing else
        self.number = re.compile(rf"{_NUMBER}(?:(?![\w%])|(?=(?i:{units})(?!\w)))")
        self.more_than_after = frozenset(w.casefold() for w in law.more_than_after)
        self.percent = _after(law.percent)
        self.points = _after(law.points)
        self.at_least_after, self.at_most_after = _after(law.at_least_after), _after(law.at_most_after)
        self.before = [
            (meant, _before(words))
            for meant, words in (
                (Meant.ABOUT, law.about), (Meant.AT_MOST, law.at_most), (Meant.AT_LEAST, law.at_least),
            )
        ]  # fmt: skip
        self.most_there_is = _before(law.most_there_is, colon=False)
        self.rank, self.not_rank = _before(law.rank), _before(law.not_rank)
        self.from_, self.differs = _before(law.from_), _before(law.differs)
        self.spans_from = _before((*law.from_, *(f"{a} {b}" for a in law.from_ for b in law.from_full)))
        spans, ends = ("|".join(map(re.escape, w)) for w in (law.spans, law.span_ends))
        to = rf"\s(?:{spans})(?:\s(?:{ends}))?\s"
        self.span = re.compile(rf"\s?[-–]\s?|{to}", re.IGNORECASE)
        self.span_of = re.compile(rf"\s[^\W\d_]+{to}", re.IGNORECASE)
        self.not_ordinal = _before(law.not_ordinal, colon=False)
        self.ordinal = _before(law.ordinal, colon=False)
        self.ordinal_goes_on = _after(law.ordinal_goes_on)
        self.number_joins = re.compile(
            rf"\s(?:{'|'.join(map(re.escape, law.ordinals_join))})\s\d", re.IGNORECASE
        )
        ordinals, joins = ("|".join(map(re.escape, w)) for w in (law.ordinal, law.ordinals_join))
        self.ordinals_join = re.compile(rf"\s(?:{joins})\s(?:{ordinals})\s\d{{1,2}}(?!\d)", re.IGNORECASE)
        self.year_goes_on = _after(law.year_goes_on)
        over = "|".join(re.escape(w) for w in sorted(law.set_over, key=len, reverse=True))
        self.out_of = re.compile(rf"(?:\s[^\W\d_]+){{0,3}}\s(?:{over})\s", re.IGNORECASE)
        goals = "|".join(re.escape(w) for w in sorted(law.set_over_goal, key=len, reverse=True))
        listed_goals = "|".join(re.escape(w) for w in sorted(law.goals, key=len, reverse=True))
        self.out_of_goal = re.compile(
            rf"(?:\s[^\W\d_]+){{0,3}}(?:\s(?:{goals})|\s?/\s?(?:{listed_goals}))\s(?:[^\W\d_]+\s){{0,3}}",
            re.IGNORECASE,
        )
        self.compared_with = _before(law.compared_with)
        self.compares = _before(law.compares)
        changes, origins = ("|".join(map(re.escape, w)) for w in (law.changes, law.changes_from))
        self.change_from = re.compile(
            rf"(?<!\w)(?:{changes})(?:\s+\w+){{0,3}}\s+(?:{origins})\s+$", re.IGNORECASE
        )
        days, span = "|".join(map(re.escape, law.days)), r"\d{1,2}-\d{1,2}\s*[-–]\s*"
        self.day = re.compile(rf"(?:(?:{days})\s*|{span})$", re.IGNORECASE)
        self.month = re.compile(rf"(?:{days})\s*(?:{span})?\d{{1,2}}-$", re.IGNORECASE)

    def head(self, after: str) -> str:
        """The noun that a text begins with, in one word for all its wordings; else its first word."""
        known = self.known_head(after)
        if known:
            return known
        first = _HEAD.match(after)
        return first[0] if first and first[0] not in self.ends else ""

    def known_head(self, after: str) -> str:
        """The noun of those known that a text begins with, in one word for all its wordings; else nothing."""
        return self._known(after)[1]

    def known_words(self, after: str) -> str:
        """The wording of a known noun that a text begins with; else nothing."""
        return self._known(after)[0]

    def _known(self, after: str) -> tuple[str, str]:
        for words, noun in self.heads:
            if after.startswith(words) and not after[len(words) : len(words) + 1].isalnum():
                return words, noun
        return "", ""

    def phrase(self, after: str) -> str:
        """The noun phrase that a text begins with."""
        found: list[str] = []
        for word in after.split()[:8]:
            if word.casefold() in self.ends:
                break
            found.append(word)
        return " ".join(found)


def _after(words: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"\s*(?:{listed})(?!\w)", re.IGNORECASE)


def _before(words: Iterable[str], *, colon: bool = True) -> re.Pattern[str]:
    listed = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({listed})\s*{':?' if colon else ''}\s*$", re.IGNORECASE)


@lru_cache(maxsize=8192)
def figures_in(text: str) -> tuple[TextFigure, ...]:
    """The figures of one paragraph, in order.

    Args:
        text: the paragraph, NFC.
    """
    if not any(c.isdigit() for c in text):
        return ()
    words = prose_words()
    barred = spans_not_figures(text)
    found: list[TextFigure] = []
    for match in _numbers(text, words):
        start, stop = match.span()
        if any(a < stop and start < b for a, b in barred) or _is_ordinal(text, match, words):
            continue
        figure = _read(text, match, words, found)
        if figure is not None:
            found.append(figure)
    return tuple(_with_units(text, list(_joined(text, found))))


def _numbers(text: str, words: _Words) -> Iterator[re.Match[str]]:
    """The numbers of a text; of "nhóm 3 478", "Đông Hải 1 1.893" the second alone, for the first is of a name."""
    at = 0
    while (match := words.number.search(text, at)) is not None:
        first = re.match(r"\d+(?=[ \u00a0])", match["digits"])
        if first and _behind_an_ordinal(text, match, words):
            at = match.start() + first.end()
            continue
        at = match.end()
        single = match["digits"].isdigit() and _NUMBERED.match(text, match.start())
        if not (single and _NAMED.search(text[max(0, match.start() - 2) : match.start()])):
            yield match


def _with_units(text: str, found: list[TextFigure]) -> Iterable[TextFigure]:
    """ "430.527 triệu đồng, chia ra thu BHYT 241.806": a bare figure goes on in the unit named before it.

    So do those with decimals before the last of a list: "doanh nghiệp 914,6; đất 872,3; khác 104,7 tỷ đồng".
    """
    unit: TextFigure | None = None
    bare: list[int] = []
    short: dict[int, TextFigure] = {}
    goes_on: set[int] = set()
    for i, f in enumerate(found):
        if unit is not None and _SENTENCE_END.search(text, unit.stop, f.start):
            unit = None
        if bare and _SENTENCE_END.search(text, found[bare[-1]].stop, f.start):
            bare = []
        if f.scale > 1:
            for j in bare if unit is None else ():
                if found[j].decimals == f.decimals:
                    found[j] = _in_unit(found[j], f)
            unit, bare = f, []
        elif unit is None and f.quantity == "measure" and not f.noun and f.meant is Meant.EXACT:
            bare.append(i)
        elif unit is not None and not f.noun and f.over < 0 and f.meant is Meant.EXACT:
            if len(f.printed) > _SHORT:
                found[i] = _in_unit(f, unit)
                goes_on.add(i)
            else:
                short[i] = unit
    # "quản lý hành chính 376, giáo dục 812, sự nghiệp khác 96": what else is in their list is in their unit
    for i in (*sorted(short), *sorted(short, reverse=True)):
        beside = (j for j in (i - 1, i + 1) if j in goes_on)
        if i not in goes_on and any(_in_one_list(text, found[i], found[j]) for j in beside):
            found[i] = _in_unit(found[i], short[i])
            goes_on.add(i)
    # "vốn 820/1.000 tỷ đồng; nguồn trung ương 500/550": what is set over another is in its unit
    for i, f in enumerate(found):
        if f.over in goes_on and not f.noun:
            found[i] = _in_unit(f, found[f.over])
    return found


def _in_unit(f: TextFigure, unit: TextFigure) -> TextFigure:
    return replace(f, scale=unit.scale, noun=unit.noun, phrase=unit.phrase, quantity=unit.quantity)


def _in_one_list(text: str, a: TextFigure, b: TextFigure) -> bool:
    """Whether only a comma and the name of the later one stand between two figures."""
    gap = text[min(a.stop, b.stop) : max(a.start, b.start)]
    return gap.startswith(",") and not set(gap) & set(";:.()")


def _read(text: str, match: re.Match[str], words: _Words, before: Sequence[TextFigure]) -> TextFigure | None:
    digits, start, stop = match["digits"], match.start(), match.end("digits")
    percent, points = match["percent"] is not None, False
    rest = text[stop : stop + 90]
    if percent:
        stop = match.end()
        rest = text[stop : stop + 90]
    elif found := words.points.match(rest):  # "4,21 điểm %" is a difference of rates, in points
        rest, percent, points = rest[found.end() :], True, True
    elif found := words.percent.match(rest):
        rest, percent = rest[found.end() :], True
    rest = rest.lstrip()
    folded = rest.casefold()
    scale = 1
    if not percent:
        while (first := _WORD.match(folded)) and first[0] in words.scales:
            scale *= words.scales[first[0]]
            rest = rest[first.end() :].lstrip()
            folded = rest.casefold()
    cut = _PHRASE_END.search(rest)
    own = rest[: cut.start()] if cut else rest
    noun = POINTS if points else "%" if percent else words.head(folded)
    quantity = _quantity(digits, noun, percent, scale, words)
    figure = read_text(digits + ("%" if percent else ""), quantity)
    if figure.reading not in (Reading.NUMBER, Reading.AMBIGUOUS) or figure.value is None:
        return None
    if noun in words.durations and quantity == "count":
        return None  # "9 tháng" tells when, not how many
    if _in_a_day(text, start, stop):
        return None  # "từ ngày 30-4 - 03-5"
    if _YEAR.fullmatch(digits) and not noun and scale == 1:
        lead = text[max(0, start - _LEAD) : start]
        goes_on = words.year_goes_on.match(text[stop:])
        if not own.strip() or goes_on or words.compared_with.search(lead):
            return None  # "PAR INDEX 2024: …", "so với 2021 tăng …"
    if (
        _MONTH_BEFORE.search(text[max(0, start - 3) : start])
        if _YEAR.fullmatch(digits)
        else _YEAR_BEHIND.match(text, stop)
    ):
        return None  # "tháng 12-2021"
    counted_off = _ENUMERATES.match(text, start - 1) if len(digits) <= 2 and start else None
    if counted_off and counted_off["word"].casefold() not in words.law.not_counted_off:
        return None  # "(1) quyết định: 17; (2) kế hoạch: 12"
    if quantity == "count" and noun in words.continuous:
        quantity = "measure"
    if quantity == "count" and _COMMA_FOR_DOT.fullmatch(digits) and _DOTTED.search(text):
        # "2.186 thủ tục, cấp tỉnh 1,735 thủ tục": as it is printed, beside thousands with a dot
        quantity = "measure"
        figure = read_text(digits, quantity)
    if figure.value is None or abs(figure.value) >= LARGEST or (figure.decimals or 0) > PLACES:
        return None
    value = figure.value
    if quantity != "count" and _BELOW_NOUGHT.search(text[:start]):
        start, value = start - 1, value.copy_negate()
    return TextFigure(
        start, stop, text[start:stop], value, figure.decimals or 0, quantity, scale, noun,
        "%" if percent else words.phrase(own), _meant(text, start, stop, words, before),
    )  # fmt: skip


def _in_a_day(text: str, start: int, stop: int) -> bool:
    """Whether a number is the day or the month of a day with a hyphen."""
    before, after, words = text[max(0, start - _LEAD) : start], text[stop : stop + 3], prose_words()
    return bool(words.month.search(before) or (words.day.search(before) and _OF_MONTH.match(after)))


def _is_ordinal(text: str, match: re.Match[str], words: _Words) -> bool:
    """Whether a number only tells one of a kind from the others ("Nhóm 1:", "đợt 2")."""
    if len(match["digits"]) > 2 or match["percent"]:
        return False
    if _is_next_ordinal(text, match, words):
        return True
    if not _behind_an_ordinal(text, match, words):
        return False
    after = text[match.end() : match.end() + _LEAD]
    # "mức 1 là 14.507 tài khoản", "công nhận mức 1 sau 5 năm", "nhóm 1 và nhóm 2 chiếm"
    goes_on = words.ordinal_goes_on.match(after) or words.ordinals_join.match(after)
    told_apart = words.number_joins.match(after) and _counted_so(text, match, words)
    return not after.lstrip(" ")[:1].isalpha() or bool(goes_on or told_apart)


def _is_next_ordinal(text: str, match: re.Match[str], words: _Words) -> bool:
    """ "các nhóm 1, 2, 3 và 4 lần lượt là": whether a number goes on to tell those of a kind apart, one by one."""
    before = _COUNTED_OFF.search(text, max(0, match.start() - _LEAD), match.start())
    if before is None or not words.ordinal.search(text[max(0, before.start() - _LEAD) : before.start()]):
        return False
    told = [int(n) for n in _DIGITS.findall(before[0])]
    return [*told, int(match["digits"])] == list(range(told[0], told[0] + len(told) + 1))


def _counted_so(text: str, match: re.Match[str], words: _Words) -> bool:
    """ "1.207 phiếu số 1 và 675 phiếu số 2": whether a number stands before the word that this one tells apart."""
    lead = text[max(0, match.start() - _LEAD) : match.start()]
    found = words.ordinal.search(lead) if len(match["digits"]) == 1 else None
    return found is not None and bool(_NUMBER_BEFORE.search(lead[: found.start()]))


def _behind_an_ordinal(text: str, match: re.Match[str], words: _Words) -> bool:
    """Whether the word before a number tells one of a kind, as "nhóm" does, and not "hạ tầng"."""
    lead = text[max(0, match.start() - _LEAD) : match.start()]
    return bool(words.ordinal.search(lead)) and not words.not_ordinal.search(lead)


def _quantity(digits: str, noun: str, percent: bool, scale: int, words: _Words) -> Quantity:
    if percent:
        return "rate"
    groups = re.split(r"[.,  ]", digits)
    if len(groups) == 1:
        return "count" if scale == 1 else "measure"
    triples = all(len(g) == 3 for g in groups[1:]) and groups[0] != "0" and len(groups[0]) <= 3
    if not triples or scale != 1:
        return "measure"
    if "," in digits and len(groups) == 2 and noun in words.measured:
        return "measure"  # 12,640 điểm
    return "count"


def _meant(text: str, start: int, stop: int, words: _Words, before: Sequence[TextFigure]) -> Meant:
    lead = text[max(0, start - _LEAD) : start]
    if words.rank.search(lead) and not words.not_rank.search(lead):
        return Meant.RANK
    for meant, pattern in words.before:
        if found := pattern.search(lead):
            word, before_it = found[1].casefold(), lead[: found.start()]
            round_ = text[start:stop].endswith("00") and not any(f.start >= start - _LEAD for f in before)
            if word == words.law.out_of and not (round_ or _more_than(before_it, words)):
                continue
            if meant is Meant.AT_MOST and words.most_there_is.search(before_it):
                continue  # "22,68 điểm trên tối đa 29,5 điểm"
            if word == words.law.than and words.compares.search(before_it):
                continue  # "thấp hơn 6,3 điểm" is a difference
            return meant
    after = text[stop : stop + 60]
    noun_then = re.match(r"[^,;:.()]*", after)
    tail = noun_then[0] if noun_then else ""
    for meant, pattern in ((Meant.AT_LEAST, words.at_least_after), (Meant.AT_MOST, words.at_most_after)):
        for found in re.finditer(r"(?:^|(?<=\s))", tail):
            # "54 cao đẳng trở xuống" is exactly so many; "từ 02 sáng kiến trở lên" is not.
            near = len(tail[: found.start()].split()) <= 1 or words.from_.search(lead)
            if near and pattern.match(tail, found.start()):
                return meant
    return Meant.EXACT


def _more_than(lead: str, words: _Words) -> bool:
    """Whether "trên" after these words means more than, and not out of."""
    lead = lead.rstrip()
    if not lead or lead[-1] in ",;:.(–-+•":
        return True
    last = _WORD.findall(lead.casefold())
    return bool(last) and last[-1] in words.more_than_after


def _joined(text: str, found: list[TextFigure]) -> Iterable[TextFigure]:
    """Figures set over each other and the ends of spans, with what they count from the second one."""
    made, words = list(found), prose_words()
    days: set[int] = set()
    for i in range(len(made) - 1):
        a, b = made[i], made[i + 1]
        between = text[a.stop : b.start]
        rates = a.quantity == "rate" or b.quantity == "rate"
        if _COMMA_FOR_DOT.fullmatch(a.printed) and a.value > b.value and _OVER.fullmatch(between):
            a = made[i] = replace(  # "92,115/100 điểm"
                a, value=Decimal(a.printed.replace(",", ".")), quantity="measure", decimals=_DECIMALS
            )
        alike = same = a.noun == b.noun or not a.noun or not b.noun
        alike = alike and (a.value <= b.value or bool(words.out_of_goal.fullmatch(between)))
        stroke = bool(_OVER.fullmatch(between))
        out_of = stroke or (
            alike and (words.out_of.fullmatch(between) or _over_a_goal(text, a, between, words))
        )
        if stroke and (_side_by_side(text, a, b, words) or _of_several(text, made, i)):
            continue
        if stroke and not same and not rates and not _has_its_rate(text, a, b):
            continue  # "303 hồ sơ/344 người": two things
        if out_of and a.meant is not Meant.RANK and _is_day(text, a, b, words):
            days |= {i, i + 1}
        elif made[i].over == -1 and not rates and out_of:
            quantity = "measure" if "measure" in (a.quantity, b.quantity) and a.decimals else a.quantity
            noun, phrase = (b.noun, b.phrase) if not a.noun or stroke else (a.noun, a.phrase)
            scale = b.scale if a.scale == 1 else a.scale
            made[i] = replace(a, noun=noun, phrase=phrase, over=i + 1, quantity=quantity, scale=scale)
            if a.meant is Meant.EXACT and _is_next_place(text, made, i, words):
                made[i] = replace(made[i], meant=Meant.RANK)
            if made[i].meant is not Meant.EXACT:
                made[i + 1] = replace(b, meant=made[i].meant)
        elif _is_span(text, a, b, words) and a.value < b.value and not _from_to(text, a):
            meant = Meant.SPAN
            noun, phrase = a.noun or b.noun, a.phrase or b.phrase
            made[i] = replace(made[i], meant=meant, noun=noun, phrase=phrase)
            made[i + 1] = replace(b, meant=meant)
    return _without(made, days)


def _side_by_side(text: str, a: TextFigure, b: TextFigure, words: _Words) -> bool:
    """ "17 đơn/13 vụ", "1.109 vụ/1.490 bị can": whether words tell two figures to be of two things."""
    first = text[a.stop : b.start].strip(" /").casefold()
    after = text[b.stop : b.stop + _LEAD].lstrip().casefold()
    return any(after.startswith(word) for word in words.law.side_by_side.get(first, ()))


def _of_several(text: str, made: Sequence[TextFigure], i: int) -> bool:
    """ "(tiếp nhận/đã giải quyết/trễ hạn): 9.481/9.467/12": three in a row are columns, none is out of the next."""
    gaps = [text[a.stop : b.start] for a, b in pairwise(made[max(0, i - 1) : i + 3])]
    return sum(bool(_OVER.fullmatch(gap)) for gap in gaps) > 1


def _has_its_rate(text: str, a: TextFigure, b: TextFigure) -> bool:
    """ "41.287 giao dịch/63.904 hồ sơ (64,1%)": whether the rate behind two figures is about what they make."""
    rate = _RATE_BEHIND.match(text[b.stop : b.stop + 2 * _LEAD])
    if rate is None or not b.value:
        return False
    return abs(100 * a.value / b.value - Decimal(rate["rate"].replace(",", "."))) <= _ABOUT


def _is_next_place(text: str, made: Sequence[TextFigure], i: int, words: _Words) -> bool:
    """ "xếp thứ 12/63 và 15/63", "thứ 38, năm 2024 là 41/63": whether a fraction goes on to tell places."""
    before = made[i - 1] if i else None
    upper, lower = made[i], made[i + 1]
    if before is None or before.meant is not Meant.RANK or ". " in text[before.stop : upper.start]:
        return False
    alike = (
        lower.noun in ("", words.law.provinces, before.noun) and upper.quantity == lower.quantity == "count"
    )
    ranked = i >= _FRACTION and made[i - _FRACTION].over == i - 1
    return alike and (before.value == lower.value if ranked else before.value < lower.value)


def _over_a_goal(text: str, a: TextFigure, between: str, words: _Words) -> bool:
    """ "62 cuộc so với kế hoạch 80 cuộc", and not by how much it was missed."""
    lead = text[max(0, a.start - _LEAD) : a.start]
    return bool(words.out_of_goal.fullmatch(between)) and not words.differs.search(lead)


def _is_span(text: str, a: TextFigure, b: TextFigure, words: _Words) -> bool:
    """ "2-3 sáng kiến", "từ 6 đến dưới 14 tuổi": whether two figures are the ends of what lies between."""
    between = text[a.stop : b.start]
    if words.span.fullmatch(between):
        return True
    begun = words.spans_from.search(text[max(0, a.start - _LEAD) : a.start])
    return a.noun == b.noun != "" and bool(begun) and bool(words.span_of.fullmatch(between))


def _is_day(text: str, a: TextFigure, b: TextFigure, words: _Words) -> bool:
    """Whether "15/12" is a day of the year: "đến 15/12"."""
    could_be = a.decimals == b.decimals == 0 and 1 <= a.value <= 31 and 1 <= b.value <= 12
    if b.noun in words.counted and a.value <= b.value:
        return False  # "đến 7/7 thủ tục"
    return could_be and (a.value > b.value or bool(words.before_days.search(text[: a.start])))


def _without(made: list[TextFigure], gone: set[int]) -> list[TextFigure]:
    """The figures that are left, each over the one that it was over."""
    if not gone:
        return made
    kept = [n for n in range(len(made)) if n not in gone]
    at = {old: new for new, old in enumerate(kept)}
    return [replace(made[n], over=at.get(made[n].over, -1)) for n in kept]


def _from_to(text: str, a: TextFigure) -> bool:
    """Whether "tăng từ 5 đến 7" tells of a change and not of a span."""
    return bool(prose_words().change_from.search(text[: a.start]))
