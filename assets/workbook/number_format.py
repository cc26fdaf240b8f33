"""Excel number formats, as far as they decide what a figure looks like: percent, decimals, dates.

Colours, conditions and text sections do not belong here: they do not change the figure.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assets.numbers import round_half_up

#: Formats that Excel numbers but does not write out (ECMA-376 part 1, 18.8.30).
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "dd/mm/yyyy hh:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    49: "@",
}
#: A cell without a format shows at most this many characters of a number, point included.
GENERAL_WIDTH = 11

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a number is shown; ``decimals`` is None where the number itself decides.

    ``grouped`` says whether thousands are set apart; ``thousands``, how many times the number is shown in
    thousands ("#,##0," shows 9.955.000 as 9.955).
    """

    decimals: int | None = None
    percent: bool = False
    grouped: bool = False
    thousands: int = 0

    @property
    def general(self) -> bool:
        """Whether the cell has no number format of its own."""
        return self.decimals is None

    def scaled(self, value: Decimal) -> Decimal:
        """The number in the thousands, or millions, in which it is shown."""
        return value.scaleb(-3 * self.thousands) if self.thousands else value

    def show(self, value: Decimal) -> tuple[Decimal, int]:
        """The number as shown (a percentage already times 100) and how many decimals it shows."""
        if self.decimals is not None:
            shown = self.scaled(value)
            return (shown * 100 if self.percent else shown), self.decimals
        if value == value.to_integral_value():
            return value, 0
        whole = len(str(abs(int(value))))
        room = max(0, GENERAL_WIDTH - whole - 1)
        shown = round_half_up(value, room).normalize()  # a sum's binary noise is not shown
        return value, max(0, -int(shown.as_tuple().exponent))


GENERAL = NumberFormat()


@lru_cache(maxsize=4096)
def parse(code: str) -> NumberFormat:
    """Read a format code; only its first section (for positive numbers) counts.

    >>> parse("0.00%")
    NumberFormat(decimals=2, percent=True, grouped=False, thousands=0)
    """
    section = _QUOTED.sub("", code).split(";")[0].strip()
    if section.casefold() in ("", "general", "@", "standard") or not re.search(r"[0#?]", section):
        return GENERAL
    if re.search(r"[ymdhs/]", section.casefold()):  # dates, times, vulgar fractions
        return GENERAL
    fraction = section.partition(".")[2].upper().partition("E")[0]
    decimals = len(re.findall(r"[0#?]", fraction))
    thousands = re.search(r"[0#?](,+)(?=$|[^0#?,])", section)
    grouped = bool(re.search(r"[0#?],[0#?]", section))
    return NumberFormat(decimals, "%" in section, grouped, len(thousands[1]) if thousands else 0)
