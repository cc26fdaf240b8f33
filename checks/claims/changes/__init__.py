"""Differences and growth: by how much a figure rose or fell, where a statement gives both ends.

Where only one end is given nothing is claimed. A change of rates may be told in points or in per cent; the reading that
holds is what its writer meant. Changes whose ends no word joins are ``checks/claims/fitting``.
"""

from checks.claims.changes.change import PLACES, Change, holds, is_index
from checks.claims.changes.of_statement import Changes

__all__ = ["PLACES", "Change", "Changes", "holds", "is_index"]
