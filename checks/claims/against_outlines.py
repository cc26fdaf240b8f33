"""A score that a sentence gives for a row of the unit's outline is the one that stands there.

The row is told by its code ("Lĩnh vực 3: …") with a wording that is not another's, or by its wording alone. A
sentence may speak of another year or office, so figures that differ are held against the table only where
the row is beyond doubt; where they are equal, that they are is worth knowing in any case. Figures of forms
whose lines are known are ``against_forms.py``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from assets.documents.model import Kind
from assets.forms.model import FormVersion
from assets.law import Law, load
from assets.prose.figures import TextFigure
from assets.text import fold, without_asides
from checks.claims.parse import exact
from checks.claims.statements import Statement
from checks.claims.words import listed
from checks.edits.claimed import Claim, text_term
from checks.edits.rule import Operand, Term
from checks.typing_slips import typing_slip

WORDS = Path(__file__).with_name("outlines.yaml")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_BULLET = re.compile(r"^[\s\-–—+•*]+")
_CLAUSE = re.compile(r"[,;.]")
#: By so many per cent another row's wording must be nearer to speak against a code.
_MORE = 10
Row = Mapping[str, Any]


class _Form(Law):
    form: str
    over: str
    reached: str
    index: str
    columns: dict[str, tuple[str, ...]]


class _Words(Law):
    reference: str
    row: tuple[str, ...]
    numbered: tuple[str, ...]
    begins: tuple[str, ...]
    reached: tuple[str, ...]
    index_called: tuple[str, ...]
    forms: tuple[_Form, ...]


@cache
def outline_words() -> _Words:
    """The words in use."""
    return load(WORDS, _Words)


@dataclass(frozen=True, slots=True)
class _Found:
    """The row that a sentence means; ``sure`` is whether it can mean no other."""

    item: str
    sure: bool


class AgainstOutlines:
    """Finds which figures of a unit's documents stand in its outlines as well."""

    def __init__(self, versions: Mapping[str, FormVersion], day: date) -> None:
        words = outline_words()
        self.day = day
        self.forms = [(f, versions[f.form]) for f in words.forms if f.form in versions]
        self.coded = re.compile(
            rf"^(?:{listed(words.row)})\s+(?:(?:{listed(words.numbered)})\s+)?([\w.]*?\w)\s*[.:)\-–]+\s*(?=\D)",
            re.IGNORECASE,
        )
        #: A row's name goes back to one of these.
        self.begins = re.compile(rf"[;:](?=\s)|\.\s|\b(?:{listed(words.begins)})\b:?", re.IGNORECASE)
        self.called = re.compile(rf"^(?:{listed(words.row)})\s+", re.IGNORECASE)
        self.reached = re.compile(rf"[\s,:]*(?:(?:{listed(words.reached)})[\s:]*)+$", re.IGNORECASE)
        self.index = re.compile(rf"(?<!\w)(?:{listed(words.index_called)})\s*:?\s*$", re.IGNORECASE)

    def of(self, told: Sequence[Statement], facts: Sequence[Row]) -> Iterator[Claim]:
        """The claims of one document.

        Args:
            told: its statements.
            facts: the figures of the unit's forms: form, indicator, level, item, noun, value, decimals, quantity.
        """
        for law, version in self.forms:
            mine = [f for f in facts if f["form"] == law.form and not f["level"] and f["value"] is not None]
            if mine:
                yield from _OfForm(self, law, version, mine).of(told)


class _OfForm:
    """One outline of the unit, with the sentences that may be about its rows."""

    def __init__(
        self, words: AgainstOutlines, law: _Form, version: FormVersion, facts: Sequence[Row]
    ) -> None:
        self.words, self.law, self.version = words, law, version
        self.at = {(f["item"], f["indicator"]): f for f in facts}
        self.labels = {f["item"]: f["noun"] for f in facts if f["item"]}
        self.columns = [law.reached, *law.columns]

    def of(self, told: Sequence[Statement]) -> Iterator[Claim]:
        """The claims of one document about this outline."""
        years: set[str] = set()
        for statement in told:
            if statement.paragraph.kind is Kind.HEADING or statement.text.isupper():
                years = set(_YEAR.findall(statement.text))
            for s in statement.walk():
                for n, figure in enumerate(s.figures):
                    if exact(figure):
                        yield from self._of_figure(s, n, figure, years)

    def _of_figure(self, s: Statement, n: int, figure: TextFigure, years: set[str]) -> Iterator[Claim]:
        name = self._name(s, n)
        of_index = figure.quantity == "rate" and bool(self.words.index.search(name))
        if figure.over < 0 and not of_index:
            return
        if of_index:
            name = self.words.index.sub("", name)
        found = self._row(self.words.reached.sub("", name))
        if found is None:
            return
        last = s.figures[max(n, figure.over)].stop
        of_years = set(_YEAR.findall(s.text[:last] + _CLAUSE.split(s.text[last:])[0])) or years
        sure = found.sure and (not of_years or str(self.words.day.year) in of_years)
        if of_index:
            yield from self._of_index(s, n, _Found(found.item, sure))
        else:
            yield from self._of_score(s, n, name, _Found(found.item, sure))

    def _of_score(self, s: Statement, n: int, name: str, row: _Found) -> Iterator[Claim]:
        """ "12,64/13,50": the score and what it is out of; the index that may follow."""
        score, over = s.figures[n], s.figures[s.figures[n].over]
        standard = self.at.get((row.item, self.law.over))
        given = {c: self.at[row.item, c] for c in self.columns if (row.item, c) in self.at}
        equal = [c for c, fact in given.items() if _same(score, fact)]
        said = next((c for c, w in self.law.columns.items() if _says(name, w)), self.law.reached)
        column = said if said in equal or not equal else equal[0]
        if column not in given or standard is None:
            return
        anchored = bool(equal) or _same(over, standard)
        if equal or (row.sure and anchored) or (_same(over, standard) and _slipped(score, given[column])):
            yield self._repeats(s, n, row.item, column)
            if _same(over, standard) or (row.sure and equal):
                yield self._repeats(s, score.over, row.item, self.law.over)
        m, index = score.over + 1, self.at.get((row.item, self.law.index))
        if index and m < len(s.figures) and s.figures[m].quantity == "rate" and exact(s.figures[m]):
            called = self.words.index.search(s.text[over.stop : s.figures[m].start])
            if called and (row.sure or _same(s.figures[m], index)):
                yield self._repeats(s, m, row.item, self.law.index)

    def _of_index(self, s: Statement, n: int, row: _Found) -> Iterator[Claim]:
        """ "Lĩnh vực 3 … đạt chỉ số 93,62%", without the scores."""
        rate, index = s.figures[n], self.at.get((row.item, self.law.index))
        if index:
            if row.sure or _same(rate, index):
                yield self._repeats(s, n, row.item, self.law.index)
            return
        sides = [self.at.get((row.item, c)) for c in (self.law.reached, self.law.over)]
        if row.sure and all(sides):
            of, over = (Operand(self.law.form, c, "", row.item) for c in (self.law.reached, self.law.over))
            terms = text_term("rate", s.code(n)), Term("numerator", of), Term("denominator", over)
            yield Claim("index_of_outline", terms)

    def _repeats(self, s: Statement, n: int, item: str, column: str) -> Claim:
        left = text_term("left", s.code(n), s.figures[n].scale)
        return Claim("same_as_outline", (left, Term("right", Operand(self.law.form, column, "", item))))

    def _name(self, s: Statement, n: int) -> str:
        """The words before a figure that may name its row: from where its clause begins."""
        start = max((f.stop for f in s.figures[:n]), default=0)
        text = _BULLET.sub("", s.text[start : s.figures[n].start]).rstrip(" :")
        coded = self.words.coded.match(text)
        begins = [m.end() for m in self.words.begins.finditer(text, coded.end() if coded else 0)]
        return _BULLET.sub("", text[begins[-1] :] if begins else text).strip(" ,")

    def _row(self, name: str) -> _Found | None:
        """The row that a name means."""
        coded = self.words.coded.match(name)
        words = self.words.called.sub("", name[coded.end() :] if coded else name)
        bare, short = fold(words), fold(without_asides(words))
        law = self.version.recognise
        alike = {
            item: max(_alike(bare, label), _alike(short, without_asides(label)))
            for item, label in self.labels.items()
        }
        best = max(alike.values(), default=0.0)
        nearest = [item for item, ratio in alike.items() if ratio == best]
        if coded:
            item = next((i for i in self.labels if fold(i) == fold(coded[1])), None)
            if item is not None and alike[item] >= law.alike_with_code and best - alike[item] < _MORE:
                return _Found(item, True)
            return None
        if best >= law.alike_alone and len(nearest) == 1:
            return _Found(nearest[0], True)
        whole = self.version.rows.whole if self.version.rows else ()
        if any(" " in w and (bare == fold(w) or bare.startswith(fold(w) + " ")) for w in whole):
            return _Found("", False)
        return None


def _alike(name: str, label: str) -> float:
    return fuzz.ratio(name, fold(label))


def _says(name: str, words: Sequence[str]) -> bool:
    text = f" {fold(name)} "
    return any(f" {fold(word)} " in text for word in words)


def _same(figure: TextFigure, fact: Row) -> bool:
    """Whether both are the same, as rounded."""
    halves = [
        Decimal(0) if quantity == "count" else Decimal("0.5").scaleb(-int(decimals))
        for quantity, decimals in ((figure.quantity, figure.decimals), (fact["quantity"], fact["decimals"]))
    ]
    return bool(abs(figure.value * figure.scale - fact["value"]) <= sum(halves))


def _slipped(figure: TextFigure, fact: Row) -> bool:
    """Whether one slip of typing makes one of the other."""
    places = max(figure.decimals, int(fact["decimals"]))
    return typing_slip(int(figure.value.scaleb(places)), int(fact["value"].scaleb(places))) is not None
