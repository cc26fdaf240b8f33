"""Rates and their wholes: which printed rate is which figure out of which.

A rate may be of several wholes in real use. One that it is of is what its writer meant. Where there is
none, the whole that the words name is held against the writer; a whole that is only near by is held
against the writer only if the rate nearly fits.

``of_document.py`` chooses among what the other modules offer: figures that are printed one over the other
(``printed_over.py``), numerators and denominators, two figures together and parts by their names
(``several.py``). Rates that no word explains are ``checks/claims/fitting``.
"""

from checks.claims.rates.of_document import Rates
from checks.claims.rates.rate import Rate, fits

__all__ = ["Rate", "Rates", "fits"]
