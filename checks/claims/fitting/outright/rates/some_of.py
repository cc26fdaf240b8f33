"""What a figure with its share is some of, by its own sentence.

"Trong đó có 325 cuộc đột xuất, chiếm 26%"; "phát ra 639 phiếu, thu về 579 phiếu (đạt 90,6%)". What words right about
the rate say that it is out of is ``out_of.py``.
"""

from collections.abc import Mapping

from checks.claims.about import BRACKET, between, gap_before, led_by, own_lead, since, words_in
from checks.claims.fitting.outright.rates.out_of import Two
from checks.claims.fitting.outright.rates.share_of import APART, ShareOf
from checks.claims.fitting.sums.flows import words_of
from checks.claims.parse import exact
from checks.claims.row import HUNDRED, Row, Seat, is_share
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

#: A name of several words is no chance.
_NAME = 2
#: So many others that agree are no chance.
_SEVERAL = 2


class SomeOf:
    """Finds the wholes of the shares of one document in their sentences."""

    def __init__(self, row: Row, words: Words, shares: ShareOf, whole_of: Mapping[str, Parts]) -> None:
        """``whole_of``: by the codes of parts, what they are parts of."""
        self.row, self.words, self.shares, self.whole_of = row, words, shares, whole_of

    def divided(self, rate: Seat) -> Two | None:
        """ "1.250 cuộc kiểm tra, trong đó có 325 cuộc đột xuất, chiếm 26%": what it is some of."""
        counted = self._of_nothing_named(rate)
        base = self.row.beside(counted, -1) if counted is not None else None
        if counted is None or base is None or not self._may_be_out_of(counted, base):
            return None
        gap = between(base.named, counted.named)
        among = any(m["among"] for m in self.words.mark.finditer(gap))
        return (
            (counted, base) if among and not set(gap) & APART and not self.shares.has_its_own(base) else None
        )

    def subset(self, rate: Seat) -> Two | None:
        """ "phát ra 639 phiếu, thu về 579 phiếu (đạt 90,6%)": of what words make it a part of, right before."""
        counted = self._of_nothing_named(rate)
        base = self.shares.outer_before(counted) if counted is not None else None
        if counted is None or base is None or not self._may_be_out_of(counted, base):
            return None
        if self.shares.has_its_own(base) or set(between(base.named, counted.named)) & {";", ":"}:
            return None
        own = [led_by(s.named) for s in (base, counted)]
        return (counted, base) if self.words.is_subset(*own) else None

    def of_all_called(self, rate: Seat) -> Two | None:
        """ "đạt 512,6 tỷ, trong đó tiền sử dụng đất 338,4 tỷ (64,7% tổng thu)": of the whole that it is a part of."""
        counted = self.shares.counted(rate)
        p = self.whole_of.get(counted.code) if counted is not None else None
        seats = self.row.seats_of(p) if p is not None and p.adds_up else []
        named = self.shares.named(rate)
        of_all = self.words.sum_of_name.match(named)
        if counted is None or not seats or of_all is None:
            return None
        whole = seats[0]
        called = words_in(named[of_all.end() :]) <= words_in(f"{whole.context} {whole.noun}".casefold())
        before = whole.sentence == counted.sentence and whole.at < counted.at
        return (counted, whole) if called and before else None

    def of_the_other(self, rate: Seat) -> Two | None:
        """ "Qua rà soát 199 thủ tục, kiến nghị đơn giản hóa 90 thủ tục, chiếm 45,2%": the only two of a sentence."""
        counted = self._of_nothing_named(rate)
        told = self.row.sentence_of(rate)
        if counted is None or len(told) != _SEVERAL or told[1] is not counted or told[0].change:
            return None
        base = told[0]
        whole = self.words.whole.search(base.phrase) or self.words.looked_at.search(base.phrase)
        joined = self.words.joined(BRACKET.sub(" ", between(base.named, counted.named)))
        plain = self._may_be_out_of(counted, base) and not self.shares.has_its_own(base)
        return (counted, base) if plain and whole and not joined else None

    def of_its_plan(self, rate: Seat) -> Two | None:
        """ "Tổng vốn là 7.188 tỷ đồng; lũy kế giải ngân 5.815 tỷ đồng, đạt 80,9% kế hoạch": of the only plan told."""
        counted = self.shares.counted(rate)
        told = [s for s in self.row.sentence_of(rate) if s.depth == rate.depth]
        if (
            counted is None
            or len(told) != _SEVERAL
            or told[1] is not counted
            or counted.named.figure.over >= 0
        ):
            return None
        planned = self.words.plan.fullmatch(self.shares.named(rate)) and self.words.plan_before.search(
            told[0].phrase
        )
        return (counted, told[0]) if planned and self._may_be_out_of(counted, told[0]) else None

    def _of_nothing_named(self, rate: Seat) -> Seat | None:
        """What a rate counts, if no words behind it name what it is out of."""
        counted = self.shares.counted(rate)
        return None if counted is None or self.shares.named(rate) else counted

    def _may_be_out_of(self, counted: Seat, base: Seat) -> bool:
        """Whether a figure before another counts the same, in its sentence and as deep in brackets."""
        beside = (base.sentence, base.depth) == (counted.sentence, counted.depth)
        if not beside or not base.count or base.named.figure.over >= 0 or not base.value:
            return False
        s = counted.named.statement
        rough = (f for f in s.figures[base.named.position + 1 : counted.named.position] if not exact(f))
        # "đã giải quyết gần 27.000 hồ sơ, trong đó …": what is told roughly stands nearer
        return base.called == counted.called != "" and not any(rough)

    def in_all_at_first(self, rate: Seat) -> Two | None:
        """ "Trong số T đảng viên có a đảng viên nữ, chiếm p%; b đảng viên trẻ, chiếm q%": of what it begins with."""
        counted = self._of_nothing_named(rate)
        if counted is None:
            return None
        told = [s for s in self.row.rows[rate.row] if s.sentence == rate.sentence and s.at <= counted.at]
        base = told[0]
        if base is counted or not self._may_be_out_of(counted, base):
            return None
        if not self.words.in_so_many.fullmatch(own_lead(base.named)):
            return None
        text = base.named.statement.text[base.named.figure.stop : rate.named.figure.start]
        counts = [s for s in told[1:] if not s.rate]
        plain = not self.words.mark.search(text) and all(s.noun == base.noun and not s.change for s in counts)
        return (counted, base) if plain else None

    def in_those(self, rate: Seat) -> Two | None:
        """ "đã xử lý 71.986 hồ sơ …; trong số đã xử lý có 71.902 hồ sơ đúng hạn, đạt 99,88%": of what is called so."""
        counted = self._of_nothing_named(rate)
        lead = since(gap_before(counted.named), (". ", ";")) if counted is not None else ""
        found = self.words.in_those.search(lead)
        if counted is None or found is None:
            return None
        name = words_in(found["name"].casefold()) - words_in(counted.noun)
        telling = name - self.words.law.tell_no_whole
        before = [s for s in self.row.counts[rate.row] if s.at < counted.at and s.noun == counted.noun != ""]
        alike = [s for s in before if telling and telling <= words_in(words_of(s))]
        called = [s for s in alike if name <= words_in(words_of(s))] or (alike if len(alike) == 1 else [])
        return (counted, called[-1]) if called and called[-1].value else None

    def of_named(self, rate: Seat) -> Two | None:
        """ "thu về 588 phiếu …; 555 phiếu hài lòng, chiếm 94,4% số phiếu thu về": the only one that is called so."""
        counted, named = self.shares.counted(rate), self.shares.named(rate)
        begins = self.words.in_number.match(named)
        if counted is None or begins is None:
            return None
        called = words_in(named[begins.end() :])
        if called <= words_in(counted.noun) or len(called) < _NAME:
            return None  # "đạt 100% tổng số thủ tục": of all there are, whichever
        before = [s for s in self.row.counts[rate.row] if s.at < counted.at and s.noun == counted.noun != ""]
        alike = [s for s in before if called <= words_in(f"{s.context.rsplit(';', 1)[-1]} {s.named.tail}")]
        told = len(alike) == 1 and alike[0].sentence == rate.sentence and alike[0].value
        return (counted, alike[0]) if told else None

    def one_of_a_list(self, rate: Seat) -> Two | None:
        """ "nam 542 người (43,4%), nữ 706 người (5,4%); tổng số 1.248 người": of the whole, as those beside it."""
        counted = self._of_nothing_named(rate)
        p = self.whole_of.get(counted.code) if counted is not None else None
        seats = self.row.seats_of(p) if p is not None else []
        if counted is None or not seats or self.shares.has_its_own(seats[0]):
            return None
        whole, *parts = seats
        others = [(s, self.row.rate_behind(s)) for s in parts if s is not counted]
        fit = [
            r is not None and self.shares.has_this_share(s, r) and is_share(s, r, whole) for s, r in others
        ]
        return (counted, whole) if fit and all(fit) else None

    def _shares_beside(self, counted: Seat) -> list[tuple[Seat, Seat]]:
        """What a sentence counts like a figure, each with its share: "361 phiếu (49,6%)", "49,6% (361 phiếu)"."""
        found = []
        for r in self.row.rows[counted.row]:
            if not r.rate or r.change or r.sentence != counted.sentence:
                continue
            s = self.shares.counted(r) or self.shares.alone_in_bracket(r)
            if s is not None and (s.depth, s.noun) == (counted.depth, counted.noun):
                found.append((s, r))
        return found

    def as_those_beside(self, rate: Seat) -> Two | None:
        """ "thu về 728 phiếu. Có 361 phiếu (49,6%), 347 phiếu (41,7%), 20 phiếu (2,7%)": of what all others are of."""
        counted = self._of_nothing_named(rate) or self.shares.alone_in_bracket(rate)
        if counted is None or not counted.noun:
            return None
        others = [
            (s, r) for s, r in self._shares_beside(counted) if s is not counted and r.depth == rate.depth
        ]
        # one other is enough beside what is left of it: "1.464 (81,2%), 340 (18,8%)"
        all_of_it = rate.value + sum(r.value for _, r in others) == HUNDRED
        if len(others) < _SEVERAL - all_of_it:
            return None
        first = min(counted.at, others[0][0].at)
        before = [s for s in self.row.counts[rate.row] if s.at < first and s.noun == counted.noun]
        bases = [s for s in before if not self.shares.has_its_own(s)]
        fit = [b for b in bases if all(is_share(s, r, b) for s, r in others)]
        return (counted, fit[-1]) if fit else None
