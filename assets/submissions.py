"""What the units sent: files under ``raw/<period>/<unit>/``, each known by its sha256.

Reads bytes and folder names only; what a file holds is read by ``annexes.py``.
"""

import errno
import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from assets.annexes import Annex, read_file
from assets.documents.model import Kind
from assets.facts import TEXT, Fact, Notice
from assets.forms.load import forms
from assets.messages import LANGS, Complaint
from assets.periods import Period, period
from assets.registers import is_copy
from assets.units import unit
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
        File(period_code, unit_id, name_in(folder, path), path)
        for path in sorted(folder.rglob("*"))
        if is_sent(path)
    ]


def name_in(folder: Path, path: Path) -> str:
    """How a file is called below a folder."""
    return as_text(path.relative_to(folder))


def as_text(path: Path) -> str:
    """A path in letters; bytes that are no UTF-8, as old archives leave them in names, by their number."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


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
    """All files of a period, unit by unit; a folder of no known unit is found out when it is read."""
    folder = raw / of.code
    found: list[File] = []
    for sub in sorted(p for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []:
        found += files_in(sub, of.code, name_in(folder, sub))
    return found


@dataclass(frozen=True)
class Read:
    """How reading a period's files went: files read, files rejected, facts found."""

    read: int
    rejected: int
    facts: int


def out_of_reach(raw: Path) -> Complaint | None:
    """What to say of a folder of what was received that is not there, or has not even a folder in it.

    A drive that is not connected shows as either. Whoever knew of files in it must not take them for removed: of
    all units' files together hardly anyone takes the last away.
    """
    try:
        there = any(raw.iterdir())
    except OSError:
        there = False
    return None if there else Complaint("raw_out_of_reach", path=raw)


def register(warehouse: Warehouse, of: Period, raw: Path) -> int:
    """List a period's files with their sha256 in the slice ``received``; returns how many.

    Raises:
        Complaint: ``raw`` is out of reach, and files of the period were registered before; nothing is stored.
    """
    if (complaint := out_of_reach(raw)) and warehouse.slice("received", of.code, "unit"):
        raise complaint
    rows = []
    for file in submissions_in(raw, of):
        data, _ = _content(file)
        rows.append((file.period, file.unit, file.name, _sha256(data), len(data)))
    with warehouse.transaction():
        warehouse.clear("received", of.code)
        warehouse.append("received", rows)
    return len(rows)


def read_submissions(warehouse: Warehouse, of: Period, raw: Path) -> Read:
    """Read the registered files of a period and store what they hold."""
    received = []
    paths = {(f.unit, f.name): f.path for f in submissions_in(raw, of)}
    for row in warehouse.slice("received", of.code, "unit, file"):
        path = paths.get((row["unit"], row["file"]), raw / of.code / row["unit"] / row["file"])
        found = receive(File(of.code, row["unit"], row["file"], path), of)
        if found.sha256 != row["sha256"] and found.complaint is None:
            found = replace(found, annex=None, complaint=Complaint("file_changed", file=row["file"]))
        received.append(found)
    store(warehouse, of, received)
    read = [r.annex for r in received if r.annex]
    return Read(len(read), len(received) - len(read), sum(len(a.facts) for a in read))


def receive(file: File, of: Period) -> Received:
    """Read one file; whatever is wrong with it stays with it."""
    data, complaint = _content(file)
    annex = None
    if complaint is None:
        try:
            if file.unit and not unit(file.unit).exists_on(of.cut_off):
                cut_off = of.cut_off.strftime("%d/%m/%Y")
                raise Complaint("unit_not_then", unit=file.unit, period=of.code, cut_off=cut_off)
            annex = read_file(data, file.name, of, file.unit)
        except Complaint as problem:
            complaint = problem
    return Received(file, _sha256(data), len(data), annex, complaint)


def _content(file: File) -> tuple[bytes, Complaint | None]:
    try:
        return file.path.read_bytes(), None
    except OSError as error:
        return b"", not_opened(file.name, error)


def not_opened(file: str | Path, error: OSError) -> Complaint:
    """Why the system does not open a file, in the user's language and not in the system's."""
    reasons = {PermissionError: "system_no_permission", FileNotFoundError: "system_gone"}
    return Complaint("file_not_opened", file=file, problem=_reason(error, reasons))


def not_written(folder: Path, error: OSError) -> Complaint:
    """Why the system does not write into a folder, in the user's language and not in the system's."""
    reasons = {
        PermissionError: "system_no_permission_to_write",
        FileExistsError: "system_not_a_folder",
        NotADirectoryError: "system_not_a_folder",
    }
    if error.errno == errno.ENOSPC:
        return Complaint("out_not_written", path=folder, problem=Complaint("system_full"))
    return Complaint("out_not_written", path=folder, problem=_reason(error, reasons))


def _reason(error: OSError, reasons: Mapping[type[OSError], str]) -> Complaint:
    known = next((message for kind, message in reasons.items() if isinstance(error, kind)), None)
    return Complaint(known) if known else Complaint("system_other", number=error.errno)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def store(warehouse: Warehouse, of: Period, received: list[Received]) -> None:
    """Write what was received: a period's slices of ``submissions`` and of what the files hold."""
    rows: dict[str, list[tuple[object, ...]]] = {
        table: [] for table in ("facts", "notices", "paragraphs", "mentions", "titles")
    }
    for r in with_copies_marked(_without_same_reports(received)):
        if r.annex is None:
            rows["notices"].append(_notice_row(r.file, _rejection(r)))
            continue
        at = (r.file.period, r.file.unit, r.file.name)
        rows["facts"] += [_fact_row(r.file, fact) for fact in r.annex.facts]
        rows["notices"] += [_notice_row(r.file, notice) for notice in r.annex.notices]
        rows["titles"] += [(*at, t.sheet, t.cell, t.text) for t in r.annex.titles]
        rows["paragraphs"] += [
            (*at, p.number, p.text, p.kind.value, p.depth, p.table, p.row, p.column)
            for p in r.annex.paragraphs
        ]
        rows["mentions"] += [
            (*at, m.indicator, m.paragraph, m.figure.start, m.figure.stop, m.figure.meant.value, m.figure.scale)
            for m in r.annex.mentions
        ]  # fmt: skip
    with warehouse.transaction():
        for table in ("submissions", *rows):
            warehouse.clear(table, of.code)
        warehouse.append("submissions", [_submission_row(r) for r in received])
        for table, found in rows.items():
            warehouse.append(table, found)


def _without_same_reports(received: list[Received]) -> list[Received]:
    """The files, without the sentences of a report that its unit sent a second time, byte for byte.

    Their figures are kept, marked as repeated; of a workbook nobody knows which is meant, so it is a finding.
    """
    first: dict[tuple[str, str], File] = {}
    found = []
    for r in received:
        before = first.setdefault((r.file.unit, r.sha256), r.file)
        if r.annex is None or before is r.file or not _is_written(r.annex):
            found.append(r)
            continue
        facts = tuple(replace(f, repeated=True) for f in r.annex.facts)
        notice = Notice("report_repeated", form=TEXT, details={"first": before.name})
        annex = replace(r.annex, forms=(TEXT,), facts=facts, notices=(notice,), paragraphs=(), mentions=())
        found.append(replace(r, annex=annex))
    return found


def with_copies_marked(received: list[Received]) -> list[Received]:
    """The files, with facts marked that a unit sent a second time: the same form in another file.

    A form printed in a report is a copy of the workbook, whichever file comes first.
    """
    taken: dict[tuple[str, str], tuple[File, Annex]] = {}
    marked = dict(enumerate(received))
    for n, r in sorted(
        marked.items(), key=lambda x: (x[1].file.unit, bool(x[1].annex and _is_written(x[1].annex)))
    ):
        if r.annex is None:
            continue
        again = {
            form
            for form in r.annex.forms
            if form != TEXT
            and (r.file.unit, form) in taken
            and is_copy(form, r.annex.facts, taken[r.file.unit, form][1].facts)
        }
        notices = [n for form in sorted(again) for n in _copied(r.annex, form, *taken[r.file.unit, form])]
        for form in r.annex.forms:
            taken.setdefault((r.file.unit, form), (r.file, r.annex))
        if again:
            told = {TEXT: r.annex.of_registers} if any(forms()[form].is_register for form in again) else {}
            facts = tuple(
                replace(f, repeated=True) if f.form in again or f.indicator in told.get(f.form, ()) else f
                for f in r.annex.facts
            )
            annex = replace(r.annex, facts=facts, notices=(*notices, *r.annex.notices))
            marked[n] = replace(r, annex=annex)
    return list(marked.values())


def _is_written(annex: Annex) -> bool:
    """Whether a file is a written report, and not a workbook with sentences in its cells."""
    return any(p.kind is not Kind.CELL for p in annex.paragraphs)


def _copied(copy: Annex, form: str, file: File, first: Annex) -> list[Notice]:
    """What is to be said of a second copy of a form: where it differs, or that a workbook is there twice.

    A report that prints the form of a workbook is what it should be, as long as the figures are the same.
    """
    known = {(f.indicator, f.level, f.item): f for f in first.facts if f.form == form and not f.repeated}
    differing = []
    for f in copy.facts:
        other = known.get((f.indicator, f.level, f.item))
        if f.form != form or f.repeated or other is None:
            continue
        if f.figure.value is not None and f.figure.value != other.figure.value:
            details = {"file_of": file.name, "cell_of": other.cell, "printed_of": other.figure.printed or "–"}
            differing.append(
                Notice("copy_differs", f.sheet, f.cell, form, f.indicator, f.figure.printed, details)
            )
    if differing or _is_written(copy):
        return differing
    at, at_first = (next(x for x in annex.facts if x.form == form) for annex in (copy, first))
    details = {"first": f"{file.name}, {at_first.sheet}!{at_first.cell}"}
    return [Notice("form_repeated", at.sheet, at.cell, form, details=details)]


def _fact_row(file: File, fact: Fact) -> tuple[object, ...]:
    g = fact.figure
    return (
        file.period, file.unit, fact.form, fact.version, fact.indicator, fact.quantity, fact.level, fact.item,
        g.printed, g.reading.value, g.value, g.decimals, g.other, file.name, fact.sheet, fact.cell,
        fact.formula, fact.hidden, fact.repeated, fact.noun,
    )  # fmt: skip


def _notice_row(file: File, notice: Notice) -> tuple[object, ...]:
    n = notice
    return (
        file.period, file.unit, file.name, n.code, n.sheet, n.cell, n.form, n.indicator, n.printed, n.details,
    )  # fmt: skip


def _submission_row(r: Received) -> tuple[object, ...]:
    annex = r.annex
    reasons = [r.complaint.say(lang) if r.complaint else None for lang in LANGS]
    return (
        r.file.period,
        r.file.unit,
        r.file.name,
        r.sha256,
        r.size,
        "read" if annex else "rejected",
        *reasons,
        ",".join(annex.forms) if annex else "",
        len(annex.facts) if annex else 0,
        annex.unclaimed if annex else 0,
    )


def _rejection(r: Received) -> Notice:
    assert r.complaint is not None
    details = {f"message_{lang}": r.complaint.say(lang) for lang in LANGS}
    return Notice("file_rejected", details=details)
