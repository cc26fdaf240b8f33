"""The slips of the hand that turn one number into another, told from the two numbers alone.

Whether figures belong together is asked by ``claims/``; how likely each kind of slip is, and what stands around
the figures, belong in ``explain/slips.py``.
"""

from collections.abc import Iterator, Sequence

#: Two neighbouring digits in each other's place: two numbers are hardly ever so apart by chance.
SWAPPED = ("digits_swapped",)
#: A number with one digit wrong, or two neighbours swapped.
ONE_PLACE = ("digit_changed", "digits_swapped")
#: A number that keeps its digits but for one, or has two of them in each other's place.
IN_PLACE = ("digit_changed", "digits_swapped", "digits_jumped")


def typing_slip(printed: int, true: int) -> tuple[str, float] | None:
    """The typing slip that turns one number into another, with how many ways it has; None if none does.

    >>> typing_slip(9751, 9571), typing_slip(309, 3090)
    (('digits_swapped', 3), ('digit_dropped', 4))
    """
    if printed == -true:
        return ("sign", 1) if true else None
    if (printed < 0) != (true < 0):
        return None
    a, b = str(abs(printed)), str(abs(true))
    if len(a) == len(b):
        apart = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(apart) == 1:
            return "digit_changed", 9 * len(b)
        if len(apart) == 2:
            i, j = apart
            if a[i] == b[j] and a[j] == b[i]:
                if j == i + 1:
                    return "digits_swapped", len(b) - 1
                if j == i + 2:
                    return "digits_jumped", len(b) - 2
            if j == i + 1 and a[i] == a[j] and b[i] == b[j]:
                return "twin_digits", 9 * (len(b) - 1)
        return None
    longer, shorter, times = (a, b, 1) if len(a) > len(b) else (b, a, -1)
    if longer.rstrip("0") == shorter.rstrip("0") and len(longer) - len(shorter) <= 6:
        k = len(longer) - len(shorter)
        return (
            ("separator", 2) if k == 3 else ("scaled", 4) if k > 1 or times > 0 else ("digit_dropped", len(b))
        )
    if len(longer) - len(shorter) == 1 and _is_one_less(longer, shorter):
        return ("digit_added", 10 * (len(b) + 1)) if times > 0 else ("digit_dropped", len(b))
    return None


def _is_one_less(longer: str, shorter: str) -> bool:
    i = 0
    while i < len(shorter) and longer[i] == shorter[i]:
        i += 1
    return longer[i + 1 :] == shorter[i:]


def variants(printed: int) -> Iterator[int]:
    """Every number that one typing slip would have turned into the printed one."""
    sign, digits = (-1 if printed < 0 else 1), str(abs(printed))
    written: set[str] = set()
    for i in range(len(digits)):
        for d in "0123456789":
            written |= {digits[:i] + d + digits[i + 1 :], digits[:i] + d + digits[i:], digits + d}
        if len(digits) > 1:
            written.add(digits[:i] + digits[i + 1 :])
        if i + 1 < len(digits):
            written.add(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])
        if i + 2 < len(digits):
            written.add(digits[:i] + digits[i + 2] + digits[i + 1] + digits[i] + digits[i + 3 :])
    found = {int(text) for text in written if text == "0" or text[0] != "0"}  # nobody writes 016
    number = abs(printed)
    for k in (10, 100, 1000):
        found.add(number * k)
        if number % k == 0:
            found.add(number // k)
    found.discard(number)
    yield from (sign * n for n in sorted(found) if n or sign > 0)  # nobody writes -0
    if printed:
        yield -printed


def slip_between(printed: int, true: int) -> str:
    """The slip that turns one number into another; empty for none.

    >>> slip_between(9751, 9571), slip_between(9751, 1234)
    ('digits_swapped', '')
    """
    slip = typing_slip(printed, true)
    return slip[0] if slip is not None else ""


def one_slip(printed: int, true: int, kinds: Sequence[str] = IN_PLACE) -> bool:
    """Whether a slip of one of these kinds turns one number into another."""
    return slip_between(printed, true) in kinds
