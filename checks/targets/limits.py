"""Targets that lie beyond what can be reached: above a whole, above a limit of their own, above each other.

Found is what is to be compared, whether it holds or not. How many whole units a share is of is ``units.py``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from assets.prose.figures import POINTS, Meant, TextFigure, prose_words
from assets.text import fold
from checks.claims.parse import Phrase
from checks.claims.statements import Statement
from checks.claims.words import claim_words, listed
from checks.edits.claimed import Claim, terms, text_term
from checks.targets.read import Goal, Plan, Target, falls, is_change, is_counted
from checks.targets.words import target_words

_HUNDRED = 100
#: "từ" stands so near before the beginning of a span.
_FROM = 5
_REACHED = (Meant.EXACT, Meant.AT_LEAST)
_STOP = re.compile(r"[;.](?=\s|$)|\n")
_WORD = re.compile(r"[^\W\d_]+")


def limits(plan: Plan, day: date) -> Iterator[Claim]:
    """What the targets of a plan may not exceed.

    Args:
        plan: the targets.
        day: when it was written: which levels of government there were.
    """
    scopes = {t.code: t.scope for t in plan.targets}
    for target in plan.targets:
        yield from _alone(target)
    for goal in plan.goals:
        yield from _two_limits(goal)
        yield from _some_of_all(goal)
        yield from _within(goal)
        yield from _of_levels(goal, day)
        yield from _together(goal, day, scopes)


def _alone(target: Target) -> Iterator[Claim]:
    s, n, f = target.statement, target.position, target.figure
    if f.quantity != "rate" or f.noun == POINTS:
        return
    if not is_change(s, n):
        if f.meant in _REACHED and (f.value <= _HUNDRED or _is_share(s, f)):
            yield Claim("target_share", (text_term("lesser", target.code),))
    elif f.meant in _REACHED and falls(s, n):
        yield Claim("target_fall", (text_term("lesser", target.code),))


def _is_share(s: Statement, f: TextFigure) -> bool:
    """Whether the words leave no doubt that a rate is a share of a whole, which it cannot exceed."""
    words = target_words()
    start = max((m.end() for m in _STOP.finditer(s.text, 0, f.start)), default=0)
    end = _STOP.search(s.text, f.stop)
    clause = s.text[start : end.start() if end else len(s.text)]
    if words.beyond.search(clause):
        return False
    share = bool(words.share_of.search(clause))
    noun = words.of_noun.match(s.text, f.stop)
    counted = prose_words().head(s.text[noun.end() if noun else f.stop :].casefold().lstrip())
    if counted in prose_words().law.nouns:
        return share or bool(words.share_of_noun.search(clause))
    return share and bool(words.rates.search(s.text[start : f.start]))


def _own(goal: Goal) -> list[tuple[Phrase, int]]:
    """The figures of a sentence in order, each with its phrase; not those in brackets."""
    lower = {f.over for f in goal.statement.figures}
    return [(p, n) for p in goal.sentence.phrases for n in p.figures if n not in lower]


def _two_limits(goal: Goal) -> Iterator[Claim]:
    """ "Tối thiểu 90%, tối đa 85%": at least so much, and at most less."""
    s, words = goal.statement, prose_words().law
    limiting = {w for part in (*words.at_least, *words.at_most) for w in part.casefold().split()}
    limiting |= {w for part in target_words().law.and_limit for w in part.split()}
    for (_, n), (_, m) in pairwise(_own(goal)):
        a, b = s.figures[n], s.figures[m]
        if _turned_span(s, a, b):
            yield Claim("target_limits", (text_term("lesser", s.code(n)), text_term("greater", s.code(m))))
            continue
        if {a.meant, b.meant} != {Meant.AT_LEAST, Meant.AT_MOST} or a.quantity != b.quantity:
            continue
        if m != n + 1 or (a.noun and b.noun and a.noun != b.noun) or a.scale != b.scale:
            continue
        counted = {w for f in (a, b) for w in f.phrase.casefold().split()}
        between = s.text[a.stop : b.start]
        after = re.split(r"[,;.:()]", s.text[b.stop :], maxsplit=1)[0]
        others = {w.casefold() for w in _WORD.findall(f"{between} {after}")} - limiting - counted
        if not others and not re.search(r"[;.:()]", between):
            least, most = (n, m) if a.meant is Meant.AT_LEAST else (m, n)
            yield Claim(
                "target_limits", (text_term("lesser", s.code(least)), text_term("greater", s.code(most)))
            )


def _turned_span(s: Statement, a: TextFigure, b: TextFigure) -> bool:
    """ "đạt từ 60% đến 50%": what would be a span, were its end not below its beginning."""
    words = claim_words()
    alike = a.quantity == b.quantity and a.scale == b.scale and (a.noun == b.noun or not a.noun)
    joined = words.change_to.fullmatch(s.text[a.stop : b.start].strip())
    begun = words.change_from.search(s.text[max(0, a.start - _FROM) : a.start])
    falling = words.falls.search(s.text[: a.start])
    return alike and bool(joined and begun) and a.value > b.value and not falling


def _some_of_all(goal: Goal) -> Iterator[Claim]:
    """ "Ít nhất 3 trong 5 đơn vị": so many are at most all."""
    s, words = goal.statement, target_words()
    for phrase in goal.sentence.phrases:
        for n, m in pairwise(phrase.figures):
            a, b = s.figures[n], s.figures[m]
            over = a.over == m or (m == n + 1 and words.out_of.fullmatch(s.text[a.stop : b.start]))
            if a.meant is Meant.AT_LEAST and over and is_counted(b) and a.noun in ("", b.noun):
                yield Claim("target_some", (text_term("lesser", s.code(n)), text_term("greater", s.code(m))))


def _within(goal: Goal) -> Iterator[Claim]:
    """ "12 đơn vị, trong đó ít nhất 15 đơn vị sự nghiệp": a part is at most the whole."""
    s, words = goal.statement, target_words()
    if words.each.search(goal.text):
        return
    for clause in goal.sentence.clauses:
        whole: int | None = None
        marked = False
        for phrase in clause.phrases:
            marked = marked or phrase.mark == "among"
            for n in phrase.figures:
                f = s.figures[n]
                if not is_counted(f) or f.over >= 0:
                    continue
                if not marked:
                    whole = n
                elif whole is not None and _comparable(s.figures[whole], f):
                    yield Claim(
                        "target_within",
                        (text_term("lesser", s.code(n)), text_term("greater", s.code(whole))),
                    )


def _comparable(whole: TextFigure, part: TextFigure) -> bool:
    """Whether a part and its whole count the same; where both are exact they are no mere targets."""
    meant = (*_REACHED, Meant.AT_MOST)
    alike = whole.noun == part.noun and whole.scale == part.scale
    exact = whole.meant is part.meant is Meant.EXACT
    return alike and not exact and whole.meant in meant and part.meant in _REACHED


def _rates(goal: Goal) -> list[tuple[Phrase, int]]:
    """The rates of a sentence that are to be reached, one to a phrase; none where phrases have several."""
    s = goal.statement
    found = [(p, n) for p, n in _own(goal) if s.figures[n].quantity == "rate"]
    alone = all(len(p.figures) == 1 for p, _ in found)
    plain = all(s.figures[n].meant in _REACHED and not is_change(s, n) for _, n in found)
    return found if alone and plain else []


def _label(goal: Goal, phrase: Phrase) -> str:
    return goal.statement.text[phrase.start : phrase.stop]


def _of_levels(goal: Goal, day: date) -> Iterator[Claim]:
    """ "Toàn tỉnh tối thiểu 70%, trong đó cấp tỉnh 60%, …": if each level reaches its own, all must."""
    s, words = goal.statement, claim_words()
    rates = _rates(goal)
    for at, (phrase, n) in enumerate(rates[:-1]):
        label = _label(goal, phrase)
        if not target_words().of_all.search(label):
            continue
        for stop in range(len(rates), at + 2, -1):
            parts = rates[at + 1 : stop]
            labels = [_label(goal, p) for p, _ in parts]
            if words.complete(labels, day) != words.law.levels or not _said_of(
                label, labels, words.law.levels
            ):
                continue
            if any(s.figures[m].meant is not Meant.EXACT for _, m in [(phrase, n), *parts]):
                most = max((m for _, m in parts), key=lambda m: s.figures[m].value)
                yield Claim(
                    "target_of_all", (text_term("lesser", s.code(n)), text_term("greater", s.code(most)))
                )
            break


def _said_of(whole: str, parts: Sequence[str], group: str) -> bool:
    """Whether the parts are said of what the whole is said of: they add nothing but their sides."""
    said = set(target_words().telling(whole))
    return all(set(_without_sides(part, group)) <= said for part in parts)


def _together(goal: Goal, day: date, scopes: Mapping[str, frozenset[str]]) -> Iterator[Claim]:
    """ "Ít nhất 60% hồ sơ nộp trực tuyến, ít nhất 50% hồ sơ nộp trực tiếp": more than there are."""
    s, words = goal.statement, claim_words()
    rates = _rates(goal)
    for size in (3, 2):
        for at in range(len(rates) - size + 1):
            row = rates[at : at + size]
            labels = [_label(goal, p).rpartition(":")[2] for p, _ in row]
            group = words.complete(labels, day)
            verbs = target_words().law.excluding.get(group or "")
            # Beside other words above or before it, a rate may be of something else: "Số hóa: 60% …, 80% …".
            if not verbs or any(scopes.get(s.code(n)) for _, n in row):
                continue
            told = {_before_side(label, group) for label in labels}
            if len(told) == 1 and set(verbs) & {*told.pop()} and _some_at_least(s, row):
                yield Claim("target_together", terms("lesser", [s.code(n) for _, n in row]))
                return


def _some_at_least(s: Statement, row: Sequence[tuple[Phrase, int]]) -> bool:
    return any(s.figures[n].meant is Meant.AT_LEAST for _, n in row)


def _before_side(label: str, group: str | None) -> tuple[str, ...]:
    """The telling words of a label before its side of a group, if that is its end; else nothing."""
    told = " ".join(target_words().telling(_bare(label)))
    end = re.search(rf"(?<!\w)(?:{_sides(group)})$", told)
    return tuple(told[: end.start()].split()) if end else ()


def _without_sides(label: str, group: str) -> tuple[str, ...]:
    """The telling words of a label but for those that name its side of a group."""
    told = " ".join(target_words().telling(_bare(label)))
    return tuple(re.sub(rf"(?<!\w)(?:{_sides(group)})(?!\w)", " ", told).split())


def _sides(group: str | None) -> str:
    sides = claim_words().law.complements[group].sides if group else {}
    return listed(fold(w) for words in sides.values() for w in words)


def _bare(label: str) -> str:
    return re.sub(r"\d+(?:[.,]\d+)*\s*%", " ", label)
