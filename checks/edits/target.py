"""Target: what is to be reached lies within what can be reached.

Targets are decisions, so a violated one has no value that repairs it: nothing is reckoned here. How many
whole units a share is of is ``units.py``; targets told twice are ``stated.py``.
"""

from decimal import Decimal
from typing import ClassVar, Literal

from checks.edits import claimed
from checks.edits.claimed import OnlyClaimed
from checks.edits.rule import Instances, Wide

#: The kinds of targets that ``checks/targets`` finds for this kind of edit.
TARGETS = (
    "target_share", "target_fall", "target_limits", "target_some", "target_together", "target_within",
    "target_of_all",
)  # fmt: skip


class Target(OnlyClaimed):
    """Σ ``lesser`` ≤ ``most``, or ≤ Σ ``greater`` where the rule names no ``most``."""

    letter: ClassVar[str] = "M"
    COLUMNS: ClassVar[tuple[str, ...]] = ("left_side", "right_side")
    HOLDS: ClassVar[str] = "{left_side} <= {right_side}"
    TOLD: ClassVar[str] = """SELECT *, left_side - right_side AS imbalance, 0 AS tolerance,
        NULL AS diagnosis FROM instances"""
    kind: Literal["target"]
    most: Decimal | None = None

    def instances(self, wide: Wide) -> list[Instances]:
        right = claimed.sum_of("greater") if self.most is None else f"{self.most}::DECIMAL(28,9)"
        columns = {"left_side": claimed.sum_of("lesser"), "right_side": right}
        return [claimed.instances(wide, self.id, columns)]
