"""The release as files: Parquet for programs, one xlsx for people, under ``release/<period>/``.

Writes what ``release.py`` released, stale units marked; decides nothing.
"""

import os
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

from assets.forms.load import forms, level_name
from assets.messages import Lang, say
from assets.periods import Period
from assets.release import wide_view
from assets.units import units
from assets.warehouse import Warehouse

FACTS = (
    "SELECT f.*, r.stale, r.released_at FROM released_facts AS f "
    "JOIN releases AS r ON r.period = f.period AND r.unit = f.unit WHERE f.period = ? "
    "ORDER BY f.unit, f.form, f.level, f.item, f.indicator"
)


def export(warehouse: Warehouse, period: Period, folder: Path, lang: Lang = "vi") -> list[Path]:
    """Write the period's release; each file replaces its predecessor at once.

    Returns:
        The files written: tidy facts and one wide table per form as Parquet, and all as one xlsx.
    """
    target = folder / period.code
    target.mkdir(parents=True, exist_ok=True)
    written = []
    queries = {"facts": FACTS} | {wide_view(code): _wide(code) for code in forms()}
    for name, query in queries.items():
        path = target / f"{name}.parquet"
        half = path.with_suffix(".tmp")
        warehouse.connection.execute(f"COPY ({query}) TO ? (FORMAT parquet)", [period.code, str(half)])
        os.replace(half, path)
        written.append(path)
    path = target / "so-lieu.xlsx"
    half = path.with_suffix(".tmp")
    _workbook(warehouse, period, lang).save(half)
    os.replace(half, path)
    return [*written, path]


def _wide(form: str) -> str:
    return f"SELECT * FROM {wide_view(form)} WHERE period = ? ORDER BY unit, level, item"


def _workbook(warehouse: Warehouse, period: Period, lang: Lang) -> Workbook:
    book = Workbook(write_only=True)
    for code, form in forms().items():
        rows = warehouse.rows(_wide(code), [period.code])
        version = form.version_on(period.cut_off)
        if not rows or version is None:
            continue
        sheet = book.create_sheet(code)
        sheet.freeze_panes = "D3"
        shown = [i for i in version.indicators if i.quantity != "heading"]
        decimals = {
            (r["unit"], r["level"], r["item"], r["indicator"]): r["decimals"]
            for r in warehouse.rows(
                "SELECT unit, level, item, indicator, decimals FROM released_facts WHERE period = ? AND form = ?",
                [period.code, code],
            )
        }
        heads = [say(f"export_{name}", lang) for name in ("unit", "row", "state")]
        sheet.append([_cell(sheet, h) for h in heads] + [_cell(sheet, i.code) for i in shown])
        sheet.append([_cell(sheet, "")] * 3 + [_cell(sheet, i.label) for i in shown])
        for row in rows:
            known = units().get(row["unit"])
            state = say("export_stale" if row["stale"] else "export_current", lang)
            level = level_name(row["level"], lang) if row["level"] else ""
            place = " – ".join(filter(None, (level, row["item"])))
            cells = [
                _cell(sheet, known.name if known else row["unit"]),
                _cell(sheet, place),
                _cell(sheet, state),
            ]
            for i in shown:
                digits = decimals.get((row["unit"], row["level"], row["item"], i.code))
                cells.append(_cell(sheet, row[i.code], digits))
            sheet.append(cells)
    if not book.worksheets:
        book.create_sheet(period.code).append([say("export_nothing", lang)])
    return book


def _cell(sheet: Any, value: object, decimals: int | None = None) -> Cell:
    """A cell with a number as printed, or with text that no program takes for a formula."""
    if isinstance(value, Decimal):
        cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]
        cell.number_format = "#,##0" + ("." + "0" * decimals if decimals else "")
        return cell
    cell = WriteOnlyCell(sheet, None if value is None else ILLEGAL_CHARACTERS_RE.sub("", str(value)))
    if value is not None:
        cell.data_type = "s"
    return cell
