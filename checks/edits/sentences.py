"""The sentence of a finding: what is printed, what it adds up to, by how much it misses, and why.

One function per kind fills the arguments of a sentence in the message catalogue; the wording is
there. How an instance is decided belongs in the kind's own module.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assets.facts import TEXT
from assets.forms.load import level_name
from assets.forms.model import ColumnIndicator, Indicator
from assets.messages import LANGS, Lang, say
from assets.numbers import plain, vietnamese
from assets.prose.figures import prose_words
from checks.edits.citation import Citation
from checks.edits.limits import Codes, Range
from checks.edits.ranking import Banded
from checks.edits.ratio import Ratio
from checks.edits.register import Register
from checks.edits.rule import EXTRA, Rule
from checks.edits.stated import Stated
from checks.edits.target import Target
from checks.edits.totals import Totals
from checks.edits.units import Units

_SHOWN_TERMS = 12
#: So many rows are named that contradict a place in a ranking.
_FEW_ROWS = 3
#: The kinds of which every claim has a sentence of its own.
_BY_CLAIM = (Citation, Stated, Target, Units)


#: From one unit of amounts to the next, and how near a rate must be to that many times its quotient.
_UNIT, _NEARLY = Decimal(1000), Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Involved:
    """One cell of a finding: its role in the rule and the fact that stands there.

    ``in_table``: the table, row and column of a document that it stands in.
    """

    role: str
    sign: int
    form: str
    indicator: str
    name: str
    unit: str
    level: str
    item: str
    printed: str
    value: Decimal | None
    decimals: int | None
    file: str
    sheet: str
    cell: str
    in_table: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One violated instance with its cells and the arithmetic that failed.

    ``quote`` is the passage of a report that makes a claim.
    """

    rule: Rule
    target: str
    cells: Sequence[Involved]
    left: Decimal
    right: Decimal
    imbalance: Decimal
    tolerance: Decimal
    diagnosis: str | None
    indicator: Indicator | None
    quote: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    other_denominator: tuple[dict[Lang, str], Decimal] | None = None
    other_reading: Decimal | None = None
    #: Of a total: how the row is called that it leaves out, or counts twice.
    odd_row: Mapping[Lang, str] | None = None

    def in_role(self, role: str) -> list[Involved]:
        """The cells in one role."""
        return [c for c in self.cells if c.role == role]


def sentence(evidence: Evidence, lang: Lang) -> str:
    """The finding's message in ``lang``."""
    kind = str(getattr(evidence.rule, "kind"))  # noqa: B009 - every concrete rule has one
    args = _ARGUMENTS[kind](evidence, lang)
    args |= {
        "label": evidence.rule.label[lang],
        "imbalance": _off(evidence, lang),
        "allowed": _allowed(evidence, lang),
    }
    args |= {name.capitalize(): _capital(text) for name, text in args.items()}
    key = f"finding_{kind}"
    if evidence.rule.claim:
        of_claim = isinstance(evidence.rule, _BY_CLAIM)
        key = f"finding_{kind}_{evidence.rule.claim}" if of_claim else f"finding_text_{kind}"
    elif isinstance(evidence.rule, Totals) and evidence.rule.relation == "at_most":
        key = "finding_totals_at_most"
    elif isinstance(evidence.rule, Register):
        key = f"finding_{kind}_{evidence.rule.respect}"
    parts = [say(key, lang, **args)]
    if _is_turned(evidence):
        parts.append(say("finding_turned", lang))
    elif _is_of_another_unit(evidence):
        parts.append(say("finding_unit", lang))
    if evidence.quote:
        parts.append(say("finding_quote", lang, quote=evidence.quote))
    if evidence.diagnosis == "other_denominator" and evidence.other_denominator:
        name, value = evidence.other_denominator
        parts.append(say("diagnosis_other_denominator", lang, name=name[lang], value=number(value, lang)))
    elif evidence.diagnosis == "other_reading" and evidence.other_reading is not None:
        parts.append(say("diagnosis_other_reading", lang, value=number(evidence.other_reading, lang)))
    elif evidence.odd_row:
        parts.append(say(f"diagnosis_{evidence.diagnosis}", lang, row=evidence.odd_row[lang]))
    elif evidence.diagnosis:
        parts.append(say(f"diagnosis_{evidence.diagnosis}", lang))
    return " ".join(part.strip() for part in parts)


def _is_turned(e: Evidence) -> bool:
    """Whether a change is as large as told, the other way round: off by twice its size; of growth, as rounded."""
    if e.rule.claim == "growth":
        return e.left > 0 and abs(e.left + e.right) <= e.tolerance
    by = e.in_role("part")[-1].value if e.rule.claim == "change" else None
    return by is not None and abs(e.imbalance) == 2 * by


def _is_of_another_unit(e: Evidence) -> bool:
    """Whether amounts of a sentence would agree if one were told in the unit before or behind its own."""
    names = {c.name.partition(" ")[0] for c in e.cells if c.form == TEXT}
    if not e.rule.claim or names.isdisjoint(prose_words().law.scale_names.values()):
        return False
    if e.in_role("rate"):
        low, high = sorted((abs(e.left), abs(e.right)))
        return low > 0 and abs(high / low - _UNIT) <= _NEARLY * _UNIT
    values = (abs(c.sign * c.value) for c in e.cells if c.value is not None)
    other = (by for v in values for by in (v * (_UNIT - 1), v * (_UNIT - 1) / _UNIT))
    return any(abs(abs(e.imbalance) - by) <= e.tolerance for by in other)


def number(value: Decimal, lang: Lang, decimals: int | None = None) -> str:
    """A number as readers of ``lang`` expect it."""
    text = vietnamese(value, decimals)
    return text if lang == "vi" else text.translate(str.maketrans(".,", ",."))


def _ref(cell: Involved, evidence: Evidence, lang: Lang) -> str:
    if cell.form == TEXT:
        return _cited_at(cell, lang)
    key = "at_cell" if len({c.form for c in evidence.cells}) == 1 else "at_cell_of_form"
    ref = say(key, lang, cell=cell.cell, form=cell.form)
    if cell.level and len({c.level for c in evidence.cells}) > 1:
        ref = say("at_level", lang, ref=ref, level=level_name(cell.level, lang))
    return ref


def _printed(cell: Involved, lang: Lang) -> str:
    text = "–" if cell.value is None else number(cell.value, lang, cell.decimals)
    return text + ("%" if cell.unit == "%" and cell.value is not None else "")


def _sum(cells: Sequence[Involved], total: Decimal, evidence: Evidence, lang: Lang) -> str:
    """``140.061 (ô H9) + 309 (ô J9) = 140.370``; a single figure stands without the sum."""
    text = ""
    for i, cell in enumerate(cells[:_SHOWN_TERMS]):
        sign = ("" if i == 0 else " + ") if cell.sign > 0 else ("−" if i == 0 else " − ")
        text += f"{sign}{_named(cell, evidence, lang)}"
    if len(cells) > _SHOWN_TERMS:
        text += " + " + say("and_more", lang, count=len(cells))
    return text if len(cells) == 1 else f"{text} = {number(total, lang, _decimals(cells, total))}"


def _decimals(cells: Sequence[Involved], total: Decimal) -> int:
    """As many decimals as the summands are printed with, and none lost: "0,50 + 1,00 = 1,50"."""
    own = len(plain(total).partition(".")[2])
    return max(own, *(c.decimals or 0 for c in cells))


def _named(cell: Involved, evidence: Evidence, lang: Lang) -> str:
    """``140.061 (ô H9)``; in a sentence ``140.061 hồ sơ``, with its paragraph if there are several."""
    if cell.form != TEXT:
        return f"{_printed(cell, lang)} ({_ref(cell, evidence, lang)})"
    text = f"{cell.printed} {cell.name}".strip()
    apart = len({c.cell for c in evidence.cells if c.form == TEXT}) > 1
    return f"{text} ({_ref(cell, evidence, lang)})" if apart else text


def _off(evidence: Evidence, lang: Lang) -> str:
    text = number(abs(evidence.imbalance), lang)
    percent = evidence.rule.__class__.__name__ in ("Ratio", "Between", "Shares") and any(
        c.unit == "%" for c in evidence.cells
    )
    return say("points", lang, number=text) if percent else text


def _allowed(evidence: Evidence, lang: Lang) -> str:
    if evidence.tolerance == 0:
        return say("allowed_exact", lang)
    return say("allowed_rounding", lang, tolerance=number(evidence.tolerance, lang))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _whole(evidence: Evidence, lang: Lang, role: str = "whole") -> dict[str, str]:
    cell = evidence.in_role(role)[0]
    if cell.form == TEXT:
        whole = f"{cell.printed} {cell.name}".strip()
        return {"whole": whole, "whole_ref": _ref(cell, evidence, lang)}
    return {"whole": _printed(cell, lang), "whole_ref": _ref(cell, evidence, lang)}


def _balance(e: Evidence, lang: Lang) -> dict[str, str]:
    extras = [c for c in e.in_role(EXTRA) if c.value is not None]
    return _whole(e, lang) | {"sum": _sum([*e.in_role("part"), *extras], e.right, e, lang)}


def _totals(e: Evidence, lang: Lang) -> dict[str, str]:
    where = "of_column" if isinstance(e.indicator, ColumnIndicator) else "of_line"
    name = e.indicator.label if e.indicator else ""
    return _balance(e, lang) | {"place": say(where, lang, code=e.target), "name": name}


def _outline_total(e: Evidence, lang: Lang) -> dict[str, str]:
    whole = e.in_role("whole")[0]
    row = f"{whole.item} “{whole.name}”" if whole.item else f"{say('outline_whole', lang)} “{whole.name}”"
    return _balance(e, lang) | {"row": row}


def _ranking(e: Evidence, lang: Lang) -> dict[str, str]:
    """The row with its points and its place, and a row that contradicts it."""
    place, points = (e.in_role(role)[0] for role in ("place", "by"))
    others = [c for c in e.in_role("other") if c.indicator == place.indicator]
    told = [
        say("ranking_row", lang, row=_row(c), place=c.printed, points=_printed(p, lang), cell=c.cell)
        for c in others[:_FEW_ROWS]
        for p in e.in_role("other")
        if (p.item, p.indicator) == (c.item, points.indicator)
    ]
    if len(others) > _FEW_ROWS:
        told.append(say("and_more", lang, count=len(others) - _FEW_ROWS))
    return {
        "row": _row(place),
        "place": place.printed,
        "place_ref": _ref(place, e, lang),
        "points": _printed(points, lang),
        "points_ref": _ref(points, e, lang),
        "others": "; ".join(told),
    }


def _row(cell: Involved) -> str:
    """How the row is called that a cell stands in: its wording comes before that of the column."""
    return cell.name.partition(" – ")[0] or cell.item


def _banded(e: Evidence, lang: Lang) -> dict[str, str]:
    assert isinstance(e.rule, Banded)
    band = e.rule.bands[str(int(e.in_role("place")[0].value or 0))]
    below = e.imbalance < 0
    limit = band.least if below else band.below
    assert limit is not None  # it is missed
    beyond = say("beyond_least" if below else "beyond_most", lang)
    return _ranking(e, lang) | {"beyond": beyond, "limit": number(limit, lang)}


def _agreement(e: Evidence, lang: Lang) -> dict[str, str]:
    return {
        "left": _sum(e.in_role("left"), e.left, e, lang),
        "right": _sum(e.in_role("right"), e.right, e, lang),
    }


def _bound(e: Evidence, lang: Lang) -> dict[str, str]:
    lesser = [c for c in e.in_role("lesser") if c.value is not None]
    return {
        "left": _sum(lesser, e.left, e, lang),
        "right": _sum(e.in_role("greater"), e.right, e, lang),
    }


def _between(e: Evidence, lang: Lang) -> dict[str, str]:
    parts = ", ".join(_named(c, e, lang) for c in e.in_role("part"))
    return _whole(e, lang) | {"parts": parts}


def _ratio(e: Evidence, lang: Lang) -> dict[str, str]:
    assert isinstance(e.rule, Ratio)
    rate = e.in_role("rate")[0]
    sides = {}
    for side in ("numerator", "denominator"):
        cells = e.in_role(side)
        total = sum((c.sign * (c.value or Decimal(0)) for c in cells), Decimal(0))
        text = _sum(cells, total, e, lang)
        sides[side] = text if len(cells) == 1 else f"({text})"
    percent = "%" if rate.unit == "%" else ""
    decimals = (rate.decimals or 0) + e.rule.finer
    return (
        _whole(e, lang, "rate")
        | sides
        | {
            "recomputed": number(e.right, lang, decimals) + percent,
            "decimals": str(decimals),
        }
    )


def _range(e: Evidence, lang: Lang) -> dict[str, str]:
    assert isinstance(e.rule, Range)
    name = e.indicator.label if e.indicator else ""
    beyond = say("beyond_least" if e.imbalance < 0 else "beyond_most", lang)
    return _whole(e, lang, "figure") | {"name": name, "beyond": beyond, "limit": number(e.right, lang)}


def _codes(e: Evidence, lang: Lang) -> dict[str, str]:
    if isinstance(e.rule, Codes) and e.rule.admitted:
        return _whole(e, lang, "figure") | {"codes": "; ".join(e.rule.admitted)}
    codes = e.indicator.codes if e.indicator else {}
    listed = "; ".join(f"{code} = {words}" for code, words in codes.items())
    name = e.indicator.label if e.indicator else ""
    return _whole(e, lang, "figure") | {"name": name, "codes": listed}


def _presence(e: Evidence, lang: Lang) -> dict[str, str]:
    given = ", ".join(f"{_printed(c, lang)} ({_ref(c, e, lang)})" for c in e.in_role("given"))
    needed = e.in_role("needed")
    missing = [f"{_ref(c, e, lang)} ({c.indicator})" for c in needed if c.value is None]
    # A line that the annex does not have at all has no cell to point at.
    lines = [t.operand for t in e.rule.terms() if t.role == "needed"]
    absent = [o.code for o in lines if not any((c.form, c.indicator) == (o.form, o.code) for c in needed)]
    missing += absent[: max(0, int(e.left) - len(missing))]
    return {"given": given, "missing": ", ".join(missing)}


def _shares(e: Evidence, lang: Lang) -> dict[str, str]:
    parts = e.in_role("part")
    return {"sum": _sum(parts, e.left, e, lang), "whole_ref": _ref(parts[0], e, lang)}


def _citation(e: Evidence, lang: Lang) -> dict[str, str]:
    apart = len({c.file for c in e.cells}) > 1
    places = dict.fromkeys(_cited_at(c, lang, of_file=apart) for c in e.cells)
    listed = [f"{_cited_at(c, lang, of_file=apart)}: “{c.printed}”" for c in e.cells]
    facts = {name: e.details.get(name, "") for name in ("document", "printed", "expected")}
    return facts | {"places": ", ".join(places), "listed": "; ".join(dict.fromkeys(listed))}


def _register(e: Evidence, lang: Lang) -> dict[str, str]:
    """What was compared, in the reader's language, and the cells, each by its row."""
    told = {name.removesuffix(f"_{lang}"): text for name, text in e.details.items()
            if not name.endswith(tuple(f"_{other}" for other in LANGS if other != lang))}  # fmt: skip
    by_row: dict[tuple[str, str], list[str]] = {}
    for c in e.cells[:_SHOWN_TERMS]:
        ref = say("at_paragraph", lang, paragraph=c.cell) if c.form == TEXT else c.cell
        by_row.setdefault((c.sheet, c.item), []).append(ref)
    places = []
    for (sheet, row), cells in by_row.items():
        ref = ", ".join(dict.fromkeys(cells))
        ref = say("at_cell", lang, cell=ref) if sheet else ref
        places.append(say("at_row", lang, row=row, ref=ref) if row else ref)
    text = "; ".join(places) + ("; …" if len(e.cells) > _SHOWN_TERMS else "")
    sheets = list(dict.fromkeys(sheet for sheet, _ in by_row if sheet))
    return {**told, "places": say("at_sheet", lang, sheet=sheets[0], ref=text) if sheets else text}


def _target(e: Evidence, lang: Lang) -> dict[str, str]:
    return {
        "left": _each(e.in_role("lesser"), e, lang),
        "right": _each(e.in_role("greater"), e, lang),
        "sum": number(e.left, lang),
        "most": number(e.right, lang),
    }


def _units(e: Evidence, lang: Lang) -> dict[str, str]:
    counts = e.in_role("count")
    reached = sum((c.sign * (c.value or Decimal(0)) for c in counts), Decimal(0))
    return {
        "rate": _each(e.in_role("rate") or e.in_role("least"), e, lang),
        "count": _sum(counts, reached, e, lang) if counts else "",
        "base": _each(e.in_role("base"), e, lang),
        "comes_to": number(e.right, lang),
    }


def _each(cells: Sequence[Involved], e: Evidence, lang: Lang) -> str:
    return ", ".join(_named(c, e, lang) for c in cells)


def _stated(e: Evidence, lang: Lang) -> dict[str, str]:
    apart = len({c.file for c in e.cells}) > 1
    key = "at_paragraph_of_file" if apart else "at_paragraph"
    listed = [f"“{c.printed}” ({say(key, lang, paragraph=c.cell, file=c.file)})" for c in e.cells]
    return {"printed": e.details.get("printed", ""), "listed": "; ".join(dict.fromkeys(listed))}


def _cited_at(cell: Involved, lang: Lang, *, of_file: bool = False) -> str:
    of = "_of_file" if of_file else ""
    if cell.in_table:
        table, row, column = cell.in_table
        return say(f"at_table{of}", lang, table=table, row=row, column=column, file=cell.file)
    if cell.form == TEXT and not cell.sheet:
        return say(f"at_paragraph{of}", lang, paragraph=cell.cell, file=cell.file)
    return say(f"at_cell_of_sheet{of}", lang, cell=cell.cell, sheet=cell.sheet, file=cell.file)


_ARGUMENTS: dict[str, Callable[[Evidence, Lang], dict[str, str]]] = {
    "balance": _balance,
    "totals": _totals,
    "outline_total": _outline_total,
    "ranking": _ranking,
    "banded": _banded,
    "agreement": _agreement,
    "bound": _bound,
    "between": _between,
    "ratio": _ratio,
    "range": _range,
    "codes": _codes,
    "presence": _presence,
    "shares": _shares,
    "citation": _citation,
    "count": _register,
    "status": _register,
    "path": _register,
    "rows": _register,
    "target": _target,
    "units": _units,
    "stated": _stated,
}
