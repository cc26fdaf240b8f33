"""What the rules in force at one time demand of the figures of the forms, whatever a unit reports.

As ``checks/explain/lay_out.py`` does for the facts of a unit: figures become numbers and edits become
conditions over them (``checks/edits/condition.py``), so a kind that states its condition is understood
here without further ado, and one that does not is only ever compared with its like. What follows from
what is asked in the modules of the faults.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from assets.forms.model import FormVersion, Indicator
from assets.periods import Period
from checks.edits.condition import Condition, Share, Stands, Sum, sum_between
from checks.edits.limits import Codes, Range
from checks.edits.outline import OutlineTotal
from checks.edits.ranking import Ranking
from checks.edits.rule import EXTRA, Operand, Rule, Term
from checks.edits.totals import Totals
from checks.lint.linear import Clause, Premise
from checks.rules.load import Catalogue

#: The printed decimals that rounded figures are taken to have.
_PLACES = 2
#: What makes no difference to what a rule demands.
_WORDING = {"id", "label", "description", "severity", "in_force", "reference", "level", "also"}


@dataclass(frozen=True)
class Demand:
    """What a rule asks of the figures in one place; ``key`` stands for what is no condition on sums."""

    rule: Rule
    roles: Mapping[str, Sequence[Stands]] = field(default_factory=dict)
    key: str = ""

    @property
    def figures(self) -> frozenset[int]:
        """The numbers of its figures."""
        return frozenset(s.figure for stands in self.roles.values() for s in stands)

    @property
    def spared(self) -> frozenset[int]:
        """Those of its figures of which some may be missing."""
        return frozenset(s.figure for role in self.rule.spared for s in self.roles.get(role, ()))

    @property
    def share(self) -> Share | None:
        """The quotient that is asked for, if one is."""
        condition = self.condition(rounded=False)
        return condition.share if condition else None

    @property
    def equation(self) -> bool:
        """Whether it is an equation, not a mere limit."""
        condition = self.condition()
        return condition is not None and condition.exact

    def patterns(self) -> list[frozenset[int]]:
        """The figures with which it is decided: all of them, and as few as will do."""
        needed = self.figures - self.spared
        return [self.figures, *(needed | {figure} for figure in sorted(self.spared))]

    def condition(self, given: Collection[int] | None = None, rounded: bool = True) -> Condition | None:
        """The condition; None where it is not decided.

        Args:
            given: the figures that are there; left out: all.
            rounded: whether rates and measures are as printed, not as they were before rounding.
        """
        if self.key:
            return None
        if given is not None:
            needed = self.figures - self.spared
            if not needed <= set(given) or self._without_all(given):
                return None
        roles = {
            role: [
                s if rounded else s._replace(exact=True) for s in stands if given is None or s.figure in given
            ]
            for role, stands in self.roles.items()
        }
        return self.rule.condition(roles)

    def _without_all(self, given: Collection[int]) -> bool:
        """Whether a role has none of its figures, of which one at least is needed."""
        asked = (stands for role, stands in self.roles.items() if role != EXTRA)
        return any(all(s.figure not in given for s in stands) for stands in asked)

    def clauses(self, given: Collection[int] | None = None, rounded: bool = True) -> list[Clause]:
        """The condition as clauses over sums, as far as it is one."""
        condition = self.condition(given, rounded)
        return [*((s,) for s in condition.sums), *condition.either] if condition else []


@dataclass
class Situation:
    """The rules and form versions that are in force together, and the periods in which they are."""

    periods: list[Period]
    rules: list[Rule]
    versions: dict[str, FormVersion]

    def __post_init__(self) -> None:
        self.figures: list[Operand] = []
        self.indicators: list[Indicator] = []
        self._numbers: dict[Operand, int] = {}
        self.demands = {rule.id: self._demands(rule) for rule in self.rules}
        self.joined = [*self._joined()]

    @property
    def free(self) -> frozenset[int]:
        """The figures that may be negative, for all that is known: not the counts."""
        return frozenset(n for n, i in enumerate(self.indicators) if i.quantity not in ("count", "code"))

    def premises(
        self, without: Collection[str], given: Collection[int] | None = None, rounded: bool = True
    ) -> list[Premise]:
        """What the rules demand, all but some, of the figures that are given (left out: of all)."""
        found = [Premise(owner, (s,)) for owner, s in self.joined]
        for rule in self.rules:
            if rule.id not in without:
                for demand in self.demands[rule.id]:
                    found += [Premise(rule.id, clause) for clause in demand.clauses(given, rounded)]
        return found

    def closed(self, given: Collection[int]) -> set[int]:
        """The given figures and those printed as one that their members make up."""
        there = {self.figures[n] for n in given}
        return {*given, *(n for n, o in enumerate(self.figures) if self.made_up(o, there))}

    def made_up(self, operand: Operand, given: Collection[Operand]) -> bool:
        """Whether a figure printed as one is there because all its members are."""
        indicator = self.versions[operand.form].indicator(operand.code)
        joins = indicator.joins if indicator else ()
        return bool(joins) and all(replace(operand, code=code) in given for code in joins)

    def _known(self, operand: Operand) -> bool:
        version = self.versions.get(operand.form)
        return version is not None and version.indicator(operand.code) is not None

    def _number(self, operand: Operand) -> int:
        if operand not in self._numbers:
            indicator = self.versions[operand.form].indicator(operand.code)
            assert indicator is not None, operand  # the loader has made sure
            self._numbers[operand] = len(self.figures)
            self.figures.append(operand)
            self.indicators.append(indicator)
            for member in self._members(self._numbers[operand]):
                self._number(member)
        return self._numbers[operand]

    def _members(self, number: int) -> list[Operand]:
        whole = self.figures[number]
        return [replace(whole, code=code) for code in self.indicators[number].joins]

    def _joined(self) -> Iterator[tuple[str, Sum]]:
        """A figure printed as one is the sum of its members; no rule says so, and all rules rest on it."""
        for number, indicator in enumerate(self.indicators):
            if indicator.joins:
                members = [self._stands(Term("", o, -1)) for o in self._members(number)]
                stands = [self._stands(Term("", self.figures[number])), *members]
                yield "", sum_between([s._replace(exact=True) for s in stands], 0, 0)

    def _stands(self, term: Term) -> Stands:
        number = self._number(term.operand)
        indicator = self.indicators[number]
        exact = indicator.quantity in ("count", "code")
        return Stands(number, term.sign, 0 if exact else _PLACES, exact, indicator.unit)

    def _demands(self, rule: Rule) -> list[Demand]:
        """What a rule demands in each place where it is confronted."""
        found = []
        for terms in self._instances(rule):
            if not all(self._known(t.operand) for t in terms):
                break
            roles = {
                role: [self._stands(t) for t in found]
                for role, found in groupby(sorted(terms, key=lambda t: t.role), lambda t: t.role)
            }
            found.append(Demand(rule, roles))
            if found[-1].condition() is None:
                break
        else:
            if found:
                return found
        return [Demand(rule, key=key) for key in self._keys(rule)]

    def _instances(self, rule: Rule) -> Iterator[Sequence[Term]]:
        terms = rule.terms()
        if rule.claim or isinstance(rule, Codes | OutlineTotal | Ranking):
            return  # which rows an outline has, only the tables say
        if isinstance(rule, Totals):
            # Sums over items say nothing about figures that any other rule names.
            levels = self.levels(rule.home) if rule.over == "levels" else []
            for code in rule.targets(self.versions[rule.home]) if levels else ():
                parts = (Term("part", Operand(rule.home, code, level)) for level in levels)
                yield [Term("whole", Operand(rule.home, code)), *parts]
        elif isinstance(rule, Range):
            for operand in [t.operand for t in terms] or self._all_of(rule.home, rule.all_of):
                for level in ("", *self.levels(rule.home)):
                    yield [Term("figure", replace(operand, level=level))]
        elif terms:
            forms = {t.operand.form for t in terms}
            everywhere = len(forms) == 1 and not any(t.operand.level for t in terms)
            for level in ("", *self.levels(forms.pop())) if everywhere else ("",):
                yield [replace(t, operand=replace(t.operand, level=t.operand.level or level)) for t in terms]

    def _keys(self, rule: Rule) -> Iterator[str]:
        """Names for what a rule demands that is the same for rules that demand the same."""
        if isinstance(rule, Codes) and not rule.claim:
            for operand in [t.operand for t in rule.terms()] or self._all_of(rule.home, "code"):
                yield f"codes {operand}"
        else:
            yield f"{rule.home} {rule.model_dump(exclude=_WORDING)}"

    def _all_of(self, form: str, quantity: str | None) -> list[Operand]:
        return [Operand(form, i.code) for i in self.versions[form].indicators if i.quantity == quantity]

    def levels(self, form: str) -> list[str]:
        """The levels that rows or columns of a form may be of, as far as they are added up."""
        places = self.versions[form].by_level
        return list(places.levels) if places else []


def situations(rules: Catalogue, periods: Sequence[Period]) -> list[Situation]:
    """What is in force together in these periods, oldest first, each set once."""
    found: dict[tuple[object, ...], Situation] = {}
    for period in periods:
        in_force, versions = rules.in_force(period), rules.versions(period)
        key = (*(r.id for r in in_force), *((form, v.version) for form, v in versions.items()))
        if key in found:
            found[key].periods.append(period)
        else:
            found[key] = Situation([period], in_force, versions)
    return list(found.values())
