"""The sensor on ``raw/``: a new, changed or removed file starts the run of its period, by content.

The cursor keeps modification time, size and sha256 of every file, so that only what changed is read
again; a file still being copied is left for the next look.
"""

import hashlib
import json
import time
from pathlib import Path

import dagster as dg

from assets.messages import Complaint
from assets.partitions import key_of
from assets.periods import period
from assets.submissions import is_sent, out_of_reach, strays_in
from pipelines.jobs import reconcile
from pipelines.resources import raw_folder

#: A file touched within so many seconds may be half copied.
SETTLE_SECONDS = 30

Seen = dict[str, tuple[float, int, str]]


def look(raw: Path, seen: Seen, now: float) -> tuple[Seen, set[str]]:
    """What lies in ``raw`` now, and the codes of the periods in which anything is different.

    Args:
        raw: the folder of what was received.
        seen: modification time, size and sha256 by path, as of the last look.
        now: seconds since the epoch; a file younger than :data:`SETTLE_SECONDS`, or one that cannot be
            read, counts as not there yet, or as it was.
    """
    found: Seen = {}
    changed: set[str] = set()
    for path in sorted(raw.glob("*/*/**/*")) if raw.is_dir() else []:
        if not is_sent(path):
            continue
        name = path.relative_to(raw).as_posix()
        before = seen.get(name)
        try:
            stat = path.stat()
            if before and (stat.st_mtime, stat.st_size) == before[:2]:
                found[name] = before
                continue
            if now - stat.st_mtime < SETTLE_SECONDS:
                if before:
                    found[name] = before
                continue
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except FileNotFoundError:
            continue  # gone again
        except OSError:  # still locked by the program that writes it
            if before:
                found[name] = before
            continue
        found[name] = (stat.st_mtime, stat.st_size, digest)
        if not before or before[2] != digest:
            changed.add(name.split("/")[0])
    changed |= {name.split("/")[0] for name in seen if name not in found}
    return found, changed


@dg.sensor(
    job=reconcile,
    name="raw_changed",
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Tệp mới, tệp sửa hoặc tệp bị xóa trong raw/ khởi chạy đối soát của kỳ đó.",
)
def raw_changed(context: dg.SensorEvaluationContext) -> dg.SensorResult:
    """Request a run for every period in which a file is new, changed or gone."""
    raw = raw_folder()
    seen: Seen = {k: (v[0], v[1], v[2]) for k, v in json.loads(context.cursor or "{}").items()}
    if seen and (complaint := out_of_reach(raw)):
        return dg.SensorResult(skip_reason=complaint.say(), cursor=context.cursor)
    found, changed = look(raw, seen, time.time())
    for stray in strays_in(raw):
        context.log.warning(stray.say())
    requests = []
    for code in sorted(changed):
        try:
            key = key_of(period(code))
        except Complaint as complaint:  # a stray, named above, or a period too far ahead
            context.log.warning(complaint.say())
            continue
        files = sorted((n, v[2]) for n, v in found.items() if n.startswith(code + "/"))
        digest = hashlib.sha256(json.dumps([files, time.time()]).encode()).hexdigest()[:16]
        # A file may go back to earlier bytes, and a run key counts once and for all: hence the time.
        requests.append(
            dg.RunRequest(run_key=f"{code}@{digest}", partition_key=key, tags={"doisoat/period": code})
        )
    return dg.SensorResult(run_requests=requests, cursor=json.dumps(found))
