"""What the units sent: files under ``raw/<period>/<unit>/``, each known by its sha256.

Reads bytes and folder names only; what a file holds is read by ``annexes.py``.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assets.annexes import Annex, read_annex
from assets.messages import LANGS, Complaint
from assets.periods import Period, period
from assets.units import unit, units
from assets.warehouse import Warehouse

_NOT_SENT = ("~$", ".")
_OURS = {"readme.md", "thumbs.db", "desktop.ini"}


@dataclass(frozen=True)
class File:
    """One file as received; ``name`` is its path below the unit's folder."""

    period: str
    unit: str
    name: str
    path: Path


@dataclass(frozen=True)
class Received:
    """One file after the attempt to read it: an annex, or the complaint why not."""

    file: File
    sha256: str
    size: int
    annex: Annex | None
    complaint: Complaint | None


def is_sent(path: Path) -> bool:
    """Whether a file was sent by a unit, and is not left behind by a program."""
    return path.is_file() and not path.name.startswith(_NOT_SENT) and path.name.casefold() not in _OURS


def files_in(folder: Path, period_code: str, unit_id: str) -> list[File]:
    """The files in one unit's folder, in order of their names."""
    return [
        File(period_code, unit_id, path.relative_to(folder).as_posix(), path)
        for path in sorted(folder.rglob("*"))
        if is_sent(path)
    ]


def periods_in(raw: Path) -> list[Period]:
    """The periods that ``raw`` has a folder for, oldest first; folders of another name are left out."""
    found = []
    for folder in sorted(p for p in raw.iterdir() if p.is_dir()) if raw.is_dir() else []:
        try:
            found.append(period(folder.name))
        except Complaint:
            continue
    return sorted(found)


def strays_in(raw: Path) -> Iterator[Complaint]:
    """What lies in ``raw`` where nothing is looked for: folders of no period, files of no unit."""
    for path in sorted(raw.iterdir()) if raw.is_dir() else []:
        if path.is_dir():
            try:
                period(path.name)
            except Complaint as complaint:
                yield Complaint("stray_folder", folder=path.name, problem=complaint)
                continue
            for inner in sorted(path.iterdir()):
                if is_sent(inner):
                    yield Complaint("stray_file", file=f"{path.name}/{inner.name}")
        elif is_sent(path):
            yield Complaint("stray_file", file=path.name)


def submissions_in(raw: Path, of: Period) -> list[File]:
    """All files of a period, unit by unit.

    Raises:
        Complaint: a unit's folder is not in the register of units.
    """
    folder = raw / of.code
    found: list[File] = []
    for sub in sorted(p for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []:
        found += files_in(sub, of.code, sub.name)
    return found


def receive(file: File, of: Period) -> Received:
    """Read one file; whatever is wrong with it stays with it."""
    data = b""
    try:
        data = file.path.read_bytes()
        if file.unit and file.unit not in units():
            unit(file.unit)
        annex, complaint = read_annex(data, file.name, of, file.unit), None
    except Complaint as problem:
        annex, complaint = None, problem
    except OSError as error:
        annex, complaint = None, Complaint("file_not_opened", file=file.name, problem=error.strerror)
    return Received(file, hashlib.sha256(data).hexdigest(), len(data), annex, complaint)


def store(warehouse: Warehouse, of: Period, received: list[Received]) -> None:
    """Write what was received: the slices ``submissions``, ``facts`` and ``notices`` of a period."""
    with warehouse.transaction():
        for table in ("submissions", "facts", "notices"):
            warehouse.clear(table, of.code)
        warehouse.append("submissions", [_submission_row(r) for r in received])
        taken: set[tuple[str, str]] = set()
        facts, notices = [], []
        for r in received:
            f = r.file
            if r.annex is None:
                notices.append(_rejection(r))
                continue
            again = {form for form in r.annex.forms if (f.unit, form) in taken}
            taken |= {(f.unit, form) for form in r.annex.forms}
            for fact in r.annex.facts:
                g = fact.figure
                facts.append((
                    f.period, f.unit, fact.form, fact.version, fact.indicator, fact.quantity, fact.level,
                    fact.item, g.printed, g.reading.value, g.value, g.decimals, g.other, f.name,
                    fact.sheet, fact.cell, fact.formula, fact.hidden, fact.repeated or fact.form in again,
                ))
            for form in sorted(again):
                first = next(x for x in r.annex.facts if x.form == form)
                notices.append((
                    f.period, f.unit, f.name, "form_repeated", first.sheet, first.cell, form, "", "", {},
                ))
            for n in r.annex.notices:
                notices.append((
                    f.period, f.unit, f.name, n.code, n.sheet, n.cell, n.form, n.indicator, n.printed,
                    n.details,
                ))
        warehouse.append("facts", facts)
        warehouse.append("notices", notices)


def _submission_row(r: Received) -> tuple[object, ...]:
    annex = r.annex
    reasons = [r.complaint.say(lang) if r.complaint else None for lang in LANGS]
    return (
        r.file.period, r.file.unit, r.file.name, r.sha256, r.size, "read" if annex else "rejected",
        *reasons, ",".join(annex.forms) if annex else "", len(annex.facts) if annex else 0,
        annex.unclaimed if annex else 0,
    )


def _rejection(r: Received) -> tuple[object, ...]:
    assert r.complaint is not None
    details = {f"message_{lang}": r.complaint.say(lang) for lang in LANGS}
    return (r.file.period, r.file.unit, r.file.name, "file_rejected", "", "", "", "", "", details)
