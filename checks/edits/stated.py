"""Stated: what plans set out stands in one way wherever they state it.

How targets are compared is ``checks/targets``.
"""

from typing import ClassVar, Literal

from checks.edits.claimed import OnlyClaimed
from checks.edits.compared import Compared

#: In what respects targets are compared; ``checks/targets`` compares them.
STATED = ("base_years", "target_twice", "target_elsewhere")


class Stated(OnlyClaimed, Compared):
    """What documents set out agrees in the respect that ``claim`` names."""

    letter: ClassVar[str] = "N"
    TABLE: ClassVar[str] = "stated"
    kind: Literal["stated"]
