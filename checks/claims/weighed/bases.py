"""Out of what a rate counts, or since when something rose or fell: the figures, and what is observed about each.

What is counted is ``counted.py``.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from checks.claims.about import between, gap_before, led_by, since, words_in
from checks.claims.rates import Rate
from checks.claims.row import Seat, sum_of
from checks.claims.weighed.around import Around, label_of
from checks.claims.weighed.competing import Competing, competing
from checks.claims.weighed.counted import BACK
from checks.claims.weighed.observed import Observed, number, with_pairs
from checks.claims.wholes.parts import Divisions

#: So many figures before and behind may be what others are out of.
_BEFORE, _BEHIND = 26, 3
#: Of those before them, so many that the words name may be it as well, so many paragraphs back: a long document names
#: other things alike.
_FAR, _FAR_BACK, _FAR_NAMED = 3, 60, ("all", "its noun, all", "much", "its noun, much")
#: So far before a figure its sentence may say what it is of.
_BEGINS = 200
#: The items of a list are looked at so many paragraphs away, of each its first figures.
_ITEMS, _OF_AN_ITEM = 6, 3
#: What is counted and what that is out of are listed so many paragraphs apart at most.
_SIBLINGS = 4
#: How far words name a figure, by how many of them are its own, the surest first.
_NAMED = (
    ("right behind", frozenset({"in its bracket", "in its bracket, named", "in its bracket, of then", "right behind"})),
    ("named", frozenset({"all", "its noun, all"})),
    ("much", frozenset({"much", "its noun, much"})), ("its noun", frozenset({"its noun"})),
    ("some", frozenset({"some", "its noun, some"})), ("otherwise", frozenset({"hardly", "its noun, hardly"})),
)  # fmt: skip
_PAIRS = (
    ("place", "noun"), ("place", "counted"), ("nearer", "noun"), ("told", "place"), ("states", "place"),
    ("division", "place"), ("rate before", "place"), ("levels", "place"), ("named", "place"),
    ("larger", "it is"), ("compared", "called"), ("compared", "place"), ("depth", "place"), ("division", "noun"),
    ("told best", "noun"), ("told best", "place"), ("heads", "noun"), ("heads", "counted"), ("heads", "told best"),
    ("listed rates", "place"), ("listed rates", "division"), ("nearer", "heads"), ("opens", "noun"),
    ("counted best", "place"), ("with best", "noun"), ("with best", "place"), ("levels", "states"),
    ("clause best", "noun"), ("clause best", "levels"), ("reckoned of", "heads"), ("listed rates", "heads"),
    ("told", "counted"), ("right before", "counted"), ("called", "nearer"), ("told best", "counted"),
    ("turned", "place"),
)  # fmt: skip


class Bases:
    """What the rates and changes of one document may be out of; ``known``: the rates that fit, by code."""

    def __init__(self, around: Around, divisions: Divisions, known: Mapping[str, Rate]) -> None:
        self.around, self.row, self.words = around, around.row, around.words
        self.divisions, self.known = divisions, known

    def of(self, told: Seat, run: Sequence[Seat]) -> Iterator[tuple[Seat, list[Observed]]]:
        """Each figure that what a rate counts may be out of, or that what changed may have been before."""
        codes = {s.code for s in run} | {told.code}
        last = max(run[-1].at, told.at)
        of_kind = (s for s in self.around.may_be_of(told, BACK) if s.rate == run[-1].rate)
        counts = [s for s in of_kind if s.code not in codes]
        before = [s for s in counts if s.at < last][-_BEFORE:]
        behind = [s for s in counts if s.at > last and s.sentence == told.sentence][:_BEHIND]
        value, noun, nearer = sum_of(run), run[-1].noun, 0
        far = self._named_far(told, before[0] if before else told, codes)
        near = {s.code for s in (*behind, *before, *far)} | codes
        beside = list(self._beside(told))
        seats = (*behind, *reversed(before), *far, *self._of_the_list(beside, near))
        rivals = self._rivals(told, run, seats)
        for s in seats:
            observed = [*self._observed(told, run, s, nearer), *self._stands(told, run, s, beside)]
            observed += [(what, by.of(s)) for what, by in rivals.items()]
            yield s, with_pairs(observed, _PAIRS)
            if s.at < last and s.value >= value and s.noun in (noun, ""):
                nearer += 1

    def _rivals(self, told: Seat, run: Sequence[Seat], seats: Sequence[Seat]) -> dict[str, Competing]:
        """Which of some figures the words about a rate, and about what it counts, name best."""
        names = {
            "told best": self.around.words_behind(told),
            "counted best": run[-1].named.label,
            "with best": self._within(run[0]),
        }
        named = f"{self.around.name(told)} {self.around.after(told)}"
        found = {what: competing(self.around, name, seats) for what, name in names.items()}
        return found | {"clause best": competing(self.around, named, seats, by_clause=True)}

    def _named_far(self, told: Seat, first: Seat, codes: set[str]) -> list[Seat]:
        """ "chiếm 74,5% số hồ sơ mới": what the words behind a rate name, before all that stands near it."""
        name = "" if told.change else self.around.after(told)
        if not name:
            return []
        before = (s for s in reversed(self.row.counts_before(told.row, _FAR_BACK)) if s.at < first.at)
        named = (s for s in before if s.code not in codes and self.around.likeness(name, s) in _FAR_NAMED)
        return [*islice(named, _FAR)][::-1]

    def _observed(self, told: Seat, run: Sequence[Seat], s: Seat, nearer: int) -> Iterator[Observed]:
        n, around, value = run[-1], self.around, sum_of(run)
        under = n.is_over(s)
        yield "place", "set under it" if under else around.place(run[0], s, max(n.at, told.at))
        yield "counted", around.place(told, n)
        yield "larger", "yes" if s.value > value else "equal" if s.value == value else "no"
        yield "it is", "over a hundred" if told.rate and told.value > 100 * 10**6 else "less"
        yield "nearer", number(nearer, 4)
        yield "noun", _nouns(n, s)
        yield "named", around.named(told)
        yield from self._told(told, n, s)
        called = around.called(s)
        yield from called or [("called", "nothing")]
        if self.words.is_subset(s.named.lead, n.named.lead):
            yield "called", "what can have it"
        yield "division", self._division({x.code for x in run}, s)
        yield from self._rate_before(told, s)
        yield "compared", around.compared(told)
        yield "levels", self._levels(told, n, s)
        yield "siblings", self._as_siblings(told, n, s)
        yield "states", f"{around.state(n)} of {around.state(s)}"
        yield "depth", around.depth(n, s)
        yield from around.set_over(s)
        if s.at + 1 == n.at and around.in_a_list(s, n):
            yield "place", "in a list with it"
        a, b = n.named.figure, s.named.figure
        if (a.quantity, a.scale) != (b.quantity, b.scale):
            yield "unit", "another"
        if n.row == s.row and n.at < s.at < told.at:
            gap = between(n.named, s.named)
            yield "between", "out of" if self.words.out_of.search(gap) or "/" in gap else "other"

    def _within(self, n: Seat) -> str:
        """ "dôi dư 367. Trong số dôi dư đã có phương án 291": what the words before a figure say that it is of."""
        text, start = n.named.statement.text, n.named.figure.start
        found = self.words.begins_within.match(since(text[max(0, start - _BEGINS) : start], (". ", ";")))
        return found["name"] if found else ""

    def _beside(self, told: Seat) -> Iterator[Rate]:
        """The rates known of its paragraph, or of the items of its list."""
        for r in self.row.rows[told.row]:
            if r is not told and r.depth == told.depth and (rate := self.known.get(r.code)) is not None:
                yield rate
        rows = self.row.rows[max(0, told.row - _ITEMS) : told.row + _ITEMS + 1] if told.marker else []
        for seats in rows:
            if seats and seats[0].row != told.row and seats[0].marker == told.marker:
                yield from (self.known[s.code] for s in seats[:_OF_AN_ITEM] if s.code in self.known)

    def _of_the_list(self, beside: Sequence[Rate], near: set[str]) -> list[Seat]:
        """What the rates of other items of a list are out of, where that stands before all that is near."""
        codes = dict.fromkeys(q.code for rate in beside for q in rate.denominator)
        return [s for c in codes if c not in near and (s := self.row.by_code.get(c)) is not None]

    def _stands(self, told: Seat, run: Sequence[Seat], s: Seat, beside: Sequence[Rate]) -> Iterator[Observed]:
        """Where a figure stands among those that sentences tell of, and which rates of its list are out of it."""
        n = run[-1]
        yield "heads", self.around.among_heads(n, s)
        first = self.row.counts[s.row][:1] == [s]
        opens = s.at == 0 or self.row.seats[s.at - 1].sentence != s.sentence
        yield "opens", "paragraph" if first else "sentence" if opens else "nothing"
        if noun := self.around.noun_behind(told):
            yield "reckoned of", "its noun" if noun == s.noun else "another"
        gap = gap_before(s.named)
        for what, pattern in (("from", self.words.change_from), ("to", self.words.change_to)):
            if pattern.search(gap):
                yield "turned", what
        if s.at + 1 == told.at and s.row == told.row:
            # "so với dự toán (318.000 triệu đồng) đạt 76,0%"
            called = ", ".join(what for _, what in self.around.called(s)) or "nothing"
            yield "right before", f"{called}, {self.around.depth(told, s)}"
        out_of = [any(q.code == s.code for q in rate.denominator) for rate in beside]
        yield "listed rates", f"{number(sum(out_of), 3)} of {number(len(out_of), 3)}"

    def _told(self, told: Seat, n: Seat, s: Seat) -> Iterator[Observed]:
        """What the words after a rate, or its name, say that it is out of."""
        label = label_of(s)
        after = self.around.after(told)
        behind = between(told.named, s.named) if s.at == told.at + 1 and s.row == told.row else ""
        if behind.rstrip().endswith("("):
            named = (
                "of then"
                if self.words.base.search(behind) or self.words.other_time.search(behind)
                else "named"
            )
            yield "told", f"in its bracket, {named}" if words_in(behind[:-1]) else "in its bracket"
        elif self._under_in_bracket(told, s):
            yield "told", "under the one in its bracket"  # "tăng 38 vụ (687/649 vụ, tăng 5,9%)"
        elif behind and self.words.set_under.search(behind) and not set(behind) & set(",;."):
            yield "told", "right behind"  # "chiếm 78,62% trong 23.950 giao dịch"
        elif behind and not set(behind) & set(",;.()"):
            yield "told", "in its words"  # "đạt 105,7% kế hoạch Tổng công ty giao là 42.000 hồ sơ"
        elif after:
            yield "told", self.around.likeness(after, s)
        lead = since(gap_before(n.named), (". ", ";"))
        with_it = self.words.out_of_named.search(lead)
        if with_it:
            yield "told with it", self.around.alike(with_it["name"].casefold(), label)
        name = self.around.name(told)
        found = list(self.words.out_of.finditer(name))
        if found:
            yield "told before", self.around.alike(name[found[-1].end() :], label)

    def _under_in_bracket(self, told: Seat, s: Seat) -> bool:
        """Whether a figure is set under the one that the bracket right behind a rate begins with."""
        first = self.around.in_bracket_behind(told)
        return first is not None and s.row == told.row and first.named.figure.over == s.named.position

    def named(self, told: Seat, n: Seat, s: Seat) -> str:
        """How far the words about a rate name a figure as what it is out of."""
        said = {value for _, value in self._told(told, n, s)}
        for word, values in _NAMED:
            if said & values:
                return word
        return "untold"

    def _division(self, codes: set[str], s: Seat) -> str:
        """How a figure hangs together with what is counted, by sums that add up."""
        parts_of = self.divisions.parts_of
        own = parts_of.get(s.code, [])
        if any(codes <= d for d in own):
            return "of it"
        wholes = set.intersection(*(self.divisions.wholes_of.get(c, set()) for c in codes))
        if any(w in d for w in wholes for d in own):
            return "of a part of it"
        all_of_it = wholes & self.divisions.wholes_of.get(s.code, set())
        if any(codes | {s.code} <= d for w in all_of_it for d in parts_of[w]):
            return "beside it"
        return "of others" if own else "none"

    def _rate_before(self, told: Seat, s: Seat) -> Iterator[Observed]:
        """What the rate before is of."""
        before = [x for x in self.row.rows[told.row] if x.rate and x.at < told.at]
        rate = self.known.get(before[-1].code) if before else None
        if rate is not None:
            out_of = len(rate.denominator) == 1 and rate.denominator[0].code == s.code
            counts = any(x.code == s.code for x in rate.numerator)
            yield "rate before", "out of it" if out_of else "counts it" if counts else "of others"

    def _as_siblings(self, told: Seat, n: Seat, s: Seat) -> str:
        """ "giao: cán bộ 1.164, công chức 1.089. Đạt chuẩn: cán bộ 1.087 (93,4%), công chức 1.071 (93,8%)".

        Whether a rate beside is of what is called alike, and a figure is called so as what this one counts.
        """
        own = self._called(n)
        if not own or s.row < n.row - _SIBLINGS:
            return "untold"
        for r in self.row.rows[told.row]:
            rate = self.known.get(r.code)
            if r is told or rate is None or len(rate.numerator) + len(rate.denominator) > 2:
                continue
            a, b = (self.row.by_code.get(x.code) for x in (*rate.numerator, *rate.denominator))
            if a is None or b is None or self._called(a) == own or not self._called(a) & self._called(b):
                continue
            beside = a.row == n.row and b.row == s.row and b is not s
            if beside and self._called(a) <= self._called(b):
                return "alike" if own <= self._called(s) else "another"
        return "untold"

    def _called(self, s: Seat) -> set[str]:
        """The words right before a figure that tell it from those of its list."""
        return words_in(led_by(s.named)) - words_in(s.noun)

    def _levels(self, told: Seat, n: Seat, s: Seat) -> str:
        level = self.words.level
        a, b = level(n.context) or level(self.around.name(told)), level(s.context)
        return "none" if not a and not b else "the same" if a == b else "others" if a and b else "one"


def _nouns(n: Seat, s: Seat) -> str:
    if n.noun == s.noun:
        return "the same" if s.noun else "none"
    return "others" if n.noun and s.noun else "one"
