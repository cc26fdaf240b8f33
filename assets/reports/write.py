"""Writing a period's reports to a folder: the page, the tables, and the annotated copies.

The page and the copies are written apart, since each is an asset of its own. A file is replaced as a
whole or not at all, and copies that no longer apply are removed. What the reports say belongs in the
other modules; files that units sent are only read.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from assets.messages import Complaint, Lang
from assets.periods import Period
from assets.reports.annotate import annotate, copy_name
from assets.reports.data import gather
from assets.reports.html import Copy, page
from assets.reports.records import FileReport, ReportData
from assets.reports.tables import csv_text, json_text
from assets.submissions import submissions_in
from assets.warehouse import Warehouse

NAME, COPIES = "bao-cao-loi", "chu-giai"
#: Lists the copies and the reasons where there is none, for the page.
LIST = "danh-muc.json"

Paths = Mapping[tuple[str, str], Path]


def write_reports(
    warehouse: Warehouse,
    period: Period,
    folder: Path,
    lang: Lang = "vi",
    paths: Paths | None = None,
    *,
    raw: Path | None = None,
) -> Path:
    """Write everything to ``folder/<period>/``; returns the path of the page.

    Args:
        warehouse: holds the period's submissions, findings and verdicts.
        period: the period to report on.
        folder: where reports go, a folder per period.
        lang: the language of the reports.
        paths: where files lie by unit and name, if not under ``raw``.
        raw: the folder of what was received.
    """
    write_annotated(warehouse, period, raw, folder, lang, paths)
    return write_error_report(warehouse, period, folder, lang)


def write_error_report(warehouse: Warehouse, period: Period, folder: Path, lang: Lang = "vi") -> Path:
    """Write the page with its CSV and JSON; returns the path of the page."""
    data = gather(warehouse, period, lang)
    target = folder / period.code
    _replace(target / f"{NAME}.csv", csv_text(data).encode())
    _replace(target / f"{NAME}.json", json_text(data).encode())
    path = target / f"{NAME}.html"
    _replace(path, page(data, _copies(data, target / COPIES)).encode())
    return path


def write_annotated(
    warehouse: Warehouse,
    period: Period,
    raw: Path | None,
    folder: Path,
    lang: Lang = "vi",
    paths: Paths | None = None,
) -> tuple[list[Path], list[str]]:
    """Write an annotated copy of every file that was read.

    Returns:
        The copies, and a line for each file of which none could be made.
    """
    data = gather(warehouse, period, lang)
    target = folder / period.code / COPIES
    written: dict[Path, dict[str, str | None]] = {}
    problems: list[dict[str, str | None]] = []
    for unit in data.units:
        for file in unit.files:
            if not file.read:
                continue
            entry: dict[str, str | None] = {
                "unit": unit.id, "file": file.name, "sha256": file.sha256, "copy": None, "reason": None,
            }  # fmt: skip
            try:
                content = annotate(_bytes(file, period, raw, paths or {}), file, unit, period, lang)
            except Complaint as complaint:
                problems.append(entry | {"reason": complaint.say(lang)})
                continue
            path = _free(target / _inside(unit.id) / _inside(copy_name(file.name)), written)
            _replace(path, content)
            written[path] = entry | {"copy": path.relative_to(target).as_posix()}
    listed = json.dumps([*written.values(), *problems], ensure_ascii=False, indent=1)
    _replace(target / LIST, listed.encode())
    _remove_others(target, {*written, target / LIST})
    return list(written), [str(entry["reason"]) for entry in problems]


def _bytes(file: FileReport, period: Period, raw: Path | None, paths: Paths) -> bytes:
    """The sender's bytes, if they are still those that were checked.

    Raises:
        Complaint: the file is gone or was changed.
    """
    path = paths.get((file.unit, file.name))
    if path is None and raw is not None:
        path = next(
            (f.path for f in submissions_in(raw, period) if (f.unit, f.name) == (file.unit, file.name)), None
        )
    try:
        data = path.read_bytes() if path else None
    except OSError:
        data = None
    if data is None:
        raise Complaint("report_not_annotated_missing", file=file.name)
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise Complaint("report_not_annotated_changed", file=file.name)
    return data


def _copies(data: ReportData, target: Path) -> dict[tuple[str, str], Copy]:
    """Where each file's copy is, seen from the page, or why there is none."""
    try:
        listed = {(e["unit"], e["file"]): e for e in json.loads((target / LIST).read_text("utf-8"))}
    except (OSError, ValueError, KeyError, TypeError):
        listed = None  # the copies are still to be written
    found: dict[tuple[str, str], Copy] = {}
    for file in data.files:
        entry = (listed or {}).get((file.unit, file.name))
        if not file.read or (listed is not None and (not entry or entry["sha256"] != file.sha256)):
            continue
        name = entry["copy"] if entry else (_inside(file.unit) / _inside(copy_name(file.name))).as_posix()
        found[file.unit, file.name] = Copy(
            f"{COPIES}/{name}" if name else None, entry["reason"] if entry else None
        )
    return found


def _inside(name: str) -> Path:
    """A relative path that cannot lead out of the folder it is joined to."""
    return Path(*(part for part in Path(name).parts if part not in ("..", Path(name).anchor)))


def _free(path: Path, taken: Mapping[Path, object]) -> Path:
    """The path, or one beside it where two files would have copies of one name."""
    known = {str(p).casefold() for p in taken}
    free, n = path, 2
    while str(free).casefold() in known:
        free, n = path.with_name(f"{path.stem} ({n}){path.suffix}"), n + 1
    return free


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old one or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_bytes(content)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _remove_others(folder: Path, kept: set[Path]) -> None:
    """Remove from the folder of copies whatever was not written this time."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path not in kept:
            path.unlink()
