"""Which figures of a statement tell a rise or fall, and between which others one may lie.

Between which it does lie is found by ``of_statement.py`` and ``in_order.py``.
"""

from collections.abc import Iterator

from assets.prose.figures import POINT, POINTS, prose_words
from checks.claims.changes.change import PLACES, Change, holds, is_index
from checks.claims.named import Named
from checks.claims.parse import exact
from checks.claims.statements import Statement
from checks.claims.wholes.readings import Readings
from checks.claims.words import Words

#: How far from a figure the words are that make it a change, or the start of one.
LEAD, BASE_LEAD = 40, 60
#: So far before a rise or fall it may be called a goal.
GOAL = 14


def is_of_their_number(now: Named, by: Named, words: Words) -> bool:
    """ "1.100 doanh nghiệp với 9.900 tỷ đồng, tăng 10% về số lượng": of how many, where ``now`` is how much."""
    behind = by.statement.text[by.figure.stop :].lstrip()
    return now.figure.noun in prose_words().measured and words.by_number.match(behind) is not None


class Tells:
    """What single figures tell of changes."""

    def __init__(self, readings: Readings) -> None:
        self.readings, self.words = readings, readings.words

    def direction(self, s: Statement, n: int) -> bool | None:
        """Whether a figure tells a fall (true), a rise (false), or no change (None)."""
        f = s.figures[n]
        if f.noun in self.words.law.multiples:
            return None  # "tăng 4,8 lần"
        lead = s.text[max(0, f.start - LEAD) : f.start]
        if n:  # "thấp hơn bình quân cả nước (92,4%) là 1,05 điểm"
            between = s.text[s.figures[n - 1].stop : f.start]
            if self.words.closed_told_as.fullmatch(between):
                lead = s.text[max(0, s.figures[n - 1].start - BASE_LEAD) : s.figures[n - 1].start].replace(
                    "(", " "
                )
        found = list(self.words.change.finditer(lead))
        if not found or any(c in lead[found[-1].end() :] for c in ",;.("):
            return None
        after = lead[found[-1].end() :]
        if self.words.most.search(after):
            return None  # "tăng nhiều nhất là công ty hợp danh 1.071 tỷ đồng"
        if self.words.is_level(lead, s.text[f.stop :]):
            return None
        called = lead[max(0, found[-1].start() - GOAL) : found[-1].start()].rsplit(")", 1)[-1]
        if self.words.goals.search(called):
            return None  # "vượt mục tiêu giảm 10%", and not "so với năm 2015 (2.276 chỉ tiêu) giảm 227"
        if len(lead) <= LEAD and n and s.figures[n - 1].stop > f.start - len(after):
            return None  # another figure stands between
        others = (self.words.change_from, self.words.change_to, self.words.base, self.words.goals)
        if len(lead) <= LEAD and any(p.search(after) for p in others):
            return None  # "giảm từ 40%", "giảm xuống còn 173", "tăng so với 2.650", "vượt yêu cầu 10%"
        return bool(self.words.falls.fullmatch(found[-1][0]))

    def falls_short(self, s: Statement, n: int) -> bool:
        """ "có mặt 5.318 người, thiếu 468 người so với biên chế được giao (5.876)": whether it is less by a figure."""
        f = s.figures[n]
        lead = s.text[max(0, f.start - GOAL) : f.start]
        found = list(self.words.apart_by.finditer(lead))
        if not found or lead[found[-1].end() :].strip():
            return False
        stop = s.figures[n + 1].start if n + 1 < len(s.figures) else len(s.text)
        return self.words.since_in_bracket.match(s.text[f.stop : stop]) is not None

    def comparable(self, s: Statement, now: int, before: int, by: int) -> bool:
        """Whether one figure may have become another, by a third."""
        a, b, d = (s.figures[m] for m in (now, before, by))
        if d.noun in PLACES:
            return True
        if (a.quantity == "rate") != (b.quantity == "rate") or a.scale != b.scale:
            return False
        if is_of_their_number(Named(s, now), Named(s, by), self.words):
            return False
        if d.noun == POINTS and a.quantity != "rate" and not (a.decimals and b.decimals):
            return False  # "72.408 hồ sơ, tăng 64,9% so với 43.917 hồ sơ; về tỷ lệ thì tăng 25,35 điểm phần trăm"
        if a.quantity == "rate":
            # "tỷ lệ 36,2%, tăng 11,4 điểm so với cuối năm 2022 (24,8%)"
            return d.quantity == "rate" or d.noun in (POINTS, POINT) or (not d.noun and d.decimals > 0)
        if d.quantity != "rate" and not (self.readings.same_noun(a, d) or self.readings.same_noun(b, d)):
            return False
        return self.readings.same_noun(a, b)

    def change(self, s: Statement, n: int, now: int, before: int, falls: bool) -> Change:
        """The change between two figures; of rates, in points or in per cent, whichever holds."""
        change = Change(Named(s, now), Named(s, before), Named(s, n), falls)
        of_rates = change.now.figure.quantity == "rate"
        told_in_rates = change.by.figure.quantity == "rate"
        relative = Change(change.now, change.before, change.by, falls, relative=True)
        if change.by.figure.noun in (POINTS, POINT):
            return change
        if told_in_rates and not of_rates:
            return relative
        return relative if told_in_rates and not holds(change) and holds(relative) else change

    def told_again(self, s: Statement, change: Change) -> Iterator[Change]:
        """ "giảm 31 đơn vị (tương đương 12,65%)": the same change as a rate."""
        if change.relative or change.now.figure.quantity == "rate":
            return
        n = change.by.position + 1
        if n < len(s.figures) and s.figures[n].quantity == "rate" and exact(s.figures[n]):
            between = s.text[change.by.figure.stop : s.figures[n].start]
            told = "(" in between or between.strip() == "," or self.words.equivalent.search(between)
            again = Change(change.now, change.before, Named(s, n), change.falls, relative=True)
            near = told and len(between) < BASE_LEAD and ";" not in between and ". " not in between
            if near and self.direction(s, n) in (None, change.falls) and not is_index(again):
                yield again
