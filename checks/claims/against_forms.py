"""A figure of the text that means the same as one of the unit's forms is the same.

What a figure means is read from the words about it and about the wholes it is part of. That alone is no
proof: a sentence may speak of another scope. So a figure is held against a form where both are equal; where
they are so near that one digit explains it; or where another figure of the same sentence is equal to
its own. A figure that could mean several of them, and equals none, is shown as undecided and not held
against anybody (``same_as_forms_perhaps``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from assets.forms.model import FormVersion
from checks.claims.meanings.load import in_force
from checks.claims.named import Named, plain
from checks.claims.parse import exact
from checks.claims.rates import Rate
from checks.claims.statements import Statement
from checks.claims.thresholds import telling_from
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words, claim_words
from checks.edits.claimed import Claim, text_term
from checks.edits.rule import Operand, Term
from checks.typing_slips import slip_between

_DEEPEST = 3
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Same:
    """A figure of the text with the figures of a form that it may mean (several where one is a sum)."""

    named: Named
    form: str
    facts: tuple[Row, ...]

    @property
    def place(self) -> tuple[str, ...]:
        """Which figures of the form: another figure of the text that is equal to them is the one meant."""
        return (self.form, *(f["indicator"] + "@" + f["level"] for f in self.facts))

    @property
    def value(self) -> Decimal:
        """What the form says."""
        return sum((f["value"] for f in self.facts), Decimal(0))

    @property
    def equal(self) -> bool:
        """Whether both are the same, as rounded."""
        own = self.named.half
        theirs = sum(
            (
                Decimal("0.5").scaleb(-int(f["decimals"]))
                for f in self.facts
                if f["quantity"] not in ("count", "code")
            ),
            Decimal(0),
        )
        return abs(self.named.value - self.value) <= max(own, theirs)

    @property
    def near(self) -> bool:
        """Whether one slip of typing explains the difference."""
        d = self.named.figure.decimals
        a, b = self.named.figure.value, self.value / self.named.figure.scale
        if b != round(b, d) or a < telling_from().count:
            return False
        return bool(slip_between(int(a.scaleb(d)), int(b.scaleb(d))))


class AgainstForms:
    """Finds which figures of a unit's documents stand in its forms as well."""

    def __init__(self, versions: Mapping[str, FormVersion], day: date) -> None:
        self.versions = versions
        self.words: Words = claim_words()
        self.meanings = [(law, m) for law, m in in_force(day) if law.form in versions]

    def of(
        self, told: Sequence[Statement], parts: Sequence[Parts], rates: Sequence[Rate], facts: Sequence[Row]
    ) -> Iterator[Claim]:
        """The claims of one document.

        Args:
            told: its statements.
            parts: the wholes found in it.
            rates: what its rates were found to be of: a rate is about what its numerator is about.
            facts: the figures of the unit's forms: form, indicator, level, value, decimals, quantity.
        """
        at = {(f["form"], f["indicator"], f["level"]): f for f in facts if f["value"] is not None}
        if not at:
            return
        whole_of = {x.code: p.whole for p in parts for x in p.parts if not p.by_column}
        labels = {x.code: x.label for p in parts for x in (*p.parts, p.whole)}
        labels |= {r.rate.code: f"{r.rate.label} {r.numerator[0].label}" for r in rates}
        by_statement = [
            [
                same
                for s in statement.walk()
                for n, f in enumerate(s.figures)
                if exact(f)
                for same in self._means(plain(s, n), whole_of, labels, at)
            ]
            for statement in told
        ]
        taken = {x.place for found in by_statement for x in found if x.equal}
        for found in by_statement:
            anchored = {x.form for x in found if x.equal and x.named.value >= telling_from().count}
            yield from self._claims([x for x in found if x.equal or x.place not in taken], anchored)

    def _claims(self, found: Sequence[_Same], anchored: set[str]) -> Iterator[Claim]:
        by_figure: dict[str, list[_Same]] = {}
        for same in found:
            by_figure.setdefault(same.named.code, []).append(same)
        for candidates in by_figure.values():
            equal = [c for c in candidates if c.equal]
            if equal:
                for form in dict.fromkeys(c.form for c in equal):
                    mine = [c for c in equal if c.form == form]
                    yield _claim("same_as_forms" if len(mine) == 1 else "same_as_forms_perhaps", mine[0])
                continue
            near = [c for c in candidates if c.near]
            if len(near) == 1 and len(candidates) == 1:
                yield _claim("same_as_forms", near[0])
            elif near:
                yield _claim("same_as_forms_perhaps", near[0])
            elif len(candidates) == 1 and candidates[0].form in anchored:
                yield _claim("same_as_forms_perhaps", candidates[0])

    def _means(
        self,
        named: Named,
        whole_of: Mapping[str, Named],
        labels: Mapping[str, str],
        at: Mapping[tuple[str, str, str], Row],
    ) -> Iterator[_Same]:
        own = labels.get(named.code) or self._phrase(named)
        if self.words.base.search(own):  # a figure of another period
            return
        around, code = "", named.code
        for _ in range(_DEEPEST):
            whole = whole_of.get(code)
            if whole is None:
                break
            around += " " + labels.get(whole.code, whole.label)
            code = whole.code
        around += f" {self._sentence(named)}"
        levels = self.words.levels(own)
        sides = levels.pop() if len(levels) == 1 else ""  # "3 cấp (tỉnh, huyện, xã)" is none of them
        for law, meanings in self.meanings:
            level = law.levels.get(sides, "")
            for m in meanings:
                if not m.fits(own, around):
                    continue
                rows = self._facts(law.form, m.code, level, at)
                if rows and self._alike(named, rows):
                    yield _Same(named, law.form, rows)

    def _phrase(self, named: Named) -> str:
        return named.label.split(";")[0]

    def _sentence(self, named: Named) -> str:
        """What stands before a figure in its paragraph, for words that are said once for several figures."""
        s = named.statement
        start = max(s.text.rfind(". ", 0, named.figure.start), s.text.rfind("; ", 0, named.figure.start), 0)
        return s.text[start : named.figure.stop + 60].casefold()

    def _facts(
        self, form: str, code: str, level: str, at: Mapping[tuple[str, str, str], Row]
    ) -> tuple[Row, ...]:
        fact = at.get((form, code, level))
        if fact is not None:
            return (fact,)
        indicator = self.versions[form].indicator(code)
        members = [at.get((form, c, level)) for c in indicator.joins] if indicator and indicator.joins else []
        found = tuple(f for f in members if f is not None)
        return found if found and len(found) == len(members) else ()

    def _alike(self, named: Named, rows: Sequence[Row]) -> bool:
        """Whether both are rates, or both are not."""
        return bool((named.figure.quantity == "rate") == (rows[0]["quantity"] == "rate"))


def _claim(kind: str, same: _Same) -> Claim:
    return Claim(
        kind,
        (
            text_term("left", same.named.code, same.named.figure.scale),
            *(Term("right", Operand(f["form"], f["indicator"], f["level"])) for f in same.facts),
        ),
    )
