"""What misses by what it was read of, and is right by what stands beside that: it is read so, and accused of nothing.

"kiểm tra tại 4 sở và 8 xã, bằng 25% trong tổng số 48": of both together. Only one side of a relation is exchanged here,
and only within the reach of its words; what a figure is likeliest of is weighed in ``checks/claims/weighed``.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from checks.claims.about import between, own_lead
from checks.claims.changes import Change, holds
from checks.claims.fitting.change_ends import ChangeEnds
from checks.claims.fitting.outright.rates.of_named import OfNamed
from checks.claims.named import Named, plain
from checks.claims.rates import Rate
from checks.claims.row import ONE, Row, Seat, makes_up
from checks.claims.thresholds import telling_from
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

#: So many fractions are told together.
_SEVERAL = 2
#: What parts the figures of a list.
_PARTED = frozenset(".;:()")


class Rather:
    """Reads the missing rates and changes of one document of what stands beside what they were read of."""

    def __init__(self, row: Row, ends: ChangeEnds, words: Words, of_named: OfNamed) -> None:
        self.row, self.ends, self.words, self.of_named = row, ends, words, of_named

    def rate(self, r: Rate) -> Rate:
        """A rate as it was read, or of what makes it: of a list together, or of the change right before it."""
        told = self.row.by_code.get(r.rate.code)
        counted = self.row.by_code.get(r.numerator[0].code) if len(r.numerator) == 1 else None
        if r.holds or told is None or counted is None or told.change or len(r.denominator) != 1:
            return r
        others = [replace(r, numerator=tuple(s.named for s in run)) for run in self._together(told, counted)]
        others += [replace(r, denominator=(s.named,)) for s in self._named(r, told, counted)]
        others += [replace(r, numerator=up, denominator=low) for up, low in self._fractions(told)]
        others += [
            replace(r, numerator=r.denominator, denominator=(s.named,)) for s in self._behind(told, counted)
        ]
        return next((x for x in others if x.holds), r)

    def _named(self, r: Rate, told: Seat, counted: Seat) -> Iterator[Seat]:
        """The figures that may be what words behind a rate name, unless its base is; or what a change is since."""
        # "Cùng kỳ tiếp nhận 91.306. Tăng: 7.109 hồ sơ (7,8%)"
        if counted.change or self.words.change.search(own_lead(counted.named)):
            yield from (s for s in self.row.counts[told.row] if s.at < counted.at and self.ends.is_base(s))
        base = self.row.by_code.get(r.denominator[0].code)
        if base is None or self.of_named.is_called(told, base):
            return
        for s in self.row.all_counts:
            if s.code != counted.code and self.of_named.is_called(told, s):
                yield s

    def _together(self, told: Seat, counted: Seat) -> Iterator[list[Seat]]:
        """What a rate may be of beside one figure: the list that ends in it, and a change between it and the rate."""
        before = self.row.beside(told, -1)
        if before is not None and self.words.same_change.search(between(before.named, told.named)):
            # "giảm 39 đội, từ 118 đội xuống 79 đội, tương đương 33,1%"
            own = (s for s in self.row.rows[told.row] if s.sentence == told.sentence and s.at < told.at)
            yield from ([s] for s in own if s.change and not s.rate)
        listed = [counted]
        while (more := self.row.beside(listed[0], -1)) is not None and self._is_listed(more, listed[0]):
            listed.insert(0, more)
            yield list(listed)

    def _behind(self, told: Seat, counted: Seat) -> Iterator[Seat]:
        """ "22 văn bản, gồm 3 nghị định; 14 thông tư; bằng 57,9% số phải trình (38 văn bản)": out of that behind."""
        base = self.row.bracketed_behind(told)
        if base is not None and base.count and counted.at < told.at:
            yield base

    def _fractions(self, told: Seat) -> Iterator[tuple[tuple[Named, ...], tuple[Named, ...]]]:
        """ "cấp sở 25% (17/68), cấp phòng 37,5% (99/264); gộp hai cấp là 34,9%, tương ứng 116 người": all of them."""
        s = told.named.statement
        own = [x for x in self.row.sentence_of(told) if x.at < told.at and x.named.figure.over >= 0]
        if len(own) >= _SEVERAL:
            yield tuple(x.named for x in own), tuple(plain(s, x.named.figure.over) for x in own)

    def _is_listed(self, a: Seat, b: Seat) -> bool:
        """Whether only a comma or "và" stands between two figures and what they count."""
        alike = (a.sentence, a.depth) == (b.sentence, b.depth) and a.count and a.named.figure.over < 0
        gap = between(a.named, b.named)
        return alike and not set(gap) & _PARTED and ("," in gap or bool(self.words.join.search(gap)))

    def parts(self, p: Parts) -> Parts:
        """ "614 người, trong đó 172 và 465; so với năm 2019 (637 người)": of what is now, though they make up then."""
        seats = self.row.seats_of(p)
        if not seats or not p.adds_up or p.around:
            return p
        whole, *parts = seats
        now = self.row.beside(parts[0], -1)
        if now is None or whole.at < parts[-1].at or not self.ends.is_base(whole):
            return p
        divided = now.count and now.noun == whole.noun and now.sentence == parts[0].sentence
        marked = self.words.mark.search(between(now.named, parts[0].named))
        more = [s for s in self.row.sentence_of(now) if parts[-1].at < s.at < whole.at]
        if any(makes_up(now, [*parts, *more[:n]]) for n in range(1, len(more) + 1)):
            return p  # "3.906 người, gồm 412, 2.618 và 876; hằng tháng 3.030 người": the list goes on
        return replace(p, whole=now.named, all_named=True) if divided and marked else p

    def change(self, c: Change) -> Change:
        """A change as it was read, or between one of its ends and another figure of its sentence that makes it."""
        by = self.row.by_code.get(c.by.code)
        if holds(c) or by is None:
            return c
        ends = [s for s in self._near(by) if s.code not in (c.by.code, c.now.code, c.before.code)]
        own = [s for s in ends if s.sentence == by.sentence]
        near = (*own, *(s for s in ends if s not in own)) if self._is_telling(by, c) else ()
        for s in near:
            for now, before in ((s.named, c.before), (c.now, s.named)):
                falls = before.value > now.value
                x = replace(c, now=now, before=before, falls=falls)
                alike = (now.figure.quantity == "rate") == (before.figure.quantity == "rate")
                if holds(x) and alike and self.ends.direction(by) in (None, falls):
                    return x
        # "76,2% kế hoạch và 78,3% số đã phân bổ; so với kế hoạch cao hơn cùng kỳ 4,5 điểm (cùng kỳ 71,7%)"
        base = self.row.beside(by, 1)
        if base is not None and self.ends.is_base(base) and c.relative != base.rate:
            made = (
                replace(c, now=s.named, before=base.named, falls=base.value > s.value)
                for s in self._near(by) if s is not base and s is not by and s.rate == base.rate and s.at < by.at
            )  # fmt: skip
            return next((x for x in made if holds(x) and self.ends.direction(by) in (None, x.falls)), c)
        return c

    def _is_telling(self, by: Seat, c: Change) -> bool:
        """Whether a rise or fall is so large, or so finely told, that nothing makes it by chance."""
        if c.relative:
            digits = by.named.figure.printed.strip(" %").replace(",", "").lstrip("0")
            return len(digits) >= telling_from().digits
        return by.value >= telling_from().numerator * ONE or by.named.figure.decimals > 1

    def _near(self, by: Seat) -> list[Seat]:
        """The figures of the sentence of a change and of that before it."""
        row = self.row.rows[by.row]
        at = [s.sentence for s in takewhile(lambda s: s.at < by.at, row) if s.sentence < by.sentence]
        return [s for s in row if s.sentence in (by.sentence, *at[-1:]) and not s.change and not s.rank]
