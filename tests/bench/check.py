"""How long ``doisoat check`` takes from a cold start, beside bare Python and bare reading."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ANNEX = PROJECT / "raw" / "2024-H1" / "quang-tri" / "Bieu mau 3.xlsx"
REPORT = ANNEX.with_name("Bao cao 1125.docx")
RUNS = 9

COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "reading the workbook with calamine alone": [
        sys.executable,
        "-c",
        "import sys; from python_calamine import load_workbook as b; w = b(sys.argv[1]);"
        "[w.get_sheet_by_name(n).to_python() for n in w.sheet_names]",
        str(ANNEX),
    ],
    "doisoat check of a report": [sys.executable, "-m", "pipelines.cli.main", "check", str(REPORT)],
    "doisoat check": [sys.executable, "-m", "pipelines.cli.main", "check", str(ANNEX)],
}


def main() -> None:
    """Print the median wall time of each command, run in turn so that drift meets all alike."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for run in range(RUNS + 1):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, cwd=PROJECT, stdout=subprocess.DEVNULL, check=False)
            if run:  # the first round only warms the disk cache
                times[name].append(time.perf_counter() - start)
    for name, seen in times.items():
        print(f"{name:<45}{statistics.median(seen) * 1000:8.0f} ms (median of {RUNS})")
