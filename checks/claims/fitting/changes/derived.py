"""Growth of which only the later end and the difference are printed: "81 vụ, tăng 13 vụ (19,1%)".

The earlier end is the later one without the difference. Growth between two printed figures is ``differences.py``.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from assets.prose.figures import POINTS
from checks.claims.about import between, gap_before, since, words_in
from checks.claims.changes import PLACES
from checks.claims.fitting.change_ends import LEAD, ChangeEnds
from checks.claims.named import Named
from checks.claims.row import ONE, Row, Seat, is_share, rounds_to
from checks.claims.thresholds import near_within
from checks.typing_slips import IN_PLACE, slip_between

#: Signs in a bracket that say the same as "tăng" and "giảm": "giảm 400 vụ (-18,74%)".
_OPENED = re.compile(r"[^.;,()\d]{0,30}\(\s*[-–+]?\s*$")
#: Between growth and the bracket with its difference.
_IN_ITS_BRACKET = re.compile(r"\s*\(\s*(?:[^\W\d_]+\s+){0,2}[-–+]?\s*")
#: What stands between what is told and its change is no other thing.
_APART = re.compile(r";|\.\s|:")
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Derived:
    """``rate`` = ``by`` / (``now`` − ``by``), or / (``now`` + ``by``) of a fall.

    ``fits``: it is so, as rounded; ``told``: it is so, or so plainly meant that it is held against the figures.
    """

    now: Named
    by: Named
    rate: Named
    falls: bool
    fits: bool
    told: bool


class DerivedGrowth:
    """Finds the growth whose earlier end is not printed."""

    def __init__(self, row: Row, ends: ChangeEnds) -> None:
        self.row, self.ends, self.words = row, ends, ends.words

    def all(self, between_figures: Container[str]) -> Iterator[Derived]:
        """Each rate that is such growth.

        ``between_figures``: the codes of changes, and of their rates, of which both ends are printed.
        """
        for by in self.row.seats:
            falls, sure = self._falls(by) if by.code not in between_figures else (None, False)
            rate = self._rate_of(by) if falls is not None else None
            if falls is None or rate is None or rate.code in between_figures or self._since_told(by, rate):
                continue
            now = self._now(by)
            if now is not None and not self._of_then(now, by, rate):
                fits = rounds_to(rate, by.value, by.half, _before(now, by, falls), now.half + by.half)
                out_of_now, since = is_share(by, rate, now), rate.at > by.at and self._is_since(by, rate)
                told = fits or (sure and (self._slipped(now, by, rate, falls) or (out_of_now and since)))
                # "rà soát 127 thủ tục, cắt giảm 19 thủ tục (15,0%)": out of what was looked at
                if fits or (sure and (since or not (falls and out_of_now))):
                    yield Derived(now.named, by.named, rate.named, falls, fits, told)

    def _falls(self, by: Seat) -> tuple[bool | None, bool]:
        """Whether a figure tells a fall or a rise, if any, and whether that is sure."""
        if by.rate or by.rank or by.noun in (POINTS, *PLACES) or not by.value:
            return None, False
        told = self.ends.direction(by)
        if told is not None:
            return told, True
        # "nhiều hơn cùng kỳ năm 2022 15 vụ (4,95%)": so many more than then, or so many then
        found = list(self.words.change.finditer(gap_before(by.named)[-2 * LEAD :]))
        return (bool(self.words.falls.fullmatch(found[-1][0])), False) if found else (None, False)

    def _since_told(self, by: Seat, rate: Seat) -> bool:
        """ "tăng 12.062 hồ sơ (15,0%) so với quý I năm 2022 là 80.535 hồ sơ": whether the earlier end is printed."""
        after = self.row.beside(max(by, rate, key=lambda s: s.at), 1)
        if after is None or after.sentence != by.sentence or not self._alike(after, by):
            return False
        return self.ends.direction(after) is None and self._is_base(after)

    def _is_since(self, by: Seat, rate: Seat) -> bool:
        """ "giảm 3.164 hồ sơ so với năm 2023 (giảm 73,21%)": whether words say since when, and the rate out of what."""
        return bool(self.words.base.search(between(by.named, rate.named)))

    def _rate_of(self, by: Seat) -> Seat | None:
        """The rate right behind a difference, or before the bracket that it stands in: "giảm 0,85% (giảm 58 ha)"."""
        after, before = self.row.beside(by, 1), self.row.beside(by, -1)
        if after is not None and self._is_its_rate(by, after):
            return after
        if before is None or not (before.rate and before.change) or before.noun == POINTS:
            return None
        return before if _IN_ITS_BRACKET.fullmatch(between(before.named, by.named)) else None

    def _is_its_rate(self, by: Seat, rate: Seat) -> bool:
        """Whether a rate right behind a difference tells the same as growth."""
        if not rate.rate or rate.noun == POINTS or rate.sentence != by.sentence:
            return False
        called = self.words.called.match(rate.named.statement.text[rate.named.figure.stop :])
        if called is not None and not self.words.base.search(called[0]):
            return False
        gap = between(by.named, rate.named)
        if _OPENED.fullmatch(gap):
            return True
        told = self.words.same_change.search(gap) or self.words.change.search(gap)
        if self.words.goals.search(gap):
            return False  # "giảm 46 so với năm 2024 theo lộ trình giảm 5%": by so much it is to fall
        return bool(told) and len(gap) <= LEAD and not set(gap) & set(";.:")

    def _now(self, by: Seat) -> Seat | None:
        """What rose or fell: the nearest figure before of the same noun in its clause; none if it is unsure.

        "12 vụ, làm 11 người chết, 6 người bị thương. So với cùng kỳ giảm 24 vụ (-67%), giảm 19 người chết (-63%)":
        where its own sentence has none, the one of the sentence before that is called so.
        """
        for s in self.row.counts[by.row][::-1]:
            if s.at >= by.at or s.depth > by.depth:
                continue
            if s.sentence != by.sentence:
                return self._in_the_sentence_before(by, s.sentence)
            if self._is_base(s) or self.ends.direction(s) is not None:
                return None
            if not self._alike(s, by) or _APART.search(between(s.named, by.named)):
                return None
            return s
        return None

    def _of_then(self, s: Seat, by: Seat, rate: Seat) -> bool:
        """ "Số tiền phạt năm 2019 là 29,6 tỷ đồng, như vậy tăng 5,5 tỷ đồng, tương đương 18,6%": since then."""
        then = self.words.other_time.search(gap_before(s.named))
        return then is not None and rounds_to(rate, by.value, by.half, s.value, s.half)

    def _in_the_sentence_before(self, by: Seat, sentence: int) -> Seat | None:
        lead = since(by.named.statement.text[: by.named.figure.start], (". ",))
        if not self.words.base.search(lead):
            return None
        own = words_in(by.named.figure.phrase)
        alike = [
            s for s in self.row.counts[by.row]
            if s.sentence == sentence and not s.depth and self._alike(s, by) and own <= words_in(s.named.label)
        ]  # fmt: skip
        return alike[0] if len(alike) == 1 else None

    def _alike(self, s: Seat, by: Seat) -> bool:
        """Whether a figure counts what a change does, and stands over none and under none.

        "Còn 16.003/80.276 hộ, giảm 1.432 hộ (1,95%)": such a rate is one of points.
        """
        f = s.named.figure
        alone = f.over < 0 and not s.named.is_lower
        return alone and s.noun == by.noun and f.scale == by.named.figure.scale

    def _is_base(self, s: Seat) -> bool:
        return self.words.names_base(since(gap_before(s.named)[-2 * LEAD :], (". ", ";", ")")))

    def _slipped(self, now: Seat, by: Seat, rate: Seat, falls: bool) -> bool:
        """Whether growth that does not fit is so plainly meant that it must be told: off by rounding, or by a slip."""
        base = _before(now, by, falls)
        if base <= 0:
            return False
        true = _HUNDRED * by.value * ONE // base
        unit = ONE // 10**rate.named.figure.decimals
        near = abs(true - rate.value) <= near_within().growth * ONE
        return near or slip_between(rate.value // unit, (true + unit // 2) // unit) in IN_PLACE


def _before(now: Seat, by: Seat, falls: bool) -> int:
    """What is told now, without its rise or fall."""
    return now.value + (by.value if falls else -by.value)
