"""What excuses a sum that its words claim and that does not add up: a part that the reading left out or misread.

Whoever is excused is read anew, with the part, or not held to the sum at all. A slip is no excuse, and is
reported by whoever claimed the sum.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assets.numbers import read_text
from assets.prose.figures import prose_words
from checks.claims.about import between, gap_before, named_behind, own_words, since, words_in
from checks.claims.named import total
from checks.claims.parse import exact
from checks.claims.row import ONE, Row, Seat, makes_up, rounds_to, slips_of, sum_of
from checks.claims.thresholds import telling_from
from checks.claims.wholes.own_list import is_own_list
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words, claim_words

#: What is now stands so many paragraphs before what it is compared with.
_ROWS = 2
#: So few figures make up another.
_FEWEST = 2
#: A left-out part stands so many figures after the last one.
_NEAR = 2
_NUMBER = re.compile(r"(?<![\w.,/])\d{1,3}(?:\.\d{3})*(?![\w/]|[.,]\d)")


class Excuses:
    """Finds excuses in a document."""

    def __init__(self, row: Row, words: Words) -> None:
        self.row, self.words = row, words

    def of(self, p: Parts) -> Parts | None:
        """The parts with one that was left out; none where something else explains them; else as they are."""
        if p.adds_up or p.around or p.whole.figure.quantity == "rate":
            return p
        if len(p.parts) < _FEWEST:
            return None if p.parts and self._some_of_others(p) else p
        seats = self.row.seats_of(p)
        if not seats or (self._among(p) and len(p.exceeding) == 1):
            return p  # what is some of another and more than that needs no other part to be wrong
        whole, *parts = seats
        missing = whole.value - sum_of(parts)
        named = _named_by(whole, parts)
        if named and len(named) < len(parts) and makes_up(whole, named):
            return replace(p, parts=tuple(s.named for s in named))
        for n in range(_FEWEST, len(parts)):  # what a sentence later tells is another matter
            if parts[n].sentence != parts[n - 1].sentence and makes_up(whole, parts[:n]):
                return replace(p, parts=tuple(s.named for s in parts[:n]))
        if p.all_named and any(makes_up(whole, parts[:n]) for n in range(_FEWEST, len(parts))):
            return p  # "27 người: năm 2015 12, năm 2016 15, năm 2017 19": read so since its list goes on
        if p.all_named and is_own_list(p.whole, p.parts, self.words):
            return None if self.unread(p) else p
        if self._beside_it(whole, parts) or _far_off(whole, parts):
            return None
        if self._is_of_then(parts) or _goes_on_to_another(whole, parts):
            return None
        left_out = self._left_out(whole, parts)
        for s in left_out:
            if s.value == missing:
                named = sorted([*parts, s], key=lambda x: x.at)
                return replace(p, parts=tuple(x.named for x in named), all_named=False)
        for s in left_out:
            other = self._made_up(sum_of([*parts, s]), [whole, *parts, s])
            if other is not None:
                named = sorted([*parts, s], key=lambda x: x.at)
                return replace(p, whole=other.named, parts=tuple(x.named for x in named), all_named=False)
        last = self._joined_last(parts) if p.all_named else None
        if last is not None:
            return replace(p, parts=(*p.parts, last.named))
        if self._of_another(whole, parts) or self._of_now(whole, parts) or self.unread(p):
            return None
        if self.for_each(parts) or self._rest_of_others(whole, parts) or self.make_up_another(whole, parts):
            return None
        if _one_is_the_others(parts) or _of_one_noun(whole, parts):
            return None
        return p

    def _among(self, p: Parts) -> bool:
        """ "82 thủ tục, trong đó có …": whether words say that the parts are only some."""
        found = self.words.mark.search(gap_before(p.parts[0]))
        return found is not None and bool(found["among"])

    def _is_of_then(self, parts: Sequence[Seat]) -> bool:
        """ "88.735 hồ sơ nộp trực tuyến, tăng 44,98% so với cùng kỳ năm trước (61.204 hồ sơ)": no part of now."""
        gaps = (since(gap_before(s.named), (". ", ";")) for s in parts)
        return any(gap.rstrip().endswith("(") and self.words.names_base(gap) for gap in gaps)

    def make_up_another(self, whole: Seat, parts: Sequence[Seat]) -> bool:
        """ "16.632 việc; 13.799 việc có điều kiện (83,80%), 2.668 việc chưa có (16,20%)": shares of their own sum.

        So finely they are out of nothing else, unless a slip in the whole is all that keeps them from it.
        """
        told = [(s, r) for s in parts if (r := self.row.rate_behind(s)) is not None]
        made = sum_of(parts)
        if len(told) < len(parts) or any(r.named.figure.decimals < telling_from().decimals for _, r in told):
            return False
        fit = all(rounds_to(r, s.value, s.half, made, 0) for s, r in told)
        return fit and not any(slips_of(whole, parts))

    def _joined_last(self, parts: Sequence[Seat]) -> Seat | None:
        """ "… 22 người, chiếm 0,99% và không hoàn thành nhiệm vụ 10 người": the last of a list."""
        before = self.row.rate_behind(parts[-1]) or parts[-1]
        last = self.row.beside(before, 1)
        if last is None or last.rate or last.change or last.sentence != before.sentence:
            return None
        gap = between(before.named, last.named)
        alike = (last.noun, last.depth) == (parts[-1].noun, parts[-1].depth)
        return last if alike and self.words.join.search(gap) and not set(gap) & set(",;.:(") else None

    def _beside_it(self, whole: Seat, parts: list[Seat]) -> bool:
        """ "tiếp nhận 913; giải quyết 902, trong đó đúng hạn 871; còn 11": the last and the whole make up another."""
        rows = self.row.counts[max(0, whole.row - 1) : whole.row + 1]
        before = (s.value for row in rows for s in row if s.at < whole.at)
        return whole.value >= telling_from().elsewhere * ONE and whole.value + parts[-1].value in before

    def _left_out(self, whole: Seat, parts: list[Seat]) -> list[Seat]:
        """The countable figures among the parts, and the next ones in the sentence of the last."""
        codes = {s.code for s in (whole, *parts)}
        first, last = min(s.at for s in parts), max(parts, key=lambda s: s.at)
        own = [s for s in self.row.counts[last.row] if s.code not in codes]
        between = [s for s in own if first < s.at < last.at]
        after = [s for s in own if s.at > last.at and s.sentence == last.sentence][:_NEAR]
        # "73 trường (…, THCS 16) và 03 đơn vị khác": what a bracket lists ends with it
        if last.depth > whole.depth:
            after = [s for s in after if s.depth >= last.depth]
        if all(s.clause == last.clause for s in parts):  # "gồm 4 kế hoạch, 25 công văn; tổ chức 02 cuộc họp"
            after = [s for s in after if s.clause == last.clause or s.noun in (last.noun, "")]
        return [*between, *after]

    def _made_up(self, value: int, seats: list[Seat]) -> Seat | None:
        """Another figure of the paragraph, before some, that is their sum and counts the same."""
        codes, nouns = {s.code for s in seats}, {s.noun for s in seats}
        row = [s for s in self.row.counts[seats[1].row] if s.at < seats[1].at and s.code not in codes]
        return next((s for s in row if s.value == value and s.noun in nouns), None)

    def _of_another(self, whole: Seat, parts: list[Seat]) -> bool:
        """Whether the parts make up another figure between their whole's paragraph and them, and are parts of that."""
        value = sum_of(parts)
        codes = {s.code for s in (whole, *parts)}
        rows = self.row.counts[min(whole.row, parts[0].row) : parts[0].row + 1]
        near = [s for row in rows for s in row if s.code not in codes and s.at < parts[0].at]
        nouns = (parts[0].noun, whole.noun, "")  # or of what stands right before: "09 lớp – 1.482 lượt (…)"
        beside = (
            whole.at - 1,
            *((parts[0].at - 1,) if value >= telling_from().elsewhere * ONE else ()),
        )  # "240 thí sinh, đạt 187, không đạt 53"
        return any(s.value == value and (s.noun in nouns or s.at in beside) for s in near)

    def _of_now(self, whole: Seat, parts: list[Seat]) -> bool:
        """ "tiếp nhận 9.756. / So với tháng 8 nhận 8.842 … / Chia theo quầy: …": of what is now, and not its base."""
        rows = self.row.counts[max(0, whole.row - _ROWS) : whole.row + 1]
        told = any(s.value == sum_of(parts) for row in rows for s in row if s.at < whole.at)
        return told and bool(self.words.base.search(whole.context))

    def _uncounted(self, p: Parts) -> int:
        """ "18 người, bao gồm Giám đốc và 2 Phó Giám đốc, 15 viên chức": parts that are named without a number."""
        head, *gaps = (
            self.words.joint_name.sub(" ", between(a, b)) for a, b in pairwise((p.whole, *p.parts))
        )
        marks = list(self.words.mark.finditer(head))
        first = _alone(head[marks[-1].end() :]) if marks and p.whole.statement is p.parts[0].statement else 0
        last = p.parts[-1]
        behind = named_behind(last, self.words.listing) if p.whole.position < last.position else 0
        return first + sum(max(0, _alone(gap) - 1) for gap in gaps) + behind

    def _some_of_others(self, p: Parts) -> bool:
        """ "trong số mới có 151.218 được số hóa …; trong số đã giải quyết có 154.072": more than it, and of others."""
        part = p.parts[0]
        same = part.statement is p.whole.statement and part.position > p.whole.position
        gap = between(p.whole, part) if same else ""
        return part.value > p.whole.value and bool(self.words.in_those.search(gap.rpartition(";")[2]))

    def _told_above(self, p: Parts) -> bool:
        """ "5.286 hồ sơ, bao gồm hồ sơ thành lập mới nêu trên, 3.647 …": whether a part's figure stands before."""
        head = gap_before(p.parts[0])
        marks = list(self.words.mark.finditer(head))
        return bool(marks) and bool(self.words.told_above.search(head[marks[-1].end() :].rpartition(",")[0]))

    def _rest_of_others(self, whole: Seat, parts: list[Seat]) -> bool:
        """ "426 hộ; đã chi cho 381 hộ số tiền 38.214/42.500; còn 45 hộ": what is left of others in the sentence."""
        rest, codes = parts[-1], {s.code for s in (whole, *parts)}
        if not rest.noun or rest.noun in {s.noun for s in (whole, *parts[:-1])}:
            return False
        others = [s for s in self.row.counts[rest.row] if s.code not in codes and s.noun == rest.noun]
        return any(a.value - b.value == rest.value for a in others for b in others)

    def for_each(self, parts: Sequence[Seat]) -> bool:
        """ "An Giang và Nghệ An mỗi tỉnh có 8 ca": whether a part, or the rest of its list, counts more than once."""
        last = parts[-1]
        after = (s for s in self.row.sentence_of(last) if s.at > last.at and s.clause == last.clause)
        return any(self.words.each.search(own_words(s.named)) for s in (*parts, *after))

    def _in_letters(self, p: Parts, text: str) -> set[int]:
        """ "17 ca cộng đồng, 22 ca sàng lọc, một ca nhập cảnh": how many of the same are told in letters."""
        nouns = {x.figure.phrase.partition(" ")[0] for x in p.parts} - {""}
        found = self.words.number_in_letters.finditer(text)
        return {
            self.words.law.in_letters[m["number"].casefold()] for m in found if m["of"].casefold() in nouns
        }

    def unread(self, p: Parts) -> bool:
        """Whether a number that is read as no figure ("liên cấp 02") would make up what the parts lack."""
        s = p.parts[0].statement
        if any(x.statement is not s for x in p.parts):
            return False
        start, stop = p.parts[0].figure.start, p.parts[-1].figure.stop
        missing = p.whole.value - total(p.parts)
        if missing > 0 and (missing == self._uncounted(p) or self._told_above(p)):
            return True
        end = re.compile(r"[.;)]\s|[.)]$").search(s.text, stop)
        if p.whole.statement is s and p.whole.position < p.parts[0].position:
            start = p.whole.figure.stop
        if missing > 0 and missing in self._in_letters(
            p, s.text[start : end.start() if end else len(s.text)]
        ):
            return True
        spans = [(f.start, f.stop) for f in s.figures if exact(f)]  # "đạt điểm tối đa 62 tiêu chí" is none
        for match in _NUMBER.finditer(s.text, start, end.start() if end else len(s.text)):
            if any(a <= match.start() < b for a, b in spans):
                continue
            if prose_words().ordinal.search(s.text[: match.start()]):
                continue  # "nhóm 2 có 15 đơn vị" tells which group
            if read_text(match[0], "count").value == missing:
                return True
        return False


def _far_off(whole: Seat, parts: list[Seat]) -> bool:
    """ "571.212 phiếu. … cấp huyện 567.623 cử tri … cấp xã 556.932 cử tri": more than half off, and by no slip."""
    return 2 * abs(whole.value - sum_of(parts)) > whole.value and not any(slips_of(whole, parts))


def _goes_on_to_another(whole: Seat, parts: Sequence[Seat]) -> bool:
    """ "tập huấn 9.860 lượt, trong đó 6.725 lượt cấp xã; biệt phái 214 công chức cấp tỉnh": no part of it."""
    first, last = parts[0], parts[-1]
    known = {"", whole.noun, first.noun}
    return last.clause != first.clause and last.noun not in known and not any(slips_of(whole, parts))


def _alone(gap: str) -> int:
    """How many things a text before a number names, each with no number: "Giám đốc và " of "Giám đốc và 2 Phó".

    What is counted elsewhere ("26 công chức, viên chức và 47 …") is no single thing.
    """
    *named, last = claim_words().listing.split(gap.casefold())
    single = [x.strip() for x in named if x.strip() and not prose_words().known_head(x.strip())]
    return 0 if last.strip() else len(single)


def _named_by(whole: Seat, parts: list[Seat]) -> list[Seat]:
    """ "truy thu A, phạt B, giảm khấu trừ C; tổng truy thu và phạt A + B": the parts that their whole names."""
    own = words_in(whole.phrase)
    return [s for s in parts if (words := words_in(s.phrase)) and words <= own]


def _of_one_noun(whole: Seat, parts: list[Seat]) -> bool:
    """ "64 thủ tục, phát sinh 382 hồ sơ; 17 thủ tục, 27 hồ sơ; tổng số hồ sơ 409": those of one kind make it up."""
    by_noun: dict[str, list[Seat]] = {}
    for s in parts:
        by_noun.setdefault(s.noun, []).append(s)
    return any(1 < len(own) < len(parts) and makes_up(whole, own) for own in by_noun.values())


def _one_is_the_others(parts: list[Seat]) -> bool:
    """ "387 thủ tục …: toàn trình 142, một phần 205, còn lại 40": a list with the whole of the others in it."""
    value = sum(s.value for s in parts)
    return len(parts) > 2 and any(2 * s.value == value for s in parts)
