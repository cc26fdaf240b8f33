"""Edits that may hold by chance, and then guard no figure against suspicion.

What sentences are found to claim only because figures happen to fit each other, of several paragraphs or small ones of
one, is no proof of any of them: 33,3 % is the quotient of many pairs. Which edits are confronted is ``checks/claims``;
what violated ones demand stays as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assets.facts import TEXT
from checks.edits.rule import Rule
from checks.explain.lay_out import Layout
from checks.explain.search import Edit, Edits, Record
from checks.explain.slips import SlipLaw
from checks.figures import Row


def guarding(
    layout: Layout, given: Sequence[Row], values: Sequence[int], rules: Mapping[str, Rule], law: SlipLaw
) -> Layout:
    """The layout without the edits that hold and may do so by chance."""
    loose = {n for n, e in enumerate(layout.edits.edits) if _is_loose(e, given, rules, law)}
    loose -= set(Record(layout.edits, values).violated) if loose else set()
    if not loose:
        return layout
    kept = [e for n, e in enumerate(layout.edits.edits) if n not in loose]
    return replace(layout, edits=Edits(kept, layout.edits.unsigned))


def _is_loose(edit: Edit, given: Sequence[Row], rules: Mapping[str, Rule], law: SlipLaw) -> bool:
    """Whether an edit is only found to fit, and of figures that often do by chance."""
    chance = law.by_chance
    if rules[edit.rule].claim not in chance.claims:
        return False
    facts = [given[v] for v in edit.figures]
    if any(f["form"] != TEXT or f["sheet"] for f in facts):
        return False
    beside = len({f["cell"] for f in facts}) == 1
    if edit.condition.share:
        rate = given[edit.condition.share.rate]
        return not beside and int(rate["decimals"] or 0) <= chance.decimals
    return bool(max(f["value"] for f in facts) < (chance.below_beside if beside else chance.below))
