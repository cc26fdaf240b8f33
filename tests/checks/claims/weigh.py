"""Estimate ``checks/claims/weighed/weights.yaml`` from the passages that the reading learnt from.

``python -m tests.checks.claims.weigh`` reads every passage as it is, and with a figure mistyped over and over
(``slipped.py``). What is observed about figures that were meant together is held against what is observed about those
that merely stand there; the weights are those of a logistic regression, and each must show its worth on reports that
it was not estimated from. Nothing of this runs with the product.
"""

import argparse
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from assets.documents.model import Paragraph
from checks.claims.find import read
from checks.claims.named import Named
from checks.claims.statements import statements
from checks.claims.weighed.observed import Observed
from checks.claims.weighed.weights import WEIGHTS
from tests.checks.claims.marked import FOLDER, Passage, Relation, passages, period_of, roles_of, same
from tests.checks.claims.slipped import slipped

_LOG = logging.getLogger(__name__)
#: Slips made in each passage; weights rarer than this are left out; how strongly weights are held small.
_TIMES, _RAREST, _HELD = 5, 8, 0.3
_SEED = "weights"
#: Of so many reports, one may be accused wrongly by what weighs enough.
_REPORTS = 25


@dataclass(frozen=True)
class Case:
    """One candidate: the passage it stands in, whether it was meant, whether by a slip of ours, what is observed."""

    passage: str
    meant: bool
    ours: bool
    observed: tuple[Observed, ...]


def main() -> None:
    """Estimate the weights and write them."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("sets", nargs="*", default=["learnt"], help="folders of marked passages")
    files = [f for name in parser.parse_args().sets for f in sorted((FOLDER / name).glob("*.yaml"))]
    with Pool() as pool:
        cases = [c for found in pool.imap(_cases_of, files, chunksize=4) for c in found]
    law = {
        "reference": "Ước lượng từ các báo cáo đánh dấu bằng tay (tests/checks/claims/weigh.py), theo cách của "
        "Fellegi và Sunter (1969)",
        "parts": _estimated(cases, len(files)),
    }
    head = "# How much each observation counts (checks/claims/weighed). Written by tests/checks/claims/weigh.py.\n"
    WEIGHTS.write_text(head + yaml.safe_dump(law, allow_unicode=True, sort_keys=True, width=110), "utf-8")


def _cases_of(file: Path) -> list[Case]:
    """The candidates of the passages of one file, as they are and with our slips."""
    found: list[Case] = []
    for p in passages(file):
        marked = {x: holds for r, holds in p.relations for x in same(r)}
        wrong = {x for r, holds in p.relations if not holds for x in _figures(r)}
        for relation, observed in _candidates(p):
            if marked.get(relation) is False:
                found.append(Case(p.id, True, False, observed))
            elif relation not in marked and not _figures(relation) & wrong:
                found.append(Case(p.id, False, False, observed))
    for s in slipped(file, _TIMES, _SEED):
        marked_there = {x for r, _ in s.passage.relations for x in same(r)}
        wanted, whole = set(same(s.relation)), dict(s.relation[1]).get("whole")
        for relation, observed in _candidates(s.passage):
            if relation in wanted:
                found.append(Case(s.passage.id, True, True, observed))
            elif whole and dict(relation[1])["whole"] == whole and relation not in marked_there:
                found.append(Case(s.passage.id, False, True, observed))
    return found


def _candidates(p: Passage) -> Iterator[tuple[Relation, tuple[Observed, ...]]]:
    """All candidates of a passage, read as a report of its own."""
    lines = [line.strip() for line in p.text.splitlines() if line.strip()]
    told = statements([Paragraph(n, line) for n, line in enumerate(lines, start=1)])
    for whole, run, observed in read(told, period_of(p.date).cut_off).fitting.weighed.candidates():
        roles = {"whole": [_printed(whole.named)], "part": [_printed(s.named) for s in run]}
        yield ("balance", roles_of(roles)), tuple(observed)


def _printed(n: Named) -> str:
    return "".join(n.figure.printed.split())


def _figures(relation: Relation) -> set[str]:
    return {x for _, figures in relation[1] for x in figures}


def _estimated(cases: Sequence[Case], reports: int) -> dict[str, object]:
    seen = Counter(o for c in cases for o in set(c.observed))
    names = sorted(o for o, n in seen.items() if n >= _RAREST)
    column = {o: i for i, o in enumerate(names)}
    rows = np.zeros((len(cases), len(names)), dtype=np.float32)
    for i, c in enumerate(cases):
        for o in c.observed:
            if o in column:
                rows[i, column[o]] = 1
    meant = np.array([c.meant for c in cases])
    groups = np.unique([c.passage for c in cases], return_inverse=True)[1]
    scores = np.zeros(len(cases))
    for train, test in GroupKFold(5).split(rows, meant, groups):
        scores[test] = _fitted(rows[train], meant[train]).decision_function(rows[test])
    ours = np.array([c.ours for c in cases])
    allowed = max(1, reports // _REPORTS)
    wrong: dict[str, float] = {}
    for c, score in zip(cases, scores, strict=True):
        if not c.meant and not c.ours:
            wrong[c.passage] = max(wrong.get(c.passage, -99.0), float(score))
    enough = sorted(wrong.values())[-allowed - 1] + 0.01
    told = scores >= enough
    _LOG.info(
        "%s candidates; enough %.2f accuses %s of %s reports, tells %.1f %% of %s broken relations "
        "and %.1f %% of %s with our slips",
        len(cases), enough, allowed, reports, 100 * told[meant & ~ours].mean(), (meant & ~ours).sum(),
        100 * told[meant & ours].mean(), (meant & ours).sum(),
    )  # fmt: skip
    model = _fitted(rows, meant)
    weights: dict[str, dict[str, float]] = {}
    for (what, value), weight in zip(names, model.coef_[0], strict=True):
        weights.setdefault(what, {})[value] = round(float(weight), 2)
    return {"base": round(float(model.intercept_[0]), 2), "enough": round(enough, 2), "weights": weights}


def _fitted(rows: np.ndarray, meant: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=_HELD, max_iter=1000).fit(rows, meant)


if __name__ == "__main__":
    main()
