"""What is known of a document's other figures makes some readings misreadings: of sums, rates and changes.

What one figure's own words rule out is ``checks/claims/weighed/ruled_out.py`` and ``checks/claims/weighed/not_of.py``.
"""

from collections.abc import Container, Iterable, Mapping, Sequence

from assets.prose.figures import Meant, prose_words
from checks.claims.about import gap_before, since, words_in
from checks.claims.changes import Change, holds
from checks.claims.named import total
from checks.claims.rates import Rate
from checks.claims.wholes.parts import Parts
from checks.claims.words import Words

#: What was settled and what is left.
_PAIR = 2
#: So many rates of one figure are a list.
_SEVERAL = 3


def left_of_another(p: Parts, flows: Sequence[Parts]) -> bool:
    """ "phải giải quyết A; đã giải quyết B, đúng hạn b; còn C": C is left of A, and is beside B and no part of it."""
    codes = {x.code for x in p.parts}
    beside = ({x.code for x in f.parts} for f in flows)
    return not p.adds_up and any(p.whole.code in parts and codes & parts for parts in beside)


def rather_of_another(p: Parts, found: Sequence[Parts]) -> bool:
    """ "4.286 biên chế, có mặt 4.093. Nguồn: / 1.472; / 2.431; / 136": whether the same are parts of what is nearer."""
    missing = abs(p.whole.value - total(p.parts))
    same = [q for q in found if {x.code for x in q.parts} == {x.code for x in p.parts}]
    return any(q.whole.code != p.whole.code and abs(q.whole.value - total(q.parts)) < missing for q in same)


def settled_of_received(p: Parts, words: Words) -> bool:
    """ "tiếp nhận 9.442 hồ sơ. Kết quả: / - Đất đai: đã giải quyết 8.412 …": some may not be settled yet."""
    flow, whole = words.flow, p.whole.label
    if p.adds_up or not flow.received.search(whole) or flow.done.search(flow.in_all.sub(" ", whole)):
        return False
    labels = [x.label for x in p.parts]
    settled = len(labels) > _PAIR and all(
        flow.done.search(label) and not flow.received.search(label) for label in labels
    )
    return settled and not any(flow.left.search(label) for label in labels)


def received_of_settled(p: Parts, words: Words) -> bool:
    """ "đã giải quyết 87.902. / Cấp tỉnh: tiếp nhận 24.318, đã giải quyết 22.790 …": what came in is none of it."""
    flow, whole = words.flow, p.whole.label
    if p.adds_up or flow.received.search(whole) or not flow.done.search(flow.in_all.sub(" ", whole)):
        return False
    return all(flow.received.search(x.label) and not flow.done.search(x.label) for x in p.parts)


def rates_of_others(p: Parts, known: Mapping[str, Rate]) -> bool:
    """ "phiếu hợp lệ 99,37%; cấp huyện 99,97% cử tri, cấp xã 99,92%": rates of what does not make up the other."""
    if (
        p.adds_up
        or p.whole.figure.quantity != "rate"
        or any(n.code not in known for n in (p.whole, *p.parts))
    ):
        return False
    whole, parts = known[p.whole.code], [known[x.code] for x in p.parts]
    counted = total(whole.numerator) == total([n for r in parts for n in r.numerator])
    return not counted and total(whole.denominator) != total([q for r in parts for q in r.denominator])


def printed_over(r: Rate) -> bool:
    """ "15.095 trên 28.348 hồ sơ (đạt 55,7%)": whether a rate's two figures are set over each other in the text."""
    if len(r.numerator) != 1 or len(r.denominator) != 1:
        return False
    n, q = r.numerator[0], r.denominator[0]
    beside = n.statement is q.statement is r.rate.statement and q.position + 1 == r.rate.position
    return beside and n.figure.over == q.position


def without_those_told_rightly(rates: Sequence[Rate]) -> list[Rate]:
    """ "2.903/2.946 đơn vị, đạt 98,5%; … bình quân 97,5% (quý III 99,1%)": what has its rate is no other's, nearly."""
    right = {r.rate.code: r.codes for r in rates if r.holds}
    told = set(right.values())
    return [
        r
        for r in rates
        if r.stated or r.rate.code in right or r.meant is not Meant.EXACT or r.codes not in told
    ]


def without_those_of_their_own(rates: Sequence[Rate]) -> list[Rate]:
    """ "21.343 hộ nghèo, trong đó Tháp Chàm 7,42% (3.084 hộ), Ninh Hải 10,17% (2.276 hộ)": each out of its own.

    Several rates that are read out of one figure, none of which is, nor can be out of any one figure, are none of it.
    """
    by_base: dict[tuple[str, int], list[Rate]] = {}
    for r in rates:
        if len(r.numerator) == len(r.denominator) == 1 and r.meant is Meant.EXACT:
            by_base.setdefault((r.denominator[0].code, r.rate.statement.paragraph.number), []).append(r)
    left_out: set[str] = set()
    for group in by_base.values():
        if len(group) < _SEVERAL or any(r.holds for r in group):
            continue
        bases = [
            (100 * r.numerator[0].value / (r.rate.value + r.rate.half), 100 * r.numerator[0].value / low)
            for r in group
            if (low := r.rate.value - r.rate.half) > 0
        ]
        if max(low for low, _ in bases) > min(high for _, high in bases):
            left_out |= {r.rate.code for r in group}
    return [r for r in rates if r.rate.code not in left_out]


def one_of_another(p: Parts, shares: Container[tuple[str, str]]) -> bool:
    """ "giải quyết 17.651, trong đó 3.254 (18,4%) đúng hạn": whether rates tell one part to be some of another."""
    return any((a.code, b.code) in shares for a in p.parts for b in p.parts)


def exceeds(p: Parts, shares: Container[tuple[str, str]]) -> bool:
    """ "kế hoạch 486 cuộc, đã thực hiện 504 cuộc, đạt 103,7%": whether a rate tells one to be more than the other."""
    return any(x.value > p.whole.value and (x.code, p.whole.code) in shares for x in p.parts)


def with_others(p: Parts, q: Parts) -> bool:
    """ "21.356 việc; trừ ủy thác 312 việc và thu hồi 58 việc, còn 20.986 việc": a part makes it up with others."""
    codes = {x.code for x in p.parts}
    return q.adds_up and p.whole.code == q.whole.code and not codes.isdisjoint(x.code for x in q.parts)


def some_of_all(p: Parts, q: Parts) -> bool:
    """ "132 nhiệm vụ: 77 đúng hạn, 09 quá hạn, 46 đang thực hiện": some of a list that adds up with all of it."""
    return q.adds_up and p.whole.code == q.whole.code and p.codes[1] < q.codes[1]


def divided_in(p: Parts, q: Parts) -> bool:
    """ "21.686, đã giải quyết 17.651, trong đó trước hạn 13.767, đúng hạn 3.254": beside a part stand its own parts."""
    codes = {x.code for x in p.parts}
    return q.whole.code in codes and not codes.isdisjoint(x.code for x in q.parts)


def all_of_its_whole(p: Parts, q: Parts, sums: Sequence[Parts]) -> bool:
    """ "117 người, gồm 09, 96 và 12 cán bộ xã, nếu phân theo chính sách có 104 và 13": all of what 12 is some of.

    ``q``: of what the whole of ``p`` is a part; ``sums``: what is known to add up.
    """
    part = q.adds_up and p.whole.code in q.codes[1]
    return part and any(s.adds_up and s.whole.code == q.whole.code and s.codes[1] == p.codes[1] for s in sums)


def shares_of_another(p: Parts, shares: Container[tuple[str, str]], others: Iterable[str]) -> bool:
    """ "sớm hạn 127, trễ hạn 231. … 74 và 52, bằng 32,0% và 22,5% số trễ hạn": what are shares of one other figure.

    ``shares``: which figure a rate is of, out of which; ``others``: the codes of what rates are out of.
    """
    if p.adds_up or any((x.code, p.whole.code) in shares for x in p.parts):
        return False
    return any(all((x.code, code) in shares for x in p.parts) for code in others)


def planned_for_another(p: Parts, q: Parts, words: Words) -> bool:
    """ "Kế hoạch kiểm tra 30, đã kiểm tra 34. Chia theo loại hình: 09; 06; 17": of what was done."""
    same = {x.code for x in p.parts} == {x.code for x in q.parts}
    return q.all_named and same and p.whole.code != q.whole.code and bool(words.goal_of.search(p.whole.lead))


def part_of_its_part(p: Parts, q: Parts) -> bool:
    """ "trang bị mới 27 máy, nâng tổng số lên 72 máy (trước đó 45 máy)": what is read as its part is its whole."""
    codes = {x.code for x in p.parts}
    return q.adds_up and q.whole.code in codes and p.whole.code in {x.code for x in q.parts}


def beside_its_part(p: Parts, q: Parts) -> bool:
    """ "263 hồ sơ ở các khâu: A 120, B 90, các khâu còn lại 53": of what adds up, one figure is no whole of others."""
    beside = p.whole.code in q.codes[1] and bool(p.codes[1] & q.codes[1])
    return q.adds_up and beside and q.whole.code not in p.codes[1]


def behind_those_beside_it(p: Parts, q: Parts) -> bool:
    """ "178 xã, 15 phường, 11 thị trấn; loại I là 63, loại II là 118": others of what adds up come before the parts."""
    whole, first = p.whole, p.parts[0]
    if not q.adds_up or whole.code not in q.codes[1] or whole.statement is not first.statement:
        return False
    beside = (x for x in q.parts if x.statement is whole.statement)
    return sum(whole.position < x.position < first.position for x in beside) >= _PAIR


def items_of_one(p: Parts, q: Parts) -> bool:
    """ "538 công ty một thành viên, 217 hai thành viên, 281 cổ phần, còn lại 6": all are items of what adds up."""
    return q.adds_up and p.whole.code in q.codes[1] and p.codes[1] < q.codes[1]


def of_others(change: Change, told: Sequence[Change]) -> bool:
    """ "590 đơn vị, so với 604 đơn vị giảm 14 đơn vị. Số phòng giảm 12 phòng": its ends have a change that holds.

    So have those of "12,3%, tăng 0,4% so với năm 2021 và tăng 2,5% so với năm 2020", which is since another time.
    """
    ends = {change.now.code, change.before.code}
    same = [c for c in told if {c.now.code, c.before.code} == ends and not c.relative and holds(c)]
    other = any(c.by.figure.noun != change.by.figure.noun for c in same)
    later = any(
        c.by.statement is change.by.statement and c.by.position + 1 == change.by.position for c in same
    )
    return (other and change.by.figure.quantity == "count") or (later and not change.relative)


def of_another_subject(c: Change, words: Words) -> bool:
    """ "vốn 3.928 tỷ đồng, so với cùng kỳ số doanh nghiệp tăng 35,9%": whether what rose is named, and is not this.

    So it is in "So với cùng kỳ (thụ lý 6.409, giải quyết 4.268), số thụ lý tăng 720 vụ", and behind the change in "872
    doanh nghiệp với số vốn 9.846 tỷ đồng, giảm 14,1% về số doanh nghiệp (cùng kỳ 1.015)".
    """
    behind = words.reckoned_of.match(c.by.statement.text, c.by.figure.stop)
    reckoned = prose_words().known_head(behind["name"].casefold()) if behind and c.relative else ""
    if reckoned and c.now.figure.noun not in ("", reckoned):
        return True
    lead = since(gap_before(c.by), (",", ";", ".", "(")).casefold()
    if words.reckoned_of.match(
        lead
    ):  # "giảm 11,8% về số doanh nghiệp và giảm 9,5% về vốn": of the change before
        lead = words.join.split(lead)[-1]
    changed = [*words.change.finditer(lead)]
    named = [*words.in_number.finditer(lead[: changed[-1].start()])] if changed else []
    if not named:
        return False
    subject = lead[named[-1].end() : changed[-1].start()].strip()
    noun = prose_words().known_head(subject)
    if noun:
        return c.now.figure.noun not in ("", noun) and (c.relative or c.by.figure.noun in ("", noun))
    told, (then, now) = words_in(subject), (words_in(n.label.replace("(", " ")) for n in (c.before, c.now))
    return bool(told) and told <= then and not told & now


def turns_round(c: Change) -> bool:
    """ "quý II giảm 4,7% (cùng kỳ 9.873); quý I 27.510": growth read of ends that lie the other way round.

    What words leave no doubt of (``by_name``) is told as they have it.
    """
    more, less = c.ends
    return c.relative and not c.by_name and more.value < less.value


def based_elsewhere(change: Change, told: Sequence[Change]) -> bool:
    """ "giảm 18,6% so với cùng kỳ (63.984) do chính sách giảm 50% lệ phí": its base is that of another that holds.

    Nor is there a second rate of growth between two figures: "15.842 tỷ đồng, tăng 6,7% so với cùng kỳ (14.847 tỷ
    đồng); trong đó khu vực nông nghiệp 4.376 tỷ đồng, tăng 3,6%".
    """
    same = [
        c for c in told
        if c.before.code == change.before.code and c.by.code != change.by.code and holds(c)
    ]  # fmt: skip
    again = any(c.now.code == change.now.code and c.relative == change.relative for c in same)
    return again or (bool(same) and all(c.now.code != change.now.code for c in same))


def without_some_of(around: Sequence[Parts]) -> list[Parts]:
    """ "84,71%; sở 86,90%, cấp huyện 83,47%, cấp xã 83,89%": rates about that of all, and not some of them."""

    def is_about(p: Parts) -> bool:
        values = [x.value for x in p.parts]
        return min(values) <= p.whole.value <= max(values)

    return [
        p
        for p in around
        if is_about(p)
        or not any(is_about(q) and p.whole.code == q.whole.code and p.codes[1] < q.codes[1] for q in around)
    ]


def in_a_list(change: Change, sums: Sequence[Parts]) -> bool:
    """ "2,37 tỷ USD, bao gồm cấp mới 2,18, tăng vốn 0,14, góp vốn 0,05": no change but one of three parts or more."""
    ends = {change.now.code, change.before.code}
    return any(
        change.by.code in codes and ends <= {*codes, p.whole.code}
        for p in sums if p.adds_up and len(p.parts) > 2
        for codes in [{x.code for x in p.parts}]
    )  # fmt: skip
