"""Explanations in sentences: the cell, what stands there, what would repair it, and why that is likely.

Wording is the message catalogue and ``slips.yaml``; here is only what goes into it. Whether a cell is
certain, and in which order the rest comes, is decided in ``explanations.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assets.messages import Lang, say
from checks.edits.sentences import number
from checks.explain.slips import SlipLaw

Row = Mapping[str, object]

#: Diagnoses with a sentence of their own: the finding itself says which cell it is.
_NAMED_BY_FINDING = ("missing", "not_admitted")


@dataclass(frozen=True, slots=True)
class Repair:
    """One figure to change: the fact that stands there, what would be right, and the slip behind it.

    ``value`` is the only or the likeliest value, None where any from ``low`` to ``high`` will do.
    """

    fact: Row
    unit: str
    decimals: int
    low: Decimal | None
    high: Decimal | None
    value: Decimal | None
    slip: str
    slip_args: Mapping[Lang, Mapping[str, str]]

    @property
    def exact(self) -> bool:
        """Whether there is one value only."""
        return self.low is not None and self.low == self.high


class Teller:
    """Puts explanations into one language."""

    def __init__(self, law: SlipLaw, lang: Lang) -> None:
        self.law, self.lang = law, lang

    def figure(self, value: Decimal, decimals: int, unit: str) -> str:
        """A figure as it would be printed in the cell."""
        return number(value, self.lang, decimals) + ("%" if unit == "%" else "")

    def ref(self, fact: Row) -> str:
        """Where a figure stands: cell and form."""
        return say("at_cell_of_form", self.lang, cell=fact["cell"], form=fact["form"])

    def slip(self, repair: Repair) -> str:
        """What the slip is called; empty where none is known."""
        if repair.slip == "unknown":
            return ""
        return self.law.name(repair.slip, self.lang, **repair.slip_args.get(self.lang, {}))

    def values(self, repair: Repair) -> str:
        """The values that repair it: one, the likeliest of a range, or the range."""
        if repair.exact and repair.value is not None:
            return self.figure(repair.value, repair.decimals, repair.unit)
        ends = {
            name: self.figure(end, repair.decimals, repair.unit)
            for name, end in (("low", repair.low), ("high", repair.high))
            if end is not None
        }
        key = "_".join(["values", *(n for n in ("low", "high") if n in ends)])
        span = say(key, self.lang, **ends)
        if repair.value is None:
            return span
        likely = self.figure(repair.value, repair.decimals, repair.unit)
        return say("values_likely", self.lang, value=likely, span=span)

    def change(self, repair: Repair) -> str:
        """``ô D31 biểu BM3 từ 9.751 thành 9.955 (gõ sai một chữ số)``."""
        text = say(
            "change",
            self.lang,
            ref=self.ref(repair.fact),
            printed=repair.fact["printed"] or "–",
            values=self.values(repair),
        )
        slip = self.slip(repair)
        return f"{text} ({slip})" if slip else text

    def changes(self, repairs: Sequence[Repair]) -> str:
        """Several changes that belong together."""
        text = ""
        for change in map(self.change, repairs):
            text = say("change_too", self.lang, changes=text, change=change) if text else change
        return text

    def checks(self, rules: Sequence[str]) -> str:
        """Which edits would hold."""
        names = ", ".join(dict.fromkeys(rules))
        return say(
            "checks_one" if len(rules) == 1 else "checks_several", self.lang, count=len(rules), rules=names
        )

    def suspect(
        self,
        repair: Repair,
        rules: Sequence[str],
        *,
        certain: bool,
        determined: bool,
        alone: bool,
        share: tuple[int, int],
    ) -> str:
        """One suspect for its own comment.

        Args:
            repair: the likeliest repair of this cell.
            rules: the rules of the findings it takes part in.
            certain: whether every explanation changes this cell.
            determined: whether all of them to the same one value.
            alone: whether this change alone makes its edits hold.
            share: in how many explanations of how many it is.
        """
        key = (
            "suspect_missing" if repair.slip == "missing"
            else "suspect_not_admitted" if repair.slip == "not_admitted"
            else "suspect_only_value" if certain and determined
            else "suspect_certain" if certain
            else "suspect_possible" if alone
            else "suspect_possible_with_others"
        )  # fmt: skip
        ref = self.ref(repair.fact)
        text = say(
            key,
            self.lang,
            ref=ref[:1].upper() + ref[1:],
            printed=repair.fact["printed"] or "–",
            values=self.values(repair),
            checks=self.checks(rules),
            share=share[0],
            count=share[1],
        )
        slip = self.slip(repair) if repair.slip not in _NAMED_BY_FINDING else ""
        return f"{text} {say('suspect_slip', self.lang, slip=slip)}" if slip else text

    def component(
        self,
        explanations: Sequence[Sequence[Repair]],
        rules: Sequence[str],
        *,
        count: int,
        complete: bool,
        told: int,
        follows: Sequence[tuple[Row, str]],
    ) -> str:
        """The explanations of one component, a line each, the likeliest first, ``told`` at most."""
        if not explanations:
            return say("explained_nothing" if complete else "explained_cut_short_nothing", self.lang)
        if all(r.slip in _NAMED_BY_FINDING for r in explanations[0]):
            repairs = explanations[0]
            return "\n".join(
                self.suspect(r, rules, certain=True, determined=False, alone=False, share=(1, 1))
                for r in repairs
            )
        common = [r for r in explanations[0] if complete and all(_has(r, e) for e in explanations[1:])]
        sentences = []
        if count == 1 and complete:
            key = "explained_only" if len(explanations[0]) == 1 else "explained_only_together"
            sentences.append(
                say(key, self.lang, changes=self.changes(explanations[0]), checks=self.checks(rules))
            )
        else:
            if common:
                sentences.append(say("explained_common", self.lang, changes=self.changes(common)))
            rests = [[r for r in e if not any(_same(r, c) for c in common)] for e in explanations]
            lines = [
                say("explained_one", self.lang, number=n, changes=self.changes(rest))
                for n, rest in enumerate(rests[:told], start=1)
            ]
            if count > told:
                lines.append(say("explained_more", self.lang, count=count - told))
            listed = "".join(f"\n{line}" for line in lines)
            key = "explained_besides" if common else "explained_undecided"
            if not complete:
                key = "explained_so_far"
            sentences.append(say(key, self.lang, count=count, listed=listed))
        if follows:
            texts = [f"{self.ref(fact)}: {value}" for fact, value in follows]
            sentences.append(say("explained_follows", self.lang, cells="; ".join(texts)))
        if not complete:
            sentences.append(say("explained_cut_short", self.lang))
        return "\n".join(sentences)


def _same(a: Repair, b: Repair) -> bool:
    return a.fact is b.fact and (a.low, a.high) == (b.low, b.high)


def _has(repair: Repair, explanation: Sequence[Repair]) -> bool:
    return any(_same(repair, other) for other in explanation)
