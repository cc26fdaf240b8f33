"""How much each observation counts (``weights.yaml``), ready for use.

What can be observed is in the modules beside; how weights are estimated belongs to the tests that mark passages.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from assets.law import Law, load
from checks.claims.weighed.observed import Observed

WEIGHTS = Path(__file__).with_name("weights.yaml")


class Weights(Law):
    """The weights for one kind of relation: ``base`` before anything is seen, ``enough`` to be told."""

    base: float
    enough: float
    weights: Mapping[str, Mapping[str, float]]

    def sum(self, observed: Iterable[Observed]) -> float:
        """What all that is observed about one candidate weighs together."""
        return self.base + sum(self.weights.get(what, {}).get(value, 0.0) for what, value in observed)


class WeightLaw(Law):
    """``weights.yaml``, by kind of relation."""

    reference: str
    parts: Weights


@cache
def weights() -> WeightLaw:
    """The weights in use."""
    return load(WEIGHTS, WeightLaw)
