"""Where citations that do not agree are printed, for the findings."""

from typing import ClassVar

from assets.facts import TEXT
from checks.compared_places import ComparedPlaces, Row
from checks.edits.citation import Citation
from checks.edits.sentences import Involved


class CitedPlaces(ComparedPlaces):
    """The places of a period's citations."""

    RULE: ClassVar[type[Citation]] = Citation

    @staticmethod
    def _involved(r: Row) -> Involved:
        form = "" if r["sheet"] else TEXT
        return Involved(
            "citation",
            1,
            form,
            "",
            "",
            "",
            "",
            "",
            r["printed"],
            None,
            None,
            r["file"],
            r["sheet"],
            r["cell"],
        )
