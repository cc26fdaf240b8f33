"""What fails in one text in a way that nobody foresaw: that text is told as unchecked, and all others are checked.

What such a notice amounts to is ``checks/rules/structure.yaml``. A rule that cannot be run is no text that
fails: ``confront.py``.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from assets.facts import TEXT
from assets.periods import Period
from assets.warehouse import Warehouse

_LOG = logging.getLogger(__name__)
#: The notices of what could not be understood: it is unchecked, and says so.
_OF_TEXT, _OF_REGISTER = "text_not_understood", "register_not_understood"


class Unforeseen:
    """What failed in the texts and registers of one period while they were understood."""

    def __init__(self, period: Period) -> None:
        self._period = period.code
        self._failed: dict[tuple[str, ...], dict[str, str]] = {}

    @contextmanager
    def told(self, unit: str, *files: str, form: str = TEXT, rule: str = "") -> Iterator[None]:
        """Whatever is raised within ends there, and becomes a notice of each file that it is about.

        Args:
            unit: whose files they are.
            files: those that stay unchecked if it fails.
            form: the form of a register.
            rule: the rule that a register stays unchecked by; without it a text does, in all that it says.
        """
        try:
            yield
        except Exception:  # one sentence that nobody foresaw must not cost the other files their check
            _LOG.exception("%s/%s could not be understood %s", unit, ", ".join(files), rule)
            code = _OF_REGISTER if rule else _OF_TEXT
            for file in files:
                self._failed[unit, file, code, "", "", form, "", rule] = {"rule": rule} if rule else {}

    def write(self, warehouse: Warehouse) -> None:
        """Write the notices in place of those of an earlier confrontation; a file has one of a kind."""
        rows: list[tuple[Any, ...]] = [(self._period, *at, details) for at, details in self._failed.items()]
        with warehouse.transaction():
            warehouse.connection.execute(
                "DELETE FROM notices WHERE period = ? AND code IN (?, ?)",
                [self._period, _OF_TEXT, _OF_REGISTER],
            )
            warehouse.append("notices", rows)
