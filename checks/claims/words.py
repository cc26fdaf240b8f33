"""The words by which sentences say how figures hang together (``words.yaml``), ready for use.

Only words belong here; how a sentence is taken apart is ``parse.py``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import Field, model_validator

from assets.law import Law, load
from assets.text import fold

WORDS = Path(__file__).with_name("words.yaml")
ANY_YEAR = r"(?:19|20)\d\d"


class _Group(Law):
    sides: dict[str, tuple[str, ...]]
    complete: tuple[tuple[str, ...], ...]
    complete_from: dict[date, tuple[tuple[str, ...], ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _sides_known(self) -> "_Group":
        named = {
            s
            for sides in (*self.complete, *(x for xs in self.complete_from.values() for x in xs))
            for s in sides
        }
        if unknown := named - set(self.sides):
            raise ValueError(f"complete: {', '.join(sorted(unknown))}")
        return self


class _Subset(Law):
    whole: tuple[str, ...]
    part: tuple[str, ...]


class _Flow(Law):
    received: tuple[str, ...]
    in_all: tuple[str, ...]
    done: tuple[str, ...]
    left: tuple[str, ...]
    carried: tuple[str, ...]
    out: tuple[str, ...]
    unsettled: tuple[str, ...]
    in_other_words: tuple[str, ...]


class _Stock(Law):
    before: tuple[str, ...]
    added: tuple[str, ...]
    taken: tuple[str, ...]
    altered: tuple[str, ...]
    now: tuple[str, ...]


class ClaimWords(Law):
    """``words.yaml``."""

    reference: str
    among: tuple[str, ...]
    consists: tuple[str, ...]
    no_mark: tuple[str, ...]
    remainder: tuple[str, ...]
    whole: tuple[str, ...]
    whole_after: tuple[str, ...]
    summing_up: tuple[str, ...]
    totals: tuple[str, ...]
    in_number: tuple[str, ...]
    became: tuple[str, ...]
    periods_of: dict[str, tuple[tuple[str, ...], ...]]
    plans: tuple[str, ...]
    planned: tuple[str, ...]
    done_rates: tuple[str, ...]
    found_in_all: tuple[str, ...]
    looked_at: tuple[str, ...]
    raised: tuple[str, ...]
    raised_to: tuple[str, ...]
    sums_of_name: tuple[str, ...]
    already: tuple[str, ...]
    still: tuple[str, ...]
    sum_begins: tuple[str, ...]
    in_letters: dict[str, int]
    numbers: dict[str, int]
    counted_in: tuple[str, ...]
    no_sum_begins: tuple[str, ...]
    so_far: tuple[str, ...]
    left_over: tuple[str, ...]
    total_rows: tuple[str, ...]
    rate_headings: tuple[str, ...]
    rate_of_all: tuple[str, ...]
    nationwide: tuple[str, ...]
    in_turn: tuple[str, ...]
    durations: tuple[str, ...]
    each: tuple[str, ...]
    shortened: tuple[str, ...]
    average: tuple[str, ...]
    own_average: tuple[str, ...]
    average_of: tuple[str, ...]
    opinions: tuple[str, ...]
    joint_names: tuple[str, ...]
    within_time: tuple[str, ...]
    answers: frozenset[str]
    whatever: frozenset[str]
    closing: tuple[str, ...]
    added_to: tuple[str, ...]
    negations: tuple[str, ...]
    been: tuple[str, ...]
    highest: tuple[str, ...]
    of_some: tuple[str, ...]
    ranked: tuple[str, ...]
    who_is_ranked: frozenset[str]
    lowest: tuple[str, ...]
    untold_wholes: tuple[str, ...]
    such_as: tuple[str, ...]
    and_so_on: tuple[str, ...]
    others: tuple[str, ...]
    joins: tuple[str, ...]
    listed_with: tuple[str, ...]
    clause_ends: tuple[str, ...]
    told_as: tuple[str, ...]
    has: tuple[str, ...]
    number: tuple[str, ...]
    name_ends: tuple[str, ...]
    by_whom: tuple[str, ...]
    along: tuple[str, ...]
    the_same: frozenset[str]
    divided_by: tuple[str, ...]
    shares: tuple[str, ...]
    out_of: tuple[str, ...]
    out_of_all: tuple[str, ...]
    out_of_total: tuple[str, ...]
    set_under: tuple[str, ...]
    turned_into: tuple[str, ...]
    no_turn_after: tuple[str, ...]
    in_all_of: tuple[str, ...]
    goal_of: tuple[str, ...]
    rate_of: tuple[str, ...]
    onward: tuple[str, ...]
    over_named: tuple[str, ...]
    reckoned_of: tuple[str, ...]
    begins_within: tuple[str, ...]
    there_are: tuple[str, ...]
    some_there_are: tuple[str, ...]
    naming: tuple[str, ...]
    called: tuple[str, ...]
    rises: tuple[str, ...]
    falls: tuple[str, ...]
    than: tuple[str, ...]
    balances: tuple[str, ...]
    no_change_after: tuple[str, ...]
    no_change_before: tuple[str, ...]
    attributes: frozenset[str]
    measure_of: tuple[str, ...]
    of_it: tuple[str, ...]
    composition: tuple[str, ...]
    apart_by: tuple[str, ...]
    not_apart: tuple[str, ...]
    most: tuple[str, ...]
    brought_over: tuple[str, ...]
    saved: tuple[str, ...]
    base: tuple[str, ...]
    earlier: tuple[str, ...]
    other_time: tuple[str, ...]
    change_from: tuple[str, ...]
    multiples: tuple[str, ...]
    times_as_much: tuple[str, ...]
    times_more: tuple[str, ...]
    tell_nothing: frozenset[str]
    tell_no_rate: frozenset[str]
    tell_no_whole: frozenset[str]
    levels_of_change: tuple[str, ...]
    at_first: tuple[str, ...]
    at_last: tuple[str, ...]
    far_from: tuple[str, ...]
    times: tuple[str, ...]
    since: str
    change_to: tuple[str, ...]
    equivalent: tuple[str, ...]
    same_change: tuple[str, ...]
    goals: tuple[str, ...]
    of_provinces: tuple[str, ...]
    subsets: tuple[_Subset, ...]
    takes_in: dict[str, tuple[str, ...]]
    complements: dict[str, _Group]
    levels: str
    apart: tuple[str, ...]
    whole_groups: tuple[str, ...]
    overlapping: tuple[str, ...]
    not_counted: tuple[str, ...]
    reached: tuple[str, ...]
    of_whom: frozenset[str]
    belongs: tuple[str, ...]
    so_then: tuple[str, ...]
    beyond: tuple[str, ...]
    told_above: tuple[str, ...]
    at_once: tuple[str, ...]
    present: tuple[str, ...]
    foretold: tuple[str, ...]
    by_number: tuple[str, ...]
    of_all: tuple[str, ...]
    parted: tuple[str, ...]
    list_heads: tuple[str, ...]
    near_sides: dict[str, tuple[str, ...]]
    left_sides: dict[str, tuple[str, ...]]
    joint_sides: dict[str, tuple[str, ...]]
    flow: _Flow
    stock: _Stock


class Flow:
    """What becomes of what was received, as patterns."""

    def __init__(self, law: _Flow) -> None:
        other = law.in_other_words
        self.received, self.in_all = anywhere(law.received, other), anywhere(law.in_all, other)
        self.done, self.left = anywhere(law.done, other), anywhere(law.left, other)
        self.carried, self.unsettled = anywhere(law.carried, other), anywhere(law.unsettled, other)
        self.out = anywhere(law.out, other)


class Stock:
    """What there was and what there is, with what came to it and went, as patterns."""

    def __init__(self, law: _Stock) -> None:
        self.before, self.now = anywhere(law.before), anywhere(law.now)
        self.added, self.taken, self.altered = (anywhere(x) for x in (law.added, law.taken, law.altered))


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a group that a label names."""

    group: str
    side: str


class Words:
    """The words of the law as patterns."""

    def __init__(self, law: ClaimWords) -> None:
        self.law = law
        self.flow = Flow(law.flow)
        self.stock = Stock(law.stock)
        has, told_as = f"(?:{listed(law.has)})", listed(law.told_as)
        self.mark = re.compile(
            rf"(?<!\w)(?!(?:{listed(law.no_mark)})(?!\w)|(?:{listed(law.out_of_all)})\s+\d)(?:(?P<among>{listed(law.among)})|(?P<consists>{listed(law.consists)}))(?!\w)\s*[,:]?\s*(?:{has}\s+)?",
            re.IGNORECASE,
        )
        self.remainder = anywhere(law.remainder)
        self.whole = anywhere(law.whole)
        self.rate_of_all = anywhere(law.rate_of_all)
        self.average, self.highest, self.lowest = map(anywhere, (law.average, law.highest, law.lowest))
        self.joint_name, self.within_time = anywhere(law.joint_names), anywhere(law.within_time)
        self.average_of, self.opinion = anywhere(law.average_of), anywhere(law.opinions)
        self.closing, self.own_average = anywhere(law.closing), anywhere(law.own_average)
        self.each = anywhere(law.each)
        self.shortened = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, law.shortened))})$")
        self.nationwide, self.in_turn = anywhere(law.nationwide), anywhere(law.in_turn)
        self.of_some = re.compile(
            rf"(?:{listed(law.of_provinces)})\s+(?:{listed(law.of_some)})(?!\w)", re.IGNORECASE
        )
        no_sum = rf"(?!{listed(law.no_sum_begins)})"
        self.whole_after = re.compile(no_sum + anywhere(law.whole_after).pattern, re.IGNORECASE)
        by = rf"(?:{listed(law.divided_by)})"
        self.by_what = re.compile(
            rf"{by}\s(?:[^.;\d(]|\([^()]*\)){{2,60}}:|^\W*{by}\s[^.;,:\d(]{{2,40}},", re.IGNORECASE
        )
        self.list_head = re.compile(rf"^\W*(?:{listed(law.list_heads)})[^.;:\d]{{0,30}}:", re.IGNORECASE)
        self.summing_up = re.compile(
            rf"{no_sum}{anywhere(law.summing_up).pattern}|^\W*{no_sum}(?:{listed(law.sum_begins)})(?!\w)",
            re.IGNORECASE,
        )
        self.looked_at = anywhere((*law.found_in_all, *law.looked_at))
        self.found_in_all, self.raised = anywhere(law.found_in_all), anywhere(law.raised)
        self.raised_to = re.compile(rf"(?<!\w)(?:{listed(law.raised_to)})\s*$", re.IGNORECASE)
        self.plan, self.plan_before = re.compile(listed(law.plans), re.IGNORECASE), anywhere(law.planned)
        self.sum_of_name = re.compile(rf"(?<!\w)(?:{listed(law.sums_of_name)})\s+", re.IGNORECASE)
        self.already, self.done_rates = anywhere(law.already), anywhere(law.done_rates)
        self.period_named = anywhere(
            {*law.periods_of, *(x for ways in law.periods_of.values() for way in ways for x in way)}
        )
        self.became = re.compile(rf"(?<!\w)(?:{listed(law.became)})\s*$", re.IGNORECASE)
        self.in_number_of = re.compile(
            rf"(?:{listed((*law.reckoned_of, *law.called, *law.out_of, *law.measure_of))})\s+", re.IGNORECASE
        )
        self.in_number = re.compile(rf"(?:{listed(law.in_number)})\s", re.IGNORECASE)
        self.still = re.compile(rf"\W*(?:{listed(law.still)})(?!\w)", re.IGNORECASE)
        self.closing_sum = re.compile(rf"[-–—,;(]\s*(?:{listed(law.closing)})\s*:?\s*$", re.IGNORECASE)
        self.closing_sum_line = re.compile(listed((*law.closing, *law.sums_of_name)), re.IGNORECASE)
        self.added_to = anywhere(law.added_to)
        begins, numbers = listed(law.begins_within), listed(law.in_number)
        consists = listed((*law.consists, *law.belongs))
        self.those_consist = re.compile(
            rf"\s*(?:(?:{begins})\s+)?(?:(?:{numbers})\s+)?(?P<name>[^,;.():\d]+?)"
            rf"(?:\s*:\s|\s+(?:{has}\s+)?(?P<consists>{consists})\s*:?\s)",
            re.IGNORECASE,
        )
        self.been = re.compile(rf"^(?:{listed(law.been)})\s+", re.IGNORECASE)
        self.negated = re.compile(rf"(?<!\w)(?:{listed(law.negations)})\s+", re.IGNORECASE)
        self.so_far, self.totals = anywhere(law.so_far), anywhere(law.totals)
        self.how_many = re.compile(
            rf"(?<!\w)(?P<number>{listed(law.numbers)})\s+(?:{listed(law.counted_in)})(?!\w)", re.IGNORECASE
        )
        self.left_over = anywhere(law.left_over)
        self.rate_heading = re.compile("|".join(map(re.escape, law.rate_headings)), re.IGNORECASE)
        self.total_row = re.compile(rf"\W*(?:{listed(law.total_rows)})(?!\w)", re.IGNORECASE)
        self.untold_whole = re.compile(rf"\s*(?:{listed(law.untold_wholes)})(?!\w)", re.IGNORECASE)
        self.such_as = re.compile(rf"\W*(?:{listed(law.such_as)})(?!\w)(?!\s+sau)", re.IGNORECASE)
        self.and_so_on = re.compile("|".join(re.escape(w) for w in law.and_so_on))
        self.others = anywhere(law.others)
        self.join = re.compile(rf"\s(?:{listed(law.joins)})\s", re.IGNORECASE)
        self.last_joined = re.compile(rf"\s(?:{listed(law.listed_with)})\s", re.IGNORECASE)
        self.listing = re.compile(rf"[,;]|\s(?:{listed(law.listed_with)})\s", re.IGNORECASE)
        joins = listed(law.clause_ends)
        self.clause_end = re.compile(rf"[,;:)]|\.(?=\s|$)|\s(?:{joins})\s", re.IGNORECASE)
        self.base_end = re.compile(
            rf"{self.clause_end.pattern}|\s(?:{listed(law.consists)})\s", re.IGNORECASE
        )
        # What is compared with may have a comma in its name.
        self.apart_end = re.compile(rf"[;:)]|\.\s|\s(?:{joins}|{listed(law.consists)})\s", re.IGNORECASE)
        self.told_as = re.compile(rf"\s(?:{told_as}):?\s*$", re.IGNORECASE)
        self.closed_told_as = re.compile(rf"\)\s*(?:{told_as})\s*", re.IGNORECASE)
        self.shares = anywhere(law.shares)
        self.out_of = re.compile(rf"(?<!\w)(?:{listed(law.out_of)})(?!\w)", re.IGNORECASE)
        self.out_of_before = re.compile(
            rf"(?<!\w)(?:{listed(law.out_of)})(?:\s+(?:{listed(law.number)}))?\s*$", re.IGNORECASE
        )
        self.out_of_total = re.compile(
            rf"(?<!\w)(?:{listed(law.out_of_total)})(?:\s+[^\W\d_]+){{0,2}}\s*$", re.IGNORECASE
        )
        self.out_of_name = re.compile(
            rf"(?<!\w)(?:{listed(law.out_of)})(?:\s+[^\W\d_]+){{1,4}}\s*$", re.IGNORECASE
        )
        self.out_of_all = re.compile(
            rf"(?:(?<!\w)|(?<=/))(?:{listed(law.out_of_all)})(?:\s+[^\W\d_]+){{0,4}}\s*$", re.IGNORECASE
        )
        self.among_those = anywhere(law.out_of_all)
        self.out_of_named = re.compile(
            rf"(?<!\w)(?:{listed(law.out_of_all)})\s+(?P<name>[^,;.()\d]+)$", re.IGNORECASE
        )
        self.in_those = re.compile(
            rf"(?<!\w)(?:{listed(law.out_of_all)})\s+(?P<name>[^,;.()\d]+?)(?:\s+(?:{listed(law.there_are)})\s*|\s*,\s*)$",
            re.IGNORECASE,
        )
        self.in_so_many = re.compile(
            rf"\W*(?:{listed((*law.out_of_all, *law.begins_within))})\s*", re.IGNORECASE
        )
        self.some_there_are = re.compile(rf"(?<!\w)(?:{listed(law.some_there_are)})\s*$", re.IGNORECASE)
        self.there_are = re.compile(rf"(?<!\w)(?:{listed(law.there_are)})\s*$", re.IGNORECASE)
        unturned = "".join(rf"(?<!{re.escape(word)} )" for word in law.no_turn_after)
        # in small letters: "Long Thành 3.406" is a place
        self.turned_into = re.compile(rf"(?<!\w){unturned}(?:{listed(law.turned_into)})\s*$")
        self.set_under = re.compile(
            rf"\s(?:{listed(law.set_under)})(?:\s+[^\W\d_]+){{0,2}}\s*$", re.IGNORECASE
        )
        self.in_all_of = re.compile(rf"(?<!\w)(?:{listed(law.in_all_of)})\s*$", re.IGNORECASE)
        self.goal_of, self.of_all = anywhere(law.goal_of), anywhere(law.of_all)
        self.number_in_letters = re.compile(
            rf"(?<!\w)(?P<number>{listed(law.in_letters)})\s(?P<of>[^\W\d_]+)", re.IGNORECASE
        )
        self.rate_of, self.naming = anywhere(law.rate_of), anywhere(law.naming)
        self.onward = anywhere(law.onward)
        self.over_named = re.compile(
            rf"\s(?:{listed(law.over_named)})\s+(?P<name>[^,;.()\d]+)", re.IGNORECASE
        )
        self.reckoned_of = re.compile(
            rf"\s+(?:{listed(law.reckoned_of)})\s+(?P<name>[^,;.()\d]+)", re.IGNORECASE
        )
        self.begins_within = re.compile(
            rf"\W*(?:{listed((*law.out_of_all, *law.begins_within))})\s+(?P<name>[^,;.()\d]+)", re.IGNORECASE
        )
        ends = rf"(?=\s+(?:{listed(law.name_ends)})\s|[,;.()]|$)"
        self.called = re.compile(
            rf"\s*(?:{listed((*law.out_of, *law.called))})\s+(?P<name>[^,;.()\d]+?){ends}",
            re.IGNORECASE,
        )
        self.rises, self.falls = anywhere(law.rises), anywhere(law.falls)
        apart = "".join(rf"(?<!{re.escape(word)} )" for word in law.no_change_after)
        onward = rf"(?!\s+(?:{listed(law.no_change_before)})(?!\w))"
        self.change = re.compile(
            rf"{apart}{anywhere((*law.rises, *law.falls)).pattern}{onward}", re.IGNORECASE
        )
        self.balances = anywhere(law.balances)
        self.overlapping = anywhere(law.overlapping)
        self.present, self.foretold = anywhere(law.present), anywhere(law.foretold)
        self.by_number = anywhere(law.by_number)
        self.not_counted, self.at_once = anywhere(law.not_counted), anywhere(law.at_once)
        self.told_above = anywhere(law.told_above)
        self.beyond = anywhere(law.beyond)
        self.so_then = anywhere(law.so_then)
        self.by_whom, self.along = (
            re.compile(rf"(?<!\w)(?:{listed(words)})\s+$", re.IGNORECASE)
            for words in (law.by_whom, law.along)
        )
        self.reached = anywhere(law.reached)
        self.of_it, self.composition = anywhere(law.of_it), anywhere(law.composition)
        names = rf"(?!(?:{listed(law.not_apart)})(?!\w))"
        self.apart_by = re.compile(rf"{names}{anywhere(law.apart_by).pattern}", re.IGNORECASE)
        self.most, self.brought_over = anywhere(law.most), anywhere(law.brought_over)
        self.saved = re.compile(
            rf"[^\d.;()]{{0,24}},\s(?:{listed(law.saved)})(?:\s\w+){{0,2}}\s$", re.IGNORECASE
        )
        self.other_time = re.compile(anywhere(law.other_time).pattern.replace(r"\#", ANY_YEAR), re.IGNORECASE)
        self.than = anywhere(law.than)
        self.base, self.earlier = anywhere(law.base), anywhere(law.earlier)
        before = rf"{law.since}\s+{_time(law, 'b_')}"
        self.since_after = re.compile(rf"[^,;.()\d]*?{before}")
        # "đạt 98,49% so với tổng số 8.813 văn bản đi"
        self.since_total = re.compile(
            rf"(?<!\w){law.since}\s+(?:{listed(law.sums_of_name)})\s*$", re.IGNORECASE
        )
        # "468 người so với biên chế được giao (5.876 người)"
        self.since_this = re.compile(rf"\b{law.since}\s*$")
        self.over_total = re.compile(rf"/\s*(?:{listed(law.sums_of_name)})\s*$", re.IGNORECASE)
        self.since_in_bracket = re.compile(rf"[^,;.()]{{0,20}}\b{law.since}\b[^,;.()]*\($")
        self.since_before = re.compile(rf"{before}[^,;.()\d]*$")
        self.last_time = re.compile(rf"{_time(law, 'n_')}(?!.*{_time(law, 'x_')})")
        self.time = re.compile(
            rf"(?:(?P<unit>{listed(law.times)})\s+)?(?<![\d.,])(?P<name>\d{{4}}|\d{{1,2}}|[ivx]{{1,4}})(?![\d.,/%]|\w)"
        )
        # "giảm so với năm 2015 (2.741 người) là 162 người"
        self.based = re.compile(
            rf"\s+{law.since}\s[^,;.()]{{2,40}}\([^()]{{1,30}}\)\s*(?:{told_as})\s*$", re.IGNORECASE
        )
        # "so với năm 2015 (2.276 chỉ tiêu) là giảm 227"
        self.base_closed = re.compile(rf"[^()\d]{{0,12}}\)\s*(?:(?:{told_as})\s+)?")
        self._levels_of_change = re.compile(rf"(?<!\w)(?:{listed(law.levels_of_change)})\s*$", re.IGNORECASE)
        self.at_first, self.at_last = anywhere(law.at_first), anywhere(law.at_last)
        self.far_from = re.compile(rf"(?<!\w)(?:{listed(law.far_from)})\s", re.IGNORECASE)
        self.times_as_much = re.compile(rf"(?<!\w)(?:{listed(law.times_as_much)})\s*$", re.IGNORECASE)
        self.times_more = re.compile(rf"(?<!\w)(?:{listed(law.times_more)})\s*$", re.IGNORECASE)
        self.change_from, self.change_to = anywhere(law.change_from), anywhere(law.change_to)
        self.equivalent, self.same_change = anywhere(law.equivalent), anywhere(law.same_change)
        self.goals = anywhere(law.goals)
        self.of_provinces, self.ranked = anywhere(law.of_provinces), anywhere(law.ranked)
        self.subsets = [(anywhere(s.whole), anywhere(s.part)) for s in law.subsets]
        self.takes_in = {noun: frozenset(words) for noun, words in law.takes_in.items()}
        named = (
            (f" {fold(word)} ", Side(group, side))
            for group, g in law.complements.items()
            for side, words in g.sides.items()
            for word in words
        )
        self._sides = sorted(named, key=lambda pair: -len(pair[0]))
        self._known: dict[str, dict[str, str]] = {}
        self._asked: dict[tuple[str, str], set[str]] = {}
        self.level_words = [word for word, side in self._sides if side.group == law.levels]
        self.level_named = anywhere(word.strip() for word in self.level_words)
        self._levels = [(word, side.side) for word, side in self._sides if side.group == law.levels]

    def joined(self, gap: str) -> bool:
        """Whether nothing but a word such as "và" stands between two figures and their names."""
        return bool(self.join.search(gap)) and not set(gap) & set(",;:.(")

    def is_level(self, lead: str, after: str) -> bool:
        """ "trước khi cắt giảm 5.724 ngày, sau khi cắt giảm 3.908 ngày, giảm 1.816 ngày": what there is, no fall."""
        told = after.split(". ")[0]
        changed = self.change.search(told) or self.apart_by.search(told)
        return changed is not None and bool(self._levels_of_change.search(lead))

    def sides(self, label: str) -> Mapping[str, str]:
        """Which side of each group a label names; the longest wording decides."""
        known = self._known.get(label)
        if known is None:
            text = f" {fold(label)} "
            known = {}
            for word, side in self._sides:
                if side.group not in known and word in text:
                    known[side.group] = side.side
            self._known[label] = known
        return known

    def all_sides(self, text: str, group: str) -> AbstractSet[str]:
        """All the sides of a group that a text names; a joint name ("đúng và trước hạn") names each."""
        known = self._asked.get((text, group))
        if known is None:
            rest = f" {fold(text)} "
            known = set()
            for word, side in self._sides:
                if side.group == group and word in rest:
                    known |= set(self.law.joint_sides.get(side.side, (side.side,)))
                    rest = rest.replace(word, "  ")
            self._asked[text, group] = known
        return known

    def sides_at_any_level(self, label: str) -> Mapping[str, str]:
        """The same, but for the levels of government: what is alike at each of them."""
        sides = dict(self.sides(label))
        sides.pop(self.law.levels, None)
        return sides

    def level(self, label: str) -> str | None:
        """The level of government that a label names."""
        return self.sides(label).get(self.law.levels)

    def levels(self, label: str) -> set[str]:
        """All the levels of government that a label names."""
        text = f" {fold(label)} "
        return {side for word, side in self._levels if word in text}

    def complete(self, labels: Sequence[str], day: date) -> str | None:
        """The group whose sides these labels name without a gap, each once; None if there is none."""
        named = [self.sides(label) for label in labels]
        if any(self.remainder.search(label) for label in labels):
            return "remainder"
        for group, law in self.law.complements.items():
            sides = [n.get(group) for n in named]
            if None in sides or len(set(sides)) != len(sides):
                continue
            complete = [
                *law.complete,
                *(x for start, xs in law.complete_from.items() if start <= day for x in xs),
            ]
            if any(set(sides) == set(c) for c in complete):
                return group
        return None

    def is_subset(self, whole: str, part: str) -> bool:
        """Whether the words before two figures make the second part of the first: "được giao", "có mặt".

        "Phát hành 1.263 văn bản ký số trên tổng số 1.290 văn bản đi": what another is out of is none.
        """
        if self.out_of_before.search(part):
            return False
        return any(a.search(whole) and b.search(part) and not a.search(part) for a, b in self.subsets)

    def opens_change(self, lead: str) -> bool:
        """ "giảm từ": whether what follows is what there was before a change."""
        return any(map(self.change_from.fullmatch, lead.split()[-1:]))

    def is_negation(self, so: str, not_so: str) -> bool:
        """ "công nhận", "và không công nhận": whether one tells that what the other tells is not so."""
        negated = self.negated.search(not_so)
        if negated is None or self.negated.search(so):
            return False
        rest = not_so[negated.end() :].casefold().split()
        return bool(rest) and set(rest) <= set(so.casefold().split())

    def names_base(self, lead: str) -> bool:
        """Whether words before a figure say that something is compared with it; an average by itself is none."""
        # "Kỳ trước chuyển sang có 290.524 việc": that came over, and nothing is compared with it
        found = [
            m for m in self.base.finditer(lead) if not self.brought_over.match(lead[m.end() :].lstrip())
        ]  # fmt: skip
        averages = [m for m in found if self.average.search(m[0])]
        return bool(found) and (len(averages) < len(found) or bool(self.change.search(lead)))

    def tells_share(self, gap: str) -> bool:
        """Whether what stands between a figure and a rate tells that the rate is of the figure."""
        return bool(self.shares.search(gap)) or gap.rstrip().endswith(("(", "="))


@cache
def claim_words() -> Words:
    """The words in use."""
    return Words(load(WORDS, ClaimWords))


def _time(law: ClaimWords, group: str) -> str:
    """What finds the name of a time ("quý II"): its unit and its number, in groups that begin so."""
    number = r"\d{4}|\d{1,2}|[ivx]{1,4}"
    return rf"(?P<{group}unit>{listed(law.times)})\s+(?P<{group}name>{number})(?![\w.,]*\d)"


def listed(words: Iterable[str]) -> str:
    """Words as alternatives of a pattern, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=len, reverse=True))


def anywhere(words: Iterable[str], other: Iterable[str] = ()) -> re.Pattern[str]:
    """A pattern that finds any of these words, but not where it is only a part of some ``other`` one.

    >>> [m[0] for m in anywhere(["nhận", "tồn"], ["xác nhận", "tồn tại"]).finditer("nhận 5, xác nhận 3 tồn tại, tồn 2")]
    ['nhận', 'tồn']
    """
    wholes = [rf"(?:{_apart_from(word, other)})" for word in sorted(set(words), key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(wholes)})(?!\w)", re.IGNORECASE)


def _apart_from(word: str, other: Iterable[str]) -> str:
    """A word where it is no part of others: "nhận", but not that of "xác nhận"."""
    before, after = "", ""
    for whole in other:
        if whole.startswith(f"{word} "):
            after += f"(?!{re.escape(whole[len(word) :])}(?!\\w))"
        elif whole.endswith(f" {word}"):
            before += f"(?<!{re.escape(whole[: -len(word)])})"
    return f"{before}{re.escape(word)}{after}"
