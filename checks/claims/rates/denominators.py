"""What rates are out of: the wholes that a numerator may be a part of, those that the words name first.

What rates count is ``numerators.py``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from assets.prose.figures import prose_words
from checks.claims.about import words_in
from checks.claims.named import Named, is_count, plain
from checks.claims.rates.places import Place, is_out_of
from checks.claims.statements import Statement
from checks.claims.thresholds import telling_from
from checks.claims.wholes.readings import Readings

#: A part is out of its whole, or of that one's whole, up to here.
_DEEPEST = 3
#: So many figures before a rate may be its denominator.
_EARLIER = 12
#: Words between a rate and what it is of, at most.
_NEAR = 60
#: A denominator is called by so many words at least.
_NAME = 2
_STOP = re.compile(r"[.;,(]")


def chain(whole_of: Mapping[str, Named], code: str) -> Iterator[Named]:
    """The whole of a figure, that one's whole, and so on."""
    for _ in range(_DEEPEST):
        whole = whole_of.get(code)
        if whole is None:
            return
        yield whole
        code = whole.code


#: So many words name what a rate is out of beyond doubt.
_BEYOND_DOUBT = 3


class Denominators:
    """Finds what rates are out of."""

    def __init__(self, readings: Readings) -> None:
        self.readings, self.words = readings, readings.words

    def of(
        self, place: Place, numerator: Named, whole_of: Mapping[str, Named], earlier: Sequence[Named]
    ) -> Iterator[tuple[bool, Named]]:
        """The wholes a rate may be out of, each with whether the words say so.

        Args:
            place: where the rate stands.
            numerator: what it may count.
            whole_of: the wholes of figures that are known as parts, by the part's code.
            earlier: the figures that were told before the rate's paragraph.
        """
        yield from ((True, plain(place.statement, n)) for n in self._told(place, numerator))
        for stated, n in self._bracket_before(place):
            if plain(place.statement, n).code != numerator.code:
                yield stated, plain(place.statement, n)
        called = list(self._called(place, numerator, earlier))
        yield from ((True, one) for one in called)
        elsewhere = self._says_out_of(place) or (not called and self.called_otherwise(place))
        for steps, whole in enumerate(chain(whole_of, numerator.code)):
            yield steps == 0 and not elsewhere, whole
        yield from self._near_by(place, numerator, earlier)

    def _says_out_of(self, place: Place) -> bool:
        """Whether the words right after a rate say that it is out of something."""
        stop = place.rate.figure.stop
        return bool(self.words.out_of.match(place.statement.text[stop : stop + _NEAR].lstrip(" ,")))

    def _told(self, place: Place, numerator: Named) -> Iterator[int]:
        """In the rate's bracket, right after it, or before it: "A trên tổng số B hồ sơ, đạt tỷ lệ r%"."""
        s, n = place.statement, place.own_bracket
        if n >= 0 and plain(s, n).code != numerator.code:
            larger = plain(s, n).value >= numerator.value
            if place.tells_a_goal(n) or larger:
                yield n
        n = place.rate.position + 1
        if n < len(s.figures):
            gap = s.text[place.rate.figure.stop : s.figures[n].start]
            closed = any(c in gap for c in ";,.()")
            said = (self._says_out_of(place) or is_out_of(s, n, self.words)) and not closed
            if said and len(gap) < _NEAR and is_count(s.figures[n]) and numerator.position != n:
                yield n
        for n in place.before:
            if is_out_of(s, n, self.words) and plain(s, n).code != numerator.code:
                yield n

    def _bracket_before(self, place: Place) -> Iterator[tuple[bool, int]]:
        """ "tỷ lệ kích hoạt so với số hồ sơ đã phê duyệt (1.385.771 hồ sơ) đạt 92,48%"."""
        s, figures = place.statement, place.statement.figures
        for after, bracket in place.phrase.brackets:
            if after >= place.rate.position or not bracket.phrases:
                continue
            first = bracket.phrases[0]
            if first.start >= place.rate.figure.start:
                continue
            lead = s.text[place.phrase.start : first.start]
            for n in first.figures[:1]:
                if is_count(figures[n]):
                    yield bool(self.words.out_of.search(lead) or self.words.base.search(lead)), n

    def _called(self, place: Place, numerator: Named, earlier: Sequence[Named]) -> Iterator[Named]:
        """ "đạt 98,70% số hồ sơ đã giải quyết": the figure before that bears these words, if one does."""
        s, stop = place.statement, place.rate.figure.stop
        found = self.words.called.match(s.text[stop : stop + 2 * _NEAR])
        if not found:
            return
        name = words_in(found["name"])
        telling, counts = name - prose_words().ends, " ".join(prose_words().law.number_of)
        if len(telling) < _NAME:
            return
        near = [
            *(plain(s, n) for n in range(place.rate.position - 1, -1, -1)),
            *reversed(earlier[-_EARLIER:]),
        ]
        for wanted in (name, telling):
            for x in near:
                usable = is_count(x.figure) and x.code != numerator.code and not self._joined(x, numerator)
                if usable and wanted <= words_in(
                    f"{x.lead} {_STOP.split(x.tail)[0]} {x.figure.noun} {counts}"
                ):
                    yield x
                    return

    def _joined(self, before: Named, numerator: Named) -> bool:
        """ "61 thủ tục mức độ 3 và 14 thủ tục mức độ 4": whether two figures stand side by side in a list."""
        if before.statement is not numerator.statement or before.position + 1 != numerator.position:
            return False
        gap = before.statement.text[before.figure.stop : numerator.figure.start]
        return bool(self.words.join.search(gap)) and not set(gap) & set(".;:(")

    def called_otherwise(self, place: Place) -> bool:
        """ "bằng 19,6% số hoàn thành tốt nhiệm vụ trở lên": out of what no figure is called."""
        stop = place.rate.figure.stop
        found = self.words.called.match(place.statement.text[stop : stop + 2 * _NEAR])
        return found is not None and len(words_in(found["name"]) - prose_words().ends) >= _BEYOND_DOUBT

    def _near_by(
        self, place: Place, numerator: Named, earlier: Sequence[Named]
    ) -> Iterator[tuple[bool, Named]]:
        """The figures before the numerator that count what it counts."""
        s = place.statement
        if numerator.statement is s:
            for n in range(numerator.position - 1, -1, -1):
                if is_count(s.figures[n]) and self._alike(numerator, s, n):
                    right_before = n == numerator.position - 1
                    yield right_before and self._part_of(numerator, plain(s, n)), plain(s, n)
        for one in reversed(earlier[-_EARLIER:]):
            if self._alike(numerator, one.statement, one.position):
                yield False, one

    def _part_of(self, part: Named, whole: Named) -> bool:
        """ "đã giải quyết 10.099 hồ sơ, đúng hạn 9.751 hồ sơ, đạt …": a side of the figure right before it."""
        between = part.statement.text[whole.figure.stop : part.figure.start]
        own = f"{whole.lead} {self.words.listing.split(between)[0].casefold()}"
        side = set(self.words.sides(part.label)) - set(self.words.sides(own))
        return (
            bool(side & set(self.words.law.parted))
            and part.value <= whole.value
            and not set(between) & set(";.()")
        )

    def _alike(self, numerator: Named, s: Statement, n: int) -> bool:
        """Whether a figure counts what a numerator does, as far as a numerator so large must tell."""
        return (
            not numerator.figure.noun
            or numerator.value >= telling_from().figure
            or self.readings.same_noun(s.figures[n], numerator.figure)
        )
