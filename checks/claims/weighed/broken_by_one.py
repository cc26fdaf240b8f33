"""Whether one figure that is wrong breaks two sums: it stands in both, and both miss by as much.

What speaks for or against a whole and its parts is ``parts.py``.
"""

from collections.abc import Iterator, Sequence

from checks.claims.row import Seat, sum_of

#: A whole and its parts.
_Sum = tuple[Seat, Sequence[Seat]]


def broken_by_one(one: _Sum, other: _Sum) -> bool:
    """Whether the one figure that two sums have in common, if it is wrong, explains why both are broken.

    "cấp xã tiếp nhận 208.356, đã giải quyết 197.480, đang giải quyết 10.867. … Đang giải quyết 25.494 (cấp tỉnh
    14.618)": both sums miss by 9, which 10.876 repairs.
    """
    shared = {s.at for s in (one[0], *one[1])} & {s.at for s in (other[0], *other[1])}
    return {at for at, _ in set(_wrongs(*one)) & set(_wrongs(*other))} == shared


def _wrongs(whole: Seat, run: Sequence[Seat]) -> Iterator[tuple[int, int]]:
    """Each figure of a sum with what would have to be added to it so that the sum adds up."""
    missing = whole.value - sum_of(run)
    yield whole.at, -missing
    yield from ((s.at, missing) for s in run)
