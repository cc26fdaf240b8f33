"""A unit's figures and everything that the rules demand of them, laid out for the search.

Units that sent the same figures share one layout; only the values differ. Which edit concerns which
figures is decided here as ``checks/confront.py`` decides it in SQL; the two are held against each
other on every run (``suspects.py``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assets.facts import TEXT
from assets.forms.model import FormVersion
from checks.edits.agreement import Agreement
from checks.edits.condition import Condition, Share, Stands, Sum
from checks.edits.limits import Codes, Range
from checks.edits.outline import OutlineTotal, sums_in
from checks.edits.rule import EXTRA, Rule, Term
from checks.edits.totals import Totals
from checks.explain.exchanges import Alike, alike
from checks.explain.search import Edit, Edits, Record, figures_in, quotient_between
from checks.figures import Figures, Row, described

#: The claims of each unit's documents: rule, document, target.
Claims = Mapping[str, Sequence[tuple[str, str, str]]]


@dataclass(slots=True)
class Layout:
    """The figures that take part, by number, and the edits over them."""

    places: list[tuple[str, str, str, str]]
    exact: list[bool]
    decimals: list[int]
    units: list[str]
    edits: Edits
    lines: Alike
    #: Rules by which a figure of a text repeats one of a form.
    copies: frozenset[str] = frozenset()


class Layouts:
    """The layouts of the units of a period, each made once."""

    def __init__(
        self, rules: Sequence[Rule], versions: Mapping[str, FormVersion], claims: Claims | None = None
    ) -> None:
        self.rules, self.versions, self.claims = rules, versions, claims or {}
        self._made: dict[tuple[object, ...], Layout] = {}

    def of(self, facts: Sequence[Row]) -> tuple[Layout, list[Row], list[int]]:
        """The layout of a unit's facts, those of them that have a number there, and their values.

        Facts come sorted by place, so that the order of cells, files and units changes nothing.
        """
        key: tuple[object, ...] = tuple(
            (f["form"], f["indicator"], f["level"], f["item"], f["decimals"], _unsigned(f)) for f in facts
        )
        if facts and facts[0]["unit"] in self.claims:
            key += tuple(self.claims[facts[0]["unit"]])
        layout = self._made.get(key)
        if layout is None:
            layout = self._made[key] = self._make(facts)
        given = [f for f in facts if f["value"] is not None]
        values = [int(f["value"].scaleb(d)) for f, d in zip(given, layout.decimals, strict=True)]
        return layout, given, values

    def followed(
        self, facts: Sequence[Row], new: Mapping[tuple[str, str, str, str], Decimal | None]
    ) -> dict[tuple[str, str, str, str], Decimal]:
        """What formulas show once some figures of one unit have new values: by place, those that change."""
        known = [f for f in facts if f["form"] in self.versions or f["form"] == TEXT]
        if not known:
            return {}
        layout, given, values = self.of(known)
        record = Record(layout.edits, values, following(layout, given, values))
        changed = list(values)
        for v, place in enumerate(layout.places):
            value = new.get(place)
            if value is not None:
                if value != round(value, layout.decimals[v]):
                    return {}
                changed[v] = int(value.scaleb(layout.decimals[v]))
                record.follows.pop(v, None)
        return {
            layout.places[v]: Decimal(value).scaleb(-layout.decimals[v])
            for v, value in record.followed(changed).items()
        }

    def _make(self, facts: Sequence[Row]) -> Layout:
        given = [f for f in facts if f["value"] is not None]
        places = [(f["form"], f["indicator"], f["level"], f["item"]) for f in given]
        numbered = {place: n for n, place in enumerate(places)}
        exact = [f["quantity"] in ("count", "code") for f in given]
        unsigned = [_unsigned(f) for f in given]
        decimals = [int(f["decimals"] or 0) for f in given]
        units = [described(self.versions, f)[1] for f in given]
        figures = Figures(facts, self.versions)
        edits: list[Edit] = []
        rows_of = _rows(facts)
        claimed: dict[str, list[tuple[str, str, str]]] = {}
        for name, item, target in self.claims.get(facts[0]["unit"], ()) if facts else ():
            claimed.setdefault(name, []).append(("", item, target))
        for rule in self.rules:
            for level, item, target in (
                claimed.get(rule.id, ()) if rule.claim else _instances(rule, rows_of, self.versions)
            ):
                roles = _roles(rule, target, figures, facts[0]["unit"], level, item)
                if roles is None:
                    continue
                stands: dict[str, list[Stands]] = {}
                for role, rows in roles.items():
                    stands[role] = []
                    for sign, f in rows:
                        n = numbered[f["form"], f["indicator"], f["level"], f["item"]]
                        stands[role].append(Stands(n, sign, decimals[n], exact[n], units[n]))
                condition = rule.condition(stands)
                if condition is None:
                    continue
                involved = tuple(sorted({s.figure for found in stands.values() for s in found}))
                edits.append(Edit(rule.id, level, item, target, condition, involved))
        copies = frozenset(r.id for r in self.rules if r.claim and isinstance(r, Agreement))
        return Layout(places, exact, decimals, units, Edits(edits, unsigned), alike(places), copies)


def _unsigned(f: Row) -> bool:
    """Whether a figure has no place for a minus: counts and rates, and what sentences tell, but for points
    that are taken off in a table, and what is printed with one."""
    return (f["quantity"] in ("count", "rate") or f["form"] == TEXT) and not (f["value"] or 0) < 0


#: By form: its rows (level and item) and its indicators, as far as the unit has them.
_Rows = dict[str, tuple[dict[tuple[str, str], None], dict[str, None]]]


def _rows(facts: Iterable[Row]) -> _Rows:
    found: _Rows = {}
    for f in facts:
        rows, columns = found.setdefault(f["form"], ({}, {}))
        rows[f["level"], f["item"]] = None
        columns[f["indicator"]] = None
    return found


def _instances(
    rule: Rule, rows_of: _Rows, versions: Mapping[str, FormVersion]
) -> Iterator[tuple[str, str, str]]:
    """Where a rule is confronted within one unit's facts: level, item and target of each instance."""
    terms = rule.terms()
    home, columns = rows_of.get(rule.home, ({}, {}))
    if isinstance(rule, Totals):
        by_level = versions[rule.home].by_level if rule.home in versions else None
        if by_level:
            added = [code for code in rule.targets(versions[rule.home]) if code in columns]
            yield from ((*row, code) for row in rule.sums(home, by_level.beside) for code in added)
    elif isinstance(rule, OutlineTotal):
        for level in dict.fromkeys(level for level, _ in home):
            sums = list(sums_in(item for of, item in home if of == level))
            yield from (
                (level, item, t.operand.code) for item in sums for t in terms if t.operand.code in columns
            )
    elif isinstance(rule, Range | Codes):
        wanted = [t.operand.code for t in terms] or [
            i.code
            for i in versions[rule.home].indicators
            if i.quantity == ("code" if isinstance(rule, Codes) else rule.all_of)
        ]
        yield from ((level, item, code) for level, item in home for code in wanted)
    else:
        forms = {t.operand.form for t in terms}
        if len(forms) == 1 and not any(t.operand.level for t in terms):
            yield from ((level, item, "") for level, item in rows_of.get(forms.pop(), ({}, {}))[0])
        elif forms & set(rows_of):
            yield "", "", ""


def _roles(
    rule: Rule, target: str, figures: Figures, unit: str, level: str, item: str
) -> dict[str, list[tuple[int, Row]]] | None:
    """The facts in each role of an instance with their signs; None where one is missing."""
    spared = rule.spared
    roles: dict[str, list[tuple[int, Row]]] = {}
    terms: Iterable[Term] = rule.terms_of(target)
    for term in terms:
        found = figures.of_term(rule, term, unit, level, item)
        given = [f for f in found if f and f["value"] is not None]
        members = roles.setdefault(term.role, [])
        if len(given) < len(found):
            if term.role not in spared:
                return None
            if len(found) > 1 and not isinstance(rule, Totals | OutlineTotal):
                given = []  # a joined figure counts only with all its members
        members += [(term.sign, f) for f in given]
    return roles if all(figures for role, figures in roles.items() if role != EXTRA) else None


def following(layout: Layout, facts: Sequence[Row], values: Sequence[int]) -> dict[int, int]:
    """The figures that a formula computes, with the edit that says from which; inputs come first.

    A formula is no typing: where its edit holds, the figure follows its inputs and is not suspected
    by itself; where it does not, the formula may be wrong, and the figure is suspected like others. What
    a report repeats of a form follows it likewise.
    """
    edits = layout.edits.edits
    found: dict[int, int] = {}
    rests_on: dict[int, set[int]] = {}
    for v, fact in enumerate(facts):
        repeated = fact["form"] == TEXT
        if not fact["formula"] and not repeated:
            continue
        for n in figures_in(layout.edits.of_figure[v]):
            condition = edits[n].condition
            if repeated and edits[n].rule not in layout.copies:
                continue
            if condition.whole != v or not _computes(condition, values):
                continue
            if condition.share and not _only_limits(layout.edits, v, n):
                continue
            inputs = set(edits[n].figures) - {v}
            below = inputs.union(*(rests_on.get(i, ()) for i in inputs))
            if v in below:
                continue
            found[v] = n
            rests_on[v] = below
            for other, known in rests_on.items():
                if v in known:
                    rests_on[other] = known | below
            break
    return dict(sorted(found.items(), key=lambda item: (len(rests_on[item[0]] & found.keys()), item[0])))


def _only_limits(edits: Edits, rate: int, own: int) -> bool:
    """Whether nothing but its quotient and limits of its own is asked of a rate."""
    return all(n == own or len(edits.edits[n].figures) == 1 for n in figures_in(edits.of_figure[rate]))


def _computes(condition: Condition, values: Sequence[int]) -> bool:
    """Whether the condition holds as an exact equation, as a formula makes it."""
    if condition.share:
        n, q = condition.share.quotient(values)
        return q > 0 and condition.share.holds(values[condition.share.rate], n, q)
    return all(
        low == high == 0 and sum(c * values[v] for v, c in terms) == 0 for terms, low, high in condition.sums
    )


def without(edits: Edits, follows: Mapping[int, int]) -> Edits:
    """The same demands on the figures that were typed: those that follow are replaced by their inputs."""
    replaced: dict[int, dict[int, int]] = {}
    rates: dict[int, Share] = {}
    for v, n in follows.items():
        condition = edits.edits[n].condition
        if condition.share:
            rates[v] = condition.share
            continue
        terms = dict(condition.sums[0].terms)
        own = terms.pop(v)
        replaced[v] = {w: -c * own for w, c in terms.items()}
    found = []
    for n, edit in enumerate(edits.edits):
        condition = edit.condition
        for v in edit.figures:
            if v in rates:  # its own edit holds whatever its inputs are; its limits are theirs
                limits = [] if follows[v] == n else condition.sums
                condition = Condition(
                    tuple(
                        s for ((_, c),), low, high in limits for s in quotient_between(rates[v], c, low, high)
                    )
                )
        if any(v in replaced for v in _figures(condition)):
            condition = _with(condition, replaced)
        figures = tuple(sorted(_figures(condition)))
        found.append(Edit(edit.rule, edit.level, edit.item, edit.target, condition, figures))
    return Edits(found, edits.unsigned)


def _with(condition: Condition, replaced: Mapping[int, Mapping[int, int]]) -> Condition:
    def terms_of(terms: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        found: dict[int, int] = {}
        pending = list(terms)
        while pending:
            v, c = pending.pop()
            if v in replaced:
                pending += [(w, c * k) for w, k in replaced[v].items()]
            else:
                found[v] = found.get(v, 0) + c
        return tuple(sorted((v, c) for v, c in found.items() if c))

    def sum_of(s: Sum) -> Sum:
        return Sum(terms_of(s.terms), s.low, s.high)

    share = condition.share
    if share:
        share = share._replace(numerator=terms_of(share.numerator), denominator=terms_of(share.denominator))
    return Condition(
        tuple(sum_of(s) for s in condition.sums),
        tuple(tuple(sum_of(s) for s in clause) for clause in condition.either),
        share,
        condition.whole,
        condition.exact,
    )


def _figures(condition: Condition) -> set[int]:
    sums = [*condition.sums, *(s for clause in condition.either for s in clause)]
    found = {v for s in sums for v, _ in s.terms}
    if condition.share:
        found |= {condition.share.rate, *condition.share.sides}
    return found
