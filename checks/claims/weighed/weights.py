"""How much each observation counts (``weights/``), ready for use.

What can be observed is in the modules beside; how weights are estimated belongs to the tests that mark passages.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path

from assets.law import Law, load
from checks.claims.weighed.observed import Observed

WEIGHTS = Path(__file__).with_name("weights")


class Weights(Law):
    """The weights for one question: ``base`` before anything is seen, ``enough`` for a yes."""

    reference: str
    base: float = 0.0
    enough: float = 0.0
    weights: Mapping[str, Mapping[str, float]]

    def sum(self, observed: Iterable[Observed]) -> float:
        """What all that is observed about one candidate weighs together."""
        return self.base + sum(self.weights.get(what, {}).get(value, 0.0) for what, value in observed)

    def chances(self, candidates: Sequence[Iterable[Observed]]) -> list[float]:
        """Of candidates of which one is meant, how likely each is it."""
        sums = [self.sum(c) for c in candidates]
        most = max(sums, default=0.0)
        each = [exp(x - most) for x in sums]
        return [x / sum(each) for x in each]


@cache
def weights(name: str) -> Weights:
    """The weights in use for one question, by the name of its file."""
    return load(WEIGHTS / f"{name}.yaml", Weights)
