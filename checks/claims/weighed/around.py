"""What stands around a rate or a change, and around the figures that it may be of: the observations both share.

Which figures those may be is ``counted.py`` and ``bases.py``; what a figure is worth is not asked here, for a slip in
it must not hide what was meant.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from assets.prose.figures import POINTS, prose_words
from checks.claims.about import between, gap_before, words_in
from checks.claims.parse import exact
from checks.claims.row import Row, Seat
from checks.claims.weighed.made import APART, GROWTH, kind_of
from checks.claims.weighed.observed import Observed, number
from checks.claims.words import Words

#: So far before a rate the bracket it stands in may open, and so far back words call a figure something.
_OPENS, _CALLED, _BEHIND, _SOON = 40, 60, 40, 8
#: So much of the text after a rate may name what it is out of; a name that begins right there.
_AFTER, _NAMED_AT_ONCE = 80, re.compile(r"\s[^,;.()\d%]+")
#: What figures that are to be reached are called.
GOALS = ("a goal", "a plan")
#: Of so many words at least a rate has a name.
_NAME = 2
_ALIKE = ((0.2, "hardly"), (0.5, "some"), (0.8, "much"))
_BROKEN = re.compile(r"[,;.()\d]")
_TELLING = re.compile(r"[^\W_]+")
#: How figures are of the sides that a name asks for, the surest first.
_SIDES = ("all", "all of its kind", "some", "others", "asked")
_PARTED = frozenset(".;:(")
_HAS_FIGURE = re.compile(r"\d")


class Around:
    """The surroundings of one document's figures."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words
        self._names: dict[int, str] = {}
        self._called: dict[int, list[Observed]] = {}
        self._states: dict[int, str] = {}
        self._nouns: dict[int, str] = {}
        self._words: dict[tuple[int, bool], frozenset[str]] = {}

    @cached_property
    def lower(self) -> set[tuple[int, int]]:
        """The paragraph and position of each figure that another is set over."""
        return {(s.row, s.named.figure.over) for s in self.row.seats if s.named.figure.over >= 0}

    def name(self, told: Seat) -> str:
        """The words between the figure before a rate and the rate, of its own sentence.

        What is no exact figure is of the name: "tỷ lệ đi 1 đến 2 lần".
        """
        if told.at not in self._names:
            figures, f = told.named.statement.figures, told.named.figure
            before = [x.stop for x in figures[: told.named.position] if exact(x)]
            start = before[-1] if before else 0
            words = told.named.statement.text[start : f.start]
            self._names[told.at] = words.rsplit(". ", 1)[-1].rsplit(";", 1)[-1].casefold()
        return self._names[told.at]

    def may_be_of(self, told: Seat, back: int) -> list[Seat]:
        """The figures of a paragraph and so many before it that a rate or change may be of, as far as their kind tells.

        Points lie between rates; growth is of counts, or meant as points.
        """
        kind = kind_of(told)
        if kind not in (APART, GROWTH):
            return self.row.counts_before(told.row, back)
        rows = self.row.rows[max(0, told.row - back) : told.row + 1]
        return [s for seats in rows for s in seats if self._is_end(s, points=kind == APART)]

    def _is_end(self, s: Seat, *, points: bool) -> bool:
        if s.rate:
            return not s.change and s.noun != POINTS
        return not points and s.code in self.row.place

    def named(self, told: Seat) -> str:
        """Whether a rate has a name of its own."""
        name = self.name(told)
        found = self.words.rate_of.search(name)
        if found is None:
            return "no"
        rest = self.words.shares.sub(" ", name[found.end() :]).split()
        return "by words" if len(rest) >= _NAME else "as a rate"

    def bracket(self, told: Seat) -> str:
        """Whether a figure stands first in a bracket."""
        text, f = told.named.statement.text, told.named.figure
        lead = text[max(0, f.start - _OPENS) : f.start]
        opened = lead.rfind("(")
        if opened < 0 or ")" in lead[opened:]:
            return "inside" if told.depth else "none"
        inner = lead[opened + 1 :].strip()
        return "inside" if _HAS_FIGURE.search(inner) else "first in words" if inner else "first"

    def previous(self, told: Seat) -> str:
        """What the figure right before it is."""
        before = self.row.beside(told, -1)
        return "none" if before is None else "rate" if before.rate else "count"

    def place(self, of: Seat, s: Seat, last: int | None = None) -> str:
        """Where a figure stands as seen from another, over how many others; ``last``: where both are told."""
        if s.row != of.row:
            seats, side = self.row.counts[s.row], "back" if s.row < of.row else "on"
            end = "a rate" if s.rate else "first" if s is seats[0] else "last" if s is seats[-1] else "among"
            return f"{number(abs(of.row - s.row), 4)} paragraphs {side}, {end}"
        low, high = sorted((s.at, of.at))
        among = sum(low < x.at < high for x in self.row.counts[of.row])
        side = "before" if s.at < of.at else "behind all" if last is not None and s.at > last else "behind"
        if s.sentence != of.sentence:
            return f"{side}, another sentence, {number(among, 3)}"
        return f"{side}, {number(among, 4)}"

    def among_heads(self, told: Seat, s: Seat) -> str:
        """Over how many figures a rate is told of another, where what only explains others is passed over.

        "Đã thi hành xong 11.708 việc (thi hành án 11.542 việc, đình chỉ 166 việc), đạt 82,36%": over none.
        """
        if s.row != told.row:
            return "elsewhere"
        if s.depth > told.depth:
            return "in a bracket of its own" if s.at < told.at else "in a bracket behind"
        low, high = sorted((s.at, told.at))
        heads = [x for x in self.row.counts[told.row] if low < x.at < high and x.depth <= s.depth]
        heads = [x for x in heads if not self.called(x)]
        where = "" if s.sentence == told.sentence else ", another sentence"
        return f"{'before' if s.at < told.at else 'behind'}, {number(len(heads), 4)}{where}"

    def telling(self, text: str) -> set[str]:
        """The words of a text that tell figures from each other, and its numbers: "mức độ 3"."""
        words = self.words
        return set(_TELLING.findall(words.shares.sub(" ", text.casefold()))) - words.law.tell_no_rate

    def words_of(self, s: Seat, *, by_clause: bool = False) -> frozenset[str]:
        """The telling words of a figure's label; ``by_clause``: with those of its clause before it."""
        key = s.at, by_clause
        if key not in self._words:
            self._words[key] = frozenset(self.telling(f"{label_of(s)} {s.context if by_clause else ''}"))
        return self._words[key]

    def in_bracket_behind(self, told: Seat) -> Seat | None:
        """The figure that the bracket right behind a rate begins with; none if it has no bracket."""
        first = self.row.beside(told, 1)
        opened = first is not None and between(told.named, first.named).rstrip().endswith("(")
        return first if opened else None

    def noun_behind(self, told: Seat) -> str:
        """What the words right behind a rate say that it is reckoned of: "99,05% về số vụ"."""
        if told.at not in self._nouns:
            text, f = told.named.statement.text, told.named.figure
            found = self.words.reckoned_of.match(text[f.stop : f.stop + _AFTER])
            self._nouns[told.at] = prose_words().known_head(found["name"].casefold()) if found else ""
        return self._nouns[told.at]

    def alike(self, name: str, label: str) -> str:
        """How many of the words of a name are in a label."""
        asked = self.telling(name)
        if len(asked) < _NAME:
            return "few words"
        return _how_many(asked, words_in(label))

    def after(self, told: Seat) -> str:
        """What the words right after a rate call what it is out of: "số hồ sơ mới", "hồ sơ của các sở"."""
        text, f = told.named.statement.text, told.named.figure
        behind = text[f.stop : f.stop + _AFTER]
        found = self.words.called.match(behind)
        if found:
            return found["name"].casefold().strip()
        named = _NAMED_AT_ONCE.match(behind)
        name = named[0].casefold().strip() if named else ""
        return name if prose_words().known_head(name) else ""

    def words_behind(self, told: Seat) -> str:
        """All the words right behind a rate, up to a sign or a figure."""
        text, f = told.named.statement.text, told.named.figure
        return "" if told.change else _BROKEN.split(text[f.stop : f.stop + _AFTER])[0]

    def out_of(self, told: Seat) -> re.Match[str] | None:
        """ "chiếm 52,5% tổng số thủ tục": the words right behind a rate that tell it is out of something."""
        return self.words.out_of.match(self.words_behind(told).lstrip())

    def likeness(self, name: str, s: Seat) -> str:
        """How far a name is that of a figure: whether it begins with its noun, and how many words are its own."""
        noun = prose_words().known_head(name)
        if not noun or noun != s.noun:
            return self.alike(name, label_of(s))
        rest = self.telling(name) - words_in(noun)
        if not rest:
            return "its noun"
        return f"its noun, {_how_many(rest, words_in(f'{label_of(s)} {s.context}'))}"

    def called(self, s: Seat) -> list[Observed]:
        """What the words before a figure call it."""
        if s.at not in self._called:
            words, lead = self.words, s.phrase[-_CALLED:]
            self._called[s.at] = [
                ("called", what)
                for what, pattern in (
                    ("a goal", words.goals), ("a base", words.base), ("of another time", words.other_time),
                    ("a whole", words.whole), ("a plan", words.goal_of), ("out of", words.out_of_before),
                )
                if pattern.search(lead)
            ]  # fmt: skip
            gap = gap_before(s.named).casefold()
            if words.out_of_all.search(gap) and s.named.position:
                self._called[s.at].append(("called", "out of all"))
            elif words.set_under.search(gap):
                self._called[s.at].append(("called", "under another"))
        return self._called[s.at]

    def compared(self, told: Seat) -> str:
        """Whether words right behind a figure compare it: "bằng 93,1% so với cùng kỳ"."""
        text, f = told.named.statement.text, told.named.figure
        tail = re.split(r"[,;.(\d]", text[f.stop : f.stop + _BEHIND])[0]
        if self.words.base.search(tail):
            return "with another"
        plan = self.words.goal_of.search(tail)
        return "with a plan" if plan and plan.start() <= _SOON else "no"

    def state(self, s: Seat) -> str:
        """What became of what a figure counts."""
        if s.at not in self._states:
            flow, lead = self.words.flow, s.phrase[-_CALLED:]
            kinds = (
                ("left", flow.left), ("out", flow.out), ("carried", flow.carried), ("done", flow.done),
                ("in all", flow.in_all), ("received", flow.received),
            )  # fmt: skip
            self._states[s.at] = next((what for what, pattern in kinds if pattern.search(lead)), "other")
        return self._states[s.at]

    def sides(self, told: Seat, seats: Sequence[Seat]) -> str:
        """Whether figures are of the sides that a rate's name asks for."""
        name, words = self.name(told), self.words
        labels = [words.sides(s.named.label) for s in seats]
        found = set()
        for group in words.law.complements:
            asked = words.all_sides(name, group) if group != words.law.levels else set()
            own = {label[group] for label in labels if group in label}
            if not asked:
                continue
            each = {x for side in own for x in words.law.joint_sides.get(side, (side,))}
            whole = each == asked and len(own) == len(seats)
            # "rất hài lòng 97, hài lòng 196; tỷ lệ hài lòng": the very content are content as well
            joint = asked < each and len(own) == len(seats) and tuple(sorted(each)) in self._joint
            found.add(
                next(
                    how for how, so in zip(_SIDES, (whole, joint, each & asked, own, True), strict=True) if so
                )
            )
        return next((how for how in _SIDES if how in found), "none")

    @cached_property
    def _joint(self) -> set[tuple[str, ...]]:
        """The sides that one name joins."""
        return {tuple(sorted(sides)) for sides in self.words.law.joint_sides.values()}

    def in_a_list(self, a: Seat, b: Seat) -> bool:
        """Whether nothing but a word such as "và" stands between two figures and their names."""
        gap = between(a.named, b.named) if a.row == b.row else ""
        return bool(self.words.join.search(gap)) and not _PARTED & set(gap)

    def depth(self, of: Seat, s: Seat) -> str:
        """Whether a figure is in more brackets than another."""
        return "deeper" if s.depth > of.depth else "shallower" if s.depth < of.depth else "the same"

    def levels(self, told: Seat, s: Seat) -> str:
        """Whether a figure is of the level of government that a rate names."""
        asked, own = self.words.level(self.name(told)), self.words.level(s.context)
        if not asked:
            return "not asked"
        return "untold" if not own else "the same" if own == asked else "another"

    def set_over(self, s: Seat) -> Iterator[Observed]:
        """Whether a figure is set over another, or under one."""
        if s.named.figure.over >= 0:
            yield "set", "over another"
        elif (s.row, s.named.position) in self.lower:
            yield "set", "under another"


def label_of(s: Seat) -> str:
    """What a figure is called, with what it counts."""
    return f"{s.named.label} {s.noun}"


def _how_many(asked: set[str], own: set[str]) -> str:
    """How many of some words are among others, in words."""
    share = len(asked & own) / len(asked)
    return next((word for most, word in _ALIKE if share < most), "all")
