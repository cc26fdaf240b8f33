"""Explanations in sentences: the cell, what stands there, what would repair it, and why that is likely.

Wording is the message catalogue and ``slips.yaml``; here is only what goes into it. Whether a cell is
certain, and in which order the rest comes, is decided in ``explanations.py``.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assets.facts import TEXT
from assets.messages import Lang, say
from assets.numbers import round_half_up
from checks.edits.sentences import number
from checks.explain.slips import SlipLaw

Row = Mapping[str, object]

#: Diagnoses with a sentence of their own: the finding itself says which cell it is.
_NAMED_BY_FINDING = ("missing", "not_admitted")
#: So many other cells are named beside a suspect.
_TOGETHER = 3
#: "04", as official documents print small numbers.
_NOUGHT_FIRST = re.compile(r"\s*0\d")
_ONE_DIGIT = re.compile(r"\d(?!\d|[.,])")
#: A lower limit that many times below the upper one says nothing.
_FAR = 50


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
        bare = round_half_up(value, decimals)
        return number(value, self.lang, decimals if bare == value else None) + ("%" if unit == "%" else "")

    def ref(self, fact: Row) -> str:
        """Where a figure stands: cell and form, or paragraph; of a sentence in a sheet, cell and sheet."""
        if fact["form"] == TEXT and fact["sheet"]:
            return say("at_cell_of_sheet", self.lang, cell=fact["cell"], sheet=fact["sheet"])
        if fact["form"] == TEXT and fact.get("in_table"):
            place = {name: fact[f"in_{name}"] for name in ("table", "row", "column")}
            return say("at_table_of_text", self.lang, **place)
        if fact["form"] == TEXT:
            return say("at_paragraph_of_text", self.lang, paragraph=fact["cell"])
        return say("at_cell_of_form", self.lang, cell=fact["cell"], form=fact["form"])

    def other(self, fact: Row, beside: Row) -> str:
        """Which other figure one was taken for: by its place, of a sentence by its number as well."""
        if fact["form"] != TEXT or fact["sheet"]:
            return self.ref(fact)
        same = all(fact[k] == beside[k] for k in ("form", "file", "cell"))
        key = "figure_of_same_paragraph" if same else "figure_of_paragraph"
        return say(key, self.lang, printed=fact["printed"], ref=self.ref(fact))

    def slip(self, repair: Repair) -> str:
        """What the slip is called; empty where none is known."""
        if repair.slip == "unknown":
            return ""
        return self.law.name(repair.slip, self.lang, **repair.slip_args.get(self.lang, {}))

    def printed(self, repair: Repair) -> str:
        """What stands there, as a reader expects figures; a dash where none does."""
        value = repair.fact["value"]
        if not isinstance(value, Decimal) or repair.fact["quantity"] == "code":
            return str(repair.fact["printed"] or "–")
        return self._like(repair, self.figure(value, int(str(repair.fact["decimals"])), repair.unit))

    @staticmethod
    def _like(repair: Repair, figure: str) -> str:
        """A figure of one digit with the nought that offices put before it, where it stands in for such a one."""
        written = str(repair.fact["printed"])
        return f"0{figure}" if _NOUGHT_FIRST.match(written) and _ONE_DIGIT.match(figure) else figure

    def verbatim(self, repair: Repair) -> str:
        """What stands there, with how it is written where that differs."""
        text, written = self.printed(repair), str(repair.fact["printed"]).strip()
        if not written or written.rstrip("% ") == text.rstrip("% "):
            return text
        return say("printed_as", self.lang, value=text, written=written)

    def span(self, repair: Repair) -> str:
        """All values that will do, in words; limits that say nothing are left out."""
        low, high, value = repair.low, repair.high, repair.fact["value"]
        if isinstance(value, Decimal):
            above, below = low is None or low <= value, high is None or value <= high
            if above and below:
                low = high = None  # it may stay, if others change: its value hangs on theirs
            elif low is not None and high is not None and low * _FAR < high < value:
                low = None
        ends = {
            name: self._like(repair, self.figure(end, repair.decimals, repair.unit))
            for name, end in (("low", low), ("high", high))
            if end is not None
        }
        return say("_".join(["values", *ends]), self.lang, **ends)

    def proposed(self, repair: Repair) -> str:
        """The only or likeliest value; where none stands out, all that will do."""
        if repair.slip == "not_admitted":
            return self._codes(repair)
        if words := repair.slip_args.get(self.lang, {}).get("words"):
            return words
        if repair.value is None:
            return self.span(repair)
        whole = repair.slip == "separator" and repair.value == int(repair.value)  # "1,735" for 1.735
        return self._like(repair, self.figure(repair.value, 0 if whole else repair.decimals, repair.unit))

    def values(self, repair: Repair) -> str:
        """The values that repair it: one, or the likeliest and the others that will do."""
        if repair.exact or repair.value is None:
            return self.proposed(repair)
        return say("values_likely", self.lang, value=self.proposed(repair), span=self.span(repair))

    def _codes(self, repair: Repair) -> str:
        return repair.slip_args[self.lang]["codes"]

    def change(self, repair: Repair, alike: Container[tuple[str, str]] = ()) -> str:
        """``ô D31 biểu BM3: 9.751 → 9.955 (gõ sai một chữ số)``; with its noun where another one is ``alike``."""
        ref, printed = place = self._place(repair)
        if place in alike and repair.fact["form"] == TEXT:
            printed = f"{printed} {repair.fact['noun']}".strip()
        text = say("change", self.lang, ref=ref, printed=printed, values=self.proposed(repair))
        notes = [self.slip(repair)] if self.slip(repair) else []
        if repair.value is not None and not repair.exact:
            notes.append(say("values_also", self.lang, span=self.span(repair)))
        return f"{text} ({'; '.join(notes)})" if notes else text

    def _place(self, repair: Repair) -> tuple[str, str]:
        """Where a figure stands, and what stands there."""
        return self.ref(repair.fact), self.printed(repair)

    def _alike(self, explanations: Sequence[Sequence[Repair]]) -> set[tuple[str, str]]:
        """What two figures have in common by which they are told: "07 kế hoạch, 07 báo cáo" of one paragraph."""
        repairs = [r for e in explanations for r in e]
        told: dict[tuple[str, str], object] = {}
        return {
            place for r in repairs
            if told.setdefault(place := self._place(r), r.fact) is not r.fact
        }  # fmt: skip

    def changes(self, repairs: Sequence[Repair], alike: Container[tuple[str, str]] = ()) -> str:
        """Several changes that belong together; ``alike``: see :meth:`change`."""
        text = ""
        for change in (self.change(r, alike) for r in repairs):
            text = say("change_too", self.lang, changes=text, change=change) if text else change
        return text

    def checks(self, rules: Sequence[str]) -> str:
        """Which edits would hold."""
        names = ", ".join(dict.fromkeys(rules))
        return say(
            "checks_one" if len(rules) == 1 else "checks_several", self.lang, count=len(rules), rules=names
        )

    def harm(self, broken: Sequence[str]) -> str:
        """That no other edit breaks, or which ones, which may hold by chance."""
        return say("harms_by_chance" if broken else "harms_nothing", self.lang, rules=", ".join(broken))

    def suspect(
        self,
        repair: Repair,
        rules: Sequence[str],
        *,
        certain: bool,
        determined: bool,
        together: Sequence[Repair],
        rank: int,
        share: tuple[int, int],
        broken: Sequence[str] = (),
    ) -> str:
        """One suspect for its own comment.

        Args:
            repair: the likeliest repair of this cell.
            rules: the rules of the findings it takes part in.
            certain: whether every explanation changes this cell.
            determined: whether all of them to the same one value.
            together: what has to change beside it, if not every explanation changes that.
            rank: the first explanation that it is in.
            share: in how many explanations of how many it is.
            broken: the rules of edits that hold by chance, if they do, and then no longer.
        """
        unread = repair.slip == "missing" and repair.fact["printed"]
        key = (
            "suspect_unread" if unread
            else f"suspect_{repair.slip}" if repair.slip in _NAMED_BY_FINDING
            else "suspect_only_value" if certain and determined
            else "suspect_certain" if certain
            else "suspect_possible_with_others" if together
            else "suspect_possible"
        )  # fmt: skip
        ref = self.ref(repair.fact)
        text = say(
            key,
            self.lang,
            ref=ref[:1].upper() + ref[1:],
            printed=self.verbatim(repair),
            values=self.values(repair),
            checks=self.checks(rules),
            harm=self.harm(broken),
            others=self.changes(together[:_TOGETHER]),
            rank=rank,
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
        complete: bool,
        told: int,
        follows: Sequence[tuple[Row, str]],
        broken: Sequence[str] = (),
    ) -> str:
        """The explanations of one component, a line each, the likeliest first, ``told`` at most.

        ``broken``: see :meth:`suspect`.
        """
        if not explanations:
            return say("explained_nothing" if complete else "explained_cut_short_nothing", self.lang)
        if all(r.slip in _NAMED_BY_FINDING for r in explanations[0]):
            repairs = explanations[0]
            return "\n".join(
                self.suspect(r, rules, certain=True, determined=False, together=(), rank=1, share=(1, 1))
                for r in repairs
            )
        count, alike = len(explanations), self._alike(explanations)
        common = [r for r in explanations[0] if complete and all(_has(r, e) for e in explanations[1:])]
        sentences = []
        if count == 1 and complete:
            only = explanations[0]
            key = "explained_only" if only[0].exact else "explained_only_cell"
            key = key if len(only) == 1 else "explained_only_together"
            changes = self.changes(explanations[0], alike)
            sentences.append(
                say(key, self.lang, changes=changes, checks=self.checks(rules), harm=self.harm(broken))
            )
        else:
            if common:
                sentences.append(say("explained_common", self.lang, changes=self.changes(common, alike)))
            rests = [[r for r in e if not any(_same(r, c) for c in common)] for e in explanations]
            lines = [
                say("explained_one", self.lang, number=n, changes=self.changes(rest, alike))
                for n, rest in enumerate(rests[:told], start=1)
            ]
            if count > told:
                lines.append(say("explained_more", self.lang, count=count - told))
            listed = "".join(f"\n{line}" for line in lines)
            even = len({len(e) for e in explanations}) == 1
            key = "explained_besides" if common else "explained_undecided" if even else "explained_uneven"
            if not complete:
                key = "explained_so_far"
            sentences.append(say(key, self.lang, count=count, listed=listed))
        for key, repeated in (("explained_follows", False), ("explained_repeated", True)):
            texts = [
                say("change", self.lang, ref=self.ref(f), printed=f["printed"], values=value)
                for f, value in follows
                if (f["form"] == TEXT) == repeated
            ]
            if texts:
                sentences.append(say(key, self.lang, cells="; ".join(texts)))
        if not complete:
            sentences.append(say("explained_cut_short", self.lang))
        return "\n".join(sentences)


def _same(a: Repair, b: Repair) -> bool:
    return a.fact is b.fact and (a.low, a.high) == (b.low, b.high)


def _has(repair: Repair, explanation: Sequence[Repair]) -> bool:
    return any(_same(repair, other) for other in explanation)
