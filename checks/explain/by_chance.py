"""Edits that may hold by chance, and then guard no figure against suspicion; a repair that breaks one says so.

What sentences are found to claim only because figures happen to fit each other, of several paragraphs or small ones of
one, is no proof of any of them: 33,3 % is the quotient of many pairs. Which edits are confronted is ``checks/claims``;
what violated ones demand stays as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from assets.facts import TEXT
from checks.edits.rule import Rule
from checks.explain.explanations import Explanation
from checks.explain.lay_out import Layout
from checks.explain.search import Edit, Edits, Record, figures_in
from checks.explain.slips import SlipLaw
from checks.figures import Row


def guarding(
    layout: Layout, given: Sequence[Row], values: Sequence[int], rules: Mapping[str, Rule], law: SlipLaw
) -> tuple[Layout, Record]:
    """The layout without the edits that hold and may do so by chance; and the figures held against those alone."""
    loose = {n for n, e in enumerate(layout.edits.edits) if _is_loose(e, given, rules, law)}
    loose -= set(Record(layout.edits, values).violated) if loose else set()
    kept, apart = (
        Edits(
            [e for n, e in enumerate(layout.edits.edits) if (n in loose) == by_chance], layout.edits.unsigned
        )
        for by_chance in (False, True)
    )
    return (replace(layout, edits=kept) if loose else layout), Record(apart, values)


def broken(told: Explanation, by_chance: Record) -> tuple[str, ...]:
    """The rules of the edits that hold by chance, if they do, and with the values of an explanation may not.

    Of a figure that may have several values, the ends and the likeliest are put in place; one without an end may
    break whatever it is in.
    """
    edits, found = by_chance.edits, dict[str, None]()
    ends = {c.figure: {c.low, c.high, c.low if c.value is None else c.value} for c in told.changes}
    for n in figures_in(edits.touching([*ends, *told.follows])):
        edit = edits.edits[n]
        if by_chance.state(edit.condition) is None:
            continue
        mine = [v for v in edit.figures if v in ends]
        for values in product(*(ends[v] for v in mine)):
            new = dict(told.follows) | {
                v: value for v, value in zip(mine, values, strict=True) if value is not None
            }
            if None in values or by_chance.state_with(n, new) is not True:
                found[edit.rule] = None
    return tuple(found)


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
