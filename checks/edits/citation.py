"""Citation: every cited document has one number, type word and date, wherever it is cited.

How citations are compared is ``checks/cited``.
"""

from typing import ClassVar, Literal

from checks.edits.claimed import OnlyClaimed
from checks.edits.compared import Compared


class Citation(OnlyClaimed, Compared):
    """What documents cite agrees in the respect that ``claim`` names."""

    letter: ClassVar[str] = "K"
    TABLE: ClassVar[str] = "cited"
    kind: Literal["citation"]
