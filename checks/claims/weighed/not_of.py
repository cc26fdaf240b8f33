"""What rules out that a rate or growth is of two figures that it misses, whatever the words about it.

What only speaks for or against it is observed and weighed (``of_two.py``); of parts, that is ``ruled_out.py``.
"""

from assets.prose.figures import prose_words
from checks.claims.about import since
from checks.claims.fitting.change_ends import ChangeEnds
from checks.claims.fitting.row import ONE, Seat, sum_of
from checks.claims.weighed.around import Around
from checks.claims.weighed.made import DIFFERENCE, GROWTH, HUNDRED, SHARE, OfTwo, kind_of

#: So much of the text after a rate may name what it is out of.
_AFTER = 80
#: A share under a hundred counts at most so many times its whole.
_MORE = 2
#: What figures that a rate is compared with are called.
_COMPARED = ("a base", "of another time", "a goal", "a plan")


class NotOf:
    """Knows of which figures the rates and changes of one document cannot be."""

    def __init__(self, around: Around, ends: ChangeEnds) -> None:
        self.around, self.row, self.words, self.ends = around, around.row, around.words, ends

    def is_goal(self, rate: Seat) -> bool:
        """ "vượt 15,1% so với chỉ tiêu tỉnh giao (65,0%)": whether a rate is only what was to be reached."""
        gap = since(self.around.name(rate), (",",))
        found = list(self.words.goals.finditer(gap))
        return bool(found) and not self.words.shares.search(gap[found[-1].end() :])

    def rules_out(self, x: OfTwo) -> bool:
        """Whether a share or growth cannot be of two figures that it misses."""
        if kind_of(x.told) in (GROWTH, DIFFERENCE) and not any(map(self.ends.is_base, (*x.counted, x.base))):
            return self.ends.base_untold(x.told) or self._of_another_index(x)
        if kind_of(x.told) != SHARE:
            return False
        return (
            sum_of(x.counted) == x.base.value  # "11/11 phường đạt 60% thanh toán trực tuyến"
            or self._far_more(x)
            or self._of_its_bracket(x)
            or self._has_its_own(x)
            or self._compared(x)
            or self._called_otherwise(x)
        )

    def _of_another_index(self, x: OfTwo) -> bool:
        """ "PAR INDEX đạt 87,61 điểm; PCI đạt 69,03 điểm (tăng 3,55 điểm)": whether another thing stands between."""
        bracketed = self.around.bracket(x.told) in ("first", "first in words")
        return bracketed and len({s.clause for s in (*x.counted, x.base)}) > 1

    def _far_more(self, x: OfTwo) -> bool:
        """ "69.523.133 cử tri bỏ phiếu (99,60%) bầu đủ 500 đại biểu"."""
        return x.told.value <= HUNDRED and sum_of(x.counted) > _MORE * x.base.value

    def _of_its_bracket(self, x: OfTwo) -> bool:
        """ "đã xử lý 2.260 đơn (99,7%) với 1.889 đơn": whether a rate in a bracket is of what stands before it."""
        told = x.told
        before = self.row.beside(told, -1)
        if self.around.bracket(told) != "first" or before is None or before.rate:
            return False
        return before not in x.counted and before is not x.base and x.counted[-1].at < told.at

    def _has_its_own(self, x: OfTwo) -> bool:
        """ "giải ngân 9.424,9, đạt 43,5%: / trung ương 4.316,2 (43,7%)": whether each is out of its own plan."""
        after = self.row.beside(x.base, 1)
        if after is None or not after.rate or after.change or after.row == x.told.row:
            return False
        return abs(after.value - x.told.value) <= self.words.near.rate_around * ONE

    def _called_otherwise(self, x: OfTwo) -> bool:
        """ "hợp lệ 53 phiếu; 4 phiếu (chiếm 6,9% tổng số đại biểu)": whether it is out of other things."""
        f = x.told.named.figure
        after = self.words.called.match(x.told.named.statement.text[f.stop : f.stop + _AFTER])
        if after is None:
            return False
        noun = prose_words().head(after["name"].casefold().strip())
        label = f"{x.base.named.label} {x.base.noun}"
        return self.around.alike(after["name"], label) == "hardly" and bool(noun) and noun not in label

    def _compared(self, x: OfTwo) -> bool:
        """ "đạt 18,8% so với dự toán": whether it is out of something that this figure is not called."""
        called = any(what in _COMPARED for _, what in self.around.called(x.base))
        return self.around.compared(x.told) != "no" and not called
