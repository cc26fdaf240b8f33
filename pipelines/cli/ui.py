"""``doisoat ui``: the Dagster pages, on this machine only."""

import os
import sys

from pipelines.resources import PROJECT, prepare_dagster_home


def open_ui(port: int) -> int:
    """Serve the pages on loopback until interrupted; replaces this process."""
    prepare_dagster_home()
    os.chdir(PROJECT)
    command = [
        sys.executable,
        "-m",
        "dagster",
        "dev",
        "-w",
        "workspace.yaml",
        "-h",
        "127.0.0.1",
        "-p",
        str(port),
    ]
    os.execv(sys.executable, command)  # noqa: S606 - our own words only
