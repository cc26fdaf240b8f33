"""Where a run reads and writes: the folders as a Dagster resource.

Values come from ``pipelines/resources.py``, the only place that reads the environment.
"""

from pathlib import Path

import dagster as dg


class Places(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The folder of what was received and the folder of what is derived."""

    raw: str
    warehouse: str

    @property
    def raw_folder(self) -> Path:
        """``raw/``: files as received, never written by us."""
        return Path(self.raw)

    @property
    def warehouse_folder(self) -> Path:
        """``warehouse/``: everything derived."""
        return Path(self.warehouse)

    @property
    def reports_folder(self) -> Path:
        """Where the error reports go, a folder per period."""
        return self.warehouse_folder / "reports"

    @property
    def release_folder(self) -> Path:
        """Where releases are exported to, a folder per period."""
        return self.warehouse_folder / "release"
