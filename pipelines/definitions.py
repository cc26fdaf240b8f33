"""The table of contents for Dagster: every asset, check, job, schedule, sensor and resource.

Nothing is defined here; each name leads to the module where it lives.
"""

import dagster as dg

from assets import definitions as assets_definitions
from assets.places import Places
from checks import definitions as checks_definitions
from pipelines.jobs import reconcile, reconcile_until_due
from pipelines.progress import progress
from pipelines.resources import raw_folder, warehouse_folder
from pipelines.sensors import raw_changed

defs = dg.Definitions(
    assets=[*assets_definitions.ASSETS, *checks_definitions.ASSETS],
    asset_checks=checks_definitions.ASSET_CHECKS,
    jobs=[reconcile],
    schedules=[reconcile_until_due],
    sensors=[raw_changed],
    resources={"places": Places(raw=str(raw_folder()), warehouse=str(warehouse_folder()))},
    loggers={"console": dg.colored_console_logger, "progress": progress},
    executor=dg.in_process_executor,
)
