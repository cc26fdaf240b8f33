"""Shares of what their words name, which they miss, though they may happen to fit something else.

Which figure words name is ``named_base.py``; what nothing names is weighed (``of_two.py``).
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from checks.claims.about import own_words, words_in
from checks.claims.row import Seat, sum_of
from checks.claims.thresholds import likely_from, telling_from
from checks.claims.weighed.around import Around, label_of
from checks.claims.weighed.made import SHARE, OfTwo, divides, kind_of, makes, slip_of
from checks.claims.weighed.named_base import NamedBase
from checks.claims.weighed.not_of import NotOf
from checks.claims.weighed.read_so import ReadSo
from checks.claims.words import Words
from checks.typing_slips import ONE_PLACE, SWAPPED

#: What may be counted, and how likely that is.
_Counted = tuple[float, tuple[Seat, ...]]


class OutOfNamed:
    """Finds the shares of one document that are out of what their words name."""

    def __init__(
        self,
        around: Around,
        not_of: NotOf,
        read_so: ReadSo,
        divided: Mapping[str, Sequence[AbstractSet[str]]],
        counted: Callable[[Seat], Sequence[_Counted]],
    ) -> None:
        """Know a document.

        Args:
            around: what stands around its figures.
            not_of: what its shares cannot be of.
            read_so: what they were read as.
            divided: the sets of parts of each whole that adds up, by code.
            counted: all that a share may count, each with how likely that is.
        """
        self.around, self.row, self.words = around, around.row, around.words
        self.named_base, self.not_of, self.read_so = NamedBase(around), not_of, read_so
        self.divided, self.counted = divided, counted

    def of(self, told: Seat, found: Sequence[OfTwo]) -> OfTwo | None:
        """ "8.905 triệu đồng, đạt 48,2% số kiến nghị thu hồi": a share of what its words name, which it misses."""
        if kind_of(told) != SHARE or not self.named_base.names_any(told):
            return None
        chance_of, run = self._surely_counted(told)
        if not run or chance_of < likely_from().counted_among:
            return self._a_slip_from_named(told)
        among = bool(self.named_base.among(run[-1]))
        base = self._base(told, run, found, plainly=among or chance_of >= likely_from().counted)
        if base is None or base in run or base.value == sum_of(run) or not divides(run, base):
            return None
        x = OfTwo(told, run, base, chance_of, makes(told, run, base))
        if x.fits or self.not_of.fits_by_name(x):
            return None
        # what is exactly out of another was reckoned from that
        among = among or any(y.fits and y.counted == run for y in found)
        ruled_out = self.not_of.rules_out(x, named=among) or self.is_out_of_its_own(x, found)
        return None if ruled_out else x

    def _base(
        self, told: Seat, run: tuple[Seat, ...], found: Sequence[OfTwo], *, plainly: bool
    ) -> Seat | None:
        """The figure that is named; ``plainly``: there is no doubt of what is counted."""
        base = self.named_base.of(told, run[-1]) if plainly else None
        several, loosely = self.read_so.is_of_several(told), False
        if base is None and plainly and several:
            base, loosely = self.named_base.of(told, run[-1], loosely=True), True
        # what was read is out of several figures together: those are not what another noun names
        otherwise = loosely or (several and self.read_so.is_sure(told) and not self.named_base.among(run[-1]))
        if otherwise and base is not None and not self.named_base.counts_so(told, base):
            return None
        if base is None:
            return self._far_behind(told, run) if self.read_so.missing.read(told) == "nothing" else None
        # "cung cấp 412 dịch vụ … và 588 dịch vụ …, tổng cộng 1.000 dịch vụ; 367 dịch vụ, bằng 36,7% tổng số dịch vụ"
        behind = self.around.out_of(told)
        total = behind is not None and bool(self.words.summing_up.search(behind[0]))
        of_all = [y.base for y in found if total and y.fits and y.counted == run]
        more = any(s.value > base.value and s.noun == base.noun for s in of_all)
        return None if more else base

    def _surely_counted(self, told: Seat) -> _Counted:
        """What a share counts, and how likely: what it was read to be of and fits so finely is no chance."""
        counted = self.counted(told)
        likeliest = max(counted, key=lambda x: x[0])
        rate = self.read_so.rates.get(told.code)
        if rate is None or not rate.holds:
            return likeliest
        read = frozenset(n.code for n in rate.numerator)
        as_read = next((x for x in counted if frozenset(s.code for s in x[1]) == read), None)
        fine = told.named.figure.decimals >= telling_from().decimals
        sure = fine or len(rate.denominator) > 1 or as_read == likeliest
        return (1.0, as_read[1]) if as_read and sure else likeliest

    def is_rather_named(self, x: OfTwo) -> bool:
        """Whether words before what is counted name its whole, or what was read is not what the words name."""
        if self.read_so.is_of_several(x.told) or self.named_base.among(x.counted[-1]):
            return True
        rate = self.read_so.rates.get(x.told.code)
        base = self.row.by_code.get(rate.denominator[0].code) if rate is not None else None
        return base is not None and not self.named_base.may_be_called_so(x.told, base)

    def _a_slip_from_named(self, told: Seat) -> OfTwo | None:
        """A rate of what it is called by, out of what is named behind it, if one slip keeps it from that."""
        found = [
            OfTwo(told, (s,), base, 1.0, fits=False)
            for s in self.named_base.counted_by_name(told)
            if (base := self.named_base.of(told, s)) is not None and base is not s and divides((s,), base)
        ]
        slipped = [x for x in found if not makes(told, x.counted, x.base) and slip_of(x) in ONE_PLACE]
        return slipped[0] if len(found) == len(slipped) == 1 else None

    def _far_behind(self, told: Seat, run: Sequence[Seat]) -> Seat | None:
        """The one figure far before a rate that words name, if its share is two digits swapped from the rate."""
        named = {s.value: s for s in self.named_base.far_behind(told, run[-1]) if s.value > sum_of(run) > 0}
        slipped = [
            s for s in named.values() if slip_of(OfTwo(told, tuple(run), s, 1.0, fits=False)) in SWAPPED
        ]
        return slipped[0] if len(slipped) == 1 else None

    def fits_far_behind(self, x: OfTwo) -> bool:
        """ "439 hồ sơ quá hạn (0,5% tổng số hồ sơ đã giải quyết)": whether it fits what is called so, however far."""
        if kind_of(x.told) != SHARE:
            return False
        asked = words_in(self.around.after(x.told)) - words_in(x.base.noun)
        far = self.named_base.far_behind(x.told, x.counted[-1])
        called = (
            s for s in far if asked and asked <= words_in(label_of(s).replace(":", " ")) and s is not x.base
        )
        return any(makes(x.told, x.counted, s) for s in called)

    def is_out_of_its_own(self, x: OfTwo, found: Sequence[OfTwo]) -> bool:
        """ "tiếp nhận 28.461, trong đó Chi cục 21.587. / - Chi cục: 21.309, đạt 98,71% số tiếp nhận": of theirs."""
        divided = {c for parts in self.divided.get(x.base.code, ()) for c in parts}
        own, row = words_in(x.counted[-1].context.replace(":", " ")), x.counted[-1].row
        return any(
            y.fits and y.counted == x.counted and y.base.code in divided and y.base.row != row
            and (called := called_so(y.base, self.words)) and called <= own
            for y in found
        )  # fmt: skip

    def is_rather_of_another(self, x: OfTwo, found: Sequence[OfTwo]) -> bool:
        """ "1.528, đạt 47,94% số hồ sơ tiếp nhận mới": of what fits and is called so, not of what is called less."""
        asked = words_in(self.around.after(x.told))
        own = words_in(own_words(x.base.named))
        return any(
            y.fits and y.counted == x.counted and (asked & words_in(own_words(y.base.named))) - own
            for y in found
        )

    def names_all(self, told: Seat) -> bool:
        """ "chiếm 52,5% tổng số thủ tục": whether a rate is told out of all."""
        return self.around.out_of(told) is not None


def called_so(s: Seat, words: Words) -> set[str]:
    """The words that tell a figure from others, but for what it counts and what divides."""
    return words_in(words.mark.sub(" ", own_words(s.named))) - words_in(s.noun)
