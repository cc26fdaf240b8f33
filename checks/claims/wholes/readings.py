"""How a list of parts may be read: which of its figures are counted, and what its words say of the rest.

A reading of a sentence that adds up is what its writer meant. Where none adds up, the reading that the
words ask for is held against the writer only if they say that nothing is left out; otherwise each part
is at most the whole.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assets.prose.figures import TextFigure, prose_words
from checks.claims.about import between, broken_off, own_words
from checks.claims.named import Group, Named, adds_up, heads, total
from checks.claims.parse import parse
from checks.claims.statements import Statement
from checks.claims.thresholds import near_within, telling_from
from checks.claims.wholes.own_list import is_own_list
from checks.claims.wholes.parts import Parts, misses_by_a_slip
from checks.claims.wholes.phrases import unmarked
from checks.claims.words import Words, claim_words

#: A thing of a list is called by so few words; what stands between two of them is not cut by these.
_FEW_WORDS = 6
_APART = re.compile(r"[,;:.()\n]")


class Readings:
    """Reads lists on one day, which decides the levels of government there were."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.words: Words = claim_words()
        self._heads_of: dict[int, list[Named]] = {}

    def same_noun(self, whole: TextFigure, part: TextFigure) -> bool:
        """Whether a part may be counted among a whole."""
        if part.quantity == "rate" or whole.quantity == "rate":
            return part.quantity == whole.quantity
        if not part.noun or not whole.noun or part.noun == whole.noun:
            return True
        return part.noun in self.words.takes_in.get(whole.noun, ())

    def loosely(self, whole: TextFigure, part: TextFigure) -> bool:
        """Whether a part may be counted among a whole as far as nouns are known that are counted."""
        if part.quantity == "rate" or whole.quantity == "rate":
            return part.quantity == whole.quantity
        known, measured = prose_words().counted, prose_words().measured
        if part.noun != whole.noun and {part.noun, whole.noun} <= measured:
            return False  # "lúa 6.838,3 ha, năng suất 69,4 tạ/ha"
        return self.same_noun(whole, part) or part.noun not in known or whole.noun not in known

    def complete(self, parts: Sequence[Named] | Sequence[Group]) -> str | None:
        """The group of sides that the labels of some parts make complete."""
        named = [p[0] if isinstance(p, tuple) else p for p in parts]
        group = self.words.complete([n.label for n in named], self.day)
        if group == "remainder" and not any(
            self.words.remainder.search(f"{n.lead} {n.tail.split(',')[0]}") for n in named
        ):
            return None  # "…, 1.784 người, còn lại là nhân viên khác": a rest that no figure tells
        return group

    def believable(self, whole: Named, parts: Sequence[Named]) -> bool:
        """Whether parts could be of the whole: none above it but by a slip."""
        above = [p for p in parts if p.value > whole.value]
        return not above or (len(above) < len(parts) and all(p.value < 10 * whole.value for p in above))

    def says_all(self, mark: str, whole: Named, parts: Sequence[Named], reading: Sequence[object]) -> bool:
        """Whether the words say that the parts are all there are."""
        if len(parts) < 2 or self.goes_on(parts):
            return False
        if self.ends_in_others(parts):
            return True
        near = abs(total(parts) - whole.value) <= whole.value * near_within().list_share
        if mark == "consists":  # parts far above their whole overlap, far below it they are not all
            return near or misses_by_a_slip(whole, parts) or _right_behind(whole, parts)
        return near and (mark == "brackets" or (mark in ("colon", "list") and len(parts) == len(reading)))

    def ends_in_others(self, parts: Sequence[Named]) -> bool:
        """ "trong đó THPT 42, chuyên biệt 04, trung tâm khác 02": after what is other, nothing is left."""
        last = parts[-1]
        return (
            len(parts) > 2
            and bool(self.words.others.search(last.lead))
            and all(p.statement is last.statement for p in parts)
        )

    def goes_on(self, parts: Sequence[Named]) -> bool:
        last = parts[-1]
        rest = last.statement.text[last.figure.stop : last.figure.stop + 120]
        if broken_off(parts):
            return True
        left = self.words.remainder.search(rest.split(". ")[0])
        if left and not any(c.isdigit() for c in rest[: left.end()].split(". ")[0]):
            return True  # "…, Phòng Văn hóa 11 người; số còn lại là …": a rest that no figure tells
        if self.words.and_so_on.match(rest.split(". ")[0].partition(";")[2].lstrip()):
            return True  # "đậu các loại 63 ha, giảm 10 ha; …"
        rest = rest.split(";")[0].split(". ")[0].split(")")[0]
        return bool(self.words.and_so_on.search(rest) or self.words.others.search(rest))

    def overlap(self, parts: Sequence[Named]) -> bool:
        """ "nữ 178 người; đại học trở lên 344 người": whether one may be among several, men and women apart."""
        return any(self.words.overlapping.search(x.label) for x in parts) and self.complete(parts) != "sex"

    def lists_on(self, before: Named | None, last: Named, following: Named) -> bool:
        """ "GTGT 351,2 tỷ đồng, TNDN 118,9 tỷ đồng, tiền thuê đất 16,6 tỷ đồng": whether one more of a list follows.

        ``before`` is the one before the last: where "và" joins these, they end the list.
        """
        if last.statement is not following.statement or following.position != last.position + 1:
            return False
        behind, comma, name = between(last, following).partition(",")
        # "ngoại ngữ, tin học 57": one thing may be called by two names
        name = name.replace(",", " ", 1) if len(name.split()) <= _FEW_WORDS else name
        joined = before is None or (
            before.statement is last.statement and self.words.last_joined.search(between(before, last))
        )
        if joined or not comma or not (behind.strip() or name.strip()) or _APART.search(f"{behind}{name}"):
            return False
        name = name if name.strip() else following.tail.split(",")[0]
        words, flow = self.words, self.words.flow
        other = (
            words.change, words.base, words.shares, words.overlapping, words.not_counted, words.mark,
            flow.left, flow.received, flow.done, flow.carried,
        )  # fmt: skip
        alike = (
            last.figure.noun == following.figure.noun and last.figure.quantity == following.figure.quantity
        )
        return alike and not any(p.search(name) for p in other)

    def alike(self, whole: Named, reading: Sequence[Group]) -> list[Named]:
        """The figures of a list that count what the whole counts, up to the first phrase without one."""
        found: list[Named] = []
        for group in reading:
            one = next((n for n in group if self.same_noun(whole.figure, n.figure)), None)
            if one is None:
                if found:
                    break
                continue
            if one.code != whole.code:
                found.append(one)
        return found

    def _exceeds(self, whole: Named, parts: Sequence[Named]) -> bool:
        """ "09 đơn vị (04 bệnh viện, 04 trung tâm y tế, 02 trung tâm chuyên khoa)": a little more than there are."""
        over = total(parts) - whole.value
        if not 0 < over <= whole.value * near_within().list_share or not self.believable(whole, parts):
            return False
        counted = all(self.loosely(whole.figure, x.figure) and x.figure.noun for x in parts)
        return counted and not self.overlap(parts) and not self.goes_on(parts)

    def _cases(self, whole: Named, reading: Sequence[Group], mark: str) -> list[Named]:
        """ "735 phản ánh, trong đó có 763 trường hợp gửi qua ứng dụng": what any of the whole may be called."""
        first = reading[0][0] if reading else None
        if mark != "among" or first is None or first.statement is not whole.statement:
            return []
        called = " ".join(first.figure.phrase.split()[:2]) in self.words.law.whatever
        return [first] if called and first.position == whole.position + 1 else []

    def choose(
        self, wholes: Sequence[Named], readings: Sequence[Sequence[Group]], mark: str
    ) -> Iterator[Parts]:
        """The reading that adds up; else the one that the words ask for."""
        if all(w.figure.quantity == "rate" for w in wholes):
            yield from self.of_rates(wholes, readings)
            return
        sure = self.that_adds_up(wholes, readings, mark)
        if sure is not None:
            yield sure
            return
        for whole in _called_alike(wholes, readings):
            for reading in readings:
                parts = self.alike(whole, reading)
                group = self.complete(parts) if len(parts) > 1 else None
                if group == "remainder" and total(parts) * 2 < whole.value:
                    continue
                if group == "remainder" and self.goes_on(parts):
                    continue
                if mark == "among" and self.leaves_out_a_level(whole, parts):
                    continue
                if group and self.believable(whole, parts):
                    yield Parts(whole, tuple(parts), True, group)
                    return
            if mark in ("consists", "brackets") and whole.value >= telling_from().figure:
                rows = [[g[0] for g in reading] for reading in readings if len(reading) > 1]
                others = min(rows, key=lambda row: abs(total(row) - whole.value), default=[])
                alike = all(self.loosely(whole.figure, x.figure) for x in others)
                if (
                    others
                    and alike
                    and abs(total(others) - whole.value) <= whole.value * near_within().sum_share
                ):
                    yield Parts(whole, tuple(others), not self.goes_on(others))
                    return
            for reading in readings if mark in ("brackets", "consists") else ():
                row = [g[0] for g in reading]
                own = is_own_list(whole, row, self.words) and not self.goes_on(row)
                if own or (len(row) > 2 and self._exceeds(whole, row)):
                    yield Parts(whole, tuple(row), True)
                    return
            for reading in readings[:-1]:
                parts = self.alike(whole, reading)
                apart = abs(total(parts) - whole.value)
                if (
                    len(parts) > 1
                    and apart <= whole.value * near_within().sum_share
                    and whole.value >= telling_from().figure
                ):
                    yield Parts(whole, tuple(parts), self.says_all(mark, whole, parts, reading))
                    return
            for reading in readings[:1] if mark == "colon" and len(readings) > 1 else ():
                parts = self.alike(
                    whole, reading
                )  # "37 kiến nghị: (i) … 22 kiến nghị; (ii) … 12 kiến nghị; …"
                same = len({n.figure.noun for n in (whole, *parts)}) == 1 and whole.figure.noun
                if same and len(parts) == len(reading) > 2 and self.says_all("list", whole, parts, reading):
                    yield Parts(whole, tuple(parts), True)
                    return
            for reading in readings[:1] if mark == "consists" and len(readings) > 1 else ():
                parts = self.alike(whole, reading)  # "phân theo …: a; b; c": one part a clause
                if len(parts) == len(reading) > len(readings[-1]) and self.says_all(
                    "list", whole, parts, reading
                ):
                    yield Parts(whole, tuple(parts), True)
                    return
            for reading in readings[-1:]:  # without words for it, no part stands behind a semicolon
                parts = self.alike(whole, reading) or self._cases(whole, reading, mark)
                if not parts or not (self.believable(whole, parts) or (mark == "among" and len(parts) == 1)):
                    continue
                yield Parts(whole, tuple(parts), self.says_all(mark, whole, parts, reading))
                return

    def leaves_out_a_level(self, whole: Named, parts: Sequence[Named]) -> bool:
        """ "84.512 hồ sơ, trong đó cấp xã 46.230, cấp huyện 21.875": the others are of the third level.

        What levels count themselves is whole with two: "82 đơn vị, trong đó 09 huyện, 72 xã".
        """
        if len(parts) != 2 or self.complete(parts) != self.words.law.levels or total(parts) >= whole.value:
            return False
        kinds = self.words.takes_in.get(whole.figure.noun, frozenset())
        return not any(self.words.level_named.search(kind) for kind in kinds)

    def that_adds_up(
        self, wholes: Sequence[Named], readings: Sequence[Sequence[Group]], mark: str
    ) -> Parts | None:
        all_named = mark != "among"
        for whole in wholes:
            for reading in readings:
                parts = self.alike(whole, reading)
                for count in range(len(parts), 1, -1):
                    if count < len(parts) and self.ends_in_others(parts[: count + 1]):
                        break  # what is other is one of them
                    if adds_up(whole, parts[:count]):
                        if (mark != "among" or _begin_alike(parts)) and self._leaves_out(parts, count):
                            return Parts(whole, tuple(parts), True, self.complete(parts))
                        return Parts(whole, tuple(parts[:count]), all_named, self.complete(parts[:count]))
                others = [g[0] for g in reading]
                for count in range(len(others), 1, -1):
                    if (
                        others[:count] != parts[:count]
                        and whole.value > 10
                        and adds_up(whole, others[:count])
                    ):
                        return Parts(whole, tuple(others[:count]), all_named, self.complete(others[:count]))
        return None

    def _leaves_out(self, parts: Sequence[Named], count: int) -> bool:
        """Whether a list goes on just so behind its first parts, up to its end."""
        later = range(count, len(parts))
        return count < len(parts) and all(self.lists_on(parts[n - 2], parts[n - 1], parts[n]) for n in later)

    def of_rates(self, wholes: Sequence[Named], readings: Sequence[Sequence[Group]]) -> Iterator[Parts]:
        """ "97,79%, trong đó: cấp tỉnh 99,61%, cấp huyện 94,76%, cấp xã 96,94%": rates of complete sides."""
        for whole in wholes[:1]:
            for reading in readings:
                parts = [g[0] for g in reading]
                if len(parts) > 1 and (group := self.complete(parts)):
                    yield Parts(whole, tuple(parts), True, group)
                    return

    def own(self, s: Statement) -> list[Named]:
        """The figures of a statement that no word makes a part of another."""
        known = self._heads_of.get(id(s))
        if known is None:
            known = self._heads_of[id(s)] = heads(s, unmarked(parse(s.text)), self.words)
        return known

    def all(self, s: Statement) -> list[Named]:
        return heads(s, parse(s.text).phrases, self.words)


def _begin_alike(parts: Sequence[Named]) -> bool:
    """ "trong đó năm 2015 là 12 người, năm 2016 là 15 người, năm 2017 là 19 người": whether all are named alike."""
    heads = {(own_words(x).split() or [""])[0] for x in parts}
    return len(heads) == 1 and heads != {""}


def _right_behind(whole: Named, parts: Sequence[Named]) -> bool:
    """ "31 cơ quan, gồm: 10 sở và 8 huyện": parts that nothing stands before but their whole, and are less."""
    first = parts[0]
    beside = first.statement is whole.statement and first.position == whole.position + 1
    return beside and total(parts) < whole.value


def _called_alike(wholes: Sequence[Named], readings: Sequence[Sequence[Group]]) -> list[Named]:
    """Wholes that count just what the parts count before those that merely may take them in."""
    nouns = {reading[0][0].figure.noun for reading in readings if reading}
    return sorted(wholes, key=lambda w: not w.figure.noun or w.figure.noun not in nouns)
