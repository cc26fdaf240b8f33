"""Rates that their sentence tells plainly to be of two figures in it, whether they fit or not.

"Được giao A, có mặt B, đạt r%"; "r%, cụ thể B trong A"; "B/A trung tâm …, đạt r%"; "tỷ lệ đúng và trước hạn r%" of
what was settled early, on time and late. What stands so is meant, even where figures far away happen to fit better.
Only rates that miss their sides by little, or by a slip, are told here: the others may be read wrongly.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.claims.about import between, since
from checks.claims.fitting.rates.hardly_other import Sure, hardly_other
from checks.claims.named import Named, total
from checks.claims.rates import Rate, fits
from checks.claims.rates.rate import prints_as
from checks.claims.row import ByRow, Row, Seat
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

#: So many letters may stand between a figure and its rate.
_GAP = 60
#: And between "đạt" and its rate.
_LEAD = 16
#: A rate of several sides stands so many paragraphs after what they divide, at most.
_BACK = 3
_Told = tuple[Sure, tuple[Named, ...], tuple[Named, ...]]


class PlainRates:
    """Finds what rates are plainly told to be of."""

    def __init__(self, row: Row, words: Words, parts: Sequence[Parts]) -> None:
        self.row, self.words = row, words
        told = [p for p in parts if p.adds_up or p.all_named or p.group]
        self.parts = ByRow((row.by_code.get(p.whole.code), p) for p in told)

    def of(self, rate: Seat, taken: Rate | None) -> Rate | None:
        """What a rate is told to be of; none where it fits what it was ``taken`` for in its own sentence."""
        figure = rate.named.figure
        if figure.decimals < 1 or figure.value <= 0:
            return None
        for sure, numerator, denominator in self._told(rate):
            if fits(rate.named, numerator, denominator):
                return Rate(rate.named, numerator, denominator, stated=False)
            inverted = taken is not None and (taken.numerator, taken.denominator) == (denominator, numerator)
            if taken is not None and len(numerator) == 1 and not inverted and self._near(rate, taken):
                return None
            if hardly_other(rate.named, numerator, denominator, sure) or _mark_moved(
                rate, numerator, denominator
            ):
                return Rate(rate.named, numerator, denominator, stated=False)
        return None

    def _near(self, rate: Seat, taken: Rate) -> bool:
        """Whether a rate fits figures of its own sentence that it was taken to be of."""
        return taken.holds and self.row.is_beside(rate, (*taken.numerator, *taken.denominator))

    def _told(self, rate: Seat) -> Iterator[_Told]:
        yield from self._right_before(rate)
        yield from self._of_goal(rate)
        yield from self._right_after(rate)
        yield from self._of_sides(rate)

    def _right_before(self, rate: Seat) -> Iterator[_Told]:
        """ "được giao A, có mặt B, đạt r%", "58/65 trung tâm có ki-ốt, đạt r%"."""
        own = [s for s in self.row.counts[rate.row] if s.sentence == rate.sentence and s.at < rate.at]
        if not own:
            return
        last = own[-1]
        gap = between(last.named, rate.named)
        near = len(gap) <= _GAP and ";" not in gap
        if not near or not self.words.tells_share(gap) or any(s.rate for s in self._between(last, rate)):
            return
        upper = [s for s in own if s.named.figure.over == last.named.position and s.at == last.at - 1]
        if upper:  # "58/65": the lower one stands right before the rate
            yield Sure.BESIDE, (upper[0].named,), (last.named,)
            return
        own = [s for s in own if s.depth <= last.depth]
        if last.named.figure.over >= 0 or len(own) < 2:
            return
        whole = own[-2]
        if whole.value < last.value:
            return
        if self.words.is_subset(whole.named.lead, last.named.lead):
            yield Sure.BESIDE, (last.named,), (whole.named,)
        elif len(own) == 2 and whole.noun == last.noun:
            if self.words.joined(between(whole.named, last.named)):
                return  # "có 61 thủ tục mức độ 3 và 14 thủ tục mức độ 4, chiếm 23,6%": no whole and its part
            yield Sure.LIKELY, (last.named,), (whole.named,)

    def _of_goal(self, rate: Seat) -> Iterator[_Told]:
        """ "214 đơn vị, đạt 101,9% kế hoạch 210 đơn vị", "chỉ tiêu 1.150; nhập học 1.081 (đạt 94,0% chỉ tiêu)"."""
        own = [s for s in self.row.counts[rate.row] if s.sentence == rate.sentence]
        before = [s for s in own if s.at < rate.at]
        if not before or before[-1].at != rate.at - 1 or before[-1].named.figure.over >= 0:
            return
        gap = between(before[-1].named, rate.named)
        text, stop = rate.named.statement.text, rate.named.figure.stop
        tail = re.split(r"[,;.()]|\d", text[stop : stop + _GAP])[0]
        if ";" in gap or not self.words.tells_share(gap) or not self.words.goal_of.search(tail):
            return
        after = [s for s in own if s.at == rate.at + 1 and s.depth == rate.depth]
        if after and text[stop : after[0].named.figure.start] == tail:
            yield Sure.NAMED, (before[-1].named,), (after[0].named,)
            return
        goals = [s for s in before[:-1] if self.words.goal_of.search(s.phrase)]
        if len(goals) == 1 and not after:
            yield Sure.NAMED, (before[-1].named,), (goals[0].named,)

    def _between(self, a: Seat, b: Seat) -> list[Seat]:
        return [s for s in self.row.rows[a.row] if a.at < s.at < b.at]

    def _right_after(self, rate: Seat) -> Iterator[_Told]:
        """ "tỷ lệ … là r%, cụ thể 21 người trong 54 người"."""
        for n in self.row.counts[rate.row]:
            lower = n.named.lower
            if n.at != rate.at + 1 or n.sentence != rate.sentence or lower is None or n.depth < rate.depth:
                continue
            gap = between(rate.named, n.named)
            if not set(gap) & set(";.") and len(gap) < _GAP:
                told = self.words.equivalent.search(
                    gap
                )  # "72,41% đạt trình độ thạc sĩ, tức 42 trên 58 công chức"
                yield Sure.NAMED if told else Sure.BESIDE, (n.named,), (lower,)

    def _name(self, rate: Seat) -> str:
        """What a rate is called after "tỷ lệ", if it is the first one after it and no other stands between."""
        text, f = rate.named.statement.text, rate.named.figure
        before = [s.named.figure.stop for s in self.row.rows[rate.row] if s.at < rate.at]
        lead = since(text[max(before, default=0) : f.start], (";", ". "))
        found = list(self.words.rate_of.finditer(lead))
        return lead[found[-1].end() :] if found and not rate.depth else ""

    def _named_after(self, rate: Seat) -> str:
        """ "đạt 98,45% trước và đúng hạn": what a rate is called by the words right after it."""
        text, f = rate.named.statement.text, rate.named.figure
        lead = text[max(0, f.start - _LEAD) : f.start].rstrip()
        found = list(self.words.shares.finditer(lead))
        told = bool(found) and found[-1].end() == len(lead) and not rate.depth
        return re.split(r"[,;.(]", text[f.stop : f.stop + _GAP])[0] if told else ""

    def _of_sides(self, rate: Seat) -> Iterator[_Told]:
        """ "trước hạn A, đúng hạn B, quá hạn C. Tỷ lệ đúng và trước hạn r%": all the sides that the rate names."""
        named = self._name(rate) or self._named_after(rate)
        if not named or self.words.levels(named):
            return
        counted = any(s.at < rate.at and s.sentence == rate.sentence for s in self.row.counts[rate.row])
        of_all = bool(self.words.rate_of_all.search(named) or self.words.rate_of_all.search(rate.context))
        for whole, p in reversed(self.parts.near(rate.row, _BACK)):
            if whole.at > rate.at:
                continue
            if whole.row != rate.row and (of_all or counted):
                continue  # of what its own sentence counts, or of all
            for group, law in self.words.law.complements.items():
                if group == self.words.law.levels:
                    continue
                own = [self.words.sides(x.label).get(group) for x in p.parts]
                if None in own or len(set(own)) < len(own) or len(own) < 2:
                    continue
                asked = self.words.all_sides(named, group)
                joint = [
                    s for s in own if s and asked and asked <= set(self.words.law.joint_sides.get(s, ()))
                ]
                if joint:
                    yield Sure.LIKELY, (p.parts[own.index(joint[0])],), (p.whole,)
                    continue
                for (
                    joint_name
                ) in self.words.law.joint_sides.values():  # "mức hài lòng" of the very content as well
                    if asked and asked < set(joint_name) <= set(own) and len(own) > len(joint_name):
                        both = tuple(x for x, side in zip(p.parts, own, strict=True) if side in joint_name)
                        yield Sure.LIKELY, both, (p.whole,)
                told = tuple(x for x, side in zip(p.parts, own, strict=True) if side in asked)
                if not told or len(told) != len(asked & set(law.sides)) or len(told) == len(own):
                    continue
                if len(told) > 1:
                    yield Sure.BESIDE, told, (p.whole,)
                elif len(own) > 2 and not asked & set(self.words.law.near_sides):
                    yield Sure.LIKELY, told, (p.whole,)


def _mark_moved(rate: Seat, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
    """ "9,3%" for 0,93%: whether a rate is ten times its quotient, or a tenth of it."""
    n, q = total(numerator), total(denominator)
    if q <= 0:
        return False
    return any(prints_as(rate.named, n * by, q) for by in (Decimal(10), Decimal("0.1")))
