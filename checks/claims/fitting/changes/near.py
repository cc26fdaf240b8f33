"""Changes that one slip keeps from being the difference, or the growth, of figures right beside them.

What may be a change and its ends is ``checks/claims/fitting/change_ends.py``; changes that fit are ``differences.py``.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from checks.claims.about import gap_before
from checks.claims.changes import Change
from checks.claims.fitting.change_ends import HEADS, ChangeEnds, change_between
from checks.claims.named import Named
from checks.claims.row import ONE, Row, Seat
from checks.claims.thresholds import near_within, telling_from
from checks.claims.words import Words
from checks.typing_slips import IN_PLACE, SWAPPED, one_slip

#: What may be the ends of a change: now, before.
_Pair = tuple[Seat, Seat]


def slipped_growth(c: Change, kinds: Sequence[str] = IN_PLACE) -> bool:
    """Whether one digit of a printed growth explains that it does not fit, or its base taken for its end."""
    growth = _growth_on(c, c.before)
    if growth is None:
        return False
    printed = int(c.by.figure.value * 10**c.by.figure.decimals)
    return has_wrong_base(c) or one_slip(printed, growth, kinds)


def has_wrong_base(c: Change, *, beside: bool = False) -> bool:
    """Whether a printed growth is out of the later end, and not of what grew.

    Growth of little is nearly the same out of both: it is only told where it stands ``beside`` its difference.
    """
    unit = 10**c.by.figure.decimals
    printed = int(c.by.figure.value * unit)
    large = printed >= telling_from().count * unit or (beside and c.by.figure.decimals > 0)
    return large and _growth_on(c, c.now) == printed


def _growth_on(c: Change, base: Named) -> int | None:
    """The growth out of one of its ends, in the last decimal that is printed; none where an end is none."""
    if c.before.value <= 0 or c.now.value <= 0:
        return None
    unit = 10**c.by.figure.decimals
    true = abs(c.now.value - c.before.value) * 100 * unit / base.value
    return int(true.to_integral_value(ROUND_HALF_UP))


class NearChanges:
    """Finds changes that one slip breaks."""

    def __init__(self, row: Row, ends: ChangeEnds, words: Words) -> None:
        self.row, self.ends, self.words = row, ends, words

    def of(self, seat: Seat, falls: bool) -> Change | None:
        """The change that a figure nearly is; of several, the nearest."""
        own = [s for s in self.row.rows[seat.row] if self.ends.may_be_end(s, seat)]
        before = [s for s in own if s.at < seat.at and (seat.rate or not s.rate)]
        first = [*[s for s in before if s.sentence == seat.sentence][:1], *before[:1]]
        # "hiện có 4.216 người; trình độ: 412, 3.598, 206. So với định mức 4.640 người còn thiếu 414 người"
        first += [s for s in before if s.sentence == seat.sentence - 1][:1]
        after = [s for s in own if s.at > seat.at and s.noun == seat.noun and s.sentence == seat.sentence]
        following = after[:1] or [s for s in own if s.at == seat.at + 1]
        found: list[tuple[Decimal, Change]] = []
        for now, base in (
            *self._from_before(seat, before, first),
            *self._from_after(seat, before, first, following),
            *self._from_far(seat, before),
            *self._from_given(seat),
        ):
            if self.ends.comparable(now, base, seat):
                of_counts = seat.rate and not now.rate
                one = (
                    self._growth(now, base, seat, falls)
                    if of_counts
                    else self._difference(now, base, seat, falls)
                )
                found += [one] if one is not None else []
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def _from_before(self, seat: Seat, before: Sequence[Seat], first: Sequence[Seat]) -> Iterator[_Pair]:
        """The base is the last figure before a change, now is what stands before it or first."""
        if len(before) > 1 and self.ends.from_to(before[-2], before[-1]) and self._plainly(before, seat):
            yield before[-1], before[-2]
            return
        plainly = self._plainly(before, seat)
        # "giảm 07 thủ tục so với đầu năm (66 thủ tục). Chi phí tuân thủ cắt giảm ước 18,6%": of another thing
        based = len(before) > 1 and self.ends.is_base(before[-1]) and before[-1].sentence == seat.sentence
        if len(before) > 1 and (plainly or based):
            yield from ((now, before[-1]) for now in (before[-2], *first) if now.at != before[-1].at)
            if plainly:
                yield before[-1], before[-2]

    def _from_after(
        self, seat: Seat, before: Sequence[Seat], first: Sequence[Seat], following: Sequence[Seat]
    ) -> Iterator[_Pair]:
        """The base comes after a change: "tăng 1.246 hồ sơ so với năm 2022 (2.650 hồ sơ)"."""
        for base in following:
            # "tăng 10,6% so với cùng kỳ năm trước. Phân theo nhóm ngành, bán lẻ đạt 22.296 tỷ đồng"
            if base.sentence != seat.sentence and self.ends.base_untold(seat):
                continue
            # "tăng 21,4 điểm so với năm 2022 và vượt mục tiêu 50%": another comparison begins between them
            again = self.words.change.search(gap_before(base.named))
            if self.ends.is_base(base) and not again:
                outer = [s for s in before if s.depth == 0][-1:]
                yield from ((now, base) for now in (*before[-1:], *outer, *first))

    def _from_given(self, seat: Seat) -> Iterator[_Pair]:
        """ "được giao 72 người, hiện có 66 người: …. Thiếu 8 người": by how much one is short of the other."""
        if not (self.ends.says_apart(seat) or self.words.falls.search(seat.context)):
            return
        near = [
            s
            for s in self.row.counts[seat.row]
            if s.at < seat.at and not s.depth and seat.sentence - s.sentence <= 1
        ]
        pairs = [(a, b) for a in near for b in near if a.at < b.at and self._given(a, b)]
        yield from pairs[-1:]

    def _from_far(self, seat: Seat, before: Sequence[Seat]) -> Iterator[_Pair]:
        """ "so với 6 tháng cuối năm 2025 (30.418 hồ sơ) tăng 1.437 hồ sơ": now is told paragraphs before."""
        if not before or not self.ends.is_base(before[-1]):
            return
        base = before[-1]
        if seat.rate:
            own = [s for s in self.row.counts[seat.row] if s.at < seat.at and s.sentence == seat.sentence]
            base = next((s for s in own if s.depth), base)
        elif base.at != seat.at - 1:
            return
        for row in self.row.counts[max(0, seat.row - HEADS) : seat.row + 1][::-1]:
            for now in row[:1]:
                if now.at < base.at and self._swapped(now, base, seat):
                    yield now, base

    def _swapped(self, now: Seat, base: Seat, by: Seat) -> bool:
        """Whether a change would fit but for two neighbouring digits of its own."""
        if by.rate:
            return slipped_growth(change_between(now, base, by, relative=True), SWAPPED)
        unit = ONE // 10**by.named.figure.decimals
        alike = now.noun == base.noun
        return alike and one_slip(by.value // unit, abs(now.value - base.value) // unit, SWAPPED)

    def _growth(self, now: Seat, base: Seat, by: Seat, falls: bool) -> tuple[Decimal, Change] | None:
        """Growth that one slip breaks, nearer than growth that is told outright."""
        change = change_between(now, base, by, relative=True)
        if slipped_growth(change):
            return Decimal(0), change
        told = change.falls == falls and self._told_growth(change, now, base, by)
        return (Decimal(1), change) if told else None

    def _told_growth(self, c: Change, now: Seat, base: Seat, by: Seat) -> bool:
        """ "1.508 hồ sơ (…), tăng 58,3% so với cùng kỳ (972 hồ sơ)": told outright, and not far from it."""
        outer = [s for s in self.row.counts[by.row] if s.at < by.at and s.depth == 0][-1:]
        if base.at != by.at + 1 or outer != [now] or now.noun != base.noun or not now.noun:
            return False
        return self.is_near_growth(c)

    def is_near_growth(self, c: Change) -> bool:
        """Whether a growth is so near that of its ends that it must be meant."""
        if c.before.value <= 0:
            return False
        true = 100 * abs(c.now.value - c.before.value) / c.before.value
        return abs(true - c.by.value) <= near_within().growth

    def _difference(self, now: Seat, base: Seat, by: Seat, falls: bool) -> tuple[Decimal, Change] | None:
        """A difference that one slip breaks, with how far it is off."""
        says_direction = self.ends.says_direction(by)
        if says_direction and falls != (base.value > now.value):
            return None
        if any(self.ends.says_apart(s) for s in (now, base)):
            return None  # "mầm non thiếu 82 phòng, trung học thiếu 17; xây mới 96": itself by how much others are apart
        digits = max(s.named.figure.decimals for s in (now, base, by))
        large = by.value >= telling_from().count * ONE or digits > 0
        if not large and (says_direction or not self._given(now, base)):
            return None
        true = abs(now.named.value - base.named.value)
        slipped = one_slip(int(by.named.value.scaleb(digits)), int(true.scaleb(digits)))
        if not slipped and not _lost_a_digit(by.named.figure.printed, true):
            return None
        return abs(true - by.named.value), change_between(now, base, by)

    def _given(self, a: Seat, b: Seat) -> bool:
        """ "được giao 91, hiện có 86": one is part of the other by its name."""
        return self.words.is_subset(a.named.lead, b.named.lead)

    def _plainly(self, before: Sequence[Seat], seat: Seat) -> bool:
        """ "đề nghị 1.862,7 tỷ đồng, được duyệt 1.847,9 tỷ đồng, cắt giảm 14,6 tỷ đồng"; "chênh lệch 19,31"."""
        if len(before) <= 1:
            return False
        a, b = before[-2:]
        beside = a.sentence == b.sentence == seat.sentence and seat.at == b.at + 1 == a.at + 2
        alike = a.noun == b.noun and (seat.noun == a.noun or seat.rate)
        digits = sum(c.isdigit() for c in seat.named.figure.printed)
        return beside and alike and (digits >= telling_from().digits or self.ends.says_apart(seat))


def _lost_a_digit(printed: str, true: Decimal) -> bool:
    """ "06" for 16: a nought that is written before a figure is a digit of it."""
    return printed.startswith("0") and len(str(true)) == len(printed) and str(true)[1:] == printed[1:]
