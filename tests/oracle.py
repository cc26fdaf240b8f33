"""What every rule must decide, worked out in plain Python with fractions: nothing of it is SQL.

Written from DESIGN §5 and §6 alone, to be held against ``checks/edits``; it knows the records that
the rules are kept in and nothing else of how they are confronted.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assets.facts import read_figure
from assets.forms.model import FormVersion, Indicator
from assets.workbook.cells import Cell
from checks.edits.limits import Codes, Range
from checks.edits.outline import OutlineTotal
from checks.edits.ranking import Ranking
from checks.edits.rule import Rule
from checks.edits.totals import Totals
from tests.facts import place_of

Place = tuple[str, str, str, str]  # form, code, level, item
Figure = tuple[Decimal, int]
Figures = dict[Place, Figure | None]
Side = tuple[Fraction, Fraction]  # a sum, and how far rounding may have moved it
Outcomes = dict[tuple[str, str, str], str]  # by level, item and target


def read(printed: Mapping[str, str], versions: Mapping[str, FormVersion]) -> Figures:
    """The figures at the places where something is printed."""
    figures: Figures = {}
    for place, text in printed.items():
        form, code, level, item = place_of(place)
        figure = read_figure(Cell(0, 0, text), _indicator(versions, form, code), None)
        known = figure.value is not None and figure.decimals is not None
        figures[form, code, level, item] = (figure.value, figure.decimals) if known else None  # type: ignore[assignment]
    return figures


def _indicator(versions: Mapping[str, FormVersion], form: str, code: str) -> Indicator:
    found = versions[form].indicator(code)
    assert found is not None
    return found


def decide(rule: Rule, figures: Figures, versions: Mapping[str, FormVersion]) -> Outcomes:
    """The outcome of every instance of a rule for the figures of one unit."""
    r: Any = rule
    rows = sorted({(level, item) for form, _, level, item in figures if form == rule.home})
    if isinstance(rule, Range | Codes):
        return _single(rule, figures, versions)
    if isinstance(rule, Totals):
        return _totals(rule, figures, versions[rule.home])
    if isinstance(rule, OutlineTotal):
        return _outline(rule, figures)
    if isinstance(rule, Ranking):
        return _ranking(rule, figures)
    operands = [t.operand for t in rule.terms()]
    forms = {o.form for o in operands}
    if not any(form in forms for form, *_ in figures):
        return {}
    by_row = len(forms) == 1 and not any(o.level for o in operands)
    places = sorted({(lv, it) for form, _, lv, it in figures if form in forms}) if by_row else [("", "")]
    assert rows or not by_row or rule.home == "X"

    def side(names: Sequence[str], row: tuple[str, str], zero: bool = False) -> Side | None:
        total, slack, some = Fraction(0), Fraction(0), False
        for name in names:
            operand = rule.operand(name.removeprefix("-"))
            place = (operand.level, "") if operand.level else row
            found = _printed(figures, versions, operand.form, operand.code, place)
            if found is None:
                if not zero:
                    return None
                continue
            some = True
            total += -found[0] if name.startswith("-") else found[0]
            slack += found[1]
        return (total, slack) if some else None

    zero = rule.missing == "zero"
    found: Outcomes = {}
    for row in places:
        holds: bool | None
        if r.kind in ("balance", "agreement", "bound"):
            names = {
                "balance": ("whole", "parts"),
                "agreement": ("left", "right"),
                "bound": ("lesser", "greater"),
            }
            first, second = (getattr(r, name) for name in names[r.kind])
            left = side([first] if isinstance(first, str) else first, row, zero and r.kind == "bound")
            right = side(second, row, zero and r.kind != "bound")
            extras = side(r.extras, row, True) if r.kind == "balance" else None
            if right and extras:
                right = (right[0] + extras[0], right[1] + extras[1])
            if left is None or right is None:
                holds = None
            elif r.kind == "bound":
                holds = left[0] - right[0] <= left[1] + right[1]
            else:
                holds = abs(left[0] - right[0]) <= left[1] + right[1]
        elif r.kind == "ratio":
            holds = _ratio(r, figures, versions, row, side(r.numerator, row), side(r.denominator, row))
        elif r.kind == "between":
            whole, parts = side([r.whole], row), [side([p], row) for p in r.parts]
            if whole is None or None in parts:
                holds = None
            else:
                known = [p for p in parts if p is not None]
                lowest, highest = min(p[0] - p[1] for p in known), max(p[0] + p[1] for p in known)
                holds = lowest - whole[1] <= whole[0] <= highest + whole[1]
        elif r.kind == "banded":
            points, place = side([r.by], row), side([r.place], row)
            holds = None
            if points and place and str(int(place[0])) in r.bands:
                band = r.bands[str(int(place[0]))]
                holds = (band.least is None or points[0] >= Fraction(band.least) - points[1]) and (
                    band.below is None or points[0] <= Fraction(band.below) + points[1]
                )
        else:
            assert r.kind == "presence"
            given = [side([name], row) is not None for name in r.when]
            holds = all(side([name], row) is not None for name in r.of) if all(given) else None
        found[(*row, "")] = _outcome(holds)
    return found


def _outcome(holds: bool | None) -> str:
    return "lacking" if holds is None else "satisfied" if holds else "violated"


def _printed(
    figures: Figures, versions: Mapping[str, FormVersion], form: str, code: str, row: tuple[str, str]
) -> Side | None:
    """A figure and half a unit of its last place; of a joined figure that is not there, its members'."""
    indicator = _indicator(versions, form, code)
    figure = figures.get((form, code, *row))
    if figure is not None:
        exact = indicator.quantity in ("count", "code")
        return Fraction(figure[0]), Fraction(0) if exact else Fraction(1, 2 * 10 ** figure[1])
    members = [_printed(figures, versions, form, code, row) for code in indicator.joins]
    if not members or None in members:
        return None
    return sum(m[0] for m in members if m) + Fraction(0), sum(m[1] for m in members if m) + Fraction(0)


def _ratio(
    r: Any, figures: Figures, versions: Mapping[str, FormVersion], row: tuple[str, str],
    n: Side | None, q: Side | None,
) -> bool | None:  # fmt: skip
    operand = r.operand(r.rate)
    rate = figures.get((operand.form, operand.code, *row))
    if rate is None or n is None or q is None or q[0] <= q[1] or n[0] < 0:
        return None
    scale = 100 if _indicator(versions, operand.form, operand.code).unit == "%" else 1
    half = Fraction(1, 2 * 10 ** rate[1])
    least, most = Fraction(rate[0]) - half, Fraction(rate[0]) + half
    # Some reading of the sides prints the rate.
    return scale * (n[0] + n[1]) >= least * (q[0] - q[1]) and scale * (n[0] - n[1]) <= most * (q[0] + q[1])


def _single(rule: Range | Codes, figures: Figures, versions: Mapping[str, FormVersion]) -> Outcomes:
    found: Outcomes = {}
    rows = {(level, item) for form, _, level, item in figures if form == rule.home}
    for row in rows:
        for indicator in versions[rule.home].indicators:
            if isinstance(rule, Codes):
                if not indicator.codes or (rule.of and indicator.code not in rule.of):
                    continue
            elif indicator.quantity != rule.all_of and indicator.code not in rule.of:
                continue
            printed = _printed(figures, versions, rule.home, indicator.code, row)
            holds: bool | None = None
            if printed is not None and isinstance(rule, Codes):
                holds = printed[0] in {Fraction(code) for code in indicator.codes}
            elif printed is not None and isinstance(rule, Range):
                low = rule.least is not None and printed[0] < Fraction(rule.least)
                high = rule.most is not None and printed[0] > Fraction(rule.most)
                holds = not (low or high)
            found[(*row, indicator.code)] = _outcome(holds)
    return found


def _totals(rule: Totals, figures: Figures, version: FormVersion) -> Outcomes:
    own = {place[1:]: figure for place, figure in figures.items() if place[0] == rule.home}
    assert version.by_level
    levels = {level for _, level, _ in own if level and level not in version.by_level.beside}
    found: Outcomes = {}
    for (code, level, item), whole in own.items():
        indicator = version.indicator(code)
        if code not in rule.adds if rule.adds else indicator is None or indicator.quantity != "count":
            continue
        column = {(lv, it): figure for (c, lv, it), figure in own.items() if c == code}
        items = {at: figure for at, figure in column.items() if at[1] and "›" not in at[1]}
        if rule.over == "parts":
            parts = [f for (lv, it), f in column.items() if lv == level and it.rpartition(" › ")[0] == item]
            parts = parts if item else []
        elif item or (level if rule.over == "levels" else not level and levels):
            continue
        elif rule.over == "items":
            parts = [figure for (lv, _), figure in items.items() if lv == level]
        else:
            parts = []
            for each in sorted({lv for lv, _ in column} & levels):
                of_level = [figure for (lv, _), figure in items.items() if lv == each]
                parts += [column[each, ""]] if (each, "") in column else of_level or ["of some rows only"]
        if not parts:
            continue
        if "of some rows only" in parts:
            found[level, item, code] = "lacking"
            continue
        if rule.missing == "zero":
            parts = [p for p in parts if p is not None]
        holds = None
        if whole is not None and parts and None not in parts:
            total = sum(p[0] for p in parts if p)
            holds = whole[0] <= total if rule.relation == "at_most" else whole[0] == total
        found[level, item, code] = _outcome(holds)
    return found or _undecided(rule, figures)


def _outline(rule: OutlineTotal, figures: Figures) -> Outcomes:
    own = {place[1:]: figure for place, figure in figures.items() if place[0] == rule.home}
    found: Outcomes = {}
    for level in {level for _, level, _ in own}:
        items = {item for _, lv, item in own if lv == level}
        below: dict[str, list[str]] = {}
        for item in items - {""}:
            below.setdefault(item.rpartition(".")[0], []).append(item)
        short = {above for above, parts in below.items() if _short(above, parts)}
        selected = len(short) >= 2 and 4 * len(short) >= len(below)
        lost = [i for above, parts in below.items() for i in parts
                if i.rpartition(".")[2].startswith("[") or (above and above not in items)]  # fmt: skip
        for code in rule.of:
            for above, inside in below.items():
                parts = [own[code, level, i] for i in inside if (code, level, i) in own]
                if (code, level, above) not in own or not parts:
                    continue
                doubtful = (
                    selected or above in short or any(not above or i.startswith(above + ".") for i in lost)
                )
                found[level, above, code] = _outcome(
                    None if doubtful else _adds_up(rule, own[code, level, above], parts)
                )
    return found or _undecided(rule, figures)


def _ranking(rule: Ranking, figures: Figures) -> Outcomes:
    """Each row against each of its section: the one that more of them contradict is out of place."""
    place, by = (t.operand.code for t in rule.terms())
    own = {p[1:]: f for p, f in figures.items() if p[0] == rule.home and not p[2] and p[3]}
    items = sorted({item for code, _, item in own if code in (place, by)})
    both: dict[str, tuple[Fraction, Fraction]] = {}
    for item in items:
        found = [own.get((code, "", item)) for code in (by, place)]
        if None not in found:
            both[item] = tuple(Fraction(f[0]) for f in found if f)  # type: ignore[assignment]
    against: dict[str, set[str]] = {item: set() for item in both}
    for one, (points, at) in both.items():
        for other, (fewer, where) in both.items():
            together = one.rpartition(".")[0] == other.rpartition(".")[0]
            if together and points > fewer and (where < at or (where == at and not rule.ties)):
                against[one].add(other)
                against[other].add(one)
    odd = {
        item for item, others in against.items()
        if others and all(
            len(against[o]) < len(others) or (len(against[o]) == len(others) and both[o][0] < both[item][0])
            for o in others
        )
    }  # fmt: skip
    outcomes: Outcomes = {}
    for item in items:
        section = [i for i in both if i.rpartition(".")[0] == item.rpartition(".")[0]]
        wrong = odd & set(section)
        undecided = (
            item not in both or len(section) < 2 or (len(wrong) > 1 and 4 * len(wrong) >= len(section))
        )
        outcomes["", item, ""] = _outcome(None if undecided else item not in odd)
    return outcomes or _undecided(rule, figures)


def _short(above: str, parts: Sequence[str]) -> bool:
    """Whether numbered rows leave one out between them, or before them where their parent is numbered too."""
    last = [part.rpartition(".")[2] for part in parts]
    if not all(map(str.isdecimal, last)):
        return False
    numbers = sorted(map(int, last))
    start = 1 if not above or above.rpartition(".")[2].isdecimal() else numbers[0]
    return numbers != list(range(start, start + len(numbers)))


def _adds_up(rule: OutlineTotal, whole: Figure | None, parts: Sequence[Figure | None]) -> bool | None:
    given = [p for p in parts if p is not None]
    if whole is None or not given or (len(given) < len(parts) and rule.missing != "zero"):
        return None
    slack = sum((Fraction(1, 2 * 10**d) for _, d in (whole, *given)), Fraction(0))
    total = sum((Fraction(v) for v, _ in given), Fraction(0))
    wholes = [Fraction(whole[0]), *([Fraction(rule.or_equal)] if rule.or_equal is not None else [])]
    return any(abs(total - w) <= slack for w in wholes)


def _undecided(rule: Rule, figures: Figures) -> Outcomes:
    return {("", "", ""): "lacking"} if any(form == rule.home for form, *_ in figures) else {}
