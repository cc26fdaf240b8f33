"""What makes a form version a register: a table of texts whose rows are numbered and not enumerated.

Only its shape belongs here; finding one in a sheet is ``registers.py``, reading it ``read_register.py``.
"""

import re
from functools import lru_cache

from pydantic import Field

from assets.law import Law
from assets.text import fold

#: In a header's wording: any words may stand between.
_ANYTHING = "…"


class RegisterLayout(Law):
    """The columns of the rows' numbers and names, and those that the table cannot do without.

    A row is known by the numbers of the sections it stands in and its own number: ``II.6``.
    """

    number: str
    name: str
    needed: tuple[str, ...] = Field(min_length=1)


@lru_cache(maxsize=256)
def heading(wordings: tuple[str, ...], year: int) -> re.Pattern[str]:
    """Finds the folded header texts that begin with one of some wordings.

    Args:
        wordings: as ``*.yaml`` has them; ``{year}`` and ``{last}`` are the period's year and the one before,
            ``…`` is any words.
        year: the period's year.
    """
    found = []
    for wording in wordings:
        parts = wording.replace("{year}", str(year)).replace("{last}", str(year - 1)).split(_ANYTHING)
        found.append(r"\b.*\b".join(re.escape(fold(part)) for part in parts))
    return re.compile(rf"(?:{'|'.join(sorted(found, key=len, reverse=True))})(?!\w)")
