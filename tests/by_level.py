"""Sheets with figures by level, as offices lay them out, and what a check of one says.

``board`` heads rows of II.06 as a province prints them; ``balanced`` makes a row that fits its own edits.
What a test expects of a sheet belongs in the test.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl

from assets.annexes import Annex, read_annex
from assets.forms.load import forms
from assets.forms.model import Form
from assets.periods import period
from assets.submissions import File, Received, store
from assets.warehouse import open_warehouse
from checks.confront import confront
from checks.explain.suspects import explain
from checks.findings import write_findings
from checks.rules.load import Catalogue, catalogue
from tests.facts import UNIT, Row

Rows = Sequence[Sequence[object]]
Place = tuple[str, str]  # level, item

#: Columns 3 to 13 of II.06.
CODES = tuple(str(n) for n in range(3, 14))
BOARD: Rows = [
    ["Biểu số II.06/VPCP/KSTT"],
    ["STT", "Lĩnh vực, công việc giải quyết theo cấp", "Số hồ sơ nhận giải quyết", "", "", "",
     "Số hồ sơ đã giải quyết", "", "", "", "Số hồ sơ đang giải quyết", "", ""],
    ["", "", "Tổng số", "Trực tuyến", "Trực tiếp, bưu chính", "Từ kỳ trước", "Tổng số", "Trước hạn",
     "Đúng hạn (bao gồm cả hồ sơ trả lại, xin rút)", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"],
]  # fmt: skip


def balanced(size: int) -> list[int]:
    """Columns 3 to 13 of a row that fits its own edits: 10 dossiers received for each of ``size``."""
    return [n * size for n in (10, 6, 3, 1, 8, 4, 3, 1, 2, 1, 1)]


def summed(*rows: Sequence[int]) -> list[int]:
    """A row that is the sum of others."""
    return [sum(column) for column in zip(*rows, strict=True)]


def board(rows: Rows) -> Rows:
    """Rows of II.06 below its header."""
    return [*BOARD, *rows]


def workbook(rows: Rows, merged: Iterable[str] = ()) -> bytes:
    """Rows as an ``.xlsx`` of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell if cell != "" else None for cell in row])
    for area in merged:
        book.active.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(rows: Rows, when: str = "2024-H1", merged: Iterable[str] = ()) -> Annex:
    """Read rows as the annex of a unit."""
    return read_annex(workbook(rows, merged), "a.xlsx", period(when), UNIT)


def column(annex: Annex, code: str) -> dict[Place, str]:
    """What is printed for one indicator, by level and item."""
    return {
        (f.level, f.item): f.figure.printed for f in annex.facts if f.indicator == code and not f.repeated
    }


@dataclass(frozen=True)
class Checked:
    """What a check of one annex says: confrontations, findings with their sentences, suspects."""

    outcomes: list[Row]
    findings: list[Row]
    suspects: list[Row]

    def of(self, rule: str) -> dict[tuple[str, str, str], str]:
        """The outcomes of a rule, by level, item and indicator."""
        return {
            (r["level"], r["item"], r["target"]): r["outcome"] for r in self.outcomes if r["rule"] == rule
        }

    @property
    def violated(self) -> list[str]:
        """The rules that are violated, once for each place."""
        return sorted(r["rule"] for r in self.outcomes if r["outcome"] == "violated")

    @property
    def proposals(self) -> dict[str, Any]:
        """The suspected cells, with the value that repairs each; None where there are several."""
        return {s["cell"]: None if s["repair"] is None else int(s["repair"]) for s in self.suspects}


def check(annex: Annex, when: str = "2024-H1", rules: Catalogue | None = None) -> Checked:
    """Confront, tell and explain one annex."""
    of, law = period(when), rules or catalogue()
    file = File(when, UNIT, "a.xlsx", None)  # type: ignore[arg-type]
    with open_warehouse(None) as warehouse:
        store(warehouse, of, [Received(file, "sha", 9000, annex, None)])
        confront(warehouse, of, law)
        write_findings(warehouse, of, law)
        explain(warehouse, of, law)
        return Checked(
            warehouse.slice("confrontations", when, "rule, level, item, target"),
            warehouse.slice("findings", when, "position"),
            warehouse.slice("suspects", when, "component, position"),
        )


def form_of(code: str) -> Form:
    """A form in use."""
    return forms()[code]
