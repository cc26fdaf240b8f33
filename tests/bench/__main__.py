"""``make bench``: measurements that can be rerun, each against a yardstick in the same run.

Machines are noisy: quote the ratios and medians, not single times. Nothing here is a test.
"""

import argparse

from tests.bench import check, claims, confront, explain, read

PARTS = {
    "confront": confront.main,
    "read": read.main,
    "check": check.main,
    "explain": explain.main,
    "claims": claims.main,
}

parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="which measurements (default: all)")
for part in parser.parse_args().parts or PARTS:
    print(f"== {part}", flush=True)
    PARTS[part]()
