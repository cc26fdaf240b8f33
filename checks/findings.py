"""Findings: violated edits and the reader's notices, told with their cells and their arithmetic.

A finding is a record; every report renders the same one. How edits are decided is ``edits``, how
sentences are worded is the message catalogue. Which cell is the wrong one is not said here.
"""

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from assets.documents.model import Kind
from assets.facts import TEXT
from assets.forms.model import FormVersion
from assets.messages import LANGS, Lang
from assets.periods import Period
from assets.warehouse import Warehouse
from checks.cited.places import CitedPlaces
from checks.claims.quotes import Quotes
from checks.compared_places import ComparedPlaces
from checks.edits.compared import Compared
from checks.edits.ratio import Ratio
from checks.edits.rule import Rule, Term
from checks.edits.sentences import Evidence, Involved, number, sentence
from checks.figures import Figures, Row, described, fitting_denominator, fitting_reading
from checks.left_out import odd_rows
from checks.registers.places import RegisterPlaces
from checks.rules.load import Catalogue, StructureRule
from checks.targets.places import StatedPlaces


def write_findings(warehouse: Warehouse, period: Period, rules: Catalogue) -> None:
    """Write the period's slices of ``findings`` and ``finding_cells``."""
    findings: list[tuple[Any, ...]] = []
    cells: list[tuple[Any, ...]] = []
    teller = _Teller(warehouse, period, rules)
    of_unit: dict[str, int] = {}
    told = [*teller.violations(), *teller.notices()]
    for finding, involved in sorted(told, key=lambda pair: _reading_order(*pair)):
        of_unit[finding[1]] = of_unit.get(finding[1], 0) + 1
        findings.append((*finding, of_unit[finding[1]]))
        for position, c in enumerate(involved):
            cells.append((
                period.code, finding[1], finding[2], position, c.role, c.form, c.indicator, c.level,
                c.item, c.file, c.sheet, c.cell, c.printed, c.value,
            ))  # fmt: skip
    with warehouse.transaction():
        for table in ("findings", "finding_cells"):
            warehouse.clear(table, period.code)
        warehouse.append("findings", findings)
        warehouse.append("finding_cells", cells)


def _reading_order(finding: tuple[Any, ...], involved: list[Involved]) -> tuple[Any, ...]:
    """By unit, errors first, then as a reader comes upon them: file, sheet, row, column."""
    unit, rule, severity = finding[1], finding[3], finding[5]
    if not involved:
        return unit, severity, "", "", 0, (0, ""), rule, finding[2]
    first = involved[0]
    letters = first.cell.rstrip("0123456789")
    row = int(first.cell[len(letters) :] or 0)  # of a report: the paragraph
    return unit, severity, first.file, first.sheet, row, (len(letters), letters), rule, finding[2]


class _Teller:
    """Looks up the facts behind violated instances and tells them."""

    def __init__(self, warehouse: Warehouse, period: Period, rules: Catalogue) -> None:
        self.period, self.rules = period, rules
        self.versions: dict[str, FormVersion] = rules.versions(period)
        self.violated = warehouse.rows(
            "SELECT * FROM confrontations WHERE period = ? AND outcome = 'violated' "
            "ORDER BY unit, rule, level, item, target",
            [period.code],
        )
        self.noticed = warehouse.slice("notices", period.code, "unit, file, sheet, code, cell, details")
        facts = warehouse.rows(
            "SELECT * FROM facts WHERE period = ? AND NOT repeated AND unit IN "
            "(SELECT unit FROM confrontations WHERE period = ? AND outcome = 'violated') "
            "ORDER BY file, sheet, length(cell), cell, level, item",  # as they stand on the sheet
            [period.code, period.code],
        )
        self.figures = Figures(facts, self.versions)
        self.odd_rows = odd_rows(self.violated, rules.rules, self.figures)
        self.quotes = Quotes(warehouse, period)
        self.in_tables = {
            (r["unit"], r["file"], str(r["number"])): (r["in_table"], r["in_row"], r["in_column"])
            for r in warehouse.rows(
                "SELECT unit, file, number, in_table, in_row, in_column FROM paragraphs WHERE period = ? AND kind = ? "
                "AND unit IN (SELECT unit FROM violations WHERE period = ?)",
                [period.code, Kind.CELL.value, period.code],
            )
        }
        kinds: tuple[type[ComparedPlaces], ...] = (CitedPlaces, RegisterPlaces, StatedPlaces)
        self.compared = {places.RULE.TABLE: places(warehouse, period) for places in kinds}

    def violations(self) -> Iterator[tuple[tuple[Any, ...], list[Involved]]]:
        """A finding with its cells for every violated instance."""
        for row in self.violated:
            rule = self.rules.rules[row["rule"]]
            if isinstance(rule, Compared):
                involved = self.compared[rule.TABLE].cells(row)
            else:
                involved = [c for t in rule.terms_of(row["target"]) for c in self._involved(rule, t, row)]
            evidence = self._evidence(rule, row, involved)
            severity = self.rules.severity_of(rule, evidence.diagnosis)
            ident = finding_id(row["unit"], self.period, rule.id, row["level"], row["item"], row["target"])
            form = rule.home if rule.home in (*self.versions, TEXT) else rule.forms()[0]
            kind: str = getattr(rule, "kind")  # noqa: B009 - every concrete rule has one
            yield (
                self.period.code, row["unit"], ident, rule.id, kind, severity, form, row["level"],
                row["item"], row["imbalance"], row["tolerance"], evidence.diagnosis,
                *(rule.label[lang] for lang in LANGS), *(sentence(evidence, lang) for lang in LANGS),
                rule.reference,
            ), involved  # fmt: skip

    def notices(self) -> Iterator[tuple[tuple[Any, ...], list[Involved]]]:
        """A finding of level 0 for everything that the reader noticed."""
        told: set[str] = set()
        for row in self.noticed:
            rule = self.rules.structure[row["code"]]
            place = row["cell"] + row["code"] + row["details"]
            ident = finding_id(row["unit"], self.period, rule.id, row["file"], row["sheet"], place)
            if ident in told:
                continue  # the same of the same place is one finding
            told.add(ident)
            cell = Involved(
                "figure", 1, row["form"], row["indicator"], "", "", "", "", row["printed"], None, None,
                row["file"], row["sheet"], row["cell"],
            )  # fmt: skip
            yield (
                self.period.code, row["unit"], ident, rule.id, "structure", rule.severity, row["form"],
                "", "", None, None, None, *(rule.label[lang] for lang in LANGS),
                *(_noticed(rule, row, lang) for lang in LANGS), rule.reference,
            ), [cell]  # fmt: skip

    def _involved(self, rule: Rule, term: Term, row: dict[str, Any]) -> list[Involved]:
        """The cells behind one term: one, the members of a joined figure, or the rows of a total."""
        facts = self.figures.of_term(rule, term, row["unit"], row["level"], row["item"])
        return [self._cell(term, f) for f in facts if f]

    def _cell(self, term: Term, fact: Row) -> Involved:
        label, unit_of = described(self.versions, fact)
        return Involved(
            term.role, term.sign, fact["form"], fact["indicator"], label, unit_of,
            fact["level"], fact["item"], fact["printed"], fact["value"], fact["decimals"],
            fact["file"], fact["sheet"], fact["cell"],
            self.in_tables.get((fact["unit"], fact["file"], fact["cell"])) if fact["form"] == TEXT else None,
        )  # fmt: skip

    def _evidence(self, rule: Rule, row: dict[str, Any], involved: list[Involved]) -> Evidence:
        diagnosis, other, reading = row["diagnosis"], None, None
        if isinstance(rule, Ratio) and diagnosis is None and not rule.claim:
            at = row["unit"], row["level"], row["item"]
            reading = fitting_reading(rule, self.figures, *at)
            other = None if reading else fitting_denominator(rule, self.figures, *at)
            diagnosis = "other_reading" if reading else "other_denominator" if other else None
        odd = self.odd_rows.get((row["rule"], row["unit"], row["level"], row["item"]))
        version = self.versions.get(rule.home)
        indicator = version.indicator(row["target"]) if version and row["target"] else None
        zero = Decimal(0)
        return Evidence(
            rule, row["target"], involved, row["left_side"] or zero, row["right_side"] or zero,
            row["imbalance"] or zero, row["tolerance"] or zero, odd.how if odd else diagnosis, indicator,
            self.quotes.of(row["unit"], involved),
            self.compared[rule.TABLE].details(row) if isinstance(rule, Compared) else {},
            other, reading, {lang: odd.called(lang) for lang in LANGS} if odd else None,
        )  # fmt: skip


def _noticed(rule: StructureRule, row: dict[str, Any], lang: Lang) -> str:
    """The sentence of a notice; figures among its details are printed for the reader's language."""
    details: dict[str, str] = json.loads(row["details"])
    for name in ("value", "other"):
        if name in details:
            details[name] = number(Decimal(details[name]), lang)
    if "message_vi" in details:
        details["message"] = details[f"message_{lang}"]
    names = {"line": "", "label": ""} | {
        k: row[k] for k in ("file", "sheet", "cell", "form", "indicator", "printed")
    }
    return " ".join(rule.message[lang].format_map(names | details).split())


def finding_id(unit: str, period: Period, rule: str, *place: str) -> str:
    """An id that stays the same as long as the same rule fails in the same place."""
    text = "|".join([period.code, unit, rule, *place])
    return hashlib.sha256(text.encode()).hexdigest()[:12]
