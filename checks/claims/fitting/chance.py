"""How many tries a fit may have taken before it is put down to chance.

One sum in ``value`` tries comes out right by chance where figures are about as large as ``value``; one
quotient in about ``10 ** (decimals + 2)``. A fit counts where so many tries would hardly give one.
"""

from checks.claims.thresholds import telling_from


def sum_tells(tries: int, value: int, slack: int, unit: int) -> bool:
    """Whether a sum found after so many tries is more than chance; all in the same whole numbers."""
    return tries * telling_from().tries * (2 * slack + unit) <= value


def quotient_tells(tries: int, rate: float, decimals: int) -> bool:
    """Whether a quotient that fits a rate in per cent, after so many tries, is more than chance."""
    law = telling_from()
    width: float = 10.0**-decimals
    return rate > 0 and tries * law.tries * max(width / 100, width / (rate * law.decades)) <= 1
