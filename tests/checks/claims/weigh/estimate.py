"""From what was observed about marked candidates to how much each observation counts.

Of a candidate that is meant or not, weights are those of a logistic regression; of several of which one is meant,
those of a conditional one (McFadden 1974). Each must show its worth on reports that it was not estimated from.
"""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import yaml
from scipy import sparse
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from checks.claims.weighed.observed import Observed
from checks.claims.weighed.weights import WEIGHTS, Weights

_LOG = logging.getLogger(__name__)
FOLDS = 5
#: What was observed less often is left out; how strongly the weights of a choice are held small.
_RAREST, _HELD_CHOICE = 8, 1.0
#: What weighs less tells nothing.
_LEAST = 0.05
_HEAD = "# How much each observation counts (checks/claims/weighed). Written by tests/checks/claims/weigh.\n"
REFERENCE = (
    "Ước lượng từ các báo cáo đánh dấu bằng tay (tests/checks/claims/weigh), theo cách của Fellegi và "
    "Sunter (1969)"
)


@dataclass(frozen=True)
class Case:
    """One candidate: the passage it stands in, whether it was meant, what is observed, how much it counts."""

    passage: str
    meant: bool
    observed: tuple[Observed, ...]
    counts: float = 1.0


@dataclass(frozen=True)
class Choice:
    """Candidates of which one is meant, or several would do: what is observed about each, and whether it is meant."""

    passage: str
    candidates: tuple[tuple[tuple[Observed, ...], bool], ...]


def folds(passages: Sequence[str]) -> dict[str, int]:
    """To which fold each passage belongs."""
    return {p: i % FOLDS for i, p in enumerate(sorted(set(passages)))}


def chosen(choices: Sequence[Choice]) -> Weights:
    """The weights by which what is meant is told from the other candidates."""
    seen = Counter(o for c in choices for observed, _ in c.candidates for o in set(observed))
    names = sorted(o for o, n in seen.items() if n >= _RAREST)
    column = {o: i for i, o in enumerate(names)}
    rows = [observed for c in choices for observed, _ in c.candidates]
    meant = np.array([m for c in choices for _, m in c.candidates], dtype=float)
    group = np.repeat(np.arange(len(choices)), [len(c.candidates) for c in choices])
    matrix = _matrix(rows, column)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = matrix @ weights
        most = np.full(len(choices), -np.inf)
        np.maximum.at(most, group, sums)
        each = np.exp(sums - most[group])
        of_all = np.bincount(group, each, len(choices))
        of_meant = np.maximum(np.bincount(group, each * meant, len(choices)), 1e-300)
        slope = matrix.T @ (each * meant / of_meant[group] - each / of_all[group])
        likelihood = np.log(of_meant / of_all).sum()
        return -likelihood + _HELD_CHOICE / 2 * weights @ weights, -slope + _HELD_CHOICE * weights

    fitted = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return Weights(reference=REFERENCE, weights=_by_name(names, fitted.x))


def estimated(name: str, cases: Sequence[Case], reports: int, of_reports: int, spread: float) -> Weights:
    """The weights by which meant candidates are told, and the sum that accuses one of so many reports wrongly.

    ``spread``: how far weights may be from nothing; the less, the better they carry over to other reports, up to
    where they tell too little of the candidates.
    """
    seen = Counter(o for c in cases for o in set(c.observed))
    names = sorted(o for o, n in seen.items() if n >= _RAREST)
    rows = _matrix([c.observed for c in cases], {o: i for i, o in enumerate(names)})
    meant, counts = np.array([c.meant for c in cases]), np.array([c.counts for c in cases])
    groups = np.unique([c.passage for c in cases], return_inverse=True)[1]
    scores = np.zeros(len(cases))
    for train, test in GroupKFold(FOLDS).split(rows, meant, groups):
        model = _fitted(rows[train], meant[train], counts[train], spread)
        scores[test] = model.decision_function(rows[test])
    allowed = max(1, reports // of_reports)
    wrong: dict[str, float] = {}
    for c, score in zip(cases, scores, strict=True):
        if not c.meant:
            wrong[c.passage] = max(wrong.get(c.passage, -99.0), float(score))
    enough = sorted(wrong.values())[-allowed - 1] + 0.01
    for what, told in (("broken relations", meant & (counts == 1)), ("slips made on purpose", counts < 1)):
        _LOG.info(
            "%s: %s candidates; enough %.2f accuses %s of %s reports, tells %.1f %% of %s %s",
            name, len(cases), enough, allowed, reports,
            100 * (scores[told] >= enough).mean() if told.any() else 0.0, told.sum(), what,
        )  # fmt: skip
    model = _fitted(rows, meant, counts, spread)
    return Weights(
        reference=REFERENCE, base=round(float(model.intercept_[0]), 2), enough=round(enough, 2),
        weights=_by_name(names, model.coef_[0]),
    )  # fmt: skip


def write(name: str, law: Weights) -> None:
    """Write the weights of one question."""
    text = yaml.safe_dump(law.model_dump(), allow_unicode=True, sort_keys=True, width=110)
    (WEIGHTS / f"{name}.yaml").write_text(_HEAD + text, "utf-8")


def _matrix(rows: Sequence[Sequence[Observed]], column: dict[Observed, int]) -> sparse.csr_matrix:
    found = [sorted({column[o] for o in row if o in column}) for row in rows]
    ends = np.cumsum([0, *map(len, found)])
    at = np.array([i for row in found for i in row], dtype=np.int32)
    return sparse.csr_matrix((np.ones(len(at), dtype=np.float32), at, ends), shape=(len(rows), len(column)))


def _fitted(
    rows: sparse.csr_matrix, meant: np.ndarray, counts: np.ndarray, spread: float
) -> LogisticRegression:
    return LogisticRegression(C=spread, max_iter=1000).fit(rows, meant, sample_weight=counts)


def _by_name(names: Sequence[Observed], weights: np.ndarray) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for (what, value), weight in _weighty(names, weights):
        found.setdefault(what, {})[value] = weight
    return found


def _weighty(names: Sequence[Observed], weights: np.ndarray) -> Iterator[tuple[Observed, float]]:
    for name, weight in zip(names, weights, strict=True):
        if abs(weight) >= _LEAST:
            yield name, round(float(weight), 2)
