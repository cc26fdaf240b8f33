"""How many times as much one figure is as another, where its sentence tells both.

"2.300 hồ sơ, gấp 2,3 lần so với cùng kỳ (1.000 hồ sơ)" is a quotient. "Tăng 1,3 lần" tells for some writers by how
much it grew, and for others what it grew to: the reading that holds is what was meant. Growth in per cent does not
belong here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from checks.claims.about import between, gap_before, only_year
from checks.claims.changes.tells import LEAD
from checks.claims.named import Named, is_quotient
from checks.claims.row import Row, Seat
from checks.claims.words import Words

#: Signs between two figures of which the one did not become the other.
_SIGNS = frozenset(",.;:()")


@dataclass(frozen=True, slots=True)
class Multiple:
    """``now`` is so many ``times`` ``before``, or more by so many times it (``grown``)."""

    now: Named
    before: Named
    times: Named
    grown: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is their quotient, as rounded."""
        upper = self.now.value - self.before.value if self.grown else self.now.value
        loose = self.now.half + self.before.half if self.grown else self.now.half
        half = Decimal("0.5").scaleb(-self.times.figure.decimals)
        return is_quotient(self.times.value, half, upper, loose, self.before.value, self.before.half)


class Multiples:
    """Finds what one figure is told to be so many times of."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words

    def all(self) -> Iterator[Multiple]:
        """Each of them, whether it holds or not."""
        for times in self.row.seats:
            if times.noun not in self.words.law.multiples:
                continue
            lead = gap_before(times.named)
            grown = bool(self.words.times_more.search(lead))
            if not (grown or self.words.times_as_much.search(lead)):
                continue
            ways = (self._compared, self._turned_into, self._in_its_bracket, self._one_after_the_other)
            two = next((found for way in ways if (found := way(times)) is not None), None)
            if two is not None:
                yield self._rather_of_what_has_a_share(self._read(*two, times, grown=grown), times)

    def _read(self, now: Seat, before: Seat, times: Seat, *, grown: bool) -> Multiple:
        plain = Multiple(now.named, before.named, times.named)
        more = Multiple(now.named, before.named, times.named, grown=True)
        return more if grown and more.holds and not plain.holds else plain

    def _rather_of_what_has_a_share(self, read: Multiple, times: Seat) -> Multiple:
        """ "1,25 tỷ đồng, chiếm 62,5% tổng số thu 2 tỷ đồng, gấp 2,5 lần năm 2023 (0,5 tỷ)": of what that is of."""
        now = self.row.by_code[read.now.code]
        rate, counted = self.row.beside(now, -1), self.row.beside(now, -2)
        if (
            read.holds
            or rate is None
            or counted is None
            or not rate.rate
            or counted.sentence != times.sentence
        ):
            return read
        rather = replace(read, now=counted.named)
        return rather if counted.count and rather.holds else read

    def _compared(self, times: Seat) -> tuple[Seat, Seat] | None:
        """ "2.300 hồ sơ, gấp 2,3 lần so với cùng kỳ năm trước (1.000 hồ sơ)": what it is compared with is behind it."""
        now, before = self.row.beside(times, -1), self.row.beside(times, 1)
        if now is None or before is None or not self._alike(now, before, times) or times.depth != now.depth:
            return None
        lead, behind = between(now.named, times.named), between(times.named, before.named)
        if len(lead) > LEAD or set(lead) & set(".;:") or set(behind.removesuffix("(")) & set(".;:,()"):
            return None
        # "gấp 1,48 lần năm 2024 (63 dự thảo)": what there was then, in a bracket
        then = behind.endswith("(") and (only_year(before.named) or self.words.other_time.search(behind))
        return (now, before) if then or self.words.base.search(behind) else None

    def _turned_into(self, times: Seat) -> tuple[Seat, Seat] | None:
        """ "từ 1.000 hồ sơ lên 2.300 hồ sơ (gấp 2,3 lần)": from what to what is told before it."""
        now = self.row.beside(times, -1)
        before = self.row.beside(now, -1) if now is not None else None
        if now is None or before is None or not self._alike(now, before, times) or before.depth != now.depth:
            return None
        turned, lead = between(before.named, now.named), between(now.named, times.named)
        if max(len(turned), len(lead)) > LEAD or set(turned) & _SIGNS or set(lead) & set(".;:"):
            return None
        since = self.words.change_from.search(gap_before(before.named)) and self.words.change_to.search(
            turned
        )
        return (now, before) if since else None

    def _in_its_bracket(self, times: Seat) -> tuple[Seat, Seat] | None:
        """ "tăng 2,5 lần so với cùng kỳ (từ 120 hồ sơ lên 300 hồ sơ)": both in the bracket behind it."""
        before, now = self.row.beside(times, 1), self.row.beside(times, 2)
        if now is None or before is None or not self._alike(now, before, times):
            return None
        opened, turned = between(times.named, before.named), between(before.named, now.named)
        if (
            not before.depth == now.depth == times.depth + 1
            or set(opened) & set(".;:,")
            or set(turned) & _SIGNS
        ):
            return None
        since = self.words.change_from.search(opened) and self.words.change_to.search(turned)
        return (now, before) if since else None

    def _one_after_the_other(self, times: Seat) -> tuple[Seat, Seat] | None:
        """ "quý trước 1.000 hồ sơ, quý này 2.300 hồ sơ, gấp 2,3 lần": what was then stands before what is now."""
        now = self.row.beside(times, -1)
        before = self.row.beside(now, -1) if now is not None else None
        if now is None or before is None or not self._alike(now, before, times):
            return None
        if len({now.depth, before.depth, times.depth}) > 1 or len(between(now.named, times.named)) > LEAD:
            return None
        then, today = (self.words.other_time.search(gap_before(s.named)) for s in (before, now))
        return (now, before) if then and not today else None

    def _alike(self, now: Seat, before: Seat, times: Seat) -> bool:
        """Whether two figures count the same, in the sentence of what tells how many times."""
        one = {now.sentence, before.sentence, times.sentence}
        bare = not before.noun and self.words.change_to.match(
            before.named.tail.strip()
        )  # "từ 30 lên 75 cuộc"
        alike = bare or before.called in (now.called, "")
        return len(one) == 1 and now.count and before.count and bool(alike)
