"""What words right behind a rate name as its whole, where one figure before it is called just so.

"Trên địa bàn có 9.905 doanh nghiệp đang hoạt động. … 9.812 doanh nghiệp, đạt 99,49% số doanh nghiệp đang hoạt động".
What the rate's own sentence leaves no doubt of is ``some_of.py``; names that are only alike are weighed
(``checks/claims/weighed/named_base.py``).
"""

import re
from collections.abc import Container, Sequence

from assets.prose.figures import prose_words
from checks.claims.about import gap_before, own_lead, since, words_in
from checks.claims.fitting.outright.rates.out_of import Two
from checks.claims.fitting.outright.rates.share_of import ShareOf
from checks.claims.row import Row, Seat
from checks.claims.words import Words

#: What few words name stands so many paragraphs back at most: farther back they may tell of another time.
_BACK = 4
#: What is some of another is at most so many times it, however mistyped.
_MORE = 2
_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"[,;:(]")
#: So many words beside what is counted are shared by no chance.
_TELLING = 2


class OfNamed:
    """Finds the figures of one document that the words behind its rates name."""

    def __init__(self, row: Row, words: Words, shares: ShareOf) -> None:
        self.row, self.words, self.shares = row, words, shares
        self._names: dict[str, tuple[set[str], set[str]]] = {}

    def is_called(self, rate: Seat, base: Seat, *, now: bool = True) -> bool:
        """Whether a figure may be what the words behind a rate name; ``now``: and tells what there is."""
        _, telling = self._name(rate)
        own = _words_of(base) | words_in(base.context)
        # "23,7% số thủ tục của các sở": what is of them
        asked = telling - self.words.law.of_whom
        return bool(asked) and asked <= own and (not now or self._is_now(base))

    def of_called(self, rate: Seat) -> Two | None:
        """What a rate counts, out of the only figure before it that is called as the words behind the rate say."""
        counted = self._counted(rate)
        return self._out_of_called(rate, counted, counted) if counted is not None else None

    def known_of_called(self, rate: Seat, counted: Seat) -> Two | None:
        """The same of what a rate is known to count, where it need not stand right behind that."""
        return self._out_of_called(rate, counted, rate)

    def _out_of_called(self, rate: Seat, counted: Seat, until: Seat) -> Two | None:
        """What is counted, out of the only figure ``until`` another that the words behind a rate name."""
        noun, telling = self._name(rate)
        plainly = len(telling) > _TELLING
        if not (noun or plainly) or len(telling) < _TELLING:
            return None
        back = rate.row if plainly else _BACK
        before = [
            s
            for s in self.row.counts_before(rate.row, back)
            if s.at < until.at and s is not counted and self._is_now(s)
        ]
        called = [s for s in before if telling <= _words_of(s) and self._counts_so(s, noun, plainly)]
        if len(called) > 1:
            called = self._called_just_so(rate, until, called) or called
        codes = {s.code for s in called}
        called = [s for s in called if not self._is_part_of(s, codes)]
        # "412 dịch vụ mức độ 3 và 588 mức độ 4, tổng cộng 1.000; …, bằng 36,7% tổng số dịch vụ"
        in_all = self.words.sum_of_name.match(self.shares.named(rate))
        return None if in_all and not plainly and any(map(self._is_part, called)) else _only(counted, called)

    def _counts_so(self, s: Seat, noun: set[str], plainly: bool) -> bool:
        """Whether a figure counts what is named, by its own words or, where these do not say, by its sentence's.

        "Số phiếu phát ra 3.600, thu về 3.528": both are of these, while "gồm cấp tỉnh 26.902" is only some.
        """
        if noun <= _words_of(s) or s.noun:
            return noun <= _words_of(s)
        return plainly or (noun <= words_in(s.context) and not self.words.mark.search(gap_before(s.named)))

    def _called_just_so(self, rate: Seat, until: Seat, called: Sequence[Seat]) -> list[Seat]:
        """ "phải giải quyết 487.326 hồ sơ, đã giải quyết xong 480.905; …, đạt 98,12% số hồ sơ đã giải quyết".

        Those that bear every word of a name; none if the document calls others so, too.
        """
        name = words_in(self._called(rate))
        every = [
            s for s in self.row.counts_before(rate.row, rate.row) if s.at < until.at and name <= _words_of(s)
        ]
        return [s for s in called if s in every] if len({s.value for s in every}) == 1 else []

    def of_total(self, rate: Seat) -> Two | None:
        """ "Tổng số thủ tục là 48 thủ tục, … đơn giản hóa 21, chiếm 43,8% tổng số thủ tục": of all there are."""
        counted, (noun, telling) = self._counted(rate), self._name(rate)
        in_all = self.words.sum_of_name.match(self.shares.named(rate))
        if counted is None or not noun or telling or in_all is None:
            return None
        before = [s for s in self.row.counts[rate.row] if s.at < counted.at and s.noun == counted.noun]
        called = [
            s for s in before if self.words.sum_of_name.search(own_lead(s.named)) and noun <= _words_of(s)
        ]
        return _only(counted, called)

    def _counted(self, rate: Seat) -> Seat | None:
        """What a rate stands behind as its share; the whole of a list, behind its last part."""
        counted = self.shares.counted(rate)
        return self.shares.with_its_list(counted) if counted is not None else None

    def _is_now(self, seat: Seat) -> bool:
        """Whether a figure tells what there is, and not what there was then, became another or is one in turn."""
        # "11.846 hồ sơ của năm 2020 chuyển sang; số tiếp nhận mới là 474.367 hồ sơ": that year is of the other one
        lead = since(own_lead(seat.named), (";",))
        if seat.named.position:  # "6.215 hồ sơ kỳ trước chuyển sang và 112.247 hồ sơ tiếp nhận mới"
            lead = self.words.join.split(lead)[-1]
        return not (
            self.words.opens_change(lead)
            or self.words.in_turn.search(lead)
            or self.words.base.search(lead)
            or self.words.other_time.search(lead)
        )

    def _is_part(self, seat: Seat) -> bool:
        p = self.shares.whole_of.get(seat.code)
        return p is not None and p.adds_up

    def _is_part_of(self, seat: Seat, codes: Container[str]) -> bool:
        """ "tiếp nhận 96.428 hồ sơ. Số tiếp nhận trong bốn quý lần lượt là …": some of one that is called the same."""
        p = self.shares.whole_of.get(seat.code)
        return p is not None and p.adds_up and p.whole.code in codes

    def _name(self, rate: Seat) -> tuple[set[str], set[str]]:
        """The words behind a rate that say what it is out of: of what is counted, and those that tell it apart."""
        if rate.code not in self._names:  # asked for every figure that it may be out of
            self._names[rate.code] = self._name_of(rate)
        return self._names[rate.code]

    def _name_of(self, rate: Seat) -> tuple[set[str], set[str]]:
        name = self._called(rate)
        noun = words_in(prose_words().known_words(name))
        return noun, words_in(name) - noun - self.words.law.tell_no_whole - set(self.words.law.times)

    def _called(self, rate: Seat) -> str:
        """The name of what the words behind a rate say that it is out of; empty for none."""
        named = self.shares.named(rate).casefold()
        begins = self.words.in_number_of.match(named)
        return named[begins.end() :] if begins is not None else ""


def _words_of(seat: Seat) -> set[str]:
    """The words right before a figure, without those of the figure before it, and those behind it."""
    lead = own_lead(seat.named)
    if seat.named.position and gap_before(seat.named).casefold() == lead:
        # "58.842 hồ sơ tiếp nhận mới, cộng là 61.248": what came in is not the sum
        head, *own = _SIGN.split(lead, maxsplit=1)
        lead = own[0] if own else head
    return set(_WORD.findall(f"{lead} {seat.named.tail}".casefold()))


def _only(counted: Seat, called: list[Seat]) -> Two | None:
    """What is counted with the only figure that is called so, however often it is told; none if several are."""
    values = {s.value for s in called}
    plain = len(values) == 1 and 0 not in values and not any(s.named.figure.over >= 0 for s in called)
    # "quá hạn 41 hồ sơ. … / đã xin lỗi 365 hồ sơ, đạt 98,1% số hồ sơ quá hạn": of other ones that are called so
    return (counted, called[-1]) if plain and counted.value <= _MORE * called[-1].value else None
