"""``doisoat check --coverage``: the figures that no edit confronts, listed for people and for programs.

Which figures these are is ``checks/coverage.py``.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from assets.facts import TEXT
from assets.messages import Lang, say
from assets.numbers import plain
from checks.claims.quotes import excerpt
from checks.coverage import Covered, Reach

#: The lists that are shown, with the least covered first: all but the figures that others confront.
SHOWN = (Reach.UNCOVERED, Reach.ONLY_LACKING, Reach.ONLY_LIMITS)
_KEYS = ("unit", "period", "form", "indicator", "printed", "file", "sheet", "cell")
#: Where figures of written reports stand, by unit, file and indicator.
Passages = Mapping[tuple[str, str, str], Mapping[str, Any]]


def totals(covered: Sequence[Covered]) -> dict[str, int]:
    """How many figures there are, how many are confronted, how many not, and why."""
    by_reach = Counter(c.reach for c in covered)
    confronted = by_reach[Reach.COMPARED] + by_reach[Reach.ONLY_LIMITS]
    return {
        "figures": len(covered),
        "confronted": confronted,
        "not_confronted": len(covered) - confronted,
        **{reach.name.lower(): by_reach[reach] for reach in SHOWN},
    }


def listed(covered: Sequence[Covered], reach: Reach, passages: Passages, lang: Lang) -> list[dict[str, Any]]:
    """The figures that edits reach just so far, for programs."""
    found = []
    for c in covered:
        if c.reach is not reach:
            continue
        f = c.fact
        told = {name: f[name] for name in _KEYS}
        told |= {"level": f["level"] or None, "item": None if f["form"] == TEXT else f["item"] or None}
        told |= {"value": plain(f["value"]), "label": c.label}
        told |= {"rules": list(c.rules), "lacking": list(c.lacking)}
        told["reason"] = say(f"coverage_{reach.name.lower()}", lang)
        if f["form"] == TEXT:
            passage = passages.get((f["unit"], f["file"], f["indicator"]), {})
            told["paragraph"] = int(f["cell"])
            told |= {name: passage.get(name) for name in ("start", "stop", "sentence")}
        found.append(told)
    return found


def lines(covered: Sequence[Covered], passages: Passages, lang: Lang) -> list[tuple[int, str]]:
    """The same for people, as lines with the depth of their indent: totals first, then list by list."""
    found = [(0, say("coverage_totals", lang, **totals(covered)))]
    for reach in SHOWN:
        mine = [c for c in covered if c.reach is reach]
        if mine:
            reason = say(f"coverage_{reach.name.lower()}", lang)
            found.append((1, say("coverage_list", lang, reason=reason, count=len(mine))))
        for (file, sheet), of_sheet in groupby(mine, lambda c: (c.fact["file"], c.fact["sheet"])):
            found.append((2, say("coverage_sheet", lang, file=file, sheet=sheet) if sheet else file))
            for line, told in groupby(((_told(c, passages, lang)) for c in of_sheet), lambda t: t[1:]):
                printed = "; ".join(t[0] for t in told)  # all that one sentence says
                place, what, rules = line
                key = "coverage_figure_lacking" if rules else "coverage_figure"
                found.append((3, say(key, lang, place=place, printed=printed, what=what, rules=rules)))
    return found


def _told(c: Covered, passages: Passages, lang: Lang) -> tuple[str, str, str, str]:
    """A figure as printed, its place, what it says, and the rules that lack others."""
    f, lacking = c.fact, ", ".join(c.lacking)
    if f["form"] == TEXT:
        passage = passages.get((f["unit"], f["file"], f["indicator"]))
        what = excerpt(passage["sentence"], passage["start"], passage["stop"]) if passage else c.label
        return f["printed"], say("at_paragraph", lang, paragraph=f["cell"]), f"“{what}”", lacking
    level, item = (f"@{f['level']}" if f["level"] else ""), (f" ({f['item']})" if f["item"] else "")
    what = f"{f['form']} {f['indicator']}{level}{item} “{c.label}”"
    return f["printed"], say("at_cell", lang, cell=f["cell"]), what, lacking
