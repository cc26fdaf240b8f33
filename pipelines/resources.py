"""Where a run reads and writes: the only place that reads the environment.

``DOISOAT_RAW`` and ``DOISOAT_WAREHOUSE`` move the two folders, ``DAGSTER_HOME`` the run history; all
three default to places inside the project.
"""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

_DAGSTER_YAML = """\
telemetry:
  enabled: false
nux:
  enabled: false
run_retries:
  retry_on_asset_or_op_failure: false
concurrency:
  pools:
    default_limit: 1
"""


def raw_folder() -> Path:
    """The folder of what was received."""
    return Path(os.environ.get("DOISOAT_RAW", PROJECT / "raw")).resolve()


def warehouse_folder() -> Path:
    """The folder of what is derived."""
    return Path(os.environ.get("DOISOAT_WAREHOUSE", PROJECT / "warehouse")).resolve()


def prepare_dagster_home() -> Path:
    """Make sure that Dagster has a home with telemetry off and one writer at a time; say where."""
    home = Path(os.environ.setdefault("DAGSTER_HOME", str(warehouse_folder() / "dagster")))
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "dagster.yaml"
    if not settings.exists():
        settings.write_text(_DAGSTER_YAML, encoding="utf-8")
    return home
