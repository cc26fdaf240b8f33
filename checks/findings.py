"""Findings: violated edits and the reader's notices, told with their cells and their arithmetic.

A finding is a record; every report renders the same one. How edits are decided is ``edits``, how
sentences are worded is the message catalogue. Which cell is the wrong one is not said here.
"""

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from assets.forms.model import FormVersion
from assets.messages import LANGS, Lang
from assets.periods import Period
from assets.warehouse import Warehouse
from checks.edits.ratio import Ratio, rate_holds, scale_of
from checks.edits.rule import Operand, Rule, Term
from checks.edits.sentences import Evidence, Involved, number, sentence
from checks.edits.totals import Totals
from checks.rules.load import Catalogue, StructureRule, versions_in_force

#: A misprint that only shows how a rate was rounded is shown, but does not hold the release.
_MILD = ("truncated", "rounded_up")

_FactKey = tuple[str, str, str, str, str]  # unit, form, indicator, level, item


def write_findings(warehouse: Warehouse, period: Period, rules: Catalogue) -> None:
    """Write the period's slices of ``findings`` and ``finding_cells``."""
    findings: list[tuple[Any, ...]] = []
    cells: list[tuple[Any, ...]] = []
    teller = _Teller(warehouse, period, rules)
    for finding, involved in [*teller.violations(), *teller.notices()]:
        findings.append(finding)
        for position, c in enumerate(involved):
            cells.append((
                period.code, finding[1], finding[2], position, c.role, c.form, c.indicator, c.level,
                c.item, c.file, c.sheet, c.cell, c.printed, c.value,
            ))
    with warehouse.transaction():
        for table in ("findings", "finding_cells"):
            warehouse.clear(table, period.code)
        warehouse.append("findings", findings)
        warehouse.append("finding_cells", cells)


class _Teller:
    """Looks up the facts behind violated instances and tells them."""

    def __init__(self, warehouse: Warehouse, period: Period, rules: Catalogue) -> None:
        self.period, self.rules = period, rules
        self.versions: dict[str, FormVersion] = versions_in_force(period)
        self.violated = warehouse.rows(
            "SELECT * FROM confrontations WHERE period = ? AND outcome = 'violated' "
            "ORDER BY unit, rule, level, item, target",
            [period.code],
        )
        self.noticed = warehouse.slice("notices", period.code, "unit, file, sheet, code, cell, details")
        facts = warehouse.rows(
            "SELECT * FROM facts WHERE period = ? AND NOT repeated AND unit IN "
            "(SELECT unit FROM confrontations WHERE period = ? AND outcome = 'violated')",
            [period.code, period.code],
        )
        self.facts: dict[_FactKey, dict[str, Any]] = {
            (f["unit"], f["form"], f["indicator"], f["level"], f["item"]): f for f in facts
        }
        self.rows_of: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        for f in facts:
            self.rows_of.setdefault((f["unit"], f["form"], f["indicator"]), []).append(f)

    def violations(self) -> Iterator[tuple[tuple[Any, ...], list[Involved]]]:
        """A finding with its cells for every violated instance."""
        for row in self.violated:
            rule = self.rules.rules[row["rule"]]
            involved = [
                c
                for term in rule.terms_of(row["target"])
                for c in self._involved(rule, term, row)
            ]
            evidence = self._evidence(rule, row, involved)
            severity = "warning" if evidence.diagnosis in _MILD else rule.severity
            ident = _ident(row["unit"], self.period, rule.id, row["level"], row["item"], row["target"])
            yield (
                self.period.code, row["unit"], ident, rule.id, rule.kind, severity,  # type: ignore[attr-defined]
                rule.home if rule.home in self.versions else rule.forms()[0], row["level"], row["item"],
                row["imbalance"], row["tolerance"], evidence.diagnosis,
                *(rule.label[lang] for lang in LANGS),
                *(sentence(evidence, lang) for lang in LANGS), rule.reference,
            ), involved

    def notices(self) -> Iterator[tuple[tuple[Any, ...], list[Involved]]]:
        """A finding of level 0 for everything that the reader noticed."""
        for row in self.noticed:
            rule = self.rules.structure[row["code"]]
            ident = _ident(row["unit"], self.period, rule.id, row["file"], row["sheet"], row["cell"] + row["code"] + row["details"])
            cell = Involved(
                "figure", 1, row["form"], row["indicator"], "", "", "", "", row["printed"], None, None,
                row["file"], row["sheet"], row["cell"],
            )
            yield (
                self.period.code, row["unit"], ident, rule.id, "structure", rule.severity, row["form"],
                "", "", None, None, None, *(rule.label[lang] for lang in LANGS),
                *(_noticed(rule, row, lang) for lang in LANGS), rule.reference,
            ), [cell]

    def _involved(self, rule: Rule, term: Term, row: dict[str, Any]) -> list[Involved]:
        """The cells behind one term: one, the members of a joined figure, or the rows of a total."""
        o = term.operand
        key = (row["unit"], o.form, o.code)
        if isinstance(rule, Totals) and term.role == "part":
            rows = [
                f for f in self.rows_of.get(key, [])
                if f["level"] and (not f["item"] if rule.over == "levels" else f["item"] and f["level"] == row["level"])
            ]
            return [self._cell(term, f) for f in rows]
        level, item = (o.level, "") if o.level else (row["level"], row["item"])
        fact = self.facts.get((*key, level, item))
        indicator = self.versions[o.form].indicator(o.code)
        if indicator and indicator.joins and (fact is None or fact["value"] is None):
            members = [self.facts.get((row["unit"], o.form, j, level, item)) for j in indicator.joins]
            return [self._cell(term, f) for f in members if f]
        return [self._cell(term, fact)] if fact else []

    def _cell(self, term: Term, fact: dict[str, Any]) -> Involved:
        indicator = self.versions[fact["form"]].indicator(fact["indicator"])
        assert indicator is not None
        return Involved(
            term.role, term.sign, fact["form"], fact["indicator"], indicator.label, indicator.unit,
            fact["level"], fact["item"], fact["printed"], fact["value"], fact["decimals"],
            fact["file"], fact["sheet"], fact["cell"],
        )

    def _evidence(self, rule: Rule, row: dict[str, Any], involved: list[Involved]) -> Evidence:
        diagnosis, other = row["diagnosis"], None
        if isinstance(rule, Ratio) and diagnosis is None:
            other = self._other_denominator(rule, row, involved)
            diagnosis = "other_denominator" if other else None
        version = self.versions.get(rule.home)
        indicator = version.indicator(row["target"]) if version and row["target"] else None
        zero = Decimal(0)
        return Evidence(
            rule, row["target"], involved, row["left_side"] or zero, row["right_side"] or zero,
            row["imbalance"] or zero, row["tolerance"] or zero, diagnosis, indicator, other,
        )

    def _other_denominator(
        self, rule: Ratio, row: dict[str, Any], involved: list[Involved]
    ) -> tuple[dict[Lang, str], Decimal] | None:
        """Another denominator in real use with which the printed rate holds."""
        rate = next(c for c in involved if c.role == "rate")
        numerator = sum((c.sign * (c.value or 0) for c in involved if c.role == "numerator"), Decimal(0))
        for other in rule.other_denominators:
            values = [self._value(rule.operand(text), row) for text in other.of]
            if rate.value is None or rate.decimals is None or any(v is None for v in values):
                continue
            total = sum((v for v in values if v is not None), Decimal(0))
            printed = int(rate.value.scaleb(rate.decimals))
            n, q = int(numerator.scaleb(9)), int(total.scaleb(9))
            if q > 0 and rate_holds(printed, rate.decimals, n, q, scale_of(rate.unit)):
                return other.label, total
        return None

    def _value(self, operand: Operand, row: dict[str, Any]) -> Decimal | None:
        fact = self.facts.get((row["unit"], operand.form, operand.code, operand.level, ""))
        return fact["value"] if fact else None


def _noticed(rule: StructureRule, row: dict[str, Any], lang: Lang) -> str:
    """The sentence of a notice; figures among its details are printed for the reader's language."""
    details: dict[str, str] = json.loads(row["details"])
    for name in ("value", "other"):
        if name in details:
            details[name] = number(Decimal(details[name]), lang)
    if "message_vi" in details:
        details["message"] = details[f"message_{lang}"]
    names = {"line": "", "label": ""} | {k: row[k] for k in ("file", "sheet", "cell", "form", "indicator", "printed")}
    return " ".join(rule.message[lang].format_map(names | details).split())


def _ident(unit: str, period: Period, rule: str, *place: str) -> str:
    """An id that stays the same as long as the same rule fails in the same place."""
    text = "|".join([period.code, unit, rule, *place])
    return hashlib.sha256(text.encode()).hexdigest()[:12]
