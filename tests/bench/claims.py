"""How much of what reports claim is found, how rightly, and how many pages a second.

The passages are those of ``tests/checks/claims/passages``: ``office_manners`` is what the reading was built
on; the folders beside were written by others, and are the measure of how well it carries over.
"""

import statistics
import time
from dataclasses import replace
from pathlib import Path

from assets.documents.open import read_document
from assets.periods import period
from assets.written import text_facts
from checks.claims.find import claims_in
from checks.rules.load import catalogue
from tests.checks.claims.marked import FOLDER, outcomes, passages
from tests.checks.claims.slipped import slipped

REPORT = Path(__file__).resolve().parents[2] / "raw" / "2024-H1" / "quang-tri" / "Bao cao 1125.docx"
#: What the report has when it is printed.
PAGES = 20
RUNS = 5
#: So many slips are made in each report.
SLIPS = 6


def main() -> None:
    """Print recall, precision and speed."""
    print(f"{'passages':<20}{'confronted':>18}{'broken reported':>20}{'false accusations':>20}")
    for path in sorted(p for p in FOLDER.iterdir() if p.suffix != ".md"):
        print(_line(path))
    print(_slips(FOLDER / "unseen"))
    times = [_seconds() for _ in range(RUNS)]
    speed = PAGES / statistics.median(times)
    print(f"{REPORT.name}: {speed:.0f} pages per second ({PAGES} pages, read to claims)")


def _line(path: Path) -> str:
    of = outcomes(passages(path))
    marked = sum(len(o.passage.relations) for o in of)
    found = sum(len(o.confronted) for o in of)
    broken = sum(not holds for o in of for _, holds in o.passage.relations)
    told = broken - sum(len(o.overlooked) for o in of)
    accused = sum(len(o.accused) for o in of)
    confronted, reported = _share(found, marked), _share(told, broken)
    return f"{path.stem:<20}{confronted:>18}{reported:>20}{f'{accused} in {len(of)}':>20}"


def _slips(folder: Path) -> str:
    """In how many passages with one figure mistyped on purpose the relation that it breaks is reported."""
    made = [s for file in sorted(folder.glob("*.yaml")) for s in slipped(file, SLIPS, "bench")]
    told = [
        replace(s.passage, id=f"{s.passage.id} {n}", relations=((s.relation, False),))
        for n, s in enumerate(made)
    ]
    reported = sum(not o.overlooked for o in outcomes(told))
    return f"one figure mistyped on purpose, in {folder.name}: reported {_share(reported, len(told))}"


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:.1%}" if whole else "none"


def _seconds() -> float:
    when = period("2024-H1")
    versions = catalogue().versions(when)
    data = REPORT.read_bytes()
    start = time.perf_counter()
    document = read_document(data, REPORT)
    text_facts(document.paragraphs, REPORT.name)
    claims_in(document.paragraphs, when.cut_off, versions, ())
    return time.perf_counter() - start
