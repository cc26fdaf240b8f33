"""Estimate all the weights and write them."""

import argparse
import logging
from collections.abc import Mapping, Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path

from checks.claims.weighed.made import APART, DIFFERENCE, GROWTH, REST, SHARE
from checks.claims.weighed.weights import Weights
from tests.checks.claims.marked import FOLDER, passages
from tests.checks.claims.weigh import of_parts, of_two
from tests.checks.claims.weigh.estimate import FOLDS, chosen, estimated, folds, write

#: Of so many reports, one may be accused wrongly by what weighs enough; how far weights may spread.
_ALLOWED = 35, 0.3


def main() -> None:
    """Estimate the weights, each kind by itself."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("sets", nargs="*", default=["learnt", "published"], help="folders of marked passages")
    parser.add_argument("--only", choices=["parts", "two"], help="one kind only")
    asked = parser.parse_args()
    files = [f for name in asked.sets for f in sorted((FOLDER / name).glob("*.yaml"))]
    with Pool() as pool:
        if asked.only != "two":
            cases = [c for found in pool.imap(of_parts.cases_of, files, chunksize=4) for c in found]
            write("parts", estimated("parts", cases, len(files), *_ALLOWED))
        if asked.only != "parts":
            told = [x for found in pool.imap(of_two.asked_in, files, chunksize=4) for x in found]
            by_fold = folds([p.id for f in files for p in passages(f)])
            laws = [_laws([x for x in told if by_fold[x.counted.passage] != k]) for k in range(FOLDS)]
            of_passages = {p: laws[k] for p, k in by_fold.items()}
            missed = pool.imap(partial(_missed_in, laws=of_passages), files, chunksize=4)
            of_two_law = estimated("of_two", [c for found in missed for c in found], len(files), *_ALLOWED)
            for name, law in (*_laws(told).items(), ("of_two", of_two_law)):
                write(name, law)


def _missed_in(file: Path, laws: Mapping[str, Mapping[str, Weights]]) -> list:
    return of_two.cases_of(file, {p.id: laws[p.id] for p in passages(file)})


def _laws(told: Sequence[of_two.Asked]) -> dict[str, Weights]:
    found = {}
    for kind in (SHARE, GROWTH, DIFFERENCE, REST, APART):
        own = [x for x in told if x.kind == kind]
        found[f"counted_{kind}"] = chosen([x.counted for x in own])
        found[f"base_{kind}"] = chosen([b for x in own for b in x.bases])
    return found


if __name__ == "__main__":
    main()
