"""Rates and their wholes: which printed rate is which figure out of which.

A rate may be of several wholes in real use. One that it is of is what its writer meant. Where there is
none, the whole that the words name is held against the writer; a whole that is only near by is held
against the writer only if the rate nearly fits.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assets.prose.figures import POINTS, Meant, prose_words
from checks.claims.named import Named, counts, is_change, plain, total
from checks.claims.parse import Passage, Phrase, exact, parse
from checks.claims.statements import Statement
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.readings import Readings
from checks.edits.ratio import rate_holds
from checks.explain.slips import typing_slip

_HUNDRED = Decimal(100)
_READ = (Meant.EXACT, Meant.AT_LEAST, Meant.AT_MOST)
#: A part is out of its whole, or of that one's whole, up to here.
_DEEPEST = 3
#: So many figures before a rate may be its denominator, or two of them together.
_EARLIER, _PAIRED = 12, 8
#: Denominators are looked for so many statements back.
_STATEMENTS = 3
#: Numerators below this fit too many denominators by chance.
_TELLING = 20
#: From here on a rate that fits hardly fits by chance, whatever is counted.
_SURE = 100
#: Words between a rate and what it is of, at most.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with its numerator and denominator; ``stated`` by the words, or only near by."""

    rate: Named
    numerator: tuple[Named, ...]
    denominator: tuple[Named, ...]
    stated: bool
    meant: Meant = Meant.EXACT


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a rate stands: its statement, passage and phrase, which is ``at`` among the passage's."""

    rate: Named
    statement: Statement
    passage: Passage
    phrase: Phrase
    at: int

    @property
    def before(self) -> list[int]:
        """The figures of its phrase before it, and of the phrases before that, nearest first."""
        own = self.phrase.figures
        order = [*reversed(own[: own.index(self.rate.position)])]
        for p in reversed(self.near[:-1]):
            order += reversed(p.figures)
        return order

    @property
    def near(self) -> list[Phrase]:
        """The phrases of its sentence up to its own, three before it at most."""
        sentence = next(s.phrases for s in self.passage.sentences if any(p is self.phrase for p in s.phrases))
        at = next(i for i, p in enumerate(sentence) if p is self.phrase)
        return sentence[max(0, at - 3) : at + 1]


_STOP = re.compile(r"[.;,(]")
_Sides = tuple[tuple[Named, ...], tuple[Named, ...], bool]


class Rates:
    """Finds what the rates of a document are of."""

    def __init__(self, readings: Readings) -> None:
        self.readings, self.words = readings, readings.words

    def of(self, told: Sequence[Statement], parts: Sequence[Parts]) -> list[Rate]:
        """The rates of which a whole is found."""
        counted = [p for p in parts if p.whole.figure.quantity != "rate"]
        whole_of: dict[str, Named] = {}
        for p in counted:
            for x in p.parts if not p.by_column else ():
                whole_of.setdefault(x.code, p.whole)
        found: list[Rate] = []
        before: Statement | None = None
        all_before: dict[str, Named] = {}
        for at, statement in enumerate(told):
            seen = [plain(s, n) for s in told[max(0, at - _STATEMENTS) : at] for n in counts(s)]
            near = [p for p in counted if p.whole.statement in (*statement.walk(), before)]
            for s in statement.walk():
                for place in self._places(s):
                    one = self._explained(place, whole_of, seen, near, all_before)
                    if one is not None:
                        found.append(one)
                seen += [plain(s, n) for n in counts(s)]
            before = statement
            all_before.update((x.code, x) for x in seen)
        return found

    def _places(self, s: Statement) -> Iterator[_Place]:
        for passage in parse(s.text).inner():
            for at, phrase in enumerate(passage.phrases):
                for n in phrase.figures:
                    f = s.figures[n]
                    if (
                        f.quantity == "rate"
                        and f.noun != POINTS
                        and f.meant in _READ
                        and f.value > 0
                        and not is_change(s, n, self.words)
                        and not self._spans(s, n)
                    ):
                        yield _Place(plain(s, n), s, passage, phrase, at)

    def _spans(self, s: Statement, n: int) -> bool:
        """ "cắt giảm từ 40% đến 60% thời gian": the ends of a span, and no rates of figures."""
        f = s.figures[n]
        lead, tail = s.text[max(0, f.start - 10) : f.start].rstrip(), s.text[f.stop : f.stop + 10].lstrip()
        from_ = [m for m in self.words.change_from.finditer(lead) if m.end() == len(lead)]
        to = self.words.change_to.match(tail)
        return bool(from_ and to) or (n > 0 and self._spans_to(s, n))

    def _spans_to(self, s: Statement, n: int) -> bool:
        before = s.figures[n - 1]
        gap = s.text[before.stop : s.figures[n].start].strip()
        lead = s.text[max(0, before.start - 10) : before.start].rstrip()
        from_ = [m for m in self.words.change_from.finditer(lead) if m.end() == len(lead)]
        return before.quantity == "rate" and bool(self.words.change_to.fullmatch(gap) and from_)

    def _explained(
        self,
        place: _Place,
        whole_of: Mapping[str, Named],
        earlier: Sequence[Named],
        parts: Sequence[Parts],
        all_before: Mapping[str, Named],
    ) -> Rate | None:
        rate = place.rate
        if self._of_a_change(place) or self._is_base(place):
            return None
        tried: list[_Sides] = [*self._over(place)]
        printed_over = len(tried)
        if not exact(rate.figure):  # "đạt trên 95% (6.120/6.514 hồ sơ)"
            said = [t for t in tried if t[2]]
            return Rate(rate, *said[0][:2], stated=True, meant=rate.figure.meant) if said else None
        numerators = self._numerators(place)
        stated_wholes: set[str] = set()
        for sure, numerator in numerators:
            for stated, whole in self._denominators(place, numerator, whole_of, earlier):
                tried.append(((numerator,), (whole,), stated and sure))
                if stated and sure:
                    stated_wholes |= {whole.code, *(w.code for w in _chain(whole_of, numerator.code))}
        tried += self._several(place, numerators, earlier)
        tried += self._by_name(place, parts)
        whatever = tried
        if stated_wholes:  # what the words say is not to be excused by a figure that only stands near by
            tried = [t for t in tried if t[2] or any(d.code in stated_wholes for d in t[1])]
        for numerator_, denominator, stated in tried:
            if (rate.value != _HUNDRED or stated) and fits(rate, numerator_, denominator):
                return Rate(rate, numerator_, denominator, stated)
        said = [t for t in tried if t[2]]
        if said and said[0] in whatever[:printed_over]:
            return Rate(rate, *said[0][:2], stated=True)
        for above, below, _ in said:  # cut off or raised, rather than of a figure that happens to fit
            if self._off_by_rounding(rate, above, below):
                return Rate(rate, above, below, stated=True)
        excuse = self._excuse(
            rate, [t[0][0] for t in whatever if len(t[0]) == 1], whatever, all_before.values()
        )
        if excuse is not None:
            return excuse
        for numerator_, denominator, _ in said:
            if self._plausible(rate, numerator_, denominator):
                return Rate(rate, numerator_, denominator, True)
        first = numerators[0][1] if numerators else None
        if first is None or self._named(place):
            return None
        likely = {w.code for w in _chain(whole_of, first.code)}
        likely |= {
            plain(s, n).code
            for s in [place.statement]
            for n in [first.position - 1]
            if n >= 0 and first.statement is s
        }
        for numerator_, denominator, _ in tried:
            near_by = len(numerator_) == len(denominator) == 1 and numerator_[0].code == first.code
            if near_by and denominator[0].code in likely and self._nearly(rate, numerator_, denominator):
                return Rate(rate, numerator_, denominator, False)
        return None

    def _excuse(
        self, rate: Named, numerators: Sequence[Named], tried: Sequence[_Sides], earlier: Iterable[Named]
    ) -> Rate | None:
        """What a rate does fit although the words seem to say otherwise; a rate with decimals fits little."""
        if rate.value == _HUNDRED or rate.figure.decimals < 1:
            return None
        for numerator, denominator, _ in tried:
            if fits(rate, numerator, denominator):
                return Rate(rate, numerator, denominator, False)
        for n in {x.code: x for x in numerators}.values():
            for q in reversed(list(earlier)):
                alike = n.value >= _SURE and self.readings.same_noun(q.figure, n.figure)
                if alike and q.code != n.code and fits(rate, (n,), (q,)):
                    return Rate(rate, (n,), (q,), False)
        return None

    def _off_by_rounding(self, rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
        """Whether a rate misses the quotient by less than one unit of its last place."""
        n, q = total(numerator), total(denominator)
        return q > 0 and abs(_HUNDRED * n / q - rate.value) < Decimal(1).scaleb(-rate.figure.decimals)

    def _plausible(self, rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
        """Whether a rate that is not the quotient may yet have been meant to be it."""
        n, q = total(numerator), total(denominator)
        if q <= 0:
            return False
        true = _HUNDRED * n / q
        if abs(true - rate.value) <= self.words.near.rate_stated:
            return True
        decimals = rate.figure.decimals
        printed, exact_ = (int(round(x, decimals).scaleb(decimals)) for x in (rate.value, true))
        slip = typing_slip(printed, exact_)
        return slip is not None and slip[0] in ("digit_changed", "digits_swapped")

    def _is_base(self, place: _Place) -> bool:
        """ "thấp hơn bình quân chung cả nước (46,30%) 1,83 điểm", "(cùng kỳ 98,94%)": of what stands elsewhere."""
        s, n = place.statement, place.rate.position
        before = s.figures[n - 1].stop if n else 0
        lead = s.text[max(before, _stop_before(s.text.replace("(", " "), place)) : place.rate.figure.start]
        if "(" not in lead:
            return False
        return bool(self.words.base.search(lead)) and not self.words.shares.search(lead.rsplit("(", 1)[-1])

    def _of_a_change(self, place: _Place) -> bool:
        """ "giảm 31 đơn vị (12,65%)": the rate is of growth (``changes.py``)."""
        before = place.before[:1]
        after = place.passage.opened_after
        if place.passage.phrases[0].figures[:1] == [place.rate.position] and after >= 0:
            before = [after]
        return any(is_change(place.statement, n, self.words) for n in before)

    # "505/541 thủ tục, đạt tỷ lệ 93,35%", "đạt 93,35% (505/541 thủ tục)", "15.872/18.340 hồ sơ (86,54%)".

    def _over(self, place: _Place) -> Iterator[_Sides]:
        s, rate = place.statement, place.rate
        figures = s.figures

        def sides(n: int, stated: bool) -> _Sides:
            return (plain(s, n),), (plain(s, figures[n].over),), stated

        for after, bracket in place.phrase.brackets:
            if after == rate.position:
                for n in [n for p in bracket.phrases[:2] for n in p.figures][:1]:
                    if figures[n].over >= 0 and exact(figures[n]):
                        yield sides(n, True)
        for after, bracket in place.phrase.brackets:  # "bằng 102,89% dự toán (A tỷ đồng so với B tỷ đồng)"
            inside = [n for p in bracket.phrases for n in p.figures] if after == rate.position else []
            if len(inside) == 2 and all(figures[n].quantity != "rate" and exact(figures[n]) for n in inside):
                gap = s.text[figures[inside[0]].stop : figures[inside[1]].start]
                if self.words.base.search(gap):
                    yield (plain(s, inside[0]),), (plain(s, inside[1]),), True
        lower = place.passage.opened_after
        if lower >= 0 and place.passage.phrases[0].figures[:1] == [rate.position]:
            yield from (sides(n, True) for n, f in enumerate(figures) if f.over == lower and exact(f))
            return
        for n in place.before:
            if figures[n].quantity == "rate":
                break
            if figures[n].over >= 0 and exact(figures[n]):
                between = s.text[figures[figures[n].over].stop : rate.figure.start]
                told = any(f.quantity == "rate" for f in figures[figures[n].over + 1 : rate.position])
                told = told or ";" in between
                stated = not told and not self.words.out_of.search(between) and not self._named(place)
                if not exact(rate.figure):
                    said = self.words.shares.search(between) and not self._named(place)
                    stated = bool(said) and ";" not in between
                yield sides(n, stated)
                break
        near = place.passage.phrases
        own = place.phrase.figures
        after_it = [
            *own[own.index(rate.position) + 1 :],
            *(n for p in near[place.at + 1 : place.at + 2] for n in p.figures),
        ]
        for n in after_it:
            if figures[n].quantity == "rate":
                return
            if figures[n].over >= 0 and exact(figures[n]):
                between = s.text[rate.figure.stop : figures[n].start]
                told_apart = set(between) & set(";.,")
                said = bool(self.words.shares.search(between)) and not told_apart
                yield sides(n, said or not between.strip(" ,:–-"))
                return

    def _named(self, place: _Place) -> bool:
        """Whether a rate has a name of its own: "tỷ lệ nhiệm vụ hoàn thành đúng hạn … đạt r%"."""
        s, n = place.statement, place.rate.position
        start = min(place.phrase.start, max(s.figures[n - 1].stop if n else 0, _stop_before(s.text, place)))
        lead = s.text[start : place.rate.figure.start].casefold()
        found = self.words.rate_of.search(lead)
        return (
            bool(found) and len(self.words.shares.sub(" ", lead[found.end() :] if found else "").split()) >= 2
        )

    def _numerators(self, place: _Place) -> list[tuple[bool, Named]]:
        """The figures a rate may be of, the likeliest first, each with whether the words say so."""
        s, rate, passage = place.statement, place.rate, place.passage
        figures = s.figures
        lower = {f.over for f in figures}
        if passage.opened_after >= 0 and passage.phrases[0].figures[:1] == [rate.position]:
            n = passage.opened_after
            usable = figures[n].quantity != "rate" and exact(figures[n]) and n not in lower
            return [(True, plain(s, n))] if usable else []
        found: list[tuple[bool, Named]] = []
        past_a_rate = False
        named = self._named(place)
        for n in place.before:
            f = figures[n]
            if f.quantity == "rate":
                past_a_rate = True
                if len(found) or n != rate.position - 1:
                    break
                continue
            if exact(f) and f.over < 0 and n not in lower and not self._out_of(s, n):
                between = s.text[f.stop : rate.figure.start]
                sure = not found and not past_a_rate and not named and bool(self.words.shares.search(between))
                found.append((sure, plain(s, n)))
        n = self._bracketed(place)
        if n >= 0 and not self._goal_in_bracket(place, n):  # "20,8% (287 người)"
            bracketed = plain(s, n)
            of_it = found and found[0][0] and found[0][1].value <= bracketed.value
            if not of_it:  # "96.318 hồ sơ, đạt 45,08% (213.640 hồ sơ …)" gives what it is out of
                found.insert(0, (not named, bracketed))
        if not found and place.before and self._out_of(s, place.before[0]):
            # "A/B hồ sơ (r%); nếu tính trên tổng số C thì đạt s%": of the same figure
            out_of = place.before[0]
            uppers = [n for n in range(out_of) if figures[n].over >= 0 and exact(figures[n])]
            if ";" in s.text[figures[out_of].stop : rate.figure.start]:
                uppers = []
            found += [(True, plain(s, n)) for n in uppers[-1:]]
        if not found and named:  # "Nếu chỉ tính … (151.209 hồ sơ) thì tỷ lệ toàn trình là 84,92%"
            found += [
                (False, plain(s, n)) for n in range(rate.position - 1, -1, -1)
                if figures[n].quantity != "rate" and exact(figures[n]) and n not in lower
            ][:6]  # fmt: skip
        if past_a_rate:  # "đạt 98,70% số đã giải quyết và bằng 93,43% số đã tiếp nhận": of the same figure
            found += [
                (False, plain(s, n))
                for n in range(rate.position)
                if figures[n].over >= 0 and exact(figures[n])
            ]
        return found[:7]

    def _bracketed(self, place: _Place) -> int:
        """The figure that stands first in a bracket right after a rate; -1 where none does."""
        figures = place.statement.figures
        for after, bracket in place.phrase.brackets:
            if after == place.rate.position and bracket.phrases and not bracket.phrases[0].mark:
                for n in bracket.phrases[0].figures[:1]:
                    if figures[n].quantity != "rate" and exact(figures[n]) and figures[n].over < 0:
                        return n
        return -1

    def _goal_in_bracket(self, place: _Place, n: int) -> bool:
        """ "đạt 26,5% dự toán năm (1.240,0 triệu đồng)": what the rate is out of, not what it counts."""
        gap = place.statement.text[place.rate.figure.stop : place.statement.figures[n].start]
        return bool(self.words.goal_of.search(gap)) or bool(self.words.called.match(gap))

    def _denominators(
        self, place: _Place, numerator: Named, whole_of: Mapping[str, Named], earlier: Sequence[Named]
    ) -> Iterator[tuple[bool, Named]]:
        """The wholes a rate may be out of, those that the words name first."""
        s, rate = place.statement, place.rate
        figures = s.figures
        tail = s.text[rate.figure.stop : rate.figure.stop + _NEAR]
        out_of = self.words.out_of.match(tail.lstrip(" ,"))
        n = self._bracketed(place)
        if n >= 0 and plain(s, n).code != numerator.code:
            larger = plain(s, n).value >= numerator.value
            if self._goal_in_bracket(place, n) or larger:
                yield True, plain(s, n)
        for n in range(rate.position + 1, min(rate.position + 2, len(figures))):
            gap = s.text[rate.figure.stop : figures[n].start]
            closed = any(c in gap for c in ";,.()")
            said = (out_of or self._out_of(s, n)) and not closed and len(gap) < _NEAR
            if said and figures[n].quantity != "rate" and exact(figures[n]) and numerator.position != n:
                yield True, plain(s, n)
        for n in place.before:  # "A trên tổng số B hồ sơ, đạt tỷ lệ r%"; "tính trên tổng số B thì đạt r%"
            if self._out_of(s, n) and plain(s, n).code != numerator.code:
                yield True, plain(s, n)
        for stated, n in self._bracket_before(place):
            if plain(s, n).code != numerator.code:
                yield stated, plain(s, n)
        for one in self._called(place, numerator, earlier):
            yield True, one
        for steps, whole in enumerate(_chain(whole_of, numerator.code)):
            yield steps == 0 and not out_of, whole
        if numerator.statement is s:
            for steps, n in enumerate(range(numerator.position - 1, -1, -1)):
                alike = self._alike(numerator, s, n) or numerator.value >= _SURE
                if figures[n].quantity != "rate" and exact(figures[n]) and alike:
                    yield not steps and self._part_of(numerator, plain(s, n)), plain(s, n)
        for one in reversed(earlier[-_EARLIER:]):
            if self._alike(numerator, one.statement, one.position) or numerator.value >= _SURE:
                yield False, one

    def _part_of(self, part: Named, whole: Named) -> bool:
        """ "đã giải quyết 10.099 hồ sơ, đúng hạn 9.751 hồ sơ, đạt …": a side of the figure right before it."""
        between = part.statement.text[whole.figure.stop : part.figure.start]
        own = f"{whole.lead} {between.split(',')[0].split(' và ')[0].casefold()}"
        side = set(self.words.sides(part.label)) - set(self.words.sides(own))
        return (
            bool(side & set(self.words.law.parted))
            and part.value <= whole.value
            and not set(between) & set(";.()")
        )

    def _bracket_before(self, place: _Place) -> Iterator[tuple[bool, int]]:
        """ "tỷ lệ kích hoạt so với số hồ sơ đã phê duyệt (1.385.771 hồ sơ) đạt 92,48%"."""
        s, figures = place.statement, place.statement.figures
        for after, bracket in place.phrase.brackets:
            if (
                after < place.rate.position
                and bracket.phrases
                and bracket.phrases[0].start < place.rate.figure.start
            ):
                lead = s.text[place.phrase.start : bracket.phrases[0].start]
                for n in bracket.phrases[0].figures[:1]:
                    if figures[n].quantity != "rate" and exact(figures[n]):
                        said = self.words.out_of.search(lead) or self.words.base.search(lead)
                        yield bool(said), n

    def _out_of(self, s: Statement, n: int) -> bool:
        """Whether a figure is what another is out of: "trên tổng số 31.225 hồ sơ"."""
        f = s.figures[n]
        lead = s.text[max(0, f.start - 24) : f.start]
        return f.quantity != "rate" and exact(f) and bool(self.words.out_of_before.search(lead))

    def _called(self, place: _Place, numerator: Named, earlier: Sequence[Named]) -> Iterator[Named]:
        """ "đạt 98,70% số hồ sơ đã giải quyết": the figure before that bears these words, if one does."""
        s = place.statement
        tail = s.text[place.rate.figure.stop : place.rate.figure.stop + 2 * _NEAR]
        found = self.words.called.match(tail)
        if not found:
            return
        name = _words(found["name"])
        if len(name - prose_words().ends) < 2:
            return
        near = [
            *(plain(s, n) for n in range(place.rate.position - 1, -1, -1)),
            *reversed(earlier[-_EARLIER:]),
        ]
        for wanted in (name, name - prose_words().ends):
            for x in near:
                usable = x.figure.quantity != "rate" and exact(x.figure) and x.code != numerator.code
                if usable and wanted <= _words(f"{x.lead} {_STOP.split(x.tail)[0]} {x.figure.noun} số"):
                    yield x
                    return

    def _alike(self, numerator: Named, s: Statement, n: int) -> bool:
        return self.readings.same_noun(s.figures[n], numerator.figure) or not numerator.figure.noun

    def _several(
        self, place: _Place, numerators: Sequence[tuple[bool, Named]], earlier: Sequence[Named]
    ) -> Iterator[_Sides]:
        """Rates whose numerator or denominator is two figures: "1.081 … và 647 …, đạt 61,98%"."""
        s, rate = place.statement, place.rate
        if rate.figure.decimals < 1 or not numerators:
            return
        own = [plain(s, n) for n in counts(s) if n < rate.position]
        known = [*earlier[-_PAIRED:], *own][-_PAIRED:]
        first = numerators[0][1]
        if first.value < _TELLING:
            return
        for a, b in combinations(known, 2):
            if a.figure.noun == b.figure.noun and first.code not in (a.code, b.code):
                yield (first,), (a, b), False
        if len(numerators) > 1 and numerators[1][1].figure.noun == first.figure.noun:
            for q in known:
                if q.code not in (first.code, numerators[1][1].code):
                    yield (numerators[1][1], first), (q,), False

    def _by_name(self, place: _Place, parts: Sequence[Parts]) -> Iterator[_Sides]:
        """ "Tỷ lệ hoàn thành đúng hạn là 96,07%": of the part that has that name, after its whole."""
        lead = place.statement.text[place.phrase.start : place.rate.figure.start].casefold()
        sides = self.words.sides(lead)
        sides.pop(self.words.law.levels, None)
        if not sides or not self.words.rate_of.search(lead):
            return
        for p in parts:
            alike = [
                x for x in p.parts
                if any(self.words.sides(x.label).get(g) == side for g, side in sides.items())
            ]  # fmt: skip
            for x in alike:
                yield (x,), (p.whole,), False
                for other in p.parts:
                    if other.code != x.code and len(p.parts) > 2:
                        yield (x, other), (p.whole,), False
                    if other.code != x.code:  # "trên số đã hoàn thành": on time out of on time and late
                        yield (x,), (x, other), False
                for q in parts:
                    for y in (*q.parts, q.whole):
                        if y.code not in (x.code, p.whole.code) and y.value > 0:
                            yield (x,), (p.whole, y), False
                    if q.whole.code != p.whole.code:
                        yield (x,), (q.whole,), False
            if not alike and len(p.parts) > 2 and sides.get("term") == "both":
                for pair in combinations(p.parts, 2):
                    timely = {self.words.sides(x.label).get("term") for x in pair} == {"early", "on_time"}
                    yield pair, (p.whole,), timely

    def _nearly(self, rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
        """Whether a rate is so near the quotient that it can hardly be meant of anything else."""
        n, q = total(numerator), total(denominator)
        if q <= 0 or not 0 < n < q or rate.figure.decimals < 1:
            return False
        exact_rate = _HUNDRED * n / q
        apart = abs(exact_rate - rate.value)
        if apart > self.words.near.rate_points:
            return False
        decimals = rate.figure.decimals
        printed, true = (int(round(x, decimals).scaleb(decimals)) for x in (rate.value, exact_rate))
        return typing_slip(printed, true) is not None or apart <= self.words.near.rate_likely


def _stop_before(text: str, place: _Place) -> int:
    """Where the clause of a rate begins: commas are part of a name ("tỷ lệ trước hạn, đúng hạn")."""
    return max(text.rfind(c, 0, place.rate.figure.start) for c in ";.(:") + 1


def _words(text: str) -> set[str]:
    return {w for w in text.casefold().replace(",", " ").split() if w.isalpha()}


def _chain(whole_of: Mapping[str, Named], code: str) -> Iterator[Named]:
    """The whole of a figure, that one's whole, and so on."""
    for _ in range(_DEEPEST):
        whole = whole_of.get(code)
        if whole is None:
            return
        yield whole
        code = whole.code


def fits(rate: Named, numerator: Sequence[Named], denominator: Sequence[Named]) -> bool:
    """Whether a rate is the quotient, as rounded."""
    n, q = total(numerator), total(denominator)
    loose_n, loose_q = (sum((x.half for x in side), Decimal(0)) for side in (numerator, denominator))
    if q - loose_q <= 0 or n < 0:
        return False
    d = rate.figure.decimals
    half = Decimal("0.5").scaleb(-d)
    if loose_n or loose_q:
        low, high = _HUNDRED * (n - loose_n) / (q + loose_q), _HUNDRED * (n + loose_n) / (q - loose_q)
        return low - half <= rate.value <= high + half
    shift = 9
    return rate_holds(int(rate.value.scaleb(d)), d, int(n.scaleb(shift)), int(q.scaleb(shift)), 100)
