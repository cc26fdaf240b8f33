"""Units: a share that is to be reached comes to a whole number of what is counted.

A share of whole things is met by whole things: "giảm 2,5% (tương ứng 15 đơn vị)" is of some whole number of
units, and "giảm 5% của 10 đơn vị" of none. All is reckoned in whole numbers of 10^-9. Targets are decisions:
nothing is repaired here.
"""

from typing import ClassVar, Literal

from checks.edits import claimed
from checks.edits.claimed import OnlyClaimed
from checks.edits.rule import Instances, Wide

#: The kinds of targets that ``checks/targets`` finds for this kind of edit, by the roles of their figures.
UNITS = ("target_count", "target_count_of", "target_unit")

_ONE = 1_000_000_000
_HUNDRED = f"100::HUGEINT * {_ONE}"


class Units(OnlyClaimed):
    """A share (``rate``, or ``least`` if it is at least so much) of a ``base`` comes to a ``count``.

    Without a ``base``: some whole number is one of which the count is the share as printed; at least so
    much may be of any. Without a ``count``: the share is of one unit at least. With both: the count is the
    share, up to the whole unit on either side of it; of "at least", it is that or more. A product too large
    to hold leaves the edit undecided.
    """

    letter: ClassVar[str] = "U"
    COLUMNS: ClassVar[tuple[str, ...]] = ("rate", "half", "at_least", "reached", "base")
    HOLDS: ClassVar[str] = f"""TRY(CASE
        WHEN {{rate}} IS NULL THEN NULL
        WHEN {{reached}} IS NULL THEN ({{rate}} + {{half}}) * {{base}} >= {_HUNDRED} * {_ONE}
        WHEN {{base}} IS NULL AND ({{at_least}} OR {{rate}} <= {{half}}) THEN
            {{reached}} % {_ONE} = 0 AND {{rate}} <= {_HUNDRED}
        WHEN {{base}} IS NULL THEN {{reached}} % {_ONE} = 0 AND
            (100 * {{reached}}) // ({{rate}} - {{half}})
            >= (100 * {{reached}} + {{rate}} + {{half}} - 1) // ({{rate}} + {{half}})
        WHEN {{at_least}} THEN {_HUNDRED} * {{reached}} >= ({{rate}} - {{half}}) * {{base}}
        ELSE {_HUNDRED} * ({{reached}} + {_ONE}) > ({{rate}} - {{half}}) * {{base}}
            AND {_HUNDRED} * ({{reached}} - {_ONE}) < ({{rate}} + {{half}}) * {{base}} END)"""
    # What the share comes to, in units; nothing where it is not said of how many.
    TOLD: ClassVar[str] = f"""SELECT *, NULL AS left_side,
        TRY(((rate * base) // ({_HUNDRED}))::DECIMAL(28,0) * 0.000000001) AS right_side,
        0 AS imbalance, 0 AS tolerance, NULL AS diagnosis FROM instances"""
    kind: Literal["units"]

    def instances(self, wide: Wide) -> list[Instances]:
        share = "FILTER (role IN ('rate', 'least'))"
        columns = {
            "rate": _nano(f"max(value) {share}"),
            "half": _nano(f"max(half) {share}"),
            "at_least": "bool_or(role = 'least')",
            "reached": _nano(claimed.sum_of("count")),
            "base": _nano(claimed.sum_of("base")),
        }
        return [claimed.instances(wide, self.id, columns)]


def _nano(sql: str) -> str:
    return f"CAST({sql} * {_ONE} AS HUGEINT)"
