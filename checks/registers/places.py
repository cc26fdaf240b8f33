"""Where the rows of registers do not agree, for the findings."""

from typing import ClassVar

from checks.compared_places import ComparedPlaces, Row
from checks.edits.register import Register
from checks.edits.sentences import Involved


class RegisterPlaces(ComparedPlaces):
    """The places of a period's comparisons of registers."""

    RULE: ClassVar[type[Register]] = Register

    @staticmethod
    def _involved(r: Row) -> Involved:
        return Involved(
            "text", 1, r["form"], r["indicator"], "", "", "", r["row"], r["printed"], None, None, r["file"],
            r["sheet"], r["cell"],
        )  # fmt: skip
