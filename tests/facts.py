"""Facts for tests, written as they are printed: ``{"BM3/3.2": "98,57%", "II.06/7@tinh": "52.414"}``.

A place is FORM/code, FORM/code@level or FORM/code@level#item; an item of an outline may be given its
wording, #3=Cải cách; a register is given whole, in lines. ``TEXT/text`` are the sentences of a report,
``TEXT/name`` those of another document. The figures are read as the annexes' cells are, and stored in a
warehouse in memory; no workbook takes part. Reading workbooks is tested in ``tests/assets``.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zlib import crc32

from assets.documents.lines import paragraphs as in_tables
from assets.documents.model import Paragraph
from assets.facts import TEXT, read_figure
from assets.forms.model import FormVersion
from assets.periods import Period, period
from assets.warehouse import Warehouse, open_warehouse
from assets.workbook.cells import Cell, address
from assets.written import text_facts
from checks.confront import confront, remember_confronted
from checks.findings import write_findings
from checks.gate import judge
from checks.rules.load import Catalogue, catalogue
from tests.registers import store_register

UNIT = "quang-tri"
_ITEMS = ("Đất đai", "Hộ tịch")  # the fields whose rows have a place of their own
NOW = datetime(2024, 6, 20, 7, 0)

Printed = Mapping[str, str]
Row = dict[str, Any]


@dataclass(frozen=True)
class Confronted:
    """What came of some facts: the period's confrontations, findings with their cells, verdicts."""

    outcomes: list[Row]
    findings: list[Row]
    cells: list[Row]
    verdicts: list[Row]

    def of(self, rule: str, unit: str | None = None) -> list[str]:
        """The outcomes of a rule, in order."""
        return [r["outcome"] for r in self.outcomes if r["rule"] == rule and unit in (None, r["unit"])]

    def only(self, rule: str, unit: str | None = None) -> str:
        """The outcome of a rule that has one instance."""
        (outcome,) = self.of(rule, unit)
        return outcome

    def finding(self, rule: str, unit: str | None = None) -> Row:
        """The one finding of a rule."""
        (found,) = [f for f in self.findings if f["rule"] == rule and unit in (None, f["unit"])]
        return found

    def verdict(self, unit: str = UNIT) -> Row:
        """A unit's verdict."""
        (found,) = [v for v in self.verdicts if v["unit"] == unit]
        return found


def confronted(when: str, facts: Printed, rules: Catalogue | None = None) -> Confronted:
    """Confront one unit's facts with the rules."""
    return confronted_units(when, {UNIT: facts}, rules)


def confronted_units(when: str, facts: Mapping[str, Printed], rules: Catalogue | None = None) -> Confronted:
    """Confront the facts of several units, told by their ids."""
    with stored(when, facts, rules) as warehouse:
        return run(warehouse, when, rules)


@contextmanager
def stored(when: str, facts: Mapping[str, Printed], rules: Catalogue | None = None) -> Iterator[Warehouse]:
    """A warehouse in memory that holds the facts of several units as if their annexes had been read."""
    with open_warehouse(None) as warehouse:
        warehouse.connection.execute("SET threads = 1")  # so few facts are sooner done by one
        for unit, printed in facts.items():
            store(warehouse, when, unit, printed, rules)
        yield warehouse


def store(
    warehouse: Warehouse,
    when: str,
    unit: str,
    printed: Printed,
    rules: Catalogue | None = None,
    file: str = "",
    repeated: bool = False,
) -> None:
    """Add a unit's facts, and for each of their forms a file that was read."""
    versions = (rules or catalogue()).versions(period(when))
    rows: list[tuple[object, ...]] = []
    named: set[str] = set()
    for place, text in printed.items():
        form, code, level, item = place_of(place)
        item, _, noun = item.partition("=")
        if form == TEXT:
            _store_text(warehouse, when, unit, text, "bao cao.txt" if code == "text" else f"{code}.txt")
            continue
        if versions[form].register_:
            store_register(warehouse, when, unit, form, text)
            continue
        version, name = versions[form], file or f"{form}.xlsx"
        indicator = version.indicator(code)
        assert indicator is not None, f"{place} is no figure in {when}"
        figure = read_figure(Cell(0, 0, text), indicator, None)
        named.add(form)
        rows.append((
            when, unit, form, version.version, code, indicator.quantity, level, item, figure.printed,
            figure.reading.value, figure.value, figure.decimals, figure.other, name, form,
            _cell(version, code, level, item), False, False, repeated, noun,
        ))  # fmt: skip
    warehouse.append("facts", rows)
    warehouse.append(
        "submissions",
        [(when, unit, file or f"{form}.xlsx", f"sha of {form}", 9000, "read", None, None, form, len(rows), 0)
         for form in sorted(named)],
    )  # fmt: skip


def paragraphs_of(text: str) -> list[Paragraph]:
    """A text with a paragraph per line; lines with tabs are the rows of tables."""
    if "\t" in text:
        return list(in_tables(text.splitlines()))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [Paragraph(n, line) for n, line in enumerate(lines, start=1)]


def _store_text(warehouse: Warehouse, when: str, unit: str, text: str, name: str) -> None:
    """Add a document as if it had been read; a unit may have several."""
    paragraphs = paragraphs_of(text)
    facts, mentions = text_facts(paragraphs, name)
    warehouse.append(
        "facts",
        [(when, unit, TEXT, "", f.indicator, f.quantity, "", name, f.figure.printed, f.figure.reading.value,
          f.figure.value, f.figure.decimals, None, name, "", f.cell, False, False, False, f.noun) for f in facts],
    )  # fmt: skip
    warehouse.append(
        "paragraphs",
        [
            (when, unit, name, p.number, p.text, p.kind.value, p.depth, p.table, p.row, p.column)
            for p in paragraphs
        ],
    )
    warehouse.append(
        "mentions",
        [(when, unit, name, m.indicator, m.paragraph, m.figure.start, m.figure.stop, m.figure.meant.value,
          m.figure.scale) for m in mentions],
    )  # fmt: skip
    warehouse.append(
        "submissions", [(when, unit, name, "sha of a report", 900, "read", None, None, TEXT, len(facts), 0)]
    )


def run(warehouse: Warehouse, when: str, rules: Catalogue | None = None) -> Confronted:
    """Confront, tell and judge what a warehouse holds."""
    confront(warehouse, period(when), rules or catalogue())
    return tell(warehouse, when, rules)


def tell(warehouse: Warehouse, when: str, rules: Catalogue | None = None) -> Confronted:
    """Tell and judge what a warehouse holds, as it was confronted."""
    of, law = period(when), rules or catalogue()
    remember_confronted(warehouse, of, law)
    write_findings(warehouse, of, law)
    judge(warehouse, of, law, NOW)
    return seen(warehouse, of)


def seen(warehouse: Warehouse, of: Period) -> Confronted:
    """What a warehouse holds about a period."""
    return Confronted(
        warehouse.slice("confrontations", of.code, "unit, rule, level, item, target"),
        warehouse.slice("findings", of.code, "unit, rule, level, item, id"),
        warehouse.slice("finding_cells", of.code, "unit, finding, position"),
        warehouse.slice("verdicts", of.code, "unit"),
    )


def place_of(place: str) -> tuple[str, str, str, str]:
    """Form, code, level and item of a place."""
    form, _, rest = place.partition("/")
    rest, _, item = rest.partition("#")
    code, _, level = rest.partition("@")
    return form, code, level, item


def _cell(version: FormVersion, code: str, level: str, item: str) -> str:
    """A cell address of its own for each place, as on the form: D8, D9 … or C9, D9 …"""
    at = [i.code for i in version.indicators].index(code)
    if version.by_level is None:
        return address(7 + at, 3)
    if version.layout == "outline":  # 7.2.1 in row 721 below the whole, whatever else further down
        digits = item.replace(".", "") or "0"
        plain = digits.isdecimal() and not level
        return address(
            8 + (int(digits) if plain else 10_000 + crc32(f"{level}#{item}".encode()) % 10_000), 2 + at
        )
    row = (
        8
        + 10 * ["", *version.by_level.codes].index(level)
        + (1 + _ITEMS.index(item) if item in _ITEMS else 5 if item else 0)
    )
    return address(row, 2 + at)
