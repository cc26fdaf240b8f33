"""``doisoat run``: the whole pipeline on ``raw/`` through Dagster, in this process."""

import sys
import warnings
from collections import Counter
from typing import Any

from assets.messages import Complaint, Lang, say
from assets.periods import Period, period
from assets.submissions import out_of_reach, periods_in, strays_in
from assets.warehouse import open_warehouse
from checks.gate import PUBLISH
from pipelines.cli.checked import exit_code
from pipelines.cli.terminal import show_verdict
from pipelines.resources import prepare_dagster_home, raw_folder, warehouse_folder


def run(period_code: str | None, lang: Lang) -> int:
    """Run one period, or every period that has a folder in ``raw/``; returns the exit code.

    Raises:
        Complaint: nothing to run, or the warehouse is in use.

    A period that fails says so, and costs the others nothing.
    """
    raw = raw_folder()
    if not raw.is_dir():
        raise Complaint("path_missing", path=raw)
    periods = [period(period_code)] if period_code else periods_in(raw)
    strays = list(strays_in(raw))
    for stray in strays:
        print(stray.say(lang))
    if not periods or out_of_reach(raw):
        raise Complaint("folder_empty", path=raw)
    with open_warehouse(warehouse_folder()):
        pass  # a warehouse in use is said at once, not from inside a run
    codes = []
    for found in periods:
        try:
            codes.append(_run_period(found, lang))
        except Complaint as complaint:
            print(complaint.say(lang), file=sys.stderr)
            codes.append(2)
    if period_code and not any((raw / periods[0].code).glob("*/*")):
        print(Complaint("folder_empty", path=raw / periods[0].code).say(lang))
        return 2
    return max([*codes, 2 if strays else 0])


def _run_period(found: Period, lang: Lang) -> int:
    print(f"\n{say('run_period', lang, period=found.label(lang), code=found.code)}", flush=True)
    succeeded, judged = _execute(found)
    if not judged:  # what the warehouse holds is of an earlier run
        raise Complaint("run_failed", period=found.code)
    with open_warehouse(warehouse_folder()) as warehouse:
        verdicts = warehouse.slice("verdicts", found.code, "unit")
        findings = warehouse.slice("findings", found.code, "unit, position")
        explained = warehouse.slice("explained", found.code, "unit, component")
        cells: dict[str, list[dict[str, Any]]] = {}
        for cell in warehouse.slice("finding_cells", found.code, "finding, position"):
            cells.setdefault(cell["finding"], []).append(cell)
        submissions = warehouse.slice("submissions", found.code, "unit, file")
        released = warehouse.slice("releases", found.code, "unit")
    sent = Counter(r["unit"] for r in submissions)
    for verdict in verdicts:
        print()
        show_verdict(verdict, findings, explained, lang, cells if sent[verdict["unit"]] > 1 else {})
    print()
    _say_where(found, verdicts, released, lang)
    if not succeeded:
        raise Complaint("run_failed", period=found.code)
    return exit_code(verdicts, findings, unread=any(r["status"] != "read" for r in submissions))


def _execute(found: Period) -> tuple[bool, bool]:
    """Run the job for one period; what its assets say of themselves is the progress.

    Returns:
        Whether all of it succeeded, and whether it came as far as the verdicts.
    """
    home = prepare_dagster_home()
    warnings.filterwarnings("ignore", category=UserWarning, module="dagster")
    import dagster as dg

    from assets.partitions import key_of
    from pipelines.definitions import defs

    job = defs.resolve_job_def("reconcile")
    with dg.DagsterInstance.from_config(str(home)) as instance:
        result = job.execute_in_process(
            partition_key=key_of(found),
            instance=instance,
            raise_on_error=False,
            run_config={"loggers": {"progress": {}}},
        )
    made = [event.asset_key for event in result.get_asset_materialization_events()]
    return bool(result.success), dg.AssetKey("verdict") in made


def _say_where(
    found: Period, verdicts: list[dict[str, Any]], released: list[dict[str, Any]], lang: Lang
) -> None:
    folder = warehouse_folder()
    publish = sum(v["decision"] == PUBLISH for v in verdicts)
    print(say("run_summary", lang, publish=publish, hold=len(verdicts) - publish))
    print(say("run_reports", lang, folder=folder / "reports" / found.code))
    if released:
        print(say("run_release", lang, folder=folder / "release" / found.code))
