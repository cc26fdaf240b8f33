"""All claims of one document: wholes, rates, changes, shares, spans and places among the provinces.

Only gathering and turning into terms belongs here; how each is found is in the modules beside.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from assets.documents.model import Paragraph
from assets.forms.model import FormVersion
from assets.prose.figures import Meant, TextFigure
from checks.claims.against_forms import AgainstForms
from checks.claims.against_outlines import AgainstOutlines
from checks.claims.changes import Change, Changes
from checks.claims.classes import classes
from checks.claims.fitting.of_document import Fitting
from checks.claims.named import Named, total
from checks.claims.parse import exact
from checks.claims.rates import Rate, Rates
from checks.claims.shares import made_up, shares
from checks.claims.statements import Statement, statements
from checks.claims.wholes.of_document import Wholes
from checks.claims.wholes.parts import TELLING, Parts
from checks.claims.wholes.readings import Readings
from checks.claims.words import claim_words
from checks.edits.claimed import Claim, terms, text_term
from checks.edits.rule import Term
from checks.explain.slips import typing_slip

#: What one kind says more surely than the other.
_FAMILIES = {"parts_nearly": "parts", "rate_nearly": "rate", "rate_at_least": "rate", "rate_at_most": "rate"}
#: From here on parts hardly come near their whole by chance.
_MANY = 1000


def claims_in(
    paragraphs: Sequence[Paragraph],
    day: date,
    versions: Mapping[str, FormVersion] | None = None,
    facts: Sequence[Mapping[str, Any]] = (),
) -> list[Claim]:
    """The claims of one document, each once, kind by kind.

    Args:
        paragraphs: the document's paragraphs in reading order.
        day: when it was written: how many provinces and which levels there were.
        versions: the form versions in force, by form.
        facts: the figures of the unit's forms; see :meth:`AgainstOutlines.of`.
    """
    wholes = Wholes(day)
    readings = wholes.readings
    rates, changes = Rates(readings), Changes(readings)
    found: dict[tuple[str, frozenset[Term]], Claim] = {}
    told = statements(paragraphs)
    parts = wholes.of(told)
    found_rates = rates.of(told, parts)
    found_changes = [c for s in told for c in changes.of(s)]
    fitting = Fitting(told, readings, parts, found_rates, found_changes)
    whole_rows = [f for f in facts if not f["item"]]
    claims = [
        *(c for p in fitting.parts for c in _of_parts(p, readings)),
        *(c for p in made_up(fitting.rates) for c in _of_parts(p, readings)),
        *(_of_rate(r) for r in fitting.rates),
        *(
            Claim("shares", terms("part", [x.code for x in row]))
            for row in shares(told, parts, fitting.rates, readings)
        ),
        *(_of_change(c) for c in fitting.changes),
        *(c for p in fitting.sums for c in _of_parts(p, readings)),
        *(Claim("shares", terms("part", [x.code for x in row])) for row in fitting.shares),
        *(c for p in fitting.around for c in _of_parts(p, readings)),
        *(_nearly(p) for p in fitting.nearly),
        *(_within("part_of_whole", whole, part) for whole, part in fitting.within),
        *(_within("place", of, place) for of, place in fitting.places),
        *(c for s in told for c in (*_over(s), *_ranks(s, day), *classes(s))),
        *(
            AgainstForms(versions, day).of(told, parts, found_rates, whole_rows)
            if versions and whole_rows
            else ()
        ),
        *(AgainstOutlines(versions, day).of(told, facts) if versions and facts else ()),
    ]
    for claim in claims:
        found.setdefault((_FAMILIES.get(claim.kind, claim.kind), frozenset(claim.terms)), claim)
    return list(found.values())


def _factors(named: Sequence[Named]) -> dict[str, int]:
    """By code, how often the smallest of the scales goes into each figure's own."""
    least = min(n.figure.scale for n in named)
    return {n.code: n.figure.scale // least for n in named}


def _of_parts(p: Parts, readings: Readings) -> Iterator[Claim]:
    factor = _factors((p.whole, *p.parts))
    whole = text_term("whole", p.whole.code, factor[p.whole.code])
    if p.whole.figure.quantity == "rate" or p.around:
        if (p.around or p.group == readings.words.law.levels) and len(p.parts) > 1:
            yield Claim("rates_around", (whole, *terms("part", [x.code for x in p.parts])))
        return
    if p.adds_up or p.all_named:
        if len(p.parts) < 2:
            return
        kind = "parts" if p.all_named or p.group else "parts_nearly"
        yield Claim(kind, (whole, *(text_term("part", x.code, factor[x.code]) for x in p.parts)))
        yield from _overs_of_parts(p)
        return
    if _nearly_all(p, readings):
        yield Claim("parts_nearly", (whole, *(text_term("part", x.code, factor[x.code]) for x in p.parts)))
    for x in p.parts:
        if x.value > p.whole.value and not _beside(p.whole, x):
            continue
        yield Claim(
            "part_of_whole",
            (
                text_term("lesser", x.code, factor[x.code]),
                text_term("greater", p.whole.code, factor[p.whole.code]),
            ),
        )


def _beside(whole: Named, part: Named) -> bool:
    """Whether a part stands right after its whole in one sentence, so that nothing else can be its whole."""
    s = whole.statement
    if s is not part.statement or part.position <= whole.position:
        return False
    between = s.figures[whole.position + 1 : part.position]
    start = s.text.rfind(". ", 0, whole.figure.start) + 1
    nouns = (whole.figure.noun, "")
    alike = [
        f
        for f in s.figures[: whole.position]
        if f.start >= start and f.noun in nouns and f.quantity != "rate"
    ]
    if alike:
        return False  # one of a list, or the last of several: "41 người, 36 người, 24 người; trong đó 62 …"
    gap = s.text[whole.figure.stop : part.figure.start]
    return all(f.quantity == "rate" for f in between) and ". " not in gap and ")" not in gap


def _within(kind: str, greater: Named, lesser: Named) -> Claim:
    factor = _factors((greater, lesser))
    return Claim(
        kind,
        (
            text_term("lesser", lesser.code, factor[lesser.code]),
            text_term("greater", greater.code, factor[greater.code]),
        ),
    )


def _nearly(p: Parts) -> Claim:
    factor = _factors((p.whole, *p.parts))
    whole = text_term("whole", p.whole.code, factor[p.whole.code])
    return Claim("parts_nearly", (whole, *(text_term("part", x.code, factor[x.code]) for x in p.parts)))


def _nearly_all(p: Parts, readings: Readings) -> bool:
    """Whether parts that no word calls all can hardly be less than all: near the whole, or a slip from it."""
    if len(p.parts) < 2 or p.whole.value < TELLING:
        return False
    near = readings.words.near
    apart = abs(total(p.parts) - p.whole.value)
    if p.whole.value >= _MANY and apart <= near.sum_share * p.whole.value:
        return True
    return apart <= near.slip_share * p.whole.value and _one_slip(p)


def _one_slip(p: Parts) -> bool:
    """Whether one figure mistyped explains why parts do not add up to their whole."""
    figures = (p.whole, *p.parts)
    digits = max(x.figure.decimals for x in figures)
    if len(_factors(figures)) and max(_factors(figures).values()) > 1:
        return False  # "1,2 ngàn" beside "1.187" is rounded, not mistyped
    missing = p.whole.value - total(p.parts)
    for x in figures:
        true = x.value - missing if x is p.whole else x.value + missing
        slip = typing_slip(int(x.value.scaleb(digits)), int(true.scaleb(digits)))
        if true > 0 and slip is not None and slip[0] in ("digit_changed", "digits_swapped", "digits_jumped"):
            return True
    return False


def _overs_of_parts(p: Parts) -> Iterator[Claim]:
    """ "59,98/66,5 điểm; 26,28/33,5 điểm": what the parts are set over adds up as well."""
    members = (p.whole, *p.parts)
    if any(m.figure.over < 0 for m in members):
        return
    whole, *parts = (Named(m.statement, m.figure.over, m.label) for m in members)
    if len({x.value for x in parts} | {whole.value}) > 1:
        yield Claim("parts", (text_term("whole", whole.code), *terms("part", [x.code for x in parts])))


def _of_rate(r: Rate) -> Claim:
    factor = _factors((*r.numerator, *r.denominator))
    kinds = {Meant.AT_LEAST: "rate_at_least", Meant.AT_MOST: "rate_at_most"}
    return Claim(
        kinds.get(r.meant, "rate" if r.stated else "rate_nearly"),
        (
            text_term("rate", r.rate.code),
            *(text_term("numerator", x.code, factor[x.code]) for x in r.numerator),
            *(text_term("denominator", x.code, factor[x.code]) for x in r.denominator),
        ),
    )


def _of_change(c: Change) -> Claim:
    more, less = c.ends
    if not c.relative:
        return Claim(
            "change",
            (text_term("whole", more.code), text_term("part", less.code), text_term("part", c.by.code)),
        )
    return Claim(
        "growth",
        (
            text_term("rate", c.by.code),
            text_term("numerator", more.code),
            text_term("numerator", less.code, -1),
            text_term("denominator", c.before.code),
        ),
    )


def _over(statement: Statement) -> Iterator[Claim]:
    """A figure over another is at most that; two over one whole are its sides where they say so."""
    words = claim_words()
    for s in statement.walk():
        figures = s.figures
        over = [(n, f) for n, f in enumerate(figures) if f.over >= 0 and exact(f)]
        for n, f in over:
            if f.value > figures[f.over].value and _more_than_all(figures, f.over):
                continue
            yield Claim(
                "part_of_whole", (text_term("lesser", s.code(n)), text_term("greater", s.code(f.over)))
            )
        for (n, a), (m, b) in itertools.pairwise(over):
            if figures[a.over].value != figures[b.over].value or a.noun != b.noun:
                continue
            labels = [s.text[x.start : x.stop + 60].casefold() for x in (figures[a.over], figures[b.over])]
            labels[0] = labels[0][: max(0, b.start - figures[a.over].start)]
            if a.value + b.value == figures[a.over].value or words.complete(labels, date.max):
                yield Claim(
                    "parts", (text_term("whole", s.code(a.over)), *terms("part", [s.code(n), s.code(m)]))
                )


def _more_than_all(figures: Sequence[TextFigure], lower: int) -> bool:
    """ "412/405 cuộc theo kế hoạch (101,7%)": the rate after it says that it is more."""
    following = figures[lower + 1 : lower + 2]
    return any(f.quantity == "rate" and f.value > 100 for f in following)


def _ranks(statement: Statement, day: date) -> Iterator[Claim]:
    """ "Xếp thứ 42/63 tỉnh": a place is at most as many as there are, and those are the provinces."""
    words = claim_words()
    for s in statement.walk():
        for n, f in enumerate(s.figures):
            if f.meant is not Meant.RANK or f.over < 0:
                continue
            of = s.figures[f.over]
            yield Claim("place", (text_term("lesser", s.code(n)), text_term("greater", s.code(f.over))))
            following = s.text[of.stop : of.stop + 60]
            if (
                words.of_provinces.search(following)
                and not words.of_some.search(following)
                and of.noun == "tỉnh"
                and of.value > 20
            ):
                # A ranking of an earlier year is one of the provinces of that year.
                this_year = str(day.year) in s.text
                kind = "provinces_now" if this_year else "provinces"
                yield Claim(kind, (text_term("figure", s.code(f.over)),))
